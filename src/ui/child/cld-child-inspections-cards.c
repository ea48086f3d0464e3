/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-inspections-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-correspondence-register.h"
#include "cld-information-register.h"
#include "cld-kinds.h"

/* So many rows of a card; the others are in the record. */
#define MAX_ROWS 10

/* --- shared --- */

static void
add_none (CldFactCard *card, const char *what)
{
  cld_fact_card_add (card, &(CldFactSpec){ .key = "", .value = what, .icon = "action-unavailable-symbolic", .state = "cld-upcoming" });
}

/* How many more there are; the row shows them all. */
static void
end_card (CldFactCard *card, guint n, const char *none)
{
  g_autofree char *more = n > MAX_ROWS ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more in the record", "%u more in the record", n - MAX_ROWS), n - MAX_ROWS) : NULL;

  if (more)
    cld_fact_card_add (card, &(CldFactSpec){ .key = "", .value = more, .action = "child.show-record", .target = "" });
  else if (cld_fact_card_get_n_rows (card) == 0)
    add_none (card, none);
  cld_fact_card_end (card);
}

/* Of knowledge of the past nothing is edited. */
static void
set_record (CldFactSpec *spec, const CldChildData *data, const CldRow *row)
{
  if (data->as_known_on)
    return;
  spec->kind = row->kind;
  spec->ref = row->ref;
}

static char *
first_line (const char *text)
{
  return text ? g_strndup (text, strcspn (text, "\r\n")) : NULL;
}

/**
 * _cld_finding_state_look:
 * @state: of a finding or an action
 *
 * Returns: (transfer none): its icon and class
 */
const CldDutyLook *
_cld_finding_state_look (CldFindingState state)
{
  static const CldDutyLook looks[] = {
    [CLD_FINDING_NOTHING] = { "action-unavailable-symbolic", "cld-upcoming" }, [CLD_FINDING_OPEN] = { "x-office-calendar-symbolic", "cld-upcoming" },
    [CLD_FINDING_DUE] = { "alarm-symbolic", "cld-due" },                       [CLD_FINDING_OVERDUE] = { "dialog-warning-symbolic", "cld-late" },
    [CLD_FINDING_MET] = { "object-select-symbolic", "cld-done" },              [CLD_FINDING_CARRIED] = { "go-next-symbolic", "cld-upcoming" },
    [CLD_FINDING_WITHDRAWN] = { "action-unavailable-symbolic", "cld-upcoming" },
  };

  return &looks[state];
}

/* --- the home --- */

static const char *
get_provider (const CldChildData *data)
{
  return cld_fact_get (data->facts.placement, PLACEMENT_PROVIDER);
}

static const CldRow *
find_provider (const CldChildData *data)
{
  return cld_child_facts_get_provider (&data->facts, data->facts.placement);
}

/* Good (May 24) */
static char *
dup_grade (const CldInspectionItem *latest)
{
  g_autofree char *grade = cld_inspection_item_get_grade (latest);
  gint32 day = cld_date_read_day (latest->row->values[INSPECTION_STARTED_ON]);
  g_autoptr (GDateTime) date = day != CLD_NO_DAY ? g_date_time_new_from_unix_utc ((gint64) day * 86400) : NULL;
  /* Translators: month and year in a short line, as for g_date_time_format() */
  g_autofree char *month = date ? g_date_time_format (date, _("%b %y")) : NULL;

  return month ? g_strdup_printf ("%s (%s)", grade, month) : g_steal_pointer (&grade);
}

/**
 * _cld_child_dup_home:
 * @data: a child
 * @inspections: everything recorded of inspections
 * @look: (out): icon and class of what it says; no class where nothing warns
 *
 * Returns: (transfer full) (nullable): “Good (May 24) – no restrictions”; %NULL where the placement names no provider
 */
char *
_cld_child_dup_home (const CldChildData *data, CldInspectionRegister *inspections, CldDutyLook *look)
{
  const char *provider = find_provider (data) ? get_provider (data) : NULL;
  CldInspectionItem *latest = provider ? cld_inspection_register_get_latest (inspections, provider) : NULL;
  gboolean blocked = provider && cld_inspection_register_get_block (inspections, provider, NULL) != CLD_NO_DAY;
  g_autofree char *grade = latest ? dup_grade (latest) : g_strdup (_("No inspection recorded"));

  if (!provider)
    return NULL;
  *look = blocked ? (CldDutyLook){ "dialog-warning-symbolic", "cld-late" } : latest ? (CldDutyLook){ "object-select-symbolic", NULL } : (CldDutyLook){ "dialog-question-symbolic", "cld-missing" };
  /* Translators: the grade of a home and whether anything restricts it: “Good (May 24) – no restrictions” */
  return g_strdup_printf (_("%s – %s"), grade, blocked ? _("no new placements") : _("no restrictions"));
}

static void
add_block (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections)
{
  g_autofree char *why = NULL;
  gint32 since = cld_inspection_register_get_block (inspections, get_provider (data), &why);

  if (since != CLD_NO_DAY)
    cld_fact_card_add (card, &(CldFactSpec){ .key = _("Blocked"), .value = why ? why : _("No new placements"), .icon = "dialog-warning-symbolic", .state = "cld-late", .lines = 3,
                                             .action = "child.open-provider", .target = get_provider (data) });
  else
    cld_fact_card_add (card, &(CldFactSpec){ .key = _("Restrictions"), .value = _("None"), .icon = "object-select-symbolic", .state = "cld-done" });
}

static gboolean
is_in_force (const CldRow *step, const char *today)
{
  const char *from = cld_fact_get (step, ENFORCEMENT_FROM_ON), *until = cld_fact_get (step, ENFORCEMENT_UNTIL_ON);

  return (!from || strcmp (from, today) <= 0) && (!until || strcmp (until, today) >= 0);
}

static void
add_enforcement (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections)
{
  GPtrArray *steps = cld_inspection_register_get_enforcement (inspections, get_provider (data));

  for (guint i = 0; steps && i < steps->len; i++)
    {
      const CldRow *step = steps->pdata[i];
      g_autofree char *label = cld_child_text_label (step, ENFORCEMENT_KIND), *from = cld_child_text_short_day (data, cld_fact_get (step, ENFORCEMENT_FROM_ON));

      if (is_in_force (step, data->today))
        cld_fact_card_add (card, &(CldFactSpec){ .key = _("Enforcement"), .value = label, .caption = from, .icon = "dialog-warning-symbolic", .state = "cld-due", .lines = 2,
                                                 .action = "child.open-provider", .target = get_provider (data) });
    }
}

void
_cld_child_fill_home (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections)
{
  const CldRow *provider = find_provider (data);
  CldInspectionItem *latest = provider && inspections ? cld_inspection_register_get_latest (inspections, provider->ref) : NULL;
  const char *state = cld_fact_get (provider, PROVIDER_REGISTRATION);
  g_autofree char *registration = state ? cld_child_text_label (provider, PROVIDER_REGISTRATION) : NULL;

  cld_fact_card_begin (card);
  if (!provider)
    {
      add_none (card, data->facts.placement ? _("The placement names no provider") : _("No placement is open"));
      cld_fact_card_end (card);
      return;
    }
  cld_fact_card_add (card, &(CldFactSpec){ .key = _("Provider"), .value = cld_fact_get (provider, PROVIDER_NAME), .caption = cld_fact_get (provider, PROVIDER_URN),
                                           .action = "child.open-provider", .target = provider->ref });
  if (registration)
    cld_fact_card_add (card, &(CldFactSpec){ .key = _("Registration"), .value = registration });
  if (inspections)
    {
      g_autofree char *grade = latest ? dup_grade (latest) : NULL;

      cld_fact_card_add (card, &(CldFactSpec){ .key = _("Last grade"), .value = latest ? grade : _("No inspection recorded"), .icon = latest ? NULL : "dialog-question-symbolic",
                                               .state = latest ? NULL : "cld-missing", .lines = 2, .action = latest ? "child.open-inspection" : NULL, .target = latest ? latest->row->ref : NULL });
      add_enforcement (card, data, inspections);
      add_block (card, data, inspections);
    }
  cld_fact_card_end (card);
}

/* --- parts and findings --- */

static int
compare_parts (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldRow *x = *(const CldRow *const *) a, *y = *(const CldRow *const *) b;
  CldRecordSet *set = data;
  const CldRow *first = cld_record_set_find (set, &cld_inspection_kind, cld_fact_get (x, INSPECTION_CHILD_INSPECTION));
  const CldRow *second = cld_record_set_find (set, &cld_inspection_kind, cld_fact_get (y, INSPECTION_CHILD_INSPECTION));
  int order = g_strcmp0 (cld_fact_get (second, INSPECTION_STARTED_ON), cld_fact_get (first, INSPECTION_STARTED_ON));

  return order != 0 ? order : strcmp (x->ref, y->ref);
}

static GPtrArray *
list_parts (const CldChildData *data)
{
  GPtrArray *rows = cld_record_set_get (data->set, &cld_inspection_child_kind), *parts = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (parts, rows->pdata[i]);
  g_ptr_array_sort_with_data (parts, compare_parts, data->set);
  return parts;
}

/* Full inspection, 3 Mar; Bright Lanes */
static char *
dup_inspection (const CldChildData *data, CldInspectionRegister *inspections, const char *ref)
{
  CldInspectionItem *item = inspections ? cld_inspection_register_find (inspections, ref) : NULL;
  const CldRow *row = item ? item->row : cld_record_set_find (data->set, &cld_inspection_kind, ref);
  g_autofree char *type = item ? cld_inspection_item_get_type (item) : row ? cld_child_text_label (row, INSPECTION_EVENT_TYPE) : g_strdup (ref);
  g_autofree char *name = item ? cld_inspection_item_get_name (item) : NULL;

  return name ? g_strdup_printf (_("%s of %s"), type, name) : g_steal_pointer (&type);
}

void
_cld_child_fill_parts (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections)
{
  g_autoptr (GPtrArray) parts = list_parts (data);

  cld_fact_card_begin (card);
  for (guint i = 0; i < MIN (parts->len, MAX_ROWS); i++)
    {
      const CldRow *part = parts->pdata[i];
      const char *ref = cld_fact_get (part, INSPECTION_CHILD_INSPECTION);
      const CldRow *inspection = cld_record_set_find (data->set, &cld_inspection_kind, ref);
      g_autofree char *role = cld_child_text_label (part, INSPECTION_CHILD_ROLE), *what = dup_inspection (data, inspections, ref);
      g_autofree char *day = cld_child_text_table_day (cld_fact_get (inspection, INSPECTION_STARTED_ON));
      g_autofree char *value = g_strdup_printf ("%s: %s", role ? role : _("Part not recorded"), what);

      cld_fact_card_add (card, &(CldFactSpec){ .key = day ? day : "–", .value = value, .lines = 3, .icon = "system-users-symbolic", .action = data->as_known_on ? NULL : "child.open-inspection", .target = ref });
    }
  end_card (card, parts->len, _("No part in an inspection recorded"));
}

static void
add_finding (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections, const char *ref)
{
  CldFindingItem *item = inspections ? cld_inspection_register_find_finding (inspections, ref) : NULL;
  const CldRow *row = item ? item->row : cld_record_set_find (data->set, &cld_finding_kind, ref);
  CldFindingState state = item ? item->state : row ? cld_finding_state_get (row, cld_date_to_day (data->today), NULL) : CLD_FINDING_OPEN;
  const CldDutyLook *look = _cld_finding_state_look (state);
  g_autofree char *type = item ? cld_finding_item_get_type (item) : row ? cld_child_text_label (row, FINDING_TYPE) : NULL;
  g_autofree char *provision = item ? cld_finding_item_get_provision (inspections, item) : NULL;
  g_autofree char *line = first_line (cld_fact_get (row, FINDING_TEXT));
  const char *number = cld_fact_get (row, FINDING_NUMBER);
  /* Requirement, overdue: Tell the authority · reg 12 */
  g_autofree char *value = g_strdup_printf ("%s, %s: %s%s%s", type ? type : _("Finding"), cld_finding_state_get_word (state), line ? line : ref, provision && *provision ? " · " : "", provision ? provision : "");
  g_autofree char *key = number ? g_strdup_printf (_("Finding %s"), number) : g_strdup (_("Finding"));

  cld_fact_card_add (card, &(CldFactSpec){ .key = key, .value = value, .icon = look->icon_name, .state = look->style_class, .lines = 4, .action = data->as_known_on ? NULL : "child.open-finding", .target = ref });
}

void
_cld_child_fill_findings (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections)
{
  g_autoptr (GPtrArray) parts = list_parts (data);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  cld_fact_card_begin (card);
  for (guint i = 0; i < parts->len; i++)
    {
      const char *ref = cld_fact_get (parts->pdata[i], INSPECTION_CHILD_FINDING);

      /* Several parts may rest on one finding. */
      if (ref && g_hash_table_add (seen, (gpointer) ref) && g_hash_table_size (seen) <= MAX_ROWS)
        add_finding (card, data, inspections, ref);
    }
  end_card (card, g_hash_table_size (seen), _("No finding names the child"));
}

/**
 * _cld_child_find_shown:
 * @inspections: everything recorded of inspections
 * @row: something recorded of a child
 *
 * Returns: (transfer container) (element-type CldFindingItem): the findings that name it among the records that show them
 */
GPtrArray *
_cld_child_find_shown (CldInspectionRegister *inspections, const CldRow *row)
{
  GPtrArray *all = cld_inspection_register_get_inspections (inspections), *found = g_ptr_array_new ();
  g_autofree char *claim = g_strdup_printf ("%s/%s", row->kind->id, row->ref);

  for (guint i = 0; i < all->len; i++)
    {
      GPtrArray *findings = ((const CldInspectionItem *) all->pdata[i])->findings;

      for (guint k = 0; k < findings->len; k++)
        {
          CldFindingItem *item = findings->pdata[k];
          g_auto (GStrv) claims = g_strsplit (item->row->values[FINDING_EVIDENCE_RECORDS] ? item->row->values[FINDING_EVIDENCE_RECORDS] : "", ";", -1);

          if (g_strv_contains ((const char *const *) claims, claim))
            g_ptr_array_add (found, item);
        }
    }
  return found;
}

/* --- actions --- */

/* What is open comes first, the nearest day first; what is done after it, the latest first. */
static int
compare_actions (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldRow *x = *(const CldRow *const *) a, *y = *(const CldRow *const *) b;
  gint32 today = GPOINTER_TO_INT (data);
  gboolean first = cld_finding_state_is_open (cld_finding_state_get (x, today, NULL)), second = cld_finding_state_is_open (cld_finding_state_get (y, today, NULL));
  const char *on = cld_fact_get (x, ACTION_DUE_ON), *other = cld_fact_get (y, ACTION_DUE_ON);

  if (first != second)
    return first ? -1 : 1;
  if (!on || !other)
    return on ? -1 : other ? 1 : strcmp (x->ref, y->ref);
  return first ? strcmp (on, other) : strcmp (other, on);
}

static void
add_action (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections, const CldRow *row)
{
  CldFindingState state = cld_finding_state_get (row, cld_date_to_day (data->today), NULL);
  const CldDutyLook *look = _cld_finding_state_look (state);
  const char *what = cld_fact_get (row, ACTION_WHAT), *owner = cld_child_text_worker (data, cld_fact_get (row, ACTION_OWNER));
  g_autofree char *due = cld_child_text_short_day (data, cld_fact_get (row, ACTION_DUE_ON)), *words = cld_finding_state_describe (state, row, cld_date_to_day (data->today));
  g_autofree char *value = g_strdup_printf ("%s: %s%s%s", words, what ? what : "", owner ? " · " : "", owner ? owner : "");
  CldFactSpec spec = { .key = due ? due : _("No date"), .value = value, .icon = look->icon_name, .state = look->style_class, .lines = 3 };

  set_record (&spec, data, row);
  if (!data->as_known_on && cld_finding_state_is_open (state))
    {
      spec.button = _("Done");
      spec.button_action = "child.mark-done";
      spec.button_target = row->ref;
    }
  cld_fact_card_add (card, &spec);
}

void
_cld_child_fill_actions (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections)
{
  GPtrArray *rows = cld_record_set_get (data->set, &cld_action_kind);
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (actions, rows->pdata[i]);
  g_ptr_array_sort_with_data (actions, compare_actions, GINT_TO_POINTER (cld_date_to_day (data->today)));
  cld_fact_card_begin (card);
  for (guint i = 0; i < MIN (actions->len, MAX_ROWS); i++)
    add_action (card, data, inspections, actions->pdata[i]);
  end_card (card, actions->len, _("No action about the child"));
}

/* --- requests, audits, letters --- */

static void
add_request (CldFactCard *card, const CldChildData *data, const CldRow *row)
{
  int days;
  CldInformationState state = cld_information_request_get_state (row, cld_date_to_day (data->today), &days);
  const char *asked_of = cld_information_request_get_asked_of (row), *what = cld_fact_get (row, INFORMATION_REQUEST_WHAT);
  g_autofree char *age = cld_information_request_describe_age (state, days), *asked = cld_child_text_short_day (data, cld_fact_get (row, INFORMATION_REQUEST_ASKED_ON));
  /* Late, 40 days: Immunisation record · Dr Farrow */
  g_autofree char *value = g_strdup_printf ("%s%s%s: %s%s%s", cld_information_state_get_word (state), *age ? ", " : "", age, what ? what : "", asked_of ? " · " : "", asked_of ? asked_of : "");
  gboolean open = state != CLD_INFORMATION_RECEIVED;
  CldFactSpec spec = { .key = asked, .value = value, .lines = 4, .icon = state == CLD_INFORMATION_LATE ? "dialog-warning-symbolic" : open ? "mail-unread-symbolic" : "object-select-symbolic",
                       .state = state == CLD_INFORMATION_LATE ? "cld-late" : open ? "cld-due" : "cld-done" };

  set_record (&spec, data, row);
  if (open && !data->as_known_on)
    {
      spec.button = _("Chase");
      spec.button_action = "child.chase";
      spec.button_target = row->ref;
    }
  cld_fact_card_add (card, &spec);
}

void
_cld_child_fill_requests (CldFactCard *card, const CldChildData *data)
{
  g_autoptr (GPtrArray) rows = cld_fact_sort (data->set, &cld_information_request_kind, INFORMATION_REQUEST_ASKED_ON);

  cld_fact_card_begin (card);
  for (guint i = 0; i < MIN (rows->len, MAX_ROWS); i++)
    add_request (card, data, rows->pdata[i]);
  end_card (card, rows->len, _("Nothing was asked for"));
}

void
_cld_child_fill_audits (CldFactCard *card, const CldChildData *data)
{
  g_autoptr (GPtrArray) rows = cld_fact_sort (data->set, &cld_quality_audit_kind, QUALITY_AUDIT_AUDITED_ON);

  cld_fact_card_begin (card);
  for (guint i = 0; i < MIN (rows->len, MAX_ROWS); i++)
    {
      const CldRow *row = rows->pdata[i];
      g_autofree char *day = cld_child_text_table_day (cld_fact_get (row, QUALITY_AUDIT_AUDITED_ON)), *grade = cld_child_text_label (row, QUALITY_AUDIT_GRADE);
      g_autofree char *reasons = first_line (cld_fact_get (row, QUALITY_AUDIT_REASONS));
      g_autofree char *value = g_strdup_printf ("%s%s%s", grade ? grade : _("No grade"), reasons ? ": " : "", reasons ? reasons : "");
      CldFactSpec spec = { .key = day, .value = value, .caption = cld_fact_get (row, QUALITY_AUDIT_AUDITOR), .lines = 3, .icon = "starred-symbolic" };

      set_record (&spec, data, row);
      cld_fact_card_add (card, &spec);
    }
  if (!data->as_known_on)
    cld_fact_card_add (card, &(CldFactSpec){ .key = "", .value = _("New quality audit…"), .icon = "list-add-symbolic", .action = "child.record", .target = cld_quality_audit_kind.id });
  end_card (card, rows->len, _("No audit recorded"));
}

void
_cld_child_fill_letters (CldFactCard *card, const CldChildData *data)
{
  g_autoptr (GPtrArray) rows = cld_fact_sort (data->set, &cld_correspondence_kind, CORRESPONDENCE_DATED_ON);

  cld_fact_card_begin (card);
  for (guint i = 0; i < MIN (rows->len, MAX_ROWS); i++)
    {
      const CldRow *row = rows->pdata[i];
      gboolean incoming = g_strcmp0 (cld_fact_get (row, CORRESPONDENCE_DIRECTION), "IN") == 0;
      const char *with = cld_fact_get (row, CORRESPONDENCE_CORRESPONDENT), *subject = cld_fact_get (row, CORRESPONDENCE_SUBJECT);
      g_autofree char *day = cld_child_text_table_day (cld_fact_get (row, CORRESPONDENCE_DATED_ON));
      /* Translators: a letter: from whom, or to whom */
      g_autofree char *who = with ? g_strdup_printf (incoming ? _("from %s") : _("to %s"), with) : g_strdup (incoming ? _("In") : _("Out"));
      g_autofree char *value = g_strdup_printf ("%s%s%s", subject ? subject : "", subject ? ", " : "", who);
      CldFactSpec spec = { .key = day, .value = value, .caption = cld_fact_get (row, CORRESPONDENCE_OUR_REF), .lines = 2, .icon = incoming ? "mail-unread-symbolic" : "mail-send-symbolic" };

      set_record (&spec, data, row);
      cld_fact_card_add (card, &spec);
    }
  end_card (card, rows->len, _("No letters about the child"));
}
