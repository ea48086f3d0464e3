/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-finding-node.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-action.h"
#include "cld-finding.h"
#include "cld-notice-look.h"

#define NOTHING "–"

struct _CldFindingNode
{
  GObject parent_instance;

  CldFindingItem *finding; /* (nullable) */
  const CldRow *action;    /* (nullable) */
  char *key;
};

G_DEFINE_FINAL_TYPE (CldFindingNode, cld_finding_node, G_TYPE_OBJECT)

static void
cld_finding_node_finalize (GObject *object)
{
  g_free (CLD_FINDING_NODE (object)->key);
  G_OBJECT_CLASS (cld_finding_node_parent_class)->finalize (object);
}

static void
cld_finding_node_class_init (CldFindingNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_finding_node_finalize;
}

static void
cld_finding_node_init (CldFindingNode *self)
{
}

/**
 * cld_finding_node_new:
 * @finding: (nullable): the finding that the row is, or whose action it is
 * @action: (nullable): the action that the row is; one of both there is
 *
 * Returns: (transfer full): a row
 */
CldFindingNode *
cld_finding_node_new (CldFindingItem *finding, const CldRow *action)
{
  CldFindingNode *self;

  g_return_val_if_fail (finding || action, NULL);

  self = g_object_new (CLD_TYPE_FINDING_NODE, NULL);
  self->finding = finding;
  self->action = action;
  self->key = g_strdup_printf ("%s/%s", action ? "action" : "finding", cld_finding_node_get_row (self)->ref);
  return self;
}

CldFindingItem *
cld_finding_node_get_finding (CldFindingNode *self)
{
  return self->finding;
}

const CldRow *
cld_finding_node_get_action (CldFindingNode *self)
{
  return self->action;
}

/**
 * cld_finding_node_get_row:
 * @self: a row
 *
 * Returns: (transfer none): the record that it shows
 */
const CldRow *
cld_finding_node_get_row (CldFindingNode *self)
{
  return self->action ? self->action : self->finding->row;
}

/**
 * cld_finding_node_get_key:
 * @self: a row
 *
 * Returns: (transfer none): `finding/REF` or `action/REF`: what it is known by when all is read anew, and what a file proves
 */
const char *
cld_finding_node_get_key (CldFindingNode *self)
{
  return self->key;
}

/**
 * cld_finding_node_get_state:
 * @self: a row
 * @today: today
 *
 * Returns: how far it is
 */
CldFindingState
cld_finding_node_get_state (CldFindingNode *self, gint32 today)
{
  return self->action ? cld_finding_state_get (self->action, today, NULL) : self->finding->state;
}

static char *
dup_type (CldFindingNode *self)
{
  if (!self->action)
    return cld_finding_item_get_type (self->finding);
  /* Translators: what kind of row it is: something that we do about a finding; about an inspection or enforcement */
  return g_strdup (_("Our action"));
}

static const char *
get_value (CldFindingNode *self, guint of_finding, guint of_action)
{
  return cld_finding_node_get_row (self)->values[self->action ? of_action : of_finding];
}

/* Nearly every requirement begins so; with it the rows of a list would all say the same. Reports are in English. */
static const char *
skip_beginning (const char *text)
{
  static const char *const beginnings[] = { "The registered person must ensure that ", "The registered person shall ensure that ", "The registered person must ", "The registered person shall " };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (text, beginnings[i]))
      return text + strlen (beginnings[i]);
  return text;
}

/* A text of several lines is one line in a row; the card has it in full. */
static char *
dup_what (CldFindingNode *self)
{
  const char *text = get_value (self, FINDING_TEXT, ACTION_WHAT), *rest = text ? skip_beginning (text) : _("No text recorded");
  GString *line = g_string_new (NULL);

  if (*rest)
    g_string_append_unichar (line, rest == text ? g_utf8_get_char (rest) : g_unichar_toupper (g_utf8_get_char (rest)));
  g_string_append (line, *rest ? g_utf8_next_char (rest) : "");
  g_strdelimit (line->str, "\n\r\t", ' ');
  return g_string_free (line, FALSE);
}

/**
 * cld_finding_node_dup_text:
 * @self: a row
 * @column: a column
 * @inspections: what it is of
 *
 * Returns: (transfer full): what stands there
 */
char *
cld_finding_node_dup_text (CldFindingNode *self, CldFindingColumn column, CldInspectionRegister *inspections)
{
  const char *owner = get_value (self, FINDING_OWNER, ACTION_OWNER), *due = get_value (self, FINDING_DUE_ON, ACTION_DUE_ON);
  gint32 today = cld_inspection_register_get_today (inspections);

  switch (column)
    {
    case CLD_FINDING_COLUMN_WHAT:
      return dup_what (self);
    case CLD_FINDING_COLUMN_TYPE:
      return dup_type (self);
    case CLD_FINDING_COLUMN_PROVISION:
      return self->action ? g_strdup ("") : cld_finding_item_get_provision (inspections, self->finding);
    case CLD_FINDING_COLUMN_DUE:
      return due ? cld_notice_look_day (cld_date_read_day (due)) : g_strdup (NOTHING);
    case CLD_FINDING_COLUMN_OWNER:
      return g_strdup (owner ? owner : NOTHING);
    case CLD_FINDING_COLUMN_STATE:
      return cld_finding_state_describe (cld_finding_node_get_state (self, today), cld_finding_node_get_row (self), today);
    case CLD_FINDING_N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * cld_finding_node_dup_sentence:
 * @self: a row
 * @inspections: what it is of
 *
 * Returns: (transfer full): what a screen reader says of it
 */
char *
cld_finding_node_dup_sentence (CldFindingNode *self, CldInspectionRegister *inspections)
{
  GString *out = g_string_new (NULL);

  if (!self->action && self->finding->row->values[FINDING_NUMBER])
    /* Translators: %s is the number of a finding in a report */
    g_string_append_printf (out, _("Finding %s"), self->finding->row->values[FINDING_NUMBER]);
  for (guint i = 0; i < CLD_FINDING_N_COLUMNS; i++)
    {
      g_autofree char *text = cld_finding_node_dup_text (self, i, inspections);

      if (*text && g_strcmp0 (text, NOTHING) != 0)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", text);
    }
  return g_string_free (out, FALSE);
}
