/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-form.h"

G_BEGIN_DECLS

void cld_form_check_facts (CldForm *form);

G_END_DECLS
