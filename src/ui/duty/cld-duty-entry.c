/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-duty-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-duty-basis.h"
#include "cld-duty-watch.h"
#include "cld-kinds.h"

struct _CldDutyEntry
{
  GObject parent_instance;

  CldSession *session;
  CldDutyTexts texts;
};

G_DEFINE_FINAL_TYPE (CldDutyEntry, cld_duty_entry, G_TYPE_OBJECT)

/* What the button of a row says, by the kind of record that does the duty; a duty of its own words first. */
static const struct
{
  const char *id;
  const char *kind;
  const char *label;
} actions[] = {
  { "A02", NULL, N_("Name the IRO") },
  { "A11", NULL, N_("Record dental check") },
  { "A15", NULL, N_("Record PEP") },
  { "A16", NULL, N_("Record PEP") },
  { "D07", NULL, N_("Tell the area") },
  { "H02", NULL, N_("Record assessment") },
  { NULL, "approval", N_("Record approval") },
  { NULL, "child", N_("Edit details") },
  { NULL, "health_check", N_("Record health") },
  { NULL, "legal_status", N_("Open status") },
  { NULL, "missing_episode", N_("Record interview") },
  { NULL, "notice", N_("Record notice") },
  { NULL, "placement", N_("Open placement") },
  { NULL, "plan", N_("Record plan") },
  { NULL, "review", N_("Record review") },
  { NULL, "sdq", N_("Record SDQ") },
  { NULL, "visit", N_("Record visit") },
};

static const char *
find_action (const CldTimetableRow *row)
{
  for (guint i = 0; row->action && i < G_N_ELEMENTS (actions); i++)
    if (actions[i].id ? strcmp (actions[i].id, row->id) == 0 : strcmp (actions[i].kind, row->action) == 0)
      return _(actions[i].label);
  return NULL;
}

static void
cld_duty_entry_finalize (GObject *object)
{
  CldDutyEntry *self = CLD_DUTY_ENTRY (object);
  CldDutyTexts *texts = &self->texts;

  g_free (texts->ref);
  g_free (texts->child);
  g_free (texts->name);
  g_free (texts->name_and_age);
  g_free (texts->worker);
  g_free (texts->team);
  g_free (texts->title);
  g_free (texts->provision);
  g_free (texts->state_words);
  g_free (texts->due);
  g_free (texts->done);
  g_free (texts->sentence);
  g_free (texts->record);
  g_free (texts->inspection);
  g_free (texts->finding);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cld_duty_entry_parent_class)->finalize (object);
}

static void
cld_duty_entry_class_init (CldDutyEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_duty_entry_finalize;
}

static void
cld_duty_entry_init (CldDutyEntry *self)
{
}

static char *
make_title (const CldTimetableRow *row, const CldDuty *duty)
{
  const char *title = row->short_title ? _(row->short_title) : row->duty;

  /* The title names the area authority already. */
  if (!duty->detail || !*duty->detail || strcmp (duty->detail, "AREA") == 0)
    return g_strdup (title);
  /* Translators: a duty and to whom: “Notice of placement: the child” */
  return g_strdup_printf (_("%s: %s"), title, cld_code_list_label ("notification_recipient", duty->detail));
}

/* The regulations that most duties are in go without saying; of several sources the first. */
static char *
shorten_source (const char *source)
{
  const char *start = g_str_has_prefix (source, "CPPCR ") ? source + strlen ("CPPCR ") : source;
  g_autofree char *first = g_strndup (start, strcspn (start, ";"));

  return g_strdup (g_strstrip (first));
}

static void
set_child (CldDutyEntry *self, const CldFacts *facts, gint32 today)
{
  CldDutyWatch *watch = cld_duty_watch_of (self->session);
  const CldDutyPeople *people = cld_duty_watch_get_people (watch);
  const char *worker = cld_duty_people_get_worker (people, facts->worker);
  int age = facts->date_of_birth != CLD_NO_DAY ? cld_day_age (facts->date_of_birth, today) : -1;
  CldDutyTexts *texts = &self->texts;

  texts->child = g_strdup (facts->ref);
  texts->name = g_strdup (cld_duty_people_get_name (people, facts->ref));
  texts->name_and_age = age >= 0 ? g_strdup_printf ("%s, %d", texts->name, age) : g_strdup (texts->name);
  /* Translators: in the column of the social worker: the person who uses the program */
  texts->worker = g_strdup (cld_duty_people_is_user (people, facts->worker) ? _("You") : worker ? worker : "");
  texts->team = g_strdup (facts->team);
}

/**
 * cld_duty_entry_new:
 * @session: the caseload
 * @facts: a child of the board
 * @duty: one of its duties
 * @today: the board's day
 *
 * Returns: (transfer full): a copy of what a list shows of it
 */
CldDutyEntry *
cld_duty_entry_new (CldSession *session, const CldFacts *facts, const CldDuty *duty, gint32 today)
{
  CldDutyEntry *self = g_object_new (CLD_TYPE_DUTY_ENTRY, NULL);
  const CldTimetableRow *row = cld_timetable_get (duty->row);
  CldDutyTexts *texts = &self->texts;

  self->session = g_object_ref (session);
  set_child (self, facts, today);
  texts->ref = cld_duty_dup_ref (facts, duty);
  texts->id = row->id;
  texts->title = make_title (row, duty);
  texts->missing = duty->state == CLD_DUTY_UNKNOWN ? cld_missing_get_sentence (duty->missing) : NULL;
  texts->source = row->source;
  texts->provision = shorten_source (row->source);
  texts->state = duty->state;
  texts->state_words = cld_duty_look_words (duty, today);
  texts->due_day = duty->due.day;
  texts->due = cld_duty_look_day (duty->due.day, today);
  texts->done = cld_duty_look_day (duty->done.day, today);
  texts->look = cld_duty_look (duty->state, duty->due.day, today);
  texts->strength = cld_duty_look_strength (duty);
  texts->kind = row->action;
  texts->action = cld_duty_is_open (duty) ? find_action (row) : NULL;
  texts->sentence = g_strdup_printf ("%s, %s, %s, %s%s%s", texts->state_words, texts->title, texts->name_and_age, cld_strength_word (texts->strength),
                                     *texts->due ? ", " : "", texts->due);
  return self;
}

/* --- what inspections leave to be done --- */

/* The words of a duty that is due on that day. */
static void
set_finding_state (CldDutyTexts *texts, const CldTodayFinding *finding, gint32 today)
{
  CldDutyState state = finding->state == CLD_FINDING_OVERDUE ? CLD_DUTY_OVERDUE : CLD_DUTY_DUE;
  const CldDuty duty = { .state = state, .due = { .day = finding->due, .minute = CLD_NO_MINUTE } };

  texts->state = state;
  /* What was judged not met is late whatever its day, and one without a day for nobody knows how long. */
  texts->state_words = finding->due != CLD_NO_DAY && (state != CLD_DUTY_OVERDUE || finding->due < today) ? cld_duty_look_words (&duty, today) : g_strdup (_("Late"));
  texts->due_day = finding->due;
  texts->due = cld_duty_look_day (finding->due, today);
  texts->done = g_strdup ("");
  texts->look = cld_duty_look (state, finding->due, today);
}

/* Whose it is: the child's, else the provider's. */
static void
set_finding_whose (CldDutyEntry *self, const CldFacts *facts, const CldTodayFinding *finding, gint32 today)
{
  CldDutyTexts *texts = &self->texts;
  const CldDutyPeople *people = cld_duty_watch_get_people (cld_duty_watch_of (self->session));
  const char *owner = cld_duty_people_get_worker (people, finding->owner);

  if (facts)
    set_child (self, facts, today);
  else
    {
      texts->child = g_strdup (finding->child);
      texts->name = g_strdup (finding->name ? finding->name : "");
      texts->name_and_age = g_strdup (texts->name);
    }
  if (finding->owner || !texts->worker)
    {
      g_free (texts->worker);
      texts->worker = g_strdup (cld_duty_people_is_user (people, finding->owner) ? _("You") : owner ? owner : finding->owner ? finding->owner : "");
    }
}

/**
 * cld_duty_entry_new_for_finding:
 * @session: the caseload
 * @facts: (nullable): the child that it is about
 * @finding: what an inspection leaves to be done
 * @today: the day
 *
 * Returns: (transfer full): a copy of what a list shows of it
 */
CldDutyEntry *
cld_duty_entry_new_for_finding (CldSession *session, const CldFacts *facts, const CldTodayFinding *finding, gint32 today)
{
  CldDutyEntry *self = g_object_new (CLD_TYPE_DUTY_ENTRY, NULL);
  CldDutyTexts *texts = &self->texts;
  gboolean is_finding = finding->row->kind == &cld_finding_kind;

  self->session = g_object_ref (session);
  set_finding_whose (self, facts, finding, today);
  set_finding_state (texts, finding, today);
  texts->ref = g_strdup_printf ("%s/%s", finding->row->kind->id, finding->row->ref);
  texts->id = "";
  texts->kind = finding->row->kind->id;
  texts->record = g_strdup (finding->row->ref);
  texts->inspection = g_strdup (finding->inspection);
  texts->finding = g_strdup (finding->finding);
  /* Translators: what a finding is and what it says: “Requirement: …” */
  texts->title = finding->type ? g_strdup_printf (_("%s: %s"), finding->type, finding->title) : g_strdup (finding->title);
  texts->provision = g_strdup (finding->provision ? finding->provision : "");
  texts->source = NULL;
  texts->strength = finding->must ? CLD_STRENGTH_MUST : CLD_STRENGTH_SHOULD;
  texts->action = is_finding ? _("Mark as met") : _("Mark as done");
  texts->sentence = g_strdup_printf ("%s, %s, %s, %s%s%s", texts->state_words, texts->title, texts->name_and_age, cld_strength_word (texts->strength), *texts->due ? ", " : "", texts->due);
  return self;
}

/**
 * cld_duty_entry_get_texts:
 * @self: a duty
 *
 * Returns: (transfer none): what a list shows of it, as long as it lives
 */
const CldDutyTexts *
cld_duty_entry_get_texts (CldDutyEntry *self)
{
  g_return_val_if_fail (CLD_IS_DUTY_ENTRY (self), NULL);

  return &self->texts;
}

/**
 * cld_duty_entry_get_session:
 * @self: a duty
 *
 * Returns: (transfer none): its caseload
 */
CldSession *
cld_duty_entry_get_session (CldDutyEntry *self)
{
  g_return_val_if_fail (CLD_IS_DUTY_ENTRY (self), NULL);

  return self->session;
}
