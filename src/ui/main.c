/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include <glib/gi18n.h>

#include "cld-application.h"
#include "cld-private-copies.h"
#include "cld-process.h"
#include "cld-startup.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (CldApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  /* For a translation that is not installed. */
  const char *translations = g_getenv ("CASELOAD_LOCALEDIR");
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations ? translations : CLD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  cld_process_keep_logs_private ("caseload");
  cld_process_forbid_core_dumps ();
  if (!cld_startup_use_private_tmpdir (&error))
    {
      g_printerr ("caseload: %s\n", error->message);
      return 3;
    }

  cld_private_copies_remove_stale ();
  application = cld_application_new ();

  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_clear_object (&application);
  /* A thread may still be reading the caseload for a window that is gone: exit () would free from under it what it reads with. */
  fflush (NULL);
  quick_exit (status);
}
