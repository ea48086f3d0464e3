/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../unit/both-engines.h"
#define FORM_FIXTURE_NAME engine_new_name
#include "form-fixture.h"

#include "cld-change-set.h"
#include "cld-conflict-view.h"
#include "cld-draft.h"

/* A form while others work on the same record. */

static void
write_as_other (Fixture *fixture, const char *ref, const char *field, const char *value)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  g_autoptr (CldRecord) record = cld_record_service_load (store, &cld_note_kind, ref, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (record);
  if (field)
    {
      cld_record_set_text (record, (guint) cld_kind_find_field (&cld_note_kind, field), value);
      cld_record_service_save (store, record, "test", &error);
    }
  else
    cld_record_service_remove (store, record, "test", &error);
  g_assert_no_error (error);
}

static void
wait_a_second (void)
{
  const gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

static gpointer
part (CldFormPage *page, const char *name)
{
  GObject *object = gtk_widget_get_template_child (GTK_WIDGET (page), CLD_TYPE_FORM_PAGE, name);

  g_assert_nonnull (object);
  return object;
}

static gboolean
says (CldFormPage *page, const char *label, const char *part_of_it)
{
  return strstr (gtk_label_get_label (GTK_LABEL (part (page, label))), part_of_it) != NULL;
}

/* The login name here is the person's who wrote: it is known by its name. */
static void
name_me (Fixture *fixture)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  g_autoptr (CldRecord) record = cld_record_service_load (store, &cld_person_kind, "P1", NULL);

  cld_record_set_text (record, PERSON_LOGIN, cld_store_get_actor (store));
  cld_record_service_save (store, record, "test", NULL);
}

static void
test_untouched (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  g_autofree char *text = NULL;

  name_me (fixture);
  write_as_other (fixture, "C1/2025-01-21", "text", "theirs");
  wait_a_second ();
  text = typed_in (page, NOTE_TEXT);
  g_assert_cmpstr (text, ==, "theirs");
  g_assert_false (cld_form_is_changed (cld_form_page_get_form (page)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (part (page, "theirs_bar"))));
  g_assert_true (says (page, "state_label", "Sam Worker changed this at "));
}

static void
test_edited (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  g_autofree char *text = NULL;
  GtkWidget *view;

  name_me (fixture);
  type (page, "text", "mine");
  write_as_other (fixture, "C1/2025-01-21", "text", "theirs");
  wait_a_second ();
  text = typed_in (page, NOTE_TEXT);
  g_assert_cmpstr (text, ==, "mine");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (part (page, "theirs_bar"))));
  g_assert_true (says (page, "theirs_label", "Sam Worker changed this at "));
  gtk_widget_activate_action (GTK_WIDGET (page), "form.compare", NULL);
  settle ();
  view = find_type (GTK_WIDGET (page), CLD_TYPE_CONFLICT_VIEW);
  g_assert_true (gtk_widget_get_mapped (view));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (part (page, "theirs_bar"))));
  g_assert_true (has_label (view, "mine"));
  g_assert_true (has_label (view, "theirs"));
  cld_conflict_view_choose (CLD_CONFLICT_VIEW (view), NOTE_TEXT, TRUE);
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);

  write_as_other (fixture, "C1/2025-01-21", NULL, NULL);
  wait_a_second ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (part (page, "theirs_bar"))));
  g_assert_true (says (page, "theirs_label", "removed this at "));
}

/* What is written of another record is none of this form's business. */
static void
test_other_record (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  CldStore *store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);

  type (page, "text", "mine");
  SAVE (&cld_note_kind, "C1/2025-02-01", "child", "C1", "happened_on", "2025-02-01T10:30", "kind", "CASE", "text", "another");
  SAVE (&cld_child_kind, "C2", "given_names", "Kit");
  cld_store_free (store);
  wait_a_second ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (part (page, "theirs_bar"))));
}

typedef struct
{
  const char *path;
  gboolean holds;
} Holder;

static gpointer
hold_thread (gpointer data)
{
  Holder *holder = data;
  g_autoptr (CldStore) store = cld_store_open (holder->path, CLD_STORE_OPEN, NULL);
  CldChangeSet *set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, NULL);

  g_assert_nonnull (set);
  g_atomic_int_set (&holder->holds, TRUE);
  g_usleep (1500 * 1000);
  cld_change_set_free (set);
  return NULL;
}

/* A save that somebody else keeps waiting says so, and is done afterwards. */
static void
test_waiting (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  Holder holder = { fixture->path, FALSE };
  GThread *thread;
  gboolean said = FALSE;
  g_autofree char *text = g_strdup_printf ("Waiting for %s to finish saving…", engine_is_postgres () ? "Sam Worker" : "somebody");

  name_me (fixture);
  type (page, "text", "mine");
  thread = g_thread_new ("holder", hold_thread, &holder);
  while (!g_atomic_int_get (&holder.holds))
    g_usleep (1000);
  g_object_ref (page);
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.save", NULL);
  while (cld_form_page_is_busy (page))
    {
      g_main_context_iteration (NULL, TRUE);
      said = said || has_label (GTK_WIDGET (page), text);
    }
  g_thread_join (thread);
  g_assert_true (said);
  g_assert_true (cld_form_page_is_done (page));
  g_assert_false (has_label (GTK_WIDGET (page), text));
  g_object_unref (page);
  wait_for_writer (fixture);
}

static void
administer (Fixture *fixture, const char *format)
{
  g_autofree char *database = cld_db_display_name (fixture->path);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *sql = g_strjoinv (database, parts);

  engine_administer (sql);
}

static gboolean
store_has_draft (Fixture *fixture)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  g_autoptr (CldDraft) draft = cld_draft_find (cld_store_get_db (store), cld_store_get_actor (store), &cld_note_kind, "C1/2025-01-21", "C1", NULL);

  return draft != NULL;
}

/* What is typed while the server is away stays, over the end of its form too, and is there when the server is back. */
static void
test_away (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  administer (fixture, "UPDATE pg_database SET datallowconn = false WHERE datname = '%s'");
  administer (fixture, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'");
  wait_a_second ();
  g_assert_true (cld_session_is_cut_off (fixture->session));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (part (page, "theirs_bar"))));
  type (page, "text", "mine");
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_true (says (page, "state_label", "Draft kept here until the server is back"));
  administer (fixture, "UPDATE pg_database SET datallowconn = true WHERE datname = '%s'");
  for (guint i = 0; cld_session_is_cut_off (fixture->session) && i < 10; i++)
    wait_a_second ();
  g_assert_false (cld_session_is_cut_off (fixture->session));
  wait_for_writer (fixture);
  text = typed_in (page, NOTE_TEXT);
  g_assert_cmpstr (text, ==, "mine");
  g_assert_true (store_has_draft (fixture));
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/form-others/untouched", test_untouched);
  ADD ("/form-others/edited", test_edited);
  ADD ("/form-others/removed", test_removed);
  ADD ("/form-others/other-record", test_other_record);
  ADD ("/form-others/waiting", test_waiting);
  if (engine_is_postgres ())
    ADD ("/form-others/away", test_away);
  return engine_run ();
}
