/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-approval-points.h"

#include <glib/gi18n-lib.h>

#include "cld-columns.h"
#include "cld-evidence-look.h"
#include "cld-form-rows.h"
#include "cld-value.h"

#define STATE_CHARS 14

/* A point and its parts. */
typedef struct
{
  CldFormRow *row;
  GtkWidget *state;
  GtkWidget *until;
  GtkWidget *hint_box;
  GtkWidget *hint;
  GtkWidget *use;
  gint32 known; /* the day of the hint */
} Point;

struct _CldApprovalPoints
{
  GtkWidget parent_instance;

  CldApprovalNeed need;
  gint32 today;
  Point points[CLD_APPROVAL_N_POINTS];
  guint n_missing;
};

G_DEFINE_FINAL_TYPE (CldApprovalPoints, cld_approval_points, GTK_TYPE_WIDGET)

static void
cld_approval_points_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_approval_points_parent_class)->dispose (object);
}

static void
cld_approval_points_class_init (CldApprovalPointsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_approval_points_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
cld_approval_points_init (CldApprovalPoints *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

/* Somebody takes over what is known from elsewhere: only then it stands there. */
static void
use_cb (GtkButton *button, CldApprovalPoints *self)
{
  for (guint id = 0; id < CLD_APPROVAL_N_POINTS; id++)
    if (self->points[id].use == GTK_WIDGET (button))
      {
        char iso[CLD_DATE_SIZE];

        cld_date_from_day (self->points[id].known, iso);
        cld_form_row_type (self->points[id].row, iso);
        gtk_widget_grab_focus (GTK_WIDGET (self->points[id].row));
      }
}

static GtkWidget *
make_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, "cld-caption");
  gtk_widget_add_css_class (label, "cld-dim");
  gtk_widget_add_css_class (label, "cld-num");
  return label;
}

static GtkWidget *
make_hint (CldApprovalPoints *self, Point *point, CldApprovalPointId id)
{
  g_autofree char *text = cld_approval_point_dup_hint (id, point->known);
  /* Translators: %s is what somebody has to be satisfied of */
  g_autofree char *name = g_strdup_printf (_("Use that day for “%s”"), cld_approval_point_get_label (id, self->need.level));

  point->hint_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  point->hint = make_caption ();
  gtk_label_set_label (GTK_LABEL (point->hint), text ? text : "");
  gtk_widget_set_hexpand (point->hint, TRUE);
  /* Translators: a button: take over a day that is recorded elsewhere */
  point->use = gtk_button_new_with_label (_("Use that day"));
  gtk_widget_add_css_class (point->use, "flat");
  gtk_widget_add_css_class (point->use, "cld-rowbtn");
  gtk_widget_set_valign (point->use, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (point->use), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (point->use, "clicked", G_CALLBACK (use_cb), self, 0);
  gtk_box_append (GTK_BOX (point->hint_box), point->hint);
  gtk_box_append (GTK_BOX (point->hint_box), point->use);
  return point->hint_box;
}

static GtkWidget *
make_point (CldApprovalPoints *self, CldApprovalPointId id)
{
  Point *point = &self->points[id];
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  point->row = g_object_new (CLD_TYPE_DATE_ROW, "title", cld_approval_point_get_label (id, self->need.level), NULL);
  gtk_widget_set_name (GTK_WIDGET (point->row), cld_approval_kind.fields[cld_approval_point_get_field (id)].id);
  point->state = cld_duty_look_make_state ();
  gtk_label_set_width_chars (GTK_LABEL (gtk_widget_get_last_child (point->state)), STATE_CHARS);
  point->until = make_caption ();
  gtk_widget_set_hexpand (point->until, TRUE);
  gtk_box_append (GTK_BOX (below), point->state);
  gtk_box_append (GTK_BOX (below), point->until);
  gtk_box_append (GTK_BOX (foot), below);
  gtk_box_append (GTK_BOX (foot), make_hint (self, point, id));
  gtk_widget_set_margin_start (foot, 12);
  gtk_widget_set_margin_end (foot, 12);
  gtk_widget_set_margin_bottom (foot, 9);
  if (id > 0)
    gtk_box_append (GTK_BOX (line), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (point->row));
  gtk_box_append (GTK_BOX (line), foot);
  return line;
}

/**
 * cld_approval_points_setup:
 * @self: the points, empty
 * @need: what the placement needs
 * @facts: (nullable): the child
 * @placement: index of the placement in @facts
 * @today: today
 *
 * Makes the rows, those that are not needed too: they are not shown, and keep what is recorded.
 */
void
cld_approval_points_setup (CldApprovalPoints *self, const CldApprovalNeed *need, const CldFacts *facts, guint32 placement, gint32 today)
{
  g_return_if_fail (CLD_IS_APPROVAL_POINTS (self) && need);

  self->need = *need;
  self->today = today;
  for (guint id = 0; id < CLD_APPROVAL_N_POINTS; id++)
    {
      self->points[id].known = facts ? cld_approval_point_find_hint (id, facts, placement, today) : CLD_NO_DAY;
      gtk_widget_set_parent (make_point (self, id), GTK_WIDGET (self));
    }
}

static const CldDutyLook *
find_look (CldApprovalPointState state)
{
  static const CldDutyLook looks[] = {
    [CLD_APPROVAL_POINT_NOT_NEEDED] = { "action-unavailable-symbolic", "cld-upcoming" },
    [CLD_APPROVAL_POINT_RECORDED] = { "object-select-symbolic", "cld-done" },
    [CLD_APPROVAL_POINT_LATE] = { "dialog-warning-symbolic", "cld-late" },
    [CLD_APPROVAL_POINT_OPEN] = { "x-office-calendar-symbolic", "cld-upcoming" },
    [CLD_APPROVAL_POINT_MISSING] = { "dialog-question-symbolic", "cld-missing" },
  };

  return &looks[state];
}

static const char *
find_words (CldApprovalPointState state)
{
  switch (state)
    {
    case CLD_APPROVAL_POINT_RECORDED:
      return cld_evidence_state_label (CLD_EVIDENCE_RECORDED);
    case CLD_APPROVAL_POINT_LATE:
      return cld_evidence_state_label (CLD_EVIDENCE_LATE);
    case CLD_APPROVAL_POINT_OPEN:
      /* Translators: something is not done yet, and there is still time */
      return _("Open");
    case CLD_APPROVAL_POINT_MISSING:
      return cld_evidence_state_label (CLD_EVIDENCE_NOT_RECORDED);
    case CLD_APPROVAL_POINT_NOT_NEEDED:
    default:
      return cld_evidence_state_label (CLD_EVIDENCE_NOT_NEEDED);
    }
}

/* By when, said where it is still to be done or was done too late. */
static char *
dup_until (const CldApprovalPoint *point)
{
  char iso[CLD_DATE_SIZE];
  g_autofree char *day = NULL;

  if (point->until == CLD_NO_DAY || point->state == CLD_APPROVAL_POINT_RECORDED || point->state == CLD_APPROVAL_POINT_NOT_NEEDED)
    return NULL;
  cld_date_from_day (point->until, iso);
  day = cld_value_display_day (iso);
  /* Translators: %s is a day, here and in the next one */
  return point->first ? g_strdup_printf (_("before the decision, by %s"), day) : g_strdup_printf (_("may follow, by %s"), day);
}

static void
show_point (Point *point, const CldApprovalPoint *now)
{
  g_autofree char *until = dup_until (now);

  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (point->row)), now->state != CLD_APPROVAL_POINT_NOT_NEEDED || now->day != CLD_NO_DAY);
  cld_evidence_look_set (point->state, find_look (now->state), find_words (now->state));
  gtk_label_set_label (GTK_LABEL (point->until), until ? until : "");
  /* What stands there needs no hint. */
  gtk_widget_set_visible (point->hint_box, point->known != CLD_NO_DAY && now->day == CLD_NO_DAY);
}

/**
 * cld_approval_points_show:
 * @self: the points
 * @decided_on: when it was decided as it stands there now, %CLD_NO_DAY where it was not
 *
 * Says how each stands, by what is typed.
 */
void
cld_approval_points_show (CldApprovalPoints *self, gint32 decided_on)
{
  gint32 days[CLD_APPROVAL_N_POINTS];
  CldApprovalPoint now[CLD_APPROVAL_N_POINTS];

  g_return_if_fail (CLD_IS_APPROVAL_POINTS (self));

  for (guint id = 0; id < CLD_APPROVAL_N_POINTS; id++)
    {
      g_autofree char *value = cld_form_row_get_value (self->points[id].row, NULL);

      days[id] = cld_date_read_day (value);
    }
  cld_approval_points_find (&self->need, days, decided_on, self->today, now);
  for (guint id = 0; id < CLD_APPROVAL_N_POINTS; id++)
    show_point (&self->points[id], &now[id]);
  self->n_missing = cld_approval_points_count_missing (now);
}

/**
 * cld_approval_points_get_n_missing:
 * @self: the points
 *
 * Returns: how many are needed and have no day
 */
guint
cld_approval_points_get_n_missing (CldApprovalPoints *self)
{
  g_return_val_if_fail (CLD_IS_APPROVAL_POINTS (self), 0);

  return self->n_missing;
}
