# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens during care: workers, reviews, health, SDQ, missing, visits."""
import random
from datetime import date

from . import names, words
from .story import (EXPORTED, FIRST_DAY, TODAY, add_months, add_working, age, birthday, days, working, year_of)

PERSON = {p[0]: p for p in names.PEOPLE}
NAME_OF_SW = {p[4]: p[1] for p in names.PEOPLE if p[4]}
NAME_OF_SW.update(zip(names.LEFT_WORKERS, ("Ann Mistry", "Greg Tull", "Beth Sykes", "Olu Martins")))
ABSENT = ("T0", "T1", "T2", "T3", "T4")


def allocate(child):
    """Worker, IRO and team; brothers and sisters share them."""
    rng = random.Random("worker/" + child.family)
    team = rng.choice(("Children in Care East", "Children in Care West"))
    if child.cin == "N2":
        team = "Children's Disability"
    elif age(child.born, TODAY) >= 16:
        team = "Leaving Care"
    child.worker = rng.choice([p for p in names.PEOPLE if p[2] == "SW" and p[3] == team])
    child.iro = rng.choice([p for p in names.PEOPLE if p[2] == "IRO"])
    child.worker = PERSON.get(child.story.get("worker"), child.worker)
    child.iro = PERSON.get(child.story.get("iro"), child.iro)
    child.team = child.worker[3]


def social_workers(child):
    """The social worker episodes of the return."""
    if not child.known:
        return
    rng = random.Random("sw/" + child.family)
    start = min(s for s, e in child.periods() if e is None or e >= FIRST_DAY)
    end = child.last.end if not child.breaks else None
    change = working(date(2024, 5, 1) + days(rng.randint(0, 640)))
    if rng.random() < .45 and start + days(90) < change < (end or EXPORTED) - days(60):
        child.workers = [(rng.choice(names.LEFT_WORKERS), start, change, "FCONTA"),
                         (child.worker[4], change, end, rng.choice(("LEFTRL", "LEFTRL", "TSPROC", "ORGRST", "CHCHAN")))]
    else:
        child.workers = [(child.worker[4], start, end, "FCONTA")]


def worker_on(child, day):
    """The name of the social worker on a day."""
    for number, start, end, _ in child.workers:
        if end is None or day < end:
            return NAME_OF_SW[number]
    return child.worker[1]


def adopted_from(child, start, end):
    """The day an adoption placement of a period began, else its end or the export."""
    found = [s.start for s in child.slices() if s.place.code[0] == "A" and start <= s.start and (end is None or s.start < end)]
    return found[0] if found else end or EXPORTED + days(1)


def part_taken(rng, child, day):
    """How a child took part in a review."""
    if age(child.born, day) < 4:
        return "PN0"
    return rng.choices(["PN1", "PN2", "PN3", "PN5", "PN6", "PN7"], [50, 4, 8, 8, 25, 5])[0]


def hold_reviews(child):
    """Within 20 working days, 3 months, then each 6; a few late."""
    if child.reviews or child.breaks:
        return
    rng = random.Random("reviews/" + child.family)
    for start, end in child.periods():
        until, n, due = adopted_from(child, start, end), 0, add_working(start, 20)
        while True:
            late = rng.random() < .05
            day = working(due + days(rng.randint(3, 16)) if late else due - days(rng.randint(0, 6)))
            if day >= until or day > EXPORTED:
                break
            child.reviews.append((day, part_taken(rng, child, day)))
            n += 1
            due = add_months(day, 3 if n == 1 else 6)


def adoption_reviews(child):
    """(day, visits every n days) of the reviews after placement for adoption."""
    for s in child.slices():
        if s.place.code[0] == "A":
            for step in (26, 26 + 85, 26 + 85 + 175):
                day = working(s.start + days(step))
                if day < (s.end or TODAY):
                    yield day, "28"


def check_health(child):
    """Assessments and checks of every period that the files know."""
    if child.breaks:
        return
    rng = random.Random("health/" + child.ref)
    for start, end in child.periods():
        until = min(end or TODAY, TODAY)
        due, kind = add_working(start, 19), "IHA"
        while True:
            late = rng.random() < .07
            day = working(due + days(rng.randint(4, 30)) if late else due - days(rng.randint(0, 12)))
            if day >= until or day >= adopted_from(child, start, end):
                break
            refused = kind == "RHA" and age(child.born, day) >= 15 and rng.random() < .08
            child.health.append((kind, day, "REFUSED" if refused else "COMPLETED"))
            kind, half = "RHA", add_months(day, 6)
            due = half if half <= birthday(child.born, 5) else add_months(day, 12)
        day = max(start, FIRST_DAY - days(200)) + days(rng.randint(30, 80))
        while day < until:
            if age(child.born, day) >= 1:
                child.health.append(("DENTAL", working(day), "COMPLETED" if rng.random() < .95 else "REFUSED" if age(child.born, day) > 11 else "CANCELLED"))
            day += days(rng.randint(170, 330))
        for year in (2024, 2025, 2026):
            day = working(date(year - 1, 10, 1) + days(rng.randint(0, 120)))
            if start + days(20) < day < until and rng.random() < .92:
                child.health.append(("IMM", day, "COMPLETED"))
                if age(child.born, EXPORTED) < 5:
                    child.health.append(("SURV", day, "COMPLETED"))


def ask_sdq(child):
    """One questionnaire a year between the 4th and the 17th birthday."""
    if child.breaks:
        return
    rng = random.Random("sdq/" + child.ref)
    score = rng.randint(6, 24)
    for start, end in child.periods():
        day = working(max(start, birthday(child.born, 4)) + days(rng.randint(60, 300)))
        while day < min(end or TODAY, birthday(child.born, 17), TODAY) and day < adopted_from(child, start, end):
            score = min(36, max(2, score + rng.randint(-5, 4)))
            asked = rng.random() < .94
            child.sdqs.append((day, str(score) if asked else "", "" if asked else rng.choice(("SDQ2", "SDQ5" if age(child.born, day) > 11 else "SDQ2"))))
            day = working(add_months(day, 12) - days(rng.randint(0, 25)) + days(40 if rng.random() < .06 else 0))


def go_missing(child):
    """Missing and away episodes of some of the older children."""
    rng = random.Random("missing/" + child.ref)
    if child.missing or child.breaks or child.story or rng.random() > .24:
        return
    for s in child.slices():
        day = max(s.start, FIRST_DAY) + days(rng.randint(12, 120))
        for _ in range(rng.choice((1, 1, 2, 4))):
            back = day + days(rng.choice((0, 0, 1, 1, 1, 2, 5)))
            if age(child.born, day) < 11 or s.place.code in ("P1", "K1", "R5") or back >= min(s.end or EXPORTED, EXPORTED) - days(3):
                break
            if not any(e.place.code in ABSENT and e.start - days(2) <= back and day <= e.end + days(2) for e in child.episodes):
                child.missing.append((rng.choice("MMMA"), day, back))
            day = back + days(rng.randint(5, 90))


def settle(child):
    """Long-term fostering that is meant to last, on record for half of it."""
    rng = random.Random("settle/" + child.ref)
    for s in child.slices():
        if s.place.code in ("U4", "U1") and s.start not in child.long_term and rng.random() < .55:
            child.long_term[s.start] = {"until_18_agreed_on": str(working(s.start + days(35)))}


def interval(child, s, last, reviewed):
    """Days that may pass between a visit and the next, by the rule in force."""
    extra, after_a_year = child.long_term.get(s.start, {}), last >= add_months(s.start, 12)
    status = [e.ls for e in child.episodes if e.start <= last or e is child.episodes[0]][-1]
    first = any(day <= last for day in reviewed)
    if s.place.code[0] == "A":
        return 28 if last >= s.start + days(26) else 7
    if extra.get("reg24_until", "") >= str(last) or (status == "C1" and s.place.code == "P1"):
        return 28 if first else 7
    if after_a_year and s.place.code != "P1":
        if extra.get("fewer_visits_agreed_on"):
            return 178
        return 88 if extra.get("until_18_agreed_on") else 42
    return 42


def visit_days(child):
    """(day, on time) of the visits that count, placement after placement."""
    if child.breaks:
        return words.BREAKS[child.ref][0]
    rng, out = random.Random("visits/" + child.family), []
    reviewed = [day for day, _ in child.reviews]
    for s in child.slices():
        until = min(s.end or TODAY, TODAY)
        day = working(s.start + days(rng.randint(2, 7)))
        orders = [e.start for e in child.episodes if e.ls == "C2" and s.start < e.start < until and s.place.code == "P1"]
        while day <= until and (s.end is None or day < s.end):
            if day >= s.start:
                out.append(day)
            gap, late = interval(child, s, day, reviewed), rng.random() < .035
            step = gap + rng.randint(3, 20) if late else max(min(6, gap), gap - rng.randint(1, 14))
            after = working(day + days(step))
            day = after if after > day else day + days(step)
            day = min([day] + [working(o + days(6)) for o in orders if out and out[-1] < o])
    told = words.VISITS.get(child.ref)
    if told:  # written by hand from the last but one move on
        out = [day for day in out if day < min(told) - days(6)] + list(told)
    return sorted(set(out))


def enrich(children):
    """Fills in what follows from each child's story."""
    for child in children:
        allocate(child)
        identify(child)
        social_workers(child)
        settle(child)
        hold_reviews(child)
        check_health(child)
        ask_sdq(child)
        go_missing(child)


def continuous(child, year):
    """In care for the twelve months to 31 March, as the return counts it?"""
    first, last = year_of(year)
    now = [e for e in child.episodes if e.start <= last and (e.end is None or e.end >= first)]
    return bool(now) and not any(e.ls in ("V3", "V4") or (e.rne == "S" and e.start > first) or (e.end and e.end <= last and e.rec != "X1") for e in now)


def identify(child):
    """NHS number, the name used every day, disability, school."""
    rng = random.Random("who/" + child.ref)
    if child.open and not child.nhs and rng.random() < .9:
        child.nhs = names.nhs_number(int(child.ref[2:]))
    if not child.known_as and "-" in child.given:
        child.known_as = child.given.split("-")[0]
    if not child.disability and child.open:
        child.disability = rng.choices(["NONE", "", "LD", "AUT", "BEH", "COMM"], [62, 18, 6, 5, 6, 3])[0]
    old = age(child.born, EXPORTED)
    if not child.sees and child.episodes and 4 <= old < 18:
        child.sees = random.Random("school/%s/%d" % (child.family, old > 10)).choice(names.SCHOOLS[:5] if old < 11 else names.SCHOOLS[5:7] + names.SCHOOLS[8:])
