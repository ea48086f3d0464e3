/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "cld-duty-row.h"
#include "cld-repo.h"
#include "cld-today-body.h"
#include "cld-today-pane.h"
#include "inspections-child-fixture.h"

/* What inspections leave to be done stands on Today among the duties. */

static void
show_today (Fixture *fixture, int width)
{
  open_store (fixture);
  show_pane (fixture, cld_today_pane_new (fixture->session), width);
  cld_pane_shown (fixture->pane);
  settle ();
}

/* The row of a finding or an action; NULL where there is none. */
static GtkWidget *
find_row (Fixture *fixture, const char *ref)
{
  for (guint i = 0;; i++)
    {
      guint n = i;
      GtkWidget *row = find_nth (GTK_WIDGET (fixture->pane), CLD_TYPE_DUTY_ROW, &n);
      CldDutyEntry *entry = row ? cld_duty_row_get_entry (CLD_DUTY_ROW (row)) : NULL;

      if (!row || (entry && g_strcmp0 (cld_duty_entry_get_texts (entry)->ref, ref) == 0))
        return row;
    }
}

/* A requirement that was due yesterday is late and red; what is due later stands in its group; what is done or far away in none. */
static void
test_rows (void)
{
  Fixture fixture = { NULL };
  const CldDutyTexts *texts;
  GtkWidget *row;

  show_today (&fixture, 1160);
  row = find_row (&fixture, "finding/SC1/1/1");
  g_assert_nonnull (row);
  texts = cld_duty_entry_get_texts (cld_duty_row_get_entry (CLD_DUTY_ROW (row)));
  g_assert_cmpstr (texts->state_words, ==, "1 day late");
  g_assert_cmpstr (texts->look->style_class, ==, "cld-late");
  g_assert_cmpstr (texts->title, ==, "Requirement: Tell the authority " NASTY);
  g_assert_cmpstr (texts->name_and_age, ==, "Larch " NASTY);
  g_assert_cmpstr (texts->worker, ==, "Nia Ode");
  g_assert_cmpstr (texts->provision, ==, "reg 12");
  g_assert_cmpint (texts->strength, ==, CLD_STRENGTH_MUST);
  g_assert_true (says (row, "1 day late"));
  /* An action about a child is the child's. */
  row = find_row (&fixture, "action/a1");
  g_assert_nonnull (row);
  texts = cld_duty_entry_get_texts (cld_duty_row_get_entry (CLD_DUTY_ROW (row)));
  g_assert_cmpstr (texts->state_words, ==, "Due today");
  g_assert_cmpstr (texts->child, ==, "JAY");
  g_assert_nonnull (find_row (&fixture, "finding/SC1/1/3"));
  g_assert_null (find_row (&fixture, "finding/SC1/1/2"));
  g_assert_null (find_row (&fixture, "action/a2"));
  g_assert_null (find_row (&fixture, "action/a3"));
  close_store (&fixture);
}

/* Relative luminance of a colour without transparency, as WCAG 2 has it. */
static double
get_luminance (const GdkRGBA *color)
{
  const float parts[] = { color->red, color->green, color->blue };
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    sum += weights[i] * (parts[i] <= 0.04045 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

static GdkRGBA
look_up (GtkWidget *widget, const char *name)
{
  GdkRGBA color;

  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color));
  return color;
}

/* What stands on a card on the window. */
static double
get_contrast (GtkWidget *widget, const GdkRGBA *color)
{
  GdkRGBA window = look_up (widget, "window_bg_color"), card = look_up (widget, "card_bg_color");
  GdkRGBA behind = { card.red * card.alpha + window.red * (1 - card.alpha), card.green * card.alpha + window.green * (1 - card.alpha),
                     card.blue * card.alpha + window.blue * (1 - card.alpha), 1 };
  double a = get_luminance (color), b = get_luminance (&behind);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* The state of a row: an icon and a word, both in the colour @name of the one table of colours. */
static void
assert_colored (GtkWidget *row, const char *style_class, const char *name)
{
  guint n = 0;
  GtkWidget *state = gtk_widget_get_first_child (gtk_widget_get_first_child (row));

  g_assert_nonnull (row);
  while (state && !gtk_widget_has_css_class (state, "cld-state"))
    state = gtk_widget_get_next_sibling (state);
  g_assert_nonnull (state);
  g_assert_true (gtk_widget_has_css_class (state, style_class));
  for (GtkWidget *part = gtk_widget_get_first_child (state); part; part = gtk_widget_get_next_sibling (part))
    {
      GdkRGBA wanted = look_up (part, name), color;

      gtk_style_context_get_color (gtk_widget_get_style_context (part), &color);
      g_assert_true (gdk_rgba_equal (&color, &wanted));
      g_assert_cmpfloat (get_contrast (part, &color), >=, 4.5);
      g_assert_true (GTK_IS_IMAGE (part) ? gtk_image_get_icon_name (GTK_IMAGE (part)) != NULL : *gtk_label_get_text (GTK_LABEL (part)) != '\0');
      n++;
    }
  g_assert_cmpuint (n, ==, 2);
}

/* The colours of a style sheet of the program, without what it does to sizes. */
static GtkCssProvider *
add_style (const char *path)
{
  GtkCssProvider *provider = gtk_css_provider_new ();
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  g_autoptr (GString) colors = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    if (g_str_has_prefix (lines[i], "@define-color") || (g_str_has_prefix (lines[i], ".cld-") && strstr (lines[i], "{ color: @cld_")))
      g_string_append_printf (colors, "%s\n", lines[i]);
  gtk_css_provider_load_from_data (provider, colors->str, -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  return provider;
}

static void
remove_style (GtkCssProvider *provider)
{
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider));
  g_object_unref (provider);
}

/* Row 12 of the list of features: a requirement that was due yesterday is in the colour of what is late, in light and dark, and it can be read. */
static void
test_row_12_late_in_colour (void)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  Fixture fixture = { NULL };
  GtkCssProvider *light = add_style ("/org/caseload/Caseload/style.css"), *dark = NULL;
  GdkRGBA late[G_N_ELEMENTS (schemes)];

  show_today (&fixture, 1160);
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
      if (schemes[i] == ADW_COLOR_SCHEME_FORCE_DARK)
        dark = add_style ("/org/caseload/Caseload/style-dark.css");
      settle ();
      assert_colored (find_row (&fixture, "finding/SC1/1/1"), "cld-late", "cld_late");
      assert_colored (find_row (&fixture, "action/a1"), "cld-due", "cld_due");
      assert_colored (find_row (&fixture, "finding/SC1/1/3"), "cld-upcoming", "cld_neutral");
      late[i] = look_up (GTK_WIDGET (fixture.pane), "cld_late");
      /* Red it is, in both. */
      g_assert_cmpfloat (late[i].red, >, late[i].green + 0.3f);
      g_assert_cmpfloat (late[i].red, >, late[i].blue + 0.3f);
    }
  g_assert_false (gdk_rgba_equal (&late[0], &late[1]));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  remove_style (dark);
  remove_style (light);
  close_store (&fixture);
}

/* The numbers of the page and of the sidebar are one. */
static void
test_counts (void)
{
  Fixture fixture = { NULL };
  g_autofree char *late = NULL;
  gint64 n;

  show_today (&fixture, 1160);
  n = cld_today_count (fixture.session);
  {
    CldDutyWatch *watch = cld_duty_watch_of (fixture.session);
    const CldTodayWanted wanted = { .strength = -1 };
    g_autoptr (CldToday) with = cld_today_find (cld_duty_watch_get_board (watch), cld_duty_watch_get_people (watch), cld_duty_watch_get_findings (watch), &wanted, 100);
    g_autoptr (CldToday) without = cld_today_find (cld_duty_watch_get_board (watch), cld_duty_watch_get_people (watch), NULL, &wanted, 100);

    g_assert_cmpint (n, ==, with->n[CLD_TODAY_LATE] + with->n[CLD_TODAY_DUE]);
    g_assert_cmpuint (with->n[CLD_TODAY_LATE], ==, without->n[CLD_TODAY_LATE] + 1);
    g_assert_cmpuint (with->n[CLD_TODAY_DUE], ==, without->n[CLD_TODAY_DUE] + 1);
    g_assert_cmpuint (with->n[CLD_TODAY_WEEK], ==, without->n[CLD_TODAY_WEEK] + 1);
    g_assert_cmpuint (with->missing->len, ==, 1);
    late = g_strdup_printf ("%u late", with->n[CLD_TODAY_LATE]);
  }
  g_assert_true (says (GTK_WIDGET (fixture.pane), late));
  g_assert_true (cld_today_is_late (fixture.session));
  g_assert_true (says (GTK_WIDGET (fixture.pane), "1 child is missing now: Jay " NASTY));
  close_store (&fixture);
}

static guint
count_wanted (Fixture *fixture, const CldTodayWanted *wanted)
{
  CldDutyWatch *watch = cld_duty_watch_of (fixture->session);
  g_autoptr (CldToday) found = cld_today_find (cld_duty_watch_get_board (watch), cld_duty_watch_get_people (watch), cld_duty_watch_get_findings (watch), wanted, 100);
  guint n = 0;

  for (guint g = 0; g < CLD_TODAY_N_GROUPS; g++)
    for (guint i = 0; i < found->groups[g]->len; i++)
      n += g_array_index (found->groups[g], CldTodayItem, i).finding != NULL;
  return n;
}

/* Filters go by the owner, and by the child's worker and team. */
static void
test_filters (void)
{
  Fixture fixture = { NULL };

  show_today (&fixture, 1160);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1 }), ==, 3);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .worker = "Nia Ode" }), ==, 2);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .worker = "Tom Ellis" }), ==, 0);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .team = "North" }), ==, 3);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .team = "South" }), ==, 1);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .groups = "C" }), ==, 0);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .search = "larch authority" }), ==, 1);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .search = "jay" }), ==, 1);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = CLD_STRENGTH_SHOULD }), ==, 0);
  close_store (&fixture);
}

/* Ctrl+Enter: the finding is met today, and its row goes. */
static void
test_met (void)
{
  Fixture fixture = { NULL };
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row;

  show_today (&fixture, 1160);
  gtk_widget_activate_action (find_row (&fixture, "finding/SC1/1/1"), "duty.do", NULL);
  for (guint i = 0; i < 40 && find_row (&fixture, "finding/SC1/1/1"); i++)
    settle ();
  g_assert_null (find_row (&fixture, "finding/SC1/1/1"));
  row = cld_repo_find (cld_session_get_db (fixture.session), &cld_finding_kind, "SC1/1/1", arena, NULL);
  g_assert_cmpstr (row->values[FINDING_MET_ON], ==, TODAY);
  g_assert_cmpstr (row->values[FINDING_STATUS], ==, "MET");
  /* The action of the child too, of whom alone is read anew. */
  gtk_widget_activate_action (find_row (&fixture, "action/a1"), "duty.do", NULL);
  for (guint i = 0; i < 40 && find_row (&fixture, "action/a1"); i++)
    settle ();
  g_assert_null (find_row (&fixture, "action/a1"));
  close_store (&fixture);
}

static GtkDropDown *
find_teams (Fixture *fixture)
{
  for (guint i = 0;; i++)
    {
      guint n = i;
      GtkWidget *found = find_nth (fixture->window, GTK_TYPE_DROP_DOWN, &n);
      GListModel *model = found ? gtk_drop_down_get_model (GTK_DROP_DOWN (found)) : NULL;

      g_assert_nonnull (found);
      if (model && g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), 0), "All teams"))
        return GTK_DROP_DOWN (found);
    }
}

/* With a team chosen: what is about no child is of its owner's team; what is nobody's is the whole service's, which is said. */
static void
test_team (void)
{
  Fixture fixture = { NULL };
  GtkDropDown *teams;

  show_today (&fixture, 1160);
  g_assert_false (says (fixture.window, "of the whole service"));
  teams = find_teams (&fixture);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (teams)), 1), ==, "North");
  gtk_drop_down_set_selected (teams, 1);
  settle ();
  g_assert_nonnull (find_row (&fixture, "finding/SC1/1/1"));
  g_assert_nonnull (find_row (&fixture, "finding/SC1/1/3"));
  g_assert_nonnull (find_row (&fixture, "action/a1"));
  g_assert_true (says (fixture.window, "1 of the whole service"));
  close_store (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/today-findings/rows", test_rows);
  g_test_add_func ("/today-findings/row-12-late-in-colour", test_row_12_late_in_colour);
  g_test_add_func ("/today-findings/counts", test_counts);
  g_test_add_func ("/today-findings/filters", test_filters);
  g_test_add_func ("/today-findings/team", test_team);
  g_test_add_func ("/today-findings/met", test_met);
  return g_test_run ();
}
