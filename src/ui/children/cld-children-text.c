/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-children-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-date.h"

#define NOT_RECORDED "–"

/* clang-format off */
static const CldChildrenColumnInfo infos[] = {
  [CLD_CHILDREN_NAME]      = { "name", N_("Name"), 138, 92, CLD_CASELOAD_BY_NAME, FALSE, FALSE, TRUE },
  [CLD_CHILDREN_NUMBER]    = { "number", N_("Number"), 84, 48, CLD_CASELOAD_BY_NUMBER, FALSE, TRUE, TRUE },
  [CLD_CHILDREN_AGE]       = { "age", N_("Age"), 46, 24, CLD_CASELOAD_BY_AGE, TRUE, FALSE, FALSE },
  [CLD_CHILDREN_LEGAL]     = { "legal_status", N_("Legal"), 54, 28, CLD_CASELOAD_BY_LEGAL_STATUS, FALSE, FALSE, FALSE },
  [CLD_CHILDREN_TYPE]      = { "placement_type", N_("Type"), 50, 26, CLD_CASELOAD_BY_TYPE, FALSE, FALSE, TRUE },
  [CLD_CHILDREN_PLACEMENT] = { "placement", N_("Placement"), -1, 0, CLD_CASELOAD_BY_CARER, FALSE, FALSE, TRUE },
  [CLD_CHILDREN_SINCE]     = { "since", N_("Since"), 90, 46, CLD_CASELOAD_BY_SINCE, FALSE, FALSE, FALSE },
  [CLD_CHILDREN_MILES]     = { "miles", N_("Miles"), 58, 28, CLD_CASELOAD_BY_MILES, TRUE, FALSE, FALSE },
  [CLD_CHILDREN_WORKER]    = { "worker", N_("Worker"), 98, 62, CLD_CASELOAD_BY_WORKER, FALSE, FALSE, TRUE },
  [CLD_CHILDREN_IRO]       = { "iro", N_("IRO"), 98, 0, CLD_CASELOAD_BY_IRO, FALSE, FALSE, TRUE },
  [CLD_CHILDREN_SEEN]      = { "last_seen", N_("Last seen"), 78, 42, CLD_CASELOAD_BY_SEEN, FALSE, FALSE, FALSE },
  [CLD_CHILDREN_ALONE]     = { "days_since_seen_alone", N_("Alone, days"), 88, 30, CLD_CASELOAD_BY_ALONE, TRUE, FALSE, FALSE },
  [CLD_CHILDREN_NEXT]      = { "next_duty", N_("Next duty"), 216, 104, CLD_CHILDREN_BY_DUTY, FALSE, FALSE, FALSE },
  [CLD_CHILDREN_ALERT]     = { "alert", N_("Alert"), 98, 46, CLD_CASELOAD_BY_ALERT, FALSE, FALSE, FALSE },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (infos) == CLD_CHILDREN_N_COLUMNS);

/**
 * cld_children_column_info:
 * @column: a column
 *
 * Returns: what it is
 */
const CldChildrenColumnInfo *
cld_children_column_info (CldChildrenColumn column)
{
  g_return_val_if_fail ((guint) column < G_N_ELEMENTS (infos), NULL);

  return &infos[column];
}

/**
 * cld_children_date:
 * @iso: a date
 * @today: (nullable): today, to leave out the year of a date in this one
 *
 * Returns: (transfer full): 4 Nov 24, or 4 Nov in the year of @today
 */
char *
cld_children_date (const char *iso, const char *today)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *moment = g_strdup_printf ("%.10sT00:00:00", iso);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (moment, utc);

  if (!date)
    return g_strdup (iso);
  if (today && strncmp (iso, today, 5) == 0)
    /* Translators: a date of this year in a table, such as 4 Nov; see g_date_time_format() */
    return g_date_time_format (date, _("%-e %b"));
  /* Translators: a date in a table, such as 4 Nov 24; see g_date_time_format() */
  return g_date_time_format (date, _("%-e %b %y"));
}

/**
 * cld_children_type_word:
 * @code: (nullable): code of a placement
 *
 * Returns: (nullable): what kind of placement it is in a word or two
 */
const char *
cld_children_type_word (const char *code)
{
  static const struct
  {
    const char *group;
    const char *word;
  } words[] = {
    { "foster-kinship", N_("Foster") },     { "foster-other", N_("Foster") },       { "residential", N_("Residential") },
    { "adoption", N_("Adoption") },         { "home", N_("With parents") },         { "independent", N_("Independent") },
    { "supported", N_("Supported") },       { "health", N_("Health") },             { "custody", N_("Custody") },
    { "other", N_("Other placement") },
  };
  const CldCodeList *list = cld_code_list_find ("placement_type");
  const CldCode *found = code ? cld_code_list_lookup (list, code) : NULL;

  for (guint i = 0; found && found->group && i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].group, found->group) == 0)
      return _(words[i].word);
  return found ? found->label : code;
}

static char *
make_name (const CldCaseloadFacts *facts)
{
  g_autoptr (GString) name = g_string_new (facts->given_names);

  if (facts->surname)
    g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", facts->surname);
  if (facts->known_as && g_strcmp0 (facts->known_as, facts->given_names) != 0)
    g_string_append_printf (name, name->len > 0 ? " (%s)" : "%s", facts->known_as);
  /* The return has no names: the number is what the child is known by then. */
  if (name->len == 0)
    g_string_append (name, facts->ref);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static char *
make_placement (const CldCaseloadFacts *facts, const char *today)
{
  const char *word = cld_children_type_word (facts->placement_type);
  const char *with = facts->carer ? facts->carer : facts->provider;

  if (word && with)
    return g_strdup_printf ("%s · %s", word, with);
  if (word || with)
    return g_strdup (word ? word : with);
  if (facts->left_on && today)
    {
      g_autofree char *date = cld_children_date (facts->left_on, NULL);

      /* Translators: %s is a date */
      return g_strdup_printf (_("Left care %s"), date);
    }
  return NULL;
}

static char *
make_alert (const CldCaseloadFacts *facts)
{
  if (facts->missing_since)
    return g_strdup (g_strcmp0 (facts->missing_kind, "A") == 0 ? _("Away") : _("Missing"));
  if (facts->restricted)
    return g_strdup (_("Restricted"));
  return facts->alert ? g_strdup (_("Alert")) : NULL;
}

/**
 * cld_children_alert:
 * @facts: a child
 *
 * Returns: how the gravest alert looks
 */
CldChildrenAlert
cld_children_alert (const CldCaseloadFacts *facts)
{
  if (facts->missing_since)
    return (CldChildrenAlert) { "dialog-warning-symbolic", "cld-late", "cld_late" };
  if (facts->restricted)
    return (CldChildrenAlert) { "changes-prevent-symbolic", "cld-restricted", "cld_restricted" };
  if (facts->alert)
    return (CldChildrenAlert) { "dialog-warning-symbolic", "cld-due", "cld_due" };
  return (CldChildrenAlert) { NULL, NULL, NULL };
}

static char *
make_age (const CldCaseloadFacts *facts, const char *today)
{
  int age = facts->date_of_birth ? cld_date_age (facts->date_of_birth, today) : -1;

  return age >= 0 ? g_strdup_printf ("%d", age) : NULL;
}

static char *
make_days (const char *since, const char *today)
{
  return since ? g_strdup_printf ("%d", cld_date_to_day (today) - cld_date_to_day (since)) : NULL;
}

/**
 * cld_children_value:
 * @facts: a child
 * @column: a column
 * @today: today
 *
 * Returns: (transfer full) (nullable): what is recorded, dates as YYYY-MM-DD, as a file has it; %NULL where nothing is
 */
char *
cld_children_value (const CldCaseloadFacts *facts, CldChildrenColumn column, const char *today)
{
  switch (column)
    {
    case CLD_CHILDREN_NAME:
      return make_name (facts);
    case CLD_CHILDREN_NUMBER:
      return g_strdup (facts->ref);
    case CLD_CHILDREN_AGE:
      return make_age (facts, today);
    case CLD_CHILDREN_LEGAL:
      return g_strdup (facts->legal_status);
    case CLD_CHILDREN_TYPE:
      return g_strdup (facts->placement_type);
    case CLD_CHILDREN_PLACEMENT:
      return make_placement (facts, today);
    case CLD_CHILDREN_SINCE:
      return g_strdup (facts->since);
    case CLD_CHILDREN_MILES:
      return g_strdup (facts->miles);
    case CLD_CHILDREN_WORKER:
      return g_strdup (facts->worker);
    case CLD_CHILDREN_IRO:
      return g_strdup (facts->iro);
    case CLD_CHILDREN_SEEN:
      return g_strdup (facts->seen_on);
    case CLD_CHILDREN_ALONE:
      return make_days (facts->seen_alone_on, today);
    case CLD_CHILDREN_NEXT:
      return NULL; /* nothing of it is recorded */
    case CLD_CHILDREN_ALERT:
      return make_alert (facts);
    case CLD_CHILDREN_N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * cld_children_text:
 * @facts: a child
 * @column: a column
 * @today: today
 *
 * Returns: (transfer full): what the cell says; a dash where nothing is recorded, nothing where there is no alert
 */
char *
cld_children_text (const CldCaseloadFacts *facts, CldChildrenColumn column, const char *today)
{
  g_autofree char *value = cld_children_value (facts, column, today);

  if (!value)
    return g_strdup (column == CLD_CHILDREN_ALERT ? "" : NOT_RECORDED);
  if (column == CLD_CHILDREN_SINCE || column == CLD_CHILDREN_SEEN)
    return cld_children_date (value, column == CLD_CHILDREN_SEEN ? today : NULL);
  return g_steal_pointer (&value);
}

/**
 * cld_children_hint:
 * @facts: a child
 * @column: a column
 *
 * Returns: (transfer full) (nullable): what the cell cannot say in its room: the words of a code, the alert itself
 */
char *
cld_children_hint (const CldCaseloadFacts *facts, CldChildrenColumn column)
{
  if (column == CLD_CHILDREN_LEGAL && facts->legal_status)
    return g_strdup (cld_code_list_label ("legal_status", facts->legal_status));
  if ((column == CLD_CHILDREN_TYPE || column == CLD_CHILDREN_PLACEMENT) && facts->placement_type)
    return g_strdup (cld_code_list_label ("placement_type", facts->placement_type));
  return column == CLD_CHILDREN_ALERT ? g_strdup (facts->alert) : NULL;
}
