/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-report-private.h"

static const char *
keep (CldArena *arena, const char *text)
{
  return text ? cld_arena_strdup (arena, text) : NULL;
}

static const char *const *
keep_all (CldArena *arena, const char *const *texts)
{
  guint n = texts ? g_strv_length ((char **) texts) : 0;
  const char **copy;

  if (!texts)
    return NULL;
  copy = cld_arena_alloc0 (arena, (n + 1) * sizeof *copy);
  for (guint i = 0; i < n; i++)
    copy[i] = cld_arena_strdup (arena, texts[i]);
  return copy;
}

/* What a print of notices holds, with texts of its own. */
CldNoticesPrint *
cld_notices_print_copy (const CldNoticesPrint *print, CldArena *arena)
{
  CldNoticesPrint *copy = cld_arena_alloc0 (arena, sizeof *copy);

  *copy = *print;
  copy->refs = keep_all (arena, print->refs);
  copy->about = keep (arena, print->about);
  copy->filter.recipient_kind = keep (arena, print->filter.recipient_kind);
  copy->filter.provision = keep (arena, print->filter.provision);
  copy->filter.authority = keep (arena, print->filter.authority);
  copy->filter.sender = keep (arena, print->filter.sender);
  copy->filter.child = keep (arena, print->filter.child);
  copy->filter.placement = keep (arena, print->filter.placement);
  copy->filter.provider = keep (arena, print->filter.provider);
  copy->filter.text = keep (arena, print->filter.text);
  copy->host_filter.placing_authority = keep (arena, print->host_filter.placing_authority);
  copy->host_filter.text = keep (arena, print->host_filter.text);
  return copy;
}
