# SPDX-License-Identifier: GPL-3.0-or-later
"""The 120 children: the hand-written ones of stories.py, and the rest made here."""
import random
from datetime import date

from . import names, stories
from .story import (EXPORTED, FIRST_DAY, TODAY, Child, absence, add_months, add_working, age, at, birthday, build, days, parents, recode,
                    working)

COUNT = 120
FOSTER = ["SC990001"] * 6 + ["SC990424"] * 2 + ["SC990431", "SC990448"]
HOMES = ["9900129", "9900136", "9900143", "9900143", "9900112", "9900174", "9900167"]
LODGINGS = ["9900228", "9900235", "9900242", "9900259"]
REASONS = ["CARPL"] * 5 + ["CREQB"] * 3 + ["CREQO", "CHILD", "CHILD", "LAREQ", "STAND", "CLOSE"]


def ref_of(n):
    """The child's number of a running number from 1."""
    return "BR%04d" % (100 + n)


def fostered(rng, code="U6", urn=None):
    """Fostered with a household of an agency or of the authority's own service."""
    urn = urn or rng.choice(FOSTER)
    who = names.carer(rng)
    area = names.BY_URN[urn][5] if rng.random() < .55 else names.OWN
    if urn == "SC990001" and rng.random() < .06:
        area = "384"
    return at(urn, code, who, key="foster/" + who, area=area)


def kin(rng, child, code="U3", area=names.OWN):
    """With a relative who is approved as a foster carer."""
    who = "%s %s" % (rng.choice(names.CARER_FIRST), child.surname)
    return at("SC990001", code, who + " (relative)", key="kin/%s/%s" % (child.family, who), area=area)


def choose(rng, child, yrs, ls):
    """A lawful placement for the age and the legal status."""
    x = rng.random()
    if yrs >= 16 and x < .42:
        return at(rng.choice(LODGINGS))
    if yrs >= 11 and x < .27:
        return at(rng.choice(HOMES))
    if ls in ("C1", "C2") and x > .93:
        return parents(child)
    if x > .78 and yrs < 15:
        return kin(rng, child, area="384" if rng.random() < .15 else names.OWN)
    return fostered(rng)


def legal_story(rng, start, until):
    """(day, code) of the legal statuses of one period."""
    kind = rng.choices(["V2", "C1", "V2C1", "L1C1", "L2C1"], [22, 34, 26, 8, 10])[0]
    out, day = [(start, kind[:2])], start
    if kind.endswith("C1"):
        if kind != "C1":
            day += days({"V2": rng.randint(25, 160), "L1": 2, "L2": rng.randint(5, 8)}[kind[:2]])
            out.append((day, "C1"))
        out.append((working(add_months(day, rng.randint(6, 10))), "C2"))
    return [x for x in out if x[0] < until - days(8)]


def status_on(legal, day):
    """The legal status in force on a day."""
    return [code for since, code in legal if since <= day][-1]


def move_story(rng, child, legal, start, until):
    """(day, Place, kind, reason) of the placements of one period."""
    taken = {x[0] for x in legal}
    moves = [(start, choose(rng, child, age(child.born, start), legal[0][1]), "S", "")]
    day = start
    while len(moves) < 7:
        day = working(day + days(45 + int(rng.expovariate(1 / 430.0))))
        if day > until - days(30):
            break
        if any(abs((day - t).days) < 8 for t in taken):
            continue
        here = moves[-1][1]
        if rng.random() < .16 and here.code[0] in "UK":
            length = rng.randint(2, 6)
            absence(moves, "T3" if here.code[0] == "U" and rng.random() < .5 else rng.choice(("T1", "T4")), day, length, child.home)
            day += days(length)
            continue
        if here.code in ("U6", "U3") and rng.random() < .4:
            moves.append((day, recode(here, code={"U6": "U4", "U3": "U1"}[here.code]), "T", "PLACE"))
            continue
        if age(child.born, day) < 16 and here.code in ("U4", "U1") and rng.random() < .8:
            continue
        new = choose(rng, child, age(child.born, day), status_on(legal, day))
        if new.post != here.post:
            moves.append((day, new, "P", rng.choice(REASONS)))
    return moves


def ending(rng, child, day):
    """Why care ended, fitting age and last placement."""
    code = child.last.place.code
    if day == birthday(child.born, 18):
        return "E17" if code[0] == "U" and rng.random() < .7 else rng.choice(("E5", "E5", "E6"))
    if code in ("U1", "U3"):
        return "E45"
    if code == "P1":
        return "E4A"
    return rng.choice(("E4A", "E4A", "E4A", "E4B", "E13", "E41"))


def born_at(rng, start, low, high):
    """A date of birth that gives an age between low and high years at start."""
    return start - days(rng.randint(int(low * 365.25), int(high * 365.25)))


def start_day(rng, latest):
    """A working day on which a period of care began."""
    low, high = rng.choices([(date(2019, 1, 7), date(2022, 3, 1)), (date(2022, 3, 1), date(2024, 3, 1)), (date(2024, 4, 2), latest)], [25, 38, 37])[0]
    return working(low + days(rng.randint(0, max(0, (high - low).days))))


def family(rng, refs, used, ended):
    """Brothers and sisters (or one child), looked after from the same day."""
    until = EXPORTED if not ended else working(FIRST_DAY + days(rng.randint(25, 690)))
    while True:
        start = start_day(rng, min(until, EXPORTED) - days(40))
        ages = [rng.choice((.1, 1.5, 3, 5, 6, 8, 9, 11, 12, 13, 14, 15, 16))]
        ages += [ages[0] - 1.4 * i for i in range(1, len(refs))]
        first = born_at(rng, start, ages[0], ages[0] + 1.2)
        if start < until - days(60) and ages[-1] > 0 and birthday(first, 18) > until + days(20):
            break
    if ended and len(refs) == 1 and age(first, until) >= 16:
        until = birthday(first, 18) if birthday(first, 18) <= EXPORTED - days(5) else until
    legal, moves, together, out = legal_story(rng, start, until), None, rng.random() < .75, []
    for i, ref in enumerate(refs):
        sex, given, surname, ethnic = names.sibling_of(rng, out, used) if i else names.person_of(rng, used)
        child = Child(ref, sex, given, surname, ethnic, first + days(int(i * 1.4 * 365)), family=refs[0])
        child.home, child.cin = names.postcode("home/" + refs[0]), out[0].cin if i else rng.choice(["N1"] * 12 + ["N5"] * 4 + ["N3", "N4", "N4", "N8"])
        if moves is None or not together:
            moves = move_story(rng, out[-1] if i and together else child, legal, start, until)
            if len(refs) > 1 and together:  # homes and lodgings are for one
                moves = [m for m in moves if m[1].code[0] in "UP"] or [(start, fostered(rng), "S", "")]
                moves[0] = (start, moves[0][1], "S", "")
                moves = [m for k, m in enumerate(moves) if k == 0 or m[1] != moves[k - 1][1]]
        build(child, legal, moves)
        if ended:
            finish(rng, child, until)
        out.append(child)
    return out


def finish(rng, child, until):
    """Ends the care of a child that build() left open."""
    while child.last.start >= until - days(5) or child.last.place.code[0] == "T":
        child.episodes.pop()
    child.last.end, child.last.reason = until, ""
    child.last.rec = ending(rng, child, until)


def alone(rng, n, ref):
    """One who came to the country alone."""
    sex, given, surname, ethnic, country = names.ALONE[n]
    start = working(date(2023, 9, 11) + days(n * 118 + rng.randint(0, 40)))
    child = Child(ref, sex, given, surname, ethnic, born_at(rng, start, 15.2, 16.9).replace(day=15), cin="N8", uasc=True, family=ref)
    child.upn, child.story["country"] = "UN2", country
    end = birthday(child.born, 18)
    end = end if end <= EXPORTED - days(5) else None
    moves = [(start, fostered(rng), "S", "")]
    later = working(max(birthday(child.born, 16) + days(40), start + days(150)))
    if later < (end or EXPORTED) - days(60):
        moves.append((later, at(LODGINGS[n % len(LODGINGS)]), "P", "CARPL"))
    build(child, [(start, "V2")], moves)
    if end:
        finish(rng, child, end)
    return child


def adoption(rng, n, ref, used):
    """The six ways an adoption plan may stand."""
    stage = ("adopted24", "adopted25", "placed", "ffa", "order", "reversed")[n]
    order = {"adopted24": date(2023, 6, 14), "adopted25": date(2024, 10, 9), "placed": date(2025, 3, 12), "ffa": date(2025, 6, 25),
             "order": date(2025, 12, 10), "reversed": date(2024, 2, 21)}[stage]
    sex, given, surname, ethnic = names.person_of(rng, used)
    start = working(order - days(rng.randint(215, 260)))
    child = Child(ref, sex, given, surname, ethnic, born_at(rng, start, .1, 2.4), family=ref, home=names.postcode("home/" + ref))
    decided, matched, placed = working(order - days(21)), working(order + days(95)), working(order + days(120))
    foster = at("SC990002", "U5", names.carer(rng), key="ffa/" + ref) if stage == "ffa" else fostered(rng, urn="SC990001")
    moves, legal = [(start, foster, "S", "")], [(start, "C1"), (order, "E1")]
    child.decision = [decided, None, ""]
    if stage in ("adopted24", "adopted25", "placed"):
        moves.append((placed, at("SC990002", "A6", "Adopters", key="adopt/" + ref, area="CON", restricted=True), "P", "CARPL"))
    elif stage == "ffa":
        moves.append((placed, recode(foster, code="A5", area="CON", restricted=True), "T", "PLACE"))
    elif stage == "reversed":
        back = working(date(2024, 11, 20))
        legal.append((back, "C2"))
        moves.append((back, recode(foster, code="U4"), "T", "CARPL"))
        child.decision[1:] = [back, "RD3"]
    build(child, legal, moves)
    if stage.startswith("adopted"):
        child.last.end, child.last.rec = working(placed + days(215)), "E12" if n else "E11"
        child.adopted = (decided, matched, "0", "2", "MF", "L11") if n else (decided, matched, "0", "2", "FF", "L12")
    child.restricted = stage in ("adopted24", "adopted25", "placed", "ffa")
    return child


def leaver(rng, n, ref, used):
    """A care leaver with no episode in the two years."""
    sex, given, surname, ethnic = names.person_of(rng, used)
    child = Child(ref, sex, given, surname, ethnic, date(2003 + n % 3, 5, 12) + days(rng.randint(0, 300)), family=ref)
    touch = "REFU" if n == 3 else "YES"
    for year in (2025, 2026):
        years = age(child.born, date(year, 3, 31))
        if 17 <= years <= 21:
            child.leaver[year] = ("0",) * 2 if touch != "YES" else (rng.choice(("F1", "F2", "F4", "F5", "G5", "P2", "G4")), rng.choice(("U1", "U1", "D1", "E1", "B1", "Z1", "V2")))
            child.leaver[year] = (touch,) + child.leaver[year]
    return child


def extras(children):
    """What follows from a whole life: care leavers of last year, young mothers, pupils."""
    rng = random.Random("extras")
    for n, child in enumerate(children):
        child.upn = child.upn or names.upn(n + 1)
        last = child.last
        if last and last.end and last.end == birthday(child.born, 18) and last.end <= date(2025, 3, 31):
            child.leaver[2026] = ("YES", rng.choice(("F2", "F5", "G5")), "Z1" if last.rec == "E17" else rng.choice(("U1", "D1")))
        if child.episodes and any(e.start >= FIRST_DAY and e.rne == "S" for e in child.episodes) and rng.random() < .12 and age(child.born, child.episodes[0].start) > 3:
            child.permanence = rng.choice((("P2", names.OWN, "ZZ/05/2019"), ("P1", "380", "14/09/2018"), ("P3", names.OWN, "ZZ/ZZ/2020")))
            if int(child.permanence[2][-4:]) <= child.born.year:
                child.permanence = ("Z1", "", "")
    mother = next(c for c in children if c.open and c.sex == "F" and age(c.born, date(2025, 11, 1)) >= 16 and not c.uasc and not c.story
                  and c.periods()[-1][0] < date(2025, 6, 1))
    mother.mother_of = date(2025, 10, 17)


def make():
    """All children in order of their numbers."""
    used = {(g, s) for _, g, s, _, _ in names.ALONE} | {("Jay", "Marsh"), ("Mia", "Ross")}
    children = {c.ref: c for c in stories.make()}
    used |= {(c.given, c.surname) for c in children.values()}
    free = [ref_of(n) for n in range(1, COUNT + 1) if ref_of(n) not in children]
    rng = random.Random("Brackenshire")
    rng.shuffle(free)
    for n in range(7):
        child = alone(rng, n, free.pop())
        children[child.ref] = child
    for n in range(6):
        child = adoption(rng, n, free.pop(), used)
        children[child.ref] = child
    for n in range(9):
        child = leaver(rng, n, free.pop(), used)
        children[child.ref] = child
    ended = 22
    free.sort()
    while free:
        size = min(len(free), rng.choice((1, 1, 1, 1, 2, 2, 3)))
        close = ended > 0 and rng.random() < .33
        ended -= size if close else 0
        for child in family(rng, [free.pop(0) for _ in range(size)], used, close):
            children[child.ref] = child
    out = [children[r] for r in sorted(children)]
    extras(out)
    return out
