/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "cld-kinds.h"
#include "cld-natural-ref.h"
#include "cld-record-set.h"
#include "cld-row.h"

static CldRow *
make_child (CldArena *arena, const char *ref, const char *given, const char *surname, const char *known_as)
{
  CldRow *row = cld_row_new (arena, &cld_child_kind, ref);

  row->values[CHILD_GIVEN_NAMES] = given;
  row->values[CHILD_SURNAME] = surname;
  row->values[CHILD_KNOWN_AS] = known_as;
  return row;
}

static void
test_json (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = make_child (arena, "C1", "Zoë \"Zo\"", NULL, "a\\b\nc");
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;

  cld_row_append_json (json, row);
  g_assert_cmpstr (json->str, ==, "{\"given_names\":\"Zoë \\\"Zo\\\"\",\"known_as\":\"a\\\\b\\nc\"}");
  g_assert_true (json_parser_load_from_data (parser, json->str, -1, NULL));
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpuint (json_object_get_size (object), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (object, "given_names"), ==, "Zoë \"Zo\"");
  g_string_truncate (json, 0);
  cld_row_append_json (json, cld_row_new (arena, &cld_child_kind, "C2"));
  g_assert_cmpstr (json->str, ==, "{}");
}

static char *
key_of (const CldRow *row)
{
  GString *key = g_string_new (NULL);

  cld_row_append_search_key (key, row);
  return g_string_free (key, FALSE);
}

static void
test_search_key (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = make_child (arena, "C1", "Zoë", "Ó'Neil", "ZO");
  g_autofree char *key = key_of (row);
  g_autofree char *none = key_of (cld_row_new (arena, &cld_care_period_kind, "C1/2024-01-01"));

  g_assert_cmpstr (key, ==, "o'neil\x1fzoe\x1f" "c1\x1fzo\x1f");
  g_assert_cmpstr (none, ==, "");
}

/* Lists sort by folded surname, given names, ref, never by locale. */
static void
test_search_key_order (void)
{
  static const struct
  {
    const char *ref;
    const char *given;
    const char *surname;
  } in_order[] = {
    { "C9", NULL, NULL },
    { "C1", "Amy", NULL },
    { "C2", "Zoe", "Ali" },
    { "C3", "Amy", "Ali Khan" },
    { "C4", "Amy", "Alias" },
    { "C5", "AMY", "ö" },
    { "C6", "amy", "O" },
    { "C7", "Ämy", "o" },
    { "C8", "Amy", "o'neil" },
    { "D1", "Amy", "Ózz" },
  };
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autofree char *before = g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (in_order); i++)
    {
      char *key = key_of (make_child (arena, in_order[i].ref, in_order[i].given, in_order[i].surname, "Known"));

      g_test_message ("%s", in_order[i].ref);
      g_assert_cmpint (strcmp (before, key), <, 0);
      g_free (before);
      before = key;
    }
}

static void
test_same_values (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *a = make_child (arena, "C1", "Amy", "Example", NULL);
  CldRow *b = make_child (arena, "C1", g_strdup (cld_arena_strdup (arena, "Amy")), "Example", NULL);
  CldRow *c = cld_row_copy (arena, a);

  g_assert_true (cld_row_same_values (a, b));
  g_assert_true (cld_row_same_values (a, c));
  b->version = 7;
  g_assert_true (cld_row_same_values (a, b));
  g_free ((char *) b->values[CHILD_GIVEN_NAMES]);
  b->values[CHILD_GIVEN_NAMES] = NULL;
  g_assert_false (cld_row_same_values (a, b));
  g_assert_false (cld_row_same_values (b, a));
  c->ref = "C2";
  g_assert_false (cld_row_same_values (a, c));
  g_assert_true (cld_row_same_values (NULL, NULL));
  g_assert_false (cld_row_same_values (a, NULL));
  g_assert_false (cld_row_same_values (NULL, a));
}

static void
test_child (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *visit = cld_row_new (arena, &cld_visit_kind, "V1");

  visit->values[VISIT_CHILD] = "C1";
  g_assert_cmpstr (cld_row_get_child (visit), ==, "C1");
  g_assert_cmpstr (cld_row_get_child (cld_row_new (arena, &cld_child_kind, "C2")), ==, "C2");
  g_assert_null (cld_row_get_child (cld_row_new (arena, &cld_provider_kind, "P1")));
  g_assert_null (cld_row_get_child (cld_row_new (arena, &cld_notice_kind, "N1")));
}

static gboolean
is_taken_cb (const CldKind *kind, const char *ref, gpointer data)
{
  return g_strv_contains (data, ref);
}

static void
test_natural_ref (void)
{
  static const char *const taken[] = { "C1/2024-03-04", "C1/2024-03-04-2", "contact/1", NULL };
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *visit = cld_row_new (arena, &cld_visit_kind, NULL);

  visit->values[VISIT_CHILD] = "C1";
  visit->values[VISIT_VISITED_ON] = "2024-03-05T14:05";
  g_assert_cmpstr (cld_natural_ref_make (visit, arena, is_taken_cb, (gpointer) taken), ==, "C1/2024-03-05");
  visit->values[VISIT_VISITED_ON] = "2024-03-04";
  g_assert_cmpstr (cld_natural_ref_make (visit, arena, is_taken_cb, (gpointer) taken), ==, "C1/2024-03-04-3");
  visit->values[VISIT_VISITED_ON] = NULL;
  g_assert_cmpstr (cld_natural_ref_make (visit, arena, is_taken_cb, (gpointer) taken), ==, "C1/visit");
  g_assert_cmpstr (cld_natural_ref_make (cld_row_new (arena, &cld_contact_kind, NULL), arena, is_taken_cb, (gpointer) taken), ==, "contact/1-2");
}

static void
test_record_set (void)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  CldArena *arena = cld_record_set_get_arena (set);
  CldRow *child = make_child (arena, "C1", "Amy", "Example", NULL);

  g_assert_cmpuint (cld_record_set_get_n (set), ==, 0);
  cld_record_set_add (set, child);
  cld_record_set_add (set, cld_row_new (arena, &cld_visit_kind, "V1"));
  cld_record_set_add (set, cld_row_new (arena, &cld_visit_kind, "V2"));
  g_assert_cmpuint (cld_record_set_get_n (set), ==, 3);
  g_assert_cmpuint (cld_record_set_get (set, &cld_visit_kind)->len, ==, 2);
  g_assert_true (cld_record_set_find (set, &cld_child_kind, "C1") == child);
  g_assert_null (cld_record_set_find (set, &cld_visit_kind, "C1"));
  g_assert_null (cld_record_set_find (set, &cld_visit_kind, NULL));
  cld_record_set_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row/json", test_json);
  g_test_add_func ("/row/search-key", test_search_key);
  g_test_add_func ("/row/search-key-order", test_search_key_order);
  g_test_add_func ("/row/same-values", test_same_values);
  g_test_add_func ("/row/child", test_child);
  g_test_add_func ("/row/natural-ref", test_natural_ref);
  g_test_add_func ("/row/record-set", test_record_set);
  return g_test_run ();
}
