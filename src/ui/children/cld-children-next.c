/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-children-next.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-look.h"

struct _CldChildrenNext
{
  CldSession *session;
  const CldDutyBoard *board; /* (nullable): until it is loaded */
  GHashTable *duties;        /* the children's numbers, of the board -> their next duty, of the board */
};

/**
 * cld_children_next_new:
 * @session: the caseload
 *
 * Returns: (transfer full): the next duties as they are known now
 */
CldChildrenNext *
cld_children_next_new (CldSession *session)
{
  CldChildrenNext *next = g_new0 (CldChildrenNext, 1);

  next->session = g_object_ref (session);
  next->duties = g_hash_table_new (g_str_hash, g_str_equal);
  cld_children_next_update (next);
  return next;
}

/**
 * cld_children_next_free:
 * @next: (nullable) (transfer full): next duties
 *
 * Frees them.
 */
void
cld_children_next_free (CldChildrenNext *next)
{
  if (!next)
    return;
  g_hash_table_unref (next->duties);
  g_object_unref (next->session);
  g_free (next);
}

/**
 * cld_children_next_update:
 * @next: next duties
 *
 * Looks them up again. To be called with each #CldDutyWatch::changed, which makes void what was looked up before.
 */
void
cld_children_next_update (CldChildrenNext *next)
{
  g_hash_table_remove_all (next->duties);
  next->board = cld_duty_watch_get_board (cld_duty_watch_of (next->session));
  for (guint i = 0; next->board && i < cld_duty_board_get_n_children (next->board); i++)
    {
      const char *child = cld_duty_board_get_child (next->board, i)->ref;
      const CldDuty *duty = cld_duty_board_get_next (next->board, child);

      if (duty)
        g_hash_table_insert (next->duties, (gpointer) child, (gpointer) duty);
    }
}

/**
 * cld_children_next_is_ready:
 * @next: (nullable): next duties
 *
 * Returns: whether they are known
 */
gboolean
cld_children_next_is_ready (const CldChildrenNext *next)
{
  return next && next->board;
}

static const CldDuty *
find (const CldChildrenNext *next, const char *child)
{
  return next && child ? g_hash_table_lookup (next->duties, child) : NULL;
}

static gint32
get_today (const CldChildrenNext *next)
{
  return cld_duty_board_get_today (next->board);
}

/* --- order --- */

/* A child in the order that it had. */
typedef struct
{
  guint position;
  guint8 rank; /* dated, undated, none */
  gint32 day;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const Place *x = a, *y = b;

  /* What is not known comes last, whichever way round. */
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  if (x->day != y->day)
    return (x->day < y->day) != GPOINTER_TO_INT (data) ? -1 : 1;
  return x->position < y->position ? -1 : 1;
}

/**
 * cld_children_next_sort:
 * @next: next duties, which are known
 * @ids: numbers of children, in the order that they keep among those with the same day
 * @descending: the latest first
 *
 * Returns: (transfer full): the same numbers by the day of the next duty, so that late ones come first
 */
CldIds *
cld_children_next_sort (const CldChildrenNext *next, CldIds *ids, gboolean descending)
{
  guint n = cld_ids_get_n (ids);
  g_autofree Place *places = g_new (Place, MAX (n, 1));
  CldIds *sorted = cld_ids_new ();

  for (guint i = 0; i < n; i++)
    {
      const CldDuty *duty = find (next, cld_ids_get (ids, i));

      places[i] = (Place){ i, !duty ? 2 : duty->due.day == CLD_NO_DAY ? 1 : 0, duty && duty->due.day != CLD_NO_DAY ? duty->due.day : 0 };
    }
  g_qsort_with_data (places, (int) n, sizeof (Place), compare_places, GINT_TO_POINTER (descending != FALSE));
  for (guint i = 0; i < n; i++)
    {
      const char *id = cld_ids_get (ids, places[i].position);

      cld_ids_add (sorted, id, strlen (id));
    }
  return sorted;
}

/**
 * cld_children_next_keep_late:
 * @next: next duties, which are known
 * @ids: numbers of children
 *
 * Returns: (transfer full): those for whom something is late, in the same order
 */
CldIds *
cld_children_next_keep_late (const CldChildrenNext *next, CldIds *ids)
{
  CldIds *late = cld_ids_new ();

  for (guint i = 0; i < cld_ids_get_n (ids); i++)
    {
      const char *id = cld_ids_get (ids, i);
      const CldDuty *duty = find (next, id);

      /* What is late is due before everything else. */
      if (duty && duty->state == CLD_DUTY_OVERDUE)
        cld_ids_add (late, id, strlen (id));
    }
  return late;
}

/**
 * cld_children_next_count:
 * @next: next duties
 * @ids: numbers of children
 * @n_late: (out): for how many something is late
 * @n_due: (out): for how many of the others something is due today
 */
void
cld_children_next_count (const CldChildrenNext *next, CldIds *ids, guint *n_late, guint *n_due)
{
  *n_late = 0;
  *n_due = 0;
  for (guint i = 0; i < cld_ids_get_n (ids); i++)
    {
      const CldDuty *duty = find (next, cld_ids_get (ids, i));

      if (duty && duty->state == CLD_DUTY_OVERDUE)
        ++*n_late;
      else if (duty && duty->due.day == get_today (next))
        ++*n_due;
    }
}

/* --- how it is shown --- */

/**
 * cld_children_next_get_look:
 * @next: (nullable): next duties
 * @child: a child's number
 *
 * Returns: how the child's next duty looks; nothing where there is none
 */
CldChildrenNextLook
cld_children_next_get_look (const CldChildrenNext *next, const char *child)
{
  static const struct
  {
    const char *style_class;
    const char *color;
  } colors[] = { { "cld-late", "cld_late" }, { "cld-due", "cld_due" } };
  const CldDuty *duty = find (next, child);
  const CldDutyLook *look = duty ? cld_duty_look (duty->state, duty->due.day, get_today (next)) : NULL;
  CldChildrenNextLook found = { NULL, NULL, NULL };

  if (!look)
    return found;
  found.icon_name = look->icon_name;
  found.style_class = look->style_class;
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    if (strcmp (colors[i].style_class, look->style_class) == 0)
      found.color = colors[i].color;
  return found;
}

static const char *
get_title (const CldDuty *duty)
{
  const CldTimetableRow *row = cld_timetable_get (duty->row);

  return row->short_title ? _(row->short_title) : row->duty;
}

/**
 * cld_children_next_make_text:
 * @next: (nullable): next duties
 * @child: a child's number
 *
 * Returns: (transfer full) (nullable): such as “4 Mar · Visit”; %NULL where there is none
 */
char *
cld_children_next_make_text (const CldChildrenNext *next, const char *child)
{
  const CldDuty *duty = find (next, child);
  char iso[CLD_DATE_SIZE], today[CLD_DATE_SIZE];
  g_autofree char *day = NULL;

  if (!duty)
    return NULL;
  if (duty->due.day == CLD_NO_DAY)
    /* Translators: a duty in a narrow column of which the date cannot be computed */
    return g_strdup_printf (_("Not known · %s"), get_title (duty));
  if (duty->due.day == get_today (next))
    /* Translators: a duty in a narrow column that is due today */
    return g_strdup_printf (_("Today · %s"), get_title (duty));
  cld_date_from_day (duty->due.day, iso);
  cld_date_from_day (get_today (next), today);
  day = cld_children_date (iso, today);
  /* Translators: the date of a duty, which must not be cut, and the duty in a narrow column, such as 4 Mar · Visit */
  return g_strdup_printf (_("%1$s · %2$s"), g_strchug (day), get_title (duty));
}

/**
 * cld_children_next_make_words:
 * @next: (nullable): next duties
 * @child: a child's number
 *
 * Returns: (transfer full) (nullable): such as “3 days late: Visit”, which needs no icon and no colour; %NULL where
 *   there is none
 */
char *
cld_children_next_make_words (const CldChildrenNext *next, const char *child)
{
  const CldDuty *duty = find (next, child);
  g_autofree char *words = duty ? cld_duty_look_words (duty, get_today (next)) : NULL;

  /* Translators: the state of a duty and the duty, such as 3 days late: Visit */
  return duty ? g_strdup_printf (_("%1$s: %2$s"), words, get_title (duty)) : NULL;
}

/**
 * cld_children_next_make_value:
 * @next: (nullable): next duties
 * @child: a child's number
 *
 * Returns: (transfer full) (nullable): day and title as a file has them; %NULL where there is none
 */
char *
cld_children_next_make_value (const CldChildrenNext *next, const char *child)
{
  const CldDuty *duty = find (next, child);
  char iso[CLD_DATE_SIZE];

  if (!duty)
    return NULL;
  if (duty->due.day == CLD_NO_DAY)
    return g_strdup (get_title (duty));
  cld_date_from_day (duty->due.day, iso);
  return g_strdup_printf ("%s %s", iso, get_title (duty));
}

/* --- cells of any column --- */

/**
 * cld_children_cell_text:
 * @next: (nullable): next duties
 * @facts: a child
 * @column: a column
 * @today: today
 *
 * Returns: (transfer full): what the cell says, as cld_children_text(), and of the next duty too
 */
char *
cld_children_cell_text (const CldChildrenNext *next, const CldCaseloadFacts *facts, CldChildrenColumn column, const char *today)
{
  char *text = column == CLD_CHILDREN_NEXT ? cld_children_next_make_text (next, facts->ref) : NULL;

  return text ? text : cld_children_text (facts, column, today);
}

/**
 * cld_children_cell_value:
 * @next: (nullable): next duties
 * @facts: a child
 * @column: a column
 * @today: today
 *
 * Returns: (transfer full) (nullable): what a file says, as cld_children_value(), and of the next duty too
 */
char *
cld_children_cell_value (const CldChildrenNext *next, const CldCaseloadFacts *facts, CldChildrenColumn column, const char *today)
{
  return column == CLD_CHILDREN_NEXT ? cld_children_next_make_value (next, facts->ref) : cld_children_value (facts, column, today);
}

/**
 * cld_children_cell_hint:
 * @next: (nullable): next duties
 * @facts: a child
 * @column: a column
 *
 * Returns: (transfer full) (nullable): what the cell cannot say in its room
 */
char *
cld_children_cell_hint (const CldChildrenNext *next, const CldCaseloadFacts *facts, CldChildrenColumn column)
{
  return column == CLD_CHILDREN_NEXT ? cld_children_next_make_words (next, facts->ref) : cld_children_hint (facts, column);
}
