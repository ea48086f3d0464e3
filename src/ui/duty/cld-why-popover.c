/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-why-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-do.h"
#include "cld-duty-watch.h"
#include "cld-kind.h"
#include "cld-why-content.h"
#include "cld-window.h"

#define WIDTH 440
#define EDGE 60
#define POINT_X 380

/* A popover that is open. It holds copies: what is recorded may change while it is read. */
typedef struct
{
  GtkWidget *popover;
  GtkWidget *relative_to;
  CldSession *session;
  CldDutyEntry *entry;
  char *text; /* for the clipboard */
} Why;

static void
why_free (gpointer data)
{
  Why *why = data;

  g_object_unref (why->session);
  g_clear_object (&why->entry);
  g_free (why->text);
  g_free (why);
}

static gboolean
drop_cb (gpointer data)
{
  if (gtk_widget_get_parent (data))
    gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (Why *why)
{
  if (gtk_widget_get_mapped (why->relative_to))
    gtk_widget_grab_focus (why->relative_to);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_cb, g_object_ref (why->popover), g_object_unref);
}

static void
open_record (const char *kind_id, const char *ref, gpointer data)
{
  Why *why = data;
  CldWindow *window = cld_window_of (why->relative_to);
  const CldKind *kind = cld_kind_find (kind_id);
  const char *child = cld_duty_entry_get_texts (why->entry)->child;

  gtk_popover_popdown (GTK_POPOVER (why->popover));
  if (window && strcmp (kind_id, "child") == 0)
    cld_window_open_child (window, child);
  else if (window && kind)
    cld_window_edit (window, kind, ref, child);
}

static void
copy_cb (Why *why)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (why->popover), why->text);
}

static void
do_cb (Why *why)
{
  gtk_popover_popdown (GTK_POPOVER (why->popover));
  cld_duty_do (why->relative_to, why->session, why->entry);
}

static GtkWidget *
make_buttons (Why *why, GtkWidget **focus)
{
  const char *action = cld_duty_entry_get_texts (why->entry)->action;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *copy = gtk_button_new_with_mnemonic (_("_Copy"));

  *focus = copy;
  gtk_widget_set_tooltip_text (copy, _("Copy this explanation"));
  gtk_widget_set_margin_top (box, 6);
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_cb), why);
  gtk_box_append (GTK_BOX (box), copy);
  if (action)
    {
      *focus = gtk_button_new_with_label (action);
      gtk_widget_add_css_class (*focus, "suggested-action");
      gtk_widget_set_hexpand (*focus, TRUE);
      gtk_widget_set_halign (*focus, GTK_ALIGN_END);
      g_signal_connect_swapped (*focus, "clicked", G_CALLBACK (do_cb), why);
      gtk_box_append (GTK_BOX (box), *focus);
    }
  return box;
}

/* Long explanations scroll; a narrow window has a narrow popover. */
static GtkWidget *
make_scrolled (GtkWidget *relative_to, GtkWidget *content)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (relative_to));
  int width = root ? gtk_widget_get_width (root) : 0, height = root ? gtk_widget_get_height (root) : 0;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX (200, height - 3 * EDGE));
  gtk_widget_set_size_request (scrolled, width > 0 ? MIN (WIDTH, width - EDGE) : WIDTH, -1);
  return scrolled;
}

/* On a long row it points at what the duty is called, not at the middle of the page. */
static void
point (GtkPopover *popover, GtkWidget *relative_to)
{
  int width = gtk_widget_get_width (relative_to);
  gboolean rtl = gtk_widget_get_direction (relative_to) == GTK_TEXT_DIR_RTL;
  GdkRectangle at = { rtl ? width - POINT_X : POINT_X, 0, 1, gtk_widget_get_height (relative_to) };

  if (width > 2 * POINT_X)
    gtk_popover_set_pointing_to (popover, &at);
}

static void
pop_up (Why *why, const CldDutyWhy *explained, const CldDuty *duty, gint32 today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const CldDutyTexts *texts = cld_duty_entry_get_texts (why->entry);
  g_autofree char *title = g_strdup_printf ("%s: %s", texts->title, texts->name_and_age);
  GtkWidget *focus;

  why->popover = gtk_popover_new ();
  g_object_set_data_full (G_OBJECT (why->popover), "cld-why", why, why_free);
  gtk_box_append (GTK_BOX (box), make_scrolled (why->relative_to, cld_why_content_new (texts, explained, duty, today, open_record, why)));
  gtk_box_append (GTK_BOX (box), make_buttons (why, &focus));
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_popover_set_child (GTK_POPOVER (why->popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (why->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why->text, -1);
  gtk_widget_set_parent (why->popover, why->relative_to);
  g_signal_connect_swapped (why->popover, "closed", G_CALLBACK (closed_cb), why);
  g_signal_connect_object (why->relative_to, "destroy", G_CALLBACK (gtk_widget_unparent), why->popover, G_CONNECT_SWAPPED);
  point (GTK_POPOVER (why->popover), why->relative_to);
  gtk_popover_popup (GTK_POPOVER (why->popover));
  gtk_widget_grab_focus (focus);
}

static const CldDuty *
find_duty (const CldDutyBoard *board, const char *child, const char *duty_ref)
{
  const CldFacts *facts = cld_duty_board_get_facts (board, child);
  guint n;
  const CldDuty *duties = cld_duty_board_get_duties (board, child, &n);

  for (guint i = 0; facts && i < n; i++)
    {
      g_autofree char *ref = cld_duty_dup_ref (facts, &duties[i]);

      if (strcmp (ref, duty_ref) == 0)
        return &duties[i];
    }
  return NULL;
}

/* One that is not on the board: what would follow within a year. It is kept in @duties. */
static const CldDuty *
find_projected (const CldDutyBoard *board, const char *child, const char *duty_ref, GArray *duties)
{
  const CldFacts *facts = cld_duty_board_get_facts (board, child);
  CldDutyRules rules = *cld_duty_board_get_rules (board);

  if (!facts)
    return NULL;
  rules.forecast_until = cld_day_add_months (cld_duty_board_get_today (board), 12);
  cld_duties_compute (facts, &rules, cld_duty_board_get_today (board), duties);
  for (guint i = 0; i < duties->len; i++)
    {
      g_autofree char *ref = cld_duty_dup_ref (facts, &g_array_index (duties, CldDuty, i));

      if (strcmp (ref, duty_ref) == 0)
        return &g_array_index (duties, CldDuty, i);
    }
  return NULL;
}

/**
 * cld_why_show:
 * @relative_to: the row or button that it points at, and that has the focus again afterwards
 * @session: the caseload
 * @child: a child's number
 * @duty_ref: ref of one of its duties; rings the bell where there is no such duty any more
 *
 * Shows why a duty has its date: the rule, the facts, the sum, the provision.
 */
void
cld_why_show (GtkWidget *relative_to, CldSession *session, const char *child, const char *duty_ref)
{
  const CldDutyBoard *board;
  const CldDuty *duty;
  const CldFacts *facts;
  gint32 today;
  g_autoptr (CldDutyWhy) explained = NULL;
  g_autoptr (GArray) projected = g_array_new (FALSE, FALSE, sizeof (CldDuty));
  Why *why;

  g_return_if_fail (GTK_IS_WIDGET (relative_to));
  g_return_if_fail (CLD_IS_SESSION (session));

  board = cld_duty_watch_get_board (cld_duty_watch_of (session));
  duty = board ? find_duty (board, child, duty_ref) : NULL;
  if (board && !duty)
    duty = find_projected (board, child, duty_ref, projected);
  if (!duty)
    {
      gtk_widget_error_bell (relative_to);
      return;
    }
  facts = cld_duty_board_get_facts (board, child);
  today = cld_duty_board_get_today (board);
  explained = cld_duty_explain (facts, cld_duty_board_get_rules (board), today, duty);
  why = g_new0 (Why, 1);
  why->relative_to = relative_to;
  why->session = g_object_ref (session);
  why->entry = cld_duty_entry_new (session, facts, duty, today);
  why->text = cld_why_content_make_text (cld_duty_entry_get_texts (why->entry), explained, today);
  pop_up (why, explained, duty, today);
}
