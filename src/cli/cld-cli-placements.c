/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-cli.h"
#include "cld-placement-list.h"

/* The placements out of area and their evidence. */

static const char *const columns[] = {
  "placement", "child", "started_on", "type", "provider", "area_authority", "area", "distance_miles", "emergency", "level",
  "approval", "approved_on", "approved_by_role", "wishes_heard_on", "relatives_consulted_on", "iro_consulted_on", "area_consulted_on",
  "care_plan_sent_on", "notice", "notice_due", "notice_sent_on", "acknowledged_on", "needed", "recorded", "missing", "pending",
  "approval_due", "lacks_approval", "lacks_notice", NULL
};

typedef char DayText[CLD_DATE_SIZE];

static const char *
write_day (gint32 day, DayText text)
{
  if (day == CLD_NO_DAY)
    return NULL;
  cld_date_from_day (day, text);
  return text;
}

static const char *
get_area_id (CldArea area)
{
  switch (area)
    {
    case CLD_AREA_ADJOINING:
      return "adjoining";
    case CLD_AREA_DISTANT:
      return "at-a-distance";
    case CLD_AREA_CONFIDENTIAL:
      return "confidential";
    case CLD_AREA_OTHER:
      return "out-of-area";
    case CLD_AREA_OWN:
    case CLD_AREA_UNKNOWN:
    default:
      return NULL;
    }
}

static const char *
get_role (const CldPlacementEntry *entry)
{
  CldFactId by = entry->evidence.items[CLD_EVIDENCE_APPROVAL].by;

  if (by.kind != CLD_FACT_APPROVAL || by.index >= entry->facts->approvals.n)
    return NULL;
  switch (entry->facts->approvals.at[by.index].role)
    {
    case CLD_ROLE_NO:
      return "NO";
    case CLD_ROLE_DCS:
      return "DCS";
    default:
      return NULL;
    }
}

static char *
list_items (const CldEvidence *evidence, guint states)
{
  GString *text = g_string_new (NULL);

  for (guint id = 0; id < CLD_EVIDENCE_N; id++)
    if (states & 1u << evidence->items[id].state)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", cld_evidence_id (id));
  return g_string_free (text, FALSE);
}

static gboolean
write_entry (CldOutput *output, const CldPlacementEntry *entry, GError **error)
{
  const CldEvidence *evidence = &entry->evidence;
  const CldEvidenceItem *items = evidence->items;
  g_autofree char *missing = list_items (evidence, 1u << CLD_EVIDENCE_NOT_RECORDED | 1u << CLD_EVIDENCE_NO_REPLY);
  g_autofree char *pending = list_items (evidence, 1u << CLD_EVIDENCE_PENDING);
  g_autofree char *needed = g_strdup_printf ("%u", evidence->n_needed), *recorded = g_strdup_printf ("%u", evidence->n_recorded);
  DayText days[CLD_EVIDENCE_N], from, approval_due, notice_due;
  const char *on[CLD_EVIDENCE_N];

  for (guint id = 0; id < CLD_EVIDENCE_N; id++)
    on[id] = write_day (items[id].day, days[id]);
  {
    const char *const cells[] = {
      entry->ref, entry->child, write_day (entry->from, from), entry->type, entry->provider, entry->area_code, get_area_id (entry->area), entry->miles,
      evidence->emergency ? "1" : "0", cld_evidence_level_id (evidence->level), cld_evidence_state_id (items[CLD_EVIDENCE_APPROVAL].state),
      on[CLD_EVIDENCE_APPROVAL], get_role (entry), on[CLD_EVIDENCE_WISHES], on[CLD_EVIDENCE_RELATIVES], on[CLD_EVIDENCE_IRO], on[CLD_EVIDENCE_AREA_CONSULTED],
      on[CLD_EVIDENCE_CARE_PLAN], cld_evidence_state_id (items[CLD_EVIDENCE_NOTICE].state), write_day (items[CLD_EVIDENCE_NOTICE].due, notice_due),
      on[CLD_EVIDENCE_NOTICE], on[CLD_EVIDENCE_ACKNOWLEDGED], needed, recorded, missing, pending, write_day (items[CLD_EVIDENCE_APPROVAL].due, approval_due),
      entry->flags & CLD_PLACEMENT_LACKS_APPROVAL ? "1" : "0", entry->flags & CLD_PLACEMENT_LACKS_NOTICE ? "1" : "0"
    };

    G_STATIC_ASSERT (G_N_ELEMENTS (cells) + 1 == G_N_ELEMENTS (columns));
    return cld_output_row (output, cells, error);
  }
}

/* What nobody can say is neither listed nor passed over. */
static void
say_unknown (CldCli *cli, CldPlacementList *list)
{
  guint n = cld_placement_list_count (list, &(CldPlacementFilter){ .flags = CLD_PLACEMENT_AREA_UNKNOWN });

  if (n > 0 && !cli->quiet)
    cld_cli_error (g_dngettext (GETTEXT_PACKAGE, "%u current placement is not listed: whether it is out of area is not known, since its area authority is not recorded, or not which one is ours",
                                "%u current placements are not listed: whether they are out of area is not known, since their area authority is not recorded, or not which one is ours", n),
                   n);
}

static gboolean
list_placements (CldCli *cli, guint flags, CldOutputFormat format, GError **error)
{
  g_autoptr (CldOutput) output = cld_output_new (cli->out, format, columns);
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (cli->today), CLD_NO_DAY);
  g_autoptr (CldPlacementList) list = NULL;
  g_autoptr (GPtrArray) found = NULL;
  CldPlacementFilter filter = { .flags = flags };

  if (!cld_cli_open (cli, CLD_STORE_OPEN, error) || !cld_duty_board_load (board, cld_store_get_db (cli->store), error))
    return FALSE;
  list = cld_placement_list_load (cld_store_get_db (cli->store), board, CLD_PLACEMENTS_CURRENT, error);
  if (!list)
    return FALSE;
  found = cld_placement_list_find (list, &filter);
  for (guint i = 0; i < found->len; i++)
    if (!write_entry (output, found->pdata[i], error))
      return FALSE;
  if (!cld_output_finish (output, error))
    return FALSE;
  say_unknown (cli, list);
  return TRUE;
}

/**
 * cld_cli_out_of_area:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Lists the current placements out of area with their evidence. With both options those that lack both.
 *
 * Returns: the exit code
 */
int
cld_cli_out_of_area (CldCli *cli, int argc, char **argv)
{
  gboolean lacking_notice = FALSE, lacking_approval = FALSE;
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "lacking-notice", 0, 0, G_OPTION_ARG_NONE, &lacking_notice, N_("Only those of which the area authority was not told, where that is past due or has no due date"), NULL },
    { "lacking-approval", 0, 0, G_OPTION_ARG_NONE, &lacking_approval, N_("Only those not approved at the right level, where that is past due or has no due date"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_("table (default), csv or json"), "F" },
    { NULL }
  };
  g_autoptr (GError) error = NULL;
  CldOutputFormat format;
  guint flags;
  int status;

  if (!cld_cli_parse (cli, NULL, entries, &argc, &argv, &status) || !cld_cli_parse_format (cli, format_name, &format, &status))
    return status;
  flags = CLD_PLACEMENT_OUT_OF_AREA | (lacking_notice ? CLD_PLACEMENT_LACKS_NOTICE : 0u) | (lacking_approval ? CLD_PLACEMENT_LACKS_APPROVAL : 0u);
  return list_placements (cli, flags, format, &error) ? CLD_CLI_DONE : cld_cli_fail (g_steal_pointer (&error));
}
