/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-approval-work.h"

#include <string.h>

#include "cld-repo.h"
#include "cld-text.h"

/* Who may decide on a day: nominated officers, directors and their deputies, as they are recorded among the people. */

/**
 * cld_approval_officer_free:
 * @officer: (nullable): somebody who may decide
 */
void
cld_approval_officer_free (CldApprovalOfficer *officer)
{
  if (!officer)
    return;
  g_free (officer->name);
  g_free (officer->role);
  g_free (officer->deputy_for);
  g_free (officer);
}

static gboolean
is_there (const CldRow *person, gint32 day)
{
  gint32 from = cld_date_read_day (person->values[PERSON_FROM_ON]), until = cld_date_read_day (person->values[PERSON_UNTIL_ON]);

  return (from == CLD_NO_DAY || from <= day) && (until == CLD_NO_DAY || day <= until);
}

static const CldRow *
find_person (const GPtrArray *people, const char *ref)
{
  for (guint i = 0; ref && i < people->len; i++)
    if (g_strcmp0 (((const CldRow *) people->pdata[i])->ref, ref) == 0)
      return people->pdata[i];
  return NULL;
}

static const char *
read_role (const CldRow *person)
{
  const char *role = person ? person->values[PERSON_ROLE] : NULL;

  return !role ? NULL : g_ascii_strcasecmp (role, "NO") == 0 ? "NO" : g_ascii_strcasecmp (role, "DCS") == 0 ? "DCS" : NULL;
}

static int
compare_officers (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldApprovalOfficer *x = *(CldApprovalOfficer *const *) a, *y = *(CldApprovalOfficer *const *) b;
  gboolean of_director = GPOINTER_TO_INT (data) == CLD_EVIDENCE_LEVEL_DCS;
  int order = strcmp (x->role, y->role);

  /* Who has to comes before who may, and before those who stand in for them. */
  if (order != 0)
    return of_director ? order : -order;
  if (!x->deputy_for != !y->deputy_for)
    return x->deputy_for ? 1 : -1;
  return cld_text_compare (x->name, y->name);
}

/**
 * cld_approval_officers_find:
 * @people: (element-type CldRow): everybody who is recorded as a person
 * @level: who has to decide
 * @day: the day of the decision
 *
 * Deputies have the role of the one they stand in for, where none is recorded of their own.
 *
 * Returns: (transfer full) (element-type CldApprovalOfficer): those who may decide that day: who has to first, then deputies
 */
GPtrArray *
cld_approval_officers_find (const GPtrArray *people, CldEvidenceLevel level, gint32 day)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_approval_officer_free);

  for (guint i = 0; i < people->len; i++)
    {
      const CldRow *person = people->pdata[i], *stands_for = find_person (people, person->values[PERSON_DEPUTY_FOR]);
      const char *role = read_role (person) ? read_role (person) : read_role (stands_for);
      CldApprovalOfficer *officer;

      if (!role || !person->values[PERSON_NAME] || !is_there (person, day) || (level == CLD_EVIDENCE_LEVEL_DCS && strcmp (role, "DCS") != 0))
        continue;
      officer = g_new0 (CldApprovalOfficer, 1);
      officer->name = g_strdup (person->values[PERSON_NAME]);
      officer->role = g_strdup (role);
      officer->deputy_for = stands_for ? g_strdup (stands_for->values[PERSON_NAME]) : NULL;
      g_ptr_array_add (found, officer);
    }
  g_ptr_array_sort_with_data (found, compare_officers, GINT_TO_POINTER (level));
  return found;
}

/**
 * cld_approval_officers_load:
 * @db: the database
 * @level: who has to decide
 * @day: the day of the decision
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type CldApprovalOfficer): see cld_approval_officers_find()
 */
GPtrArray *
cld_approval_officers_load (CldDb *db, CldEvidenceLevel level, gint32 day, GError **error)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();

  if (!cld_repo_load_all (db, &cld_person_kind, set, error))
    return NULL;
  return cld_approval_officers_find (cld_record_set_get (set, &cld_person_kind), level, day);
}
