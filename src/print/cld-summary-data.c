/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary-private.h"

#include <string.h>

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-date.h"
#include "cld-value.h"

/* What the sections of a summary ask of the records. Texts live as long as the summary is made. */

const char *
cld_summary_keep (CldSummary *summary, char *taken)
{
  const char *kept = taken ? cld_arena_strdup (summary->arena, taken) : NULL;

  g_free (taken);
  return kept;
}

/* A value as it is stored; NULL where there is no row or nothing in it. */
const char *
cld_summary_raw (const CldRow *row, guint field)
{
  return cld_fact_get (row, field);
}

/* A text that somebody typed: one paragraph, and nothing in it that this print hides. */
const char *
cld_summary_text (CldSummary *summary, const CldRow *row, guint field)
{
  const char *raw = cld_summary_raw (row, field);
  g_autofree char *clean = NULL;
  gpointer text;

  /* Looking for names in a text takes long, and each try asks again. */
  if (raw && summary->texts && g_hash_table_lookup_extended (summary->texts, raw, NULL, &text))
    return text;
  clean = cld_page_clean_text (raw);
  text = (gpointer) cld_summary_keep (summary, cld_redact_text (summary->redact, clean));
  if (raw && summary->texts)
    g_hash_table_insert (summary->texts, (gpointer) raw, text);
  return text;
}

/* A code's label, or several. */
const char *
cld_summary_label (CldSummary *summary, const CldRow *row, guint field)
{
  const char *value = cld_summary_raw (row, field);
  g_autofree char *label = value ? cld_value_display (&row->kind->fields[field], value) : NULL;

  return cld_summary_keep (summary, cld_page_clean_text (label));
}

const char *
cld_summary_code_and_label (CldSummary *summary, const CldRow *row, guint field)
{
  const char *label = cld_summary_label (summary, row, field);
  g_autofree char *code = cld_page_clean_text (cld_summary_raw (row, field));

  if (!label || !code || strcmp (label, code) == 0)
    return label;
  return cld_arena_printf (summary->arena, "%s %s", code, label);
}

gboolean
cld_summary_is_set (const CldRow *row, guint field)
{
  return cld_fact_is_set (row, field);
}

/* An address that is restricted, or of a confidential placement, which is one by another name. */
gboolean
cld_summary_hides_address (const CldRow *placement)
{
  return cld_fact_hides_address (placement);
}

/* 4 Nov 2024, with its time where one is known. */
const char *
cld_summary_day (CldSummary *summary, const char *iso)
{
  g_autofree char *clean = cld_page_clean_text (iso);

  return cld_summary_keep (summary, cld_value_display_day (clean));
}

/* Mon 4 Nov 2024, with its time where one is known. */
const char *
cld_summary_weekday (CldSummary *summary, const char *iso)
{
  g_autofree char *date = iso ? g_strndup (iso, 10) : NULL;
  g_autofree char *weekday = NULL;
  g_autoptr (GDateTime) day = NULL;
  gint32 number = cld_date_is_iso (date) ? cld_date_to_day (date) : CLD_NO_DAY;

  if (number == CLD_NO_DAY)
    return cld_summary_day (summary, iso);
  day = g_date_time_new_from_unix_utc ((gint64) number * 86400);
  weekday = g_date_time_format (day, "%a");
  return cld_arena_printf (summary->arena, "%s %s", weekday, cld_summary_day (summary, iso));
}

/* The first day of something that may have begun before it was first recorded. */
const char *
cld_summary_start (CldSummary *summary, const CldRow *row, guint started, guint known)
{
  const char *day = cld_summary_day (summary, cld_summary_raw (row, started));

  if (!day || g_strcmp0 (cld_summary_raw (row, known), "0") != 0)
    return day;
  /* Translators: it began on or before this day */
  return cld_arena_printf (summary->arena, _("by %s"), day);
}

/* The same with its weekday, where that very day is known. */
const char *
cld_summary_start_weekday (CldSummary *summary, const CldRow *row, guint started, guint known)
{
  if (g_strcmp0 (cld_summary_raw (row, known), "0") == 0)
    return cld_summary_start (summary, row, started, known);
  return cld_summary_weekday (summary, cld_summary_raw (row, started));
}

/* A label inside a sentence: its first letter small, unless it begins an abbreviation. */
const char *
cld_summary_lower (CldSummary *summary, const char *label)
{
  if (!label || !g_ascii_isupper (label[0]) || !g_ascii_islower (label[1]))
    return label;
  return cld_arena_printf (summary->arena, "%c%s", g_ascii_tolower (label[0]), label + 1);
}

/* A telephone number is read in one piece. */
const char *
cld_summary_phone (CldSummary *summary, const CldRow *row, guint field)
{
  g_auto (GStrv) parts = g_strsplit (cld_summary_text (summary, row, field) ? cld_summary_text (summary, row, field) : "", " ", -1);
  g_autofree char *joined = g_strjoinv ("\u00A0", parts);

  return *joined ? cld_arena_strdup (summary->arena, joined) : NULL;
}

/* A worker's name as it is known, from a ref, a login or the name itself. Never hidden: it is the service's own. */
const char *
cld_summary_worker (CldSummary *summary, const char *value)
{
  CldRow *person = NULL;
  GPtrArray *people = cld_record_set_get (summary->set, &cld_person_kind);
  const char *name;

  if (!value || !*value)
    return NULL;
  person = cld_record_set_find (summary->set, &cld_person_kind, value);
  for (guint i = 0; i < people->len && !person; i++)
    if (g_strcmp0 (cld_summary_raw (people->pdata[i], PERSON_LOGIN), value) == 0)
      person = people->pdata[i];
  name = cld_summary_raw (person, PERSON_NAME);
  return cld_summary_keep (summary, cld_page_clean_text (name ? name : value));
}

/* With whom the child lives there: the carer, else the home. */
const char *
cld_summary_carer (CldSummary *summary, const CldRow *placement)
{
  const char *carer = cld_summary_text (summary, placement, PLACEMENT_CARER);
  CldRow *provider;

  if (carer)
    return summary->options->mask ? _("Name withheld") : carer;
  provider = cld_record_set_find (summary->set, &cld_provider_kind, cld_summary_raw (placement, PLACEMENT_PROVIDER));
  carer = cld_summary_text (summary, provider, PROVIDER_NAME);
  if (carer)
    return carer;
  carer = cld_summary_text (summary, placement, PLACEMENT_PROVIDER);
  /* Translators: %s is a provider's registration number; its name is not known */
  return carer ? cld_arena_printf (summary->arena, _("Provider %s"), carer) : NULL;
}

/* An area by its DfE number or locality code. */
const char *
cld_summary_authority (CldSummary *summary, const char *code)
{
  const char *name;

  if (!code)
    return NULL;
  name = cld_summary_text (summary, cld_record_set_find (summary->set, &cld_authority_kind, code), AUTHORITY_NAME);
  if (name)
    return name;
  name = cld_code_list_label ("local_authority", code);
  if (strcmp (name, code) == 0)
    name = cld_code_list_label ("locality", code);
  return cld_summary_keep (summary, cld_page_clean_text (name));
}

/* The day so many months before today, YYYY-MM-DD. */
const char *
cld_summary_months_ago (CldSummary *summary, guint months)
{
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) before = NULL;
  gint32 number = cld_date_to_day (summary->options->today);

  if (number == CLD_NO_DAY)
    return "";
  day = g_date_time_new_from_unix_utc ((gint64) number * 86400);
  before = g_date_time_add_months (day, -(int) months);
  return cld_summary_keep (summary, g_date_time_format (before, "%Y-%m-%d"));
}

/* The rows of a kind, newest first by that field; those without a date last. */
GPtrArray *
cld_summary_sorted (CldSummary *summary, const CldKind *kind, guint field)
{
  return cld_fact_sort (summary->set, kind, field);
}

/* What is so today. */
void
cld_summary_find_current (CldSummary *summary)
{
  CldChildFacts *facts = &summary->facts;

  cld_child_facts_find (facts, summary->set, summary->options->today);
  summary->period = facts->period;
  summary->legal = facts->legal;
  summary->placement = facts->placement;
  summary->absence = facts->absence;
  summary->own = facts->own;
}

gboolean
cld_summary_is_professional (const CldRow *contact, const CldRow *relationship)
{
  return cld_fact_is_professional (contact, relationship);
}

/* How many of a list's rows go on paper. */
guint
cld_summary_show (CldSummary *summary, CldSummaryList list, guint n)
{
  summary->shown[list] = MIN (n, summary->limit[list]);
  return summary->shown[list];
}

/* What is said below a list of which not all is shown. */
void
cld_summary_set_rest (CldSummary *summary, CldTable *table, guint n, const char *oldest)
{
  const char *day = cld_summary_day (summary, oldest);

  if (n == 0)
    return;
  if (!day)
    day = _("an unknown day");
  cld_table_set_rest (table, cld_arena_printf (summary->arena, g_dngettext (GETTEXT_PACKAGE, "and %u more, back to %s; see the record", "and %u more, back to %s; see the record", n), n, day));
}
