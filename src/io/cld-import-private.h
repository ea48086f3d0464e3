/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-codes.h"
#include "cld-csv-reader.h"
#include "cld-import.h"
#include "cld-legal-library.h"
#include "cld-record-set.h"
#include "cld-return-table.h"

/* The importer in steps: read (files, kinds of file) - rows (cells checked and made normal) - children (whose rows
 * they are, what is recorded of them) - plan (a child at a time: what the returns say now against what they said
 * before and what is recorded) - write. */

typedef enum
{
  CLD_FILE_NOT_READ, /* of no kind we import */
  CLD_FILE_NO_TABLE, /* cannot be read as a table */
  CLD_FILE_RETURN,
  CLD_FILE_NATIVE,
  CLD_FILE_CASE,
} CldImportFileType;

/* What a one-row-a-child export can tell, in the order of the cells of its rows. */
enum
{
  CASE_REF,
  CASE_SURNAME,
  CASE_GIVEN_NAMES,
  CASE_KNOWN_AS,
  CASE_DATE_OF_BIRTH,
  CASE_SEX,
  CASE_ETHNICITY,
  CASE_UPN,
  CASE_HOME_POSTCODE,
  CASE_TEAM,
  CASE_WORKER,
  CASE_IRO,
  CASE_CARE_START,
  CASE_CARE_END,
  CASE_STATUS_START,
  CASE_PLACEMENT_START,
  CASE_CARER,
  CASE_PLACEMENT_POSTCODE,
  CASE_DISTANCE,
  CASE_N,
};

#define NATIVE_REF 0 /* the first cell of a native row; the fields follow */

typedef struct
{
  char *path;
  char *name;
  char *folder;
  CldCsvTable *table;
  CldImportFileType type;
  const CldReturnTable *return_table;
  const CldKind *kind;
  int year;
  guint set;     /* which of several sets of files in one folder */
  guint header;  /* the row with the column names */
  int *columns;  /* for each cell of a row: which of our columns, or -1 */
  guint n_columns;
  GArray *rows; /* CldImportRow * */
  CldImportFileReport *report;
} CldImportFile;

typedef enum
{
  CLD_ROW_GOOD,
  CLD_ROW_REPEAT,
  CLD_ROW_REJECTED,
} CldRowState;

typedef enum
{
  CLD_ROW_UNCHANGED,
  CLD_ROW_CHANGED,
  CLD_ROW_ADDED,
} CldRowOutcome;

typedef struct
{
  CldImportFile *file;
  guint row; /* in the file's table */
  CldRowState state;
  CldRowOutcome outcome;
  gboolean has_problem;
  guint position;      /* among the rows of its table and year that are kept */
  const char *child;   /* the child's number as recorded */
  CldRow *made;        /* of a row of no child that was taken: its record as it is to be */
  const char *cells[]; /* normal values of our columns, NULL for blank */
} CldImportRow;

/* A row of a return, of a file or of the database. */
typedef struct
{
  const CldReturnTable *table;
  int year;
  guint position;
  const char *const *cells;
  CldRow *stored;    /* the return_row it is, or NULL */
  CldImportRow *row; /* the row it comes from, or NULL */
  gboolean matched;
} CldReturnView;

/* A record that the import may change. */
typedef struct
{
  CldRow *before; /* as it is recorded, NULL for none */
  CldRow *after;  /* as it is to be, NULL to remove it */
  gboolean derived;
} CldWorkRecord;

typedef struct
{
  const char *ref;
  GPtrArray *rows;      /* CldImportRow of returns and case exports */
  GPtrArray *natives;   /* CldImportRow of native files */
  GPtrArray *existing;  /* CldRow of every kind */
  gboolean is_known;    /* the child is recorded */
} CldChildWork;

typedef struct
{
  const CldRow *before;
  CldRow *after;
} CldPlannedPut;

typedef struct
{
  const char *database;
  const CldImportOptions *options;
  CldStore *store; /* NULL while there is no database */
  CldImportReport *report;
  CldImportProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;

  CldArena *arena;
  GPtrArray *files;         /* CldImportFile */
  GHashTable *children;     /* ref -> CldChildWork */
  GPtrArray *child_order;   /* CldChildWork by ref */
  GPtrArray *outside;       /* CldImportRow of native files that are of no child */
  GHashTable *providers;    /* URN or ref -> ref */
  GHashTable *outside_refs; /* "kind\nref" -> CldRow: records of no child, recorded or planned */
  GHashTable *edited;       /* numbers of children with changes by hand */
  GHashTable *contents;     /* digest -> path of the file that is to be stored */
  CldLegalLibrary *library; /* what findings cite, recorded and planned; made when it is asked for */
  GArray *years;            /* int: collection years with episodes */
  GArray *puts;             /* CldPlannedPut in the order they are to be written */
  gint64 head;              /* of the change log when it was compared */
} CldImport;

/* cld-import-read.c */
gboolean _cld_import_read_files (CldImport *import, const char *const *paths, GError **error);
void _cld_import_file_free (CldImportFile *file);
/* cld-import-recognise.c */
void _cld_import_recognise (CldImport *import, CldImportFile *file);
/* cld-import-cells.c */
void _cld_import_each_row (CldImport *import, CldImportFile *file, guint n_cells, void (*read) (CldImport *import, CldImportRow *row));
CldImportProblem *_cld_import_add_problem (CldImport *import, CldImportRow *row, const char *column, const char *value, const char *reason, const char *suggestion);
void _cld_import_reject (CldImport *import, CldImportRow *row, const char *column, const char *value, const char *reason, const char *suggestion);
const char *_cld_import_cell_text (CldImport *import, const CldCell *cell, gsize *len);
const char *_cld_import_normal (CldArena *arena, const CldReturnColumn *column, const char *text, gsize len);
char *_cld_import_postcode (CldArena *arena, const char *text, gsize len);
const char *_cld_import_label_to_code (const CldCodeList *list, const char *text);
GStrv _cld_import_copy_row (const CldImportFile *file, guint row);
/* cld-import-report.c */
void _cld_import_describe_file (CldImport *import, CldImportFile *file);
void _cld_import_report_rows (CldImport *import);
int _cld_import_find_cell (const CldImportRow *row, const char *column);
/* cld-import-correct.c */
void _cld_import_correct (CldImport *import, CldImportFile *file);
/* cld-import-return.c */
void _cld_import_return_rows (CldImport *import, CldImportFile *file);
void _cld_import_return_check_birth (CldImport *import, CldChildWork *work);
const char *const *_cld_import_stored_cells (CldImport *import, const CldReturnTable *table, const CldRow *stored);
char *_cld_import_raw_columns (CldImport *import, const CldImportRow *row);
/* cld-import-case.c */
void _cld_import_case_rows (CldImport *import, CldImportFile *file);
void _cld_import_case_apply (CldImport *import, CldChildWork *work, GPtrArray *records);
/* cld-import-native.c */
void _cld_import_native_rows (CldImport *import, CldImportFile *file);
void _cld_import_native_apply (CldImport *import, CldChildWork *work, GPtrArray *records);
void _cld_import_native_apply_outside (CldImport *import);
/* cld-import-inspections.c */
gboolean _cld_import_inspection_reject (CldImport *import, CldImportRow *row, const CldRow *record);
void _cld_import_inspection_list (CldImport *import);
const CldRow *_cld_import_find_outside (CldImport *import, const CldKind *kind, const char *ref);
GPtrArray *_cld_import_collect (CldImport *import, const CldKind *kind, guint field, const char *ref);
const CldLegalLibrary *_cld_import_get_library (CldImport *import);
/* cld-import-footing.c */
gboolean _cld_import_footing_reject (CldImport *import, CldImportRow *row, const CldRow *record);
void _cld_import_footing_list (CldImport *import);
/* cld-import-files.c */
void _cld_import_check_file (CldImport *import, CldImportRow *row);
gboolean _cld_import_put_files (CldImport *import, GError **error);
/* cld-import-children.c */
gboolean _cld_import_find_children (CldImport *import, GError **error);
gboolean _cld_import_load_existing (CldImport *import, GError **error);
/* cld-import-derive.c */
const char *_cld_import_review_ref (CldArena *arena, const char *child, const char *const *cells);
const char *_cld_import_missing_ref (CldArena *arena, const char *child, const char *const *cells);
void _cld_import_derive (CldImport *import, const char *child, GPtrArray *views, GPtrArray *rows, gboolean say);
/* cld-import.c */
void _cld_import_init (CldImport *import);
void _cld_import_clear (CldImport *import);
CldChildWork *_cld_import_add_child (CldImport *import, const char *ref);
/* cld-import-plan.c */
void _cld_import_collect_stored (CldImport *import, CldChildWork *work, GPtrArray *views);
gboolean _cld_import_plan (CldImport *import, GError **error);
void _cld_import_mark_repeats (CldImport *import);
CldWorkRecord *_cld_import_find_record (GPtrArray *records, const CldKind *kind, const char *ref);
CldWorkRecord *_cld_import_add_record (GPtrArray *records, CldRow *before, CldRow *after);
/* cld-import-hand.c */
gboolean _cld_import_is_by_hand (CldImport *import, const CldRow *row, guint field);
void _cld_import_set (CldImport *import, CldWorkRecord *record, guint field, const char *value, CldImportRow *row, const char *column);
const char *_cld_import_outside_key (CldImport *import, const CldKind *kind, const char *ref);
