/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-notice-effect-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-look.h"
#include "cld-notice-look.h"
#include "cld-one-stop.h"

/* What a notice that came in sets off: our children at that home, and what has to be done by when. */

typedef struct
{
  CldNoticeEffectOpen open;
  gpointer data;
} Opener;

static void
remove_all (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static GtkWidget *
make_label (const char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style_class)
    gtk_widget_add_css_class (label, style_class);
  return label;
}

static GtkListBox *
add_list (GtkBox *box, const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_box_append (box, make_label (title, "cld-section"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "cld-facts");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  cld_one_stop_add (list);
  gtk_box_append (box, list);
  return GTK_LIST_BOX (list);
}

static void
append_row (GtkListBox *list, GtkWidget *content, const char *sentence, const char *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_margin_top (content, 6);
  gtk_widget_set_margin_bottom (content, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), child != NULL);
  g_object_set_data_full (G_OBJECT (row), "child", g_strdup (child), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_list_box_append (list, row);
}

static char *
describe_step (const CldNoticeEffectStep *step, gint32 today)
{
  g_autofree char *due = step->due != CLD_NO_DAY ? cld_duty_look_day (step->due, today) : NULL;
  g_autofree char *done = step->done != CLD_NO_DAY ? cld_duty_look_day (step->done, today) : NULL;

  if (done)
    /* Translators: %1$s is a date, %2$s a regulation */
    return g_strdup_printf (_("Done %1$s · %2$s"), done, step->provision);
  if (due)
    /* Translators: %1$s is a date, %2$s a regulation */
    return g_strdup_printf (_("By %1$s · %2$s"), due, step->provision);
  return g_strdup (step->provision);
}

static void
add_step (GtkListBox *list, const CldNoticeEffectStep *step, gint32 today)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *tag = cld_duty_look_make_tag ();
  g_autofree char *more = describe_step (step, today);
  g_autofree char *sentence = g_strdup_printf ("%s, %s", step->what, more);

  cld_duty_look_set_tag (tag, cld_strength_read (step->strength));
  gtk_widget_set_size_request (tag, 56, -1);
  gtk_widget_set_valign (tag, GTK_ALIGN_START);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), make_label (step->what, NULL));
  gtk_box_append (GTK_BOX (lines), make_label (more, "cld-caption"));
  gtk_box_append (GTK_BOX (row), tag);
  gtk_box_append (GTK_BOX (row), lines);
  append_row (list, row, sentence, step->child);
}

static void
add_child (GtkListBox *list, const CldNoticeEffectChild *child)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *name = make_label (child->name ? child->name : child->child, "heading"), *when;
  g_autofree char *from = cld_notice_look_day (cld_date_read_day (child->started_on)), *until = cld_notice_look_day (cld_date_read_day (child->ended_on));
  /* Translators: since when a child lives at a home */
  g_autofree char *text = child->now ? g_strdup_printf (_("there since %s"), from) : g_strdup_printf (_("there from %1$s to %2$s"), from, until);
  g_autofree char *sentence = g_strdup_printf ("%s, %s", child->name ? child->name : child->child, text);

  when = make_label (text, "cld-dim");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), when);
  append_row (list, row, sentence, child->child);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, Opener *opener)
{
  const char *child = g_object_get_data (G_OBJECT (row), "child");

  if (child)
    opener->open (child, opener->data);
}

static void
connect_list (GtkListBox *list, CldNoticeEffectOpen open, gpointer data)
{
  Opener *opener = g_new (Opener, 1);

  *opener = (Opener){ open, data };
  g_signal_connect_data (list, "row-activated", G_CALLBACK (activated_cb), opener, (GClosureNotify) (void (*) (void)) g_free, 0);
}

static void
add_remarks (GtkBox *box, const CldNoticeEffects *effects)
{
  if (effects->blocks_placements)
    {
      GtkWidget *banner = make_label (_("Until this notice is closed, a new placement there is stopped unless somebody answers for it."), "cld-banner");

      gtk_box_append (box, banner);
    }
  if (effects->n_told > 0 && g_strcmp0 (effects->provision, "reg41") == 0)
    {
      g_autofree char *text = g_strdup_printf (_("Notices of admission and discharge from this home: %1$u late of %2$u. Late is more than one working day after."), effects->n_told_late, effects->n_told);

      gtk_box_append (box, make_label (text, "cld-caption"));
    }
}

/**
 * cld_notice_effect_list_fill:
 * @box: an empty box, or one that was filled before
 * @effects: what a notice sets off
 * @today: the day
 * @open: called when a child is wanted
 * @data: for @open; must outlive @box
 *
 * Shows in @box what a notice sets off.
 */
void
cld_notice_effect_list_fill (GtkBox *box, const CldNoticeEffects *effects, gint32 today, CldNoticeEffectOpen open, gpointer data)
{
  remove_all (box);
  add_remarks (box, effects);
  if (effects->steps->len > 0)
    {
      GtkListBox *list = add_list (box, _("What it sets off"));

      for (guint i = 0; i < effects->steps->len; i++)
        add_step (list, effects->steps->pdata[i], today);
      connect_list (list, open, data);
    }
  if (effects->provider && effects->children->len > 0)
    {
      /* Translators: %u is how many of our children live at a home now */
      g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Our children there: %u now, and in the last 12 months", "Our children there: %u now, and in the last 12 months", effects->n_now), effects->n_now);
      GtkListBox *list = add_list (box, title);

      for (guint i = 0; i < effects->children->len; i++)
        add_child (list, effects->children->pdata[i]);
      connect_list (list, open, data);
    }
}
