/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-import-check.h"
#include "cld-import-done.h"
#include "cld-import-files.h"
#include "cld-import-page.h"
#include "cld-import-result.h"
#include "cld-import-steps.h"
#include "cld-import-years.h"

G_BEGIN_DECLS

/* What is done in the background. */
typedef enum
{
  CLD_IMPORT_IDLE,
  CLD_IMPORT_LOOKING,    /* at the files */
  CLD_IMPORT_CHECKING,   /* a dry run, which is waited for */
  CLD_IMPORT_RECHECKING, /* a dry run after a correction, behind the page */
  CLD_IMPORT_IMPORTING,
} CldImportWork;

/* A cell that was put right. */
typedef struct
{
  char *path;
  guint line;
  guint cell;
  char *was;
  char *value;
} CldImportFix;

struct _CldImportPage
{
  CldPane parent_instance;

  CldImportSteps *steps;
  GtkButton *back_button;
  GtkButton *main_button;
  GtkLabel *main_label;
  GtkLabel *main_short; /* where there is no room for more */
  GtkStack *stack;
  CldImportFiles *files;
  CldImportYears *years;
  CldImportCheck *check;
  CldImportDone *done;
  GtkLabel *busy_title;
  GtkLabel *busy_step;
  GtkProgressBar *progress;
  GtkWidget *cancel_button;
  AdwStatusPage *refused;
  GtkWidget *foot;
  GtkLabel *foot_label;
  GtkButton *rejects_button;

  char *database;
  CldSession *own_session;     /* of a database that this import made */
  gboolean has_made;           /* the window does not know of it yet */
  CldImportResult *look;       /* how the files were read */
  CldImportResult *result;     /* of the last dry run, or of the import */
  GPtrArray *fixes;            /* CldImportFix */
  CldImportWork work;
  guint ticket;                /* of the work that counts: older answers are dropped */
  guint recheck_source;
  GCancellable *cancellable;
};

/* cld-import-page.c */
void _cld_import_page_show (CldImportPage *self, const char *name);
const char *_cld_import_page_get_name (CldImportPage *self);
void _cld_import_page_update (CldImportPage *self);
void _cld_import_page_refuse (CldImportPage *self, const GError *error);
/* cld-import-page-work.c */
void _cld_import_page_look (CldImportPage *self);
void _cld_import_page_check (CldImportPage *self);
void _cld_import_page_recheck (CldImportPage *self);
void _cld_import_page_import (CldImportPage *self);
void _cld_import_page_stop (CldImportPage *self);
void _cld_import_page_undo (CldImportPage *self);
CldSession *_cld_import_page_find_session (CldImportPage *self);
void _cld_import_page_save_rejects (CldImportPage *self, const char *path);
void _cld_import_fix_free (gpointer data);

G_END_DECLS
