/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-children-pane.h"

struct _CldChildrenPane
{
  CldPane parent_instance;
};

G_DEFINE_FINAL_TYPE (CldChildrenPane, cld_children_pane, CLD_TYPE_PANE)

static void
cld_children_pane_class_init (CldChildrenPaneClass *klass)
{
}

static void
cld_children_pane_init (CldChildrenPane *self)
{
}

CldPane *
cld_children_pane_new (CldSession *session)
{
  return g_object_new (CLD_TYPE_CHILDREN_PANE, "session", session, NULL);
}

char *
cld_children_pane_get_neighbour (CldChildrenPane *self, const char *child, int step)
{
  return NULL;
}
