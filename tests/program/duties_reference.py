#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The duties of contract section 3 a second time, slowly and plainly, from a folder of native CSV.

Written from the contract alone, without sight of the program, to be compared with it:
    duties_reference.py FOLDER --today D [--forecast D] [--child REF]
writes the duties as CSV for the ids in DUTIES; `why` is blank but for the missing fact of an unknown row.
    duties_reference.py --self-check
tries the cases of test_duties_reference.py that were worked out by hand.
"""

import argparse
import csv
import datetime
import sys
from pathlib import Path

CODES = Path(__file__).resolve().parent.parent.parent / 'data' / 'codes'
DUTIES = ('A03 A04 A07 A08 A09 A14 A15 B01 B02 B03 C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 C12 C15 '
          'D01 D02 D04 D06 D07 F04 H02 J01 J02 J03 J04 J05').split()
COLUMNS = 'ref child duty subject counted_from due done state strength provision why'.split()
KINDS = ('child care_period legal_status placement visit review health_check sdq plan missing_episode approval notice '
         'authority provider waiver').split()
WINDOW = 14
DAY = datetime.timedelta(days=1)

# --- Days ------------------------------------------------------------------------------------------------------------

# Extra holidays, and holidays that were moved: the day they were moved from is an ordinary one.
ONE_OFF = {'2011-04-29', '2012-06-04', '2012-06-05', '2020-05-08', '2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'}
MOVED_AWAY = {'2012-05-28', '2020-05-04', '2022-05-30'}
HOLIDAYS = {}


def easter(y):
    a = y % 19
    b = y // 100
    c = y % 100
    d = b // 4
    e = b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i = c // 4
    k = c % 4
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741
    m = (a + 11 * h + 22 * l) // 451
    return datetime.date(y, (h + l - 7 * m + 114) // 31, (h + l - 7 * m + 114) % 31 + 1)


def first_monday(year, month):
    day = datetime.date(year, month, 1)
    while day.weekday() != 0:
        day += DAY
    return day


def last_monday(year, month):
    day = datetime.date(year, month, 31)
    while day.weekday() != 0:
        day -= DAY
    return day


def holidays(year):
    """The bank holidays of England in a year that are not on a weekend, Good Friday and Christmas Day among them."""
    if year in HOLIDAYS:
        return HOLIDAYS[year]
    found = set()
    new_year = datetime.date(year, 1, 1)
    while new_year.weekday() >= 5:
        new_year += DAY
    found.add(new_year)
    found.add(easter(year) - 2 * DAY)
    found.add(easter(year) + DAY)
    found.add(first_monday(year, 5))
    found.add(last_monday(year, 5))
    found.add(last_monday(year, 8))
    christmas = datetime.date(year, 12, 25)
    if christmas.weekday() == 4:
        found |= {christmas, christmas + 3 * DAY}
    elif christmas.weekday() == 5:
        found |= {christmas + 2 * DAY, christmas + 3 * DAY}
    elif christmas.weekday() == 6:
        found |= {christmas + DAY, christmas + 2 * DAY}
    else:
        found |= {christmas, christmas + DAY}
    found = {day for day in found if day.isoformat() not in MOVED_AWAY}
    found |= {datetime.date.fromisoformat(day) for day in ONE_OFF if day.startswith(str(year))}
    HOLIDAYS[year] = found
    return found


def is_working_day(day):
    return day.weekday() < 5 and day not in holidays(day.year)


def add_working_days(day, count):
    """Only working days are counted; the day itself is day 0."""
    while count > 0:
        day += DAY
        if is_working_day(day):
            count -= 1
    return day


def add_months(day, count):
    """The same number in the month count later, or that month's last day."""
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    number = day.day
    while True:
        try:
            return datetime.date(year, month, number)
        except ValueError:
            number -= 1


def birthday(born, age):
    """Born on 29 February: 1 March in a common year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return datetime.date(born.year + age, 3, 1)


# --- Reading ---------------------------------------------------------------------------------------------------------

def read_table(path):
    if not path.exists():
        return []
    with open(path, newline='', encoding='utf-8') as file:
        return list(csv.DictReader(file))


def code_table(name, key, value):
    return {row[key]: row[value] for row in read_table(CODES / f'{name}.csv')}


class Codes:
    def __init__(self):
        self.strength = code_table('duties', 'id', 'strength')
        self.provision = code_table('duties', 'id', 'legal_source')
        self.visit_counts = {code for code, counts in code_table('visit_status', 'code', 'counts_as_visit').items()
                             if counts == 'yes'}
        self.harm_allowed = {code for code, allowed in code_table('notification_recipient', 'code', 'can_withhold_for_harm').items()
                             if allowed == 'yes'}
        self.recipients = list(code_table('notification_recipient', 'code', 'label'))


class Facts:
    """The tables of a folder, the rows of each by child."""

    def __init__(self, folder):
        self.codes = Codes()
        self.tables = {kind: read_table(Path(folder) / f'{kind}.csv') for kind in KINDS}
        self.by_child = {}
        for kind, rows in self.tables.items():
            for row in rows:
                self.by_child.setdefault((kind, row.get('child') or ''), []).append(row)
        self.child_row = {row['ref']: row for row in self.tables['child']}
        self.children = sorted(self.child_row, key=lambda ref: ref.encode())
        self.enforcement = [row for row in self.tables['notice'] if row.get('direction') == 'IN' and row.get('provision') == 's30a' and row.get('provider')]
        self.own = {row['ref'] for row in self.tables['authority'] if row.get('own') == '1'}
        self.adjoining = {row['ref'] for row in self.tables['authority'] if row.get('adjoining') == '1'}

    def rows(self, kind, child):
        return self.by_child.get((kind, child), [])


def date_of(text):
    """The date of a date or a moment; none of a blank."""
    return datetime.date.fromisoformat(text[:10]) if text else None


# --- One child -------------------------------------------------------------------------------------------------------

class Thing:
    """A period, a legal status or a placement, as it is known today."""

    def __init__(self, row, today):
        self.row = row
        self.ref = row['ref']
        self.start = date_of(row['started_on'])
        self.known = row.get('start_known') != '0'
        end = date_of(row.get('ended_on'))
        self.end = end if end and end <= today else None

    def holds(self, day):
        """start <= day < end"""
        return self.start <= day and (self.end is None or day < self.end)


class Child:
    """What is known of a child today, and the rows that follow from it."""

    def __init__(self, facts, ref, today, forecast=None):
        self.facts = facts
        self.ref = ref
        self.today = today
        self.forecast = forecast
        self.rows = []
        self.born = self.known_day(facts.child_row[ref].get('date_of_birth'))
        self.periods = self.things('care_period')
        self.statuses = self.things('legal_status')
        everything = self.things('placement')
        self.placements = [p for p in everything if not p.row.get('within') and p.row.get('type') not in ('T0', 'T1', 'T2', 'T3', 'T4')]
        for placement in self.placements:
            self.complete(placement)
        self.visits = sorted({day for row in facts.rows('visit', ref) for day in [self.known_day(row.get('visited_on'))]
                              if day and not self.before_birth(day) and row.get('outcome') in facts.codes.visit_counts})
        self.waivers = {row['duty_ref'] for row in facts.rows('waiver', ref) if self.known_day(row.get('decided_on'))}

    # What is known ---------------------------------------------------------------------------------------------------

    def known_day(self, text):
        """A fact dated after today is not known yet."""
        day = date_of(text)
        return day if day and day <= self.today else None

    def things(self, kind):
        found = [Thing(row, self.today) for row in self.facts.rows(kind, self.ref) if self.known_day(row.get('started_on'))]
        return sorted(found, key=lambda thing: (thing.start, thing.end or datetime.date.max, thing.ref))

    def complete(self, placement):
        """Its period, its end, and its dates as they are known."""
        holding = [period for period in self.periods if period.holds(placement.start)]
        placement.period = holding[0] if holding else None
        if placement.end is None and placement.period:
            placement.end = placement.period.end
        placement.type = placement.row.get('type')
        placement.adoption = placement.type in ('A3', 'A4', 'A5', 'A6')
        placement.emergency = placement.row.get('emergency') == '1'
        # The last day of a permission is known beforehand; everything else only when it has come.
        placement.reg19_until, placement.reg24_until = date_of(placement.row.get('reg19_until')), date_of(placement.row.get('reg24_until'))
        for name in ('reg19_from', 'reg24_from', 'until_18_agreed_on', 'long_term_foster_on',
                     'fewer_visits_agreed_on', 'fewer_visits_withdrawn_on'):
            setattr(placement, name, self.known_day(placement.row.get(name)))

    def status_on(self, day):
        found = None
        for status in self.statuses:
            another = any(other is not status and other.start == status.end for other in self.statuses)
            if status.holds(day) or (status.end == day and status.start <= day and not another):
                found = status
        return found.row.get('code') if found else None

    def short_break(self, day):
        return self.status_on(day) in ('V3', 'V4')

    def before_birth(self, day):
        return self.born is not None and day < self.born

    def dates(self, kind, column, wanted, first=None, last=None):
        """The days of a kind of fact, each day once, from first to last, both included."""
        found = {self.known_day(row.get(column)) for row in self.facts.rows(kind, self.ref) if wanted(row)}
        return sorted(day for day in found if day and (not first or day >= first) and (not last or day <= last))

    # Rows ------------------------------------------------------------------------------------------------------------

    def add(self, duty, subject, counted_from, due, done=None, end=None, waived=False, missing=None, strength=None, windowed=True):
        """A row, if it exists. missing = the fact without which due cannot be computed; windowed = events after the end are no events."""
        if counted_from and (counted_from > self.today or (end and counted_from > end)):
            return
        state = self.state(due, done, end, waived, missing, windowed)
        if missing == 'start':  # "where they are known"
            counted_from = None
        self.put(duty, subject, counted_from.isoformat() if counted_from else '', '' if missing else due.isoformat(),
                 done.isoformat() if done else '', state, strength, missing)

    def state(self, due, done, end, waived, missing, windowed):
        if missing:
            return 'unknown'
        if done:
            return 'late' if done > due or (end and done > end and not windowed) else 'met'
        if waived:
            return 'waived'
        if end:
            return 'missed' if end > due else 'lapsed'
        if due < self.today:
            return 'overdue'
        return 'due' if due <= self.today + WINDOW * DAY else 'upcoming'

    def put(self, duty, subject, counted_from, due, done, state, strength=None, missing=None):
        codes = self.facts.codes
        self.rows.append({'ref': f'{duty}/{self.ref}/{subject}/{counted_from}', 'child': self.ref, 'duty': duty, 'subject': subject,
                          'counted_from': counted_from, 'due': due, 'done': done, 'state': state,
                          'strength': strength or codes.strength[duty], 'provision': codes.provision[duty], 'why': missing or ''})

    def series(self, subject, start, start_missing, rule, events, end, gives_way=False, refusals=()):
        """One row counted from the start, one from each event.

        rule(day, number) tells (duty, due, missing fact) of the row counted from that day, number 0 being the first; duty is None
        where there is no row. refusals are the days on which the open row is waived.
        """
        counted_from, number = start, 0
        done = None
        while counted_from is not None:
            duty, due, missing = rule(counted_from, number)
            later = [day for day in events if (day > counted_from if number else True)]
            done = later[0] if later else None
            refused = [day for day in refusals if (day > counted_from if number else day >= counted_from)]
            refused = refused[0] if refused else None
            if refused and done and (done <= refused or (due and done <= due)):
                refused = None
            if refused:
                done = None
            first_missing = start_missing if number == 0 else None
            shown = duty and not (gives_way and self.short_break(counted_from))
            if shown:
                self.add(duty, subject, counted_from, due, done, end, bool(refused), first_missing or missing)
            following = refused or done
            if following is None:
                if duty and not end and not missing and not first_missing:
                    self.series_projected(subject, due, rule, number, gives_way)
                return
            counted_from, number = following, number + 1

    def series_projected(self, subject, day, rule, number, gives_way):
        """What comes, each as if the one before were done on its due date."""
        while self.forecast:
            number += 1
            duty, due, missing = rule(day, number)
            if not duty or missing or due > self.forecast:
                return
            if not (gives_way and self.short_break(day)):
                self.put(duty, subject, day.isoformat(), due.isoformat(), '', 'projected')
            day = due

    def start_fault(self, thing):
        """Why nothing can be counted from the start of a thing."""
        if not thing.known:
            return 'start'
        if self.before_birth(thing.start):
            return 'date_of_birth'
        return None

    # Duties ----------------------------------------------------------------------------------------------------------

    def compute(self):
        for period in self.periods:
            self.of_period(period)
        for placement in self.placements:
            self.of_placement(placement)
        self.all_visits()
        self.interviews()
        self.enforcement()
        self.pathway()
        self.stray_facts()
        self.number()
        self.waive()
        return self.rows

    def of_period(self, period):
        self.care_plan(period)
        self.sdq(period)
        self.education_plan(period)
        for start, end, known in self.ordinary_parts(period):
            self.reviews(period, start, end, known)
            self.health(period, start, end, known)
        self.authority_to_place(period)

    def of_placement(self, placement):
        if placement.adoption:
            self.adoption_reviews(placement)
        else:
            self.placement_plan(placement)
            self.approvals(placement)
            self.notices(placement)

    def ordinary_parts(self, period):
        """The period without the adoption placements in it: (start, end, fault of the start)."""
        start, fault = period.start, self.start_fault(period)
        parts = []
        for placement in self.placements:
            if placement.adoption and placement.period is period:
                parts.append((start, placement.start, fault))
                start, fault = placement.end, None
                if start is None or (period.end and start >= period.end):
                    return parts
        parts.append((start, period.end, fault))
        return parts

    # A: plans

    def care_plan(self, period):
        inside = [placement for placement in self.placements if placement.period is period]
        if not inside:
            return
        first = inside[0]
        plans = self.dates('plan', 'made_on', lambda row: row.get('kind') == 'CARE', add_months(period.start, -3), period.end)
        fault = self.start_fault(first)
        self.add('A03', period.ref, first.start, add_working_days(first.start, 10), plans[0] if plans else None, period.end,
                 missing=fault)

    def placement_plan(self, placement):
        plans = self.dates('plan', 'made_on', lambda row: row.get('kind') == 'PLACEMENT' and row.get('placement') == placement.ref)
        fault = self.start_fault(placement)
        self.add('A04', placement.ref, placement.start, add_working_days(placement.start, 5), plans[0] if plans else None, placement.end,
                 missing=fault, windowed=False)

    def education_plan(self, period):
        plans = self.dates('plan', 'made_on', lambda row: row.get('kind') == 'PEP', period.start, period.end)
        done = plans[0] if plans else None
        if not self.born:
            self.add('A15', period.ref, None, None, done, period.end, missing='date_of_birth')
            return
        third, eighteenth = birthday(self.born, 3), birthday(self.born, 18)
        counted_from = max(period.start, third)
        end = period.end
        if eighteenth <= self.today and (end is None or eighteenth < end):
            end = eighteenth
        fault = self.start_fault(period) if period.start > third or self.before_birth(period.start) else None
        self.add('A15', period.ref, counted_from, add_working_days(counted_from, 10), done, end, missing=fault)

    # A: health

    def health(self, period, start, end, fault):
        def checks(status):
            return lambda row: row.get('kind') in ('IHA', 'RHA') and row.get('status') == status

        def rule(day, number):
            if number == 0:
                return 'A07', add_working_days(day, 20), None
            if not self.born:
                return 'A09', add_months(day, 12), 'date_of_birth'
            half = add_months(day, 6)
            if half <= birthday(self.born, 5):
                return 'A08', half, None
            return 'A09', add_months(day, 12), None

        done = self.dates('health_check', 'done_on', checks('COMPLETED'), add_months(start, -3), end)
        refused = self.dates('health_check', 'done_on', checks('REFUSED'), add_months(start, -3), end)
        self.series(period.ref, start, fault, rule, done, end, gives_way=True, refusals=[day for day in refused if day not in done])

    def sdq(self, period):
        if not self.born:
            self.add('A14', period.ref, None, None, None, period.end, missing='date_of_birth')
            return
        fourth = birthday(self.born, 4)
        start = max(period.start, fourth)
        if start > self.today or (period.end and start > period.end):
            return
        fault = self.start_fault(period) if period.start > fourth or self.before_birth(period.start) else None

        def rule(day, number):
            due = add_months(day, 12)
            return ('A14', due, None) if due < birthday(self.born, 17) else (None, due, None)

        scored = self.dates('sdq', 'completed_on', lambda row: row.get('score'), start, period.end)
        self.series(period.ref, start, fault, rule, scored, period.end)

    # B

    def reviews(self, period, start, end, fault):
        def rule(day, number):
            if number == 0:
                return 'B01', add_working_days(day, 20), None
            if number == 1:
                return 'B02', add_months(day, 3), None
            return 'B03', add_months(day, 6), None

        held = self.dates('review', 'held_on', lambda row: row.get('kind') == 'LAC', start, end)
        self.series(period.ref, start, fault, rule, held, end, gives_way=True)

    # C and J05: visits

    def all_visits(self):
        """Placements in order of time; T and U go on with the series of the one before."""
        chains = []
        for placement in self.placements:
            before = chains[-1][-1] if chains else None
            goes_on = (before and placement.row.get('reason_started') in ('T', 'U') and not before.adoption and not placement.adoption
                       and before.period is placement.period)
            if goes_on:
                chains[-1].append(placement)
            else:
                chains.append([placement])
        for chain in chains:
            if chain[0].adoption:
                self.adoption_visits(chain)
            else:
                self.ordinary_visits(chain)

    def counts_for(self, placement, day):
        """From its start day up to, not including, its end day; the end day too when no other placement starts on it."""
        if placement.holds(day):
            return True
        return (placement.end == day and placement.start <= day
                and not any(other is not placement and other.start == day for other in self.placements))

    def where(self, chain, day):
        """The placement of a chain that a visit on a day counts for."""
        found = [placement for placement in chain if self.counts_for(placement, day)]
        return found[-1] if found else None

    def last_begun(self, chain, day):
        """For a row that is only expected: the placement that the child was or will be in, or had last."""
        return self.where(chain, day) or [placement for placement in chain if placement.start <= day][-1]

    def ordinary_visits(self, chain):
        first = chain[0]
        year_ends = add_months(first.start, 12)
        seen = [day for day in self.visits if self.where(chain, day)]

        def rule(day, number):
            placement = first if number == 0 else self.last_begun(chain, day)
            return self.visit_rule(placement, day, number, year_ends) + (None,)

        end = chain[-1].end
        for status in self.statuses:
            with_parent = [p for p in chain if p.type == 'P1' and p.start < status.start and (p.end is None or status.start <= p.end)]
            if status.row.get('code') == 'C2' and with_parent:
                after = [day for day in seen if day >= status.start]
                fault = self.start_fault(status)
                self.add('C09', first.ref, status.start, status.start + 7 * DAY, after[0] if after else None, end, missing=fault)
        self.series(first.ref, first.start, self.start_fault(first), rule, seen, end, gives_way=True)

    def visit_rule(self, placement, day, number, year_ends):
        """The duty of a row counted from a day, and when it is due."""
        status = self.status_on(day)
        reviewed = self.reviewed(placement, day)
        with_parent = placement.type == 'P1'
        if number == 0:
            week = day + 7 * DAY
        if placement.reg24_from and placement.reg24_from <= day and (not placement.reg24_until or day <= placement.reg24_until):
            return 'C07', week if number == 0 else day + (28 if reviewed else 7) * DAY
        if status == 'C1' and with_parent:
            return 'C08', week if number == 0 else day + (28 if reviewed else 7) * DAY
        if placement.reg19_from and placement.reg19_from <= day and (not placement.reg19_until or day <= placement.reg19_until):
            return 'C06', week if number == 0 else day + (42 if reviewed else 7) * DAY
        if status == 'C2' and with_parent:
            return 'C09', week if number == 0 else day + 42 * DAY
        if placement.row.get('remand') == 'YDA':
            return 'C15', week if number == 0 else (day + 42 * DAY if day < year_ends else add_months(day, 3))
        if placement.row.get('other_arranger') == '1' and status in ('C1', 'C2'):
            return 'C10', week if number == 0 else (day + 42 * DAY if day < year_ends else add_months(day, 3))
        if number == 0:
            return 'C01', week
        if day < year_ends:
            return 'C02', day + 42 * DAY
        if placement.long_term_foster_on and placement.long_term_foster_on <= day and self.fewer_visits(placement, day):
            return 'C05', add_months(day, 6)
        if placement.until_18_agreed_on and placement.until_18_agreed_on <= day:
            return 'C03', add_months(day, 3)
        return 'C04', day + 42 * DAY

    def fewer_visits(self, placement, day):
        agreed, withdrawn = placement.fewer_visits_agreed_on, placement.fewer_visits_withdrawn_on
        if not agreed or agreed > day:
            return False
        return not withdrawn or withdrawn > day or agreed > withdrawn

    def reviewed(self, placement, day):
        """After the first review: a LAC review of this period held on or before that visit."""
        if not placement.period:
            return False
        return bool(self.dates('review', 'held_on', lambda row: row.get('kind') == 'LAC', placement.period.start,
                               min(day, placement.period.end or day)))

    # D

    def approvals(self, placement):
        area = placement.row.get('area_authority') or ''
        if area in self.facts.own or area == 'IN':
            return
        if placement.row.get('connected_person') == '1' or placement.row.get('own_foster_carer') == '1':
            return
        next_door = area in self.facts.adjoining
        if placement.emergency:
            duty, due = 'D04', add_working_days(placement.start, 5)
        else:
            duty, due = 'D01' if next_door else 'D02', placement.start

        def right(row):
            if row.get('placement') != placement.ref:
                return False
            if row.get('provision') == 'reg11_1_b' and row.get('role') == 'DCS':
                return True
            return next_door and row.get('provision') == 'reg11_1_a' and row.get('role') in ('NO', 'DCS')

        done = self.dates('approval', 'decided_on', right)
        fault = self.start_fault(placement)
        missing = 'area_authority' if area in ('', 'CON') else None
        self.add(duty, placement.ref, placement.start, due, done[0] if done else None, placement.end, missing=fault or missing,
                 windowed=False)

    def notices(self, placement):
        area = placement.row.get('area_authority') or ''
        due = add_working_days(placement.start, 5) if placement.emergency else placement.start
        mine = [row for row in self.facts.rows('notice', self.ref) if row.get('direction') == 'OUT' and row.get('placement') == placement.ref
                and not (row.get('sent_on') and not self.known_day(row.get('sent_on')))]
        fault = self.start_fault(placement)

        def one(duty, recipient, provisions, missing, strength=None):
            told = [row for row in mine if row.get('recipient_kind') == recipient and row.get('provision') in provisions]
            sent = sorted(self.known_day(row.get('sent_on')) for row in told if row.get('sent_on'))
            waived = any(self.may_leave_out(recipient, row.get('not_sent_reason')) for row in told if not row.get('sent_on'))
            self.add(duty, placement.ref, placement.start, due, sent[0] if sent else None, placement.end, waived, fault or missing,
                     strength=strength, windowed=False)

        if not self.short_break(placement.start):
            always = ['CHILD', 'PARENT', 'PREVCARER', 'ICB_FROM', 'GP_FROM', 'IRO']
            recorded = {row.get('recipient_kind') for row in mine if row.get('provision') == 'reg13'}
            others = [kind for kind in self.facts.codes.recipients if kind in recorded and kind not in always and kind != 'AREA']
            for recipient in always + others:
                one('D06', recipient, ('reg13',), None, 'SG' if recipient == 'VSH' else None)
        if area not in self.facts.own and area != 'IN':
            one('D07', 'AREA', ('reg13', 'reg13_4'), None if area else 'area_authority')

    def may_leave_out(self, recipient, reason):
        if reason == 'HARM':
            return recipient in self.facts.codes.harm_allowed
        if reason == 'NOT_APPROPRIATE_AGE':
            return recipient == 'CHILD'
        return reason in ('NOT_PRACTICABLE', 'NOT_APPLICABLE')

    # F04

    def interviews(self):
        for row in self.facts.rows('missing_episode', self.ref):
            ended = row.get('ended_at') or ''
            if not ended or date_of(ended) > self.today:
                continue
            ended = ended if 'T' in ended else ended + 'T23:59'
            moment = datetime.datetime.fromisoformat(ended)
            due = moment + datetime.timedelta(hours=72)

            def in_time(text):
                if 'T' in text:
                    return datetime.datetime.fromisoformat(text) <= due
                return date_of(text) <= due.date()

            done = row.get('interview_done_at') or ''
            done = done if done and date_of(done) <= self.today else ''
            offered = row.get('interview_offered_at') or ''
            offered = offered if offered and date_of(offered) <= self.today else ''
            if done:
                state = 'met' if in_time(done) else 'late'
            elif offered and row.get('interview_accepted') == '0' and in_time(offered):
                state = 'waived'
            elif due.date() < self.today:
                state = 'overdue'
            else:
                state = 'due' if due.date() <= self.today + WINDOW * DAY else 'upcoming'
            self.put('F04', row['ref'], ended, due.isoformat(timespec='minutes'), done, state)

    # C12

    def enforcement(self):
        for row in self.facts.enforcement:
            day = self.known_day(row.get('occurred_on'))
            if not day:
                continue
            there = [placement for placement in self.placements if placement.row.get('provider') == row['provider'] and self.counts_for(placement, day)]
            if there:
                after = [visit for visit in self.visits if visit >= day]
                self.add('C12', row['ref'], day, day + 7 * DAY, after[0] if after else None)

    # H02

    def pathway(self):
        if not self.born:
            for period in self.periods:
                self.add('H02', period.ref, None, None, None, period.end, missing='date_of_birth')
            return
        day, last = birthday(self.born, 14), min(birthday(self.born, 18), self.today + DAY)
        sixteenth = birthday(self.born, 16)
        looked_after = 0
        while day < last:
            holding = [period for period in self.periods if period.holds(day)]
            if holding and day >= sixteenth and looked_after >= 91:
                done = self.dates('plan', 'made_on', lambda row: row.get('kind') == 'PATHWAY_ASSESSMENT', birthday(self.born, 15))
                fault = self.start_fault(holding[0]) if day == holding[0].start else None
                self.add('H02', holding[0].ref, day, add_months(day, 3), done[0] if done else None, holding[0].end, missing=fault,
                         windowed=False)
                return
            if holding and not self.short_break(day):
                looked_after += 1
            day += DAY

    # J

    def authority_to_place(self, period):
        for status in self.statuses:
            if status.row.get('code') != 'E1' or not period.holds(status.start):
                continue
            placed = [placement.start for placement in self.placements
                      if placement.adoption and (placement.end is None or placement.end > status.start)]
            placed = min(placed) if placed else None
            ends = [day for day in (placed, status.end, period.end) if day]
            end = min(ends) if ends else None
            if end and end < status.start:
                continue

            def rule(day, number):
                return 'J01', add_months(day, 3 if number == 0 else 6), None

            held = self.dates('review', 'held_on', lambda row: row.get('kind') == 'ADOPTION', status.start, end)
            if placed:
                held = [day for day in held if day < placed]
            self.series(period.ref, status.start, self.start_fault(status), rule, held, end)

    def adoption_reviews(self, placement):
        def rule(day, number):
            if number == 0:
                return 'J02', day + 28 * DAY, None
            if number == 1:
                return 'J03', add_months(day, 3), None
            return 'J04', add_months(day, 6), None

        held = self.dates('review', 'held_on', lambda row: row.get('kind') == 'ADOPTION', placement.start, placement.end)
        self.series(placement.ref, placement.start, self.start_fault(placement), rule, held, placement.end)

    def adoption_visits(self, chain):
        first = chain[0]
        seen = [day for day in self.visits if self.where(chain, day)]

        def rule(day, number):
            if number == 0:
                return 'J05', day + 7 * DAY, None
            held = [row for row in self.facts.rows('review', self.ref) if row.get('kind') == 'ADOPTION' and self.known_day(row.get('held_on'))
                    and first.start <= date_of(row['held_on']) <= min(day, chain[-1].end or day)]
            if not held:
                return 'J05', day + 7 * DAY, None
            every = max(held, key=lambda row: row['held_on']).get('visits_every_days')
            if not every:
                return 'J05', None, 'visits_every_days'
            return 'J05', day + int(every) * DAY, None

        self.series(first.ref, first.start, self.start_fault(first), rule, seen, chain[-1].end)

    # Facts that lie nowhere

    def stray_facts(self):
        """A visit before birth and a review outside any period say so instead of being passed over."""
        for row in self.facts.rows('visit', self.ref):
            day = self.known_day(row.get('visited_on'))
            if day and self.before_birth(day):
                there = [placement for placement in self.placements if self.counts_for(placement, day)]
                self.add('C01', there[0].ref if there else row['ref'], day, None, missing='date_of_birth')
        for row in self.facts.rows('review', self.ref):
            day = self.known_day(row.get('held_on'))
            if day and row.get('kind') == 'LAC' and not any(period.start <= day and (not period.end or day <= period.end) for period in self.periods):
                self.add('B03', row['ref'], day, None, missing='care_period')

    # Last

    def number(self):
        """Of rows with one ref, the later ones in their series end in -2, -3."""
        used = {}
        for row in self.rows:
            ref = row['ref']
            used[ref] = used.get(ref, 0) + 1
            row['serial'] = used[ref]
            if used[ref] > 1:
                row['ref'] = f'{ref}-{used[ref]}'

    def waive(self):
        for row in self.rows:
            if row['ref'] in self.waivers and not row['done'] and row['state'] != 'projected':
                row['state'] = 'waived'


def duties(facts, today, forecast=None, only=None):
    """The rows of all children, in order."""
    found = []
    for ref in facts.children:
        if only and ref != only:
            continue
        rows = Child(facts, ref, today, forecast).compute()
        found += sorted(rows, key=lambda row: (row['due'], row['duty'], row['subject'].encode(), row['counted_from'], row['serial']))
    return found


def write(rows, file):
    writer = csv.DictWriter(file, COLUMNS, extrasaction='ignore', lineterminator='\n')
    writer.writeheader()
    writer.writerows(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('folder', nargs='?')
    parser.add_argument('--today', type=datetime.date.fromisoformat, default=datetime.date.today())
    parser.add_argument('--forecast', type=datetime.date.fromisoformat)
    parser.add_argument('--child')
    parser.add_argument('--self-check', action='store_true')
    args = parser.parse_args()
    if args.self_check:
        from duties_cases import check
        return check()
    if not args.folder:
        parser.error('a folder is needed')
    write(duties(Facts(args.folder), args.today, args.forecast, args.child), sys.stdout)
    return 0


if __name__ == '__main__':
    sys.exit(main())
