/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-letter-templates.h"
#include "cld-letter-text.h"

/* The language of templates, those that the program brings, and who may know what. */

#define NASTY "Ó'Neil & <b>\"%s%n"

/* --- the language of templates --- */

static CldLetterValue
value_cb (CldLetterFieldId field, const char **value, gpointer data)
{
  *value = field == CLD_LETTER_CHILD_NAME ? data : field == CLD_LETTER_STARTED_ON ? "Sat 1 March 2025" : NULL;
  if (*value)
    return CLD_LETTER_VALUE;
  return field == CLD_LETTER_ADDRESS ? CLD_LETTER_MISSING : CLD_LETTER_EMPTY;
}

static char *
write_merged (const char *text, const char *name)
{
  g_autoptr (GPtrArray) blocks = cld_letter_text_merge (text, value_cb, (gpointer) name);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const CldLetterBlock *block = blocks->pdata[i];

      g_string_append_printf (out, "%s%s%s%s", i > 0 ? "/" : "", block->key ? block->key : "", block->key ? "=" : "", block->text);
      for (guint j = 0; j < block->bold->len; j++)
        {
          const CldLetterSpan *span = &g_array_index (block->bold, CldLetterSpan, j);

          g_string_append_printf (out, "[%.*s]", (int) (span->end - span->start), block->text + span->start);
        }
    }
  return g_string_free (out, FALSE);
}

static void
test_merge (void)
{
  static const struct
  {
    const char *text;
    const char *merged;
  } cases[] = {
    { "Dear {child_name},\n\nyou", "Dear Ann,/you" },
    { "*Since {started_on}.* Yes", "Since Sat 1 March 2025. Yes[Since Sat 1 March 2025.]" },
    { "| Child | *{child_name}*, born {date_of_birth}\n| From | {started_on}", "Child=Ann[Ann]/From=Sat 1 March 2025" },
    { "| Child | {date_of_birth}, {child_name}", "Child=Ann" },
    { "| People | {iro} · {child_name}", "People=Ann" },
    { "| Child | {date_of_birth}", "" },
    { "One {child_name}. Two {due}. Three.", "One Ann. Three." },
    { "*Late.* {late_notice}", "" },
    { "*Late.* {late_notice}\n\nEnd", "End" },
    { "{{child_name}} ** || {child_name}", "{child_name} * || Ann" },
    { "|| a | b", "| a | b" },
    { "a\nb\n\n\n\nc", "a\nb/c" },
    { "tab\there\r\nnext", "tab here\nnext" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *merged = write_merged (cases[i].text, "Ann");

      g_assert_cmpstr (merged, ==, cases[i].merged);
    }
}

/* Whatever a name holds is printed, and is no part of the language. */
static void
test_merge_as_it_is (void)
{
  static const char *const names[] = { NASTY, "*a*", "{due}", "}}{{", "| a | b", "a. b", "<i>x</i>", "&amp;" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *merged = write_merged ("Dear {child_name}", names[i]), *wanted = g_strconcat ("Dear ", names[i], NULL);

      g_assert_cmpstr (merged, ==, wanted);
    }
  {
    g_autofree char *merged = write_merged ("x {child_name} y", "a\tb\n\nc\x01" "d\xE2\x80\xAE" "e\xFF");

    g_assert_cmpstr (merged, ==, "x a b c de\xEF\xBF\xBD y");
  }
}

/* What was merged can be edited, and then says the same. */
static void
test_write (void)
{
  static const char *const texts[] = { "Dear {child_name}\n\n| Key | *{child_name}* x\n| Other | y\n\nAt {address}. *b*", "|| {child_name}", "{{a}} ** {child_name}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < 3; j++)
      {
        const char *name = j == 0 ? "Ann" : j == 1 ? "*{due}* | }" : "| a";
        g_autoptr (GPtrArray) blocks = cld_letter_text_merge (texts[i], value_cb, (gpointer) name);
        g_autofree char *text = cld_letter_text_write (blocks), *once = write_merged (texts[i], name), *again = write_merged (text, "nobody");

        g_assert_cmpstr (again, ==, once);
      }
}

static void
test_faults (void)
{
  static const char *const bad[] = { "{nobody}", "{Child_name}", "a { b", "a } b", "*never ends", "| only a key", "| | x", "{child_name" };
  static const char *const good[] = { "", "plain", "{child_name}", "{{ }}", "** x", "| a | b", "*a* {due} *b*" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *fault = cld_letter_text_find_fault (bad[i]);

      g_assert_nonnull (fault);
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *fault = cld_letter_text_find_fault (good[i]);

      g_assert_cmpstr (fault, ==, NULL);
    }
}

/* --- templates --- */

static void
test_brought (void)
{
  g_autoptr (CldLetterTemplates) templates = cld_letter_templates_load (NULL, NULL);

  g_assert_cmpuint (cld_letter_templates_get_n (templates), ==, 18);
  for (guint i = 0; i < cld_letter_templates_get_n (templates); i++)
    {
      const CldLetterTemplate *template = cld_letter_templates_get (templates, i);
      g_autofree char *fault = cld_letter_template_find_fault (template->recipient_kind, template->subject, template->body);

      g_assert_cmpstr (fault, ==, NULL);
      g_assert_nonnull (template->name);
      g_assert_nonnull (template->subject);
      g_assert_true (template->is_brought && !template->is_own);
      if (template->provision)
        g_assert_nonnull (cld_code_list_lookup (cld_code_list_find ("notice_provision"), template->provision));
      if (template->recipient_kind)
        g_assert_nonnull (cld_code_list_lookup (cld_code_list_find ("notification_recipient"), template->recipient_kind));
    }
}

static void
test_find (void)
{
  static const struct
  {
    const char *provision, *kind, *id;
  } cases[] = {
    { "reg13", "CHILD", "reg13-child" },
    { "reg13", "PARENT", "reg13-parent" },
    { "reg13", "CONTACT34", "reg13-contact-order" },
    { "reg13", "CONTACT8", "reg13-contact-order" },
    { "reg13", "PREVCARER", "reg13-previous-carer" },
    { "reg13", "ICB_FROM", "reg13-icb" },
    { "reg13", "ICB_TO", "reg13-icb" },
    { "reg13", "GP_FROM", "reg13-gp" },
    { "reg13", "GP_TO", "reg13-gp" },
    { "reg13", "EDU", "reg13-school" },
    { "reg13", "IRO", "reg13-iro" },
    { "reg13", "VSH", "reg13-virtual-school" },
    { "reg13_4", "AREA", "reg13-area" },
    { "reg13", "FOSTER", "general" },
    { "reg14", "CHILD", "reg14-child" },
    { "reg14", "PARENT", "reg14-parent" },
    { "reg14", "IRO", "reg14-iro" },
    { "reg14", "FOSTER", "reg14-provider" },
    { "reg14", "AREA", "reg14-area" },
    { "reg14", "EDU", "reg14" },
    { "s16c", "PANEL", "general" },
    { NULL, NULL, "general" },
  };
  g_autoptr (CldLetterTemplates) templates = cld_letter_templates_load (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (cld_letter_templates_find (templates, cases[i].provision, cases[i].kind)->id, ==, cases[i].id);
}

/* What each recipient may know, written down a second time: the fields that not everybody may. */
static const struct
{
  const char *kind;
  const char *may; /* words between spaces */
} allowed[] = {
  { "CHILD", " child_number date_of_birth age nhs_number looked_after_since legal_status placement_type placed_with address area_name emergency why_here care_plan_on iro " },
  { "PARENT", " date_of_birth age looked_after_since legal_status placement_type placed_with address area_name emergency care_plan_on iro " },
  { "CONTACT34", " " },
  { "CONTACT8", " " },
  { "PREVCARER", " " },
  { "ICB_FROM", " child_number date_of_birth age nhs_number placement_type placed_with address area_name " },
  { "ICB_TO", " child_number date_of_birth age nhs_number placement_type placed_with address area_name " },
  { "GP_FROM", " child_number date_of_birth age nhs_number placement_type placed_with address area_name " },
  { "GP_TO", " child_number date_of_birth age nhs_number placement_type placed_with address area_name " },
  { "EDU", " child_number " },
  { "IRO", " child_number date_of_birth age looked_after_since legal_status placement_type placed_with address area_name emergency approved_by why_here reason_ended care_plan_on iro " },
  { "AREA", " child_number date_of_birth age looked_after_since legal_status placement_type placed_with address area_name emergency approved_by why_here reason_ended care_plan_on iro " },
  { "VSH", " child_number date_of_birth age looked_after_since legal_status placement_type placed_with area_name iro " },
  { "FOSTER", " child_number date_of_birth age placement_type placed_with " },
  { "OFSTED", " child_number date_of_birth age looked_after_since legal_status placement_type placed_with area_name iro " },
  { "SOS", " child_number date_of_birth age looked_after_since legal_status placement_type placed_with area_name iro " },
  { "PANEL", " child_number date_of_birth age looked_after_since legal_status placement_type placed_with area_name iro " },
};

static gboolean
may_know (const char *kind, CldLetterFieldId field)
{
  g_autofree char *word = g_strdup_printf (" %s ", cld_letter_field_get (field)->name);

  for (CldLetterFieldId i = CLD_LETTER_CHILD_NUMBER; i <= CLD_LETTER_IRO; i++)
    if (i == field && i != CLD_LETTER_STARTED_ON && i != CLD_LETTER_ENDED_ON && i != CLD_LETTER_SOCIAL_WORKER)
      for (guint j = 0; j < G_N_ELEMENTS (allowed); j++)
        if (g_str_equal (allowed[j].kind, kind))
          return strstr (allowed[j].may, word) != NULL;
  return TRUE;
}

static void
check_pair (const CldLetterTemplate *template, const char *kind)
{
  g_autofree char *fault = cld_letter_template_find_fault (kind, template->subject, template->body);
  gboolean used[CLD_LETTER_N_FIELDS] = { FALSE }, fits = TRUE;

  cld_letter_text_find_fields (template->subject, used);
  cld_letter_text_find_fields (template->body, used);
  for (guint i = 0; i < CLD_LETTER_N_FIELDS; i++)
    {
      g_assert_cmpint (cld_letter_field_may_know (i, kind), ==, may_know (kind, i));
      fits &= !used[i] || may_know (kind, i);
    }
  g_assert_cmpint (fault == NULL, ==, fits);
}

/* Every kind of recipient with every template of the program. */
static void
test_allowed (void)
{
  const CldCodeList *kinds = cld_code_list_find ("notification_recipient");
  g_autoptr (CldLetterTemplates) templates = cld_letter_templates_load (NULL, NULL);

  g_assert_cmpuint (cld_code_list_get_n (kinds), ==, G_N_ELEMENTS (allowed));
  for (guint i = 0; i < cld_code_list_get_n (kinds); i++)
    for (guint j = 0; j < cld_letter_templates_get_n (templates); j++)
      check_pair (cld_letter_templates_get (templates, j), cld_code_list_get (kinds, i)->code);
  for (guint i = 0; i < CLD_LETTER_N_FIELDS; i++)
    g_assert_cmpint (cld_letter_field_may_know (i, NULL), ==, may_know ("CONTACT34", i));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter-templates/merge", test_merge);
  g_test_add_func ("/letter-templates/merge-as-it-is", test_merge_as_it_is);
  g_test_add_func ("/letter-templates/write", test_write);
  g_test_add_func ("/letter-templates/faults", test_faults);
  g_test_add_func ("/letter-templates/brought", test_brought);
  g_test_add_func ("/letter-templates/find", test_find);
  g_test_add_func ("/letter-templates/allowed", test_allowed);
  return g_test_run ();
}
