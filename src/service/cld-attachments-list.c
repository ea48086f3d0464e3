/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-attachments.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cld-attachments-private.h"
#include "cld-file-list.h"
#include "cld-kinds.h"
#include "cld-log-reader.h"
#include "cld-value.h"

/* Which files there are, which claims they prove, and which no longer do. The record of a file is the only link. */

/* Whether one of the values between `;` is @claim. */
static gboolean
names_claim (const char *proves, const char *claim)
{
  gsize len = strlen (claim);

  for (const char *p = proves; p && *p; p = strchr (p, ';') ? strchr (p, ';') + 1 : NULL)
    if (strncmp (p, claim, len) == 0 && (p[len] == ';' || p[len] == '\0'))
      return TRUE;
  return FALSE;
}

/**
 * cld_attachments_proves:
 * @attachment: a file's record
 * @claim: `notice/REF`
 *
 * Returns: whether the file proves it
 */
gboolean
cld_attachments_proves (CldRecord *attachment, const char *claim)
{
  return names_claim (cld_record_get_text (attachment, ATTACHMENT_PROVES), claim);
}

typedef struct
{
  GPtrArray *records;
  const char *claim;
} List;

static gboolean
take_cb (CldRow *row, const char *search_key, gpointer data)
{
  List *list = data;

  if (!list->claim || names_claim (row->values[ATTACHMENT_PROVES], list->claim))
    g_ptr_array_add (list->records, cld_record_new_from_row (row));
  return TRUE;
}

/**
 * cld_attachments_list:
 * @db: a database
 * @child: (nullable): a child's number: only files of this child
 * @claim: (nullable): `notice/REF`: only files that prove it
 * @error: return location
 *
 * Without both there is nothing.
 *
 * Returns: (transfer full) (element-type CldRecord) (nullable): the files' records, the one added last first
 */
GPtrArray *
cld_attachments_list (CldDb *db, const char *child, const char *claim, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CldArena) arena = cld_arena_new ();
  List list = { records, claim };

  if (!cld_file_list_each (db, child, claim, arena, take_cb, &list, error))
    return NULL;
  return g_steal_pointer (&records);
}

static void
gone_free (gpointer data)
{
  CldAttachmentGone *gone = data;

  g_free (gone->ref);
  g_free (gone->name);
  g_free (gone->at);
  g_free (gone->actor);
  g_free (gone);
}

typedef struct
{
  const char *claim;
  GPtrArray *gone;
  CldArena *arena;
} Search;

static void
forget (Search *search, const char *ref)
{
  for (guint i = search->gone->len; i > 0; i--)
    if (strcmp (((CldAttachmentGone *) search->gone->pdata[i - 1])->ref, ref) == 0)
      g_ptr_array_remove_index (search->gone, i - 1);
}

static void
note_change (Search *search, const CldLogEntry *entry, const CldLogRow *row)
{
  gboolean did = row->before && names_claim (row->before->values[ATTACHMENT_PROVES], search->claim);
  gboolean does = row->after && names_claim (row->after->values[ATTACHMENT_PROVES], search->claim);
  const CldRow *one = row->after ? row->after : row->before;
  CldAttachmentGone *gone;

  /* A file that goes after it was taken from the claim is gone for good. */
  if (does)
    forget (search, one->ref);
  if (!did || does)
    return;
  gone = g_new0 (CldAttachmentGone, 1);
  gone->ref = g_strdup (one->ref);
  gone->name = g_strdup (one->values[ATTACHMENT_NAME]);
  gone->at = g_strdup (entry->at);
  gone->actor = g_strdup (entry->actor);
  gone->removed = !row->after;
  g_ptr_array_add (search->gone, gone);
}

/* Most entries are of other things: those are not parsed. */
static gboolean
entry_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  Search *search = data;
  g_autoptr (GArray) rows = NULL;

  if (!entry->detail || !g_strstr_len (entry->detail, (gssize) entry->detail_len, "\"attachment\""))
    return TRUE;
  rows = cld_log_parse_detail (entry->detail, entry->detail_len, search->arena, error);
  if (!rows)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, CldLogRow, i).kind == &cld_attachment_kind)
      note_change (search, entry, &g_array_index (rows, CldLogRow, i));
  cld_arena_clear (search->arena);
  return TRUE;
}

/**
 * cld_attachments_list_gone:
 * @store: a store
 * @claim: `notice/REF`
 * @error: return location
 *
 * Looks in the change log which files proved a claim once and do so no more: what was taken away is said, not forgotten.
 *
 * Returns: (transfer full) (element-type CldAttachmentGone) (nullable): those, in the order they were taken away
 */
GPtrArray *
cld_attachments_list_gone (CldStore *store, const char *claim, GError **error)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (gone_free);
  g_autoptr (CldArena) arena = cld_arena_new (), rows = cld_arena_new ();
  CldDb *db = cld_store_get_db (store);
  const CldRow *row = _cld_attachments_find_claim (db, claim, arena);
  const char *child = row ? _cld_attachments_find_child (db, row, arena) : NULL;
  CldLogFilter filter = { .child = child, .outside = !child };
  Search search = { claim, gone, rows };

  if (row && !cld_log_each (store, &filter, entry_cb, &search, error))
    return NULL;
  return g_steal_pointer (&gone);
}

/* What tells one record of a kind from another. */
static char *
describe_notice (const CldRow *row)
{
  const CldField *fields = cld_notice_kind.fields;
  const char *kind = row->values[NOTICE_RECIPIENT_KIND], *name = row->values[NOTICE_RECIPIENT];
  const char *day = row->values[NOTICE_SENT_ON] ? row->values[NOTICE_SENT_ON] : row->values[NOTICE_OCCURRED_ON];
  g_autofree char *whom = kind ? cld_value_display (&fields[NOTICE_RECIPIENT_KIND], kind) : g_strdup (name);
  g_autofree char *when = day ? cld_value_display_date (day) : NULL;
  gboolean in = g_strcmp0 (row->values[NOTICE_DIRECTION], "IN") == 0;

  if (!whom || in)
    /* Translators: a notice that arrived, and when */
    return when ? g_strdup_printf (in ? _("Notice received, %s") : _("Notice, %s"), when) : g_strdup (in ? _("Notice received") : _("Notice"));
  /* Translators: a notice: to whom, and when it was sent */
  return when ? g_strdup_printf (_("Notice – %1$s, %2$s"), whom, when) : g_strdup_printf (_("Notice – %s"), whom);
}

static char *
describe_row (const CldRow *row)
{
  const char *day = row->kind->date >= 0 ? row->values[row->kind->date] : NULL;
  g_autofree char *when = day ? cld_value_display_date (day) : NULL;

  if (row->kind == &cld_notice_kind)
    return describe_notice (row);
  /* Translators: a kind of record, and the day it is of */
  return when ? g_strdup_printf (_("%1$s, %2$s"), _(row->kind->title), when) : g_strdup_printf ("%s %s", _(row->kind->title), row->ref);
}

/**
 * cld_attachments_describe_claim:
 * @db: a database
 * @claim: `notice/REF`
 *
 * Returns: (transfer full): what the claim is, as people read it: `Notice – Area authority, 3 March 2026`; as plain text
 */
char *
cld_attachments_describe_claim (CldDb *db, const char *claim)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  const CldRow *row = _cld_attachments_find_claim (db, claim, arena);

  /* Translators: %s names a record that is not there any more */
  return row ? describe_row (row) : g_strdup_printf (_("%s (no longer recorded)"), claim);
}
