/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-columns.h"

#define SPACING 6
#define GAP 6

/* A code of a short list, on a designed form: every code is seen, and none is chosen until a person does. A code that the list
 * does not hold is shown and kept. */
struct _CldRadioRow
{
  CldFormRow parent_instance;

  GtkWidget *group;
  GPtrArray *buttons; /* of GtkCheckButton, each of the code of the same place in the list */
  char *other;        /* the code that is in no list, while none is chosen */
  int columns;
  int threshold;
};

enum
{
  PROP_0,
  PROP_COLUMNS,
  PROP_THRESHOLD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CldRadioRow, cld_radio_row, CLD_TYPE_FORM_ROW)

/* Shorter than the list's own words, with the letter that chooses it from anywhere in the form. */
static const struct
{
  const char *list;
  const char *code;
  const char *words;
} short_words[] = {
  { "visit_status", "SEEN_ALONE", N_("Seen _alone") },
  { "visit_status", "SEEN", N_("Seen, _not alone") },
  { "visit_status", "REFUSED", N_("_Refused to be seen alone") },
  { "visit_status", "NOT_SEEN", N_("Not seen") },
  { "visit_status", "NO_ACCESS", N_("No access") },
  { "visit_status", "CANCEL_LA", N_("Cancelled by us") },
  { "visit_status", "CANCEL_OTHER", N_("Cancelled by family or carer") },
  { "visit_status", "VIRTUAL", N_("Video or phone contact") },
};

static const char *
get_short_words (const char *list, const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (short_words); i++)
    if (strcmp (short_words[i].list, list) == 0 && strcmp (short_words[i].code, code) == 0)
      return _(short_words[i].words);
  return NULL;
}

/* What a choice means for the law, below its words. */
static const char *
get_caption (const CldCodeList *list, const char *list_id, const char *code)
{
  const char *counts = strcmp (list_id, "visit_status") == 0 ? cld_code_list_get_cell (list, code, "counts_as_visit") : NULL;

  if (!counts)
    return NULL;
  if (strcmp (counts, "yes") == 0)
    /* Translators: below a way in which a child was seen: it is a visit as the law asks for */
    return _("counts");
  return strcmp (counts, "no") == 0 ? _("does not count") : _("counts only where the team says so");
}

static GtkWidget *
make_label (const char *text, gboolean has_letter)
{
  GtkWidget *label = has_letter ? gtk_label_new_with_mnemonic (text) : gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
make_button (const CldCodeList *list, const char *list_id, const CldCode *code)
{
  const char *letter_words = get_short_words (list_id, code->code);
  const char *caption = get_caption (list, list_id, code->code);
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = make_label (letter_words ? letter_words : code->label, letter_words != NULL);
  g_autofree char *name = NULL;

  gtk_box_append (GTK_BOX (words), label);
  if (caption)
    {
      GtkWidget *below = make_label (caption, FALSE);

      gtk_widget_add_css_class (below, "cld-caption");
      gtk_widget_add_css_class (below, "cld-dim");
      gtk_box_append (GTK_BOX (words), below);
    }
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), words);
  /* The circle is level with the words, not with what stands below them. */
  gtk_widget_set_valign (gtk_widget_get_first_child (button), GTK_ALIGN_START);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "cld-radio");
  /* Translators: a choice and what it means, for a screen reader: Seen alone, counts */
  name = caption ? g_strdup_printf (_("%1$s, %2$s"), gtk_label_get_text (GTK_LABEL (label)), caption) : g_strdup (gtk_label_get_text (GTK_LABEL (label)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* Line by line; the last one is filled up, so that choices stand below each other. */
static void
lay_out (CldRadioRow *self)
{
  for (guint i = 0; i < self->buttons->len; i += (guint) self->columns)
    {
      GtkWidget *line = g_object_new (CLD_TYPE_COLUMNS, "threshold", self->threshold, "spacing", SPACING, NULL);

      for (guint j = i; j < i + (guint) self->columns; j++)
        {
          GtkWidget *part = j < self->buttons->len ? self->buttons->pdata[j] : gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

          gtk_widget_set_hexpand (part, TRUE);
          if (j >= self->buttons->len)
            gtk_widget_add_css_class (part, "cld-wide-only");
          gtk_widget_set_parent (part, line);
        }
      gtk_box_append (GTK_BOX (self->group), line);
    }
}

static void
toggled_cb (GtkCheckButton *button, CldRadioRow *self)
{
  if (!gtk_check_button_get_active (button))
    return;
  g_clear_pointer (&self->other, g_free);
  cld_form_row_set_hint (CLD_FORM_ROW (self), NULL);
  cld_form_row_edited (CLD_FORM_ROW (self));
}

static void
setup (CldFormRow *row, const CldField *field)
{
  CldRadioRow *self = CLD_RADIO_ROW (row);
  const CldCodeList *list = cld_code_list_find (field->target);

  self->group = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", GAP, NULL);
  gtk_widget_add_css_class (self->group, "card");
  gtk_widget_add_css_class (self->group, "cld-pad");
  for (guint i = 0; list && i < cld_code_list_get_n (list); i++)
    {
      GtkWidget *button = make_button (list, field->target, cld_code_list_get (list, i));

      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->buttons->pdata[0]);
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
      g_ptr_array_add (self->buttons, button);
    }
  lay_out (self);
  cld_form_row_set_editor (row, self->group, self->group);
}

static void
show (CldFormRow *row, const char *typed)
{
  CldRadioRow *self = CLD_RADIO_ROW (row);
  const CldCodeList *list = cld_code_list_find (cld_form_row_get_field (row)->target);
  gboolean known = FALSE;
  g_autofree char *hint = NULL;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      gboolean chosen = g_strcmp0 (typed, cld_code_list_get (list, i)->code) == 0;

      known = known || chosen;
      gtk_check_button_set_active (self->buttons->pdata[i], chosen);
    }
  g_free (self->other);
  self->other = known ? NULL : g_strdup (typed);
  if (self->other)
    /* Translators: %s is a code */
    hint = g_strdup_printf (_("“%s” is recorded, which is in no list that this program knows. It is kept."), self->other);
  cld_form_row_set_hint (row, hint);
}

static char *
get_typed (CldFormRow *row)
{
  CldRadioRow *self = CLD_RADIO_ROW (row);
  const CldCodeList *list = cld_code_list_find (cld_form_row_get_field (row)->target);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (self->buttons->pdata[i]))
      return g_strdup (cld_code_list_get (list, i)->code);
  return g_strdup (self->other);
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  return g_strdup (typed);
}

static char *
get_letters (CldFormRow *row)
{
  const CldCodeList *list = cld_code_list_find (cld_form_row_get_field (row)->target);
  GString *letters = g_string_new (NULL);

  for (guint i = 0; list && i < cld_code_list_get_n (list); i++)
    {
      const char *words = get_short_words (cld_form_row_get_field (row)->target, cld_code_list_get (list, i)->code);
      const char *mark = words ? strchr (words, '_') : NULL;

      if (mark)
        g_string_append_unichar (letters, g_unichar_tolower (g_utf8_get_char (mark + 1)));
    }
  return g_string_free (letters, FALSE);
}

static void
cld_radio_row_finalize (GObject *object)
{
  CldRadioRow *self = CLD_RADIO_ROW (object);

  g_ptr_array_unref (self->buttons);
  g_free (self->other);
  G_OBJECT_CLASS (cld_radio_row_parent_class)->finalize (object);
}

static void
cld_radio_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CldRadioRow *self = CLD_RADIO_ROW (object);

  if (id == PROP_COLUMNS)
    self->columns = g_value_get_int (value);
  else if (id == PROP_THRESHOLD)
    self->threshold = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_radio_row_class_init (CldRadioRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  row_class->above = TRUE;
  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
  row_class->get_letters = get_letters;
  object_class->finalize = cld_radio_row_finalize;
  object_class->set_property = cld_radio_row_set_property;

  /**
   * CldRadioRow:columns:
   *
   * How many choices stand beside each other where there is room.
   */
  properties[PROP_COLUMNS] = g_param_spec_int ("columns", NULL, NULL, 1, 8, 2, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  /**
   * CldRadioRow:threshold:
   *
   * The width in pixels from which they do.
   */
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 420, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cld_radio_row_init (CldRadioRow *self)
{
  self->buttons = g_ptr_array_new ();
}
