/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-cli-print.h"
#include "cld-error.h"
#include "cld-letters.h"

/* The letters of a placement's notices that are to be sent. */

/* What is missing, a line each: what, of which notice, where it is recorded. */
static guint
tell_missing (GPtrArray *letters)
{
  guint n = 0;

  for (guint i = 0; i < letters->len; i++)
    {
      CldLetterFieldId missing[CLD_LETTER_N_FIELDS];
      guint n_missing = cld_letter_find_missing (letters->pdata[i], missing);

      n += n_missing;
      for (guint j = 0; j < n_missing; j++)
        {
          g_autofree char *what = cld_letter_describe_missing (letters->pdata[i], missing[j]);

          cld_cli_error ("notice/%s: {%s}: %s", cld_letter_get_notice (letters->pdata[i]), cld_letter_field_get (missing[j])->name, what);
        }
    }
  return n;
}

/**
 * cld_cli_print_make_letters:
 * @cli: the run, its store open
 * @request: what was asked for: the ref of a placement
 * @error: return location
 *
 * A letter for each of its notices that is to be sent. Nothing is printed where anything is missing; it is listed on stderr.
 *
 * Returns: (transfer full) (nullable): the job; %NULL without an error where there is nothing to send
 */
CldPrintJob *
cld_cli_print_make_letters (CldCli *cli, const CldCliPrint *request, GError **error)
{
  g_autoptr (GPtrArray) letters = cld_letters_load (cld_store_get_db (cli->store), request->number, NULL, cli->today, error);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_letter_sheet_unref);
  g_autofree char *subject = g_strdup_printf ("placement/%s", request->number);
  CldPrintJob *job;
  guint n;

  if (!letters || letters->len == 0)
    return NULL;
  n = tell_missing (letters);
  if (n > 0)
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT,
                   g_dngettext (GETTEXT_PACKAGE, "%u thing is missing. Nothing was printed. Record it, or fill it in for these letters in the window.",
                                "%u things are missing. Nothing was printed. Record them, or fill them in for these letters in the window.", n),
                   n);
      return NULL;
    }
  for (guint i = 0; i < letters->len; i++)
    {
      CldLetterSheet *sheet = cld_letter_make_sheet (letters->pdata[i], error);

      if (!sheet)
        return NULL;
      g_ptr_array_add (sheets, sheet);
    }
  job = cld_print_job_new_letters (sheets);
  cld_print_job_set_subject (job, subject);
  return job;
}
