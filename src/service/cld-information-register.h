/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-child-names.h"
#include "cld-date.h"
#include "cld-row.h"

G_BEGIN_DECLS

/**
 * CldInformationState:
 * @CLD_INFORMATION_LATE: not received, and the day it was due is over
 * @CLD_INFORMATION_WAITING: not received
 * @CLD_INFORMATION_RECEIVED: it came
 *
 * How far a request for information is, in the order in which it sorts.
 */
typedef enum
{
  CLD_INFORMATION_LATE,
  CLD_INFORMATION_WAITING,
  CLD_INFORMATION_RECEIVED,
  CLD_INFORMATION_N_STATES
} CldInformationState;

/**
 * CldInformationEntry:
 * @row: of kind information_request
 * @child: (nullable): whom it is about
 * @state: how far it is
 * @days: calendar days from the day it was asked to the day it came, or until today; -1 where they cannot be said
 * @key: (nullable): folded texts of the record that a search looks into
 *
 * Something that was asked of a practitioner about a child.
 */
typedef struct
{
  const CldRow *row;
  const CldChildName *child;
  CldInformationState state;
  int days;
  const char *key;
} CldInformationEntry;

/* All requests for information of a store, in memory. */
typedef struct _CldInformationRegister CldInformationRegister;

CldInformationRegister *cld_information_register_load (CldDb *db, const char *today, GError **error);
void cld_information_register_free (CldInformationRegister *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldInformationRegister, cld_information_register_free)

const CldInformationEntry *cld_information_register_get (CldInformationRegister *self, guint i);
GPtrArray *cld_information_register_filter (CldInformationRegister *self, gboolean open_only, gboolean received_only, const char *text);
guint cld_information_register_count_open (CldInformationRegister *self);

CldInformationState cld_information_request_get_state (const CldRow *row, gint32 today, int *days);
const char *cld_information_state_get_id (CldInformationState state);
const char *cld_information_state_get_word (CldInformationState state);
char *cld_information_request_describe_age (CldInformationState state, int days);
const char *cld_information_request_get_asked_of (const CldRow *row);

G_END_DECLS
