/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary-private.h"

#include <string.h>

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-date.h"

/* Yearly facts that no record but the return holds, one line a year and table. */

typedef enum
{
  AS_IS,
  AS_DATE,
  AS_YES_NO,
  AS_CODE,
  AS_AUTHORITY,
} Form;

typedef struct
{
  const char *table;
  const char *column;
  const char *label; /* to be translated; "" for a value that says what it is */
  Form form;
  const char *list;
} Column;

/* In the order in which they are read out. */
static const Column columns[] = {
  { "OC2", "SDQ_SCORE", N_("SDQ score"), AS_IS },
  { "OC2", "SDQ_REASON", N_("no SDQ:"), AS_CODE, "sdq_reason" },
  { "OC2", "HEALTH_ASSESSMENT", N_("health assessment"), AS_YES_NO },
  { "OC2", "TEETH_CHECK", N_("dentist"), AS_YES_NO },
  { "OC2", "IMMUNISATIONS", N_("immunisations up to date"), AS_YES_NO },
  { "OC2", "HEALTH_CHECK", N_("health surveillance"), AS_YES_NO },
  { "OC2", "SUBSTANCE_MISUSE", N_("substance misuse"), AS_YES_NO },
  { "OC2", "INTERVENTION_RECEIVED", N_("help received"), AS_YES_NO },
  { "OC2", "INTERVENTION_OFFERED", N_("help offered"), AS_YES_NO },
  { "OC2", "CONVICTED", N_("convicted or cautioned"), AS_YES_NO },
  { "OC3", "IN_TOUCH", N_("in touch:"), AS_CODE, "care_leaver_in_touch" },
  { "OC3", "ACTIV", N_("doing:"), AS_CODE, "care_leaver_activity" },
  { "OC3", "ACCOM", N_("living:"), AS_CODE, "care_leaver_accommodation" },
  { "AD1", "DATE_INT", N_("decided"), AS_DATE },
  { "AD1", "DATE_MATCH", N_("matched"), AS_DATE },
  { "AD1", "FOSTER_CARE", "", AS_CODE, "adopter_codes:FOSTER_CARE" },
  { "AD1", "NB_ADOPTR", "", AS_CODE, "adopter_codes:NB_ADOPTR" },
  { "AD1", "SEX_ADOPTR", "", AS_CODE, "adopter_codes:SEX_ADOPTR" },
  { "AD1", "LS_ADOPTR", "", AS_CODE, "adopter_codes:LS_ADOPTR" },
  { "PlacedAdoption", "DATE_PLACED", N_("should be placed, decided"), AS_DATE },
  { "PlacedAdoption", "DATE_PLACED_CEASED", N_("no longer, decided"), AS_DATE },
  { "PlacedAdoption", "REASON_PLACED_CEASED", "", AS_CODE, "adoption_reason_reversed" },
  { "PrevPerm", "PREV_PERM", "", AS_CODE, "previous_permanence" },
  { "PrevPerm", "DATE_PERM", N_("on"), AS_DATE },
  { "PrevPerm", "LA_PERM", N_("authority:"), AS_AUTHORITY },
  { "SWEpisodes", "SW_ID", "", AS_IS },
  { "SWEpisodes", "SW_DECOM", N_("from"), AS_DATE },
  { "SWEpisodes", "SW_DEC", N_("to"), AS_DATE },
  { "SWEpisodes", "SW_REASON", "", AS_CODE, "social_worker_change_reason" },
  { "DoLo", "DOLO_START", N_("from"), AS_DATE },
  { "DoLo", "DOLO_END", N_("to"), AS_DATE },
};

static const struct
{
  const char *table;
  const char *title;
} tables[] = {
  { "DoLo", N_("Deprivation of liberty") },
  { "OC2", N_("Health in the year") },
  { "OC3", N_("Care leaver") },
  { "AD1", N_("Adopted") },
  { "PlacedAdoption", N_("Plan for adoption") },
  { "PrevPerm", N_("Permanence before") },
  { "SWEpisodes", N_("Social workers") },
};

/* The value of a column in NAME=value;NAME=value, where \ keeps the next character from its meaning; NULL where it
 * is not there or blank. */
static char *
find_value (const char *text, const char *name)
{
  gsize len = strlen (name);

  for (const char *p = text; p && *p;)
    {
      gboolean found = strncmp (p, name, len) == 0 && p[len] == '=';
      GString *value = g_string_new (NULL);

      for (p = found ? p + len + 1 : p; *p && *p != ';'; p++)
        {
          if (*p == '\\' && p[1])
            p++;
          g_string_append_c (value, *p);
        }
      if (found)
        return g_string_free (value, value->len == 0);
      g_string_free (value, TRUE);
      p += *p == ';' ? 1 : 0;
    }
  return NULL;
}

static const char *
show_value (CldSummary *summary, const Column *column, const char *value)
{
  char moment[CLD_MOMENT_SIZE];
  g_autofree char *clean = NULL;

  if (column->form == AS_DATE && cld_date_read (value, strlen (value), moment))
    return cld_summary_day (summary, moment);
  if (column->form == AS_YES_NO && (strcmp (value, "0") == 0 || strcmp (value, "1") == 0))
    return *value == '1' ? _("yes") : _("no");
  if (column->form == AS_AUTHORITY)
    return cld_summary_authority (summary, value);
  clean = cld_page_clean_text (column->form != AS_CODE ? value : *column->label ? cld_summary_lower (summary, cld_code_list_label (column->list, value)) : cld_code_list_label (column->list, value));
  return cld_summary_keep (summary, cld_redact_text (summary->redact, clean));
}

/* Appends what a row says, in the order of the columns above. */
static void
append_row (CldSummary *summary, GString *out, const CldRow *row)
{
  const char *table = cld_summary_raw (row, RETURN_ROW_TABLE);
  gboolean first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *value = strcmp (columns[i].table, table) == 0 ? find_value (cld_summary_raw (row, RETURN_ROW_COLUMNS), columns[i].column) : NULL;
      const char *shown = value ? show_value (summary, &columns[i], value) : NULL;

      if (!shown)
        continue;
      g_string_append (out, !first ? ", " : out->len > 0 ? "; " : "");
      if (*columns[i].label)
        g_string_append_printf (out, "%s %s", _(columns[i].label), shown);
      else
        g_string_append (out, shown);
      first = FALSE;
    }
}

static int
find_table (const CldRow *row)
{
  const char *table = cld_summary_raw (row, RETURN_ROW_TABLE);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_strcmp0 (table, tables[i].table) == 0)
      return (int) i;
  return -1;
}

static gint64
number_of (const CldRow *row, guint field)
{
  const char *value = cld_summary_raw (row, field);

  return value ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/* Newest year first, then in the order of the tables, then as the file had them. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const CldRow *left = *(CldRow *const *) a, *right = *(CldRow *const *) b;
  gint64 order = number_of (right, RETURN_ROW_YEAR) - number_of (left, RETURN_ROW_YEAR);

  if (order == 0)
    order = find_table (left) - find_table (right);
  if (order == 0)
    order = number_of (left, RETURN_ROW_POSITION) - number_of (right, RETURN_ROW_POSITION);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

static GPtrArray *
find_rows (CldSummary *summary)
{
  GPtrArray *rows = cld_summary_sorted (summary, &cld_return_row_kind, RETURN_ROW_YEAR);

  for (guint i = rows->len; i > 0; i--)
    if (find_table (rows->pdata[i - 1]) < 0)
      g_ptr_array_remove_index (rows, i - 1);
  g_ptr_array_sort (rows, compare_rows);
  return rows;
}

typedef struct
{
  const char *year;
  const char *title;
  const char *text;
} Line;

static GArray *
make_lines (CldSummary *summary)
{
  g_autoptr (GPtrArray) rows = find_rows (summary);
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));

  for (guint i = 0, next; i < rows->len; i = next)
    {
      const CldRow *row = rows->pdata[i];
      GString *text = g_string_new (NULL);
      Line line = { cld_summary_text (summary, row, RETURN_ROW_YEAR), _(tables[find_table (row)].title) };

      for (next = i; next < rows->len && find_table (rows->pdata[next]) == find_table (row) && number_of (rows->pdata[next], RETURN_ROW_YEAR) == number_of (row, RETURN_ROW_YEAR); next++)
        append_row (summary, text, rows->pdata[next]);
      line.text = cld_summary_keep (summary, g_string_free (text, text->len == 0));
      g_array_append_val (lines, line);
    }
  return lines;
}

void
cld_summary_add_returns (CldSummary *summary)
{
  const CldColumn heads[] = { { _("Year"), 30 }, { _("Return"), 104 }, { _("What it says"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (heads, G_N_ELEMENTS (heads));
  g_autoptr (GArray) lines = make_lines (summary);
  guint shown = cld_summary_show (summary, LIST_RETURNS, lines->len);

  /* A child of no return has no such section: nothing of it could be recorded by hand. */
  if (lines->len == 0)
    return;
  cld_paper_add_heading (summary->paper, _("From the yearly returns"), _("years to 31 March"), _("yearly returns"));
  for (guint i = 0; i < shown; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      const CldCell cells[] = { { line->year }, { line->title }, { line->text } };

      cld_table_add_row (table, cells);
    }
  if (shown < lines->len)
    cld_table_set_rest (table, cld_arena_printf (summary->arena, g_dngettext (GETTEXT_PACKAGE, "and %u more, back to %s; see the record", "and %u more, back to %s; see the record", lines->len - shown), lines->len - shown, g_array_index (lines, Line, lines->len - 1).year));
  cld_paper_add_table (summary->paper, table, summary->cell_lines);
}
