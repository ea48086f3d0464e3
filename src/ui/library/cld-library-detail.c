/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-library-detail.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-inspect-draw.h"
#include "cld-inspect-forms.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-value.h"

struct _CldLibraryDetail
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
  guint n_citing;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldLibraryDetail, cld_library_detail, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (style_class)
    gtk_widget_add_css_class (label, style_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_fact (GtkWidget *group, const char *name, const char *value)
{
  GtkWidget *line, *label, *text;

  if (!value)
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  label = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 13);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "cld-dim");
  gtk_box_append (GTK_BOX (line), label);
  text = add_label (line, value, NULL);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_box_append (GTK_BOX (group), line);
}

static char *
describe_years (const CldLegalReference *reference)
{
  g_autofree char *from = reference->valid_from ? cld_value_display_date (reference->valid_from) : NULL;
  g_autofree char *to = reference->valid_to ? cld_value_display_date (reference->valid_to) : NULL;

  if (from && to)
    return g_strdup_printf (_("%1$s to %2$s"), from, to);
  if (from)
    return g_strdup_printf (_("Since %s"), from);
  if (to)
    return g_strdup_printf (_("Until %s"), to);
  return g_strdup (_("Always"));
}

static char *
describe_types (const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes ? codes : "", ";", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; list[i]; i++)
    {
      const char *label = cld_code_list_label ("insp_provider_type", g_strstrip (list[i]));

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label ? label : list[i]);
    }
  return g_string_free (text, text->len == 0);
}

static void
add_facts (CldLibraryDetail *self, const CldLegalReference *reference)
{
  static const char *const forms[] = { "ACT", "REGULATION", "STANDARD", "GUIDE", "STATUTORY_GUIDANCE", "POLICY" };
  GtkWidget *group = cld_inspect_draw_group (_("What it is"), self->box);
  g_autofree char *years = describe_years (reference);
  g_autofree char *types = describe_types (reference->provider_types);

  add_fact (group, _("Kind"), cld_code_list_label ("legal_form", forms[reference->form]));
  add_fact (group, _("Aimed at"), reference->audience ? cld_code_list_label ("legal_audience", reference->audience) : NULL);
  add_fact (group, _("For"), types);
  add_fact (group, _("Made under"), reference->power);
  add_fact (group, _("In force"), years);
  add_fact (group, _("Code"), reference->code);
}

/* --- links, each opens --- */

static void
link_cb (CldLibraryDetail *self, GtkWidget *button)
{
  g_autofree char *code = g_strdup (gtk_widget_get_name (button));

  g_signal_emit (self, signals[CHOSEN], 0, code);
}

static GtkWidget *
add_button (GtkWidget *group, const char *icon_name, const char *text, const char *name)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), cld_inspect_make_sentence (icon_name, "cld-dim", text));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_name (button, name);
  gtk_box_append (GTK_BOX (group), button);
  return button;
}

static void
add_links (CldLibraryDetail *self, CldInspectContext *context, const CldLegalReference *reference, const char *day)
{
  g_auto (GStrv) links = g_strsplit (reference->links ? reference->links : "", ";", -1);
  GtkWidget *group = NULL;

  for (guint i = 0; links[i]; i++)
    {
      const CldLegalReference *other = *g_strstrip (links[i]) ? cld_legal_library_find (context->library, links[i], NULL) : NULL;
      g_autofree char *cited = other ? cld_legal_library_cite (context->library, links[i], day) : NULL;
      g_autofree char *text = other ? g_strdup_printf ("%s · %s", cited, other->title) : NULL;

      if (!other)
        continue;
      if (!group)
        group = cld_inspect_draw_group (_("See also"), self->box);
      g_signal_connect_object (add_button (group, "go-next-symbolic", text, other->code), "clicked", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
    }
}

/* --- who cites it, each opens --- */

typedef struct
{
  const CldLegalLibrary *library;
  const char *code;
  GPtrArray *found;
} Citing;

static gboolean
cites (const Citing *citing, const char *value)
{
  g_auto (GStrv) cited = g_strsplit (value ? value : "", ";", -1);

  for (guint i = 0; cited[i]; i++)
    {
      const CldLegalReference *reference = *g_strstrip (cited[i]) ? cld_legal_library_find (citing->library, cited[i], NULL) : NULL;

      if (reference && g_strcmp0 (reference->code, citing->code) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
citing_cb (CldRow *row, const char *search_key, gpointer data)
{
  Citing *citing = data;

  if (cites (citing, row->values[FINDING_REGULATIONS]) || cites (citing, row->values[FINDING_STANDARDS]) || cites (citing, row->values[FINDING_GUIDANCE]))
    g_ptr_array_add (citing->found, row);
  return TRUE;
}

static void
finding_cb (CldLibraryDetail *self, GtkWidget *button)
{
  cld_inspect_form_open (GTK_WIDGET (self), &cld_finding_kind, gtk_widget_get_name (button), NULL, NULL);
}

static char *
describe_finding (CldInspectContext *context, const CldRow *finding)
{
  const char *name = NULL;
  g_autofree char *day = NULL;
  const char *type = cld_code_list_label ("insp_finding_type", finding->values[FINDING_TYPE] ? finding->values[FINDING_TYPE] : "");
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *authority;

  cld_inspect_context_take_inspection (context, finding->values[FINDING_INSPECTION]);
  day = context->kase.day ? cld_value_display_date (context->kase.day) : NULL;
  authority = context->inspection->values[INSPECTION_AUTHORITY] ? cld_repo_find (cld_session_get_db (context->session), &cld_authority_kind, context->inspection->values[INSPECTION_AUTHORITY], arena, NULL) : NULL;
  name = context->provider ? context->provider->values[PROVIDER_NAME] : authority ? authority->values[AUTHORITY_NAME] : NULL;
  return g_strdup_printf ("%s · %s · %s", name ? name : _("Not recorded"), day ? day : _("Not recorded"), type ? type : finding->values[FINDING_TYPE]);
}

static void
add_citing (CldLibraryDetail *self, CldInspectContext *context, const CldLegalReference *reference)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (CldArena) arena = cld_arena_new ();
  Citing citing = { context->library, reference->code, found };
  g_autofree char *heading = NULL;
  GtkWidget *group;

  cld_repo_each (cld_session_get_db (context->session), &cld_finding_kind, NULL, NULL, arena, citing_cb, &citing, NULL);
  self->n_citing = found->len;
  heading = found->len == 0 ? g_strdup (_("No finding cites it"))
                            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Cited by %u finding", "Cited by %u findings", found->len), found->len);
  group = cld_inspect_draw_group (heading, self->box);
  gtk_widget_set_visible (group, found->len > 0);
  for (guint i = 0; i < found->len; i++)
    {
      const CldRow *finding = found->pdata[i];
      g_autofree char *text = describe_finding (context, finding);

      g_signal_connect_object (add_button (group, "go-next-symbolic", text, finding->ref), "clicked", G_CALLBACK (finding_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
add_work (CldLibraryDetail *self)
{
  static const struct
  {
    const char *action;
    const char *text;
  } works[] = {
    { "library.change", N_("Change or end it…") },
    { "library.rename-set", N_("Rename the set from a day…") },
    { "library.new-in-set", N_("Add to the set…") },
  };
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_widget_set_halign (flow, GTK_ALIGN_START);
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_(works[i].text));
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), works[i].action);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_insert (GTK_FLOW_BOX (flow), child, -1);
    }
  gtk_box_append (GTK_BOX (self->box), flow);
}

/**
 * cld_library_detail_show:
 * @self: the detail
 * @context: what the reference is of; it forgets which inspection it was about
 * @reference: (nullable): what is shown
 * @day: (nullable): the names of sets are those of this day
 */
void
cld_library_detail_show (CldLibraryDetail *self, CldInspectContext *context, const CldLegalReference *reference, const char *day)
{
  const char *set;
  g_autofree char *title = NULL;
  GtkWidget *head;

  cld_inspect_clear_box (self->box);
  self->n_citing = 0;
  if (!reference)
    {
      add_label (self->box, _("Choose a reference to see what it says."), "cld-dim");
      return;
    }
  set = cld_legal_library_get_set_name (context->library, reference->set, day);
  title = reference->number ? g_strdup_printf (_("%1$s · %2$s"), reference->number, reference->title) : g_strdup (reference->title);
  head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  add_label (head, title, "title-4");
  add_label (head, set ? set : reference->set, "cld-dim");
  if (reference->text)
    gtk_widget_set_margin_top (add_label (head, reference->text, NULL), 6);
  gtk_box_append (GTK_BOX (self->box), head);
  add_facts (self, reference);
  add_links (self, context, reference, day);
  add_citing (self, context, reference);
  add_work (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/**
 * cld_library_detail_get_n_citing:
 * @self: the detail
 *
 * Returns: how many findings cite what it shows
 */
guint
cld_library_detail_get_n_citing (CldLibraryDetail *self)
{
  return self->n_citing;
}

static void
cld_library_detail_dispose (GObject *object)
{
  g_clear_pointer (&CLD_LIBRARY_DETAIL (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_library_detail_parent_class)->dispose (object);
}

static void
cld_library_detail_class_init (CldLibraryDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_library_detail_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", CLD_TYPE_LIBRARY_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cld_library_detail_init (CldLibraryDetail *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_widget_set_margin_top (clamp, 12);
  gtk_widget_set_margin_bottom (clamp, 18);
  gtk_widget_set_margin_start (clamp, 18);
  gtk_widget_set_margin_end (clamp, 18);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
