/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-earlier-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-value.h"

#define MAX_ENTRIES 40
#define LINES 3

/* What was written of a child before, to read while the next note is written. */
struct _CldEarlierList
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *none;
};

G_DEFINE_FINAL_TYPE (CldEarlierList, cld_earlier_list, GTK_TYPE_WIDGET)

typedef struct
{
  const CldRow *row;
  const char *at;
} Entry;

typedef struct
{
  GArray *entries;
  const char *except;
} Gather;

static gboolean
gather_cb (CldRow *row, const char *search_key, gpointer data)
{
  Gather *gather = data;
  Entry entry = { row, row->kind->date >= 0 ? row->values[row->kind->date] : NULL };

  if ((row->kind == &cld_note_kind || row->kind == &cld_visit_kind) && entry.at && g_strcmp0 (row->ref, gather->except) != 0)
    g_array_append_val (gather->entries, entry);
  return TRUE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Entry *) b)->at, ((const Entry *) a)->at);
}

static char *
get_heading (const CldRow *row)
{
  if (row->kind == &cld_note_kind)
    return g_strdup (row->values[NOTE_KIND] ? cld_code_list_label ("note_kind", row->values[NOTE_KIND]) : _("Note"));
  if (!row->values[VISIT_OUTCOME])
    return g_strdup (_("Visit"));
  /* Translators: %s is how a child was seen on a visit */
  return g_strdup_printf (_("Visit: %s"), cld_code_list_label ("visit_status", row->values[VISIT_OUTCOME]));
}

static GtkWidget *
make_heading (const Entry *entry)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean is_note = entry->row->kind == &cld_note_kind;
  GtkWidget *icon = gtk_image_new_from_icon_name (is_note ? "document-edit-symbolic" : "avatar-default-symbolic");
  g_autofree char *heading = get_heading (entry->row);
  g_autofree char *day = cld_value_display_day (entry->at);
  GtkWidget *label = gtk_label_new (heading);
  GtkWidget *date = gtk_label_new (day);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_tooltip_text (label, heading);
  gtk_widget_add_css_class (date, "cld-caption");
  gtk_widget_add_css_class (date, "cld-dim");
  gtk_widget_add_css_class (date, "cld-num");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  if (is_note && g_strcmp0 (entry->row->values[NOTE_SIGNIFICANT], "1") == 0)
    {
      GtkWidget *star = gtk_image_new_from_icon_name ("starred-symbolic");

      gtk_widget_set_tooltip_text (star, _("Significant"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Significant"), -1);
      gtk_box_append (GTK_BOX (line), star);
    }
  gtk_box_append (GTK_BOX (line), date);
  return line;
}

/* A restricted note is named, not read over a shoulder. */
static const char *
get_words (const CldRow *row)
{
  if (row->kind != &cld_note_kind)
    return row->values[VISIT_NOTES];
  return g_strcmp0 (row->values[NOTE_RESTRICTED], "1") == 0 ? _("Restricted. Open it to read it.") : row->values[NOTE_TEXT];
}

static GtkWidget *
make_row (const Entry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *words = get_words (entry->row);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), make_heading (entry));
  if (words)
    {
      GtkWidget *label = gtk_label_new (words);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), LINES);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "cld-caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/**
 * cld_earlier_list_load:
 * @self: the list
 * @session: the caseload
 * @child: a child's number
 * @except: (nullable): the record that is edited beside it
 *
 * Shows the latest notes and visits of @child.
 */
void
cld_earlier_list_load (CldEarlierList *self, CldSession *session, const char *child, const char *except)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Gather gather = { entries, except };
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) && GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (self->list, row);
  cld_repo_each_of_child (cld_session_get_db (session), child, arena, gather_cb, &gather, NULL);
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len && i < MAX_ENTRIES; i++)
    gtk_list_box_append (self->list, make_row (&g_array_index (entries, Entry, i)));
  gtk_widget_set_visible (self->none, entries->len == 0);
}

static void
cld_earlier_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_earlier_list_parent_class)->dispose (object);
}

static void
cld_earlier_list_class_init (CldEarlierListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_earlier_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
cld_earlier_list_init (CldEarlierList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (_("Earlier"));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "cld-section");
  gtk_widget_add_css_class (heading, "cld-bar");
  self->none = gtk_label_new (_("Nothing was written down yet."));
  gtk_widget_add_css_class (self->none, "cld-dim");
  gtk_widget_set_margin_top (self->none, 18);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "cld-insp");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Earlier"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_size_request (box, 348, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_parent (gtk_separator_new (GTK_ORIENTATION_VERTICAL), GTK_WIDGET (self));
}
