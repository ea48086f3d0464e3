/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-file-row.h"

#include <glib/gi18n-lib.h>

#include "cld-kinds.h"
#include "cld-value.h"

/* A file, what it proves, and what can be done with it; or that one is gone, or that there is none. */
struct _CldFileRow
{
  GtkListBoxRow parent_instance;

  CldRecord *file; /* NULL where there is none */
};

G_DEFINE_FINAL_TYPE (CldFileRow, cld_file_row, GTK_TYPE_LIST_BOX_ROW)

static void
cld_file_row_finalize (GObject *object)
{
  g_clear_object (&CLD_FILE_ROW (object)->file);
  G_OBJECT_CLASS (cld_file_row_parent_class)->finalize (object);
}

static void
cld_file_row_class_init (CldFileRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_file_row_finalize;
}

static void
cld_file_row_init (CldFileRow *self)
{
}

static GtkWidget *
make_label (const char *text, PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  gtk_label_set_wrap (GTK_LABEL (label), ellipsize == PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/* An icon, one or two lines, and room for buttons. */
static GtkWidget *
make_content (CldFileRow *self, const char *icon, const char *first, const char *second, const char *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *title = make_label (first, second ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_NONE);

  gtk_widget_add_css_class (box, "cld-pad");
  gtk_widget_add_css_class (image, style);
  if (!second)
    gtk_widget_add_css_class (title, style);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (lines), title);
  if (second)
    {
      GtkWidget *caption = make_label (second, PANGO_ELLIPSIZE_NONE);

      gtk_widget_add_css_class (caption, "cld-caption");
      gtk_widget_add_css_class (caption, "cld-dim");
      gtk_widget_add_css_class (caption, "cld-num");
      gtk_box_append (GTK_BOX (lines), caption);
      /* A long name is cut in the middle. */
      gtk_widget_set_tooltip_text (title, first);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return box;
}

static void
set_name (CldFileRow *self, const char *first, const char *second)
{
  g_autofree char *name = second ? g_strdup_printf ("%s, %s", first, second) : g_strdup (first);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GMenuModel *
make_menu (const char *ref)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) claims = g_menu_item_new (_("_What it proves…"), NULL), remove = g_menu_item_new (_("_Remove"), NULL);

  g_menu_item_set_action_and_target (claims, "files.claims", "s", ref);
  g_menu_item_set_action_and_target (remove, "files.remove", "s", ref);
  g_menu_append_item (menu, claims);
  g_menu_append_item (menu, remove);
  return G_MENU_MODEL (menu);
}

static void
add_buttons (GtkWidget *box, const char *name, const char *ref, gboolean editable)
{
  GtkWidget *open = gtk_button_new_with_mnemonic (_("_Open"));
  /* Translators: a button and the name of a file */
  g_autofree char *open_label = g_strdup_printf (_("Open %s"), name), *more_label = g_strdup_printf (_("More for %s"), name);

  gtk_widget_add_css_class (open, "flat");
  gtk_widget_add_css_class (open, "cld-rowbtn");
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "files.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", ref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, open_label, -1);
  gtk_box_append (GTK_BOX (box), open);
  if (editable)
    {
      g_autoptr (GMenuModel) menu = make_menu (ref);
      GtkWidget *more = gtk_menu_button_new ();

      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
      gtk_widget_add_css_class (more, "flat");
      gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (more, _("More for this file"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, more_label, -1);
      gtk_box_append (GTK_BOX (box), more);
    }
}

static void
append (GString *out, const char *text)
{
  if (text && *text)
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", text);
}

/* What it is, what it proves, how large it is, and who brought it when. */
static char *
make_caption (CldRecord *file, const char *proves)
{
  GString *out = g_string_new (NULL);
  const char *size = cld_record_get_text (file, ATTACHMENT_SIZE), *on = cld_record_get_text (file, ATTACHMENT_ADDED_ON), *by = cld_record_get_text (file, ATTACHMENT_ADDED_BY);
  g_autofree char *shown_size = size ? g_format_size_full (g_ascii_strtoull (size, NULL, 10), G_FORMAT_SIZE_IEC_UNITS) : NULL;
  g_autofree char *day = on ? cld_value_display_date (on) : NULL;
  g_autofree char *added = NULL;

  append (out, cld_record_get_text (file, ATTACHMENT_ABOUT));
  append (out, proves);
  append (out, shown_size);
  if (day && by)
    /* Translators: when a file was added, and by whom */
    added = g_strdup_printf (_("added %1$s by %2$s"), day, by);
  else if (day)
    added = g_strdup_printf (_("added %s"), day);
  append (out, added);
  return g_string_free (out, FALSE);
}

/**
 * cld_file_row_new:
 * @file: a file's record
 * @proves: (nullable): what it proves, in words; as plain text
 * @editable: whether it can be removed, and proves something else
 *
 * Its buttons are the actions `files.open`, `files.claims` and `files.remove` with its ref.
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
cld_file_row_new (CldRecord *file, const char *proves, gboolean editable)
{
  CldFileRow *self = g_object_new (CLD_TYPE_FILE_ROW, NULL);
  const char *name = cld_record_get_text (file, ATTACHMENT_NAME);
  g_autofree char *caption = make_caption (file, proves);

  self->file = g_object_ref (file);
  add_buttons (make_content (self, "x-office-document-symbolic", name ? name : "", caption, "cld-dim"), name ? name : "", cld_record_get_ref (file), editable);
  set_name (self, name ? name : "", caption);
  return GTK_WIDGET (self);
}

/**
 * cld_file_row_new_gone:
 * @gone: a file that proved something and does no more
 *
 * Returns: (transfer floating): a row that says so
 */
GtkWidget *
cld_file_row_new_gone (const CldAttachmentGone *gone)
{
  CldFileRow *self = g_object_new (CLD_TYPE_FILE_ROW, "activatable", FALSE, NULL);
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (gone->at, NULL), local = utc ? g_date_time_to_local (utc) : NULL;
  g_autofree char *iso = local ? g_date_time_format (local, "%Y-%m-%d") : g_strndup (gone->at, 10), *day = cld_value_display_date (iso);
  g_autofree char *text = g_strdup_printf (gone->removed
                                             /* Translators: the name of a file, a date, a person */
                                             ? _("“%1$s” proved this; it was removed on %2$s by %3$s")
                                             : _("“%1$s” proved this; on %2$s %3$s recorded that it does not"),
                                           gone->name ? gone->name : "", day, gone->actor);

  make_content (self, "dialog-warning-symbolic", text, NULL, "cld-due");
  set_name (self, text, NULL);
  return GTK_WIDGET (self);
}

/**
 * cld_file_row_new_empty:
 * @text: what is missing
 *
 * Returns: (transfer floating): a row that says so
 */
GtkWidget *
cld_file_row_new_empty (const char *text)
{
  CldFileRow *self = g_object_new (CLD_TYPE_FILE_ROW, "activatable", FALSE, "focusable", FALSE, NULL);

  make_content (self, "dialog-question-symbolic", text, NULL, "cld-missing");
  set_name (self, text, NULL);
  return GTK_WIDGET (self);
}

/**
 * cld_file_row_get_file:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its file
 */
CldRecord *
cld_file_row_get_file (CldFileRow *self)
{
  g_return_val_if_fail (CLD_IS_FILE_ROW (self), NULL);

  return self->file;
}
