/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-move-dialogs.h"
#include "cld-notice-state.h"

#define WIDTH 620
#define HEIGHT 640

/* Who is told, and who is not, with the reason. What is chosen is decided at once; the page says it when the window closes. */

/* One recipient: its texts are copied, since the move may be looked at again meanwhile. */
typedef struct
{
  CldPlacementMove *move;
  GObject *owner; /* weak: the page, whose move it is */
  CldRecipient who;
  AdwComboRow *choice;
  AdwEntryRow *note;
  GPtrArray *reasons; /* of the choices: NULL for one that is no reason */
  gboolean filling;
} Recipient;

static void
recipient_free (gpointer data)
{
  Recipient *self = data;

  g_clear_weak_pointer (&self->owner);
  g_free ((char *) self->who.name);
  g_free ((char *) self->who.contact);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

/* The choices: told; nobody there to be told; then the reasons that this recipient allows. Only who may not be told by the record has
 * one more, that nothing is decided. */
static guint
get_first_reason (Recipient *self)
{
  return self->who.proposal == CLD_PROPOSE_WITHHOLD ? 3 : 2;
}

static CldMoveDecision
get_decision (Recipient *self)
{
  guint chosen = adw_combo_row_get_selected (self->choice), first = get_first_reason (self);

  if (first == 3)
    chosen = chosen == 0 ? G_MAXUINT : chosen - 1;
  if (chosen == G_MAXUINT)
    return CLD_MOVE_UNDECIDED;
  return chosen == 0 ? CLD_MOVE_TELL : chosen == 1 ? CLD_MOVE_LEAVE : CLD_MOVE_WITHHOLD;
}

static void
update_note (Recipient *self)
{
  guint chosen = adw_combo_row_get_selected (self->choice), first = get_first_reason (self);
  const char *reason = chosen >= first ? self->reasons->pdata[chosen - first] : NULL;
  gboolean needed = reason && cld_notice_reason_needs_note (reason);

  gtk_widget_set_visible (GTK_WIDGET (self->note), reason != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->note), needed ? _("Why (needed)") : _("Why"));
  if (needed && *gtk_editable_get_text (GTK_EDITABLE (self->note)) == '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "error");
}

/* A reason that needs a note decides nothing until there is one: nobody is left out without it. */
static void
decide (Recipient *self)
{
  guint chosen = adw_combo_row_get_selected (self->choice), first = get_first_reason (self);
  const char *reason = chosen >= first ? self->reasons->pdata[chosen - first] : NULL, *note = gtk_editable_get_text (GTK_EDITABLE (self->note));
  CldMoveDecision decision = get_decision (self);

  update_note (self);
  if (self->filling || !self->owner)
    return;
  if (decision == CLD_MOVE_WITHHOLD && cld_notice_reason_needs_note (reason) && !*note)
    decision = CLD_MOVE_UNDECIDED;
  cld_placement_move_decide (self->move, &self->who, decision, reason, reason && *note ? note : NULL);
}

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, Recipient *self)
{
  decide (self);
}

static void
typed_cb (GtkEditable *entry, Recipient *self)
{
  decide (self);
}

static GtkStringList *
list_choices (Recipient *self)
{
  const CldCodeList *reasons = cld_code_list_find ("notice_not_sent_reason");
  GtkStringList *list = gtk_string_list_new (NULL);

  if (self->who.proposal == CLD_PROPOSE_WITHHOLD)
    gtk_string_list_append (list, _("Not decided"));
  gtk_string_list_append (list, _("Told"));
  gtk_string_list_append (list, _("There is nobody to tell"));
  for (guint i = 0; i < cld_code_list_get_n (reasons); i++)
    {
      const CldCode *reason = cld_code_list_get (reasons, i);
      g_autofree char *text = g_strdup_printf (_("Withheld: %s"), reason->label);

      if (!cld_notice_may_be_withheld (self->who.code, reason->code))
        continue;
      gtk_string_list_append (list, text);
      g_ptr_array_add (self->reasons, (gpointer) reason->code);
    }
  return list;
}

static guint
find_choice (Recipient *self, CldMoveDecision decision, const char *reason)
{
  guint first = get_first_reason (self);

  if (decision == CLD_MOVE_TELL)
    return first - 2;
  if (decision == CLD_MOVE_LEAVE)
    return first - 1;
  for (guint i = 0; decision == CLD_MOVE_WITHHOLD && i < self->reasons->len; i++)
    if (g_strcmp0 (self->reasons->pdata[i], reason) == 0)
      return first + i;
  return 0;
}

/* Returns: the row, where nobody decided yet. */
static GtkWidget *
add_recipient (GtkWidget *group, CldPlacementMove *move, const CldRecipient *who, GObject *owner)
{
  Recipient *self = g_new0 (Recipient, 1);
  const char *reason, *note;
  CldMoveDecision decision = cld_placement_move_get_decision (move, who, &reason, &note);
  g_autofree char *label = g_strdup (cld_code_list_label ("notification_recipient", who->code));
  g_autofree char *title = who->name ? g_strdup_printf ("%s · %s", label, who->name) : g_strdup (label);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", who->provision, _(who->why));
  g_autoptr (GtkStringList) choices = NULL;

  self->move = move;
  self->who = *who;
  self->who.name = g_strdup (who->name);
  self->who.contact = g_strdup (who->contact);
  self->reasons = g_ptr_array_new ();
  self->filling = TRUE;
  g_set_weak_pointer (&self->owner, owner);
  choices = list_choices (self);
  self->choice = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 3, "model", choices, NULL);
  /* Not while it is made: it would be told of the text before it is told that this is no markup. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->choice), subtitle);
  self->note = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "text", note ? note : "", NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->choice), "cld-row");
  if (who->proposal == CLD_PROPOSE_WITHHOLD)
    adw_action_row_set_icon_name (ADW_ACTION_ROW (self->choice), "view-conceal-symbolic");
  adw_combo_row_set_selected (self->choice, find_choice (self, decision, reason));
  gtk_list_box_append (GTK_LIST_BOX (group), GTK_WIDGET (self->choice));
  gtk_list_box_append (GTK_LIST_BOX (group), GTK_WIDGET (self->note));
  update_note (self);
  self->filling = FALSE;
  g_object_set_data_full (G_OBJECT (self->choice), "recipient", self, recipient_free);
  g_signal_connect (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect (self->note, "changed", G_CALLBACK (typed_cb), self);
  return decision == CLD_MOVE_UNDECIDED ? GTK_WIDGET (self->choice) : NULL;
}

typedef struct
{
  CldMoveDone done;
  GObject *owner; /* weak */
} Closing;

static void
closing_free (gpointer data, GClosure *closure)
{
  Closing *closing = data;

  g_clear_weak_pointer (&closing->owner);
  g_free (closing);
}

static gboolean
close_cb (GtkWindow *window, Closing *closing)
{
  if (closing->owner)
    closing->done (closing->owner);
  return FALSE;
}

static GtkWidget *
make_content (GtkWidget *list, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = adw_header_bar_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", WIDTH, "child", list, NULL);

  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 18);
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (title, ""));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

/**
 * cld_move_recipients_show:
 * @from: the page
 * @move: its move, which was looked at
 * @of_end: whether those who are told of the end of the old placement are meant
 * @done: called when the window closes
 * @data: (type GObject): the page: @done is not called once it is gone
 *
 * Shows who is told, so that it can be decided otherwise.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
cld_move_recipients_show (GtkWidget *from, CldPlacementMove *move, gboolean of_end, CldMoveDone done, gpointer data)
{
  const CldMovePlan *plan = cld_placement_move_get_plan (move);
  GArray *recipients = of_end ? plan->recipients_end : plan->recipients;
  const char *title = of_end ? _("Who is told that the placement ends") : _("Who is told of the placement");
  GtkRoot *root = gtk_widget_get_root (from);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", title, "modal", TRUE, "default-width", WIDTH, "default-height", HEIGHT, NULL);
  GtkWidget *list = gtk_list_box_new (), *undecided = NULL;
  Closing *closing = g_new0 (Closing, 1);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; recipients && i < recipients->len; i++)
    {
      GtkWidget *row = add_recipient (list, move, &g_array_index (recipients, CldRecipient, i), G_OBJECT (data));

      undecided = undecided ? undecided : row;
    }
  closing->done = done;
  g_set_weak_pointer (&closing->owner, G_OBJECT (data));
  g_signal_connect_data (window, "close-request", G_CALLBACK (close_cb), closing, closing_free, 0);
  adw_window_set_content (ADW_WINDOW (window), make_content (list, title));
  add_escape (window);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (window));
  if (undecided)
    gtk_widget_grab_focus (undecided);
  return GTK_WINDOW (window);
}
