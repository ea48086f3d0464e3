/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-citations-row.h"
#include "cld-columns.h"
#include "cld-date.h"
#include "cld-finding-panel.h"
#include "cld-finding-thread.h"
#include "cld-form-rows.h"
#include "cld-inspect-draw.h"
#include "cld-inspect-guide.h"
#include "cld-kinds.h"
#include "cld-records-row.h"
#include "cld-repo.h"

#define PANEL 330

/* A finding: what it rests on decides what it is, and the form says why while it is written. */

static const CldInspectGroup groups[] = {
  { N_("What was found"), { "inspection", "type", "number", "text", "expectation", "cause" } },
  { N_("What it rests on"), { "regulations", "standards", "guidance", "breach_shown" } },
};

static const CldInspectGroup action_group[] = { { N_("Action"), { "due_on", "owner", "status", "met_on", "evidence" } } };

static const CldInspectGroup proof_group[] = { { N_("What shows it"), { "evidence_records", "repeats" } } };

static gboolean
offers_type_cb (const CldCode *code, gpointer data)
{
  CldInspectGuide *self = data;

  return cld_inspection_offers (&self->context->kase, "insp_finding_type", code->code);
}

static CldFormRow *
make_row (const char *id, gpointer data)
{
  CldInspectGuide *self = data;
  int index = cld_kind_find_field (&cld_finding_kind, id);
  const CldField *field = &cld_finding_kind.fields[index];
  CldFormRow *row;

  switch (index)
    {
    case FINDING_REGULATIONS:
    case FINDING_STANDARDS:
    case FINDING_GUIDANCE:
      return cld_citations_row_new (field, self->context);
    case FINDING_EVIDENCE_RECORDS:
      return cld_records_row_new (field, self->context->session);
    case FINDING_TYPE:
      row = cld_form_row_new (field, self->context->session);
      cld_choice_row_set_filter (CLD_CHOICE_ROW (row), offers_type_cb, self);
      return row;
    default:
      return NULL;
    }
}

static GtkWidget *
draw_columns (GtkWidget *left, GtkWidget *right)
{
  GtkWidget *columns = g_object_new (CLD_TYPE_COLUMNS, "threshold", 860, "spacing", 18, NULL);

  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_parent (left, columns);
  gtk_widget_set_parent (right, columns);
  return columns;
}

/* Why it is what it is stands beside what it rests on, or right below it where there is no room. */
static GtkWidget *
draw (CldInspectGuide *self)
{
  CldSession *session = self->context->session;
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *rows, *action, *proof;

  /* The names of sets are those of the day: known before the rows read what is cited. */
  cld_inspect_context_take_inspection (self->context, cld_record_get_text (self->record, FINDING_INSPECTION));
  rows = cld_inspect_draw (&cld_finding_kind, groups, G_N_ELEMENTS (groups), session, make_row, self);
  self->panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_size_request (self->panel, PANEL, -1);
  gtk_widget_set_valign (self->panel, GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->panel, FALSE);
  action = cld_inspect_draw (&cld_finding_kind, action_group, 1, session, make_row, self);
  proof = cld_inspect_draw (&cld_finding_kind, proof_group, 1, session, make_row, self);
  gtk_widget_set_hexpand (proof, TRUE);
  gtk_box_append (GTK_BOX (form), draw_columns (rows, self->panel));
  gtk_box_append (GTK_BOX (form), draw_columns (action, proof));
  return form;
}

/* A day is asked for where the type needs one; an authority is expected to name one where it may. */
static void
show_due_on (CldInspectGuide *self, const char *type)
{
  CldFormRow *row = cld_form_get_row (self->form, FINDING_DUE_ON);
  g_autofree char *typed = cld_form_row_get_typed (row);
  const char *needs = type ? cld_code_list_get_cell (cld_code_list_find ("insp_finding_type"), type, "needs_due_date") : "yes";
  gboolean asked = g_strcmp0 (needs, "yes") == 0 || (g_strcmp0 (needs, "optional") == 0 && self->context->kase.scope == CLD_SCOPE_LA);

  gtk_widget_set_visible (GTK_WIDGET (row), asked || typed);
}

/* The finding that this one repeats: looked for again where what it is found by changed. */
static void
look_for_earlier (CldInspectGuide *self, const CldRow *finding)
{
  CldStore *store = cld_session_get_store (self->context->session);
  g_autofree char *key = g_strdup_printf ("%s\n%s\n%s", finding->values[FINDING_INSPECTION] ? finding->values[FINDING_INSPECTION] : "",
                                          finding->values[FINDING_REGULATIONS] ? finding->values[FINDING_REGULATIONS] : "",
                                          finding->values[FINDING_STANDARDS] ? finding->values[FINDING_STANDARDS] : "");
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldRecord) record = NULL;

  if (g_strcmp0 (self->looked_for, key) == 0)
    return;
  g_free (self->looked_for);
  self->looked_for = g_steal_pointer (&key);
  g_clear_pointer (&self->earlier, g_free);
  record = cld_record_new_from_row (finding);
  cld_record_set_text (record, FINDING_REPEATS, NULL);
  if (finding->values[FINDING_INSPECTION] && _cld_finding_thread_fill (store, record, arena, NULL))
    self->earlier = g_strdup (cld_record_get_text (record, FINDING_REPEATS));
  if (!self->earlier)
    self->carries = FALSE;
}

static void
update (CldInspectGuide *self, gboolean saving)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *finding = cld_inspect_make_row (self->form, self->record, arena);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) others = NULL;

  cld_inspect_context_take_inspection (self->context, finding->values[FINDING_INSPECTION]);
  show_due_on (self, finding->values[FINDING_TYPE]);
  look_for_earlier (self, finding);
  faults = finding->values[FINDING_TYPE] ? cld_finding_check (&self->context->kase, self->context->library, finding) : g_ptr_array_new ();
  others = cld_inspect_show_faults (self->form, faults, self->said, TRUE);
  cld_finding_panel_fill (self, finding, others);
}

/* The earlier finding and its open actions are carried in the same step. */
static void
gather (CldInspectGuide *self, CldRecord *record, GPtrArray *records)
{
  gint32 today = cld_date_read_day (cld_session_get_today (self->context->session));
  g_autoptr (GPtrArray) made = NULL;

  if (!self->carries || !self->earlier)
    return;
  cld_inspect_guide_name (self, record, records);
  made = cld_finding_thread_carry (cld_session_get_store (self->context->session), self->earlier, record, today, NULL);
  for (guint i = 0; made && i < made->len; i++)
    g_ptr_array_add (records, g_object_ref (made->pdata[i]));
}

const CldInspectGuideKind cld_finding_guide = {
  .kind = &cld_finding_kind,
  .draw = draw,
  .update = update,
  .gather = gather,
};
