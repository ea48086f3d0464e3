/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-form-row-private.h"

/* What a row is called, and by which letters. */

/**
 * cld_form_row_get_label:
 * @self: a row
 *
 * Returns: what the field is called
 */
const char *
cld_form_row_get_label (CldFormRow *self)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);

  return priv->words ? priv->words : priv->title ? priv->title : _(priv->field->label);
}

/**
 * cld_form_row_set_mnemonic:
 * @self: a row
 * @position: which character of the label, counted from 0, goes to the row with Alt; -1 for none
 */
void
cld_form_row_set_mnemonic (CldFormRow *self, int position)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);
  g_autoptr (GString) text = g_string_new (NULL);
  int at = 0;

  priv->mnemonic = 0;
  for (const char *p = cld_form_row_get_label (self); *p; p = g_utf8_next_char (p), at++)
    {
      if (at == position)
        {
          priv->mnemonic = g_unichar_tolower (g_utf8_get_char (p));
          g_string_append_c (text, '_');
        }
      else if (*p == '_')
        g_string_append_c (text, '_');
      g_string_append_unichar (text, g_utf8_get_char (p));
    }
  gtk_label_set_text_with_mnemonic (priv->label, text->str);
  if (CLD_FORM_ROW_GET_CLASS (self)->labelled)
    CLD_FORM_ROW_GET_CLASS (self)->labelled (self, text->str);
}

/**
 * cld_form_row_get_mnemonic:
 * @self: a row
 *
 * Returns: the letter that goes to it with Alt, 0 for none
 */
gunichar
cld_form_row_get_mnemonic (CldFormRow *self)
{
  return _cld_form_row_get_private (self)->mnemonic;
}

/**
 * cld_form_row_get_letters:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): the letters that parts of its editor go by with Alt, which no other row may have
 */
char *
cld_form_row_get_letters (CldFormRow *self)
{
  CldFormRowClass *klass = CLD_FORM_ROW_GET_CLASS (self);

  return klass->get_letters ? klass->get_letters (self) : NULL;
}

static char *
put_name (const char *text, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (text, "%s", -1);

  return g_strjoinv (name, parts);
}

/**
 * cld_form_row_set_person:
 * @self: a row
 * @name: (nullable): what the child is called, where the form says it in its own words; %NULL for nobody
 *
 * The label may be another one then: its mnemonic is to be set anew.
 */
void
cld_form_row_set_person (CldFormRow *self, const char *name)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);

  if (!priv->title || !strstr (priv->title, "%s"))
    return;
  g_free (priv->words);
  /* Translators: stands in a form for the name of a child where it is not known: How was the child seen? */
  priv->words = put_name (priv->title, name ? name : _("the child"));
  if (priv->focus)
    cld_form_row_name (self, priv->focus);
}

/**
 * cld_form_row_refuse_nothing:
 * @self: a row
 * @name: (nullable): what the child is called
 *
 * For a new record that is to be saved: says what is wrong where nothing is there and the form asks for it.
 *
 * Returns: whether it can be saved
 */
gboolean
cld_form_row_refuse_nothing (CldFormRow *self, const char *name)
{
  CldFormRowPrivate *priv = _cld_form_row_get_private (self);
  g_autofree char *typed = cld_form_row_get_typed (self);
  g_autofree char *text = NULL;

  if (typed || !priv->refusal)
    return TRUE;
  text = put_name (priv->refusal, name ? name : _("the child"));
  cld_form_row_set_error (self, text);
  return FALSE;
}
