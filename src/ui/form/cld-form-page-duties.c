/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-effect-bar.h"
#include "cld-form-page-private.h"

/* A form and the duties of its child: what the record would do is said while it is written. */

static GtkWidget *
find_bar (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = CLD_IS_EFFECT_BAR (child) ? child : find_bar (child);

      if (found)
        return found;
    }
  return NULL;
}

static CldRow *
make_row (CldFormPage *self, CldArena *arena)
{
  g_autoptr (CldRecord) record = _cld_form_page_make_record (self);
  CldRow *row = cld_record_to_row (record, arena);

  /* A new one has no name yet, or one that nobody gave it. */
  if (cld_record_get_version (self->record) == 0)
    row->ref = NULL;
  return row;
}

/**
 * _cld_form_page_update_effect:
 * @self: a page
 *
 * Says what the record would do to the duties as it stands there now.
 */
void
_cld_form_page_update_effect (CldFormPage *self)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldDutyEffect) effect = NULL;
  g_auto (CldDutyLine) line = { CLD_DUTY_LINE_NONE, NULL, NULL };
  CldRow *row;

  if (!self->duties || !self->bar || self->done)
    return;
  row = make_row (self, arena);
  effect = cld_form_duties_foresee (self->duties, row);
  cld_duty_words_tell (&line, row, effect, cld_form_duties_get_today (self->duties), cld_form_get_person (self->form));
  cld_effect_bar_show (CLD_EFFECT_BAR (self->bar), &line, effect && (effect->next.ref || effect->done->len > 0));
}

/* What is due next is asked about; where there is nothing, what was met. */
static void
why_cb (CldFormPage *self, CldEffectBar *bar)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = make_row (self, arena);
  g_autoptr (CldDutyEffect) effect = cld_form_duties_foresee (self->duties, row);
  const CldDutyMark *mark = !effect || effect->next.ref ? NULL : effect->done->len > 0 ? &g_array_index (effect->done, CldDutyMark, 0) : NULL;
  const char *ref = effect && effect->next.ref ? effect->next.ref : mark ? mark->ref : NULL;
  g_autoptr (CldDutyWhy) why = ref ? cld_form_duties_explain (self->duties, row, ref) : NULL;

  if (why)
    cld_effect_bar_explain (bar, why);
}

/**
 * _cld_form_page_watch_duties:
 * @self: a page that has its form
 *
 * From now on it says what its record would do.
 */
void
_cld_form_page_watch_duties (CldFormPage *self)
{
  if (!self->duties)
    return;
  self->bar = find_bar (cld_form_get_widget (self->form));
  if (self->bar)
    g_signal_connect_object (self->bar, "why", G_CALLBACK (why_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (_cld_form_page_update_effect), self, G_CONNECT_SWAPPED);
  _cld_form_page_update_effect (self);
}

/**
 * _cld_form_page_look_at_duties:
 * @self: a page
 *
 * Something was recorded elsewhere that may move the dates.
 */
void
_cld_form_page_look_at_duties (CldFormPage *self)
{
  if (!self->duties)
    return;
  cld_form_duties_look_again (self->duties);
  _cld_form_page_update_effect (self);
}

/**
 * _cld_form_page_describe_saved:
 * @self: a page
 * @saved: its record as it was saved
 *
 * Returns: (transfer full): what a toast says: what was met and what is next
 */
char *
_cld_form_page_describe_saved (CldFormPage *self, CldRecord *saved)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldDutyEffect) effect = self->duties ? cld_form_duties_compare (self->duties, cld_record_to_row (saved, arena)) : NULL;
  gint32 today = cld_date_read_day (cld_session_get_today (cld_pane_get_session (CLD_PANE (self))));

  return cld_duty_words_saved (self->kind, cld_record_get_version (self->record) == 0, effect, today);
}

/**
 * _cld_form_page_describe_removed:
 * @self: a page whose record was removed
 *
 * Returns: (transfer full): what a toast says: what is open again
 */
char *
_cld_form_page_describe_removed (CldFormPage *self)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldDutyEffect) effect = self->duties ? cld_form_duties_compare (self->duties, cld_record_to_row (self->record, arena)) : NULL;
  gint32 today = cld_date_read_day (cld_session_get_today (cld_pane_get_session (CLD_PANE (self))));

  return cld_duty_words_removed (self->kind, effect, today);
}
