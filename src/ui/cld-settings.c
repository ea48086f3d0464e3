/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-settings.h"

#include <string.h>

#include "cld-db.h"

#define N_RECENT 8

/**
 * cld_settings_get:
 *
 * How the window looks: sizes, sort orders, the last place. Never a name, a child's number or a search.
 *
 * Returns: (transfer none) (nullable): the settings; %NULL where the schema is not installed, since GLib would abort
 *   and a program in its build folder must start all the same
 */
GSettings *
cld_settings_get (void)
{
  static gsize initialised;
  static GSettings *settings;

  if (g_once_init_enter (&initialised))
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema = NULL;

      if (source)
        schema = g_settings_schema_source_lookup (source, CLD_APP_ID, TRUE);
      if (schema)
        settings = g_settings_new_full (schema, NULL, NULL);
      else
        g_debug ("no settings schema: how the window looks is not kept");
      g_once_init_leave (&initialised, 1);
    }
  return settings;
}

/**
 * cld_settings_restore_size:
 * @window: a window
 *
 * Gives it the size that the last one had.
 */
void
cld_settings_restore_size (GtkWindow *window)
{
  GSettings *settings = cld_settings_get ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (!settings)
    return;
  gtk_window_set_default_size (window,
                               g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

/**
 * cld_settings_keep_size:
 * @window: a window
 *
 * Keeps its size for the next one.
 */
void
cld_settings_keep_size (GtkWindow *window)
{
  GSettings *settings = cld_settings_get ();
  int width, height;

  g_return_if_fail (GTK_IS_WINDOW (window));

  if (!settings)
    return;
  /* The default size is the one before the window was maximised. */
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, 360));
  g_settings_set_int (settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
}

/* The desktop's own list of recent files is read by every program; this one is the user's alone (0600). */
static char *
recent_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "caseload", "recent", NULL);
}

/**
 * cld_recent_get:
 *
 * Returns: (transfer full): the databases that were open last, the newest first; those that are gone are left out
 */
GStrv
cld_recent_get (void)
{
  g_autofree char *path = recent_path ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize length;

  if (g_file_get_contents (path, &text, &length, NULL) && strlen (text) == length)
    {
      /* A name may hold a line feed: every line is escaped. */
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i]; i++)
        {
          g_autofree char *name = g_strcompress (lines[i]);

          if (*name && (cld_db_is_server_name (name) || g_file_test (name, G_FILE_TEST_EXISTS)))
            g_strv_builder_add (builder, name);
        }
    }
  return g_strv_builder_end (builder);
}

/**
 * cld_recent_add:
 * @database: (type filename): the absolute path of a database that was opened, or its name on a server, in which there
 *   is never a password
 *
 * Puts it at the head of the list. Where the list cannot be written it stays as it was: nothing depends on it.
 */
void
cld_recent_add (const char *database)
{
  g_autofree char *path = recent_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_auto (GStrv) before = cld_recent_get ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = g_strescape (database, NULL);
  guint n = 1;

  g_string_append_printf (text, "%s\n", first);
  for (guint i = 0; before[i] && n < N_RECENT; i++)
    {
      g_autofree char *name = g_strescape (before[i], NULL);

      if (strcmp (before[i], database) == 0)
        continue;
      g_string_append_printf (text, "%s\n", name);
      n++;
    }
  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("the list of recent databases cannot be written");
}
