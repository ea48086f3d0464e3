/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-register-look.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-notice-look.h"
#include "cld-text.h"

/* What is not there, in a column. */
#define NOTHING "–"

static char *
or_nothing (const char *text)
{
  return g_strdup (text && *text ? text : NOTHING);
}

static char *
take_or_nothing (char *text)
{
  if (text && *text)
    return text;
  g_free (text);
  return g_strdup (NOTHING);
}

static char *
join (const char *a, const char *b)
{
  return a && *a && b && *b ? g_strdup_printf ("%s · %s", a, b) : g_strdup (a && *a ? a : b && *b ? b : "");
}

static const char *
name_child (const CldChildName *child)
{
  return !child ? NULL : child->name ? child->name : child->child;
}

static void
fill_state (CldRowTableCell *cell, const CldDutyLook *look, const char *word)
{
  cell->text = g_strdup (word);
  cell->icon_name = look->icon_name;
  cell->color = cld_duty_look_get_color (look);
}

static char *
dup_sentence_of (CldRowTableLines *lines)
{
  char *sentence = g_strjoin (", ", lines->state ? lines->state : "", lines->title, lines->text ? lines->text : "", lines->more ? lines->more : "", NULL);

  g_free (lines->title);
  g_free (lines->text);
  g_free (lines->state);
  g_free (lines->more);
  return sentence;
}

/**
 * cld_register_look_day:
 * @iso: (nullable): a date
 *
 * Returns: (transfer full): `4 Nov 24`, or a dash
 */
char *
cld_register_look_day (const char *iso)
{
  return cld_notice_look_day (cld_date_read_day (iso));
}

/* --- correspondence --- */

enum { LETTER_STATE, LETTER_DIRECTION, LETTER_DATED, LETTER_WITH, LETTER_SUBJECT, LETTER_OUR_REF, LETTER_THEIR_REF, LETTER_ABOUT, LETTER_REPLY, LETTER_AGE };

/* Translators: columns of the register of letters and other documents */
static const CldRowTableColumn letter_columns[] = {
  [LETTER_STATE] = { N_("State"), 140 },
  /* Translators: a column: whether a letter came in or went out */
  [LETTER_DIRECTION] = { N_("In/out"), 52 },
  [LETTER_DATED] = { N_("Dated"), 92 },
  /* Translators: a column: with whom letters are exchanged */
  [LETTER_WITH] = { N_("With"), 104, FALSE, TRUE, TRUE },
  [LETTER_SUBJECT] = { N_("Subject"), 112, FALSE, TRUE, TRUE },
  [LETTER_OUR_REF] = { N_("Our ref"), 100, FALSE, FALSE, TRUE },
  [LETTER_THEIR_REF] = { N_("Their ref"), 84, FALSE, FALSE, TRUE },
  [LETTER_ABOUT] = { N_("About"), 96, FALSE, TRUE, TRUE },
  /* Translators: a column: what a letter replies to, or what answers it */
  [LETTER_REPLY] = { N_("Reply"), 112 },
  [LETTER_AGE] = { N_("Age"), 210 },
};

/**
 * cld_correspondence_look:
 * @state: a state
 *
 * Returns: (transfer none): its icon and colour
 */
const CldDutyLook *
cld_correspondence_look (CldCorrespondenceState state)
{
  static const CldDutyLook looks[CLD_CORRESPONDENCE_N_STATES] = {
    [CLD_CORRESPONDENCE_LATE] = { "dialog-warning-symbolic", "cld-late" },
    [CLD_CORRESPONDENCE_WAITING] = { "mail-unread-symbolic", "cld-due" },
    [CLD_CORRESPONDENCE_ANSWERED] = { "object-select-symbolic", "cld-done" },
    [CLD_CORRESPONDENCE_REPLY] = { "mail-send-symbolic", "cld-upcoming" },
    [CLD_CORRESPONDENCE_NOTHING] = { "action-unavailable-symbolic", "cld-upcoming" },
  };

  return &looks[state];
}

static const char *
name_direction (const CldCorrespondenceEntry *entry)
{
  /* Translators: a letter that came in, or went out */
  return entry->incoming ? _("In") : _("Out");
}

static const char *
get_letter_value (const CldCorrespondenceEntry *entry, guint field)
{
  return entry->row->values[field];
}

/* The letter at the other end of the link: “to 3 Oct 18”, “on 15 Oct 18”. */
static char *
dup_reply (const CldCorrespondenceEntry *entry)
{
  const CldCorrespondenceEntry *other = entry->replies_to ? entry->replies_to : entry->answer;
  g_autofree char *day = other ? cld_register_look_day (get_letter_value (other, CORRESPONDENCE_DATED_ON)) : NULL;

  if (!other)
    return g_strdup (NOTHING);
  /* Translators: %s is a date: this letter replies to the one of that day; that of that day replies to this one */
  return g_strdup_printf (entry->replies_to ? _("to %s") : _("by %s"), day);
}

static const char *
get_letter_key (gconstpointer row)
{
  return ((const CldCorrespondenceEntry *) row)->row->ref;
}

static void
fill_letter (gconstpointer row, guint column, CldRowTableCell *cell, gpointer data)
{
  static const guint fields[] = { [LETTER_WITH] = CORRESPONDENCE_CORRESPONDENT, [LETTER_SUBJECT] = CORRESPONDENCE_SUBJECT, [LETTER_OUR_REF] = CORRESPONDENCE_OUR_REF, [LETTER_THEIR_REF] = CORRESPONDENCE_THEIR_REF };
  const CldCorrespondenceEntry *entry = row;

  switch (column)
    {
    case LETTER_STATE:
      fill_state (cell, cld_correspondence_look (entry->state), cld_correspondence_entry_get_word (entry));
      break;
    case LETTER_DIRECTION:
      cell->text = g_strdup (name_direction (entry));
      break;
    case LETTER_DATED:
      cell->text = cld_register_look_day (get_letter_value (entry, CORRESPONDENCE_DATED_ON));
      break;
    case LETTER_ABOUT:
      cell->text = take_or_nothing (cld_correspondence_entry_describe_about (entry));
      break;
    case LETTER_REPLY:
      cell->text = dup_reply (entry);
      break;
    case LETTER_AGE:
      cell->text = take_or_nothing (cld_correspondence_entry_describe_age (entry));
      break;
    default:
      cell->text = or_nothing (get_letter_value (entry, fields[column]));
      break;
    }
}

static void
fill_letter_lines (gconstpointer row, CldRowTableLines *lines, gpointer data)
{
  const CldCorrespondenceEntry *entry = row;
  const CldDutyLook *look = cld_correspondence_look (entry->state);
  const char *their = get_letter_value (entry, CORRESPONDENCE_THEIR_REF), *our = get_letter_value (entry, CORRESPONDENCE_OUR_REF);
  g_autofree char *age = cld_correspondence_entry_describe_age (entry), *day = cld_register_look_day (get_letter_value (entry, CORRESPONDENCE_DATED_ON));
  g_autofree char *head = join (get_letter_value (entry, CORRESPONDENCE_CORRESPONDENT), get_letter_value (entry, CORRESPONDENCE_SUBJECT));
  g_autofree char *refs = join (our, their), *when = g_strdup_printf ("%s %s", name_direction (entry), day);

  lines->title = *head ? g_steal_pointer (&head) : g_strdup (entry->row->ref);
  lines->text = join (when, refs);
  lines->state = g_strdup (cld_correspondence_entry_get_word (entry));
  lines->icon_name = look->icon_name;
  lines->style_class = look->style_class;
  lines->more = g_steal_pointer (&age);
}

static char *
dup_letter_sentence (gconstpointer row, gpointer data)
{
  CldRowTableLines lines = { NULL };

  fill_letter_lines (row, &lines, data);
  return dup_sentence_of (&lines);
}

/* How many files are attached stands with the subject. */
static char *
dup_letter_tooltip (gconstpointer row, guint column, gpointer data)
{
  const CldCorrespondenceEntry *entry = row;
  const char *subject = get_letter_value (entry, CORRESPONDENCE_SUBJECT);
  g_autofree char *files = NULL;

  if (column != LETTER_SUBJECT || entry->n_files == 0)
    return NULL;
  files = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file attached", "%u files attached", entry->n_files), entry->n_files);
  return join (subject, files);
}

const CldRowTableKind cld_correspondence_table = { letter_columns, G_N_ELEMENTS (letter_columns), get_letter_key, fill_letter, fill_letter_lines, dup_letter_sentence, dup_letter_tooltip };

static char *
dup_folded (const char *text)
{
  return text ? cld_text_fold (text) : NULL;
}

static char *
dup_number (int number)
{
  return number >= 0 ? g_strdup_printf ("%08d", number) : NULL;
}

/**
 * cld_correspondence_sort:
 * @row: a #CldCorrespondenceEntry
 * @column: a column
 *
 * Returns: (transfer full) (nullable): as #CldRegisterSort
 */
char *
cld_correspondence_sort (gconstpointer row, guint column)
{
  const CldCorrespondenceEntry *entry = row;
  CldRowTableCell cell = { NULL };
  char *folded;

  if (column == LETTER_STATE)
    return dup_number ((int) entry->state);
  if (column == LETTER_AGE)
    return dup_number (entry->days);
  if (column == LETTER_DATED)
    return g_strdup (get_letter_value (entry, CORRESPONDENCE_DATED_ON));
  if (column == LETTER_REPLY)
    return g_strdup (entry->replies_to ? get_letter_value (entry->replies_to, CORRESPONDENCE_DATED_ON) : entry->answer ? get_letter_value (entry->answer, CORRESPONDENCE_DATED_ON) : NULL);
  fill_letter (row, column, &cell, NULL);
  folded = g_strcmp0 (cell.text, NOTHING) == 0 ? NULL : dup_folded (cell.text);
  g_free (cell.text);
  return folded;
}

/* --- information requests --- */

enum { INFO_STATE, INFO_CHILD, INFO_ASKED_OF, INFO_WHAT, INFO_ASKED, INFO_DUE, INFO_CHASED, INFO_RECEIVED, INFO_AGE, INFO_CAUSE };

/* Translators: columns of the register of what was asked of practitioners */
static const CldRowTableColumn information_columns[] = {
  [INFO_STATE] = { N_("State"), 104 },
  [INFO_CHILD] = { N_("Child"), 110, FALSE, TRUE, TRUE },
  [INFO_ASKED_OF] = { N_("Asked of"), 110, FALSE, TRUE, TRUE },
  [INFO_WHAT] = { N_("What"), 140, FALSE, TRUE, TRUE },
  [INFO_ASKED] = { N_("Asked"), 92 },
  [INFO_DUE] = { N_("Due"), 92 },
  [INFO_CHASED] = { N_("Chased"), 92 },
  [INFO_RECEIVED] = { N_("Received"), 92 },
  [INFO_AGE] = { N_("Age"), 104 },
  [INFO_CAUSE] = { N_("Cause"), 150, FALSE, TRUE },
};

/**
 * cld_information_look:
 * @state: a state
 *
 * Returns: (transfer none): its icon and colour
 */
const CldDutyLook *
cld_information_look (CldInformationState state)
{
  static const CldDutyLook looks[CLD_INFORMATION_N_STATES] = {
    [CLD_INFORMATION_LATE] = { "dialog-warning-symbolic", "cld-late" },
    [CLD_INFORMATION_WAITING] = { "mail-unread-symbolic", "cld-due" },
    [CLD_INFORMATION_RECEIVED] = { "object-select-symbolic", "cld-done" },
  };

  return &looks[state];
}

static const char *
get_information_key (gconstpointer row)
{
  return ((const CldInformationEntry *) row)->row->ref;
}

static void
fill_information (gconstpointer row, guint column, CldRowTableCell *cell, gpointer data)
{
  static const guint days[] = { [INFO_ASKED] = INFORMATION_REQUEST_ASKED_ON, [INFO_DUE] = INFORMATION_REQUEST_DUE_ON, [INFO_CHASED] = INFORMATION_REQUEST_CHASED_ON, [INFO_RECEIVED] = INFORMATION_REQUEST_RECEIVED_ON };
  const CldInformationEntry *entry = row;
  const char *const *values = entry->row->values;

  switch (column)
    {
    case INFO_STATE:
      fill_state (cell, cld_information_look (entry->state), cld_information_state_get_word (entry->state));
      break;
    case INFO_CHILD:
      cell->text = or_nothing (entry->child ? name_child (entry->child) : values[INFORMATION_REQUEST_CHILD]);
      break;
    case INFO_ASKED_OF:
      cell->text = or_nothing (cld_information_request_get_asked_of (entry->row));
      break;
    case INFO_WHAT:
      cell->text = or_nothing (values[INFORMATION_REQUEST_WHAT]);
      break;
    case INFO_AGE:
      cell->text = take_or_nothing (cld_information_request_describe_age (entry->state, entry->days));
      break;
    case INFO_CAUSE:
      cell->text = or_nothing (values[INFORMATION_REQUEST_CAUSE] ? cld_code_list_label ("insp_cause", values[INFORMATION_REQUEST_CAUSE]) : NULL);
      break;
    default:
      cell->text = cld_register_look_day (values[days[column]]);
      break;
    }
}

static void
fill_information_lines (gconstpointer row, CldRowTableLines *lines, gpointer data)
{
  const CldInformationEntry *entry = row;
  const CldDutyLook *look = cld_information_look (entry->state);
  g_autofree char *age = cld_information_request_describe_age (entry->state, entry->days);

  lines->title = join (entry->child ? name_child (entry->child) : entry->row->values[INFORMATION_REQUEST_CHILD], entry->row->values[INFORMATION_REQUEST_WHAT]);
  lines->text = g_strdup (cld_information_request_get_asked_of (entry->row));
  lines->state = g_strdup (cld_information_state_get_word (entry->state));
  lines->icon_name = look->icon_name;
  lines->style_class = look->style_class;
  lines->more = g_steal_pointer (&age);
}

static char *
dup_information_sentence (gconstpointer row, gpointer data)
{
  CldRowTableLines lines = { NULL };

  fill_information_lines (row, &lines, data);
  return dup_sentence_of (&lines);
}

const CldRowTableKind cld_information_table = { information_columns, G_N_ELEMENTS (information_columns), get_information_key, fill_information, fill_information_lines, dup_information_sentence, NULL };

/**
 * cld_information_sort:
 * @row: a #CldInformationEntry
 * @column: a column
 *
 * Returns: (transfer full) (nullable): as #CldRegisterSort
 */
char *
cld_information_sort (gconstpointer row, guint column)
{
  static const int days[] = { [INFO_ASKED] = INFORMATION_REQUEST_ASKED_ON, [INFO_DUE] = INFORMATION_REQUEST_DUE_ON, [INFO_CHASED] = INFORMATION_REQUEST_CHASED_ON, [INFO_RECEIVED] = INFORMATION_REQUEST_RECEIVED_ON };
  const CldInformationEntry *entry = row;
  CldRowTableCell cell = { NULL };
  char *folded;

  if (column == INFO_STATE)
    return dup_number ((int) entry->state);
  if (column == INFO_AGE)
    return dup_number (entry->days);
  if (column >= INFO_ASKED && column <= INFO_RECEIVED)
    return g_strdup (entry->row->values[days[column]]);
  fill_information (row, column, &cell, NULL);
  folded = g_strcmp0 (cell.text, NOTHING) == 0 ? NULL : dup_folded (cell.text);
  g_free (cell.text);
  return folded;
}

/* --- quality audits --- */

enum { AUDIT_DATE, AUDIT_CHILD, AUDIT_GRADE, AUDIT_REASONS, AUDIT_AUDITOR, AUDIT_SAMPLE };

/* Translators: columns of the register of quality audits */
static const CldRowTableColumn audit_columns[] = {
  [AUDIT_DATE] = { N_("Audited"), 90 },
  [AUDIT_CHILD] = { N_("Child"), 170, FALSE, FALSE, TRUE },
  [AUDIT_GRADE] = { N_("Grade"), 184 },
  [AUDIT_REASONS] = { N_("Reasons"), 220, FALSE, TRUE },
  [AUDIT_AUDITOR] = { N_("Auditor"), 130, FALSE, FALSE, TRUE },
  /* Translators: a column: which of the dip samples an audit belongs to */
  [AUDIT_SAMPLE] = { N_("Sample"), 186, FALSE, FALSE, TRUE },
};

/**
 * cld_audit_look:
 * @grade: (nullable): code of audit_grade.csv
 *
 * Returns: (transfer none): its icon and colour
 */
const CldDutyLook *
cld_audit_look (const char *grade)
{
  static const CldDutyLook good = { "object-select-symbolic", "cld-done" }, fair = { "dialog-warning-symbolic", "cld-due" }, bad = { "dialog-warning-symbolic", "cld-late" };
  static const CldDutyLook none = { "dialog-question-symbolic", "cld-missing" };

  if (g_strcmp0 (grade, "OUT") == 0 || g_strcmp0 (grade, "GOOD") == 0)
    return &good;
  if (g_strcmp0 (grade, "RI") == 0)
    return &fair;
  return g_strcmp0 (grade, "INAD") == 0 ? &bad : &none;
}

static const char *
get_audit_key (gconstpointer row)
{
  return ((const CldAuditEntry *) row)->row->ref;
}

static const char *
name_grade (const CldRow *row)
{
  const char *grade = row->values[QUALITY_AUDIT_GRADE];

  return grade ? cld_code_list_label ("audit_grade", grade) : _("No grade");
}

static void
fill_audit (gconstpointer row, guint column, CldRowTableCell *cell, gpointer data)
{
  const CldAuditEntry *entry = row;
  const char *const *values = entry->row->values;

  switch (column)
    {
    case AUDIT_DATE:
      cell->text = cld_register_look_day (values[QUALITY_AUDIT_AUDITED_ON]);
      break;
    case AUDIT_CHILD:
      cell->text = or_nothing (entry->child ? name_child (entry->child) : values[QUALITY_AUDIT_CHILD]);
      break;
    case AUDIT_GRADE:
      fill_state (cell, cld_audit_look (values[QUALITY_AUDIT_GRADE]), name_grade (entry->row));
      break;
    case AUDIT_REASONS:
      cell->text = g_strdelimit (or_nothing (values[QUALITY_AUDIT_REASONS]), "\r\n", ' ');
      break;
    case AUDIT_AUDITOR:
      cell->text = or_nothing (values[QUALITY_AUDIT_AUDITOR]);
      break;
    case AUDIT_SAMPLE:
    default:
      cell->text = or_nothing (values[QUALITY_AUDIT_SAMPLE]);
      break;
    }
}

static void
fill_audit_lines (gconstpointer row, CldRowTableLines *lines, gpointer data)
{
  const CldAuditEntry *entry = row;
  const char *const *values = entry->row->values;
  const CldDutyLook *look = cld_audit_look (values[QUALITY_AUDIT_GRADE]);

  lines->title = g_strdup (entry->child ? name_child (entry->child) : values[QUALITY_AUDIT_CHILD]);
  lines->text = g_strdelimit (join (values[QUALITY_AUDIT_AUDITOR], values[QUALITY_AUDIT_REASONS]), "\r\n", ' ');
  lines->state = g_strdup (name_grade (entry->row));
  lines->icon_name = look->icon_name;
  lines->style_class = look->style_class;
  lines->more = cld_register_look_day (values[QUALITY_AUDIT_AUDITED_ON]);
}

static char *
dup_audit_sentence (gconstpointer row, gpointer data)
{
  CldRowTableLines lines = { NULL };

  fill_audit_lines (row, &lines, data);
  return dup_sentence_of (&lines);
}

const CldRowTableKind cld_audit_table = { audit_columns, G_N_ELEMENTS (audit_columns), get_audit_key, fill_audit, fill_audit_lines, dup_audit_sentence, NULL };

/* The place of a grade in its list. */
static char *
dup_grade_rank (const char *grade)
{
  const CldCodeList *list = cld_code_list_find ("audit_grade");

  for (guint i = 0; grade && i < cld_code_list_get_n (list); i++)
    if (g_strcmp0 (cld_code_list_get (list, i)->code, grade) == 0)
      return dup_number ((int) i);
  return NULL;
}

/**
 * cld_audit_sort:
 * @row: a #CldAuditEntry
 * @column: a column
 *
 * Returns: (transfer full) (nullable): as #CldRegisterSort
 */
char *
cld_audit_sort (gconstpointer row, guint column)
{
  const CldAuditEntry *entry = row;
  CldRowTableCell cell = { NULL };
  char *folded;

  if (column == AUDIT_DATE)
    return g_strdup (entry->row->values[QUALITY_AUDIT_AUDITED_ON]);
  if (column == AUDIT_GRADE)
    return dup_grade_rank (entry->row->values[QUALITY_AUDIT_GRADE]);
  fill_audit (row, column, &cell, NULL);
  folded = g_strcmp0 (cell.text, NOTHING) == 0 ? NULL : dup_folded (cell.text);
  g_free (cell.text);
  return folded;
}
