/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-records-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-kinds.h"
#include "cld-picker.h"
#include "cld-repo.h"
#include "cld-text.h"
#include "cld-value.h"
#include "cld-window.h"

struct _CldRecordsRow
{
  CldLineRow parent_instance;

  CldPicker *child;
  CldPicker *record;
};

G_DEFINE_FINAL_TYPE (CldRecordsRow, cld_records_row, CLD_TYPE_LINE_ROW)

static CldDb *
get_db (CldRecordsRow *self)
{
  return cld_session_get_db (cld_form_row_get_session (CLD_FORM_ROW (self)));
}

static const char *
get_child (CldRecordsRow *self)
{
  const char *child = cld_picker_get_chosen (self->child);

  return child && *child ? child : NULL;
}

/* What can show something: what happened to a child on a day. What an inspection made of it shows nothing. */
static gboolean
is_evidence (const CldKind *kind)
{
  static const CldKind *const not[] = { &cld_child_kind, &cld_inspection_child_kind, &cld_action_kind, &cld_print_log_kind, &cld_return_row_kind, &cld_waiver_kind, &cld_attachment_kind };

  for (guint i = 0; i < G_N_ELEMENTS (not); i++)
    if (kind == not[i])
      return FALSE;
  return kind->child >= 0 && kind->date >= 0;
}

static char *
describe (const CldRow *row)
{
  const CldKind *kind = row->kind;
  g_autofree char *day = cld_value_display (&kind->fields[kind->date], row->values[kind->date]);
  g_autofree char *code = NULL;

  for (guint i = 0; i < kind->n_fields && !code; i++)
    if (kind->fields[i].type == CLD_CHOICE && row->values[i])
      code = cld_value_display (&kind->fields[i], row->values[i]);
  /* Translators: a kind of record and its day: Visit · 4 Mar 2025 */
  if (!code)
    return g_strdup_printf (_("%1$s · %2$s"), _(kind->title), day ? day : row->ref);
  return g_strdup_printf ("%s · %s · %s", _(kind->title), day ? day : row->ref, code);
}

/**
 * cld_children_row_describe:
 * @db: a database
 * @child: a child's number
 *
 * Returns: (transfer full): the child's name and number
 */
char *
cld_children_row_describe (CldDb *db, const char *child)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = cld_repo_find (db, &cld_child_kind, child, arena, NULL);
  const char *given = row ? row->values[CHILD_GIVEN_NAMES] : NULL, *surname = row ? row->values[CHILD_SURNAME] : NULL;

  if (!given && !surname)
    return g_strdup (child);
  /* Translators: a child's given names, surname and number */
  return g_strdup_printf (_("%1$s %2$s · %3$s"), given ? given : "", surname ? surname : "", child);
}

static void
fill_children (CldPicker *picker, CldDb *db, const char *search)
{
  g_autoptr (GPtrArray) ids = cld_repo_query_ids (db, &cld_child_kind, search, NULL);

  for (guint i = 0; ids && i < ids->len; i++)
    {
      g_autoptr (CldArena) arena = cld_arena_new ();
      CldRow *row = cld_repo_find_by_id (db, &cld_child_kind, ids->pdata[i], arena, NULL);
      g_autofree char *text = row ? cld_children_row_describe (db, row->ref) : NULL;

      if (row && !cld_picker_add (picker, row->ref, text, NULL))
        return;
    }
}

static void
fill_child_cb (CldPicker *picker, const char *search, gpointer data)
{
  fill_children (picker, get_db (data), search);
}

static gboolean
gather_cb (CldRow *row, const char *search_key, gpointer data)
{
  if (is_evidence (row->kind))
    g_ptr_array_add (data, row);
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const CldRow *x = *(const CldRow *const *) a, *y = *(const CldRow *const *) b;

  return g_strcmp0 (y->values[y->kind->date], x->values[x->kind->date]);
}

static void
fill_record_cb (CldPicker *picker, const char *search, gpointer data)
{
  CldRecordsRow *self = data;
  g_autofree char *folded = search ? cld_text_fold (search) : NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  if (!get_child (self))
    return;
  cld_repo_each_of_child (get_db (self), get_child (self), arena, gather_cb, rows, NULL);
  g_ptr_array_sort (rows, compare_days);
  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];
      g_autofree char *text = describe (row);
      g_autofree char *own = cld_text_fold (text);
      g_autofree char *id = g_strdup_printf ("%s/%s", row->kind->id, row->ref);

      if ((!folded || strstr (own, folded)) && !cld_picker_add (picker, id, text, NULL))
        return;
    }
}

static void
invite (CldRecordsRow *self)
{
  if (!get_child (self))
    cld_picker_choose (self->child, "", _("Choose a child"));
  cld_picker_choose (self->record, "", _("Add a record…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->record), get_child (self) != NULL);
}

static void
child_chosen_cb (CldRecordsRow *self)
{
  invite (self);
  if (get_child (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->record));
}

static void
record_chosen_cb (CldRecordsRow *self)
{
  g_autofree char *value = g_strdup (cld_picker_get_chosen (self->record));

  if (value && *value)
    cld_line_row_add (CLD_LINE_ROW (self), value);
  invite (self);
}

static GtkWidget *
make_adder (CldLineRow *row)
{
  CldRecordsRow *self = CLD_RECORDS_ROW (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->child = CLD_PICKER (cld_picker_new (fill_child_cb, self));
  self->record = CLD_PICKER (cld_picker_new (fill_record_cb, self));
  cld_picker_set_label (self->child, _("Child"));
  cld_picker_set_label (self->record, _("Record of the child"));
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->child));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->record));
  invite (self);
  g_signal_connect_object (self->child, "chosen", G_CALLBACK (child_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->record, "chosen", G_CALLBACK (record_chosen_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static const CldKind *
split (const char *value, const char **ref)
{
  const char *slash = strchr (value, '/');
  g_autofree char *id = slash ? g_strndup (value, (gsize) (slash - value)) : NULL;

  *ref = slash ? slash + 1 : NULL;
  return id ? cld_kind_find (id) : NULL;
}

static void
fill_line (CldLineRow *row, GtkWidget *line, const char *value)
{
  CldDb *db = get_db (CLD_RECORDS_ROW (row));
  g_autoptr (CldArena) arena = cld_arena_new ();
  const char *ref;
  const CldKind *kind = split (value, &ref);
  CldRow *found = kind ? cld_repo_find (db, kind, ref, arena, NULL) : NULL;
  g_autofree char *text = found && kind->date >= 0 ? describe (found) : g_strdup (value);
  g_autofree char *child = found && cld_row_get_child (found) ? cld_children_row_describe (db, cld_row_get_child (found)) : NULL;
  g_autofree char *whole = child ? g_strdup_printf ("%s · %s", child, text) : g_strdup (text);

  gtk_box_append (GTK_BOX (line), cld_line_row_make_label (whole, NULL));
}

static void
open_line (CldLineRow *row, GtkWidget *line)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (row));
  const char *ref;
  const CldKind *kind = split (cld_line_row_get_made_of (line), &ref);

  if (window && kind)
    cld_window_edit (window, kind, ref, NULL);
}

static void
cld_records_row_class_init (CldRecordsRowClass *klass)
{
  CldLineRowClass *line_class = CLD_LINE_ROW_CLASS (klass);

  line_class->make_adder = make_adder;
  line_class->fill_line = fill_line;
  line_class->open = open_line;
}

static void
cld_records_row_init (CldRecordsRow *self)
{
}

/**
 * cld_records_row_new:
 * @field: a field that holds records
 * @session: the caseload
 *
 * Returns: (transfer floating): a row
 */
CldFormRow *
cld_records_row_new (const CldField *field, CldSession *session)
{
  CldRecordsRow *self = g_object_new (CLD_TYPE_RECORDS_ROW, "name", field->id, NULL);

  cld_form_row_set_field (CLD_FORM_ROW (self), field, session);
  return CLD_FORM_ROW (self);
}

/**
 * cld_records_row_add:
 * @self: a row
 * @kind: id of a kind
 * @ref: one of its records
 *
 * Adds it, as an edit.
 */
void
cld_records_row_add (CldRecordsRow *self, const char *kind, const char *ref)
{
  g_autofree char *value = g_strdup_printf ("%s/%s", kind, ref);

  cld_line_row_add (CLD_LINE_ROW (self), value);
}

/* --- children --- */

struct _CldChildrenRow
{
  CldLineRow parent_instance;

  CldPicker *picker;
};

G_DEFINE_FINAL_TYPE (CldChildrenRow, cld_children_row, CLD_TYPE_LINE_ROW)

static const CldField children_field = { "children", N_("Children"), N_("Who"), CLD_TEXT, CLD_NEEDED, NULL };

static void
fill_picker_cb (CldPicker *picker, const char *search, gpointer data)
{
  fill_children (picker, cld_session_get_db (cld_form_row_get_session (data)), search);
}

static void
picked_cb (CldChildrenRow *self)
{
  g_autofree char *child = g_strdup (cld_picker_get_chosen (self->picker));

  if (child && *child)
    cld_line_row_add (CLD_LINE_ROW (self), child);
  cld_picker_choose (self->picker, "", _("Add a child…"));
}

static GtkWidget *
make_picker (CldLineRow *row)
{
  CldChildrenRow *self = CLD_CHILDREN_ROW (row);

  self->picker = CLD_PICKER (cld_picker_new (fill_picker_cb, row));
  cld_picker_set_label (self->picker, cld_form_row_get_label (CLD_FORM_ROW (row)));
  cld_picker_choose (self->picker, "", _("Add a child…"));
  g_signal_connect_object (self->picker, "chosen", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->picker);
}

static void
fill_child_line (CldLineRow *row, GtkWidget *line, const char *value)
{
  g_autofree char *text = cld_children_row_describe (cld_session_get_db (cld_form_row_get_session (CLD_FORM_ROW (row))), value);

  gtk_box_append (GTK_BOX (line), cld_line_row_make_label (text, NULL));
}

static void
cld_children_row_class_init (CldChildrenRowClass *klass)
{
  CldLineRowClass *line_class = CLD_LINE_ROW_CLASS (klass);

  line_class->make_adder = make_picker;
  line_class->fill_line = fill_child_line;
}

static void
cld_children_row_init (CldChildrenRow *self)
{
}

/**
 * cld_children_row_new:
 * @session: the caseload
 *
 * Returns: (transfer floating): a row of no field: its value are the numbers of children
 */
CldFormRow *
cld_children_row_new (CldSession *session)
{
  CldFormRow *self = g_object_new (CLD_TYPE_CHILDREN_ROW, "name", children_field.id, NULL);

  cld_form_row_set_field (self, &children_field, session);
  return self;
}
