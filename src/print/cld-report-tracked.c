/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-report-tracked.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-error.h"
#include "cld-evidence-sheet.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-report-findings-private.h"
#include "cld-summary.h"

/* The children whom an inspection tracks: of each the summary, the record, the duties and the placements as they were on the day
 * the inspection started. What happened later is in none of them, and ages and duties are of that day. */

typedef struct
{
  char *inspection; /* ref */
  char *role;       /* code of insp_record_role.csv */
  char *day;        /* the day it started */
  char **children;
} Pack;

static void
pack_free (gpointer data)
{
  Pack *pack = data;

  g_free (pack->inspection);
  g_free (pack->role);
  g_free (pack->day);
  g_strfreev (pack->children);
  g_free (pack);
}

/* --- the first page --- */

typedef struct
{
  const Pack *pack;
  CldInspectionRegister *inspections;
} Cover;

static void
add_child (CldSummary *summary, CldTable *table, const Pack *pack, guint i)
{
  /* What stands on the pages of each. */
  const CldCell cells[] = { { cld_arena_printf (summary->arena, "%u", i + 1) }, { _cld_report_clean (summary, pack->children[i]), .bold = TRUE }, { _("Summary, record, duties, placements") } };

  cld_table_add_row (table, cells);
}

static void
add_cover_cb (CldSummary *summary, gpointer data)
{
  const Cover *cover = data;
  const Pack *pack = cover->pack;
  const CldInspectionItem *item = cld_inspection_register_find (cover->inspections, pack->inspection);
  const CldColumn columns[] = { { "", 24 }, { _("Child"), 120 }, { _("What follows"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  guint n = g_strv_length (pack->children);
  const char *role = _cld_report_clean (summary, cld_code_list_label ("insp_record_role", pack->role));

  cld_paper_add_title (summary->paper, _("Children in an inspection"), item ? _cld_report_take (summary, cld_inspection_item_get_name (item)) : pack->inspection, cld_summary_about (summary), NULL);
  /* Translators: %s is a day */
  cld_paper_add_verdict (summary->paper, cld_arena_printf (summary->arena, _("As at %s"), cld_summary_day (summary, pack->day)),
                         _("Everything here is as it was on the day the inspection started: ages and duties are of that day, and nothing that happened later is in it."),
                         _("What has no day is as it is recorded now: worker, team, reviewing officer. Alerts, which have none either, are left out."));
  cld_paper_add_heading (summary->paper, role ? role : _("Children"), cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u child", "%u children", n), n)), _("children"));
  for (guint i = 0; i < n; i++)
    add_child (summary, table, pack, i);
  cld_paper_add_table (summary->paper, table, 2);
}

static CldPaper *
make_cover (const Pack *pack, CldStore *store, const CldPrintOptions *options, GError **error)
{
  g_autoptr (CldRecordSet) nobody = cld_record_set_new ();
  g_autoptr (CldInspectionRegister) inspections = cld_inspection_register_load (cld_store_get_db (store), cld_date_to_day (pack->day), error);
  Cover cover = { pack, inspections };

  return inspections ? cld_report_new (nobody, options, add_cover_cb, &cover) : NULL;
}

/* --- a child --- */

static gboolean
take (CldPaper *paper, CldPaper *more)
{
  if (more)
    cld_paper_append (paper, more);
  return more != NULL;
}

/* The evidence of the placement in force, where it is out of area. */
static gboolean
add_evidence (CldPaper *paper, CldStore *store, CldRecordSet *then, const CldPrintOptions *options, GError **error)
{
  CldChildFacts facts;
  CldArea area;

  cld_child_facts_find (&facts, then, options->today);
  area = cld_child_facts_get_area (&facts, cld_fact_get (facts.placement, PLACEMENT_AREA_AUTHORITY));
  if (!facts.placement || area == CLD_AREA_OWN || area == CLD_AREA_UNKNOWN)
    return TRUE;
  /* The day makes it work from these records and not from those of today. */
  return take (paper, cld_evidence_sheet_new (store, then, facts.placement->ref, options->today, options, error));
}

/* An alert has no day, so it may be of a later one; that there is one is not kept quiet. */
static void
mention_alert (CldRecordSet *then, CldRecordSet *set)
{
  CldRow *child = cld_record_set_get (then, &cld_child_kind)->pdata[0];

  if (cld_fact_get (cld_record_set_get (set, &cld_child_kind)->pdata[0], CHILD_ALERT))
    child->values[CHILD_ALERT] = _("Left out: an alert is recorded, but not since when.");
}

static gboolean
add_pages (CldPaper *paper, const Pack *pack, const char *child, CldStore *store, const char *until, const CldPrintOptions *options, GError **error)
{
  g_autoptr (CldRecordSet) set = _cld_print_load_child (store, child, until, error);
  g_autoptr (CldRecordSet) then = set ? cld_record_set_as_at (set, pack->day) : NULL;
  /* Whoever works out duties adds to the set what belongs to nobody. */
  g_autoptr (CldRecordSet) of_duties = set ? cld_record_set_as_at (set, pack->day) : NULL, of_evidence = set ? cld_record_set_as_at (set, pack->day) : NULL;

  if (!then)
    return FALSE;
  mention_alert (then, set);
  return take (paper, cld_summary_new (then, options)) && take (paper, cld_report_new_record (store, then, until, options, error)) &&
         take (paper, cld_report_new_child_duties (store, of_duties, pack->day, options, error)) && take (paper, cld_report_new_placements (then, options)) &&
         add_evidence (paper, store, of_evidence, options, error);
}

/* Every page says of which day it is, before what the print is for. */
static char *
make_purpose (const Pack *pack, const CldPrintOptions *options)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldSummary summary = { .arena = arena };
  g_autofree char *as_at = g_strdup_printf (_("As at %s"), cld_summary_day (&summary, pack->day));

  return options->purpose ? g_strdup_printf ("%s · %s", as_at, options->purpose) : g_steal_pointer (&as_at);
}

static CldPaper *
make_paper (CldStore *store, gconstpointer data, const CldPrintOptions *options, CldPrintWatch *watch, GError **error)
{
  const Pack *pack = data;
  g_autofree char *until = _cld_print_find_until (options), *purpose = make_purpose (pack, options);
  CldPrintOptions then = *options;
  g_autoptr (CldPaper) paper = NULL;

  then.today = pack->day;
  then.purpose = purpose;
  paper = make_cover (pack, store, &then, error);
  for (guint i = 0; paper && pack->children[i]; i++)
    {
      if (g_cancellable_set_error_if_cancelled (watch->cancellable, error) || !add_pages (paper, pack, pack->children[i], store, until, &then, error))
        return NULL;
      g_atomic_int_inc (&watch->n_done);
    }
  return g_steal_pointer (&paper);
}

/* --- the job --- */

typedef struct
{
  const Pack *pack;
  GPtrArray *children;
  GHashTable *seen;
} Search;

static gboolean
take_child_cb (CldRow *row, const char *search_key, gpointer data)
{
  Search *search = data;
  const char *child = row->values[INSPECTION_CHILD_CHILD];

  if (child && g_strcmp0 (row->values[INSPECTION_CHILD_INSPECTION], search->pack->inspection) == 0 && g_strcmp0 (row->values[INSPECTION_CHILD_ROLE], search->pack->role) == 0 &&
      g_hash_table_add (search->seen, g_strdup (child)))
    g_ptr_array_add (search->children, g_strdup (child));
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
find_children (Pack *pack, CldDb *db, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { pack, g_ptr_array_new (), seen };
  gboolean done = cld_repo_each (db, &cld_inspection_child_kind, "ORDER BY t.ref", NULL, arena, take_child_cb, &search, error);

  g_ptr_array_sort (search.children, compare_numbers);
  g_ptr_array_add (search.children, NULL);
  pack->children = (char **) g_ptr_array_free (search.children, FALSE);
  if (done && !pack->children[0])
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("The inspection %s has no child of this part. Nothing was printed."), pack->inspection);
  return done && pack->children[0];
}

static char *
find_day (CldDb *db, const char *inspection, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) local_error = NULL;
  const CldRow *row = cld_repo_find (db, &cld_inspection_kind, inspection, arena, &local_error);

  if (local_error)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (!row)
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("No inspection has the ref %s."), inspection);
  else if (!cld_date_is_iso (row->values[INSPECTION_STARTED_ON]))
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("The day on which the inspection %s started is not recorded. Record it first."), inspection);
  else
    return g_strdup (row->values[INSPECTION_STARTED_ON]);
  return NULL;
}

/**
 * cld_tracked_print_new:
 * @store: where the inspections are
 * @inspection: ref of an inspection
 * @role: code of insp_record_role.csv, such as TRACK
 * @error: return location
 *
 * The pack of the children who have that part in the inspection: of each the summary, the record, the duties, the placements and the
 * evidence of one out of area, all as at the day it started. One job, and a look in the log for each child.
 *
 * Returns: (transfer full) (nullable): the job; %CLD_STORE_ERROR_NOT_FOUND where there is no such inspection or no child in it
 */
CldPrintJob *
cld_tracked_print_new (CldStore *store, const char *inspection, const char *role, GError **error)
{
  CldDb *db = cld_store_get_db (store);
  g_autofree char *subject = g_strconcat ("inspection/", inspection, NULL);
  g_autofree char *day = find_day (db, inspection, error);
  Pack *pack;
  CldPrintJob *job;

  if (!day)
    return NULL;
  pack = g_new0 (Pack, 1);
  pack->inspection = g_strdup (inspection);
  pack->role = g_strdup (role);
  pack->day = g_steal_pointer (&day);
  if (!find_children (pack, db, error))
    {
      pack_free (pack);
      return NULL;
    }
  job = _cld_print_job_new_report (CLD_PRINT_TRACKED, make_paper, pack, pack_free);
  _cld_print_job_set_children (job, (const char *const *) pack->children);
  cld_print_job_set_subject (job, subject);
  return job;
}
