/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-letters-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-child-facts.h"
#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-team-settings.h"
#include "cld-text.h"
#include "cld-value.h"

#define EMERGENCY_DAYS 5 /* working days (CPPCR 2010 reg 13(3)) */

/* What the records say to each field of a letter. */

/* --- texts --- */

static char *
format_day (const char *iso, const char *format)
{
  g_autofree char *date = iso ? g_strndup (iso, 10) : NULL;
  gint32 number = cld_date_read_day (date);
  g_autoptr (GDateTime) day = NULL;

  if (number == CLD_NO_DAY)
    return NULL;
  day = g_date_time_new_from_unix_utc ((gint64) number * 86400);
  return g_date_time_format (day, format);
}

/* (nullable): 4 March 2025 */
char *
_cld_letter_day (const char *iso)
{
  /* Translators: a date in a letter, see strftime */
  return format_day (iso, _("%-d %B %Y"));
}

/* (nullable): Tue 4 March 2025 */
char *
_cld_letter_weekday (const char *iso)
{
  /* Translators: a date with its weekday in a letter, see strftime */
  return format_day (iso, _("%a %-d %B %Y"));
}

/* Takes @text. */
static void
set (CldLetter *letter, CldLetterFieldId field, char *text)
{
  letter->values[field] = text && *text ? cld_arena_strdup (letter->arena, text) : NULL;
  g_free (text);
}

static char *
join_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    if (*g_strstrip (lines[i]))
      {
        /* A line may end with its comma already. */
        if (g_str_has_suffix (lines[i], ","))
          lines[i][strlen (lines[i]) - 1] = '\0';
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", lines[i]);
      }
  return g_string_free (out, FALSE);
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *x = a ? cld_text_fold (a) : NULL, *y = b ? cld_text_fold (b) : NULL;

  return x && y && strcmp (x, y) == 0;
}

/* A worker's name, from a ref, a login or the name itself. */
const char *
_cld_letter_name_person (const CldLetterRecords *records, const char *value)
{
  GPtrArray *people = cld_record_set_get (records->common, &cld_person_kind);

  for (guint i = 0; value && i < people->len; i++)
    {
      const CldRow *person = people->pdata[i];

      if ((strcmp (person->ref, value) == 0 || g_strcmp0 (person->values[PERSON_LOGIN], value) == 0) && cld_fact_get (person, PERSON_NAME))
        return cld_fact_get (person, PERSON_NAME);
    }
  return value;
}

/* --- the child --- */

static char *
make_name (const CldRow *child)
{
  const char *given = cld_fact_get (child, CHILD_GIVEN_NAMES), *surname = cld_fact_get (child, CHILD_SURNAME);

  /* Half a name is none: the letter would be about somebody else. */
  return given && surname ? g_strdup_printf ("%s %s", given, surname) : NULL;
}

static char *
make_given_name (const CldRow *child)
{
  const char *known_as = cld_fact_get (child, CHILD_KNOWN_AS), *given = cld_fact_get (child, CHILD_GIVEN_NAMES);

  if (known_as)
    return g_strdup (known_as);
  return given ? g_strndup (given, strcspn (given, " ")) : NULL;
}

/* The row that holds @day, or the last one begun by then. */
static const CldRow *
find_on (const CldLetterRecords *records, const CldKind *kind, guint started, guint ended, const char *day)
{
  GPtrArray *rows = cld_record_set_get (records->set, kind);

  for (guint i = 0; day && i < rows->len; i++)
    if (cld_fact_is_in_force (rows->pdata[i], started, ended, day))
      return rows->pdata[i];
  return NULL;
}

/* What is so now, where the placement goes on; else what was so when it began. */
static const char *
find_day (const CldLetterRecords *records)
{
  const CldRow *placement = records->placement;

  if (!placement || cld_fact_is_in_force (placement, PLACEMENT_STARTED_ON, PLACEMENT_ENDED_ON, records->today))
    return records->today;
  return cld_fact_get (placement, PLACEMENT_STARTED_ON);
}

/* (nullable): a label inside a line: its first letter small, unless it begins an abbreviation. */
static char *
make_status (const CldRow *status)
{
  const char *code = cld_fact_get (status, LEGAL_STATUS_CODE);
  char *label = code ? g_strdup (cld_code_list_label ("legal_status", code)) : NULL;

  if (label && g_ascii_isupper (label[0]) && g_ascii_islower (label[1]))
    label[0] = g_ascii_tolower (label[0]);
  return label;
}

static void
read_child (CldLetter *letter, const CldLetterRecords *records)
{
  const CldRow *child = records->child;
  const char *born = cld_fact_get (child, CHILD_DATE_OF_BIRTH), *day = find_day (records);
  const CldRow *period = find_on (records, &cld_care_period_kind, CARE_PERIOD_STARTED_ON, CARE_PERIOD_ENDED_ON, day);
  const CldRow *status = find_on (records, &cld_legal_status_kind, LEGAL_STATUS_STARTED_ON, LEGAL_STATUS_ENDED_ON, day);
  int age = born ? cld_date_age (born, records->today) : -1;

  set (letter, CLD_LETTER_CHILD_NAME, make_name (child));
  set (letter, CLD_LETTER_CHILD_GIVEN_NAME, make_given_name (child));
  set (letter, CLD_LETTER_CHILD_NUMBER, g_strdup (child ? child->ref : NULL));
  set (letter, CLD_LETTER_DATE_OF_BIRTH, _cld_letter_day (born));
  set (letter, CLD_LETTER_AGE, age >= 0 ? g_strdup_printf ("%d", age) : NULL);
  set (letter, CLD_LETTER_NHS_NUMBER, g_strdup (cld_fact_get (child, CHILD_NHS_NUMBER)));
  set (letter, CLD_LETTER_LOOKED_AFTER_SINCE, _cld_letter_weekday (cld_fact_get (period, CARE_PERIOD_STARTED_ON)));
  set (letter, CLD_LETTER_LEGAL_STATUS, make_status (status));
}

/* --- people --- */

/* The telephone number of a contact of that name, in one piece. */
static char *
find_phone (const CldLetterRecords *records, const char *name)
{
  GPtrArray *contacts = cld_record_set_get (records->common, &cld_contact_kind);

  for (guint i = 0; name && i < contacts->len; i++)
    if (cld_fact_get (contacts->pdata[i], CONTACT_PHONE) && is_same (cld_fact_get (contacts->pdata[i], CONTACT_NAME), name))
      return g_strdup (cld_fact_get (contacts->pdata[i], CONTACT_PHONE));
  return NULL;
}

static const char *
read_setting (const CldLetterRecords *records, CldTeamSettingId id)
{
  const CldRow *row = cld_record_set_find (records->common, &cld_setting_kind, cld_team_setting_get (id)->key);

  return cld_team_setting_read_text (id, row ? row->values[SETTING_VALUE] : NULL);
}

static char *
name_with_phone (const CldLetterRecords *records, const char *name, const char *phone)
{
  g_autofree char *own = find_phone (records, name);

  if (!name)
    return NULL;
  if (own || (phone && *phone))
    return g_strdup_printf ("%s, %s", name, own ? own : phone);
  return g_strdup (name);
}

static void
read_people (CldLetter *letter, const CldLetterRecords *records)
{
  const char *worker = _cld_letter_name_person (records, cld_fact_get (records->child, CHILD_WORKER));
  const char *iro = _cld_letter_name_person (records, cld_fact_get (records->child, CHILD_IRO));

  letter->signatory = worker ? cld_arena_strdup (letter->arena, worker) : NULL;
  set (letter, CLD_LETTER_SOCIAL_WORKER, name_with_phone (records, worker, read_setting (records, CLD_TEAM_SENDER_PHONE)));
  set (letter, CLD_LETTER_IRO, name_with_phone (records, iro, NULL));
}

static void
read_sender (CldLetter *letter, const CldLetterRecords *records)
{
  GPtrArray *authorities = cld_record_set_get (records->common, &cld_authority_kind);

  for (guint i = 0; i < authorities->len; i++)
    if (cld_fact_is_set (authorities->pdata[i], AUTHORITY_OWN))
      set (letter, CLD_LETTER_SENDER_AUTHORITY, g_strdup (cld_fact_get (authorities->pdata[i], AUTHORITY_NAME)));
  set (letter, CLD_LETTER_SENDER_TEAM, g_strdup (read_setting (records, CLD_TEAM_SENDER_TEAM)));
  set (letter, CLD_LETTER_SENDER_ADDRESS, g_strdup (read_setting (records, CLD_TEAM_SENDER_ADDRESS)));
  set (letter, CLD_LETTER_SENDER_PHONE, g_strdup (read_setting (records, CLD_TEAM_SENDER_PHONE)));
  set (letter, CLD_LETTER_SENDER_EMAIL, g_strdup (read_setting (records, CLD_TEAM_SENDER_EMAIL)));
}

/* --- the placement --- */

static const CldRow *
find_provider (const CldLetterRecords *records, const CldRow *placement)
{
  const char *ref = cld_fact_get (placement, PLACEMENT_PROVIDER);

  return ref ? cld_record_set_find (records->set, &cld_provider_kind, ref) : NULL;
}

static char *
make_placed_with (const CldLetterRecords *records)
{
  const char *carer = cld_fact_get (records->placement, PLACEMENT_CARER);
  const char *provider = cld_fact_get (find_provider (records, records->placement), PROVIDER_NAME);

  if (carer && provider && !is_same (carer, provider))
    /* Translators: %1$s is a carer, %2$s the home or agency */
    return g_strdup_printf (_("%1$s, of %2$s"), carer, provider);
  return g_strdup (carer ? carer : provider);
}

/* (nullable): in one line, with the postcode at its end */
char *
_cld_letter_make_address (const CldRow *placement)
{
  const char *postcode = cld_fact_get (placement, PLACEMENT_POSTCODE);
  g_autofree char *address = join_lines (cld_fact_get (placement, PLACEMENT_ADDRESS));
  g_autofree char *key = _cld_letter_make_key (postcode), *whole = _cld_letter_make_key (address);

  /* A postcode alone is no address. */
  if (!*address)
    return NULL;
  if (!postcode || (key && whole && strstr (whole, key)))
    return g_steal_pointer (&address);
  return g_strdup_printf ("%s %s", address, postcode);
}

static const char *
name_area (const CldLetterRecords *records, const char *code)
{
  const CldRow *row = code ? cld_record_set_find (records->common, &cld_authority_kind, code) : NULL;

  if (cld_fact_get (row, AUTHORITY_NAME))
    return cld_fact_get (row, AUTHORITY_NAME);
  if (code && cld_code_list_lookup (cld_code_list_find ("local_authority"), code))
    return cld_code_list_label ("local_authority", code);
  return code ? cld_code_list_label ("locality", code) : NULL;
}

static const CldRow *
find_approval (const CldLetterRecords *records)
{
  GPtrArray *rows = cld_record_set_get (records->set, &cld_approval_kind);
  const CldRow *best = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];

      if (g_str_has_prefix (cld_fact_get (row, APPROVAL_PROVISION) ? cld_fact_get (row, APPROVAL_PROVISION) : "", "reg11_1") &&
          g_strcmp0 (cld_fact_get (row, APPROVAL_PLACEMENT), records->placement->ref) == 0 && cld_fact_get (row, APPROVAL_DECIDED_ON) &&
          g_strcmp0 (cld_fact_get (row, APPROVAL_DECISION), "REFUSED") != 0 &&
          (!best || strcmp (cld_fact_get (row, APPROVAL_DECIDED_ON), cld_fact_get (best, APPROVAL_DECIDED_ON)) > 0))
        best = row;
    }
  return best;
}

static char *
make_approval (const CldLetterRecords *records)
{
  const CldRow *approval = records->placement ? find_approval (records) : NULL;
  g_autofree char *day = _cld_letter_weekday (cld_fact_get (approval, APPROVAL_DECIDED_ON));
  const char *name = _cld_letter_name_person (records, cld_fact_get (approval, APPROVAL_NAME)), *role = cld_fact_get (approval, APPROVAL_ROLE);

  if (approval && name && role)
    return g_strdup_printf ("%s, %s, %s", name, cld_code_list_label ("approval_role", role), day);
  if (cld_fact_is_set (records->placement, PLACEMENT_CONNECTED_PERSON))
    return g_strdup (_("Not needed: a connected person (regulation 11(4))"));
  if (cld_fact_is_set (records->placement, PLACEMENT_OWN_FOSTER_CARER))
    return g_strdup (_("Not needed: our own foster carer (regulation 11(4))"));
  return NULL;
}

static char *
make_plan_day (const CldLetterRecords *records)
{
  GPtrArray *rows = cld_record_set_get (records->set, &cld_plan_kind);
  const char *last = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *made = cld_fact_get (rows->pdata[i], PLAN_MADE_ON);

      if (made && g_strcmp0 (cld_fact_get (rows->pdata[i], PLAN_KIND), "CARE") == 0 && strcmp (made, records->today) <= 0 && (!last || strcmp (made, last) > 0))
        last = made;
    }
  return _cld_letter_day (last);
}

static char *
make_emergency (const CldRow *placement)
{
  if (!cld_fact_get (placement, PLACEMENT_EMERGENCY))
    return NULL;
  return g_strdup (cld_fact_is_set (placement, PLACEMENT_EMERGENCY) ? _("in an emergency") : _("not an emergency"));
}

static char *
label_of (const CldRow *row, guint field)
{
  return cld_fact_get (row, field) ? cld_value_display (&row->kind->fields[field], cld_fact_get (row, field)) : NULL;
}

/* (nullable): what sort of place it is, for people outside, who do not know the codes of the return. */
static char *
make_type (const CldRow *placement)
{
  static const struct
  {
    const char *prefix;
    const char *words;
  } types[] = {
    { "A", N_("Placed for adoption") },
    { "H5", N_("Semi-independent living") },
    { "K1", N_("Secure children’s home") },
    { "K2", N_("Children’s home") },
    { "K3", N_("Supported accommodation") },
    { "P1", N_("With a parent") },
    { "P2", N_("Independent living") },
    { "R1", N_("Residential care home") },
    { "R2", N_("Health service or nursing home") },
    { "R3", N_("Residential family centre") },
    { "S1", N_("Residential school") },
    { "U", N_("Foster placement") },
  };
  const char *type = cld_fact_get (placement, PLACEMENT_TYPE);

  for (guint i = 0; type && i < G_N_ELEMENTS (types); i++)
    if (g_str_has_prefix (type, types[i].prefix))
      return g_strdup (_(types[i].words));
  return label_of (placement, PLACEMENT_TYPE);
}

static void
read_placement (CldLetter *letter, const CldLetterRecords *records)
{
  const CldRow *placement = records->placement;
  const char *event = cld_fact_get (records->notice, NOTICE_EVENT_ON), *provision = letter->provision;
  gboolean is_start = g_strcmp0 (provision, "reg13") == 0 || g_strcmp0 (provision, "reg13_4") == 0;
  const char *started = cld_fact_get (placement, PLACEMENT_STARTED_ON), *ended = cld_fact_get (placement, PLACEMENT_ENDED_ON);

  set (letter, CLD_LETTER_STARTED_ON, _cld_letter_weekday (started ? started : is_start ? event : NULL));
  set (letter, CLD_LETTER_ENDED_ON, _cld_letter_weekday (ended ? ended : g_strcmp0 (provision, "reg14") == 0 ? event : NULL));
  set (letter, CLD_LETTER_PLACEMENT_TYPE, make_type (placement));
  set (letter, CLD_LETTER_PLACED_WITH, make_placed_with (records));
  set (letter, CLD_LETTER_ADDRESS, _cld_letter_make_address (placement));
  set (letter, CLD_LETTER_AREA_NAME, g_strdup (name_area (records, cld_fact_get (placement, PLACEMENT_AREA_AUTHORITY))));
  set (letter, CLD_LETTER_EMERGENCY, make_emergency (placement));
  set (letter, CLD_LETTER_APPROVED_BY, make_approval (records));
  set (letter, CLD_LETTER_WHY_HERE, g_strdup (cld_fact_get (placement, PLACEMENT_WHY_HERE)));
  set (letter, CLD_LETTER_REASON_ENDED, label_of (placement, PLACEMENT_REASON_ENDED));
  set (letter, CLD_LETTER_CARE_PLAN_ON, make_plan_day (records));
}

/* --- a restricted address --- */

static void
add_key (CldLetter *letter, const char *text)
{
  char *key = _cld_letter_make_key (text);

  if (key)
    g_ptr_array_add (letter->secrets, key);
}

/* Names are kept back of the placement that the letter is about: those of an earlier one may be of the present one too. */
static void
add_names (CldLetter *letter, const CldLetterRecords *records)
{
  add_key (letter, cld_fact_get (records->placement, PLACEMENT_CARER));
  add_key (letter, cld_fact_get (find_provider (records, records->placement), PROVIDER_NAME));
}

static void
add_secrets (CldLetter *letter, const CldLetterRecords *records, const CldRow *placement)
{
  const CldRow *provider = find_provider (records, placement);
  g_auto (GStrv) lines = g_strsplit_set (cld_fact_get (placement, PLACEMENT_ADDRESS) ? cld_fact_get (placement, PLACEMENT_ADDRESS) : "", "\n,", -1);
  g_autofree char *address = join_lines (cld_fact_get (placement, PLACEMENT_ADDRESS));

  add_key (letter, address);
  add_key (letter, cld_fact_get (placement, PLACEMENT_POSTCODE));
  add_key (letter, cld_fact_get (provider, PROVIDER_POSTCODE));
  /* The first line is the house; those below are towns and counties, which others live in too. */
  if (lines[0])
    add_key (letter, lines[0]);
}

/* A place that is told openly is no secret, although an earlier placement there was one. */
static void
drop_open (CldLetter *letter, const char *open)
{
  for (guint i = letter->secrets->len; open && i > 0; i--)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      g_ptr_array_add (one, letter->secrets->pdata[i - 1]);
      if (_cld_letter_holds (open, one))
        g_ptr_array_remove_index (letter->secrets, i - 1);
    }
}

static void
hide (CldLetter *letter, CldLetterFieldId field, const char *instead)
{
  if (letter->values[field])
    letter->hidden[field] = instead;
}

static void
read_restriction (CldLetter *letter, const CldLetterRecords *records)
{
  GPtrArray *placements = cld_record_set_get (records->set, &cld_placement_kind);
  gboolean confidential = g_strcmp0 (cld_fact_get (records->placement, PLACEMENT_AREA_AUTHORITY), "CON") == 0;
  gboolean is_area = g_strcmp0 (letter->recipient_kind, "AREA") == 0;
  g_autofree char *why = NULL;

  for (guint i = 0; i < placements->len; i++)
    if (cld_fact_hides_address (placements->pdata[i]))
      add_secrets (letter, records, placements->pdata[i]);
  letter->restricted = cld_fact_hides_address (records->placement);
  if (letter->restricted)
    add_names (letter, records);
  else
    drop_open (letter, letter->values[CLD_LETTER_ADDRESS]);
  letter->may_show = letter->restricted && !confidential && is_area;
  why = letter->values[CLD_LETTER_WHY_HERE] ? _cld_letter_hide (letter->values[CLD_LETTER_WHY_HERE], letter->secrets) : NULL;
  if (why && strcmp (why, letter->values[CLD_LETTER_WHY_HERE]) != 0)
    letter->hidden[CLD_LETTER_WHY_HERE] = cld_arena_strdup (letter->arena, why);
  if (!letter->restricted)
    return;
  letter->values[CLD_LETTER_ADDRESS] = letter->values[CLD_LETTER_ADDRESS] ? letter->values[CLD_LETTER_ADDRESS] : "";
  hide (letter, CLD_LETTER_ADDRESS, _("Address withheld: ring the social worker"));
  hide (letter, CLD_LETTER_PLACED_WITH, _("Withheld: ring the social worker"));
  if (!is_area)
    hide (letter, CLD_LETTER_AREA_NAME, _("Withheld: ring the social worker"));
}

/* --- the notice --- */

static char *
make_lateness (const CldLetter *letter, const CldLetterRecords *records, const char *due)
{
  gboolean ending = g_strcmp0 (letter->provision, "reg14") == 0;
  g_autofree char *words = _cld_letter_weekday (due);

  if (!due || letter->is_chase || strcmp (records->today, due) <= 0)
    return NULL;
  if (ending)
    /* Translators: %s is a date */
    return g_strdup_printf (_("You should have had it before the placement ended on %s."), words);
  if (cld_fact_is_set (records->placement, PLACEMENT_EMERGENCY))
    /* Translators: %s is a date */
    return g_strdup_printf (_("You should have had it by %s, five working days after the placement started."), words);
  /* Translators: %s is a date */
  return g_strdup_printf (_("You should have had it before the placement started on %s."), words);
}

/* The day by which the notice was due, or nothing. */
static gboolean
find_due (const CldLetter *letter, const CldLetterRecords *records, char due[CLD_DATE_SIZE])
{
  const char *event = cld_fact_get (records->notice, NOTICE_EVENT_ON);
  gboolean ending = g_strcmp0 (letter->provision, "reg14") == 0;
  const char *from = ending && event ? event : cld_fact_get (records->placement, ending ? PLACEMENT_ENDED_ON : PLACEMENT_STARTED_ON);
  gint32 day = cld_date_read_day (from ? from : event);

  if (!ending && g_strcmp0 (letter->provision, "reg13") != 0 && g_strcmp0 (letter->provision, "reg13_4") != 0)
    return FALSE;
  /* Who does not know when it began cannot say that the notice is late. */
  if (!ending && g_strcmp0 (cld_fact_get (records->placement, PLACEMENT_START_KNOWN), "0") == 0)
    return FALSE;
  if (day != CLD_NO_DAY && !ending && cld_fact_is_set (records->placement, PLACEMENT_EMERGENCY))
    day = cld_calendar_add_working_days (records->calendar, day, EMERGENCY_DAYS);
  if (day == CLD_NO_DAY)
    return FALSE;
  cld_date_from_day (day, due);
  return TRUE;
}

static void
read_reply (CldLetter *letter, const CldLetterRecords *records)
{
  const CldRow *row = cld_record_set_find (records->common, &cld_setting_kind, cld_team_setting_get (CLD_TEAM_ACKNOWLEDGE_DAYS)->key);
  int n = cld_team_setting_read (CLD_TEAM_ACKNOWLEDGE_DAYS, row ? row->values[SETTING_VALUE] : NULL);
  gint32 day = cld_calendar_add_working_days (records->calendar, cld_date_to_day (records->today), n);
  char iso[CLD_DATE_SIZE];

  if (day == CLD_NO_DAY)
    return;
  cld_date_from_day (day, iso);
  set (letter, CLD_LETTER_REPLY_BY, _cld_letter_weekday (iso));
  set (letter, CLD_LETTER_REPLY_DAYS, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d working day", "%d working days", (gulong) n), n));
}

static void
read_notice (CldLetter *letter, const CldLetterRecords *records)
{
  const CldRow *notice = records->notice;
  const char *reference = cld_fact_get (notice, NOTICE_REFERENCE);
  char due[CLD_DATE_SIZE];
  gboolean has_due = find_due (letter, records, due);

  set (letter, CLD_LETTER_PROVISION, g_strdup (letter->provision ? cld_code_list_label ("notice_provision", letter->provision) : NULL));
  set (letter, CLD_LETTER_EVENT_ON, _cld_letter_weekday (cld_fact_get (notice, NOTICE_EVENT_ON)));
  set (letter, CLD_LETTER_REFERENCE, g_strdup (reference ? reference : notice->ref));
  set (letter, CLD_LETTER_TODAY, _cld_letter_day (records->today));
  set (letter, CLD_LETTER_SENT_BEFORE, _cld_letter_weekday (cld_fact_get (notice, NOTICE_SENT_ON)));
  if (has_due)
    set (letter, CLD_LETTER_DUE, _cld_letter_weekday (due));
  set (letter, CLD_LETTER_LATE_NOTICE, make_lateness (letter, records, has_due ? due : NULL));
  letter->is_late = letter->values[CLD_LETTER_LATE_NOTICE] != NULL;
  read_reply (letter, records);
}

/* Fills what the records say into a letter whose notice, child, recipient's kind and template are set. */
void
_cld_letter_read_records (CldLetter *letter, const CldLetterRecords *records)
{
  read_child (letter, records);
  read_people (letter, records);
  read_sender (letter, records);
  read_placement (letter, records);
  read_notice (letter, records);
  read_restriction (letter, records);
}
