/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-provider-children.h"
#include "cld-row.h"

G_BEGIN_DECLS

/**
 * CldProviderStay:
 * @child: the child and its last placement there
 * @name: what the child is called, with the surname; else its number
 * @age: in years today, or -1
 * @now: whether the child is there today
 *
 * One of our children who is with a provider, or was in the last 12 months.
 */
typedef struct
{
  const CldProviderChild *child;
  const char *name;
  int age;
  gboolean now;
} CldProviderStay;

/**
 * CldProviderDetails:
 * @arena: holds everything
 * @now: (element-type CldProviderStay): there today, by folded name
 * @before: (element-type CldProviderStay): there in the last 12 months and not today
 * @n_told: notices under regulation 41 with both dates that it gave
 * @n_told_late: of these, later than one working day after: “1 late of 4”
 * @correspondence: (element-type CldRow): letters and messages about it, newest first
 * @notices: (element-type CldRow): notices received about it that are not closed, newest first
 *
 * What the page of a provider shows beside its inspections.
 */
typedef struct
{
  CldArena *arena;
  GPtrArray *now;
  GPtrArray *before;
  guint n_told;
  guint n_told_late;
  GPtrArray *correspondence;
  GPtrArray *notices;
} CldProviderDetails;

CldProviderDetails *cld_provider_details_load (CldDb *db, const char *provider, gint32 today, GError **error);
void cld_provider_details_free (CldProviderDetails *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldProviderDetails, cld_provider_details_free)

G_END_DECLS
