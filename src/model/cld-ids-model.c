/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-ids-model.h"

/* A list of ids with records that are read when they are looked at.
 *
 * An item stands for a place in the list and not for the record at it: when the ids change, the items that stay places
 * stay the same objects, and "refreshed" says that what is at them may be another record. A list of rows above it then
 * keeps its row widgets and only shows other text in them. Were each id an item of its own, GTK 4.8 would throw away
 * and make anew all two hundred rows it keeps, at each key that is typed: that is most of the time such a key takes. */

typedef struct
{
  guint number; /* the first position divided by the page's size */
  guint64 used;
  GPtrArray *records;
} Page;

struct _CldIdsModel
{
  GObject parent_instance;

  CldIdsLoader loader;
  gpointer data;
  CldIds *ids;
  guint announced; /* how many of the ids the list says it has */
  guint step;
  guint timeout;
  GHashTable *items; /* position -> item that somebody holds, not owned */
  Page pages[CLD_IDS_N_PAGES];
  guint64 clock;
};

struct _CldIdsItem
{
  GObject parent_instance;

  CldIdsModel *model; /* cleared when the model goes */
  guint position;
};

enum
{
  REFRESHED,
  COMPLETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldIdsItem, cld_ids_item, G_TYPE_OBJECT)

static void
cld_ids_item_finalize (GObject *object)
{
  CldIdsItem *self = CLD_IDS_ITEM (object);

  if (self->model)
    g_hash_table_remove (self->model->items, GUINT_TO_POINTER (self->position));
  G_OBJECT_CLASS (cld_ids_item_parent_class)->finalize (object);
}

static void
cld_ids_item_class_init (CldIdsItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_ids_item_finalize;
}

static void
cld_ids_item_init (CldIdsItem *self)
{
}

static GType
get_item_type (GListModel *model)
{
  return CLD_TYPE_IDS_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return CLD_IDS_MODEL (model)->announced;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CldIdsModel *self = CLD_IDS_MODEL (model);
  CldIdsItem *item;

  if (position >= self->announced)
    return NULL;
  item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));
  if (item)
    return g_object_ref (item);
  item = g_object_new (CLD_TYPE_IDS_ITEM, NULL);
  item->model = self;
  item->position = position;
  g_hash_table_insert (self->items, GUINT_TO_POINTER (position), item);
  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CldIdsModel, cld_ids_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
clear_pages (CldIdsModel *self)
{
  for (guint i = 0; i < CLD_IDS_N_PAGES; i++)
    g_clear_pointer (&self->pages[i].records, g_ptr_array_unref);
}

static void
cld_ids_model_finalize (GObject *object)
{
  CldIdsModel *self = CLD_IDS_MODEL (object);
  GHashTableIter iter;
  gpointer item;

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    ((CldIdsItem *) item)->model = NULL;
  g_hash_table_unref (self->items);
  clear_pages (self);
  cld_ids_unref (self->ids);
  G_OBJECT_CLASS (cld_ids_model_parent_class)->finalize (object);
}

static void
cld_ids_model_class_init (CldIdsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_ids_model_finalize;

  /**
   * CldIdsModel::refreshed:
   *
   * Other records may be at the positions that the list had and still has: what shows them shows them anew.
   */
  signals[REFRESHED] = g_signal_new ("refreshed", CLD_TYPE_IDS_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CldIdsModel::completed:
   *
   * Every id is announced now.
   */
  signals[COMPLETED] = g_signal_new ("completed", CLD_TYPE_IDS_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cld_ids_model_init (CldIdsModel *self)
{
  self->items = g_hash_table_new (NULL, NULL);
}

/**
 * cld_ids_model_new:
 * @loader: reads the records of some ids
 * @data: for @loader; must live as long as the model is asked for records
 *
 * Returns: (transfer full): a list without ids
 */
CldIdsModel *
cld_ids_model_new (CldIdsLoader loader, gpointer data)
{
  CldIdsModel *self;

  g_return_val_if_fail (loader != NULL, NULL);

  self = g_object_new (CLD_TYPE_IDS_MODEL, NULL);
  self->loader = loader;
  self->data = data;
  return self;
}

/**
 * cld_ids_model_set_step:
 * @self: a list
 * @step: how many more ids are announced at once, 0 (as at the start) for all
 *
 * With a step, a list that grows says first that it has a screenful, and the rest a step at a time when nothing else
 * is to do: rows that nobody sees yet are made after those that are seen. One that shrinks has places without a record
 * for that long.
 */
void
cld_ids_model_set_step (CldIdsModel *self, guint step)
{
  g_return_if_fail (CLD_IS_IDS_MODEL (self));

  self->step = step;
}

static void
announce (CldIdsModel *self, guint n)
{
  guint before = self->announced;

  self->announced = n;
  if (n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n, before - n, 0);
  else if (n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
}

/* GTK keeps about 200 rows: past them the number of items costs nothing. */
#define N_KEPT 256

/* Rows out of sight wait for the picture of those in sight, and leave room for other pictures and keys between them:
 * a plain idle would come before the frame that everybody waits for. */
#define FIRST_STEP_MS 50
#define NEXT_STEP_MS 8

static gboolean
announce_more_cb (gpointer data)
{
  CldIdsModel *self = data;
  guint n = cld_ids_get_n (self->ids);

  if (self->announced > n)
    announce (self, MAX (n, self->announced - MIN (self->step, self->announced)));
  else
    announce (self, self->announced >= N_KEPT ? n : MIN (n, self->announced + self->step));
  if (self->announced != n)
    {
      self->timeout = g_timeout_add_full (G_PRIORITY_LOW, NEXT_STEP_MS, announce_more_cb, self, NULL);
      return G_SOURCE_REMOVE;
    }
  self->timeout = 0;
  g_signal_emit (self, signals[COMPLETED], 0);
  return G_SOURCE_REMOVE;
}

/* How many places the list has at once when it has @n ids. Rows take long to be made and to be thrown away, those out
 * of sight too: what is more than a screenful waits. */
static guint
first_announced (CldIdsModel *self, guint n)
{
  if (self->step == 0)
    return n;
  if (n < self->announced)
    return MAX (n, MIN (self->announced, N_KEPT));
  return self->announced >= N_KEPT ? n : MIN (n, MAX (self->announced, self->step));
}

/**
 * cld_ids_model_set_ids:
 * @self: a list
 * @ids: (nullable): what it holds now
 *
 * Items at positions that the list had and still has stay the same objects; see #CldIdsModel::refreshed.
 */
void
cld_ids_model_set_ids (CldIdsModel *self, CldIds *ids)
{
  guint n = cld_ids_get_n (ids);

  g_return_if_fail (CLD_IS_IDS_MODEL (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  clear_pages (self);
  if (ids)
    cld_ids_ref (ids);
  cld_ids_unref (self->ids);
  self->ids = ids;

  announce (self, first_announced (self, n));
  g_signal_emit (self, signals[REFRESHED], 0);
  if (self->announced != n)
    self->timeout = g_timeout_add_full (G_PRIORITY_LOW, FIRST_STEP_MS, announce_more_cb, self, NULL);
  else
    g_signal_emit (self, signals[COMPLETED], 0);
}

/**
 * cld_ids_model_complete:
 * @self: a list
 *
 * Announces at once what is not announced yet, and takes back what is too much.
 */
void
cld_ids_model_complete (CldIdsModel *self)
{
  g_return_if_fail (CLD_IS_IDS_MODEL (self));

  if (cld_ids_model_is_complete (self))
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  announce (self, cld_ids_get_n (self->ids));
  g_signal_emit (self, signals[COMPLETED], 0);
}

/**
 * cld_ids_model_is_complete:
 * @self: a list
 *
 * Returns: whether every id is announced
 */
gboolean
cld_ids_model_is_complete (CldIdsModel *self)
{
  g_return_val_if_fail (CLD_IS_IDS_MODEL (self), FALSE);

  return self->announced == cld_ids_get_n (self->ids);
}

/**
 * cld_ids_model_forget:
 * @self: a list
 *
 * Drops the records, which are read anew when they are looked at.
 */
void
cld_ids_model_forget (CldIdsModel *self)
{
  g_return_if_fail (CLD_IS_IDS_MODEL (self));

  clear_pages (self);
  g_signal_emit (self, signals[REFRESHED], 0);
}

/**
 * cld_ids_model_get_ids:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): its ids, announced or not
 */
CldIds *
cld_ids_model_get_ids (CldIdsModel *self)
{
  g_return_val_if_fail (CLD_IS_IDS_MODEL (self), NULL);

  return self->ids;
}

/**
 * cld_ids_model_get_n_ids:
 * @self: a list
 *
 * Returns: how many ids it has, announced or not
 */
guint
cld_ids_model_get_n_ids (CldIdsModel *self)
{
  g_return_val_if_fail (CLD_IS_IDS_MODEL (self), 0);

  return cld_ids_get_n (self->ids);
}

/**
 * cld_ids_model_get_id:
 * @self: a list
 * @position: from 0
 *
 * Returns: (nullable): the id there
 */
const char *
cld_ids_model_get_id (CldIdsModel *self, guint position)
{
  g_return_val_if_fail (CLD_IS_IDS_MODEL (self), NULL);

  return cld_ids_get (self->ids, position);
}

/**
 * cld_ids_model_find:
 * @self: a list
 * @id: (nullable): an id
 * @position: (out) (optional): where it is
 *
 * Returns: whether the list has it, announced or not
 */
gboolean
cld_ids_model_find (CldIdsModel *self, const char *id, guint *position)
{
  g_return_val_if_fail (CLD_IS_IDS_MODEL (self), FALSE);

  return cld_ids_find (self->ids, id, position);
}

static GPtrArray *
load_page (CldIdsModel *self, guint number)
{
  const char *ids[CLD_IDS_PAGE];
  guint first = number * CLD_IDS_PAGE;
  guint n = MIN (CLD_IDS_PAGE, cld_ids_get_n (self->ids) - first);
  GPtrArray *records;

  for (guint i = 0; i < n; i++)
    ids[i] = cld_ids_get (self->ids, first + i);
  records = self->loader (ids, n, self->data);
  /* A page that cannot be read is kept as one without records, or every row of it would try again. */
  return records ? records : g_ptr_array_new ();
}

/**
 * cld_ids_model_get_record:
 * @self: a list
 * @position: from 0
 *
 * Reads the page that the record is in where it is not kept. The least recently used page makes room.
 *
 * Returns: (transfer none) (nullable): the record, good until the next call for another page or until the ids change
 */
gpointer
cld_ids_model_get_record (CldIdsModel *self, guint position)
{
  guint number = position / CLD_IDS_PAGE;
  Page *page = NULL;

  g_return_val_if_fail (CLD_IS_IDS_MODEL (self), NULL);

  if (position >= cld_ids_get_n (self->ids))
    return NULL;
  for (guint i = 0; i < CLD_IDS_N_PAGES; i++)
    {
      Page *other = &self->pages[i];

      if (other->records && other->number == number)
        {
          page = other;
          break;
        }
      if (!page || (page->records && (!other->records || other->used < page->used)))
        page = other;
    }
  if (!page->records || page->number != number)
    {
      g_clear_pointer (&page->records, g_ptr_array_unref);
      page->records = load_page (self, number);
      page->number = number;
    }
  page->used = ++self->clock;
  return position % CLD_IDS_PAGE < page->records->len ? page->records->pdata[position % CLD_IDS_PAGE] : NULL;
}

/**
 * cld_ids_item_get_position:
 * @self: an item
 *
 * Returns: its place in the list
 */
guint
cld_ids_item_get_position (CldIdsItem *self)
{
  g_return_val_if_fail (CLD_IS_IDS_ITEM (self), 0);

  return self->position;
}

/**
 * cld_ids_item_get_id:
 * @self: an item
 *
 * Returns: (nullable): the id that is at its place now
 */
const char *
cld_ids_item_get_id (CldIdsItem *self)
{
  g_return_val_if_fail (CLD_IS_IDS_ITEM (self), NULL);

  return self->model ? cld_ids_get (self->model->ids, self->position) : NULL;
}

/**
 * cld_ids_item_get_record:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the record that is at its place now; see cld_ids_model_get_record()
 */
gpointer
cld_ids_item_get_record (CldIdsItem *self)
{
  g_return_val_if_fail (CLD_IS_IDS_ITEM (self), NULL);

  return self->model ? cld_ids_model_get_record (self->model, self->position) : NULL;
}
