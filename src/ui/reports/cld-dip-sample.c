/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-dip-sample.h"

#include <glib/gi18n-lib.h>

#include "cld-duty-watch.h"
#include "cld-report-rows-pane.h"
#include "cld-window.h"

/* A few children chosen by chance, whose records somebody reads to say how good the work is: no date tells that. */

#define USUAL 5

/**
 * cld_dip_sample_draw:
 * @board: the children
 * @cohort: of which
 * @n: how many at most
 * @rand: chance
 *
 * Returns: (transfer full): numbers of different children, in the order they were drawn; fewer where there are fewer
 */
char **
cld_dip_sample_draw (const CldDutyBoard *board, CldCohort cohort, guint n, GRand *rand)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GStrvBuilder *drawn = g_strv_builder_new ();
  char **children;

  for (guint i = 0; i < cld_duty_board_get_n_children (board); i++)
    if (cld_cohort_has (cohort, cld_duty_board_get_child (board, i), cld_duty_board_get_today (board)))
      g_ptr_array_add (all, (gpointer) cld_duty_board_get_child (board, i)->ref);
  for (guint i = 0; i < n && all->len > 0; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) all->len);

      g_strv_builder_add (drawn, all->pdata[at]);
      g_ptr_array_remove_index_fast (all, at);
    }
  children = g_strv_builder_end (drawn);
  g_strv_builder_unref (drawn);
  return children;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, CldPane *from)
{
  GtkSpinButton *number = g_object_get_data (G_OBJECT (dialog), "number");
  GtkDropDown *cohort = g_object_get_data (G_OBJECT (dialog), "cohort");
  CldSession *session = cld_pane_get_session (from);
  const CldDutyBoard *board = cld_duty_watch_get_board (cld_duty_watch_of (session));
  CldWindow *window = cld_window_of (GTK_WIDGET (from));
  g_autoptr (GRand) rand = NULL;
  g_auto (GStrv) children = NULL;

  if (!g_str_equal (response, "draw") || !board || !window)
    return;
  rand = g_rand_new ();
  children = cld_dip_sample_draw (board, gtk_drop_down_get_selected (cohort) == 0 ? CLD_COHORT_LOOKED_AFTER : CLD_COHORT_CARE_LEAVERS,
                                  (guint) gtk_spin_button_get_value_as_int (number), rand);
  if (children[0])
    cld_window_push (window, cld_report_rows_pane_new_sample (session, (const char *const *) children));
  else
    cld_window_toast (window, _("There is no child of this cohort"), FALSE);
}

static GtkWidget *
make_questions (GtkWidget *dialog)
{
  GtkWidget *grid = gtk_grid_new (), *number = gtk_spin_button_new_with_range (1, 100, 1), *of = gtk_label_new_with_mnemonic (_("_Number of children")),
            *which = gtk_label_new_with_mnemonic (_("C_ohort")), *cohort;
  const char *const cohorts[] = { cld_cohort_label (CLD_COHORT_LOOKED_AFTER), cld_cohort_label (CLD_COHORT_CARE_LEAVERS), NULL };

  cohort = gtk_drop_down_new_from_strings (cohorts);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_halign (grid, GTK_ALIGN_CENTER);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (number), USUAL);
  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (number)), "activates-default", TRUE, NULL);
  gtk_label_set_mnemonic_widget (GTK_LABEL (of), number);
  gtk_label_set_mnemonic_widget (GTK_LABEL (which), cohort);
  gtk_label_set_xalign (GTK_LABEL (of), 0);
  gtk_label_set_xalign (GTK_LABEL (which), 0);
  gtk_grid_attach (GTK_GRID (grid), of, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), number, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), which, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), cohort, 1, 1, 1, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Number of children"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cohort), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cohort"), -1);
  g_object_set_data (G_OBJECT (dialog), "number", number);
  g_object_set_data (G_OBJECT (dialog), "cohort", cohort);
  return grid;
}

/**
 * cld_dip_sample_ask:
 * @from: the page
 *
 * Asks how many and of which cohort, and lists those that were drawn.
 */
void
cld_dip_sample_ask (CldPane *from)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (from));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Draw a sample"),
                                              _("Children are chosen by chance. For each a quality audit is written: a grade with its reasons, apart from every date."));

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_questions (dialog));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "draw", _("_Draw"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "draw", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "draw");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), from, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
