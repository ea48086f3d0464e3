/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-annex-a-private.h"

#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-return-table.h"

/* What the lists of Annex A share: who the child is, and how a value is written. */

/* A code in Ofsted's own words. One that they have no words for stands with its own label: never a bare code. */
const char *
_cld_annex_a_word (CldAnnexCase *child, const char *field, const char *list, const char *code)
{
  g_autofree char *id = g_strconcat ("annex_a_value:", field, NULL);
  const CldCodeList *words = cld_code_list_find (id), *own = cld_code_list_find (list ? list : field);
  const CldCode *word = code ? cld_code_list_lookup (words, code) : NULL, *label = own ? cld_code_list_lookup (own, code) : NULL;

  if (word)
    return word->label;
  return label && label->label ? cld_arena_printf (child->arena, "%s: %s", code, label->label) : NULL;
}

const char *
_cld_annex_a_yes_no (CldAnnexCase *child, gboolean yes)
{
  return _cld_annex_a_word (child, "yes_no", NULL, yes ? "1" : "0");
}

/* dd/mm/yyyy, of a date or of the day of a moment. */
const char *
_cld_annex_a_date (CldAnnexCase *child, const char *iso)
{
  return iso && strlen (iso) >= 10 ? cld_arena_printf (child->arena, "%.2s/%.2s/%.4s", iso + 8, iso + 5, iso) : NULL;
}

/* Both days count. */
gboolean
_cld_annex_a_is_within (const char *iso, const char *from, const char *until)
{
  return iso && strncmp (iso, from, 10) >= 0 && strncmp (iso, until, 10) <= 0;
}

/* A cell of the newest row of a return that has it; dates in it as they came: dd/mm/yyyy, most of them. */
const char *
_cld_annex_a_return_cell (CldAnnexCase *child, const char *table, const char *column, int *year)
{
  int newest = 0;
  const char *found = NULL;

  for (guint i = 0; i < child->returns->len; i++)
    {
      const CldRow *row = child->returns->pdata[i];
      const char *text = row->values[RETURN_ROW_COLUMNS], *of = row->values[RETURN_ROW_YEAR];
      int row_year = of ? (int) g_ascii_strtoll (of, NULL, 10) : 0;
      g_autoptr (GString) name = g_string_new (NULL), value = g_string_new (NULL);

      if (g_strcmp0 (row->values[RETURN_ROW_TABLE], table) != 0 || row_year < newest || !text)
        continue;
      while (cld_return_columns_next (&text, name, value))
        if (strcmp (name->str, column) == 0 && value->len > 0)
          {
            found = cld_arena_strdup (child->arena, value->str);
            newest = row_year;
          }
    }
  if (year)
    *year = newest;
  return found;
}

/* --- facts --- */

static const char *
get_number (CldAnnexCase *child)
{
  return child->facts.child->ref;
}

static const char *
get_gender (CldAnnexCase *child)
{
  return _cld_annex_a_word (child, "sex", NULL, cld_fact_get (child->facts.child, CHILD_SEX));
}

static const char *
get_ethnicity (CldAnnexCase *child)
{
  return _cld_annex_a_word (child, "ethnicity", NULL, cld_fact_get (child->facts.child, CHILD_ETHNICITY));
}

static const char *
get_born (CldAnnexCase *child)
{
  return _cld_annex_a_date (child, cld_fact_get (child->facts.child, CHILD_DATE_OF_BIRTH));
}

/* Whole years on the day. */
static const char *
get_age (CldAnnexCase *child)
{
  return child->facts.age >= 0 ? cld_arena_printf (child->arena, "%d", child->facts.age) : NULL;
}

static const char *
get_disability (CldAnnexCase *child)
{
  const char *codes = cld_fact_get (child->facts.child, CHILD_DISABILITY);

  return codes ? _cld_annex_a_yes_no (child, strcmp (codes, "NONE") != 0) : NULL;
}

static const char *
get_team (CldAnnexCase *child)
{
  return cld_fact_get (child->facts.child, CHILD_TEAM);
}

static const char *
get_worker (CldAnnexCase *child)
{
  return cld_fact_get (child->facts.child, CHILD_WORKER);
}

/* A status that nobody recorded is none. */
static const char *
get_uasc_12_months (CldAnnexCase *child)
{
  const char *from = cld_fact_get (child->facts.child, CHILD_UASC_FROM), *until = cld_fact_get (child->facts.child, CHILD_UASC_UNTIL);

  return _cld_annex_a_yes_no (child, (from || until) && (!from || strcmp (from, child->day) <= 0) && (!until || strcmp (until, child->from_12) >= 0));
}

static const char *
get_uasc_ever (CldAnnexCase *child)
{
  return _cld_annex_a_yes_no (child, cld_fact_get (child->facts.child, CHILD_UASC_FROM) || cld_fact_get (child->facts.child, CHILD_UASC_UNTIL));
}

/* The last at which the child was seen, or refused to be alone (visit_status.csv says which count). */
static const char *
get_last_visit (CldAnnexCase *child)
{
  GPtrArray *rows = cld_record_set_get (child->facts.set, &cld_visit_kind);
  const CldCodeList *list = cld_code_list_find ("visit_status");
  const char *last = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *outcome = cld_fact_get (rows->pdata[i], VISIT_OUTCOME), *on = cld_fact_get (rows->pdata[i], VISIT_VISITED_ON);

      if (outcome && on && g_strcmp0 (cld_code_list_get_cell (list, outcome, "counts_as_visit"), "yes") == 0 && (!last || strcmp (on, last) > 0))
        last = on;
    }
  return _cld_annex_a_date (child, last);
}

const CldAnnexFact _cld_annex_a_child_facts[] = {
  { "number", get_number },
  { "gender", get_gender },
  { "ethnicity", get_ethnicity },
  { "born", get_born },
  { "age", get_age },
  { "disability", get_disability },
  { "team", get_team },
  { "worker", get_worker },
  { "uasc_12_months", get_uasc_12_months },
  { "uasc_ever", get_uasc_ever },
  { "last_visit", get_last_visit },
  { NULL, NULL },
};
