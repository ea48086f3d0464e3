/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-print-ui.h"

#include "cld-print-order.h"
#include "cld-print-preview.h"

/**
 * cld_print_preview:
 * @widget: who asks
 * @session: the caseload
 * @job: what to print
 *
 * Opens a window that shows the print page by page as it will be on paper, with what can be chosen about it, and from
 * which it is printed or saved as PDF. Looking alone is not a print: nothing is written to the change log.
 */
void
cld_print_preview (GtkWidget *widget, CldSession *session, CldPrintJob *job)
{
  GtkRoot *root;
  GtkWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CLD_IS_SESSION (session));
  g_return_if_fail (job != NULL);

  root = gtk_widget_get_root (widget);
  window = GTK_WINDOW (cld_print_preview_new (session, job));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (window, GTK_WINDOW (root));
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_present (window);
}

/**
 * cld_print_save:
 * @session: the caseload
 * @job: what to print
 * @options: what the print says about itself; what is left out of day, time and person is taken from @session
 * @path: (type filename): where to
 * @force: whether a file that is there is replaced
 * @error: return location
 *
 * Logs a print, lays it out with its number and writes it as PDF that only this user can read. Waits until all is done.
 *
 * Returns: whether it was saved; what cannot be logged is not, and for want of a place nothing is logged
 */
gboolean
cld_print_save (CldSession *session, CldPrintJob *job, const CldPrintOptions *options, const char *path, gboolean force, GError **error)
{
  g_autoptr (CldPrintOrder) order = NULL;

  g_return_val_if_fail (CLD_IS_SESSION (session), FALSE);
  g_return_val_if_fail (job != NULL && options != NULL && path != NULL, FALSE);

  order = cld_print_order_new (session, job, options);
  if (!cld_print_order_set_path (order, path, force, error))
    return FALSE;
  return cld_print_order_run (order, error);
}
