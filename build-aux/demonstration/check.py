# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what the files say, from their text: references, dates, rules, codes."""
import csv
import io
import re
from datetime import date, datetime

from . import returns
from .story import TODAY, YEARS, age, birthday, year_of

# column: code list file, for returns and for native kinds
RETURN_CODES = {"RNE": "reason_new_episode", "LS": "legal_status", "CIN": "category_of_need", "PLACE": "placement_type", "REC": "reason_episode_ceased",
                "PLACE_PROVIDER": "placement_provider", "REASON_PLACE_CHANGE": "reason_placement_change", "REVIEW_CODE": "review_participation", "SEX": "sex",
                "ETHNIC": "ethnicity", "MISSING": "missing_type", "SDQ_REASON": "sdq_reason", "PREV_PERM": "previous_permanence", "IN_TOUCH": "care_leaver_in_touch",
                "ACTIV": "care_leaver_activity", "ACCOM": "care_leaver_accommodation", "SW_REASON": "social_worker_change_reason",
                "REASON_PLACED_CEASED": "adoption_reason_reversed"}
NATIVE_CODES = {("visit", "outcome"): "visit_status", ("health_check", "kind"): "health_check_type", ("health_check", "status"): "health_check_status",
                ("sdq", "reason"): "sdq_reason", ("note", "kind"): "note_kind", ("contact", "role"): "contact_role", ("relationship", "kind"): "relationship_kind",
                ("notice", "recipient_kind"): "notification_recipient", ("provider", "type"): "insp_provider_type", ("provider", "sector"): "insp_provider_sector",
                ("missing_episode", "kind"): "missing_type", ("review", "participation"): "review_participation", ("child", "disability"): "disability",
                ("provider", "registration"): "registration_state", ("finding", "type"): "insp_finding_type", ("finding", "status"): "insp_action_status",
                ("finding", "cause"): "insp_cause", ("action", "status"): "insp_action_status", ("action", "kind"): "action_kind",
                ("inspection", "framework"): "insp_framework", ("inspection", "topic"): "insp_focused_visit_topic", ("inspection_child", "role"): "insp_record_role",
                ("enforcement", "kind"): "insp_enforcement", ("intervention", "kind"): "insp_intervention", ("quality_audit", "grade"): "audit_grade",
                ("correspondence", "form"): "correspondence_form", ("information_request", "role"): "contact_role", ("information_request", "cause"): "insp_cause"}
# Days that lie ahead: by when something is due, until when something lasts.
AHEAD = ("due_on", "next_on", "until_on", "answer_due_on")
OTHERS = {("plan", "kind"): "CARE PLACEMENT PEP HEALTH PATHWAY_ASSESSMENT PATHWAY", ("review", "kind"): "LAC ADOPTION SECURE SHORT_BREAK",
          ("approval", "provision"): "reg11_1_a reg11_1_b reg11_4 reg24 reg18 reg39_2 reg39_5", ("approval", "role"): "NO DCS", ("approval", "decision"): "APPROVED REFUSED", ("notice", "direction"): "OUT IN",
          ("notice", "not_sent_reason"): "NOT_PRACTICABLE HARM NOT_APPROPRIATE_AGE NOT_APPLICABLE"}
POSTCODE = re.compile(r"^(BK|AW|TV|WX|HW|NM|SX|TC|WY)\d{1,2} \d[ABD-HJLNP-UW-Z]{2}$")


def uk(text):
    """A date of the return, or None"""
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None


def codes_of(folder, name, year=None):
    """The codes of a list, in force in a collection year."""
    with open(folder / (name + ".csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    year_in = lambda text: int(text) if text and len(text) == 4 else None
    return {next(iter(r.values())) for r in rows if year is None or (
        (year_in(r.get("valid_from")) or 0) <= year <= (year_in(r.get("valid_to")) or (9999 if not r.get("valid_to") else 0)))}


def episode_faults(name, rows, born, last):
    """Order, overlaps and the reasons of one child's episodes."""
    before = None
    for e in rows:
        where, start, end = "%s: %s %s" % (name, e["CHILD"], e["DECOM"]), uk(e["DECOM"]), uk(e["DEC"])
        if bool(end) != bool(e["REC"]) or (end and (end <= start or end > last)) or start > last:
            yield where + ": end and reason do not fit"
        if before:
            gap = (start - uk(before["DEC"])).days if before["DEC"] else -1
            if gap < 0 or (before["REC"] == "X1") != (e["RNE"] != "S") or (gap and e["RNE"] != "S") or (e["RNE"] == "S" and gap < 1):
                yield where + ": does not follow the one before"
            same = [before[c] == e[c] for c in ("PLACE", "PL_POST", "URN", "PLACE_PROVIDER")]
            status = before["LS"] == e["LS"]
            if e["RNE"] != "S" and ({"L": (all(same), not status), "P": (not all(same), status), "T": (not all(same), status)}.get(e["RNE"], (True, not status)) != (True, True)):
                yield where + ": RNE %s does not fit" % e["RNE"]
            away = before["PLACE"][0] == "T" or e["PLACE"][0] == "T"
            if e["RNE"] in ("P", "B", "T", "U") and bool(before["REASON_PLACE_CHANGE"]) == away:
                yield where + ": reason for the change"
            if e["RNE"] != "S" and before["CIN"] != e["CIN"]:
                yield where + ": need changed"
        yield from ("%s: %s" % (where, fault) for fault in row_faults(e, start, end, born))
        before = e
    if before["REC"] == "X1":
        yield "%s: %s: X1 and nothing follows" % (name, before["CHILD"])


def row_faults(e, start, end, born):
    """What one episode may not say."""
    code, years = e["PLACE"], age(born, start)
    if start < born or (not end and birthday(born, 18) <= date(2026, 3, 31) and e["RNE"]) and years >= 18:
        yield "age"
    if (code == "K3" and years < 16) or (code == "R5" and years < 10) or (code == "S1" and years < 4) or (e["LS"][0] == "J" and years < 10):
        yield "too young for %s" % code
    if (code == "P1") != (e["PLACE_PROVIDER"] == "PR0") or (code == "P1" and e["LS"] == "V2"):
        yield "with parents"
    if code in ("A5", "A6") and e["LS"] != "E1":
        yield "placed for adoption without an order"
    if e["RNE"] == "S" and code[0] == "T" or (end and e["REC"] != "X1" and code[0] == "T"):
        yield "care begins or ends away"
    longest = {"T1": 42, "T3": 21, "T4": 7}.get(code, {"L1": 3, "L2": 21, "V3": 17}.get(e["LS"]))
    if longest and end and (end - start).days > longest:
        yield "too long"
    if e["REC"] == "E17" and birthday(born, 18) > end or (e["REC"] in ("E5", "E6") and age(born, end) < 16):
        yield "end reason for the age"
    if e["HOME_POST"] and e["HOME_POST"] == e["PL_POST"] and code != "P1":
        yield "home and placement are the same"
    if any(e[c] and not POSTCODE.match(e[c]) for c in ("HOME_POST", "PL_POST")):
        yield "postcode"


def in_care(episodes, day):
    """Was the child looked after on a day?"""
    return any(uk(e["DECOM"]) <= day and (not e["DEC"] or day <= uk(e["DEC"])) for e in episodes)


def year_faults(read, year, codes):
    """One year's return."""
    get = lambda name: read["%d/%s.csv" % (year, name)]
    born = {r["CHILD"]: uk(r["DOB"]) for r in get("header")}
    episodes = {}
    for e in get("episodes"):
        episodes.setdefault(e["CHILD"], []).append(e)
    for ref, rows in episodes.items():
        yield from episode_faults("%d/episodes" % year, rows, born[ref], year_of(year)[1])
    for r in get("header"):
        if r["UPN"] and not re.match(r"^(UN[1-5]|[A-HJ-NP-RT-Z]\d{12})$", r["UPN"]):
            yield "%d/header: %s: UPN" % (year, r["CHILD"])
    for name in returns.COLUMNS:
        if list(get(name)[0]) != returns.COLUMNS[name].split():
            yield "%d/%s: columns" % (year, name)
        for r in get(name):
            where = "%d/%s: %s" % (year, name, r["CHILD"])
            if r["CHILD"] not in born or ("DOB" in r and uk(r["DOB"]) != born[r["CHILD"]]):
                yield where + ": not the child of the header"
            if name == "reviews" and ((r["REVIEW_CODE"] == "PN0") != (age(born[r["CHILD"]], uk(r["REVIEW"])) < 4) or not in_care(episodes[r["CHILD"]], uk(r["REVIEW"]))):
                yield where + ": review"
            if name == "missing" and not (in_care(episodes[r["CHILD"]], uk(r["MIS_START"])) and (not r["MIS_END"] or in_care(episodes[r["CHILD"]], uk(r["MIS_END"])))):
                yield where + ": missing while not in care"
            for column, known in codes.items():
                if r.get(column) and r[column] not in known:
                    yield "%s: %s is not a code of the year" % (where, column)


def join_faults(read):
    """An episode open in the first year comes again in the second, otherwise the same."""
    later = {(e["CHILD"], e["DECOM"]): e for e in read["2026/episodes.csv"]}
    for e in read["2025/episodes.csv"]:
        again = later.get((e["CHILD"], e["DECOM"]))
        if not e["DEC"] and (not again or any(again[c] != e[c] for c in e if c not in ("DEC", "REC", "REASON_PLACE_CHANGE"))):
            yield "2026/episodes: %s %s does not go on" % (e["CHILD"], e["DECOM"])
    names = {r["CHILD"]: (r["SEX"], r["DOB"], r["ETHNIC"]) for r in read["2025/header.csv"]}
    for r in read["2026/header.csv"]:
        if names.get(r["CHILD"], (r["SEX"], r["DOB"], r["ETHNIC"])) != (r["SEX"], r["DOB"], r["ETHNIC"]):
            yield "2026/header: %s is another child" % r["CHILD"]


def native_faults(read, placements, folder):
    """References, uniqueness, dates and codes of the native files."""
    refs = {name[:-4]: {r["ref"] for r in rows} for name, rows in read.items() if "/" not in name and rows and "ref" in rows[0]}
    refs["child"] = {r["CHILD"] for y in YEARS for r in read["%d/header.csv" % y]}
    refs["placement"], real = placements, {"child", "placement", "contact", "provider", "authority", "inspection", "finding", "enforcement"}
    for name, rows in read.items():
        kind, seen = name[:-4], set()
        for r in rows if "/" not in name and kind != "case_export" else []:
            where = "%s: %s" % (name, r["ref"])
            if r["ref"] in seen or None in r or (kind in ("child", "placement") and r["ref"] not in refs[kind]):
                yield where + ": ref"
            seen.add(r["ref"])
            yield from ("%s: no such %s" % (where, c) for c in real & set(r) if r[c] and r[c] not in refs[c])
            for column, value in r.items():
                if re.search(r"(_on|_at|_from|_until)$", column) and value and (not re.match(r"^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$", value) or
                                                                            (value[:10] > str(TODAY) and not column.endswith("_until") and column not in AHEAD)):
                    yield "%s: %s" % (where, column)
                allowed = OTHERS.get((kind, column), "").split() or (folder.is_dir() and (kind, column) in NATIVE_CODES and codes_of(folder, NATIVE_CODES[kind, column]))
                if value and allowed and not set(value.split(";")) <= set(allowed):
                    yield "%s: %s is not a code" % (where, column)
            if kind == "child" and r["nhs_number"] and not nhs_good(r["nhs_number"]):
                yield where + ": NHS number"


def whole_faults(read):
    """A blank or other cell of a native file would undo what the returns and the case export tell of the same record."""
    iso = lambda text: str(uk(text)) if re.match(r"^\d\d/\d\d/\d{4}$", text) else text
    pairs = {"child": (("2025/header", "2026/header", "case_export"), {"SEX": "sex", "DOB": "date_of_birth", "ETHNIC": "ethnicity", "Surname": "surname",
                       "Forename": "given_names", "Preferred Name": "known_as", "Home Postcode": "home_postcode", "Team": "team", "Allocated Worker": "worker", "IRO": "iro"}),
             "placement": (("2025/episodes", "2026/episodes"), {"PLACE": "type", "PLACE_PROVIDER": "provider_kind", "PL_POST": "postcode", "URN": "provider", "RNE": "reason_started"}),
             "review": (("2025/reviews", "2026/reviews"), {"REVIEW": "held_on", "REVIEW_CODE": "participation"})}
    ref = {"child": lambda r: r.get("CHILD") or r["Client ID"], "placement": lambda r: "%s/%s" % (r["CHILD"], iso(r["DECOM"])),
           "review": lambda r: "%s/%s/LAC" % (r["CHILD"], iso(r["REVIEW"]))}
    for kind, (sources, columns) in pairs.items():
        native = {r["ref"]: r for r in read[kind + ".csv"]}
        for name, r in ((name, r) for name in sources for r in read[name + ".csv"]):
            row = native.get(ref[kind](r), {})
            yield from ("%s.csv: %s: %s is not what %s says" % (kind, row["ref"], n, name) for c, n in columns.items() if row and r.get(c) and row[n] != iso(r[c]))


def nhs_good(number):
    """Of the test range, with its check digit?"""
    return number.startswith("999") and len(number) == 10 and (11 - sum(int(c) * w for c, w in zip(number, range(10, 1, -1))) % 11) % 11 == int(number[9])


def faults(children, files, folder):
    """Yields a line for every fault in what the script makes."""
    read = {name: list(csv.DictReader(io.StringIO(text))) for name, text in files.items()}
    for name, rows in read.items():
        if not rows:
            yield name + ": no rows"
    for year in YEARS:
        codes = {c: codes_of(folder, name, year) for c, name in RETURN_CODES.items()} if folder.is_dir() else {}
        yield from year_faults(read, year, codes)
    yield from join_faults(read)
    yield from native_faults(read, {s.ref for c in children for s in c.slices()}, folder)
    yield from whole_faults(read)
    looked_after = sum(c.open for c in children)
    if len(children) != 120 or not 75 <= looked_after <= 90:
        yield "there are %d children, %d looked after" % (len(children), looked_after)
    if sum(len(t.encode("utf-8")) for t in files.values()) > 800000:
        yield "the files are over 800 kB"
