/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-undo.h"

char *cld_undo_words (const CldUndoResult *undone, const GError *error, gboolean redo);
