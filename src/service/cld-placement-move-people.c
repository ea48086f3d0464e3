/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-kinds.h"
#include "cld-placement-move-private.h"
#include "cld-repo.h"

/* Who is told of a move, and what is decided of each; who answers for what a rule speaks against. */

/* --- what decides who is told --- */

static const char *
join_name (CldPlacementMove *self)
{
  const CldRow *child = self->child_row;
  const char *given = child->values[CHILD_KNOWN_AS] ? child->values[CHILD_KNOWN_AS] : child->values[CHILD_GIVEN_NAMES];
  const char *surname = child->values[CHILD_SURNAME];

  if (given && surname)
    return cld_arena_printf (self->arena, "%s %s", given, surname);
  return given ? given : surname;
}

/* With whom the child was: the carer, else the home. */
static const char *
get_carer (CldPlacementMove *self, const CldRow *placement)
{
  const char *ref = placement ? placement->values[PLACEMENT_PROVIDER] : NULL;
  const CldRow *provider = ref ? cld_record_set_find (self->set, &cld_provider_kind, ref) : NULL;

  if (placement && placement->values[PLACEMENT_CARER])
    return placement->values[PLACEMENT_CARER];
  return provider ? provider->values[PROVIDER_NAME] : NULL;
}

/* The placement that ended when @placement began, or last before it. */
static const CldRow *
find_before (CldPlacementMove *self, const CldRow *placement)
{
  GPtrArray *rows = cld_record_set_get (self->set, &cld_placement_kind);
  const CldRow *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];

      if (row != placement && g_strcmp0 (row->ref, placement->ref) != 0 && !row->values[PLACEMENT_WITHIN] && row->values[PLACEMENT_ENDED_ON] &&
          g_strcmp0 (row->values[PLACEMENT_ENDED_ON], placement->values[PLACEMENT_STARTED_ON]) <= 0 &&
          (!found || strcmp (row->values[PLACEMENT_ENDED_ON], found->values[PLACEMENT_ENDED_ON]) > 0))
        found = row;
    }
  return found;
}

static CldRecipientFacts
tell_common (CldPlacementMove *self, const CldRow *placement)
{
  const char *status, *area = placement->values[PLACEMENT_AREA_AUTHORITY];
  CldRecipientFacts facts = {
    .day = cld_date_read_day (placement->values[PLACEMENT_STARTED_ON]),
    .date_of_birth = self->facts->date_of_birth,
    .child = join_name (self),
    .iro = self->child_row->values[CHILD_IRO],
    .area_name = cld_where_get_name (self->where, area),
    .place = (guint8) cld_area_get_place (cld_where_tell (self->where, area)),
    .adoption = cld_placement_type_is_adoption (placement->values[PLACEMENT_TYPE]),
    .wales = g_strcmp0 (area, "WAL") == 0,
    .contact_order = self->said.contact_order,
    .gp_changes = CLD_SAID_NOTHING,
    .icb_changes = CLD_SAID_NOTHING,
    .people = (const CldKnownPerson *) (gconstpointer) self->people->data,
    .n_people = self->people->len,
  };

  /* An authority that is confidential has no name to write to. */
  if (facts.place == CLD_PLACE_CONFIDENTIAL || facts.place == CLD_PLACE_UNKNOWN)
    facts.area_name = NULL;
  status = facts.day == CLD_NO_DAY ? "" : cld_placement_status_on (self->facts, facts.day);
  facts.in_care = strcmp (status, "C1") == 0 || strcmp (status, "C2") == 0;
  facts.short_break = strcmp (status, "V3") == 0 || strcmp (status, "V4") == 0;
  facts.exempt_from_area_notice = self->rules.exempt_from_d07 && (g_strcmp0 (placement->values[PLACEMENT_CONNECTED_PERSON], "1") == 0 ||
                                                                  g_strcmp0 (placement->values[PLACEMENT_OWN_FOSTER_CARER], "1") == 0);
  return facts;
}

void
_cld_placement_move_fill_recipients (CldPlacementMove *self)
{
  const CldRow *before;

  self->to = (CldRecipientFacts){ 0 };
  self->to_end = (CldRecipientFacts){ 0 };
  if (self->row)
    {
      self->to = tell_common (self, self->row);
      self->to.gp_changes = self->said.gp_changes;
      self->to.icb_changes = self->said.icb_changes;
      self->to.unregistered = self->provider && g_strcmp0 (self->provider->values[PROVIDER_TYPE], "UNREG") == 0;
      before = self->old_ends ? self->old_row : find_before (self, self->row);
      self->to.carer_before = get_carer (self, before);
      self->to.carer_before_address = before ? before->values[PLACEMENT_ADDRESS] : NULL;
    }
  if (!self->old_end)
    return;
  self->to_end = tell_common (self, self->old_end);
  self->to_end.carer = get_carer (self, self->old_row);
  self->to_end.carer_address = self->old_row->values[PLACEMENT_ADDRESS];
  before = find_before (self, self->old_row);
  self->to_end.carer_before = get_carer (self, before);
  self->to_end.carer_before_address = before ? before->values[PLACEMENT_ADDRESS] : NULL;
}

/* --- enforcement --- */

/**
 * _cld_placement_move_find_blocks:
 * @self: a move
 * @db: the database
 * @details: what is found: @restricted_on and @inadequate_on of it
 * @error: return location
 *
 * What forbids a new placement with its provider on its first day: enforcement in force that day that blocks, a notice under section 30A
 * that nobody closed, or the lowest grade in the latest overall judgement. Without a first day today's is asked about.
 *
 * Returns: whether it could be read
 */
gboolean
_cld_placement_move_find_blocks (CldPlacementMove *self, CldDb *db, CldPlacementDetails *details, GError **error)
{
  gint32 day = self->row ? cld_date_read_day (self->row->values[PLACEMENT_STARTED_ON]) : CLD_NO_DAY;

  cld_provider_block_init (&self->block, day != CLD_NO_DAY ? day : cld_date_read_day (self->today));
  if (self->provider && !cld_provider_block_load (&self->block, db, self->provider, self->arena, error))
    return FALSE;
  details->restricted_on = cld_provider_block_get_restricted_on (&self->block);
  details->inadequate_on = cld_provider_block_get_inadequate_on (&self->block);
  return TRUE;
}

/**
 * cld_placement_move_describe:
 * @self: a move that was looked at
 * @rule: code of placement_rule.csv that speaks against it
 *
 * Returns: (transfer full): what is wrong, translated; of a home that takes no new placements with the step of enforcement, or the grade,
 *   that it is, and since when
 */
char *
cld_placement_move_describe (const CldPlacementMove *self, const char *rule)
{
  const char *sentence = cld_placement_rule_sentence (rule);
  g_autofree char *cause = NULL;

  if (g_strcmp0 (rule, "restricted_home") == 0)
    cause = cld_provider_block_describe_restriction (&self->block);
  else if (g_strcmp0 (rule, "inadequate_home") == 0)
    cause = cld_provider_block_describe_grade (&self->block);
  return cause ? g_strdup_printf ("%s %s", sentence, cause) : g_strdup (sentence);
}

/* --- decisions --- */

/* The same person may be told under two provisions: these are two notices. */
static char *
make_key (CldPlacementMove *self, const CldRecipient *recipient)
{
  return g_strjoin ("/", recipient->notice, recipient->code, recipient->contact ? recipient->contact : recipient->name ? recipient->name : "", NULL);
}

/**
 * cld_placement_move_get_decision:
 * @self: a move
 * @recipient: one of its recipients
 * @reason: (out) (optional) (nullable): code of notice_not_sent_reason.csv
 * @note: (out) (optional) (nullable): why
 *
 * Returns: what becomes of it. Who may not be told by the record is undecided until somebody decides; all others are told
 */
CldMoveDecision
cld_placement_move_get_decision (CldPlacementMove *self, const CldRecipient *recipient, const char **reason, const char **note)
{
  g_autofree char *key = make_key (self, recipient);
  const CldMoveChoice *choice = g_hash_table_lookup (self->decisions, key);

  if (reason)
    *reason = choice ? choice->reason : NULL;
  if (note)
    *note = choice ? choice->note : NULL;
  if (choice)
    return choice->decision;
  return recipient->proposal == CLD_PROPOSE_WITHHOLD ? CLD_MOVE_UNDECIDED : CLD_MOVE_TELL;
}

/**
 * cld_placement_move_decide:
 * @self: a move
 * @recipient: one of its recipients
 * @decision: what becomes of it
 * @reason: (nullable): code of notice_not_sent_reason.csv, for %CLD_MOVE_WITHHOLD
 * @note: (nullable): why
 */
void
cld_placement_move_decide (CldPlacementMove *self, const CldRecipient *recipient, CldMoveDecision decision, const char *reason, const char *note)
{
  CldMoveChoice *choice = g_new0 (CldMoveChoice, 1);

  choice->decision = decision;
  choice->reason = g_strdup (reason);
  choice->note = g_strdup (note);
  g_hash_table_replace (self->decisions, make_key (self, recipient), choice);
}

static const CldRecipient *
find_undecided (CldPlacementMove *self, GArray *recipients)
{
  for (guint i = 0; recipients && i < recipients->len; i++)
    if (cld_placement_move_get_decision (self, &g_array_index (recipients, CldRecipient, i), NULL, NULL) == CLD_MOVE_UNDECIDED)
      return &g_array_index (recipients, CldRecipient, i);
  return NULL;
}

/**
 * cld_placement_move_find_undecided:
 * @self: a move
 *
 * Returns: (nullable): somebody of whom has to be decided whether they are told, before notices are prepared
 */
const CldRecipient *
cld_placement_move_find_undecided (CldPlacementMove *self)
{
  const CldRecipient *found;

  if (!self->said.prepares)
    return NULL;
  found = find_undecided (self, self->plan.recipients);
  return found ? found : find_undecided (self, self->plan.recipients_end);
}

static guint
count (CldPlacementMove *self, GArray *recipients, CldMoveDecision decision)
{
  guint n = 0;

  for (guint i = 0; recipients && i < recipients->len; i++)
    n += cld_placement_move_get_decision (self, &g_array_index (recipients, CldRecipient, i), NULL, NULL) == decision;
  return n;
}

/**
 * cld_placement_move_count_notices:
 * @self: a move
 *
 * Returns: how many notices would be prepared to be sent
 */
guint
cld_placement_move_count_notices (CldPlacementMove *self)
{
  return self->said.prepares ? count (self, self->plan.recipients, CLD_MOVE_TELL) + count (self, self->plan.recipients_end, CLD_MOVE_TELL) : 0;
}

/**
 * cld_placement_move_count_undecided:
 * @self: a move
 *
 * Returns: of how many has to be decided whether they are told
 */
guint
cld_placement_move_count_undecided (CldPlacementMove *self)
{
  return self->said.prepares ? count (self, self->plan.recipients, CLD_MOVE_UNDECIDED) + count (self, self->plan.recipients_end, CLD_MOVE_UNDECIDED) : 0;
}

/* --- overrides --- */

/**
 * cld_placement_move_override:
 * @self: a move
 * @rule: code of placement_rule.csv
 * @reason: (nullable): why it is recorded all the same; %NULL takes the override back
 * @role: (nullable): of who answers for it
 * @name: (nullable): who answers for it
 */
void
cld_placement_move_override (CldPlacementMove *self, const char *rule, const char *reason, const char *role, const char *name)
{
  CldMoveOverride *override;

  if (!reason)
    {
      g_hash_table_remove (self->overrides, rule);
      return;
    }
  override = g_new0 (CldMoveOverride, 1);
  override->reason = g_strdup (reason);
  override->role = g_strdup (role);
  override->name = g_strdup (name);
  g_hash_table_replace (self->overrides, g_strdup (rule), override);
}

gboolean
cld_placement_move_is_overridden (const CldPlacementMove *self, const char *rule)
{
  return g_hash_table_contains (self->overrides, rule);
}

/**
 * cld_placement_move_find_unanswered:
 * @self: a move
 *
 * Returns: (nullable): what keeps it from being saved: the law forbids it, or two facts contradict each other, and nobody said why it
 *   is recorded all the same
 */
const CldPlacementFinding *
cld_placement_move_find_unanswered (const CldPlacementMove *self)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      const CldPlacementFinding *finding = &g_array_index (self->findings, CldPlacementFinding, i);

      if (finding->level != CLD_PLACEMENT_WARN && !cld_placement_move_is_overridden (self, finding->rule))
        return finding;
    }
  return NULL;
}
