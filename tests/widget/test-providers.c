/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-children-cell.h"
#include "cld-contacts-view.h"
#include "cld-kinds.h"
#include "cld-provider-card.h"
#include "cld-provider-link.h"
#include "cld-provider-page.h"
#include "cld-providers-export.h"
#include "cld-providers-pane.h"
#include "cld-providers-view.h"
#include "cld-repo.h"
#include "cld-row-table.h"
#include "settle.h"

#define TODAY "2026-04-07"
#define NASTY "Ó'Neil & <b>\"%s%n"

typedef struct
{
  char *folder;
  char *database;
  CldSession *session;
  GtkWidget *window;
  GtkWidget *pane;
} Fixture;

static void
put (CldChangeSet *set, CldArena *arena, const CldKind *kind, const char *ref, ...)
{
  CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));
  g_autoptr (GError) error = NULL;
  const char *id;
  va_list args;

  va_start (args, ref);
  while ((id = va_arg (args, const char *)))
    {
      int field = cld_kind_find_field (kind, id);

      g_assert_cmpint (field, >=, 0);
      row->values[field] = cld_arena_strdup (arena, va_arg (args, const char *));
    }
  va_end (args);
  cld_change_set_put (set, NULL, row, &error);
  g_assert_no_error (error);
}

static void
put_notices (CldChangeSet *set, CldArena *arena)
{
  static const char *const days[][2] = { { "2026-03-02", "2026-03-03" }, { "2026-03-09", "2026-03-10" }, { "2026-03-16", "2026-03-16" }, { "2026-03-23", "2026-03-27" } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *ref = g_strdup_printf ("N%u", i);

      put (set, arena, &cld_notice_kind, ref, "direction", "IN", "provision", "reg41", "provider", "SC1", "event_on", days[i][0], "occurred_on", days[i][1], NULL);
    }
}

/* A private home that was found wanting twice and is restricted, one of the authority, and one with signs of markup in its name. */
static void
fill (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_CREATE, &error);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);

  g_assert_no_error (error);
  put (set, arena, &cld_authority_kind, "391", "name", "Brackenshire", "own", "1", NULL);
  put (set, arena, &cld_provider_kind, "SC1", "name", "Larch House", "urn", "SC990233", "type", "CH", "sector", "PRIV", "area_authority", "391", "postcode", "BK1 1AA",
       "registration", "REGISTERED", "registered_on", "2011-05-16", "phone", "01632 960700", NULL);
  put (set, arena, &cld_provider_kind, "SC2", "name", "Moor View", "urn", "12", "type", "CH", "sector", "LA", "registration", "CLOSED", NULL);
  put (set, arena, &cld_provider_kind, "SC3", "name", NASTY, "type", "IFA", "address", NASTY, NULL);
  put (set, arena, &cld_child_kind, "C1", "given_names", "Mia", "surname", NASTY, "date_of_birth", "2014-11-14", "worker", "Tom Ellis", NULL);
  put (set, arena, &cld_child_kind, "C2", "given_names", "Jay", "surname", "Marsh", "restricted", "1", NULL);
  put (set, arena, &cld_placement_kind, "C1/1", "child", "C1", "started_on", "2026-02-02", "type", "K2", "provider", "SC1", NULL);
  put (set, arena, &cld_placement_kind, "C2/1", "child", "C2", "started_on", "2025-05-02", "ended_on", "2025-09-05", "type", "K2", "provider", "SC1", NULL);
  put (set, arena, &cld_inspection_kind, "I1", "provider", "SC1", "event_type", "FULL", "started_on", "2025-04-09", "lead_inspector", "Ruth Okafor", NULL);
  put (set, arena, &cld_judgement_kind, "I1/OEP", "inspection", "I1", "area", "OEP", "grade", "GOOD", NULL);
  put (set, arena, &cld_finding_kind, "I1/1", "inspection", "I1", "number", "1", "type", "REQ", "regulations", "CHR15-12(2)(a)", "due_on", "2025-05-31", "status", "MET", "met_on", "2025-05-20",
       "text", "Follow the plan", NULL);
  put (set, arena, &cld_inspection_kind, "I2", "provider", "SC1", "event_type", "FULL", "started_on", "2026-03-04", "lead_inspector", "Anita Fell", NULL);
  put (set, arena, &cld_judgement_kind, "I2/OEP", "inspection", "I2", "area", "OEP", "grade", "RI", NULL);
  put (set, arena, &cld_finding_kind, "I2/1", "inspection", "I2", "number", "1", "type", "REQ", "regulations", "CHR15-12(2)(a)", "due_on", "2026-04-03", "text", NASTY, NULL);
  put (set, arena, &cld_enforcement_kind, "E1", "provider", "SC1", "finding", "I2/1", "kind", "RA", "from_on", "2026-03-20", "until_on", "2026-06-12", "note", NASTY, NULL);
  put (set, arena, &cld_correspondence_kind, "L1", "direction", "IN", "form", "LETTER", "provider", "SC1", "dated_on", "2026-03-23", "subject", "About the plan", NULL);
  put (set, arena, &cld_contact_kind, "K1", "name", "Inspectorate", "role", "OTHER", "organisation", "Ofsted", "office", "Piccadilly Gate", "phone", "01632 960701", "textphone", "18001 01632 960702",
       "website", "https://example.org", "email", "e@example.org", NULL);
  put (set, arena, &cld_contact_kind, "K2", "name", NASTY, "role", "PARENT", NULL);
  put_notices (set, arena);
  cld_change_set_commit (set, &error);
  g_assert_no_error (error);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("caseload-providers-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->database = g_build_filename (fixture->folder, "a.db", NULL);
  fill (fixture->database);
  fixture->session = cld_session_open (fixture->database, CLD_STORE_OPEN, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, TODAY);
  fixture->pane = data ? GTK_WIDGET (cld_provider_page_new (fixture->session, data)) : GTK_WIDGET (cld_providers_pane_new (fixture->session));
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->pane);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1160, 640);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  cld_pane_shown (CLD_PANE (fixture->pane));
  settle ();
}

/* Nothing may keep the pane once its window is gone. */
static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer pane = fixture->pane;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_add_weak_pointer (pane, &pane);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_null (pane);
  g_clear_object (&fixture->session);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->database);
  g_free (fixture->folder);
}

/* The @n-th widget of a type below @root, in the order of the tree. */
static GtkWidget *
find_type (GtkWidget *root, GType type, guint *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type, n);

      if (found)
        return found;
    }
  return NULL;
}

static gpointer
get_in (GtkWidget *root, GType type, guint n)
{
  GtkWidget *found = find_type (root, type, &n);

  g_assert_nonnull (found);
  return found;
}

#define GET(type, n) get_in (fixture->window, type, n)

static gboolean
has_text (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;
  if (CLD_IS_CHILDREN_CELL (root))
    {
      cld_children_cell_update (CLD_CHILDREN_CELL (root));
      return cld_children_cell_get_text (CLD_CHILDREN_CELL (root)) && strstr (cld_children_cell_get_text (CLD_CHILDREN_CELL (root)), text);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static void
assert_shown (Fixture *fixture, const char *expected, const char *count)
{
  CldProvidersView *view = GET (CLD_TYPE_PROVIDERS_VIEW, 0);
  g_autoptr (GPtrArray) shown = cld_providers_view_get_shown (view);
  g_autoptr (GString) refs = g_string_new (NULL);
  g_autofree char *words = cld_providers_view_dup_count (view);

  for (guint i = 0; i < shown->len; i++)
    g_string_append_printf (refs, "%s%s", i > 0 ? " " : "", ((const CldProviderEntry *) shown->pdata[i])->row->ref);
  g_assert_cmpstr (refs->str, ==, expected);
  g_assert_cmpstr (words, ==, count);
  g_assert_cmpuint (cld_row_table_get_n_rows (get_in (GTK_WIDGET (view), CLD_TYPE_ROW_TABLE, 0)), ==, shown->len);
  g_assert_true (shown->len == 0 || has_text (GTK_WIDGET (view), count));
}

/* The page counts what it shows, whatever is chosen. */
static void
test_filters (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GET (CLD_TYPE_PROVIDERS_VIEW, 0);
  GtkEditable *search = cld_providers_view_get_search (CLD_PROVIDERS_VIEW (view));
  GtkDropDown *types = get_in (view, GTK_TYPE_DROP_DOWN, 0), *sectors = get_in (view, GTK_TYPE_DROP_DOWN, 1), *grades = get_in (view, GTK_TYPE_DROP_DOWN, 2);

  assert_shown (fixture, "SC1 SC2 SC3", "3 providers");
  gtk_drop_down_set_selected (types, 1);
  assert_shown (fixture, "SC1 SC2", "2 providers");
  gtk_drop_down_set_selected (sectors, 1);
  assert_shown (fixture, "SC2", "1 provider");
  cld_providers_view_clear (CLD_PROVIDERS_VIEW (view));
  gtk_drop_down_set_selected (grades, 1);
  assert_shown (fixture, "SC1", "1 provider");
  cld_providers_view_clear (CLD_PROVIDERS_VIEW (view));
  gtk_editable_set_text (search, "okafor");
  settle ();
  settle ();
  assert_shown (fixture, "SC1", "1 provider");
  gtk_editable_set_text (search, "nobody at all");
  settle ();
  settle ();
  assert_shown (fixture, "", "0 providers");
  g_assert_true (has_text (view, "No provider matches"));
  g_assert_true (cld_providers_view_clear (CLD_PROVIDERS_VIEW (view)));
  assert_shown (fixture, "SC1 SC2 SC3", "3 providers");
}

static void
test_toggles (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GET (CLD_TYPE_PROVIDERS_VIEW, 0);
  guint n = 0;
  GtkToggleButton *button = NULL;

  while ((button = (GtkToggleButton *) find_type (view, GTK_TYPE_TOGGLE_BUTTON, &(guint){ n })))
    {
      const char *label = gtk_button_get_label (GTK_BUTTON (button));

      n++;
      if (g_strcmp0 (label, "Our children") != 0 && g_strcmp0 (label, "Enforcement") != 0)
        continue;
      gtk_toggle_button_set_active (button, TRUE);
      assert_shown (fixture, "SC1", "1 provider");
      gtk_toggle_button_set_active (button, FALSE);
    }
  g_assert_cmpuint (n, >=, 2);
  assert_shown (fixture, "SC1 SC2 SC3", "3 providers");
}

/* What is recorded is shown as typed, and what was found is split by sector (row 11). */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GET (CLD_TYPE_PROVIDERS_VIEW, 0);

  g_assert_true (has_text (view, NASTY));
  g_assert_true (has_text (view, "Requires improvement to be good"));
  g_assert_true (has_text (view, "Blocked"));
  g_assert_true (has_text (view, "Private: 2 findings, 2 requirements, 1 open"));
  g_assert_true (has_text (view, "Local authority: 0 findings"));
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) shown = cld_providers_view_get_shown (GET (CLD_TYPE_PROVIDERS_VIEW, 0));
  g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL), *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_providers_export_to (shown, path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_nonnull (strstr (text, "SC1,Larch House,SC990233,CH,PRIV,391,REGISTERED,RI,2026-03-04,2,2,1,1,1,2026-03-20,1,2"));
  g_assert_false (cld_providers_export_to (shown, path, FALSE, NULL));
}

/* Row 48: an office, its telephone, its text phone and its address on the web, stored and found again. */
static void
test_contacts (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GET (CLD_TYPE_CONTACTS_VIEW, 0);
  AdwViewStack *stack = GET (ADW_TYPE_VIEW_STACK, 0);
  g_autofree char *count = NULL;

  adw_view_stack_set_visible_child_name (stack, "contacts");
  settle ();
  count = cld_contacts_view_dup_count (CLD_CONTACTS_VIEW (view));
  g_assert_cmpstr (count, ==, "1 contact"); /* a mother is in no directory of offices */
  g_assert_true (has_text (view, "Piccadilly Gate"));
  g_assert_true (has_text (view, "01632 960701"));
  g_assert_true (has_text (view, "18001 01632 960702"));
  g_assert_true (has_text (view, "https://example.org"));
  g_assert_cmpstr (cld_contacts_view_get_current (CLD_CONTACTS_VIEW (view))->ref, ==, "K1");
  cld_contacts_view_clear (CLD_CONTACTS_VIEW (view));
  settle ();
  g_assert_cmpuint (cld_row_table_get_n_rows (get_in (view, CLD_TYPE_ROW_TABLE, 0)), ==, 2);
  g_assert_true (has_text (view, NASTY));
}

/* Row 5: open a home, and see our children there and its last grade. */
static void
test_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = fixture->pane;

  g_assert_true (has_text (page, "Larch House"));
  g_assert_true (has_text (page, "SC990233 · Private · Brackenshire"));
  g_assert_false (has_text (page, "The URN has not the form of one"));
  g_assert_true (has_text (page, "Our children there now: 1"));
  g_assert_true (has_text (page, "Mia " NASTY));
  g_assert_true (has_text (page, "11 years"));
  g_assert_true (has_text (page, "there since 2 Feb 2026 · Tom Ellis"));
  g_assert_true (has_text (page, "Gone in the last 12 months: 1"));
  g_assert_true (has_text (page, "Jay Marsh"));
  g_assert_true (has_text (page, "Restricted"));
  g_assert_true (has_text (page, "Last graded 4 Mar 2026"));
  g_assert_true (has_text (page, "Requires improvement to be good"));
  g_assert_true (has_text (page, "Inspections: 2"));
  g_assert_true (has_text (page, "About the plan"));
}

/* What blocks it stands above everything, with since when; and who may ask what follows for the children. */
static void
test_block (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = fixture->pane;

  g_assert_true (has_text (page, "New placements here are blocked. Restriction of accommodation since 20 Mar 2026."));
  g_assert_true (has_text (page, "In force until 12 Jun 2026 · step 5"));
  g_assert_true (has_text (page, "Blocks new placements"));
  g_assert_true (has_text (page, NASTY)); /* the reason */
}

/* Of four notices of admission or discharge one came late. */
static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_assert_true (has_text (fixture->pane, "1 late of 4"));
}

/* Both findings are one thread: the later one is shown, with the day of the earlier one. */
static void
test_thread (Fixture *fixture, gconstpointer data)
{
  g_assert_true (has_text (fixture->pane, "Findings: 2, open 1"));
  g_assert_true (has_text (fixture->pane, "Repeat: also found on 9 Apr 2025"));
  g_assert_false (has_text (fixture->pane, "Follow the plan"));
}

/* A URN that cannot be one is said; nothing blocks; nobody is there. */
static void
test_plain (Fixture *fixture, gconstpointer data)
{
  g_assert_true (has_text (fixture->pane, "The URN has not the form of one"));
  g_assert_false (has_text (fixture->pane, "New placements here are blocked"));
  g_assert_true (has_text (fixture->pane, "No child of ours is placed there."));
  g_assert_true (has_text (fixture->pane, "No inspection with a grade is recorded."));
  g_assert_true (has_text (fixture->pane, "Closed by the provider"));
}

static void
test_typed (Fixture *fixture, gconstpointer data)
{
  g_assert_true (has_text (fixture->pane, NASTY));
  g_assert_false (has_text (fixture->pane, "The URN has not the form of one")); /* none is recorded */
}

/* Beside a placement: the provider with its last grade, and that it is blocked. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new (), *link = g_object_new (CLD_TYPE_PROVIDER_LINK, NULL);
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldDb *db = cld_session_get_db (fixture->session);

  gtk_window_set_child (GTK_WINDOW (window), link);
  cld_provider_link_set (CLD_PROVIDER_LINK (link), fixture->session, cld_repo_find (db, &cld_provider_kind, "SC1", arena, NULL));
  g_assert_false (has_text (link, "Blocked")); /* nobody sees it */
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_true (has_text (link, "Larch House"));
  g_assert_true (has_text (link, "Requires improvement to be good · Blocked"));
  cld_provider_link_set (CLD_PROVIDER_LINK (link), fixture->session, cld_repo_find (db, &cld_provider_kind, "SC3", arena, NULL));
  g_assert_true (has_text (link, NASTY));
  g_assert_false (has_text (link, "Blocked"));
  cld_provider_link_set (CLD_PROVIDER_LINK (link), fixture->session, NULL);
  g_assert_false (gtk_widget_get_visible (link));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Of many children fifty are made rows at first, and the rest when asked for. */
static void
test_card (void)
{
  GtkWidget *card = g_object_ref_sink (g_object_new (CLD_TYPE_PROVIDER_CARD, NULL));
  GtkListBox *list = get_in (card, GTK_TYPE_LIST_BOX, 0);

  cld_provider_card_begin (CLD_PROVIDER_CARD (card), "Children");
  for (guint i = 0; i < 120; i++)
    cld_provider_card_add (CLD_PROVIDER_CARD (card), &(CldProviderCardRow){ .title = NASTY, .what = "child", .ref = "C1" });
  cld_provider_card_end (CLD_PROVIDER_CARD (card), NULL);
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 50));
  g_assert_null (gtk_list_box_get_row_at_index (list, 51));
  g_assert_true (has_text (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 50)), "Show 70 more"));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 50));
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 119));
  g_assert_null (gtk_list_box_get_row_at_index (list, 120));
  g_object_unref (card);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, of) g_test_add ("/providers/" #name, Fixture, of, fixture_set_up, test_##name, fixture_tear_down)
  ADD (list, NULL);
  ADD (filters, NULL);
  ADD (toggles, NULL);
  ADD (export, NULL);
  ADD (contacts, NULL);
  ADD (page, "SC1");
  ADD (block, "SC1");
  ADD (told, "SC1");
  ADD (thread, "SC1");
  ADD (plain, "SC2");
  ADD (typed, "SC3");
  ADD (link, "SC1");
#undef ADD
  g_test_add_func ("/providers/card", test_card);
  return g_test_run ();
}
