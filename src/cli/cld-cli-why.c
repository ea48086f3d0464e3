/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-cli-duties.h"
#include "cld-duty-why.h"
#include "cld-json.h"

#define INDENT 2
/* Rows that are projected have refs too: so far ahead are they looked for. */
#define AHEAD 3660

/* What a ref names. */
typedef struct
{
  CldDutyBoard *board;
  const CldFacts *facts;
  const CldDuty *duty;
} Found;

/* --- as text --- */

static void
append_line (GString *text, const char *label, const char *value, guint width)
{
  g_autofree char *clean = value ? cld_output_clean_line (value) : NULL;
  g_autofree char *title = cld_output_clean_line (label);

  if (!clean || *clean == '\0')
    return;
  g_string_append (text, title);
  for (guint i = cld_output_width (title); i < width + INDENT; i++)
    g_string_append_c (text, ' ');
  g_string_append_printf (text, "%s\n", clean);
}

static void
append_fact (GString *text, const CldWhyFact *fact)
{
  char at[CLD_MOMENT_SIZE];
  const char *when = cld_cli_format_when (fact->at, at);
  g_autofree char *ref = fact->ref ? g_strdup_printf ("%s/%s", fact->kind, fact->ref) : g_strdup (fact->kind);
  g_autofree char *line = g_strdup_printf ("%s%s%s%s%s", fact->label, when ? ", " : "", when ? when : "", ref ? "  " : "", ref ? ref : "");
  g_autofree char *clean = cld_output_clean_line (line);

  g_string_append_printf (text, "%*s%s\n", INDENT, "", clean);
}

static void
append_lists (GString *text, const CldDutyWhy *why)
{
  if (why->facts->len > 0)
    g_string_append_printf (text, "\n%s\n", _("What it rests on"));
  for (guint i = 0; i < why->facts->len; i++)
    append_fact (text, &g_array_index (why->facts, CldWhyFact, i));
  if (why->skipped->len > 0)
    g_string_append_printf (text, "\n%s\n", _("Days that are not counted"));
  for (guint i = 0; i < why->skipped->len; i++)
    {
      const CldWhySkipped *skipped = &g_array_index (why->skipped, CldWhySkipped, i);
      char iso[CLD_DATE_SIZE];

      cld_date_from_day (skipped->day, iso);
      g_string_append_printf (text, "%*s%s  %s\n", INDENT, "", iso, skipped->name);
    }
}

static char *
make_text (const Found *found, const CldDutyWhy *why)
{
  const CldTimetableRow *row = why->row;
  g_autofree char *ref = cld_duty_dup_ref (found->facts, found->duty);
  g_autofree char *rule = g_strdup_printf ("%s  %s", row->id, row->duty);
  /* Translators: how binding a rule is, such as “must (REG)” */
  g_autofree char *strength = g_strdup_printf ("%s (%s)", row->must ? _("must") : _("should"), cld_duty_get_strength (found->duty));
  char from[CLD_MOMENT_SIZE], due[CLD_MOMENT_SIZE], finished[CLD_MOMENT_SIZE];
  const char *lines[][2] = {
    { _("Duty"), ref }, { _("Rule"), rule }, { _("Provision"), row->source }, { _("Strength"), strength }, { _("Version"), row->version },
    { _("Counted from"), cld_cli_format_when (found->duty->counted_from, from) }, { _("Due"), cld_cli_format_when (found->duty->due, due) },
    { _("Done"), cld_cli_format_when (found->duty->done, finished) }, { _("State"), cld_duty_state_id (found->duty->state) }, { "", why->state_sentence },
    { _("Why"), why->sentence }, { _("Worked out"), why->arithmetic },
    { _("Note"), why->check_holidays ? _("The bank holidays of that time were not looked up: check them.") : NULL },
  };
  GString *text = g_string_new (NULL);
  guint width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    width = MAX (width, cld_output_width (lines[i][0]));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    append_line (text, lines[i][0], lines[i][1], width);
  append_lists (text, why);
  return g_string_free (text, FALSE);
}

/* --- as JSON --- */

static void
append_pair (GString *text, const char *separator, const char *key, const char *value)
{
  g_string_append_printf (text, "%s\"%s\": ", separator, key);
  cld_json_append_string (text, value);
}

static void
append_facts_json (GString *text, const CldDutyWhy *why)
{
  char at[CLD_MOMENT_SIZE];

  g_string_append (text, ",\n \"facts\": [");
  for (guint i = 0; i < why->facts->len; i++)
    {
      const CldWhyFact *fact = &g_array_index (why->facts, CldWhyFact, i);

      append_pair (text, i > 0 ? ",\n  {" : "\n  {", "label", fact->label);
      append_pair (text, ", ", "kind", fact->kind);
      append_pair (text, ", ", "ref", fact->ref);
      append_pair (text, ", ", "at", cld_cli_format_when (fact->at, at));
      g_string_append_c (text, '}');
    }
  g_string_append (text, why->facts->len > 0 ? "\n ],\n \"skipped\": [" : "],\n \"skipped\": [");
  for (guint i = 0; i < why->skipped->len; i++)
    {
      const CldWhySkipped *skipped = &g_array_index (why->skipped, CldWhySkipped, i);

      cld_date_from_day (skipped->day, at);
      append_pair (text, i > 0 ? ",\n  {" : "\n  {", "day", at);
      append_pair (text, ", ", "name", skipped->name);
      g_string_append_c (text, '}');
    }
  g_string_append (text, why->skipped->len > 0 ? "\n ]" : "]");
}

static char *
make_json (const Found *found, const CldDutyWhy *why)
{
  const CldDuty *duty = found->duty;
  g_autofree char *ref = cld_duty_dup_ref (found->facts, duty);
  char from[CLD_MOMENT_SIZE], due[CLD_MOMENT_SIZE], finished[CLD_MOMENT_SIZE];
  const char *pairs[][2] = {
    { "ref", ref }, { "child", found->facts->ref }, { "duty", why->row->id }, { "rule", why->row->duty },
    { "subject", duty->subject.kind == CLD_FACT_CHILD ? NULL : cld_fact_id_get_ref (found->facts, duty->subject) },
    { "counted_from", cld_cli_format_when (duty->counted_from, from) }, { "due", cld_cli_format_when (duty->due, due) },
    { "done", cld_cli_format_when (duty->done, finished) }, { "state", cld_duty_state_id (duty->state) }, { "strength", cld_duty_get_strength (duty) },
    { "must", why->row->must ? "1" : "0" }, { "provision", why->row->source }, { "version", why->row->version }, { "why", why->sentence },
    { "state_why", why->state_sentence }, { "arithmetic", why->arithmetic }, { "check_holidays", why->check_holidays ? "1" : "0" },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    append_pair (text, i > 0 ? ",\n " : "{", pairs[i][0], pairs[i][1] && *pairs[i][1] ? pairs[i][1] : NULL);
  append_facts_json (text, why);
  g_string_append (text, "\n}\n");
  return g_string_free (text, FALSE);
}

/* --- finding it --- */

static gboolean
find_duty (Found *found, const char *child, const char *ref)
{
  guint n;
  const CldDuty *duties = cld_duty_board_get_duties (found->board, child, &n);

  found->facts = cld_duty_board_get_facts (found->board, child);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *one = cld_duty_dup_ref (found->facts, &duties[i]);

      if (strcmp (one, ref) == 0)
        {
          found->duty = &duties[i];
          return TRUE;
        }
    }
  return FALSE;
}

/* Numbers of children and refs of records may hold slashes: whatever fits is tried. */
static gboolean
find (CldCli *cli, Found *found, const char *ref, GError **error)
{
  const char *start = strchr (ref, '/') + 1;

  for (const char *end = strchr (start, '/'); end && !found->duty; end = strchr (end + 1, '/'))
    {
      g_autofree char *child = g_strndup (start, (gsize) (end - start));

      if (!cld_duty_board_load_child (found->board, cld_store_get_db (cli->store), child, error))
        return FALSE;
      if (find_duty (found, child, ref))
        return TRUE;
    }
  return TRUE;
}

/* Why there is no such row: the rule is not computed, or does not reach the child. */
static int
say_not_found (CldCli *cli, const char *ref)
{
  g_autofree char *id = g_strndup (ref, strcspn (ref, "/"));
  const CldTimetableRow *row = cld_timetable_find (id);

  if (!row)
    cld_cli_error (_("There is no duty %s. The duties are listed by `caseload-cli duties --list-rules`."), id);
  else if (row->why_not)
    /* Translators: the id of a duty, and why it is not computed */
    cld_cli_error (_("There is no row %1$s: %2$s is not computed (%3$s)."), ref, id, row->why_not);
  else
    /* Translators: %3$s is the id of a duty, %4$s when it arises, %5$s exceptions from it, in the words of the list of duties */
    cld_cli_error (_("There is no row %1$s on %2$s. %3$s arises: %4$s. Exceptions: %5$s. `caseload-cli duties --all --child CHILD` lists the rows of a child."), ref, cli->today, id,
                   row->trigger && *row->trigger ? row->trigger : "-", row->exceptions && *row->exceptions ? row->exceptions : "-");
  return CLD_CLI_PROBLEMS;
}

static int
explain (CldCli *cli, const char *ref, gboolean json)
{
  gint32 today = cld_date_to_day (cli->today);
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (today, today + AHEAD);
  g_autoptr (CldDutyWhy) why = NULL;
  g_autofree char *text = NULL;
  Found found = { board, NULL, NULL };
  GError *error = NULL;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error) || !find (cli, &found, ref, &error))
    return cld_cli_fail (error);
  if (!found.duty)
    return say_not_found (cli, ref);
  why = cld_duty_explain (found.facts, cld_duty_board_get_rules (board), today, found.duty);
  text = json ? make_json (&found, why) : make_text (&found, why);
  return cld_cli_print (cli, &error, "%s", text) ? CLD_CLI_DONE : cld_cli_fail (error);
}

/**
 * cld_cli_why:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Shows how a due date is worked out.
 *
 * Returns: the exit code
 */
int
cld_cli_why (CldCli *cli, int argc, char **argv)
{
  g_autofree char *format = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default) or json"), "F" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  int status;

  if (!cld_cli_parse (cli, _("DUTY-REF"), entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, operands, 1, 1, &status))
    return status;
  if (format && strcmp (format, "text") != 0 && strcmp (format, "json") != 0)
    return cld_cli_usage (cli, _("--format is text or json"));
  if (!strchr (operands[0], '/') || !g_utf8_validate (operands[0], -1, NULL))
    return cld_cli_usage (cli, _("a duty is named by its ref, as `caseload-cli duties` prints it"));
  return explain (cli, operands[0], g_strcmp0 (format, "json") == 0);
}
