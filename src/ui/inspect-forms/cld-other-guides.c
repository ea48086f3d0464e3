/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-form-rows.h"
#include "cld-inspect-draw.h"
#include "cld-inspect-forms.h"
#include "cld-inspect-guide.h"
#include "cld-kinds.h"
#include "cld-records-row.h"
#include "cld-records-save.h"
#include "cld-repo.h"

/* The smaller forms about an inspection: a judgement, a step against a provider or with an authority, its children. */

/* --- shared --- */

static void
show_faults (CldInspectGuide *self, GPtrArray *faults, gboolean saving)
{
  g_autoptr (GPtrArray) others = cld_inspect_show_faults (self->form, faults, self->said, saving);

  cld_inspect_clear_box (self->panel);
  for (guint i = 0; i < others->len; i++)
    {
      const CldInspectionFault *fault = others->pdata[i];

      if (!fault->refused || saving)
        gtk_box_append (GTK_BOX (self->panel), cld_inspect_make_sentence ("dialog-warning-symbolic", "cld-due", fault->text));
    }
  gtk_widget_set_visible (self->panel, gtk_widget_get_first_child (self->panel) != NULL);
}

static void
add_panel (CldInspectGuide *self, GtkWidget *form)
{
  self->panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->panel, "cld-banner");
  gtk_widget_set_visible (self->panel, FALSE);
  gtk_box_append (GTK_BOX (form), self->panel);
}

static CldRow *
find_row (CldInspectGuide *self, const CldKind *kind, const char *ref, CldArena *arena)
{
  return ref ? cld_repo_find (cld_session_get_db (self->context->session), kind, ref, arena, NULL) : NULL;
}

/* The others that say the same in @field, without the record itself. */
static GPtrArray *
find_others (CldInspectGuide *self, guint field, const char *value)
{
  GPtrArray *rows = cld_inspect_context_find_rows (self->context, self->kind->kind, field, value);

  for (guint i = rows->len; i > 0; i--)
    if (cld_record_get_version (self->record) > 0 && g_strcmp0 (((const CldRow *) rows->pdata[i - 1])->ref, cld_record_get_ref (self->record)) == 0)
      g_ptr_array_remove_index (rows, i - 1);
  return rows;
}

static void
filter_row (CldInspectGuide *self, guint field, CldChoiceFilter filter)
{
  cld_choice_row_set_filter (CLD_CHOICE_ROW (cld_form_get_row (self->form, (int) field)), filter, self);
}

/* --- a judgement --- */

static const CldInspectGroup judgement_groups[] = { { N_("Judgement"), { "inspection", "area", "grade", "note" } } };

static gboolean
offers_area_cb (const CldCode *code, gpointer data)
{
  CldInspectGuide *self = data;

  return cld_inspection_offers (&self->context->kase, cld_inspection_list_of (&self->context->kase, "judgement"), code->code);
}

static gboolean
offers_grade_cb (const CldCode *code, gpointer data)
{
  CldInspectGuide *self = data;

  return cld_inspection_offers (&self->context->kase, cld_inspection_list_of (&self->context->kase, "grade"), code->code);
}

static GtkWidget *
draw_judgement (CldInspectGuide *self)
{
  GtkWidget *form = cld_inspect_draw (&cld_judgement_kind, judgement_groups, G_N_ELEMENTS (judgement_groups), self->context->session, NULL, NULL);

  add_panel (self, form);
  return cld_inspect_narrow (form);
}

static void
update_judgement (CldInspectGuide *self, gboolean saving)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = cld_inspect_make_row (self->form, self->record, arena);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  cld_inspect_context_take_inspection (self->context, row->values[JUDGEMENT_INSPECTION]);
  filter_row (self, JUDGEMENT_AREA, offers_area_cb);
  filter_row (self, JUDGEMENT_GRADE, offers_grade_cb);
  cld_choice_row_set_list (CLD_CHOICE_ROW (cld_form_get_row (self->form, JUDGEMENT_AREA)), cld_inspection_list_of (&self->context->kase, "judgement"));
  cld_choice_row_set_list (CLD_CHOICE_ROW (cld_form_get_row (self->form, JUDGEMENT_GRADE)), cld_inspection_list_of (&self->context->kase, "grade"));
  all = find_others (self, JUDGEMENT_INSPECTION, row->values[JUDGEMENT_INSPECTION]);
  g_ptr_array_add (all, row);
  faults = row->values[JUDGEMENT_AREA] && row->values[JUDGEMENT_GRADE] ? cld_judgement_check (&self->context->kase, row, all) : g_ptr_array_new ();
  show_faults (self, faults, saving);
}

static void
judgement_saved (CldInspectGuide *self, CldWindow *window, CldRecord *record, gboolean was_new)
{
  const char *inspection = cld_record_get_text (record, JUDGEMENT_INSPECTION);

  if (cld_impact_is_inadequate (self->context->session, inspection))
    cld_impact_page_open (GTK_WIDGET (window), CLD_IMPACT_INADEQUATE, inspection);
}

const CldInspectGuideKind cld_judgement_guide = {
  .kind = &cld_judgement_kind,
  .draw = draw_judgement,
  .update = update_judgement,
  .saved = judgement_saved,
};

/* --- a step against a provider --- */

static const CldInspectGroup enforcement_groups[] = {
  { N_("Of whom"), { "provider", "finding" } },
  { N_("Step"), { "kind", "from_on", "until_on", "told_on" } },
  { N_("Why"), { "note", "reference" } },
};

static gboolean
offers_enforcement_cb (const CldCode *code, gpointer data)
{
  CldInspectGuide *self = data;

  return cld_inspection_offers (&self->context->kase, "insp_enforcement", code->code);
}

static GtkWidget *
draw_enforcement (CldInspectGuide *self)
{
  GtkWidget *form = cld_inspect_draw (&cld_enforcement_kind, enforcement_groups, G_N_ELEMENTS (enforcement_groups), self->context->session, NULL, NULL);

  add_panel (self, form);
  return cld_inspect_narrow (form);
}

static void
update_enforcement (CldInspectGuide *self, gboolean saving)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = cld_inspect_make_row (self->form, self->record, arena);
  CldRow *finding = find_row (self, &cld_finding_kind, row->values[ENFORCEMENT_FINDING], arena);
  CldRow *inspection = finding ? find_row (self, &cld_inspection_kind, finding->values[FINDING_INSPECTION], arena) : NULL;
  CldRow *found_at = inspection ? find_row (self, &cld_provider_kind, inspection->values[INSPECTION_PROVIDER], arena) : NULL;
  CldInspectionCase found_in;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  if (inspection)
    cld_inspection_case_init (&found_in, inspection, found_at);
  cld_inspect_context_take_provider (self->context, row->values[ENFORCEMENT_PROVIDER], row->values[ENFORCEMENT_FROM_ON]);
  filter_row (self, ENFORCEMENT_KIND, offers_enforcement_cb);
  others = find_others (self, ENFORCEMENT_PROVIDER, row->values[ENFORCEMENT_PROVIDER]);
  faults = cld_enforcement_check (self->context->library, row, self->context->provider, finding, inspection ? &found_in : NULL, others);
  show_faults (self, faults, saving);
}

/* What keeps children from going there, or sends them away: which of ours are there is the next question. */
static void
enforcement_saved (CldInspectGuide *self, CldWindow *window, CldRecord *record, gboolean was_new)
{
  const char *kind = cld_record_get_text (record, ENFORCEMENT_KIND);

  if (cld_enforcement_blocks_placements (kind) && (was_new || g_strcmp0 (kind, cld_record_get_text (self->record, ENFORCEMENT_KIND)) != 0))
    cld_impact_page_open (GTK_WIDGET (window), CLD_IMPACT_ENFORCEMENT, cld_record_get_ref (record));
}

const CldInspectGuideKind cld_enforcement_guide = {
  .kind = &cld_enforcement_kind,
  .draw = draw_enforcement,
  .update = update_enforcement,
  .saved = enforcement_saved,
};

/* --- a step with an authority --- */

static const CldInspectGroup intervention_groups[] = {
  { N_("After"), { "inspection" } },
  { N_("Step"), { "kind", "from_on", "until_on", "reason" } },
};

static GtkWidget *
draw_intervention (CldInspectGuide *self)
{
  GtkWidget *form = cld_inspect_draw (&cld_intervention_kind, intervention_groups, G_N_ELEMENTS (intervention_groups), self->context->session, NULL, NULL);

  add_panel (self, form);
  return cld_inspect_narrow (form);
}

static void
update_intervention (CldInspectGuide *self, gboolean saving)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = cld_inspect_make_row (self->form, self->record, arena);
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  cld_inspect_context_take_inspection (self->context, row->values[INTERVENTION_INSPECTION]);
  others = find_others (self, INTERVENTION_INSPECTION, row->values[INTERVENTION_INSPECTION]);
  faults = row->values[INTERVENTION_INSPECTION] ? cld_intervention_check (&self->context->kase, row, others) : g_ptr_array_new ();
  show_faults (self, faults, saving);
}

const CldInspectGuideKind cld_intervention_guide = {
  .kind = &cld_intervention_kind,
  .draw = draw_intervention,
  .update = update_intervention,
};

/* --- a provider: its number is checked --- */

static GtkWidget *
draw_provider (CldInspectGuide *self)
{
  return cld_inspect_narrow (cld_inspect_draw_all (&cld_provider_kind, self->context->session, FALSE));
}

/* Ofsted's numbers: SC and six digits, or seven digits; older ones have six. */
static gboolean
looks_like_urn (const char *urn)
{
  return g_regex_match_simple ("^(SC[0-9]{6}|[0-9]{6,7})$", urn, G_REGEX_CASELESS, 0);
}

/* Looked for again where the number changed: there can be thousands of providers. */
static const char *
find_same_urn (CldInspectGuide *self, const char *urn)
{
  g_autoptr (GPtrArray) others = NULL;

  if (g_strcmp0 (urn, self->looked_for) == 0)
    return self->earlier;
  g_free (self->looked_for);
  self->looked_for = g_strdup (urn);
  g_clear_pointer (&self->earlier, g_free);
  cld_inspect_context_take_inspection (self->context, NULL);
  others = find_others (self, PROVIDER_URN, urn);
  if (others->len > 0)
    {
      const CldRow *other = others->pdata[0];

      self->earlier = g_strdup (other->values[PROVIDER_NAME] ? other->values[PROVIDER_NAME] : other->ref);
    }
  return self->earlier;
}

static void
update_provider (CldInspectGuide *self, gboolean saving)
{
  CldFormRow *row = cld_form_get_row (self->form, PROVIDER_URN);
  g_autofree char *urn = cld_form_row_get_value (row, NULL);
  const char *same = urn ? find_same_urn (self, urn) : NULL;
  g_autofree char *hint = NULL;

  if (same)
    /* Translators: %s is the name of a provider */
    hint = g_strdup_printf (_("%s has this number already."), same);
  else if (urn && !looks_like_urn (urn))
    hint = g_strdup (_("Ofsted’s numbers are seven digits, or SC and six digits. Check it, unless another country’s regulator gave it."));
  cld_form_row_set_hint (row, hint);
}

const CldInspectGuideKind cld_provider_guide = {
  .kind = &cld_provider_kind,
  .draw = draw_provider,
  .update = update_provider,
};

/* --- a reference of the library: of which set --- */

static GtkWidget *
draw_reference (CldInspectGuide *self)
{
  return cld_inspect_narrow (cld_inspect_draw_all (&cld_legal_reference_kind, self->context->session, FALSE));
}

static void
update_reference (CldInspectGuide *self, gboolean saving)
{
  CldFormRow *row = cld_form_get_row (self->form, LEGAL_REFERENCE_IN_SET);
  g_autofree char *set = cld_form_row_get_value (row, NULL);
  const char *name = set ? cld_legal_library_get_set_name (self->context->library, set, cld_session_get_today (self->context->session)) : NULL;

  cld_form_row_set_hint (row, name && name != set ? name : set ? _("No set has this code yet. Record the set too.") : _("The code of the set that it belongs to, such as CHR15"));
}

const CldInspectGuideKind cld_legal_reference_guide = {
  .kind = &cld_legal_reference_kind,
  .draw = draw_reference,
  .update = update_reference,
};

/* --- children of an inspection: several at once, in one role --- */

static const CldInspectGroup part_groups[] = { { N_("What"), { "inspection", "role", "finding", "note" } } };

static GtkWidget *
draw_children (CldInspectGuide *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *rows = cld_inspect_draw (&cld_inspection_child_kind, part_groups, G_N_ELEMENTS (part_groups), self->context->session, NULL, NULL);

  if (cld_record_get_version (self->record) == 0)
    {
      self->extra = cld_children_row_new (self->context->session);
      cld_form_row_bind (self->extra, cld_record_get_text (self->record, INSPECTION_CHILD_CHILD));
      gtk_box_append (GTK_BOX (cld_inspect_draw_group (_("Who"), form)), GTK_WIDGET (self->extra));
    }
  gtk_box_append (GTK_BOX (form), rows);
  return cld_inspect_narrow (form);
}

static void
update_children (CldInspectGuide *self, gboolean saving)
{
}

static void
children_bound (CldInspectGuide *self)
{
  if (self->extra)
    cld_form_row_bind (self->extra, cld_record_get_text (self->record, INSPECTION_CHILD_CHILD));
}

/* The first child is the record's own; each other one gets a record like it. */
static void
gather_children (CldInspectGuide *self, CldRecord *record, GPtrArray *records)
{
  CldStore *store = cld_session_get_store (self->context->session);
  g_autofree char *value = self->extra ? cld_form_row_get_value (self->extra, NULL) : NULL;
  g_auto (GStrv) children = g_strsplit (value ? value : "", ";", -1);
  g_autoptr (CldArena) arena = cld_arena_new ();

  for (guint i = 0; children[i]; i++)
    if (i == 0)
      {
        cld_record_set_text (record, INSPECTION_CHILD_CHILD, children[0]);
        cld_inspect_guide_name (self, record, records);
      }
    else
      {
        CldRow *row = cld_row_copy (arena, cld_record_to_row (record, arena));
        g_autoptr (CldRecord) other = NULL;
        g_autofree char *ref = NULL;

        row->ref = NULL;
        row->values[INSPECTION_CHILD_CHILD] = children[i];
        other = cld_record_new_from_row (row);
        ref = cld_records_propose_ref (store, other, records);
        row->ref = ref;
        g_ptr_array_add (records, cld_record_new_from_row (row));
      }
}

const CldInspectGuideKind cld_inspection_child_guide = {
  .kind = &cld_inspection_child_kind,
  .draw = draw_children,
  .update = update_children,
  .bound = children_bound,
  .gather = gather_children,
};
