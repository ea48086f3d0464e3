/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-inspections.h"

#include "cld-child-inspections-private.h"
#include "cld-column-box.h"
#include "cld-duty-watch.h"

/* What inspections, audits and requests have to do with a child, and what is to be done about it. */
struct _CldChildInspections
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  CldFactCard *home_card;
  CldFactCard *parts_card;
  CldFactCard *findings_card;
  CldFactCard *actions_card;
  CldFactCard *letters_card;
  CldFactCard *requests_card;
  CldFactCard *audits_card;

  char *ref; /* of the child in view */
};

G_DEFINE_FINAL_TYPE (CldChildInspections, cld_child_inspections, GTK_TYPE_WIDGET)

static gboolean
cld_child_inspections_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (CLD_CHILD_INSPECTIONS (widget)->scroller), direction);
}

static gboolean
cld_child_inspections_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
cld_child_inspections_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_child_inspections_parent_class)->dispose (object);
}

static void
cld_child_inspections_finalize (GObject *object)
{
  g_free (CLD_CHILD_INSPECTIONS (object)->ref);
  G_OBJECT_CLASS (cld_child_inspections_parent_class)->finalize (object);
}

static void
cld_child_inspections_class_init (CldChildInspectionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_child_inspections_dispose;
  object_class->finalize = cld_child_inspections_finalize;
  widget_class->focus = cld_child_inspections_focus;
  widget_class->grab_focus = cld_child_inspections_grab_focus;

  g_type_ensure (CLD_TYPE_COLUMN_BOX);
  g_type_ensure (CLD_TYPE_FACT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/child/cld-child-inspections.ui");
  gtk_widget_class_bind_template_child (widget_class, CldChildInspections, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldChildInspections, home_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildInspections, parts_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildInspections, findings_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildInspections, actions_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildInspections, letters_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildInspections, requests_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildInspections, audits_card);
}

static void
cld_child_inspections_init (CldChildInspections *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cld_child_inspections_set_data:
 * @self: the view
 * @session: the caseload
 * @data: a child
 *
 * Shows @data in the widgets that are there. Another child is shown from its top. Of a child as known on an earlier day only what was
 * recorded of the child then is shown.
 */
void
cld_child_inspections_set_data (CldChildInspections *self, CldSession *session, CldChildData *data)
{
  CldInspectionRegister *inspections = data->as_known_on ? NULL : cld_duty_watch_get_inspections (cld_duty_watch_of (session));

  g_return_if_fail (CLD_IS_CHILD_INSPECTIONS (self));

  _cld_child_fill_home (self->home_card, data, inspections);
  _cld_child_fill_parts (self->parts_card, data, inspections);
  _cld_child_fill_findings (self->findings_card, data, inspections);
  _cld_child_fill_actions (self->actions_card, data, inspections);
  _cld_child_fill_requests (self->requests_card, data);
  _cld_child_fill_audits (self->audits_card, data);
  _cld_child_fill_letters (self->letters_card, data);
  if (g_strcmp0 (self->ref, data->ref) != 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  g_free (self->ref);
  self->ref = g_strdup (data->ref);
}

/**
 * cld_child_inspections_clear:
 * @self: the view
 *
 * Shows nothing of nobody.
 */
void
cld_child_inspections_clear (CldChildInspections *self)
{
  CldFactCard *const cards[] = { self->home_card, self->parts_card, self->findings_card, self->actions_card, self->letters_card, self->requests_card, self->audits_card };

  g_return_if_fail (CLD_IS_CHILD_INSPECTIONS (self));

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      cld_fact_card_begin (cards[i]);
      cld_fact_card_end (cards[i]);
    }
}
