/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-why-content.h"

#include <glib/gi18n-lib.h>

#include "cld-duty-basis.h"

#define WIDTH_CHARS 52

/* What a link opens. */
typedef struct
{
  char *kind;
  char *ref;
  CldWhyOpenFunc open;
  gpointer data;
} Target;

static void
target_free (gpointer data, GClosure *closure)
{
  Target *target = data;

  g_free (target->kind);
  g_free (target->ref);
  g_free (target);
}

static void
clicked_cb (GtkButton *button, Target *target)
{
  target->open (target->kind, target->ref, target->data);
}

static GtkWidget *
append_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
append_line (GtkWidget *box)
{
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

static char *
make_title (const CldDutyTexts *texts)
{
  g_autofree char *day = cld_duty_look_long_day (texts->due_day);

  if (texts->due_day == CLD_NO_DAY)
    return g_strdup (_("Why is there no date?"));
  /* Translators: heads the explanation of a due date: “Why Tuesday 4 March 2025?” */
  return g_strdup_printf (_("Why %s?"), day);
}

static char *
make_day (CldWhen when, gint32 today)
{
  g_autofree char *day = cld_duty_look_day (when.day, today);

  if (when.day == CLD_NO_DAY)
    return g_strdup (_("Not recorded"));
  if (when.minute == CLD_NO_MINUTE)
    return g_steal_pointer (&day);
  return g_strdup_printf ("%s %02d:%02d", day, (when.minute / 60) % 24, when.minute % 60);
}

static GtkWidget *
make_fact_link (const CldWhyFact *fact, const char *text, CldWhyOpenFunc open, gpointer data)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  g_autofree char *name = g_strdup_printf ("%s: %s", fact->label, text);
  Target *target = g_new0 (Target, 1);

  target->kind = g_strdup (fact->kind);
  target->ref = g_strdup (fact->ref);
  target->open = open;
  target->data = data;
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), target, target_free, 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cld-rowbtn");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Open the record"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
append_facts (GtkWidget *box, const CldDutyWhy *why, gint32 today, CldWhyOpenFunc open, gpointer data)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < why->facts->len; i++)
    {
      const CldWhyFact *fact = &g_array_index (why->facts, CldWhyFact, i);
      g_autofree char *text = make_day (fact->at, today);
      GtkWidget *key = gtk_label_new (fact->label);
      GtkWidget *value = fact->ref ? make_fact_link (fact, text, open, data) : gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (key), 0);
      gtk_label_set_wrap (GTK_LABEL (key), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (key), WIDTH_CHARS / 2);
      gtk_widget_add_css_class (key, "cld-dim");
      gtk_widget_set_halign (value, GTK_ALIGN_START);
      gtk_grid_attach (GTK_GRID (grid), key, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), value, 1, (int) i, 1, 1);
    }
  gtk_box_append (GTK_BOX (box), grid);
}

static char *
make_skipped (const CldDutyWhy *why, gint32 today)
{
  GString *text = g_string_new (_("Not counted: "));

  for (guint i = 0; i < why->skipped->len; i++)
    {
      const CldWhySkipped *skipped = &g_array_index (why->skipped, CldWhySkipped, i);
      g_autofree char *day = cld_duty_look_day (skipped->day, today);

      g_string_append_printf (text, "%s%s (%s)", i > 0 ? ", " : "", day, skipped->name);
    }
  return g_string_free (text, FALSE);
}

static void
append_counting (GtkWidget *box, const CldDutyWhy *why, const CldDuty *duty, gint32 today)
{
  CldUnit unit = cld_basis_get_info (duty->basis)->unit;

  if (why->skipped->len > 0)
    {
      g_autofree char *skipped = make_skipped (why, today);

      append_label (box, skipped, "cld-caption");
    }
  else if (unit == CLD_UNIT_WORKING_DAYS && duty->due.day != CLD_NO_DAY)
    append_label (box, _("Working days: weekends and bank holidays are not counted."), "cld-caption");
  else if ((unit == CLD_UNIT_DAYS || unit == CLD_UNIT_MONTHS) && duty->due.day != CLD_NO_DAY)
    append_label (box, _("Calendar days: weekends and bank holidays are counted."), "cld-caption");
  if (why->check_holidays)
    {
      GtkWidget *note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_widget_add_css_class (note, "cld-due");
      gtk_box_append (GTK_BOX (note), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      append_label (note, _("Check the bank holidays of that time: they were not looked up."), "cld-caption");
      gtk_box_append (GTK_BOX (box), note);
    }
}

static char *
make_provision (const CldDutyTexts *texts, const CldDutyWhy *why)
{
  /* Translators: a provision of the law, the number of a rule, and the version in force */
  if (why->row->version && *why->row->version)
    return g_strdup_printf (_("%1$s. Rule %2$s. Version in force: %3$s."), texts->source, texts->id, why->row->version);
  return g_strdup_printf (_("%1$s. Rule %2$s."), texts->source, texts->id);
}

/**
 * cld_why_content_new:
 * @texts: a duty
 * @why: its explanation
 * @duty: the duty itself
 * @today: today
 * @open: opens the record that a fact is in
 * @data: for @open
 *
 * Returns: (transfer floating): the explanation as it is read
 */
GtkWidget *
cld_why_content_new (const CldDutyTexts *texts, const CldDutyWhy *why, const CldDuty *duty, gint32 today, CldWhyOpenFunc open, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *tag = cld_duty_look_make_tag ();
  g_autofree char *title = make_title (texts), *provision = make_provision (texts, why);
  /* Translators: a duty and a child: “Visit · Jay Marsh, 11” */
  g_autofree char *subject = g_strdup_printf (_("%1$s · %2$s"), texts->title, texts->name_and_age);

  gtk_widget_set_hexpand (append_label (head, title, "title-4"), TRUE);
  cld_duty_look_set_tag (tag, texts->strength);
  gtk_box_append (GTK_BOX (head), tag);
  gtk_box_append (GTK_BOX (box), head);
  append_label (box, subject, "cld-dim");
  append_line (box);
  append_label (box, why->sentence, "heading");
  if (why->state_sentence && *why->state_sentence)
    append_label (box, why->state_sentence, NULL);
  append_facts (box, why, today, open, data);
  if (why->arithmetic && *why->arithmetic)
    append_label (box, why->arithmetic, "cld-calc");
  append_counting (box, why, duty, today);
  append_line (box);
  append_label (box, provision, "cld-caption");
  return box;
}

/**
 * cld_why_content_make_text:
 * @texts: a duty
 * @why: its explanation
 * @today: today
 *
 * Returns: (transfer full): the same as plain text
 */
char *
cld_why_content_make_text (const CldDutyTexts *texts, const CldDutyWhy *why, gint32 today)
{
  g_autofree char *title = make_title (texts), *provision = make_provision (texts, why);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s · %s (%s)\n\n%s\n", title, texts->title, texts->name_and_age, cld_strength_word (texts->strength), why->sentence);
  if (why->state_sentence && *why->state_sentence)
    g_string_append_printf (text, "%s\n", why->state_sentence);
  for (guint i = 0; i < why->facts->len; i++)
    {
      const CldWhyFact *fact = &g_array_index (why->facts, CldWhyFact, i);
      g_autofree char *day = make_day (fact->at, today);

      g_string_append_printf (text, "%s: %s\n", fact->label, day);
    }
  if (why->arithmetic && *why->arithmetic)
    g_string_append_printf (text, "%s\n", why->arithmetic);
  if (why->skipped->len > 0)
    {
      g_autofree char *skipped = make_skipped (why, today);

      g_string_append_printf (text, "%s\n", skipped);
    }
  if (why->check_holidays)
    g_string_append_printf (text, "%s\n", _("Check the bank holidays of that time: they were not looked up."));
  g_string_append_printf (text, "%s\n", provision);
  return g_string_free (text, FALSE);
}
