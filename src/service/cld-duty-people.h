/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"

G_BEGIN_DECLS

/* Who the duties are about, and who does them: names beside the facts, which have none. */
typedef struct _CldDutyPeople CldDutyPeople;

CldDutyPeople *cld_duty_people_load (CldDb *db, const char *actor, GError **error);
void cld_duty_people_free (CldDutyPeople *people);
gboolean cld_duty_people_refresh_child (CldDutyPeople *people, CldDb *db, const char *child, GError **error);

const char *cld_duty_people_get_name (const CldDutyPeople *people, const char *child);
gboolean cld_duty_people_child_matches (const CldDutyPeople *people, const char *child, const char *folded);
const char *cld_duty_people_get_worker (const CldDutyPeople *people, const char *worker);
const char *cld_duty_people_get_team (const CldDutyPeople *people, const char *worker);
gboolean cld_duty_people_is_user (const CldDutyPeople *people, const char *worker);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldDutyPeople, cld_duty_people_free)

G_END_DECLS
