/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-duty-do.h"

#include <glib/gi18n-lib.h>

#include "cld-error.h"
#include "cld-evidence-do.h"
#include "cld-form-prefill.h"
#include "cld-kinds.h"
#include "cld-window.h"

/**
 * cld_duty_do_ref:
 * @from: a widget of the window
 * @session: the caseload
 * @child: a child's number
 * @duty_ref: ref of one of its duties
 * @kind: id of the kind of record that does it
 *
 * Opens the form of that kind with everything known filled in and nothing judged.
 */
void
cld_duty_do_ref (GtkWidget *from, CldSession *session, const char *child, const char *duty_ref, const char *kind)
{
  CldWindow *window = cld_window_of (from);
  g_autoptr (GError) error = NULL;
  CldPane *form;

  if (!window)
    return;
  if (cld_session_get_fault (session))
    {
      g_set_error_literal (&error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, cld_session_get_fault (session));
      cld_window_show_error (window, _("Nothing can be recorded just now"), error);
      return;
    }
  if (g_strcmp0 (kind, cld_approval_kind.id) == 0 && cld_evidence_do_duty (from, session, child, duty_ref))
    return;
  form = cld_form_page_new_for_duty (session, child, duty_ref, kind, &error);
  if (form)
    cld_window_push (window, form);
  else
    cld_window_show_error (window, _("The form cannot be shown"), error);
}

/**
 * cld_duty_do:
 * @from: a widget of the window
 * @session: the caseload
 * @entry: a duty; one that is done by no record rings the bell
 *
 * Opens the form that does a duty.
 */
void
cld_duty_do (GtkWidget *from, CldSession *session, CldDutyEntry *entry)
{
  const CldDutyTexts *texts = cld_duty_entry_get_texts (entry);

  if (texts->action)
    cld_duty_do_ref (from, session, texts->child, texts->ref, texts->kind);
  else
    gtk_widget_error_bell (from);
}

/**
 * cld_duty_waive:
 * @from: a widget of the window
 * @session: the caseload
 * @entry: a duty
 *
 * Opens the form of the decision that a duty is not needed: why, who decided it, when.
 */
void
cld_duty_waive (GtkWidget *from, CldSession *session, CldDutyEntry *entry)
{
  const CldDutyTexts *texts = cld_duty_entry_get_texts (entry);

  cld_duty_do_ref (from, session, texts->child, texts->ref, "waiver");
}
