/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-area.h"
#include "cld-db.h"
#include "cld-postcodes.h"

G_BEGIN_DECLS

typedef struct _CldWhere CldWhere;

CldWhere *cld_where_new (const char *directory);
void cld_where_free (CldWhere *self);

gboolean cld_where_learn (CldWhere *self, CldDb *db, GError **error);
const char *cld_where_get_own (CldWhere *self);
const char *cld_where_get_name (CldWhere *self, const char *code);
CldArea cld_where_tell (CldWhere *self, const char *code);
char *cld_where_describe (CldWhere *self, const char *code);

gboolean cld_where_has_directory (CldWhere *self);
gboolean cld_where_find (CldWhere *self, const char *postcode, CldPostcodePlace *place);
char *cld_where_measure (CldWhere *self, const char *from, const char *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldWhere, cld_where_free)

G_END_DECLS
