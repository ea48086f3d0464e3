/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-print-ui.h"
#include "cld-today-pane-private.h"
#include "cld-window.h"

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldTodayPane *self = CLD_TODAY_PANE (widget);

  cld_today_filter_set_searching (self->filter, TRUE);
  gtk_toggle_button_set_active (self->search_button, TRUE);
}

/* A key for the row while the keyboard is not at one: from the search the first row is meant, from elsewhere none. */
static void
row_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldTodayPane *self = CLD_TODAY_PANE (widget);
  CldDutyRow *row = cld_today_body_get_current (_cld_today_pane_get_body (self), cld_today_filter_has_search_focus (self->filter));

  if (row)
    gtk_widget_activate_action (GTK_WIDGET (row), name, NULL);
  else
    gtk_widget_error_bell (widget);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  row_action (widget, "duty.open", NULL);
}

static void
open_window_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  row_action (widget, "duty.open-window", NULL);
}

/* --- printing --- */

static void
add_rows (CldPrintJob *job, CldSession *session, const CldToday *today)
{
  for (guint g = 0; g < CLD_TODAY_N_GROUPS; g++)
    for (guint i = 0; i < today->groups[g]->len; i++)
      {
        g_autoptr (CldDutyEntry) entry = cld_today_item_make_entry (&g_array_index (today->groups[g], CldTodayItem, i), session, today->today);
        const CldDutyTexts *texts = cld_duty_entry_get_texts (entry);
        const char *cells[] = { texts->state_words, texts->due, cld_strength_word (texts->strength), texts->title, texts->provision, texts->name_and_age, texts->worker, NULL };

        cld_print_job_add_row (job, cells);
      }
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldTodayPane *self = CLD_TODAY_PANE (widget);
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  const CldDutyBoard *board = cld_duty_watch_get_board (self->watch);
  const CldColumn columns[] = {
    { _("State"), 74 }, { _("Due"), 58 }, { _("Strength"), 46 }, { _("Duty"), 0 }, { _("Provision"), 92 }, { _("Child"), 0 }, { _("Worker"), 70 },
  };
  g_autoptr (CldPrintJob) job = NULL;
  g_autoptr (CldToday) today = NULL;
  g_autofree char *day = NULL;
  CldTodayWanted wanted;

  if (!board)
    return;
  cld_today_filter_fill (self->filter, &wanted);
  today = cld_today_find (board, cld_duty_watch_get_people (self->watch), cld_duty_watch_get_findings (self->watch), &wanted, G_MAXUINT);
  day = cld_duty_look_long_day (today->today);
  job = cld_print_job_new_table (_("Today"), day, columns, G_N_ELEMENTS (columns));
  add_rows (job, session, today);
  cld_print_preview (widget, session, job);
}

/**
 * _cld_today_pane_class_init_actions:
 * @widget_class: the class of the page
 */
void
_cld_today_pane_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "duty.do", NULL, row_action);
  gtk_widget_class_install_action (widget_class, "duty.why", NULL, row_action);
  gtk_widget_class_install_action (widget_class, "pane.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "pane.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "pane.open-window", NULL, open_window_action);
  gtk_widget_class_install_action (widget_class, "pane.print", NULL, print_action);
}
