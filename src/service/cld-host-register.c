/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-host-register.h"

#include <string.h>

#include "cld-date.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-record-service.h"
#include "cld-repo.h"
#include "cld-text.h"

#include <glib/gi18n-lib.h>

/* The host register: children whom other authorities placed in our area. */

struct _CldHostRegister
{
  CldArena *arena;
  char *today;
  GPtrArray *rows; /* (element-type Line) */
};

typedef struct
{
  const CldRow *row;
  const char *order; /* folded: surname, given names, ref */
  const char *key;   /* folded: what a search looks into */
} Line;

static const char *
make_order (CldArena *arena, const CldRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  cld_text_append_folded (text, row->values[INCOMING_CHILD_SURNAME]);
  g_string_append_c (text, '\x1f');
  cld_text_append_folded (text, row->values[INCOMING_CHILD_GIVEN_NAMES]);
  g_string_append_c (text, '\x1f');
  g_string_append (text, row->ref);
  return cld_arena_strdup (arena, text->str);
}

static gboolean
take_cb (CldRow *row, const char *search_key, gpointer data)
{
  CldHostRegister *self = data;
  Line *line = cld_arena_alloc0 (self->arena, sizeof *line);

  line->row = row;
  line->order = make_order (self->arena, row);
  line->key = cld_arena_strdup (self->arena, search_key ? search_key : "");
  g_ptr_array_add (self->rows, line);
  return TRUE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Line *const *) a)->order, (*(const Line *const *) b)->order);
}

/**
 * cld_host_register_load:
 * @db: a database
 * @today: YYYY-MM-DD
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the register
 */
CldHostRegister *
cld_host_register_load (CldDb *db, const char *today, GError **error)
{
  g_autoptr (CldHostRegister) self = g_new0 (CldHostRegister, 1);

  g_return_val_if_fail (db != NULL && today != NULL, NULL);

  self->arena = cld_arena_new ();
  self->today = g_strdup (today);
  self->rows = g_ptr_array_new ();
  if (!cld_repo_each (db, &cld_incoming_child_kind, NULL, NULL, self->arena, take_cb, self, error))
    return NULL;
  g_ptr_array_sort (self->rows, compare_lines);
  return g_steal_pointer (&self);
}

/**
 * cld_host_register_free:
 * @self: (nullable) (transfer full): a register
 *
 * Frees it and every row of it.
 */
void
cld_host_register_free (CldHostRegister *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  cld_arena_free (self->arena);
  g_free (self->today);
  g_free (self);
}

/**
 * cld_host_register_get_n:
 * @self: a register
 *
 * Returns: how many children it holds
 */
guint
cld_host_register_get_n (const CldHostRegister *self)
{
  return self->rows->len;
}

/**
 * cld_host_register_get:
 * @self: a register
 * @i: an index
 *
 * Returns: (transfer none): a row of kind incoming_child
 */
const CldRow *
cld_host_register_get (const CldHostRegister *self, guint i)
{
  g_return_val_if_fail (i < self->rows->len, NULL);

  return ((const Line *) self->rows->pdata[i])->row;
}

/**
 * cld_host_register_is_here:
 * @self: a register
 * @row: a row of it
 *
 * Returns: whether the placement has not ended
 */
gboolean
cld_host_register_is_here (const CldHostRegister *self, const CldRow *row)
{
  const char *ended = row->values[INCOMING_CHILD_ENDED_ON];

  return !ended || strcmp (ended, self->today) > 0;
}

static gboolean
has_words (const Line *line, char **words)
{
  for (guint i = 0; words && words[i]; i++)
    if (*words[i] && !strstr (line->key, words[i]))
      return FALSE;
  return TRUE;
}

/**
 * cld_host_register_filter:
 * @self: a register
 * @filter: which children
 *
 * Returns: (transfer container) (element-type CldRow): rows of kind incoming_child, as long as @self is there
 */
GPtrArray *
cld_host_register_filter (const CldHostRegister *self, const CldHostFilter *filter)
{
  g_autofree char *folded = filter->text ? cld_text_fold (filter->text) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit (folded, " ", -1) : NULL;
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Line *line = self->rows->pdata[i];
      gboolean here = cld_host_register_is_here (self, line->row);

      if ((filter->here && !here) || (filter->gone && here) || !has_words (line, words))
        continue;
      if (!filter->placing_authority || g_strcmp0 (filter->placing_authority, line->row->values[INCOMING_CHILD_PLACING_AUTHORITY]) == 0)
        g_ptr_array_add (found, (gpointer) line->row);
    }
  return found;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * cld_host_register_get_authorities:
 * @self: a register
 *
 * Returns: (transfer full): the placing authorities that occur, each once, sorted
 */
GStrv
cld_host_register_get_authorities (const CldHostRegister *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *name = cld_host_register_get (self, i)->values[INCOMING_CHILD_PLACING_AUTHORITY];

      if (name && g_hash_table_add (seen, (gpointer) name))
        g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_sort (names, compare_texts);
  g_ptr_array_add (names, NULL);
  return g_strdupv ((char **) names->pdata);
}

/**
 * cld_host_register_add:
 * @store: a store
 * @child: what is known; the placing authority is needed
 * @error: return location
 *
 * Puts a child on the register.
 *
 * Returns: (transfer full) (nullable): the ref of its row; %CLD_STORE_ERROR_CONSTRAINT where the authority is not given or a date
 *   is none
 */
char *
cld_host_register_add (CldStore *store, const CldHostChild *child, GError **error)
{
  const struct { guint field; const char *value; } values[] = {
    { INCOMING_CHILD_PLACING_AUTHORITY, child->placing_authority }, { INCOMING_CHILD_GIVEN_NAMES, child->given_names },
    { INCOMING_CHILD_SURNAME, child->surname },                     { INCOMING_CHILD_DATE_OF_BIRTH, child->date_of_birth },
    { INCOMING_CHILD_ADDRESS, child->address },                     { INCOMING_CHILD_CARER, child->carer },
    { INCOMING_CHILD_STARTED_ON, child->started_on },               { INCOMING_CHILD_TOLD_ON, child->told_on },
  };
  g_autoptr (CldRecord) record = cld_record_new (&cld_incoming_child_kind, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].value && *values[i].value && !cld_record_set_text (record, values[i].field, values[i].value))
      {
        g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT, _("%1$s, %2$s: this cannot be read. Nothing was saved."), _(cld_incoming_child_kind.title),
                     _(cld_incoming_child_kind.fields[values[i].field].label));
        return NULL;
      }
  return cld_record_service_save (store, record, "child of another authority added", error) ? g_strdup (cld_record_get_ref (record)) : NULL;
}

/**
 * cld_host_register_end:
 * @store: a store
 * @ref: a row of the register
 * @version: as it was when it was read; 0 takes it as it is now
 * @ended_on: the day on which the placement ended, YYYY-MM-DD
 * @error: return location
 *
 * Closes the row.
 *
 * Returns: whether it is stored; %CLD_STORE_ERROR_CONSTRAINT where it ends before it starts or has ended already
 */
gboolean
cld_host_register_end (CldStore *store, const char *ref, int version, const char *ended_on, GError **error)
{
  g_autoptr (CldRecord) record = cld_record_service_load (store, &cld_incoming_child_kind, ref, error);
  const char *started, *fault = NULL;

  if (!record)
    return FALSE;
  started = cld_record_get_text (record, INCOMING_CHILD_STARTED_ON);
  if (version > 0 && cld_record_get_version (record) != version)
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE, _("Somebody else changed incoming_child/%s since it was read. Nothing was saved. Look at it again and repeat the change."), ref);
      return FALSE;
    }
  if (!cld_date_is_iso (ended_on))
    fault = _("Say on which day. Nothing was saved.");
  else if (started && strcmp (ended_on, started) < 0)
    fault = _("It ends before it starts: check both dates. Nothing was saved.");
  else if (cld_record_get_text (record, INCOMING_CHILD_ENDED_ON))
    fault = _("The placement has ended already. Nothing was saved.");
  if (fault)
    {
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT, fault);
      return FALSE;
    }
  cld_record_set_text (record, INCOMING_CHILD_ENDED_ON, ended_on);
  return cld_record_service_save (store, record, "child of another authority: placement ended", error);
}
