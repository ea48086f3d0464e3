/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-csv-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cld-error.h"

/* Windows-1252 0x80-0x9F; the rest of it is Latin-1. The five undefined bytes are 0xFFFD. A table
 * and not g_convert(), which stops at an undefined byte; a test holds the two against each other. */
/* clang-format off */
static const guint16 cp1252[32] = {
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
  0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};
/* clang-format on */

static gunichar
from_cp1252 (guchar byte)
{
  return byte >= 0x80 && byte < 0xa0 ? cp1252[byte - 0x80] : byte;
}

static void
set_encoding_error (GError **error, const char *message, const char *name)
{
  g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_ENCODING, "%s: %s", name, message);
}

void
_cld_csv_set_memory_error (GError **error, const char *name)
{
  g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_LIMIT,
               /* Translators: %s is a file name. */
               _ ("%s: there is not enough memory for this file; split it into smaller files"), name);
}

void
_cld_csv_set_size_error (GError **error, const char *name, gsize limit)
{
  g_autofree char *size = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_LIMIT,
               /* Translators: a file name and a size such as 1.0 GiB. */
               _ ("%s: the file is larger than %s; split it into smaller files"), name, size);
}

static gboolean
copy_utf8 (const char *data, gsize len, const char *name, CldCsvText *text, GError **error)
{
  text->text = g_try_malloc (len + 1);
  if (text->text == NULL)
    {
      _cld_csv_set_memory_error (error, name);
      return FALSE;
    }
  if (len > 0)
    memcpy (text->text, data, len);
  text->text[len] = '\0';
  text->len = len;
  return TRUE;
}

static gboolean
convert_cp1252 (const guchar *data, gsize len, const char *name, CldCsvText *text, GError **error)
{
  gsize size = 0;
  char *out;

  for (gsize i = 0; i < len; i++)
    size += data[i] < 0x80 ? 1 : (gsize) g_unichar_to_utf8 (from_cp1252 (data[i]), NULL);
  out = text->text = g_try_malloc (size + 1);
  if (out == NULL)
    {
      _cld_csv_set_memory_error (error, name);
      return FALSE;
    }
  for (gsize i = 0; i < len; i++)
    if (data[i] < 0x80)
      *out++ = (char) data[i];
    else
      {
        gunichar c = from_cp1252 (data[i]);

        text->unmappable |= c == 0xfffd;
        out += g_unichar_to_utf8 (c, out);
      }
  *out = '\0';
  text->len = size;
  return TRUE;
}

static gboolean
convert_utf16 (const char *data, gsize len, const char *charset, const char *name, CldCsvText *text, GError **error)
{
  g_autoptr (GError) why = NULL;

  text->encoding = CLD_CSV_UTF16;
  text->text = g_convert (data, (gssize) len, "UTF-8", charset, NULL, &text->len, &why);
  if (text->text == NULL)
    {
      set_encoding_error (error, _ ("the file is marked as UTF-16 but its text is broken; save it again as “CSV UTF-8”"), name);
      return FALSE;
    }
  return TRUE;
}

/* Whether the bytes start as files people choose in place of CSV: .xlsx, .ods, .zip; .xls. */
static gboolean
is_workbook (const char *data, gsize len)
{
  return len >= 4 && (memcmp (data, "PK\003\004", 4) == 0 || memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0);
}

static gboolean
refuse_nul (const char *data, gsize len, const char *name, GError **error)
{
  if (len == 0 || memchr (data, '\0', len) == NULL)
    return FALSE;
  set_encoding_error (error,
                      is_workbook (data, len)
                          ? _ ("this is a spreadsheet workbook or archive, so it is no table; open it and save each sheet as “CSV UTF-8”")
                          : _ ("the file holds NUL bytes, so it is no table; save it as “CSV UTF-8” and choose that file"),
                      name);
  return TRUE;
}

static gboolean
decode_bytes (const guchar *data, gsize len, const char *name, CldCsvText *text, GError **error)
{
  const char *chars = (const char *) data;

  if (len >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return convert_utf16 (chars + 2, len - 2, "UTF-16LE", name, text, error) && !refuse_nul (text->text, text->len, name, error);
  if (len >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return convert_utf16 (chars + 2, len - 2, "UTF-16BE", name, text, error) && !refuse_nul (text->text, text->len, name, error);
  if (refuse_nul (chars, len, name, error))
    return FALSE;
  text->encoding = CLD_CSV_UTF8;
  if (len >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      text->encoding = CLD_CSV_UTF8_BOM;
      chars += 3;
      len -= 3;
    }
  if (g_utf8_validate_len (chars, len, NULL))
    return copy_utf8 (chars, len, name, text, error);
  text->encoding = CLD_CSV_CP1252;
  return convert_cp1252 ((const guchar *) chars, len, name, text, error);
}

/*
 * _cld_csv_decode:
 * @bytes: a whole file
 * @name: its base name
 * @text: (out): the text of it; clear it with _cld_csv_text_clear()
 *
 * Finds the encoding and makes a private copy in UTF-8, without a byte order mark. Errors:
 * %CLD_IO_ERROR_ENCODING for a file that is no text, %CLD_IO_ERROR_FAILED for an empty one.
 */
gboolean
_cld_csv_decode (GBytes *bytes, const char *name, CldCsvText *text, GError **error)
{
  gsize len;
  const guchar *data = g_bytes_get_data (bytes, &len);

  *text = (CldCsvText) { .encoding = CLD_CSV_UTF8 };
  if (!decode_bytes (data, len, name, text, error))
    {
      _cld_csv_text_clear (text);
      return FALSE;
    }
  if (text->len > 0)
    return TRUE;
  _cld_csv_text_clear (text);
  g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED,
               /* Translators: %s is a file name. */
               _ ("%s: the file is empty; export it again and choose the new file"), name);
  return FALSE;
}

void
_cld_csv_text_clear (CldCsvText *text)
{
  g_clear_pointer (&text->text, g_free);
  text->len = 0;
}
