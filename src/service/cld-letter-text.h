/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-letter-fields.h"

G_BEGIN_DECLS

/**
 * CldLetterSpan:
 * @start: first byte
 * @end: the byte after the last
 *
 * A part of a text that is bold.
 */
typedef struct
{
  guint start;
  guint end;
} CldLetterSpan;

/**
 * CldLetterBlock:
 * @key: (nullable): of a line of the box of facts, what it is; %NULL is a paragraph
 * @text: the text, with the line breaks of the template
 * @bold: (element-type CldLetterSpan): what of it is bold
 *
 * A paragraph of a letter, or a line of its box.
 */
typedef struct
{
  char *key;
  char *text;
  GArray *bold;
} CldLetterBlock;

/**
 * CldLetterValue:
 * @CLD_LETTER_VALUE: there is one
 * @CLD_LETTER_EMPTY: there is none and none is needed: what part of a sentence or fact holds the field goes
 * @CLD_LETTER_MISSING: there is none: the field stays as it is written
 *
 * What is known of a field.
 */
typedef enum
{
  CLD_LETTER_VALUE,
  CLD_LETTER_EMPTY,
  CLD_LETTER_MISSING,
} CldLetterValue;

/**
 * CldLetterValueFunc:
 * @field: which
 * @value: (out): its value where there is one; any text
 * @data: the caller's
 *
 * Returns: what is known of it
 */
typedef CldLetterValue (*CldLetterValueFunc) (CldLetterFieldId field, const char **value, gpointer data);

char *cld_letter_text_find_fault (const char *text);
void cld_letter_text_find_fields (const char *text, gboolean used[CLD_LETTER_N_FIELDS]);
GPtrArray *cld_letter_text_merge (const char *text, CldLetterValueFunc func, gpointer data);
char *cld_letter_text_merge_line (const char *text, CldLetterValueFunc func, gpointer data);
char *cld_letter_text_write (GPtrArray *blocks);
char *cld_letter_text_clean (const char *text);

G_END_DECLS
