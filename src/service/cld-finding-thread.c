/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-finding-thread.h"

#include <string.h>

#include "cld-finding-state.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-text.h"

/* A finding repeats an earlier one of the same provider, or authority, when both rest on one provision: of the regulations, else of
 * the standards. Pinpoints do not count: reg 12(2)(a) and reg 12(2)(b) are one provision. */

struct _CldFindingThreads
{
  const CldLegalLibrary *library;
  GHashTable *latest; /* whom, which field, which code -> Entry */
  guint n;
};

typedef struct
{
  guint order;
  gpointer data;
} Entry;

/**
 * cld_finding_threads_new:
 * @library: (nullable): what is cited; it must stay
 *
 * Returns: (transfer full): an index without findings
 */
CldFindingThreads *
cld_finding_threads_new (const CldLegalLibrary *library)
{
  CldFindingThreads *self = g_new0 (CldFindingThreads, 1);

  self->library = library;
  self->latest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * cld_finding_threads_free:
 * @self: (nullable) (transfer full): an index
 *
 * Frees it.
 */
void
cld_finding_threads_free (CldFindingThreads *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->latest);
  g_free (self);
}

/* A strength repeats nothing. */
static gboolean
is_about_something (const CldRow *inspection, const CldRow *finding)
{
  return (inspection->values[INSPECTION_PROVIDER] || inspection->values[INSPECTION_AUTHORITY]) && g_strcmp0 (finding->values[FINDING_TYPE], "STR") != 0;
}

static char *
make_key (const CldFindingThreads *self, const CldRow *inspection, guint field, const char *citation)
{
  const CldLegalReference *reference = self->library ? cld_legal_library_find (self->library, citation, NULL) : NULL;
  const char *provider = inspection->values[INSPECTION_PROVIDER];
  gsize length = strcspn (citation, ":( ");

  if (reference)
    {
      citation = reference->code;
      length = strlen (citation);
    }
  return g_strdup_printf ("%s\n%s\n%u\n%.*s", provider ? "provider" : "authority", provider ? provider : inspection->values[INSPECTION_AUTHORITY], field, (int) length, citation);
}

/**
 * cld_finding_threads_add:
 * @self: an index
 * @inspection: where it was found
 * @finding: a finding, later than all that were added before
 * @data: what cld_finding_threads_find() returns of it
 */
void
cld_finding_threads_add (CldFindingThreads *self, const CldRow *inspection, const CldRow *finding, gpointer data)
{
  static const guint fields[] = { FINDING_REGULATIONS, FINDING_STANDARDS };

  self->n++;
  for (guint i = 0; i < G_N_ELEMENTS (fields) && is_about_something (inspection, finding); i++)
    {
      g_auto (GStrv) cited = g_strsplit (finding->values[fields[i]] ? finding->values[fields[i]] : "", ";", -1);

      for (guint j = 0; cited[j]; j++)
        if (*g_strstrip (cited[j]))
          {
            Entry *entry = g_new0 (Entry, 1);

            entry->order = self->n;
            entry->data = data;
            g_hash_table_replace (self->latest, make_key (self, inspection, fields[i], cited[j]), entry);
          }
    }
}

static const Entry *
find_under (const CldFindingThreads *self, const CldRow *inspection, const CldRow *finding, guint field)
{
  g_auto (GStrv) cited = g_strsplit (finding->values[field] ? finding->values[field] : "", ";", -1);
  const Entry *found = NULL;

  for (guint j = 0; cited[j]; j++)
    if (*g_strstrip (cited[j]))
      {
        g_autofree char *key = make_key (self, inspection, field, cited[j]);
        const Entry *entry = g_hash_table_lookup (self->latest, key);

        if (entry && (!found || entry->order > found->order))
          found = entry;
      }
  return found;
}

/**
 * cld_finding_threads_find:
 * @self: an index of earlier findings
 * @inspection: where it was found
 * @finding: a finding
 *
 * Returns: (nullable): the data of the latest finding about the same provider or authority under one of its regulations, else
 *   under one of its standards
 */
gpointer
cld_finding_threads_find (const CldFindingThreads *self, const CldRow *inspection, const CldRow *finding)
{
  const Entry *found = NULL;

  if (is_about_something (inspection, finding))
    {
      found = find_under (self, inspection, finding, FINDING_REGULATIONS);
      if (!found)
        found = find_under (self, inspection, finding, FINDING_STANDARDS);
    }
  return found ? found->data : NULL;
}

/* --- at saving --- */

typedef struct
{
  GHashTable *inspections; /* ref -> row */
  GPtrArray *findings;
} Earlier;

static gboolean
keep_inspection_cb (CldRow *row, const char *search_key, gpointer data)
{
  g_hash_table_insert (((Earlier *) data)->inspections, (gpointer) row->ref, row);
  return TRUE;
}

static gboolean
keep_finding_cb (CldRow *row, const char *search_key, gpointer data)
{
  const Earlier *earlier = data;

  if (row->values[FINDING_INSPECTION] && g_hash_table_contains (earlier->inspections, row->values[FINDING_INSPECTION]))
    g_ptr_array_add (earlier->findings, row);
  return TRUE;
}

static gboolean
add_legal_cb (CldRow *row, const char *search_key, gpointer data)
{
  cld_legal_library_add (data, row);
  return TRUE;
}

static int
compare_findings (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldRow *x = *(const CldRow *const *) a, *y = *(const CldRow *const *) b;
  const Earlier *earlier = data;
  const CldRow *in_x = g_hash_table_lookup (earlier->inspections, x->values[FINDING_INSPECTION]);
  const CldRow *in_y = g_hash_table_lookup (earlier->inspections, y->values[FINDING_INSPECTION]);
  int order = cld_text_compare (in_x->values[INSPECTION_STARTED_ON], in_y->values[INSPECTION_STARTED_ON]);

  if (order == 0)
    order = cld_finding_compare_numbers (x->values[FINDING_NUMBER], y->values[FINDING_NUMBER]);
  return order != 0 ? order : strcmp (x->ref, y->ref);
}

/* Earlier inspections of the same, and what was found there. */
static gboolean
load_earlier (CldDb *db, const CldRow *inspection, Earlier *earlier, CldArena *arena, GError **error)
{
  const char *provider = inspection->values[INSPECTION_PROVIDER], *day = inspection->values[INSPECTION_STARTED_ON];
  const char *ref = provider ? provider : inspection->values[INSPECTION_AUTHORITY];
  g_autofree char *inspections = g_strdup_printf ("WHERE r%d.ref = ? AND t.started_on < ?", provider ? INSPECTION_PROVIDER : INSPECTION_AUTHORITY);
  g_autofree char *findings = g_strdup_printf ("WHERE r%d.%s = ? AND r%d.started_on < ?", FINDING_INSPECTION, provider ? "provider" : "authority", FINDING_INSPECTION);
  g_autoptr (GError) local_error = NULL;
  const CldRow *whom = ref && day ? cld_repo_find (db, provider ? &cld_provider_kind : &cld_authority_kind, ref, arena, &local_error) : NULL;

  if (local_error)
    return g_propagate_error (error, g_steal_pointer (&local_error)), FALSE;
  if (!whom)
    return TRUE;
  if (!cld_repo_each (db, &cld_inspection_kind, inspections, (const char *[]){ ref, day, NULL }, arena, keep_inspection_cb, earlier, error) ||
      !cld_repo_each (db, &cld_finding_kind, findings, (const char *[]){ whom->id, day, NULL }, arena, keep_finding_cb, earlier, error))
    return FALSE;
  g_ptr_array_sort_with_data (earlier->findings, compare_findings, earlier);
  return TRUE;
}

/**
 * _cld_finding_thread_fill:
 * @store: a store
 * @record: a record that is about to be saved
 * @arena: for rows
 * @error: return location
 *
 * Where @record is a new finding that names none before it, the nearest earlier one under the same provision is named.
 *
 * Returns: whether what is recorded could be read
 */
gboolean
_cld_finding_thread_fill (CldStore *store, CldRecord *record, CldArena *arena, GError **error)
{
  g_autoptr (GHashTable) inspections = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autoptr (CldLegalLibrary) library = NULL;
  g_autoptr (CldFindingThreads) threads = NULL;
  Earlier earlier = { inspections, findings };
  g_autoptr (GError) local_error = NULL;
  CldDb *db = cld_store_get_db (store);
  const CldRow *inspection;
  const char *found;

  if (cld_record_get_kind (record) != &cld_finding_kind || cld_record_get_version (record) > 0 || cld_record_get_text (record, FINDING_REPEATS) ||
      !cld_record_get_text (record, FINDING_INSPECTION))
    return TRUE;
  inspection = cld_repo_find (db, &cld_inspection_kind, cld_record_get_text (record, FINDING_INSPECTION), arena, &local_error);
  if (local_error)
    return g_propagate_error (error, g_steal_pointer (&local_error)), FALSE;
  if (!inspection)
    return TRUE; /* the change set says so */
  if (!load_earlier (db, inspection, &earlier, arena, error))
    return FALSE;
  if (findings->len == 0)
    return TRUE;
  library = cld_legal_library_new ();
  if (!cld_repo_each (db, &cld_legal_set_kind, NULL, NULL, arena, add_legal_cb, library, error) ||
      !cld_repo_each (db, &cld_legal_reference_kind, NULL, NULL, arena, add_legal_cb, library, error))
    return FALSE;
  threads = cld_finding_threads_new (library);
  for (guint i = 0; i < findings->len; i++)
    {
      CldRow *row = findings->pdata[i];

      cld_finding_threads_add (threads, inspection, row, (gpointer) row->ref);
    }
  found = cld_finding_threads_find (threads, inspection, cld_record_to_row (record, arena));
  if (found)
    cld_record_set_text (record, FINDING_REPEATS, found);
  return TRUE;
}
