/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-provider-link.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-duty-look.h"
#include "cld-kinds.h"
#include "cld-provider-block.h"
#include "cld-provider-look.h"
#include "cld-provider-page.h"

struct _CldProviderLink
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *name;
  GtkWidget *state;

  CldSession *session; /* (nullable) */
  CldArena *arena;     /* (nullable): of @provider */
  CldRow *provider;    /* (nullable) */
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (CldProviderLink, cld_provider_link, GTK_TYPE_WIDGET)

static void
show_standing (CldProviderLink *self, const CldProviderBlock *block)
{
  static const CldDutyLook blocked = { "action-unavailable-symbolic", "cld-late" };
  gboolean is_blocked = cld_provider_block_get_restricted_on (block) != CLD_NO_DAY;
  const CldDutyLook *look = is_blocked ? &blocked : cld_grade_look (block->grade);
  const char *grade = block->grade ? cld_code_list_label ("insp_grade_provider|insp_grade_la", block->grade) : NULL, *name = gtk_label_get_label (GTK_LABEL (self->name));
  g_autofree char *words = is_blocked && grade ? g_strdup_printf ("%s · %s", grade, _("Blocked")) : g_strdup (is_blocked ? _("Blocked") : grade);
  g_autofree char *why = cld_provider_block_describe (block), *label = words ? g_strdup_printf ("%s, %s", name, words) : g_strdup (name);

  gtk_widget_set_visible (self->state, words != NULL);
  if (words)
    cld_duty_look_set_state (self->state, look, words);
  gtk_widget_set_tooltip_text (self->button, why && *why ? why : _("Open the provider"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* What is out of sight is not asked for: on a server that is a question less for each child that is opened. */
static void
load (CldProviderLink *self)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldProviderBlock block;

  if (!self->stale || !self->provider || !self->session)
    return;
  self->stale = FALSE;
  cld_provider_block_init (&block, cld_date_to_day (cld_session_get_today (self->session)));
  if (cld_provider_block_load (&block, cld_session_get_db (self->session), self->provider, arena, NULL))
    show_standing (self, &block);
}

/**
 * cld_provider_link_set:
 * @self: a link
 * @session: (nullable): the caseload
 * @provider: (nullable): row of kind provider, copied; %NULL puts it out of view
 *
 * Shows a provider, as it stands today.
 */
void
cld_provider_link_set (CldProviderLink *self, CldSession *session, const CldRow *provider)
{
  g_return_if_fail (CLD_IS_PROVIDER_LINK (self));

  g_set_object (&self->session, session);
  self->provider = NULL;
  g_clear_pointer (&self->arena, cld_arena_free);
  gtk_widget_set_visible (GTK_WIDGET (self), session && provider && provider->id);
  /* Nothing of what was shown before stays. */
  gtk_label_set_label (GTK_LABEL (self->name), "");
  gtk_widget_set_tooltip_text (self->button, _("Open the provider"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Open the provider"), -1);
  gtk_widget_set_visible (self->state, FALSE);
  if (!session || !provider || !provider->id)
    return;
  self->arena = cld_arena_new ();
  self->provider = cld_row_copy (self->arena, provider);
  self->stale = TRUE;
  gtk_label_set_label (GTK_LABEL (self->name), provider->values[PROVIDER_NAME] ? provider->values[PROVIDER_NAME] : provider->ref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_label (GTK_LABEL (self->name)), -1);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
clicked_cb (CldProviderLink *self)
{
  if (self->provider)
    cld_provider_page_open (GTK_WIDGET (self), self->provider->ref);
}

static void
cld_provider_link_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cld_provider_link_parent_class)->map (widget);
  load (CLD_PROVIDER_LINK (widget));
}

static void
cld_provider_link_dispose (GObject *object)
{
  CldProviderLink *self = CLD_PROVIDER_LINK (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->session);
  self->provider = NULL;
  g_clear_pointer (&self->arena, cld_arena_free);
  G_OBJECT_CLASS (cld_provider_link_parent_class)->dispose (object);
}

static void
cld_provider_link_class_init (CldProviderLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_provider_link_dispose;
  GTK_WIDGET_CLASS (klass)->map = cld_provider_link_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cld_provider_link_init (CldProviderLink *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  self->state = cld_duty_look_make_state ();
  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (self->state)), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->state);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_add_css_class (self->button, "cld-mini");
  gtk_widget_set_tooltip_text (self->button, _("Open the provider"));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}
