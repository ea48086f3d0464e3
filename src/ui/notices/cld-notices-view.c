/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-notices-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-choices.h"
#include "cld-notice-look.h"
#include "cld-notice-words.h"
#include "cld-notice-work.h"
#include "cld-row-table.h"
#include "cld-search-keys.h"
#include "cld-text.h"

/* How long the text of a drop-down's button may be, in letters. */
#define MAX_LETTERS 18

/* What is asked of the period, in the order of the drop-down. */
enum { PERIOD_OPEN, PERIOD_YEAR, PERIOD_ANY };

struct _CldNoticesView
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkSearchEntry *entry;
  GtkDropDown *period;
  GtkDropDown *recipients;
  GtkDropDown *senders;
  GtkDropDown *reasons;
  GtkToggleButton *not_sent;
  GtkToggleButton *not_acknowledged;
  GtkToggleButton *withheld;
  GtkToggleButton *open;
  GtkButton *late_button;
  GtkToggleButton *chase_button;
  CldRowTable *table;
  AdwStatusPage *empty;
  GtkWidget *clear_button;
  GtkRevealer *chosen_revealer;
  GtkLabel *chosen_label;
  GtkWidget *letters_button;
  GtkWidget *sent_button;
  GtkWidget *acknowledged_button;
  GtkWidget *chase_letter_button;
  GtkWidget *close_button;

  CldSession *session;
  CldNoticeView view;
  CldNoticeRegister *notices; /* (nullable): the pane's */
  GStrv recipient_codes, sender_codes, reason_codes;
  GtkWidget *menu; /* while it is open */
  gboolean quiet;
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldNoticesView, cld_notices_view, GTK_TYPE_WIDGET)

/* --- what is asked --- */

static const char *
get_choice (GtkDropDown *drop_down, GStrv codes)
{
  guint i = gtk_drop_down_get_selected (drop_down);

  return codes && i > 0 && i <= g_strv_length (codes) ? codes[i - 1] : NULL;
}

static guint
get_only (CldNoticesView *self)
{
  return (gtk_toggle_button_get_active (self->not_sent) ? CLD_NOTICES_NOT_SENT : 0) |
         (gtk_toggle_button_get_active (self->not_acknowledged) ? CLD_NOTICES_NOT_ACKNOWLEDGED : 0) |
         (gtk_toggle_button_get_active (self->withheld) ? CLD_NOTICES_WITHHELD : 0) | (gtk_toggle_button_get_active (self->open) ? CLD_NOTICES_OPEN : 0) |
         (gtk_toggle_button_get_active (self->chase_button) ? CLD_NOTICES_TO_CHASE : 0);
}

/**
 * cld_notices_view_fill_filter:
 * @self: a view
 * @filter: (out): what it shows; its texts are good until the filters change
 */
void
cld_notices_view_fill_filter (CldNoticesView *self, CldNoticeFilter *filter)
{
  guint column, period = gtk_drop_down_get_selected (self->period);
  gboolean descending = FALSE;

  *filter = (CldNoticeFilter) CLD_NOTICE_FILTER_INIT;
  filter->view = self->view;
  filter->period = period == PERIOD_OPEN ? CLD_NOTICES_OPEN_AND_RECENT : period == PERIOD_YEAR ? CLD_NOTICES_BETWEEN : CLD_NOTICES_ANY_TIME;
  if (period == PERIOD_YEAR && self->notices)
    filter->from = cld_day_add_months (cld_notice_register_get_today (self->notices), -12);
  filter->recipient_kind = get_choice (self->recipients, self->recipient_codes);
  filter->sender = get_choice (self->senders, self->sender_codes);
  filter->provision = get_choice (self->reasons, self->reason_codes);
  filter->only = get_only (self);
  filter->text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  filter->sort = cld_row_table_get_sort (self->table, &column, &descending) ? cld_notice_look_sort (self->view, column) : CLD_NOTICE_BY_STATE;
  filter->descending = descending;
}

static gboolean
is_narrowed (CldNoticesView *self)
{
  return gtk_drop_down_get_selected (self->period) != PERIOD_ANY || get_choice (self->recipients, self->recipient_codes) ||
         get_choice (self->senders, self->sender_codes) || get_choice (self->reasons, self->reason_codes) || get_only (self) != 0 || *gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* --- what is shown --- */

static void
update_empty (CldNoticesView *self)
{
  gboolean any = cld_row_table_get_n_rows (self->table) > 0, narrowed = is_narrowed (self);

  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any);
  gtk_widget_set_can_focus (GTK_WIDGET (self->table), any);
  gtk_widget_set_visible (self->clear_button, narrowed);
  adw_status_page_set_icon_name (self->empty, narrowed ? "edit-find-symbolic" : self->view == CLD_NOTICES_SENT ? "mail-send-symbolic" : "mail-unread-symbolic");
  if (narrowed)
    adw_status_page_set_title (self->empty, _("No notices in this period"));
  else
    adw_status_page_set_title (self->empty, self->view == CLD_NOTICES_SENT ? _("No notices yet") : _("No notices received"));
  adw_status_page_set_description (self->empty, narrowed ? _("No notice matches what is typed and chosen.")
                                               : self->view == CLD_NOTICES_SENT ? _("Notices are prepared with a new placement.")
                                                                                : _("What homes and other authorities tell us is kept here."));
}

static void
show_count (GtkButton *button, guint n, const char *text, const char *icon_name, const char *style_class)
{
  GtkWidget *state = gtk_button_get_child (button);

  if (!GTK_IS_BOX (state))
    {
      state = cld_duty_look_make_state ();
      gtk_button_set_child (button, state);
    }
  cld_duty_look_set_state (state, &(CldDutyLook){ icon_name, style_class }, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (button), n > 0 || (GTK_IS_TOGGLE_BUTTON (button) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button))));
}

static void
update_counts (CldNoticesView *self)
{
  CldNoticeCounts counts;
  g_autofree char *late = NULL, *chase = NULL;

  cld_notice_register_count (self->notices, &counts);
  if (self->view == CLD_NOTICES_SENT)
    {
      late = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u not sent", "%u not sent", counts.to_send), counts.to_send);
      chase = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to chase", "%u to chase", counts.to_chase), counts.to_chase);
      show_count (self->late_button, counts.to_send, late, "dialog-warning-symbolic", "cld-late");
      show_count (GTK_BUTTON (self->chase_button), counts.to_chase, chase, "mail-unread-symbolic", "cld-due");
      return;
    }
  late = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open", "%u open", counts.received_open), counts.received_open);
  show_count (self->late_button, counts.received_open, late, "mail-unread-symbolic", "cld-due");
}

static void
update_chosen (CldNoticesView *self)
{
  guint n = cld_row_table_get_n_chosen (self->table);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u notice selected", "%u notices selected", n), n);

  gtk_label_set_label (self->chosen_label, text);
  gtk_revealer_set_reveal_child (self->chosen_revealer, n > 0);
}

static void
requery (CldNoticesView *self)
{
  CldNoticeFilter filter;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  if (!self->notices)
    return;
  cld_notices_view_fill_filter (self, &filter);
  rows = cld_notice_register_filter (self->notices, &filter);
  folded = cld_text_fold (filter.text);
  words = g_strsplit_set (folded, " ,;", -1);
  cld_row_table_set_rows (self->table, rows, (const char *const *) words);
  update_empty (self);
  update_chosen (self);
}

static void
changed_cb (CldNoticesView *self)
{
  if (!self->quiet)
    requery (self);
}

static void
load_choice (CldNoticesView *self, GtkDropDown *drop_down, const char *all, CldNoticeChoice choice, GStrv *kept, const char *(*word) (const char *))
{
  GStrv codes = cld_notice_register_choices (self->notices, self->view, choice);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; codes && codes[i]; i++)
    g_ptr_array_add (labels, (gpointer) (word && word (codes[i]) ? word (codes[i]) : codes[i]));
  g_ptr_array_add (labels, NULL);
  cld_choices_set (drop_down, all, kept, codes, (const char *const *) labels->pdata);
}

/**
 * cld_notices_view_show:
 * @self: a view
 * @notices: (nullable): what is recorded now; stays the caller's, until another one is shown
 */
void
cld_notices_view_show (CldNoticesView *self, CldNoticeRegister *notices)
{
  g_return_if_fail (CLD_IS_NOTICES_VIEW (self) && self->session);

  self->notices = notices;
  if (!notices)
    {
      cld_row_table_set_rows (self->table, NULL, NULL);
      return;
    }
  self->quiet = TRUE;
  if (self->view == CLD_NOTICES_SENT)
    load_choice (self, self->recipients, _("All recipients"), CLD_NOTICE_CHOICE_RECIPIENT_KINDS, &self->recipient_codes, cld_notice_words_recipient_kind);
  else
    load_choice (self, self->senders, _("All senders"), CLD_NOTICE_CHOICE_SENDERS, &self->sender_codes, NULL);
  load_choice (self, self->reasons, _("All reasons"), CLD_NOTICE_CHOICE_PROVISIONS, &self->reason_codes, cld_notice_words_reason);
  self->quiet = FALSE;
  update_counts (self);
  requery (self);
}

/* --- what can be done --- */

/**
 * cld_notices_view_get_current:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the notice that the keyboard is at
 */
const CldNoticeEntry *
cld_notices_view_get_current (CldNoticesView *self)
{
  return cld_row_table_get_current (self->table);
}

/**
 * cld_notices_view_get_meant:
 * @self: a view
 *
 * Returns: (transfer container) (element-type CldNoticeEntry): those that are chosen, else the current one, if any
 */
GPtrArray *
cld_notices_view_get_meant (CldNoticesView *self)
{
  GPtrArray *meant = cld_row_table_get_chosen (self->table);

  if (meant->len == 0 && cld_row_table_get_current (self->table))
    g_ptr_array_add (meant, (gpointer) cld_row_table_get_current (self->table));
  return meant;
}

/**
 * cld_notices_view_get_shown:
 * @self: a view
 *
 * Returns: (transfer container) (element-type CldNoticeEntry): those that are chosen, else all that are shown
 */
GPtrArray *
cld_notices_view_get_shown (CldNoticesView *self)
{
  GPtrArray *shown = cld_row_table_get_chosen (self->table);

  for (guint i = 0; cld_row_table_get_n_chosen (self->table) == 0 && i < cld_row_table_get_n_rows (self->table); i++)
    g_ptr_array_add (shown, (gpointer) cld_row_table_get_row (self->table, i));
  return shown;
}

static gboolean
fit_all (GPtrArray *entries, CldNoticeAct act)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const CldNoticeEntry *entry = entries->pdata[i];

      if (!cld_notice_act_fits (act, entry->line->incoming, entry->state))
        return FALSE;
    }
  return entries->len > 0;
}

/* What does not fit one of the rows that are chosen is not offered. */
static void
update_actions (CldNoticesView *self)
{
  static const struct
  {
    const char *action;
    CldNoticeAct act;
  } of_acts[] = {
    { "notices.send", CLD_NOTICE_ACT_SEND },         { "notices.send-again", CLD_NOTICE_ACT_SEND_AGAIN }, { "notices.acknowledge", CLD_NOTICE_ACT_ACKNOWLEDGE },
    { "notices.return", CLD_NOTICE_ACT_RETURN },     { "notices.withhold", CLD_NOTICE_ACT_WITHHOLD },     { "notices.take-back", CLD_NOTICE_ACT_TAKE_BACK },
    { "notices.chase", CLD_NOTICE_ACT_CHASE },       { "notices.close", CLD_NOTICE_ACT_CLOSE },           { "notices.reopen", CLD_NOTICE_ACT_REOPEN },
  };
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (self), g_type_from_name ("CldPane"));
  g_autoptr (GPtrArray) meant = cld_notices_view_get_meant (self);
  const CldNoticeEntry *current = cld_notices_view_get_current (self);

  if (!pane || !gtk_widget_get_child_visible (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (of_acts); i++)
    gtk_widget_action_set_enabled (pane, of_acts[i].action, fit_all (meant, of_acts[i].act));
  gtk_widget_action_set_enabled (pane, "notices.letters", self->view == CLD_NOTICES_SENT && meant->len > 0);
  gtk_widget_action_set_enabled (pane, "pane.open", current != NULL);
  gtk_widget_action_set_enabled (pane, "duty.do", current != NULL);
  gtk_widget_action_set_enabled (pane, "notices.open-child", current && current->line->child);
}

static void
chosen_cb (CldNoticesView *self)
{
  update_chosen (self);
  update_actions (self);
}

static void
unchoose_cb (CldNoticesView *self)
{
  cld_row_table_choose_none (self->table);
  cld_row_table_focus (self->table);
}

static void
open_cb (CldNoticesView *self)
{
  const CldNoticeEntry *entry = cld_row_table_get_current (self->table);

  if (entry)
    g_signal_emit (self, signals[OPEN], 0, entry->line->ref);
}

static gboolean
drop_menu_cb (gpointer data)
{
  gtk_widget_unparent (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* What was chosen in the menu is done after it has closed, so it must not go at once. */
static void
menu_closed_cb (CldNoticesView *self)
{
  GtkWidget *menu = g_steal_pointer (&self->menu);

  if (menu)
    g_idle_add (drop_menu_cb, g_object_ref (menu));
}

static GMenuModel *
make_menu (CldNoticesView *self)
{
  static const struct
  {
    const char *action;
    CldNoticeAct act;
    const char *label;
  } items[] = {
    { "notices.send", CLD_NOTICE_ACT_SEND, N_("Mark sent…") },
    { "notices.send-again", CLD_NOTICE_ACT_SEND_AGAIN, N_("Mark sent again…") },
    { "notices.acknowledge", CLD_NOTICE_ACT_ACKNOWLEDGE, N_("Mark acknowledged…") },
    { "notices.return", CLD_NOTICE_ACT_RETURN, N_("Mark returned…") },
    { "notices.chase", CLD_NOTICE_ACT_CHASE, N_("Chase…") },
    { "notices.withhold", CLD_NOTICE_ACT_WITHHOLD, N_("Withhold…") },
    { "notices.take-back", CLD_NOTICE_ACT_TAKE_BACK, N_("Send after all…") },
    { "notices.close", CLD_NOTICE_ACT_CLOSE, N_("Close…") },
    { "notices.reopen", CLD_NOTICE_ACT_REOPEN, N_("Open again…") },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GPtrArray) meant = cld_notices_view_get_meant (self);

  g_menu_append (menu, _("Open"), "pane.open");
  if (self->view == CLD_NOTICES_SENT)
    g_menu_append (menu, _("Letters…"), "notices.letters");
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (fit_all (meant, items[i].act))
      g_menu_append (menu, _(items[i].label), items[i].action);
  g_menu_append (menu, _("Open child"), "notices.open-child");
  return G_MENU_MODEL (menu);
}

static void
menu_cb (CldNoticesView *self, GtkWidget *from, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model = NULL;
  graphene_rect_t bounds;

  if (self->menu || !gtk_widget_compute_bounds (from, GTK_WIDGET (self), &bounds))
    return;
  if (at)
    bounds = GRAPHENE_RECT_INIT (bounds.origin.x + (float) at->x, bounds.origin.y + (float) at->y, (float) at->width, (float) at->height);
  model = make_menu (self);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, MIN (240, (int) bounds.size.width), (int) bounds.size.height });
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* --- search and focus --- */

/**
 * cld_notices_view_find:
 * @self: a view
 *
 * Goes to the search.
 */
void
cld_notices_view_find (CldNoticesView *self)
{
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * cld_notices_view_forward_key:
 * @self: a view
 * @controller: what got a key that begins a search
 *
 * Goes to the end of the search and types the key there.
 *
 * Returns: whether it was taken
 */
gboolean
cld_notices_view_forward_key (CldNoticesView *self, GtkEventControllerKey *controller)
{
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return cld_search_keys_forward (controller, GTK_EDITABLE (self->entry));
}

/**
 * cld_notices_view_focus:
 * @self: a view
 *
 * Gives the keyboard to the current row.
 */
void
cld_notices_view_focus (CldNoticesView *self)
{
  update_actions (self);
  if (cld_row_table_get_n_rows (self->table) > 0)
    cld_row_table_focus (self->table);
}

/* Escape takes the text away first, then the entry. */
static void
stop_search_cb (CldNoticesView *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return;
    }
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  cld_notices_view_focus (self);
}

static void
entry_activate_cb (CldNoticesView *self)
{
  requery (self);
  open_cb (self);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  GtkWidget *self = gtk_widget_get_ancestor (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), CLD_TYPE_NOTICES_VIEW);

  if (!self || (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  cld_notices_view_focus (CLD_NOTICES_VIEW (self));
  return TRUE;
}

/**
 * cld_notices_view_only:
 * @self: a view
 * @only: bits of #CldNoticeOnly
 *
 * Shows those of any time that are in such a state, and no others: what a number opens.
 */
void
cld_notices_view_only (CldNoticesView *self, guint only)
{
  self->quiet = TRUE;
  gtk_drop_down_set_selected (self->period, PERIOD_ANY);
  gtk_drop_down_set_selected (self->recipients, 0);
  gtk_drop_down_set_selected (self->senders, 0);
  gtk_drop_down_set_selected (self->reasons, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_toggle_button_set_active (self->not_sent, (only & CLD_NOTICES_NOT_SENT) != 0);
  gtk_toggle_button_set_active (self->not_acknowledged, (only & CLD_NOTICES_NOT_ACKNOWLEDGED) != 0);
  gtk_toggle_button_set_active (self->withheld, (only & CLD_NOTICES_WITHHELD) != 0);
  gtk_toggle_button_set_active (self->open, (only & CLD_NOTICES_OPEN) != 0);
  gtk_toggle_button_set_active (self->chase_button, (only & CLD_NOTICES_TO_CHASE) != 0);
  self->quiet = FALSE;
  requery (self);
}

/**
 * cld_notices_view_clear:
 * @self: a view
 *
 * Shows everything of any time.
 *
 * Returns: whether anything was left out before
 */
gboolean
cld_notices_view_clear (CldNoticesView *self)
{
  gboolean narrowed = is_narrowed (self);

  cld_notices_view_only (self, 0);
  return narrowed;
}

static void
clear_clicked_cb (CldNoticesView *self)
{
  cld_notices_view_clear (self);
  cld_notices_view_focus (self);
}

static void
late_clicked_cb (CldNoticesView *self)
{
  cld_notices_view_only (self, self->view == CLD_NOTICES_SENT ? CLD_NOTICES_NOT_SENT : CLD_NOTICES_OPEN);
}

/* The number opens exactly its rows, whatever else was chosen; pressed again it shows all. */
static void
chase_toggled_cb (CldNoticesView *self)
{
  if (!self->quiet)
    cld_notices_view_only (self, gtk_toggle_button_get_active (self->chase_button) ? CLD_NOTICES_TO_CHASE : 0);
}

/* --- life --- */

static void
cld_notices_view_dispose (GObject *object)
{
  CldNoticesView *self = CLD_NOTICES_VIEW (object);
  GtkWidget *child;

  self->quiet = TRUE;
  self->notices = NULL;
  if (self->menu)
    gtk_widget_unparent (g_steal_pointer (&self->menu));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->recipient_codes, g_strfreev);
  g_clear_pointer (&self->sender_codes, g_strfreev);
  g_clear_pointer (&self->reason_codes, g_strfreev);
  G_OBJECT_CLASS (cld_notices_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, revealer);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, entry);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, period);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, recipients);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, senders);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, reasons);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, not_sent);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, not_acknowledged);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, withheld);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, open);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, late_button);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, chase_button);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, table);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, empty);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, clear_button);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, chosen_revealer);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, letters_button);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, sent_button);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, acknowledged_button);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, chase_letter_button);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesView, close_button);
}

static void
cld_notices_view_class_init (CldNoticesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_notices_view_dispose;
  signals[OPEN] = g_signal_new ("open", CLD_TYPE_NOTICES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CLD_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/notices/cld-notices-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, unchoose_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, late_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, chase_toggled_cb);
}

static void
cld_notices_view_init (CldNoticesView *self)
{
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_choices_prepare (self->period, MAX_LETTERS + 6);
  cld_choices_prepare (self->recipients, MAX_LETTERS);
  cld_choices_prepare (self->senders, MAX_LETTERS);
  cld_choices_prepare (self->reasons, MAX_LETTERS);
}

/**
 * cld_notices_view_setup:
 * @self: a view, new
 * @session: the caseload
 * @view: %CLD_NOTICES_SENT or %CLD_NOTICES_RECEIVED
 *
 * Says what it shows; once, before anything else.
 */
void
cld_notices_view_setup (CldNoticesView *self, CldSession *session, CldNoticeView view)
{
  gboolean sent = view == CLD_NOTICES_SENT;

  g_return_if_fail (CLD_IS_NOTICES_VIEW (self) && !self->session);

  self->session = g_object_ref (session);
  self->view = view;
  cld_row_table_setup (self->table, sent ? &cld_notices_sent_kind : &cld_notices_received_kind, sent ? _("Notices sent") : _("Notices received"), TRUE, self);
  cld_row_table_set_sort (self->table, 0, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->recipients), sent);
  gtk_widget_set_visible (GTK_WIDGET (self->senders), !sent);
  gtk_widget_set_visible (GTK_WIDGET (self->not_sent), sent);
  gtk_widget_set_visible (GTK_WIDGET (self->not_acknowledged), sent);
  gtk_widget_set_visible (GTK_WIDGET (self->withheld), sent);
  gtk_widget_set_visible (GTK_WIDGET (self->open), !sent);
  gtk_widget_set_visible (self->letters_button, sent);
  gtk_widget_set_visible (self->sent_button, sent);
  gtk_widget_set_visible (self->acknowledged_button, sent);
  gtk_widget_set_visible (self->chase_letter_button, sent);
  gtk_widget_set_visible (self->close_button, !sent);
  self->quiet = FALSE;
}
