/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-children-pane-private.h"
#include "cld-duty-do.h"
#include "cld-kinds.h"
#include "cld-print-ui.h"
#include "cld-window.h"

static const char *
get_selected (CldChildrenPane *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position == GTK_INVALID_LIST_POSITION ? NULL : cld_ids_model_get_id (self->model, position);
}

/**
 * _cld_children_pane_targets:
 * @self: the list
 *
 * Returns: (transfer full): the numbers of the children that an action is about, in the order of the list: those that
 *   are chosen in selection mode, else all that are shown
 */
char **
_cld_children_pane_targets (CldChildrenPane *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < cld_ids_model_get_n_ids (self->model); i++)
    {
      const char *id = cld_ids_model_get_id (self->model, i);

      if (!self->chosen || g_hash_table_contains (self->chosen, id))
        g_strv_builder_add (builder, id);
    }
  return g_strv_builder_end (builder);
}

static guint
count_chosen (CldChildrenPane *self)
{
  guint n = 0;

  for (guint i = 0; i < cld_ids_model_get_n_ids (self->model); i++)
    n += g_hash_table_contains (self->chosen, cld_ids_model_get_id (self->model, i));
  return n;
}

/**
 * _cld_children_pane_update_chosen:
 * @self: the list
 *
 * Says how many children are chosen, and what could be done with them. A child that the filters hide is not among them.
 */
void
_cld_children_pane_update_chosen (CldChildrenPane *self)
{
  guint n = self->chosen ? count_chosen (self) : cld_ids_model_get_n_ids (self->model);
  /* Translators: what Ctrl+E does, and with how many rows */
  g_autofree char *hint = g_strdup_printf (_("export %u"), n);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_label_set_label (self->export_hint, hint);
  gtk_revealer_set_reveal_child (self->chosen_revealer, self->chosen != NULL);
  gtk_widget_action_set_enabled (widget, "pane.print", n > 0);
  gtk_widget_action_set_enabled (widget, "pane.export", n > 0);
  gtk_widget_action_set_enabled (widget, "pane.print-summaries", self->chosen && n > 0);
  if (self->chosen)
    {
      g_autofree char *chosen = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u child chosen", "%u children chosen", n), n);
      g_autofree char *export = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Export %u row…", "Export %u rows…", n), n);
      g_autofree char *print = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Print %u summary", "Print %u summaries", n), n);

      gtk_label_set_label (self->chosen_label, chosen);
      gtk_button_set_label (self->export_chosen, export);
      gtk_button_set_label (self->print_summaries, print);
    }
}

/**
 * _cld_children_pane_choose_all:
 * @self: the list, in selection mode
 *
 * Chooses every child that is shown, whether its row is in view or not.
 */
void
_cld_children_pane_choose_all (CldChildrenPane *self)
{
  g_return_if_fail (self->chosen);

  for (guint i = 0; i < cld_ids_model_get_n_ids (self->model); i++)
    g_hash_table_add (self->chosen, g_strdup (cld_ids_model_get_id (self->model, i)));
  cld_children_columns_set_chosen (self->columns, self->chosen);
  _cld_children_pane_update_chosen (self);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldChildrenPane *self = CLD_CHILDREN_PANE (widget);

  cld_children_filter_set_searching (self->filter, TRUE);
  gtk_toggle_button_set_active (self->search_button, TRUE);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *child = get_selected (CLD_CHILDREN_PANE (widget));
  CldWindow *window = cld_window_of (widget);

  if (child && window)
    cld_window_open_child (window, child);
}

static void
open_window_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *child = get_selected (CLD_CHILDREN_PANE (widget));
  CldWindow *window = cld_window_of (widget);

  if (child && window)
    gtk_window_present (GTK_WINDOW (cld_window_new_for_child (gtk_window_get_application (GTK_WINDOW (window)), cld_window_get_session (window), child)));
}

static CldDutyEntry *
make_next_entry (CldChildrenPane *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  const CldDutyBoard *board = cld_duty_watch_get_board (cld_duty_watch_of (session));
  const char *child = get_selected (self);
  const CldDuty *duty = board && child ? cld_duty_board_get_next (board, child) : NULL;

  return duty ? cld_duty_entry_new (session, cld_duty_board_get_facts (board, child), duty, cld_duty_board_get_today (board)) : NULL;
}

/* The next duty of the chosen child. */
static void
do_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (CldDutyEntry) entry = make_next_entry (CLD_CHILDREN_PANE (widget));

  if (entry)
    cld_duty_do (widget, cld_duty_entry_get_session (entry), entry);
  else
    gtk_widget_error_bell (widget);
}

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *window = cld_window_of (widget);

  if (window)
    cld_window_edit (window, &cld_child_kind, NULL, NULL);
}

static void
select_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldChildrenPane *self = CLD_CHILDREN_PANE (widget);

  if (adw_squeezer_get_visible_child (self->squeezer) == self->wide)
    gtk_toggle_button_set_active (self->select_button, !gtk_toggle_button_get_active (self->select_button));
}

/* What the paper says of the list: how many, and of how many; not what was typed, which may be a name. */
static char *
make_about (CldChildrenPane *self, guint n)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  g_autofree char *day = cld_children_date (cld_session_get_today (session), NULL);

  /* Translators: a number of children, of how many, and the date */
  return g_strdup_printf (_("%1$u of %2$" G_GINT64_FORMAT " children, on %3$s"), n, self->total, day);
}

/* Paper has no icons: the state of the next duty is said. */
static char *
make_cell (const CldChildrenNext *next, const CldCaseloadFacts *facts, CldChildrenColumn column, const char *today)
{
  char *words = column == CLD_CHILDREN_NEXT ? cld_children_next_make_words (next, facts->ref) : NULL;

  return words ? words : cld_children_text (facts, column, today);
}

static void
add_rows (CldPrintJob *job, const CldChildrenNext *next, GPtrArray *records, const guint *shown, guint n_shown, const char *today)
{
  for (guint i = 0; i < records->len; i++)
    {
      char *cells[CLD_CHILDREN_N_COLUMNS + 1] = { NULL };

      for (guint j = 0; records->pdata[i] && j < n_shown; j++)
        cells[j] = make_cell (next, records->pdata[i], shown[j], today);
      if (records->pdata[i])
        cld_print_job_add_row (job, (const char *const *) cells);
      for (guint j = 0; j < n_shown; j++)
        g_free (cells[j]);
    }
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldChildrenPane *self = CLD_CHILDREN_PANE (widget);
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  g_auto (GStrv) children = _cld_children_pane_targets (self);
  guint n = g_strv_length (children), n_shown = 0, shown[CLD_CHILDREN_N_COLUMNS];
  g_autofree char *about = make_about (self, n);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  CldColumn columns[CLD_CHILDREN_N_COLUMNS];
  g_autoptr (CldPrintJob) job = NULL;

  records = cld_caseload_load (cld_session_get_db (session), (const char *const *) children, n, cld_session_get_today (session), &error);
  if (!records)
    {
      if (cld_window_of (widget))
        cld_window_show_error (cld_window_of (widget), _("The list could not be read"), error);
      return;
    }
  for (guint i = 0; i < CLD_CHILDREN_N_COLUMNS; i++)
    if (cld_children_columns_is_shown (self->columns, i))
      {
        columns[n_shown] = (CldColumn) { _(cld_children_column_info (i)->title), cld_children_column_info (i)->print_width };
        shown[n_shown++] = i;
      }
  job = cld_print_job_new_table (_("Children"), about, columns, n_shown);
  add_rows (job, self->next, records, shown, n_shown, cld_session_get_today (session));
  cld_print_preview (widget, session, job);
}

static void
print_summaries_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldChildrenPane *self = CLD_CHILDREN_PANE (widget);
  g_auto (GStrv) children = _cld_children_pane_targets (self);
  g_autoptr (CldPrintJob) job = cld_print_job_new_summaries ((const char *const *) children);

  cld_print_preview (widget, cld_pane_get_session (CLD_PANE (self)), job);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_children_export (CLD_CHILDREN_PANE (widget));
}

/**
 * _cld_children_pane_class_init_actions:
 * @widget_class: the class of the list
 *
 * Installs what can be done.
 */
void
_cld_children_pane_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "pane.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "pane.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "duty.do", NULL, do_cb);
  gtk_widget_class_install_action (widget_class, "pane.open-window", NULL, open_window_cb);
  gtk_widget_class_install_action (widget_class, "pane.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "pane.select", NULL, select_cb);
  gtk_widget_class_install_action (widget_class, "pane.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "pane.print-summaries", NULL, print_summaries_cb);
  gtk_widget_class_install_action (widget_class, "pane.export", NULL, export_cb);
}
