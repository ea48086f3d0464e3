/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"
#include "cld-row.h"

typedef struct _CldRowWriter CldRowWriter;

CldRowWriter *_cld_row_writer_new (CldDb *db);
void _cld_row_writer_free (CldRowWriter *writer);
void _cld_row_writer_set_writes_only (CldRowWriter *writer);
gboolean _cld_row_writer_expect (CldRowWriter *writer, const CldRow *row, GError **error);
void _cld_row_writer_forget (CldRowWriter *writer);
void _cld_row_writer_use_batches (CldRowWriter *writer);
gboolean _cld_row_writer_insert (CldRowWriter *writer, CldRow *row, GError **error);
gboolean _cld_row_writer_update (CldRowWriter *writer, const CldRow *before, CldRow *after, GError **error);
gboolean _cld_row_writer_delete (CldRowWriter *writer, const CldRow *before, GError **error);
gboolean _cld_row_writer_flush (CldRowWriter *writer, GError **error);
