/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-library-pane.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-choices.h"
#include "cld-codes.h"
#include "cld-date-entry.h"
#include "cld-form-page.h"
#include "cld-inspect-forms.h"
#include "cld-kinds.h"
#include "cld-library-detail.h"
#include "cld-row-table.h"
#include "cld-search-keys.h"
#include "cld-text.h"
#include "cld-window.h"

#define MAX_LETTERS 20

struct _CldLibraryPane
{
  CldPane parent_instance;

  GtkSearchEntry *entry;
  GtkDropDown *sets;
  GtkDropDown *forms;
  GtkDropDown *audiences;
  GtkEditable *day;
  GtkLabel *count;
  AdwLeaflet *leaflet;
  GtkStack *stack;
  CldRowTable *table;
  GtkWidget *side;
  GtkWidget *list_button;
  CldLibraryDetail *detail;

  CldInspectContext *context;
  GPtrArray *shown; /* CldLegalReference of the context's library */
  GStrv set_codes, form_codes, audience_codes;
  char *chosen; /* code of what is shown in full */
  char date[CLD_DATE_SIZE]; /* the names of sets are those of this day */
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (CldLibraryPane, cld_library_pane, CLD_TYPE_PANE)

static const char *const form_ids[] = { "ACT", "REGULATION", "STANDARD", "GUIDE", "STATUTORY_GUIDANCE", "POLICY", NULL };

/* --- the list --- */

enum
{
  COLUMN_NUMBER,
  COLUMN_TITLE,
  COLUMN_SET,
  N_COLUMNS
};

static const CldRowTableColumn columns[] = {
  [COLUMN_NUMBER] = { N_("Number"), 90, FALSE, FALSE, TRUE },
  [COLUMN_TITLE] = { N_("About"), 200, FALSE, TRUE, TRUE },
  [COLUMN_SET] = { N_("Set"), 200, FALSE, TRUE, TRUE },
};

static const char *
get_key (gconstpointer row)
{
  return ((const CldLegalReference *) row)->code;
}

static const char *
get_set_name (CldLibraryPane *self, const CldLegalReference *reference)
{
  const char *name = cld_legal_library_get_set_name (self->context->library, reference->set, *self->date ? self->date : NULL);

  return name ? name : reference->set;
}

static void
fill_cell (gconstpointer row, guint column, CldRowTableCell *cell, gpointer data)
{
  const CldLegalReference *reference = row;

  cell->text = g_strdup (column == COLUMN_NUMBER ? reference->number : column == COLUMN_TITLE ? reference->title : get_set_name (data, reference));
}

static void
fill_lines (gconstpointer row, CldRowTableLines *lines, gpointer data)
{
  const CldLegalReference *reference = row;

  lines->title = reference->number ? g_strdup_printf (_("%1$s · %2$s"), reference->number, reference->title) : g_strdup (reference->title);
  lines->text = g_strdup (get_set_name (data, reference));
}

static char *
dup_sentence (gconstpointer row, gpointer data)
{
  const CldLegalReference *reference = row;

  return g_strdup_printf ("%s, %s, %s", reference->number ? reference->number : "", reference->title, get_set_name (data, reference));
}

static const CldRowTableKind table_kind = { columns, N_COLUMNS, get_key, fill_cell, fill_lines, dup_sentence, NULL };

/* --- what is looked for --- */

static const char *
get_choice (GtkDropDown *drop_down, GStrv codes)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return codes && selected > 0 && selected != GTK_INVALID_LIST_POSITION ? codes[selected - 1] : NULL;
}

static gboolean
has_words (CldLibraryPane *self, const CldLegalReference *reference, char **words)
{
  g_autofree char *text = g_strdup_printf ("%s %s %s %s %s", reference->number ? reference->number : "", reference->title ? reference->title : "",
                                           reference->text ? reference->text : "", get_set_name (self, reference), reference->code);
  g_autofree char *folded = cld_text_fold (text);

  for (guint i = 0; words[i]; i++)
    if (!strstr (folded, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_wanted (CldLibraryPane *self, const CldLegalReference *reference, char **words)
{
  const char *set = get_choice (self->sets, self->set_codes), *form = get_choice (self->forms, self->form_codes);
  const char *audience = get_choice (self->audiences, self->audience_codes);

  if (set && g_strcmp0 (set, reference->set) != 0)
    return FALSE;
  if (form && g_strcmp0 (form, form_ids[reference->form]) != 0)
    return FALSE;
  if (audience && g_strcmp0 (audience, reference->audience) != 0)
    return FALSE;
  return cld_legal_reference_is_in_force (reference, *self->date ? self->date : NULL) && has_words (self, reference, words);
}

/* A day that is half typed changes nothing yet. */
static gboolean
read_day (CldLibraryPane *self)
{
  const char *text = gtk_editable_get_text (self->day);
  char moment[CLD_MOMENT_SIZE];
  gboolean right = !*text || cld_date_entry_parse (text, cld_session_get_today (cld_pane_get_session (CLD_PANE (self))), FALSE, moment);

  if (right)
    g_strlcpy (self->date, *text ? moment : "", sizeof self->date);
  if (right)
    gtk_widget_remove_css_class (GTK_WIDGET (self->day), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->day), "error");
  return right;
}

static void
show_detail (CldLibraryPane *self)
{
  const CldLegalReference *reference = self->chosen ? cld_legal_library_find (self->context->library, self->chosen, NULL) : NULL;

  cld_library_detail_show (self->detail, self->context, reference, *self->date ? self->date : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.change", reference != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.rename-set", reference != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.new-in-set", reference != NULL);
}

static void
filter (CldLibraryPane *self)
{
  g_autofree char *folded = cld_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autofree char *text = NULL;
  guint n = cld_legal_library_get_n (self->context->library);

  if (!read_day (self))
    return;
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < n; i++)
    {
      const CldLegalReference *reference = cld_legal_library_get (self->context->library, i);

      if (is_wanted (self, reference, words))
        g_ptr_array_add (self->shown, (gpointer) reference);
    }
  self->quiet = TRUE;
  cld_row_table_set_rows (self->table, self->shown, (const char *const *) words);
  if (self->chosen)
    cld_row_table_set_current (self->table, self->chosen);
  self->quiet = FALSE;
  gtk_stack_set_visible_child_name (self->stack, self->shown->len > 0 ? "list" : "empty");
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u reference", "%u references", self->shown->len), self->shown->len);
  gtk_label_set_label (self->count, text);
}

static void
filter_cb (CldLibraryPane *self)
{
  if (self->quiet)
    return;
  filter (self);
  show_detail (self);
}

/* --- the choices --- */

static void
set_codes (GtkDropDown *drop_down, const char *all, const char *list_id, GStrv *kept)
{
  const CldCodeList *list = cld_code_list_find (list_id);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; list && i < cld_code_list_get_n (list); i++)
    {
      g_strv_builder_add (codes, cld_code_list_get (list, i)->code);
      g_ptr_array_add (labels, (gpointer) cld_code_list_get (list, i)->label);
    }
  g_ptr_array_add (labels, NULL);
  cld_choices_set (drop_down, all, kept, g_strv_builder_end (codes), (const char *const *) labels->pdata);
}

static void
set_sets (CldLibraryPane *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; i < cld_legal_library_get_n (self->context->library); i++)
    {
      const CldLegalReference *reference = cld_legal_library_get (self->context->library, i);

      if (!g_hash_table_add (seen, (gpointer) reference->set))
        continue;
      g_strv_builder_add (codes, reference->set);
      g_ptr_array_add (labels, (gpointer) get_set_name (self, reference));
    }
  g_ptr_array_add (labels, NULL);
  cld_choices_set (self->sets, _("All sets"), &self->set_codes, g_strv_builder_end (codes), (const char *const *) labels->pdata);
}

static void
reload (CldLibraryPane *self)
{
  cld_inspect_context_read_library (self->context);
  self->quiet = TRUE;
  /* What is shown is of the library that has gone. */
  cld_row_table_set_rows (self->table, NULL, NULL);
  set_sets (self);
  self->quiet = FALSE;
  filter (self);
  show_detail (self);
}

/* --- going about --- */

static void
current_cb (CldLibraryPane *self)
{
  const CldLegalReference *reference = cld_row_table_get_current (self->table);

  if (self->quiet || !reference || g_strcmp0 (reference->code, self->chosen) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (reference->code);
  show_detail (self);
}

static void
open_cb (CldLibraryPane *self)
{
  current_cb (self);
  adw_leaflet_set_visible_child (self->leaflet, self->side);
  gtk_widget_child_focus (self->side, GTK_DIR_TAB_FORWARD);
}

static void
list_cb (CldLibraryPane *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  cld_row_table_focus (self->table);
}

static void
folded_cb (CldLibraryPane *self)
{
  gtk_widget_set_visible (self->list_button, adw_leaflet_get_folded (self->leaflet));
}

static void
stop_search_cb (CldLibraryPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  cld_row_table_focus (self->table);
}

static void
entry_activate_cb (CldLibraryPane *self)
{
  cld_row_table_focus (self->table);
}

static void
link_cb (CldLibraryPane *self, const char *code)
{
  cld_library_pane_choose (self, code);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, CldLibraryPane *self)
{
  return cld_search_keys_is_text (keyval, state) && cld_search_keys_forward (controller, GTK_EDITABLE (self->entry));
}

/* --- what the team makes of it --- */

static void
set_saved_cb (CldFormPage *page, CldWindow *window, CldRecord *record, gboolean was_new)
{
  CldSession *session = cld_window_get_session (window);
  CldPane *form;

  /* A set that says nothing yet is in no list: its first reference is next. */
  if (!was_new)
    return;
  form = cld_inspect_form_new (session, &cld_legal_reference_kind, NULL, "legal_set", cld_record_get_text (record, LEGAL_SET_CODE), NULL);
  if (form)
    cld_window_push (window, form);
}

static void
new_set_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *window = cld_window_of (widget);
  CldPane *page = window ? cld_inspect_form_new (cld_window_get_session (window), &cld_legal_set_kind, NULL, NULL, NULL, NULL) : NULL;

  if (!page)
    return;
  g_signal_connect (page, "saved", G_CALLBACK (set_saved_cb), NULL);
  cld_window_push (window, page);
}

static const CldLegalReference *
get_reference (CldLibraryPane *self)
{
  return self->chosen ? cld_legal_library_find (self->context->library, self->chosen, NULL) : NULL;
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldLibraryPane *self = CLD_LIBRARY_PANE (widget);
  const CldLegalReference *reference = g_str_equal (name, "library.new-in-set") ? get_reference (self) : NULL;
  const char *set = reference ? reference->set : get_choice (self->sets, self->set_codes);

  cld_inspect_form_open (widget, &cld_legal_reference_kind, NULL, set ? "legal_set" : NULL, set);
}

/* What the team recorded of it is changed; what is shipped is replaced by a record that begins as it is. */
static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldLibraryPane *self = CLD_LIBRARY_PANE (widget);
  const CldLegalReference *reference = get_reference (self);
  g_autoptr (GPtrArray) own = reference ? cld_inspect_context_find_rows (self->context, &cld_legal_reference_kind, LEGAL_REFERENCE_CODE, reference->code) : NULL;

  if (own && own->len > 0)
    cld_inspect_form_open (widget, &cld_legal_reference_kind, ((const CldRow *) own->pdata[own->len - 1])->ref, NULL, NULL);
  else if (reference)
    cld_inspect_form_open (widget, &cld_legal_reference_kind, NULL, "legal_reference", reference->code);
}

static void
rename_set_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CldLegalReference *reference = get_reference (CLD_LIBRARY_PANE (widget));

  if (reference)
    cld_inspect_form_open (widget, &cld_legal_set_kind, NULL, "legal_set", reference->set);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (CLD_LIBRARY_PANE (widget)->entry));
}

/* --- the pane --- */

static void
shown (CldPane *pane)
{
  cld_row_table_focus (CLD_LIBRARY_PANE (pane)->table);
}

static void
changed (CldPane *pane, const char *child)
{
  if (!child)
    reload (CLD_LIBRARY_PANE (pane));
}

static void
cld_library_pane_dispose (GObject *object)
{
  CldLibraryPane *self = CLD_LIBRARY_PANE (object);

  self->quiet = TRUE;
  G_OBJECT_CLASS (cld_library_pane_parent_class)->dispose (object);
}

static void
cld_library_pane_finalize (GObject *object)
{
  CldLibraryPane *self = CLD_LIBRARY_PANE (object);

  g_clear_pointer (&self->context, cld_inspect_context_unref);
  g_ptr_array_unref (self->shown);
  g_strfreev (self->set_codes);
  g_strfreev (self->form_codes);
  g_strfreev (self->audience_codes);
  g_free (self->chosen);
  G_OBJECT_CLASS (cld_library_pane_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "pane.find", find_action },          { "pane.new", new_action },
    { "library.new-in-set", new_action },  { "library.new-set", new_set_action },
    { "library.change", change_action },   { "library.rename-set", rename_set_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}

static void
cld_library_pane_class_init (CldLibraryPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CldPaneClass *pane_class = CLD_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_library_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = cld_library_pane_finalize;
  pane_class->shown = shown;
  pane_class->changed = changed;
  install_actions (widget_class);
  g_type_ensure (CLD_TYPE_ROW_TABLE);
  g_type_ensure (CLD_TYPE_LIBRARY_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/library/cld-library-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CldLibraryPane, audiences);
  gtk_widget_class_bind_template_child (widget_class, CldLibraryPane, count);
  gtk_widget_class_bind_template_child (widget_class, CldLibraryPane, day);
  gtk_widget_class_bind_template_child (widget_class, CldLibraryPane, detail);
  gtk_widget_class_bind_template_child (widget_class, CldLibraryPane, entry);
  gtk_widget_class_bind_template_child (widget_class, CldLibraryPane, forms);
  gtk_widget_class_bind_template_child (widget_class, CldLibraryPane, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CldLibraryPane, list_button);
  gtk_widget_class_bind_template_child (widget_class, CldLibraryPane, sets);
  gtk_widget_class_bind_template_child (widget_class, CldLibraryPane, side);
  gtk_widget_class_bind_template_child (widget_class, CldLibraryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CldLibraryPane, table);
  gtk_widget_class_bind_template_callback (widget_class, current_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
cld_library_pane_init (CldLibraryPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->quiet = TRUE;
  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_choices_prepare (self->sets, MAX_LETTERS);
  cld_choices_prepare (self->forms, MAX_LETTERS);
  cld_choices_prepare (self->audiences, MAX_LETTERS);
  cld_row_table_setup (self->table, &table_kind, _("References"), FALSE, self);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), keys);
}

/**
 * cld_library_pane_new:
 * @session: a session
 *
 * Returns: (transfer floating): the library, with what is in force today
 */
CldPane *
cld_library_pane_new (CldSession *session)
{
  CldLibraryPane *self;
  g_autofree char *today = NULL;

  g_return_val_if_fail (CLD_IS_SESSION (session), NULL);

  self = g_object_new (CLD_TYPE_LIBRARY_PANE, "session", session, NULL);
  today = cld_date_entry_format (cld_session_get_today (session));
  self->context = cld_inspect_context_new (session);
  cld_pane_set_title (CLD_PANE (self), _("Library"), _("Law, standards and guidance"));
  set_codes (self->forms, _("All kinds"), "legal_form", &self->form_codes);
  set_codes (self->audiences, _("For anybody"), "legal_audience", &self->audience_codes);
  gtk_editable_set_text (self->day, today);
  set_sets (self);
  self->quiet = FALSE;
  filter (self);
  if (self->shown->len > 0)
    self->chosen = g_strdup (((const CldLegalReference *) self->shown->pdata[0])->code);
  show_detail (self);
  return CLD_PANE (self);
}

/**
 * cld_library_pane_choose:
 * @self: the library
 * @code: of a reference, with or without a pinpoint
 *
 * Shows it; where it is not among those that are listed the filters go.
 */
void
cld_library_pane_choose (CldLibraryPane *self, const char *code)
{
  const CldLegalReference *reference = cld_legal_library_find (self->context->library, code, NULL);

  if (!reference)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (reference->code);
  if (!g_ptr_array_find (self->shown, reference, NULL))
    {
      self->quiet = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      gtk_drop_down_set_selected (self->sets, 0);
      gtk_drop_down_set_selected (self->forms, 0);
      gtk_drop_down_set_selected (self->audiences, 0);
      if (!cld_legal_reference_is_in_force (reference, *self->date ? self->date : NULL))
        gtk_editable_set_text (self->day, "");
      self->quiet = FALSE;
      filter (self);
    }
  cld_row_table_set_current (self->table, self->chosen);
  show_detail (self);
  adw_leaflet_set_visible_child (self->leaflet, self->side);
}

/**
 * cld_library_pane_get_chosen:
 * @self: the library
 *
 * Returns: (nullable): code of what is shown in full
 */
const char *
cld_library_pane_get_chosen (CldLibraryPane *self)
{
  return self->chosen;
}

/**
 * cld_library_pane_get_n_shown:
 * @self: the library
 *
 * Returns: how many references are listed
 */
guint
cld_library_pane_get_n_shown (CldLibraryPane *self)
{
  return self->shown->len;
}

/**
 * cld_library_pane_set_search:
 * @self: the library
 * @search: words that each listed one has
 */
void
cld_library_pane_set_search (CldLibraryPane *self, const char *search)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), search);
  filter_cb (self);
}

/**
 * cld_library_pane_set_day:
 * @self: the library
 * @day: a day as it is typed; "" for all there ever was
 */
void
cld_library_pane_set_day (CldLibraryPane *self, const char *day)
{
  gtk_editable_set_text (self->day, day);
}

/**
 * cld_library_open:
 * @from: a widget in a window
 * @code: (nullable): of a reference, with or without a pinpoint
 *
 * Shows the library above the page in view, at @code.
 */
void
cld_library_open (GtkWidget *from, const char *code)
{
  CldWindow *window = cld_window_of (from);
  CldPane *pane;

  if (!window || !cld_window_get_session (window))
    return;
  pane = cld_library_pane_new (cld_window_get_session (window));
  cld_window_push (window, pane);
  if (code)
    cld_library_pane_choose (CLD_LIBRARY_PANE (pane), code);
}
