/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct _CldArena CldArena;

CldArena *cld_arena_new (void);
CldArena *cld_arena_new_sized (gsize block_size);
void cld_arena_free (CldArena *arena);
void cld_arena_clear (CldArena *arena);
gpointer cld_arena_alloc (CldArena *arena, gsize size);
gpointer cld_arena_alloc0 (CldArena *arena, gsize size);
char *cld_arena_strndup (CldArena *arena, const char *text, gsize len);
char *cld_arena_strdup (CldArena *arena, const char *text);
char *cld_arena_join (CldArena *arena, char separator, const char *const *parts, guint n_parts);
char *cld_arena_printf (CldArena *arena, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldArena, cld_arena_free)
