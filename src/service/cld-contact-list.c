/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-contact-list.h"

#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-text.h"

/* The directory of contacts: offices with their telephones, text phones and websites, and children's own people. */

typedef struct
{
  const CldRow *row;
  const char *order; /* folded name, and the ref */
  const char *key;   /* folded: what a search looks into */
} Line;

struct _CldContactList
{
  CldArena *arena;
  GPtrArray *lines; /* (element-type Line): by name */
};

/* A number is found however it is spaced. */
static void
append_number (GString *key, const char *text)
{
  if (!text)
    return;
  g_string_append_c (key, '\x1f');
  cld_text_append_folded (key, text);
  g_string_append_c (key, '\x1f');
  for (; *text; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_c (key, *text);
}

static const char *
make_key (CldArena *arena, const CldRow *row)
{
  static const guint texts[] = { CONTACT_NAME, CONTACT_ORGANISATION, CONTACT_OFFICE, CONTACT_EMAIL, CONTACT_WEBSITE };
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (row->values[texts[i]])
      {
        g_string_append_c (key, '\x1f');
        cld_text_append_folded (key, row->values[texts[i]]);
      }
  append_number (key, row->values[CONTACT_PHONE]);
  append_number (key, row->values[CONTACT_TEXTPHONE]);
  return cld_arena_strdup (arena, key->str);
}

static gboolean
take_cb (CldRow *row, const char *search_key, gpointer data)
{
  CldContactList *self = data;
  Line *line = cld_arena_alloc0 (self->arena, sizeof *line);
  g_autoptr (GString) order = g_string_new (NULL);

  cld_text_append_folded (order, row->values[CONTACT_NAME] ? row->values[CONTACT_NAME] : "");
  g_string_append_c (order, '\x1f');
  g_string_append (order, row->ref);
  line->row = row;
  line->order = cld_arena_strdup (self->arena, order->str);
  line->key = make_key (self->arena, row);
  g_ptr_array_add (self->lines, line);
  return TRUE;
}

static int
compare_orders (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Line *const *) a)->order, (*(const Line *const *) b)->order);
}

/**
 * cld_contact_list_load:
 * @db: a database
 * @error: return location
 *
 * Returns: (transfer full) (nullable): every contact
 */
CldContactList *
cld_contact_list_load (CldDb *db, GError **error)
{
  g_autoptr (CldContactList) self = g_new0 (CldContactList, 1);

  g_return_val_if_fail (db != NULL, NULL);

  self->arena = cld_arena_new ();
  self->lines = g_ptr_array_new ();
  if (!cld_repo_each (db, &cld_contact_kind, NULL, NULL, self->arena, take_cb, self, error))
    return NULL;
  g_ptr_array_sort (self->lines, compare_orders);
  return g_steal_pointer (&self);
}

/**
 * cld_contact_list_free:
 * @self: (nullable) (transfer full): a directory
 *
 * Frees it and every row of it.
 */
void
cld_contact_list_free (CldContactList *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  cld_arena_free (self->arena);
  g_free (self);
}

/**
 * cld_contact_list_get_n:
 * @self: a directory
 *
 * Returns: how many contacts there are
 */
guint
cld_contact_list_get_n (const CldContactList *self)
{
  return self->lines->len;
}

static gboolean
is_family (const CldRow *row)
{
  static const char *const roles[] = { "PARENT", "RELATIVE", "CARER", NULL };

  return row->values[CONTACT_ROLE] && g_strv_contains (roles, row->values[CONTACT_ROLE]);
}

static gboolean
is_shown (const Line *line, const CldContactFilter *filter, char **words)
{
  if (filter->scope != CLD_CONTACTS_ALL && is_family (line->row) != (filter->scope == CLD_CONTACTS_FAMILY))
    return FALSE;
  if (filter->role && g_strcmp0 (filter->role, line->row->values[CONTACT_ROLE]) != 0)
    return FALSE;
  for (guint i = 0; words && words[i]; i++)
    if (*words[i] && !strstr (line->key, words[i]))
      return FALSE;
  return TRUE;
}

static const char *
get_sort_text (const CldRow *row, guint field)
{
  const char *value = row->values[field];

  return value && field == CONTACT_ROLE ? cld_code_list_label ("contact_role", value) : value;
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldRow *one = *(const CldRow *const *) a, *other = *(const CldRow *const *) b;
  const CldContactFilter *filter = data;
  const char *first = get_sort_text (one, filter->sort), *second = get_sort_text (other, filter->sort);
  int order = first && second ? cld_text_compare (first, second) : 0;

  if (!first != !second)
    return first ? -1 : 1;
  return filter->descending ? -order : order;
}

/**
 * cld_contact_list_filter:
 * @self: a directory
 * @filter: which contacts, in which order
 *
 * Returns: (transfer container) (element-type CldRow): rows of kind contact, as long as @self is there
 */
GPtrArray *
cld_contact_list_filter (const CldContactList *self, const CldContactFilter *filter)
{
  g_autofree char *folded = filter->text ? cld_text_fold (filter->text) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit (folded, " ", -1) : NULL;
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    if (is_shown (self->lines->pdata[i], filter, words))
      g_ptr_array_add (found, (gpointer) ((const Line *) self->lines->pdata[i])->row);
  g_ptr_array_sort_with_data (found, compare_lines, (gpointer) filter);
  return found;
}

/**
 * cld_contact_list_get_roles:
 * @self: a directory
 *
 * Returns: (transfer full): the roles that occur, in the order of their list
 */
GStrv
cld_contact_list_get_roles (const CldContactList *self)
{
  const CldCodeList *list = cld_code_list_find ("contact_role");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    {
      const char *role = ((const Line *) self->lines->pdata[i])->row->values[CONTACT_ROLE];

      if (role)
        g_hash_table_add (seen, (gpointer) role);
    }
  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    if (g_hash_table_contains (seen, cld_code_list_get (list, i)->code))
      g_ptr_array_add (roles, (gpointer) cld_code_list_get (list, i)->code);
  g_ptr_array_add (roles, NULL);
  return g_strdupv ((char **) roles->pdata);
}
