/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notice-fixture.h"

#include "cld-contact-list.h"
#include "cld-provider-details.h"
#include "cld-provider-list.h"

/* A private home that is restricted, one of the authority that is good, an agency nobody inspected, and a home with markup in its name. */
static void
set_up_providers (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, data);
  put_record (fixture, &cld_provider_kind, "SC3", "name=Acre Lodge|urn=SC123456|type=CH|sector=PRIV|area_authority=816|postcode=BK10 8QU|registration=REGISTERED");
  put_record (fixture, &cld_provider_kind, "SC4", "name=Moor View|urn=1234567|type=CH|sector=LA|area_authority=815|postcode=LS1 1AA|registration=SUSPENDED");
  put_record (fixture, &cld_provider_kind, "SC5", "name=Ó'Neil & <b>\"%s%n|urn=12|type=IFA|sector=VOL");
  put_record (fixture, &cld_inspection_kind, "I1", "provider=SC3|event_type=FULL|started_on=2025-02-12|lead_inspector=Ruth Okafor|team=Dan Šimek");
  put_record (fixture, &cld_judgement_kind, "I1/OEP", "inspection=I1|area=OEP|grade=RI");
  put_record (fixture, &cld_finding_kind, "I1/1", "inspection=I1|number=1|type=REQ|regulations=CHR15-12(2)(a)|due_on=2025-03-31|text=Follow the plan");
  put_record (fixture, &cld_finding_kind, "I1/2", "inspection=I1|number=2|type=REC|guidance=GUIDE15:4.6|text=Choose the menu");
  put_record (fixture, &cld_finding_kind, "I1/3", "inspection=I1|number=3|type=STR|text=Warm");
  put_record (fixture, &cld_inspection_kind, "I2", "provider=SC4|event_type=FULL|started_on=2024-06-03|lead_inspector=Ann Lee");
  put_record (fixture, &cld_judgement_kind, "I2/OEP", "inspection=I2|area=OEP|grade=GOOD");
  put_record (fixture, &cld_finding_kind, "I2/1", "inspection=I2|number=1|type=REQ|regulations=CHR15-12|due_on=2024-07-31|status=MET|met_on=2024-07-01|text=Lock the gate");
  put_record (fixture, &cld_enforcement_kind, "E1", "provider=SC3|finding=I1/1|kind=RA|from_on=2026-03-03|note=Staff did not act");
  put_record (fixture, &cld_placement_kind, "C1/2026-03-30", "child=C1|started_on=2026-03-30|type=K2|provider=SC3");
  put_record (fixture, &cld_placement_kind, "C1/2026-02-01", "child=C1|started_on=2026-02-01|ended_on=2026-02-20|type=K2|provider=SC3");
  put_record (fixture, &cld_placement_kind, "C2/2025-05-01", "child=C2|started_on=2025-05-01|ended_on=2025-06-01|type=K2|provider=SC3");
  put_record (fixture, &cld_placement_kind, "C3/2024-05-01", "child=C3|started_on=2024-05-01|ended_on=2024-06-01|type=K2|provider=SC3");
}

static CldProviderList *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CldProviderList *list = cld_provider_list_load (cld_store_get_db (fixture->store), cld_date_to_day (TODAY), &error);

  g_assert_no_error (error);
  return list;
}

static void
assert_shown (const CldProviderList *list, CldProviderFilter filter, const char *expected)
{
  g_autoptr (GPtrArray) found = cld_provider_list_filter (list, &filter);
  g_autoptr (GString) refs = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (refs, "%s%s", i > 0 ? " " : "", ((const CldProviderEntry *) found->pdata[i])->row->ref);
  g_assert_cmpstr (refs->str, ==, expected);
}

static void
test_entry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldProviderList) list = load (fixture);
  const CldProviderEntry *entry = cld_provider_list_find (list, "SC3");

  g_assert_nonnull (entry);
  g_assert_cmpstr (entry->name, ==, "Acre Lodge");
  g_assert_cmpstr (entry->area_name, ==, "York");
  g_assert_cmpuint (entry->inspections->len, ==, 1);
  g_assert_cmpstr (entry->grade, ==, "RI");
  g_assert_cmpint (entry->graded_on, ==, cld_date_to_day ("2025-02-12"));
  g_assert_cmpuint (entry->n_findings, ==, 2); /* a strength is none */
  g_assert_cmpuint (entry->n_requirements, ==, 1);
  g_assert_cmpuint (entry->n_open, ==, 2);
  g_assert_cmpuint (entry->n_overdue, ==, 1);
  g_assert_cmpint (entry->blocked_since, ==, cld_date_to_day ("2026-03-03"));
  g_assert_nonnull (strstr (entry->why, "Restriction of accommodation"));
  g_assert_true (entry->enforced);
  g_assert_cmpuint (entry->n_now, ==, 1);  /* once, though placed there twice */
  g_assert_cmpuint (entry->n_year, ==, 2); /* not who left before */
  entry = cld_provider_list_find (list, "SC4");
  g_assert_cmpint (entry->blocked_since, ==, CLD_NO_DAY);
  g_assert_null (entry->why);
  g_assert_cmpuint (entry->n_overdue, ==, 0);
  entry = cld_provider_list_find (list, "SC5");
  g_assert_null (entry->grade);
  g_assert_cmpstr (entry->name, ==, "Ó'Neil & <b>\"%s%n");
  g_assert_null (cld_provider_list_find (list, "nobody"));
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldProviderList) list = load (fixture);

  assert_shown (list, (CldProviderFilter){ 0 }, "SC3 SC2 SC1 SC4 SC5");
  assert_shown (list, (CldProviderFilter){ .descending = TRUE }, "SC5 SC4 SC1 SC2 SC3");
  assert_shown (list, (CldProviderFilter){ .text = "acre" }, "SC3");
  assert_shown (list, (CldProviderFilter){ .text = "sc1234" }, "SC3");
  assert_shown (list, (CldProviderFilter){ .text = "bk108qu" }, "SC3");
  assert_shown (list, (CldProviderFilter){ .text = "bk10 8q" }, "SC3");
  assert_shown (list, (CldProviderFilter){ .text = "okafor" }, "SC3");
  assert_shown (list, (CldProviderFilter){ .text = "simek" }, "SC3");
  assert_shown (list, (CldProviderFilter){ .text = "ann lee" }, "SC4");
  assert_shown (list, (CldProviderFilter){ .text = "o'neil & <b>" }, "SC5");
  assert_shown (list, (CldProviderFilter){ .type = "CH" }, "SC3 SC4");
  assert_shown (list, (CldProviderFilter){ .sector = "PRIV" }, "SC3");
  assert_shown (list, (CldProviderFilter){ .grade = "GOOD" }, "SC4");
  assert_shown (list, (CldProviderFilter){ .grade = "" }, "SC2 SC1 SC5");
  assert_shown (list, (CldProviderFilter){ .registration = "SUSPENDED" }, "SC4");
  assert_shown (list, (CldProviderFilter){ .enforced = TRUE }, "SC3");
  assert_shown (list, (CldProviderFilter){ .with_children = TRUE, .type = "CH" }, "SC3");
}

/* What is missing stays last, either way. */
static void
test_sorts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldProviderList) list = load (fixture);

  assert_shown (list, (CldProviderFilter){ .sort = CLD_PROVIDER_BY_GRADE }, "SC3 SC4 SC2 SC1 SC5");
  assert_shown (list, (CldProviderFilter){ .sort = CLD_PROVIDER_BY_GRADE, .descending = TRUE }, "SC4 SC3 SC2 SC1 SC5");
  assert_shown (list, (CldProviderFilter){ .sort = CLD_PROVIDER_BY_DATE }, "SC4 SC3 SC2 SC1 SC5");
  assert_shown (list, (CldProviderFilter){ .sort = CLD_PROVIDER_BY_SECTOR, .type = "CH" }, "SC4 SC3");
  assert_shown (list, (CldProviderFilter){ .sort = CLD_PROVIDER_BY_BLOCK, .type = "CH" }, "SC3 SC4");
}

/* Row 11 of the list of features: the same rule for the authority's own home and for a private one, and a split by sector. */
static void
test_sectors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldProviderList) list = load (fixture);
  CldProviderFilter all = { 0 };
  g_autoptr (GPtrArray) entries = cld_provider_list_filter (list, &all);
  g_autoptr (GArray) counts = cld_provider_list_count_sectors (entries);
  const CldSectorCount *own = &g_array_index (counts, CldSectorCount, 0), *private = &g_array_index (counts, CldSectorCount, 1);
  const CldSectorCount *unknown = &g_array_index (counts, CldSectorCount, 3);

  g_assert_cmpuint (counts->len, ==, 4);
  g_assert_cmpstr (own->sector, ==, "LA");
  g_assert_cmpuint (own->n, ==, 1);
  g_assert_cmpuint (own->n_requirements, ==, 1);
  g_assert_cmpuint (own->n_open, ==, 0);
  g_assert_cmpstr (private->sector, ==, "PRIV");
  g_assert_cmpuint (private->n_findings, ==, 2);
  g_assert_cmpuint (private->n_requirements, ==, 1);
  g_assert_cmpuint (private->n_open, ==, 2);
  g_assert_null (unknown->sector);
  g_assert_cmpuint (unknown->n, ==, 2);
}

/* Row 5: our children there; and how often the home told late. */
static void
test_details (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldProviderDetails) details = NULL;
  const CldProviderStay *stay;

  put_notice (fixture, "N1", "direction=IN|provision=reg41|provider=SC3|event_on=2026-03-02|occurred_on=2026-03-03");
  put_notice (fixture, "N2", "direction=IN|provision=reg41|provider=SC3|event_on=2026-03-09|occurred_on=2026-03-10");
  put_notice (fixture, "N3", "direction=IN|provision=reg41|provider=SC3|event_on=2026-03-16|occurred_on=2026-03-16");
  put_notice (fixture, "N4", "direction=IN|provision=reg41|provider=SC3|event_on=2026-03-23|occurred_on=2026-03-27");
  put_notice (fixture, "N5", "direction=IN|provision=reg41|provider=SC3|event_on=2026-03-23");
  put_notice (fixture, "N6", "direction=IN|provision=s30a|provider=SC3|occurred_on=2026-03-05");
  put_notice (fixture, "N7", "direction=IN|provision=s30a|provider=SC3|occurred_on=2026-02-05|closed_on=2026-02-20");
  put_record (fixture, &cld_correspondence_kind, "L1", "direction=IN|form=LETTER|provider=SC3|dated_on=2026-03-01|subject=First");
  put_record (fixture, &cld_correspondence_kind, "L2", "direction=OUT|form=EMAIL|provider=SC3|dated_on=2026-03-08|subject=Answer");
  details = cld_provider_details_load (cld_store_get_db (fixture->store), "SC3", cld_date_to_day (TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (details->now->len, ==, 1);
  stay = details->now->pdata[0];
  g_assert_cmpstr (stay->name, ==, "Zoë Bello");
  g_assert_cmpint (stay->age, ==, 14);
  g_assert_cmpstr (stay->child->started_on, ==, "2026-03-30");
  g_assert_cmpuint (details->before->len, ==, 1);
  stay = details->before->pdata[0];
  g_assert_cmpstr (stay->name, ==, "J Álvarez");
  g_assert_true (stay->child->restricted);
  g_assert_cmpuint (details->n_told, ==, 4);
  g_assert_cmpuint (details->n_told_late, ==, 1);
  g_assert_cmpuint (details->notices->len, ==, 1);
  g_assert_cmpstr (((const CldRow *) details->notices->pdata[0])->ref, ==, "N6");
  g_assert_cmpuint (details->correspondence->len, ==, 2);
  g_assert_cmpstr (((const CldRow *) details->correspondence->pdata[0])->ref, ==, "L2");
}

/* Row 48: office, telephone, text phone and website are kept, and found. */
static void
test_contacts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldContactList) contacts = NULL;
  g_autoptr (GPtrArray) found = NULL, family = NULL;
  CldContactFilter filter = { .scope = CLD_CONTACTS_OFFICES, .text = "01632960700" };
  const CldRow *row;

  put_record (fixture, &cld_contact_kind, "K1", "name=Inspectorate|role=OTHER|organisation=Ofsted|office=Piccadilly Gate|phone=01632 960700|textphone=01632 960701|website=https://example.org|email=e@example.org");
  put_record (fixture, &cld_contact_kind, "K2", "name=Ó'Neil & <b>\"%s%n|role=PARENT|phone=01632 960700");
  contacts = cld_contact_list_load (cld_store_get_db (fixture->store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cld_contact_list_get_n (contacts), ==, 2);
  found = cld_contact_list_filter (contacts, &filter);
  g_assert_cmpuint (found->len, ==, 1);
  row = found->pdata[0];
  g_assert_cmpstr (row->values[CONTACT_OFFICE], ==, "Piccadilly Gate");
  g_assert_cmpstr (row->values[CONTACT_PHONE], ==, "01632 960700");
  g_assert_cmpstr (row->values[CONTACT_TEXTPHONE], ==, "01632 960701");
  g_assert_cmpstr (row->values[CONTACT_WEBSITE], ==, "https://example.org");
  filter.scope = CLD_CONTACTS_FAMILY;
  family = cld_contact_list_filter (contacts, &filter);
  g_assert_cmpuint (family->len, ==, 1);
  g_assert_cmpstr (((const CldRow *) family->pdata[0])->ref, ==, "K2");
}

static void
put_in (CldChangeSet *set, CldArena *arena, const CldKind *kind, const char *ref, const char *values)
{
  CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));
  g_auto (GStrv) parts = g_strsplit (values, "|", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; parts[i]; i += 2)
    row->values[cld_kind_find_field (kind, parts[i])] = cld_arena_strdup (arena, parts[i + 1]);
  cld_change_set_put (set, NULL, row, &error);
  g_assert_no_error (error);
}

static void
put_many (Fixture *fixture, guint n)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CldChangeSet) set = cld_change_set_begin_together (fixture->store, CLD_ACT_IMPORT, "test", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *ref = g_strdup_printf ("P%u", i), *name = g_strdup_printf ("name|Home %u", i), *inspection = g_strdup_printf ("P%u/I", i), *judgement = g_strdup_printf ("P%u/J", i);
      g_autofree char *finding = g_strdup_printf ("P%u/F", i), *about = g_strdup_printf ("provider|%s|event_type|FULL|started_on|2025-05-06", ref);
      g_autofree char *grade = g_strdup_printf ("inspection|%s|area|OEP|grade|%s", inspection, i % 3 ? "GOOD" : "INAD");
      g_autofree char *found = g_strdup_printf ("inspection|%s|number|1|type|REQ|regulations|CHR15-12|due_on|2025-06-30", inspection);

      put_in (set, arena, &cld_provider_kind, ref, name);
      put_in (set, arena, &cld_inspection_kind, inspection, about);
      put_in (set, arena, &cld_judgement_kind, judgement, grade);
      put_in (set, arena, &cld_finding_kind, finding, found);
    }
  cld_change_set_commit (set, &error);
  g_assert_no_error (error);
}

/* Two thousand of them, each inspected, stay quick. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  CldProviderFilter filter = { .text = "home 19", .sort = CLD_PROVIDER_BY_GRADE, .descending = TRUE };
  g_autoptr (CldProviderList) list = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gint64 start, loaded;

  put_many (fixture, 2000);
  start = g_get_monotonic_time ();
  list = load (fixture);
  loaded = g_get_monotonic_time ();
  found = cld_provider_list_filter (list, &filter);
  g_test_message ("2,000 providers: loaded in %.1f ms, filtered and sorted in %.1f ms", (double) (loaded - start) / 1000, (double) (g_get_monotonic_time () - loaded) / 1000);
  g_assert_cmpuint (found->len, ==, 139);
  g_assert_cmpstr (((const CldProviderEntry *) found->pdata[0])->grade, ==, "GOOD");
  g_assert_cmpstr (((const CldProviderEntry *) found->pdata[138])->grade, ==, "INAD");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/provider-list/" #name, Fixture, NULL, set_up_providers, test_##name, tear_down)
  ADD (entry);
  ADD (filters);
  ADD (sorts);
  ADD (sectors);
  ADD (details);
  ADD (contacts);
  ADD (many);
#undef ADD
  return fixture_run ();
}
