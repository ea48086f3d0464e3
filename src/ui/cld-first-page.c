/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-first-page.h"

#include <glib/gi18n-lib.h>

/* What a window shows that has nothing to show: no children yet, or a database that cannot be opened. */
struct _CldFirstPage
{
  CldPane parent_instance;

  AdwStatusPage *status;
  GtkWidget *add_button;
  GtkWidget *import_button;
  GtkWidget *open_button;
};

G_DEFINE_FINAL_TYPE (CldFirstPage, cld_first_page, CLD_TYPE_PANE)

static void
cld_first_page_shown (CldPane *pane)
{
  CldFirstPage *self = CLD_FIRST_PAGE (pane);

  /* While it waits there is nothing to press. */
  if (gtk_widget_get_root (self->import_button))
    gtk_widget_grab_focus (gtk_widget_get_visible (self->import_button) ? self->import_button : self->open_button);
}

static void
cld_first_page_class_init (CldFirstPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CLD_PANE_CLASS (klass)->shown = cld_first_page_shown;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/cld-first-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, status);
}

static void
cld_first_page_init (CldFirstPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_pane_set_title (CLD_PANE (self), _("Children"), NULL);
}

/**
 * cld_first_page_new:
 * @error: (nullable): why the database cannot be opened
 *
 * Returns: (transfer floating): the page for a caseload without children, or for one that cannot be opened
 */
CldPane *
cld_first_page_new (const GError *error)
{
  CldFirstPage *self = g_object_new (CLD_TYPE_FIRST_PAGE, NULL);

  if (error)
    {
      /* A description is read as markup. */
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_status_page_set_icon_name (self->status, "dialog-error-symbolic");
      adw_status_page_set_title (self->status, _("The caseload cannot be opened"));
      adw_status_page_set_description (self->status, text);
      gtk_widget_set_visible (self->import_button, FALSE);
      gtk_widget_set_visible (self->add_button, FALSE);
      gtk_widget_set_visible (self->open_button, TRUE);
    }
  return CLD_PANE (self);
}

/**
 * cld_first_page_new_waiting:
 * @is_server: whether the database is on a server
 *
 * Returns: (transfer floating): the page while a large database is checked, or a server asked
 */
CldPane *
cld_first_page_new_waiting (gboolean is_server)
{
  CldFirstPage *self = g_object_new (CLD_TYPE_FIRST_PAGE, NULL);
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  adw_status_page_set_icon_name (self->status, NULL);
  adw_status_page_set_title (self->status, _("Opening the caseload"));
  if (is_server)
    adw_status_page_set_description (self->status, _("The team server is being asked for it."));
  else
    adw_status_page_set_description (self->status, _("The file changed since this computer last saw it, or a day has passed, so it is checked page by page."));
  adw_status_page_set_child (self->status, spinner);
  return CLD_PANE (self);
}
