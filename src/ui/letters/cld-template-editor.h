/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-letter-templates.h"
#include "cld-record.h"

G_BEGIN_DECLS

/* The text of a letter being written, with what is wrong with it and what it will look like. */
#define CLD_TYPE_TEMPLATE_EDITOR (cld_template_editor_get_type ())
G_DECLARE_FINAL_TYPE (CldTemplateEditor, cld_template_editor, CLD, TEMPLATE_EDITOR, GtkWidget)

void cld_template_editor_show (CldTemplateEditor *self, const CldLetterTemplate *template);
gboolean cld_template_editor_is_changed (CldTemplateEditor *self);
gboolean cld_template_editor_is_valid (CldTemplateEditor *self);
void cld_template_editor_fill (CldTemplateEditor *self, CldRecord *record);

G_END_DECLS
