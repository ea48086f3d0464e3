/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-timetable-page.h"

#include <glib/gi18n-lib.h>

#include "cld-kinds.h"
#include "cld-preferences.h"
#include "cld-repo.h"
#include "cld-team-setting-row.h"

/* The settings of the team. One that is as by default has no record; choosing the default again removes it. */
struct _CldTimetablePage
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *group;
  CldTeamSettingRow *rows[CLD_TEAM_N_TIMETABLE];
  CldSession *session;
  CldRecordSet *known;
  struct
  {
    gboolean wished; /* something was chosen that is not recorded yet */
    gboolean busy;   /* it is being written */
    int value;
  } wishes[CLD_TEAM_N_TIMETABLE];
};

G_DEFINE_FINAL_TYPE (CldTimetablePage, cld_timetable_page, ADW_TYPE_PREFERENCES_PAGE)

static void settle (CldTimetablePage *self, CldTeamSettingId id);

static const CldRow *
find_record (CldTimetablePage *self, CldTeamSettingId id)
{
  return cld_record_set_find (self->known, &cld_setting_kind, cld_team_setting_get (id)->key);
}

static int
read_value (CldTimetablePage *self, CldTeamSettingId id)
{
  const CldRow *row = find_record (self, id);

  return cld_team_setting_read (id, row ? row->values[SETTING_VALUE] : NULL);
}

static void
read_all (CldTimetablePage *self)
{
  g_autoptr (CldRecordSet) known = cld_record_set_new ();
  g_autoptr (GError) error = NULL;

  if (!cld_repo_load_all (cld_session_get_db (self->session), &cld_setting_kind, known, &error))
    {
      cld_preferences_show_error (GTK_WIDGET (self), _("The settings could not be read"), error);
      return;
    }
  g_clear_pointer (&self->known, cld_record_set_free);
  self->known = g_steal_pointer (&known);
  /* After the window was closed only what was left to write goes on. */
  for (guint id = 0; id < CLD_TEAM_N_TIMETABLE && gtk_widget_get_root (GTK_WIDGET (self)); id++)
    if (!self->wishes[id].wished)
      cld_team_setting_row_show (self->rows[id], read_value (self, id));
}

/* --- writing --- */

typedef struct
{
  CldTimetablePage *self;
  CldTeamSettingId id;
  int value;
} Write;

static void
write_free (Write *write)
{
  g_object_unref (write->self);
  g_free (write);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Write, write_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Write) write = data;
  CldTimetablePage *self = write->self;
  g_autoptr (GError) error = NULL;
  gboolean done = cld_session_run_finish (CLD_SESSION (source), result, &error);

  self->wishes[write->id].busy = FALSE;
  if (done)
    {
      /* Translators: %s is a setting, such as “Days in which a duty is due” */
      g_autofree char *text = g_strdup_printf (_("Changed: %s"), _(cld_team_setting_get (write->id)->label));

      cld_preferences_toast (GTK_WIDGET (self), text, TRUE);
    }
  else
    cld_preferences_show_error (GTK_WIDGET (self), _("The setting was not changed"), error);
  /* What was chosen meanwhile is written next, unless it is what is recorded now. */
  if (!done || self->wishes[write->id].value == write->value)
    self->wishes[write->id].wished = FALSE;
  read_all (self);
  settle (self, write->id);
}

/* Records what was chosen, after what is being written. */
static void
settle (CldTimetablePage *self, CldTeamSettingId id)
{
  const CldTeamSetting *setting = cld_team_setting_get (id);
  const CldRow *row = find_record (self, id);
  g_autoptr (CldRecord) record = NULL;
  g_autofree char *text = NULL;
  Write *write;

  if (!self->wishes[id].wished || self->wishes[id].busy)
    return;
  if (self->wishes[id].value == read_value (self, id))
    {
      self->wishes[id].wished = FALSE;
      return;
    }
  write = g_new0 (Write, 1);
  write->self = g_object_ref (self);
  write->id = id;
  write->value = self->wishes[id].value;
  self->wishes[id].busy = TRUE;
  record = row ? cld_record_new_from_row (row) : cld_record_new (&cld_setting_kind, setting->key);
  if (write->value == setting->fallback)
    {
      cld_session_remove_async (self->session, record, "setting back to default", written_cb, write);
      return;
    }
  text = g_strdup_printf ("%d", write->value);
  cld_record_set_text (record, SETTING_VALUE, text);
  cld_session_save_async (self->session, record, "setting changed", written_cb, write);
}

static void
chosen_cb (CldTimetablePage *self, int value, CldTeamSettingRow *row)
{
  CldTeamSettingId id = cld_team_setting_row_get_id (row);

  self->wishes[id].wished = TRUE;
  self->wishes[id].value = value;
  settle (self, id);
}

/* --- beginning and end --- */

static void
cld_timetable_page_finalize (GObject *object)
{
  CldTimetablePage *self = CLD_TIMETABLE_PAGE (object);

  g_clear_pointer (&self->known, cld_record_set_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cld_timetable_page_parent_class)->finalize (object);
}

static void
cld_timetable_page_class_init (CldTimetablePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_timetable_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/preferences/cld-timetable-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CldTimetablePage, group);
}

static void
cld_timetable_page_init (CldTimetablePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->known = cld_record_set_new ();
  for (guint id = 0; id < CLD_TEAM_N_TIMETABLE; id++)
    {
      self->rows[id] = cld_team_setting_row_new (id);
      g_signal_connect_object (self->rows[id], "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->group, GTK_WIDGET (self->rows[id]));
    }
}

/**
 * cld_timetable_page_set_session:
 * @self: a page
 * @session: the caseload whose settings it shows; set once
 *
 * Shows what is recorded, and from then on what changes.
 */
void
cld_timetable_page_set_session (CldTimetablePage *self, CldSession *session)
{
  g_return_if_fail (CLD_IS_TIMETABLE_PAGE (self));
  g_return_if_fail (CLD_IS_SESSION (session) && !self->session);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (read_all), self, G_CONNECT_SWAPPED);
  read_all (self);
}

/**
 * cld_timetable_page_flush:
 * @self: a page
 *
 * Records what was typed last: the window closes.
 */
void
cld_timetable_page_flush (CldTimetablePage *self)
{
  g_return_if_fail (CLD_IS_TIMETABLE_PAGE (self));

  for (guint id = 0; id < CLD_TEAM_N_TIMETABLE; id++)
    cld_team_setting_row_flush (self->rows[id]);
}
