/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-export-registers.h"
#include "cld-record-mark.h"
#include "cld-register-view.h"
#include "cld-registers-export.h"
#include "cld-registers-pane.h"
#include "cld-repo.h"
#include "inspections-child-fixture.h"

/* The registers of correspondence, information requests and quality audits over a real store. */

static void
show_registers (Fixture *fixture, int width)
{
  open_store (fixture);
  show_pane (fixture, cld_registers_pane_new (fixture->session), width);
  cld_pane_shown (fixture->pane);
  settle ();
}

static CldRegisterView *
find_view (Fixture *fixture)
{
  guint n = 0;
  GtkWidget *view = find_nth (GTK_WIDGET (fixture->pane), CLD_TYPE_REGISTER_VIEW, &n);

  g_assert_nonnull (view);
  return CLD_REGISTER_VIEW (view);
}

static void
show_tab (Fixture *fixture, const char *name)
{
  guint n = 0;
  GtkWidget *stack = find_nth (GTK_WIDGET (fixture->pane), ADW_TYPE_VIEW_STACK, &n);

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), name);
  settle ();
}

static void
type (Fixture *fixture, const char *text)
{
  guint n = 0;
  GtkWidget *entry;

  cld_register_view_find (find_view (fixture));
  settle ();
  entry = find_nth (GTK_WIDGET (find_view (fixture)), GTK_TYPE_SEARCH_ENTRY, &n);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  for (guint i = 0; i < 3; i++)
    settle ();
}

static guint
count_rows (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = cld_register_view_get_rows (find_view (fixture));

  return rows->len;
}

/* Whether a cell says a text: cells paint theirs. */
static gboolean
cell_says (Fixture *fixture, const CldRowTableKind *table, const char *text)
{
  g_autoptr (GPtrArray) rows = cld_register_view_get_rows (find_view (fixture));

  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < table->n_columns; k++)
      {
        CldRowTableCell cell = { NULL };
        gboolean says_it;

        table->fill_cell (rows->pdata[i], k, &cell, NULL);
        says_it = g_strcmp0 (cell.text, text) == 0;
        g_free (cell.text);
        if (says_it)
          return TRUE;
      }
  return FALSE;
}

static const CldCorrespondenceEntry *
get_letter (Fixture *fixture, guint i)
{
  g_autoptr (GPtrArray) rows = cld_register_view_get_rows (find_view (fixture));

  g_assert_cmpuint (rows->len, >, i);
  return rows->pdata[i];
}

/* What waits stands first; either reference, a person and the subject find it. */
static void
test_letters (void)
{
  static const struct
  {
    const char *text;
    guint n;
  } searches[] = { { "409435", 1 }, { "os/127", 1 }, { "OS/12 7", 1 }, { "data shows", 1 }, { "jay", 1 }, { "larch", 2 }, { "nobody", 0 }, { "", 3 } };
  Fixture fixture = { NULL };

  show_registers (&fixture, 1160);
  g_assert_cmpuint (count_rows (&fixture), ==, 3);
  g_assert_cmpstr (get_letter (&fixture, 0)->row->ref, ==, "l3");
  g_assert_true (cell_says (&fixture, &cld_correspondence_table, "answered after 8 working days"));
  g_assert_true (cell_says (&fixture, &cld_correspondence_table, NASTY));
  g_assert_true (says (GTK_WIDGET (fixture.pane), "1 waits for an answer"));
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      type (&fixture, searches[i].text);
      g_assert_cmpuint (count_rows (&fixture), ==, searches[i].n);
    }
  cld_register_view_set_choice (find_view (&fixture), 2);
  settle ();
  g_assert_cmpuint (count_rows (&fixture), ==, 1);
  g_assert_cmpstr (get_letter (&fixture, 0)->row->ref, ==, "l1");
  g_assert_true (cld_register_view_clear (find_view (&fixture)));
  g_assert_cmpuint (count_rows (&fixture), ==, 3);
  close_store (&fixture);
}

static const CldCorrespondenceEntry *
find_letter (Fixture *fixture, const char *ref)
{
  for (guint i = 0;; i++)
    if (g_str_equal (get_letter (fixture, i)->row->ref, ref))
      return get_letter (fixture, i);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  CldUndoResult *undone = cld_session_undo_finish (CLD_SESSION (source), result, &error);

  g_assert_no_error (error);
  cld_undo_result_free (undone);
}

/* What the window does once something was saved. */
static void
tell_changed (Fixture *fixture)
{
  for (guint i = 0; i < 6; i++)
    settle ();
  CLD_PANE_GET_CLASS (fixture->pane)->changed (fixture->pane, NULL);
  settle ();
}

/* One that needs no answer does not wait any more; undone, it waits again. */
static void
test_no_answer (void)
{
  Fixture fixture = { NULL };

  show_registers (&fixture, 1160);
  g_assert_cmpstr (get_letter (&fixture, 0)->row->ref, ==, "l3");
  g_assert_cmpint (get_letter (&fixture, 0)->state, ==, CLD_CORRESPONDENCE_WAITING);
  gtk_widget_activate_action (GTK_WIDGET (fixture.pane), "registers.no-answer", NULL);
  tell_changed (&fixture);
  g_assert_true (says (GTK_WIDGET (fixture.pane), "0 wait for an answer"));
  g_assert_cmpint (find_letter (&fixture, "l3")->state, ==, CLD_CORRESPONDENCE_NOTHING);
  g_assert_cmpstr (find_letter (&fixture, "l3")->row->values[CORRESPONDENCE_FORM], ==, "EMAIL_NA");
  g_assert_true (cell_says (&fixture, &cld_correspondence_table, "No answer due"));
  cld_session_undo_async (fixture.session, NULL, FALSE, undone_cb, NULL);
  tell_changed (&fixture);
  g_assert_true (says (GTK_WIDGET (fixture.pane), "1 waits for an answer"));
  g_assert_cmpstr (find_letter (&fixture, "l3")->row->values[CORRESPONDENCE_FORM], ==, "EMAIL");
  close_store (&fixture);
}

static void
test_information (void)
{
  Fixture fixture = { NULL };

  show_registers (&fixture, 1160);
  show_tab (&fixture, "information");
  g_assert_cmpuint (count_rows (&fixture), ==, 1);
  g_assert_true (cell_says (&fixture, &cld_information_table, "40 days"));
  g_assert_true (cell_says (&fixture, &cld_information_table, "Information missing from a practitioner"));
  /* Ctrl+Enter chases it. */
  gtk_widget_activate_action (GTK_WIDGET (fixture.pane), "duty.do", NULL);
  for (guint i = 0; i < 6; i++)
    settle ();
  CLD_PANE_GET_CLASS (fixture.pane)->changed (fixture.pane, "JAY");
  settle ();
  g_assert_true (cell_says (&fixture, &cld_information_table, "7 Apr 26"));
  cld_register_view_set_choice (find_view (&fixture), 2);
  settle ();
  g_assert_cmpuint (count_rows (&fixture), ==, 0);
  g_assert_true (says (GTK_WIDGET (fixture.pane), "Clear filters"));
  close_store (&fixture);
}

static void
test_audits (void)
{
  Fixture fixture = { NULL };

  show_registers (&fixture, 1160);
  show_tab (&fixture, "audits");
  g_assert_cmpuint (count_rows (&fixture), ==, 1);
  g_assert_true (cell_says (&fixture, &cld_audit_table, "Good"));
  g_assert_true (cell_says (&fixture, &cld_audit_table, "Heard and written down."));
  cld_register_view_set_choice (find_view (&fixture), 4);
  settle ();
  g_assert_cmpuint (count_rows (&fixture), ==, 0);
  close_store (&fixture);
}

static gboolean
write_letter (CldOutput *output, gconstpointer row, GError **error)
{
  return cld_export_correspondence_row (output, row, error);
}

/* What is shown goes into a file, and on paper. */
static void
test_export (void)
{
  static const guint widths[CLD_ROW_TABLE_MAX_COLUMNS] = { 80, G_MAXUINT };
  Fixture fixture = { NULL };
  g_autoptr (GError) error = NULL;

  show_registers (&fixture, 1160);
  {
    g_autoptr (GPtrArray) rows = cld_register_view_get_rows (find_view (&fixture));
    g_autofree char *path = g_build_filename (fixture.folder, "letters.csv", NULL), *text = NULL;
    g_autoptr (CldPrintJob) job = cld_registers_make_print (rows, &cld_correspondence_table, "Letters", "today", widths);

    g_assert_cmpuint (cld_print_job_get_n_rows (job), ==, 3);
    g_assert_true (cld_registers_export_to (rows, cld_export_correspondence_columns, write_letter, path, FALSE, &error));
    g_assert_no_error (error);
    g_assert_true (g_file_get_contents (path, &text, NULL, &error));
    g_assert_nonnull (strstr (text, "answered,8"));
    g_assert_nonnull (strstr (text, "l3,IN,EMAIL"));
  }
  close_store (&fixture);
}

/* Where there is no room for a table a row has lines, with its state. */
static void
test_narrow (void)
{
  Fixture fixture = { NULL };

  show_registers (&fixture, 380);
  g_assert_true (says (GTK_WIDGET (fixture.pane), "Waiting"));
  g_assert_true (says (GTK_WIDGET (fixture.pane), NASTY " · What data shows"));
  close_store (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/registers/letters", test_letters);
  g_test_add_func ("/registers/no-answer", test_no_answer);
  g_test_add_func ("/registers/information", test_information);
  g_test_add_func ("/registers/audits", test_audits);
  g_test_add_func ("/registers/export", test_export);
  g_test_add_func ("/registers/narrow", test_narrow);
  return g_test_run ();
}
