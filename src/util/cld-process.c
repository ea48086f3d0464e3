/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-process.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/**
 * cld_process_forbid_core_dumps:
 *
 * Keeps what is in memory, which is personal, out of core files.
 *
 * The process stays dumpable in the sense of prctl(): the portals refuse to talk to one that is not.
 */
void
cld_process_forbid_core_dumps (void)
{
  const struct rlimit none = { 0, 0 };
  int fd;

  if (setrlimit (RLIMIT_CORE, &none) != 0)
    g_debug ("core files cannot be forbidden: %s", g_strerror (errno));

  /* A core file that is piped to a program ignores the limit; without a mapping in it, it is empty. */
  fd = open ("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
  if (fd >= 0)
    {
      if (write (fd, "0\n", 2) != 2)
        g_debug ("the core filter cannot be set: %s", g_strerror (errno));
      close (fd);
    }
}

/* GLib's own writer ends the program at what G_DEBUG names; with another writer that is the writer's to do. */
static GLogLevelFlags fatal_levels;

static void
read_fatal_levels (void)
{
  static const GDebugKey keys[] = {
    { "fatal-warnings", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL },
    { "fatal-criticals", G_LOG_LEVEL_CRITICAL },
  };

  fatal_levels = (GLogLevelFlags) g_parse_debug_string (g_getenv ("G_DEBUG"), keys, G_N_ELEMENTS (keys));
}

/* Texts of other libraries may hold what they were given to show: of those only that there was something is said. */
static GLogWriterOutput
log_writer_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  const char *program = data;
  const char *domain = "", *message = "";

  if (level & (G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_INFO | G_LOG_LEVEL_MESSAGE))
    return G_LOG_WRITER_HANDLED;
  for (gsize i = 0; i < n_fields; i++)
    {
      if (strcmp (fields[i].key, "GLIB_DOMAIN") == 0)
        domain = fields[i].value;
      else if (strcmp (fields[i].key, "MESSAGE") == 0)
        message = fields[i].value;
    }
  fprintf (stderr, "%s: %s: %s%s%s\n", program, domain, (level & G_LOG_LEVEL_WARNING) ? "warning" : "error",
           g_str_has_prefix (domain, "caseload") ? ": " : "", g_str_has_prefix (domain, "caseload") ? message : "");
  if (level & fatal_levels)
    abort ();
  return G_LOG_WRITER_HANDLED;
}

/**
 * cld_process_keep_logs_private:
 * @program: (transfer none): the program's name, a constant
 *
 * From now on a log message of another library is written as its domain and level alone. Call it once, before threads.
 */
void
cld_process_keep_logs_private (const char *program)
{
  read_fatal_levels ();
  g_log_set_writer_func (log_writer_cb, (gpointer) program, NULL);
}
