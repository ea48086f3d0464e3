/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-today-group.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-one-stop.h"

/* More rows than a screen holds, and how many more at a time. */
#define FIRST_ROWS 24
#define MORE_ROWS 100

struct _CldTodayGroup
{
  GtkWidget parent_instance;

  CldTodayGroupId id;
  CldDutyRowLayout layout;
  GtkWidget *heading;
  GtkWidget *badge;
  GtkWidget *expander; /* only of a group that is folded at first */
  GtkWidget *list;
  GtkWidget *more;

  guint cap;
  guint n_items;
  guint n_rows;
};

enum
{
  ACTIVATE,
  PAST_END,
  MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldTodayGroup, cld_today_group, GTK_TYPE_WIDGET)

static const char *
get_title (CldTodayGroupId id)
{
  static const char *const titles[] = {
    /* Translators: headings of the page Today */
    [CLD_TODAY_LATE] = N_("Late"),
    [CLD_TODAY_DUE] = N_("Due today"),
    [CLD_TODAY_WEEK] = N_("Next 7 days"),
    /* Translators: duties of which the date cannot be computed, since a fact is not recorded */
    [CLD_TODAY_UNKNOWN] = N_("Cannot be said"),
  };

  return _(titles[id]);
}

static void
row_activated_cb (CldTodayGroup *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATE], 0, row);
}

static gboolean
keynav_failed_cb (CldTodayGroup *self, GtkDirectionType direction)
{
  gboolean handled = FALSE;

  if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    g_signal_emit (self, signals[PAST_END], 0, direction, &handled);
  return handled;
}

static void
more_cb (CldTodayGroup *self)
{
  guint first = self->n_rows;

  self->cap += MORE_ROWS;
  g_signal_emit (self, signals[MORE], 0);
  if (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) first))
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) first)));
}

static void
update_folded (CldTodayGroup *self)
{
  gboolean open = !self->expander || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->expander));

  gtk_widget_set_visible (self->list, open);
  gtk_widget_set_visible (self->more, open && self->n_items > self->n_rows);
  if (self->expander)
    {
      gtk_button_set_icon_name (GTK_BUTTON (self->expander), open ? "pan-down-symbolic" : "pan-end-symbolic");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
    }
}

static void
folded_cb (CldTodayGroup *self)
{
  g_signal_emit (self, signals[MORE], 0);
  update_folded (self);
}

static GtkWidget *
make_head (CldTodayGroup *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->heading = gtk_label_new (get_title (self->id));
  self->badge = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->heading, "cld-section");
  gtk_widget_add_css_class (self->badge, "cld-badge");
  gtk_widget_add_css_class (self->badge, "cld-num");
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (head, 6);
  gtk_widget_set_margin_top (head, 12);
  gtk_widget_set_margin_bottom (head, 6);
  if (self->id == CLD_TODAY_UNKNOWN)
    {
      self->expander = gtk_toggle_button_new ();
      gtk_widget_add_css_class (self->expander, "flat");
      gtk_widget_add_css_class (self->expander, "cld-rowbtn");
      gtk_widget_set_tooltip_text (self->expander, _("Duties whose date cannot be computed, and which fact is missing"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show the duties whose date cannot be computed"), -1);
      g_signal_connect_object (self->expander, "toggled", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (head), self->expander);
    }
  gtk_box_append (GTK_BOX (head), self->heading);
  gtk_box_append (GTK_BOX (head), self->badge);
  return head;
}

static void
build (CldTodayGroup *self)
{
  gtk_widget_set_parent (make_head (self), GTK_WIDGET (self));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_add_css_class (self->list, "cld-duties");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, get_title (self->id), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "keynav-failed", G_CALLBACK (keynav_failed_cb), self, G_CONNECT_SWAPPED);
  cld_one_stop_add (self->list);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  self->more = gtk_button_new ();
  gtk_button_set_has_frame (GTK_BUTTON (self->more), FALSE);
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->more, 3);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

static void
cld_today_group_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_today_group_parent_class)->dispose (object);
}

static void
cld_today_group_class_init (CldTodayGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_today_group_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);

  signals[ACTIVATE] = g_signal_new ("activate", CLD_TYPE_TODAY_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, CLD_TYPE_DUTY_ROW);
  signals[PAST_END] =
    g_signal_new ("past-end", CLD_TYPE_TODAY_GROUP, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, GTK_TYPE_DIRECTION_TYPE);
  signals[MORE] = g_signal_new ("more", CLD_TYPE_TODAY_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cld_today_group_init (CldTodayGroup *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->cap = FIRST_ROWS;
}

/**
 * cld_today_group_new:
 * @id: which one
 * @layout: how its rows are laid out
 *
 * Returns: (transfer floating): a group that shows nothing yet
 */
GtkWidget *
cld_today_group_new (CldTodayGroupId id, CldDutyRowLayout layout)
{
  CldTodayGroup *self = g_object_new (CLD_TYPE_TODAY_GROUP, NULL);

  self->id = id;
  self->layout = layout;
  build (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return GTK_WIDGET (self);
}

static CldDutyRow *
get_row (CldTodayGroup *self, guint i)
{
  return CLD_DUTY_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i));
}

/* The duty that the keyboard is at; none while it is in what a row popped up. */
static char *
dup_focused (CldTodayGroup *self, guint *index)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus && gtk_widget_is_ancestor (focus, self->list) ? gtk_widget_get_ancestor (focus, CLD_TYPE_DUTY_ROW) : NULL;

  if (!row || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER))
    return NULL;
  *index = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  return g_strdup (cld_duty_entry_get_texts (cld_duty_row_get_entry (CLD_DUTY_ROW (row)))->ref);
}

/* The same duty again where it still is, else the one that took its place. */
static void
focus_again (CldTodayGroup *self, const char *ref, guint index)
{
  guint found = MIN (index, self->n_rows - 1);

  for (guint i = 0; i < self->n_rows; i++)
    if (strcmp (cld_duty_entry_get_texts (cld_duty_row_get_entry (get_row (self, i)))->ref, ref) == 0)
      found = i;
  if (found != index || !gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))), GTK_WIDGET (get_row (self, found))))
    gtk_widget_grab_focus (GTK_WIDGET (get_row (self, found)));
}

static void
fill_rows (CldTodayGroup *self, CldSession *session, const GArray *items, gint32 today, guint at_most)
{
  gboolean open = !self->expander || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->expander));
  guint n = open ? MIN (items->len, MIN (self->cap, at_most)) : 0;

  while (self->n_rows > n)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (get_row (self, --self->n_rows)));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CldDutyEntry) entry = cld_today_item_make_entry (&g_array_index (items, CldTodayItem, i), session, today);

      if (i >= self->n_rows)
        {
          gtk_list_box_append (GTK_LIST_BOX (self->list), cld_duty_row_new (self->layout));
          self->n_rows++;
        }
      cld_duty_row_set_entry (get_row (self, i), entry);
    }
}

static void
update_more (CldTodayGroup *self)
{
  guint left = self->n_items - self->n_rows, next = MIN (left, MORE_ROWS);
  g_autofree char *label = NULL;

  if (next < left)
    /* Translators: a button below a list that shows only its first rows; the second number is how many there are */
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %1$u more of %2$u", "Show %1$u more of %2$u", next), next, self->n_items);
  else
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u more", "Show %u more", next), next);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
}

/**
 * cld_today_group_show:
 * @self: a group
 * @session: the caseload
 * @today: what was found, with at least cld_today_group_get_cap() duties of each group
 * @at_most: how many rows now, where less than it could show are wanted at first
 *
 * The rows there are show the new duties; the keyboard stays at the duty it was at.
 */
void
cld_today_group_show (CldTodayGroup *self, CldSession *session, const CldToday *today, guint at_most)
{
  const GArray *items = today->groups[self->id];
  guint index = 0;
  g_autofree char *focused = NULL;
  g_autofree char *count = g_strdup_printf ("%u", today->n[self->id]);

  focused = dup_focused (self, &index);
  self->n_items = today->n[self->id];
  fill_rows (self, session, items, today->today, at_most);
  update_more (self);
  update_folded (self);
  gtk_label_set_label (GTK_LABEL (self->badge), count);
  gtk_widget_set_visible (GTK_WIDGET (self), items->len > 0);
  if (focused && self->n_rows > 0)
    focus_again (self, focused, index);
}

/**
 * cld_today_group_focus:
 * @self: a group
 * @last: whether its last row is meant, else the first
 *
 * Returns: whether it has a row, which has the focus now
 */
gboolean
cld_today_group_focus (CldTodayGroup *self, gboolean last)
{
  g_return_val_if_fail (CLD_IS_TODAY_GROUP (self), FALSE);

  if (self->n_rows == 0 || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (get_row (self, last ? self->n_rows - 1 : 0)));
}

/**
 * cld_today_group_focus_duty:
 * @self: a group
 * @ref: ref of a duty
 *
 * Returns: whether it has a row of that duty, which has the focus now
 */
gboolean
cld_today_group_focus_duty (CldTodayGroup *self, const char *ref)
{
  g_return_val_if_fail (CLD_IS_TODAY_GROUP (self), FALSE);

  for (guint i = 0; i < self->n_rows; i++)
    if (strcmp (cld_duty_entry_get_texts (cld_duty_row_get_entry (get_row (self, i)))->ref, ref) == 0)
      return gtk_widget_grab_focus (GTK_WIDGET (get_row (self, i)));
  return FALSE;
}

/**
 * cld_today_group_get_first_row:
 * @self: a group
 *
 * Returns: (transfer none) (nullable): its first row
 */
GtkWidget *
cld_today_group_get_first_row (CldTodayGroup *self)
{
  g_return_val_if_fail (CLD_IS_TODAY_GROUP (self), NULL);

  return self->n_rows > 0 ? GTK_WIDGET (get_row (self, 0)) : NULL;
}

/**
 * cld_today_group_get_cap:
 * @self: a group
 *
 * Returns: how many rows it shows at most
 */
guint
cld_today_group_get_cap (CldTodayGroup *self)
{
  g_return_val_if_fail (CLD_IS_TODAY_GROUP (self), 0);

  return self->cap;
}

/**
 * cld_today_group_get_n_shown:
 * @self: a group
 *
 * Returns: how many rows it has
 */
guint
cld_today_group_get_n_shown (CldTodayGroup *self)
{
  g_return_val_if_fail (CLD_IS_TODAY_GROUP (self), 0);

  return self->n_rows;
}
