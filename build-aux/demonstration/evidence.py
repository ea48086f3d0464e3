# SPDX-License-Identifier: GPL-3.0-or-later
"""Placements as the native file gives them, their approvals and notices."""
import random
from datetime import date

from . import names, returns
from .story import FIRST_DAY, TODAY, add_working, age, days, working

PLACEMENT = ["ref", "child", "started_on", "start_known", "ended_on", "type", "within", "provider_kind", "provider", "carer", "postcode", "address_restricted",
             "area_authority", "distance_miles", "emergency", "connected_person", "own_foster_carer", "reg19_from", "reg19_until", "reg24_from", "reg24_until",
             "until_18_agreed_on", "long_term_foster_on", "fewer_visits_agreed_on", "fewer_visits_withdrawn_on", "other_arranger", "remand", "reason_started",
             "reason_ended", "address", "why_here"]
APPROVAL = ["ref", "child", "placement", "provision", "role", "name", "decided_on", "wishes_heard_on", "relatives_consulted_on", "area_consulted_on",
            "care_plan_sent_on", "iro_consulted_on", "note", "requested_on", "requested_by", "suitable_on", "decision", "conditions"]
NOTICE = ["ref", "direction", "child", "placement", "provider", "provision", "recipient_kind", "recipient", "event_on", "occurred_on", "sent_on", "method",
          "reference", "acknowledged_on", "returned_on", "not_sent_reason", "note", "address", "reasons_given", "care_plan_enclosed", "withheld_by", "chased_on",
          "our_action", "closed_on"]
ALWAYS = ["CHILD", "PARENT", "PREVCARER", "ICB_FROM", "GP_FROM", "IRO", "VSH"]
HOW = {"CHILD": "By hand", "PARENT": "Letter", "PREVCARER": "Letter"}

# Reasons of a placement's end that are the authority's own doing.
ENDED_BY_US = ("CARPL", "ALLEG", "STAND", "LAREQ")


# Why a child lives outside the area.
WHY = ("No suitable placement was free in our area or next to it. The carer can keep the child at the same school.",
       "The child has family in this area and sees them each week. The care plan of this placement says so.",
       "The home works with children who were harmed as this child was; there is none like it in our area.",
       "The child has to live away from people who put them at risk here.")
STREETS = ("Mill Lane", "Weir Row", "Station Road", "Tarn Close", "Chapel Street", "Orchard Way")
# Letters that came back, notices that nobody sent yet, and what was asked for and is not decided.
CAME_BACK = {"BR0142/2026-01-29/PREVCARER": "2026-02-05", "BR0208/2026-02-26/GP_TO": "2026-03-10"}
NOT_SENT = ("BR0145/2026-03-27/AREA", "BR0145/2026-03-27/GP_TO", "BR0145/2026-03-27/ICB_TO", "BR0145/2026-03-27/VSH")
CHASED = {"BR0117/2025-11-03/AREA": "2025-12-01", "BR0205/2025-03-13/AREA": "2025-04-02"}
ASKED = {"BR0145/2026-03-27": "2026-03-30"}


def address(place):
    """An invented street in the authority of the placement."""
    rng = random.Random("street/" + (place.post or place.carer))
    return "%d %s\n%s" % (rng.randint(2, 98), rng.choice(STREETS), names.AUTHORITIES[place.area][0])


def connected(place):
    """Fostered by a relative or friend?"""
    return place.code in ("U1", "U2", "U3")


def own_carer(place):
    """Fostered by a carer whom this authority approved?"""
    return place.urn == "SC990001" and not connected(place)


def out_of_area(place):
    """Outside the own area, confidential or in another country?"""
    return place.area != names.OWN


def pattern(child, s):
    """How good the evidence for a placement is."""
    if child.evidence.get(s.start) == "unrecorded":
        return "unrecorded"
    if not out_of_area(s.place):
        return "in"
    if s.start in child.evidence:
        return child.evidence[s.start]
    if connected(s.place) or own_carer(s.place):
        return "exempt"
    rng = random.Random("pattern/" + s.ref)
    return rng.choices(["complete", "late", "unapproved", "none"], [84, 8, 5, 3])[0] if s.place.code[0] != "A" else "adoption"


def start_of(child, s):
    """(day, 1 or 0) as returns and case export tell the start: where the first episode they hold only changed
    the legal status, the start is known of the last placement alone, from the case export."""
    if s.known.rne != "L":
        return s.known.start, "1"
    return (s.start, "1") if s.start == returns.last_placement(child).start else (s.known.start, "0")


def placement_row(child, s):
    """The whole row of a placement: a blank cell would clear what the return told.  Of one nobody wrote down,
    no more than that."""
    p, (start, known) = s.place, start_of(child, s)
    flag = lambda yes: "1" if yes else "0"
    row = dict(child.long_term.get(s.start, {}), ref=s.ref, child=child.ref, started_on=start, start_known=known, ended_on=s.end or "", type=p.code,
               provider_kind=p.provider_kind, provider=p.urn, carer=p.carer, postcode="" if p.hide_post else p.post,
               address_restricted=flag(p.restricted), area_authority=p.area, distance_miles=returns.distance(child, s), emergency=flag(p.emergency),
               connected_person=flag(connected(p)), own_foster_carer=flag(own_carer(p)), remand="YDA" if p.code == "R5" else "",
               reason_started=s.known.rne, reason_ended=s.reason)
    if not s.end and p.code[0] not in "AR" and p.area in names.AUTHORITIES:
        row["address"] = address(p)
    if not s.end and out_of_area(p) and p.code[0] not in "AR" and pattern(child, s) not in ("none", "unrecorded"):
        row["why_here"] = random.Random("why/" + s.ref).choice(WHY)
    if pattern(child, s) == "unrecorded":
        row.update(dict.fromkeys(PLACEMENT[11:17], ""), distance_miles=row["distance_miles"])
    return [row.get(name, "") for name in PLACEMENT]


def approval_row(child, s):
    """The approval of an out-of-area placement, or nothing."""
    how = pattern(child, s)
    if s.ref in ASKED:
        return ["%s/approval" % s.ref, child.ref, s.ref, "reg11_1_a", "", ""] + [""] * 7 + [ASKED[s.ref], child.worker[1], "", "", ""]
    if how == "exempt" and out_of_area(s.place):
        return ["%s/exempt" % s.ref, child.ref, s.ref, "reg11_4", "NO", "Rachel Adéyẹmí", str(working(s.start - days(3)))] + [""] * 11
    if how in ("in", "exempt", "adoption", "none", "unapproved", "unrecorded", "open"):
        return None
    near = names.AUTHORITIES.get(s.place.area, ("", "", "", ""))[1] == "adjoining"
    director = not near and how != "wrong"
    decided = {"late": add_working(s.start, 6), "emergency": add_working(s.start, 3)}.get(how, working(s.start - days(3)))
    back = lambda n: str(working(decided - days(n)))
    told = "" if s.place.area == "CON" else back(2)
    note = {"late": "Decided after the move; the reason was asked for.", "emergency": "Minimum checks made on the day; the rest completed after it.",
            "wrong": "Decided by the nominated officer; to go to the director."}.get(how, "")
    return ["%s/approval" % s.ref, child.ref, s.ref, "reg11_1_b" if director else "reg11_1_a", "DCS" if director else "NO",
            "Hugh Moss" if director else "Rachel Adéyẹmí", str(decided), back(4), back(3), told, told if director else "", back(1), note,
            back(4), child.worker[1], back(1), "APPROVED", ""]


def recipients(child, s):
    """(kind, name) of everyone who has to be told of a placement."""
    known = {"CHILD": child.given, "IRO": child.iro[1], "VSH": "Virtual School Brackenshire", "ICB_FROM": "Brackenshire ICB"}
    out = [(k, known.get(k, "")) for k in ALWAYS]
    if age(child.born, s.start) >= 4:
        out.append(("EDU", child.sees.split(",")[0]))
    if out_of_area(s.place) and s.place.area != "CON":
        out += [("AREA", names.AUTHORITIES[s.place.area][0]), ("ICB_TO", ""), ("GP_TO", "")]
    return out


def not_sent(child, s, kind, how):
    """Why one recipient was lawfully not told, or blank."""
    if kind == "CHILD" and age(child.born, s.start) < 5:
        return "NOT_APPROPRIATE_AGE"
    if kind == "PARENT" and child.uasc:
        return "NOT_PRACTICABLE"
    if kind == "PARENT" and how == "harm":
        return "HARM"
    if kind == "PREVCARER" and s.rne in "STU":
        return "NOT_APPLICABLE"
    return ""


def notice_rows(child, s):
    """Yields the notices of one placement."""
    how = pattern(child, s)
    rng = random.Random("notice/" + s.ref)
    for kind, name in recipients(child, s):
        skip = not_sent(child, s, kind, how)
        sent = {"late": add_working(s.start, 7), "emergency": add_working(s.start, rng.randint(1, 4)),
                "unapproved": add_working(s.start, 3)}.get(how, working(s.start - days(rng.randint(1, 4))))
        if kind == "AREA" and how in ("none", "open", "unrecorded") and "%s/AREA" % s.ref not in NOT_SENT or (how == "none" and kind in ("GP_FROM", "ICB_FROM", "GP_TO", "ICB_TO")):
            continue
        if how == "open":
            sent = add_working(s.start, 1)
        if rng.random() < .015 and not skip:
            continue
        got = add_working(sent, rng.randint(2, 8))
        answered = kind in ("AREA", "IRO") and (rng.random() < .75 and how != "harm") and got < TODAY
        number = "BRK/%d/%s" % (s.start.year, s.ref[2:6]) if kind == "AREA" else ""
        note = "Decided by the team manager: risk of significant harm." if skip == "HARM" else ""
        ref, left = "%s/%s" % (s.ref, kind), skip or "%s/%s" % (s.ref, kind) in NOT_SENT
        yield [ref, "OUT", child.ref, s.ref, "", "reg13_4" if kind == "AREA" else "reg13", kind, name, str(s.start), "",
               "" if left else str(sent), "" if left else HOW.get(kind, "Secure e-mail"), number,
               str(got) if answered and not left and ref not in CAME_BACK else "", CAME_BACK.get(ref, ""), skip, note] + letter(kind, left, skip, ref)


def letter(kind, left, skip, ref):
    """The last columns of a notice: what the letter held, who withheld it, when it was chased."""
    told = "1" if kind == "AREA" and not left else ""
    return ["", told, told, "Siân Kaye" if skip == "HARM" else "", CHASED.get(ref, ""), "", ""]


def ending_rows(child, s):
    """Yields the notices that a placement is to end, where the authority ended it; now and then there is none."""
    rng = random.Random("end/" + s.ref)
    chance, sent = rng.random(), working(s.end - days(rng.randint(3, 12))) if s.end else None
    if not s.end or s.reason not in ENDED_BY_US or chance < .05:
        return
    if chance < .12:
        sent = add_working(s.end, rng.randint(2, 8))
    for kind, name in recipients(child, s):
        if kind in ("CHILD", "PARENT", "IRO") and sent < TODAY:
            skip = not_sent(child, s, kind, "")
            yield ["%s/end/%s" % (s.ref, kind), "OUT", child.ref, s.ref, "", "reg14", kind, name, str(s.end), "", "" if skip else str(sent),
                   "" if skip else HOW.get(kind, "Secure e-mail"), "", str(add_working(sent, 2)) if kind == "IRO" and not skip else "", "", skip, ""] + [""] * 7


def received_rows():
    """Notices that came in from homes and the inspectorate."""
    # child, placement, home, provision, event, received, what it says, what was done, when that was done
    incoming = [("BR0117", "BR0117/2024-06-21", "9900112", "reg40", "2024-08-15", "2024-08-15", "Missing overnight; found by police at 08:25.",
                 "Return interview and a strategy meeting.", "2024-08-20"),
                ("BR0117", "BR0117/2024-06-21", "9900112", "reg40", "2025-08-20", "2025-08-21", "Fire on the upper floor; nobody hurt, two rooms closed.",
                 "Seen the next day; the home’s own report asked for.", "2025-09-02"),
                ("BR0102", "BR0102/2026-02-13", "9900167", "reg40", "2026-03-03", "2026-03-04", "Hospital attendance after self-harm; safety plan changed.", "", ""),
                ("BR0109", "BR0109/2025-10-20", "9900174", "s30a", "2026-04-01", "2026-04-02", "Compliance notice about staffing at night.", "", ""),
                ("BR0177", "BR0177/2025-03-10", "9900143", "reg40", "2026-03-29", "2026-03-29", "Missing from 21:40; police told at 22:10.",
                 "Police and home rung the same night.", "2026-03-31"),
                ("", "", "9900143", "reg41", "2025-11-14", "2025-11-14", "Admission of a child of another authority.", "Entered in the register.", "2025-11-17"),
                ("", "", "9900143", "reg41", "2026-01-05", "2026-01-08", "Admission of a child of another authority.", "Entered in the register.", "2026-01-09"),
                ("", "", "9900143", "reg41", "2026-02-20", "2026-02-20", "Discharge.", "Closed in the register.", "2026-02-23"),
                ("", "", "9900143", "reg41", "2026-03-30", "2026-03-31", "Admission of a child of another authority.", "", "")]
    for child, placement, urn, provision, event, received, note, did, closed in incoming:
        sender = "Ofsted" if provision == "s30a" else names.BY_URN[urn][1]
        yield ["%s/in/%s/%s" % (child or urn, provision, received), "IN", child, placement, urn, provision, "", sender, event, received, "", "Secure e-mail", "", "", "", "", note,
               "", "", "", "", "", did, closed]


def guests():
    """Children of other authorities who live in the area: the host register."""
    rows = [("Northmoor", "Ellis", "Warde", "2012-05-09", "9900143", "C2", "2025-11-13", "", "2025-11-14"),
            ("Saltmere", "Noor", "Haddad", "2014-02-27", "9900143", "V2", "2026-01-05", "", "2026-01-08"),
            ("Harrowdale", "Callum", "O’Shea", "2010-09-30", "9900112", "C2", "2024-07-01", "2026-02-20", "2024-07-02"),
            ("Tarnside", "Mari", "Pryce", "2016-12-11", "", "C1", "2026-03-28", "", "2026-03-30")]
    for placing, given, surname, born, urn, status, start, end, told in rows:
        home = names.BY_URN[urn][1] if urn else "Pat Lund"
        yield ["%s/%s" % (placing, start), placing, given, surname, born, "%s\nBrackenshire" % (home if urn else "6 Weir Row"), home, status, "", start, end, told,
               "%s Council" % placing, placing if born < "2013" else ""]


def tables(children):
    """{kind: (columns, rows)} of placement, approval and notice."""
    placements, approvals, notices = [], [], list(received_rows())
    for child in children:
        for s in child.slices():
            placements.append(placement_row(child, s))
            if s.place.code == "R1":
                continue
            approvals.append(approval_row(child, s))
            if s.place.code[0] != "A" and (s.end is None or s.start >= date(2025, 4, 1) or (out_of_area(s.place) and s.start >= FIRST_DAY)):
                notices += notice_rows(child, s)
            if s.place.code[0] != "A":
                notices += ending_rows(child, s)
    incoming = ["ref", "placing_authority", "given_names", "surname", "date_of_birth", "address", "carer", "legal_status", "iro", "started_on", "ended_on", "told_on",
                "told_by", "ehc_plan_authority"]
    return {"incoming_child": (incoming, list(guests())), "placement": (PLACEMENT, placements), "approval": (APPROVAL, [r for r in approvals if r]), "notice": (NOTICE, notices)}
