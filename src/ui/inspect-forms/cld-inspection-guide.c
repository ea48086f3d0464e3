/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-columns.h"
#include "cld-form-rows.h"
#include "cld-inspect-draw.h"
#include "cld-inspect-forms.h"
#include "cld-inspect-guide.h"
#include "cld-inspections-pane.h"
#include "cld-judgements-row.h"
#include "cld-kinds.h"
#include "cld-records-save.h"

/* An inspection with its judgements: one form, one step. */

static const CldInspectGroup what_groups[] = {
  { N_("Of whom"), { "provider", "authority" } },
  { N_("When"), { "started_on", "ended_on" } },
  { N_("What"), { "event_type", "framework", "topic" } },
};

static const CldInspectGroup who_groups[] = {
  { N_("By whom"), { "lead_inspector", "team", "inspectorates" } },
  { N_("Report"), { "published_on", "report_ref", "link", "summary", "next_on" } },
};

/* --- its judgements --- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* As cld_judgements_row takes them. */
static char *
read_judgements (CldInspectGuide *self)
{
  const char *ref = cld_record_get_version (self->record) > 0 ? cld_record_get_ref (self->record) : NULL;
  g_autoptr (GPtrArray) rows = cld_inspect_context_find_rows (self->context, &cld_judgement_kind, JUDGEMENT_INSPECTION, ref);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_clear_pointer (&self->stored, g_ptr_array_unref);
  self->stored = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];

      g_ptr_array_add (self->stored, cld_record_new_from_row (row));
      g_ptr_array_add (parts, g_strdup_printf ("%s=%s", row->values[JUDGEMENT_AREA], row->values[JUDGEMENT_GRADE]));
    }
  g_ptr_array_sort (parts, compare_texts);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (";", (char **) parts->pdata);
}

static void
bound (CldInspectGuide *self)
{
  g_autofree char *value = read_judgements (self);

  cld_form_row_bind (self->extra, *value ? value : NULL);
}

/* Rows of what stands there: the rules look at all of them together. */
static GPtrArray *
make_judgements (CldInspectGuide *self, CldArena *arena)
{
  CldJudgementsRow *judgements = CLD_JUDGEMENTS_ROW (self->extra);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < cld_judgements_row_get_n_areas (judgements); i++)
    {
      const char *area = cld_judgements_row_get_area (judgements, i), *grade = cld_judgements_row_get_grade (judgements, area);
      CldRow *row;

      if (!grade)
        continue;
      row = cld_row_new (arena, &cld_judgement_kind, NULL);
      row->values[JUDGEMENT_INSPECTION] = cld_record_get_ref (self->record);
      row->values[JUDGEMENT_AREA] = cld_arena_strdup (arena, area);
      row->values[JUDGEMENT_GRADE] = cld_arena_strdup (arena, grade);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

/* What is only said is a hint, what cannot be is an error: each once. */
static void
say_of_judgements (CldInspectGuide *self)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GPtrArray) rows = make_judgements (self, arena);
  g_autoptr (GString) wrong = g_string_new (NULL);
  g_autoptr (GString) noted = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GPtrArray) faults = cld_judgement_check (&self->context->kase, rows->pdata[i], rows);

      for (guint j = 0; j < faults->len; j++)
        {
          const CldInspectionFault *fault = faults->pdata[j];
          GString *into = fault->refused ? wrong : noted;

          if (!strstr (into->str, fault->text))
            g_string_append_printf (into, "%s%s", into->len > 0 ? "\n" : "", fault->text);
        }
    }
  cld_form_row_set_error (self->extra, wrong->len > 0 ? wrong->str : NULL);
  if (rows->len > 0)
    cld_form_row_set_hint (self->extra, noted->len > 0 ? noted->str : NULL);
}

/* --- what can be chosen --- */

static gboolean
offers_event_cb (const CldCode *code, gpointer data)
{
  CldInspectGuide *self = data;

  return cld_inspection_offers (&self->context->kase, cld_inspection_list_of (&self->context->kase, "event_type"), code->code);
}

static gboolean
offers_framework_cb (const CldCode *code, gpointer data)
{
  CldInspectGuide *self = data;

  return cld_inspection_offers (&self->context->kase, "insp_framework", code->code);
}

static const char *
find_framework (CldInspectGuide *self)
{
  const CldCodeList *list = cld_code_list_find ("insp_framework");

  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    if (offers_framework_cb (cld_code_list_get (list, i), self))
      return cld_code_list_get (list, i)->code;
  return NULL;
}

/* It follows the type and the day as long as nobody chose another. */
static void
propose_framework (CldInspectGuide *self)
{
  CldFormRow *row = cld_form_get_row (self->form, INSPECTION_FRAMEWORK);
  g_autofree char *value = cld_form_row_get_value (row, NULL);
  const char *framework;

  if (!self->context->kase.event_type || !self->context->kase.day || (value && g_strcmp0 (value, self->proposed) != 0))
    return;
  framework = find_framework (self);
  if (g_strcmp0 (framework, value) == 0)
    return;
  g_free (self->proposed);
  self->proposed = g_strdup (framework);
  cld_form_row_type (row, framework);
}

static void
show_row (CldForm *form, guint field, gboolean wanted)
{
  CldFormRow *row = cld_form_get_row (form, (int) field);
  g_autofree char *typed = cld_form_row_get_typed (row);

  gtk_widget_set_visible (GTK_WIDGET (row), wanted || typed);
}

static void
take (CldInspectGuide *self)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldRecord) typed = cld_record_new_from_row (cld_inspect_make_row (self->form, self->record, arena));

  cld_inspect_context_take_record (self->context, typed);
}

static void
update (CldInspectGuide *self, gboolean saving)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) others = NULL;

  take (self);
  show_row (self->form, INSPECTION_AUTHORITY, !self->context->inspection->values[INSPECTION_PROVIDER]);
  show_row (self->form, INSPECTION_PROVIDER, !self->context->inspection->values[INSPECTION_AUTHORITY]);
  show_row (self->form, INSPECTION_TOPIC, self->context->kase.scope == CLD_SCOPE_LA);
  cld_choice_row_set_list (CLD_CHOICE_ROW (cld_form_get_row (self->form, INSPECTION_EVENT_TYPE)), cld_inspection_list_of (&self->context->kase, "event_type"));
  propose_framework (self);
  take (self);
  cld_judgements_row_update (CLD_JUDGEMENTS_ROW (self->extra));
  faults = cld_inspection_check (&self->context->kase, self->context->inspection);
  others = cld_inspect_show_faults (self->form, faults, self->said, saving);
  cld_inspect_clear_box (self->panel);
  for (guint i = 0; i < others->len; i++)
    {
      const CldInspectionFault *fault = others->pdata[i];

      if (!fault->refused || saving)
        gtk_box_append (GTK_BOX (self->panel), cld_inspect_make_sentence ("dialog-warning-symbolic", "cld-due", fault->text));
    }
  gtk_widget_set_visible (self->panel, gtk_widget_get_first_child (self->panel) != NULL);
  say_of_judgements (self);
}

/* --- a provider that is not there yet --- */

static void
provider_saved_cb (CldFormRow *row, CldWindow *window, CldRecord *record)
{
  cld_form_row_type (row, cld_record_get_ref (record));
}

static void
new_asked_cb (CldInspectGuide *self, const char *search, CldFormRow *row)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (row));
  CldPane *page = window ? cld_inspect_form_new (self->context->session, &cld_provider_kind, NULL, "search", search, NULL) : NULL;

  if (!page)
    return;
  g_signal_connect_object (page, "saved", G_CALLBACK (provider_saved_cb), row, G_CONNECT_SWAPPED);
  cld_window_push (window, page);
}

/* --- the page --- */

static CldFormRow *
make_row (const char *field, gpointer data)
{
  CldInspectGuide *self = data;
  int index = cld_kind_find_field (&cld_inspection_kind, field);
  CldFormRow *row = NULL;

  if (index == INSPECTION_EVENT_TYPE || index == INSPECTION_FRAMEWORK)
    {
      row = cld_form_row_new (&cld_inspection_kind.fields[index], self->context->session);
      cld_choice_row_set_filter (CLD_CHOICE_ROW (row), index == INSPECTION_EVENT_TYPE ? offers_event_cb : offers_framework_cb, self);
    }
  else if (index == INSPECTION_PROVIDER)
    {
      row = cld_form_row_new (&cld_inspection_kind.fields[index], self->context->session);
      cld_ref_row_set_offers_new (CLD_REF_ROW (row), TRUE);
      g_signal_connect_object (row, "new-asked", G_CALLBACK (new_asked_cb), self, G_CONNECT_SWAPPED);
    }
  return row;
}

static GtkWidget *
draw (CldInspectGuide *self)
{
  CldSession *session = self->context->session;
  GtkWidget *columns = g_object_new (CLD_TYPE_COLUMNS, "threshold", 860, "spacing", 18, NULL);
  GtkWidget *left = cld_inspect_draw (&cld_inspection_kind, what_groups, G_N_ELEMENTS (what_groups), session, make_row, self);
  GtkWidget *right = cld_inspect_draw (&cld_inspection_kind, who_groups, G_N_ELEMENTS (who_groups), session, NULL, NULL);

  self->extra = cld_judgements_row_new (self->context);
  bound (self);
  gtk_box_append (GTK_BOX (cld_inspect_draw_group (_("Judgements"), left)), GTK_WIDGET (self->extra));
  self->panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->panel, "cld-banner");
  gtk_widget_set_visible (self->panel, FALSE);
  gtk_box_append (GTK_BOX (left), self->panel);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_widget_set_parent (left, columns);
  gtk_widget_set_parent (right, columns);
  return columns;
}

static CldRecord *
find_stored (CldInspectGuide *self, const char *area)
{
  for (guint i = 0; i < self->stored->len; i++)
    if (g_strcmp0 (cld_record_get_text (self->stored->pdata[i], JUDGEMENT_AREA), area) == 0)
      return self->stored->pdata[i];
  return NULL;
}

static void
add_judgement (CldInspectGuide *self, const char *inspection, const char *area, const char *grade, GPtrArray *records)
{
  CldStore *store = cld_session_get_store (self->context->session);
  CldRecord *stored = find_stored (self, area);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldRecord) record = NULL;
  g_autofree char *ref = NULL;

  if (stored && g_strcmp0 (cld_record_get_text (stored, JUDGEMENT_GRADE), grade) == 0)
    return;
  record = stored ? cld_record_new_from_row (cld_record_to_row (stored, arena)) : cld_record_new (&cld_judgement_kind, NULL);
  cld_record_set_text (record, JUDGEMENT_INSPECTION, inspection);
  cld_record_set_text (record, JUDGEMENT_AREA, area);
  cld_record_set_text (record, JUDGEMENT_GRADE, grade);
  if (stored)
    g_ptr_array_add (records, g_steal_pointer (&record));
  else
    {
      CldRow *row = cld_record_to_row (record, arena);

      ref = cld_records_propose_ref (store, record, records);
      row->ref = ref;
      g_ptr_array_add (records, cld_record_new_from_row (row));
    }
}

static void
gather (CldInspectGuide *self, CldRecord *record, GPtrArray *records)
{
  CldJudgementsRow *judgements = CLD_JUDGEMENTS_ROW (self->extra);

  cld_inspect_guide_name (self, record, records);
  for (guint i = 0; i < cld_judgements_row_get_n_areas (judgements); i++)
    {
      const char *area = cld_judgements_row_get_area (judgements, i), *grade = cld_judgements_row_get_grade (judgements, area);

      if (grade)
        add_judgement (self, cld_record_get_ref (record), area, grade, records);
    }
}

static void
gather_removed (CldInspectGuide *self, GPtrArray *records)
{
  g_autoptr (CldArena) arena = cld_arena_new ();

  for (guint i = 0; i < self->stored->len; i++)
    g_ptr_array_add (records, cld_record_new_from_row (cld_record_to_row (self->stored->pdata[i], arena)));
}

/* A new one is the one whose findings come next. Judged inadequate overall: which of our children are there is the next question. */
static void
saved (CldInspectGuide *self, CldWindow *window, CldRecord *record, gboolean was_new)
{
  CldPane *pane = cld_window_get_pane (window);

  if (was_new && CLD_IS_INSPECTIONS_PANE (pane))
    cld_inspections_pane_choose (CLD_INSPECTIONS_PANE (pane), cld_record_get_ref (record), NULL);
  if (cld_form_row_is_changed (self->extra) && cld_impact_is_inadequate (self->context->session, cld_record_get_ref (record)))
    cld_impact_page_open (GTK_WIDGET (window), CLD_IMPACT_INADEQUATE, cld_record_get_ref (record));
}

const CldInspectGuideKind cld_inspection_guide = {
  .kind = &cld_inspection_kind,
  .draw = draw,
  .update = update,
  .bound = bound,
  .gather = gather,
  .gather_removed = gather_removed,
  .saved = saved,
};
