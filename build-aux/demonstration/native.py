# SPDX-License-Identifier: GPL-3.0-or-later
"""The native CSV of the demonstration: what a return does not hold."""
import random
from datetime import date

from . import evidence, inspections, life, names, returns, words
from .returns import table
from .story import FIRST_DAY, TODAY, YEARS, add_working, age, birthday, days, working

CHILD = ["ref", "given_names", "surname", "known_as", "former_names", "date_of_birth", "dob_estimated", "sex", "ethnicity", "upn", "nhs_number", "disability",
         "uasc_from", "uasc_until", "home_postcode", "worker", "team", "iro", "restricted", "alert"]
VISIT = ["ref", "child", "visited_on", "outcome", "by", "notes", "childs_words"]
REVIEW = ["ref", "child", "kind", "held_on", "participation", "iro", "decisions", "visits_every_days"]
CONTACT = ["ref", "name", "role", "organisation", "address", "phone", "email"]
RELATION = ["ref", "child", "contact", "kind", "parental_responsibility", "may_be_told", "from_on", "until_on"]


class Refs:
    """Gives out refs, with -2, -3 for a second and third of the same day."""

    def __init__(self):
        self.used = {}

    def __call__(self, *parts):
        base = "/".join(map(str, parts))
        self.used[base] = self.used.get(base, 0) + 1
        return base if self.used[base] == 1 else "%s-%d" % (base, self.used[base])


def authorities():
    """The own authority, its neighbours and those that host its children."""
    return ["ref", "name", "own", "adjoining"], [[number, a[0], "1" if a[1] == "own" else "0", "1" if a[1] == "adjoining" else "0"]
                                                 for number, a in names.AUTHORITIES.items() if number.isdigit()]


def settings():
    """Who letters come from."""
    return ["ref", "value"], [["sender_address", "Moot Hall\nBrackenford\nBK1 1AA"], ["sender_email", "cla-notices@brackenshire.example.org"],
                              ["sender_phone", names.phone(114)], ["sender_team", "Children Looked After Team"]]


def persons():
    """Who uses the program."""
    rows = []
    for n, (ref, name, role, team, _) in enumerate(names.PEOPLE):
        rows.append([ref, name, ref, role, team, "radeyemi" if ref == "fturnbull" else "", "2023-0%d-01" % (n % 9 + 1), ""])
    return ["ref", "name", "login", "role", "team", "deputy_for", "from_on", "until_on"], rows


def providers():
    """Homes and agencies; the ref is the URN."""
    rows = []
    for n, (urn, name, kind, sector, _, area, _) in enumerate(names.PROVIDERS):
        mail = "".join(c for c in name.lower() if c.isascii() and c.isalpha())
        rows.append([urn, name, "" if urn.startswith("WALES") else urn, kind, sector, area, names.postcode(urn, area), names.phone(700 + n), "duty@%s.example.org" % mail]
                    + inspections.registration(urn))
    return ["ref", "name", "urn", "type", "sector", "area_authority", "postcode", "phone", "email", "registration", "registered_on", "registration_ended_on", "address", "website"], rows


def recorded_upn(child):
    """The pupil number of the latest return that holds the child, else of the case export."""
    held = [year for year in YEARS if any(True for _ in returns.year_rows(child, year))]
    return returns.header_row(child, held[-1] if held else YEARS[-1])[4]


def child_rows(children):
    """All about the children, whole rows: a blank cell of a native file clears what another file told."""
    rows = []
    for c in children:
        until = birthday(c.born, 18) if c.uasc else ""
        rows.append([c.ref, c.given, c.surname, c.known_as, c.former, c.born, "1" if c.story.get("country") in names.ESTIMATED else "0", c.sex, c.ethnic, recorded_upn(c), c.nhs, c.disability,
                     c.periods()[0][0] if c.uasc else "", until, "" if c.uasc else c.home, c.worker[1], c.team, c.iro[1] if c.episodes else "",
                     "1" if c.restricted else "0", c.alert])
    return CHILD, rows


def outcome(rng, child, day):
    """How the child was seen at a visit that counts."""
    if age(child.born, day) < 3:
        return "SEEN"
    return rng.choices(["SEEN_ALONE", "SEEN", "REFUSED"], [82, 15, 3])[0]


def visits(children):
    """Two years of visits, kept and missed, and all of a placement still open."""
    refs, rows = Refs(), []
    for child in children:
        rng, told = random.Random("visit/" + child.ref), words.VISITS.get(child.ref, {})
        planned = life.visit_days(child)
        for day in planned:
            by, said, note = life.worker_on(child, day), "", ""
            if day in told:
                note, said = told[day]
            elif day > date(2025, 3, 31):
                said = rng.choice(words.said(age(child.born, day))) if age(child.born, day) >= 4 and rng.random() < .16 else ""
                note = rng.choice(words.NOTES) if rng.random() < .2 else ""
            rows.append([refs(child.ref, day), child.ref, day, "SEEN_ALONE" if day in told else outcome(rng, child, day), by, note, said])
            if not told and day > FIRST_DAY and rng.random() < .05:
                tried = working(day - days(rng.randint(3, 6)))
                if tried not in planned and tried > child.episodes[0].start:
                    rows.append([refs(child.ref, tried), child.ref, tried, rng.choice(("NOT_SEEN", "NO_ACCESS", "CANCEL_LA", "CANCEL_OTHER", "VIRTUAL")), by, "", ""])
    return VISIT, rows


def reviews(children):
    """Every review with its reviewing officer, Jay's with their decisions; adoption and short break reviews."""
    rows = []
    for child in children:
        for day, code in child.reviews:
            rows.append(["%s/%s/LAC" % (child.ref, day), child.ref, "LAC", day, code, child.iro[1], words.DECISIONS.get(child.ref, {}).get(day, ""), ""])
        rows += [["%s/%s/SHORT_BREAK" % (child.ref, day), child.ref, "SHORT_BREAK", day, "PN1", child.iro[1], "", ""] for day in words.BREAKS.get(child.ref, ((), ()))[1]]
        rows += [["%s/%s/ADOPTION" % (child.ref, day), child.ref, "ADOPTION", day, life.part_taken(random.Random(child.ref), child, day), child.iro[1], "", every]
                 for day, every in life.adoption_reviews(child)]
    return REVIEW, rows


def health(children):
    """Health checks and questionnaires."""
    refs, checks, sdqs = Refs(), [], []
    for child in children:
        rng = random.Random("doctor/" + child.ref)
        who = rng.choice(("Dr S. Achebe", "Dr L. Marchetti", "Dr P. Thirlwell")), rng.choice(("Nurse K. Dobson", "Nurse F. Islam"))
        for kind, day, status in child.health:
            report = str(add_working(day, rng.randint(4, 16))) if kind in ("IHA", "RHA") and status == "COMPLETED" else ""
            checks.append([refs(child.ref, day), child.ref, kind, day, status, {"IHA": who[0], "RHA": who[1]}.get(kind, ""), report if report <= str(TODAY) else ""])
        sdqs += [[refs(child.ref, "sdq", day), child.ref, day, score, reason] for day, score, reason in child.sdqs]
    return (["ref", "child", "kind", "done_on", "status", "practitioner", "report_received_on"], checks), (["ref", "child", "completed_on", "score", "reason"], sdqs)


def plans(children):
    """Care plans, placement plans, education plans, pathway plans."""
    refs, rows = Refs(), []

    def add(child, kind, day, placement="", agreed=True):
        day = working(day)
        if day <= TODAY:
            signed = add_working(day, 4)
            rows.append([refs(child.ref, day, kind), child.ref, kind, placement, day, signed if agreed and signed <= TODAY else ""])

    for child in children:
        rng = random.Random("plan/" + child.ref)
        if child.breaks:
            add(child, "CARE", child.episodes[0].start - days(10))
        for start, end in child.periods() if not child.breaks else []:
            add(child, "CARE", add_working(start, 9) if rng.random() < .9 else add_working(start, 14))
            school = max(start, birthday(child.born, 3))
            if school + days(30) < min(end or TODAY, birthday(child.born, 18)):
                add(child, "PEP", add_working(school, 9) if rng.random() < .85 else add_working(school, 16))
            for term in (date(2025, 5, 14), date(2025, 10, 15), date(2026, 2, 4)):
                if school + days(40) < term < min(end or TODAY, TODAY) and rng.random() < .93:
                    add(child, "PEP", term + days(rng.randint(0, 30)))
            ready = max(birthday(child.born, 16), start) + days(rng.randint(20, 100))
            if ready < min(end or TODAY, TODAY) and (ready - start).days > 95:
                add(child, "PATHWAY_ASSESSMENT", ready)
                add(child, "PATHWAY", ready + days(30))
        for s in child.slices():
            if child.breaks:
                add(child, "PLACEMENT", s.start, s.ref)
            elif s.place.code[0] not in "AR" and rng.random() < .95:
                add(child, "PLACEMENT", add_working(s.start, rng.choice((1, 2, 3, 4, 4, 7))), s.ref, rng.random() < .9)
        for kind, day, status in child.health:
            made = add_working(day, 12)
            if kind in ("IHA", "RHA") and status == "COMPLETED" and FIRST_DAY <= day and made < (child.last.end or TODAY) and rng.random() < .9:
                add(child, "HEALTH", made)
    return ["ref", "child", "kind", "placement", "made_on", "agreed_on"], rows


def missing(children):
    """Times, interviews and police references of some missing episodes."""
    rows = []
    for child in children:
        rng = random.Random("return/" + child.ref)
        for kind, start, end in child.missing:
            row = words.MISSING.get((child.ref, start))
            if not row and (rng.random() < .75 and end and end > start):
                back = "%sT%02d:%02d" % (end, rng.randint(6, 22), rng.choice((0, 10, 25, 40)))
                offered, accepted = end + days(rng.randint(0, 2)), rng.random() < .7
                done = "%sT%02d:00" % (end + days(rng.choice((1, 2, 2, 2, 5))), rng.randint(9, 17))
                row = ("%sT%02d:%02d" % (start, rng.randint(15, 23), rng.choice((5, 20, 45))), back, str(offered), "1" if accepted else "0",
                       done if accepted else "", "BRK-%d-%04d" % (start.year, rng.randint(100, 9999)))
            if row:
                rows.append(["%s/%s/%s" % (child.ref, start, kind), child.ref, kind] + list(row))
    return ["ref", "child", "kind", "started_at", "ended_at", "interview_offered_at", "interview_accepted", "interview_done_at", "police_ref"], rows


def files(children):
    """{path: text} of the native folder; rows in byte order of ref."""
    tables = {"authority": authorities(), "setting": settings(), "person": persons(), "provider": providers(), "child": child_rows(children), "visit": visits(children),
              "review": reviews(children), "plan": plans(children), "missing_episode": missing(children), "note": words.notes(children)}
    tables["health_check"], tables["sdq"] = health(children)
    tables["contact"], tables["relationship"] = words.network(children)
    tables.update(evidence.tables(children))
    tables.update(inspections.tables())
    return {"%s.csv" % kind: table(columns, sorted(([str(v) for v in row] for row in rows), key=lambda r: r[0].encode("utf-8")))
            for kind, (columns, rows) in tables.items()}
