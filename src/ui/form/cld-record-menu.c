/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-record-menu.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-kinds.h"

/* What is recorded of a child, the most frequent first; a letter chooses while the menu is open. */
typedef struct
{
  const CldKind *kind;
  const char *label;
} Entry;

/* clang-format off */
static const Entry happened[] = {
  /* Translators: what can be recorded of a child; _ stands before the letter that chooses it in the menu */
  { &cld_visit_kind, N_("_Visit") },
  { &cld_note_kind, N_("_Note") },
  { &cld_review_kind, N_("_Review") },
  { &cld_health_check_kind, N_("_Health check") },
  { &cld_sdq_kind, N_("_Questionnaire (SDQ)") },
  { &cld_missing_episode_kind, N_("_Missing episode") },
};

static const Entry decided[] = {
  { &cld_plan_kind, N_("P_lan") },
  { &cld_approval_kind, N_("_Approval") },
  { &cld_notice_kind, N_("No_tice") },
  { &cld_waiver_kind, N_("_Duty that is not needed") },
};

static const Entry looked_at[] = {
  /* Translators: what inspections and audits have to do with a child */
  { &cld_action_kind, N_("Act_ion") },
  { &cld_quality_audit_kind, N_("Quality a_udit") },
  { &cld_information_request_kind, N_("In_formation request") },
  { &cld_correspondence_kind, N_("Letter _or document") },
};

static const Entry lasting[] = {
  { &cld_placement_kind, N_("_Placement") },
  { &cld_legal_status_kind, N_("Legal _status") },
  { &cld_care_period_kind, N_("Period of _care") },
  { &cld_relationship_kind, N_("R_elationship") },
};
/* clang-format on */

static void
add_section (GMenu *menu, const Entry *entries, guint n, const char *action)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(entries[i].label), NULL);

      g_menu_item_set_action_and_target (item, action, "s", entries[i].kind->id);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * cld_record_menu_new:
 * @action: an action with the id of a kind
 *
 * Returns: (transfer full): what can be recorded of a child
 */
GMenuModel *
cld_record_menu_new (const char *action)
{
  GMenu *menu = g_menu_new ();

  add_section (menu, happened, G_N_ELEMENTS (happened), action);
  add_section (menu, decided, G_N_ELEMENTS (decided), action);
  add_section (menu, looked_at, G_N_ELEMENTS (looked_at), action);
  add_section (menu, lasting, G_N_ELEMENTS (lasting), action);
  return G_MENU_MODEL (menu);
}

/* A button for the header of a page that is of no child: it asks whose the record is first. */
struct _CldRecordButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (CldRecordButton, cld_record_button, GTK_TYPE_WIDGET)

static void
cld_record_button_dispose (GObject *object)
{
  g_clear_pointer (&CLD_RECORD_BUTTON (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_record_button_parent_class)->dispose (object);
}

static void
cld_record_button_class_init (CldRecordButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_record_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* The word gives way before the title does. */
static GtkWidget *
make_content (GtkWidget *button)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Record"));
  GtkWidget *squeezer = g_object_new (ADW_TYPE_SQUEEZER, "homogeneous", FALSE, "allow-none", TRUE, NULL);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_widget_set_margin_start (words, 6);
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (words), g_object_new (GTK_TYPE_IMAGE, "icon-name", "pan-down-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  adw_squeezer_add (ADW_SQUEEZER (squeezer), words);
  gtk_box_append (GTK_BOX (content), g_object_new (GTK_TYPE_IMAGE, "icon-name", "list-add-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (content), squeezer);
  return content;
}

static void
cld_record_button_init (CldRecordButton *self)
{
  g_autoptr (GMenuModel) menu = cld_record_menu_new ("cld.record");

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), make_content (self->button));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
  gtk_widget_set_tooltip_text (self->button, _("Record something about a child"));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Record something about a child"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * cld_record_button_new:
 *
 * Returns: (transfer floating): a button with the menu of cld_record_menu_new()
 */
GtkWidget *
cld_record_button_new (void)
{
  return g_object_new (CLD_TYPE_RECORD_BUTTON, NULL);
}
