/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-record.h"

#include <string.h>

typedef struct
{
  char *id;
  char *ref;
  int version;
  char **values;
} CldRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CldRecord, cld_record, G_TYPE_OBJECT)

static CldRecordPrivate *
get_private (CldRecord *self)
{
  return cld_record_get_instance_private (self);
}

static void
cld_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_string (value, cld_record_get_text (CLD_RECORD (object), id - 1));
}

static void
cld_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  cld_record_set_text (CLD_RECORD (object), id - 1, g_value_get_string (value));
}

static void
cld_record_constructed (GObject *object)
{
  CldRecord *self = CLD_RECORD (object);

  get_private (self)->values = g_new0 (char *, CLD_RECORD_GET_CLASS (self)->kind->n_fields);
  G_OBJECT_CLASS (cld_record_parent_class)->constructed (object);
}

static void
cld_record_finalize (GObject *object)
{
  CldRecord *self = CLD_RECORD (object);
  CldRecordPrivate *priv = get_private (self);

  for (guint i = 0; i < cld_record_get_kind (self)->n_fields; i++)
    g_free (priv->values[i]);
  g_free (priv->values);
  g_free (priv->id);
  g_free (priv->ref);
  G_OBJECT_CLASS (cld_record_parent_class)->finalize (object);
}

static void
cld_record_class_init (CldRecordClass *klass)
{
}

static void
cld_record_init (CldRecord *self)
{
}

/**
 * cld_record_class_set_kind:
 * @klass: the class of a kind's records, in its class_init
 * @kind: the kind
 *
 * Makes one property of text a field, named as the field with '-' for '_'. %NULL is not recorded.
 */
void
cld_record_class_set_kind (CldRecordClass *klass, const CldKind *kind)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* GObject clears these two in every subclass. */
  object_class->get_property = cld_record_get_property;
  object_class->set_property = cld_record_set_property;
  object_class->constructed = cld_record_constructed;
  object_class->finalize = cld_record_finalize;

  klass->kind = kind;
  klass->specs = g_new0 (GParamSpec *, kind->n_fields + 1);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (kind->fields[i].id), "_", '-');

      klass->specs[i + 1] = g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB);
    }
  g_object_class_install_properties (object_class, kind->n_fields + 1, klass->specs);
}

/**
 * cld_record_new:
 * @kind: a kind
 * @ref: (nullable): its public name; %NULL until the store gives one
 *
 * Returns: (transfer full): an empty record that is not stored
 */
CldRecord *
cld_record_new (const CldKind *kind, const char *ref)
{
  CldRecord *self = g_object_new (kind->get_type (), NULL);

  get_private (self)->ref = g_strdup (ref);
  return self;
}

/**
 * cld_record_new_from_row:
 * @row: a row
 *
 * Returns: (transfer full): a record with a copy of everything in @row
 */
CldRecord *
cld_record_new_from_row (const CldRow *row)
{
  CldRecord *self = cld_record_new (row->kind, row->ref);
  CldRecordPrivate *priv = get_private (self);

  priv->id = g_strdup (row->id);
  priv->version = row->version;
  for (guint i = 0; i < row->kind->n_fields; i++)
    priv->values[i] = g_strdup (row->values[i]);
  return self;
}

/**
 * cld_record_to_row:
 * @record: a record
 * @arena: where the row lives
 *
 * Returns: (transfer none): @record as plain data
 */
CldRow *
cld_record_to_row (CldRecord *record, CldArena *arena)
{
  CldRecordPrivate *priv = get_private (record);
  CldRow *row = cld_row_new (arena, cld_record_get_kind (record), cld_arena_strdup (arena, priv->ref));

  row->id = cld_arena_strdup (arena, priv->id);
  row->version = priv->version;
  for (guint i = 0; i < row->kind->n_fields; i++)
    row->values[i] = cld_arena_strdup (arena, priv->values[i]);
  return row;
}

/**
 * cld_record_get_kind:
 * @record: a record
 *
 * Returns: its kind
 */
const CldKind *
cld_record_get_kind (CldRecord *record)
{
  return CLD_RECORD_GET_CLASS (record)->kind;
}

/**
 * cld_record_get_id:
 * @record: a record
 *
 * Returns: (nullable): the key inside the store, %NULL while it is not stored
 */
const char *
cld_record_get_id (CldRecord *record)
{
  return get_private (record)->id;
}

/**
 * cld_record_get_ref:
 * @record: a record
 *
 * Returns: (nullable): its public name
 */
const char *
cld_record_get_ref (CldRecord *record)
{
  return get_private (record)->ref;
}

/**
 * cld_record_get_version:
 * @record: a record
 *
 * Returns: how many times it was saved, as it was read; 0 while it is not stored
 */
int
cld_record_get_version (CldRecord *record)
{
  return get_private (record)->version;
}

/**
 * cld_record_get_text:
 * @record: a record
 * @field: the index of a field
 *
 * Returns: (nullable): the value in native form, %NULL where it is not recorded
 */
const char *
cld_record_get_text (CldRecord *record, guint field)
{
  g_return_val_if_fail (CLD_IS_RECORD (record), NULL);
  g_return_val_if_fail (field < cld_record_get_kind (record)->n_fields, NULL);

  return get_private (record)->values[field];
}

/**
 * cld_record_get_int:
 * @record: a record
 * @field: the index of a %CLD_INT field
 * @fallback: what to give where nothing is recorded
 *
 * Returns: the number
 */
int
cld_record_get_int (CldRecord *record, guint field, int fallback)
{
  const char *text = cld_record_get_text (record, field);

  return text ? (int) g_ascii_strtoll (text, NULL, 10) : fallback;
}

/**
 * cld_record_get_bool:
 * @record: a record
 * @field: the index of a %CLD_BOOL field
 *
 * Returns: whether yes is recorded; not recorded is %FALSE, ask cld_record_get_text() to tell it from no
 */
gboolean
cld_record_get_bool (CldRecord *record, guint field)
{
  return g_strcmp0 (cld_record_get_text (record, field), "1") == 0;
}

/**
 * cld_record_set_text:
 * @record: a record
 * @field: the index of a field
 * @value: (nullable): the value in native form; %NULL or empty is not recorded
 *
 * A value that does not have the form of the field's type is refused and nothing changes.
 *
 * Returns: whether @value was taken
 */
gboolean
cld_record_set_text (CldRecord *record, guint field, const char *value)
{
  CldRecordPrivate *priv = get_private (record);
  const CldKind *kind = cld_record_get_kind (record);

  g_return_val_if_fail (field < kind->n_fields, FALSE);

  if (value && *value == '\0')
    value = NULL;
  if (!cld_field_check (&kind->fields[field], value))
    return FALSE;
  if (g_strcmp0 (priv->values[field], value) == 0)
    return TRUE;
  g_free (priv->values[field]);
  priv->values[field] = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (record), CLD_RECORD_GET_CLASS (record)->specs[field + 1]);
  return TRUE;
}

/**
 * cld_record_set_saved:
 * @record: a record
 * @id: its key inside the store
 * @ref: its public name
 * @version: its version now
 *
 * For the store alone: what a save gave the record.
 */
void
cld_record_set_saved (CldRecord *record, const char *id, const char *ref, int version)
{
  CldRecordPrivate *priv = get_private (record);

  g_free (priv->id);
  priv->id = g_strdup (id);
  if (g_strcmp0 (priv->ref, ref) != 0)
    {
      g_free (priv->ref);
      priv->ref = g_strdup (ref);
    }
  priv->version = version;
}
