/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-approval-queue.h"

#include <glib/gi18n-lib.h>

#include "cld-approval-work.h"
#include "cld-duty-look.h"
#include "cld-duty-watch.h"
#include "cld-evidence-do.h"
#include "cld-one-stop.h"
#include "cld-painted.h"
#include "cld-record-service.h"
#include "cld-value.h"
#include "cld-window.h"

/* More would be a list of its own: the page of placements has all of them. */
#define MAX_ROWS 30

struct _CldApprovalQueue
{
  GtkWidget parent_instance;

  GtkWidget *count;
  GtkListBox *list;
  GtkLabel *more;

  CldSession *session;
  char *placement; /* the one that the page is of */
};

G_DEFINE_FINAL_TYPE (CldApprovalQueue, cld_approval_queue, GTK_TYPE_WIDGET)

static void
activated_cb (CldApprovalQueue *self, GtkListBoxRow *row)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autofree char *child = g_strdup (g_object_get_data (G_OBJECT (row), "child")), *placement = g_strdup (g_object_get_data (G_OBJECT (row), "placement"));
  g_autoptr (CldSession) session = g_object_ref (self->session);

  if (!window || g_strcmp0 (placement, self->placement) == 0)
    return;
  /* What was typed here is kept as a draft. */
  cld_window_pop (window);
  cld_evidence_decide (GTK_WIDGET (window), session, child, placement);
}

static char *
dup_name (const CldPlacementEntry *entry)
{
  g_autofree char *name = g_strstrip (g_strjoin (" ", entry->known_as ? entry->known_as : entry->given_names ? entry->given_names : "", entry->surname ? entry->surname : "", NULL));

  return g_strdup (*name ? name : entry->child);
}

static char *
dup_day (gint32 day)
{
  char iso[CLD_DATE_SIZE];

  if (day == CLD_NO_DAY)
    return NULL;
  cld_date_from_day (day, iso);
  return cld_value_display_day (iso);
}

/* Who asked, and what is not recorded yet. */
static char *
dup_rest (CldApprovalQueue *self, const CldApprovalAwaiting *awaiting)
{
  const char *ref = awaiting->approval == CLD_NO_FACT ? NULL : awaiting->entry->facts->approvals.at[awaiting->approval].ref;
  g_autoptr (CldRecord) record = ref ? cld_record_service_load (cld_session_get_store (self->session), &cld_approval_kind, ref, NULL) : NULL;
  const char *by = record ? cld_record_get_text (record, APPROVAL_REQUESTED_BY) : NULL;
  GString *out = g_string_new (NULL);

  if (by)
    /* Translators: %s is a person */
    g_string_append_printf (out, _("asked by %s"), by);
  else
    /* Translators: of a decision that somebody should have asked for */
    g_string_append (out, record ? _("asked for") : _("not asked for"));
  if (awaiting->n_missing > 0)
    {
      g_autofree char *missing = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u point not recorded", "%u points not recorded", awaiting->n_missing), awaiting->n_missing);

      g_string_append_printf (out, " · %s", missing);
    }
  return g_string_free (out, FALSE);
}

static GtkWidget *
make_label (const char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "cld-num");
  gtk_widget_add_css_class (label, style_class);
  return label;
}

static GtkWidget *
make_due (const CldApprovalAwaiting *awaiting, gint32 today, const char *level)
{
  static const CldDutyLook late = { "dialog-warning-symbolic", "cld-late" }, coming = { "x-office-calendar-symbolic", "cld-upcoming" }, unknown = { "dialog-question-symbolic", "cld-missing" };
  gint32 due = awaiting->need.due;
  GtkWidget *state = cld_duty_look_make_state ();
  g_autofree char *day = dup_day (due);
  /* Translators: who has to decide something, and by when */
  g_autofree char *text = day ? g_strdup_printf (_("%1$s, by %2$s"), level, day) : g_strdup (level);

  cld_duty_look_set_state (state, due == CLD_NO_DAY ? &unknown : due < today ? &late : &coming, text);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (state)), PANGO_ELLIPSIZE_END);
  return state;
}

static const char *
find_level (const CldApprovalNeed *need)
{
  /* Translators: who has to approve a placement */
  return need->level == CLD_EVIDENCE_LEVEL_NO ? _("Nominated officer") : need->level == CLD_EVIDENCE_LEVEL_DCS ? _("Director") : _("Approval");
}

static void
append_row (CldApprovalQueue *self, const CldApprovalAwaiting *awaiting, gint32 today)
{
  const CldPlacementEntry *entry = awaiting->entry;
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *name = dup_name (entry), *from = dup_day (entry->from), *rest = dup_rest (self, awaiting);
  /* Translators: a placement: its type, its area and when it began or begins */
  g_autofree char *what = g_strdup_printf (_("%1$s · %2$s · from %3$s"), entry->type, entry->area_name ? entry->area_name : _("area not recorded"), from ? from : "–");
  g_autofree char *sentence = g_strjoin (", ", name, what, find_level (&awaiting->need), rest, NULL);

  gtk_box_append (GTK_BOX (box), make_label (name, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (what, "cld-dim"));
  gtk_box_append (GTK_BOX (box), make_due (awaiting, today, find_level (&awaiting->need)));
  gtk_box_append (GTK_BOX (box), make_label (rest, "cld-dim"));
  gtk_widget_add_css_class (box, "cld-pad");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* The one that the page is of is marked. */
  if (g_strcmp0 (entry->ref, self->placement) == 0)
    gtk_widget_add_css_class (row, "cld-chosen");
  gtk_widget_set_tooltip_text (row, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  g_object_set_data_full (G_OBJECT (row), "child", g_strdup (entry->child), g_free);
  g_object_set_data_full (G_OBJECT (row), "placement", g_strdup (entry->ref), g_free);
  gtk_list_box_append (self->list, row);
}

static void
fill (CldApprovalQueue *self)
{
  const CldDutyBoard *board = self->session ? cld_duty_watch_get_board (cld_duty_watch_of (self->session)) : NULL;
  g_autoptr (CldPlacementList) list = board ? cld_placement_list_load (cld_session_get_db (self->session), board, CLD_PLACEMENTS_ALL, NULL) : NULL;
  gint32 today = board ? cld_duty_board_get_today (board) : CLD_NO_DAY;
  g_autoptr (GArray) queue = list ? cld_approval_queue_find (list, today) : NULL;
  guint n = queue ? queue->len : 0;
  g_autofree char *count = g_strdup_printf ("%u", n), *more = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    append_row (self, &g_array_index (queue, CldApprovalAwaiting, i), today);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  if (n > MAX_ROWS)
    more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n - MAX_ROWS), n - MAX_ROWS);
  else if (list && n == 0)
    more = g_strdup (_("No other placement awaits a decision."));
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  gtk_label_set_label (self->more, more ? more : "");
}

static void
fill_when_painted (GtkWidget *widget)
{
  fill (CLD_APPROVAL_QUEUE (widget));
}

static void
cld_approval_queue_dispose (GObject *object)
{
  CldApprovalQueue *self = CLD_APPROVAL_QUEUE (object);
  GtkWidget *child;

  g_clear_object (&self->session);
  g_clear_pointer (&self->placement, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_approval_queue_parent_class)->dispose (object);
}

static void
cld_approval_queue_class_init (CldApprovalQueueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_approval_queue_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/approval/cld-approval-queue.ui");
  gtk_widget_class_bind_template_child (widget_class, CldApprovalQueue, count);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalQueue, list);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalQueue, more);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
cld_approval_queue_init (CldApprovalQueue *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_one_stop_add (GTK_WIDGET (self->list));
}

/**
 * cld_approval_queue_load:
 * @self: the list
 * @session: the caseload
 * @placement: ref of the placement that the page is of
 *
 * Shows what awaits a decision, once the page itself is seen, and whenever that changes.
 */
void
cld_approval_queue_load (CldApprovalQueue *self, CldSession *session, const char *placement)
{
  g_return_if_fail (CLD_IS_APPROVAL_QUEUE (self) && !self->session);

  self->session = g_object_ref (session);
  self->placement = g_strdup (placement);
  gtk_widget_set_visible (self->count, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  g_signal_connect_object (cld_duty_watch_of (session), "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  cld_when_painted (GTK_WIDGET (self), 50, fill_when_painted);
}
