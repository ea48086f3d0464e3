/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-letters-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-error.h"
#include "cld-kinds.h"

/* A letter on its way from records to paper: what is missing is listed first, and filled in, left out, or the letter is not
 * written. What is still missing when it is made makes it fail: nothing is ever printed blank. */

/**
 * cld_letter_free:
 * @letter: (nullable): a letter
 */
void
cld_letter_free (CldLetter *letter)
{
  if (!letter)
    return;
  for (guint i = 0; i < CLD_LETTER_N_FIELDS; i++)
    g_free (letter->typed[i]);
  g_ptr_array_unref (letter->secrets);
  cld_arena_free (letter->arena);
  g_free (letter->body);
  g_free (letter->fault);
  g_free (letter);
}

const char *
cld_letter_get_notice (CldLetter *letter)
{
  return letter->notice;
}

const char *
cld_letter_get_child (CldLetter *letter)
{
  return letter->child;
}

/**
 * cld_letter_get_recipient_kind:
 * @letter: a letter
 *
 * Returns: (nullable): code of notification_recipient.csv
 */
const char *
cld_letter_get_recipient_kind (CldLetter *letter)
{
  return letter->recipient_kind;
}

/**
 * cld_letter_get_recipient:
 * @letter: a letter
 *
 * Returns: whom it is for: a name, else the kind of recipient in words
 */
const char *
cld_letter_get_recipient (CldLetter *letter)
{
  const char *name = letter->typed[CLD_LETTER_RECIPIENT] ? letter->typed[CLD_LETTER_RECIPIENT] : letter->values[CLD_LETTER_RECIPIENT];

  if (name)
    return name;
  return letter->recipient_kind ? cld_code_list_label ("notification_recipient", letter->recipient_kind) : _("Recipient not recorded");
}

const char *
cld_letter_get_template_name (CldLetter *letter)
{
  return letter->template.name;
}

gboolean
cld_letter_is_chase (CldLetter *letter)
{
  return letter->is_chase;
}

gboolean
cld_letter_is_late (CldLetter *letter)
{
  return letter->is_late;
}

/* --- values --- */

static gboolean
is_recorded (CldLetter *letter, CldLetterFieldId field)
{
  return (letter->hidden[field] && !letter->shown) || (letter->values[field] && *letter->values[field]);
}

static CldLetterValue
get_value (CldLetterFieldId field, const char **value, gpointer data)
{
  CldLetter *letter = data;
  const char *recorded = letter->values[field];

  /* The template was checked when it was saved; one that came in otherwise tells nothing all the same. */
  if (letter->left_out[field] || !cld_letter_field_may_know (field, letter->recipient_kind))
    return CLD_LETTER_EMPTY;
  if (letter->hidden[field] && !letter->shown)
    recorded = letter->hidden[field];
  else if (letter->typed[field])
    recorded = letter->typed[field];
  *value = recorded;
  if (recorded && *recorded)
    return CLD_LETTER_VALUE;
  return cld_letter_field_get (field)->optional ? CLD_LETTER_EMPTY : CLD_LETTER_MISSING;
}

static const char *
get_body (CldLetter *letter)
{
  return letter->body ? letter->body : letter->template.body;
}

/* What every letter needs, whatever its text says. */
static void
find_needed (CldLetter *letter, gboolean used[CLD_LETTER_N_FIELDS])
{
  cld_letter_text_find_fields (letter->template.subject, used);
  cld_letter_text_find_fields (get_body (letter), used);
  used[CLD_LETTER_RECIPIENT] = TRUE;
  used[CLD_LETTER_SENDER_AUTHORITY] = TRUE;
  used[CLD_LETTER_SENDER_ADDRESS] = TRUE;
  used[CLD_LETTER_SOCIAL_WORKER] = TRUE;
  if (!letter->by_hand)
    used[CLD_LETTER_RECIPIENT_ADDRESS] = TRUE;
}

/**
 * cld_letter_find_missing:
 * @letter: a letter
 * @missing: (out caller-allocates): the fields
 *
 * What is not recorded, was not filled in for this letter, and is not left out.
 *
 * Returns: how many there are in @missing
 */
guint
cld_letter_find_missing (CldLetter *letter, CldLetterFieldId missing[CLD_LETTER_N_FIELDS])
{
  gboolean used[CLD_LETTER_N_FIELDS] = { FALSE };
  guint n = 0;

  g_return_val_if_fail (letter != NULL, 0);

  find_needed (letter, used);
  for (guint i = 0; i < CLD_LETTER_N_FIELDS; i++)
    {
      const char *value;

      if (used[i] && get_value (i, &value, letter) == CLD_LETTER_MISSING)
        missing[n++] = i;
    }
  return n;
}

/**
 * cld_letter_find_gaps:
 * @letter: a letter
 * @gaps: (out caller-allocates): the fields
 *
 * What is not recorded, whatever was decided about it for this letter.
 *
 * Returns: how many there are in @gaps
 */
guint
cld_letter_find_gaps (CldLetter *letter, CldLetterFieldId gaps[CLD_LETTER_N_FIELDS])
{
  gboolean used[CLD_LETTER_N_FIELDS] = { FALSE };
  guint n = 0;

  g_return_val_if_fail (letter != NULL, 0);

  find_needed (letter, used);
  for (guint i = 0; i < CLD_LETTER_N_FIELDS; i++)
    if (used[i] && !is_recorded (letter, i) && !cld_letter_field_get (i)->optional && cld_letter_field_may_know (i, letter->recipient_kind))
      gaps[n++] = i;
  return n;
}

/**
 * cld_letter_describe_missing:
 * @letter: a letter
 * @field: a field that is missing
 *
 * Returns: (transfer full): a sentence, without any value: “Address of the GP is not recorded (the notice)”
 */
char *
cld_letter_describe_missing (CldLetter *letter, CldLetterFieldId field)
{
  const CldLetterField *info = cld_letter_field_get (field);
  const char *kind = letter->recipient_kind ? cld_code_list_label ("notification_recipient", letter->recipient_kind) : NULL;

  if (field == CLD_LETTER_RECIPIENT && kind)
    /* Translators: %s is a kind of recipient, such as “Current GP” */
    return g_strdup_printf (_("Name of the recipient (%s) is not recorded"), kind);
  if (field == CLD_LETTER_RECIPIENT_ADDRESS && kind)
    /* Translators: %s is a kind of recipient, such as “Current GP” */
    return g_strdup_printf (_("Address of the recipient (%s) is not recorded"), kind);
  if (!info->where)
    /* Translators: %s is a field of a letter, such as “Date of birth” */
    return g_strdup_printf (_("%s is not known"), _(info->label));
  /* Translators: %1$s is a field of a letter, such as “Date of birth”, %2$s where it is recorded, such as “the placement” */
  return g_strdup_printf (_("%1$s is not recorded: %2$s"), _(info->label), _(info->where));
}

/**
 * cld_letter_get_state:
 * @letter: a letter
 *
 * Returns: how far it is
 */
CldLetterState
cld_letter_get_state (CldLetter *letter)
{
  CldLetterFieldId missing[CLD_LETTER_N_FIELDS];

  if (letter->skipped)
    return CLD_LETTER_SKIPPED;
  return letter->fault || cld_letter_find_missing (letter, missing) > 0 ? CLD_LETTER_INCOMPLETE : CLD_LETTER_READY;
}

/* --- what somebody decides for this once --- */

/**
 * cld_letter_fill:
 * @letter: a letter
 * @field: a field
 * @value: (nullable): what this letter says of it; %NULL or blank: what is recorded
 *
 * Fills in what is missing, for this letter alone.
 */
void
cld_letter_fill (CldLetter *letter, CldLetterFieldId field, const char *value)
{
  g_autofree char *kept = NULL;

  g_return_if_fail (letter != NULL && field < CLD_LETTER_N_FIELDS);

  kept = g_strstrip (g_strdup (value ? value : ""));
  g_free (letter->typed[field]);
  letter->typed[field] = *kept ? g_steal_pointer (&kept) : NULL;
}

const char *
cld_letter_get_filled (CldLetter *letter, CldLetterFieldId field)
{
  return letter->typed[field];
}

/**
 * cld_letter_leave_out:
 * @letter: a letter
 * @field: a field
 * @leave_out: whether the letter goes without it
 *
 * Decides that a letter goes without a field, with the sentence or the part of a fact that it stands in.
 */
void
cld_letter_leave_out (CldLetter *letter, CldLetterFieldId field, gboolean leave_out)
{
  g_return_if_fail (letter != NULL && field < CLD_LETTER_N_FIELDS);

  letter->left_out[field] = leave_out;
}

gboolean
cld_letter_is_left_out (CldLetter *letter, CldLetterFieldId field)
{
  return letter->left_out[field];
}

/**
 * cld_letter_skip:
 * @letter: a letter
 * @skip: whether it is not printed with the others
 */
void
cld_letter_skip (CldLetter *letter, gboolean skip)
{
  letter->skipped = skip;
}

/**
 * cld_letter_is_restricted:
 * @letter: a letter
 *
 * Returns: whether the address of its placement is restricted
 */
gboolean
cld_letter_is_restricted (CldLetter *letter)
{
  return letter->restricted;
}

/**
 * cld_letter_may_show_address:
 * @letter: a letter
 *
 * Returns: whether somebody may decide that it gives the restricted address: only to the area authority, never of a
 *   confidential placement
 */
gboolean
cld_letter_may_show_address (CldLetter *letter)
{
  return letter->may_show;
}

/**
 * cld_letter_show_address:
 * @letter: a letter for which cld_letter_may_show_address() says so
 * @show: whether it gives the restricted address
 *
 * Decides it for this letter; the notice records it when it is marked as sent.
 */
void
cld_letter_show_address (CldLetter *letter, gboolean show)
{
  g_return_if_fail (letter != NULL && (!show || letter->may_show));

  letter->shown = show;
}

gboolean
cld_letter_shows_address (CldLetter *letter)
{
  return letter->shown;
}

/**
 * cld_letter_get_text:
 * @letter: a letter
 *
 * Returns: (transfer full): its text as it will be printed, to be edited for this once; what is missing stands in it as a
 *   field
 */
char *
cld_letter_get_text (CldLetter *letter)
{
  g_autoptr (GPtrArray) blocks = NULL;

  if (letter->fault)
    return g_strdup (letter->body);
  blocks = cld_letter_text_merge (get_body (letter), get_value, letter);
  return cld_letter_text_write (blocks);
}

gboolean
cld_letter_is_edited (CldLetter *letter)
{
  return letter->body != NULL;
}

/**
 * cld_letter_set_text:
 * @letter: a letter
 * @text: (nullable): its text for this once; %NULL for that of the template
 *
 * A text that is no text of a letter is kept, and the letter cannot be made as long as it is so.
 *
 * Returns: (transfer full) (nullable): what is wrong with it, a sentence
 */
char *
cld_letter_set_text (CldLetter *letter, const char *text)
{
  g_free (letter->body);
  g_free (letter->fault);
  letter->body = g_strdup (text);
  letter->fault = text ? cld_letter_template_find_fault (letter->recipient_kind, NULL, text) : NULL;
  return g_strdup (letter->fault);
}

/**
 * cld_letter_get_fault:
 * @letter: a letter
 *
 * Returns: (nullable): what is wrong with the text that was typed for it
 */
const char *
cld_letter_get_fault (CldLetter *letter)
{
  return letter->fault;
}

/* --- the sheet --- */

static void
clear_sheet (CldLetterSheet *sheet)
{
  g_free (sheet->child);
  g_free (sheet->notice);
  g_free (sheet->template_id);
  g_free (sheet->recipient);
  g_free (sheet->sender);
  g_strfreev (sheet->sender_lines);
  g_strfreev (sheet->to);
  g_free (sheet->date);
  g_free (sheet->reference);
  g_free (sheet->subject);
  g_free (sheet->law);
  g_clear_pointer (&sheet->blocks, g_ptr_array_unref);
  g_free (sheet->signatory);
  g_free (sheet->post);
  g_free (sheet->slip_head);
  g_free (sheet->slip_text);
  g_strfreev (sheet->slip_boxes);
}

/**
 * cld_letter_sheet_ref:
 * @sheet: a letter as it goes to paper
 *
 * Returns: (transfer full): it; from any thread
 */
CldLetterSheet *
cld_letter_sheet_ref (CldLetterSheet *sheet)
{
  return g_atomic_rc_box_acquire (sheet);
}

/**
 * cld_letter_sheet_unref:
 * @sheet: (nullable): a letter as it goes to paper
 */
void
cld_letter_sheet_unref (CldLetterSheet *sheet)
{
  if (sheet)
    g_atomic_rc_box_release_full (sheet, (GDestroyNotify) clear_sheet);
}

/* (nullable): the clean value of a field, where the letter has one. */
static char *
take (CldLetter *letter, CldLetterFieldId field)
{
  const char *value = NULL;

  return get_value (field, &value, letter) == CLD_LETTER_VALUE ? cld_letter_text_clean (value) : NULL;
}

/* Takes @line. */
static void
add_line (GStrvBuilder *lines, char *line)
{
  if (line && *line)
    g_strv_builder_add (lines, line);
  g_free (line);
}

/* An address in lines; one that was typed in a single line is parted at its commas. */
static void
add_address (GStrvBuilder *lines, const char *address, const char *before)
{
  g_auto (GStrv) parts = g_strsplit (address ? address : "", address && strchr (address, '\n') ? "\n" : ",", -1);

  for (guint i = 0; parts[i]; i++)
    {
      char *line = g_strstrip (cld_letter_text_clean (parts[i]));

      if (i == 0 && g_strcmp0 (line, before) == 0)
        *line = '\0';
      add_line (lines, line);
    }
}

static char **
make_to (CldLetter *letter)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const char *typed = letter->typed[CLD_LETTER_RECIPIENT], *address = NULL;
  g_autofree char *first = cld_letter_text_clean (typed ? typed : letter->to_name ? letter->to_name : letter->values[CLD_LETTER_RECIPIENT]);
  gboolean has = get_value (CLD_LETTER_RECIPIENT_ADDRESS, &address, letter) == CLD_LETTER_VALUE;
  g_autofree char *second = typed || !letter->to_organisation ? NULL : cld_letter_text_clean (letter->to_organisation);

  /* The organisation is often the first line of its address. */
  if (second && (strcmp (second, first) == 0 || (has && g_str_has_prefix (address, letter->to_organisation))))
    *second = '\0';
  if (!letter->left_out[CLD_LETTER_RECIPIENT])
    add_line (lines, g_strdup (first));
  add_line (lines, g_strdup (second));
  if (has)
    add_address (lines, address, first);
  return g_strv_builder_end (lines);
}

static char **
make_sender_lines (CldLetter *letter)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *address = letter->left_out[CLD_LETTER_SENDER_ADDRESS] ? NULL : g_strdup (letter->typed[CLD_LETTER_SENDER_ADDRESS] ? letter->typed[CLD_LETTER_SENDER_ADDRESS] : letter->values[CLD_LETTER_SENDER_ADDRESS]);
  g_auto (GStrv) parts = g_strsplit (address ? address : "", "\n", -1);
  g_autofree char *joined = g_strjoinv (", ", parts);

  add_line (lines, take (letter, CLD_LETTER_SENDER_TEAM));
  add_line (lines, cld_letter_text_clean (joined));
  add_line (lines, take (letter, CLD_LETTER_SENDER_PHONE));
  add_line (lines, take (letter, CLD_LETTER_SENDER_EMAIL));
  return g_strv_builder_end (lines);
}

/* Our reference and, for services, the child's number, unless it is part of that. */
static char *
make_reference (CldLetter *letter)
{
  g_autofree char *reference = take (letter, CLD_LETTER_REFERENCE), *number = take (letter, CLD_LETTER_CHILD_NUMBER);

  if (number && reference && !strstr (reference, number))
    return g_strdup_printf ("%s · %s", reference, number);
  return g_steal_pointer (&reference);
}

/* (nullable): the provision as a letter cites it. */
static char *
make_law (CldLetter *letter)
{
  static const struct
  {
    const char *provision;
    const char *law;
  } laws[] = {
    { "reg13", N_("Regulation 13, Care Planning, Placement and Case Review (England) Regulations 2010") },
    { "reg13_4", N_("Regulation 13(4), Care Planning, Placement and Case Review (England) Regulations 2010") },
    { "reg14", N_("Regulation 14, Care Planning, Placement and Case Review (England) Regulations 2010") },
  };

  /* A child's letter is in plain words, and guidance alone has the virtual school told. */
  if (g_strcmp0 (letter->recipient_kind, "CHILD") == 0 || g_strcmp0 (letter->recipient_kind, "VSH") == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (laws); i++)
    if (g_strcmp0 (letter->provision, laws[i].provision) == 0)
      return g_strdup (_(laws[i].law));
  return NULL;
}

static void
make_slip (CldLetter *letter, CldLetterSheet *sheet)
{
  gboolean is_area = g_strcmp0 (letter->recipient_kind, "AREA") == 0, plan = sheet->gives_plan;
  g_autofree char *by = take (letter, CLD_LETTER_REPLY_BY);
  const char *const area[] = { _("Received and entered in our register"), plan ? _("Care plan not enclosed: please send") : _("Please send the care plan"), _("We wish to be consulted: please ring"), NULL };
  const char *const other[] = { _("Received"), _("Something is missing or wrong: please ring"), NULL };

  if (!letter->template.reply_slip || !by)
    return;
  /* Translators: %1$s is our reference, %2$s a date */
  sheet->slip_head = g_strdup_printf (_("%1$s · please return by %2$s"), sheet->reference, by);
  if (is_area && plan)
    /* Translators: on a reply slip; %s is an authority */
    sheet->slip_text = g_strdup_printf (_("%s has received the notice and the care plan of the child named above."), sheet->recipient);
  else
    /* Translators: on a reply slip; %s is who got the letter */
    sheet->slip_text = g_strdup_printf (_("%s has received the letter above."), sheet->recipient);
  sheet->slip_boxes = g_strdupv ((char **) (is_area && !letter->is_chase ? area : other));
}

static gboolean
uses (CldLetter *letter, CldLetterFieldId field)
{
  gboolean used[CLD_LETTER_N_FIELDS] = { FALSE };
  const char *value;

  cld_letter_text_find_fields (letter->template.body, used);
  return used[field] && get_value (field, &value, letter) == CLD_LETTER_VALUE;
}

/* Whatever was typed: what is restricted does not go out by accident. */
static gboolean
check_secrets (CldLetter *letter, const CldLetterSheet *sheet, GError **error)
{
  gboolean holds = _cld_letter_holds (sheet->subject, letter->secrets);

  if (letter->shown)
    return TRUE;
  for (guint i = 0; i < sheet->blocks->len && !holds; i++)
    holds = _cld_letter_holds (((CldLetterBlock *) sheet->blocks->pdata[i])->text, letter->secrets);
  if (holds)
    /* Translators: %s is the name of a notice's record */
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT, _("The letter of notice/%s says where a child is whose address is restricted. It was not printed. Take that out of its text."), letter->notice);
  return !holds;
}

static gboolean
check_missing (CldLetter *letter, GError **error)
{
  CldLetterFieldId missing[CLD_LETTER_N_FIELDS];
  guint n = cld_letter_find_missing (letter, missing);
  g_autofree char *what = n > 0 ? cld_letter_describe_missing (letter, missing[0]) : NULL;

  if (letter->fault)
    /* Translators: %1$s is the name of a notice's record, %2$s a sentence */
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT, _("The letter of notice/%1$s cannot be printed: %2$s"), letter->notice, letter->fault);
  else if (n > 0)
    /* Translators: %1$s is the name of a notice's record, %2$s a sentence */
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT, _("The letter of notice/%1$s cannot be printed: %2$s."), letter->notice, what);
  return n == 0 && !letter->fault;
}

static void
count_withheld (CldLetter *letter, CldLetterSheet *sheet)
{
  gboolean used[CLD_LETTER_N_FIELDS] = { FALSE };

  cld_letter_text_find_fields (letter->template.body, used);
  for (guint i = 0; i < CLD_LETTER_N_FIELDS; i++)
    sheet->withholds += used[i] && letter->hidden[i] && !letter->shown && !letter->left_out[i] ? 1 : 0;
}

/**
 * cld_letter_make_sheet:
 * @letter: a letter that nothing is missing of
 * @error: return location
 *
 * Returns: (transfer full) (nullable): it as it goes to paper; %CLD_STORE_ERROR_CONSTRAINT where something is missing, or
 *   its text says what is restricted
 */
CldLetterSheet *
cld_letter_make_sheet (CldLetter *letter, GError **error)
{
  g_autoptr (CldLetterSheet) sheet = NULL;

  g_return_val_if_fail (letter != NULL, NULL);

  if (!check_missing (letter, error))
    return NULL;
  sheet = g_atomic_rc_box_new0 (CldLetterSheet);
  sheet->child = g_strdup (letter->child);
  sheet->notice = g_strdup (letter->notice);
  sheet->template_id = g_strdup (letter->template.id);
  sheet->recipient = cld_letter_text_clean (cld_letter_get_recipient (letter));
  sheet->is_chase = letter->is_chase;
  sheet->gives_reasons = uses (letter, CLD_LETTER_WHY_HERE);
  sheet->gives_plan = uses (letter, CLD_LETTER_CARE_PLAN_ON);
  sheet->gives_address = letter->shown;
  sheet->sender = take (letter, CLD_LETTER_SENDER_AUTHORITY);
  sheet->sender_lines = make_sender_lines (letter);
  sheet->to = make_to (letter);
  sheet->date = take (letter, CLD_LETTER_TODAY);
  sheet->reference = make_reference (letter);
  sheet->subject = cld_letter_text_merge_line (letter->template.subject, get_value, letter);
  sheet->law = make_law (letter);
  sheet->blocks = cld_letter_text_merge (get_body (letter), get_value, letter);
  sheet->signatory = letter->left_out[CLD_LETTER_SOCIAL_WORKER] ? NULL : cld_letter_text_clean (letter->typed[CLD_LETTER_SOCIAL_WORKER] ? letter->typed[CLD_LETTER_SOCIAL_WORKER] : letter->signatory);
  sheet->post = sheet->signatory ? g_strdup (_("Social worker")) : take (letter, CLD_LETTER_SENDER_TEAM);
  count_withheld (letter, sheet);
  make_slip (letter, sheet);
  return check_secrets (letter, sheet, error) ? g_steal_pointer (&sheet) : NULL;
}
