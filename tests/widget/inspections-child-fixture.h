/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A child in a home that was inspected, over a real store: a requirement that was due yesterday, an action about the child, a part in the
 * inspection, an audit, a request for information, letters, and texts that are nasty. Another child of whom nothing is recorded. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-child-page.h"
#include "cld-duty-watch.h"
#include "cld-kinds.h"
#include "cld-session.h"
#include "settle.h"

#define TODAY "2026-04-07"
#define NASTY "Ó'Neil & <b>\"%s%n"

typedef struct
{
  char *folder;
  CldSession *session;
  GtkWidget *window;
  CldPane *pane;
} Fixture;

static inline void
put (CldChangeSet *set, CldArena *arena, const CldKind *kind, const char *ref, ...)
{
  CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));
  g_autoptr (GError) error = NULL;
  const char *id;
  va_list args;

  va_start (args, ref);
  while ((id = va_arg (args, const char *)))
    {
      int field = cld_kind_find_field (kind, id);

      g_assert_cmpint (field, >=, 0);
      row->values[field] = cld_arena_strdup (arena, va_arg (args, const char *));
    }
  va_end (args);
  cld_change_set_put (set, NULL, row, &error);
  g_assert_no_error (error);
}

static inline void
put_home (CldChangeSet *set, CldArena *arena)
{
  put (set, arena, &cld_authority_kind, "901", "name", "Ourshire", "own", "1", NULL);
  put (set, arena, &cld_person_kind, "node", "name", "Nia Ode", "login", "node", "team", "North", NULL);
  put (set, arena, &cld_provider_kind, "SC1", "name", "Larch " NASTY, "urn", "SC000001", "type", "CH", NULL);
  put (set, arena, &cld_inspection_kind, "SC1/1", "provider", "SC1", "event_type", "FULL", "framework", "SCCIF", "started_on", "2026-03-03", "lead_inspector", "Ann Lee", NULL);
  put (set, arena, &cld_judgement_kind, "SC1/1/OEP", "inspection", "SC1/1", "area", "OEP", "grade", "RI", NULL);
  put (set, arena, &cld_finding_kind, "SC1/1/1", "inspection", "SC1/1", "number", "1", "type", "REQ", "text", "Tell the authority " NASTY, "regulations", "CHR15-12", "due_on",
       "2026-04-06", "owner", "Nia Ode", "evidence_records", "health_check/JAY/h", NULL);
  put (set, arena, &cld_finding_kind, "SC1/1/2", "inspection", "SC1/1", "number", "2", "type", "REC", "text", "Keep the kitchen clean", "guidance", "GUIDE15:4.6", NULL);
  put (set, arena, &cld_finding_kind, "SC1/1/3", "inspection", "SC1/1", "number", "3", "type", "REQ", "text", "Due in three days", "regulations", "CHR15-13", "due_on", "2026-04-10", NULL);
  put (set, arena, &cld_enforcement_kind, "SC1/e", "provider", "SC1", "finding", "SC1/1/1", "kind", "RA", "from_on", "2026-03-10", "note", "Police concerns", NULL);
}

static inline void
put_child (CldChangeSet *set, CldArena *arena)
{
  put (set, arena, &cld_child_kind, "JAY", "given_names", "Jay", "surname", NASTY, "date_of_birth", "2014-11-14", "worker", "Nia Ode", "team", "North", NULL);
  put (set, arena, &cld_care_period_kind, "JAY", "child", "JAY", "started_on", "2024-01-01", NULL);
  put (set, arena, &cld_legal_status_kind, "JAY", "child", "JAY", "started_on", "2024-01-01", "code", "C2", NULL);
  put (set, arena, &cld_placement_kind, "JAY/1", "child", "JAY", "started_on", "2025-05-11", "type", "K2", "provider", "SC1", "carer", NASTY, "area_authority", "901", NULL);
  put (set, arena, &cld_health_check_kind, "JAY/h", "child", "JAY", "kind", "RHA", "status", "COMPLETED", "done_on", "2025-09-12", NULL);
  put (set, arena, &cld_sdq_kind, "JAY/s1", "child", "JAY", "completed_on", "2024-09-01", "score", "12", NULL);
  put (set, arena, &cld_sdq_kind, "JAY/s2", "child", "JAY", "completed_on", "2025-09-01", "score", "19", NULL);
  put (set, arena, &cld_visit_kind, "JAY/v", "child", "JAY", "visited_on", "2026-03-30T14:00", "outcome", "SEEN_ALONE", NULL);
  put (set, arena, &cld_plan_kind, "JAY/p", "child", "JAY", "kind", "PEP", "made_on", "2026-01-12", NULL);
  put (set, arena, &cld_missing_episode_kind, "JAY/m", "child", "JAY", "kind", "M", "started_at", "2026-04-06T22:10", "police_ref", "CAD 7", NULL);
  put (set, arena, &cld_missing_episode_kind, "JAY/m2", "child", "JAY", "kind", "M", "started_at", "2025-10-11T16:10", "ended_at", "2025-10-12T09:00", "interview_offered_at", "2025-10-13",
       "interview_accepted", "0", NULL);
  put (set, arena, &cld_missing_episode_kind, "JAY/m3", "child", "JAY", "kind", "M", "started_at", "2025-04-06T16:10", "ended_at", "2025-04-07T09:00", NULL);
  put (set, arena, &cld_note_kind, "JAY/n1", "child", "JAY", "happened_on", "2026-02-01", "kind", "EVENT", "heading", "EDUCATION", "text", "Reads " NASTY, "childs_words", "I like school", NULL);
  put (set, arena, &cld_note_kind, "JAY/n0", "child", "JAY", "happened_on", "2025-02-01", "kind", "EVENT", "heading", "EDUCATION", "text", "An older note", NULL);
  put (set, arena, &cld_child_kind, "MIA", "given_names", "Mia", "surname", "Ross", "worker", "Tom Ellis", NULL);
}

static inline void
put_touching (CldChangeSet *set, CldArena *arena)
{
  put (set, arena, &cld_inspection_child_kind, "SC1/1/JAY", "inspection", "SC1/1", "child", "JAY", "role", "TRACK", "finding", "SC1/1/1", NULL);
  put (set, arena, &cld_action_kind, "a1", "child", "JAY", "finding", "SC1/1/1", "inspection", "SC1/1", "what", "Decide whether " NASTY " stays", "owner", "Nia Ode", "due_on", "2026-04-07",
       NULL);
  put (set, arena, &cld_action_kind, "a2", "finding", "SC1/1/1", "what", "Ask for the plan", "owner", "Tom Ellis", "due_on", "2026-04-20", NULL);
  put (set, arena, &cld_action_kind, "a3", "child", "JAY", "what", "Was done", "due_on", "2026-01-01", "done_on", "2026-01-02", "status", "MET", NULL);
  put (set, arena, &cld_quality_audit_kind, "q1", "child", "JAY", "audited_on", "2026-02-10", "auditor", "Siân " NASTY, "grade", "GOOD", "reasons", "Heard and written down.", "sample", "Dip 2", NULL);
  put (set, arena, &cld_information_request_kind, "i1", "child", "JAY", "asked_of", "Dr Farrow", "role", "GP", "what", "Immunisations", "asked_on", "2026-02-26", "due_on", "2026-03-12",
       "cause", "PRACT_INFO", NULL);
  put (set, arena, &cld_correspondence_kind, "l1", "direction", "IN", "form", "LETTER", "correspondent", NASTY, "their_ref", "409435", "dated_on", "2018-10-03", "received_on", "2018-10-04",
       "subject", "What data shows", "inspection", "SC1/1", NULL);
  put (set, arena, &cld_correspondence_kind, "l2", "direction", "OUT", "form", "LETTER", "correspondent", NASTY, "our_ref", "OS/12 7", "dated_on", "2018-10-15", "replies_to", "l1", "subject",
       "Answer", "child", "JAY", NULL);
  put (set, arena, &cld_correspondence_kind, "l3", "direction", "IN", "form", "EMAIL", "correspondent", "Larch", "dated_on", "2026-03-18", "subject", "Staff at night", "provider", "SC1", NULL);
}

static inline void
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (CldStore) store = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *set;

  fixture->folder = g_dir_make_tmp ("caseload-registers-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "a.db", NULL);
  store = cld_store_open (path, CLD_STORE_CREATE, &error);
  g_assert_no_error (error);
  set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);
  g_assert_no_error (error);
  put_home (set, arena);
  put_child (set, arena);
  put_touching (set, arena);
  g_assert_true (cld_change_set_commit (set, &error));
  g_assert_no_error (error);
  cld_change_set_free (set);
  g_clear_pointer (&store, cld_store_free);
  fixture->session = cld_session_open (path, CLD_STORE_OPEN, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, TODAY);
  for (guint i = 0; i < 60 && !cld_duty_watch_get_board (cld_duty_watch_of (fixture->session)); i++)
    settle ();
  g_assert_nonnull (cld_duty_watch_get_board (cld_duty_watch_of (fixture->session)));
}

static inline void
show_pane (Fixture *fixture, CldPane *pane, int width)
{
  fixture->pane = pane;
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (pane));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 760);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  settle ();
}

/* Nothing may keep the pane once its window is gone. */
static inline void
close_store (Fixture *fixture)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gpointer pane = fixture->pane;

  if (fixture->window)
    {
      g_object_add_weak_pointer (pane, &pane);
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      settle ();
      g_assert_null (pane);
      fixture->window = NULL;
    }
  g_clear_object (&fixture->session);
  settle ();
  dir = g_dir_open (fixture->folder, 0, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *inside = g_build_filename (fixture->folder, name, NULL);

      g_unlink (inside);
    }
  g_rmdir (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

/* The nth widget of a type below another, in the order of the tree; NULL where there are fewer. */
static inline GtkWidget *
find_nth (GtkWidget *from, GType type, guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (from), type) && gtk_widget_get_mapped (from) && (*n)-- == 0)
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);

      if (found)
        return found;
    }
  return NULL;
}

/* Whether a label that can be seen holds a text. */
static inline gboolean
says (GtkWidget *from, const char *text)
{
  if (!gtk_widget_get_mapped (from))
    return FALSE;
  if (GTK_IS_LABEL (from) && strstr (gtk_label_get_text (GTK_LABEL (from)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}
