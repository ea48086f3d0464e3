/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-form-row-layout.h"
#include "cld-form-row-private.h"

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_ABOVE,
  PROP_REFUSAL,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CldFormRow, cld_form_row, GTK_TYPE_WIDGET)

CldFormRowPrivate *
_cld_form_row_get_private (CldFormRow *self)
{
  return cld_form_row_get_instance_private (self);
}

static gboolean
cld_form_row_grab_focus (GtkWidget *widget)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (CLD_FORM_ROW (widget));

  /* A group of buttons has no focus of its own: one of them takes it, and none is chosen by that. */
  return priv->focus && (gtk_widget_grab_focus (priv->focus) || gtk_widget_child_focus (priv->focus, GTK_DIR_TAB_FORWARD));
}

static void
cld_form_row_dispose (GObject *object)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (CLD_FORM_ROW (object));

  g_clear_pointer (&priv->head, gtk_widget_unparent);
  g_clear_pointer (&priv->body, gtk_widget_unparent);
  priv->focus = NULL;
  priv->editor = NULL;
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (cld_form_row_parent_class)->dispose (object);
}

static void
cld_form_row_finalize (GObject *object)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (CLD_FORM_ROW (object));

  g_free (priv->title);
  g_free (priv->words);
  g_free (priv->refusal);
  g_free (priv->base);
  g_free (priv->shown);
  g_free (priv->day);
  g_free (priv->owner);
  G_OBJECT_CLASS (cld_form_row_parent_class)->finalize (object);
}

static void
cld_form_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (CLD_FORM_ROW (object));

  if (id == PROP_TITLE)
    g_value_set_string (value, priv->title);
  else if (id == PROP_ABOVE)
    g_value_set_boolean (value, priv->above);
  else if (id == PROP_REFUSAL)
    g_value_set_string (value, priv->refusal);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_form_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (CLD_FORM_ROW (object));

  if (id == PROP_TITLE)
    {
      g_free (priv->title);
      priv->title = g_value_dup_string (value);
    }
  else if (id == PROP_ABOVE)
    priv->above = g_value_get_boolean (value);
  else if (id == PROP_REFUSAL)
    {
      g_free (priv->refusal);
      priv->refusal = g_value_dup_string (value);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_form_row_class_init (CldFormRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_form_row_dispose;
  object_class->finalize = cld_form_row_finalize;
  object_class->get_property = cld_form_row_get_property;
  object_class->set_property = cld_form_row_set_property;
  widget_class->grab_focus = cld_form_row_grab_focus;

  /**
   * CldFormRow:title:
   *
   * What a designed form calls the field; %NULL for the kind's own label. `%s` stands for the child's name.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * CldFormRow:above:
   *
   * Whether the label stands above the editor however wide the row is.
   */
  properties[PROP_ABOVE] = g_param_spec_boolean ("above", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * CldFormRow:refusal:
   *
   * What is said where a new record has nothing here; %NULL where that is allowed. `%s` stands for the child's name.
   */
  properties[PROP_REFUSAL] = g_param_spec_string ("refusal", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CldFormRow::changed:
   * @self: the row
   *
   * Something else stands there now.
   */
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_FORM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "formrow");
}

/* What is wrong with what was typed is said when the person goes on, not while they type. What saving found wrong with
 * it stays until it is typed over: looking at another field first takes nothing away. */
static void
left_cb (GtkEventControllerFocus *controller, CldFormRow *self)
{
  if (_cld_form_row_get_private (self)->field && !cld_form_row_get_error (self))
    cld_form_row_check (self, FALSE);
}

static GtkWidget *
make_caption (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "cld-caption");
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
make_head (CldFormRowPrivate *priv, GtkWidget *parent)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  priv->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  priv->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (priv->label, TRUE);
  gtk_label_set_natural_wrap_mode (priv->label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (priv->label, 0);
  priv->needed = make_caption ("cld-dim");
  /* Translators: beside the label of a field without which a record cannot be saved */
  gtk_label_set_label (GTK_LABEL (priv->needed), _("needed"));
  gtk_label_set_wrap (GTK_LABEL (priv->needed), FALSE);
  gtk_widget_set_visible (priv->needed, FALSE);
  priv->mark = gtk_image_new_from_icon_name ("document-edit-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (priv->mark), 12);
  gtk_widget_set_tooltip_text (priv->mark, _("Changed, not saved yet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Changed, not saved yet"), -1);
  gtk_widget_add_css_class (priv->mark, "cld-dim");
  gtk_widget_set_visible (priv->mark, FALSE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (priv->label));
  gtk_box_append (GTK_BOX (words), priv->needed);
  gtk_box_append (GTK_BOX (priv->head), words);
  gtk_box_append (GTK_BOX (priv->head), priv->mark);
  gtk_widget_set_layout_manager (priv->head, _cld_form_row_head_layout_new ());
  gtk_widget_set_parent (priv->head, parent);
}

static void
make_body (CldFormRowPrivate *priv, GtkWidget *parent)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");

  priv->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  priv->hint = GTK_LABEL (make_caption ("cld-dim"));
  gtk_widget_set_visible (GTK_WIDGET (priv->hint), FALSE);
  priv->error_label = GTK_LABEL (make_caption ("cld-late"));
  gtk_widget_set_hexpand (GTK_WIDGET (priv->error_label), TRUE);
  priv->error_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (icon, "cld-late");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (priv->error_box), icon);
  gtk_box_append (GTK_BOX (priv->error_box), GTK_WIDGET (priv->error_label));
  gtk_widget_set_visible (priv->error_box, FALSE);
  gtk_box_append (GTK_BOX (priv->body), GTK_WIDGET (priv->hint));
  gtk_box_append (GTK_BOX (priv->body), priv->error_box);
  gtk_widget_set_parent (priv->body, parent);
}

static void
cld_form_row_init (CldFormRow *self)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);
  GtkEventController *controller = gtk_event_controller_focus_new ();

  make_head (priv, GTK_WIDGET (self));
  make_body (priv, GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), _cld_form_row_layout_new ());
  g_signal_connect (controller, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cld-form-row");
}

/**
 * _cld_form_row_is_above:
 * @self: a row
 *
 * Returns: whether its label stands above the editor however wide it is
 */
gboolean
_cld_form_row_is_above (CldFormRow *self)
{
  return _cld_form_row_get_private (self)->above;
}

/**
 * cld_form_row_set_field:
 * @self: a row that has no field yet
 * @field: the field it edits, of its class' type
 * @session: the caseload
 *
 * Makes the editor. A row keeps its field: other records are bound to it.
 */
void
cld_form_row_set_field (CldFormRow *self, const CldField *field, CldSession *session)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);

  g_return_if_fail (CLD_IS_FORM_ROW (self));
  g_return_if_fail (!priv->field && field && CLD_IS_SESSION (session));

  priv->field = field;
  priv->session = g_object_ref (session);
  priv->above = priv->above || CLD_FORM_ROW_GET_CLASS (self)->above || CLD_FORM_ROW_GET_CLASS (self)->labelled;
  cld_form_row_set_person (self, NULL);
  gtk_widget_set_visible (priv->needed, (field->flags & CLD_NEEDED) != 0);
  CLD_FORM_ROW_GET_CLASS (self)->setup (self, field);
  gtk_widget_set_visible (priv->head, !CLD_FORM_ROW_GET_CLASS (self)->labelled);
  cld_form_row_set_mnemonic (self, -1);
  cld_form_row_bind (self, NULL);
}

/**
 * cld_form_row_set_editor:
 * @self: a row, in its class' setup
 * @editor: (transfer none): what edits the value
 * @focus: the part of @editor that takes the keys
 */
void
cld_form_row_set_editor (CldFormRow *self, GtkWidget *editor, GtkWidget *focus)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);

  priv->editor = editor;
  priv->focus = focus;
  gtk_box_prepend (GTK_BOX (priv->body), editor);
  gtk_label_set_mnemonic_widget (priv->label, gtk_widget_get_focusable (focus) ? focus : GTK_WIDGET (self));
  /* The mnemonic names it too, and 4.8 says both: one name is enough. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (gtk_label_get_mnemonic_widget (priv->label)), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  cld_form_row_name (self, focus);
}

/**
 * cld_form_row_name:
 * @self: a row
 * @control: a part of its editor that takes the keys
 *
 * Gives @control the field's label as its name for screen readers.
 */
void
cld_form_row_name (CldFormRow *self, GtkWidget *control)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, cld_form_row_get_label (self), -1);
  if (priv->field->flags & CLD_NEEDED && GTK_IS_EDITABLE (control))
    gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
}

/**
 * cld_form_row_get_field:
 * @self: a row
 *
 * Returns: (nullable): its field
 */
const CldField *
cld_form_row_get_field (CldFormRow *self)
{
  return _cld_form_row_get_private (self)->field;
}

/**
 * cld_form_row_get_session:
 * @self: a row
 *
 * Returns: (transfer none): the caseload
 */
CldSession *
cld_form_row_get_session (CldFormRow *self)
{
  return _cld_form_row_get_private (self)->session;
}

/**
 * cld_form_row_get_today:
 * @self: a row
 *
 * Returns: today, YYYY-MM-DD
 */
const char *
cld_form_row_get_today (CldFormRow *self)
{
  return cld_session_get_today (_cld_form_row_get_private (self)->session);
}

static void
show_typed (CldFormRow *self, const char *typed)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);

  priv->showing = TRUE;
  CLD_FORM_ROW_GET_CLASS (self)->show (self, typed);
  priv->showing = FALSE;
}

static void
update_mark (CldFormRow *self)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);

  gtk_widget_set_visible (priv->mark, cld_form_row_is_changed (self));
}

/**
 * cld_form_row_bind:
 * @self: a row
 * @value: (nullable): the value that is recorded, in native form
 *
 * Shows a record's value; what was typed before is gone.
 */
void
cld_form_row_bind (CldFormRow *self, const char *value)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);
  char *copy = g_strdup (value);

  g_free (priv->base);
  priv->base = copy;
  show_typed (self, copy);
  g_free (priv->shown);
  priv->shown = cld_form_row_get_typed (self);
  cld_form_row_set_error (self, NULL);
  update_mark (self);
}

/**
 * cld_form_row_type:
 * @self: a row
 * @typed: (nullable): as a person would type it, or a value in native form
 *
 * Puts something else there, as an edit that is not saved.
 */
void
cld_form_row_type (CldFormRow *self, const char *typed)
{
  show_typed (self, typed);
  cld_form_row_edited (self);
}

/**
 * cld_form_row_get_typed:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): what stands there, a value or not; %NULL for nothing
 */
char *
cld_form_row_get_typed (CldFormRow *self)
{
  g_autofree char *typed = CLD_FORM_ROW_GET_CLASS (self)->get_typed (self);

  return typed && *typed ? g_steal_pointer (&typed) : NULL;
}

/**
 * cld_form_row_get_base:
 * @self: a row
 *
 * Returns: (nullable): the value that it was bound to
 */
const char *
cld_form_row_get_base (CldFormRow *self)
{
  return _cld_form_row_get_private (self)->base;
}

/**
 * cld_form_row_get_value:
 * @self: a row
 * @error: (out) (optional) (nullable): what is wrong with it, in words
 *
 * Returns: (transfer full) (nullable): the value in native form; %NULL where nothing is there or something is wrong
 */
char *
cld_form_row_get_value (CldFormRow *self, char **error)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);
  g_autofree char *typed = cld_form_row_get_typed (self);
  g_autofree char *value = NULL;
  g_autofree char *wrong = NULL;

  if (error)
    *error = NULL;
  if (!typed)
    return NULL;
  /* What was read is a fact, even where nobody could type it. */
  if (g_strcmp0 (typed, priv->shown) == 0)
    return g_strdup (priv->base);
  value = CLD_FORM_ROW_GET_CLASS (self)->parse (self, typed, &wrong);
  if (!wrong && value && *value && !cld_field_check (priv->field, value))
    wrong = g_strdup (_("This cannot be kept here."));
  if (!wrong)
    return value && *value ? g_steal_pointer (&value) : NULL;
  if (error)
    *error = g_steal_pointer (&wrong);
  return NULL;
}

/**
 * cld_form_row_is_changed:
 * @self: a row
 *
 * Returns: whether something else stands there than what is recorded
 */
gboolean
cld_form_row_is_changed (CldFormRow *self)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);
  g_autofree char *typed = cld_form_row_get_typed (self);
  g_autofree char *value = NULL;
  g_autofree char *wrong = NULL;

  if (g_strcmp0 (typed, priv->shown) == 0)
    return FALSE;
  value = cld_form_row_get_value (self, &wrong);
  return wrong || g_strcmp0 (value, priv->base) != 0;
}

/**
 * cld_form_row_check:
 * @self: a row
 * @whole: whether it is to be saved now, so that a needed value must be there
 *
 * Says below the editor what is wrong with it, or takes that away.
 *
 * Returns: whether it can be saved
 */
gboolean
cld_form_row_check (CldFormRow *self, gboolean whole)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);
  g_autofree char *wrong = NULL;
  g_autofree char *value = cld_form_row_get_value (self, &wrong);

  if (!wrong && !value && whole && priv->field->flags & CLD_NEEDED)
    wrong = g_strdup (_("This is needed: without it there is no record."));
  cld_form_row_set_error (self, wrong);
  return !wrong;
}

/**
 * cld_form_row_set_error:
 * @self: a row
 * @text: (nullable): what is wrong and what to do, in words
 */
void
cld_form_row_set_error (CldFormRow *self, const char *text)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);

  gtk_label_set_label (priv->error_label, text ? text : "");
  gtk_widget_set_visible (priv->error_box, text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (priv->hint), !text && *gtk_label_get_label (priv->hint));
  if (!priv->focus)
    return;
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_STATE_INVALID,
                               text ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (text)
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * cld_form_row_get_error:
 * @self: a row
 *
 * Returns: (nullable): what it says is wrong
 */
const char *
cld_form_row_get_error (CldFormRow *self)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);

  return gtk_widget_get_visible (priv->error_box) ? gtk_label_get_label (priv->error_label) : NULL;
}

/**
 * cld_form_row_set_hint:
 * @self: a row
 * @text: (nullable): what a value means, in words
 */
void
cld_form_row_set_hint (CldFormRow *self, const char *text)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);

  gtk_label_set_label (priv->hint, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->hint), text && *text && !gtk_widget_get_visible (priv->error_box));
}

/**
 * cld_form_row_edited:
 * @self: a row
 *
 * For the classes of rows: something else stands in the editor.
 */
void
cld_form_row_edited (CldFormRow *self)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);

  if (priv->showing)
    return;
  if (gtk_widget_get_visible (priv->error_box))
    cld_form_row_set_error (self, NULL);
  update_mark (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * cld_form_row_set_day:
 * @self: a row
 * @day: (nullable): the day that the record is of: codes are those of its year
 */
void
cld_form_row_set_day (CldFormRow *self, const char *day)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);
  char *copy;

  if (g_strcmp0 (priv->day, day) == 0)
    return;
  copy = g_strdup (day);
  g_free (priv->day);
  priv->day = copy;
  if (CLD_FORM_ROW_GET_CLASS (self)->day_changed)
    CLD_FORM_ROW_GET_CLASS (self)->day_changed (self);
}

/**
 * cld_form_row_get_day:
 * @self: a row
 *
 * Returns: the day that the record is of, today where it has none
 */
const char *
cld_form_row_get_day (CldFormRow *self)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);

  return priv->day ? priv->day : cld_form_row_get_today (self);
}

/**
 * cld_form_row_set_owner:
 * @self: a row
 * @child: (nullable): the number of the child that the record is of: only its placements can be named
 */
void
cld_form_row_set_owner (CldFormRow *self, const char *child)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);
  char *copy = g_strdup (child);

  g_free (priv->owner);
  priv->owner = copy;
}

/**
 * cld_form_row_get_owner:
 * @self: a row
 *
 * Returns: (nullable): the number of the child that the record is of
 */
const char *
cld_form_row_get_owner (CldFormRow *self)
{
  return _cld_form_row_get_private (self)->owner;
}
