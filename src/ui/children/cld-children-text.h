/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cld-caseload-facts.h"
#include "cld-caseload-query.h"

G_BEGIN_DECLS

/* The columns of the list of children, in the order they stand. */
typedef enum
{
  CLD_CHILDREN_NAME,
  CLD_CHILDREN_NUMBER,
  CLD_CHILDREN_AGE,
  CLD_CHILDREN_LEGAL,
  CLD_CHILDREN_TYPE,
  CLD_CHILDREN_PLACEMENT,
  CLD_CHILDREN_SINCE,
  CLD_CHILDREN_MILES,
  CLD_CHILDREN_WORKER,
  CLD_CHILDREN_IRO,
  CLD_CHILDREN_SEEN,
  CLD_CHILDREN_ALONE,
  CLD_CHILDREN_NEXT,
  CLD_CHILDREN_ALERT,
  CLD_CHILDREN_N_COLUMNS
} CldChildrenColumn;

/* What the store does not sort by: the next duty is worked out and not recorded (cld-children-next.h). */
#define CLD_CHILDREN_BY_DUTY ((CldCaseloadSort) (CLD_CASELOAD_BY_ALERT + 1))

/**
 * CldChildrenColumnInfo:
 * @id: its name in the settings and in an exported file
 * @title: what its header says, to be translated
 * @width: in pixels at the usual text size; -1 takes what the others leave
 * @print_width: in points; 0 takes a share of what the others leave
 * @sort: what a click on the header sorts by
 * @numeric: whether it stands at the end of its column
 * @hidden: whether it is left out until somebody asks for it
 * @searched: whether found text is bold in it
 *
 * A column of the list of children.
 */
typedef struct
{
  const char *id;
  const char *title;
  int width;
  double print_width;
  CldCaseloadSort sort;
  gboolean numeric;
  gboolean hidden;
  gboolean searched;
} CldChildrenColumnInfo;

/**
 * CldChildrenAlert:
 * @icon_name: (nullable): the icon beside the gravest alert; %NULL for none
 * @style_class: its class
 * @color: its colour in the style
 *
 * How an alert looks.
 */
typedef struct
{
  const char *icon_name;
  const char *style_class;
  const char *color;
} CldChildrenAlert;

const CldChildrenColumnInfo *cld_children_column_info (CldChildrenColumn column);
char *cld_children_text (const CldCaseloadFacts *facts, CldChildrenColumn column, const char *today);
char *cld_children_value (const CldCaseloadFacts *facts, CldChildrenColumn column, const char *today);
char *cld_children_hint (const CldCaseloadFacts *facts, CldChildrenColumn column);
CldChildrenAlert cld_children_alert (const CldCaseloadFacts *facts);
const char *cld_children_type_word (const char *code);
char *cld_children_date (const char *iso, const char *today);

G_END_DECLS
