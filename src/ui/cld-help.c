/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-help.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The help is short enough to be read at work: it is part of the program, so it needs no other one to be shown. */

typedef struct
{
  const char *title;
  const char *text;
} Topic;

static const Topic topics[] = {
  { N_("Bring the caseload in"),
    N_("Choose Import… and name the files that your case system writes: the yearly return (SSDA903) of one or several "
       "years, the export with one row a child, or Caseload’s own CSV. You see how each file was read, what would "
       "change, and every problem at its cell. Nothing is written before you press Import. A row that cannot be read "
       "costs only itself. Importing the same files again changes nothing. An import is one step to undo.") },
  { N_("Find a child"),
    N_("Type anywhere in the list of children: half a name, a former name, the number, a date of birth, a postcode, "
       "a carer, a worker. Accents and capitals do not matter. Enter opens the first one. The buttons beside the "
       "search narrow the list further; click the head of a column to sort by it. Ctrl+G finds a child from any page.") },
  { N_("Look at a child"),
    N_("The Overview shows the facts in force today. What nobody recorded says “Not recorded”: it is not the same as "
       "No. Placements draws every placement, gaps, absences and what lies out of area. Record is everything that "
       "was recorded, newest first. Files are the evidence: what was attached, and what each file proves. History says who "
       "changed what. Inspections shows what inspectors, auditors and requests have to do with the child, Support how visits, "
       "health, school and feelings go. Alt+1 to Alt+8 change between them, Alt+Down goes to the next child of the list.") },
  { N_("Record and change"),
    N_("Record ▾ adds an entry to the child’s record; Enter on a row opens it. Dates may be typed in any usual way: "
       "12/3, 12 mar, t for today, +5w for in five weeks, -1d for yesterday. Ctrl+Return saves. Esc leaves and keeps "
       "what you typed as a draft. If somebody else changed the record meanwhile, you see both versions and choose.") },
  { N_("Undo"),
    N_("Every change is one step that can be undone: Ctrl+Z takes back your last one, also after a restart; "
       "Ctrl+Shift+Z does it again. What others changed since is left and counted. Nothing is ever lost: the change "
       "log keeps who changed what and when.") },
  { N_("Print"),
    N_("Ctrl+P prints what the page shows. You see the pages first, choose what is left out, and print or save a PDF. "
       "Every print has a number and stands in the change log. A PDF is as confidential as the record: keep it in "
       "the Caseload folder, where nothing indexes it.") },
  { N_("Keep it safe"),
    N_("Back up… writes a checked copy while others work. Do not copy the database by hand. Everything stays on this "
       "computer, in a file that only you can read; nothing is sent anywhere.") },
};

static GtkWidget *
make_label (const char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style_class)
    gtk_widget_add_css_class (label, style_class);
  return label;
}

static GtkWidget *
make_text (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      GtkWidget *title = make_label (_(topics[i].title), "title-4");

      if (i > 0)
        gtk_widget_set_margin_top (title, 12);
      gtk_box_append (GTK_BOX (box), title);
      gtk_box_append (GTK_BOX (box), make_label (_(topics[i].text), NULL));
    }
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static gboolean
close_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/**
 * cld_help_show:
 * @parent: the window that asks
 *
 * Shows the help beside the work: the window stays usable.
 */
void
cld_help_show (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_text ());
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape|<Control>w"),
                                                          gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_window_set_title (GTK_WINDOW (window), _("Help"));
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 640);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
