/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"
#include "cld-facts.h"

G_BEGIN_DECLS

/* The facts of many children, loaded in a handful of ordered queries. */
typedef struct _CldFactsBook CldFactsBook;

CldFactsBook *cld_facts_book_load (CldDb *db, const char *child, GError **error); /* child NULL: everybody */
void cld_facts_book_free (CldFactsBook *book);
guint cld_facts_book_get_n (const CldFactsBook *book);                /* children, in byte order of ref */
const CldFacts *cld_facts_book_get (const CldFactsBook *book, guint i);
const CldFacts *cld_facts_book_find (const CldFactsBook *book, const char *child);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldFactsBook, cld_facts_book_free)

G_END_DECLS
