/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-fixture.h"

#include "cld-letters-page.h"
#include "cld-move-body.h"
#include "cld-move-dialogs.h"
#include "cld-move-line-row.h"
#include "cld-move-page.h"
#include "cld-picker.h"
#include "cld-repo.h"
#include "cld-store.h"

/* The page of a move: what is typed, what it says, what is written, and that nothing is written before Save. */

static const char *const fields[][2] = {
  { "started_on", "12/03/2025" }, { "type", "U6" },          { "provider", "SC990417" },   { "provider_kind", "PR4" }, { "carer", "Helen and Paul Voss" },
  { "address", NASTY },           { "postcode", "ZZ9 4QT" }, { "area_authority", "999" }, { "distance_miles", "38.5" }, { "reason_ended", "CARPL" },
};

static void
fill_more (Fixture *fixture)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);

  SAVE (&cld_authority_kind, "997", "name", "Brackenshire", "own", "1");
  SAVE (&cld_authority_kind, "996", "name", "Eastmere", "adjoining", "1");
  SAVE (&cld_authority_kind, "999", "name", "Northmoor & <b>");
  SAVE (&cld_provider_kind, "SC990417", "name", "Bright Lanes", "urn", "SC990417", "type", "IFA");
  SAVE (&cld_child_kind, "C9", "given_names", "Ash", "surname", NASTY, "date_of_birth", "2016-06-01", "iro", "I. Officer");
  SAVE (&cld_care_period_kind, "C9/2024-01-02", "child", "C9", "started_on", "2024-01-02");
  SAVE (&cld_legal_status_kind, "C9/2024-01-02", "child", "C9", "started_on", "2024-01-02", "code", "C2");
  SAVE (&cld_placement_kind, "C9/2024-01-02", "child", "C9", "started_on", "2024-01-02", "type", "U6", "area_authority", "997", "carer", "Old Carer");
  SAVE (&cld_contact_kind, "K9", "name", "Ben Sample", "role", "PARENT");
}

static CldMovePage *
open_page (Fixture *fixture, gboolean end)
{
  g_autoptr (GError) error = NULL;
  CldPane *page;

  page = end ? cld_move_page_new_end (fixture->session, "C9", &error) : cld_move_page_new (fixture->session, "C9", &error);
  g_assert_no_error (error);
  gtk_window_set_default_size (fixture->window, 1160, 720);
  gtk_window_set_child (fixture->window, GTK_WIDGET (page));
  gtk_window_present (fixture->window);
  settle ();
  return CLD_MOVE_PAGE (page);
}

static void
wait_for (guint ms)
{
  gint64 until = g_get_monotonic_time () + (gint64) ms * 1000;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  settle ();
}

static void
put (CldMovePage *page, const char *name, const char *value)
{
  for (guint i = 0; i < CLD_MOVE_N_ROWS; i++)
    {
      CldFormRow *row = cld_move_form_get_row (cld_move_page_get_form (page), i);

      if (row && g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), name))
        {
          cld_form_row_type (row, value);
          return;
        }
    }
  g_error ("no row %s", name);
}

static void
type_all (CldMovePage *page)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    put (page, fields[i][0], fields[i][1]);
  wait_for (200);
}

/* What the pane says: a line `tag|title|caption`. */
static void
gather_labels (GtkWidget *widget, GString *out)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) && *gtk_label_get_label (GTK_LABEL (widget)))
    g_string_append_printf (out, "%s|", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && !GTK_IS_BUTTON (child) && !GTK_IS_POPOVER (child))
      gather_labels (child, out);
}

static char *
read_pane (CldMovePage *page)
{
  GtkWidget *pane = find_type (GTK_WIDGET (page), CLD_TYPE_MOVE_PANE);
  GString *out = g_string_new (NULL);

  g_assert_nonnull (pane);
  gather_labels (pane, out);
  return g_string_free (out, FALSE);
}

static void
assert_says (CldMovePage *page, const char *text)
{
  g_autofree char *said = read_pane (page);

  if (!strstr (said, text))
    g_error ("“%s” is not in: %s", text, said);
}

static void
assert_says_not (CldMovePage *page, const char *text)
{
  g_autofree char *said = read_pane (page);

  if (strstr (said, text))
    g_error ("“%s” is in: %s", text, said);
}

static void
finish_saving (CldMovePage *page)
{
  while (cld_move_page_is_busy (page))
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static gint64
count (Fixture *fixture, const CldKind *kind)
{
  return cld_repo_count (cld_session_get_db (fixture->session), kind, NULL);
}

static void
set_up_more (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, data);
  fill_more (fixture);
}

/* --- tests --- */

static void
test_at_a_distance (Fixture *fixture, gconstpointer data)
{
  CldMovePage *page = open_page (fixture, FALSE);

  assert_says (page, "Say when it starts");
  type_all (page);
  assert_says (page, "Out of area, at a distance|At a distance: Northmoor & <b> is not Brackenshire and does not border it.|");
  assert_says (page, "Must|Director approves the placement|Before Wed 12 Mar · reg 11(1)(b)|");
  assert_says (page, "Must|Consult Northmoor & <b> and send the care plan|Before Wed 12 Mar · reg 11(2)|");
  assert_says (page, "Must|Written notice to Northmoor & <b>, with reasons and the care plan|Before Wed 12 Mar · reg 13(4)|");
  assert_says (page, "Must|Written notice to 10 people and bodies|Before Wed 12 Mar · reg 13(2)|Ash, parent, section 34 contact, carer before, ICB, ICB there, GP, GP there, school, IRO|");
  assert_says (page, "Must|Placement plan|By Wed 19 Mar, 5 working days · reg 9(1)|");
  assert_says (page, "Must|First visit, then every 6 weeks|By Wed 19 Mar, 1 week · reg 28(2)(a), (b)|");
  assert_says (page, "Should|Tell the virtual school|As soon as decided · guidance|");
  assert_says (page, "9 by law, 1 by guidance|");
  assert_says (page, "Not needed: Key Stage 4 approval (age 8).");
  /* Next door instead: another level, in its place. */
  put (page, "area_authority", "996");
  wait_for (200);
  assert_says (page, "Must|Nominated officer approves the placement|Before Wed 12 Mar · reg 11(1)(a)|");
  assert_says_not (page, "Director approves");
  /* Emergency: the rest within 5 working days. */
  put (page, "emergency", "1");
  wait_for (200);
  assert_says (page, "By Wed 19 Mar, 5 working days · reg 11(3)|");
  /* In our area: no banner's colour, no approval, no area notice. */
  put (page, "area_authority", "997");
  wait_for (200);
  assert_says (page, "In our area|");
  assert_says_not (page, "approves the placement");
  assert_says_not (page, "reg 13(4)");
}

/* Rows are kept while they are updated, what is new is marked for two seconds, the first look marks nothing. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  CldMovePage *page = open_page (fixture, FALSE);
  GtkWidget *list, *row;

  type_all (page);
  list = cld_move_pane_get_list (CLD_MOVE_PANE (find_type (GTK_WIDGET (page), CLD_TYPE_MOVE_PANE)));
  row = gtk_widget_get_first_child (list);
  g_assert_false (gtk_widget_has_css_class (row, "cld-move-changed"));
  put (page, "started_on", "13/03/2025");
  wait_for (200);
  g_assert_true (gtk_widget_get_first_child (list) == row);
  g_assert_true (gtk_widget_has_css_class (row, "cld-move-changed"));
  wait_for (2500);
  g_assert_false (gtk_widget_has_css_class (row, "cld-move-changed"));
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  CldMovePage *page = open_page (fixture, FALSE);
  g_autoptr (CldRecord) record = NULL;

  type_all (page);
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.save", NULL);
  finish_saving (page);
  g_assert_true (cld_move_page_is_done (page));
  record = cld_record_service_load (cld_session_get_store (fixture->session), &cld_placement_kind, "C9/2025-03-12", NULL);
  g_assert_nonnull (record);
  g_assert_cmpstr (cld_record_get_text (record, PLACEMENT_ADDRESS), ==, NASTY);
  g_assert_cmpstr (cld_record_get_text (record, PLACEMENT_AREA_AUTHORITY), ==, "999");
  g_assert_cmpstr (cld_record_get_text (record, PLACEMENT_EMERGENCY), ==, NULL);
  g_assert_cmpint (count (fixture, &cld_approval_kind), ==, 1);
  g_assert_cmpint (count (fixture, &cld_notice_kind), ==, 21);
}

static char *
hash_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize n;

  g_file_get_contents (path, &bytes, &n, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, n);
}

/* Everything typed, looked at, then discarded: the file is byte for byte as it was. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *typed = NULL, *after = NULL;
  CldMovePage *page = open_page (fixture, FALSE);

  before = hash_file (fixture->path);
  type_all (page);
  typed = hash_file (fixture->path);
  g_assert_cmpstr (before, ==, typed);
  gtk_widget_activate_action (GTK_WIDGET (page), "move.discard", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.cancel", NULL);
  wait_for_writer (fixture);
  wait_for (200);
  after = hash_file (fixture->path);
  g_assert_cmpstr (before, ==, after);
  assert_says (page, "Say when it starts");
}

/* Left with something typed, it is a draft: no record changes, and it is there again. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  CldMovePage *page = open_page (fixture, FALSE);
  gint64 n = count (fixture, &cld_placement_kind);
  g_autofree char *carer = NULL, *area = NULL;

  type_all (page);
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.cancel", NULL);
  wait_for_writer (fixture);
  g_assert_cmpint (count (fixture, &cld_placement_kind), ==, n);
  page = open_page (fixture, FALSE);
  carer = cld_form_row_get_value (cld_move_form_get_row (cld_move_page_get_form (page), CLD_MOVE_ROW_CARER), NULL);
  area = cld_form_row_get_value (cld_move_form_get_row (cld_move_page_get_form (page), CLD_MOVE_ROW_AREA), NULL);
  g_assert_cmpstr (carer, ==, "Helen and Paul Voss");
  g_assert_cmpstr (area, ==, "999");
  assert_says (page, "Director approves the placement");
  /* The draft goes with the save. */
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.save", NULL);
  finish_saving (page);
  wait_for_writer (fixture);
  page = open_page (fixture, FALSE);
  assert_says (page, "Say when it starts");
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWindow *
find_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != fixture->window)
        return window;
    }
  return NULL;
}

static void
find_entries (GtkWidget *widget, GPtrArray *entries)
{
  if (ADW_IS_ENTRY_ROW (widget))
    g_ptr_array_add (entries, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    find_entries (child, entries);
}

/* Supported accommodation at eight: forbidden, in red, and saved only with a reason and a name. */
static void
test_block (Fixture *fixture, gconstpointer data)
{
  CldMovePage *page = open_page (fixture, FALSE);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (CldRecord) record = NULL;
  GtkWindow *dialog;
  GtkWidget *button;

  type_all (page);
  put (page, "type", "K3");
  wait_for (200);
  assert_says (page, "The law speaks against it|The law forbids to place a child under 16 in supported or independent living (regulation 27A).|");
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.save", NULL);
  settle ();
  g_assert_false (cld_move_page_is_busy (page));
  g_assert_false (cld_move_page_is_done (page));
  button = find_button (GTK_WIDGET (page), "Record anyway…");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_has_focus (button));
  g_signal_emit_by_name (button, "clicked");
  settle ();
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  find_entries (GTK_WIDGET (dialog), entries);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "record"));
  gtk_editable_set_text (GTK_EDITABLE (entries->pdata[0]), "Made up: " NASTY);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "record"));
  gtk_editable_set_text (GTK_EDITABLE (entries->pdata[1]), "D. Rector");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "record"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "record");
  wait_for (50);
  assert_says (page, "Recorded anyway, with a reason|");
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.save", NULL);
  finish_saving (page);
  g_assert_true (cld_move_page_is_done (page));
  g_assert_cmpint (count (fixture, &cld_override_kind), ==, 1);
  record = cld_record_service_load (cld_session_get_store (fixture->session), &cld_override_kind, "C9/2025-03-04", NULL);
  g_assert_nonnull (record);
  g_assert_cmpstr (cld_record_get_text (record, OVERRIDE_REASON), ==, "Made up: " NASTY);
  g_assert_cmpstr (cld_record_get_text (record, OVERRIDE_NAME), ==, "D. Rector");
  g_assert_cmpstr (cld_record_get_text (record, OVERRIDE_RULE), ==, "reg27a");
}

/* A home that takes no new children: by which step, and since when. */
static void
test_enforced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  CldMovePage *page;
  GtkWidget *button;
  GtkWindow *dialog;

  SAVE (&cld_provider_kind, "SC990233", "name", "Larch House", "urn", "SC990233", "type", "CH");
  SAVE (&cld_enforcement_kind, "E1", "provider", "SC990233", "kind", "RA", "from_on", "2025-02-10", "note", "Children were not safe");
  page = open_page (fixture, FALSE);
  type_all (page);
  put (page, "type", "K2");
  put (page, "provider", "SC990233");
  wait_for (200);
  assert_says (page, "no child is placed there until it is. Restriction of accommodation since 10 Feb 2025.|");
  button = find_button (GTK_WIDGET (page), "Record anyway…");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  settle ();
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "Restriction of accommodation since 10 Feb 2025."));
  gtk_window_destroy (dialog);
}

/* Somebody who may not be told: asked before saving, kept in the list, written as withheld with the reason. */
static void
test_may_not_be_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  CldMovePage *page;
  GtkWindow *dialog;
  gboolean found = FALSE;

  {
    g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);

    SAVE (&cld_relationship_kind, "C9/K9", "child", "C9", "contact", "K9", "kind", "FATHER", "may_be_told", "0");
  }
  page = open_page (fixture, FALSE);
  type_all (page);
  put (page, "reason_ended", "CHILD");
  wait_for (200);
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.save", NULL);
  settle ();
  g_assert_false (cld_move_page_is_busy (page));
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  find_entries (GTK_WIDGET (dialog), entries);
  for (guint i = 0; i < entries->len; i++)
    {
      GtkWidget *row = gtk_widget_get_prev_sibling (entries->pdata[i]);

      if (ADW_IS_COMBO_ROW (row) && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Ben Sample"))
        {
          GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (row));

          for (guint k = 0; k < g_list_model_get_n_items (model); k++)
            if (g_str_has_prefix (gtk_string_list_get_string (GTK_STRING_LIST (model), k), "Withheld: Would harm"))
              adw_combo_row_set_selected (ADW_COMBO_ROW (row), k);
          gtk_editable_set_text (GTK_EDITABLE (entries->pdata[i]), "Made up");
          found = TRUE;
        }
    }
  g_assert_true (found);
  gtk_window_close (dialog);
  wait_for (50);
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.save", NULL);
  finish_saving (page);
  g_assert_true (cld_move_page_is_done (page));
}

/* A stop says itself at the row and one click puts it right. */
static void
test_remedy (Fixture *fixture, gconstpointer data)
{
  CldMovePage *page = open_page (fixture, FALSE);
  GtkWidget *button;
  g_autofree char *starts = NULL;

  type_all (page);
  put (page, "old_ended_on", "10/03/2025");
  wait_for (200);
  button = find_button (GTK_WIDGET (page), "Start on Mon 10 Mar");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_for (200);
  starts = cld_form_row_get_value (cld_move_form_get_row (cld_move_page_get_form (page), CLD_MOVE_ROW_STARTED), NULL);
  g_assert_cmpstr (starts, ==, "2025-03-10");
  g_assert_null (find_button (GTK_WIDGET (page), "Start on Mon 10 Mar"));
  assert_says (page, "Director approves the placement|Before Mon 10 Mar");
}

static void
test_end (Fixture *fixture, gconstpointer data)
{
  CldMovePage *page = open_page (fixture, TRUE);
  g_autoptr (CldRecord) record = NULL;

  put (page, "old_ended_on", "12/03/2025");
  put (page, "reason_ended", "STAND");
  wait_for (200);
  assert_says (page, "Written notice of the end to 9 people and bodies|Before Wed 12 Mar · reg 14(2)(c)|");
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.save", NULL);
  finish_saving (page);
  g_assert_true (cld_move_page_is_done (page));
  record = cld_record_service_load (cld_session_get_store (fixture->session), &cld_placement_kind, "C9/2024-01-02", NULL);
  g_assert_cmpstr (cld_record_get_text (record, PLACEMENT_ENDED_ON), ==, "2025-03-12");
}

/* Nothing can be saved without a start; and the page says so at the row. */
static void
test_needed (Fixture *fixture, gconstpointer data)
{
  CldMovePage *page = open_page (fixture, FALSE);

  put (page, "type", "U6");
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.save", NULL);
  settle ();
  g_assert_false (cld_move_page_is_busy (page));
  g_assert_nonnull (cld_form_row_get_error (cld_move_form_get_row (cld_move_page_get_form (page), CLD_MOVE_ROW_STARTED)));
}

/* Our own and our neighbours first; then any authority by name or number, and where there is none. */
static void
test_area (Fixture *fixture, gconstpointer data)
{
  CldMovePage *page = open_page (fixture, FALSE);
  CldFormRow *row = cld_move_form_get_row (cld_move_page_get_form (page), CLD_MOVE_ROW_AREA);
  CldPicker *picker = CLD_PICKER (find_type (GTK_WIDGET (row), CLD_TYPE_PICKER));
  g_autofree char *value = NULL;

  g_assert_nonnull (picker);
  cld_picker_popup (picker, "leeds");
  settle ();
  g_assert_true (has_label (GTK_WIDGET (picker), "Leeds"));
  cld_picker_popup (picker, "wales");
  settle ();
  g_assert_true (has_label (GTK_WIDGET (picker), "Wales"));
  /* GTK complains of a window that is closed under an open menu. */
  gtk_menu_button_popdown (GTK_MENU_BUTTON (cld_picker_get_button (picker)));
  settle ();
}

/* Narrow, the pane stands under the form, and its count stays in view. */
static void
test_folded (Fixture *fixture, gconstpointer data)
{
  CldMovePage *page = open_page (fixture, FALSE);
  CldMoveBody *body = CLD_MOVE_BODY (find_type (GTK_WIDGET (page), CLD_TYPE_MOVE_BODY));

  type_all (page);
  g_assert_false (cld_move_body_is_folded (body));
  g_assert_null (find_button (GTK_WIDGET (page), "9 by law, 1 by guidance"));
  gtk_window_set_default_size (fixture->window, 400, 700);
  wait_for (300);
  g_assert_true (cld_move_body_is_folded (body));
  g_assert_nonnull (find_button (GTK_WIDGET (page), "9 by law, 1 by guidance"));
  gtk_widget_activate_action (GTK_WIDGET (page), "move.show-pane", NULL);
  settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find_type (GTK_WIDGET (body), GTK_TYPE_SCROLLED_WINDOW)))), >, 500);
  gtk_window_set_default_size (fixture->window, 1160, 700);
  wait_for (300);
  g_assert_false (cld_move_body_is_folded (body));
  assert_says (page, "Director approves the placement");
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("caseload-move-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define MOVE(name, func) g_test_add ("/move/" name, Fixture, NULL, set_up_more, func, tear_down)
  MOVE ("at-a-distance", test_at_a_distance);
  MOVE ("marks", test_marks);
  MOVE ("save", test_save);
  MOVE ("cancel", test_cancel);
  MOVE ("draft", test_draft);
  MOVE ("block", test_block);
  MOVE ("enforced", test_enforced);
  MOVE ("may-not-be-told", test_may_not_be_told);
  MOVE ("remedy", test_remedy);
  MOVE ("end", test_end);
  MOVE ("needed", test_needed);
  MOVE ("area", test_area);
  MOVE ("folded", test_folded);
#undef MOVE
  return g_test_run ();
}
