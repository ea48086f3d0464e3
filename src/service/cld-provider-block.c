/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-provider-block.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-inspection-rules.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-value.h"

/* Whether a provider takes no new placements on a day, and why: a step of enforcement in force that forbids them, a notice under
 * section 30A of the Care Standards Act 2000 that nobody closed, or the lowest grade in its latest overall judgement. */

/**
 * cld_provider_block_init:
 * @self: (out caller-allocates): what is found
 * @day: the day that is asked about, such as the first of a placement
 *
 * Begins with nothing known.
 */
void
cld_provider_block_init (CldProviderBlock *self, gint32 day)
{
  *self = (CldProviderBlock){ .day = day, .enforced_on = CLD_NO_DAY, .noticed_on = CLD_NO_DAY, .graded_on = CLD_NO_DAY };
}

/**
 * cld_provider_block_add_enforcement:
 * @self: what is known
 * @enforcement: a step against the provider
 *
 * It counts where its kind blocks new placements and it is in force that day, both ends included. One without a first day counts from
 * the beginning.
 */
void
cld_provider_block_add_enforcement (CldProviderBlock *self, const CldRow *enforcement)
{
  gint32 from = cld_date_read_day (enforcement->values[ENFORCEMENT_FROM_ON]), until = cld_date_read_day (enforcement->values[ENFORCEMENT_UNTIL_ON]);

  if (!cld_enforcement_blocks_placements (enforcement->values[ENFORCEMENT_KIND]))
    return;
  if ((from != CLD_NO_DAY && from > self->day) || (until != CLD_NO_DAY && until < self->day))
    return;
  if (self->enforcement && self->enforced_on <= from)
    return;
  self->enforcement = enforcement;
  self->enforced_on = from;
}

/**
 * cld_provider_block_add_notice:
 * @self: what is known
 * @notice: a notice about the provider; only one received under section 30A that is not closed counts
 */
void
cld_provider_block_add_notice (CldProviderBlock *self, const CldRow *notice)
{
  const char *const *values = notice->values;
  gint32 on = cld_date_read_day (values[NOTICE_OCCURRED_ON] ? values[NOTICE_OCCURRED_ON] : values[NOTICE_EVENT_ON]);

  if (values[NOTICE_CLOSED_ON] || g_strcmp0 (values[NOTICE_DIRECTION], "IN") != 0 || g_strcmp0 (values[NOTICE_PROVISION], "s30a") != 0)
    return;
  if (self->has_notice && (self->noticed_on == CLD_NO_DAY || (on != CLD_NO_DAY && on >= self->noticed_on)))
    return;
  self->has_notice = TRUE;
  self->noticed_on = on;
}

/* An interim inspection says how things went since the last grade; it takes no other's place. */
static gboolean
is_overall (const CldRow *judgement)
{
  const CldCodeList *areas = cld_code_list_find ("insp_judgement_provider"), *grades = cld_code_list_find ("insp_grade_provider");
  const char *area = judgement->values[JUDGEMENT_AREA], *grade = judgement->values[JUDGEMENT_GRADE], *scale;

  if (!area || !grade || g_strcmp0 (cld_code_list_get_cell (areas, area, "kind"), "overall") != 0)
    return FALSE;
  scale = cld_code_list_get_cell (grades, grade, "scale");
  return scale && strcmp (scale, "any") != 0 && strcmp (scale, "interim3") != 0;
}

/**
 * cld_provider_block_add_judgement:
 * @self: what is known
 * @inspection: an inspection of the provider
 * @judgement: one of its judgements
 *
 * The latest overall judgement until that day counts.
 */
void
cld_provider_block_add_judgement (CldProviderBlock *self, const CldRow *inspection, const CldRow *judgement)
{
  gint32 on = cld_date_read_day (inspection->values[INSPECTION_STARTED_ON]);

  if (!is_overall (judgement) || on == CLD_NO_DAY || on > self->day || (self->grade && on < self->graded_on))
    return;
  self->graded_on = on;
  self->grade = judgement->values[JUDGEMENT_GRADE];
}

/**
 * cld_provider_block_get_restricted_on:
 * @self: what is known
 *
 * Returns: since when enforcement or an open notice of it is known, 0 where that day is not recorded; %CLD_NO_DAY where there is none
 */
gint32
cld_provider_block_get_restricted_on (const CldProviderBlock *self)
{
  gint32 enforced = self->enforced_on == CLD_NO_DAY ? 0 : self->enforced_on, noticed = self->noticed_on == CLD_NO_DAY ? 0 : self->noticed_on;

  if (self->enforcement && self->has_notice)
    return MIN (enforced, noticed);
  return self->enforcement ? enforced : self->has_notice ? noticed
                                                         : CLD_NO_DAY;
}

/**
 * cld_provider_block_get_inadequate_on:
 * @self: what is known
 *
 * Returns: since when its latest overall judgement is the lowest grade (inadequate, serious or widespread weaknesses): the day that
 *   inspection started; %CLD_NO_DAY where it is another
 */
gint32
cld_provider_block_get_inadequate_on (const CldProviderBlock *self)
{
  const char *rank = self->grade ? cld_code_list_get_cell (cld_code_list_find ("insp_grade_provider"), self->grade, "rank") : NULL;

  return g_strcmp0 (rank, "1") == 0 ? self->graded_on : CLD_NO_DAY;
}

static char *
dup_day (gint32 day)
{
  char iso[CLD_DATE_SIZE];

  cld_date_from_day (day, iso);
  return cld_value_display_day (iso);
}

static void
append_sentence (GString *to, char *sentence)
{
  if (to->len > 0)
    g_string_append_c (to, ' ');
  g_string_append (to, sentence);
  g_free (sentence);
}

/**
 * cld_provider_block_describe_restriction:
 * @self: what is known
 *
 * Returns: (transfer full) (nullable): which step of enforcement, or notice of it, blocks new placements, and since when; %NULL where none does
 */
char *
cld_provider_block_describe_restriction (const CldProviderBlock *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->enforcement)
    {
      const char *kind = cld_code_list_label ("insp_enforcement", self->enforcement->values[ENFORCEMENT_KIND]);
      g_autofree char *day = self->enforced_on != CLD_NO_DAY ? dup_day (self->enforced_on) : NULL;

      /* Translators: %1$s is a step of enforcement such as Restriction of accommodation, %2$s a date */
      append_sentence (text, day ? g_strdup_printf (_ ("%1$s since %2$s."), kind, day) : g_strdup_printf ("%s.", kind));
    }
  if (self->has_notice)
    {
      g_autofree char *day = self->noticed_on != CLD_NO_DAY ? dup_day (self->noticed_on) : NULL;

      append_sentence (text, day ? g_strdup_printf (_ ("A notice of enforcement of %s is open (section 30A)."), day) : g_strdup (_ ("A notice of enforcement is open (section 30A).")));
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/**
 * cld_provider_block_describe_grade:
 * @self: what is known
 *
 * Returns: (transfer full) (nullable): which grade blocks new placements, and of which inspection; %NULL where the latest is another
 */
char *
cld_provider_block_describe_grade (const CldProviderBlock *self)
{
  gint32 inadequate = cld_provider_block_get_inadequate_on (self);
  g_autofree char *day = inadequate != CLD_NO_DAY ? dup_day (inadequate) : NULL;

  /* Translators: %1$s is a grade such as Inadequate, %2$s a date */
  return day ? g_strdup_printf (_ ("%1$s overall in the inspection of %2$s, the latest with a grade."), cld_code_list_label ("insp_grade_provider", self->grade), day) : NULL;
}

/**
 * cld_provider_block_describe:
 * @self: what is known
 *
 * Returns: (transfer full) (nullable): what blocks new placements, a sentence for each cause; %NULL where nothing does
 */
char *
cld_provider_block_describe (const CldProviderBlock *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *restriction = cld_provider_block_describe_restriction (self), *grade = cld_provider_block_describe_grade (self);

  if (restriction)
    append_sentence (text, restriction);
  if (grade)
    append_sentence (text, grade);
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* --- of one provider --- */

static gboolean
take_enforcement_cb (CldRow *row, const char *search_key, gpointer data)
{
  cld_provider_block_add_enforcement (data, row);
  return TRUE;
}

static gboolean
take_notice_cb (CldRow *row, const char *search_key, gpointer data)
{
  cld_provider_block_add_notice (data, row);
  return TRUE;
}

typedef struct
{
  CldProviderBlock *block;
  GHashTable *inspections; /* ref -> row */
} Judged;

static gboolean
take_inspection_cb (CldRow *row, const char *search_key, gpointer data)
{
  g_hash_table_insert (data, (gpointer) row->ref, row);
  return TRUE;
}

static gboolean
take_judgement_cb (CldRow *row, const char *search_key, gpointer data)
{
  const Judged *judged = data;
  const CldRow *inspection = row->values[JUDGEMENT_INSPECTION] ? g_hash_table_lookup (judged->inspections, row->values[JUDGEMENT_INSPECTION]) : NULL;

  if (inspection)
    cld_provider_block_add_judgement (judged->block, inspection, row);
  return TRUE;
}

/**
 * cld_provider_block_load:
 * @self: begun with cld_provider_block_init()
 * @db: a database
 * @provider: the row of a provider
 * @arena: where the rows are made; @self names them
 * @error: return location
 *
 * Adds everything that is recorded of one provider.
 *
 * Returns: whether it could be read
 */
gboolean
cld_provider_block_load (CldProviderBlock *self, CldDb *db, const CldRow *provider, CldArena *arena, GError **error)
{
  g_autoptr (GHashTable) inspections = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *notices = g_strdup_printf ("WHERE t.direction = 'IN' AND t.provision = 's30a' AND r%d.ref = ?", NOTICE_PROVIDER);
  g_autofree char *enforcement = g_strdup_printf ("WHERE r%d.ref = ?", ENFORCEMENT_PROVIDER);
  g_autofree char *inspected = g_strdup_printf ("WHERE r%d.ref = ?", INSPECTION_PROVIDER);
  g_autofree char *judged = g_strdup_printf ("WHERE r%d.provider = ?", JUDGEMENT_INSPECTION);
  const char *values[] = { provider->ref, NULL }, *keys[] = { provider->id, NULL };
  Judged rows = { self, inspections };
  const struct
  {
    const CldKind *kind;
    const char *condition;
    const char *const *values;
    CldRowFunc take;
    gpointer data;
  } questions[] = {
    { &cld_notice_kind, notices, values, take_notice_cb, self },
    { &cld_enforcement_kind, enforcement, values, take_enforcement_cb, self },
    { &cld_inspection_kind, inspected, values, take_inspection_cb, inspections },
    { &cld_judgement_kind, judged, keys, take_judgement_cb, &rows },
  };
  CldStmt *stmts[G_N_ELEMENTS (questions)] = { NULL };
  gboolean done = TRUE;

  /* All are asked before an answer is read: on a server that is one round trip, and somebody is typing. */
  for (guint i = 0; done && i < G_N_ELEMENTS (questions); i++)
    done = (stmts[i] = cld_repo_send (db, questions[i].kind, questions[i].condition, questions[i].values, error)) != NULL;
  for (guint i = 0; done && i < G_N_ELEMENTS (questions); i++)
    done = cld_repo_read (stmts[i], questions[i].kind, arena, questions[i].take, questions[i].data, error);
  for (guint i = 0; !done && i < G_N_ELEMENTS (questions); i++)
    if (stmts[i])
      cld_stmt_reset (stmts[i]);
  return done;
}
