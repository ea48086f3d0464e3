/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz harness on the kept inputs, for compilers without a fuzzer: each argument is a file or
 * a folder of files. An input that fails aborts the program, its name printed last. Finding nothing
 * to run is a failure too. */
#include <stdio.h>

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static guint
run_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size;

  g_print ("# %s\n", path);
  if (!g_file_get_contents (path, &data, &size, &error))
    {
      g_printerr ("%s\n", error->message);
      return 0;
    }
  LLVMFuzzerTestOneInput ((const guint8 *) data, size);
  return 1;
}

static guint
run_path (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_run = 0;

  if (folder == NULL)
    return run_file (path);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      n_run += run_path (inner);
    }
  return n_run;
}

int
main (int argc, char **argv)
{
  guint n_run = 0;

  setvbuf (stdout, NULL, _IOLBF, 0);
  for (int i = 1; i < argc; i++)
    n_run += run_path (argv[i]);
  g_print ("1..1\n%s 1 - %u inputs\n", n_run > 0 ? "ok" : "not ok", n_run);
  return n_run > 0 ? 0 : 1;
}
