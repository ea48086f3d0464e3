/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-store.h"

typedef struct _CldNews CldNews;

/**
 * CldNewsFunc:
 * @change_set: (nullable): the key of what was committed; %NULL where it is not known
 * @child: (nullable): the number of the child whose record it changed, %NULL for anything
 * @data: the caller's
 */
typedef void (*CldNewsFunc) (const char *change_set, const char *child, gpointer data);

CldNews *cld_news_new (CldStore *store, GError **error);
void cld_news_free (CldNews *news);
int cld_news_get_fd (CldNews *news);
gboolean cld_news_look (CldNews *news, CldNewsFunc func, gpointer data, GError **error);
char *cld_news_make_text (const char *change_set, const char *child);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldNews, cld_news_free)
