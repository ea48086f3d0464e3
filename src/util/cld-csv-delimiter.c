/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-csv-private.h"

#define SAMPLE_RECORDS 20
#define SAMPLE_BYTES ((gsize) 1 << 20)
#define N_CANDIDATES 3

/* In order of preference. */
static const char candidates[N_CANDIDATES] = { ',', ';', '\t' };

/* How well a delimiter divides the sample: so many records have the same number of columns. */
typedef struct
{
  guint records;
  guint columns;
} Fit;

/* From an opening quote to behind the closing one. */
static const char *
skip_quoted (const char *p)
{
  for (p++; *p != '\0'; p++)
    if (*p == '"' && *++p != '"')
      break;
  return p;
}

/* Counts the columns of the record at @p for each candidate and returns where the next one starts.
 * A quote opens a cell behind any candidate: were it only behind the one that is tried, the wrong one
 * would count what is inside quotes. Lenient, for any text has to be got over. */
static const char *
count_columns (const char *p, guint *columns)
{
  gboolean starts_cell = TRUE;

  for (guint i = 0; i < N_CANDIDATES; i++)
    columns[i] = 1;
  while (*p != '\0' && *p != '\n' && *p != '\r')
    if (*p == '"' && starts_cell)
      {
        p = skip_quoted (p);
        starts_cell = FALSE;
      }
    else
      {
        starts_cell = FALSE;
        for (guint i = 0; i < N_CANDIDATES; i++)
          if (*p == candidates[i])
            {
              columns[i]++;
              starts_cell = TRUE;
            }
        p++;
      }
  if (*p == '\r' && p[1] == '\n')
    p++;
  return *p == '\0' ? p : p + 1;
}

static gboolean
is_better (Fit a, Fit b)
{
  return a.records > b.records || (a.records == b.records && a.columns > b.columns);
}

/* The number of columns above one that most of the @n records have. */
static Fit
fit_candidate (guint columns[][N_CANDIDATES], guint n, guint candidate)
{
  Fit best = { 0, 1 };

  for (guint i = 0; i < n; i++)
    {
      Fit fit = { 0, columns[i][candidate] };

      for (guint j = 0; j < n; j++)
        fit.records += columns[j][candidate] == fit.columns;
      if (fit.columns > 1 && is_better (fit, best))
        best = fit;
    }
  return best;
}

static guint
count_sample (const char *text, guint columns[][N_CANDIDATES])
{
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < SAMPLE_RECORDS;)
    {
      gboolean blank = *p == '\n' || *p == '\r';

      p = count_columns (p, columns[n]);
      n += !blank;
    }
  return n;
}

/*
 * _cld_csv_find_delimiter:
 * @text: a whole text, a NUL at its end
 * @len: its length in bytes
 *
 * The one of comma, semicolon and tab that gives most of the first twenty records (blank lines left
 * out) the same number of columns, above one; of two that give it to as many, the one with more
 * columns. So neither a title above the header nor commas inside the text of a semicolon file
 * decide. Comma when nothing divides the text.
 */
char
_cld_csv_find_delimiter (char *text, gsize len)
{
  guint columns[SAMPLE_RECORDS][N_CANDIDATES];
  gsize end = MIN (len, SAMPLE_BYTES);
  char kept = text[end];
  char found = candidates[0];
  Fit best = { 0, 1 };
  guint n;

  text[end] = '\0';
  n = count_sample (text, columns);
  text[end] = kept;
  for (guint i = 0; i < N_CANDIDATES; i++)
    {
      Fit fit = fit_candidate (columns, n, i);

      if (!is_better (fit, best))
        continue;
      best = fit;
      found = candidates[i];
    }
  return found;
}
