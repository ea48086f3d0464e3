/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The columns that are read; the others are passed over. */
typedef enum
{
  CLD_POSTCODE_POSTCODE,
  CLD_POSTCODE_DISTRICT,
  CLD_POSTCODE_COUNTY,
  CLD_POSTCODE_EASTING,
  CLD_POSTCODE_NORTHING,
  CLD_POSTCODE_N_NEEDED,
  CLD_POSTCODE_COUNTRY = CLD_POSTCODE_N_NEEDED,
  CLD_POSTCODE_ENDED,
  CLD_POSTCODE_N_COLUMNS
} CldPostcodeColumn;

/* A cell inside the file's buffer: neither trimmed of quotes' doubles nor ended by a NUL. */
typedef struct
{
  const char *text;
  gsize len;
} CldPostcodeCell;

typedef struct _CldPostcodeFile CldPostcodeFile;

CldPostcodeFile *cld_postcode_file_open (const char *path, GError **error);
void cld_postcode_file_close (CldPostcodeFile *self);
gboolean cld_postcode_file_has_header (CldPostcodeFile *self);
guint64 cld_postcode_file_get_done (CldPostcodeFile *self);
gboolean cld_postcode_file_next (CldPostcodeFile *self, CldPostcodeCell cells[CLD_POSTCODE_N_COLUMNS], gboolean *is_row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldPostcodeFile, cld_postcode_file_close)

G_END_DECLS
