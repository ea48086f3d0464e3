/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CldIoError:
 * @CLD_IO_ERROR_FAILED: the file could not be read or written
 * @CLD_IO_ERROR_SYNTAX: the bytes are no table (a quote never closed, text after a quote)
 * @CLD_IO_ERROR_ENCODING: the bytes are no text
 * @CLD_IO_ERROR_HEADER: the columns are of no kind we know
 * @CLD_IO_ERROR_VALUE: a value cannot be taken
 * @CLD_IO_ERROR_LIMIT: a file, line or row count over the limit
 * @CLD_IO_ERROR_NOT_FOUND: no such file
 * @CLD_IO_ERROR_EXISTS: the file is there already and was not to be overwritten
 *
 * Errors of files in and out. Messages name file, line and column, never a cell's value.
 */
typedef enum
{
  CLD_IO_ERROR_FAILED,
  CLD_IO_ERROR_SYNTAX,
  CLD_IO_ERROR_ENCODING,
  CLD_IO_ERROR_HEADER,
  CLD_IO_ERROR_VALUE,
  CLD_IO_ERROR_LIMIT,
  CLD_IO_ERROR_NOT_FOUND,
  CLD_IO_ERROR_EXISTS,
} CldIoError;

/**
 * CldStoreError:
 * @CLD_STORE_ERROR_ENGINE: the database engine failed (disk full, input/output error, read-only)
 * @CLD_STORE_ERROR_CONSTRAINT: the schema refused a value
 * @CLD_STORE_ERROR_NOT_FOUND: no such database, record or change set
 * @CLD_STORE_ERROR_STALE: somebody else changed the record since it was read
 * @CLD_STORE_ERROR_CORRUPT: the file is damaged
 * @CLD_STORE_ERROR_NEWER_SCHEMA: the file was made by a newer version
 * @CLD_STORE_ERROR_BUSY: another program is saving
 * @CLD_STORE_ERROR_NOT_OURS: the file is no Caseload database
 * @CLD_STORE_ERROR_REFUSED: a place or a name a database may not have
 * @CLD_STORE_ERROR_IN_USE: another record still refers to this one
 * @CLD_STORE_ERROR_EMPTY: the database on the server is there, without a schema, and this user may make it
 * @CLD_STORE_ERROR_PASSWORD: the server wants a password, or refused the one it was given
 * @CLD_STORE_ERROR_UNREACHABLE: the server does not answer now; it may later
 *
 * Errors of the store.
 */
typedef enum
{
  CLD_STORE_ERROR_ENGINE,
  CLD_STORE_ERROR_CONSTRAINT,
  CLD_STORE_ERROR_NOT_FOUND,
  CLD_STORE_ERROR_STALE,
  CLD_STORE_ERROR_CORRUPT,
  CLD_STORE_ERROR_NEWER_SCHEMA,
  CLD_STORE_ERROR_BUSY,
  CLD_STORE_ERROR_NOT_OURS,
  CLD_STORE_ERROR_REFUSED,
  CLD_STORE_ERROR_IN_USE,
  CLD_STORE_ERROR_EMPTY,
  CLD_STORE_ERROR_PASSWORD,
  CLD_STORE_ERROR_UNREACHABLE,
} CldStoreError;

#define CLD_IO_ERROR (cld_io_error_quark ())
#define CLD_STORE_ERROR (cld_store_error_quark ())

GQuark cld_io_error_quark (void);
GQuark cld_store_error_quark (void);
