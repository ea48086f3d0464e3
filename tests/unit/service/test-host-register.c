/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notice-fixture.h"

#include "cld-host-register.h"

static CldHostRegister *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CldHostRegister *host = cld_host_register_load (cld_store_get_db (fixture->store), TODAY, &error);

  g_assert_no_error (error);
  return host;
}

static char *
add (Fixture *fixture, const char *authority, const char *given, const char *surname, const char *started)
{
  const CldHostChild child = { authority, given, surname, "2013-05-06", "1 Mill Lane\nLS1 1AA", "Ó'Neil & <b>\"%s%n", started, "2026-03-03" };
  g_autoptr (GError) error = NULL;
  char *ref = cld_host_register_add (fixture->store, &child, &error);

  g_assert_no_error (error);
  g_assert_nonnull (ref);
  return ref;
}

static void
assert_shown (const CldHostRegister *host, const CldHostFilter *filter, const char *expected)
{
  g_autoptr (GPtrArray) found = cld_host_register_filter (host, filter);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ((const CldRow *) found->pdata[i])->values[INCOMING_CHILD_GIVEN_NAMES]);
  g_assert_cmpstr (names->str, ==, expected);
}

/* Eight fields, each where it belongs; the ref is free each time. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = add (fixture, "Leeds", "Ann", "Bell", "2026-03-02"), *two = add (fixture, "Leeds", "Ben", "Bell", "2026-03-02"), *three = add (fixture, "York", NULL, NULL, NULL);
  g_autoptr (CldHostRegister) host = load (fixture);
  const CldRow *row;

  g_assert_cmpstr (one, !=, two);
  g_assert_nonnull (three);
  g_assert_cmpuint (cld_host_register_get_n (host), ==, 3);
  row = cld_host_register_get (host, 1);
  g_assert_cmpstr (row->ref, ==, one);
  g_assert_cmpstr (row->values[INCOMING_CHILD_PLACING_AUTHORITY], ==, "Leeds");
  g_assert_cmpstr (row->values[INCOMING_CHILD_GIVEN_NAMES], ==, "Ann");
  g_assert_cmpstr (row->values[INCOMING_CHILD_SURNAME], ==, "Bell");
  g_assert_cmpstr (row->values[INCOMING_CHILD_DATE_OF_BIRTH], ==, "2013-05-06");
  g_assert_cmpstr (row->values[INCOMING_CHILD_ADDRESS], ==, "1 Mill Lane\nLS1 1AA");
  g_assert_cmpstr (row->values[INCOMING_CHILD_CARER], ==, "Ó'Neil & <b>\"%s%n");
  g_assert_cmpstr (row->values[INCOMING_CHILD_STARTED_ON], ==, "2026-03-02");
  g_assert_cmpstr (row->values[INCOMING_CHILD_TOLD_ON], ==, "2026-03-03");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const CldHostChild nobody = { .surname = "Bell" }, never = { .placing_authority = "Leeds", .started_on = "2026-02-30" };
  g_autofree char *before = dump_store (fixture->store), *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (cld_host_register_add (fixture->store, &nobody, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
  assert_human (error);
  g_clear_error (&error);
  g_assert_null (cld_host_register_add (fixture->store, &never, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
  assert_human (error);
  g_assert_null (strstr (error->message, "2026-02-30"));
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

/* A notice of the end closes the row, once, not before it began. */
static void
test_end (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ref = add (fixture, "Leeds", "Ann", "Bell", "2026-03-02");
  g_autoptr (CldHostRegister) host = NULL;
  g_autoptr (GError) error = NULL;
  const char *const bad[] = { "2026-03-01", "soon", "2026-02-30" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (cld_host_register_end (fixture->store, ref, 0, bad[i], &error));
      g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
      assert_human (error);
      g_clear_error (&error);
    }
  g_assert_false (cld_host_register_end (fixture->store, ref, 7, "2026-04-01", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE);
  g_clear_error (&error);
  g_assert_true (cld_host_register_end (fixture->store, ref, 1, "2026-04-01", &error));
  g_assert_no_error (error);
  host = load (fixture);
  g_assert_cmpstr (cld_host_register_get (host, 0)->values[INCOMING_CHILD_ENDED_ON], ==, "2026-04-01");
  g_assert_false (cld_host_register_is_here (host, cld_host_register_get (host, 0)));
  g_assert_false (cld_host_register_end (fixture->store, ref, 0, "2026-04-02", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (cld_host_register_end (fixture->store, "nothing", 0, "2026-04-02", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
}

/* Sorted by folded surname and given names; ended today is gone, ended tomorrow is not yet. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cat = add (fixture, "Leeds", "Cat", "álvarez", "2026-03-02"), *bob = add (fixture, "York", "Bob", "Alvarez", "2026-03-02");
  g_autofree char *ann = add (fixture, "Leeds", "Ann", "Bell", "2026-03-02");
  g_autoptr (CldHostRegister) host = NULL;
  g_auto (GStrv) authorities = NULL;
  g_autofree char *all = NULL;

  g_assert_true (cld_host_register_end (fixture->store, cat, 0, TODAY, NULL));
  g_assert_true (cld_host_register_end (fixture->store, bob, 0, "2026-04-08", NULL));
  g_assert_nonnull (ann);
  host = load (fixture);
  assert_shown (host, &(CldHostFilter){ NULL }, "Bob Cat Ann");
  assert_shown (host, &(CldHostFilter){ .here = TRUE }, "Bob Ann");
  assert_shown (host, &(CldHostFilter){ .gone = TRUE }, "Cat");
  assert_shown (host, &(CldHostFilter){ .placing_authority = "Leeds" }, "Cat Ann");
  assert_shown (host, &(CldHostFilter){ .text = "ALVAREZ bob" }, "Bob");
  assert_shown (host, &(CldHostFilter){ .text = "o'neil york" }, "Bob");
  authorities = cld_host_register_get_authorities (host);
  all = g_strjoinv ("|", authorities);
  g_assert_cmpstr (all, ==, "Leeds|York");
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/host-register/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("add", test_add);
  ADD ("refused", test_refused);
  ADD ("end", test_end);
  ADD ("filter", test_filter);
#undef ADD
  return fixture_run ();
}
