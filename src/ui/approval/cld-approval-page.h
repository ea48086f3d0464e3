/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

/* The decision whether a child may be placed outside the area: a #CldFormPage. */
CldPane *cld_approval_page_new (CldSession *session, const char *placement, const char *approval, GError **error);
CldPane *cld_approval_page_new_for (CldSession *session, const char *approval, GError **error);

G_END_DECLS
