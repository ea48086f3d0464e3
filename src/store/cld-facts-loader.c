/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-facts-loader-private.h"

#include <string.h>

#include "cld-area.h"

/* A book of one child is small, and a session may hold many. */
#define BLOCK_OF_ONE ((gsize) 4 << 10)
#define MAX_PARAMETERS 2
#define AHEAD 16

struct _CldFactsBook
{
  CldArena *arena;
  CldFacts *children; /* in byte order of their refs */
  guint n;
};

/* Rows of one table as they come: each with its child. */
typedef struct
{
  const CldFactSource *source;
  guint8 *facts;
  gsize size; /* of the memory at @facts */
  guint32 *owners;
  guint n;
  guint allocated; /* owners */
  gboolean in_order; /* no row is of an earlier child than the one before */
} Rows;

/* --- rows --- */

static void
rows_begin (Rows *rows, const CldFactSource *source)
{
  rows->source = source;
  rows->n = 0;
  rows->in_order = TRUE;
}

static gpointer
rows_add (Rows *rows, guint32 owner)
{
  gsize size = rows->source->size;
  gpointer fact;

  if (rows->n == rows->allocated)
    {
      rows->allocated = MAX (16, rows->allocated * 2);
      rows->owners = g_renew (guint32, rows->owners, rows->allocated);
    }
  if (size * (rows->n + 1) > rows->size)
    {
      rows->size = MAX (1024, rows->size * 2);
      rows->facts = g_realloc (rows->facts, rows->size);
    }
  if (rows->n > 0 && rows->owners[rows->n - 1] > owner)
    rows->in_order = FALSE;
  rows->owners[rows->n] = owner;
  fact = rows->facts + size * rows->n++;
  return memset (fact, 0, size);
}

static void
rows_clear (Rows *rows)
{
  g_free (rows->facts);
  g_free (rows->owners);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

/* By date, those without one last; every fact begins with its ref. */
static int
compare_facts (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldFactSource *source = data;
  const CldWhen *x = (gconstpointer) ((const guint8 *) a + source->date), *y = (gconstpointer) ((const guint8 *) b + source->date);

  if (x->day != y->day)
    return x->day == CLD_NO_DAY ? 1 : y->day == CLD_NO_DAY ? -1 : x->day < y->day ? -1 : 1;
  if (source->moment && x->minute != y->minute)
    return x->minute < y->minute ? -1 : 1;
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
sort_facts (guint8 *facts, guint n, const CldFactSource *source)
{
  for (guint i = 1; i < n; i++)
    if (compare_facts (facts + source->size * (i - 1), facts + source->size * i, (gpointer) source) > 0)
      {
        g_qsort_with_data (facts, (int) n, source->size, compare_facts, (gpointer) source);
        return;
      }
}

/* Puts the rows of each child together, in @arena, and each child's in order. @starts gets the place of each child's
 * first, and one more for the end. */
static guint8 *
rows_settle (const Rows *rows, guint n_children, CldArena *arena, guint *starts)
{
  gsize size = rows->source->size;
  guint8 *facts = cld_arena_alloc (arena, size * MAX (rows->n, 1));

  memset (starts, 0, sizeof (guint) * (n_children + 1));
  for (guint i = 0; i < rows->n; i++)
    starts[rows->owners[i] + 1]++;
  for (guint i = 0; i < n_children; i++)
    starts[i + 1] += starts[i];
  if (rows->n == 0)
    return facts;
  if (rows->in_order)
    memcpy (facts, rows->facts, size * rows->n);
  else
    {
      g_autofree guint *next = g_memdup2 (starts, sizeof (guint) * n_children);

      for (guint i = 0; i < rows->n; i++)
        {
          /* The places lie far apart: those of the rows to come are fetched meanwhile. */
          if (i + AHEAD < rows->n)
            __builtin_prefetch (facts + size * next[rows->owners[i + AHEAD]], 1);
          memcpy (facts + size * next[rows->owners[i]]++, rows->facts + size * i, size);
        }
    }
  for (guint i = 0; i < n_children; i++)
    sort_facts (facts + size * starts[i], starts[i + 1] - starts[i], rows->source);
  return facts;
}

/* The arrays of CldFacts differ in what they point to alone. */
static void
set_array (CldFacts *facts, gsize array, gconstpointer at, guint n)
{
  struct { gconstpointer at; guint n; } value = { n > 0 ? at : NULL, n };

  memcpy ((guint8 *) facts + array, &value, sizeof value.at + sizeof value.n);
}

static void
give_to_children (CldFactsBook *book, const CldFactSource *source, const guint8 *facts, const guint *starts)
{
  for (guint i = 0; i < book->n; i++)
    set_array (&book->children[i], source->array, facts + source->size * starts[i], starts[i + 1] - starts[i]);
}

/* Now that each has its place, absences can name the placements they are within. */
static void
give_placements (CldFactsLoad *load, CldRawPlacement *raw, const guint *starts)
{
  CldFactsBook *book = load->book;
  CldPlacementFact *facts = cld_arena_alloc (load->arena, sizeof *facts * MAX (starts[book->n], 1));

  for (guint i = 0; i < book->n; i++)
    for (guint j = starts[i]; j < starts[i + 1]; j++)
      raw[j].place->index = j - starts[i];
  for (guint i = 0; i < book->n; i++)
    {
      for (guint j = starts[i]; j < starts[i + 1]; j++)
        {
          const CldPlacementPlace *within = raw[j].within ? g_hash_table_lookup (load->placements, raw[j].within) : NULL;

          if (within && within->child == i)
            raw[j].fact.within = within->index;
          facts[j] = raw[j].fact;
        }
      set_array (&book->children[i], G_STRUCT_OFFSET (CldFacts, placements), facts + starts[i], starts[i + 1] - starts[i]);
    }
}

/* --- reading --- */

static CldStmt *
ask (CldFactsLoad *load, const char *sql, const char *condition, GError **error)
{
  g_autofree char *whole = load->child ? g_strconcat (sql, condition, NULL) : NULL;
  CldStmt *stmt = cld_db_prepare (load->db, whole ? whole : sql, error);
  int n = 0;

  for (const char *p = whole; stmt && p && *p; p++)
    if (*p == '?')
      cld_stmt_bind_text (stmt, ++n, load->child);
  g_assert (n <= MAX_PARAMETERS);
  return stmt && cld_stmt_send (stmt, error) ? stmt : NULL;
}

/* Rows come mostly child by child. */
static guint32
find_child (CldFactsLoad *load, const char *key)
{
  guint32 child = key ? _cld_key_table_find (load->children, key, load->last_child) : CLD_NO_KEY;

  if (child == CLD_NO_KEY)
    return CLD_NO_CHILD;
  return load->last_child = child;
}

/* A notice that names the placement alone is the child's whose placement it is. */
static guint32
find_owner (CldFactsLoad *load, CldStmt *stmt, const CldFactSource *source)
{
  const char *key = cld_stmt_get_text (stmt, 0);
  gboolean notice = source->array == G_STRUCT_OFFSET (CldFacts, notices) || source->array == G_STRUCT_OFFSET (CldFacts, provider_notices);
  const char *placement = !key && notice ? cld_stmt_get_text (stmt, 2) : NULL;
  const CldPlacementPlace *place = placement ? g_hash_table_lookup (load->placements, placement) : NULL;

  return place ? place->child : find_child (load, key);
}

static gboolean
read_rows (CldFactsLoad *load, CldStmt *stmt, Rows *rows, gboolean of_anybody, GError **error)
{
  gboolean has_row;

  for (;;)
    {
      const char *ref;
      guint32 owner;
      gpointer fact;

      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      owner = find_owner (load, stmt, rows->source);
      if (owner == CLD_NO_CHILD && !of_anybody)
        continue;
      ref = cld_stmt_get_text (stmt, 1);
      fact = rows_add (rows, owner);
      *(const char **) fact = _cld_facts_keep (load, ref ? ref : "");
      rows->source->read (load, stmt, owner, fact);
    }
}

typedef struct
{
  CldFacts facts;
  const char *key;
} RawChild;

static int
compare_children (gconstpointer a, gconstpointer b)
{
  return strcmp (((const RawChild *) a)->facts.ref, ((const RawChild *) b)->facts.ref);
}

static gboolean
read_children (CldFactsLoad *load, CldStmt *stmt, GError **error)
{
  g_autoptr (GArray) raw = g_array_new (FALSE, TRUE, sizeof (RawChild));
  CldFactsBook *book = load->book;
  gboolean has_row;

  for (;;)
    {
      RawChild child = { 0 };

      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      child.key = cld_arena_strdup (load->scratch, cld_stmt_get_text (stmt, 0));
      _cld_facts_read_child (load, stmt, &child.facts);
      g_array_append_val (raw, child);
    }
  g_array_sort (raw, compare_children);
  book->n = raw->len;
  book->children = cld_arena_alloc0 (load->arena, sizeof (CldFacts) * MAX (raw->len, 1));
  load->children = _cld_key_table_new (raw->len);
  for (guint i = 0; i < raw->len; i++)
    {
      const RawChild *child = &g_array_index (raw, RawChild, i);

      book->children[i] = child->facts;
      _cld_key_table_set (load->children, i, child->key);
    }
  return TRUE;
}

static gboolean
read_authorities (CldFactsLoad *load, CldStmt *stmt, GError **error)
{
  gboolean has_row;

  for (;;)
    {
      CldAreaKnown *known;

      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      known = cld_arena_alloc0 (load->scratch, sizeof *known);
      known->is_own = cld_stmt_get_int (stmt, 1) == 1;
      known->is_adjoining = cld_stmt_get_int (stmt, 2) == 1;
      load->own_known = load->own_known || known->is_own;
      load->neighbours_known = load->neighbours_known || known->is_adjoining;
      if (cld_stmt_get_text (stmt, 0))
        g_hash_table_insert (load->areas, cld_arena_strdup (load->scratch, cld_stmt_get_text (stmt, 0)), known);
    }
}

/* --- notices about providers --- */

static gboolean
is_earlier_provider (const CldFacts *facts, guint i)
{
  for (guint j = 0; j < i; j++)
    if (g_strcmp0 (facts->placements.at[j].provider, facts->placements.at[i].provider) == 0)
      return TRUE;
  return FALSE;
}

/* Those of any child's, but not the child's own, which are among its notices. */
static void
add_notices_of (const Rows *rows, const char *provider, guint32 child, GArray *to)
{
  const CldNoticeFact *notices = (const CldNoticeFact *) (gconstpointer) rows->facts;

  for (guint i = 0; i < rows->n; i++)
    if (rows->owners[i] != child && notices[i].provider == provider)
      g_array_append_val (to, notices[i]);
}

static void
give_provider_notices (CldFactsLoad *load, const Rows *rows)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CldNoticeFact));
  CldNoticeFact *notices = (CldNoticeFact *) (gpointer) rows->facts;

  for (guint i = 0; i < rows->n; i++)
    notices[i].placement = CLD_NO_FACT;
  for (guint i = 0; rows->n > 0 && i < load->book->n; i++)
    {
      CldFacts *facts = &load->book->children[i];
      CldNoticeFact *kept;

      g_array_set_size (found, 0);
      for (guint j = 0; j < facts->placements.n; j++)
        if (facts->placements.at[j].provider && !is_earlier_provider (facts, j))
          add_notices_of (rows, facts->placements.at[j].provider, i, found);
      if (found->len == 0)
        continue;
      kept = cld_arena_alloc (load->arena, sizeof *kept * found->len);
      memcpy (kept, found->data, sizeof *kept * found->len);
      sort_facts ((guint8 *) (gpointer) kept, found->len, rows->source);
      set_array (facts, rows->source->array, kept, found->len);
    }
}

/* --- the whole --- */

enum
{
  AUTHORITIES,
  CHILDREN,
  PROVIDER_NOTICES,
  N_OTHERS
};

typedef struct
{
  CldStmt *others[N_OTHERS];
  CldStmt *sources[CLD_N_FACT_SOURCES];
} Questions;

/* Everything is asked before anything is read: on a server that is one round trip. */
static gboolean
ask_all (CldFactsLoad *load, Questions *questions, GError **error)
{
  const CldFactSource *last = &_cld_fact_provider_notices;

  if (!(questions->others[AUTHORITIES] = ask (load, "SELECT ref, COALESCE(own, 0), COALESCE(adjoining, 0) FROM authority WHERE own = 1 OR adjoining = 1", "", error)) ||
      !(questions->others[CHILDREN] = ask (load, "SELECT c.id, c.ref, c.date_of_birth, c.uasc_from, c.uasc_until, c.worker, c.team, c.iro FROM child c", " WHERE c.ref = ?", error)))
    return FALSE;
  for (guint i = 0; i < CLD_N_FACT_SOURCES; i++)
    {
      const CldFactSource *source = &_cld_fact_sources[i];

      questions->sources[i] = ask (load, source->sql, source->condition ? source->condition : " WHERE t.child = (SELECT c.id FROM child c WHERE c.ref = ?)", error);
      if (!questions->sources[i])
        return FALSE;
    }
  questions->others[PROVIDER_NOTICES] = ask (load, last->sql, last->condition, error);
  return questions->others[PROVIDER_NOTICES] != NULL;
}

/* @rows is used for one kind after the other. */
static gboolean
read_source (CldFactsLoad *load, const CldFactSource *source, CldStmt *stmt, Rows *rows, guint *starts, GError **error)
{
  gboolean placements = source->array == G_STRUCT_OFFSET (CldFacts, placements);
  guint8 *facts;

  rows_begin (rows, source);
  if (!read_rows (load, stmt, rows, FALSE, error))
    return FALSE;
  facts = rows_settle (rows, load->book->n, placements ? load->scratch : load->arena, starts);
  if (placements)
    give_placements (load, (CldRawPlacement *) (gpointer) facts, starts);
  else
    give_to_children (load->book, source, facts, starts);
  return TRUE;
}

static gboolean
read_all (CldFactsLoad *load, const Questions *questions, GError **error)
{
  g_auto (Rows) rows = { NULL };
  g_autofree guint *starts = NULL;

  if (!read_authorities (load, questions->others[AUTHORITIES], error) || !read_children (load, questions->others[CHILDREN], error))
    return FALSE;
  starts = g_new (guint, load->book->n + 1);
  for (guint i = 0; i < CLD_N_FACT_SOURCES; i++)
    if (!read_source (load, &_cld_fact_sources[i], questions->sources[i], &rows, starts, error))
      return FALSE;
  rows_begin (&rows, &_cld_fact_provider_notices);
  if (!read_rows (load, questions->others[PROVIDER_NOTICES], &rows, TRUE, error))
    return FALSE;
  give_provider_notices (load, &rows);
  return TRUE;
}

static void
forget (const Questions *questions)
{
  for (guint i = 0; i < N_OTHERS; i++)
    if (questions->others[i])
      cld_stmt_reset (questions->others[i]);
  for (guint i = 0; i < CLD_N_FACT_SOURCES; i++)
    if (questions->sources[i])
      cld_stmt_reset (questions->sources[i]);
}

static gboolean
read_in_one_moment (CldFactsLoad *load, GError **error)
{
  Questions questions = { { NULL }, { NULL } };
  gboolean own = !cld_db_in_transaction (load->db);
  gboolean done;

  if (own && !cld_db_begin_read (load->db, error))
    return FALSE;
  done = ask_all (load, &questions, error) && read_all (load, &questions, error);
  if (!done)
    forget (&questions);
  if (own)
    cld_db_rollback (load->db);
  return done;
}

/**
 * cld_facts_book_load:
 * @db: a database
 * @child: (nullable): a child's number as it is recorded; %NULL for everybody
 * @error: return location
 *
 * Reads the dated facts, one statement a kind however many children there are, all of one moment. A child that is not
 * there gives an empty book.
 *
 * Returns: (transfer full) (nullable): the facts
 */
CldFactsBook *
cld_facts_book_load (CldDb *db, const char *child, GError **error)
{
  g_autoptr (CldFactsBook) book = g_new0 (CldFactsBook, 1);
  g_autoptr (CldArena) scratch = cld_arena_new_sized (child ? BLOCK_OF_ONE : (gsize) 256 << 10);
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) placements = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) areas = g_hash_table_new (g_str_hash, g_str_equal);
  CldFactsLoad load = { .db = db, .child = child, .book = book, .scratch = scratch, .texts = texts, .placements = placements, .areas = areas };
  gboolean done;

  g_return_val_if_fail (db != NULL, NULL);

  book->arena = load.arena = child ? cld_arena_new_sized (BLOCK_OF_ONE) : cld_arena_new ();
  done = read_in_one_moment (&load, error);
  _cld_key_table_free (load.children);
  return done ? g_steal_pointer (&book) : NULL;
}

/**
 * cld_facts_book_free:
 * @book: (nullable): a book
 *
 * Frees it and every fact in it.
 */
void
cld_facts_book_free (CldFactsBook *book)
{
  if (!book)
    return;
  cld_arena_free (book->arena);
  g_free (book);
}

/**
 * cld_facts_book_get_n:
 * @book: a book
 *
 * Returns: how many children it has
 */
guint
cld_facts_book_get_n (const CldFactsBook *book)
{
  return book->n;
}

/**
 * cld_facts_book_get:
 * @book: a book
 * @i: an index; children are in byte order of their refs
 *
 * Returns: (transfer none): the facts of a child, as long as @book is there
 */
const CldFacts *
cld_facts_book_get (const CldFactsBook *book, guint i)
{
  g_return_val_if_fail (i < book->n, NULL);

  return &book->children[i];
}

/**
 * cld_facts_book_find:
 * @book: a book
 * @child: a child's number
 *
 * Returns: (transfer none) (nullable): the facts of that child
 */
const CldFacts *
cld_facts_book_find (const CldFactsBook *book, const char *child)
{
  guint low = 0, high = book->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (book->children[middle].ref, child);

      if (order == 0)
        return &book->children[middle];
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}
