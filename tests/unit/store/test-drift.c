/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "cld-migrate.h"

static const char *
sql_type (const CldField *field)
{
  return field->type == CLD_INT || field->type == CLD_BOOL ? "INTEGER" : "TEXT";
}

/* The table of every kind: its columns, their order, types, needs and references are those of the kind. */
static void
test_columns (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldDb) db = engine_open_empty ();

  g_assert_true (cld_migrate_create (db, &error));
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      const CldKind *kind = cld_kinds ()[i];
      g_auto (GStrv) columns = cld_db_columns (db, kind->id, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < kind->n_fields; j++)
        {
          const CldField *field = &kind->fields[j];
          g_autofree char *expected = g_strconcat (field->id, " ", sql_type (field), field->flags & CLD_NEEDED ? " NOT NULL" : "",
                                                   field->type == CLD_REF ? " -> " : "", field->type == CLD_REF ? field->target : "", NULL);

          g_test_message ("%s", kind->id);
          g_assert_cmpstr (columns[j], ==, expected);
        }
      g_assert_null (columns[kind->n_fields]);
    }
}

/* And nothing in the schema but the kinds and the store's own tables. */
static void
test_tables (void)
{
  static const char *const own[] = { "store_info", "change_set", "change", "change_detail", "change_head", "attachment_content", "draft", NULL };
  static const char *const of_server[] = { "server_role", "child_reader", NULL };
  g_autoptr (CldDb) db = engine_open_empty ();
  g_autofree char *schema = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (cld_migrate_create (db, NULL));
  schema = cld_db_describe_schema (db, NULL);
  lines = g_strsplit (schema, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      if (!g_str_has_prefix (lines[i], "table "))
        continue;
      if (engine_is_postgres () && g_strv_contains (of_server, lines[i] + 6))
        continue;
      g_assert_true (cld_kind_find (lines[i] + 6) || g_strv_contains (own, lines[i] + 6));
      n++;
    }
  g_assert_cmpuint (n, ==, cld_kinds_count () + g_strv_length ((char **) own));
  /* STRICT: a text in a column of numbers is refused. */
  if (engine_is_postgres ())
    return;
  g_assert_false (cld_db_exec (db, "INSERT INTO store_info (key, value) VALUES ('x', x'00')", NULL));
  g_assert_nonnull (strstr (schema, "STRICT"));
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drift/columns", test_columns);
  g_test_add_func ("/drift/tables", test_tables);
  return fixture_run ();
}
