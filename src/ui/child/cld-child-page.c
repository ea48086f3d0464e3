/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-page.h"

struct _CldChildPage
{
  CldPane parent_instance;
};

G_DEFINE_FINAL_TYPE (CldChildPage, cld_child_page, CLD_TYPE_PANE)

static void
cld_child_page_class_init (CldChildPageClass *klass)
{
}

static void
cld_child_page_init (CldChildPage *self)
{
}

CldPane *
cld_child_page_new (CldSession *session)
{
  return g_object_new (CLD_TYPE_CHILD_PAGE, "session", session, NULL);
}

gboolean
cld_child_page_show (CldChildPage *self, const char *child, GError **error)
{
  return TRUE;
}

const char *
cld_child_page_get_child (CldChildPage *self)
{
  return NULL;
}
