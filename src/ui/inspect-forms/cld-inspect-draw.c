/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspect-draw.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-form-rows.h"

#define NARROW 720

/**
 * cld_inspect_draw_group:
 * @heading: what its rows are about, translated
 * @into: a box
 *
 * Returns: (transfer none): an empty group at the end of @into
 */
GtkWidget *
cld_inspect_draw_group (const char *heading, GtkWidget *into)
{
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_margin_start (title, 6);
  gtk_widget_add_css_class (title, "cld-section");
  gtk_widget_add_css_class (group, "card");
  gtk_widget_add_css_class (group, "cld-form-group");
  gtk_box_append (GTK_BOX (whole), title);
  gtk_box_append (GTK_BOX (whole), group);
  gtk_box_append (GTK_BOX (into), whole);
  return group;
}

static void
add_row (GtkWidget *group, const CldKind *kind, const char *id, CldSession *session, CldInspectMakeRow make, gpointer data)
{
  CldFormRow *row = make ? make (id, data) : NULL;
  int field = cld_kind_find_field (kind, id);

  if (!row)
    row = cld_form_row_new (&kind->fields[field], session);
  gtk_widget_set_name (GTK_WIDGET (row), id);
  gtk_box_append (GTK_BOX (group), GTK_WIDGET (row));
}

/**
 * cld_inspect_draw:
 * @kind: a kind
 * @groups: (array length=n_groups): its fields as they stand on the page
 * @n_groups: how many
 * @session: the caseload
 * @make: (nullable) (scope call): rows that are other ones than those of their fields' types
 * @data: for @make
 *
 * Returns: (transfer floating): the rows
 */
GtkWidget *
cld_inspect_draw (const CldKind *kind, const CldInspectGroup *groups, guint n_groups, CldSession *session, CldInspectMakeRow make, gpointer data)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  for (guint i = 0; i < n_groups; i++)
    {
      GtkWidget *group = cld_inspect_draw_group (_(groups[i].heading), form);

      for (guint j = 0; groups[i].fields[j]; j++)
        add_row (group, kind, groups[i].fields[j], session, make, data);
    }
  return form;
}

/**
 * cld_inspect_draw_all:
 * @kind: a kind
 * @session: the caseload
 * @with_child: whether the child is chosen in it
 *
 * Returns: (transfer floating): a row for each field, in the groups of their sections
 */
GtkWidget *
cld_inspect_draw_all (const CldKind *kind, CldSession *session, gboolean with_child)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const CldField *field = &kind->fields[i];
      GtkWidget *group = g_hash_table_lookup (groups, field->section);

      if ((int) i == kind->child && !with_child)
        continue;
      if (!group)
        {
          group = cld_inspect_draw_group (_(field->section), form);
          g_hash_table_insert (groups, (gpointer) field->section, group);
        }
      add_row (group, kind, field->id, session, NULL, NULL);
    }
  return form;
}

/**
 * cld_inspect_narrow:
 * @widget: (transfer floating): the rows of a form
 *
 * Returns: (transfer floating): @widget, no wider than can be read
 */
GtkWidget *
cld_inspect_narrow (GtkWidget *widget)
{
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), NARROW);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), NARROW);
  adw_clamp_set_child (ADW_CLAMP (clamp), widget);
  return clamp;
}

/**
 * cld_inspect_make_sentence:
 * @icon_name: an icon
 * @style_class: a state class
 * @text: what is said
 *
 * Returns: (transfer floating): a line that wraps
 */
GtkWidget *
cld_inspect_make_sentence (const char *icon_name, const char *style_class, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_widget_add_css_class (icon, style_class);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* It takes what room there is, and asks for little: a panel is not to grow by what it says. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/**
 * cld_inspect_clear_box:
 * @box: a box
 */
void
cld_inspect_clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
}

/* What was said before and still stands is taken away; what a row says of itself stays. */
static void
take_back (GHashTable *said)
{
  GHashTableIter iter;
  gpointer row, text;

  g_hash_table_iter_init (&iter, said);
  while (g_hash_table_iter_next (&iter, &row, &text))
    if (g_strcmp0 (cld_form_row_get_error (row), text) == 0)
      cld_form_row_set_error (row, NULL);
  g_hash_table_remove_all (said);
}

static gboolean
is_empty (CldFormRow *row)
{
  g_autofree char *typed = cld_form_row_get_typed (row);

  return !typed;
}

/**
 * cld_inspect_show_faults:
 * @form: a form
 * @faults: (element-type CldInspectionFault): what the rules say of it
 * @said: what was shown last, by row; kept for the next time
 * @saving: whether it is to be saved now: until then nothing is said of what is still empty
 *
 * Says in the rows what keeps the form from being saved.
 *
 * Returns: (transfer container) (element-type CldInspectionFault): what is only said, or has no row that shows it
 */
GPtrArray *
cld_inspect_show_faults (CldForm *form, GPtrArray *faults, GHashTable *said, gboolean saving)
{
  GPtrArray *others = g_ptr_array_new ();

  take_back (said);
  for (guint i = 0; i < faults->len; i++)
    {
      CldInspectionFault *fault = faults->pdata[i];
      CldFormRow *row = cld_form_get_row (form, (int) fault->field);

      if (!fault->refused || !row)
        g_ptr_array_add (others, fault);
      else if ((saving || !is_empty (row)) && !cld_form_row_get_error (row))
        {
          gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
          cld_form_row_set_error (row, fault->text);
          g_hash_table_insert (said, row, g_strdup (fault->text));
        }
      else if (!saving)
        g_ptr_array_add (others, fault);
    }
  return others;
}

/**
 * cld_inspect_make_row:
 * @form: a form
 * @record: what it was bound to
 * @arena: where the row is made
 *
 * Returns: what stands in it now
 */
CldRow *
cld_inspect_make_row (CldForm *form, CldRecord *record, CldArena *arena)
{
  CldRow *row = cld_record_to_row (record, arena);
  g_autoptr (CldRecord) typed = cld_record_new_from_row (row);

  cld_form_apply (form, typed);
  return cld_record_to_row (typed, arena);
}
