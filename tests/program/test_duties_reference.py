#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The duties of the real program against a second implementation of contract section 3. Speaks TAP.

By hand, for longer runs: test_duties_reference.py --children 5000 --seed 7 [--bad] [--today D] [--forecast D] [--keep FOLDER]
prints how the differences are spread and the facts of the first children that differ.
"""

import argparse
import collections
import csv
import datetime
import io
import re
import sys
import tempfile
import time
from pathlib import Path

import duties_cases
import duties_reference as reference
import random_children
from program import Program, run_tests, same

TODAY = datetime.date(2026, 4, 7)
COMPARED = [column for column in reference.COLUMNS if column != 'why']
SHOWN = 5
TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Timetable(Program):
    """A folder of facts, imported and asked."""

    def __init__(self, folder):
        super().__init__(folder)
        self.number = 0

    def ask(self, folder, today, forecast=None):
        """The program's rows about a folder of native CSV, of the duties that the reference knows."""
        self.number += 1
        database = self.new_database(f'{self.number}.db')
        done = self.raw(database, 'import', '--made-up', *sorted(Path(folder).glob('*.csv')))
        if done.returncode not in (0, 1) or b'not read' in done.stdout:
            raise AssertionError(f'import: exit {done.returncode}: {done.stdout.decode()}{done.stderr.decode()}')
        options = ['--forecast', forecast] if forecast else []
        started = time.monotonic()
        text = self(database, '--today', today, 'duties', '--format', 'csv', '--all', *options)
        self.seconds = time.monotonic() - started
        rows = list(csv.DictReader(io.StringIO(text, newline='')))
        if text:
            same(text.split('\n', 1)[0], ','.join(reference.COLUMNS), 'header of the duties')
        return [row for row in rows if row['duty'] in reference.DUTIES]


def cells(row):
    return tuple(row[column] for column in COMPARED)


def in_order(rows):
    """Rows of a child by due, duty, subject and day counted from; children by their number."""
    keys = [(row['child'].encode(), row['due'], row['duty'], row['subject'].encode(), row['counted_from']) for row in rows]
    same(keys == sorted(keys), True, 'order of the rows')


def differences(found, wanted):
    """By child: (rows of the program alone, rows of the reference alone)."""
    grouped = collections.defaultdict(lambda: ([], []))
    mine, theirs = collections.Counter(map(cells, found)), collections.Counter(map(cells, wanted))
    for row in (mine - theirs).elements():
        grouped[row[1]][0].append(row)
    for row in (theirs - mine).elements():
        grouped[row[1]][1].append(row)
    return grouped


def kind_of(row, others):
    """A difference in a word or two: the columns that differ from the other side's row of that ref."""
    twin = [other for other in others if other[0] == row[0]]
    if not twin:
        return 'no row'
    return ','.join(column for column, a, b in zip(COMPARED, row, twin[0]) if a != b)


def facts_of(folder, child):
    """The lines of the files that tell of a child, and of nobody."""
    lines = []
    for path in sorted(Path(folder).glob('*.csv')):
        header, *rows = path.read_text(encoding='utf-8').splitlines()
        kept = [row for row in rows if re.search(rf'(^|,){re.escape(child)}(,|/|$)', row) or path.name == 'authority.csv' or ',s30a,' in row]
        if kept:
            lines += [f'== {path.name}', header, *kept]
    return lines


def report(folder, grouped, shown=SHOWN):
    """What differs, for a reader: each child's rows and the facts to try them again."""
    lines = []
    for child, (program, own) in sorted(grouped.items())[:shown]:
        lines.append(f'{child}: {len(program)} rows of the program alone (<), {len(own)} of the reference alone (>)')
        marked = [('<', row) for row in program] + [('>', row) for row in own]
        lines += [f'  {mark} {",".join(row)}' for mark, row in sorted(marked, key=lambda item: (item[1][0], item[0]))]
        lines += ['  ' + line for line in facts_of(folder, child)]
    if len(grouped) > shown:
        lines.append(f'... and {len(grouped) - shown} more children')
    return '\n'.join(lines)


def compare(run, folder, today, forecast=None):
    found = run.ask(folder, today, forecast)
    in_order(found)
    wanted = reference.duties(reference.Facts(folder), today, forecast)
    grouped = differences(found, wanted)
    if grouped:
        raise AssertionError(f'{len(grouped)} children differ on {today}:\n{report(folder, grouped)}')
    print(f'# {len(found)} rows on {today}')


def made(run, children, seed, today=TODAY, bad=False):
    folder = run.folder / f'made-{seed}'
    random_children.make(folder, children, seed, today, bad)
    return folder


@test
def reference_by_hand(run):
    """The reference itself against the working days and the cases that were worked out by hand."""
    asked = duties_cases.ask_reference
    same('\n'.join(duties_cases.check_calendar() + duties_cases.compare(asked) + duties_cases.compare_whole(asked)), '', 'differences')


@test
def cases_by_hand(run):
    """The program against the same cases."""
    def ask(folder, today, forecast):
        return duties_cases.by_child(run.ask(folder, today, forecast))

    same('\n'.join(duties_cases.compare(ask) + duties_cases.compare_whole(ask)), '', 'differences')


@test
def differences_are_seen(run):
    """What this test relies on: one cell that differs is found, and told with the facts."""
    folder = made(run, 5, 3)
    rows = reference.duties(reference.Facts(folder), TODAY)
    same(dict(differences(rows, rows)), {}, 'differences of the same rows')
    for column in COMPARED:
        if column == 'child':
            continue
        other = [dict(rows[0], **{column: 'x'})] + rows[1:]
        same(list(differences(other, rows)), [rows[0]['child']], f'children that differ in {column}')
    told = report(folder, differences(rows[1:], rows))
    assert rows[0]['ref'] in told and '== care_period.csv' in told, told
    same(list(differences(rows + rows[:1], rows)), [rows[0]['child']], 'a row twice')


@test
def made_up_lives(run):
    for seed, today in ((1, TODAY), (2, datetime.date(2026, 2, 28)), (3, datetime.date(2028, 2, 29))):
        compare(run, made(run, 120, seed, today), today)


@test
def made_up_lives_and_what_comes(run):
    folder = made(run, 150, 4)
    compare(run, folder, TODAY, datetime.date(2027, 4, 7))
    # The same facts on an earlier day: what was not known then.
    compare(run, folder, TODAY - datetime.timedelta(days=300), TODAY)


@test
def facts_that_contradict(run):
    compare(run, made(run, 120, 5, bad=True), TODAY)


def by_hand(argv):
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--children', type=int, required=True)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--today', type=datetime.date.fromisoformat, default=TODAY)
    parser.add_argument('--forecast', type=datetime.date.fromisoformat)
    parser.add_argument('--bad', action='store_true')
    parser.add_argument('--keep', help='write the facts there and leave them')
    parser.add_argument('--show', type=int, default=SHOWN)
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix='cld-program-') as temp:
        run = Timetable(temp)
        folder = Path(args.keep) if args.keep else Path(temp) / 'made'
        random_children.make(folder, args.children, args.seed, args.today, args.bad)
        found = run.ask(folder, args.today, args.forecast)
        started = time.monotonic()
        wanted = reference.duties(reference.Facts(folder), args.today, args.forecast)
        print(f'program {run.seconds:.1f} s, reference {time.monotonic() - started:.1f} s')
    in_order(found)
    grouped = differences(found, wanted)
    print(report(folder, grouped, args.show) if args.keep else '')
    spread = collections.Counter()
    for program, own in grouped.values():
        spread.update((row[2], row[7], '<', kind_of(row, own)) for row in program)
        spread.update((row[2], row[7], '>', kind_of(row, program)) for row in own)
    for key, count in sorted(spread.items()):
        print(f'{count:7} {" ".join(key)}')
    print(f'{args.children} children, {len(found)} rows of the program, {len(wanted)} of the reference; {len(grouped)} children differ')
    return 1 if grouped else 0


if __name__ == '__main__':
    if any(argument.startswith('--') for argument in sys.argv[1:]):
        sys.exit(by_hand(sys.argv[1:]))
    sys.exit(run_tests(TESTS, Timetable))
