/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-duty-what-if.h"
#include "cld-kinds.h"
#include "cld-placement-move-private.h"
#include "cld-placement-what-if.h"
#include "cld-repo.h"

/* What a move brings, and what speaks against it, from what was typed last. */

/* --- the placement as it would be stored --- */

static gboolean
begins_status (const CldFacts *facts, gint32 day)
{
  for (guint i = 0; i < facts->statuses.n; i++)
    if (facts->statuses.at[i].start == day)
      return TRUE;
  return FALSE;
}

/* Why it begins follows from what else begins that day, and from whether the carer is the same. */
static const char *
derive_reason (const CldPlacementMove *self, gint32 start)
{
  const CldPeriodFact *period = cld_placement_period_on (self->facts, start);
  gboolean changed = begins_status (self->facts, start);

  if (period && period->start == start)
    return "S";
  if (self->said.same_carer)
    return changed ? "U" : "T";
  return changed ? "B" : "P";
}

static gboolean
is_in_care (const CldPlacementMove *self, gint32 day)
{
  const char *status = day == CLD_NO_DAY ? "" : cld_placement_status_on (self->facts, day);

  return strcmp (status, "C1") == 0 || strcmp (status, "C2") == 0;
}

/* An absence lies within the placement that goes on that day. */
static const char *
find_within (const CldPlacementMove *self, const char *day)
{
  GPtrArray *rows = cld_record_set_get (self->set, &cld_placement_kind);

  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];
      const char *end = row->values[PLACEMENT_ENDED_ON];

      if (!_cld_placement_move_is_absence (row) && row->values[PLACEMENT_STARTED_ON] && strcmp (row->values[PLACEMENT_STARTED_ON], day) <= 0 && (!end || strcmp (end, day) > 0))
        return row->ref;
    }
  return NULL;
}

static void
complete_row (CldPlacementMove *self, CldRow *row)
{
  const char *start = row->values[PLACEMENT_STARTED_ON], *type = row->values[PLACEMENT_TYPE];
  gint32 day = cld_date_read_day (start);
  gboolean kinship = cld_placement_type_is_in_group (type, "foster-kinship"), own = g_strcmp0 (row->values[PLACEMENT_OWN_FOSTER_CARER], "1") == 0;

  if (!start || day == CLD_NO_DAY)
    return;
  row->values[PLACEMENT_START_KNOWN] = "1";
  row->values[PLACEMENT_REASON_STARTED] = derive_reason (self, day);
  if (cld_placement_type_is_absence (type))
    row->values[PLACEMENT_WITHIN] = find_within (self, start);
  if (g_strcmp0 (type, "P1") == 0 && g_strcmp0 (row->values[PLACEMENT_EMERGENCY], "1") == 0 && is_in_care (self, day))
    row->values[PLACEMENT_REG19_FROM] = start;
  if (self->said.temporary && kinship && !own && g_strcmp0 (row->values[PLACEMENT_CONNECTED_PERSON], "1") == 0)
    row->values[PLACEMENT_REG24_FROM] = start;
}

/* The old placement ends on the day the new one begins, where it goes on and began before. */
static void
end_old (CldPlacementMove *self)
{
  const char *start = self->row ? self->row->values[PLACEMENT_STARTED_ON] : NULL;
  gboolean was_open = self->old_row && !self->old_row->values[PLACEMENT_ENDED_ON];

  self->old_end = self->old ? cld_record_to_row (self->old, self->arena) : NULL;
  self->old_ends = FALSE;
  if (!self->old_end || !was_open)
    return;
  if (self->only_end)
    {
      self->old_ends = self->old_end->values[PLACEMENT_ENDED_ON] != NULL;
      return;
    }
  self->old_ends = start && !_cld_placement_move_is_absence (self->row) && g_strcmp0 (self->old_end->values[PLACEMENT_STARTED_ON], start) < 0;
  if (!self->old_ends)
    {
      self->old_end->values[PLACEMENT_ENDED_ON] = NULL;
      self->old_end->values[PLACEMENT_REASON_ENDED] = NULL;
    }
  else if (!self->old_end->values[PLACEMENT_ENDED_ON])
    self->old_end->values[PLACEMENT_ENDED_ON] = start;
}

/* --- looking --- */

static CldPlace
find_place (CldPlacementMove *self, const CldRow *row)
{
  return cld_area_get_place (cld_where_tell (self->where, row->values[PLACEMENT_AREA_AUTHORITY]));
}

static gboolean
find_provider (CldPlacementMove *self, CldDb *db, GError **error)
{
  const char *ref = self->row ? self->row->values[PLACEMENT_PROVIDER] : NULL;
  g_autoptr (GError) local_error = NULL;

  self->provider = NULL;
  if (!ref)
    return TRUE;
  self->provider = cld_repo_find (db, &cld_provider_kind, ref, self->arena, &local_error);
  if (local_error)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return !error || !*error;
}

static gboolean
is_outside_england (const char *area)
{
  static const char *const codes[] = { "WAL", "SCO", "NIR", "NUK", NULL };

  return area && g_strv_contains (codes, area);
}

static CldPlacementDetails
tell_details (CldPlacementMove *self)
{
  const CldRow *row = self->row, *provider = self->provider;
  CldPlacementDetails details = { .miles = -1, .restricted_on = CLD_NO_DAY, .inadequate_on = CLD_NO_DAY, .liberty = self->said.liberty };

  if (!row)
    return details;
  details.provider_kind = row->values[PLACEMENT_PROVIDER_KIND];
  details.has_provider = provider != NULL;
  details.urn = provider ? provider->values[PROVIDER_URN] : NULL;
  details.provider_type = provider ? provider->values[PROVIDER_TYPE] : NULL;
  details.postcode = row->values[PLACEMENT_POSTCODE];
  details.home_postcode = self->child_row->values[CHILD_HOME_POSTCODE];
  details.carer = row->values[PLACEMENT_CARER];
  details.area_recorded = row->values[PLACEMENT_AREA_AUTHORITY] != NULL;
  details.outside_england = is_outside_england (row->values[PLACEMENT_AREA_AUTHORITY]);
  if (row->values[PLACEMENT_DISTANCE_MILES])
    details.miles = g_ascii_strtod (row->values[PLACEMENT_DISTANCE_MILES], NULL);
  return details;
}

static const char *
get_known_as (const CldRow *child)
{
  return child->values[CHILD_KNOWN_AS] ? child->values[CHILD_KNOWN_AS] : child->values[CHILD_GIVEN_NAMES];
}

static void
make_plan (CldPlacementMove *self, guint32 placement, guint32 old)
{
  const char *area = self->row ? self->row->values[PLACEMENT_AREA_AUTHORITY] : NULL;
  CldMoveQuestion question = {
    .facts = &self->with,
    .rules = &self->rules,
    .today = cld_date_read_day (self->today),
    .placement = placement,
    .old = old,
    .old_ends = self->old_ends,
    .to = &self->to,
    .to_end = &self->to_end,
    .child = get_known_as (self->child_row),
    .area = area,
    .area_name = cld_where_get_name (self->where, area),
    .own_name = cld_where_get_name (self->where, cld_where_get_own (self->where)),
    .where = (guint8) cld_where_tell (self->where, area),
    .liberty = self->said.liberty,
  };

  cld_move_plan_make (&question, self->arena, &self->plan);
}

/**
 * cld_placement_move_look:
 * @self: a move
 * @db: the database, for the provider that was chosen
 * @error: return location
 *
 * Computes anew what the move brings and what speaks against it. Reads, and writes nothing. What was given before is gone.
 *
 * Returns: whether that was possible
 */
gboolean
cld_placement_move_look (CldPlacementMove *self, CldDb *db, GError **error)
{
  guint32 placement = CLD_NO_FACT, old = CLD_NO_FACT;
  CldPlacementQuestion question;
  CldPlacementDetails details;

  cld_move_plan_clear (&self->plan);
  g_clear_pointer (&self->findings, g_array_unref);
  cld_arena_clear (self->arena);
  /* Its rows were the arena's. */
  cld_provider_block_init (&self->block, CLD_NO_DAY);
  self->row = self->only_end ? NULL : cld_record_to_row (self->placement, self->arena);
  if (self->row)
    complete_row (self, self->row);
  end_old (self);
  self->with = *self->facts;
  if (self->old_end)
    old = cld_placement_what_if_add (self->facts, self->old_end, find_place (self, self->old_end), self->arena, &self->with);
  if (self->row && self->row->values[PLACEMENT_STARTED_ON])
    {
      CldFacts before = self->with;

      placement = cld_placement_what_if_add (&before, self->row, find_place (self, self->row), self->arena, &self->with);
    }
  self->findings = g_array_new (FALSE, FALSE, sizeof (CldPlacementFinding));
  if (!find_provider (self, db, error))
    {
      /* A plan that is whole, of nothing. */
      make_plan (self, CLD_NO_FACT, CLD_NO_FACT);
      return FALSE;
    }
  _cld_placement_move_fill_recipients (self);
  make_plan (self, placement, old);
  details = tell_details (self);
  if (self->row && !_cld_placement_move_find_blocks (self, db, &details, error))
    return FALSE;
  question = (CldPlacementQuestion){ .facts = &self->with, .placement = placement, .old = old, .details = &details };
  g_array_unref (self->findings);
  self->findings = cld_placement_checks_run (&question);
  return TRUE;
}

/**
 * cld_placement_move_explain:
 * @self: a move that was looked at
 * @duty_ref: a duty that there would be, as a line of the plan names it
 *
 * Returns: (transfer full) (nullable): why it would have its date
 */
CldDutyWhy *
cld_placement_move_explain (CldPlacementMove *self, const char *duty_ref)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (CldDuty));
  const char *from = self->row ? self->row->values[PLACEMENT_STARTED_ON] : self->old_end ? self->old_end->values[PLACEMENT_ENDED_ON] : NULL;
  gint32 start = cld_date_read_day (from), today = cld_date_read_day (self->today);

  today = start == CLD_NO_DAY ? today : MAX (start, today);
  cld_duties_compute (&self->with, &self->rules, today, duties);
  for (guint i = 0; i < duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (duties, CldDuty, i);
      g_autofree char *ref = cld_duty_dup_ref (&self->with, duty);

      if (g_strcmp0 (ref, duty_ref) == 0)
        return cld_duty_explain (&self->with, &self->rules, today, duty);
    }
  return NULL;
}
