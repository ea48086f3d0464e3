/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-letter-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The text of a template. A blank line ends a paragraph; `| Key | value` is a line of the box of facts; `*words*` are bold;
 * `{field}` is replaced. Two braces or stars are one that means nothing, as are two bars at the start of a line. */

/* Stands before a field that is still missing. No value has it: it is cleaned away. */
#define MISSING_MARK "\357\277\274" /* U+FFFC */

/* A piece of a paragraph: words up to where a part of it may end, or a field. */
typedef struct
{
  char *text; /* of a field: NULL until it is merged */
  int field;  /* -1: words */
  gboolean bold;
  gboolean ends; /* a sentence, or a part of a fact, ends behind it */
} Piece;

static void
clear_piece (Piece *piece)
{
  g_free (piece->text);
}

static GArray *
make_pieces (void)
{
  GArray *pieces = g_array_new (FALSE, TRUE, sizeof (Piece));

  g_array_set_clear_func (pieces, (GDestroyNotify) clear_piece);
  return pieces;
}

/* --- reading --- */

/* What steers the reading direction or cannot be seen would reach beyond its own text. */
static gboolean
is_unseen (gunichar c)
{
  return c == 0xAD || c == 0x61C || c == 0x200B || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC);
}

static char *
clean (const char *text, gboolean keep_lines)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_unseen (c) || c == '\r')
        continue;
      if (keep_lines && c == '\n')
        g_string_append_c (out, '\n');
      else if (c != 0xA0 && (g_unichar_isspace (c) || g_unichar_iscntrl (c)))
        {
          if (keep_lines || (out->len > 0 && out->str[out->len - 1] != ' '))
            g_string_append_c (out, ' ');
        }
      else
        g_string_append_unichar (out, c);
    }
  if (!keep_lines)
    g_strchomp (out->str);
  return g_string_free (out, FALSE);
}

/**
 * cld_letter_text_clean:
 * @text: (nullable): any text of a record
 *
 * Returns: (transfer full): it in one line: white space and control characters are single spaces, what turns the reading
 *   direction is gone
 */
char *
cld_letter_text_clean (const char *text)
{
  return clean (text, FALSE);
}

/* The end of the name that begins at @p, where it ends with a brace; else NULL. */
static const char *
find_name_end (const char *p)
{
  const char *start = p;

  while (g_ascii_islower (*p) || g_ascii_isdigit (*p) || *p == '_')
    p++;
  return p > start && *p == '}' ? p : NULL;
}

/* Whether a sentence ends before @p: a stop, and then a space or the end. In a fact it is a comma or a dot between. */
static gboolean
ends_part (const GString *words, const char *p, gboolean fact)
{
  if (fact)
    return g_str_has_prefix (p, ", ") || g_str_has_prefix (p, " · ");
  return words->len > 0 && strchr (".?!", words->str[words->len - 1]) && (*p == ' ' || *p == '\n' || *p == '*');
}

static void
flush (GArray *pieces, GString *words, gboolean bold, gboolean ends)
{
  Piece piece = { NULL, -1, bold, ends };

  if (words->len == 0)
    {
      if (ends && pieces->len > 0)
        g_array_index (pieces, Piece, pieces->len - 1).ends = TRUE;
      return;
    }
  piece.text = g_strndup (words->str, words->len);
  g_array_append_val (pieces, piece);
  g_string_truncate (words, 0);
}

/* Two stars are one that is printed. Of an odd number one makes words bold: the outer one. */
static const char *
read_stars (GArray *pieces, GString *words, const char *p, gboolean *bold)
{
  gsize n = strspn (p, "*");
  gboolean turns = n % 2 == 1, was_bold = *bold;

  if (turns && !was_bold)
    {
      flush (pieces, words, FALSE, FALSE);
      *bold = TRUE;
    }
  for (gsize i = 0; i < n / 2; i++)
    g_string_append_c (words, '*');
  if (turns && was_bold)
    {
      flush (pieces, words, TRUE, FALSE);
      *bold = FALSE;
    }
  return p + n;
}

/* @fault: (nullable): what is wrong with it */
static GArray *
read_pieces (const char *text, gboolean fact, char **fault)
{
  GArray *pieces = make_pieces ();
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean bold = FALSE;

  for (const char *p = text; *p;)
    {
      if (ends_part (words, p, fact))
        flush (pieces, words, bold, TRUE);
      if (*p == '*')
        p = read_stars (pieces, words, p, &bold);
      else if ((*p == '{' || *p == '}') && p[1] == *p)
        {
          g_string_append_c (words, *p);
          p += 2;
        }
      else if (*p == '{' && find_name_end (p + 1))
        {
          const char *end = find_name_end (p + 1);
          Piece piece = { NULL, cld_letter_field_find (p + 1, (gsize) (end - p - 1)), bold, FALSE };

          flush (pieces, words, bold, FALSE);
          if (piece.field < 0)
            piece.text = g_strndup (p, (gsize) (end - p + 1));
          if (piece.field < 0 && fault && !*fault)
            /* Translators: %s is a word in braces, such as {child} */
            *fault = g_strdup_printf (_("%s is no field."), piece.text);
          g_array_append_val (pieces, piece);
          p = end + 1;
        }
      else
        {
          if ((*p == '{' || *p == '}') && fault && !*fault)
            *fault = g_strdup (_("A brace stands alone. A field is a word in braces; write two braces for one that is printed."));
          g_string_append_c (words, *p++);
        }
    }
  flush (pieces, words, bold, TRUE);
  if (bold && fault && !*fault)
    *fault = g_strdup (_("Bold words begin with a star and do not end with one. Write two stars for one that is printed."));
  return pieces;
}

/* --- merging --- */

/* A part of a sentence or fact with a field that is empty goes; what was only the way to it goes too. */
static void
drop_parts (GArray *pieces)
{
  gboolean dropped = FALSE, rest = FALSE;

  for (guint from = 0, to; from < pieces->len; from = to)
    {
      gboolean empty = FALSE;

      for (to = from; to < pieces->len; to++)
        {
          const Piece *piece = &g_array_index (pieces, Piece, to);

          empty |= piece->field >= 0 && !piece->text;
          if (piece->ends)
            {
              to++;
              break;
            }
        }
      for (guint i = from; i < to; i++)
        {
          Piece *piece = &g_array_index (pieces, Piece, i);

          if (empty)
            g_clear_pointer (&piece->text, g_free);
          rest |= piece->text && !piece->bold && piece->text[strspn (piece->text, " \n")] != '\0';
        }
      dropped |= empty;
    }
  for (guint i = 0; dropped && !rest && i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);

      /* A fact may be bold as a whole: a field is more than the way to one. */
      if (piece->field >= 0 && piece->text)
        return;
    }
  for (guint i = 0; dropped && !rest && i < pieces->len; i++)
    g_clear_pointer (&g_array_index (pieces, Piece, i).text, g_free);
}

static void
fill_pieces (GArray *pieces, CldLetterValueFunc func, gpointer data)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);
      const char *value = NULL;

      if (piece->field < 0)
        continue;
      switch (func ((CldLetterFieldId) piece->field, &value, data))
        {
        case CLD_LETTER_VALUE:
          piece->text = cld_letter_text_clean (value);
          break;
        case CLD_LETTER_MISSING:
          piece->text = g_strdup_printf (MISSING_MARK "{%s}", cld_letter_field_get ((CldLetterFieldId) piece->field)->name);
          break;
        case CLD_LETTER_EMPTY:
        default:
          break;
        }
    }
}

static void
append_bold (GArray *bold, guint start, guint end)
{
  CldLetterSpan span = { start, end };

  if (bold->len > 0 && g_array_index (bold, CldLetterSpan, bold->len - 1).end == start)
    g_array_index (bold, CldLetterSpan, bold->len - 1).end = end;
  else if (end > start)
    g_array_append_val (bold, span);
}

static void
free_block (CldLetterBlock *block)
{
  g_free (block->key);
  g_free (block->text);
  g_array_unref (block->bold);
  g_free (block);
}

/* Joins what is left; NULL where nothing is. */
static CldLetterBlock *
join_pieces (GArray *pieces)
{
  g_autoptr (GString) out = g_string_new (NULL);
  CldLetterBlock *block = g_new0 (CldLetterBlock, 1);

  block->bold = g_array_new (FALSE, FALSE, sizeof (CldLetterSpan));
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      const char *text = piece->text ? piece->text : "";
      guint start;

      /* What stood before it may be gone. */
      if (out->len == 0)
        {
          text += strspn (text, " \n");
          if (piece->field < 0 && i > 0)
            text += g_str_has_prefix (text, ", ") ? 2 : g_str_has_prefix (text, "· ") ? strlen ("· ") : 0;
        }
      start = (guint) out->len;
      g_string_append (out, text);
      if (piece->bold)
        append_bold (block->bold, start, (guint) out->len);
    }
  while (out->len > 0 && strchr (" \n", out->str[out->len - 1]))
    g_string_truncate (out, out->len - 1);
  for (guint i = 0; i < block->bold->len; i++)
    g_array_index (block->bold, CldLetterSpan, i).end = MIN (g_array_index (block->bold, CldLetterSpan, i).end, (guint) out->len);
  block->text = g_strndup (out->str, out->len);
  if (*block->text)
    return block;
  free_block (block);
  return NULL;
}

typedef void (*BlockFunc) (const char *key, const char *text, gpointer data);

/* `| Key | value`; @line is changed. */
static void
read_fact (char *line, BlockFunc func, gpointer data)
{
  char *bar = strstr (line + 1, " |");

  if (bar)
    *bar = '\0';
  func (g_strstrip (line + 1), bar ? g_strstrip (bar + 2) : "", data);
}

static void
end_paragraph (GString *paragraph, BlockFunc func, gpointer data)
{
  g_strchomp (paragraph->str);
  if (*paragraph->str)
    func (NULL, paragraph->str, data);
  g_string_truncate (paragraph, 0);
}

static void
each_block (const char *text, BlockFunc func, gpointer data)
{
  g_autofree char *kept = clean (text, TRUE);
  g_auto (GStrv) lines = g_strsplit (kept, "\n", -1);
  g_autoptr (GString) paragraph = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      gboolean fact = lines[i][0] == '|' && lines[i][1] != '|';

      g_strchomp (lines[i]);
      if (fact || !*lines[i])
        end_paragraph (paragraph, func, data);
      if (fact)
        read_fact (lines[i], func, data);
      else if (*lines[i])
        g_string_append_printf (paragraph, "%s%s", paragraph->len > 0 ? "\n" : "", lines[i] + (lines[i][0] == '|' ? 1 : 0));
    }
  end_paragraph (paragraph, func, data);
}

typedef struct
{
  CldLetterValueFunc func;
  gpointer data;
  GPtrArray *blocks;
} Merge;

static CldLetterBlock *
merge (const char *text, gboolean fact, CldLetterValueFunc func, gpointer data)
{
  g_autoptr (GArray) pieces = read_pieces (text, fact, NULL);

  fill_pieces (pieces, func, data);
  drop_parts (pieces);
  return join_pieces (pieces);
}

static void
merge_cb (const char *key, const char *text, gpointer data)
{
  Merge *self = data;
  CldLetterBlock *block = merge (text, key != NULL, self->func, self->data);

  if (!block)
    return;
  block->key = g_strdup (key);
  g_ptr_array_add (self->blocks, block);
}

/**
 * cld_letter_text_merge:
 * @text: the text of a template
 * @func: knows the values
 * @data: for @func
 *
 * Replaces the fields. A value is text and nothing else: stars, braces and bars in it are printed. A sentence, or what
 * stands between commas in a fact, goes with a field in it that is empty.
 *
 * Returns: (transfer full) (element-type CldLetterBlock): the letter, block by block
 */
GPtrArray *
cld_letter_text_merge (const char *text, CldLetterValueFunc func, gpointer data)
{
  Merge self = { func, data, g_ptr_array_new_with_free_func ((GDestroyNotify) free_block) };

  each_block (text ? text : "", merge_cb, &self);
  return self.blocks;
}

/**
 * cld_letter_text_merge_line:
 * @text: (nullable): one line: a subject
 * @func: knows the values
 * @data: for @func
 *
 * Returns: (transfer full): the line, maybe empty
 */
char *
cld_letter_text_merge_line (const char *text, CldLetterValueFunc func, gpointer data)
{
  g_autofree char *line = cld_letter_text_clean (text);
  CldLetterBlock *block = merge (line, FALSE, func, data);
  char *merged = block ? g_steal_pointer (&block->text) : g_strdup ("");

  if (block)
    free_block (block);
  return merged;
}

/* --- writing --- */

/* A field that is still missing stays a field; every other sign of the language is doubled. */
static void
append_escaped (GString *out, const char *text, gsize len)
{
  for (const char *p = text; p < text + len; p++)
    {
      if (g_str_has_prefix (p, MISSING_MARK "{"))
        {
          const char *field = p + strlen (MISSING_MARK), *end = find_name_end (field + 1);

          g_string_append_len (out, field, end - field + 1);
          p = end;
          continue;
        }
      if (strchr ("{}*", *p))
        g_string_append_c (out, *p);
      g_string_append_c (out, *p);
    }
}

static void
append_block (GString *out, const CldLetterBlock *block)
{
  guint at = 0, len = (guint) strlen (block->text);

  if (!block->key && block->text[0] == '|')
    g_string_append_c (out, '|');
  for (guint i = 0; i < block->bold->len; i++)
    {
      const CldLetterSpan *span = &g_array_index (block->bold, CldLetterSpan, i);

      append_escaped (out, block->text + at, span->start - at);
      g_string_append_c (out, '*');
      append_escaped (out, block->text + span->start, span->end - span->start);
      g_string_append_c (out, '*');
      at = span->end;
    }
  append_escaped (out, block->text + at, len - at);
}

/**
 * cld_letter_text_write:
 * @blocks: (element-type CldLetterBlock): a letter
 *
 * Returns: (transfer full): the text of a template that makes this letter, to be edited
 */
char *
cld_letter_text_write (GPtrArray *blocks)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const CldLetterBlock *block = blocks->pdata[i];
      const CldLetterBlock *before = i > 0 ? blocks->pdata[i - 1] : NULL;

      if (before)
        g_string_append (out, before->key && block->key ? "\n" : "\n\n");
      if (block->key)
        g_string_append_printf (out, "| %s | ", block->key);
      append_block (out, block);
    }
  return g_string_free (out, FALSE);
}

/* --- checking --- */

static void
fault_cb (const char *key, const char *text, gpointer data)
{
  char **fault = data;

  g_array_unref (read_pieces (text, key != NULL, fault));
  if (key && (!*key || !*text) && !*fault)
    *fault = g_strdup (_("A line of the box is written “| what it is | value”."));
}

/**
 * cld_letter_text_find_fault:
 * @text: (nullable): the text of a template
 *
 * Returns: (transfer full) (nullable): what is wrong with how it is written, a sentence for people; %NULL where nothing is
 */
char *
cld_letter_text_find_fault (const char *text)
{
  char *fault = NULL;

  each_block (text ? text : "", fault_cb, &fault);
  return fault;
}

static void
fields_cb (const char *key, const char *text, gpointer data)
{
  gboolean *used = data;
  g_autoptr (GArray) pieces = read_pieces (text, key != NULL, NULL);

  for (guint i = 0; i < pieces->len; i++)
    if (g_array_index (pieces, Piece, i).field >= 0)
      used[g_array_index (pieces, Piece, i).field] = TRUE;
}

/**
 * cld_letter_text_find_fields:
 * @text: (nullable): the text of a template
 * @used: set %TRUE for each field that is in it; the others are left
 */
void
cld_letter_text_find_fields (const char *text, gboolean used[CLD_LETTER_N_FIELDS])
{
  each_block (text ? text : "", fields_cb, used);
}
