/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"

#include "cld-information-register.h"

/* What was asked of practitioners, and for how many days. */

#define REQUEST(ref, values) put_record (fixture, &cld_information_request_kind, ref, values)

static CldInformationRegister *
load_on_day (Fixture *fixture, const char *today)
{
  g_autoptr (GError) error = NULL;
  CldInformationRegister *all = cld_information_register_load (cld_store_get_db (fixture->store), today, &error);

  g_assert_no_error (error);
  g_assert_nonnull (all);
  return all;
}

/* Asked of the GP on 1 May, none by 10 June: 40 days. */
static void
test_forty_days (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldInformationRegister) all = NULL;
  g_autofree char *age = NULL;
  const CldInformationEntry *entry;

  REQUEST ("r", "child=C1|role=GP|what=Immunisations|asked_on=2025-05-01|cause=PRACT_INFO");
  all = load_on_day (fixture, "2025-06-10");
  entry = cld_information_register_get (all, 0);
  g_assert_cmpint (entry->days, ==, 40);
  g_assert_cmpint (entry->state, ==, CLD_INFORMATION_WAITING);
  g_assert_cmpstr (entry->child->child, ==, "C1");
  age = cld_information_request_describe_age (entry->state, entry->days);
  g_assert_cmpstr (age, ==, "40 days");
  g_assert_nonnull (cld_information_request_get_asked_of (entry->row));
}

typedef struct
{
  const char *values;
  CldInformationState state;
  int days;
  const char *age;
} Case;

static const Case cases[] = {
  { "child=C1|what=x|asked_on=2026-04-06", CLD_INFORMATION_WAITING, 1, "1 day" },
  { "child=C1|what=x|asked_on=2026-03-01|due_on=2026-04-07", CLD_INFORMATION_WAITING, 37, "37 days" },
  { "child=C1|what=x|asked_on=2026-03-01|due_on=2026-04-06", CLD_INFORMATION_LATE, 37, "37 days" },
  { "child=C1|what=x|asked_on=2026-03-01|due_on=2026-03-10|received_on=2026-03-29", CLD_INFORMATION_RECEIVED, 28, "after 28 days" },
  { "child=C1|what=x|asked_on=2026-03-01|received_on=2026-03-02", CLD_INFORMATION_RECEIVED, 1, "after 1 day" },
  { "child=C1|what=x|asked_on=2026-03-01|received_on=2026-05-01", CLD_INFORMATION_WAITING, 37, "37 days" },
  { "child=C1|what=x|asked_on=2026-05-01", CLD_INFORMATION_WAITING, -1, "" },
};

static void
test_case (Fixture *fixture, gconstpointer data)
{
  const Case *one = data;
  g_autoptr (CldInformationRegister) all = NULL;
  const CldInformationEntry *entry;
  g_autofree char *age = NULL;

  REQUEST ("r", one->values);
  all = load_on_day (fixture, TODAY);
  entry = cld_information_register_get (all, 0);
  g_assert_cmpint (entry->state, ==, (int) one->state);
  g_assert_cmpint (entry->days, ==, one->days);
  age = cld_information_request_describe_age (entry->state, entry->days);
  g_assert_cmpstr (age, ==, one->age);
}

static void
assert_found (CldInformationRegister *all, gboolean open, gboolean received, const char *text, const char *expected)
{
  g_autoptr (GPtrArray) found = cld_information_register_filter (all, open, received, text);
  g_autoptr (GString) refs = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (refs, "%s%s", i > 0 ? " " : "", ((const CldInformationEntry *) found->pdata[i])->row->ref);
  g_assert_cmpstr (refs->str, ==, expected);
}

/* What is waited for longest comes first. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldInformationRegister) all = NULL;

  REQUEST ("a", "child=C1|what=Attendance|asked_of=High School|asked_on=2026-03-01");
  REQUEST ("b", "child=C2|what=Report|asked_on=2026-02-01");
  REQUEST ("c", "child=C2|what=Letter|asked_on=2026-01-01|received_on=2026-01-05");
  REQUEST ("d", "child=C2|what=Letter|asked_on=2026-02-01|received_on=2026-02-05");
  all = load_on_day (fixture, TODAY);
  assert_found (all, FALSE, FALSE, NULL, "b a d c");
  assert_found (all, TRUE, FALSE, NULL, "b a");
  assert_found (all, FALSE, TRUE, NULL, "d c");
  assert_found (all, FALSE, FALSE, "attendance high", "a");
  assert_found (all, FALSE, FALSE, "c2", "b d c");
  g_assert_cmpuint (cld_information_register_count_open (all), ==, 2);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/information-register/forty-days", Fixture, NULL, set_up, test_forty_days, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/information-register/state/%u", i);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, tear_down);
    }
  g_test_add ("/information-register/order", Fixture, NULL, set_up, test_order, tear_down);
  return fixture_run ();
}
