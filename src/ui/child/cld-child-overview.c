/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-overview.h"

#include <glib/gi18n-lib.h>

#include "cld-child-overview-private.h"
#include "cld-child-strip.h"
#include "cld-column-box.h"
#include "cld-duty-watch.h"
#include "cld-kinds.h"

/* The whole child at a glance: what is so today, in cards that stand in as many columns as there is room for. */
struct _CldChildOverview
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  CldChildStrip *strip;
  CldColumnBox *columns;
  CldFactCard *placement_card;
  CldFactCard *care_card;
  GtkWidget *words_card;
  GtkLabel *words_heading;
  GtkLabel *words;
  GtkLabel *words_caption;
  CldFactCard *seen_card;
  CldFactCard *next_card;
  CldFactCard *health_card;
  CldFactCard *plans_card;
  CldFactCard *people_card;
  CldFactCard *events_card;
  CldFactCard *alerts_card;

  char *ref; /* of the child in view */
};

G_DEFINE_FINAL_TYPE (CldChildOverview, cld_child_overview, GTK_TYPE_WIDGET)

static gboolean
cld_child_overview_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (CLD_CHILD_OVERVIEW (widget)->scroller), direction);
}

static gboolean
cld_child_overview_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CLD_CHILD_OVERVIEW (widget)->strip)) || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
cld_child_overview_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_child_overview_parent_class)->dispose (object);
}

static void
cld_child_overview_finalize (GObject *object)
{
  g_free (CLD_CHILD_OVERVIEW (object)->ref);
  G_OBJECT_CLASS (cld_child_overview_parent_class)->finalize (object);
}

static void
cld_child_overview_class_init (CldChildOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_child_overview_dispose;
  object_class->finalize = cld_child_overview_finalize;
  widget_class->focus = cld_child_overview_focus;
  widget_class->grab_focus = cld_child_overview_grab_focus;

  g_type_ensure (CLD_TYPE_CHILD_STRIP);
  g_type_ensure (CLD_TYPE_COLUMN_BOX);
  g_type_ensure (CLD_TYPE_FACT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/child/cld-child-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, alerts_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, care_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, columns);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, events_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, health_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, next_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, people_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, placement_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, plans_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, strip);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, seen_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, words);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, words_caption);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, words_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildOverview, words_heading);
}

static void
cld_child_overview_init (CldChildOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_words (CldChildOverview *self, const CldChildData *data)
{
  const CldRow *row = data->facts.last_words;
  const char *words = row ? cld_fact_get (row, row->kind == &cld_note_kind ? (guint) NOTE_CHILDS_WORDS : (guint) VISIT_CHILDS_WORDS) : NULL;
  g_autofree char *called = cld_child_text_called (data);
  g_autofree char *day = row ? cld_child_text_day (data, cld_fact_get_date (row)) : NULL;
  /* Translators: %s is what the child is called */
  g_autofree char *heading = called ? g_strdup_printf (_("In %s’s words"), called) : g_strdup (_("In the child’s words"));
  g_autofree char *quoted = words ? g_strdup_printf (_("“%s”"), words) : g_strdup (_("Not recorded"));
  g_autofree char *caption = words && called ? g_strdup_printf ("%s, %s", called, day) : g_strdup (day);

  gtk_label_set_label (self->words_heading, heading);
  gtk_label_set_label (self->words, quoted);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), words && g_utf8_strlen (words, -1) > 120 ? words : NULL);
  gtk_label_set_label (self->words_caption, caption ? caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words_caption), caption != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->words), words ? "cld-missing" : "cld-quote");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), words ? "cld-quote" : "cld-missing");
}

/* The whole child is to be seen without scrolling at 1366 by 768: what the columns have there, and what takes it, in
 * pixels. A heading with its card, without rows; the child's words on two lines, when it was seen and what is next. */
#define ROOM 628
#define STRIP_ROW 39
#define BANNER 40
#define FACT 33
#define HEADING 36
#define WORDS_SEEN_NEXT 347
#define MIN_FACTS 2
#define MAX_CARE 6
#define MAX_HEALTH 4
#define MAX_EVENTS 5

/* Where there is much to do, what is over and what does not change take less room. */
static void
fill_by_room (CldChildOverview *self, const CldChildData *data)
{
  guint n = cld_child_strip_get_n_rows (self->strip);
  gboolean has_banner = cld_fact_get (data->facts.child, CHILD_ALERT) || cld_fact_is_set (data->facts.child, CHILD_RESTRICTED);
  int room = ROOM - STRIP_ROW * (int) n - (has_banner ? BANNER : 0);
  int care = (room - 2 * HEADING) / FACT - (int) cld_fact_card_get_n_rows (self->placement_card);
  int health = (room - WORDS_SEEN_NEXT - HEADING) / FACT;
  int events = (room - 3 * HEADING) / FACT - (int) (cld_fact_card_get_n_rows (self->people_card) + cld_fact_card_get_n_rows (self->alerts_card));

  _cld_child_fill_care (self->care_card, data, (guint) CLAMP (care, MIN_FACTS, MAX_CARE));
  _cld_child_fill_health (self->health_card, data, n > 0, (guint) CLAMP (health, MIN_FACTS, MAX_HEALTH));
  if (n == 0)
    _cld_child_fill_plans (self->plans_card, data);
  gtk_widget_set_visible (GTK_WIDGET (self->plans_card), n == 0);
  cld_fact_card_set_heading (self->health_card, n > 0 ? _("Review and health") : _("Health"));
  _cld_child_fill_events (self->events_card, data, (guint) CLAMP (events, MIN_FACTS, MAX_EVENTS));
}

/**
 * cld_child_overview_show_duties:
 * @self: the view
 * @session: the caseload
 * @data: the child that is shown
 *
 * Shows what is to be done for it, as it is now; nothing of what was known on an earlier day.
 */
void
cld_child_overview_show_duties (CldChildOverview *self, CldSession *session, CldChildData *data)
{
  g_autoptr (CldChildDutySet) set = NULL;

  g_return_if_fail (CLD_IS_CHILD_OVERVIEW (self));
  g_return_if_fail (data);

  set = data->as_known_on ? NULL : cld_child_duty_set_new (session, data->ref);
  _cld_child_fill_placement (self->placement_card, data, data->as_known_on ? NULL : cld_duty_watch_get_inspections (cld_duty_watch_of (session)));
  cld_child_strip_show (self->strip, set, data);
  _cld_child_fill_next (self->next_card, data, set);
  fill_by_room (self, data);
}

/**
 * cld_child_overview_set_data:
 * @self: the view
 * @session: the caseload
 * @data: a child
 *
 * Shows @data in the widgets that are there. Another child is shown from its top.
 */
void
cld_child_overview_set_data (CldChildOverview *self, CldSession *session, CldChildData *data)
{
  g_return_if_fail (CLD_IS_CHILD_OVERVIEW (self));
  g_return_if_fail (data);

  fill_words (self, data);
  _cld_child_fill_seen (self->seen_card, data);
  _cld_child_fill_people (self->people_card, data);
  _cld_child_fill_alerts (self->alerts_card, data);
  cld_child_overview_show_duties (self, session, data);
  if (g_strcmp0 (self->ref, data->ref) != 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  g_free (self->ref);
  self->ref = g_strdup (data->ref);
}
