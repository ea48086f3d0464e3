/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-people.h"

#include <string.h>

#include "cld-caseload.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-text.h"

typedef struct
{
  char *name; /* NULL where none is recorded */
  char *key;  /* folded: names and number */
} Child;

struct _CldDutyPeople
{
  char *actor;
  GHashTable *children; /* number -> Child */
  GHashTable *workers;  /* ref or login of a person -> name */
  GHashTable *teams;    /* ref, login or name of a person -> team; "" where two of one name are in different teams */
};

static void
child_free (gpointer data)
{
  Child *child = data;

  g_free (child->name);
  g_free (child->key);
  g_free (child);
}

static Child *
child_new (const CldRow *row)
{
  Child *child = g_new0 (Child, 1);
  const char *given = row->values[CHILD_GIVEN_NAMES], *surname = row->values[CHILD_SURNAME], *known_as = row->values[CHILD_KNOWN_AS];
  const char *called = known_as && *known_as ? known_as : given;
  g_autofree char *words = g_strdup_printf ("%s %s %s %s", given ? given : "", surname ? surname : "", known_as ? known_as : "", row->ref);

  if ((called && *called) || (surname && *surname))
    child->name = g_strdup_printf ("%s%s%s", called ? called : "", called && surname ? " " : "", surname ? surname : "");
  child->key = cld_text_fold (words);
  return child;
}

static gboolean
child_cb (CldRow *row, const char *search_key, gpointer data)
{
  CldDutyPeople *people = data;

  g_hash_table_replace (people->children, g_strdup (row->ref), child_new (row));
  return TRUE;
}

static void
add_team (CldDutyPeople *people, const char *worker, const char *team)
{
  const char *known = worker ? g_hash_table_lookup (people->teams, worker) : NULL;

  if (worker && *worker)
    g_hash_table_replace (people->teams, g_strdup (worker), g_strdup (known && strcmp (known, team) != 0 ? "" : team));
}

static gboolean
person_cb (CldRow *row, const char *search_key, gpointer data)
{
  CldDutyPeople *people = data;
  const char *name = row->values[PERSON_NAME], *login = row->values[PERSON_LOGIN], *team = row->values[PERSON_TEAM];

  if (team && *team)
    {
      add_team (people, row->ref, team);
      add_team (people, login, team);
      add_team (people, name, team);
    }
  if (!name || !*name)
    return TRUE;
  g_hash_table_replace (people->workers, g_strdup (row->ref), g_strdup (name));
  if (login && *login)
    g_hash_table_replace (people->workers, g_strdup (login), g_strdup (name));
  return TRUE;
}

/**
 * cld_duty_people_load:
 * @db: a database
 * @actor: (nullable): login name of the person who works here
 * @error: return location
 *
 * Reads the names of all children and of the people who work with them; on any thread.
 *
 * Returns: (transfer full) (nullable): the names
 */
CldDutyPeople *
cld_duty_people_load (CldDb *db, const char *actor, GError **error)
{
  g_autoptr (CldDutyPeople) people = g_new0 (CldDutyPeople, 1);

  people->actor = g_strdup (actor);
  people->children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, child_free);
  people->workers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  people->teams = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!cld_caseload_each_record (db, &cld_person_kind, person_cb, people, error) || !cld_caseload_each_record (db, &cld_child_kind, child_cb, people, error))
    return NULL;
  return g_steal_pointer (&people);
}

/**
 * cld_duty_people_free:
 * @people: (nullable) (transfer full): the names
 */
void
cld_duty_people_free (CldDutyPeople *people)
{
  if (!people)
    return;
  g_free (people->actor);
  g_hash_table_unref (people->children);
  g_hash_table_unref (people->workers);
  g_hash_table_unref (people->teams);
  g_free (people);
}

/**
 * cld_duty_people_refresh_child:
 * @people: the names
 * @db: a database
 * @child: the number of the child that changed
 * @error: return location
 *
 * Reads its names again; forgets a child that is gone.
 *
 * Returns: whether they were read
 */
gboolean
cld_duty_people_refresh_child (CldDutyPeople *people, CldDb *db, const char *child, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) local = NULL;
  CldRow *row = cld_repo_find (db, &cld_child_kind, child, arena, &local);

  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (row)
    g_hash_table_replace (people->children, g_strdup (child), child_new (row));
  else
    g_hash_table_remove (people->children, child);
  return TRUE;
}

/**
 * cld_duty_people_get_name:
 * @people: (nullable): the names
 * @child: a child's number
 *
 * Returns: what the child is called, with the surname; the number where no name is recorded
 */
const char *
cld_duty_people_get_name (const CldDutyPeople *people, const char *child)
{
  const Child *known = people ? g_hash_table_lookup (people->children, child) : NULL;

  return known && known->name ? known->name : child;
}

/**
 * cld_duty_people_child_matches:
 * @people: (nullable): the names
 * @child: a child's number
 * @folded: what is looked for, as cld_text_fold() gives it; several words are found in any order
 *
 * Returns: whether every word begins or stands in a name or the number of the child
 */
gboolean
cld_duty_people_child_matches (const CldDutyPeople *people, const char *child, const char *folded)
{
  const Child *known = people ? g_hash_table_lookup (people->children, child) : NULL;
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (*words[i] && !(known && strstr (known->key, words[i])))
      return FALSE;
  return TRUE;
}

/**
 * cld_duty_people_get_worker:
 * @people: (nullable): the names
 * @worker: (nullable): who is recorded as a child's worker: a name, the ref of a person or a login
 *
 * Returns: (nullable): the name
 */
const char *
cld_duty_people_get_worker (const CldDutyPeople *people, const char *worker)
{
  const char *name = people && worker ? g_hash_table_lookup (people->workers, worker) : NULL;

  return name ? name : worker;
}

/**
 * cld_duty_people_get_team:
 * @people: (nullable): the names
 * @worker: (nullable): who is recorded as a worker or an owner: a name, the ref of a person or a login
 *
 * Returns: (nullable): the team of that person, as far as that is known
 */
const char *
cld_duty_people_get_team (const CldDutyPeople *people, const char *worker)
{
  const char *team = people && worker ? g_hash_table_lookup (people->teams, worker) : NULL;

  return team && *team ? team : NULL;
}

/**
 * cld_duty_people_is_user:
 * @people: (nullable): the names
 * @worker: (nullable): who is recorded as a child's worker
 *
 * Returns: whether that is the person who works here, as far as that is known
 */
gboolean
cld_duty_people_is_user (const CldDutyPeople *people, const char *worker)
{
  if (!people || !people->actor || !worker || !*worker)
    return FALSE;
  return strcmp (worker, people->actor) == 0 ||
         g_strcmp0 (cld_duty_people_get_worker (people, worker), cld_duty_people_get_worker (people, people->actor)) == 0;
}
