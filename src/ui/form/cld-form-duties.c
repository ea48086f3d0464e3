/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-duties.h"

#include <string.h>

struct _CldFormDuties
{
  CldSession *session;
  char *child;
  CldDutyBoard *board; /* NULL where the child could not be read */
};

static CldDutyBoard *
load (CldFormDuties *self)
{
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_form_duties_get_today (self), CLD_NO_DAY);

  if (!cld_duty_board_load_child (board, cld_session_get_db (self->session), self->child, NULL) || cld_duty_board_get_n_children (board) != 1)
    return NULL;
  return g_steal_pointer (&board);
}

/**
 * cld_form_duties_new:
 * @session: the caseload
 * @child: a child's number
 *
 * Reads the child's facts and computes its duties.
 *
 * Returns: (transfer full): them; where the child cannot be read just now it knows nothing
 */
CldFormDuties *
cld_form_duties_new (CldSession *session, const char *child)
{
  CldFormDuties *self = g_new0 (CldFormDuties, 1);

  self->session = g_object_ref (session);
  self->child = g_strdup (child);
  self->board = load (self);
  return self;
}

/**
 * cld_form_duties_free:
 * @self: (transfer full) (nullable): the duties
 */
void
cld_form_duties_free (CldFormDuties *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->board, cld_duty_board_free);
  g_object_unref (self->session);
  g_free (self->child);
  g_free (self);
}

/**
 * cld_form_duties_look_again:
 * @self: the duties
 *
 * Something changed: reads the child once more. What was taken from here before is void.
 */
void
cld_form_duties_look_again (CldFormDuties *self)
{
  CldDutyBoard *board = load (self);

  if (!board)
    return;
  g_clear_pointer (&self->board, cld_duty_board_free);
  self->board = board;
}

/**
 * cld_form_duties_get_today:
 * @self: the duties
 *
 * Returns: today
 */
gint32
cld_form_duties_get_today (CldFormDuties *self)
{
  return cld_date_read_day (cld_session_get_today (self->session));
}

/**
 * cld_form_duties_get_facts:
 * @self: the duties
 *
 * Returns: (transfer none) (nullable): the child's facts
 */
const CldFacts *
cld_form_duties_get_facts (CldFormDuties *self)
{
  return self->board ? cld_duty_board_get_child (self->board, 0) : NULL;
}

static CldDutySet
get_set (CldDutyBoard *board)
{
  CldDutySet set = { cld_duty_board_get_child (board, 0), NULL, 0 };

  set.duties = cld_duty_board_get_duties (board, set.facts->ref, &set.n);
  return set;
}

/**
 * cld_form_duties_find:
 * @self: the duties
 * @duty_ref: ref of one of them
 *
 * Returns: (transfer none) (nullable): that one
 */
const CldDuty *
cld_form_duties_find (CldFormDuties *self, const char *duty_ref)
{
  CldDutySet set;

  if (!self->board || !duty_ref)
    return NULL;
  set = get_set (self->board);
  for (guint i = 0; i < set.n; i++)
    {
      g_autofree char *ref = cld_duty_dup_ref (set.facts, &set.duties[i]);

      if (strcmp (ref, duty_ref) == 0)
        return &set.duties[i];
    }
  return NULL;
}

/**
 * cld_form_duties_foresee:
 * @self: the duties
 * @record: a record of the child as it would be saved
 *
 * Returns: (transfer full) (nullable): what it would do, %NULL where that is not known
 */
CldDutyEffect *
cld_form_duties_foresee (CldFormDuties *self, const CldRow *record)
{
  if (!self->board)
    return NULL;
  return cld_duty_what_if (cld_form_duties_get_facts (self), cld_duty_board_get_rules (self->board), cld_form_duties_get_today (self), record);
}

/**
 * cld_form_duties_explain:
 * @self: the duties
 * @record: a record of the child as it would be saved
 * @duty_ref: a duty as it would be then
 *
 * Returns: (transfer full) (nullable): why it would have its date
 */
CldDutyWhy *
cld_form_duties_explain (CldFormDuties *self, const CldRow *record, const char *duty_ref)
{
  if (!self->board)
    return NULL;
  return cld_duty_what_if_explain (cld_form_duties_get_facts (self), cld_duty_board_get_rules (self->board), cld_form_duties_get_today (self), record, duty_ref);
}

/**
 * cld_form_duties_compare:
 * @self: the duties as they were before
 * @record: a record that was saved or removed since
 *
 * Reads the child once more.
 *
 * Returns: (transfer full) (nullable): what it did, %NULL where that is not known
 */
CldDutyEffect *
cld_form_duties_compare (CldFormDuties *self, const CldRow *record)
{
  g_autoptr (CldDutyBoard) now = self->board ? load (self) : NULL;
  CldDutySet before, after;

  if (!now)
    return NULL;
  before = get_set (self->board);
  after = get_set (now);
  return cld_duty_effect_find (&before, &after, record);
}
