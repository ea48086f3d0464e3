/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

/* The least that an Adwaita program can be: a window with a header bar. What Caseload takes to start is measured
 * against it. */

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = g_object_new (ADW_TYPE_APPLICATION_WINDOW,
                                    "application", application,
                                    "title", "Empty",
                                    "default-width", 1100,
                                    "default-height", 720,
                                    "content", box,
                                    NULL);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = adw_application_new ("org.caseload.EmptyWindow", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
