/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-children-text.h"
#include "cld-duty-watch.h"
#include "cld-ids.h"

G_BEGIN_DECLS

/* The next duty of every child, looked up once for each version of the board: the numbers of the children come from the
 * database, what they are sorted by here is in memory. */
typedef struct _CldChildrenNext CldChildrenNext;

/**
 * CldChildrenNextLook:
 * @icon_name: (nullable): static name of its icon; %NULL for none
 * @color: (nullable): static name of its colour in the style
 * @style_class: (nullable): its class
 *
 * How the next duty looks.
 */
typedef struct
{
  const char *icon_name;
  const char *color;
  const char *style_class;
} CldChildrenNextLook;

CldChildrenNext *cld_children_next_new (CldSession *session);
void cld_children_next_free (CldChildrenNext *next);
void cld_children_next_update (CldChildrenNext *next);
gboolean cld_children_next_is_ready (const CldChildrenNext *next);
CldIds *cld_children_next_sort (const CldChildrenNext *next, CldIds *ids, gboolean descending);
CldIds *cld_children_next_keep_late (const CldChildrenNext *next, CldIds *ids);
void cld_children_next_count (const CldChildrenNext *next, CldIds *ids, guint *n_late, guint *n_due);

CldChildrenNextLook cld_children_next_get_look (const CldChildrenNext *next, const char *child);
char *cld_children_next_make_text (const CldChildrenNext *next, const char *child);
char *cld_children_next_make_words (const CldChildrenNext *next, const char *child);
char *cld_children_next_make_value (const CldChildrenNext *next, const char *child);

char *cld_children_cell_text (const CldChildrenNext *next, const CldCaseloadFacts *facts, CldChildrenColumn column, const char *today);
char *cld_children_cell_value (const CldChildrenNext *next, const CldCaseloadFacts *facts, CldChildrenColumn column, const char *today);
char *cld_children_cell_hint (const CldChildrenNext *next, const CldCaseloadFacts *facts, CldChildrenColumn column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldChildrenNext, cld_children_next_free)

G_END_DECLS
