/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-print-panel.h"

#include <glib/gi18n-lib.h>

#include "cld-date-entry.h"

#define TYPING_DELAY 350 /* ms: a print is not laid out for every letter */

/* What can be chosen about a print. */
struct _CldPrintPanel
{
  GtkWidget parent_instance;

  GtkWidget *kinds;
  GtkCheckButton *summary;
  GtkCheckButton *placements;
  GtkCheckButton *record;
  GtkCheckButton *history;
  GtkCheckButton *duties;
  GtkSwitch *mask;
  GtkWidget *purpose;
  GtkWidget *recipient;
  GtkWidget *as_known_on;
  GtkLabel *as_known_note;

  CldPrintKind kind; /* of the job, where it is not to be chosen */
  char *today;
  char moment[CLD_MOMENT_SIZE]; /* "" for now */
  gboolean valid;
  guint timeout;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldPrintPanel, cld_print_panel, GTK_TYPE_WIDGET)

static void
emit_changed (CldPrintPanel *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
choice_cb (CldPrintPanel *self)
{
  emit_changed (self);
}

static gboolean
typed_timeout_cb (gpointer data)
{
  CldPrintPanel *self = data;

  self->timeout = 0;
  emit_changed (self);
  return G_SOURCE_REMOVE;
}

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Reads the date and says in words what was read. */
static void
read_moment (CldPrintPanel *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (get_text (self->as_known_on)));
  g_autofree char *words = NULL, *text = NULL;

  self->valid = TRUE;
  if (!*typed)
    self->moment[0] = '\0';
  else if (cld_date_entry_parse (typed, self->today, TRUE, self->moment))
    {
      words = cld_date_entry_words (self->moment, self->today);
      /* Translators: what the print shows; %s is a day in words */
      text = g_strdup_printf (_("What was recorded by the end of %s"), words);
    }
  else
    {
      self->valid = FALSE;
      text = g_strdup (_("That is no date. Type a day such as 12/3/2025, or leave it empty for what is known now."));
    }
  gtk_label_set_text (self->as_known_note, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->as_known_note), text != NULL);
  if (self->valid)
    gtk_widget_remove_css_class (self->as_known_on, "error");
  else
    gtk_widget_add_css_class (self->as_known_on, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->as_known_on), GTK_ACCESSIBLE_STATE_INVALID, self->valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
typed_cb (CldPrintPanel *self)
{
  read_moment (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (TYPING_DELAY, typed_timeout_cb, self);
}

static void
cld_print_panel_dispose (GObject *object)
{
  CldPrintPanel *self = CLD_PRINT_PANEL (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->today, g_free);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child; child = gtk_widget_get_first_child (GTK_WIDGET (self)))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_print_panel_parent_class)->dispose (object);
}

static void
cld_print_panel_class_init (CldPrintPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_print_panel_dispose;

  /**
   * CldPrintPanel::changed:
   * @self: the panel
   *
   * Something else is to be printed, or otherwise; typing is over for the moment.
   */
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_PRINT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/print/cld-print-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CldPrintPanel, kinds);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPanel, summary);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPanel, placements);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPanel, record);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPanel, history);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPanel, duties);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPanel, mask);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPanel, purpose);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPanel, recipient);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPanel, as_known_on);
  gtk_widget_class_bind_template_child (widget_class, CldPrintPanel, as_known_note);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
cld_print_panel_init (CldPrintPanel *self)
{
  self->valid = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Their order is that of the kinds. */
static GtkCheckButton *
find_check (CldPrintPanel *self, CldPrintKind kind)
{
  GtkCheckButton *const checks[] = { self->summary, self->placements, self->record, self->history, self->duties };

  return kind < G_N_ELEMENTS (checks) ? checks[kind] : NULL;
}

/**
 * cld_print_panel_set_job:
 * @self: a panel
 * @job: what to print first
 * @today: YYYY-MM-DD
 *
 * Shows what can be chosen about a job: what of a child, and on which day's knowledge, only where that has a meaning.
 */
void
cld_print_panel_set_job (CldPrintPanel *self, CldPrintJob *job, const char *today)
{
  GtkCheckButton *check;

  g_free (self->today);
  self->today = g_strdup (today);
  self->kind = cld_print_job_get_kind (job);
  check = find_check (self, self->kind);
  if (check)
    gtk_check_button_set_active (check, TRUE);
  gtk_widget_set_visible (self->kinds, cld_print_job_get_child (job) != NULL && self->kind < CLD_PRINT_TABLE);
  gtk_widget_set_visible (self->as_known_on, self->kind < CLD_PRINT_TABLE || self->kind == CLD_PRINT_TRACKED);
  /* What a letter says is what its recipient may know. */
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->mask), GTK_TYPE_LIST_BOX_ROW), self->kind != CLD_PRINT_LETTERS);
}

/**
 * cld_print_panel_get_kind:
 * @self: a panel
 *
 * Returns: what is chosen to be printed
 */
CldPrintKind
cld_print_panel_get_kind (CldPrintPanel *self)
{
  if (gtk_widget_get_visible (self->kinds))
    for (CldPrintKind kind = CLD_PRINT_SUMMARY; find_check (self, kind); kind++)
      if (gtk_check_button_get_active (find_check (self, kind)))
        return kind;
  return self->kind;
}

/**
 * cld_print_panel_is_valid:
 * @self: a panel
 *
 * Returns: whether all that was typed can be read
 */
gboolean
cld_print_panel_is_valid (CldPrintPanel *self)
{
  return self->valid;
}

/**
 * cld_print_panel_fill:
 * @self: a panel
 * @options: (out): gets what was chosen; its texts are the panel's, until the next change
 */
void
cld_print_panel_fill (CldPrintPanel *self, CldPrintOptions *options)
{
  options->mask = gtk_switch_get_active (self->mask);
  options->purpose = get_text (self->purpose);
  options->recipient = get_text (self->recipient);
  options->as_known_on = self->valid && self->moment[0] ? self->moment : NULL;
}
