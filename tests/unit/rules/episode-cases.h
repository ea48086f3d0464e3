/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A row of a return in a line:
 *   YEAR DECOM DEC RNE LS CIN PLACE PROVIDER_KIND REC REASON POSTCODE URN
 * `-` is blank, and so is what is left out at the end. Its place among the lines is its place in the return.
 *
 * What a case gives is written the same way, a slice in a line:
 *   period     START[~]..[END] REASON CIN
 *   status     START[~]..[END] CODE
 *   placement  START[~]..[END] TYPE[ in START] PROVIDER_KIND URN POSTCODE REASON_STARTED>REASON_ENDED
 *   remark     DECOM FLAG
 * `~` says that the start is not known, no end that it is open. */
typedef struct
{
  const char *name;
  const char *years; /* collection years that are held, NULL for those of the episodes */
  const char *episodes;
  const char *periods;
  const char *statuses;
  const char *placements;
  const char *remarks;
} Case;

static const Case cases[] = {
  { "one-open", NULL,
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-",
    "" },
  { "one-closed", NULL,
    "2025 2024-05-01 2024-07-09 S V2 N3 K2 PR4 E4A - LS2 SC2",
    "2024-05-01..2024-07-09 E4A N3",
    "2024-05-01..2024-07-09 V2",
    "2024-05-01..2024-07-09 K2 PR4 SC2 LS2 S>-",
    "" },
  { "status-alone", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - L C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01..2024-06-01 C1\n2024-06-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-",
    "" },
  { "status-alone-again-the-same", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - L C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-",
    "" },
  { "placement", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 CARPL LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>CARPL\n2024-06-01.. K2 PR4 SC2 LS2 P>-",
    "" },
  { "type", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U6 PR1 X1 PLACE LS1 SC1\n"
    "2025 2024-06-01 - T C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U6 PR1 SC1 LS1 S>PLACE\n2024-06-01.. U4 PR1 SC1 LS1 T>-",
    "" },
  { "both", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 X1 LAREQ LS1 SC1\n"
    "2025 2024-06-01 - B C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1",
    "2024-05-01..2024-06-01 C1\n2024-06-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>LAREQ\n2024-06-01.. K2 PR4 SC2 LS2 B>-",
    "" },
  { "status-and-type", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U6 PR1 X1 PLACE LS1 SC1\n"
    "2025 2024-06-01 - U E1 N1 A3 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01..2024-06-01 C2\n2024-06-01.. E1",
    "2024-05-01..2024-06-01 U6 PR1 SC1 LS1 S>PLACE\n2024-06-01.. A3 PR1 SC1 LS1 U>-",
    "" },
  { "periods-apart", NULL,
    "2025 2024-05-01 2024-06-01 S V2 N1 U4 PR1 E4A - LS1 SC1\n"
    "2025 2024-09-01 - S V2 N4 U4 PR1 - - LS1 SC1",
    "2024-05-01..2024-06-01 E4A N1\n2024-09-01.. - N4",
    "2024-05-01..2024-06-01 V2\n2024-09-01.. V2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-09-01.. U4 PR1 SC1 LS1 S>-",
    "" },
  { "start-on-the-day-of-the-end", NULL,
    "2025 2024-05-01 2024-06-01 S V2 N1 U4 PR1 E8 - LS1 SC1\n"
    "2025 2024-06-01 - S C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01..2024-06-01 E8 N1\n2024-06-01.. - N1",
    "2024-05-01..2024-06-01 V2\n2024-06-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. U4 PR1 SC1 LS1 S>-",
    "" },

  /* absences */
  { "absence-and-back", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-06-09 P C2 N1 T1 - X1 - LS9\n"
    "2025 2024-06-09 - P C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-\n2024-06-01..2024-06-09 T1 in 2024-05-01 - - LS9 P>-",
    "" },
  { "absence-not-back", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-06-09 P C2 N1 T3 - X1 - LS9\n"
    "2025 2024-06-09 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01..2024-06-09 T3 in 2024-05-01 - - LS9 P>-\n"
    "2024-06-09.. K2 PR4 SC2 LS2 P>-",
    "" },
  { "two-absences-in-a-row-not-back", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-06-05 P C2 N1 T1 - X1 - LS9\n"
    "2025 2024-06-05 2024-06-09 P C2 N1 T2 - X1 - LS8\n"
    "2025 2024-06-09 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01..2024-06-05 T1 in 2024-05-01 - - LS9 P>-\n"
    "2024-06-05..2024-06-09 T2 in 2024-05-01 - - LS8 P>-\n2024-06-09.. K2 PR4 SC2 LS2 P>-",
    "" },
  { "two-absences-apart-the-second-for-good", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-06-05 P C2 N1 T1 - X1 - LS9\n"
    "2025 2024-06-05 2024-06-09 P C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-09 2024-06-12 P C2 N1 T4 - X1 - LS8\n"
    "2025 2024-06-12 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01..2024-06-09 U4 PR1 SC1 LS1 S>-\n2024-06-01..2024-06-05 T1 in 2024-05-01 - - LS9 P>-\n"
    "2024-06-09..2024-06-12 T4 in 2024-05-01 - - LS8 P>-\n2024-06-12.. K2 PR4 SC2 LS2 P>-",
    "" },
  { "absence-still-open", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 T0 - - - LS9",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-\n2024-06-01.. T0 in 2024-05-01 - - LS9 P>-",
    "" },
  { "care-ends-during-an-absence", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-06-20 P C2 N1 T2 - E4A - LS9",
    "2024-05-01..2024-06-20 E4A N1",
    "2024-05-01..2024-06-20 C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01..2024-06-20 T2 in 2024-05-01 - - LS9 P>-",
    "" },
  { "status-changes-during-an-absence", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-06-05 P C1 N1 T1 - X1 - LS9\n"
    "2025 2024-06-05 2024-06-09 L C2 N1 T1 - X1 - LS9\n"
    "2025 2024-06-09 - P C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01..2024-06-05 C1\n2024-06-05.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-\n2024-06-01..2024-06-09 T1 in 2024-05-01 - - LS9 P>-",
    "" },
  { "absence-first-known", NULL,
    "2025 2024-06-01 2024-06-09 P C2 N1 T1 - X1 - LS9\n"
    "2025 2024-06-09 - P C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1",
    "2024-06-01~.. C2",
    "2024-06-01..2024-06-09 T1 - - LS9 P>-\n2024-06-09.. U4 PR1 SC1 LS1 P>-",
    "" },
  { "t5-is-no-absence", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 T5 - - - LS9",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. T5 - - LS9 P>-",
    "" },

  /* codes that changed their name */
  { "h5-recoded-k3", NULL,
    "2024 2023-05-01 - S C2 N1 H5 PR4 - - LS1 SC1\n"
    "2025 2023-05-01 2024-10-01 S C2 N1 K3 PR4 X1 - LS1 SC1\n"
    "2025 2024-10-01 - L V2 N1 K3 PR4 - - LS1 SC1",
    "2023-05-01.. - N1",
    "2023-05-01..2024-10-01 C2\n2024-10-01.. V2",
    "2023-05-01.. K3 PR4 SC1 LS1 S>-",
    "" },
  { "h5-then-k3-after-an-absence", NULL,
    "2025 2024-02-01 2024-04-03 S C2 N1 H5 PR4 X1 - LS1 SC1\n"
    "2025 2024-04-03 2024-04-09 P C2 N1 T1 - X1 - LS9\n"
    "2025 2024-04-09 - P C2 N1 K3 PR4 - - LS1 SC1",
    "2024-02-01.. - N1",
    "2024-02-01.. C2",
    "2024-02-01.. K3 PR4 SC1 LS1 S>-\n2024-04-03..2024-04-09 T1 in 2024-02-01 - - LS9 P>-",
    "" },
  { "z1-recoded-z12-by-a-status-row", NULL,
    "2026 2025-02-01 2025-06-03 S C2 N1 Z1 - X1 - LS1\n"
    "2026 2025-06-03 - L V2 N1 Z12 - - - LS1",
    "2025-02-01.. - N1",
    "2025-02-01..2025-06-03 C2\n2025-06-03.. V2",
    "2025-02-01.. Z12 - - LS1 S>-",
    "" },

  /* what began before the first known episode */
  { "first-known-l", NULL,
    "2025 2024-06-01 - L C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01.. C2", "2024-06-01~.. U4 PR1 SC1 LS1 L>-", "" },
  { "first-known-p", NULL,
    "2025 2024-06-01 - P C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01~.. C2", "2024-06-01.. U4 PR1 SC1 LS1 P>-", "" },
  { "first-known-t", NULL,
    "2025 2024-06-01 - T C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01~.. C2", "2024-06-01.. U4 PR1 SC1 LS1 T>-", "" },
  { "first-known-b", NULL,
    "2025 2024-06-01 - B C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01.. C2", "2024-06-01.. U4 PR1 SC1 LS1 B>-", "" },
  { "first-known-u", NULL,
    "2025 2024-06-01 - U C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01.. C2", "2024-06-01.. U4 PR1 SC1 LS1 U>-", "" },
  { "first-known-without-a-reason", NULL,
    "2025 2024-06-01 - - C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01~.. C2", "2024-06-01~.. U4 PR1 SC1 LS1 ->-", "" },
  { "first-known-of-an-unknown-reason", NULL,
    "2025 2024-06-01 - X C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01~.. C2", "2024-06-01~.. U4 PR1 SC1 LS1 X>-", "" },
  { "unknown-reason-other-placement", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 CARPL LS1 SC1\n"
    "2025 2024-06-01 - Q C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>CARPL\n2024-06-01.. K2 PR4 SC2 LS2 Q>-", "" },
  { "unknown-reason-same-placement", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - - C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1", "2024-05-01..2024-06-01 C1\n2024-06-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-", "" },
  { "known-after-a-gap", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 E4A - LS1 SC1\n"
    "2025 2024-09-01 - L C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01..2024-06-01 E4A N1\n2024-09-01~.. - N1",
    "2024-05-01..2024-06-01 C1\n2024-09-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-09-01~.. U4 PR1 SC1 LS1 L>-",
    "2024-09-01 continues-after-end" },

  /* joining years */
  { "open-last-year-ended-this-year", NULL,
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1\n"
    "2026 2024-05-01 2025-06-01 S C2 N1 U4 PR1 E4A - LS1 SC1",
    "2024-05-01..2025-06-01 E4A N1", "2024-05-01..2025-06-01 C2",
    "2024-05-01..2025-06-01 U4 PR1 SC1 LS1 S>-", "" },
  { "later-year-wins", NULL,
    "2026 2024-05-01 - S C2 N2 U5 PR2 - - LS2 SC2\n"
    "2025 2024-05-01 - S C1 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N2", "2024-05-01.. C2", "2024-05-01.. U5 PR2 SC2 LS2 S>-", "" },
  { "later-year-blank-leaves", NULL,
    "2025 2024-05-01 - S C1 N1 U4 PR1 - - LS1 SC1\n"
    "2026 2024-05-01 - S C1 - U4 - - - - -",
    "2024-05-01.. - N1", "2024-05-01.. C1", "2024-05-01.. U4 PR1 SC1 LS1 S>-", "" },
  { "later-year-open-again", NULL,
    "2025 2024-05-01 2025-03-01 S C1 N1 U4 PR1 E8 - LS1 SC1\n"
    "2026 2024-05-01 - S C1 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1", "2024-05-01.. C1", "2024-05-01.. U4 PR1 SC1 LS1 S>-", "" },
  { "same-year-twice-the-later-row", NULL,
    "2025 2024-05-01 - S C1 N1 U4 PR1 - - LS1 SC1\n"
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1", "2024-05-01.. C2", "2024-05-01.. U4 PR1 SC1 LS1 S>-", "" },
  { "not-mentioned", "2025 2026",
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1", "2024-05-01.. C2", "2024-05-01.. U4 PR1 SC1 LS1 S>-",
    "2024-05-01 not-mentioned" },
  { "not-mentioned-two-years-on", "2024 2025 2026",
    "2024 2023-05-01 - S C2 N1 U4 PR1 - - LS1 SC1\n"
    "2025 2023-05-01 - S C2 N1 U4 PR1 - - LS1 SC1",
    "2023-05-01.. - N1", "2023-05-01.. C2", "2023-05-01.. U4 PR1 SC1 LS1 S>-",
    "2023-05-01 not-mentioned" },
  { "ended-and-not-mentioned-is-no-fault", "2025 2026",
    "2025 2024-05-01 2025-03-31 S C2 N1 U4 PR1 E4A - LS1 SC1",
    "2024-05-01..2025-03-31 E4A N1", "2024-05-01..2025-03-31 C2", "2024-05-01..2025-03-31 U4 PR1 SC1 LS1 S>-", "" },
  { "not-mentioned-but-followed", NULL,
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1\n"
    "2026 2025-06-01 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2025-06-01 U4 PR1 SC1 LS1 S>-\n2025-06-01.. K2 PR4 SC2 LS2 P>-",
    "2024-05-01 not-mentioned\n2024-05-01 end-moved" },
  { "replaced-by-another-start", NULL,
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1\n"
    "2026 2024-05-08 - S C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-08.. - N1", "2024-05-08.. C2", "2024-05-08.. U4 PR1 SC1 LS1 S>-",
    "2024-05-01 replaced" },
  { "replaced-by-an-earlier-one", NULL,
    "2025 2024-05-01 - P C2 N1 U4 PR1 - - LS1 SC1\n"
    "2026 2024-03-01 - S C2 N1 K2 PR4 - - LS2 SC2",
    "2024-03-01.. - N1", "2024-03-01.. C2", "2024-03-01.. K2 PR4 SC2 LS2 S>-",
    "2024-05-01 replaced" },

  /* ends that do not meet */
  { "open-but-followed", NULL,
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 P>-",
    "2024-05-01 end-moved" },
  { "overlap", NULL,
    "2025 2024-05-01 2024-06-09 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 P>-",
    "2024-05-01 end-moved" },
  { "gap", NULL,
    "2025 2024-05-01 2024-05-20 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 P>-",
    "2024-05-01 end-moved" },
  { "x1-and-nothing-follows", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1",
    "2024-05-01.. - N1", "2024-05-01.. C2", "2024-05-01.. U4 PR1 SC1 LS1 S>-",
    "2024-05-01 no-next" },
  { "care-ended-yet-goes-on", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 E4A - LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 P>-",
    "2024-06-01 continues-after-end" },
  { "open-before-a-new-period", NULL,
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1\n"
    "2025 2024-06-01 - S C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1\n2024-06-01.. - N1", "2024-05-01.. C2\n2024-06-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 S>-",
    "2024-05-01 open-before-start" },
  { "x1-before-a-new-period", NULL,
    "2025 2024-05-01 2024-05-20 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - S C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01..2024-05-20 - N1\n2024-06-01.. - N1", "2024-05-01..2024-05-20 C2\n2024-06-01.. C2",
    "2024-05-01..2024-05-20 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 S>-",
    "" },
  { "no-days", NULL,
    "2025 2024-05-01 2024-05-01 S V3 N2 U4 PR1 E4A",
    "2024-05-01..2024-05-01 E4A N2", "2024-05-01..2024-05-01 V3", "2024-05-01..2024-05-01 U4 PR1 - - S>-",
    "2024-05-01 no-days" },

  /* a change of legal status that is more than one */
  { "status-alone-but-elsewhere", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - L C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01..2024-06-01 C1\n2024-06-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 L>-",
    "2024-06-01 placement-differs" },
  { "status-alone-fills-what-was-blank", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 - X1\n"
    "2025 2024-06-01 - L C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1", "2024-05-01..2024-06-01 C1\n2024-06-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-", "" },
  { "category-of-need-of-the-last", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-07-01 L C2 N3 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-07-01 - L E1 - U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N3", "2024-05-01..2024-06-01 C1\n2024-06-01..2024-07-01 C2\n2024-07-01.. E1",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-", "" },
  { "blank-status-goes-on", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - P - N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 P>-", "" },
};
