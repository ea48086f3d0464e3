/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-conflict-view.h"
#include "cld-draft.h"
#include "cld-form-page.h"
#include "cld-form-rows.h"
#include "cld-kinds.h"
#include "cld-picker.h"
#include "cld-record-service.h"
#include "cld-repo.h"

#define TODAY "2025-03-04"
#define NASTY "Ó'Neil & <b>\"%s%n"

typedef struct
{
  char *folder;
  char *path;
  CldSession *session;
  GtkWindow *window;
} Fixture;

static void
save_record (CldStore *store, const CldKind *kind, const char *ref, const char *const *values)
{
  g_autoptr (CldRecord) record = cld_record_new (kind, ref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; values[i]; i += 2)
    g_assert_true (cld_record_set_text (record, (guint) cld_kind_find_field (kind, values[i]), values[i + 1]));
  cld_record_service_save (store, record, "test", &error);
  g_assert_no_error (error);
}

#define SAVE(kind, ref, ...) save_record (store, kind, ref, (const char *const[]){ __VA_ARGS__, NULL })

static void
fill (const char *path)
{
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_CREATE, NULL);

  g_assert_nonnull (store);
  SAVE (&cld_authority_kind, "998", "name", "Brackenshire");
  SAVE (&cld_person_kind, "P1", "name", "Sam Worker");
  SAVE (&cld_provider_kind, "SC1", "name", "Larch House & <b>");
  SAVE (&cld_contact_kind, "K1", "name", "Dawn Marsh");
  SAVE (&cld_child_kind, "C1", "given_names", "Jay", "surname", NASTY, "date_of_birth", "2013-06-01");
  SAVE (&cld_placement_kind, "C1/2024-01-01", "child", "C1", "started_on", "2024-01-01", "type", "U1", "provider", "SC1");
  SAVE (&cld_note_kind, "C1/2025-01-21", "child", "C1", "happened_on", "2025-01-21T10:30", "kind", "CASE", "text", NASTY);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("caseload-form-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "caseload.db", NULL);
  fill (fixture->path);
  fixture->session = cld_session_open (fixture->path, CLD_STORE_OPEN, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, TODAY);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1000, 700);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The writer has done everything that it was given. */
static gboolean
nothing_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait_for_writer (Fixture *fixture)
{
  gboolean done = FALSE;

  cld_session_run_async (fixture->session, nothing_in_writer, NULL, NULL, NULL, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer left = fixture->session;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  gtk_window_destroy (fixture->window);
  wait_for_writer (fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->session), &left);
  g_object_unref (fixture->session);
  while (left)
    g_main_context_iteration (NULL, FALSE);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static CldFormRow *
show_row (Fixture *fixture, const CldField *field)
{
  CldFormRow *row = cld_form_row_new (field, fixture->session);

  gtk_window_set_child (fixture->window, GTK_WIDGET (row));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (row));
  return row;
}

typedef struct
{
  CldField field;
  const char *value;   /* recorded */
  const char *typed;   /* typed over it */
  const char *becomes; /* what is saved then; NULL: refused */
} RowCase;

static const RowCase row_cases[] = {
  { { "a", "Text", "S", CLD_TEXT, 0, NULL }, NASTY, "  other  words ", "other words" },
  { { "a", "Text", "S", CLD_TEXT, 0, NULL }, "x", NASTY, NASTY },
  { { "a", "Note", "S", CLD_NOTE, 0, NULL }, "one\ntwo", NASTY "\nline two  \n\n", NASTY "\nline two" },
  { { "a", "Date", "S", CLD_DATE, 0, NULL }, "2024-02-29", "12 mar", "2025-03-12" },
  { { "a", "Date", "S", CLD_DATE, 0, NULL }, "2024-02-29", "31/02", NULL },
  { { "a", "Date", "S", CLD_DATE, 0, NULL }, "2024-02-29", "t 14:10", NULL },
  { { "a", "Moment", "S", CLD_MOMENT, 0, NULL }, "2024-02-29T09:05", "t 2.30pm", "2025-03-04T14:30" },
  { { "a", "Moment", "S", CLD_MOMENT, 0, NULL }, "2024-02-29", "25:00", NULL },
  { { "a", "Number", "S", CLD_INT, 0, NULL }, "7", " 0012 ", "12" },
  { { "a", "Number", "S", CLD_INT, 0, NULL }, "7", "-0", "0" },
  { { "a", "Number", "S", CLD_INT, 0, NULL }, "7", "twelve", NULL },
  { { "a", "Number", "S", CLD_INT, 0, NULL }, "7", "99999999999", NULL },
  { { "a", "Decimal", "S", CLD_DECIMAL, 0, NULL }, "38.50", "12,5", "12.5" },
  { { "a", "Decimal", "S", CLD_DECIMAL, 0, NULL }, "38.50", "1.2.3", NULL },
  { { "a", "Decimal", "S", CLD_DECIMAL, 0, NULL }, "38.50", "-", NULL },
  { { "a", "Yes or no", "S", CLD_BOOL, 0, NULL }, "1", "0", "0" },
  { { "a", "Code", "S", CLD_CHOICE, 0, "placement_type" }, "U1", "U6", "U6" },
  { { "a", "Code", "S", CLD_CHOICE, 0, "placement_type" }, NASTY, "U6", "U6" },
  { { "a", "Codes", "S", CLD_CHOICE, CLD_MANY, "disability" }, "MOB;" NASTY, "HAND;MOB", "HAND;MOB" },
  { { "a", "Named", "S", CLD_REF, 0, "provider" }, "SC1", "gone", NULL },
  { { "a", "Named", "S", CLD_REF, 0, "provider" }, "gone", "SC1", "SC1" },
};

static void
count_cb (CldFormRow *row, guint *n)
{
  (*n)++;
}

static void
check_row (Fixture *fixture, const RowCase *one)
{
  CldFormRow *row = show_row (fixture, &one->field);
  g_autofree char *value = NULL, *typed = NULL, *after = NULL, *none = NULL, *wrong = NULL;
  guint n = 0;

  g_signal_connect (row, "changed", G_CALLBACK (count_cb), &n);
  g_test_message ("%s: %s", one->field.label, one->typed);
  /* Bound: shown, no edit, the very value. */
  cld_form_row_bind (row, one->value);
  value = cld_form_row_get_value (row, NULL);
  g_assert_cmpstr (value, ==, one->value);
  g_assert_false (cld_form_row_is_changed (row));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (cld_form_row_check (row, TRUE));
  /* Typed: taken or refused in words, never lost. */
  cld_form_row_type (row, one->typed);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (cld_form_row_is_changed (row));
  after = cld_form_row_get_value (row, &wrong);
  g_assert_cmpstr (after, ==, one->becomes);
  g_assert_true ((wrong == NULL) == (one->becomes != NULL));
  g_assert_true (cld_form_row_check (row, TRUE) == (one->becomes != NULL));
  g_assert_cmpstr (cld_form_row_get_error (row), ==, wrong);
  /* Cleared. */
  cld_form_row_type (row, NULL);
  typed = cld_form_row_get_typed (row);
  none = cld_form_row_get_value (row, NULL);
  g_assert_null (typed);
  g_assert_null (none);
  g_assert_true (cld_form_row_is_changed (row));
  g_assert_null (cld_form_row_get_error (row));
  /* Bound again: made once, and the value is back. */
  cld_form_row_bind (row, one->value);
  g_assert_false (cld_form_row_is_changed (row));
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (row_cases); i++)
    check_row (fixture, &row_cases[i]);
}

static void
test_needed (Fixture *fixture, gconstpointer data)
{
  static const CldField field = { "a", "Needed", "S", CLD_DATE, CLD_NEEDED, NULL };
  CldFormRow *row = show_row (fixture, &field);

  g_assert_true (cld_form_row_check (row, FALSE));
  g_assert_false (cld_form_row_check (row, TRUE));
  g_assert_nonnull (cld_form_row_get_error (row));
  cld_form_row_type (row, "t");
  g_assert_null (cld_form_row_get_error (row));
  g_assert_true (cld_form_row_check (row, TRUE));
}

static void
test_too_long (Fixture *fixture, gconstpointer data)
{
  static const CldField field = { "a", "Note", "S", CLD_NOTE, 0, NULL };
  CldFormRow *row = show_row (fixture, &field);
  g_autofree char *text = g_strnfill (CLD_ROW_TEXT_LIMIT, 'x');
  g_autofree char *more = g_strconcat (text, "y", NULL);

  cld_form_row_type (row, text);
  g_assert_true (cld_form_row_check (row, TRUE));
  cld_form_row_type (row, more);
  g_assert_false (cld_form_row_check (row, TRUE));
  /* What stands there already is a fact. */
  cld_form_row_bind (row, more);
  g_assert_true (cld_form_row_check (row, TRUE));
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static void
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
}

static void
test_date_keys (Fixture *fixture, gconstpointer data)
{
  static const CldField field = { "a", "When", "S", CLD_MOMENT, 0, NULL };
  static const struct
  {
    guint key;
    const char *becomes;
  } keys[] = {
    { GDK_KEY_plus, "2025-02-01T14:10" },  { GDK_KEY_minus, "2025-01-31T14:10" }, { GDK_KEY_m, "2025-02-28T14:10" }, { GDK_KEY_M, "2025-01-28T14:10" },
    { GDK_KEY_w, "2025-02-04T14:10" },     { GDK_KEY_W, "2025-01-28T14:10" },     { GDK_KEY_Up, "2025-01-29T14:10" }, { GDK_KEY_Down, "2025-01-28T14:10" },
    { GDK_KEY_x, "2025-01-28T14:10" },     { GDK_KEY_t, TODAY },
  };
  CldFormRow *row = show_row (fixture, &field);
  GtkWidget *entry = find_type (GTK_WIDGET (row), GTK_TYPE_ENTRY);
  g_autofree char *typed = NULL;

  cld_form_row_bind (row, "2025-01-31T14:10");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "31/01/2025 14:10");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = NULL;

      press (entry, keys[i].key);
      value = cld_form_row_get_value (row, NULL);
      g_assert_cmpstr (value, ==, keys[i].becomes);
    }
  /* Half a date is no date: the key is a letter of it. */
  cld_form_row_type (row, "12-3");
  press (entry, GDK_KEY_minus);
  typed = cld_form_row_get_typed (row);
  g_assert_cmpstr (typed, ==, "12-3");
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strcmp (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  static const CldField date = { "a", "When", "S", CLD_DATE, 0, NULL };
  static const CldField code = { "a", NASTY " _x", "S", CLD_CHOICE, 0, "placement_type" };
  CldFormRow *row = show_row (fixture, &date);

  cld_form_row_type (row, "yesterday");
  settle ();
  g_assert_true (has_label (GTK_WIDGET (row), "Mon 3 March 2025, yesterday"));
  row = show_row (fixture, &code);
  cld_form_row_bind (row, NASTY);
  settle ();
  g_assert_true (has_label (GTK_WIDGET (row), NASTY));
  g_assert_true (has_label (GTK_WIDGET (row), NASTY " _x"));
}

/* What a picker offers for a search: the texts, one a line. */
static char *
offered (CldFormRow *row, const char *search)
{
  CldPicker *picker = CLD_PICKER (find_type (GTK_WIDGET (row), CLD_TYPE_PICKER));
  GtkListBox *list;
  GString *out = g_string_new (NULL);

  cld_picker_popup (picker, search);
  settle ();
  list = GTK_LIST_BOX (find_type (GTK_WIDGET (picker), GTK_TYPE_LIST_BOX));
  for (int i = 0; gtk_list_box_get_row_at_index (list, i); i++)
    g_string_append_printf (out, "%s\n", (char *) g_object_get_data (G_OBJECT (gtk_list_box_get_row_at_index (list, i)), "text"));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER)));
  settle ();
  return g_string_free (out, FALSE);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const CldField code = { "a", "Type", "S", CLD_CHOICE, 0, "placement_type" };
  static const CldField ref = { "a", "Provider", "S", CLD_REF, 0, "provider" };
  CldFormRow *row = show_row (fixture, &code);
  g_autofree char *by_code = offered (row, "u1"), *by_word = offered (row, "FOSTER long"), *retired = NULL, *all = offered (row, NULL);
  g_autofree char *by_name = NULL, *by_number = NULL, *none = NULL;

  g_assert_true (g_str_has_prefix (by_code, "U1 · "));
  g_assert_nonnull (strstr (by_word, "U1 · "));
  g_assert_nonnull (strstr (by_word, "U4 · "));
  g_assert_null (strstr (by_word, "K1 · "));
  g_assert_true (g_str_has_prefix (all, "Not recorded\n"));
  /* P2 went out of use in 2023: behind the others, still there. */
  g_assert_nonnull (strstr (all, "P2 · "));
  g_assert_true (strstr (all, "P2 · ") > strstr (all, "U6 · "));
  cld_form_row_set_day (row, "2022-01-01");
  retired = offered (row, NULL);
  g_assert_true (strstr (retired, "P2 · ") < strstr (retired, "U6 · "));

  row = show_row (fixture, &ref);
  by_name = offered (row, "larch");
  by_number = offered (row, "sc1");
  none = offered (row, "zzz");
  g_assert_cmpstr (by_name, ==, "Larch House & <b>\n");
  g_assert_cmpstr (by_number, ==, by_name);
  g_assert_cmpstr (none, ==, "");
}

/* --- pages --- */

static CldFormPage *
show_page (Fixture *fixture, const CldKind *kind, const char *ref, const char *child)
{
  g_autoptr (GError) error = NULL;
  CldPane *pane = cld_form_page_new (fixture->session, kind, ref, child, &error);

  g_assert_no_error (error);
  gtk_window_set_child (fixture->window, GTK_WIDGET (pane));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (pane));
  cld_pane_shown (pane);
  settle ();
  return CLD_FORM_PAGE (pane);
}

static void
act (Fixture *fixture, CldFormPage *page, const char *action)
{
  g_object_ref (page);
  gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
  while (cld_form_page_is_busy (page))
    g_main_context_iteration (NULL, TRUE);
  wait_for_writer (fixture);
  g_object_unref (page);
}

static void
type (CldFormPage *page, const char *field, const char *text)
{
  CldForm *form = cld_form_page_get_form (page);
  int index = g_str_equal (field, "ref") ? CLD_FORM_NUMBER : cld_kind_find_field (cld_form_get_kind (form), field);

  cld_form_row_type (cld_form_get_row (form, index), text);
}

static const char *
error_of (CldFormPage *page, const char *field)
{
  CldForm *form = cld_form_page_get_form (page);
  int index = g_str_equal (field, "ref") ? CLD_FORM_NUMBER : cld_kind_find_field (cld_form_get_kind (form), field);

  return cld_form_row_get_error (cld_form_get_row (form, index));
}

static gboolean
has_focus (CldFormPage *page, const char *field)
{
  CldForm *form = cld_form_page_get_form (page);
  int index = g_str_equal (field, "ref") ? CLD_FORM_NUMBER : cld_kind_find_field (cld_form_get_kind (form), field);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page)));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (cld_form_get_row (form, index)));
}

static const char *
find_ref (const char *target)
{
  static const char *const refs[][2] = { { "child", "C1" }, { "placement", "C1/2024-01-01" }, { "provider", "SC1" }, { "contact", "K1" }, { "person", "P1" } };

  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    if (g_str_equal (refs[i][0], target))
      return refs[i][1];
  g_assert_not_reached ();
}

static char *
make_sample (const CldField *field)
{
  const CldCodeList *list = field->type == CLD_CHOICE ? cld_code_list_find (field->target) : NULL;

  switch (field->type)
    {
    case CLD_NOTE:
      return g_strdup (NASTY "\nand a second line");
    case CLD_DATE:
      return g_strdup ("2024-02-29");
    case CLD_MOMENT:
      return g_strdup ("2024-02-29T14:10");
    case CLD_INT:
      return g_strdup ("2024");
    case CLD_DECIMAL:
      return g_strdup ("38.5");
    case CLD_BOOL:
      return g_strdup ("1");
    case CLD_CHOICE:
      g_assert_nonnull (list);
      if (field->flags & CLD_MANY)
        return g_strdup_printf ("%s;%s", cld_code_list_get (list, 0)->code, cld_code_list_get (list, 1)->code);
      return g_strdup (cld_code_list_get (list, 0)->code);
    case CLD_REF:
      return g_strdup (find_ref (field->target));
    case CLD_TEXT:
    default:
      return g_strdup (NASTY);
    }
}

/* The record that was not there before. */
static CldRow *
find_saved (Fixture *fixture, const CldKind *kind, CldArena *arena, const char *const *known)
{
  g_autoptr (GPtrArray) ids = cld_repo_query_ids (cld_session_get_db (fixture->session), kind, NULL, NULL);

  for (guint i = 0; i < ids->len; i++)
    if (!g_strv_contains (known, ids->pdata[i]))
      return cld_repo_find_by_id (cld_session_get_db (fixture->session), kind, ids->pdata[i], arena, NULL);
  return NULL;
}

static void
check_kind (Fixture *fixture, const CldKind *kind)
{
  g_autoptr (GPtrArray) known = cld_repo_query_ids (cld_session_get_db (fixture->session), kind, NULL, NULL);
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldFormPage *page = show_page (fixture, kind, NULL, kind->child >= 0 ? "C1" : NULL);
  CldForm *form = cld_form_page_get_form (page);
  CldRow *row;

  g_test_message ("%s", kind->id);
  g_ptr_array_add (known, NULL);
  if (kind == &cld_child_kind)
    type (page, "ref", "C9");
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *sample = make_sample (&kind->fields[i]);
      CldFormRow *field_row = cld_form_get_row (form, (int) i);

      g_assert_true ((field_row == NULL) == ((int) i == kind->child));
      if (field_row)
        cld_form_row_type (field_row, sample);
    }
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  row = find_saved (fixture, kind, arena, (const char *const *) known->pdata);
  g_assert_nonnull (row);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *sample = make_sample (&kind->fields[i]);

      g_assert_cmpstr (row->values[i], ==, sample);
    }
  if (kind == &cld_child_kind)
    g_assert_cmpstr (row->ref, ==, "C9");

  /* And again: shown as stored, nothing to save, and the same widgets take another record. */
  page = show_page (fixture, kind, row->ref, NULL);
  g_assert_false (cld_form_is_changed (cld_form_page_get_form (page)));
  g_assert_null (cld_form_check (cld_form_page_get_form (page)));
  act (fixture, page, "form.remove");
  g_assert_true (cld_form_page_is_done (page));
  g_assert_null (cld_repo_find (cld_session_get_db (fixture->session), kind, row->ref, arena, NULL));
}

static void
test_every_kind (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < cld_kinds_count (); i++)
    check_kind (fixture, cld_kinds ()[i]);
}

static void
gather_rows (GtkWidget *widget, GPtrArray *rows)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (CLD_IS_FORM_ROW (child))
      g_ptr_array_add (rows, child);
    else
      gather_rows (child, rows);
}

static void
test_mnemonics (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      g_autoptr (CldForm) form = cld_form_new (cld_kinds ()[i], fixture->session);
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      guint n = 0;

      gather_rows (cld_form_get_widget (form), rows);
      for (guint j = 0; j < rows->len; j++)
        {
          gunichar letter = cld_form_row_get_mnemonic (rows->pdata[j]);

          g_assert_true (letter != 'c' && letter != 's');
          if (letter)
            g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (letter)));
          n += letter ? 1 : 0;
        }
      g_test_message ("%s: %u of %u", cld_kinds ()[i]->id, n, rows->len);
      g_assert_cmpuint (n, >=, MIN (rows->len, 18));
    }
}

static gboolean
is_named (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)));
}

/* Every part that takes the keys says what it is. */
static void
check_names (GtkWidget *widget, guint *n)
{
  gboolean inner = GTK_IS_TEXT (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_SCROLLBAR (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !inner && !GTK_IS_LABEL (widget) && !GTK_IS_LIST_BOX_ROW (widget) && !GTK_IS_ENTRY (widget))
    {
      if (!is_named (widget))
        g_error ("no name: %s in %s", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      (*n)++;
    }
  if (GTK_IS_ENTRY (widget))
    {
      g_assert_true (is_named (widget));
      (*n)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_names (child, n);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      const CldKind *kind = cld_kinds ()[i];
      CldFormPage *page = show_page (fixture, kind, NULL, kind->child >= 0 ? "C1" : NULL);
      guint n = 0;

      check_names (GTK_WIDGET (page), &n);
      g_assert_cmpuint (n, >=, kind->n_fields);
    }
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_placement_kind, NULL, "C1");

  /* Needed. */
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_nonnull (error_of (page, "started_on"));
  g_assert_true (has_focus (page, "started_on"));
  /* Impossible. */
  type (page, "started_on", "31/02");
  act (fixture, page, "pane.save");
  g_assert_nonnull (error_of (page, "started_on"));
  /* The end before the start. */
  type (page, "started_on", "12/3/2025");
  type (page, "ended_on", "11/3/2025");
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_null (error_of (page, "started_on"));
  g_assert_nonnull (error_of (page, "ended_on"));
  g_assert_true (has_focus (page, "ended_on"));
  /* Nothing else is asked for. */
  type (page, "ended_on", NULL);
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
}

static void
test_new_child (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_child_kind, NULL, NULL);
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row;

  type (page, "surname", NASTY);
  act (fixture, page, "pane.save");
  g_assert_nonnull (error_of (page, "ref"));
  g_assert_true (has_focus (page, "ref"));
  type (page, "ref", " C1 ");
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_nonnull (error_of (page, "ref"));
  type (page, "ref", "C2");
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  row = cld_repo_find (cld_session_get_db (fixture->session), &cld_child_kind, "C2", arena, NULL);
  g_assert_nonnull (row);
  g_assert_cmpstr (row->values[CHILD_SURNAME], ==, NASTY);
}

static CldDraft *
find_draft (Fixture *fixture, const char *ref)
{
  return cld_draft_find (cld_session_get_db (fixture->session), cld_store_get_actor (cld_session_get_store (fixture->session)), &cld_note_kind, ref, "C1", NULL);
}

static char *
typed_in (CldFormPage *page, guint field)
{
  return cld_form_row_get_typed (cld_form_get_row (cld_form_page_get_form (page), (int) field));
}

static void
test_draft (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, NULL, "C1");
  g_autoptr (CldDraft) draft = NULL, none = NULL, gone = NULL;
  g_autofree char *when = NULL, *text = NULL, *fresh = NULL;

  /* Nothing typed, nothing kept. */
  act (fixture, page, "pane.cancel");
  none = find_draft (fixture, NULL);
  g_assert_null (none);

  page = show_page (fixture, &cld_note_kind, NULL, "C1");
  g_assert_true (has_focus (page, "text"));
  type (page, "text", NASTY "\n");
  type (page, "happened_on", "31/02");
  act (fixture, page, "pane.cancel");
  draft = find_draft (fixture, NULL);
  g_assert_nonnull (draft);

  /* The same form again: what was typed, even what is no date. */
  page = show_page (fixture, &cld_note_kind, NULL, "C1");
  when = typed_in (page, NOTE_HAPPENED_ON);
  text = typed_in (page, NOTE_TEXT);
  g_assert_cmpstr (when, ==, "31/02");
  g_assert_cmpstr (text, ==, NASTY "\n");
  act (fixture, page, "form.discard");
  g_assert_false (cld_form_is_changed (cld_form_page_get_form (page)));
  gone = find_draft (fixture, NULL);
  g_assert_null (gone);
  page = show_page (fixture, &cld_note_kind, NULL, "C1");
  fresh = typed_in (page, NOTE_TEXT);
  g_assert_null (fresh);
}

static void
test_draft_while_typing (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  g_autoptr (CldDraft) draft = NULL, gone = NULL;

  type (page, "text", "typed");
  while (!draft && g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, TRUE);
      draft = find_draft (fixture, "C1/2025-01-21");
    }
  g_assert_nonnull (draft);
  g_assert_cmpint (draft->version, ==, 1);
  g_assert_cmpuint (draft->values->len, ==, 1);
  /* Saved: nothing is kept. */
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  gone = find_draft (fixture, "C1/2025-01-21");
  g_assert_null (gone);
}

static void
change_note (Fixture *fixture, guint field, const char *value)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  g_autoptr (CldRecord) record = cld_record_service_load (store, &cld_note_kind, "C1/2025-01-21", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_record_set_text (record, field, value));
  cld_record_service_save (store, record, "test", &error);
  g_assert_no_error (error);
}

static CldRow *
load_note (Fixture *fixture, CldArena *arena)
{
  CldRow *row = cld_repo_find (cld_session_get_db (fixture->session), &cld_note_kind, "C1/2025-01-21", arena, NULL);

  g_assert_nonnull (row);
  return row;
}

static void
test_stale (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  CldConflictView *view = CLD_CONFLICT_VIEW (find_type (GTK_WIDGET (page), CLD_TYPE_CONFLICT_VIEW));
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row;

  type (page, "text", "mine");
  type (page, "childs_words", "mine alone");
  change_note (fixture, NOTE_TEXT, "theirs");
  change_note (fixture, NOTE_KIND, "PHONE");
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (view)));
  g_assert_true (cld_conflict_view_takes_mine (view, NOTE_CHILDS_WORDS));
  g_assert_false (cld_conflict_view_takes_mine (view, NOTE_KIND));
  g_assert_true (has_label (GTK_WIDGET (view), "theirs"));
  g_assert_true (has_label (GTK_WIDGET (view), "mine"));
  /* Both changed it: nobody chooses for them. */
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  cld_conflict_view_choose (view, NOTE_TEXT, TRUE);
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  row = load_note (fixture, arena);
  g_assert_cmpstr (row->values[NOTE_TEXT], ==, "mine");
  g_assert_cmpstr (row->values[NOTE_CHILDS_WORDS], ==, "mine alone");
  g_assert_cmpstr (row->values[NOTE_KIND], ==, "PHONE");
}

static void
test_stale_theirs (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  g_autofree char *text = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();

  type (page, "text", "mine");
  change_note (fixture, NOTE_TEXT, "theirs");
  act (fixture, page, "pane.save");
  act (fixture, page, "form.use-theirs");
  text = typed_in (page, NOTE_TEXT);
  g_assert_cmpstr (text, ==, "theirs");
  g_assert_false (cld_form_is_changed (cld_form_page_get_form (page)));
  g_assert_cmpstr (load_note (fixture, arena)->values[NOTE_TEXT], ==, "theirs");
}

/* Kept over an older version: both versions are shown before it can be saved over the newer one. */
static void
test_stale_draft (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  GtkWidget *view;

  type (page, "text", "mine");
  act (fixture, page, "pane.cancel");
  change_note (fixture, NOTE_TEXT, "theirs");
  page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  view = find_type (GTK_WIDGET (page), CLD_TYPE_CONFLICT_VIEW);
  g_assert_true (gtk_widget_get_mapped (view));
  cld_conflict_view_choose (CLD_CONFLICT_VIEW (view), NOTE_TEXT, TRUE);
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
}

static void
test_stale_removed (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  CldStore *store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  g_autoptr (CldRecord) record = cld_record_service_load (store, &cld_note_kind, "C1/2025-01-21", NULL);
  g_autoptr (CldArena) arena = cld_arena_new ();

  type (page, "childs_words", "mine");
  g_assert_true (cld_record_service_remove (store, record, "test", NULL));
  cld_store_free (store);
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  g_assert_cmpstr (load_note (fixture, arena)->values[NOTE_CHILDS_WORDS], ==, "mine");
  g_assert_cmpstr (load_note (fixture, arena)->values[NOTE_TEXT], ==, NASTY);
}

/* Ctrl+Z in a text takes back what was typed there, never what was recorded. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  CldFormRow *row = cld_form_get_row (cld_form_page_get_form (page), NOTE_TEXT);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_type (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW)));
  g_autofree char *text = NULL;

  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
  gtk_text_buffer_insert_at_cursor (buffer, "more", -1);
  g_assert_true (gtk_text_buffer_get_can_undo (buffer));
  gtk_text_buffer_undo (buffer);
  text = cld_form_row_get_typed (row);
  g_assert_cmpstr (text, ==, NASTY);
  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/form/rows", test_rows);
  ADD ("/form/needed", test_needed);
  ADD ("/form/too-long", test_too_long);
  ADD ("/form/date-keys", test_date_keys);
  ADD ("/form/words", test_words);
  ADD ("/form/search", test_search);
  ADD ("/form/every-kind", test_every_kind);
  ADD ("/form/mnemonics", test_mnemonics);
  ADD ("/form/names", test_names);
  ADD ("/form/refused", test_refused);
  ADD ("/form/new-child", test_new_child);
  ADD ("/form/draft", test_draft);
  ADD ("/form/draft-while-typing", test_draft_while_typing);
  ADD ("/form/stale", test_stale);
  ADD ("/form/stale-theirs", test_stale_theirs);
  ADD ("/form/stale-draft", test_stale_draft);
  ADD ("/form/stale-removed", test_stale_removed);
  ADD ("/form/undo", test_undo);
  return g_test_run ();
}
