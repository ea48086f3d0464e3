/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-effect-bar.h"

#include <glib/gi18n-lib.h>

#include "cld-value.h"

#define EXPLANATION_CHARS 44
#define MAX_SKIPPED 12

/* What a record will do to the child's duties, at the foot of its form: icon and words, and why on demand. */
struct _CldEffectBar
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkLabel *title;
  GtkLabel *caption;
  GtkWidget *why_button;
  GtkWidget *popover;
};

enum
{
  WHY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldEffectBar, cld_effect_bar, GTK_TYPE_WIDGET)

static void
cld_effect_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_effect_bar_parent_class)->dispose (object);
}

static void
cld_effect_bar_class_init (CldEffectBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_effect_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);

  /**
   * CldEffectBar::why:
   * @self: the bar
   *
   * Somebody wants to know why: cld_effect_bar_explain() answers.
   */
  signals[WHY] = g_signal_new ("why", CLD_TYPE_EFFECT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
make_label (const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style_class);
  return GTK_LABEL (label);
}

/* What it says is asked for when it is opened: the form may be another one by then. */
static void
popup_cb (GtkMenuButton *button, gpointer data)
{
  g_signal_emit (data, signals[WHY], 0);
}

static void
cld_effect_bar_init (CldEffectBar *self)
{
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->title = make_label ("heading");
  self->caption = make_label ("cld-caption");
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->caption));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  self->popover = gtk_popover_new ();
  self->why_button = gtk_menu_button_new ();
  /* A label of the button's own would come with an arrow. */
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->why_button), gtk_label_new (_("Why?")));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->why_button), FALSE);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->why_button), FALSE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->why_button), GTK_ARROW_UP);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->why_button), self->popover);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->why_button), popup_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->why_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Why this date?"), -1);
  gtk_widget_set_valign (self->why_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->why_button, _("Why this date?"));
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (words, GTK_WIDGET (self));
  gtk_widget_set_parent (self->why_button, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "cld-banner");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * cld_effect_bar_show:
 * @self: the bar
 * @line: what to say
 * @has_why: whether a date in it can be explained
 */
void
cld_effect_bar_show (CldEffectBar *self, const CldDutyLine *line, gboolean has_why)
{
  static const struct
  {
    const char *icon_name;
    const char *icon_class;
    const char *bar_class;
  } looks[] = {
    [CLD_DUTY_LINE_NONE] = { NULL, NULL, NULL },
    [CLD_DUTY_LINE_NEUTRAL] = { "x-office-calendar-symbolic", "cld-upcoming", "cld-neutral" },
    [CLD_DUTY_LINE_DONE] = { "object-select-symbolic", "cld-done", "ok" },
    [CLD_DUTY_LINE_WARNING] = { "dialog-warning-symbolic", "cld-due", "cld-warns" },
  };

  gtk_widget_set_visible (GTK_WIDGET (self), line->tone != CLD_DUTY_LINE_NONE && line->title);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (looks[i].icon_name && i != line->tone)
      {
        gtk_widget_remove_css_class (self->icon, looks[i].icon_class);
        gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].bar_class);
      }
  if (looks[line->tone].icon_name)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), looks[line->tone].icon_name);
      gtk_widget_add_css_class (self->icon, looks[line->tone].icon_class);
      gtk_widget_add_css_class (GTK_WIDGET (self), looks[line->tone].bar_class);
    }
  gtk_label_set_label (self->title, line->title ? line->title : "");
  gtk_label_set_label (self->caption, line->caption ? line->caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), line->caption != NULL);
  gtk_widget_set_visible (self->why_button, has_why);
}

static void
append (GtkWidget *box, const char *text, const char *style_class)
{
  GtkLabel *label;

  if (!text || !*text)
    return;
  label = make_label (style_class);
  gtk_label_set_label (label, text);
  gtk_label_set_max_width_chars (label, EXPLANATION_CHARS);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
}

/* The days that were not counted, each with its reason. */
static char *
list_skipped (const CldDutyWhy *why)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; why->skipped && i < why->skipped->len && i < MAX_SKIPPED; i++)
    {
      const CldWhySkipped *skipped = &g_array_index (why->skipped, CldWhySkipped, i);
      char iso[CLD_DATE_SIZE];
      g_autofree char *day = NULL;

      cld_date_from_day (skipped->day, iso);
      day = cld_value_display_day (iso);
      g_string_append_printf (text, "%s%s (%s)", text->len > 0 ? ", " : "", day, skipped->name);
    }
  if (text->len == 0)
    return NULL;
  /* Translators: %s are days, each with the reason */
  return g_strdup_printf (_("Not counted: %s"), text->str);
}

/**
 * cld_effect_bar_explain:
 * @self: the bar
 * @why: why a date is what it is
 *
 * What the button shows, in answer to #CldEffectBar::why.
 */
void
cld_effect_bar_explain (CldEffectBar *self, const CldDutyWhy *why)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *heading = g_strdup_printf ("%s · %s", _(why->row->short_title), why->row->source);
  g_autofree char *skipped = list_skipped (why);

  append (box, heading, "heading");
  append (box, why->sentence, "body");
  append (box, why->arithmetic, "cld-calc");
  append (box, skipped, "cld-caption");
  append (box, why->row->version, "cld-caption");
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
}
