/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-report-trip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-kinds.h"
#include "cld-placement-list.h"
#include "cld-repo.h"
#include "cld-report-findings-private.h"

/* The children placed out of area, by the authority in whose area they live, for one journey: where, and when the next visit is
 * due. A restricted address is not on it, and who is in a confidential place stands apart, by no area. */

typedef struct
{
  CldDutyBoard *board;
  CldPlacementList *list;
  CldDb *db;
  CldSummary *summary;
} Report;

static CldPlacementList *
load (CldDutyBoard *board, CldDb *db, GError **error)
{
  return cld_duty_board_load (board, db, error) ? cld_placement_list_load (db, board, CLD_PLACEMENTS_CURRENT, error) : NULL;
}

static const char *
name_area (const CldPlacementEntry *entry)
{
  if (entry->area == CLD_AREA_CONFIDENTIAL || !entry->area_name)
    return _("Confidential");
  return entry->area_name;
}

/* By area, confidential ones last; by worker, so that one person's visits stand together, then by number. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const CldPlacementEntry *left = *(const CldPlacementEntry *const *) a, *right = *(const CldPlacementEntry *const *) b;
  int order = (left->area == CLD_AREA_CONFIDENTIAL) - (right->area == CLD_AREA_CONFIDENTIAL);

  if (order == 0)
    order = g_utf8_collate (name_area (left), name_area (right));
  if (order == 0)
    order = strcmp (name_area (left), name_area (right));
  if (order == 0)
    order = g_strcmp0 (left->worker, right->worker);
  return order != 0 ? order : strcmp (left->child, right->child);
}

static GPtrArray *
find_entries (CldPlacementList *list)
{
  GPtrArray *found = cld_placement_list_find (list, &(CldPlacementFilter){ .flags = CLD_PLACEMENT_OUT_OF_AREA });

  g_ptr_array_sort (found, compare_entries);
  return found;
}

/* --- a child --- */

static gboolean
is_visit (const CldDuty *duty)
{
  static const char *const ids[] = { "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10", "C15", "J05", NULL };

  return g_strv_contains (ids, cld_timetable_get (duty->row)->id);
}

static const CldDuty *
find_visit (Report *report, const char *child)
{
  guint n;
  const CldDuty *duties = cld_duty_board_get_duties (report->board, child, &n), *first = NULL;

  for (guint i = 0; i < n; i++)
    if (is_visit (&duties[i]) && cld_duty_is_open (&duties[i]) && duties[i].due.day != CLD_NO_DAY && (!first || duties[i].due.day < first->due.day))
      first = &duties[i];
  return first;
}

static const char *
make_name (Report *report, const CldPlacementEntry *entry)
{
  CldSummary *summary = report->summary;
  const char *given = entry->known_as ? entry->known_as : entry->given_names;
  g_autofree char *name = g_strdup_printf ("%s %s", given ? given : "", entry->surname ? entry->surname : "");
  const char *number = _cld_report_clean (summary, entry->child), *clean = _cld_report_clean (summary, g_strstrip (name));

  return summary->options->mask || !clean ? number : cld_arena_printf (summary->arena, "%s (%s)", clean, number);
}

/* Where to go: the address, else the postcode; of a restricted one nothing. */
static const char *
find_address (Report *report, const CldPlacementEntry *entry)
{
  const CldRow *row = cld_repo_find (report->db, &cld_placement_kind, entry->ref, report->summary->arena, NULL);
  const char *address, *postcode;

  if (!row || cld_fact_hides_address (row))
    return _("RESTRICTED: not printed");
  address = _cld_report_clean (report->summary, row->values[PLACEMENT_ADDRESS]);
  postcode = _cld_report_clean (report->summary, row->values[PLACEMENT_POSTCODE]);
  if (address && postcode && !strstr (address, postcode))
    return cld_arena_printf (report->summary->arena, "%s, %s", address, postcode);
  return address ? address : postcode;
}

/* Who it is with tells where it is. */
static const char *
find_carer (Report *report, const CldPlacementEntry *entry)
{
  const char *who = entry->carer ? entry->carer : entry->provider_name;

  if (!who)
    return "–";
  if (entry->flags & CLD_PLACEMENT_IS_RESTRICTED || entry->area == CLD_AREA_CONFIDENTIAL)
    return _("[RESTRICTED]");
  return report->summary->options->mask && entry->carer ? _("[name withheld]") : _cld_report_clean (report->summary, who);
}

static const char *
find_seen (Report *report, const CldFacts *facts)
{
  gint32 last = CLD_NO_DAY;

  for (guint i = 0; i < facts->visits.n; i++)
    if (facts->visits.at[i].counts && facts->visits.at[i].at.day <= cld_duty_board_get_today (report->board))
      last = MAX (last, facts->visits.at[i].at.day);
  return last == CLD_NO_DAY ? _("not recorded") : cld_report_when (report->summary, (CldWhen){ last, CLD_NO_MINUTE });
}

static void
add_entry (Report *report, CldTable *table, const CldPlacementEntry *entry)
{
  CldSummary *summary = report->summary;
  const CldDuty *visit = find_visit (report, entry->child);
  const char *due = visit ? cld_report_when (summary, visit->due) : NULL, *state = visit ? cld_report_duty_state (summary, visit) : NULL;
  const CldCell cells[] = {
    { make_name (report, entry), .bold = TRUE },
    { entry->age >= 0 ? cld_arena_printf (summary->arena, "%d", entry->age) : "–" },
    { find_carer (report, entry) },
    { find_address (report, entry) },
    { entry->worker ? cld_summary_worker (summary, entry->worker) : "–" },
    { find_seen (report, entry->facts) },
    { due ? cld_arena_printf (summary->arena, "%s · %s", due, state) : _("not known"), .bold = visit && cld_report_duty_is_pressing (visit) },
  };

  cld_table_add_row (table, cells);
}

/* The children of one area; returns the first of the next. */
static guint
add_area (Report *report, GPtrArray *entries, guint from)
{
  CldSummary *summary = report->summary;
  const CldColumn columns[] = { { _("Child"), 130 }, { _("Age"), 28 }, { _("With"), 110 }, { _("Address"), 0 }, { _("Social worker"), 90 }, { _("Last visit"), 80 }, { _("Next visit due"), 130 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  const char *area = _cld_report_clean (summary, name_area (entries->pdata[from]));
  guint i = from;

  for (; i < entries->len && strcmp (name_area (entries->pdata[i]), name_area (entries->pdata[from])) == 0; i++)
    add_entry (report, table, entries->pdata[i]);
  cld_paper_add_heading (summary->paper, area, cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u child", "%u children", i - from), i - from)), area);
  cld_paper_add_table (summary->paper, table, 5);
  return i;
}

/* Addresses that are left out, and with a mask the names. */
static const char *
find_hidden (Report *report, GPtrArray *entries)
{
  CldHidden hidden = { 0 };

  for (guint i = 0; i < entries->len; i++)
    {
      const CldPlacementEntry *entry = entries->pdata[i];
      gboolean secret = entry->flags & CLD_PLACEMENT_IS_RESTRICTED || entry->area == CLD_AREA_CONFIDENTIAL;

      hidden.n_addresses += secret ? 1 : 0;
      hidden.n_names += report->summary->options->mask && entry->carer ? 1 : 0;
    }
  return cld_summary_hidden_text (report->summary, &hidden);
}

static void
add_cb (CldSummary *summary, gpointer data)
{
  Report *report = data;
  g_autoptr (GPtrArray) entries = find_entries (report->list);
  const char *n = cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u child out of area", "%u children out of area", entries->len), entries->len));

  report->summary = summary;
  cld_paper_set_landscape (summary->paper);
  cld_paper_add_title (summary->paper, _("Trip sheet"), n, cld_summary_about (summary), find_hidden (report, entries));
  for (guint i = 0; i < entries->len;)
    i = add_area (report, entries, i);
  if (entries->len == 0)
    cld_paper_add_paragraph (summary->paper, _("No child is placed out of area."), FALSE, 1);
}

static CldPaper *
make_paper (CldStore *store, gconstpointer data, const CldPrintOptions *options, CldPrintWatch *watch, GError **error)
{
  CldDb *db = cld_store_get_db (store);
  g_autoptr (CldRecordSet) people = cld_record_set_new ();
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (options->today), CLD_NO_DAY);
  g_autoptr (CldPlacementList) list = load (board, db, error);
  Report report = { .board = board, .list = list, .db = db };

  if (!list || !cld_repo_load_all (db, &cld_person_kind, people, error))
    return NULL;
  return cld_report_new (people, options, add_cb, &report);
}

/**
 * cld_trip_print_new:
 * @store: where the placements are
 * @today: YYYY-MM-DD, which the options of the print have too
 * @error: return location
 *
 * The trip sheet: every child placed out of area today. It is a look at each of them.
 *
 * Returns: (transfer full) (nullable): the job; %NULL without an error where nobody is placed out of area
 */
CldPrintJob *
cld_trip_print_new (CldStore *store, const char *today, GError **error)
{
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (today), CLD_NO_DAY);
  g_autoptr (CldPlacementList) list = load (board, cld_store_get_db (store), error);
  g_autoptr (GPtrArray) entries = list ? find_entries (list) : NULL;
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  CldPrintJob *job;

  for (guint i = 0; entries && i < entries->len; i++)
    g_ptr_array_add (children, (gpointer) ((const CldPlacementEntry *) entries->pdata[i])->child);
  if (children->len == 0)
    return NULL;
  g_ptr_array_add (children, NULL);
  job = _cld_print_job_new_report (CLD_PRINT_TRIP, make_paper, NULL, NULL);
  _cld_print_job_set_children (job, (const char *const *) children->pdata);
  return job;
}
