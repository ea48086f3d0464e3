/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-letters-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-duty-board.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-notice-state.h"
#include "cld-repo.h"

/* Which letters there are to write: those of the notices of a placement that are not sent, or of the notices that were
 * chosen. */

typedef struct
{
  CldDb *db;
  const char *today;
  CldRecordSet *common;
  CldCalendar *calendar;
  CldLetterTemplates *templates;
  CldRecordSet *of_child; /* the last child's */
  char *child;
  GPtrArray *letters;
} Loader;

static void
clear_loader (Loader *loader)
{
  g_clear_pointer (&loader->common, cld_record_set_free);
  g_clear_pointer (&loader->calendar, cld_calendar_unref);
  g_clear_pointer (&loader->templates, cld_letter_templates_free);
  g_clear_pointer (&loader->of_child, cld_record_set_free);
  g_free (loader->child);
  g_clear_pointer (&loader->letters, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, clear_loader)

static gboolean
init_loader (Loader *loader, GError **error)
{
  static const CldKind *const kinds[] = { &cld_person_kind, &cld_authority_kind, &cld_contact_kind, &cld_setting_kind };

  loader->common = cld_record_set_new ();
  loader->letters = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_letter_free);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!cld_repo_load_all (loader->db, kinds[i], loader->common, error))
      return FALSE;
  loader->calendar = cld_duty_calendar_load (loader->db, error);
  loader->templates = loader->calendar ? cld_letter_templates_load (loader->db, error) : NULL;
  return loader->templates != NULL;
}

static gboolean
load_child (Loader *loader, const char *child, GError **error)
{
  if (g_strcmp0 (loader->child, child) == 0)
    return TRUE;
  g_clear_pointer (&loader->of_child, cld_record_set_free);
  g_clear_pointer (&loader->child, g_free);
  loader->of_child = cld_repo_load_child (loader->db, child, error);
  if (!loader->of_child || !cld_repo_load_named (loader->db, loader->of_child, error))
    return FALSE;
  loader->child = g_strdup (child);
  return TRUE;
}

static CldLetter *
make_letter (const CldRow *notice, const char *child, const CldLetterTemplate *template)
{
  CldLetter *letter = g_new0 (CldLetter, 1);

  letter->arena = cld_arena_new ();
  letter->secrets = g_ptr_array_new_with_free_func (g_free);
  letter->notice = cld_arena_strdup (letter->arena, notice->ref);
  letter->child = child ? cld_arena_strdup (letter->arena, child) : NULL;
  letter->provision = notice->values[NOTICE_PROVISION] ? cld_arena_strdup (letter->arena, notice->values[NOTICE_PROVISION]) : NULL;
  letter->recipient_kind = notice->values[NOTICE_RECIPIENT_KIND] ? cld_arena_strdup (letter->arena, notice->values[NOTICE_RECIPIENT_KIND]) : NULL;
  letter->is_chase = strcmp (template->id, CLD_LETTER_CHASE) == 0;
  letter->template.id = cld_arena_strdup (letter->arena, template->id);
  letter->template.name = cld_arena_strdup (letter->arena, template->name);
  letter->template.subject = cld_arena_strdup (letter->arena, template->subject ? template->subject : "");
  letter->template.body = cld_arena_strdup (letter->arena, template->body ? template->body : "");
  letter->template.reply_slip = template->reply_slip;
  return letter;
}

/* One that was sent and has no answer is asked for it; one that came back, or was not sent, is written. */
static const CldLetterTemplate *
find_template (Loader *loader, const CldRow *notice)
{
  if (cld_notice_state_of (notice) == CLD_NOTICE_SENT)
    return cld_letter_templates_find_id (loader->templates, CLD_LETTER_CHASE);
  return cld_letter_templates_find (loader->templates, notice->values[NOTICE_PROVISION], notice->values[NOTICE_RECIPIENT_KIND]);
}

static gboolean
add_letter (Loader *loader, const CldRow *notice, GError **error)
{
  const CldLetterTemplate *template = find_template (loader, notice);
  const char *placement = notice->values[NOTICE_PLACEMENT], *child = notice->values[NOTICE_CHILD];
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldLetterRecords records = { NULL };
  CldLetter *letter;

  if (!child && placement)
    {
      const CldRow *row = cld_repo_find (loader->db, &cld_placement_kind, placement, arena, error);

      if (!row && error && *error)
        return FALSE;
      child = row ? row->values[PLACEMENT_CHILD] : NULL;
    }
  if (!child || !template)
    return TRUE;
  if (!load_child (loader, child, error))
    return FALSE;
  records.set = loader->of_child;
  records.common = loader->common;
  records.calendar = loader->calendar;
  records.today = loader->today;
  records.notice = notice;
  records.child = cld_record_set_find (loader->of_child, &cld_child_kind, child);
  records.placement = placement ? cld_record_set_find (loader->of_child, &cld_placement_kind, placement) : NULL;
  letter = make_letter (notice, child, template);
  g_ptr_array_add (loader->letters, letter);
  _cld_letter_read_records (letter, &records);
  _cld_letter_read_recipient (letter, &records);
  return TRUE;
}

static gboolean
is_outgoing (const CldRow *notice)
{
  return g_strcmp0 (notice->values[NOTICE_DIRECTION], "OUT") == 0;
}

static gboolean
add_placement (Loader *loader, const char *placement, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  const CldRow *row = cld_repo_find (loader->db, &cld_placement_kind, placement, arena, error);
  g_autoptr (GPtrArray) notices = NULL;
  GPtrArray *rows;

  if (!row)
    {
      if (error && !*error)
        g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("There is no placement/%s."), placement);
      return FALSE;
    }
  if (!load_child (loader, row->values[PLACEMENT_CHILD], error))
    return FALSE;
  rows = cld_record_set_get (loader->of_child, &cld_notice_kind);
  notices = g_ptr_array_new ();
  for (guint i = 0; i < rows->len; i++)
    if (is_outgoing (rows->pdata[i]) && cld_notice_state_of (rows->pdata[i]) == CLD_NOTICE_TO_SEND &&
        g_strcmp0 (((CldRow *) rows->pdata[i])->values[NOTICE_PLACEMENT], placement) == 0)
      g_ptr_array_add (notices, rows->pdata[i]);
  for (guint i = 0; i < notices->len; i++)
    if (!add_letter (loader, notices->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
add_notice (Loader *loader, const char *ref, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  const CldRow *notice = cld_repo_find (loader->db, &cld_notice_kind, ref, arena, error);

  if (!notice)
    {
      if (error && !*error)
        g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("There is no notice/%s."), ref);
      return FALSE;
    }
  /* What was acknowledged or withheld, or came in, has no letter. */
  if (!is_outgoing (notice) || cld_notice_state_of (notice) == CLD_NOTICE_ACKNOWLEDGED || cld_notice_state_of (notice) == CLD_NOTICE_WITHHELD)
    return TRUE;
  return add_letter (loader, notice, error);
}

static guint
rank (const char *recipient_kind)
{
  const CldCodeList *list = cld_code_list_find ("notification_recipient");

  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    if (g_strcmp0 (cld_code_list_get (list, i)->code, recipient_kind) == 0)
      return i;
  return G_MAXUINT;
}

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  const CldLetter *x = *(CldLetter *const *) a, *y = *(CldLetter *const *) b;
  guint rank_x = rank (x->recipient_kind), rank_y = rank (y->recipient_kind);
  int order = strcmp (x->child, y->child);

  if (order == 0)
    order = rank_x < rank_y ? -1 : rank_x > rank_y;
  return order ? order : strcmp (x->notice, y->notice);
}

/**
 * cld_letters_load:
 * @db: a database
 * @placement: (nullable): a placement
 * @notices: (nullable) (array zero-terminated=1): the notices that were chosen; %NULL for those of @placement that are to
 *   be sent
 * @today: YYYY-MM-DD: the day of the letters
 * @error: return location
 *
 * The letters of outgoing notices. One that was sent and has no answer gives a letter that asks for it; one that was
 * acknowledged or withheld gives none.
 *
 * Returns: (transfer full) (element-type CldLetter) (nullable): the letters, by child, then in the order of the list of
 *   recipients; maybe none; %CLD_STORE_ERROR_NOT_FOUND where a placement or a notice is not known
 */
GPtrArray *
cld_letters_load (CldDb *db, const char *placement, const char *const *notices, const char *today, GError **error)
{
  g_auto (Loader) loader = { .db = db, .today = today };
  GError *local_error = NULL;
  gboolean done;

  g_return_val_if_fail (db != NULL && today != NULL && (placement || notices), NULL);

  done = init_loader (&loader, &local_error);
  if (done && !notices)
    done = add_placement (&loader, placement, &local_error);
  for (guint i = 0; done && notices && notices[i]; i++)
    done = add_notice (&loader, notices[i], &local_error);
  if (!done)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  g_ptr_array_sort (loader.letters, compare_letters);
  return g_steal_pointer (&loader.letters);
}

/**
 * cld_letter_new_example:
 * @template: a template
 *
 * A letter about a child that is made up, for who writes a template.
 *
 * Returns: (transfer full): the letter
 */
CldLetter *
cld_letter_new_example (const CldLetterTemplate *template)
{
  static const char *const examples[CLD_LETTER_N_FIELDS] = {
    [CLD_LETTER_CHILD_NAME] = N_("Robin Example"),
    [CLD_LETTER_CHILD_GIVEN_NAME] = N_("Robin"),
    [CLD_LETTER_CHILD_NUMBER] = "EX0001",
    [CLD_LETTER_DATE_OF_BIRTH] = N_("9 May 2015"),
    [CLD_LETTER_AGE] = "9",
    [CLD_LETTER_NHS_NUMBER] = "999 000 0000",
    [CLD_LETTER_LOOKED_AFTER_SINCE] = N_("Sat 1 March 2025"),
    [CLD_LETTER_LEGAL_STATUS] = N_("full care order"),
    [CLD_LETTER_PLACEMENT_TYPE] = N_("Foster placement"),
    [CLD_LETTER_PLACED_WITH] = N_("Sam Carer, of Example Fostering"),
    [CLD_LETTER_ADDRESS] = N_("1 Example Row, Exampleton ZZ9 8HN"),
    [CLD_LETTER_AREA_NAME] = N_("Exampleshire"),
    [CLD_LETTER_STARTED_ON] = N_("Sat 1 March 2025"),
    [CLD_LETTER_ENDED_ON] = N_("Mon 30 June 2025"),
    [CLD_LETTER_EMERGENCY] = N_("not an emergency"),
    [CLD_LETTER_APPROVED_BY] = N_("Alex Example, Director of children’s services, Fri 28 February 2025"),
    [CLD_LETTER_WHY_HERE] = N_("No suitable placement was free in our area. The carers live near the grandmother."),
    [CLD_LETTER_REASON_ENDED] = N_("Change to or implementation of care plan"),
    [CLD_LETTER_CARE_PLAN_ON] = N_("28 February 2025"),
    [CLD_LETTER_SOCIAL_WORKER] = N_("Jo Worker, 01632 960100"),
    [CLD_LETTER_IRO] = N_("Kim Reviewer, 01632 960101"),
    [CLD_LETTER_RECIPIENT] = N_("Pat Recipient"),
    [CLD_LETTER_RECIPIENT_ADDRESS] = N_("2 Example Road, Exampleton, ZZ9 1AA"),
    [CLD_LETTER_PROVISION] = N_("Notice of a placement"),
    [CLD_LETTER_EVENT_ON] = N_("Sat 1 March 2025"),
    [CLD_LETTER_REFERENCE] = "N-2025-0001",
    [CLD_LETTER_TODAY] = N_("4 March 2025"),
    [CLD_LETTER_DUE] = N_("Sat 1 March 2025"),
    [CLD_LETTER_LATE_NOTICE] = N_("You should have had it before the placement started on Sat 1 March 2025."),
    [CLD_LETTER_SENT_BEFORE] = N_("Tue 4 March 2025"),
    [CLD_LETTER_REPLY_BY] = N_("Tue 11 March 2025"),
    [CLD_LETTER_REPLY_DAYS] = N_("5 working days"),
    [CLD_LETTER_SENDER_AUTHORITY] = N_("Our Council"),
    [CLD_LETTER_SENDER_TEAM] = N_("Children Looked After Team"),
    [CLD_LETTER_SENDER_ADDRESS] = N_("Town Hall, Exampleton ZZ1 1AA"),
    [CLD_LETTER_SENDER_PHONE] = "01632 960100",
    [CLD_LETTER_SENDER_EMAIL] = "team@council.example",
  };
  CldLetter *letter = g_new0 (CldLetter, 1);

  letter->arena = cld_arena_new ();
  letter->secrets = g_ptr_array_new_with_free_func (g_free);
  letter->notice = "EX0001";
  letter->child = "EX0001";
  letter->provision = template->provision ? cld_arena_strdup (letter->arena, template->provision) : NULL;
  letter->recipient_kind = template->recipient_kind ? cld_arena_strdup (letter->arena, template->recipient_kind) : NULL;
  letter->template.id = cld_arena_strdup (letter->arena, template->id ? template->id : "");
  letter->template.name = cld_arena_strdup (letter->arena, template->name ? template->name : "");
  letter->template.subject = cld_arena_strdup (letter->arena, template->subject ? template->subject : "");
  letter->template.body = cld_arena_strdup (letter->arena, template->body ? template->body : "");
  letter->template.reply_slip = template->reply_slip;
  letter->signatory = _("Jo Worker");
  for (guint i = 0; i < CLD_LETTER_N_FIELDS; i++)
    letter->values[i] = _(examples[i]);
  return letter;
}
