/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-kinds.h"
#include "cld-timeline.h"

#define TODAY "2026-04-07"
#define WIDTH 900
#define HEIGHT 140
/* Room around the drawing, to see that nothing falls into it. */
#define MARGIN 20

static CldRow *
add (CldRecordSet *set, const CldKind *kind, const char *ref, ...)
{
  CldArena *arena = cld_record_set_get_arena (set);
  CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));
  va_list values;

  va_start (values, ref);
  for (int field = va_arg (values, int); field >= 0; field = va_arg (values, int))
    row->values[field] = cld_arena_strdup (arena, va_arg (values, const char *));
  va_end (values);
  cld_record_set_add (set, row);
  return row;
}

static cairo_surface_t *
draw (CldTimeline *timeline, const CldTimelineStyle *style, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width + 2 * MARGIN, height + 2 * MARGIN);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  cld_timeline_draw (cr, timeline, width, height, style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  return *(guint32 *) (void *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + x * 4) & 0xffffff;
}

static void
assert_nothing_outside (cairo_surface_t *surface, int width, int height)
{
  for (int y = 0; y < height + 2 * MARGIN; y++)
    for (int x = 0; x < width + 2 * MARGIN; x++)
      if (x < MARGIN || y < MARGIN || x >= MARGIN + width || y >= MARGIN + height)
        g_assert_cmphex (get_pixel (surface, x, y), ==, 0xffffff);
}

static guint
count_changes (cairo_surface_t *surface, int from, int until, int y)
{
  guint n = 0;

  for (int x = from + 1; x < until; x++)
    n += (get_pixel (surface, x, y) & 0xff) / 128 != (get_pixel (surface, x - 1, y) & 0xff) / 128 ? 1 : 0;
  return n;
}

/* A year in care: a gap in the middle third, an area next door before it and a distant one after. */
static CldRecordSet *
make_set (CldRow **period)
{
  CldRecordSet *set = cld_record_set_new ();

  *period = add (set, &cld_care_period_kind, "c", CARE_PERIOD_STARTED_ON, "2025-04-01", -1);
  add (set, &cld_authority_kind, "383", AUTHORITY_OWN, "1", -1);
  add (set, &cld_authority_kind, "384", AUTHORITY_ADJOINING, "1", -1);
  add (set, &cld_placement_kind, "p1", PLACEMENT_STARTED_ON, "2025-04-01", PLACEMENT_ENDED_ON, "2025-08-01", PLACEMENT_TYPE, "U6", PLACEMENT_CARER, "Ó'Neil & <b>\"%s%n", PLACEMENT_AREA_AUTHORITY, "384", -1);
  add (set, &cld_placement_kind, "p2", PLACEMENT_STARTED_ON, "2025-12-01", PLACEMENT_TYPE, "K2", PLACEMENT_AREA_AUTHORITY, "373", -1);
  add (set, &cld_placement_kind, "a1", PLACEMENT_STARTED_ON, "2026-01-01", PLACEMENT_ENDED_ON, "2026-02-01", PLACEMENT_TYPE, "T1", PLACEMENT_WITHIN, "p2", -1);
  add (set, &cld_legal_status_kind, "l1", LEGAL_STATUS_STARTED_ON, "2020-04-01", LEGAL_STATUS_CODE, "C2", -1);
  add (set, &cld_visit_kind, "v", VISIT_VISITED_ON, "2025-06-01", VISIT_OUTCOME, "SEEN_ALONE", -1);
  add (set, &cld_review_kind, "r", REVIEW_HELD_ON, "2025-06-20", -1);
  add (set, &cld_missing_episode_kind, "m", MISSING_EPISODE_STARTED_AT, "2025-07-01T10:00", -1);
  return set;
}

/* What is drawn at the middle of the time between two days, in the row of the bars. */
static int
find_x (CldTimeline *timeline, const char *needle)
{
  for (int x = 0; x < WIDTH; x++)
    {
      const char *text = cld_timeline_get_text_at (timeline, WIDTH, &cld_timeline_style_light, x, 38);

      if (text && strstr (text, needle))
        return x;
    }
  g_assert_not_reached ();
}

static void
test_gap (void)
{
  CldRow *period;
  g_autoptr (CldRecordSet) set = make_set (&period);
  g_autoptr (CldTimeline) timeline = cld_timeline_new (set, period, TODAY);
  cairo_surface_t *surface = draw (timeline, &cld_timeline_style_print, WIDTH, HEIGHT);
  int x = find_x (timeline, "No placement recorded");
  CldTimelineStyle style = cld_timeline_style_print;

  cairo_surface_destroy (surface);
  style.scale = 1;
  surface = draw (timeline, &style, WIDTH, HEIGHT);
  assert_nothing_outside (surface, WIDTH, HEIGHT);
  /* The hatch: many lines over two hundred pixels, where a bar has none. */
  g_assert_cmpuint (count_changes (surface, MARGIN + x + 10, MARGIN + x + 210, MARGIN + 30), >, 40);
  x = find_x (timeline, "U6");
  g_assert_cmpuint (count_changes (surface, MARGIN + x + 10, MARGIN + x + 150, MARGIN + 28), <, 4);
  cairo_surface_destroy (surface);
}

static void
test_texts (void)
{
  CldRow *period;
  g_autoptr (CldRecordSet) set = make_set (&period);
  g_autoptr (CldTimeline) timeline = cld_timeline_new (set, period, TODAY);
  int x = find_x (timeline, "Ó'Neil & <b>\"%s%n");

  g_assert_nonnull (strstr (cld_timeline_get_text_at (timeline, WIDTH, &cld_timeline_style_light, x + 5, 38), "next door"));
  g_assert_cmpstr (cld_timeline_get_ref_at (timeline, WIDTH, &cld_timeline_style_light, x + 5, 38), ==, "p1");
  g_assert_null (cld_timeline_get_text_at (timeline, WIDTH, &cld_timeline_style_light, 2, 2));
  g_assert_null (cld_timeline_get_ref_at (timeline, WIDTH, &cld_timeline_style_light, find_x (timeline, "No placement"), 38));
  /* An absence takes a row of its own. */
  g_assert_cmpfloat (cld_timeline_get_height (timeline, &cld_timeline_style_light), >, 130);
}

/* Odd sizes, odd times: nothing may fall outside, hang or fail. */
static void
test_sizes (gconstpointer data)
{
  static const struct
  {
    const char *from;
    const char *until;
  } spans[] = { { TODAY, NULL }, { "2026-04-06", "2026-04-07" }, { "1996-01-01", NULL }, { "1996-01-01", "2025-12-31" }, { "2026-06-01", NULL } };
  static const int widths[] = { 1, 7, 40, 120, 360, 1200 };
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  CldRow *period = add (set, &cld_care_period_kind, "c", CARE_PERIOD_STARTED_ON, spans[i].from, -1);
  g_autoptr (CldTimeline) timeline = NULL;

  period->values[CARE_PERIOD_ENDED_ON] = spans[i].until;
  /* One-day placements among the years. */
  for (guint k = 0; k < 28; k++)
    {
      g_autofree char *ref = g_strdup_printf ("p%u", k), *from = g_strdup_printf ("%u-02-%02u", 1997 + k, k % 27 + 1), *until = g_strdup_printf ("%u-02-%02u", 1997 + k, k % 27 + 2);

      add (set, &cld_placement_kind, ref, PLACEMENT_STARTED_ON, from, PLACEMENT_ENDED_ON, until, PLACEMENT_TYPE, "U1", -1);
    }
  add (set, &cld_placement_kind, "bad", PLACEMENT_STARTED_ON, "2026-04-07", PLACEMENT_ENDED_ON, "2020-01-01", -1);
  add (set, &cld_legal_status_kind, "l", LEGAL_STATUS_STARTED_ON, "1900-01-01", -1);
  timeline = cld_timeline_new (set, period, TODAY);
  for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
    {
      cairo_surface_t *surface = draw (timeline, &cld_timeline_style_light, widths[k], 60);

      assert_nothing_outside (surface, widths[k], 60);
      cairo_surface_destroy (surface);
    }
}

static void
test_empty (void)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  g_autoptr (CldTimeline) timeline = cld_timeline_new (set, NULL, TODAY);
  cairo_surface_t *surface = draw (timeline, &cld_timeline_style_dark, 400, 120);

  g_assert_true (cld_timeline_is_empty (timeline));
  assert_nothing_outside (surface, 400, 120);
  cairo_surface_destroy (surface);
}

static void
test_names_hidden (void)
{
  CldRow *period;
  g_autoptr (CldRecordSet) set = make_set (&period);
  g_autoptr (CldTimeline) timeline = cld_timeline_new (set, period, TODAY);
  CldTimelineStyle hidden = cld_timeline_style_light;
  cairo_surface_t *with = draw (timeline, &hidden, WIDTH, HEIGHT), *without;
  gboolean same;

  hidden.hide_names = TRUE;
  without = draw (timeline, &hidden, WIDTH, HEIGHT);
  same = memcmp (cairo_image_surface_get_data (with), cairo_image_surface_get_data (without), (gsize) cairo_image_surface_get_stride (with) * (HEIGHT + 2 * MARGIN)) == 0;
  g_assert_false (same);
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/gap", test_gap);
  g_test_add_func ("/timeline/texts", test_texts);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *path = g_strdup_printf ("/timeline/sizes/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sizes);
    }
  g_test_add_func ("/timeline/empty", test_empty);
  g_test_add_func ("/timeline/names-hidden", test_names_hidden);
  return g_test_run ();
}
