/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"
#include "cld-record-set.h"

CldDb *cld_scratch_new (CldDb *db, CldRecordSet *child, GError **error);
