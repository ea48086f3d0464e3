/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-impact-row.h"

#include <glib/gi18n-lib.h>

#include "cld-columns.h"
#include "cld-form-rows.h"
#include "cld-kinds.h"
#include "cld-value.h"

struct _CldImpactRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *check;
  GtkWidget *fields;
  CldFormRow *what;
  CldFormRow *due;
  CldFormRow *owner;
  CldImpactChild *child; /* the page's */
  char *owner_name;      /* what @child->owner is where it was typed */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldImpactRow, cld_impact_row, GTK_TYPE_WIDGET)

static void
cld_impact_row_dispose (GObject *object)
{
  g_clear_pointer (&CLD_IMPACT_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_impact_row_parent_class)->dispose (object);
}

static void
cld_impact_row_finalize (GObject *object)
{
  g_free (CLD_IMPACT_ROW (object)->owner_name);
  G_OBJECT_CLASS (cld_impact_row_parent_class)->finalize (object);
}

static void
cld_impact_row_class_init (CldImpactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_impact_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = cld_impact_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_IMPACT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cld_impact_row_init (CldImpactRow *self)
{
}

static char *
name_child (const CldProviderChild *child)
{
  const char *given = child->known_as ? child->known_as : child->given_names;
  g_autofree char *name = g_strstrip (g_strconcat (given ? given : "", " ", child->surname ? child->surname : "", NULL));

  /* Translators: a child's name and number */
  return *name ? g_strdup_printf (_("%1$s · %2$s"), name, child->child) : g_strdup (child->child);
}

static char *
describe_stay (const CldImpactChild *child)
{
  g_autofree char *from = cld_value_display_date (child->child->started_on);
  g_autofree char *until = child->child->ended_on ? cld_value_display_date (child->child->ended_on) : NULL;

  if (child->now || !until)
    return g_strdup_printf (_("There now, since %s"), from ? from : _("a day that is not recorded"));
  /* Translators: two dates */
  return g_strdup_printf (_("There from %1$s to %2$s"), from ? from : "?", until);
}

static void
take (CldImpactRow *self)
{
  g_autofree char *what = cld_form_row_get_value (self->what, NULL);
  g_autofree char *due = cld_form_row_get_value (self->due, NULL);

  g_free (self->child->what);
  self->child->what = g_steal_pointer (&what);
  g_free (self->child->due_on);
  self->child->due_on = g_steal_pointer (&due);
  g_free (self->owner_name);
  self->owner_name = cld_form_row_get_value (self->owner, NULL);
  self->child->owner = self->owner_name;
}

static void
edited_cb (CldImpactRow *self)
{
  take (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
toggled_cb (CldImpactRow *self)
{
  self->child->wanted = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
  gtk_widget_set_visible (self->fields, self->child->wanted);
  g_signal_emit (self, signals[CHANGED], 0);
}

static CldFormRow *
add_field (CldImpactRow *self, guint field, const char *value, int width, CldSession *session)
{
  CldFormRow *row = g_object_new (field == ACTION_DUE_ON ? CLD_TYPE_DATE_ROW : CLD_TYPE_TEXT_ROW, "above", TRUE, NULL);

  cld_form_row_set_field (row, &cld_action_kind.fields[field], session);
  cld_form_row_bind (row, value);
  gtk_widget_add_css_class (GTK_WIDGET (row), "cld-plain-row");
  gtk_widget_set_hexpand (GTK_WIDGET (row), width < 0);
  gtk_widget_set_size_request (GTK_WIDGET (row), width, -1);
  gtk_widget_set_parent (GTK_WIDGET (row), self->fields);
  g_signal_connect_object (row, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_head (CldImpactRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = name_child (self->child->child);
  g_autofree char *stay = describe_stay (self->child);
  GtkWidget *title = gtk_label_new (name), *caption = gtk_label_new (stay);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (title, "cld-section");
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "cld-caption");
  gtk_widget_add_css_class (caption, "cld-dim");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), caption);
  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_START);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->check), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, stay, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), self->child->wanted);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return self->check;
}

/**
 * cld_impact_row_new:
 * @child: (transfer none): the proposal, changed as it is edited
 * @session: the caseload
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
cld_impact_row_new (CldImpactChild *child, CldSession *session)
{
  CldImpactRow *self = g_object_new (CLD_TYPE_IMPACT_ROW, NULL);

  self->child = child;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_margin_top (self->box, 9);
  gtk_widget_set_margin_bottom (self->box, 9);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  self->fields = g_object_new (CLD_TYPE_COLUMNS, "threshold", 600, "spacing", 12, NULL);
  gtk_widget_set_visible (self->fields, child->wanted);
  self->what = add_field (self, ACTION_WHAT, child->what, -1, session);
  self->due = add_field (self, ACTION_DUE_ON, child->due_on, 160, session);
  self->owner = add_field (self, ACTION_OWNER, child->owner, 170, session);
  gtk_box_append (GTK_BOX (self->box), self->fields);
  return GTK_WIDGET (self);
}

/**
 * cld_impact_row_set_wanted:
 * @self: a row
 * @wanted: whether something is done for the child
 */
void
cld_impact_row_set_wanted (CldImpactRow *self, gboolean wanted)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), wanted);
}

/**
 * cld_impact_row_check:
 * @self: a row
 *
 * Says what keeps it from being saved, and goes there.
 *
 * Returns: whether it can be
 */
gboolean
cld_impact_row_check (CldImpactRow *self)
{
  CldFormRow *const rows[] = { self->what, self->due, self->owner };

  for (guint i = 0; self->child->wanted && i < G_N_ELEMENTS (rows); i++)
    if (!cld_form_row_check (rows[i], TRUE))
      {
        gtk_widget_grab_focus (GTK_WIDGET (rows[i]));
        return FALSE;
      }
  return TRUE;
}
