/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include "cld-log-reader.h"
#include "cld-record-service.h"
#include "cld-records-save.h"

/* What the rules of inspections refuse is not saved, and nothing else of the same step is. */

typedef struct
{
  char *path;
  CldStore *store;
} Fixture;

#define HOME_IN "SC1/2015-06-01"

static void
put_inspections (CldChangeSet *set, CldArena *arena)
{
  put (set, NULL, make_row (arena, &cld_authority_kind, "383", "name", "Leeds", NULL));
  put (set, NULL, make_row (arena, &cld_provider_kind, "HOME", "name", "Larch House", "type", "CH", NULL));
  put (set, NULL, make_row (arena, &cld_provider_kind, "FS", "name", "Our fostering", "type", "LAFS", NULL));
  put (set, NULL, make_row (arena, &cld_inspection_kind, HOME_IN, "provider", "HOME", "event_type", "FULL", "started_on", "2018-06-01", NULL));
  put (set, NULL, make_row (arena, &cld_inspection_kind, "LA", "authority", "383", "event_type", "STD", "started_on", "2018-06-18", NULL));
  put (set, NULL, make_row (arena, &cld_judgement_kind, "J/HP", "inspection", HOME_IN, "area", "HP", "grade", "INAD", NULL));
  put (set, NULL, make_row (arena, &cld_judgement_kind, "J/OEP", "inspection", HOME_IN, "area", "OEP", "grade", "INAD", NULL));
  put (set, NULL, make_row (arena, &cld_finding_kind, "REQ1", "inspection", HOME_IN, "type", "REQ", "regulations", "CHR15-12(2)(a)", "due_on", "2018-08-01", NULL));
  put (set, NULL, make_row (arena, &cld_finding_kind, "REC1", "inspection", HOME_IN, "type", "REC", "guidance", "GUIDE15:4.6", NULL));
  put (set, NULL, make_row (arena, &cld_finding_kind, "AFI1", "inspection", "LA", "type", "AFI", "due_on", "2018-12-01", NULL));
  put (set, NULL, make_row (arena, &cld_enforcement_kind, "CN1", "provider", "HOME", "finding", "REQ1", "kind", "CN", "from_on", "2018-07-01", "note", "why", NULL));
  put (set, NULL, make_row (arena, &cld_intervention_kind, "COMM1", "inspection", "LA", "kind", "COMM", "from_on", "2019-01-01", "reason", "Systemic failure.", NULL));
  put (set, NULL, make_row (arena, &cld_intervention_kind, "TRUST1", "inspection", "LA", "kind", "TRUSTV", "from_on", "2019-06-01", "reason", "Review.", NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *set;

  fixture->path = fixture_store ();
  fixture->store = open_store (fixture->path, CLD_STORE_CREATE);
  fill_store (fixture->store, 1);
  set = begin_set (fixture->store);
  put_inspections (set, arena);
  g_free (commit_set (set));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_intact (fixture->store);
  cld_store_free (fixture->store);
  g_free (fixture->path);
}

static gint64
head_of (CldStore *store)
{
  g_autofree char *hash = NULL;
  gint64 seq = -1;

  g_assert_true (cld_store_get_head (store, &seq, &hash, NULL));
  return seq;
}

static CldRecord *
load (Fixture *fixture, const CldKind *kind, const char *ref)
{
  g_autoptr (GError) error = NULL;
  CldRecord *record = cld_record_service_load (fixture->store, kind, ref, &error);

  g_assert_no_error (error);
  return record;
}

/* Keeps the key of the first change set. */
static gboolean
keep_set_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  *(char **) data = g_strdup (entry->change_set);
  return FALSE;
}

/* Pairs of field and value, NULL at the end; with @ref a recorded one is changed, else a new one made. */
static CldRecord *
edited (Fixture *fixture, const CldKind *kind, const char *ref, ...)
{
  CldRecord *record = ref ? load (fixture, kind, ref) : cld_record_new (kind, NULL);
  const char *id;
  va_list args;

  va_start (args, ref);
  while ((id = va_arg (args, const char *)))
    {
      const char *value = va_arg (args, const char *);

      g_assert_true (cld_record_set_text (record, (guint) cld_kind_find_field (kind, id), value));
    }
  va_end (args);
  return record;
}

/* Takes the records. @part is of the message; NULL where they are saved. */
static void
assert_save (Fixture *fixture, CldRecord *one, CldRecord *two, const char *part)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *before = dump_store (fixture->store), *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 head = head_of (fixture->store);

  g_ptr_array_add (records, one);
  if (two)
    g_ptr_array_add (records, two);
  if (!part)
    {
      g_assert_true (cld_records_save (fixture->store, records, "test", &error));
      g_assert_no_error (error);
      g_assert_cmpint (head_of (fixture->store), >, head);
      return;
    }
  g_assert_false (cld_records_save (fixture->store, records, "test", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
  assert_human (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_true (g_str_has_suffix (error->message, "Nothing was saved."));
  g_assert_cmpint (head_of (fixture->store), ==, head);
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

static CldRecord *
finding (Fixture *fixture, const char *inspection, const char *type, const char *regulations)
{
  return edited (fixture, &cld_finding_kind, NULL, "inspection", inspection, "type", type, "regulations", regulations, "due_on", "2018-09-01", NULL);
}

static void
test_findings (Fixture *fixture, gconstpointer data)
{
  assert_save (fixture, finding (fixture, HOME_IN, "REQ", NULL), NULL, "Finding, Regulations: A requirement rests on a breach of a regulation");
  assert_save (fixture, finding (fixture, HOME_IN, "REQ", "CHR01-16"), NULL, "was in force from 1 April 2002 to 31 March 2015");
  assert_save (fixture, finding (fixture, HOME_IN, "REQ", "CPPCR-13"), NULL, "duty of authorities");
  assert_save (fixture, finding (fixture, HOME_IN, "AFI", NULL), NULL, "Finding, Type: Only an authority");
  assert_save (fixture, finding (fixture, "LA", "REQ", "CHR15-12"), NULL, "Finding, Type: An authority is inspected, not regulated");
  assert_save (fixture, edited (fixture, &cld_finding_kind, "REQ1", "due_on", NULL, NULL), NULL, "Finding, Due: ");
  assert_save (fixture, edited (fixture, &cld_finding_kind, "REC1", "guidance", NULL, NULL), NULL, "Finding, Guidance: ");
  assert_save (fixture, finding (fixture, HOME_IN, "REQ", "CHR15-34(4)"), NULL, NULL);
  /* A recommendation that is shown to rest on a breach becomes a requirement. */
  assert_save (fixture, edited (fixture, &cld_finding_kind, "REC1", "type", "REQ", NULL), NULL, "Finding, Regulations: ");
  assert_save (fixture, edited (fixture, &cld_finding_kind, "REC1", "type", "REQ", "regulations", "CHR15-34(4)", "due_on", "2018-09-01", "breach_shown", "Nobody looked.", NULL), NULL, NULL);
}

/* What the team records counts, also where it is saved in the same step. */
static void
test_own_library (Fixture *fixture, gconstpointer data)
{
  CldRecord *set = edited (fixture, &cld_legal_set_kind, NULL, "code", "OWN", "name", "Own", "form", "REGULATION", "audience", "PROVIDER", NULL);

  assert_save (fixture, finding (fixture, HOME_IN, "REQ", "OWN-1"), NULL, "Finding, Regulations: ");
  assert_save (fixture, set, NULL, NULL);
  assert_save (fixture, edited (fixture, &cld_legal_reference_kind, NULL, "code", "OWN-1", "in_set", "OWN", "title", "One", NULL), finding (fixture, HOME_IN, "REQ", "OWN-1"), NULL);
}

/* Enforcement that rests on a finding holds it. */
static void
test_enforcement (Fixture *fixture, gconstpointer data)
{
  assert_save (fixture, edited (fixture, &cld_enforcement_kind, NULL, "provider", "HOME", "finding", "REC1", "kind", "CN", "note", "why", NULL), NULL, "Enforcement, Finding: Enforcement rests on a breach");
  assert_save (fixture, edited (fixture, &cld_enforcement_kind, NULL, "provider", "HOME", "finding", "AFI1", "kind", "CN", "note", "why", NULL), NULL, "Enforcement, Finding: ");
  assert_save (fixture, edited (fixture, &cld_enforcement_kind, NULL, "provider", "SC1", "finding", "REQ1", "kind", "CN", "note", "why", NULL), NULL, "another provider");
  assert_save (fixture, edited (fixture, &cld_enforcement_kind, NULL, "provider", "FS", "kind", "CN", "note", "why", NULL), NULL, "Enforcement, Provider: An authority is inspected");
  assert_save (fixture, edited (fixture, &cld_enforcement_kind, NULL, "provider", "HOME", "kind", "CN", NULL), NULL, "Enforcement, Reason: ");
  assert_save (fixture, edited (fixture, &cld_enforcement_kind, NULL, "provider", "HOME", "finding", "REQ1", "kind", "RA", "from_on", "2018-06-30", "note", "why", NULL), NULL, "out of order");
  assert_save (fixture, edited (fixture, &cld_enforcement_kind, NULL, "provider", "HOME", "finding", "REQ1", "kind", "RA", "from_on", "2018-07-01", "note", "why", NULL), NULL, NULL);
  /* The finding cannot become less than what the steps rest on. */
  assert_save (fixture, edited (fixture, &cld_finding_kind, "REQ1", "type", "SHORT", NULL), NULL, "Enforcement, Finding: ");
  assert_save (fixture, edited (fixture, &cld_finding_kind, "REQ1", "owner", "Home", NULL), NULL, NULL);
}

static void
test_judgements (Fixture *fixture, gconstpointer data)
{
  assert_save (fixture, edited (fixture, &cld_judgement_kind, "J/OEP", "grade", "RI", NULL), NULL, "Judgement, Grade: Where children are not helped");
  assert_save (fixture, edited (fixture, &cld_judgement_kind, NULL, "inspection", HOME_IN, "area", "HP", "grade", "GOOD", NULL), NULL, "already");
  assert_save (fixture, edited (fixture, &cld_judgement_kind, NULL, "inspection", HOME_IN, "area", "LM", "grade", "ADEQ", NULL), NULL, "31 March 2014");
  /* Both at once: what counts is how it is in the end, in whichever order. */
  assert_save (fixture, edited (fixture, &cld_judgement_kind, "J/OEP", "grade", "GOOD", NULL), edited (fixture, &cld_judgement_kind, "J/HP", "grade", "RI", NULL), NULL);
  assert_save (fixture, edited (fixture, &cld_judgement_kind, "J/HP", "grade", "INAD", NULL), edited (fixture, &cld_judgement_kind, "J/OEP", "note", "Good.", NULL), "Judgement, Grade: ");
}

/* The day of an inspection decides what was in force. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  assert_save (fixture, edited (fixture, &cld_inspection_kind, HOME_IN, "started_on", "2015-03-31", NULL), NULL, "Children’s Homes (England) Regulations 2015, reg 12(2)(a) was in force from 1 April 2015");
  assert_save (fixture, edited (fixture, &cld_inspection_kind, HOME_IN, "started_on", "2016-06-01", NULL), NULL, "Judgement, Area: ");
  assert_save (fixture, edited (fixture, &cld_inspection_kind, HOME_IN, "event_type", "STD", NULL), NULL, "Inspection, Type: ");
  assert_save (fixture, edited (fixture, &cld_inspection_kind, HOME_IN, "started_on", "2018-07-15", NULL), NULL, "Enforcement, From: It begins before");
  assert_save (fixture, edited (fixture, &cld_inspection_kind, HOME_IN, "provider", "SC1", NULL), NULL, "Enforcement, Finding: This finding is about another provider");
  assert_save (fixture, edited (fixture, &cld_inspection_kind, HOME_IN, "authority", "383", NULL), NULL, "not of both");
  assert_save (fixture, edited (fixture, &cld_inspection_kind, "LA", "started_on", "2019-02-01", NULL), NULL, "Intervention, From: ");
  assert_save (fixture, edited (fixture, &cld_inspection_kind, HOME_IN, "started_on", "2018-06-02", NULL), NULL, NULL);
  /* With what it takes along it can be moved. */
  assert_save (fixture, edited (fixture, &cld_inspection_kind, "LA", "started_on", "2019-02-01", NULL), edited (fixture, &cld_intervention_kind, "COMM1", "from_on", "2019-03-01", NULL), NULL);
}

/* What was wrong already, out of an import, stands in nobody's way. */
static void
test_wrong_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();

  g_free (put_one (fixture->store, NULL, make_row (arena, &cld_finding_kind, "REQ2", "inspection", HOME_IN, "type", "REQ", "regulations", "CHR15-12", NULL)));
  assert_save (fixture, edited (fixture, &cld_inspection_kind, HOME_IN, "started_on", "2018-06-02", NULL), NULL, NULL);
  assert_save (fixture, edited (fixture, &cld_inspection_kind, HOME_IN, "summary", "Short.", NULL), NULL, NULL);
  assert_save (fixture, edited (fixture, &cld_finding_kind, "REQ2", "owner", "Home", NULL), NULL, "Finding, Due: ");
}

static void
test_interventions (Fixture *fixture, gconstpointer data)
{
  assert_save (fixture, edited (fixture, &cld_intervention_kind, NULL, "inspection", HOME_IN, "kind", "ADV", NULL), NULL, "Intervention, Inspection: ");
  assert_save (fixture, edited (fixture, &cld_intervention_kind, NULL, "inspection", "LA", "kind", "ADV", "from_on", "2019-02-01", NULL), NULL, "is a lower step than");
  assert_save (fixture, edited (fixture, &cld_intervention_kind, NULL, "inspection", "LA", "kind", "ADV", "from_on", "2019-02-01", "reason", "Beside the commissioner.", NULL), NULL, NULL);
  assert_save (fixture, edited (fixture, &cld_intervention_kind, "COMM1", "reason", NULL, NULL), NULL, "persistent or systemic failure");
  /* The trust rests on the commissioner. */
  assert_save (fixture, edited (fixture, &cld_intervention_kind, "COMM1", "kind", "DIR", NULL), NULL, "record the commissioner first");
  assert_save (fixture, edited (fixture, &cld_intervention_kind, NULL, "inspection", "LA", "kind", "LIFT", "from_on", "2021-01-01", NULL), NULL, NULL);
}

/* ---- what is removed and taken back ---- */

/* Takes @error. Something was refused by the rules, says so with @part and @end, and nothing of it is there. */
static void
assert_refused (Fixture *fixture, GError *error, const char *part, const char *end, const char *before, gint64 head)
{
  g_autofree char *after = dump_store (fixture->store);

  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
  assert_human (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_true (g_str_has_suffix (error->message, end));
  g_assert_cmpint (head_of (fixture->store), ==, head);
  g_assert_cmpstr (after, ==, before);
  g_error_free (error);
}

/* @part: of the refusal, NULL where it is removed. */
static void
assert_remove (Fixture *fixture, const CldKind *kind, const char *ref, const char *part)
{
  g_autoptr (CldRecord) record = load (fixture, kind, ref);
  g_autofree char *before = dump_store (fixture->store);
  gint64 head = head_of (fixture->store);
  GError *error = NULL;
  gboolean removed = cld_record_service_remove (fixture->store, record, "test", &error);

  if (part)
    assert_refused (fixture, error, part, "Nothing was removed.", before, head);
  else
    g_assert_no_error (error);
  g_assert_cmpint (removed, ==, part == NULL);
}

typedef CldUndoResult *(*Reverse) (CldStore *store, const char *change_set, GError **error);

static void
assert_reverse (Fixture *fixture, Reverse reverse, const char *change_set, const char *part)
{
  g_autofree char *before = dump_store (fixture->store);
  gint64 head = head_of (fixture->store);
  GError *error = NULL;
  g_autoptr (CldUndoResult) result = reverse (fixture->store, change_set, &error);

  if (part)
    assert_refused (fixture, error, part, reverse == cld_record_service_undo ? "Nothing was undone." : "Nothing was redone.", before, head);
  else
    g_assert_no_error (error);
  g_assert_cmpint (result != NULL, ==, part == NULL);
}

/* Takes @record. Saves it and returns the key of its change set. */
static char *
save_set (Fixture *fixture, CldRecord *record)
{
  CldLogFilter filter = { .after = head_of (fixture->store) };
  char *change_set = NULL;

  assert_save (fixture, record, NULL, NULL);
  g_assert_true (cld_log_each (fixture->store, &filter, keep_set_cb, &change_set, NULL));
  g_assert_nonnull (change_set);
  return change_set;
}

/* What something rests on is not removed. */
static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) record = load (fixture, &cld_finding_kind, "REQ1");
  g_autoptr (GError) error = NULL;

  g_assert_false (cld_record_service_remove (fixture->store, record, "test", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_IN_USE);
  /* A commissioner stays under a trust, until the trust is gone. */
  assert_remove (fixture, &cld_intervention_kind, "COMM1", "Intervention TRUST1, Step: A partnership or a trust follows");
  assert_remove (fixture, &cld_intervention_kind, "TRUST1", NULL);
  assert_remove (fixture, &cld_intervention_kind, "COMM1", NULL);
  assert_remove (fixture, &cld_judgement_kind, "J/OEP", NULL);
}

/* Both in one step: what counts is how it is in the end. */
static void
test_removed_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, load (fixture, &cld_intervention_kind, "COMM1"));
  g_ptr_array_add (records, load (fixture, &cld_intervention_kind, "TRUST1"));
  g_assert_true (cld_record_service_remove_all (fixture->store, records, "test", &error));
  g_assert_no_error (error);
  assert_reverse (fixture, cld_record_service_undo, NULL, NULL);
  assert_reverse (fixture, cld_record_service_redo, NULL, NULL);
}

static void
test_undo_ladder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *commissioner = NULL, *trust = NULL;

  assert_remove (fixture, &cld_intervention_kind, "TRUST1", NULL);
  assert_remove (fixture, &cld_intervention_kind, "COMM1", NULL);
  commissioner = save_set (fixture, edited (fixture, &cld_intervention_kind, NULL, "inspection", "LA", "kind", "COMM", "from_on", "2019-01-01", "reason", "Systemic.", NULL));
  trust = save_set (fixture, edited (fixture, &cld_intervention_kind, NULL, "inspection", "LA", "kind", "TRUSTV", "from_on", "2019-06-01", "reason", "Review.", NULL));
  assert_reverse (fixture, cld_record_service_undo, commissioner, "record the commissioner first. Undo the later change first");
  assert_reverse (fixture, cld_record_service_undo, trust, NULL);
  assert_reverse (fixture, cld_record_service_undo, commissioner, NULL);
  assert_reverse (fixture, cld_record_service_redo, trust, "Redoing this would leave a record as the rules refuse it. Intervention ");
  assert_reverse (fixture, cld_record_service_redo, commissioner, NULL);
  assert_reverse (fixture, cld_record_service_redo, trust, NULL);
}

static void
test_undo_judgement (Fixture *fixture, gconstpointer data)
{
  g_autofree char *better = save_set (fixture, edited (fixture, &cld_judgement_kind, "J/HP", "grade", "RI", NULL));

  assert_save (fixture, edited (fixture, &cld_judgement_kind, "J/OEP", "grade", "GOOD", NULL), NULL, NULL);
  assert_reverse (fixture, cld_record_service_undo, better, "Judgement J/HP, Grade: Where children are not helped");
  assert_reverse (fixture, cld_record_service_undo, NULL, NULL);
  assert_reverse (fixture, cld_record_service_undo, better, NULL);
}

/* A recommendation that became a requirement, then enforcement on it; an inspection that was moved, then a finding of its new day. */
static void
test_undo_footing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *upgraded = save_set (fixture, edited (fixture, &cld_finding_kind, "REC1", "type", "REQ", "regulations", "CHR15-34(4)", "due_on", "2018-09-01", NULL));
  g_autofree char *enforced = save_set (fixture, edited (fixture, &cld_enforcement_kind, NULL, "provider", "HOME", "finding", "REC1", "kind", "CN", "note", "why", NULL));
  g_autofree char *inspection = save_set (fixture, edited (fixture, &cld_inspection_kind, NULL, "provider", "HOME", "event_type", "FULL", "started_on", "2015-03-01", NULL));
  g_autofree char *moved = NULL;

  assert_reverse (fixture, cld_record_service_undo, upgraded, "Enforcement ");
  assert_reverse (fixture, cld_record_service_undo, enforced, NULL);
  assert_reverse (fixture, cld_record_service_undo, upgraded, NULL);
  moved = save_set (fixture, edited (fixture, &cld_inspection_kind, "inspection/2015-03-01", "started_on", "2015-05-01", NULL));
  assert_save (fixture, finding (fixture, "inspection/2015-03-01", "REQ", "CHR15-12"), NULL, NULL);
  assert_reverse (fixture, cld_record_service_undo, moved, "was in force from 1 April 2015");
}

/* Whose inspections those of a provider are. */
static void
test_provider_type (Fixture *fixture, gconstpointer data)
{
  g_autofree char *made = NULL;

  assert_save (fixture, edited (fixture, &cld_provider_kind, "HOME", "type", "LAFS", NULL), NULL, "An authority is inspected, not regulated");
  assert_save (fixture, edited (fixture, &cld_provider_kind, "HOME", "type", "SCH", NULL), NULL, NULL);
  made = save_set (fixture, edited (fixture, &cld_provider_kind, "FS", "type", "IFA", NULL));
  assert_save (fixture, edited (fixture, &cld_enforcement_kind, NULL, "provider", "FS", "kind", "WARN", "note", "why", NULL), NULL, NULL);
  assert_reverse (fixture, cld_record_service_undo, made, "Enforcement ");
}

/* An undo of what was just done comes back to what was, whatever that is; later it is judged. */
static void
test_undo_wrong_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autofree char *mended = NULL, *imported = NULL;

  imported = put_one (fixture->store, NULL, make_row (arena, &cld_intervention_kind, "DIR1", "inspection", "LA", "kind", "DIR", "from_on", "2019-07-01", NULL));
  mended = save_set (fixture, edited (fixture, &cld_intervention_kind, "DIR1", "reason", "Failing.", NULL));
  assert_reverse (fixture, cld_record_service_undo, mended, NULL);
  assert_reverse (fixture, cld_record_service_redo, mended, NULL);
  assert_reverse (fixture, cld_record_service_undo, mended, NULL);
  assert_reverse (fixture, cld_record_service_undo, imported, NULL);
  assert_reverse (fixture, cld_record_service_redo, imported, NULL);
  assert_reverse (fixture, cld_record_service_redo, mended, NULL);
  assert_save (fixture, finding (fixture, HOME_IN, "REQ", "CHR15-34(4)"), NULL, NULL);
  assert_reverse (fixture, cld_record_service_undo, mended, "Intervention DIR1, Reason: ");
}

/* ---- the library ---- */

static void
put_library (Fixture *fixture)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *set = begin_set (fixture->store);

  put (set, NULL, make_row (arena, &cld_legal_set_kind, "OWN", "code", "OWN", "name", "Own", "form", "REGULATION", "audience", "PROVIDER", NULL));
  put (set, NULL, make_row (arena, &cld_legal_reference_kind, "OWN-1", "code", "OWN-1", "in_set", "OWN", "title", "One", NULL));
  put (set, NULL, make_row (arena, &cld_legal_reference_kind, "OWN-2", "code", "OWN-2", "in_set", "OWN", "title", "Two", NULL));
  put (set, NULL, make_row (arena, &cld_finding_kind, "REQ8", "inspection", HOME_IN, "type", "REQ", "regulations", "OWN-1(2)", "due_on", "2018-08-01", NULL));
  put (set, NULL, make_row (arena, &cld_finding_kind, "REQ9", "inspection", HOME_IN, "type", "REQ", "regulations", "OWN-1;CHR15-12", "due_on", "2018-08-01", NULL));
  put (set, NULL, make_row (arena, &cld_finding_kind, "SCON", "inspection", HOME_IN, "type", "SCON", "regulations", "OWN-1", "due_on", "2018-08-01", NULL));
  put (set, NULL, make_row (arena, &cld_enforcement_kind, "WARN", "provider", "HOME", "finding", "SCON", "kind", "WARN", "note", "why", NULL));
  g_free (commit_set (set));
}

/* Findings that cite what is edited hold it. */
static void
test_library_edited (Fixture *fixture, gconstpointer data)
{
  g_autofree char *added = NULL;

  put_library (fixture);
  assert_save (fixture, edited (fixture, &cld_legal_reference_kind, "OWN-1", "valid_from", "2018-06-02", NULL), NULL, "Reference: findings REQ8, REQ9, SCON rest on it and would lose their footing. ");
  assert_save (fixture, edited (fixture, &cld_legal_reference_kind, "OWN-1", "valid_to", "2018-05-31", NULL), NULL, "REQ8, REQ9, SCON");
  assert_save (fixture, edited (fixture, &cld_legal_reference_kind, "OWN-1", "code", "OWN-7", NULL), NULL, "findings REQ8, SCON rest");
  assert_save (fixture, edited (fixture, &cld_legal_set_kind, "OWN", "form", "GUIDE", NULL), NULL, "REQ8, SCON");
  assert_save (fixture, edited (fixture, &cld_legal_set_kind, "OWN", "audience", "LA", NULL), NULL, "REQ8, SCON");
  assert_save (fixture, edited (fixture, &cld_legal_set_kind, "OWN", "valid_to", "2018-05-31", NULL), NULL, "REQ8, REQ9, SCON");
  /* What is shipped can be replaced by the team's own, with the same care. */
  assert_save (fixture, edited (fixture, &cld_legal_reference_kind, NULL, "code", "CHR15-12", "in_set", "CHR15", "title", "Ours", "valid_from", "2020-01-01", NULL), NULL, "findings REQ1, REQ9 rest");
  added = save_set (fixture, edited (fixture, &cld_legal_reference_kind, NULL, "code", "CHR15-12", "in_set", "CHR15", "title", "Ours", "valid_from", "2016-01-01", NULL));
  assert_save (fixture, edited (fixture, &cld_legal_reference_kind, "OWN-1", "valid_from", "2018-06-01", "valid_to", "2018-06-01", NULL), NULL, NULL);
  assert_save (fixture, edited (fixture, &cld_legal_reference_kind, "OWN-2", "valid_to", "2001-01-01", NULL), NULL, NULL);
  assert_save (fixture, edited (fixture, &cld_legal_set_kind, "OWN", "power", "An Act", "name", "Ours", NULL), NULL, NULL);
  assert_reverse (fixture, cld_record_service_undo, added, NULL);
}

static void
test_library_removed (Fixture *fixture, gconstpointer data)
{
  put_library (fixture);
  assert_remove (fixture, &cld_legal_reference_kind, "OWN-1", "Reference: findings REQ8, SCON rest on it and would lose their footing.");
  assert_remove (fixture, &cld_legal_set_kind, "OWN", "REQ8, SCON");
  assert_remove (fixture, &cld_legal_reference_kind, "OWN-2", NULL);
  assert_save (fixture, edited (fixture, &cld_finding_kind, "REQ8", "regulations", "CHR15-12", NULL), edited (fixture, &cld_finding_kind, "SCON", "regulations", "CHR15-12", NULL), NULL);
  assert_remove (fixture, &cld_legal_reference_kind, "OWN-1", NULL);
  /* The findings go on, but not back to what is no longer there. */
  assert_reverse (fixture, cld_record_service_undo, NULL, NULL);
}

static void
test_library_undone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *set = save_set (fixture, edited (fixture, &cld_legal_set_kind, NULL, "code", "OWN", "name", "Own", "form", "REGULATION", "audience", "PROVIDER", NULL));
  g_autofree char *reference = save_set (fixture, edited (fixture, &cld_legal_reference_kind, NULL, "code", "OWN-1", "in_set", "OWN", "title", "One", NULL));
  g_autofree char *found = save_set (fixture, finding (fixture, HOME_IN, "REQ", "OWN-1"));

  assert_reverse (fixture, cld_record_service_undo, reference, "Reference: finding ");
  assert_reverse (fixture, cld_record_service_undo, set, "Set of law or standards: finding ");
  assert_reverse (fixture, cld_record_service_undo, found, NULL);
  assert_reverse (fixture, cld_record_service_undo, reference, NULL);
  assert_reverse (fixture, cld_record_service_redo, found, "Finding ");
  assert_reverse (fixture, cld_record_service_redo, reference, NULL);
  assert_reverse (fixture, cld_record_service_redo, found, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add ("/service/inspection-checks/findings", Fixture, NULL, set_up, test_findings, tear_down);
  g_test_add ("/service/inspection-checks/own-library", Fixture, NULL, set_up, test_own_library, tear_down);
  g_test_add ("/service/inspection-checks/enforcement", Fixture, NULL, set_up, test_enforcement, tear_down);
  g_test_add ("/service/inspection-checks/judgements", Fixture, NULL, set_up, test_judgements, tear_down);
  g_test_add ("/service/inspection-checks/moved", Fixture, NULL, set_up, test_moved, tear_down);
  g_test_add ("/service/inspection-checks/wrong-before", Fixture, NULL, set_up, test_wrong_before, tear_down);
  g_test_add ("/service/inspection-checks/interventions", Fixture, NULL, set_up, test_interventions, tear_down);
  g_test_add ("/service/inspection-checks/removed", Fixture, NULL, set_up, test_removed, tear_down);
  g_test_add ("/service/inspection-checks/removed-together", Fixture, NULL, set_up, test_removed_together, tear_down);
  g_test_add ("/service/inspection-checks/undo-ladder", Fixture, NULL, set_up, test_undo_ladder, tear_down);
  g_test_add ("/service/inspection-checks/undo-judgement", Fixture, NULL, set_up, test_undo_judgement, tear_down);
  g_test_add ("/service/inspection-checks/undo-footing", Fixture, NULL, set_up, test_undo_footing, tear_down);
  g_test_add ("/service/inspection-checks/provider-type", Fixture, NULL, set_up, test_provider_type, tear_down);
  g_test_add ("/service/inspection-checks/undo-wrong-before", Fixture, NULL, set_up, test_undo_wrong_before, tear_down);
  g_test_add ("/service/inspection-checks/library-edited", Fixture, NULL, set_up, test_library_edited, tear_down);
  g_test_add ("/service/inspection-checks/library-removed", Fixture, NULL, set_up, test_library_removed, tear_down);
  g_test_add ("/service/inspection-checks/library-undone", Fixture, NULL, set_up, test_library_undone, tear_down);
  return fixture_run ();
}
