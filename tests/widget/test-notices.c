/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-actions.h"
#include "cld-change-set.h"
#include "cld-children-cell.h"
#include "cld-host-view.h"
#include "cld-kinds.h"
#include "cld-notice-dialog.h"
#include "cld-notice-page.h"
#include "cld-notices-pane.h"
#include "cld-notices-view.h"
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
    row->values[cld_kind_find_field (kind, id)] = cld_arena_strdup (arena, va_arg (args, const char *));
  va_end (args);
  cld_change_set_put (set, NULL, row, &error);
  g_assert_no_error (error);
}

/* A child placed next door: the authority not told, the IRO told and silent, the mother told in time, a gap at the GP; a home's
 * notice and the inspectorate's, and a child of somebody else. */
static void
fill (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_CREATE, &error);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);

  g_assert_no_error (error);
  put (set, arena, &cld_authority_kind, "391", "name", "Brackenshire", "own", "1", NULL);
  put (set, arena, &cld_authority_kind, "392", "name", "Northmoor", "adjoining", "1", NULL);
  put (set, arena, &cld_provider_kind, "SC1", "name", "Larch House", "urn", "SC1", NULL);
  put (set, arena, &cld_child_kind, "C1", "given_names", "Mia", "surname", NASTY, "date_of_birth", "2014-11-14", NULL);
  put (set, arena, &cld_care_period_kind, "C1/p", "child", "C1", "started_on", "2026-02-02", NULL);
  put (set, arena, &cld_legal_status_kind, "C1/l", "child", "C1", "started_on", "2026-02-02", "code", "C2", NULL);
  put (set, arena, &cld_placement_kind, "C1/1", "child", "C1", "started_on", "2026-02-02", "type", "K2", "provider", "SC1", "area_authority", "392", NULL);
  put (set, arena, &cld_notice_kind, "N/AREA", "direction", "OUT", "child", "C1", "placement", "C1/1", "provision", "reg13_4", "recipient_kind", "AREA",
       "recipient", "Northmoor", "event_on", "2026-02-02", NULL);
  put (set, arena, &cld_notice_kind, "N/IRO", "direction", "OUT", "child", "C1", "placement", "C1/1", "provision", "reg13", "recipient_kind", "IRO", "recipient",
       "Gareth Lowe", "event_on", "2026-02-02", "sent_on", "2026-01-30", NULL);
  put (set, arena, &cld_notice_kind, "N/PARENT", "direction", "OUT", "child", "C1", "placement", "C1/1", "provision", "reg13", "recipient_kind", "PARENT",
       "recipient", NASTY, "event_on", "2026-02-02", "sent_on", "2026-03-30", NULL);
  put (set, arena, &cld_notice_kind, "N/OLD", "direction", "OUT", "child", "C1", "placement", "C1/1", "provision", "reg13", "recipient_kind", "EDU", "recipient",
       "Quarry Bank", "event_on", "2025-02-02", "sent_on", "2025-01-30", "acknowledged_on", "2025-02-05", NULL);
  put (set, arena, &cld_notice_kind, "N/IN", "direction", "IN", "provider", "SC1", "provision", "s30a", "recipient", "Ofsted", "event_on", "2026-04-01", "occurred_on",
       "2026-04-02", NULL);
  put (set, arena, &cld_incoming_child_kind, "H1", "placing_authority", "Saltmere", "given_names", "Noor", "surname", NASTY, "started_on", "2026-01-05", NULL);
  cld_change_set_commit (set, &error);
  g_assert_no_error (error);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("caseload-notices-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->database = g_build_filename (fixture->folder, "a.db", NULL);
  fill (fixture->database);
  fixture->session = cld_session_open (fixture->database, CLD_STORE_OPEN, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, TODAY);
  fixture->pane = data ? GTK_WIDGET (cld_notice_page_new (fixture->session, data)) : GTK_WIDGET (cld_notices_pane_new (fixture->session));
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
get (Fixture *fixture, GType type, guint n)
{
  GtkWidget *found = find_type (fixture->window, type, &n);

  g_assert_nonnull (found);
  return found;
}

static CldRowTable *
get_table (Fixture *fixture)
{
  return get (fixture, CLD_TYPE_ROW_TABLE, 0);
}

static gboolean
has_text (GtkWidget *root, const char *text)
{
  if (gtk_widget_get_child_visible (root) && GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text))
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
assert_rows (CldRowTable *table, const char *const *refs)
{
  guint n = g_strv_length ((char **) refs);

  g_assert_cmpuint (cld_row_table_get_n_rows (table), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (((const CldNoticeEntry *) cld_row_table_get_row (table, i))->line->ref, ==, refs[i]);
}

#define ASSERT_ROWS(table, ...) assert_rows (table, (const char *const[]){ __VA_ARGS__, NULL })

static char *
read_value (Fixture *fixture, const char *ref, guint field)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = cld_repo_find (cld_session_get_db (fixture->session), &cld_notice_kind, ref, arena, NULL);

  g_assert_nonnull (row);
  return g_strdup (row->values[field]);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (CLD_IS_NOTICE_DIALOG (window))
        return window;
    }
  return NULL;
}

static GtkEditable *
find_entry (GtkWidget *dialog, guint n)
{
  GtkWidget *entry = find_type (dialog, GTK_TYPE_ENTRY, &n);

  g_assert_nonnull (entry);
  return GTK_EDITABLE (entry);
}

static void
answer (Fixture *fixture, const char *action, const char *date, const char *text)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (fixture->pane, action, NULL));
  settle ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  if (date)
    gtk_editable_set_text (find_entry (dialog, 0), date);
  if (text)
    gtk_editable_set_text (find_entry (dialog, 1), text);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "do"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "do");
  gtk_window_close (GTK_WINDOW (dialog));
  settle ();
  settle ();
}

/* What is to be done comes first; texts show as they were typed; what is long done is left out at first. */
static void
test_register (Fixture *fixture, gconstpointer data)
{
  CldRowTable *table = get_table (fixture);

  ASSERT_ROWS (table, "N/AREA", "N/PARENT", "N/IRO");
  g_assert_true (has_text (GTK_WIDGET (table), NASTY));
  g_assert_true (has_text (GTK_WIDGET (table), "Late: not sent"));
  g_assert_true (has_text (GTK_WIDGET (table), "Sent late"));
  g_assert_true (has_text (GTK_WIDGET (table), "No reply"));
  g_assert_true (has_text (fixture->pane, "1 not sent"));
  g_assert_true (has_text (fixture->pane, "1 to chase"));
}

/* A number opens exactly its rows; Escape shows everything. */
static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  CldNoticesView *view = get (fixture, CLD_TYPE_NOTICES_VIEW, 0);
  CldRowTable *table = get_table (fixture);

  cld_notices_view_only (view, CLD_NOTICES_NOT_SENT);
  ASSERT_ROWS (table, "N/AREA");
  cld_notices_view_only (view, CLD_NOTICES_TO_CHASE);
  ASSERT_ROWS (table, "N/IRO");
  g_assert_true (cld_notices_view_clear (view));
  g_assert_cmpuint (cld_row_table_get_n_rows (table), ==, 4);
  g_assert_false (cld_notices_view_clear (view));
}

static void
changed_cb (CldSession *session, const char *child, char **changed)
{
  g_free (*changed);
  *changed = g_strdup (child);
}

/* Two are acknowledged in one step, and one undo takes both back. */
static void
test_send_two (Fixture *fixture, gconstpointer data)
{
  CldRowTable *table = get_table (fixture);
  g_autofree char *changed = NULL;
  g_autofree char *acknowledged = NULL, *again = NULL, *other = NULL;

  cld_row_table_choose (table, "N/IRO", TRUE);
  cld_row_table_choose (table, "N/PARENT", TRUE);
  settle ();
  g_assert_cmpuint (cld_row_table_get_n_chosen (table), ==, 2);
  g_signal_connect (fixture->session, "changed", G_CALLBACK (changed_cb), &changed);
  answer (fixture, "notices.acknowledge", "3/4/2026", NULL);
  g_signal_handlers_disconnect_by_func (fixture->session, changed_cb, &changed);
  acknowledged = read_value (fixture, "N/IRO", NOTICE_ACKNOWLEDGED_ON);
  other = read_value (fixture, "N/PARENT", NOTICE_ACKNOWLEDGED_ON);
  g_assert_cmpstr (acknowledged, ==, "2026-04-03");
  g_assert_cmpstr (other, ==, "2026-04-03");
  /* And everybody who shows them was told. */
  g_assert_cmpstr (changed, ==, "C1");
  cld_session_undo_async (fixture->session, NULL, FALSE, NULL, NULL);
  settle ();
  again = read_value (fixture, "N/IRO", NOTICE_ACKNOWLEDGED_ON);
  g_assert_null (again);
}

/* What does not fit one of those chosen is not offered: an unsent notice cannot be acknowledged. */
static void
test_not_offered (Fixture *fixture, gconstpointer data)
{
  CldRowTable *table = get_table (fixture);

  cld_row_table_choose (table, "N/AREA", TRUE);
  cld_row_table_choose (table, "N/IRO", TRUE);
  settle ();
  g_assert_false (gtk_widget_activate_action (fixture->pane, "notices.acknowledge", NULL) && find_dialog ());
  cld_row_table_choose (table, "N/IRO", FALSE);
  settle ();
  answer (fixture, "notices.send", "t", "Post");
  {
    g_autofree char *sent = read_value (fixture, "N/AREA", NOTICE_SENT_ON), *method = read_value (fixture, "N/AREA", NOTICE_METHOD);

    g_assert_cmpstr (sent, ==, TODAY);
    g_assert_cmpstr (method, ==, "Post");
  }
}

/* A reason that the law does not allow for this recipient writes nothing. */
static void
test_withhold_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  guint n = 0;
  g_autofree char *reason = NULL;

  cld_row_table_choose (get_table (fixture), "N/AREA", TRUE);
  settle ();
  gtk_widget_activate_action (fixture->pane, "notices.withhold", NULL);
  settle ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "do"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_type (dialog, GTK_TYPE_DROP_DOWN, &n)), 2);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "do"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "do");
  gtk_window_close (GTK_WINDOW (dialog));
  settle ();
  reason = read_value (fixture, "N/AREA", NOTICE_NOT_SENT_REASON);
  g_assert_null (reason);
}

/* A notice that came in says what it sets off, and for whom. */
static void
test_received (Fixture *fixture, gconstpointer data)
{
  g_assert_true (has_text (fixture->pane, "Ofsted"));
  g_assert_true (has_text (fixture->pane, "Larch House"));
  g_assert_true (has_text (fixture->pane, NASTY));
  g_assert_true (has_text (fixture->pane, "Our children there"));
  g_assert_true (has_text (fixture->pane, "By "));
  answer (fixture, "notices.close", "t", "Seen the same day.");
  {
    g_autofree char *closed = read_value (fixture, "N/IN", NOTICE_CLOSED_ON), *did = read_value (fixture, "N/IN", NOTICE_OUR_ACTION);

    g_assert_cmpstr (closed, ==, TODAY);
    g_assert_cmpstr (did, ==, "Seen the same day.");
  }
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  g_assert_true (has_text (fixture->pane, "Gareth Lowe"));
  g_assert_true (has_text (fixture->pane, "No reply"));
  g_assert_true (has_text (fixture->pane, NASTY));
}

static gboolean
is_on (Fixture *fixture, const char *name)
{
  const CldUserAction action = { .name = name };

  return cld_action_is_enabled (&action, fixture->pane);
}

static void
test_host (Fixture *fixture, gconstpointer data)
{
  guint n = 0;
  AdwViewStack *stack = get (fixture, ADW_TYPE_VIEW_STACK, 0);
  GtkWidget *host, *table;

  adw_view_stack_set_visible_child_name (stack, "host");
  settle ();
  host = get (fixture, CLD_TYPE_HOST_VIEW, 0);
  table = find_type (host, CLD_TYPE_ROW_TABLE, &n);
  g_assert_cmpuint (cld_row_table_get_n_rows (CLD_ROW_TABLE (table)), ==, 1);
  g_assert_true (has_text (table, "Saltmere"));
  g_assert_true (has_text (table, NASTY));
  /* No notice is in view, so none of their steps is offered; back among them what fits is. */
  g_assert_false (is_on (fixture, "duty.do"));
  g_assert_false (is_on (fixture, "notices.letters"));
  g_assert_true (is_on (fixture, "pane.open"));
  adw_view_stack_set_visible_child_name (stack, "sent");
  settle ();
  g_assert_true (is_on (fixture, "duty.do"));
  g_assert_true (is_on (fixture, "notices.letters"));
}

/* A key that nothing else wanted. No event stands behind it, so it gets as far as the search and no letter further. */
static void
press_text (Fixture *fixture, guint keyval)
{
  g_autoptr (GtkEventController) keys = gtk_event_controller_key_new ();

  g_test_expect_message ("Gtk", G_LOG_LEVEL_CRITICAL, "*current_event*");
  CLD_PANE_GET_CLASS (fixture->pane)->key (CLD_PANE (fixture->pane), GTK_EVENT_CONTROLLER_KEY (keys), keyval, 0);
  g_test_assert_expected_messages ();
}

static gboolean
is_searching (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus && gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY);
}

/* Letters, digits and signs begin a search, as on every page of a list; a space and what is held with Ctrl do not. */
static void
test_search_keys (Fixture *fixture, gconstpointer data)
{
  static const guint keys[] = { GDK_KEY_a, GDK_KEY_7, GDK_KEY_slash, GDK_KEY_apostrophe };
  static const char *const views[] = { "sent", "host" };
  AdwViewStack *stack = get (fixture, ADW_TYPE_VIEW_STACK, 0);

  for (guint v = 0; v < G_N_ELEMENTS (views); v++)
    for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
      {
        adw_view_stack_set_visible_child_name (stack, views[v]);
        settle ();
        gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
        g_assert_false (is_searching (fixture));
        press_text (fixture, keys[i]);
        g_assert_true (is_searching (fixture));
      }
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_false (CLD_PANE_GET_CLASS (fixture->pane)->key (CLD_PANE (fixture->pane), NULL, GDK_KEY_space, 0));
  g_assert_false (CLD_PANE_GET_CLASS (fixture->pane)->key (CLD_PANE (fixture->pane), NULL, GDK_KEY_a, GDK_CONTROL_MASK));
  g_assert_false (is_searching (fixture));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/notices/register", Fixture, NULL, fixture_set_up, test_register, fixture_tear_down);
  g_test_add ("/notices/numbers", Fixture, NULL, fixture_set_up, test_numbers, fixture_tear_down);
  g_test_add ("/notices/acknowledge-two", Fixture, NULL, fixture_set_up, test_send_two, fixture_tear_down);
  g_test_add ("/notices/not-offered", Fixture, NULL, fixture_set_up, test_not_offered, fixture_tear_down);
  g_test_add ("/notices/withhold-refused", Fixture, NULL, fixture_set_up, test_withhold_refused, fixture_tear_down);
  g_test_add ("/notices/host", Fixture, NULL, fixture_set_up, test_host, fixture_tear_down);
  g_test_add ("/notices/search-keys", Fixture, NULL, fixture_set_up, test_search_keys, fixture_tear_down);
  g_test_add ("/notices/page", Fixture, "N/IRO", fixture_set_up, test_page, fixture_tear_down);
  g_test_add ("/notices/received", Fixture, "N/IN", fixture_set_up, test_received, fixture_tear_down);
  return g_test_run ();
}
