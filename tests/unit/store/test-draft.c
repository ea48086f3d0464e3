/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cld-draft.h"
#include "cld-log-reader.h"

#define NASTY "Ó'Neil & <b>\"%s%n\n\ttwo\\"

static CldDraft *
make_draft (const char *actor, const char *ref, const char *child, const char *text)
{
  CldDraft *draft = cld_draft_new (actor, &cld_note_kind, ref, child, ref ? 3 : 0);

  cld_draft_add (draft, "happened_on", "31/02", NULL);
  cld_draft_add (draft, "text", text, "as it was");
  cld_draft_add (draft, "kind", NULL, "CASE");
  return draft;
}

static void
save (CldStore *store, const char *actor, const char *ref, const char *child, const char *text)
{
  g_autoptr (CldDraft) draft = make_draft (actor, ref, child, text);
  g_autoptr (GError) error = NULL;

  cld_draft_save (store, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (draft->saved_at), ==, 24);
}

static CldDraft *
find (CldStore *store, const char *actor, const char *ref, const char *child)
{
  g_autoptr (GError) error = NULL;
  CldDraft *draft = cld_draft_find (cld_store_get_db (store), actor, &cld_note_kind, ref, child, &error);

  g_assert_no_error (error);
  return draft;
}

static void
test_keep (void)
{
  g_autofree char *path = fixture_path ("caseload.db");
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_CREATE);
  g_autoptr (CldDraft) draft = NULL, none = NULL, other = NULL, gone = NULL;
  const CldDraftValue *value;

  save (store, "one", NULL, "C1", "first");
  save (store, "one", NULL, "C1", NASTY);
  draft = find (store, "one", NULL, "C1");
  none = find (store, "two", NULL, "C1");
  g_assert_null (none);
  other = find (store, "one", "C1/2025-01-01", "C1");
  g_assert_null (other);
  g_assert_nonnull (draft);
  g_assert_null (draft->ref);
  g_assert_cmpstr (draft->child, ==, "C1");
  g_assert_cmpint (draft->version, ==, 0);
  g_assert_cmpuint (draft->values->len, ==, 3);
  value = draft->values->pdata[0];
  g_assert_cmpstr (value->field, ==, "happened_on");
  g_assert_cmpstr (value->typed, ==, "31/02");
  g_assert_null (value->base);
  value = draft->values->pdata[1];
  g_assert_cmpstr (value->typed, ==, NASTY);
  g_assert_cmpstr (value->base, ==, "as it was");
  value = draft->values->pdata[2];
  g_assert_null (value->typed);
  g_assert_cmpstr (value->base, ==, "CASE");

  g_assert_true (cld_draft_remove (store, draft, NULL));
  g_assert_true (cld_draft_remove (store, draft, NULL));
  gone = find (store, "one", NULL, "C1");
  g_assert_null (gone);
}

static void
test_list (void)
{
  g_autofree char *path = fixture_path ("caseload.db");
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_CREATE);
  g_autoptr (GPtrArray) drafts = NULL, none = NULL;

  save (store, "one", NULL, "C1", "a");
  g_usleep (2000);
  save (store, "one", "C1/2025-01-01", "C1", "b");
  g_usleep (2000);
  save (store, "one", NULL, "C2", "c");
  save (store, "two", NULL, "C1", "theirs");
  drafts = cld_draft_list (cld_store_get_db (store), "one", NULL);
  g_assert_cmpuint (drafts->len, ==, 3);
  g_assert_cmpstr (((CldDraft *) drafts->pdata[0])->child, ==, "C2");
  g_assert_cmpstr (((CldDraft *) drafts->pdata[1])->ref, ==, "C1/2025-01-01");
  g_assert_cmpint (((CldDraft *) drafts->pdata[1])->version, ==, 3);
  g_assert_null (((CldDraft *) drafts->pdata[2])->ref);
  none = cld_draft_list (cld_store_get_db (store), "nobody", NULL);
  g_assert_cmpuint (none->len, ==, 0);
  /* What another program wrote there is passed over. */
  g_assert_true (cld_db_exec (cld_store_get_db (store), "UPDATE draft SET fields = '[1' WHERE child = 'C2'", NULL));
  g_ptr_array_unref (drafts);
  drafts = cld_draft_list (cld_store_get_db (store), "one", NULL);
  g_assert_cmpuint (drafts->len, ==, 2);
}

/* No entry in the change log, no fault of the store, nothing in a record. */
static void
test_private (void)
{
  g_autofree char *path = fixture_path ("caseload.db");
  CldStore *store = open_store (path, CLD_STORE_CREATE);
  g_autofree char *before = NULL, *after = NULL, *hash = NULL, *later_hash = NULL;
  gint64 seq, later;

  fill_store (store, 1);
  before = dump_store (store);
  g_assert_true (cld_store_get_head (store, &seq, &hash, NULL));
  save (store, "one", NULL, "C1", NASTY);
  assert_intact (store);
  g_assert_true (cld_store_get_head (store, &later, &later_hash, NULL));
  after = dump_store (store);
  g_assert_cmpint (seq, ==, later);
  g_assert_cmpstr (hash, ==, later_hash);
  g_assert_cmpstr (before, ==, after);
  cld_store_free (store);

  store = open_store (path, CLD_STORE_OPEN);
  g_assert_null (cld_store_get_warning (store));
  assert_intact (store);
  cld_store_free (store);
}

/* Killed right after it was told that the draft is kept: it is there at the next start. */
static void
test_killed (void)
{
  g_autofree char *path = fixture_path ("caseload.db");
  CldStore *store = open_store (path, CLD_STORE_CREATE);
  g_autoptr (CldDraft) draft = NULL;
  int ends[2], status;
  char byte;
  pid_t pid;

  fill_store (store, 1);
  cld_store_free (store);
  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      CldStore *own = open_store (path, CLD_STORE_OPEN);

      save (own, "one", NULL, "C1", NASTY);
      if (write (ends[1], "k", 1) == 1)
        pause ();
      _exit (1);
    }
  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  close (ends[0]);
  close (ends[1]);

  store = open_store (path, CLD_STORE_OPEN);
  draft = find (store, "one", NULL, "C1");
  g_assert_nonnull (draft);
  g_assert_cmpstr (((CldDraftValue *) draft->values->pdata[1])->typed, ==, NASTY);
  assert_intact (store);
  cld_store_free (store);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/keep", test_keep);
  g_test_add_func ("/draft/list", test_list);
  g_test_add_func ("/draft/private", test_private);
  g_test_add_func ("/draft/killed", test_killed);
  return fixture_run ();
}
