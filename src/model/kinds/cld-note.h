/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  NOTE_CHILD,
  NOTE_HAPPENED_ON,
  NOTE_KIND,
  NOTE_SIGNIFICANT,
  NOTE_RESTRICTED,
  NOTE_TEXT,
  NOTE_CHILDS_WORDS,
  NOTE_HEADING,
  NOTE_N_FIELDS
};

extern const CldKind cld_note_kind;

/* Not CLD_NOTE: that is a type of field. */
G_DECLARE_FINAL_TYPE (CldNote, cld_note, CLD, NOTE_RECORD, CldRecord)
