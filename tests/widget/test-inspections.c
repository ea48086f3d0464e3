/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "placements-fixture.h"

#include "cld-finding-cards.h"
#include "cld-inspection-row.h"
#include "cld-inspections-pane-private.h"
#include "cld-record-service.h"
#include "cld-records-save.h"

/* The page of inspections, over a real store: a home that was inspected twice and fell short of the same regulation both times, one
 * that is inadequate, one that was only visited, and our authority. */

static void
add (GPtrArray *records, const CldKind *kind, const char *ref, ...)
{
  CldRecord *record = cld_record_new (kind, ref);
  const char *id;
  va_list args;

  va_start (args, ref);
  while ((id = va_arg (args, const char *)))
    {
      int field = (int) cld_kind_find_field (kind, id);

      g_assert_true (cld_record_set_text (record, (guint) field, va_arg (args, const char *)));
    }
  va_end (args);
  g_ptr_array_add (records, record);
}

static void
add_inspections (GPtrArray *records)
{
  add (records, &cld_provider_kind, "SC990233", "name", "Larch House", "urn", "SC990233", "type", "CH", "sector", "PRIV", "area_authority", "902", NULL);
  add (records, &cld_provider_kind, "SC990288", "name", "Kestrel View", "urn", "SC990288", "type", "CH", "sector", "VOL", NULL);
  add (records, &cld_provider_kind, "SC990310", "name", NASTY, "urn", "SC990310", "type", "CH", "sector", "LA", NULL);
  add (records, &cld_inspection_kind, "I1", "provider", "SC990233", "event_type", "FULL", "framework", "SCCIF", "started_on", "2026-02-12", "lead_inspector", "Ann Moor", "team",
       "Ben Vale", "report_ref", "10411223", "inspectorates", "OFSTED", "published_on", "2026-03-20", NULL);
  add (records, &cld_inspection_kind, "I0", "provider", "SC990233", "event_type", "ASSUR", "framework", "SCCIF", "started_on", "2025-04-09", NULL);
  add (records, &cld_inspection_kind, "I2", "provider", "SC990310", "event_type", "MON", "framework", "SCCIF", "started_on", "2025-11-28", NULL);
  add (records, &cld_inspection_kind, "I3", "authority", "901", "event_type", "FOCUS", "framework", "ILACS", "started_on", "2025-11-14", "topic", "CIC", NULL);
  add (records, &cld_inspection_kind, "I4", "provider", "SC990288", "event_type", "FULL", "framework", "SCCIF", "started_on", "2025-06-01", NULL);
  add (records, &cld_judgement_kind, "I1/OEP", "inspection", "I1", "area", "OEP", "grade", "RI", NULL);
  add (records, &cld_judgement_kind, "I1/HP", "inspection", "I1", "area", "HP", "grade", "RI", NULL);
  add (records, &cld_judgement_kind, "I1/LM", "inspection", "I1", "area", "LM", "grade", "GOOD", NULL);
  add (records, &cld_judgement_kind, "I4/OEP", "inspection", "I4", "area", "OEP", "grade", "INAD", NULL);
  add (records, &cld_judgement_kind, "I4/HP", "inspection", "I4", "area", "HP", "grade", "INAD", NULL);
}

static void
add_findings (GPtrArray *records)
{
  add (records, &cld_finding_kind, "F0", "inspection", "I0", "number", "1", "type", "REQ", "text", "Follow each plan", "regulations", "CHR15-12(2)(a)", "due_on", "2025-05-01", "status",
       "MET", "met_on", "2025-04-30", NULL);
  add (records, &cld_finding_kind, "F1", "inspection", "I1", "number", "1", "type", "REQ", "text", NASTY, "regulations", "CHR15-12(2)(a)", "due_on", "2026-03-28", "owner", "Home",
       "evidence_records", "visit/FAR/v", NULL);
  add (records, &cld_finding_kind, "F2", "inspection", "I1", "number", "2", "type", "REC", "text", "Children help choose the menu", "guidance", "GUIDE15:4.6", "owner", "Home", NULL);
  add (records, &cld_finding_kind, "F3", "inspection", "I1", "number", "3", "type", "STR", "text", "Staff know the children", NULL);
  add (records, &cld_finding_kind, "F4", "inspection", "I3", "number", "1", "type", "WEAK", "text", "Visits are late", "expectation", "Every child is visited in time", NULL);
  add (records, &cld_finding_kind, "F5", "inspection", "I3", "number", "2", "type", "AFI", "text", "Health of children in care", "due_on", "2026-06-01", NULL);
  add (records, &cld_action_kind, "A1", "finding", "F1", "what", "Ask for the plan " NASTY, "owner", "You", "due_on", "2026-03-18", "done_on", "2026-03-17", "status", "MET", NULL);
  add (records, &cld_action_kind, "A2", "finding", "F1", "what", "Visit both children", "owner", "You", "due_on", "2026-04-01", NULL);
  add (records, &cld_action_kind, "A3", "inspection", "I1", "what", "Talk to the area authority", "due_on", "2026-04-20", NULL);
  add (records, &cld_enforcement_kind, "E1", "provider", "SC990233", "finding", "F1", "kind", "CN", "from_on", "2026-03-01", "note", NASTY, NULL);
  add (records, &cld_intervention_kind, "V2", "inspection", "I3", "kind", "LIFT", "from_on", "2026-03-10", "reason", "Visits are in time again", NULL);
  add (records, &cld_intervention_kind, "V1", "inspection", "I3", "kind", "ADV", "from_on", "2026-01-10", "reason", "Visits fell behind", NULL);
  add (records, &cld_child_kind, "RES", "given_names", "Ada", "surname", "Quiet", "restricted", "1", NULL);
  add (records, &cld_inspection_child_kind, "K2", "inspection", "I1", "child", "RES", "role", "SAMPLE", NULL);
  add (records, &cld_inspection_child_kind, "K1", "inspection", "I1", "child", "FAR", "role", "TRACK", NULL);
}

static void
save_inspections (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_OPEN, &error);
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) then = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_no_error (error);
  add_inspections (first);
  g_assert_true (cld_records_save (store, first, "test", &error) || error);
  g_assert_no_error (error);
  add_findings (then);
  cld_records_save (store, then, "test", &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  open_store (fixture);
  save_inspections (fixture);
  /* The session did not write that itself, and would have pages read anew at any moment. */
  cld_session_look_around (fixture->session);
  show_pane (fixture, cld_inspections_pane_new (fixture->session), data ? GPOINTER_TO_INT (data) : 1200);
  cld_pane_shown (fixture->pane);
  settle ();
}

static void
set_up_empty (Fixture *fixture, gconstpointer data)
{
  open_store (fixture);
  show_pane (fixture, cld_inspections_pane_new (fixture->session), 1200);
  cld_pane_shown (fixture->pane);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_store (fixture);
}

static CldInspectionsPane *
get_pane (Fixture *fixture)
{
  return CLD_INSPECTIONS_PANE (fixture->pane);
}

static CldFindingTree *
get_tree (Fixture *fixture)
{
  return cld_inspection_view_get_tree (get_pane (fixture)->view);
}

static char *
list_refs (Fixture *fixture)
{
  GPtrArray *items = cld_inspection_list_get_items (get_pane (fixture)->list);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((CldInspectionItem *) items->pdata[i])->row->ref);
  return g_string_free (text, FALSE);
}

#define assert_list(fixture, expected)          \
  G_STMT_START                                  \
  {                                             \
    g_autofree char *refs = list_refs (fixture); \
    g_assert_cmpstr (refs, ==, expected);       \
  }                                             \
  G_STMT_END

static char *
list_nodes (Fixture *fixture)
{
  CldFindingTree *tree = get_tree (fixture);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cld_finding_tree_get_n_rows (tree); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", cld_finding_node_get_key (cld_finding_tree_get_row (tree, i)));
  return g_string_free (text, FALSE);
}

#define assert_tree(fixture, expected)            \
  G_STMT_START                                    \
  {                                               \
    g_autofree char *nodes = list_nodes (fixture); \
    g_assert_cmpstr (nodes, ==, expected);        \
  }                                               \
  G_STMT_END

static void
choose (Fixture *fixture, const char *inspection, const char *finding)
{
  cld_inspections_pane_choose (get_pane (fixture), inspection, finding);
  settle ();
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return find_label (GTK_WIDGET (get_pane (fixture)->view), text, TRUE) != NULL;
}

static GtkWidget *
find_named (GtkWidget *in, const char *name)
{
  if (strcmp (gtk_widget_get_name (in), name) == 0)
    return in;
  for (GtkWidget *child = gtk_widget_get_first_child (in); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found)
        return found;
    }
  return NULL;
}

/* --- the list --- */

/* A row that says a text: rows paint theirs. */
static gboolean
row_says (GtkWidget *in, const char *text)
{
  if (CLD_IS_INSPECTION_ROW (in))
    {
      g_autofree char *sentence = cld_inspection_row_dup_sentence (CLD_INSPECTION_ROW (in));

      return gtk_widget_get_mapped (in) && strstr (sentence, text);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (in); child; child = gtk_widget_get_next_sibling (child))
    if (row_says (child, text))
      return TRUE;
  return FALSE;
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "Larch House", NASTY, "SC990233 · Full inspection", "Our authority · Focused visit", "Requires improvement to be good", "1 overdue", "2 open" };
  GtkWidget *list = GTK_WIDGET (get_pane (fixture)->list);

  assert_list (fixture, "I1 I2 I3 I4 I0");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (row_says (list, texts[i]));
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* All that is shown of an inspection is made once for each time that one is chosen. */
static void
test_choose_once (Fixture *fixture, gconstpointer data)
{
  static const char *const refs[] = { "I3", "I3", "I1" };
  CldInspectionList *list = get_pane (fixture)->list;

  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    {
      guint n = 0;
      gulong handler = g_signal_connect_swapped (list, "current", G_CALLBACK (count_cb), &n);

      choose (fixture, refs[i], NULL);
      g_signal_handler_disconnect (list, handler);
      g_assert_cmpuint (n, ==, 1);
      g_assert_cmpstr (cld_inspection_list_get_current (list)->row->ref, ==, refs[i]);
    }
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[CLD_INSPECTIONS_N_WHICH] = {
    [CLD_INSPECTIONS_ALL] = "I1 I2 I3 I4 I0",
    [CLD_INSPECTIONS_PROVIDERS] = "I1 I2 I4 I0",
    [CLD_INSPECTIONS_AUTHORITY] = "I3",
    [CLD_INSPECTIONS_OPEN] = "I1 I3",
    [CLD_INSPECTIONS_OVERDUE] = "I1",
    [CLD_INSPECTIONS_INADEQUATE] = "I4",
    [CLD_INSPECTIONS_SECTOR_LA] = "I2",
    [CLD_INSPECTIONS_SECTOR_PRIVATE] = "I1 I0",
    [CLD_INSPECTIONS_SECTOR_VOLUNTARY] = "I4",
  };

  for (guint i = 0; i < CLD_INSPECTIONS_N_WHICH; i++)
    {
      cld_inspection_list_set_which (get_pane (fixture)->list, (CldInspectionsWhich) i);
      settle ();
      assert_list (fixture, expected[i]);
    }
}

/* How many findings the rows of the list lead to, with a filter chosen. */
static guint
count_shown (Fixture *fixture)
{
  GPtrArray *items = cld_inspection_list_get_items (get_pane (fixture)->list);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      /* As the list does it: a filter stays while its rows are gone through. */
      g_autofree char *ref = g_strdup (((CldInspectionItem *) items->pdata[i])->row->ref);

      g_assert_true (cld_inspection_list_choose (get_pane (fixture)->list, ref));
      for (guint k = 0; k < cld_finding_tree_get_n_rows (get_tree (fixture)); k++)
        n += cld_finding_node_get_action (cld_finding_tree_get_row (get_tree (fixture), k)) == NULL;
    }
  return n;
}

/* A number opens exactly its rows; the sidebar counts the same. */
static void
test_counts (Fixture *fixture, gconstpointer data)
{
  CldInspectionsPane *pane = get_pane (fixture);

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (pane->open_button)), ==, "4 findings open");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (pane->overdue_button)), ==, "1 overdue");
  g_assert_nonnull (find_label (GTK_WIDGET (pane), "4 findings open, 1 overdue", TRUE));
  g_assert_cmpint (cld_inspections_count (fixture->session), ==, 1);
  g_signal_emit_by_name (pane->open_button, "clicked");
  settle ();
  g_assert_cmpuint (count_shown (fixture), ==, 4);
  g_signal_emit_by_name (pane->overdue_button, "clicked");
  settle ();
  assert_list (fixture, "I1");
  assert_tree (fixture, "finding/F1 action/A1 action/A2");
  g_assert_true (shows (fixture, "1 of 3 findings: those that are overdue"));
  cld_inspection_list_clear (pane->list);
  settle ();
  assert_tree (fixture, "finding/F1 action/A1 action/A2 finding/F2 finding/F3 action/A3");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const char *const searches[][2] = {
    { "moor", "I1" }, { "ben vale", "I1" }, { "sc990288", "I4" }, { "10411223", "I1" }, { "ourshire", "I3" }, { "larch", "I1 I0" }, { NASTY, "I2" }, { "nobody", "" },
  };
  CldInspectionsPane *pane = get_pane (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      cld_inspection_list_set_search (pane->list, searches[i][0]);
      assert_list (fixture, searches[i][1]);
    }
  g_assert_nonnull (find_label (GTK_WIDGET (pane->list), "No inspection matches", TRUE));
  cld_inspection_list_clear (pane->list);
  assert_list (fixture, "I1 I2 I3 I4 I0");
}

/* --- the findings --- */

static void
test_tree (Fixture *fixture, gconstpointer data)
{
  g_autofree char *state = NULL, *type = NULL, *provision = NULL, *due = NULL, *what = NULL;
  CldFindingNode *node;
  CldInspectionRegister *all;

  choose (fixture, "I1", NULL);
  all = get_pane (fixture)->inspections;
  assert_tree (fixture, "finding/F1 action/A1 action/A2 finding/F2 finding/F3 action/A3");
  node = cld_finding_tree_get_row (get_tree (fixture), 0);
  what = cld_finding_node_dup_text (node, CLD_FINDING_COLUMN_WHAT, all);
  type = cld_finding_node_dup_text (node, CLD_FINDING_COLUMN_TYPE, all);
  provision = cld_finding_node_dup_text (node, CLD_FINDING_COLUMN_PROVISION, all);
  due = cld_finding_node_dup_text (node, CLD_FINDING_COLUMN_DUE, all);
  state = cld_finding_node_dup_text (node, CLD_FINDING_COLUMN_STATE, all);
  g_assert_cmpstr (what, ==, NASTY);
  g_assert_cmpstr (type, ==, "Requirement");
  g_assert_cmpstr (provision, ==, "reg 12(2)(a)");
  g_assert_cmpstr (due, ==, "28 Mar 26");
  g_assert_nonnull (strstr (state, "10 days"));
  g_assert_true (shows (fixture, "Our action"));
  g_assert_true (shows (fixture, "Overall experiences and progress of children"));
  g_assert_true (shows (fixture, "Ann Moor (lead) · Ben Vale · Ofsted"));
  g_assert_true (shows (fixture, "Children’s home · SC990233 · Private · Nextdoor") || shows (fixture, "Children's home · SC990233 · Private · Nextdoor"));
}

static gboolean
press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
      if (handled)
        return TRUE;
    }
  return FALSE;
}

/* Left folds, from an action to its finding first; what was folded stays so when all is read anew. */
static void
test_fold (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  choose (fixture, "I1", NULL);
  view = find_of_type (GTK_WIDGET (get_tree (fixture)), GTK_TYPE_COLUMN_VIEW);
  g_assert_true (cld_finding_tree_choose (get_tree (fixture), "action/A2"));
  g_assert_true (press (view, GDK_KEY_Left));
  g_assert_cmpstr (cld_finding_node_get_key (cld_finding_tree_get_current (get_tree (fixture))), ==, "finding/F1");
  g_assert_true (press (view, GDK_KEY_Left));
  assert_tree (fixture, "finding/F1 finding/F2 finding/F3 action/A3");
  cld_session_note_change (fixture->session, NULL);
  settle ();
  assert_tree (fixture, "finding/F1 finding/F2 finding/F3 action/A3");
  g_assert_true (press (view, GDK_KEY_Right));
  assert_tree (fixture, "finding/F1 action/A1 action/A2 finding/F2 finding/F3 action/A3");
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  CldInspectionsPane *pane = get_pane (fixture);
  GtkWidget *focus;

  cld_inspection_list_focus (pane->list);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW));
  /* Tab: from the list to the findings, not to what stands above them. */
  g_assert_true (press (GTK_WIDGET (pane->list), GDK_KEY_Tab));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, CLD_TYPE_FINDING_TREE));
  /* A letter begins a search. */
  gtk_widget_activate_action (GTK_WIDGET (pane), "pane.find", NULL);
  g_assert_true (cld_inspection_list_is_searching (pane->list));
  g_assert_true (gtk_toggle_button_get_active (pane->search_button));
}

/* Why it is what it is: said of every finding, never empty, with what it cites. */
static void
test_why (Fixture *fixture, gconstpointer data)
{
  static const char *const findings[] = { "F0", "F1", "F2", "F3", "F4", "F5" };

  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    {
      GtkWidget *why;

      choose (fixture, NULL, findings[i]);
      why = find_named (GTK_WIDGET (get_pane (fixture)->view), "why");
      g_assert_nonnull (why);
      g_assert_true (gtk_widget_get_mapped (why));
      g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (why))), >, 20);
    }
  choose (fixture, NULL, "F2");
  g_assert_true (shows (fixture, "Why a recommendation?"));
  g_assert_nonnull (find_label (GTK_WIDGET (get_pane (fixture)->view), "Add a regulation…", TRUE));
  choose (fixture, NULL, "F1");
  g_assert_true (shows (fixture, "Why a requirement?"));
  g_assert_true (shows (fixture, "Children’s Homes (England) Regulations 2015") || shows (fixture, "Children's Homes (England) Regulations 2015"));
  g_assert_true (shows (fixture, "In force since 1 Apr 2015"));
  g_assert_null (find_label (GTK_WIDGET (get_pane (fixture)->view), "Add a regulation…", TRUE));
}

static void
test_repeat (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "I1", "F1");
  g_assert_true (shows (fixture, "Repeat: also found on 9 Apr 2025"));
  g_assert_true (shows (fixture, "Found 2 times"));
  g_assert_true (shows (fixture, "1 action done"));
  /* The earlier one opens. */
  gtk_widget_activate_action (GTK_WIDGET (get_pane (fixture)), "inspections.go", "s", "F0");
  settle ();
  g_assert_cmpstr (_cld_inspections_pane_get_item (get_pane (fixture))->row->ref, ==, "I0");
  g_assert_false (shows (fixture, "Repeat:"));
}

/* An authority is inspected, not regulated: no enforcement, but the ladder of intervention; the weakness, then what is expected. */
static void
test_authority (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (get_pane (fixture)->view), *weakness, *expected;
  graphene_rect_t first, second;

  choose (fixture, "I1", "F1");
  g_assert_nonnull (find_named (view, "enforcement"));
  g_assert_null (find_named (view, "interventions"));
  g_assert_true (shows (fixture, "3. Compliance notice"));
  choose (fixture, "I3", "F4");
  g_assert_null (find_named (view, "enforcement"));
  g_assert_nonnull (find_named (view, "interventions"));
  g_assert_true (shows (fixture, "2. Improvement adviser appointed by DfE"));
  g_assert_true (shows (fixture, "Visits fell behind"));
  /* What ends the ladder is no step of it. */
  g_assert_nonnull (find_label (view, "Intervention lifted", TRUE));
  g_assert_null (find_label (view, "0. ", FALSE));
  weakness = find_label (view, "“Visits are late”", TRUE);
  expected = find_label (view, "Every child is visited in time", TRUE);
  g_assert_true (weakness && expected);
  g_assert_true (gtk_widget_compute_bounds (weakness, view, &first) && gtk_widget_compute_bounds (expected, view, &second));
  g_assert_cmpfloat (first.origin.y, <, second.origin.y);
}

static void
test_nasty (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "I1", "F1");
  g_assert_true (shows (fixture, "“" NASTY "”"));
  g_assert_true (shows (fixture, "Ask for the plan " NASTY));
  g_assert_true (shows (fixture, "Jay " NASTY));
  g_assert_true (shows (fixture, "Records that show it"));
  choose (fixture, "I2", NULL);
  g_assert_true (shows (fixture, NASTY));
}

/* Those whose records were looked at, how many, and that a record is restricted. */
static void
test_children (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "I1", NULL);
  g_assert_true (shows (fixture, "2 children in this inspection"));
  g_assert_true (shows (fixture, "Case tracked in depth"));
  g_assert_true (shows (fixture, "Ada Quiet"));
  g_assert_true (shows (fixture, "Restricted"));
  g_assert_true (shows (fixture, "Our children there: 0"));
  choose (fixture, "I2", NULL);
  g_assert_true (shows (fixture, "No child is recorded"));
}

/* An inadequate home takes no new child: that is said above its judgements. */
static void
test_block (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "I1", NULL);
  g_assert_null (find_label (GTK_WIDGET (get_pane (fixture)->view), "Consequences…", TRUE));
  choose (fixture, "I4", NULL);
  g_assert_nonnull (find_label (GTK_WIDGET (get_pane (fixture)->view), "Consequences…", TRUE));
}

/* --- what is done --- */

static char *
read_field (Fixture *fixture, const CldKind *kind, const char *ref, const char *id)
{
  g_autoptr (CldRecord) record = cld_record_service_load (cld_session_get_store (fixture->session), kind, ref, NULL);

  g_assert_nonnull (record);
  return g_strdup (cld_record_get_text (record, cld_kind_find_field (kind, id)));
}

static void
test_done (Fixture *fixture, gconstpointer data)
{
  g_autofree char *status = NULL, *on = NULL, *action = NULL;

  choose (fixture, "I1", "F1");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_tree (fixture)), "duty.do", NULL));
  settle ();
  status = read_field (fixture, &cld_finding_kind, "F1", "status");
  on = read_field (fixture, &cld_finding_kind, "F1", "met_on");
  g_assert_cmpstr (status, ==, "MET");
  g_assert_cmpstr (on, ==, TODAY);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (get_pane (fixture)->overdue_button)), ==, "0 overdue");
  g_assert_true (cld_finding_tree_choose (get_tree (fixture), "action/A2"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_tree (fixture)), "duty.do", NULL));
  settle ();
  action = read_field (fixture, &cld_action_kind, "A2", "done_on");
  g_assert_cmpstr (action, ==, TODAY);
  /* The row that was current still is. */
  g_assert_cmpstr (cld_finding_node_get_key (cld_finding_tree_get_current (get_tree (fixture))), ==, "action/A2");
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "I1", "F3");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_tree (fixture)), "inspections.remove", NULL));
  settle ();
  assert_tree (fixture, "finding/F1 action/A1 action/A2 finding/F2 action/A3");
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  CldFindingItem *finding = cld_inspection_register_find_finding (get_pane (fixture)->inspections, "F1");

  text = cld_finding_dup_copy (get_pane (fixture)->inspections, finding);
  g_assert_true (g_str_has_prefix (text, "Why a requirement?\n"));
  g_assert_nonnull (strstr (text, "reg 12(2)(a)"));
}

/* --- no room, and nothing --- */

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  CldInspectionsPane *pane = get_pane (fixture);
  int minimum;

  gtk_widget_measure (GTK_WIDGET (pane), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (adw_leaflet_get_folded (pane->leaflet));
  g_assert_true (adw_leaflet_get_visible_child (pane->leaflet) == pane->list_box);
  g_assert_true (_cld_inspections_pane_step_in (pane));
  settle ();
  g_assert_cmpint (cld_inspection_view_get_step (pane->view), ==, CLD_INSPECTION_STEP_INSPECTION);
  g_assert_true (cld_finding_tree_is_compact (get_tree (fixture)));
  g_assert_true (shows (fixture, "Requirement · reg 12(2)(a)"));
  g_assert_false (shows (fixture, "Why a requirement?"));
  g_assert_true (_cld_inspections_pane_step_in (pane));
  settle ();
  g_assert_true (shows (fixture, "Why a requirement?"));
  g_assert_false (_cld_inspections_pane_step_in (pane));
  g_assert_true (_cld_inspections_pane_back (pane));
  g_assert_true (_cld_inspections_pane_back (pane));
  g_assert_false (_cld_inspections_pane_back (pane));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_pane (fixture)->empty)));
  g_assert_cmpstr (adw_status_page_get_title (get_pane (fixture)->empty), ==, "No inspections recorded");
  g_assert_cmpint (cld_inspections_count (fixture->session), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func, data) g_test_add ("/inspections/" path, Fixture, data, set_up, func, tear_down)
  ADD ("list", test_list, NULL);
  ADD ("list/choose", test_choose_once, NULL);
  ADD ("filters", test_filters, NULL);
  ADD ("counts", test_counts, NULL);
  ADD ("search", test_search, NULL);
  ADD ("tree", test_tree, NULL);
  ADD ("fold", test_fold, NULL);
  ADD ("keys", test_keys, NULL);
  ADD ("why", test_why, NULL);
  ADD ("repeat", test_repeat, NULL);
  ADD ("authority", test_authority, NULL);
  ADD ("nasty", test_nasty, NULL);
  ADD ("block", test_block, NULL);
  ADD ("children", test_children, NULL);
  ADD ("done", test_done, NULL);
  ADD ("remove", test_remove, NULL);
  ADD ("copy", test_copy, NULL);
  ADD ("narrow", test_narrow, GINT_TO_POINTER (380));
  g_test_add ("/inspections/empty", Fixture, NULL, set_up_empty, test_empty, tear_down);
  return g_test_run ();
}
