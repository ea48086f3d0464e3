/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-application.h"

#include <glib/gi18n-lib.h>

#include "cld-window.h"

struct _CldApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (CldApplication, cld_application, ADW_TYPE_APPLICATION)

/* Everything here can be called by any program of the session over D-Bus, so nothing here touches a record. */

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GtkApplication *application = user_data;
  static const char *const developers[] = { "The Caseload developers", NULL };

  adw_show_about_window (gtk_application_get_active_window (application),
                         "application-name", "Caseload",
                         "application-icon", CLD_APP_ID,
                         "developer-name", _ ("The Caseload developers"),
                         "developers", developers,
                         "version", CLD_VERSION,
                         "comments", _ ("Keep the records of looked-after children.\n"
                                        "Everything stays on this computer. Nothing is sent anywhere."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your name, one translator a line */
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkApplication *application = user_data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  /* Each window is closed, not destroyed, so that it keeps its size; the program ends with the last one. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static void
add_accelerators (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } table[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.show-help-overlay", { "<Control>question", "<Control>slash" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, table[i].keys);
}

static void
cld_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (cld_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  add_accelerators (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (CLD_APP_ID);
}

static GtkWindow *
find_window (GtkApplication *application,
             const char     *database)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      if (CLD_IS_WINDOW (l->data) && g_strcmp0 (cld_window_get_database (l->data), database) == 0)
        return l->data;
    }

  return NULL;
}

static void
present_database (CldApplication *self,
                  const char     *database)
{
  GtkWindow *window = find_window (GTK_APPLICATION (self), database);

  if (window == NULL)
    window = GTK_WINDOW (cld_window_new (GTK_APPLICATION (self), database));

  gtk_window_present (window);
}

static char *
default_database (void)
{
  return g_build_filename (g_get_user_data_dir (), "caseload", "caseload.db", NULL);
}

static gboolean
is_server_name (const char *name)
{
  return strstr (name, "://") != NULL || g_str_has_prefix (name, "service=");
}

static void
cld_application_activate (GApplication *application)
{
  g_autofree char *database = default_database ();

  present_database (CLD_APPLICATION (application), database);
}

static int
cld_application_command_line (GApplication            *application,
                              GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  const char *name = NULL;

  if (g_variant_dict_lookup (options, "database", "^&ay", &name))
    {
      g_autoptr (GFile) file = NULL;

      if (is_server_name (name))
        {
          g_application_command_line_printerr (command_line, "caseload: %s\n",
                                               _ ("A database on a server cannot be opened by this version. "
                                                  "Name a file on this computer."));
          return 2;
        }

      /* A relative name is relative to where the second start was typed, not to where this program runs. */
      file = g_application_command_line_create_file_for_arg (command_line, name);
      if (g_file_peek_path (file) != NULL)
        {
          present_database (CLD_APPLICATION (application), g_file_peek_path (file));
          return 0;
        }
      return 2;
    }

  g_application_activate (application);
  return 0;
}

static int
cld_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("caseload %s\n", CLD_VERSION);
      return 0;
    }

  return -1;
}

static void
cld_application_class_init (CldApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = cld_application_startup;
  application_class->activate = cld_application_activate;
  application_class->command_line = cld_application_command_line;
  application_class->handle_local_options = cld_application_handle_local_options;
}

static void
cld_application_init (CldApplication *self)
{
  static const GOptionEntry options[] = {
    { .long_name = "database",
      .arg = G_OPTION_ARG_FILENAME,
      .description = N_ ("Use the database in the file NAME instead of the user’s own"),
      .arg_description = N_ ("NAME") },
    { .long_name = "version", .arg = G_OPTION_ARG_NONE, .description = N_ ("Show the version and leave") },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * cld_application_new:
 *
 * The application object: one process a session, one window a database.
 *
 * Returns: (transfer full): a new application
 */
CldApplication *
cld_application_new (void)
{
  return g_object_new (CLD_TYPE_APPLICATION,
                       "application-id", CLD_APP_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", "/org/caseload/Caseload",
                       NULL);
}
