/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-file-claims.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-attachments.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-window.h"

/* What a file is, and what it proves: the decisions and notices of its child, to be ticked. */

/* What can be claimed, the most frequent first. */
static const CldKind *const kinds[] = { &cld_notice_kind, &cld_approval_kind, &cld_placement_kind, &cld_plan_kind, &cld_review_kind, &cld_health_check_kind };

typedef struct
{
  CldSession *session;
  CldRecord *file;
  GtkWidget *widget; /* who asked */
  GtkWidget *about;
  GPtrArray *checks; /* GtkCheckButton, each with its claim */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_object_unref (question->file);
  g_object_unref (question->widget);
  g_ptr_array_unref (question->checks);
  g_free (question);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = cld_session_save_finish (CLD_SESSION (source), result, &error);
  CldWindow *window = cld_window_of (widget);

  if (window && saved)
    cld_window_toast (window, _("What the file proves is recorded"), TRUE);
  else if (window)
    cld_window_show_error (window, _("What the file proves was not recorded"), error);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autoptr (GString) claims = g_string_new (NULL);
  g_autofree char *about = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->about))));

  if (g_strcmp0 (response, "save") != 0)
    return;
  for (guint i = 0; i < question->checks->len; i++)
    if (gtk_check_button_get_active (question->checks->pdata[i]))
      g_string_append_printf (claims, "%s%s", claims->len > 0 ? ";" : "", (const char *) g_object_get_data (question->checks->pdata[i], "claim"));
  cld_record_set_text (question->file, ATTACHMENT_PROVES, claims->len > 0 ? claims->str : NULL);
  cld_record_set_text (question->file, ATTACHMENT_ABOUT, *about ? about : NULL);
  cld_session_save_async (question->session, question->file, "what a file proves", saved_cb, g_object_ref (question->widget));
}

static void
add_check (Question *question, GtkWidget *box, const char *claim)
{
  g_autofree char *words = cld_attachments_describe_claim (cld_session_get_db (question->session), claim);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (words);

  for (guint i = 0; i < question->checks->len; i++)
    if (strcmp (g_object_get_data (question->checks->pdata[i], "claim"), claim) == 0)
      {
        g_object_unref (g_object_ref_sink (check));
        g_object_unref (g_object_ref_sink (label));
        return;
      }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), cld_attachments_proves (question->file, claim));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (check), "claim", g_strdup (claim), g_free);
  g_ptr_array_add (question->checks, check);
  gtk_box_append (GTK_BOX (box), check);
}

static const char *
get_day (const CldRow *row)
{
  const char *day = row->kind == &cld_notice_kind && row->values[NOTICE_SENT_ON] ? row->values[NOTICE_SENT_ON] : row->values[row->kind->date];

  return day ? day : "";
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const CldRow *x = *(const CldRow *const *) a, *y = *(const CldRow *const *) b;
  int order = strcmp (get_day (y), get_day (x));

  return order != 0 ? order : strcmp (y->ref, x->ref);
}

static void
add_kind (Question *question, GtkWidget *box, CldRecordSet *set, const CldKind *kind)
{
  GPtrArray *rows = cld_record_set_get (set, kind);

  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];
      g_autofree char *claim = strchr (row->ref, ';') ? NULL : cld_attachments_make_claim (kind, row->ref);

      if (claim)
        add_check (question, box, claim);
    }
}

/* First what it proves now, then everything else of the child, the latest first. */
static void
fill_list (Question *question, GtkWidget *box, const char *asked)
{
  const char *child = cld_record_get_text (question->file, ATTACHMENT_CHILD), *proves = cld_record_get_text (question->file, ATTACHMENT_PROVES);
  g_auto (GStrv) now = g_strsplit (proves ? proves : "", ";", -1);
  g_autoptr (CldRecordSet) set = child ? cld_repo_load_child (cld_session_get_db (question->session), child, NULL) : NULL;

  if (asked)
    add_check (question, box, asked);
  for (guint i = 0; now[i]; i++)
    if (*now[i])
      add_check (question, box, now[i]);
  for (guint i = 0; set && i < G_N_ELEMENTS (kinds); i++)
    add_kind (question, box, set, kinds[i]);
}

static GtkWidget *
make_content (Question *question, const char *asked)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  const char *about = cld_record_get_text (question->file, ATTACHMENT_ABOUT);

  question->about = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (question->about), _("What it is"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->about), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What it is"), -1);
  gtk_editable_set_text (GTK_EDITABLE (question->about), about ? about : "");
  gtk_entry_set_activates_default (GTK_ENTRY (question->about), TRUE);
  fill_list (question, box, asked);
  if (question->checks->len == 0)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_("Nothing is recorded that it could prove.")));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_box_append (GTK_BOX (content), question->about);
  gtk_box_append (GTK_BOX (content), scroller);
  return content;
}

/**
 * cld_file_claims_ask:
 * @widget: who asks
 * @session: the caseload
 * @file: a file's record as it is stored
 * @claim: (nullable): what it was asked from, which is offered in any case
 *
 * Asks what the file is and what it proves, and saves the answer in one undo step.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
cld_file_claims_ask (GtkWidget *widget, CldSession *session, CldRecord *file, const char *claim)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog;

  question->session = g_object_ref (session);
  question->file = g_object_ref (file);
  question->widget = g_object_ref (widget);
  question->checks = g_ptr_array_new ();
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("What does this file prove?"), cld_record_get_text (file, ATTACHMENT_NAME));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_content (question, claim));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "save", _("_Save"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
