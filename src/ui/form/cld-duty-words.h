/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-effect.h"

G_BEGIN_DECLS

typedef enum
{
  CLD_DUTY_LINE_NONE,    /* nothing to say */
  CLD_DUTY_LINE_NEUTRAL, /* it does nothing yet */
  CLD_DUTY_LINE_DONE,    /* it does something */
  CLD_DUTY_LINE_WARNING, /* it does not do what such a record is for */
} CldDutyTone;

/**
 * CldDutyLine:
 * @tone: how it looks
 * @title: (nullable): what the record does
 * @caption: (nullable): what is due next
 *
 * What a form says of its record while it is written.
 */
typedef struct
{
  CldDutyTone tone;
  char *title;
  char *caption;
} CldDutyLine;

char *cld_duty_words_describe (const CldDuty *duty, gint32 today);
char *cld_duty_words_saved (const CldKind *kind, gboolean added, const CldDutyEffect *effect, gint32 today);
char *cld_duty_words_removed (const CldKind *kind, const CldDutyEffect *effect, gint32 today);
void cld_duty_words_tell (CldDutyLine *line, const CldRow *record, const CldDutyEffect *effect, gint32 today, const char *name);
void cld_duty_line_clear (CldDutyLine *line);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CldDutyLine, cld_duty_line_clear)

G_END_DECLS
