/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-correspondence.h"

#include <glib/gi18n-lib.h>

/* A letter, a report or another document that came in or went out, with what it answers. */

/* clang-format off */
static const CldField fields[] = {
  [CORRESPONDENCE_DIRECTION]     = { "direction", N_("Direction"), N_("What"), CLD_CHOICE, CLD_NEEDED | CLD_LIST, "notice_direction" },
  [CORRESPONDENCE_FORM]          = { "form", N_("Form"), N_("What"), CLD_CHOICE, CLD_LIST, "correspondence_form" },
  [CORRESPONDENCE_CORRESPONDENT] = { "correspondent", N_("With"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [CORRESPONDENCE_OUR_REF]       = { "our_ref", N_("Our reference"), N_("What"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [CORRESPONDENCE_THEIR_REF]     = { "their_ref", N_("Their reference"), N_("What"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [CORRESPONDENCE_DATED_ON]      = { "dated_on", N_("Dated"), N_("When"), CLD_DATE, CLD_NEEDED | CLD_LIST },
  [CORRESPONDENCE_RECEIVED_ON]   = { "received_on", N_("Received"), N_("When"), CLD_DATE, CLD_LIST },
  [CORRESPONDENCE_SUBJECT]       = { "subject", N_("Subject"), N_("What"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [CORRESPONDENCE_INSPECTION]    = { "inspection", N_("Inspection"), N_("About"), CLD_REF, 0, "inspection" },
  [CORRESPONDENCE_PROVIDER]      = { "provider", N_("Provider"), N_("About"), CLD_REF, 0, "provider" },
  [CORRESPONDENCE_CHILD]         = { "child", N_("Child"), N_("About"), CLD_REF, 0, "child" },
  [CORRESPONDENCE_REPLIES_TO]    = { "replies_to", N_("In reply to"), N_("What"), CLD_REF, 0, "correspondence" },
  [CORRESPONDENCE_ANSWER_DUE_ON] = { "answer_due_on", N_("Answer due"), N_("When"), CLD_DATE, 0 },
  [CORRESPONDENCE_SOURCE]        = { "source", N_("Source"), N_("What"), CLD_TEXT, CLD_SEARCH },
  [CORRESPONDENCE_NOTE]          = { "note", N_("Note"), N_("What"), CLD_NOTE, CLD_PRIVATE },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == CORRESPONDENCE_N_FIELDS);

const CldKind cld_correspondence_kind = {
  .id = "correspondence",
  .title = N_("Correspondence"),
  .plural = N_("Correspondence"),
  .fields = fields,
  .n_fields = CORRESPONDENCE_N_FIELDS,
  .child = CORRESPONDENCE_CHILD,
  .date = CORRESPONDENCE_DATED_ON,
  .sort = { CORRESPONDENCE_DATED_ON, -1 },
  .get_type = cld_correspondence_get_type,
};

CLD_DEFINE_RECORD (CldCorrespondence, cld_correspondence, cld_correspondence_kind)
