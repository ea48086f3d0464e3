/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"

/* What is in force on a day, in SQL: begun by then, and not ended by then. Of several the one begun last counts. A
 * placement is where the child lives: absences within it are left out. Each `?` is the day: IN_FORCE has two,
 * NO_LATER two, so CURRENT has four. */
#define IN_FORCE(t) t ".started_on <= ? AND (" t ".ended_on IS NULL OR " t ".ended_on > ?)"
#define HOME(t) t ".within IS NULL AND (" t ".type IS NULL OR " t ".type NOT IN ('T0', 'T1', 'T2', 'T3', 'T4'))"
#define BEGUN_LATER(a, b) "(" a ".started_on > " b ".started_on OR (" a ".started_on = " b ".started_on AND " a ".ref > " b ".ref))"

#define NO_LATER_PLACEMENT                                                                                                   \
  "NOT EXISTS (SELECT 1 FROM placement q WHERE q.child = p.child AND " IN_FORCE ("q") " AND " HOME ("q") " AND " BEGUN_LATER ( \
    "q", "p") ")"
#define CURRENT_PLACEMENT IN_FORCE ("p") " AND " HOME ("p") " AND " NO_LATER_PLACEMENT
#define CURRENT_LEGAL_STATUS                                                                                 \
  IN_FORCE ("l") " AND NOT EXISTS (SELECT 1 FROM legal_status m WHERE m.child = l.child AND " IN_FORCE ("m") \
    " AND " BEGUN_LATER ("m", "l") ")"
#define N_DAYS_CURRENT 4

#define IN_CARE "SELECT k.child FROM care_period k WHERE " IN_FORCE ("k")

/* Visits at which the child was seen, and those alone. The `?` is the last moment of the day. */
#define SEEN(t) t ".outcome IN ('SEEN_ALONE', 'SEEN', 'REFUSED') AND " t ".visited_on <= ?"
#define SEEN_ALONE(t) t ".outcome = 'SEEN_ALONE' AND " t ".visited_on <= ?"

/* A statement while it is put together: its text and the values of its `?`, in order. */
typedef struct
{
  GString *text;
  GPtrArray *values;
} CldCaseloadSql;

void _cld_caseload_sql_init (CldCaseloadSql *sql);
void _cld_caseload_sql_clear (CldCaseloadSql *sql);
void _cld_caseload_sql_add (CldCaseloadSql *sql, const char *text);
void _cld_caseload_sql_value (CldCaseloadSql *sql, const char *value);
void _cld_caseload_sql_days (CldCaseloadSql *sql, const char *day, guint n);
CldStmt *_cld_caseload_sql_prepare (CldCaseloadSql *sql, CldDb *db, GError **error);

void _cld_caseload_add_search (CldCaseloadSql *sql, const char *search, const char *day);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CldCaseloadSql, _cld_caseload_sql_clear)
