/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-overview-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-child-inspections-private.h"
#include "cld-kinds.h"

#define MAX_OTHERS 4
#define MAX_NEXT 3
#define MAX_CARE 6
/* More than the longest grade with its month and a block takes where a card is as narrow as it gets. */
#define MAX_HOME_LINES 6

/* What stands in the cards about where and how the child lives, and about health. As recorded; what was due is worked
 * out elsewhere. A fact without a value says that it is not recorded. */

/* A row in which a fact opens the record that it comes from; in knowledge of the past nothing is edited. */
static void
add (CldFactCard *card, const CldChildData *data, const CldRow *row, CldFactSpec spec)
{
  if (row && !data->as_known_on)
    {
      spec.kind = row->kind;
      spec.ref = row->ref;
    }
  cld_fact_card_add (card, &spec);
}

/* A day of which an earlier one may be the true one. */
static char *
make_start (const CldChildData *data, const CldRow *row, guint started, guint known)
{
  g_autofree char *day = cld_child_text_day (data, cld_fact_get (row, started));

  if (!day || g_strcmp0 (cld_fact_get (row, known), "0") != 0)
    return g_steal_pointer (&day);
  /* Translators: it began on or before this day */
  return g_strdup_printf (_("by %s"), day);
}

/* 42 days ago */
static char *
make_ago (const CldChildData *data, const char *iso)
{
  g_autofree char *since = cld_child_text_since (data, iso);

  if (!since)
    return NULL;
  /* Translators: a day is that of today */
  return cld_fact_days_between (iso, data->today) == 0 ? g_strdup (_("today")) : g_strdup_printf (_("%s ago"), since);
}

/* Approval and notice are looked for where the child is out of our area or nobody knows; not of short breaks and of a
 * child placed for adoption. */
static gboolean
wants_evidence (const CldChildData *data, CldArea area)
{
  const char *legal = cld_fact_get (data->facts.legal, LEGAL_STATUS_CODE), *type = cld_fact_get (data->facts.placement, PLACEMENT_TYPE);

  return area != CLD_AREA_OWN && g_strcmp0 (legal, "V3") != 0 && g_strcmp0 (legal, "V4") != 0 && (!type || type[0] != 'A');
}

static CldRow *
find_of_placement (const CldChildData *data, const CldKind *kind, guint date, guint placement, gboolean area_only)
{
  g_autoptr (GPtrArray) rows = cld_fact_sort (data->set, kind, date);

  for (guint i = 0; i < rows->len; i++)
    {
      CldRow *row = rows->pdata[i];

      if (g_strcmp0 (cld_fact_get (row, placement), data->facts.placement->ref) != 0)
        continue;
      if (!area_only || (g_strcmp0 (cld_fact_get (row, NOTICE_DIRECTION), "IN") != 0 && g_strcmp0 (cld_fact_get (row, NOTICE_RECIPIENT_KIND), "AREA") == 0))
        return row;
    }
  return NULL;
}

static void
add_approval (CldFactCard *card, const CldChildData *data)
{
  CldRow *row = find_of_placement (data, &cld_approval_kind, APPROVAL_DECIDED_ON, APPROVAL_PLACEMENT, FALSE);
  g_autofree char *day = cld_child_text_short_day (data, cld_fact_get (row, APPROVAL_DECIDED_ON));
  const char *role = g_strcmp0 (cld_fact_get (row, APPROVAL_ROLE), "DCS") == 0 ? _("Director") : _("Nominated officer");
  g_autofree char *value = row && day ? g_strdup_printf ("%s, %s", role, day) : NULL;

  add (card, data, row, (CldFactSpec){ .key = _("Approved"), .value = value, .icon = "object-select-symbolic", .state = "cld-done", .lines = 2 });
}

static void
add_area_notice (CldFactCard *card, const CldChildData *data)
{
  CldRow *row = find_of_placement (data, &cld_notice_kind, NOTICE_SENT_ON, NOTICE_PLACEMENT, TRUE);
  const char *acknowledged = cld_fact_get (row, NOTICE_ACKNOWLEDGED_ON), *reason = cld_fact_get (row, NOTICE_NOT_SENT_REASON);
  g_autofree char *sent = cld_child_text_short_day (data, cld_fact_get (row, NOTICE_SENT_ON));
  g_autofree char *value = NULL;

  if (sent && acknowledged)
    {
      g_autofree char *day = cld_child_text_short_day (data, acknowledged);

      value = g_strdup_printf (_("%s, answered %s"), sent, day);
      add (card, data, row, (CldFactSpec){ .key = _("Area told"), .value = value, .icon = "object-select-symbolic", .state = "cld-done", .lines = 2 });
      return;
    }
  if (!sent && reason)
    {
      g_autofree char *why = cld_child_text_label (row, NOTICE_NOT_SENT_REASON);

      value = g_strdup_printf (_("Withheld: %s"), why);
      add (card, data, row, (CldFactSpec){ .key = _("Area told"), .value = value, .icon = "view-conceal-symbolic", .state = "cld-restricted" });
      return;
    }
  value = sent ? g_strdup_printf (_("%s, no reply"), sent) : NULL;
  add (card, data, row, (CldFactSpec){ .key = _("Area told"), .value = value, .icon = "mail-unread-symbolic", .state = "cld-due" });
}

static void
add_provider (CldFactCard *card, const CldChildData *data)
{
  CldRow *provider = cld_child_facts_get_provider (&data->facts, data->facts.placement);
  const char *name = cld_fact_get (provider, PROVIDER_NAME), *urn = cld_fact_get (provider, PROVIDER_URN);
  const char *number = cld_fact_get (data->facts.placement, PLACEMENT_PROVIDER);
  g_autofree char *kind = cld_child_text_label (data->facts.placement, PLACEMENT_PROVIDER_KIND);

  if (!urn && !provider)
    urn = number;
  cld_fact_card_add (card, &(CldFactSpec){ .key = _("Provider"), .value = name ? name : kind ? kind : urn, .caption = name || kind ? urn : NULL,
                                           .action = provider ? "child.open-provider" : NULL, .target = provider ? provider->ref : NULL });
}

/* What inspectors last thought of the home, and whether anything restricts it: both are read whole, on as many lines as it takes. */
static void
add_home (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections)
{
  CldDutyLook look = { NULL, NULL };
  g_autofree char *home = inspections ? _cld_child_dup_home (data, inspections, &look) : NULL;

  if (home)
    cld_fact_card_add (card, &(CldFactSpec){ .key = _("Home"), .value = home, .icon = look.icon_name, .state = look.style_class, .lines = MAX_HOME_LINES,
                                             .action = "child.open-provider", .target = cld_fact_get (data->facts.placement, PLACEMENT_PROVIDER) });
}

static void
add_area (CldFactCard *card, const CldChildData *data)
{
  CldRow *placement = data->facts.placement;
  const char *code = cld_fact_get (placement, PLACEMENT_AREA_AUTHORITY);
  CldArea area = cld_child_facts_get_area (&data->facts, code);
  g_autofree char *miles = cld_child_text_miles (placement);
  const char *authority = cld_child_text_authority (data, code), *seen_from_us = cld_child_text_area (area);
  g_autofree char *both = authority && seen_from_us ? g_strdup_printf ("%s · %s", authority, seen_from_us) : g_strdup (authority);

  add (card, data, placement, (CldFactSpec){ .key = _("Where"), .value = area == CLD_AREA_CONFIDENTIAL ? _("Confidential") : both, .caption = miles });
  if (wants_evidence (data, area))
    {
      add_approval (card, data);
      add_area_notice (card, data);
    }
}

/* No placement is open: the last one says where the child was. */
static void
add_no_placement (CldFactCard *card, const CldChildData *data)
{
  g_autoptr (GPtrArray) rows = cld_fact_sort (data->set, &cld_placement_kind, PLACEMENT_STARTED_ON);
  CldRow *last = NULL;
  g_autofree char *ended = NULL;

  for (guint i = 0; i < rows->len && !last; i++)
    if (!cld_fact_get (rows->pdata[i], PLACEMENT_WITHIN) && g_strcmp0 (cld_fact_get (rows->pdata[i], PLACEMENT_STARTED_ON), data->today) <= 0)
      last = rows->pdata[i];
  if (data->facts.period)
    add (card, data, NULL, (CldFactSpec){ .key = _("Lives with") });
  else
    add (card, data, NULL, (CldFactSpec){ .key = _("Lives with"), .value = _("Not in care"), .icon = "action-unavailable-symbolic", .state = "cld-upcoming" });
  if (!last)
    return;
  ended = cld_child_text_day (data, cld_fact_get (last, PLACEMENT_ENDED_ON));
  add (card, data, last, (CldFactSpec){ .key = _("Before"), .value = cld_child_text_carer (data, last) });
  add (card, data, last, (CldFactSpec){ .key = _("Until"), .value = ended });
}

void
_cld_child_fill_placement (CldFactCard *card, const CldChildData *data, CldInspectionRegister *inspections)
{
  CldRow *placement = data->facts.placement, *absence = data->facts.absence;
  g_autofree char *type = cld_child_text_code_and_label (placement, PLACEMENT_TYPE);
  g_autofree char *since = make_start (data, placement, PLACEMENT_STARTED_ON, PLACEMENT_START_KNOWN);
  g_autofree char *days = cld_child_text_since (data, cld_fact_get (placement, PLACEMENT_STARTED_ON));
  g_autofree char *away = absence ? cld_child_text_label (absence, PLACEMENT_TYPE) : NULL;
  g_autofree char *away_since = cld_child_text_short_day (data, cld_fact_get (absence, PLACEMENT_STARTED_ON));

  cld_fact_card_begin (card);
  if (placement)
    {
      add (card, data, placement, (CldFactSpec){ .key = _("Lives with"), .value = cld_child_text_carer (data, placement) });
      if (absence)
        add (card, data, absence, (CldFactSpec){ .key = _("Away now"), .value = away ? away : _("Away"), .icon = "dialog-warning-symbolic", .state = "cld-due", .caption = away_since });
      add (card, data, placement, (CldFactSpec){ .key = _("Type"), .value = type });
      add (card, data, placement, (CldFactSpec){ .key = _("Since"), .value = since, .caption = days });
      add_area (card, data);
      add_provider (card, data);
      add_home (card, data, inspections);
    }
  else
    add_no_placement (card, data);
  cld_fact_card_end (card);
}

void
_cld_child_fill_care (CldFactCard *card, const CldChildData *data, guint max)
{
  const CldChildFacts *facts = &data->facts;
  g_autofree char *legal = cld_child_text_code_and_label (facts->legal, LEGAL_STATUS_CODE);
  g_autofree char *legal_since = cld_child_text_short_day (data, cld_fact_get (facts->legal, LEGAL_STATUS_STARTED_ON));
  g_autofree char *since = make_start (data, facts->period, CARE_PERIOD_STARTED_ON, CARE_PERIOD_START_KNOWN);
  g_autofree char *time = cld_child_text_since (data, cld_fact_get (facts->period, CARE_PERIOD_STARTED_ON));
  g_autofree char *need = cld_child_text_label (facts->period, CARE_PERIOD_CATEGORY_OF_NEED);
  g_autofree char *born = cld_child_text_short_day (data, cld_fact_get (facts->child, CHILD_DATE_OF_BIRTH));
  g_autofree char *age = facts->age >= 0 ? g_strdup_printf ("%d", facts->age) : NULL;
  const char *estimate = cld_fact_is_set (facts->child, CHILD_DOB_ESTIMATED) ? _("estimate") : NULL;
  const char *upn = cld_fact_get (facts->child, CHILD_UPN);

  cld_fact_card_begin (card);
  add (card, data, facts->legal, (CldFactSpec){ .key = _("Legal status"), .value = legal, .caption = legal_since });
  add (card, data, facts->period, (CldFactSpec){ .key = _("In care since"), .value = since, .caption = time });
  if (facts->period && max >= MAX_CARE)
    add (card, data, facts->period, (CldFactSpec){ .key = _("Need"), .value = need });
  add (card, data, facts->child, (CldFactSpec){ .key = _("Born"), .value = born, .caption = age, .tag = estimate });
  add (card, data, facts->child, (CldFactSpec){ .key = _("Number"), .value = data->ref, .caption = upn });
  if (facts->placement && cld_fact_hides_address (facts->placement))
    add (card, data, facts->placement, (CldFactSpec){ .key = _("Address"), .value = _("Restricted"), .icon = "changes-prevent-symbolic", .state = "cld-restricted" });
  else if (facts->placement)
    add (card, data, facts->placement, (CldFactSpec){ .key = _("Postcode"), .value = cld_fact_get (facts->placement, PLACEMENT_POSTCODE) });
  cld_fact_card_end (card);
}

static void
add_dated (CldFactCard *card, const CldChildData *data, const CldRow *row, const char *key, const char *icon, const char *state)
{
  const char *on = row ? cld_fact_get_date (row) : NULL;
  g_autofree char *day = cld_child_text_day (data, on);
  g_autofree char *ago = make_ago (data, on);

  add (card, data, row, (CldFactSpec){ .key = key, .value = day, .icon = icon, .state = state, .caption = ago });
}

void
_cld_child_fill_seen (CldFactCard *card, const CldChildData *data)
{
  cld_fact_card_begin (card);
  add_dated (card, data, data->facts.last_seen, _("Last seen"), NULL, NULL);
  add_dated (card, data, data->facts.last_alone, _("Alone"), "object-select-symbolic", "cld-done");
  cld_fact_card_end (card);
}

/* Near ones by days, the others by weeks. */
static char *
make_ahead (gint32 days)
{
  if (days < 21)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %d day", "in %d days", (gulong) days), days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %d week", "in %d weeks", (gulong) days / 7), days / 7);
}

/* What comes after that which stands on top of the overview. */
void
_cld_child_fill_next (CldFactCard *card, const CldChildData *data, const CldChildDutySet *set)
{
  g_autoptr (GArray) next = set ? cld_child_duty_set_find_next (set, MAX_NEXT) : NULL;

  cld_fact_card_begin (card);
  for (guint i = 0; next && i < next->len; i++)
    {
      const CldDuty *duty = g_array_index (next, const CldDuty *, i);
      g_autoptr (CldDutyEntry) entry = cld_duty_entry_new (set->session, set->facts, duty, set->today);
      const CldDutyTexts *texts = cld_duty_entry_get_texts (entry);
      char iso[CLD_DATE_SIZE];
      g_autofree char *day = NULL, *ahead = make_ahead (duty->due.day - set->today);

      cld_date_from_day (duty->due.day, iso);
      day = strncmp (iso, data->today, 4) == 0 ? cld_child_text_short_day (data, iso) : cld_child_text_table_day (iso);
      cld_fact_card_add (card, &(CldFactSpec){ .key = day, .value = texts->title, .icon = texts->look->icon_name, .caption = ahead,
                                               .kind = texts->action ? cld_kind_find (texts->kind) : NULL, .duty = texts->ref });
    }
  cld_fact_card_end (card);
}

/* The last check of a kind that was done; where none was, the last that was planned or refused says so. */
static void
add_check (CldFactCard *card, const CldChildData *data, const char *key, const char *code, const char *other)
{
  CldRow *row = cld_child_facts_find_last (&data->facts, &cld_health_check_kind, HEALTH_CHECK_DONE_ON, HEALTH_CHECK_KIND, code);
  g_autofree char *status = NULL, *day = NULL;

  if (!row && other)
    row = cld_child_facts_find_last (&data->facts, &cld_health_check_kind, HEALTH_CHECK_DONE_ON, HEALTH_CHECK_KIND, other);
  if (!row || g_strcmp0 (cld_fact_get (row, HEALTH_CHECK_STATUS), "COMPLETED") == 0 || !cld_fact_get (row, HEALTH_CHECK_STATUS))
    {
      add_dated (card, data, row, key, NULL, NULL);
      return;
    }
  status = cld_child_text_label (row, HEALTH_CHECK_STATUS);
  day = cld_child_text_short_day (data, cld_fact_get_date (row));
  add (card, data, row, (CldFactSpec){ .key = key, .value = status, .icon = "action-unavailable-symbolic", .state = "cld-upcoming", .caption = day });
}

static void
add_sdq (CldFactCard *card, const CldChildData *data)
{
  CldRow *row = data->facts.last_sdq;
  const char *score = cld_fact_get (row, SDQ_SCORE);
  g_autofree char *reason = cld_child_text_label (row, SDQ_REASON);
  g_autofree char *value = score ? g_strdup_printf (_("score %s"), score) : reason ? g_strdup_printf (_("no score: %s"), reason) : NULL;
  g_autofree char *day = cld_child_text_short_day (data, cld_fact_get (row, SDQ_COMPLETED_ON));

  /* Translators: strengths and difficulties questionnaire */
  add (card, data, row, (CldFactSpec){ .key = _("SDQ"), .value = value, .caption = day });
}

/* Where there is much to do the last review stands here, and the plans are left to the other views. */
void
_cld_child_fill_health (CldFactCard *card, const CldChildData *data, gboolean with_review, guint max)
{
  cld_fact_card_begin (card);
  if (with_review)
    add_dated (card, data, data->facts.last_review, _("Last review"), NULL, NULL);
  add_check (card, data, _("Assessed"), "RHA", "IHA");
  if (cld_fact_card_get_n_rows (card) < max)
    add_check (card, data, _("Dentist"), "DENTAL", NULL);
  if (cld_fact_card_get_n_rows (card) < max)
    add_sdq (card, data);
  cld_fact_card_end (card);
}

static void
add_plan (CldFactCard *card, const CldChildData *data, const char *key, const char *code)
{
  CldRow *row = cld_child_facts_find_last (&data->facts, &cld_plan_kind, PLAN_MADE_ON, PLAN_KIND, code);
  g_autofree char *made = cld_child_text_short_day (data, cld_fact_get (row, PLAN_MADE_ON));
  g_autofree char *agreed = cld_child_text_short_day (data, cld_fact_get (row, PLAN_AGREED_ON));
  g_autofree char *caption = agreed ? g_strdup_printf (_("agreed %s"), agreed) : NULL;

  add (card, data, row, (CldFactSpec){ .key = key, .value = made, .caption = caption });
}

void
_cld_child_fill_plans (CldFactCard *card, const CldChildData *data)
{
  cld_fact_card_begin (card);
  add_dated (card, data, data->facts.last_review, _("Last review"), NULL, NULL);
  add_plan (card, data, _("Care plan"), "CARE");
  add_plan (card, data, _("Education"), "PEP");
  cld_fact_card_end (card);
}

static gboolean
is_over (const CldRow *row, const CldChildData *data)
{
  const char *until = cld_fact_get (row, RELATIONSHIP_UNTIL_ON);

  return until && strcmp (until, data->today) <= 0;
}

static CldRow *
find_contact (const CldChildData *data, const CldRow *relationship)
{
  return cld_record_set_find (data->set, &cld_contact_kind, cld_fact_get (relationship, RELATIONSHIP_CONTACT));
}

/* Words of the office, where the label is long. */
static char *
make_role (const CldRow *contact)
{
  static const struct
  {
    const char *code;
    const char *word;
  } words[] = {
    { "GP", N_("GP") },
    { "GUARDIAN", N_("Guardian") },
    { "HEALTH", N_("Health") },
    { "ICB", N_("ICB") },
    { "IRO", N_("IRO") },
    { "SCHOOL", N_("School") },
    { "VISITOR", N_("Visitor") },
    { "VSH", N_("Virtual head") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (cld_fact_get (contact, CONTACT_ROLE), words[i].code) == 0)
      return g_strdup (_(words[i].word));
  return cld_child_text_label (contact, CONTACT_ROLE);
}

static void
add_person (CldFactCard *card, const CldChildData *data, const CldRow *relationship)
{
  CldRow *contact = find_contact (data, relationship);
  gboolean professional = cld_fact_is_professional (contact, relationship);
  g_autofree char *role = professional ? make_role (contact) : NULL;
  g_autofree char *kind = role ? g_steal_pointer (&role) : cld_child_text_label (relationship, RELATIONSHIP_KIND);
  gboolean responsible = cld_fact_is_set (relationship, RELATIONSHIP_PARENTAL_RESPONSIBILITY);
  gboolean secret = g_strcmp0 (cld_fact_get (relationship, RELATIONSHIP_MAY_BE_TOLD), "0") == 0;

  add (card, data, contact ? contact : relationship,
       (CldFactSpec){ .key = kind ? kind : _("Person"),
                      .value = cld_fact_get (contact, CONTACT_NAME),
                      .caption = secret ? _("not to be told") : NULL,
                      /* Translators: parental responsibility, shortened */
                      .tag = responsible ? _("PR") : NULL });
}

/* Of a kind, in the order of the records; how many there were. */
static guint
add_relatives (CldFactCard *card, const CldChildData *data, const char *kind, guint room)
{
  GPtrArray *rows = cld_record_set_get (data->set, &cld_relationship_kind);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (cld_fact_get (rows->pdata[i], RELATIONSHIP_KIND), kind) == 0 && !is_over (rows->pdata[i], data) && n++ < room)
      add_person (card, data, rows->pdata[i]);
  return MIN (n, room);
}

void
_cld_child_fill_people (CldFactCard *card, const CldChildData *data)
{
  static const char *const others[] = { "PARENT", "SIBLING", "GRANDPARENT", "CONNECTED", "PROFESSIONAL", "RELATIVE", "OTHER", NULL };
  const CldRow *child = data->facts.child;
  guint room = MAX_OTHERS;

  cld_fact_card_begin (card);
  add (card, data, child, (CldFactSpec){ .key = _("Worker"), .value = cld_child_text_worker (data, cld_fact_get (child, CHILD_WORKER)) });
  /* Translators: independent reviewing officer, shortened */
  add (card, data, child, (CldFactSpec){ .key = _("IRO"), .value = cld_child_text_worker (data, cld_fact_get (child, CHILD_IRO)) });
  if (add_relatives (card, data, "MOTHER", 2) == 0)
    add (card, data, NULL, (CldFactSpec){ .key = _("Mother") });
  if (add_relatives (card, data, "FATHER", 2) == 0)
    add (card, data, NULL, (CldFactSpec){ .key = _("Father") });
  for (guint i = 0; others[i]; i++)
    room -= add_relatives (card, data, others[i], room);
  cld_fact_card_end (card);
}

static gboolean
is_event (const CldRow *row, const CldChildData *data)
{
  static const CldKind *const papers[] = { &cld_relationship_kind, &cld_notice_kind, &cld_approval_kind, &cld_action_kind, &cld_inspection_child_kind, &cld_quality_audit_kind, &cld_correspondence_kind, &cld_information_request_kind };
  const char *on = cld_fact_get_date (row);

  /* Papers are not what happened to the child; what is to come has not happened. */
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (row->kind == papers[i])
      return FALSE;
  return on && strncmp (on, data->today, 10) <= 0 && !(row->kind == &cld_note_kind && cld_fact_is_set (row, NOTE_RESTRICTED));
}

void
_cld_child_fill_events (CldFactCard *card, const CldChildData *data, guint max)
{
  g_autoptr (GPtrArray) rows = cld_child_facts_list_events (&data->facts);
  guint n = 0;

  cld_fact_card_begin (card);
  for (guint i = 0; i < rows->len && n < max; i++)
    {
      CldRow *row = rows->pdata[i];
      gboolean star = row->kind == &cld_note_kind && cld_fact_is_set (row, NOTE_SIGNIFICANT);
      g_autofree char *day = NULL, *text = NULL;

      if (!is_event (row, data))
        continue;
      n++;
      day = strncmp (cld_fact_get_date (row), data->today, 4) == 0 ? cld_child_text_short_day (data, cld_fact_get_date (row)) : cld_child_text_table_day (cld_fact_get_date (row));
      text = cld_child_text_event (data, row);
      add (card, data, row, (CldFactSpec){ .key = day, .value = text, .icon = star ? "starred-symbolic" : cld_child_text_kind_icon (row->kind) });
    }
  if (n == 0)
    add (card, data, NULL, (CldFactSpec){ .key = "", .value = _("Nothing recorded yet"), .icon = "dialog-question-symbolic", .state = "cld-missing" });
  cld_fact_card_end (card);
}

void
_cld_child_fill_alerts (CldFactCard *card, const CldChildData *data)
{
  const CldRow *child = data->facts.child;
  const char *alert = cld_fact_get (child, CHILD_ALERT);
  guint n = data->facts.n_restricted;
  g_autofree char *notes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u note", "%u notes", n), n);

  cld_fact_card_begin (card);
  /* The bar above every view says it too, unless it is long. */
  if (alert && g_utf8_strlen (alert, -1) > CLD_CHILD_ALERT_CHARS)
    add (card, data, child, (CldFactSpec){ .key = _("Alert"), .value = alert, .icon = "dialog-warning-symbolic", .state = "cld-due", .lines = 3 });
  if (n > 0)
    add (card, data, NULL, (CldFactSpec){ .key = _("Restricted"), .value = notes, .icon = "changes-prevent-symbolic", .state = "cld-restricted" });
  if (cld_fact_card_get_n_rows (card) == 0 && !alert && !cld_fact_is_set (child, CHILD_RESTRICTED))
    add (card, data, NULL, (CldFactSpec){ .key = _("Alerts"), .value = _("None recorded"), .icon = "action-unavailable-symbolic", .state = "cld-upcoming" });
  cld_fact_card_end (card);
}
