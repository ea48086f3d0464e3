/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

const char *cld_gss_find_authority (const char *district, const char *county, const char *country);
