# SPDX-License-Identifier: GPL-3.0-or-later
"""What a made-up child's care is made of: places, episodes, slices of them."""
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from . import names

TODAY = date(2026, 4, 7)
EXPORTED = date(2026, 3, 31)   # the returns end here
FIRST_DAY = date(2024, 4, 1)   # the first day of the first return
YEARS = (2025, 2026)
HOLIDAYS = {date(*d) for d in (
    (2023, 12, 25), (2023, 12, 26), (2024, 1, 1), (2024, 3, 29), (2024, 4, 1), (2024, 5, 6), (2024, 5, 27), (2024, 8, 26), (2024, 12, 25),
    (2024, 12, 26), (2025, 1, 1), (2025, 4, 18), (2025, 4, 21), (2025, 5, 5), (2025, 5, 26), (2025, 8, 25), (2025, 12, 25), (2025, 12, 26),
    (2026, 1, 1), (2026, 4, 3), (2026, 4, 6))}


def days(n):
    """n days"""
    return timedelta(days=n)


def working(day):
    """The day itself or the last working day before it."""
    while day.weekday() > 4 or day in HOLIDAYS:
        day -= days(1)
    return day


def add_working(day, n):
    """The nth working day after a day."""
    while n:
        day += days(1)
        n -= day.weekday() < 5 and day not in HOLIDAYS
    return day


def add_months(day, n):
    """The same day n months on, or the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    for last in (31, 30, 29, 28):
        if day.day <= last or last == 28:
            try:
                return date(year, month + 1, min(day.day, last))
            except ValueError:
                continue
    return date(year, month + 1, 28)


def birthday(born, n):
    """The nth birthday; 1 March for 29 February in a common year."""
    try:
        return born.replace(year=born.year + n)
    except ValueError:
        return date(born.year + n, 3, 1)


def age(born, on):
    """Whole years of age on a day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def year_of(year):
    """First and last day of a collection year."""
    return date(year - 1, 4, 1), date(year, 3, 31)


@dataclass(frozen=True)
class Place:
    """Where a child lives: what a placement says, without its dates."""
    code: str
    provider_kind: str = ""
    urn: str = ""
    post: str = ""
    carer: str = ""
    area: str = names.OWN
    emergency: bool = False
    restricted: bool = False
    hide_post: bool = False     # the return does not tell the postcode

    @property
    def provider(self):
        """(URN, name, ...) or None"""
        return names.BY_URN.get(self.urn)

    @property
    def in_return(self):
        """The URN as a return gives it"""
        return "" if self.urn.startswith("WALES") or self.code in ("P1", "R2", "R5") else self.urn


@dataclass
class Episode:
    """A slice with one legal status and one placement: a row of the return."""
    start: date
    rne: str
    ls: str
    place: Place
    end: date = None
    rec: str = ""
    reason: str = ""


@dataclass
class Slice:
    """A placement as the two years' files show it."""
    ref: str
    start: date
    end: date
    place: Place
    rne: str
    known: Episode = None       # the first episode of it that the files hold
    reason: str = ""            # why it ended


@dataclass
class Child:
    """One made-up child and everything that is recorded."""
    ref: str
    sex: str = ""
    given: str = ""
    surname: str = ""
    ethnic: str = ""
    born: date = None
    home: str = ""
    cin: str = "N1"
    upn: str = ""
    known_as: str = ""
    former: str = ""
    disability: str = ""
    alert: str = ""
    restricted: bool = False
    nhs: str = ""
    uasc: bool = False
    family: str = ""            # those of one family share it
    worker: tuple = ()
    iro: tuple = ()
    team: str = ""
    mother_of: date = None
    episodes: list = field(default_factory=list)
    reviews: list = field(default_factory=list)       # (day, code)
    missing: list = field(default_factory=list)       # (M or A, start, end or None)
    decision: list = field(default_factory=list)      # [decided, ceased, reason]
    adopted: tuple = ()                               # the AD1 facts
    leaver: dict = field(default_factory=dict)        # year: (touch, activity, home)
    workers: list = field(default_factory=list)       # (SW number, start, end, reason)
    permanence: tuple = ("Z1", "", "")
    health: list = field(default_factory=list)        # (kind, day, status)
    sdqs: list = field(default_factory=list)          # (day, score, reason)
    evidence: dict = field(default_factory=dict)      # placement start: pattern of evidence.py
    long_term: dict = field(default_factory=dict)     # placement start: extra columns
    sees: str = ""                                    # school
    story: dict = field(default_factory=dict)         # hand-written visits, notes ...

    @property
    def known(self):
        """The episodes that the two years' files hold."""
        return [e for e in self.episodes if e.end is None or e.end >= FIRST_DAY]

    @property
    def last(self):
        """The last episode, or None"""
        return self.episodes[-1] if self.episodes else None

    @property
    def open(self):
        """Is the child looked after today?"""
        return bool(self.episodes) and self.last.end is None

    @property
    def breaks(self):
        """Only short breaks?"""
        return bool(self.episodes) and self.last.ls in ("V3", "V4")

    def periods(self):
        """(start, end or None) of each period of care"""
        out = []
        for e in self.episodes:
            if e.rne == "S":
                out.append([e.start, e.end])
            else:
                out[-1][1] = e.end
        return out

    def slices(self):
        """The placements that the two years' files know; absences are within, L
        starts none.  The ref is the start of the first known episode."""
        out, away = [], False
        for e in self.episodes:
            if e.place.code in ("T0", "T1", "T2", "T3", "T4"):
                away, out[-1].end = True, e.end
                continue
            if out and (e.rne == "L" or (away and e.place == out[-1].place)):
                out[-1].end = e.end
            else:
                out.append(Slice("", e.start, e.end, e.place, e.rne))
            away, out[-1].reason = False, e.reason
            if e in self.known and not out[-1].ref:
                out[-1].ref, out[-1].known = "%s/%s" % (self.ref, e.start), e
        return [s for s in out if s.ref]


def build(child, legal, moves, end=None, rec=""):
    """Adds one period of care to a child.

    legal: (day, code) in order; moves: (day, Place, kind, reason) where kind is P
    or T (the same carer) and reason says why the placement before ended."""
    legal_on, move_on = dict(legal), {m[0]: m for m in moves}
    status, place, first = legal[0][1], moves[0][1], True
    for day in sorted(set(legal_on) | set(move_on)):
        new, move = legal_on.get(day, status), move_on.get(day)
        changed = new != status
        if first:
            rne = "S"
        elif move:
            rne = {"P": "B", "T": "U"}[move[2]] if changed else move[2]
        elif changed:
            rne = "L"
        else:
            continue
        if not first:
            before = child.last
            before.end, before.rec, before.reason = day, "X1", move[3] if move else ""
        status, place, first = new, move[1] if move else place, False
        child.episodes.append(Episode(day, rne, status, place))
    if end:
        child.last.end, child.last.rec = end, rec
    return child


def absence(moves, code, start, length, home):
    """A temporary absence within the last placement of moves, and the way back."""
    place = moves[-1][1]
    away = Place(code, "", "", names.postcode("away/%s/%s" % (home, start)), area=names.OWN)
    moves += [(start, away, "P", ""), (start + days(length), place, "P", "")]


def at(urn, code=None, carer="", key="", **more):
    """A Place with a provider: at its own postcode, or a carer's of a key."""
    _, name, _, _, kind, area, codes = names.BY_URN[urn]
    area = more.pop("area", area)
    post = names.postcode(key or urn, area if area in names.AUTHORITIES else names.OWN)
    return Place(code or codes, kind, urn, post, carer or name, area, **more)


def parents(child):
    """Placed with parents, at home."""
    return Place("P1", "PR0", "", child.home, "Parents")


def recode(place, **more):
    """The same place with something changed."""
    return replace(place, **more)
