/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-judgements-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-columns.h"
#include "cld-picker.h"
#include "cld-text.h"

struct _CldJudgementsRow
{
  CldFormRow parent_instance;

  CldInspectContext *context;
  GtkWidget *lines;
  GPtrArray *areas;   /* codes, in the order of their list */
  GHashTable *grades; /* area -> grade */
  char *list;         /* of the grades that are shown */
};

G_DEFINE_FINAL_TYPE (CldJudgementsRow, cld_judgements_row, CLD_TYPE_FORM_ROW)

static const CldField judgements_field = { "judgements", N_("Judgements"), N_("What"), CLD_TEXT, 0, NULL };

static const CldCodeList *
get_list (CldJudgementsRow *self, const char *what)
{
  const char *id = cld_inspection_list_of (&self->context->kase, what);

  return id ? cld_code_list_find (id) : NULL;
}

/* A grade that is recorded can be changed here, not taken away. */
static gboolean
is_recorded (CldJudgementsRow *self, const char *area)
{
  const char *base = cld_form_row_get_base (CLD_FORM_ROW (self));
  g_auto (GStrv) parts = g_strsplit (base ? base : "", ";", -1);
  gsize len = strlen (area);

  for (guint i = 0; parts[i]; i++)
    if (g_str_has_prefix (parts[i], area) && parts[i][len] == '=')
      return TRUE;
  return FALSE;
}

static void
fill (CldPicker *picker, const char *search, gpointer data)
{
  CldJudgementsRow *self = data;
  const char *area = gtk_widget_get_name (GTK_WIDGET (picker));
  const CldCodeList *list = get_list (self, "grade");
  g_autofree char *folded = search ? cld_text_fold (search) : NULL;

  if (!search && !is_recorded (self, area))
    cld_picker_add (picker, "", _("Not recorded"), NULL);
  for (guint i = 0; list && i < cld_code_list_get_n (list); i++)
    {
      const CldCode *code = cld_code_list_get (list, i);
      g_autofree char *label = cld_text_fold (code->label);

      if (cld_inspection_offers (&self->context->kase, cld_inspection_list_of (&self->context->kase, "grade"), code->code) && (!folded || strstr (label, folded)))
        cld_picker_add (picker, code->code, code->label, NULL);
    }
}

static void
show_grade (CldJudgementsRow *self, CldPicker *picker)
{
  const char *grade = g_hash_table_lookup (self->grades, gtk_widget_get_name (GTK_WIDGET (picker)));
  const CldCodeList *list = get_list (self, "grade");
  const CldCode *code = grade && list ? cld_code_list_lookup (list, grade) : NULL;

  cld_picker_choose (picker, grade, code ? code->label : grade);
}

static void
chosen_cb (CldJudgementsRow *self, CldPicker *picker)
{
  const char *grade = cld_picker_get_chosen (picker), *area = gtk_widget_get_name (GTK_WIDGET (picker));

  if (grade)
    g_hash_table_insert (self->grades, g_strdup (area), g_strdup (grade));
  else
    g_hash_table_remove (self->grades, area);
  cld_form_row_edited (CLD_FORM_ROW (self));
}

static void
add_line (CldJudgementsRow *self, const char *area)
{
  const CldCodeList *list = get_list (self, "judgement");
  const CldCode *code = list ? cld_code_list_lookup (list, area) : NULL;
  GtkWidget *line = g_object_new (CLD_TYPE_COLUMNS, "threshold", 440, "spacing", 6, NULL);
  GtkWidget *name = gtk_label_new (code ? code->label : area);
  GtkWidget *picker = cld_picker_new (fill, self);

  gtk_widget_set_name (picker, area);
  cld_picker_set_label (CLD_PICKER (picker), code ? code->label : area);
  show_grade (self, CLD_PICKER (picker));
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (name), 16);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_size_request (picker, 256, -1);
  gtk_widget_set_valign (picker, GTK_ALIGN_CENTER);
  g_signal_connect_object (picker, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (name, line);
  gtk_widget_set_parent (picker, line);
  gtk_box_append (GTK_BOX (self->lines), line);
}

static GPtrArray *
list_areas (CldJudgementsRow *self)
{
  GPtrArray *areas = g_ptr_array_new_with_free_func (g_free);
  const CldCodeList *list = get_list (self, "judgement");
  GHashTableIter iter;
  gpointer area;

  for (guint i = 0; list && i < cld_code_list_get_n (list); i++)
    {
      const char *code = cld_code_list_get (list, i)->code;
      /* The areas are those of a day: without one they would be those of all days. */
      gboolean offered = self->context->kase.day && cld_inspection_offers (&self->context->kase, cld_inspection_list_of (&self->context->kase, "judgement"), code);

      if (offered || g_hash_table_contains (self->grades, code))
        g_ptr_array_add (areas, g_strdup (code));
    }
  /* What is recorded, though neither the day nor the list knows it. */
  g_hash_table_iter_init (&iter, self->grades);
  while (g_hash_table_iter_next (&iter, &area, NULL))
    if (!list || !cld_code_list_lookup (list, area))
      g_ptr_array_add (areas, g_strdup (area));
  return areas;
}

static gboolean
same_areas (GPtrArray *a, GPtrArray *b)
{
  if (!a || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (strcmp (a->pdata[i], b->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

/**
 * cld_judgements_row_update:
 * @self: a row
 *
 * The inspection is another one, or of another day: shows its areas. A grade that stands there stays.
 */
void
cld_judgements_row_update (CldJudgementsRow *self)
{
  g_autoptr (GPtrArray) areas = list_areas (self);
  const char *list = cld_inspection_list_of (&self->context->kase, "judgement");
  GtkWidget *line;

  if (same_areas (self->areas, areas) && g_strcmp0 (self->list, list) == 0)
    return;
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  self->areas = g_steal_pointer (&areas);
  g_free (self->list);
  self->list = g_strdup (list);
  while ((line = gtk_widget_get_first_child (self->lines)))
    gtk_box_remove (GTK_BOX (self->lines), line);
  for (guint i = 0; i < self->areas->len; i++)
    add_line (self, self->areas->pdata[i]);
  cld_form_row_set_hint (CLD_FORM_ROW (self), self->areas->len > 0 ? NULL : _("What is graded depends on whom, on the type and on the day: record these first."));
}

/**
 * cld_judgements_row_get_n_areas:
 * @self: a row
 *
 * Returns: how many areas it shows
 */
guint
cld_judgements_row_get_n_areas (CldJudgementsRow *self)
{
  return self->areas ? self->areas->len : 0;
}

/**
 * cld_judgements_row_get_area:
 * @self: a row
 * @i: which, from 0
 *
 * Returns: code of the area
 */
const char *
cld_judgements_row_get_area (CldJudgementsRow *self, guint i)
{
  return self->areas->pdata[i];
}

/**
 * cld_judgements_row_get_grade:
 * @self: a row
 * @area: code of an area
 *
 * Returns: (nullable): the grade that stands there
 */
const char *
cld_judgements_row_get_grade (CldJudgementsRow *self, const char *area)
{
  return g_hash_table_lookup (self->grades, area);
}

/**
 * cld_judgements_row_set_grade:
 * @self: a row
 * @area: code of an area
 * @grade: (nullable): code of a grade
 *
 * Chooses it, as an edit.
 */
void
cld_judgements_row_set_grade (CldJudgementsRow *self, const char *area, const char *grade)
{
  if (grade)
    g_hash_table_insert (self->grades, g_strdup (area), g_strdup (grade));
  else
    g_hash_table_remove (self->grades, area);
  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line; line = gtk_widget_get_next_sibling (line))
    show_grade (self, CLD_PICKER (gtk_widget_get_last_child (line)));
  cld_judgements_row_update (self);
  cld_form_row_edited (CLD_FORM_ROW (self));
}

/**
 * cld_judgements_row_offers:
 * @self: a row
 * @grade: code of a grade
 *
 * Returns: whether it can be chosen
 */
gboolean
cld_judgements_row_offers (CldJudgementsRow *self, const char *grade)
{
  return cld_inspection_offers (&self->context->kase, cld_inspection_list_of (&self->context->kase, "grade"), grade);
}

/* --- the row --- */

static void
setup (CldFormRow *row, const CldField *field)
{
  CldJudgementsRow *self = CLD_JUDGEMENTS_ROW (row);

  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  cld_form_row_set_editor (row, self->lines, self->lines);
}

/* The heading of its group is its label. */
static void
labelled (CldFormRow *row, const char *label)
{
}

static void
show (CldFormRow *row, const char *typed)
{
  CldJudgementsRow *self = CLD_JUDGEMENTS_ROW (row);
  g_auto (GStrv) parts = g_strsplit (typed ? typed : "", ";", -1);

  g_hash_table_remove_all (self->grades);
  for (guint i = 0; parts[i]; i++)
    {
      char *equals = strchr (parts[i], '=');

      if (equals)
        g_hash_table_insert (self->grades, g_strndup (parts[i], (gsize) (equals - parts[i])), g_strdup (equals + 1));
    }
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  cld_judgements_row_update (self);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
get_typed (CldFormRow *row)
{
  CldJudgementsRow *self = CLD_JUDGEMENTS_ROW (row);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer area, grade;

  g_hash_table_iter_init (&iter, self->grades);
  while (g_hash_table_iter_next (&iter, &area, &grade))
    g_ptr_array_add (parts, g_strdup_printf ("%s=%s", (char *) area, (char *) grade));
  g_ptr_array_sort (parts, compare_texts);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (";", (char **) parts->pdata);
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  return g_strdup (typed);
}

static void
cld_judgements_row_finalize (GObject *object)
{
  CldJudgementsRow *self = CLD_JUDGEMENTS_ROW (object);

  g_clear_pointer (&self->context, cld_inspect_context_unref);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_hash_table_unref (self->grades);
  g_free (self->list);
  G_OBJECT_CLASS (cld_judgements_row_parent_class)->finalize (object);
}

static void
cld_judgements_row_class_init (CldJudgementsRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_judgements_row_finalize;
  row_class->above = TRUE;
  row_class->labelled = labelled;
  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
}

static void
cld_judgements_row_init (CldJudgementsRow *self)
{
  self->grades = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * cld_judgements_row_new:
 * @context: the inspection
 *
 * Returns: (transfer floating): a row of no field
 */
CldFormRow *
cld_judgements_row_new (CldInspectContext *context)
{
  CldJudgementsRow *self = g_object_new (CLD_TYPE_JUDGEMENTS_ROW, "name", judgements_field.id, NULL);

  self->context = cld_inspect_context_ref (context);
  cld_form_row_set_field (CLD_FORM_ROW (self), &judgements_field, context->session);
  return CLD_FORM_ROW (self);
}
