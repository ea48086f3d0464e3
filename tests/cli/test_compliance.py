#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`caseload-cli compliance` and `print compliance`: the demonstration counted once more from the list of its duties. Speaks TAP.

As test_cli.py, which drives the program; DEMONSTRATION names the files.
"""

import collections
import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import test_cli
from test_cli import same, test

test_cli.TESTS.clear()

DEMONSTRATION = Path(os.environ['DEMONSTRATION'])
TODAY = '2026-04-07'
COLUMNS = 'duty,month,on_time,late,missing,not_recorded,waived,lapsed,not_due'.split(',')
# What became of a duty, by its state; what is projected is not counted.
OF_STATE = {'met': 'on_time', 'late': 'late', 'overdue': 'missing', 'missed': 'missing', 'unknown': 'not_recorded', 'waived': 'waived',
            'lapsed': 'lapsed', 'due': 'not_due', 'upcoming': 'not_due'}
NO_SCORE = re.compile(r'overall|score|total|all duties', re.IGNORECASE)


def load(run):
    run('import', '--made-up', DEMONSTRATION, DEMONSTRATION / '2025', DEMONSTRATION / '2026')


def on(run, *args, **more):
    return run('--today', TODAY, *args, **more)


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def duties(run):
    return rows_of(on(run, 'duties', '--all', '--format', 'csv'))


def compliance(run, *args):
    return rows_of(on(run, 'compliance', *args, '--format', 'csv'))


def month_of(row):
    """By the day it was due, else by the day it is counted from."""
    return (row['due'] or row['counted_from'])[:7]


def count(rows, first, last):
    counts = collections.Counter()
    for row in rows:
        month = month_of(row)
        if row['state'] in OF_STATE and (not month or first <= month <= last):
            counts[row['duty'], month, OF_STATE[row['state']]] += 1
    return counts


def as_counts(lines):
    return collections.Counter({(line['duty'], line['month'], what): int(line[what]) for line in lines for what in COLUMNS[2:] if line[what] != '0'})


def people(run):
    return {row['ref']: row for row in rows_of(run('children', '--format', 'csv'))}


@test
def counts_are_the_rows(run):
    load(run)
    every = duties(run)
    text = on(run, 'compliance', '--format', 'csv')
    same(text.splitlines()[0].split(','), COLUMNS)
    same(as_counts(rows_of(text)), count(every, '2025-05', '2026-04'), 'the last twelve months')
    assert len(rows_of(text)) > 100
    same(as_counts(compliance(run, '--from', '2024-01', '--to', '2024-12')), count(every, '2024-01', '2024-12'))
    same(as_counts(compliance(run, '--to', '2024-03')), count(every, '2023-04', '2024-03'), 'an end alone has the twelve months before it')
    one = compliance(run, '--duty', 'C02', '--from', '2026-03', '--to', '2026-03')
    same({(line['duty'], line['month']) for line in one}, {('C02', '2026-03')})
    same({line['duty'][0] for line in compliance(run, '--duty', 'B')}, {'B'})


@test
def rows_behind_a_number(run):
    load(run)
    for args in (['--duty', 'C02', '--from', '2025-06', '--to', '2025-06'], ['--duty', 'A04'], [], ['--strength', 'should'], ['--cohort', 'looked-after'], ['--cohort', 'care-leavers', '--from', '2020-01']):
        numbers = sum(as_counts(compliance(run, *args)).values())
        listed = compliance(run, *args, '--rows')
        same(len(listed), numbers, args)
        same(len({row['ref'] for row in listed}), numbers, args)
    late = [row for row in compliance(run, '--duty', 'C02', '--from', '2025-06', '--to', '2025-06', '--rows') if row['state'] == 'late']
    same(len(late), count(duties(run), '2025-06', '2025-06')['C02', '2025-06', 'late'])
    assert late and all('2025-06-01' <= row['due'] <= '2025-06-30' < '2026' and row['done'] > row['due'] for row in late), late


@test
def filters(run):
    load(run)
    every, children = duties(run), people(run)
    for field, option in (('team', '--team'), ('worker', '--worker')):
        values = sorted({child[field] for child in children.values() if child[field]})
        assert values
        for value in values[:3]:
            mine = [row for row in every if children[row['child']][field] == value]
            same(as_counts(compliance(run, option, value)), count(mine, '2025-05', '2026-04'), (option, value))
    whole, must, should = as_counts(compliance(run)), as_counts(compliance(run, '--strength', 'must')), as_counts(compliance(run, '--strength', 'should'))
    same(must + should, whole)
    assert must and should
    same(as_counts(compliance(run, '--cohort', 'all')), whole)
    looked_after, leavers = (as_counts(compliance(run, '--cohort', cohort)) for cohort in ('looked-after', 'care-leavers'))
    # A pathway plan's review is owed to both; nobody is both on one day.
    assert any(duty == 'H04' for duty, _, _ in leavers) and sum(looked_after.values()) > sum(leavers.values()) > 0, leavers
    assert not (looked_after + leavers) - whole


@test
def no_figure_of_everything(run):
    """A number stands for one duty: never for several, in no format."""
    load(run)
    for form in ('csv', 'table', 'json'):
        assert not NO_SCORE.search(on(run, 'compliance', '--format', form)), form
    for line in compliance(run):
        assert re.fullmatch('[A-J][0-9]{2}', line['duty']), line
    on(run, 'print', 'compliance', '--output', 'c.pdf')
    text = subprocess.run(['pdftotext', '-layout', run.folder / 'c.pdf', '-'], capture_output=True, check=True, text=True).stdout
    assert not NO_SCORE.search(text), NO_SCORE.search(text)
    for words in ('Compliance by duty and month', 'Visit (C02)', 'Quality audits', 'Share on time', 'Not recorded', 'help and protection'):
        assert words in text, words


@test
def prints(run):
    load(run)
    on(run, 'print', 'compliance', 'C02', '--to', '2026-03-31', '--output', 'c.pdf')
    text = ' '.join(subprocess.run(['pdftotext', '-layout', run.folder / 'c.pdf', '-'], capture_output=True, check=True, text=True).stdout.split())
    assert 'Due from Apr 2025 to Mar 2026' in text, text
    june = [count(duties(run), '2025-06', '2025-06')['C02', '2025-06', what] for what in ('on_time', 'late', 'missing', 'not_recorded')]
    assert f'Jun 2025 {" ".join(map(str, june))} {june[0] * 100 // sum(june[:3])} %' in text, (june, text)
    # It names no child.
    for child in people(run).values():
        assert child['surname'] not in text or len(child['surname']) < 5, child['ref']
    on(run, 'print', 'compliance', 'Z99', '--output', 'z.pdf', status=1)
    same([row['what'] for row in rows_of(run('prints', '--format', 'csv'))], ['compliance'])


@test
def refused(run):
    load(run)
    before = run.dump() if hasattr(run, 'dump') else None
    for args in (['--from', '2026'], ['--from', '2026-13'], ['--to', 'x'], ['--from', '2026-03', '--to', '2026-02'], ['--from', '1800-01'], ['--duty', 'Z99'], ['--duty', 'Z'],
                 ['--cohort', 'help-and-protection'], ['--strength', 'x'], ['--format', 'x'], ['more']):
        run('compliance', *args, status=2)
    on(run, 'print', 'compliance', '--on', '2024-01-01', status=2)
    same(run.dump() if before is not None else None, before)
    assert not compliance(run, '--team', 'nowhere')


if __name__ == '__main__':
    sys.exit(test_cli.main())
