/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-session.h"

G_BEGIN_DECLS

/**
 * CldChase:
 * @session: the caseload
 * @child: the child's number
 * @notice: ref of the notice
 * @duty: (nullable): ref of the duty that it does
 * @title: who has not answered
 * @sent: when it was sent
 *
 * A notice that nobody has acknowledged.
 */
typedef struct
{
  CldSession *session;
  char *child;
  char *notice;
  char *duty;
  char *title;
  char *sent;
} CldChase;

void cld_chase_free (CldChase *chase);

/* A row of the strip of a child that is about such a notice: it looks like one of a duty, and knows the same actions. */
#define CLD_TYPE_CHILD_CHASE_ROW (cld_child_chase_row_get_type ())
G_DECLARE_FINAL_TYPE (CldChildChaseRow, cld_child_chase_row, CLD, CHILD_CHASE_ROW, GtkListBoxRow)

GtkWidget *cld_child_chase_row_new (const CldChase *chase, gboolean narrow);

G_END_DECLS
