/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "cld-change-set.h"
#include "cld-child-page.h"
#include "cld-column-box.h"
#include "cld-fact-card.h"
#include "cld-kinds.h"
#include "cld-log-reader.h"
#include "cld-session.h"

#define NASTY "Ó'Neil & <b>\"%s%n"
#define TODAY "2026-04-07"

/* The page of a child over a real store: a child with some of everything, one whose texts are all nasty, one with two
 * thousand events, and one of whom nearly nothing is known. */

typedef struct
{
  char *folder;
  CldSession *session;
  CldPane *page;
  GtkWidget *window;
} Fixture;

static void
set (CldRow *row, CldArena *arena, guint field, const char *value)
{
  row->values[field] = cld_arena_strdup (arena, value);
}

static void
put (CldChangeSet *changes, CldRow *row)
{
  g_autoptr (GError) error = NULL;

  cld_change_set_put (changes, NULL, row, &error);
  g_assert_no_error (error);
}

/* A row with every field filled that can be: @text in every text, the first code of every list. */
static CldRow *
make_full (CldArena *arena, const CldKind *kind, const char *ref, const char *child, const char *date, const char *text)
{
  CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));

  for (guint i = 0; i < kind->n_fields; i++)
    switch (kind->fields[i].type)
      {
      case CLD_TEXT:
      case CLD_NOTE:
      case CLD_CHOICE:
        set (row, arena, i, text);
        break;
      case CLD_DATE:
      case CLD_MOMENT:
        if ((int) i == kind->date)
          set (row, arena, i, date);
        break;
      case CLD_REF:
        if ((int) i == kind->child)
          set (row, arena, i, child);
        break;
      case CLD_BOOL:
        set (row, arena, i, "1");
        break;
      case CLD_INT:
      case CLD_DECIMAL:
      default:
        break;
      }
  return row;
}

static void
put_full_child (CldChangeSet *changes, CldArena *arena, const char *number, const char *text)
{
  static const CldKind *const kinds[] = { &cld_care_period_kind, &cld_legal_status_kind, &cld_placement_kind, &cld_visit_kind, &cld_review_kind, &cld_health_check_kind, &cld_sdq_kind, &cld_missing_episode_kind, &cld_plan_kind, &cld_note_kind, &cld_notice_kind, &cld_approval_kind };
  CldRow *child = make_full (arena, &cld_child_kind, number, NULL, NULL, text);
  CldRow *contact, *relationship;
  g_autofree char *contact_ref = g_strconcat (number, "/mother", NULL);

  set (child, arena, CHILD_DATE_OF_BIRTH, "2014-11-14");
  put (changes, child);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *ref = g_strdup_printf ("%s/%s", number, kinds[i]->id);
      CldRow *row = make_full (arena, kinds[i], ref, number, "2025-03-01", text);

      if (kinds[i] == &cld_note_kind)
        set (row, arena, NOTE_RESTRICTED, "0");
      if (kinds[i] == &cld_notice_kind || kinds[i] == &cld_approval_kind)
        {
          g_autofree char *placement = g_strdup_printf ("%s/placement", number);

          set (row, arena, kinds[i] == &cld_notice_kind ? (guint) NOTICE_PLACEMENT : (guint) APPROVAL_PLACEMENT, placement);
        }
      if (kinds[i] == &cld_notice_kind)
        set (row, arena, NOTICE_DIRECTION, "OUT");
      put (changes, row);
    }
  contact = make_full (arena, &cld_contact_kind, contact_ref, NULL, NULL, text);
  put (changes, contact);
  relationship = make_full (arena, &cld_relationship_kind, contact_ref, number, NULL, text);
  set (relationship, arena, RELATIONSHIP_CONTACT, contact_ref);
  set (relationship, arena, RELATIONSHIP_KIND, "MOTHER");
  put (changes, relationship);
}

static void
put_busy_child (CldChangeSet *changes, CldArena *arena, const char *number, guint n)
{
  CldRow *child = cld_row_new (arena, &cld_child_kind, number);

  set (child, arena, CHILD_SURNAME, number);
  put (changes, child);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *ref = g_strdup_printf ("%s/%u", number, i), *day = g_strdup_printf ("20%02u-%02u-%02u", 10 + i / 140 % 15, i / 12 % 12 + 1, i % 28 + 1);
      const CldKind *kind = i % 2 ? &cld_note_kind : &cld_visit_kind;
      CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));

      set (row, arena, (guint) kind->child, number);
      set (row, arena, (guint) kind->date, day);
      set (row, arena, i % 2 ? (guint) NOTE_TEXT : (guint) VISIT_NOTES, "Something happened that takes a line or two to tell, with a word that is only here.");
      if (i % 2 == 0)
        set (row, arena, VISIT_OUTCOME, "SEEN_ALONE");
      put (changes, row);
    }
}

static void
put_children (CldStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *changes = cld_change_set_begin (store, CLD_ACT_EDIT, "made for the test", NULL, &error);
  CldRow *bare;

  g_assert_no_error (error);
  put_full_child (changes, arena, "FIRST", "Quicksilver");
  put_full_child (changes, arena, "NASTY", NASTY);
  put_busy_child (changes, arena, "BUSY", 2000);
  put_busy_child (changes, arena, "BUSY2", 2000);
  bare = cld_row_new (arena, &cld_child_kind, "BARE");
  put (changes, bare);
  cld_change_set_commit (changes, &error);
  g_assert_no_error (error);
  cld_change_set_free (changes);
}

static void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  fixture->folder = g_dir_make_tmp ("caseload-child-XXXXXX", &error);
  g_assert_no_error (error);
  name = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->session = cld_session_open (name, CLD_STORE_CREATE, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, TODAY);
  put_children (cld_session_get_store (fixture->session));
  /* The session did not write that itself, and would have pages read anew at any moment. */
  cld_session_look_around (fixture->session);
  fixture->page = cld_child_page_new (fixture->session);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1160, 768);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer left = fixture->page;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), &left);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin (400);
  g_assert_null (left);
  g_object_unref (fixture->session);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
show (Fixture *fixture, const char *child)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_child_page_show (CLD_CHILD_PAGE (fixture->page), child, &error));
  g_assert_no_error (error);
}

/* --- looking at widgets --- */

typedef gboolean (*Look) (GtkWidget *widget, gconstpointer data);

static guint
count (GtkWidget *widget, Look look, gconstpointer data)
{
  guint n = look (widget, data) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count (child, look, data);
  return n;
}

/* Labels in view or not, and what entries hold. */
static gboolean
holds_text (GtkWidget *widget, gconstpointer data)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : GTK_IS_TEXT (widget) ? gtk_editable_get_text (GTK_EDITABLE (widget)) : NULL;
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return (text && strstr (text, data)) || (tooltip && strstr (tooltip, data));
}

static gboolean
is_nameless (GtkWidget *widget, gconstpointer data)
{
  const char *label;

  if (!GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (widget) && !GTK_IS_DROP_DOWN (widget) && !GTK_IS_EDITABLE (widget))
    return FALSE;
  /* What belongs to another control, and to the window. */
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) || gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) || GTK_IS_TEXT (widget) ||
      (GTK_IS_TOGGLE_BUTTON (widget) && (gtk_widget_get_ancestor (widget, GTK_TYPE_MENU_BUTTON) || gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) || gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_SWITCHER))))
    return FALSE;
  label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
  return !(label && *label) && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static gboolean
is_type (GtkWidget *widget, gconstpointer data)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (data));
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static void
show_all_views (Fixture *fixture)
{
  for (guint i = 0; i < CLD_CHILD_N_VIEWS; i++)
    {
      cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), i);
      spin (150);
    }
}

/* --- tests --- */

static void
test_nasty (Fixture *fixture, gconstpointer data)
{
  show (fixture, "NASTY");
  g_assert_cmpstr (cld_child_page_get_child (CLD_CHILD_PAGE (fixture->page)), ==, "NASTY");
  for (guint i = 0; i < CLD_CHILD_N_VIEWS; i++)
    {
      cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), i);
      spin (150);
      g_assert_cmpuint (count (GTK_WIDGET (fixture->page), holds_text, NASTY), >, 4);
    }
  /* As markup it would have lost its tag. */
  g_assert_cmpuint (count (GTK_WIDGET (fixture->page), holds_text, "&amp;"), ==, 0);
}

static void
test_rebind (Fixture *fixture, gconstpointer data)
{
  guint rows;

  show (fixture, "FIRST");
  show_all_views (fixture);
  g_assert_cmpuint (count (GTK_WIDGET (fixture->page), holds_text, "Quicksilver"), >, 10);
  cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), CLD_CHILD_VIEW_OVERVIEW);
  show (fixture, "BARE");
  g_assert_cmpuint (count (GTK_WIDGET (fixture->page), holds_text, "Quicksilver"), ==, 0);
  /* Rows are made for the child that needs the most and kept from then on. */
  rows = count (GTK_WIDGET (fixture->page), is_type, GSIZE_TO_POINTER (CLD_TYPE_FACT_ROW));
  show (fixture, "FIRST");
  show (fixture, "BARE");
  g_assert_cmpuint (count (GTK_WIDGET (fixture->page), is_type, GSIZE_TO_POINTER (CLD_TYPE_FACT_ROW)), ==, rows);
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  show (fixture, "BARE");
  g_assert_cmpuint (count (GTK_WIDGET (fixture->page), holds_text, "Not recorded"), >, 8);
  show_all_views (fixture);
  g_assert_false (cld_child_page_show (CLD_CHILD_PAGE (fixture->page), "NOBODY", &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (cld_child_page_get_child (CLD_CHILD_PAGE (fixture->page)), ==, "BARE");
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  show (fixture, "FIRST");
  show_all_views (fixture);
  g_assert_cmpuint (count (GTK_WIDGET (fixture->page), is_nameless, NULL), ==, 0);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *columns = find (GTK_WIDGET (fixture->page), CLD_TYPE_COLUMN_BOX);
  int minimum;

  show (fixture, "NASTY");
  spin (200);
  g_assert_cmpuint (cld_column_box_get_n_columns (CLD_COLUMN_BOX (columns)), ==, 3);
  show_all_views (fixture);
  cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), CLD_CHILD_VIEW_OVERVIEW);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 760, 700);
  spin (400);
  g_assert_cmpuint (cld_column_box_get_n_columns (CLD_COLUMN_BOX (columns)), ==, 2);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 700);
  spin (400);
  g_assert_cmpuint (cld_column_box_get_n_columns (CLD_COLUMN_BOX (columns)), ==, 1);
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  show_all_views (fixture);
}

static int
get_minimum (Fixture *fixture)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* However wide it was: a page that only becomes narrow when it is narrow never does. */
static void
test_minimum (Fixture *fixture, gconstpointer data)
{
  static const char *const children[] = { "NASTY", "BARE" };

  for (guint c = 0; c < G_N_ELEMENTS (children); c++)
    {
      show (fixture, children[c]);
      for (guint i = 0; i < CLD_CHILD_N_VIEWS; i++)
        {
          cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), i);
          spin (150);
          g_test_message ("%s, view %u: %d", children[c], i + 1, get_minimum (fixture));
          g_assert_cmpint (get_minimum (fixture), <=, 360);
        }
    }
}

/* Every width, wider and narrower again; a warning would end the test. */
static void
test_widths (Fixture *fixture, gconstpointer data)
{
  show (fixture, "NASTY");
  for (guint i = 0; i < CLD_CHILD_N_VIEWS; i++)
    {
      cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), i);
      spin (100);
      for (int width = 360; width <= 1400; width += 7)
        {
          gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
          spin (4);
        }
      spin (50);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->page)), >, 1200);
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
      spin (100);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->page)), <=, 370);
    }
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static gboolean
is_row (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget") && g_str_equal (gtk_widget_get_css_name (widget), "row") && !gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN);
}

static gboolean
is_nameless_row (GtkWidget *widget, gconstpointer data)
{
  return is_row (widget, NULL) && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static gboolean
is_nameless_text (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TEXT (widget) && !gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
test_row_names (Fixture *fixture, gconstpointer data)
{
  show (fixture, "FIRST");
  show_all_views (fixture);
  spin (300);
  g_assert_cmpuint (count (GTK_WIDGET (fixture->page), is_row, NULL), >, 10);
  g_assert_cmpuint (count (GTK_WIDGET (fixture->page), is_nameless_row, NULL), ==, 0);
  g_assert_cmpuint (count (GTK_WIDGET (fixture->page), is_nameless_text, NULL), ==, 0);
}

static void
save_note (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *changes = cld_change_set_begin (cld_session_get_store (fixture->session), CLD_ACT_EDIT, "a note", NULL, &error);
  CldRow *note = cld_row_new (arena, &cld_note_kind, text);

  g_assert_no_error (error);
  set (note, arena, NOTE_CHILD, "FIRST");
  set (note, arena, NOTE_HAPPENED_ON, "2026-04-01");
  set (note, arena, NOTE_TEXT, text);
  put (changes, note);
  cld_change_set_commit (changes, &error);
  g_assert_no_error (error);
  cld_change_set_free (changes);
  cld_session_note_change (fixture->session, "FIRST");
  spin (500);
}

/* The history begins at a row, not at what undoes it, and has the focus still when its rows are made anew. */
static void
test_history_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *history = find (GTK_WIDGET (fixture->page), g_type_from_name ("CldChildHistory"));
  GtkWidget *table = find (history, GTK_TYPE_COLUMN_VIEW), *button;

  show (fixture, "FIRST");
  cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), CLD_CHILD_VIEW_HISTORY);
  spin (500);
  cld_pane_shown (fixture->page);
  spin (200);
  g_assert_nonnull (get_focus (fixture));
  g_assert_true (is_row (get_focus (fixture), NULL));
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), table));
  save_note (fixture, "Heliotrope");
  g_assert_cmpuint (count (history, holds_text, "Heliotrope"), >, 0);
  g_assert_true (is_row (get_focus (fixture), NULL));
  button = find (gtk_widget_get_first_child (gtk_widget_get_parent (get_focus (fixture))), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_grab_focus (button));
  g_assert_true (get_focus (fixture) == button);
  save_note (fixture, "Cinnabar");
  g_assert_nonnull (get_focus (fixture));
  g_assert_true (is_row (get_focus (fixture), NULL));
  /* A row whose button is not seen does not give it the focus. */
  button = NULL;
  for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_parent (get_focus (fixture))); row && !button; row = gtk_widget_get_next_sibling (row))
    if (!gtk_widget_get_visible (find (row, GTK_TYPE_BUTTON)))
      button = find (row, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_grab_focus (button));
  /* Whoever searches keeps the focus there. */
  g_assert_true (gtk_widget_grab_focus (find (history, GTK_TYPE_SEARCH_ENTRY)));
  save_note (fixture, "Vermilion");
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), find (history, GTK_TYPE_SEARCH_ENTRY)));
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *changes;
  CldRow *note = cld_row_new (arena, &cld_note_kind, "BARE/n");

  show (fixture, "BARE");
  cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), CLD_CHILD_VIEW_RECORD);
  spin (500);
  g_assert_cmpuint (count (GTK_WIDGET (fixture->page), holds_text, "Heliotrope"), ==, 0);
  changes = cld_change_set_begin (cld_session_get_store (fixture->session), CLD_ACT_EDIT, "a note", NULL, &error);
  g_assert_no_error (error);
  set (note, arena, NOTE_CHILD, "BARE");
  set (note, arena, NOTE_HAPPENED_ON, "2026-04-01");
  set (note, arena, NOTE_TEXT, "Heliotrope");
  put (changes, note);
  cld_change_set_commit (changes, &error);
  g_assert_no_error (error);
  cld_change_set_free (changes);
  cld_session_note_change (fixture->session, "OTHER");
  spin (50);
  g_assert_cmpuint (count (GTK_WIDGET (fixture->page), holds_text, "Heliotrope"), ==, 0);
  cld_session_note_change (fixture->session, "BARE");
  spin (100);
  g_assert_cmpuint (count (GTK_WIDGET (fixture->page), holds_text, "Heliotrope"), >, 0);
  g_assert_cmpint (cld_child_page_get_view (CLD_CHILD_PAGE (fixture->page)), ==, CLD_CHILD_VIEW_RECORD);
}

static gboolean
find_look_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  guint *n = data;

  *n += g_str_equal (entry->act, CLD_ACT_VIEW) ? 1 : 0;
  return TRUE;
}

static void
test_logged (Fixture *fixture, gconstpointer data)
{
  const CldLogFilter filter = { .child = "FIRST" };
  g_autoptr (GError) error = NULL;
  guint n = 0;

  show (fixture, "FIRST");
  spin (300);
  g_assert_true (cld_log_each (cld_session_get_store (fixture->session), &filter, find_look_cb, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
}

/* The long text of the chosen entry stands below the list; the child's own words are quoted. */
static void
test_record (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list, *search;
  GtkSelectionModel *model;
  guint n;

  show (fixture, "NASTY");
  cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), CLD_CHILD_VIEW_RECORD);
  list = find (find (GTK_WIDGET (fixture->page), g_type_from_name ("CldChildRecord")), GTK_TYPE_LIST_VIEW);
  search = find (find (GTK_WIDGET (fixture->page), g_type_from_name ("CldChildRecord")), GTK_TYPE_SEARCH_ENTRY);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_assert_cmpuint (n, ==, 13);
  for (guint i = 0; i < n; i++)
    {
      gtk_selection_model_select_item (model, i, TRUE);
      spin (30);
    }
  g_assert_cmpuint (count (GTK_WIDGET (fixture->page), holds_text, "“" NASTY "”"), >, 0);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 700);
  spin (400);
  gtk_selection_model_select_item (model, 0, TRUE);
  spin (100);
  /* Any words, in any order, case and accents aside. */
  gtk_editable_set_text (GTK_EDITABLE (search), "NEIL& visit");
  spin (400);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "<B> o'neil visit");
  spin (400);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
}

/* How long the program works, not how long a display takes. Told, and held to a loose bound that only a lost design
 * would miss on a busy computer. */
static void
test_speed (Fixture *fixture, gconstpointer data)
{
  for (guint view = CLD_CHILD_VIEW_OVERVIEW; view <= CLD_CHILD_VIEW_RECORD; view++)
    {
      double best = G_MAXDOUBLE, best_drawn = G_MAXDOUBLE;

      cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), view);
      for (guint i = 0; i < 10; i++)
        {
          double taken, drawn;
          clock_t start = clock ();

          show (fixture, i % 2 ? "BUSY" : "BUSY2");
          taken = (clock () - start) * 1000.0 / CLOCKS_PER_SEC;
          gtk_test_widget_wait_for_draw (fixture->window);
          drawn = (clock () - start) * 1000.0 / CLOCKS_PER_SEC;
          best = MIN (best, taken);
          best_drawn = MIN (best_drawn, drawn);
        }
      g_test_message ("view %u: next child of 2,000 events %.1f ms, laid out and drawn %.1f ms of work", view + 1, best, best_drawn);
      g_assert_cmpfloat (best, <, 150);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add ("/child-page/nasty", Fixture, NULL, fixture_set_up, test_nasty, fixture_tear_down);
  g_test_add ("/child-page/rebind", Fixture, NULL, fixture_set_up, test_rebind, fixture_tear_down);
  g_test_add ("/child-page/unknown", Fixture, NULL, fixture_set_up, test_unknown, fixture_tear_down);
  g_test_add ("/child-page/names", Fixture, NULL, fixture_set_up, test_names, fixture_tear_down);
  g_test_add ("/child-page/narrow", Fixture, NULL, fixture_set_up, test_narrow, fixture_tear_down);
  g_test_add ("/child-page/minimum", Fixture, NULL, fixture_set_up, test_minimum, fixture_tear_down);
  g_test_add ("/child-page/widths", Fixture, NULL, fixture_set_up, test_widths, fixture_tear_down);
  g_test_add ("/child-page/row-names", Fixture, NULL, fixture_set_up, test_row_names, fixture_tear_down);
  g_test_add ("/child-page/history-focus", Fixture, NULL, fixture_set_up, test_history_focus, fixture_tear_down);
  g_test_add ("/child-page/changed", Fixture, NULL, fixture_set_up, test_changed, fixture_tear_down);
  g_test_add ("/child-page/logged", Fixture, NULL, fixture_set_up, test_logged, fixture_tear_down);
  g_test_add ("/child-page/record", Fixture, NULL, fixture_set_up, test_record, fixture_tear_down);
  g_test_add ("/child-page/speed", Fixture, NULL, fixture_set_up, test_speed, fixture_tear_down);
  return g_test_run ();
}
