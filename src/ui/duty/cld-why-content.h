/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-duty-entry.h"
#include "cld-duty-why.h"

G_BEGIN_DECLS

/**
 * CldWhyOpenFunc:
 * @kind: id of a kind of record
 * @ref: one of it
 * @data: the caller's
 */
typedef void (*CldWhyOpenFunc) (const char *kind, const char *ref, gpointer data);

GtkWidget *cld_why_content_new (const CldDutyTexts *texts, const CldDutyWhy *why, const CldDuty *duty, gint32 today, CldWhyOpenFunc open, gpointer data);
char *cld_why_content_make_text (const CldDutyTexts *texts, const CldDutyWhy *why, gint32 today);

G_END_DECLS
