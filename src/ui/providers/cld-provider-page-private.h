/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-fact-card.h"
#include "cld-provider-card.h"
#include "cld-provider-details.h"
#include "cld-provider-list.h"
#include "cld-provider-page.h"

/* The cards of the page, in the order of a single column. */
enum
{
  CLD_PROVIDER_NOW,
  CLD_PROVIDER_BEFORE,
  CLD_PROVIDER_GRADES,
  CLD_PROVIDER_INSPECTIONS,
  CLD_PROVIDER_FINDINGS,
  CLD_PROVIDER_STEPS,
  CLD_PROVIDER_NOTICES,
  CLD_PROVIDER_LETTERS,
  CLD_PROVIDER_N_CARDS
};

struct _CldProviderPage
{
  CldPane parent_instance;

  GtkScrolledWindow *scroller;
  GtkLabel *name;
  GtkLabel *about;
  GtkLabel *urn_fault;
  GtkBox *buttons;
  CldFactCard *registration;
  CldFactCard *contact;
  CldProviderCard *cards[CLD_PROVIDER_N_CARDS];

  char *provider;
  CldProviderList *providers;  /* (nullable) */
  CldProviderDetails *details; /* (nullable) */
};

void _cld_provider_page_fill_facts (CldProviderPage *self, const CldProviderEntry *entry);
void _cld_provider_page_fill_children (CldProviderPage *self);
void _cld_provider_page_fill_inspections (CldProviderPage *self, const CldProviderEntry *entry);
void _cld_provider_page_fill_findings (CldProviderPage *self, const CldProviderEntry *entry);
void _cld_provider_page_fill_steps (CldProviderPage *self);
void _cld_provider_page_fill_papers (CldProviderPage *self);
