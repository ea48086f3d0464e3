/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"
#include "cld-store.h"
#include "cld-team-settings.h"

G_BEGIN_DECLS

typedef struct _CldSetup CldSetup;

/**
 * CldSetupAuthority:
 * @code: its DfE number
 * @name: what it is called
 * @own: whether it is our own
 * @adjoining: whether it adjoins ours
 *
 * An authority that can be chosen.
 */
typedef struct
{
  const char *code;
  const char *name;
  gboolean own;
  gboolean adjoining;
} CldSetupAuthority;

/**
 * CldSetupOfficer:
 * @record: of kind `person`; its name, login and days may be set
 * @deputy_for: (nullable): the officer whom it stands in for
 *
 * A nominated officer, the director, or a deputy of one of them.
 */
typedef struct _CldSetupOfficer CldSetupOfficer;
struct _CldSetupOfficer
{
  CldRecord *record;
  CldSetupOfficer *deputy_for;
};

gboolean cld_setup_is_needed (CldDb *db);
CldSetup *cld_setup_load (CldDb *db, GError **error);
void cld_setup_free (CldSetup *self);

guint cld_setup_get_n_authorities (CldSetup *self);
const CldSetupAuthority *cld_setup_get_authority (CldSetup *self, guint i);
const CldSetupAuthority *cld_setup_get_own (CldSetup *self);
guint cld_setup_count_adjoining (CldSetup *self);
void cld_setup_set_own (CldSetup *self, const char *code);
void cld_setup_set_adjoining (CldSetup *self, const char *code, gboolean adjoining);

const char *cld_setup_get_setting (CldSetup *self, CldTeamSettingId id);
void cld_setup_set_setting (CldSetup *self, CldTeamSettingId id, const char *value);

GPtrArray *cld_setup_get_officers (CldSetup *self);
CldSetupOfficer *cld_setup_add_officer (CldSetup *self, const char *role, CldSetupOfficer *deputy_for);
void cld_setup_drop_officer (CldSetup *self, CldSetupOfficer *officer, const char *today);

gboolean cld_setup_save (CldSetup *self, CldStore *store, gboolean *changed, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldSetup, cld_setup_free)

G_END_DECLS
