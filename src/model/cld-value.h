/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-kind.h"

char *cld_value_display (const CldField *field, const char *value);
char *cld_value_display_date (const char *iso);
char *cld_value_display_day (const char *iso);
