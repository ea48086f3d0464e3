/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-actions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The actions are those of widget classes: what `app.` and `win.` hold can be called by every program of the session.
 * An action with a general name, such as pane.find, means what the page in view makes of it. */

#define ALWAYS N_("Everywhere")
#define PAGES N_("Pages")
#define LISTS N_("Lists")
#define CHILD N_("A child")
#define FORMS N_("Forms")
#define PREVIEW N_("Print preview")

/* clang-format off */
static const CldUserAction actions[] = {
  { "cld.show-place",     "'today'", "<Control>1", N_("Today"), PAGES },
  { "cld.show-place",     "'children'", "<Control>2", N_("Children"), PAGES },
  { "cld.show-place",     "'placements'", "<Control>3", N_("Placements"), PAGES },
  { "cld.show-place",     "'duties'", "<Control>4", N_("Duties"), PAGES },
  { "cld.show-place",     "'notices'", "<Control>5", N_("Notices"), PAGES },
  { "cld.show-place",     "'inspections'", "<Control>6", N_("Inspections"), PAGES },
  { "cld.show-place",     "'providers'", "<Control>7", N_("Providers"), PAGES },
  { "cld.show-place",     "'reports'", "<Control>8", N_("Reports"), PAGES },
  { "cld.show-place",     "'registers'", "<Control>9", N_("Registers"), PAGES },
  { "cld.import",         NULL, NULL, N_("Import"), PAGES },
  { "cld.back",           NULL, "<Alt>Left|Back", N_("Back"), PAGES },
  { "cld.sidebar",        NULL, "F9", N_("Show or hide the places"), PAGES },

  { "cld.undo",           NULL, "<Control>z", N_("Undo the last change"), ALWAYS },
  { "cld.redo",           NULL, "<Control><Shift>z|<Control>y", N_("Redo what was undone"), ALWAYS },
  { "pane.print",         NULL, "<Control>p", N_("Print what is shown"), ALWAYS },
  { "pane.find",          NULL, "<Control>f", N_("Find"), ALWAYS },
  { "cld.go-to-child",    NULL, "<Control>g", N_("Go to a child"), ALWAYS },
  { "cld.palette",        NULL, "<Control>k", N_("Find an action"), ALWAYS },
  { "cld.open",           NULL, "<Control>o", N_("Open another caseload"), ALWAYS },
  { "cld.connect",        NULL, "<Control><Shift>o", N_("Open a caseload, or connect to the team server"), ALWAYS },
  { "cld.back-up",        NULL, NULL, N_("Back up the caseload"), ALWAYS },
  { "cld.demonstration",  NULL, NULL, N_("Look at the demonstration"), ALWAYS },
  { "cld.letter-templates", NULL, NULL, N_("Templates of letters"), ALWAYS },
  { "cld.library",        NULL, NULL, N_("Library of law, standards and guidance"), ALWAYS },
  { "cld.preferences",    NULL, "<Control>comma", N_("Preferences"), ALWAYS },
  { "cld.setup",          NULL, NULL, N_("Set-up: authority, neighbours, officers, letters, postcodes"), ALWAYS },
  { "cld.help",           NULL, "F1", N_("Help"), ALWAYS },
  { "cld.shortcuts",      NULL, "<Control>question|<Control>slash", N_("Keyboard shortcuts"), ALWAYS },
  { "cld.about",          NULL, NULL, N_("About Caseload"), ALWAYS },
  { "cld.menu",           NULL, "F10", N_("Main menu"), ALWAYS },
  { "window.close",       NULL, "<Control>w", N_("Close the window"), ALWAYS },
  { "cld.quit",           NULL, "<Control>q", N_("Quit"), ALWAYS },

  { "pane.open",          NULL, NULL, N_("Open the chosen row"), LISTS },
  { "duty.do",            NULL, "<Control>Return|<Control>KP_Enter", N_("Do the duty of the row now"), LISTS },
  { "duty.why",           NULL, "<Control>i", N_("Why this date?"), LISTS },
  { "pane.open-window",   NULL, "<Shift>Return", N_("Open the child in a window of its own"), LISTS },
  { "pane.new",           NULL, "<Control>n", N_("Add a record of this page"), LISTS },
  { "pane.select",        NULL, "<Control><Shift>s", N_("Choose several rows"), LISTS },
  { "pane.export",        NULL, "<Control>e", N_("Export what is shown"), LISTS },
  { "inspections.add-finding", NULL, "<Control><Shift>n", N_("Add a finding to the inspection"), LISTS },
  { "inspections.edit",   NULL, "<Control><Shift>e", N_("Edit the inspection"), LISTS },
  { "inspections.add-action", NULL, NULL, N_("Add an action about the finding"), LISTS },
  { "inspections.add-child", NULL, NULL, N_("Add a child to the inspection"), LISTS },
  { "inspections.enforce", NULL, NULL, N_("Record enforcement against the provider"), LISTS },
  { "inspections.intervene", NULL, NULL, N_("Record intervention after the inspection"), LISTS },
  { "inspections.impact", NULL, NULL, N_("Consequences of the inspection for children"), LISTS },
  { "inspections.print-thread", NULL, NULL, N_("Print the findings under the same provision"), LISTS },
  { "inspections.print-pack", NULL, NULL, N_("Print the pack of the tracked children"), LISTS },
  { "inspections.print-provider", NULL, NULL, N_("Print the sheet of the provider"), LISTS },
  { "notices.letters",    NULL, NULL, N_("Letters of the chosen notices"), LISTS },
  { "notices.send",       NULL, NULL, N_("Mark the chosen notices sent"), LISTS },
  { "notices.acknowledge", NULL, NULL, N_("Mark the chosen notices acknowledged"), LISTS },
  { "notices.return",     NULL, NULL, N_("Mark the chosen notices returned"), LISTS },
  { "notices.chase",      NULL, NULL, N_("Mark the chosen notices chased"), LISTS },
  { "notices.withhold",   NULL, NULL, N_("Withhold the chosen notices"), LISTS },
  { "notices.close",      NULL, NULL, N_("Close the chosen notices received"), LISTS },
  { "registers.reply",    NULL, NULL, N_("Reply to the chosen letter"), LISTS },
  { "registers.no-answer", NULL, NULL, N_("Mark the chosen letter as one that needs no answer"), LISTS },
  { "registers.chase",    NULL, NULL, N_("Mark the chosen request for information chased"), LISTS },
  { "registers.open-child", NULL, NULL, N_("Open the child of the chosen row"), LISTS },
  { "pane.export-calendar", NULL, NULL, N_("Save the due dates as a calendar file"), LISTS },
  { "pane.print-by-team", NULL, NULL, N_("Print the duty forecast by team"), LISTS },
  { "pane.print-visit-sheets", NULL, NULL, N_("Print today’s visit sheets"), LISTS },

  { "child.view",         "1", "<Alt>1", N_("Overview"), CHILD },
  { "child.view",         "2", "<Alt>2", N_("Duties of the child"), CHILD },
  { "child.view",         "3", "<Alt>3", N_("Placements"), CHILD },
  { "child.view",         "4", "<Alt>4", N_("Record"), CHILD },
  { "child.view",         "5", "<Alt>5", N_("Files"), CHILD },
  { "child.view",         "6", "<Alt>6", N_("History"), CHILD },
  { "child.view",         "7", "<Alt>7", N_("Inspections that touch the child"), CHILD },
  { "child.view",         "8", "<Alt>8", N_("Support of the child"), CHILD },
  { "child.previous",     NULL, "<Alt>Up", N_("Previous child of the list"), CHILD },
  { "child.next",         NULL, "<Alt>Down", N_("Next child of the list"), CHILD },
  { "child.new-entry",    NULL, "<Control><Shift>n", N_("Record something about the child"), CHILD },
  { "child.edit",         NULL, "<Control><Shift>e", N_("Edit the child’s details"), CHILD },
  { "child.history",      NULL, "<Control>h", N_("Who changed what"), CHILD },
  { "child.as-known-on",  NULL, "<Control>d", N_("As known on an earlier day"), CHILD },

  { "pane.save",          NULL, "<Control>Return|<Control>KP_Enter|<Control>s", N_("Save and return, or go on"), FORMS },
  { "pane.save-and-print", NULL, "<Control><Shift>Return", N_("Save and print"), FORMS },
  { "move.show-pane",     NULL, "F8", N_("Move the divider"), FORMS },
  { "pane.cancel",        NULL, "Escape", N_("Leave; what was typed is kept as a draft"), FORMS },

  { "preview.print",      NULL, "<Control>p", N_("Print"), PREVIEW },
  { "preview.save",       NULL, "<Control>s", N_("Save as PDF"), PREVIEW },
  { "preview.zoom-in",    NULL, "<Control>plus|<Control>equal|<Control>KP_Add", N_("Larger"), PREVIEW },
  { "preview.zoom-out",   NULL, "<Control>minus|<Control>KP_Subtract", N_("Smaller"), PREVIEW },
  { "preview.zoom-fit",   NULL, "<Control>0|<Control>KP_0", N_("As wide as the window"), PREVIEW },
};
/* clang-format on */

/**
 * cld_actions_get:
 * @n_actions: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_actions): every action, those of a group together
 */
const CldUserAction *
cld_actions_get (guint *n_actions)
{
  *n_actions = G_N_ELEMENTS (actions);
  return actions;
}

/**
 * cld_action_activate:
 * @action: an action
 * @from: a widget
 *
 * Does it at @from or the nearest of its ancestors that knows it.
 *
 * Returns: whether one of them did
 */
gboolean
cld_action_activate (const CldUserAction *action, GtkWidget *from)
{
  g_autoptr (GVariant) target = NULL;

  g_return_val_if_fail (action, FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (from), FALSE);

  if (action->target)
    target = g_variant_ref_sink (g_variant_parse (NULL, action->target, NULL, NULL, NULL));
  return gtk_widget_activate_action_variant (from, action->name, target);
}

/**
 * cld_action_is_enabled:
 * @action: an action
 * @at: a widget whose class has it
 *
 * Returns: whether it can be done there now
 */
gboolean
cld_action_is_enabled (const CldUserAction *action, GtkWidget *at)
{
  g_autoptr (GtkWidget) button = g_object_ref_sink (gtk_button_new ());
  gboolean enabled;

  g_return_val_if_fail (action, FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (at), FALSE);

  /* GTK answers that to nobody but a button, which nobody sees. The name last: with another target than it wants GTK complains. */
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_parent (button, at);
  if (action->target)
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_parse (NULL, action->target, NULL, NULL, NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action->name);
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  return enabled;
}

/**
 * cld_action_is_of:
 * @action: an action
 * @prefix: the first part of its name, such as `preview`
 *
 * Returns: whether it is one of these
 */
gboolean
cld_action_is_of (const CldUserAction *action, const char *prefix)
{
  gsize length = strlen (prefix);

  return strncmp (action->name, prefix, length) == 0 && action->name[length] == '.';
}

static gboolean
shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  const CldUserAction *action = data;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *page;

  if (focus && cld_action_activate (action, focus))
    return TRUE;
  /* With the focus in the sidebar the page in view is still meant. */
  page = g_object_get_data (G_OBJECT (widget), "cld-page-in-view");
  return page && cld_action_activate (action, page);
}

/**
 * cld_actions_set_page:
 * @window: a window with cld_actions_make_controller()
 * @page: (nullable): the page in view, where actions are looked for that the focus does not know
 */
void
cld_actions_set_page (GtkWidget *window, GtkWidget *page)
{
  g_object_set_data (G_OBJECT (window), "cld-page-in-view", page);
}

/**
 * cld_actions_make_controller:
 * @prefix: (nullable): only the actions of this prefix; %NULL for all but those of the preview
 *
 * Returns: (transfer full): what makes the keys of the table work in a window
 */
GtkEventController *
cld_actions_make_controller (const char *prefix)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkShortcutTrigger *trigger;

      if (!actions[i].keys || (prefix ? !cld_action_is_of (&actions[i], prefix) : cld_action_is_of (&actions[i], "preview")))
        continue;
      trigger = gtk_shortcut_trigger_parse_string (actions[i].keys);
      g_assert (trigger);
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new (trigger, gtk_callback_action_new (shortcut_cb, (gpointer) &actions[i], NULL)));
    }
  return controller;
}

/* What the shortcuts window is to show of "a|b": the first of them, since the others are the same key elsewhere. */
static char *
accelerator_of (const CldUserAction *action)
{
  return g_strndup (action->keys, strcspn (action->keys, "|"));
}

static void
append_shortcut (GString *xml, const CldUserAction *action)
{
  g_autofree char *keys = accelerator_of (action);
  g_autofree char *text = g_markup_printf_escaped ("<child><object class=\"GtkShortcutsShortcut\"><property name=\"title\">%s</property>"
                                                   "<property name=\"accelerator\">%s</property></object></child>",
                                                   _(action->label), keys);

  g_string_append (xml, text);
}

/* A group begins; a section, of which GTK shows one at a time, holds two groups. */
static void
append_group (GString *xml, const char *title, const char *name, guint n_before)
{
  g_autofree char *text = g_markup_printf_escaped ("<child><object class=\"GtkShortcutsGroup\"><property name=\"title\">%s</property>", title);

  if (n_before > 0)
    g_string_append (xml, "</object></child>");
  if (n_before % 2 == 0)
    {
      /* A section of several pages makes GTK 4.8 warn, so it is high enough for one. */
      g_autofree char *section = g_markup_printf_escaped ("<child><object class=\"GtkShortcutsSection\"><property name=\"section-name\">%s</property>"
                                                          "<property name=\"title\">%s</property><property name=\"max-height\">30</property>",
                                                          name, title);

      if (n_before > 0)
        g_string_append (xml, "</object></child>");
      g_string_append (xml, section);
    }
  g_string_append (xml, text);
}

/**
 * cld_actions_make_shortcuts_window:
 *
 * Returns: (transfer full): the window that lists every key, made from the table
 */
GtkWindow *
cld_actions_make_shortcuts_window (void)
{
  g_autoptr (GString) xml = g_string_new ("<interface><object class=\"GtkShortcutsWindow\" id=\"window\"><property name=\"modal\">1</property>");
  g_autoptr (GtkBuilder) builder = NULL;
  const char *group = NULL;
  guint n_groups = 0;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (!actions[i].keys)
        continue;
      if (g_strcmp0 (group, actions[i].group) != 0)
        {
          group = actions[i].group;
          append_group (xml, _(group), group, n_groups++);
        }
      append_shortcut (xml, &actions[i]);
    }
  g_string_append (xml, "</object></child></object></child></object></interface>");
  builder = gtk_builder_new_from_string (xml->str, (gssize) xml->len);
  /* A window belongs to GTK from the start, so it outlives the builder. */
  return GTK_WINDOW (gtk_builder_get_object (builder, "window"));
}
