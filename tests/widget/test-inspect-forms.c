/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspect-fixture.h"

#include "cld-conflict-view.h"
#include "cld-line-row.h"
#include "cld-records-row.h"

/* The forms of inspections: what they offer, what they say, what they refuse, and that one step is one step. */

/* Whether the row's list has @id when it is opened. */
static gboolean
offers (CldFormPage *page, const char *field, const char *id)
{
  CldPicker *picker = picker_of (page, field);
  guint n = 0;
  gboolean found;

  cld_picker_popup (picker, NULL);
  settle ();
  found = find_listed (GTK_WIDGET (picker), id, &n) != NULL;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (cld_picker_get_button (picker)));
  settle ();
  return found;
}

static void
test_every_kind (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const CldKind *kind;
    const char *about_kind;
    const char *about_ref;
    const char *typed[8];
  } forms[] = {
    { &cld_inspection_kind, "provider", "1000001", { "event_type", "FULL", "started_on", "2024-01-09" } },
    { &cld_judgement_kind, "inspection", "I24", { "area", "OEP", "grade", "GOOD" } },
    { &cld_finding_kind, "inspection", "I24", { "type", "STR", "text", NASTY } },
    { &cld_inspection_child_kind, "inspection", "I24", { "children", "C1", "role", "TRACK" } },
    { &cld_enforcement_kind, "provider", "1000001", { "kind", "CR", "from_on", "2024-07-01", "note", "Breach of reg 12" } },
    { &cld_action_kind, "inspection", "I24", { "what", NASTY } },
    { &cld_intervention_kind, "inspection", "ILA", { "kind", "SLI", "from_on", "2024-04-01", "reason", "Offered" } },
    { &cld_quality_audit_kind, "child", "C1", { "grade", "GOOD" } },
    { &cld_correspondence_kind, NULL, NULL, { "direction", "IN", "dated_on", "2024-02-02" } },
    { &cld_information_request_kind, "child", "C1", { "what", "Immunisations" } },
    { &cld_provider_kind, "search", "2000002", { "name", "Elm Lodge" } },
    { &cld_contact_kind, NULL, NULL, { "name", "Rae Moss", "office", "North", "textphone", "18001 0123" } },
    { &cld_legal_set_kind, NULL, NULL, { "code", "LOCAL", "name", "Local standards" } },
    { &cld_legal_reference_kind, NULL, NULL, { "code", "LOCAL-1", "in_set", "LOCAL", "title", "Four-weekly visits" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const CldKind *kind = forms[i].kind;
      gint64 before = count (fixture, kind);
      CldFormPage *page;
      guint n_needed = 0;

      g_test_message ("%s", kind->id);
      for (guint j = 0; j < kind->n_fields; j++)
        n_needed += kind->fields[j].flags & CLD_NEEDED ? 1 : 0;
      g_assert_cmpuint (n_needed, <=, 3);
      page = show_form (fixture, kind, NULL, forms[i].about_kind, forms[i].about_ref);
      for (guint j = 0; j + 1 < G_N_ELEMENTS (forms[i].typed) && forms[i].typed[j]; j += 2)
        cld_form_row_type (row_of (page, forms[i].typed[j]), forms[i].typed[j + 1]);
      act (fixture, page, "pane.save");
      for (guint j = 0; j < kind->n_fields; j++)
        if (cld_form_get_row (cld_form_page_get_form (page), (int) j))
          g_assert_cmpstr (error_of (page, kind->fields[j].id), ==, NULL);
      g_assert_cmpint (count (fixture, kind), ==, before + 1);
    }
}

static void
test_draft (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_form (fixture, &cld_inspection_kind, NULL, "provider", "1000001");

  type (page, "event_type", "FULL");
  type (page, "started_on", "2024-01-09");
  cld_judgements_row_set_grade (CLD_JUDGEMENTS_ROW (row_of (page, "judgements")), "OEP", "GOOD");
  g_assert_true (cld_pane_leave (CLD_PANE (page)));
  wait_for_writer (fixture);
  page = show_form (fixture, &cld_inspection_kind, NULL, "provider", "1000001");
  g_assert_cmpstr (cld_judgements_row_get_grade (CLD_JUDGEMENTS_ROW (row_of (page, "judgements")), "OEP"), ==, "GOOD");
  /* What was typed about one provider is not about another. */
  page = show_form (fixture, &cld_inspection_kind, NULL, "provider", "SC1");
  g_assert_null (cld_judgements_row_get_grade (CLD_JUDGEMENTS_ROW (row_of (page, "judgements")), "OEP"));
}

static void
test_requirement (Fixture *fixture, gconstpointer data)
{
  gint64 before = count (fixture, &cld_finding_kind);
  CldFormPage *page = show_form (fixture, &cld_finding_kind, NULL, "inspection", "I16");

  type (page, "type", "REQ");
  type (page, "guidance", "GUIDE15:4.6");
  type (page, "due_on", "2016-08-01");
  type (page, "text", "Staff do not know the missing protocol");
  g_assert_nonnull (error_of (page, "regulations"));
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_nonnull (strstr (error_of (page, "regulations"), "regulation"));
  g_assert_cmpint (count (fixture, &cld_finding_kind), ==, before);
  /* The regulation that it shows a breach of makes it one. */
  type (page, "regulations", "CHR15-12(2)(a)");
  type (page, "breach_shown", "The protocol is part of the protection standard");
  g_assert_null (error_of (page, "regulations"));
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  g_assert_cmpint (count (fixture, &cld_finding_kind), ==, before + 1);
}

static void
test_recommendation (Fixture *fixture, gconstpointer data)
{
  gint64 before = count (fixture, &cld_finding_kind);
  CldFormPage *page = show_form (fixture, &cld_finding_kind, NULL, "inspection", "I16");

  type (page, "type", "REC");
  type (page, "guidance", "GUIDE15:4.2");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row_of (page, "due_on"))));
  type (page, "type", "REQ");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row_of (page, "due_on"))));
  type (page, "type", "REC");
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  g_assert_cmpint (count (fixture, &cld_finding_kind), ==, before + 1);
}

static void
test_upgrade (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  CldFormPage *page;

  SAVE (&cld_finding_kind, "F1", "inspection", "I16", "type", "REC", "guidance", "GUIDE15:4.2", "text", "Not known");
  page = show_form (fixture, &cld_finding_kind, "F1", NULL, NULL);
  g_assert_false (has_label (GTK_WIDGET (page), "Make it: Requirement (breach of regulation)"));
  type (page, "regulations", "CHR15-12");
  type (page, "breach_shown", "Children were not kept safe");
  settle ();
  g_assert_true (press (GTK_WIDGET (page), "Make it: Requirement (breach of regulation)"));
  g_assert_cmpstr (cld_picker_get_chosen (picker_of (page, "type")), ==, "REQ");
  type (page, "due_on", "2016-09-01");
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
}

static void
test_types (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_form (fixture, &cld_finding_kind, NULL, "inspection", "ILA");

  g_assert_false (offers (page, "type", "REQ"));
  g_assert_false (offers (page, "type", "REC"));
  g_assert_true (offers (page, "type", "AFI"));
  g_assert_true (offers (page, "type", "APA"));
  page = show_form (fixture, &cld_finding_kind, NULL, "inspection", "I16");
  g_assert_true (offers (page, "type", "REQ"));
  g_assert_false (offers (page, "type", "AFI"));
}

/* Every reference that the three fields offer, by its set. */
static void
count_sets (CldFormPage *page, guint *n_old, guint *n_new)
{
  static const char *const fields[] = { "regulations", "standards", "guidance" };

  *n_old = *n_new = 0;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      CldPicker *picker = picker_of (page, fields[i]);
      GtkWidget *row;

      cld_picker_popup (picker, NULL);
      settle ();
      row = find_type (GTK_WIDGET (picker), GTK_TYPE_LIST_BOX_ROW);
      for (; row; row = gtk_widget_get_next_sibling (row))
        {
          const char *id = g_object_get_data (G_OBJECT (row), "id");

          *n_old += id && (g_str_has_prefix (id, "NMS") || g_str_has_prefix (id, "CHR01")) ? 1 : 0;
          *n_new += id && (g_str_has_prefix (id, "CHR15") || g_str_has_prefix (id, "QS") || g_str_has_prefix (id, "GUIDE15")) ? 1 : 0;
        }
      gtk_menu_button_popdown (GTK_MENU_BUTTON (cld_picker_get_button (picker)));
      settle ();
    }
}

static void
test_eras (Fixture *fixture, gconstpointer data)
{
  guint n_old, n_new;

  count_sets (show_form (fixture, &cld_finding_kind, NULL, "inspection", "I14"), &n_old, &n_new);
  g_assert_cmpuint (n_old, >, 10);
  g_assert_cmpuint (n_new, ==, 0);
  count_sets (show_form (fixture, &cld_finding_kind, NULL, "inspection", "I16"), &n_old, &n_new);
  g_assert_cmpuint (n_old, ==, 0);
  g_assert_cmpuint (n_new, >, 10);
}

static void
test_citations (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_form (fixture, &cld_finding_kind, NULL, "inspection", "I16");
  CldLineRow *row = CLD_LINE_ROW (row_of (page, "regulations"));
  g_autofree char *typed = NULL;
  g_autofree char *again = NULL;
  GtkWidget *line, *button;

  type (page, "regulations", "CHR15-12(2)(a);CHR15-34:(4)");
  g_assert_cmpuint (cld_line_row_get_n (row), ==, 2);
  typed = typed_in (page, FINDING_REGULATIONS);
  g_assert_cmpstr (typed, ==, "CHR15-12(2)(a);CHR15-34:(4)");
  line = cld_line_row_get_line (row, 0);
  gtk_editable_set_text (GTK_EDITABLE (find_type (line, GTK_TYPE_ENTRY)), "(3)");
  line = cld_line_row_get_line (row, 1);
  button = gtk_widget_get_last_child (line);
  g_signal_emit_by_name (button, "clicked");
  again = typed_in (page, FINDING_REGULATIONS);
  g_assert_cmpstr (again, ==, "CHR15-12(3)");
}

static void
test_judgement_rules (Fixture *fixture, gconstpointer data)
{
  gint64 before = count (fixture, &cld_inspection_kind);
  CldFormPage *page = show_form (fixture, &cld_inspection_kind, NULL, "provider", "1000001");
  CldJudgementsRow *judgements = CLD_JUDGEMENTS_ROW (row_of (page, "judgements"));

  type (page, "started_on", "2024-01-09");
  type (page, "event_type", "FULL");
  cld_judgements_row_set_grade (judgements, "OEP", "GOOD");
  cld_judgements_row_set_grade (judgements, "HP", "INAD");
  g_assert_nonnull (cld_form_row_get_error (CLD_FORM_ROW (judgements)));
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_cmpint (count (fixture, &cld_inspection_kind), ==, before);
  cld_judgements_row_set_grade (judgements, "OEP", "INAD");
  g_assert_null (cld_form_row_get_error (CLD_FORM_ROW (judgements)));
  /* Inadequate leadership caps the overall grade. */
  cld_judgements_row_set_grade (judgements, "HP", "GOOD");
  cld_judgements_row_set_grade (judgements, "LM", "INAD");
  cld_judgements_row_set_grade (judgements, "OEP", "GOOD");
  g_assert_nonnull (cld_form_row_get_error (CLD_FORM_ROW (judgements)));
  cld_judgements_row_set_grade (judgements, "OEP", "RI");
  g_assert_null (cld_form_row_get_error (CLD_FORM_ROW (judgements)));
}

static void
test_inspection (Fixture *fixture, gconstpointer data)
{
  gint64 n_inspections = count (fixture, &cld_inspection_kind), n_judgements = count (fixture, &cld_judgement_kind);
  CldFormPage *page = show_form (fixture, &cld_inspection_kind, NULL, "provider", "1000001");
  CldJudgementsRow *judgements = CLD_JUDGEMENTS_ROW (row_of (page, "judgements"));
  g_autofree char *framework = NULL;

  type (page, "started_on", "2024-01-09");
  type (page, "event_type", "FULL");
  framework = typed_in (page, INSPECTION_FRAMEWORK);
  g_assert_cmpstr (framework, ==, "SCCIF");
  type (page, "lead_inspector", "Ines Okafor");
  type (page, "team", "Tom Reed (children’s homes)\nAsha Bell (education)");
  cld_judgements_row_set_grade (judgements, "OEP", "GOOD");
  cld_judgements_row_set_grade (judgements, "HP", "GOOD");
  cld_judgements_row_set_grade (judgements, "LM", "RI");
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  g_assert_cmpint (count (fixture, &cld_inspection_kind), ==, n_inspections + 1);
  g_assert_cmpint (count (fixture, &cld_judgement_kind), ==, n_judgements + 3);
  undo (fixture);
  g_assert_cmpint (count (fixture, &cld_inspection_kind), ==, n_inspections);
  g_assert_cmpint (count (fixture, &cld_judgement_kind), ==, n_judgements);
}

/* Somebody else changed it meanwhile: both versions are shown, and the judgements that were chosen stay. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  CldFormPage *page = show_form (fixture, &cld_inspection_kind, "I24", NULL, NULL);
  g_autoptr (CldRecord) theirs = cld_record_service_load (store, &cld_inspection_kind, "I24", NULL);
  g_autoptr (CldRecord) saved = NULL;
  CldConflictView *view = CLD_CONFLICT_VIEW (find_type (GTK_WIDGET (page), CLD_TYPE_CONFLICT_VIEW));

  type (page, "lead_inspector", "Ines Okafor");
  cld_judgements_row_set_grade (CLD_JUDGEMENTS_ROW (row_of (page, "judgements")), "OEP", "GOOD");
  cld_record_set_text (theirs, INSPECTION_REPORT_REF, "10/24");
  g_assert_true (cld_record_service_save (store, theirs, "test", NULL));
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (view)));
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  saved = cld_record_service_load (store, &cld_inspection_kind, "I24", NULL);
  g_assert_cmpstr (cld_record_get_text (saved, INSPECTION_LEAD_INSPECTOR), ==, "Ines Okafor");
  g_assert_cmpstr (cld_record_get_text (saved, INSPECTION_REPORT_REF), ==, "10/24");
  g_assert_cmpint (count (fixture, &cld_judgement_kind), ==, 1);
}

/* What shows a finding are records of children, each a line. */
static void
test_evidence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  CldFormPage *page;
  g_autofree char *typed = NULL;

  SAVE (&cld_health_check_kind, "C1/2018-09-12", "child", "C1", "done_on", "2018-09-12", "kind", "RHA");
  page = show_form (fixture, &cld_finding_kind, NULL, "inspection", "I24");
  cld_records_row_add (CLD_RECORDS_ROW (row_of (page, "evidence_records")), "health_check", "C1/2018-09-12");
  cld_records_row_add (CLD_RECORDS_ROW (row_of (page, "evidence_records")), "note", "C1/2025-01-21");
  cld_records_row_add (CLD_RECORDS_ROW (row_of (page, "evidence_records")), "note", "C1/2025-01-21");
  typed = typed_in (page, FINDING_EVIDENCE_RECORDS);
  g_assert_cmpstr (typed, ==, "health_check/C1/2018-09-12;note/C1/2025-01-21");
  g_assert_cmpuint (cld_line_row_get_n (CLD_LINE_ROW (row_of (page, "evidence_records"))), ==, 2);
}

/* A number that is no URN, or another one's, is said while it is typed, and can be kept. */
static void
test_urn (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_form (fixture, &cld_provider_kind, NULL, NULL, NULL);

  type (page, "urn", "1000001");
  g_assert_true (has_label (GTK_WIDGET (page), "Oak House has this number already."));
  type (page, "urn", "12");
  g_assert_true (has_label (GTK_WIDGET (page), "Ofsted’s numbers are seven digits, or SC and six digits. Check it, unless another country’s regulator gave it."));
  type (page, "urn", "SC123456");
  g_assert_false (has_label (GTK_WIDGET (page), "Ofsted’s numbers are seven digits, or SC and six digits. Check it, unless another country’s regulator gave it."));
}

/* What stands in its form goes with it, and comes back with it. */
static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  gint64 n_inspections = count (fixture, &cld_inspection_kind);
  CldFormPage *page;

  SAVE (&cld_judgement_kind, "J1", "inspection", "I24", "area", "OEP", "grade", "GOOD");
  SAVE (&cld_judgement_kind, "J2", "inspection", "I24", "area", "HP", "grade", "GOOD");
  page = show_form (fixture, &cld_inspection_kind, "I24", NULL, NULL);
  g_assert_cmpstr (cld_judgements_row_get_grade (CLD_JUDGEMENTS_ROW (row_of (page, "judgements")), "HP"), ==, "GOOD");
  g_assert_false (cld_form_is_changed (cld_form_page_get_form (page)));
  act (fixture, page, "form.remove");
  g_assert_true (cld_form_page_is_done (page));
  g_assert_cmpint (count (fixture, &cld_inspection_kind), ==, n_inspections - 1);
  g_assert_cmpint (count (fixture, &cld_judgement_kind), ==, 0);
  undo (fixture);
  g_assert_cmpint (count (fixture, &cld_inspection_kind), ==, n_inspections);
  g_assert_cmpint (count (fixture, &cld_judgement_kind), ==, 2);
  /* One that something else names stays. */
  SAVE (&cld_finding_kind, "F1", "inspection", "I24", "type", "STR", "text", "Warm");
  page = show_form (fixture, &cld_inspection_kind, "I24", NULL, NULL);
  act (fixture, page, "form.remove");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_cmpint (count (fixture, &cld_judgement_kind), ==, 2);
}

/* What was carried over is closed where it was, and open under the later finding: one step. */
static void
test_carry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  gint64 n_actions;
  CldFormPage *page;
  g_autofree char *repeats = NULL;

  SAVE (&cld_finding_kind, "F1", "inspection", "I16", "type", "REQ", "regulations", "CHR15-12", "due_on", "2016-08-01", "text", "Unsafe");
  SAVE (&cld_action_kind, "A1", "finding", "F1", "what", "Train the staff", "status", "OPEN");
  n_actions = count (fixture, &cld_action_kind);
  page = show_form (fixture, &cld_finding_kind, NULL, "inspection", "I24");
  type (page, "type", "REQ");
  type (page, "regulations", "CHR15-12(2)");
  type (page, "due_on", "2024-08-01");
  type (page, "text", "Still unsafe");
  settle ();
  g_assert_true (has_label (GTK_WIDGET (page), "Raised before"));
  g_assert_true (press (GTK_WIDGET (page), "Carry over its open actions"));
  repeats = typed_in (page, FINDING_REPEATS);
  g_assert_cmpstr (repeats, ==, "F1");
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  g_assert_cmpint (count (fixture, &cld_action_kind), ==, n_actions + 1);
  undo (fixture);
  g_assert_cmpint (count (fixture, &cld_action_kind), ==, n_actions);
}

static void
test_scales (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_form (fixture, &cld_inspection_kind, NULL, "provider", "1000001");
  CldJudgementsRow *judgements = CLD_JUDGEMENTS_ROW (row_of (page, "judgements"));

  type (page, "event_type", "FULL");
  type (page, "started_on", "2013-06-10");
  g_assert_true (cld_judgements_row_offers (judgements, "ADEQ"));
  g_assert_false (cld_judgements_row_offers (judgements, "RI"));
  type (page, "started_on", "2024-06-10");
  g_assert_false (cld_judgements_row_offers (judgements, "ADEQ"));
  g_assert_true (cld_judgements_row_offers (judgements, "RI"));
  g_assert_false (offers (page, "event_type", "REG33"));
  g_assert_false (offers (page, "event_type", "STD"));
  g_assert_true (offers (page, "event_type", "MON"));
}

static void
test_children (Fixture *fixture, gconstpointer data)
{
  gint64 before = count (fixture, &cld_inspection_child_kind);
  CldFormPage *page = show_form (fixture, &cld_inspection_child_kind, NULL, "inspection", "I24");

  type (page, "role", "TRACK");
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  cld_form_row_type (row_of (page, "children"), "C1;C2;C3");
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  g_assert_cmpint (count (fixture, &cld_inspection_child_kind), ==, before + 3);
  undo (fixture);
  g_assert_cmpint (count (fixture, &cld_inspection_child_kind), ==, before);
}

static void
test_enforcement (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  gint64 before = count (fixture, &cld_enforcement_kind);
  CldFormPage *page;
  g_autofree char *provider = NULL;

  SAVE (&cld_finding_kind, "F1", "inspection", "I16", "type", "REC", "guidance", "GUIDE15:4.2");
  SAVE (&cld_finding_kind, "F2", "inspection", "I16", "type", "REQ", "regulations", "CHR15-12", "due_on", "2016-08-01", "text", "Unsafe");
  page = show_form (fixture, &cld_enforcement_kind, NULL, "finding", "F1");
  provider = typed_in (page, ENFORCEMENT_PROVIDER);
  g_assert_cmpstr (provider, ==, "1000001");
  type (page, "kind", "CN");
  type (page, "from_on", "2016-07-01");
  type (page, "note", "Children were not kept safe");
  g_assert_nonnull (error_of (page, "finding"));
  act (fixture, page, "pane.save");
  g_assert_cmpint (count (fixture, &cld_enforcement_kind), ==, before);
  type (page, "finding", "F2");
  g_assert_null (error_of (page, "finding"));
  act (fixture, page, "pane.save");
  g_assert_cmpint (count (fixture, &cld_enforcement_kind), ==, before + 1);
}

static void
assert_rests_on (Fixture *fixture, const char *about_kind, const char *about_ref, const char *expected)
{
  CldFormPage *page = show_form (fixture, &cld_enforcement_kind, NULL, about_kind, about_ref);
  g_autofree char *provider = typed_in (page, ENFORCEMENT_PROVIDER), *finding = typed_in (page, ENFORCEMENT_FINDING);

  g_assert_cmpstr (provider, ==, "1000001");
  g_assert_cmpstr (finding, ==, expected);
}

/* A step rests on the finding that it is recorded from, whichever of them that is; from an inspection on its only breach. */
static void
test_enforcement_finding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  CldFormPage *page;
  g_autofree char *note = NULL;

  SAVE (&cld_finding_kind, "F1", "inspection", "I16", "number", "1", "type", "REC", "guidance", "GUIDE15:4.2");
  SAVE (&cld_finding_kind, "F2", "inspection", "I16", "number", "2", "type", "STR", "text", "Meals are good");
  SAVE (&cld_finding_kind, "F3", "inspection", "I16", "number", "3", "type", "REQ", "regulations", "CHR15-12", "due_on", "2016-08-01", "text", "Unsafe");
  assert_rests_on (fixture, "finding", "F3", "F3");
  assert_rests_on (fixture, "inspection", "I16", "F3");
  assert_rests_on (fixture, "inspection", "I24", NULL);
  SAVE (&cld_finding_kind, "F4", "inspection", "I16", "number", "4", "type", "REQ", "regulations", "CHR15-13", "due_on", "2016-08-01", "text", "Not led");
  /* Of two somebody has to choose. */
  assert_rests_on (fixture, "inspection", "I16", NULL);
  assert_rests_on (fixture, "finding", "F4", "F4");
  /* What was typed of a step on one breach is not of a step on another. */
  page = show_form (fixture, &cld_enforcement_kind, NULL, "finding", "F3");
  type (page, "note", "Children were not kept safe");
  g_assert_true (cld_pane_leave (CLD_PANE (page)));
  wait_for_writer (fixture);
  assert_rests_on (fixture, "finding", "F4", "F4");
  page = show_form (fixture, &cld_enforcement_kind, NULL, "finding", "F3");
  note = typed_in (page, ENFORCEMENT_NOTE);
  g_assert_cmpstr (note, ==, "Children were not kept safe");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/inspect-forms/every-kind", test_every_kind);
  ADD ("/inspect-forms/draft", test_draft);
  ADD ("/inspect-forms/requirement", test_requirement);
  ADD ("/inspect-forms/recommendation", test_recommendation);
  ADD ("/inspect-forms/upgrade", test_upgrade);
  ADD ("/inspect-forms/types", test_types);
  ADD ("/inspect-forms/eras", test_eras);
  ADD ("/inspect-forms/citations", test_citations);
  ADD ("/inspect-forms/judgement-rules", test_judgement_rules);
  ADD ("/inspect-forms/inspection", test_inspection);
  ADD ("/inspect-forms/conflict", test_conflict);
  ADD ("/inspect-forms/evidence", test_evidence);
  ADD ("/inspect-forms/urn", test_urn);
  ADD ("/inspect-forms/removed", test_removed);
  ADD ("/inspect-forms/carry", test_carry);
  ADD ("/inspect-forms/scales", test_scales);
  ADD ("/inspect-forms/children", test_children);
  ADD ("/inspect-forms/enforcement", test_enforcement);
  ADD ("/inspect-forms/enforcement-finding", test_enforcement_finding);
  return g_test_run ();
}
