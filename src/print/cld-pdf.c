/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-pdf.h"

#include <cairo-pdf.h>

#include "config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GOutputStream *stream;
  GError *error;
} Sink;

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  Sink *sink = data;

  if (sink->error)
    return CAIRO_STATUS_WRITE_ERROR;
  if (!g_output_stream_write_all (sink->stream, bytes, length, NULL, NULL, &sink->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

/**
 * cld_pdf_write:
 * @paper: a finished document
 * @stream: where to; it is neither flushed nor closed
 * @title: the file's title, which names nobody: people see it in lists of files
 * @error: where the error goes
 *
 * Writes the document as PDF in A4 with its fonts embedded. The file's own data are @title and the name of the
 * program, never an author.
 *
 * Returns: whether all of it was written; what the stream reported is passed on, and #G_IO_ERROR_FAILED
 *   is a failure of the drawing
 */
gboolean
cld_pdf_write (CldPaper *paper, GOutputStream *stream, const char *title, GError **error)
{
  Sink sink = { stream, NULL };
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  double width, height;

  g_return_val_if_fail (paper != NULL && G_IS_OUTPUT_STREAM (stream) && title != NULL, FALSE);

  cld_paper_get_size (paper, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, &sink, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Caseload");
  cr = cairo_create (surface);
  for (guint i = 0; i < cld_paper_get_n_pages (paper); i++)
    {
      cld_paper_draw_page (paper, cr, i);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (sink.error)
    {
      g_propagate_error (error, sink.error);
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The PDF could not be drawn: %s"), cairo_status_to_string (status));
      return FALSE;
    }
  return TRUE;
}
