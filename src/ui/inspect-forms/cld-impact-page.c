/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-impact-page.h"

#include <glib/gi18n-lib.h>

#include "cld-form-rows.h"
#include "cld-impact-row.h"
#include "cld-inspect-forms.h"
#include "cld-kinds.h"
#include "cld-switch-row.h"
#include "cld-window.h"

struct _CldImpactPage
{
  CldPane parent_instance;

  GtkWidget *cancel_button;
  GtkWidget *save_button;
  GtkWidget *content;
  GtkLabel *sentence;
  GtkWidget *notice_group;
  GtkWidget *now_group;
  GtkLabel *now_label;
  GtkWidget *now;
  GtkWidget *before_group;
  GtkWidget *before;
  CldFormRow *notice_on; /* the switch; NULL where no notice is needed */
  CldFormRow *received_on;

  CldProviderImpact *impact;
  GPtrArray *rows; /* CldImpactRow, as the children are */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (CldImpactPage, cld_impact_page, CLD_TYPE_PANE)

static gboolean
records_notice (CldImpactPage *self)
{
  g_autofree char *value = self->notice_on ? cld_form_row_get_value (self->notice_on, NULL) : NULL;

  return g_strcmp0 (value, "1") == 0;
}

static void
update (CldImpactPage *self)
{
  gboolean notice = records_notice (self);
  guint n = cld_provider_impact_count_wanted (self->impact);
  g_autofree char *text = n == 0 && notice ? g_strdup (_("_Record the notice")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Record %u action", "_Record %u actions", n), n);

  gtk_button_set_label (GTK_BUTTON (self->save_button), text);
  gtk_button_set_use_underline (GTK_BUTTON (self->save_button), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.save", !self->busy && (n > 0 || notice));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.cancel", !self->busy);
  gtk_widget_set_sensitive (self->content, !self->busy);
  if (self->received_on)
    gtk_widget_set_visible (GTK_WIDGET (self->received_on), notice);
}

/* --- the notice of enforcement, which the week's visits hang on --- */

static void
add_notice (CldImpactPage *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  static const CldField field = { "record_notice", N_("Visit within a week"), N_("Notice"), CLD_BOOL, 0, NULL };

  if (!cld_provider_impact_needs_notice (self->impact))
    {
      gtk_widget_set_visible (self->notice_group, FALSE);
      return;
    }
  self->notice_on = cld_switch_row_new (&field, _("Record that we were told (Care Standards Act 2000, section 30A): each child there is then visited within a week."), session);
  cld_form_row_bind (self->notice_on, "1");
  self->received_on = cld_form_row_new (&cld_notice_kind.fields[NOTICE_OCCURRED_ON], session);
  cld_form_row_bind (self->received_on, cld_provider_impact_get_notice_day (self->impact));
  gtk_box_append (GTK_BOX (self->notice_group), GTK_WIDGET (self->notice_on));
  gtk_box_append (GTK_BOX (self->notice_group), GTK_WIDGET (self->received_on));
  g_signal_connect_object (self->notice_on, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
add_children (CldImpactPage *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  GPtrArray *children = cld_provider_impact_get_children (self->impact);
  guint n_now = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < children->len; i++)
    {
      CldImpactChild *child = children->pdata[i];
      GtkWidget *row = cld_impact_row_new (child, session);

      n_now += child->now ? 1 : 0;
      gtk_box_append (GTK_BOX (child->now ? self->now : self->before), row);
      g_ptr_array_add (self->rows, row);
      g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  text = n_now > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u child of ours is there now", "%u children of ours are there now", n_now), n_now)
                   : g_strdup (_("No child of ours is there now."));
  gtk_label_set_label (self->now_label, text);
  gtk_widget_set_visible (self->now, n_now > 0);
  gtk_widget_set_visible (self->before_group, children->len > n_now);
}

/* --- saving --- */

static gboolean
save_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return cld_provider_impact_save (CLD_IMPACT_PAGE (data)->impact, store, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CldImpactPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = cld_session_run_finish (CLD_SESSION (source), result, &error);
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  guint n = cld_provider_impact_count_wanted (self->impact);
  g_autofree char *text = n == 0 ? g_strdup (_("Notice recorded")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u action recorded", "%u actions recorded", n), n);

  self->busy = FALSE;
  update (self);
  if (!saved)
    {
      cld_pane_set_banner (CLD_PANE (self), "dialog-error-symbolic", error->message);
      return;
    }
  cld_session_note_change (CLD_SESSION (source), NULL);
  if (!window)
    return;
  cld_window_pop (window);
  cld_window_toast (window, text, TRUE);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldImpactPage *self = CLD_IMPACT_PAGE (widget);
  g_autofree char *received_on = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (!cld_impact_row_check (self->rows->pdata[i]))
      return;
  if (self->received_on && records_notice (self) && !cld_form_row_check (self->received_on, TRUE))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->received_on));
      return;
    }
  received_on = self->received_on ? cld_form_row_get_value (self->received_on, NULL) : NULL;
  cld_provider_impact_set_notice (self->impact, records_notice (self), received_on);
  self->busy = TRUE;
  update (self);
  cld_pane_set_banner (CLD_PANE (self), NULL, NULL);
  cld_session_run_async (cld_pane_get_session (CLD_PANE (self)), save_in_writer, self, NULL, NULL, saved_cb, g_object_ref (self));
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *window = cld_window_of (widget);

  if (window)
    cld_window_pop (window);
}

/* --- the page --- */

static void
shown (CldPane *pane)
{
  cld_pane_hide_navigation (pane);
  gtk_widget_child_focus (CLD_IMPACT_PAGE (pane)->content, GTK_DIR_TAB_FORWARD);
}

static gboolean
leave (CldPane *pane)
{
  return !CLD_IMPACT_PAGE (pane)->busy;
}

static void
cld_impact_page_finalize (GObject *object)
{
  CldImpactPage *self = CLD_IMPACT_PAGE (object);

  g_clear_pointer (&self->impact, cld_provider_impact_free);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (cld_impact_page_parent_class)->finalize (object);
}

static void
cld_impact_page_class_init (CldImpactPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CldPaneClass *pane_class = CLD_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_impact_page_finalize;
  pane_class->shown = shown;
  pane_class->leave = leave;
  gtk_widget_class_install_action (widget_class, "pane.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "pane.cancel", NULL, cancel_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/inspect-forms/cld-impact-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CldImpactPage, before);
  gtk_widget_class_bind_template_child (widget_class, CldImpactPage, before_group);
  gtk_widget_class_bind_template_child (widget_class, CldImpactPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CldImpactPage, content);
  gtk_widget_class_bind_template_child (widget_class, CldImpactPage, notice_group);
  gtk_widget_class_bind_template_child (widget_class, CldImpactPage, now);
  gtk_widget_class_bind_template_child (widget_class, CldImpactPage, now_group);
  gtk_widget_class_bind_template_child (widget_class, CldImpactPage, now_label);
  gtk_widget_class_bind_template_child (widget_class, CldImpactPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, CldImpactPage, sentence);
}

static void
cld_impact_page_init (CldImpactPage *self)
{
  GtkWidget *header;

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  header = gtk_widget_get_ancestor (self->cancel_button, ADW_TYPE_HEADER_BAR);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
}

/**
 * cld_impact_page_new:
 * @session: the caseload
 * @cause: what happened
 * @ref: the inspection, the step or the notice that says so
 * @error: return location
 *
 * Returns: (transfer floating) (nullable): our children there, and what is proposed for each
 */
CldPane *
cld_impact_page_new (CldSession *session, CldImpactCause cause, const char *ref, GError **error)
{
  CldProviderImpact *impact = cld_provider_impact_new (cld_session_get_db (session), cause, ref, cld_date_read_day (cld_session_get_today (session)), error);
  g_autofree char *sentence = NULL;
  CldImpactPage *self;

  if (!impact)
    return NULL;
  self = g_object_new (CLD_TYPE_IMPACT_PAGE, "session", session, NULL);
  self->impact = impact;
  cld_pane_set_title (CLD_PANE (self), _("What follows for our children"), cld_provider_impact_get_provider (impact)->values[PROVIDER_NAME]);
  sentence = cld_provider_impact_describe (impact);
  gtk_label_set_label (self->sentence, sentence);
  add_notice (self);
  add_children (self);
  update (self);
  return CLD_PANE (self);
}

/**
 * cld_impact_page_get_impact:
 * @self: a page
 *
 * Returns: (transfer none): what it shows
 */
CldProviderImpact *
cld_impact_page_get_impact (CldImpactPage *self)
{
  return self->impact;
}

/**
 * cld_impact_page_is_busy:
 * @self: a page
 *
 * Returns: whether it is being saved
 */
gboolean
cld_impact_page_is_busy (CldImpactPage *self)
{
  return self->busy;
}

/**
 * cld_impact_page_open:
 * @from: a widget in a window
 * @cause: what happened
 * @ref: the inspection, the step or the notice that says so
 *
 * Shows what follows for our children above the page in view.
 */
void
cld_impact_page_open (GtkWidget *from, CldImpactCause cause, const char *ref)
{
  CldWindow *window = cld_window_of (from);
  g_autoptr (GError) error = NULL;
  CldPane *page;

  if (!window || !cld_window_get_session (window))
    return;
  page = cld_impact_page_new (cld_window_get_session (window), cause, ref, &error);
  if (page)
    cld_window_push (window, page);
  else
    cld_window_show_error (window, _("What follows cannot be shown"), error);
}
