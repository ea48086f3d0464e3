/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-child-data.h"
#include "cld-duty-look.h"
#include "cld-fact-card.h"
#include "cld-inspection-register.h"

/* Each fills a card with what touches a child. Without @inspections, which are those of now, what only they know is left out. */
void _cld_child_fill_home (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections);
void _cld_child_fill_parts (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections);
void _cld_child_fill_findings (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections);
void _cld_child_fill_actions (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections);
void _cld_child_fill_requests (CldFactCard *card, const CldChildData *data);
void _cld_child_fill_audits (CldFactCard *card, const CldChildData *data);
void _cld_child_fill_letters (CldFactCard *card, const CldChildData *data);

/* One line for the home of a child: its grade and what restricts it. */
char *_cld_child_dup_home (const CldChildData *data, CldInspectionRegister *inspections, CldDutyLook *look);
const CldDutyLook *_cld_finding_state_look (CldFindingState state);
GPtrArray *_cld_child_find_shown (CldInspectionRegister *inspections, const CldRow *row);
