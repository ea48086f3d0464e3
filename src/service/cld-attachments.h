/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-record.h"
#include "cld-store.h"

G_BEGIN_DECLS

/**
 * CldAttachmentNote:
 * @child: (nullable): the child's number; %NULL takes the child of the first of @claims that has one
 * @claims: (nullable): what it proves, `notice/REF`, several with `;` between them
 * @about: (nullable): what it is, in words
 * @added_on: (nullable): YYYY-MM-DD, the day that the caller takes for today
 *
 * What is recorded of a new file besides the file itself.
 */
typedef struct
{
  const char *child;
  const char *claims;
  const char *about;
  const char *added_on;
} CldAttachmentNote;

/**
 * CldAttachmentGone:
 * @ref: the ref of the file's record
 * @name: what the file is called
 * @at: when it was taken away, UTC
 * @actor: who did so
 * @removed: whether the file is gone; else it is only said no longer to prove the claim
 *
 * A file that once proved a claim.
 */
typedef struct
{
  char *ref;
  char *name;
  char *at;
  char *actor;
  gboolean removed;
} CldAttachmentGone;

/* One file, one undo step. Of the writer's thread; they are read whole only when they are saved. */
CldRecord *cld_attachments_add_file (CldStore *store, GFile *file, const CldAttachmentNote *note, GError **error);
CldRecord *cld_attachments_add_bytes (CldStore *store, GBytes *bytes, const char *name, const char *media_type, const CldAttachmentNote *note, GError **error);

/* A record of a file, to be saved with others by cld_records_save (): its content goes into the same transaction. */
CldRecord *cld_attachments_make_file (CldStore *store, GFile *file, const CldAttachmentNote *note, GError **error);
CldRecord *cld_attachments_make_bytes (CldStore *store, GBytes *bytes, const char *name, const char *media_type, const CldAttachmentNote *note, GError **error);

GPtrArray *cld_attachments_list (CldDb *db, const char *child, const char *claim, GError **error);
GPtrArray *cld_attachments_list_gone (CldStore *store, const char *claim, GError **error);
gboolean cld_attachments_proves (CldRecord *attachment, const char *claim);

gboolean cld_attachments_set_claims (CldStore *store, const char *ref, const char *const *claims, GError **error);
gboolean cld_attachments_remove (CldStore *store, const char *ref, GError **error);

gboolean cld_attachments_read (CldStore *store, const char *ref, GOutputStream *stream, GError **error);
char *cld_attachments_open_copy (CldStore *store, const char *ref, GError **error);

char *cld_attachments_make_claim (const CldKind *kind, const char *ref);
char *cld_attachments_describe_claim (CldDb *db, const char *claim);

char *cld_attachments_clean_name (const char *name);

gboolean _cld_attachments_check (CldStore *store, const CldRow *before, const CldRow *after, CldRecord *record, GError **error);
gboolean _cld_attachments_put_content (CldStore *store, CldRecord *record, GError **error);

G_END_DECLS
