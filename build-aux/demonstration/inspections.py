# SPDX-License-Identifier: GPL-3.0-or-later
"""Inspections of the demonstration: providers and the own authority, what was found, what followed, and the children they touch.

Everything is made up: no such home was inspected, and no such letter was written.
"""
from . import names

OWN = names.OWN
LARCH, HERON, OSWIN, FOUNDRY, STONES, WHARF, BRIGHT = "9900112", "9900143", "9900174", "9900235", "9900242", "9900259", "SC990417"

INSPECTION = ["ref", "provider", "authority", "event_type", "framework", "started_on", "ended_on", "published_on", "lead_inspector", "team", "report_ref", "inspectorates",
              "topic", "summary", "next_on", "link"]
JUDGEMENT = ["ref", "inspection", "area", "grade", "note"]
FINDING = ["ref", "inspection", "number", "type", "text", "regulations", "standards", "guidance", "cause", "due_on", "owner", "status", "met_on", "evidence", "expectation",
           "breach_shown", "repeats", "evidence_records"]
TRACKED = ["ref", "inspection", "child", "role", "finding", "note"]
ENFORCEMENT = ["ref", "provider", "finding", "kind", "from_on", "until_on", "note", "told_on", "reference"]
ACTION = ["ref", "finding", "child", "what", "owner", "due_on", "done_on", "evidence", "status", "inspection", "enforcement", "kind"]
INTERVENTION = ["ref", "inspection", "kind", "from_on", "until_on", "reason"]
AUDIT = ["ref", "child", "audited_on", "auditor", "grade", "reasons", "experience", "voice", "planning", "oversight", "sample", "inspection"]
LETTER = ["ref", "direction", "form", "correspondent", "our_ref", "their_ref", "dated_on", "received_on", "subject", "inspection", "provider", "child", "replies_to",
          "answer_due_on", "source", "note"]
REQUEST = ["ref", "child", "asked_of", "role", "what", "asked_on", "due_on", "chased_on", "received_on", "cause", "finding", "note"]

# (of whom, event, framework, first day, last day, published, lead, team, report, topic, summary, next, {area: grade})
INSPECTIONS = [
    (LARCH, "FULL", "SCCIF", "2026-03-04", "2026-03-05", "2026-03-26", "Anita Fell", "Marcus Yeo", "99-1442", "",
     "Children are settled. The home does not do enough when a child goes missing.", "2027-03-31", {"OEP": "RI", "HP": "RI", "LM": "RI"}),
    (LARCH, "ASSUR", "SCCIF", "2025-04-09", "2025-04-10", "2025-05-06", "Anita Fell", "", "99-1187", "",
     "Serious concerns about what staff do when a child goes missing.", "", {}),
    (HERON, "FULL", "CH_PRE2017", "2013-06-11", "2013-06-12", "2013-07-09", "George Tindall", "", "98-0311", "",
     "An adequate home under the Children’s Homes Regulations 2001.", "", {"OE_H": "ADEQ", "OUT_H": "GOOD", "QC_H": "ADEQ", "KS_H": "ADEQ", "LM_H": "ADEQ"}),
    (HERON, "FULL", "SCCIF", "2025-09-16", "2025-09-17", "2025-10-14", "Marcus Yeo", "", "99-1290", "", "A good home where children are known well.", "2026-09-30",
     {"OEP": "GOOD", "HP": "GOOD", "LM": "GOOD"}),
    (OSWIN, "FULL", "SCCIF", "2026-03-17", "2026-03-18", "2026-04-02", "Gwen Astley", "Marcus Yeo", "99-1451", "",
     "Too few staff at night, and children are not protected from each other.", "2026-05-29", {"OEP": "INAD", "HP": "INAD", "LM": "RI"}),
    (STONES, "FULL", "SCCIF_SA", "2025-10-07", "2025-10-08", "2025-11-04", "Gwen Astley", "", "99-1310", "", "Young people are supported consistently well.", "", {"OEP": "SA1", "HP": "SA1", "LM": "SA1"}),
    (FOUNDRY, "FULL", "SCCIF_SA", "2025-06-17", "2025-06-18", "2025-07-15", "Gwen Astley", "", "99-1236", "", "Support depends on who is at work.", "2026-06-30",
     {"OEP": "SA2", "HP": "SA2", "LM": "SA2"}),
    (WHARF, "FULL", "SCCIF_SA", "2025-11-18", "2025-11-19", "2025-12-09", "Marcus Yeo", "Anita Fell", "99-1334", "", "Young people are not safe in the building.", "",
     {"OEP": "SA3", "HP": "SA3", "LM": "SA3"}),
    (BRIGHT, "FULL", "SCCIF", "2025-05-20", "2025-05-22", "2025-06-17", "George Tindall", "", "99-1219", "", "Foster carers are well prepared and supported.", "",
     {"OEP": "GOOD", "HP": "GOOD", "LM": "OUT"}),
    (OWN, "FOCUS", "ILACS", "2025-11-05", "2025-11-06", "2025-12-02", "Philippa Marsden", "Tom Okonjo", "50-2207", "CIC", "A letter without a grade: matching and stability of children in care.", "", {}),
    (OWN, "STD", "ILACS", "2022-05-09", "2022-05-20", "2022-07-04", "Philippa Marsden", "Tom Okonjo; Irene Blythe; Sam Carew", "50-1788", "", "Services have improved since 2018.", "",
     {"OE": "RI", "HP": "RI", "CIC_CL": "GOOD", "LEAD": "RI"}),
    (OWN, "STD", "ILACS", "2018-06-18", "2018-06-29", "2018-08-06", "Irene Blythe", "Philippa Marsden; Hugh Penrose; Sam Carew", "50-1204", "",
     "Serious weaknesses in how children in need of protection are helped.", "", {"OE": "INAD", "HP": "INAD", "CIC_CL": "RI", "LEAD": "INAD"}),
    (OWN, "SIF", "SIF", "2013-11-19", "2013-12-12", "2014-02-04", "Hugh Penrose", "Irene Blythe; Sam Carew", "50-0713", "", "The first inspection under the single framework.", "",
     {"SIF_OE": "RI", "SIF_HP": "RI", "SIF_CLA": "RI", "SIF_AD": "GOOD", "SIF_CL": "RI", "SIF_LMG": "RI"}),
]

# (inspection, number, type, text, {column: value})
FINDINGS = [
    (LARCH, "2025-04-09", "1", "SCON", "Staff do not look for a child who goes missing, nor follow the plan that was agreed for it.",
     dict(regulations="CHR15-12(2)(a)", due_on="2025-05-30", owner="Home", status="MET", met_on="2025-05-28", cause="PRACTICE", evidence="Revised missing plans of all children, seen on 28 May 2025.")),
    (LARCH, "2026-03-04", "1", "REQ", "The registered person must ensure that staff take effective action whenever there is a concern about a child’s welfare, and follow the plan agreed for when a "
     "child goes missing.", dict(regulations="CHR15-12(2)(a)", due_on="2026-04-03", owner="Home", status="PROG", cause="PRACTICE", repeats="9900112/2025-04-09/1")),
    (LARCH, "2026-03-04", "2", "REQ", "The registered person must tell the authority of the area without delay of every child who is admitted or discharged.",
     dict(regulations="CHR15-41(1)", due_on="2026-04-03", owner="Home", status="OPEN", cause="PRACT_INFO")),
    (LARCH, "2026-03-04", "3", "REQ", "The registered person must send the review of the quality of care within 28 days.",
     dict(regulations="CHR15-45(4)(a)", due_on="2026-05-04", owner="Home", status="OPEN", cause="LEAD")),
    (LARCH, "2026-03-04", "4", "REC", "Children help to choose the menu.", dict(guidance="GUIDE15:4.6", owner="Home", status="OPEN", cause="PRACTICE")),
    (LARCH, "2026-03-04", "5", "REC", "Record why a child’s room changes.", dict(guidance="GUIDE15:14.4", owner="Home", status="MET", met_on="2026-03-30", cause="PRACT_INFO",
                                                                                  evidence="Room changes are in the daily log, seen on 30 March 2026.")),
    (HERON, "2013-06-11", "1", "REQ", "Ensure that staff know what to do when a child may be harmed.", dict(regulations="CHR01-16", due_on="2013-08-31", owner="Home", status="MET", met_on="2013-08-20",
                                                                                                            cause="PRACTICE")),
    (HERON, "2013-06-11", "2", "REC", "Keep the records of visits by parents together.", dict(standards="NMS11-9", owner="Home", status="MET", met_on="2013-09-12", cause="PRACT_INFO")),
    (HERON, "2025-09-16", "1", "STR", "Children choose how their home looks, and it shows.", dict()),
    (HERON, "2025-09-16", "2", "SHORT", "One health plan was four weeks old when it was filed.", dict(regulations="CHR15-10", cause="DATA")),
    (OSWIN, "2026-03-17", "1", "REQ", "The registered person must ensure that there are enough experienced staff at night.",
     dict(regulations="CHR15-31(1)", due_on="2026-04-17", owner="Home", status="OPEN", cause="CAPACITY")),
    (OSWIN, "2026-03-17", "2", "REQ", "The registered person must protect children from harm by each other.",
     dict(regulations="CHR15-12(1)", due_on="2026-04-10", owner="Home", status="OPEN", cause="PRACTICE",
          breach_shown="Risk assessments were not read by night staff: a child was hurt twice in a week.")),
    (FOUNDRY, "2025-06-17", "1", "REQ", "The registered person must ensure that young people know who supports them each week.",
     dict(regulations="SAR23-7", due_on="2025-09-30", owner="Provider", status="MET", met_on="2025-09-22", cause="CAPACITY")),
    (WHARF, "2025-11-18", "1", "REQ", "The registered person must keep young people safe from strangers in the building.",
     dict(regulations="SAR23-5", due_on="2025-12-12", owner="Provider", status="NOTMET", cause="LEAD")),
    (OWN, "2025-11-05", "1", "AFI", "How and why a child is matched with a placement has to be recorded before the move.",
     dict(due_on="2026-06-30", owner="Head of Children in Care", status="PROG", cause="PRACT_INFO")),
    (OWN, "2025-11-05", "2", "AFI", "The supervision of social workers has to lead to plans that change.",
     dict(due_on="2026-03-31", owner="Principal Social Worker", status="OPEN", cause="LEAD")),
    (OWN, "2022-05-09", "1", "AFI", "The timeliness of initial health assessments.", dict(due_on="2022-12-31", owner="Head of Children in Care", status="MET", met_on="2022-12-16", cause="PARTNER")),
    (OWN, "2018-06-18", "1", "APA", "Thresholds at the front door: children wait for help that they need at once.",
     dict(due_on="2018-09-28", owner="Director of Children’s Services", status="MET", met_on="2019-02-14", cause="LEAD")),
    (OWN, "2018-06-18", "2", "AFI", "Visits to children show activity; they do not show the right work at the right time for each child.",
     dict(due_on="2019-03-31", owner="Head of Children in Care", status="MET", met_on="2019-03-20", cause="DATA")),
    (OWN, "2013-11-19", "1", "WEAK", "Reviewing officers do not challenge drift.", dict(owner="Head of Reviewing Service", status="MET", met_on="2014-09-30", cause="PRACTICE",
                                                                                        expectation="Every review says what changed since the last one, and who has to act.")),
]

# (finding, number of the action, what, owner, due, done, evidence, status)
ACTIONS = [
    ("9900112/2026-03-04/1", "a", "Ask manager for the revised plan", "Commissioning Team", "2026-03-24", "2026-03-23", "E-mail of 23 March with the plan.", "MET"),
    ("9900112/2026-03-04/1", "b", "Visit both children after the report", "Commissioning Team", "2026-03-27", "2026-03-26", "Both seen alone.", "MET"),
    ("9900112/2026-03-04/1", "c", "Check with the police how often children went missing since", "Commissioning Team", "2026-04-10", "", "", "OPEN"),
    ("9900112/2026-03-04/2", "a", "Compare admissions with the notices we received", "Children Looked After Team", "2026-04-02", "", "", "OPEN"),
    ("9900112/2025-04-09/1", "a", "Read the revised missing plans", "Commissioning Team", "2025-06-06", "2025-06-03", "Three plans read.", "MET"),
    ("383/2025-11-05/1", "a", "Add matching to the placement form", "Business Support", "2026-02-27", "2026-02-20", "Form of 20 February 2026.", "MET"),
    ("383/2025-11-05/1", "b", "Audit twenty moves", "Quality Assurance", "2026-05-29", "", "", "PROG"),
    ("383/2025-11-05/2", "a", "Observe a supervision in each team", "Principal Social Worker", "2026-03-31", "", "", "PROG"),
]

# (ref, provider, finding, kind, from, until, reason, told, reference)
STEPS = [
    ("9900174/CN/2026-04-01", OSWIN, "9900174/2026-03-17/1", "CN", "2026-04-01", "2026-05-15", "Staffing at night.", "2026-04-02", "CN-0441"),
    ("9900174/RA/2026-04-01", OSWIN, "9900174/2026-03-17/2", "RA", "2026-04-01", "2026-06-23", "Children are not safe at night: nobody new until it is reviewed.", "2026-04-02", "RA-0118"),
    ("9900259/NOP/2025-12-12", WHARF, "9900259/2025-11-18/1", "NOP", "2025-12-12", "2026-02-14", "The requirement was not met at its date.", "2025-12-15", "NOP-0092"),
    ("9900259/CANC/2026-02-14", WHARF, "9900259/2025-11-18/1", "CANC", "2026-02-14", "", "No representations were made against the proposal.", "2026-02-16", "CANC-0031"),
]

LADDER = [
    ("383/2018-06-18", "PLAN", "2018-08-06", "2020-03-31", "Area for priority action: an action plan to the inspectorate."),
    ("383/2018-06-18", "ADV", "2018-08-06", "2019-03-31", "Inadequate help and protection."),
    ("383/2018-06-18", "NOTICE", "2018-09-10", "2020-03-31", "Inadequate overall: adviser, board and plan."),
    ("383/2018-06-18", "BOARD", "2018-10-01", "2020-03-31", "With the notice."),
    ("383/2018-06-18", "DIR", "2019-03-04", "2020-12-31", "The first review found too little change."),
    ("383/2018-06-18", "COMM", "2019-03-18", "2019-09-30", "Systemic failure: two inspections in five years found the same weaknesses in leadership."),
    ("383/2018-06-18", "LIFT", "2021-01-15", "", "Monitoring visits showed improvement that lasts."),
]

# (child, role, finding, note) of the focused visit, and the children seen at Larch House
SEEN = {
    "383/2025-11-05": [("BR0117", "TRACK", "1", ""), ("BR0102", "TRACK", "", ""), ("BR0109", "TRACK", "1", ""), ("BR0105", "TRACK", "", ""), ("BR0121", "SAMPLE", "", ""),
                       ("BR0113", "SAMPLE", "", ""), ("BR0117", "SPOKE", "", "Chose to speak with his grandmother beside him."), ("BR0109", "VISITED", "", "")],
    "9900112/2026-03-04": [("BR0133", "SPOKE", "", ""), ("BR0217", "MENTION", "1", "")],
}

AUDITS = [
    ("BR0117", "2026-02-10", "Siân Kaye", "GOOD", "The plan follows what Jay says. The chronology was out of date.", "Settled, and sees his sister.", "Heard at every visit.", "Clear, with dates.", "Monthly, with actions.",
     "Dip sample February 2026"),
    ("BR0102", "2026-02-10", "Martin Dunne", "RI", "The safety plan came late.", "Safe now; was not in January.", "Her words are on the file, not in the plan.", "Late after the move.", "Two gaps of six weeks.",
     "Dip sample February 2026"),
    ("BR0133", "2026-02-11", "Siân Kaye", "INAD", "Nobody approved the placement, and nothing says why he is there.", "Unsettled; goes missing.", "Not asked since the move.", "No placement plan.", "None since the move.",
     "Dip sample February 2026"),
    ("BR0169", "2026-02-11", "Martin Dunne", "OUT", "Every step rests on what he wants.", "At home with his carers.", "Wrote part of the plan himself.", "Ahead of its dates.", "Challenging and kind.",
     "Dip sample February 2026"),
    ("BR0109", "2026-02-12", "Lillian Okoro", "GOOD", "A careful plan for contact.", "Likes school.", "Spoken to alone.", "In time.", "Regular.", "Dip sample February 2026"),
]

# (ref, direction, form, with, our ref, their ref, dated, received, subject, inspection, provider, child, replies to, answer due, source, note)
LETTERS = [
    ("letter/2018-10-03", "IN", "LETTER", "Improvement adviser", "", "IA/118/3", "2018-10-03", "2018-10-04", "What the monthly figures show and do not show", "383/2018-06-18", "", "", "", "2018-10-18", "", ""),
    ("letter/2018-10-15", "OUT", "LETTER", "Improvement adviser", "BRK 902417", "IA/118/3", "2018-10-15", "", "What the monthly figures show and do not show", "383/2018-06-18", "", "",
     "letter/2018-10-03", "", "", "Activity is shown by the data; whether it was the right work is shown by audit."),
    ("letter/2026-03-20", "OUT", "EMAIL", "Larch Care Ltd", "BRK 931206", "", "2026-03-20", "", "Plan for when a child goes missing", "9900112/2026-03-04", LARCH, "", "", "2026-03-27", "", ""),
    ("letter/2026-03-23", "IN", "EMAIL", "Larch Care Ltd", "BRK 931206", "LC-77", "2026-03-23", "2026-03-23", "Plan for when a child goes missing", "9900112/2026-03-04", LARCH, "", "letter/2026-03-20", "", "", ""),
    ("letter/2026-03-27", "OUT", "LETTER", "St Oswin’s", "BRK 931377", "", "2026-03-27", "", "Staff at night", "9900174/2026-03-17", OSWIN, "BR0109", "", "2026-04-03", "", "Asked for the rota of four weeks."),
    ("letter/2026-01-14", "IN", "REPORT", "Independent person", "", "R44/01", "2026-01-14", "2026-01-19", "Visit under regulation 44", "", LARCH, "", "", "", "Regulation 44 report", ""),
]

# (child, asked of, role, what, asked, due, chased, received, cause, finding, note)
REQUESTS = [
    ("BR0117", "Market Square Surgery", "GP", "Immunisation record", "2025-05-01", "2025-05-15", "2025-06-10", "", "PRACT_INFO", "", "None by 10 June 2025; asked again."),
    ("BR0109", "Brackenshire ICB", "ICB", "Report of the health assessment", "2025-05-01", "2025-05-15", "2025-06-10", "2025-06-24", "PRACT_INFO", "", ""),
    ("BR0133", "Larch House", "OTHER", "Incident reports since January", "2026-03-16", "2026-03-23", "2026-03-30", "", "PRACT_INFO", "9900112/2026-03-04/1", ""),
    ("BR0102", "Brackenford High", "SCHOOL", "Attendance of the spring term", "2026-04-01", "2026-04-15", "", "", "PARTNER", "", ""),
    ("BR0177", "Heron Croft", "OTHER", "Log of the night of 28 March", "2026-03-30", "2026-04-01", "", "2026-04-01", "", "", ""),
]

# Of providers: (registration, registered on, ended on, address, website)
REGISTRATION = {
    LARCH: ("REGISTERED", "2011-05-16", "", "Larch House\n3 Beck Road\nEastholme", "https://larchhouse.example.org"),
    HERON: ("REGISTERED", "2004-09-01", "", "", ""),
    OSWIN: ("REGISTERED", "1998-03-02", "", "", ""),
    FOUNDRY: ("REGISTERED", "2024-02-12", "", "", ""),
    STONES: ("REGISTERED", "2024-01-22", "", "", ""),
    WHARF: ("CANCELLED", "2024-03-04", "2026-02-14", "", ""),
    "SC990001": ("NOT_NEEDED", "", "", "", ""),
    "9900228": ("REGISTERED", "2024-05-07", "", "", ""),
}


def registration(urn):
    """The last columns of a provider's row."""
    return list(REGISTRATION.get(urn, ("", "", "", "", "")))


def whole(columns, values):
    """A row of all columns."""
    return [values.get(c, "") for c in columns]


def inspections():
    """(inspection table, judgement table)"""
    rows, grades = [], []
    for who, event, framework, start, end, published, lead, team, report, topic, summary, following, judged in INSPECTIONS:
        ref = "%s/%s" % (who, start)
        rows.append(whole(INSPECTION, dict(ref=ref, provider="" if who == OWN else who, authority=who if who == OWN else "", event_type=event, framework=framework, started_on=start,
                                           ended_on=end, published_on=published, lead_inspector=lead, team=team, report_ref=report, inspectorates="OFSTED", topic=topic, summary=summary,
                                           next_on=following)))
        grades += [whole(JUDGEMENT, dict(ref="%s/%s" % (ref, area), inspection=ref, area=area, grade=grade)) for area, grade in judged.items()]
    return (INSPECTION, rows), (JUDGEMENT, grades)


def findings():
    """The finding table."""
    return FINDING, [whole(FINDING, dict(more, ref="%s/%s/%s" % (who, day, number), inspection="%s/%s" % (who, day), number=number, type=kind, text=text))
                     for who, day, number, kind, text, more in FINDINGS]


def actions():
    """The action table: those of findings, and of a child whose home was closed."""
    rows = [whole(ACTION, dict(ref="%s/%s" % (finding, n), finding=finding, what=what, owner=owner, due_on=due, done_on=done, evidence=evidence, status=status, kind="IMPROVE"))
            for finding, n, what, owner, due, done, evidence, status in ACTIONS]
    rows.append(whole(ACTION, dict(ref="9900259/NOP/2025-12-12/BR0128/DECIDE", child="BR0128", what="Decide whether the child stays at Wharf Court", owner="Nadia Bell", due_on="2025-12-22",
                                   done_on="2025-12-19", status="MET", enforcement="9900259/NOP/2025-12-12", kind="DECIDE", evidence="Moves on at 18, in February.")))
    return ACTION, rows


def seen():
    """The children of inspections."""
    rows = []
    for inspection, children in SEEN.items():
        rows += [["%s/%s/%s" % (inspection, child, role), inspection, child, role, "%s/%s" % (inspection, finding) if finding else "", note] for child, role, finding, note in children]
    return TRACKED, rows


def tables():
    """{kind: table} of all kinds of inspections."""
    made = {"finding": findings(), "action": actions(), "inspection_child": seen(), "enforcement": (ENFORCEMENT, [list(s) for s in STEPS]),
            "intervention": (INTERVENTION, [["%s/%s" % (i, kind), i, kind, start, end, why] for i, kind, start, end, why in LADDER]),
            "quality_audit": (AUDIT, [["%s/%s" % (a[0], a[1]), *a, ""] for a in AUDITS]), "correspondence": (LETTER, [list(entry) for entry in LETTERS]),
            "information_request": (REQUEST, [["%s/%s" % (r[0], r[4]), *r] for r in REQUESTS])}
    made["inspection"], made["judgement"] = inspections()
    return made
