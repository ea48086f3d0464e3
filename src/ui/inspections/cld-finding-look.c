/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-finding-look.h"

#include <glib/gi18n-lib.h>

#include "cld-action.h"
#include "cld-finding.h"

static const CldDutyLook looks[] = {
  [CLD_FINDING_NOTHING] = { "action-unavailable-symbolic", "cld-upcoming" },
  [CLD_FINDING_OPEN] = { "x-office-calendar-symbolic", "cld-upcoming" },
  [CLD_FINDING_DUE] = { "x-office-calendar-symbolic", "cld-upcoming" },
  [CLD_FINDING_OVERDUE] = { "dialog-warning-symbolic", "cld-late" },
  [CLD_FINDING_MET] = { "object-select-symbolic", "cld-done" },
  [CLD_FINDING_CARRIED] = { "go-next-symbolic", "cld-upcoming" },
  [CLD_FINDING_WITHDRAWN] = { "action-unavailable-symbolic", "cld-upcoming" },
};

static const CldDutyLook due_today = { "alarm-symbolic", "cld-due" };

/**
 * cld_finding_look:
 * @state: how far it is
 * @row: of kind finding or action
 * @today: today
 *
 * Returns: (transfer none): its icon and class; the words are cld_finding_state_describe()
 */
const CldDutyLook *
cld_finding_look (CldFindingState state, const CldRow *row, gint32 today)
{
  const char *due = row->values[row->kind == &cld_finding_kind ? (guint) FINDING_DUE_ON : (guint) ACTION_DUE_ON];

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (looks), NULL);

  if (state == CLD_FINDING_DUE && due && cld_date_read_day (due) == today)
    return &due_today;
  return &looks[state];
}

/**
 * cld_finding_look_make_pill:
 * @look: how it looks
 * @words: what it says
 *
 * Returns: (transfer floating): an icon and a word on a tint of their colour
 */
GtkWidget *
cld_finding_look_make_pill (const CldDutyLook *look, const char *words)
{
  GtkWidget *pill = cld_duty_look_make_state ();

  cld_duty_look_set_state (pill, look, words);
  g_object_set (gtk_widget_get_first_child (pill), "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (pill)), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (pill, words);
  gtk_widget_add_css_class (pill, "cld-pill");
  return pill;
}

/**
 * cld_finding_look_join:
 * @first: a text
 * @...: others, %NULL after the last; one that is not there is empty
 *
 * Returns: (transfer full): those that say anything, a dot between two
 */
char *
cld_finding_look_join (const char *first, ...)
{
  GString *out = g_string_new (NULL);
  const char *text = first;
  va_list args;

  va_start (args, first);
  while (text)
    {
      if (*text)
        g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", text);
      text = va_arg (args, const char *);
    }
  va_end (args);
  return g_string_free (out, FALSE);
}

/**
 * cld_finding_look_dup_step:
 * @rung: its place on a ladder; 0 for what is no step of it
 * @label: what it is
 *
 * Returns: (transfer full): “3. Compliance notice”
 */
char *
cld_finding_look_dup_step (int rung, const char *label)
{
  /* Translators: a step of a ladder: its number, what it is */
  return rung > 0 ? g_strdup_printf (_("%1$d. %2$s"), rung, label) : g_strdup (label);
}

/**
 * cld_finding_look_make_label:
 * @text: (nullable): what it says
 * @style_class: (nullable): how
 * @wrap: in several lines; else what has no room is cut
 *
 * Returns: (transfer floating): a label
 */
GtkWidget *
cld_finding_look_make_label (const char *text, const char *style_class, gboolean wrap)
{
  GtkWidget *label = gtk_label_new (text ? text : "");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "cld-num");
  if (style_class)
    gtk_widget_add_css_class (label, style_class);
  if (!wrap)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      return label;
    }
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  return label;
}

/**
 * cld_finding_look_make_card:
 * @heading: (nullable): its heading
 * @top: (out) (optional): the line of the heading, where buttons go
 *
 * Returns: (transfer floating): a card, a vertical box
 */
GtkWidget *
cld_finding_look_make_card (const char *heading, GtkWidget **top)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "cld-pad");
  if (heading)
    {
      GtkWidget *label = cld_finding_look_make_label (heading, "cld-section", TRUE);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (line), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
    }
  gtk_box_append (GTK_BOX (card), line);
  if (top)
    *top = line;
  return card;
}

static void
set_action (GtkWidget *button, const char *action, const char *target)
{
  if (target)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

/**
 * cld_finding_look_make_button:
 * @label: what it says, with a mnemonic
 * @action: what it does
 * @target: (nullable): with what
 *
 * Returns: (transfer floating): a small button
 */
GtkWidget *
cld_finding_look_make_button (const char *label, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "cld-mini");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  set_action (button, action, target);
  return button;
}

/**
 * cld_finding_look_make_line:
 * @text: what it says
 * @caption: (nullable): more about it, dim
 * @action: (nullable): what it opens
 * @target: (nullable): with what
 *
 * Returns: (transfer floating): a line of a card that can be opened like a link, or is plain text
 */
GtkWidget *
cld_finding_look_make_line (const char *text, const char *caption, const char *action, const char *target)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *button;
  g_autofree char *name = cld_finding_look_join (text, caption, NULL);

  gtk_box_append (GTK_BOX (lines), cld_finding_look_make_label (text, NULL, TRUE));
  if (caption && *caption)
    {
      GtkWidget *more = cld_finding_look_make_label (caption, "cld-caption", TRUE);

      gtk_widget_add_css_class (more, "cld-dim");
      gtk_box_append (GTK_BOX (lines), more);
    }
  if (!action)
    return lines;
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cld-rowbtn");
  gtk_widget_add_css_class (button, "cld-insp-link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_action (button, action, target);
  return button;
}

/**
 * cld_finding_look_clear:
 * @box: a box
 *
 * Takes out what stands in it.
 */
void
cld_finding_look_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
}
