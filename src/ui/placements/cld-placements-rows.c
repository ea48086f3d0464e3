/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-placements-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-child-data.h"
#include "cld-codes.h"
#include "cld-evidence-look.h"
#include "cld-text.h"

/* What the list of placements says of each. */

static const CldDutyLook too_low = { "dialog-warning-symbolic", "cld-due" };
static const CldDutyLook gap = { "dialog-error-symbolic", "cld-late" };
static const CldDutyLook missing = { "dialog-question-symbolic", "cld-missing" };

/**
 * cld_placements_row_new:
 * @entry: a placement, or a gap
 *
 * Returns: (transfer full): its row
 */
CldPlacementsRow *
cld_placements_row_new (const CldPlacementEntry *entry)
{
  CldPlacementsRow *row = g_new (CldPlacementsRow, 1);

  row->entry = entry;
  row->key = entry->ref ? g_strdup (entry->ref) : g_strdup_printf ("%s gap %d", entry->child, entry->from);
  return row;
}

/**
 * cld_placements_row_free:
 * @row: (nullable) (transfer full): a row
 */
void
cld_placements_row_free (CldPlacementsRow *row)
{
  if (!row)
    return;
  g_free (row->key);
  g_free (row);
}

/**
 * cld_placements_row_dup_name:
 * @row: a row
 *
 * Returns: (transfer full): what the child is called, or its number
 */
char *
cld_placements_row_dup_name (const CldPlacementsRow *row)
{
  const CldPlacementEntry *entry = row->entry;
  const char *given = entry->known_as ? entry->known_as : entry->given_names;
  g_autofree char *name = g_strstrip (g_strjoin (" ", given ? given : "", entry->surname ? entry->surname : "", NULL));

  return g_strdup (*name ? name : entry->child);
}

static char *
dup_day (gint32 day)
{
  char iso[CLD_DATE_SIZE];

  if (day == CLD_NO_DAY)
    return g_strdup ("");
  cld_date_from_day (day, iso);
  return cld_child_text_table_day (iso);
}

static const CldEvidenceItem *
get_item (const CldPlacementEntry *entry, CldEvidenceId id)
{
  return &entry->evidence.items[id];
}

/* Nobody answers what was not sent. */
static gboolean
is_void (const CldPlacementEntry *entry, CldEvidenceId id)
{
  return get_item (entry, id)->state == CLD_EVIDENCE_NOT_NEEDED || (id == CLD_EVIDENCE_ACKNOWLEDGED && get_item (entry, CLD_EVIDENCE_NOTICE)->day == CLD_NO_DAY);
}

/* Somebody approved it who may not: that is no approval, and it is said. */
static gboolean
is_too_low (const CldPlacementEntry *entry)
{
  CldEvidenceState state = get_item (entry, CLD_EVIDENCE_APPROVAL)->state;

  if (state != CLD_EVIDENCE_NOT_RECORDED && state != CLD_EVIDENCE_PENDING)
    return FALSE;
  for (guint i = 0; i < entry->facts->approvals.n; i++)
    {
      const CldApprovalFact *fact = &entry->facts->approvals.at[i];

      if (fact->placement == entry->index && fact->decided_on != CLD_NO_DAY &&
          (fact->provision == CLD_PROVISION_REG11_1_A || fact->provision == CLD_PROVISION_REG11_1_B))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_approved (const CldPlacementEntry *entry)
{
  const CldEvidenceItem *item = get_item (entry, CLD_EVIDENCE_APPROVAL);

  if (entry->evidence.level == CLD_EVIDENCE_LEVEL_EXEMPT)
    /* Translators: a placement that nobody has to approve, by regulation 11(4) */
    return g_strdup (_("Exempt"));
  if (is_too_low (entry))
    /* Translators: a placement was approved, at a level that is too low */
    return g_strdup (_("Too low"));
  if (is_void (entry, CLD_EVIDENCE_APPROVAL))
    return g_strdup ("–");
  if (item->day == CLD_NO_DAY || item->by.kind != CLD_FACT_APPROVAL)
    return g_strdup (cld_evidence_state_label (item->state));
  /* Translators: who approved a placement */
  return g_strdup (entry->facts->approvals.at[item->by.index].role == CLD_ROLE_DCS ? _("Director") : _("Officer"));
}

/* When it was done, else how it stands. */
static char *
dup_item (const CldPlacementEntry *entry, CldEvidenceId id)
{
  const CldEvidenceItem *item = get_item (entry, id);

  if (is_void (entry, id))
    return g_strdup ("–");
  return item->day != CLD_NO_DAY ? dup_day (item->day) : g_strdup (cld_evidence_state_label (item->state));
}

static char *
dup_evidence (const CldPlacementEntry *entry)
{
  int n = entry->until == CLD_NO_DAY ? -1 : entry->until - entry->from;

  if (entry->fact)
    return cld_evidence_look_dup_words (&entry->evidence);
  if (n < 0)
    /* Translators: days in care without a placement, which go on */
    return g_strdup (_("Gap until now"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Gap: %d day", "Gap: %d days", (gulong) n), n);
}

static char *
dup_provider (const CldPlacementEntry *entry)
{
  if (!entry->fact)
    return g_strdup (cld_evidence_state_label (CLD_EVIDENCE_NOT_RECORDED));
  if (entry->provider_name)
    return g_strdup (entry->provider_name);
  return g_strdup (entry->provider_kind ? cld_code_list_label ("placement_provider", entry->provider_kind) : "");
}

/**
 * cld_placements_row_dup_text:
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full): what stands there
 */
char *
cld_placements_row_dup_text (const CldPlacementsRow *row, CldPlacementsColumn column)
{
  const CldPlacementEntry *entry = row->entry;
  const char *area;

  switch (column)
    {
    case CLD_PLACEMENTS_CHILD:
      return cld_placements_row_dup_name (row);
    case CLD_PLACEMENTS_PROVIDER:
      return dup_provider (entry);
    case CLD_PLACEMENTS_URN:
      return g_strdup (entry->urn ? entry->urn : "");
    case CLD_PLACEMENTS_TYPE:
      return g_strdup (entry->type);
    case CLD_PLACEMENTS_FROM:
      return dup_day (entry->from);
    case CLD_PLACEMENTS_UNTIL:
      /* Translators: the end of what goes on today */
      return entry->until == CLD_NO_DAY ? g_strdup (_("Now")) : dup_day (entry->until);
    case CLD_PLACEMENTS_AUTHORITY:
      return g_strdup (entry->area_name ? entry->area_name : entry->area_code ? entry->area_code : "");
    case CLD_PLACEMENTS_AREA:
      area = entry->fact ? cld_child_text_area (entry->area) : "";
      return g_strdup (area ? area : cld_evidence_state_label (CLD_EVIDENCE_NOT_RECORDED));
    case CLD_PLACEMENTS_MILES:
      return g_strdup (entry->miles ? entry->miles : "");
    case CLD_PLACEMENTS_APPROVED:
      return entry->fact ? dup_approved (entry) : g_strdup ("");
    case CLD_PLACEMENTS_TOLD:
      return entry->fact ? dup_item (entry, CLD_EVIDENCE_NOTICE) : g_strdup ("");
    case CLD_PLACEMENTS_ACKNOWLEDGED:
      return entry->fact ? dup_item (entry, CLD_EVIDENCE_ACKNOWLEDGED) : g_strdup ("");
    case CLD_PLACEMENTS_EVIDENCE:
      return dup_evidence (entry);
    case CLD_PLACEMENTS_N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static const CldDutyLook *
find_look (const CldPlacementEntry *entry, CldEvidenceId id)
{
  return is_void (entry, id) ? NULL : cld_evidence_look_item (get_item (entry, id)->state);
}

/**
 * cld_placements_row_get_look:
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer none) (nullable): how it looks there, %NULL where there is only text
 */
const CldDutyLook *
cld_placements_row_get_look (const CldPlacementsRow *row, CldPlacementsColumn column)
{
  const CldPlacementEntry *entry = row->entry;

  if (!entry->fact)
    return column == CLD_PLACEMENTS_EVIDENCE ? &gap : column == CLD_PLACEMENTS_PROVIDER ? &missing : NULL;
  switch (column)
    {
    case CLD_PLACEMENTS_AREA:
      return entry->area == CLD_AREA_UNKNOWN ? &missing : NULL;
    case CLD_PLACEMENTS_APPROVED:
      return is_too_low (entry) ? &too_low : find_look (entry, CLD_EVIDENCE_APPROVAL);
    case CLD_PLACEMENTS_TOLD:
      return find_look (entry, CLD_EVIDENCE_NOTICE);
    case CLD_PLACEMENTS_ACKNOWLEDGED:
      return find_look (entry, CLD_EVIDENCE_ACKNOWLEDGED);
    case CLD_PLACEMENTS_EVIDENCE:
      return entry->evidence.n_needed > 0 ? cld_evidence_look (&entry->evidence) : NULL;
    case CLD_PLACEMENTS_CHILD:
    case CLD_PLACEMENTS_PROVIDER:
    case CLD_PLACEMENTS_URN:
    case CLD_PLACEMENTS_TYPE:
    case CLD_PLACEMENTS_FROM:
    case CLD_PLACEMENTS_UNTIL:
    case CLD_PLACEMENTS_AUTHORITY:
    case CLD_PLACEMENTS_MILES:
    case CLD_PLACEMENTS_N_COLUMNS:
    default:
      return NULL;
    }
}

/* Columns in order; the titles stand once for screen, print and sentence. */
static const char *const titles[CLD_PLACEMENTS_N_COLUMNS] = {
  [CLD_PLACEMENTS_CHILD] = N_("Child"),
  [CLD_PLACEMENTS_PROVIDER] = N_("Provider"),
  [CLD_PLACEMENTS_URN] = N_("URN"),
  [CLD_PLACEMENTS_TYPE] = N_("Type"),
  [CLD_PLACEMENTS_FROM] = N_("From"),
  [CLD_PLACEMENTS_UNTIL] = N_("To"),
  /* Translators: a column: the authority of the place where a child lives */
  [CLD_PLACEMENTS_AUTHORITY] = N_("Authority"),
  [CLD_PLACEMENTS_AREA] = N_("Area"),
  [CLD_PLACEMENTS_MILES] = N_("Miles"),
  /* Translators: a column: who approved a placement */
  [CLD_PLACEMENTS_APPROVED] = N_("Approved"),
  /* Translators: a column: when the area authority was told of a placement */
  [CLD_PLACEMENTS_TOLD] = N_("Area told"),
  [CLD_PLACEMENTS_ACKNOWLEDGED] = N_("Acknowledged"),
  [CLD_PLACEMENTS_EVIDENCE] = N_("Evidence"),
};

/**
 * cld_placements_column_title:
 * @column: a column
 *
 * Returns: (transfer none): its title, translated
 */
const char *
cld_placements_column_title (CldPlacementsColumn column)
{
  g_return_val_if_fail (column < CLD_PLACEMENTS_N_COLUMNS, NULL);

  return _(titles[column]);
}

/**
 * cld_placements_row_dup_sentence:
 * @row: a row
 *
 * Returns: (transfer full): all that it says, as one text
 */
char *
cld_placements_row_dup_sentence (const CldPlacementsRow *row)
{
  static const CldPlacementsColumn plain[] = { CLD_PLACEMENTS_CHILD, CLD_PLACEMENTS_TYPE, CLD_PLACEMENTS_PROVIDER, CLD_PLACEMENTS_AUTHORITY, CLD_PLACEMENTS_AREA };
  static const CldPlacementsColumn named[] = { CLD_PLACEMENTS_FROM, CLD_PLACEMENTS_APPROVED, CLD_PLACEMENTS_TOLD, CLD_PLACEMENTS_ACKNOWLEDGED, CLD_PLACEMENTS_EVIDENCE };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *text = cld_placements_row_dup_text (row, plain[i]);

      if (*text)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_autofree char *text = cld_placements_row_dup_text (row, named[i]);

      if (*text)
        g_string_append_printf (out, ", %s: %s", cld_placements_column_title (named[i]), text);
    }
  return g_string_free (out, FALSE);
}

/* --- order --- */

typedef struct
{
  CldPlacementsRow *row;
  gint64 number;
  char *text; /* folded */
} SortKey;

/* What is lacking comes first, then by how much of it is there. */
static gint64
rank_evidence (const CldPlacementEntry *entry)
{
  const CldEvidence *evidence = &entry->evidence;

  if (!entry->fact)
    return -1;
  if (evidence->n_needed == 0)
    return G_MAXINT32;
  return (entry->flags & (CLD_PLACEMENT_LACKS_APPROVAL | CLD_PLACEMENT_LACKS_NOTICE) ? 0 : 1000) + 100 * evidence->n_recorded / evidence->n_needed;
}

static gint64
rank_item (const CldPlacementEntry *entry, CldEvidenceId id)
{
  static const guint8 order[] = {
    [CLD_EVIDENCE_NOT_RECORDED] = 0, [CLD_EVIDENCE_NO_REPLY] = 1, [CLD_EVIDENCE_LATE] = 2, [CLD_EVIDENCE_PENDING] = 3,
    [CLD_EVIDENCE_WITHHELD] = 4, [CLD_EVIDENCE_RECORDED] = 5, [CLD_EVIDENCE_NOT_NEEDED] = 6,
  };
  const CldEvidenceItem *item = get_item (entry, id);

  return ((gint64) (entry->fact ? order[item->state] : 7) << 32) + (item->day == CLD_NO_DAY ? 0 : (gint64) item->day + G_MAXINT16);
}

static void
make_key (SortKey *key, CldPlacementsColumn column)
{
  const CldPlacementEntry *entry = key->row->entry;
  g_autofree char *text = NULL;

  switch (column)
    {
    case CLD_PLACEMENTS_FROM:
      key->number = entry->from;
      break;
    case CLD_PLACEMENTS_UNTIL:
      key->number = entry->until == CLD_NO_DAY ? G_MAXINT32 : entry->until;
      break;
    case CLD_PLACEMENTS_MILES:
      key->number = entry->miles ? (gint64) (g_ascii_strtod (entry->miles, NULL) * 10) : -1;
      break;
    case CLD_PLACEMENTS_AREA:
      key->number = entry->area;
      break;
    case CLD_PLACEMENTS_APPROVED:
      key->number = rank_item (entry, CLD_EVIDENCE_APPROVAL);
      break;
    case CLD_PLACEMENTS_TOLD:
      key->number = rank_item (entry, CLD_EVIDENCE_NOTICE);
      break;
    case CLD_PLACEMENTS_ACKNOWLEDGED:
      key->number = rank_item (entry, CLD_EVIDENCE_ACKNOWLEDGED);
      break;
    case CLD_PLACEMENTS_EVIDENCE:
      key->number = rank_evidence (entry);
      break;
    case CLD_PLACEMENTS_CHILD:
      text = g_strdup_printf ("%s\t%s\t%s", entry->surname ? entry->surname : "", entry->given_names ? entry->given_names : "", entry->child);
      key->text = cld_text_fold (text);
      break;
    case CLD_PLACEMENTS_PROVIDER:
    case CLD_PLACEMENTS_URN:
    case CLD_PLACEMENTS_TYPE:
    case CLD_PLACEMENTS_AUTHORITY:
    case CLD_PLACEMENTS_N_COLUMNS:
    default:
      text = cld_placements_row_dup_text (key->row, column);
      key->text = cld_text_fold (text);
    }
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  const SortKey *x = a, *y = b;
  gboolean descending = GPOINTER_TO_INT (data);
  int order = x->text ? strcmp (x->text, y->text) : x->number < y->number ? -1 : x->number > y->number;

  if (order != 0)
    return descending ? -order : order;
  order = strcmp (x->row->entry->child, y->row->entry->child);
  if (order != 0)
    return order;
  /* Of one child the newest first. */
  return x->row->entry->from > y->row->entry->from ? -1 : x->row->entry->from < y->row->entry->from;
}

/**
 * cld_placements_rows_sort:
 * @rows: (element-type CldPlacementsRow): rows
 * @column: by what
 * @descending: turned round
 */
void
cld_placements_rows_sort (GPtrArray *rows, CldPlacementsColumn column, gboolean descending)
{
  g_autofree SortKey *keys = g_new0 (SortKey, rows->len + 1);

  for (guint i = 0; i < rows->len; i++)
    {
      keys[i].row = rows->pdata[i];
      make_key (&keys[i], column);
    }
  g_qsort_with_data (keys, (int) rows->len, sizeof *keys, compare_keys, GINT_TO_POINTER (descending));
  for (guint i = 0; i < rows->len; i++)
    {
      rows->pdata[i] = keys[i].row;
      g_free (keys[i].text);
    }
}
