/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-contacts-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-choices.h"
#include "cld-codes.h"
#include "cld-contact-look.h"
#include "cld-kinds.h"
#include "cld-text.h"

#define MAX_LETTERS 20

struct _CldContactsView
{
  GtkWidget parent_instance;

  GtkSearchEntry *entry;
  GtkDropDown *scope;
  GtkDropDown *roles;
  CldRowTable *table;
  AdwStatusPage *empty;
  GtkWidget *foot;
  GtkLabel *count;

  CldContactList *contacts; /* (nullable): the pane's */
  GStrv role_codes;
  gboolean quiet;
};

enum
{
  OPEN,
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldContactsView, cld_contacts_view, GTK_TYPE_WIDGET)

static void
fill_filter (CldContactsView *self, CldContactFilter *filter)
{
  guint role = gtk_drop_down_get_selected (self->roles), column;
  gboolean descending = FALSE;

  *filter = (CldContactFilter){ .scope = gtk_drop_down_get_selected (self->scope), .sort = CONTACT_NAME };
  filter->role = self->role_codes && role > 0 && role <= g_strv_length (self->role_codes) ? self->role_codes[role - 1] : NULL;
  filter->text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (cld_row_table_get_sort (self->table, &column, &descending))
    filter->sort = cld_contacts_column_field (column);
  filter->descending = descending;
}

static gboolean
is_narrowed (CldContactsView *self)
{
  return gtk_drop_down_get_selected (self->scope) != CLD_CONTACTS_ALL || (self->role_codes && self->role_codes[0] && gtk_drop_down_get_selected (self->roles) > 0) ||
         *gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
requery (CldContactsView *self)
{
  CldContactFilter filter;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *folded = NULL, *count = NULL;
  g_auto (GStrv) words = NULL;

  if (!self->contacts)
    return;
  fill_filter (self, &filter);
  rows = cld_contact_list_filter (self->contacts, &filter);
  folded = cld_text_fold (filter.text);
  words = g_strsplit (folded, " ", -1);
  cld_row_table_set_rows (self->table, rows, (const char *const *) words);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), rows->len == 0);
  gtk_widget_set_can_focus (GTK_WIDGET (self->table), rows->len > 0);
  adw_status_page_set_title (self->empty, cld_contact_list_get_n (self->contacts) > 0 && is_narrowed (self) ? _("No contact matches") : _("No contacts yet"));
  count = cld_contacts_view_dup_count (self);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (self->foot, rows->len > 0);
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
changed_cb (CldContactsView *self)
{
  if (!self->quiet)
    requery (self);
}

/**
 * cld_contacts_view_show:
 * @self: a view
 * @contacts: (nullable): the directory; stays the caller's, until another one is shown
 */
void
cld_contacts_view_show (CldContactsView *self, CldContactList *contacts)
{
  g_autoptr (GPtrArray) labels = NULL;
  GStrv roles;

  g_return_if_fail (CLD_IS_CONTACTS_VIEW (self));

  self->contacts = contacts;
  if (!contacts)
    {
      cld_row_table_set_rows (self->table, NULL, NULL);
      return;
    }
  roles = cld_contact_list_get_roles (contacts);
  labels = g_ptr_array_new ();
  for (guint i = 0; roles[i]; i++)
    g_ptr_array_add (labels, (gpointer) cld_code_list_label ("contact_role", roles[i]));
  self->quiet = TRUE;
  cld_choices_set (self->roles, _("All roles"), &self->role_codes, roles, (const char *const *) labels->pdata);
  self->quiet = FALSE;
  requery (self);
}

/**
 * cld_contacts_view_dup_count:
 * @self: a view
 *
 * Returns: (transfer full): how many contacts are shown, in words
 */
char *
cld_contacts_view_dup_count (CldContactsView *self)
{
  guint n = cld_row_table_get_n_rows (self->table);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u contact", "%u contacts", n), n);
}

static void
open_cb (CldContactsView *self)
{
  const CldRow *row = cld_contacts_view_get_current (self);

  if (row)
    g_signal_emit (self, signals[OPEN], 0, row->ref);
}

static void
stop_search_cb (CldContactsView *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    cld_contacts_view_focus (self);
}

static void
focus_cb (CldContactsView *self)
{
  cld_contacts_view_focus (self);
}

/**
 * cld_contacts_view_get_current:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the row that the keyboard is at
 */
const CldRow *
cld_contacts_view_get_current (CldContactsView *self)
{
  return cld_row_table_get_current (self->table);
}

/**
 * cld_contacts_view_get_search:
 * @self: a view
 *
 * Returns: (transfer none): its search
 */
GtkEditable *
cld_contacts_view_get_search (CldContactsView *self)
{
  return GTK_EDITABLE (self->entry);
}

/**
 * cld_contacts_view_focus:
 * @self: a view
 *
 * Gives the keyboard to the current row.
 */
void
cld_contacts_view_focus (CldContactsView *self)
{
  if (cld_row_table_get_n_rows (self->table) > 0)
    cld_row_table_focus (self->table);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * cld_contacts_view_clear:
 * @self: a view
 *
 * Shows everybody.
 *
 * Returns: whether anybody was left out before
 */
gboolean
cld_contacts_view_clear (CldContactsView *self)
{
  gboolean narrowed = is_narrowed (self);

  self->quiet = TRUE;
  gtk_drop_down_set_selected (self->scope, CLD_CONTACTS_ALL);
  gtk_drop_down_set_selected (self->roles, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->quiet = FALSE;
  requery (self);
  return narrowed;
}

static void
cld_contacts_view_dispose (GObject *object)
{
  CldContactsView *self = CLD_CONTACTS_VIEW (object);
  GtkWidget *child;

  self->quiet = TRUE;
  self->contacts = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->role_codes, g_strfreev);
  G_OBJECT_CLASS (cld_contacts_view_parent_class)->dispose (object);
}

static void
cld_contacts_view_class_init (CldContactsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_contacts_view_dispose;
  signals[OPEN] = g_signal_new ("open", CLD_TYPE_CONTACTS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOWN] = g_signal_new ("shown", CLD_TYPE_CONTACTS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLD_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/providers/cld-contacts-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CldContactsView, entry);
  gtk_widget_class_bind_template_child (widget_class, CldContactsView, scope);
  gtk_widget_class_bind_template_child (widget_class, CldContactsView, roles);
  gtk_widget_class_bind_template_child (widget_class, CldContactsView, table);
  gtk_widget_class_bind_template_child (widget_class, CldContactsView, empty);
  gtk_widget_class_bind_template_child (widget_class, CldContactsView, foot);
  gtk_widget_class_bind_template_child (widget_class, CldContactsView, count);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
cld_contacts_view_init (CldContactsView *self)
{
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_choices_prepare (self->scope, MAX_LETTERS);
  cld_choices_prepare (self->roles, MAX_LETTERS);
}

/**
 * cld_contacts_view_setup:
 * @self: a view, new
 *
 * Prepares it; once, before anything else.
 */
void
cld_contacts_view_setup (CldContactsView *self)
{
  g_return_if_fail (CLD_IS_CONTACTS_VIEW (self));

  cld_row_table_setup (self->table, &cld_contacts_kind, _("Contacts"), FALSE, self);
  self->quiet = FALSE;
}
