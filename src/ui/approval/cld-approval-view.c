/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-approval-view.h"

#include <glib/gi18n-lib.h>

#include "cld-approval-points.h"
#include "cld-approval-queue.h"
#include "cld-attachments.h"
#include "cld-columns.h"
#include "cld-effect-bar.h"
#include "cld-files-group.h"
#include "cld-form-rows.h"

struct _CldApprovalView
{
  GtkWidget parent_instance;

  CldApprovalQueue *queue;
  GtkLabel *level;
  GtkLabel *why;
  GtkLabel *when;
  GtkWidget *points_group;
  CldApprovalPoints *points;
  GtkLabel *open_count;
  GtkWidget *ask_button;
  GtkLabel *decision_heading;
  GtkWidget *decision;
  GtkWidget *role;
  GtkLabel *officers_label;
  GtkDropDown *officers;
  GtkWidget *setup_button;
  GtkWidget *verdict;
  GtkImage *verdict_icon;
  GtkLabel *verdict_label;
  GtkBox *files;

  CldSession *session;
  CldApprovalNeed need;
  gint32 today;
  CldForm *form;     /* not owned: it owns us */
  GPtrArray *people; /* (nullable) (element-type CldApprovalOfficer): who may decide on @day */
  gint32 day;
  gboolean filling;
  gboolean own; /* it is said that somebody decides on their own request */
};

G_DEFINE_FINAL_TYPE (CldApprovalView, cld_approval_view, GTK_TYPE_WIDGET)

static char *
read_row (CldApprovalView *self, guint field)
{
  CldFormRow *row = self->form ? cld_form_get_row (self->form, (int) field) : NULL;

  return row ? cld_form_row_get_value (row, NULL) : NULL;
}

/* --- who may decide --- */

/* A name and the role, and whose deputy it is. */
static char *
describe_officer (const CldApprovalOfficer *officer)
{
  gboolean director = g_strcmp0 (officer->role, "DCS") == 0;

  if (officer->deputy_for)
    /* Translators: somebody, and for whom they stand in */
    return g_strdup_printf (_("%1$s, deputy for %2$s"), officer->name, officer->deputy_for);
  /* Translators: %s is a person */
  return director ? g_strdup_printf (_("%s, director"), officer->name) : g_strdup_printf (_("%s, nominated officer"), officer->name);
}

static void
show_officers (CldApprovalView *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *chosen = read_row (self, APPROVAL_NAME);
  guint selected = 0, n = self->people ? self->people->len : 0;

  /* Translators: in a drop-down of people */
  gtk_string_list_append (list, _("Choose…"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = describe_officer (self->people->pdata[i]);

      gtk_string_list_append (list, text);
      if (g_strcmp0 (((CldApprovalOfficer *) self->people->pdata[i])->name, chosen) == 0)
        selected = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->officers, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->officers, selected);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->officers), n > 0);
  gtk_widget_set_visible (self->setup_button, n == 0);
  gtk_label_set_label (self->officers_label, n > 0                                      ? _("Who may decide that day")
                                             : self->need.level == CLD_EVIDENCE_LEVEL_DCS ? _("Nobody is recorded as director that day, nor as deputy.")
                                                                                          : _("Nobody is recorded as nominated officer or director that day, nor as deputy."));
}

static void
find_officers (CldApprovalView *self, gint32 day)
{
  if (self->people && self->day == day)
    return;
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->day = day;
  self->people = cld_approval_officers_load (cld_session_get_db (self->session), self->need.level, day, NULL);
  show_officers (self);
}

/* Somebody chose a name: who it is is filled in, and as what. */
static void
officer_cb (CldApprovalView *self)
{
  guint selected = self->officers ? gtk_drop_down_get_selected (self->officers) : 0;
  const CldApprovalOfficer *officer;

  if (self->filling || !self->form || !self->people || selected == 0 || selected > self->people->len)
    return;
  officer = self->people->pdata[selected - 1];
  cld_form_row_type (cld_form_get_row (self->form, APPROVAL_NAME), officer->name);
  if (self->need.level != CLD_EVIDENCE_LEVEL_EXEMPT)
    cld_form_row_type (cld_form_get_row (self->form, APPROVAL_ROLE), officer->role);
}

static void
ask_cb (CldApprovalView *self)
{
  g_autofree char *user = cld_session_get_user_name (self->session);

  if (!self->form)
    return;
  cld_form_row_type (cld_form_get_row (self->form, APPROVAL_REQUESTED_ON), cld_session_get_today (self->session));
  cld_form_row_type (cld_form_get_row (self->form, APPROVAL_REQUESTED_BY), user);
  gtk_widget_grab_focus (GTK_WIDGET (cld_form_get_row (self->form, APPROVAL_REQUESTED_BY)));
}

/* --- what the decision is worth --- */

static void
say (CldApprovalView *self, const char *icon_name, const char *style_class, const char *text)
{
  gtk_widget_set_visible (self->verdict, text != NULL);
  gtk_widget_remove_css_class (self->verdict, "ok");
  gtk_widget_remove_css_class (self->verdict, "cld-neutral");
  if (style_class)
    gtk_widget_add_css_class (self->verdict, style_class);
  gtk_image_set_from_icon_name (self->verdict_icon, icon_name);
  gtk_label_set_label (self->verdict_label, text ? text : "");
}

static void
say_approved (CldApprovalView *self, gint32 decided_on)
{
  guint n = cld_approval_points_get_n_missing (self->points);
  gint32 late = self->need.due != CLD_NO_DAY ? decided_on - self->need.due : 0;
  g_autofree char *text = NULL;

  if (late > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Approved at the right level, but %d day after it had to be: it stays late.",
                                         "Approved at the right level, but %d days after it had to be: it stays late.", (gulong) late), late);
  else if (n > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Approved at the right level and in time; %u point is not recorded.", "Approved at the right level and in time; %u points are not recorded.", n), n);
  say (self, late > 0 || n > 0 ? "dialog-warning-symbolic" : "object-select-symbolic", late > 0 || n > 0 ? NULL : "ok",
       text ? text : _("Approved at the right level and in time."));
}

static void
update_verdict (CldApprovalView *self)
{
  g_autofree char *decision = read_row (self, APPROVAL_DECISION), *on = read_row (self, APPROVAL_DECIDED_ON), *role = read_row (self, APPROVAL_ROLE);
  g_autofree char *provision = read_row (self, APPROVAL_PROVISION), *level = cld_approval_need_dup_level (&self->need);
  gint32 day = cld_date_read_day (on);
  gboolean refused = g_strcmp0 (decision, APPROVAL_DECISION_REFUSED) == 0;

  if (self->need.level == CLD_EVIDENCE_LEVEL_EXEMPT || self->need.level == CLD_EVIDENCE_LEVEL_NONE || self->need.level == CLD_EVIDENCE_LEVEL_ADOPTION)
    say (self, NULL, NULL, NULL);
  else if (refused)
    say (self, "action-unavailable-symbolic", "cld-neutral", _("Refused: the placement has no approval."));
  else if (role && (decision || on) && !cld_approval_counts (self->need.level, provision, role))
    {
      /* Translators: %s is a sentence without its end: “The director of children’s services has to approve” */
      g_autofree char *text = g_strdup_printf (_("This counts as no approval at the right level. %s."), level);

      say (self, "dialog-warning-symbolic", NULL, text);
    }
  else if (day == CLD_NO_DAY || !role)
    say (self, NULL, NULL, NULL);
  else if (day > self->today)
    say (self, "dialog-warning-symbolic", NULL, _("That day is to come: until then nobody has decided."));
  else
    say_approved (self, day);
}

/* Said at the row before anybody tries to save it. */
static void
update_own (CldApprovalView *self)
{
  CldFormRow *row = cld_form_get_row (self->form, APPROVAL_NAME);
  g_autofree char *name = read_row (self, APPROVAL_NAME), *asked = read_row (self, APPROVAL_REQUESTED_BY);
  gboolean own = cld_approval_is_own_request (name, asked);

  if (own)
    cld_form_row_set_error (row, _("Nobody can approve what they asked for themselves: somebody else has to decide."));
  else if (self->own)
    cld_form_row_set_error (row, NULL);
  self->own = own;
}

static void
update (CldApprovalView *self)
{
  g_autofree char *on = read_row (self, APPROVAL_DECIDED_ON), *text = NULL;
  gint32 day = cld_date_read_day (on);
  guint n;

  cld_approval_points_show (self->points, day);
  n = cld_approval_points_get_n_missing (self->points);
  text = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u not recorded", "%u not recorded", n), n) : g_strdup (_("All recorded"));
  gtk_label_set_label (self->open_count, text);
  find_officers (self, day == CLD_NO_DAY ? self->today : day);
  update_own (self);
  update_verdict (self);
}

/* --- the widget --- */

static void
cld_approval_view_dispose (GObject *object)
{
  CldApprovalView *self = CLD_APPROVAL_VIEW (object);
  GtkWidget *child;

  self->form = NULL;
  self->officers = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_approval_view_parent_class)->dispose (object);
}

static void
cld_approval_view_class_init (CldApprovalViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_approval_view_dispose;

  cld_form_rows_ensure_types ();
  g_type_ensure (CLD_TYPE_APPROVAL_POINTS);
  g_type_ensure (CLD_TYPE_APPROVAL_QUEUE);
  g_type_ensure (CLD_TYPE_COLUMNS);
  g_type_ensure (CLD_TYPE_EFFECT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/approval/cld-approval-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, ask_button);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, decision);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, decision_heading);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, files);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, level);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, officers);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, officers_label);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, open_count);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, points);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, points_group);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, queue);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, role);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, setup_button);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, verdict);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, verdict_label);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, when);
  gtk_widget_class_bind_template_child (widget_class, CldApprovalView, why);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, officer_cb);
}

static void
cld_approval_view_init (CldApprovalView *self)
{
  self->day = CLD_NO_DAY;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The button in a drop-down takes the focus, and has a name of its own (4.8). */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->officers))), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who may decide that day"), -1);
}

/**
 * cld_approval_view_new:
 * @about: what the decision is about
 *
 * Returns: (transfer floating): its rows, for cld_form_page_new_in()
 */
GtkWidget *
cld_approval_view_new (const CldApprovalAbout *about)
{
  CldApprovalView *self = g_object_new (CLD_TYPE_APPROVAL_VIEW, NULL);
  g_autofree char *level = cld_approval_need_dup_level (&about->need), *why = cld_approval_need_dup_why (&about->need, about->area);
  g_autofree char *when = cld_approval_need_dup_when (&about->need, about->today);
  gboolean decides = cld_approval_need_get_role (&about->need) != NULL;

  self->session = g_object_ref (about->session);
  self->need = about->need;
  self->today = about->today;
  gtk_label_set_label (self->level, level);
  gtk_label_set_label (self->why, why);
  gtk_label_set_label (self->when, when ? when : "");
  gtk_widget_set_visible (GTK_WIDGET (self->when), when != NULL);
  cld_approval_points_setup (self->points, &about->need, about->facts, about->index, about->today);
  /* Of an exemption it is recorded who decided that it is one, and no more. */
  gtk_widget_set_visible (self->points_group, decides);
  gtk_widget_set_visible (self->decision, decides);
  gtk_widget_set_visible (self->role, decides);
  if (!decides)
    gtk_label_set_label (self->decision_heading, _("Who decided that it is exempt"));
  cld_approval_queue_load (self->queue, about->session, about->placement);
  return GTK_WIDGET (self);
}

/* A file proves what is recorded: what is new has to be saved first. */
static void
show_files (CldApprovalView *self, CldRecord *record)
{
  g_autofree char *claim = cld_record_get_version (record) > 0 ? cld_attachments_make_claim (&cld_approval_kind, cld_record_get_ref (record)) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->files), claim != NULL);
  if (claim)
    gtk_box_append (self->files, cld_files_group_new (self->session, cld_record_get_text (record, APPROVAL_CHILD), claim));
}

/**
 * cld_approval_view_follow:
 * @self: the rows
 * @form: the form that has them
 * @record: the approval as it was read, or a new one
 *
 * From now on it says what stands there is worth.
 */
void
cld_approval_view_follow (CldApprovalView *self, CldForm *form, CldRecord *record)
{
  g_return_if_fail (CLD_IS_APPROVAL_VIEW (self) && CLD_IS_FORM (form));

  self->form = form;
  show_files (self, record);
  g_signal_connect_object (form, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
