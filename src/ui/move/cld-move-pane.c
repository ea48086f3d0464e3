/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-move-pane.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-move-line-row.h"
#include "cld-move-words.h"

/* What must happen: the right side of a move, computed anew as somebody types. Rows are kept, so that neither the focus nor the scroll
 * position moves; what is new or different is marked. */
struct _CldMovePane
{
  GtkWidget parent_instance;

  CldPlacementMove *move; /* the page's */
  gint32 today;
  GtkWidget *box;
  GtkLabel *count;
  GtkWidget *banner;
  GtkLabel *banner_title;
  GtkLabel *banner_text;
  GtkLabel *why_text;
  GtkWidget *problems;
  GtkListBox *list;
  CldMoveLineRow *rows[CLD_MOVE_N_LINES];
  GtkWidget *empty;
  GtkWidget *stays_box;
  GtkLabel *stays;
  GtkWidget *saving;
  GtkCheckButton *asks;
  GtkCheckButton *prepares;
  GtkWidget *undecided_box;
  GtkLabel *undecided;
  gboolean updating;
  gboolean shown_once;
};

enum
{
  ACT,
  ANSWER,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldMovePane, cld_move_pane, GTK_TYPE_WIDGET)

static void
cld_move_pane_dispose (GObject *object)
{
  g_clear_pointer (&CLD_MOVE_PANE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_move_pane_parent_class)->dispose (object);
}

static void
cld_move_pane_class_init (CldMovePaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_move_pane_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * CldMovePane::act:
   * @self: the pane
   * @id: #CldMoveLineId
   * @button: the button that was pressed
   *
   * Somebody wants to do something about a line.
   */
  signals[ACT] = g_signal_new ("act", CLD_TYPE_MOVE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, GTK_TYPE_WIDGET);
  /**
   * CldMovePane::answer:
   * @self: the pane
   * @rule: code of placement_rule.csv
   *
   * Somebody wants to record it all the same.
   */
  signals[ANSWER] = g_signal_new ("answer", CLD_TYPE_MOVE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * CldMovePane::changed:
   * @self: the pane
   *
   * What is done on saving changed.
   */
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_MOVE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* --- making --- */

static GtkLabel *
make_label (const char *style_class, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, style_class);
  return GTK_LABEL (label);
}

static GtkWidget *
make_heading (CldMovePane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkLabel *title = make_label ("title-4", 0);

  gtk_label_set_label (title, _("What must happen"));
  gtk_widget_set_hexpand (GTK_WIDGET (title), TRUE);
  self->count = make_label ("cld-dim", 1);
  gtk_widget_set_valign (GTK_WIDGET (self->count), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  return box;
}

static GtkWidget *
make_why_button (CldMovePane *self)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();

  self->why_text = make_label ("body", 0);
  gtk_label_set_max_width_chars (self->why_text, 44);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->why_text));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), gtk_label_new (_("Why?")));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Why this level?"), -1);
  gtk_widget_set_tooltip_text (button, _("Why this level?"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_banner (CldMovePane *self)
{
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  self->banner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->banner, "cld-banner");
  self->banner_title = make_label ("heading", 0);
  self->banner_text = make_label ("cld-caption", 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->banner_title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->banner_text));
  gtk_box_append (GTK_BOX (self->banner), g_object_new (GTK_TYPE_IMAGE, "icon-name", "mark-location-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (self->banner), words);
  gtk_box_append (GTK_BOX (self->banner), make_why_button (self));
  return self->banner;
}

static int
compare_rows_cb (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  return (int) cld_move_line_row_get_position (CLD_MOVE_LINE_ROW (a)) - (int) cld_move_line_row_get_position (CLD_MOVE_LINE_ROW (b));
}

static void
checked_cb (GtkCheckButton *button, GParamSpec *pspec, CldMovePane *self)
{
  CldMoveSaid *said = cld_placement_move_get_said (self->move);

  if (self->updating)
    return;
  if (button == self->asks)
    said->asks = gtk_check_button_get_active (button);
  else
    said->prepares = gtk_check_button_get_active (button);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkCheckButton *
make_check (CldMovePane *self, const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (label);

  g_signal_connect_object (check, "notify::active", G_CALLBACK (checked_cb), self, 0);
  gtk_box_append (GTK_BOX (self->saving), check);
  return GTK_CHECK_BUTTON (check);
}

static GtkWidget *
make_stays (CldMovePane *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");

  self->stays_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->stays = make_label ("cld-caption", 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->stays), "cld-dim");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->stays_box, 9);
  gtk_box_append (GTK_BOX (self->stays_box), icon);
  gtk_box_append (GTK_BOX (self->stays_box), GTK_WIDGET (self->stays));
  return self->stays_box;
}

/* Who may not be told by the record is decided before anything is sent: it stands out. */
static void
make_undecided (CldMovePane *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("view-conceal-symbolic");

  self->undecided_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->undecided = make_label ("cld-restricted", 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->undecided), TRUE);
  gtk_widget_set_margin_start (self->undecided_box, 3);
  gtk_widget_add_css_class (icon, "cld-restricted");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->undecided_box), icon);
  gtk_box_append (GTK_BOX (self->undecided_box), GTK_WIDGET (self->undecided));
  gtk_box_append (GTK_BOX (self->saving), self->undecided_box);
}

static void
cld_move_pane_init (CldMovePane *self)
{
  GtkLabel *empty = make_label ("cld-dim", 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_margin_top (self->box, 12);
  gtk_widget_set_margin_bottom (self->box, 18);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 18);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (self->list, compare_rows_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "cld-cons");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What must happen"), -1);
  self->problems = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->saving = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_margin_start (self->saving, 6);
  self->prepares = make_check (self, _("Prepare the _notices when saving"));
  make_undecided (self);
  self->asks = make_check (self, _("As_k for the approval when saving"));
  gtk_label_set_label (empty, _("Say when it starts: what follows from it is shown here."));
  self->empty = GTK_WIDGET (empty);
  gtk_box_append (GTK_BOX (self->box), make_heading (self));
  gtk_box_append (GTK_BOX (self->box), make_banner (self));
  gtk_box_append (GTK_BOX (self->box), self->problems);
  gtk_box_append (GTK_BOX (self->box), self->empty);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self->box), make_stays (self));
  gtk_box_append (GTK_BOX (self->box), self->saving);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * cld_move_pane_new:
 * @move: a move, which lives as long as the pane
 * @today: today
 *
 * Returns: (transfer floating): the pane, of nothing yet
 */
GtkWidget *
cld_move_pane_new (CldPlacementMove *move, gint32 today)
{
  CldMovePane *self = g_object_new (CLD_TYPE_MOVE_PANE, NULL);

  self->move = move;
  self->today = today;
  return GTK_WIDGET (self);
}

GtkWidget *
cld_move_pane_get_list (CldMovePane *self)
{
  return GTK_WIDGET (self->list);
}

/* --- showing --- */

static void
update_banner (CldMovePane *self, const CldMovePlan *plan)
{
  const char *title = plan->level == CLD_MOVE_LEVEL_ABSENCE ? NULL : cld_move_words_banner (plan);
  g_autofree char *why = cld_move_words_why (plan);

  gtk_widget_set_visible (self->banner, title != NULL);
  if (!title)
    return;
  gtk_label_set_label (self->banner_title, title);
  gtk_label_set_label (self->banner_text, plan->why);
  gtk_label_set_label (self->why_text, why);
  if (plan->place == CLD_PLACE_OWN)
    {
      gtk_widget_add_css_class (self->banner, "cld-neutral");
      gtk_widget_remove_css_class (GTK_WIDGET (self->banner_title), "cld-due");
    }
  else
    {
      gtk_widget_remove_css_class (self->banner, "cld-neutral");
      gtk_widget_add_css_class (GTK_WIDGET (self->banner_title), "cld-due");
    }
}

static void
answer_cb (GtkButton *button, CldMovePane *self)
{
  g_signal_emit (self, signals[ANSWER], 0, g_object_get_data (G_OBJECT (button), "rule"));
}

static GtkWidget *
make_problem (CldMovePane *self, const CldPlacementFinding *finding)
{
  gboolean answered = cld_placement_move_is_overridden (self->move, finding->rule);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new_with_label (answered ? _("Change…") : _("Record anyway…")), *icon;
  GtkLabel *title = make_label ("heading", 0), *text = make_label ("cld-caption", 0);
  g_autofree char *said = cld_placement_move_describe (self->move, finding->rule);

  icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", answered ? "object-select-symbolic" : "dialog-error-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign", GTK_ALIGN_START, NULL);
  gtk_label_set_label (title, answered ? _("Recorded anyway, with a reason") : finding->level == CLD_PLACEMENT_BLOCK ? _("The law speaks against it") : cld_placement_rule_label (finding->rule));
  gtk_label_set_label (text, said);
  gtk_widget_add_css_class (GTK_WIDGET (title), answered ? "cld-upcoming" : "cld-late");
  gtk_widget_add_css_class (icon, answered ? "cld-upcoming" : "cld-late");
  gtk_widget_add_css_class (box, "cld-banner");
  gtk_widget_add_css_class (box, answered ? "cld-neutral" : "cld-move-problem");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (text));
  g_object_set_data (G_OBJECT (button), "rule", (gpointer) finding->rule);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "cld-move-button");
  g_signal_connect_object (button, "clicked", G_CALLBACK (answer_cb), self, 0);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

/* What the law forbids, and what was answered; what merely contradicts itself is said at its row. */
static void
update_problems (CldMovePane *self)
{
  GArray *findings = cld_placement_move_get_findings (self->move);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->problems)))
    gtk_box_remove (GTK_BOX (self->problems), child);
  for (guint i = 0; i < findings->len; i++)
    {
      const CldPlacementFinding *finding = &g_array_index (findings, CldPlacementFinding, i);

      if (finding->level == CLD_PLACEMENT_BLOCK || cld_placement_move_is_overridden (self->move, finding->rule))
        gtk_box_append (GTK_BOX (self->problems), make_problem (self, finding));
    }
  gtk_widget_set_visible (self->problems, gtk_widget_get_first_child (self->problems) != NULL);
}

static const char *
get_button_label (CldMovePane *self, const CldMoveLine *line)
{
  switch ((CldMoveAction) line->action)
    {
    case CLD_MOVE_DO_ASK:
      return cld_placement_move_get_said (self->move)->asks ? _("Asked ✓") : _("Ask");
    case CLD_MOVE_DO_PREPARE:
      /* Translators: button: who is told, and who is not */
      return _("Who…");
    case CLD_MOVE_DO_RECORD:
      return _("Record…");
    case CLD_MOVE_DO_WHY:
      return _("Why?");
    case CLD_MOVE_DO_NOTHING:
    default:
      return NULL;
    }
}

static void
act_cb (CldMoveLineRow *row, CldMovePane *self)
{
  g_signal_emit (self, signals[ACT], 0, (guint) cld_move_line_row_get_id (row), cld_move_line_row_get_button (row));
}

static void
update_list (CldMovePane *self, const CldMovePlan *plan)
{
  gboolean there[CLD_MOVE_N_LINES] = { FALSE };

  for (guint i = 0; i < plan->lines->len; i++)
    {
      const CldMoveLine *line = &g_array_index (plan->lines, CldMoveLine, i);
      gboolean is_new = !self->rows[line->id], changed;

      if (is_new)
        self->rows[line->id] = CLD_MOVE_LINE_ROW (cld_move_line_row_new (line->id));
      changed = cld_move_line_row_show (self->rows[line->id], line, i, get_button_label (self, line), self->today);
      if (is_new)
        {
          g_signal_connect_object (self->rows[line->id], "act", G_CALLBACK (act_cb), self, 0);
          gtk_list_box_append (self->list, GTK_WIDGET (self->rows[line->id]));
        }
      if ((is_new || changed) && self->shown_once)
        cld_move_line_row_mark (self->rows[line->id]);
      there[line->id] = TRUE;
    }
  for (guint i = 0; i < CLD_MOVE_N_LINES; i++)
    if (self->rows[i] && !there[i])
      {
        gtk_list_box_remove (self->list, GTK_WIDGET (self->rows[i]));
        self->rows[i] = NULL;
      }
  gtk_list_box_invalidate_sort (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self->list), plan->lines->len > 0);
  self->shown_once = self->shown_once || plan->lines->len > 0;
}

static void
update_saving (CldMovePane *self, const CldMovePlan *plan)
{
  CldMoveSaid *said = cld_placement_move_get_said (self->move);
  guint n_to = (plan->recipients ? plan->recipients->len : 0) + (plan->recipients_end ? plan->recipients_end->len : 0);
  guint n = cld_placement_move_count_notices (self->move);
  g_autofree char *notices = said->prepares && n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Prepare %u _notice when saving", "Prepare %u _notices when saving", n), n) : g_strdup (_("Prepare the _notices when saving"));
  g_autofree char *ask = g_strdup (g_dngettext (GETTEXT_PACKAGE, "As_k for the approval when saving", "As_k for the approvals when saving", plan->approvals->len));

  guint undecided = cld_placement_move_count_undecided (self->move);
  g_autofree char *to_decide = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u notice is to somebody who may not be told by the record: decide under “Who…”.", "%u notices are to somebody who may not be told by the record: decide under “Who…”.", undecided), undecided);

  self->updating = TRUE;
  gtk_label_set_label (self->undecided, to_decide);
  gtk_widget_set_visible (self->undecided_box, undecided > 0);
  gtk_check_button_set_label (self->prepares, notices);
  gtk_check_button_set_label (self->asks, ask);
  gtk_check_button_set_active (self->prepares, said->prepares);
  gtk_check_button_set_active (self->asks, said->asks);
  gtk_widget_set_visible (GTK_WIDGET (self->prepares), n_to > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->asks), plan->approvals->len > 0);
  self->updating = FALSE;
}

/**
 * cld_move_pane_update:
 * @self: a pane whose move was looked at
 *
 * Shows what the move brings now.
 */
void
cld_move_pane_update (CldMovePane *self)
{
  const CldMovePlan *plan = cld_placement_move_get_plan (self->move);
  g_autofree char *count = plan->lines->len > 0 ? cld_move_words_count (plan) : NULL;
  g_autofree char *stays = cld_move_words_stays (plan, self->today);
  gboolean typed = plan->lines->len > 0 || plan->level == CLD_MOVE_LEVEL_ABSENCE;

  gtk_label_set_label (self->count, count ? count : "");
  update_banner (self, plan);
  update_problems (self);
  update_list (self, plan);
  update_saving (self, plan);
  gtk_label_set_label (self->stays, stays ? stays : "");
  gtk_widget_set_visible (self->stays_box, stays && typed);
  gtk_widget_set_visible (self->empty, !typed && plan->level != CLD_MOVE_LEVEL_ADOPTION);
}

/**
 * cld_move_pane_focus_problem:
 * @self: a pane
 * @rule: code of placement_rule.csv
 *
 * Puts the focus on what has to be answered.
 *
 * Returns: whether it is in the pane
 */
gboolean
cld_move_pane_focus_problem (CldMovePane *self, const char *rule)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->problems); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = gtk_widget_get_last_child (child);

      if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "rule"), rule) == 0)
        return gtk_widget_grab_focus (button);
    }
  return FALSE;
}
