/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-today-others.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-draft.h"
#include "cld-duty-look.h"
#include "cld-kinds.h"
#include "cld-one-stop.h"
#include "cld-repo.h"
#include "cld-window.h"

#define FIRST_ROWS 6
#define MORE_ROWS 50

typedef struct
{
  GtkWidget *box;
  GtkWidget *badge;
  GtkWidget *list;
  GtkWidget *more;
  guint cap;
} Card;

struct _CldTodayOthers
{
  GtkWidget parent_instance;

  Card waiting;
  Card drafts;
};

enum
{
  MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldTodayOthers, cld_today_others, GTK_TYPE_WIDGET)

/* What a row opens. */
typedef struct
{
  const CldKind *kind;
  char *ref;
  char *child;
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_free (target->ref);
  g_free (target->child);
  g_free (target);
}

static void
row_activated_cb (CldTodayOthers *self, GtkListBoxRow *row)
{
  const Target *target = g_object_get_data (G_OBJECT (row), "cld-target");
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (window)
    cld_window_edit (window, target->kind, target->ref, target->child);
}

static void
more_cb (CldTodayOthers *self, GtkWidget *button)
{
  Card *card = button == self->waiting.more ? &self->waiting : &self->drafts;

  card->cap += MORE_ROWS;
  g_signal_emit (self, signals[MORE], 0);
}

static void
build_card (CldTodayOthers *self, Card *card, const char *title)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = gtk_label_new (title);

  card->cap = FIRST_ROWS;
  card->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  card->badge = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "cld-section");
  gtk_widget_add_css_class (card->badge, "cld-badge");
  gtk_widget_set_valign (card->badge, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (head, 6);
  gtk_widget_set_margin_top (head, 12);
  gtk_widget_set_margin_bottom (head, 6);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), card->badge);
  gtk_box_append (GTK_BOX (card->box), head);
  card->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (card->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (card->list, "boxed-list");
  gtk_widget_add_css_class (card->list, "cld-duties");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (card->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  cld_one_stop_add (card->list);
  gtk_box_append (GTK_BOX (card->box), card->list);
  card->more = gtk_button_new_with_label (_("Show more"));
  gtk_button_set_has_frame (GTK_BUTTON (card->more), FALSE);
  gtk_widget_set_halign (card->more, GTK_ALIGN_START);
  g_signal_connect_object (card->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card->box), card->more);
  gtk_widget_set_visible (card->box, FALSE);
  gtk_widget_set_parent (card->box, GTK_WIDGET (self));
}

static void
cld_today_others_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_today_others_parent_class)->dispose (object);
}

static void
cld_today_others_class_init (CldTodayOthersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_today_others_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[MORE] = g_signal_new ("more", CLD_TYPE_TODAY_OTHERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cld_today_others_init (CldTodayOthers *self)
{
  build_card (self, &self->waiting, _("Not acknowledged after 5 working days"));
  build_card (self, &self->drafts, _("Unfinished drafts"));
}

/**
 * cld_today_others_new:
 * @orientation: whether both stand side by side or below each other
 *
 * Returns: (transfer floating): two lists that show nothing yet
 */
GtkWidget *
cld_today_others_new (GtkOrientation orientation)
{
  CldTodayOthers *self = g_object_new (CLD_TYPE_TODAY_OTHERS, NULL);
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), orientation);
  gtk_box_layout_set_homogeneous (layout, orientation == GTK_ORIENTATION_HORIZONTAL);
  gtk_box_layout_set_spacing (layout, orientation == GTK_ORIENTATION_HORIZONTAL ? 18 : 0);
  return GTK_WIDGET (self);
}

static void
append_row (Card *card, const CldDutyLook *look, const char *word, const char *text, const char *aside, Target *target)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *state = cld_duty_look_make_state (), *label = gtk_label_new (text), *caption = gtk_label_new (aside);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", word, text, aside);

  cld_duty_look_set_state (state, look, word);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (caption, "cld-dim");
  gtk_widget_add_css_class (caption, "cld-num");
  gtk_box_append (GTK_BOX (box), state);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "cld-target", target, target_free);
  gtk_list_box_append (GTK_LIST_BOX (card->list), row);
}

static Target *
target_new (const CldKind *kind, const char *ref, const char *child)
{
  Target *target = g_new0 (Target, 1);

  target->kind = kind;
  target->ref = g_strdup (ref);
  target->child = g_strdup (child);
  return target;
}

/* Where the keyboard is in a card, -1 for elsewhere. */
static int
get_focused (Card *card)
{
  GtkRoot *root = gtk_widget_get_root (card->list);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && GTK_IS_LIST_BOX_ROW (focus) && gtk_widget_get_parent (focus) == card->list ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
}

static int
empty_card (Card *card)
{
  int focused = get_focused (card);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (card->list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (card->list), GTK_WIDGET (row));
  return focused;
}

static void
finish_card (Card *card, guint n, int focused)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  GtkListBoxRow *row = focused >= 0 && n > 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (card->list), MIN (focused, (int) MIN (n, card->cap) - 1)) : NULL;

  gtk_label_set_label (GTK_LABEL (card->badge), count);
  gtk_widget_set_visible (card->box, n > 0);
  gtk_widget_set_visible (card->more, n > card->cap);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Who did not answer: by name where that is recorded, else what they are. */
static char *
make_recipient (CldSession *session, const CldNoticeFact *notice)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = cld_repo_find (cld_session_get_db (session), &cld_notice_kind, notice->ref, arena, NULL);

  if (row && row->values[NOTICE_RECIPIENT] && *row->values[NOTICE_RECIPIENT])
    return g_strdup (row->values[NOTICE_RECIPIENT]);
  return g_strdup (notice->recipient_kind ? cld_code_list_label ("notification_recipient", notice->recipient_kind) : _("Recipient not recorded"));
}

static void
show_waiting (CldTodayOthers *self, CldSession *session, const CldToday *today)
{
  static const CldDutyLook look = { "mail-unread-symbolic", "cld-due" };
  const CldDutyPeople *people = cld_duty_watch_get_people (cld_duty_watch_of (session));
  int focused = empty_card (&self->waiting);

  for (guint i = 0; i < MIN (today->waiting->len, self->waiting.cap); i++)
    {
      const CldTodayWaiting *waiting = &g_array_index (today->waiting, CldTodayWaiting, i);
      g_autofree char *recipient = make_recipient (session, waiting->notice);
      g_autofree char *day = cld_duty_look_day (waiting->notice->sent_on, today->today);
      /* Translators: who was told, when, and about which child */
      g_autofree char *text = g_strdup_printf (_("%1$s · notice sent %2$s, %3$s"), recipient, day, cld_duty_people_get_name (people, waiting->facts->ref));
      g_autofree char *days = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d working day", "%d working days", (gulong) waiting->days), waiting->days);

      /* Translators: a notice was not acknowledged: ask again */
      append_row (&self->waiting, &look, _("Chase"), text, days, target_new (&cld_notice_kind, waiting->notice->ref, waiting->facts->ref));
    }
  finish_card (&self->waiting, today->waiting->len, focused);
}

/* When something was typed, as the clock on the wall said. */
static char *
make_moment (const char *utc)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) then = utc ? g_date_time_new_from_iso8601 (utc, zone) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) local = then ? g_date_time_to_local (then) : NULL;

  if (!local)
    return g_strdup (_("just now"));
  if (g_date_time_get_year (local) == g_date_time_get_year (now) && g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (now))
    return g_date_time_format (local, "%H:%M");
  /* Translators: a date and time, such as 4 Mar 16:40; see g_date_time_format() */
  return g_date_time_format (local, _("%-d %b %H:%M"));
}

static void
show_drafts (CldTodayOthers *self, CldSession *session)
{
  static const CldDutyLook look = { "document-edit-symbolic", "cld-upcoming" };
  const CldDutyPeople *people = cld_duty_watch_get_people (cld_duty_watch_of (session));
  g_autoptr (GPtrArray) drafts = cld_draft_list (cld_session_get_db (session), cld_store_get_actor (cld_session_get_store (session)), NULL);
  int focused = empty_card (&self->drafts);

  for (guint i = 0; drafts && i < MIN (drafts->len, self->drafts.cap); i++)
    {
      const CldDraft *draft = drafts->pdata[i];
      const char *title = _(draft->kind->title);
      g_autofree char *moment = make_moment (draft->saved_at);
      /* Translators: a kind of record and a child */
      g_autofree char *text = draft->child ? g_strdup_printf (_("%1$s · %2$s"), title, cld_duty_people_get_name (people, draft->child)) : g_strdup (title);

      append_row (&self->drafts, &look, _("Draft"), text, moment, target_new (draft->kind, draft->ref, draft->child));
    }
  finish_card (&self->drafts, drafts ? drafts->len : 0, focused);
}

/**
 * cld_today_others_show:
 * @self: both lists
 * @session: the caseload
 * @today: what was found
 */
void
cld_today_others_show (CldTodayOthers *self, CldSession *session, const CldToday *today)
{
  g_return_if_fail (CLD_IS_TODAY_OTHERS (self));

  show_waiting (self, session, today);
  show_drafts (self, session);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->waiting.box) || gtk_widget_get_visible (self->drafts.box));
}
