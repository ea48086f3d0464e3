/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"

#include "cld-codes.h"

/* Every type of finding with every footing, for providers and authorities, on the last day of the old law and the first of the new. */

typedef struct
{
  const char *name;
  guint field;
  const char *citations[2]; /* on 31 March 2015, on 1 April 2015 */
  gboolean breach;          /* of a regulation on the provider, in force */
  gboolean refuses_req;
  gboolean warns_provider;
} Footing;

static const Footing footings[] = {
  { "no reference", FINDING_REGULATIONS, { NULL, NULL }, FALSE, TRUE, FALSE },
  { "regulation in force", FINDING_REGULATIONS, { "CHR01-16", "CHR15-12(2)(a)" }, TRUE, FALSE, FALSE },
  { "regulation of the other era", FINDING_REGULATIONS, { "CHR15-12(2)(a)", "CHR01-16" }, FALSE, TRUE, TRUE },
  { "standard", FINDING_STANDARDS, { "NMS11-4", "QS12" }, FALSE, TRUE, FALSE },
  { "guide", FINDING_GUIDANCE, { "OWNGUIDE:2", "GUIDE15:4.6" }, FALSE, TRUE, FALSE },
  { "statutory guidance for authorities", FINDING_GUIDANCE, { "MISS14:30", "MISS14:30" }, FALSE, TRUE, TRUE },
  { "regulation on authorities", FINDING_REGULATIONS, { "CPPCR-13(4)", "CPPCR:13(4)" }, FALSE, TRUE, TRUE },
  { "regulation among guidance", FINDING_GUIDANCE, { "CHR01-16", "CHR15-12" }, TRUE, FALSE, TRUE },
  { "unknown reference", FINDING_REGULATIONS, { "CHR15-99", "CHR15-99" }, FALSE, TRUE, TRUE },
};

static const char *const days[] = { "2015-03-31", "2015-04-01" };

static CldLegalLibrary *
make_library (void)
{
  CldLegalLibrary *library = cld_legal_library_new ();

  cld_legal_library_add (library, make_row (&cld_legal_set_kind, "s", LEGAL_SET_CODE, "OWNGUIDE", LEGAL_SET_NAME, "A guide", LEGAL_SET_FORM, "GUIDE", LEGAL_SET_AUDIENCE, "ANY", -1));
  cld_legal_library_add (library, make_row (&cld_legal_reference_kind, "r", LEGAL_REFERENCE_CODE, "OWNGUIDE", LEGAL_REFERENCE_IN_SET, "OWNGUIDE", LEGAL_REFERENCE_TITLE, "Guide", -1));
  return library;
}

static CldRow *
make_finding (const char *type, const Footing *footing, guint era)
{
  CldRow *finding = make_row (&cld_finding_kind, "f", FINDING_TYPE, type, FINDING_TEXT, "Something", FINDING_DUE_ON, "2015-06-01", FINDING_EXPECTATION, "Better", -1);

  finding->values[footing->field] = footing->citations[era];
  return finding;
}

static void
check_combination (const CldLegalLibrary *library, const CldInspectionCase *self, const CldCode *type, const Footing *footing, guint era)
{
  CldRow *finding = make_finding (type->code, footing, era);
  const char *scope = cld_code_list_get_cell (cld_code_list_find ("insp_finding_type"), type->code, "scope");
  const char *can = cld_code_list_get_cell (cld_code_list_find ("insp_finding_type"), type->code, "can_lead_to_enforcement");
  gboolean on_provider = self->scope == CLD_SCOPE_PROVIDER, of_scope = strcmp (scope, "any") == 0 || (strcmp (scope, "provider") == 0) == on_provider;
  gboolean refused = !of_scope || (strcmp (type->code, "REQ") == 0 && footing->refuses_req) || (strcmp (type->code, "REC") == 0 && !footing->citations[era]);
  GPtrArray *faults = cld_finding_check (self, library, finding);
  gboolean warned = FALSE;
  g_autofree char *refusal = NULL, *why = cld_finding_explain (self, library, finding);

  g_test_message ("%s, %s, %s, %s", type->code, footing->name, on_provider ? "provider" : "authority", days[era]);
  for (guint i = 0; i < faults->len; i++)
    warned |= !((CldInspectionFault *) faults->pdata[i])->refused;
  refusal = first_refusal (&cld_finding_kind, faults);
  g_test_message ("%s | %s", refusal, why);
  g_assert_cmpint (*refusal != '\0', ==, refused);
  if (!refused && on_provider)
    g_assert_cmpint (warned, ==, footing->warns_provider);
  if (!of_scope)
    g_assert_true (g_str_has_prefix (refusal, "type: "));
  g_assert_cmpint (cld_finding_can_lead_to_enforcement (self, library, finding), ==, on_provider && footing->breach && g_str_has_prefix (can, "yes"));
  g_assert_cmpstr (cld_finding_propose_type (self, library, finding), ==, !on_provider ? "AFI" : footing->breach ? "REQ"
                                                                                                                 : "REC");
  g_assert_true (g_utf8_validate (why, -1, NULL) && strlen (why) > 20);
  g_assert_cmpint (strstr (why, "cannot stand") != NULL, ==, !of_scope || (strcmp (type->code, "REQ") == 0 && !footing->breach));
  g_assert_cmpint (strstr (why, "inspected, not regulated") != NULL, ==, !on_provider && strcmp (type->code, "STR") != 0);
  /* Where the sentence says that the regulator may enforce it, it may. */
  g_assert_cmpint (strstr (why, "the regulator may enforce it") != NULL, ==, cld_finding_can_lead_to_enforcement (self, library, finding));
}

static void
test_every_combination (void)
{
  const CldCodeList *types = cld_code_list_find ("insp_finding_type");
  g_autoptr (CldLegalLibrary) library = make_library ();
  guint n = 0;

  for (guint era = 0; era < G_N_ELEMENTS (days); era++)
    for (guint i = 0; i < cld_code_list_get_n (types); i++)
      for (guint j = 0; j < G_N_ELEMENTS (footings); j++)
        {
          CldInspectionCase provider = provider_case ("CH", days[era]), authority = authority_case (days[era]);

          check_combination (library, &provider, cld_code_list_get (types, i), &footings[j], era);
          check_combination (library, &authority, cld_code_list_get (types, i), &footings[j], era);
          n += 2;
        }
  g_assert_cmpuint (n, ==, 2 * 2 * 8 * G_N_ELEMENTS (footings));
}

static void
assert_refusal (const CldInspectionCase *self, const CldRow *finding, const char *expected)
{
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();
  g_autofree char *refusal = first_refusal (&cld_finding_kind, cld_finding_check (self, library, finding));

  g_assert_cmpstr (refusal, ==, expected);
}

static void
test_messages (void)
{
  CldInspectionCase self = provider_case ("CH", "2016-06-01");

  assert_refusal (&self, make_row (&cld_finding_kind, "f", FINDING_TYPE, "REQ", FINDING_DUE_ON, "2016-07-01", FINDING_GUIDANCE, "GUIDE15:4.2", -1), "regulations: A requirement rests on a breach of a regulation: name the regulation that not following Guide to the Children’s Homes Regulations including the quality standards 2015, para 4.2 shows a "
                                                                                                                                                    "breach of, or make it a recommendation.");
  assert_refusal (&self, make_row (&cld_finding_kind, "f", FINDING_TYPE, "REQ", FINDING_DUE_ON, "2016-07-01", FINDING_REGULATIONS, "CHR01-16", -1), "regulations: Children’s Homes Regulations 2001, reg 16 was in force from 1 April 2002 to 31 March 2015, so not on the day of the inspection, 1 June 2016. Name what was in force that day.");
  assert_refusal (&self, make_row (&cld_finding_kind, "f", FINDING_TYPE, "REQ", FINDING_REGULATIONS, "CHR15-12", -1), "due_on: A requirement says by when it must be met: give the date.");
  assert_refusal (&self, make_row (&cld_finding_kind, "f", FINDING_TYPE, "REC", FINDING_GUIDANCE, "GUIDE15:4.2", -1), "");
  assert_refusal (&self, make_row (&cld_finding_kind, "f", FINDING_TYPE, "SCON", -1), "due_on: This type of finding says by when something must be done: give the date.");
  /* One regulation in force does not carry another that is not. */
  assert_refusal (&self, make_row (&cld_finding_kind, "f", FINDING_TYPE, "REQ", FINDING_DUE_ON, "2016-07-01", FINDING_REGULATIONS, "CHR15-12; CHR15-34:(4)", FINDING_GUIDANCE, "MISS14", -1), "");
  assert_refusal (&self, make_row (&cld_finding_kind, "f", FINDING_TYPE, "STR", FINDING_MET_ON, "2016-05-31", -1), "met_on: It cannot have been met before the inspection started. Check both dates.");
}

static void
assert_faults (const CldInspectionCase *self, const CldRow *finding, const char *expected)
{
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();
  g_autofree char *faults = list_faults (&cld_finding_kind, cld_finding_check (self, library, finding));

  g_assert_cmpstr (faults, ==, expected);
}

static void
test_others (void)
{
  CldInspectionCase home = provider_case ("CH", "2016-06-01"), agency = provider_case ("IFA", "2016-06-01"), authority = authority_case ("2018-06-18");

  /* Another type of provider is warned about, as is a state without its day and a weakness without what is expected. */
  assert_faults (&agency, make_row (&cld_finding_kind, "f", FINDING_TYPE, "REQ", FINDING_DUE_ON, "2016-07-01", FINDING_REGULATIONS, "CHR15-12", -1), "regulations");
  assert_faults (&agency, make_row (&cld_finding_kind, "f", FINDING_TYPE, "REQ", FINDING_DUE_ON, "2016-07-01", FINDING_REGULATIONS, "FSR11-12", -1), "");
  assert_faults (&home, make_row (&cld_finding_kind, "f", FINDING_TYPE, "STR", FINDING_STATUS, "MET", -1), "met_on");
  assert_faults (&home, make_row (&cld_finding_kind, "f", FINDING_TYPE, "NOSUCH", -1), "type");
  assert_faults (&authority, make_row (&cld_finding_kind, "f", FINDING_TYPE, "WEAK", -1), "expectation");
  assert_faults (&authority, make_row (&cld_finding_kind, "f", FINDING_TYPE, "AFI", -1), "due_on!");
  assert_faults (&authority, make_row (&cld_finding_kind, "f", FINDING_TYPE, "AFI", FINDING_DUE_ON, "2018-09-01", FINDING_REGULATIONS, "CPPCR-13(4)", FINDING_GUIDANCE, "VOL2:2.1", -1), "");
  assert_faults (&authority, make_row (&cld_finding_kind, "f", FINDING_TYPE, "AFI", FINDING_DUE_ON, "2018-09-01", FINDING_REGULATIONS, "CHR15-12", -1), "regulations");
}

static void
test_upgraded (void)
{
  CldInspectionCase self = provider_case ("CH", "2016-06-01");
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();
  CldRow *finding = make_row (&cld_finding_kind, "f", FINDING_TYPE, "REC", FINDING_GUIDANCE, "MISS14:30", -1);
  g_autofree char *before = cld_finding_explain (&self, library, finding), *after = NULL;

  g_assert_cmpstr (before, ==, "This is a recommendation because it points to Statutory guidance on children who run away or go missing from home or care (January 2014), para 30, and no regulation is shown as breached: it has no "
                               "legal date and cannot lead to enforcement.");
  finding->values[FINDING_TYPE] = "REQ";
  finding->values[FINDING_REGULATIONS] = "CHR15-34(4)";
  finding->values[FINDING_DUE_ON] = "2016-07-01";
  finding->values[FINDING_BREACH_SHOWN] = "Nobody looked for the child.";
  after = cld_finding_explain (&self, library, finding);
  g_assert_cmpstr (after, ==, "This is a requirement because the report shows how not following Statutory guidance on children who run away or go missing from home or care (January 2014), para 30 breaches Children’s Homes "
                              "(England) Regulations 2015, reg 34(4): it names the regulation, says what must be done by 1 July 2016, and the regulator may enforce it.");
}

static void
test_inspection (void)
{
  static const struct
  {
    const char *provider_type;
    const char *authority;
    const char *event;
    const char *started, *ended, *published;
    const char *faults;
  } cases[] = {
    { "CH", NULL, "FULL", "2016-06-01", "2016-06-02", "2016-07-01", "" },
    { NULL, NULL, "FULL", "2016-06-01", NULL, NULL, "provider!" },
    { "CH", "383", "STD", "2018-06-01", NULL, NULL, "authority!" },
    { NULL, "383", "STD", "2018-06-01", NULL, NULL, "" },
    { NULL, "383", "FULL", "2018-06-01", NULL, NULL, "event_type!" },
    { "CH", NULL, "STD", "2018-06-01", NULL, NULL, "event_type!" },
    { "LAFS", NULL, "STD", "2018-06-01", NULL, NULL, "" },
    { "LAFS", NULL, "FULL", "2018-06-01", NULL, NULL, "event_type!" },
    { "CH", NULL, "INTERIM", "2020-03-31", NULL, NULL, "" },
    { "CH", NULL, "INTERIM", "2020-04-01", NULL, NULL, "event_type!" },
    { "CH", NULL, "REG33", "2015-03-31", NULL, NULL, "" },
    { "CH", NULL, "REG44", "2015-03-31", NULL, NULL, "event_type!" },
    { "CH", NULL, "NOSUCH", "2015-03-31", NULL, NULL, "event_type" },
    { "CH", NULL, "FULL", "2016-06-02", "2016-06-01", "2016-06-01", "ended_on! published_on!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CldRow *provider = cases[i].provider_type ? make_row (&cld_provider_kind, "p", PROVIDER_TYPE, cases[i].provider_type, -1) : NULL;
      CldRow *inspection = make_row (&cld_inspection_kind, "i", INSPECTION_PROVIDER, provider ? "p" : NULL, INSPECTION_AUTHORITY, cases[i].authority, INSPECTION_EVENT_TYPE, cases[i].event, INSPECTION_STARTED_ON, cases[i].started, INSPECTION_ENDED_ON, cases[i].ended, INSPECTION_PUBLISHED_ON, cases[i].published, -1);
      CldInspectionCase self;
      g_autofree char *faults = NULL;

      cld_inspection_case_init (&self, inspection, provider);
      faults = list_faults (&cld_inspection_kind, cld_inspection_check (&self, inspection));
      g_test_message ("case %u", i);
      g_assert_cmpstr (faults, ==, cases[i].faults);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/finding-rules/every-combination", test_every_combination);
  g_test_add_func ("/rules/finding-rules/messages", test_messages);
  g_test_add_func ("/rules/finding-rules/others", test_others);
  g_test_add_func ("/rules/finding-rules/upgraded", test_upgraded);
  g_test_add_func ("/rules/finding-rules/inspection", test_inspection);
  return run_tests ();
}
