/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-fixture.h"

#include "cld-form-rows.h"
#include "cld-picker.h"

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

/* A time typed alone is of the day that stood there, and of today where none did. */
static void
test_time_alone (Fixture *fixture, gconstpointer data)
{
  static const CldField field = { "a", "When", "S", CLD_MOMENT, 0, NULL };
  CldFormRow *row = show_row (fixture, &field);
  GtkWidget *entry = find_type (GTK_WIDGET (row), GTK_TYPE_ENTRY);
  g_autofree char *kept = NULL, *whole = NULL, *of_today = NULL;

  cld_form_row_bind (row, "2025-02-14");
  gtk_editable_set_text (GTK_EDITABLE (entry), "14:10");
  kept = cld_form_row_get_value (row, NULL);
  g_assert_cmpstr (kept, ==, "2025-02-14T14:10");
  settle ();
  g_assert_true (has_label (GTK_WIDGET (row), "Fri 14 February 2025, 18 days ago"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "t 9am");
  whole = cld_form_row_get_value (row, NULL);
  g_assert_cmpstr (whole, ==, TODAY "T09:00");
  cld_form_row_bind (row, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "14:10");
  of_today = cld_form_row_get_value (row, NULL);
  g_assert_cmpstr (of_today, ==, TODAY "T14:10");
}

/* A new note is of today, at no time that anybody said. */
static void
test_prefilled (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, NULL, "C1");
  CldFormRow *row = cld_form_get_row (cld_form_page_get_form (page), NOTE_HAPPENED_ON);
  g_autofree char *day = cld_form_row_get_value (row, NULL), *moment = NULL;

  g_assert_cmpstr (day, ==, TODAY);
  g_assert_false (cld_form_is_changed (cld_form_page_get_form (page)));
  type (page, "happened_on", "1410");
  moment = cld_form_row_get_value (row, NULL);
  g_assert_cmpstr (moment, ==, TODAY "T14:10");
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

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/form/rows", test_rows);
  ADD ("/form/needed", test_needed);
  ADD ("/form/too-long", test_too_long);
  ADD ("/form/date-keys", test_date_keys);
  ADD ("/form/time-alone", test_time_alone);
  ADD ("/form/prefilled", test_prefilled);
  ADD ("/form/words", test_words);
  ADD ("/form/search", test_search);
  return g_test_run ();
}
