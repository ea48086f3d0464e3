/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-contact-look.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-kinds.h"

#define NOTHING "–"

enum { NAME, ROLE, ORGANISATION, OFFICE, PHONE, TEXTPHONE, EMAIL, WEBSITE, N_COLUMNS };

/* Translators: columns of the directory of contacts */
static const CldRowTableColumn columns[N_COLUMNS] = {
  [NAME] = { N_("Name"), 130, FALSE, TRUE, TRUE },
  [ROLE] = { N_("Role"), 100, FALSE, TRUE },
  [ORGANISATION] = { N_("Organisation"), 120, FALSE, TRUE, TRUE },
  /* Translators: a column: which office of an organisation */
  [OFFICE] = { N_("Office"), 92, FALSE, TRUE, TRUE },
  [PHONE] = { N_("Telephone"), 120, FALSE, FALSE, TRUE },
  /* Translators: a column: the number of a telephone for text, for those who do not hear */
  [TEXTPHONE] = { N_("Text phone"), 172, FALSE, FALSE, TRUE },
  [EMAIL] = { N_("E-mail"), 140, FALSE, TRUE, TRUE },
  [WEBSITE] = { N_("Website"), 92, FALSE, TRUE, TRUE },
};

static const guint fields[N_COLUMNS] = {
  [NAME] = CONTACT_NAME,   [ROLE] = CONTACT_ROLE,           [ORGANISATION] = CONTACT_ORGANISATION, [OFFICE] = CONTACT_OFFICE,
  [PHONE] = CONTACT_PHONE, [TEXTPHONE] = CONTACT_TEXTPHONE, [EMAIL] = CONTACT_EMAIL,               [WEBSITE] = CONTACT_WEBSITE,
};

/**
 * cld_contacts_column_field:
 * @column: a column of the directory
 *
 * Returns: the field that stands in it
 */
guint
cld_contacts_column_field (guint column)
{
  return column < N_COLUMNS ? fields[column] : CONTACT_NAME;
}

static const char *
get_text (const CldRow *row, guint column)
{
  const char *value = row->values[fields[column]];

  if (!value || !*value)
    return NULL;
  return column == ROLE ? cld_code_list_label ("contact_role", value) : value;
}

static const char *
get_key (gconstpointer row)
{
  return ((const CldRow *) row)->ref;
}

static void
fill_cell (gconstpointer row, guint column, CldRowTableCell *cell, gpointer data)
{
  const char *text = get_text (row, column);

  cell->text = g_strdup (text ? text : NOTHING);
}

static char *
join (gconstpointer row, const guint *which, guint n, const char *between)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (get_text (row, which[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", get_text (row, which[i]));
  return g_string_free (text, FALSE);
}

static void
fill_lines (gconstpointer row, CldRowTableLines *lines, gpointer data)
{
  static const guint where[] = { ROLE, ORGANISATION, OFFICE }, how[] = { PHONE, TEXTPHONE, EMAIL };
  const char *name = get_text (row, NAME);

  lines->title = g_strdup (name ? name : get_key (row));
  lines->text = join (row, where, G_N_ELEMENTS (where), " · ");
  lines->state = join (row, how, G_N_ELEMENTS (how), " · ");
  lines->icon_name = "call-start-symbolic";
  lines->style_class = "cld-upcoming";
}

static char *
dup_sentence (gconstpointer row, gpointer data)
{
  static const guint all[] = { NAME, ROLE, ORGANISATION, OFFICE, PHONE, TEXTPHONE, EMAIL, WEBSITE };

  return join (row, all, G_N_ELEMENTS (all), ", ");
}

const CldRowTableKind cld_contacts_kind = { columns, N_COLUMNS, get_key, fill_cell, fill_lines, dup_sentence, NULL };
