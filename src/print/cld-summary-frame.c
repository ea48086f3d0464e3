/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary-private.h"

#include <string.h>

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-date.h"

/* What every print of a child says about itself: whom it is about, what for, who printed it and when. */

/* What people call the child: short enough for a heading. */
const char *
cld_summary_name (CldSummary *summary)
{
  const char *known_as = cld_summary_raw (summary->child, CHILD_KNOWN_AS);
  g_autofree char *name = cld_page_clean_text (known_as ? known_as : cld_summary_raw (summary->child, CHILD_GIVEN_NAMES));
  char *space = name && !known_as ? strchr (name, ' ') : NULL;

  if (space)
    *space = '\0';
  if (name && g_utf8_strlen (name, -1) > 24)
    {
      g_autofree char *start = g_utf8_substring (name, 0, 24);

      return cld_arena_printf (summary->arena, "%s…", start);
    }
  return cld_summary_keep (summary, g_steal_pointer (&name));
}

/* What people call the child, and the surname. */
static const char *
make_full_name (CldSummary *summary)
{
  const char *known_as = cld_summary_raw (summary->child, CHILD_KNOWN_AS);
  const char *given = known_as ? known_as : cld_summary_raw (summary->child, CHILD_GIVEN_NAMES);
  const char *surname = cld_summary_raw (summary->child, CHILD_SURNAME);
  g_autofree char *name = g_strdup_printf ("%s %s", given ? given : "", surname ? surname : "");

  return cld_summary_keep (summary, cld_page_clean_text (name));
}

static const char *
make_initials (CldSummary *summary)
{
  const char *name = make_full_name (summary);
  g_autofree char *ref = cld_page_clean_text (summary->child ? summary->child->ref : NULL);
  GString *out = g_string_new (NULL);
  gboolean first = TRUE;

  for (const char *p = name; p && *p && out->len < 12; p = g_utf8_next_char (p))
    {
      if (first && g_unichar_isalnum (g_utf8_get_char (p)))
        {
          g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (p)));
          g_string_append (out, ". ");
          first = FALSE;
        }
      if (*p == ' ')
        first = TRUE;
    }
  if (out->len > 0)
    g_string_append (out, "· ");
  g_string_append (out, ref ? ref : "");
  return cld_summary_keep (summary, g_string_free (out, FALSE));
}

const char *
cld_summary_subject (CldSummary *summary)
{
  const char *name = make_full_name (summary), *born = cld_summary_raw (summary->child, CHILD_DATE_OF_BIRTH);
  int age = cld_date_is_iso (born) ? cld_date_age (born, summary->options->today) : -1;

  if (!name)
    name = cld_summary_keep (summary, cld_page_clean_text (summary->child ? summary->child->ref : NULL));
  if (!name || age < 0)
    return name;
  return cld_arena_printf (summary->arena, "%s, %d", name, age);
}

const char *
cld_summary_about (CldSummary *summary)
{
  const CldPrintOptions *options = summary->options;
  g_autofree char *purpose = cld_page_clean_text (options->purpose);
  g_autofree char *recipient = cld_page_clean_text (options->recipient);
  GString *out = g_string_new (purpose);

  if (recipient)
    {
      g_string_append (out, out->len > 0 ? " · " : "");
      /* Translators: the recipient of a print */
      g_string_append_printf (out, _("to %s"), recipient);
    }
  if (out->len > 0)
    g_string_append_printf (out, " · %s", options->mask ? _("third parties masked") : _("third parties shown"));
  else
    g_string_append (out, options->mask ? _("Third parties masked") : _("Third parties shown"));
  return cld_summary_keep (summary, g_string_free (out, FALSE));
}

void
cld_summary_set_head (CldSummary *summary)
{
  gboolean restricted = cld_summary_is_set (summary->child, CHILD_RESTRICTED);

  cld_paper_set_head (summary->paper,
                      restricted ? _("OFFICIAL-SENSITIVE · RESTRICTED") : _("OFFICIAL-SENSITIVE · CONFIDENTIAL"),
                      make_initials (summary),
                      summary->options->made_up ? _("MADE-UP DATA") : NULL);
}

void
cld_summary_set_foot (CldSummary *summary)
{
  const CldPrintOptions *options = summary->options;
  g_autofree char *by = cld_page_clean_text (options->printed_by);
  const char *printed_at = options->printed_at ? options->printed_at : options->today;
  GString *first = g_string_new (NULL), *second = g_string_new (NULL);
  guint n_shortened = cld_paper_get_n_shortened (summary->paper);

  /* Translators: when and by whom */
  g_string_append_printf (first, _("Printed %s by %s"), cld_summary_weekday (summary, printed_at), by ? by : _("somebody not recorded"));
  if (options->print_number)
    {
      g_string_append (first, " · ");
      g_string_append_printf (first, _("print %s"), options->print_number);
    }
  g_string_append (first, " · ");
  g_string_append_printf (first, _("as known on %s"), cld_summary_day (summary, options->as_known_on ? options->as_known_on : printed_at));
  if (options->check_code)
    {
      g_string_append_printf (second, _("Check code %s"), options->check_code);
      g_string_append (second, " · ");
    }
  g_string_append_printf (second, _("from the case record, Caseload %s"), CLD_VERSION);
  g_string_append (second, " · ");
  g_string_append (second, _("shred when no longer needed"));
  if (n_shortened > 0)
    {
      g_string_append (second, " · ");
      g_string_append_printf (second, g_dngettext (GETTEXT_PACKAGE, "%u text ends in “…”: see the record", "%u texts end in “…”: see the record", n_shortened), n_shortened);
    }
  cld_paper_set_foot (summary->paper, first->str, second->str);
  g_string_free (first, TRUE);
  g_string_free (second, TRUE);
}
