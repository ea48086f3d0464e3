/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-providers-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-choices.h"
#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-provider-look.h"
#include "cld-providers-export.h"
#include "cld-text.h"

#define MAX_LETTERS 17

/* The filters that are drop-downs. */
enum { OF_TYPE, OF_SECTOR, OF_GRADE, OF_REGISTRATION, N_CHOICES };

struct _CldProvidersView
{
  GtkWidget parent_instance;

  GtkSearchEntry *entry;
  GtkDropDown *types;
  GtkDropDown *sectors;
  GtkDropDown *grades;
  GtkDropDown *registrations;
  GtkToggleButton *with_children;
  GtkToggleButton *enforced;
  CldRowTable *table;
  AdwStatusPage *empty;
  GtkWidget *foot;
  GtkLabel *count;
  GtkWidget *clear_button;
  GtkLabel *sums;

  CldProviderList *providers; /* (nullable): the pane's */
  GStrv codes[N_CHOICES];
  gboolean quiet;
};

enum
{
  OPEN,
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldProvidersView, cld_providers_view, GTK_TYPE_WIDGET)

/* --- what is asked --- */

static GtkDropDown *
get_drop_down (CldProvidersView *self, guint choice)
{
  GtkDropDown *const drop_downs[N_CHOICES] = { self->types, self->sectors, self->grades, self->registrations };

  return drop_downs[choice];
}

static const char *
get_choice (CldProvidersView *self, guint choice)
{
  guint i = gtk_drop_down_get_selected (get_drop_down (self, choice));

  return self->codes[choice] && i > 0 && i <= g_strv_length (self->codes[choice]) ? self->codes[choice][i - 1] : NULL;
}

static void
fill_filter (CldProvidersView *self, CldProviderFilter *filter)
{
  gboolean descending = FALSE;
  guint column;

  *filter = (CldProviderFilter){ .text = gtk_editable_get_text (GTK_EDITABLE (self->entry)), .sort = CLD_PROVIDER_BY_NAME };
  filter->type = get_choice (self, OF_TYPE);
  filter->sector = get_choice (self, OF_SECTOR);
  filter->grade = get_choice (self, OF_GRADE);
  filter->registration = get_choice (self, OF_REGISTRATION);
  filter->with_children = gtk_toggle_button_get_active (self->with_children);
  filter->enforced = gtk_toggle_button_get_active (self->enforced);
  if (cld_row_table_get_sort (self->table, &column, &descending))
    filter->sort = cld_providers_column_sort (column);
  filter->descending = descending;
}

static gboolean
is_narrowed (CldProvidersView *self)
{
  CldProviderFilter filter;

  fill_filter (self, &filter);
  return filter.type || filter.sector || filter.grade || filter.registration || filter.with_children || filter.enforced || *filter.text;
}

/* --- what is shown --- */

static void
update_empty (CldProvidersView *self, gboolean any)
{
  gboolean narrowed = is_narrowed (self) && cld_provider_list_get_n (self->providers) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any);
  gtk_widget_set_can_focus (GTK_WIDGET (self->table), any);
  gtk_widget_set_visible (self->clear_button, narrowed);
  adw_status_page_set_icon_name (self->empty, narrowed ? "edit-find-symbolic" : "user-home-symbolic");
  adw_status_page_set_title (self->empty, narrowed ? _("No provider matches") : _("No providers yet"));
  adw_status_page_set_description (self->empty, narrowed ? _("No provider matches what is typed and chosen.") : _("Homes, agencies and services come with imports, or are added with Ctrl+N."));
}

static void
requery (CldProvidersView *self)
{
  CldProviderFilter filter;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *folded = NULL, *sums = NULL, *count = NULL;
  g_auto (GStrv) words = NULL;

  if (!self->providers)
    return;
  fill_filter (self, &filter);
  rows = cld_provider_list_filter (self->providers, &filter);
  folded = cld_text_fold (filter.text);
  words = g_strsplit (folded, " ", -1);
  cld_row_table_set_rows (self->table, rows, (const char *const *) words);
  sums = cld_providers_describe_sectors (rows);
  gtk_label_set_label (self->sums, sums);
  update_empty (self, rows->len > 0);
  count = cld_providers_view_dup_count (self);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (self->foot, rows->len > 0);
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
changed_cb (CldProvidersView *self)
{
  if (!self->quiet)
    requery (self);
}

static void
set_choices (CldProvidersView *self, guint choice, const char *all, const char *list_id, GStrv codes)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; codes[i]; i++)
    g_ptr_array_add (labels, (gpointer) cld_code_list_label (list_id, codes[i]));
  g_ptr_array_add (labels, NULL);
  cld_choices_set (get_drop_down (self, choice), all, &self->codes[choice], codes, (const char *const *) labels->pdata);
}

/**
 * cld_providers_view_show:
 * @self: a view
 * @providers: (nullable): what is recorded now; stays the caller's, until another one is shown
 */
void
cld_providers_view_show (CldProvidersView *self, CldProviderList *providers)
{
  g_return_if_fail (CLD_IS_PROVIDERS_VIEW (self));

  self->providers = providers;
  if (!providers)
    {
      cld_row_table_set_rows (self->table, NULL, NULL);
      return;
    }
  self->quiet = TRUE;
  set_choices (self, OF_TYPE, _("All types"), "insp_provider_type", cld_provider_list_get_values (providers, PROVIDER_TYPE));
  set_choices (self, OF_SECTOR, _("All sectors"), "insp_provider_sector", cld_provider_list_get_values (providers, PROVIDER_SECTOR));
  set_choices (self, OF_GRADE, _("All judgements"), "insp_grade_provider|insp_grade_la", cld_provider_list_get_grades (providers));
  set_choices (self, OF_REGISTRATION, _("Any registration"), "registration_state", cld_provider_list_get_values (providers, PROVIDER_REGISTRATION));
  self->quiet = FALSE;
  requery (self);
}

/**
 * cld_providers_view_dup_count:
 * @self: a view
 *
 * Returns: (transfer full): how many providers are shown, in words
 */
char *
cld_providers_view_dup_count (CldProvidersView *self)
{
  guint n = cld_row_table_get_n_rows (self->table);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u provider", "%u providers", n), n);
}

/**
 * cld_providers_view_get_shown:
 * @self: a view
 *
 * Returns: (transfer container) (element-type CldProviderEntry): the rows in their order
 */
GPtrArray *
cld_providers_view_get_shown (CldProvidersView *self)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < cld_row_table_get_n_rows (self->table); i++)
    g_ptr_array_add (shown, (gpointer) cld_row_table_get_row (self->table, i));
  return shown;
}

/**
 * cld_providers_view_get_current:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the row that the keyboard is at
 */
const CldProviderEntry *
cld_providers_view_get_current (CldProvidersView *self)
{
  return cld_row_table_get_current (self->table);
}

static void
open_cb (CldProvidersView *self)
{
  const CldProviderEntry *entry = cld_providers_view_get_current (self);

  if (entry)
    g_signal_emit (self, signals[OPEN], 0, entry->row->ref);
}

static void
stop_search_cb (CldProvidersView *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    cld_providers_view_focus (self);
}

static void
focus_cb (CldProvidersView *self)
{
  cld_providers_view_focus (self);
}

static void
clear_clicked_cb (CldProvidersView *self)
{
  cld_providers_view_clear (self);
  cld_providers_view_focus (self);
}

/**
 * cld_providers_view_get_search:
 * @self: a view
 *
 * Returns: (transfer none): its search
 */
GtkEditable *
cld_providers_view_get_search (CldProvidersView *self)
{
  return GTK_EDITABLE (self->entry);
}

/**
 * cld_providers_view_focus:
 * @self: a view
 *
 * Gives the keyboard to the current row.
 */
void
cld_providers_view_focus (CldProvidersView *self)
{
  if (cld_row_table_get_n_rows (self->table) > 0)
    cld_row_table_focus (self->table);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * cld_providers_view_clear:
 * @self: a view
 *
 * Shows every provider.
 *
 * Returns: whether any was left out before
 */
gboolean
cld_providers_view_clear (CldProvidersView *self)
{
  gboolean narrowed = is_narrowed (self);

  self->quiet = TRUE;
  for (guint i = 0; i < N_CHOICES; i++)
    gtk_drop_down_set_selected (get_drop_down (self, i), 0);
  gtk_toggle_button_set_active (self->with_children, FALSE);
  gtk_toggle_button_set_active (self->enforced, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->quiet = FALSE;
  requery (self);
  return narrowed;
}

static void
cld_providers_view_dispose (GObject *object)
{
  CldProvidersView *self = CLD_PROVIDERS_VIEW (object);
  GtkWidget *child;

  self->quiet = TRUE;
  self->providers = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  for (guint i = 0; i < N_CHOICES; i++)
    g_clear_pointer (&self->codes[i], g_strfreev);
  G_OBJECT_CLASS (cld_providers_view_parent_class)->dispose (object);
}

static void
cld_providers_view_class_init (CldProvidersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_providers_view_dispose;
  signals[OPEN] = g_signal_new ("open", CLD_TYPE_PROVIDERS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOWN] = g_signal_new ("shown", CLD_TYPE_PROVIDERS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLD_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/providers/cld-providers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CldProvidersView, entry);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersView, types);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersView, sectors);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersView, grades);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersView, registrations);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersView, with_children);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersView, enforced);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersView, table);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersView, empty);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersView, foot);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersView, count);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersView, clear_button);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersView, sums);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
cld_providers_view_init (CldProvidersView *self)
{
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_CHOICES; i++)
    cld_choices_prepare (get_drop_down (self, i), MAX_LETTERS);
}

/**
 * cld_providers_view_setup:
 * @self: a view, new
 *
 * Prepares it; once, before anything else.
 */
void
cld_providers_view_setup (CldProvidersView *self)
{
  g_return_if_fail (CLD_IS_PROVIDERS_VIEW (self));

  cld_row_table_setup (self->table, &cld_providers_kind, _("Providers"), FALSE, self);
  self->quiet = FALSE;
}
