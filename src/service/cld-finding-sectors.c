/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-finding-sectors.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"

/* Findings by whom they are about. A number is how many rows it has: nothing counts beside them. */

typedef struct
{
  const char *code;
  gboolean is_shown;
  GPtrArray *rows[CLD_SECTOR_N_FIGURES]; /* (element-type CldFindingItem) */
} Sector;

struct _CldFindingSectors
{
  GArray *sectors; /* (element-type Sector) */
};

static const struct
{
  const char *id;
  const char *label;
} figures[CLD_SECTOR_N_FIGURES] = {
  /* Translators: headings of numbers, of what inspectors found */
  [CLD_SECTOR_REQUIREMENTS] = { "requirements_open", N_("Requirements open") },
  [CLD_SECTOR_REQUIREMENTS_OVERDUE] = { "requirements_overdue", N_("Requirements overdue") },
  [CLD_SECTOR_RECOMMENDATIONS] = { "recommendations_open", N_("Recommendations open") },
  /* Translators: areas for improvement, which an inspection of an authority names instead of requirements */
  [CLD_SECTOR_IMPROVEMENTS] = { "improvement_open", N_("Improvement open") },
  [CLD_SECTOR_IMPROVEMENTS_OVERDUE] = { "improvement_overdue", N_("Improvement overdue") },
  [CLD_SECTOR_OTHERS] = { "others_open", N_("Others open") },
  [CLD_SECTOR_MET] = { "met_12_months", N_("Met in 12 months") },
};

/* --- what a finding counts as --- */

static CldSectorFigure
find_open_figure (const char *type)
{
  if (g_strcmp0 (type, "REQ") == 0)
    return CLD_SECTOR_REQUIREMENTS;
  if (g_strcmp0 (type, "REC") == 0)
    return CLD_SECTOR_RECOMMENDATIONS;
  if (type && g_strcmp0 (cld_code_list_get_cell (cld_code_list_find ("insp_finding_type"), type, "scope"), "LA") == 0)
    return CLD_SECTOR_IMPROVEMENTS;
  return CLD_SECTOR_OTHERS;
}

/* From the day after the same day of the year before: twelve months, today among them. */
static gboolean
is_of_last_year (const char *iso, gint32 today)
{
  gint32 day = cld_date_read_day (iso);

  return day != CLD_NO_DAY && day > cld_day_add_months (today, -12) && day <= today;
}

static void
add_finding (Sector *sector, CldFindingItem *item, gint32 today)
{
  CldSectorFigure open = find_open_figure (item->row->values[FINDING_TYPE]);

  if (cld_finding_state_is_open (item->state))
    g_ptr_array_add (sector->rows[open], item);
  if (item->state == CLD_FINDING_OVERDUE && (open == CLD_SECTOR_REQUIREMENTS || open == CLD_SECTOR_IMPROVEMENTS))
    g_ptr_array_add (sector->rows[open + 1], item);
  if (item->state == CLD_FINDING_MET && is_of_last_year (item->row->values[FINDING_MET_ON], today))
    g_ptr_array_add (sector->rows[CLD_SECTOR_MET], item);
}

/* --- sectors --- */

static void
sector_clear (gpointer data)
{
  Sector *sector = data;

  for (guint i = 0; i < CLD_SECTOR_N_FIGURES; i++)
    g_ptr_array_unref (sector->rows[i]);
}

static void
add_sector (CldFindingSectors *self, const char *code)
{
  Sector sector = { .code = code };

  for (guint i = 0; i < CLD_SECTOR_N_FIGURES; i++)
    sector.rows[i] = g_ptr_array_new ();
  g_array_append_val (self->sectors, sector);
}

static Sector *
get_sector (const CldFindingSectors *self, guint i)
{
  return &g_array_index (self->sectors, Sector, i);
}

/* What an inspection of a provider finds is its sector's; a code that is in no list counts as none. */
static Sector *
sector_of_provider (CldFindingSectors *self, const CldRow *provider)
{
  const char *code = provider ? provider->values[PROVIDER_SECTOR] : NULL;
  int i = code ? cld_finding_sectors_find (self, code) : -1;

  return get_sector (self, i >= 0 ? (guint) i : (guint) cld_finding_sectors_find (self, ""));
}

static Sector *
sector_of_inspection (CldFindingSectors *self, const CldInspectionItem *inspection)
{
  if (inspection->row->values[INSPECTION_AUTHORITY] && !inspection->provider)
    return get_sector (self, (guint) cld_finding_sectors_find (self, CLD_SECTOR_AUTHORITY));
  return sector_of_provider (self, inspection->provider);
}

static void
fill (CldFindingSectors *self, CldInspectionRegister *inspections)
{
  GPtrArray *providers = cld_inspection_register_get_providers (inspections), *all = cld_inspection_register_get_inspections (inspections);
  GPtrArray *findings = cld_inspection_register_get_findings (inspections);

  for (guint i = 0; i < providers->len; i++)
    sector_of_provider (self, providers->pdata[i])->is_shown = TRUE;
  for (guint i = 0; i < all->len; i++)
    sector_of_inspection (self, all->pdata[i])->is_shown = TRUE;
  for (guint i = 0; i < findings->len; i++)
    {
      CldFindingItem *item = findings->pdata[i];

      add_finding (sector_of_inspection (self, item->inspection), item, cld_inspection_register_get_today (inspections));
    }
}

/**
 * cld_finding_sectors_new:
 * @inspections: everything that is recorded of inspections; it must outlive the numbers
 *
 * Counts findings by the sector of the provider they are about (insp_provider_sector.csv), then of providers without one, then of
 * authorities: inspections that name an authority and no provider. A sector without any provider or inspection is left out.
 *
 * Returns: (transfer full): the numbers, as they stand on the register's day
 */
CldFindingSectors *
cld_finding_sectors_new (CldInspectionRegister *inspections)
{
  const CldCodeList *list = cld_code_list_find ("insp_provider_sector");
  CldFindingSectors *self = g_new0 (CldFindingSectors, 1);

  self->sectors = g_array_new (FALSE, FALSE, sizeof (Sector));
  g_array_set_clear_func (self->sectors, sector_clear);
  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    add_sector (self, cld_code_list_get (list, i)->code);
  add_sector (self, "");
  add_sector (self, CLD_SECTOR_AUTHORITY);
  fill (self, inspections);
  for (guint i = self->sectors->len; i-- > 0;)
    if (!get_sector (self, i)->is_shown)
      g_array_remove_index (self->sectors, i);
  return self;
}

/**
 * cld_finding_sectors_free:
 * @self: (nullable) (transfer full): numbers
 */
void
cld_finding_sectors_free (CldFindingSectors *self)
{
  if (!self)
    return;
  g_array_unref (self->sectors);
  g_free (self);
}

/**
 * cld_finding_sectors_get_n:
 * @self: numbers
 *
 * Returns: how many sectors there are, those of none and of authorities among them
 */
guint
cld_finding_sectors_get_n (const CldFindingSectors *self)
{
  return self->sectors->len;
}

/**
 * cld_finding_sectors_get_code:
 * @self: numbers
 * @sector: an index
 *
 * Returns: its code, "" where none is recorded, %CLD_SECTOR_AUTHORITY for the authorities
 */
const char *
cld_finding_sectors_get_code (const CldFindingSectors *self, guint sector)
{
  g_return_val_if_fail (sector < self->sectors->len, NULL);

  return get_sector (self, sector)->code;
}

/**
 * cld_finding_sectors_find:
 * @self: numbers
 * @code: as cld_finding_sectors_get_code() tells it
 *
 * Returns: its index, -1 where there is none
 */
int
cld_finding_sectors_find (const CldFindingSectors *self, const char *code)
{
  for (guint i = 0; i < self->sectors->len; i++)
    if (strcmp (get_sector (self, i)->code, code) == 0)
      return (int) i;
  return -1;
}

/**
 * cld_finding_sectors_get_rows:
 * @self: numbers
 * @sector: an index
 * @figure: a number of it
 *
 * Returns: (transfer none) (element-type CldFindingItem): the findings that it counts, oldest inspection first
 */
GPtrArray *
cld_finding_sectors_get_rows (const CldFindingSectors *self, guint sector, CldSectorFigure figure)
{
  g_return_val_if_fail (sector < self->sectors->len && figure < CLD_SECTOR_N_FIGURES, NULL);

  return get_sector (self, sector)->rows[figure];
}

/**
 * cld_finding_sectors_count:
 * @self: numbers
 * @sector: an index
 * @figure: a number of it
 *
 * Returns: how many rows it has
 */
guint
cld_finding_sectors_count (const CldFindingSectors *self, guint sector, CldSectorFigure figure)
{
  return cld_finding_sectors_get_rows (self, sector, figure)->len;
}

/**
 * cld_sector_label:
 * @code: as cld_finding_sectors_get_code() tells it
 *
 * Returns: what people call it, translated
 */
const char *
cld_sector_label (const char *code)
{
  if (strcmp (code, CLD_SECTOR_AUTHORITY) == 0)
    /* Translators: inspections of a local authority itself, beside those of providers in each sector */
    return _("Authorities themselves");
  return *code ? cld_code_list_label ("insp_provider_sector", code) : _("No sector recorded");
}

/**
 * cld_sector_figure_get_id:
 * @figure: a number
 *
 * Returns: its name for CSV and the command line, never translated
 */
const char *
cld_sector_figure_get_id (CldSectorFigure figure)
{
  g_return_val_if_fail (figure < CLD_SECTOR_N_FIGURES, NULL);

  return figures[figure].id;
}

/**
 * cld_sector_figure_label:
 * @figure: a number
 *
 * Returns: what it counts, translated
 */
const char *
cld_sector_figure_label (CldSectorFigure figure)
{
  g_return_val_if_fail (figure < CLD_SECTOR_N_FIGURES, NULL);

  return _(figures[figure].label);
}
