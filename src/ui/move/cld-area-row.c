/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-area-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-area-words.h"
#include "cld-codes.h"
#include "cld-picker.h"
#include "cld-text.h"

/* Whose area it is: an authority of England by name or number, another part of the kingdom, abroad, or confidential. Our own and
 * our neighbours come first. */
struct _CldAreaRow
{
  CldFormRow parent_instance;

  CldPicker *picker;
  CldWhere *where; /* the page's */
};

G_DEFINE_FINAL_TYPE (CldAreaRow, cld_area_row, CLD_TYPE_FORM_ROW)

static gboolean
matches (const char *code, const char *name, GStrv words)
{
  g_autofree char *text = g_strdup_printf ("%s %s", code, name);
  g_autofree char *folded = cld_text_fold (text);

  for (guint i = 0; words && words[i]; i++)
    if (!strstr (folded, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_near (CldArea area)
{
  return area == CLD_AREA_OWN || area == CLD_AREA_ADJOINING;
}

/* The other parts of the kingdom stand in both lists. */
static gboolean
is_said_before (const char *id, const char *code)
{
  return strcmp (id, "local_authority") == 0 && cld_code_list_lookup (cld_code_list_find ("locality"), code);
}

static void
add_list (CldAreaRow *self, const char *id, GStrv words, gboolean near)
{
  const CldCodeList *list = cld_code_list_find (id);

  for (guint i = 0; list && i < cld_code_list_get_n (list); i++)
    {
      const char *code = cld_code_list_get (list, i)->code, *name = cld_where_get_name (self->where, code);
      CldArea area = cld_where_tell (self->where, code);

      /* IN and OUT name no authority. */
      if (is_near (area) != near || strcmp (code, "IN") == 0 || strcmp (code, "OUT") == 0 || is_said_before (id, code) || !matches (code, name, words))
        continue;
      if (!cld_picker_add (self->picker, code, name, near ? cld_area_get_word (area) : NULL))
        return;
    }
}

static void
fill (CldPicker *picker, const char *search, gpointer data)
{
  CldAreaRow *self = data;
  g_autofree char *folded = search ? cld_text_fold (search) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit (folded, " ", -1) : NULL;

  if (!search)
    cld_picker_add (picker, "", _("Not recorded"), NULL);
  add_list (self, "local_authority", words, TRUE);
  add_list (self, "locality", words, FALSE);
  add_list (self, "local_authority", words, FALSE);
}

static void
setup (CldFormRow *row, const CldField *field)
{
  CldAreaRow *self = CLD_AREA_ROW (row);

  self->picker = CLD_PICKER (cld_picker_new (fill, row));
  cld_picker_set_label (self->picker, cld_form_row_get_label (row));
  cld_picker_set_searched (self->picker, TRUE);
  cld_form_row_set_editor (row, GTK_WIDGET (self->picker), cld_picker_get_button (self->picker));
  g_signal_connect_object (self->picker, "chosen", G_CALLBACK (cld_form_row_edited), row, G_CONNECT_SWAPPED);
}

static void
show (CldFormRow *row, const char *typed)
{
  CldAreaRow *self = CLD_AREA_ROW (row);

  cld_picker_choose (self->picker, typed, typed ? cld_where_get_name (self->where, typed) : NULL);
}

static char *
get_typed (CldFormRow *row)
{
  return g_strdup (cld_picker_get_chosen (CLD_AREA_ROW (row)->picker));
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  return g_strdup (typed);
}

static void
cld_area_row_class_init (CldAreaRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
}

static void
cld_area_row_init (CldAreaRow *self)
{
}

/**
 * cld_area_row_new:
 * @field: the field it edits
 * @where: what tells where things are; it lives as long as the row
 * @session: the caseload
 *
 * Returns: (transfer floating): a row that chooses an area
 */
CldFormRow *
cld_area_row_new (const CldField *field, CldWhere *where, CldSession *session)
{
  CldAreaRow *self = g_object_new (CLD_TYPE_AREA_ROW, NULL);

  self->where = where;
  cld_form_row_set_field (CLD_FORM_ROW (self), field, session);
  return CLD_FORM_ROW (self);
}
