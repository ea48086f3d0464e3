/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"

#include "cld-codes.h"

/* Only a breach leads to enforcement, and both ladders are climbed in the order of their days. */

#define HOME "SC990001"
#define REQUIREMENT "REQ:CHR15-12"

/* "TYPE:regulations" */
static CldRow *
find_finding (const char *text)
{
  g_auto (GStrv) parts = text ? g_strsplit (text, ":", 2) : NULL;

  return text ? make_row (&cld_finding_kind, "f", FINDING_TYPE, parts[0], FINDING_REGULATIONS, parts[1], FINDING_DUE_ON, "2018-08-01", -1) : NULL;
}

static const struct
{
  const char *provider_type;
  const char *kind;
  const char *finding;
  const char *from, *until;
  const char *note;
  gboolean other_provider;
  const char *faults;
} steps[] = {
  /* A compliance notice on a recommendation is refused, on a requirement it is not. */
  { "CH", "CN", "REC:CHR15-12", "2018-06-20", NULL, "why", FALSE, "finding!" },
  { "CH", "CN", REQUIREMENT, "2018-06-20", NULL, "why", FALSE, "" },
  { "CH", "CN", "REQ:QS12", "2018-06-20", NULL, "why", FALSE, "finding!" },
  { "CH", "CN", "REQ:CHR01-16", "2018-06-20", NULL, "why", FALSE, "finding!" },
  { "CH", "CN", "SCON:CHR15-12", "2018-06-20", NULL, "why", FALSE, "" },
  { "CH", "CN", "SCON:", "2018-06-20", NULL, "why", FALSE, "finding!" },
  { "CH", "CN", "SHORT:CHR15-12", "2018-06-20", NULL, "why", FALSE, "finding!" },
  { "CH", "CN", "STR:CHR15-12", "2018-06-20", NULL, "why", FALSE, "finding!" },
  { "CH", "CN", NULL, "2018-06-20", NULL, "reg 12, the notice says so", FALSE, "" },
  { "CH", "CN", NULL, "2018-06-20", NULL, NULL, FALSE, "note!" },
  { "CH", "CN", REQUIREMENT, "2018-06-20", NULL, NULL, FALSE, "note!" },
  { "CH", "NONE", NULL, "2018-06-20", NULL, NULL, FALSE, "" },
  { "CH", "CN", REQUIREMENT, "2018-06-20", NULL, "why", TRUE, "finding!" },
  { "CH", "CN", REQUIREMENT, "2018-05-31", NULL, "why", FALSE, "from_on!" },
  { "CH", "CN", REQUIREMENT, "2018-06-20", "2018-06-19", "why", FALSE, "until_on!" },
  { "CH", "RA", REQUIREMENT, "2018-06-20", NULL, "why", FALSE, "" },
  { "SCH", "RA", REQUIREMENT, "2018-06-20", NULL, "why", FALSE, "" },
  { "IFA", "RA", NULL, "2018-06-20", NULL, "why", FALSE, "kind!" },
  { NULL, "RA", NULL, "2018-06-20", NULL, "why", FALSE, "" },
  { "LA", "CN", NULL, "2018-06-20", NULL, "why", FALSE, "provider!" },
  { "LAFS", "CN", NULL, "2018-06-20", NULL, "why", FALSE, "provider!" },
  { "CH", "CANC", REQUIREMENT, "2018-06-20", NULL, "why", FALSE, "kind" },
  { "CH", "ECANC", REQUIREMENT, "2018-06-20", NULL, "why", FALSE, "" },
  { "CH", "NOSUCH", REQUIREMENT, "2018-06-20", NULL, "why", FALSE, "kind" },
};

static void
test_breach (void)
{
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      CldInspectionCase found_in = provider_case (steps[i].provider_type, "2018-06-01");
      CldRow *finding = find_finding (steps[i].finding);
      CldRow *step = make_row (&cld_enforcement_kind, "e", ENFORCEMENT_PROVIDER, HOME, ENFORCEMENT_KIND, steps[i].kind, ENFORCEMENT_FINDING, finding ? "f" : NULL, ENFORCEMENT_FROM_ON, steps[i].from, ENFORCEMENT_UNTIL_ON, steps[i].until, ENFORCEMENT_NOTE, steps[i].note, -1);
      CldRow *provider = make_row (&cld_provider_kind, HOME, PROVIDER_TYPE, steps[i].provider_type, -1);
      g_autofree char *faults = NULL;

      found_in.provider = steps[i].other_provider ? "SC990002" : HOME;
      faults = list_faults (&cld_enforcement_kind, cld_enforcement_check (library, step, provider, finding, finding ? &found_in : NULL, none));
      g_test_message ("step %u: %s", i, steps[i].kind);
      g_assert_cmpstr (faults, ==, steps[i].faults);
    }
}

/* Of a finding about an authority nothing follows, whoever the provider is. */
static void
test_authority (void)
{
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  CldInspectionCase found_in = authority_case ("2018-06-01");
  CldRow *step = make_row (&cld_enforcement_kind, "e", ENFORCEMENT_PROVIDER, HOME, ENFORCEMENT_KIND, "CN", ENFORCEMENT_FINDING, "f", ENFORCEMENT_NOTE, "why", -1);
  const CldCodeList *kinds = cld_code_list_find ("insp_enforcement");
  g_autofree char *faults = list_faults (&cld_enforcement_kind, cld_enforcement_check (library, step, make_row (&cld_provider_kind, HOME, PROVIDER_TYPE, "CH", -1), find_finding ("AFI:CHR15-12"), &found_in, none));

  g_assert_cmpstr (faults, ==, "finding! finding!");
  for (guint i = 0; i < cld_code_list_get_n (kinds); i++)
    g_assert_false (cld_inspection_offers (&found_in, "insp_enforcement", cld_code_list_get (kinds, i)->code));
}

/* Every two kinds, on the days before and after each other. */
static void
test_ladder (void)
{
  static const char *const days[] = { "2018-06-10", "2018-06-11" };
  const CldCodeList *kinds = cld_code_list_find ("insp_enforcement");
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();
  CldInspectionCase found_in = provider_case ("CH", "2018-06-01");
  CldRow *provider = make_row (&cld_provider_kind, HOME, PROVIDER_TYPE, "CH", -1), *finding = find_finding (REQUIREMENT);

  for (guint i = 0; i < cld_code_list_get_n (kinds) * cld_code_list_get_n (kinds) * 4; i++)
    {
      const char *a = cld_code_list_get (kinds, i / 4 / cld_code_list_get_n (kinds))->code, *b = cld_code_list_get (kinds, i / 4 % cld_code_list_get_n (kinds))->code;
      const char *from = days[i & 1], *other_from = days[i >> 1 & 1];
      g_autoptr (GPtrArray) others = g_ptr_array_new ();
      CldRow *step = make_row (&cld_enforcement_kind, "a", ENFORCEMENT_PROVIDER, HOME, ENFORCEMENT_KIND, a, ENFORCEMENT_FINDING, "f", ENFORCEMENT_FROM_ON, from, ENFORCEMENT_NOTE, "why", -1);
      CldRow *other = make_row (&cld_enforcement_kind, "b", ENFORCEMENT_PROVIDER, HOME, ENFORCEMENT_KIND, b, ENFORCEMENT_FINDING, "f", ENFORCEMENT_FROM_ON, other_from, ENFORCEMENT_NOTE, "why", -1);
      int rung = cld_enforcement_rung (a), other_rung = cld_enforcement_rung (b);
      gboolean wrong = rung > 0 && other_rung > 0 && ((rung > other_rung && strcmp (from, other_from) < 0) || (rung < other_rung && strcmp (from, other_from) > 0));
      g_autofree char *refusal = NULL, *elsewhere = NULL;

      g_ptr_array_add (others, step);
      g_ptr_array_add (others, other);
      refusal = first_refusal (&cld_enforcement_kind, cld_enforcement_check (library, step, provider, finding, &found_in, others));
      g_test_message ("%s %s, %s %s: %s", a, from, b, other_from, refusal);
      g_assert_cmpint (g_str_has_prefix (refusal, "from_on: The steps are out of order"), ==, wrong);
      g_assert_cmpint (*refusal != '\0', ==, wrong);
      /* Steps on different findings are different ladders. */
      other->values[ENFORCEMENT_FINDING] = "g";
      elsewhere = first_refusal (&cld_enforcement_kind, cld_enforcement_check (library, step, provider, finding, &found_in, others));
      g_assert_cmpstr (elsewhere, ==, "");
    }
}

static void
test_proposal (void)
{
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  CldRow *step = make_row (&cld_enforcement_kind, "e", ENFORCEMENT_PROVIDER, HOME, ENFORCEMENT_KIND, "CANC", ENFORCEMENT_FROM_ON, "2018-08-01", ENFORCEMENT_NOTE, "reg 12", -1);
  g_autofree char *faults = NULL;

  g_ptr_array_add (others, make_row (&cld_enforcement_kind, "n", ENFORCEMENT_PROVIDER, HOME, ENFORCEMENT_KIND, "NOP", ENFORCEMENT_FROM_ON, "2018-07-01", -1));
  faults = list_faults (&cld_enforcement_kind, cld_enforcement_check (library, step, NULL, NULL, NULL, others));
  g_assert_cmpstr (faults, ==, "");
}

static void
test_blocks (void)
{
  static const char *const blocking[] = { "RA", "SUSP", "CANC", "ECANC", NULL };
  const CldCodeList *kinds = cld_code_list_find ("insp_enforcement");

  for (guint i = 0; i < cld_code_list_get_n (kinds); i++)
    g_assert_cmpint (cld_enforcement_blocks_placements (cld_code_list_get (kinds, i)->code), ==, g_strv_contains (blocking, cld_code_list_get (kinds, i)->code));
  g_assert_false (cld_enforcement_blocks_placements (NULL));
  g_assert_cmpint (cld_enforcement_rung ("ECANC"), ==, 10);
  g_assert_cmpint (cld_intervention_rung ("COMM"), ==, 5);
  g_assert_cmpint (cld_enforcement_rung (NULL), ==, 0);
}

/* ---- intervention ---- */

static const struct
{
  const char *kind;
  const char *from;
  const char *reason;
  const char *others; /* "KIND:day KIND:day" */
  const char *faults;
} interventions[] = {
  { "ADV", "2018-07-01", NULL, "", "" },
  { "ADV", "2018-05-31", NULL, "", "from_on!" },
  { "ADV", "2018-07-02", NULL, "NOTICE:2018-07-01", "reason!" },
  { "ADV", "2018-07-02", "With the notice.", "NOTICE:2018-07-01", "" },
  { "ADV", "2018-07-02", "With the plan.", "PLAN:2018-06-20", "" },
  { "DIR", "2018-07-02", NULL, "COMM:2018-07-01", "reason!" },
  { "DIR", "2018-07-02", "Stepped down.", "COMM:2018-06-15 TRUSTV:2018-07-01", "" },
  { "COMM", "2018-07-02", "Again.", "COMM:2018-06-15 TRUSTV:2018-07-01", "" },
  { "ADV", "2018-07-01", NULL, "NOTICE:2018-07-01", "" },
  { "NOTICE", "2018-07-01", NULL, "ADV:2018-07-02", "from_on!" },
  { "DIR", "2018-07-01", NULL, "", "reason!" },
  { "DIR", "2018-07-01", "why", "", "" },
  { "COMM", "2018-07-01", NULL, "", "reason!" },
  { "COMM", "2018-07-01", "systemic failure", "ADV:2018-06-20 NOTICE:2018-06-25", "" },
  { "TRUSTD", "2018-07-01", "why", "", "kind!" },
  { "TRUSTV", "2018-07-01", "why", "COMM:2018-07-01", "" },
  { "PARTN", "2018-07-01", "why", "COMM:2018-06-30", "" },
  { "PARTN", "2018-07-01", "why", "COMM:2018-07-02", "from_on! kind!" },
  { "PARTN", "2018-07-01", NULL, "COMM:2018-06-30", "reason!" },
  { "LIFT", "2018-07-01", NULL, "COMM:2018-06-30", "" },
  { "LIFT", "2018-07-01", NULL, "COMM:2018-07-02", "from_on!" },
  { "ADV", "2018-07-02", NULL, "LIFT:2018-07-01", "from_on!" },
  { "NOSUCH", "2018-07-02", NULL, "", "kind" },
};

static void
test_interventions (void)
{
  CldInspectionCase self = authority_case ("2018-06-01"), of_provider = provider_case ("CH", "2018-06-01");

  for (guint i = 0; i < G_N_ELEMENTS (interventions); i++)
    {
      g_auto (GStrv) texts = g_strsplit (interventions[i].others, " ", -1);
      g_autoptr (GPtrArray) others = g_ptr_array_new ();
      CldRow *step = make_row (&cld_intervention_kind, "s", INTERVENTION_INSPECTION, "i", INTERVENTION_KIND, interventions[i].kind, INTERVENTION_FROM_ON, interventions[i].from, INTERVENTION_REASON, interventions[i].reason, -1);
      g_autofree char *faults = NULL, *wrong = NULL;

      for (guint j = 0; texts[j] && *texts[j]; j++)
        {
          g_auto (GStrv) parts = g_strsplit (texts[j], ":", 2);
          g_autofree char *ref = g_strdup_printf ("o%u", j);

          g_ptr_array_add (others, make_row (&cld_intervention_kind, cld_arena_strdup (rows_arena, ref), INTERVENTION_INSPECTION, "i", INTERVENTION_KIND, parts[0], INTERVENTION_FROM_ON, parts[1], -1));
        }
      g_ptr_array_add (others, step);
      faults = list_faults (&cld_intervention_kind, cld_intervention_check (&self, step, others));
      g_test_message ("intervention %u: %s %s", i, interventions[i].kind, interventions[i].others);
      g_assert_cmpstr (faults, ==, interventions[i].faults);
      /* Of a provider there is none. */
      wrong = first_refusal (&cld_intervention_kind, cld_intervention_check (&of_provider, step, others));
      g_assert_true (g_str_has_prefix (wrong, "inspection: "));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/enforcement-rules/breach", test_breach);
  g_test_add_func ("/rules/enforcement-rules/authority", test_authority);
  g_test_add_func ("/rules/enforcement-rules/ladder", test_ladder);
  g_test_add_func ("/rules/enforcement-rules/proposal", test_proposal);
  g_test_add_func ("/rules/enforcement-rules/blocks", test_blocks);
  g_test_add_func ("/rules/enforcement-rules/interventions", test_interventions);
  return run_tests ();
}
