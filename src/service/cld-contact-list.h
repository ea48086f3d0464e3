/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"
#include "cld-row.h"

G_BEGIN_DECLS

/**
 * CldContactScope:
 * @CLD_CONTACTS_OFFICES: offices and services: everybody but children's own people
 * @CLD_CONTACTS_FAMILY: parents, relatives and carers
 * @CLD_CONTACTS_ALL: everybody
 *
 * Whom a directory shows.
 */
typedef enum
{
  CLD_CONTACTS_OFFICES,
  CLD_CONTACTS_FAMILY,
  CLD_CONTACTS_ALL,
} CldContactScope;

/**
 * CldContactFilter:
 * @scope: whom
 * @role: (nullable): only of this role
 * @text: (nullable): as it was typed; each word stands in name, organisation, office, telephone, text phone, e-mail or website
 * @sort: a field of the kind contact; what is missing comes last
 * @descending: the other way round
 *
 * Which contacts are shown, in which order.
 */
typedef struct
{
  CldContactScope scope;
  const char *role;
  const char *text;
  guint sort;
  gboolean descending;
} CldContactFilter;

/* The directory of contacts, in memory; after a change it is loaded anew. */
typedef struct _CldContactList CldContactList;

CldContactList *cld_contact_list_load (CldDb *db, GError **error);
void cld_contact_list_free (CldContactList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldContactList, cld_contact_list_free)

guint cld_contact_list_get_n (const CldContactList *self);
GPtrArray *cld_contact_list_filter (const CldContactList *self, const CldContactFilter *filter);
GStrv cld_contact_list_get_roles (const CldContactList *self);

G_END_DECLS
