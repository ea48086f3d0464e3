/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-connect-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-application.h"
#include "cld-connection.h"
#include "cld-db.h"
#include "cld-error.h"
#include "cld-file-chooser.h"
#include "cld-password.h"

/* Which caseload to open: a file, or a database on the team's server. Nothing typed here is kept but the name of what
 * was opened, and there is no password in that. A password is asked for where the server wants one; the login keyring
 * keeps it if its user says so. */
struct _CldConnectDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkEditable *path_row;
  GtkEditable *host_row;
  GtkEditable *port_row;
  GtkEditable *database_row;
  GtkEditable *user_row;
  GtkEditable *service_row;
  AdwHeaderBar *header;
  AdwPreferencesGroup *password_group;
  GtkEditable *password_row;
  GtkWidget *remember_row;
  GtkSwitch *remember_switch;
  GtkButton *open_button;
  GtkButton *test_button;
  GtkSpinner *spinner;
  GtkImage *result_icon;
  GtkLabel *result_label;

  char *name;           /* the one database that a password is asked for; NULL where any may be chosen */
  GCancellable *trying; /* a test under way */
};

G_DEFINE_FINAL_TYPE (CldConnectDialog, cld_connect_dialog, ADW_TYPE_WINDOW)

static gboolean
is_server (CldConnectDialog *self)
{
  return self->name || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "server") == 0;
}

static char *
make_file_name (const char *typed)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_has_prefix (typed, "~/"))
    return g_build_filename (g_get_home_dir (), typed + 2, NULL);
  file = g_file_new_for_path (typed);
  return g_file_get_path (file);
}

/* The name of what was typed; one that nobody typed wrongly may be pasted as a whole. */
static char *
make_name (CldConnectDialog *self, GError **error)
{
  const CldConnection connection = {
    .service = gtk_editable_get_text (self->service_row),
    .host = gtk_editable_get_text (self->host_row),
    .port = gtk_editable_get_text (self->port_row),
    .database = gtk_editable_get_text (self->database_row),
    .user = gtk_editable_get_text (self->user_row),
  };
  const char *path = gtk_editable_get_text (self->path_row);

  if (self->name)
    return g_strdup (self->name);
  if (is_server (self))
    return cld_connection_make_name (&connection, error);
  if (!cld_db_is_server_name (path))
    return make_file_name (path);
  return cld_db_check_name (path, error) ? g_strdup (path) : NULL;
}

static void
show_result (CldConnectDialog *self, const char *icon_name, const char *text)
{
  gtk_image_set_from_icon_name (self->result_icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->result_icon), icon_name != NULL);
  gtk_label_set_label (self->result_label, text);
}

static gboolean
wants_password (CldConnectDialog *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->password_group));
}

static gboolean
has_input (CldConnectDialog *self)
{
  if (self->name)
    return *gtk_editable_get_text (self->password_row) != '\0';
  if (!is_server (self))
    return *gtk_editable_get_text (self->path_row) != '\0';
  return *gtk_editable_get_text (self->database_row) || *gtk_editable_get_text (self->service_row);
}

static void
update (CldConnectDialog *self)
{
  gboolean ready = has_input (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connect.open", ready && !self->trying);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connect.test", ready || self->trying);
  gtk_button_set_label (self->open_button, is_server (self) ? _("C_onnect") : _("_Open"));
  gtk_button_set_label (self->test_button, self->trying ? _("_Stop") : _("_Test"));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->trying != NULL);
  gtk_spinner_set_spinning (self->spinner, self->trying != NULL);
}

static void
stop (CldConnectDialog *self)
{
  if (self->trying)
    g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
}

static void
forget_result (CldConnectDialog *self)
{
  stop (self);
  show_result (self, NULL, "");
  update (self);
}

/* What was found out is of what stood there before, and so is the password. */
static void
edited_cb (CldConnectDialog *self)
{
  /* While the template is read. */
  if (!self->result_label)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->password_group), FALSE);
  gtk_editable_set_text (self->password_row, "");
  forget_result (self);
}

static void
password_edited_cb (CldConnectDialog *self)
{
  if (self->result_label)
    forget_result (self);
}

/* The server wants one, or refused the one that it got. */
static void
ask_password (CldConnectDialog *self)
{
  gtk_widget_set_visible (self->remember_row, cld_password_has_keyring ());
  gtk_widget_set_visible (GTK_WIDGET (self->password_group), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
  gtk_editable_select_region (self->password_row, 0, -1);
}

typedef struct
{
  CldConnectDialog *self;
  GCancellable *cancellable;
  char *name;
  gboolean opens;
} Try;

static void
try_free (Try *one)
{
  g_object_unref (one->self);
  g_object_unref (one->cancellable);
  g_free (one->name);
  g_free (one);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Try, try_free)

static void
open_it (CldConnectDialog *self, const char *name)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkApplication *application = parent ? gtk_window_get_application (parent) : NULL;

  if (CLD_IS_APPLICATION (application))
    cld_application_open (CLD_APPLICATION (application), name);
  gtk_window_close (GTK_WINDOW (self));
}

static const char *
describe_found (CldConnectDialog *self, gboolean empty)
{
  if (empty)
    return _("The database on the server is empty. Connect, and begin in it with an import.");
  return is_server (self) ? _("The server has a caseload, and you may read it.") : _("There is a caseload in this file.");
}

static void
show_failure (CldConnectDialog *self, const GError *error)
{
  show_result (self, "dialog-error-symbolic", error->message);
  if (g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_PASSWORD))
    ask_password (self);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Try) one = data;
  CldConnectDialog *self = one->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;
  gboolean fits = cld_connection_test_finish (result, &warning, &error);
  gboolean empty = g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_EMPTY);

  /* Stopped, or something else was typed meanwhile, or the dialog is gone. */
  if (self->trying != one->cancellable)
    return;
  g_clear_object (&self->trying);
  update (self);
  if (!fits && !empty)
    show_failure (self, error);
  else if (warning)
    {
      /* Pressed again it opens all the same. */
      gtk_switch_set_active (self->remember_switch, FALSE);
      show_result (self, "dialog-warning-symbolic", warning);
    }
  else if (one->opens)
    open_it (self, one->name);
  else
    show_result (self, "object-select-symbolic", describe_found (self, empty));
}

static void
try_it (CldConnectDialog *self, gboolean opens)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = make_name (self, &error);
  Try *one;

  if (!name)
    {
      show_result (self, "dialog-error-symbolic", error->message);
      return;
    }
  self->trying = g_cancellable_new ();
  one = g_new0 (Try, 1);
  one->self = g_object_ref (self);
  one->cancellable = g_object_ref (self->trying);
  one->name = g_steal_pointer (&name);
  one->opens = opens;
  show_result (self, NULL, opens ? _("Opening…") : _("Trying…"));
  update (self);
  cld_connection_test_async (one->name, wants_password (self) ? gtk_editable_get_text (self->password_row) : NULL,
                             gtk_switch_get_active (self->remember_switch), one->cancellable, tried_cb, one);
}

static void
test_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldConnectDialog *self = CLD_CONNECT_DIALOG (widget);

  if (!self->trying)
    {
      try_it (self, FALSE);
      return;
    }
  stop (self);
  show_result (self, NULL, _("Stopped."));
  update (self);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!CLD_CONNECT_DIALOG (widget)->trying)
    try_it (CLD_CONNECT_DIALOG (widget), TRUE);
}

static void
activated_cb (CldConnectDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "connect.open", NULL);
}

static void
chosen_cb (GtkWidget *widget, const char *path)
{
  g_autofree char *shown = g_filename_to_utf8 (path, -1, NULL, NULL, NULL);

  gtk_editable_set_text (CLD_CONNECT_DIALOG (widget)->path_row, shown ? shown : "");
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_file_chooser_open (widget, _("Open a Caseload"), "*.db", _("Caseload databases"), chosen_cb);
}

static void
cld_connect_dialog_finalize (GObject *object)
{
  g_free (CLD_CONNECT_DIALOG (object)->name);
  G_OBJECT_CLASS (cld_connect_dialog_parent_class)->finalize (object);
}

static void
cld_connect_dialog_dispose (GObject *object)
{
  stop (CLD_CONNECT_DIALOG (object));
  G_OBJECT_CLASS (cld_connect_dialog_parent_class)->dispose (object);
}

static gboolean
cld_connect_dialog_close_request (GtkWindow *window)
{
  stop (CLD_CONNECT_DIALOG (window));
  return GTK_WINDOW_CLASS (cld_connect_dialog_parent_class)->close_request (window);
}

static void
cld_connect_dialog_class_init (CldConnectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_connect_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cld_connect_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cld_connect_dialog_close_request;

  gtk_widget_class_install_action (widget_class, "connect.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "connect.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "connect.test", NULL, test_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/cld-connect-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, database_row);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, header);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, host_row);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, password_group);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, path_row);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, port_row);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, remember_row);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, remember_switch);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, result_icon);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, result_label);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, service_row);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, test_button);
  gtk_widget_class_bind_template_child (widget_class, CldConnectDialog, user_row);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, password_edited_cb);
}

static void
cld_connect_dialog_init (CldConnectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * cld_connect_dialog_new:
 * @parent: (nullable): the window that asks; what is opened is opened by its application
 *
 * Returns: (transfer none): a dialog that asks for a caseload
 */
CldConnectDialog *
cld_connect_dialog_new (GtkWindow *parent)
{
  return g_object_new (CLD_TYPE_CONNECT_DIALOG, "transient-for", parent, NULL);
}

/**
 * cld_connect_dialog_set_name:
 * @self: a dialog
 * @name: what the window shows now
 *
 * Begins with the page on which one like it is chosen.
 */
void
cld_connect_dialog_set_name (CldConnectDialog *self, const char *name)
{
  g_return_if_fail (CLD_IS_CONNECT_DIALOG (self));
  g_return_if_fail (name);

  gtk_stack_set_visible_child_name (self->stack, cld_db_is_server_name (name) ? "server" : "file");
  gtk_widget_grab_focus (GTK_WIDGET (is_server (self) ? self->host_row : self->path_row));
}

/**
 * cld_connect_dialog_ask_password:
 * @self: a dialog
 * @name: a database on a server
 *
 * Asks for nothing but the password for that database.
 */
void
cld_connect_dialog_ask_password (CldConnectDialog *self, const char *name)
{
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  g_return_if_fail (CLD_IS_CONNECT_DIALOG (self));
  g_return_if_fail (name);

  shown = cld_db_display_name (name);
  /* Translators: %s is a database */
  text = g_strdup_printf (_("The team server wants your password for the caseload “%s”."), shown);
  escaped = g_markup_escape_text (text, -1);
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_window_set_title (GTK_WINDOW (self), _("Password"));
  adw_header_bar_set_title_widget (self->header, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->test_button), FALSE);
  adw_preferences_group_set_description (self->password_group, escaped);
  ask_password (self);
  update (self);
}
