/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-duty.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-watch.h"

struct _CldChildDuty
{
  GObject parent_instance;

  CldDutyEntry *entry; /* NULL: a heading */
  CldChildDutyGroup group;
  char *heading;
  char *counted_from;
  char *days_late;
  char *sentence;
};

G_DEFINE_FINAL_TYPE (CldChildDuty, cld_child_duty, G_TYPE_OBJECT)

/* --- all of them --- */

/**
 * cld_child_duty_set_new:
 * @session: the caseload
 * @child: a child's number
 *
 * Works out the duties of a child, those of the coming year too, whatever the board projects.
 *
 * Returns: (transfer full) (nullable): the duties; %NULL while nothing is loaded, or where the child is not among them
 */
CldChildDutySet *
cld_child_duty_set_new (CldSession *session, const char *child)
{
  const CldDutyBoard *board = cld_duty_watch_get_board (cld_duty_watch_of (session));
  const CldFacts *facts = board ? cld_duty_board_get_facts (board, child) : NULL;
  CldChildDutySet *set;
  CldDutyRules rules;

  if (!facts)
    return NULL;
  set = g_new0 (CldChildDutySet, 1);
  set->session = session;
  set->facts = facts;
  set->today = cld_duty_board_get_today (board);
  set->duties = g_array_new (FALSE, FALSE, sizeof (CldDuty));
  rules = *cld_duty_board_get_rules (board);
  set->calendar = rules.calendar;
  rules.forecast_until = cld_child_duty_set_get_end (set);
  cld_duties_compute (facts, &rules, set->today, set->duties);
  return set;
}

/**
 * cld_child_duty_set_free:
 * @set: (nullable) (transfer full): duties
 *
 * Frees them.
 */
void
cld_child_duty_set_free (CldChildDutySet *set)
{
  if (!set)
    return;
  g_array_unref (set->duties);
  g_free (set);
}

/**
 * cld_child_duty_set_get_end:
 * @set: duties
 *
 * Returns: the last day that is looked at: the same day of the next year
 */
gint32
cld_child_duty_set_get_end (const CldChildDutySet *set)
{
  return cld_day_add_months (set->today, CLD_CHILD_DUTY_MONTHS);
}

/* By day and time, what is law first. A whole day, -1, is due at its end. */
static int
compare_near (gconstpointer a, gconstpointer b)
{
  const CldDuty *x = *(const CldDuty *const *) a, *y = *(const CldDuty *const *) b;
  guint first = (guint) x->due.minute, second = (guint) y->due.minute;
  int order;

  if (x->due.day != y->due.day)
    return x->due.day < y->due.day ? -1 : 1;
  if (first != second)
    return first < second ? -1 : 1;
  order = (int) cld_duty_look_strength (x) - (int) cld_duty_look_strength (y);
  return order ? order : cld_duty_compare (x, y);
}

static gboolean
is_near (const CldDuty *duty, gint32 today)
{
  if (duty->state == CLD_DUTY_OVERDUE)
    return TRUE;
  return (duty->state == CLD_DUTY_DUE || duty->state == CLD_DUTY_UPCOMING) && duty->due.day <= today + CLD_CHILD_DUTY_NEAR;
}

static GArray *
find (const CldChildDutySet *set, gboolean near)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (const CldDuty *));

  for (guint i = 0; i < set->duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (set->duties, CldDuty, i);

      if (cld_duty_is_open (duty) && duty->due.day != CLD_NO_DAY && is_near (duty, set->today) == near)
        g_array_append_val (found, duty);
    }
  g_array_sort (found, compare_near);
  return found;
}

/**
 * cld_child_duty_set_find_near:
 * @set: duties
 *
 * Returns: (transfer full) (element-type CldDuty): those that want doing now, as pointers: late ones, then those of the
 *   next days
 */
GArray *
cld_child_duty_set_find_near (const CldChildDutySet *set)
{
  return find (set, TRUE);
}

/**
 * cld_child_duty_set_find_next:
 * @set: duties
 * @n: how many at most
 *
 * Returns: (transfer full) (element-type CldDuty): those that come after the near ones, as pointers
 */
GArray *
cld_child_duty_set_find_next (const CldChildDutySet *set, guint n)
{
  GArray *found = find (set, FALSE);

  return g_array_set_size (found, MIN (found->len, n));
}

/* --- a line --- */

static void
cld_child_duty_finalize (GObject *object)
{
  CldChildDuty *self = CLD_CHILD_DUTY (object);

  g_clear_object (&self->entry);
  g_free (self->heading);
  g_free (self->counted_from);
  g_free (self->days_late);
  g_free (self->sentence);
  G_OBJECT_CLASS (cld_child_duty_parent_class)->finalize (object);
}

static void
cld_child_duty_class_init (CldChildDutyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_child_duty_finalize;
}

static void
cld_child_duty_init (CldChildDuty *self)
{
}

static CldChildDutyGroup
find_group (const CldDuty *duty)
{
  switch ((CldDutyState) duty->state)
    {
    case CLD_DUTY_OVERDUE:
    case CLD_DUTY_DUE:
    case CLD_DUTY_UNKNOWN:
      return CLD_CHILD_DUTY_OPEN;
    case CLD_DUTY_UPCOMING:
    case CLD_DUTY_PROJECTED:
      return CLD_CHILD_DUTY_COMING;
    case CLD_DUTY_MET:
    case CLD_DUTY_LATE:
    case CLD_DUTY_MISSED:
    case CLD_DUTY_LAPSED:
    case CLD_DUTY_WAIVED:
      return CLD_CHILD_DUTY_DONE;
    case CLD_DUTY_N_STATES:
    default:
      g_return_val_if_reached (CLD_CHILD_DUTY_DONE);
    }
}

/* How late it was done, or is. */
static char *
make_days_late (const CldDuty *duty, gint32 today)
{
  gint32 days;

  if (duty->due.day == CLD_NO_DAY)
    return g_strdup ("");
  if (duty->state == CLD_DUTY_OVERDUE)
    days = today - duty->due.day;
  else if (duty->state == CLD_DUTY_LATE && duty->done.day != CLD_NO_DAY)
    days = duty->done.day - duty->due.day;
  else
    return g_strdup ("");
  /* Translators: in the column of days late: some hours */
  return days > 0 ? g_strdup_printf ("%d", days) : g_strdup (_("< 1"));
}

static CldChildDuty *
new_duty (const CldChildDutySet *set, const CldDuty *duty)
{
  CldChildDuty *self = g_object_new (CLD_TYPE_CHILD_DUTY, NULL);
  const CldDutyTexts *texts;
  g_autoptr (GString) sentence = NULL;

  self->entry = cld_duty_entry_new (set->session, set->facts, duty, set->today);
  self->group = find_group (duty);
  self->counted_from = cld_duty_look_day (duty->counted_from.day, set->today);
  self->days_late = make_days_late (duty, set->today);
  texts = cld_duty_entry_get_texts (self->entry);
  sentence = g_string_new (NULL);
  g_string_append_printf (sentence, "%s, %s, %s", texts->state_words, texts->title, cld_strength_word (texts->strength));
  if (*texts->due)
    /* Translators: what a screen reader says of a duty; %s is a date */
    g_string_append_printf (sentence, _(", due %s"), texts->due);
  if (*texts->done)
    /* Translators: what a screen reader says of a duty; %s is a date */
    g_string_append_printf (sentence, _(", done %s"), texts->done);
  g_string_append_printf (sentence, ", %s", texts->provision);
  self->sentence = g_string_free (g_steal_pointer (&sentence), FALSE);
  return self;
}

/**
 * cld_child_duty_new_heading:
 * @group: a group
 * @n: how many duties it has
 *
 * Returns: (transfer full): its heading
 */
CldChildDuty *
cld_child_duty_new_heading (CldChildDutyGroup group, guint n)
{
  static const char *const titles[] = {
    /* Translators: duties that want doing */
    [CLD_CHILD_DUTY_OPEN] = N_("Open"),
    /* Translators: duties that are due later */
    [CLD_CHILD_DUTY_COMING] = N_("Coming"),
    /* Translators: duties that were done, were not needed, or were never done and are over */
    [CLD_CHILD_DUTY_DONE] = N_("Done or over"),
  };
  CldChildDuty *self = g_object_new (CLD_TYPE_CHILD_DUTY, NULL);

  self->group = group;
  self->heading = g_strdup (_(titles[group]));
  /* Translators: a heading of a list and how many rows are below it */
  self->sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u duty", "%s, %u duties", n), self->heading, n);
  self->days_late = g_strdup_printf ("%u", n);
  return self;
}

/* A duty with its place among the others. */
typedef struct
{
  const CldDuty *duty;
  CldChildDutyGroup group;
  int rank;   /* late first, what has no date last */
  gint32 day;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->rank != y->rank)
    return x->rank - y->rank;
  /* What is over is looked at from its end. */
  if (x->day != y->day)
    return (x->day < y->day) == (x->group != CLD_CHILD_DUTY_DONE) ? -1 : 1;
  return x->duty < y->duty ? -1 : x->duty > y->duty;
}

/* What would follow from a duty that is late, had it been done in time, is no news of a day that is over. */
static gboolean
is_listed (const CldDuty *duty, gint32 today)
{
  return duty->state != CLD_DUTY_PROJECTED || duty->due.day >= today;
}

/**
 * cld_child_duty_list:
 * @set: duties
 *
 * Returns: (transfer full) (element-type CldChildDuty): a line for each: what is open, late ones first; what comes, by
 *   day; what is over, the latest first. Without headings
 */
GPtrArray *
cld_child_duty_list (const CldChildDutySet *set)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), set->duties->len);

  for (guint i = 0; i < set->duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (set->duties, CldDuty, i);
      Place place = { duty, find_group (duty), duty->state == CLD_DUTY_OVERDUE ? 0 : duty->state == CLD_DUTY_UNKNOWN ? 2 : 1, duty->due.day };

      if (place.group == CLD_CHILD_DUTY_DONE)
        {
          place.rank = 0;
          place.day = duty->done.day != CLD_NO_DAY ? duty->done.day : duty->due.day;
        }
      if (is_listed (duty, set->today))
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (lines, new_duty (set, g_array_index (places, Place, i).duty));
  return lines;
}

/**
 * cld_child_duty_get_entry:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): its duty; %NULL for a heading
 */
CldDutyEntry *
cld_child_duty_get_entry (CldChildDuty *self)
{
  g_return_val_if_fail (CLD_IS_CHILD_DUTY (self), NULL);

  return self->entry;
}

/**
 * cld_child_duty_get_group:
 * @self: a line
 *
 * Returns: where it stands
 */
CldChildDutyGroup
cld_child_duty_get_group (CldChildDuty *self)
{
  g_return_val_if_fail (CLD_IS_CHILD_DUTY (self), CLD_CHILD_DUTY_OPEN);

  return self->group;
}

/**
 * cld_child_duty_get_heading:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what a heading says; %NULL for a duty
 */
const char *
cld_child_duty_get_heading (CldChildDuty *self)
{
  g_return_val_if_fail (CLD_IS_CHILD_DUTY (self), NULL);

  return self->heading;
}

/**
 * cld_child_duty_get_counted_from:
 * @self: a duty
 *
 * Returns: (transfer none): the day that it is counted from; "" where it is not known
 */
const char *
cld_child_duty_get_counted_from (CldChildDuty *self)
{
  g_return_val_if_fail (CLD_IS_CHILD_DUTY (self), NULL);

  return self->counted_from ? self->counted_from : "";
}

/**
 * cld_child_duty_get_days_late:
 * @self: a line
 *
 * Returns: (transfer none): how many days late it is or was done, "" where it is not; of a heading how many rows follow
 */
const char *
cld_child_duty_get_days_late (CldChildDuty *self)
{
  g_return_val_if_fail (CLD_IS_CHILD_DUTY (self), NULL);

  return self->days_late;
}

/**
 * cld_child_duty_get_sentence:
 * @self: a line
 *
 * Returns: (transfer none): what a screen reader says of it
 */
const char *
cld_child_duty_get_sentence (CldChildDuty *self)
{
  g_return_val_if_fail (CLD_IS_CHILD_DUTY (self), NULL);

  return self->sentence;
}

/**
 * cld_child_duty_is_same:
 * @self: a line
 * @other: another
 *
 * Returns: whether both are of one duty, or of one group's heading
 */
gboolean
cld_child_duty_is_same (CldChildDuty *self, CldChildDuty *other)
{
  g_return_val_if_fail (CLD_IS_CHILD_DUTY (self) && CLD_IS_CHILD_DUTY (other), FALSE);

  if (!self->entry || !other->entry)
    return !self->entry && !other->entry && self->group == other->group;
  return strcmp (cld_duty_entry_get_texts (self->entry)->ref, cld_duty_entry_get_texts (other->entry)->ref) == 0;
}

/**
 * cld_child_duty_shows_same:
 * @self: a line
 * @other: another
 *
 * Returns: whether both say the same of the same
 */
gboolean
cld_child_duty_shows_same (CldChildDuty *self, CldChildDuty *other)
{
  return cld_child_duty_is_same (self, other) && strcmp (self->sentence, other->sentence) == 0 && strcmp (self->days_late, other->days_late) == 0;
}
