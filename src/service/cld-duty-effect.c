/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-effect.h"

#include <string.h>

#include "cld-duty-record.h"

static void
mark_clear (gpointer data)
{
  g_free (((CldDutyMark *) data)->ref);
}

static GArray *
marks_new (void)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (CldDutyMark));

  g_array_set_clear_func (marks, mark_clear);
  return marks;
}

static CldDutyMark
make_mark (const CldFacts *facts, const CldDuty *duty)
{
  return (CldDutyMark){ cld_duty_dup_ref (facts, duty), duty->row, duty->state, duty->due, duty->done };
}

static void
add_mark (GArray *marks, const CldFacts *facts, const CldDuty *duty)
{
  CldDutyMark mark = make_mark (facts, duty);

  g_array_append_val (marks, mark);
}

static gboolean
is_record (const CldFacts *facts, CldFactId id, const CldRow *record)
{
  const char *ref = cld_fact_id_get_ref (facts, id);

  return ref && record->ref && cld_fact_kind_get_kind ((CldFactKind) id.kind) == record->kind && strcmp (ref, record->ref) == 0;
}

/* The same duty before: its place among the facts may be another one now. */
static const CldDuty *
find_before (const CldDutySet *before, const CldFacts *facts, const CldDuty *duty)
{
  g_autofree char *ref = cld_duty_dup_ref (facts, duty);

  for (guint i = 0; i < before->n; i++)
    {
      const CldDuty *other = &before->duties[i];
      g_autofree char *other_ref = NULL;

      if (other->row != duty->row || other->serial != duty->serial || other->counted_from.day != duty->counted_from.day)
        continue;
      other_ref = cld_duty_dup_ref (before->facts, other);
      if (strcmp (ref, other_ref) == 0)
        return other;
    }
  return NULL;
}

static gboolean
is_done (const CldDuty *duty)
{
  return duty->state == CLD_DUTY_MET || duty->state == CLD_DUTY_LATE;
}

static void
compare_one (CldDutyEffect *effect, const CldDutySet *before, const CldDutySet *after, const CldDuty *duty, const CldRow *record)
{
  gboolean by_record = is_record (after->facts, duty->by, record);
  const CldDuty *was;

  if (!cld_duty_is_open (duty) && !by_record)
    return;
  was = find_before (before, after->facts, duty);
  if (is_done (duty) && !(was && is_done (was)))
    add_mark (effect->done, after->facts, duty);
  else if (duty->state == CLD_DUTY_WAIVED && !(was && was->state == CLD_DUTY_WAIVED))
    add_mark (effect->waived, after->facts, duty);
  else if (cld_duty_is_open (duty) && was && (is_done (was) || was->state == CLD_DUTY_WAIVED))
    add_mark (effect->reopened, after->facts, duty);
}

static gboolean
is_dated (const CldDuty *duty)
{
  return duty->state == CLD_DUTY_OVERDUE || duty->state == CLD_DUTY_DUE || duty->state == CLD_DUTY_UPCOMING;
}

/* What is counted from the record; else the first that is open of those that such records do. */
static const CldDuty *
find_next (const CldDutySet *after, const CldRow *record)
{
  for (guint i = 0; i < after->n; i++)
    if (is_dated (&after->duties[i]) && is_record (after->facts, after->duties[i].from, record))
      return &after->duties[i];
  for (guint i = 0; i < after->n; i++)
    if (is_dated (&after->duties[i]) && cld_duty_record_is_of_series (cld_timetable_get (after->duties[i].row)->id, record))
      return &after->duties[i];
  return NULL;
}

/**
 * cld_duty_effect_find:
 * @before: the child's duties without @record, or with it as it was
 * @after: those with it
 * @record: the record, under the ref that it has among the facts of @after
 *
 * A pure function. Both sets are sorted as cld_duties_compute() leaves them.
 *
 * Returns: (transfer full): what differs because of it
 */
CldDutyEffect *
cld_duty_effect_find (const CldDutySet *before, const CldDutySet *after, const CldRow *record)
{
  CldDutyEffect *effect = g_new0 (CldDutyEffect, 1);
  const CldDuty *next;

  g_return_val_if_fail (before && after && record, effect);

  effect->done = marks_new ();
  effect->waived = marks_new ();
  effect->reopened = marks_new ();
  for (guint i = 0; i < after->n; i++)
    compare_one (effect, before, after, &after->duties[i], record);
  next = find_next (after, record);
  if (next)
    effect->next = make_mark (after->facts, next);
  return effect;
}

/**
 * cld_duty_effect_free:
 * @effect: (transfer full) (nullable): an effect
 */
void
cld_duty_effect_free (CldDutyEffect *effect)
{
  if (!effect)
    return;
  g_clear_pointer (&effect->done, g_array_unref);
  g_clear_pointer (&effect->waived, g_array_unref);
  g_clear_pointer (&effect->reopened, g_array_unref);
  mark_clear (&effect->next);
  g_free (effect);
}
