/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-placement-checks.h"

#include "cld-codes.h"
#include "duty-cases.h"

/* What speaks against a placement, a rule or a pair of rules a line. The child was born on 1 June 2010, 14 on the day of the move. */
#define BORN "child born=2010-06-01\n"
#define CARE "period start=2024-01-02\nstatus start=2024-01-02 code=C2\n"
#define OLD "placement start=2024-01-02 end=2025-03-12 type=U6 why=CARPL rne=S ref=old\n"
#define ASH BORN CARE OLD
#define NEW "placement start=2025-03-12 rne=P ref=new "

typedef struct
{
  const char *name;
  const char *facts;
  const char *details; /* what else is known; `_` is a space */
  const char *findings;
} Case;


static const Case cases[] = {
  { "nothing", ASH NEW "type=U6", "urn=SC990417", "" },

  /* what the law forbids, from the day it does */
  { "under-16-supported", ASH NEW "type=K3", "urn=SC990417", "block:reg27a" },
  { "under-16-independent", ASH NEW "type=P2", "urn=SC990417", "block:reg27a warn:r217t" },
  { "under-16-day-before", "child born=2009-03-13\n" CARE OLD NEW "type=K3", "urn=SC990417", "block:reg27a" },
  { "sixteen-that-day", "child born=2009-03-12\n" CARE OLD NEW "type=K3", "urn=SC990417", "" },
  { "under-16-before-the-law", "child born=2006-01-01\nperiod start=2020-01-02\nstatus start=2020-01-02 code=C2\n"
    "placement start=2020-01-02 end=2021-09-09 type=H5 rne=S ref=new", "", "warn:r371" },
  { "under-16-when-the-law-came", "child born=2006-01-01\nperiod start=2020-01-02\nstatus start=2020-01-02 code=C2\n"
    "placement start=2020-01-02 end=2021-09-10 type=H5 rne=S ref=new", "", "block:reg27a" },
  { "age-not-known", CARE OLD NEW "type=K3", "urn=SC990417", "" },
  { "seventeen-independent", "child born=2007-06-01\n" CARE OLD NEW "type=P2", "urn=SC990417", "block:reg27c warn:r217t" },
  { "seventeen-not-registered", "child born=2007-06-01\n" CARE OLD NEW "type=K3", "", "block:reg27c warn:r218" },
  { "seventeen-unregistered", "child born=2007-06-01\n" CARE OLD NEW "type=K3", "provider=UNREG urn=SC990417", "block:reg27c" },
  { "seventeen-no-number", "child born=2007-06-01\n" CARE OLD NEW "type=K3", "urn=XXXXXXX", "block:reg27c warn:r242" },
  { "seventeen-in-scotland", "child born=2007-06-01\n" CARE OLD NEW "type=K3 place=FAR", "outside=1", "" },
  { "eighteen", "child born=2007-03-12\n" CARE OLD NEW "type=P2 end=2025-06-01", "", "warn:r217t warn:r218" },
  { "seventeen-before-the-law", "child born=2006-01-01\nperiod start=2023-01-02\nstatus start=2023-01-02 code=C2\n"
    "placement start=2023-01-02 end=2023-10-28 type=H5 rne=S ref=new", "", "" },
  { "restricted-home", ASH NEW "type=K2", "restricted=1 urn=SC990417", "block:restricted_home" },
  { "inadequate-home", ASH NEW "type=K2", "inadequate=1 urn=SC990417", "block:inadequate_home" },
  { "restricted-and-inadequate-home", ASH NEW "type=K2", "restricted=1 inadequate=1 urn=SC990417", "block:restricted_home block:inadequate_home" },

  /* dates */
  { "zero-days", ASH NEW "type=U6 end=2025-03-12", "urn=SC990417", "stop:r355" },
  { "one-day", ASH NEW "type=U6 end=2025-03-13", "urn=SC990417", "" },
  { "ends-before", ASH NEW "type=U6 end=2025-03-11", "urn=SC990417", "stop:r356" },
  { "old-zero-days", BORN CARE "placement start=2024-01-02 end=2024-01-02 type=U6 why=CARPL ref=old\nplacement start=2024-01-02 rne=S ref=new type=U6", "urn=SC990417", "stop:r355" },
  { "overlap", ASH "placement start=2025-03-11 rne=P ref=new type=U6", "urn=SC990417", "stop:r501>start=2025-03-12" },
  { "overlap-later", ASH "placement start=2025-04-01 end=2025-05-01 type=U6 rne=P ref=later\n" NEW "type=U6", "urn=SC990417", "stop:r501>end=2025-04-01" },
  { "still-open", BORN CARE "placement start=2024-01-02 type=U6 ref=other\n" NEW "type=U6", "urn=SC990417", "stop:r142>end-other=2025-03-12" },
  { "gap", ASH "placement start=2025-03-14 rne=P ref=new type=U6", "urn=SC990417", "stop:r433>start=2025-03-12" },
  { "first-late", BORN CARE "placement start=2024-01-05 rne=S ref=new type=U6", "urn=SC990417", "stop:r433>start=2024-01-02 stop:r432>set=P" },
  { "first", BORN CARE "placement start=2024-01-02 rne=S ref=new type=U6", "urn=SC990417", "" },
  { "before-1991", "child born=1985-01-01\nperiod start=1991-10-13\nstatus start=1991-10-13 code=C2\nplacement start=1991-10-13 end=1991-11-01 rne=S ref=new type=U6", "urn=SC990417", "stop:r353" },
  { "no-care", BORN OLD NEW "type=U6", "urn=SC990417", "warn:no_period" },
  { "after-care", BORN "period start=2024-01-02 end=2025-03-12 why=E4A\nstatus start=2024-01-02 end=2025-03-12 code=C2\n" OLD NEW "type=U6", "urn=SC990417", "stop:r432" },
  { "after-death", BORN "period start=2024-01-02 end=2025-03-12 why=E2\nstatus start=2024-01-02 end=2025-03-12 code=C2\n" OLD NEW "type=U6", "urn=SC990417", "stop:r437 stop:r432" },
  { "past-the-end-of-care", BORN "period start=2024-01-02 end=2025-06-01\nstatus start=2024-01-02 code=C2\n" OLD NEW "type=U6", "urn=SC990417", "stop:r501>end=2025-06-01" },
  { "care-starts-again-that-day", BORN "period start=2024-01-02 end=2025-03-12 why=E8\nperiod start=2025-03-12\nstatus start=2025-03-12 code=C2\n" OLD "placement start=2025-03-12 rne=S ref=new type=U6", "urn=SC990417", "stop:r431" },

  /* why it began, why the one before ended */
  { "only-the-status", ASH "placement start=2025-03-12 rne=L ref=new type=U6", "urn=SC990417", "stop:r434" },
  { "first-is-not-p", BORN CARE "placement start=2024-01-02 rne=P ref=new type=U6", "urn=SC990417", "stop:r357>set=S" },
  { "later-is-not-s", ASH "placement start=2025-03-12 rne=S ref=new type=U6", "urn=SC990417", "stop:r432>set=P" },
  { "status-changed-too", BORN "period start=2024-01-02\nstatus start=2024-01-02 end=2025-03-12 code=V2\nstatus start=2025-03-12 code=C2\n" OLD NEW "type=U6", "urn=SC990417", "stop:r435>set=B" },
  { "status-did-not-change", ASH "placement start=2025-03-12 rne=U ref=new type=U6", "urn=SC990417", "stop:r436>set=T" },
  { "no-reason", BORN CARE "placement start=2024-01-02 end=2025-03-12 type=U6 ref=old\n" NEW "type=U6", "urn=SC990417", "warn:r225" },
  { "reason-but-open-2026", BORN "period start=2025-04-02\nstatus start=2025-04-02 code=C2\nplacement start=2025-04-02 rne=S ref=new type=U6 why=CARPL", "urn=SC990417", "warn:r233>clear" },
  { "reason-but-open-2025", BORN CARE "placement start=2024-01-02 end=2025-03-01 rne=S ref=new type=U6 why=CARPL", "urn=SC990417", "" },

  /* short breaks */
  { "break-of-17-days", BORN "period start=2025-03-12 end=2025-03-29\nstatus start=2025-03-12 code=V3\nplacement start=2025-03-12 end=2025-03-29 rne=S ref=new type=U6", "urn=SC990417", "" },
  { "break-of-18-days", BORN "period start=2025-03-12 end=2025-03-30\nstatus start=2025-03-12 code=V3\nplacement start=2025-03-12 end=2025-03-30 rne=S ref=new type=U6", "urn=SC990417", "stop:r365>end=2025-03-29" },
  { "break-long-term", BORN "period start=2025-03-12\nstatus start=2025-03-12 code=V4\nplacement start=2025-03-12 rne=S ref=new type=U4", "urn=SC990417", "stop:r384>set=U6" },
  { "break-with-a-postcode", BORN "period start=2025-03-12\nstatus start=2025-03-12 code=V4\nplacement start=2025-03-12 rne=S ref=new type=U6",
    "postcode=ZZ9_9ZZ area=1 urn=SC990417", "stop:r398>clear stop:r420>clear" },
  { "break-moved", BORN "period start=2025-03-01\nstatus start=2025-03-01 code=V3\nplacement start=2025-03-01 end=2025-03-12 type=U6 why=CARPL rne=S ref=old\n" NEW "type=U6 end=2025-03-15", "urn=SC990417", "stop:r366" },
  { "break-absence", BORN "period start=2025-03-01\nstatus start=2025-03-01 code=V3\nplacement start=2025-03-01 type=U6 rne=S ref=old\n" NEW "type=T4 within=old", "", "stop:r382" },

  /* type, age, legal status */
  { "parent-and-section-20", BORN "period start=2024-01-02\nstatus start=2024-01-02 code=V2\n" OLD NEW "type=P1", "kind=PR0", "warn:r378" },
  { "adoption-without-order", "child born=2023-06-01\n" CARE OLD NEW "type=A6", "urn=SC990417", "warn:r408" },
  { "adoption-current-carer", "child born=2023-06-01\nperiod start=2024-01-02\nstatus start=2024-01-02 code=E1\n" OLD NEW "type=A5", "urn=SC990417", "warn:r217>set=T" },
  { "custody-at-nine", "child born=2015-06-01\n" CARE OLD NEW "type=R5", "", "warn:r372" },
  { "boarding-at-three", "child born=2021-06-01\n" CARE OLD NEW "type=S1", "urn=SC990417", "warn:r373" },
  { "job-at-thirteen", "child born=2011-06-01\n" CARE OLD NEW "type=P3", "", "block:reg27a warn:r374" },
  { "type-of-other-years", ASH NEW "type=Z12", "", "warn:r146" },
  { "at-18", "child born=2007-03-12\n" CARE OLD NEW "type=U6", "urn=SC990417", "warn:r359" },
  { "at-18-in-a-home", "child born=2007-03-12\nperiod start=2024-01-02\nstatus start=2024-01-02 code=V2\n" OLD NEW "type=K2", "urn=SC990417", "" },
  { "starts-at-18", "child born=2006-03-12\nperiod start=2025-03-12\nstatus start=2025-03-12 code=C2\nplacement start=2025-03-12 rne=S ref=new type=U6", "urn=SC990417", "warn:r352" },
  { "liberty-with-a-parent", BORN "period start=2026-04-12\nstatus start=2026-04-12 code=C2\nplacement start=2026-04-12 rne=S ref=new type=P1", "liberty=1", "warn:r710" },
  { "liberty-in-a-family", BORN "period start=2026-04-12\nstatus start=2026-04-12 code=C2\nplacement start=2026-04-12 rne=S ref=new type=U6", "liberty=1 urn=SC990417", "warn:r709" },
  { "liberty-before-the-return", ASH NEW "type=U6 end=2025-05-01", "liberty=1 urn=SC990417", "" },

  /* temporary moves */
  { "hospital", BORN CARE "placement start=2024-01-02 type=U6 rne=S ref=old\n" NEW "type=T1 within=old end=2025-04-23", "", "" },
  { "hospital-too-long", BORN CARE "placement start=2024-01-02 type=U6 rne=S ref=old\n" NEW "type=T1 within=old end=2025-04-24", "", "warn:r375>end=2025-04-23" },
  { "holiday-too-long", BORN CARE "placement start=2024-01-02 type=U6 rne=S ref=old\n" NEW "type=T3 within=old end=2025-04-03", "", "warn:r376>end=2025-04-02" },
  { "third-holiday", BORN CARE "placement start=2024-01-02 type=U6 rne=S ref=old\nplacement start=2024-05-01 end=2024-05-03 type=T3 within=old ref=a\n"
    "placement start=2024-08-01 end=2024-08-03 type=T3 within=old ref=b\n" NEW "type=T3 within=old end=2025-03-14", "", "warn:r377" },
  { "eight-days", BORN CARE "placement start=2024-01-02 type=U6 rne=S ref=old\n" NEW "type=T4 within=old end=2025-03-20", "", "warn:r379>end=2025-03-19" },
  { "starts-with-absence", BORN CARE "placement start=2024-01-02 rne=S ref=new type=T1 end=2024-01-09", "", "warn:r380" },
  { "care-ends-in-absence", BORN "period start=2024-01-02 end=2025-03-20\nstatus start=2024-01-02 code=C2\nplacement start=2024-01-02 end=2025-03-20 type=U6 rne=S ref=old\n" NEW "type=T1 within=old end=2025-03-20", "", "warn:r381" },
  { "absence-with-a-reason", ASH NEW "type=T1 end=2025-03-14", "", "warn:r226>clear warn:r383" },

  /* provider, URN, place */
  { "parent-provider", ASH NEW "type=P1", "kind=PR4", "warn:r531>set=PR0" },
  { "provider-of-no-parent", ASH NEW "type=U6", "urn=SC990417 kind=PR0", "warn:r550" },
  { "hospital-of-ours", ASH NEW "type=R2", "kind=PR1", "warn:r527>set=PR3" },
  { "nhs-foster", ASH NEW "type=U6", "urn=SC990417 kind=PR3", "warn:r529" },
  { "absence-with-provider", BORN CARE "placement start=2024-01-02 type=U6 rne=S ref=old\n" NEW "type=T1 within=old", "kind=PR4", "warn:r213>clear" },
  { "ours-elsewhere", ASH NEW "type=K2 place=FAR", "urn=SC990417 kind=PR1", "warn:r1015" },
  { "no-urn", ASH NEW "type=U6", "", "warn:r218" },
  { "urn-with-a-parent", ASH NEW "type=P1", "urn=SC990417 kind=PR0", "warn:r222" },
  { "urn-in-wales", BORN "period start=2025-04-12\nstatus start=2025-04-12 code=C2\nplacement start=2025-04-12 rne=S ref=new type=K2 place=FAR", "outside=1 urn=SC990417", "warn:r243" },
  { "urn-form", ASH NEW "type=K2", "urn=SC12345", "warn:urn_form" },
  { "urn-seven-digits", ASH NEW "type=K2", "urn=1234567", "" },
  { "no-urn-exists", ASH NEW "type=U6", "urn=XXXXXXX", "" },
  { "no-urn-exists-in-a-home", BORN "period start=2025-04-12\nstatus start=2025-04-12 code=C2\nplacement start=2025-04-12 rne=S ref=new type=K2", "urn=XXXXXXX", "warn:r242" },
  { "no-postcode", ASH NEW "type=U6", "postcode=North_Street urn=SC990417", "warn:r392c" },
  { "foreign-postcode", ASH NEW "type=K2 place=FAR", "postcode=75001 outside=1", "" },
  { "at-home", ASH NEW "type=U6", "postcode=zz9_9zz home=ZZ99ZZ urn=SC990417", "warn:r392d" },
  { "at-home-with-a-parent", ASH NEW "type=P1", "postcode=zz9_9zz home=ZZ99ZZ", "" },
  { "far", BORN "period start=2025-04-12\nstatus start=2025-04-12 code=C2\nplacement start=2025-04-12 rne=S ref=new type=U6", "miles=350.1 urn=SC990417", "warn:r454" },
  { "far-enough", BORN "period start=2025-04-12\nstatus start=2025-04-12 code=C2\nplacement start=2025-04-12 rne=S ref=new type=U6", "miles=350 urn=SC990417", "" },
  { "distance-not-known", BORN "period start=2025-04-12\nstatus start=2025-04-12 code=C2\nplacement start=2025-04-12 rne=S ref=new type=U6", "miles=999.9 urn=SC990417", "" },
};

static CldPlacementDetails
read_details (Facts *f, const char *text)
{
  CldPlacementDetails details = { .miles = -1, .restricted_on = CLD_NO_DAY, .inadequate_on = CLD_NO_DAY, .liberty = CLD_SAID_NOTHING };
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] && *words[i]; i++)
    {
      g_auto (GStrv) pair = g_strsplit (g_strdelimit (words[i], "_", ' '), "=", 2);
      const char *value = g_string_chunk_insert (f->texts, pair[1]);

      if (strcmp (pair[0], "urn") == 0)
        details.urn = value;
      else if (strcmp (pair[0], "kind") == 0)
        details.provider_kind = value;
      else if (strcmp (pair[0], "provider") == 0)
        details.provider_type = value;
      else if (strcmp (pair[0], "postcode") == 0)
        details.postcode = value;
      else if (strcmp (pair[0], "home") == 0)
        details.home_postcode = value;
      else if (strcmp (pair[0], "area") == 0)
        details.area_recorded = TRUE;
      else if (strcmp (pair[0], "outside") == 0)
        details.outside_england = TRUE;
      else if (strcmp (pair[0], "miles") == 0)
        details.miles = g_ascii_strtod (value, NULL);
      else if (strcmp (pair[0], "restricted") == 0)
        details.restricted_on = atoi (value);
      else if (strcmp (pair[0], "inadequate") == 0)
        details.inadequate_on = atoi (value);
      else if (strcmp (pair[0], "liberty") == 0)
        details.liberty = CLD_SAID_YES;
      else
        g_error ("%s is no detail", pair[0]);
    }
  return details;
}

static void
append_remedy (GString *out, const CldPlacementFinding *finding)
{
  static const char *const remedies[] = { "", "end-other", "start", "end", "set", "clear" };
  char iso[CLD_DATE_SIZE];

  if (finding->remedy == CLD_REMEDY_NONE)
    return;
  g_string_append_printf (out, ">%s", remedies[finding->remedy]);
  if (finding->value)
    g_string_append_printf (out, "=%s", finding->value);
  else if (finding->day != CLD_NO_DAY)
    {
      cld_date_from_day (finding->day, iso);
      g_string_append_printf (out, "=%s", iso);
    }
}

static guint32
find_placement (const CldFacts *facts, const char *ref)
{
  for (guint32 i = 0; i < facts->placements.n; i++)
    if (strcmp (facts->placements.at[i].ref, ref) == 0)
      return i;
  return CLD_NO_FACT;
}

static void
test_case (gconstpointer data)
{
  static const char *const levels[] = { "warn", "stop", "block" };
  const Case *test = data;
  g_autoptr (Facts) f = facts_read (test->facts);
  const CldFacts *facts = facts_get (f);
  CldPlacementDetails details = read_details (f, test->details);
  CldPlacementQuestion question = { .facts = facts, .placement = find_placement (facts, "new"), .old = find_placement (facts, "old"), .details = &details };
  g_autoptr (GArray) findings = cld_placement_checks_run (&question);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const CldPlacementFinding *finding = &g_array_index (findings, CldPlacementFinding, i);

      g_string_append_printf (out, "%s%s:%s", i > 0 ? " " : "", levels[finding->level], finding->rule);
      append_remedy (out, finding);
      g_assert_cmpstr (cld_placement_rule_sentence (finding->rule), !=, finding->rule);
    }
  g_assert_cmpstr (out->str, ==, test->findings);
}

/* The list and its words are one: each rule has both, and a test that makes it speak. */
static void
test_words (void)
{
  static const char *const untested[] = { "no_placement", NULL };
  const CldCodeList *list = cld_code_list_find ("placement_rule");

  g_assert_nonnull (list);
  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    {
      const CldCode *code = cld_code_list_get (list, i);
      gboolean tested = g_strv_contains (untested, code->code);

      g_assert_cmpstr (cld_placement_rule_label (code->code), ==, code->label);
      g_assert_cmpstr (cld_placement_rule_sentence (code->code), !=, code->code);
      g_assert_true (strcmp (code->group, "block") == 0 || strcmp (code->group, "stop") == 0 || strcmp (code->group, "warn") == 0);
      for (guint k = 0; k < G_N_ELEMENTS (cases) && !tested; k++)
        {
          g_autofree char *name = g_strconcat (code->group, ":", code->code, NULL);
          const char *at = strstr (cases[k].findings, name);

          tested = at && strchr (" >", at[strlen (name)]) != NULL;
        }
      if (!tested)
        g_error ("no case makes %s speak", code->code);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/placement-checks/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/placement-checks/words", test_words);
  return g_test_run ();
}
