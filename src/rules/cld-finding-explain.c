/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"

/* Why a finding is what it is: one sentence from what it cites. It tells what is so, also of a finding that could not be saved so. */

typedef struct
{
  const CldInspectionCase *self;
  const CldRow *finding;
  const CldFooting *footing;
  char *breached; /* names; %NULL for none */
  char *others;   /* names; %NULL for none */
  char *due;      /* %NULL for none */
} Words;

typedef char *(*Explain) (const Words *w);

static char *
explain_requirement (const Words *w)
{
  if (!w->breached && w->others)
    /* Translators: %s names standards or guidance */
    return g_strdup_printf (_ ("This is recorded as a requirement, but it cannot stand as one because it rests on %s alone, and no regulation in force on the day of the inspection is shown as breached."), w->others);
  if (!w->breached)
    return g_strdup (_ ("This is recorded as a requirement, but it cannot stand as one because it names no regulation in force on the day of the inspection that was breached."));
  if (w->others && w->finding->values[FINDING_BREACH_SHOWN])
    return w->due
               /* Translators: %1$s names guidance, %2$s regulations, %3$s is a date */
               ? g_strdup_printf (_ ("This is a requirement because the report shows how not following %1$s breaches %2$s: it names the regulation, says what must be done by %3$s, and the regulator may enforce it."),
                                  w->others,
                                  w->breached,
                                  w->due)
               : g_strdup_printf (_ ("This is a requirement because the report shows how not following %1$s breaches %2$s: it names the regulation, and the regulator may enforce it; the date is missing."), w->others, w->breached);
  return w->due
             /* Translators: %1$s names regulations, %2$s is a date */
             ? g_strdup_printf (_ ("This is a requirement because the report says that %1$s was not met: it names the regulation, says what must be done by %2$s, and the regulator may enforce it."),
                                w->breached,
                                w->due)
             : g_strdup_printf (_ ("This is a requirement because the report says that %s was not met: it names the regulation, and the regulator may enforce it; the date is missing."), w->breached);
}

static char *
explain_recommendation (const Words *w)
{
  if (w->breached && w->others)
    /* Translators: %1$s names guidance, %2$s regulations */
    return g_strdup_printf (_ ("This is a recommendation because the inspectors ask for better practice under %1$s and made no requirement of %2$s: it has no legal date and cannot lead to enforcement."),
                            w->others,
                            w->breached);
  if (w->breached)
    /* Translators: %s names regulations */
    return g_strdup_printf (_ ("This is a recommendation because the inspectors ask for better practice and made no requirement of %s: it has no legal date and cannot lead to enforcement."), w->breached);
  if (w->others)
    /* Translators: %s names standards or guidance */
    return g_strdup_printf (_ ("This is a recommendation because it points to %s, and no regulation is shown as breached: it has no legal date and cannot lead to enforcement."), w->others);
  return g_strdup (_ ("This is a recommendation because no regulation is shown as breached: it has no legal date and cannot lead to enforcement, and what it rests on is not recorded."));
}

static char *
explain_shortfall (const Words *w)
{
  if (w->breached)
    /* Translators: %s names regulations */
    return g_strdup_printf (_ ("This is a shortfall because the report notes that %s was not fully met and made no requirement of it: nothing has to be done by a date, and it cannot lead to enforcement."), w->breached);
  if (w->others)
    /* Translators: %s names standards or guidance */
    return g_strdup_printf (_ ("This is a shortfall because the report notes it against %s and made no requirement of it: nothing has to be done by a date, and it cannot lead to enforcement."), w->others);
  return g_strdup (_ ("This is a shortfall because the report notes it and made no requirement of it: nothing has to be done by a date, and it cannot lead to enforcement."));
}

static char *
explain_concern (const Words *w)
{
  if (w->breached)
    /* Translators: %s names regulations */
    return g_strdup_printf (_ ("This is a serious or widespread concern because the inspectors say so, and the report shows a breach of %s: the regulator may enforce it."), w->breached);
  if (w->others)
    /* Translators: %s names standards or guidance */
    return g_strdup_printf (_ ("This is a serious or widespread concern because the inspectors say so under %s; no regulation is shown as breached, so it cannot lead to enforcement yet."), w->others);
  return g_strdup (_ ("This is a serious or widespread concern because the inspectors say so; no regulation is shown as breached, so it cannot lead to enforcement yet."));
}

static char *
explain_strength (const Words *w)
{
  if (w->breached || w->others)
    /* Translators: %s names regulations, standards or guidance */
    return g_strdup_printf (_ ("This is a strength because the inspectors praise it under %s: nothing has to be done."), w->breached ? w->breached : w->others);
  return g_strdup (_ ("This is a strength because the inspectors praise it: nothing has to be done."));
}

/* ---- of an authority ---- */

/* The duty of an authority that is cited, as an end of a sentence. */
static char *
name_duty (const Words *w)
{
  if (w->breached || w->others)
    /* Translators: the end of a sentence; %s names regulations, standards or guidance */
    return g_strdup_printf (_ (" It points to %s."), w->others ? w->others : w->breached);
  return g_strdup ("");
}

static char *
explain_area (const Words *w)
{
  g_autofree char *duty = name_duty (w);

  if (w->self->scope == CLD_SCOPE_PROVIDER)
    return g_strdup (_ ("This is recorded as an area for improvement, but it cannot stand as one because a provider is regulated: it has requirements and recommendations."));
  /* Translators: %s is empty or one more sentence that begins with a space */
  return g_strdup_printf (_ ("An authority is inspected, not regulated: this is an area for improvement because the inspectors say what needs to improve, and it cannot lead to enforcement.%s"), duty);
}

static char *
explain_priority (const Words *w)
{
  g_autofree char *duty = name_duty (w);

  if (w->self->scope == CLD_SCOPE_PROVIDER)
    return g_strdup (_ ("This is recorded as an area for priority action, but it cannot stand as one because a provider is regulated: it has requirements and recommendations."));
  /* Translators: %s is empty or one more sentence that begins with a space */
  return g_strdup_printf (_ ("An authority is inspected, not regulated: this is an area for priority action because the weakness is serious; the authority answers with an action plan, and the Department for Education may intervene.%s"), duty);
}

static char *
explain_weakness (const Words *w)
{
  g_autofree char *duty = name_duty (w);

  if (w->self->scope == CLD_SCOPE_PROVIDER)
    return g_strdup (_ ("This is recorded as a weakness with an expectation, but it cannot stand as one because a provider is regulated: it has requirements and recommendations."));
  /* Translators: %s is empty or one more sentence that begins with a space */
  return g_strdup_printf (_ ("An authority is inspected, not regulated: this is a weakness because the inspectors say what they expect of the authority, and it cannot lead to enforcement.%s"), duty);
}

/* A type for providers alone, recorded of an authority. */
static char *
explain_wrong_scope (const char *type)
{
  /* Translators: %s is a type of finding */
  return g_strdup_printf (_ ("An authority is inspected, not regulated: this is recorded as “%s”, but it cannot stand as one, because an authority has areas for improvement and for priority action."),
                          cld_code_list_label ("insp_finding_type", type));
}

static char *
explain (const Words *w)
{
  static const struct
  {
    const char *type;
    gboolean of_providers;
    Explain explain;
  } types[] = {
    { "REQ", TRUE, explain_requirement },
    { "REC", TRUE, explain_recommendation },
    { "SHORT", TRUE, explain_shortfall },
    { "SCON", TRUE, explain_concern },
    { "STR", FALSE, explain_strength },
    { "AFI", FALSE, explain_area },
    { "APA", FALSE, explain_priority },
    { "WEAK", FALSE, explain_weakness },
  };
  const char *type = w->finding->values[FINDING_TYPE];

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (type, types[i].type) == 0)
      return types[i].of_providers && w->self->scope == CLD_SCOPE_LA ? explain_wrong_scope (type) : types[i].explain (w);
  return g_strdup (_ ("What kind of finding this is, is not recorded in a way that is known here."));
}

/**
 * cld_finding_explain:
 * @self: the inspection
 * @library: what can be cited
 * @finding: row of kind finding
 *
 * Returns: (transfer full): why it is what it is, never empty; the sets are called as they were on the inspection's day
 */
char *
cld_finding_explain (const CldInspectionCase *self, const CldLegalLibrary *library, const CldRow *finding)
{
  g_autoptr (CldFooting) footing = _cld_footing_new (self, library, finding);
  g_autofree char *breached = footing->breached->len > 0 ? _cld_citations_join (library, footing->breached, self->day) : NULL;
  g_autofree char *others = footing->others->len > 0 ? _cld_citations_join (library, footing->others, self->day) : NULL;
  g_autofree char *due = cld_value_display_date (finding->values[FINDING_DUE_ON]);
  Words words = { self, finding, footing, breached, others, due };

  return explain (&words);
}
