/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-today-findings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-child-names.h"
#include "cld-kinds.h"

/* Findings and actions that somebody has to see to: overdue, or due within CLD_FINDING_SOON days. */

struct _CldTodayFindings
{
  CldInspectionRegister *inspections; /* whose rows the entries name */
  CldArena *arena;
  GPtrArray *entries; /* (element-type CldTodayFinding) */
  gint32 today;
};

/* The first line, as much of it as a row of a list holds. */
static const char *
make_title (CldTodayFindings *self, const char *text)
{
  gsize len = text ? strcspn (text, "\r\n") : 0;
  g_autofree char *line = g_strndup (text ? text : "", len);

  if (g_utf8_strlen (line, -1) > 160)
    {
      g_autofree char *start = g_utf8_substring (line, 0, 159);

      return cld_arena_printf (self->arena, "%s…", start);
    }
  return cld_arena_strdup (self->arena, line);
}

static const char *
keep (CldTodayFindings *self, char *text)
{
  const char *kept = text && *text ? cld_arena_strdup (self->arena, text) : NULL;

  g_free (text);
  return kept;
}

static gboolean
is_must (const CldRow *finding)
{
  static const char *const types[] = { "REQ", "APA", "SCON", NULL };
  const char *type = finding->values[FINDING_TYPE];

  return type && g_strv_contains (types, type);
}

/* NULL where it is done, or far away. */
static CldTodayFinding *
add_entry (CldTodayFindings *self, const CldRow *row, gint32 due)
{
  int days_late = 0;
  CldFindingState state = cld_finding_state_get (row, self->today, &days_late);
  CldTodayFinding *entry;

  /* What was judged not met is overdue, even without a day. */
  if (state != CLD_FINDING_OVERDUE && (!cld_finding_state_is_open (state) || due == CLD_NO_DAY || due > self->today + CLD_FINDING_SOON))
    return NULL;
  entry = cld_arena_alloc0 (self->arena, sizeof *entry);
  entry->row = row;
  entry->due = due;
  entry->state = state;
  entry->days_late = days_late;
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static void
set_inspection (CldTodayFindings *self, CldTodayFinding *entry, const CldInspectionItem *inspection)
{
  if (!inspection)
    return;
  entry->inspection = inspection->row->ref;
  entry->name = keep (self, cld_inspection_item_get_name (inspection));
}

static void
set_finding (CldTodayFindings *self, CldTodayFinding *entry, const CldFindingItem *item)
{
  if (!item)
    return;
  entry->finding = item->row->ref;
  entry->provision = keep (self, cld_finding_item_get_provision (self->inspections, item));
  entry->must = is_must (item->row);
  set_inspection (self, entry, item->inspection);
}

static void
add_finding (CldTodayFindings *self, const CldFindingItem *item)
{
  const char *const *values = item->row->values;
  CldTodayFinding *entry = add_entry (self, item->row, cld_date_read_day (values[FINDING_DUE_ON]));

  if (!entry)
    return;
  entry->type = keep (self, cld_finding_item_get_type (item));
  entry->title = make_title (self, values[FINDING_EXPECTATION] && !values[FINDING_TEXT] ? values[FINDING_EXPECTATION] : values[FINDING_TEXT]);
  entry->owner = values[FINDING_OWNER];
  set_finding (self, entry, item);
}

/* Of enforcement without a finding the step says whose it is. */
static const CldRow *
find_enforcement (CldTodayFindings *self, const char *ref, const CldRow **provider)
{
  GPtrArray *providers = cld_inspection_register_get_providers (self->inspections);

  for (guint i = 0; ref && i < providers->len; i++)
    {
      GPtrArray *steps = cld_inspection_register_get_enforcement (self->inspections, ((const CldRow *) providers->pdata[i])->ref);

      for (guint k = 0; steps && k < steps->len; k++)
        if (g_strcmp0 (((const CldRow *) steps->pdata[k])->ref, ref) == 0)
          {
            *provider = providers->pdata[i];
            return steps->pdata[k];
          }
    }
  return NULL;
}

static void
set_enforcement (CldTodayFindings *self, CldTodayFinding *entry, const char *ref)
{
  const CldRow *provider = NULL;
  const CldRow *step = find_enforcement (self, ref, &provider);

  if (!step)
    return;
  entry->must = TRUE;
  entry->name = provider->values[PROVIDER_NAME] ? provider->values[PROVIDER_NAME] : provider->ref;
  if (step->values[ENFORCEMENT_FINDING] && !entry->finding)
    set_finding (self, entry, cld_inspection_register_find_finding (self->inspections, step->values[ENFORCEMENT_FINDING]));
}

static void
add_action (CldTodayFindings *self, const CldRow *row, const CldFindingItem *item)
{
  const char *const *values = row->values;
  CldTodayFinding *entry = add_entry (self, row, cld_date_read_day (values[ACTION_DUE_ON]));

  if (!entry)
    return;
  entry->type = _("Action");
  entry->title = make_title (self, values[ACTION_WHAT]);
  entry->owner = values[ACTION_OWNER];
  entry->child = values[ACTION_CHILD];
  set_finding (self, entry, item);
  if (!item && values[ACTION_INSPECTION])
    set_inspection (self, entry, cld_inspection_register_find (self->inspections, values[ACTION_INSPECTION]));
  if (values[ACTION_ENFORCEMENT])
    set_enforcement (self, entry, values[ACTION_ENFORCEMENT]);
}

static void
find_entries (CldTodayFindings *self)
{
  GPtrArray *inspections = cld_inspection_register_get_inspections (self->inspections);
  GPtrArray *loose = cld_inspection_register_get_loose_actions (self->inspections);

  for (guint i = 0; i < inspections->len; i++)
    {
      const CldInspectionItem *inspection = inspections->pdata[i];

      for (guint k = 0; k < inspection->findings->len; k++)
        {
          const CldFindingItem *item = inspection->findings->pdata[k];

          add_finding (self, item);
          for (guint a = 0; a < item->actions->len; a++)
            add_action (self, item->actions->pdata[a], item);
        }
    }
  for (guint i = 0; loose && i < loose->len; i++)
    add_action (self, loose->pdata[i], NULL);
}

/* By day, what the law asks for first. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const CldTodayFinding *x = *(const CldTodayFinding *const *) a, *y = *(const CldTodayFinding *const *) b;

  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  if (x->must != y->must)
    return x->must ? -1 : 1;
  return x->row->kind != y->row->kind ? strcmp (y->row->kind->id, x->row->kind->id) : strcmp (x->row->ref, y->row->ref);
}

/**
 * cld_today_findings_load:
 * @db: a database
 * @today: the day
 * @error: return location
 *
 * Reads what inspections leave to be done; on any thread.
 *
 * Returns: (transfer full) (nullable): findings and actions, by due date
 */
CldTodayFindings *
cld_today_findings_load (CldDb *db, gint32 today, GError **error)
{
  g_autoptr (CldTodayFindings) self = g_new0 (CldTodayFindings, 1);

  self->arena = cld_arena_new ();
  self->entries = g_ptr_array_new ();
  self->today = today;
  self->inspections = cld_inspection_register_load (db, today, error);
  if (!self->inspections)
    return NULL;
  find_entries (self);
  g_ptr_array_sort (self->entries, compare_entries);
  return g_steal_pointer (&self);
}

/**
 * cld_today_findings_free:
 * @self: (nullable) (transfer full): findings
 */
void
cld_today_findings_free (CldTodayFindings *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->inspections, cld_inspection_register_free);
  cld_arena_free (self->arena);
  g_free (self);
}

/**
 * cld_today_findings_get_inspections:
 * @self: findings
 *
 * Returns: (transfer none): everything that is recorded of inspections, good as long as @self
 */
CldInspectionRegister *
cld_today_findings_get_inspections (const CldTodayFindings *self)
{
  return self->inspections;
}

/**
 * cld_today_findings_concern:
 * @self: findings
 * @db: a database
 * @child: number of a child of whom something was recorded since
 *
 * Returns: whether they are to be read again: an action is about the child, or one of them was
 */
gboolean
cld_today_findings_concern (const CldTodayFindings *self, CldDb *db, const char *child)
{
  gboolean named = FALSE;

  for (guint i = 0; i < self->entries->len; i++)
    if (g_strcmp0 (((const CldTodayFinding *) self->entries->pdata[i])->child, child) == 0)
      return TRUE;
  return !cld_child_is_named (db, &cld_action_kind, child, &named, NULL) || named;
}

/**
 * cld_today_findings_get_n:
 * @self: (nullable): findings
 *
 * Returns: how many there are
 */
guint
cld_today_findings_get_n (const CldTodayFindings *self)
{
  return self ? self->entries->len : 0;
}

/**
 * cld_today_findings_get:
 * @self: findings
 * @i: an index
 *
 * Returns: (transfer none): one of them
 */
const CldTodayFinding *
cld_today_findings_get (const CldTodayFindings *self, guint i)
{
  g_return_val_if_fail (i < self->entries->len, NULL);

  return self->entries->pdata[i];
}
