/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Every kind of record there is. */
#include "cld-approval.h"
#include "cld-authority.h"
#include "cld-care-period.h"
#include "cld-child.h"
#include "cld-contact.h"
#include "cld-health-check.h"
#include "cld-legal-status.h"
#include "cld-missing-episode.h"
#include "cld-note.h"
#include "cld-notice.h"
#include "cld-person.h"
#include "cld-placement.h"
#include "cld-plan.h"
#include "cld-provider.h"
#include "cld-relationship.h"
#include "cld-return-row.h"
#include "cld-review.h"
#include "cld-sdq.h"
#include "cld-visit.h"
