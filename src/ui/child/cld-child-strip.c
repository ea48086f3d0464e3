/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-strip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-child-chase-row.h"
#include "cld-codes.h"
#include "cld-duty-chase.h"
#include "cld-duty-row.h"
#include "cld-kinds.h"

/* Rows before the one that says how many more there are. */
#define MAX_ROWS 4

enum
{
  WIDE,
  NARROW,
  N_LISTS
};

struct _CldChildStrip
{
  GtkWidget parent_instance;

  GtkWidget *squeezer;
  GtkWidget *lists[N_LISTS];
  char *shown; /* what the rows are about: they are made anew only where that differs */
  guint n;
};

G_DEFINE_FINAL_TYPE (CldChildStrip, cld_child_strip, GTK_TYPE_WIDGET)

/* --- what there is --- */

/* Something to do: a duty, or a notice to chase. */
typedef struct
{
  CldDutyEntry *entry;
  CldChase *chase;
} Line;

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_clear_object (&line->entry);
  g_clear_pointer (&line->chase, cld_chase_free);
}

/* The duty that the notice does explains it. */
static char *
find_duty_of_notice (const CldChildDutySet *set, guint notice)
{
  for (guint i = 0; i < set->duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (set->duties, CldDuty, i);

      if (duty->by.kind == CLD_FACT_NOTICE && duty->by.index == notice)
        return cld_duty_dup_ref (set->facts, duty);
    }
  return NULL;
}

static char *
make_recipient (const CldChildData *data, const CldNoticeFact *notice)
{
  const char *name = cld_fact_get (cld_record_set_find (data->set, &cld_notice_kind, notice->ref), NOTICE_RECIPIENT);

  if (name)
    return g_strdup (name);
  return g_strdup (notice->recipient_kind ? cld_code_list_label ("notification_recipient", notice->recipient_kind) : _("Recipient not recorded"));
}

/* Of several notices one is opened after the other: @n_more others wait too. */
static CldChase *
make_chase (const CldChildDutySet *set, const CldChildData *data, guint index, guint n_more)
{
  const CldNoticeFact *notice = &set->facts->notices.at[index];
  g_autofree char *recipient = make_recipient (data, notice), *day = cld_duty_look_day (notice->sent_on, set->today);
  CldChase *chase = g_new0 (CldChase, 1);

  chase->session = g_object_ref (set->session);
  chase->child = g_strdup (set->facts->ref);
  chase->notice = g_strdup (notice->ref);
  chase->duty = find_duty_of_notice (set, index);
  if (n_more > 0)
    /* Translators: somebody who was told of a placement, and how many others */
    chase->title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s and %2$u other have not acknowledged the notice", "%1$s and %2$u others have not acknowledged the notice", n_more), recipient, n_more);
  else
    /* Translators: %s is somebody who was told of a placement */
    chase->title = g_strdup_printf (_("%s has not acknowledged the notice"), recipient);
  /* Translators: %s is the date of a notice */
  chase->sent = g_strdup_printf (_("sent %s"), day);
  return chase;
}

/* The area authority first, then who has waited longest. */
static gboolean
is_graver (const CldNoticeFact *notice, const CldNoticeFact *than)
{
  gboolean is_area = g_strcmp0 (notice->recipient_kind, "AREA") == 0, was_area = g_strcmp0 (than->recipient_kind, "AREA") == 0;

  return is_area != was_area ? is_area : notice->sent_on < than->sent_on;
}

static void
add_chases (GArray *lines, const CldChildDutySet *set, const CldChildData *data)
{
  const CldNoticeFact *notices = set->facts->notices.at;
  guint n = 0, gravest = 0;
  Line line = { NULL, NULL };

  for (guint i = 0; i < set->facts->notices.n; i++)
    if (cld_duty_is_to_chase (set->calendar, set->facts, &notices[i], set->today))
      {
        if (n == 0 || is_graver (&notices[i], &notices[gravest]))
          gravest = i;
        n++;
      }
  if (n == 0)
    return;
  line.chase = make_chase (set, data, gravest, n - 1);
  g_array_append_val (lines, line);
}

static GArray *
list_lines (const CldChildDutySet *set, const CldChildData *data)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_autoptr (GArray) near = cld_child_duty_set_find_near (set);

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < near->len; i++)
    {
      Line line = { cld_duty_entry_new (set->session, set->facts, g_array_index (near, const CldDuty *, i), set->today), NULL };

      g_array_append_val (lines, line);
    }
  add_chases (lines, set, data);
  return lines;
}

/* All that the rows show. */
static char *
describe (GArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (line->entry)
        g_string_append_printf (text, "%s\n%s\n", cld_duty_entry_get_texts (line->entry)->ref, cld_duty_entry_get_texts (line->entry)->sentence);
      else
        g_string_append_printf (text, "%s\n%s\n%s\n", line->chase->notice, line->chase->title, line->chase->sent);
    }
  return g_string_free (text, FALSE);
}

/* --- its rows --- */

static gboolean
is_action (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "duty.do") == 0 && gtk_widget_get_sensitive (widget);
}

static GtkWidget *
find_action (GtkWidget *widget)
{
  if (is_action (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_action (child);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
make_more_row (guint n)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  /* Translators: below a list of the first duties: how many more there are */
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "cld-dim");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "child.view");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "i", 2);
  gtk_widget_set_tooltip_text (row, _("Show all duties of the child"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static void
append_row (GtkWidget *list, const Line *line, guint which)
{
  GtkWidget *row, *action;

  if (line->entry)
    {
      row = cld_duty_row_new (which == WIDE ? CLD_DUTY_ROW_STRIP : CLD_DUTY_ROW_STRIP_NARROW);
      cld_duty_row_set_entry (CLD_DUTY_ROW (row), line->entry);
    }
  else
    row = cld_child_chase_row_new (line->chase, which == NARROW);
  /* Its buttons are what the keyboard stops at; each tells what it is about. */
  gtk_widget_set_focusable (row, FALSE);
  action = find_action (row);
  if (action)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (action), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, row, NULL, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
fill_list (GtkWidget *list, GArray *lines, guint which)
{
  GtkListBoxRow *row;
  GtkWidget *first;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
  for (guint i = 0; i < MIN (lines->len, MAX_ROWS); i++)
    append_row (list, &g_array_index (lines, Line, i), which);
  if (lines->len > MAX_ROWS)
    gtk_list_box_append (GTK_LIST_BOX (list), make_more_row (lines->len - MAX_ROWS));
  first = find_action (list);
  if (first)
    gtk_widget_add_css_class (first, "suggested-action");
}

static gboolean
has_focus (CldChildStrip *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Enter on a row does what its button does. */
static void
row_activated_cb (CldChildStrip *self, GtkListBoxRow *row)
{
  if (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)) == NULL)
    gtk_widget_activate_action (GTK_WIDGET (row), "duty.do", NULL);
}

/* --- the widget --- */

static gboolean
cld_child_strip_grab_focus (GtkWidget *widget)
{
  CldChildStrip *self = CLD_CHILD_STRIP (widget);
  GtkWidget *list = adw_squeezer_get_visible_child (ADW_SQUEEZER (self->squeezer));
  GtkWidget *action = list ? find_action (list) : NULL;

  if (!gtk_widget_get_visible (widget) || !list)
    return FALSE;
  return action ? gtk_widget_grab_focus (action) : gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

static gboolean
cld_child_strip_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (CLD_CHILD_STRIP (widget)->squeezer, direction);
}

static void
cld_child_strip_dispose (GObject *object)
{
  g_clear_pointer (&CLD_CHILD_STRIP (object)->squeezer, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_child_strip_parent_class)->dispose (object);
}

static void
cld_child_strip_finalize (GObject *object)
{
  g_free (CLD_CHILD_STRIP (object)->shown);
  G_OBJECT_CLASS (cld_child_strip_parent_class)->finalize (object);
}

static void
cld_child_strip_class_init (CldChildStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_child_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = cld_child_strip_finalize;
  widget_class->focus = cld_child_strip_focus;
  widget_class->grab_focus = cld_child_strip_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_list (CldChildStrip *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "cld-duties");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("To do now"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static void
cld_child_strip_init (CldChildStrip *self)
{
  self->squeezer = adw_squeezer_new ();
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (self->squeezer), FALSE);
  for (guint i = 0; i < N_LISTS; i++)
    {
      self->lists[i] = make_list (self);
      adw_squeezer_add (ADW_SQUEEZER (self->squeezer), self->lists[i]);
    }
  /* Below that a line has no room for the words of a duty. */
  gtk_widget_set_size_request (self->lists[WIDE], 560, -1);
  gtk_widget_set_parent (self->squeezer, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * cld_child_strip_show:
 * @self: the strip
 * @set: (nullable): duties of a child; %NULL where they are not known
 * @data: the child
 *
 * Shows what wants doing. The focus stays in the strip as long as there is something.
 */
void
cld_child_strip_show (CldChildStrip *self, const CldChildDutySet *set, const CldChildData *data)
{
  g_autoptr (GArray) lines = NULL;
  g_autofree char *text = NULL;
  gboolean focused;

  g_return_if_fail (CLD_IS_CHILD_STRIP (self));

  lines = set ? list_lines (set, data) : g_array_new (FALSE, FALSE, sizeof (Line));
  text = describe (lines);
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  focused = has_focus (self);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  self->n = lines->len;
  for (guint i = 0; i < N_LISTS; i++)
    fill_list (self->lists[i], lines, i);
  gtk_widget_set_visible (GTK_WIDGET (self), lines->len > 0);
  if (focused && !gtk_widget_grab_focus (GTK_WIDGET (self)))
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
}

/**
 * cld_child_strip_get_n:
 * @self: the strip
 *
 * Returns: how much wants doing
 */
guint
cld_child_strip_get_n (CldChildStrip *self)
{
  g_return_val_if_fail (CLD_IS_CHILD_STRIP (self), 0);

  return self->n;
}

/**
 * cld_child_strip_get_n_rows:
 * @self: the strip
 *
 * Returns: in how many rows that is said
 */
guint
cld_child_strip_get_n_rows (CldChildStrip *self)
{
  g_return_val_if_fail (CLD_IS_CHILD_STRIP (self), 0);

  return MIN (self->n, MAX_ROWS + 1);
}
