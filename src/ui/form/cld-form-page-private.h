/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-conflict-view.h"
#include "cld-form-duties.h"
#include "cld-form-page.h"

struct _CldFormPage
{
  CldPane parent_instance;

  GtkWidget *cancel_button;
  GtkWidget *more_button;
  GtkWidget *save_button;
  GtkSpinner *spinner;
  GtkWidget *draft_bar;
  GtkLabel *draft_label;
  GtkStack *stack;
  GtkWidget *earlier;
  AdwClamp *clamp;
  CldConflictView *conflict;
  GtkLabel *state_label;
  GtkWidget *theirs_bar;
  GtkLabel *theirs_label;
  GtkWidget *print_key;
  GtkWidget *print_words;

  const CldKind *kind;
  CldRecord *record; /* as it was read: what is typed is in the form alone */
  CldForm *form;
  char *child;
  CldFormDuties *duties; /* of that child; NULL where the kind does none */
  GtkWidget *bar;        /* in the form: what the record would do; NULL where there is none */
  CldConflict *versions; /* both versions, while they are shown */
  GtkWidget *focus; /* weak: where it was before it was saved */
  guint draft_timer;
  guint focus_timer; /* until the menu that it was chosen from is gone */
  guint wait_timer; /* until it is said that somebody else is saving */
  gboolean waits;   /* it is said */
  gboolean draft_kept; /* the store may hold one */
  gboolean busy;
  gboolean done; /* saved, removed or given up: nothing is kept of it */
  gboolean prints;
};

enum
{
  CLD_FORM_PAGE_GATHER,
  CLD_FORM_PAGE_GATHER_REMOVED,
  CLD_FORM_PAGE_SAVED,
  CLD_FORM_PAGE_N_SIGNALS
};

extern guint _cld_form_page_signals[CLD_FORM_PAGE_N_SIGNALS];

void _cld_form_page_save (CldFormPage *self, gboolean prints);
void _cld_form_page_remove (CldFormPage *self);
void _cld_form_page_use_theirs (CldFormPage *self);
void _cld_form_page_bind (CldFormPage *self);
char *_cld_form_page_lower_first (const char *text);
void _cld_form_page_show_conflict (CldFormPage *self, CldConflict *versions);
CldRecord *_cld_form_page_make_record (CldFormPage *self);

CldPane *_cld_form_page_new_filled (CldSession *session, const CldKind *kind, const char *ref, const char *child, const char *duty_ref, GError **error);

void _cld_form_page_watch_duties (CldFormPage *self);
void _cld_form_page_update_effect (CldFormPage *self);
void _cld_form_page_look_at_duties (CldFormPage *self);
char *_cld_form_page_describe_saved (CldFormPage *self, CldRecord *saved);
char *_cld_form_page_describe_removed (CldFormPage *self);

void _cld_form_page_look_at_others (CldFormPage *self);
void _cld_form_page_compare (CldFormPage *self);
void _cld_form_page_begin_waiting (CldFormPage *self);
void _cld_form_page_end_waiting (CldFormPage *self);

char *_cld_form_page_tell_time (const char *utc);
void _cld_form_page_restore_draft (CldFormPage *self);
void _cld_form_page_note_edit (CldFormPage *self);
void _cld_form_page_keep_draft (CldFormPage *self);
void _cld_form_page_discard_draft (CldFormPage *self);
void _cld_form_page_remove_draft (CldFormPage *self);
void _cld_form_page_toast_kept (CldFormPage *self);
