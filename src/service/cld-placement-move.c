/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-placement-move.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-board.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-placement-move-private.h"
#include "cld-repo.h"

/* A move while it is typed: the records of the child are read once, then everything is computed anew after each change. */

/* --- reading --- */

static void
choice_free (gpointer data)
{
  CldMoveChoice *choice = data;

  g_free (choice->reason);
  g_free (choice->note);
  g_free (choice);
}

static void
override_free (gpointer data)
{
  CldMoveOverride *override = data;

  g_free (override->reason);
  g_free (override->role);
  g_free (override->name);
  g_free (override);
}

gboolean
_cld_placement_move_is_absence (const CldRow *row)
{
  return row->values[PLACEMENT_WITHIN] || cld_placement_type_is_absence (row->values[PLACEMENT_TYPE]);
}

/* The placement that goes on; where none does, the one that ended last. Absences are within one. */
static CldRow *
find_old (CldPlacementMove *self)
{
  GPtrArray *rows = cld_record_set_get (self->set, &cld_placement_kind);
  CldRow *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      CldRow *row = rows->pdata[i];
      const char *end = row->values[PLACEMENT_ENDED_ON], *best = found ? found->values[PLACEMENT_ENDED_ON] : NULL;
      gboolean later;

      if (_cld_placement_move_is_absence (row) || !row->values[PLACEMENT_STARTED_ON])
        continue;
      if (!found || !end != !best)
        later = !found || !end;
      else
        later = g_strcmp0 (end ? end : row->values[PLACEMENT_STARTED_ON], best ? best : found->values[PLACEMENT_STARTED_ON]) >= 0;
      found = later ? row : found;
    }
  return found;
}

static gint8
read_said (const char *value)
{
  return (gint8) (!value ? CLD_SAID_NOTHING : strcmp (value, "1") == 0 ? CLD_SAID_YES : CLD_SAID_NO);
}

/* Whoever is recorded for the child, in the order of the refs: of two surgeries the first one is the child's. */
static void
gather_people (CldPlacementMove *self)
{
  GPtrArray *rows = cld_record_set_get (self->set, &cld_relationship_kind);

  self->people = g_array_new (FALSE, FALSE, sizeof (CldKnownPerson));
  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];
      const CldRow *contact = row->values[RELATIONSHIP_CONTACT] ? cld_record_set_find (self->set, &cld_contact_kind, row->values[RELATIONSHIP_CONTACT]) : NULL;
      CldKnownPerson person = {
        .contact = row->values[RELATIONSHIP_CONTACT],
        .kind = row->values[RELATIONSHIP_KIND],
        .from = cld_date_read_day (row->values[RELATIONSHIP_FROM_ON]),
        .until = cld_date_read_day (row->values[RELATIONSHIP_UNTIL_ON]),
        .parental_responsibility = read_said (row->values[RELATIONSHIP_PARENTAL_RESPONSIBILITY]),
        .may_be_told = read_said (row->values[RELATIONSHIP_MAY_BE_TOLD]),
      };

      if (!contact)
        continue;
      person.name = contact->values[CONTACT_NAME];
      person.organisation = contact->values[CONTACT_ORGANISATION];
      person.address = contact->values[CONTACT_ADDRESS];
      person.role = contact->values[CONTACT_ROLE];
      g_array_append_val (self->people, person);
    }
}

static gboolean
read_all (CldPlacementMove *self, CldDb *db, GError **error)
{
  self->set = cld_repo_load_child_fully (db, self->child, error);
  if (!self->set)
    return FALSE;
  self->calendar = cld_duty_calendar_load (db, error);
  if (!self->calendar || !cld_duty_rules_load (&self->rules, db, self->calendar, error))
    return FALSE;
  self->book = cld_facts_book_load (db, self->child, error);
  if (!self->book || !cld_where_learn (self->where, db, error))
    return FALSE;
  self->facts = cld_facts_book_find (self->book, self->child);
  self->child_row = cld_record_set_find (self->set, &cld_child_kind, self->child);
  if (self->facts && self->child_row)
    return TRUE;
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("There is no child/%s."), self->child);
  return FALSE;
}

/**
 * cld_placement_move_load:
 * @db: a database
 * @where: what tells where things are; kept by reference as long as the move
 * @child: a child's number
 * @only_end: whether the placement only ends, and none follows
 * @today: today, YYYY-MM-DD
 * @user: (nullable): who is at it
 * @error: return location
 *
 * Reads what a move of @child needs.
 *
 * Returns: (transfer full) (nullable): a move of which nothing is said yet
 */
CldPlacementMove *
cld_placement_move_load (CldDb *db, CldWhere *where, const char *child, gboolean only_end, const char *today, const char *user, GError **error)
{
  g_autoptr (CldPlacementMove) self = g_new0 (CldPlacementMove, 1);

  self->child = g_strdup (child);
  self->today = g_strdup (today);
  self->user = g_strdup (user);
  self->only_end = only_end;
  self->where = where;
  self->arena = cld_arena_new ();
  self->decisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, choice_free);
  self->overrides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, override_free);
  self->findings = g_array_new (FALSE, FALSE, sizeof (CldPlacementFinding));
  self->said = (CldMoveSaid){ .prepares = TRUE, .asks = TRUE, .temporary = TRUE, .liberty = CLD_SAID_NOTHING, .gp_changes = CLD_SAID_NOTHING, .icb_changes = CLD_SAID_NOTHING, .contact_order = CLD_SAID_NOTHING };
  if (!read_all (self, db, error))
    return NULL;
  gather_people (self);
  self->old_row = find_old (self);
  if (only_end && (!self->old_row || self->old_row->values[PLACEMENT_ENDED_ON]))
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("No placement goes on that could end."));
      return NULL;
    }
  self->placement = cld_record_new (&cld_placement_kind, NULL);
  cld_record_set_text (self->placement, PLACEMENT_CHILD, child);
  if (self->old_row)
    self->old = cld_record_new_from_row (self->old_row);
  return g_steal_pointer (&self);
}

/**
 * cld_placement_move_free:
 * @self: (nullable): a move
 *
 * Frees it.
 */
void
cld_placement_move_free (CldPlacementMove *self)
{
  if (!self)
    return;
  cld_move_plan_clear (&self->plan);
  g_clear_pointer (&self->findings, g_array_unref);
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->decisions, g_hash_table_unref);
  g_clear_pointer (&self->overrides, g_hash_table_unref);
  g_clear_pointer (&self->book, cld_facts_book_free);
  g_clear_pointer (&self->calendar, cld_calendar_unref);
  g_clear_pointer (&self->set, cld_record_set_free);
  g_clear_pointer (&self->arena, cld_arena_free);
  g_clear_object (&self->placement);
  g_clear_object (&self->old);
  g_free (self->child);
  g_free (self->today);
  g_free (self->user);
  g_free (self->exempt_by);
  g_free (self->exempt_role);
  g_free (self);
}

/* --- what is known --- */

const char *
cld_placement_move_get_child (const CldPlacementMove *self)
{
  return self->child;
}

const CldRow *
cld_placement_move_get_child_row (const CldPlacementMove *self)
{
  return self->child_row;
}

/**
 * cld_placement_move_get_old_row:
 * @self: a move
 *
 * Returns: (nullable): the placement that goes on, as it is recorded; where none does, the one that ended last
 */
const CldRow *
cld_placement_move_get_old_row (const CldPlacementMove *self)
{
  return self->old_row;
}

gboolean
cld_placement_move_is_end (const CldPlacementMove *self)
{
  return self->only_end;
}

/**
 * cld_placement_move_ends_old:
 * @self: a move
 *
 * Returns: whether the old placement ends with it, as it was looked at last
 */
gboolean
cld_placement_move_ends_old (const CldPlacementMove *self)
{
  return self->old_ends;
}

/**
 * cld_placement_move_get_placement:
 * @self: a move
 *
 * Returns: (transfer none): the new placement, into which is put what is typed
 */
CldRecord *
cld_placement_move_get_placement (CldPlacementMove *self)
{
  return self->placement;
}

/**
 * cld_placement_move_get_old:
 * @self: a move
 *
 * Returns: (transfer none) (nullable): the old placement, into which is put when and why it ended; where its end is blank it is the
 *   day the new one begins
 */
CldRecord *
cld_placement_move_get_old (CldPlacementMove *self)
{
  return self->old;
}

/**
 * cld_placement_move_get_said:
 * @self: a move
 *
 * Returns: (transfer none): what is said besides, to be changed in place
 */
CldMoveSaid *
cld_placement_move_get_said (CldPlacementMove *self)
{
  return &self->said;
}

/**
 * cld_placement_move_set_exempt:
 * @self: a move
 * @by: (nullable): who decided that no approval is needed; %NULL where it waits for somebody
 * @role: (nullable): code of approval_role.csv
 */
void
cld_placement_move_set_exempt (CldPlacementMove *self, const char *by, const char *role)
{
  g_free (self->exempt_by);
  g_free (self->exempt_role);
  self->exempt_by = g_strdup (by);
  self->exempt_role = g_strdup (role);
}

const char *
cld_placement_move_get_user (const CldPlacementMove *self)
{
  return self->user;
}

const CldMovePlan *
cld_placement_move_get_plan (const CldPlacementMove *self)
{
  return &self->plan;
}

/**
 * cld_placement_move_get_findings:
 * @self: a move
 *
 * Returns: (transfer none) (element-type CldPlacementFinding): what speaks against it, as it was looked at last
 */
GArray *
cld_placement_move_get_findings (const CldPlacementMove *self)
{
  return self->findings;
}

const CldRow *
cld_placement_move_get_provider (const CldPlacementMove *self)
{
  return self->provider;
}

/**
 * cld_placement_move_get_area_name:
 * @self: a move
 *
 * Returns: (nullable): what the authority of the area is called, as it was looked at last
 */
const char *
cld_placement_move_get_area_name (const CldPlacementMove *self)
{
  return self->row ? cld_where_get_name (self->where, self->row->values[PLACEMENT_AREA_AUTHORITY]) : NULL;
}
