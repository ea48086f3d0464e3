/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-arena.h"
#include "cld-db.h"

G_BEGIN_DECLS

/**
 * CldNoticeLine:
 * @ref: the notice's public name
 * @version: how often it was saved
 * @incoming: whether it was received
 * @child: (nullable): number of the child: the one recorded, else the one whose placement it names
 * @given_names: (nullable): the child's
 * @surname: (nullable): the child's
 * @known_as: (nullable): what people call the child
 * @restricted: whether the child's record is restricted
 * @placement: (nullable): ref of the placement
 * @started_on: (nullable): when the placement began
 * @start_known: whether that is the day, and not a day before it
 * @ended_on: (nullable): when the placement ended
 * @emergency: whether it was made in an emergency
 * @address_restricted: whether the placement's address must not be given away
 * @area_authority: (nullable): DfE number or code of locality.csv of the placement's area
 * @provider: (nullable): ref of the provider that the notice names, else of the placement's
 * @provider_name: (nullable): its name
 * @provision: (nullable): code of notice_provision.csv
 * @recipient_kind: (nullable): code of notification_recipient.csv
 * @recipient: (nullable): to whom; of one received, from whom
 * @event_on: (nullable): day of what it tells
 * @occurred_on: (nullable): of one received, the day it was
 * @sent_on: (nullable): day
 * @method: (nullable): how it was sent
 * @reference: (nullable): reference on the letter
 * @acknowledged_on: (nullable): day
 * @returned_on: (nullable): day
 * @not_sent_reason: (nullable): code of notice_not_sent_reason.csv
 * @chased_on: (nullable): day it was last chased
 * @our_action: (nullable): of one received, what we did
 * @closed_on: (nullable): of one received, when that was done
 * @keys: folded texts that a search looks into: of the child, the notice, the provider; some are %NULL
 * @n_files: how many files prove it
 *
 * A notice as the register shows it, with what is recorded of its child, placement and provider.
 */
typedef struct
{
  const char *ref;
  int version;
  gboolean incoming;
  const char *child;
  const char *given_names;
  const char *surname;
  const char *known_as;
  gboolean restricted;
  const char *placement;
  const char *started_on;
  gboolean start_known;
  const char *ended_on;
  gboolean emergency;
  gboolean address_restricted;
  const char *area_authority;
  const char *provider;
  const char *provider_name;
  const char *provision;
  const char *recipient_kind;
  const char *recipient;
  const char *event_on;
  const char *occurred_on;
  const char *sent_on;
  const char *method;
  const char *reference;
  const char *acknowledged_on;
  const char *returned_on;
  const char *not_sent_reason;
  const char *chased_on;
  const char *our_action;
  const char *closed_on;
  const char *keys[3];
  guint n_files;
} CldNoticeLine;

GPtrArray *cld_notice_list_load (CldDb *db, CldArena *arena, GError **error);

G_END_DECLS
