# SPDX-License-Identifier: GPL-3.0-or-later
"""The SSDA903 files of both years and the one-row-a-child case export."""
import csv
import io

from . import life, names
from .story import EXPORTED, TODAY, YEARS, add_months, add_working, age, birthday, year_of

COLUMNS = {
    "header": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "episodes": "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
    "reviews": "CHILD DOB REVIEW REVIEW_CODE",
    "uasc": "CHILD SEX DOB DUC",
    "oc2": "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE "
           "INTERVENTION_RECEIVED INTERVENTION_OFFERED",
    "oc3": "CHILD DOB IN_TOUCH ACTIV ACCOM",
    "ad1": "CHILD DOB DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR",
    "placed_for_adoption": "CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
    "previous_permanence": "CHILD DOB PREV_PERM LA_PERM DATE_PERM",
    "missing": "CHILD DOB MISSING MIS_START MIS_END",
    "sw_episodes": "CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON",
}
CASE = ["Client ID", "Surname", "Forename", "Preferred Name", "D.O.B.", "Gender", "Ethnic Origin", "UPN", "Home Postcode", "Legal Status",
        "Legal Status Start", "LAC Start", "LAC End", "Placement Start", "Placement Type", "Carer / Provider", "Placement Postcode", "Distance (miles)",
        "Team", "Allocated Worker", "IRO", "Last Review", "Review due", "Last visit", "Visit due", "Last Health Assessment", "RHA due", "Dental check",
        "PEP due", "Missing episodes (12m)", "Status", "Notes"]
ETHNIC = {"WBRI": "White British", "WIRI": "White Irish", "WIRT": "Traveller of Irish heritage", "WROM": "Gypsy/Roma", "WOTH": "Any other White background",
          "MWBC": "White and Black Caribbean", "MWBA": "White and Black African", "MWAS": "White and Asian", "MOTH": "Any other Mixed background",
          "AIND": "Indian", "APKN": "Pakistani", "ABAN": "Bangladeshi", "AOTH": "Any other Asian background", "BCRB": "Caribbean", "BAFR": "African",
          "CHNE": "Chinese", "OOTH": "Any other ethnic group"}
STATUS = {"C1": "Interim care order", "C2": "Full care order", "E1": "Placement order", "V2": "Section 20", "V3": "Short breaks", "V4": "Short breaks",
          "J1": "Remand", "L1": "Police protection", "L2": "Emergency protection order"}
KIND = {"U": "Fostering", "K1": "Secure children's home", "K2": "Children's home", "K3": "Supported accommodation", "P1": "With parents", "A": "Placed for adoption",
        "S1": "Residential school", "R1": "Short break unit", "R5": "Custody"}


def uk(day):
    """A date as the return writes it."""
    return day.strftime("%d/%m/%Y") if day else ""


def table(columns, rows):
    """Text of a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def header_row(child, year):
    """One row of Header."""
    real = [e for e in child.known if e.ls not in ("V3", "V4")]
    number = child.upn if child.upn.startswith("UN") or birthday(child.born, 4).isoformat() <= "%d-08-31" % (year - 1) else "UN1"
    mother = child.mother_of if child.mother_of and child.mother_of <= year_of(year)[1] else None
    return [child.ref, child.sex, uk(child.born), child.ethnic, number, ("1" if mother else "0") if child.sex == "F" and real else "", uk(mother)]


def episode_row(child, e, year):
    """One row of Episodes, as it stood at the end of the year."""
    ended = e.end if e.end and e.end <= year_of(year)[1] else None
    breaks = e.ls in ("V3", "V4")
    home = "" if child.uasc or breaks else child.home
    return [child.ref, uk(e.start), e.rne, e.ls, child.cin, e.place.code, e.place.provider_kind, uk(ended), e.rec if ended else "",
            e.reason if ended else "", home, "" if breaks or e.place.hide_post else e.place.post, e.place.in_return]


def oc2_row(child, year):
    """One row of OC2, from what the native files record."""
    first, last = year_of(year)
    did = {kind for kind, day, status in child.health if first <= day <= last and status == "COMPLETED"}
    asked = [x for x in child.sdqs if first <= x[0] <= last]
    score = reason = ""
    if birthday(child.born, 4) <= last and birthday(child.born, 17) >= first:
        edge = birthday(child.born, 4) > first or birthday(child.born, 17) <= last
        _, score, reason = asked[-1] if asked else ("", "", "SDQ1" if edge else "SDQ4")
    yes = lambda *kinds: "1" if did & set(kinds) else "0"
    old = age(child.born, last)
    misuse = old >= 14 and sum(map(ord, child.ref)) % 11 == 3
    return [child.ref, uk(child.born), score, reason, "" if old < 10 else "1" if child.last.ls == "J1" else "0", yes("SURV") if old < 5 else "", yes("IMM"),
            yes("DENTAL"), yes("IHA", "RHA"), "1" if misuse else "0", "1" if misuse else "", ""]


def year_rows(child, year):
    """Yields (table, row) of one child in one year."""
    first, last = year_of(year)
    within = lambda start, end: start <= last and (end is None or end >= first)
    until = lambda end: uk(end if end and end <= last else None)
    now, key = [e for e in child.episodes if within(e.start, e.end)], [child.ref, uk(child.born)]
    if not now and year not in child.leaver:
        return
    yield "header", header_row(child, year)
    yield from (("episodes", episode_row(child, e, year)) for e in now)
    if year in child.leaver:
        yield "oc3", key + list(child.leaver[year])
    if not now:
        return
    yield from (("reviews", key + [uk(day), code]) for day, code in child.reviews if first <= day <= last)
    if child.uasc and birthday(child.born, 18) >= first:
        yield "uasc", [child.ref, child.sex, uk(child.born), uk(birthday(child.born, 18))]
    if life.continuous(child, year):
        yield "oc2", oc2_row(child, year)
    if child.adopted and first <= child.last.end <= last:
        yield "ad1", key + [uk(child.adopted[0]), uk(child.adopted[1])] + list(child.adopted[2:])
    if child.decision and within(child.decision[0], child.decision[1]):
        stopped = until(child.decision[1])
        yield "placed_for_adoption", key + [uk(child.decision[0]), stopped, child.decision[2] if stopped else ""]
    if any(e.rne == "S" and first <= e.start for e in now):
        yield "previous_permanence", key + list(child.permanence)
    yield from (("missing", key + [kind, uk(start), until(end)]) for kind, start, end in child.missing if within(start, end))
    yield from (("sw_episodes", key + [sw, uk(start), until(end), why]) for sw, start, end, why in child.workers if within(start, end))


def last_placement(child):
    """The placement that the case export tells of, or None."""
    slices = [s for s in child.slices() if s.place.code != "R1"]
    return slices[-1] if slices else None


def where(child):
    """Placement columns of the case export: start, type, who, postcode, miles."""
    s = last_placement(child)
    if not s or child.breaks:
        return [""] * 5
    code = s.place.code
    return [uk(s.start), KIND.get(code, KIND.get(code[0], "")), s.place.carer, "" if s.place.hide_post else s.place.post, distance(child, s)]


def distance(child, s):
    """Invented miles from home; blank where none is wanted or may be told."""
    if s.start in child.story.get("miles", {}):
        return child.story["miles"][s.start]
    if child.uasc or child.breaks or s.place.area == "CON" or s.place.code == "P1":
        return ""
    return names.miles(child.home, s.place.post, s.place.area)


def case_row(child):
    """One row of the case export."""
    last, period = child.last, child.periods()[-1] if child.episodes else (None, None)
    legal = [e for e in child.episodes if e.start >= (period[0] or TODAY)]
    since = next((e.start for k, e in enumerate(legal) if all(x.ls == last.ls for x in legal[k:])), None)
    done = lambda *kinds: max((day for kind, day, status in child.health if kind in kinds and status == "COMPLETED"), default=None)
    review, visits = max((day for day, _ in child.reviews), default=None), life.visit_days(child)
    seen, health = visits[-1] if visits and child.open else None, done("IHA", "RHA")
    gone = sum(1 for _, start, _ in child.missing if start > add_months(EXPORTED, -12))
    return [child.ref, child.surname, child.given, child.known_as, uk(child.born), {"M": "Male", "F": "Female"}[child.sex], ETHNIC[child.ethnic],
            header_row(child, 2026)[4], child.home if not child.uasc else "", STATUS[last.ls] if last else "", uk(since), uk(period[0]), uk(period[1])] + \
        where(child) + [child.team, child.worker[1], child.iro[1] if child.episodes else "", uk(review),
                        uk(add_months(review, 6)) if review and child.open else "", uk(seen), uk(add_working(seen, 29)) if seen else "",
                        uk(health), uk(add_months(health, 12)) if health and child.open else "", uk(done("DENTAL")), "", str(gone),
                        "Open" if child.open or child.breaks else "Closed", ""]


def files(children):
    """{path: text} of the returns and the case export."""
    out = {}
    for year in YEARS:
        rows = {name: [] for name in COLUMNS}
        for child in children:
            for name, row in year_rows(child, year):
                rows[name].append(row)
        for name, columns in COLUMNS.items():
            out["%d/%s.csv" % (year, name)] = table(columns.split(), rows[name])
    out["case_export.csv"] = table(CASE, [case_row(c) for c in children])
    return out
