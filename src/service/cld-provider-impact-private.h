/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-error.h"
#include "cld-provider-impact.h"

struct _CldProviderImpact
{
  CldArena *arena;
  CldImpactCause cause;
  gint32 today;
  const CldRow *row; /* what happened: of kind inspection, enforcement or notice */
  const CldRow *provider;
  GPtrArray *children; /* CldImpactChild */
  guint n_now;
  guint n_done; /* of these, those who have an action for this cause */
  gboolean needs_notice;
  gboolean records_notice;
  char received_on[CLD_DATE_SIZE];
};

char *_cld_provider_impact_make_ref (const CldProviderImpact *self, const char *child, const char *kind);
