/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-register-view.h"

#include <glib/gi18n-lib.h>

#include "cld-choices.h"
#include "cld-text.h"

#define MAX_LETTERS 24

struct _CldRegisterView
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkSearchEntry *entry;
  GtkDropDown *states;
  GtkLabel *count;
  CldRowTable *table;
  AdwStatusPage *empty;
  GtkWidget *clear_button;

  const CldRegisterViewSpec *spec;
  gboolean quiet;
};

enum
{
  CHANGED,
  OPEN,
  CURRENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldRegisterView, cld_register_view, GTK_TYPE_WIDGET)

static void
changed_cb (CldRegisterView *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
open_cb (CldRegisterView *self)
{
  if (cld_row_table_get_current (self->table))
    g_signal_emit (self, signals[OPEN], 0);
}

static void
current_cb (CldRegisterView *self)
{
  g_signal_emit (self, signals[CURRENT], 0);
}

/* Escape takes the text away first, then the entry. */
static void
stop_search_cb (CldRegisterView *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return;
    }
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  cld_register_view_focus (self);
}

static void
entry_activate_cb (CldRegisterView *self)
{
  changed_cb (self);
  open_cb (self);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  GtkWidget *self = gtk_widget_get_ancestor (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), CLD_TYPE_REGISTER_VIEW);

  if (!self || (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  cld_register_view_focus (CLD_REGISTER_VIEW (self));
  return TRUE;
}

static void
clear_clicked_cb (CldRegisterView *self)
{
  cld_register_view_clear (self);
  cld_register_view_focus (self);
}

/* --- life --- */

static void
cld_register_view_dispose (GObject *object)
{
  CldRegisterView *self = CLD_REGISTER_VIEW (object);
  GtkWidget *child;

  self->quiet = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_register_view_parent_class)->dispose (object);
}

static void
cld_register_view_class_init (CldRegisterViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_register_view_dispose;
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_REGISTER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", CLD_TYPE_REGISTER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CURRENT] = g_signal_new ("current", CLD_TYPE_REGISTER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLD_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/registers/cld-register-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CldRegisterView, revealer);
  gtk_widget_class_bind_template_child (widget_class, CldRegisterView, entry);
  gtk_widget_class_bind_template_child (widget_class, CldRegisterView, states);
  gtk_widget_class_bind_template_child (widget_class, CldRegisterView, count);
  gtk_widget_class_bind_template_child (widget_class, CldRegisterView, table);
  gtk_widget_class_bind_template_child (widget_class, CldRegisterView, empty);
  gtk_widget_class_bind_template_child (widget_class, CldRegisterView, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, current_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
cld_register_view_init (CldRegisterView *self)
{
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_choices_prepare (self->states, MAX_LETTERS);
}

/**
 * cld_register_view_setup:
 * @self: a view, new
 * @spec: (transfer none): what register it is; static
 *
 * Says what it shows; once, before anything else.
 */
void
cld_register_view_setup (CldRegisterView *self, const CldRegisterViewSpec *spec)
{
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);

  g_return_if_fail (CLD_IS_REGISTER_VIEW (self) && !self->spec);

  self->spec = spec;
  for (guint i = 0; i < G_N_ELEMENTS (spec->choices) && spec->choices[i]; i++)
    gtk_string_list_append (states, _(spec->choices[i]));
  gtk_drop_down_set_model (self->states, G_LIST_MODEL (states));
  g_object_set (self->entry, "placeholder-text", _(spec->placeholder), NULL);
  cld_row_table_setup (self->table, spec->table, _(spec->label), FALSE, self);
  cld_row_table_set_sort (self->table, 0, spec->descending);
  self->quiet = FALSE;
}

/**
 * cld_register_view_get_text:
 * @self: a view
 *
 * Returns: (transfer none): what is searched
 */
const char *
cld_register_view_get_text (CldRegisterView *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * cld_register_view_get_choice:
 * @self: a view
 *
 * Returns: which of its choices is asked for; 0 is all
 */
guint
cld_register_view_get_choice (CldRegisterView *self)
{
  guint choice = gtk_drop_down_get_selected (self->states);

  return choice == GTK_INVALID_LIST_POSITION ? 0 : choice;
}

/**
 * cld_register_view_set_choice:
 * @self: a view
 * @choice: one of its choices
 *
 * Asks for it.
 */
void
cld_register_view_set_choice (CldRegisterView *self, guint choice)
{
  gtk_drop_down_set_selected (self->states, choice);
}

/* --- rows --- */

typedef struct
{
  gpointer row;
  char *key;
  guint rank;
} Sorted;

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorted *x = a, *y = b;
  int order;

  /* What is not recorded comes last in either direction. */
  if (!x->key || !y->key)
    order = !x->key && !y->key ? 0 : !x->key ? 1 : -1;
  else
    order = GPOINTER_TO_INT (data) ? g_strcmp0 (y->key, x->key) : g_strcmp0 (x->key, y->key);
  return order != 0 ? order : x->rank < y->rank ? -1 : x->rank > y->rank;
}

static void
sort_rows (CldRegisterView *self, GPtrArray *rows)
{
  g_autofree Sorted *sorted = g_new0 (Sorted, MAX (rows->len, 1));
  gboolean descending = FALSE;
  guint column = 0;

  if (!cld_row_table_get_sort (self->table, &column, &descending))
    return;
  for (guint i = 0; i < rows->len; i++)
    sorted[i] = (Sorted){ rows->pdata[i], self->spec->sort (rows->pdata[i], column), i };
  if (rows->len > 0)
    g_qsort_with_data (sorted, (int) rows->len, sizeof *sorted, compare_rows, GINT_TO_POINTER (descending));
  for (guint i = 0; i < rows->len; i++)
    {
      rows->pdata[i] = sorted[i].row;
      g_free (sorted[i].key);
    }
}

static void
update_empty (CldRegisterView *self)
{
  gboolean any = cld_row_table_get_n_rows (self->table) > 0, narrowed = cld_register_view_get_choice (self) > 0 || *cld_register_view_get_text (self);

  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any);
  gtk_widget_set_can_focus (GTK_WIDGET (self->table), any);
  gtk_widget_set_visible (self->clear_button, narrowed);
  adw_status_page_set_icon_name (self->empty, narrowed ? "edit-find-symbolic" : self->spec->icon_name);
  adw_status_page_set_title (self->empty, narrowed ? _("No match") : _(self->spec->empty_title));
  adw_status_page_set_description (self->empty, narrowed ? _("Nothing in this register matches what is typed and chosen.") : _(self->spec->empty_text));
}

/**
 * cld_register_view_show:
 * @self: a view
 * @rows: (nullable): what it shows now, in the order of the register; they stay the caller's until others are shown
 * @count: (nullable): how many there are, in words
 */
void
cld_register_view_show (CldRegisterView *self, GPtrArray *rows, const char *count)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  g_return_if_fail (CLD_IS_REGISTER_VIEW (self) && self->spec);

  if (!rows)
    {
      cld_row_table_set_rows (self->table, NULL, NULL);
      return;
    }
  folded = cld_text_fold (cld_register_view_get_text (self));
  words = g_strsplit_set (folded, " ,;", -1);
  sort_rows (self, rows);
  cld_row_table_set_rows (self->table, rows, (const char *const *) words);
  gtk_label_set_label (self->count, count ? count : "");
  update_empty (self);
}

/**
 * cld_register_view_get_rows:
 * @self: a view
 *
 * Returns: (transfer container): the rows that are shown, in their order
 */
GPtrArray *
cld_register_view_get_rows (CldRegisterView *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < cld_row_table_get_n_rows (self->table); i++)
    g_ptr_array_add (rows, (gpointer) cld_row_table_get_row (self->table, i));
  return rows;
}

/**
 * cld_register_view_get_current:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the row that the keyboard is at
 */
gconstpointer
cld_register_view_get_current (CldRegisterView *self)
{
  return cld_row_table_get_current (self->table);
}

/**
 * cld_register_view_find:
 * @self: a view
 *
 * Goes to the search.
 */
void
cld_register_view_find (CldRegisterView *self)
{
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * cld_register_view_focus:
 * @self: a view
 *
 * Gives the keyboard to the current row.
 */
void
cld_register_view_focus (CldRegisterView *self)
{
  if (cld_row_table_get_n_rows (self->table) > 0)
    cld_row_table_focus (self->table);
}

/**
 * cld_register_view_clear:
 * @self: a view
 *
 * Shows everything.
 *
 * Returns: whether anything was left out before
 */
gboolean
cld_register_view_clear (CldRegisterView *self)
{
  gboolean narrowed = cld_register_view_get_choice (self) > 0 || *cld_register_view_get_text (self);

  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_drop_down_set_selected (self->states, 0);
  self->quiet = FALSE;
  changed_cb (self);
  return narrowed;
}
