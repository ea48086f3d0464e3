/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"

#include "cld-codes.h"
#include "cld-date.h"

/* The library as it is shipped: whole, and in order. */

static void
test_shipped (void)
{
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();

  g_assert_cmpuint (cld_legal_library_get_n (library), >, 200);
  for (guint i = 0; i < cld_legal_library_get_n (library); i++)
    {
      const CldLegalReference *r = cld_legal_library_get (library, i);
      g_auto (GStrv) links = g_strsplit (r->links ? r->links : "", ";", -1);
      g_auto (GStrv) types = g_strsplit (r->provider_types ? r->provider_types : "", ";", -1);

      g_test_message ("%s", r->code);
      g_assert_true (cld_legal_library_find (library, r->code, NULL) == r);
      g_assert_true (r->title && *r->title && r->text && *r->text);
      g_assert_cmpstr (cld_legal_library_get_set_name (library, r->set, NULL), !=, r->set);
      g_assert_true (!r->valid_from || cld_date_is_iso (r->valid_from));
      g_assert_true (!r->valid_to || (cld_date_is_iso (r->valid_to) && strcmp (r->valid_from, r->valid_to) <= 0));
      g_assert_nonnull (cld_code_list_lookup (cld_code_list_find ("legal_audience"), r->audience));
      for (guint j = 0; links[j]; j++)
        g_assert_nonnull (cld_legal_library_find (library, links[j], NULL));
      for (guint j = 0; types[j]; j++)
        g_assert_nonnull (cld_code_list_lookup (cld_code_list_find ("insp_provider_type"), types[j]));
    }
}

/* What the lists that it took the place of had. */
static void
test_kept_codes (void)
{
  static const char *const kept[] = { "CHR15-5", "CHR15-46", "CHR01-11", "CHR01-34", "NMS11", "GUIDE15", "MISS14", "VOL2", "CPPCR", "QS6", "QS14", "R5", "SA4", "SA7" };
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_nonnull (cld_legal_library_find (library, kept[i], NULL));
  for (int i = 1; i <= 25; i++)
    {
      g_autofree char *code = g_strdup_printf ("NMS11-%d", i);

      g_assert_nonnull (cld_legal_library_find (library, code, NULL));
    }
  for (int i = 6; i <= 14; i++)
    {
      g_autofree char *standard = g_strdup_printf ("QS%d", i), *regulation = g_strdup_printf ("CHR15-%d", i);
      const CldLegalReference *found = cld_legal_library_find (library, standard, NULL);

      g_assert_cmpint (found->form, ==, CLD_LEGAL_STANDARD);
      g_assert_true (g_str_has_prefix (found->links, regulation));
      g_assert_cmpint (cld_legal_library_find (library, regulation, NULL)->form, ==, CLD_LEGAL_REGULATION);
    }
}

static void
test_days (void)
{
  static const struct
  {
    const char *code;
    const char *day;
    gboolean in_force;
  } days[] = {
    { "CHR01-16", "2002-03-31", FALSE },
    { "CHR01-16", "2002-04-01", TRUE },
    { "CHR01-16", "2015-03-31", TRUE },
    { "CHR01-16", "2015-04-01", FALSE },
    { "CHR15-12", "2015-03-31", FALSE },
    { "CHR15-12", "2015-04-01", TRUE },
    { "NMS11-5", "2011-03-31", FALSE },
    { "NMS11-5", "2015-03-31", TRUE },
    { "NMS11-5", "2015-04-01", FALSE },
    { "QS12", "2015-03-31", FALSE },
    { "QS12", "2015-04-01", TRUE },
    { "MISS14", "2013-12-31", FALSE },
    { "SAR23-5", "2023-04-27", FALSE },
    { "SAR23-5", "2023-04-28", TRUE },
    { "CHR15-12", NULL, TRUE },
  };
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_test_message ("%s on %s", days[i].code, days[i].day);
      g_assert_cmpint (cld_legal_reference_is_in_force (cld_legal_library_find (library, days[i].code, NULL), days[i].day), ==, days[i].in_force);
    }
}

static void
test_citations (void)
{
  static const struct
  {
    const char *citation;
    const char *code;
    const char *pinpoint;
    const char *full;
    const char *shorter;
  } citations[] = {
    { "CHR15-12(2)(a)", "CHR15-12", "(2)(a)", "Children’s Homes (England) Regulations 2015, reg 12(2)(a)", "reg 12(2)(a)" },
    { "CHR15-34:(4)", "CHR15-34", "(4)", "Children’s Homes (England) Regulations 2015, reg 34(4)", "reg 34(4)" },
    { "CHR15-34", "CHR15-34", NULL, "Children’s Homes (England) Regulations 2015, reg 34", "reg 34" },
    { "GUIDE15:4.6", "GUIDE15", "4.6", "Guide to the Children’s Homes Regulations including the quality standards 2015, para 4.6", "Guide, para 4.6" },
    { "GUIDE15", "GUIDE15", NULL, "Guide to the Children’s Homes Regulations including the quality standards 2015", "Guide" },
    { "NMS11:5", "NMS11", "5", "National Minimum Standards for children’s homes 2011, standard 5", "National Minimum Standards, standard 5" },
    { "NMS11-5", "NMS11-5", NULL, "National Minimum Standards for children’s homes 2011, standard 5", "standard 5" },
    { "CPPCR:13(4)", "CPPCR", "13(4)", "Care Planning, Placement and Case Review (England) Regulations 2010, reg 13(4)", "reg 13(4)" },
    { "CHR15-12:", "CHR15-12", NULL, "Children’s Homes (England) Regulations 2015, reg 12", "reg 12" },
    { "nothing like it (1)", NULL, NULL, "nothing like it (1)", "nothing like it (1)" },
    { "CHR15-1", NULL, NULL, "CHR15-1", "CHR15-1" },
    { "(2)", NULL, NULL, "(2)", "(2)" },
    { "", NULL, NULL, "", "" },
  };
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();

  for (guint i = 0; i < G_N_ELEMENTS (citations); i++)
    {
      const char *pinpoint = "not set";
      const CldLegalReference *found = cld_legal_library_find (library, citations[i].citation, &pinpoint);
      g_autofree char *full = cld_legal_library_cite (library, citations[i].citation, "2016-06-01");
      g_autofree char *shorter = cld_legal_library_cite_short (library, citations[i].citation);

      g_assert_cmpstr (found ? found->code : NULL, ==, citations[i].code);
      g_assert_cmpstr (pinpoint, ==, citations[i].pinpoint);
      g_assert_cmpstr (full, ==, citations[i].full);
      g_assert_cmpstr (shorter, ==, citations[i].shorter);
    }
  g_assert_null (cld_legal_library_find (library, NULL, NULL));
}

/* ---- what a team records ---- */

static void
test_new_name (void)
{
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();
  g_autofree char *before = NULL, *after = NULL;

  cld_legal_library_add (library, make_row (&cld_legal_set_kind, "a", LEGAL_SET_CODE, "QS15", LEGAL_SET_NAME, "National quality standards", LEGAL_SET_VALID_FROM, "2027-01-01", -1));
  before = cld_legal_library_cite (library, "QS6", "2026-12-31");
  after = cld_legal_library_cite (library, "QS6", "2027-01-01");
  g_assert_cmpstr (before, ==, "Quality standards for children’s homes 2015, reg 6 standard");
  g_assert_cmpstr (after, ==, "National quality standards, reg 6 standard");
  /* A name changes nothing else. */
  g_assert_cmpint (cld_legal_library_find (library, "QS6", NULL)->form, ==, CLD_LEGAL_STANDARD);
  g_assert_true (cld_legal_reference_is_in_force (cld_legal_library_find (library, "QS6", NULL), "2020-01-01"));
}

static void
test_replaced (void)
{
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();
  guint n = cld_legal_library_get_n (library);
  const CldLegalReference *found = cld_legal_library_find (library, "CHR15-44", NULL);

  cld_legal_library_add (library, make_row (&cld_legal_reference_kind, "a", LEGAL_REFERENCE_CODE, "CHR15-44", LEGAL_REFERENCE_IN_SET, "CHR15", LEGAL_REFERENCE_TITLE, "Our words", LEGAL_REFERENCE_VALID_TO, "2026-12-31", -1));
  g_assert_cmpuint (cld_legal_library_get_n (library), ==, n);
  g_assert_true (cld_legal_library_find (library, "CHR15-44", NULL) == found);
  g_assert_cmpstr (found->title, ==, "Our words");
  g_assert_cmpstr (found->valid_from, ==, "2015-04-01"); /* its set's */
  g_assert_false (cld_legal_reference_is_in_force (found, "2027-01-01"));
  /* The set's name, from its own first day or from none: the old one goes. */
  cld_legal_library_add (library, make_row (&cld_legal_set_kind, "b", LEGAL_SET_CODE, "CHR15", LEGAL_SET_NAME, "Homes Regulations", LEGAL_SET_FORM, "POLICY", -1));
  g_assert_cmpstr (cld_legal_library_get_set_name (library, "CHR15", "2016-01-01"), ==, "Homes Regulations");
  g_assert_cmpint (found->form, ==, CLD_LEGAL_POLICY);
}

/* A new set from a date: both stay of use. */
static void
test_new_set (void)
{
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();
  CldRow *set = make_row (&cld_legal_set_kind, "a", LEGAL_SET_CODE, "NQS28", LEGAL_SET_NAME, "New standards", LEGAL_SET_FORM, "STANDARD", LEGAL_SET_AUDIENCE, "PROVIDER", LEGAL_SET_PROVIDER_TYPES, "CH", LEGAL_SET_VALID_FROM, "2028-04-01", -1);
  const CldLegalReference *found;
  CldInspectionCase before = provider_case ("CH", "2028-03-31"), after = provider_case ("CH", "2028-04-01"), other = provider_case ("SUPP", "2028-04-01");

  cld_legal_library_add (library, set);
  cld_legal_library_add (library, make_row (&cld_legal_reference_kind, "b", LEGAL_REFERENCE_CODE, "NQS28-1", LEGAL_REFERENCE_IN_SET, "NQS28", LEGAL_REFERENCE_TITLE, "Home", -1));
  cld_legal_library_add (library, make_row (&cld_finding_kind, "c", FINDING_TEXT, "no such thing", -1));
  /* The row may change or go. */
  memset ((char *) set->values[LEGAL_SET_NAME], 'x', 3);
  found = cld_legal_library_find (library, "NQS28-1", NULL);
  g_assert_cmpint (found->form, ==, CLD_LEGAL_STANDARD);
  g_assert_cmpstr (cld_legal_library_get_set_name (library, "NQS28", NULL), ==, "New standards");
  g_assert_false (cld_inspection_offers_reference (&before, found));
  g_assert_true (cld_inspection_offers_reference (&after, found));
  g_assert_false (cld_inspection_offers_reference (&other, found));
  g_assert_true (cld_inspection_offers_reference (&after, cld_legal_library_find (library, "QS6", NULL)));
}

/* NMS missing standard, missing guidance, regulation: of the law of the day. */
static void
test_chain (void)
{
  static const struct
  {
    const char *citation;
    const char *day;
    const char *has;
    const char *lacks;
  } chains[] = {
    { "NMS11-5", "2014-06-01", "MISS14 CHR01-16", "CHR15-34 MISS09" },
    { "NMS11-5", "2013-06-01", "MISS09 CHR01-16", "CHR15-34 MISS14" },
    { "NMS11-5", "2016-06-01", "MISS14 CHR15-34", "CHR01-16 MISS09" },
    { "MISS14:4", "2016-06-01", "CHR15-34", "CHR01-16" },
    { "QS6", "2016-06-01", "CHR15-6 GUIDE15", "QS6" },
    { "nothing", "2016-06-01", "", "CHR15-6" },
  };
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();

  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      CldInspectionCase self = provider_case ("CH", chains[i].day);
      g_autoptr (GPtrArray) chain = cld_legal_chain (&self, library, chains[i].citation);
      g_auto (GStrv) has = g_strsplit (chains[i].has, " ", -1), lacks = g_strsplit (chains[i].lacks, " ", -1);

      for (guint j = 0; has[j]; j++)
        g_assert_true (g_ptr_array_find (chain, cld_legal_library_find (library, has[j], NULL), NULL));
      for (guint j = 0; lacks[j]; j++)
        g_assert_false (g_ptr_array_find (chain, cld_legal_library_find (library, lacks[j], NULL), NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/legal-library/shipped", test_shipped);
  g_test_add_func ("/rules/legal-library/kept-codes", test_kept_codes);
  g_test_add_func ("/rules/legal-library/days", test_days);
  g_test_add_func ("/rules/legal-library/citations", test_citations);
  g_test_add_func ("/rules/legal-library/new-name", test_new_name);
  g_test_add_func ("/rules/legal-library/replaced", test_replaced);
  g_test_add_func ("/rules/legal-library/new-set", test_new_set);
  g_test_add_func ("/rules/legal-library/chain", test_chain);
  return run_tests ();
}
