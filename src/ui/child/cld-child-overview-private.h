/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-child-data.h"
#include "cld-child-duty.h"
#include "cld-fact-card.h"
#include "cld-inspection-register.h"

/* Each fills a card with what is known of a child. */
void _cld_child_fill_placement (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections);
void _cld_child_fill_care (CldFactCard *card, const CldChildData *data, guint max);
void _cld_child_fill_seen (CldFactCard *card, const CldChildData *data);
void _cld_child_fill_next (CldFactCard *card, const CldChildData *data, const CldChildDutySet *set);
void _cld_child_fill_health (CldFactCard *card, const CldChildData *data, gboolean with_review, guint max);
void _cld_child_fill_plans (CldFactCard *card, const CldChildData *data);
void _cld_child_fill_people (CldFactCard *card, const CldChildData *data);
void _cld_child_fill_events (CldFactCard *card, const CldChildData *data, guint max);
void _cld_child_fill_alerts (CldFactCard *card, const CldChildData *data);
