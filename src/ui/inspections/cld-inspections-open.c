/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspections-open.h"

#include "cld-inspections-pane.h"
#include "cld-window.h"

/**
 * cld_inspections_open:
 * @from: a widget of the window
 * @inspection: (nullable): ref of an inspection; %NULL for that of @finding
 * @finding: (nullable): ref of one of its findings
 *
 * Shows the page of inspections, at that inspection and finding.
 */
void
cld_inspections_open (GtkWidget *from, const char *inspection, const char *finding)
{
  CldWindow *window = cld_window_of (from);
  /* What is shown may be what the texts are of. */
  g_autofree char *which = g_strdup (inspection), *what = g_strdup (finding);
  CldPane *pane;

  if (!window)
    return;
  cld_window_show_place (window, "inspections");
  pane = cld_window_get_pane (window);
  if (CLD_IS_INSPECTIONS_PANE (pane))
    cld_inspections_pane_choose (CLD_INSPECTIONS_PANE (pane), which, what);
}
