/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-page-view.h"

#include <glib/gi18n-lib.h>

/* A page of a print as it will be on paper: white in the dark too. A screen reader hears its number and its text. */
struct _CldPageView
{
  GtkWidget parent_instance;

  CldPaper *paper;
  guint page;
};

G_DEFINE_FINAL_TYPE (CldPageView, cld_page_view, GTK_TYPE_WIDGET)

static void
cld_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CldPageView *self = CLD_PAGE_VIEW (widget);
  double sheet_width, sheet_height;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  cld_paper_get_size (self->paper, &sheet_width, &sheet_height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_scale (cr, width / sheet_width, height / sheet_height);
  cld_paper_draw_page (self->paper, cr, self->page);
  cairo_destroy (cr);
}

static void
cld_page_view_finalize (GObject *object)
{
  CldPageView *self = CLD_PAGE_VIEW (object);

  cld_paper_free (self->paper);
  G_OBJECT_CLASS (cld_page_view_parent_class)->finalize (object);
}

static void
cld_page_view_class_init (CldPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = cld_page_view_finalize;
  widget_class->snapshot = cld_page_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "paper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cld_page_view_init (CldPageView *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "cld-paper");
}

/**
 * cld_page_view_new:
 * @paper: a finished document
 * @page: which page, from 0
 *
 * Returns: the page; as large as it is made
 */
GtkWidget *
cld_page_view_new (CldPaper *paper, guint page)
{
  CldPageView *self = g_object_new (CLD_TYPE_PAGE_VIEW, NULL);
  g_autofree char *label = g_strdup_printf (_("Page %u of %u"), page + 1, cld_paper_get_n_pages (paper));
  g_autofree char *text = cld_paper_get_page_text (paper, page);

  self->paper = cld_paper_ref (paper);
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  return GTK_WIDGET (self);
}
