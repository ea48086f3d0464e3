/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-legal-library.h"

G_BEGIN_DECLS

/**
 * CldInspectionScope:
 * @CLD_SCOPE_PROVIDER: somebody whom the inspectorate regulates
 * @CLD_SCOPE_LA: a local authority (or its fostering service): inspected, not regulated
 *
 * Whom an inspection is about; it decides which findings there can be.
 */
typedef enum
{
  CLD_SCOPE_PROVIDER,
  CLD_SCOPE_LA,
} CldInspectionScope;

/**
 * CldInspectionCase:
 * @scope: #CldInspectionScope
 * @provider_type: (nullable): code of insp_provider_type.csv
 * @event_type: (nullable): code
 * @framework: (nullable): code
 * @day: (nullable): the day the inspection started, YYYY-MM-DD
 * @provider: (nullable): ref of the provider
 *
 * What the rules have to know of an inspection. Fill it with cld_inspection_case_init().
 */
typedef struct
{
  CldInspectionScope scope;
  const char *provider_type;
  const char *event_type;
  const char *framework;
  const char *day;
  const char *provider;
} CldInspectionCase;

/**
 * CldInspectionFault:
 * @field: index of the field it is about
 * @refused: whether it cannot be saved so; else it is only said
 * @text: the sentence: what is wrong and what to do
 */
typedef struct
{
  guint field;
  gboolean refused;
  char *text;
} CldInspectionFault;

/* @inspection and @provider (nullable) are rows of those kinds. */
void cld_inspection_case_init (CldInspectionCase *self, const CldRow *inspection, const CldRow *provider);

/* What can be chosen: @list is the id of a code list (insp_event_type_provider, insp_event_type_la, insp_judgement_*, insp_grade_*, insp_finding_type, insp_enforcement, insp_framework). */
const char *cld_inspection_list_of (const CldInspectionCase *self, const char *what); /* "event_type", "judgement", "grade": the list of its scope */
gboolean cld_inspection_offers (const CldInspectionCase *self, const char *list, const char *code);
gboolean cld_inspection_offers_reference (const CldInspectionCase *self, const CldLegalReference *reference);

/* Each returns (transfer full) (element-type CldInspectionFault): refusals first; empty where nothing is wrong. */
GPtrArray *cld_inspection_check (const CldInspectionCase *self, const CldRow *inspection);
GPtrArray *cld_finding_check (const CldInspectionCase *self, const CldLegalLibrary *library, const CldRow *finding);
GPtrArray *cld_judgement_check (const CldInspectionCase *self, const CldRow *judgement, GPtrArray *all); /* @all: (element-type CldRow): every judgement of the inspection, @judgement among them */
/* @finding, @found_in (nullable): the finding it rests on and its inspection's case; @others: (element-type CldRow): the other steps against the provider */
GPtrArray *cld_enforcement_check (const CldLegalLibrary *library, const CldRow *enforcement, const CldRow *provider, const CldRow *finding, const CldInspectionCase *found_in, GPtrArray *others);
GPtrArray *cld_intervention_check (const CldInspectionCase *self, const CldRow *intervention, GPtrArray *others);

/* One sentence, never empty: “This is a requirement because …”. */
char *cld_finding_explain (const CldInspectionCase *self, const CldLegalLibrary *library, const CldRow *finding);
/* Which type the references of @finding allow: REQ where a regulation in force is cited, else REC; for an authority AFI. Code of insp_finding_type.csv. */
const char *cld_finding_propose_type (const CldInspectionCase *self, const CldLegalLibrary *library, const CldRow *finding);
gboolean cld_finding_can_lead_to_enforcement (const CldInspectionCase *self, const CldLegalLibrary *library, const CldRow *finding);
/* The chain: for a citation, what the library links it to that was in force that day: standard → guidance → regulation. (element-type CldLegalReference) (transfer container) */
GPtrArray *cld_legal_chain (const CldInspectionCase *self, const CldLegalLibrary *library, const char *citation);
/* Steps on the two ladders: insp_enforcement.csv, insp_intervention.csv, column ladder. */
int cld_enforcement_rung (const char *kind);
int cld_intervention_rung (const char *kind);
gboolean cld_enforcement_blocks_placements (const char *kind);

G_END_DECLS
