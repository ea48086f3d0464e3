/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-child-evidence.h"
#include "cld-duty-look.h"
#include "cld-duty-watch.h"

/* A row of one of the lists: a state, what it is of, when or by whom, and under which provision. */
#define CLD_TYPE_EVIDENCE_ROW (cld_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (CldEvidenceRow, cld_evidence_row, CLD, EVIDENCE_ROW, GtkListBoxRow)

GtkWidget *cld_evidence_row_new (int state_chars, int threshold);
void cld_evidence_row_set (CldEvidenceRow *self, const CldDutyLook *look, const char *state, const char *what, const char *when, const char *provision);
void cld_evidence_row_set_ref (CldEvidenceRow *self, const char *ref);
const char *cld_evidence_row_get_ref (CldEvidenceRow *self);

/**
 * CldEvidenceView:
 * @session: the caseload
 * @data: the child
 * @facts: (nullable): the same child on the board
 * @rules: (nullable): those of the board
 * @placement: (nullable): ref of the placement
 *
 * What the lists are of.
 */
typedef struct
{
  CldSession *session;
  CldChildData *data;
  const CldFacts *facts;
  const CldDutyRules *rules;
  const char *placement;
} CldEvidenceView;

char *_cld_child_evidence_dup_when (const CldEvidenceView *view, const CldEvidence *evidence, CldEvidenceId id);
GPtrArray *_cld_child_evidence_list_notices (const CldEvidenceView *view);
void _cld_child_evidence_fill_notice (CldEvidenceRow *row, const CldEvidenceView *view, const CldRow *notice);
const CldRow *_cld_child_evidence_find_chase (const CldEvidenceView *view, GPtrArray *notices);
