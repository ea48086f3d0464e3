/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspection-register.h"
#include "cld-provider-children.h"

G_BEGIN_DECLS

/**
 * CldImpactCause:
 * What sets off consequences for the children at a provider.
 */
typedef enum
{
  CLD_IMPACT_INADEQUATE,  /* @ref: inspection */
  CLD_IMPACT_ENFORCEMENT, /* @ref: enforcement */
  CLD_IMPACT_NOTICE,      /* @ref: incoming notice under section 30A */
} CldImpactCause;

/**
 * CldImpactChild:
 * @child: who, and the placement
 * @now: whether the child is there today; else within the last 12 months
 * @what: the action that is proposed, translated; changed by the caller before saving
 * @kind: code of action_kind.csv: MOVE, DECIDE or VISIT
 * @owner: the child's worker
 * @due_on: YYYY-MM-DD
 * @wanted: whether an action is made (TRUE for those there now that have none yet for this cause)
 */
typedef struct
{
  const CldProviderChild *child;
  gboolean now;
  char *what;
  const char *kind;
  const char *owner;
  char *due_on;
  gboolean wanted;
} CldImpactChild;

typedef struct _CldProviderImpact CldProviderImpact;

/* Which of our children are at a provider, and what to do for each. */
CldProviderImpact *cld_provider_impact_new (CldDb *db, CldImpactCause cause, const char *ref, gint32 today, GError **error);
void cld_provider_impact_free (CldProviderImpact *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldProviderImpact, cld_provider_impact_free)

const CldRow *cld_provider_impact_get_provider (CldProviderImpact *self);
GPtrArray *cld_provider_impact_get_children (CldProviderImpact *self);
guint cld_provider_impact_count_wanted (CldProviderImpact *self);
char *cld_provider_impact_describe (CldProviderImpact *self);
gboolean cld_provider_impact_needs_notice (CldProviderImpact *self);
const char *cld_provider_impact_get_notice_day (CldProviderImpact *self);
void cld_provider_impact_set_notice (CldProviderImpact *self, gboolean record, const char *received_on);
gboolean cld_provider_impact_save (CldProviderImpact *self, CldStore *store, GError **error);

G_END_DECLS
