/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-sql.h"

static void
append_quoted_columns (GString *sql, const CldKind *kind, const char *suffix)
{
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"%s", kind->fields[i].id, suffix);
}

/**
 * cld_sql_insert:
 * @kind: a kind
 * @n_rows: how many records it stores at once
 *
 * Returns: (transfer full): the statement that stores new records, for each: id, ref, version, search key, then the fields,
 *   references as keys
 */
char *
cld_sql_insert (const CldKind *kind, guint n_rows)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (id, ref, version, search_key", kind->id);
  append_quoted_columns (sql, kind, "");
  g_string_append (sql, ") VALUES ");
  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append (sql, row > 0 ? ", (?, ?, ?, ?" : "(?, ?, ?, ?");
      for (guint i = 0; i < kind->n_fields; i++)
        g_string_append (sql, ", ?");
      g_string_append_c (sql, ')');
    }
  return g_string_free (sql, FALSE);
}

/**
 * cld_sql_update:
 * @kind: a kind
 *
 * Returns: (transfer full): the statement that stores a changed record: new version, search key, the fields, then
 *   id and the version it must still have
 */
char *
cld_sql_update (const CldKind *kind)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE %s SET version = ?, search_key = ?", kind->id);
  append_quoted_columns (sql, kind, " = ?");
  g_string_append (sql, " WHERE id = ? AND version = ?");
  return g_string_free (sql, FALSE);
}

/**
 * cld_sql_delete:
 * @kind: a kind
 *
 * Returns: (transfer full): the statement that removes a record: id and the version it must still have
 */
char *
cld_sql_delete (const CldKind *kind)
{
  return g_strdup_printf ("DELETE FROM %s WHERE id = ? AND version = ?", kind->id);
}

/**
 * cld_sql_select:
 * @kind: a kind
 *
 * Returns: (transfer full): the start of a statement that reads records as `t`, references as refs; conditions and
 *   order are to be appended
 */
char *
cld_sql_select (const CldKind *kind)
{
  GString *sql = g_string_new ("SELECT t.id, t.ref, t.version, t.search_key");
  g_autoptr (GString) joins = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const CldField *field = &kind->fields[i];

      if (field->type != CLD_REF)
        {
          g_string_append_printf (sql, ", t.\"%s\"", field->id);
          continue;
        }
      g_string_append_printf (sql, ", r%u.ref", i);
      g_string_append_printf (joins, " LEFT JOIN %s r%u ON r%u.id = t.\"%s\"", field->target, i, i, field->id);
    }
  g_string_append_printf (sql, " FROM %s t%s", kind->id, joins->str);
  return g_string_free (sql, FALSE);
}
