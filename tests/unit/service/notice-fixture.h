/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of notices share: a store with two homes, three children placed there and in an emergency, and notices by one
 * line of C. Today is Tuesday 7 April 2026; Easter Monday was the day before, Good Friday 3 April. */

#include "../store/store-fixture.h"

#include "cld-record-service.h"

#define TODAY "2026-04-07"

typedef struct
{
  char *path;
  CldStore *store;
} Fixture;

G_GNUC_UNUSED static void
put_record (Fixture *fixture, const CldKind *kind, const char *ref, const char *values)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));
  g_auto (GStrv) parts = g_strsplit (values, "|", -1);

  for (guint i = 0; parts[i]; i++)
    {
      char *value = strchr (parts[i], '=');
      int field;

      g_assert_nonnull (value);
      *value++ = '\0';
      field = cld_kind_find_field (kind, parts[i]);
      g_assert_cmpint (field, >=, 0);
      row->values[field] = cld_arena_strdup (arena, value);
    }
  g_free (put_one (fixture->store, NULL, row));
}

G_GNUC_UNUSED static void
put_notice (Fixture *fixture, const char *ref, const char *values)
{
  put_record (fixture, &cld_notice_kind, ref, values);
}

G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = fixture_store ();
  fixture->store = open_store (fixture->path, CLD_STORE_CREATE);
  put_record (fixture, &cld_authority_kind, "816", "name=York|adjoining=1");
  put_record (fixture, &cld_authority_kind, "815", "name=Ours|own=1");
  put_record (fixture, &cld_provider_kind, "SC1", "name=Larch House");
  put_record (fixture, &cld_provider_kind, "SC2", "name=Heron Croft");
  put_record (fixture, &cld_child_kind, "C1", "given_names=Zoë|surname=Bello|date_of_birth=2012-02-29");
  put_record (fixture, &cld_child_kind, "C2", "given_names=Jay|known_as=J|surname=Álvarez|restricted=1");
  put_record (fixture, &cld_child_kind, "C3", "surname=Ó'Neil & <b>\"%s%n");
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *child = g_strdup_printf ("C%u", i), *ref = g_strdup_printf ("C%u/2025-01-06", i), *period = g_strdup_printf ("child=%s|started_on=2025-01-06", child);

      put_record (fixture, &cld_care_period_kind, ref, period);
    }
  put_record (fixture, &cld_placement_kind, "C1/2025-01-06", "child=C1|started_on=2025-01-06|ended_on=2026-03-02|type=K2|provider=SC1|area_authority=815");
  put_record (fixture, &cld_placement_kind, "C1/2026-03-02", "child=C1|started_on=2026-03-02|type=K2|provider=SC2|area_authority=816");
  put_record (fixture, &cld_placement_kind, "C2/2026-03-27", "child=C2|started_on=2026-03-27|type=K2|provider=SC1|area_authority=816|emergency=1");
  put_record (fixture, &cld_placement_kind, "C3/2025-01-06", "child=C3|started_on=2025-01-06|start_known=0|type=U1|provider=SC1|area_authority=CON");
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_intact (fixture->store);
  cld_store_free (fixture->store);
  g_free (fixture->path);
}
