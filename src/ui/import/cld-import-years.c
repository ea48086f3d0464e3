/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-years.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Returns are older than the tables by which they are imported; nobody imports those of a far future. */
#define FIRST_YEAR 2000
#define LAST_YEAR 2060

/* A set of files, which has one year. */
typedef struct
{
  guint id;
  int told; /* what the importer took, 0 where it could not tell */
  GtkWidget *spin;
  GtkWidget *word;
  GtkWidget *state;
  GtkWidget *icon;
} Set;

struct _CldImportYears
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListBox *list;
  GArray *sets; /* Set */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldImportYears, cld_import_years, GTK_TYPE_WIDGET)

static void
cld_import_years_dispose (GObject *object)
{
  CldImportYears *self = CLD_IMPORT_YEARS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->sets, g_array_unref);
  G_OBJECT_CLASS (cld_import_years_parent_class)->dispose (object);
}

static void
cld_import_years_class_init (CldImportYearsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_import_years_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* A year was set. */
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_IMPORT_YEARS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cld_import_years_init (CldImportYears *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *text = gtk_label_new (_("A return is of one collection year, from 1 April to 31 March. It was taken from the latest date in its Episodes and Reviews; change it where it is wrong."));

  self->sets = g_array_new (FALSE, FALSE, sizeof (Set));
  self->scroller = gtk_scrolled_window_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_add_css_class (text, "cld-dim");
  gtk_widget_set_margin_start (text, 6);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "cld-duties");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Collection years"), -1);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static int
year_of (const Set *set)
{
  int year = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (set->spin));

  return year >= FIRST_YEAR ? year : 0;
}

static void
show_state (const Set *set)
{
  int year = year_of (set);
  gboolean known = year > 0;
  gboolean told = known && year == set->told;

  gtk_image_set_from_icon_name (GTK_IMAGE (set->icon), !known ? "dialog-question-symbolic" : told ? "object-select-symbolic" : "document-edit-symbolic");
  gtk_label_set_text (GTK_LABEL (set->word), !known ? _("Set the year") : told ? _("From the dates") : _("Set by you"));
  gtk_widget_remove_css_class (set->state, "cld-due");
  gtk_widget_remove_css_class (set->state, "cld-done");
  gtk_widget_remove_css_class (set->state, "cld-upcoming");
  gtk_widget_add_css_class (set->state, !known ? "cld-due" : told ? "cld-done" : "cld-upcoming");
}

static void
value_cb (CldImportYears *self)
{
  for (guint i = 0; i < self->sets->len; i++)
    show_state (&g_array_index (self->sets, Set, i));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* 2026 is the year 2025-26. What is no year yet is a stroke. */
static gboolean
output_cb (GtkSpinButton *spin, gpointer data)
{
  int year = gtk_spin_button_get_value_as_int (spin);
  g_autofree char *text = year < FIRST_YEAR ? g_strdup ("–") : g_strdup_printf ("%d–%02d", year - 1, year % 100);

  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

/* A year typed as 2025–26, 2025/26, or 2026 by the day it ends on. */
static int
input_cb (GtkSpinButton *spin, double *value, gpointer data)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  const char *rest = text;
  gint64 year = g_ascii_strtoll (text, (char **) &rest, 10);

  if (year == 0)
    *value = FIRST_YEAR - 1;
  else
    *value = (double) (*rest ? year + 1 : year);
  return TRUE;
}

static const char *
folder_name (const CldImportFileReport *file, char **copy)
{
  g_autofree char *folder = g_path_get_dirname (file->path);

  *copy = g_filename_display_basename (folder);
  return *copy;
}

static char *
list_files (const CldImportReport *report, guint set)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < report->files->len; i++)
    {
      const CldImportFileReport *file = report->files->pdata[i];

      if (file->is_return && file->set == set)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", file->name);
    }
  return g_string_free (names, FALSE);
}

static GtkWidget *
make_texts (const CldImportReport *report, const CldImportFileReport *file)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *folder = NULL, *names = list_files (report, file->set);
  GtkWidget *title = gtk_label_new (folder_name (file, &folder)), *caption = gtk_label_new (names);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (title, "cld-section");
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (caption), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (caption, "cld-caption");
  gtk_widget_add_css_class (caption, "cld-dim");
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), caption);
  gtk_widget_set_hexpand (texts, TRUE);
  return texts;
}

static GtkWidget *
make_spin (CldImportYears *self, const CldImportFileReport *file)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (FIRST_YEAR - 1, LAST_YEAR, 1);
  g_autofree char *folder = NULL;
  /* Translators: %s is a folder */
  g_autofree char *name = g_strdup_printf (_("Collection year of %s"), folder_name (file, &folder));

  /* 2025–26 has a stroke in it. */
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE);
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), file->year >= FIRST_YEAR ? file->year : FIRST_YEAR - 1);
  output_cb (GTK_SPIN_BUTTON (spin), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 8);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return spin;
}

static void
append_set (CldImportYears *self, const CldImportReport *report, const CldImportFileReport *file)
{
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  Set set = { .id = file->set, .told = file->year };

  set.state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  set.icon = gtk_image_new ();
  set.word = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (set.state), set.icon);
  gtk_box_append (GTK_BOX (set.state), set.word);
  gtk_widget_add_css_class (set.state, "cld-state");
  gtk_widget_set_hexpand (set.state, TRUE);
  set.spin = make_spin (self, file);
  gtk_box_append (GTK_BOX (controls), set.state);
  gtk_box_append (GTK_BOX (controls), set.spin);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_box_append (GTK_BOX (line), make_texts (report, file));
  gtk_box_append (GTK_BOX (line), controls);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
  g_array_append_val (self->sets, set);
  show_state (&set);
  g_signal_connect_object (set.spin, "value-changed", G_CALLBACK (value_cb), self, G_CONNECT_SWAPPED);
}

static Set *
find_set (CldImportYears *self, guint id)
{
  for (guint i = 0; i < self->sets->len; i++)
    if (g_array_index (self->sets, Set, i).id == id)
      return &g_array_index (self->sets, Set, i);
  return NULL;
}

/**
 * cld_import_years_show:
 * @self: the page
 * @result: how the files were read
 *
 * Lists the sets of files with the years that the importer takes.
 */
void
cld_import_years_show (CldImportYears *self, CldImportResult *result)
{
  const CldImportReport *report;
  GtkWidget *child;

  g_return_if_fail (CLD_IS_IMPORT_YEARS (self));
  g_return_if_fail (CLD_IS_IMPORT_RESULT (result));

  report = cld_import_result_get_report (result);
  g_array_set_size (self->sets, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < report->files->len; i++)
    {
      const CldImportFileReport *file = report->files->pdata[i];

      if (file->is_return && !find_set (self, file->set))
        append_set (self, report, file);
    }
}

/**
 * cld_import_years_get_n_sets:
 * @self: the page
 *
 * Returns: how many sets of files of a return there are
 */
guint
cld_import_years_get_n_sets (CldImportYears *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_YEARS (self), 0);

  return self->sets->len;
}

/**
 * cld_import_years_are_known:
 * @self: the page
 *
 * Returns: whether every set has a year
 */
gboolean
cld_import_years_are_known (CldImportYears *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_YEARS (self), FALSE);

  for (guint i = 0; i < self->sets->len; i++)
    if (year_of (&g_array_index (self->sets, Set, i)) == 0)
      return FALSE;
  return TRUE;
}

/**
 * cld_import_years_get_year:
 * @self: the page
 * @file: a file
 *
 * Returns: the year of its set, 0 where it is of no return
 */
int
cld_import_years_get_year (CldImportYears *self, const CldImportFileReport *file)
{
  const Set *set;

  g_return_val_if_fail (CLD_IS_IMPORT_YEARS (self), 0);

  if (!file->is_return)
    return 0;
  set = find_set (self, file->set);
  return set ? year_of (set) : 0;
}

/**
 * cld_import_years_set_year:
 * @self: the page
 * @set: a set of files
 * @year: its collection year
 *
 * Sets it as if it were typed.
 */
void
cld_import_years_set_year (CldImportYears *self, guint set, int year)
{
  const Set *found;

  g_return_if_fail (CLD_IS_IMPORT_YEARS (self));

  found = find_set (self, set);
  if (found)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (found->spin), year);
}

/**
 * cld_import_years_focus:
 * @self: the page
 *
 * Puts the focus on the first year that is not known, else on the first.
 */
void
cld_import_years_focus (CldImportYears *self)
{
  const Set *first = NULL;

  g_return_if_fail (CLD_IS_IMPORT_YEARS (self));

  for (guint i = self->sets->len; i > 0; i--)
    {
      const Set *set = &g_array_index (self->sets, Set, i - 1);

      if (!first || year_of (set) == 0 || year_of (first) != 0)
        first = set;
    }
  if (first)
    gtk_widget_grab_focus (first->spin);
}
