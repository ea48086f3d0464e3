/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-support.h"

#include <adwaita.h>

#include "cld-child-support-private.h"
#include "cld-column-box.h"

/* How a child is supported: visits, health, school, missing episodes, how it feels and how it gets on. Nothing is added up to a score. */
struct _CldChildSupport
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  CldFactCard *visits_card;
  CldFactCard *health_card;
  CldFactCard *school_card;
  CldFactCard *missing_card;
  CldFactCard *sdq_card;
  CldFactCard *progress_card;
  GtkDrawingArea *sdq_chart;

  GArray *scores; /* (element-type CldSdqPoint) */
  char *ref;      /* of the child in view */
};

G_DEFINE_FINAL_TYPE (CldChildSupport, cld_child_support, GTK_TYPE_WIDGET)

static gboolean
cld_child_support_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (CLD_CHILD_SUPPORT (widget)->scroller), direction);
}

static gboolean
cld_child_support_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static const CldChartStyle *
get_style (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? &cld_chart_style_dark : &cld_chart_style_light;
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  CldChildSupport *self = data;

  cld_chart_draw_sdq (cr, (const CldSdqPoint *) self->scores->data, self->scores->len, width, height, get_style ());
}

static void
cld_child_support_dispose (GObject *object)
{
  CldChildSupport *self = CLD_CHILD_SUPPORT (object);
  GtkWidget *child;

  if (self->sdq_chart)
    gtk_drawing_area_set_draw_func (self->sdq_chart, NULL, NULL, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_child_support_parent_class)->dispose (object);
}

static void
cld_child_support_finalize (GObject *object)
{
  g_array_unref (CLD_CHILD_SUPPORT (object)->scores);
  g_free (CLD_CHILD_SUPPORT (object)->ref);
  G_OBJECT_CLASS (cld_child_support_parent_class)->finalize (object);
}

static void
cld_child_support_class_init (CldChildSupportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_child_support_dispose;
  object_class->finalize = cld_child_support_finalize;
  widget_class->focus = cld_child_support_focus;
  widget_class->grab_focus = cld_child_support_grab_focus;

  g_type_ensure (CLD_TYPE_COLUMN_BOX);
  g_type_ensure (CLD_TYPE_FACT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/child/cld-child-support.ui");
  gtk_widget_class_bind_template_child (widget_class, CldChildSupport, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldChildSupport, visits_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildSupport, health_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildSupport, school_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildSupport, missing_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildSupport, sdq_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildSupport, sdq_chart);
  gtk_widget_class_bind_template_child (widget_class, CldChildSupport, progress_card);
}

static void
cld_child_support_init (CldChildSupport *self)
{
  self->scores = g_array_new (FALSE, FALSE, sizeof (CldSdqPoint));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_content_height (self->sdq_chart, (int) cld_chart_get_sdq_height (&cld_chart_style_light));
  gtk_drawing_area_set_draw_func (self->sdq_chart, draw_cb, self, NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self->sdq_chart, G_CONNECT_SWAPPED);
}

static void
show_chart (CldChildSupport *self, const CldChildData *data)
{
  g_autofree char *sentence = NULL;

  g_array_unref (self->scores);
  self->scores = _cld_child_list_scores (data);
  sentence = cld_chart_dup_sdq_sentence ((const CldSdqPoint *) self->scores->data, self->scores->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sdq_chart), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self->sdq_chart));
}

/**
 * cld_child_support_set_data:
 * @self: the view
 * @session: the caseload
 * @data: a child
 *
 * Shows @data in the widgets that are there. Another child is shown from its top.
 */
void
cld_child_support_set_data (CldChildSupport *self, CldSession *session, CldChildData *data)
{
  g_autoptr (CldChildDutySet) set = data->as_known_on ? NULL : cld_child_duty_set_new (session, data->ref);

  g_return_if_fail (CLD_IS_CHILD_SUPPORT (self));

  _cld_child_fill_visits (self->visits_card, data, set);
  _cld_child_fill_checks (self->health_card, data, set);
  _cld_child_fill_school (self->school_card, data, set);
  _cld_child_fill_missing (self->missing_card, data);
  _cld_child_fill_scores (self->sdq_card, data);
  _cld_child_fill_progress (self->progress_card, data);
  show_chart (self, data);
  if (g_strcmp0 (self->ref, data->ref) != 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  g_free (self->ref);
  self->ref = g_strdup (data->ref);
}

/**
 * cld_child_support_clear:
 * @self: the view
 *
 * Shows nothing of nobody.
 */
void
cld_child_support_clear (CldChildSupport *self)
{
  CldFactCard *const cards[] = { self->visits_card, self->health_card, self->school_card, self->missing_card, self->sdq_card, self->progress_card };

  g_return_if_fail (CLD_IS_CHILD_SUPPORT (self));

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      cld_fact_card_begin (cards[i]);
      cld_fact_card_end (cards[i]);
    }
  g_array_set_size (self->scores, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sdq_chart), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}
