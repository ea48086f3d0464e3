/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-designed-forms.h"

#include "cld-columns.h"

#define FORMS "/org/caseload/Caseload/form/"

/**
 * cld_designed_form_new:
 * @kind: a kind
 *
 * A designed form is a description `KIND-form.ui` beside this file: its rows are of the classes of
 * `cld-form-rows.h`, each named as its field. It must have a row for every field but the child.
 *
 * Returns: (transfer full) (nullable): the form that was drawn for @kind by hand, %NULL where there is none
 */
GtkWidget *
cld_designed_form_new (const CldKind *kind)
{
  g_autofree char *path = g_strdup_printf (FORMS "%s-form.ui", kind->id);
  g_autoptr (GtkBuilder) builder = NULL;

  if (!g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    return NULL;
  g_type_ensure (CLD_TYPE_COLUMNS);
  /* The description names its translations itself: 4.8 frees a domain that is set both there and here. */
  builder = gtk_builder_new ();
  if (!gtk_builder_add_from_resource (builder, path, NULL))
    g_return_val_if_reached (NULL);
  return g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "form")));
}
