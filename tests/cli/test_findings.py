#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`caseload-cli findings` and `providers`: the demonstration's inspections computed once more from its CSV files. Speaks TAP.

As test_cli.py, which drives the program; DEMONSTRATION names the files.
"""

import csv
import datetime
import os
import sys
import unicodedata
from pathlib import Path

import test_cli
from test_cli import same, test

test_cli.TESTS.clear()

DEMONSTRATION = Path(os.environ['DEMONSTRATION'])
FINDINGS = ('ref,inspection,provider,authority,inspected_on,number,type,provision,text,due_on,owner,status,state,days_late,repeats,actions_open,why').split(',')
PROVIDERS = 'ref,name,urn,type,sector,authority,grade,inspected_on,blocked_from,why,children_now,children_12_months'.split(',')
FIGURES = 'requirements_open,requirements_overdue,recommendations_open,improvement_open,improvement_overdue,others_open,met_12_months'.split(',')
TODAY = '2026-04-07'
OVERALL = ('OEP', 'OE_H')
BLOCKING = ('RA', 'SUSP', 'CANC', 'ECANC')


def rows_of(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def day_of(text):
    return datetime.date.fromisoformat(text) if text else None


def fold(text):
    apart = unicodedata.normalize('NFKD', text.casefold())
    return ''.join(c for c in apart if not unicodedata.combining(c)).translate(str.maketrans('łđø’‘', "ldo''"))


def bases(cell):
    """Codes without their pinpoints."""
    return {part.split(':')[0].split('(')[0].strip() for part in cell.split(';') if part.strip()}


class Reference:
    """What is recorded, by the text of the contract alone."""

    def __init__(self, folder, today):
        self.today = day_of(today)
        read = lambda kind: rows_of(folder / (kind + '.csv'))
        self.findings, self.actions, self.enforcement, self.notices = read('finding'), read('action'), read('enforcement'), read('notice')
        self.inspections = {row['ref']: row for row in read('inspection')}
        self.judgements = read('judgement')
        self.providers = {row['ref']: row for row in read('provider')}
        self.authorities = {row['ref']: row for row in read('authority')}
        self.placements = read('placement')

    def name(self, inspection):
        return self.providers[inspection['provider']]['name'] if inspection['provider'] else self.authorities[inspection['authority']]['name']

    def state(self, row, is_finding=True):
        status, due, done = row['status'], day_of(row['due_on']), row['met_on' if is_finding else 'done_on']
        if status in ('WITHDRAWN', 'CARRIED', 'MET'):
            return status.lower(), ''
        if done and status != 'NOTMET':
            return 'met', ''
        if is_finding and (row['type'] == 'STR' or (row['type'] == 'SHORT' and not due)):
            return 'nothing', ''
        if due and due < self.today:
            return 'overdue', str((self.today - due).days)
        if status == 'NOTMET':
            return 'overdue', ''
        return ('due' if due and (due - self.today).days <= 14 else 'open'), ''

    def repeats(self, row):
        if row['repeats'] or row['type'] == 'STR':
            return row['repeats']
        of = self.inspections[row['inspection']]
        for column in ('regulations', 'standards'):
            before = [other for other in self.findings if other['type'] != 'STR' and bases(other[column]) & bases(row[column]) and
                      all(self.inspections[other['inspection']][who] == of[who] for who in ('provider', 'authority')) and
                      self.inspections[other['inspection']]['started_on'] < of['started_on']]
            if before:
                return max(before, key=lambda other: (self.inspections[other['inspection']]['started_on'], int(other['number'])))['ref']
        return ''

    def all_findings(self):
        found = []
        newest = lambda text: -day_of(text).toordinal()
        order = lambda row: (fold(self.name(self.inspections[row['inspection']])), newest(self.inspections[row['inspection']]['started_on']), int(row['number']), row['ref'])
        for row in sorted(self.findings, key=order):
            of = self.inspections[row['inspection']]
            state, late = self.state(row)
            mine = [action for action in self.actions if action['finding'] == row['ref']]
            found.append(dict(ref=row['ref'], inspection=row['inspection'], provider=of['provider'], authority=of['authority'], inspected_on=of['started_on'], number=row['number'],
                              type=row['type'], text=row['text'], due_on=row['due_on'], owner=row['owner'], status=row['status'], state=state, days_late=late, repeats=self.repeats(row),
                              actions_open=str(sum(self.state(action, False)[0] in ('open', 'due', 'overdue') for action in mine))))
        return found

    def by_sector(self):
        """The refs behind each number, sector by sector; a sector is listed where there is a provider of it, or an inspection."""
        found = {row['sector']: {figure: set() for figure in FIGURES} for row in self.providers.values()}
        since = self.today.replace(year=self.today.year - 1)
        for row in self.inspections.values():
            if not row['provider']:
                found.setdefault('AUTHORITY', {figure: set() for figure in FIGURES})
        for row in self.findings:
            of = self.inspections[row['inspection']]
            into = found[self.providers[of['provider']]['sector'] if of['provider'] else 'AUTHORITY']
            state, _ = self.state(row)
            group = {'REQ': 'requirements', 'REC': 'recommendations', 'AFI': 'improvement', 'APA': 'improvement', 'WEAK': 'improvement'}.get(row['type'], 'others')
            if state in ('open', 'due', 'overdue'):
                into[group + '_open'].add(row['ref'])
            if state == 'overdue' and group + '_overdue' in into:
                into[group + '_overdue'].add(row['ref'])
            if state == 'met' and row['met_on'] and since < day_of(row['met_on']) <= self.today:
                into['met_12_months'].add(row['ref'])
        return found

    # --- providers ---

    def graded(self, ref):
        """The overall grade of the latest inspection with one, and its day."""
        best = ('', '')
        for judgement in self.judgements:
            of = self.inspections[judgement['inspection']]
            if of['provider'] == ref and judgement['area'] in OVERALL and judgement['grade'] != 'NOGR' and of['started_on'] > best[1]:
                best = judgement['grade'], of['started_on']
        return best

    def blocked(self, ref):
        """Since when nobody new is placed there."""
        days = [row['from_on'] for row in self.enforcement if row['provider'] == ref and row['kind'] in BLOCKING and row['from_on'] <= TODAY and (not row['until_on'] or row['until_on'] >= TODAY)]
        days += [row['occurred_on'] for row in self.notices if row['provider'] == ref and row['direction'] == 'IN' and row['provision'] == 's30a' and not row['closed_on']]
        grade, day = self.graded(ref)
        return min(days + ([day] if grade in ('INAD', 'SA3') else []), default='')

    def children(self, ref):
        """How many are there now, and were in 12 months."""
        now, year = set(), set()
        since = str(self.today.replace(year=self.today.year - 1))
        for row in self.placements:
            if row['provider'] != ref or row['within'] or row['type'].startswith(('T', 'Z')):
                continue
            if not row['ended_on'] or row['ended_on'] > TODAY:
                now.add(row['child'])
            if not row['ended_on'] or row['ended_on'] >= since:
                year.add(row['child'])
        return len(now), len(year)


def load(run):
    run('--today', TODAY, 'import', '--made-up', '--quiet', *(DEMONSTRATION / folder for folder in ('.', '2025', '2026')))
    return Reference(DEMONSTRATION, TODAY)


def without(rows, *columns):
    return [{name: value for name, value in row.items() if name not in columns} for row in rows]


@test
def empty(run):
    run.make()
    same(run('findings', '--format', 'csv'), ','.join(FINDINGS) + '\n')
    same(run('providers', '--format', 'csv').splitlines()[0], ','.join(PROVIDERS))
    same(run.json('findings', '--open'), [])


@test
def whole_lists(run):
    reference = load(run)
    expected = reference.all_findings()
    assert len(expected) >= 20, len(expected)
    before = run.n_entries()
    rows = run.csv('findings', '--today', TODAY)
    same(list(rows[0]), FINDINGS)
    same(without(rows, 'why', 'provision'), expected)
    same(run.json('findings', '--today', TODAY), [{name: value or None for name, value in row.items()} for row in rows])
    for row in rows:
        assert len(row['why']) > 20 and row['why'].endswith('.'), row
        assert bool(row['provision']) == any(found[column] for found in reference.findings if found['ref'] == row['ref'] for column in ('regulations', 'standards', 'guidance')), row
    by_ref = {row['ref']: row for row in rows}
    larch = by_ref['9900112/2026-03-04/1']
    same((larch['provision'], larch['state'], larch['days_late'], larch['repeats'], larch['actions_open']), ('reg 12(2)(a)', 'overdue', '4', '9900112/2025-04-09/1', '1'))
    for option, states in (('--open', ('open', 'due', 'overdue')), ('--overdue', ('overdue',))):
        some = run.csv('findings', option, '--today', TODAY)
        same(some, [row for row in rows if row['state'] in states], option)
        assert 0 < len(some) < len(rows), option
    same(run.csv('findings', '--provider', '9900112', '--today', TODAY), [row for row in rows if row['provider'] == '9900112'])
    same(run.csv('findings', '--provider', '9900112', '--overdue', '--today', TODAY), [row for row in rows if row['provider'] == '9900112' and row['state'] == 'overdue'])
    same(run.n_entries(), before, 'a list that names no child is no look at one:')


@test
def by_sector(run):
    load(run)
    for today in (TODAY, '2025-06-30'):
        expected = Reference(DEMONSTRATION, today).by_sector()
        rows = run.csv('findings', '--by-sector', '--today', today)
        same(list(rows[0]), ['sector', 'title', *FIGURES])
        same({row['sector']: {figure: int(row[figure]) for figure in FIGURES} for row in rows}, {sector: {figure: len(refs) for figure, refs in of.items()} for sector, of in expected.items()})
    assert sum(len(of['requirements_overdue']) for of in Reference(DEMONSTRATION, TODAY).by_sector().values()) == 3
    same(run.json('findings', '--by-sector', '--today', TODAY)[0]['title'], 'Local authority')
    for option in (['--open'], ['--overdue'], ['--provider', '9900112']):
        run('findings', '--by-sector', *option, status=2)


@test
def an_earlier_day(run):
    load(run)
    earlier = Reference(DEMONSTRATION, '2026-03-30')
    same(without(run.csv('findings', '--today', '2026-03-30'), 'why', 'provision'), earlier.all_findings())


@test
def threads_without_a_record(run):
    """What nobody recorded follows from the provisions; a copy of the files has the link taken out."""
    folder = run.folder / 'copy'
    folder.mkdir()
    for path in DEMONSTRATION.glob('*.csv'):
        (folder / path.name).write_bytes(path.read_bytes())
    text = (folder / 'finding.csv').read_text(encoding='utf-8')
    assert text.count(',9900112/2025-04-09/1,') == 1
    (folder / 'finding.csv').write_text(text.replace(',9900112/2025-04-09/1,', ',,'), encoding='utf-8')
    run('--today', TODAY, 'import', '--made-up', '--quiet', folder, DEMONSTRATION / '2025', DEMONSTRATION / '2026')
    rows = {row['ref']: row for row in run.csv('findings', '--today', TODAY)}
    same(rows['9900112/2026-03-04/1']['repeats'], '9900112/2025-04-09/1')


@test
def any_order(run):
    """A row may name one that stands below it: a finding the one it repeats, a letter the one it answers; in a circle all of them are refused."""
    folder = run.folder / 'in'
    folder.mkdir()
    write = lambda name, text: (folder / name).write_text(text, encoding='utf-8')
    write('provider.csv', 'ref,name,type\nP1,Larch House,CH\n')
    write('child.csv', 'ref,surname\nC1,Bell\n')
    write('inspection.csv', 'ref,provider,event_type,started_on\na,P1,FULL,2026-02-01\nb,P1,FULL,2025-02-01\nc,P1,FULL,2024-02-01\n')
    write('finding.csv', 'ref,inspection,number,type,regulations,due_on,repeats\n1,a,1,REQ,CHR15-12,2026-03-01,2\n2,b,1,REQ,CHR15-12,2025-03-01,3\n3,c,1,REQ,CHR15-12,2024-03-01,\n')
    write('correspondence.csv', 'ref,direction,dated_on,child,replies_to\na,OUT,2026-02-03,C1,b\nb,IN,2026-02-01,C1,c\nc,OUT,2026-01-01,,d\nd,IN,2025-12-01,,\n')
    run('import', '--quiet', folder)
    same([(row['ref'], row['repeats']) for row in run.csv('findings', '--today', TODAY)], [('1', '2'), ('2', '3'), ('3', '')])
    run('export', 'native', 'out')
    same((run.folder / 'out' / 'correspondence.csv').read_text().count('\n'), 5)
    first = {path.name: path.read_bytes() for path in (run.folder / 'out').iterdir()}
    run.use_new('again.db')
    run('import', '--quiet', run.folder / 'out')
    run('export', 'native', 'twice')
    same({path.name: path.read_bytes() for path in (run.folder / 'twice').iterdir()}, first)
    write('finding.csv', 'ref,inspection,number,type,regulations,due_on,repeats\n8,a,2,REQ,CHR15-13,2026-03-01,9\n9,b,2,REQ,CHR15-13,2025-03-01,8\n')
    run('import', '--quiet', folder, status=1)
    same([row['ref'] for row in run.csv('findings', '--today', TODAY)], ['1', '2', '3'])


@test
def providers(run):
    reference = load(run)
    rows = run.csv('providers', '--today', TODAY)
    same(list(rows[0]), PROVIDERS)
    same([row['ref'] for row in rows], sorted(reference.providers, key=lambda ref: (fold(reference.providers[ref]['name']), ref)))
    for row in rows:
        own = reference.providers[row['ref']]
        now, year = reference.children(row['ref'])
        grade, day = reference.graded(row['ref'])
        same(row, dict(ref=own['ref'], name=own['name'], urn=own['urn'], type=own['type'], sector=own['sector'], authority=own['area_authority'], grade=grade, inspected_on=day,
                       blocked_from=reference.blocked(row['ref']), why=row['why'], children_now=str(now), children_12_months=str(year)))
        same(bool(row['why']), bool(row['blocked_from']), row['ref'])
    some = run.csv('providers', '--with-children', '--today', TODAY)
    same(some, [row for row in rows if row['children_now'] != '0'])
    assert 0 < len(some) < len(rows)
    same([row['ref'] for row in rows if row['blocked_from']], ['9900174', '9900259'])


@test
def mistakes(run):
    load(run)
    run('findings', '--provider', 'nothing', status=1)
    same('nothing' in run.errors, False)
    for args in (['findings', 'x'], ['findings', '--format', 'xml'], ['findings', '--provider'], ['providers', 'x'], ['providers', '--format', 'xml']):
        run(*args, status=2)


if __name__ == '__main__':
    sys.exit(test_cli.main())
