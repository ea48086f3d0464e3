/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-duty-words.h"

#include <glib/gi18n-lib.h>

#include "cld-duty-look.h"
#include "cld-form-page-private.h"
#include "cld-kinds.h"

/* What a record does to the duties, in words: while it is written, and once it is saved. */

/* @words in place of @mark. */
static char *
put (const char *text, const char *mark, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (text, mark, 2);

  return g_strjoinv (words, parts);
}

static char *
get_title (guint8 row)
{
  return _cld_form_page_lower_first (_(cld_timetable_get (row)->short_title));
}

/* The day, with the time where the duty has one. */
static char *
show_when (CldWhen when, gint32 today)
{
  g_autofree char *day = cld_duty_look_day (when.day, today);

  if (when.minute == CLD_NO_MINUTE)
    return g_steal_pointer (&day);
  /* Translators: a day and a time of it: Tue 4 Mar, 14:10 */
  return g_strdup_printf (_("%1$s, %2$02d:%3$02d"), day, when.minute / 60, when.minute % 60);
}

static char *
describe (guint8 row, CldWhen due, gint32 today, gboolean in_sentence)
{
  g_autofree char *title = in_sentence ? get_title (row) : g_strdup (_(cld_timetable_get (row)->short_title));
  g_autofree char *day = due.day != CLD_NO_DAY ? show_when (due, today) : NULL;

  if (!day)
    /* Translators: %s is a duty */
    return g_strdup_printf (_("%s, no day known"), title);
  if (due.day == today && due.minute == CLD_NO_MINUTE)
    /* Translators: %s is a duty: visit due today */
    return g_strdup_printf (_("%s due today"), title);
  /* Translators: a duty and its day: visit due Tue 4 Mar */
  return g_strdup_printf (_("%1$s due %2$s"), title, day);
}

/**
 * cld_duty_words_describe:
 * @duty: a duty
 * @today: today
 *
 * Returns: (transfer full): `Visit due Tue 4 Mar`
 */
char *
cld_duty_words_describe (const CldDuty *duty, gint32 today)
{
  return describe (duty->row, duty->due, today, FALSE);
}

static char *
count_days_late (const CldDutyMark *mark)
{
  int days = mark->done.day - mark->due.day;

  if (days <= 0)
    return g_strdup (_("late"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) days), days);
}

/* --- once it is saved --- */

static char *
say_done (const GArray *done, gint32 today)
{
  const CldDutyMark *first = &g_array_index (done, CldDutyMark, 0);
  g_autofree char *duty = describe (first->row, first->due, today, TRUE);
  g_autofree char *late = NULL;

  if (done->len > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "did %u duty", "did %u duties", done->len), done->len);
  if (first->state != CLD_DUTY_LATE)
    /* Translators: %s is a duty and its day: met the visit due Tue 4 Mar */
    return g_strdup_printf (_("met the %s"), duty);
  late = count_days_late (first);
  /* Translators: a duty and its day, and how late: the visit due Tue 4 Mar done 3 days late */
  return g_strdup_printf (_("the %1$s done %2$s"), duty, late);
}

static char *
say_many (const GArray *marks, gint32 today, const char *one, const char *many)
{
  const CldDutyMark *first = &g_array_index (marks, CldDutyMark, 0);
  g_autofree char *duty = describe (first->row, first->due, today, TRUE);
  g_autofree char *number = g_strdup_printf ("%u", marks->len);

  return marks->len == 1 ? put (one, "%s", duty) : put (many, "%u", number);
}

static char *
say_reopened (const GArray *marks, gint32 today)
{
  /* Translators: %s is a duty and its day */
  return say_many (marks, today, _("the %s is open again"), g_dngettext (GETTEXT_PACKAGE, "%u duty open again", "%u duties open again", marks->len));
}

/* What is due next is of the record's own series: its day is enough, unless another duty is meant. */
static char *
say_next (const CldDutyEffect *effect, const CldKind *kind, gint32 today)
{
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  if (!effect->next.ref)
    return NULL;
  day = show_when (effect->next.due, today);
  if (kind == &cld_visit_kind || kind == &cld_review_kind || kind == &cld_sdq_kind)
    /* Translators: %s is a day: next due Tue 15 Apr */
    return g_strdup_printf (effect->done->len > 0 ? _("next due %s") : _("still due %s"), day);
  title = get_title (effect->next.row);
  /* Translators: a duty and its day: health assessment due Tue 15 Apr */
  return g_strdup_printf (_("%1$s due %2$s"), title, day);
}

/**
 * cld_duty_words_saved:
 * @kind: the kind of record that was saved
 * @added: whether it is a new one
 * @effect: (nullable): what it did
 * @today: today
 *
 * Returns: (transfer full): `Visit recorded · met the visit due Tue 4 Mar · next due Tue 15 Apr`
 */
char *
cld_duty_words_saved (const CldKind *kind, gboolean added, const CldDutyEffect *effect, gint32 today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *next = NULL;

  if (!effect || !added)
    /* Translators: %s is a kind of record: Note saved */
    g_ptr_array_add (parts, g_strdup_printf (_("%s saved"), _(kind->title)));
  else
    /* Translators: %s is a kind of record: Visit recorded */
    g_ptr_array_add (parts, g_strdup_printf (_("%s recorded"), _(kind->title)));
  if (effect && effect->done->len > 0)
    g_ptr_array_add (parts, say_done (effect->done, today));
  if (effect && effect->waived->len > 0)
    /* Translators: %s is a duty and its day */
    g_ptr_array_add (parts, say_many (effect->waived, today, _("the %s is not needed"),
                                      g_dngettext (GETTEXT_PACKAGE, "%u duty not needed", "%u duties not needed", effect->waived->len)));
  if (effect && effect->reopened->len > 0)
    g_ptr_array_add (parts, say_reopened (effect->reopened, today));
  if (effect && kind != &cld_waiver_kind)
    next = say_next (effect, kind, today);
  if (next && (added || effect->done->len > 0))
    g_ptr_array_add (parts, next);
  else
    g_free (next);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * cld_duty_words_removed:
 * @kind: the kind of record that was removed
 * @effect: (nullable): what that did
 * @today: today
 *
 * Returns: (transfer full): `Visit removed · the visit due Tue 4 Mar is open again`
 */
char *
cld_duty_words_removed (const CldKind *kind, const CldDutyEffect *effect, gint32 today)
{
  /* Translators: %s is a kind of record: Note removed */
  g_autofree char *removed = g_strdup_printf (_("%s removed"), _(kind->title));
  g_autofree char *open = effect && effect->reopened->len > 0 ? say_reopened (effect->reopened, today) : NULL;

  return g_strjoin (" · ", removed, open, NULL);
}

/* --- while it is written --- */

static const char *
get_value (const CldRow *record, const CldKind *kind, guint field)
{
  return record->kind == kind ? record->values[field] : NULL;
}

/* What has to stand there before anything can be said. */
static const char *
find_lack (const CldRow *record)
{
  const CldKind *kind = record->kind;

  if (kind == &cld_missing_episode_kind && !record->values[MISSING_EPISODE_ENDED_AT])
    return _("A return interview is due within 72 hours of the return.");
  if (kind == &cld_notice_kind || kind == &cld_approval_kind)
    return NULL;
  if (kind->date >= 0 && !record->values[kind->date])
    return _("Give the day to see what this one does.");
  if (kind == &cld_visit_kind && !record->values[VISIT_OUTCOME])
    /* Translators: %s is the name of a child */
    return _("Choose how %s was seen: that decides whether this one counts.");
  if (kind == &cld_review_kind && !record->values[REVIEW_KIND])
    return _("Choose what kind of review it was to see what this one does.");
  if (kind == &cld_health_check_kind && !(record->values[HEALTH_CHECK_KIND] && record->values[HEALTH_CHECK_STATUS]))
    return _("Choose what it was and whether it was done to see what this one does.");
  if (kind == &cld_sdq_kind && !record->values[SDQ_SCORE] && !record->values[SDQ_REASON])
    return _("Give the score, or why there is none.");
  return NULL;
}

static char *
join_marks (const GArray *marks, gint32 today)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < marks->len; i++)
    {
      const CldDutyMark *mark = &g_array_index (marks, CldDutyMark, i);
      g_autofree char *duty = describe (mark->row, mark->due, today, TRUE);
      g_autofree char *late = mark->state == CLD_DUTY_LATE ? count_days_late (mark) : NULL;

      /* Translators: a duty with its day, its provision, and how late it is done */
      g_ptr_array_add (texts, late ? g_strdup_printf (_("%1$s (%2$s), %3$s"), duty, cld_timetable_get (mark->row)->source, late)
                                   : g_strdup_printf (_("%1$s (%2$s)"), duty, cld_timetable_get (mark->row)->source));
    }
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("; ", (char **) texts->pdata);
}

static char *
tell_next (const CldDutyEffect *effect, gint32 today, gboolean later)
{
  g_autofree char *duty = NULL;

  if (!effect->next.ref)
    return NULL;
  if (!later)
    return describe (effect->next.row, effect->next.due, today, FALSE);
  duty = describe (effect->next.row, effect->next.due, today, TRUE);
  /* Translators: %s is a duty and its day: Next: visit due Tue 15 Apr */
  return g_strdup_printf (_("Next: %s"), duty);
}

/* Why a whole record does nothing. */
static char *
tell_nothing (const CldRow *record, gint32 today)
{
  const CldKind *kind = record->kind;
  gint32 day = kind->date >= 0 && record->values[kind->date] ? cld_moment_read_day (record->values[kind->date], &(gint16){ 0 }) : CLD_NO_DAY;

  if (day != CLD_NO_DAY && day > today)
    return g_strdup (_("This day is still to come: until then it meets nothing."));
  if (kind == &cld_visit_kind)
    return g_strdup (_("Does not count: it meets no visit that is due."));
  if (get_value (record, &cld_sdq_kind, SDQ_REASON))
    return g_strdup (_("Without a score it meets nothing."));
  return g_strdup (_("As it stands, it meets nothing that is due."));
}

static void
set_line (CldDutyLine *line, CldDutyTone tone, char *title, char *caption)
{
  line->tone = tone;
  line->title = title ? title : caption;
  line->caption = title ? caption : NULL;
}

static void
tell_difference (CldDutyLine *line, const CldDutyEffect *effect, gint32 today)
{
  const GArray *marks = effect->done->len > 0 ? effect->done : effect->waived->len > 0 ? effect->waived : effect->reopened;
  g_autofree char *duties = join_marks (marks, today);
  const char *format = marks == effect->done ? _("Will meet: %s") : marks == effect->waived ? _("Not needed any more: %s") : _("Open again: %s");

  if (marks == effect->done && g_array_index (marks, CldDutyMark, 0).state == CLD_DUTY_LATE)
    /* Translators: %s are duties with their days and how late they are done */
    format = _("Will do, late: %s");
  set_line (line, marks == effect->reopened ? CLD_DUTY_LINE_WARNING : CLD_DUTY_LINE_DONE, put (format, "%s", duties), tell_next (effect, today, TRUE));
}

/**
 * cld_duty_words_tell:
 * @line: (out caller-allocates): what to say
 * @record: a record as it would be saved
 * @effect: (nullable): what it would do
 * @today: today
 * @name: (nullable): what the child is called
 *
 * Says it before anything is saved. Where that cannot be known yet it says what is missing; it always names the next day.
 */
void
cld_duty_words_tell (CldDutyLine *line, const CldRow *record, const CldDutyEffect *effect, gint32 today, const char *name)
{
  const char *lack = find_lack (record);
  gboolean changes;

  *line = (CldDutyLine){ CLD_DUTY_LINE_NONE, NULL, NULL };
  if (!effect)
    return;
  changes = effect->done->len + effect->waived->len + effect->reopened->len > 0;
  if (changes)
    tell_difference (line, effect, today);
  else if (lack)
    set_line (line, CLD_DUTY_LINE_NEUTRAL, tell_next (effect, today, FALSE), put (lack, "%s", name ? name : _("the child")));
  else if (record->version > 0 || record->kind == &cld_missing_episode_kind)
    set_line (line, effect->next.ref ? CLD_DUTY_LINE_NEUTRAL : CLD_DUTY_LINE_NONE, tell_next (effect, today, FALSE), NULL);
  else if (record->kind == &cld_visit_kind || record->kind == &cld_review_kind || record->kind == &cld_health_check_kind || record->kind == &cld_sdq_kind)
    set_line (line, CLD_DUTY_LINE_WARNING, tell_nothing (record, today), tell_next (effect, today, FALSE));
}

/**
 * cld_duty_line_clear:
 * @line: a line
 */
void
cld_duty_line_clear (CldDutyLine *line)
{
  g_clear_pointer (&line->title, g_free);
  g_clear_pointer (&line->caption, g_free);
  line->tone = CLD_DUTY_LINE_NONE;
}
