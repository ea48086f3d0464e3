/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-provider-look.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-notice-look.h"

/* How providers look in lists. */

#define NOTHING "–"

/* Translators: columns of the list of providers */
static const CldRowTableColumn columns[CLD_PROVIDERS_N_COLUMNS] = {
  [CLD_PROVIDERS_NAME] = { N_("Name"), 150, FALSE, TRUE, TRUE },
  [CLD_PROVIDERS_URN] = { N_("URN"), 92, FALSE, FALSE, TRUE },
  [CLD_PROVIDERS_TYPE] = { N_("Type"), 110, FALSE, TRUE },
  [CLD_PROVIDERS_SECTOR] = { N_("Sector"), 122 },
  [CLD_PROVIDERS_AREA] = { N_("Area"), 100, FALSE, TRUE },
  [CLD_PROVIDERS_GRADE] = { N_("Judgement"), 168, FALSE, TRUE },
  [CLD_PROVIDERS_DATE] = { N_("Date"), 90 },
  /* Translators: a column: findings of inspections that are not met yet */
  [CLD_PROVIDERS_FINDINGS] = { N_("Open"), 60 },
  [CLD_PROVIDERS_BLOCK] = { N_("Restrictions"), 112 },
  /* Translators: a column: how many of our children live there now */
  [CLD_PROVIDERS_CHILDREN] = { N_("Children"), 76, TRUE },
};

/**
 * cld_providers_column_title:
 * @column: a column
 *
 * Returns: its header, translated
 */
const char *
cld_providers_column_title (CldProvidersColumn column)
{
  return _(columns[column].title);
}

/**
 * cld_providers_column_sort:
 * @column: a column
 *
 * Returns: what the list sorts by for it
 */
CldProviderSort
cld_providers_column_sort (CldProvidersColumn column)
{
  static const CldProviderSort sorts[CLD_PROVIDERS_N_COLUMNS] = {
    [CLD_PROVIDERS_NAME] = CLD_PROVIDER_BY_NAME,   [CLD_PROVIDERS_URN] = CLD_PROVIDER_BY_URN,           [CLD_PROVIDERS_TYPE] = CLD_PROVIDER_BY_TYPE,
    [CLD_PROVIDERS_SECTOR] = CLD_PROVIDER_BY_SECTOR, [CLD_PROVIDERS_AREA] = CLD_PROVIDER_BY_AREA,       [CLD_PROVIDERS_GRADE] = CLD_PROVIDER_BY_GRADE,
    [CLD_PROVIDERS_DATE] = CLD_PROVIDER_BY_DATE,   [CLD_PROVIDERS_FINDINGS] = CLD_PROVIDER_BY_FINDINGS, [CLD_PROVIDERS_BLOCK] = CLD_PROVIDER_BY_BLOCK,
    [CLD_PROVIDERS_CHILDREN] = CLD_PROVIDER_BY_CHILDREN,
  };

  g_return_val_if_fail (column < CLD_PROVIDERS_N_COLUMNS, CLD_PROVIDER_BY_NAME);

  return sorts[column];
}

/**
 * cld_provider_look_day:
 * @day: a day, or %CLD_NO_DAY
 *
 * Returns: (transfer full): `4 Nov 2024`, or nothing
 */
char *
cld_provider_look_day (gint32 day)
{
  g_autoptr (GDateTime) date = day != CLD_NO_DAY ? g_date_time_new_from_unix_utc ((gint64) day * 86400) : NULL;

  /* Translators: a date in a list, as for g_date_time_format() */
  return date ? g_date_time_format (date, _("%-d %b %Y")) : g_strdup ("");
}

/**
 * cld_grade_look:
 * @grade: (nullable): code of a grade, of a provider or of an authority
 *
 * Returns: (transfer none) (nullable): how it looks; %NULL where there is none
 */
const CldDutyLook *
cld_grade_look (const char *grade)
{
  static const CldDutyLook looks[] = {
    { "dialog-question-symbolic", "cld-missing" }, { "dialog-warning-symbolic", "cld-late" }, { "radio-mixed-symbolic", "cld-due" }, { "object-select-symbolic", "cld-done" }
  };
  const char *rank = grade ? cld_code_list_get_cell (cld_code_list_find ("insp_grade_provider|insp_grade_la"), grade, "rank") : NULL;

  if (!grade)
    return NULL;
  return rank ? &looks[CLAMP (g_ascii_strtoll (rank, NULL, 10), 0, 3)] : &looks[0];
}

static const char *
label_of (const CldProviderEntry *entry, guint field)
{
  const char *code = entry->row->values[field];

  return code ? cld_code_list_label (cld_provider_kind.fields[field].target, code) : NULL;
}

static char *
dup_block (const CldProviderEntry *entry)
{
  if (entry->blocked_since != CLD_NO_DAY)
    /* Translators: no new child may be placed with a provider */
    return g_strdup (_("Blocked"));
  return g_strdup (entry->enforced ? _("Enforcement") : "");
}

/**
 * cld_providers_dup_text:
 * @entry: a provider
 * @column: a column
 *
 * Returns: (transfer full): what stands in it; nothing where nothing is recorded
 */
char *
cld_providers_dup_text (const CldProviderEntry *entry, CldProvidersColumn column)
{
  const char *text = NULL;

  switch (column)
    {
    case CLD_PROVIDERS_NAME:
      return g_strdup (entry->name);
    case CLD_PROVIDERS_URN:
      text = entry->row->values[PROVIDER_URN];
      break;
    case CLD_PROVIDERS_TYPE:
      text = label_of (entry, PROVIDER_TYPE);
      break;
    case CLD_PROVIDERS_SECTOR:
      text = label_of (entry, PROVIDER_SECTOR);
      break;
    case CLD_PROVIDERS_AREA:
      text = entry->area_name;
      break;
    case CLD_PROVIDERS_GRADE:
      return entry->grade ? cld_inspection_item_get_grade (entry->latest) : g_strdup ("");
    case CLD_PROVIDERS_DATE:
      return entry->graded_on != CLD_NO_DAY ? cld_notice_look_day (entry->graded_on) : g_strdup ("");
    case CLD_PROVIDERS_FINDINGS:
      return entry->n_findings > 0 ? g_strdup_printf ("%u", entry->n_open) : g_strdup ("");
    case CLD_PROVIDERS_BLOCK:
      return dup_block (entry);
    case CLD_PROVIDERS_CHILDREN:
      return g_strdup_printf ("%u", entry->n_now);
    case CLD_PROVIDERS_N_COLUMNS:
    default:
      break;
    }
  return g_strdup (text ? text : "");
}

/**
 * cld_providers_dup_about:
 * @entry: a provider
 *
 * Returns: (transfer full): “Children's home · SC990233 · Private · Eastholme”, as far as recorded
 */
char *
cld_providers_dup_about (const CldProviderEntry *entry)
{
  static const CldProvidersColumn parts[] = { CLD_PROVIDERS_TYPE, CLD_PROVIDERS_URN, CLD_PROVIDERS_SECTOR, CLD_PROVIDERS_AREA };
  GString *about = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = cld_providers_dup_text (entry, parts[i]);

      if (*text)
        g_string_append_printf (about, "%s%s", about->len > 0 ? " · " : "", text);
    }
  return g_string_free (about, FALSE);
}

/* --- the table --- */

static const char *
get_key (gconstpointer row)
{
  return ((const CldProviderEntry *) row)->row->ref;
}

static const CldDutyLook *
get_look (const CldProviderEntry *entry, guint column)
{
  static const CldDutyLook blocked = { "action-unavailable-symbolic", "cld-late" }, enforced = { "dialog-warning-symbolic", "cld-due" };
  static const CldDutyLook overdue = { "dialog-warning-symbolic", "cld-late" };

  if (column == CLD_PROVIDERS_GRADE)
    return cld_grade_look (entry->grade);
  if (column == CLD_PROVIDERS_BLOCK)
    return entry->blocked_since != CLD_NO_DAY ? &blocked : entry->enforced ? &enforced : NULL;
  return column == CLD_PROVIDERS_FINDINGS && entry->n_overdue > 0 ? &overdue : NULL;
}

static void
fill_cell (gconstpointer row, guint column, CldRowTableCell *cell, gpointer data)
{
  const CldProviderEntry *entry = row;
  const CldDutyLook *look = get_look (entry, column);

  cell->text = cld_providers_dup_text (entry, column);
  if (!*cell->text)
    {
      g_free (cell->text);
      cell->text = g_strdup (NOTHING);
    }
  if (!look)
    return;
  cell->icon_name = look->icon_name;
  cell->color = cld_duty_look_get_color (look);
}

static char *
dup_children (const CldProviderEntry *entry)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u child of ours", "%u children of ours", entry->n_now), entry->n_now);
}

static void
fill_lines (gconstpointer row, CldRowTableLines *lines, gpointer data)
{
  const CldProviderEntry *entry = row;
  gboolean blocked = entry->blocked_since != CLD_NO_DAY;
  const CldDutyLook *look = blocked ? get_look (entry, CLD_PROVIDERS_BLOCK) : cld_grade_look (entry->grade);

  lines->title = g_strdup (entry->name);
  lines->text = cld_providers_dup_about (entry);
  lines->state = blocked ? dup_block (entry) : entry->grade ? cld_providers_dup_text (entry, CLD_PROVIDERS_GRADE) : g_strdup (_("No grade recorded"));
  lines->more = dup_children (entry);
  lines->icon_name = look ? look->icon_name : "dialog-question-symbolic";
  lines->style_class = look ? look->style_class : "cld-missing";
}

static char *
dup_sentence (gconstpointer row, gpointer data)
{
  const CldProviderEntry *entry = row;
  g_autofree char *about = cld_providers_dup_about (entry), *grade = cld_providers_dup_text (entry, CLD_PROVIDERS_GRADE), *block = dup_block (entry);
  g_autofree char *children = dup_children (entry);

  return g_strjoin (", ", entry->name, about, *grade ? grade : _("No grade recorded"), children, *block ? block : NULL, NULL);
}

/* Why it is blocked, and how many findings are overdue. */
static char *
dup_tooltip (gconstpointer row, guint column, gpointer data)
{
  const CldProviderEntry *entry = row;

  if (column == CLD_PROVIDERS_BLOCK)
    return g_strdup (entry->why);
  if (column == CLD_PROVIDERS_FINDINGS && entry->n_overdue > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u requirement overdue", "%u requirements overdue", entry->n_overdue), entry->n_overdue);
  if (column == CLD_PROVIDERS_CHILDREN)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u child in the last 12 months", "%u children in the last 12 months", entry->n_year), entry->n_year);
  return NULL;
}

const CldRowTableKind cld_providers_kind = { columns, CLD_PROVIDERS_N_COLUMNS, get_key, fill_cell, fill_lines, dup_sentence, dup_tooltip };
