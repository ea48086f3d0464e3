/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-kinds.h"
#include "cld-move-form-private.h"
#include "cld-repo.h"

/* What follows from what was typed: the area and the miles from the postcode, the postcode from the home, what is asked at all. What
 * somebody chose by hand is left. */

static char *
get_value (CldMoveForm *self, CldMoveRowId id)
{
  return self->rows[id] ? cld_form_row_get_value (self->rows[id], NULL) : NULL;
}

static void
put (CldMoveForm *self, CldMoveRowId id, const char *value, const char *hint)
{
  if (!self->rows[id] || self->by_hand[id])
    return;
  self->filling = TRUE;
  cld_form_row_type (self->rows[id], value);
  cld_form_row_set_hint (self->rows[id], hint);
  self->filling = FALSE;
}

static void
fill_from_postcode (CldMoveForm *self)
{
  g_autofree char *postcode = get_value (self, CLD_MOVE_ROW_POSTCODE);
  const char *home = cld_placement_move_get_child_row (self->move)->values[CHILD_HOME_POSTCODE];
  CldPostcodePlace place;

  if (!cld_where_has_directory (self->where))
    return;
  if (cld_where_find (self->where, postcode, &place) && *place.authority)
    put (self, CLD_MOVE_ROW_AREA, place.authority, _("from the postcode"));
  else
    put (self, CLD_MOVE_ROW_AREA, NULL, postcode ? _("This postcode is not in the directory: choose the area.") : NULL);
  {
    g_autofree char *miles = cld_where_measure (self->where, home, postcode);

    put (self, CLD_MOVE_ROW_MILES, miles, miles ? _("straight line") : NULL);
  }
}

/* A home is where it is; a fostering agency is not where its carers live. */
static void
fill_from_provider (CldMoveForm *self)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autofree char *ref = get_value (self, CLD_MOVE_ROW_PROVIDER);
  const CldRow *provider = ref ? cld_repo_find (cld_session_get_db (self->session), &cld_provider_kind, ref, arena, NULL) : NULL;
  const char *urn = provider ? provider->values[PROVIDER_URN] : NULL, *type = provider ? provider->values[PROVIDER_TYPE] : NULL;
  static const char *const homes[] = { "CH", "SCH", "SUPP", "RFC", "RSS", "BS", "WALES", "SCOT", NULL };
  g_autofree char *hint = NULL;

  if (urn)
    /* Translators: a provider has a number of Ofsted's; %s is the number */
    hint = g_strdup_printf (_("✓ URN %s"), urn);
  else if (provider)
    hint = g_strdup (_("No URN recorded"));
  cld_form_row_set_hint (self->rows[CLD_MOVE_ROW_PROVIDER], hint);
  if (!provider || !type || !g_strv_contains (homes, type))
    return;
  put (self, CLD_MOVE_ROW_POSTCODE, provider->values[PROVIDER_POSTCODE], NULL);
  if (provider->values[PROVIDER_AREA_AUTHORITY])
    put (self, CLD_MOVE_ROW_AREA, provider->values[PROVIDER_AREA_AUTHORITY], _("of the provider"));
  fill_from_postcode (self);
}

static void
fill_from_type (CldMoveForm *self)
{
  g_autofree char *type = get_value (self, CLD_MOVE_ROW_TYPE);

  put (self, CLD_MOVE_ROW_KIND, g_strcmp0 (type, "P1") == 0 ? "PR0" : NULL, NULL);
  /* A relative or friend is a connected person. */
  put (self, CLD_MOVE_ROW_CONNECTED, cld_placement_type_is_in_group (type, "foster-kinship") ? "1" : NULL, NULL);
}

/**
 * _cld_move_form_fill:
 * @self: a form
 * @changed: the row that somebody changed
 *
 * Fills in what follows from it, where nobody chose otherwise.
 */
void
_cld_move_form_fill (CldMoveForm *self, CldMoveRowId changed)
{
  switch (changed)
    {
    case CLD_MOVE_ROW_POSTCODE:
      fill_from_postcode (self);
      break;
    case CLD_MOVE_ROW_PROVIDER:
      fill_from_provider (self);
      break;
    case CLD_MOVE_ROW_TYPE:
      fill_from_type (self);
      break;
    case CLD_MOVE_ROW_AREA:
    case CLD_MOVE_ROW_MILES:
      cld_form_row_set_hint (self->rows[changed], NULL);
      break;
    default:
      break;
    }
  _cld_move_form_update_rows (self);
}

static void
show_row (CldMoveForm *self, CldMoveRowId id, gboolean shown)
{
  if (!self->rows[id])
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->rows[id]), shown);
  gtk_widget_set_visible (self->notes[id], shown && gtk_widget_get_first_child (self->notes[id]));
}

static gboolean
is_on (CldMoveForm *self, CldMoveRowId id)
{
  g_autofree char *value = get_value (self, id);

  return g_strcmp0 (value, "1") == 0;
}

/**
 * _cld_move_form_update_rows:
 * @self: a form
 *
 * Shows what there is to ask: nobody decides about an exemption where there is none.
 */
void
_cld_move_form_update_rows (CldMoveForm *self)
{
  g_autofree char *type = get_value (self, CLD_MOVE_ROW_TYPE);
  g_autofree char *starts = get_value (self, CLD_MOVE_ROW_STARTED);
  gboolean absence = cld_placement_type_is_absence (type), kinship = cld_placement_type_is_in_group (type, "foster-kinship");
  gboolean exempt = cld_placement_move_get_plan (self->move)->level == CLD_MOVE_LEVEL_EXEMPT;

  if (cld_placement_move_is_end (self->move))
    return;
  show_row (self, CLD_MOVE_ROW_EMERGENCY, !absence);
  show_row (self, CLD_MOVE_ROW_CONNECTED, !absence);
  show_row (self, CLD_MOVE_ROW_OWN_CARER, !absence);
  show_row (self, CLD_MOVE_ROW_WHY_HERE, !absence);
  show_row (self, CLD_MOVE_ROW_LIBERTY, !absence);
  show_row (self, CLD_MOVE_ROW_SAME_CARER, !absence && self->rows[CLD_MOVE_ROW_OLD_REASON]);
  show_row (self, CLD_MOVE_ROW_OLD_REASON, !absence);
  show_row (self, CLD_MOVE_ROW_OLD_ENDED, !absence);
  show_row (self, CLD_MOVE_ROW_TEMPORARY, !absence && kinship && is_on (self, CLD_MOVE_ROW_CONNECTED) && !is_on (self, CLD_MOVE_ROW_OWN_CARER));
  show_row (self, CLD_MOVE_ROW_EXEMPT_BY, exempt);
  show_row (self, CLD_MOVE_ROW_EXEMPT_ROLE, exempt);
  if (self->rows[CLD_MOVE_ROW_OLD_ENDED])
    {
      g_autofree char *ends = get_value (self, CLD_MOVE_ROW_OLD_ENDED);

      if (!ends)
        cld_form_row_set_hint (self->rows[CLD_MOVE_ROW_OLD_ENDED], starts ? _("the same day, unless you say otherwise") : NULL);
    }
}
