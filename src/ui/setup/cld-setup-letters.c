/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-setup-letters.h"

#include <glib/gi18n-lib.h>

#include "cld-form-rows.h"

/* The settings of the team that letters and notices use: one row each, as in a form. */

static const CldTeamSettingId ids[] = {
  CLD_TEAM_SENDER_TEAM,  CLD_TEAM_SENDER_ADDRESS,   CLD_TEAM_SENDER_PHONE,
  CLD_TEAM_SENDER_EMAIL, CLD_TEAM_ACKNOWLEDGE_DAYS, CLD_TEAM_ATTACHMENT_MIB,
};

struct _CldSetupLetters
{
  GtkBox parent_instance;

  CldFormRow *rows[G_N_ELEMENTS (ids)];
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldSetupLetters, cld_setup_letters, GTK_TYPE_BOX)

/* A row of a form edits a field of a kind; a setting looks to it like one. */
static const CldField *
get_field (guint i)
{
  static CldField fields[G_N_ELEMENTS (ids)];
  const CldTeamSetting *setting = cld_team_setting_get (ids[i]);

  fields[i].id = setting->key;
  fields[i].label = setting->label;
  fields[i].section = "";
  fields[i].type = setting->type;
  return &fields[i];
}

static void
edited_cb (CldSetupLetters *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
make_rows (CldSetupLetters *self, CldSession *session)
{
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      self->rows[i] = cld_form_row_new (get_field (i), session);
      gtk_widget_set_name (GTK_WIDGET (self->rows[i]), get_field (i)->id);
      cld_form_row_set_hint (self->rows[i], _(cld_team_setting_get (ids[i])->help));
      cld_form_row_join (self->rows[i], labels);
      g_signal_connect_object (self->rows[i], "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rows[i]));
    }
}

static void
cld_setup_letters_class_init (CldSetupLettersClass *klass)
{
  /**
   * CldSetupLetters::changed:
   * @self: the rows
   *
   * Something was typed.
   */
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_SETUP_LETTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cld_setup_letters_init (CldSetupLetters *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "cld-form-group");
}

/**
 * cld_setup_letters_show:
 * @self: the rows
 * @setup: what is recorded
 * @session: the caseload
 *
 * Shows what is recorded, or the default where a number has one.
 */
void
cld_setup_letters_show (CldSetupLetters *self, CldSetup *setup, CldSession *session)
{
  g_return_if_fail (CLD_IS_SETUP_LETTERS (self));

  if (!self->rows[0])
    make_rows (self, session);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const char *value = cld_setup_get_setting (setup, ids[i]);
      g_autofree char *fallback = g_strdup_printf ("%d", cld_team_setting_get (ids[i])->fallback);

      cld_form_row_bind (self->rows[i], value || get_field (i)->type != CLD_INT ? value : fallback);
    }
}

/* Whether a value can be recorded; the row says why not. */
static gboolean
check_row (CldSetupLetters *self, guint i)
{
  const CldTeamSetting *setting = cld_team_setting_get (ids[i]);
  g_autofree char *value = NULL, *text = NULL;

  if (!cld_form_row_check (self->rows[i], TRUE))
    return FALSE;
  value = cld_form_row_get_value (self->rows[i], NULL);
  if (!value || cld_team_setting_check (ids[i], value))
    return TRUE;
  if (setting->type == CLD_INT)
    /* Translators: the least and the most that a number may be */
    text = g_strdup_printf (_("Choose a number from %1$d to %2$d."), setting->least, setting->most);
  else
    text = g_strdup (_("This is too long."));
  cld_form_row_set_error (self->rows[i], text);
  return FALSE;
}

/**
 * cld_setup_letters_check:
 * @self: the rows
 *
 * Returns: (transfer none) (nullable): the first row that cannot be recorded
 */
GtkWidget *
cld_setup_letters_check (CldSetupLetters *self)
{
  GtkWidget *wrong = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (!check_row (self, i) && !wrong)
      wrong = GTK_WIDGET (self->rows[i]);
  return wrong;
}

/**
 * cld_setup_letters_is_changed:
 * @self: the rows
 *
 * Returns: whether something stands there that is not recorded
 */
gboolean
cld_setup_letters_is_changed (CldSetupLetters *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (self->rows[i] && cld_form_row_is_changed (self->rows[i]))
      return TRUE;
  return FALSE;
}

/**
 * cld_setup_letters_apply:
 * @self: the rows
 * @setup: gets what stands there, where it can be recorded
 */
void
cld_setup_letters_apply (CldSetupLetters *self, CldSetup *setup)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const CldTeamSetting *setting = cld_team_setting_get (ids[i]);
      g_autofree char *value = cld_form_row_get_value (self->rows[i], NULL);
      gboolean usual = value && setting->type == CLD_INT && g_ascii_strtoll (value, NULL, 10) == setting->fallback;

      cld_setup_set_setting (setup, ids[i], usual ? NULL : value);
    }
}
