/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-attachment.h"

#include <glib/gi18n-lib.h>

/* A file, attached to the claims it proves. Its content is kept apart (attachment_content), found by its digest. */

/* clang-format off */
static const CldField fields[] = {
  [ATTACHMENT_CHILD]      = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_LIST, "child" },
  [ATTACHMENT_NAME]       = { "name", N_("Name"), N_("File"), CLD_TEXT, CLD_NEEDED | CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [ATTACHMENT_MEDIA_TYPE] = { "media_type", N_("Media type"), N_("File"), CLD_TEXT, CLD_LIST },
  [ATTACHMENT_SIZE]       = { "size", N_("Bytes"), N_("File"), CLD_INT, CLD_LIST },
  [ATTACHMENT_SHA256]     = { "sha256", N_("SHA-256"), N_("File"), CLD_TEXT, CLD_NEEDED },
  [ATTACHMENT_ABOUT]      = { "about", N_("What it is"), N_("File"), CLD_TEXT, CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [ATTACHMENT_PROVES]     = { "proves", N_("What it proves"), N_("File"), CLD_TEXT, CLD_LIST | CLD_MANY },
  [ATTACHMENT_ADDED_ON]   = { "added_on", N_("Added on"), N_("When"), CLD_DATE, CLD_LIST },
  [ATTACHMENT_ADDED_BY]   = { "added_by", N_("Added by"), N_("When"), CLD_TEXT, CLD_LIST },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ATTACHMENT_N_FIELDS);

const CldKind cld_attachment_kind = {
  .id = "attachment",
  .title = N_("File"),
  .plural = N_("Files"),
  .fields = fields,
  .n_fields = ATTACHMENT_N_FIELDS,
  .child = ATTACHMENT_CHILD,
  .date = ATTACHMENT_ADDED_ON,
  .sort = { ATTACHMENT_ADDED_ON, -1 },
  .get_type = cld_attachment_get_type,
};

CLD_DEFINE_RECORD (CldAttachment, cld_attachment, cld_attachment_kind)
