/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-hint.h"

#define HINT "cld-hint"

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = g_object_get_data (G_OBJECT (widget), HINT);

  if (text)
    gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/**
 * cld_hint_set:
 * @widget: a part of a row
 * @text: (nullable): what its tooltip says, plain text; %NULL or "" for none
 *
 * For rows that are filled often and in great number: GTK (4.8) asks the display several times where the pointer is whenever
 * gtk_widget_set_tooltip_text() is called, which for the rows of Today took longer than to draw them. This one is asked for
 * when the pointer rests there. What a screen reader says of the widget is not changed.
 */
void
cld_hint_set (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!gtk_widget_get_has_tooltip (widget))
    {
      gtk_widget_set_has_tooltip (widget, TRUE);
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
    }
  g_object_set_data_full (G_OBJECT (widget), HINT, text && *text ? g_strdup (text) : NULL, g_free);
}

/**
 * cld_hint_set_label:
 * @label: (nullable): a #GtkLabel; nothing is done where a layout has none
 * @text: (nullable): what it says
 * @hint: (nullable): as of cld_hint_set(); of a text that may be cut, itself
 */
void
cld_hint_set_label (GtkWidget *label, const char *text, const char *hint)
{
  if (!label)
    return;
  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
  cld_hint_set (label, hint);
}
