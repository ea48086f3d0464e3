/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-timetable-titles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a list of duties calls each: a few words of ours, to be translated. The timetable's own words are data. In its order. */
/* clang-format off */
static const struct
{
  const char id[4];
  const char *title;
} titles[] = {
  /* Translators: each of these is a duty of a local authority towards a child, as short as can be, for a narrow column */
  { "A01", N_("Start of care") },
  { "A02", N_("Reviewing officer") },
  { "A03", N_("Care plan") },
  { "A04", N_("Placement plan") },
  { "A05", N_("Placement plan agreed") },
  { "A06", N_("Delegated authority") },
  { "A07", N_("Initial health assessment") },
  { "A08", N_("Health assessment") },
  { "A09", N_("Health assessment") },
  { "A10", N_("Health plan") },
  { "A11", N_("Dental check") },
  { "A12", N_("Immunisations") },
  { "A13", N_("Health surveillance") },
  { "A14", N_("Questionnaire (SDQ)") },
  { "A15", N_("Education plan") },
  { "A16", N_("Education plan for the review") },
  { "A17", N_("Education plan review") },
  { "A18", N_("School told") },
  { "A19", N_("School place") },
  { "A20", N_("Care plan on remand") },
  { "A21", N_("Detention placement plan") },
  { "A22", N_("Trafficking in the care plan") },
  { "A23", N_("Court care plan") },
  { "B01", N_("First review") },
  { "B02", N_("Second review") },
  { "B03", N_("Review") },
  { "B04", N_("Early review") },
  { "B05", N_("Review before a change") },
  { "B06", N_("Short-break review") },
  { "B07", N_("Review decisions sent") },
  { "B08", N_("Review record") },
  { "B09", N_("Secure review") },
  { "B10", N_("Care plan update") },
  { "B11", N_("Report for the review") },
  { "B12", N_("Dispute resolution") },
  { "C01", N_("First visit") },
  { "C02", N_("Visit") },
  { "C03", N_("Visit") },
  { "C04", N_("Visit") },
  { "C05", N_("Visit") },
  { "C06", N_("Visit") },
  { "C07", N_("Visit") },
  { "C08", N_("Visit") },
  { "C09", N_("Visit") },
  { "C10", N_("Visit") },
  { "C11", N_("Visit on request") },
  { "C12", N_("Visit after enforcement") },
  { "C13", N_("Child seen alone") },
  { "C14", N_("Short-break visit") },
  { "C15", N_("Visit") },
  { "C16", N_("Action on a visit") },
  { "C17", N_("Contact by the adviser") },
  { "D01", N_("Out-of-area approval") },
  { "D02", N_("Approval at a distance") },
  { "D03", N_("Checks before approval") },
  { "D04", N_("Emergency approval") },
  { "D05", N_("Placement abroad") },
  { "D06", N_("Notice of placement") },
  { "D07", N_("Notice to the area authority") },
  { "D08", N_("Notice of the end") },
  { "D09", N_("Late notice of the end") },
  { "D10", N_("Key stage 4 approval") },
  { "D11", N_("Placement with parent approved") },
  { "D12", N_("Assessment of parent") },
  { "D13", N_("Temporary approval") },
  { "D14", N_("Extended temporary approval") },
  { "D15", N_("End of temporary approval") },
  { "D16", N_("Emergency outside terms") },
  { "D17", N_("Long-term conditions") },
  { "D18", N_("Under 16 in other arrangements") },
  { "D19", N_("Registered accommodation") },
  { "D20", N_("Other arrangements") },
  { "D21", N_("Leaving care approved") },
  { "D22", N_("Leaving at 16 or 17 approved") },
  { "D23", N_("Nearest suitable placement") },
  { "E01", N_("Admission told by the home") },
  { "E02", N_("Serious event told by the home") },
  { "E03", N_("Independent person’s report") },
  { "E04", N_("Quality of care review") },
  { "E05", N_("Location review") },
  { "E06", N_("Challenge by the home") },
  { "E07", N_("Register of incoming children") },
  { "E08", N_("Long stay elsewhere") },
  { "F01", N_("Missing episode recorded") },
  { "F02", N_("Missing: who is told") },
  { "F03", N_("Strategy meeting") },
  { "F04", N_("Return interview") },
  { "F05", N_("Missing in the review") },
  { "F06", N_("Serious incident notice") },
  { "F07", N_("Notice of a death") },
  { "F08", N_("Death of a care leaver") },
  { "F09", N_("Rapid review") },
  { "F10", N_("Child protection conference") },
  { "F11", N_("Allegation told") },
  { "F12", N_("Secure without order") },
  { "F13", N_("Secure order") },
  { "F14", N_("Deprivation of liberty") },
  { "F15", N_("End of emergency status") },
  { "G01", N_("Independent visitor") },
  { "G02", N_("Advocate") },
  { "G03", N_("Refusal of contact") },
  { "G04", N_("Complaint") },
  { "H01", N_("Eligible child") },
  { "H02", N_("Pathway assessment") },
  { "H03", N_("Pathway plan") },
  { "H04", N_("Pathway plan review") },
  { "H05", N_("Personal adviser") },
  { "H06", N_("Staying put") },
  { "H07", N_("Care leaver data") },
  { "I01", N_("Duties to an asylum seeker") },
  { "I02", N_("Transfer scheme") },
  { "I03", N_("Trafficking referral") },
  { "I04", N_("End of asylum-seeker status") },
  { "J01", N_("Adoption review before placement") },
  { "J02", N_("First adoption review") },
  { "J03", N_("Second adoption review") },
  { "J04", N_("Adoption review") },
  { "J05", N_("Visit to child and adopters") },
};
/* clang-format on */

/**
 * cld_timetable_find_title:
 * @id: id of a row of the timetable
 *
 * Returns: (nullable): its short title, in English
 */
const char *
cld_timetable_find_title (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i].id, id) == 0)
      return titles[i].title;
  return NULL;
}
