/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspection-row.h"

#include <glib/gi18n-lib.h>

#include "cld-finding-look.h"
#include "cld-inspection.h"
#include "cld-provider.h"
#include "cld-value.h"

struct _CldInspectionRow
{
  GtkWidget parent_instance;

  GtkWidget *name;
  GtkWidget *day;
  GtkWidget *what;
  GtkWidget *grade;
  GtkWidget *open;
};

G_DEFINE_FINAL_TYPE (CldInspectionRow, cld_inspection_row, GTK_TYPE_WIDGET)

static void
cld_inspection_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_inspection_row_parent_class)->dispose (object);
}

static void
cld_inspection_row_class_init (CldInspectionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_inspection_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

/* What is cut does not ask for its whole length: the list is as wide as it is, however long a name. */
static GtkWidget *
make_label (const char *style_class, gboolean fills)
{
  GtkWidget *label = cld_finding_look_make_label (NULL, style_class, !fills);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_set_hexpand (label, fills);
  if (fills)
    gtk_label_set_max_width_chars (GTK_LABEL (label), 8);
  return label;
}

static void
append_line (CldInspectionRow *self, GtkWidget *first, GtkWidget *last)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (line), first);
  if (last)
    gtk_box_append (GTK_BOX (line), last);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
}

static void
cld_inspection_row_init (CldInspectionRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cld-pad");
  self->name = make_label ("cld-section", TRUE);
  self->day = make_label ("cld-caption", FALSE);
  self->what = make_label ("cld-caption", TRUE);
  self->grade = make_label ("cld-section", TRUE);
  self->open = make_label ("cld-caption", FALSE);
  gtk_widget_add_css_class (self->grade, "cld-caption");
  gtk_widget_add_css_class (self->what, "cld-dim");
  gtk_widget_add_css_class (self->day, "cld-dim");
  append_line (self, self->name, self->day);
  append_line (self, self->what, NULL);
  append_line (self, self->grade, self->open);
}

/**
 * cld_inspection_row_new:
 *
 * Returns: (transfer floating): a row that says nothing yet
 */
GtkWidget *
cld_inspection_row_new (void)
{
  return g_object_new (CLD_TYPE_INSPECTION_ROW, NULL);
}

/**
 * cld_inspection_row_describe:
 * @item: an inspection
 * @own: (nullable): ref of the authority whose caseload this is
 *
 * Returns: (transfer full): what was inspected, and how: `SC990233 · Full inspection`
 */
char *
cld_inspection_row_describe (const CldInspectionItem *item, const char *own)
{
  g_autofree char *type = cld_inspection_item_get_type (item);
  const char *authority = item->row->values[INSPECTION_AUTHORITY], *urn = item->provider ? item->provider->values[PROVIDER_URN] : NULL;

  if (authority)
    /* Translators: in a list of inspections: the authority whose caseload this is; another one */
    return cld_finding_look_join (g_strcmp0 (authority, own) == 0 ? _("Our authority") : _("Another authority"), type ? type : "", NULL);
  return cld_finding_look_join (urn ? urn : item->provider ? item->provider->ref : "", type ? type : "", NULL);
}

static char *
count_findings (const CldInspectionItem *item)
{
  if (item->n_overdue > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u overdue", "%u overdue", item->n_overdue), item->n_overdue);
  /* Translators: how many findings of an inspection are still to be done */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open", "%u open", item->n_open), item->n_open);
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
}

/**
 * cld_inspection_row_set:
 * @self: a row
 * @item: an inspection
 * @own: (nullable): ref of the authority whose caseload this is
 *
 * Tells it another inspection.
 */
void
cld_inspection_row_set (CldInspectionRow *self, const CldInspectionItem *item, const char *own)
{
  g_autofree char *name = cld_inspection_item_get_name (item), *what = cld_inspection_row_describe (item, own);
  g_autofree char *grade = cld_inspection_item_get_grade (item), *open = count_findings (item);
  g_autofree char *day = cld_value_display_day (item->row->values[INSPECTION_STARTED_ON]);

  g_return_if_fail (CLD_IS_INSPECTION_ROW (self));

  set_text (self->name, name);
  set_text (self->day, day);
  set_text (self->what, what);
  set_text (self->grade, grade);
  set_text (self->open, open);
  gtk_widget_set_tooltip_text (self->name, name);
  gtk_widget_set_tooltip_text (self->what, what);
  gtk_widget_set_tooltip_text (self->grade, grade);
  if (item->n_overdue > 0)
    gtk_widget_add_css_class (self->open, "cld-late");
  else
    gtk_widget_remove_css_class (self->open, "cld-late");
}

/**
 * cld_inspection_row_dup_sentence:
 * @self: a row
 *
 * Returns: (transfer full): what a screen reader says of it
 */
char *
cld_inspection_row_dup_sentence (CldInspectionRow *self)
{
  const GtkWidget *labels[] = { self->name, self->day, self->what, self->grade, self->open };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *text = gtk_label_get_label (GTK_LABEL (labels[i]));

      if (*text)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", text);
    }
  return g_string_free (out, FALSE);
}
