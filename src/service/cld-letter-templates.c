/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-letter-templates.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-letter-text.h"
#include "cld-repo.h"
#include "cld-text.h"

#define FOLDER "/org/caseload/Caseload/templates/"

/* The texts of letters: files of the program (data/templates), a record of kind `template` in place of one or beside them. */
struct _CldLetterTemplates
{
  CldArena *arena;
  GPtrArray *all; /* of CldLetterTemplate, in the arena */
};

/* --- checking --- */

static char *
find_forbidden (const char *recipient_kind, const gboolean used[CLD_LETTER_N_FIELDS])
{
  for (guint i = 0; i < CLD_LETTER_N_FIELDS; i++)
    {
      const CldLetterField *field = cld_letter_field_get (i);

      if (!used[i] || cld_letter_field_may_know (i, recipient_kind))
        continue;
      if (!recipient_kind)
        /* Translators: %s is a word in braces; a letter that may go to anybody tells nobody more than everybody may know */
        return g_strdup_printf (_("{%s}: not every recipient may know this, and the letter names no kind of recipient."), field->name);
      /* Translators: %1$s is a word in braces, %2$s a kind of recipient such as “The child” */
      return g_strdup_printf (_("{%1$s}: this recipient (%2$s) may not know it."), field->name, cld_code_list_label ("notification_recipient", recipient_kind));
    }
  return NULL;
}

/**
 * cld_letter_template_find_fault:
 * @recipient_kind: (nullable): whom it is for; %NULL is anybody
 * @subject: (nullable): its subject
 * @body: (nullable): its text
 *
 * Returns: (transfer full) (nullable): why it cannot be a template, a sentence for people; %NULL where it can
 */
char *
cld_letter_template_find_fault (const char *recipient_kind, const char *subject, const char *body)
{
  gboolean used[CLD_LETTER_N_FIELDS] = { FALSE };
  char *fault = cld_letter_text_find_fault (subject);

  if (!fault)
    fault = cld_letter_text_find_fault (body);
  if (fault)
    return fault;
  cld_letter_text_find_fields (subject, used);
  cld_letter_text_find_fields (body, used);
  return find_forbidden (recipient_kind, used);
}

/* For every way in which a record is saved. */
gboolean
_cld_letter_template_check (const CldRow *row, GError **error)
{
  g_autofree char *fault = NULL;

  if (row->kind != &cld_template_kind)
    return TRUE;
  fault = cld_letter_template_find_fault (row->values[TEMPLATE_RECIPIENT_KIND], row->values[TEMPLATE_SUBJECT], row->values[TEMPLATE_BODY]);
  if (fault)
    /* Translators: %1$s is a kind of record, %2$s a sentence */
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT, _("%1$s: %2$s Nothing was saved."), _(row->kind->title), fault);
  return !fault;
}

/* --- reading --- */

static const char *
keep (CldLetterTemplates *self, const char *text)
{
  return text && *text ? cld_arena_strdup (self->arena, text) : NULL;
}

static void
read_header (CldLetterTemplates *self, CldLetterTemplate *to, char *line)
{
  char *colon = strchr (line, ':');

  g_return_if_fail (colon != NULL);
  *colon = '\0';
  g_strstrip (colon + 1);
  if (strcmp (line, "name") == 0)
    to->name = keep (self, colon + 1);
  else if (strcmp (line, "provision") == 0)
    to->provision = keep (self, colon + 1);
  else if (strcmp (line, "recipient_kind") == 0)
    to->recipient_kind = keep (self, colon + 1);
  else if (strcmp (line, "subject") == 0)
    to->subject = keep (self, colon + 1);
  else if (strcmp (line, "reply_slip") == 0)
    to->reply_slip = strcmp (colon + 1, "yes") == 0;
}

/* Header lines, a blank line, the text. */
static void
read_file (CldLetterTemplates *self, const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  char *body = strstr (text, "\n\n");
  CldLetterTemplate *template = cld_arena_alloc0 (self->arena, sizeof *template);
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (body != NULL);
  *body = '\0';
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    read_header (self, template, lines[i]);
  template->id = cld_arena_strndup (self->arena, name, strlen (name) - strlen (".txt"));
  template->body = keep (self, g_strchomp (body + 2));
  template->is_brought = TRUE;
  g_ptr_array_add (self->all, template);
}

static void
read_files (CldLetterTemplates *self)
{
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names && names[i]; i++)
    read_file (self, names[i]);
}

static CldLetterTemplate *
find_id (CldLetterTemplates *self, const char *id)
{
  for (guint i = 0; i < self->all->len; i++)
    if (g_strcmp0 (((CldLetterTemplate *) self->all->pdata[i])->id, id) == 0)
      return self->all->pdata[i];
  return NULL;
}

static gboolean
take_record_cb (CldRow *row, const char *search_key, gpointer data)
{
  CldLetterTemplates *self = data;
  CldLetterTemplate *template = find_id (self, row->ref);
  g_autofree char *fault = cld_letter_template_find_fault (row->values[TEMPLATE_RECIPIENT_KIND], row->values[TEMPLATE_SUBJECT], row->values[TEMPLATE_BODY]);

  if (!template)
    {
      template = cld_arena_alloc0 (self->arena, sizeof *template);
      template->id = keep (self, row->ref);
      g_ptr_array_add (self->all, template);
    }
  template->is_own = TRUE;
  template->fault = keep (self, fault);
  /* What cannot be used leaves the program's text in force. */
  if (fault && template->is_brought)
    return TRUE;
  template->name = keep (self, row->values[TEMPLATE_NAME]);
  template->provision = keep (self, row->values[TEMPLATE_PROVISION]);
  template->recipient_kind = keep (self, row->values[TEMPLATE_RECIPIENT_KIND]);
  template->subject = keep (self, row->values[TEMPLATE_SUBJECT]);
  template->body = keep (self, row->values[TEMPLATE_BODY]);
  template->reply_slip = g_strcmp0 (row->values[TEMPLATE_REPLY_SLIP], "1") == 0;
  return TRUE;
}

static int
compare_name (gconstpointer a, gconstpointer b)
{
  const CldLetterTemplate *x = *(CldLetterTemplate *const *) a, *y = *(CldLetterTemplate *const *) b;
  g_autofree char *left = cld_text_fold (x->name), *right = cld_text_fold (y->name);
  int order = g_strcmp0 (left, right);

  return order ? order : g_strcmp0 (x->id, y->id);
}

/**
 * cld_letter_templates_load:
 * @db: (nullable): a database; %NULL for those of the program alone
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the templates, by name
 */
CldLetterTemplates *
cld_letter_templates_load (CldDb *db, GError **error)
{
  g_autoptr (CldLetterTemplates) self = g_new0 (CldLetterTemplates, 1);

  self->arena = cld_arena_new ();
  self->all = g_ptr_array_new ();
  read_files (self);
  if (db && !cld_repo_each (db, &cld_template_kind, NULL, NULL, self->arena, take_record_cb, self, error))
    return NULL;
  g_ptr_array_sort (self->all, compare_name);
  return g_steal_pointer (&self);
}

/**
 * cld_letter_templates_free:
 * @self: (nullable): templates
 */
void
cld_letter_templates_free (CldLetterTemplates *self)
{
  if (!self)
    return;
  cld_arena_free (self->arena);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/**
 * cld_letter_templates_get_n:
 * @self: templates
 *
 * Returns: how many there are
 */
guint
cld_letter_templates_get_n (CldLetterTemplates *self)
{
  return self->all->len;
}

/**
 * cld_letter_templates_get:
 * @self: templates
 * @i: which, by name
 *
 * Returns: (transfer none): it, as long as @self lives
 */
const CldLetterTemplate *
cld_letter_templates_get (CldLetterTemplates *self, guint i)
{
  g_return_val_if_fail (i < self->all->len, NULL);

  return self->all->pdata[i];
}

/**
 * cld_letter_templates_find_id:
 * @self: templates
 * @id: (nullable): a name
 *
 * Returns: (transfer none) (nullable): the template of that name
 */
const CldLetterTemplate *
cld_letter_templates_find_id (CldLetterTemplates *self, const char *id)
{
  return find_id (self, id);
}

/* --- finding --- */

/* The law names some recipients twice, for two places or two orders; a letter to the one does for the other. */
static const char *
find_sibling (const char *recipient_kind)
{
  static const char *const pairs[][2] = { { "ICB_TO", "ICB_FROM" }, { "GP_TO", "GP_FROM" }, { "CONTACT8", "CONTACT34" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_strcmp0 (recipient_kind, pairs[i][0]) == 0)
      return pairs[i][1];
  return NULL;
}

/* How special a template is for that letter; 0 is not at all. One of the team counts before one of the program. */
static guint
rate (const CldLetterTemplate *template, const char *provision, const char *recipient_kind)
{
  guint rating = template->is_own ? 2 : 1;

  if ((template->fault && !template->is_brought) || g_strcmp0 (template->id, CLD_LETTER_CHASE) == 0)
    return 0;
  if (template->provision && g_strcmp0 (template->provision, provision) != 0)
    return 0;
  if (template->recipient_kind && g_strcmp0 (template->recipient_kind, recipient_kind) == 0)
    rating += 12;
  else if (template->recipient_kind && g_strcmp0 (template->recipient_kind, find_sibling (recipient_kind)) == 0)
    rating += 8;
  else if (template->recipient_kind)
    return 0;
  return rating + (template->provision ? 4 : 0);
}

/**
 * cld_letter_templates_find:
 * @self: templates
 * @provision: (nullable): code of notice_provision.csv
 * @recipient_kind: (nullable): code of notification_recipient.csv
 *
 * Returns: (transfer none) (nullable): the most special template for that letter
 */
const CldLetterTemplate *
cld_letter_templates_find (CldLetterTemplates *self, const char *provision, const char *recipient_kind)
{
  const CldLetterTemplate *best = NULL;
  guint rating = 0;

  for (guint i = 0; i < self->all->len; i++)
    {
      guint r = rate (self->all->pdata[i], provision, recipient_kind);

      if (r > rating)
        {
          rating = r;
          best = self->all->pdata[i];
        }
    }
  return best;
}
