#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of native CSV with made-up children: ordinary lives and nasty ones, the same for the same seed.

    random_children.py FOLDER [--children N] [--seed S] [--today D] [--bad]
Facts crowd round the days on which a rule turns. --bad adds facts that contradict each other.
"""

import argparse
import csv
import datetime
import random
import sys
from pathlib import Path

import duties_reference as reference
from duties_cases import HEADERS
from duties_reference import add_months, add_working_days, birthday

DAY = datetime.timedelta(days=1)
AUTHORITIES = [('383', 'Ourshire', '1', '0'), ('380', 'Nextshire', '0', '1'), ('384', 'Besideshire', '0', '1'), ('840', 'Farshire', '0', '0')]
AREAS = ['383'] * 6 + ['380', '380', '384', '840', '840', '936', 'WAL', 'SCO', 'NIR', 'NUK', 'CON', '']
HOMES = [f'99000{number:02}' for number in range(1, 9)]
ORDINARY = ['U1', 'U3', 'U4', 'U4', 'U6', 'U6', 'U6', 'K2', 'K2', 'K3', 'R1', 'R2', 'R3', 'R5', 'S1', 'P3', 'Z1']
GIVEN = 'Mottle Tassel Bramble Pebble Quill Sorrel Thimble Wicket Yarrow Zephyr'.split()
SURNAMES = 'Madeup Inventson Notreal Fablegate Pretendham Fictionby Sampleton Testerley'.split()


def iso(day):
    return day.isoformat() if day else ''


class Life:
    """One child, drawn from a random source."""

    def __init__(self, ref, draw, today, bad):
        self.ref, self.draw, self.today, self.bad = ref, draw, today, bad
        self.tables = {kind: [] for kind in HEADERS}
        self.refs = set()
        self.edges = []
        self.last = today + 40 * DAY
        self.make()

    # Chance ----------------------------------------------------------------------------------------------------------

    def chance(self, percent):
        return self.draw.random() * 100 < percent

    def days(self, low, high):
        return self.draw.randint(low, high) * DAY

    def between(self, first, last):
        return first + self.draw.randint(0, max(0, (last - first).days)) * DAY

    def near(self, day, wide=6):
        """A day, or one beside it, or one some days off."""
        if self.chance(60):
            return day + self.days(-1, 1)
        return day + self.days(-wide, wide)

    def nice(self, day):
        """Days that months and years do not all have."""
        if self.chance(8):
            return add_months(day.replace(day=1), 1) - DAY
        if self.chance(3):
            return datetime.date(day.year - day.year % 4, 2, 29)
        return day

    # Rows ------------------------------------------------------------------------------------------------------------

    def put(self, table, name, **values):
        ref, number = name, 1
        while (table, ref) in self.refs:
            number += 1
            ref = f'{name}-{number}'
        self.refs.add((table, ref))
        self.tables[table].append({'ref': ref, 'child': self.ref, **values})
        return ref

    # A life ----------------------------------------------------------------------------------------------------------

    def make(self):
        draw = self.draw
        self.born = self.nice(self.today - self.days(20, 19 * 365))
        if self.chance(3):
            self.born = draw.choice([datetime.date(year, 2, 29) for year in (2008, 2012, 2016, 2020, 2024)])
        if self.chance(10):
            self.born = birthday(self.today, -draw.choice([3, 4, 5, 14, 15, 16, 16, 17, 18])) + self.days(-3, 3)
        known_birth = not self.chance(4)
        self.tables['child'].append({'ref': self.ref, 'given_names': draw.choice(GIVEN), 'surname': draw.choice(SURNAMES),
                                     'date_of_birth': iso(self.born) if known_birth else ''})
        self.periods = []
        for first, last in self.spans():
            self.period(first, last)
        self.all_visits()
        self.all_reviews()
        self.all_health()
        self.all_sdq()
        self.plans()
        self.missing()
        if self.bad and self.chance(30):
            self.contradict()

    def contradict(self):
        """Facts that cannot be true together."""
        if self.chance(50):
            self.visit(self.born - self.days(1, 60))
        if self.chance(50) and self.periods:
            self.review('LAC', self.periods[0][0] - self.days(1, 40))
        if self.chance(30):
            self.put('placement', f'{self.ref}/{self.born - 9 * DAY}', started_on=iso(self.born - 9 * DAY), ended_on=iso(self.born + 60 * DAY), type='U6',
                     start_known='1', area_authority='383', reason_started='P')

    def spans(self):
        """The periods of care: (start, end), the end blank when it is still open."""
        at_least = self.born
        if self.chance(60):
            start = self.between(max(at_least, self.today - 1500 * DAY), self.today + 3 * DAY)
        else:
            start = self.between(at_least, self.today)
        if self.chance(4):
            start = at_least
        if self.chance(12):
            start = max(at_least, birthday(self.born, self.draw.choice([3, 4, 15, 16, 17])) + self.days(-95, 3))
        start = max(at_least, self.nice(start))
        spans = []
        for _ in range(self.draw.choice([1, 1, 1, 2, 2, 3])):
            if start > self.last:
                break
            length = self.draw.choice([self.days(0, 6), self.days(7, 45), self.days(20, 120), self.days(90, 400), self.days(200, 1500), self.days(800, 4000)])
            end = start + length
            if self.chance(30) or end > self.last:
                end = None if self.chance(85) else self.today + self.days(-1, 30)
                if end and end < start:
                    end = start
            spans.append((start, end))
            if not end:
                break
            start = end + self.draw.choice([0 * DAY if end > start else DAY, DAY, self.days(1, 10), self.days(20, 400)])
        return spans or [(max(at_least, self.today - 30 * DAY), None)]

    def period(self, start, end):
        self.periods.append((start, end))
        self.edges += [start] + ([end] if end else [])
        self.put('care_period', f'{self.ref}/{start}', started_on=iso(start), start_known=self.known(), ended_on=iso(end))
        until = end or self.today + 30 * DAY
        kind = self.draw.choices(['ordinary', 'parent', 'break', 'adoption', 'remand', 'short'], [46, 14, 8, 16, 7, 9])[0]
        self.statuses(kind, start, end, until)
        if not self.chance(1):
            self.placements(kind, start, end, until)

    def known(self, percent=5):
        return '0' if self.chance(percent) else self.draw.choice(['1', '1', ''])

    # Legal statuses --------------------------------------------------------------------------------------------------

    def statuses(self, kind, start, end, until):
        chain = {'ordinary': ['V2', 'C1', 'C2'], 'parent': ['C1', 'C2'], 'break': ['V3', 'V4'], 'adoption': ['C1', 'C2', 'E1'],
                 'remand': ['J1'], 'short': ['L1', 'L2', 'C1']}[kind]
        if kind == 'break':
            chain = [self.draw.choice(chain)] + (['V2'] if self.chance(40) else []) + ([self.draw.choice(['V3', 'V4', 'C1'])] if self.chance(25) else [])
        else:
            chain = chain[self.draw.randint(0, len(chain) - 1):] if kind != 'adoption' else chain[self.draw.randint(0, 1):]
            if self.chance(10):
                chain.insert(self.draw.randint(0, len(chain)), self.draw.choice(['V2', 'V4']))
        chain = chain[:self.draw.randint(1, len(chain))] if kind != 'adoption' else chain
        day = start
        for number, code in enumerate(chain):
            last = number == len(chain) - 1
            finish = until if last else day + self.draw.choice([self.days(1, 8), self.days(10, 90), self.days(60, 300)])
            if finish >= until:
                last, finish = True, until
            finish = finish if not last else end
            if last and end and self.chance(3):
                finish = max(day, end - self.days(0, 20))
            self.put('legal_status', f'{self.ref}/{day}', started_on=iso(day), start_known=self.known(4), ended_on=iso(finish), code=code)
            self.edges.append(day)
            if last:
                return
            day = finish if not self.chance(2) else finish + DAY
            if day >= until:
                return

    def first_status(self, code, start, until):
        found = [row['started_on'] for row in self.tables['legal_status'] if row['code'] == code and iso(start) <= row['started_on'] <= iso(until)]
        return datetime.date.fromisoformat(found[0]) if found else None

    # Placements ------------------------------------------------------------------------------------------------------

    def placements(self, kind, start, end, until):
        day, number = start, 0
        if self.chance(6):
            day += self.days(0, 5)
        adoptive = 0
        while day <= until:
            code = self.kind_of_placement(kind, day, number)
            if kind == 'adoption' and number and adoptive < 2 and self.chance(60):
                authority = self.first_status('E1', start, until)
                if authority and authority <= day + 20 * DAY:
                    code, adoptive = self.draw.choice(['A3', 'A4', 'A5', 'A6']), adoptive + 1
                    if self.chance(25):
                        day = max(day, authority)
            length = self.draw.choice([self.days(1, 8), self.days(5, 30), self.days(40, 200), self.days(330, 400), self.days(200, 1500)])
            if self.chance(1):
                length = 0 * DAY
            finish = day + length
            open_end = finish >= until or self.chance(25)
            if open_end:
                finish = until
            self.placement(kind, code, day, end if open_end else finish, number, leave_open=open_end and self.chance(30))
            if open_end:
                return
            number += 1
            day = finish if not self.chance(5) else finish + self.days(1, 4)
            if length == 0 * DAY:
                day += DAY
            if self.chance(15):
                turn = [edge for edge in self.edges if day < edge < until]
                day = turn[0] if turn and (turn[0] - day).days < 10 else day

    def kind_of_placement(self, kind, day, number):
        if kind == 'parent':
            return 'P1' if self.chance(70) else 'U6'
        if kind == 'remand':
            return self.draw.choice(['K1', 'R5', 'K2'])
        return 'P1' if self.chance(5) else self.draw.choice(ORDINARY)

    def placement(self, kind, code, start, end, number, leave_open=False):
        draw = self.draw
        self.edges.append(start)
        ended = iso(end) if end and not leave_open else ''
        values = {'area_authority': draw.choice(AREAS), 'emergency': draw.choice(['1', '0', '0', '']), 'provider': draw.choice(HOMES) if self.chance(35) else ''}
        if self.chance(8):
            values['connected_person'] = '1'
        if self.chance(8):
            values['own_foster_carer'] = '1'
        if self.chance(12 if code != 'U3' else 60):
            values['reg24_from'] = iso(start + self.days(0, 2))
            values['reg24_until'] = iso(start + self.days(10, 170)) if self.chance(75) else ''
        if self.chance(40 if code == 'P1' else 3):
            values['reg19_from'] = iso(start + self.days(0, 2))
            values['reg19_until'] = iso(start + self.days(5, 40)) if self.chance(75) else ''
        if self.chance(30):
            values['until_18_agreed_on'] = iso(start + self.days(-5, 500))
        if self.chance(30):
            values['long_term_foster_on'] = iso(start + self.days(-5, 400))
            if self.chance(75):
                values['fewer_visits_agreed_on'] = iso(start + self.days(200, 700))
                if self.chance(40):
                    values['fewer_visits_withdrawn_on'] = iso(start + self.days(200, 900))
                    if self.chance(10):
                        values['fewer_visits_withdrawn_on'] = values['fewer_visits_agreed_on']
            self.edges += [datetime.date.fromisoformat(values[key]) for key in ('fewer_visits_agreed_on', 'fewer_visits_withdrawn_on') if values.get(key)]
        if self.chance(7):
            values['other_arranger'] = '1'
        if kind == 'remand':
            values['remand'] = draw.choice(['YDA', 'RLAA', 'YDA'])
        reason = 'S' if number == 0 else draw.choice(['P', 'P', 'B', 'T', 'T', 'U'])
        ref = self.put('placement', f'{self.ref}/{start}', started_on=iso(start), start_known=self.known(4), ended_on=ended, type=code, reason_started=reason, **values)
        until = end or self.today
        if self.chance(15) and (until - start).days > 10:
            left = self.between(start, until - 5 * DAY)
            self.put('placement', f'{self.ref}/{left}', started_on=iso(left), start_known='1', ended_on=iso(left + self.days(1, 4)),
                     type=draw.choice(['T0', 'T1', 'T2', 'T3', 'T4']), within=ref, area_authority=draw.choice(AREAS), reason_started='P')
        self.evidence(ref, start, values)

    def evidence(self, ref, start, values):
        """Approvals, notices and plans of a placement."""
        draw = self.draw
        due = add_working_days(start, 5) if values['emergency'] == '1' else start
        for _ in range(draw.choice([0, 1, 1, 2, 3]) if values['area_authority'] != '383' else draw.choice([0, 0, 0, 1])):
            day = self.near(due, 30)
            self.put('approval', f'{ref}/{day}/approval', placement=ref, decided_on=iso(day),
                     provision=draw.choice(['reg11_1_a', 'reg11_1_a', 'reg11_1_b', 'reg11_1_b', 'reg24', 'reg18', 'reg39_2']), role=draw.choice(['NO', 'DCS']))
        if self.chance(85):
            asked = ['CHILD', 'PARENT', 'PREVCARER', 'ICB_FROM', 'GP_FROM', 'IRO', 'CONTACT34', 'CONTACT8', 'ICB_TO', 'GP_TO', 'EDU', 'VSH']
            for recipient in draw.sample(asked, draw.randint(0, 10)):
                self.told(ref, recipient, 'reg13', start, due)
            if self.chance(70):
                if values['area_authority'] != '383':
                    self.told(ref, 'AREA', draw.choice(['reg13', 'reg13_4', 'reg13_4']), start, due)
            if self.chance(10):
                self.told(ref, draw.choice(['PARENT', 'FOSTER', 'AREA', 'CHILD']), 'reg14', start, due)
        if self.chance(80):
            day = self.near(add_working_days(start, 5), 12)
            self.put('plan', f'{ref}/{day}/PLACEMENT', kind='PLACEMENT', placement=ref, made_on=iso(day))

    def told(self, ref, recipient, provision, start, due):
        draw = self.draw
        for _ in range(2 if self.chance(8) else 1):
            sent = self.near(due, 15) if self.chance(75) else None
            reason = '' if sent and not self.chance(3) else draw.choice(['NOT_PRACTICABLE', 'HARM', 'NOT_APPROPRIATE_AGE', 'NOT_APPLICABLE', '', ''])
            self.put('notice', f'{ref}/{recipient}', direction='OUT', placement=ref, provision=provision, recipient_kind=recipient, event_on=iso(start),
                     sent_on=iso(sent), not_sent_reason=reason)

    # Events ----------------------------------------------------------------------------------------------------------

    def visit(self, day):
        self.put('visit', f'{self.ref}/{day}', visited_on=iso(day),
                 outcome=self.draw.choices(['SEEN_ALONE', 'SEEN', 'REFUSED', 'NOT_SEEN', 'NO_ACCESS', 'CANCEL_LA', 'CANCEL_OTHER', 'VIRTUAL', ''], [50, 24, 6, 5, 4, 3, 3, 4, 1])[0])

    def all_visits(self):
        days = []
        for start, end in self.periods:
            until = min(end or self.last, self.last)
            day = start + self.days(0, 9)
            while day <= until:
                days.append(day)
                day += self.draw.choice([self.days(0, 3), self.days(6, 8), self.days(6, 8), self.days(27, 29), self.days(41, 43), self.days(41, 43), self.days(20, 60),
                                         self.days(88, 93), self.days(180, 185)])
        for edge in self.edges:
            if self.chance(40):
                days.append(edge + self.days(-1, 1))
            if self.chance(20):
                days.append(add_months(edge, 12) + self.days(-1, 1))
        if self.chance(20):
            days.append(self.between(self.born, self.today))
        for day in sorted(days):
            if self.born <= day <= self.last:
                for _ in range(2 if self.chance(5) else 1):
                    self.visit(day)

    def inside(self, day):
        return any(start <= day and (not end or end > self.today or day <= end) for start, end in self.periods)

    def review(self, kind, day, every=''):
        name = f'{self.ref}/{day}/{kind}'
        if ('review', name) not in self.refs or kind == 'LAC':
            self.put('review', name, kind=kind, held_on=iso(day), visits_every_days=every)

    def all_reviews(self):
        for start, end in self.periods:
            until = min(end or self.last, self.last)
            day = self.near(add_working_days(start, 20), 15)
            while day <= until:
                if self.inside(day):
                    self.review('LAC', day)
                    if self.chance(3):
                        self.review('LAC', day)
                day = self.near(add_months(day, self.draw.choice([1, 3, 3, 6, 6, 6])), 20)
            for edge in (start, until):
                if self.chance(6) and self.inside(edge):
                    self.review('LAC', edge)
            if self.chance(5):
                self.review(self.draw.choice(['SECURE', 'SHORT_BREAK']), start + self.days(5, 30))
        turns = [row['started_on'] for row in self.tables['placement'] if row['type'] in ('A3', 'A4', 'A5', 'A6')]
        turns += [row['started_on'] for row in self.tables['legal_status'] if row['code'] == 'E1']
        for turn in turns:
            day = datetime.date.fromisoformat(turn)
            if self.chance(10):
                self.review('ADOPTION', day, '14')
            for _ in range(self.draw.randint(0, 4)):
                day = self.draw.choice([self.near(day + 28 * DAY), self.near(add_months(day, 3)), self.near(add_months(day, 6))])
                if day <= self.last:
                    self.review('ADOPTION', day, self.draw.choice(['', '7', '14', '28', '42']))

    def all_health(self):
        for start, end in self.periods:
            until = min(end or self.last, self.last)
            days = [self.near(add_working_days(start, 20), 20)] if self.chance(80) else []
            if self.chance(20):
                days.append(self.near(add_months(start, -3), 20))
            if self.chance(10):
                days.append(start + self.days(-1, 1))
            day = days[0] if days else start
            while day <= until:
                day = self.near(add_months(day, self.draw.choice([1, 6, 6, 12, 12, 12])), 25)
                days.append(day)
                if self.chance(25):
                    days.append(day + self.days(0, 20))
            for day in days:
                if day >= self.born:
                    self.put('health_check', f'{self.ref}/{day}', kind=self.draw.choices(['IHA', 'RHA', 'DENTAL', 'OPT', 'IMM'], [40, 45, 8, 3, 4])[0], done_on=iso(day),
                             status=self.draw.choices(['COMPLETED', 'REFUSED', 'PLANNED', 'CANCELLED'], [65, 20, 8, 7])[0])

    def all_sdq(self):
        for start, end in self.periods:
            day = max(start, birthday(self.born, 4)) + self.draw.choice([0 * DAY, self.days(0, 400), self.days(364, 366)])
            while day <= min(end or self.last, self.last):
                score = str(self.draw.randint(0, 40)) if self.chance(80) else ''
                self.put('sdq', f'{self.ref}/sdq/{day}', completed_on=iso(day), score=score, reason='' if score else 'SDQ2')
                day = self.near(add_months(day, self.draw.choice([6, 12, 12])), 20)
                if self.chance(3):
                    day += DAY

    def plans(self):
        draw = self.draw
        for start, end in self.periods:
            if self.chance(75):
                day = draw.choice([self.near(add_working_days(start, 10), 10), self.near(add_months(start, -3), 3), self.near(end or self.today)])
                self.put('plan', f'{self.ref}/{day}/CARE', kind='CARE', made_on=iso(day))
            if self.chance(75):
                turn = max(start, birthday(self.born, 3))
                day = draw.choice([self.near(add_working_days(turn, 10), 10), self.near(start), self.near(end or self.today), self.near(birthday(self.born, 18))])
                self.put('plan', f'{self.ref}/{day}/PEP', kind='PEP', made_on=iso(day))
        if self.chance(60):
            day = draw.choice([self.near(birthday(self.born, 15)), self.near(add_months(birthday(self.born, 16), 3), 60)])
            self.put('plan', f'{self.ref}/{day}/PATHWAY_ASSESSMENT', kind='PATHWAY_ASSESSMENT', made_on=iso(day))

    def moment(self, day, timed=80):
        return f'{day}T{self.draw.randint(0, 23):02}:{self.draw.randint(0, 59):02}' if self.chance(timed) else iso(day)

    def missing(self):
        if not self.periods or not self.chance(30):
            return
        start, end = self.draw.choice(self.periods)
        for _ in range(self.draw.randint(1, 4)):
            left = self.between(start, min(end or self.last, self.last))
            back = left + self.days(1, 6)
            returned = self.moment(back) if self.chance(85) else ''
            offered = self.moment(back + self.days(0, 5)) if self.chance(70) else ''
            done = self.moment(back + self.days(1, 5)) if self.chance(50) else ''
            if returned and 'T' in returned and self.chance(20):
                done = f'{back + 3 * DAY}T{returned[11:]}'
            self.put('missing_episode', f'{self.ref}/{left}/M', kind=self.draw.choice(['M', 'A']), started_at=self.moment(left), ended_at=returned,
                     interview_offered_at=offered if returned else '', interview_accepted=self.draw.choice(['0', '0', '1', '']) if offered and returned else '',
                     interview_done_at=done if returned else '')


def waivers(tables, draw, today, folder):
    """Some rows that are not done are waived, on days about today."""
    write(folder, tables)
    rows = reference.duties(reference.Facts(folder), today)
    for row in rows:
        if not row['done'] and draw.random() < 0.02:
            day = today + draw.randint(-20, 1) * DAY
            tables['waiver'].append({'ref': f'{row["child"]}/waiver/{len(tables["waiver"])}', 'child': row['child'], 'duty_ref': row['ref'], 'reason': 'Made up', 'role': 'TM',
                                     'name': 'Made Up', 'decided_on': iso(day)})


def write(folder, tables):
    for kind, header in HEADERS.items():
        with open(Path(folder) / f'{kind}.csv', 'w', newline='', encoding='utf-8') as file:
            writer = csv.DictWriter(file, header.split(), lineterminator='\n')
            writer.writeheader()
            writer.writerows(sorted(tables[kind], key=lambda row: row['ref'].encode()))


def make(folder, children, seed, today, bad=False):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(seed)
    tables = {kind: [] for kind in HEADERS}
    tables['authority'] = [dict(zip(('ref', 'name', 'own', 'adjoining'), row)) for row in AUTHORITIES]
    tables['provider'] = [{'ref': urn, 'name': f'Made-up Home {urn[-1]}', 'urn': urn} for urn in HOMES]
    for number in range(children):
        life = Life(f'R{number + 1:05}', draw, today, bad)
        for kind, rows in life.tables.items():
            tables[kind] += rows
    for number in range(min(12, 1 + children // 20)):
        day = today - draw.randint(-1, 700) * DAY
        home = draw.choice(HOMES)
        tables['notice'].append({'ref': f'N{number:03}', 'direction': 'IN', 'provision': 's30a', 'provider': home, 'occurred_on': iso(day)})
    waivers(tables, draw, today, folder)
    write(folder, tables)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('folder')
    parser.add_argument('--children', type=int, default=100)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--today', type=datetime.date.fromisoformat, default=datetime.date(2026, 4, 7))
    parser.add_argument('--bad', action='store_true')
    args = parser.parse_args()
    make(args.folder, args.children, args.seed, args.today, args.bad)
    return 0


if __name__ == '__main__':
    sys.exit(main())
