/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-setup-officers.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-form-rows.h"
#include "cld-kinds.h"
#include "cld-value.h"

/* Those who decide, of one role: each is a row that opens, and their deputies follow. */

static const guint shown_fields[] = { PERSON_NAME, PERSON_LOGIN, PERSON_FROM_ON, PERSON_UNTIL_ON };

struct _CldSetupOfficers
{
  GtkBox parent_instance;

  GtkListBox *list;
  GtkWidget *add_button;
  GPtrArray *cards; /* of Card, in the order of the list */
  CldSetup *setup;  /* not ours */
  CldSession *session;
  const char *role;
  gboolean structure_changed; /* somebody was added or taken out */
};

/* Somebody, as shown. */
typedef struct
{
  CldSetupOfficers *owner;
  CldSetupOfficer *officer;
  AdwExpanderRow *row;
  CldFormRow *fields[G_N_ELEMENTS (shown_fields)];
} Card;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldSetupOfficers, cld_setup_officers, GTK_TYPE_BOX)

static Card *add_card (CldSetupOfficers *self, CldSetupOfficer *officer, int at);

static gboolean
is_director (CldSetupOfficers *self)
{
  return g_strcmp0 (self->role, "DCS") == 0;
}

/* --- what a row says --- */

static char *
get_typed (const Card *card, guint i)
{
  g_autofree char *typed = card->fields[i] ? cld_form_row_get_typed (card->fields[i]) : NULL;

  return typed && *g_strstrip (typed) ? g_steal_pointer (&typed) : NULL;
}

static Card *
find_card (CldSetupOfficers *self, CldSetupOfficer *officer)
{
  for (guint i = 0; officer && i < self->cards->len; i++)
    if (((Card *) self->cards->pdata[i])->officer == officer)
      return self->cards->pdata[i];
  return NULL;
}

static char *
describe_days (const Card *card)
{
  g_autofree char *from = cld_form_row_get_value (card->fields[2], NULL), *until = cld_form_row_get_value (card->fields[3], NULL);
  g_autofree char *first = from ? cld_value_display_date (from) : NULL, *last = until ? cld_value_display_date (until) : NULL;

  if (first && last)
    /* Translators: two dates */
    return g_strdup_printf (_("from %1$s until %2$s"), first, last);
  if (first)
    /* Translators: %s is a date */
    return g_strdup_printf (_("from %s"), first);
  /* Translators: %s is a date */
  return last ? g_strdup_printf (_("until %s"), last) : NULL;
}

static char *
describe_place (CldSetupOfficers *self, const Card *card)
{
  Card *other = find_card (self, card->officer->deputy_for);
  g_autofree char *name = other ? get_typed (other, 0) : NULL;

  if (!card->officer->deputy_for)
    return g_strdup (is_director (self) ? _("Director of children’s services") : _("Nominated officer"));
  /* Translators: %s is a person */
  return name ? g_strdup_printf (_("Deputy for %s"), name) : g_strdup (_("Deputy"));
}

static void
describe (CldSetupOfficers *self, Card *card)
{
  g_autofree char *name = get_typed (card, 0), *place = describe_place (self, card), *days = describe_days (card);
  g_autofree char *subtitle = days ? g_strdup_printf ("%s · %s", place, days) : g_strdup (place);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (card->row), name ? name : _("No name yet"));
  adw_expander_row_set_subtitle (card->row, subtitle);
}

static void
describe_all (CldSetupOfficers *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    describe (self, self->cards->pdata[i]);
}

static void
edited_cb (CldSetupOfficers *self)
{
  describe_all (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- adding and taking out --- */

static void
open_card (Card *card)
{
  adw_expander_row_set_expanded (card->row, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (card->fields[0]));
}

static void
add_officer (CldSetupOfficers *self, CldSetupOfficer *deputy_for, int at)
{
  Card *card = add_card (self, cld_setup_add_officer (self->setup, self->role, deputy_for), at);

  self->structure_changed = TRUE;
  edited_cb (self);
  open_card (card);
}

static void
add_cb (CldSetupOfficers *self)
{
  add_officer (self, NULL, -1);
}

static void
add_deputy_cb (GtkButton *button, gpointer data)
{
  Card *card = data;
  CldSetupOfficers *self = card->owner;
  guint at;

  /* Behind the last one. */
  g_ptr_array_find (self->cards, card, &at);
  for (at++; at < self->cards->len && ((Card *) self->cards->pdata[at])->officer->deputy_for == card->officer; at++)
    ;
  add_officer (self, card->officer, (int) at);
}

static void
take_out_cb (GtkButton *button, gpointer data)
{
  Card *card = data;
  CldSetupOfficers *self = card->owner;
  GtkWidget *row = GTK_WIDGET (card->row);
  guint at;

  cld_setup_drop_officer (self->setup, card->officer, cld_session_get_today (self->session));
  self->structure_changed = TRUE;
  gtk_widget_grab_focus (self->add_button);
  g_ptr_array_find (self->cards, card, &at);
  gtk_list_box_remove (self->list, row);
  g_ptr_array_remove_index (self->cards, at);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->cards->len > 0);
  edited_cb (self);
}

static GtkWidget *
make_button (const char *label, GCallback callback, Card *card)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "cld-mini");
  g_signal_connect (button, "clicked", callback, card);
  return button;
}

static GtkWidget *
make_buttons (CldSetupOfficers *self, Card *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *out = make_button (_("_Take Out"), G_CALLBACK (take_out_cb), card);

  gtk_widget_set_tooltip_text (out, _("Ends today; what was decided keeps its name"));
  if (!card->officer->deputy_for)
    gtk_box_append (GTK_BOX (box), make_button (_("Add a De_puty"), G_CALLBACK (add_deputy_cb), card));
  gtk_box_append (GTK_BOX (box), out);
  gtk_widget_add_css_class (box, "cld-pad");
  return box;
}

static GtkWidget *
make_fields (CldSetupOfficers *self, Card *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_widget_add_css_class (box, "cld-form-group");
  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    {
      const CldField *field = &cld_person_kind.fields[shown_fields[i]];

      card->fields[i] = cld_form_row_new (field, self->session);
      gtk_widget_set_name (GTK_WIDGET (card->fields[i]), field->id);
      cld_form_row_bind (card->fields[i], cld_record_get_text (card->officer->record, shown_fields[i]));
      cld_form_row_join (card->fields[i], labels);
      g_signal_connect_object (card->fields[i], "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (card->fields[i]));
    }
  gtk_box_append (GTK_BOX (box), make_buttons (self, card));
  return box;
}

/* @at is the place in the list, -1 for the end. */
static Card *
add_card (CldSetupOfficers *self, CldSetupOfficer *officer, int at)
{
  Card *card = g_new0 (Card, 1);
  GtkWidget *inside = gtk_list_box_row_new ();

  card->owner = self;
  card->officer = officer;
  card->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (card->row), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (card->row), "cld-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inside), make_fields (self, card));
  /* The fields in it take the focus, it does not. */
  gtk_widget_set_focusable (inside, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (inside), FALSE);
  adw_expander_row_add_row (card->row, inside);
  g_ptr_array_insert (self->cards, at, card);
  gtk_list_box_insert (self->list, GTK_WIDGET (card->row), at);
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
  return card;
}

/* --- beginning and end --- */

static void
cld_setup_officers_finalize (GObject *object)
{
  CldSetupOfficers *self = CLD_SETUP_OFFICERS (object);

  g_ptr_array_unref (self->cards);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cld_setup_officers_parent_class)->finalize (object);
}

static void
cld_setup_officers_class_init (CldSetupOfficersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_setup_officers_finalize;

  /**
   * CldSetupOfficers::changed:
   * @self: the officers
   *
   * Somebody was added or taken out, or something was typed.
   */
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_SETUP_OFFICERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cld_setup_officers_init (CldSetupOfficers *self)
{
  self->cards = g_ptr_array_new_with_free_func (g_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->add_button = gtk_button_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  gtk_button_set_use_underline (GTK_BUTTON (self->add_button), TRUE);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), self->add_button);
}

static void
add_cards (CldSetupOfficers *self, GPtrArray *officers, CldSetupOfficer *deputy_for)
{
  for (guint i = 0; i < officers->len; i++)
    {
      CldSetupOfficer *officer = officers->pdata[i];

      if (officer->deputy_for == deputy_for && g_strcmp0 (cld_record_get_text (officer->record, PERSON_ROLE), self->role) == 0 && !find_card (self, officer))
        {
          add_card (self, officer, -1);
          add_cards (self, officers, officer);
        }
    }
}

/* Who stands in for somebody of the other role, or for each other in a ring, is shown all the same. */
static void
add_others (CldSetupOfficers *self, GPtrArray *officers)
{
  for (guint i = 0; i < officers->len; i++)
    {
      CldSetupOfficer *officer = officers->pdata[i];

      if (g_strcmp0 (cld_record_get_text (officer->record, PERSON_ROLE), self->role) == 0 && !find_card (self, officer))
        add_card (self, officer, -1);
    }
}

/**
 * cld_setup_officers_show:
 * @self: the officers
 * @setup: a set-up, which has to last as long as it is shown
 * @session: the caseload
 * @role: `NO` or `DCS`
 *
 * Shows those of @role.
 */
void
cld_setup_officers_show (CldSetupOfficers *self, CldSetup *setup, CldSession *session, const char *role)
{
  GtkListBoxRow *row;

  g_return_if_fail (CLD_IS_SETUP_OFFICERS (self));

  g_ptr_array_set_size (self->cards, 0);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->setup = setup;
  self->role = g_intern_string (role);
  self->structure_changed = FALSE;
  g_set_object (&self->session, session);
  gtk_button_set_label (GTK_BUTTON (self->add_button), is_director (self) ? _("Add a Di_rector") : _("Add a _Nominated Officer"));
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  add_cards (self, cld_setup_get_officers (setup), NULL);
  add_others (self, cld_setup_get_officers (setup));
  describe_all (self);
}

/**
 * cld_setup_officers_check:
 * @self: the officers
 *
 * Opens the first one of which something cannot be recorded.
 *
 * Returns: (transfer none) (nullable): the field that cannot be recorded
 */
GtkWidget *
cld_setup_officers_check (CldSetupOfficers *self)
{
  GtkWidget *wrong = NULL;

  for (guint i = 0; i < self->cards->len; i++)
    {
      Card *card = self->cards->pdata[i];

      for (guint field = 0; field < G_N_ELEMENTS (shown_fields); field++)
        if (!cld_form_row_check (card->fields[field], TRUE) && !wrong)
          {
            wrong = GTK_WIDGET (card->fields[field]);
            adw_expander_row_set_expanded (card->row, TRUE);
          }
    }
  return wrong;
}

/**
 * cld_setup_officers_is_changed:
 * @self: the officers
 *
 * Returns: whether something stands there that is not recorded
 */
gboolean
cld_setup_officers_is_changed (CldSetupOfficers *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    for (guint field = 0; field < G_N_ELEMENTS (shown_fields); field++)
      if (cld_form_row_is_changed (((Card *) self->cards->pdata[i])->fields[field]))
        return TRUE;
  return self->structure_changed;
}

/**
 * cld_setup_officers_apply:
 * @self: the officers, checked
 *
 * Puts what stands there into the set-up.
 */
void
cld_setup_officers_apply (CldSetupOfficers *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      Card *card = self->cards->pdata[i];

      for (guint field = 0; field < G_N_ELEMENTS (shown_fields); field++)
        {
          g_autofree char *value = cld_form_row_get_value (card->fields[field], NULL);

          cld_record_set_text (card->officer->record, shown_fields[field], value);
        }
    }
}
