/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-session.h"

G_BEGIN_DECLS

char *cld_form_person_find (CldSession *session, const char *child);

G_END_DECLS
