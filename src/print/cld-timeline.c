/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-timeline-private.h"

#include <math.h>
#include <string.h>

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-date.h"
#include "cld-kinds.h"
#include "cld-value.h"

/* What a timeline shows, and where. How it is drawn is in cld-timeline-draw.c. */

/* The shortest time that is drawn, so that a day is not as wide as the page. */
#define MIN_DAYS 28

static gint32
read_day (const char *iso)
{
  char date[CLD_DATE_SIZE];

  if (!iso || strlen (iso) < 10)
    return CLD_NO_DAY;
  g_strlcpy (date, iso, sizeof date);
  return cld_date_is_iso (date) ? cld_date_to_day (date) : CLD_NO_DAY;
}

/* One word says what kind of place it is; the code says it exactly. */
static const char *
get_place_word (const char *type)
{
  static const struct
  {
    const char *group;
    const char *word;
  } words[] = {
    { "adoption", N_("Adoption") },
    { "custody", N_("Custody") },
    { "foster-kinship", N_("Foster") },
    { "foster-other", N_("Foster") },
    { "health", N_("Health") },
    { "home", N_("Parents") },
    { "independent", N_("Independent") },
    { "residential", N_("Home") },
    { "supported", N_("Supported") },
    { "temporary", N_("Away") },
  };
  const CldCodeList *list = cld_code_list_find ("placement_type");
  const CldCode *code = list ? cld_code_list_lookup (list, type) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (code && g_strcmp0 (code->group, words[i].group) == 0)
      return _(words[i].word);
  return NULL;
}

static const char *
make_type (CldTimeline *timeline, const char *type)
{
  const char *word = get_place_word (type);

  if (!type)
    return _("Type not recorded");
  return word ? cld_arena_printf (timeline->arena, "%s %s", type, word) : cld_arena_strdup (timeline->arena, type);
}

/* With whom: the carer, else the home. */
static const char *
make_name (CldTimeline *timeline, const CldChildFacts *facts, const CldRow *placement)
{
  const char *name = cld_fact_get (placement, PLACEMENT_CARER);

  if (!name)
    name = cld_fact_get (cld_child_facts_get_provider (facts, placement), PROVIDER_NAME);
  return name ? cld_arena_strdup (timeline->arena, name) : NULL;
}

static const char *
make_time (CldTimeline *timeline, const CldPlacementLine *line)
{
  g_autofree char *from = cld_value_display_day (line->from);
  g_autofree char *until = line->until ? cld_value_display_day (line->until) : g_strdup (_("now"));
  g_autofree char *days = line->days >= 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) line->days), line->days) : NULL;
  g_autofree char *began = line->from_known ? g_strdup (from) : g_strdup_printf (_("by %s"), from);

  return days ? cld_arena_printf (timeline->arena, "%s – %s, %s", began, until, days) : cld_arena_printf (timeline->arena, "%s – %s", began, until);
}

static const char *
get_area_words (CldArea area)
{
  switch (area)
    {
    case CLD_AREA_OWN:
      return _("in our own area");
    case CLD_AREA_ADJOINING:
      return _("out of area, next door");
    case CLD_AREA_DISTANT:
      return _("out of area, at a distance");
    case CLD_AREA_OTHER:
      return _("out of area");
    case CLD_AREA_CONFIDENTIAL:
      return _("confidential");
    case CLD_AREA_UNKNOWN:
    default:
      return NULL;
    }
}

/* An open end is drawn up to today. */
static gboolean
set_days (CldTimelineBar *bar, const char *from, const char *until, gint32 today)
{
  bar->from = read_day (from);
  bar->until = until ? read_day (until) : MAX (today, bar->from + 1);
  return bar->from != CLD_NO_DAY && bar->until != CLD_NO_DAY && bar->until >= bar->from;
}

static void
add_placement (CldTimeline *timeline, const CldChildFacts *facts, const CldPlacementLine *line, gint32 today)
{
  const char *type = cld_fact_get (line->placement, PLACEMENT_TYPE);
  const char *label = type ? cld_code_list_label ("placement_type", type) : NULL;
  CldTimelineBar bar = {
    .lane = line->absence ? LANE_ABSENCE : LANE_PLACEMENT,
    .gap = line->placement == NULL,
    .current = line->current,
    .from_known = line->from_known,
    .area = line->placement ? cld_child_facts_get_area (facts, cld_fact_get (line->placement, PLACEMENT_AREA_AUTHORITY)) : CLD_AREA_UNKNOWN,
    .ref = line->placement ? cld_arena_strdup (timeline->arena, line->placement->ref) : NULL,
  };
  const char *where = get_area_words (bar.area), *when = make_time (timeline, line);

  if (!set_days (&bar, line->from, line->until, today))
    return;
  bar.type = bar.gap ? _("Gap") : make_type (timeline, type);
  bar.name = make_name (timeline, facts, line->placement);
  if (bar.gap)
    /* Translators: %s is from when until when */
    bar.text = cld_arena_printf (timeline->arena, _("No placement recorded: %s"), when);
  else
    bar.text = cld_arena_printf (timeline->arena, "%s%s%s\n%s%s%s%s%s", type ? type : "", type ? " " : "", label ? label : _("Type not recorded"),
                                 bar.name ? bar.name : "", bar.name ? "\n" : "", when, where ? "\n" : "", where ? where : "");
  timeline->has_absences |= line->absence;
  g_array_append_val (timeline->bars, bar);
}

static void
add_placements (CldTimeline *timeline, const CldChildFacts *facts, const CldRow *period, gint32 today)
{
  g_autoptr (GArray) lines = cld_child_facts_list_placements (facts, period, timeline->arena);

  for (guint i = lines->len; i > 0; i--)
    add_placement (timeline, facts, &g_array_index (lines, CldPlacementLine, i - 1), today);
}

/* Whether any of it lies in the period. */
static gboolean
is_within (const CldRow *period, const char *from, const char *until)
{
  const char *first = cld_fact_get (period, CARE_PERIOD_STARTED_ON), *last = cld_fact_get (period, CARE_PERIOD_ENDED_ON);

  return from && (!last || strncmp (from, last, 10) < 0 || (!until && strncmp (from, last, 10) == 0)) && (!first || strncmp (until ? until : from, first, 10) >= 0);
}

static void
add_legal (CldTimeline *timeline, const CldChildFacts *facts, const CldRow *period, gint32 today)
{
  g_autoptr (GPtrArray) rows = cld_fact_sort (facts->set, &cld_legal_status_kind, LEGAL_STATUS_STARTED_ON);

  for (guint i = rows->len; i > 0; i--)
    {
      CldRow *row = rows->pdata[i - 1];
      const char *from = cld_fact_get (row, LEGAL_STATUS_STARTED_ON), *until = cld_fact_get (row, LEGAL_STATUS_ENDED_ON), *code = cld_fact_get (row, LEGAL_STATUS_CODE);
      const char *label = code ? cld_code_list_label ("legal_status", code) : _("Not recorded");
      CldTimelineBar bar = { .lane = LANE_LEGAL, .from_known = g_strcmp0 (cld_fact_get (row, LEGAL_STATUS_START_KNOWN), "0") != 0 };
      CldPlacementLine line = { .from = from, .until = until, .days = -1, .from_known = bar.from_known };

      if (!is_within (period, from, until ? until : "9999-12-31") || !set_days (&bar, from, until, today))
        continue;
      bar.current = cld_fact_is_in_force (row, LEGAL_STATUS_STARTED_ON, LEGAL_STATUS_ENDED_ON, facts->today);
      bar.type = code && strcmp (code, label) != 0 ? cld_arena_printf (timeline->arena, "%s %s", code, label) : cld_arena_strdup (timeline->arena, label);
      bar.text = cld_arena_printf (timeline->arena, "%s\n%s", bar.type, make_time (timeline, &line));
      bar.ref = cld_arena_strdup (timeline->arena, row->ref);
      g_array_append_val (timeline->bars, bar);
    }
}

static CldTimelineMarkKind
get_mark (const CldRow *row)
{
  const char *outcome;

  if (row->kind == &cld_review_kind)
    return MARK_REVIEW;
  if (row->kind == &cld_missing_episode_kind)
    return MARK_MISSING;
  outcome = cld_fact_get (row, VISIT_OUTCOME);
  return outcome && !g_str_has_prefix (outcome, "SEEN") ? MARK_TRIED : MARK_VISIT;
}

static void
add_marks (CldTimeline *timeline, const CldChildFacts *facts, const CldKind *kind, guint what, const CldRow *period)
{
  g_autoptr (GPtrArray) rows = cld_fact_sort (facts->set, kind, (guint) kind->date);

  for (guint i = rows->len; i > 0; i--)
    {
      CldRow *row = rows->pdata[i - 1];
      const char *on = cld_fact_get_date (row), *code = cld_fact_get (row, what);
      CldTimelineMark mark = { .kind = get_mark (row), .day = read_day (on) };
      g_autofree char *label = code ? cld_value_display (&kind->fields[what], code) : NULL;
      g_autofree char *day = cld_value_display_day (on);

      if (mark.day == CLD_NO_DAY || strncmp (on, facts->today, 10) > 0 || !is_within (period, on, NULL))
        continue;
      mark.text = label ? cld_arena_printf (timeline->arena, "%s, %s\n%s", _(kind->title), label, day) : cld_arena_printf (timeline->arena, "%s\n%s", _(kind->title), day);
      g_array_append_val (timeline->marks, mark);
    }
}

/* From the first of a month, so that the axis begins with its name. */
static void
set_span (CldTimeline *timeline, const CldRow *period, gint32 today)
{
  gint32 from = read_day (cld_fact_get (period, CARE_PERIOD_STARTED_ON)), until = read_day (cld_fact_get (period, CARE_PERIOD_ENDED_ON));
  char iso[CLD_DATE_SIZE];

  for (guint i = 0; i < timeline->bars->len; i++)
    {
      CldTimelineBar *bar = &g_array_index (timeline->bars, CldTimelineBar, i);

      /* A legal status may be older than the period: it is cut. */
      if (bar->lane == LANE_LEGAL)
        continue;
      from = from == CLD_NO_DAY ? bar->from : MIN (from, bar->from);
      until = until == CLD_NO_DAY ? MAX (today, bar->until) : MAX (until, bar->until);
    }
  timeline->today = until == CLD_NO_DAY || until >= today ? today : CLD_NO_DAY;
  if (until == CLD_NO_DAY)
    until = today;
  if (from == CLD_NO_DAY)
    from = until - MIN_DAYS;
  cld_date_from_day (from, iso);
  memcpy (iso + 8, "01", 2);
  timeline->from = cld_date_to_day (iso);
  timeline->until = MAX (until, timeline->from + MIN_DAYS);
}

/**
 * cld_timeline_new:
 * @set: a child's records with providers and authorities
 * @period: (nullable): the period of care to draw; %NULL for all placements
 * @today: YYYY-MM-DD
 *
 * Gathers what is drawn of a period of care: placements and the days without one, absences, legal statuses, visits,
 * reviews and missing episodes.
 *
 * Returns: (transfer full): the timeline; @set may go
 */
CldTimeline *
cld_timeline_new (CldRecordSet *set, const CldRow *period, const char *today)
{
  CldTimeline *timeline = g_new0 (CldTimeline, 1);
  gint32 day = read_day (today);
  CldChildFacts facts;

  timeline->arena = cld_arena_new ();
  timeline->bars = g_array_new (FALSE, FALSE, sizeof (CldTimelineBar));
  timeline->marks = g_array_new (FALSE, FALSE, sizeof (CldTimelineMark));
  cld_child_facts_find (&facts, set, today);
  add_placements (timeline, &facts, period, day);
  add_legal (timeline, &facts, period, day);
  add_marks (timeline, &facts, &cld_visit_kind, VISIT_OUTCOME, period);
  add_marks (timeline, &facts, &cld_review_kind, REVIEW_KIND, period);
  add_marks (timeline, &facts, &cld_missing_episode_kind, MISSING_EPISODE_KIND, period);
  set_span (timeline, period, day);
  return timeline;
}

void
cld_timeline_free (CldTimeline *timeline)
{
  if (!timeline)
    return;
  g_array_unref (timeline->bars);
  g_array_unref (timeline->marks);
  cld_arena_free (timeline->arena);
  g_free (timeline);
}

/**
 * cld_timeline_is_empty:
 * @timeline: a timeline
 *
 * Returns: whether there is nothing to draw but the axis
 */
gboolean
cld_timeline_is_empty (const CldTimeline *timeline)
{
  return timeline->bars->len == 0 && timeline->marks->len == 0;
}

/* Where things stand; lengths are those of a screen, times the scale. */
void
_cld_timeline_frame_init (CldTimelineFrame *frame, const CldTimeline *timeline, double width, const CldTimelineStyle *style)
{
  const double heights[N_LANES] = { 28, 14, 20, 14 };
  double s = style->scale, y = 25 * s;

  /* A drawing too narrow for anything keeps a sliver for the bars. */
  frame->left = MIN (96 * s, width * 0.3);
  frame->right = MAX (frame->left + 1, width - (timeline->today == CLD_NO_DAY ? 10 : 54) * s);
  frame->right = MIN (frame->right, width);
  frame->per_day = (frame->right - frame->left) / MAX (1, timeline->until - timeline->from);
  for (guint i = 0; i < N_LANES; i++)
    {
      gboolean shown = i != LANE_ABSENCE || timeline->has_absences;

      frame->top[i] = y;
      frame->height[i] = shown ? heights[i] * s : 0;
      y += shown ? (heights[i] + 8) * s : 0;
    }
}

double
_cld_timeline_frame_x (const CldTimelineFrame *frame, const CldTimeline *timeline, gint32 day)
{
  double x = frame->left + (day - timeline->from) * frame->per_day;

  return CLAMP (x, frame->left, frame->right);
}

/**
 * cld_timeline_get_height:
 * @timeline: a timeline
 * @style: how it looks
 *
 * Returns: the height it takes, in the units of @style
 */
double
cld_timeline_get_height (const CldTimeline *timeline, const CldTimelineStyle *style)
{
  CldTimelineFrame frame;

  _cld_timeline_frame_init (&frame, timeline, 1000 * style->scale, style);
  return frame.top[LANE_EVENTS] + frame.height[LANE_EVENTS] + 8 * style->scale;
}

/**
 * cld_timeline_get_min_width:
 * @timeline: a timeline
 * @style: how it looks
 *
 * Returns: the width below which little can be read, in the units of @style: it grows with the number of bars
 */
double
cld_timeline_get_min_width (const CldTimeline *timeline, const CldTimelineStyle *style)
{
  guint n = 0;

  for (guint i = 0; i < timeline->bars->len; i++)
    n += g_array_index (timeline->bars, CldTimelineBar, i).lane == LANE_PLACEMENT ? 1 : 0;
  return (150 + CLAMP (n * 90.0, 480, 800)) * style->scale;
}

static const CldTimelineBar *
find_bar (const CldTimeline *timeline, const CldTimelineFrame *frame, double x, double y)
{
  for (guint i = timeline->bars->len; i > 0; i--)
    {
      const CldTimelineBar *bar = &g_array_index (timeline->bars, CldTimelineBar, i - 1);
      double from = _cld_timeline_frame_x (frame, timeline, bar->from), until = _cld_timeline_frame_x (frame, timeline, bar->until);

      if (y >= frame->top[bar->lane] && y < frame->top[bar->lane] + frame->height[bar->lane] && x >= from - 1 && x <= MAX (until, from + 2) + 1)
        return bar;
    }
  return NULL;
}

static const CldTimelineMark *
find_mark (const CldTimeline *timeline, const CldTimelineFrame *frame, double x, double y, double scale)
{
  const CldTimelineMark *best = NULL;
  double nearest = 7 * scale;

  if (y < frame->top[LANE_EVENTS] || y > frame->top[LANE_EVENTS] + frame->height[LANE_EVENTS])
    return NULL;
  for (guint i = 0; i < timeline->marks->len; i++)
    {
      const CldTimelineMark *mark = &g_array_index (timeline->marks, CldTimelineMark, i);
      double distance = fabs (_cld_timeline_frame_x (frame, timeline, mark->day) - x);

      if (distance <= nearest)
        {
          nearest = distance;
          best = mark;
        }
    }
  return best;
}

/**
 * cld_timeline_get_text_at:
 * @timeline: a timeline
 * @width: how wide it is drawn
 * @style: how it looks
 * @x: a point
 * @y: its other coordinate
 *
 * Returns: (transfer none) (nullable): all that is known of what is drawn there, in plain text
 */
const char *
cld_timeline_get_text_at (const CldTimeline *timeline, double width, const CldTimelineStyle *style, double x, double y)
{
  CldTimelineFrame frame;
  const CldTimelineBar *bar;
  const CldTimelineMark *mark;

  _cld_timeline_frame_init (&frame, timeline, width, style);
  bar = find_bar (timeline, &frame, x, y);
  if (bar)
    return bar->text;
  mark = find_mark (timeline, &frame, x, y, style->scale);
  return mark ? mark->text : NULL;
}

/**
 * cld_timeline_get_ref_at:
 * @timeline: a timeline
 * @width: how wide it is drawn
 * @style: how it looks
 * @x: a point
 * @y: its other coordinate
 *
 * Returns: (transfer none) (nullable): the ref of the placement that is drawn there, absences among them
 */
const char *
cld_timeline_get_ref_at (const CldTimeline *timeline, double width, const CldTimelineStyle *style, double x, double y)
{
  CldTimelineFrame frame;
  const CldTimelineBar *bar;

  _cld_timeline_frame_init (&frame, timeline, width, style);
  bar = find_bar (timeline, &frame, x, y);
  return bar && bar->lane != LANE_LEGAL ? bar->ref : NULL;
}
