/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-print-job.h"

#include "../store/store-fixture.h"

#include "cld-pdf.h"

/* The evidence sheet: what its text is, that it is one page whatever is recorded, and that what is hidden is not in the file. */

#define NASTY "Ó'Neil & <b>\"%s%n"
#define N_FUZZ 30

static const CldPrintOptions plain = { .today = "2025-03-04", .printed_at = "2025-03-04T14:31", .printed_by = "Priya Nair", .print_number = "2025-0412", .check_code = "7F3A 91C2 0B4D", .made_up = TRUE };
static const CldPrintOptions masked = { .today = "2025-03-04", .printed_at = "2025-03-04T14:31", .printed_by = "Priya Nair", .mask = TRUE };

static CldStore *store;
static char *before_the_approval; /* a moment of the change log */
static CldChangeSet *changes;
static CldArena *arena;

#define PUT(kind, ref, ...) put (changes, NULL, make_row (arena, &kind, ref, __VA_ARGS__, NULL))

static void
put_child (const char *child, const char *given, const char *surname)
{
  PUT (cld_child_kind, child, "given_names", given, "surname", surname, "date_of_birth", "2013-11-14");
  PUT (cld_care_period_kind, cld_arena_printf (arena, "%s/p", child), "child", child, "started_on", "2024-09-18");
  PUT (cld_legal_status_kind, cld_arena_printf (arena, "%s/s", child), "child", child, "started_on", "2024-09-18", "code", "C2");
}

static void
put_notice (const char *child, const char *ref, const char *kind, const char *recipient, const char *sent, const char *method, const char *acknowledged)
{
  PUT (cld_notice_kind, cld_arena_printf (arena, "%s/%s", child, ref), "direction", "OUT", "child", child, "placement", child, "provision", strcmp (kind, "AREA") == 0 ? "reg13_4" : "reg13",
       "recipient_kind", kind, "recipient", recipient, "sent_on", sent, "method", method, "acknowledged_on", acknowledged);
}

/* At a distance: as in the mock-up, but for the care plan and the answer. */
static void
put_jay (void)
{
  put_child ("JAY", "Jay", "Marsh");
  PUT (cld_placement_kind, "JAY", "child", "JAY", "started_on", "2024-11-04", "type", "U6", "provider", "SC990417", "carer", "Sarah Odd", "postcode", "ZZ1 4RT", "area_authority", "373",
       "distance_miles", "41.0", "why_here", "The nearest carer who takes both " NASTY);
  PUT (cld_approval_kind, "JAY/a", "child", "JAY", "placement", "JAY", "provision", "reg11_1_b", "role", "DCS", "name", "hm", "decided_on", "2024-11-01", "wishes_heard_on", "2024-10-29",
       "relatives_consulted_on", "2024-10-30", "area_consulted_on", "2024-10-30", "iro_consulted_on", "2024-10-30");
  PUT (cld_attachment_kind, "JAY/f", "child", "JAY", "name", "decision.pdf", "sha256", "0", "proves", "approval/JAY/a;notice/JAY/2");
  put_notice ("JAY", "1", "AREA", "Northmoor Council", "2024-11-01", "E-mail", NULL);
  put_notice ("JAY", "2", "CHILD", "Jay", "2024-10-29", "In person", "2024-10-29");
  put_notice ("JAY", "3", "PARENT", "Dawn Marsh", "2024-11-01", "Post", "2024-11-06");
  PUT (cld_notice_kind, "JAY/4", "direction", "OUT", "child", "JAY", "placement", "JAY", "provision", "reg13", "recipient_kind", "CONTACT34", "recipient", "Lou Wicket", "not_sent_reason", "HARM", "withheld_by", "hm",
       "note", "He lives near the carer.");
  put_notice ("JAY", "5", "PREVCARER", "Ade Bell", "2024-11-05", "Post", NULL);
  put_notice ("JAY", "6", "ICB_FROM", "Brackenshire", "2024-11-01", "E-mail", "2024-11-04");
  put_notice ("JAY", "7", "ICB_TO", "Northmoor", "2024-11-01", "E-mail", "2024-11-04");
  put_notice ("JAY", "8", "GP_FROM", "Hill Street", "2024-11-01", "Post", NULL);
  put_notice ("JAY", "9", "GP_TO", "Dr Anand", "2024-11-02", "Post", NULL);
  PUT (cld_visit_kind, "JAY/v", "child", "JAY", "visited_on", "2024-11-08", "outcome", "SEEN_ALONE");
  PUT (cld_plan_kind, "JAY/pp", "child", "JAY", "kind", "PLACEMENT", "placement", "JAY", "made_on", "2024-11-12");
}

/* With a grandmother next door, restricted; nobody says who decided that no approval is needed. */
static void
put_mia (void)
{
  put_child ("MIA", "Mia", "Ross");
  PUT (cld_placement_kind, "MIA", "child", "MIA", "started_on", "2025-03-03", "type", "U3", "carer", "Gran Tollgate", "postcode", "QQ7 7QQ", "address_restricted", "1", "area_authority", "380", "distance_miles", "6",
       "connected_person", "1", "emergency", "1", "address", "7 Hidden Lane", "why_here", "Gran Tollgate is at QQ7 7QQ");
  put_notice ("MIA", "1", "GP_TO", "Gran Tollgate surgery, QQ77QQ", "2025-03-03", "Post", NULL);
  PUT (cld_notice_kind, "MIA/2", "direction", "OUT", "child", "MIA", "placement", "MIA", "provision", "reg13", "recipient_kind", "CHILD", "not_sent_reason", "HARM");
}

/* Confidential: no word of where. */
static void
put_con (void)
{
  put_child ("CON", "Hafsa", "Begum");
  PUT (cld_provider_kind, "SCX", "name", "Farwood House", "urn", "SC999", "postcode", "XX9 9XX");
  PUT (cld_placement_kind, "CON", "child", "CON", "started_on", "2024-12-02", "type", "K2", "provider", "SCX", "carer", "Known to the duty manager", "postcode", "XX9 9XX", "area_authority", "CON", "distance_miles", "77.7");
  put_notice ("CON", "1", "AREA", "Farshire Council", "2024-12-02", "E-mail", "2024-12-03");
  put_notice ("CON", "2", "GP_TO", "Farwood Surgery", "2024-12-02", "E-mail", NULL);
  put_notice ("CON", "3", "IRO", "Peter Holt", "2024-12-02", "E-mail", NULL);
  PUT (cld_placement_kind, "OWN", "child", "CON", "started_on", "2024-09-18", "ended_on", "2024-12-02", "type", "U6", "area_authority", "383");
  PUT (cld_placement_kind, "AWAY", "child", "CON", "started_on", "2024-12-10", "ended_on", "2024-12-12", "type", "T1", "within", "CON");
}

static char *
repeat (const char *word, guint n)
{
  GString *out = g_string_new (NULL);

  while (g_utf8_strlen (out->str, -1) < n)
    g_string_append (out, word);
  return g_string_free (out, FALSE);
}

/* Everything as long as it gets, or by chance. */
static void
put_long (const char *child, guint name, guint n_notices, guint note, guint n_approvals, GRand *draw)
{
  static const char *const kinds[] = { "AREA", "CHILD", "PARENT", "CONTACT34", "PREVCARER", "ICB_FROM", "ICB_TO", "GP_FROM", "GP_TO", "EDU", "IRO", "VSH", "FOSTER", "UNHEARD_OF" };
  g_autofree char *names = repeat ("Wölfeschlegel ", name), *unbroken = repeat ("M", name), *text = repeat ("Because. ", note);

  put_child (child, *names ? names : "A", *unbroken ? unbroken : "B");
  PUT (cld_provider_kind, cld_arena_printf (arena, "P/%s", child), "name", *unbroken ? unbroken : "C", "urn", "SC123456");
  PUT (cld_placement_kind, child, "child", child, "started_on", "2024-11-04", "type", "U6", "provider", cld_arena_printf (arena, "P/%s", child), "carer", *names ? names : NULL, "area_authority", "373", "why_here", *text ? text : NULL);
  for (guint i = 0; i < n_approvals; i++)
    PUT (cld_approval_kind, cld_arena_printf (arena, "%s/%u", child, i), "child", child, "placement", child, "provision", i % 2 ? "reg11_1_a" : "reg11_1_b", "role", i % 3 ? "NO" : "DCS", "name", *names ? names : NULL,
         "decided_on", "2024-11-01", "conditions", *text ? text : NULL, "note", *text ? text : NULL);
  for (guint i = 0; i < n_notices; i++)
    {
      g_autofree char *recipient = g_strdup_printf ("%s %u", i % 2 ? names : unbroken, i);
      gboolean sent = !draw || g_rand_boolean (draw);

      put_notice (child, cld_arena_printf (arena, "n%u", i), draw ? kinds[g_rand_int_range (draw, 0, G_N_ELEMENTS (kinds))] : kinds[i % G_N_ELEMENTS (kinds)], recipient, sent ? "2024-11-01" : NULL,
                  *names ? names : NULL, sent && i % 3 == 0 ? "2024-11-05" : NULL);
    }
}

static void
fill (void)
{
  g_autoptr (GRand) draw = g_rand_new_with_seed (6);

  changes = begin_set (store);
  PUT (cld_authority_kind, "383", "name", "Brackenshire", "own", "1");
  PUT (cld_authority_kind, "380", "name", "Aldermere", "adjoining", "1");
  PUT (cld_authority_kind, "373", "name", "Northmoor Council");
  PUT (cld_person_kind, "hm", "name", "Hugh Moss", "role", "DCS");
  PUT (cld_provider_kind, "SC990417", "name", "Bright Lanes Fostering", "urn", "SC990417");
  put_jay ();
  put_mia ();
  put_con ();
  put_long ("LONG", 200, 40, 6000, 9, NULL);
  put_long ("FEW", 0, 0, 0, 0, NULL);
  PUT (cld_approval_kind, "FEW/a", "child", "FEW", "placement", "FEW", "provision", "reg11_1_a", "role", "NO", "name", "Rae Quill", "decided_on", "2024-10-31", "iro_consulted_on", "2024-10-30", "note", "Not seen");
  PUT (cld_approval_kind, "FEW/b", "child", "FEW", "placement", "FEW", "provision", "reg11_1_b", "role", "DCS", "name", "hm", "decided_on", "2024-11-01", "decision", "REFUSED");
  PUT (cld_approval_kind, "FEW/c", "child", "FEW", "placement", "FEW", "provision", "reg11_1_b", "role", "DCS", "requested_on", "2024-11-02", "requested_by", "Sam Tern");
  for (guint i = 0; i < N_FUZZ; i++)
    put_long (cld_arena_printf (arena, "FUZZ%u", i), (guint) g_rand_int_range (draw, 0, 220), (guint) g_rand_int_range (draw, 0, 45), (guint) g_rand_int_range (draw, 0, 1500), (guint) g_rand_int_range (draw, 0, 8), draw);
  g_free (commit_set (changes));
  g_usleep (20000);
  before_the_approval = cld_moment_now_utc ();
  g_usleep (20000);
  changes = begin_set (store);
  PUT (cld_approval_kind, "MIA/a", "child", "MIA", "placement", "MIA", "provision", "reg11_4", "role", "NO", "name", "Rae Quill", "decided_on", "2025-03-03");
  g_free (commit_set (changes));
}

/* Text in the order in which it is drawn, white space made one. */
static char *
read_paper (CldPaper *paper)
{
  g_autofree char *path = fixture_path ("print.pdf"), *out = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &error);
  const char *const argv[] = { "pdftotext", "-raw", "-enc", "UTF-8", path, "-", NULL };
  int status;

  g_assert_true (cld_pdf_write (paper, G_OUTPUT_STREAM (stream), "Test", &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return cld_page_clean_whole_text (out);
}

static CldPaper *
make_paper (const char *child, const char *placement, const CldPrintOptions *options)
{
  g_autoptr (CldPrintJob) job = cld_print_job_new_evidence ((const char *const[]){ child, NULL }, (const char *const[]){ placement, NULL });
  g_autoptr (GError) error = NULL;
  CldPaper *paper = cld_print_job_make_paper (job, store, options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cld_paper_get_n_pages (paper), ==, 1);
  return paper;
}

static char *
print_sheet (const char *child, const char *placement, const CldPrintOptions *options)
{
  g_autoptr (CldPaper) paper = make_paper (child, placement, options);

  return read_paper (paper);
}

static void
assert_has (const char *text, const char *what)
{
  if (!strstr (text, what))
    g_error ("“%s” is not in: %s", what, text);
}

static void
assert_lacks (const char *text, const char *what)
{
  if (strstr (text, what))
    g_error ("“%s” is in: %s", what, text);
}

static void
assert_text (const char *text, const char *expected)
{
  g_autofree char *golden = cld_page_clean_whole_text (expected);

  if (strcmp (text, golden) != 0)
    g_error ("expected\n%s\ngot\n%s", golden, text);
}

static void
test_golden (void)
{
  g_autofree char *jay = print_sheet ("JAY", "JAY", &plain);

  assert_text (jay,
               "Out-of-area placement: evidence Third parties shown "
               "INCOMPLETE 6 of 8 recorded. NOT RECORDED: care plan sent to the area authority; the area authority’s reply; notice: IRO. "
               "A missing record is not proof that it was not done. Add the record, or the reason, in Caseload. "
               "The placement "
               "Child Jay Marsh, born 14 Nov 2013 (11) Legal status C2 Full care order, 18 Sep 2024 Carer Sarah Odd Type U6 Foster, other carer, neither long term nor FFA Provider Bright Lanes Fostering, SC990417 "
               "Started Mon 4 Nov 2024; still there Area authority Northmoor Council Boundary Not adjoining: at a distance Who approves Director: it does not adjoin ours Distance 41.0 miles; emergency: no "
               "Approval Care Planning, Placement and Case Review (England) Regulations 2010, reg 11 What the law asks Provision Date Evidence "
               "Approved by the director of children’s services reg 11(1)(b) Fri 1 Nov 2024 Hugh Moss · 1 file "
               "The child’s wishes and feelings heard reg 11(2) Tue 29 Oct 2024 With the approval "
               "Relatives consulted, where appropriate reg 11(2) Wed 30 Oct 2024 With the approval "
               "Independent reviewing officer consulted reg 11(2) Wed 30 Oct 2024 With the approval "
               "Area authority consulted reg 11(2) Wed 30 Oct 2024 With the approval "
               "Care plan given to the area authority reg 11(2) NOT RECORDED – "
               "Why here: The nearest carer who takes both " NASTY " "
               "Written notice Due by Mon 4 Nov 2024 · reg 13 To Provision Sent How Acknowledged "
               "Northmoor Council (area authority) reg 13(4) Fri 1 Nov 2024 E-mail NOT RECORDED "
               "Jay (the child) reg 13(2)(a) Tue 29 Oct 2024 In person 29 Oct 2024 · 1 file "
               "Dawn Marsh (parent) reg 13(2)(b) Fri 1 Nov 2024 Post 6 Nov 2024 "
               "– Lou Wicket (section 34 contact) reg 13(2)(c) Withheld – Would harm the child; Hugh Moss "
               "Ade Bell (carer before) reg 13(2)(e) Tue 5 Nov 2024, late Post – "
               "ICB: Brackenshire, Northmoor reg 13(2)(f) Fri 1 Nov 2024 E-mail 4 Nov 2024, both "
               "Hill Street (GP) reg 13(2)(g) Fri 1 Nov 2024 Post – "
               "Dr Anand (GP there) reg 13(2)(g) Sat 2 Nov 2024 Post – "
               "IRO reg 13(2)(i) NOT RECORDED – – "
               "Since then First visit Fri 8 Nov 2024; due by 11 Nov 2024 Visits 1 of 2 on time; seen alone 1 time "
               "Placement plan Tue 12 Nov 2024, late; due by 11 Nov 2024 Provider No enforcement is recorded "
               "Notes Social worker: name, signature, date Team manager: name, signature, date Inspector, if shown: name, signature, date "
               "OFFICIAL-SENSITIVE · CONFIDENTIAL MADE-UP DATA J. M. · JAY "
               "Page 1 of 1 Printed Tue 4 Mar 2025 14:31 by Priya Nair · print 2025-0412 · as known on 4 Mar 2025 14:31 "
               "Check code 7F3A 91C2 0B4D · from the case record, Caseload " CLD_VERSION " · shred when no longer needed");
}

/* Exempt and an emergency: not due yet; who decided is missing until it was recorded. */
static void
test_exempt (void)
{
  CldPrintOptions then = plain;
  g_autofree char *now = print_sheet ("MIA", "MIA", &plain), *earlier = NULL;

  assert_has (now, "NOT YET DUE 0 of 2 recorded. What is not recorded is not due yet.");
  assert_has (now, "None: a connected person, reg 11(4)");
  assert_has (now, "Exempt: with a connected person. Who decided reg 11(4) Mon 3 Mar 2025 Rae Quill");
  assert_has (now, "Emergency: due by Mon 10 Mar 2025 · reg 13");
  assert_has (now, "Aldermere (area authority) reg 13(4) due Mon 10 Mar 2025");
  assert_has (now, "The reason given does not allow it");
  then.as_known_until = before_the_approval;
  then.as_known_on = "2025-03-04";
  earlier = print_sheet ("MIA", "MIA", &then);
  assert_has (earlier, "INCOMPLETE 0 of 2 recorded. NOT RECORDED: who decided that no approval is needed.");
  assert_has (earlier, "Who decided reg 11(4) NOT RECORDED –");
}

static void
test_restricted (void)
{
  g_autofree char *mia = print_sheet ("MIA", "MIA", &plain), *hidden = print_sheet ("MIA", "MIA", &masked), *con = print_sheet ("CON", "CON", &plain), *con_masked = print_sheet ("CON", "CON", &masked);
  const char *const where[] = { "Farshire", "Farwood", "XX9", "77.7", "SC999", NULL };
  const char *const third[] = { "Tollgate", "QQ7", "QQ77", "Aldermere", "Hidden", NULL };

  /* Without a mask: the carer, the area, but no address. */
  assert_has (mia, "Gran Tollgate");
  assert_has (mia, "Aldermere");
  assert_has (mia, "1 item withheld: restricted address");
  assert_lacks (mia, "QQ7");
  assert_lacks (mia, "Hidden Lane");
  for (guint i = 0; third[i]; i++)
    assert_lacks (hidden, third[i]);
  assert_has (hidden, "Third parties masked");
  assert_has (hidden, "GP there: name withheld");
  assert_has (hidden, "Why here: [withheld]");
  assert_has (hidden, "5 items withheld: restricted address, the area, 2 names, 1 note");
  for (guint i = 0; where[i]; i++)
    {
      assert_lacks (con, where[i]);
      assert_lacks (con_masked, where[i]);
    }
  assert_has (con, "Confidential: out of area");
  assert_has (con, "Area authority: name withheld reg 13(4) Mon 2 Dec 2024 E-mail 3 Dec 2024");
  assert_has (con, "Peter Holt (IRO)");
  assert_has (con, "5 items withheld: restricted address, the area, 3 names");
  assert_lacks (con_masked, "duty manager");
}

/* A third party is in no text, and what people write freely is left out. */
static void
test_masked (void)
{
  const char *const names[] = { "Dawn", "Wicket", "Ade", "Odd", "Sarah", "Hill Street", "Anand", "nearest", "lives near", NULL };
  g_autofree char *text = print_sheet ("JAY", "JAY", &masked);

  for (guint i = 0; names[i]; i++)
    assert_lacks (text, names[i]);
  assert_has (text, "Jay Marsh");
  assert_has (text, "Hugh Moss");
  assert_has (text, "Northmoor Council (area authority)");
  assert_has (text, "Parent: name withheld");
  assert_has (text, "7 items withheld: 6 names, 1 note");
}

static void
test_in_area (void)
{
  g_autofree char *own = print_sheet ("CON", "OWN", &plain);
  g_autoptr (CldPrintJob) away = cld_print_job_new_evidence ((const char *const[]){ "CON", NULL }, (const char *const[]){ "AWAY", NULL });
  g_autoptr (GError) error = NULL;

  assert_has (own, "IN AREA");
  assert_has (own, "None is needed.");
  assert_has (own, "Wed 18 Sep 2024; ended 2 Dec 2024");
  g_assert_null (cld_print_job_make_paper (away, store, &plain, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
}

/* What does not fit is counted; the area authority and what is missing stay. */
static void
test_longest (void)
{
  g_autoptr (CldPaper) paper = make_paper ("LONG", "LONG", &plain);
  g_autofree char *text = read_paper (paper), *few = print_sheet ("FEW", "FEW", &plain);

  g_assert_cmpuint (cld_paper_get_n_shortened (paper), >, 10);
  assert_has (text, "more notices, all in Caseload");
  assert_has (text, "more decisions, all in Caseload");
  assert_has (text, "texts end in “…”: see the record");
  assert_has (text, "Born 14 Nov 2013 (11)");
  assert_has (text, "Area authority: MMMM");
  assert_has (text, "Approved again: director of children’s services");
  assert_has (text, "Inspector, if shown: name, signature, date");
  assert_has (few, "INCOMPLETE 1 of 8 recorded. NOT RECORDED: approval by the director;");
  assert_has (few, "Independent reviewing officer consulted reg 11(2) Wed 30 Oct 2024 With another request");
  assert_has (few, "– Refused: director of children’s services reg 11(1)(b) Fri 1 Nov 2024 Hugh Moss");
  assert_has (few, "– Not the approval needed: nominated officer reg 11(1)(a) Thu 31 Oct 2024 Rae Quill");
  assert_has (few, "– Asked for, not decided reg 11(1)(b) Sat 2 Nov 2024 Sam Tern");
  assert_has (few, "Northmoor Council (area authority) reg 13(4) NOT RECORDED");
  assert_lacks (few, "see the record");
}

static void
test_sizes (void)
{
  for (guint i = 0; i < N_FUZZ; i++)
    {
      g_autofree char *child = g_strdup_printf ("FUZZ%u", i);
      g_autoptr (CldPaper) paper = make_paper (child, child, i % 2 ? &plain : &masked);
      g_autofree char *text = cld_paper_get_page_text (paper, 0);

      assert_has (text, "INCOMPLETE");
      assert_has (text, "Social worker: name, signature, date");
      if (cld_paper_get_n_shortened (paper) > 0)
        assert_has (text, "see the record");
      else
        assert_lacks (text, "see the record");
    }
}

/* Several in one job, each a page that counts itself; the print log says which placement, where it is one. */
static void
test_job (void)
{
  g_autoptr (CldPrintJob) both = cld_print_job_new_evidence ((const char *const[]){ "JAY", "MIA", NULL }, (const char *const[]){ "JAY", "MIA", NULL });
  g_autoptr (CldPrintJob) one = cld_print_job_new_evidence ((const char *const[]){ "JAY", NULL }, (const char *const[]){ "JAY", NULL });
  g_autoptr (GError) error = NULL;
  g_autoptr (CldPaper) paper = cld_print_job_make_paper (both, store, &plain, &error);
  g_autofree char *text = cld_paper_get_page_text (paper, 1), *name = cld_print_job_propose_name (one, "2025-03-04"), *names = cld_print_job_propose_name (both, "2025-03-04");

  g_assert_cmpuint (cld_paper_get_n_pages (paper), ==, 2);
  assert_has (text, "Page 1 of 1");
  assert_has (text, "Mia Ross");
  assert_lacks (text, "Jay Marsh");
  g_assert_cmpstr (cld_print_job_get_subject (one), ==, "placement/JAY");
  g_assert_null (cld_print_job_get_subject (both));
  g_assert_cmpstr (cld_print_job_get_what (one), ==, "out-of-area");
  g_assert_cmpstr (name, ==, "Caseload-out-of-area-JAY-2025-03-04.pdf");
  g_assert_cmpstr (names, ==, "Caseload-out-of-area-2025-03-04.pdf");
  g_assert_cmpstr (cld_print_job_get_title (both), ==, "Out-of-area placements: evidence");
}

int
main (int argc, char **argv)
{
  int result;
  g_autofree char *path = NULL;

  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  path = fixture_store ();
  store = open_store (path, CLD_STORE_CREATE);
  arena = cld_arena_new ();
  fill ();
  g_test_add_func ("/evidence-sheet/golden", test_golden);
  g_test_add_func ("/evidence-sheet/exempt", test_exempt);
  g_test_add_func ("/evidence-sheet/restricted", test_restricted);
  g_test_add_func ("/evidence-sheet/masked", test_masked);
  g_test_add_func ("/evidence-sheet/in-area", test_in_area);
  g_test_add_func ("/evidence-sheet/longest", test_longest);
  g_test_add_func ("/evidence-sheet/sizes", test_sizes);
  g_test_add_func ("/evidence-sheet/job", test_job);
  result = g_test_run ();
  cld_store_free (store);
  cld_arena_free (arena);
  g_free (before_the_approval);
  engine_clean_up ();
  remove_tree (fixture_root);
  g_free (fixture_root);
  return result;
}
