/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-note.h"

#include <glib/gi18n-lib.h>

/* What happened, in words. */

/* clang-format off */
static const CldField fields[] = {
  [NOTE_CHILD]        = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [NOTE_HAPPENED_ON]  = { "happened_on", N_("Happened"), N_("When"), CLD_MOMENT, CLD_NEEDED | CLD_LIST },
  [NOTE_KIND]         = { "kind", N_("Kind"), N_("What"), CLD_CHOICE, CLD_LIST, "note_kind" },
  [NOTE_SIGNIFICANT]  = { "significant", N_("Significant"), N_("What"), CLD_BOOL, CLD_LIST },
  [NOTE_RESTRICTED]   = { "restricted", N_("Restricted"), N_("What"), CLD_BOOL, 0 },
  [NOTE_TEXT]         = { "text", N_("Text"), N_("What"), CLD_NOTE, CLD_NEEDED | CLD_SEARCH | CLD_PRIVATE },
  [NOTE_CHILDS_WORDS] = { "childs_words", N_("Child’s own words"), N_("What"), CLD_NOTE, CLD_SEARCH | CLD_PRIVATE },
  [NOTE_HEADING] = { "heading", N_("Heading"), N_("What"), CLD_CHOICE, CLD_LIST, "progress_heading" },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == NOTE_N_FIELDS);

const CldKind cld_note_kind = {
  .id = "note",
  .title = N_("Note"),
  .plural = N_("Notes"),
  .fields = fields,
  .n_fields = NOTE_N_FIELDS,
  .child = NOTE_CHILD,
  .date = NOTE_HAPPENED_ON,
  .sort = { NOTE_HAPPENED_ON, -1 },
  .get_type = cld_note_get_type,
};

CLD_DEFINE_RECORD (CldNote, cld_note, cld_note_kind)
