/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspection-rules.h"
#include "cld-value.h"

G_BEGIN_DECLS

/* What the rules of inspections share. */

/**
 * CldCitation:
 * @text: as it is recorded; the footing's
 * @field: index of the finding's field that it stands in
 * @reference: (nullable): what it cites; %NULL where the library does not know it
 *
 * One thing that a finding cites.
 */
typedef struct
{
  char *text;
  guint field;
  const CldLegalReference *reference;
} CldCitation;

/**
 * CldFooting:
 * @citations: (element-type CldCitation): all, in the order of the fields
 * @breached: (element-type CldCitation): of these, regulations (or Acts) on providers in force on the inspection's day
 * @others: (element-type CldCitation): those that are known and are none of these
 *
 * What a finding rests on.
 */
typedef struct
{
  GPtrArray *citations;
  GPtrArray *breached;
  GPtrArray *others;
} CldFooting;

CldFooting *_cld_footing_new (const CldInspectionCase *self, const CldLegalLibrary *library, const CldRow *finding);
void _cld_footing_free (CldFooting *footing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldFooting, _cld_footing_free)

gboolean _cld_legal_is_law (const CldLegalReference *reference);
char *_cld_citations_join (const CldLegalLibrary *library, GPtrArray *citations, const char *day);
char *_cld_legal_days (const CldLegalReference *reference);

GPtrArray *_cld_faults_new (void);
void _cld_faults_take (GPtrArray *faults, guint field, gboolean refused, char *text);
void _cld_faults_add (GPtrArray *faults, guint field, gboolean refused, const char *text);

gboolean _cld_list_has (const char *list, const char *code);
const char *_cld_list_cell (const char *list, const char *code, const char *column);
gboolean _cld_steps_are_out_of_order (int rung, const char *from, int other_rung, const char *other_from);
char *_cld_steps_describe_order (const char *list, const char *kind, const char *from, const char *other_kind, const char *other_from, gboolean is_higher);
gboolean _cld_row_is (const CldRow *a, const CldRow *b);
gboolean _cld_is_outside_england (const CldInspectionCase *self);

G_END_DECLS
