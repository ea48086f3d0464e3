/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include <string.h>

#include "cld-attachments.h"
#include "cld-error.h"
#include "cld-letters-sent.h"
#include "cld-undo.h"
#include "letters-fixture.h"

/* The letters of notices: the team's templates, what is missing, who is told what, and what is recorded once they are sent. */

typedef struct
{
  char *path;
  CldStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = fixture_store ();
  fixture->store = open_store (fixture->path, CLD_STORE_CREATE);
  letters_fill (fixture->store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_intact (fixture->store);
  cld_store_free (fixture->store);
  g_free (fixture->path);
}

/* --- templates --- */

static gboolean
save_template (Fixture *fixture, const char *ref, const char *kind, const char *body, GError **error)
{
  g_autoptr (CldRecord) record = cld_record_new (&cld_template_kind, ref);

  cld_record_set_text (record, TEMPLATE_NAME, "Ours");
  cld_record_set_text (record, TEMPLATE_PROVISION, "reg13");
  cld_record_set_text (record, TEMPLATE_RECIPIENT_KIND, kind);
  cld_record_set_text (record, TEMPLATE_SUBJECT, "About {child_name}");
  cld_record_set_text (record, TEMPLATE_BODY, body);
  return cld_record_service_save (fixture->store, record, "test", error);
}

static void
test_own (Fixture *fixture, gconstpointer data)
{
  static const char *const refused[][2] = { { "PREVCARER", "At {address}" }, { "EDU", "Born {date_of_birth}" }, { NULL, "{placed_with}" }, { "CHILD", "{nobody}" }, { "GP_FROM", "{why_here}" }, { "CHILD", "*x" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (CldLetterTemplates) templates = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (save_template (fixture, "x", refused[i][0], refused[i][1], &error));
      g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
      g_clear_error (&error);
    }
  g_assert_true (save_template (fixture, "reg13-child", "CHILD", "Hello {child_given_name}", NULL));
  g_assert_true (save_template (fixture, "ours", "GP_TO", "{nhs_number}", NULL));
  templates = cld_letter_templates_load (cld_store_get_db (fixture->store), NULL);
  g_assert_cmpuint (cld_letter_templates_get_n (templates), ==, 19);
  g_assert_cmpstr (cld_letter_templates_find (templates, "reg13", "CHILD")->body, ==, "Hello {child_given_name}");
  g_assert_true (cld_letter_templates_find (templates, "reg13", "CHILD")->is_own);
  g_assert_cmpstr (cld_letter_templates_find (templates, "reg13", "GP_TO")->id, ==, "ours");
  g_assert_cmpstr (cld_letter_templates_find (templates, "reg13", "GP_FROM")->id, ==, "reg13-gp");
}

/* --- letters --- */

static GPtrArray *
load (Fixture *fixture, const char *placement)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *letters = cld_letters_load (cld_store_get_db (fixture->store), placement, NULL, LETTERS_TODAY, &error);

  g_assert_no_error (error);
  return letters;
}

static char *
list_missing (CldLetter *letter)
{
  CldLetterFieldId missing[CLD_LETTER_N_FIELDS];
  guint n = cld_letter_find_missing (letter, missing);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", cld_letter_field_get (missing[i])->name);
  return g_string_free (out, FALSE);
}

static char *
text_of (CldLetter *letter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldLetterSheet) sheet = cld_letter_make_sheet (letter, &error);
  GString *out = g_string_new (NULL);
  g_autofree char *to = NULL;

  g_assert_no_error (error);
  to = g_strjoinv ("; ", sheet->to);
  g_string_append_printf (out, "%s\n%s\n", to, sheet->subject);
  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      const CldLetterBlock *block = sheet->blocks->pdata[i];

      g_string_append_printf (out, "%s%s%s\n", block->key ? block->key : "", block->key ? ": " : "", block->text);
    }
  return g_string_free (out, FALSE);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *kind, *missing;
  } cases[] = {
    { "CHILD", "" },
    { "PARENT", "" },
    { "CONTACT34", "recipient_address" },
    { "PREVCARER", "" },
    { "ICB_FROM", "recipient_address" },
    { "GP_FROM", "" },
    { "EDU", "recipient_address" },
    { "IRO", "" },
    { "AREA", "" },
    { "VSH", "" },
    { "FOSTER", "ended_on recipient_address" },
  };
  g_autoptr (GPtrArray) letters = load (fixture, "C1/2025-03-01");

  g_assert_cmpuint (letters->len, ==, G_N_ELEMENTS (letters_recipients));
  for (guint i = 0; i < letters->len; i++)
    g_assert_cmpstr (cld_letter_get_recipient_kind (letters->pdata[i]), ==, letters_recipients[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CldLetter *letter = letters_find (letters, cases[i].kind);
      g_autofree char *missing = list_missing (letter);

      if (g_str_equal (cases[i].kind, "FOSTER"))
        continue;
      g_assert_cmpstr (missing, ==, cases[i].missing);
      g_assert_cmpint (cld_letter_get_state (letter), ==, *missing ? CLD_LETTER_INCOMPLETE : CLD_LETTER_READY);
    }
}

static void
test_decide (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) letters = load (fixture, "C1/2025-03-01");
  CldLetter *letter = letters_find (letters, "EDU");
  g_autoptr (GError) error = NULL;
  g_autofree char *words = cld_letter_describe_missing (letter, CLD_LETTER_RECIPIENT_ADDRESS), *text = NULL, *without = NULL;

  g_assert_nonnull (strstr (words, "School, college or education provider"));
  g_assert_null (cld_letter_make_sheet (letter, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
  g_assert_null (strstr (error->message, "Aisha"));
  cld_letter_fill (letter, CLD_LETTER_RECIPIENT_ADDRESS, "  ");
  g_assert_cmpint (cld_letter_get_state (letter), ==, CLD_LETTER_INCOMPLETE);
  cld_letter_fill (letter, CLD_LETTER_RECIPIENT_ADDRESS, "1 Moor Road, Brackenfold");
  text = text_of (letter);
  g_assert_true (g_str_has_prefix (text, "Moor Road School; 1 Moor Road; Brackenfold\n"));
  cld_letter_fill (letter, CLD_LETTER_RECIPIENT_ADDRESS, NULL);
  cld_letter_leave_out (letter, CLD_LETTER_RECIPIENT_ADDRESS, TRUE);
  without = text_of (letter);
  g_assert_true (g_str_has_prefix (without, "Moor Road School\n"));
  cld_letter_skip (letter, TRUE);
  g_assert_cmpint (cld_letter_get_state (letter), ==, CLD_LETTER_SKIPPED);
}

static void
test_area (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) letters = load (fixture, "C1/2025-03-01");
  g_autofree char *text = text_of (letters_find (letters, "AREA"));
  g_autoptr (CldLetterSheet) sheet = cld_letter_make_sheet (letters_find (letters, "AREA"), NULL);

  g_assert_cmpstr (text, ==,
                   "Head of Children’s Services; Northmoor Council; 2 Staithe Road; Northmoor; ZZ9 1AA\n"
                   "Notice of a placement in your area\n"
                   "Dear colleague,\n"
                   "We have placed a child whom we look after in the area of your authority. The law asks us to tell you in writing, with our reasons and the care plan.\n"
                   "Child: Aisha Bello, born 9 May 2015 (9)\n"
                   "Looked after since: Mon 6 January 2025, accommodated under s20, single period\n"
                   "Placed with: Pat Lund, of Bright Lanes Fostering\n"
                   "Address: 6 Weir Row, Northmoor ZZ9 8HN\n"
                   "From: Sat 1 March 2025 · not an emergency\n"
                   "Approved by: Helen Moss, Director of children’s services, Fri 28 February 2025\n"
                   "Social worker, IRO: Dele Okafor, 01632 960114 · Gareth Lowe, 01632 960120\n"
                   "Why here. No suitable placement was free in our area or next to it. Pat Lund can keep her at her school & near her grandmother.\n"
                   "With this letter: Aisha’s care plan of 28 February 2025; please keep it as you would your own records.\n"
                   "This notice is late. You should have had it before the placement started on Sat 1 March 2025.\n"
                   "Please tell us that you have it, with the slip below or by e-mail, by Tue 11 March 2025 (5 working days).\n"
                   "Yours faithfully,\n");
  g_assert_true (sheet->gives_reasons && sheet->gives_plan && !sheet->gives_address);
  g_assert_cmpstr (sheet->signatory, ==, "Dele Okafor");
  g_assert_cmpstr (sheet->slip_head, ==, "C1/2025-03-01/AREA · please return by Tue 11 March 2025");
  g_assert_cmpuint (g_strv_length (sheet->slip_boxes), ==, 3);
}

/* Who may know little is told little, whatever is recorded. */
static void
test_minimum (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *never[8];
  } cases[] = {
    { "CONTACT34", { "Weir Row", "ZZ9 8HN", "9 May 2015", "9990007071", "grandmother", "Lund", "Northmoor" } },
    { "CONTACT8", { "Weir Row", "ZZ9 8HN", "9 May 2015", "9990007071", "grandmother", "Lund", "Northmoor" } },
    { "PREVCARER", { "Weir Row", "ZZ9 8HN", "9 May 2015", "9990007071", "grandmother", "Lund", "Northmoor" } },
    { "EDU", { "Weir Row", "ZZ9 8HN", "9 May 2015", "9990007071", "grandmother", "Lund", "Northmoor" } },
    { "GP_FROM", { "grandmother", "Helen Moss", "s20" } },
    { "ICB_TO", { "grandmother", "Helen Moss", "s20" } },
    { "PARENT", { "9990007071", "grandmother", "Helen Moss" } },
    { "VSH", { "Weir Row", "ZZ9 8HN", "9990007071", "grandmother" } },
    { "AREA", { "9990007071" } },
  };
  g_autoptr (GPtrArray) letters = letters_load_filled (fixture->store, "C1/2025-03-01");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = text_of (letters_find (letters, cases[i].kind));

      for (guint j = 0; cases[i].never[j]; j++)
        g_assert_null (strstr (text, cases[i].never[j]));
    }
}

static gboolean
tells (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, "hidden garth") || strstr (folded, "qx9") || strstr (folded, "4zp");
}

static void
test_restricted (Fixture *fixture, gconstpointer data)
{
  static const char *const placements[] = { "C2/2025-03-01", "C3/2025-03-01" };

  for (guint p = 0; p < G_N_ELEMENTS (placements); p++)
    {
      g_autoptr (GPtrArray) letters = letters_load_filled (fixture->store, placements[p]);

      for (guint i = 0; i < letters->len; i++)
        {
          g_autofree char *text = text_of (letters->pdata[i]), *edit = cld_letter_get_text (letters->pdata[i]);

          g_assert_false (tells (text));
          g_assert_false (tells (edit));
          g_assert_true (g_str_equal (cld_letter_get_recipient_kind (letters->pdata[i]), "PREVCARER") || !strstr (text, "Lund") || strstr (text, "Pat Lund") == NULL);
          g_assert_cmpint (cld_letter_may_show_address (letters->pdata[i]), ==, p == 0 && g_str_equal (cld_letter_get_recipient_kind (letters->pdata[i]), "AREA"));
        }
    }
}

static void
test_restricted_choice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) letters = letters_load_filled (fixture->store, "C2/2025-03-01");
  CldLetter *area = letters_find (letters, "AREA"), *gp = letters_find (letters, "GP_FROM");
  g_autoptr (CldLetterSheet) sheet = cld_letter_make_sheet (area, NULL);
  g_autofree char *text = text_of (area), *shown = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (text, "Address withheld: ring the social worker"));
  g_assert_cmpuint (sheet->withholds, ==, 3);
  cld_letter_show_address (area, TRUE);
  shown = text_of (area);
  g_assert_nonnull (strstr (shown, SECRET_STREET));
  g_assert_nonnull (strstr (shown, SECRET_POSTCODE));
  /* Nor by typing it. */
  g_assert_null (cld_letter_set_text (gp, "She is at 77 hidden  GARTH, Northmoor."));
  g_assert_null (cld_letter_make_sheet (gp, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
  g_assert_false (tells (error->message));
  cld_letter_fill (gp, CLD_LETTER_ADDRESS, SECRET_STREET);
  g_assert_null (cld_letter_set_text (gp, NULL));
  g_free (text);
  text = text_of (gp);
  g_assert_false (tells (text));
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) letters = load (fixture, "C1/2025-03-01");
  CldLetter *letter = letters_find (letters, "CHILD");
  g_autofree char *text = cld_letter_get_text (letter), *fault = NULL, *before = text_of (letter), *after = NULL, *more = NULL;

  g_assert_null (cld_letter_set_text (letter, text));
  after = text_of (letter);
  g_assert_cmpstr (after, ==, before);
  fault = cld_letter_set_text (letter, "{approved_by}");
  g_assert_nonnull (fault);
  g_assert_cmpint (cld_letter_get_state (letter), ==, CLD_LETTER_INCOMPLETE);
  g_assert_null (cld_letter_make_sheet (letter, NULL));
  g_assert_null (cld_letter_set_text (letter, "Dear {child_given_name}, *hello*."));
  more = text_of (letter);
  g_assert_nonnull (strstr (more, "Dear Aisha, hello."));
}

static void
test_nasty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) letters = load (fixture, "C1/2025-03-01");
  g_autofree char *text = text_of (letters_find (letters, "PARENT"));

  g_assert_nonnull (strstr (text, "Dear Dawn " LETTERS_NASTY ","));
}

/* --- what is recorded --- */

static char *
read_notice (Fixture *fixture, const char *ref, guint field)
{
  g_autoptr (CldRecord) record = cld_record_service_load (fixture->store, &cld_notice_kind, ref, NULL);

  return g_strdup (cld_record_get_text (record, field));
}

static void
assert_notice (Fixture *fixture, const char *ref, guint field, const char *value)
{
  g_autofree char *is = read_notice (fixture, ref, field);

  g_assert_cmpstr (is, ==, value);
}

static GPtrArray *
make_sheets (GPtrArray *letters)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_letter_sheet_unref);

  for (guint i = 0; i < letters->len; i++)
    {
      g_autoptr (GError) error = NULL;
      CldLetterSheet *sheet = cld_letter_make_sheet (letters->pdata[i], &error);

      g_assert_no_error (error);
      g_ptr_array_add (sheets, sheet);
    }
  return sheets;
}

static void
test_sent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) letters = letters_load_filled (fixture->store, "C2/2025-03-01");
  g_autoptr (GPtrArray) sheets = NULL, files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref), attachments = NULL, left = NULL;
  const CldLettersSent sent = { "2025-03-04", "Post", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) undone = NULL;

  cld_letter_show_address (letters_find (letters, "AREA"), TRUE);
  sheets = make_sheets (letters);
  g_ptr_array_add (files, g_bytes_new_static ("%PDF-1.5 x", 10));
  cld_letters_mark_sent (fixture->store, sheets, files, &sent, &error);
  g_assert_no_error (error);
  assert_notice (fixture, "C2/2025-03-01/AREA", NOTICE_SENT_ON, "2025-03-04");
  assert_notice (fixture, "C2/2025-03-01/AREA", NOTICE_METHOD, "Post");
  assert_notice (fixture, "C2/2025-03-01/AREA", NOTICE_REASONS_GIVEN, "1");
  assert_notice (fixture, "C2/2025-03-01/AREA", NOTICE_CARE_PLAN_ENCLOSED, "1");
  assert_notice (fixture, "C2/2025-03-01/AREA", NOTICE_NOTE, "The restricted address was given to the area authority in this letter, by decision of the sender.");
  assert_notice (fixture, "C2/2025-03-01/EDU", NOTICE_NOTE, NULL);
  assert_notice (fixture, "C2/2025-03-01/EDU", NOTICE_REASONS_GIVEN, NULL);
  attachments = cld_attachments_list (cld_store_get_db (fixture->store), "C2", "notice/C2/2025-03-01/EDU", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attachments->len, ==, 1);
  g_assert_cmpstr (cld_record_get_text (attachments->pdata[0], ATTACHMENT_SHA256), ==, "8d9b52ffa64f0175539b161609e57d54cda16015803cc2702e5fab7dd187ee82");
  left = cld_letters_load (cld_store_get_db (fixture->store), "C2/2025-03-01", NULL, LETTERS_TODAY, NULL);
  g_assert_cmpuint (left->len, ==, 0);
  undone = cld_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  assert_notice (fixture, "C2/2025-03-01/AREA", NOTICE_SENT_ON, NULL);
}

static void
test_chase (Fixture *fixture, gconstpointer data)
{
  static const char *const refs[] = { "C1/2025-03-01/AREA", NULL };
  g_autoptr (CldRecord) record = cld_record_service_load (fixture->store, &cld_notice_kind, refs[0], NULL);
  g_autoptr (GPtrArray) letters = NULL, sheets = NULL, none = NULL;
  const CldLettersSent sent = { "2025-03-20", "Post", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cld_record_set_text (record, NOTICE_SENT_ON, "2025-03-03");
  g_assert_true (cld_record_service_save (fixture->store, record, "test", NULL));
  letters = cld_letters_load (cld_store_get_db (fixture->store), NULL, refs, "2025-03-20", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (letters->len, ==, 1);
  g_assert_true (cld_letter_is_chase (letters->pdata[0]));
  text = text_of (letters->pdata[0]);
  g_assert_nonnull (strstr (text, "On Mon 3 March 2025 we sent you a notice about Aisha Bello"));
  sheets = make_sheets (letters);
  cld_letters_mark_sent (fixture->store, sheets, NULL, &sent, &error);
  g_assert_no_error (error);
  assert_notice (fixture, refs[0], NOTICE_CHASED_ON, "2025-03-20");
  assert_notice (fixture, refs[0], NOTICE_SENT_ON, "2025-03-03");
  g_clear_object (&record);
  record = cld_record_service_load (fixture->store, &cld_notice_kind, refs[0], NULL);
  cld_record_set_text (record, NOTICE_ACKNOWLEDGED_ON, "2025-03-21");
  cld_record_service_save (fixture->store, record, "test", &error);
  g_assert_no_error (error);
  none = cld_letters_load (cld_store_get_db (fixture->store), NULL, refs, "2025-03-22", &error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_not_there (Fixture *fixture, gconstpointer data)
{
  static const char *const refs[] = { "nobody", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (cld_letters_load (cld_store_get_db (fixture->store), "nobody", NULL, LETTERS_TODAY, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cld_letters_load (cld_store_get_db (fixture->store), NULL, refs, LETTERS_TODAY, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/letters/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("own", test_own);
  ADD ("missing", test_missing);
  ADD ("decide", test_decide);
  ADD ("area", test_area);
  ADD ("minimum", test_minimum);
  ADD ("restricted", test_restricted);
  ADD ("restricted-choice", test_restricted_choice);
  ADD ("edit", test_edit);
  ADD ("nasty", test_nasty);
  ADD ("sent", test_sent);
  ADD ("chase", test_chase);
  ADD ("not-there", test_not_there);
  return fixture_run ();
}
