/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-picker.h"

#include <glib/gi18n-lib.h>

#define MAX_SHOWN 100
#define WIDTH 340
#define HEIGHT 320

/* A drop-down with a search inside: GtkDropDown of 4.8 finds what begins with the words, and codes must be found by
 * any of them. It also never makes more rows than can be read. */
struct _CldPicker
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover; /* made when it is first asked for */
  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkWidget *more;
  char *chosen;
  char *name;
  CldPickerFill fill;
  gpointer data;
  guint n_shown;
  gboolean searched;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldPicker, cld_picker, GTK_TYPE_WIDGET)

static void
cld_picker_dispose (GObject *object)
{
  CldPicker *self = CLD_PICKER (object);

  if (self->button)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->button)));
  G_OBJECT_CLASS (cld_picker_parent_class)->dispose (object);
}

static void
cld_picker_finalize (GObject *object)
{
  CldPicker *self = CLD_PICKER (object);

  g_free (self->chosen);
  g_free (self->name);
  G_OBJECT_CLASS (cld_picker_parent_class)->finalize (object);
}

static gboolean
cld_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CLD_PICKER (widget)->button));
}

static void
cld_picker_class_init (CldPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = cld_picker_finalize;
  widget_class->grab_focus = cld_picker_grab_focus;

  /**
   * CldPicker::chosen:
   * @self: the picker
   *
   * A person chose something.
   */
  signals[CHOSEN] = g_signal_new ("chosen", CLD_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "picker");
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, CldPicker *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));
  g_autofree char *text = g_strdup (g_object_get_data (G_OBJECT (row), "text"));

  gtk_popover_popdown (self->popover);
  cld_picker_choose (self, id && *id ? id : NULL, text);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
clear_list (CldPicker *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) && GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (self->list, row);
  self->n_shown = 0;
}

static void
refill (CldPicker *self)
{
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkListBoxRow *first;

  clear_list (self);
  gtk_widget_set_visible (self->more, FALSE);
  self->fill (self, *search ? search : NULL, self->data);
  if (gtk_list_box_get_selected_row (self->list))
    return;
  first = gtk_list_box_get_row_at_index (self->list, 0);
  if (first)
    gtk_list_box_select_row (self->list, first);
}

static void
search_activated_cb (CldPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row)
    activated_cb (self->list, row, self);
}

/* From the search into the list and back. */
static gboolean
search_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, CldPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || !row)
    return FALSE;
  if (gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + 1) && *gtk_editable_get_text (GTK_EDITABLE (self->entry)))
    row = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + 1);
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

static GtkWidget *
make_list (CldPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name ? self->name : "", -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  self->more = gtk_label_new (_("There are more. Type to find them."));
  gtk_widget_add_css_class (self->more, "cld-caption");
  gtk_widget_add_css_class (self->more, "cld-dim");
  gtk_widget_set_visible (self->more, FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->more);
  return box;
}

static void
make_popover (CldPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *content;

  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_search_delay (self->entry, 80);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), self->searched);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (search_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self->popover, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  content = make_list (self);
  gtk_widget_set_size_request (content, WIDTH, -1);
  gtk_popover_set_child (self->popover, content);
  if (self->searched)
    gtk_search_entry_set_key_capture_widget (self->entry, content);
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
}

static void
prepare_cb (GtkMenuButton *button, gpointer data)
{
  CldPicker *self = data;

  if (!self->popover)
    make_popover (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  refill (self);
}

/* Typing on the closed button searches at once; Delete takes the choice away where that is possible. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, CldPicker *self)
{
  gunichar typed = gdk_keyval_to_unicode (key);
  char text[7] = "";

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || (self->popover && gtk_widget_get_visible (GTK_WIDGET (self->popover))))
    return FALSE;
  if (!g_unichar_isalnum (typed) || !self->searched)
    return FALSE;
  g_unichar_to_utf8 (typed, text);
  cld_picker_popup (self, text);
  return TRUE;
}

static void
cld_picker_init (CldPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->searched = TRUE;
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_width_chars (self->label, 8);
  gtk_label_set_max_width_chars (self->label, 26);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  /* The text stands left and the arrow right, as in a drop-down. */
  gtk_widget_set_halign (gtk_widget_get_parent (GTK_WIDGET (self->label)), GTK_ALIGN_FILL);
  gtk_menu_button_set_create_popup_func (self->button, prepare_cb, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->button), keys);
}

/**
 * cld_picker_new:
 * @fill: (scope forever): gives what can be chosen
 * @data: for @fill
 *
 * Returns: (transfer floating): a picker where nothing is chosen
 */
GtkWidget *
cld_picker_new (CldPickerFill fill, gpointer data)
{
  CldPicker *self = g_object_new (CLD_TYPE_PICKER, NULL);

  self->fill = fill;
  self->data = data;
  cld_picker_choose (self, NULL, NULL);
  return GTK_WIDGET (self);
}

/**
 * cld_picker_set_label:
 * @self: a picker
 * @label: what it chooses, for screen readers
 */
void
cld_picker_set_label (CldPicker *self, const char *label)
{
  g_free (self->name);
  self->name = g_strdup (label);
}

/**
 * cld_picker_set_searched:
 * @self: a picker
 * @searched: whether there is so much to choose from that it has a search
 */
void
cld_picker_set_searched (CldPicker *self, gboolean searched)
{
  self->searched = searched;
  if (self->entry)
    gtk_widget_set_visible (GTK_WIDGET (self->entry), searched);
}

/**
 * cld_picker_get_button:
 * @self: a picker
 *
 * Returns: (transfer none): the part that takes the keys
 */
GtkWidget *
cld_picker_get_button (CldPicker *self)
{
  return GTK_WIDGET (self->button);
}

static GtkWidget *
make_row (const char *text, const char *hint)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  if (hint)
    {
      GtkWidget *caption = gtk_label_new (hint);

      gtk_label_set_xalign (GTK_LABEL (caption), 0);
      gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
      gtk_widget_add_css_class (caption, "cld-caption");
      gtk_widget_add_css_class (caption, "cld-dim");
      gtk_box_append (GTK_BOX (box), caption);
    }
  return box;
}

/**
 * cld_picker_add:
 * @self: a picker, while it is filled
 * @id: what is chosen; "" for nothing
 * @text: what is shown
 * @hint: (nullable): what stands below
 *
 * Returns: whether there is room for more
 */
gboolean
cld_picker_add (CldPicker *self, const char *id, const char *text, const char *hint)
{
  GtkWidget *row;

  if (self->n_shown++ >= MAX_SHOWN)
    {
      gtk_widget_set_visible (self->more, TRUE);
      return FALSE;
    }
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_row (text, hint));
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (text), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->list, row);
  if (g_strcmp0 (id, self->chosen ? self->chosen : "") == 0)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  return TRUE;
}

/**
 * cld_picker_choose:
 * @self: a picker
 * @id: (nullable): what is chosen, %NULL for nothing
 * @text: (nullable): how it is shown
 */
void
cld_picker_choose (CldPicker *self, const char *id, const char *text)
{
  char *copy = g_strdup (id);
  const char *shown = id ? (text ? text : id) : _("Not recorded");
  g_autofree char *value = NULL;

  g_free (self->chosen);
  self->chosen = copy;
  gtk_label_set_label (self->label, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), id ? shown : NULL);
  if (id)
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "cld-dim");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "cld-dim");
  if (!self->name)
    return;
  /* Translators: how a screen reader says a field and what is chosen in it */
  value = g_strdup_printf (_("%1$s: %2$s"), self->name, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, value, -1);
}

/**
 * cld_picker_get_chosen:
 * @self: a picker
 *
 * Returns: (nullable): what is chosen
 */
const char *
cld_picker_get_chosen (CldPicker *self)
{
  return self->chosen;
}

/**
 * cld_picker_popup:
 * @self: a picker that is shown
 * @search: (nullable): what to search for
 *
 * Opens it.
 */
void
cld_picker_popup (CldPicker *self, const char *search)
{
  gtk_menu_button_popup (self->button);
  if (!search || !self->entry)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), search);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  refill (self);
}
