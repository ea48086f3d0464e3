/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-export-return.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-csv-writer.h"
#include "cld-date.h"
#include "cld-episode-state.h"
#include "cld-error.h"
#include "cld-file-set.h"
#include "cld-import-private.h"
#include "cld-kinds.h"
#include "cld-lookup.h"

/* A row of a return is written as it came in every column whose facts are still what the returns said; where they
 * were changed since, the column is made from the facts. */

typedef struct
{
  guint position; /* in the file that was imported; G_MAXUINT for a row that was in none */
  guint order;    /* in which rows were made: by child, then by start */
  const char *cells[CLD_RETURN_MAX_COLUMNS];
} OutRow;

typedef struct
{
  CldImport import;
  int year;
  char first_day[CLD_DATE_SIZE];
  char last_day[CLD_DATE_SIZE];
  GArray *rows[CLD_RETURN_N_TABLES]; /* OutRow */
  guint order;

  /* of the child at hand */
  const char *child;
  GPtrArray *said;  /* CldRow: what the returns say */
  GPtrArray *facts; /* CldRow: what is recorded */
  GPtrArray *views; /* CldReturnView of every year */
} Export;

static const CldRow *
find_row (GPtrArray *rows, const CldKind *kind, const char *ref)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];

      if (row->kind == kind && (!ref || strcmp (row->ref, ref) == 0))
        return row;
    }
  return NULL;
}

static const char *
child_value (GPtrArray *rows, guint field)
{
  const CldRow *child = find_row (rows, &cld_child_kind, NULL);

  return child ? child->values[field] : NULL;
}

/* The years up to 2023-24 had 1 and 2 for male and female, H5 until 2023-24 for K3, Z1 until 2024-25 for Z11 to Z14. */
static const char *
code_sex (Export *export, const char *sex)
{
  if (export->year <= 2024 && g_strcmp0 (sex, "M") == 0)
    return "1";
  return export->year <= 2024 && g_strcmp0 (sex, "F") == 0 ? "2" : sex;
}

static const char *
code_place (Export *export, const char *place)
{
  if (export->year <= 2024 && g_strcmp0 (place, "K3") == 0)
    return "H5";
  return export->year <= 2025 && place && strlen (place) == 3 && g_str_has_prefix (place, "Z1") ? "Z1" : place;
}

static OutRow *
add_row (Export *export, int table, guint position)
{
  OutRow row = { position, export->order++, { export->child } };

  g_array_append_val (export->rows[table], row);
  return &g_array_index (export->rows[table], OutRow, export->rows[table]->len - 1);
}

/* A column: as it came, unless the facts differ from what the returns say. */
static void
set_cell (OutRow *row, int column, const char *came, const char *said, const char *fact)
{
  row->cells[column] = g_strcmp0 (said, fact) == 0 && (came || !fact) ? came : fact;
}

/* A date of birth that stands in every table; where a file had no such column it is filled in. */
static void
set_birth (Export *export, OutRow *row, int column, const char *came)
{
  set_cell (row, column, came, child_value (export->said, CHILD_DATE_OF_BIRTH), child_value (export->facts, CHILD_DATE_OF_BIRTH));
}

static void
blank_later_ends (Export *export, const CldReturnTable *table, OutRow *row)
{
  for (guint i = 0; i < table->n_columns; i++)
    if ((table->columns[i].flags & CLD_RETURN_END) && row->cells[i] && strncmp (row->cells[i], export->last_day, 10) > 0)
      {
        row->cells[i] = NULL;
        /* Why it ended, where the table says so, stands in the columns behind. */
        if (table == cld_return_tables () + CLD_RETURN_EPISODES)
          row->cells[EPISODES_REC] = row->cells[EPISODES_REASON] = NULL;
        else if (table == cld_return_tables () + CLD_RETURN_PLACED)
          row->cells[i + 1] = NULL;
      }
}

static void
export_header (Export *export, const CldReturnView *view)
{
  OutRow *row = add_row (export, CLD_RETURN_HEADER, view->position);

  for (guint i = HEADER_MOTHER; i <= HEADER_MC_DOB; i++)
    row->cells[i] = view->cells[i];
  set_cell (row, HEADER_SEX, view->cells[HEADER_SEX], child_value (export->said, CHILD_SEX), child_value (export->facts, CHILD_SEX));
  if (row->cells[HEADER_SEX] != view->cells[HEADER_SEX])
    row->cells[HEADER_SEX] = code_sex (export, row->cells[HEADER_SEX]);
  set_birth (export, row, HEADER_DOB, view->cells[HEADER_DOB]);
  set_cell (row, HEADER_ETHNIC, view->cells[HEADER_ETHNIC], child_value (export->said, CHILD_ETHNICITY), child_value (export->facts, CHILD_ETHNICITY));
  set_cell (row, HEADER_UPN, view->cells[HEADER_UPN], child_value (export->said, CHILD_UPN), child_value (export->facts, CHILD_UPN));
}

static const char *
urn_of (Export *export, const char *provider)
{
  const CldRow *row = provider ? g_hash_table_lookup (export->import.outside_refs, _cld_import_outside_key (&export->import, &cld_provider_kind, provider)) : NULL;

  return row && row->values[PROVIDER_URN] ? row->values[PROVIDER_URN] : provider;
}

static void
export_episode (Export *export, const CldReturnView *view)
{
  CldEpisodeState said, fact;
  OutRow *row;

  cld_episode_state (export->said, view->cells[EPISODES_DECOM], &said);
  cld_episode_state (export->facts, view->cells[EPISODES_DECOM], &fact);
  /* What the child's records no longer hold is no longer returned. */
  if (said.there && !fact.there)
    return;
  row = add_row (export, CLD_RETURN_EPISODES, view->position);
  row->cells[EPISODES_DECOM] = view->cells[EPISODES_DECOM];
  for (int i = EPISODES_RNE; i <= EPISODES_REASON; i++)
    row->cells[i] = g_strcmp0 (said.cells[i], fact.cells[i]) == 0 ? view->cells[i] : i == EPISODES_PLACE ? code_place (export, fact.cells[i]) : fact.cells[i];
  row->cells[EPISODES_HOME_POST] = g_strcmp0 (child_value (export->said, CHILD_HOME_POSTCODE), child_value (export->facts, CHILD_HOME_POSTCODE)) == 0
                                     ? view->cells[EPISODES_HOME_POST]
                                     : child_value (export->facts, CHILD_HOME_POSTCODE);
  row->cells[EPISODES_PL_POST] = g_strcmp0 (said.cells[EPISODES_PL_POST], fact.cells[EPISODES_PL_POST]) == 0 ? view->cells[EPISODES_PL_POST] : fact.cells[EPISODES_PL_POST];
  row->cells[EPISODES_URN] = g_strcmp0 (said.cells[EPISODES_URN], fact.cells[EPISODES_URN]) == 0 ? view->cells[EPISODES_URN] : urn_of (export, fact.cells[EPISODES_URN]);
}

static void
export_review (Export *export, const CldReturnView *view)
{
  const char *ref = _cld_import_review_ref (export->import.arena, export->child, view->cells);
  const CldRow *said = find_row (export->said, &cld_review_kind, ref), *fact = find_row (export->facts, &cld_review_kind, ref);
  OutRow *row;

  if (said && !fact)
    return;
  row = add_row (export, CLD_RETURN_REVIEWS, view->position);
  row->cells[REVIEWS_REVIEW] = view->cells[REVIEWS_REVIEW];
  row->cells[REVIEWS_CODE] = view->cells[REVIEWS_CODE];
  if (said && fact)
    {
      set_cell (row, REVIEWS_REVIEW, view->cells[REVIEWS_REVIEW], said->values[REVIEW_HELD_ON], fact->values[REVIEW_HELD_ON]);
      set_cell (row, REVIEWS_CODE, view->cells[REVIEWS_CODE], said->values[REVIEW_PARTICIPATION], fact->values[REVIEW_PARTICIPATION]);
    }
  set_birth (export, row, REVIEWS_DOB, view->cells[REVIEWS_DOB]);
}

/* A time that was added to a day does not change what the return says of it. */
static void
set_day (OutRow *row, int column, const char *came, const char *said, const char *fact)
{
  if (said && fact && strncmp (said, fact, 10) == 0)
    row->cells[column] = came;
  else
    set_cell (row, column, came, said, fact);
}

static void
export_missing (Export *export, const CldReturnView *view)
{
  const char *kind = view->cells[MISSING_MISSING];
  const char *ref = _cld_import_missing_ref (export->import.arena, export->child, view->cells);
  const CldRow *said = find_row (export->said, &cld_missing_episode_kind, ref), *fact = find_row (export->facts, &cld_missing_episode_kind, ref);
  OutRow *row;

  if (said && !fact)
    return;
  row = add_row (export, CLD_RETURN_MISSING, view->position);
  for (guint i = MISSING_MISSING; i <= MISSING_END; i++)
    row->cells[i] = view->cells[i];
  if (said && fact)
    {
      set_cell (row, MISSING_MISSING, kind, said->values[MISSING_EPISODE_KIND], fact->values[MISSING_EPISODE_KIND]);
      set_day (row, MISSING_START, view->cells[MISSING_START], said->values[MISSING_EPISODE_STARTED_AT], fact->values[MISSING_EPISODE_STARTED_AT]);
      set_day (row, MISSING_END, view->cells[MISSING_END], said->values[MISSING_EPISODE_ENDED_AT], fact->values[MISSING_EPISODE_ENDED_AT]);
    }
  set_birth (export, row, MISSING_DOB, view->cells[MISSING_DOB]);
}

static void
export_uasc (Export *export, const CldReturnView *view)
{
  OutRow *row = add_row (export, CLD_RETURN_UASC, view->position);

  set_cell (row, UASC_SEX, view->cells[UASC_SEX], child_value (export->said, CHILD_SEX), child_value (export->facts, CHILD_SEX));
  if (row->cells[UASC_SEX] != view->cells[UASC_SEX])
    row->cells[UASC_SEX] = code_sex (export, row->cells[UASC_SEX]);
  set_birth (export, row, UASC_DOB, view->cells[UASC_DOB]);
  set_cell (row, UASC_DUC, view->cells[UASC_DUC], child_value (export->said, CHILD_UASC_UNTIL), child_value (export->facts, CHILD_UASC_UNTIL));
}

/* The other tables are yearly facts with no other home. */
static void
export_yearly (Export *export, const CldReturnView *view)
{
  OutRow *row = add_row (export, cld_return_table_index (view->table), view->position);

  for (guint i = 2; i < view->table->n_columns; i++)
    row->cells[i] = view->cells[i];
  set_birth (export, row, 1, view->cells[1]);
}

static void
export_view (Export *export, const CldReturnView *view)
{
  switch (cld_return_table_index (view->table))
    {
    case CLD_RETURN_HEADER:
      export_header (export, view);
      break;
    case CLD_RETURN_EPISODES:
      export_episode (export, view);
      break;
    case CLD_RETURN_REVIEWS:
      export_review (export, view);
      break;
    case CLD_RETURN_UASC:
      export_uasc (export, view);
      break;
    case CLD_RETURN_MISSING:
      export_missing (export, view);
      break;
    default:
      export_yearly (export, view);
    }
}

static gboolean
is_said_on (Export *export, const char *day)
{
  for (guint i = 0; i < export->views->len; i++)
    {
      const CldReturnView *view = export->views->pdata[i];

      if (view->table == cld_return_tables () + CLD_RETURN_EPISODES && view->year == export->year && strcmp (view->cells[EPISODES_DECOM], day) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The last row of the child that was in the imported file: a new one goes behind it. */
static guint
last_position (Export *export, int table)
{
  guint last = 0;

  for (guint i = 0; i < export->views->len; i++)
    {
      const CldReturnView *view = export->views->pdata[i];

      if (view->table == cld_return_tables () + table && view->year == export->year)
        last = MAX (last, view->position);
    }
  return last > 0 ? last : G_MAXUINT;
}

static void
fill_new_episode (Export *export, OutRow *row, const CldEpisodeState *state)
{
  for (int i = EPISODES_DECOM; i <= EPISODES_REASON; i++)
    row->cells[i] = state->cells[i];
  row->cells[EPISODES_PLACE] = code_place (export, state->cells[EPISODES_PLACE]);
  row->cells[EPISODES_HOME_POST] = child_value (export->facts, CHILD_HOME_POSTCODE);
  row->cells[EPISODES_PL_POST] = state->cells[EPISODES_PL_POST];
  row->cells[EPISODES_URN] = urn_of (export, state->cells[EPISODES_URN]);
}

/* The first day that the returns tell of, where care had begun before: what lies before it is no news to a return. */
static const char *
first_told (Export *export)
{
  const CldRow *first = NULL;

  for (guint i = 0; i < export->said->len; i++)
    {
      const CldRow *row = export->said->pdata[i];

      if (row->kind == &cld_care_period_kind && (!first || strcmp (row->values[CARE_PERIOD_STARTED_ON], first->values[CARE_PERIOD_STARTED_ON]) < 0))
        first = row;
    }
  return first && g_strcmp0 (first->values[CARE_PERIOD_START_KNOWN], "0") == 0 ? first->values[CARE_PERIOD_STARTED_ON] : NULL;
}

/* Episodes that came about since: days on which something begins in the records and not in the returns. */
static gboolean
export_new_episodes (Export *export)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (GPtrArray) said_days = g_ptr_array_new ();
  const char *first = first_told (export);
  gboolean any = FALSE;

  cld_episode_starts (export->facts, days);
  cld_episode_starts (export->said, said_days);
  for (guint i = 0; i < days->len; i++)
    {
      const char *day = days->pdata[i];
      CldEpisodeState state;
      gboolean known = FALSE;

      for (guint j = 0; j < said_days->len && !known; j++)
        known = strcmp (said_days->pdata[j], day) == 0;
      cld_episode_state (export->facts, day, &state);
      if (known || (first && strcmp (day, first) < 0) || is_said_on (export, day) || !state.there || strcmp (day, export->last_day) > 0 ||
          (state.cells[EPISODES_DEC] && strcmp (state.cells[EPISODES_DEC], export->first_day) < 0))
        continue;
      fill_new_episode (export, add_row (export, CLD_RETURN_EPISODES, last_position (export, CLD_RETURN_EPISODES)), &state);
      any = TRUE;
    }
  return any;
}

static void
export_new_header (Export *export)
{
  OutRow *row;

  if (last_position (export, CLD_RETURN_HEADER) != G_MAXUINT)
    return;
  row = add_row (export, CLD_RETURN_HEADER, G_MAXUINT);
  row->cells[HEADER_SEX] = code_sex (export, child_value (export->facts, CHILD_SEX));
  row->cells[HEADER_DOB] = child_value (export->facts, CHILD_DATE_OF_BIRTH);
  row->cells[HEADER_ETHNIC] = child_value (export->facts, CHILD_ETHNICITY);
  row->cells[HEADER_UPN] = child_value (export->facts, CHILD_UPN);
}

static gboolean
is_within (Export *export, const char *from, const char *until)
{
  return strncmp (from, export->last_day, 10) <= 0 && (!until || strncmp (until, export->first_day, 10) >= 0);
}

static gboolean
export_new_events (Export *export)
{
  gboolean any = FALSE;

  for (guint i = 0; i < export->facts->len; i++)
    {
      const CldRow *fact = export->facts->pdata[i];
      OutRow *row;

      if (find_row (export->said, fact->kind, fact->ref))
        continue;
      if (fact->kind == &cld_review_kind && g_strcmp0 (fact->values[REVIEW_KIND], "LAC") == 0 &&
          is_within (export, fact->values[REVIEW_HELD_ON], fact->values[REVIEW_HELD_ON]))
        {
          row = add_row (export, CLD_RETURN_REVIEWS, last_position (export, CLD_RETURN_REVIEWS));
          row->cells[REVIEWS_DOB] = child_value (export->facts, CHILD_DATE_OF_BIRTH);
          row->cells[REVIEWS_REVIEW] = fact->values[REVIEW_HELD_ON];
          row->cells[REVIEWS_CODE] = fact->values[REVIEW_PARTICIPATION];
        }
      else if (fact->kind == &cld_missing_episode_kind && is_within (export, fact->values[MISSING_EPISODE_STARTED_AT], fact->values[MISSING_EPISODE_ENDED_AT]))
        {
          row = add_row (export, CLD_RETURN_MISSING, last_position (export, CLD_RETURN_MISSING));
          row->cells[MISSING_DOB] = child_value (export->facts, CHILD_DATE_OF_BIRTH);
          row->cells[MISSING_MISSING] = fact->values[MISSING_EPISODE_KIND];
          row->cells[MISSING_START] = fact->values[MISSING_EPISODE_STARTED_AT];
          row->cells[MISSING_END] = fact->values[MISSING_EPISODE_ENDED_AT];
        }
      else
        continue;
      any = TRUE;
    }
  return any;
}

static void
export_child (Export *export, CldChildWork *work)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new ();
  g_autoptr (GPtrArray) views = g_ptr_array_new ();

  export->child = work->ref;
  export->said = said;
  export->facts = work->existing;
  export->views = views;
  _cld_import_collect_stored (&export->import, work, views);
  _cld_import_derive (&export->import, work->ref, views, said, FALSE);
  for (guint i = 0; i < views->len; i++)
    if (((CldReturnView *) views->pdata[i])->year == export->year)
      export_view (export, views->pdata[i]);
  if (export_new_episodes (export) | export_new_events (export))
    export_new_header (export);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const OutRow *x = a, *y = b;

  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

/* DD/MM/YYYY, and the time behind it where there is one. */
static const char *
format_cell (const CldReturnColumn *column, const char *value, char buffer[24])
{
  gboolean dated = column->type == CLD_RETURN_DATE || column->type == CLD_RETURN_MOMENT || column->type == CLD_RETURN_TEXT;

  if (!value || !dated || !cld_moment_is_iso (value))
    return value;
  g_snprintf (buffer, 24, "%.2s/%.2s/%.4s%s%s", value + 8, value + 5, value, value[10] ? " " : "", value[10] ? value + 11 : "");
  return buffer;
}

static gboolean
write_table (Export *export, const CldReturnTable *table, GArray *rows, GOutputStream *stream, GError **error)
{
  g_autoptr (CldCsvWriter) writer = cld_csv_writer_new (stream, FALSE);

  for (guint i = 0; i < table->n_columns; i++)
    if (!cld_csv_writer_cell (writer, table->columns[i].name, error))
      return FALSE;
  if (!cld_csv_writer_end_row (writer, error))
    return FALSE;
  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      OutRow *row = &g_array_index (rows, OutRow, i);
      char buffer[24];

      blank_later_ends (export, table, row);
      for (guint j = 0; j < table->n_columns; j++)
        if (!cld_csv_writer_cell (writer, format_cell (&table->columns[j], row->cells[j], buffer), error))
          return FALSE;
      if (!cld_csv_writer_end_row (writer, error))
        return FALSE;
    }
  return cld_csv_writer_flush (writer, error);
}

static gboolean
add_children (Export *export, GError **error)
{
  g_autoptr (GPtrArray) numbers = cld_lookup_children (cld_store_get_db (export->import.store), export->import.arena, error);

  for (guint i = 0; numbers && i < numbers->len; i++)
    g_ptr_array_add (export->import.child_order, _cld_import_add_child (&export->import, numbers->pdata[i]));
  return numbers != NULL;
}

static gboolean
collect (Export *export, GError **error)
{
  CldDb *db = cld_store_get_db (export->import.store);
  gboolean done = cld_db_begin_read (db, error) && add_children (export, error) && _cld_import_load_existing (&export->import, error);

  cld_db_rollback (db);
  for (guint i = 0; i < export->import.child_order->len && done; i++)
    export_child (export, export->import.child_order->pdata[i]);
  return done;
}

static gboolean
write_all (Export *export, const char *folder, gboolean force, GError **error)
{
  g_autoptr (CldFileSet) files = NULL;
  g_autofree char *why = g_strdup_printf ("export ssda903 %d", export->year);
  const char *names[CLD_RETURN_N_TABLES + 1] = { NULL };
  guint n = 0;

  /* The tables stand in the order in which the return got them, so those of a year are the first ones. */
  while (n < CLD_RETURN_N_TABLES && cld_return_tables ()[n].since <= export->year)
    {
      names[n] = cld_return_tables ()[n].file;
      n++;
    }
  files = cld_file_set_create (folder, names, force, error);
  /* What cannot be logged is not exported. */
  if (!files || !cld_change_log_look (export->import.store, CLD_ACT_EXPORT, why, NULL, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!write_table (export, cld_return_tables () + i, export->rows[i], cld_file_set_get_stream (files, i), error))
      return FALSE;
  return cld_file_set_commit (files, error);
}

/**
 * cld_export_return:
 * @store: a store
 * @folder: where to; made, for the user alone, where it is missing
 * @year: the collection year
 * @force: whether to replace files of the same names
 * @error: return location
 *
 * Writes the SSDA903 files of a year: the facts as they are recorded now, coded as that year coded them, in the order
 * of the files that were imported. What was imported and not changed comes back as the same rows.
 *
 * Returns: whether every file is there
 */
gboolean
cld_export_return (CldStore *store, const char *folder, int year, gboolean force, GError **error)
{
  Export export = { .year = year };
  gboolean done;

  /* A return that leaves a child out is wrong. */
  if (!cld_db_check_nothing_hidden (cld_store_get_db (store), "`export ssda903`", error))
    return FALSE;
  g_snprintf (export.first_day, sizeof export.first_day, "%04d-04-01", year - 1);
  g_snprintf (export.last_day, sizeof export.last_day, "%04d-03-31", year);
  _cld_import_init (&export.import);
  export.import.store = store;
  for (guint i = 0; i < CLD_RETURN_N_TABLES; i++)
    export.rows[i] = g_array_new (FALSE, TRUE, sizeof (OutRow));
  done = collect (&export, error) && write_all (&export, folder, force, error);
  for (guint i = 0; i < CLD_RETURN_N_TABLES; i++)
    g_array_unref (export.rows[i]);
  export.import.store = NULL;
  _cld_import_clear (&export.import);
  return done;
}
