/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-team-settings.h"

static void
test_table (void)
{
  for (guint i = 0; i < CLD_TEAM_SENDER_TEAM; i++)
    {
      const CldTeamSetting *setting = cld_team_setting_get (i);
      g_autofree char *fallback = g_strdup_printf ("%d", setting->fallback);

      g_test_message ("%s", setting->key);
      g_assert_cmpint (cld_team_setting_find (setting->key), ==, (int) i);
      g_assert_true (setting->label && *setting->label && setting->help && g_str_has_suffix (setting->help, "."));
      g_assert_true (setting->type == CLD_INT || setting->type == CLD_BOOL);
      g_assert_true (setting->type != CLD_BOOL || (setting->least == 0 && setting->most == 1));
      g_assert_true (cld_team_setting_check (i, fallback));
      g_assert_cmpint (cld_team_setting_read (i, NULL), ==, setting->fallback);
    }
  g_assert_cmpint (cld_team_setting_find ("nothing"), ==, -1);
  g_assert_cmpint (cld_team_setting_find (NULL), ==, -1);
  g_assert_cmpint (cld_team_setting_find (CLD_TEAM_HOLIDAYS_UNTIL), ==, -1);
}

/* The defaults of the contract, under the names that other places use. */
static void
test_defaults (void)
{
  static const struct
  {
    const char *key;
    int value;
  } defaults[] = {
    { "duty_window_days", 14 }, { "count_move_day_as_visit", 1 }, { "reset_visits_on_transfer", 0 }, { "virtual_counts", 0 }, { "exempt_from_area_notice", 0 },
    { "acknowledge_days", 5 }, { "attachment_mib", 10 },
  };

  g_assert_cmpuint (G_N_ELEMENTS (defaults), ==, CLD_TEAM_SENDER_TEAM);
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      int id = cld_team_setting_find (defaults[i].key);

      g_assert_cmpint (id, >=, 0);
      g_assert_cmpint (cld_team_setting_read (id, NULL), ==, defaults[i].value);
    }
}

/* A text is what is recorded, whatever it says, up to its length. */
static void
test_text (void)
{
  g_autofree char *longest = g_strnfill (200, 'x'), *too_long = g_strnfill (201, 'x');

  for (guint i = CLD_TEAM_SENDER_TEAM; i < CLD_TEAM_N_SETTINGS; i++)
    {
      g_assert_cmpstr (cld_team_setting_read_text (i, NULL), ==, "");
      g_assert_cmpstr (cld_team_setting_read_text (i, "Ó'Neil & <b>\"%s%n"), ==, "Ó'Neil & <b>\"%s%n");
      g_assert_cmpint (cld_team_setting_read (i, "7"), ==, 0);
    }
  g_assert_cmpstr (cld_team_setting_read_text (CLD_TEAM_SENDER_TEAM, longest), ==, longest);
  g_assert_cmpstr (cld_team_setting_read_text (CLD_TEAM_SENDER_TEAM, too_long), ==, "");
}

static void
test_read (void)
{
  static const char *const wrong[] = { "", "-1", "367", "14 days", "0x1", "014", "1.5", "99999999999", NULL };

  g_assert_cmpint (cld_team_setting_read (CLD_TEAM_DUTY_WINDOW, "0"), ==, 0);
  g_assert_cmpint (cld_team_setting_read (CLD_TEAM_DUTY_WINDOW, "366"), ==, 366);
  for (guint i = 0; wrong[i]; i++)
    {
      g_assert_false (cld_team_setting_check (CLD_TEAM_DUTY_WINDOW, wrong[i]));
      g_assert_cmpint (cld_team_setting_read (CLD_TEAM_DUTY_WINDOW, wrong[i]), ==, 14);
    }
  g_assert_cmpint (cld_team_setting_read (CLD_TEAM_VIRTUAL_COUNTS, "1"), ==, 1);
  g_assert_cmpint (cld_team_setting_read (CLD_TEAM_VIRTUAL_COUNTS, "2"), ==, 0);
  g_assert_cmpint (cld_team_setting_read (CLD_TEAM_COUNT_MOVE_DAY, "yes"), ==, 1);
  g_assert_false (cld_team_setting_check (CLD_TEAM_VIRTUAL_COUNTS, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/team-settings/table", test_table);
  g_test_add_func ("/team-settings/defaults", test_defaults);
  g_test_add_func ("/team-settings/read", test_read);
  g_test_add_func ("/team-settings/text", test_text);
  return g_test_run ();
}
