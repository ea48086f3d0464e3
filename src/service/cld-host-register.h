/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-arena.h"
#include "cld-row.h"
#include "cld-store.h"

G_BEGIN_DECLS

/**
 * CldHostFilter:
 * @placing_authority: (nullable): exactly as recorded
 * @here: only those whose placement goes on today
 * @gone: only those whose placement has ended
 * @text: (nullable): as it was typed; each word has to stand in the names, the carer, the IRO or the authority
 *
 * Which children of the host register are shown; neither @here nor @gone means all.
 */
typedef struct
{
  const char *placing_authority;
  gboolean here;
  gboolean gone;
  const char *text;
} CldHostFilter;

/**
 * CldHostChild:
 * @placing_authority: whose child it is
 * @given_names: (nullable)
 * @surname: (nullable)
 * @date_of_birth: (nullable): YYYY-MM-DD
 * @address: (nullable): where the child lives
 * @carer: (nullable): with whom
 * @started_on: (nullable): YYYY-MM-DD
 * @told_on: (nullable): when we were told
 *
 * The eight fields with which a child of another authority is put on the register; the others can follow.
 */
typedef struct
{
  const char *placing_authority;
  const char *given_names;
  const char *surname;
  const char *date_of_birth;
  const char *address;
  const char *carer;
  const char *started_on;
  const char *told_on;
} CldHostChild;

/* The children of other authorities who live in our area: rows of kind incoming_child, sorted by folded surname, given names and
 * ref. Plain data; after a change it is loaded anew. */
typedef struct _CldHostRegister CldHostRegister;

CldHostRegister *cld_host_register_load (CldDb *db, const char *today, GError **error);
void cld_host_register_free (CldHostRegister *self);
guint cld_host_register_get_n (const CldHostRegister *self);
const CldRow *cld_host_register_get (const CldHostRegister *self, guint i);
gboolean cld_host_register_is_here (const CldHostRegister *self, const CldRow *row);
GPtrArray *cld_host_register_filter (const CldHostRegister *self, const CldHostFilter *filter);
GStrv cld_host_register_get_authorities (const CldHostRegister *self);

char *cld_host_register_add (CldStore *store, const CldHostChild *child, GError **error);
gboolean cld_host_register_end (CldStore *store, const char *ref, int version, const char *ended_on, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldHostRegister, cld_host_register_free)

G_END_DECLS
