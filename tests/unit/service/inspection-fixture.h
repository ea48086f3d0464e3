/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of inspections share, on top of those of notices: records by one line of C. Today is Tuesday 7 April 2026. */

#include "notice-fixture.h"

#include "cld-date.h"
#include "cld-inspection-register.h"

#define INSPECTION(ref, values) put_record (fixture, &cld_inspection_kind, ref, values)
#define JUDGEMENT(ref, values) put_record (fixture, &cld_judgement_kind, ref, values)
#define FINDING(ref, values) put_record (fixture, &cld_finding_kind, ref, values)
#define ACTION(ref, values) put_record (fixture, &cld_action_kind, ref, values)
#define ENFORCEMENT(ref, values) put_record (fixture, &cld_enforcement_kind, ref, values)

G_GNUC_UNUSED static CldInspectionRegister *
load_register_on (Fixture *fixture, const char *today)
{
  g_autoptr (GError) error = NULL;
  CldInspectionRegister *inspections = cld_inspection_register_load (cld_store_get_db (fixture->store), cld_date_to_day (today), &error);

  g_assert_no_error (error);
  g_assert_nonnull (inspections);
  return inspections;
}

G_GNUC_UNUSED static CldInspectionRegister *
load_register (Fixture *fixture)
{
  return load_register_on (fixture, TODAY);
}

/* Refs of findings, or of rows, joined by a space. */
G_GNUC_UNUSED static char *
join_findings (GPtrArray *findings)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? " " : "", ((const CldFindingItem *) findings->pdata[i])->row->ref);
  return g_string_free (all, FALSE);
}

G_GNUC_UNUSED static char *
join_rows (GPtrArray *rows)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? " " : "", ((const CldRow *) rows->pdata[i])->ref);
  return g_string_free (all, FALSE);
}

G_GNUC_UNUSED static CldRecord *
make_record (const CldKind *kind, const char *ref, const char *values)
{
  CldRecord *record = cld_record_new (kind, ref);
  g_auto (GStrv) parts = g_strsplit (values, "|", -1);

  for (guint i = 0; parts[i]; i++)
    {
      char *value = strchr (parts[i], '=');

      *value++ = '\0';
      g_assert_true (cld_record_set_text (record, (guint) cld_kind_find_field (kind, parts[i]), value));
    }
  return record;
}
