/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-reply-check.h"

#include <glib/gi18n-lib.h>

#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-repo.h"

/* A letter and its answer are about the same child, or both about none: else one child's record would tell of another's. */

static gboolean
is_about_same (const CldRow *one, const CldRow *other)
{
  return g_strcmp0 (one->values[CORRESPONDENCE_CHILD], other->values[CORRESPONDENCE_CHILD]) == 0;
}

typedef struct
{
  const CldRow *after;
  gboolean differs;
} Answers;

static gboolean
compare_cb (CldRow *row, const char *search_key, gpointer data)
{
  Answers *answers = data;

  answers->differs = !is_about_same (row, answers->after);
  return !answers->differs;
}

/**
 * _cld_reply_check:
 * @store: a store
 * @before: (nullable): the record as it was
 * @after: the record as it is to be, of any kind
 * @arena: for what is read
 * @error: return location
 *
 * Asks the store for letters alone, and only where one answers another or is moved to another child.
 *
 * Returns: whether a letter is about the child that the letter is about which it answers, and those that answer it
 */
gboolean
_cld_reply_check (CldStore *store, const CldRow *before, const CldRow *after, CldArena *arena, GError **error)
{
  g_autofree char *condition = NULL;
  const char *values[] = { after->ref, NULL };
  Answers answers = { after, FALSE };
  CldDb *db = cld_store_get_db (store);

  if (after->kind != &cld_correspondence_kind)
    return TRUE;
  condition = g_strdup_printf ("WHERE r%d.ref = ?", CORRESPONDENCE_REPLIES_TO);
  if (after->values[CORRESPONDENCE_REPLIES_TO])
    {
      g_autoptr (GError) local_error = NULL;
      const CldRow *answered = cld_repo_find (db, &cld_correspondence_kind, after->values[CORRESPONDENCE_REPLIES_TO], arena, &local_error);

      if (local_error)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      answers.differs = answered && !is_about_same (answered, after);
    }
  if (!answers.differs && before && !is_about_same (before, after) && !cld_repo_each (db, &cld_correspondence_kind, condition, values, arena, compare_cb, &answers, error))
    return FALSE;
  if (answers.differs)
    g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT,
                         _("Correspondence, Child: a letter and its answer are about the same child, or both about none. Nothing was saved. Name the same child in both, or do not link them."));
  return !answers.differs;
}
