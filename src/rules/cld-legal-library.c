/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-legal-library.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-csv-reader.h"
#include "cld-kinds.h"

#define RESOURCE_FOLDER "/org/caseload/Caseload/codes/"

typedef struct
{
  const char *name;
  const char *from; /* (nullable) */
  const char *to;   /* (nullable) */
} SetName;

typedef struct
{
  const char *code;
  CldLegalForm form;
  const char *audience;
  const char *power;
  const char *provider_types;
  GArray *names; /* SetName, by day; the first day of the first is the set's, the last day of the last too */
} LegalSet;

/* @shown has the set's days where the reference has none of its own. */
typedef struct
{
  CldLegalReference shown;
  const char *own_from;
  const char *own_to;
  gboolean is_recorded; /* by the team; else it was shipped */
} Reference;

struct _CldLegalLibrary
{
  CldArena *arena;
  GHashTable *sets;      /* code -> LegalSet */
  GPtrArray *references; /* Reference */
  GHashTable *by_code;   /* code -> Reference */
};

/* ---- what is shipped ---- */

typedef const char *(*GetCell) (gpointer data, guint field);

typedef struct
{
  CldCsvTable *table;
  guint row;
  int *columns; /* for each field of the kind: its column, or -1 */
} ShippedRow;

static CldCsvTable *
load_table (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes);
  return cld_csv_table_parse (bytes, name, NULL);
}

/* Read once and kept: their texts are every library's. */
static CldCsvTable *
get_table (const CldKind *kind)
{
  static gsize sets, references;

  if (kind == &cld_legal_set_kind)
    {
      if (g_once_init_enter (&sets))
        g_once_init_leave (&sets, (gsize) load_table ("legal_set.csv"));
      return (CldCsvTable *) sets;
    }
  if (g_once_init_enter (&references))
    g_once_init_leave (&references, (gsize) load_table ("legal_reference.csv"));
  return (CldCsvTable *) references;
}

static int
find_column (CldCsvTable *table, const char *id)
{
  guint n;
  const CldCell *cells = cld_csv_table_get_row (table, 0, &n);

  /* The kind's field cannot be called as SQL's own word. */
  if (strcmp (id, "in_set") == 0)
    id = "set";
  for (guint i = 0; i < n; i++)
    if (strcmp (cells[i].text, id) == 0)
      return (int) i;
  return -1;
}

static const char *
get_shipped_cell (gpointer data, guint field)
{
  const ShippedRow *row = data;
  guint n;
  const CldCell *cells = cld_csv_table_get_row (row->table, row->row, &n);
  int column = row->columns[field];

  return column >= 0 && (guint) column < n && cells[column].len > 0 ? cells[column].text : NULL;
}

/* ---- sets ---- */

static CldLegalForm
form_of (const char *code, CldLegalForm otherwise)
{
  static const char *const codes[] = { "ACT", "REGULATION", "STANDARD", "GUIDE", "STATUTORY_GUIDANCE", "POLICY" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (code, codes[i]) == 0)
      return (CldLegalForm) i;
  return otherwise;
}

static void
set_free (gpointer data)
{
  LegalSet *set = data;

  g_array_unref (set->names);
  g_free (set);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const SetName *) a)->from, ((const SetName *) b)->from);
}

/* A name from another day stands beside the earlier ones; one from the same day, or from no day, takes the first one's place. */
static gboolean
add_name (LegalSet *set, const SetName *name)
{
  for (guint i = 0; i < set->names->len; i++)
    {
      SetName *known = &g_array_index (set->names, SetName, i);

      if (g_strcmp0 (known->from, name->from) == 0 || (i == 0 && !name->from))
        {
          const char *from = name->from ? name->from : known->from;

          *known = *name;
          known->from = from;
          return i == 0;
        }
    }
  g_array_append_vals (set->names, name, 1);
  g_array_sort (set->names, compare_names);
  return set->names->len == 1;
}

/* What a reference takes from its set. */
static void
resolve (CldLegalLibrary *library, Reference *reference)
{
  const LegalSet *set = g_hash_table_lookup (library->sets, reference->shown.set);
  CldLegalReference *shown = &reference->shown;

  shown->form = set ? set->form : CLD_LEGAL_POLICY;
  shown->audience = set && set->audience ? set->audience : "ANY";
  shown->power = set ? set->power : NULL;
  shown->provider_types = set ? set->provider_types : NULL;
  shown->valid_from = reference->own_from ? reference->own_from : set ? g_array_index (set->names, SetName, 0).from
                                                                      : NULL;
  shown->valid_to = reference->own_to ? reference->own_to : set ? g_array_index (set->names, SetName, set->names->len - 1).to
                                                                : NULL;
}

static void
add_set (CldLegalLibrary *library, GetCell get, gpointer data)
{
  const char *code = get (data, LEGAL_SET_CODE);
  SetName name = { get (data, LEGAL_SET_NAME), get (data, LEGAL_SET_VALID_FROM), get (data, LEGAL_SET_VALID_TO) };
  LegalSet *set = code ? g_hash_table_lookup (library->sets, code) : NULL;
  gboolean is_new = !set;

  if (!code || !name.name)
    return;
  if (!set)
    {
      set = g_new0 (LegalSet, 1);
      set->code = code;
      set->form = CLD_LEGAL_POLICY;
      set->names = g_array_new (FALSE, FALSE, sizeof (SetName));
      g_hash_table_insert (library->sets, (gpointer) code, set);
    }
  if (!add_name (set, &name) && !is_new)
    return; /* another name from a day on: nothing else changes */
  set->form = form_of (get (data, LEGAL_SET_FORM), set->form);
  set->audience = get (data, LEGAL_SET_AUDIENCE) ? get (data, LEGAL_SET_AUDIENCE) : set->audience;
  set->power = get (data, LEGAL_SET_POWER) ? get (data, LEGAL_SET_POWER) : set->power;
  set->provider_types = get (data, LEGAL_SET_PROVIDER_TYPES) ? get (data, LEGAL_SET_PROVIDER_TYPES) : set->provider_types;
}

/* ---- references ---- */

static void
add_reference (CldLegalLibrary *library, GetCell get, gpointer data, gboolean is_recorded)
{
  const char *code = get (data, LEGAL_REFERENCE_CODE), *from = get (data, LEGAL_REFERENCE_VALID_FROM);
  Reference *reference = code ? g_hash_table_lookup (library->by_code, code) : NULL;

  if (!code || !get (data, LEGAL_REFERENCE_IN_SET) || !get (data, LEGAL_REFERENCE_TITLE))
    return;
  /* Of two that the team recorded the later one is meant. */
  if (reference && reference->is_recorded && g_strcmp0 (from, reference->own_from) < 0)
    return;
  if (!reference)
    {
      reference = g_new0 (Reference, 1);
      g_ptr_array_add (library->references, reference);
      g_hash_table_insert (library->by_code, (gpointer) code, reference);
      reference->shown.code = code;
    }
  reference->is_recorded = is_recorded;
  reference->own_from = from;
  reference->own_to = get (data, LEGAL_REFERENCE_VALID_TO);
  reference->shown.set = get (data, LEGAL_REFERENCE_IN_SET);
  reference->shown.number = get (data, LEGAL_REFERENCE_NUMBER);
  reference->shown.title = get (data, LEGAL_REFERENCE_TITLE);
  reference->shown.text = get (data, LEGAL_REFERENCE_TEXT);
  reference->shown.links = get (data, LEGAL_REFERENCE_LINKS);
  resolve (library, reference);
}

static void
add_shipped (CldLegalLibrary *library, const CldKind *kind)
{
  CldCsvTable *table = get_table (kind);
  g_autofree int *columns = g_new0 (int, kind->n_fields);
  ShippedRow row = { table, 0, columns };

  for (guint i = 0; i < kind->n_fields; i++)
    columns[i] = find_column (table, kind->fields[i].id);
  for (row.row = 1; row.row < cld_csv_table_get_n_rows (table); row.row++)
    if (kind == &cld_legal_set_kind)
      add_set (library, get_shipped_cell, &row);
    else
      add_reference (library, get_shipped_cell, &row, FALSE);
}

/**
 * cld_legal_library_new:
 *
 * Returns: (transfer full): a library of what the program carries
 */
CldLegalLibrary *
cld_legal_library_new (void)
{
  CldLegalLibrary *library = g_new0 (CldLegalLibrary, 1);

  library->arena = cld_arena_new ();
  library->sets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, set_free);
  library->references = g_ptr_array_new_with_free_func (g_free);
  library->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  add_shipped (library, &cld_legal_set_kind);
  add_shipped (library, &cld_legal_reference_kind);
  return library;
}

/**
 * cld_legal_library_free:
 * @library: (nullable): a library
 *
 * Frees it, and its texts with it.
 */
void
cld_legal_library_free (CldLegalLibrary *library)
{
  if (!library)
    return;
  g_hash_table_unref (library->sets);
  g_hash_table_unref (library->by_code);
  g_ptr_array_unref (library->references);
  cld_arena_free (library->arena);
  g_free (library);
}

typedef struct
{
  CldLegalLibrary *library;
  const CldRow *row;
} RecordedRow;

/* The record may be gone before the library is. */
static const char *
get_recorded_cell (gpointer data, guint field)
{
  const RecordedRow *recorded = data;
  const char *value = recorded->row->values[field];

  return value ? cld_arena_strdup (recorded->library->arena, value) : NULL;
}

/**
 * cld_legal_library_add:
 * @library: a library
 * @row: a record of kind legal_set or legal_reference; others are ignored
 *
 * Takes what the team recorded into the library. A reference takes the place of one with the same code. A set with the code of
 * another takes its place where both begin on the same day, or @row on no day; else it is another name of it from its day on.
 * Sets are added before references. The texts are copied.
 */
void
cld_legal_library_add (CldLegalLibrary *library, const CldRow *row)
{
  RecordedRow recorded = { library, row };

  g_return_if_fail (library != NULL && row != NULL);

  if (row->kind == &cld_legal_reference_kind)
    add_reference (library, get_recorded_cell, &recorded, TRUE);
  else if (row->kind == &cld_legal_set_kind)
    {
      add_set (library, get_recorded_cell, &recorded);
      for (guint i = 0; i < library->references->len; i++)
        resolve (library, library->references->pdata[i]);
    }
}

/**
 * cld_legal_library_get_n:
 * @library: a library
 *
 * Returns: how many references it has
 */
guint
cld_legal_library_get_n (const CldLegalLibrary *library)
{
  return library->references->len;
}

/**
 * cld_legal_library_get:
 * @library: a library
 * @i: an index
 *
 * Returns: the reference at @i: shipped ones in the order of their file, then those that the team added
 */
const CldLegalReference *
cld_legal_library_get (const CldLegalLibrary *library, guint i)
{
  g_return_val_if_fail (i < library->references->len, NULL);

  return &((const Reference *) library->references->pdata[i])->shown;
}

/**
 * cld_legal_library_find:
 * @library: a library
 * @citation: (nullable): a code, or a code with a pinpoint: `CHR15-12(2)(a)`, `GUIDE15:4.6`
 * @pinpoint: (out) (optional) (nullable) (transfer none): what follows the code: `(2)(a)`, `4.6`; %NULL where nothing does
 *
 * Returns: (nullable): what is cited, or %NULL where no such code is known
 */
const CldLegalReference *
cld_legal_library_find (const CldLegalLibrary *library, const char *citation, const char **pinpoint)
{
  const Reference *reference = citation ? g_hash_table_lookup (library->by_code, citation) : NULL;
  gsize length = citation ? strcspn (citation, ":( ") : 0;
  g_autofree char *code = NULL;

  if (pinpoint)
    *pinpoint = NULL;
  if (reference || !citation || !citation[length])
    return reference ? &reference->shown : NULL;
  code = g_strndup (citation, length);
  reference = g_hash_table_lookup (library->by_code, code);
  citation += length + strspn (citation + length, ": ");
  if (reference && pinpoint && *citation)
    *pinpoint = citation;
  return reference ? &reference->shown : NULL;
}

/**
 * cld_legal_reference_is_in_force:
 * @reference: a reference
 * @day: (nullable): YYYY-MM-DD
 *
 * Returns: whether it is in force on @day, its first and its last day included; without a day it is
 */
gboolean
cld_legal_reference_is_in_force (const CldLegalReference *reference, const char *day)
{
  return !day || ((!reference->valid_from || strcmp (reference->valid_from, day) <= 0) && (!reference->valid_to || strcmp (day, reference->valid_to) <= 0));
}

/**
 * cld_legal_library_get_set_name:
 * @library: a library
 * @set: code of a set
 * @day: (nullable): YYYY-MM-DD; %NULL for today's, the last one
 *
 * Returns: what the set was called on @day; what it was first called for a day before that; @set where there is none
 */
const char *
cld_legal_library_get_set_name (const CldLegalLibrary *library, const char *set, const char *day)
{
  const LegalSet *found = g_hash_table_lookup (library->sets, set);
  const char *name = set;

  for (guint i = 0; found && i < found->names->len; i++)
    {
      const SetName *one = &g_array_index (found->names, SetName, i);

      if (i == 0 || !day || !one->from || strcmp (one->from, day) <= 0)
        name = one->name;
    }
  return name;
}

/* ---- how it is written ---- */

/* What a number without brackets is a number of. */
static char *
name_pinpoint (const CldLegalReference *reference, const char *pinpoint)
{
  if (reference->number)
    return g_strdup_printf (*pinpoint == '(' ? "%s%s" : "%s, %s", reference->number, pinpoint);
  switch (reference->form)
    {
    case CLD_LEGAL_ACT:
      /* Translators: %s is the number of a section of an Act */
      return g_strdup_printf (_ ("s%s"), pinpoint);
    case CLD_LEGAL_REGULATION:
      /* Translators: %s is the number of a regulation */
      return g_strdup_printf (_ ("reg %s"), pinpoint);
    case CLD_LEGAL_STANDARD:
      /* Translators: %s is the number of a standard */
      return g_strdup_printf (_ ("standard %s"), pinpoint);
    case CLD_LEGAL_GUIDE:
    case CLD_LEGAL_STATUTORY_GUIDANCE:
    case CLD_LEGAL_POLICY:
    default:
      /* Translators: %s is the number of a paragraph */
      return g_strdup_printf (_ ("para %s"), pinpoint);
    }
}

/**
 * cld_legal_library_cite:
 * @library: a library
 * @citation: a code with or without a pinpoint
 * @day: (nullable): YYYY-MM-DD: the set is called as it was that day
 *
 * Returns: (transfer full): the set and the number, such as “Children’s Homes (England) Regulations 2015, reg 12(2)(a)”; an
 *   unknown citation as it is
 */
char *
cld_legal_library_cite (const CldLegalLibrary *library, const char *citation, const char *day)
{
  const char *pinpoint, *set;
  const CldLegalReference *reference = cld_legal_library_find (library, citation, &pinpoint);
  g_autofree char *number = NULL;

  if (!reference)
    return g_strdup (citation);
  set = cld_legal_library_get_set_name (library, reference->set, day);
  if (!pinpoint && !reference->number)
    return g_strdup (strcmp (reference->code, reference->set) == 0 ? set : reference->title);
  number = pinpoint ? name_pinpoint (reference, pinpoint) : g_strdup (reference->number);
  return g_strdup_printf ("%s, %s", set, number);
}

/**
 * cld_legal_library_cite_short:
 * @library: a library
 * @citation: a code with or without a pinpoint
 *
 * Returns: (transfer full): the number alone, such as “reg 12(2)(a)”; of what has none the title: “Guide, para 4.6”; an unknown
 *   citation as it is
 */
char *
cld_legal_library_cite_short (const CldLegalLibrary *library, const char *citation)
{
  const char *pinpoint;
  const CldLegalReference *reference = cld_legal_library_find (library, citation, &pinpoint);
  g_autofree char *number = NULL;

  if (!reference)
    return g_strdup (citation);
  if (!pinpoint)
    return g_strdup (reference->number ? reference->number : reference->title);
  number = name_pinpoint (reference, pinpoint);
  return reference->number || reference->form == CLD_LEGAL_REGULATION || reference->form == CLD_LEGAL_ACT ? g_steal_pointer (&number) : g_strdup_printf ("%s, %s", reference->title, number);
}
