#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Annex A of a whole made-up authority through the real program, column by column against what the maker of returns says. Speaks TAP."""

import csv
import importlib.util
import re
import sys
from datetime import datetime
from pathlib import Path

from program import GEN903, Program, generate, read_csv, read_rows, records, return_files, run_tests, same

CHILDREN = 500
YEAR = 2026
DAY = '2026-03-31'
CODES = Path(__file__).resolve().parents[2] / 'data' / 'codes'
TESTS = []

# Columns that cannot equal the maker's, and why. Every other one does, in every row.
NO_FACT = {
    7: 'disability: the maker draws it by lot for this list alone; no return and no export of cases holds it',
    15: 'permanence plan: likewise by lot, and no record holds one',
    16: 'last contact of the reviewing officer: likewise by lot, and no record holds one',
    31: 'return interview offered: the maker says yes to everybody; no return holds it',
    32: 'return interview accepted: likewise by lot',
}
# Columns where the rule of domain.md and the maker's differ, tested below row by row.
OTHER_RULE = {
    19: 'placements in 12 months: the maker counts different homes, domain.md counts placements: coming back to a home is another '
        'one, going on with the same carer under another name (RNE T or U) is none',
}
# Columns with the same fact in other words: the maker writes no letter before the code, or no words behind it.
OTHER_WORDS = {
    21: 'reason ceased: the maker writes the bare code',
    23: 'placement type: the maker writes the code with words of its own; Ofsted\'s begin with a letter',
    28: 'authority of the placement: names of local_authority.csv for those of the statistical geography',
}
NAMES = {'Kingston upon Hull, City of': 'Kingston upon Hull', 'County Durham': 'Durham'}


def test(function):
    TESTS.append(function)
    return function


def load_maker():
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location('gen903', GEN903)
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    return maker


MAKER = load_maker()


def iso(text):
    return datetime.strptime(text, '%d/%m/%Y').strftime('%Y-%m-%d') if text else ''


class Authority(Program):
    """Two years of returns, the export of cases, and what else the files tell, entered by hand."""

    def __init__(self, folder):
        super().__init__(folder)
        self.db = self.new_database('s.db')

    def write(self, kind, header, rows):
        path = self.folder / 'by-hand' / f'{kind}.csv'
        path.parent.mkdir(exist_ok=True)
        with open(path, 'w', newline='', encoding='utf-8') as file:
            writer = csv.writer(file, lineterminator='\n')
            writer.writerow(header)
            writer.writerows(rows)
        return path

    def make(self):
        self.returns = generate(self.folder / 'returns', CHILDREN, '--prev', year=YEAR)
        self.load(self.db, *return_files(self.returns, case_export=True), *return_files(self.returns / 'prev'))
        self.cases = read_csv(self.returns / 'case_export.csv')
        codes = {row['name']: row['dfe_code'] for row in read_csv(CODES / 'local_authority.csv')}
        placements = records(self.native(self.db), 'placement')
        for row in placements:
            place = MAKER.GAZ.get(row['postcode'])
            if place:
                row['area_authority'] = codes[NAMES.get(place[3], place[3])]
        self.load(self.db,
                  self.write('authority', ['ref', 'name', 'own'], [[MAKER.LA3, MAKER.LA_NAME, '1']]),
                  self.write('placement', placements[0].keys(), [row.values() for row in placements]),
                  self.write('visit', ['child', 'visited_on', 'outcome'],
                             [[row['Client ID'], iso(row['Last visit']), 'SEEN'] for row in self.cases if row['Last visit']]),
                  self.write('health_check', ['child', 'kind', 'done_on', 'status'],
                             [[row['Client ID'], kind, iso(row[column]), 'COMPLETED'] for row in self.cases
                              for kind, column in (('RHA', 'Last Health Assessment'), ('DENTAL', 'Dental check')) if row[column]]))

    def annex(self, *options, day=DAY):
        folder = self.folder / 'annex'
        self(self.db, '--today', day, 'export', 'annex-a', folder, '--force', *options)
        return folder


def by_number(rows):
    found = {row[0]: row for row in rows[1:]}
    same(len(found), len(rows) - 1, 'children on the list more than once')
    return found


def code_of(text):
    """The code within a wording: "q) R1: Residential Care Home", "K3: Supported accommodation", "E4A"."""
    return re.match(r'(?:[a-z]+\) )?([A-Z][A-Z0-9]*)', text).group(1) if text else ''


def same_fact(column, ours, theirs):
    if column == 21:
        return code_of(ours) == theirs
    if column == 23:
        # Z11 to Z14 have no words of Ofsted's and stand as other placements.
        return code_of(ours) == re.sub(r'^Z1[1-4]$', 'Z1', code_of(theirs))
    if column == 28:
        return ours == NAMES.get(theirs, theirs)
    return ours == theirs


@test
def list_8_column_by_column(run):
    run.make()
    folder = run.annex()
    ours, theirs = read_rows(folder / 'annex_a_list_8.csv'), read_rows(run.returns / 'annex_a_list_8.csv')
    same(ours[0], theirs[0], 'headings')
    same(len(ours[0]), 34, 'columns')
    mine, wanted = by_number(ours), by_number(theirs)
    # Six months before 31 March end on 30 September; the maker counts 183 days.
    early = {number for number, row in wanted.items() if row[19] and iso(row[19]) < '2025-09-30'}
    for number in early:
        same(wanted[number][19], '29/09/2025', 'ceased on the one day between the two rules')
    same(sorted(mine), sorted(set(wanted) - early), 'children')
    assert len(mine) > 300, len(mine)
    for column, heading in enumerate(ours[0], 1):
        pairs = [(number, row[column - 1], wanted[number][column - 1]) for number, row in mine.items()]
        filled = sum(bool(text) for _, text, _ in pairs)
        if column in NO_FACT:
            same(filled, 0, f'{heading}: filled, though no file tells it')
            continue
        assert filled > 0, f'{heading}: blank in every row'
        if column not in OTHER_RULE:
            wrong = [pair for pair in pairs if not same_fact(column, *pair[1:])]
            assert not wrong, f'column {column}, {heading}: {len(wrong)} rows differ: {wrong[:3]}'
    check_placements(run, mine, wanted)


def check_placements(run, mine, wanted):
    """Placements in 12 months, by both rules from the rows of the returns alone."""
    episodes = {}
    for folder in (run.returns / 'prev', run.returns):
        for row in read_csv(folder / 'episodes.csv'):
            episodes[row['CHILD'], iso(row['DECOM'])] = row
    children = {}
    for (child, _), row in sorted(episodes.items()):
        children.setdefault(child, []).append(row)
    differing = 0
    for number, row in mine.items():
        ours, homes = count_placements(children[number])
        same(row[18], str(ours), f'{number}: placements in 12 months')
        same(wanted[number][18], str(homes), f'{number}: homes in 12 months, as the maker counts them')
        differing += ours != homes
    assert differing > 0, 'the two rules were to differ somewhere'


def count_placements(episodes):
    """(placements, homes) that were in force since 31 March 2025."""
    since, stays, homes, before, away = '2025-03-31', [], set(), None, False
    for row in episodes:
        end = iso(row['DEC']) or '9999'
        place = tuple(row[key] for key in ('PLACE', 'PLACE_PROVIDER', 'URN', 'PL_POST'))
        if row['PLACE'].startswith('T'):
            away = True
            continue
        if end >= since:
            homes.add((row['PL_POST'], row['URN'], row['PLACE'][:1]))
        if not stays or row['RNE'] == 'S' or (row['RNE'] in 'PB' and not (away and place == before)):
            stays.append(end)
        stays[-1] = end
        before, away = place, False
    return sum(end >= since for end in stays), len(homes)


@test
def lists_9_and_10_from_the_returns(run):
    run.make()
    folder = run.annex()
    nine, ten = read_csv(folder / 'annex_a_list_9.csv'), read_csv(folder / 'annex_a_list_10.csv')
    same(len(read_rows(folder / 'annex_a_list_9.csv')[0]), 17, 'columns of list 9')
    same(len(read_rows(folder / 'annex_a_list_10.csv')[0]), 16, 'columns of list 10')
    same(len({row['Child Unique ID'] for row in nine}), len(nine), 'children on list 9 more than once')
    # Everybody aged 16 and over of whom the return says how they do stands there with what it says.
    touch = {row['CHILD']: row for row in read_csv(run.returns / 'oc3.csv')}
    there = {row['Child Unique ID']: row for row in nine}
    for number, row in touch.items():
        if row['IN_TOUCH'] == 'DIED' or (row['IN_TOUCH'] == 'NREQ' and number not in there):
            continue
        same(there[number]['LA in Touch'], {'YES': 'a) Yes', 'NO': 'b) No', 'REFU': 'd) Refu', 'NREQ': 'e) NREQ', 'RHOM': 'f) Rhom'}[row['IN_TOUCH']], number)
        same(there[number]['Activity Status'][:2], row['ACTIV'] if row['ACTIV'] != '0' else '', f'{number}: activity')
        same(there[number]['Type of Accommodation'][:1], row['ACCOM'][:1] if row['ACCOM'] != '0' else '', f'{number}: accommodation')
    assert len(touch) > 20, len(touch)
    for row in nine:
        assert row['Eligibility Category'] in ('a) Relevant child', 'b) Former relevant child', 'c) Qualifying care leaver', 'd) Eligible child'), row
    # Every child with a decision in the last year, with what the returns say.
    placed = {row['CHILD']: row for row in read_csv(run.returns / 'placed_for_adoption.csv')}
    adopted = {row['CHILD']: row for row in read_csv(run.returns / 'ad1.csv')}
    there = {row['Child Unique ID']: row for row in ten}
    assert adopted and set(adopted) <= set(there), (sorted(adopted), sorted(there))
    for number, row in there.items():
        decided = placed.get(number, {}).get('DATE_PLACED') or adopted.get(number, {}).get('DATE_INT', '')
        same(row['Date of Decision that Child Should be Placed for Adoption'], decided, f'{number}: decision')
        same(row['Date of Matching Child and Prospective Adopters'], adopted.get(number, {}).get('DATE_MATCH', ''), f'{number}: match')
        same(bool(row['Date of Adoption Order']), number in adopted, f'{number}: order')


@test
def the_files_themselves(run):
    """Quotes round everything, the same with tabs, nobody else's to read, in the log, nothing overwritten unasked."""
    run.make()
    folder = run.annex()
    same(sorted(path.name for path in folder.iterdir() if path.name[0] != '.'),
         sorted(f'annex_a_list_{number}.{ending}' for number in (8, 9, 10) for ending in ('csv', 'tsv')), 'files')
    for path in folder.glob('*.csv'):
        text = path.read_bytes().decode('utf-8')
        rows = read_rows(path)
        same(text, ''.join(','.join('"' + cell.replace('"', '""') + '"' for cell in row) + '\n' for row in rows), path.name)
        same(path.with_suffix('.tsv').read_text(encoding='utf-8'), text.replace('","', '"\t"'), path.with_suffix('.tsv').name)
        same(path.stat().st_mode & 0o777, 0o600, f'{path.name}: mode')
    assert 'export annex-a' in run(run.db, 'history', '--format', 'csv'), 'not in the log'
    before = (folder / 'annex_a_list_8.csv').read_bytes()
    run(run.db, '--today', '2020-01-01', 'export', 'annex-a', folder, status=3)
    same((folder / 'annex_a_list_8.csv').read_bytes(), before, 'a file that was there')
    # --on is the day of the inspection, whatever today is.
    run.annex('--on', DAY, day='2026-06-30')
    same((folder / 'annex_a_list_8.csv').read_bytes(), before, 'the lists of that day')


if __name__ == '__main__':
    sys.exit(run_tests(TESTS, Authority))
