/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-where.h"

#include <math.h>
#include <string.h>

#include "cld-area-words.h"
#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-record-set.h"
#include "cld-repo.h"

/* As the yearly return measures it. */
#define KM_PER_MILE 1.6093

/* Where things are: what the records say of authorities, and what the postcode directory says of postcodes. */
struct _CldWhere
{
  CldPostcodes *postcodes;
  CldRecordSet *authorities; /* (nullable): before they are learnt */
  const char *own;
  gboolean neighbours;
};

/**
 * cld_where_new:
 * @directory: (nullable): a postcode directory, or %NULL for the user's own; it need not be there
 *
 * To be used by one thread at a time.
 *
 * Returns: (transfer full): what tells where things are; of authorities nothing yet but their names
 */
CldWhere *
cld_where_new (const char *directory)
{
  CldWhere *self = g_new0 (CldWhere, 1);

  self->postcodes = cld_postcodes_new (directory);
  return self;
}

/**
 * cld_where_free:
 * @self: (nullable): it
 *
 * Frees it.
 */
void
cld_where_free (CldWhere *self)
{
  if (!self)
    return;
  cld_postcodes_free (self->postcodes);
  g_clear_pointer (&self->authorities, cld_record_set_free);
  g_free (self);
}

static gboolean
is_set (const CldRow *row, guint field)
{
  return row && g_strcmp0 (row->values[field], "1") == 0;
}

/**
 * cld_where_learn:
 * @self: it
 * @db: the database
 * @error: return location
 *
 * Reads which authority is our own and which are its neighbours; to be called again when that was changed.
 *
 * Returns: whether it could be read; else it knows what it knew
 */
gboolean
cld_where_learn (CldWhere *self, CldDb *db, GError **error)
{
  CldRecordSet *set = cld_record_set_new ();
  GPtrArray *rows;

  if (!cld_repo_load_all (db, &cld_authority_kind, set, error))
    {
      cld_record_set_free (set);
      return FALSE;
    }
  g_clear_pointer (&self->authorities, cld_record_set_free);
  self->authorities = set;
  self->own = NULL;
  self->neighbours = FALSE;
  rows = cld_record_set_get (set, &cld_authority_kind);
  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];

      if (!self->own && is_set (row, AUTHORITY_OWN))
        self->own = row->ref;
      self->neighbours = self->neighbours || is_set (row, AUTHORITY_ADJOINING);
    }
  return TRUE;
}

static const CldRow *
find_authority (CldWhere *self, const char *code)
{
  return self->authorities && code ? cld_record_set_find (self->authorities, &cld_authority_kind, code) : NULL;
}

/**
 * cld_where_get_own:
 * @self: it
 *
 * Returns: (transfer none) (nullable): the DfE number of our own authority, as far as it was learnt
 */
const char *
cld_where_get_own (CldWhere *self)
{
  return self->own;
}

/**
 * cld_where_get_name:
 * @self: it
 * @code: (nullable): an area, by its DfE number or a code of locality.csv
 *
 * Returns: (transfer none) (nullable): its name as recorded, else that of the list, else @code; %NULL for none
 */
const char *
cld_where_get_name (CldWhere *self, const char *code)
{
  const CldRow *row = find_authority (self, code);
  const char *name;

  if (!code || *code == '\0')
    return NULL;
  if (row && row->values[AUTHORITY_NAME])
    return row->values[AUTHORITY_NAME];
  name = cld_code_list_label ("local_authority", code);
  return strcmp (name, code) == 0 ? cld_code_list_label ("locality", code) : name;
}

/**
 * cld_where_tell:
 * @self: it
 * @code: (nullable): an area, by its DfE number or a code of locality.csv
 *
 * Returns: where it is, seen from our own
 */
CldArea
cld_where_tell (CldWhere *self, const char *code)
{
  const CldRow *row = find_authority (self, code);
  const CldAreaKnown known = { self->own != NULL, self->neighbours, is_set (row, AUTHORITY_OWN), is_set (row, AUTHORITY_ADJOINING) };

  return cld_area_tell (code, &known);
}

/**
 * cld_where_describe:
 * @self: it
 * @code: (nullable): an area, by its DfE number or a code of locality.csv
 *
 * Returns: (transfer full): a sentence: where it is, and why it is said to be there
 */
char *
cld_where_describe (CldWhere *self, const char *code)
{
  return cld_area_describe (cld_where_tell (self, code), code, cld_where_get_name (self, code), cld_where_get_name (self, self->own));
}

/**
 * cld_where_has_directory:
 * @self: it
 *
 * Returns: whether there is a postcode directory now
 */
gboolean
cld_where_has_directory (CldWhere *self)
{
  return cld_postcodes_is_there (self->postcodes);
}

/**
 * cld_where_find:
 * @self: it
 * @postcode: (nullable): a postcode, however it is spaced
 * @place: (out): the authority that has it, and its grid reference; both may be blank
 *
 * A matter of microseconds.
 *
 * Returns: whether there is a directory and it has the postcode
 */
gboolean
cld_where_find (CldWhere *self, const char *postcode, CldPostcodePlace *place)
{
  *place = (CldPostcodePlace) { "", CLD_NO_GRID, CLD_NO_GRID };
  return postcode && cld_postcodes_find (self->postcodes, postcode, place);
}

static gboolean
is_of_ireland (const CldPostcodePlace *place)
{
  return strcmp (place->authority, "NIR") == 0;
}

/**
 * cld_where_measure:
 * @self: it
 * @from: (nullable): a postcode
 * @to: (nullable): another
 *
 * The straight line between two postcodes as the yearly return wants it: metres ÷ 1000 ÷ 1.6093. Northern Ireland has a
 * grid of its own, so nothing is measured across the sea.
 *
 * Returns: (transfer full) (nullable): miles with one decimal, as a record holds them; %NULL where it is not known
 */
char *
cld_where_measure (CldWhere *self, const char *from, const char *to)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  CldPostcodePlace one, other;
  double metres;

  if (!cld_where_find (self, from, &one) || !cld_where_find (self, to, &other) || is_of_ireland (&one) != is_of_ireland (&other) ||
      one.easting == CLD_NO_GRID || other.easting == CLD_NO_GRID)
    return NULL;
  metres = hypot ((double) one.easting - other.easting, (double) one.northing - other.northing);
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.1f", metres / 1000 / KM_PER_MILE));
}
