/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspect-guide.h"

#include "cld-records-save.h"

/* Beside the form of a record: what can be chosen in it, what the rules say of it, what is saved with it and what follows. */

G_DEFINE_FINAL_TYPE (CldInspectGuide, cld_inspect_guide, G_TYPE_OBJECT)

static void
cld_inspect_guide_finalize (GObject *object)
{
  CldInspectGuide *self = CLD_INSPECT_GUIDE (object);

  g_clear_pointer (&self->context, cld_inspect_context_unref);
  g_clear_object (&self->record);
  g_hash_table_unref (self->said);
  g_clear_pointer (&self->stored, g_ptr_array_unref);
  g_free (self->earlier);
  g_free (self->looked_for);
  g_free (self->proposed);
  G_OBJECT_CLASS (cld_inspect_guide_parent_class)->finalize (object);
}

static void
cld_inspect_guide_class_init (CldInspectGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_inspect_guide_finalize;
}

static void
cld_inspect_guide_init (CldInspectGuide *self)
{
  self->said = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/* What it fills in itself is no reason to look again. */
static void
update (CldInspectGuide *self, gboolean saving)
{
  if (self->updating)
    return;
  self->updating = TRUE;
  self->kind->update (self, saving);
  self->updating = FALSE;
}

static void
changed_cb (CldInspectGuide *self)
{
  /* A date that is left is written out, which is a change too: it takes no reason away. */
  update (self, self->tried);
}

static void
check_cb (CldInspectGuide *self)
{
  self->tried = TRUE;
  update (self, TRUE);
}

static void
bound_cb (CldInspectGuide *self)
{
  self->tried = FALSE;
  if (self->kind->bound)
    self->kind->bound (self);
  update (self, FALSE);
}

/**
 * cld_inspect_guide_name:
 * @self: a guide
 * @record: what is saved
 * @records: (element-type CldRecord): what is saved with it
 *
 * Gives a new record the ref that the others name it by.
 */
void
cld_inspect_guide_name (CldInspectGuide *self, CldRecord *record, GPtrArray *records)
{
  g_autofree char *ref = NULL;

  if (cld_record_get_ref (record))
    return;
  ref = cld_records_propose_ref (cld_session_get_store (self->context->session), record, records);
  cld_record_set_saved (record, cld_record_get_id (record), ref, cld_record_get_version (record));
}

static void
gather_cb (CldInspectGuide *self, CldRecord *record, GPtrArray *records)
{
  self->kind->gather (self, record, records);
}

static void
gather_removed_cb (CldInspectGuide *self, CldRecord *record, GPtrArray *records)
{
  self->kind->gather_removed (self, records);
}

static void
saved_cb (CldInspectGuide *self, CldWindow *window, CldRecord *record, gboolean was_new)
{
  self->kind->saved (self, window, record, was_new);
}

/**
 * cld_inspect_guide_make_page:
 * @kind: what it knows of the kind of @record
 * @session: the caseload
 * @record: as it was read, or a new one with what is known of it
 *
 * Returns: (transfer floating): its form
 */
CldPane *
cld_inspect_guide_make_page (const CldInspectGuideKind *kind, CldSession *session, CldRecord *record)
{
  CldInspectGuide *self = g_object_new (CLD_TYPE_INSPECT_GUIDE, NULL);
  CldPane *page;

  self->kind = kind;
  self->context = cld_inspect_context_new (session);
  self->record = g_object_ref (record);
  page = cld_form_page_new_in (session, record, kind->draw (self));
  self->page = CLD_FORM_PAGE (page);
  self->form = cld_form_page_get_form (self->page);
  g_object_set_data_full (G_OBJECT (page), "guide", self, g_object_unref);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "check", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "bound", G_CALLBACK (bound_cb), self, G_CONNECT_SWAPPED);
  if (kind->gather)
    g_signal_connect_object (page, "gather", G_CALLBACK (gather_cb), self, G_CONNECT_SWAPPED);
  if (kind->gather_removed)
    g_signal_connect_object (page, "gather-removed", G_CALLBACK (gather_removed_cb), self, G_CONNECT_SWAPPED);
  if (kind->saved)
    g_signal_connect_object (page, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  update (self, FALSE);
  return page;
}
