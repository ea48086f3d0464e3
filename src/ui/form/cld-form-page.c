/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-page.h"

struct _CldFormPage
{
  CldPane parent_instance;
};

G_DEFINE_FINAL_TYPE (CldFormPage, cld_form_page, CLD_TYPE_PANE)

static void
cld_form_page_class_init (CldFormPageClass *klass)
{
}

static void
cld_form_page_init (CldFormPage *self)
{
}

CldPane *
cld_form_page_new (CldSession *session, const CldKind *kind, const char *ref, const char *child, GError **error)
{
  return g_object_new (CLD_TYPE_FORM_PAGE, "session", session, NULL);
}
