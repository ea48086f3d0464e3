/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Placements over a real store: at a distance and unapproved, with nasty texts; next door and complete; in the area; with our own
 * carer; a gap; one that is over. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-duty-watch.h"
#include "cld-kinds.h"
#include "cld-pane.h"
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
    row->values[cld_kind_find_field (kind, id)] = cld_arena_strdup (arena, va_arg (args, const char *));
  va_end (args);
  cld_change_set_put (set, NULL, row, &error);
  g_assert_no_error (error);
}

static inline void
put_child (CldChangeSet *set, CldArena *arena, const char *ref, const char *given, const char *surname, const char *from)
{
  put (set, arena, &cld_child_kind, ref, "given_names", given, "surname", surname, "date_of_birth", "2014-11-14", NULL);
  put (set, arena, &cld_care_period_kind, ref, "child", ref, "started_on", from, NULL);
  put (set, arena, &cld_legal_status_kind, ref, "child", ref, "started_on", from, "code", "C2", NULL);
}

static inline void
put_people (CldChangeSet *set, CldArena *arena)
{
  put (set, arena, &cld_authority_kind, "901", "name", "Ourshire", "own", "1", NULL);
  put (set, arena, &cld_authority_kind, "902", "name", "Nextdoor", "adjoining", "1", NULL);
  put (set, arena, &cld_authority_kind, "903", "name", NASTY, NULL);
  put (set, arena, &cld_person_kind, "moss", "name", "Helen Moss", "role", "DCS", NULL);
  put (set, arena, &cld_person_kind, "ode", "name", "Nia Ode", "role", "NO", NULL);
  put (set, arena, &cld_person_kind, "bell", "name", NASTY, "deputy_for", "moss", NULL);
  put (set, arena, &cld_provider_kind, "SC1", "name", NASTY, "urn", "SC000001", NULL);
}

static inline void
put_placements (CldChangeSet *set, CldArena *arena)
{
  /* FAR: at a distance, told but not approved at the right level, and once heard on a visit. */
  put (set, arena, &cld_placement_kind, "FAR/1", "child", "FAR", "started_on", "2024-01-01", "ended_on", "2025-05-01", "type", "U4", "area_authority", "901", NULL);
  put (set, arena, &cld_placement_kind, "FAR/2", "child", "FAR", "started_on", "2025-05-11", "type", "U6", "provider", "SC1", "carer", NASTY, "area_authority", "903",
       "distance_miles", "41.0", NULL);
  put (set, arena, &cld_approval_kind, "FAR/2/a", "child", "FAR", "placement", "FAR/2", "provision", "reg11_1_a", "role", "NO", "name", "Nia Ode", "decided_on", "2025-05-10", NULL);
  put (set, arena, &cld_visit_kind, "FAR/v", "child", "FAR", "visited_on", "2025-05-02T14:00", "outcome", "SEEN_ALONE", NULL);
  put (set, arena, &cld_notice_kind, "FAR/n", "direction", "OUT", "child", "FAR", "placement", "FAR/2", "provision", "reg13_4", "recipient_kind", "AREA", "recipient", NASTY, "sent_on",
       "2025-05-09", "event_on", "2025-05-11", NULL);
  put (set, arena, &cld_notice_kind, "FAR/m", "direction", "OUT", "child", "FAR", "placement", "FAR/2", "provision", "reg13", "recipient_kind", "PARENT", "recipient", NASTY,
       "not_sent_reason", "HARM", "withheld_by", "Nia Ode", "event_on", "2025-05-11", NULL);
  /* NEAR: next door, everything there. */
  put (set, arena, &cld_placement_kind, "NEAR/1", "child", "NEAR", "started_on", "2024-01-01", "type", "U6", "area_authority", "902", NULL);
  put (set, arena, &cld_approval_kind, "NEAR/a", "child", "NEAR", "placement", "NEAR/1", "provision", "reg11_1_a", "role", "NO", "name", "Nia Ode", "decided_on", "2023-12-20",
       "decision", "APPROVED", "wishes_heard_on", "2023-12-01", "relatives_consulted_on", "2023-12-02", "area_consulted_on", "2023-12-03", "iro_consulted_on", "2023-12-04",
       "suitable_on", "2023-12-05", NULL);
  put (set, arena, &cld_notice_kind, "NEAR/n", "direction", "OUT", "child", "NEAR", "placement", "NEAR/1", "provision", "reg13_4", "recipient_kind", "AREA", "sent_on", "2023-12-20",
       "acknowledged_on", "2024-01-05", "event_on", "2024-01-01", NULL);
  /* OWN: in the area. KIN: our own carer far away, nobody told. WAIT: at a distance, asked for. */
  put (set, arena, &cld_placement_kind, "OWN/1", "child", "OWN", "started_on", "2024-01-01", "type", "U6", "area_authority", "901", NULL);
  put (set, arena, &cld_placement_kind, "KIN/1", "child", "KIN", "started_on", "2024-01-01", "type", "U1", "area_authority", "903", "connected_person", "1", NULL);
  put (set, arena, &cld_placement_kind, "WAIT/1", "child", "WAIT", "started_on", "2026-04-01", "type", "U6", "area_authority", "903", "emergency", "1", NULL);
  put (set, arena, &cld_approval_kind, "WAIT/a", "child", "WAIT", "placement", "WAIT/1", "provision", "reg11_1_b", "requested_on", "2026-04-01", "requested_by", "Helen Moss",
       "wishes_heard_on", "2026-04-01", NULL);
}

static inline void
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (CldStore) store = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *set;

  fixture->folder = g_dir_make_tmp ("caseload-placements-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "a.db", NULL);
  store = cld_store_open (path, CLD_STORE_CREATE, &error);
  set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);
  g_assert_no_error (error);
  put_people (set, arena);
  put_child (set, arena, "FAR", "Jay", NASTY, "2024-01-01");
  put_child (set, arena, "NEAR", "Mia", "Ross", "2024-01-01");
  put_child (set, arena, "OWN", "Tom", "Kay", "2024-01-01");
  put_child (set, arena, "KIN", "Ida", "Lund", "2024-01-01");
  put_child (set, arena, "WAIT", "Lee", "Wait", "2026-04-01");
  put_placements (set, arena);
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
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  settle ();
}

/* Nothing may keep the pane once its window is gone. */
static inline void
close_pane (Fixture *fixture)
{
  gpointer pane = fixture->pane;

  if (!fixture->window)
    return;
  g_object_add_weak_pointer (pane, &pane);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  settle ();
  g_assert_null (pane);
}

static inline void
close_store (Fixture *fixture)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  close_pane (fixture);
  g_clear_object (&fixture->session);
  settle ();
  dir = g_dir_open (fixture->folder, 0, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *inside = g_build_filename (fixture->folder, name, NULL);

      g_unlink (inside);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static inline GtkWidget *
find_of_type (GtkWidget *in, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (in), type))
    return in;
  for (GtkWidget *child = gtk_widget_get_first_child (in); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_of_type (child, type);

      if (found)
        return found;
    }
  return NULL;
}

/* A label with that text, whether it is seen or not. */
static inline GtkWidget *
find_label (GtkWidget *in, const char *text, gboolean mapped)
{
  if (GTK_IS_LABEL (in) && strstr (gtk_label_get_text (GTK_LABEL (in)), text) && (!mapped || gtk_widget_get_mapped (in)))
    return in;
  for (GtkWidget *child = gtk_widget_get_first_child (in); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text, mapped);

      if (found)
        return found;
    }
  return NULL;
}
