/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include "cld-backup.h"
#include "cld-caseload-facts.h"
#include "cld-caseload-query.h"
#include "cld-caseload.h"
#include "cld-draft.h"
#include "cld-duty-board.h"
#include "cld-export-native.h"
#include "cld-import.h"
#include "cld-log-reader.h"
#include "cld-lookup.h"
#include "cld-record-service.h"
#include "cld-undo.h"

/* The same is done on both engines, and the same must come of it. */

#define OPERATIONS 300

typedef struct
{
  CldStore *file;
  CldStore *server;
} Pair;

static void
set_up (Pair *pair, gconstpointer data)
{
  g_autofree char *path = fixture_path ("caseload.db");
  g_autofree char *name = engine_make_database ("");

  pair->file = open_store (path, CLD_STORE_CREATE);
  pair->server = open_store (name, CLD_STORE_CREATE);
}

static void
tear_down (Pair *pair, gconstpointer data)
{
  assert_intact (pair->file);
  assert_intact (pair->server);
  cld_store_free (pair->file);
  cld_store_free (pair->server);
}

static gboolean
note_row_cb (CldRow *row, const char *search_key, gpointer data)
{
  g_string_append_printf (data, "%s %s %d %s ", row->kind->id, row->ref, row->version, search_key ? search_key : "-");
  cld_row_append_json (data, row);
  g_string_append_c (data, '\n');
  return TRUE;
}

/* Everything but the keys, which are never the same. */
static char *
describe (CldStore *store)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (CldArena) arena = cld_arena_new ();

  for (guint i = 0; i < cld_kinds_count (); i++)
    g_assert_true (cld_repo_each (cld_store_get_db (store), cld_kinds ()[i], "ORDER BY t.ref", NULL, arena, note_row_cb, out, NULL));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
note_lines (GString *out, GPtrArray *lines)
{
  g_assert_nonnull (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const CldCaseloadLine *line = lines->pdata[i];

      g_string_append_printf (out, "%s|%s|%s|%s|%s|%s|%s\n", line->ref, line->surname, line->given_names, line->care_started_on, line->legal_status, line->placement_type, line->carer);
    }
}

static gboolean
note_entry_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  g_string_append_printf (data, "%" G_GINT64_FORMAT " %s %s %s\n", entry->seq, entry->act, entry->child ? entry->child : "-", entry->why);
  return TRUE;
}

static void
note_texts (GString *out, GPtrArray *texts)
{
  g_assert_nonnull (texts);
  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (out, "%s ", (char *) texts->pdata[i]);
  g_string_append_c (out, '\n');
}

static void
note_ids (GString *out, CldIds *ids)
{
  g_assert_nonnull (ids);
  for (guint i = 0; i < cld_ids_get_n (ids); i++)
    g_string_append_printf (out, "%s ", cld_ids_get (ids, i));
  g_string_append_c (out, '\n');
}

/* The list of children in every order, and with every filter. */
static void
ask_lists (GString *out, CldDb *db, const char *day)
{
  static const char *const types[] = { "U1", "K2", NULL };
  static const CldCaseloadQuery filters[] = {
    { .search = "a" }, { .search = "marsh 14/11/2014" }, { .search = "14/11" }, { .search = "ó'n" }, { .search = "%_\\" }, { .search = "12 a b" },
    { .search = "zz zz" }, { .worker = "Priya Nair" }, { .team = "East" }, { .legal_status = "C2" }, { .types = types }, { .out_of_area = TRUE },
    { .born_after = "2014-01-01" }, { .born_until = "2012-02-29" },
    { .search = "e", .team = "East", .types = types, .out_of_area = TRUE, .born_after = "2009-01-01", .born_until = "2020-01-01" },
  };

  for (CldCaseloadScope scope = CLD_CASELOAD_IN_CARE; scope <= CLD_CASELOAD_EVERYONE; scope++)
    {
      g_string_append_printf (out, "%d children\n", (int) cld_caseload_count (db, scope, day, NULL));
      for (CldCaseloadSort sort = CLD_CASELOAD_BY_NAME; sort <= CLD_CASELOAD_BY_ALERT; sort++)
        for (gboolean descending = FALSE; descending <= TRUE; descending++)
          {
            CldCaseloadQuery query = { .day = day, .scope = scope, .sort = sort, .descending = descending };
            g_autoptr (CldIds) ids = cld_caseload_query (db, &query, NULL);

            note_ids (out, ids);
          }
      for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
        {
          CldCaseloadQuery query = filters[i];
          g_autoptr (CldIds) ids = NULL;

          query.day = day;
          query.scope = scope;
          ids = cld_caseload_query (db, &query, NULL);
          note_ids (out, ids);
        }
    }
}

static void
note_facts (GString *out, const CldCaseloadFacts *facts)
{
  const char *texts[] = { facts->ref, facts->given_names, facts->surname, facts->known_as, facts->date_of_birth, facts->worker, facts->team, facts->iro,
                          facts->alert, facts->care_started_on, facts->left_on, facts->legal_status, facts->placement_type, facts->carer, facts->provider,
                          facts->since, facts->miles, facts->seen_on, facts->seen_alone_on, facts->missing_since, facts->missing_kind };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (out, "%s|", texts[i] ? texts[i] : "-");
  g_string_append_printf (out, "%d%d%d\n", facts->dob_estimated, facts->restricted, facts->address_restricted);
}

/* What the window's list asks besides: its first page, the facts of the rows in view, what a filter offers. */
static void
ask_rows (GString *out, CldDb *db, const char *day)
{
  g_autoptr (CldIds) first = cld_caseload_query_first (db, day, 7, NULL);
  CldCaseloadQuery everyone = { .day = day, .scope = CLD_CASELOAD_EVERYONE };
  g_autoptr (CldIds) all = cld_caseload_query (db, &everyone, NULL);
  g_autoptr (GPtrArray) refs = g_ptr_array_new ();
  g_autoptr (GPtrArray) facts = NULL;

  note_ids (out, first);
  g_string_append_printf (out, "has children: %d\n", cld_lookup_has_children (db));
  for (guint i = 0; i < cld_ids_get_n (all); i++)
    g_ptr_array_add (refs, (gpointer) cld_ids_get (all, i));
  facts = cld_caseload_load (db, (const char *const *) refs->pdata, refs->len, day, NULL);
  g_assert_nonnull (facts);
  for (guint i = 0; i < facts->len; i++)
    if (facts->pdata[i])
      note_facts (out, facts->pdata[i]);
  for (CldCaseloadChoice choice = CLD_CASELOAD_WORKERS; choice <= CLD_CASELOAD_LEGAL_STATUSES; choice++)
    {
      g_auto (GStrv) choices = cld_caseload_choices (db, choice, day, NULL);
      g_autofree char *joined = NULL;

      g_assert_nonnull (choices);
      joined = g_strjoinv ("|", choices);
      g_string_append_printf (out, "%s\n", joined);
    }
}

static void
note_draft (GString *out, const CldDraft *draft)
{
  g_assert_nonnull (draft);
  g_string_append_printf (out, "%s %s %s %d", draft->kind->id, draft->ref ? draft->ref : "-", draft->child ? draft->child : "-", draft->version);
  for (guint i = 0; i < draft->values->len; i++)
    {
      const CldDraftValue *value = draft->values->pdata[i];

      g_string_append_printf (out, " %s=%s<%s", value->field, value->typed ? value->typed : "-", value->base ? value->base : "-");
    }
  g_string_append_c (out, '\n');
}

/* What was typed and not saved: kept, kept again, found, listed, removed. */
static void
ask_drafts (GString *out, CldStore *store)
{
  CldDb *db = cld_store_get_db (store);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CldDraft) one = cld_draft_new ("amy", &cld_child_kind, "R1", NULL, 3);
      g_autoptr (CldDraft) new = cld_draft_new ("amy", &cld_visit_kind, NULL, "R1", 0);
      g_autoptr (CldDraft) found = NULL;
      g_autoptr (CldDraft) none = NULL;
      g_autoptr (GPtrArray) list = NULL;

      cld_draft_add (one, "surname", i > 0 ? "Ó'Neil & <b>\"%s%n" : "?", NULL);
      cld_draft_add (new, "notes", NULL, "two\nlines");
      g_assert_true (cld_draft_save (store, one, NULL));
      /* Drafts are listed by when they were kept, to the millisecond. */
      g_usleep (2000);
      g_assert_true (cld_draft_save (store, new, NULL));
      found = cld_draft_find (db, "amy", &cld_child_kind, "R1", NULL, NULL);
      note_draft (out, found);
      none = cld_draft_find (db, "sam", &cld_child_kind, "R1", NULL, NULL);
      g_assert_null (none);
      list = cld_draft_list (db, "amy", NULL);
      g_string_append_printf (out, "%u drafts\n", list->len);
      for (guint j = 0; j < list->len; j++)
        note_draft (out, list->pdata[j]);
      g_assert_true (cld_draft_remove (store, new, NULL));
      if (i > 0)
        g_assert_true (cld_draft_remove (store, one, NULL));
    }
}

static gboolean
note_duty_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  g_autofree char *ref = cld_duty_dup_ref (facts, duty);
  GString *out = data;

  g_string_append_printf (out, "%s %d %d %s\n", ref, duty->due.day, duty->done.day, cld_duty_state_id (duty->state));
  return TRUE;
}

/* Every duty, past and present, and a year ahead. */
static void
ask_duties (GString *out, CldDb *db)
{
  gint32 today = cld_date_to_day ("2026-04-07");
  CldDutyBoard *board = cld_duty_board_new (today, today + 365);
  CldDutyFilter filter = CLD_DUTY_FILTER_INIT;

  g_assert_true (cld_duty_board_load (board, db, NULL));
  cld_duty_board_foreach (board, &filter, note_duty_cb, out);
  cld_duty_board_free (board);
}

/* What every question of the store answers: a statement that is new is to be asked here. */
static char *
ask_everything (CldStore *store)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldDb *db = cld_store_get_db (store);
  g_autoptr (GPtrArray) children = cld_lookup_children (db, arena, NULL);
  g_autoptr (GPtrArray) edited = cld_lookup_edited_children (db, arena, NULL);
  g_autoptr (GArray) years = cld_lookup_return_years (db, NULL, NULL);
  g_autoptr (GArray) some_years = cld_lookup_return_years (db, "Episodes", NULL);
  g_autoptr (GPtrArray) all = cld_caseload_on (db, "2026-04-07", FALSE, arena, NULL);
  g_autoptr (GPtrArray) in_care = cld_caseload_on (db, "2026-04-07", TRUE, arena, NULL);
  g_autofree char *found = cld_caseload_find_child (db, children->len > 0 ? children->pdata[0] : "1", NULL);
  CldLogFilter filter = { .child = children->len > 0 ? children->pdata[0] : "1", .from = "2000-01-01T00:00:00.000Z", .until = "9999-01-01T00:00:00.000Z" };

  note_texts (out, children);
  ask_lists (out, db, "2026-04-07");
  ask_lists (out, db, "2017-05-05");
  ask_rows (out, db, "2026-04-07");
  ask_drafts (out, store);
  g_ptr_array_sort (edited, (GCompareFunc) g_strcmp0);
  g_string_append_printf (out, "%u edited, %u years, %u with episodes, %s\n", edited->len, years->len, some_years->len, found);
  g_string_append_printf (out, "%d in care\n", (int) cld_lookup_count_in_care (db, "2026-04-07", NULL));
  note_lines (out, all);
  note_lines (out, in_care);
  ask_duties (out, db);
  g_assert_true (cld_log_each (store, NULL, note_entry_cb, out, NULL));
  g_assert_true (cld_log_each (store, &filter, note_entry_cb, out, NULL));
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      g_autoptr (GPtrArray) ids = cld_repo_query_ids (db, cld_kinds ()[i], NULL, NULL);
      g_autoptr (GPtrArray) searched = cld_repo_query_ids (db, cld_kinds ()[i], "a%_\\", NULL);

      g_string_append_printf (out, "%s %d %u\n", cld_kinds ()[i]->id, (int) cld_repo_count (db, cld_kinds ()[i], NULL), searched->len);
      for (guint j = 0; j < ids->len; j++)
        note_row_cb (cld_repo_find_by_id (db, cld_kinds ()[i], ids->pdata[j], arena, NULL), NULL, out);
    }
  for (guint i = 0; i < MIN (children->len, 5); i++)
    {
      g_autoptr (CldRecordSet) whole = cld_repo_load_child_fully (db, children->pdata[i], NULL);
      g_autoptr (CldRecordSet) child = cld_repo_load_child (db, children->pdata[i], NULL);
      g_autoptr (CldRecordSet) known = cld_log_as_known_on (store, children->pdata[i], "9999-01-01T00:00:00.000Z", NULL);

      g_assert_true (cld_repo_load_named (db, child, NULL));
      g_string_append_printf (out, "%u %u %u\n", cld_record_set_get_n (whole), cld_record_set_get_n (child), known ? cld_record_set_get_n (known) : 0);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Line by line, so that a failure can be read. */
static void
assert_same_lines (const char *one, const char *two)
{
  g_auto (GStrv) left = g_strsplit (one, "\n", -1);
  g_auto (GStrv) right = g_strsplit (two, "\n", -1);

  for (guint i = 0; left[i] && right[i]; i++)
    g_assert_cmpstr (left[i], ==, right[i]);
  g_assert_cmpuint (g_strv_length (left), ==, g_strv_length (right));
}

static void
assert_same (Pair *pair)
{
  g_autofree char *one = describe (pair->file), *two = describe (pair->server);
  g_autofree char *three = ask_everything (pair->file), *four = ask_everything (pair->server);

  assert_same_lines (one, two);
  assert_same_lines (three, four);
}

/* A value that fits the field, or anything that is text. */
static const char *
random_value (GRand *dice, const CldField *field, CldArena *arena)
{
  static const char *const texts[] = { "plain", "Ó'Neil & <b>\"%s%n", "two\nlines", " spaced ", "=1+1", "Ж漢字👧", "a%_\\", "?", "$1", "'" };

  if (!(field->flags & CLD_NEEDED) && g_rand_int_range (dice, 0, 3) == 0)
    return NULL;
  switch (field->type)
    {
    case CLD_DATE:
      return cld_arena_printf (arena, "20%02d-0%d-1%d", g_rand_int_range (dice, 10, 26), g_rand_int_range (dice, 1, 10), g_rand_int_range (dice, 0, 10));
    case CLD_MOMENT:
      return cld_arena_printf (arena, "2025-0%d-10T1%d:30", g_rand_int_range (dice, 1, 10), g_rand_int_range (dice, 0, 10));
    case CLD_BOOL:
      return g_rand_boolean (dice) ? "1" : "0";
    case CLD_INT:
      return cld_arena_printf (arena, "%d", (int) g_rand_int (dice));
    default:
      return texts[g_rand_int_range (dice, 0, G_N_ELEMENTS (texts))];
    }
}

static void
change_at_random (GRand *dice, CldStore *store, guint operation)
{
  const CldKind *kinds[] = { &cld_child_kind, &cld_visit_kind, &cld_note_kind, &cld_contact_kind, &cld_sdq_kind, &cld_health_check_kind };
  const CldKind *kind = kinds[g_rand_int_range (dice, 0, G_N_ELEMENTS (kinds))];
  g_autoptr (CldArena) arena = cld_arena_new ();
  char *ref = cld_arena_printf (arena, "R%d", g_rand_int_range (dice, 0, 15));
  CldRow *before = find_row (store, kind, ref, arena);
  CldRow *after = before && g_rand_int_range (dice, 0, 4) == 0 ? NULL : cld_row_new (arena, kind, ref);
  g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_EDIT, cld_arena_printf (arena, "operation %u", operation), NULL, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; after && i < kind->n_fields; i++)
    after->values[i] = kind->fields[i].type == CLD_REF ? cld_arena_printf (arena, "R%d", g_rand_int_range (dice, 0, 15)) : random_value (dice, &kind->fields[i], arena);
  /* What one engine refuses, the other refuses for the same reason: both logs say so. */
  if (!cld_change_set_put (set, before, after, &error))
    {
      cld_change_set_free (g_steal_pointer (&set));
      g_assert_true (cld_change_log_look (store, CLD_ACT_VIEW, cld_arena_printf (arena, "refused %d", error->code), "R0", NULL));
      return;
    }
  g_assert_true (cld_change_set_commit (set, &error));
}

static void
test_random (Pair *pair, gconstpointer data)
{
  guint32 seed = (guint32) g_test_rand_int ();
  CldStore *stores[] = { pair->file, pair->server };

  for (guint i = 0; i < 2; i++)
    {
      GRand *dice = g_rand_new_with_seed (seed);

      for (guint n = 0; n < OPERATIONS; n++)
        {
          change_at_random (dice, stores[i], n);
          if (n % 10 == 9)
            cld_undo_result_free (g_rand_boolean (dice) ? cld_undo (stores[i], NULL, NULL) : cld_redo (stores[i], NULL, NULL));
        }
      g_rand_free (dice);
    }
  assert_same (pair);
}

static void
import_demonstration (const char *name)
{
  const char *root = g_getenv ("CASELOAD_DEMONSTRATION");
  g_autofree char *first = g_build_filename (root, "2025", NULL), *second = g_build_filename (root, "2026", NULL);
  const char *paths[] = { root, first, second, NULL };
  CldImportOptions options = { .made_up = TRUE };
  g_autoptr (CldImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_import (name, paths, &options, NULL, NULL, NULL, &report, &error));
  g_assert_no_error (error);
}

static void
assert_same_files (const char *one, const char *two)
{
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      g_autofree char *base = g_strconcat (cld_kinds ()[i]->id, ".csv", NULL);
      g_autofree char *left = g_build_filename (one, base, NULL), *right = g_build_filename (two, base, NULL);
      g_autofree char *a = NULL, *b = NULL;
      gsize n, m;

      g_assert_true (g_file_get_contents (left, &a, &n, NULL) && g_file_get_contents (right, &b, &m, NULL));
      g_assert_cmpmem (a, n, b, m);
    }
}

/* The same files imported, exported byte for byte alike, and alike again after importing them twice. */
static void
test_import (Pair *pair, gconstpointer data)
{
  g_autofree char *one = fixture_path ("out"), *two = fixture_path ("out");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      import_demonstration (cld_store_get_name (pair->file));
      import_demonstration (cld_store_get_name (pair->server));
    }
  assert_same (pair);
  g_assert_true (cld_export_native (pair->file, one, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (cld_export_native (pair->server, two, FALSE, &error));
  g_assert_no_error (error);
  assert_same_files (one, two);
  g_assert_cmpint (cld_repo_count (cld_store_get_db (pair->server), &cld_child_kind, NULL), >, 100);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engines/random", Pair, NULL, set_up, test_random, tear_down);
  g_test_add ("/engines/import", Pair, NULL, set_up, test_import, tear_down);
  return fixture_run ();
}
