/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-export-registers.h"

#include "cld-kinds.h"

/* What people write freely about a child stays out: notes, and the reasons of an audit. */

const char *const cld_export_correspondence_columns[] = {
  "ref", "direction", "form", "our_ref", "their_ref", "dated_on", "received_on", "correspondent", "subject", "inspection", "provider", "child", "replies_to",
  "answered_by", "answer_due_on", "state", "working_days", NULL
};

const char *const cld_export_information_columns[] = {
  "ref", "child", "asked_of", "role", "what", "asked_on", "due_on", "chased_on", "received_on", "cause", "finding", "state", "days", NULL
};

const char *const cld_export_audit_columns[] = { "ref", "child", "audited_on", "auditor", "grade", "sample", "inspection", NULL };

static char *
dup_number (int number)
{
  return number >= 0 ? g_strdup_printf ("%d", number) : NULL;
}

/**
 * cld_export_correspondence_row:
 * @output: with the columns cld_export_correspondence_columns
 * @entry: an entry of the register
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
cld_export_correspondence_row (CldOutput *output, const CldCorrespondenceEntry *entry, GError **error)
{
  const char *const *values = entry->row->values;
  g_autofree char *days = dup_number (entry->days);
  const char *const cells[] = {
    entry->row->ref, values[CORRESPONDENCE_DIRECTION], values[CORRESPONDENCE_FORM], values[CORRESPONDENCE_OUR_REF], values[CORRESPONDENCE_THEIR_REF],
    values[CORRESPONDENCE_DATED_ON], values[CORRESPONDENCE_RECEIVED_ON], values[CORRESPONDENCE_CORRESPONDENT], values[CORRESPONDENCE_SUBJECT],
    values[CORRESPONDENCE_INSPECTION], values[CORRESPONDENCE_PROVIDER], values[CORRESPONDENCE_CHILD], values[CORRESPONDENCE_REPLIES_TO],
    entry->answer ? entry->answer->row->ref : NULL, values[CORRESPONDENCE_ANSWER_DUE_ON], cld_correspondence_entry_get_state_id (entry), days
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) + 1 == G_N_ELEMENTS (cld_export_correspondence_columns));
  return cld_output_row (output, cells, error);
}

/**
 * cld_export_information_row:
 * @output: with the columns cld_export_information_columns
 * @entry: an entry of the register
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
cld_export_information_row (CldOutput *output, const CldInformationEntry *entry, GError **error)
{
  const char *const *values = entry->row->values;
  g_autofree char *days = dup_number (entry->days);
  const char *const cells[] = {
    entry->row->ref, values[INFORMATION_REQUEST_CHILD], values[INFORMATION_REQUEST_ASKED_OF], values[INFORMATION_REQUEST_ROLE], values[INFORMATION_REQUEST_WHAT],
    values[INFORMATION_REQUEST_ASKED_ON], values[INFORMATION_REQUEST_DUE_ON], values[INFORMATION_REQUEST_CHASED_ON], values[INFORMATION_REQUEST_RECEIVED_ON],
    values[INFORMATION_REQUEST_CAUSE], values[INFORMATION_REQUEST_FINDING], cld_information_state_get_id (entry->state), days
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) + 1 == G_N_ELEMENTS (cld_export_information_columns));
  return cld_output_row (output, cells, error);
}

/**
 * cld_export_audit_row:
 * @output: with the columns cld_export_audit_columns
 * @entry: an entry of the register
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
cld_export_audit_row (CldOutput *output, const CldAuditEntry *entry, GError **error)
{
  const char *const *values = entry->row->values;
  const char *const cells[] = {
    entry->row->ref, values[QUALITY_AUDIT_CHILD], values[QUALITY_AUDIT_AUDITED_ON], values[QUALITY_AUDIT_AUDITOR], values[QUALITY_AUDIT_GRADE],
    values[QUALITY_AUDIT_SAMPLE], values[QUALITY_AUDIT_INSPECTION]
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) + 1 == G_N_ELEMENTS (cld_export_audit_columns));
  return cld_output_row (output, cells, error);
}
