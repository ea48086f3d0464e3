/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-postcodes.h"

G_BEGIN_DECLS

typedef struct _CldPostcodeWriter CldPostcodeWriter;

CldPostcodeWriter *cld_postcode_writer_new (const char *path, GError **error);
gboolean cld_postcode_writer_add (CldPostcodeWriter *self, const char *postcode, const CldPostcodePlace *place, GError **error);
gboolean cld_postcode_writer_set_about (CldPostcodeWriter *self, const char *name, const char *value, GError **error);
gboolean cld_postcode_writer_finish (CldPostcodeWriter *self, GError **error);
void cld_postcode_writer_free (CldPostcodeWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldPostcodeWriter, cld_postcode_writer_free)

G_END_DECLS
