/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "config.h"

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-pdf.h"
#include "summary-fixture.h"

static const CldPrintOptions plain = {
  .today = "2025-03-04",
  .printed_at = "2025-03-04T14:31",
  .printed_by = "Priya Nair",
  .as_known_on = "2025-03-04T14:31",
  .purpose = "For the review meeting",
  .recipient = "Gareth Lowe, IRO",
  .print_number = "2025-0412",
  .check_code = "7F3A 91C2 0B4D",
};

/* Where PDFs go: a folder of its own, or that of CLD_PRINT_OUT, where they stay to be looked at. */
static const char *folder;

/* Adds a record written as in summary-fixture.h. */
static void
add_record (CldRecordSet *set, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "|", -1);
  const CldKind *kind = cld_kind_find (parts[0]);
  CldArena *arena = cld_record_set_get_arena (set);
  CldRow *row;

  g_assert_nonnull (kind);
  row = cld_row_new (arena, kind, cld_arena_strdup (arena, parts[1]));
  for (guint i = 2; parts[i]; i++)
    {
      char *equals = strchr (parts[i], '=');
      int field;

      g_assert_nonnull (equals);
      *equals = '\0';
      field = cld_kind_find_field (kind, parts[i]);
      g_assert_cmpint (field, >=, 0);
      row->values[field] = cld_arena_strdup (arena, equals + 1);
    }
  cld_record_set_add (set, row);
}

static CldRecordSet *
make_set (const char *const *lines)
{
  CldRecordSet *set = cld_record_set_new ();

  for (guint i = 0; lines && lines[i]; i++)
    add_record (set, lines[i]);
  return set;
}

/* Prints into a file of that name. */
static char *
write_pdf (CldRecordSet *set, const CldPrintOptions *options, const char *name, guint *n_pages)
{
  g_autoptr (CldPaper) paper = cld_summary_new (set, options);
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_strconcat (name, ".pdf", NULL);
  char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (cld_pdf_write (paper, G_OUTPUT_STREAM (stream), "Case summary", &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
  *n_pages = cld_paper_get_n_pages (paper);
  return path;
}

static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error); /* poppler-utils is needed: without it nothing is known about the paper */
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return out;
}

/* The PDF's text with the columns in their order. */
static char *
print_to_text (CldRecordSet *set, const CldPrintOptions *options, const char *name, guint *n_pages)
{
  g_autofree char *path = write_pdf (set, options, name, n_pages);
  const char *const argv[] = { "pdftotext", "-layout", "-enc", "UTF-8", path, "-", NULL };
  char *text = run (argv);

  if (!g_getenv ("CLD_PRINT_OUT"))
    g_unlink (path);
  return text;
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *p = strstr (text, what); p; p = strstr (p + strlen (what), what))
    n++;
  return n;
}

#define assert_has(text, what) g_assert_cmpuint (count (text, what), >=, 1)
#define assert_lacks(text, what) g_assert_cmpuint (count (text, what), ==, 0)

static void
assert_frame (const char *text, guint n_pages, const char *number)
{
  g_assert_cmpuint (n_pages, <=, 2);
  g_assert_cmpuint (count (text, number), >=, n_pages);
  for (guint i = 1; i <= n_pages; i++)
    {
      g_autofree char *page = g_strdup_printf ("Page %u of %u", i, n_pages);

      g_assert_cmpuint (count (text, page), ==, 1);
    }
}

/* The distance between columns depends on the font, their order does not. */
static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit (text, CLD_VERSION, -1);
  g_autofree char *versionless = g_strjoinv ("VERSION", parts);
  g_auto (GStrv) lines = g_strsplit (versionless, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      const char *line = g_strstrip (lines[i]);
      guint spaces = 0;

      if (!*line)
        continue;
      for (const char *p = line; *p; p++)
        {
          spaces = *p == ' ' ? spaces + 1 : 0;
          if (spaces <= 2)
            g_string_append_c (out, *p);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* CLD_UPDATE_GOLDEN=1 writes what is there now: read the difference before it is kept. */
static void
assert_golden (const char *text, const char *name)
{
  g_autofree char *base = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "print", base, NULL);
  g_autofree char *squeezed = squeeze (text);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("CLD_UPDATE_GOLDEN"))
    g_file_set_contents (path, squeezed, -1, NULL);
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (squeezed, ==, golden);
}

static void
test_full (void)
{
  g_autoptr (CldRecordSet) set = make_set (jay);
  guint n_pages;
  g_autofree char *text = print_to_text (set, &plain, "summary-full", &n_pages);

  g_assert_cmpuint (n_pages, ==, 2);
  assert_frame (text, n_pages, "J. M. · BR0117");
  assert_has (text, "2 facts hidden: restricted address, 1 restricted note");
  assert_has (text, "RESTRICTED: not printed");
  assert_has (text, "I want to stay at my school and see Mia on Sundays.");
  assert_has (text, "Northmoor: out of area, at a distance");
  assert_lacks (text, "MADE-UP");
  assert_golden (text, "summary-full");
}

/* Neither the fields nor anything typed into a text says where the child is. */
static void
test_restricted (void)
{
  static const char *const secrets[] = { "QX9", "4ZP", "qx9", "ZZ2 2BB", "SECRETNOTE", "Quay Street", "ZZ1 1AA", "07700" };
  g_autoptr (CldRecordSet) set = make_set (jay);
  guint n_pages;
  g_autofree char *text = NULL;
  g_autofree char *bytes = NULL;

  add_record (set, "note|T9|happened_on=2025-03-01|kind=EVENT|significant=1|text=Seen at qx9  4zp, (QX94ZP) and QX9-4ZP.");
  text = print_to_text (set, &plain, "summary-restricted", &n_pages);
  assert_frame (text, n_pages, "BR0117");
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    assert_lacks (text, secrets[i]);
  g_assert_cmpuint (count (text, "[RESTRICTED]"), ==, 3);
}

static void
test_masked (void)
{
  static const char *const names[] = { "Dawn", "Mia", "Ross", "Sarah", "Odd", "Joan", "Frost", "Back by himself", "Life story", "QX9" };
  g_autoptr (CldRecordSet) set = make_set (jay);
  CldPrintOptions options = plain;
  guint n_pages;
  g_autofree char *text = NULL;

  options.mask = TRUE;
  text = print_to_text (set, &options, "summary-masked", &n_pages);
  assert_frame (text, n_pages, "BR0117");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_lacks (text, names[i]);
  assert_has (text, "masked");
  assert_has (text, "[name withheld]");
  assert_has (text, "Jayden Luke Marsh");
  assert_has (text, "Priya Nair");
  /* 2 contacts and 3 carers by name, 3 notes, 1 review with decisions, 1 restricted note, 1 address. */
  assert_has (text, "11 facts hidden:");
  assert_golden (text, "summary-masked");
}

static void
test_made_up (void)
{
  g_autoptr (CldRecordSet) set = make_set (jay);
  CldPrintOptions options = plain;
  guint n_pages;
  g_autofree char *text = NULL;

  options.made_up = TRUE;
  text = print_to_text (set, &options, "summary-made-up", &n_pages);
  assert_frame (text, n_pages, "BR0117");
  g_assert_cmpuint (count (text, "MADE-UP DATA"), ==, n_pages);
}

static void
test_empty (void)
{
  g_autoptr (CldRecordSet) set = make_set (nobody);
  g_autoptr (CldRecordSet) nothing = make_set (NULL);
  CldPrintOptions options = { .today = "2025-03-04", .printed_at = "2025-03-04T14:31" };
  guint n_pages;
  g_autofree char *text = print_to_text (set, &options, "summary-empty", &n_pages);
  g_autofree char *none = NULL;

  g_assert_cmpuint (n_pages, ==, 1);
  assert_frame (text, n_pages, "X1");
  assert_has (text, "NOT RECORDED");
  assert_lacks (text, "(null)");
  assert_golden (text, "summary-empty");

  none = print_to_text (nothing, &options, "summary-nothing", &n_pages);
  g_assert_cmpuint (n_pages, ==, 1);
  assert_lacks (none, "(null)");
}

/* A child known from the return alone still gets a page worth reading. */
static void
test_returned (void)
{
  g_autoptr (CldRecordSet) set = make_set (returned);
  CldPrintOptions options = plain;
  guint n_pages;
  g_autofree char *text = NULL;

  options.made_up = TRUE;
  text = print_to_text (set, &options, "summary-returned", &n_pages);
  assert_frame (text, n_pages, "904412");
  assert_has (text, "15 May 2009 (15), an estimate");
  assert_has (text, "Temporary: hospital");
  assert_golden (text, "summary-returned");
}

/* What is said of a placement depends on where it is and on what is recorded of it. */
static void
test_home (void)
{
  static const struct
  {
    const char *placement;
    const char *has;
    const char *lacks;
  } cases[] = {
    { "placement|P|started_on=2024-01-01|area_authority=391|type=U6", "Brackenshire: our own area", "Area told" },
    { "placement|P|started_on=2024-01-01|area_authority=393|type=U6", "Eastvale: out of area, adjoining", "our own" },
    { "placement|P|started_on=2024-01-01|area_authority=330|type=U6", "Birmingham: out of area, at a distance", "our own" },
    { "placement|P|started_on=2024-01-01|area_authority=CON|type=K2", "Confidential placement", "out of area" },
    { "placement|P|started_on=2024-01-01|area_authority=CON|type=K2|distance_miles=7", "Area told", "7 miles" },
    { "placement|P|started_on=2024-01-01|area_authority=CON|type=K2|postcode=BK1 2AB", "RESTRICTED: not printed", "BK1 2AB" },
    { "placement|P|started_on=2024-01-01|area_authority=CON|type=A5", "Confidential placement", "Approved" },
    { "placement|P|started_on=2024-01-01|area_authority=330|type=A3", "Birmingham: out of area, at a distance", "Area told" },
    { "placement|P|started_on=2024-01-01|area_authority=330|type=U6", "Approved", "Confidential" },
    { "placement|P|started_on=2024-01-01|area_authority=WAL|type=K2", "Wales: out of area, at a distance", "Placed in" },
    { "placement|P|started_on=2024-01-01|area_authority=NUK|type=K2", "Outside the UK: out of area", "Placed" },
    { "placement|P|started_on=2024-01-01|area_authority=382|type=K2", "Thornley Vale: out of area", "Calderdale" },
    { "placement|P|started_on=2024-01-01|area_authority=WAL|provider=WALES-01", "Plas Derwen", "WALES-01" },
    { "placement|P|started_on=2024-01-01|provider=1234567", "1234567", "Plas Derwen" },
    { "placement|P|started_on=2024-01-01|postcode=ZZ9 9ZZ|distance_miles=1.0", "ZZ9 9ZZ", "not printed" },
    { "placement|P|started_on=2024-01-01|distance_miles=1.0", "1 mile from home", "miles from home" },
    { "placement|P|started_on=2024-01-01|start_known=0", "by 1 Jan 2024", "Mon 1 Jan" },
    { "placement|P|started_on=2024-01-01|ended_on=2025-03-04", "No placement is open on 4 Mar 2025. The last ended on 4 Mar 2025.", "Lives with" },
    { "placement|P|started_on=2025-03-05", "NOT RECORDED", "Lives with" },
  };
  static const char *const base[] = { "child|C|restricted=1", "authority|391|name=Brackenshire|own=1", "authority|393|name=Eastvale|adjoining=1",
    "authority|382|name=Thornley Vale", "provider|WALES-01|name=Plas Derwen", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CldRecordSet) set = make_set (base);
      guint n_pages;
      g_autofree char *text = NULL;

      add_record (set, cases[i].placement);
      text = print_to_text (set, &plain, "summary-home", &n_pages);
      g_test_message ("%s", cases[i].placement);
      assert_has (text, cases[i].has);
      assert_lacks (text, cases[i].lacks);
      assert_has (text, "OFFICIAL-SENSITIVE · RESTRICTED");
    }
}

/* A child of short breaks lives at home, and neither a distance nor out-of-area papers are missed; nor is a distance
 * of a child that sought asylum alone. */
static void
test_not_wanted (void)
{
  static const struct
  {
    const char *child;
    const char *status;
    const char *placement;
    const char *has;
    const char *lacks;
  } cases[] = {
    { "child|C|known_as=Arjun", "legal_status|L|started_on=2024-01-01|code=V4", "placement|P|started_on=2024-01-01|carer=Sunnybank short breaks|area_authority=391", "Arjun lives at home, with short breaks at Sunnybank\n", "Distance" },
    { "child|C|known_as=Arjun", "legal_status|L|started_on=2024-01-01|code=V3", "placement|P|started_on=2024-01-01|area_authority=330", "Arjun lives at home, with short breaks\n", "Approved" },
    { "child|C", "legal_status|L|started_on=2024-01-01|code=V3", "placement|P|started_on=2024-01-01|area_authority=330|carer=The Mill", "The child lives at home, with short breaks at The Mill", "Area told" },
    { "child|C", "legal_status|L|started_on=2024-01-01|code=V3", "placement|P|started_on=2024-01-01|distance_miles=3", "3 miles from home", "Lives with" },
    { "child|C|known_as=Arjun", "legal_status|L|started_on=2024-01-01|code=V2", "placement|P|started_on=2024-01-01|area_authority=391", "Distance", "short breaks" },
    { "child|C|uasc_from=2023-01-01", "legal_status|L|started_on=2024-01-01|code=V2", "placement|P|started_on=2024-01-01|area_authority=391", "our own area", "Distance" },
    { "child|C|uasc_until=2024-06-01", "legal_status|L|started_on=2024-01-01|code=V2", "placement|P|started_on=2024-01-01|area_authority=330", "Area told", "Distance" },
    { "child|C|uasc_until=2024-06-01", "legal_status|L|started_on=2024-01-01|code=V2", "placement|P|started_on=2024-01-01|distance_miles=4", "4 miles from home", "short breaks" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const lines[] = { "authority|391|name=Brackenshire|own=1", cases[i].child, cases[i].status, cases[i].placement, NULL };
      g_autoptr (CldRecordSet) set = make_set (lines);
      guint n_pages;
      g_autofree char *text = print_to_text (set, &plain, "summary-not-wanted", &n_pages);

      g_test_message ("%s %s", cases[i].status, cases[i].placement);
      assert_has (text, cases[i].has);
      assert_lacks (text, cases[i].lacks);
    }
}

/* The name of an authority is that of its record, in the yearly returns too. */
static void
test_authority_names (void)
{
  static const char *const lines[] = { "child|C", "authority|330|name=Saltmere", "placement|P|started_on=2024-01-01|area_authority=330",
    "return_row|R|table=PrevPerm|year=2025|position=1|columns=PREV_PERM=P1;LA_PERM=330",
    "return_row|S|table=PrevPerm|year=2024|position=1|columns=PREV_PERM=P1;LA_PERM=383", NULL };
  g_autoptr (CldRecordSet) set = make_set (lines);
  guint n_pages;
  g_autofree char *text = print_to_text (set, &plain, "summary-authority", &n_pages);

  g_assert_cmpuint (count (text, "Saltmere"), ==, 3);
  assert_has (text, "authority: Leeds");
  assert_lacks (text, "Birmingham");
}

/* No label of a placement is cut in the list: two lines hold it. */
static void
test_labels_fit (void)
{
  static const struct
  {
    const char *list;
    const char *format;
  } lists[] = {
    { "placement_type", "placement|P|started_on=2024-01-01|ended_on=2024-02-01|carer=X|area_authority=391|reason_ended=CHILD|type=%s" },
    { "reason_placement_change", "placement|P|started_on=2024-01-01|ended_on=2024-02-01|carer=X|area_authority=391|type=U6|reason_ended=%s" },
  };
  static const char *const base[] = { "authority|391|name=Northamptonshire|own=1", "child|C", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const CldCodeList *list = cld_code_list_find (lists[i].list);

      g_assert_cmpuint (cld_code_list_get_n (list), >, 5);
      for (guint k = 0; k < cld_code_list_get_n (list); k++)
        {
          g_autoptr (CldRecordSet) set = make_set (base);
          g_autoptr (CldPaper) paper = NULL;
          g_auto (GStrv) parts = g_strsplit (lists[i].format, "%s", 2);
          g_autofree char *line = g_strconcat (parts[0], cld_code_list_get (list, k)->code, parts[1], NULL);

          add_record (set, line);
          paper = cld_summary_new (set, &plain);
          g_test_message ("%s", line);
          g_assert_cmpuint (cld_paper_get_n_shortened (paper), ==, 0);
        }
    }
}

static void
add_many (CldRecordSet *set, const char *format, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *day = g_strdup_printf ("20%02u-%02u-%02u", 10 + i / 12 % 15, 1 + i % 12, 1 + i % 28);
      g_autofree char *number = g_strdup_printf ("%03u", i);
      g_auto (GStrv) parts = g_strsplit (format, "$D", -1);
      g_autofree char *dated = g_strjoinv (day, parts);
      g_auto (GStrv) more = g_strsplit (dated, "$N", -1);
      g_autofree char *line = g_strjoinv (number, more);

      add_record (set, line);
    }
}

/* Ten placements and room on the page: none is cut to a line. */
static void
test_many_with_room (void)
{
  static const char *const base[] = { "child|C", "authority|391|name=Brackenshire|own=1", NULL };
  g_autoptr (CldRecordSet) set = make_set (base);
  g_autoptr (CldPaper) paper = NULL;

  add_many (set, "placement|P$N|started_on=$D|ended_on=$D|type=U6|carer=Carer $N|area_authority=391|reason_ended=CARPL", 10);
  paper = cld_summary_new (set, &plain);
  g_assert_cmpuint (cld_paper_get_n_shortened (paper), ==, 0);
}

/* Markup is text, formats are text, directions and pictures do no harm. */
static void
test_hostile (void)
{
  g_autoptr (CldRecordSet) set = make_set (hostile);
  CldPrintOptions options = plain;
  guint n_pages;
  g_autofree char *text = NULL;

  options.purpose = HOSTILE;
  options.recipient = RTL;
  options.printed_by = HOSTILE;
  text = print_to_text (set, &options, "summary-hostile", &n_pages);
  assert_frame (text, n_pages, "H%s<i>9");
  assert_has (text, "Ó'Neil & <b>\"%s%n</b>");
  assert_has (text, "SDQ score 1;2=3\\");
  assert_lacks (text, "\u202E");
  assert_has (text, "NOT ENDED");
  assert_has (text, "ends before");

  options.mask = TRUE;
  g_free (text);
  text = print_to_text (set, &options, "summary-hostile-masked", &n_pages);
  assert_frame (text, n_pages, "H%s<i>9");
}

/* A long life in care: what is left out is said. */
static void
test_sixty_placements (void)
{
  g_autoptr (CldRecordSet) set = make_set (jay);
  guint n_pages;
  g_autofree char *text = NULL;

  add_many (set, "placement|P$N|started_on=$D|ended_on=$D|type=U6|carer=Carer Number $N|area_authority=391|reason_ended=CREQB", 60);
  text = print_to_text (set, &plain, "summary-sixty", &n_pages);
  assert_frame (text, n_pages, "BR0117");
  assert_has (text, "64 placements");
  assert_has (text, " more, back to 1 Jan 2010; see the record");
}

/* Everything at once and far too long: two pages, and nothing cut in silence. */
static void
test_too_much (void)
{
  g_autoptr (CldRecordSet) set = make_set (jay);
  g_autofree char *words = NULL, *unbroken = g_strnfill (9000, 'W'), *line = NULL;
  GString *prose = g_string_new (NULL);
  guint n_pages;
  g_autofree char *text = NULL;
  gint64 start;

  for (guint i = 0; i < 900; i++)
    g_string_append (prose, "many words ");
  words = g_string_free (prose, FALSE);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *visit = g_strdup_printf ("visit|X%u|visited_on=2025-03-0%uT0%u:00|outcome=SEEN|by=%s|childs_words=%s", i, 1 + i % 3, i % 10, unbroken, words);
      g_autofree char *note = g_strdup_printf ("note|X%u|happened_on=2025-03-01|significant=1|text=%s", i, i % 2 ? words : unbroken);
      g_autofree char *missing = g_strdup_printf ("missing_episode|X%u|kind=M|started_at=2025-02-01|interview_done_at=2025-02-02", i);
      g_autofree char *contact = g_strdup_printf ("contact|X%u|name=%s|role=%s|organisation=%s", i, unbroken, i % 2 ? "PARENT" : "POLICE", words);
      g_autofree char *relation = g_strdup_printf ("relationship|X%u|contact=X%u|kind=%s|parental_responsibility=1", i, i, i % 2 ? "RELATIVE" : "PROFESSIONAL");
      g_autofree char *placement = g_strdup_printf ("placement|X%u|started_on=2020-01-01|carer=%s|type=%s|area_authority=%s", i, unbroken, unbroken, words);
      g_autofree char *approval = g_strdup_printf ("approval|X%u|placement=X59|name=%s", i, words);
      g_autofree char *status = g_strdup_printf ("legal_status|X%u|started_on=2020-01-01|ended_on=2020-01-02|code=%s", i, unbroken);
      g_autofree char *row = g_strdup_printf ("return_row|X%u|table=OC2|year=%u|position=1|columns=SDQ_SCORE=%s", i, 1960 + i, unbroken);

      add_record (set, visit);
      add_record (set, note);
      add_record (set, missing);
      add_record (set, contact);
      add_record (set, relation);
      add_record (set, placement);
      add_record (set, approval);
      add_record (set, status);
      add_record (set, row);
    }
  line = g_strdup_printf ("child|LONG|given_names=%s|surname=%s|known_as=%s|former_names=%s|alert=%s|team=%s|worker=%s", unbroken, words, words, unbroken, words, unbroken, words);
  g_ptr_array_set_size (cld_record_set_get (set, &cld_child_kind), 0);
  add_record (set, line);
  start = g_get_monotonic_time ();
  text = print_to_text (set, &plain, "summary-too-much", &n_pages);
  g_test_message ("too much: %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  assert_frame (text, n_pages, "LONG");
  assert_has (text, "see the record");
  assert_has (text, "texts end in");
}

/* The file itself: fonts inside, nobody named, A4. */
static void
test_file (void)
{
  g_autoptr (CldRecordSet) set = make_set (jay);
  guint n_pages;
  g_autofree char *path = write_pdf (set, &plain, "summary-file", &n_pages);
  const char *const info_argv[] = { "pdfinfo", path, NULL }, *const fonts_argv[] = { "pdffonts", path, NULL };
  g_autofree char *info = run (info_argv), *fonts = run (fonts_argv);
  g_auto (GStrv) lines = g_strsplit (g_strstrip (fonts), "\n", -1);

  assert_has (info, "Title:           Case summary\n");
  assert_has (info, "Creator:         Caseload\n");
  assert_lacks (info, "Author");
  assert_lacks (info, "Marsh");
  assert_has (info, "(A4)");
  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (guint i = 2; lines[i]; i++)
    g_assert_true (g_regex_match_simple ("\\byes (yes|no ) +(yes|no )", lines[i], 0, 0));
  if (!g_getenv ("CLD_PRINT_OUT"))
    g_unlink (path);
}

/* A stream that fails is an error, and the error is the stream's. */
static void
test_full_disk (void)
{
  g_autoptr (CldRecordSet) set = make_set (jay);
  g_autoptr (CldPaper) paper = cld_summary_new (set, &plain);
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (g_malloc (100), 100, NULL, g_free);

  g_assert_false (cld_pdf_write (paper, stream, "Case summary", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

/* The latest note of each heading with the child's words, and what warns of the home; with a mask no notes. */
static void
test_progress (void)
{
  static const char *const lines[] = {
    "child|K1|given_names=Kit|surname=Low|date_of_birth=2014-01-01",
    "note|N1|child=K1|happened_on=2025-02-01|kind=PROGRESS|heading=EDUCATION|text=Reads at last.|childs_words=Books are fine",
    "note|N2|child=K1|happened_on=2024-02-01|kind=PROGRESS|heading=EDUCATION|text=Does not read.",
    "note|N3|child=K1|happened_on=2025-02-02|kind=PROGRESS|heading=HEALTH|restricted=1|text=A secret.",
    "note|N4|child=K1|happened_on=2025-02-03|kind=PROGRESS|heading=IDENTITY|childs_words=I am me",
    "placement|P1|child=K1|started_on=2024-01-01|type=K2|carer=Larch",
    "care_period|C1|child=K1|started_on=2024-01-01",
    NULL
  };
  g_autoptr (CldRecordSet) set = make_set (lines);
  CldPrintOptions options = plain;
  guint n_pages;
  g_autofree char *text = NULL, *masked = NULL, *without = NULL;

  without = print_to_text (set, &options, "summary-progress", &n_pages);
  assert_lacks (without, "Warning");
  options.home_grade = "Inadequate (Full inspection, 1 February 2025)";
  options.home_warning = "Restriction of accommodation since 2 February 2025.";
  text = print_to_text (set, &options, "summary-progress", &n_pages);
  assert_has (text, "Reads at last.");
  assert_has (text, "“Books are fine”");
  assert_has (text, "“I am me”");
  assert_lacks (text, "Does not read.");
  assert_lacks (text, "A secret.");
  assert_has (text, "Warning about the home: Restriction of accommodation since 2 February 2025.");
  assert_has (text, "Inadequate (Full inspection");
  options.mask = TRUE;
  masked = print_to_text (set, &options, "summary-progress", &n_pages);
  assert_lacks (masked, "Reads at last.");
  assert_lacks (masked, "Books are fine");
}

int
main (int argc, char **argv)
{
  g_autofree char *own = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_getenv ("CLD_PRINT_OUT");
  if (!folder)
    folder = own = g_dir_make_tmp ("caseload-print-XXXXXX", NULL);
  g_test_add_func ("/print/summary/full", test_full);
  g_test_add_func ("/print/summary/restricted", test_restricted);
  g_test_add_func ("/print/summary/masked", test_masked);
  g_test_add_func ("/print/summary/made-up", test_made_up);
  g_test_add_func ("/print/summary/progress", test_progress);
  g_test_add_func ("/print/summary/empty", test_empty);
  g_test_add_func ("/print/summary/returned", test_returned);
  g_test_add_func ("/print/summary/home", test_home);
  g_test_add_func ("/print/summary/not-wanted", test_not_wanted);
  g_test_add_func ("/print/summary/authority-names", test_authority_names);
  g_test_add_func ("/print/summary/labels-fit", test_labels_fit);
  g_test_add_func ("/print/summary/many-with-room", test_many_with_room);
  g_test_add_func ("/print/summary/hostile", test_hostile);
  g_test_add_func ("/print/summary/sixty-placements", test_sixty_placements);
  g_test_add_func ("/print/summary/too-much", test_too_much);
  g_test_add_func ("/print/summary/file", test_file);
  g_test_add_func ("/print/summary/full-disk", test_full_disk);
  result = g_test_run ();
  if (own)
    g_rmdir (own);
  return result;
}
