/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-child-evidence-private.h"
#include "cld-columns.h"
#include "cld-evidence-look.h"

struct _CldEvidenceRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *state;
  GtkWidget *what;
  GtkWidget *when;
  GtkWidget *provision;
  char *ref;
};

G_DEFINE_FINAL_TYPE (CldEvidenceRow, cld_evidence_row, GTK_TYPE_LIST_BOX_ROW)

static void
cld_evidence_row_finalize (GObject *object)
{
  g_free (CLD_EVIDENCE_ROW (object)->ref);
  G_OBJECT_CLASS (cld_evidence_row_parent_class)->finalize (object);
}

static void
cld_evidence_row_class_init (CldEvidenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_evidence_row_finalize;
}

static GtkWidget *
make_label (const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "cld-num");
  if (style_class)
    gtk_widget_add_css_class (label, style_class);
  return label;
}

/* Nothing of what is evidence may be cut: a long text takes two lines. */
static void
let_wrap (GtkWidget *label)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
}

static void
cld_evidence_row_init (CldEvidenceRow *self)
{
  self->state = cld_duty_look_make_state ();
  g_object_set (gtk_widget_get_first_child (self->state), "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->what = make_label (NULL);
  self->when = make_label ("cld-dim");
  self->provision = make_label ("cld-dim");
}

/**
 * cld_evidence_row_new:
 * @state_chars: how wide the state is, in characters, so that it grows with the font
 * @threshold: from how many pixels on all stands in one line
 *
 * Returns: (transfer floating): a row that says nothing yet
 */
GtkWidget *
cld_evidence_row_new (int state_chars, int threshold)
{
  CldEvidenceRow *self = g_object_new (CLD_TYPE_EVIDENCE_ROW, NULL);
  GtkWidget *columns = g_object_new (CLD_TYPE_COLUMNS, "threshold", threshold, "spacing", 6, NULL);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_label_set_width_chars (GTK_LABEL (gtk_widget_get_last_child (self->state)), state_chars);
  let_wrap (self->what);
  let_wrap (self->when);
  gtk_label_set_width_chars (GTK_LABEL (self->provision), state_chars > 12 ? 11 : 0);
  gtk_widget_set_hexpand (self->what, TRUE);
  gtk_widget_set_hexpand (first, TRUE);
  gtk_box_append (GTK_BOX (first), self->state);
  gtk_box_append (GTK_BOX (first), self->what);
  gtk_box_append (GTK_BOX (last), self->when);
  gtk_box_append (GTK_BOX (last), self->provision);
  gtk_widget_set_parent (first, columns);
  gtk_widget_set_parent (last, columns);
  gtk_widget_set_margin_top (columns, 6);
  gtk_widget_set_margin_bottom (columns, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), columns);
  return GTK_WIDGET (self);
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text && *text);
}

/**
 * cld_evidence_row_set:
 * @self: a row
 * @look: how its state looks
 * @state: its state in words
 * @what: what it is of
 * @when: (nullable): when it was, by whom, or how long it is waiting
 * @provision: (nullable): what asks for it
 *
 * Tells it other facts. Texts are shown as they are, never as markup.
 */
void
cld_evidence_row_set (CldEvidenceRow *self, const CldDutyLook *look, const char *state, const char *what, const char *when, const char *provision)
{
  const char *parts[5] = { state, what, NULL };
  g_autofree char *name = NULL;
  guint n = 2;

  g_return_if_fail (CLD_IS_EVIDENCE_ROW (self));

  cld_evidence_look_set (self->state, look, state);
  gtk_label_set_label (GTK_LABEL (self->what), what);
  gtk_widget_set_tooltip_text (self->what, what);
  set_label (self->when, when);
  set_label (self->provision, provision);
  if (when && *when)
    parts[n++] = when;
  if (provision)
    parts[n++] = provision;
  name = g_strjoinv (", ", (char **) parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * cld_evidence_row_set_ref:
 * @self: a row
 * @ref: (nullable): the record that it is about
 */
void
cld_evidence_row_set_ref (CldEvidenceRow *self, const char *ref)
{
  g_return_if_fail (CLD_IS_EVIDENCE_ROW (self));

  g_free (self->ref);
  self->ref = g_strdup (ref);
}

/**
 * cld_evidence_row_get_ref:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the record that it is about
 */
const char *
cld_evidence_row_get_ref (CldEvidenceRow *self)
{
  g_return_val_if_fail (CLD_IS_EVIDENCE_ROW (self), NULL);

  return self->ref;
}
