/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-board.h"
#include "cld-evidence.h"
#include "cld-report-private.h"

/* Somebody who is to be told of the placement. */
typedef struct
{
  const char *kind;      /* code of notification_recipient.csv, "" where none is recorded */
  const CldRow *notice;  /* NULL: nothing is recorded */
  const CldDuty *duty;   /* (nullable): D06 or D07 of this kind */
  guint place;           /* in the order of the sheet */
} CldSheetNotice;

/* A sheet in the making. */
typedef struct
{
  CldSummary *summary; /* its placement is that of the sheet */
  const CldDutyRules *rules;
  const CldFacts *facts;
  const CldDuty *duties;
  guint n_duties;
  gint32 today;
  guint32 index;       /* of the placement in the facts */
  gint32 limit;        /* by when approval and notices are due, CLD_NO_DAY where nobody knows */
  CldEvidence evidence;
  CldArea area;
  gboolean hides_area; /* nor what is there */
  GArray *notices;     /* (element-type CldSheetNotice): in the order of the sheet */

  /* what is withheld, found anew at each try */
  GHashTable *names;
  GHashTable *texts;

  /* how much of it is shown */
  guint fact_lines;
  guint cell_lines;
  guint text_lines;
  guint write_lines;
  guint max_notices;
} CldSheet;

const CldPlacementFact *cld_sheet_fact (const CldSheet *sheet);
gboolean cld_sheet_is_known (const CldSheet *sheet, const CldRow *row, guint field); /* recorded, and not after today */
const char *cld_sheet_day (CldSheet *sheet, gint32 day);                             /* (nullable): Fri 1 Nov 2024 */
const CldRow *cld_sheet_record (CldSheet *sheet, CldFactId id);                      /* (nullable) */
const char *cld_sheet_files (CldSheet *sheet, const CldRow *row);                    /* (nullable): "1 file" */
const char *cld_sheet_capital (CldSheet *sheet, const char *text);
const char *cld_sheet_withhold_name (CldSheet *sheet, const char *name);
const char *cld_sheet_withhold_text (CldSheet *sheet, const char *text);             /* counts it, and says so */
const CldRow *cld_sheet_exemption (CldSheet *sheet);                                 /* (nullable): who decided that it is exempt */

void cld_sheet_collect_notices (CldSheet *sheet);
gboolean cld_sheet_notice_is_missing (const CldSheet *sheet, const CldSheetNotice *line);
void cld_sheet_add_notices (CldSheet *sheet);
void cld_sheet_add_placement (CldSheet *sheet);
void cld_sheet_add_approval (CldSheet *sheet);
void cld_sheet_add_since (CldSheet *sheet);
