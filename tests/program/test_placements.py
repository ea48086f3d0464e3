#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of placements out of area against a second reading of the rules, over native CSV. Speaks TAP.

Of the contract: sections 1 (out-of-area), 2 (the columns) and 3 (approvals, notices). By hand, for more made-up lives:
test_placements.py --children 5000 --seed 7 [--bad]
"""

import argparse
import csv
import datetime
import io
import sys
import tempfile
from pathlib import Path

import random_children
from duties_reference import add_working_days
from program import Program, records, run_tests, same

TODAY = datetime.date(2026, 4, 7)
DEMONSTRATION = Path(__file__).resolve().parent.parent.parent / 'data' / 'demonstration'
ELSEWHERE = {'WAL', 'SCO', 'NIR', 'NUK'}
EMERGENCY = 5  # working days
POINTS = 'wishes_heard_on relatives_consulted_on iro_consulted_on area_consulted_on'.split()
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def date_of(text):
    return datetime.date.fromisoformat(text) if text else None


def known(text, today):
    """A fact dated after today is not known yet."""
    day = date_of(text)
    return day if day and day <= today else None


class Caseload:
    """Native files, read by the letter of the contract."""

    def __init__(self, files, today):
        self.today = today
        self.tables = {kind: records(files, kind) for kind in 'child care_period placement approval notice authority setting'.split()}
        self.born = {row['ref']: date_of(row['date_of_birth']) for row in self.tables['child']}
        self.own = {row['ref'] for row in self.tables['authority'] if row['own'] == '1'}
        self.next = {row['ref'] for row in self.tables['authority'] if row['adjoining'] == '1'}
        self.exempt_from_notice = any(row['ref'] == 'exempt_from_area_notice' and row['value'] == '1' for row in self.tables['setting'])

    def where(self, placement):
        """own, next, far, confidential, or blank where nobody can say."""
        code = placement['area_authority']
        if code == 'CON':
            return 'confidential'
        if code in self.own or code == 'IN':
            return 'own'
        if code in self.next:
            return 'next'
        if code in ELSEWHERE or (code and self.own):
            return 'far'
        return ''

    def end(self, placement):
        """Left open, it ends with the period that holds its start."""
        if placement['ended_on']:
            return date_of(placement['ended_on'])
        start = date_of(placement['started_on'])
        holding = [period for period in self.tables['care_period'] if period['child'] == placement['child'] and date_of(period['started_on']) <= start
                   and (not period['ended_on'] or start < date_of(period['ended_on']))]
        latest = max(holding, key=lambda period: period['started_on'], default=None)
        return date_of(latest['ended_on']) if latest else None

    def is_current(self, placement):
        end = self.end(placement)
        return date_of(placement['started_on']) <= self.today and (not end or end > self.today)

    def out_of_area(self):
        """Current ones that are no temporary absence."""
        return [row for row in self.tables['placement'] if not row['within'] and row['type'] not in ('T0', 'T1', 'T2', 'T3', 'T4')
                and self.where(row) in ('next', 'far', 'confidential') and self.is_current(row)]

    def is_over_due(self, placement):
        """Past due, or no due date: where the start is not known, or cannot be."""
        start, born = date_of(placement['started_on']), self.born[placement['child']]
        if placement['start_known'] == '0' or (born and start < born):
            return True
        due = add_working_days(start, EMERGENCY) if placement['emergency'] == '1' else start
        return due < self.today

    def level(self, placement):
        if placement['type'] in ('A3', 'A4', 'A5', 'A6'):
            return 'ADOPTION'
        if placement['connected_person'] == '1' or placement['own_foster_carer'] == '1':
            return 'EXEMPT'
        return 'NO' if self.where(placement) == 'next' else 'DCS'

    def is_approved(self, placement):
        for row in self.tables['approval']:
            if row['placement'] != placement['ref'] or row.get('decision') == 'REFUSED' or not known(row['decided_on'], self.today):
                continue
            if row['provision'] == 'reg11_1_b' and row['role'] == 'DCS':
                return True
            if self.where(placement) == 'next' and row['provision'] == 'reg11_1_a' and row['role'] in ('NO', 'DCS'):
                return True
        return False

    def is_told(self, placement):
        return any(row['placement'] == placement['ref'] and row['direction'] != 'IN' and row['recipient_kind'] == 'AREA' and row['provision'] in ('reg13', 'reg13_4')
                   and known(row['sent_on'], self.today) for row in self.tables['notice'])

    def lacks_approval(self, placement):
        overdue = self.is_over_due(placement) or self.where(placement) == 'confidential'
        return self.level(placement) in ('NO', 'DCS') and overdue and not self.is_approved(placement)

    def lacks_notice(self, placement):
        level = self.level(placement)
        if level == 'ADOPTION' or (level == 'EXEMPT' and self.exempt_from_notice):
            return False
        return self.is_over_due(placement) and not self.is_told(placement)


def refs(rows, key='ref'):
    return sorted(row[key] for row in rows)


def listed(program, database, today, *options):
    text = program(database, '--today', today.isoformat(), '--quiet', 'out-of-area', '--format', 'csv', *options)
    return list(csv.DictReader(io.StringIO(text, newline='')))


def check_row(caseload, placement, row):
    level = caseload.level(placement)
    needed = {'NO': 7, 'DCS': 8, 'ADOPTION': 0, 'EXEMPT': 0 if caseload.exempt_from_notice else 2}[level]
    same(row['level'], level, f'{row["placement"]}: level')
    same(int(row['needed']), needed, f'{row["placement"]}: needed')
    same(row['child'], placement['child'], row['placement'])
    same(row['distance_miles'], '' if placement['area_authority'] == 'CON' else placement['distance_miles'], row['placement'])
    same(row['lacks_approval'] == '1', caseload.lacks_approval(placement), f'{row["placement"]}: lacks approval')
    same(row['lacks_notice'] == '1', caseload.lacks_notice(placement), f'{row["placement"]}: lacks notice')
    if level in ('NO', 'DCS'):
        same(row['approval'] in ('recorded', 'late'), caseload.is_approved(placement), f'{row["placement"]}: approved')
        recorded = {known(approval[point], caseload.today) for approval in caseload.tables['approval'] if approval['placement'] == placement['ref'] for point in POINTS}
        for point in POINTS:
            same(not row[point] or date_of(row[point]) in recorded, True, f'{row["placement"]}: {point}')
    missing = [name for name in row['missing'].split(';') + row['pending'].split(';') if name]
    same(int(row['recorded']) + len(missing), needed, f'{row["placement"]}: recorded and missing against needed')


def compare(program, database, today):
    caseload = Caseload(program.native(database), today)
    rows = listed(program, database, today)
    wanted = caseload.out_of_area()
    same(refs(rows, 'placement'), refs(wanted), 'out of area')
    by_ref = {placement['ref']: placement for placement in wanted}
    for row in rows:
        check_row(caseload, by_ref[row['placement']], row)
    notice = refs(placement for placement in wanted if caseload.lacks_notice(placement))
    approval = refs(placement for placement in wanted if caseload.lacks_approval(placement))
    same(refs(listed(program, database, today, '--lacking-notice'), 'placement'), notice, 'lacking notice')
    same(refs(listed(program, database, today, '--lacking-approval'), 'placement'), approval, 'lacking approval')
    same(refs(listed(program, database, today, '--lacking-approval', '--lacking-notice'), 'placement'), sorted(set(notice) & set(approval)), 'lacking both')
    return len(wanted), len(notice), len(approval)


@test
def demonstration(program):
    database = program.new_database('d.db')
    program(database, 'import', '--made-up', DEMONSTRATION, DEMONSTRATION / '2025', DEMONSTRATION / '2026')
    for today in (TODAY, TODAY + datetime.timedelta(days=1), TODAY - datetime.timedelta(days=300), TODAY + datetime.timedelta(days=900)):
        compare(program, database, today)
    n, n_notice, n_approval = compare(program, database, TODAY)
    same((n > 20, n_notice > 0, n_approval > 2), (True, True, True), 'the demonstration shows something')
    lacking = {row['child'] for row in listed(program, database, TODAY, '--lacking-approval')}
    # By the wrong level; not at all; an emergency that was never approved. Approved late, or not due yet, is not among them.
    same({'BR0113', 'BR0137', 'BR0133'} <= lacking and not {'BR0109', 'BR0145', 'BR0118', 'BR0121'} & lacking, True, f'who lacks approval: {sorted(lacking)}')
    lacking = {row['child'] for row in listed(program, database, TODAY, '--lacking-notice')}
    same('BR0137' in lacking and not {'BR0109', 'BR0145'} & lacking, True, f'who lacks notice: {sorted(lacking)}')


def lives(program, children, seed, bad):
    folder = Path(tempfile.mkdtemp(dir=program.folder))
    random_children.make(folder, children, seed, TODAY, bad)
    database = program.new_database(f'{seed}-{bad}.db')
    done = program.raw(database, 'import', '--made-up', *sorted(folder.glob('*.csv')))
    same(done.returncode in (0, 1), True, f'import: {done.stderr.decode()}')
    return compare(program, database, TODAY)


@test
def made_up_lives(program):
    n, n_notice, n_approval = lives(program, 400, 11, False)
    same((n > 50, n_notice > 10, n_approval > 10), (True, True, True), f'the lives show something: {n} {n_notice} {n_approval}')


@test
def lives_that_contradict_themselves(program):
    lives(program, 300, 12, True)


def main():
    if not any(argument.startswith('--') for argument in sys.argv[1:]):
        return run_tests(TESTS, Program)
    parser = argparse.ArgumentParser()
    parser.add_argument('--children', type=int, default=5000)
    parser.add_argument('--seed', type=int, default=7)
    parser.add_argument('--bad', action='store_true')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(*lives(Program(folder), options.children, options.seed, options.bad))
    return 0


if __name__ == '__main__':
    sys.exit(main())
