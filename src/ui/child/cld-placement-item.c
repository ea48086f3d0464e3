/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-placement-item.h"

#include <glib/gi18n-lib.h>

#include "cld-evidence-look.h"
#include "cld-kinds.h"

/* A row of the table of placements: a placement, an absence from one, or the days without any. */
struct _CldPlacementItem
{
  GObject parent_instance;

  char *texts[PLACEMENT_ITEM_N_COLUMNS];
  char *type;
  char *ref;
  char *provider;
  const CldDutyLook *look; /* (nullable): of the evidence */
  gboolean gap;
  gboolean current;
  gboolean absence;
};

G_DEFINE_FINAL_TYPE (CldPlacementItem, cld_placement_item, G_TYPE_OBJECT)

static void
cld_placement_item_finalize (GObject *object)
{
  CldPlacementItem *self = CLD_PLACEMENT_ITEM (object);

  for (guint i = 0; i < PLACEMENT_ITEM_N_COLUMNS; i++)
    g_free (self->texts[i]);
  g_free (self->type);
  g_free (self->ref);
  g_free (self->provider);
  G_OBJECT_CLASS (cld_placement_item_parent_class)->finalize (object);
}

static void
cld_placement_item_class_init (CldPlacementItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_placement_item_finalize;
}

static void
cld_placement_item_init (CldPlacementItem *self)
{
}

static void
set_times (CldPlacementItem *self, const CldPlacementLine *line)
{
  g_autofree char *from = cld_child_text_table_day (line->from);

  /* Translators: it began on or before this day */
  self->texts[PLACEMENT_ITEM_FROM] = line->from_known ? g_steal_pointer (&from) : g_strdup_printf (_("by %s"), from);
  /* Translators: the end of what goes on today */
  self->texts[PLACEMENT_ITEM_UNTIL] = line->until ? cld_child_text_table_day (line->until) : g_strdup (_("Now"));
  if (line->days >= 0)
    self->texts[PLACEMENT_ITEM_DAYS] = g_strdup_printf ("%d", line->days);
}

static void
set_placement (CldPlacementItem *self, const CldChildData *data, const CldRow *row)
{
  CldRow *provider = cld_child_facts_get_provider (&data->facts, row);
  const char *area = cld_fact_get (row, PLACEMENT_AREA_AUTHORITY), *name = cld_fact_get (provider, PROVIDER_NAME);
  const char *number = provider ? cld_fact_get (provider, PROVIDER_URN) : cld_fact_get (row, PLACEMENT_PROVIDER);

  self->ref = g_strdup (row->ref);
  self->provider = g_strdup (cld_fact_get (row, PLACEMENT_PROVIDER));
  self->type = cld_child_text_label (row, PLACEMENT_TYPE);
  self->texts[PLACEMENT_ITEM_TYPE] = g_strdup (cld_fact_get (row, PLACEMENT_TYPE));
  self->texts[PLACEMENT_ITEM_CARER] = g_strdup (self->absence && !cld_fact_get (row, PLACEMENT_CARER) ? self->type : cld_child_text_carer (data, row));
  self->texts[PLACEMENT_ITEM_PROVIDER] = name ? g_strdup (name) : cld_child_text_label (row, PLACEMENT_PROVIDER_KIND);
  self->texts[PLACEMENT_ITEM_URN] = g_strdup (number);
  self->texts[PLACEMENT_ITEM_AUTHORITY] = g_strdup (cld_child_text_authority (data, area));
  self->texts[PLACEMENT_ITEM_AREA] = g_strdup (cld_child_text_area (cld_child_facts_get_area (&data->facts, area)));
  self->texts[PLACEMENT_ITEM_MILES] = g_strdup (cld_fact_get (row, PLACEMENT_DISTANCE_MILES));
  self->texts[PLACEMENT_ITEM_WHY] = cld_fact_get (row, PLACEMENT_ENDED_ON) ? cld_child_text_label (row, PLACEMENT_REASON_ENDED) : g_strdup ("–");
}

static void
set_gap (CldPlacementItem *self, const CldPlacementLine *line)
{
  static const CldDutyLook gap = { "dialog-error-symbolic", "cld-late" };

  self->look = &gap;
  self->texts[PLACEMENT_ITEM_EVIDENCE] = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Gap: %d day", "Gap: %d days", (gulong) MAX (line->days, 0)), line->days);
}

/**
 * cld_placement_item_new:
 * @data: a child
 * @line: a line of its placements
 * @evidence: (nullable): of that placement; %NULL where there is none, or it is not known yet
 *
 * Returns: (transfer full): the line as the table shows it
 */
CldPlacementItem *
cld_placement_item_new (const CldChildData *data, const CldPlacementLine *line, const CldEvidence *evidence)
{
  CldPlacementItem *self = g_object_new (CLD_TYPE_PLACEMENT_ITEM, NULL);

  self->gap = line->placement == NULL;
  self->current = line->current;
  self->absence = line->absence;
  set_times (self, line);
  if (line->placement)
    set_placement (self, data, line->placement);
  else
    set_gap (self, line);
  if (evidence)
    {
      self->look = cld_evidence_look (evidence);
      self->texts[PLACEMENT_ITEM_EVIDENCE] = cld_evidence_look_dup_words (evidence);
    }
  return self;
}

const char *
cld_placement_item_get_text (CldPlacementItem *self, CldPlacementColumn column)
{
  g_return_val_if_fail (CLD_IS_PLACEMENT_ITEM (self), NULL);

  return self->texts[column];
}

/* What a narrow cell may cut, or a code means. */
const char *
cld_placement_item_get_tooltip (CldPlacementItem *self, CldPlacementColumn column)
{
  g_return_val_if_fail (CLD_IS_PLACEMENT_ITEM (self), NULL);

  if (column == PLACEMENT_ITEM_TYPE)
    return self->type;
  return column >= PLACEMENT_ITEM_CARER ? self->texts[column] : NULL;
}

/**
 * cld_placement_item_get_look:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): how its evidence, or the gap, looks
 */
const CldDutyLook *
cld_placement_item_get_look (CldPlacementItem *self)
{
  g_return_val_if_fail (CLD_IS_PLACEMENT_ITEM (self), NULL);

  return self->look;
}

/**
 * cld_placement_item_dup_sentence:
 * @self: a line
 *
 * Returns: (transfer full): what it says as one text
 */
char *
cld_placement_item_dup_sentence (CldPlacementItem *self)
{
  const char *parts[6] = { NULL };
  g_autofree char *days = NULL;
  guint n = 0;

  g_return_val_if_fail (CLD_IS_PLACEMENT_ITEM (self), NULL);

  days = g_strdup_printf ("%s – %s", self->texts[PLACEMENT_ITEM_FROM], self->texts[PLACEMENT_ITEM_UNTIL]);
  parts[n++] = self->texts[PLACEMENT_ITEM_CARER] ? self->texts[PLACEMENT_ITEM_CARER] : _("Not recorded");
  parts[n++] = days;
  if (self->type)
    parts[n++] = self->type;
  if (self->texts[PLACEMENT_ITEM_AREA])
    parts[n++] = self->texts[PLACEMENT_ITEM_AREA];
  if (self->texts[PLACEMENT_ITEM_EVIDENCE])
    parts[n++] = self->texts[PLACEMENT_ITEM_EVIDENCE];
  return g_strjoinv (", ", (char **) parts);
}
/* Ref of the provider, NULL where there is none. */
const char *
cld_placement_item_get_provider (CldPlacementItem *self)
{
  g_return_val_if_fail (CLD_IS_PLACEMENT_ITEM (self), NULL);

  return self->provider;
}


const char *
cld_placement_item_get_ref (CldPlacementItem *self)
{
  g_return_val_if_fail (CLD_IS_PLACEMENT_ITEM (self), NULL);

  return self->ref;
}

gboolean
cld_placement_item_is_gap (CldPlacementItem *self)
{
  g_return_val_if_fail (CLD_IS_PLACEMENT_ITEM (self), FALSE);

  return self->gap;
}

gboolean
cld_placement_item_is_current (CldPlacementItem *self)
{
  g_return_val_if_fail (CLD_IS_PLACEMENT_ITEM (self), FALSE);

  return self->current;
}

gboolean
cld_placement_item_is_absence (CldPlacementItem *self)
{
  g_return_val_if_fail (CLD_IS_PLACEMENT_ITEM (self), FALSE);

  return self->absence;
}
