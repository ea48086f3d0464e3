/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-print-job.h"

#include <string.h>

/* What a file of a print is called: never after anybody. */

/* What it is called in a file name: letters and digits of ASCII only. */
static char *
make_file_word (const CldPrintJob *job)
{
  g_autofree char *word = NULL;

  if (cld_print_job_get_kind (job) != CLD_PRINT_TABLE)
    return g_strdup (cld_print_job_get_child (job) || cld_print_job_get_kind (job) != CLD_PRINT_SUMMARY ? _cld_print_job_get_file_word (job) : "summaries");
  word = g_str_to_ascii (cld_print_job_get_title (job), NULL);
  g_strcanon (word, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '-');
  return g_ascii_strdown (*word ? word : "list", 32);
}

/**
 * cld_print_job_propose_name:
 * @job: a job
 * @day: YYYY-MM-DD
 *
 * Returns: (transfer full): a name for the file, without anybody's name: Caseload-summary-NUMBER-DATE.pdf
 */
char *
cld_print_job_propose_name (const CldPrintJob *job, const char *day)
{
  g_autofree char *word = make_file_word (job), *number = _cld_print_job_is_report (job) ? NULL : g_strdup (cld_print_job_get_child (job));

  if (!number)
    return g_strdup_printf ("Caseload-%s-%s.pdf", word, day);
  g_strcanon (number, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
  return g_strdup_printf ("Caseload-%s-%s-%s.pdf", word, number, day);
}

/**
 * cld_print_job_propose_path:
 * @job: a job
 * @folder: where the file is to go
 * @day: YYYY-MM-DD
 *
 * Returns: (transfer full): the proposed name there, or the first of its numbers that is free
 */
char *
cld_print_job_propose_path (const CldPrintJob *job, const char *folder, const char *day)
{
  g_autofree char *name = cld_print_job_propose_name (job, day);
  gsize stem = strlen (name) - strlen (".pdf");

  for (guint i = 1;; i++)
    {
      g_autofree char *more = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *numbered = g_strdup_printf ("%.*s%s.pdf", (int) stem, name, more);
      g_autofree char *path = g_build_filename (folder, numbered, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        return g_steal_pointer (&path);
    }
}
