/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-letter-paper.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-letters-sent.h"
#include "cld-pdf.h"

/* Letters as a document, and as the files that are kept of them. */

/**
 * cld_letter_papers_new:
 * @sheets: (element-type CldLetterSheet): letters
 * @child: (nullable): only those of that child
 * @options: what the print says about itself
 * @watch: how another thread follows and stops it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the finished document, each letter on pages of its own
 */
CldPaper *
cld_letter_papers_new (GPtrArray *sheets, const char *child, const CldPrintOptions *options, CldPrintWatch *watch, GError **error)
{
  g_autoptr (CldPaper) paper = NULL;

  for (guint i = 0; i < sheets->len; i++)
    {
      const CldLetterSheet *sheet = sheets->pdata[i];
      CldPaper *more;

      if (child && g_strcmp0 (sheet->child, child) != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (watch->cancellable, error))
        return NULL;
      more = cld_letter_paper_new (sheet, options);
      g_atomic_int_inc (&watch->n_done);
      if (paper)
        cld_paper_append (paper, more);
      else
        paper = more;
    }
  return g_steal_pointer (&paper);
}

static GBytes *
make_file (GPtrArray *sheets, const char *child, const CldPrintOptions *options, GError **error)
{
  CldPrintWatch watch = { NULL };
  g_autoptr (CldPaper) paper = cld_letter_papers_new (sheets, child, options, &watch, error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!paper || !cld_pdf_write (paper, stream, _("Letters"), error) || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/**
 * cld_letter_files_new:
 * @sheets: (element-type CldLetterSheet): letters that were printed, by child
 * @options: what that print said about itself
 * @error: return location
 *
 * What was printed, to be kept: one file for each child, since nobody's letters belong to another child.
 *
 * Returns: (transfer full) (element-type GBytes) (nullable): PDF files, in the order of cld_letters_find_children()
 */
GPtrArray *
cld_letter_files_new (GPtrArray *sheets, const CldPrintOptions *options, GError **error)
{
  g_auto (GStrv) children = cld_letters_find_children (sheets);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; children[i]; i++)
    {
      GBytes *bytes = make_file (sheets, children[i], options, error);

      if (!bytes)
        return NULL;
      g_ptr_array_add (files, bytes);
    }
  return g_steal_pointer (&files);
}
