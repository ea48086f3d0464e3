/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-duty-watch.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-letters-page.h"
#include "cld-placements-work.h"
#include "cld-print-ui.h"
#include "cld-repo.h"
#include "cld-window.h"

/* The papers of placements: the sheet of evidence, and the letters to those who are told. */

static char *
find_child (CldDb *db, const char *placement)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  const CldRow *row = cld_repo_find (db, &cld_placement_kind, placement, arena, NULL);

  return row ? g_strdup (row->values[PLACEMENT_CHILD]) : NULL;
}

/**
 * cld_placements_print_evidence:
 * @from: a widget of the window
 * @session: the caseload
 * @placements: (array zero-terminated=1): refs of placements
 *
 * Shows the evidence of each on a page of its own.
 */
void
cld_placements_print_evidence (GtkWidget *from, CldSession *session, const char *const *placements)
{
  g_autoptr (GStrvBuilder) children = g_strv_builder_new (), found = g_strv_builder_new ();
  g_auto (GStrv) numbers = NULL, refs = NULL;
  g_autoptr (CldPrintJob) job = NULL;

  for (guint i = 0; placements[i]; i++)
    {
      g_autofree char *child = find_child (cld_session_get_db (session), placements[i]);

      /* Somebody may have removed it a moment ago. */
      if (!child)
        continue;
      g_strv_builder_add (children, child);
      g_strv_builder_add (found, placements[i]);
    }
  numbers = g_strv_builder_end (children);
  refs = g_strv_builder_end (found);
  if (!refs[0])
    return;
  job = cld_print_job_new_evidence ((const char *const *) numbers, (const char *const *) refs);
  cld_print_preview (from, session, job);
}

static void
add_notices (GStrvBuilder *builder, const CldFacts *facts, const char *placement)
{
  for (guint i = 0; i < facts->notices.n; i++)
    {
      const CldNoticeFact *notice = &facts->notices.at[i];

      if (!notice->incoming && notice->not_sent == CLD_NOT_SENT_NONE && notice->placement < facts->placements.n &&
          g_strcmp0 (facts->placements.at[notice->placement].ref, placement) == 0)
        g_strv_builder_add (builder, notice->ref);
    }
}

/* Those that go out, whatever the placement; what was withheld has no letter. */
static char **
list_notices (CldSession *session, const char *const *placements)
{
  const CldDutyBoard *board = cld_duty_watch_get_board (cld_duty_watch_of (session));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; placements[i]; i++)
    {
      g_autofree char *child = find_child (cld_session_get_db (session), placements[i]);
      const CldFacts *facts = board && child ? cld_duty_board_get_facts (board, child) : NULL;

      if (facts)
        add_notices (builder, facts, placements[i]);
    }
  return g_strv_builder_end (builder);
}

static CldPane *
make_page (CldSession *session, const char *const *placements, GError **error)
{
  g_auto (GStrv) notices = NULL;

  if (!placements[1])
    return cld_letters_page_new (session, placements[0], NULL, error);
  notices = list_notices (session, placements);
  if (notices[0])
    return cld_letters_page_new (session, NULL, (const char *const *) notices, error);
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("No notice of these placements is to be sent."));
  return NULL;
}

/**
 * cld_placements_letters:
 * @from: a widget of the window
 * @session: the caseload
 * @placements: (array zero-terminated=1): refs of placements, at least one
 *
 * Opens the letters to all who are told of them.
 */
void
cld_placements_letters (GtkWidget *from, CldSession *session, const char *const *placements)
{
  CldWindow *window = cld_window_of (from);
  g_autoptr (GError) error = NULL;
  CldPane *page;

  g_return_if_fail (placements && placements[0]);

  if (!window)
    return;
  page = make_page (session, placements, &error);
  if (page)
    cld_window_push (window, page);
  else
    cld_window_show_error (window, _("The letters cannot be shown"), error);
}
