/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-page-private.h"

#include <string.h>

/* Texts that were laid out, kept for the next try: what must fit on so many pages is laid out many times, and breaking
 * its texts into lines is nearly all the work. A layout may stand on several papers, and nobody changes it any more. */
struct _CldPageLayouts
{
  PangoContext *context;
  GHashTable *layouts; /* of Key to PangoLayout */
};

typedef struct
{
  const char *text;
  CldStyle style;
  double width;
  guint max_lines;
  gboolean right;
} Key;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ (guint) (key->width * 16) * 31 ^ (guint) (key->style.size * 8) * 1021 ^ key->max_lines * 65599;
}

static gboolean
are_equal (gconstpointer data, gconstpointer other)
{
  const Key *a = data, *b = other;

  return a->width == b->width && a->max_lines == b->max_lines && a->right == b->right && a->style.size == b->style.size &&
         a->style.bold == b->style.bold && a->style.italic == b->style.italic && strcmp (a->text, b->text) == 0;
}

static void
free_key (gpointer data)
{
  Key *key = data;

  g_free ((char *) key->text);
  g_free (key);
}

CldPageLayouts *
cld_page_layouts_new (void)
{
  CldPageLayouts *self = g_new0 (CldPageLayouts, 1);

  self->context = cld_page_make_context ();
  self->layouts = g_hash_table_new_full (hash_key, are_equal, free_key, g_object_unref);
  return self;
}

void
cld_page_layouts_free (CldPageLayouts *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->layouts);
  g_object_unref (self->context);
  g_free (self);
}

PangoContext *
cld_page_layouts_get_context (CldPageLayouts *self)
{
  return self->context;
}

/* Takes no reference: NULL where such a text was not laid out yet. */
PangoLayout *
cld_page_layouts_find (CldPageLayouts *self, const char *text, const CldStyle *style, double width, guint max_lines, gboolean right)
{
  const Key key = { text, *style, width, max_lines, right };

  return g_hash_table_lookup (self->layouts, &key);
}

void
cld_page_layouts_keep (CldPageLayouts *self, const char *text, const CldStyle *style, double width, guint max_lines, gboolean right, PangoLayout *layout)
{
  const Key key = { g_strdup (text), *style, width, max_lines, right };

  g_hash_table_replace (self->layouts, g_memdup2 (&key, sizeof key), g_object_ref (layout));
}
