/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duties-other.h"

/* The rules, a function for each subject of the timetable. A new one is a line here. */
static void (*const rules_table[]) (CldDutyContext *c) = {
  _cld_duties_plans,
  _cld_duties_health,
  _cld_duties_sdq,
  _cld_duties_reviews,
  _cld_duties_visits,
  _cld_duties_providers,
  _cld_duties_approvals,
  _cld_duties_notices,
  _cld_duties_missing,
  _cld_duties_leaving,
  _cld_duties_adoption,
  _cld_duties_other_plans,
  _cld_duties_checks,
  _cld_duties_short_breaks,
  _cld_duties_secure,
  _cld_duties_conditions,
  _cld_duties_parents,
  _cld_duties_temporary,
  _cld_duties_ending,
  _cld_duties_incidents,
  _cld_duties_status,
  _cld_duties_pathway,
};

/**
 * cld_duty_rules_init:
 * @rules: (out caller-allocates): the settings
 * @calendar: the working days; kept by reference
 *
 * Sets every setting to the default of the contract.
 */
void
cld_duty_rules_init (CldDutyRules *rules, const CldCalendar *calendar)
{
  *rules = (CldDutyRules){ .calendar = calendar, .window = 14, .move_day_counts = TRUE, .forecast_until = CLD_NO_DAY };
}

static const char *
get_ref (const CldFacts *facts, CldFactId id)
{
  switch ((CldFactKind) id.kind)
    {
#define REF_OF(KIND, array) \
  case KIND: \
    return id.index < facts->array.n ? facts->array.at[id.index].ref : NULL;
      REF_OF (CLD_FACT_PERIOD, periods)
      REF_OF (CLD_FACT_STATUS, statuses)
      REF_OF (CLD_FACT_PLACEMENT, placements)
      REF_OF (CLD_FACT_VISIT, visits)
      REF_OF (CLD_FACT_REVIEW, reviews)
      REF_OF (CLD_FACT_HEALTH, health)
      REF_OF (CLD_FACT_SDQ, sdqs)
      REF_OF (CLD_FACT_PLAN, plans)
      REF_OF (CLD_FACT_MISSING, missing)
      REF_OF (CLD_FACT_APPROVAL, approvals)
      REF_OF (CLD_FACT_NOTICE, notices)
      REF_OF (CLD_FACT_PROVIDER_NOTICE, provider_notices)
      REF_OF (CLD_FACT_WAIVER, waivers)
#undef REF_OF
    case CLD_FACT_CHILD:
      return facts->ref;
    case CLD_FACT_NONE:
    case CLD_FACT_N_KINDS:
    default:
      return NULL;
    }
}

/**
 * cld_fact_id_get_ref:
 * @facts: the child's facts
 * @id: one of them
 *
 * Returns: (nullable): its ref; the child's number for the child; %NULL for %CLD_FACT_NONE
 */
const char *
cld_fact_id_get_ref (const CldFacts *facts, CldFactId id)
{
  g_return_val_if_fail (facts != NULL, NULL);

  return get_ref (facts, id);
}

static const char *
get_subject_ref (const CldFacts *facts, CldFactId subject)
{
  const char *ref = subject.kind == CLD_FACT_CHILD ? NULL : get_ref (facts, subject);

  return ref ? ref : "";
}

static int
compare_when (CldWhen a, CldWhen b)
{
  if (a.day != b.day)
    return a.day < b.day ? -1 : 1;
  return (a.minute > b.minute) - (a.minute < b.minute);
}

static int
compare_subjects (const CldFacts *facts, CldFactId a, CldFactId b)
{
  if (a.kind == b.kind && a.index == b.index)
    return 0;
  return strcmp (get_subject_ref (facts, a), get_subject_ref (facts, b));
}

/* What most rows are told apart by, in one number: due date, minute, duty. */
typedef struct
{
  guint64 key;
  guint32 place;
} SortKey;

typedef struct
{
  const CldFacts *facts;
  const CldDuty *duties; /* of this child */
} Sorting;

static int
compare_for_output (gconstpointer a, gconstpointer b, gpointer data)
{
  const SortKey *i = a, *j = b;
  const Sorting *sorting = data;
  const CldDuty *x, *y;
  int order;

  if (i->key != j->key)
    return i->key < j->key ? -1 : 1;
  x = &sorting->duties[i->place];
  y = &sorting->duties[j->place];
  if ((order = compare_subjects (sorting->facts, x->subject, y->subject)) != 0)
    return order;
  if ((order = compare_when (x->counted_from, y->counted_from)) != 0)
    return order;
  return x->serial != y->serial ? (x->serial < y->serial ? -1 : 1) : (i->place < j->place ? -1 : 1);
}

static gboolean
share_ref (const CldFacts *facts, const CldDuty *x, const CldDuty *y)
{
  return x->row == y->row && compare_when (x->counted_from, y->counted_from) == 0 && compare_subjects (facts, x->subject, y->subject) == 0;
}

/* Numbers the rows that share a ref, in the order in which they were made. */
static void
number_rows (const CldFacts *facts, CldDuty *duties, guint n)
{
  guint few[512], bits = 8;
  g_autofree guint *many = NULL;
  guint *slots = few;

  while (2 * (gsize) n > (gsize) 1 << bits)
    bits++;
  if ((gsize) 1 << bits > G_N_ELEMENTS (few))
    slots = many = g_new (guint, (gsize) 1 << bits);
  memset (slots, 0, ((gsize) 1 << bits) * sizeof *slots);
  for (guint i = 0; i < n; i++)
    {
      const CldDuty *duty = &duties[i];
      guint32 hash = ((guint32) duty->counted_from.day * 128 + duty->row) * 2654435769u;
      guint slot = hash >> (32 - bits);

      for (; slots[slot] != 0; slot = (slot + 1) & ((1u << bits) - 1))
        if (share_ref (facts, &duties[slots[slot] - 1], duty))
          {
            duties[i].serial = (guint8) MIN (duties[slots[slot] - 1].serial + 1, G_MAXUINT8);
            break;
          }
      slots[slot] = i + 1;
    }
}

static void
sort_rows (const CldFacts *facts, CldDuty *duties, guint n)
{
  SortKey few[256];
  g_autofree SortKey *many = n > G_N_ELEMENTS (few) ? g_new (SortKey, n) : NULL;
  g_autofree CldDuty *copy = g_memdup2 (duties, n * sizeof *duties);
  SortKey *keys = many ? many : few;

  for (guint i = 0; i < n; i++)
    {
      guint64 day = (guint64) ((gint64) duties[i].due.day - G_MININT32), minute = (guint64) (duties[i].due.minute + 1);

      keys[i] = (SortKey){ day << 20 | minute << 8 | duties[i].row, i };
    }
  g_qsort_with_data (keys, (int) n, sizeof *keys, compare_for_output, &(Sorting){ facts, copy });
  for (guint i = 0; i < n; i++)
    duties[i] = copy[keys[i].place];
}

static void
finish (const CldFacts *facts, CldDuty *duties, guint n)
{
  if (n == 0)
    return;
  number_rows (facts, duties, n);
  sort_rows (facts, duties, n);
}

/* Whether @ref begins with the id of @row and a slash: all but a few rows need no text to be told apart. */
static gboolean
is_of_row (const char *ref, guint8 row)
{
  const char *id = cld_timetable_get (row)->id;
  gsize len = strlen (id);

  return strncmp (ref, id, len) == 0 && ref[len] == '/';
}

static void
waive (const CldDutyContext *c, CldDuty *duties, guint n, guint32 index)
{
  const CldWaiverFact *waiver = &c->facts->waivers.at[index];

  if (!waiver->duty_ref || waiver->decided_on == CLD_NO_DAY || waiver->decided_on > c->today)
    return;
  for (guint i = 0; i < n; i++)
    {
      CldDuty *duty = &duties[i];
      g_autofree char *ref = NULL;

      if (duty->done.day != CLD_NO_DAY || duty->state == CLD_DUTY_WAIVED || duty->state == CLD_DUTY_PROJECTED ||
          !is_of_row (waiver->duty_ref, duty->row))
        continue;
      ref = cld_duty_dup_ref (c->facts, duty);
      if (strcmp (ref, waiver->duty_ref) != 0)
        continue;
      duty->state = CLD_DUTY_WAIVED;
      duty->by = _cld_fact (CLD_FACT_WAIVER, index);
      return;
    }
}

/**
 * cld_duties_compute:
 * @facts: one child's facts, in any order
 * @rules: the settings and the calendar
 * @today: the day; facts dated after it are not known
 * @duties: (element-type CldDuty): the rows are appended here, as cld_duty_compare() sorts them
 *
 * Every duty of the child, past and present, and projected ones where @rules asks for a forecast. A pure function.
 */
void
cld_duties_compute (const CldFacts *facts, const CldDutyRules *rules, gint32 today, GArray *duties)
{
  CldDutyContext c;
  guint first;

  g_return_if_fail (facts != NULL && rules != NULL && rules->calendar != NULL && duties != NULL);

  first = duties->len;
  _cld_duty_context_init (&c, facts, rules, today, duties);
  for (guint i = 0; i < G_N_ELEMENTS (rules_table); i++)
    rules_table[i](&c);
  finish (facts, &g_array_index (duties, CldDuty, first), duties->len - first);
  for (guint i = 0; i < facts->waivers.n; i++)
    waive (&c, &g_array_index (duties, CldDuty, first), duties->len - first, i);
  _cld_duty_context_clear (&c);
}

/**
 * cld_duty_state_id:
 * @state: a state
 *
 * Returns: its name in files and on the command line: `met`
 */
const char *
cld_duty_state_id (CldDutyState state)
{
  static const char *const ids[CLD_DUTY_N_STATES] = {
    [CLD_DUTY_MET] = "met",
    [CLD_DUTY_LATE] = "late",
    [CLD_DUTY_OVERDUE] = "overdue",
    [CLD_DUTY_MISSED] = "missed",
    [CLD_DUTY_LAPSED] = "lapsed",
    [CLD_DUTY_DUE] = "due",
    [CLD_DUTY_UPCOMING] = "upcoming",
    [CLD_DUTY_WAIVED] = "waived",
    [CLD_DUTY_UNKNOWN] = "unknown",
    [CLD_DUTY_PROJECTED] = "projected",
  };

  g_return_val_if_fail ((guint) state < CLD_DUTY_N_STATES, NULL);

  return ids[state];
}

/**
 * cld_duty_state_label:
 * @state: a state
 *
 * Returns: its name for people, translated
 */
const char *
cld_duty_state_label (CldDutyState state)
{
  static const char *const labels[CLD_DUTY_N_STATES] = {
    /* Translators: states of a duty. Met: done in time */
    [CLD_DUTY_MET] = N_("Met"),
    /* Translators: done, but after it was due */
    [CLD_DUTY_LATE] = N_("Done late"),
    [CLD_DUTY_OVERDUE] = N_("Overdue"),
    /* Translators: never done, and it cannot be any more */
    [CLD_DUTY_MISSED] = N_("Missed"),
    /* Translators: never done, and in the end it was not owed */
    [CLD_DUTY_LAPSED] = N_("Lapsed"),
    /* Translators: to be done within the next days */
    [CLD_DUTY_DUE] = N_("Due"),
    [CLD_DUTY_UPCOMING] = N_("Upcoming"),
    /* Translators: not needed, with a recorded reason */
    [CLD_DUTY_WAIVED] = N_("Waived"),
    [CLD_DUTY_UNKNOWN] = N_("Unknown"),
    /* Translators: a forecast: it falls due if everything before it is done on its day */
    [CLD_DUTY_PROJECTED] = N_("Projected"),
  };

  g_return_val_if_fail ((guint) state < CLD_DUTY_N_STATES, NULL);

  return _(labels[state]);
}

/**
 * cld_duty_is_open:
 * @duty: a row
 *
 * Returns: whether something is still to be done or found out
 */
gboolean
cld_duty_is_open (const CldDuty *duty)
{
  return duty->state == CLD_DUTY_OVERDUE || duty->state == CLD_DUTY_DUE || duty->state == CLD_DUTY_UPCOMING || duty->state == CLD_DUTY_UNKNOWN;
}

/**
 * cld_duty_get_strength:
 * @duty: a row
 *
 * Returns: `ACT`, `REG`, `SG`, `GP` as the list writes it; notice to the virtual school head rests on guidance alone
 */
const char *
cld_duty_get_strength (const CldDuty *duty)
{
  if (duty->row == CLD_ROW_D06 && g_strcmp0 (duty->detail, "VSH") == 0)
    return "SG";
  return cld_timetable_get (duty->row)->strength;
}

/**
 * cld_duty_dup_ref:
 * @facts: the child's facts
 * @duty: a row of theirs
 *
 * Returns: (transfer full): `duty/child/subject/counted_from`, with `-2` and so on where an earlier row has the same
 */
char *
cld_duty_dup_ref (const CldFacts *facts, const CldDuty *duty)
{
  char from[CLD_MOMENT_SIZE] = "", serial[8] = "";

  if (duty->counted_from.day != CLD_NO_DAY)
    cld_date_from_day (duty->counted_from.day, from);
  if (from[0] && duty->counted_from.minute != CLD_NO_MINUTE)
    g_snprintf (from + 10, sizeof from - 10, "T%02u:%02u", (guint) duty->counted_from.minute / 60 % 24, (guint) duty->counted_from.minute % 60);
  if (duty->serial > 1)
    g_snprintf (serial, sizeof serial, "-%u", duty->serial);
  return g_strconcat (cld_timetable_get (duty->row)->id, "/", facts->ref, "/", get_subject_ref (facts, duty->subject), "/", from, serial, NULL);
}

/**
 * cld_duty_compare:
 * @a: a row
 * @b: another of the same child
 *
 * For g_array_sort(). By due date (unknown first), duty, subject, the date counted from, serial number.
 *
 * Returns: which comes first
 */
int
cld_duty_compare (gconstpointer a, gconstpointer b)
{
  const CldDuty *x = a, *y = b;
  int order = compare_when (x->due, y->due);

  if (order == 0)
    order = (x->row > y->row) - (x->row < y->row);
  if (order == 0)
    order = (x->subject.kind > y->subject.kind) - (x->subject.kind < y->subject.kind);
  if (order == 0)
    order = (x->subject.index > y->subject.index) - (x->subject.index < y->subject.index);
  if (order == 0)
    order = compare_when (x->counted_from, y->counted_from);
  return order != 0 ? order : (x->serial > y->serial) - (x->serial < y->serial);
}
