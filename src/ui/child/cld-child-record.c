/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-record.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-child-inspections-private.h"
#include "cld-duty-watch.h"
#include "cld-kinds.h"
#include "cld-one-stop.h"
#include "cld-pane.h"
#include "cld-record-row.h"
#include "cld-text.h"
#include "cld-window.h"

/* What is looked for together. */
static const struct
{
  const char *label;
  const CldKind *kinds[3];
} groups[] = {
  { N_("Notes"), { &cld_note_kind } },
  { N_("Visits"), { &cld_visit_kind } },
  { N_("Reviews"), { &cld_review_kind } },
  { N_("Missing"), { &cld_missing_episode_kind } },
  { N_("Health"), { &cld_health_check_kind, &cld_sdq_kind } },
  { N_("Plans"), { &cld_plan_kind } },
  { N_("Placements"), { &cld_placement_kind, &cld_care_period_kind, &cld_legal_status_kind } },
  { N_("Notices"), { &cld_notice_kind, &cld_approval_kind, &cld_waiver_kind } },
  { N_("People"), { &cld_relationship_kind } },
  { N_("Inspections"), { &cld_inspection_child_kind, &cld_action_kind, &cld_quality_audit_kind } },
  /* Translators: letters, and what was asked of practitioners */
  { N_("Letters"), { &cld_correspondence_kind, &cld_information_request_kind } },
};

#define N_GROUPS G_N_ELEMENTS (groups)

/* One timeline of everything recorded of a child, newest first. */
struct _CldChildRecord
{
  GtkWidget parent_instance;

  GtkBox *content;
  GtkEditable *search;
  GtkBox *chips;
  GtkLabel *count;
  GtkStack *stack;
  GtkListView *list;
  GtkSingleSelection *selection;
  GListStore *store;
  GtkWidget *detail;
  GtkLabel *detail_title;
  GtkLabel *detail_words;
  GtkLabel *detail_text;
  GtkWidget *detail_scroller;
  GtkWidget *detail_findings;
  GtkWidget *open_button;
  GtkToggleButton *group_chips[N_GROUPS];
  GtkToggleButton *star_chip;

  CldChildData *data;
  GPtrArray *entries; /* (element-type CldRecordEntry) */
};

G_DEFINE_FINAL_TYPE (CldChildRecord, cld_child_record, GTK_TYPE_WIDGET)

/* --- the list --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, cld_record_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  cld_record_row_set_entry (CLD_RECORD_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

/* Shows finding 2 of Full inspection, Bright Lanes: a button that opens it. */
static void
append_finding (CldChildRecord *self, CldFindingItem *item)
{
  g_autofree char *type = item->inspection ? cld_inspection_item_get_type (item->inspection) : NULL, *name = item->inspection ? cld_inspection_item_get_name (item->inspection) : NULL;
  const char *number = item->row->values[FINDING_NUMBER] ? item->row->values[FINDING_NUMBER] : item->row->ref;
  /* Translators: a record is evidence of a finding: its number, which inspection, and of whom */
  g_autofree char *text = g_strdup_printf (_("Shows finding %s of %s, %s"), number, type ? type : "", name ? name : "");
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cld-mini");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", item->row->ref);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "child.open-finding");
  gtk_box_append (GTK_BOX (self->detail_findings), button);
}

/* Of what inspectors found the entry is evidence. */
static void
show_findings (CldChildRecord *self, CldRecordEntry *entry)
{
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (self), CLD_TYPE_PANE), *child;
  CldSession *session = pane ? cld_pane_get_session (CLD_PANE (pane)) : NULL;
  CldInspectionRegister *inspections = session && entry && !self->data->as_known_on ? cld_duty_watch_get_inspections (cld_duty_watch_of (session)) : NULL;
  g_autoptr (GPtrArray) items = inspections ? _cld_child_find_shown (inspections, cld_record_entry_get_row (entry)) : NULL;

  while ((child = gtk_widget_get_first_child (self->detail_findings)))
    gtk_box_remove (GTK_BOX (self->detail_findings), child);
  for (guint i = 0; items && i < items->len; i++)
    append_finding (self, items->pdata[i]);
  gtk_widget_set_visible (self->detail_findings, items && items->len > 0);
}

static void
show_detail (CldChildRecord *self)
{
  CldRecordEntry *entry = gtk_single_selection_get_selected_item (self->selection);
  const char *note = entry ? cld_record_entry_get_note (entry) : NULL, *words = entry ? cld_record_entry_get_words (entry) : NULL;
  const char *text = entry ? cld_record_entry_get_text (entry) : "", *author = entry ? cld_record_entry_get_author (entry) : NULL;
  g_autofree char *day = entry ? cld_child_text_day (self->data, cld_fact_get_date (cld_record_entry_get_row (entry))) : NULL;
  g_autofree char *title = NULL, *quoted = words ? g_strdup_printf (_("“%s”"), words) : NULL;

  gtk_widget_set_visible (self->detail, entry != NULL);
  title = entry ? g_strjoin (" · ", day ? day : _("No date"), cld_record_entry_get_kind (entry), author, NULL) : g_strdup ("");
  gtk_label_set_label (self->detail_title, title);
  gtk_label_set_label (self->detail_words, quoted ? quoted : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail_words), quoted != NULL);
  gtk_label_set_label (self->detail_text, note ? note : text);
  gtk_widget_set_sensitive (self->open_button, entry && !self->data->as_known_on);
  show_findings (self, entry);
}

static void
selected_cb (CldChildRecord *self)
{
  if (self->detail)
    show_detail (self);
}

static void
open_entry (CldChildRecord *self, CldRecordEntry *entry)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  const CldRow *row = entry ? cld_record_entry_get_row (entry) : NULL;

  if (window && row && !self->data->as_known_on)
    cld_window_edit (window, row->kind, row->ref, self->data->ref);
}

static void
activated_cb (CldChildRecord *self, guint position)
{
  g_autoptr (CldRecordEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  open_entry (self, entry);
}

static void
open_cb (CldChildRecord *self)
{
  open_entry (self, gtk_single_selection_get_selected_item (self->selection));
}

/* --- filters --- */

static gboolean
is_of_group (const CldKind *kind, guint group)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups[group].kinds); i++)
    if (groups[group].kinds[i] == kind)
      return TRUE;
  return FALSE;
}

/* Several chips show what any of them would; none shows all. */
static gboolean
passes_chips (CldChildRecord *self, CldRecordEntry *entry)
{
  gboolean any = FALSE;

  if (gtk_toggle_button_get_active (self->star_chip) && !cld_record_entry_is_significant (entry))
    return FALSE;
  for (guint i = 0; i < N_GROUPS; i++)
    if (gtk_toggle_button_get_active (self->group_chips[i]))
      {
        any = TRUE;
        if (is_of_group (cld_record_entry_get_row (entry)->kind, i))
          return TRUE;
      }
  return !any;
}

static char **
split_search (CldChildRecord *self)
{
  g_autofree char *folded = cld_text_fold (gtk_editable_get_text (self->search));
  g_auto (GStrv) parts = g_strsplit_set (folded ? folded : "", " \t", -1);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **words;

  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      g_strv_builder_add (builder, parts[i]);
  words = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return words;
}

/* Only what differs is told to the list, so that it stays where it is when one entry was changed. */
static void
show_entries (CldChildRecord *self, GPtrArray *wanted)
{
  GListModel *model = G_LIST_MODEL (self->store);
  guint n = g_list_model_get_n_items (model), start = 0, end = 0;

  while (start < n && start < wanted->len)
    {
      g_autoptr (CldRecordEntry) entry = g_list_model_get_item (model, start);

      if (!cld_record_entry_is_same (entry, wanted->pdata[start]))
        break;
      start++;
    }
  while (end < n - start && end < wanted->len - start)
    {
      g_autoptr (CldRecordEntry) entry = g_list_model_get_item (model, n - 1 - end);

      if (!cld_record_entry_is_same (entry, wanted->pdata[wanted->len - 1 - end]))
        break;
      end++;
    }
  /* In one step, so that the rows in view are used again: the entries are all there, none is read. */
  if (n > start + end || wanted->len > start + end)
    g_list_store_splice (self->store, start, n - start - end, wanted->pdata + start, wanted->len - start - end);
}

static void
filter (CldChildRecord *self)
{
  g_auto (GStrv) words = split_search (self);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autofree char *count = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    if (passes_chips (self, self->entries->pdata[i]) && cld_record_entry_matches (self->entries->pdata[i], (const char *const *) words))
      g_ptr_array_add (wanted, self->entries->pdata[i]);
  show_entries (self, wanted);
  gtk_stack_set_visible_child_name (self->stack, wanted->len > 0 ? "list" : self->entries->len > 0 ? "no-match" : "empty");
  if (wanted->len == self->entries->len)
    count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", wanted->len), wanted->len);
  else
    /* Translators: how many of how many entries are shown */
    count = g_strdup_printf (_("%u of %u"), wanted->len, self->entries->len);
  gtk_label_set_label (self->count, count);
}

static void
filter_cb (CldChildRecord *self)
{
  filter (self);
}

static void
clear_filters_cb (CldChildRecord *self)
{
  for (guint i = 0; i < N_GROUPS; i++)
    gtk_toggle_button_set_active (self->group_chips[i], FALSE);
  gtk_toggle_button_set_active (self->star_chip, FALSE);
  gtk_editable_set_text (self->search, "");
  filter (self);
}

static void
stop_search_cb (CldChildRecord *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static GtkToggleButton *
add_chip (CldChildRecord *self, const char *label)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (chip, "cld-mini");
  g_signal_connect_object (chip, "toggled", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->chips, chip);
  return GTK_TOGGLE_BUTTON (chip);
}

/* How many there are of each; a chip of which there is nothing is of no use. */
static void
count_groups (CldChildRecord *self)
{
  guint counts[N_GROUPS] = { 0 };
  gboolean any_star = FALSE;

  for (guint i = 0; i < self->entries->len; i++)
    {
      any_star |= cld_record_entry_is_significant (self->entries->pdata[i]);
      for (guint g = 0; g < N_GROUPS; g++)
        counts[g] += is_of_group (cld_record_entry_get_row (self->entries->pdata[i])->kind, g) ? 1 : 0;
    }
  for (guint g = 0; g < N_GROUPS; g++)
    {
      /* Translators: a kind of record and how many there are */
      g_autofree char *label = g_strdup_printf (_("%s %u"), _(groups[g].label), counts[g]);

      gtk_button_set_label (GTK_BUTTON (self->group_chips[g]), label);
      gtk_widget_set_visible (GTK_WIDGET (self->group_chips[g]), counts[g] > 0 || gtk_toggle_button_get_active (self->group_chips[g]));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->star_chip), any_star || gtk_toggle_button_get_active (self->star_chip));
}

/* --- the widget --- */

static gboolean
cld_child_record_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CLD_CHILD_RECORD (widget)->list));
}

static gboolean
cld_child_record_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (CLD_CHILD_RECORD (widget)->content), direction);
}

static void
cld_child_record_dispose (GObject *object)
{
  CldChildRecord *self = CLD_CHILD_RECORD (object);
  GtkWidget *child;

  self->detail = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->data, cld_child_data_unref);
  G_OBJECT_CLASS (cld_child_record_parent_class)->dispose (object);
}

static void
cld_child_record_class_init (CldChildRecordClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_child_record_dispose;
  widget_class->focus = cld_child_record_focus;
  widget_class->grab_focus = cld_child_record_grab_focus;

  g_type_ensure (CLD_TYPE_RECORD_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/child/cld-child-record.ui");
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, chips);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, content);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, count);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, detail);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, detail_findings);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, detail_scroller);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, detail_text);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, detail_title);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, detail_words);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, list);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, open_button);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, search);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, selection);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, stack);
  gtk_widget_class_bind_template_child (widget_class, CldChildRecord, store);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
cld_child_record_init (CldChildRecord *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_one_stop_add (GTK_WIDGET (self->list));
  /* The text in it is what takes the focus, and has a name of its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (self->search)), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search in what is recorded of the child"), -1);
  for (guint i = 0; i < N_GROUPS; i++)
    self->group_chips[i] = add_chip (self, _(groups[i].label));
  /* Translators: notes that are marked as significant */
  self->star_chip = add_chip (self, _("★ Significant"));
}

static void
select_same (CldChildRecord *self, CldRecordEntry *chosen)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  for (guint i = 0; chosen && i < n; i++)
    {
      g_autoptr (CldRecordEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (cld_record_entry_get_row (entry)->kind == cld_record_entry_get_row (chosen)->kind && g_strcmp0 (cld_record_entry_get_row (entry)->ref, cld_record_entry_get_row (chosen)->ref) == 0)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

/**
 * cld_child_record_set_data:
 * @self: the view
 * @data: a child
 *
 * Shows everything recorded of @data. Of the child that was shown before, filters and the chosen entry stay.
 */
void
cld_child_record_set_data (CldChildRecord *self, CldChildData *data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (CldRecordEntry) chosen = NULL;

  g_return_if_fail (CLD_IS_CHILD_RECORD (self));
  g_return_if_fail (data);

  chosen = gtk_single_selection_get_selected_item (self->selection);
  if (chosen)
    g_object_ref (chosen);
  if (self->data)
    cld_child_data_unref (self->data);
  self->data = cld_child_data_ref (data);
  rows = cld_child_facts_list_events (&data->facts);
  g_ptr_array_set_size (self->entries, 0);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->entries, cld_record_entry_new (data, rows->pdata[i]));
  count_groups (self);
  filter (self);
  select_same (self, chosen);
  show_detail (self);
}

/**
 * cld_child_record_clear:
 * @self: the view
 *
 * Forgets the child that was shown, and what was looked for in it.
 */
void
cld_child_record_clear (CldChildRecord *self)
{
  g_return_if_fail (CLD_IS_CHILD_RECORD (self));

  if (!self->data)
    return;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_ptr_array_set_size (self->entries, 0);
  clear_filters_cb (self);
  g_list_store_remove_all (self->store);
  show_detail (self);
}

/**
 * cld_child_record_find:
 * @self: the view
 *
 * Puts the focus where words are looked for.
 */
void
cld_child_record_find (CldChildRecord *self)
{
  g_return_if_fail (CLD_IS_CHILD_RECORD (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
