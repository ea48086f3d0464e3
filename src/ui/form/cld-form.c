/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-designed-forms.h"
#include "cld-duty-what-if.h"
#include "cld-effect-bar.h"
#include "cld-form-checks.h"
#include "cld-form-person.h"
#include "cld-form-rows.h"
#include "cld-kinds.h"
#include "cld-mnemonics.h"
#include "cld-repo.h"

#define NUMBER_ID "ref"

/* The rows of one kind, wherever they stand on the page: bound to a record, checked, and put back into one. */
struct _CldForm
{
  GObject parent_instance;

  const CldKind *kind;
  CldSession *session;
  GtkWidget *widget;
  CldFormRow **rows; /* by field, then the number of a child or a row that is no field; NULL where it is not shown */
  char *child;
  char *name; /* what that child is called */
  gboolean is_new;
};

static const CldField number_field = { NUMBER_ID, N_("Number"), N_("Who"), CLD_TEXT, CLD_NEEDED, NULL };

enum
{
  CHANGED,
  CHECK,
  BOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldForm, cld_form, G_TYPE_OBJECT)

static void
cld_form_finalize (GObject *object)
{
  CldForm *self = CLD_FORM (object);

  g_clear_object (&self->session);
  g_clear_object (&self->widget);
  g_free (self->rows);
  g_free (self->child);
  g_free (self->name);
  G_OBJECT_CLASS (cld_form_parent_class)->finalize (object);
}

static void
cld_form_class_init (CldFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_form_finalize;

  /**
   * CldForm::changed:
   * @self: the form
   *
   * Something was typed or chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * CldForm::check:
   * @self: the form
   *
   * It is to be saved and each row was looked at by itself: say in the rows what cannot be true together.
   */
  signals[CHECK] = g_signal_new ("check", CLD_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * CldForm::bound:
   * @self: the form
   *
   * It shows what is recorded; what was typed before is gone.
   */
  signals[BOUND] = g_signal_new ("bound", CLD_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cld_form_init (CldForm *self)
{
}

/* Codes are those of the day that the record is of. */
static void
update_day (CldForm *self)
{
  CldFormRow *row = self->kind->date >= 0 ? self->rows[self->kind->date] : NULL;
  g_autofree char *day = row ? cld_form_row_get_value (row, NULL) : NULL;

  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->rows[i])
      cld_form_row_set_day (self->rows[i], day);
}

static void
row_changed_cb (CldForm *self, CldFormRow *row)
{
  if (self->kind->date >= 0 && row == self->rows[self->kind->date])
    update_day (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_row (CldForm *self, CldFormRow *row)
{
  const char *name = gtk_widget_get_name (GTK_WIDGET (row));
  int field = cld_kind_find_field (self->kind, name);
  gboolean number = self->kind == &cld_child_kind && g_strcmp0 (name, NUMBER_ID) == 0;

  /* A row that is no field brings its own. */
  g_return_if_fail (field >= 0 || number || cld_form_row_get_field (row));
  g_return_if_fail (!self->rows[field < 0 ? (int) self->kind->n_fields : field]);

  if (!cld_form_row_get_field (row))
    cld_form_row_set_field (row, number ? &number_field : &self->kind->fields[field], self->session);
  self->rows[field < 0 ? (int) self->kind->n_fields : field] = row;
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
}

/* A row is told by its widget's name: that of its field. */
static void
take_rows (CldForm *self, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (CLD_IS_FORM_ROW (child))
      take_row (self, CLD_FORM_ROW (child));
    else
      take_rows (self, child);
}

static void
gather_rows (GtkWidget *widget, GPtrArray *rows)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (CLD_IS_FORM_ROW (child))
      g_ptr_array_add (rows, child);
    else
      gather_rows (child, rows);
}

/* The letters of the buttons that stand on every form. */
static char *
get_taken_letters (void)
{
  const char *const buttons[] = { _("_Cancel"), _("_Save"), _("_Discard") };
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      const char *mark = strchr (buttons[i], '_');

      if (mark)
        g_string_append_unichar (letters, g_unichar_tolower (g_utf8_get_char (mark + 1)));
    }
  return g_string_free (letters, FALSE);
}

/* No letter goes to two places of a page. */
static void
set_letters (CldForm *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GString) taken = g_string_new (NULL);
  g_autofree char *buttons = get_taken_letters ();
  g_autofree int *positions = NULL;

  g_string_append (taken, buttons);
  gather_rows (self->widget, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *letters = cld_form_row_get_letters (rows->pdata[i]);

      g_string_append (taken, letters ? letters : "");
      g_ptr_array_add (labels, (gpointer) cld_form_row_get_label (rows->pdata[i]));
    }
  positions = g_new (int, rows->len + 1);
  cld_mnemonics_assign ((const char *const *) labels->pdata, rows->len, taken->str, positions);
  for (guint i = 0; i < rows->len; i++)
    cld_form_row_set_mnemonic (rows->pdata[i], positions[i]);
}

/* One width for all labels. */
static void
join_labels (CldForm *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gather_rows (self->widget, rows);
  for (guint i = 0; i < rows->len; i++)
    cld_form_row_join (rows->pdata[i], group);
}

static GtkWidget *
make_group (const char *section, GtkWidget *form)
{
  GtkWidget *heading = gtk_label_new (_(section));
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_margin_start (heading, 6);
  gtk_widget_add_css_class (heading, "cld-section");
  gtk_widget_add_css_class (group, "card");
  gtk_widget_add_css_class (group, "cld-form-group");
  gtk_box_append (GTK_BOX (whole), heading);
  gtk_box_append (GTK_BOX (whole), group);
  gtk_box_append (GTK_BOX (form), whole);
  return group;
}

/* Every field in the group of its section; the child that the record is of is no field of the page. */
static GtkWidget *
draw_from_kind (CldForm *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const CldField *field = &self->kind->fields[i];
      GtkWidget *group = g_hash_table_lookup (groups, field->section);
      CldFormRow *row;

      if ((int) i == self->kind->child)
        continue;
      if (!group)
        {
          group = make_group (field->section, form);
          g_hash_table_insert (groups, (gpointer) field->section, group);
        }
      row = cld_form_row_new (field, self->session);
      gtk_widget_set_name (GTK_WIDGET (row), field->id);
      gtk_box_append (GTK_BOX (group), GTK_WIDGET (row));
    }
  if (cld_duty_what_if_knows (self->kind))
    gtk_box_append (GTK_BOX (form), g_object_new (CLD_TYPE_EFFECT_BAR, NULL));
  return form;
}

/**
 * cld_form_new_in:
 * @kind: a kind
 * @session: the caseload
 * @widget: (nullable): what holds the rows, each named as its field; %NULL for the designed form of @kind, or one drawn from
 *   its fields
 *
 * Returns: (transfer full): the form
 */
CldForm *
cld_form_new_in (const CldKind *kind, CldSession *session, GtkWidget *widget)
{
  CldForm *self = g_object_new (CLD_TYPE_FORM, NULL);

  self->kind = kind;
  self->session = g_object_ref (session);
  self->rows = g_new0 (CldFormRow *, kind->n_fields + 1);
  cld_form_rows_ensure_types ();
  g_type_ensure (CLD_TYPE_EFFECT_BAR);
  self->widget = widget ? g_object_ref_sink (widget) : cld_designed_form_new (kind);
  if (!self->widget)
    self->widget = g_object_ref_sink (draw_from_kind (self));
  take_rows (self, self->widget);
  set_letters (self);
  join_labels (self);
  return self;
}

/**
 * cld_form_new:
 * @kind: a kind
 * @session: the caseload
 *
 * Returns: (transfer full): the designed form of @kind, or one drawn from its fields
 */
CldForm *
cld_form_new (const CldKind *kind, CldSession *session)
{
  return cld_form_new_in (kind, session, NULL);
}

/**
 * cld_form_get_widget:
 * @self: a form
 *
 * Returns: (transfer none): what is shown
 */
GtkWidget *
cld_form_get_widget (CldForm *self)
{
  return self->widget;
}

/**
 * cld_form_get_kind:
 * @self: a form
 *
 * Returns: the kind of record that it edits
 */
const CldKind *
cld_form_get_kind (CldForm *self)
{
  return self->kind;
}

/**
 * cld_form_get_person:
 * @self: a form
 *
 * Returns: (nullable): what the child is called that the record is of
 */
const char *
cld_form_get_person (CldForm *self)
{
  return self->name;
}

/**
 * cld_form_get_row:
 * @self: a form
 * @field: the index of a field, or %CLD_FORM_NUMBER
 *
 * Returns: (transfer none) (nullable): its row, %NULL where it is not shown
 */
CldFormRow *
cld_form_get_row (CldForm *self, int field)
{
  return self->rows[field == CLD_FORM_NUMBER ? (int) self->kind->n_fields : field];
}

static CldFormRow *
get_number_row (CldForm *self)
{
  return self->kind == &cld_child_kind ? self->rows[self->kind->n_fields] : NULL;
}

/* What is mostly meant when something is written down: now. */
static const char *
get_default (CldForm *self, guint field)
{
  if (self->is_new && (int) field == self->kind->date && (self->kind == &cld_note_kind || self->kind == &cld_visit_kind))
    return cld_session_get_today (self->session);
  return NULL;
}

/* Forms that say the child's name are about another one now. */
static void
take_child (CldForm *self, const char *child)
{
  char *owner = g_strdup (child);

  if (g_strcmp0 (self->child, child) != 0)
    {
      g_free (self->name);
      self->name = cld_form_person_find (self->session, child);
      for (guint i = 0; i < self->kind->n_fields; i++)
        if (self->rows[i])
          cld_form_row_set_person (self->rows[i], self->name);
      set_letters (self);
    }
  g_free (self->child);
  self->child = owner;
}

/**
 * cld_form_bind:
 * @self: a form
 * @record: a record of its kind, stored or new
 * @child: (nullable): the number of the child that it is of
 *
 * Shows @record; what was typed before is gone. The record itself is not touched.
 */
void
cld_form_bind (CldForm *self, CldRecord *record, const char *child)
{
  CldFormRow *number = get_number_row (self);

  g_return_if_fail (cld_record_get_kind (record) == self->kind);

  take_child (self, child);
  self->is_new = cld_record_get_version (record) == 0;
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->rows[i])
      {
        const char *value = cld_record_get_text (record, i);

        cld_form_row_set_owner (self->rows[i], child);
        cld_form_row_bind (self->rows[i], value ? value : get_default (self, i));
      }
  if (number)
    {
      cld_form_row_bind (number, cld_record_get_ref (record));
      /* It names the child everywhere: it is given once. */
      gtk_widget_set_sensitive (GTK_WIDGET (number), self->is_new);
    }
  update_day (self);
  g_signal_emit (self, signals[BOUND], 0);
}

/**
 * cld_form_is_changed:
 * @self: a form
 *
 * Returns: whether something stands there that is not recorded
 */
gboolean
cld_form_is_changed (CldForm *self)
{
  for (guint i = 0; i <= self->kind->n_fields; i++)
    if (self->rows[i] && cld_form_row_is_changed (self->rows[i]))
      return TRUE;
  return FALSE;
}

/* The field that begins what @field ends, -1 for none: told by their names. */
static int
find_start (const CldKind *kind, guint field)
{
  static const char *const pairs[][2] = { { "ended", "started" }, { "until", "from" }, { "withdrawn", "agreed" } };
  const char *id = kind->fields[field].id;

  if (kind->fields[field].type != CLD_DATE && kind->fields[field].type != CLD_MOMENT)
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const char *at = strstr (id, pairs[i][0]);
      g_autofree char *start = at ? g_strdup_printf ("%.*s%s%s", (int) (at - id), id, pairs[i][1], at + strlen (pairs[i][0])) : NULL;

      if (start && cld_kind_find_field (kind, start) >= 0)
        return cld_kind_find_field (kind, start);
    }
  return -1;
}

/* What ends before it began is impossible. What was recorded so, stays. */
static gboolean
check_order (CldForm *self, guint field)
{
  int first = find_start (self->kind, field);
  CldFormRow *end = self->rows[field], *start = first >= 0 ? self->rows[first] : NULL;
  g_autofree char *from = NULL, *until = NULL, *text = NULL;

  if (!start || (!cld_form_row_is_changed (end) && !cld_form_row_is_changed (start)))
    return TRUE;
  from = cld_form_row_get_value (start, NULL);
  until = cld_form_row_get_value (end, NULL);
  /* A bare date may be any time of its day. */
  if (!from || !until || strncmp (until, from, MIN (strlen (from), strlen (until))) >= 0)
    return TRUE;
  /* Translators: %s is the field that holds the start, such as “Started” */
  text = g_strdup_printf (_("This is before “%s”. Correct one of the two."), cld_form_row_get_label (start));
  cld_form_row_set_error (end, text);
  return FALSE;
}

static gboolean
check_number (CldForm *self)
{
  CldFormRow *row = get_number_row (self);
  g_autofree char *number = NULL;
  g_autoptr (CldArena) arena = NULL;

  if (!row && self->rows[self->kind->n_fields])
    return cld_form_row_check (self->rows[self->kind->n_fields], TRUE);
  if (!row || !self->is_new)
    return TRUE;
  if (!cld_form_row_check (row, TRUE))
    return FALSE;
  number = cld_form_row_get_value (row, NULL);
  arena = cld_arena_new ();
  if (!cld_repo_find (cld_session_get_db (self->session), self->kind, number, arena, NULL))
    return TRUE;
  cld_form_row_set_error (row, _("Another child has this number. A number is never used twice: check it."));
  return FALSE;
}

/**
 * cld_form_check:
 * @self: a form
 *
 * Says in the rows what cannot be saved. A true fact always can: only what is impossible or needed is looked at.
 *
 * Returns: (transfer none) (nullable): the first row that is wrong, %NULL where all can be saved
 */
CldFormRow *
cld_form_check (CldForm *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  gboolean number_right = check_number (self);

  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->rows[i] && cld_form_row_check (self->rows[i], TRUE))
      {
        check_order (self, i);
        if (self->is_new)
          cld_form_row_refuse_nothing (self->rows[i], self->name);
      }
  cld_form_check_facts (self);
  g_signal_emit (self, signals[CHECK], 0);
  gather_rows (self->widget, rows);
  for (guint i = 0; i < rows->len; i++)
    if (cld_form_row_get_error (rows->pdata[i]))
      return rows->pdata[i];
  return number_right ? NULL : cld_form_get_row (self, CLD_FORM_NUMBER);
}

/**
 * cld_form_get_number:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): the number that was typed for a new child
 */
char *
cld_form_get_number (CldForm *self)
{
  CldFormRow *row = get_number_row (self);

  return row ? cld_form_row_get_value (row, NULL) : NULL;
}

/**
 * cld_form_apply:
 * @self: a form that was checked
 * @to: a record of its kind
 *
 * Puts what stands in the rows into @to.
 */
void
cld_form_apply (CldForm *self, CldRecord *to)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->rows[i])
      {
        g_autofree char *value = cld_form_row_get_value (self->rows[i], NULL);

        cld_record_set_text (to, i, value);
      }
  if (self->kind->child >= 0 && self->child && !self->rows[self->kind->child])
    cld_record_set_text (to, (guint) self->kind->child, self->child);
}

/* What a new record is about was chosen where it was begun. */
static gboolean
is_known_beforehand (CldForm *self, CldFormRow *row)
{
  return self->is_new && cld_form_row_get_field (row)->type == CLD_REF && cld_form_row_get_base (row);
}

/**
 * cld_form_focus:
 * @self: a form
 *
 * Moves the focus to where work starts: the text of a note or a visit, else the first row.
 */
void
cld_form_focus (CldForm *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  CldFormRow *text = self->kind == &cld_note_kind ? self->rows[NOTE_TEXT] : self->kind == &cld_visit_kind ? self->rows[VISIT_NOTES] : NULL;

  if (text && gtk_widget_grab_focus (GTK_WIDGET (text)))
    return;
  gather_rows (self->widget, rows);
  for (guint i = 0; i < rows->len; i++)
    if (gtk_widget_is_sensitive (rows->pdata[i]) && !is_known_beforehand (self, rows->pdata[i]) && gtk_widget_grab_focus (rows->pdata[i]))
      return;
}

static const char *
get_id (CldForm *self, guint i)
{
  return i < self->kind->n_fields ? self->kind->fields[i].id : cld_form_row_get_field (self->rows[i])->id;
}

/**
 * cld_form_fill_draft:
 * @self: a form
 * @draft: a draft without values
 *
 * Adds what was typed. Of a new record everything, since what was filled in for it is of the day.
 */
void
cld_form_fill_draft (CldForm *self, CldDraft *draft)
{
  for (guint i = 0; i <= self->kind->n_fields; i++)
    if (self->rows[i])
      {
        g_autofree char *typed = cld_form_row_get_typed (self->rows[i]);

        if (cld_form_row_is_changed (self->rows[i]) || (self->is_new && typed))
          cld_draft_add (draft, get_id (self, i), typed, self->is_new ? NULL : cld_form_row_get_base (self->rows[i]));
      }
}

/**
 * cld_form_restore:
 * @self: a form that is bound
 * @draft: what was kept of it
 *
 * Types again what was kept.
 *
 * Returns: how many fields differ from what is recorded now
 */
guint
cld_form_restore (CldForm *self, const CldDraft *draft)
{
  guint n = 0;

  for (guint i = 0; i < draft->values->len; i++)
    {
      const CldDraftValue *value = draft->values->pdata[i];
      int field = cld_kind_find_field (self->kind, value->field);
      CldFormRow *row = self->rows[field >= 0 ? field : (int) self->kind->n_fields];

      if (!row || g_strcmp0 (cld_form_row_get_field (row)->id, value->field) != 0)
        continue;
      cld_form_row_type (row, value->typed);
      if (cld_form_row_is_changed (row))
        n++;
    }
  return n;
}
