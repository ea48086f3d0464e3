/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-chart.h"
#include "cld-child-data.h"
#include "cld-child-duty.h"
#include "cld-fact-card.h"

/* Each fills a card with how a child is supported. */
void _cld_child_fill_visits (CldFactCard *card, const CldChildData *data, const CldChildDutySet *set);
void _cld_child_fill_checks (CldFactCard *card, const CldChildData *data, const CldChildDutySet *set);
void _cld_child_fill_school (CldFactCard *card, const CldChildData *data, const CldChildDutySet *set);
void _cld_child_fill_missing (CldFactCard *card, const CldChildData *data);
void _cld_child_fill_scores (CldFactCard *card, const CldChildData *data);
void _cld_child_fill_progress (CldFactCard *card, const CldChildData *data);
GArray *_cld_child_list_scores (const CldChildData *data);
