/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include "cld-chart.h"
#include "cld-pdf.h"
#include "cld-report-compliance.h"

/* Room around the drawing, to see that nothing falls into it. */
#define ROOM 20
#define WIDTH 640
#define HEIGHT 260

typedef void (*DrawFunc) (cairo_t *cr, double width, double height, const CldChartStyle *style, gconstpointer data);

static cairo_surface_t *
draw (DrawFunc func, const CldChartStyle *style, gconstpointer data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH + 2 * ROOM, HEIGHT + 2 * ROOM);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, ROOM, ROOM);
  func (cr, WIDTH, HEIGHT, style, data);
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

static guint
count_ink (cairo_surface_t *surface, gboolean inside)
{
  guint n = 0;

  for (int y = 0; y < HEIGHT + 2 * ROOM; y++)
    for (int x = 0; x < WIDTH + 2 * ROOM; x++)
      if ((x >= ROOM && y >= ROOM && x < ROOM + WIDTH && y < ROOM + HEIGHT) == inside)
        n += get_pixel (surface, x, y) != 0xffffff;
  return n;
}

static const CldChartBar bars[] = {
  { "Apr", "2025", { 10, 0, 0, 0 } }, { "May", NULL, { 0, 10, 0, 0 } }, { "Jun", NULL, { 0, 0, 10, 0 } }, { "Jul", NULL, { 0, 0, 0, 10 } }, { "Aug", NULL, { 0 } },
};

static void
draw_bars (cairo_t *cr, double width, double height, const CldChartStyle *style, gconstpointer data)
{
  cld_chart_draw_trend (cr, data, G_N_ELEMENTS (bars), width, height, style);
}

static const CldChartStyle *const styles[] = { &cld_chart_style_print, &cld_chart_style_light, &cld_chart_style_dark };

/* The bar of month @i, where its own drawing stands: rows of its middle column. */
static guint
count_turns (cairo_surface_t *surface, guint i)
{
  double slot = (WIDTH - 42.0 * cld_chart_style_print.scale) / G_N_ELEMENTS (bars);
  int x = ROOM + (int) (34 * cld_chart_style_print.scale + slot * (i + 0.5));
  guint n = 0;

  for (int y = ROOM + 60; y < ROOM + HEIGHT - 40; y++)
    n += get_pixel (surface, x, y) != get_pixel (surface, x, y - 1);
  return n;
}

/* In black and white too each part looks different: plain, lines, crossed lines, dots; and no month is empty. */
static void
test_patterns (void)
{
  cairo_surface_t *surface = draw (draw_bars, &cld_chart_style_print, bars);
  guint plain = count_turns (surface, 0), lines = count_turns (surface, 1);

  g_assert_cmpuint (plain, <, 4);
  g_assert_cmpuint (lines, >, 20);
  cairo_surface_destroy (surface);
  for (guint a = 0; a < CLD_CHART_N_PARTS; a++)
    for (guint b = a + 1; b < CLD_CHART_N_PARTS; b++)
      {
        cairo_surface_t *boxes[2];

        for (guint i = 0; i < 2; i++)
          {
            cairo_t *cr;

            boxes[i] = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 60);
            cr = cairo_create (boxes[i]);
            cld_chart_draw_part (cr, i ? b : a, 5, 5, 50, 50, &cld_chart_style_print);
            cairo_destroy (cr);
            cairo_surface_flush (boxes[i]);
          }
        g_assert_true (memcmp (cairo_image_surface_get_data (boxes[0]), cairo_image_surface_get_data (boxes[1]), (gsize) cairo_image_surface_get_stride (boxes[0]) * 60) != 0);
        cairo_surface_destroy (boxes[0]);
        cairo_surface_destroy (boxes[1]);
      }
}

static void
test_stays_inside (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      cairo_surface_t *surface = draw (draw_bars, styles[i], bars);

      g_assert_cmpuint (count_ink (surface, TRUE), >, 1000);
      g_assert_cmpuint (count_ink (surface, FALSE), ==, 0);
      cairo_surface_destroy (surface);
    }
}

/* A place belongs to the month whose middle is nearest; beside the months is none. */
static void
test_find_bar (void)
{
  const CldChartStyle *style = &cld_chart_style_light;
  double slot = (WIDTH - 42.0 * style->scale) / G_N_ELEMENTS (bars);

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    g_assert_cmpint (cld_chart_find_bar (bars, G_N_ELEMENTS (bars), WIDTH, style, 34 * style->scale + slot * (i + 0.5)), ==, i);
  g_assert_cmpint (cld_chart_find_bar (bars, G_N_ELEMENTS (bars), WIDTH, style, 3), ==, -1);
  g_assert_cmpint (cld_chart_find_bar (bars, G_N_ELEMENTS (bars), WIDTH, style, WIDTH - 1), ==, -1);
  g_assert_cmpint (cld_chart_find_bar (bars, 0, WIDTH, style, 100), ==, -1);
}

static void
test_words (void)
{
  const CldChartBar bar = { "Mar", "2026", { 4, 3, 2, 1 } };
  g_autofree char *text = cld_chart_bar_dup_sentence (&bar);

  g_assert_cmpstr (text, ==, "Mar 2026: 4 on time, 3 late, 2 missing, 1 not recorded");
}

/* --- SDQ --- */

static const CldSdqPoint points[] = { { 19000, 13 }, { 19400, 14 }, { 19700, 17 }, { 20000, 40 } };

static void
draw_sdq (cairo_t *cr, double width, double height, const CldChartStyle *style, gconstpointer data)
{
  cld_chart_draw_sdq (cr, data, data ? G_N_ELEMENTS (points) : 0, width, height, style);
}

static void
test_sdq (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      cairo_surface_t *surface = draw (draw_sdq, styles[i], points), *empty = draw (draw_sdq, styles[i], NULL);

      g_assert_cmpuint (count_ink (surface, FALSE), ==, 0);
      g_assert_cmpuint (count_ink (empty, FALSE), ==, 0);
      g_assert_cmpuint (count_ink (empty, TRUE), >, 500);
      cairo_surface_destroy (surface);
      cairo_surface_destroy (empty);
    }
}

static void
test_sdq_bands (void)
{
  static const struct
  {
    int score;
    const char *band;
  } cases[] = { { 0, "Close to average" }, { 13, "Close to average" }, { 14, "Borderline" }, { 16, "Borderline" }, { 17, "Cause for concern" }, { 40, "Cause for concern" }, { 41, NULL }, { -1, NULL } };
  g_autofree char *text = cld_chart_dup_sdq_sentence (points, 2), *none = cld_chart_dup_sdq_sentence (NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (cld_chart_get_sdq_band (cases[i].score), ==, cases[i].band);
  g_assert_cmpstr (text, ==, "Jan 2022: 13 (Close to average); Feb 2023: 14 (Borderline)");
  g_assert_cmpstr (none, ==, "No score recorded");
}

/* --- the report --- */

static CldStore *
make_store (void)
{
  g_autofree char *path = fixture_store ();
  CldStore *store = open_store (path, CLD_STORE_CREATE);
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *set = begin_set (store);

  put (set, NULL, make_row (arena, &cld_child_kind, "K1", "surname", "Ó'Neil & <b>\"%s%n", "date_of_birth", "2014-05-06", "team", "North <b>&", NULL));
  put (set, NULL, make_row (arena, &cld_care_period_kind, "p", "child", "K1", "started_on", "2026-01-02", NULL));
  put (set, NULL, make_row (arena, &cld_placement_kind, "l", "child", "K1", "started_on", "2026-01-02", "type", "U1", NULL));
  put (set, NULL, make_row (arena, &cld_visit_kind, "v", "child", "K1", "visited_on", "2026-01-08", "outcome", "SEEN_ALONE", NULL));
  put (set, NULL, make_row (arena, &cld_quality_audit_kind, "q", "child", "K1", "audited_on", "2026-02-03", "grade", "GOOD", NULL));
  g_free (commit_set (set));
  return store;
}

static char *
read_report (CldStore *store, const CldCompliancePrint *print)
{
  const CldPrintOptions options = { .today = "2026-04-07", .printed_at = "2026-04-07T09:31", .printed_by = "Priya Nair" };
  g_autoptr (CldPrintJob) job = cld_print_job_new_compliance (print);
  g_autoptr (GError) error = NULL;
  g_autoptr (CldPaper) paper = cld_print_job_make_paper (job, store, &options, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < cld_paper_get_n_pages (paper); i++)
    {
      g_autofree char *text = cld_paper_get_page_text (paper, i);

      g_string_append (out, text);
    }
  return g_string_free (out, FALSE);
}

/* Each duty by itself, its months in a table beside the drawing, audits apart, and nowhere a figure of everything. */
static void
test_report (void)
{
  CldStore *store = make_store ();
  const char *const charts[] = { "C01", NULL };
  CldCompliancePrint print = { .charts = charts };
  g_autofree char *text = NULL, *folded = NULL;

  cld_compliance_filter_init (&print.filter, cld_date_to_day ("2026-04-07"));
  text = read_report (store, &print);
  folded = g_utf8_casefold (text, -1);
  for (guint i = 0; i < 8; i++)
    g_assert_nonnull (strstr (text, ((const char *const[]){ "First visit (C01)", "C02", "Jan 2026", "Quality audits", "Good", "May 2025 to Apr 2026", "All children", "are not held" })[i]));
  for (guint i = 0; i < 4; i++)
    g_assert_null (strstr (folded, ((const char *const[]){ "overall", "score", "total", "all duties" })[i]));
  g_assert_null (strstr (text, "Neil"));
  cld_store_free (store);
}

static void
test_report_of_nothing (void)
{
  CldStore *store = make_store ();
  CldCompliancePrint print = { .filter = { .from = cld_month_read ("2001-01"), .until = cld_month_read ("2001-03"), .team = "North <b>&", .cohort = CLD_COHORT_CARE_LEAVERS } };
  g_autofree char *text = read_report (store, &print);

  g_assert_nonnull (strstr (text, "No duty falls into this period."));
  g_assert_nonnull (strstr (text, "Care leavers · North <b>&"));
  cld_store_free (store);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/patterns", test_patterns);
  g_test_add_func ("/chart/stays-inside", test_stays_inside);
  g_test_add_func ("/chart/find-bar", test_find_bar);
  g_test_add_func ("/chart/words", test_words);
  g_test_add_func ("/chart/sdq", test_sdq);
  g_test_add_func ("/chart/sdq-bands", test_sdq_bands);
  g_test_add_func ("/chart/report", test_report);
  g_test_add_func ("/chart/report-of-nothing", test_report_of_nothing);
  return fixture_run ();
}
