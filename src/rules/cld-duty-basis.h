/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cld-date.h"

G_BEGIN_DECLS

/**
 * CldDutyBasis:
 *
 * Why a row has its date: how long, counted from what. One table (cld-duty-basis.c) says it both to the rules and to the
 * explanation, so that the two cannot differ.
 */
typedef enum
{
  CLD_BASIS_NONE,
  CLD_BASIS_CARE_PLAN,         /* A03: 10 working days */
  CLD_BASIS_PLACEMENT_PLAN,    /* A04: 5 working days */
  CLD_BASIS_FIRST_HEALTH,      /* A07: 20 working days */
  CLD_BASIS_HEALTH_UNDER_5,    /* A08: 6 months */
  CLD_BASIS_HEALTH_FROM_5,     /* A09: 12 months */
  CLD_BASIS_FIRST_SDQ,         /* A14: 12 months */
  CLD_BASIS_SDQ,               /* A14: 12 months from the last one */
  CLD_BASIS_PEP,               /* A15: 10 working days */
  CLD_BASIS_FIRST_REVIEW,      /* B01: 20 working days */
  CLD_BASIS_SECOND_REVIEW,     /* B02: 3 months */
  CLD_BASIS_LATER_REVIEW,      /* B03: 6 months */
  CLD_BASIS_FIRST_VISIT,       /* C01, C06-C10, C15, J05: 7 days from the start of the placement */
  CLD_BASIS_VISIT_FIRST_YEAR,  /* C02, C10, C15: 42 days */
  CLD_BASIS_VISIT_UNTIL_18,    /* C03: 3 months */
  CLD_BASIS_VISIT_AFTER_YEAR,  /* C04: 42 days */
  CLD_BASIS_VISIT_LONG_TERM,   /* C05: 6 months */
  CLD_BASIS_VISIT_WEEKLY,      /* C06, C07, C08: 7 days until the first review */
  CLD_BASIS_VISIT_REG19,       /* C06: 42 days after the first review */
  CLD_BASIS_VISIT_REG24,       /* C07: 28 days after the first review */
  CLD_BASIS_VISIT_INTERIM,     /* C08: 28 days after the first review */
  CLD_BASIS_VISIT_ORDER,       /* C09: 7 days from the care order */
  CLD_BASIS_VISIT_PARENT,      /* C09: 42 days */
  CLD_BASIS_VISIT_OTHER_LATER, /* C10: 3 months after a year */
  CLD_BASIS_VISIT_YDA_LATER,   /* C15: 3 months after a year */
  CLD_BASIS_VISIT_ENFORCEMENT, /* C12: 7 days */
  CLD_BASIS_BEFORE_PLACEMENT,  /* D01, D02, D06, D07: the day of the start */
  CLD_BASIS_EMERGENCY,         /* D04, D06, D07: 5 working days */
  CLD_BASIS_RETURN_INTERVIEW,  /* F04: 72 hours */
  CLD_BASIS_NEEDS_ASSESSMENT,  /* H02: 3 months */
  CLD_BASIS_FIRST_AUTHORITY_REVIEW, /* J01: 3 months */
  CLD_BASIS_AUTHORITY_REVIEW,  /* J01: 6 months */
  CLD_BASIS_FIRST_ADOPTION_REVIEW,  /* J02: 28 days */
  CLD_BASIS_SECOND_ADOPTION_REVIEW, /* J03: 3 months */
  CLD_BASIS_LATER_ADOPTION_REVIEW,  /* J04: 6 months */
  CLD_BASIS_ADOPTION_WEEKLY,   /* J05: 7 days until the first adoption review */
  CLD_BASIS_ADOPTION_DECIDED,  /* J05: as the latest adoption review decided */
  /* The duties beyond those of the rules that are spelt out one by one (cld-duties-other.h). */
  CLD_BASIS_REVIEWING_OFFICER, /* A02: 5 working days */
  CLD_BASIS_PLAN_AGREED,       /* A05: the day of the plan */
  CLD_BASIS_HEALTH_PLAN,       /* A10: the day of the care plan */
  CLD_BASIS_FIRST_CHECK,       /* A11-A13: 12 months from the start */
  CLD_BASIS_LATER_CHECK,       /* A11-A13: 12 months from the last one */
  CLD_BASIS_PEP_FOR_REVIEW,    /* A16: 20 working days */
  CLD_BASIS_PEP_AT_REVIEW,     /* A16: the day of the first review, where that was sooner */
  CLD_BASIS_REMAND_PLAN,       /* A20: 5 working days */
  CLD_BASIS_DETENTION_PLAN,    /* A21: 10 working days */
  CLD_BASIS_FIRST_SHORT_BREAK, /* B06, C14: 3 months */
  CLD_BASIS_SHORT_BREAK,       /* B06, C14: 6 months */
  CLD_BASIS_FIRST_SECURE,      /* B09: 1 month */
  CLD_BASIS_LATER_SECURE,      /* B09: 3 months */
  CLD_BASIS_SATISFIED,         /* D03: the day of the approval */
  CLD_BASIS_END_NOTICE,        /* D08: the day of the end */
  CLD_BASIS_LATE_END_NOTICE,   /* D09: 10 working days */
  CLD_BASIS_PARENT_APPROVAL,   /* D11: the day it begins */
  CLD_BASIS_PARENT_ASSESSMENT, /* D12: 10 working days */
  CLD_BASIS_PARENT_DECISION,   /* D12: 10 working days */
  CLD_BASIS_TEMPORARY,         /* D13: 16 weeks */
  CLD_BASIS_EXTENDED,          /* D14: 8 weeks */
  CLD_BASIS_RUN_OUT,           /* D15: the last day of the temporary approval */
  CLD_BASIS_UNDER_16,          /* D18: at once */
  CLD_BASIS_LEAVING_CARE,      /* D21: the day care ends */
  CLD_BASIS_LEAVING_CARE_16,   /* D22: the day care ends */
  CLD_BASIS_INCIDENT,          /* F06: 5 working days */
  CLD_BASIS_DEATH,             /* F07: 5 working days */
  CLD_BASIS_POLICE_PROTECTION, /* F15: 72 hours, which of a date are 3 days */
  CLD_BASIS_EMERGENCY_ORDER,   /* F15: 8 days */
  CLD_BASIS_EXTENDED_ORDER,    /* F15: 7 days more */
  CLD_BASIS_ASSESSMENT_ORDER,  /* F15: 7 days */
  CLD_BASIS_PATHWAY_REVIEW,    /* H04: 6 months */
  CLD_BASIS_ASYLUM_SEEKER,     /* I04: the 18th birthday */
  CLD_BASIS_N
} CldDutyBasis;

/**
 * CldMissing:
 *
 * The fact that an `unknown` row lacks, or that contradicts another.
 */
typedef enum
{
  CLD_MISSING_NOTHING,
  CLD_MISSING_START,             /* the start is not recorded at all */
  CLD_MISSING_REAL_START,        /* `start_known` = 0 */
  CLD_MISSING_START_AFTER_BIRTH, /* it starts before the date of birth */
  CLD_MISSING_END_AFTER_START,   /* it ends before it starts, or an episode before it began */
  CLD_MISSING_DATE_OF_BIRTH,
  CLD_MISSING_AREA,              /* no area authority is recorded, or not which one is ours */
  CLD_MISSING_CONFIDENTIAL_AREA, /* `CON` */
  CLD_MISSING_VISIT_INTERVAL,    /* J05: the adoption review says none */
  CLD_MISSING_PERIOD,            /* a review in no period of care */
  CLD_MISSING_VISIT_AFTER_BIRTH, /* a visit dated before birth */
  CLD_MISSING_RANGE,             /* the date lies beyond the calendar */
  CLD_MISSING_LEGAL_STATUS,      /* none is recorded for the day */
  CLD_MISSING_REASON_ENDED,      /* why care ended is not recorded */
  CLD_MISSING_N
} CldMissing;

typedef enum
{
  CLD_UNIT_NONE,
  CLD_UNIT_DAYS,
  CLD_UNIT_WORKING_DAYS,
  CLD_UNIT_MONTHS,
  CLD_UNIT_HOURS,
} CldUnit;

/**
 * CldBasisInfo:
 * @unit: what is counted
 * @number: how many of it
 * @sentence: (nullable): the explanation, untranslated (N_()); `%s` stands for the date it is counted from
 */
typedef struct
{
  CldUnit unit;
  int number;
  const char *sentence;
} CldBasisInfo;

const CldBasisInfo *cld_basis_get_info (CldDutyBasis basis);
const char *cld_missing_get_sentence (CldMissing missing);

G_END_DECLS
