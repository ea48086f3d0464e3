/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-checks.h"

#include <glib/gi18n-lib.h>

#include "cld-approval-work.h"
#include "cld-kinds.h"

#define MAX_SCORE 40

/* What cannot be, beyond what each field can tell of itself. What was recorded so, stays. */

static gboolean
read_number (CldForm *form, guint field, gint64 *number)
{
  CldFormRow *row = cld_form_get_row (form, (int) field);
  g_autofree char *value = row ? cld_form_row_get_value (row, NULL) : NULL;

  if (!value || !cld_form_row_is_changed (row))
    return FALSE;
  *number = g_ascii_strtoll (value, NULL, 10);
  return TRUE;
}

static void
check_sdq (CldForm *form)
{
  CldFormRow *score = cld_form_get_row (form, SDQ_SCORE), *reason = cld_form_get_row (form, SDQ_REASON);
  g_autofree char *scored = cld_form_row_get_value (score, NULL);
  g_autofree char *unscored = cld_form_row_get_value (reason, NULL);
  gint64 number;

  if (read_number (form, SDQ_SCORE, &number) && (number < 0 || number > MAX_SCORE))
    cld_form_row_set_error (score, _("A score is a whole number from 0 to 40."));
  else if (scored && unscored && (cld_form_row_is_changed (score) || cld_form_row_is_changed (reason)))
    cld_form_row_set_error (reason, _("There is a score: choose “Not recorded” here, or take the score away."));
}

static void
check_review (CldForm *form)
{
  gint64 number;

  if (read_number (form, REVIEW_VISITS_EVERY_DAYS, &number) && number < 1)
    cld_form_row_set_error (cld_form_get_row (form, REVIEW_VISITS_EVERY_DAYS), _("This is a number of days from one visit to the next: 1 or more."));
}

static char *
read_text (CldForm *form, guint field)
{
  CldFormRow *row = cld_form_get_row (form, (int) field);

  return row ? cld_form_row_get_value (row, NULL) : NULL;
}

/* Nobody decides on what they asked for themselves, and what was decided outside the area is said in words: a date alone would
 * pass for an approval. */
static void
check_approval (CldForm *form)
{
  CldFormRow *name = cld_form_get_row (form, APPROVAL_NAME), *day = cld_form_get_row (form, APPROVAL_DECIDED_ON), *decision = cld_form_get_row (form, APPROVAL_DECISION);
  g_autofree char *who = read_text (form, APPROVAL_NAME), *asked = read_text (form, APPROVAL_REQUESTED_BY);
  g_autofree char *decided = read_text (form, APPROVAL_DECISION), *on = read_text (form, APPROVAL_DECIDED_ON);
  g_autofree char *provision = read_text (form, APPROVAL_PROVISION);

  if (on && name && cld_approval_is_own_request (who, asked))
    cld_form_row_set_error (name, _("Nobody can approve what they asked for themselves: somebody else has to decide."));
  if (decided && !on && day && cld_form_row_is_changed (decision))
    cld_form_row_set_error (day, _("Say when that was decided."));
  else if (on && !decided && decision && gtk_widget_get_visible (GTK_WIDGET (decision)) && cld_form_row_is_changed (day) &&
           (g_strcmp0 (provision, "reg11_1_a") == 0 || g_strcmp0 (provision, "reg11_1_b") == 0))
    cld_form_row_set_error (decision, _("Choose what was decided."));
}

/**
 * cld_form_check_facts:
 * @form: a form whose rows were checked each by itself
 *
 * Says in the rows what cannot be true together.
 */
void
cld_form_check_facts (CldForm *form)
{
  if (cld_form_get_kind (form) == &cld_sdq_kind)
    check_sdq (form);
  else if (cld_form_get_kind (form) == &cld_review_kind)
    check_review (form);
  else if (cld_form_get_kind (form) == &cld_approval_kind)
    check_approval (form);
}
