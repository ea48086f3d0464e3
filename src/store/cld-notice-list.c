/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-notice-list.h"

#include <string.h>

/* All notices with what the register shows beside them, in one statement whatever their number. */

/* Columns of the statement, in its order. */
enum
{
  REF,
  VERSION,
  DIRECTION,
  CHILD,
  CHILD_KEY,
  GIVEN_NAMES,
  SURNAME,
  KNOWN_AS,
  RESTRICTED,
  PLACEMENT,
  STARTED_ON,
  START_KNOWN,
  ENDED_ON,
  EMERGENCY,
  ADDRESS_RESTRICTED,
  AREA,
  PROVIDER,
  PROVIDER_NAME,
  PROVIDER_KEY,
  PROVISION,
  RECIPIENT_KIND,
  RECIPIENT,
  EVENT_ON,
  OCCURRED_ON,
  SENT_ON,
  METHOD,
  REFERENCE,
  ACKNOWLEDGED_ON,
  RETURNED_ON,
  REASON,
  CHASED_ON,
  OUR_ACTION,
  CLOSED_ON,
  KEY,
};

/* A placement of another child is none of the notice's. */
#define NOTICES                                                                                                                   \
  "SELECT n.ref, n.version, n.direction, c.ref, c.search_key, c.given_names, c.surname, c.known_as, COALESCE(c.restricted, 0),"     \
  " p.ref, p.started_on, COALESCE(p.start_known, 1), p.ended_on, COALESCE(p.emergency, 0), COALESCE(p.address_restricted, 0), p.area_authority," \
  " v.ref, v.name, v.search_key, n.provision, n.recipient_kind, n.recipient, n.event_on, n.occurred_on, n.sent_on, n.method,"       \
  " n.reference, n.acknowledged_on, n.returned_on, n.not_sent_reason, n.chased_on, n.our_action, n.closed_on, n.search_key"         \
  " FROM notice n LEFT JOIN placement p ON p.id = n.placement AND (n.child IS NULL OR n.child = p.child)"                           \
  " LEFT JOIN child c ON c.id = COALESCE(n.child, p.child) LEFT JOIN provider v ON v.id = COALESCE(n.provider, p.provider)"         \
  " ORDER BY CASE WHEN c.id IS NULL THEN 1 ELSE 0 END, c.search_key, n.ref"

#define FILES "SELECT a.proves FROM attachment a WHERE a.proves IS NOT NULL"

#define CLAIM "notice/"

/* Notices of a child come one after another, and most of what is beside them is the same: it is kept once. */
static const char *
keep (CldStmt *stmt, int column, const char *before, CldArena *arena)
{
  const char *text = cld_stmt_get_text (stmt, column);

  if (!text || *text == '\0')
    return NULL;
  return before && strcmp (before, text) == 0 ? before : cld_arena_strndup (arena, text, cld_stmt_get_len (stmt, column));
}

static void
read_beside (CldStmt *stmt, CldNoticeLine *line, const CldNoticeLine *before, CldArena *arena)
{
  line->child = keep (stmt, CHILD, before->child, arena);
  line->given_names = keep (stmt, GIVEN_NAMES, before->given_names, arena);
  line->surname = keep (stmt, SURNAME, before->surname, arena);
  line->known_as = keep (stmt, KNOWN_AS, before->known_as, arena);
  line->restricted = cld_stmt_get_int (stmt, RESTRICTED) == 1;
  line->placement = keep (stmt, PLACEMENT, before->placement, arena);
  line->started_on = keep (stmt, STARTED_ON, before->started_on, arena);
  line->start_known = cld_stmt_get_int (stmt, START_KNOWN) != 0;
  line->ended_on = keep (stmt, ENDED_ON, before->ended_on, arena);
  line->emergency = cld_stmt_get_int (stmt, EMERGENCY) == 1;
  line->address_restricted = cld_stmt_get_int (stmt, ADDRESS_RESTRICTED) == 1;
  line->area_authority = keep (stmt, AREA, before->area_authority, arena);
  line->provider = keep (stmt, PROVIDER, before->provider, arena);
  line->provider_name = keep (stmt, PROVIDER_NAME, before->provider_name, arena);
  line->keys[0] = keep (stmt, CHILD_KEY, before->keys[0], arena);
  line->keys[1] = keep (stmt, KEY, NULL, arena);
  line->keys[2] = keep (stmt, PROVIDER_KEY, before->keys[2], arena);
}

static CldNoticeLine *
read_line (CldStmt *stmt, const CldNoticeLine *before, CldArena *arena)
{
  CldNoticeLine *line = cld_arena_alloc0 (arena, sizeof *line);
  const char *direction = cld_stmt_get_text (stmt, DIRECTION), *ref = keep (stmt, REF, NULL, arena);

  line->ref = ref ? ref : "";
  line->version = (int) cld_stmt_get_int (stmt, VERSION);
  line->incoming = direction && strcmp (direction, "IN") == 0;
  read_beside (stmt, line, before, arena);
  line->provision = keep (stmt, PROVISION, before->provision, arena);
  line->recipient_kind = keep (stmt, RECIPIENT_KIND, before->recipient_kind, arena);
  line->recipient = keep (stmt, RECIPIENT, before->recipient, arena);
  line->event_on = keep (stmt, EVENT_ON, before->event_on, arena);
  line->occurred_on = keep (stmt, OCCURRED_ON, before->occurred_on, arena);
  line->sent_on = keep (stmt, SENT_ON, before->sent_on, arena);
  line->method = keep (stmt, METHOD, before->method, arena);
  line->reference = keep (stmt, REFERENCE, before->reference, arena);
  line->acknowledged_on = keep (stmt, ACKNOWLEDGED_ON, before->acknowledged_on, arena);
  line->returned_on = keep (stmt, RETURNED_ON, before->returned_on, arena);
  line->not_sent_reason = keep (stmt, REASON, before->not_sent_reason, arena);
  line->chased_on = keep (stmt, CHASED_ON, before->chased_on, arena);
  line->our_action = keep (stmt, OUR_ACTION, before->our_action, arena);
  line->closed_on = keep (stmt, CLOSED_ON, before->closed_on, arena);
  return line;
}

static gboolean
read_lines (CldStmt *stmt, CldArena *arena, GPtrArray *lines, GError **error)
{
  static const CldNoticeLine nothing = { NULL };
  const CldNoticeLine *before = &nothing;
  gboolean has_row;

  for (;;)
    {
      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (lines, read_line (stmt, before, arena));
      before = lines->pdata[lines->len - 1];
    }
}

static void
count_claims (GHashTable *claims, const char *proves)
{
  g_auto (GStrv) parts = g_strsplit (proves, ";", -1);

  for (guint i = 0; parts[i]; i++)
    if (g_str_has_prefix (parts[i], CLAIM))
      {
        const char *ref = parts[i] + strlen (CLAIM);
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (claims, ref));

        g_hash_table_replace (claims, g_strdup (ref), GUINT_TO_POINTER (n + 1));
      }
}

static gboolean
count_files (CldStmt *stmt, GPtrArray *lines, GError **error)
{
  g_autoptr (GHashTable) claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean has_row;

  for (;;)
    {
      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      count_claims (claims, cld_stmt_get_text (stmt, 0));
    }
  for (guint i = 0; g_hash_table_size (claims) > 0 && i < lines->len; i++)
    {
      CldNoticeLine *line = lines->pdata[i];

      line->n_files = GPOINTER_TO_UINT (g_hash_table_lookup (claims, line->ref));
    }
  return TRUE;
}

/* Both questions are asked before anything is read: on a server that is one round trip. */
static gboolean
read_all (CldDb *db, CldArena *arena, GPtrArray *lines, GError **error)
{
  CldStmt *notices = cld_db_prepare (db, NOTICES, error), *files = notices ? cld_db_prepare (db, FILES, error) : NULL;
  gboolean done = files && cld_stmt_send (notices, error) && cld_stmt_send (files, error) && read_lines (notices, arena, lines, error) && count_files (files, lines, error);

  if (notices && !done)
    cld_stmt_reset (notices);
  if (files && !done)
    cld_stmt_reset (files);
  return done;
}

/**
 * cld_notice_list_load:
 * @db: a database
 * @arena: where the lines are made
 * @error: return location
 *
 * Reads every notice, of both directions, of one moment.
 *
 * Returns: (transfer full) (element-type CldNoticeLine) (nullable): the notices by the child's folded surname, given names and number,
 *   then by their ref; those of no child last
 */
GPtrArray *
cld_notice_list_load (CldDb *db, CldArena *arena, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  gboolean own = !cld_db_in_transaction (db);
  gboolean done;

  if (own && !cld_db_begin_read (db, error))
    return NULL;
  done = read_all (db, arena, lines, error);
  if (own)
    cld_db_rollback (db);
  return done ? g_steal_pointer (&lines) : NULL;
}
