/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-notice-dialog.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-date-entry.h"
#include "cld-window.h"

/* What an act asks for. */
enum
{
  ASKS_DAY = 1 << 0,
  ASKS_HOW = 1 << 1,
  ASKS_REASON = 1 << 2,
  ASKS_NOTE = 1 << 3,
};

static const struct
{
  const char *label;   /* in menus and on buttons */
  const char *heading; /* of the dialog */
  const char *button;
  const char *note; /* what its note is called */
  guint asks;
} acts[CLD_NOTICE_N_ACTS] = {
  [CLD_NOTICE_ACT_SEND] = { N_("Mark sent…"), N_("Mark as sent"), N_("_Mark sent"), NULL, ASKS_DAY | ASKS_HOW },
  [CLD_NOTICE_ACT_SEND_AGAIN] = { N_("Mark sent again…"), N_("Mark as sent again"), N_("_Mark sent"), NULL, ASKS_DAY | ASKS_HOW },
  [CLD_NOTICE_ACT_ACKNOWLEDGE] = { N_("Mark acknowledged…"), N_("Mark as acknowledged"), N_("_Mark acknowledged"), NULL, ASKS_DAY },
  [CLD_NOTICE_ACT_RETURN] = { N_("Mark returned…"), N_("Mark as returned"), N_("_Mark returned"), N_("_Note"), ASKS_DAY | ASKS_NOTE },
  [CLD_NOTICE_ACT_WITHHOLD] = { N_("Withhold…"), N_("Do not send"), N_("_Withhold"), N_("_Why"), ASKS_REASON | ASKS_NOTE },
  [CLD_NOTICE_ACT_TAKE_BACK] = { N_("Send after all…"), N_("Send after all"), N_("_Send after all"), NULL, 0 },
  [CLD_NOTICE_ACT_CHASE] = { N_("Mark chased…"), N_("Mark as chased"), N_("_Mark chased"), NULL, ASKS_DAY },
  [CLD_NOTICE_ACT_CLOSE] = { N_("Close…"), N_("Close the notice"), N_("_Close notice"), N_("_What we did"), ASKS_DAY | ASKS_NOTE },
  [CLD_NOTICE_ACT_REOPEN] = { N_("Open again"), N_("Open the notice again"), N_("_Open again"), NULL, 0 },
};

struct _CldNoticeDialog
{
  AdwMessageDialog parent_instance;

  GtkWidget *from; /* whose window shows what became of it */
  CldSession *session;
  CldNoticeAct act;
  GArray *targets; /* CldNoticeTarget, their refs owned */
  char *child;     /* (nullable): the child that all of them are about */
  GtkEditable *date;
  GtkLabel *said;
  GtkEditable *method;
  GtkEditable *reference;
  GtkDropDown *reason;
  GtkEditable *note;
};

G_DEFINE_FINAL_TYPE (CldNoticeDialog, cld_notice_dialog, ADW_TYPE_MESSAGE_DIALOG)

/**
 * cld_notice_act_label:
 * @act: an act
 *
 * Returns: what a button or menu calls it, translated
 */
const char *
cld_notice_act_label (CldNoticeAct act)
{
  g_return_val_if_fail (act < CLD_NOTICE_N_ACTS, NULL);

  return _(acts[act].label);
}

/* --- what was typed --- */

static gboolean
read_day (CldNoticeDialog *self, char iso[CLD_MOMENT_SIZE])
{
  const char *text = self->date ? gtk_editable_get_text (self->date) : "";

  return *text && cld_date_entry_parse (text, cld_session_get_today (self->session), FALSE, iso);
}

static char *
dup_text (GtkEditable *entry)
{
  char *text = entry ? g_strstrip (g_strdup (gtk_editable_get_text (entry))) : NULL;

  if (text && !*text)
    g_clear_pointer (&text, g_free);
  return text;
}

static const char *
get_reason (CldNoticeDialog *self)
{
  const CldCodeList *list = cld_code_list_find ("notice_not_sent_reason");
  guint i = self->reason ? gtk_drop_down_get_selected (self->reason) : 0;

  return i > 0 && i != GTK_INVALID_LIST_POSITION ? cld_code_list_get (list, i - 1)->code : NULL;
}

/* Says how the date is understood, and offers the act once nothing is missing. */
static void
edited_cb (CldNoticeDialog *self)
{
  char iso[CLD_MOMENT_SIZE];
  gboolean has_day = read_day (self, iso), ready = TRUE;
  g_autofree char *words = has_day ? cld_date_entry_words (iso, cld_session_get_today (self->session)) : NULL;

  if (self->date)
    {
      gtk_label_set_label (self->said, has_day ? (words ? words : "") : _("Type a date such as 12/3, t for today or -1d."));
      ready = has_day;
    }
  if (self->reason)
    ready = get_reason (self) != NULL;
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "do", ready);
}

/* --- doing it --- */

typedef struct
{
  GArray *targets;
  CldNoticeWork work;
  char *on, *method, *reference, *note, *who;
  char *child; /* (nullable): the child that all of them are about */
  GtkWidget *from;
  guint n;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_array_unref (job->targets);
  g_free (job->on);
  g_free (job->method);
  g_free (job->reference);
  g_free (job->note);
  g_free (job->who);
  g_free (job->child);
  g_object_unref (job->from);
  g_free (job);
}

static gboolean
work_cb (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return cld_notice_work_do (store, (const CldNoticeTarget *) (gpointer) job->targets->data, job->targets->len, &job->work, error);
}

static char *
describe (CldNoticeAct act, guint n)
{
  switch (act)
    {
    case CLD_NOTICE_ACT_SEND:
    case CLD_NOTICE_ACT_SEND_AGAIN:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u notice marked sent", "%u notices marked sent", n), n);
    case CLD_NOTICE_ACT_ACKNOWLEDGE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u notice acknowledged", "%u notices acknowledged", n), n);
    case CLD_NOTICE_ACT_RETURN:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u notice returned", "%u notices returned", n), n);
    case CLD_NOTICE_ACT_WITHHOLD:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u notice withheld", "%u notices withheld", n), n);
    case CLD_NOTICE_ACT_CHASE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u notice marked chased", "%u notices marked chased", n), n);
    case CLD_NOTICE_ACT_CLOSE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u notice closed", "%u notices closed", n), n);
    case CLD_NOTICE_ACT_TAKE_BACK:
    case CLD_NOTICE_ACT_REOPEN:
    case CLD_NOTICE_N_ACTS:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u notice changed", "%u notices changed", n), n);
    }
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  CldWindow *window = gtk_widget_get_root (job->from) ? cld_window_of (job->from) : NULL;
  g_autofree char *text = describe (job->work.act, job->n);

  if (!cld_session_run_finish (CLD_SESSION (source), result, &error))
    {
      if (window)
        cld_window_show_error (window, _("The notices were not changed"), error);
    }
  else
    {
      cld_session_note_change (CLD_SESSION (source), job->child);
      if (window)
        cld_window_toast (window, text, TRUE);
    }
  job_free (job);
}

static void
response_cb (CldNoticeDialog *self, const char *response)
{
  char iso[CLD_MOMENT_SIZE];
  Job *job;

  if (!g_str_equal (response, "do"))
    return;
  job = g_new0 (Job, 1);
  job->targets = g_array_ref (self->targets);
  job->n = self->targets->len;
  job->child = g_strdup (self->child);
  job->from = g_object_ref (self->from);
  job->on = read_day (self, iso) ? g_strndup (iso, 10) : NULL;
  job->method = dup_text (self->method);
  job->reference = dup_text (self->reference);
  job->note = dup_text (self->note);
  job->who = cld_session_get_user_name (self->session);
  job->work = (CldNoticeWork){ self->act, job->on, job->method, job->reference, get_reason (self), job->note, job->who };
  cld_session_run_async (self->session, work_cb, job, NULL, NULL, done_cb, job);
}

/* --- the dialog --- */

static void
clear_target (gpointer data)
{
  g_free ((char *) ((CldNoticeTarget *) data)->ref);
}

static void
cld_notice_dialog_dispose (GObject *object)
{
  CldNoticeDialog *self = CLD_NOTICE_DIALOG (object);

  g_clear_object (&self->from);
  g_clear_object (&self->session);
  g_clear_pointer (&self->targets, g_array_unref);
  g_clear_pointer (&self->child, g_free);
  G_OBJECT_CLASS (cld_notice_dialog_parent_class)->dispose (object);
}

static void
cld_notice_dialog_class_init (CldNoticeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_notice_dialog_dispose;
}

static void
cld_notice_dialog_init (CldNoticeDialog *self)
{
  self->targets = g_array_new (FALSE, TRUE, sizeof (CldNoticeTarget));
  g_array_set_clear_func (self->targets, clear_target);
}

static void
add_labelled (GtkBox *box, const char *title, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (box, label);
  gtk_box_append (box, control);
}

/* Not an AdwEntryRow: in GTK 4.8 a screen reader is not told when one has the focus. */
static GtkEditable *
add_entry (CldNoticeDialog *self, GtkBox *box, const char *title)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  add_labelled (box, title, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  return GTK_EDITABLE (entry);
}

static void
add_reasons (CldNoticeDialog *self, GtkBox *box)
{
  const CldCodeList *list = cld_code_list_find ("notice_not_sent_reason");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Choose a reason"));
  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    gtk_string_list_append (labels, cld_code_list_label ("notice_not_sent_reason", cld_code_list_get (list, i)->code));
  self->reason = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (labels)), NULL));
  add_labelled (box, _("_Reason"), GTK_WIDGET (self->reason));
  g_signal_connect_object (self->reason, "notify::selected", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
}

static void
add_fields (CldNoticeDialog *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  guint asks = acts[self->act].asks;

  if (asks & ASKS_REASON)
    add_reasons (self, box);
  if (asks & ASKS_DAY)
    {
      self->said = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->said), "cld-caption");
      self->date = add_entry (self, box, _("_Date"));
      gtk_box_append (box, GTK_WIDGET (self->said));
      gtk_editable_set_text (self->date, "t");
      gtk_editable_select_region (self->date, 0, -1);
    }
  if (asks & ASKS_HOW)
    {
      self->method = add_entry (self, box, _("_How, such as “Secure e-mail” or “Post”"));
      self->reference = add_entry (self, box, _("R_eference"));
    }
  if (asks & ASKS_NOTE)
    self->note = add_entry (self, box, _(acts[self->act].note));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), GTK_WIDGET (box));
  if (self->date)
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->date));
}

/* A notice about a home touches every child there. */
static char *
find_child (const CldNoticeEntry *const *entries, guint n)
{
  for (guint i = 0; i < n; i++)
    if (entries[i]->line->incoming || g_strcmp0 (entries[i]->line->child, entries[0]->line->child) != 0)
      return NULL;
  return n > 0 ? g_strdup (entries[0]->line->child) : NULL;
}

static char *
describe_targets (const CldNoticeEntry *const *entries, guint n)
{
  const char *name = n == 1 ? entries[0]->line->recipient : NULL;

  if (name)
    /* Translators: %s is to whom a notice goes, or who sent it */
    return g_strdup_printf (_("The notice: %s"), name);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u notice", "%u notices", n), n);
}

/**
 * cld_notice_dialog_new:
 * @from: a widget of the window that asks
 * @session: the caseload
 * @act: what is to be done
 * @entries: (array length=n_entries): to which notices; needed only now
 * @n_entries: how many
 *
 * Returns: (transfer none): a dialog that is to be presented; it does the act when it is answered
 */
CldNoticeDialog *
cld_notice_dialog_new (GtkWidget *from, CldSession *session, CldNoticeAct act, const CldNoticeEntry *const *entries, guint n_entries)
{
  CldNoticeDialog *self = g_object_new (CLD_TYPE_NOTICE_DIALOG, "transient-for", gtk_widget_get_root (from), NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  g_autofree char *body = describe_targets (entries, n_entries);

  self->from = g_object_ref (from);
  self->session = g_object_ref (session);
  self->act = act;
  self->child = find_child (entries, n_entries);
  for (guint i = 0; i < n_entries; i++)
    {
      CldNoticeTarget target = { g_strdup (entries[i]->line->ref), entries[i]->line->version };

      g_array_append_val (self->targets, target);
    }
  adw_message_dialog_set_heading (dialog, _(acts[act].heading));
  adw_message_dialog_set_body (dialog, body);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "do", _(acts[act].button), NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "do");
  adw_message_dialog_set_close_response (dialog, "cancel");
  add_fields (self);
  edited_cb (self);
  g_signal_connect_object (self, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  return self;
}
