/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-child-facts.h"
#include "cld-cli-print.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-placement-list.h"
#include "cld-repo.h"

/* The evidence sheets of placements out of area. */

/* The placement in which the child is today, as it was known then. */
static CldPrintJob *
make_of_child (CldCli *cli, const CldCliPrint *request, GError **error)
{
  g_autoptr (CldRecordSet) set = cld_cli_load_child (cli, request->number, &request->when, error);
  CldChildFacts facts;

  if (!set)
    return NULL;
  cld_child_facts_find (&facts, set, cli->today);
  if (!facts.placement)
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("The child %s is in no placement on that day. Give the ref of a placement instead, as `caseload-cli show` has it."), facts.child->ref);
      return NULL;
    }
  return cld_print_job_new_evidence ((const char *const[]){ facts.child->ref, NULL }, (const char *const[]){ facts.placement->ref, NULL });
}

static CldPrintJob *
make_of_ref (CldCli *cli, const CldCliPrint *request, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) local_error = NULL;
  CldRow *placement = cld_repo_find (cld_store_get_db (cli->store), &cld_placement_kind, request->number, arena, &local_error);

  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!placement)
    return make_of_child (cli, request, error);
  return cld_print_job_new_evidence ((const char *const[]){ placement->values[PLACEMENT_CHILD], NULL }, (const char *const[]){ placement->ref, NULL });
}

/* Every current placement out of area, in the order of the list. */
static CldPrintJob *
make_of_all (CldCli *cli, const CldCliPrint *request, GError **error)
{
  CldDb *db = cld_store_get_db (cli->store);
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (cli->today), CLD_NO_DAY);
  g_autoptr (CldRecordSet) people = cld_record_set_new ();
  g_autoptr (GPtrArray) children = g_ptr_array_new (), placements = g_ptr_array_new ();
  g_autoptr (CldPlacementList) list = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (!cld_duty_board_load (board, db, error) || !cld_repo_load_all (db, &cld_person_kind, people, error) ||
      !(list = cld_placement_list_load (db, board, CLD_PLACEMENTS_CURRENT, error)))
    return NULL;
  found = cld_placement_list_find (list, &(CldPlacementFilter){ .flags = CLD_PLACEMENT_OUT_OF_AREA, .team = request->team });
  for (guint i = 0; i < found->len; i++)
    {
      const CldPlacementEntry *entry = found->pdata[i];

      if (request->worker && !cld_cli_print_is_same_worker (cld_record_set_get (people, &cld_person_kind), request->worker, entry->worker))
        continue;
      g_ptr_array_add (children, (gpointer) entry->child);
      g_ptr_array_add (placements, (gpointer) entry->ref);
    }
  if (children->len == 0)
    return NULL;
  g_ptr_array_add (children, NULL);
  g_ptr_array_add (placements, NULL);
  return cld_print_job_new_evidence ((const char *const *) children->pdata, (const char *const *) placements->pdata);
}

/**
 * cld_cli_print_make_evidence:
 * @cli: the run, its store open
 * @request: what was asked for
 * @error: return location
 *
 * A sheet of the placement, or of the current one of the child, that was named; else of each current one out of area.
 *
 * Returns: (transfer full) (nullable): the job; %NULL without an error where nobody is placed out of area
 */
CldPrintJob *
cld_cli_print_make_evidence (CldCli *cli, const CldCliPrint *request, GError **error)
{
  return request->number ? make_of_ref (cli, request, error) : make_of_all (cli, request, error);
}
