/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-form-page.h"
#include "cld-inspect-context.h"
#include "cld-window.h"

G_BEGIN_DECLS

#define CLD_TYPE_INSPECT_GUIDE (cld_inspect_guide_get_type ())
G_DECLARE_FINAL_TYPE (CldInspectGuide, cld_inspect_guide, CLD, INSPECT_GUIDE, GObject)

/**
 * CldInspectGuideKind:
 * @kind: the kind of record
 * @draw: (transfer floating): its rows, from @context and @record, before the page is there
 * @update: something was typed, or it is to be saved: offer what fits, say what does not
 * @bound: (nullable): it shows what is recorded: rows that are no field read their records
 * @gather: (nullable): what is saved with it
 * @gather_removed: (nullable): what is removed with it
 * @saved: (nullable): what follows
 *
 * What the form of a kind knows beyond its rows.
 */
typedef struct
{
  const CldKind *kind;
  GtkWidget *(*draw) (CldInspectGuide *self);
  void (*update) (CldInspectGuide *self, gboolean saving);
  void (*bound) (CldInspectGuide *self);
  void (*gather) (CldInspectGuide *self, CldRecord *record, GPtrArray *records);
  void (*gather_removed) (CldInspectGuide *self, GPtrArray *records);
  void (*saved) (CldInspectGuide *self, CldWindow *window, CldRecord *record, gboolean was_new);
} CldInspectGuideKind;

struct _CldInspectGuide
{
  GObject parent_instance;

  const CldInspectGuideKind *kind;
  CldInspectContext *context;
  CldRecord *record; /* as it was read first */
  CldFormPage *page; /* owns it; NULL while it is drawn */
  CldForm *form;
  GHashTable *said;  /* row -> what the rules made it say */
  GtkWidget *panel;  /* beside the rows; NULL where there is none */
  CldFormRow *extra; /* that is no field; NULL */
  GPtrArray *stored; /* the records that @extra was read from */
  char *earlier;     /* the finding that this one repeats, or the provider that has this number; NULL */
  char *looked_for;  /* what @earlier was found by */
  gboolean carries;  /* what is open after @earlier goes over */
  char *proposed;    /* what was filled in last */
  gboolean updating;
  gboolean tried; /* to save it: what is missing is said from then on */
};

CldPane *cld_inspect_guide_make_page (const CldInspectGuideKind *kind, CldSession *session, CldRecord *record);

void cld_inspect_guide_name (CldInspectGuide *self, CldRecord *record, GPtrArray *records);

extern const CldInspectGuideKind cld_inspection_guide, cld_finding_guide, cld_judgement_guide, cld_enforcement_guide, cld_intervention_guide, cld_inspection_child_guide,
    cld_provider_guide, cld_legal_reference_guide;

G_END_DECLS
