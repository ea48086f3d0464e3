/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A child placed at a distance with notices to everybody, for what is about letters: C1 with all that a letter says, C2 whose
 * address is restricted, C3 in a confidential placement. */

#include "cld-kinds.h"
#include "cld-letters.h"
#include "cld-record-service.h"
#include "cld-records-save.h"

#define LETTERS_TODAY "2025-03-04"
#define LETTERS_NASTY "Ó'Neil & <b>\"%s%n"
#define SECRET_STREET "77 Hidden Garth"
#define SECRET_POSTCODE "QX9 4ZP"

static const char *const letters_recipients[] = { "CHILD", "PARENT", "CONTACT34", "CONTACT8", "PREVCARER", "ICB_FROM", "ICB_TO", "GP_FROM", "GP_TO", "EDU", "IRO", "AREA", "VSH", "FOSTER" };

static GPtrArray *letters_records; /* what letters_fill() saves at once */

static void
letters_add (const CldKind *kind, const char *ref, const char *const *values)
{
  CldRecord *record = cld_record_new (kind, ref);

  for (guint i = 0; values[i]; i += 2)
    g_assert_true (cld_record_set_text (record, (guint) cld_kind_find_field (kind, values[i]), values[i + 1]));
  g_ptr_array_add (letters_records, record);
}

#define LETTERS_ADD(kind, ref, ...) letters_add (&kind, ref, (const char *const[]){ __VA_ARGS__, NULL })

static void
letters_fill_team (void)
{
  static const char *const settings[][2] = {
    { "sender_team", "Children Looked After Team" },
    { "sender_address", "Moot Hall\nBrackenfold ZZ1 1AA" },
    { "sender_phone", "01632 960114" },
    { "sender_email", "cla-notices@brackenshire.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    LETTERS_ADD (cld_setting_kind, settings[i][0], "value", settings[i][1]);
  LETTERS_ADD (cld_authority_kind, "383", "name", "Brackenshire County Council", "own", "1");
  LETTERS_ADD (cld_authority_kind, "373", "name", "Northmoor Council");
  LETTERS_ADD (cld_person_kind, "dele", "name", "Dele Okafor", "role", "SW");
  LETTERS_ADD (cld_person_kind, "gareth", "name", "Gareth Lowe", "role", "IRO");
  LETTERS_ADD (cld_contact_kind, "K1", "name", "Gareth Lowe", "role", "IRO", "phone", "01632 960120");
  LETTERS_ADD (cld_contact_kind, "K2", "name", "Head of Children’s Services", "role", "AREA_LA", "organisation", "Northmoor Council", "address", "Northmoor Council\n2 Staithe Road\nNorthmoor\nZZ9 1AA");
  LETTERS_ADD (cld_contact_kind, "K3", "name", "Dr C. Lyle", "role", "GP", "organisation", "Stainmoor Medical Group", "address", "Stainmoor Medical Group, Brackenfold");
  LETTERS_ADD (cld_contact_kind, "K4", "name", "Moor Road School", "role", "SCHOOL");
  LETTERS_ADD (cld_contact_kind, "K5", "name", "Dawn " LETTERS_NASTY, "role", "PARENT", "address", "24 Mill Lane, Stainmoor ZZ1 0UY");
  LETTERS_ADD (cld_provider_kind, "SC990417", "name", "Bright Lanes Fostering");
}

static void
letters_fill_notices (const char *child, const char *placement)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters_recipients); i++)
    {
      const char *kind = letters_recipients[i];
      g_autofree char *ref = g_strdup_printf ("%s/%s", placement, kind);
      gboolean area = g_str_equal (kind, "AREA"), end = g_str_equal (kind, "FOSTER");
      const char *name = area ? "Northmoor Council" : g_str_equal (kind, "ICB_FROM") || g_str_equal (kind, "ICB_TO") ? "Brackenshire ICB" : NULL;

      if (g_str_equal (kind, "CONTACT34") || g_str_equal (kind, "CONTACT8"))
        name = "Olwen Price";
      if (g_str_equal (kind, "PREVCARER"))
        name = "Marcia Osei";
      if (g_str_equal (kind, "EDU"))
        name = "Moor Road School";
      if (g_str_equal (kind, "VSH"))
        name = "Virtual School Brackenshire";
      if (end)
        name = "Bright Lanes Fostering";
      LETTERS_ADD (cld_notice_kind, ref, "direction", "OUT", "child", child, "placement", placement, "provision", area ? "reg13_4" : end ? "reg14" : "reg13",
                   "recipient_kind", kind, "recipient", name, "event_on", "2025-03-01");
    }
}

static void
letters_fill_child (const char *child, const char *given, const char *surname, const char *area, gboolean restricted)
{
  g_autofree char *placement = g_strdup_printf ("%s/2025-03-01", child), *before = g_strdup_printf ("%s/2025-01-06", child);
  const char *address = restricted ? SECRET_STREET "\nNorthmoor" : "6 Weir Row\nNorthmoor", *postcode = restricted ? SECRET_POSTCODE : "ZZ9 8HN";

  LETTERS_ADD (cld_child_kind, child, "given_names", given, "surname", surname, "date_of_birth", "2015-05-09", "nhs_number", "9990007071", "worker", "dele", "iro", "gareth");
  LETTERS_ADD (cld_care_period_kind, NULL, "child", child, "started_on", "2025-01-06");
  LETTERS_ADD (cld_legal_status_kind, NULL, "child", child, "started_on", "2025-01-06", "code", "V2");
  LETTERS_ADD (cld_relationship_kind, NULL, "child", child, "contact", "K3", "kind", "PROFESSIONAL", "may_be_told", "1");
  LETTERS_ADD (cld_relationship_kind, NULL, "child", child, "contact", "K4", "kind", "PROFESSIONAL", "may_be_told", "1");
  LETTERS_ADD (cld_relationship_kind, NULL, "child", child, "contact", "K5", "kind", "MOTHER", "may_be_told", "1");
  LETTERS_ADD (cld_placement_kind, before, "child", child, "started_on", "2025-01-06", "ended_on", "2025-03-01", "type", "U6", "carer", "Marcia Osei", "address", "3 Tarn Close\nBrackenfold", "postcode", "ZZ1 4TB", "area_authority", "383");
  LETTERS_ADD (cld_placement_kind, placement, "child", child, "started_on", "2025-03-01", "type", "U6", "carer", "Pat Lund", "provider", "SC990417", "address", address, "postcode", postcode,
               "area_authority", area, "address_restricted", restricted ? "1" : "0", "emergency", "0", "why_here",
               restricted ? "No suitable placement was free in our area. Pat Lund at 77, hidden garth (qx9-4zp) is near her school." : "No suitable placement was free in our area or next to it. Pat Lund can keep her at her school & near her grandmother.");
  LETTERS_ADD (cld_approval_kind, NULL, "child", child, "placement", placement, "provision", "reg11_1_b", "role", "DCS", "name", "Helen Moss", "decided_on", "2025-02-28");
  LETTERS_ADD (cld_plan_kind, NULL, "child", child, "kind", "CARE", "made_on", "2025-02-28");
  letters_fill_notices (child, placement);
}

static void
letters_fill (CldStore *store)
{
  g_autoptr (GError) error = NULL;

  letters_records = g_ptr_array_new_with_free_func (g_object_unref);
  letters_fill_team ();
  letters_fill_child ("C1", "Aisha", "Bello", "373", FALSE);
  letters_fill_child ("C2", "Jay", "Marsh", "373", TRUE);
  letters_fill_child ("C3", "Hafsa", "Begum", "CON", TRUE);
  cld_records_save (store, letters_records, "test", &error);
  g_assert_no_error (error);
  g_clear_pointer (&letters_records, g_ptr_array_unref);
}

/* All letters of a placement, with what is missing filled in. */
G_GNUC_UNUSED static GPtrArray *
letters_load_filled (CldStore *store, const char *placement)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *letters = cld_letters_load (cld_store_get_db (store), placement, NULL, LETTERS_TODAY, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < letters->len; i++)
    {
      CldLetterFieldId missing[CLD_LETTER_N_FIELDS];
      guint n = cld_letter_find_missing (letters->pdata[i], missing);

      for (guint j = 0; j < n; j++)
        cld_letter_fill (letters->pdata[i], missing[j], missing[j] == CLD_LETTER_RECIPIENT_ADDRESS ? "1 Some Street\nSometown ZZ1 1ZZ" : "Filled in");
    }
  return letters;
}

G_GNUC_UNUSED static CldLetter *
letters_find (GPtrArray *letters, const char *recipient_kind)
{
  for (guint i = 0; i < letters->len; i++)
    if (g_strcmp0 (cld_letter_get_recipient_kind (letters->pdata[i]), recipient_kind) == 0)
      return letters->pdata[i];
  return NULL;
}
