/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-first-page.h"

#include <glib/gi18n-lib.h>

#include "cld-error.h"

/* What a window shows that has nothing to show: no children yet, or a database that cannot be opened. */
struct _CldFirstPage
{
  CldPane parent_instance;

  AdwStatusPage *status;
  GtkWidget *add_button;
  GtkWidget *import_button;
  GtkWidget *open_button;
  GtkWidget *password_button;
  GtkWidget *try_button;
  GtkWidget *trying_box;
  GtkSpinner *trying_spinner;
  GtkLabel *trying_label;
  GtkWidget *demonstration_box;
  GtkLabel *promise_label;
};

G_DEFINE_FINAL_TYPE (CldFirstPage, cld_first_page, CLD_TYPE_PANE)

/* The button that goes on, so that Enter does; while it waits there is nothing to press. */
static GtkWidget *
find_main_button (CldFirstPage *self)
{
  GtkWidget *buttons[] = { self->import_button, self->try_button, self->password_button, self->open_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_widget_get_root (buttons[i]) && gtk_widget_get_visible (buttons[i]))
      return buttons[i];
  return NULL;
}

static void
cld_first_page_shown (CldPane *pane)
{
  GtkWidget *button = find_main_button (CLD_FIRST_PAGE (pane));

  if (button)
    gtk_widget_grab_focus (button);
}

static void
cld_first_page_class_init (CldFirstPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CLD_PANE_CLASS (klass)->shown = cld_first_page_shown;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/cld-first-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, demonstration_box);
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, password_button);
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, promise_label);
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, status);
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, try_button);
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, trying_box);
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, trying_label);
  gtk_widget_class_bind_template_child (widget_class, CldFirstPage, trying_spinner);
}

static void
cld_first_page_init (CldFirstPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_pane_set_title (CLD_PANE (self), _("Children"), NULL);
}

static void
set_description (CldFirstPage *self, const char *text)
{
  /* A description is read as markup. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->status, escaped);
}

static void
set_trying (CldFirstPage *self, gboolean trying)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%H:%M:%S");
  /* Translators: %s is a moment as hours, minutes and seconds */
  g_autofree char *text = g_strdup_printf (_("Last tried at %s. Caseload tries again by itself."), moment);

  gtk_widget_set_visible (GTK_WIDGET (self->trying_spinner), trying);
  gtk_spinner_set_spinning (self->trying_spinner, trying);
  gtk_label_set_label (self->trying_label, trying ? _("Trying…") : text);
}

static void
set_failed (CldFirstPage *self, const GError *error)
{
  gboolean away = g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_UNREACHABLE);
  gboolean password = g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_PASSWORD);

  adw_status_page_set_icon_name (self->status, password ? "dialog-password-symbolic" : away ? "network-offline-symbolic" : "dialog-error-symbolic");
  adw_status_page_set_title (self->status, password ? _("The server wants your password") : away ? _("The team server cannot be reached") : _("The caseload cannot be opened"));
  set_description (self, error->message);
  gtk_widget_set_visible (self->import_button, FALSE);
  gtk_widget_set_visible (self->add_button, FALSE);
  gtk_widget_set_visible (self->try_button, away);
  gtk_widget_set_visible (self->trying_box, away);
  gtk_widget_set_visible (self->password_button, password);
  gtk_widget_set_visible (self->open_button, TRUE);
  gtk_widget_set_visible (self->demonstration_box, !away && !password);
  set_trying (self, FALSE);
}

/**
 * cld_first_page_new:
 * @error: (nullable): why the database cannot be opened
 * @is_server: whether it is on a server
 *
 * Returns: (transfer floating): the page for a caseload without children, or for one that cannot be opened
 */
CldPane *
cld_first_page_new (const GError *error, gboolean is_server)
{
  CldFirstPage *self = g_object_new (CLD_TYPE_FIRST_PAGE, NULL);

  if (is_server)
    gtk_label_set_label (self->promise_label, _("Everything stays on your team’s server. Nothing is sent anywhere else."));
  if (error)
    set_failed (self, error);
  return CLD_PANE (self);
}

/**
 * cld_first_page_set_failure:
 * @self: a page of cld_first_page_new() for a server that is away
 * @error: why it still is
 *
 * Says that it was tried again in vain.
 */
void
cld_first_page_set_failure (CldFirstPage *self, const GError *error)
{
  g_return_if_fail (CLD_IS_FIRST_PAGE (self));
  g_return_if_fail (error);

  set_description (self, error->message);
  set_trying (self, FALSE);
}

/**
 * cld_first_page_set_trying:
 * @self: a page of cld_first_page_new() for a database that could not be opened
 *
 * Says that it is being tried again.
 */
void
cld_first_page_set_trying (CldFirstPage *self)
{
  g_return_if_fail (CLD_IS_FIRST_PAGE (self));

  set_trying (self, TRUE);
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
