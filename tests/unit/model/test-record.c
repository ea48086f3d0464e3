/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-kinds.h"
#include "cld-record.h"

/* Values that a field takes: two good ones and a bad one, %NULL where every text is taken. */
static void
sample (const CldField *field, const char **one, const char **two, const char **bad)
{
  *one = "one";
  *two = "two";
  *bad = "\xC3";
  switch (field->type)
    {
    case CLD_DATE:
      *one = "2024-02-29", *two = "2024-03-01", *bad = "2023-02-29";
      break;
    case CLD_MOMENT:
      *one = "2024-02-29T10:00", *two = "2024-03-01", *bad = "2024-03-01T10";
      break;
    case CLD_INT:
      *one = "1", *two = "-2", *bad = "1.0";
      break;
    case CLD_DECIMAL:
      *one = "1.50", *two = "2", *bad = "x";
      break;
    case CLD_BOOL:
      *one = "0", *two = "1", *bad = "2";
      break;
    case CLD_TEXT:
    case CLD_NOTE:
    case CLD_CHOICE:
    case CLD_REF:
    default:
      break;
    }
}

static void
count_cb (GObject *object, GParamSpec *spec, gpointer data)
{
  (*(guint *) data)++;
}

static void
check_field (CldRecord *record, guint i)
{
  const CldField *field = &cld_record_get_kind (record)->fields[i];
  g_autofree char *property = g_strdelimit (g_strdup (field->id), "_", '-');
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  g_autofree char *got = NULL;
  const char *one, *two, *bad;
  guint n = 0;
  gulong id = g_signal_connect (record, signal, G_CALLBACK (count_cb), &n);

  sample (field, &one, &two, &bad);
  g_assert_null (cld_record_get_text (record, i));
  g_assert_true (cld_record_set_text (record, i, one));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (cld_record_set_text (record, i, one));
  g_assert_cmpuint (n, ==, 1);
  g_object_get (record, property, &got, NULL);
  g_assert_cmpstr (got, ==, one);
  g_object_set (record, property, two, NULL);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (cld_record_get_text (record, i), ==, two);
  g_assert_false (cld_record_set_text (record, i, bad));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (cld_record_get_text (record, i), ==, two);
  g_assert_true (cld_record_set_text (record, i, ""));
  g_assert_null (cld_record_get_text (record, i));
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (cld_record_set_text (record, i, NULL));
  g_assert_cmpuint (n, ==, 3);
  /* A value set to itself. */
  g_assert_true (cld_record_set_text (record, i, one));
  g_assert_true (cld_record_set_text (record, i, cld_record_get_text (record, i)));
  g_assert_cmpstr (cld_record_get_text (record, i), ==, one);
  g_signal_handler_disconnect (record, id);
}

static void
test_every_kind (void)
{
  for (guint k = 0; k < cld_kinds_count (); k++)
    {
      const CldKind *kind = cld_kinds ()[k];
      CldRecord *record = cld_record_new (kind, NULL);
      gpointer watch = record;

      g_test_message ("%s", kind->id);
      g_object_add_weak_pointer (G_OBJECT (record), &watch);
      g_assert_true (cld_record_get_kind (record) == kind);
      g_assert_true (G_OBJECT_TYPE (record) == kind->get_type ());
      g_assert_null (cld_record_get_id (record));
      g_assert_null (cld_record_get_ref (record));
      g_assert_cmpint (cld_record_get_version (record), ==, 0);
      for (guint i = 0; i < kind->n_fields; i++)
        check_field (record, i);
      g_object_unref (record);
      g_assert_null (watch);
    }
}

static void
test_numbers (void)
{
  g_autoptr (CldRecord) sdq = cld_record_new (&cld_sdq_kind, NULL);
  g_autoptr (CldRecord) child = cld_record_new (&cld_child_kind, "C1");

  g_assert_cmpint (cld_record_get_int (sdq, SDQ_SCORE, -7), ==, -7);
  g_assert_true (cld_record_set_text (sdq, SDQ_SCORE, "23"));
  g_assert_cmpint (cld_record_get_int (sdq, SDQ_SCORE, -7), ==, 23);
  g_assert_false (cld_record_get_bool (child, CHILD_RESTRICTED));
  g_assert_true (cld_record_set_text (child, CHILD_RESTRICTED, "0"));
  g_assert_false (cld_record_get_bool (child, CHILD_RESTRICTED));
  g_assert_true (cld_record_set_text (child, CHILD_RESTRICTED, "1"));
  g_assert_true (cld_record_get_bool (child, CHILD_RESTRICTED));
  g_assert_cmpstr (cld_record_get_ref (child), ==, "C1");
}

static void
test_rows (void)
{
  for (guint k = 0; k < cld_kinds_count (); k++)
    {
      const CldKind *kind = cld_kinds ()[k];
      g_autoptr (CldArena) arena = cld_arena_new ();
      g_autoptr (CldRecord) record = cld_record_new (kind, "R1");
      g_autoptr (CldRecord) again = NULL;
      CldRow *row;

      for (guint i = 0; i < kind->n_fields; i++)
        {
          const char *one, *two, *bad;

          sample (&kind->fields[i], &one, &two, &bad);
          if (i % 2 == 0)
            g_assert_true (cld_record_set_text (record, i, one));
        }
      cld_record_set_saved (record, "some-key", "R1", 3);
      row = cld_record_to_row (record, arena);
      again = cld_record_new_from_row (row);
      g_assert_cmpstr (cld_record_get_id (again), ==, "some-key");
      g_assert_cmpstr (cld_record_get_ref (again), ==, "R1");
      g_assert_cmpint (cld_record_get_version (again), ==, 3);
      for (guint i = 0; i < kind->n_fields; i++)
        g_assert_cmpstr (cld_record_get_text (again, i), ==, cld_record_get_text (record, i));
      g_assert_true (cld_row_same_values (row, cld_record_to_row (again, arena)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/every-kind", test_every_kind);
  g_test_add_func ("/record/numbers", test_numbers);
  g_test_add_func ("/record/rows", test_rows);
  return g_test_run ();
}
