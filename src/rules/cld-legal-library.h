/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-row.h"

G_BEGIN_DECLS

/* What findings cite: regulations, standards, guides and statutory guidance, each from one day to another. Shipped as data
 * (legal_set.csv, legal_reference.csv); a team's records of kinds legal_set and legal_reference take the place of a row of the same code. */
typedef struct _CldLegalLibrary CldLegalLibrary;

/**
 * CldLegalForm:
 * What a reference is; codes of legal_form.csv.
 */
typedef enum
{
  CLD_LEGAL_ACT,
  CLD_LEGAL_REGULATION,
  CLD_LEGAL_STANDARD,
  CLD_LEGAL_GUIDE,
  CLD_LEGAL_STATUTORY_GUIDANCE,
  CLD_LEGAL_POLICY,
} CldLegalForm;

/**
 * CldLegalReference:
 * @code: such as CHR15-12
 * @set: code of its set, such as CHR15
 * @form: #CldLegalForm, of the set
 * @number: (nullable): as it is cited, such as reg 12
 * @title: short, in our words
 * @text: (nullable): what it asks for, in our words
 * @audience: PROVIDER, LA or ANY
 * @power: (nullable): under which law it was made
 * @provider_types: (nullable): codes of insp_provider_type.csv joined with `;`, %NULL for all
 * @links: (nullable): codes of related references joined with `;`
 * @valid_from: (nullable): YYYY-MM-DD
 * @valid_to: (nullable): YYYY-MM-DD, still in force that day
 *
 * One thing that can be cited. All texts are the library's.
 */
typedef struct
{
  const char *code;
  const char *set;
  CldLegalForm form;
  const char *number;
  const char *title;
  const char *text;
  const char *audience;
  const char *power;
  const char *provider_types;
  const char *links;
  const char *valid_from;
  const char *valid_to;
} CldLegalReference;

CldLegalLibrary *cld_legal_library_new (void);
void cld_legal_library_free (CldLegalLibrary *library);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldLegalLibrary, cld_legal_library_free)

/* A record of kind legal_set or legal_reference; all others are ignored. Sets first. */
void cld_legal_library_add (CldLegalLibrary *library, const CldRow *row);

guint cld_legal_library_get_n (const CldLegalLibrary *library);
const CldLegalReference *cld_legal_library_get (const CldLegalLibrary *library, guint i);
/* @citation: a code with or without a pinpoint; @pinpoint: (out) (optional) (nullable) (transfer none): what follows the code, such as (2)(a). */
const CldLegalReference *cld_legal_library_find (const CldLegalLibrary *library, const char *citation, const char **pinpoint);
gboolean cld_legal_reference_is_in_force (const CldLegalReference *reference, const char *day);
/* Name of the set as it was on @day (a set can be renamed from a day). */
const char *cld_legal_library_get_set_name (const CldLegalLibrary *library, const char *set, const char *day);
/* “Children’s Homes (England) Regulations 2015, reg 12(2)(a)” and “reg 12(2)(a)”: (transfer full). An unknown citation is shown as it is. */
char *cld_legal_library_cite (const CldLegalLibrary *library, const char *citation, const char *day);
char *cld_legal_library_cite_short (const CldLegalLibrary *library, const char *citation);

G_END_DECLS
