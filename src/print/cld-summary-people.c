/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary-private.h"

#include <string.h>

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"

/* The child's own words, the people around it, and what everybody must know first. */

/* Whether @date is the later of the two and not to come. */
static gboolean
is_later (CldSummary *summary, const char *date, const char *than)
{
  return date && strncmp (date, summary->options->today, 10) <= 0 && g_strcmp0 (date, than) > 0;
}

static const char *
describe_visit (CldSummary *summary, const CldRow *visit)
{
  const char *by = cld_summary_worker (summary, cld_summary_raw (visit, VISIT_BY));
  const char *how = cld_summary_lower (summary, cld_summary_label (summary, visit, VISIT_OUTCOME));
  const char *day = cld_summary_weekday (summary, cld_summary_raw (visit, VISIT_VISITED_ON));

  if (g_strcmp0 (cld_summary_raw (visit, VISIT_OUTCOME), "SEEN_ALONE") == 0)
    how = _("seen alone");
  if (by && how)
    /* Translators: day, to whom the child spoke, how it was seen */
    return cld_arena_printf (summary->arena, _("%s, to %s, %s"), day, by, how);
  return by ? cld_arena_printf (summary->arena, _("%s, to %s"), day, by) : how ? cld_arena_printf (summary->arena, "%s, %s", day, how) : day;
}

static const char *
describe_note (CldSummary *summary, const CldRow *note)
{
  const char *kind = cld_summary_label (summary, note, NOTE_KIND);
  const char *day = cld_summary_weekday (summary, cld_summary_raw (note, NOTE_HAPPENED_ON));

  return kind ? cld_arena_printf (summary->arena, "%s, %s", day, kind) : day;
}

/* The latest of what the child said, from visits and from notes that are not restricted. */
static const char *
find_words (CldSummary *summary, const char **said)
{
  GPtrArray *visits = cld_record_set_get (summary->set, &cld_visit_kind);
  GPtrArray *notes = cld_record_set_get (summary->set, &cld_note_kind);
  CldRow *found = NULL;
  const char *date = NULL;

  for (guint i = 0; i < visits->len; i++)
    if (cld_summary_text (summary, visits->pdata[i], VISIT_CHILDS_WORDS) && is_later (summary, cld_summary_raw (visits->pdata[i], VISIT_VISITED_ON), date))
      {
        found = visits->pdata[i];
        date = cld_summary_raw (found, VISIT_VISITED_ON);
      }
  for (guint i = 0; i < notes->len; i++)
    if (!cld_summary_is_set (notes->pdata[i], NOTE_RESTRICTED) && cld_summary_text (summary, notes->pdata[i], NOTE_CHILDS_WORDS) && is_later (summary, cld_summary_raw (notes->pdata[i], NOTE_HAPPENED_ON), date))
      {
        found = notes->pdata[i];
        date = cld_summary_raw (found, NOTE_HAPPENED_ON);
      }
  if (!found)
    return NULL;
  *said = found->kind == &cld_visit_kind ? describe_visit (summary, found) : describe_note (summary, found);
  return cld_summary_text (summary, found, found->kind == &cld_visit_kind ? VISIT_CHILDS_WORDS : NOTE_CHILDS_WORDS);
}

/* The quotation marks are ours: those that were typed around the whole go. */
static const char *
strip_quotes (CldSummary *summary, const char *words)
{
  static const char *const pairs[][2] = { { "\"", "\"" }, { "“", "”" }, { "‘", "’" }, { "'", "'" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gsize before = strlen (pairs[i][0]), after = strlen (pairs[i][1]), len = strlen (words);

      if (len > before + after && g_str_has_prefix (words, pairs[i][0]) && g_str_has_suffix (words, pairs[i][1]))
        return cld_summary_keep (summary, g_strndup (words + before, len - before - after));
    }
  return words;
}

void
cld_summary_add_words (CldSummary *summary)
{
  const char *said = NULL, *words = find_words (summary, &said);
  /* Translators: %s is what the child is called */
  const char *title = summary->name ? cld_arena_printf (summary->arena, _("In %s’s words"), summary->name) : _("In the child’s words");

  cld_paper_add_heading (summary->paper, title, NULL, _("the child’s words"));
  if (words)
    cld_paper_add_quote (summary->paper, strip_quotes (summary, words), said, summary->text_lines);
  else
    cld_paper_add_paragraph (summary->paper, NULL, TRUE, 1);
}

typedef struct
{
  const char *key;
  const char *value;
  int side;  /* 0 professionals, 1 family */
  int order; /* those that everybody looks for come first */
} Person;

/* What a professional is called for; what anybody else is to the child. */
static const char *
make_key (CldSummary *summary, const CldRow *contact, const CldRow *relationship, gboolean professional)
{
  const char *role = cld_summary_raw (contact, CONTACT_ROLE);
  const char *key = professional ? cld_summary_label (summary, contact, CONTACT_ROLE) : cld_summary_label (summary, relationship, RELATIONSHIP_KIND);

  if (professional && g_strcmp0 (role, "SCHOOL") == 0)
    return _("School");
  if (professional && g_strcmp0 (role, "GP") == 0)
    /* Translators: general practitioner */
    return _("GP");
  if (professional && g_strcmp0 (role, "IRO") == 0)
    /* Translators: independent reviewing officer */
    return _("IRO");
  if (!key)
    key = professional ? cld_summary_label (summary, relationship, RELATIONSHIP_KIND) : cld_summary_label (summary, contact, CONTACT_ROLE);
  return key ? key : _("Contact");
}

static const char *
make_person (CldSummary *summary, const CldRow *contact, const CldRow *relationship, gboolean professional)
{
  GString *out = g_string_new (NULL);
  g_autofree char *clean = cld_page_clean_text (cld_summary_raw (contact, CONTACT_NAME));
  const char *organisation = cld_summary_text (summary, contact, CONTACT_ORGANISATION);
  const char *phone = professional ? cld_summary_phone (summary, contact, CONTACT_PHONE) : NULL;

  g_string_append (out, !professional && summary->options->mask ? _("name withheld") : clean ? clean : _("name NOT RECORDED"));
  if (organisation && g_strcmp0 (organisation, clean) != 0 && (professional || !summary->options->mask))
    g_string_append_printf (out, ", %s", organisation);
  if (phone)
    g_string_append_printf (out, ", %s", phone);
  if (cld_summary_is_set (relationship, RELATIONSHIP_PARENTAL_RESPONSIBILITY))
    g_string_append_printf (out, "; %s", _("parental responsibility"));
  if (g_strcmp0 (cld_summary_raw (relationship, RELATIONSHIP_MAY_BE_TOLD), "0") == 0)
    g_string_append_printf (out, "; %s", _("NOT TO BE TOLD"));
  return cld_summary_keep (summary, g_string_free (out, FALSE));
}

static int
find_order (const CldRow *contact, const CldRow *relationship, gboolean professional)
{
  static const char *const roles[] = { "SCHOOL", "GP", "ADVOCATE", "VISITOR", "GUARDIAN", NULL };
  static const char *const kinds[] = { "MOTHER", "FATHER", "PARENT", "SIBLING", NULL };
  const char *const *known = professional ? roles : kinds;
  const char *code = professional ? cld_summary_raw (contact, CONTACT_ROLE) : cld_summary_raw (relationship, RELATIONSHIP_KIND);
  int i = 0;

  while (known[i] && g_strcmp0 (known[i], code) != 0)
    i++;
  return i;
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const Person *left = a, *right = b;

  return left->side != right->side ? left->side - right->side : left->order - right->order;
}

/* Today's contacts; a relationship that has ended is in the record. */
static GArray *
find_people (CldSummary *summary)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (Person));
  GPtrArray *rows = cld_record_set_get (summary->set, &cld_relationship_kind);

  for (guint i = 0; i < rows->len; i++)
    {
      CldRow *row = rows->pdata[i];
      CldRow *contact = cld_record_set_find (summary->set, &cld_contact_kind, cld_summary_raw (row, RELATIONSHIP_CONTACT));
      const char *until = cld_summary_raw (row, RELATIONSHIP_UNTIL_ON);
      gboolean professional = cld_summary_is_professional (contact, row);
      Person person = { make_key (summary, contact, row, professional), make_person (summary, contact, row, professional), professional ? 0 : 1, find_order (contact, row, professional) };

      if (!until || strcmp (until, summary->options->today) > 0)
        g_array_append_val (people, person);
    }
  g_array_sort (people, compare_people);
  return people;
}

static gboolean
has_person (GArray *people, int side, int order)
{
  for (guint i = 0; i < people->len; i++)
    if (g_array_index (people, Person, i).side == side && g_array_index (people, Person, i).order == order)
      return TRUE;
  return FALSE;
}

static void
add_missing_people (GArray *people)
{
  const Person expected[] = { { _("School"), NULL, 0, 0 }, { _("GP"), NULL, 0, 1 }, { _("Mother"), NULL, 1, 0 }, { _("Father"), NULL, 1, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (!has_person (people, expected[i].side, expected[i].order))
      g_array_append_val (people, expected[i]);
  g_array_sort (people, compare_people);
}

/* Who was in contact with the child as a professional fills the left column, family the right; the longer runs over. */
void
cld_summary_add_people (CldSummary *summary)
{
  g_autoptr (GArray) people = find_people (summary);
  g_autoptr (CldPageFacts) facts = cld_page_facts_new ();
  const char *team = cld_summary_text (summary, summary->child, CHILD_TEAM);
  guint n[2] = { team ? 3 : 2, 0 }, n_left = 0, n_shown;

  add_missing_people (people);
  cld_paper_add_heading (summary->paper, _("People"), NULL, _("people"));
  cld_page_facts_add (facts, 0, _("Social worker"), cld_summary_worker (summary, cld_summary_raw (summary->child, CHILD_WORKER)), FALSE);
  if (team)
    cld_page_facts_add (facts, 0, _("Team"), team, FALSE);
  cld_page_facts_add (facts, 0, _("IRO"), cld_summary_worker (summary, cld_summary_raw (summary->child, CHILD_IRO)), FALSE);
  n_shown = cld_summary_show (summary, LIST_PEOPLE, people->len);
  for (guint i = 0; i < people->len; i++)
    {
      const Person *person = &g_array_index (people, Person, i);
      /* The professionals come first and must not crowd out the family. */
      gboolean fits = person->side == 1 || n[0] < MAX (n_shown / 2 + 3, 6);

      if (!fits || n[0] + n[1] >= n_shown + 3)
        {
          n_left++;
          continue;
        }
      cld_page_facts_add (facts, (guint) person->side, person->key, person->value, FALSE);
      n[person->side]++;
    }
  if (n_left > 0)
    cld_page_facts_add (facts, n[0] <= n[1] ? 0 : 1, _("Others"), cld_arena_printf (summary->arena, _("and %u more; see the record"), n_left), TRUE);
  cld_paper_add_facts (summary->paper, facts, summary->lines);
}

void
cld_summary_add_alerts (CldSummary *summary)
{
  cld_paper_add_heading (summary->paper, _("Alerts and risks"), NULL, _("alerts"));
  cld_paper_add_paragraph (summary->paper, cld_summary_text (summary, summary->child, CHILD_ALERT), FALSE, summary->text_lines);
}
