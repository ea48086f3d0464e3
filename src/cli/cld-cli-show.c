/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-cli-as-known.h"
#include "cld-json.h"
#include "cld-kinds.h"
#include "cld-value.h"

#define INDENT 2

static void
append_row_json (GString *text, const CldRow *row)
{
  g_string_append (text, "{\"ref\": ");
  cld_json_append_string (text, row->ref);
  for (guint i = 0; i < row->kind->n_fields; i++)
    {
      g_string_append_printf (text, ", \"%s\": ", row->kind->fields[i].id);
      cld_json_append_string (text, row->values[i]);
    }
  g_string_append_c (text, '}');
}

/* Every native column of every kind that belongs to a child; a kind without records is an empty array. */
static char *
make_json (CldRecordSet *set)
{
  GString *text = g_string_new ("{\n \"child\": ");

  append_row_json (text, cld_record_set_get (set, &cld_child_kind)->pdata[0]);
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      const CldKind *kind = cld_kinds ()[i];
      GPtrArray *rows = cld_record_set_get (set, kind);

      if (kind->child < 0)
        continue;
      g_string_append_printf (text, ",\n \"%s\": [", kind->id);
      for (guint j = 0; j < rows->len; j++)
        {
          g_string_append (text, j > 0 ? ",\n  " : "\n  ");
          append_row_json (text, rows->pdata[j]);
        }
      g_string_append (text, rows->len > 0 ? "\n ]" : "]");
    }
  g_string_append (text, "\n}\n");
  return g_string_free (text, FALSE);
}

/* What a value says, with the name of what it refers to where that is known. */
static char *
display (CldRecordSet *set, const CldField *field, const char *value)
{
  const CldKind *target = cld_field_target_kind (field);
  CldRow *named = target && target->child < 0 && target != &cld_child_kind ? cld_record_set_find (set, target, value) : NULL;
  int name = named ? cld_kind_find_field (target, "name") : -1;

  if (name >= 0 && named->values[name])
    return g_strdup_printf ("%s (%s)", named->values[name], value);
  return cld_value_display (field, value);
}

static void
append_spaces (GString *text, guint n)
{
  while (n-- > 0)
    g_string_append_c (text, ' ');
}

/* A label and a value; further lines of the value stand below its first. */
static void
append_value (GString *text, const char *label, const char *value, guint indent, guint width)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  guint label_width = cld_output_width (label);

  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *clean = cld_output_clean_line (lines[i]);

      append_spaces (text, indent);
      if (i == 0)
        g_string_append (text, label);
      append_spaces (text, INDENT + width - (i == 0 ? label_width : 0));
      g_string_append_printf (text, "%s\n", clean);
    }
}

static guint
label_width (const CldKind *kind)
{
  guint width = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    width = MAX (width, cld_output_width (_(kind->fields[i].label)));
  return width;
}

/* The recorded values of a row; which child it is of is plain. */
static void
append_row_text (GString *text, CldRecordSet *set, const CldRow *row, guint indent)
{
  guint width = label_width (row->kind);

  for (guint i = 0; i < row->kind->n_fields; i++)
    {
      const CldField *field = &row->kind->fields[i];
      g_autofree char *value = row->values[i] && (int) i != row->kind->child ? display (set, field, row->values[i]) : NULL;

      if (value)
        append_value (text, _(field->label), value, indent, width);
    }
}

static char *
make_text (CldRecordSet *set)
{
  CldRow *child = cld_record_set_get (set, &cld_child_kind)->pdata[0];
  g_autofree char *number = cld_output_clean_line (child->ref);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s\n", _(cld_child_kind.title), number);
  append_row_text (text, set, child, INDENT);
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      const CldKind *kind = cld_kinds ()[i];
      GPtrArray *rows = cld_record_set_get (set, kind);

      if (kind->child < 0 || rows->len == 0)
        continue;
      g_string_append_printf (text, "\n%s (%u)\n", _(kind->plural), rows->len);
      for (guint j = 0; j < rows->len; j++)
        {
          g_autofree char *ref = cld_output_clean_line (((CldRow *) rows->pdata[j])->ref);

          append_spaces (text, INDENT);
          g_string_append_printf (text, "%s\n", ref);
          append_row_text (text, set, rows->pdata[j], 2 * INDENT);
        }
    }
  return g_string_free (text, FALSE);
}

static int
show (CldCli *cli, const char *number, const CldCliWhen *when, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldRecordSet) set = NULL;
  g_autofree char *text = NULL;
  g_autofree char *why = when->until ? g_strdup_printf ("record as known on %s", when->until) : g_strdup ("record");

  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  set = cld_cli_load_child (cli, number, when, &error);
  if (!set)
    return cld_cli_not_found (g_steal_pointer (&error));
  text = json ? make_json (set) : make_text (set);
  /* What cannot be logged is not shown. */
  if (!cld_change_log_look (cli->store, CLD_ACT_VIEW, why, ((CldRow *) cld_record_set_get (set, &cld_child_kind)->pdata[0])->ref, &error) ||
      !cld_cli_print (cli, &error, "%s", text))
    return cld_cli_fail (g_steal_pointer (&error));
  return CLD_CLI_DONE;
}

/**
 * cld_cli_show:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Shows the whole record of a child, as it is or as it was known.
 *
 * Returns: the exit code
 */
int
cld_cli_show (CldCli *cli, int argc, char **argv)
{
  g_autofree char *format = NULL, *as_known_on = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "as-known-on", 0, 0, G_OPTION_ARG_STRING, &as_known_on, N_("What was recorded at the end of that day, or at that local time"), N_("WHEN") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("text (default) or json"), "F" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  g_auto (CldCliWhen) when = { NULL, NULL };
  int status;

  if (!cld_cli_parse (cli, _("CHILD"), entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, operands, 1, 1, &status))
    return status;
  if (format && strcmp (format, "text") != 0 && strcmp (format, "json") != 0)
    return cld_cli_usage (cli, _("--format is text or json"));
  if (!cld_cli_parse_when (cli, as_known_on, &when, &status))
    return status;
  return show (cli, operands[0], &when, g_strcmp0 (format, "json") == 0);
}
