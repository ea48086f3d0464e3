/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspection-register.h"
#include "cld-provider-block.h"
#include "cld-record-set.h"

struct _CldInspectionRegister
{
  CldRecordSet *rows; /* every row; its arena holds the items too */
  CldLegalLibrary *library;
  gint32 today;
  GPtrArray *inspections;   /* CldInspectionItem, newest first */
  GPtrArray *findings;      /* CldFindingItem, oldest inspection first, then by number */
  GPtrArray *loose_actions; /* rows of actions of no finding */
  GPtrArray *providers;     /* rows by folded name */
  GPtrArray *nothing;       /* empty */
  GPtrArray *arrays;        /* owns those of the items */
  GHashTable *by_ref;       /* inspection's ref -> item */
  GHashTable *finding_by_ref;
  GHashTable *provider_by_ref;
  GHashTable *enforcement; /* provider's ref -> rows by from_on */
  GHashTable *blocks;      /* provider's ref -> CldProviderBlock */
  GHashTable *latest;      /* provider's ref -> latest item with a grade */
};

void _cld_inspection_register_thread (CldInspectionRegister *self);
