/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-ids-model.h"

#include <string.h>

typedef struct
{
  guint n_loads;
  guint n_ids;
  gboolean broken;
  char *missing;
} Source;

/* What a widget above the list would know, from the signals alone. */
typedef struct
{
  GListModel *model;
  guint n;
  guint n_changes;
  guint n_refreshed;
  guint n_completed;
} Watch;

static GPtrArray *
load (const char *const *ids, guint n_ids, gpointer data)
{
  Source *source = data;
  GPtrArray *records = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpuint (n_ids, >, 0);
  g_assert_cmpuint (n_ids, <=, CLD_IDS_PAGE);
  source->n_loads++;
  source->n_ids += n_ids;
  if (source->broken)
    {
      g_ptr_array_unref (records);
      return NULL;
    }
  for (guint i = 0; i < n_ids; i++)
    g_ptr_array_add (records, g_strcmp0 (ids[i], source->missing) == 0 ? NULL : g_strdup_printf ("record of %s", ids[i]));
  return records;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpuint (position + removed, <=, watch->n);
  watch->n += added - removed;
  watch->n_changes++;
  /* The list is as it says it is by the time it says so. */
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, watch->n);
}

static void
refreshed_cb (CldIdsModel *model, gpointer data)
{
  ((Watch *) data)->n_refreshed++;
}

static void
completed_cb (CldIdsModel *model, gpointer data)
{
  g_assert_true (cld_ids_model_is_complete (model));
  ((Watch *) data)->n_completed++;
}

static CldIdsModel *
make_model (Source *source, Watch *watch)
{
  CldIdsModel *model = cld_ids_model_new (load, source);

  watch->model = G_LIST_MODEL (model);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), watch);
  g_signal_connect (model, "refreshed", G_CALLBACK (refreshed_cb), watch);
  g_signal_connect (model, "completed", G_CALLBACK (completed_cb), watch);
  return model;
}

static void
set_numbers (CldIdsModel *model, guint from, guint n)
{
  g_autoptr (CldIds) ids = cld_ids_new ();

  for (guint i = from; i < from + n; i++)
    {
      char id[12];

      g_snprintf (id, sizeof id, "%u", i);
      cld_ids_add (ids, id, strlen (id));
    }
  cld_ids_model_set_ids (model, ids);
}

static void
test_ids (void)
{
  g_autoptr (CldIds) ids = cld_ids_new ();
  guint position = 9;

  cld_ids_add (ids, "oneXX", 3);
  cld_ids_add (ids, "", 0);
  cld_ids_add (ids, "two", 3);
  g_assert_cmpuint (cld_ids_get_n (ids), ==, 3);
  g_assert_cmpstr (cld_ids_get (ids, 0), ==, "one");
  g_assert_cmpstr (cld_ids_get (ids, 1), ==, "");
  g_assert_cmpstr (cld_ids_get (ids, 2), ==, "two");
  g_assert_null (cld_ids_get (ids, 3));
  g_assert_true (cld_ids_find (ids, "two", &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_false (cld_ids_find (ids, "on", NULL));
  g_assert_false (cld_ids_find (ids, NULL, NULL));
  g_assert_cmpuint (cld_ids_get_n (NULL), ==, 0);
}

/* The items that stay are the same objects, and only the tail is announced. */
static void
test_changes (void)
{
  Source source = { 0 };
  Watch watch = { 0 };
  g_autoptr (CldIdsModel) model = make_model (&source, &watch);
  g_autoptr (CldIdsItem) first = NULL;
  g_autoptr (CldIdsItem) again = NULL;
  g_autoptr (CldIdsItem) last = NULL;

  g_assert_cmpuint (g_list_model_get_item_type (G_LIST_MODEL (model)), ==, CLD_TYPE_IDS_ITEM);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 0));
  set_numbers (model, 0, 1000);
  g_assert_cmpuint (watch.n, ==, 1000);
  g_assert_cmpuint (watch.n_changes, ==, 1);
  g_assert_cmpuint (watch.n_refreshed, ==, 1);
  g_assert_cmpuint (watch.n_completed, ==, 1);
  /* Nothing was read that nobody looked at. */
  g_assert_cmpuint (source.n_loads, ==, 0);

  first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  last = g_list_model_get_item (G_LIST_MODEL (model), 999);
  g_assert_cmpstr (cld_ids_item_get_id (first), ==, "0");
  g_assert_cmpstr (cld_ids_item_get_record (first), ==, "record of 0");

  set_numbers (model, 500, 10);
  again = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (again == first);
  g_assert_cmpuint (watch.n, ==, 10);
  g_assert_cmpuint (watch.n_changes, ==, 2);
  g_assert_cmpuint (watch.n_refreshed, ==, 2);
  g_assert_cmpstr (cld_ids_item_get_id (first), ==, "500");
  g_assert_cmpstr (cld_ids_item_get_record (first), ==, "record of 500");
  /* Held by somebody although the list has it no more. */
  g_assert_null (cld_ids_item_get_id (last));
  g_assert_null (cld_ids_item_get_record (last));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 10));

  /* As many as before: nothing but a refresh. */
  set_numbers (model, 20, 10);
  g_assert_cmpuint (watch.n_changes, ==, 2);
  g_assert_cmpuint (watch.n_refreshed, ==, 3);

  cld_ids_model_set_ids (model, NULL);
  g_assert_cmpuint (watch.n, ==, 0);
  g_assert_null (cld_ids_item_get_id (first));
}

static void
test_pages (void)
{
  Source source = { .missing = (char *) "7" };
  Watch watch = { 0 };
  g_autoptr (CldIdsModel) model = make_model (&source, &watch);

  set_numbers (model, 0, 100 * CLD_IDS_PAGE + 3);
  for (guint i = 0; i < 2 * CLD_IDS_PAGE; i++)
    cld_ids_model_get_record (model, i);
  g_assert_cmpuint (source.n_loads, ==, 2);
  g_assert_null (cld_ids_model_get_record (model, 7));
  g_assert_cmpstr (cld_ids_model_get_record (model, 8), ==, "record of 8");
  g_assert_cmpuint (source.n_loads, ==, 2);
  /* The last page is short. */
  source.n_ids = 0;
  g_assert_cmpstr (cld_ids_model_get_record (model, 100 * CLD_IDS_PAGE + 2), ==, "record of 6402");
  g_assert_cmpuint (source.n_ids, ==, 3);
  g_assert_null (cld_ids_model_get_record (model, 100 * CLD_IDS_PAGE + 3));

  /* More pages than are kept: the first is used all the time and stays, the second goes. */
  source.n_loads = 0;
  for (guint i = 2; i < CLD_IDS_N_PAGES + 3; i++)
    {
      cld_ids_model_get_record (model, 0);
      cld_ids_model_get_record (model, i * CLD_IDS_PAGE);
    }
  g_assert_cmpuint (source.n_loads, ==, CLD_IDS_N_PAGES + 1);
  cld_ids_model_get_record (model, 1);
  g_assert_cmpuint (source.n_loads, ==, CLD_IDS_N_PAGES + 1);
  cld_ids_model_get_record (model, CLD_IDS_PAGE);
  g_assert_cmpuint (source.n_loads, ==, CLD_IDS_N_PAGES + 2);

  cld_ids_model_forget (model);
  cld_ids_model_get_record (model, 1);
  g_assert_cmpuint (source.n_loads, ==, CLD_IDS_N_PAGES + 3);
}

static void
test_broken (void)
{
  Source source = { .broken = TRUE };
  Watch watch = { 0 };
  g_autoptr (CldIdsModel) model = make_model (&source, &watch);

  set_numbers (model, 0, 10);
  for (guint i = 0; i < 10; i++)
    g_assert_null (cld_ids_model_get_record (model, i));
  g_assert_cmpuint (source.n_loads, ==, 1);
}

static void
test_steps (void)
{
  Source source = { 0 };
  Watch watch = { 0 };
  g_autoptr (CldIdsModel) model = make_model (&source, &watch);
  guint position = 0;

  cld_ids_model_set_step (model, 40);
  set_numbers (model, 0, 5000);
  g_assert_cmpuint (watch.n, ==, 40);
  g_assert_cmpuint (cld_ids_model_get_n_ids (model), ==, 5000);
  g_assert_false (cld_ids_model_is_complete (model));
  g_assert_true (cld_ids_model_find (model, "4999", &position));
  g_assert_cmpuint (position, ==, 4999);
  g_assert_cmpuint (watch.n_completed, ==, 0);
  while (!cld_ids_model_is_complete (model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (watch.n, ==, 5000);
  g_assert_cmpuint (watch.n_completed, ==, 1);
  g_assert_cmpuint (watch.n_changes, <, 10);

  /* Rows that are there stay there: no steps. */
  set_numbers (model, 7, 4000);
  g_assert_cmpuint (watch.n, ==, 4000);
  /* Rows out of sight go a step at a time, and hold nothing until then. */
  set_numbers (model, 7, 20);
  g_assert_cmpuint (watch.n, >, 200);
  g_assert_cmpuint (watch.n, <, 300);
  g_assert_cmpuint (cld_ids_model_get_n_ids (model), ==, 20);
  g_assert_null (cld_ids_model_get_record (model, 20));
  while (!cld_ids_model_is_complete (model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (watch.n, ==, 20);
  g_assert_true (cld_ids_model_is_complete (model));
  set_numbers (model, 7, 4000);
  g_assert_cmpuint (watch.n, ==, 40);
  /* Replaced while it grows. */
  set_numbers (model, 7, 10);
  g_assert_cmpuint (watch.n, ==, 40);
  cld_ids_model_complete (model);
  g_assert_cmpuint (watch.n, ==, 10);
  g_assert_true (cld_ids_model_is_complete (model));
  set_numbers (model, 7, 4000);
  cld_ids_model_complete (model);
  g_assert_cmpuint (watch.n, ==, 4000);
  g_assert_false (g_main_context_iteration (NULL, FALSE));
  /* Gone while it grows. */
  set_numbers (model, 7, 10);
  set_numbers (model, 7, 4000);
}

static void
test_orphan (void)
{
  Source source = { 0 };
  Watch watch = { 0 };
  CldIdsModel *model = make_model (&source, &watch);
  g_autoptr (CldIdsItem) item = NULL;

  set_numbers (model, 0, 3);
  item = g_list_model_get_item (G_LIST_MODEL (model), 1);
  g_object_unref (model);
  g_assert_null (cld_ids_item_get_id (item));
  g_assert_null (cld_ids_item_get_record (item));
  g_assert_cmpuint (cld_ids_item_get_position (item), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ids-model/ids", test_ids);
  g_test_add_func ("/ids-model/changes", test_changes);
  g_test_add_func ("/ids-model/pages", test_pages);
  g_test_add_func ("/ids-model/broken", test_broken);
  g_test_add_func ("/ids-model/steps", test_steps);
  g_test_add_func ("/ids-model/orphan", test_orphan);

  return g_test_run ();
}
