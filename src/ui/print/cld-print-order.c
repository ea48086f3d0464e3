/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-print-order.h"

#include <glib/gi18n-lib.h>

#include "cld-arena.h"
#include "cld-pdf.h"
#include "cld-safe-file.h"

/* A job with its options on its way to paper: logged by the writer's thread, laid out and written in a thread of its
 * own with a store of its own. While that runs nobody else touches what it holds. */
struct _CldPrintOrder
{
  GObject parent_instance;

  CldSession *session;
  CldPrintJob *job;
  CldArena *arena; /* of the texts of the options */
  CldPrintOptions options;
  char *store_name;
  char *path;        /* NULL: not to a file */
  CldSafeFile *file; /* NULL: not to a file */
  char *number;      /* set once it is logged */
  char *check_code;
  CldPaper *paper;
  CldPrintWatch watch;
};

G_DEFINE_FINAL_TYPE (CldPrintOrder, cld_print_order, G_TYPE_OBJECT)

static void
cld_print_order_finalize (GObject *object)
{
  CldPrintOrder *self = CLD_PRINT_ORDER (object);

  g_clear_object (&self->session);
  cld_print_job_unref (self->job);
  g_clear_object (&self->watch.cancellable);
  g_clear_pointer (&self->file, cld_safe_file_free);
  g_clear_pointer (&self->paper, cld_paper_free);
  cld_arena_free (self->arena);
  g_free (self->store_name);
  g_free (self->path);
  g_free (self->number);
  g_free (self->check_code);
  G_OBJECT_CLASS (cld_print_order_parent_class)->finalize (object);
}

static void
cld_print_order_class_init (CldPrintOrderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cld_print_order_finalize;
}

static void
cld_print_order_init (CldPrintOrder *self)
{
  self->arena = cld_arena_new ();
  self->watch.cancellable = g_cancellable_new ();
}

static const char *
copy (CldPrintOrder *self, const char *text)
{
  return text && *text ? cld_arena_strdup (self->arena, text) : NULL;
}

static void
fill_in (CldPrintOrder *self, const CldPrintOptions *options)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *printed_at = g_date_time_format (now, "%Y-%m-%dT%H:%M");
  g_autofree char *printed_by = options->printed_by ? NULL : cld_session_get_user_name (self->session);

  self->options = (CldPrintOptions){
    .today = copy (self, options->today ? options->today : cld_session_get_today (self->session)),
    .printed_at = copy (self, options->printed_at ? options->printed_at : printed_at),
    .printed_by = copy (self, options->printed_by ? options->printed_by : printed_by),
    .as_known_on = copy (self, options->as_known_on),
    .as_known_until = copy (self, options->as_known_until),
    .purpose = copy (self, options->purpose),
    .recipient = copy (self, options->recipient),
    .made_up = cld_store_is_made_up (cld_session_get_store (self->session)),
    .mask = options->mask,
  };
}

/**
 * cld_print_order_new:
 * @session: the caseload
 * @job: what to print
 * @options: as cld_print_save()
 *
 * Returns: (transfer full): the order
 */
CldPrintOrder *
cld_print_order_new (CldSession *session, CldPrintJob *job, const CldPrintOptions *options)
{
  CldPrintOrder *self = g_object_new (CLD_TYPE_PRINT_ORDER, NULL);

  self->session = g_object_ref (session);
  self->job = cld_print_job_ref (job);
  self->store_name = g_strdup (cld_store_get_name (cld_session_get_store (session)));
  fill_in (self, options);
  return self;
}

/**
 * cld_print_order_set_path:
 * @self: an order that was not run
 * @path: (type filename): where the PDF goes
 * @force: whether a file that is there is replaced
 * @error: return location
 *
 * Makes sure of a place for the PDF.
 *
 * Returns: whether there is one
 */
gboolean
cld_print_order_set_path (CldPrintOrder *self, const char *path, gboolean force, GError **error)
{
  g_free (self->path);
  self->path = g_strdup (path);
  self->file = cld_safe_file_create (path, force, error);
  return self->file != NULL;
}

/**
 * cld_print_order_get_options:
 * @self: an order
 *
 * Returns: (transfer none): what the print says about itself
 */
const CldPrintOptions *
cld_print_order_get_options (CldPrintOrder *self)
{
  return &self->options;
}

/**
 * cld_print_order_get_job:
 * @self: an order
 *
 * Returns: (transfer none): what is printed
 */
CldPrintJob *
cld_print_order_get_job (CldPrintOrder *self)
{
  return self->job;
}

/**
 * cld_print_order_get_paper:
 * @self: an order
 *
 * Returns: (transfer none) (nullable): the document, once it is laid out
 */
CldPaper *
cld_print_order_get_paper (CldPrintOrder *self)
{
  return self->paper;
}

/**
 * cld_print_order_get_path:
 * @self: an order
 *
 * Returns: (transfer none) (nullable) (type filename): where the PDF goes, where it is no print
 */
const char *
cld_print_order_get_path (CldPrintOrder *self)
{
  return self->path;
}

/**
 * cld_print_order_get_number:
 * @self: an order
 *
 * Returns: (transfer none) (nullable): its number in the change log, once it is logged
 */
const char *
cld_print_order_get_number (CldPrintOrder *self)
{
  return self->number;
}

/**
 * cld_print_order_get_fraction:
 * @self: an order that is being done
 *
 * Returns: how much of it is laid out, from 0 to 1; below 0 where nobody knows
 */
double
cld_print_order_get_fraction (CldPrintOrder *self)
{
  guint n = cld_print_job_get_n_steps (self->job);

  if (n < 2)
    return -1;
  return (double) g_atomic_int_get (&self->watch.n_done) / n;
}

/**
 * cld_print_order_stop:
 * @self: an order
 *
 * Has it end as soon as it can; one that is being logged or written goes on.
 */
void
cld_print_order_stop (CldPrintOrder *self)
{
  g_cancellable_cancel (self->watch.cancellable);
}

static gboolean
log_order (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  CldPrintOrder *self = data;

  if (!cld_print_job_log (self->job, store, &self->options, &self->number, &self->check_code, error))
    return FALSE;
  self->options.print_number = self->number;
  self->options.check_code = self->check_code;
  return TRUE;
}

static gboolean
lay_out (CldPrintOrder *self, CldStore *store, GError **error)
{
  self->paper = cld_print_job_make_paper_watched (self->job, store, &self->options, &self->watch, error);
  if (!self->paper)
    return FALSE;
  if (!self->file)
    return TRUE;
  return cld_pdf_write (self->paper, cld_safe_file_get_stream (self->file), cld_print_job_get_title (self->job), error) && cld_safe_file_commit (self->file, error);
}

/* What is in the log and not on paper must be said. */
static void
explain (CldPrintOrder *self, GError **error)
{
  if (self->number && error && *error)
    /* Translators: what follows is why it failed; %s is the number of a print */
    g_prefix_error (error, _("Print %s is in the change log, but it was not made. "), self->number);
}

/**
 * cld_print_order_run:
 * @self: an order that was not run
 * @error: return location
 *
 * Logs it and does it while the caller waits.
 *
 * Returns: whether it was done
 */
gboolean
cld_print_order_run (CldPrintOrder *self, GError **error)
{
  g_autoptr (CldStore) store = cld_store_open (self->store_name, CLD_STORE_OPEN, error);
  gboolean done;

  if (!store || !log_order (store, self, NULL, error))
    return FALSE;
  done = lay_out (self, store, error);
  if (!done)
    explain (self, error);
  cld_session_note_change (self->session, cld_print_job_get_child (self->job));
  return done;
}

/* A thread of its own, not one of a pool: Pango has a font map for each thread, and this one's goes with the paper to
 * the main thread. */
static gpointer
thread_cb (gpointer data)
{
  g_autoptr (GTask) task = data;
  CldPrintOrder *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = cld_store_open (self->store_name, CLD_STORE_OPEN, &error);

  if (store && lay_out (self, store, &error))
    {
      g_clear_pointer (&store, cld_store_free);
      g_task_return_boolean (task, TRUE);
      return NULL;
    }
  explain (self, &error);
  g_task_return_error (task, g_steal_pointer (&error));
  return NULL;
}

/* Takes the task. */
static void
start_thread (GTask *task)
{
  g_thread_unref (g_thread_new ("caseload-print", thread_cb, task));
}

static void
logged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  CldSession *session = CLD_SESSION (source);
  CldPrintOrder *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!cld_session_run_finish (session, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  cld_session_note_change (session, cld_print_job_get_child (self->job));
  start_thread (g_steal_pointer (&task));
}

/**
 * cld_print_order_run_async:
 * @self: an order that was not run
 * @is_print: whether it is a print, which is logged and gets a number; else it is only looked at
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Does it while the window goes on.
 */
void
cld_print_order_run_async (CldPrintOrder *self, gboolean is_print, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, cld_print_order_run_async);
  if (is_print)
    cld_session_run_async (self->session, log_order, self, NULL, NULL, logged_cb, task);
  else
    start_thread (task);
}

/**
 * cld_print_order_run_finish:
 * @self: an order
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it was done
 */
gboolean
cld_print_order_run_finish (CldPrintOrder *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
