/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No grid reference is known. */
#define CLD_NO_GRID G_MININT32

/* What is kept about a directory: texts under these names. */
#define CLD_POSTCODES_SOURCE "source" /* ONSPD or CODE_POINT */
#define CLD_POSTCODES_FILE "file"     /* base name of the file, or of the first of them */
#define CLD_POSTCODES_COUNT "postcodes"
#define CLD_POSTCODES_WITHOUT_AUTHORITY "without_authority"
#define CLD_POSTCODES_IMPORTED_AT "imported_at" /* UTC, with Z */

/**
 * CldPostcodePlace:
 * @authority: the DfE number of the authority that has it, or WAL, SCO, NIR, NUK; empty where it is not known
 * @easting: metres east of the grid's origin, or %CLD_NO_GRID
 * @northing: metres north of it, or %CLD_NO_GRID
 *
 * Where a postcode is. Of Northern Ireland the grid is that of Ireland.
 */
typedef struct
{
  char authority[4];
  gint32 easting;
  gint32 northing;
} CldPostcodePlace;

typedef struct _CldPostcodes CldPostcodes;

char *cld_postcodes_default_path (void);
CldPostcodes *cld_postcodes_new (const char *path);
void cld_postcodes_free (CldPostcodes *self);
gboolean cld_postcodes_is_there (CldPostcodes *self);
gboolean cld_postcodes_find (CldPostcodes *self, const char *postcode, CldPostcodePlace *place);
char *cld_postcodes_get_about (CldPostcodes *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldPostcodes, cld_postcodes_free)

G_END_DECLS
