/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-provider-impact-private.h"
#include "cld-records-save.h"
#include "cld-value.h"

/* What is told of the consequences for children, and how they are written. */

/**
 * cld_provider_impact_get_provider:
 * @self: proposals
 *
 * Returns: (transfer none): the provider's row
 */
const CldRow *
cld_provider_impact_get_provider (CldProviderImpact *self)
{
  return self->provider;
}

/**
 * cld_provider_impact_get_children:
 * @self: proposals
 *
 * Returns: (transfer none) (element-type CldImpactChild): who is there now, then who was within the last 12 months, both by folded name
 */
GPtrArray *
cld_provider_impact_get_children (CldProviderImpact *self)
{
  return self->children;
}

/**
 * cld_provider_impact_needs_notice:
 * @self: proposals
 *
 * The visit within a week (timetable C12) follows from a notice received under section 30A of the Care Standards Act 2000. A step of
 * enforcement of which none is recorded needs one.
 *
 * Returns: whether
 */
gboolean
cld_provider_impact_needs_notice (CldProviderImpact *self)
{
  return self->needs_notice;
}

/**
 * cld_provider_impact_get_notice_day:
 * @self: proposals
 *
 * Returns: (nullable): YYYY-MM-DD: the day it would be recorded as received: when we were told, else today; %NULL where none would be
 */
const char *
cld_provider_impact_get_notice_day (CldProviderImpact *self)
{
  return self->records_notice ? self->received_on : NULL;
}

/**
 * cld_provider_impact_set_notice:
 * @self: proposals
 * @record: whether the notice is recorded with the actions, where it needs one
 * @received_on: (nullable): YYYY-MM-DD; %NULL leaves it as it is
 */
void
cld_provider_impact_set_notice (CldProviderImpact *self, gboolean record, const char *received_on)
{
  g_return_if_fail (!received_on || cld_date_is_iso (received_on));

  self->records_notice = record && self->needs_notice;
  if (received_on)
    g_strlcpy (self->received_on, received_on, sizeof self->received_on);
}

/**
 * cld_provider_impact_count_wanted:
 * @self: proposals
 *
 * Returns: how many actions would be made
 */
guint
cld_provider_impact_count_wanted (CldProviderImpact *self)
{
  guint n = 0;

  for (guint i = 0; i < self->children->len; i++)
    n += ((CldImpactChild *) self->children->pdata[i])->wanted;
  return n;
}

/* --- words --- */

static char *
describe_cause (CldProviderImpact *self)
{
  const char *name = self->provider->values[PROVIDER_NAME] ? self->provider->values[PROVIDER_NAME] : self->provider->ref;
  const char *iso = self->row->values[self->cause == CLD_IMPACT_INADEQUATE    ? (guint) INSPECTION_STARTED_ON
                                      : self->cause == CLD_IMPACT_ENFORCEMENT ? (guint) ENFORCEMENT_FROM_ON
                                                                              : (guint) NOTICE_OCCURRED_ON];
  g_autofree char *day = cld_value_display_day (iso);

  if (self->cause == CLD_IMPACT_INADEQUATE && g_strcmp0 (self->provider->values[PROVIDER_TYPE], "SUPP") == 0)
    /* Translators: of supported accommodation, which has no grades; %1$s is a provider, %2$s a date */
    return g_strdup_printf (_("The inspection of %1$s of %2$s found serious or widespread weaknesses."), name, day ? day : "–");
  if (self->cause == CLD_IMPACT_INADEQUATE)
    /* Translators: %1$s is a provider, %2$s a date */
    return g_strdup_printf (_ ("%1$s was judged inadequate in the inspection of %2$s."), name, day ? day : "–");
  if (self->cause == CLD_IMPACT_NOTICE)
    /* Translators: %1$s is a provider, %2$s a date */
    return g_strdup_printf (_ ("A notice of enforcement about %1$s was received on %2$s."), name, day ? day : "–");
  if (!day)
    /* Translators: %1$s is a provider, %2$s a step of enforcement */
    return g_strdup_printf (_ ("%1$s: %2$s."), name, cld_code_list_label ("insp_enforcement", self->row->values[ENFORCEMENT_KIND]));
  /* Translators: %1$s is a provider, %2$s a step of enforcement, %3$s a date */
  return g_strdup_printf (_ ("%1$s: %2$s from %3$s."), name, cld_code_list_label ("insp_enforcement", self->row->values[ENFORCEMENT_KIND]), day);
}

static char *
describe_children (CldProviderImpact *self)
{
  if (self->n_now == 0)
    return g_strdup (_ ("None of our children is there now."));
  if (self->n_done == self->n_now)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of our children is there now, and has an action for it.", "%u of our children are there now, and each has an action for it.", self->n_now), self->n_now);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of our children is there now.", "%u of our children are there now.", self->n_now), self->n_now);
}

/**
 * cld_provider_impact_describe:
 * @self: proposals
 *
 * Returns: (transfer full): what happened and how many children it touches, two sentences, translated
 */
char *
cld_provider_impact_describe (CldProviderImpact *self)
{
  g_autofree char *cause = describe_cause (self), *children = describe_children (self);

  return g_strconcat (cause, " ", children, NULL);
}

/* --- saving --- */

/* One action a child and cause: two people who save at once make no second one. */
char *
_cld_provider_impact_make_ref (const CldProviderImpact *self, const char *child, const char *kind)
{
  return g_strdup_printf ("%s/%s/%s", self->row->ref, child, kind);
}

static CldRecord *
make_action (CldProviderImpact *self, const CldImpactChild *child)
{
  g_autofree char *ref = _cld_provider_impact_make_ref (self, child->child->child, child->kind);
  CldRecord *action = cld_record_new (&cld_action_kind, ref);

  cld_record_set_text (action, ACTION_CHILD, child->child->child);
  cld_record_set_text (action, ACTION_WHAT, child->what);
  cld_record_set_text (action, ACTION_OWNER, child->owner);
  cld_record_set_text (action, ACTION_DUE_ON, child->due_on);
  cld_record_set_text (action, ACTION_KIND, child->kind);
  cld_record_set_text (action, ACTION_STATUS, "OPEN");
  if (self->cause == CLD_IMPACT_INADEQUATE)
    cld_record_set_text (action, ACTION_INSPECTION, self->row->ref);
  else if (self->cause == CLD_IMPACT_ENFORCEMENT)
    cld_record_set_text (action, ACTION_ENFORCEMENT, self->row->ref);
  return action;
}

static CldRecord *
make_notice (CldProviderImpact *self)
{
  CldRecord *notice = cld_record_new (&cld_notice_kind, NULL);

  cld_record_set_text (notice, NOTICE_DIRECTION, "IN");
  cld_record_set_text (notice, NOTICE_PROVISION, "s30a");
  cld_record_set_text (notice, NOTICE_PROVIDER, self->provider->ref);
  cld_record_set_text (notice, NOTICE_EVENT_ON, self->row->values[ENFORCEMENT_FROM_ON]);
  cld_record_set_text (notice, NOTICE_OCCURRED_ON, self->received_on);
  cld_record_set_text (notice, NOTICE_REFERENCE, self->row->values[ENFORCEMENT_REFERENCE]);
  /* Translators: who sent a notice of enforcement: a name */
  cld_record_set_text (notice, NOTICE_RECIPIENT, _ ("Ofsted"));
  return notice;
}

/* What the change log keeps of it, which undo tells: after which step. */
static char *
describe_act (const CldProviderImpact *self)
{
  const char *step = self->cause == CLD_IMPACT_NOTICE ? "Notice under section 30A" : "Inadequate judgement";

  if (self->cause == CLD_IMPACT_ENFORCEMENT)
    step = self->row->values[ENFORCEMENT_KIND] ? cld_code_list_label ("insp_enforcement", self->row->values[ENFORCEMENT_KIND]) : "Enforcement";
  return g_strdup_printf ("actions for children: %s", step);
}

/**
 * cld_provider_impact_save:
 * @self: proposals
 * @store: the store they are from
 * @error: return location
 *
 * Writes an action for each child who is wanted, and the notice where it is recorded, in one change set, which one undo takes back.
 *
 * Returns: whether they are stored; nothing is written where there is nothing to write
 */
gboolean
cld_provider_impact_save (CldProviderImpact *self, CldStore *store, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *why = describe_act (self);

  if (self->records_notice)
    g_ptr_array_add (records, make_notice (self));
  for (guint i = 0; i < self->children->len; i++)
    if (((CldImpactChild *) self->children->pdata[i])->wanted)
      g_ptr_array_add (records, make_action (self, self->children->pdata[i]));
  return records->len == 0 || cld_records_save (store, records, why, error);
}
