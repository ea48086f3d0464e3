/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-finding-thread.h"
#include "cld-inspection-register-private.h"
#include "cld-kinds.h"

/* Which finding repeats which: as it is recorded, else as it follows from what they rest on. */

/* What is recorded can be wrong, whoever wrote the file that was imported: no finding repeats itself, by whatever way. */
static gboolean
leads_to (const CldFindingItem *from, const CldFindingItem *to)
{
  for (const CldFindingItem *item = from; item; item = item->repeats)
    if (item == to)
      return TRUE;
  return FALSE;
}

/* Everything that was found on one day is looked up before any of it is added: findings of one inspection repeat none of each other. */
static guint
thread_day (CldInspectionRegister *self, CldFindingThreads *threads, guint from)
{
  const char *day = ((CldFindingItem *) self->findings->pdata[from])->inspection->row->values[INSPECTION_STARTED_ON];
  guint until = from;

  for (; until < self->findings->len; until++)
    {
      CldFindingItem *item = self->findings->pdata[until];
      const char *recorded = item->row->values[FINDING_REPEATS];
      CldFindingItem *earlier;

      if (g_strcmp0 (item->inspection->row->values[INSPECTION_STARTED_ON], day) != 0)
        break;
      earlier = recorded ? cld_inspection_register_find_finding (self, recorded) : NULL;
      if (!earlier)
        earlier = cld_finding_threads_find (threads, item->inspection->row, item->row);
      if (earlier && !leads_to (earlier, item))
        item->repeats = earlier;
    }
  for (guint i = from; i < until; i++)
    {
      CldFindingItem *item = self->findings->pdata[i];

      cld_finding_threads_add (threads, item->inspection->row, item->row, item);
    }
  return until;
}

/**
 * _cld_inspection_register_thread:
 * @self: a register whose findings are in order
 *
 * Fills in which finding each repeats.
 */
void
_cld_inspection_register_thread (CldInspectionRegister *self)
{
  g_autoptr (CldFindingThreads) threads = cld_finding_threads_new (self->library);

  for (guint i = 0; i < self->findings->len;)
    i = thread_day (self, threads, i);
}

/**
 * cld_inspection_register_get_thread:
 * @self: a register
 * @finding: one of its findings
 *
 * Returns: (transfer container) (element-type CldFindingItem): what @finding repeats and what repeats it, itself among them, oldest
 *   first; it alone where there is nothing else
 */
GPtrArray *
cld_inspection_register_get_thread (CldInspectionRegister *self, CldFindingItem *finding)
{
  GPtrArray *thread = g_ptr_array_new ();

  for (guint i = 0; i < self->findings->len; i++)
    {
      CldFindingItem *item = self->findings->pdata[i];

      if (leads_to (finding, item) || leads_to (item, finding))
        g_ptr_array_add (thread, item);
    }
  return thread;
}
