/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-notice-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-files-group.h"
#include "cld-kinds.h"
#include "cld-letters-page.h"
#include "cld-notice-dialog.h"
#include "cld-notice-effect-list.h"
#include "cld-notice-look.h"
#include "cld-notice-words.h"
#include "cld-one-stop.h"
#include "cld-repo.h"
#include "cld-value.h"
#include "cld-window.h"

struct _CldNoticePage
{
  CldPane parent_instance;

  GtkBox *buttons;
  GtkListBox *facts;
  GtkBox *effects;
  GtkBox *files;

  char *ref;
  CldNoticeRegister *notices; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (CldNoticePage, cld_notice_page, CLD_TYPE_PANE)

/* What the page offers as buttons, in this order; the rest is in the menu. */
static const struct
{
  const char *action;
  CldNoticeAct act;
  gboolean button;
} of_acts[] = {
  { "notices.send", CLD_NOTICE_ACT_SEND, TRUE },        { "notices.acknowledge", CLD_NOTICE_ACT_ACKNOWLEDGE, TRUE },
  { "notices.close", CLD_NOTICE_ACT_CLOSE, TRUE },      { "notices.send-again", CLD_NOTICE_ACT_SEND_AGAIN, FALSE },
  { "notices.return", CLD_NOTICE_ACT_RETURN, FALSE },   { "notices.withhold", CLD_NOTICE_ACT_WITHHOLD, FALSE },
  { "notices.take-back", CLD_NOTICE_ACT_TAKE_BACK, FALSE }, { "notices.chase", CLD_NOTICE_ACT_CHASE, FALSE },
  { "notices.reopen", CLD_NOTICE_ACT_REOPEN, FALSE },
};

static const CldNoticeEntry *
get_entry (CldNoticePage *self)
{
  return self->notices ? cld_notice_register_find (self->notices, self->ref) : NULL;
}

static CldSession *
get_session (CldNoticePage *self)
{
  return cld_pane_get_session (CLD_PANE (self));
}

/* --- what is recorded --- */

static void
add_fact (CldNoticePage *self, const char *label, const char *value)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *key = gtk_label_new (label), *text = gtk_label_new (value);
  g_autofree char *sentence = g_strdup_printf ("%s: %s", label, value);

  gtk_label_set_xalign (GTK_LABEL (key), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), FALSE);
  gtk_widget_set_size_request (key, 150, -1);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (key, "cld-dim");
  gtk_widget_set_valign (key, GTK_ALIGN_START);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_list_box_append (self->facts, row);
}

static void
add_state (CldNoticePage *self, const CldNoticeEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *state = cld_duty_look_make_state ();
  g_autofree char *waiting = cld_notice_words_dup_waiting (entry);
  GtkWidget *more = gtk_label_new (waiting ? waiting : "");

  cld_duty_look_set_state (state, cld_notice_look (entry), cld_notice_words_standing (entry));
  gtk_widget_add_css_class (more, "cld-dim");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), state);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, cld_notice_words_standing (entry), -1);
  gtk_list_box_append (self->facts, row);
}

static gboolean
is_shown_elsewhere (guint field)
{
  return field == NOTICE_DIRECTION || field == NOTICE_CHILD || field == NOTICE_PLACEMENT || field == NOTICE_PROVIDER;
}

static char *
dup_value (CldRecord *record, const CldNoticeEntry *entry, guint field)
{
  const CldField *of = &cld_notice_kind.fields[field];
  const char *value = cld_record_get_text (record, field);

  if (!value)
    return NULL;
  if (field == NOTICE_PROVISION)
    return g_strdup_printf ("%s · %s", cld_notice_words_reason (value), cld_notice_words_provision (value, entry->line->recipient_kind));
  return cld_value_display (of, value);
}

static void
add_facts (CldNoticePage *self, const CldNoticeEntry *entry)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = cld_repo_find (cld_session_get_db (get_session (self)), &cld_notice_kind, self->ref, arena, NULL);
  g_autoptr (CldRecord) record = row ? cld_record_new_from_row (row) : NULL;
  g_autofree char *due = entry->due != CLD_NO_DAY ? cld_duty_look_long_day (entry->due) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))))
    gtk_list_box_remove (self->facts, child);
  add_state (self, entry);
  if (entry->child_name)
    add_fact (self, _("Child"), entry->child_name);
  if (entry->line->provider_name)
    add_fact (self, _("Provider"), entry->line->provider_name);
  if (due && !entry->line->incoming)
    /* Translators: the day by which a notice had to be sent */
    add_fact (self, _("Due"), due);
  for (guint i = 0; record && i < cld_notice_kind.n_fields; i++)
    {
      g_autofree char *value = is_shown_elsewhere (i) ? NULL : dup_value (record, entry, i);

      if (value)
        add_fact (self, _(cld_notice_kind.fields[i].label), value);
    }
}

/* --- what can be done --- */

static void
act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldNoticePage *self = CLD_NOTICE_PAGE (widget);
  const CldNoticeEntry *entry = get_entry (self);

  for (guint i = 0; entry && i < G_N_ELEMENTS (of_acts); i++)
    if (g_str_equal (of_acts[i].action, name))
      gtk_window_present (GTK_WINDOW (cld_notice_dialog_new (widget, get_session (self), of_acts[i].act, &entry, 1)));
}

/* What comes next. */
static void
do_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldNoticePage *self = CLD_NOTICE_PAGE (widget);
  const CldNoticeEntry *entry = get_entry (self);

  for (guint i = 0; entry && i < G_N_ELEMENTS (of_acts); i++)
    if (cld_notice_act_fits (of_acts[i].act, entry->line->incoming, entry->state))
      {
        gtk_widget_activate_action (widget, of_acts[i].action, NULL);
        return;
      }
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *window = cld_window_of (widget);

  if (window)
    cld_window_edit (window, &cld_notice_kind, CLD_NOTICE_PAGE (widget)->ref, NULL);
}

static void
open_child (const char *child, gpointer data)
{
  CldWindow *window = cld_window_of (data);

  if (window)
    cld_window_open_child (window, child);
}

static void
open_child_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CldNoticeEntry *entry = get_entry (CLD_NOTICE_PAGE (widget));

  if (entry && entry->line->child)
    open_child (entry->line->child, widget);
}

static void
letters_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldNoticePage *self = CLD_NOTICE_PAGE (widget);
  CldWindow *window = cld_window_of (widget);
  g_autoptr (GError) error = NULL;
  CldPane *page = window ? cld_letters_page_new (get_session (self), NULL, (const char *[]){ self->ref, NULL }, &error) : NULL;

  if (page)
    cld_window_push (window, page);
  else if (window)
    cld_window_show_error (window, _("The letter cannot be made"), error);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *window = cld_window_of (widget);

  if (window)
    cld_window_pop (window);
}

static void
add_button (CldNoticePage *self, const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (self->buttons, button);
}

static void
add_buttons (CldNoticePage *self, const CldNoticeEntry *entry)
{
  GtkWidget *child;
  gboolean first = TRUE;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))))
    gtk_box_remove (self->buttons, child);
  for (guint i = 0; i < G_N_ELEMENTS (of_acts); i++)
    {
      gboolean fits = cld_notice_act_fits (of_acts[i].act, entry->line->incoming, entry->state);

      gtk_widget_action_set_enabled (GTK_WIDGET (self), of_acts[i].action, fits);
      if (!fits || !of_acts[i].button)
        continue;
      add_button (self, cld_notice_act_label (of_acts[i].act), of_acts[i].action, first);
      first = FALSE;
    }
  if (!entry->line->incoming)
    add_button (self, _("Letter…"), "notices.letters", FALSE);
  add_button (self, _("Edit"), "notices.edit", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notices.open-child", entry->line->child != NULL);
}

/* --- the page --- */

static void
show_effects (CldNoticePage *self, const CldNoticeEntry *entry)
{
  const char *today = cld_session_get_today (get_session (self));
  g_autoptr (CldNoticeEffects) effects = entry->line->incoming ? cld_notice_effects_load (cld_session_get_db (get_session (self)), self->ref, today, NULL) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->effects), effects != NULL);
  if (effects)
    cld_notice_effect_list_fill (self->effects, effects, cld_date_to_day (today), open_child, self);
}

static void
show_title (CldNoticePage *self, const CldNoticeEntry *entry)
{
  const char *who = entry->line->recipient && *entry->line->recipient ? entry->line->recipient : entry->line->incoming ? entry->line->provider_name
                                                                                              : cld_notice_words_recipient_kind (entry->line->recipient_kind);
  /* Translators: %s is to whom a notice goes, or who sent it */
  g_autofree char *title = g_strdup_printf (entry->line->incoming ? _("Notice from %s") : _("Notice to %s"), who ? who : _("somebody who is not recorded"));

  cld_pane_set_title (CLD_PANE (self), title, entry->child_name ? entry->child_name : entry->line->provider_name);
}

static void
load (CldNoticePage *self)
{
  CldSession *session = get_session (self);
  g_autoptr (GError) error = NULL;
  CldNoticeRegister *notices = cld_notice_register_load (cld_session_get_db (session), cld_session_get_today (session), &error);
  const CldNoticeEntry *entry;
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (!notices)
    {
      if (window)
        cld_window_show_error (window, _("The notice could not be read"), error);
      return;
    }
  g_clear_pointer (&self->notices, cld_notice_register_free);
  self->notices = notices;
  entry = get_entry (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->buttons), entry != NULL);
  if (!entry)
    {
      cld_pane_set_banner (CLD_PANE (self), "dialog-warning-symbolic", _("This notice is not there any more."));
      return;
    }
  cld_pane_set_banner (CLD_PANE (self), NULL, NULL);
  show_title (self, entry);
  add_buttons (self, entry);
  add_facts (self, entry);
  show_effects (self, entry);
}

static void
cld_notice_page_changed (CldPane *pane, const char *child)
{
  load (CLD_NOTICE_PAGE (pane));
}

static void
cld_notice_page_shown (CldPane *pane)
{
  gtk_widget_child_focus (GTK_WIDGET (CLD_NOTICE_PAGE (pane)->buttons), GTK_DIR_TAB_FORWARD);
}

static void
cld_notice_page_finalize (GObject *object)
{
  CldNoticePage *self = CLD_NOTICE_PAGE (object);

  g_clear_pointer (&self->notices, cld_notice_register_free);
  g_free (self->ref);
  G_OBJECT_CLASS (cld_notice_page_parent_class)->finalize (object);
}

static void
cld_notice_page_class_init (CldNoticePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_notice_page_finalize;
  CLD_PANE_CLASS (klass)->changed = cld_notice_page_changed;
  CLD_PANE_CLASS (klass)->shown = cld_notice_page_shown;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/notices/cld-notice-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CldNoticePage, buttons);
  gtk_widget_class_bind_template_child (widget_class, CldNoticePage, facts);
  gtk_widget_class_bind_template_child (widget_class, CldNoticePage, effects);
  gtk_widget_class_bind_template_child (widget_class, CldNoticePage, files);
  for (guint i = 0; i < G_N_ELEMENTS (of_acts); i++)
    gtk_widget_class_install_action (widget_class, of_acts[i].action, NULL, act_cb);
  gtk_widget_class_install_action (widget_class, "duty.do", NULL, do_cb);
  gtk_widget_class_install_action (widget_class, "notices.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "child.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "notices.letters", NULL, letters_cb);
  gtk_widget_class_install_action (widget_class, "notices.open-child", NULL, open_child_cb);
  gtk_widget_class_install_action (widget_class, "pane.cancel", NULL, back_cb);
}

static void
cld_notice_page_init (CldNoticePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_one_stop_add (GTK_WIDGET (self->facts));
}

/**
 * cld_notice_page_new:
 * @session: the caseload
 * @ref: a notice
 *
 * Returns: (transfer floating): its page
 */
CldPane *
cld_notice_page_new (CldSession *session, const char *ref)
{
  CldNoticePage *self = g_object_new (CLD_TYPE_NOTICE_PAGE, "session", session, NULL);
  g_autofree char *claim = g_strdup_printf ("notice/%s", ref);
  const CldNoticeEntry *entry;

  self->ref = g_strdup (ref);
  load (self);
  entry = get_entry (self);
  gtk_box_append (self->files, cld_files_group_new (session, entry ? entry->line->child : NULL, claim));
  return CLD_PANE (self);
}
