/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-placement-table.h"

#include <glib/gi18n-lib.h>

#include "cld-evidence-look.h"
#include "cld-placement-item.h"

/* Widths as in the mock-up; 0 takes what is left. */
static const struct
{
  const char *title;
  int width;
  gboolean number;
} columns[PLACEMENT_ITEM_N_COLUMNS] = {
  [PLACEMENT_ITEM_FROM] = { N_("From"), 88, FALSE },
  [PLACEMENT_ITEM_UNTIL] = { N_("To"), 82, FALSE },
  [PLACEMENT_ITEM_DAYS] = { N_("Days"), 56, TRUE },
  [PLACEMENT_ITEM_TYPE] = { N_("Type"), 50, FALSE },
  [PLACEMENT_ITEM_CARER] = { N_("Carer or home"), 0, FALSE },
  [PLACEMENT_ITEM_PROVIDER] = { N_("Provider"), 108, FALSE },
  [PLACEMENT_ITEM_URN] = { N_("URN"), 90, FALSE },
  [PLACEMENT_ITEM_AUTHORITY] = { N_("Area authority"), 108, FALSE },
  [PLACEMENT_ITEM_AREA] = { N_("Area"), 106, FALSE },
  [PLACEMENT_ITEM_MILES] = { N_("Miles"), 56, TRUE },
  [PLACEMENT_ITEM_WHY] = { N_("Why it ended"), 104, FALSE },
  /* Translators: a column: how much of what has to be shown of a placement is recorded */
  [PLACEMENT_ITEM_EVIDENCE] = { N_("Evidence"), 138, FALSE },
};

static const CldDutyLook missing = { "dialog-question-symbolic", "cld-missing" };

/* --- the table --- */

static gboolean
has_icon (guint column)
{
  return column == PLACEMENT_ITEM_CARER || column == PLACEMENT_ITEM_EVIDENCE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  GtkWidget *state = has_icon (column) ? cld_duty_look_make_state () : NULL, *label = state ? gtk_widget_get_last_child (state) : gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), columns[column].number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "cld-num");
  if (column == PLACEMENT_ITEM_CARER)
    gtk_label_set_width_chars (GTK_LABEL (label), 12);
  if (state)
    g_object_set (gtk_widget_get_first_child (state), "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_list_item_set_child (item, state ? state : label);
}

/* The row's own name: without it a screen reader says "GtkListItemWidget" (4.8). */
static void
name_row (GtkWidget *row, CldPlacementItem *item)
{
  g_autofree char *name = cld_placement_item_dup_sentence (item);

  if (row)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* With whom the child lives: the name as it is, or that it is not known. */
static void
bind_carer (GtkWidget *state, CldPlacementItem *item)
{
  GtkWidget *label = gtk_widget_get_last_child (state), *cell = gtk_widget_get_parent (state);
  const char *text = cld_placement_item_get_text (item, PLACEMENT_ITEM_CARER);

  name_row (cell ? gtk_widget_get_parent (cell) : NULL, item);
  gtk_widget_set_visible (gtk_widget_get_first_child (state), text == NULL);
  gtk_widget_remove_css_class (state, "cld-state");
  gtk_widget_remove_css_class (state, "cld-missing");
  gtk_widget_remove_css_class (label, "cld-section");
  if (!text)
    gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (state)), missing.icon_name);
  if (!text || cld_placement_item_is_absence (item))
    gtk_widget_add_css_class (state, "cld-missing");
  if (cld_placement_item_is_current (item))
    gtk_widget_add_css_class (label, "cld-section");
  gtk_label_set_label (GTK_LABEL (label), text ? text : _("Not recorded"));
  gtk_widget_set_tooltip_text (state, text);
}

static void
bind_evidence (GtkWidget *state, CldPlacementItem *item)
{
  const CldDutyLook *look = cld_placement_item_get_look (item);

  gtk_widget_set_visible (state, look != NULL);
  if (look)
    cld_evidence_look_set (state, look, cld_placement_item_get_text (item, PLACEMENT_ITEM_EVIDENCE));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  CldPlacementItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  const char *text = cld_placement_item_get_text (item, column);

  if (column == PLACEMENT_ITEM_CARER)
    bind_carer (child, item);
  else if (column == PLACEMENT_ITEM_EVIDENCE)
    bind_evidence (child, item);
  else
    {
      gtk_label_set_label (GTK_LABEL (child), text ? text : "");
      gtk_widget_set_tooltip_text (child, cld_placement_item_get_tooltip (item, column));
    }
}

/**
 * cld_placement_table_prepare:
 * @view: an empty table of #CldPlacementItem
 *
 * Makes its columns.
 */
void
cld_placement_table_prepare (GtkColumnView *view)
{
  for (guint i = 0; i < PLACEMENT_ITEM_N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_(columns[i].title), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_resizable (column, TRUE);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, columns[i].width == 0);
      gtk_column_view_append_column (view, column);
    }
}

/* --- rows --- */

/* What a row consists of. */
typedef struct
{
  GtkWidget *who;
  GtkWidget *evidence;
  GtkWidget *when;
  GtkWidget *where;
} Row;

static GtkWidget *
make_label (const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "cld-num");
  gtk_widget_add_css_class (label, style_class);
  return label;
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Row *row = g_new (Row, 1);

  row->who = make_label ("heading");
  row->evidence = cld_duty_look_make_state ();
  row->when = make_label ("cld-dim");
  row->where = make_label ("cld-dim");
  gtk_widget_set_hexpand (row->who, TRUE);
  gtk_box_append (GTK_BOX (first), row->who);
  gtk_box_append (GTK_BOX (first), row->evidence);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), row->when);
  gtk_box_append (GTK_BOX (lines), row->where);
  gtk_widget_add_css_class (lines, "cld-pad");
  gtk_list_item_set_child (list_item, lines);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

static char *
join (const char *const *texts, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (texts[i] && *texts[i])
      g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", texts[i]);
  return g_string_free (out, FALSE);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  CldPlacementItem *item = gtk_list_item_get_item (list_item);
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  const char *carer = cld_placement_item_get_text (item, PLACEMENT_ITEM_CARER), *days = cld_placement_item_get_text (item, PLACEMENT_ITEM_DAYS);
  const char *miles = cld_placement_item_get_text (item, PLACEMENT_ITEM_MILES);
  g_autofree char *span = g_strdup_printf ("%s – %s", cld_placement_item_get_text (item, PLACEMENT_ITEM_FROM), cld_placement_item_get_text (item, PLACEMENT_ITEM_UNTIL));
  gulong n = days ? (gulong) g_ascii_strtoll (days, NULL, 10) : 0;
  g_autofree char *long_days = days ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu day", "%lu days", n), n) : NULL;
  g_autofree char *far = miles ? g_strdup_printf (_("%s miles"), miles) : NULL;
  const char *const who[] = { cld_placement_item_get_text (item, PLACEMENT_ITEM_TYPE), carer ? carer : _("Not recorded") };
  const char *const when[] = { span, long_days };
  const char *const where[] = { cld_placement_item_get_text (item, PLACEMENT_ITEM_AUTHORITY), cld_placement_item_get_text (item, PLACEMENT_ITEM_AREA), far };
  g_autofree char *whole_who = join (who, G_N_ELEMENTS (who)), *whole_when = join (when, G_N_ELEMENTS (when)), *whole_where = join (where, G_N_ELEMENTS (where));

  gtk_label_set_label (GTK_LABEL (row->who), whole_who);
  gtk_label_set_label (GTK_LABEL (row->when), whole_when);
  gtk_label_set_label (GTK_LABEL (row->where), whole_where);
  gtk_widget_set_visible (row->where, *whole_where != '\0');
  bind_evidence (row->evidence, item);
  name_row (gtk_widget_get_parent (gtk_list_item_get_child (list_item)), item);
}

/**
 * cld_placement_table_prepare_rows:
 * @view: an empty list of #CldPlacementItem
 *
 * Makes its rows, of three lines each.
 */
void
cld_placement_table_prepare_rows (GtkListView *view)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (view, factory);
}
