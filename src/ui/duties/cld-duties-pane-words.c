/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-duties-pane-private.h"

/* What the page of duties says of what it shows. */

static void
count (CldDutiesPane *self, guint *n_late, guint *n_soon, guint *n_undated)
{
  *n_late = *n_soon = *n_undated = 0;
  for (guint i = 0; i < self->items->len; i++)
    {
      const CldDuty *duty = g_array_index (self->items, CldDutyItem, i).duty;

      *n_late += duty->state == CLD_DUTY_OVERDUE;
      *n_undated += duty->due.day == CLD_NO_DAY;
      *n_soon += cld_duty_is_open (duty) && duty->due.day != CLD_NO_DAY && duty->due.day >= self->today && duty->due.day <= self->today + 7;
    }
}

static void
append_count (GString *out, const char *text)
{
  g_string_append (out, out->len > 0 ? " · " : "");
  g_string_append (out, text);
}

/**
 * _cld_duties_pane_update_sentence:
 * @self: the page, with rows or none
 *
 * Says in words how many duties are shown, and which are pressing.
 */
void
_cld_duties_pane_update_sentence (CldDutiesPane *self)
{
  guint n_late, n_soon, n_undated, n = self->items->len;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u duty is shown", "%u duties are shown", n), n);
  g_autofree char *subtitle = NULL, *name = cld_calendar_strip_dup_name (self->strip);

  count (self, &n_late, &n_soon, &n_undated);
  append_count (out, all);
  if (n_late > 0)
    {
      g_autofree char *late = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u is late", "%u are late", n_late), n_late);

      append_count (out, late);
    }
  if (n_soon > 0)
    {
      g_autofree char *soon = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u is due within 7 days", "%u are due within 7 days", n_soon), n_soon);

      append_count (out, soon);
    }
  if (n_undated > 0)
    {
      g_autofree char *undated = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u has no date", "%u have no date", n_undated), n_undated);

      append_count (out, undated);
    }
  gtk_label_set_label (self->sentence, out->str);
  /* Translators: of duties: how many are shown, and how many of them are late */
  subtitle = n_late > 0 ? g_strdup_printf (_("%1$u · %2$u late"), n, n_late) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u duty", "%u duties", n), n);
  cld_pane_set_title (CLD_PANE (self), _("Duties"), subtitle);
  gtk_widget_set_visible (self->chosen_box, name != NULL);
  gtk_label_set_label (self->chosen_label, name ? name : "");
}

/**
 * _cld_duties_pane_is_narrowed:
 * @self: the page
 *
 * Returns: whether anything is left out that would be shown at first
 */
gboolean
_cld_duties_pane_is_narrowed (CldDutiesPane *self)
{
  gint32 from, until;

  return cld_duties_filter_is_set (self->filter) || cld_calendar_strip_get_chosen (self->strip, &from, &until);
}

/**
 * _cld_duties_pane_update_empty:
 * @self: the page
 *
 * Says why there is nothing to see, over the list, which stays as it is.
 */
void
_cld_duties_pane_update_empty (CldDutiesPane *self)
{
  const char *fault = cld_duty_watch_get_fault (self->watch);
  gboolean any = self->items && self->items->len > 0, is_loading = !self->items && !fault, narrowed = self->items && _cld_duties_pane_is_narrowed (self);

  gtk_widget_set_visible (self->loading, is_loading);
  gtk_spinner_set_spinning (self->spinner, is_loading);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any && !is_loading);
  gtk_widget_set_can_focus (self->body, any);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), narrowed);
  if (any || is_loading)
    return;
  adw_status_page_set_icon_name (self->empty, !self->items ? "dialog-warning-symbolic" : narrowed ? "edit-find-symbolic" : "x-office-calendar-symbolic");
  adw_status_page_set_title (self->empty, !self->items ? _("The duties could not be read") : narrowed ? _("Nothing due in this period") : _("Nothing is due"));
  /* The text of a fault is the program's own and names nobody; what is between < and > in it is no markup. */
  if (!self->items)
    {
      g_autofree char *escaped = g_markup_escape_text (fault, -1);

      adw_status_page_set_description (self->empty, escaped);
    }
  else
    adw_status_page_set_description (self->empty, narrowed ? _("No duty matches what is typed and chosen.") : _("No duty of any child is open, and none will come within 12 months."));
}
