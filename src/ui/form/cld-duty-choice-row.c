/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-board.h"
#include "cld-duty-words.h"
#include "cld-picker.h"
#include "cld-text.h"

/* A duty of the child, in words; what is kept is its ref. One that there is not any more is shown by its ref and kept. */
struct _CldDutyChoiceRow
{
  CldFormRow parent_instance;

  CldPicker *picker;
};

G_DEFINE_FINAL_TYPE (CldDutyChoiceRow, cld_duty_choice_row, CLD_TYPE_FORM_ROW)

static gint32
get_today (CldFormRow *row)
{
  return cld_date_read_day (cld_form_row_get_today (row));
}

static CldDutyBoard *
load (CldFormRow *row)
{
  g_autoptr (CldDutyBoard) board = NULL;

  if (!cld_form_row_get_owner (row))
    return NULL;
  board = cld_duty_board_new (get_today (row), CLD_NO_DAY);
  if (!cld_duty_board_load_child (board, cld_session_get_db (cld_form_row_get_session (row)), cld_form_row_get_owner (row), NULL))
    return NULL;
  return g_steal_pointer (&board);
}

/* What can be decided not to be needed: what is open. */
static void
fill (CldPicker *picker, const char *search, gpointer data)
{
  CldFormRow *row = data;
  g_autoptr (CldDutyBoard) board = load (row);
  g_autofree char *folded = search ? cld_text_fold (search) : NULL;
  guint n = 0;
  const CldDuty *duties = board ? cld_duty_board_get_duties (board, cld_form_row_get_owner (row), &n) : NULL;
  const CldFacts *facts = board ? cld_duty_board_get_facts (board, cld_form_row_get_owner (row)) : NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = NULL, *words = NULL, *ref = NULL;

      if (!cld_duty_is_open (&duties[i]))
        continue;
      text = cld_duty_words_describe (&duties[i], get_today (row));
      words = cld_text_fold (text);
      ref = cld_duty_dup_ref (facts, &duties[i]);
      if ((!folded || strstr (words, folded)) && !cld_picker_add (picker, ref, text, cld_timetable_get (duties[i].row)->source))
        return;
    }
}

static const CldDuty *
find_duty (const CldDutyBoard *board, const char *child, const char *ref)
{
  guint n;
  const CldDuty *duties = cld_duty_board_get_duties (board, child, &n);
  const CldFacts *facts = cld_duty_board_get_facts (board, child);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *own = cld_duty_dup_ref (facts, &duties[i]);

      if (strcmp (own, ref) == 0)
        return &duties[i];
    }
  return NULL;
}

static void
setup (CldFormRow *row, const CldField *field)
{
  CldDutyChoiceRow *self = CLD_DUTY_CHOICE_ROW (row);

  self->picker = CLD_PICKER (cld_picker_new (fill, row));
  cld_picker_set_label (self->picker, cld_form_row_get_label (row));
  cld_form_row_set_editor (row, GTK_WIDGET (self->picker), cld_picker_get_button (self->picker));
  g_signal_connect_object (self->picker, "chosen", G_CALLBACK (cld_form_row_edited), row, G_CONNECT_SWAPPED);
}

static void
show (CldFormRow *row, const char *typed)
{
  g_autoptr (CldDutyBoard) board = typed ? load (row) : NULL;
  const CldDuty *duty = board ? find_duty (board, cld_form_row_get_owner (row), typed) : NULL;
  g_autofree char *text = duty ? cld_duty_words_describe (duty, get_today (row)) : NULL;

  cld_picker_choose (CLD_DUTY_CHOICE_ROW (row)->picker, typed, text ? text : typed);
  if (duty)
    cld_form_row_set_hint (row, cld_timetable_get (duty->row)->source);
  else
    cld_form_row_set_hint (row, typed ? _("There is no such duty any more. What was decided is kept.") : NULL);
}

static char *
get_typed (CldFormRow *row)
{
  return g_strdup (cld_picker_get_chosen (CLD_DUTY_CHOICE_ROW (row)->picker));
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  return g_strdup (typed);
}

static void
cld_duty_choice_row_class_init (CldDutyChoiceRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
}

static void
cld_duty_choice_row_init (CldDutyChoiceRow *self)
{
}
