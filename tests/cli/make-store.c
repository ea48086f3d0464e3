/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a store with made-up children for the tests of the command line: make-store NAME [CHILDREN]. The first three
 * children and what is recorded of them are fixed; those beyond them are alike. */
#include <stdlib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-kinds.h"

typedef struct
{
  CldChangeSet *set;
  CldArena *arena;
} Maker;

static void
fail (GError *error)
{
  g_printerr ("make-store: %s\n", error->message);
  exit (1);
}

/* Takes `field=value` pairs, %NULL-terminated. */
static CldRow *make_row (Maker *maker, const CldKind *kind, const char *ref, ...) G_GNUC_NULL_TERMINATED;

static CldRow *
make_row (Maker *maker, const CldKind *kind, const char *ref, ...)
{
  CldRow *row = cld_row_new (maker->arena, kind, cld_arena_strdup (maker->arena, ref));
  const char *pair;
  va_list pairs;
  GError *error = NULL;

  va_start (pairs, ref);
  while ((pair = va_arg (pairs, const char *)))
    {
      const char *equals = strchr (pair, '=');
      g_autofree char *field = g_strndup (pair, (gsize) (equals - pair));

      row->values[cld_kind_find_field (kind, field)] = cld_arena_strdup (maker->arena, equals + 1);
    }
  va_end (pairs);
  if (!cld_change_set_put (maker->set, NULL, row, &error))
    fail (error);
  return row;
}

static void
make_first (Maker *maker)
{
  make_row (maker, &cld_authority_kind, "860", "name=Staffordshire", "own=1", NULL);
  make_row (maker, &cld_provider_kind, "SC400001", "name=Oak House & Co", "urn=SC400001", NULL);
  make_row (maker, &cld_contact_kind, "C1", "name=Jo Example", NULL);

  make_row (maker, &cld_child_kind, "001234", "given_names=Amy", "surname=Zephyr", "known_as=Ames", "date_of_birth=2012-02-29", "sex=2", "worker=Sam Worker", "team=North", NULL);
  make_row (maker, &cld_care_period_kind, "001234/2024-01-10", "child=001234", "started_on=2024-01-10", "category_of_need=N1", NULL);
  make_row (maker, &cld_legal_status_kind, "001234/2024-01-10", "child=001234", "started_on=2024-01-10", "ended_on=2024-06-01", "code=V2", NULL);
  make_row (maker, &cld_legal_status_kind, "001234/2024-06-01", "child=001234", "started_on=2024-06-01", "code=C2", NULL);
  make_row (maker, &cld_placement_kind, "001234/2024-01-10", "child=001234", "started_on=2024-01-10", "type=K2", "provider=SC400001", "carer=Oak House, team 1", NULL);
  make_row (maker, &cld_placement_kind, "001234/2024-05-01", "child=001234", "started_on=2024-05-01", "type=T4", "within=001234/2024-01-10", "carer=Hospital", NULL);
  make_row (maker, &cld_note_kind, "001234/2024-02-01", "child=001234", "happened_on=2024-02-01", "text=First line,\nsecond \"line\"", NULL);
  make_row (maker, &cld_relationship_kind, "001234/C1", "child=001234", "contact=C1", "kind=MOTHER", "parental_responsibility=1", NULL);

  /* A spreadsheet would take this name for a formula, a terminal the other for a command. */
  make_row (maker, &cld_child_kind, "20", "given_names==1+1", "surname=Ångström", "date_of_birth=2015-07-01", NULL);
  make_row (maker, &cld_care_period_kind, "20/2023-01-01", "child=20", "started_on=2023-01-01", "ended_on=2024-06-01", NULL);
  make_row (maker, &cld_child_kind, "0020", "surname=\x1b[31mRed\n", NULL);
}

static void
make_more (Maker *maker, int n)
{
  for (int i = 3; i < n; i++)
    {
      g_autofree char *ref = g_strdup_printf ("9%06d", i);
      g_autofree char *period = g_strdup_printf ("%s/2024-04-01", ref);
      g_autofree char *child = g_strdup_printf ("child=%s", ref);
      g_autofree char *surname = g_strdup_printf ("surname=Name%d", (int) ((guint) i * 7919u % 100003u));

      make_row (maker, &cld_child_kind, ref, surname, "given_names=Made Up", "date_of_birth=2014-03-01", NULL);
      make_row (maker, &cld_care_period_kind, period, child, "started_on=2024-04-01", NULL);
      make_row (maker, &cld_legal_status_kind, period, child, "started_on=2024-04-01", "code=C2", NULL);
      make_row (maker, &cld_placement_kind, period, child, "started_on=2024-04-01", "type=U1", NULL);
    }
}

int
main (int argc, char **argv)
{
  GError *error = NULL;
  CldStore *store = argc > 1 ? cld_store_open (argv[1], CLD_STORE_CREATE, &error) : NULL;
  Maker maker = { NULL, cld_arena_new () };

  if (!store || !(maker.set = cld_change_set_begin (store, CLD_ACT_IMPORT, "made-up children", NULL, &error)))
    fail (error);
  make_first (&maker);
  make_more (&maker, argc > 2 ? atoi (argv[2]) : 0);
  if (!cld_change_set_commit (maker.set, &error))
    fail (error);
  cld_change_set_free (maker.set);
  cld_store_free (store);
  cld_arena_free (maker.arena);
  return 0;
}
