/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-return-table.h"

#include <string.h>

#define KEY CLD_RETURN_KEY
#define NEEDED CLD_RETURN_NEEDED
#define CHILD { "CHILD", CLD_RETURN_CHILD, KEY }
#define DOB { "DOB", CLD_RETURN_DATE, 0 }

/* clang-format off */
static const CldReturnTable tables[] = {
  [CLD_RETURN_HEADER] = { "Header", "header.csv", 0, { "ETHNIC", "UPN", "MOTHER" }, {
    CHILD,
    { "SEX", CLD_RETURN_CODE, NEEDED, "sex" },
    { "DOB", CLD_RETURN_DATE, NEEDED },
    { "ETHNIC", CLD_RETURN_CODE, NEEDED, "ethnicity" },
    { "UPN", CLD_RETURN_UPN, NEEDED },
    { "MOTHER", CLD_RETURN_FLAG, 0 },
    { "MC_DOB", CLD_RETURN_DATE, 0 } }, 7 },
  [CLD_RETURN_EPISODES] = { "Episodes", "episodes.csv", 0, { "DECOM" }, {
    CHILD,
    { "DECOM", CLD_RETURN_DATE, KEY | CLD_RETURN_START },
    { "RNE", CLD_RETURN_CODE, NEEDED, "reason_new_episode" },
    { "LS", CLD_RETURN_CODE, NEEDED, "legal_status" },
    { "CIN", CLD_RETURN_CODE, NEEDED, "category_of_need" },
    { "PLACE", CLD_RETURN_CODE, NEEDED, "placement_type" },
    { "PLACE_PROVIDER", CLD_RETURN_CODE, 0, "placement_provider" },
    { "DEC", CLD_RETURN_DATE, CLD_RETURN_END },
    { "REC", CLD_RETURN_CODE, 0, "reason_episode_ceased" },
    { "REASON_PLACE_CHANGE", CLD_RETURN_CODE, 0, "reason_placement_change" },
    { "HOME_POST", CLD_RETURN_POSTCODE, 0 },
    { "PL_POST", CLD_RETURN_POSTCODE, 0 },
    { "URN", CLD_RETURN_ID, 0 } }, 13 },
  [CLD_RETURN_REVIEWS] = { "Reviews", "reviews.csv", 0, { "REVIEW" }, {
    CHILD, DOB,
    { "REVIEW", CLD_RETURN_DATE, KEY },
    { "REVIEW_CODE", CLD_RETURN_CODE, NEEDED, "review_participation" } }, 4 },
  [CLD_RETURN_UASC] = { "UASC", "uasc.csv", 0, { "DUC" }, {
    CHILD,
    { "SEX", CLD_RETURN_CODE, NEEDED, "sex" },
    DOB,
    { "DUC", CLD_RETURN_DATE, 0 } }, 4 },
  [CLD_RETURN_OC2] = { "OC2", "oc2.csv", 0, { "SDQ_SCORE", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE" }, {
    CHILD, DOB,
    { "SDQ_SCORE", CLD_RETURN_NUMBER, 0 },
    { "SDQ_REASON", CLD_RETURN_CODE, 0, "sdq_reason" },
    { "CONVICTED", CLD_RETURN_FLAG, 0 },
    { "HEALTH_CHECK", CLD_RETURN_FLAG, 0 },
    { "IMMUNISATIONS", CLD_RETURN_FLAG, NEEDED },
    { "TEETH_CHECK", CLD_RETURN_FLAG, NEEDED },
    { "HEALTH_ASSESSMENT", CLD_RETURN_FLAG, NEEDED },
    { "SUBSTANCE_MISUSE", CLD_RETURN_FLAG, NEEDED },
    { "INTERVENTION_RECEIVED", CLD_RETURN_FLAG, 0 },
    { "INTERVENTION_OFFERED", CLD_RETURN_FLAG, 0 } }, 12 },
  [CLD_RETURN_OC3] = { "OC3", "oc3.csv", 0, { "IN_TOUCH", "ACTIV", "ACCOM" }, {
    CHILD, DOB,
    { "IN_TOUCH", CLD_RETURN_CODE, NEEDED, "care_leaver_in_touch" },
    { "ACTIV", CLD_RETURN_CODE, NEEDED, "care_leaver_activity" },
    { "ACCOM", CLD_RETURN_CODE, NEEDED, "care_leaver_accommodation" } }, 5 },
  [CLD_RETURN_AD1] = { "AD1", "ad1.csv", 0, { "DATE_INT", "DATE_MATCH" }, {
    CHILD, DOB,
    { "DATE_INT", CLD_RETURN_DATE, KEY },
    { "DATE_MATCH", CLD_RETURN_DATE, KEY },
    { "FOSTER_CARE", CLD_RETURN_CODE, NEEDED, "adopter_codes:FOSTER_CARE" },
    { "NB_ADOPTR", CLD_RETURN_CODE, NEEDED, "adopter_codes:NB_ADOPTR" },
    { "SEX_ADOPTR", CLD_RETURN_CODE, NEEDED, "adopter_codes:SEX_ADOPTR" },
    { "LS_ADOPTR", CLD_RETURN_CODE, NEEDED, "adopter_codes:LS_ADOPTR" } }, 8 },
  [CLD_RETURN_PLACED] = { "PlacedAdoption", "placed_for_adoption.csv", 0, { "DATE_PLACED" }, {
    CHILD, DOB,
    { "DATE_PLACED", CLD_RETURN_DATE, KEY | CLD_RETURN_START },
    { "DATE_PLACED_CEASED", CLD_RETURN_DATE, CLD_RETURN_END },
    { "REASON_PLACED_CEASED", CLD_RETURN_CODE, 0, "adoption_reason_reversed" } }, 5 },
  [CLD_RETURN_PREV_PERM] = { "PrevPerm", "previous_permanence.csv", 0, { "PREV_PERM" }, {
    CHILD, DOB,
    { "PREV_PERM", CLD_RETURN_CODE, NEEDED, "previous_permanence" },
    { "LA_PERM", CLD_RETURN_CODE, 0, "local_authority" },
    { "DATE_PERM", CLD_RETURN_TEXT, 0 } }, 5 },
  [CLD_RETURN_MISSING] = { "Missing", "missing.csv", 0, { "MIS_START" }, {
    CHILD, DOB,
    { "MISSING", CLD_RETURN_CODE, NEEDED | CLD_RETURN_PART, "missing_type" },
    { "MIS_START", CLD_RETURN_MOMENT, KEY | CLD_RETURN_START },
    { "MIS_END", CLD_RETURN_MOMENT, CLD_RETURN_END } }, 5 },
  [CLD_RETURN_SW] = { "SWEpisodes", "sw_episodes.csv", 2024, { "SW_DECOM" }, {
    CHILD, DOB,
    { "SW_ID", CLD_RETURN_ID, NEEDED },
    { "SW_DECOM", CLD_RETURN_DATE, KEY | CLD_RETURN_START },
    { "SW_DEC", CLD_RETURN_DATE, CLD_RETURN_END },
    { "SW_REASON", CLD_RETURN_CODE, NEEDED, "social_worker_change_reason" } }, 6 },
  [CLD_RETURN_DOLO] = { "DoLo", "dolo.csv", 2027, { "DOLO_START" }, {
    CHILD, DOB,
    { "DOLO_START", CLD_RETURN_DATE, KEY | CLD_RETURN_START },
    { "DOLO_END", CLD_RETURN_DATE, CLD_RETURN_END } }, 4 },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (tables) == CLD_RETURN_N_TABLES);

/**
 * cld_return_tables:
 *
 * Returns: (array length=CLD_RETURN_N_TABLES): the tables of the return
 */
const CldReturnTable *
cld_return_tables (void)
{
  return tables;
}

/**
 * cld_return_table_find:
 * @id: (nullable): a table's name
 *
 * Returns: (nullable): the table
 */
const CldReturnTable *
cld_return_table_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_strcmp0 (tables[i].id, id) == 0)
      return &tables[i];
  return NULL;
}

/**
 * cld_return_table_find_column:
 * @table: a table
 * @name: a column's name
 *
 * Returns: its index, or -1
 */
int
cld_return_table_find_column (const CldReturnTable *table, const char *name)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (strcmp (table->columns[i].name, name) == 0)
      return (int) i;
  return -1;
}

/**
 * cld_return_table_index:
 * @table: a table
 *
 * Returns: its place among cld_return_tables()
 */
int
cld_return_table_index (const CldReturnTable *table)
{
  return (int) (table - tables);
}

static void
append_escaped (GString *to, const char *text)
{
  for (const char *p = text; *p; p++)
    {
      if (*p == ';' || *p == '=' || *p == '\\')
        g_string_append_c (to, '\\');
      g_string_append_c (to, *p);
    }
}

/**
 * cld_return_columns_append:
 * @to: the columns so far
 * @name: a column's name
 * @value: its cell as it came
 *
 * Appends `NAME=value` to the columns of a return's row, which are joined with `;`. A `\` stands before `;`, `=`
 * and `\` in a value.
 */
void
cld_return_columns_append (GString *to, const char *name, const char *value)
{
  if (to->len > 0)
    g_string_append_c (to, ';');
  append_escaped (to, name);
  g_string_append_c (to, '=');
  append_escaped (to, value);
}

static void
read_until (const char **text, char stop, GString *to)
{
  const char *p = *text;

  g_string_truncate (to, 0);
  for (; *p && *p != stop; p++)
    {
      if (*p == '\\' && p[1])
        p++;
      g_string_append_c (to, *p);
    }
  *text = *p ? p + 1 : p;
}

/**
 * cld_return_columns_next:
 * @text: (inout): what is left of a row's columns
 * @name: filled with the next column's name
 * @value: filled with its cell
 *
 * Returns: whether there was another column
 */
gboolean
cld_return_columns_next (const char **text, GString *name, GString *value)
{
  if (!*text || **text == '\0')
    return FALSE;
  read_until (text, '=', name);
  read_until (text, ';', value);
  return TRUE;
}
