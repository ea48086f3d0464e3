/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-application.h"

#include <glib/gi18n-lib.h>

#include "cld-date.h"
#include "cld-db.h"
#include "cld-window.h"

/* It has no actions: every program of the session could call them. */
struct _CldApplication
{
  AdwApplication parent_instance;

  char *today; /* NULL: the clock's */
};

G_DEFINE_FINAL_TYPE (CldApplication, cld_application, ADW_TYPE_APPLICATION)

static void
cld_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (cld_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (CLD_APP_ID);
}

static GtkWindow *
find_window (GtkApplication *application,
             const char     *database)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      if (CLD_IS_WINDOW (l->data) && !cld_window_is_for_child (l->data)
          && g_strcmp0 (cld_window_get_database (l->data), database) == 0)
        return l->data;
    }

  return NULL;
}

static GtkWindow *
present_database (CldApplication *self,
                  const char     *database)
{
  GtkWindow *window = find_window (GTK_APPLICATION (self), database);

  if (window == NULL)
    window = GTK_WINDOW (cld_window_new (GTK_APPLICATION (self), database, self->today));
  else
    cld_window_try_again (CLD_WINDOW (window));

  gtk_window_present (window);

  return window;
}

static char *
default_database (void)
{
  return g_build_filename (g_get_user_data_dir (), "caseload", "caseload.db", NULL);
}

static void
cld_application_activate (GApplication *application)
{
  g_autofree char *database = default_database ();

  present_database (CLD_APPLICATION (application), database);
}

static gboolean
take_today (CldApplication          *self,
            GApplicationCommandLine *command_line,
            GVariantDict            *options)
{
  const char *today = NULL;

  if (!g_variant_dict_lookup (options, "today", "&s", &today))
    return TRUE;
  if (!cld_date_is_iso (today))
    {
      g_application_command_line_printerr (command_line, "caseload: %s\n", _ ("--today takes a day as YYYY-MM-DD."));
      return FALSE;
    }
  g_free (self->today);
  self->today = g_strdup (today);
  return TRUE;
}

/* The path of the database that was asked for, or its name on a server; NULL when it was neither. */
static char *
take_database (GApplicationCommandLine *command_line,
               GVariantDict            *options)
{
  const char *name = NULL;
  g_autoptr (GFile) file = NULL;

  if (!g_variant_dict_lookup (options, "database", "^&ay", &name))
    return default_database ();
  if (cld_db_is_server_name (name))
    return g_strdup (name);
  /* A relative name is relative to where the second start was typed, not to where this program runs. */
  file = g_application_command_line_create_file_for_arg (command_line, name);
  if (g_file_peek_path (file) == NULL)
    g_application_command_line_printerr (command_line, "caseload: %s\n",
                                         _ ("That is no database: name a file on this computer, "
                                            "postgresql://SERVER/DATABASE, or service=NAME."));
  return g_file_get_path (file);
}

static GStrv
take_files (GApplicationCommandLine *command_line,
            GVariantDict            *options)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree const char **names = NULL;

  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &names))
    return NULL;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, names[i]);

      if (g_file_peek_path (file) != NULL)
        g_strv_builder_add (builder, g_file_peek_path (file));
    }

  return g_strv_builder_end (builder);
}

static int
cld_application_command_line (GApplication            *application,
                              GApplicationCommandLine *command_line)
{
  CldApplication *self = CLD_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree char *database = NULL;
  g_auto (GStrv) files = NULL;
  GtkWindow *window;

  if (!take_today (self, command_line, options))
    return 2;
  database = take_database (command_line, options);
  if (database == NULL)
    return 2;
  window = present_database (self, database);
  files = take_files (command_line, options);
  if (files != NULL && files[0] != NULL)
    cld_window_import (CLD_WINDOW (window), (const char *const *) files);

  return 0;
}

static int
cld_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  const char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("caseload %s\n", CLD_VERSION);
      return 0;
    }
  /* Before the name goes to the program that runs already: there may be a password in it. */
  if (g_variant_dict_lookup (options, "database", "^&ay", &name) && !cld_db_check_name (name, &error))
    {
      g_printerr ("caseload: %s\n", error->message);
      return 2;
    }

  return -1;
}

static void
cld_application_finalize (GObject *object)
{
  g_free (CLD_APPLICATION (object)->today);
  G_OBJECT_CLASS (cld_application_parent_class)->finalize (object);
}

static void
cld_application_class_init (CldApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_application_finalize;
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
      .description = N_ ("Use the database NAME instead of the user’s own: a file, postgresql://…, or service=…"),
      .arg_description = N_ ("NAME") },
    { .long_name = "today",
      .arg = G_OPTION_ARG_STRING,
      .description = N_ ("Count from this day instead of today"),
      .arg_description = N_ ("YYYY-MM-DD") },
    { .long_name = G_OPTION_REMAINING, .arg = G_OPTION_ARG_FILENAME_ARRAY, .arg_description = N_ ("[FILE…]") },
    { .long_name = "version", .arg = G_OPTION_ARG_NONE, .description = N_ ("Show the version and leave") },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  /* Translators: shown by `caseload --help` */
  g_application_set_option_context_summary (G_APPLICATION (self), _ ("Files that are named are shown for import: nothing is written before you say so."));
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

/**
 * cld_application_open:
 * @self: the application
 * @database: (type filename): the absolute path of a database, or its name on a server
 *
 * Shows a database in its window, which is made where there is none yet.
 */
void
cld_application_open (CldApplication *self,
                      const char     *database)
{
  g_return_if_fail (CLD_IS_APPLICATION (self));
  g_return_if_fail (database != NULL);

  present_database (self, database);
}

/**
 * cld_application_close_windows:
 * @self: the application
 *
 * Closes every window, so that each keeps its drafts and its size; the program ends with the last one.
 */
void
cld_application_close_windows (CldApplication *self)
{
  g_autoptr (GList) windows = NULL;

  g_return_if_fail (CLD_IS_APPLICATION (self));

  windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}
