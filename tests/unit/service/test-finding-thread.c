/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"

#include "cld-attachments.h"
#include "cld-finding-thread.h"
#include "cld-records-save.h"
#include "cld-undo.h"

static void
fill (Fixture *fixture)
{
  INSPECTION ("I1", "provider=SC1|event_type=FULL|framework=SCCIF|started_on=2024-04-09");
  INSPECTION ("I2", "provider=SC1|event_type=FULL|framework=SCCIF|started_on=2025-02-12");
  INSPECTION ("A1", "authority=815|event_type=STD|framework=ILACS|started_on=2023-02-12");
  INSPECTION ("A2", "authority=815|event_type=STD|framework=ILACS|started_on=2025-02-12");
  INSPECTION ("O1", "provider=SC2|event_type=FULL|framework=SCCIF|started_on=2025-01-12");
  FINDING ("I1/1", "inspection=I1|number=1|type=REQ|text=Follow the plan.|regulations=CHR15-12(2)(a)|due_on=2024-05-01|status=OPEN|evidence=Plan sent");
  FINDING ("I1/2", "inspection=I1|number=2|type=REQ|text=And again.|regulations=CHR15-12(2)(b)|due_on=2024-05-01");
  FINDING ("O1/1", "inspection=O1|number=1|type=REQ|text=Elsewhere.|regulations=CHR15-13|due_on=2025-05-01");
}

static CldRecord *
save (Fixture *fixture, const char *ref, const char *values)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  CldRecord *record = make_record (&cld_finding_kind, ref, values);

  g_ptr_array_add (records, record);
  cld_records_save (fixture->store, records, "finding", &error);
  g_assert_no_error (error);
  return record;
}

/* The nearest before it, by number where one inspection has several; the pinpoint does not count. */
static void
test_filled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldRecord) one = NULL, two = NULL, three = NULL, four = NULL;

  fill (fixture);
  one = save (fixture, "I2/1", "inspection=I2|number=1|type=REQ|text=Once more.|regulations=CHR15-12(2)(a)|due_on=2025-02-28");
  g_assert_cmpstr (cld_record_get_text (one, FINDING_REPEATS), ==, "I1/2");
  g_assert_cmpstr (find_row (fixture->store, &cld_finding_kind, "I2/1", arena)->values[FINDING_REPEATS], ==, "I1/2");
  two = save (fixture, "I2/2", "inspection=I2|number=2|type=REQ|text=New.|regulations=CHR15-13|due_on=2025-02-28");
  g_assert_null (cld_record_get_text (two, FINDING_REPEATS));
  three = save (fixture, "I2/3", "inspection=I2|number=3|type=REQ|text=Told.|regulations=CHR15-12|due_on=2025-02-28|repeats=I1/1");
  g_assert_cmpstr (cld_record_get_text (three, FINDING_REPEATS), ==, "I1/1");
  four = save (fixture, "I2/4", "inspection=I2|number=4|type=STR|text=Well done.|regulations=CHR15-12");
  g_assert_null (cld_record_get_text (four, FINDING_REPEATS));
}

/* What was cleared on purpose stays clear. */
static void
test_not_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) record = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (CldArena) arena = cld_arena_new ();

  fill (fixture);
  record = save (fixture, "I2/1", "inspection=I2|number=1|type=REQ|text=Once more.|regulations=CHR15-12(2)(a)|due_on=2025-02-28");
  cld_record_set_text (record, FINDING_REPEATS, NULL);
  g_ptr_array_add (records, record);
  g_assert_true (cld_records_save (fixture->store, records, "finding", NULL));
  g_assert_null (find_row (fixture->store, &cld_finding_kind, "I2/1", arena)->values[FINDING_REPEATS]);
}

/* The inspection is new, too: both in one step. */
static void
test_with_inspection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_ptr_array_add (records, make_record (&cld_inspection_kind, "I3", "provider=SC1|event_type=FULL|framework=SCCIF|started_on=2026-02-12"));
  g_ptr_array_add (records, make_record (&cld_finding_kind, "I3/1", "inspection=I3|number=1|type=REQ|text=Once more.|regulations=CHR15-12|due_on=2026-02-28"));
  g_ptr_array_add (records, make_record (&cld_finding_kind, "I3/2", "inspection=I3|number=2|type=REQ|text=Twice.|regulations=CHR15-12|due_on=2026-02-28"));
  g_assert_true (cld_records_save (fixture->store, records, "inspection", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (cld_record_get_text (records->pdata[1], FINDING_REPEATS), ==, "I1/2");
  g_assert_cmpstr (cld_record_get_text (records->pdata[2], FINDING_REPEATS), ==, "I1/2");
}

/* An authority's findings are its own. */
static void
test_authority (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) first = NULL, second = NULL;

  fill (fixture);
  first = save (fixture, "A1/1", "inspection=A1|number=1|type=AFI|text=Visits.|standards=OURS-1|due_on=2023-06-01");
  g_assert_null (cld_record_get_text (first, FINDING_REPEATS));
  second = save (fixture, "A2/1", "inspection=A2|number=1|type=AFI|text=Visits again.|standards=OURS-1:4|due_on=2025-06-01");
  g_assert_cmpstr (cld_record_get_text (second, FINDING_REPEATS), ==, "A1/1");
}

/* Its open actions go on under the later one, with what shows them; what is done stays. One undo takes all of it back. */
static void
test_carry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldRecord) later = make_record (&cld_finding_kind, "I2/1", "inspection=I2|number=1|type=REQ|text=Once more.|regulations=CHR15-12|due_on=2025-02-28");
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref), made = NULL;
  g_autoptr (CldInspectionRegister) inspections = NULL;
  g_autoptr (CldUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *unchanged = NULL, *after = NULL;
  CldFindingItem *item;
  const CldRow *action;

  fill (fixture);
  ACTION ("a1", "finding=I1/1|what=Ask for the plan|owner=N. Bell|due_on=2024-04-20|evidence=Letter of 12 April");
  ACTION ("a2", "finding=I1/1|what=Visit|due_on=2024-04-20|done_on=2024-04-18");
  before = dump_store (fixture->store);
  made = cld_finding_thread_carry (fixture->store, "I1/1", later, cld_date_to_day (TODAY), &error);
  g_assert_no_error (error);
  unchanged = dump_store (fixture->store);
  g_assert_cmpstr (before, ==, unchanged);
  g_ptr_array_add (records, g_object_ref (later));
  for (guint i = 0; i < made->len; i++)
    g_ptr_array_add (records, g_object_ref (made->pdata[i]));
  g_assert_true (cld_records_save (fixture->store, records, "carried", &error));
  g_assert_no_error (error);
  inspections = load_register (fixture);
  item = cld_inspection_register_find_finding (inspections, "I2/1");
  g_assert_cmpstr (item->repeats->row->ref, ==, "I1/1");
  g_assert_cmpstr (item->row->values[FINDING_EVIDENCE], ==, "Plan sent");
  g_assert_cmpuint (item->actions->len, ==, 1);
  action = item->actions->pdata[0];
  g_assert_cmpstr (action->values[ACTION_WHAT], ==, "Ask for the plan");
  g_assert_cmpstr (action->values[ACTION_OWNER], ==, "N. Bell");
  g_assert_cmpstr (action->values[ACTION_EVIDENCE], ==, "Letter of 12 April");
  g_assert_cmpint (cld_inspection_register_find_finding (inspections, "I1/1")->state, ==, CLD_FINDING_CARRIED);
  g_assert_cmpstr (find_row (fixture->store, &cld_action_kind, "a1", arena)->values[ACTION_STATUS], ==, "CARRIED");
  g_assert_null (find_row (fixture->store, &cld_action_kind, "a2", arena)->values[ACTION_STATUS]);
  undone = cld_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  after = dump_store (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

/* Files that show what was done of the earlier finding, or of an action of it that goes on, show it of the later ones too. */
static void
test_carry_files (Fixture *fixture, gconstpointer data)
{
  static const CldAttachmentNote notes[] = {
    { .claims = "finding/I1/1", .about = "Plan", .added_on = "2024-05-01" },
    { .claims = "action/a1;notice/n9", .about = "Letter", .added_on = "2024-05-01" },
    { .claims = "action/a2", .about = "Visit", .added_on = "2024-05-01" },
  };
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldRecord) later = make_record (&cld_finding_kind, "I2/1", "inspection=I2|number=1|type=REQ|text=Once more.|regulations=CHR15-12|due_on=2025-02-28");
  g_autoptr (GPtrArray) records = g_ptr_array_new (), made = NULL, files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *action = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  put_notice (fixture, "n9", "direction=IN|provider=SC1");
  ACTION ("a1", "finding=I1/1|what=Ask for the plan|due_on=2024-04-20");
  ACTION ("a2", "finding=I1/1|what=Visit|due_on=2024-04-20|done_on=2024-04-18");
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (&notes[i], i + 1);

      g_ptr_array_add (files, cld_attachments_add_bytes (fixture->store, bytes, "a.pdf", "application/pdf", &notes[i], &error));
      g_assert_no_error (error);
    }
  made = cld_finding_thread_carry (fixture->store, "I1/1", later, cld_date_to_day (TODAY), &error);
  g_assert_no_error (error);
  g_ptr_array_add (records, later);
  for (guint i = 0; i < made->len; i++)
    g_ptr_array_add (records, made->pdata[i]);
  g_assert_true (cld_records_save (fixture->store, records, "carried", &error));
  g_assert_no_error (error);
  for (guint i = 0; i < made->len; i++)
    if (cld_record_get_kind (made->pdata[i]) == &cld_action_kind && g_strcmp0 (cld_record_get_text (made->pdata[i], ACTION_FINDING), "I2/1") == 0)
      action = g_strdup_printf ("action/a1;notice/n9;action/%s", cld_record_get_ref (made->pdata[i]));
  g_assert_cmpstr (find_row (fixture->store, &cld_attachment_kind, cld_record_get_ref (files->pdata[0]), arena)->values[ATTACHMENT_PROVES], ==, "finding/I1/1;finding/I2/1");
  g_assert_cmpstr (find_row (fixture->store, &cld_attachment_kind, cld_record_get_ref (files->pdata[1]), arena)->values[ATTACHMENT_PROVES], ==, action);
  g_assert_cmpstr (find_row (fixture->store, &cld_attachment_kind, cld_record_get_ref (files->pdata[2]), arena)->values[ATTACHMENT_PROVES], ==, "action/a2");
}

static void
test_carry_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) later = make_record (&cld_finding_kind, "I2/1", "inspection=I2|number=1|type=REQ");
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GError) error = NULL;

  made = cld_finding_thread_carry (fixture->store, "nothing", later, cld_date_to_day (TODAY), &error);
  g_assert_null (made);
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/finding-thread/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("filled", test_filled);
  ADD ("not-twice", test_not_twice);
  ADD ("with-inspection", test_with_inspection);
  ADD ("authority", test_authority);
  ADD ("carry", test_carry);
  ADD ("carry-files", test_carry_files);
  ADD ("carry-nothing", test_carry_nothing);
#undef ADD
  return fixture_run ();
}
