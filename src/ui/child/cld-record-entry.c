/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-record-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-text.h"

/* Something recorded of a child, in the one timeline of everything. Its texts are made when they are asked for. */
struct _CldRecordEntry
{
  GObject parent_instance;

  CldChildData *data;
  const CldRow *row; /* of data */
  char *text;
  char *haystack;
};

G_DEFINE_FINAL_TYPE (CldRecordEntry, cld_record_entry, G_TYPE_OBJECT)

static void
cld_record_entry_finalize (GObject *object)
{
  CldRecordEntry *self = CLD_RECORD_ENTRY (object);

  g_free (self->text);
  g_free (self->haystack);
  cld_child_data_unref (self->data);
  G_OBJECT_CLASS (cld_record_entry_parent_class)->finalize (object);
}

static void
cld_record_entry_class_init (CldRecordEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_record_entry_finalize;
}

static void
cld_record_entry_init (CldRecordEntry *self)
{
}

/**
 * cld_record_entry_new:
 * @data: a child
 * @row: something that is recorded of it
 *
 * Returns: (transfer full): the entry
 */
CldRecordEntry *
cld_record_entry_new (CldChildData *data, const CldRow *row)
{
  CldRecordEntry *self = g_object_new (CLD_TYPE_RECORD_ENTRY, NULL);

  self->data = cld_child_data_ref (data);
  self->row = row;
  return self;
}

const CldRow *
cld_record_entry_get_row (CldRecordEntry *self)
{
  g_return_val_if_fail (CLD_IS_RECORD_ENTRY (self), NULL);

  return self->row;
}

/* What kind of thing it is; of notes there are several. */
const char *
cld_record_entry_get_kind (CldRecordEntry *self)
{
  const char *code;

  g_return_val_if_fail (CLD_IS_RECORD_ENTRY (self), NULL);

  code = self->row->kind == &cld_note_kind ? cld_fact_get (self->row, NOTE_KIND) : NULL;
  if (code)
    return cld_code_list_label ("note_kind", code);
  return self->row->kind == &cld_sdq_kind ? _("SDQ") : _(self->row->kind->title);
}

/* What it says, in one line. */
const char *
cld_record_entry_get_text (CldRecordEntry *self)
{
  g_return_val_if_fail (CLD_IS_RECORD_ENTRY (self), NULL);

  if (!self->text)
    self->text = cld_child_text_event (self->data, self->row);
  return self->text;
}

/* The long text, where there is one. */
const char *
cld_record_entry_get_note (CldRecordEntry *self)
{
  g_return_val_if_fail (CLD_IS_RECORD_ENTRY (self), NULL);

  return cld_child_text_event_note (self->row);
}

/* The child's own words. */
const char *
cld_record_entry_get_words (CldRecordEntry *self)
{
  g_return_val_if_fail (CLD_IS_RECORD_ENTRY (self), NULL);

  if (self->row->kind == &cld_note_kind)
    return cld_fact_get (self->row, NOTE_CHILDS_WORDS);
  return self->row->kind == &cld_visit_kind ? cld_fact_get (self->row, VISIT_CHILDS_WORDS) : NULL;
}

const char *
cld_record_entry_get_author (CldRecordEntry *self)
{
  g_return_val_if_fail (CLD_IS_RECORD_ENTRY (self), NULL);

  return cld_child_text_event_author (self->data, self->row);
}

char *
cld_record_entry_make_day (CldRecordEntry *self)
{
  g_return_val_if_fail (CLD_IS_RECORD_ENTRY (self), NULL);

  return cld_child_text_table_day (cld_fact_get_date (self->row));
}

gboolean
cld_record_entry_is_significant (CldRecordEntry *self)
{
  g_return_val_if_fail (CLD_IS_RECORD_ENTRY (self), FALSE);

  return self->row->kind == &cld_note_kind && cld_fact_is_set (self->row, NOTE_SIGNIFICANT);
}

gboolean
cld_record_entry_is_restricted (CldRecordEntry *self)
{
  g_return_val_if_fail (CLD_IS_RECORD_ENTRY (self), FALSE);

  return self->row->kind == &cld_note_kind && cld_fact_is_set (self->row, NOTE_RESTRICTED);
}

static void
make_haystack (CldRecordEntry *self)
{
  GString *out = g_string_new (NULL);
  g_autofree char *day = cld_record_entry_make_day (self);
  const char *parts[] = { cld_record_entry_get_text (self), cld_record_entry_get_note (self), cld_record_entry_get_words (self), cld_record_entry_get_author (self), cld_record_entry_get_kind (self), day, cld_fact_get_date (self->row) };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i])
      {
        cld_text_append_folded (out, parts[i]);
        g_string_append_c (out, '\n');
      }
  self->haystack = g_string_free (out, FALSE);
}

/**
 * cld_record_entry_matches:
 * @self: an entry
 * @words: folded words
 *
 * Returns: whether every one of @words is somewhere in what the entry says
 */
gboolean
cld_record_entry_matches (CldRecordEntry *self, const char *const *words)
{
  g_return_val_if_fail (CLD_IS_RECORD_ENTRY (self), FALSE);

  if (!words[0])
    return TRUE;
  if (!self->haystack)
    make_haystack (self);
  for (guint i = 0; words[i]; i++)
    if (!strstr (self->haystack, words[i]))
      return FALSE;
  return TRUE;
}

/**
 * cld_record_entry_is_same:
 * @self: an entry
 * @other: another
 *
 * Returns: whether both are of one record that was not changed between them
 */
gboolean
cld_record_entry_is_same (CldRecordEntry *self, CldRecordEntry *other)
{
  return self->row->kind == other->row->kind && self->row->version == other->row->version && g_strcmp0 (self->row->ref, other->row->ref) == 0;
}
