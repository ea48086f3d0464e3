/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-provider-details.h"

#include <string.h>

#include "cld-duty-board.h"
#include "cld-kinds.h"
#include "cld-notice-register-private.h"
#include "cld-repo.h"

#define MONTHS_BACK 12

/* --- children --- */

static const char *
make_name (CldArena *arena, const CldProviderChild *child)
{
  const char *given = child->known_as ? child->known_as : child->given_names;
  g_autofree char *name = g_strstrip (g_strjoin (" ", given ? given : "", child->surname ? child->surname : "", NULL));

  return *name ? cld_arena_strdup (arena, name) : child->child;
}

static void
add_stay (CldProviderDetails *self, const CldProviderChild *child, const char *today)
{
  CldProviderStay *stay = cld_arena_alloc0 (self->arena, sizeof *stay);

  stay->child = child;
  stay->name = make_name (self->arena, child);
  stay->age = child->date_of_birth ? cld_date_age (child->date_of_birth, today) : -1;
  stay->now = !child->ended_on || strcmp (child->ended_on, today) > 0;
  g_ptr_array_add (stay->now ? self->now : self->before, stay);
}

static gboolean
is_there_now (CldProviderDetails *self, const char *child)
{
  for (guint i = 0; i < self->now->len; i++)
    if (strcmp (((const CldProviderStay *) self->now->pdata[i])->child->child, child) == 0)
      return TRUE;
  return FALSE;
}

/* Of several placements of a child the one that goes on counts, else the last one. */
static gboolean
load_children (CldProviderDetails *self, CldDb *db, const char *provider, gint32 day, GError **error)
{
  char today[CLD_DATE_SIZE], since[CLD_DATE_SIZE];
  g_autoptr (GPtrArray) found = NULL;

  cld_date_from_day (day, today);
  cld_date_from_day (cld_day_add_months (day, -MONTHS_BACK), since);
  found = cld_provider_children_load (db, provider, since, today, self->arena, error);
  for (guint i = 0; found && i < found->len; i++)
    add_stay (self, found->pdata[i], today);
  for (guint i = self->before->len; i-- > 0;)
    {
      const CldProviderStay *stay = self->before->pdata[i], *next = i + 1 < self->before->len ? self->before->pdata[i + 1] : NULL;

      if (is_there_now (self, stay->child->child) || (next && strcmp (next->child->child, stay->child->child) == 0))
        g_ptr_array_remove_index (self->before, i);
    }
  return found != NULL;
}

/* --- notices and letters --- */

/* Children's Homes (England) Regulations 2015, regulation 41: without delay, which the register reads as one working day. */
static gboolean
count_told (CldProviderDetails *self, CldDb *db, const char *provider, GError **error)
{
  g_autoptr (CldCalendar) calendar = cld_duty_calendar_load (db, error);
  g_autoptr (GArray) told = calendar ? cld_provider_told_load (db, provider, error) : NULL;

  for (guint i = 0; told && i < told->len; i++)
    {
      const CldProviderTold *one = &g_array_index (told, CldProviderTold, i);

      if (one->event_on == CLD_NO_DAY || one->received_on == CLD_NO_DAY)
        continue;
      self->n_told++;
      self->n_told_late += _cld_notice_is_told_late (calendar, one->event_on, one->received_on);
    }
  return told != NULL;
}

static gboolean
take_letter_cb (CldRow *row, const char *search_key, gpointer data)
{
  g_ptr_array_add (((CldProviderDetails *) data)->correspondence, row);
  return TRUE;
}

static gboolean
take_notice_cb (CldRow *row, const char *search_key, gpointer data)
{
  if (!row->values[NOTICE_CLOSED_ON])
    g_ptr_array_add (((CldProviderDetails *) data)->notices, row);
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldRow *one = *(const CldRow *const *) a, *other = *(const CldRow *const *) b;
  guint field = GPOINTER_TO_UINT (data);
  int order = g_strcmp0 (other->values[field], one->values[field]);

  return order ? order : strcmp (one->ref, other->ref);
}

static gboolean
load_papers (CldProviderDetails *self, CldDb *db, const char *provider, GError **error)
{
  g_autofree char *letters = g_strdup_printf ("WHERE r%d.ref = ?", CORRESPONDENCE_PROVIDER);
  g_autofree char *notices = g_strdup_printf ("WHERE t.direction = 'IN' AND t.provision = 's30a' AND r%d.ref = ?", NOTICE_PROVIDER);
  const char *const values[] = { provider, NULL };

  if (!cld_repo_each (db, &cld_correspondence_kind, letters, values, self->arena, take_letter_cb, self, error) ||
      !cld_repo_each (db, &cld_notice_kind, notices, values, self->arena, take_notice_cb, self, error))
    return FALSE;
  g_ptr_array_sort_with_data (self->correspondence, compare_days, GUINT_TO_POINTER (CORRESPONDENCE_DATED_ON));
  g_ptr_array_sort_with_data (self->notices, compare_days, GUINT_TO_POINTER (NOTICE_OCCURRED_ON));
  return TRUE;
}

/**
 * cld_provider_details_load:
 * @db: a database
 * @provider: ref of a provider
 * @today: the day
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is known of it beside its inspections
 */
CldProviderDetails *
cld_provider_details_load (CldDb *db, const char *provider, gint32 today, GError **error)
{
  g_autoptr (CldProviderDetails) self = g_new0 (CldProviderDetails, 1);

  g_return_val_if_fail (db != NULL && provider != NULL && today != CLD_NO_DAY, NULL);

  self->arena = cld_arena_new ();
  self->now = g_ptr_array_new ();
  self->before = g_ptr_array_new ();
  self->correspondence = g_ptr_array_new ();
  self->notices = g_ptr_array_new ();
  if (!load_children (self, db, provider, today, error) || !count_told (self, db, provider, error) || !load_papers (self, db, provider, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * cld_provider_details_free:
 * @self: (nullable) (transfer full): details
 *
 * Frees them and every text of them.
 */
void
cld_provider_details_free (CldProviderDetails *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->now, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->correspondence, g_ptr_array_unref);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  cld_arena_free (self->arena);
  g_free (self);
}
