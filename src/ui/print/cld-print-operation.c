/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-print-operation.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-file-chooser.h"
#include "cld-private-folder.h"

/* Printing through the desktop's dialog. The order is run when somebody pressed Print there, not before: a dialog that
 * was left again printed nothing, so nothing is logged. */
typedef struct
{
  GtkPrintOperation *operation;
  CldPrintOrder *order;
  CldPrintDoneFunc func;
  gpointer data;
  CldPaper *look;
  gboolean looks; /* Preview was pressed in the dialog */
  gboolean laid_out;
  GError *error;
} Printing;

static void
printing_clear (gpointer data)
{
  Printing *printing = data;

  g_object_unref (printing->operation);
  g_object_unref (printing->order);
  cld_paper_free (printing->look);
  g_clear_error (&printing->error);
}

static void
printing_unref (Printing *printing)
{
  g_rc_box_release_full (printing, printing_clear);
}

static void
ordered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Printing *printing = data;

  cld_print_order_run_finish (printing->order, result, &printing->error);
  printing->laid_out = TRUE;
  printing_unref (printing);
}

/* The dialog has a Preview of its own, which would give a file with the whole print to another program. The preview is
 * the window behind the dialog: it is gone back to. */
static gboolean
preview_cb (GtkPrintOperation *operation, GtkPrintOperationPreview *preview, GtkPrintContext *context, GtkWindow *parent, Printing *printing)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);

  printing->looks = TRUE;
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return TRUE;
}

static void
ready_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  if (printing->looks)
    gtk_print_operation_preview_end_preview (GTK_PRINT_OPERATION_PREVIEW (operation));
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  if (printing->looks)
    return;
  cld_print_order_run_async (printing->order, TRUE, ordered_cb, g_rc_box_acquire (printing));
}

/* Called again and again until the pages are there. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  if (printing->looks)
    {
      gtk_print_operation_set_n_pages (operation, (int) cld_paper_get_n_pages (printing->look));
      return TRUE;
    }
  if (!printing->laid_out)
    {
      g_usleep (2000);
      return FALSE;
    }
  if (printing->error)
    {
      gtk_print_operation_set_n_pages (operation, 1);
      gtk_print_operation_cancel (operation);
      return TRUE;
    }
  gtk_print_operation_set_n_pages (operation, (int) cld_paper_get_n_pages (cld_print_order_get_paper (printing->order)));
  return TRUE;
}

/* On a sheet of another size the page is made smaller rather than cut. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  CldPaper *paper = cld_print_order_get_paper (printing->order);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  if (!paper)
    return;
  cld_paper_get_size (paper, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  if (scale < 0.995)
    cairo_scale (cr, scale, scale);
  cld_paper_draw_page (paper, cr, (guint) page);
}

/* Who prints to a file gets one that nobody else reads and that the desktop does not remember. GTK notes it when the
 * dialog's work is done, which may be after ours. */
static gboolean
forget_cb (gpointer data)
{
  cld_file_chooser_forget (data);
  return G_SOURCE_REMOVE;
}

static void
keep_file_private (GtkPrintOperation *operation)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *uri = settings ? gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI) : NULL;
  const char *printer = settings ? gtk_print_settings_get_printer (settings) : NULL;
  g_autoptr (GFile) file = uri && printer ? g_file_new_for_uri (uri) : NULL;

  if (!file || !g_file_peek_path (file))
    return;
  g_chmod (g_file_peek_path (file), 0600);
  cld_file_chooser_forget (file);
  g_timeout_add_full (G_PRIORITY_DEFAULT, 1000, forget_cb, g_object_ref (file), g_object_unref);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *printing)
{
  CldPrintResult how = result == GTK_PRINT_OPERATION_RESULT_APPLY && !printing->looks ? CLD_PRINT_RESULT_DONE : CLD_PRINT_RESULT_CANCELLED;
  const char *number = cld_print_order_get_number (printing->order);

  if (how == CLD_PRINT_RESULT_DONE)
    keep_file_private (operation);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && !printing->error)
    {
      gtk_print_operation_get_error (operation, &printing->error);
      if (number && printing->error)
        g_prefix_error (&printing->error, _("Print %s is in the change log, but it was not printed. "), number);
    }
  else if (how == CLD_PRINT_RESULT_CANCELLED && number && !printing->error)
    printing->error = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Print %s is in the change log, but printing was stopped: some of its pages may be missing."), number);
  printing->func (printing->order, printing->error ? CLD_PRINT_RESULT_FAILED : how, printing->error, printing->data);
  printing_unref (printing);
}

/* The whole sheet is ours: margins are part of the page. */
static GtkPageSetup *
make_page_setup (CldPaper *look)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  double width, height;

  cld_paper_get_size (look, &width, &height);
  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_paper_size_free (size);
  return setup;
}

/* Where the dialog proposes to print to a file: as when a PDF is saved. */
static GtkPrintSettings *
make_settings (CldPrintOrder *order)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();
  g_autofree char *folder = g_build_filename (g_get_home_dir (), "Caseload", NULL);
  g_autofree char *path = cld_print_job_propose_path (cld_print_order_get_job (order), folder, cld_print_order_get_options (order)->today);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GPtrArray) made = cld_private_folder_make (folder, NULL);

  *strrchr (name, '.') = '\0';
  if (made)
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  return settings;
}

/**
 * cld_print_operation_run:
 * @order: what to print; run when printing really begins
 * @look: what it looked like before, for the size of the sheet
 * @action: whether there is a dialog, or the print goes into a file
 * @export_path: (nullable) (type filename): that file
 * @parent: (nullable): the window of the dialog
 * @func: called when it is over
 * @data: for @func
 *
 * Prints. It needs no print server: without one the dialog offers a file. The queue sees no more than the program's
 * name.
 */
void
cld_print_operation_run (CldPrintOrder *order, CldPaper *look, GtkPrintOperationAction action, const char *export_path, GtkWindow *parent, CldPrintDoneFunc func, gpointer data)
{
  Printing *printing = g_rc_box_new0 (Printing);
  g_autoptr (GtkPageSetup) setup = make_page_setup (look);
  g_autoptr (GtkPrintSettings) settings = make_settings (order);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();

  printing->operation = g_object_ref (operation);
  printing->order = g_object_ref (order);
  printing->look = cld_paper_ref (look);
  printing->func = func;
  printing->data = data;
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  /* Translators: what the print queue shows; it names nobody */
  gtk_print_operation_set_job_name (operation, _("Caseload"));
  gtk_print_operation_set_allow_async (operation, TRUE);
  if (export_path)
    gtk_print_operation_set_export_filename (operation, export_path);
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), printing);
  g_signal_connect (operation, "ready", G_CALLBACK (ready_cb), printing);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), printing);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), printing);
  gtk_print_operation_run (operation, action, parent, NULL);
}
