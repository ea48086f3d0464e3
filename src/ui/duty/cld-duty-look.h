/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-duty.h"

G_BEGIN_DECLS

/**
 * CldDutyLook:
 * @icon_name: its icon
 * @style_class: its class in style.css
 *
 * How a state looks, in every list of duties. The word is cld_duty_look_words().
 */
typedef struct
{
  const char *icon_name;
  const char *style_class;
} CldDutyLook;

/* How binding a duty is: law, guidance, our own practice. */
typedef enum
{
  CLD_STRENGTH_MUST,
  CLD_STRENGTH_SHOULD,
  CLD_STRENGTH_LOCAL,
} CldStrength;

const CldDutyLook *cld_duty_look (CldDutyState state, gint32 due, gint32 today);
const char *cld_duty_look_get_color (const CldDutyLook *look);
char *cld_duty_look_words (const CldDuty *duty, gint32 today);
CldStrength cld_duty_look_strength (const CldDuty *duty);
CldStrength cld_strength_read (const char *strength);
const char *cld_strength_word (CldStrength strength);

char *cld_duty_look_day (gint32 day, gint32 today);
char *cld_duty_look_long_day (gint32 day);

GtkWidget *cld_duty_look_make_state (void);
void cld_duty_look_set_state (GtkWidget *state, const CldDutyLook *look, const char *words);
GtkWidget *cld_duty_look_make_tag (void);
void cld_duty_look_set_tag (GtkWidget *tag, CldStrength strength);

G_END_DECLS
