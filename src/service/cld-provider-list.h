/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspection-register.h"

G_BEGIN_DECLS

/**
 * CldProviderEntry:
 * @row: of kind provider
 * @name: its name, else its ref
 * @area_name: (nullable): of the authority in whose area it is
 * @inspections: (element-type CldInspectionItem): of it, newest first
 * @latest: (nullable): the latest of them with a grade
 * @grade: (nullable): overall grade of @latest, a code
 * @graded_on: the day @latest began, or %CLD_NO_DAY
 * @n_findings: findings of all inspections, without strengths
 * @n_requirements: of these, requirements
 * @n_open: findings that are open
 * @n_overdue: requirements whose day is over
 * @blocked_since: since when no new child may be placed there, 0 where that day is not recorded; %CLD_NO_DAY where nothing blocks
 * @why: (nullable): what blocks it, a sentence
 * @enforced: whether a step from a compliance notice upwards is in force
 * @n_now: our children there today
 * @n_year: our children there at any time of the last 12 months, those of today among them
 *
 * A provider as lists show it.
 */
typedef struct
{
  const CldRow *row;
  const char *name;
  const char *area_name;
  GPtrArray *inspections;
  CldInspectionItem *latest;
  const char *grade;
  gint32 graded_on;
  guint n_findings;
  guint n_requirements;
  guint n_open;
  guint n_overdue;
  gint32 blocked_since;
  const char *why;
  gboolean enforced;
  guint n_now;
  guint n_year;
} CldProviderEntry;

/**
 * CldProviderSort:
 * What a list of providers can be sorted by; what is the same stays in the order of names.
 */
typedef enum
{
  CLD_PROVIDER_BY_NAME,
  CLD_PROVIDER_BY_URN,
  CLD_PROVIDER_BY_TYPE,
  CLD_PROVIDER_BY_SECTOR,
  CLD_PROVIDER_BY_AREA,
  CLD_PROVIDER_BY_GRADE,
  CLD_PROVIDER_BY_DATE,
  CLD_PROVIDER_BY_FINDINGS,
  CLD_PROVIDER_BY_BLOCK,
  CLD_PROVIDER_BY_CHILDREN,
} CldProviderSort;

/**
 * CldProviderFilter:
 * @text: (nullable): as it was typed; each word stands in the name, the URN, the postcode or the names of its inspectors
 * @type: (nullable): only of this type
 * @sector: (nullable): only of this sector
 * @grade: (nullable): only with this grade at last; "" for those without any
 * @registration: (nullable): only in this state of registration
 * @with_children: only those where children of ours are now
 * @enforced: only those that are blocked, or have a step against them in force
 * @sort: in which order
 * @descending: the other way round; what is missing stays last
 *
 * Which providers are shown.
 */
typedef struct
{
  const char *text;
  const char *type;
  const char *sector;
  const char *grade;
  const char *registration;
  gboolean with_children;
  gboolean enforced;
  CldProviderSort sort;
  gboolean descending;
} CldProviderFilter;

/**
 * CldSectorCount:
 * @sector: (nullable): code of insp_provider_sector.csv, %NULL where none is recorded
 * @n: providers
 * @n_findings: their findings, without strengths
 * @n_requirements: of these, requirements
 * @n_open: findings that are open
 *
 * What was found in a sector.
 */
typedef struct
{
  const char *sector;
  guint n;
  guint n_findings;
  guint n_requirements;
  guint n_open;
} CldSectorCount;

/* Every provider with what is known of it, in memory; after a change it is loaded anew. */
typedef struct _CldProviderList CldProviderList;

CldProviderList *cld_provider_list_load (CldDb *db, gint32 today, GError **error);
void cld_provider_list_free (CldProviderList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldProviderList, cld_provider_list_free)

CldInspectionRegister *cld_provider_list_get_register (CldProviderList *self);
guint cld_provider_list_get_n (const CldProviderList *self);
const CldProviderEntry *cld_provider_list_find (const CldProviderList *self, const char *ref);
GPtrArray *cld_provider_list_filter (const CldProviderList *self, const CldProviderFilter *filter);
GStrv cld_provider_list_get_values (const CldProviderList *self, guint field);
GStrv cld_provider_list_get_grades (const CldProviderList *self);
GArray *cld_provider_list_count_sectors (GPtrArray *entries);

G_END_DECLS
