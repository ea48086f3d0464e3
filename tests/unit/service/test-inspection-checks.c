/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

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
  assert_save (fixture, edited (fixture, &cld_intervention_kind, NULL, "inspection", "LA", "kind", "ADV", "from_on", "2019-02-01", NULL), NULL, "out of order");
  assert_save (fixture, edited (fixture, &cld_intervention_kind, "COMM1", "reason", NULL, NULL), NULL, "persistent or systemic failure");
  /* The trust rests on the commissioner. */
  assert_save (fixture, edited (fixture, &cld_intervention_kind, "COMM1", "kind", "DIR", NULL), NULL, "record the commissioner first");
  assert_save (fixture, edited (fixture, &cld_intervention_kind, NULL, "inspection", "LA", "kind", "LIFT", "from_on", "2021-01-01", NULL), NULL, NULL);
}

/* What enforcement rests on is not removed. */
static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) record = load (fixture, &cld_finding_kind, "REQ1");
  g_autoptr (GError) error = NULL;

  g_assert_false (cld_record_service_remove (fixture->store, record, "test", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_IN_USE);
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
  return fixture_run ();
}
