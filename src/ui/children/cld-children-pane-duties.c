/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-children-pane-private.h"

#include <glib/gi18n-lib.h>

#include "cld-duty-look.h"

/* What the list of children has of duties, which the database does not know: its order, late ones only, the counts. */

/* What the database cannot do: late ones only, and by the next duty. Takes @ids and gives them or others. */
CldIds *
_cld_children_pane_arrange (CldChildrenPane *self, CldIds *ids)
{
  CldCaseloadSort sort;
  gboolean descending;

  if (!ids || !cld_children_next_is_ready (self->next))
    return ids;
  cld_children_columns_get_sort (self->columns, &sort, &descending);
  if (cld_children_filter_is_late_only (self->filter))
    {
      CldIds *late = cld_children_next_keep_late (self->next, ids);

      cld_ids_unref (ids);
      ids = late;
    }
  if (sort == CLD_CHILDREN_BY_DUTY)
    {
      CldIds *sorted = cld_children_next_sort (self->next, ids, descending);

      cld_ids_unref (ids);
      ids = sorted;
    }
  return ids;
}

/* By the next duty, once that is known. */
gboolean
_cld_children_pane_sorts_by_duty (CldChildrenPane *self)
{
  CldCaseloadSort sort;
  gboolean descending;

  cld_children_columns_get_sort (self->columns, &sort, &descending);
  return sort == CLD_CHILDREN_BY_DUTY && cld_children_next_is_ready (self->next);
}

/* For how many of those that are shown something is late, and for how many something is due today. */
void
_cld_children_pane_update_states (CldChildrenPane *self)
{
  GtkWidget *late = gtk_widget_get_first_child (GTK_WIDGET (self->states)), *due = gtk_widget_get_last_child (GTK_WIDGET (self->states));
  guint n_late = 0, n_due = 0;
  g_autofree char *late_words = NULL, *due_words = NULL;

  if (cld_children_next_is_ready (self->next))
    cld_children_next_count (self->next, cld_ids_model_get_ids (self->model), &n_late, &n_due);
  /* Translators: how many children something is late for */
  late_words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u late", "%u late", n_late), n_late);
  /* Translators: how many children something is due for today */
  due_words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u due today", "%u due today", n_due), n_due);
  cld_duty_look_set_state (late, cld_duty_look (CLD_DUTY_OVERDUE, 0, 0), late_words);
  cld_duty_look_set_state (due, cld_duty_look (CLD_DUTY_DUE, 0, 0), due_words);
  gtk_widget_set_visible (late, n_late > 0);
  gtk_widget_set_visible (due, n_due > 0);
}

/* The duties of a child, or of everybody, were worked out anew: what was looked up is void. */
static void
duties_changed_cb (CldChildrenPane *self)
{
  gboolean was_ready = self->knows_duties;

  cld_children_next_update (self->next);
  cld_children_filter_set_has_duties (self->filter, cld_children_next_is_ready (self->next));
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
  else if (!was_ready || _cld_children_pane_sorts_by_duty (self) || cld_children_filter_is_late_only (self->filter))
    _cld_children_pane_requery (self);
  else
    {
      g_signal_emit_by_name (self->model, "refreshed");
      _cld_children_pane_update_states (self);
    }
}

/* To be called once, when the columns are there. */
void
_cld_children_pane_follow_duties (CldChildrenPane *self, CldSession *session)
{
  self->next = cld_children_next_new (session);
  g_signal_connect_object (cld_duty_watch_of (session), "changed", G_CALLBACK (duties_changed_cb), self, G_CONNECT_SWAPPED);
  cld_children_filter_set_has_duties (self->filter, cld_children_next_is_ready (self->next));
  cld_children_columns_set_next (self->columns, self->next);
  gtk_box_append (self->states, cld_duty_look_make_state ());
  gtk_box_append (self->states, cld_duty_look_make_state ());
  _cld_children_pane_update_states (self);
}
