/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CldUserAction:
 * @name: the widget action, such as `pane.find`
 * @target: (nullable): its parameter as GVariant text
 * @keys: (nullable): its keys, `|` between them, as gtk_shortcut_trigger_parse_string() reads them
 * @label: what it does, to be translated
 * @group: what it belongs to, to be translated
 *
 * Something that can be done: the one table behind keys, the shortcuts window and the palette.
 */
typedef struct
{
  const char *name;
  const char *target;
  const char *keys;
  const char *label;
  const char *group;
} CldUserAction;

const CldUserAction *cld_actions_get (guint *n_actions);
gboolean cld_action_activate (const CldUserAction *action, GtkWidget *from);
gboolean cld_action_is_enabled (const CldUserAction *action, GtkWidget *at);
gboolean cld_action_is_of (const CldUserAction *action, const char *prefix);
GtkEventController *cld_actions_make_controller (const char *prefix);
void cld_actions_set_page (GtkWidget *window, GtkWidget *page);
GtkWindow *cld_actions_make_shortcuts_window (void);

G_END_DECLS
