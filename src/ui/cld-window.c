/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-window.h"

#include <glib/gi18n-lib.h>

struct _CldWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwStatusPage *first_page;
  AdwActionRow *import_row;
  AdwActionRow *children_row;
  AdwActionRow *summary_row;

  char *database;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (CldWindow, cld_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_DATABASE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* GLib aborts on a schema that is not installed; a program in its build folder must start all the same. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, CLD_APP_ID, TRUE);
  if (schema == NULL)
    {
      g_debug ("no settings schema: the size of the window is not kept");
      return NULL;
    }

  return g_settings_new_full (schema, NULL, NULL);
}

static void
restore_size (CldWindow *self)
{
  if (self->settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
cld_window_close_request (GtkWindow *window)
{
  CldWindow *self = CLD_WINDOW (window);
  int width, height;

  if (self->settings != NULL)
    {
      /* The default size is the one before the window was maximised. */
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, "window-width", MAX (width, 360));
      g_settings_set_int (self->settings, "window-height", MAX (height, 294));
      g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
    }

  return GTK_WINDOW_CLASS (cld_window_parent_class)->close_request (window);
}

static char *
command_for (CldWindow  *self,
             const char *arguments)
{
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "caseload", "caseload.db", NULL);
  g_autofree char *quoted = NULL;
  g_autofree char *shown = NULL;

  if (g_str_equal (self->database, usual))
    return g_strconcat ("caseload-cli ", arguments, NULL);

  quoted = g_shell_quote (self->database);
  shown = g_filename_display_name (quoted);
  return g_strconcat ("caseload-cli --database ", shown, " ", arguments, NULL);
}

static void
show_command (CldWindow    *self,
              AdwActionRow *row,
              const char   *arguments)
{
  g_autofree char *command = command_for (self, arguments);

  /* The template turns markup off in these rows: a path may hold an ampersand. */
  adw_action_row_set_subtitle (row, command);
}

static void
show_first_page (CldWindow *self)
{
  gboolean exists = g_file_test (self->database, G_FILE_TEST_EXISTS);

  if (exists)
    {
      adw_status_page_set_title (self->first_page, _ ("The records are ready"));
      adw_status_page_set_description (self->first_page, _ ("Work with them on the command line."));
    }
  else
    {
      adw_status_page_set_title (self->first_page, _ ("No children yet"));
      adw_status_page_set_description (self->first_page,
                                       _ ("Bring the caseload in from your case system, on the command line."));
    }

  show_command (self, self->import_row, "import FOLDER");
  show_command (self, self->children_row, "children");
  show_command (self, self->summary_row, "print summary CHILD --output summary.pdf");
  gtk_widget_set_visible (GTK_WIDGET (self->children_row), exists);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_row), exists);
}

static void
copy_command_cb (CldWindow *self,
                 GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Command copied")));
}

static void
cld_window_constructed (GObject *object)
{
  CldWindow *self = CLD_WINDOW (object);

  G_OBJECT_CLASS (cld_window_parent_class)->constructed (object);

  self->settings = open_settings ();
  restore_size (self);
  show_first_page (self);
}

static void
cld_window_dispose (GObject *object)
{
  CldWindow *self = CLD_WINDOW (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cld_window_parent_class)->dispose (object);
}

static void
cld_window_finalize (GObject *object)
{
  CldWindow *self = CLD_WINDOW (object);

  g_clear_pointer (&self->database, g_free);

  G_OBJECT_CLASS (cld_window_parent_class)->finalize (object);
}

static void
cld_window_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  CldWindow *self = CLD_WINDOW (object);

  if (id == PROP_DATABASE)
    g_value_set_string (value, self->database);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_window_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  CldWindow *self = CLD_WINDOW (object);

  if (id == PROP_DATABASE)
    self->database = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_window_class_init (CldWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->constructed = cld_window_constructed;
  object_class->dispose = cld_window_dispose;
  object_class->finalize = cld_window_finalize;
  object_class->get_property = cld_window_get_property;
  object_class->set_property = cld_window_set_property;
  window_class->close_request = cld_window_close_request;

  /**
   * CldWindow:database:
   *
   * The file of the database that the window shows.
   */
  properties[PROP_DATABASE] =
    g_param_spec_string ("database", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/cld-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CldWindow, children_row);
  gtk_widget_class_bind_template_child (widget_class, CldWindow, first_page);
  gtk_widget_class_bind_template_child (widget_class, CldWindow, import_row);
  gtk_widget_class_bind_template_child (widget_class, CldWindow, summary_row);
  gtk_widget_class_bind_template_child (widget_class, CldWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, copy_command_cb);
}

static void
cld_window_init (CldWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cld_window_new:
 * @application: the application
 * @database: (type filename): the file of the database to show; it need not be there
 *
 * Returns: (transfer none): a new window, which belongs to GTK until it is closed
 */
CldWindow *
cld_window_new (GtkApplication *application,
                const char     *database)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (database != NULL, NULL);

  return g_object_new (CLD_TYPE_WINDOW, "application", application, "database", database, NULL);
}

/**
 * cld_window_get_database:
 * @self: a window
 *
 * Returns: (transfer none) (type filename): the file of the database that is shown
 */
const char *
cld_window_get_database (CldWindow *self)
{
  g_return_val_if_fail (CLD_IS_WINDOW (self), NULL);

  return self->database;
}
