/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-scratch.h"

#include "cld-kinds.h"
#include "cld-migrate.h"
#include "cld-repo.h"
#include "cld-row-writer.h"

/* A child as it was known, where what reads a database can read it. Of what is not the child's own, holidays and settings
 * and what was noticed about homes, the log keeps no picture of a day: it is as it is now. */

/* Everything that the timetable reads, each behind what it names. */
static const CldKind *const of_child[] = {
  &cld_authority_kind, &cld_provider_kind, &cld_child_kind, &cld_care_period_kind, &cld_legal_status_kind, &cld_placement_kind,
  &cld_approval_kind, &cld_notice_kind, &cld_visit_kind, &cld_review_kind, &cld_health_check_kind, &cld_sdq_kind, &cld_plan_kind,
  &cld_missing_episode_kind, &cld_waiver_kind,
};
static const CldKind *const of_nobody[] = { &cld_bank_holiday_kind, &cld_setting_kind };

/* A copy without a key, and without names of records that are not there. */
static CldRow *
make_copy (CldRecordSet *set, const CldRow *row)
{
  CldRow *copy = cld_row_copy (cld_record_set_get_arena (set), row);

  copy->id = NULL;
  for (guint i = 0; i < row->kind->n_fields; i++)
    {
      const CldField *field = &row->kind->fields[i];

      if (field->type == CLD_REF && copy->values[i] && !cld_record_set_find (set, cld_field_target_kind (field), copy->values[i]))
        copy->values[i] = NULL;
    }
  return copy;
}

static gboolean
insert (CldRowWriter *writer, CldRecordSet *set, const CldRow *row, GError **error)
{
  return _cld_row_writer_insert (writer, make_copy (set, row), error);
}

static gboolean
insert_kind (CldRowWriter *writer, CldRecordSet *set, const CldKind *kind, GError **error)
{
  GPtrArray *rows = cld_record_set_get (set, kind);

  /* Absences name placements. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        const CldRow *row = rows->pdata[i];
        gboolean last = kind == &cld_placement_kind && row->values[PLACEMENT_WITHIN];

        if (last == (pass == 1) && !insert (writer, set, row, error))
          return FALSE;
      }
  return TRUE;
}

/* A copy whose texts live as long as @set: those of @row go with what it was read into. */
static CldRow *
copy_whole (CldRecordSet *set, const CldRow *row)
{
  CldArena *arena = cld_record_set_get_arena (set);
  CldRow *copy = cld_row_copy (arena, row);

  copy->id = NULL;
  copy->ref = cld_arena_strdup (arena, row->ref);
  for (guint i = 0; i < row->kind->n_fields; i++)
    copy->values[i] = row->values[i] ? cld_arena_strdup (arena, row->values[i]) : NULL;
  return copy;
}

/* What was noticed about a home belongs to no child, or to another one. */
static gboolean
load_provider_notices (CldDb *db, CldRecordSet *set, GError **error)
{
  g_autoptr (CldRecordSet) all = cld_record_set_new ();
  GPtrArray *rows = cld_record_set_get (all, &cld_notice_kind);

  if (!cld_repo_load_all (db, &cld_notice_kind, all, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];

      if (row->values[NOTICE_PROVIDER] && g_strcmp0 (row->values[NOTICE_DIRECTION], "IN") == 0 && !cld_record_set_find (set, &cld_notice_kind, row->ref) &&
          cld_record_set_find (set, &cld_provider_kind, row->values[NOTICE_PROVIDER]))
        {
          CldRow *copy = copy_whole (set, row);

          copy->values[NOTICE_PLACEMENT] = NULL;
          copy->values[NOTICE_CHILD] = NULL;
          cld_record_set_add (set, copy);
        }
    }
  return TRUE;
}

static gboolean
fill (CldDb *scratch, CldRecordSet *set, GError **error)
{
  CldRowWriter *writer;
  gboolean done = TRUE;

  if (!cld_db_begin (scratch, error))
    return FALSE;
  writer = _cld_row_writer_new (scratch);
  for (guint i = 0; done && i < G_N_ELEMENTS (of_child); i++)
    done = insert_kind (writer, set, of_child[i], error);
  for (guint i = 0; done && i < G_N_ELEMENTS (of_nobody); i++)
    done = insert_kind (writer, set, of_nobody[i], error);
  _cld_row_writer_free (writer);
  if (done)
    return cld_db_commit (scratch, error);
  cld_db_rollback (scratch);
  return FALSE;
}

/**
 * cld_scratch_new:
 * @db: the database that the rest is of
 * @child: a child's records, with the providers and authorities that they name; gets those that are added
 * @error: return location
 *
 * Makes a database in memory that holds a child as @child has it, with the bank holidays, settings and notices about its
 * homes of @db.
 *
 * Returns: (transfer full) (nullable): the database, of which nothing stays once it is closed
 */
CldDb *
cld_scratch_new (CldDb *db, CldRecordSet *child, GError **error)
{
  CldDb *scratch = NULL;

  g_return_val_if_fail (db != NULL && child != NULL, NULL);

  if (!load_provider_notices (db, child, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (of_nobody); i++)
    if (!cld_repo_load_all (db, of_nobody[i], child, error))
      return NULL;
  scratch = cld_db_open (":memory:", CLD_DB_CREATE, error);
  if (scratch && cld_migrate_create (scratch, error) && fill (scratch, child, error))
    return scratch;
  g_clear_pointer (&scratch, cld_db_close);
  return NULL;
}
