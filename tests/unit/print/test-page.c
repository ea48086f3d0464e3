/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-page.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-pdf.h"

#define EDGE 51.0 /* 18 mm */

static const CldColumn columns[] = { { "First", 60 }, { "Second", 0 }, { "Third", 0 } };

static char *folder;

static void
test_clean_text (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { NULL, NULL },
    { "", NULL },
    { " \t\n\r ", NULL },
    { "one", "one" },
    { "  one \n\n two\u00A0three\u2028four ", "one two three four" },
    { "a\x01\x7f" "b", "a b" },
    { "\u202Eabc\u202C\u200B\uFEFF", "abc" },
    { "bad \xff byte", "bad \uFFFD byte" },
    { "<b>&amp;%s", "<b>&amp;%s" },
    { "👩‍👧", "👩‍👧" },
  };
  g_autofree char *novel = g_strnfill (100000, 'x');
  g_autofree char *cut = cld_page_clean_text (novel);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cld_page_clean_text (cases[i].text);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
  g_assert_cmpuint (strlen (cut), <, 10000);
  g_assert_true (g_str_has_suffix (cut, "…"));
}

static void
add_table (CldPaper *paper, guint n_rows, const char *text, guint max_lines)
{
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("row%u", i);
      const CldCell cells[] = { { number }, { text, .tick = CLD_TICK_YES, .indent = i % 3 }, { NULL } };

      cld_table_add_row (table, cells);
    }
  cld_table_set_rest (table, "and 5 more; see the record");
  g_assert_cmpuint (cld_table_count_rows (table), ==, n_rows);
  cld_paper_add_table (paper, table, max_lines);
}

/* A page's text. */
static char *
read_page (CldPaper *paper, guint page)
{
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autofree char *number = g_strdup_printf ("%u", page);
  const char *const argv[] = { "pdftotext", "-layout", "-f", number, "-l", number, path, "-", NULL };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &error);
  char *text = NULL;
  int status;

  g_assert_no_error (error);
  g_assert_true (cld_pdf_write (paper, G_OUTPUT_STREAM (stream), "Test", &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_unlink (path);
  return text;
}

/* No ink outside the margins. */
static void
assert_inside (CldPaper *paper)
{
  for (guint i = 0; i < cld_paper_get_n_pages (paper); i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      cld_paper_draw_page (paper, cr, i);
      cairo_destroy (cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      cairo_surface_destroy (surface);
      g_assert_cmpfloat (x, >=, EDGE - 2);
      g_assert_cmpfloat (x + width, <=, CLD_PAGE_WIDTH - EDGE + 2);
      g_assert_cmpfloat (y, >=, 36);
      g_assert_cmpfloat (y + height, <=, CLD_PAGE_HEIGHT - 20);
    }
}

static void
test_empty (void)
{
  g_autoptr (CldPaper) paper = cld_paper_new ();
  g_autofree char *text = NULL;

  cld_paper_finish (paper);
  g_assert_cmpuint (cld_paper_get_n_pages (paper), ==, 1);
  text = read_page (paper, 1);
  g_assert_nonnull (strstr (text, "Page 1 of 1"));
}

/* The header row and the page's head stand on every page; the total is right on the first. */
static void
test_breaks (void)
{
  g_autoptr (CldPaper) paper = cld_paper_new ();

  cld_paper_set_head (paper, "MARKING", "X. Y. · 17", "MADE-UP DATA");
  cld_paper_set_foot (paper, "first foot", "second foot");
  cld_paper_add_title (paper, "Title", "Somebody", "about", "1 fact hidden");
  cld_paper_add_heading (paper, "Rows", "remark", "rows");
  add_table (paper, 120, "text", 1);
  cld_paper_add_heading (paper, "Last", NULL, "the last");
  cld_paper_add_paragraph (paper, NULL, FALSE, 1);
  cld_paper_finish (paper);

  g_assert_cmpuint (cld_paper_get_n_pages (paper), ==, 3);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *text = read_page (paper, i), *page = g_strdup_printf ("Page %u of 3", i);

      g_assert_nonnull (strstr (text, page));
      g_assert_nonnull (strstr (text, "MARKING"));
      g_assert_nonnull (strstr (text, "X. Y. · 17"));
      g_assert_nonnull (strstr (text, "MADE-UP DATA"));
      g_assert_nonnull (strstr (text, "Second"));
      g_assert_nonnull (strstr (text, "second foot"));
      g_assert_true ((strstr (text, "Continues") != NULL) == (i < 3));
      g_assert_true ((strstr (text, "NOT RECORDED") != NULL));
      g_assert_true ((strstr (text, "2  Last") != NULL || strstr (text, "2 Last") != NULL) == (i == 3));
      g_assert_true ((strstr (text, "see the record") != NULL) == (i == 3));
    }
  g_assert_cmpuint (cld_paper_get_n_shortened (paper), ==, 0);
  assert_inside (paper);
}

/* Wherever a page ends, a heading goes with what it stands above. */
static void
test_headings_stay (void)
{
  for (guint n = 38; n < 50; n++)
    {
      g_autoptr (CldPaper) paper = cld_paper_new ();

      for (guint i = 0; i < n; i++)
        cld_paper_add_paragraph (paper, "line", FALSE, 1);
      cld_paper_add_heading (paper, "Below", NULL, "below");
      if (n % 2)
        cld_paper_add_paragraph (paper, "its text", FALSE, 1);
      else
        add_table (paper, 1, "its text", 1);
      cld_paper_finish (paper);
      for (guint i = 1; i <= cld_paper_get_n_pages (paper); i++)
        {
          g_autofree char *text = read_page (paper, i);

          g_assert_true ((strstr (text, "Below") != NULL) == (strstr (text, "its text") != NULL));
        }
    }
}

/* Wherever a page ends, no page has a single row of many, each says of which section its rows are, and the page before
 * names that section. */
static void
test_rows_stay (void)
{
  for (guint n = 36; n < 52; n++)
    for (guint kind = 0; kind < 2; kind++)
      {
        g_autoptr (CldPaper) paper = cld_paper_new ();
        g_autoptr (CldPageFacts) facts = cld_page_facts_new ();
        guint n_found = 0;

        for (guint i = 0; i < n; i++)
          cld_paper_add_paragraph (paper, "line", FALSE, 1);
        cld_paper_add_heading (paper, "Below", NULL, "what is below");
        for (guint i = 0; i < 5; i++)
          cld_page_facts_add (facts, 0, "key", "row", FALSE);
        if (kind == 0)
          cld_paper_add_facts (paper, facts, 1);
        else
          add_table (paper, 5, "text", 1);
        cld_paper_finish (paper);
        for (guint i = 1; i <= cld_paper_get_n_pages (paper); i++)
          {
            g_autofree char *text = read_page (paper, i);
            g_auto (GStrv) rows = g_strsplit (text, "row", -1);
            guint n_rows = g_strv_length (rows) - 1;

            g_assert_cmpuint (n_rows, !=, 1);
            g_assert_true ((strstr (text, "Below") != NULL) == (n_rows > 0));
            g_assert_true ((strstr (text, "Below (continued)") != NULL) == (n_rows > 0 && n_found > 0));
            g_assert_true ((strstr (text, "Second") != NULL) == (kind == 1 && n_rows > 0));
            g_assert_true ((strstr (text, "Continues: what is below") != NULL) == (n_found + n_rows < 5 && i < cld_paper_get_n_pages (paper)));
            n_found += n_rows;
          }
        g_assert_cmpuint (n_found, ==, 5);
      }
}

/* Long and unbroken texts stay in their places and are counted. */
static void
test_long (void)
{
  g_autofree char *unbroken = g_strnfill (5000, 'W');
  g_autoptr (CldPageFacts) facts = cld_page_facts_new ();
  g_autoptr (CldPaper) paper = cld_paper_new ();

  for (guint i = 0; i < 60; i++)
    cld_page_facts_add (facts, i % 2, unbroken, i % 5 ? unbroken : NULL, i % 3 == 0);
  cld_paper_set_head (paper, unbroken, unbroken, "MADE-UP DATA");
  cld_paper_set_foot (paper, unbroken, unbroken);
  cld_paper_add_title (paper, "Title", unbroken, unbroken, "hidden");
  cld_paper_add_heading (paper, unbroken, "remark", "facts");
  cld_paper_add_facts (paper, facts, 3);
  cld_paper_add_heading (paper, "Words", NULL, "words");
  cld_paper_add_quote (paper, unbroken, unbroken, 5);
  cld_paper_add_paragraph (paper, unbroken, FALSE, 4);
  add_table (paper, 30, unbroken, 3);
  cld_paper_finish (paper);
  assert_inside (paper);
  g_assert_cmpuint (cld_paper_get_n_shortened (paper), >=, 60 + 48 + 3 + 30);
}

/* Paper is black and grey, and drawing it twice, on any surface, gives the same. */
static void
test_draw (void)
{
  g_autoptr (CldPaper) paper = cld_paper_new ();
  cairo_surface_t *surfaces[2];
  guint n_dark = 0;

  cld_paper_set_head (paper, "MARKING", "17", "MADE-UP DATA");
  cld_paper_add_heading (paper, "Rows", "remark", "rows");
  add_table (paper, 5, "some text", 1);
  cld_paper_finish (paper);
  for (guint i = 0; i < 2; i++)
    {
      cairo_t *cr;

      surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 893, 1263);
      cr = cairo_create (surfaces[i]);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cairo_scale (cr, 1.5, 1.5);
      cld_paper_draw_page (paper, cr, 0);
      cairo_destroy (cr);
      cairo_surface_flush (surfaces[i]);
    }
  for (int y = 0; y < 1263; y++)
    {
      const guint32 *a = (gpointer) (cairo_image_surface_get_data (surfaces[0]) + y * cairo_image_surface_get_stride (surfaces[0]));
      const guint32 *b = (gpointer) (cairo_image_surface_get_data (surfaces[1]) + y * cairo_image_surface_get_stride (surfaces[1]));

      for (int x = 0; x < 893; x++)
        {
          guint32 pixel = a[x] & 0xFFFFFF;

          g_assert_cmphex (a[x], ==, b[x]);
          g_assert_cmphex (pixel, ==, (pixel & 0xFF) * 0x010101);
          n_dark += pixel < 0x404040 ? 1 : 0;
        }
    }
  g_assert_cmpuint (n_dark, >, 1000);
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("caseload-print-XXXXXX", NULL);
  g_test_add_func ("/print/page/clean-text", test_clean_text);
  g_test_add_func ("/print/page/empty", test_empty);
  g_test_add_func ("/print/page/breaks", test_breaks);
  g_test_add_func ("/print/page/headings-stay", test_headings_stay);
  g_test_add_func ("/print/page/rows-stay", test_rows_stay);
  g_test_add_func ("/print/page/long", test_long);
  g_test_add_func ("/print/page/draw", test_draw);
  result = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return result;
}
