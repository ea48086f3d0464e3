/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-what-if.h"
#include "cld-kinds.h"
#include "cld-placement-move-private.h"
#include "cld-records-save.h"

/* What a move writes: all of it in one change set, which one undo takes back. */

/* --- the rows --- */

/* A text of the move lives only until it is looked at again: the rows keep their own. */
static void
set (CldArena *arena, CldRow *row, guint field, const char *value)
{
  row->values[field] = value && *value ? cld_arena_strdup (arena, value) : NULL;
}

static CldRow *
copy_row (CldArena *arena, const CldRow *from)
{
  CldRow *row = cld_row_new (arena, from->kind, cld_arena_strdup (arena, from->ref));

  row->id = cld_arena_strdup (arena, from->id);
  row->version = from->version;
  for (guint i = 0; i < from->kind->n_fields; i++)
    set (arena, row, i, from->values[i]);
  return row;
}

static CldRow *
new_row (CldPlacementMove *self, CldArena *arena, const CldKind *kind, guint placement_field, const char *placement)
{
  CldRow *row = cld_row_new (arena, kind, NULL);

  set (arena, row, (guint) kind->child, self->child);
  set (arena, row, placement_field, placement);
  return row;
}

static void
add_approvals (CldPlacementMove *self, CldArena *arena, GPtrArray *rows)
{
  for (guint i = 0; i < self->plan.approvals->len; i++)
    {
      const CldMoveApproval *needed = &g_array_index (self->plan.approvals, CldMoveApproval, i);
      gboolean exempt = strcmp (needed->provision, "reg11_4") == 0, decided = exempt && self->exempt_by && *self->exempt_by;
      CldRow *row;

      /* Whether it is exempt is decided by somebody; until it is said by whom, it waits like what was asked for. */
      if (!self->said.asks && !decided)
        continue;
      row = new_row (self, arena, &cld_approval_kind, APPROVAL_PLACEMENT, CLD_WHAT_IF_REF);
      set (arena, row, APPROVAL_PROVISION, needed->provision);
      if (decided)
        {
          set (arena, row, APPROVAL_NAME, self->exempt_by);
          set (arena, row, APPROVAL_ROLE, self->exempt_role);
          set (arena, row, APPROVAL_DECIDED_ON, self->today);
          set (arena, row, APPROVAL_DECISION, "APPROVED");
        }
      else
        {
          set (arena, row, APPROVAL_REQUESTED_ON, self->today);
          set (arena, row, APPROVAL_REQUESTED_BY, self->user);
        }
      g_ptr_array_add (rows, row);
    }
}

static void
add_notices (CldPlacementMove *self, CldArena *arena, GPtrArray *rows, GArray *recipients, const char *placement, const char *event)
{
  for (guint i = 0; self->said.prepares && recipients && i < recipients->len; i++)
    {
      const CldRecipient *one = &g_array_index (recipients, CldRecipient, i);
      const char *reason = NULL, *note = NULL;
      CldMoveDecision decision = cld_placement_move_get_decision (self, one, &reason, &note);
      CldRow *row;

      if (decision == CLD_MOVE_LEAVE || decision == CLD_MOVE_UNDECIDED)
        continue;
      row = new_row (self, arena, &cld_notice_kind, NOTICE_PLACEMENT, placement);
      set (arena, row, NOTICE_DIRECTION, "OUT");
      set (arena, row, NOTICE_PROVISION, one->notice);
      set (arena, row, NOTICE_RECIPIENT_KIND, one->code);
      set (arena, row, NOTICE_RECIPIENT, one->name);
      set (arena, row, NOTICE_ADDRESS, one->address);
      set (arena, row, NOTICE_EVENT_ON, event);
      if (decision == CLD_MOVE_WITHHOLD)
        {
          set (arena, row, NOTICE_NOT_SENT_REASON, reason);
          set (arena, row, NOTICE_WITHHELD_BY, self->user);
        }
      set (arena, row, NOTICE_NOTE, note);
      g_ptr_array_add (rows, row);
    }
}

static void
add_overrides (CldPlacementMove *self, CldArena *arena, GPtrArray *rows, const char *placement)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      const CldPlacementFinding *finding = &g_array_index (self->findings, CldPlacementFinding, i);
      const CldMoveOverride *override = g_hash_table_lookup (self->overrides, finding->rule);
      gboolean again = FALSE;
      CldRow *row;

      for (guint k = 0; k < i; k++)
        again = again || strcmp (g_array_index (self->findings, CldPlacementFinding, k).rule, finding->rule) == 0;
      if (!override || again)
        continue;
      row = new_row (self, arena, &cld_override_kind, OVERRIDE_PLACEMENT, finding->of_old ? self->old_row->ref : placement);
      set (arena, row, OVERRIDE_RULE, finding->rule);
      set (arena, row, OVERRIDE_REASON, override->reason);
      set (arena, row, OVERRIDE_ROLE, override->role);
      set (arena, row, OVERRIDE_NAME, override->name);
      set (arena, row, OVERRIDE_DECIDED_ON, self->today);
      g_ptr_array_add (rows, row);
    }
}

/* There is no field for it: it is kept where a reader of the record finds it. */
static void
add_liberty (CldPlacementMove *self, CldArena *arena, GPtrArray *rows)
{
  CldRow *row;

  if (self->said.liberty != CLD_SAID_YES || !self->row)
    return;
  row = cld_row_new (arena, &cld_note_kind, NULL);
  set (arena, row, NOTE_CHILD, self->child);
  set (arena, row, NOTE_HAPPENED_ON, self->row->values[PLACEMENT_STARTED_ON]);
  set (arena, row, NOTE_KIND, "EVENT");
  set (arena, row, NOTE_TEXT, _("Deprived of liberty in the placement that begins this day. Keep the order of the High Court, its start, its end and its reviews on record."));
  g_ptr_array_add (rows, row);
}

/**
 * cld_placement_move_make_rows:
 * @self: a move that was looked at
 * @arena: where the rows live
 *
 * What would be written: the end of the old placement, the new one, approvals asked for, notices to send, overrides. What names
 * the new placement names it as %CLD_WHAT_IF_REF: it has no ref yet.
 *
 * Returns: (transfer full) (element-type CldRow): the rows, for cld_placement_move_save(), which any thread may call
 */
GPtrArray *
cld_placement_move_make_rows (CldPlacementMove *self, CldArena *arena)
{
  GPtrArray *rows = g_ptr_array_new ();
  const char *placement = self->row ? CLD_WHAT_IF_REF : self->old_row ? self->old_row->ref : NULL;

  if (self->old_ends)
    g_ptr_array_add (rows, copy_row (arena, self->old_end));
  if (self->row)
    {
      g_ptr_array_add (rows, copy_row (arena, self->row));
      add_approvals (self, arena, rows);
      add_notices (self, arena, rows, self->plan.recipients, CLD_WHAT_IF_REF, self->row->values[PLACEMENT_STARTED_ON]);
    }
  if (self->old_ends)
    add_notices (self, arena, rows, self->plan.recipients_end, self->old_row->ref, self->old_end->values[PLACEMENT_ENDED_ON]);
  add_overrides (self, arena, rows, placement);
  add_liberty (self, arena, rows);
  return rows;
}

/* --- saving --- */

static void
name_placement (CldRow *row, const char *ref)
{
  for (guint i = 0; i < row->kind->n_fields; i++)
    if (row->kind->fields[i].type == CLD_REF && g_strcmp0 (row->values[i], CLD_WHAT_IF_REF) == 0)
      row->values[i] = ref;
}

/**
 * cld_placement_move_save:
 * @store: a store to write to
 * @rows: (element-type CldRow): what cld_placement_move_make_rows() gave
 * @why: what for; nothing personal
 * @error: return location
 *
 * Writes all of it in one change set. Nothing is written where one row cannot be.
 *
 * Returns: (transfer full) (nullable): the ref of the placement that began, or else of the one that ended; %NULL where nothing was saved
 */
char *
cld_placement_move_save (CldStore *store, GPtrArray *rows, const char *why, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *placement = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      CldRow *row = rows->pdata[i];
      gboolean is_new = row->version == 0;

      if (placement)
        name_placement (row, placement);
      if (is_new)
        {
          g_autoptr (CldRecord) draft = cld_record_new_from_row (row);
          g_autofree char *ref = cld_records_propose_ref (store, draft, records);
          CldRecord *record = cld_record_new (row->kind, ref);

          for (guint k = 0; k < row->kind->n_fields; k++)
            cld_record_set_text (record, k, row->values[k]);
          g_ptr_array_add (records, record);
          if (row->kind == &cld_placement_kind)
            {
              g_free (placement);
              placement = g_steal_pointer (&ref);
            }
        }
      else
        g_ptr_array_add (records, cld_record_new_from_row (row));
    }
  if (!cld_records_save (store, records, why, error))
    return NULL;
  if (!placement && records->len > 0)
    placement = g_strdup (cld_record_get_ref (records->pdata[0]));
  return g_steal_pointer (&placement);
}
