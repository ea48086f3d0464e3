/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-finding-look.h"
#include "cld-kinds.h"
#include "cld-notice-words.h"
#include "cld-placement-checks.h"
#include "cld-provider-look.h"
#include "cld-provider-page-private.h"

/* What stands in the cards of a provider's page. */

static const char *
get (const CldProviderEntry *entry, guint field)
{
  const char *value = entry->row->values[field];

  return value && *value ? value : NULL;
}

static char *
dup_day (const char *iso)
{
  return iso ? cld_provider_look_day (cld_date_read_day (iso)) : NULL;
}

/* --- what is recorded of it --- */

static const CldDutyLook *
look_of_registration (const char *state)
{
  static const CldDutyLook good = { "object-select-symbolic", "cld-done" }, bad = { "action-unavailable-symbolic", "cld-late" }, open = { "radio-mixed-symbolic", "cld-due" };
  static const char *const over[] = { "SUSPENDED", "CANCELLED", "REFUSED", "CLOSED", NULL };

  if (!state)
    return NULL;
  if (g_str_equal (state, "REGISTERED") || g_str_equal (state, "NOT_NEEDED"))
    return &good;
  return g_strv_contains (over, state) ? &bad : &open;
}

static void
add_fact (CldFactCard *card, const char *key, const char *value, guint lines)
{
  cld_fact_card_add (card, &(CldFactSpec){ .key = key, .value = value, .lines = lines });
}

/* Children's Homes (England) Regulations 2015, regulation 41(1): the home tells the area authority; ours is told as the area's. */
static void
add_told (CldProviderPage *self)
{
  const CldProviderDetails *details = self->details;
  g_autofree char *text = NULL;

  if (details->n_told == 0)
    return;
  /* Translators: of the notices of admission and discharge that a home gave, how many came late */
  text = g_strdup_printf (_("%1$u late of %2$u"), details->n_told_late, details->n_told);
  cld_fact_card_add (self->registration, &(CldFactSpec){ .key = _("Reg 41"), .value = text, .icon = details->n_told_late > 0 ? "dialog-warning-symbolic" : "object-select-symbolic",
                                                         .state = details->n_told_late > 0 ? "cld-late" : "cld-done", .caption = _("admissions, discharges") });
}

static void
fill_registration (CldProviderPage *self, const CldProviderEntry *entry)
{
  const char *state = get (entry, PROVIDER_REGISTRATION);
  const CldDutyLook *look = look_of_registration (state);
  g_autofree char *since = dup_day (get (entry, PROVIDER_REGISTERED_ON)), *until = dup_day (get (entry, PROVIDER_REGISTRATION_ENDED_ON));
  const char *sector = get (entry, PROVIDER_SECTOR), *type = get (entry, PROVIDER_TYPE);

  cld_fact_card_begin (self->registration);
  cld_fact_card_add (self->registration, &(CldFactSpec){ .key = _("State"), .value = state ? cld_code_list_label ("registration_state", state) : NULL,
                                                         .icon = look ? look->icon_name : NULL, .state = look ? look->style_class : NULL });
  add_fact (self->registration, _("Registered"), since, 0);
  if (until)
    add_fact (self->registration, _("Ended"), until, 0);
  add_fact (self->registration, _("URN"), get (entry, PROVIDER_URN), 0);
  add_fact (self->registration, _("Type"), type ? cld_code_list_label ("insp_provider_type", type) : NULL, 2);
  add_fact (self->registration, _("Sector"), sector ? cld_code_list_label ("insp_provider_sector", sector) : NULL, 0);
  add_told (self);
  cld_fact_card_end (self->registration);
}

static void
fill_contact (CldProviderPage *self, const CldProviderEntry *entry)
{
  cld_fact_card_begin (self->contact);
  add_fact (self->contact, _("Address"), get (entry, PROVIDER_ADDRESS), 4);
  add_fact (self->contact, _("Postcode"), get (entry, PROVIDER_POSTCODE), 0);
  add_fact (self->contact, _("Area"), entry->area_name, 2);
  add_fact (self->contact, _("Telephone"), get (entry, PROVIDER_PHONE), 0);
  add_fact (self->contact, _("E-mail"), get (entry, PROVIDER_EMAIL), 2);
  add_fact (self->contact, _("Website"), get (entry, PROVIDER_WEBSITE), 2);
  cld_fact_card_end (self->contact);
}

/**
 * _cld_provider_page_fill_facts:
 * @self: a page with its details
 * @entry: its provider
 *
 * Name, registration and contact. A URN that has not the form of one is said.
 */
void
_cld_provider_page_fill_facts (CldProviderPage *self, const CldProviderEntry *entry)
{
  const char *urn = get (entry, PROVIDER_URN);
  g_autofree char *about = cld_providers_dup_about (entry);

  gtk_label_set_label (self->name, entry->name);
  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->urn_fault)), urn && !cld_placement_is_urn (urn));
  fill_registration (self, entry);
  fill_contact (self, entry);
}

/* --- our children --- */

static void
add_stay (CldProviderCard *card, const CldProviderStay *stay)
{
  static const CldDutyLook restricted = { "changes-prevent-symbolic", "cld-restricted" };
  g_autofree char *from = dup_day (stay->child->started_on), *until = dup_day (stay->child->ended_on);
  g_autofree char *age = stay->age >= 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", (gulong) stay->age), stay->age) : NULL;
  /* Translators: since when a child lives at a home */
  g_autofree char *when = stay->now ? g_strdup_printf (_("there since %s"), from) : g_strdup_printf (_("there from %1$s to %2$s"), from, until);
  g_autofree char *text = stay->child->worker ? g_strdup_printf ("%s · %s", when, stay->child->worker) : g_strdup (when);

  cld_provider_card_add (card, &(CldProviderCardRow){ .title = stay->name, .text = text, .caption = age, .look = &restricted,
                                                      .state = stay->child->restricted ? _("Restricted") : NULL, .what = "child", .ref = stay->child->child });
}

/**
 * _cld_provider_page_fill_children:
 * @self: a page with its details
 *
 * Who of our children is there now, and who was in the last 12 months.
 */
void
_cld_provider_page_fill_children (CldProviderPage *self)
{
  const CldProviderDetails *details = self->details;
  g_autofree char *now = g_strdup_printf (_("Our children there now: %u"), details->now->len);
  g_autofree char *before = g_strdup_printf (_("Gone in the last 12 months: %u"), details->before->len);

  cld_provider_card_begin (self->cards[CLD_PROVIDER_NOW], now);
  for (guint i = 0; i < details->now->len; i++)
    add_stay (self->cards[CLD_PROVIDER_NOW], details->now->pdata[i]);
  cld_provider_card_end (self->cards[CLD_PROVIDER_NOW], _("No child of ours is placed there."));
  cld_provider_card_begin (self->cards[CLD_PROVIDER_BEFORE], before);
  for (guint i = 0; i < details->before->len; i++)
    add_stay (self->cards[CLD_PROVIDER_BEFORE], details->before->pdata[i]);
  cld_provider_card_end (self->cards[CLD_PROVIDER_BEFORE], NULL);
}

/* --- inspections --- */

static const char *
label_area (const CldInspectionItem *item, const char *area)
{
  return cld_code_list_label (item->kase.scope == CLD_SCOPE_LA ? "insp_judgement_la" : "insp_judgement_provider", area);
}

static void
fill_grades (CldProviderPage *self, const CldProviderEntry *entry)
{
  CldProviderCard *card = self->cards[CLD_PROVIDER_GRADES];
  const CldInspectionItem *latest = entry->latest;
  g_autofree char *day = latest ? cld_provider_look_day (entry->graded_on) : NULL;
  /* Translators: the grades that a home got at its latest inspection; %s is a date */
  g_autofree char *heading = latest ? g_strdup_printf (_("Last graded %s"), day) : g_strdup (_("Grades"));

  cld_provider_card_begin (card, heading);
  for (guint i = 0; latest && i < latest->judgements->len; i++)
    {
      const CldRow *judgement = latest->judgements->pdata[i];
      const char *grade = judgement->values[JUDGEMENT_GRADE], *list = latest->kase.scope == CLD_SCOPE_LA ? "insp_grade_la" : "insp_grade_provider";

      cld_provider_card_add (card, &(CldProviderCardRow){ .title = label_area (latest, judgement->values[JUDGEMENT_AREA]), .look = cld_grade_look (grade),
                                                          .state = grade ? cld_code_list_label (list, grade) : NULL, .what = "inspection", .ref = latest->row->ref });
    }
  cld_provider_card_end (card, _("No inspection with a grade is recorded."));
}

static char *
describe_open (const CldInspectionItem *item)
{
  g_autofree char *open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open finding", "%u open findings", item->n_open), item->n_open);

  if (item->findings->len == 0)
    return g_strdup (_("No findings recorded"));
  if (item->n_overdue == 0)
    return g_steal_pointer (&open);
  /* Translators: %1$s is how many findings are open, %2$u how many of them are overdue */
  return g_strdup_printf (_("%1$s, %2$u overdue"), open, item->n_overdue);
}

/**
 * _cld_provider_page_fill_inspections:
 * @self: a page
 * @entry: its provider
 *
 * The grades of the latest inspection, and every inspection, newest first.
 */
void
_cld_provider_page_fill_inspections (CldProviderPage *self, const CldProviderEntry *entry)
{
  CldProviderCard *card = self->cards[CLD_PROVIDER_INSPECTIONS];
  g_autofree char *heading = g_strdup_printf (_("Inspections: %u"), entry->inspections->len);

  fill_grades (self, entry);
  cld_provider_card_begin (card, heading);
  for (guint i = 0; i < entry->inspections->len; i++)
    {
      const CldInspectionItem *item = entry->inspections->pdata[i];
      g_autofree char *type = cld_inspection_item_get_type (item), *grade = cld_inspection_item_get_grade (item), *open = describe_open (item);
      g_autofree char *day = dup_day (item->row->values[INSPECTION_STARTED_ON]);
      const CldDutyLook *look = cld_grade_look (item->overall ? item->overall : "NOGR");

      cld_provider_card_add (card, &(CldProviderCardRow){ .title = type, .text = open, .caption = day, .look = look, .state = grade, .what = "inspection", .ref = item->row->ref });
    }
  cld_provider_card_end (card, _("No inspection is recorded."));
}

/* --- findings --- */

static char *
describe_thread (GPtrArray *thread, const CldFindingItem *last)
{
  GString *days = g_string_new (NULL);
  char *text = NULL;

  for (guint i = 0; i < thread->len && thread->pdata[i] != last; i++)
    {
      const CldFindingItem *before = thread->pdata[i];
      g_autofree char *day = dup_day (before->inspection->row->values[INSPECTION_STARTED_ON]);

      g_string_append_printf (days, "%s%s", days->len > 0 ? ", " : "", day ? day : "");
    }
  if (days->len > 0)
    /* Translators: %s is when the same was found before, one or more dates */
    text = g_strdup_printf (_("Repeat: also found on %s"), days->str);
  g_string_free (days, TRUE);
  return text;
}

static void
add_finding (CldProviderPage *self, const CldFindingItem *finding, GPtrArray *thread)
{
  CldInspectionRegister *inspections = cld_provider_list_get_register (self->providers);
  gint32 today = cld_inspection_register_get_today (inspections);
  g_autofree char *provision = cld_finding_item_get_provision (inspections, finding), *type = cld_finding_item_get_type (finding);
  g_autofree char *title = provision && *provision ? g_strdup_printf ("%s · %s", type, provision) : g_strdup (type);
  g_autofree char *day = dup_day (finding->inspection->row->values[INSPECTION_STARTED_ON]), *state = cld_finding_state_describe (finding->state, finding->row, today);
  g_autofree char *repeat = describe_thread (thread, finding);

  cld_provider_card_add (self->cards[CLD_PROVIDER_FINDINGS], &(CldProviderCardRow){ .title = title, .text = finding->row->values[FINDING_TEXT], .caption = day,
                                                                                    .look = cld_finding_look (finding->state, finding->row, today), .state = state,
                                                                                    .more = repeat, .what = "finding", .ref = finding->row->ref });
}

/**
 * _cld_provider_page_fill_findings:
 * @self: a page
 * @entry: its provider
 *
 * What was found, a row a thread: the latest finding of it, with the days of those before.
 */
void
_cld_provider_page_fill_findings (CldProviderPage *self, const CldProviderEntry *entry)
{
  CldInspectionRegister *inspections = cld_provider_list_get_register (self->providers);
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  CldProviderCard *card = self->cards[CLD_PROVIDER_FINDINGS];
  g_autofree char *heading = g_strdup_printf (_("Findings: %1$u, open %2$u"), entry->n_findings, entry->n_open);

  cld_provider_card_begin (card, heading);
  for (guint i = 0; i < entry->inspections->len; i++)
    {
      const CldInspectionItem *item = entry->inspections->pdata[i];

      for (guint k = 0; k < item->findings->len; k++)
        {
          CldFindingItem *finding = item->findings->pdata[k];
          g_autoptr (GPtrArray) thread = NULL;

          if (g_strcmp0 (finding->row->values[FINDING_TYPE], "STR") == 0 || g_hash_table_contains (shown, finding))
            continue;
          thread = cld_inspection_register_get_thread (inspections, finding);
          for (guint n = 0; n < thread->len; n++)
            g_hash_table_add (shown, thread->pdata[n]);
          add_finding (self, finding, thread);
        }
    }
  cld_provider_card_end (card, NULL);
}

/* --- enforcement --- */

static char *
describe_step (const CldRow *step, gint32 today, const CldDutyLook **look)
{
  static const CldDutyLook in_force = { "dialog-warning-symbolic", "cld-late" }, over = { "object-select-symbolic", "cld-upcoming" }, coming = { "x-office-calendar-symbolic", "cld-due" };
  gint32 from = cld_date_read_day (step->values[ENFORCEMENT_FROM_ON]), until = cld_date_read_day (step->values[ENFORCEMENT_UNTIL_ON]);
  gboolean ended = until != CLD_NO_DAY && until < today, begun = from == CLD_NO_DAY || from <= today;
  g_autofree char *last = cld_provider_look_day (until);

  *look = ended ? &over : begun ? &in_force : &coming;
  if (ended)
    return g_strdup_printf (_("Ended %s"), last);
  if (!begun)
    return g_strdup (_("Not in force yet"));
  if (until != CLD_NO_DAY)
    return g_strdup_printf (_("In force until %s"), last);
  return g_strdup (_("In force"));
}

/**
 * _cld_provider_page_fill_steps:
 * @self: a page
 *
 * The ladder of enforcement, latest step first, with its reasons.
 */
void
_cld_provider_page_fill_steps (CldProviderPage *self)
{
  CldInspectionRegister *inspections = cld_provider_list_get_register (self->providers);
  GPtrArray *steps = cld_inspection_register_get_enforcement (inspections, self->provider);
  CldProviderCard *card = self->cards[CLD_PROVIDER_STEPS];

  cld_provider_card_begin (card, _("Enforcement"));
  for (guint i = steps ? steps->len : 0; i-- > 0;)
    {
      const CldRow *step = steps->pdata[i];
      const char *kind = step->values[ENFORCEMENT_KIND];
      const CldDutyLook *look;
      g_autofree char *standing = describe_step (step, cld_inspection_register_get_today (inspections), &look), *from = dup_day (step->values[ENFORCEMENT_FROM_ON]);
      /* Translators: %1$s is how a step of enforcement stands, such as In force; %2$d is how high on the ladder it is */
      g_autofree char *state = kind ? g_strdup_printf (_("%1$s · step %2$d"), standing, cld_enforcement_rung (kind)) : g_strdup (standing);

      cld_provider_card_add (card, &(CldProviderCardRow){ .title = kind ? cld_code_list_label ("insp_enforcement", kind) : NULL, .text = step->values[ENFORCEMENT_NOTE], .caption = from, .look = look, .state = state,
                                                          .more = kind && cld_enforcement_blocks_placements (kind) && g_str_equal (look->style_class, "cld-late") ? _("Blocks new placements") : NULL,
                                                          .what = "enforcement", .ref = step->ref });
    }
  cld_provider_card_end (card, NULL);
}

/* --- papers --- */

static void
fill_notices (CldProviderPage *self)
{
  static const CldDutyLook open = { "dialog-warning-symbolic", "cld-late" };
  CldProviderCard *card = self->cards[CLD_PROVIDER_NOTICES];

  cld_provider_card_begin (card, _("Notices of enforcement that are open"));
  for (guint i = 0; i < self->details->notices->len; i++)
    {
      const CldRow *notice = self->details->notices->pdata[i];
      g_autofree char *day = dup_day (notice->values[NOTICE_OCCURRED_ON]);
      const char *from = notice->values[NOTICE_RECIPIENT];

      cld_provider_card_add (card, &(CldProviderCardRow){ .title = from && *from ? from : cld_notice_words_reason ("s30a"), .text = cld_notice_words_reason ("s30a"), .caption = day,
                                                          .look = &open, .state = _("Open: blocks new placements"), .what = "notice", .ref = notice->ref });
    }
  cld_provider_card_end (card, NULL);
}

/**
 * _cld_provider_page_fill_papers:
 * @self: a page with its details
 *
 * Open notices under section 30A of the Care Standards Act 2000, and the correspondence about the provider.
 */
void
_cld_provider_page_fill_papers (CldProviderPage *self)
{
  CldProviderCard *card = self->cards[CLD_PROVIDER_LETTERS];
  GPtrArray *letters = self->details->correspondence;

  fill_notices (self);
  cld_provider_card_begin (card, _("Correspondence"));
  for (guint i = 0; i < letters->len; i++)
    {
      const CldRow *letter = letters->pdata[i];
      const char *subject = letter->values[CORRESPONDENCE_SUBJECT], *direction = letter->values[CORRESPONDENCE_DIRECTION];
      g_autofree char *day = dup_day (letter->values[CORRESPONDENCE_DATED_ON]);
      g_autofree char *text = cld_finding_look_join (direction ? cld_code_list_label ("notice_direction", direction) : "", letter->values[CORRESPONDENCE_CORRESPONDENT] ? letter->values[CORRESPONDENCE_CORRESPONDENT] : "",
                                                     letter->values[CORRESPONDENCE_THEIR_REF] ? letter->values[CORRESPONDENCE_THEIR_REF] : "", NULL);

      cld_provider_card_add (card, &(CldProviderCardRow){ .title = subject ? subject : _("No subject"), .text = text, .caption = day, .what = "correspondence", .ref = letter->ref });
    }
  cld_provider_card_end (card, NULL);
}
