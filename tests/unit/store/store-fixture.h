/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of the store share: a folder of their own, records by one line of C, everything as one text. */

#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-store.h"
#include "cld-verify.h"

#include "../both-engines.h"

static char *fixture_root; /* everything that a test program writes is below it */

G_GNUC_UNUSED static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

/* First in main(): GLib remembers the folders when it is first asked for them. */
G_GNUC_UNUSED static void
fixture_init (void)
{
  g_autofree char *state = NULL;
  g_autofree char *data = NULL;

  fixture_root = g_dir_make_tmp ("cld-store-XXXXXX", NULL);
  g_assert_nonnull (fixture_root);
  state = g_build_filename (fixture_root, "state", NULL);
  data = g_build_filename (fixture_root, "data", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
}

G_GNUC_UNUSED static int
fixture_run (void)
{
  int result = g_test_run ();

  engine_clean_up ();
  remove_tree (fixture_root);
  g_clear_pointer (&fixture_root, g_free);
  return result;
}

/* A new path in a new folder. */
G_GNUC_UNUSED static char *
fixture_path (const char *base)
{
  static guint n;
  g_autofree char *folder = g_strdup_printf ("%s/%u", fixture_root, n++);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return g_build_filename (folder, base, NULL);
}

/* Where a new store can be made, on the engine that is tested. */
G_GNUC_UNUSED static char *
fixture_store (void)
{
  g_autofree char *path = fixture_path ("caseload.db");

  return engine_new_name (path);
}

G_GNUC_UNUSED static CldStore *
open_store (const char *path, CldStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  CldStore *store = cld_store_open (path, flags, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

/* A row from field, value, field, value ..., NULL. */
G_GNUC_UNUSED static CldRow *
make_row (CldArena *arena, const CldKind *kind, const char *ref, ...)
{
  CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));
  const char *id;
  va_list args;

  va_start (args, ref);
  while ((id = va_arg (args, const char *)))
    {
      int field = cld_kind_find_field (kind, id);

      g_assert_cmpint (field, >=, 0);
      row->values[field] = cld_arena_strdup (arena, va_arg (args, const char *));
    }
  va_end (args);
  return row;
}

G_GNUC_UNUSED static CldChangeSet *
begin_set (CldStore *store)
{
  g_autoptr (GError) error = NULL;
  CldChangeSet *set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);

  g_assert_no_error (error);
  return set;
}

G_GNUC_UNUSED static void
put (CldChangeSet *set, const CldRow *before, CldRow *after)
{
  g_autoptr (GError) error = NULL;

  cld_change_set_put (set, before, after, &error);
  g_assert_no_error (error);
}

/* Commits and frees; returns the key of the change set. */
G_GNUC_UNUSED static char *
commit_set (CldChangeSet *set)
{
  g_autoptr (GError) error = NULL;
  char *id = g_strdup (cld_change_set_get_id (set));

  cld_change_set_commit (set, &error);
  g_assert_no_error (error);
  cld_change_set_free (set);
  return id;
}

/* One row in a change set of its own. */
G_GNUC_UNUSED static char *
put_one (CldStore *store, const CldRow *before, CldRow *after)
{
  CldChangeSet *set = begin_set (store);

  put (set, before, after);
  return commit_set (set);
}

G_GNUC_UNUSED static CldRow *
find_row (CldStore *store, const CldKind *kind, const char *ref, CldArena *arena)
{
  g_autoptr (GError) error = NULL;
  CldRow *row = cld_repo_find (cld_store_get_db (store), kind, ref, arena, &error);

  g_assert_no_error (error);
  return row;
}

/* A small caseload: every child with a placement, an absence within it, visits and a relationship to one contact. */
G_GNUC_UNUSED static void
fill_store (CldStore *store, guint n_children)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *set = begin_set (store);

  put (set, NULL, make_row (arena, &cld_provider_kind, "SC1", "name", "Larch House", "urn", "SC1", NULL));
  put (set, NULL, make_row (arena, &cld_contact_kind, "K1", "name", "Dawn Ó'Marsh", "phone", "01632 960155", NULL));
  for (guint i = 1; i <= n_children; i++)
    {
      g_autofree char *child = g_strdup_printf ("C%u", i);
      g_autofree char *surname = g_strdup_printf ("Example %u", i % 7);
      g_autofree char *placement = g_strdup_printf ("C%u/2024-01-01", i);
      g_autofree char *absence = g_strdup_printf ("C%u/2024-02-01", i);

      put (set, NULL, make_row (arena, &cld_child_kind, child, "given_names", "Zoë", "surname", surname, "date_of_birth", "2012-02-29", NULL));
      put (set, NULL, make_row (arena, &cld_placement_kind, placement, "child", child, "started_on", "2024-01-01", "type", "U1", "provider", "SC1", NULL));
      put (set, NULL, make_row (arena, &cld_placement_kind, absence, "child", child, "started_on", "2024-02-01", "ended_on", "2024-02-03", "type", "T1", "within", placement, NULL));
      put (set, NULL, make_row (arena, &cld_visit_kind, absence, "child", child, "visited_on", "2024-02-01T10:30", "notes", "Seen \"alone\".\nAll well.", NULL));
      put (set, NULL, make_row (arena, &cld_relationship_kind, child, "child", child, "contact", "K1", "kind", "MOTHER", "may_be_told", "0", NULL));
    }
  g_free (commit_set (set));
}

static gboolean
dump_row_cb (CldRow *row, const char *search_key, gpointer data)
{
  g_string_append_printf (data, "%s %s %s ", row->kind->id, row->ref, row->id);
  cld_row_append_json (data, row);
  g_string_append_c (data, '\n');
  return TRUE;
}

/* All records of all kinds as text: two stores with the same content give the same. Versions are left out. */
G_GNUC_UNUSED static char *
dump_store (CldStore *store)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      g_autoptr (CldArena) arena = cld_arena_new ();
      g_autoptr (GError) error = NULL;

      cld_repo_each (cld_store_get_db (store), cld_kinds ()[i], "ORDER BY t.ref", NULL, arena, dump_row_cb, out, &error);
      g_assert_no_error (error);
    }
  return g_string_free (out, FALSE);
}

/* The faults of a store, one a line; "" for an intact one. */
G_GNUC_UNUSED static char *
verify_text (CldStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = cld_verify (store, NULL, &error);

  g_assert_no_error (error);
  g_ptr_array_add (faults, NULL);
  return g_strjoinv ("\n", (char **) faults->pdata);
}

G_GNUC_UNUSED static void
assert_intact (CldStore *store)
{
  g_autofree char *faults = verify_text (store);

  g_assert_cmpstr (faults, ==, "");
}

/* What a person must be told: one line, nothing of the engine's, the file by its base name alone. */
G_GNUC_UNUSED static void
assert_human (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpstr (g_quark_to_string (error->domain), ==, "cld-store-error-quark");
  g_assert_cmpuint (strlen (error->message), >, 20);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (strstr (error->message, fixture_root));
  g_assert_null (strstr (error->message, "sqlite"));
  g_assert_null (strstr (error->message, "SQL"));
  g_assert_true (g_str_has_suffix (error->message, "."));
}
