/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-letters-sent.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-attachments.h"
#include "cld-kinds.h"
#include "cld-notice-work.h"
#include "cld-record-service.h"
#include "cld-records-save.h"

/* What is recorded once letters are on paper: the notices as sent, the paper itself as what proves it; in one change set. */

/**
 * cld_letters_find_children:
 * @sheets: (element-type CldLetterSheet): letters, by child
 *
 * Returns: (transfer full) (array zero-terminated=1): the numbers of the children they are about, each once
 */
char **
cld_letters_find_children (GPtrArray *sheets)
{
  g_autoptr (GStrvBuilder) children = g_strv_builder_new ();
  const char *last = NULL;

  for (guint i = 0; i < sheets->len; i++)
    {
      const CldLetterSheet *sheet = sheets->pdata[i];

      if (g_strcmp0 (sheet->child, last) != 0)
        g_strv_builder_add (children, sheet->child);
      last = sheet->child;
    }
  return g_strv_builder_end (children);
}

/* A notice that came back is sent again; a letter that asks for an answer is no notice. */
static gboolean
find_act (CldStore *store, const CldLetterSheet *sheet, CldNoticeAct *act, GError **error)
{
  g_autoptr (CldRecord) record = cld_record_service_load (store, &cld_notice_kind, sheet->notice, error);

  if (!record)
    return FALSE;
  if (sheet->is_chase)
    *act = CLD_NOTICE_ACT_CHASE;
  else
    *act = cld_record_get_text (record, NOTICE_RETURNED_ON) ? CLD_NOTICE_ACT_SEND_AGAIN : CLD_NOTICE_ACT_SEND;
  return TRUE;
}

static gboolean
prepare_notice (CldStore *store, const CldLetterSheet *sheet, const CldLettersSent *sent, GPtrArray *records, GError **error)
{
  const CldNoticeTarget target = { sheet->notice, 0 };
  CldNoticeWork work = { .on = sent->on };
  CldRecord *record;

  if (!find_act (store, sheet, &work.act, error))
    return FALSE;
  if (!sheet->is_chase)
    work.method = sent->method;
  if (sheet->gives_address)
    /* Somebody decided it: the record says so. */
    work.note = _("The restricted address was given to the area authority in this letter, by decision of the sender.");
  if (!cld_notice_work_prepare (store, &target, 1, &work, records, error))
    return FALSE;
  record = records->pdata[records->len - 1];
  if (sheet->gives_reasons)
    cld_record_set_text (record, NOTICE_REASONS_GIVEN, "1");
  if (sheet->gives_plan)
    cld_record_set_text (record, NOTICE_CARE_PLAN_ENCLOSED, "1");
  return TRUE;
}

static char *
make_claims (GPtrArray *sheets, const char *child)
{
  GString *claims = g_string_new (NULL);

  for (guint i = 0; i < sheets->len; i++)
    {
      const CldLetterSheet *sheet = sheets->pdata[i];
      g_autofree char *claim = g_strcmp0 (sheet->child, child) == 0 ? cld_attachments_make_claim (&cld_notice_kind, sheet->notice) : NULL;

      if (claim)
        g_string_append_printf (claims, "%s%s", claims->len > 0 ? ";" : "", claim);
    }
  return g_string_free (claims, FALSE);
}

/* The letters to one child's recipients, as one file of that child. */
static CldRecord *
make_file (CldStore *store, GPtrArray *sheets, const char *child, GBytes *bytes, const CldLettersSent *sent, GPtrArray *records, GError **error)
{
  g_autofree char *claims = make_claims (sheets, child), *name = g_strdup_printf ("letters-%s.pdf", sent->on);
  const CldAttachmentNote note = { child, claims, _("Letters as they were sent"), sent->on };
  CldRecord *record = cld_attachments_make_bytes (store, bytes, name, "application/pdf", &note, error);

  if (record)
    g_ptr_array_add (records, record);
  return record;
}

/* The print says which file was kept of it, where it is one. */
static gboolean
prepare_print (CldStore *store, CldRecord *file, const CldLettersSent *sent, GPtrArray *records, GError **error)
{
  g_autofree char *ref = NULL;
  CldRecord *print;

  if (!sent->print_number)
    return TRUE;
  print = cld_record_service_load (store, &cld_print_log_kind, sent->print_number, error);
  if (!print)
    return FALSE;
  g_ptr_array_add (records, print);
  ref = cld_records_propose_ref (store, file, NULL);
  cld_record_set_text (print, PRINT_LOG_ATTACHMENT, ref);
  return TRUE;
}

/**
 * cld_letters_mark_sent:
 * @store: a store; of the writer's thread
 * @sheets: (element-type CldLetterSheet): the letters that were printed, by child
 * @files: (nullable) (element-type GBytes): what was printed, as PDF, one file for each child, in the order of
 *   cld_letters_find_children()
 * @sent: how they were sent
 * @error: return location
 *
 * Records the notices as sent, or chased, and keeps the files, each of which proves its notices, in one undo step.
 *
 * Returns: whether all of it is stored
 */
gboolean
cld_letters_mark_sent (CldStore *store, GPtrArray *sheets, GPtrArray *files, const CldLettersSent *sent, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) children = NULL;

  g_return_val_if_fail (store != NULL && sheets != NULL && sheets->len > 0 && sent != NULL && sent->on != NULL, FALSE);

  children = cld_letters_find_children (sheets);
  g_return_val_if_fail (!files || files->len == g_strv_length (children), FALSE);
  for (guint i = 0; i < sheets->len; i++)
    if (!prepare_notice (store, sheets->pdata[i], sent, records, error))
      return FALSE;
  for (guint i = 0; files && i < files->len; i++)
    {
      CldRecord *file = make_file (store, sheets, children[i], files->pdata[i], sent, records, error);

      if (!file || (files->len == 1 && !prepare_print (store, file, sent, records, error)))
        return FALSE;
    }
  return cld_records_save (store, records, "letters sent", error);
}
