/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-setup-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-setup-page-private.h"
#include "cld-text.h"
#include "cld-window.h"

/* What a team tells the program about itself: one page, everything on it, in any order, saved as one change. */

G_DEFINE_FINAL_TYPE (CldSetupPage, cld_setup_page, CLD_TYPE_PANE)

/* --- our own authority --- */

static char *
describe_authority (const CldSetupAuthority *authority)
{
  /* Translators: the name of an authority and its number */
  return authority ? g_strdup_printf (_("%1$s · %2$s"), authority->name, authority->code) : NULL;
}

static gboolean
has_words (const CldSetupAuthority *authority, GStrv words)
{
  g_autofree char *text = g_strconcat (authority->name, " ", authority->code, NULL);
  g_autofree char *folded = cld_text_fold (text);

  for (guint i = 0; words && words[i]; i++)
    if (!strstr (folded, words[i]))
      return FALSE;
  return TRUE;
}

/* What begins with the words first. */
static gboolean
begins_with (const CldSetupAuthority *authority, const char *folded)
{
  g_autofree char *name = cld_text_fold (authority->name);

  return folded && (g_str_has_prefix (name, folded) || g_str_has_prefix (authority->code, folded));
}

static void
fill_own (CldPicker *picker, const char *search, gpointer data)
{
  CldSetupPage *self = data;
  g_autofree char *folded = search ? cld_text_fold (search) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit (folded, " ", -1) : NULL;
  guint n = self->setup ? cld_setup_get_n_authorities (self->setup) : 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        const CldSetupAuthority *authority = cld_setup_get_authority (self->setup, i);
        g_autofree char *text = describe_authority (authority);

        if (begins_with (authority, folded) == (pass == 0) && has_words (authority, words))
          cld_picker_add (picker, authority->code, text, NULL);
      }
}

static void
own_chosen_cb (CldSetupPage *self)
{
  cld_setup_set_own (self->setup, cld_picker_get_chosen (self->own));
  self->ticked = TRUE;
  cld_setup_neighbours_refresh (self->neighbours);
}

static void
ticked_cb (CldSetupPage *self)
{
  self->ticked = TRUE;
}

static void
make_own (CldSetupPage *self)
{
  self->own = CLD_PICKER (cld_picker_new (fill_own, self));
  cld_picker_set_label (self->own, _("Our authority"));
  gtk_label_set_mnemonic_widget (self->own_label, cld_picker_get_button (self->own));
  g_signal_connect_object (self->own, "chosen", G_CALLBACK (own_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->own_box, GTK_WIDGET (self->own));
}

/* --- what is recorded --- */

static void
load (CldSetupPage *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  g_autoptr (CldSetup) old = NULL;
  g_autoptr (GError) error = NULL;
  CldSetup *setup = cld_setup_load (cld_session_get_db (session), &error);
  const CldSetupAuthority *own;
  g_autofree char *text = NULL;

  if (!setup)
    {
      cld_pane_set_banner (CLD_PANE (self), "dialog-error-symbolic", error->message);
      gtk_widget_set_sensitive (self->recorded, self->setup != NULL);
      return;
    }
  /* What is shown still points into the old one. */
  old = g_steal_pointer (&self->setup);
  self->setup = setup;
  own = cld_setup_get_own (setup);
  text = describe_authority (own);
  cld_picker_choose (self->own, own ? own->code : NULL, text);
  cld_setup_neighbours_show (self->neighbours, setup);
  cld_setup_officers_show (self->nominated, setup, session, "NO");
  cld_setup_officers_show (self->directors, setup, session, "DCS");
  cld_setup_letters_show (self->letters, setup, session);
  self->ticked = FALSE;
  gtk_widget_set_sensitive (self->recorded, TRUE);
}

/**
 * _cld_setup_page_is_changed:
 * @self: a page
 *
 * Returns: whether something stands there that is not recorded
 */
gboolean
_cld_setup_page_is_changed (CldSetupPage *self)
{
  return self->setup && (self->ticked || cld_setup_officers_is_changed (self->nominated) || cld_setup_officers_is_changed (self->directors) ||
                         cld_setup_letters_is_changed (self->letters));
}

static void
changed (CldPane *pane, const char *child)
{
  CldSetupPage *self = CLD_SETUP_PAGE (pane);

  /* What is typed stays; who saves it over somebody else's change is told then. */
  if (!child && !self->busy && !self->done && !_cld_setup_page_is_changed (self))
    load (self);
}

/* --- the page --- */

static void
shown (CldPane *pane)
{
  CldSetupPage *self = CLD_SETUP_PAGE (pane);

  cld_pane_hide_navigation (pane);
  gtk_widget_grab_focus (GTK_WIDGET (self->own));
}

static gboolean
leave (CldPane *pane)
{
  CldSetupPage *self = CLD_SETUP_PAGE (pane);

  if (self->busy || _cld_setup_page_waits (self))
    return FALSE;
  if (self->done || !_cld_setup_page_is_changed (self))
    return TRUE;
  _cld_setup_page_ask (self);
  return FALSE;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_setup_page_save (CLD_SETUP_PAGE (widget));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *window = cld_window_of (widget);

  if (window)
    cld_window_pop (window);
  else
    cld_pane_leave (CLD_PANE (widget));
}

static void
cld_setup_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (cld_setup_page_parent_class)->constructed (object);
  if (cld_pane_get_session (CLD_PANE (object)))
    load (CLD_SETUP_PAGE (object));
}

static void
cld_setup_page_finalize (GObject *object)
{
  cld_setup_free (CLD_SETUP_PAGE (object)->setup);
  G_OBJECT_CLASS (cld_setup_page_parent_class)->finalize (object);
}

static void
cld_setup_page_class_init (CldSetupPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CldPaneClass *pane_class = CLD_PANE_CLASS (klass);

  object_class->constructed = cld_setup_page_constructed;
  object_class->finalize = cld_setup_page_finalize;
  pane_class->changed = changed;
  pane_class->leave = leave;
  pane_class->shown = shown;
  gtk_widget_class_install_action (widget_class, "pane.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "pane.save", NULL, save_action);

  g_type_ensure (CLD_TYPE_SETUP_LETTERS);
  g_type_ensure (CLD_TYPE_SETUP_NEIGHBOURS);
  g_type_ensure (CLD_TYPE_SETUP_OFFICERS);
  g_type_ensure (CLD_TYPE_SETUP_POSTCODES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/setup/cld-setup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CldSetupPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPage, directors);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPage, letters);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPage, neighbours);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPage, nominated);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPage, own_box);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPage, own_label);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPage, postcodes);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPage, recorded);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldSetupPage, spinner);
}

/* A text of several lines would take Ctrl+Return for a new line: it is looked at before. */
static void
add_keys (GtkWidget *page)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"), gtk_named_action_new ("pane.save")));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (page, controller);
}

static void
cld_setup_page_init (CldSetupPage *self)
{
  GtkWidget *header;

  gtk_widget_init_template (GTK_WIDGET (self));
  make_own (self);
  add_keys (GTK_WIDGET (self));
  g_signal_connect_object (self->neighbours, "changed", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  cld_pane_set_title (CLD_PANE (self), _("Set-up"), NULL);
  /* Both buttons stand where those of the window do. */
  header = gtk_widget_get_ancestor (self->cancel_button, ADW_TYPE_HEADER_BAR);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
}

/**
 * cld_setup_page_new:
 * @session: the caseload
 *
 * Returns: (transfer floating): the page with what is recorded
 */
CldPane *
cld_setup_page_new (CldSession *session)
{
  g_return_val_if_fail (CLD_IS_SESSION (session), NULL);

  return g_object_new (CLD_TYPE_SETUP_PAGE, "session", session, NULL);
}
