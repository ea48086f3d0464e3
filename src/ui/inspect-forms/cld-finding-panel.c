/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-finding-panel.h"

#include <glib/gi18n-lib.h>

#include "cld-citations-row.h"
#include "cld-codes.h"
#include "cld-inspect-draw.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-value.h"

#define MAX_PROPOSALS 8

/* Beside a finding: why it is what it is, what it leads to, and whether it was raised before. */

typedef struct
{
  CldInspectGuide *guide; /* the page keeps it as long as the button is there */
  char *value;
  guint field;
} Step;

static void
step_free (gpointer data, GClosure *closure)
{
  Step *step = data;

  g_free (step->value);
  g_free (step);
}

/* What was pressed goes with the panel: the focus goes where something changed. */
static void
focus_row (CldInspectGuide *self, guint field)
{
  gtk_widget_grab_focus (GTK_WIDGET (cld_form_get_row (self->form, (int) field)));
}

static void
cite_cb (GtkButton *button, Step *step)
{
  CldInspectGuide *self = step->guide;
  guint field = step->field;

  cld_citations_row_cite (CLD_CITATIONS_ROW (cld_form_get_row (self->form, (int) field)), step->value);
  focus_row (self, field);
}

static void
type_cb (GtkButton *button, Step *step)
{
  CldInspectGuide *self = step->guide;
  guint field = step->field;

  cld_form_row_type (cld_form_get_row (self->form, (int) field), step->value);
  focus_row (self, field);
}

static void
carry_cb (GtkButton *button, Step *step)
{
  CldInspectGuide *self = step->guide;

  self->carries = !self->carries;
  cld_form_row_type (cld_form_get_row (self->form, FINDING_REPEATS), self->carries ? self->earlier : NULL);
  focus_row (self, FINDING_REPEATS);
}

static void
open_earlier_cb (GtkButton *button, Step *step)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (button));

  if (window)
    cld_window_edit (window, &cld_finding_kind, step->value, NULL);
}

static GtkWidget *
make_button (CldInspectGuide *self, const char *icon_name, const char *text, GCallback callback, const char *value, guint field)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = cld_inspect_make_sentence (icon_name, "cld-dim", text);
  Step *step = g_new0 (Step, 1);

  step->guide = self;
  step->value = g_strdup (value);
  step->field = field;
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_data (button, "clicked", callback, step, step_free, 0);
  return button;
}

static GtkWidget *
add_card (CldInspectGuide *self, const char *heading)
{
  GtkWidget *card = cld_inspect_draw_group (heading, self->panel);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (card), box);
  return box;
}

static char *
word_type (const char *type)
{
  const char *label = cld_code_list_label ("insp_finding_type", type);

  return g_strdup (label ? label : type);
}

/* Before it has a type: what decides which. */
static char *
describe_choice (CldInspectGuide *self)
{
  if (self->context->kase.scope == CLD_SCOPE_LA)
    return g_strdup (_("An authority is inspected, not regulated: what it has to improve is an area for improvement, or one for priority action."));
  return g_strdup (_("What it rests on decides what it is: a breach of a regulation makes a requirement, a standard or guidance alone a recommendation."));
}

static void
add_why (CldInspectGuide *self, const CldRow *finding, GPtrArray *faults)
{
  GtkWidget *box = add_card (self, _("Why"));
  g_autofree char *sentence = finding->values[FINDING_TYPE] ? cld_finding_explain (&self->context->kase, self->context->library, finding) : describe_choice (self);
  const char *proposed = self->context->inspection->ref ? cld_finding_propose_type (&self->context->kase, self->context->library, finding) : NULL;
  gboolean cites = finding->values[FINDING_REGULATIONS] || finding->values[FINDING_STANDARDS] || finding->values[FINDING_GUIDANCE];

  gtk_box_append (GTK_BOX (box), cld_inspect_make_sentence ("accessories-dictionary-symbolic", "cld-dim", sentence));
  for (guint i = 0; i < faults->len; i++)
    {
      const CldInspectionFault *fault = faults->pdata[i];

      gtk_box_append (GTK_BOX (box), cld_inspect_make_sentence (fault->refused ? "dialog-error-symbolic" : "dialog-warning-symbolic", fault->refused ? "cld-late" : "cld-due", fault->text));
    }
  if (proposed && cites && g_strcmp0 (proposed, finding->values[FINDING_TYPE]) != 0 && (!finding->values[FINDING_TYPE] || g_str_equal (proposed, "REQ")))
    {
      g_autofree char *type = word_type (proposed);
      /* Translators: %s is a type of finding: Requirement (breach of regulation) */
      g_autofree char *text = g_strdup_printf (finding->values[FINDING_TYPE] ? _("Make it: %s") : _("Record it as: %s"), type);

      gtk_box_append (GTK_BOX (box), make_button (self, "go-next-symbolic", text, G_CALLBACK (type_cb), proposed, FINDING_TYPE));
    }
}

static CldFormRow *
find_row_for (CldInspectGuide *self, const CldLegalReference *reference, guint *field)
{
  static const guint fields[] = { FINDING_REGULATIONS, FINDING_STANDARDS, FINDING_GUIDANCE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      CldFormRow *row = cld_form_get_row (self->form, (int) fields[i]);

      *field = fields[i];
      if (cld_citations_row_takes (CLD_CITATIONS_ROW (row), reference))
        return row;
    }
  return NULL;
}

/* What the library links @citation to that the finding does not cite yet, a button each. */
static void
gather_chain (CldInspectGuide *self, const char *citation, GHashTable *proposed, GtkWidget **box)
{
  g_autoptr (GPtrArray) chain = cld_legal_chain (&self->context->kase, self->context->library, citation);

  for (guint i = 0; i < chain->len && g_hash_table_size (proposed) < MAX_PROPOSALS; i++)
    {
      const CldLegalReference *reference = chain->pdata[i];
      guint field;
      CldFormRow *row = find_row_for (self, reference, &field);
      g_autofree char *cited = reference->number ? g_strdup (reference->number) : cld_legal_library_cite (self->context->library, reference->code, self->context->kase.day);
      g_autofree char *text = NULL;

      if (!row || cld_citations_row_cites (CLD_CITATIONS_ROW (row), reference->code) || !g_hash_table_add (proposed, (gpointer) reference->code))
        continue;
      if (!*box)
        *box = add_card (self, _("This leads to"));
      /* Translators: adds a reference to a finding: Add reg 12 · Protection of children */
      text = g_strdup_printf (_("Add %1$s · %2$s"), cited, reference->title);
      gtk_box_append (GTK_BOX (*box), make_button (self, "list-add-symbolic", text, G_CALLBACK (cite_cb), reference->code, field));
    }
}

static void
add_chain (CldInspectGuide *self, const CldRow *finding)
{
  static const guint fields[] = { FINDING_STANDARDS, FINDING_GUIDANCE, FINDING_REGULATIONS };
  g_autoptr (GHashTable) proposed = g_hash_table_new (g_str_hash, g_str_equal);
  GtkWidget *box = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_auto (GStrv) cited = g_strsplit (finding->values[fields[i]] ? finding->values[fields[i]] : "", ";", -1);

      for (guint j = 0; cited[j]; j++)
        if (*g_strstrip (cited[j]))
          gather_chain (self, cited[j], proposed, &box);
    }
}

static char *
describe_earlier (CldInspectGuide *self)
{
  CldDb *db = cld_session_get_db (self->context->session);
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *earlier = cld_repo_find (db, &cld_finding_kind, self->earlier, arena, NULL);
  CldRow *inspection = earlier ? cld_repo_find (db, &cld_inspection_kind, earlier->values[FINDING_INSPECTION], arena, NULL) : NULL;
  g_autofree char *day = inspection ? cld_value_display_date (inspection->values[INSPECTION_STARTED_ON]) : NULL;
  g_autofree char *type = earlier ? word_type (earlier->values[FINDING_TYPE]) : NULL;

  if (!earlier)
    return g_strdup (self->earlier);
  /* Translators: a date and a type of finding */
  return g_strdup_printf (_("Raised before on %1$s: %2$s"), day ? day : "", type);
}

static void
add_before (CldInspectGuide *self)
{
  GtkWidget *box;
  g_autofree char *text = NULL;

  if (!self->earlier)
    return;
  box = add_card (self, _("Raised before"));
  text = describe_earlier (self);
  gtk_box_append (GTK_BOX (box), make_button (self, "view-list-bullet-symbolic", text, G_CALLBACK (open_earlier_cb), self->earlier, 0));
  if (self->carries)
    gtk_box_append (GTK_BOX (box), cld_inspect_make_sentence ("object-select-symbolic", "cld-done", _("The earlier finding and its open actions go over to this one when it is saved.")));
  gtk_box_append (GTK_BOX (box), make_button (self, self->carries ? "edit-undo-symbolic" : "go-next-symbolic", self->carries ? _("Do not carry them over") : _("Carry over its open actions"),
                                              G_CALLBACK (carry_cb), NULL, FINDING_REPEATS));
}

/**
 * cld_finding_panel_fill:
 * @self: the guide of a finding
 * @finding: what stands in the form
 * @faults: (element-type CldInspectionFault): what the rules say that no row shows
 */
void
cld_finding_panel_fill (CldInspectGuide *self, const CldRow *finding, GPtrArray *faults)
{
  cld_inspect_clear_box (self->panel);
  add_why (self, finding, faults);
  add_chain (self, finding);
  add_before (self);
}
