/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-host-register.h"
#include "cld-kinds.h"
#include "cld-notice-words.h"
#include "cld-page-private.h"
#include "cld-report-private.h"

/* The register of notices: those sent, those received, and the children of other authorities who live here. */

#define MAX_LINES 4 /* of a cell */

typedef struct
{
  const CldNoticesPrint *print;
  CldNoticeRegister *notices;
  CldHostRegister *host;
  CldSummary *summary;
} Report;

/* --- texts --- */

static const char *
clean (Report *report, const char *text)
{
  return text ? cld_summary_keep (report->summary, cld_page_clean_text (text)) : NULL;
}

static const char *
day (Report *report, gint32 on)
{
  char iso[CLD_DATE_SIZE];

  if (on == CLD_NO_DAY)
    return "–";
  cld_date_from_day (on, iso);
  return cld_summary_day (report->summary, iso);
}

static const char *
day_of (Report *report, const char *iso)
{
  return day (report, cld_date_read_day (iso));
}

/* Persons are third parties, offices are not; but an office of the place tells where a hidden placement is. */
static gboolean
is_hidden (const CldNoticeLine *line)
{
  static const char *const offices[] = { "ICB_FROM", "ICB_TO", "GP_FROM", "GP_TO", "EDU", "IRO", "AREA", "VSH", "OFSTED", "SOS", "PANEL", NULL };
  static const char *const of_place[] = { "ICB_TO", "GP_TO", "EDU", "AREA", NULL };
  gboolean secret = line->address_restricted || g_strcmp0 (line->area_authority, "CON") == 0;

  if (line->incoming)
    return FALSE;
  return !line->recipient_kind || !g_strv_contains (offices, line->recipient_kind) || (secret && g_strv_contains (of_place, line->recipient_kind));
}

static const char *
name_recipient (Report *report, const CldNoticeLine *line)
{
  if (line->recipient && report->summary->options->mask && is_hidden (line))
    return _("[name withheld]");
  return line->recipient ? clean (report, line->recipient) : "–";
}

static const char *
name_child (Report *report, const CldNoticeEntry *entry)
{
  if (!entry->line->child)
    return "–";
  if (report->summary->options->mask || !entry->child_name)
    return clean (report, entry->line->child);
  return clean (report, entry->child_name);
}

static const char *
count_files (Report *report, guint n)
{
  return n > 0 ? cld_summary_keep (report->summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file", "%u files", n), n)) : "–";
}

static gboolean
is_pressing (const CldNoticeEntry *entry)
{
  return entry->late || entry->no_reply || entry->sent_late || entry->state == CLD_NOTICE_RETURNED;
}

/* --- tables --- */

static void
add_sent (Report *report, CldTable *table, const CldNoticeEntry *entry)
{
  const CldNoticeLine *line = entry->line;
  const char *kind = cld_notice_words_recipient_kind (line->recipient_kind), *reason = cld_notice_words_reason (line->provision);
  const char *provision = cld_notice_words_provision (line->provision, line->recipient_kind), *method = clean (report, line->method);
  const char *waiting = cld_summary_keep (report->summary, cld_notice_words_dup_waiting (entry));
  const CldCell cells[] = {
    { cld_notice_words_standing (entry), .bold = is_pressing (entry) },
    { name_recipient (report, line) },
    { kind ? clean (report, kind) : "–" },
    { name_child (report, entry) },
    { reason ? clean (report, reason) : "–" },
    { provision ? clean (report, provision) : "–" },
    { day (report, entry->due) },
    { day (report, entry->sent_on) },
    { method ? method : "–" },
    { entry->acknowledged_on != CLD_NO_DAY ? day (report, entry->acknowledged_on) : waiting ? waiting : "–" },
    { count_files (report, line->n_files) },
  };

  cld_table_add_row (table, cells);
}

static const CldColumn *
get_sent_columns (guint *n)
{
  static CldColumn columns[11];
  const CldColumn all[] = {
    { _("State"), 70 }, { _("To"), 0 }, { _("As"), 60 }, { _("Child"), 0 }, { _("Reason"), 52 }, { _("Provision"), 58 },
    { _("Due"), 55 }, { _("Sent"), 55 }, { _("How"), 60 }, { _("Acknowledged"), 66 }, { _("Evidence"), 42 },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (all) == G_N_ELEMENTS (columns));
  memcpy (columns, all, sizeof all);
  *n = G_N_ELEMENTS (all);
  return columns;
}

static void
add_received (Report *report, CldTable *table, const CldNoticeEntry *entry)
{
  const CldNoticeLine *line = entry->line;
  const char *reason = cld_notice_words_reason (line->provision), *provision = cld_notice_words_provision (line->provision, NULL);
  const char *action = clean (report, line->our_action), *home = clean (report, line->provider_name);
  const char *state = cld_notice_words_standing (entry);

  if (action && report->summary->options->mask)
    action = _("[withheld]");
  if (line->closed_on)
    state = cld_arena_printf (report->summary->arena, "%s %s", state, day_of (report, line->closed_on));
  {
    const CldCell cells[] = {
      { state, .bold = entry->open },
      { name_recipient (report, line) },
      { home ? home : "–" },
      { name_child (report, entry) },
      { reason ? clean (report, reason) : "–" },
      { provision ? clean (report, provision) : "–" },
      { day_of (report, line->event_on) },
      /* Translators: of a notice that a home sent too late */
      { entry->received_late ? cld_arena_printf (report->summary->arena, "%s, %s", day (report, entry->received_on), _("late")) : day (report, entry->received_on) },
      { action ? action : "–" },
    };

    cld_table_add_row (table, cells);
  }
}

static const CldColumn *
get_received_columns (guint *n)
{
  static CldColumn columns[9];
  const CldColumn all[] = {
    { _("State"), 60 }, { _("From"), 0 }, { _("About"), 0 }, { _("Child"), 0 }, { _("Reason"), 74 }, { _("Provision"), 44 },
    { _("Event"), 56 }, { _("Received"), 56 }, { _("What we did"), 140 },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (all) == G_N_ELEMENTS (columns));
  memcpy (columns, all, sizeof all);
  *n = G_N_ELEMENTS (all);
  return columns;
}

/* Who stands behind the name is the other authority's child: with a mask nothing that tells. */
static const char *
cover (Report *report, const char *text, const char *word)
{
  return text && report->summary->options->mask ? word : clean (report, text);
}

static void
add_host (Report *report, CldTable *table, const CldRow *row)
{
  const char *const *values = row->values;
  const char *given = values[INCOMING_CHILD_GIVEN_NAMES], *surname = values[INCOMING_CHILD_SURNAME], *born = values[INCOMING_CHILD_DATE_OF_BIRTH];
  const char *name = given || surname ? cld_arena_printf (report->summary->arena, "%s%s%s", given ? given : "", given && surname ? " " : "", surname ? surname : "") : NULL;
  const CldCell cells[] = {
    { cover (report, name, _("[name withheld]")) },
    { cover (report, born ? day_of (report, born) : NULL, _("[withheld]")) },
    { clean (report, values[INCOMING_CHILD_PLACING_AUTHORITY]) },
    { cover (report, values[INCOMING_CHILD_ADDRESS], _("[withheld]")) },
    { cover (report, values[INCOMING_CHILD_CARER], _("[name withheld]")) },
    { clean (report, values[INCOMING_CHILD_LEGAL_STATUS]) },
    { clean (report, values[INCOMING_CHILD_IRO]) },
    { clean (report, values[INCOMING_CHILD_EHC_PLAN_AUTHORITY]) },
    { values[INCOMING_CHILD_STARTED_ON] ? day_of (report, values[INCOMING_CHILD_STARTED_ON]) : NULL },
    { day_of (report, values[INCOMING_CHILD_ENDED_ON]) },
  };

  cld_table_add_row (table, cells);
}

static const CldColumn *
get_host_columns (guint *n)
{
  static CldColumn columns[10];
  const CldColumn all[] = {
    { _("Name"), 0 }, { _("Born"), 56 }, { _("Placed by"), 70 }, { _("Address"), 0 }, { _("Carer"), 0 }, { _("Legal status"), 54 },
    /* Translators: the independent reviewing officer; then the authority that keeps the education, health and care plan */
    { _("IRO"), 62 }, { _("EHC plan of"), 62 }, { _("Start"), 56 }, { _("End"), 56 },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (all) == G_N_ELEMENTS (columns));
  memcpy (columns, all, sizeof all);
  *n = G_N_ELEMENTS (all);
  return columns;
}

/* --- sections --- */

static const char *
count_notices (Report *report, guint n)
{
  return cld_summary_keep (report->summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u notice", "%u notices", n), n));
}

static gboolean
is_chosen (const Report *report, const CldNoticeEntry *entry)
{
  return !report->print->refs || g_strv_contains (report->print->refs, entry->line->ref);
}

/* The notices of one direction that are meant. */
static GPtrArray *
find_entries (Report *report, CldNoticeView view)
{
  CldNoticeFilter filter = report->print->filter;
  GPtrArray *found;
  guint n = 0;

  filter.view = view;
  found = cld_notice_register_filter (report->notices, &filter);
  for (guint i = 0; i < found->len; i++)
    if (is_chosen (report, found->pdata[i]))
      found->pdata[n++] = found->pdata[i];
  g_ptr_array_set_size (found, (int) n);
  return found;
}

static void
add_notices (Report *report, GPtrArray *entries, CldNoticeView view)
{
  const char *title = view == CLD_NOTICES_SENT ? _("Sent") : _("Received");
  guint n;
  const CldColumn *columns = view == CLD_NOTICES_SENT ? get_sent_columns (&n) : get_received_columns (&n);
  g_autoptr (CldTable) table = cld_table_new (columns, n);

  cld_paper_add_heading (report->summary->paper, title, count_notices (report, entries->len), title);
  for (guint i = 0; i < entries->len; i++)
    if (view == CLD_NOTICES_SENT)
      add_sent (report, table, entries->pdata[i]);
    else
      add_received (report, table, entries->pdata[i]);
  if (entries->len == 0)
    cld_paper_add_paragraph (report->summary->paper, view == CLD_NOTICES_SENT ? _("No notices in this period.") : _("No notices received."), FALSE, 1);
  else
    cld_paper_add_table (report->summary->paper, table, MAX_LINES);
}

/* Of a period those who were here on one of its days. */
static gboolean
was_here (const Report *report, const CldRow *row)
{
  const CldNoticeFilter *filter = &report->print->filter;
  gint32 start = cld_date_read_day (row->values[INCOMING_CHILD_STARTED_ON]), end = cld_date_read_day (row->values[INCOMING_CHILD_ENDED_ON]);

  if (filter->period != CLD_NOTICES_BETWEEN)
    return TRUE;
  return (filter->until == CLD_NO_DAY || start == CLD_NO_DAY || start <= filter->until) && (filter->from == CLD_NO_DAY || end == CLD_NO_DAY || end >= filter->from);
}

static void
add_hosts (Report *report, GPtrArray *rows)
{
  guint n;
  const CldColumn *columns = get_host_columns (&n);
  g_autoptr (CldTable) table = cld_table_new (columns, n);
  const char *remark = cld_summary_keep (report->summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u child", "%u children", rows->len), rows->len));

  cld_paper_add_heading (report->summary->paper, _("Children of other authorities placed here"), remark, _("Host register"));
  for (guint i = 0; i < rows->len; i++)
    add_host (report, table, rows->pdata[i]);
  if (rows->len == 0)
    cld_paper_add_paragraph (report->summary->paper, _("No child of another authority is recorded."), FALSE, 1);
  else
    cld_paper_add_table (report->summary->paper, table, MAX_LINES);
}

static GPtrArray *
find_hosts (Report *report)
{
  GPtrArray *rows = cld_host_register_filter (report->host, &report->print->host_filter);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    if (was_here (report, rows->pdata[i]))
      rows->pdata[n++] = rows->pdata[i];
  g_ptr_array_set_size (rows, (int) n);
  return rows;
}

/* --- the whole --- */

static const char *
make_about (Report *report)
{
  const CldNoticeFilter *filter = &report->print->filter;
  CldArena *arena = report->summary->arena;
  const char *period = NULL, *from = day (report, filter->from), *until = day (report, filter->until);

  if (filter->period == CLD_NOTICES_OPEN_AND_RECENT)
    period = _("Open, and the last 6 weeks");
  else if (filter->period == CLD_NOTICES_ANY_TIME)
    period = _("All days");
  else if (filter->from != CLD_NO_DAY && filter->until != CLD_NO_DAY)
    period = cld_arena_printf (arena, _("From %1$s to %2$s"), from, until);
  else if (filter->from != CLD_NO_DAY)
    period = cld_arena_printf (arena, _("From %s on"), from);
  else
    period = cld_arena_printf (arena, _("Up to %s"), until);
  return report->print->about ? cld_arena_printf (arena, "%s · %s · %s", period, clean (report, report->print->about), cld_summary_about (report->summary))
                              : cld_arena_printf (arena, "%s · %s", period, cld_summary_about (report->summary));
}

/* What a mask takes out, counted before anything is laid out: the title says it. */
static const char *
count_hidden (Report *report, GPtrArray *sent, GPtrArray *received, GPtrArray *hosts)
{
  CldHidden hidden = { 0 };

  if (!report->summary->options->mask)
    return NULL;
  for (guint i = 0; sent && i < sent->len; i++)
    {
      const CldNoticeLine *line = ((const CldNoticeEntry *) sent->pdata[i])->line;

      hidden.n_names += line->recipient && is_hidden (line) ? 1 : 0;
    }
  for (guint i = 0; received && i < received->len; i++)
    hidden.n_notes += ((const CldNoticeEntry *) received->pdata[i])->line->our_action ? 1 : 0;
  for (guint i = 0; hosts && i < hosts->len; i++)
    {
      const char *const *values = ((const CldRow *) hosts->pdata[i])->values;

      hidden.n_names += values[INCOMING_CHILD_GIVEN_NAMES] || values[INCOMING_CHILD_SURNAME] ? 1 : 0;
      hidden.n_names += values[INCOMING_CHILD_CARER] ? 1 : 0;
      hidden.n_addresses += values[INCOMING_CHILD_ADDRESS] ? 1 : 0;
    }
  return cld_summary_hidden_text (report->summary, &hidden);
}

static void
add_cb (CldSummary *summary, gpointer data)
{
  Report *report = data;
  CldNoticeView view = report->print->filter.view;
  gboolean alone = report->print->host_only;
  g_autoptr (GPtrArray) sent = view != CLD_NOTICES_RECEIVED && !alone ? find_entries (report, CLD_NOTICES_SENT) : NULL;
  g_autoptr (GPtrArray) received = view != CLD_NOTICES_SENT && !alone ? find_entries (report, CLD_NOTICES_RECEIVED) : NULL;
  g_autoptr (GPtrArray) hosts = report->print->host || alone ? find_hosts (report) : NULL;
  guint n = (sent ? sent->len : 0) + (received ? received->len : 0);

  report->summary = summary;
  cld_paper_set_landscape (summary->paper);
  cld_paper_add_title (summary->paper, _("Notices"), count_notices (report, n), make_about (report), count_hidden (report, sent, received, hosts));
  if (summary->options->mask)
    cld_paper_add_paragraph (summary->paper, _("Children by number only: their names are withheld."), FALSE, 1);
  if (sent)
    add_notices (report, sent, CLD_NOTICES_SENT);
  if (received)
    add_notices (report, received, CLD_NOTICES_RECEIVED);
  if (hosts)
    add_hosts (report, hosts);
}

/**
 * cld_report_new_notices:
 * @store: where the notices are
 * @print: which of them
 * @options: what the print says about itself
 * @error: return location
 *
 * Lays out the register. With a mask our children stand in it by their number, those of other authorities without name, birth, address
 * and carer, and persons who were told without their names.
 *
 * Returns: (transfer full) (nullable): the finished document
 */
CldPaper *
cld_report_new_notices (CldStore *store, const CldNoticesPrint *print, const CldPrintOptions *options, GError **error)
{
  CldDb *db = cld_store_get_db (store);
  g_autoptr (CldRecordSet) nobody = cld_record_set_new ();
  g_autoptr (CldNoticeRegister) notices = cld_notice_register_load (db, options->today, error);
  g_autoptr (CldHostRegister) host = notices ? cld_host_register_load (db, options->today, error) : NULL;
  Report report = { .print = print, .notices = notices, .host = host };

  return host ? cld_report_new (nobody, options, add_cb, &report) : NULL;
}
