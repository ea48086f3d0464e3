/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-registers-pane.h"

#include <glib/gi18n-lib.h>

#include "cld-duty-look.h"
#include "cld-export-registers.h"
#include "cld-inspect-forms.h"
#include "cld-kinds.h"
#include "cld-print-ui.h"
#include "cld-record-mark.h"
#include "cld-register-view.h"
#include "cld-registers-export.h"
#include "cld-search-keys.h"
#include "cld-window.h"

typedef enum
{
  LETTERS,
  INFORMATION,
  AUDITS,
  N_REGISTERS
} RegisterId;

struct _CldRegistersPane
{
  CldPane parent_instance;

  AdwSqueezer *squeezer;
  GtkWidget *switcher;
  AdwViewSwitcherBar *switcher_bar;
  AdwViewStack *stack;
  CldRegisterView *letters_view;
  CldRegisterView *information_view;
  CldRegisterView *audits_view;
  GtkWidget *new_button;

  CldRegisterView *views[N_REGISTERS];
  CldCorrespondenceRegister *letters;  /* (nullable) */
  CldInformationRegister *information; /* (nullable) */
  CldAuditRegister *audits;            /* (nullable) */
  guint squeeze_idle;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (CldRegistersPane, cld_registers_pane, CLD_TYPE_PANE)

/* clang-format off */
static const CldRegisterViewSpec specs[N_REGISTERS] = {
  [LETTERS] = {
    &cld_correspondence_table, cld_correspondence_sort, N_("Letters and other documents"), N_("Reference, name or subject"), "mail-unread-symbolic",
    N_("No letters yet"), N_("Letters, e-mails and reports that came in and went out are kept here, with what answers them (Ctrl+N)."), FALSE,
    { N_("All letters"), N_("Waiting for an answer"), N_("Answered"), N_("In"), N_("Out"), NULL },
  },
  [INFORMATION] = {
    &cld_information_table, cld_information_sort, N_("Information requests"), N_("Child, practitioner or subject"), "document-edit-symbolic",
    N_("Nothing was asked for yet"), N_("What a surgery, a school or another body was asked about a child is kept here until it comes (Ctrl+N)."), FALSE,
    { N_("All requests"), N_("Not received"), N_("Received"), NULL },
  },
  [AUDITS] = {
    &cld_audit_table, cld_audit_sort, N_("Quality audits"), N_("Child, auditor or sample"), "starred-symbolic",
    N_("No audits yet"), N_("What an auditor thought of the work in a child’s record, with the reasons. It counts in no figure about dates (Ctrl+N)."), TRUE,
    { N_("All audits"), N_("Outstanding"), N_("Good"), N_("Requires improvement"), N_("Inadequate"), NULL },
  },
};
/* clang-format on */

static const CldKind *const kinds[N_REGISTERS] = { &cld_correspondence_kind, &cld_information_request_kind, &cld_quality_audit_kind };

static CldSession *
get_session (CldRegistersPane *self)
{
  return cld_pane_get_session (CLD_PANE (self));
}

static RegisterId
get_shown (CldRegistersPane *self)
{
  GtkWidget *visible = adw_view_stack_get_visible_child (self->stack);

  for (guint i = 0; i < N_REGISTERS; i++)
    if (visible == GTK_WIDGET (self->views[i]))
      return i;
  return LETTERS;
}

static CldRegisterView *
get_view (CldRegistersPane *self)
{
  return self->views[get_shown (self)];
}

/* --- what is shown --- */

static void
show_letters (CldRegistersPane *self)
{
  static const CldCorrespondenceOnly only[] = { CLD_CORRESPONDENCE_ALL, CLD_CORRESPONDENCE_ONLY_OPEN, CLD_CORRESPONDENCE_ONLY_ANSWERED, CLD_CORRESPONDENCE_ALL, CLD_CORRESPONDENCE_ALL };
  static const char *const directions[] = { NULL, NULL, NULL, "IN", "OUT" };
  guint choice = MIN (cld_register_view_get_choice (self->letters_view), G_N_ELEMENTS (only) - 1);
  const CldCorrespondenceFilter filter = { .direction = directions[choice], .only = only[choice], .text = cld_register_view_get_text (self->letters_view) };
  g_autoptr (GPtrArray) rows = cld_correspondence_register_filter (self->letters, &filter);
  guint open = cld_correspondence_register_count_open (self->letters);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u waits for an answer", "%u wait for an answer", open), open);

  cld_register_view_show (self->letters_view, rows, count);
}

static void
show_information (CldRegistersPane *self)
{
  guint choice = cld_register_view_get_choice (self->information_view);
  g_autoptr (GPtrArray) rows = cld_information_register_filter (self->information, choice == 1, choice == 2, cld_register_view_get_text (self->information_view));
  guint open = cld_information_register_count_open (self->information);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u not received", "%u not received", open), open);

  cld_register_view_show (self->information_view, rows, count);
}

static void
show_audits (CldRegistersPane *self)
{
  static const char *const grades[] = { NULL, "OUT", "GOOD", "RI", "INAD" };
  guint choice = MIN (cld_register_view_get_choice (self->audits_view), G_N_ELEMENTS (grades) - 1);
  g_autoptr (GPtrArray) rows = cld_audit_register_filter (self->audits, grades[choice], cld_register_view_get_text (self->audits_view));
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u audit", "%u audits", rows->len), rows->len);

  cld_register_view_show (self->audits_view, rows, count);
}

static void
update_actions_cb (CldRegistersPane *self)
{
  RegisterId shown = get_shown (self);
  gconstpointer row = cld_register_view_get_current (self->views[shown]);
  const CldInformationEntry *asked = shown == INFORMATION ? row : NULL;
  const CldCorrespondenceEntry *letter = shown == LETTERS ? row : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.open", row != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registers.reply", letter != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registers.no-answer", letter && letter->state <= CLD_CORRESPONDENCE_WAITING);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registers.chase", asked && asked->state != CLD_INFORMATION_RECEIVED);
}

static void
requery_cb (CldRegistersPane *self)
{
  if (!self->letters)
    return;
  show_letters (self);
  show_information (self);
  show_audits (self);
  update_actions_cb (self);
}

/* Views hold what the registers before had until they are told. */
static void
take (CldRegistersPane *self, CldCorrespondenceRegister *letters, CldInformationRegister *information, CldAuditRegister *audits)
{
  CldCorrespondenceRegister *old_letters = self->letters;
  CldInformationRegister *old_information = self->information;
  CldAuditRegister *old_audits = self->audits;

  self->letters = letters;
  self->information = information;
  self->audits = audits;
  requery_cb (self);
  cld_correspondence_register_free (old_letters);
  cld_information_register_free (old_information);
  cld_audit_register_free (old_audits);
}

static void
load (CldRegistersPane *self)
{
  CldSession *session = get_session (self);
  CldDb *db = session ? cld_session_get_db (session) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldCorrespondenceRegister) letters = NULL;
  g_autoptr (CldInformationRegister) information = NULL;
  g_autoptr (CldAuditRegister) audits = NULL;
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  self->stale = FALSE;
  if (!db)
    return;
  letters = cld_correspondence_register_load (db, cld_session_get_today (session), &error);
  information = letters ? cld_information_register_load (db, cld_session_get_today (session), &error) : NULL;
  audits = information ? cld_audit_register_load (db, &error) : NULL;
  if (audits)
    take (self, g_steal_pointer (&letters), g_steal_pointer (&information), g_steal_pointer (&audits));
  else if (window)
    cld_window_show_error (window, _("The registers could not be read"), error);
}

static void
switched_cb (CldRegistersPane *self)
{
  static const char *const tooltips[N_REGISTERS] = { N_("Add a letter or another document (Ctrl+N)"), N_("Add a request for information (Ctrl+N)"), N_("Add a quality audit (Ctrl+N)") };

  if (!self->views[0])
    return;
  gtk_widget_set_tooltip_text (self->new_button, _(tooltips[get_shown (self)]));
  update_actions_cb (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    cld_register_view_focus (get_view (self));
}

/* --- actions --- */

static const CldRow *
get_current_row (CldRegistersPane *self)
{
  RegisterId shown = get_shown (self);
  gconstpointer row = cld_register_view_get_current (self->views[shown]);

  if (!row)
    return NULL;
  return shown == LETTERS ? ((const CldCorrespondenceEntry *) row)->row : shown == INFORMATION ? ((const CldInformationEntry *) row)->row : ((const CldAuditEntry *) row)->row;
}

static void
open_row_cb (CldRegistersPane *self)
{
  const CldRow *row = get_current_row (self);

  if (row)
    cld_inspect_form_open (GTK_WIDGET (self), row->kind, row->ref, NULL, NULL);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_row_cb (CLD_REGISTERS_PANE (widget));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_inspect_form_open (widget, kinds[get_shown (CLD_REGISTERS_PANE (widget))], NULL, NULL, NULL);
}

/* A letter that answers the current one, the other way. */
static void
reply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldRegistersPane *self = CLD_REGISTERS_PANE (widget);
  const CldRow *row = get_shown (self) == LETTERS ? get_current_row (self) : NULL;

  if (row)
    cld_inspect_form_open (widget, &cld_correspondence_kind, NULL, cld_correspondence_kind.id, row->ref);
}

static void
no_answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldRegistersPane *self = CLD_REGISTERS_PANE (widget);
  const CldRow *row = get_shown (self) == LETTERS ? get_current_row (self) : NULL;

  if (row)
    cld_record_mark_no_answer (widget, get_session (self), row->ref);
}

static void
chase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldRegistersPane *self = CLD_REGISTERS_PANE (widget);
  const CldRow *row = get_shown (self) == INFORMATION ? get_current_row (self) : NULL;

  if (row && !row->values[INFORMATION_REQUEST_RECEIVED_ON])
    cld_record_mark_chased (widget, get_session (self), row->ref);
}

/* What comes next for the current row. */
static void
do_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegisterId shown = get_shown (CLD_REGISTERS_PANE (widget));

  if (shown == LETTERS)
    reply_action (widget, name, parameter);
  else if (shown == INFORMATION)
    chase_action (widget, name, parameter);
  else
    open_row_cb (CLD_REGISTERS_PANE (widget));
}

static void
open_child_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CldRow *row = get_current_row (CLD_REGISTERS_PANE (widget));
  const char *child = row ? cld_row_get_child (row) : NULL;
  CldWindow *window = cld_window_of (widget);

  if (child && window)
    cld_window_open_child (window, child);
  else
    gtk_widget_error_bell (widget);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_register_view_find (get_view (CLD_REGISTERS_PANE (widget)));
}

static gboolean
write_letter (CldOutput *output, gconstpointer row, GError **error)
{
  return cld_export_correspondence_row (output, row, error);
}

static gboolean
write_information (CldOutput *output, gconstpointer row, GError **error)
{
  return cld_export_information_row (output, row, error);
}

static gboolean
write_audit (CldOutput *output, gconstpointer row, GError **error)
{
  return cld_export_audit_row (output, row, error);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const names[N_REGISTERS] = { "correspondence", "information-requests", "audits" };
  static const CldRegisterWrite writes[N_REGISTERS] = { write_letter, write_information, write_audit };
  const char *const *const columns[N_REGISTERS] = { cld_export_correspondence_columns, cld_export_information_columns, cld_export_audit_columns };
  RegisterId shown = get_shown (CLD_REGISTERS_PANE (widget));
  g_autoptr (GPtrArray) rows = cld_register_view_get_rows (get_view (CLD_REGISTERS_PANE (widget)));

  cld_registers_export (CLD_PANE (widget), rows, names[shown], columns[shown], writes[shown]);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* Points, in the order of the columns. */
  static const guint widths[N_REGISTERS][CLD_ROW_TABLE_MAX_COLUMNS] = {
    [LETTERS] = { 84, 38, 50, 0, 0, 60, 60, 0, 62, 96 },
    [INFORMATION] = { 62, 0, 0, 0, 50, 50, 50, 52, 60, 0 },
    [AUDITS] = { 52, 0, 96, 0, 90, 80 },
  };
  CldRegistersPane *self = CLD_REGISTERS_PANE (widget);
  RegisterId shown = get_shown (self);
  g_autoptr (GPtrArray) rows = cld_register_view_get_rows (get_view (self));
  g_autofree char *day = cld_duty_look_long_day (cld_date_to_day (cld_session_get_today (get_session (self))));
  g_autoptr (CldPrintJob) job = cld_registers_make_print (rows, specs[shown].table, _(specs[shown].label), day, widths[shown]);

  cld_print_preview (widget, get_session (self), job);
}

/* --- keys --- */

static gboolean
cld_registers_pane_key (CldPane *pane, GtkEventControllerKey *controller, guint keyval, GdkModifierType state)
{
  CldRegistersPane *self = CLD_REGISTERS_PANE (pane);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus;

  if (keyval == GDK_KEY_Escape)
    return cld_register_view_clear (get_view (self));
  if (!cld_search_keys_is_text (keyval, state))
    return FALSE;
  /* Typing begins the search. */
  gtk_widget_activate_action (GTK_WIDGET (self), "pane.find", NULL);
  focus = gtk_root_get_focus (root);
  return focus && gtk_event_controller_key_forward (controller, focus);
}

/* --- life --- */

static gboolean
squeeze_idle_cb (gpointer data)
{
  CldRegistersPane *self = data;

  self->squeeze_idle = 0;
  adw_view_switcher_bar_set_reveal (self->switcher_bar, adw_squeezer_get_visible_child (self->squeezer) != self->switcher);
  return G_SOURCE_REMOVE;
}

/* This comes while room is given out, so what stands elsewhere changes afterwards. */
static void
squeezed_cb (CldRegistersPane *self)
{
  if (!self->squeeze_idle)
    self->squeeze_idle = g_idle_add (squeeze_idle_cb, self);
}

static void
cld_registers_pane_shown (CldPane *pane)
{
  CldRegistersPane *self = CLD_REGISTERS_PANE (pane);

  if (self->stale || !self->letters)
    load (self);
  cld_register_view_focus (get_view (self));
}

static void
cld_registers_pane_changed (CldPane *pane, const char *child)
{
  CldRegistersPane *self = CLD_REGISTERS_PANE (pane);

  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
cld_registers_pane_constructed (GObject *object)
{
  CldRegistersPane *self = CLD_REGISTERS_PANE (object);

  G_OBJECT_CLASS (cld_registers_pane_parent_class)->constructed (object);
  cld_pane_set_title (CLD_PANE (self), _("Registers"), NULL);
  self->views[LETTERS] = self->letters_view;
  self->views[INFORMATION] = self->information_view;
  self->views[AUDITS] = self->audits_view;
  for (guint i = 0; i < N_REGISTERS; i++)
    cld_register_view_setup (self->views[i], &specs[i]);
  switched_cb (self);
}

static void
cld_registers_pane_dispose (GObject *object)
{
  CldRegistersPane *self = CLD_REGISTERS_PANE (object);

  g_clear_handle_id (&self->squeeze_idle, g_source_remove);
  for (guint i = 0; self->letters && i < N_REGISTERS; i++)
    cld_register_view_show (self->views[i], NULL, NULL);
  g_clear_pointer (&self->letters, cld_correspondence_register_free);
  g_clear_pointer (&self->information, cld_information_register_free);
  g_clear_pointer (&self->audits, cld_audit_register_free);
  G_OBJECT_CLASS (cld_registers_pane_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "pane.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "pane.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "pane.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "pane.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "pane.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "duty.do", NULL, do_action);
  gtk_widget_class_install_action (widget_class, "registers.reply", NULL, reply_action);
  gtk_widget_class_install_action (widget_class, "registers.no-answer", NULL, no_answer_action);
  gtk_widget_class_install_action (widget_class, "registers.chase", NULL, chase_action);
  gtk_widget_class_install_action (widget_class, "registers.open-child", NULL, open_child_action);
}

static void
cld_registers_pane_class_init (CldRegistersPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cld_registers_pane_constructed;
  object_class->dispose = cld_registers_pane_dispose;
  CLD_PANE_CLASS (klass)->shown = cld_registers_pane_shown;
  CLD_PANE_CLASS (klass)->key = cld_registers_pane_key;
  CLD_PANE_CLASS (klass)->changed = cld_registers_pane_changed;

  g_type_ensure (CLD_TYPE_REGISTER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/registers/cld-registers-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CldRegistersPane, squeezer);
  gtk_widget_class_bind_template_child (widget_class, CldRegistersPane, switcher);
  gtk_widget_class_bind_template_child (widget_class, CldRegistersPane, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, CldRegistersPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CldRegistersPane, letters_view);
  gtk_widget_class_bind_template_child (widget_class, CldRegistersPane, information_view);
  gtk_widget_class_bind_template_child (widget_class, CldRegistersPane, audits_view);
  gtk_widget_class_bind_template_child (widget_class, CldRegistersPane, new_button);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, requery_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions_cb);
  install_actions (widget_class);
}

static void
cld_registers_pane_init (CldRegistersPane *self)
{
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cld_registers_pane_new:
 * @session: a session
 *
 * Returns: (transfer floating): the registers of correspondence, information requests and quality audits
 */
CldPane *
cld_registers_pane_new (CldSession *session)
{
  return g_object_new (CLD_TYPE_REGISTERS_PANE, "session", session, NULL);
}
