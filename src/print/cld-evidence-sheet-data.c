/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-record.h"
#include "cld-evidence-sheet-private.h"

/* What the parts of an evidence sheet ask of the records. */

const CldPlacementFact *
cld_sheet_fact (const CldSheet *sheet)
{
  return &sheet->facts->placements.at[sheet->index];
}

gboolean
cld_sheet_is_known (const CldSheet *sheet, const CldRow *row, guint field)
{
  const char *day = cld_summary_raw (row, field);

  return day && strcmp (day, sheet->summary->options->today) <= 0;
}

const char *
cld_sheet_day (CldSheet *sheet, gint32 day)
{
  return cld_report_when (sheet->summary, (CldWhen){ day, CLD_NO_MINUTE });
}

const CldRow *
cld_sheet_record (CldSheet *sheet, CldFactId id)
{
  const CldKind *kind = cld_fact_kind_get_kind (id.kind);
  const char *ref = cld_fact_id_get_ref (sheet->facts, id);

  return kind && ref ? cld_record_set_find (sheet->summary->set, kind, ref) : NULL;
}

static gboolean
proves (const CldRow *file, const char *claim)
{
  const char *claims = cld_summary_raw (file, ATTACHMENT_PROVES);
  g_auto (GStrv) parts = claims ? g_strsplit (claims, ";", -1) : NULL;

  return parts && g_strv_contains ((const char *const *) parts, claim);
}

/* How many files prove it. What they are called may say too much. */
const char *
cld_sheet_files (CldSheet *sheet, const CldRow *row)
{
  GPtrArray *files = cld_record_set_get (sheet->summary->set, &cld_attachment_kind);
  g_autofree char *claim = g_strdup_printf ("%s/%s", row->kind->id, row->ref);
  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    n += proves (files->pdata[i], claim);
  /* Translators: files that prove what stands beside it */
  return n > 0 ? cld_summary_keep (sheet->summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file", "%u files", n), n)) : NULL;
}

const char *
cld_sheet_capital (CldSheet *sheet, const char *text)
{
  gunichar first = g_utf8_get_char (text);
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_unichar (out, g_unichar_toupper (first));
  g_string_append (out, g_utf8_next_char (text));
  return cld_arena_strdup (sheet->summary->arena, out->str);
}

const char *
cld_sheet_withhold_name (CldSheet *sheet, const char *name)
{
  if (name)
    g_hash_table_add (sheet->names, (gpointer) name);
  return _("name withheld");
}

const char *
cld_sheet_withhold_text (CldSheet *sheet, const char *text)
{
  if (text)
    g_hash_table_add (sheet->texts, (gpointer) text);
  return _("[withheld]");
}

/* The earliest decision that a connected person or our own carer needs no approval. */
const CldRow *
cld_sheet_exemption (CldSheet *sheet)
{
  GPtrArray *rows = cld_record_set_get (sheet->summary->set, &cld_approval_kind);
  const CldRow *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];

      if (g_strcmp0 (cld_summary_raw (row, APPROVAL_PLACEMENT), sheet->summary->placement->ref) == 0 && g_strcmp0 (cld_summary_raw (row, APPROVAL_PROVISION), "reg11_4") == 0 &&
          g_strcmp0 (cld_summary_raw (row, APPROVAL_DECISION), APPROVAL_DECISION_REFUSED) != 0 && cld_sheet_is_known (sheet, row, APPROVAL_DECIDED_ON) &&
          (!found || strcmp (cld_summary_raw (row, APPROVAL_DECIDED_ON), cld_summary_raw (found, APPROVAL_DECIDED_ON)) < 0))
        found = row;
    }
  return found;
}
