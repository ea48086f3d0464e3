/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"

/* Larch House twice, our authority once, with what hangs on them. */
static void
fill (Fixture *fixture)
{
  INSPECTION ("L1", "provider=SC1|event_type=FULL|framework=SCCIF|started_on=2025-02-12");
  INSPECTION ("L2", "provider=SC1|event_type=MON|framework=SCCIF|started_on=2026-01-20");
  INSPECTION ("A1", "authority=815|event_type=FOCUS|framework=ILACS|started_on=2025-11-05");
  JUDGEMENT ("L1/LM", "inspection=L1|area=LM|grade=GOOD");
  JUDGEMENT ("L1/OEP", "inspection=L1|area=OEP|grade=RI");
  JUDGEMENT ("L1/HP", "inspection=L1|area=HP|grade=RI");
  FINDING ("L1/10", "inspection=L1|number=10|type=REC|guidance=GUIDE15:4.6");
  FINDING ("L1/2", "inspection=L1|number=2|type=REQ|regulations=CHR15-41(1)|due_on=2026-04-03");
  FINDING ("L1/1", "inspection=L1|number=1|type=REQ|regulations=CHR15-12(2)(a);CHR15-34|due_on=2025-02-28|status=MET|met_on=2025-02-27");
  FINDING ("L1/3", "inspection=L1|number=3|type=STR");
  FINDING ("A1/1", "inspection=A1|number=1|type=AFI|due_on=2026-06-01");
  ACTION ("a2", "finding=L1/2|what=Second|due_on=2026-04-20");
  ACTION ("a1", "finding=L1/2|what=First|due_on=2026-04-10");
  ACTION ("a3", "finding=L1/2|what=Whenever");
  ACTION ("loose", "inspection=L1|what=Ours");
  ENFORCEMENT ("E2", "provider=SC1|finding=L1/2|kind=CN|from_on=2026-03-01");
  ENFORCEMENT ("E1", "provider=SC1|kind=WARN|from_on=2025-05-01");
  put_record (fixture, &cld_inspection_child_kind, "p1", "inspection=L1|child=C2|role=SPOKE");
  put_record (fixture, &cld_inspection_child_kind, "p2", "inspection=L1|child=C1|role=TRACK");
  put_record (fixture, &cld_intervention_kind, "i1", "inspection=A1|kind=ADV|from_on=2026-01-01");
}

/* The number of the sidebar, which is read by itself, is that of the items. */
static void
assert_counts_agree (Fixture *fixture, CldInspectionRegister *inspections)
{
  GPtrArray *all = cld_inspection_register_get_inspections (inspections);
  gint64 n = 0;

  for (guint i = 0; i < all->len; i++)
    n += ((CldInspectionItem *) all->pdata[i])->n_overdue;
  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (cld_inspection_register_count_overdue (cld_store_get_db (fixture->store), cld_inspection_register_get_today (inspections)), ==, n);
  g_assert_cmpint (cld_inspection_register_count_overdue (cld_store_get_db (fixture->store), 0), <, n);
}

static void
test_tree (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldInspectionRegister) inspections = NULL;
  g_autofree char *findings = NULL, *actions = NULL, *loose = NULL, *judgements = NULL, *children = NULL, *steps = NULL, *on_finding = NULL;
  CldInspectionItem *item;
  CldFindingItem *finding;
  GPtrArray *all;

  fill (fixture);
  inspections = load_register (fixture);
  all = cld_inspection_register_get_inspections (inspections);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (((CldInspectionItem *) all->pdata[0])->row->ref, ==, "L2");
  g_assert_cmpstr (((CldInspectionItem *) all->pdata[1])->row->ref, ==, "A1");
  g_assert_cmpstr (((CldInspectionItem *) all->pdata[2])->row->ref, ==, "L1");
  item = cld_inspection_register_find (inspections, "L1");
  findings = join_findings (item->findings);
  g_assert_cmpstr (findings, ==, "L1/1 L1/2 L1/3 L1/10");
  judgements = join_rows (item->judgements);
  g_assert_cmpstr (judgements, ==, "L1/OEP L1/HP L1/LM");
  g_assert_cmpstr (item->overall, ==, "RI");
  g_assert_cmpuint (item->n_open, ==, 2);
  g_assert_cmpuint (item->n_overdue, ==, 1);
  assert_counts_agree (fixture, inspections);
  children = join_rows (item->children);
  g_assert_cmpstr (children, ==, "p2 p1");
  finding = cld_inspection_register_find_finding (inspections, "L1/2");
  g_assert_cmpint (finding->state, ==, CLD_FINDING_OVERDUE);
  g_assert_cmpint (finding->days_late, ==, 4);
  actions = join_rows (finding->actions);
  g_assert_cmpstr (actions, ==, "a1 a2 a3");
  loose = join_rows (cld_inspection_register_get_loose_actions (inspections));
  g_assert_cmpstr (loose, ==, "loose");
  steps = join_rows (cld_inspection_register_get_enforcement (inspections, "SC1"));
  g_assert_cmpstr (steps, ==, "E1 E2");
  on_finding = join_rows (finding->enforcement);
  g_assert_cmpstr (on_finding, ==, "E2");
  g_assert_cmpuint (cld_inspection_register_get_enforcement (inspections, "SC2")->len, ==, 0);
  g_assert_cmpuint (cld_inspection_register_find (inspections, "A1")->interventions->len, ==, 1);
  g_assert_null (cld_inspection_register_find (inspections, "nothing"));
  g_assert_null (cld_inspection_register_find_finding (inspections, NULL));
  g_assert_cmpstr (cld_inspection_register_get_latest (inspections, "SC1")->row->ref, ==, "L1");
  g_assert_null (cld_inspection_register_get_latest (inspections, "SC2"));
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *finding;
    const char *type;
    const char *provision;
  } cases[] = {
    { "L1/1", "Requirement", "reg 12(2)(a), reg 34" },
    { "L1/10", "Recommendation", NULL },
    { "L1/3", "Strength", "" },
    { "A1/1", "Area for improvement", "" },
  };
  g_autoptr (CldInspectionRegister) inspections = NULL;
  g_autofree char *name = NULL, *type = NULL, *grade = NULL, *none = NULL, *letter = NULL, *authority = NULL;

  fill (fixture);
  inspections = load_register (fixture);
  name = cld_inspection_item_get_name (cld_inspection_register_find (inspections, "L1"));
  g_assert_cmpstr (name, ==, "Larch House");
  type = cld_inspection_item_get_type (cld_inspection_register_find (inspections, "L1"));
  g_assert_cmpstr (type, ==, "Full inspection");
  grade = cld_inspection_item_get_grade (cld_inspection_register_find (inspections, "L1"));
  g_assert_cmpstr (grade, ==, "Requires improvement to be good");
  none = cld_inspection_item_get_grade (cld_inspection_register_find (inspections, "L2"));
  g_assert_cmpstr (none, ==, "No grade given");
  letter = cld_inspection_item_get_grade (cld_inspection_register_find (inspections, "A1"));
  g_assert_cmpstr (letter, ==, "No grade (letter)");
  authority = cld_inspection_item_get_name (cld_inspection_register_find (inspections, "A1"));
  g_assert_cmpstr (authority, ==, "Ours");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CldFindingItem *item = cld_inspection_register_find_finding (inspections, cases[i].finding);
      g_autofree char *word = cld_finding_item_get_type (item), *provision = cld_finding_item_get_provision (inspections, item);
      g_autofree char *why = cld_finding_item_explain (inspections, item);

      g_assert_cmpstr (word, ==, cases[i].type);
      if (cases[i].provision)
        g_assert_cmpstr (provision, ==, cases[i].provision);
      else
        g_assert_nonnull (strstr (provision, "4.6"));
      g_assert_true (*why != '\0');
    }
}

/* --- threads that follow from what findings rest on --- */

static void
assert_repeats (CldInspectionRegister *inspections, const char *finding, const char *earlier)
{
  CldFindingItem *item = cld_inspection_register_find_finding (inspections, finding);

  g_test_message ("%s repeats %s", finding, item->repeats ? item->repeats->row->ref : "nothing");
  g_assert_cmpstr (item->repeats ? item->repeats->row->ref : NULL, ==, earlier);
}

static void
test_threads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldInspectionRegister) inspections = NULL;
  g_autoptr (GPtrArray) thread = NULL;
  g_autofree char *joined = NULL;

  INSPECTION ("I1", "provider=SC1|event_type=FULL|started_on=2023-05-01");
  INSPECTION ("I2", "provider=SC1|event_type=FULL|started_on=2024-04-09");
  INSPECTION ("I3", "provider=SC1|event_type=FULL|started_on=2025-02-12");
  INSPECTION ("O1", "provider=SC2|event_type=FULL|started_on=2024-01-01");
  FINDING ("I1/1", "inspection=I1|number=1|type=REQ|regulations=CHR15-12");
  FINDING ("I1/2", "inspection=I1|number=2|type=REC|standards=NMS11-1");
  FINDING ("I2/1", "inspection=I2|number=1|type=REQ|regulations=CHR15-41;CHR15-12(2)(b)");
  FINDING ("I2/2", "inspection=I2|number=2|type=REQ|regulations=CHR15-12");
  FINDING ("I2/3", "inspection=I2|number=3|type=STR|regulations=CHR15-12");
  FINDING ("I3/1", "inspection=I3|number=1|type=REQ|regulations=CHR15-12(2)(a)");
  FINDING ("I3/2", "inspection=I3|number=2|type=REQ|regulations=CHR15-13|standards=NMS11-1:4");
  FINDING ("I3/3", "inspection=I3|number=3|type=REQ|regulations=CHR15-13");
  FINDING ("I3/4", "inspection=I3|number=4|type=REQ|regulations=CHR15-41|repeats=I1/2");
  FINDING ("O1/1", "inspection=O1|number=1|type=REQ|regulations=CHR15-12");
  inspections = load_register (fixture);
  assert_repeats (inspections, "I1/1", NULL);
  assert_repeats (inspections, "I2/1", "I1/1");
  assert_repeats (inspections, "I2/2", "I1/1");
  assert_repeats (inspections, "I2/3", NULL);
  assert_repeats (inspections, "I3/1", "I2/2");
  assert_repeats (inspections, "I3/2", "I1/2");
  assert_repeats (inspections, "I3/3", NULL);
  assert_repeats (inspections, "I3/4", "I1/2");
  assert_repeats (inspections, "O1/1", NULL);
  thread = cld_inspection_register_get_thread (inspections, cld_inspection_register_find_finding (inspections, "I2/2"));
  joined = join_findings (thread);
  g_assert_cmpstr (joined, ==, "I1/1 I2/2 I3/1");
}

/* An import can say anything: a circle is no thread. */
static void
test_circle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldInspectionRegister) inspections = NULL;
  g_autoptr (GPtrArray) thread = NULL;

  INSPECTION ("I1", "provider=SC1|event_type=FULL|started_on=2023-05-01");
  FINDING ("F1", "inspection=I1|number=1|type=REC");
  FINDING ("F2", "inspection=I1|number=2|type=REC|repeats=F1");
  {
    g_autoptr (CldArena) arena = cld_arena_new ();
    CldRow *before = find_row (fixture->store, &cld_finding_kind, "F1", arena), *after = cld_row_copy (arena, before);

    after->values[FINDING_REPEATS] = "F2";
    g_free (put_one (fixture->store, before, after));
  }
  inspections = load_register (fixture);
  thread = cld_inspection_register_get_thread (inspections, cld_inspection_register_find_finding (inspections, "F1"));
  g_assert_cmpuint (thread->len, ==, 2);
}

/* --- what blocks new placements --- */

typedef struct
{
  const char *name;
  const char *records; /* KIND values, a line each, of SC1 */
  const char *since;   /* (nullable) */
} Block;

static const Block blocks[] = {
  { "nothing", "", NULL },
  { "restriction", "enforcement kind=RA|from_on=2026-03-01", "2026-03-01" },
  { "restriction-over", "enforcement kind=RA|from_on=2025-03-01|until_on=2026-04-06", NULL },
  { "restriction-last-day", "enforcement kind=RA|from_on=2025-03-01|until_on=2026-04-07", "2025-03-01" },
  { "restriction-tomorrow", "enforcement kind=RA|from_on=2026-04-08", NULL },
  { "suspension", "enforcement kind=SUSP|from_on=2026-03-01", "2026-03-01" },
  { "cancelled", "enforcement kind=CANC|from_on=2020-03-01", "2020-03-01" },
  { "cancelled-at-once", "enforcement kind=ECANC|from_on=2026-04-07", "2026-04-07" },
  { "warning", "enforcement kind=WARN|from_on=2026-03-01", NULL },
  { "compliance-notice", "enforcement kind=CN|from_on=2026-03-01", NULL },
  { "proposal", "enforcement kind=NOP|from_on=2026-03-01", NULL },
  { "earliest", "enforcement kind=SUSP|from_on=2026-03-01\nenforcement kind=RA|from_on=2026-02-01", "2026-02-01" },
  { "notice", "notice direction=IN|provision=s30a|occurred_on=2026-04-02", "2026-04-02" },
  { "notice-closed", "notice direction=IN|provision=s30a|occurred_on=2026-04-02|closed_on=2026-04-03", NULL },
  { "notice-and-restriction", "notice direction=IN|provision=s30a|occurred_on=2026-04-02\nenforcement kind=RA|from_on=2026-04-01", "2026-04-01" },
  { "inadequate", "inspection started_on=2026-02-10|event_type=FULL OEP=INAD", "2026-02-10" },
  { "inadequate-before", "inspection started_on=2025-02-10|event_type=FULL OEP=INAD\ninspection started_on=2026-02-10|event_type=FULL OEP=RI", NULL },
  { "inadequate-after", "inspection started_on=2026-02-10|event_type=FULL OEP=INAD\ninspection started_on=2025-02-10|event_type=FULL OEP=GOOD", "2026-02-10" },
  { "no-grade-since", "inspection started_on=2025-02-10|event_type=FULL OEP=INAD\ninspection started_on=2026-02-10|event_type=MON OEP=NOGR", "2025-02-10" },
  { "interim-since", "inspection started_on=2016-02-10|event_type=FULL OE_H=INAD\ninspection started_on=2016-09-10|event_type=INTERIM OE_H=IMPR", "2016-02-10" },
  { "not-overall", "inspection started_on=2026-02-10|event_type=FULL HP=INAD", NULL },
  { "weaknesses", "inspection started_on=2026-02-10|event_type=FULL OEP=SA3", "2026-02-10" },
  { "inconsistent", "inspection started_on=2026-02-10|event_type=FULL OEP=SA2", NULL },
  { "later-than-today", "inspection started_on=2026-05-10|event_type=FULL OEP=INAD", NULL },
};

static void
put_line (Fixture *fixture, const char *line, guint n)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  g_autofree char *ref = g_strdup_printf ("x%u", n), *values = g_strdup_printf ("provider=SC1|%s", words[1]);
  const CldKind *kind = strcmp (words[0], "enforcement") == 0 ? &cld_enforcement_kind : strcmp (words[0], "notice") == 0 ? &cld_notice_kind
                                                                                                                         : &cld_inspection_kind;

  put_record (fixture, kind, ref, values);
  if (words[2])
    {
      g_auto (GStrv) pair = g_strsplit (words[2], "=", 2);
      g_autofree char *judgement = g_strdup_printf ("inspection=%s|area=%s|grade=%s", ref, pair[0], pair[1]);

      JUDGEMENT (ref, judgement);
    }
}

static void
test_block (Fixture *fixture, gconstpointer data)
{
  const Block *block = data;
  g_auto (GStrv) lines = g_strsplit (block->records, "\n", -1);
  g_autoptr (CldInspectionRegister) inspections = NULL;
  g_autofree char *why = NULL, *other = NULL;
  gint32 since;

  for (guint i = 0; lines[i] && *lines[i]; i++)
    put_line (fixture, lines[i], i);
  inspections = load_register (fixture);
  since = cld_inspection_register_get_block (inspections, "SC1", &why);
  g_test_message ("%s", why ? why : "not blocked");
  g_assert_cmpint (since, ==, block->since ? cld_date_to_day (block->since) : CLD_NO_DAY);
  g_assert_cmpint (why != NULL, ==, block->since != NULL);
  if (why)
    g_assert_true (g_str_has_suffix (why, "."));
  g_assert_cmpint (cld_inspection_register_get_block (inspections, "SC2", &other), ==, CLD_NO_DAY);
  g_assert_null (other);
}

/* One question a kind, whatever their number; all are asked before an answer is waited for. */
static void
test_round_trips (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldInspectionRegister) warm = NULL;
  g_autoptr (CldInspectionRegister) again = NULL;
  guint64 before;

  fill (fixture);
  warm = load_register (fixture);
  before = cld_db_get_round_trips (cld_store_get_db (fixture->store));
  again = load_register (fixture);
  g_assert_cmpuint (cld_db_get_round_trips (cld_store_get_db (fixture->store)) - before, <=, 1);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/inspection-register/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("tree", test_tree);
  ADD ("words", test_words);
  ADD ("threads", test_threads);
  ADD ("circle", test_circle);
  ADD ("round-trips", test_round_trips);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autofree char *path = g_strconcat ("/inspection-register/block/", blocks[i].name, NULL);

      g_test_add (path, Fixture, &blocks[i], set_up, test_block, tear_down);
    }
  return fixture_run ();
}
