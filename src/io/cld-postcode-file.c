/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-postcode-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cld-csv-reader.h"
#include "cld-error.h"
#include "cld-io-errno.h"
#include "cld-postcode.h"

/* One CSV file of a postcode directory. It can be larger than memory and has fifty columns of which seven are of use, so
 * it is read a piece at a time, and what is not needed is not made into cells. */

#define PIECE ((gsize) 4 << 20)
#define CODE_POINT_COLUMNS 10

struct _CldPostcodeFile
{
  char *name;
  int fd;
  char *buffer;
  gsize room;
  gsize start; /* of the next record */
  gsize end;   /* of what was read */
  gboolean at_end;
  gboolean has_header;
  guint64 read;
  char delimiter;
  int columns[CLD_POSTCODE_N_COLUMNS]; /* where each one is, -1 for none */
  int last;                            /* the last one of use */
};

/* What the columns were called over the years, the best name first; # is a digit. */
/* clang-format off */
static const char *const names[CLD_POSTCODE_N_COLUMNS][8] = {
  [CLD_POSTCODE_POSTCODE] = { "pcds", "pcd8", "pcd7", "pcd", "pcd2", "postcode", "pc" },
  [CLD_POSTCODE_DISTRICT] = { "oslaua", "laua", "lad##cd", "ladcd", "admin_district_code", "dc" },
  [CLD_POSTCODE_COUNTY] = { "oscty", "cty", "cty##cd", "ctycd", "admin_county_code", "cc" },
  [CLD_POSTCODE_EASTING] = { "oseast1m", "east1m", "eastings", "easting", "ea" },
  [CLD_POSTCODE_NORTHING] = { "osnrth1m", "north1m", "northings", "northing", "no" },
  [CLD_POSTCODE_COUNTRY] = { "ctry", "ctry##cd", "ctrycd", "country_code", "cy" },
  [CLD_POSTCODE_ENDED] = { "doterm" },
};
/* clang-format on */

/* Code-Point Open has no header. */
static const int code_point[CLD_POSTCODE_N_COLUMNS] = {
  [CLD_POSTCODE_POSTCODE] = 0, [CLD_POSTCODE_EASTING] = 2, [CLD_POSTCODE_NORTHING] = 3, [CLD_POSTCODE_COUNTRY] = 4, [CLD_POSTCODE_COUNTY] = 7,
  [CLD_POSTCODE_DISTRICT] = 8, [CLD_POSTCODE_ENDED] = -1
};

static gboolean
fail_kind (CldPostcodeFile *self, GError **error)
{
  g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_HEADER,
               /* Translators: %s is a file name. */
               _("%s: this is neither an ONS Postcode Directory nor Code-Point Open; nothing was changed; choose the large CSV file of the one, or the CSV files of the other"), self->name);
  return FALSE;
}

static gboolean
fail_encoding (CldPostcodeFile *self, const char *why, GError **error)
{
  g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_ENCODING, "%s: %s", self->name, why);
  return FALSE;
}

static gboolean
read_piece (CldPostcodeFile *self, GError **error)
{
  gssize got;

  if (self->start > 0)
    memmove (self->buffer, self->buffer + self->start, self->end - self->start);
  self->end -= self->start;
  self->start = 0;
  do
    got = read (self->fd, self->buffer + self->end, self->room - self->end);
  while (got < 0 && errno == EINTR);
  if (got < 0)
    {
      cld_io_set_errno_error (error, CLD_IO_READING, self->name, errno);
      return FALSE;
    }
  self->end += (gsize) got;
  self->read += (guint64) got;
  self->at_end = got == 0;
  return TRUE;
}

/* The length of the record at the start, without its line end, if it is whole; a quoted cell may hold line ends. */
static gboolean
find_record (CldPostcodeFile *self, gsize *len, gsize *skip)
{
  const char *begin = self->buffer + self->start, *end = self->buffer + self->end, *from = begin;
  gsize quotes = 0;

  for (;;)
    {
      const char *line_end = memchr (from, '\n', (gsize) (end - from));
      const char *until = line_end ? line_end : end;

      if (!line_end && !self->at_end)
        return FALSE;
      for (const char *p = from; p < until; p++)
        quotes += *p == '"';
      if (quotes % 2 == 0 || !line_end)
        {
          *len = (gsize) (until - begin);
          *skip = *len + (line_end ? 1 : 0);
          return TRUE;
        }
      from = line_end + 1;
    }
}

/* Makes the next record whole in the buffer; @skip is 0 at the end of the file. */
static gboolean
next_record (CldPostcodeFile *self, gsize *len, gsize *skip, GError **error)
{
  *len = *skip = 0;
  for (;;)
    {
      if (self->start < self->end && find_record (self, len, skip))
        return TRUE;
      if (self->at_end)
        return TRUE;
      if (self->end - self->start > CLD_CSV_MAX_LINE_BYTES)
        return fail_kind (self, error);
      if (!read_piece (self, error))
        return FALSE;
    }
}

/* A cell, and where the next one begins; beyond @end where it is the last. */
static const char *
take_cell (CldPostcodeFile *self, const char *p, const char *end, CldPostcodeCell *cell)
{
  const char *stop;

  if (p < end && *p == '"')
    {
      const char *quote = memchr (p + 1, '"', (gsize) (end - p - 1));

      *cell = (CldPostcodeCell) { p + 1, (gsize) ((quote ? quote : end) - p - 1) };
      p = quote ? quote + 1 : end;
      /* A doubled quote goes on: such a cell is none that we need, but it has to be passed over. */
      while (p < end && *p == '"' && (quote = memchr (p + 1, '"', (gsize) (end - p - 1))))
        p = quote + 1;
      stop = p < end ? memchr (p, self->delimiter, (gsize) (end - p)) : NULL;
    }
  else
    {
      stop = p < end ? memchr (p, self->delimiter, (gsize) (end - p)) : NULL;
      *cell = (CldPostcodeCell) { p, (gsize) ((stop ? stop : end) - p) };
    }
  return stop ? stop + 1 : end + 1;
}

static void
trim (CldPostcodeCell *cell)
{
  while (cell->len > 0 && g_ascii_isspace (cell->text[cell->len - 1]))
    cell->len--;
  while (cell->len > 0 && g_ascii_isspace (cell->text[0]))
    {
      cell->text++;
      cell->len--;
    }
}

static gboolean
name_fits (const char *pattern, const CldPostcodeCell *cell)
{
  if (strlen (pattern) != cell->len)
    return FALSE;
  for (gsize i = 0; i < cell->len; i++)
    if (pattern[i] == '#' ? !g_ascii_isdigit (cell->text[i]) : pattern[i] != g_ascii_tolower (cell->text[i]))
      return FALSE;
  return TRUE;
}

static GArray *
split (CldPostcodeFile *self, const char *record, gsize len)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (CldPostcodeCell));
  const char *p = record, *end = record + len;

  while (p <= end && cells->len < CLD_CSV_MAX_COLUMNS)
    {
      CldPostcodeCell cell;

      p = take_cell (self, p, end, &cell);
      trim (&cell);
      g_array_append_val (cells, cell);
    }
  return cells;
}

static int
find_column (GArray *cells, const char *const *patterns)
{
  for (; *patterns; patterns++)
    for (guint i = 0; i < cells->len; i++)
      if (name_fits (*patterns, &g_array_index (cells, CldPostcodeCell, i)))
        return (int) i;
  return -1;
}

static gboolean
read_header (CldPostcodeFile *self, GArray *cells)
{
  for (guint i = 0; i < CLD_POSTCODE_N_COLUMNS; i++)
    {
      self->columns[i] = find_column (cells, names[i]);
      if (self->columns[i] < 0 && i < CLD_POSTCODE_N_NEEDED)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_number (const CldPostcodeCell *cell)
{
  for (gsize i = 0; i < cell->len; i++)
    if (!g_ascii_isdigit (cell->text[i]))
      return FALSE;
  return cell->len > 0;
}

/* A postcode, two numbers and a code of a country where Code-Point Open has them. */
static gboolean
is_code_point (GArray *cells)
{
  const CldPostcodeCell *cell = (const CldPostcodeCell *) (gconstpointer) cells->data;
  char bare[CLD_POSTCODE_SIZE];

  return cells->len == CODE_POINT_COLUMNS && cld_postcode_normalise (cell[0].text, cell[0].len, bare) && is_number (&cell[2]) && is_number (&cell[3]) &&
         cell[4].len == 9 && strchr ("ESW", cell[4].text[0]);
}

static gboolean
recognise (CldPostcodeFile *self, GError **error)
{
  static const char delimiters[] = ",;\t";
  gsize len, skip;

  if (!next_record (self, &len, &skip, error))
    return FALSE;
  for (guint i = 0; delimiters[i] && skip > 0; i++)
    {
      g_autoptr (GArray) cells = NULL;

      self->delimiter = delimiters[i];
      cells = split (self, self->buffer + self->start, len);
      self->has_header = read_header (self, cells);
      if (self->has_header)
        self->start += skip;
      else if (is_code_point (cells))
        memcpy (self->columns, code_point, sizeof code_point);
      else
        continue;
      for (guint column = 0; column < CLD_POSTCODE_N_COLUMNS; column++)
        self->last = MAX (self->last, self->columns[column]);
      return TRUE;
    }
  return fail_kind (self, error);
}

static gboolean
check_text (CldPostcodeFile *self, GError **error)
{
  const char *text = self->buffer;

  if (self->end >= 4 && memcmp (text, "PK\003\004", 4) == 0)
    return fail_encoding (self, _("this is an archive or a workbook; nothing was changed; unpack it and choose the CSV files in it"), error);
  if (memchr (text, '\0', self->end))
    return fail_encoding (self, _("this is no plain text: it holds NUL bytes, as UTF-16 does; nothing was changed; save it as “CSV UTF-8”, or choose another file"), error);
  if (self->end >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self->start = 3;
  return TRUE;
}

static gboolean
open_file (CldPostcodeFile *self, const char *path, GError **error)
{
  struct stat about;

  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (self->fd < 0 || fstat (self->fd, &about) != 0)
    {
      cld_io_set_errno_error (error, CLD_IO_READING, self->name, errno);
      return FALSE;
    }
  if (!S_ISREG (about.st_mode))
    return fail_kind (self, error);
  posix_fadvise (self->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
  return TRUE;
}

/**
 * cld_postcode_file_open:
 * @path: a CSV file
 * @error: return location; %CLD_IO_ERROR_HEADER for a file of another kind, %CLD_IO_ERROR_ENCODING for one that is no text,
 *   %CLD_IO_ERROR_NOT_FOUND, %CLD_IO_ERROR_FAILED
 *
 * Opens it and finds out what it is: an ONS Postcode Directory of any year, by its header, or Code-Point Open, by the form of
 * its first row.
 *
 * Returns: (transfer full) (nullable): the file
 */
CldPostcodeFile *
cld_postcode_file_open (const char *path, GError **error)
{
  g_autoptr (CldPostcodeFile) self = g_new0 (CldPostcodeFile, 1);

  self->name = cld_io_display_name (path);
  self->room = PIECE + CLD_CSV_MAX_LINE_BYTES;
  self->buffer = g_malloc (self->room);
  if (!open_file (self, path, error) || !read_piece (self, error) || !check_text (self, error) || !recognise (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * cld_postcode_file_close:
 * @self: (nullable): a file
 *
 * Closes and frees it.
 */
void
cld_postcode_file_close (CldPostcodeFile *self)
{
  if (!self)
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->buffer);
  g_free (self->name);
  g_free (self);
}

/**
 * cld_postcode_file_has_header:
 * @self: a file
 *
 * Returns: whether it is of the ONS; else it is Code-Point Open
 */
gboolean
cld_postcode_file_has_header (CldPostcodeFile *self)
{
  return self->has_header;
}

/**
 * cld_postcode_file_get_done:
 * @self: a file
 *
 * Returns: how many bytes were read
 */
guint64
cld_postcode_file_get_done (CldPostcodeFile *self)
{
  return self->read;
}

/**
 * cld_postcode_file_next:
 * @self: a file
 * @cells: (out): the cells of the next row, trimmed, empty where it has no such column; they last until the next call
 * @is_row: (out): whether there is one, or the file is at its end
 * @error: return location
 *
 * Returns: whether the file could be read
 */
gboolean
cld_postcode_file_next (CldPostcodeFile *self, CldPostcodeCell cells[CLD_POSTCODE_N_COLUMNS], gboolean *is_row, GError **error)
{
  CldPostcodeCell all[CLD_CSV_MAX_COLUMNS];
  const char *p, *end;
  gsize len, skip;
  int n = 0;

  *is_row = FALSE;
  do
    {
      if (!next_record (self, &len, &skip, error))
        return FALSE;
      if (skip == 0)
        return TRUE;
      p = self->buffer + self->start;
      self->start += skip;
      end = p + len;
      if (len > 0 && end[-1] == '\r')
        end--;
    }
  while (p == end);
  for (; p <= end && n <= self->last; n++)
    p = take_cell (self, p, end, &all[n]);
  for (guint i = 0; i < CLD_POSTCODE_N_COLUMNS; i++)
    {
      cells[i] = self->columns[i] >= 0 && self->columns[i] < n ? all[self->columns[i]] : (CldPostcodeCell) { "", 0 };
      trim (&cells[i]);
    }
  *is_row = TRUE;
  return TRUE;
}
