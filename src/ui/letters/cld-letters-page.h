/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-letters.h"
#include "cld-pane.h"

G_BEGIN_DECLS

#define CLD_TYPE_LETTERS_PAGE (cld_letters_page_get_type ())
G_DECLARE_FINAL_TYPE (CldLettersPage, cld_letters_page, CLD, LETTERS_PAGE, CldPane)

CldPane *cld_letters_page_new (CldSession *session, const char *placement, const char *const *notices, GError **error);
GPtrArray *cld_letters_page_get_letters (CldLettersPage *self);

G_END_DECLS
