/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-template.h"

#include <glib/gi18n-lib.h>

/* The text of a letter that the team changed; its ref is the name of the one that the program brings. Words in braces are fields. */

/* clang-format off */
static const CldField fields[] = {
  [TEMPLATE_NAME]           = { "name", N_("Name"), N_("Letter"), CLD_TEXT, CLD_NEEDED | CLD_LIST | CLD_SEARCH },
  [TEMPLATE_PROVISION]      = { "provision", N_("Provision"), N_("Letter"), CLD_CHOICE, CLD_LIST, "notice_provision" },
  [TEMPLATE_RECIPIENT_KIND] = { "recipient_kind", N_("Kind of recipient"), N_("Letter"), CLD_CHOICE, CLD_LIST, "notification_recipient" },
  [TEMPLATE_SUBJECT]        = { "subject", N_("Subject"), N_("Text"), CLD_TEXT, CLD_LIST },
  [TEMPLATE_BODY]           = { "body", N_("Body"), N_("Text"), CLD_NOTE, CLD_NEEDED },
  [TEMPLATE_REPLY_SLIP]     = { "reply_slip", N_("Reply slip"), N_("Text"), CLD_BOOL, CLD_LIST },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == TEMPLATE_N_FIELDS);

const CldKind cld_template_kind = {
  .id = "template",
  .title = N_("Letter template"),
  .plural = N_("Letter templates"),
  .fields = fields,
  .n_fields = TEMPLATE_N_FIELDS,
  .child = -1,
  .date = -1,
  .sort = { TEMPLATE_NAME, -1 },
  .get_type = cld_template_get_type,
};

CLD_DEFINE_RECORD (CldTemplate, cld_template, cld_template_kind)
