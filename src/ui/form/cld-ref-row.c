/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-kinds.h"
#include "cld-picker.h"
#include "cld-repo.h"
#include "cld-text.h"
#include "cld-value.h"

#define NEW "\n" /* before what is searched for and not found: no ref begins so */

/* The name of a record of another kind: found by its name or number. */
struct _CldRefRow
{
  CldFormRow parent_instance;

  CldPicker *picker;
  gboolean offers_new;
};

enum
{
  NEW_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldRefRow, cld_ref_row, CLD_TYPE_FORM_ROW)

static void
append_part (GString *text, const char *part, const char *separator)
{
  if (!part || !*part)
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

/* Whom an inspection, or a step against a provider, is about: nobody knows it by its own fields. */
static void
append_whom (GString *text, CldDb *db, const CldRow *row)
{
  static const struct
  {
    const CldKind *kind;
    guint field;
    const CldKind *target;
    guint name;
  } whose[] = {
    { &cld_inspection_kind, INSPECTION_PROVIDER, &cld_provider_kind, PROVIDER_NAME },
    { &cld_inspection_kind, INSPECTION_AUTHORITY, &cld_authority_kind, AUTHORITY_NAME },
    { &cld_enforcement_kind, ENFORCEMENT_PROVIDER, &cld_provider_kind, PROVIDER_NAME },
    { &cld_finding_kind, FINDING_INSPECTION, &cld_inspection_kind, INSPECTION_STARTED_ON },
  };
  g_autoptr (CldArena) arena = cld_arena_new ();

  for (guint i = 0; i < G_N_ELEMENTS (whose); i++)
    if (row->kind == whose[i].kind && row->values[whose[i].field])
      {
        CldRow *found = cld_repo_find (db, whose[i].target, row->values[whose[i].field], arena, NULL);

        if (found && found->kind == &cld_inspection_kind)
          append_whom (text, db, found);
        else if (found)
          append_part (text, found->values[whose[i].name], " · ");
      }
}

static gboolean
is_known_by_whom (const CldKind *kind)
{
  return kind == &cld_inspection_kind || kind == &cld_finding_kind || kind == &cld_enforcement_kind;
}

/* What a person knows it by: a name, else its date and its first code. */
static char *
describe (CldDb *db, const CldRow *row)
{
  const CldKind *kind = row->kind;
  g_autoptr (GString) text = g_string_new (NULL);
  int name = cld_kind_find_field (kind, "name");

  if (kind == &cld_child_kind)
    {
      append_part (text, row->values[CHILD_GIVEN_NAMES], " ");
      append_part (text, row->values[CHILD_SURNAME], " ");
    }
  else if (name >= 0)
    append_part (text, row->values[name], "");
  else if (kind == &cld_finding_kind)
    {
      g_autofree char *type = cld_value_display (&kind->fields[FINDING_TYPE], row->values[FINDING_TYPE]);

      append_whom (text, db, row);
      append_part (text, row->values[FINDING_NUMBER], " · ");
      append_part (text, type, " · ");
      append_part (text, row->values[FINDING_TEXT], " · ");
    }
  else if (kind == &cld_inspection_kind)
    {
      g_autofree char *type = cld_value_display (&kind->fields[INSPECTION_EVENT_TYPE], row->values[INSPECTION_EVENT_TYPE]);
      g_autofree char *day = cld_value_display (&kind->fields[INSPECTION_STARTED_ON], row->values[INSPECTION_STARTED_ON]);

      append_whom (text, db, row);
      append_part (text, day, " · ");
      append_part (text, type, " · ");
    }
  else
    for (guint i = 0; i < kind->n_fields; i++)
      if ((int) i == kind->date || ((kind->fields[i].flags & CLD_LIST) && (kind->fields[i].type == CLD_CHOICE || kind->fields[i].type == CLD_TEXT)))
        {
          g_autofree char *part = cld_value_display (&kind->fields[i], row->values[i]);

          append_part (text, part, " · ");
        }
  return text->len > 0 ? g_strdup (text->str) : g_strdup (row->ref);
}

typedef struct
{
  CldPicker *picker;
  CldDb *db;
  const char *search; /* folded, where the search is ours and not the database's */
  guint n;
} Fill;

static gboolean
add_row_cb (CldRow *row, const char *search_key, gpointer data)
{
  Fill *fill = data;
  g_autofree char *text = describe (fill->db, row);
  g_autofree char *all = g_strdup_printf ("%s %s", text, row->ref);
  g_autofree char *folded = cld_text_fold (all);

  if (fill->search && !strstr (folded, fill->search))
    return TRUE;
  fill->n++;
  return cld_picker_add (fill->picker, row->ref, text, strcmp (text, row->ref) == 0 ? NULL : row->ref);
}

typedef struct
{
  const CldKind *kind;
  GPtrArray *rows;
} Gather;

static gboolean
gather_cb (CldRow *row, const char *search_key, gpointer data)
{
  Gather *gather = data;

  if (row->kind == gather->kind)
    g_ptr_array_add (gather->rows, row);
  return TRUE;
}

/* The records of one child are few: they are looked through here, the latest first. */
static void
fill_of_child (CldFormRow *row, const CldKind *target, Fill *fill)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  Gather gather = { target, rows };
  CldDb *db = cld_session_get_db (cld_form_row_get_session (row));

  cld_repo_each_of_child (db, cld_form_row_get_owner (row), arena, gather_cb, &gather, NULL);
  for (guint i = rows->len; i > 0 && add_row_cb (rows->pdata[i - 1], NULL, fill);)
    i--;
}

/* Inspections and what hangs on them are not many either, and are known by the name of another record. */
static void
fill_by_whom (const CldKind *target, Fill *fill)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  Gather gather = { target, rows };

  cld_repo_each (fill->db, target, NULL, NULL, arena, gather_cb, &gather, NULL);
  for (guint i = rows->len; i > 0 && add_row_cb (rows->pdata[i - 1], NULL, fill);)
    i--;
}

static void
fill_found (CldFormRow *row, const CldKind *target, const char *search, Fill *fill)
{
  CldDb *db = cld_session_get_db (cld_form_row_get_session (row));
  g_autoptr (GPtrArray) ids = cld_repo_query_ids (db, target, search, NULL);

  for (guint i = 0; ids && i < ids->len; i++)
    {
      g_autoptr (CldArena) arena = cld_arena_new ();
      CldRow *found = cld_repo_find_by_id (db, target, ids->pdata[i], arena, NULL);

      if (found && !add_row_cb (found, NULL, fill))
        return;
    }
}

static void
fill (CldPicker *picker, const char *search, gpointer data)
{
  CldFormRow *row = data;
  const CldField *field = cld_form_row_get_field (row);
  const CldKind *target = cld_field_target_kind (field);
  g_autofree char *folded = search ? cld_text_fold (search) : NULL;
  Fill into = { picker, cld_session_get_db (cld_form_row_get_session (row)), NULL, 0 };

  if (!search && !(field->flags & CLD_NEEDED))
    cld_picker_add (picker, "", _("Not recorded"), NULL);
  if (target->child >= 0 && cld_form_row_get_owner (row))
    {
      into.search = folded;
      fill_of_child (row, target, &into);
    }
  else if (is_known_by_whom (target))
    {
      into.search = folded;
      fill_by_whom (target, &into);
    }
  else
    fill_found (row, target, search, &into);
  if (search && into.n == 0 && CLD_REF_ROW (row)->offers_new)
    {
      g_autofree char *id = g_strconcat (NEW, search, NULL);
      /* Translators: %s is what was searched for and not found: a name, or the number of a provider */
      g_autofree char *text = g_strdup_printf (_("Record “%s” as a new one…"), search);

      cld_picker_add (picker, id, text, _("Nothing that is recorded has this name or number."));
    }
}

/* What is not there yet is recorded first; nothing is chosen by that. */
static void
chosen_cb (CldFormRow *row)
{
  CldRefRow *self = CLD_REF_ROW (row);
  const char *chosen = cld_picker_get_chosen (self->picker);
  g_autofree char *search = chosen && g_str_has_prefix (chosen, NEW) ? g_strdup (chosen + strlen (NEW)) : NULL;

  if (search)
    {
      cld_picker_choose (self->picker, NULL, NULL);
      g_signal_emit (self, signals[NEW_ASKED], 0, search);
    }
  cld_form_row_edited (row);
}

static void
setup (CldFormRow *row, const CldField *field)
{
  CldRefRow *self = CLD_REF_ROW (row);

  self->picker = CLD_PICKER (cld_picker_new (fill, row));
  cld_picker_set_label (self->picker, cld_form_row_get_label (row));
  cld_form_row_set_editor (row, GTK_WIDGET (self->picker), cld_picker_get_button (self->picker));
  g_signal_connect_object (self->picker, "chosen", G_CALLBACK (chosen_cb), row, G_CONNECT_SWAPPED);
}

static void
show (CldFormRow *row, const char *typed)
{
  const CldKind *target = cld_field_target_kind (cld_form_row_get_field (row));
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *found = typed ? cld_repo_find (cld_session_get_db (cld_form_row_get_session (row)), target, typed, arena, NULL) : NULL;
  g_autofree char *text = found ? describe (cld_session_get_db (cld_form_row_get_session (row)), found) : NULL;

  cld_picker_choose (CLD_REF_ROW (row)->picker, typed, text);
  cld_form_row_set_hint (row, text && strcmp (text, typed) != 0 ? typed : NULL);
}

static char *
get_typed (CldFormRow *row)
{
  return g_strdup (cld_picker_get_chosen (CLD_REF_ROW (row)->picker));
}

/* What is named must be there when it is saved. */
static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  const CldKind *target = cld_field_target_kind (cld_form_row_get_field (row));
  g_autoptr (CldArena) arena = cld_arena_new ();

  if (cld_repo_find (cld_session_get_db (cld_form_row_get_session (row)), target, typed, arena, NULL))
    return g_strdup (typed);
  *error = g_strdup (_("What this names is no longer there. Choose another, or “Not recorded”."));
  return NULL;
}

static void
cld_ref_row_class_init (CldRefRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;

  /**
   * CldRefRow::new-asked:
   * @self: the row
   * @search: what was searched for and not found
   *
   * What it is to name is not recorded yet: show the form of a new one.
   */
  signals[NEW_ASKED] = g_signal_new ("new-asked", CLD_TYPE_REF_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/**
 * cld_ref_row_set_offers_new:
 * @self: a row
 * @offers_new: whether what is searched for and not found can be recorded: `new-asked` is for that
 */
void
cld_ref_row_set_offers_new (CldRefRow *self, gboolean offers_new)
{
  g_return_if_fail (CLD_IS_REF_ROW (self));

  self->offers_new = offers_new;
}

static void
cld_ref_row_init (CldRefRow *self)
{
}
