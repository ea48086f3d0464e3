/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-working-days-page.h"

#include <glib/gi18n-lib.h>

#include "cld-add-day-dialog.h"
#include "cld-calendar.h"
#include "cld-file-chooser.h"
#include "cld-holiday-import.h"
#include "cld-holiday-row.h"
#include "cld-kinds.h"
#include "cld-preferences.h"
#include "cld-repo.h"
#include "cld-team-settings.h"

/* The years that the list shows: those of everybody who may be in a caseload, and of what is planned for them. */
#define FIRST_YEAR 1950
#define LAST_YEAR 2199

/* The bank holidays of a year: those that come by themselves, and what records of kind `bank_holiday` change in them. */
struct _CldWorkingDaysPage
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *known_group;
  AdwPreferencesGroup *days_group;
  GtkSpinButton *year_spin;
  GPtrArray *rows; /* of CldHolidayRow, in the group */

  CldSession *session;
  CldRecordSet *known;
  CldCalendar *computed;
  gboolean busy; /* while something is written */
};

G_DEFINE_FINAL_TYPE (CldWorkingDaysPage, cld_working_days_page, ADW_TYPE_PREFERENCES_PAGE)

/* --- showing --- */

static const CldRow *
find_record (CldWorkingDaysPage *self, gint32 day)
{
  GPtrArray *records = cld_record_set_get (self->known, &cld_bank_holiday_kind);

  for (guint i = 0; i < records->len; i++)
    if (cld_date_read_day (((const CldRow *) records->pdata[i])->values[BANK_HOLIDAY_DAY]) == day)
      return records->pdata[i];
  return NULL;
}

static gboolean
takes_away (const CldRow *record)
{
  return g_strcmp0 (record->values[BANK_HOLIDAY_EFFECT], BANK_HOLIDAY_REMOVED) == 0;
}

static CldHolidayRow *get_row (CldWorkingDaysPage *self, guint i);

static void
show_day (CldWorkingDaysPage *self, gint32 day, guint *n)
{
  const CldRow *record = find_record (self, day);
  const char *computed = cld_calendar_get_holiday (self->computed, day);
  const char *name = computed ? computed : record ? record->values[BANK_HOLIDAY_NAME] : NULL;
  CldHolidayState state = CLD_HOLIDAY_COMPUTED;

  if (!record && !computed)
    return;
  if (record)
    state = takes_away (record) ? CLD_HOLIDAY_TAKEN_AWAY : CLD_HOLIDAY_ADDED;
  cld_holiday_row_show (get_row (self, (*n)++), day, name ? name : _("Bank holiday"), state);
}

/* Rows are used again, so that the focus stays where it is. */
static void
drop_rows (CldWorkingDaysPage *self, guint n)
{
  while (self->rows->len > n)
    {
      GtkWidget *row = self->rows->pdata[self->rows->len - 1];
      GtkRoot *root = gtk_widget_get_root (row);
      GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

      if (focus && gtk_widget_is_ancestor (focus, row))
        gtk_widget_grab_focus (GTK_WIDGET (self->year_spin));
      adw_preferences_group_remove (self->days_group, row);
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
}

static void
show_year (CldWorkingDaysPage *self)
{
  g_autofree char *first = NULL, *last = NULL;
  guint n = 0;
  int year;

  if (!self->session)
    return;
  year = gtk_spin_button_get_value_as_int (self->year_spin);
  first = g_strdup_printf ("%04d-01-01", year);
  last = g_strdup_printf ("%04d-12-31", year);
  for (gint32 day = cld_date_to_day (first), end = cld_date_to_day (last); day <= end; day++)
    show_day (self, day, &n);
  drop_rows (self, n);
}

static void
show_known (CldWorkingDaysPage *self)
{
  const CldRow *setting = cld_record_set_find (self->known, &cld_setting_kind, CLD_TEAM_HOLIDAYS_UNTIL);
  gint32 until = setting ? cld_date_read_day (setting->values[SETTING_VALUE]) : CLD_NO_DAY;
  g_autofree char *date = cld_holiday_words (MAX (until, cld_calendar_known_until (self->computed)));
  /* Translators: %s is a date */
  g_autofree char *text = g_strdup_printf (_("They are known until %s. Of later dates duties say that the bank holidays want checking."), date);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_group_set_description (self->known_group, escaped);
}

static void
read_all (CldWorkingDaysPage *self)
{
  g_autoptr (CldRecordSet) known = cld_record_set_new ();
  CldDb *db = cld_session_get_db (self->session);
  g_autoptr (GError) error = NULL;

  if (!cld_repo_load_all (db, &cld_bank_holiday_kind, known, &error) || !cld_repo_load_all (db, &cld_setting_kind, known, &error))
    {
      cld_preferences_show_error (GTK_WIDGET (self), _("The bank holidays could not be read"), error);
      return;
    }
  g_clear_pointer (&self->known, cld_record_set_free);
  self->known = g_steal_pointer (&known);
  show_known (self);
  show_year (self);
}

/* --- writing --- */

typedef struct
{
  CldWorkingDaysPage *self;
  char *text; /* said when it is done */
} Write;

static void
write_free (Write *write)
{
  g_object_unref (write->self);
  g_free (write->text);
  g_free (write);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Write, write_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Write) write = data;
  g_autoptr (GError) error = NULL;

  write->self->busy = FALSE;
  if (cld_session_run_finish (CLD_SESSION (source), result, &error))
    {
      cld_preferences_toast (GTK_WIDGET (write->self), write->text, TRUE);
      return;
    }
  cld_preferences_show_error (GTK_WIDGET (write->self), _("The bank holidays were not changed"), error);
  /* Somebody else may have changed them. */
  if (write->self->session)
    read_all (write->self);
}

/* Takes @text. */
static Write *
begin_write (CldWorkingDaysPage *self, char *text)
{
  Write *write = g_new0 (Write, 1);

  write->self = g_object_ref (self);
  write->text = text;
  self->busy = TRUE;
  return write;
}

static void
save_day (CldWorkingDaysPage *self, gint32 day, const char *name, const char *effect, char *text)
{
  const CldRow *row = find_record (self, day);
  char iso[CLD_DATE_SIZE];
  g_autoptr (CldRecord) record = NULL;

  cld_date_from_day (day, iso);
  record = row ? cld_record_new_from_row (row) : cld_record_new (&cld_bank_holiday_kind, iso);
  cld_record_set_text (record, BANK_HOLIDAY_DAY, iso);
  cld_record_set_text (record, BANK_HOLIDAY_NAME, name);
  cld_record_set_text (record, BANK_HOLIDAY_EFFECT, effect);
  cld_session_save_async (self->session, record, row ? "bank holiday changed" : "bank holiday added", written_cb, begin_write (self, text));
}

static void
remove_record (CldWorkingDaysPage *self, const CldRow *row, char *text)
{
  g_autoptr (CldRecord) record = cld_record_new_from_row (row);

  cld_session_remove_async (self->session, record, "bank holiday removed", written_cb, begin_write (self, text));
}

static void
put_back (CldWorkingDaysPage *self, gint32 day)
{
  g_autofree char *date = cld_holiday_words (day);

  /* Translators: %s is the date of a bank holiday */
  remove_record (self, find_record (self, day), g_strdup_printf (_("Put back: %s"), date));
}

static void
take_away (CldWorkingDaysPage *self, gint32 day)
{
  const char *computed = cld_calendar_get_holiday (self->computed, day);
  g_autofree char *date = cld_holiday_words (day);
  /* Translators: %s is the date of a bank holiday */
  char *text = g_strdup_printf (_("Taken away: %s"), date);

  if (computed)
    save_day (self, day, computed, BANK_HOLIDAY_REMOVED, text);
  else
    remove_record (self, find_record (self, day), text);
}

static void
pressed_cb (CldWorkingDaysPage *self, CldHolidayRow *row)
{
  if (self->busy)
    return;
  if (cld_holiday_row_get_state (row) == CLD_HOLIDAY_TAKEN_AWAY)
    put_back (self, cld_holiday_row_get_day (row));
  else
    take_away (self, cld_holiday_row_get_day (row));
}

static CldHolidayRow *
get_row (CldWorkingDaysPage *self, guint i)
{
  if (i == self->rows->len)
    {
      CldHolidayRow *row = cld_holiday_row_new ();

      g_signal_connect_object (row, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->days_group, GTK_WIDGET (row));
      g_ptr_array_add (self->rows, row);
    }
  return self->rows->pdata[i];
}

/* --- adding a day --- */

static char *
check_day (gint32 day, gpointer data)
{
  CldWorkingDaysPage *self = data;
  const CldRow *record = find_record (self, day);
  const char *name = cld_calendar_get_holiday (self->computed, day);
  g_autofree char *date = cld_holiday_words (day);

  /* 1 January 1970 was a Thursday. */
  if (((day + 3) % 7 + 7) % 7 >= 5)
    /* Translators: %s is a date */
    return g_strdup_printf (_("%s: a Saturday or Sunday is no working day anyhow."), date);
  if (record ? takes_away (record) : !name)
    return NULL;
  /* Translators: %s is a date */
  return g_strdup_printf (_("%s is a bank holiday already."), date);
}

static void
add_day (CldWorkingDaysPage *self, gint32 day, const char *name)
{
  g_autofree char *date = cld_holiday_words (day);
  /* Translators: %s is the date of a bank holiday */
  char *text = g_strdup_printf (_("Added: %s"), date);
  char iso[CLD_DATE_SIZE];

  cld_date_from_day (day, iso);
  gtk_spin_button_set_value (self->year_spin, (double) g_ascii_strtoull (iso, NULL, 10));
  /* What was taken away of the days that come by themselves needs no record. */
  if (cld_calendar_get_holiday (self->computed, day))
    remove_record (self, find_record (self, day), text);
  else
    save_day (self, day, name, BANK_HOLIDAY_ADDED, text);
}

static void
add_response_cb (CldWorkingDaysPage *self, const char *response, CldAddDayDialog *dialog)
{
  g_autofree char *name = cld_add_day_dialog_get_name (dialog);
  gint32 day = cld_add_day_dialog_get_day (dialog);
  g_autofree char *fault = NULL;

  if (g_strcmp0 (response, "add") != 0 || day == CLD_NO_DAY || self->busy)
    return;
  /* Somebody else may have recorded it meanwhile. */
  fault = check_day (day, self);
  if (fault)
    cld_preferences_toast (GTK_WIDGET (self), fault, FALSE);
  else
    add_day (self, day, name);
}

static void
add_cb (CldWorkingDaysPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  CldAddDayDialog *dialog = cld_add_day_dialog_new (GTK_WINDOW (root), cld_session_get_today (self->session), check_day, self);

  g_signal_connect_object (dialog, "response", G_CALLBACK (add_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- the government's list --- */

static void
chosen_cb (GtkWidget *widget, const char *path)
{
  if (CLD_WORKING_DAYS_PAGE (widget)->session)
    cld_holiday_import (widget, CLD_WORKING_DAYS_PAGE (widget)->session, path);
}

static void
import_cb (CldWorkingDaysPage *self)
{
  cld_file_chooser_open (GTK_WIDGET (self), _("Import Bank Holidays"), "*.json", _("Lists of bank holidays"), chosen_cb);
}

/* --- beginning and end --- */

static void
cld_working_days_page_dispose (GObject *object)
{
  g_clear_object (&CLD_WORKING_DAYS_PAGE (object)->session);
  G_OBJECT_CLASS (cld_working_days_page_parent_class)->dispose (object);
}

static void
cld_working_days_page_finalize (GObject *object)
{
  CldWorkingDaysPage *self = CLD_WORKING_DAYS_PAGE (object);

  g_clear_pointer (&self->known, cld_record_set_free);
  cld_calendar_unref (self->computed);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (cld_working_days_page_parent_class)->finalize (object);
}

static void
cld_working_days_page_class_init (CldWorkingDaysPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_working_days_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cld_working_days_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/preferences/cld-working-days-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CldWorkingDaysPage, days_group);
  gtk_widget_class_bind_template_child (widget_class, CldWorkingDaysPage, known_group);
  gtk_widget_class_bind_template_child (widget_class, CldWorkingDaysPage, year_spin);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_year);
}

static void
cld_working_days_page_init (CldWorkingDaysPage *self)
{
  self->rows = g_ptr_array_new ();
  self->computed = cld_calendar_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_range (self->year_spin, FIRST_YEAR, LAST_YEAR);
}

/**
 * cld_working_days_page_set_session:
 * @self: a page
 * @session: the caseload whose working days it shows; set once
 *
 * Shows the bank holidays of this year, and from then on what changes.
 */
void
cld_working_days_page_set_session (CldWorkingDaysPage *self, CldSession *session)
{
  g_return_if_fail (CLD_IS_WORKING_DAYS_PAGE (self));
  g_return_if_fail (CLD_IS_SESSION (session) && !self->session);

  gtk_spin_button_set_value (self->year_spin, (double) g_ascii_strtoull (cld_session_get_today (session), NULL, 10));
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (read_all), self, G_CONNECT_SWAPPED);
  read_all (self);
}
