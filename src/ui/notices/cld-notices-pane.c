/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-notices-pane.h"

#include <glib/gi18n-lib.h>

#include "cld-host-view.h"
#include "cld-kinds.h"
#include "cld-letters-page.h"
#include "cld-notice-dialog.h"
#include "cld-notice-page.h"
#include "cld-notices-view.h"
#include "cld-print-ui.h"
#include "cld-search-keys.h"
#include "cld-window.h"

struct _CldNoticesPane
{
  CldPane parent_instance;

  AdwSqueezer *squeezer;
  GtkWidget *switcher;
  AdwViewSwitcherBar *switcher_bar;
  AdwViewStack *stack;
  CldNoticesView *sent;
  CldNoticesView *received;
  CldHostView *host;
  GtkWidget *new_button;

  CldNoticeRegister *notices; /* (nullable) */
  CldHostRegister *children;  /* (nullable) */
  guint squeeze_idle;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (CldNoticesPane, cld_notices_pane, CLD_TYPE_PANE)

static CldSession *
get_session (CldNoticesPane *self)
{
  return cld_pane_get_session (CLD_PANE (self));
}

/* The view of notices that is in view, or NULL where that is the register of children. */
static CldNoticesView *
get_view (CldNoticesPane *self)
{
  GtkWidget *visible = adw_view_stack_get_visible_child (self->stack);

  return CLD_IS_NOTICES_VIEW (visible) ? CLD_NOTICES_VIEW (visible) : NULL;
}

static void
show_fault (CldNoticesPane *self, const GError *error)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (window)
    cld_window_show_error (window, _("The notices could not be read"), error);
}

/* Reads everything anew. Views hold what the register before it had until they are told. */
static void
load (CldNoticesPane *self)
{
  CldSession *session = get_session (self);
  CldDb *db = session ? cld_session_get_db (session) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldNoticeRegister) notices = NULL;
  g_autoptr (CldHostRegister) children = NULL;

  self->stale = FALSE;
  if (!db)
    return;
  notices = cld_notice_register_load (db, cld_session_get_today (session), &error);
  children = notices ? cld_host_register_load (db, cld_session_get_today (session), &error) : NULL;
  if (!children)
    {
      show_fault (self, error);
      return;
    }
  cld_notices_view_show (self->sent, notices);
  cld_notices_view_show (self->received, notices);
  cld_host_view_show (self->host, children);
  g_clear_pointer (&self->notices, cld_notice_register_free);
  g_clear_pointer (&self->children, cld_host_register_free);
  self->notices = g_steal_pointer (&notices);
  self->children = g_steal_pointer (&children);
}

static void
focus_view (CldNoticesPane *self)
{
  if (get_view (self))
    cld_notices_view_focus (get_view (self));
  else
    cld_host_view_focus (self->host);
}

static const struct
{
  const char *name;
  CldNoticeAct act;
} of_acts[] = {
  { "notices.send", CLD_NOTICE_ACT_SEND },     { "notices.send-again", CLD_NOTICE_ACT_SEND_AGAIN }, { "notices.acknowledge", CLD_NOTICE_ACT_ACKNOWLEDGE },
  { "notices.return", CLD_NOTICE_ACT_RETURN }, { "notices.withhold", CLD_NOTICE_ACT_WITHHOLD },     { "notices.take-back", CLD_NOTICE_ACT_TAKE_BACK },
  { "notices.chase", CLD_NOTICE_ACT_CHASE },   { "notices.close", CLD_NOTICE_ACT_CLOSE },           { "notices.reopen", CLD_NOTICE_ACT_REOPEN },
};

/* Among the children of other authorities no notice is meant; a view of notices turns on again what fits its rows. */
static void
turn_off_acts (CldNoticesPane *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_acts[i].name, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notices.letters", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notices.open-child", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duty.do", FALSE);
}

static void
switched_cb (CldNoticesPane *self)
{
  gboolean host = get_view (self) == NULL;

  gtk_widget_set_tooltip_text (self->new_button, host ? _("Add a child of another authority (Ctrl+N)") : _("Add a notice (Ctrl+N)"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notices.end-stay", FALSE);
  if (host)
    turn_off_acts (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_view (self);
}

static void
open_notice_cb (CldNoticesPane *self, const char *ref)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (window)
    cld_window_push (window, cld_notice_page_new (get_session (self), ref));
}

static void
open_child_cb (CldNoticesPane *self, const char *ref)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (window)
    cld_window_edit (window, &cld_incoming_child_kind, ref, NULL);
}

/* --- actions --- */

static void
act_on_meant (CldNoticesPane *self, CldNoticeAct act)
{
  CldNoticesView *view = get_view (self);
  g_autoptr (GPtrArray) meant = view ? cld_notices_view_get_meant (view) : NULL;

  if (meant && meant->len > 0)
    gtk_window_present (GTK_WINDOW (cld_notice_dialog_new (GTK_WIDGET (self), get_session (self), act, (const CldNoticeEntry *const *) meant->pdata, meant->len)));
}

static void
act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_acts); i++)
    if (g_str_equal (of_acts[i].name, name))
      act_on_meant (CLD_NOTICES_PANE (widget), of_acts[i].act);
}

/* What comes next for the current row. */
static void
do_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const CldNoticeAct order[] = { CLD_NOTICE_ACT_SEND, CLD_NOTICE_ACT_ACKNOWLEDGE, CLD_NOTICE_ACT_SEND_AGAIN, CLD_NOTICE_ACT_CLOSE };
  CldNoticesPane *self = CLD_NOTICES_PANE (widget);
  const CldNoticeEntry *entry = get_view (self) ? cld_notices_view_get_current (get_view (self)) : NULL;

  for (guint i = 0; entry && i < G_N_ELEMENTS (order); i++)
    if (cld_notice_act_fits (order[i], entry->line->incoming, entry->state))
      {
        act_on_meant (self, order[i]);
        return;
      }
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldNoticesPane *self = CLD_NOTICES_PANE (widget);
  const CldNoticeEntry *entry = get_view (self) ? cld_notices_view_get_current (get_view (self)) : NULL;
  const CldRow *row = get_view (self) ? NULL : cld_host_view_get_current (self->host);

  if (entry)
    open_notice_cb (self, entry->line->ref);
  else if (row)
    open_child_cb (self, row->ref);
}

static void
open_childs_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldNoticesPane *self = CLD_NOTICES_PANE (widget);
  const CldNoticeEntry *entry = get_view (self) ? cld_notices_view_get_current (get_view (self)) : NULL;
  CldWindow *window = cld_window_of (widget);

  if (entry && entry->line->child && window)
    cld_window_open_child (window, entry->line->child);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldNoticesPane *self = CLD_NOTICES_PANE (widget);

  if (get_view (self))
    cld_notices_view_find (get_view (self));
  else
    cld_host_view_find (self->host);
}

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldNoticesPane *self = CLD_NOTICES_PANE (widget);
  CldWindow *window = cld_window_of (widget);

  if (window)
    cld_window_edit (window, get_view (self) ? &cld_notice_kind : &cld_incoming_child_kind, NULL, NULL);
}

/* The refs of @entries, %NULL-terminated; they are the register's. */
static GPtrArray *
list_refs (GPtrArray *entries)
{
  GPtrArray *refs = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (refs, (gpointer) ((const CldNoticeEntry *) entries->pdata[i])->line->ref);
  g_ptr_array_add (refs, NULL);
  g_ptr_array_unref (entries);
  return refs;
}

/* What is chosen, else what is shown. */
static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldNoticesPane *self = CLD_NOTICES_PANE (widget);
  CldNoticesPrint print = { .filter = CLD_NOTICE_FILTER_INIT };
  g_autoptr (GPtrArray) refs = NULL;
  g_autoptr (CldPrintJob) job = NULL;

  if (get_view (self))
    {
      refs = list_refs (cld_notices_view_get_shown (get_view (self)));
      cld_notices_view_fill_filter (get_view (self), &print.filter);
      print.refs = (const char *const *) refs->pdata;
    }
  else
    {
      print.host_only = TRUE;
      cld_host_view_fill_filter (self->host, &print.host_filter);
    }
  job = cld_print_job_new_notices (&print);
  cld_print_preview (widget, get_session (self), job);
}

static void
letters_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldNoticesPane *self = CLD_NOTICES_PANE (widget);
  CldWindow *window = cld_window_of (widget);
  g_autoptr (GPtrArray) refs = get_view (self) ? list_refs (cld_notices_view_get_meant (get_view (self))) : NULL;
  g_autoptr (GError) error = NULL;
  CldPane *page;

  if (!refs || refs->len < 2 || !window)
    return;
  page = cld_letters_page_new (get_session (self), NULL, (const char *const *) refs->pdata, &error);
  if (page)
    cld_window_push (window, page);
  else
    cld_window_show_error (window, _("The letters cannot be made"), error);
}

static void
end_stay_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldNoticesPane *self = CLD_NOTICES_PANE (widget);
  const CldRow *row = cld_host_view_get_current (self->host);

  if (row)
    open_child_cb (self, row->ref);
}

/* --- keys --- */

static gboolean
cld_notices_pane_key (CldPane *pane, GtkEventControllerKey *controller, guint keyval, GdkModifierType state)
{
  CldNoticesPane *self = CLD_NOTICES_PANE (pane);

  if (keyval == GDK_KEY_Escape)
    return get_view (self) ? cld_notices_view_clear (get_view (self)) : cld_host_view_clear (self->host);
  if (!cld_search_keys_is_text (keyval, state))
    return FALSE;
  /* Typing begins the search. */
  return get_view (self) ? cld_notices_view_forward_key (get_view (self), controller) : cld_host_view_forward_key (self->host, controller);
}

/* --- life --- */

static gboolean
squeeze_idle_cb (gpointer data)
{
  CldNoticesPane *self = data;

  self->squeeze_idle = 0;
  adw_view_switcher_bar_set_reveal (self->switcher_bar, adw_squeezer_get_visible_child (self->squeezer) != self->switcher);
  return G_SOURCE_REMOVE;
}

/* This comes while room is given out, so what stands elsewhere changes afterwards. */
static void
squeezed_cb (CldNoticesPane *self)
{
  if (!self->squeeze_idle)
    self->squeeze_idle = g_idle_add (squeeze_idle_cb, self);
}

static void
cld_notices_pane_shown (CldPane *pane)
{
  CldNoticesPane *self = CLD_NOTICES_PANE (pane);

  if (self->stale || !self->notices)
    load (self);
  focus_view (self);
}

static void
cld_notices_pane_changed (CldPane *pane, const char *child)
{
  CldNoticesPane *self = CLD_NOTICES_PANE (pane);

  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
cld_notices_pane_constructed (GObject *object)
{
  CldNoticesPane *self = CLD_NOTICES_PANE (object);
  CldSession *session;

  G_OBJECT_CLASS (cld_notices_pane_parent_class)->constructed (object);
  session = get_session (self);
  cld_pane_set_title (CLD_PANE (self), _("Notices"), NULL);
  if (!session)
    return;
  cld_notices_view_setup (self->sent, session, CLD_NOTICES_SENT);
  cld_notices_view_setup (self->received, session, CLD_NOTICES_RECEIVED);
  cld_host_view_setup (self->host);
}

static void
cld_notices_pane_dispose (GObject *object)
{
  CldNoticesPane *self = CLD_NOTICES_PANE (object);

  g_clear_handle_id (&self->squeeze_idle, g_source_remove);
  if (self->notices)
    {
      cld_notices_view_show (self->sent, NULL);
      cld_notices_view_show (self->received, NULL);
      cld_host_view_show (self->host, NULL);
    }
  g_clear_pointer (&self->notices, cld_notice_register_free);
  g_clear_pointer (&self->children, cld_host_register_free);
  G_OBJECT_CLASS (cld_notices_pane_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "pane.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "pane.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "pane.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "pane.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "duty.do", NULL, do_cb);
  gtk_widget_class_install_action (widget_class, "notices.letters", NULL, letters_cb);
  gtk_widget_class_install_action (widget_class, "notices.open-child", NULL, open_childs_page_cb);
  gtk_widget_class_install_action (widget_class, "notices.end-stay", NULL, end_stay_cb);
  for (guint i = 0; i < G_N_ELEMENTS (of_acts); i++)
    gtk_widget_class_install_action (widget_class, of_acts[i].name, NULL, act_cb);
}

static void
cld_notices_pane_class_init (CldNoticesPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cld_notices_pane_constructed;
  object_class->dispose = cld_notices_pane_dispose;
  CLD_PANE_CLASS (klass)->shown = cld_notices_pane_shown;
  CLD_PANE_CLASS (klass)->key = cld_notices_pane_key;
  CLD_PANE_CLASS (klass)->changed = cld_notices_pane_changed;

  g_type_ensure (CLD_TYPE_NOTICES_VIEW);
  g_type_ensure (CLD_TYPE_HOST_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/notices/cld-notices-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CldNoticesPane, squeezer);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesPane, switcher);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesPane, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesPane, sent);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesPane, received);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesPane, host);
  gtk_widget_class_bind_template_child (widget_class, CldNoticesPane, new_button);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_notice_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_child_cb);
  install_actions (widget_class);
}

static void
cld_notices_pane_init (CldNoticesPane *self)
{
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cld_notices_pane_new:
 * @session: the caseload
 *
 * Returns: (transfer floating): the register of notices
 */
CldPane *
cld_notices_pane_new (CldSession *session)
{
  return g_object_new (CLD_TYPE_NOTICES_PANE, "session", session, NULL);
}

/**
 * cld_notices_count:
 * @session: the caseload
 *
 * Returns: how many notices wait to be sent or chased
 */
gint64
cld_notices_count (CldSession *session)
{
  g_autoptr (CldNoticeRegister) notices = cld_notice_register_load (cld_session_get_db (session), cld_session_get_today (session), NULL);
  CldNoticeCounts counts = { 0 };

  if (notices)
    cld_notice_register_count (notices, &counts);
  return counts.to_send + counts.to_chase;
}
