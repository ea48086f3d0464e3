/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-search-keys.h"

/* A letter or digit typed anywhere in a list opens its search and goes into it. */

/**
 * cld_search_keys_is_text:
 * @keyval: a key that nothing else wanted
 * @state: what was held with it
 *
 * Returns: whether it is a letter, a digit or a sign, and begins a search
 */
gboolean
cld_search_keys_is_text (guint keyval, GdkModifierType state)
{
  return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) == 0 && g_unichar_isgraph (gdk_keyval_to_unicode (keyval));
}

/**
 * cld_search_keys_forward:
 * @controller: what got the key
 * @entry: the search, which is to be seen
 *
 * Goes to the end of @entry and types the key there.
 *
 * Returns: whether it was taken
 */
gboolean
cld_search_keys_forward (GtkEventControllerKey *controller, GtkEditable *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (entry);

  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  gtk_editable_set_position (entry, -1);
  return gtk_event_controller_key_forward (controller, GTK_WIDGET (text));
}
