/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-child-evidence-private.h"
#include "cld-columns.h"
#include "cld-evidence-do.h"
#include "cld-evidence-look.h"
#include "cld-kinds.h"
#include "cld-one-stop.h"
#include "cld-window.h"

/* A row is one line from here on. */
#define ITEM_THRESHOLD 470
#define NOTICE_THRESHOLD 300

/* The lists stand side by side from here on; notices need no more than this, with the buttons above them. */
#define WIDE 900
#define NOTICES_WIDTH 440
#define SPACING 18

struct _CldChildEvidence
{
  GtkWidget parent_instance;

  GtkWidget *left;
  GtkWidget *right;
  GtkWidget *pill;
  GtkWidget *print_button;
  GtkListBox *items;
  GtkLabel *reason;
  GtkButton *chase_button;
  GtkWidget *letters_button;
  GtkListBox *notices;
  GtkWidget *no_notices;

  CldEvidenceRow *rows[CLD_EVIDENCE_N];
  CldSession *session;
  CldChildData *data;
  char *placement;
  char *chase; /* ref of the notice to be chased */
  CldEvidence evidence;
  gboolean known; /* @evidence is that of the placement */
};

G_DEFINE_FINAL_TYPE (CldChildEvidence, cld_child_evidence, GTK_TYPE_WIDGET)

/* --- what is shown --- */

static guint32
find_placement (const CldFacts *facts, const char *ref)
{
  for (guint32 i = 0; ref && facts && i < facts->placements.n; i++)
    if (g_strcmp0 (facts->placements.at[i].ref, ref) == 0)
      return i;
  return CLD_NO_FACT;
}

/* The board is that of now: of what was known on an earlier day it says nothing. */
static CldEvidenceView
make_view (CldChildEvidence *self)
{
  const CldDutyBoard *board = self->data->as_known_on ? NULL : cld_duty_watch_get_board (cld_duty_watch_of (self->session));

  return (CldEvidenceView){
    .session = self->session,
    .data = self->data,
    .facts = board ? cld_duty_board_get_facts (board, self->data->ref) : NULL,
    .rules = board ? cld_duty_board_get_rules (board) : NULL,
    .placement = self->placement,
  };
}

static void
find_evidence (CldChildEvidence *self, const CldEvidenceView *view)
{
  const CldDutyBoard *board = cld_duty_watch_get_board (cld_duty_watch_of (self->session));
  guint32 index = find_placement (view->facts, self->placement);
  const CldDuty *duties;
  guint n;

  self->known = FALSE;
  if (index == CLD_NO_FACT)
    return;
  duties = cld_duty_board_get_duties (board, self->data->ref, &n);
  self->known = cld_evidence_find (view->facts, view->rules, cld_duty_board_get_today (board), duties, n, index, &self->evidence);
}

/* Why there is nothing to be shown, in one sentence; NULL where there is. */
static const char *
find_reason (CldChildEvidence *self, const CldEvidenceView *view)
{
  if (!self->placement)
    return _("Nothing is recorded of these days.");
  if (self->data->as_known_on)
    return _("What there is of a placement is shown as it is known now.");
  if (!view->facts)
    return _("Working out what is due…");
  if (!self->known)
    return _("An absence needs no evidence of its own.");
  if (self->evidence.level == CLD_EVIDENCE_LEVEL_ADOPTION)
    return _("Placed for adoption: the regulations on approval and notice do not apply.");
  return self->evidence.level == CLD_EVIDENCE_LEVEL_NONE ? _("In our own area: no approval and no notice to another authority is needed.") : NULL;
}

static void
show_items (CldChildEvidence *self, const CldEvidenceView *view)
{
  const char *reason = find_reason (self, view);
  g_autofree char *verdict = reason ? NULL : cld_evidence_look_dup_verdict (&self->evidence);

  gtk_widget_set_visible (GTK_WIDGET (self->items), !reason);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->reason)), reason != NULL);
  gtk_label_set_label (self->reason, reason ? reason : "");
  gtk_widget_set_visible (self->pill, !reason);
  gtk_widget_set_visible (self->print_button, !reason);
  if (reason)
    return;
  cld_evidence_look_set (self->pill, cld_evidence_look (&self->evidence), verdict);
  for (guint id = 0; id < CLD_EVIDENCE_N; id++)
    {
      CldEvidenceState state = self->evidence.items[id].state;
      g_autofree char *when = _cld_child_evidence_dup_when (view, &self->evidence, id);

      cld_evidence_row_set (self->rows[id], cld_evidence_look_item (state), cld_evidence_look_item_words (state), cld_evidence_label (id, self->evidence.level), when,
                            cld_evidence_provision (id, self->evidence.level));
    }
}

/* --- notices --- */

static char *
dup_chase_label (CldChildEvidence *self, const CldRow *notice)
{
  const CldRow *placement = cld_record_set_find (self->data->set, &cld_placement_kind, self->placement);
  const char *area = g_strcmp0 (cld_fact_get (notice, NOTICE_RECIPIENT_KIND), "AREA") == 0 ? cld_child_text_authority (self->data, cld_fact_get (placement, PLACEMENT_AREA_AUTHORITY)) : NULL;
  const char *name = area ? area : cld_fact_get (notice, NOTICE_RECIPIENT);

  /* Translators: a button: ask somebody again for an answer to a notice */
  return name ? g_strdup_printf (_("Chase %s…"), name) : g_strdup (_("Chase…"));
}

/* A row keeps its place, and with it the keyboard, where its notice is still there. */
static void
show_notices (CldChildEvidence *self, const CldEvidenceView *view)
{
  g_autoptr (GPtrArray) notices = _cld_child_evidence_list_notices (view);
  const CldRow *chase = _cld_child_evidence_find_chase (view, notices);
  g_autofree char *label = chase ? dup_chase_label (self, chase) : NULL;
  GtkListBoxRow *row;

  for (guint i = 0; i < notices->len; i++)
    {
      if (!gtk_list_box_get_row_at_index (self->notices, (int) i))
        gtk_list_box_append (self->notices, cld_evidence_row_new (12, NOTICE_THRESHOLD));
      _cld_child_evidence_fill_notice (CLD_EVIDENCE_ROW (gtk_list_box_get_row_at_index (self->notices, (int) i)), view, notices->pdata[i]);
    }
  while ((row = gtk_list_box_get_row_at_index (self->notices, (int) notices->len)))
    gtk_list_box_remove (self->notices, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->notices), notices->len > 0);
  gtk_widget_set_visible (self->no_notices, notices->len == 0);
  gtk_widget_set_visible (self->letters_button, notices->len > 0 && !self->data->as_known_on);
  gtk_widget_set_visible (GTK_WIDGET (self->chase_button), chase != NULL);
  if (label)
    {
      gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (self->chase_button))), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->chase_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  g_free (self->chase);
  self->chase = chase ? g_strdup (chase->ref) : NULL;
}

/* What was shown of one child must not be found with the next one, not even unseen. */
static void
clear (CldChildEvidence *self)
{
  static const CldDutyLook nothing = { "dialog-question-symbolic", "cld-missing" };
  GtkListBoxRow *row;

  for (guint id = 0; id < CLD_EVIDENCE_N; id++)
    cld_evidence_row_set (self->rows[id], &nothing, "", "", NULL, NULL);
  while ((row = gtk_list_box_get_row_at_index (self->notices, 0)))
    gtk_list_box_remove (self->notices, GTK_WIDGET (row));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (self->chase_button))), "");
  g_clear_pointer (&self->chase, g_free);
}

/* --- what is done --- */

static void
item_activated_cb (CldChildEvidence *self, GtkListBoxRow *row)
{
  CldEvidenceView view = make_view (self);

  if (self->known && view.facts)
    cld_evidence_do (GTK_WIDGET (self), self->session, view.facts, self->placement, &self->evidence, (CldEvidenceId) gtk_list_box_row_get_index (row));
}

static void
notice_activated_cb (CldChildEvidence *self, GtkListBoxRow *row)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (window && self->data && !self->data->as_known_on)
    cld_window_edit (window, &cld_notice_kind, cld_evidence_row_get_ref (CLD_EVIDENCE_ROW (row)), self->data->ref);
}

static void
chase_cb (CldChildEvidence *self)
{
  if (self->chase)
    cld_evidence_open_notice (GTK_WIDGET (self), self->session, self->data->ref, self->chase, NOTICE_CHASED_ON);
}

static void
activate_for_placement (CldChildEvidence *self, const char *action)
{
  if (self->placement)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s", self->placement);
}

static void
print_cb (CldChildEvidence *self)
{
  activate_for_placement (self, "child.print-evidence");
}

static void
letters_cb (CldChildEvidence *self)
{
  activate_for_placement (self, "child.letters");
}

/* --- room --- */

static gboolean
is_wide (CldChildEvidence *self, int width)
{
  return width >= WIDE * cld_columns_get_text_scale (GTK_WIDGET (self));
}

static int
get_notices_width (CldChildEvidence *self, int width)
{
  int needed;

  if (!is_wide (self, width))
    return width;
  gtk_widget_measure (self->right, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  return MAX (needed, (int) (NOTICES_WIDTH * cld_columns_get_text_scale (GTK_WIDGET (self))));
}

static GtkSizeRequestMode
cld_child_evidence_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cld_child_evidence_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  CldChildEvidence *self = CLD_CHILD_EVIDENCE (widget);
  gboolean wide = for_size >= 0 && is_wide (self, for_size);
  int notices = orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0 ? get_notices_width (self, for_size) : -1;
  int low, high, other_low, other_high;

  gtk_widget_measure (self->left, orientation, wide ? for_size - notices - SPACING : for_size, &low, &high, NULL, NULL);
  gtk_widget_measure (self->right, orientation, notices, &other_low, &other_high, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL || wide)
    {
      *minimum = MAX (low, other_low);
      *natural = MAX (high, other_high);
      return;
    }
  *minimum = low + other_low;
  *natural = high + other_high;
}

static void
cld_child_evidence_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CldChildEvidence *self = CLD_CHILD_EVIDENCE (widget);
  gboolean wide = is_wide (self, width), rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int notices = get_notices_width (self, width), rest = width - notices - SPACING, tall;

  if (wide)
    {
      gtk_widget_size_allocate (self->left, &(GtkAllocation){ rtl ? notices + SPACING : 0, 0, rest, height }, -1);
      gtk_widget_size_allocate (self->right, &(GtkAllocation){ rtl ? 0 : rest + SPACING, 0, notices, height }, -1);
      return;
    }
  gtk_widget_measure (self->left, GTK_ORIENTATION_VERTICAL, width, &tall, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->left, &(GtkAllocation){ 0, 0, width, tall }, -1);
  gtk_widget_size_allocate (self->right, &(GtkAllocation){ 0, tall, width, MAX (height - tall, 0) }, -1);
}

/* --- the widget --- */

/* The rows come before the buttons above them: what is missing first, then what is done with all of it. */
static gboolean
cld_child_evidence_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CldChildEvidence *self = CLD_CHILD_EVIDENCE (widget);
  GtkWidget *const order[] = { GTK_WIDGET (self->items), self->print_button, GTK_WIDGET (self->notices), GTK_WIDGET (self->chase_button), self->letters_button };
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  int n = G_N_ELEMENTS (order), at = -1, step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (self->left, direction) || gtk_widget_child_focus (self->right, direction);
  for (int i = 0; focus && i < n; i++)
    if (focus == order[i] || gtk_widget_is_ancestor (focus, order[i]))
      at = i;
  for (int i = at < 0 ? (step > 0 ? 0 : n - 1) : at + step; i >= 0 && i < n; i += step)
    if (gtk_widget_get_mapped (order[i]) && gtk_widget_child_focus (order[i], direction))
      return TRUE;
  return FALSE;
}

static void
cld_child_evidence_dispose (GObject *object)
{
  CldChildEvidence *self = CLD_CHILD_EVIDENCE (object);
  GtkWidget *child;

  g_clear_object (&self->session);
  g_clear_pointer (&self->data, cld_child_data_unref);
  g_clear_pointer (&self->placement, g_free);
  g_clear_pointer (&self->chase, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_child_evidence_parent_class)->dispose (object);
}

static void
cld_child_evidence_class_init (CldChildEvidenceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_child_evidence_dispose;
  widget_class->focus = cld_child_evidence_focus;
  widget_class->get_request_mode = cld_child_evidence_get_request_mode;
  widget_class->measure = cld_child_evidence_measure;
  widget_class->size_allocate = cld_child_evidence_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/child/cld-child-evidence.ui");
  gtk_widget_class_bind_template_child (widget_class, CldChildEvidence, chase_button);
  gtk_widget_class_bind_template_child (widget_class, CldChildEvidence, items);
  gtk_widget_class_bind_template_child (widget_class, CldChildEvidence, left);
  gtk_widget_class_bind_template_child (widget_class, CldChildEvidence, letters_button);
  gtk_widget_class_bind_template_child (widget_class, CldChildEvidence, no_notices);
  gtk_widget_class_bind_template_child (widget_class, CldChildEvidence, notices);
  gtk_widget_class_bind_template_child (widget_class, CldChildEvidence, print_button);
  gtk_widget_class_bind_template_child (widget_class, CldChildEvidence, reason);
  gtk_widget_class_bind_template_child (widget_class, CldChildEvidence, right);
  gtk_widget_class_bind_template_callback (widget_class, chase_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, letters_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
}

static void
cld_child_evidence_init (CldChildEvidence *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pill = cld_duty_look_make_state ();
  gtk_widget_add_css_class (self->pill, "cld-pill");
  gtk_widget_set_visible (self->pill, FALSE);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->print_button)), self->pill, gtk_widget_get_prev_sibling (self->print_button));
  for (guint id = 0; id < CLD_EVIDENCE_N; id++)
    {
      self->rows[id] = CLD_EVIDENCE_ROW (cld_evidence_row_new (13, ITEM_THRESHOLD));
      gtk_list_box_append (self->items, GTK_WIDGET (self->rows[id]));
    }
  cld_one_stop_add (GTK_WIDGET (self->items));
  cld_one_stop_add (GTK_WIDGET (self->notices));
}

/**
 * cld_child_evidence_set:
 * @self: the lists
 * @session: (nullable): the caseload
 * @data: (nullable): the child; %NULL for nobody
 * @placement: (nullable): ref of the placement that is shown; %NULL for days without one
 *
 * Shows what there is of a placement as the board of @session has it now.
 */
void
cld_child_evidence_set (CldChildEvidence *self, CldSession *session, CldChildData *data, const char *placement)
{
  char *copy = g_strdup (placement);
  CldEvidenceView view;

  g_return_if_fail (CLD_IS_CHILD_EVIDENCE (self));

  if (data)
    cld_child_data_ref (data);
  g_clear_pointer (&self->data, cld_child_data_unref);
  self->data = data;
  g_set_object (&self->session, session);
  g_free (self->placement);
  self->placement = copy;
  self->known = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), data && session);
  if (!data || !session)
    {
      clear (self);
      return;
    }
  view = make_view (self);
  find_evidence (self, &view);
  show_items (self, &view);
  show_notices (self, &view);
}
