/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-person.h"

#include "cld-kinds.h"
#include "cld-repo.h"

/**
 * cld_form_person_find:
 * @session: the caseload
 * @child: (nullable): a child's number
 *
 * Returns: (transfer full) (nullable): what the child is called, as a form says it: “How was Jay seen?”
 */
char *
cld_form_person_find (CldSession *session, const char *child)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = child ? cld_repo_find (cld_session_get_db (session), &cld_child_kind, child, arena, NULL) : NULL;

  if (!row)
    return NULL;
  return g_strdup (row->values[CHILD_KNOWN_AS] ? row->values[CHILD_KNOWN_AS] : row->values[CHILD_GIVEN_NAMES]);
}
