/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/* What a summary leaves out: restricted addresses and notes always; with a mask third parties' names, notes and
 * decisions too. All of it is counted, none of it is in the file. */

static void
hide_addresses (CldSummary *summary)
{
  GPtrArray *placements = cld_record_set_get (summary->set, &cld_placement_kind);

  for (guint i = 0; i < placements->len; i++)
    {
      CldRow *placement = placements->pdata[i];

      if (!cld_summary_hides_address (placement))
        continue;
      cld_redact_add_postcode (summary->redact, cld_summary_raw (placement, PLACEMENT_POSTCODE));
      cld_redact_add_postcode (summary->redact, cld_summary_raw (cld_record_set_find (summary->set, &cld_provider_kind, cld_summary_raw (placement, PLACEMENT_PROVIDER)), PROVIDER_POSTCODE));
    }
}

/* The third parties, each once: contacts that are no professionals, and carers. */
static GHashTable *
find_third_parties (CldSummary *summary)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rows = cld_record_set_get (summary->set, &cld_relationship_kind);

  for (guint i = 0; i < rows->len; i++)
    {
      CldRow *contact = cld_record_set_find (summary->set, &cld_contact_kind, cld_summary_raw (rows->pdata[i], RELATIONSHIP_CONTACT));
      const char *name = cld_summary_raw (contact, CONTACT_NAME);

      if (name && !cld_summary_is_professional (contact, rows->pdata[i]))
        g_hash_table_add (names, (gpointer) name);
    }
  rows = cld_record_set_get (summary->set, &cld_placement_kind);
  for (guint i = 0; i < rows->len; i++)
    if (cld_summary_raw (rows->pdata[i], PLACEMENT_CARER))
      g_hash_table_add (names, (gpointer) cld_summary_raw (rows->pdata[i], PLACEMENT_CARER));
  return names;
}

static void
hide_names (CldSummary *summary)
{
  g_autoptr (GHashTable) names = find_third_parties (summary);
  GHashTableIter iter;
  gpointer name;

  for (guint i = CHILD_GIVEN_NAMES; i <= CHILD_FORMER_NAMES; i++)
    cld_redact_keep_name (summary->redact, cld_summary_raw (summary->child, i));
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    cld_redact_add_name (summary->redact, name);
}

/* Tells the redactor what must not be in any text. */
void
cld_summary_hide (CldSummary *summary)
{
  hide_addresses (summary);
  if (summary->options->mask)
    hide_names (summary);
}

static guint
count_decisions (CldSummary *summary)
{
  GPtrArray *reviews = cld_record_set_get (summary->set, &cld_review_kind);
  guint n = 0;

  for (guint i = 0; i < reviews->len; i++)
    n += cld_summary_raw (reviews->pdata[i], REVIEW_DECISIONS) ? 1 : 0;
  return n;
}

static void
count_notes (CldSummary *summary, guint *n_restricted, guint *n_others)
{
  GPtrArray *notes = cld_record_set_get (summary->set, &cld_note_kind);

  for (guint i = 0; i < notes->len; i++)
    *(cld_summary_is_set (notes->pdata[i], NOTE_RESTRICTED) ? n_restricted : n_others) += 1;
}

/* Takes @what. */
static void
append (GString *out, guint n, char *what)
{
  if (n > 0)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", what);
  g_free (what);
}

/* "3 facts hidden: restricted address, 2 restricted notes", or NULL where nothing is. */
const char *
cld_summary_hidden_text (CldSummary *summary, const CldHidden *hidden)
{
  GString *what = g_string_new (NULL);
  guint n = hidden->n_addresses + hidden->n_restricted + hidden->n_names + hidden->n_notes + hidden->n_decisions;
  const char *text = NULL;

  if (hidden->n_addresses == 1)
    g_string_append (what, _("restricted address"));
  else
    append (what, hidden->n_addresses, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u restricted address", "%u restricted addresses", hidden->n_addresses), hidden->n_addresses));
  append (what, hidden->n_restricted, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u restricted note", "%u restricted notes", hidden->n_restricted), hidden->n_restricted));
  append (what, hidden->n_names, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u name", "%u names", hidden->n_names), hidden->n_names));
  append (what, hidden->n_notes, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u note", "%u notes", hidden->n_notes), hidden->n_notes));
  append (what, hidden->n_decisions, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "decisions of %u review", "decisions of %u reviews", hidden->n_decisions), hidden->n_decisions));
  if (n > 0)
    text = cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u fact hidden: %s", "%u facts hidden: %s", n), n, what->str));
  g_string_free (what, TRUE);
  return text;
}

/* What is left out of everything that is recorded of the child, but for addresses. */
void
cld_summary_count_hidden (CldSummary *summary, CldHidden *hidden)
{
  count_notes (summary, &hidden->n_restricted, &hidden->n_notes);
  if (summary->options->mask)
    {
      g_autoptr (GHashTable) names = find_third_parties (summary);

      hidden->n_names = g_hash_table_size (names);
      hidden->n_decisions = count_decisions (summary);
    }
  else
    hidden->n_notes = 0;
}

/* What the summary leaves out: of addresses, that of the current placement alone would stand in it. */
const char *
cld_summary_hidden (CldSummary *summary)
{
  CldHidden hidden = { .n_addresses = cld_summary_hides_address (summary->placement) ? 1 : 0 };

  cld_summary_count_hidden (summary, &hidden);
  return cld_summary_hidden_text (summary, &hidden);
}

/* Restricted notes always, with a mask every note: people write freely in them. */
gboolean
cld_summary_hides_note (CldSummary *summary, const CldRow *note)
{
  return summary->options->mask || cld_summary_is_set (note, NOTE_RESTRICTED);
}
