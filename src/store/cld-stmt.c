/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-db-private.h"
#include "cld-error.h"

/* Statements, whatever the engine. */

/**
 * cld_stmt_bind_text:
 * @stmt: a statement
 * @parameter: which `?`, from 1
 * @text: (nullable): the value; it must stay as it is until the statement is reset
 */
void
cld_stmt_bind_text (CldStmt *stmt, int parameter, const char *text)
{
  stmt->db->klass->bind_text (stmt, parameter, text, -1);
}

/**
 * cld_stmt_bind_text_len:
 * @stmt: a statement
 * @parameter: which `?`, from 1
 * @text: the value; it must stay as it is until the statement is reset
 * @len: its length in bytes
 */
void
cld_stmt_bind_text_len (CldStmt *stmt, int parameter, const char *text, gsize len)
{
  stmt->db->klass->bind_text (stmt, parameter, text, (gssize) len);
}

/**
 * cld_stmt_bind_int:
 * @stmt: a statement
 * @parameter: which `?`, from 1
 * @value: the value
 */
void
cld_stmt_bind_int (CldStmt *stmt, int parameter, gint64 value)
{
  stmt->db->klass->bind_int (stmt, parameter, value);
}

/**
 * cld_stmt_step:
 * @stmt: a statement
 * @has_row: (out): whether there is a row to read
 * @error: return location
 *
 * After the last row, and after an error, the statement is reset.
 *
 * Returns: whether it went well
 */
gboolean
cld_stmt_step (CldStmt *stmt, gboolean *has_row, GError **error)
{
  if (!stmt->db->klass->step (stmt, has_row, error))
    {
      stmt->db->klass->reset (stmt);
      return FALSE;
    }
  if (!*has_row)
    stmt->db->klass->reset (stmt);
  return TRUE;
}

/**
 * cld_stmt_send:
 * @stmt: a statement that gives rows
 * @error: return location
 *
 * Asks for the rows without waiting for them: the first step reads them. Several statements that are sent before the
 * first of them is stepped take one round trip to a server. What is bound must stay until the statement is reset.
 *
 * Returns: whether they were asked for
 */
gboolean
cld_stmt_send (CldStmt *stmt, GError **error)
{
  return !stmt->db->klass->send || stmt->db->klass->send (stmt, error);
}

/**
 * cld_stmt_run:
 * @stmt: a statement
 * @error: return location
 *
 * Runs @stmt to its end, without regard to its rows. Inside a transaction on a server a failure may be told later: by
 * the next step of any statement, by cld_db_flush() or by the commit, which does nothing then.
 *
 * Returns: whether it went well
 */
gboolean
cld_stmt_run (CldStmt *stmt, GError **error)
{
  gboolean has_row = TRUE;

  if (stmt->db->klass->run)
    return stmt->db->klass->run (stmt, NULL, NULL, error);
  while (has_row)
    if (!cld_stmt_step (stmt, &has_row, error))
      return FALSE;
  return TRUE;
}

static gboolean
run_at_once (CldStmt *stmt, const char *stale, const char *in_use, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (cld_stmt_run (stmt, &local_error))
    {
      if (cld_stmt_get_changes (stmt) == 1)
        return TRUE;
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE, stale);
    }
  else if (in_use && g_error_matches (local_error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT))
    g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_IN_USE, in_use);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * cld_stmt_run_for_one:
 * @stmt: a statement from cld_db_prepare_for_one()
 * @stale: what to say where it finds no record: %CLD_STORE_ERROR_STALE
 * @in_use: (nullable): what to say where others name the record: %CLD_STORE_ERROR_IN_USE
 * @error: return location
 *
 * Runs a statement that must change exactly one record. As with cld_stmt_run() a failure may be told later; nothing of
 * the transaction is stored then.
 *
 * Returns: whether it went well, as far as is known
 */
gboolean
cld_stmt_run_for_one (CldStmt *stmt, const char *stale, const char *in_use, GError **error)
{
  return stmt->db->klass->run ? stmt->db->klass->run (stmt, stale, in_use, error) : run_at_once (stmt, stale, in_use, error);
}

/**
 * cld_stmt_get_text:
 * @stmt: a statement with a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the value as text, good until the next step
 */
const char *
cld_stmt_get_text (CldStmt *stmt, int column)
{
  return stmt->db->klass->get_text (stmt, column);
}

/**
 * cld_stmt_get_len:
 * @stmt: a statement with a row whose @column was read as text
 * @column: from 0
 *
 * Returns: the length of the text in bytes
 */
gsize
cld_stmt_get_len (CldStmt *stmt, int column)
{
  return stmt->db->klass->get_len (stmt, column);
}

/**
 * cld_stmt_get_int:
 * @stmt: a statement with a row
 * @column: from 0
 *
 * Returns: the value as a number
 */
gint64
cld_stmt_get_int (CldStmt *stmt, int column)
{
  return stmt->db->klass->get_int (stmt, column);
}

/**
 * cld_stmt_reset:
 * @stmt: a statement
 *
 * Ends reading its rows; a statement left with rows would keep others from saving.
 */
void
cld_stmt_reset (CldStmt *stmt)
{
  stmt->db->klass->reset (stmt);
}

/**
 * cld_stmt_get_changes:
 * @stmt: a statement that was run
 *
 * Returns: how many rows it changed
 */
int
cld_stmt_get_changes (CldStmt *stmt)
{
  return stmt->db->klass->get_changes (stmt);
}
