/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-print-preview.h"

#include <glib/gi18n-lib.h>

#include "cld-file-chooser.h"
#include "cld-pages.h"
#include "cld-print-operation.h"
#include "cld-print-order.h"
#include "cld-print-panel.h"
#include "cld-side-box.h"

#define BUSY_DELAY 200 /* ms before it is said that pages are being laid out, and from one look at them to the next */
#define STOP_DELAY 1000 /* ms before it can be stopped: what is done at once needs no button */
#define ZOOM_STEP 1.25

/* A print as it will be on paper, before it is printed or saved: drawn by what draws the paper itself. */
struct _CldPrintPreview
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  AdwFlap *flap;
  CldPages *thumbs;
  GtkStack *stack;
  CldPages *pages;
  GtkWidget *busy;
  GtkSpinner *spinner;
  GtkProgressBar *progress;
  GtkWidget *stop_button;
  GtkWidget *again_button;
  AdwStatusPage *problem;
  CldPrintPanel *panel;
  GtkLabel *page_label;
  GtkButton *zoom_button;
  GtkWidget *print_button;

  CldSession *session;
  CldPrintJob *job;      /* as it was asked for */
  CldPrintOrder *looked; /* (nullable): being laid out to be looked at */
  CldPrintOrder *made;   /* (nullable): being printed or saved */
  CldPaper *paper;       /* (nullable): what is shown */
  gboolean stale;        /* something changed while it was laid out */
  guint busy_timeout;
  gint64 busy_since;     /* monotonic time */
};

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldPrintPreview, cld_print_preview, ADW_TYPE_WINDOW)

static void lay_out (CldPrintPreview *self);

/* The job with what was chosen in the panel: of a child something else may be printed than was asked for. */
static CldPrintOrder *
make_order (CldPrintPreview *self)
{
  CldPrintOptions options = { NULL };
  const char *child = cld_print_job_get_child (self->job);
  CldPrintKind kind = cld_print_panel_get_kind (self->panel);
  g_autoptr (CldPrintJob) job = NULL;

  cld_print_panel_fill (self->panel, &options);
  if (child && kind != cld_print_job_get_kind (self->job))
    job = cld_print_job_new_child (kind, child);
  else
    job = cld_print_job_ref (self->job);
  adw_window_title_set_subtitle (self->title, cld_print_job_get_title (job));
  return cld_print_order_new (self->session, job, &options);
}

static void
update_actions (CldPrintPreview *self)
{
  guint page = cld_pages_get_current (self->pages), n = cld_pages_get_n_pages (self->pages);
  gboolean ready = self->paper && !self->looked && !self->made && cld_print_panel_is_valid (self->panel);
  /* Translators: which page of how many */
  g_autofree char *text = n > 0 ? g_strdup_printf (_("Page %u of %u"), page + 1, n) : g_strdup ("");

  if (g_strcmp0 (gtk_label_get_text (self->page_label), text) != 0)
    gtk_label_set_text (self->page_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.print", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.save", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous", page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", page + 1 < n);
}

/* Only what is looked at can be stopped: a print is in the change log by then. */
static gboolean
busy_cb (gpointer data)
{
  CldPrintPreview *self = data;
  gboolean slow = g_get_monotonic_time () - self->busy_since >= STOP_DELAY * G_TIME_SPAN_MILLISECOND;
  double fraction = cld_print_order_get_fraction (self->looked ? self->looked : self->made);

  gtk_widget_set_visible (self->busy, TRUE);
  gtk_spinner_start (self->spinner);
  gtk_progress_bar_set_fraction (self->progress, MAX (fraction, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), slow && fraction >= 0);
  gtk_widget_set_visible (self->stop_button, slow && self->looked);
  return G_SOURCE_CONTINUE;
}

static void
update_busy (CldPrintPreview *self)
{
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  if (cld_print_preview_is_busy (self))
    {
      self->busy_since = g_get_monotonic_time ();
      self->busy_timeout = g_timeout_add (BUSY_DELAY, busy_cb, self);
    }
  else
    {
      gtk_widget_set_visible (self->busy, FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
      gtk_widget_set_visible (self->stop_button, FALSE);
      gtk_spinner_stop (self->spinner);
    }
  update_actions (self);
}

static void
show_no_pages (CldPrintPreview *self, const char *title, const char *text, gboolean again)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_clear_pointer (&self->paper, cld_paper_free);
  adw_status_page_set_title (self->problem, title);
  adw_status_page_set_description (self->problem, escaped);
  gtk_widget_set_visible (self->again_button, again);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  cld_pages_set_paper (self->pages, NULL);
  cld_pages_set_paper (self->thumbs, NULL);
}

/* Pages are read first. Who is at work in the options stays there. */
static void
take_focus (CldPrintPreview *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->panel)))
    gtk_widget_grab_focus (GTK_WIDGET (self->pages));
}

static void
show_paper (CldPrintPreview *self, CldPaper *paper)
{
  g_clear_pointer (&self->paper, cld_paper_free);
  self->paper = cld_paper_ref (paper);
  cld_pages_set_paper (self->pages, self->paper);
  cld_pages_set_paper (self->thumbs, self->paper);
  cld_pages_set_current (self->thumbs, cld_pages_get_current (self->pages));
  gtk_stack_set_visible_child_name (self->stack, "pages");
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CldPrintPreview) self = data;
  CldPrintOrder *order = CLD_PRINT_ORDER (source);
  g_autoptr (GError) error = NULL;
  gboolean done = cld_print_order_run_finish (order, result, &error);

  /* It was stopped, or the window was closed meanwhile. */
  if (self->looked != order)
    return;
  g_clear_object (&self->looked);
  if (self->stale)
    {
      lay_out (self);
      return;
    }
  if (done)
    {
      show_paper (self, cld_print_order_get_paper (order));
      take_focus (self);
    }
  else
    show_no_pages (self, _("Nothing to Print"), error->message, FALSE);
  update_busy (self);
}

/* Lays out what is chosen now; while it is laid out already, again afterwards. */
static void
lay_out (CldPrintPreview *self)
{
  self->stale = self->looked != NULL;
  if (self->stale)
    return;
  self->looked = make_order (self);
  cld_print_order_run_async (self->looked, FALSE, laid_out_cb, g_object_ref (self));
  update_busy (self);
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CldPrintPreview *self = CLD_PRINT_PREVIEW (widget);

  if (!self->looked)
    return;
  cld_print_order_stop (self->looked);
  g_clear_object (&self->looked);
  self->stale = FALSE;
  show_no_pages (self, _("Stopped"), _("The pages were not laid out. Nothing was printed."), TRUE);
  update_busy (self);
  gtk_widget_grab_focus (self->again_button);
}

static void
again_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CldPrintPreview *self = CLD_PRINT_PREVIEW (widget);

  gtk_stack_set_visible_child_name (self->stack, "pages");
  if (cld_print_panel_is_valid (self->panel))
    lay_out (self);
}

static void
options_changed_cb (CldPrintPreview *self)
{
  if (cld_print_panel_is_valid (self->panel))
    lay_out (self);
  update_actions (self);
}

static void
toast (CldPrintPreview *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* What went wrong stays until it is read. */
static void
show_failure (CldPrintPreview *self, const char *heading, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CldPrintPreview) self = data;
  CldPrintOrder *order = CLD_PRINT_ORDER (source);
  g_autoptr (GError) error = NULL;
  gboolean done = cld_print_order_run_finish (order, result, &error);
  g_autofree char *text = NULL;

  if (!self->made)
    return;
  g_clear_object (&self->made);
  update_busy (self);
  if (!done)
    {
      show_failure (self, _("The PDF Was Not Saved"), error);
      return;
    }
  show_paper (self, cld_print_order_get_paper (order));
  update_actions (self);
  /* Translators: %s is the number of a print */
  text = g_strdup_printf (_("PDF saved, print number %s"), cld_print_order_get_number (order));
  toast (self, text);
  g_signal_emit (self, signals[MADE], 0, order);
}

static void
save_to_cb (GtkWidget *widget, const char *path)
{
  CldPrintPreview *self = CLD_PRINT_PREVIEW (widget);
  g_autoptr (CldPrintOrder) order = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->session || self->made || !cld_print_panel_is_valid (self->panel))
    return;
  order = make_order (self);
  /* The dialog asked before replacing a file. */
  if (!cld_print_order_set_path (order, path, TRUE, &error))
    {
      show_failure (self, _("The PDF Was Not Saved"), error);
      return;
    }
  self->made = g_object_ref (order);
  cld_print_order_run_async (order, TRUE, saved_cb, g_object_ref (self));
  update_busy (self);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CldPrintPreview *self = CLD_PRINT_PREVIEW (widget);
  g_autoptr (CldPrintOrder) order = make_order (self);
  g_autofree char *folder = g_build_filename (g_get_home_dir (), "Caseload", NULL);
  g_autofree char *path = cld_print_job_propose_path (cld_print_order_get_job (order), folder, cld_session_get_today (self->session));
  g_autofree char *name = g_path_get_basename (path);

  cld_file_chooser_save (widget, _("Save as PDF"), name, save_to_cb);
}

static void
printed_cb (CldPrintOrder *order, CldPrintResult result, const GError *error, gpointer data)
{
  g_autoptr (CldPrintPreview) self = data;
  g_autofree char *text = NULL;

  if (!self->made)
    return;
  g_clear_object (&self->made);
  update_busy (self);
  if (error)
    {
      show_failure (self, _("Not Printed"), error);
      return;
    }
  if (result == CLD_PRINT_RESULT_CANCELLED)
    return;
  show_paper (self, cld_print_order_get_paper (order));
  update_actions (self);
  /* Translators: %s is the number of a print */
  text = g_strdup_printf (_("Printed, print number %s"), cld_print_order_get_number (order));
  toast (self, text);
  g_signal_emit (self, signals[MADE], 0, order);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CldPrintPreview *self = CLD_PRINT_PREVIEW (widget);

  /* What was typed is taken after a moment; what cannot be read is not printed within that moment either. */
  if (self->made || !cld_print_panel_is_valid (self->panel))
    return;
  self->made = make_order (self);
  update_actions (self);
  cld_print_operation_run (self->made, self->paper, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL, GTK_WINDOW (self), printed_cb, g_object_ref (self));
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CldPrintPreview *self = CLD_PRINT_PREVIEW (widget);
  guint page = cld_pages_get_current (self->pages);

  if (g_str_equal (action, "preview.first"))
    cld_pages_set_current (self->pages, 0);
  else if (g_str_equal (action, "preview.last"))
    cld_pages_set_current (self->pages, cld_pages_get_n_pages (self->pages) - 1);
  else if (g_str_equal (action, "preview.next"))
    cld_pages_set_current (self->pages, page + 1);
  else if (page > 0)
    cld_pages_set_current (self->pages, page - 1);
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CldPrintPreview *self = CLD_PRINT_PREVIEW (widget);
  double zoom = cld_pages_get_shown_zoom (self->pages);

  if (g_str_equal (action, "preview.zoom-fit"))
    cld_pages_set_zoom (self->pages, 0);
  else
    cld_pages_set_zoom (self->pages, g_str_equal (action, "preview.zoom-in") ? zoom * ZOOM_STEP : zoom / ZOOM_STEP);
}

static void
options_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CldPrintPreview *self = CLD_PRINT_PREVIEW (widget);

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
page_cb (CldPrintPreview *self)
{
  cld_pages_set_current (self->thumbs, cld_pages_get_current (self->pages));
  update_actions (self);
}

static void
thumb_cb (CldPrintPreview *self)
{
  cld_pages_set_current (self->pages, cld_pages_get_current (self->thumbs));
}

static gboolean
zoom_shown_cb (gpointer data)
{
  CldPrintPreview *self = data;
  /* Translators: how large the pages are shown */
  g_autofree char *text = g_strdup_printf (_("%.0f %%"), cld_pages_get_shown_zoom (self->pages) * 100);

  if (self->session && g_strcmp0 (gtk_button_get_label (self->zoom_button), text) != 0)
    gtk_button_set_label (self->zoom_button, text);
  return G_SOURCE_REMOVE;
}

/* It is told while sizes are given out, when no label may change. */
static void
zoom_changed_cb (CldPrintPreview *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, zoom_shown_cb, g_object_ref (self), g_object_unref);
}

static void
cld_print_preview_dispose (GObject *object)
{
  CldPrintPreview *self = CLD_PRINT_PREVIEW (object);

  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  if (self->looked)
    cld_print_order_stop (self->looked);
  g_clear_object (&self->looked);
  g_clear_object (&self->made);
  g_clear_object (&self->session);
  g_clear_pointer (&self->job, cld_print_job_unref);
  g_clear_pointer (&self->paper, cld_paper_free);
  G_OBJECT_CLASS (cld_print_preview_parent_class)->dispose (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_p, GDK_CONTROL_MASK, "preview.print" },
    { GDK_KEY_s, GDK_CONTROL_MASK, "preview.save" },
    { GDK_KEY_Page_Up, 0, "preview.previous" },
    { GDK_KEY_KP_Page_Up, 0, "preview.previous" },
    { GDK_KEY_Page_Down, 0, "preview.next" },
    { GDK_KEY_KP_Page_Down, 0, "preview.next" },
    { GDK_KEY_Home, GDK_CONTROL_MASK, "preview.first" },
    { GDK_KEY_End, GDK_CONTROL_MASK, "preview.last" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "preview.zoom-fit" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "preview.zoom-fit" },
    { GDK_KEY_F9, 0, "preview.options" },
    { GDK_KEY_Escape, 0, "window.close" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

static void
cld_print_preview_class_init (CldPrintPreviewClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "preview.print", print_cb },
    { "preview.save", save_cb },
    { "preview.previous", step_cb },
    { "preview.next", step_cb },
    { "preview.first", step_cb },
    { "preview.last", step_cb },
    { "preview.zoom-in", zoom_cb },
    { "preview.zoom-out", zoom_cb },
    { "preview.zoom-fit", zoom_cb },
    { "preview.options", options_cb },
    { "preview.stop", stop_cb },
    { "preview.again", again_cb },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_print_preview_dispose;

  /**
   * CldPrintPreview::made:
   * @self: the preview
   * @order: what was printed, or saved as PDF
   *
   * It is on paper, or in a file.
   */
  signals[MADE] = g_signal_new ("made", CLD_TYPE_PRINT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, CLD_TYPE_PRINT_ORDER);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  install_keys (widget_class);

  g_type_ensure (CLD_TYPE_PAGES);
  g_type_ensure (CLD_TYPE_PRINT_PANEL);
  g_type_ensure (CLD_TYPE_SIDE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/print/cld-print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, toasts);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, title);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, flap);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, thumbs);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, busy);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, progress);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, stop_button);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, again_button);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, problem);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, panel);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPreview, print_button);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
}

static void
cld_print_preview_init (CldPrintPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->pages, "notify::current", G_CALLBACK (page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->thumbs, "notify::current", G_CALLBACK (thumb_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "notify::shown-zoom", G_CALLBACK (zoom_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cld_print_preview_new:
 * @session: the caseload
 * @job: what to print
 *
 * Returns: (transfer floating): the window; its pages come when they are laid out
 */
CldPrintPreview *
cld_print_preview_new (CldSession *session, CldPrintJob *job)
{
  CldPrintPreview *self = g_object_new (CLD_TYPE_PRINT_PREVIEW, NULL);

  self->job = cld_print_job_ref (job);
  self->session = g_object_ref (session);
  cld_print_panel_set_job (self->panel, job, cld_session_get_today (session));
  lay_out (self);
  return self;
}

/**
 * cld_print_preview_is_busy:
 * @self: a preview
 *
 * Returns: whether pages are being laid out
 */
gboolean
cld_print_preview_is_busy (CldPrintPreview *self)
{
  return self->looked || self->made;
}

/**
 * cld_print_preview_get_paper:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): what is shown
 */
CldPaper *
cld_print_preview_get_paper (CldPrintPreview *self)
{
  return self->paper;
}
