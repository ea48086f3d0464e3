/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-line-row.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *lines;
  GtkWidget *adder;
} CldLineRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CldLineRow, cld_line_row, CLD_TYPE_FORM_ROW)

static CldLineRowPrivate *
get_private (CldLineRow *self)
{
  return cld_line_row_get_instance_private (self);
}

/**
 * cld_line_row_get_made_of:
 * @line: a line
 *
 * Returns: the value that it was made of
 */
const char *
cld_line_row_get_made_of (GtkWidget *line)
{
  return g_object_get_data (G_OBJECT (line), "value");
}

/**
 * cld_line_row_make_label:
 * @text: what is shown
 * @tooltip: (nullable): in full
 *
 * Returns: (transfer floating): what a line begins with
 */
GtkWidget *
cld_line_row_make_label (const char *text, const char *tooltip)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, tooltip ? tooltip : text);
  return label;
}

static void
remove_cb (CldLineRow *self, GtkWidget *button)
{
  CldLineRowPrivate *priv = get_private (self);
  GtkWidget *line = gtk_widget_get_parent (button);
  GtkWidget *next = gtk_widget_get_next_sibling (line) ? gtk_widget_get_next_sibling (line) : gtk_widget_get_prev_sibling (line);

  gtk_box_remove (GTK_BOX (priv->lines), line);
  if (!next || !gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (priv->adder, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (priv->lines, gtk_widget_get_first_child (priv->lines) != NULL);
  cld_form_row_edited (CLD_FORM_ROW (self));
}

static void
open_cb (CldLineRow *self, GtkWidget *button)
{
  CLD_LINE_ROW_GET_CLASS (self)->open (self, gtk_widget_get_parent (button));
}

static GtkWidget *
make_button (CldLineRow *self, const char *icon_name, const char *text, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
append_line (CldLineRow *self, const char *value)
{
  CldLineRowPrivate *priv = get_private (self);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_object_set_data_full (G_OBJECT (line), "value", g_strdup (value), g_free);
  CLD_LINE_ROW_GET_CLASS (self)->fill_line (self, line, value);
  if (CLD_LINE_ROW_GET_CLASS (self)->open)
    gtk_box_append (GTK_BOX (line), make_button (self, "go-next-symbolic", _("Show it"), G_CALLBACK (open_cb)));
  gtk_box_append (GTK_BOX (line), make_button (self, "window-close-symbolic", _("Take it away"), G_CALLBACK (remove_cb)));
  gtk_box_append (GTK_BOX (priv->lines), line);
  gtk_widget_set_visible (priv->lines, TRUE);
  return line;
}

/**
 * cld_line_row_add:
 * @self: a row
 * @value: what is added, as an edit
 *
 * Returns: (transfer none) (nullable): its line; %NULL where it was there
 */
GtkWidget *
cld_line_row_add (CldLineRow *self, const char *value)
{
  GtkWidget *line;

  if (cld_line_row_has (self, value))
    return NULL;
  line = append_line (self, value);
  cld_form_row_edited (CLD_FORM_ROW (self));
  return line;
}

/**
 * cld_line_row_get_n:
 * @self: a row
 *
 * Returns: how many lines it has
 */
guint
cld_line_row_get_n (CldLineRow *self)
{
  guint n = 0;

  for (GtkWidget *line = gtk_widget_get_first_child (get_private (self)->lines); line; line = gtk_widget_get_next_sibling (line))
    n++;
  return n;
}

/**
 * cld_line_row_get_line:
 * @self: a row
 * @i: which, from 0
 *
 * Returns: (transfer none) (nullable): the line
 */
GtkWidget *
cld_line_row_get_line (CldLineRow *self, guint i)
{
  GtkWidget *line = gtk_widget_get_first_child (get_private (self)->lines);

  while (line && i-- > 0)
    line = gtk_widget_get_next_sibling (line);
  return line;
}

/* What a line says now. */
static char *
get_value (CldLineRow *self, GtkWidget *line)
{
  CldLineRowClass *klass = CLD_LINE_ROW_GET_CLASS (self);

  return klass->get_value ? klass->get_value (self, line) : g_strdup (cld_line_row_get_made_of (line));
}

/**
 * cld_line_row_has:
 * @self: a row
 * @value: a value
 *
 * Returns: whether it stands there
 */
gboolean
cld_line_row_has (CldLineRow *self, const char *value)
{
  for (GtkWidget *line = gtk_widget_get_first_child (get_private (self)->lines); line; line = gtk_widget_get_next_sibling (line))
    {
      g_autofree char *own = get_value (self, line);

      if (g_strcmp0 (own, value) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
setup (CldFormRow *row, const CldField *field)
{
  CldLineRow *self = CLD_LINE_ROW (row);
  CldLineRowPrivate *priv = get_private (self);
  GtkWidget *editor = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  priv->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_visible (priv->lines, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->lines), GTK_ACCESSIBLE_PROPERTY_LABEL, cld_form_row_get_label (row), -1);
  priv->adder = CLD_LINE_ROW_GET_CLASS (self)->make_adder (self);
  gtk_box_append (GTK_BOX (editor), priv->lines);
  gtk_box_append (GTK_BOX (editor), priv->adder);
  cld_form_row_set_editor (row, editor, editor);
}

static void
show (CldFormRow *row, const char *typed)
{
  CldLineRow *self = CLD_LINE_ROW (row);
  CldLineRowPrivate *priv = get_private (self);
  g_auto (GStrv) values = g_strsplit (typed ? typed : "", ";", -1);
  GtkWidget *line;

  while ((line = gtk_widget_get_first_child (priv->lines)))
    gtk_box_remove (GTK_BOX (priv->lines), line);
  gtk_widget_set_visible (priv->lines, FALSE);
  for (guint i = 0; values[i]; i++)
    if (*g_strstrip (values[i]))
      append_line (self, values[i]);
}

static char *
get_typed (CldFormRow *row)
{
  CldLineRow *self = CLD_LINE_ROW (row);
  GString *text = g_string_new (NULL);

  for (GtkWidget *line = gtk_widget_get_first_child (get_private (self)->lines); line; line = gtk_widget_get_next_sibling (line))
    {
      g_autofree char *value = get_value (self, line);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", value);
    }
  return g_string_free (text, FALSE);
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  return g_strdup (typed);
}

static void
cld_line_row_class_init (CldLineRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
}

static void
cld_line_row_init (CldLineRow *self)
{
}
