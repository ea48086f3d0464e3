/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-duties.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-calendar-strip.h"
#include "cld-child-duty-row.h"
#include "cld-duty-watch.h"
#include "cld-kinds.h"
#include "cld-one-stop.h"

/* Every duty of a child: what is open, what comes within a year, what is over. */
struct _CldChildDuties
{
  GtkWidget parent_instance;

  GtkBox *content;
  GtkWidget *top;
  GtkDropDown *which;
  GtkDropDown *strength;
  GtkDropDown *type;
  GtkButton *month;
  GtkLabel *count;
  CldCalendarStrip *calendar;
  GtkStack *stack;
  AdwSqueezer *squeezer;
  GtkBox *wide;
  GtkWidget *narrow;
  GtkListView *wide_list;
  GtkListView *narrow_list;
  AdwStatusPage *none;
  GtkWidget *now_button;

  GListStore *store; /* of CldChildDuty: the lines that are shown */
  GtkSingleSelection *selection;
  GPtrArray *lines; /* (element-type CldChildDuty): all of them, without headings */
  gboolean quiet;   /* the filters are being set */
  guint focus_idle;
};

G_DEFINE_FINAL_TYPE (CldChildDuties, cld_child_duties, GTK_TYPE_WIDGET)

/* What kinds of duties there are, as people call them, and the groups of the timetable that are meant. */
static const struct
{
  const char *label;
  const char *groups;
} types[] = {
  { N_("All duties"), NULL },
  { N_("Plans and health"), "A" },
  { N_("Reviews"), "B" },
  { N_("Visits"), "C" },
  { N_("Approvals, notices"), "D" },
  { N_("Missing, incidents"), "EFG" },
  { N_("Leaving care"), "HI" },
  { N_("Adoption"), "J" },
};

enum
{
  WHICH_ALL,
  WHICH_OPEN
};

enum
{
  STRENGTH_ANY,
  STRENGTH_MUST,
  STRENGTH_SHOULD
};

/* --- the list --- */

static void
setup_wide_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, cld_child_duty_row_new (FALSE));
}

static void
setup_narrow_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, cld_child_duty_row_new (TRUE));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  CldChildDuty *duty = gtk_list_item_get_item (item);

  cld_child_duty_row_set (CLD_CHILD_DUTY_ROW (gtk_list_item_get_child (item)), duty);
  gtk_list_item_set_activatable (item, cld_child_duty_get_entry (duty) != NULL);
  gtk_list_item_set_selectable (item, cld_child_duty_get_entry (duty) != NULL);
}

static GtkListView *
get_list (CldChildDuties *self)
{
  return adw_squeezer_get_visible_child (self->squeezer) == GTK_WIDGET (self->wide) ? self->wide_list : self->narrow_list;
}

static gboolean focus_list (CldChildDuties *self);

static gboolean
focus_idle_cb (gpointer data)
{
  CldChildDuties *self = data;

  self->focus_idle = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_list (self);
  return G_SOURCE_REMOVE;
}

/* Only the list that is seen has rows; the keyboard goes with them, once they have a place. */
static void
squeezed_cb (CldChildDuties *self)
{
  gboolean is_wide;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!self->selection || !self->wide_list || !self->narrow_list)
    return;
  is_wide = get_list (self) == self->wide_list;
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->squeezer)) && !self->focus_idle)
    self->focus_idle = g_idle_add (focus_idle_cb, self);
  gtk_list_view_set_model (self->wide_list, is_wide ? GTK_SELECTION_MODEL (self->selection) : NULL);
  gtk_list_view_set_model (self->narrow_list, is_wide ? NULL : GTK_SELECTION_MODEL (self->selection));
}

static GtkWidget *
get_focus (CldChildDuties *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (get_list (self))) ? focus : NULL;
}

/* The row that the keyboard is at. */
static CldChildDutyRow *
get_focused_row (CldChildDuties *self)
{
  GtkWidget *focus = get_focus (self);
  GtkWidget *child = focus ? gtk_widget_get_first_child (focus) : NULL;

  if (child && CLD_IS_CHILD_DUTY_ROW (child))
    return CLD_CHILD_DUTY_ROW (child);
  return focus ? CLD_CHILD_DUTY_ROW (gtk_widget_get_ancestor (focus, CLD_TYPE_CHILD_DUTY_ROW)) : NULL;
}

static GtkWidget *
find_row (CldChildDuties *self, CldChildDuty *duty)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (get_list (self))); item; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (CLD_IS_CHILD_DUTY_ROW (row) && cld_child_duty_row_get (CLD_CHILD_DUTY_ROW (row)) == duty)
        return item;
    }
  return NULL;
}

static gboolean
focus_position (CldChildDuties *self, guint position)
{
  g_autoptr (CldChildDuty) duty = g_list_model_get_item (G_LIST_MODEL (self->store), position);
  GtkWidget *item = duty ? find_row (self, duty) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!item || !root)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_root_set_focus (root, item);
  return TRUE;
}

/* The first duty, below its heading. */
static gboolean
focus_list (CldChildDuties *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  if (position != GTK_INVALID_LIST_POSITION && focus_position (self, position))
    return TRUE;
  return n > 1 && focus_position (self, 1);
}

static void
activated_cb (CldChildDuties *self, guint position)
{
  g_autoptr (CldChildDuty) duty = g_list_model_get_item (G_LIST_MODEL (self->store), position);
  CldDutyEntry *entry = duty ? cld_child_duty_get_entry (duty) : NULL;
  GtkWidget *item = entry ? find_row (self, duty) : NULL;

  if (item)
    gtk_widget_activate_action (gtk_widget_get_first_child (item), cld_duty_entry_get_texts (entry)->action ? "duty.do" : "duty.why", NULL);
}

/* What the keys do is done at the row that has the keyboard. */
static void
row_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldChildDutyRow *row = get_focused_row (CLD_CHILD_DUTIES (widget));

  if (!row || !gtk_widget_activate_action (GTK_WIDGET (row), name, NULL))
    gtk_widget_error_bell (widget);
}

/* --- what is shown --- */

static gboolean
passes (CldChildDuties *self, CldChildDuty *line)
{
  const CldDutyTexts *texts = cld_duty_entry_get_texts (cld_child_duty_get_entry (line));
  guint strength = gtk_drop_down_get_selected (self->strength), type = gtk_drop_down_get_selected (self->type);
  gint32 from, until;

  if (gtk_drop_down_get_selected (self->which) == WHICH_OPEN && cld_child_duty_get_group (line) == CLD_CHILD_DUTY_DONE)
    return FALSE;
  if (strength != STRENGTH_ANY && (texts->strength == CLD_STRENGTH_MUST) != (strength == STRENGTH_MUST))
    return FALSE;
  if (type < G_N_ELEMENTS (types) && types[type].groups && !strchr (types[type].groups, texts->id[0]))
    return FALSE;
  if (!cld_calendar_strip_get_chosen (self->calendar, &from, &until))
    return TRUE;
  return texts->due_day != CLD_NO_DAY && (from == CLD_NO_DAY || texts->due_day >= from) && texts->due_day <= until;
}

/* The lines that pass, each group below its heading. */
static GPtrArray *
list_wanted (CldChildDuties *self, guint *n_duties)
{
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_object_unref);
  guint n[CLD_CHILD_DUTY_N_GROUPS] = { 0 };
  int last = -1;

  *n_duties = 0;
  for (guint i = 0; i < self->lines->len; i++)
    if (passes (self, self->lines->pdata[i]))
      n[cld_child_duty_get_group (self->lines->pdata[i])]++;
  for (guint i = 0; i < self->lines->len; i++)
    {
      CldChildDuty *line = self->lines->pdata[i];
      CldChildDutyGroup group = cld_child_duty_get_group (line);

      if (!passes (self, line))
        continue;
      if ((int) group != last)
        g_ptr_array_add (wanted, cld_child_duty_new_heading (group, n[group]));
      last = (int) group;
      g_ptr_array_add (wanted, g_object_ref (line));
      ++*n_duties;
    }
  return wanted;
}

/* Only what differs is told to the list, so that it stays where it is when one duty was done. */
static void
splice (CldChildDuties *self, GPtrArray *wanted)
{
  GListModel *model = G_LIST_MODEL (self->store);
  guint n = g_list_model_get_n_items (model), start = 0, end = 0;

  while (start < n && start < wanted->len)
    {
      g_autoptr (CldChildDuty) line = g_list_model_get_item (model, start);

      if (!cld_child_duty_shows_same (line, wanted->pdata[start]))
        break;
      start++;
    }
  while (end < n - start && end < wanted->len - start)
    {
      g_autoptr (CldChildDuty) line = g_list_model_get_item (model, n - 1 - end);

      if (!cld_child_duty_shows_same (line, wanted->pdata[wanted->len - 1 - end]))
        break;
      end++;
    }
  if (n > start + end || wanted->len > start + end)
    g_list_store_splice (self->store, start, n - start - end, wanted->pdata + start, wanted->len - start - end);
}

/* The duty that had the keyboard, else what took its place. */
static void
focus_again (CldChildDuties *self, CldChildDuty *before, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store)), found = MIN (position, n > 0 ? n - 1 : 0);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CldChildDuty) line = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (cld_child_duty_is_same (line, before))
        found = i;
    }
  if (n == 0)
    gtk_widget_child_focus (self->top, GTK_DIR_TAB_FORWARD);
  else if (!focus_position (self, found))
    focus_list (self);
}

static void
show_lines (CldChildDuties *self, GPtrArray *wanted)
{
  CldChildDutyRow *row = get_focused_row (self);
  g_autoptr (CldChildDuty) before = row && cld_child_duty_row_get (row) ? g_object_ref (cld_child_duty_row_get (row)) : NULL;
  guint position = 0;

  if (before)
    g_list_store_find (self->store, before, &position);
  splice (self, wanted);
  if (before && !(row = get_focused_row (self)))
    focus_again (self, before, position);
}

/* What the calendar draws is not narrowed by the month that is chosen in it, nor by the other filters. */
static void
count_days (CldChildDuties *self, gint32 today)
{
  gint32 first = cld_calendar_strip_find_first (today);
  guint n = cld_calendar_strip_count_days (today);
  g_autofree CldDutiesDay *days = g_new0 (CldDutiesDay, n);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const CldDutyTexts *texts = cld_duty_entry_get_texts (cld_child_duty_get_entry (self->lines->pdata[i]));
      gint32 at = texts->due_day == CLD_NO_DAY ? -1 : texts->due_day < first ? 0 : texts->due_day - first + 1;

      if (at < 0 || at >= (gint32) n)
        continue;
      days[at].n++;
      if (texts->state == CLD_DUTY_OVERDUE || texts->state == CLD_DUTY_LATE || texts->state == CLD_DUTY_MISSED)
        days[at].n_late++;
    }
  cld_calendar_strip_set_days (self->calendar, today, days);
}

static void
filter (CldChildDuties *self)
{
  guint n;
  g_autoptr (GPtrArray) wanted = list_wanted (self, &n);
  g_autofree char *count = NULL, *month = cld_calendar_strip_dup_name (self->calendar);

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "no-match");
  show_lines (self, wanted);
  if (n == self->lines->len)
    count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u duty", "%u duties", n), n);
  else
    /* Translators: how many of how many duties are shown */
    count = g_strdup_printf (_("%u of %u"), n, self->lines->len);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->month), month != NULL);
  if (month)
    {
      /* Translators: a filter that a press takes away; %s is a month or week */
      g_autofree char *label = g_strdup_printf (_("%s ×"), month);

      gtk_button_set_label (self->month, label);
    }
}

static void
filter_cb (CldChildDuties *self)
{
  if (self->store && self->lines && self->lines->len > 0 && !self->quiet)
    filter (self);
}

static void
month_clicked_cb (CldChildDuties *self)
{
  cld_calendar_strip_choose_none (self->calendar);
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

static void
reset_filters (CldChildDuties *self)
{
  self->quiet = TRUE;
  gtk_drop_down_set_selected (self->which, WHICH_ALL);
  gtk_drop_down_set_selected (self->strength, STRENGTH_ANY);
  gtk_drop_down_set_selected (self->type, 0);
  cld_calendar_strip_choose_none (self->calendar);
  self->quiet = FALSE;
}

static void
clear_filters_cb (CldChildDuties *self)
{
  reset_filters (self);
  filter_cb (self);
  focus_list (self);
}

static void
show_none (CldChildDuties *self, const char *title, const char *description, gboolean past)
{
  g_autofree char *escaped = description ? g_markup_escape_text (description, -1) : NULL;

  gtk_widget_set_visible (self->top, FALSE);
  adw_status_page_set_title (self->none, title);
  adw_status_page_set_description (self->none, escaped);
  gtk_widget_set_visible (self->now_button, past);
  gtk_stack_set_visible_child_name (self->stack, "none");
  g_list_store_remove_all (self->store);
}

/* --- the widget --- */

static gboolean
cld_child_duties_grab_focus (GtkWidget *widget)
{
  CldChildDuties *self = CLD_CHILD_DUTIES (widget);

  return focus_list (self) || gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);
}

static gboolean
cld_child_duties_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (CLD_CHILD_DUTIES (widget)->content), direction);
}

static void
cld_child_duties_dispose (GObject *object)
{
  CldChildDuties *self = CLD_CHILD_DUTIES (object);
  GtkWidget *child;

  g_clear_handle_id (&self->focus_idle, g_source_remove);
  if (self->wide_list)
    gtk_list_view_set_model (self->wide_list, NULL);
  if (self->narrow_list)
    gtk_list_view_set_model (self->narrow_list, NULL);
  self->wide_list = NULL;
  self->narrow_list = NULL;
  g_clear_object (&self->selection);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (cld_child_duties_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const names[] = { "duty.do", "duty.menu", "duty.waive", "duty.why" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, row_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "duty.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "duty.menu", NULL);
}

static void
cld_child_duties_class_init (CldChildDutiesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_child_duties_dispose;
  widget_class->focus = cld_child_duties_focus;
  widget_class->grab_focus = cld_child_duties_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/child/cld-child-duties.ui");
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, content);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, count);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, month);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, narrow);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, narrow_list);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, none);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, now_button);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, squeezer);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, stack);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, strength);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, top);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, type);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, which);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, wide);
  gtk_widget_class_bind_template_child (widget_class, CldChildDuties, wide_list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_wide_cb);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
  install_actions (widget_class);
}

/* The button in a drop-down takes the focus, and has a name of its own (4.8). */
static void
name_drop_down (GtkDropDown *drop_down, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (drop_down))), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A year does not fit into a narrow window. */
static GtkWidget *
make_scrolled (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  return scrolled;
}

static void
cld_child_duties_init (CldChildDuties *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *titles;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->store = g_list_store_new (CLD_TYPE_CHILD_DUTY);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->store));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_string_list_append (names, _(types[i].label));
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (names));
  name_drop_down (self->which, _("Which duties"));
  name_drop_down (self->strength, _("How binding"));
  name_drop_down (self->type, _("Kind of duty"));
  self->calendar = g_object_new (CLD_TYPE_CALENDAR_STRIP, NULL);
  gtk_box_append (GTK_BOX (self->top), make_scrolled (GTK_WIDGET (self->calendar)));
  g_signal_connect_object (self->calendar, "chosen", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  titles = cld_child_duty_row_new_titles ();
  gtk_widget_add_css_class (titles, "cld-child-duties-titles");
  gtk_box_prepend (self->wide, titles);
  cld_one_stop_add (GTK_WIDGET (self->wide_list));
  cld_one_stop_add (GTK_WIDGET (self->narrow_list));
  squeezed_cb (self);
}

/**
 * cld_child_duties_set_data:
 * @self: the view
 * @session: the caseload
 * @data: a child
 *
 * Shows the duties of @data as the board of @session has them now. Filters stay.
 */
void
cld_child_duties_set_data (CldChildDuties *self, CldSession *session, CldChildData *data)
{
  g_autoptr (CldChildDutySet) set = NULL;
  const char *fault;

  g_return_if_fail (CLD_IS_CHILD_DUTIES (self));
  g_return_if_fail (data);

  g_ptr_array_set_size (self->lines, 0);
  if (data->as_known_on)
    {
      show_none (self, _("Duties are worked out as of today"), _("What was due on an earlier day is not shown here."), TRUE);
      return;
    }
  set = cld_child_duty_set_new (session, data->ref);
  fault = cld_duty_watch_get_fault (cld_duty_watch_of (session));
  if (set)
    {
      g_ptr_array_unref (self->lines);
      self->lines = cld_child_duty_list (set);
    }
  else if (fault)
    {
      show_none (self, _("The duties could not be worked out"), fault, FALSE);
      return;
    }
  else if (!cld_duty_watch_get_board (cld_duty_watch_of (session)))
    {
      gtk_widget_set_visible (self->top, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "busy");
      return;
    }
  if (self->lines->len == 0)
    {
      show_none (self, _("No duties"), _("Nothing is recorded of the child that a duty follows from: a period of care, a placement, a time missing."), FALSE);
      return;
    }
  gtk_widget_set_visible (self->top, TRUE);
  count_days (self, set->today);
  filter (self);
}

/**
 * cld_child_duties_clear:
 * @self: the view
 *
 * Forgets the child that was shown, and what was filtered.
 */
void
cld_child_duties_clear (CldChildDuties *self)
{
  g_return_if_fail (CLD_IS_CHILD_DUTIES (self));

  g_ptr_array_set_size (self->lines, 0);
  reset_filters (self);
  g_list_store_remove_all (self->store);
}
