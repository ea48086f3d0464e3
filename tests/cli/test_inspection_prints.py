#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`print inspection`, `provider`, `tracked` and `trip-sheet`, and `export annex-a`, on the demonstration. Speaks TAP.

As test_cli.py, which drives the program; DEMONSTRATION names the files.
"""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import test_cli
from test_cli import same, test

test_cli.TESTS.clear()

DEMONSTRATION = Path(os.environ['DEMONSTRATION'])
TODAY = '2026-04-07'


def load(run):
    """The demonstration; what its import lists is the subject of other tests."""
    try:
        run('import', '--made-up', DEMONSTRATION, DEMONSTRATION / '2025', DEMONSTRATION / '2026')
    except AssertionError:
        same(len(rows_of(run('children', '--format', 'csv'))) > 100, True, run.errors)


def on(run, *args, **more):
    return run('--today', TODAY, *args, **more)


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def file_rows(name):
    return list(csv.DictReader(open(DEMONSTRATION / f'{name}.csv', encoding='utf-8')))


def printed(run, *args):
    on(run, 'print', *args, '--output', 'p.pdf', '--force')
    text = subprocess.run(['pdftotext', run.folder / 'p.pdf', '-'], capture_output=True, check=True, text=True).stdout
    return ' '.join(text.split())


def print_log(run):
    return rows_of(run('prints', '--format', 'csv'))


def children(run):
    return {row['ref']: row for row in rows_of(run('children', '--format', 'csv'))}


@test
def inspection_names_no_child(run):
    load(run)
    people = children(run)
    findings = file_rows('finding')
    for inspection in file_rows('inspection'):
        text = printed(run, 'inspection', inspection['ref'])
        for name in (inspection['lead_inspector'], *inspection['team'].split(';')):
            assert name.split(',')[0].strip() in text, (inspection['ref'], name)
        for finding in findings:
            if finding['inspection'] == inspection['ref']:
                assert finding['text'][:25].strip() in text, finding['ref']
        for number in people:
            assert number not in text, (inspection['ref'], number)
    same(print_log(run)[0]['what'], 'inspection')
    same(print_log(run)[0]['child'], '')
    same(print_log(run)[0]['subject'], 'inspection/' + file_rows('inspection')[-1]['ref'])


@test
def what_is_open_of_all(run):
    load(run)
    text = printed(run, 'inspection')
    listed = rows_of(on(run, 'findings', '--open', '--format', 'csv'))
    assert listed
    for row in listed:
        assert row['text'][:25].strip() in text, row['ref']
    for row in rows_of(on(run, 'findings', '--format', 'csv')):
        if row['state'] in ('met', 'withdrawn', 'carried') and row['text'][:25] not in {other['text'][:25] for other in listed}:
            assert row['text'][:25].strip() not in text, row['ref']
    same(print_log(run)[0]['subject'], '')


@test
def provider_sheet(run):
    load(run)
    people, seen = children(run), 0
    for row in file_rows('enforcement')[:4]:
        text = printed(run, 'provider', row['provider'])
        for words in ('Enforcement', 'Our children there', 'came late', 'Grades'):
            assert words in text, words
        there = [child for child in people.values() if child['ref'] in text]
        for child in there:
            # Initials, no names.
            assert f'{child["given_names"]} {child["surname"]}' not in text, (row['provider'], child['ref'])
        seen += len(there)
    assert seen > 0
    run('print', 'provider', 'none', '--output', 'x.pdf', status=1)
    run('print', 'provider', status=2)


@test
def tracked_children(run):
    load(run)
    rows = [row for row in file_rows('inspection_child') if row['role'] == 'TRACK']
    ref = rows[0]['inspection']
    numbers = sorted({row['child'] for row in rows if row['inspection'] == ref})
    day = next(row['started_on'] for row in file_rows('inspection') if row['ref'] == ref)
    text = printed(run, 'tracked', ref, '--purpose', 'For the inspectors')
    year, month, date = day.split('-')
    months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()
    assert f'As at {int(date)} {months[int(month) - 1]} {year}' in text and 'For the inspectors' in text, text[:600]
    for number in numbers:
        assert number in text, number
    # Nothing that happened later: no visit after the day is in it.
    visits = [row for row in file_rows('visit') if row['child'] in numbers and row['notes']]
    before = {row['notes'][:30] for row in visits if row['visited_on'][:10] <= day}
    later = {row['notes'][:30] for row in visits} - before
    assert before and later
    for notes in later:
        assert notes not in text, notes
    # One job, one number, a look for each child.
    same(len(print_log(run)), 1)
    same(print_log(run)[0]['what'], 'tracked')
    entries = [row for row in rows_of(run('history', '--format', 'csv')) if row['act'] == 'print']
    same(len({row['change_set'] for row in entries}), 1)
    same(sorted(row['ref'] for row in entries if row['kind'] == 'child'), numbers)
    # Another part in the inspection; nobody with it; no such part.
    assert 'Case sampled' in printed(run, 'tracked', ref, '--role', 'SAMPLE')
    run('print', 'tracked', ref, '--role', 'AUDIT', '--output', 'y.pdf', status=1)
    run('print', 'tracked', ref, '--role', 'NONE', '--output', 'y.pdf', status=1)
    run('print', 'tracked', 'none', '--output', 'y.pdf', status=1)
    run('print', 'summary', numbers[0], '--role', 'TRACK', '--output', 'y.pdf', status=2)
    # What was known before anything was recorded is nothing.
    run('print', 'tracked', ref, '--as-known-on', '2001-01-01', '--output', 'y.pdf', status=3)
    assert not (run.folder / 'y.pdf').exists()


@test
def trip_sheet(run):
    load(run)
    text, masked = printed(run, 'trip-sheet'), printed(run, 'trip-sheet', '--mask')
    away = rows_of(on(run, 'out-of-area', '--format', 'csv'))
    assert away
    for row in away:
        assert row['child'] in text and row['child'] in masked, row['child']
    restricted = [row for row in file_rows('placement') if row['address_restricted'] == '1' and not row['ended_on']]
    for row in restricted:
        assert not row['postcode'] or row['postcode'] not in text, row['ref']
    same(len([row for row in print_log(run) if row['what'] == 'trip-sheet']), 2)
    run('print', 'trip-sheet', 'x', status=2)


@test
def annex_a(run):
    load(run)
    on(run, 'export', 'annex-a', 'annex')
    rows = list(csv.reader(open(run.folder / 'annex' / 'annex_a_list_8.csv', encoding='utf-8')))
    same(len(rows[0]), 34)
    cared = {row['ref'] for row in rows_of(on(run, 'children', '--looked-after', '--format', 'csv'))}
    there = {row[0]: row for row in rows[1:]}
    assert cared <= set(there) and len(there) == len(rows) - 1, sorted(cared - set(there))
    for number, row in there.items():
        # In care or ceased within six months, and no place is given away.
        assert number in cared or row[19], row
        if row[27].startswith('CON'):
            same((row[24], row[25]), ('', ''), number)
        for k, cell in enumerate(row):
            assert cell not in ('C1', 'C2', 'V2', 'E1', 'K2', 'U6', 'PR1', 'N1', 'M', 'F'), (number, k, cell)
    run('export', 'annex-a', 'annex', '--on', TODAY, status=3)


if __name__ == '__main__':
    sys.exit(test_cli.main())
