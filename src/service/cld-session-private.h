/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-session.h"

typedef struct _CldSessionWatch CldSessionWatch;

/* The main thread reads with a store of its own and never writes; one thread with another store does all that
 * writes, one piece of work after the other. What was written is told on the main thread. */
struct _CldSession
{
  GObject parent_instance;

  CldStore *store;
  char *name;
  char *today;     /* NULL: the clock's */
  char *clock_day; /* what the clock said last */
  char *log_fault; /* why nothing can be noted in the change log; NULL while it can */
  char *line_fault; /* that the server is out of reach; NULL while it is not */
  GThreadPool *writer;
  CldStore *writer_store; /* the writer's alone; opened by its first work */

  CldSessionWatch *watch;
  GMutex mutex;    /* over what follows: the writer's thread notes it */
  GHashTable *own; /* change sets that are told by whoever wrote them */
  int writer_connection;
};

void _cld_session_watch_start (CldSession *self);
void _cld_session_watch_stop (CldSession *self);
void _cld_session_watch_writer (CldSession *self);
void _cld_session_set_line_fault (CldSession *self, const char *fault);
