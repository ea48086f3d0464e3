/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-report-rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-text.h"

/* What a row behind a number says. */

static char *
dup_child (const CldFacts *facts, const CldDutyPeople *people)
{
  const char *name = facts && people ? cld_duty_people_get_name (people, facts->ref) : NULL;

  return facts ? g_strdup (name ? name : facts->ref) : g_strdup ("");
}

/* @worker is a name, a login or a number, as it is recorded. */
static char *
dup_worker (const char *worker, const CldDutyPeople *people)
{
  const char *name = worker && people ? cld_duty_people_get_worker (people, worker) : NULL;

  return g_strdup (name ? name : worker ? worker : "");
}

/* "Done late" says by how much: what a row is for is the distance of the two days. */
static char *
dup_state (const CldDuty *duty, gint32 today)
{
  int late = duty->done.day != CLD_NO_DAY && duty->due.day != CLD_NO_DAY ? duty->done.day - duty->due.day : 0;

  if (duty->state == CLD_DUTY_LATE && late > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Done %d day late", "Done %d days late", (gulong) late), late);
  return cld_duty_look_words (duty, today);
}

static char *
dup_duty_title (const CldDuty *duty)
{
  const CldTimetableRow *row = cld_timetable_get (duty->row);
  const char *detail = duty->detail && strcmp (duty->detail, "AREA") != 0 ? cld_code_list_label ("notification_recipient", duty->detail) : NULL;

  return detail ? g_strdup_printf ("%s (%s): %s", _(row->short_title), row->id, detail) : g_strdup_printf ("%s (%s)", _(row->short_title), row->id);
}

static void
set_look (CldReportTexts *texts, const CldDutyLook *look)
{
  texts->icon_name = look->icon_name;
  texts->style_class = look->style_class;
  texts->color = cld_duty_look_get_color (look);
}

static void
fill_duty (CldReportTexts *texts, const CldDuty *duty, gint32 today)
{
  texts->texts[CLD_REPORT_COLUMN_WHAT] = dup_duty_title (duty);
  texts->texts[CLD_REPORT_COLUMN_DONE] = cld_duty_look_day (duty->done.day, today);
  texts->texts[CLD_REPORT_COLUMN_STATE] = dup_state (duty, today);
  texts->done = duty->done.day;
  set_look (texts, cld_duty_look (duty->state, duty->due.day, today));
}

static void
fill_record (CldReportTexts *texts, const CldReportRow *row, gint32 today)
{
  texts->texts[CLD_REPORT_COLUMN_WHAT] = g_strdup (row->title);
  texts->texts[CLD_REPORT_COLUMN_DONE] = g_strdup ("");
  texts->texts[CLD_REPORT_COLUMN_STATE] = g_strdup (row->state ? row->state : "");
  texts->done = CLD_NO_DAY;
  set_look (texts, cld_duty_look (row->late ? CLD_DUTY_OVERDUE : CLD_DUTY_UPCOMING, row->day, today));
  if (!row->late)
    texts->icon_name = NULL;
}

/* Takes a row's texts while the board stands; @people may be missing for a moment. */
CldReportTexts *
_cld_report_texts_new (const CldReportRow *row, const CldDutyPeople *people, gint32 today)
{
  CldReportTexts *texts = g_new0 (CldReportTexts, 1);

  texts->key = g_strdup (row->key);
  texts->child = row->facts ? g_strdup (row->facts->ref) : NULL;
  texts->kind = row->kind;
  texts->ref = g_strdup (row->ref);
  texts->day = row->day;
  texts->texts[CLD_REPORT_COLUMN_CHILD] = dup_child (row->facts, people);
  texts->texts[CLD_REPORT_COLUMN_DAY] = cld_duty_look_day (row->day, today);
  texts->texts[CLD_REPORT_COLUMN_WORKER] = dup_worker (row->facts ? row->facts->worker : row->owner, people);
  if (row->duty)
    fill_duty (texts, row->duty, today);
  else
    fill_record (texts, row, today);
  return texts;
}

/* A child of a sample, with its last audit. */
CldReportTexts *
_cld_report_texts_new_sample (const CldFacts *facts, const CldDutyPeople *people, const char *audited_on, const char *grade, gint32 today)
{
  CldReportTexts *texts = g_new0 (CldReportTexts, 1);
  const char *label = grade ? cld_code_list_label ("audit_grade", grade) : NULL;

  texts->key = g_strdup (facts->ref);
  texts->child = g_strdup (facts->ref);
  texts->day = audited_on ? cld_date_read_day (audited_on) : CLD_NO_DAY;
  texts->done = CLD_NO_DAY;
  texts->texts[CLD_REPORT_COLUMN_CHILD] = dup_child (facts, people);
  texts->texts[CLD_REPORT_COLUMN_WHAT] = g_strdup (audited_on ? _("Last quality audit") : _("No quality audit yet"));
  texts->texts[CLD_REPORT_COLUMN_DAY] = cld_duty_look_day (texts->day, today);
  texts->texts[CLD_REPORT_COLUMN_DONE] = g_strdup ("");
  texts->texts[CLD_REPORT_COLUMN_STATE] = g_strdup (label ? label : audited_on ? _("No grade") : "");
  texts->texts[CLD_REPORT_COLUMN_WORKER] = dup_worker (facts->worker, people);
  texts->style_class = "cld-upcoming";
  return texts;
}

void
_cld_report_texts_free (CldReportTexts *texts)
{
  for (guint i = 0; i < CLD_REPORT_N_COLUMNS; i++)
    g_free (texts->texts[i]);
  g_free (texts->key);
  g_free (texts->child);
  g_free (texts->ref);
  g_free (texts);
}

static int
compare_days (gint32 a, gint32 b)
{
  return (a > b) - (a < b);
}

int
_cld_report_texts_compare (const CldReportTexts *a, const CldReportTexts *b, CldReportColumn column)
{
  g_autofree char *x = NULL, *y = NULL;

  if (column == CLD_REPORT_COLUMN_DAY)
    return compare_days (a->day, b->day);
  if (column == CLD_REPORT_COLUMN_DONE)
    return compare_days (a->done, b->done);
  x = cld_text_fold (a->texts[column]);
  y = cld_text_fold (b->texts[column]);
  return strcmp (x, y);
}

const char *
_cld_report_column_title (CldReportColumn column)
{
  const char *const titles[CLD_REPORT_N_COLUMNS] = {
    _("Child"), _("What"),
    /* Translators: of a list: the day something was due, began or was sent */
    _("Due, or day"), _("Done"), _("State"), _("Worker")
  };

  g_return_val_if_fail (column < CLD_REPORT_N_COLUMNS, NULL);

  return titles[column];
}

/* --- how the table draws it --- */

static CldRowTableColumn columns[CLD_REPORT_N_COLUMNS] = {
  [CLD_REPORT_COLUMN_CHILD] = { NULL, 120, FALSE, TRUE, FALSE },
  [CLD_REPORT_COLUMN_WHAT] = { NULL, 150, FALSE, TRUE, FALSE },
  [CLD_REPORT_COLUMN_DAY] = { NULL, 116, FALSE, FALSE, FALSE },
  [CLD_REPORT_COLUMN_DONE] = { NULL, 116, FALSE, FALSE, FALSE },
  [CLD_REPORT_COLUMN_STATE] = { NULL, 150, FALSE, FALSE, FALSE },
  [CLD_REPORT_COLUMN_WORKER] = { NULL, 110, FALSE, TRUE, FALSE },
};

static const char *
get_key (gconstpointer row)
{
  return ((const CldReportTexts *) row)->key;
}

static void
fill_cell (gconstpointer data, guint column, CldRowTableCell *cell, gpointer owner)
{
  const CldReportTexts *row = data;

  cell->text = g_strdup (row->texts[column]);
  if (column == CLD_REPORT_COLUMN_CHILD && !row->child)
    cell->text = (g_free (cell->text), g_strdup ("–"));
  if (column != CLD_REPORT_COLUMN_STATE || !row->icon_name)
    return;
  cell->icon_name = row->icon_name;
  cell->color = row->color;
}

static void
fill_lines (gconstpointer data, CldRowTableLines *lines, gpointer owner)
{
  const CldReportTexts *row = data;

  lines->title = g_strdup (row->child ? row->texts[CLD_REPORT_COLUMN_CHILD] : row->texts[CLD_REPORT_COLUMN_WHAT]);
  lines->text = row->child ? g_strdup (row->texts[CLD_REPORT_COLUMN_WHAT]) : NULL;
  lines->state = g_strdup (*row->texts[CLD_REPORT_COLUMN_STATE] ? row->texts[CLD_REPORT_COLUMN_STATE] : row->texts[CLD_REPORT_COLUMN_DAY]);
  lines->more = g_strdup (row->texts[CLD_REPORT_COLUMN_DAY]);
  lines->icon_name = row->icon_name ? row->icon_name : "x-office-calendar-symbolic";
  lines->style_class = row->style_class;
}

static char *
dup_sentence (gconstpointer data, gpointer owner)
{
  const CldReportTexts *row = data;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < CLD_REPORT_N_COLUMNS; i++)
    if (row->texts[i] && *row->texts[i])
      g_string_append_printf (out, "%s%s: %s", out->len > 0 ? ", " : "", _cld_report_column_title (i), row->texts[i]);
  return g_string_free (out, FALSE);
}

const CldRowTableKind *
_cld_report_rows_get_kind (void)
{
  static CldRowTableKind kind = { columns, CLD_REPORT_N_COLUMNS, get_key, fill_cell, fill_lines, dup_sentence, NULL };

  for (guint i = 0; i < CLD_REPORT_N_COLUMNS; i++)
    columns[i].title = _cld_report_column_title (i);
  return &kind;
}
