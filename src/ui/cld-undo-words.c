/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-undo-words.h"

#include <glib/gi18n-lib.h>

#include "cld-error.h"

/**
 * cld_undo_words:
 * @undone: (nullable): what an undo or redo did
 * @error: (nullable): why it did nothing
 * @redo: whether it was a redo
 *
 * Returns: (transfer full) (nullable): what to tell of it; %NULL for a fault, which is an error to be shown
 */
char *
cld_undo_words (const CldUndoResult *undone, const GError *error, gboolean redo)
{
  if (g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND))
    return g_strdup (redo ? _("There is nothing to redo") : _("There is nothing of yours to undo"));
  if (!undone)
    return NULL;
  if (undone->left->len > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Undone: %s. %u record changed since and was left.",
                                         "Undone: %s. %u records changed since and were left.", undone->left->len),
                            undone->why, undone->left->len);
  /* Translators: %s says what a change was for, such as "note edited" */
  return g_strdup_printf (redo ? _("Done again: %s") : _("Undone: %s"), undone->why);
}
