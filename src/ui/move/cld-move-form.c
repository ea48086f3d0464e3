/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-move-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-area-row.h"
#include "cld-form-rows.h"
#include "cld-kinds.h"
#include "cld-mnemonics.h"
#include "cld-move-form-private.h"
#include "cld-move-words.h"
#include "cld-switch-row.h"

/* The left side of a move: the new placement and the end of the old one. A row edits a field of the placement, or something that is
 * said besides. */

#define OLD 1      /* the field is that of the placement that ends */
#define SWITCH 2   /* a switch */
#define BESIDES 4  /* no field of a placement */
#define SECOND 8   /* stands in the second group */
#define ENDING 16  /* stands on the page of an end too */

static const struct
{
  CldField field;
  const char *caption;
  int placement; /* field of a placement */
  guint flags;
} specs[CLD_MOVE_N_ROWS] = {
  [CLD_MOVE_ROW_STARTED] = { { "started_on", N_("Starts"), "", CLD_DATE, CLD_NEEDED }, NULL, PLACEMENT_STARTED_ON, 0 },
  [CLD_MOVE_ROW_TYPE] = { { "type", N_("Type"), "", CLD_CHOICE, 0, "placement_type" }, NULL, PLACEMENT_TYPE, 0 },
  [CLD_MOVE_ROW_PROVIDER] = { { "provider", N_("Provider"), "", CLD_REF, 0, "provider" }, NULL, PLACEMENT_PROVIDER, 0 },
  [CLD_MOVE_ROW_KIND] = { { "provider_kind", N_("Kind of provider"), "", CLD_CHOICE, 0, "placement_provider" }, NULL, PLACEMENT_PROVIDER_KIND, 0 },
  [CLD_MOVE_ROW_CARER] = { { "carer", N_("Carer"), "", CLD_TEXT, 0 }, NULL, PLACEMENT_CARER, 0 },
  [CLD_MOVE_ROW_ADDRESS] = { { "address", N_("Address"), "", CLD_TEXT, 0 }, NULL, PLACEMENT_ADDRESS, 0 },
  [CLD_MOVE_ROW_POSTCODE] = { { "postcode", N_("Postcode"), "", CLD_TEXT, 0 }, NULL, PLACEMENT_POSTCODE, 0 },
  [CLD_MOVE_ROW_AREA] = { { "area_authority", N_("Area authority"), "", CLD_TEXT, 0 }, NULL, PLACEMENT_AREA_AUTHORITY, 0 },
  [CLD_MOVE_ROW_MILES] = { { "distance_miles", N_("Miles from home"), "", CLD_DECIMAL, 0 }, NULL, PLACEMENT_DISTANCE_MILES, 0 },
  [CLD_MOVE_ROW_RESTRICTED] = { { "address_restricted", N_("Address is restricted"), "", CLD_BOOL, 0 }, N_("It is left out of papers and lists"), PLACEMENT_ADDRESS_RESTRICTED, SWITCH },
  [CLD_MOVE_ROW_ENDED] = { { "ended_on", N_("Ends, if that is known"), "", CLD_DATE, 0 }, NULL, PLACEMENT_ENDED_ON, 0 },
  [CLD_MOVE_ROW_EMERGENCY] = { { "emergency", N_("Emergency"), "", CLD_BOOL, 0 }, N_("Checks first, the rest in 5 working days"), PLACEMENT_EMERGENCY, SWITCH | SECOND },
  [CLD_MOVE_ROW_CONNECTED] = { { "connected_person", N_("Connected person"), "", CLD_BOOL, 0 }, N_("Then approval out of area is not needed; the notice still is"), PLACEMENT_CONNECTED_PERSON, SWITCH | SECOND },
  [CLD_MOVE_ROW_OWN_CARER] = { { "own_foster_carer", N_("Our own foster carer"), "", CLD_BOOL, 0 }, N_("Then approval out of area is not needed; the notice still is"), PLACEMENT_OWN_FOSTER_CARER, SWITCH | SECOND },
  [CLD_MOVE_ROW_TEMPORARY] = { { "temporary", N_("Approved for the time being"), "", CLD_BOOL, 0 }, N_("Regulation 24: 16 weeks at most"), -1, SWITCH | SECOND | BESIDES },
  [CLD_MOVE_ROW_EXEMPT_BY] = { { "exempt_by", N_("Who decided that no approval is needed"), "", CLD_TEXT, 0 }, NULL, -1, SECOND | BESIDES },
  [CLD_MOVE_ROW_EXEMPT_ROLE] = { { "exempt_role", N_("In which role"), "", CLD_CHOICE, 0, "approval_role" }, NULL, -1, SECOND | BESIDES },
  [CLD_MOVE_ROW_SAME_CARER] = { { "same_carer", N_("The carer stays the same"), "", CLD_BOOL, 0 }, N_("The carer moves house, or the agency changes"), -1, SWITCH | SECOND | BESIDES },
  [CLD_MOVE_ROW_LIBERTY] = { { "liberty", N_("Deprived of liberty there"), "", CLD_BOOL, 0 }, N_("By an order of the High Court; kept as an event in the record"), -1, SWITCH | SECOND | BESIDES },
  [CLD_MOVE_ROW_WHY_HERE] = { { "why_here", N_("Why here"), "", CLD_TEXT, 0 }, NULL, PLACEMENT_WHY_HERE, SECOND },
  [CLD_MOVE_ROW_OLD_REASON] = { { "reason_ended", N_("Reason for the move"), "", CLD_CHOICE, 0, "reason_placement_change" }, NULL, PLACEMENT_REASON_ENDED, OLD | SECOND | ENDING },
  [CLD_MOVE_ROW_OLD_ENDED] = { { "old_ended_on", N_("Old placement ends"), "", CLD_DATE, 0 }, NULL, PLACEMENT_ENDED_ON, OLD | SECOND | ENDING },
};

/* On the page of an end alone these say something else. */
static const CldField end_fields[] = {
  { "reason_ended", N_("Reason"), "", CLD_CHOICE, 0, "reason_placement_change" },
  { "old_ended_on", N_("The placement ends"), "", CLD_DATE, CLD_NEEDED },
};

enum
{
  CHANGED,
  ANSWER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldMoveForm, cld_move_form, GTK_TYPE_WIDGET)

static void
cld_move_form_dispose (GObject *object)
{
  CldMoveForm *self = CLD_MOVE_FORM (object);

  g_clear_pointer (&self->clamp, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cld_move_form_parent_class)->dispose (object);
}

static void
cld_move_form_class_init (CldMoveFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_move_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * CldMoveForm::changed:
   * @self: the form
   *
   * Something else stands there now.
   */
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_MOVE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * CldMoveForm::answer:
   * @self: the form
   * @rule: code of placement_rule.csv
   *
   * Somebody wants to record it all the same.
   */
  signals[ANSWER] = g_signal_new ("answer", CLD_TYPE_MOVE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cld_move_form_init (CldMoveForm *self)
{
}

/* --- making --- */

static void
row_changed_cb (CldFormRow *row, CldMoveForm *self)
{
  for (guint i = 0; i < CLD_MOVE_N_ROWS; i++)
    if (self->rows[i] == row)
      {
        if (self->filling)
          return;
        self->by_hand[i] = TRUE;
        _cld_move_form_fill (self, i);
      }
  g_signal_emit (self, signals[CHANGED], 0);
}

static CldFormRow *
make_row (CldMoveForm *self, CldMoveRowId id)
{
  const CldField *field = &specs[id].field;

  if (cld_placement_move_is_end (self->move))
    field = &end_fields[id == CLD_MOVE_ROW_OLD_ENDED];
  if (id == CLD_MOVE_ROW_AREA)
    return cld_area_row_new (field, self->where, self->session);
  if (specs[id].flags & SWITCH)
    return cld_switch_row_new (field, _(specs[id].caption), self->session);
  return cld_form_row_new (field, self->session);
}

static void
bind_row (CldMoveForm *self, CldMoveRowId id)
{
  gboolean old = (specs[id].flags & OLD) != 0;
  CldRecord *record = old ? cld_placement_move_get_old (self->move) : cld_placement_move_get_placement (self->move);
  const char *value = specs[id].placement >= 0 && record ? cld_record_get_text (record, (guint) specs[id].placement) : NULL;

  if (id == CLD_MOVE_ROW_TEMPORARY)
    value = "1";
  cld_form_row_set_owner (self->rows[id], cld_placement_move_get_child (self->move));
  cld_form_row_bind (self->rows[id], value);
}

static GtkWidget *
make_group (const char *heading, GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (heading), *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_add_css_class (label, "cld-section");
  gtk_widget_set_visible (label, heading != NULL);
  gtk_widget_add_css_class (group, "card");
  gtk_widget_add_css_class (group, "cld-form-group");
  gtk_box_append (GTK_BOX (whole), label);
  gtk_box_append (GTK_BOX (whole), group);
  gtk_box_append (GTK_BOX (box), whole);
  return group;
}

static gboolean
has_row (CldMoveForm *self, CldMoveRowId id)
{
  if (cld_placement_move_is_end (self->move))
    return (specs[id].flags & ENDING) != 0;
  return !(specs[id].flags & OLD) || cld_placement_move_get_old (self->move);
}

/* No letter goes to two places of a page. */
static void
set_letters (CldMoveForm *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new (), labels = g_ptr_array_new ();
  g_autofree int *positions = NULL;

  for (guint i = 0; i < CLD_MOVE_N_ROWS; i++)
    if (self->rows[i])
      {
        g_ptr_array_add (rows, self->rows[i]);
        g_ptr_array_add (labels, (gpointer) cld_form_row_get_label (self->rows[i]));
      }
  positions = g_new (int, rows->len + 1);
  /* Cancel and Save have theirs. */
  cld_mnemonics_assign ((const char *const *) labels->pdata, rows->len, "cs", positions);
  for (guint i = 0; i < rows->len; i++)
    cld_form_row_set_mnemonic (rows->pdata[i], positions[i]);
}

static void
add_rows (CldMoveForm *self)
{
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < CLD_MOVE_N_ROWS; i++)
    if (has_row (self, i))
      {
        GtkBox *group = GTK_BOX (self->groups[cld_placement_move_is_end (self->move) ? 0 : (specs[i].flags & SECOND) != 0]);

        self->rows[i] = make_row (self, i);
        gtk_widget_set_name (GTK_WIDGET (self->rows[i]), specs[i].field.id);
        self->notes[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
        gtk_widget_add_css_class (self->notes[i], "cld-move-notes");
        gtk_widget_set_visible (self->notes[i], FALSE);
        gtk_box_append (group, GTK_WIDGET (self->rows[i]));
        gtk_box_append (group, self->notes[i]);
        cld_form_row_join (self->rows[i], labels);
        bind_row (self, i);
        g_signal_connect_object (self->rows[i], "changed", G_CALLBACK (row_changed_cb), self, 0);
      }
}

/**
 * cld_move_form_new:
 * @session: the caseload
 * @move: a move, which lives as long as the form
 * @where: what tells where things are, which does too
 *
 * Returns: (transfer floating): the rows of the move
 */
GtkWidget *
cld_move_form_new (CldSession *session, CldPlacementMove *move, CldWhere *where)
{
  CldMoveForm *self = g_object_new (CLD_TYPE_MOVE_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->session = g_object_ref (session);
  self->move = move;
  self->where = where;
  self->clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 720, "tightening-threshold", 720, "child", box, NULL);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_parent (self->clamp, GTK_WIDGET (self));
  self->groups[0] = make_group (cld_placement_move_is_end (move) ? NULL : _("Placement"), box);
  self->groups[1] = cld_placement_move_is_end (move) ? NULL : make_group (NULL, box);
  add_rows (self);
  set_letters (self);
  _cld_move_form_update_rows (self);
  return GTK_WIDGET (self);
}

/**
 * cld_move_form_get_row:
 * @self: a form
 * @id: a row
 *
 * Returns: (transfer none) (nullable): it, where the page has it
 */
CldFormRow *
cld_move_form_get_row (CldMoveForm *self, CldMoveRowId id)
{
  return self->rows[id];
}

/**
 * cld_move_form_is_changed:
 * @self: a form
 *
 * Returns: whether something was typed
 */
gboolean
cld_move_form_is_changed (CldMoveForm *self)
{
  for (guint i = 0; i < CLD_MOVE_N_ROWS; i++)
    if (self->rows[i] && cld_form_row_is_changed (self->rows[i]))
      return TRUE;
  return FALSE;
}

/* --- into the move --- */

static gboolean
is_on (CldMoveForm *self, CldMoveRowId id)
{
  g_autofree char *value = self->rows[id] && gtk_widget_get_visible (GTK_WIDGET (self->rows[id])) ? cld_form_row_get_value (self->rows[id], NULL) : NULL;

  return g_strcmp0 (value, "1") == 0;
}

/**
 * cld_move_form_apply:
 * @self: a form
 *
 * Puts what stands in the rows into the move. What cannot be read yet counts as nothing.
 */
void
cld_move_form_apply (CldMoveForm *self)
{
  CldMoveSaid *said = cld_placement_move_get_said (self->move);
  CldRecord *placement = cld_placement_move_get_placement (self->move), *old = cld_placement_move_get_old (self->move);

  for (guint i = 0; i < CLD_MOVE_N_ROWS; i++)
    if (self->rows[i] && specs[i].placement >= 0)
      {
        gboolean shown = gtk_widget_get_visible (GTK_WIDGET (self->rows[i]));
        g_autofree char *value = shown ? cld_form_row_get_value (self->rows[i], NULL) : NULL;

        cld_record_set_text (specs[i].flags & OLD ? old : placement, (guint) specs[i].placement, value);
      }
  if (cld_placement_move_is_end (self->move))
    return;
  said->temporary = is_on (self, CLD_MOVE_ROW_TEMPORARY);
  said->same_carer = is_on (self, CLD_MOVE_ROW_SAME_CARER);
  said->liberty = is_on (self, CLD_MOVE_ROW_LIBERTY) ? CLD_SAID_YES : CLD_SAID_NOTHING;
  {
    g_autofree char *by = cld_form_row_get_value (self->rows[CLD_MOVE_ROW_EXEMPT_BY], NULL), *role = cld_form_row_get_value (self->rows[CLD_MOVE_ROW_EXEMPT_ROLE], NULL);

    cld_placement_move_set_exempt (self->move, by, role);
  }
}

/**
 * cld_move_form_check:
 * @self: a form
 *
 * Says in the rows what cannot be read, and what is needed.
 *
 * Returns: (transfer none) (nullable): the first row that is wrong
 */
CldFormRow *
cld_move_form_check (CldMoveForm *self)
{
  CldFormRow *wrong = NULL;

  for (guint i = 0; i < CLD_MOVE_N_ROWS; i++)
    if (self->rows[i] && gtk_widget_get_visible (GTK_WIDGET (self->rows[i])) && !cld_form_row_check (self->rows[i], TRUE) && !wrong)
      wrong = self->rows[i];
  return wrong;
}

/**
 * cld_move_form_focus:
 * @self: a form
 *
 * Puts the focus where work starts.
 */
void
cld_move_form_focus (CldMoveForm *self)
{
  for (guint i = 0; i < CLD_MOVE_N_ROWS; i++)
    if (self->rows[i] && (i == CLD_MOVE_ROW_STARTED || i == CLD_MOVE_ROW_OLD_ENDED) && gtk_widget_grab_focus (GTK_WIDGET (self->rows[i])))
      return;
}

/**
 * cld_move_form_clear:
 * @self: a form
 *
 * Takes away what was typed.
 */
void
cld_move_form_clear (CldMoveForm *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < CLD_MOVE_N_ROWS; i++)
    if (self->rows[i])
      {
        cld_form_row_type (self->rows[i], i == CLD_MOVE_ROW_TEMPORARY ? "1" : NULL);
        cld_form_row_set_error (self->rows[i], NULL);
        self->by_hand[i] = FALSE;
      }
  self->filling = FALSE;
  _cld_move_form_update_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- drafts --- */

void
cld_move_form_fill_draft (CldMoveForm *self, CldDraft *draft)
{
  for (guint i = 0; i < CLD_MOVE_N_ROWS; i++)
    if (self->rows[i])
      {
        g_autofree char *typed = cld_form_row_get_typed (self->rows[i]);

        if (typed)
          cld_draft_add (draft, specs[i].field.id, typed, NULL);
      }
}

/**
 * cld_move_form_restore:
 * @self: a form
 * @draft: what was kept of it
 *
 * Returns: how many rows hold something again
 */
guint
cld_move_form_restore (CldMoveForm *self, const CldDraft *draft)
{
  guint n = 0;

  self->filling = TRUE;
  for (guint k = 0; k < draft->values->len; k++)
    {
      const CldDraftValue *value = draft->values->pdata[k];

      for (guint i = 0; i < CLD_MOVE_N_ROWS; i++)
        if (self->rows[i] && strcmp (specs[i].field.id, value->field) == 0)
          {
            cld_form_row_type (self->rows[i], value->typed);
            self->by_hand[i] = TRUE;
            n += cld_form_row_is_changed (self->rows[i]);
          }
    }
  self->filling = FALSE;
  _cld_move_form_update_rows (self);
  return n;
}

/* --- what speaks against it --- */

static void
remedy_cb (GtkButton *button, CldMoveForm *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "finding"));
  GArray *findings = cld_placement_move_get_findings (self->move);

  if (index < findings->len)
    cld_move_form_remedy (self, &g_array_index (findings, CldPlacementFinding, index));
}

static void
answer_cb (GtkButton *button, CldMoveForm *self)
{
  g_signal_emit (self, signals[ANSWER], 0, g_object_get_data (G_OBJECT (button), "rule"));
}

static GtkWidget *
make_button (const char *label, CldMoveForm *self, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "cld-move-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

static GtkWidget *
make_note (CldMoveForm *self, const CldPlacementFinding *finding, guint index)
{
  g_autofree char *said = cld_placement_move_describe (self->move, finding->rule);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (said);
  gboolean answered = finding->level != CLD_PLACEMENT_WARN && cld_placement_move_is_overridden (self->move, finding->rule);
  GtkWidget *icon = gtk_image_new_from_icon_name (answered ? "object-select-symbolic" : finding->level == CLD_PLACEMENT_WARN ? "dialog-warning-symbolic" : "dialog-error-symbolic");
  const char *state = answered ? "cld-upcoming" : finding->level == CLD_PLACEMENT_WARN ? "cld-due" : "cld-late";
  g_autofree char *remedy = cld_move_words_remedy (finding, cld_date_read_day (cld_session_get_today (self->session)));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, state);
  gtk_widget_add_css_class (label, state);
  gtk_widget_add_css_class (label, "cld-caption");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  if (remedy)
    {
      GtkWidget *button = make_button (remedy, self, G_CALLBACK (remedy_cb));

      g_object_set_data (G_OBJECT (button), "finding", GUINT_TO_POINTER (index));
      gtk_box_append (GTK_BOX (box), button);
    }
  /* A stop can be answered where it stands; what the law forbids, in the pane. */
  if (finding->level == CLD_PLACEMENT_STOP && !answered)
    {
      GtkWidget *button = make_button (_("Record anyway…"), self, G_CALLBACK (answer_cb));

      g_object_set_data (G_OBJECT (button), "rule", (gpointer) finding->rule);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static int
find_row (CldMoveForm *self, const CldPlacementFinding *finding)
{
  for (int i = 0; i < CLD_MOVE_N_ROWS; i++)
    if (self->rows[i] && specs[i].placement >= 0 && !(specs[i].flags & OLD) == !finding->of_old &&
        strcmp (cld_placement_kind.fields[specs[i].placement].id, finding->field) == 0)
      return i;
  if (strcmp (finding->field, "reason_started") == 0 && self->rows[CLD_MOVE_ROW_SAME_CARER])
    return CLD_MOVE_ROW_SAME_CARER;
  return self->rows[CLD_MOVE_ROW_STARTED] ? CLD_MOVE_ROW_STARTED : CLD_MOVE_ROW_OLD_ENDED;
}

static void
clear_note (GtkWidget *note)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (note)))
    gtk_box_remove (GTK_BOX (note), child);
  gtk_widget_set_visible (note, FALSE);
}

/**
 * cld_move_form_show_findings:
 * @self: a form whose move was looked at
 *
 * Says at the rows what speaks against what stands there.
 */
void
cld_move_form_show_findings (CldMoveForm *self)
{
  GArray *findings = cld_placement_move_get_findings (self->move);

  for (guint i = 0; i < CLD_MOVE_N_ROWS; i++)
    if (self->notes[i])
      {
        clear_note (self->notes[i]);
        gtk_widget_remove_css_class (GTK_WIDGET (self->rows[i]), "cld-move-noted");
      }
  for (guint i = 0; i < findings->len; i++)
    {
      int row = find_row (self, &g_array_index (findings, CldPlacementFinding, i));

      gtk_box_append (GTK_BOX (self->notes[row]), make_note (self, &g_array_index (findings, CldPlacementFinding, i), i));
      gtk_widget_set_visible (self->notes[row], TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->rows[row]), "cld-move-noted");
    }
  _cld_move_form_update_rows (self);
}

/**
 * cld_move_form_remedy:
 * @self: a form
 * @finding: something that can be put right
 *
 * Puts it right in the rows.
 */
void
cld_move_form_remedy (CldMoveForm *self, const CldPlacementFinding *finding)
{
  int row = finding->remedy == CLD_REMEDY_START_ON ? CLD_MOVE_ROW_STARTED : finding->remedy == CLD_REMEDY_END_ON ? CLD_MOVE_ROW_ENDED : find_row (self, finding);
  char iso[CLD_DATE_SIZE] = "";

  if (finding->remedy == CLD_REMEDY_END_OTHER)
    row = CLD_MOVE_ROW_OLD_ENDED;
  if (finding->day != CLD_NO_DAY)
    cld_date_from_day (finding->day, iso);
  if (!self->rows[row])
    return;
  /* Why it begins follows from whether the carer is the same: S, P and B from the rest. */
  if (row == CLD_MOVE_ROW_SAME_CARER)
    cld_form_row_type (self->rows[row], finding->value && strchr ("TU", finding->value[0]) ? "1" : NULL);
  else
    cld_form_row_type (self->rows[row], *iso ? iso : finding->value);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[row]));
}
