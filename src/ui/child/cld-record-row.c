/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-record-row.h"

#include <glib/gi18n-lib.h>

#include "cld-kind.h"

#define SPACING 9
#define PADDING 10
#define ICON 16
#define DAY_WIDTH 80
#define KIND_WIDTH 132
#define AUTHOR_WIDTH 128
/* Below this width neither the kind nor the author has room; the icon stands for the one. */
#define WIDE 620

/* A row of the timeline: day, what kind, what, by whom. It lays out its parts itself, since there may be two hundred of
 * it, all of one height. */
struct _CldRecordRow
{
  GtkWidget parent_instance;

  GtkWidget *day;
  GtkWidget *icon;
  GtkWidget *kind;
  GtkWidget *mark; /* significant or restricted */
  GtkWidget *text;
  GtkWidget *author;
};

G_DEFINE_FINAL_TYPE (CldRecordRow, cld_record_row, GTK_TYPE_WIDGET)

static double
get_scale (GtkWidget *widget)
{
  int height;

  /* What a line takes: the widths grow with the font. */
  gtk_widget_measure (CLD_RECORD_ROW (widget)->text, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return MAX (1.0, height / 20.0);
}

static void
cld_record_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  CldRecordRow *self = CLD_RECORD_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = WIDE;
      return;
    }
  gtk_widget_measure (self->text, GTK_ORIENTATION_VERTICAL, -1, minimum, natural, NULL, NULL);
  *minimum = *natural = MAX (*natural + 6, 28);
}

static int
place (GtkWidget *part, int x, int width, int row_width, int height)
{
  gboolean rtl = gtk_widget_get_direction (part) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { rtl ? row_width - x - width : x, 0, width, height };

  gtk_widget_set_child_visible (part, width > 0);
  if (width > 0)
    gtk_widget_size_allocate (part, &allocation, -1);
  return width > 0 ? x + width + SPACING : x;
}

static void
cld_record_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CldRecordRow *self = CLD_RECORD_ROW (widget);
  double scale = get_scale (widget);
  gboolean wide = width >= WIDE * scale;
  int author = wide ? (int) (AUTHOR_WIDTH * scale) : 0, x = PADDING;
  int end = width - PADDING - (author > 0 ? author + SPACING : 0);

  x = place (self->day, x, (int) (DAY_WIDTH * scale), width, height);
  x = place (self->icon, x, ICON, width, height);
  x = place (self->kind, x, wide ? (int) (KIND_WIDTH * scale) : 0, width, height);
  x = place (self->mark, x, ICON, width, height);
  place (self->text, x, MAX (1, end - x), width, height);
  place (self->author, end + SPACING, author, width, height);
}

static void
cld_record_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_record_row_parent_class)->dispose (object);
}

static void
cld_record_row_class_init (CldRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_record_row_dispose;
  widget_class->measure = cld_record_row_measure;
  widget_class->size_allocate = cld_record_row_size_allocate;
}

static GtkWidget *
add_label (CldRecordRow *self, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_css_classes (label, (const char **) classes);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static GtkWidget *
add_icon (CldRecordRow *self)
{
  GtkWidget *image = gtk_image_new ();

  g_object_set (image, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (image, GTK_WIDGET (self));
  return image;
}

static void
cld_record_row_init (CldRecordRow *self)
{
  static const char *const dim[] = { "cld-dim", "cld-num", NULL };
  static const char *const plain[] = { "cld-num", NULL };

  self->day = add_label (self, dim);
  self->icon = add_icon (self);
  self->kind = add_label (self, dim);
  self->mark = add_icon (self);
  self->text = add_label (self, plain);
  self->author = add_label (self, dim);
}

/**
 * cld_record_row_new:
 *
 * Returns: (transfer floating): a row that says nothing yet
 */
GtkWidget *
cld_record_row_new (void)
{
  return g_object_new (CLD_TYPE_RECORD_ROW, NULL);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * cld_record_row_set_entry:
 * @self: a row
 * @entry: (nullable): what it shows
 *
 * Shows @entry; texts as they are, never as markup.
 */
void
cld_record_row_set_entry (CldRecordRow *self, CldRecordEntry *entry)
{
  g_autofree char *day = NULL, *name = NULL;
  gboolean restricted, significant;
  const char *kind, *text, *author;
  GtkWidget *holder;

  g_return_if_fail (CLD_IS_RECORD_ROW (self));

  day = entry ? cld_record_entry_make_day (entry) : NULL;
  restricted = entry && cld_record_entry_is_restricted (entry);
  significant = entry && cld_record_entry_is_significant (entry);
  kind = entry ? cld_record_entry_get_kind (entry) : "";
  text = entry ? cld_record_entry_get_text (entry) : "";
  author = entry ? cld_record_entry_get_author (entry) : NULL;
  gtk_label_set_label (GTK_LABEL (self->day), day ? day : _("No date"));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), entry ? cld_child_text_kind_icon (cld_record_entry_get_row (entry)->kind) : NULL);
  gtk_label_set_label (GTK_LABEL (self->kind), kind);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), restricted ? "changes-prevent-symbolic" : significant ? "starred-symbolic" : NULL);
  gtk_label_set_label (GTK_LABEL (self->text), text);
  gtk_label_set_label (GTK_LABEL (self->author), author ? author : "");
  set_class (self->mark, "cld-restricted", restricted);
  set_class (self->text, "cld-restricted", restricted);
  name = g_strjoin (", ", day ? day : _("No date"), kind, text, restricted ? _("restricted") : significant ? _("significant") : author, restricted || significant ? author : NULL, NULL);
  /* What takes the focus in a list is the item around it. */
  holder = gtk_widget_get_parent (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (holder ? holder : GTK_WIDGET (self)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
