/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-host-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-choices.h"
#include "cld-notice-look.h"
#include "cld-pane.h"
#include "cld-search-keys.h"
#include "cld-text.h"

#define MAX_LETTERS 18

/* Which children, in the order of the drop-down. */
enum { SCOPE_HERE, SCOPE_GONE, SCOPE_ALL };

struct _CldHostView
{
  GtkWidget parent_instance;

  GtkSearchEntry *entry;
  GtkDropDown *scope;
  GtkDropDown *authorities;
  GtkLabel *count;
  CldRowTable *table;
  AdwStatusPage *empty;

  CldHostRegister *children; /* (nullable): the pane's */
  GStrv known; /* placing authorities */
  gboolean quiet;
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldHostView, cld_host_view, GTK_TYPE_WIDGET)

/**
 * cld_host_view_fill_filter:
 * @self: a view
 * @filter: (out): what it shows; its texts are good until the filters change
 */
void
cld_host_view_fill_filter (CldHostView *self, CldHostFilter *filter)
{
  guint authority = gtk_drop_down_get_selected (self->authorities), scope = gtk_drop_down_get_selected (self->scope);

  *filter = (CldHostFilter){ .here = scope == SCOPE_HERE, .gone = scope == SCOPE_GONE };
  filter->placing_authority = self->known && authority > 0 && authority <= g_strv_length (self->known) ? self->known[authority - 1] : NULL;
  filter->text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
is_narrowed (CldHostView *self)
{
  return gtk_drop_down_get_selected (self->scope) != SCOPE_ALL || (self->known && self->known[0] && gtk_drop_down_get_selected (self->authorities) > 0) || *gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
requery (CldHostView *self)
{
  CldHostFilter filter;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *folded = NULL, *count = NULL;
  g_auto (GStrv) words = NULL;

  if (!self->children)
    return;
  cld_host_view_fill_filter (self, &filter);
  rows = cld_host_register_filter (self->children, &filter);
  folded = cld_text_fold (filter.text);
  words = g_strsplit_set (folded, " ,;", -1);
  cld_row_table_set_rows (self->table, rows, (const char *const *) words);
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u child", "%u children", rows->len), rows->len);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), rows->len == 0);
  gtk_widget_set_can_focus (GTK_WIDGET (self->table), rows->len > 0);
  adw_status_page_set_title (self->empty, cld_host_register_get_n (self->children) > 0 && is_narrowed (self) ? _("No child matches") : _("No children of other authorities"));
}

static void
changed_cb (CldHostView *self)
{
  if (!self->quiet)
    requery (self);
}

/**
 * cld_host_view_show:
 * @self: a view
 * @children: (nullable): what is recorded now; stays the caller's, until another one is shown
 */
void
cld_host_view_show (CldHostView *self, CldHostRegister *children)
{
  g_return_if_fail (CLD_IS_HOST_VIEW (self));

  self->children = children;
  if (!children)
    {
      cld_row_table_set_rows (self->table, NULL, NULL);
      return;
    }
  self->quiet = TRUE;
  cld_choices_set (self->authorities, _("All authorities"), &self->known, cld_host_register_get_authorities (children), NULL);
  self->quiet = FALSE;
  requery (self);
}

static void
current_cb (CldHostView *self)
{
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (self), CLD_TYPE_PANE);
  const CldRow *row = cld_host_view_get_current (self);

  if (!pane || !gtk_widget_get_child_visible (GTK_WIDGET (self)))
    return;
  gtk_widget_action_set_enabled (pane, "notices.end-stay", row && cld_host_register_is_here (self->children, row));
  gtk_widget_action_set_enabled (pane, "pane.open", row != NULL);
}

static void
open_cb (CldHostView *self)
{
  const CldRow *row = cld_host_view_get_current (self);

  if (row)
    g_signal_emit (self, signals[OPEN], 0, row->ref);
}

static void
focus_cb (CldHostView *self)
{
  cld_host_view_focus (self);
}

static void
stop_search_cb (CldHostView *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    cld_host_view_focus (self);
}

/**
 * cld_host_view_get_current:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the row that the keyboard is at
 */
const CldRow *
cld_host_view_get_current (CldHostView *self)
{
  return cld_row_table_get_current (self->table);
}

/**
 * cld_host_view_find:
 * @self: a view
 *
 * Goes to the search.
 */
void
cld_host_view_find (CldHostView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * cld_host_view_forward_key:
 * @self: a view
 * @controller: what got a key that begins a search
 *
 * Goes to the end of the search and types the key there.
 *
 * Returns: whether it was taken
 */
gboolean
cld_host_view_forward_key (CldHostView *self, GtkEventControllerKey *controller)
{
  return cld_search_keys_forward (controller, GTK_EDITABLE (self->entry));
}

/**
 * cld_host_view_focus:
 * @self: a view
 *
 * Gives the keyboard to the current row.
 */
void
cld_host_view_focus (CldHostView *self)
{
  current_cb (self);
  if (cld_row_table_get_n_rows (self->table) > 0)
    cld_row_table_focus (self->table);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * cld_host_view_clear:
 * @self: a view
 *
 * Shows everybody.
 *
 * Returns: whether anybody was left out before
 */
gboolean
cld_host_view_clear (CldHostView *self)
{
  gboolean narrowed = is_narrowed (self);

  self->quiet = TRUE;
  gtk_drop_down_set_selected (self->scope, SCOPE_ALL);
  gtk_drop_down_set_selected (self->authorities, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->quiet = FALSE;
  requery (self);
  return narrowed;
}

static void
cld_host_view_dispose (GObject *object)
{
  CldHostView *self = CLD_HOST_VIEW (object);
  GtkWidget *child;

  self->quiet = TRUE;
  self->children = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->known, g_strfreev);
  G_OBJECT_CLASS (cld_host_view_parent_class)->dispose (object);
}

static void
cld_host_view_class_init (CldHostViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_host_view_dispose;
  signals[OPEN] = g_signal_new ("open", CLD_TYPE_HOST_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CLD_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/notices/cld-host-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CldHostView, entry);
  gtk_widget_class_bind_template_child (widget_class, CldHostView, scope);
  gtk_widget_class_bind_template_child (widget_class, CldHostView, authorities);
  gtk_widget_class_bind_template_child (widget_class, CldHostView, count);
  gtk_widget_class_bind_template_child (widget_class, CldHostView, table);
  gtk_widget_class_bind_template_child (widget_class, CldHostView, empty);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, current_cb);
}

static void
cld_host_view_init (CldHostView *self)
{
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_choices_prepare (self->scope, MAX_LETTERS);
  cld_choices_prepare (self->authorities, MAX_LETTERS);
}

/**
 * cld_host_view_setup:
 * @self: a view, new
 *
 * Prepares it; once, before anything else.
 */
void
cld_host_view_setup (CldHostView *self)
{
  g_return_if_fail (CLD_IS_HOST_VIEW (self));

  cld_row_table_setup (self->table, &cld_notices_host_kind, _("Children of other authorities"), FALSE, self);
  self->quiet = FALSE;
}
