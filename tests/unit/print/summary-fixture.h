/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Made-up children for test-summary.c, one record a line: KIND|REF|field=value|field=value... */

static const char *const jay[] = {
  "authority|391|name=Brackenshire|own=1",
  "authority|392|name=Northmoor|own=0|adjoining=0",
  "authority|393|name=Eastvale|own=0|adjoining=1",
  "person|P1|name=Priya Nair|login=pnair|role=Social worker|team=East 2",
  "child|BR0117|given_names=Jayden Luke|surname=Marsh|known_as=Jay|date_of_birth=2013-11-14|sex=M|ethnicity=WBRI|upn=A391200001019"
  "|nhs_number=9990000182|disability=NONE|home_postcode=ZZ1 1AA|worker=pnair|team=East 2|iro=Gareth Lowe"
  "|alert=Restricted address: not to be given to Dawn Marsh. Risk of harm; decided by H. Moss, Fri 1 Nov 2024; review by 1 May 2025.",
  "care_period|BR0117/2024-02-12|started_on=2024-02-12|category_of_need=N1",
  "care_period|BR0117/2019-06-03|started_on=2019-06-03|ended_on=2020-01-17|reason_ended=E4A|category_of_need=N4",
  "legal_status|BR0117/2019-06-03|started_on=2019-06-03|ended_on=2020-01-17|code=V2",
  "legal_status|BR0117/2024-02-12|started_on=2024-02-12|ended_on=2024-09-18|code=C1",
  "legal_status|BR0117/2024-09-18|started_on=2024-09-18|code=C2",
  "provider|SC990417|name=Bright Lanes|urn=SC990417|postcode=ZZ2 2BB",
  "provider|SC990100|name=Larch House|urn=SC990100|type=Children's home",
  "placement|BR0117/2019-06-03|started_on=2019-06-03|ended_on=2020-01-17|type=U6|provider_kind=PR1|carer=Joan Tell|postcode=ZZ1 7QQ|area_authority=391|distance_miles=3|reason_ended=CARPL",
  "placement|BR0117/2024-02-12|started_on=2024-02-12|ended_on=2024-06-24|type=U6|provider_kind=PR1|carer=Ann and Bill Frost|postcode=ZZ1 4RT|area_authority=391|distance_miles=6.0|reason_started=S|reason_ended=CREQB",
  "placement|BR0117/2024-06-24|started_on=2024-06-24|ended_on=2024-11-04|type=K2|provider_kind=PR4|provider=SC990100|area_authority=393|distance_miles=14|reason_started=P|reason_ended=LAREQ",
  "placement|BR0117/2024-08-16|started_on=2024-08-16|ended_on=2024-08-19|type=T1|within=BR0117/2024-06-24",
  "placement|BR0117/2024-11-04|started_on=2024-11-04|type=U6|provider_kind=PR4|provider=SC990417|carer=Sarah Odd|postcode=QX9 4ZP|address_restricted=1|area_authority=392|distance_miles=41.0|reason_started=P",
  "approval|A1|placement=BR0117/2024-11-04|provision=reg11_1_b|role=DCS|name=H. Moss|decided_on=2024-11-01|wishes_heard_on=2024-10-30",
  "notice|N1|direction=OUT|placement=BR0117/2024-11-04|provision=reg13_4|recipient_kind=AREA|recipient=Northmoor|event_on=2024-11-04|sent_on=2024-11-01",
  "notice|N2|direction=OUT|placement=BR0117/2024-11-04|provision=reg13|recipient_kind=PARENT|recipient=Dawn Marsh|sent_on=2024-11-01",
  "contact|C1|name=Dawn Marsh|role=PARENT|address=4 Quay Street ZZ1 9ZZ|phone=07700 900111",
  "contact|C2|name=Mia Ross|role=RELATIVE",
  "contact|C3|name=Fenwick Road Primary|role=SCHOOL|organisation=Year 6|phone=01632 960 155",
  "contact|C4|name=Dr A. Bell|role=GP|organisation=Quayside Surgery|phone=01632 960 171",
  "contact|C5|name=Tom Wells|role=ADVOCATE|organisation=Speak Up|phone=01632 960 180",
  "relationship|R1|contact=C1|kind=MOTHER|parental_responsibility=1|may_be_told=0",
  "relationship|R2|contact=C2|kind=SIBLING|parental_responsibility=0",
  "relationship|R3|contact=C3|kind=PROFESSIONAL",
  "relationship|R4|contact=C4|kind=PROFESSIONAL",
  "relationship|R5|contact=C5|kind=PROFESSIONAL",
  "visit|V1|visited_on=2025-01-21|outcome=SEEN_ALONE|by=P1|childs_words=\"I want to stay at my school and see Mia on Sundays.\"",
  "visit|V2|visited_on=2024-12-18|outcome=SEEN_ALONE|by=P1",
  "visit|V3|visited_on=2024-11-08|outcome=SEEN_ALONE|by=P1",
  "visit|V4|visited_on=2024-10-22|outcome=SEEN|by=P1",
  "visit|V5|visited_on=2024-10-15|outcome=NO_ACCESS|by=P1",
  "visit|V6|visited_on=2024-09-12|outcome=SEEN_ALONE",
  "visit|V7|visited_on=2024-07-30|outcome=SEEN_ALONE|by=P1",
  "review|W1|kind=LAC|held_on=2024-11-28|participation=PN1|iro=Gareth Lowe|decisions=Jay stays with Sarah Odd. Contact with Mia every Sunday; school to be told by Priya Nair. Life story work to begin in the new year.",
  "review|W2|kind=LAC|held_on=2024-05-31|participation=PN5|iro=Gareth Lowe",
  "health_check|H1|kind=IHA|done_on=2024-03-08|status=COMPLETED|practitioner=Dr C. Moor|report_received_on=2024-03-20",
  "health_check|H2|kind=RHA|done_on=2025-02-27|status=COMPLETED",
  "health_check|H3|kind=DENTAL|done_on=2024-09-02|status=COMPLETED",
  "health_check|H4|kind=OPT|done_on=2024-09-02|status=REFUSED",
  "sdq|S1|completed_on=2024-05-30|score=17",
  "plan|L1|kind=CARE|made_on=2024-02-19|agreed_on=2024-11-28",
  "plan|L2|kind=PLACEMENT|made_on=2024-11-04|placement=BR0117/2024-11-04",
  "plan|L3|kind=PEP|made_on=2025-02-20",
  "missing_episode|M1|kind=M|started_at=2025-02-03T17:30|ended_at=2025-02-03T19:40|interview_offered_at=2025-02-04T09:00|interview_accepted=1|interview_done_at=2025-02-05T16:00|police_ref=NP/44/25",
  "missing_episode|M2|kind=M|started_at=2024-08-14T21:05|ended_at=2024-08-15T08:25|interview_offered_at=2024-08-16|interview_accepted=0",
  "missing_episode|M3|kind=A|started_at=2023-05-01|ended_at=2023-05-02",
  "note|T1|happened_on=2025-02-03T20:10|kind=EVENT|significant=1|text=Back by himself at 19:40. Said he lost track of time at the park; checked by Sarah Odd, no injury.",
  "note|T2|happened_on=2024-11-04|kind=EVENT|significant=1|text=Moved to Sarah Odd after the planned introduction. Took his bicycle and his books.",
  "note|T3|happened_on=2024-12-02|kind=DECISION|significant=1|restricted=1|text=SECRETNOTE about the address QX9 4ZP.",
  "note|T4|happened_on=2024-12-05|kind=CASE|text=Ordinary note that is not printed.",
  "return_row|2024/OC2/BR0117/1|table=OC2|year=2024|position=1|columns=CHILD=BR0117;DOB=14/11/2013;SDQ_REASON=SDQ4;CONVICTED=0;HEALTH_ASSESSMENT=1;TEETH_CHECK=1;IMMUNISATIONS=1;SUBSTANCE_MISUSE=0",
  "return_row|2024/PrevPerm/BR0117/1|table=PrevPerm|year=2024|position=1|columns=CHILD=BR0117;DOB=14/11/2013;PREV_PERM=Z1",
  "return_row|2024/SWEpisodes/BR0117/1|table=SWEpisodes|year=2024|position=1|columns=CHILD=BR0117;SW_ID=SW1234567;SW_DECOM=12/02/2024;SW_DEC=01/03/2024;SW_REASON=FCONTA",
  "return_row|2024/SWEpisodes/BR0117/2|table=SWEpisodes|year=2024|position=2|columns=CHILD=BR0117;SW_ID=SW7654321;SW_DECOM=01/03/2024;SW_REASON=MANAGE",
  "return_row|2024/Header/BR0117/1|table=Header|year=2024|position=1|columns=CHILD=BR0117;SEX=M",
  NULL,
};

/* A child of the yearly return alone: no names, no people, no words. */
static const char *const returned[] = {
  "authority|391|name=Brackenshire|own=1",
  "child|904412|date_of_birth=2009-05-15|dob_estimated=1|sex=M|ethnicity=AOTH|upn=UN3|uasc_from=2023-07-02|disability=NONE",
  "care_period|904412/2023-07-02|started_on=2023-07-02|start_known=0|category_of_need=N8",
  "legal_status|904412/2023-07-02|started_on=2023-07-02|start_known=0|code=V2",
  "provider|2605881|urn=2605881",
  "placement|904412/2023-07-02|started_on=2023-07-02|start_known=0|ended_on=2024-05-20|type=U6|provider_kind=PR4|postcode=ZZ4 1AB|area_authority=391|distance_miles=0|reason_started=S|reason_ended=CARPL",
  "placement|904412/2024-05-20|started_on=2024-05-20|type=K3|provider_kind=PR4|provider=2605881|postcode=ZZ8 6PQ|area_authority=330|distance_miles=22.7|reason_started=P",
  "placement|904412/2025-03-01|started_on=2025-03-01|type=T1|within=904412/2024-05-20",
  "review|904412/2024-10-09/LAC|kind=LAC|held_on=2024-10-09|participation=PN7",
  "review|904412/2024-04-11/LAC|kind=LAC|held_on=2024-04-11|participation=PN2",
  "missing_episode|904412/2025-02-27/M|kind=A|started_at=2025-02-27",
  "return_row|2025/OC2/904412/1|table=OC2|year=2025|position=1|columns=CHILD=904412;SDQ_SCORE=12;HEALTH_ASSESSMENT=0;TEETH_CHECK=1;IMMUNISATIONS=0;SUBSTANCE_MISUSE=1;INTERVENTION_RECEIVED=0;INTERVENTION_OFFERED=1;CONVICTED=0",
  "return_row|2024/OC2/904412/1|table=OC2|year=2024|position=1|columns=CHILD=904412;SDQ_SCORE=17;HEALTH_ASSESSMENT=1;TEETH_CHECK=1;IMMUNISATIONS=0;SUBSTANCE_MISUSE=0;CONVICTED=0",
  "return_row|2025/DoLo/904412/1|table=DoLo|year=2025|position=1|columns=CHILD=904412;DOLO_START=01/11/2024;DOLO_END=14/11/2024",
  NULL,
};

static const char *const nobody[] = { "child|X1", NULL };

#define HOSTILE "Ó'Neil & <b>\"%s%n</b> \\ ; = &amp; %%"
#define RTL "\u202Eשלום ילד\u202C مرحبا"
#define EMOJI "👩‍👧 🎉"

static const char *const hostile[] = {
  "child|H%s<i>9|given_names=" HOSTILE "|surname=" RTL "|known_as=" EMOJI "|date_of_birth=2010-02-29|sex=Q|ethnicity=XXXX|nhs_number=12|disability=ZZZ;AUT|worker=" HOSTILE "|iro=" RTL
  "|alert=" HOSTILE "\n\nline\ttwo \x01\x7f end",
  "care_period|H/1|started_on=2021-01-01|start_known=0|category_of_need=N99",
  "legal_status|H/1|started_on=2021-01-01|start_known=0|code=Q7",
  "placement|H/1|started_on=2021-01-01|start_known=0|type=ZZ|carer=" HOSTILE "|area_authority=WAL|distance_miles=12.5|postcode=" RTL,
  "placement|H/2|started_on=2022-01-01|ended_on=2022-01-05|type=T9|within=H/none",
  "visit|V1|visited_on=2025-02-02T09:30|outcome=DRONE|by=" RTL "|childs_words=" HOSTILE " " EMOJI,
  "note|T1|happened_on=2025-02-02|significant=1|text=" RTL " " HOSTILE,
  "return_row|1|table=OC2|year=2025|position=1|columns=CHILD=1;SDQ_SCORE=1\\;2\\=3\\\\;NOTE=SDQ_REASON=x;SDQ_REASON=",
  "return_row|2|table=DoLo|year=abc|position=|columns=;;=;DOLO_START=31/02/2024;\\",
  "missing_episode|M1|kind=Z|started_at=2025-02-02T10:00",
  "missing_episode|M2|kind=M|started_at=2025-01-02T10:00|ended_at=2025-01-01",
  NULL,
};
