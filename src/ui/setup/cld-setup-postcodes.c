/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-setup-postcodes.h"

#include <glib/gi18n-lib.h>

#include "cld-import-chooser.h"
#include "cld-postcode-import.h"
#include "cld-postcodes.h"
#include "cld-value.h"

#define TICK_MS 100 /* between two looks at how far it is */

/* The postcode directory: what there is, and the import of another one. It is beside the caseload, so nothing of it waits
 * for the set-up to be saved. */
struct _CldSetupPostcodes
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkImage *state_icon;
  GtkLabel *state;
  GtkLabel *result;
  GtkWidget *busy;
  GtkProgressBar *progress;
  GtkWidget *buttons;
  GtkWidget *file_button;
  GtkWidget *folder_button;
  GtkWidget *stop_button;
  CldPostcodes *postcodes;
  GtkNativeDialog *dialog;
  GCancellable *cancellable; /* while it imports */
  struct _Work *work;        /* while it imports; the task's */
  guint tick;
};

/* What the thread works with: it touches no widget. */
typedef struct _Work
{
  GStrv paths;
  CldPostcodeCounts counts;
  int percent; /* atomic */
} Work;

G_DEFINE_FINAL_TYPE (CldSetupPostcodes, cld_setup_postcodes, GTK_TYPE_WIDGET)

static void
work_free (gpointer data)
{
  Work *work = data;

  g_strfreev (work->paths);
  g_free (work);
}

static char *
describe_directory (CldSetupPostcodes *self)
{
  g_autofree char *count = cld_postcodes_get_about (self->postcodes, CLD_POSTCODES_COUNT);
  g_autofree char *file = cld_postcodes_get_about (self->postcodes, CLD_POSTCODES_FILE);
  g_autofree char *at = cld_postcodes_get_about (self->postcodes, CLD_POSTCODES_IMPORTED_AT);
  guint n = (guint) g_ascii_strtoull (count ? count : "0", NULL, 10);
  g_autofree char *number = g_strdup_printf (_("%'u"), n), *day = NULL;

  if (at && g_utf8_strlen (at, -1) > 10)
    at[10] = '\0';
  day = at ? cld_value_display_date (at) : g_strdup ("");
  /* Translators: %1$s is a number, %2$s the name of a file, %3$s a date */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s postcode, from %2$s, imported on %3$s.", "%1$s postcodes, from %2$s, imported on %3$s.", n), number, file ? file : "", day);
}

static void
show_state (CldSetupPostcodes *self)
{
  gboolean there = cld_postcodes_is_there (self->postcodes);
  g_autofree char *text = there ? describe_directory (self) : g_strdup (_("There is none yet: areas and distances are typed by hand."));

  gtk_image_set_from_icon_name (self->state_icon, there ? "object-select-symbolic" : "radio-mixed-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state_icon), there ? "cld-missing" : "cld-done");
  gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), there ? "cld-done" : "cld-missing");
  gtk_label_set_label (self->state, text);
}

static void
show_busy (CldSetupPostcodes *self, gboolean busy)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  gtk_widget_set_visible (self->busy, busy);
  gtk_widget_set_visible (self->buttons, !busy);
  /* What goes away must not take the focus with it. */
  if (inside)
    gtk_widget_grab_focus (busy ? self->stop_button : self->file_button);
}

static void
say (CldSetupPostcodes *self, const char *text, gboolean fault)
{
  gtk_label_set_label (self->result, text);
  gtk_widget_set_visible (GTK_WIDGET (self->result), text != NULL);
  if (fault)
    gtk_widget_add_css_class (GTK_WIDGET (self->result), "cld-late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->result), "cld-late");
}

static char *
describe_counts (const CldPostcodeCounts *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: %'u is a number; ' groups its digits */
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%'u file read.", "%'u files read.", counts->n_files), counts->n_files);
  if (counts->n_ended > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " %'u postcode is no longer in use and kept for earlier placements.", " %'u postcodes are no longer in use and kept for earlier placements.", counts->n_ended), counts->n_ended);
  if (counts->n_without_authority > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " Of %'u postcode the authority is not known.", " Of %'u postcodes the authority is not known.", counts->n_without_authority), counts->n_without_authority);
  if (counts->n_rejected > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " %'u row without a postcode was left out.", " %'u rows without a postcode were left out.", counts->n_rejected), counts->n_rejected);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- the import --- */

static void
progress_cb (double fraction, gpointer data)
{
  Work *work = data;

  g_atomic_int_set (&work->percent, (int) (fraction * 100));
}

static void
work_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (cld_postcode_import ((const char *const *) work->paths, NULL, progress_cb, work, cancellable, &work->counts, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
tick_cb (gpointer data)
{
  CldSetupPostcodes *self = data;
  int percent = g_atomic_int_get (&self->work->percent);
  /* Translators: how much of an import is done */
  g_autofree char *text = g_strdup_printf (_("%d %%"), percent);

  gtk_progress_bar_set_fraction (self->progress, percent / 100.0);
  gtk_progress_bar_set_text (self->progress, text);
  return G_SOURCE_CONTINUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  CldSetupPostcodes *self = CLD_SETUP_POSTCODES (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->cancellable);
  self->work = NULL;
  if (!self->box)
    return;
  show_busy (self, FALSE);
  show_state (self);
  if (done)
    text = describe_counts (&work->counts);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (_("The import was stopped. The directory is as it was."));
  else
    text = g_strdup (error->message);
  say (self, text, !done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

/**
 * cld_setup_postcodes_import:
 * @self: the section
 * @paths: (array zero-terminated=1): CSV files, or a folder of such files
 *
 * Imports a directory in a thread of its own and says what came of it. Nothing happens while one is being imported.
 */
void
cld_setup_postcodes_import (CldSetupPostcodes *self, const char *const *paths)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CLD_IS_SETUP_POSTCODES (self));
  g_return_if_fail (paths);

  if (self->cancellable)
    return;
  self->cancellable = g_cancellable_new ();
  self->work = g_new0 (Work, 1);
  self->work->paths = g_strdupv ((char **) paths);
  task = g_task_new (self, self->cancellable, done_cb, NULL);
  g_task_set_task_data (task, self->work, work_free);
  /* A new directory that is in place counts, even where somebody just pressed Stop. */
  g_task_set_check_cancellable (task, FALSE);
  say (self, NULL, FALSE);
  show_busy (self, TRUE);
  tick_cb (self);
  self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  g_task_run_in_thread (task, work_in_thread);
}

/**
 * cld_setup_postcodes_is_busy:
 * @self: the section
 *
 * Returns: whether a directory is being imported
 */
gboolean
cld_setup_postcodes_is_busy (CldSetupPostcodes *self)
{
  g_return_val_if_fail (CLD_IS_SETUP_POSTCODES (self), FALSE);

  return self->cancellable != NULL;
}

static void
chosen_cb (const char *const *paths, gpointer data)
{
  cld_setup_postcodes_import (data, paths);
}

static void
choose (CldSetupPostcodes *self, GtkFileChooserAction action)
{
  g_clear_object (&self->dialog);
  self->dialog = cld_import_choose (GTK_WIDGET (self), action, _("Choose a postcode directory"), NULL, chosen_cb, self);
}

static void
choose_files_cb (CldSetupPostcodes *self)
{
  choose (self, GTK_FILE_CHOOSER_ACTION_OPEN);
}

static void
choose_folder_cb (CldSetupPostcodes *self)
{
  choose (self, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER);
}

static void
stop_cb (CldSetupPostcodes *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* --- beginning and end --- */

static void
cld_setup_postcodes_dispose (GObject *object)
{
  CldSetupPostcodes *self = CLD_SETUP_POSTCODES (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->dialog);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_setup_postcodes_parent_class)->dispose (object);
}

static void
cld_setup_postcodes_finalize (GObject *object)
{
  CldSetupPostcodes *self = CLD_SETUP_POSTCODES (object);

  g_clear_object (&self->cancellable);
  cld_postcodes_free (self->postcodes);
  G_OBJECT_CLASS (cld_setup_postcodes_parent_class)->finalize (object);
}

static void
cld_setup_postcodes_class_init (CldSetupPostcodesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_setup_postcodes_dispose;
  G_OBJECT_CLASS (klass)->finalize = cld_setup_postcodes_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/setup/cld-setup-postcodes.ui");
  gtk_widget_class_bind_template_child (widget_class, CldSetupPostcodes, box);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPostcodes, busy);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPostcodes, buttons);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPostcodes, file_button);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPostcodes, folder_button);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPostcodes, progress);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPostcodes, result);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPostcodes, state);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPostcodes, state_icon);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPostcodes, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_files_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
cld_setup_postcodes_init (CldSetupPostcodes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->postcodes = cld_postcodes_new (NULL);
  show_state (self);
}
