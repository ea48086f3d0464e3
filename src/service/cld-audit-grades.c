/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-audit-grades.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-repo.h"

struct _CldAuditGrades
{
  CldRecordSet *set;
  const CldCodeList *codes;
  GPtrArray *grades; /* of GPtrArray of CldRow: each code of the list, the last for those without a grade, or with an unknown one */
};

static gboolean
is_meant (const CldRow *row, const CldDutyBoard *board, const CldComplianceFilter *filter)
{
  const char *on = row->values[QUALITY_AUDIT_AUDITED_ON], *child = row->values[QUALITY_AUDIT_CHILD];
  gint32 day = on ? cld_date_read_day (on) : CLD_NO_DAY, month = cld_month_of_day (day);
  const CldFacts *facts = child ? cld_duty_board_get_facts (board, child) : NULL;

  if (!facts || day == CLD_NO_DAY || month < filter->from || month > filter->until)
    return FALSE;
  if (filter->team && g_strcmp0 (filter->team, facts->team) != 0)
    return FALSE;
  if (filter->workers && (!facts->worker || !g_strv_contains (filter->workers, facts->worker)))
    return FALSE;
  return cld_cohort_has (filter->cohort, facts, day);
}

static guint
find_grade (const CldAuditGrades *self, const char *code)
{
  for (guint i = 0; code && i < cld_code_list_get_n (self->codes); i++)
    if (strcmp (cld_code_list_get (self->codes, i)->code, code) == 0)
      return i;
  return self->grades->len - 1;
}

/**
 * cld_audit_grades_load:
 * @db: a database
 * @board: the children
 * @filter: of which months, teams, workers and cohort; its duties and their strength say nothing of an audit
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the audits
 */
CldAuditGrades *
cld_audit_grades_load (CldDb *db, const CldDutyBoard *board, const CldComplianceFilter *filter, GError **error)
{
  g_autoptr (CldAuditGrades) self = g_new0 (CldAuditGrades, 1);
  GPtrArray *rows;

  self->set = cld_record_set_new ();
  self->codes = cld_code_list_find ("audit_grade");
  self->grades = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i <= cld_code_list_get_n (self->codes); i++)
    g_ptr_array_add (self->grades, g_ptr_array_new ());
  if (!cld_repo_load_all (db, &cld_quality_audit_kind, self->set, error))
    return NULL;
  rows = cld_record_set_get (self->set, &cld_quality_audit_kind);
  for (guint i = 0; i < rows->len; i++)
    if (is_meant (rows->pdata[i], board, filter))
      g_ptr_array_add (self->grades->pdata[find_grade (self, ((const CldRow *) rows->pdata[i])->values[QUALITY_AUDIT_GRADE])], rows->pdata[i]);
  return g_steal_pointer (&self);
}

/**
 * cld_audit_grades_free:
 * @self: (nullable): audits
 */
void
cld_audit_grades_free (CldAuditGrades *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->grades, g_ptr_array_unref);
  g_clear_pointer (&self->set, cld_record_set_free);
  g_free (self);
}

/**
 * cld_audit_grades_get_n:
 * @self: audits
 *
 * Returns: how many grades there are; the last is that of audits without one
 */
guint
cld_audit_grades_get_n (const CldAuditGrades *self)
{
  return self->grades->len;
}

/**
 * cld_audit_grades_get_code:
 * @self: audits
 * @grade: index of a grade
 *
 * Returns: its code, "" for no grade
 */
const char *
cld_audit_grades_get_code (const CldAuditGrades *self, guint grade)
{
  return grade < cld_code_list_get_n (self->codes) ? cld_code_list_get (self->codes, grade)->code : "";
}

/**
 * cld_audit_grades_get_label:
 * @self: audits
 * @grade: index of a grade
 *
 * Returns: it in words
 */
const char *
cld_audit_grades_get_label (const CldAuditGrades *self, guint grade)
{
  return grade < cld_code_list_get_n (self->codes) ? cld_code_list_get (self->codes, grade)->label : _("No grade");
}

/**
 * cld_audit_grades_get_rows:
 * @self: audits
 * @grade: index of a grade
 *
 * Returns: (transfer none) (element-type CldRow): the audits, of kind quality_audit
 */
GPtrArray *
cld_audit_grades_get_rows (const CldAuditGrades *self, guint grade)
{
  g_return_val_if_fail (grade < self->grades->len, NULL);

  return self->grades->pdata[grade];
}

/**
 * cld_audit_grades_count:
 * @self: audits
 * @grade: index of a grade
 *
 * Returns: how many
 */
guint
cld_audit_grades_count (const CldAuditGrades *self, guint grade)
{
  return cld_audit_grades_get_rows (self, grade)->len;
}
