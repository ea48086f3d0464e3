/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cld-kind.h"
#include "cld-row.h"

#define CLD_TYPE_RECORD (cld_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (CldRecord, cld_record, CLD, RECORD, GObject)

struct _CldRecordClass
{
  GObjectClass parent_class;

  const CldKind *kind;
  GParamSpec **specs; /* one a field, index + 1 */
};

void cld_record_class_set_kind (CldRecordClass *klass, const CldKind *kind);

CldRecord *cld_record_new (const CldKind *kind, const char *ref);
CldRecord *cld_record_new_from_row (const CldRow *row);
CldRow *cld_record_to_row (CldRecord *record, CldArena *arena);

const CldKind *cld_record_get_kind (CldRecord *record);
const char *cld_record_get_id (CldRecord *record);
const char *cld_record_get_ref (CldRecord *record);
int cld_record_get_version (CldRecord *record);
const char *cld_record_get_text (CldRecord *record, guint field);
int cld_record_get_int (CldRecord *record, guint field, int fallback);
gboolean cld_record_get_bool (CldRecord *record, guint field);
gboolean cld_record_set_text (CldRecord *record, guint field, const char *value);
void cld_record_set_saved (CldRecord *record, const char *id, const char *ref, int version);

/* One line makes the GObject type of a kind's records. */
#define CLD_DEFINE_RECORD(TypeName, type_name, the_kind)                             \
  struct _##TypeName                                                                 \
  {                                                                                  \
    CldRecord parent_instance;                                                       \
  };                                                                                 \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, CLD_TYPE_RECORD)                         \
  static void type_name##_class_init (TypeName##Class *klass)                        \
  {                                                                                  \
    cld_record_class_set_kind (CLD_RECORD_CLASS (klass), &the_kind);                 \
  }                                                                                  \
  static void type_name##_init (TypeName *self)                                      \
  {                                                                                  \
  }
