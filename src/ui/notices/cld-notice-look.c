/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-notice-look.h"

#include <glib/gi18n-lib.h>

#include "cld-kinds.h"
#include "cld-notice-words.h"

/* What is not there, in a column of dates. */
#define NOTHING "–"

static const CldDutyLook looks[CLD_NOTICE_N_STANDINGS] = {
  [CLD_NOTICE_LATE] = { "dialog-warning-symbolic", "cld-late" },
  [CLD_NOTICE_WAS_LATE] = { "dialog-warning-symbolic", "cld-late" },
  [CLD_NOTICE_READY] = { "x-office-calendar-symbolic", "cld-upcoming" },
  [CLD_NOTICE_CAME_BACK] = { "edit-undo-symbolic", "cld-due" },
  [CLD_NOTICE_NO_REPLY] = { "mail-unread-symbolic", "cld-due" },
  [CLD_NOTICE_ON_ITS_WAY] = { "mail-send-symbolic", "cld-upcoming" },
  [CLD_NOTICE_LEFT_OUT] = { "view-conceal-symbolic", "cld-restricted" },
  [CLD_NOTICE_DONE] = { "object-select-symbolic", "cld-done" },
  [CLD_NOTICE_IN_OPEN] = { "mail-unread-symbolic", "cld-due" },
  [CLD_NOTICE_IN_CLOSED] = { "object-select-symbolic", "cld-done" },
};

/**
 * cld_notice_look:
 * @entry: a notice of the register
 *
 * Returns: (transfer none): icon and colour of what the register says first
 */
const CldDutyLook *
cld_notice_look (const CldNoticeEntry *entry)
{
  return &looks[entry->standing];
}

/**
 * cld_notice_look_day:
 * @day: a day, or %CLD_NO_DAY
 *
 * Returns: (transfer full): `4 Nov 24`, or a dash
 */
char *
cld_notice_look_day (gint32 day)
{
  g_autoptr (GDateTime) date = day != CLD_NO_DAY ? g_date_time_new_from_unix_utc ((gint64) day * 86400) : NULL;

  /* Translators: a date in a narrow column, as for g_date_time_format() */
  return date ? g_date_time_format (date, _("%-d %b %y")) : g_strdup (NOTHING);
}

static char *
or_nothing (const char *text)
{
  return g_strdup (text && *text ? text : NOTHING);
}

static void
fill_state (const CldNoticeEntry *entry, CldRowTableCell *cell)
{
  const CldDutyLook *look = cld_notice_look (entry);

  cell->text = g_strdup (cld_notice_words_standing (entry));
  cell->icon_name = look->icon_name;
  cell->color = cld_duty_look_get_color (look);
}

/* The recipient's name; where only its kind is known, that. */
static const char *
name_recipient (const CldNoticeEntry *entry)
{
  const char *name = entry->line->recipient, *kind = cld_notice_words_recipient_kind (entry->line->recipient_kind);

  return name && *name ? name : kind;
}

static const char *
name_child (const CldNoticeEntry *entry)
{
  return entry->child_name ? entry->child_name : entry->line->child;
}

static const char *
get_key (gconstpointer row)
{
  return ((const CldNoticeEntry *) row)->line->ref;
}

/* --- sent --- */

enum { SENT_STATE, SENT_TO, SENT_AS, SENT_CHILD, SENT_REASON, SENT_PROVISION, SENT_DUE, SENT_SENT, SENT_HOW, SENT_ACKNOWLEDGED };

/* Translators: columns of the notices that were sent, or are to be */
static const CldRowTableColumn sent_columns[] = {
  [SENT_STATE] = { N_("State"), 134 },
  [SENT_TO] = { N_("To"), 120, FALSE, TRUE, TRUE },
  /* Translators: a column: what the recipient of a notice is, such as “Parent” */
  [SENT_AS] = { N_("As"), 112 },
  [SENT_CHILD] = { N_("Child"), 104, FALSE, TRUE, TRUE },
  [SENT_REASON] = { N_("Reason"), 104 },
  [SENT_PROVISION] = { N_("Provision"), 104 },
  [SENT_DUE] = { N_("Due"), 86 },
  [SENT_SENT] = { N_("Sent"), 86 },
  /* Translators: a column: by which way a notice was sent */
  [SENT_HOW] = { N_("How"), 112 },
  [SENT_ACKNOWLEDGED] = { N_("Acknowledged"), 138 },
};

static char *
dup_acknowledged (const CldNoticeEntry *entry)
{
  g_autofree char *waiting = entry->acknowledged_on == CLD_NO_DAY ? cld_notice_words_dup_waiting (entry) : NULL;

  return waiting ? g_steal_pointer (&waiting) : cld_notice_look_day (entry->acknowledged_on);
}

static void
fill_sent (gconstpointer row, guint column, CldRowTableCell *cell, gpointer data)
{
  const CldNoticeEntry *entry = row;

  switch (column)
    {
    case SENT_STATE:
      fill_state (entry, cell);
      break;
    case SENT_TO:
      cell->text = or_nothing (entry->line->recipient);
      break;
    case SENT_AS:
      cell->text = or_nothing (cld_notice_words_recipient_kind (entry->line->recipient_kind));
      break;
    case SENT_CHILD:
      cell->text = or_nothing (name_child (entry));
      break;
    case SENT_REASON:
      cell->text = or_nothing (cld_notice_words_reason (entry->line->provision));
      break;
    case SENT_PROVISION:
      cell->text = or_nothing (cld_notice_words_provision (entry->line->provision, entry->line->recipient_kind));
      break;
    case SENT_DUE:
      cell->text = cld_notice_look_day (entry->due);
      break;
    case SENT_SENT:
      cell->text = cld_notice_look_day (entry->sent_on);
      break;
    case SENT_HOW:
      cell->text = or_nothing (entry->line->method);
      break;
    case SENT_ACKNOWLEDGED:
    default:
      cell->text = dup_acknowledged (entry);
      break;
    }
}

static char *
join (const char *a, const char *b)
{
  return a && *a && b && *b ? g_strdup_printf ("%s · %s", a, b) : g_strdup (a && *a ? a : b && *b ? b : "");
}

static void
fill_lines (gconstpointer row, CldRowTableLines *lines, gpointer data)
{
  const CldNoticeEntry *entry = row;
  const CldDutyLook *look = cld_notice_look (entry);
  g_autofree char *waiting = cld_notice_words_dup_waiting (entry);

  lines->title = join (name_recipient (entry), name_child (entry));
  lines->text = join (cld_notice_words_reason (entry->line->provision), cld_notice_words_provision (entry->line->provision, entry->line->recipient_kind));
  lines->state = g_strdup (cld_notice_words_standing (entry));
  lines->icon_name = look->icon_name;
  lines->style_class = look->style_class;
  lines->more = waiting ? g_steal_pointer (&waiting) : cld_notice_look_day (entry->on);
}

static char *
dup_sentence (gconstpointer row, gpointer data)
{
  CldRowTableLines lines = { NULL };
  char *sentence;

  fill_lines (row, &lines, data);
  sentence = g_strdup_printf ("%s, %s, %s, %s", lines.state, lines.title, lines.text, lines.more);
  g_free (lines.title);
  g_free (lines.text);
  g_free (lines.state);
  g_free (lines.more);
  return sentence;
}

const CldRowTableKind cld_notices_sent_kind = { sent_columns, G_N_ELEMENTS (sent_columns), get_key, fill_sent, fill_lines, dup_sentence, NULL };

/* --- received --- */

enum { IN_STATE, IN_FROM, IN_CHILD, IN_REASON, IN_PROVISION, IN_EVENT, IN_RECEIVED, IN_LATE, IN_ACTION };

/* Translators: columns of the notices that came in */
static const CldRowTableColumn received_columns[] = {
  [IN_STATE] = { N_("State"), 104 },
  [IN_FROM] = { N_("From"), 160, FALSE, TRUE, TRUE },
  [IN_CHILD] = { N_("Child"), 120, FALSE, TRUE, TRUE },
  [IN_REASON] = { N_("Type"), 150 },
  [IN_PROVISION] = { N_("Provision"), 90 },
  /* Translators: a column: the day of what a notice tells of */
  [IN_EVENT] = { N_("Happened"), 88 },
  [IN_RECEIVED] = { N_("Received"), 88 },
  /* Translators: a column: whether a notice came without delay */
  [IN_LATE] = { N_("In time"), 96 },
  /* Translators: a column: what we did about a notice that came in */
  [IN_ACTION] = { N_("What we did"), 160, FALSE, TRUE },
};

static void
fill_in_time (const CldNoticeEntry *entry, CldRowTableCell *cell)
{
  if (!entry->received_late)
    {
      cell->text = g_strdup (NOTHING);
      return;
    }
  cell->text = g_strdup (_("Late"));
  cell->icon_name = "dialog-warning-symbolic";
  cell->color = "cld_late";
}

static void
fill_received (gconstpointer row, guint column, CldRowTableCell *cell, gpointer data)
{
  const CldNoticeEntry *entry = row;

  switch (column)
    {
    case IN_STATE:
      fill_state (entry, cell);
      break;
    case IN_FROM:
      cell->text = or_nothing (entry->line->recipient && *entry->line->recipient ? entry->line->recipient : entry->line->provider_name);
      break;
    case IN_CHILD:
      cell->text = or_nothing (name_child (entry));
      break;
    case IN_REASON:
      cell->text = or_nothing (cld_notice_words_reason (entry->line->provision));
      break;
    case IN_PROVISION:
      cell->text = or_nothing (cld_notice_words_provision (entry->line->provision, NULL));
      break;
    case IN_EVENT:
      cell->text = cld_notice_look_day (cld_date_read_day (entry->line->event_on));
      break;
    case IN_RECEIVED:
      cell->text = cld_notice_look_day (entry->received_on);
      break;
    case IN_LATE:
      fill_in_time (entry, cell);
      break;
    case IN_ACTION:
    default:
      cell->text = or_nothing (entry->line->our_action);
      break;
    }
}

const CldRowTableKind cld_notices_received_kind = { received_columns, G_N_ELEMENTS (received_columns), get_key, fill_received, fill_lines, dup_sentence, NULL };

/**
 * cld_notice_look_sort:
 * @view: %CLD_NOTICES_SENT or %CLD_NOTICES_RECEIVED
 * @column: a column of its table
 *
 * Returns: what the register sorts by for it
 */
CldNoticeSort
cld_notice_look_sort (CldNoticeView view, guint column)
{
  static const CldNoticeSort sent[] = { CLD_NOTICE_BY_STATE, CLD_NOTICE_BY_RECIPIENT, CLD_NOTICE_BY_RECIPIENT_KIND, CLD_NOTICE_BY_CHILD, CLD_NOTICE_BY_REASON,
                                        CLD_NOTICE_BY_REASON, CLD_NOTICE_BY_DUE, CLD_NOTICE_BY_SENT, CLD_NOTICE_BY_METHOD, CLD_NOTICE_BY_ACKNOWLEDGED };
  static const CldNoticeSort received[] = { CLD_NOTICE_BY_STATE, CLD_NOTICE_BY_RECIPIENT, CLD_NOTICE_BY_CHILD, CLD_NOTICE_BY_REASON, CLD_NOTICE_BY_REASON,
                                            CLD_NOTICE_BY_EVENT, CLD_NOTICE_BY_SENT, CLD_NOTICE_BY_STATE, CLD_NOTICE_BY_ACKNOWLEDGED };

  if (view == CLD_NOTICES_SENT)
    return column < G_N_ELEMENTS (sent) ? sent[column] : CLD_NOTICE_BY_STATE;
  return column < G_N_ELEMENTS (received) ? received[column] : CLD_NOTICE_BY_STATE;
}

/* --- the host register --- */

enum { HOST_AUTHORITY, HOST_CHILD, HOST_BORN, HOST_CARER, HOST_STATUS, HOST_FROM, HOST_UNTIL, HOST_TOLD, HOST_PLAN };

/* Translators: columns of the children whom other authorities placed in our area */
static const CldRowTableColumn host_columns[] = {
  [HOST_AUTHORITY] = { N_("Placing authority"), 140, FALSE, TRUE, TRUE },
  [HOST_CHILD] = { N_("Child"), 140, FALSE, TRUE, TRUE },
  [HOST_BORN] = { N_("Born"), 88 },
  [HOST_CARER] = { N_("Carer or home"), 150, FALSE, TRUE, TRUE },
  [HOST_STATUS] = { N_("Legal status"), 96 },
  [HOST_FROM] = { N_("From"), 88 },
  [HOST_UNTIL] = { N_("Until"), 88 },
  /* Translators: a column: the day on which we were told of a child */
  [HOST_TOLD] = { N_("Told"), 88 },
  /* Translators: a column: the authority that keeps the child’s education, health and care plan */
  [HOST_PLAN] = { N_("EHC plan"), 104 },
};

static const guint host_fields[] = {
  [HOST_AUTHORITY] = INCOMING_CHILD_PLACING_AUTHORITY, [HOST_CHILD] = INCOMING_CHILD_SURNAME,       [HOST_BORN] = INCOMING_CHILD_DATE_OF_BIRTH,
  [HOST_CARER] = INCOMING_CHILD_CARER,                 [HOST_STATUS] = INCOMING_CHILD_LEGAL_STATUS, [HOST_FROM] = INCOMING_CHILD_STARTED_ON,
  [HOST_UNTIL] = INCOMING_CHILD_ENDED_ON,              [HOST_TOLD] = INCOMING_CHILD_TOLD_ON,        [HOST_PLAN] = INCOMING_CHILD_EHC_PLAN_AUTHORITY,
};

static char *
dup_host_name (const CldRow *row)
{
  const char *given = row->values[INCOMING_CHILD_GIVEN_NAMES], *surname = row->values[INCOMING_CHILD_SURNAME];

  if (!given && !surname)
    return g_strdup (NOTHING);
  return g_strstrip (g_strdup_printf ("%s %s", given ? given : "", surname ? surname : ""));
}

static char *
dup_host_text (const CldRow *row, guint column)
{
  const char *value = row->values[host_fields[column]];

  if (column == HOST_CHILD)
    return dup_host_name (row);
  if (row->kind->fields[host_fields[column]].type == CLD_DATE)
    return cld_notice_look_day (cld_date_read_day (value));
  return or_nothing (value);
}

static void
fill_host (gconstpointer row, guint column, CldRowTableCell *cell, gpointer data)
{
  cell->text = dup_host_text (row, column);
}

static void
fill_host_lines (gconstpointer row, CldRowTableLines *lines, gpointer data)
{
  g_autofree char *from = dup_host_text (row, HOST_FROM), *until = dup_host_text (row, HOST_UNTIL);
  g_autofree char *name = dup_host_name (row);
  gboolean gone = ((const CldRow *) row)->values[INCOMING_CHILD_ENDED_ON] != NULL;

  lines->title = join (name, ((const CldRow *) row)->values[INCOMING_CHILD_PLACING_AUTHORITY]);
  lines->text = dup_host_text (row, HOST_CARER);
  lines->state = g_strdup (gone ? _("Left") : _("Living here"));
  lines->icon_name = gone ? "action-unavailable-symbolic" : "user-home-symbolic";
  lines->style_class = "cld-upcoming";
  /* Translators: from one day to another */
  lines->more = gone ? g_strdup_printf (_("%1$s to %2$s"), from, until) : g_steal_pointer (&from);
}

static char *
dup_host_sentence (gconstpointer row, gpointer data)
{
  CldRowTableLines lines = { NULL };
  char *sentence;

  fill_host_lines (row, &lines, data);
  sentence = g_strdup_printf ("%s, %s, %s, %s", lines.title, lines.text, lines.state, lines.more);
  g_free (lines.title);
  g_free (lines.text);
  g_free (lines.state);
  g_free (lines.more);
  return sentence;
}

static const char *
get_host_key (gconstpointer row)
{
  return ((const CldRow *) row)->ref;
}

const CldRowTableKind cld_notices_host_kind = { host_columns, G_N_ELEMENTS (host_columns), get_host_key, fill_host, fill_host_lines, dup_host_sentence, NULL };
