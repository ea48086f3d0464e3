/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-move-words.h"

#include <glib/gi18n-lib.h>

#include "cld-duty-basis.h"
#include "cld-duty-look.h"

/* What a move brings, in the words of the pane. */

static char *
count_units (const CldMoveLine *line)
{
  guint n = (guint) MAX (line->number, 0);

  if (n == 0)
    return NULL;
  switch ((CldUnit) line->unit)
    {
    case CLD_UNIT_WORKING_DAYS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u working day", "%u working days", n), n);
    case CLD_UNIT_DAYS:
      if (n % 7 == 0)
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u week", "%u weeks", n / 7), n / 7);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", n), n);
    case CLD_UNIT_MONTHS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u month", "%u months", n), n);
    case CLD_UNIT_NONE:
    case CLD_UNIT_HOURS:
    default:
      return NULL;
    }
}

/**
 * cld_move_words_when:
 * @line: a line
 * @today: today
 *
 * Returns: (transfer full) (nullable): `Before Wed 12 Mar`, `By Wed 19 Mar, 5 working days`
 */
char *
cld_move_words_when (const CldMoveLine *line, gint32 today)
{
  g_autofree char *day = cld_duty_look_day (line->due, today);
  g_autofree char *counted = count_units (line);

  switch ((CldMoveTiming) line->timing)
    {
    case CLD_MOVE_BEFORE:
      /* Translators: %s is a day */
      return line->due == CLD_NO_DAY ? g_strdup (_("Before it starts")) : g_strdup_printf (_("Before %s"), day);
    case CLD_MOVE_BY:
      if (line->due == CLD_NO_DAY)
        return NULL;
      /* Translators: %1$s is a day, %2$s is how long: By Wed 19 Mar, 5 working days */
      return counted ? g_strdup_printf (_("By %1$s, %2$s"), day, counted) : g_strdup_printf (_("By %s"), day);
    case CLD_MOVE_SOON:
      return g_strdup (_("As soon as decided"));
    case CLD_MOVE_ALWAYS:
    default:
      return NULL;
    }
}

/**
 * cld_move_words_caption:
 * @line: a line
 * @today: today
 *
 * Returns: (transfer full): by when and by which provision: no day stands without one
 */
char *
cld_move_words_caption (const CldMoveLine *line, gint32 today)
{
  g_autofree char *when = cld_move_words_when (line, today);

  /* Translators: %1$s is by when, %2$s a provision: Before Wed 12 Mar · reg 13(4) */
  return when ? g_strdup_printf (_("%1$s · %2$s"), when, line->provision) : g_strdup (line->provision);
}

/**
 * cld_move_words_count:
 * @plan: a plan
 *
 * Returns: (transfer full): `7 by law, 1 by guidance`
 */
char *
cld_move_words_count (const CldMovePlan *plan)
{
  g_autofree char *law = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u by law", "%u by law", plan->n_must), plan->n_must);
  g_autofree char *guidance = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u by guidance", "%u by guidance", plan->n_should), plan->n_should);

  if (plan->n_should == 0)
    return g_steal_pointer (&law);
  /* Translators: 7 by law, 1 by guidance */
  return g_strdup_printf (_("%1$s, %2$s"), law, guidance);
}

/**
 * cld_move_words_banner:
 * @plan: a plan
 *
 * Returns: (nullable): where the placement is, in a few words; %NULL where nobody says
 */
const char *
cld_move_words_banner (const CldMovePlan *plan)
{
  if (!plan->why)
    return NULL;
  switch ((CldPlace) plan->place)
    {
    case CLD_PLACE_OWN:
      return _("In our area");
    case CLD_PLACE_ADJOINING:
      return _("Out of area, next door");
    case CLD_PLACE_DISTANT:
      return _("Out of area, at a distance");
    case CLD_PLACE_CONFIDENTIAL:
      return _("Out of area, confidential");
    case CLD_PLACE_UNKNOWN:
    default:
      return NULL;
    }
}

static char *
join (const char *const *texts)
{
  return texts ? g_strjoinv (", ", (char **) texts) : NULL;
}

/**
 * cld_move_words_stays:
 * @plan: a plan
 * @today: today
 *
 * Returns: (transfer full) (nullable): what may be feared and need not be done
 */
char *
cld_move_words_stays (const CldMovePlan *plan, gint32 today)
{
  g_autofree char *others = join (plan->unchanged), *needless = join (plan->not_needed);
  g_autofree char *day = plan->next_review == CLD_NO_DAY ? NULL : cld_duty_look_day (plan->next_review, today);
  /* Translators: %s is a day */
  g_autofree char *review = day ? g_strdup_printf (plan->next_review < today ? _("review due since %s") : _("next review %s"), day) : NULL;
  GString *text = g_string_new (NULL);

  if (review || others)
    /* Translators: %1$s, %2$s and %3$s are what a move leaves as it is, and a separator between them */
    g_string_append_printf (text, _("Unchanged: %1$s%2$s%3$s."), review ? review : "", review && others ? ", " : "", others ? others : "");
  if (needless)
    {
      g_string_append (text, text->len > 0 ? " " : "");
      /* Translators: %s is a list */
      g_string_append_printf (text, _("Not needed: %s."), needless);
    }
  return g_string_free (text, text->len == 0);
}

/**
 * cld_move_words_remedy:
 * @finding: what speaks against a placement
 * @today: today
 *
 * Returns: (transfer full) (nullable): the label of the button that puts it right
 */
char *
cld_move_words_remedy (const CldPlacementFinding *finding, gint32 today)
{
  g_autofree char *day = finding->day == CLD_NO_DAY ? NULL : cld_duty_look_day (finding->day, today);

  switch ((CldPlacementRemedy) finding->remedy)
    {
    case CLD_REMEDY_END_OTHER:
      /* Translators: button; %s is a day */
      return g_strdup_printf (_("End the previous one on %s"), day);
    case CLD_REMEDY_START_ON:
      /* Translators: button; %s is a day */
      return g_strdup_printf (_("Start on %s"), day);
    case CLD_REMEDY_END_ON:
      /* Translators: button; %s is a day */
      return g_strdup_printf (_("End on %s"), day);
    case CLD_REMEDY_SET:
      /* Translators: button; %s is a code */
      return g_strdup_printf (_("Use %s"), finding->value);
    case CLD_REMEDY_CLEAR:
      return g_strdup (_("Clear it"));
    case CLD_REMEDY_NONE:
    default:
      return NULL;
    }
}

/**
 * cld_move_words_why:
 * @plan: a plan
 *
 * Returns: (transfer full): why this level approves
 */
char *
cld_move_words_why (const CldMovePlan *plan)
{
  const char *level;

  switch ((CldMoveLevel) plan->level)
    {
    case CLD_MOVE_LEVEL_NO:
      level = _("Next door the nominated officer approves before it takes effect: regulation 11(1)(a).");
      break;
    case CLD_MOVE_LEVEL_DCS:
      level = _("At a distance the director of children’s services approves before it takes effect: regulation 11(1)(b). At a distance is a matter of boundaries, not of miles: regulation 11(5).");
      break;
    case CLD_MOVE_LEVEL_EXEMPT:
      level = _("With a connected person or a foster carer whom we approved no approval is needed: regulation 11(4). The area authority is told all the same: regulation 13(4).");
      break;
    case CLD_MOVE_LEVEL_NONE:
      level = _("In our own area nobody approves it for its place, and no other authority is told.");
      break;
    case CLD_MOVE_LEVEL_ADOPTION:
      level = _("Placed for adoption: the Adoption Agencies Regulations apply instead.");
      break;
    case CLD_MOVE_LEVEL_UNKNOWN:
    case CLD_MOVE_LEVEL_ABSENCE:
    default:
      level = "";
      break;
    }
  return plan->why ? g_strdup_printf ("%s\n\n%s", plan->why, level) : g_strdup (level);
}
