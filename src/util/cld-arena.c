/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-arena.h"

#include <string.h>

#define BLOCK_SIZE (256 * 1024)
#define ALIGNMENT 8

typedef struct _Block Block;

struct _Block
{
  Block *next;
  gsize size;
  gsize used;
  guint64 data[]; /* as wide as what it must be aligned for */
};

/* Memory for many small things that go away together: the rows of an import, a record set. */
struct _CldArena
{
  Block *blocks;
  gsize block_size;
};

/**
 * cld_arena_new:
 *
 * Returns: (transfer full): an empty arena
 */
CldArena *
cld_arena_new (void)
{
  return cld_arena_new_sized (BLOCK_SIZE);
}

/**
 * cld_arena_new_sized:
 * @block_size: how many bytes are taken from the system at a time
 *
 * For arenas of which there are many, each with little in it.
 *
 * Returns: (transfer full): an empty arena
 */
CldArena *
cld_arena_new_sized (gsize block_size)
{
  CldArena *arena = g_new0 (CldArena, 1);

  arena->block_size = block_size;
  return arena;
}

/**
 * cld_arena_clear:
 * @arena: an arena
 *
 * Gives back everything that was allocated; the arena can be used again.
 */
void
cld_arena_clear (CldArena *arena)
{
  while (arena->blocks)
    {
      Block *next = arena->blocks->next;

      g_free (arena->blocks);
      arena->blocks = next;
    }
}

/**
 * cld_arena_free:
 * @arena: (nullable): an arena
 *
 * Frees @arena and everything in it.
 */
void
cld_arena_free (CldArena *arena)
{
  if (!arena)
    return;
  cld_arena_clear (arena);
  g_free (arena);
}

static gpointer
take (CldArena *arena, gsize size)
{
  Block *block = arena->blocks;
  gpointer at;

  size = (size + ALIGNMENT - 1) & ~(gsize) (ALIGNMENT - 1);
  if (!block || block->size - block->used < size)
    {
      gsize want = MAX (size, arena->block_size);

      block = g_malloc (sizeof (Block) + want);
      block->size = want;
      block->used = 0;
      block->next = arena->blocks;
      arena->blocks = block;
    }
  at = (guint8 *) block->data + block->used;
  block->used += size;
  return at;
}

/**
 * cld_arena_alloc:
 * @arena: an arena
 * @size: bytes
 *
 * Returns: (transfer none): @size bytes of whatever was there, to be written over; else as cld_arena_alloc0()
 */
gpointer
cld_arena_alloc (CldArena *arena, gsize size)
{
  return take (arena, size);
}

/**
 * cld_arena_alloc0:
 * @arena: an arena
 * @size: bytes
 *
 * Returns: (transfer none): @size zeroed bytes, aligned for any pointer, that live as long as @arena
 */
gpointer
cld_arena_alloc0 (CldArena *arena, gsize size)
{
  return memset (take (arena, size), 0, size);
}

/**
 * cld_arena_strndup:
 * @arena: an arena
 * @text: text
 * @len: its length
 *
 * Returns: (transfer none): a NUL-terminated copy that lives as long as @arena
 */
char *
cld_arena_strndup (CldArena *arena, const char *text, gsize len)
{
  char *copy = take (arena, len + 1);

  memcpy (copy, text, len);
  copy[len] = '\0';
  return copy;
}

/**
 * cld_arena_strdup:
 * @arena: an arena
 * @text: (nullable): text
 *
 * Returns: (transfer none) (nullable): a copy of @text that lives as long as @arena
 */
char *
cld_arena_strdup (CldArena *arena, const char *text)
{
  return text ? cld_arena_strndup (arena, text, strlen (text)) : NULL;
}

/**
 * cld_arena_join:
 * @arena: an arena
 * @separator: what stands between the parts
 * @parts: (array length=n_parts): texts
 * @n_parts: how many
 *
 * For refs, which are made by the hundred thousand: cld_arena_printf() costs several times as much.
 *
 * Returns: (transfer none): the parts joined, living as long as @arena
 */
char *
cld_arena_join (CldArena *arena, char separator, const char *const *parts, guint n_parts)
{
  gsize length = 0;
  char *joined, *to;

  for (guint i = 0; i < n_parts; i++)
    length += strlen (parts[i]) + 1;
  joined = to = take (arena, MAX (length, 1));
  *to = '\0';
  for (guint i = 0; i < n_parts; i++)
    {
      to = g_stpcpy (to, parts[i]);
      if (i + 1 < n_parts)
        *to++ = separator;
    }
  return joined;
}

/**
 * cld_arena_printf:
 * @arena: an arena
 * @format: as for printf()
 *
 * Returns: (transfer none): the text made, living as long as @arena
 */
char *
cld_arena_printf (CldArena *arena, const char *format, ...)
{
  va_list args;
  g_autofree char *text = NULL;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  return cld_arena_strdup (arena, text);
}
