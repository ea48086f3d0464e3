/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-episodes.h"
#include "cld-kinds.h"

#define NO_URN "XXXXXXX"

typedef struct
{
  CldImport *import;
  const char *child;
  GPtrArray *views;
  GPtrArray *rows;
} Derive;

static CldRow *
add_row (Derive *derive, const CldKind *kind, const char *ref)
{
  CldRow *row = cld_row_new (derive->import->arena, kind, ref);

  if (kind->child >= 0)
    row->values[kind->child] = derive->child;
  g_ptr_array_add (derive->rows, row);
  return row;
}

static const char *
make_ref (Derive *derive, const char *date)
{
  const char *parts[] = { derive->child, date };

  return cld_arena_join (derive->import->arena, '/', parts, G_N_ELEMENTS (parts));
}

/* The ref of the record that a row of Reviews makes. */
const char *
_cld_import_review_ref (CldArena *arena, const char *child, const char *const *cells)
{
  const char *parts[] = { child, cells[REVIEWS_REVIEW], "LAC" };

  return cld_arena_join (arena, '/', parts, G_N_ELEMENTS (parts));
}

/* The ref of the record that a row of Missing makes. */
const char *
_cld_import_missing_ref (CldArena *arena, const char *child, const char *const *cells)
{
  const char *kind = cells[MISSING_MISSING];
  const char *parts[] = { child, cells[MISSING_START], kind ? kind : "M" };

  return cld_arena_join (arena, '/', parts, G_N_ELEMENTS (parts));
}

static const char *
flag (gboolean value)
{
  return value ? "1" : "0";
}

/* The codes 1 and 2 of the years up to 2023-24 are the same facts as M and F. */
static const char *
modern_sex (const char *sex)
{
  if (sex && strcmp (sex, "1") == 0)
    return "M";
  return sex && strcmp (sex, "2") == 0 ? "F" : sex;
}

static void
set_later (const char **value, const char *later)
{
  if (later)
    *value = later;
}

static void
take_header (CldRow *child, const char *const *cells)
{
  set_later (&child->values[CHILD_SEX], modern_sex (cells[HEADER_SEX]));
  set_later (&child->values[CHILD_DATE_OF_BIRTH], cells[HEADER_DOB]);
  set_later (&child->values[CHILD_ETHNICITY], cells[HEADER_ETHNIC]);
  set_later (&child->values[CHILD_UPN], cells[HEADER_UPN]);
}

static int
compare_views (gconstpointer a, gconstpointer b)
{
  const CldReturnView *x = *(const CldReturnView *const *) a, *y = *(const CldReturnView *const *) b;

  if (x->year != y->year)
    return x->year < y->year ? -1 : 1;
  if (x->table != y->table)
    return x->table < y->table ? -1 : 1;
  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  return 0;
}

/* The home postcode is that of the episode that began last, of the latest return that gives one. */
static void
take_home (const CldReturnView *view, const CldReturnView **latest, CldRow *child)
{
  const char *home = view->cells[EPISODES_HOME_POST];

  if (!home || (*latest && ((*latest)->year > view->year || ((*latest)->year == view->year && strcmp ((*latest)->cells[EPISODES_DECOM], view->cells[EPISODES_DECOM]) > 0))))
    return;
  *latest = view;
  child->values[CHILD_HOME_POSTCODE] = home;
}

static void
derive_child (Derive *derive)
{
  CldRow *child = add_row (derive, &cld_child_kind, derive->child);
  const CldReturnView *home = NULL;
  const char *birth = NULL;

  for (guint i = 0; i < derive->views->len; i++)
    {
      const CldReturnView *view = derive->views->pdata[i];
      const CldReturnTable *tables = cld_return_tables ();

      if (view->table == tables + CLD_RETURN_HEADER)
        take_header (child, view->cells);
      else if (view->table == tables + CLD_RETURN_EPISODES)
        take_home (view, &home, child);
      else if (view->table == tables + CLD_RETURN_UASC)
        {
          set_later (&child->values[CHILD_UASC_UNTIL], view->cells[UASC_DUC]);
          set_later (&birth, view->cells[UASC_DOB]);
        }
      else
        set_later (&birth, view->cells[1]);
    }
  /* Every other table repeats the date of birth: it stands in where no Header gives one. */
  if (!child->values[CHILD_DATE_OF_BIRTH])
    child->values[CHILD_DATE_OF_BIRTH] = birth;
}

static const char *
provider_ref (Derive *derive, const char *urn)
{
  if (!urn || strcmp (urn, NO_URN) == 0)
    return NULL;
  return g_hash_table_lookup (derive->import->providers, urn);
}

static void
add_periods (Derive *derive, const CldSlices *slices)
{
  for (guint i = 0; i < slices->periods->len; i++)
    {
      const CldPeriodSlice *slice = &g_array_index (slices->periods, CldPeriodSlice, i);
      CldRow *row = add_row (derive, &cld_care_period_kind, make_ref (derive, slice->started_on));

      row->values[CARE_PERIOD_STARTED_ON] = slice->started_on;
      row->values[CARE_PERIOD_START_KNOWN] = flag (slice->start_known);
      row->values[CARE_PERIOD_ENDED_ON] = slice->ended_on;
      row->values[CARE_PERIOD_REASON_ENDED] = slice->reason_ended;
      row->values[CARE_PERIOD_CATEGORY_OF_NEED] = slice->category_of_need;
    }
}

static void
add_statuses (Derive *derive, const CldSlices *slices)
{
  for (guint i = 0; i < slices->statuses->len; i++)
    {
      const CldStatusSlice *slice = &g_array_index (slices->statuses, CldStatusSlice, i);
      CldRow *row = add_row (derive, &cld_legal_status_kind, make_ref (derive, slice->started_on));

      row->values[LEGAL_STATUS_STARTED_ON] = slice->started_on;
      row->values[LEGAL_STATUS_START_KNOWN] = flag (slice->start_known);
      row->values[LEGAL_STATUS_ENDED_ON] = slice->ended_on;
      row->values[LEGAL_STATUS_CODE] = slice->code;
    }
}

static void
add_placements (Derive *derive, const CldSlices *slices)
{
  guint first = derive->rows->len;

  for (guint i = 0; i < slices->placements->len; i++)
    {
      const CldPlacementSlice *slice = &g_array_index (slices->placements, CldPlacementSlice, i);
      CldRow *row = add_row (derive, &cld_placement_kind, make_ref (derive, slice->started_on));

      row->values[PLACEMENT_STARTED_ON] = slice->started_on;
      row->values[PLACEMENT_START_KNOWN] = flag (slice->start_known);
      row->values[PLACEMENT_ENDED_ON] = slice->ended_on;
      row->values[PLACEMENT_TYPE] = slice->type;
      row->values[PLACEMENT_PROVIDER_KIND] = slice->provider_kind;
      row->values[PLACEMENT_PROVIDER] = provider_ref (derive, slice->urn);
      row->values[PLACEMENT_POSTCODE] = slice->postcode;
      row->values[PLACEMENT_REASON_STARTED] = slice->reason_started;
      row->values[PLACEMENT_REASON_ENDED] = slice->reason_ended;
      if (slice->within >= 0)
        row->values[PLACEMENT_WITHIN] = ((CldRow *) derive->rows->pdata[first + (guint) slice->within])->ref;
    }
}

static CldEpisode
make_episode (const CldReturnView *view)
{
  const char *const *cells = view->cells;

  return (CldEpisode){ .decom = cells[EPISODES_DECOM], .dec = cells[EPISODES_DEC], .rne = cells[EPISODES_RNE], .ls = cells[EPISODES_LS],
                       .cin = cells[EPISODES_CIN], .place = cells[EPISODES_PLACE], .provider_kind = cells[EPISODES_PLACE_PROVIDER],
                       .rec = cells[EPISODES_REC], .reason = cells[EPISODES_REASON], .postcode = cells[EPISODES_PL_POST],
                       .urn = cells[EPISODES_URN], .year = view->year, .order = view->position, .source = view };
}

static void
say_remark (Derive *derive, const CldEpisodeRemark *remark)
{
  const CldReturnView *view = remark->source;
  const char *column = "DEC", *value = view->cells[EPISODES_DEC], *reason = NULL;

  /* What an earlier import said of a row already is not said again. */
  if (!view->row)
    return;
  switch (remark->flag)
    {
    case CLD_EPISODE_END_MOVED:
      reason = _("the next episode starts on another day: the end was moved to it");
      break;
    case CLD_EPISODE_NOT_MENTIONED:
      reason = _("open, and the next return does not mention it: left open");
      break;
    case CLD_EPISODE_OPEN_BEFORE_START:
      reason = _("not ended when a new period of care starts: left as it is");
      break;
    case CLD_EPISODE_REPLACED:
      column = "DECOM";
      value = view->cells[EPISODES_DECOM];
      reason = _("a later return has another episode in its place, which is used");
      break;
    case CLD_EPISODE_NO_NEXT:
      column = "REC";
      value = view->cells[EPISODES_REC];
      reason = _("another episode should start that day and none does: left open");
      break;
    case CLD_EPISODE_CONTINUES_AFTER_END:
      column = "RNE";
      value = view->cells[EPISODES_RNE];
      reason = _("care had ended before it, yet it does not start a period of care");
      break;
    case CLD_EPISODE_PLACEMENT_DIFFERS:
      column = "RNE";
      value = view->cells[EPISODES_RNE];
      reason = _("only the legal status is said to change, but the placement is another: taken as a new placement");
      break;
    case CLD_EPISODE_NO_DAYS:
    default:
      reason = _("it ends on the day it starts");
      break;
    }
  _cld_import_add_problem (derive->import, view->row, column, value, reason, NULL);
}

static void
derive_care (Derive *derive, gboolean say)
{
  g_autofree CldEpisode *episodes = g_new (CldEpisode, MAX (derive->views->len, 1));
  CldSlices slices;
  guint n = 0;

  for (guint i = 0; i < derive->views->len; i++)
    if (((CldReturnView *) derive->views->pdata[i])->table == cld_return_tables () + CLD_RETURN_EPISODES)
      episodes[n++] = make_episode (derive->views->pdata[i]);
  if (n == 0)
    return;
  cld_slices_init (&slices);
  cld_slices_make (&slices, episodes, n, (const int *) (gpointer) derive->import->years->data, derive->import->years->len);
  add_periods (derive, &slices);
  add_statuses (derive, &slices);
  add_placements (derive, &slices);
  for (guint i = 0; say && i < slices.remarks->len; i++)
    say_remark (derive, &g_array_index (slices.remarks, CldEpisodeRemark, i));
  cld_slices_clear (&slices);
}

static CldRow *
find_or_add (Derive *derive, const CldKind *kind, const char *ref, guint from)
{
  for (guint i = from; i < derive->rows->len; i++)
    if (((CldRow *) derive->rows->pdata[i])->kind == kind && strcmp (((CldRow *) derive->rows->pdata[i])->ref, ref) == 0)
      return derive->rows->pdata[i];
  return add_row (derive, kind, ref);
}

static void
derive_events (Derive *derive)
{
  guint from = derive->rows->len;

  for (guint i = 0; i < derive->views->len; i++)
    {
      const CldReturnView *view = derive->views->pdata[i];
      const char *const *cells = view->cells;

      if (view->table == cld_return_tables () + CLD_RETURN_REVIEWS)
        {
          CldRow *row = find_or_add (derive, &cld_review_kind, _cld_import_review_ref (derive->import->arena, derive->child, cells), from);

          row->values[REVIEW_KIND] = "LAC";
          row->values[REVIEW_HELD_ON] = cells[REVIEWS_REVIEW];
          set_later (&row->values[REVIEW_PARTICIPATION], cells[REVIEWS_CODE]);
        }
      else if (view->table == cld_return_tables () + CLD_RETURN_MISSING)
        {
          const char *kind = cells[MISSING_MISSING];
          CldRow *row = find_or_add (derive, &cld_missing_episode_kind, _cld_import_missing_ref (derive->import->arena, derive->child, cells), from);

          row->values[MISSING_EPISODE_KIND] = kind;
          row->values[MISSING_EPISODE_STARTED_AT] = cells[MISSING_START];
          set_later (&row->values[MISSING_EPISODE_ENDED_AT], cells[MISSING_END]);
        }
    }
}

/**
 * _cld_import_derive:
 * @import: the import, whose providers are known
 * @child: the child's number
 * @views: (element-type CldReturnView): the child's rows of all returns, in any order; they are sorted
 * @rows: (element-type CldRow): filled with what they say, in the order of the kinds: one row of the child with what
 *   returns know of children, periods, statuses, placements (each before its absences), reviews, missing episodes
 * @say: whether what had to be decided is listed
 *
 * The same rows in any order give the same records.
 */
void
_cld_import_derive (CldImport *import, const char *child, GPtrArray *views, GPtrArray *rows, gboolean say)
{
  Derive derive = { import, child, views, rows };

  if (views->len == 0)
    return;
  g_ptr_array_sort (views, compare_views);
  derive_child (&derive);
  derive_care (&derive, say);
  derive_events (&derive);
}
