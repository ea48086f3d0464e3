/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-evidence-look.h"

#include <glib/gi18n-lib.h>

/* What is not recorded is grey with a question mark: the absence of a fact and no verdict. A notice without an answer is amber. */
static const CldDutyLook looks[] = {
  [CLD_EVIDENCE_NOT_NEEDED] = { "action-unavailable-symbolic", "cld-upcoming" },
  [CLD_EVIDENCE_RECORDED] = { "object-select-symbolic", "cld-done" },
  [CLD_EVIDENCE_LATE] = { "dialog-warning-symbolic", "cld-late" },
  [CLD_EVIDENCE_NO_REPLY] = { "mail-unread-symbolic", "cld-due" },
  [CLD_EVIDENCE_WITHHELD] = { "view-conceal-symbolic", "cld-restricted" },
  [CLD_EVIDENCE_PENDING] = { "x-office-calendar-symbolic", "cld-upcoming" },
  [CLD_EVIDENCE_NOT_RECORDED] = { "dialog-question-symbolic", "cld-missing" },
};

static const CldDutyLook incomplete = { "radio-mixed-symbolic", "cld-due" };

/**
 * cld_evidence_look_item:
 * @state: how an item stands
 *
 * Returns: (transfer none): its icon and class
 */
const CldDutyLook *
cld_evidence_look_item (CldEvidenceState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (looks), NULL);

  return &looks[state];
}

/**
 * cld_evidence_look_item_words:
 * @state: how an item stands
 *
 * Returns: (transfer none): the word beside the icon
 */
const char *
cld_evidence_look_item_words (CldEvidenceState state)
{
  return cld_evidence_state_label (state);
}

static gboolean
is_all_to_come (const CldEvidence *evidence)
{
  for (guint id = 0; id < CLD_EVIDENCE_N; id++)
    if (evidence->items[id].state != CLD_EVIDENCE_PENDING && evidence->items[id].state != CLD_EVIDENCE_NOT_NEEDED)
      return FALSE;
  return TRUE;
}

/**
 * cld_evidence_look:
 * @evidence: of a placement
 *
 * Returns: (transfer none): the icon and class of the whole: complete only where every item is recorded
 */
const CldDutyLook *
cld_evidence_look (const CldEvidence *evidence)
{
  if (evidence->n_needed == 0)
    return &looks[CLD_EVIDENCE_NOT_NEEDED];
  if (evidence->n_recorded == evidence->n_needed)
    return &looks[CLD_EVIDENCE_RECORDED];
  return is_all_to_come (evidence) ? &looks[CLD_EVIDENCE_PENDING] : &incomplete;
}

/**
 * cld_evidence_look_dup_words:
 * @evidence: of a placement
 *
 * Returns: (transfer full): `6 of 8`, or that nothing is needed
 */
char *
cld_evidence_look_dup_words (const CldEvidence *evidence)
{
  if (evidence->n_needed == 0)
    return g_strdup (cld_evidence_state_label (CLD_EVIDENCE_NOT_NEEDED));
  /* Translators: how many items of evidence are recorded, of those that are needed */
  return g_strdup_printf (_("%1$u of %2$u"), evidence->n_recorded, evidence->n_needed);
}

/**
 * cld_evidence_look_dup_verdict:
 * @evidence: of a placement
 *
 * Returns: (transfer full): `Incomplete: 6 of 8`, `Complete: 7 of 7`
 */
char *
cld_evidence_look_dup_verdict (const CldEvidence *evidence)
{
  if (evidence->n_needed == 0)
    return g_strdup (cld_evidence_state_label (CLD_EVIDENCE_NOT_NEEDED));
  /* Translators: of evidence: how many items are recorded, of those that are needed */
  return g_strdup_printf (evidence->n_recorded == evidence->n_needed ? _("Complete: %1$u of %2$u") : _("Incomplete: %1$u of %2$u"), evidence->n_recorded,
                          evidence->n_needed);
}

/**
 * cld_evidence_look_set:
 * @state: of cld_duty_look_make_state()
 * @look: how it looks
 * @words: what it says
 */
void
cld_evidence_look_set (GtkWidget *state, const CldDutyLook *look, const char *words)
{
  /* Those of duties know nothing of what is withheld. */
  gtk_widget_remove_css_class (state, "cld-restricted");
  cld_duty_look_set_state (state, look, words);
}
