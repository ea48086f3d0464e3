/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

/**
 * CldType:
 * @CLD_TEXT: a line of text
 * @CLD_NOTE: text of several lines
 * @CLD_DATE: YYYY-MM-DD
 * @CLD_MOMENT: YYYY-MM-DDThh:mm local wall time, or a bare date when no time is known
 * @CLD_INT: a whole number of 32 bits
 * @CLD_DECIMAL: a decimal number, kept as it was written
 * @CLD_BOOL: 0 or 1
 * @CLD_CHOICE: a code of a list; a code that the list does not hold is shown as it is and kept
 * @CLD_REF: the ref of a record of another kind
 *
 * What a field holds. Every value is text in the form that the native CSV writes; %NULL is not recorded.
 */
typedef enum
{
  CLD_TEXT,
  CLD_NOTE,
  CLD_DATE,
  CLD_MOMENT,
  CLD_INT,
  CLD_DECIMAL,
  CLD_BOOL,
  CLD_CHOICE,
  CLD_REF,
} CldType;

/**
 * CldFlags:
 * @CLD_NEEDED: without it there is no record
 * @CLD_LIST: a column of lists
 * @CLD_SEARCH: part of what is searched
 * @CLD_PRIVATE: left out of `export csv` and of shared reports, never of the native export
 * @CLD_MANY: holds several values joined with ;
 */
typedef enum
{
  CLD_NEEDED = 1 << 0,
  CLD_LIST = 1 << 1,
  CLD_SEARCH = 1 << 2,
  CLD_PRIVATE = 1 << 3,
  CLD_MANY = 1 << 4,
} CldFlags;

/**
 * CldField:
 * @id: SQL column and CSV header; with '-' for '_' the GObject property
 * @label: what people read, to be translated
 * @section: the group of a form it stands in, to be translated
 * @type: what it holds
 * @flags: how it is used
 * @target: the kind a %CLD_REF names, the code list of a %CLD_CHOICE
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *section;
  CldType type;
  CldFlags flags;
  const char *target;
} CldField;

/**
 * CldKind:
 * @id: SQL table and CSV file
 * @title: one of them, to be translated
 * @plural: several, to be translated
 * @fields: in the order of the native CSV
 * @n_fields: how many
 * @child: the field that names the child, or -1
 * @date: the field that dates a record, or -1
 * @sort: up to two fields by which lists are sorted before the ref, or -1
 * @ref_is_date: whether the ref of a new one is its date alone
 * @get_type: the GObject type of its records
 *
 * A kind of record: the single place that names its fields.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *plural;
  const CldField *fields;
  guint n_fields;
  int child;
  int date;
  int sort[2];
  gboolean ref_is_date;
  GType (*get_type) (void);
} CldKind;

const CldKind *const *cld_kinds (void);
guint cld_kinds_count (void);
const CldKind *cld_kind_find (const char *id);
int cld_kind_index (const CldKind *kind);
int cld_kind_find_field (const CldKind *kind, const char *id);
const CldKind *cld_field_target_kind (const CldField *field);
gboolean cld_field_check (const CldField *field, const char *value);

#define CLD_MAX_FIELDS 32
