/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-letters-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-child-facts.h"
#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-text.h"

/* Whom a letter goes to, and where: what the notice says, else the contact that it means. */

typedef struct
{
  const char *kind;
  const char *role;   /* (nullable): of a contact */
  gboolean of_child;  /* only somebody who is related to the child */
  gboolean may_guess; /* of one role there is one: the new practice is not the only one that is recorded */
} Meant;

static const Meant meant[] = {
  { "PARENT", "PARENT", TRUE, TRUE },
  { "CONTACT34", NULL, TRUE },
  { "CONTACT8", NULL, TRUE },
  { "PREVCARER", "CARER", TRUE },
  { "ICB_FROM", "ICB", FALSE },
  { "ICB_TO", "ICB", FALSE },
  { "GP_FROM", "GP", TRUE, TRUE },
  { "GP_TO", "GP", TRUE },
  { "EDU", "SCHOOL", TRUE, TRUE },
  { "IRO", "IRO", FALSE },
  { "AREA", "AREA_LA", FALSE },
  { "VSH", "VSH", FALSE },
};

static const Meant *
find_meant (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (meant); i++)
    if (g_strcmp0 (meant[i].kind, kind) == 0)
      return &meant[i];
  return NULL;
}

static gboolean
is_kind (const CldLetter *letter, const char *kind)
{
  return g_strcmp0 (letter->recipient_kind, kind) == 0;
}

static gboolean
is_named (const CldRow *contact, const char *folded)
{
  g_autofree char *name = cld_fact_get (contact, CONTACT_NAME) ? cld_text_fold (cld_fact_get (contact, CONTACT_NAME)) : NULL;
  g_autofree char *organisation = cld_fact_get (contact, CONTACT_ORGANISATION) ? cld_text_fold (cld_fact_get (contact, CONTACT_ORGANISATION)) : NULL;

  return g_strcmp0 (name, folded) == 0 || g_strcmp0 (organisation, folded) == 0;
}

/* Somebody who may be told of the child, and is still related to it. */
static gboolean
is_related (const CldLetterRecords *records, const CldRow *contact)
{
  GPtrArray *rows = cld_record_set_get (records->set, &cld_relationship_kind);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (cld_fact_get (rows->pdata[i], RELATIONSHIP_CONTACT), contact->ref) == 0 &&
        (!cld_fact_get (rows->pdata[i], RELATIONSHIP_UNTIL_ON) || strcmp (cld_fact_get (rows->pdata[i], RELATIONSHIP_UNTIL_ON), records->today) > 0) &&
        g_strcmp0 (cld_fact_get (rows->pdata[i], RELATIONSHIP_MAY_BE_TOLD), "0") != 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_role (const CldRow *contact, const char *role)
{
  return !role || g_strcmp0 (cld_fact_get (contact, CONTACT_ROLE), role) == 0;
}

/* (nullable): the contact that is named, else the only one that can be meant. */
static const CldRow *
find_contact (const CldLetter *letter, const CldLetterRecords *records, const char *name)
{
  GPtrArray *contacts = cld_record_set_get (records->common, &cld_contact_kind);
  const Meant *who = find_meant (letter->recipient_kind);
  g_autofree char *folded = name ? cld_text_fold (name) : NULL;
  const CldRow *found = NULL;
  guint n = 0;

  for (guint i = 0; i < contacts->len; i++)
    {
      const CldRow *contact = contacts->pdata[i];
      gboolean related = is_related (records, contact), fits = !who || has_role (contact, who->role);

      if (folded && (related || (fits && !(who && who->of_child))) && is_named (contact, folded))
        {
          if (fits && related)
            return contact;
          found = found ? found : contact;
        }
      /* Without a name only one of them may be meant, and never one that nothing but its role speaks for. */
      if (!folded && who && who->may_guess && fits && related)
        found = n++ == 0 ? contact : NULL;
    }
  return n > 1 ? NULL : found;
}

static const char *
find_area (const CldLetterRecords *records)
{
  const char *code = cld_fact_get (records->placement, PLACEMENT_AREA_AUTHORITY);
  const CldRow *row = code ? cld_record_set_find (records->common, &cld_authority_kind, code) : NULL;

  if (cld_fact_get (row, AUTHORITY_NAME))
    return cld_fact_get (row, AUTHORITY_NAME);
  return code && cld_code_list_lookup (cld_code_list_find ("local_authority"), code) ? cld_code_list_label ("local_authority", code) : NULL;
}

/* (nullable): what the notice, or what it is about, says of its recipient. */
static const char *
find_name (const CldLetter *letter, const CldLetterRecords *records)
{
  const char *name = cld_fact_get (records->notice, NOTICE_RECIPIENT);
  const char *provider = cld_fact_get (records->placement, PLACEMENT_PROVIDER);

  if (is_kind (letter, "CHILD"))
    return letter->values[CLD_LETTER_CHILD_NAME];
  if (name)
    return is_kind (letter, "IRO") ? _cld_letter_name_person (records, name) : name;
  if (is_kind (letter, "IRO"))
    return _cld_letter_name_person (records, cld_fact_get (records->child, CHILD_IRO));
  if (is_kind (letter, "AREA"))
    return find_area (records);
  if (is_kind (letter, "FOSTER") && provider)
    return cld_fact_get (cld_record_set_find (records->set, &cld_provider_kind, provider), PROVIDER_NAME);
  return NULL;
}

/* (nullable): where somebody lived who cared for the child before. */
static char *
find_carer_address (const CldLetterRecords *records, const char *name)
{
  GPtrArray *rows = cld_record_set_get (records->set, &cld_placement_kind);
  g_autofree char *folded = name ? cld_text_fold (name) : NULL;

  for (guint i = 0; folded && i < rows->len; i++)
    {
      g_autofree char *carer = cld_fact_get (rows->pdata[i], PLACEMENT_CARER) ? cld_text_fold (cld_fact_get (rows->pdata[i], PLACEMENT_CARER)) : NULL;

      if (g_strcmp0 (carer, folded) == 0 && !cld_fact_hides_address (rows->pdata[i]))
        return _cld_letter_make_address (rows->pdata[i]);
    }
  return NULL;
}

/* (nullable) */
static const char *
find_address (CldLetter *letter, const CldLetterRecords *records, const CldRow *contact, const char *name)
{
  const char *address = cld_fact_get (records->notice, NOTICE_ADDRESS);

  if (!address)
    address = cld_fact_get (contact, CONTACT_ADDRESS);
  if (!address && is_kind (letter, "CHILD"))
    address = letter->values[CLD_LETTER_ADDRESS];
  if (!address && is_kind (letter, "PREVCARER"))
    {
      g_autofree char *lived = find_carer_address (records, name);

      address = lived ? cld_arena_strdup (letter->arena, lived) : NULL;
    }
  /* What is restricted does not go on an envelope either. */
  return address && !_cld_letter_holds (address, letter->secrets) ? address : NULL;
}

static const char *
keep (CldLetter *letter, const char *text)
{
  return text && *text ? cld_arena_strdup (letter->arena, text) : NULL;
}

/* Nobody's own name is a secret to them. */
static void
drop_name (CldLetter *letter, const char *name)
{
  g_autofree char *key = _cld_letter_make_key (name);

  for (guint i = letter->secrets->len; key && i > 0; i--)
    if (strcmp (letter->secrets->pdata[i - 1], key) == 0)
      g_ptr_array_remove_index (letter->secrets, i - 1);
}

/* Fills in who gets the letter, once the records are read. */
void
_cld_letter_read_recipient (CldLetter *letter, const CldLetterRecords *records)
{
  const char *name = find_name (letter, records), *organisation;
  const CldRow *contact = is_kind (letter, "CHILD") ? NULL : find_contact (letter, records, name);

  organisation = cld_fact_get (contact, CONTACT_ORGANISATION);
  letter->to_name = keep (letter, contact ? cld_fact_get (contact, CONTACT_NAME) : name);
  letter->to_organisation = keep (letter, organisation);
  letter->values[CLD_LETTER_RECIPIENT] = keep (letter, name ? name : cld_fact_get (contact, CONTACT_NAME));
  letter->values[CLD_LETTER_RECIPIENT_ADDRESS] = keep (letter, find_address (letter, records, contact, name));
  drop_name (letter, letter->to_name);
  drop_name (letter, letter->values[CLD_LETTER_RECIPIENT]);
  /* Those of the house, and the child, get theirs by hand or by internal post. */
  letter->by_hand = is_kind (letter, "CHILD") || is_kind (letter, "IRO") || is_kind (letter, "VSH") || (is_kind (letter, "FOSTER") && letter->restricted);
}
