/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-today-body.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-painted.h"
#include "cld-today-others.h"

/* So many rows fill a large window. */
#define FIRST_SCREEN 24

struct _CldTodayBody
{
  GtkWidget parent_instance;

  gboolean narrow;
  gboolean was_shown;
  GtkWidget *scrolled;
  CldTodayGroup *groups[CLD_TODAY_N_GROUPS];
  AdwStatusPage *empty;
  GtkWidget *clear;
  CldTodayOthers *others;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  MORE,
  CLEAR,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldTodayBody, cld_today_body, GTK_TYPE_WIDGET)

static void
activate_cb (CldTodayBody *self, CldDutyRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "duty.open", NULL);
}

static void
more_cb (CldTodayBody *self)
{
  g_signal_emit (self, signals[MORE], 0);
}

static void
clear_cb (CldTodayBody *self)
{
  g_signal_emit (self, signals[CLEAR], 0);
}

/* The arrows go from list to list without a stop. */
static gboolean
past_end_cb (CldTodayBody *self, GtkDirectionType direction, CldTodayGroup *group)
{
  int at = 0, step = direction == GTK_DIR_DOWN ? 1 : -1;

  while (at < CLD_TODAY_N_GROUPS && self->groups[at] != group)
    at++;
  for (at += step; at >= 0 && at < CLD_TODAY_N_GROUPS; at += step)
    if (cld_today_group_focus (self->groups[at], step < 0))
      return TRUE;
  return FALSE;
}

static void
append_group (CldTodayBody *self, GtkWidget *box, CldTodayGroupId id)
{
  GtkWidget *group = cld_today_group_new (id, self->narrow ? CLD_DUTY_ROW_NARROW : CLD_DUTY_ROW_WIDE);

  self->groups[id] = CLD_TODAY_GROUP (group);
  g_signal_connect_object (group, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "past-end", G_CALLBACK (past_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "more", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), group);
}

static void
build_empty (CldTodayBody *self, GtkWidget *box)
{
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "compact");
  gtk_widget_set_vexpand (GTK_WIDGET (self->empty), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), FALSE);
  self->clear = gtk_button_new_with_label (_("Clear filters"));
  gtk_widget_add_css_class (self->clear, "pill");
  gtk_widget_set_halign (self->clear, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (self->empty, self->clear);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->empty));
}

static void
cld_today_body_constructed (GObject *object)
{
  CldTodayBody *self = CLD_TODAY_BODY (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (cld_today_body_parent_class)->constructed (object);
  gtk_widget_set_margin_start (box, self->narrow ? 12 : 18);
  gtk_widget_set_margin_end (box, self->narrow ? 12 : 18);
  gtk_widget_set_margin_bottom (box, 12);
  append_group (self, box, CLD_TODAY_LATE);
  append_group (self, box, CLD_TODAY_DUE);
  append_group (self, box, CLD_TODAY_WEEK);
  build_empty (self, box);
  self->others = CLD_TODAY_OTHERS (cld_today_others_new (self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL));
  g_signal_connect_object (self->others, "more", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->others));
  append_group (self, box, CLD_TODAY_UNKNOWN);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static void
cld_today_body_dispose (GObject *object)
{
  g_clear_pointer (&CLD_TODAY_BODY (object)->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_today_body_parent_class)->dispose (object);
}

static void
cld_today_body_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    CLD_TODAY_BODY (object)->narrow = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_today_body_class_init (CldTodayBodyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cld_today_body_constructed;
  object_class->dispose = cld_today_body_dispose;
  object_class->set_property = cld_today_body_set_property;

  /**
   * CldTodayBody:narrow:
   *
   * Whether its rows have three short lines instead of a long one.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[MORE] = g_signal_new ("more", CLD_TYPE_TODAY_BODY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLEAR] = g_signal_new ("clear", CLD_TYPE_TODAY_BODY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cld_today_body_init (CldTodayBody *self)
{
}

static void
show_empty (CldTodayBody *self, const CldToday *today, gboolean filtered)
{
  gboolean any = today->n[CLD_TODAY_LATE] + today->n[CLD_TODAY_DUE] + today->n[CLD_TODAY_WEEK] > 0;
  g_autofree char *day = cld_duty_look_day (today->next_day, today->today);
  /* Translators: %s is a date */
  g_autofree char *next = g_strdup_printf (_("The next duty is due on %s."), day);

  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any);
  gtk_widget_set_visible (self->clear, filtered);
  adw_status_page_set_icon_name (self->empty, filtered ? "edit-find-symbolic" : "object-select-symbolic");
  adw_status_page_set_title (self->empty, filtered ? _("No match") : _("Nothing due today"));
  adw_status_page_set_description (self->empty, today->next_day != CLD_NO_DAY ? next : filtered ? _("Nothing is due that matches what is typed and chosen.") : NULL);
}

static void
show_rest (GtkWidget *widget)
{
  g_signal_emit (widget, signals[MORE], 0);
}

/* The first time only what the window can show is made at once, and the rest when that has been painted. */
static void
show_groups (CldTodayBody *self, CldSession *session, const CldToday *today)
{
  guint left = self->was_shown ? G_MAXUINT : FIRST_SCREEN, n_shown = 0;

  for (guint i = 0; i < CLD_TODAY_N_GROUPS; i++)
    {
      cld_today_group_show (self->groups[i], session, today, left - MIN (left, n_shown));
      n_shown += cld_today_group_get_n_shown (self->groups[i]);
    }
  if (!self->was_shown)
    cld_when_painted (GTK_WIDGET (self), 0, show_rest);
  self->was_shown = TRUE;
}

/**
 * cld_today_body_show:
 * @self: a body
 * @session: the caseload
 * @today: what it shows from now on
 * @filtered: whether something was left out
 *
 * The keyboard stays at the duty it was at, or goes to the nearest one that is left.
 */
void
cld_today_body_show (CldTodayBody *self, CldSession *session, const CldToday *today, gboolean filtered)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  g_return_if_fail (CLD_IS_TODAY_BODY (self));

  show_groups (self, session, today);
  cld_today_others_show (self->others, session, today);
  show_empty (self, today, filtered);
  focus = root ? gtk_root_get_focus (root) : NULL;
  if (had_focus && !(focus && gtk_widget_get_mapped (focus)))
    cld_today_body_focus_first (self);
}

/**
 * cld_today_body_focus_first:
 * @self: a body
 *
 * Returns: whether there is a row, the first of which has the focus now
 */
gboolean
cld_today_body_focus_first (CldTodayBody *self)
{
  g_return_val_if_fail (CLD_IS_TODAY_BODY (self), FALSE);

  for (guint i = 0; i < CLD_TODAY_N_GROUPS; i++)
    if (cld_today_group_focus (self->groups[i], FALSE))
      return TRUE;
  return gtk_widget_child_focus (self->scrolled, GTK_DIR_TAB_FORWARD);
}

/**
 * cld_today_body_focus_duty:
 * @self: a body
 * @ref: (nullable): ref of a duty
 *
 * Returns: whether there is a row, that of the duty where it is shown, which has the focus now
 */
gboolean
cld_today_body_focus_duty (CldTodayBody *self, const char *ref)
{
  g_return_val_if_fail (CLD_IS_TODAY_BODY (self), FALSE);

  for (guint i = 0; ref && i < CLD_TODAY_N_GROUPS; i++)
    if (cld_today_group_focus_duty (self->groups[i], ref))
      return TRUE;
  return cld_today_body_focus_first (self);
}

/**
 * cld_today_body_get_current:
 * @self: a body
 * @or_first: whether the first row is meant where the keyboard is at none
 *
 * Returns: (transfer none) (nullable): the row that the keyboard is at
 */
CldDutyRow *
cld_today_body_get_current (CldTodayBody *self, gboolean or_first)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL, *row = NULL;

  g_return_val_if_fail (CLD_IS_TODAY_BODY (self), NULL);

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    row = gtk_widget_get_ancestor (focus, CLD_TYPE_DUTY_ROW);
  for (guint i = 0; !row && or_first && i < CLD_TODAY_N_GROUPS; i++)
    row = cld_today_group_get_first_row (self->groups[i]);
  return row ? CLD_DUTY_ROW (row) : NULL;
}

/**
 * cld_today_body_get_cap:
 * @self: a body
 *
 * Returns: how many rows one of its groups shows at most
 */
guint
cld_today_body_get_cap (CldTodayBody *self)
{
  guint cap = 0;

  g_return_val_if_fail (CLD_IS_TODAY_BODY (self), 0);

  for (guint i = 0; i < CLD_TODAY_N_GROUPS; i++)
    cap = MAX (cap, cld_today_group_get_cap (self->groups[i]));
  return cap;
}

/**
 * cld_today_body_get_group:
 * @self: a body
 * @id: which group
 *
 * Returns: (transfer none): its list
 */
CldTodayGroup *
cld_today_body_get_group (CldTodayBody *self, CldTodayGroupId id)
{
  g_return_val_if_fail (CLD_IS_TODAY_BODY (self), NULL);

  return self->groups[id];
}
