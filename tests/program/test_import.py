#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole made-up authority through the real program: what the import makes of returns, and gives back. Speaks TAP."""

import json
import sys

from program import (Program, assert_same_native, engines, generate, read_csv, read_rows, records, return_files, run_tests, same)

CHILDREN = 500
YEAR = 2026
TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Authority(Program):
    """Two years of returns and an export of cases."""

    def __init__(self, folder):
        super().__init__(folder)
        self.db = self.new_database('s.db')

    def make(self, *options, **kwargs):
        self.returns = generate(self.folder / 'returns', CHILDREN, *options, **kwargs)
        return self.returns

    def load_both_years(self, status=0):
        self.make('--prev', year=YEAR)
        return self.load(self.db, *return_files(self.returns, case_export=True), *return_files(self.returns / 'prev'),
                         status=status)


def same_value(key, found, wanted):
    """Codes that changed their name mean the same; a return of an earlier year has the earlier name."""
    found, wanted = found or '', wanted or ''
    if key == 'placement' and found != wanted:
        return (found, wanted) == ('H5', 'K3') or (found in ('Z1', 'P2') and wanted.startswith('Z1'))
    return found == wanted


def by_child(rows):
    found = {}
    for row in rows:
        found.setdefault(row['child'], []).append(row)
    return found


def last(rows):
    return max(rows, key=lambda row: row['started_on'])


def current_placement(rows, period_end):
    """The last one; an absence that ended before care did counts no more."""
    found = last(rows)
    if found['within'] and found['ended_on'] and (not period_end or found['ended_on'] < period_end):
        found = next(row for row in rows if row['ref'] == found['within'])
    return found


def facts_of(native):
    """What truth.json tells of each child, from the native export."""
    grouped = {kind: by_child(records(native, kind)) for kind in ('care_period', 'legal_status', 'placement', 'review')}
    facts = {}
    for child in records(native, 'child'):
        ref = child['ref']
        facts[ref] = {'dob': child['date_of_birth'], 'sex': child['sex']}
        if ref in grouped['care_period']:
            period = last(grouped['care_period'][ref])
            placement = current_placement(grouped['placement'][ref], period['ended_on'])
            facts[ref].update(started=period['started_on'], ended=period['ended_on'],
                              legal_status=last(grouped['legal_status'][ref])['code'], placement=placement['type'],
                              placement_start=placement['started_on'], placement_postcode=placement['postcode'],
                              urn=placement['provider'],
                              last_review=max((row['held_on'] for row in grouped['review'].get(ref, [])), default=''))
    return facts


@test
def values_equal_the_truth(run):
    report = run.load_both_years()
    same(report.total('rejected'), 0, 'rejected')
    same(len(report.files), 23, 'files')
    for row in report.files:
        assert row['kind'] not in ('not read', 'no table'), row
    with_episodes = {row['CHILD'] for folder in (run.returns, run.returns / 'prev')
                     for row in read_csv(folder / 'episodes.csv')}
    facts = facts_of(run.native(run.db))
    truth = json.loads((run.returns / 'truth.json').read_text(encoding='utf-8'))['child']
    same(len(truth), CHILDREN, 'children in the truth')
    same(sorted(facts), sorted(child['child'] for child in truth), 'children')
    wrong = []
    for child in truth:
        ref = child['child']
        keys = ['dob', 'sex']
        if ref in with_episodes:
            keys += ['started', 'ended', 'legal_status', 'placement', 'placement_start', 'placement_postcode', 'urn',
                     'last_review']
        wrong += [(ref, key, facts[ref].get(key), child[key]) for key in keys
                  if not same_value(key, facts[ref].get(key), child[key])]
    same(wrong[:5], [], f'{len(wrong)} values against the truth')
    assert len(with_episodes) > CHILDREN / 2


@test
def returns_come_back(run):
    run.load_both_years()
    run(run.db, 'export', 'ssda903', run.folder / 'undecided', status=2)
    for year, folder in ((YEAR, run.returns), (YEAR - 1, run.returns / 'prev')):
        out = run.folder / str(year)
        run(run.db, 'export', 'ssda903', out, '--year', year)
        for path in return_files(folder):
            back = read_rows(out / path.name)
            came = read_rows(path)
            same(back[0], came[0], f'{year}/{path.name}: columns')
            for number, (one, other) in enumerate(zip(back, came), 1):
                same(one, other, f'{year}/{path.name}:{number}')
            same(len(back), len(came), f'{year}/{path.name}: rows')


@test
def native_round_trip(run):
    run.load_both_years()
    before = run.native(run.db)
    run(run.db, 'export', 'native', run.folder / 'out')
    other = run.new_database('other.db')
    run.load(other, run.folder / 'out')
    assert_same_native(run.native(other), before, 'import of the native export')
    again = run.load(other, run.folder / 'out')
    same(again.total('unchanged'), again.total('rows'), 'unchanged rows of a second import')


@test
def orders_of_years(run):
    """Two years at once, one after the other, the later one first: the same records."""
    run.load_both_years()
    expected = run.native(run.db)
    case = [run.returns / 'case_export.csv']
    now, before = return_files(run.returns), return_files(run.returns / 'prev')
    for name, steps in (('forward', [before, now, case]), ('backward', [now, before, case]),
                        ('names first', [case, now, before])):
        db = run.new_database(f'{name}.db')
        for paths in steps:
            run.load(db, *paths)
        run.check(db)
        if name != 'names first':
            assert_same_native(run.native(db), expected, name)


@test
def twice(run):
    run.load_both_years()
    before, log = run.native(run.db), run(run.db, 'history', '--format', 'csv')
    paths = [*return_files(run.returns, case_export=True), *return_files(run.returns / 'prev')]
    report = run.load(run.db, *paths)
    same(report.total('unchanged'), report.total('rows'), 'unchanged rows')
    assert_same_native(run.native(run.db), before, 'second import')
    imports = [line for line in run(run.db, 'history', '--format', 'csv').splitlines() if ',import,' in line]
    same(len(imports), len([line for line in log.splitlines() if ',import,' in line]), 'change sets of imports')


def readable(value, original):
    """Whether value is original, but for the letters that Windows-1252 lacks."""
    return len(value) == len(original) and all(a == b or (a == '?' and ord(b) > 0xFF) for a, b in zip(value, original))


@test
def messy_files(run):
    folder = run.make('--messy', year=YEAR)
    clean, messy = run.new_database('clean.db'), run.new_database('messy.db')
    run.load(clean, *return_files(folder, case_export=True))
    report = run.load(messy, folder / 'messy', status=1)
    read = [row for row in report.files if row['kind'] not in ('not read', 'no table')]
    same(len(read), 12, 'files that were read')
    same(report.total('rejected'), 0, 'rejected rows')
    expected, found = run.native(clean), run.native(messy)
    for name in expected:
        kind = name[:-4]
        ones, others = records(found, kind), records(expected, kind)
        same(len(ones), len(others), f'{name}: records')
        for one, other in zip(ones, others):
            for column, value in other.items():
                if (kind, column) != ('return_row', 'columns') and not readable(one[column], value):
                    same(one[column], value, f'{kind}/{other["ref"]}: {column}')


@test
def faults(run):
    for year in (YEAR, YEAR - 1):
        for seed in (1, 2):
            folder = generate(run.folder / f'faults-{year}-{seed}', CHILDREN, '--faults', '0.05', year=year, seed=seed)
            report = run.load(run.new_database(f'{year}-{seed}.db'), *return_files(folder), status=1)
            listed = {(problem['file'], int(problem['line'])) for problem in report.problems}
            planted = read_csv(folder / 'faults.csv')
            assert len(planted) > 100
            repeats = 0
            for fault in planted:
                file = f'{fault["table"]}.csv'
                if (file, int(fault['row']) + 2) in listed:
                    continue
                # A row that stands there twice is no problem, but it is counted.
                assert fault['what'].startswith('duplicate row'), f'{year}/{seed}: not listed: {fault}'
                repeats += 1
            same(report.total('unchanged'), repeats, f'{year}/{seed}: repeats')
            own = {(f'{fault["table"]}.csv', int(fault['row']) + 2) for fault in planted}
            # A planted fault may show at a neighbour of its row: the episode before or after it.
            children = {fault['child'] for fault in planted} | {fault['old'] for fault in planted if fault['column'] == 'CHILD'}
            for problem in report.problems:
                row = read_rows(folder / problem['file'])[int(problem['line']) - 1]
                assert (problem['file'], int(problem['line'])) in own or row[0] in children, f'nothing is wrong: {problem}'


@test
def rejects_file(run):
    folder = run.make('--faults', '0.05', year=YEAR)
    rejects = run.folder / 'rejects.csv'
    report = run.load(run.db, *return_files(folder), status=1, options=['--rejects', rejects])
    same(rejects.stat().st_mode & 0o777, 0o600, 'mode of the rejects')
    rows = read_rows(rejects)
    same(rows[0][:3], ['file', 'line', 'column'], 'columns')
    same(len({(row[0], row[1]) for row in rows[1:]}), report.total('rejected'), 'rejected rows')
    for row in rows[1:]:
        same(row[5:], read_rows(folder / row[0])[int(row[1]) - 1], f'{row[0]}:{row[1]}')
    run(run.db, 'import', '--rejects', rejects, *return_files(folder), status=3)
    nothing = run.new_database('nothing.db')
    run(nothing, 'import', '--all-or-nothing', *return_files(folder), status=3)
    run(nothing, 'children', status=3)
    assert engines.ON_SERVER or not nothing.exists()
    good = run.load(run.new_database('good.db'), *return_files(folder), status=1, options=['--good-rows-only'])
    assert good.total('rejected') > report.total('rejected')


@test
def undo_and_redo(run):
    run.load_both_years()
    before = run.native(run.db)
    run(run.db, 'undo')
    run.check(run.db)
    for name, text in run.native(run.db).items():
        same(text.count('\n'), 1, f'{name}: lines after undo')
    run(run.db, 'redo')
    run.check(run.db)
    assert_same_native(run.native(run.db), before, 'redo')


def content(run):
    return engines.dump(run.db) if engines.ON_SERVER else run.db.read_bytes()


@test
def dry_run(run):
    run.make('--prev', year=YEAR)
    paths = [*return_files(run.returns), *return_files(run.returns / 'prev')]
    dry = run(run.db, 'import', '--dry-run', '--format', 'csv', *paths)
    assert engines.ON_SERVER or not run.db.exists()
    same(sorted(path.name for path in run.temp.iterdir()), [], 'temp folder')
    same(run(run.db, 'import', '--format', 'csv', *paths), dry, 'what the import prints')
    before = content(run)
    run(run.db, 'import', '--dry-run', *return_files(run.returns, case_export=True))
    assert content(run) == before


def secrets(folder):
    """Names, dates of birth and postcodes of the data, each as it may be written."""
    found = set()
    for row in read_csv(folder / 'case_export.csv'):
        found |= {row[column] for column in ('Surname', 'Forename', 'Home Postcode', 'Placement Postcode', 'D.O.B.',
                                             'Carer / Provider', 'UPN')}
        day, month, year = row['D.O.B.'].split('/')
        found.add(f'{year}-{month}-{day}')
        found |= {row[column].replace(' ', '') for column in ('Home Postcode', 'Placement Postcode')}
    return sorted(word for word in found if len(word) >= 5)


@test
def nothing_personal_leaks(run):
    folder = run.make('--prev', '--faults', '0.05', '--messy', year=YEAR)
    words = secrets(folder)
    assert len(words) > CHILDREN
    errors = ''
    for paths, status in (([*return_files(folder, case_export=True)], 1), ([folder / 'messy'], 1), ([folder / 'prev'], None)):
        done = run.raw(run.db, 'import', *paths)
        assert status in (None, done.returncode), done.stderr
        errors += done.stderr.decode()
    for args in (['verify'], ['undo'], ['redo'], ['import', '--all-or-nothing', *return_files(folder)]):
        errors += run.raw(run.db, *args).stderr.decode()
    places = {'standard error': errors}
    for place in (run.state, run.temp):
        for path in place.rglob('*') if place.exists() else ():
            if path.is_file():
                places[str(path)] = path.read_bytes().decode('utf-8', 'replace')
    assert any('witness' in name for name in places), places.keys()
    same(sorted(path.name for path in run.temp.iterdir()), [], 'temp folder')
    for name, text in places.items():
        for word in words:
            # By number: the word itself has no place in the log of a test either.
            assert word not in text, f'{name}: word {words.index(word)} of the data'
    beside = {path.name for path in run.folder.iterdir() if path.is_file()}
    assert beside <= {'s.db', 's.db-wal', 's.db-shm', 's.db-journal', 's.db.lock'}, beside


if __name__ == '__main__':
    sys.exit(run_tests(TESTS, Authority))
