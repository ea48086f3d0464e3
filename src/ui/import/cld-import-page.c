/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-page.h"

struct _CldImportPage
{
  CldPane parent_instance;
};

G_DEFINE_FINAL_TYPE (CldImportPage, cld_import_page, CLD_TYPE_PANE)

static void
cld_import_page_class_init (CldImportPageClass *klass)
{
}

static void
cld_import_page_init (CldImportPage *self)
{
}

CldPane *
cld_import_page_new (CldSession *session, const char *database)
{
  return g_object_new (CLD_TYPE_IMPORT_PAGE, "session", session, NULL);
}

void
cld_import_page_set_paths (CldImportPage *self, const char *const *paths)
{
}
