/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-placements-pane-private.h"

/* How the list of placements is drawn. */

/* Texts share what the others leave; as wide as in the table of one child where the two have a column in common. */
static CldRowTableColumn columns[CLD_PLACEMENTS_N_COLUMNS] = {
  [CLD_PLACEMENTS_CHILD] = { NULL, 96, FALSE, TRUE, TRUE },
  [CLD_PLACEMENTS_PROVIDER] = { NULL, 74, FALSE, TRUE, TRUE },
  [CLD_PLACEMENTS_URN] = { NULL, 88, FALSE, FALSE, FALSE },
  [CLD_PLACEMENTS_TYPE] = { NULL, 44, FALSE, FALSE, FALSE },
  [CLD_PLACEMENTS_FROM] = { NULL, 86, FALSE, FALSE, FALSE },
  [CLD_PLACEMENTS_UNTIL] = { NULL, 48, FALSE, FALSE, FALSE },
  [CLD_PLACEMENTS_AUTHORITY] = { NULL, 78, FALSE, TRUE, TRUE },
  [CLD_PLACEMENTS_AREA] = { NULL, 100, FALSE, FALSE, FALSE },
  [CLD_PLACEMENTS_MILES] = { NULL, 48, TRUE, FALSE, FALSE },
  [CLD_PLACEMENTS_APPROVED] = { NULL, 126, FALSE, FALSE, FALSE },
  [CLD_PLACEMENTS_TOLD] = { NULL, 126, FALSE, FALSE, FALSE },
  [CLD_PLACEMENTS_ACKNOWLEDGED] = { NULL, 108, FALSE, FALSE, FALSE },
  [CLD_PLACEMENTS_EVIDENCE] = { NULL, 84, FALSE, FALSE, FALSE },
};

static const char *
get_key (gconstpointer row)
{
  return ((const CldPlacementsRow *) row)->key;
}

static void
fill_cell (gconstpointer data, guint column, CldRowTableCell *cell, gpointer owner)
{
  const CldPlacementsRow *row = data;
  const CldDutyLook *look = cld_placements_row_get_look (row, column);

  cell->text = column == CLD_PLACEMENTS_EVIDENCE && row->entry->fact && row->entry->evidence.n_needed == 0 ? g_strdup ("–") : cld_placements_row_dup_text (row, column);
  if (!look)
    return;
  cell->icon_name = look->icon_name;
  cell->color = cld_duty_look_get_color (look);
}

static char *
join (char *first, char *second)
{
  g_autofree char *one = first, *other = second;

  return *one && *other ? g_strdup_printf ("%s · %s", one, other) : g_strdup (*one ? one : other);
}

static void
fill_lines (gconstpointer data, CldRowTableLines *lines, gpointer owner)
{
  const CldPlacementsRow *row = data;
  const CldDutyLook *look = cld_placements_row_get_look (row, CLD_PLACEMENTS_EVIDENCE);

  lines->title = cld_placements_row_dup_name (row);
  lines->text = join (join (cld_placements_row_dup_text (row, CLD_PLACEMENTS_TYPE), cld_placements_row_dup_text (row, CLD_PLACEMENTS_PROVIDER)),
                      cld_placements_row_dup_text (row, CLD_PLACEMENTS_AREA));
  lines->state = cld_placements_row_dup_text (row, CLD_PLACEMENTS_EVIDENCE);
  lines->more = cld_placements_row_dup_text (row, CLD_PLACEMENTS_FROM);
  lines->icon_name = look ? look->icon_name : "action-unavailable-symbolic";
  lines->style_class = look ? look->style_class : "cld-upcoming";
}

static char *
dup_sentence (gconstpointer row, gpointer owner)
{
  return cld_placements_row_dup_sentence (row);
}

/* What a code means, and what belongs to a date. */
static char *
dup_tooltip (gconstpointer data, guint column, gpointer owner)
{
  const CldPlacementEntry *entry = ((const CldPlacementsRow *) data)->entry;

  if (column == CLD_PLACEMENTS_TYPE && *entry->type)
    return g_strdup (cld_code_list_label ("placement_type", entry->type));
  if (column == CLD_PLACEMENTS_APPROVED && entry->fact && entry->evidence.level != CLD_EVIDENCE_LEVEL_NONE)
    return g_strdup (cld_evidence_label (CLD_EVIDENCE_APPROVAL, entry->evidence.level));
  return NULL;
}

/**
 * _cld_placements_pane_get_kind:
 *
 * Returns: (transfer none): what the table of placements shows
 */
const CldRowTableKind *
_cld_placements_pane_get_kind (void)
{
  static CldRowTableKind kind = { columns, CLD_PLACEMENTS_N_COLUMNS, get_key, fill_cell, fill_lines, dup_sentence, dup_tooltip };

  for (guint i = 0; i < CLD_PLACEMENTS_N_COLUMNS; i++)
    columns[i].title = cld_placements_column_title (i);
  return &kind;
}
