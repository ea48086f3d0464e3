/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-news.h"

#include <string.h>

#include "cld-change-set.h"

#define MANY 64 /* entries of the log: above that it is not asked whose they are */

/* What others changed in a store. A server tells it in words; of a file one sees only that it changed, and what the
 * change log got since says the rest. */
struct _CldNews
{
  CldStore *store;
  gint64 seen; /* the last entry of the log that was looked at */
  gboolean behind; /* the log has more, which could not be read yet */
};

/**
 * cld_news_new:
 * @store: a store, which must stay open
 * @error: return location
 *
 * Begins to notice what is written to @store from now on.
 *
 * Returns: (transfer full) (nullable): what cld_news_look() is asked of
 */
CldNews *
cld_news_new (CldStore *store, GError **error)
{
  g_autoptr (CldNews) news = g_new0 (CldNews, 1);
  g_autofree char *hash = NULL;

  news->store = store;
  if (!cld_db_watch (cld_store_get_db (store), error))
    return NULL;
  /* First the state, then the log: what comes between is seen twice rather than never. */
  if (!cld_db_is_server (cld_store_get_db (store)) &&
      (!cld_news_look (news, NULL, NULL, error) || !cld_store_get_head (store, &news->seen, &hash, error)))
    return NULL;
  return g_steal_pointer (&news);
}

/**
 * cld_news_free:
 * @news: (nullable): what was watched
 */
void
cld_news_free (CldNews *news)
{
  g_free (news);
}

/**
 * cld_news_get_fd:
 * @news: what is watched
 *
 * Returns: see cld_db_get_watch_fd()
 */
int
cld_news_get_fd (CldNews *news)
{
  return cld_db_get_watch_fd (cld_store_get_db (news->store));
}

/**
 * cld_news_make_text:
 * @change_set: the key of a change set
 * @child: (nullable): the number of the one child that it is about
 *
 * Returns: (transfer full): what is announced of it
 */
char *
cld_news_make_text (const char *change_set, const char *child)
{
  return g_strconcat (change_set, " ", child ? child : "*", NULL);
}

typedef struct
{
  CldNews *news;
  CldNewsFunc func;
  gpointer data;
} Look;

static void
take_text (const Look *look, const char *text)
{
  const char *child = strchr (text, ' ');
  g_autofree char *set = child ? g_strndup (text, (gsize) (child - text)) : NULL;

  look->func (set, child && strcmp (child + 1, "*") != 0 ? child + 1 : NULL, look->data);
}

static void
news_cb (CldDbNews what, const char *text, gpointer data)
{
  const Look *look = data;

  if (what == CLD_DB_NEWS_IN_LOG)
    look->news->behind = TRUE;
  else if (what == CLD_DB_NEWS_TOLD)
    take_text (look, text);
  else
    look->func (NULL, NULL, look->data);
}

static gboolean
changes_nothing (const char *act)
{
  static const char *const looks[] = { CLD_ACT_VIEW, CLD_ACT_PRINT, CLD_ACT_EXPORT, CLD_ACT_BACKUP, CLD_ACT_MOVE, NULL };

  return act && g_strv_contains (looks, act);
}

/* Whatever is in the log since the last look. */
static gboolean
read_log (const Look *look, GError **error)
{
  CldNews *news = look->news;
  CldStmt *stmt = cld_db_prepare (cld_store_get_db (news->store), "SELECT seq, change_set, act, child FROM change WHERE seq > ? ORDER BY seq LIMIT ?", error);
  g_autofree char *hash = NULL;
  gboolean has_row = TRUE;
  guint n = 0;

  if (!stmt)
    return FALSE;
  cld_stmt_bind_int (stmt, 1, news->seen);
  cld_stmt_bind_int (stmt, 2, MANY);
  while (cld_stmt_step (stmt, &has_row, error) && has_row)
    {
      news->seen = cld_stmt_get_int (stmt, 0);
      n++;
      if (!changes_nothing (cld_stmt_get_text (stmt, 2)))
        look->func (cld_stmt_get_text (stmt, 1), cld_stmt_get_text (stmt, 3), look->data);
    }
  cld_stmt_reset (stmt);
  if (has_row)
    return FALSE;
  news->behind = FALSE;
  if (n < MANY)
    return TRUE;
  look->func (NULL, NULL, look->data);
  return cld_store_get_head (news->store, &news->seen, &hash, error);
}

/**
 * cld_news_look:
 * @news: what is watched
 * @func: (nullable) (scope call): told of everything that was committed since the last look, by whomever; must not
 *   touch the store
 * @data: for @func
 * @error: return location
 *
 * Returns: whether one could look; not where the connection to a server broke
 */
gboolean
cld_news_look (CldNews *news, CldNewsFunc func, gpointer data, GError **error)
{
  Look look = { news, func, data };

  if (!cld_db_look_around (cld_store_get_db (news->store), news_cb, &look, error))
    return FALSE;
  return !news->behind || !func || read_log (&look, error);
}
