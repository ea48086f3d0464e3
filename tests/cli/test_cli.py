#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real caseload-cli, driven from outside: exit codes, formats, refusals. Speaks TAP.

CASELOAD_CLI and MAKE_STORE name the two programs. With CASELOAD_TEST_ENGINE=postgres the databases are on a server, and
the tests that are about files are left to the other run.
"""

import base64
import csv
import functools
import hashlib
import io
import json
import os
import re
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

import engines

CLI = os.environ['CASELOAD_CLI']
MAKE_STORE = os.environ['MAKE_STORE']

CHILD_COLUMNS = ('ref,surname,given_names,known_as,date_of_birth,age,sex,legal_status,care_started_on,'
                 'placement_type,carer,worker,team').split(',')
DUTY_COLUMNS = 'ref,child,duty,subject,counted_from,due,done,state,strength,provision,why'.split(',')
HISTORY_COLUMNS = 'change_set,at,actor,act,kind,ref,why'.split(',')
CHILD_KINDS = ('care_period legal_status placement approval notice visit review health_check sdq plan missing_episode '
               'note relationship waiver override attachment print_log inspection_child action quality_audit correspondence '
               'information_request return_row').split()
KINDS = ['authority', 'person', 'child', 'provider', 'contact', 'template', 'incoming_child', 'bank_holiday', 'setting', 'legal_set', 'legal_reference',
         'inspection', 'judgement', 'finding', 'enforcement', 'intervention'] + CHILD_KINDS
LATER = ['check']
TESTS = []


class Skip(Exception):
    pass


def test(function):
    TESTS.append(function)
    return function


def test_of_files(function):
    if not engines.ON_SERVER:
        TESTS.append(function)
    return function


def test_of_server(function):
    if engines.ON_SERVER:
        TESTS.append(function)
    return function


def same(actual, expected, what=''):
    if actual != expected:
        raise AssertionError(f'{what} expected {expected!r}, got {actual!r}')


class Run:
    """One run of the program in a folder of its own, with a database `s.db` beside it, or one on the server."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.use_new('s.db')
        self.env = dict(os.environ, HOME=str(folder), XDG_STATE_HOME=str(self.folder / 'state'),
                        XDG_DATA_HOME=str(self.folder / 'data'))
        self.env['G_DEBUG'] = 'gc-friendly,fatal-warnings'

    def use_new(self, name):
        """From now on work on another database, which is not there yet, or is empty."""
        self.database = engines.new_database() if engines.ON_SERVER else self.folder / name

    def exists(self):
        """Whether anybody made a store of the database."""
        if engines.ON_SERVER:
            return self.sql("SELECT count(*) FROM pg_class WHERE relname = 'store_info'") != [('0',)]
        return self.database.exists()

    def make(self, children=0, name=None):
        subprocess.run([MAKE_STORE, str(self.folder / name if name else self.database), str(children)], check=True, env=self.env)

    def raw(self, *args, **kwargs):
        kwargs.setdefault('cwd', self.folder)
        kwargs.setdefault('env', self.env)
        kwargs.setdefault('stdin', subprocess.DEVNULL)
        kwargs.setdefault('stdout', subprocess.PIPE)
        return subprocess.run([CLI, *map(os.fspath, args)], stderr=subprocess.PIPE, timeout=60, **kwargs)

    def __call__(self, *args, status=0, **kwargs):
        """Run on s.db and return standard output; the exit code must be status, and errors one line each."""
        done = self.raw('--database', self.database, *args, **kwargs)
        errors = done.stderr.decode()
        if done.returncode != status:
            raise AssertionError(f'{args}: status {done.returncode}, expected {status}: {errors}')
        if status in (2, 3) and len(errors.splitlines()) != 1:
            raise AssertionError(f'{args}: {errors!r} is not one line')
        for line in errors.splitlines():
            if not line.startswith('caseload-cli: '):
                raise AssertionError(f'{args}: {line!r} does not say who speaks')
        if status == 2 and done.stdout:
            raise AssertionError(f'{args}: a mistake printed {done.stdout!r}')
        self.errors = errors
        return done.stdout.decode() if done.stdout is not None else None

    def csv(self, *args, **kwargs):
        return list(csv.DictReader(io.StringIO(self(*args, '--format', 'csv', **kwargs))))

    def json(self, *args, **kwargs):
        return json.loads(self(*args, '--format', 'json', **kwargs))

    def sql(self, statement):
        """Past the program: rows of texts."""
        if engines.ON_SERVER:
            return [tuple(row) for row in engines.sql(self.database, statement)]
        db = sqlite3.connect(self.database)
        try:
            rows = [tuple(map(str, row)) for row in db.execute(statement)]
            db.commit()
            return rows
        finally:
            db.close()

    def dump(self):
        """What is in the database, whoever wrote it how."""
        if engines.ON_SERVER:
            return engines.dump(self.database)
        db = sqlite3.connect(f'file:{self.database}?mode=ro', uri=True)
        try:
            return list(db.iterdump())
        finally:
            db.close()

    def n_entries(self):
        return int(self.sql('SELECT count(*) FROM change')[0][0])


def mode(path):
    return stat.S_IMODE(os.lstat(path).st_mode)


def files(folder):
    return sorted(path.name for path in Path(folder).iterdir())


# --- the program ---

@test
def help_and_version(run):
    same(run.raw('--version').stdout.decode().split()[0], 'caseload-cli')
    text = run.raw('--help').stdout.decode()
    for command in 'import children show duties why notices out-of-area findings providers print prints export history undo redo move backup restore verify holidays postcodes'.split():
        if not re.search(rf'^  {command} ', text, re.M):
            raise AssertionError(f'--help does not name {command}')
        for args in ([command, '--help'], [command, '-h'], ['--database', 'nowhere', command, '--help']):
            done = run.raw(*args)
            same((done.returncode, done.stderr), (0, b''), args)
            assert command in done.stdout.decode() and '--database' in done.stdout.decode()


@test
def usage_errors(run):
    run.make()
    before = run.dump()
    for args in ([], ['nonsense'], ['--nonsense'], ['children', '--nonsense'], ['children', 'much'], ['children', '--format'],
                 ['children', '--format', 'xml'], ['children', '--format', 'text'], ['--today', '2024-02-30', 'children'], ['children', '--today', 'tomorrow'],
                 ['--today', '2024-2-3', 'children'], ['--today', '', 'children'],
                 ['show'], ['show', '1', '2'], ['show', '1234', '--format', 'csv'], ['show', '1234', '--as-known-on', 'x'],
                 ['show', '1234', '--as-known-on', '2024-13-01'], ['show', '1234', '--as-known-on', '2024-01-01T25:00'],
                 ['show', '1234', '--as-known-on', '2024-01-01T10'], ['show', '1234', '--as-known-on', '2024-01-01T1 :00'],
                 ['duties', '1234'], ['duties', '--from', 'x'], ['duties', '--to', '2024-02-30'], ['duties', '--forecast', '2024-1-1'], ['duties', '--child'],
                 ['duties', '--state', 'open'], ['duties', '--state', ''], ['duties', '--state', 'due,'], ['duties', '--format', 'text'],
                 ['duties', '--list-rules', 'x'], ['findings', 'x'], ['findings', '--provider'], ['findings', '--all'], ['providers', 'x'], ['providers', '--open'], ['why'], ['why', 'C01'], ['why', 'C01/1/1/2024-01-01', 'x'], ['why', 'C01/1', '--format', 'csv'], ['why', b'C01/\xff'],
                 ['postcodes'], ['postcodes', 'list'], ['postcodes', 'import'], ['postcodes', 'import', 'a', '--format', 'csv'], ['postcodes', 'find'],
                 ['postcodes', 'find', 'LS10 2PW', 'x'], ['postcodes', 'find', 'Leeds'], ['postcodes', 'find', 'LS10 2PW', '--format', 'xml'],
                 ['holidays', 'list'], ['holidays', 'import'], ['holidays', 'import', 'a', 'b'],
                 ['print'], ['print', 'summary'], ['print', 'chronology', '1234'], ['print', 'summary', '1234', 'more'],
                 ['prints', 'x'], ['prints', '--since', 'x'], ['prints', '--format', 'xml'],
                 ['export'], ['export', 'native'], ['export', 'annex-a'], ['export', 'annex-a', 'x', '--year', '2026'], ['export', 'annex-a', 'x', '--on', 'May'], ['export', 'native', 'x', '--on', '2026-03-31'], ['export', 'xml', 'x'], ['export', 'native', 'x', 'y'],
                 ['export', 'native', 'x', '--year', '2026'], ['export', 'ssda903', 'x', '--year', '26'],
                 ['history', '--since', 'x'], ['history', 'child'], ['history', 'nothing/1'], ['history', 'child/'], ['history', 'child/1', 'y'],
                 ['undo', 'a', 'b'], ['redo', 'a', 'b'], ['backup'], ['backup', 'a', 'b'], ['restore'], ['verify', 'x'],
                 ['move'], ['move', 'a'], ['move', 'a', 'b', 'c'],
                 ['import'], ['import', '.', '--year', '12'], ['import', '.', '--format', 'xml'],
                 *([command] for command in LATER), *([command, '--all'] for command in LATER)):
        run(*args, status=2)
        if args and args[0] in LATER + ['export'] and 'annex-a' in args + ['annex-a'] and args[0] in LATER:
            assert 'not in this version' in run.errors, run.errors
    run('children', '--nonsense=a\nb\x1b[31m', status=2)
    same(run.dump(), before, 'a mistake in the command changed the database:')


@test
def options_anywhere(run):
    run.make()
    expected = run('--today', '2024-05-15', 'children', '--looked-after', '--format', 'csv')
    for args in (['children', '--today', '2024-05-15', '--format=csv', '--looked-after'],
                 ['--today', '2000-01-01', 'children', '--today', '2024-05-15', '--format', 'csv', '--looked-after'],
                 ['--today=2024-05-15', 'children', '--format', 'csv', '--looked-after', '--']):
        same(run(*args), expected, args)
    same(json.loads(run('show', '--format', 'json', '1234'))['child']['ref'], '001234')
    same(json.loads(run('show', '1234', '--format', 'json'))['child']['ref'], '001234')
    same(json.loads(run('show', '--format', 'json', '--', '1234'))['child']['ref'], '001234')
    run('show', '--', '--format', status=1)
    same(run.raw('children', '--database', run.database).returncode, 0)


@test
def language_of_the_user(run):
    """Whatever the place of the computer, numbers and codes are the same and bytes are UTF-8."""
    run.make()
    expected = run('children', '--format', 'csv')
    for locale in ('C', 'POSIX', 'C.UTF-8', 'tr_TR.UTF-8', 'de_DE'):
        same(run('children', '--format', 'csv', env=dict(run.env, LC_ALL=locale)), expected, locale)


# --- children ---

@test
def children_list(run):
    run.make()
    rows = run.csv('--today', '2024-05-15', 'children')
    same(list(rows[0]), CHILD_COLUMNS)
    same([row['ref'] for row in rows], ['0020', '20', '001234'], 'folded order:')
    same(rows[2], {'ref': '001234', 'surname': 'Zephyr', 'given_names': 'Amy', 'known_as': 'Ames', 'date_of_birth': '2012-02-29',
                   'age': '12', 'sex': '2', 'legal_status': 'V2', 'care_started_on': '2024-01-10', 'placement_type': 'K2',
                   'carer': 'Oak House, team 1', 'worker': 'Sam Worker', 'team': 'North'})
    same(rows[1]['given_names'], "'=1+1", 'the guard against formulas:')


@test
def children_on_a_day(run):
    run.make()
    for day, refs in (('2022-12-31', []), ('2023-01-01', ['20']), ('2024-01-09', ['20']), ('2024-01-10', ['20', '001234']),
                      ('2024-05-31', ['20', '001234']), ('2024-06-01', ['001234']), ('2199-01-01', ['001234'])):
        same([row['ref'] for row in run.csv('--today', day, 'children', '--looked-after')], refs, day)
    for day, status, age in (('2024-05-31', 'V2', '12'), ('2024-06-01', 'C2', '12'), ('2025-02-28', 'C2', '12'), ('2025-03-01', 'C2', '13')):
        row = run.csv('--today', day, 'children')[2]
        same((row['legal_status'], row['age'], row['placement_type']), (status, age, 'K2'), day)


@test
def children_formats(run):
    run.make()
    rows = run.json('--today', '2024-05-15', 'children')
    same([list(row) for row in rows], [CHILD_COLUMNS] * 3)
    same(rows[0]['surname'], '\x1b[31mRed\n')
    same(rows[0]['age'], None)
    same(rows[2]['age'], '12')
    table = run('--today', '2024-05-15', 'children').splitlines()
    same(len(table), 4)
    same(table[0].split(), CHILD_COLUMNS)
    assert '\x1b' not in '\n'.join(table), 'a name can steer the terminal'
    same(table[3].index('Zephyr'), table[0].index('surname'))
    assert all(line == line.rstrip() for line in table)
    same(run('children', '--looked-after', '--today', '2000-01-01', '--format', 'csv'), ','.join(CHILD_COLUMNS) + '\n')
    same(run.json('children', '--looked-after', '--today', '2000-01-01'), [])


@test
def children_many(run):
    run.make(2000)
    rows = run.csv('--today', '2024-05-15', 'children', '--looked-after')
    same(len(rows), 1999)
    names = [row['surname'] for row in rows if row['surname'].startswith('Name')]
    same(names, sorted(names))


# --- show ---

@test
def show_json(run):
    run.make()
    record = run.json('show', '001234')
    same(list(record), ['child'] + CHILD_KINDS)
    same(list(record['child']), ('ref given_names surname known_as former_names date_of_birth dob_estimated sex ethnicity upn nhs_number disability '
                                 'uasc_from uasc_until home_postcode worker team iro restricted alert').split())
    same(record['child']['upn'], None)
    same(record['relationship'][0]['parental_responsibility'], '1')
    same([row['ref'] for row in record['placement']], ['001234/2024-01-10', '001234/2024-05-01'])
    same(record['placement'][1]['within'], '001234/2024-01-10')
    same(record['note'][0]['text'], 'First line,\nsecond "line"')
    same(record['return_row'], [])


@test
def show_text(run):
    run.make()
    text = run('show', '1234')
    for words in ('001234', 'Zephyr', '29 Feb 2012', 'Female', 'Full care order', 'Oak House & Co (SC400001)', 'second "line"', 'Jo Example'):
        assert words in text, words
    assert '\x1b' not in run('show', '0020')


@test
def show_numbers(run):
    run.make()
    for typed, ref in (('1234', '001234'), ('01234', '001234'), ('0000001234', '001234'), ('20', '20'), ('0020', '0020')):
        same(run.json('show', typed)['child']['ref'], ref, typed)
    before = run.n_entries()
    for typed in ('020', '9', '', '12345', "' OR 1=1 --", '1234 ', '%', b'\xff'):
        run('show', typed, status=1)
    assert run.n_entries() == before, 'a child that was not found was logged'


@test
def show_is_logged(run):
    run.make()
    before = run.n_entries()
    run('show', '1234')
    run('show', '1234', '--as-known-on', '2199-01-01')
    lines = run.csv('history')[-2:]
    same([(line['act'], line['kind'], line['ref']) for line in lines], [('view', 'child', '001234')] * 2)
    same(run.n_entries(), before + 2)


@test
def as_known_on(run):
    run.make()
    change_set = run.csv('history')[0]['change_set']
    made = run.csv('history')[0]['at']
    run('show', '1234', '--as-known-on', '2020-01-01', status=1)
    run('show', '1234', '--as-known-on', '2020-01-01T10:00', status=1)
    whole = run.json('show', '1234')
    same(run.json('show', '1234', '--as-known-on', made), whole)
    run('undo', change_set)
    run('show', '1234', status=1)
    same(run.json('show', '001234', '--as-known-on', made), whole, 'a child that is gone:')
    run('show', '001234', '--as-known-on', '2199-01-01', status=1)


# --- duties ---

def open_states(row):
    return row['state'] in ('overdue', 'due', 'upcoming', 'unknown')


@test
def duties_list(run):
    run.make()
    before = run.dump()
    rows = run.csv('--today', '2024-03-01', 'duties', '--all')
    same(list(rows[0]), DUTY_COLUMNS)
    same(run.dump(), before, 'listing changed the database:')
    first = [row for row in rows if row['duty'] == 'C01' and row['child'] == '001234'][0]
    same({name: first[name] for name in DUTY_COLUMNS[:9]},
         {'ref': 'C01/001234/001234/2024-01-10/2024-01-10', 'child': '001234', 'duty': 'C01', 'subject': '001234/2024-01-10', 'counted_from': '2024-01-10',
          'due': '2024-01-17', 'done': '', 'state': 'overdue', 'strength': 'REG'})
    assert 'reg 28' in first['provision'] and first['why'], first
    review = [row for row in rows if row['duty'] == 'B01' and row['child'] == '001234'][0]
    same((review['counted_from'], review['due']), ('2024-01-10', '2024-02-07'))
    same([row['child'] for row in rows], sorted(row['child'] for row in rows), 'byte order of children:')
    same(len({row['ref'] for row in rows}), len(rows), 'a ref is given twice:')
    for row in rows:
        assert re.fullmatch(re.escape(f"{row['duty']}/{row['child']}/{row['subject']}/{row['counted_from']}") + r'(-\d+)?', row['ref']), row['ref']
        same(row['due'] == '', row['state'] == 'unknown', row['ref'])
    for child in {row['child'] for row in rows}:
        due = [row['due'] for row in rows if row['child'] == child]
        same(due, sorted(due), f'the order of {child}:')


@test
def duties_filters(run):
    run.make()
    day = ['--today', '2024-06-02', 'duties']
    every = run.csv(*day, '--all')
    same(run.csv(*day), [row for row in every if open_states(row)])
    assert any(not open_states(row) for row in every) and any(open_states(row) for row in every)
    same(run.csv(*day, '--all', '--child', '1234'), [row for row in every if row['child'] == '001234'])
    same(run.csv(*day, '--child', '20'), [row for row in every if row['child'] == '20' and open_states(row)])
    run(*day, '--child', '77', status=1)
    for first, last in (('2024-01-17', '2024-01-17'), ('2024-01-18', '2024-02-07'), ('2024-02-08', '2024-02-01')):
        same(run.csv(*day, '--all', '--from', first, '--to', last), [row for row in every if row['due'] and first <= row['due'][:10] <= last])
    same(run.csv(*day, '--all', '--from', '2024-01-18'), [row for row in every if row['due'][:10] >= '2024-01-18'])
    for states in ('overdue', 'overdue,due', 'missed', 'unknown,upcoming'):
        wanted = [row for row in every if row['state'] in states.split(',')]
        same(run.csv(*day, '--state', states), wanted, states)
        same(run.csv(*day, '--all', '--state', states), wanted, states)
    same(run('--today', '2000-01-01', 'duties', '--all', '--format', 'csv'), ','.join(DUTY_COLUMNS) + '\n')
    same(run.json('--today', '2000-01-01', 'duties'), [])


@test
def duties_forecast(run):
    run.make()
    day = ['--today', '2024-03-01', 'duties', '--all']
    every = run.csv(*day)
    assert all(row['state'] != 'projected' for row in every)
    same(run.csv(*day, '--state', 'projected'), [])
    ahead = run.csv(*day, '--forecast', '2024-12-31')
    projected = [row for row in ahead if row['state'] == 'projected']
    assert projected and all(row['due'][:10] <= '2024-12-31' for row in projected), projected
    assert any(row['due'][:10] > '2024-12-01' for row in projected), projected
    same([row for row in ahead if row['state'] != 'projected'], every)
    same(run.csv(*day[:-1], '--forecast', '2024-12-31'), [row for row in ahead if open_states(row) or row['state'] == 'projected'])


@test
def duties_formats(run):
    run.make()
    day = ['--today', '2024-03-01', 'duties', '--all']
    rows = run.csv(*day)
    same([{key: value or '' for key, value in row.items()} for row in run.json(*day)], rows)
    table = run(*day).splitlines()
    same(table[0].split(), DUTY_COLUMNS)
    same(len(table), len(rows) + 1)
    text = run(*day, '--format', 'csv')
    for words in ('Zephyr', 'Amy', 'Ames', 'Sam Worker', 'Oak House', 'Jo Example', 'Ångström'):
        assert words not in text, words


@test
def duties_rules(run):
    """Every row of the list of duties, whatever database there is; and why it is not computed."""
    rules = list(csv.DictReader(io.StringIO(run('duties', '--list-rules', '--format', 'csv'))))
    assert not run.exists()
    ids = [row['id'] for row in rules]
    same(len(ids), len(set(ids)))
    assert len(ids) >= 118 and ids == sorted(ids), ids
    for row in rules:
        assert row['duty'] and row['strength'] and row['provision'], row
        same(bool(row['why_not']), row['computed'] == 'no', row['id'])
    computed = {row['id'] for row in rules if row['computed'] == 'yes'}
    needed = 'A03 A04 A07 A08 A09 A14 A15 B01 B02 B03 C01 C02 C06 C07 C08 C09 C10 C12 C15 D01 D02 D04 D06 D07 F04 H02 J01 J02 J03 J04 J05'.split()
    same([name for name in needed if name not in computed], [])
    run.make()
    made = {row['duty'] for row in run.csv('--today', '2024-03-01', 'duties', '--all', '--forecast', '2026-01-01')}
    same(sorted(made - computed), [], 'rows of a rule that is not computed:')


@test
def duty_waived(run):
    run.make()
    day = ['--today', '2024-03-01', 'duties', '--all', '--child', '1234']
    ref = [row['ref'] for row in run.csv(*day) if row['duty'] == 'A03'][0]
    (run.folder / 'waiver.csv').write_text(f'ref,child,duty_ref,reason,role,name,decided_on\nW1,001234,{ref},Court timetable,Manager,Kim,2024-02-01\n')
    run('import', 'waiver.csv')
    same([row['state'] for row in run.csv(*day) if row['ref'] == ref], ['waived'])
    same(run.json('show', '1234')['waiver'][0]['reason'], 'Court timetable')
    same([row['state'] for row in run.csv('--today', '2024-01-31', 'duties', '--all', '--child', '1234') if row['ref'] == ref], ['overdue'])
    run('undo')
    same([row['state'] for row in run.csv(*day) if row['ref'] == ref], ['overdue'])
    same(run('verify'), 'intact\n')


@test
def why(run):
    run.make()
    before = run.dump()
    for row in run.csv('--today', '2024-03-01', 'duties', '--all', '--forecast', '2025-03-01'):
        text = run('--today', '2024-03-01', 'why', row['ref'])
        for words in (row['ref'], row['duty'], row['provision'], row['due'], row['state'], row['why']):
            assert words in text, (words, text)
        one = run.json('--today', '2024-03-01', 'why', row['ref'])
        same({name: one[name] or '' for name in DUTY_COLUMNS}, row)
        for fact in one['facts']:
            assert fact['label'] and fact['kind'], fact
    same(run.dump(), before)
    one = run.json('--today', '2024-03-01', 'why', 'A03/001234/001234/2024-01-10/2024-01-10')
    same([day['day'] for day in one['skipped']], ['2024-01-13', '2024-01-14', '2024-01-20', '2024-01-21'])


@test
def why_not(run):
    """What has no row: one line that says so, and when there would be one."""
    run.make()
    rules = {row['id']: row for row in csv.DictReader(io.StringIO(run('duties', '--list-rules', '--format', 'csv')))}
    for ref in ('C01/001234/001234/2024-01-10/2024-01-11', 'C01/77/x/2024-01-10', 'D04/001234/', 'C09/001234/001234/2024-01-10/2024-01-10', 'Z99/001234/x', '/', '//'):
        same(run('--today', '2024-03-01', 'why', ref, status=1), '')
        same(len(run.errors.splitlines()), 1, ref)
    name = [name for name in rules if rules[name]['computed'] == 'no'][0]
    run('why', f'{name}/001234/x/2024-01-01', status=1)
    assert rules[name]['why_not'] in run.errors, run.errors
    # A day before anything was recorded.
    run('--today', '2024-01-01', 'why', 'C01/001234/001234/2024-01-10/2024-01-10', status=1)


def bank_holidays(*days):
    return json.dumps({'england-and-wales': {'division': 'england-and-wales',
                                             'events': [{'title': title, 'date': date, 'notes': '', 'bunting': True} for date, title in days]},
                       'scotland': {'division': 'scotland', 'events': [{'title': 'Not ours', 'date': '2024-01-15', 'notes': '', 'bunting': False}]}})


@test
def holidays(run):
    run.make()
    day = ['--today', '2024-03-01', 'duties', '--all', '--child', '1234']

    def plan():
        return [row['due'] for row in run.csv(*day) if row['duty'] == 'A03'][0]

    def days():
        return {row['day']: row for row in run.csv('--today', '2024-03-01', 'holidays')}

    same(plan(), '2024-01-24')
    same((days()['2024-12-25']['effect'], min(days()), max(days())[:4]), ('COMPUTED', '2023-01-02', '2026'))
    entries = run.n_entries()
    (run.folder / 'gov.json').write_text(bank_holidays(('2024-01-01', 'New Year’s Day'), ('2024-01-17', 'Day of the “Tests”')))
    run('holidays', 'import', 'gov.json')
    same(run.n_entries(), entries + 1)
    same(plan(), '2024-01-25')
    same(days()['2024-01-17'], {'day': '2024-01-17', 'name': 'Day of the “Tests”', 'effect': 'ADDED'})
    assert '2024-01-15' not in days()
    run('holidays', 'import', 'gov.json')
    same(run.n_entries(), entries + 1, 'imported twice:')
    (run.folder / 'bad.json').write_text('[1, 2')
    for name in ('bad.json', 'none.json', '.'):
        run('holidays', 'import', name, status=3)
    same(run.n_entries(), entries + 1)
    run('export', 'native', 'out')
    same((run.folder / 'out/bank_holiday.csv').read_text(), 'ref,day,name,effect\n2024-01-17,2024-01-17,Day of the “Tests”,ADDED\n')
    run('undo')
    same(plan(), '2024-01-24')
    same(run('verify'), 'intact\n')


@test
def settings(run):
    run.make()
    day = ['--today', '2024-01-12', 'duties', '--all', '--child', '1234']
    same([row['state'] for row in run.csv(*day) if row['duty'] == 'C01'], ['due'])
    (run.folder / 'setting.csv').write_text('ref,value\nduty_window_days,2\n')
    run('import', 'setting.csv')
    same([row['state'] for row in run.csv(*day) if row['duty'] == 'C01'], ['upcoming'])


# --- print ---

@test
def print_summary(run):
    run.make()
    same(run('print', 'summary', '1234', '--output', 'o.pdf'), 'o.pdf\n')
    path = run.folder / 'o.pdf'
    assert path.read_bytes().startswith(b'%PDF-')
    same(mode(path), 0o600)
    line = run.csv('history')[-1]
    same((line['act'], line['kind'], line['ref'], line['why']), ('print', 'child', '001234', 'summary'))
    entries = run.n_entries()
    was = path.read_bytes()
    run('print', 'summary', '1234', '--output', 'o.pdf', status=3)
    run('print', 'summary', '1234', '--output', 'none/o.pdf', status=3)
    run('print', 'summary', '99', '--output', 'p.pdf', status=1)
    run('print', 'summary', '1234', '--as-known-on', '2020-01-01', '--output', 'p.pdf', status=1)
    same((path.read_bytes(), run.n_entries(), (run.folder / 'p.pdf').exists()), (was, entries, False))
    run('print', 'summary', '1234', '--output', 'o.pdf', '--force', '--mask', '--as-known-on', '2199-01-01')
    assert 'masked' in run.csv('history')[-1]['why']


@test
def prints(run):
    """The print log: a line a print, whose ref is the number on the paper; nothing takes it away."""
    run.make()
    columns = 'ref,printed_at,printed_by,what,child,subject,purpose,recipient,masked,withheld,attachment'
    same(run('prints', '--format', 'csv'), columns + '\n')
    same(run.json('prints'), [])
    odd = 'Ó\'Neil & <b>"%s%n'
    run('print', 'summary', '1234', '--output', 'a.pdf', '--purpose', 'Review', '--recipient', odd, '--mask')
    run('--today', '2024-03-01', 'print', 'duties', '--output', 'b.pdf', '--purpose', '', '--recipient', 'x\ny')
    rows = run.csv('prints')
    same([(row['what'], row['child'], row['purpose'], row['recipient'], row['masked']) for row in rows],
         [('duties', '', '', 'x y', '0'), ('summary', '001234', 'Review', odd, '1')])
    same(run.json('prints')[1]['recipient'], odd)
    assert re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z', rows[0]['printed_at']), rows[0]['printed_at']
    if shutil.which('pdftotext'):
        text = subprocess.run(['pdftotext', run.folder / 'a.pdf', '-'], capture_output=True, check=True, text=True).stdout
        assert rows[1]['ref'] in text and 'Review' in text
    same(run.csv('prints', '--since', '2199-01-01'), [])
    same(len(run.csv('prints', '--since', '2020-01-01')), 2)
    same([line['act'] for line in run.csv('history', 'print_log/' + rows[1]['ref'])], ['print'])
    sets = {line['change_set'] for line in run.csv('history') if line['act'] == 'print'}
    same(len(sets), 2)
    for one in sets:
        run('undo', one, status=3)
    same(run.csv('prints'), rows)
    same(run('verify'), 'intact\n')


@test
def files_in_and_out(run):
    """Files come from beside attachment.csv and go there; what shows and shares records shows what is said of them, not what is in them."""
    run.make()
    data = bytes(range(256)) * 2000
    digest = hashlib.sha256(data).hexdigest()
    source = run.folder / 'in'
    (source / 'attachments').mkdir(parents=True)
    (source / 'attachments' / digest).write_bytes(data)
    header = 'ref,child,name,media_type,size,sha256,about,proves,added_on,added_by\n'
    (source / 'attachment.csv').write_text(
        header + f'F1,001234,"Ó\'Neil & <b>""%s%n.bin",application/octet-stream,{len(data)},{digest},,child/001234,2024-03-01,Sam\n'
        + f'F2,001234,gone.bin,,5,{"0" * 64},,,2024-03-01,Sam\n')
    run('import', 'in', status=1)
    run('export', 'native', 'a')
    same((run.folder / 'a/attachments' / digest).read_bytes(), data)
    same([row['ref'] for row in csv.DictReader(open(run.folder / 'a/attachment.csv', encoding='utf-8', newline=''))], ['F1'])
    run('export', 'csv', 'b')
    assert not (run.folder / 'b/attachments').exists()
    text = run('show', '1234', '--format', 'json')
    assert digest in text and base64.b64encode(data[:300]).decode()[:200] not in text
    same(run('verify'), 'intact\n')


@test
def print_without_a_name(run):
    run.make()
    paths = [run('print', 'summary', '1234').strip() for _ in range(2)]
    for path in paths:
        assert re.fullmatch(re.escape(str(run.folder)) + r'/Caseload/Caseload-summary-001234-\d{4}-\d\d-\d\d(-2)?\.pdf', path), path
        same(mode(path), 0o600)
    same(len(set(paths)), 2)
    same(mode(run.folder / 'Caseload'), 0o700)
    assert (run.folder / 'Caseload/.nomedia').exists() and (run.folder / 'Caseload/.trackerignore').exists()


@test
def print_duties(run):
    run.make()
    day = ['--today', '2024-03-01', 'print']
    same(run(*day, 'duties', '1234', '--output', 'c.pdf', '--mask'), 'c.pdf\n')
    same(run(*day, 'duties', '--output', 'f.pdf'), 'f.pdf\n')
    same(run(*day, 'duties', '--by', 'team', '--from', '2024-03-01', '--to', '2024-12-31', '--mask', '--output', 't.pdf'), 't.pdf\n')
    same(run(*day, 'visit-sheets', '1234', '--output', 'v.pdf'), 'v.pdf\n')
    for name in 'cftv':
        assert (run.folder / f'{name}.pdf').read_bytes().startswith(b'%PDF-')
    same([(line['kind'], line['ref'], line['why']) for line in run.csv('history') if line['act'] == 'print'],
         [('child', '001234', 'duties, third parties masked'), ('', '', 'duty forecast'),
          ('', '', 'duty forecast, third parties masked'), ('child', '001234', 'visit sheets')])
    # Nobody is in care yet: no sheet, no file, nothing logged.
    entries = run.n_entries()
    same(run('--today', '2001-01-01', 'print', 'visit-sheets', '--output', 'n.pdf'), '')
    run(*day, 'duties', '99', '--output', 'n.pdf', status=1)
    run(*day, 'visit-sheets', '99', '--output', 'n.pdf', status=1)
    same((run.n_entries(), (run.folder / 'n.pdf').exists()), (entries, False))
    for args in (['duties', '--as-known-on', '2024-01-01'], ['duties', '1234', '--from', '2024-01-01'], ['duties', '--by', 'child'],
                 ['duties', '--on', '2024-01-01'], ['duties', '--to', 'x'], ['visit-sheets', '1234', '--team', 'A'], ['summary', '1234', '--worker', 'A']):
        run('print', *args, status=2)


@test
def duties_calendar(run):
    run.make()
    day = ['--today', '2024-03-01', 'duties', '--forecast', '2024-12-31']
    text = run(*day, '--format', 'ics')
    dated = [row for row in run.csv(*day) if row['due']]
    lines = text.replace('\r\n ', '').split('\r\n')
    same((lines[0], lines[-2], lines[-1]), ('BEGIN:VCALENDAR', 'END:VCALENDAR', ''))
    same(lines.count('BEGIN:VEVENT'), len(dated))
    assert len(dated) > 3
    same(sorted({line.split(': ')[-1] for line in lines if line.startswith('SUMMARY:')}), sorted({row['child'] for row in dated}))
    assert 'Amy' not in text and 'Zephyr' not in text
    run('duties', '--list-rules', '--format', 'ics', status=2)
    same(run('--today', '2001-01-01', 'duties', '--format', 'ics').count('VEVENT'), 0)


# --- export ---

@test
def export_native(run):
    run.make()
    same(run('export', 'native', 'out'), 'out\n')
    out = run.folder / 'out'
    same(files(out), sorted(['.nomedia', '.trackerignore'] + [f'{kind}.csv' for kind in KINDS]))
    same({mode(out / name) for name in files(out)}, {0o600})
    same(mode(out), 0o700)
    same((out / 'visit.csv').read_bytes(), b'ref,child,visited_on,outcome,by,notes,childs_words\n')
    child = (out / 'child.csv').read_bytes()
    assert b'\r' not in child and not child.startswith(b'\xef\xbb\xbf')
    rows = list(csv.DictReader(io.StringIO(child.decode(), newline='')))
    same([row['ref'] for row in rows], ['001234', '0020', '20'], 'byte order of ref:')
    same(rows[2]['given_names'], '=1+1', 'values are untouched:')
    for kind in CHILD_KINDS:
        rows = list(csv.DictReader((out / f'{kind}.csv').open(newline='')))
        same([{k: v or None for k, v in row.items()} for row in rows if row['child'] == '001234'],
             run.json('show', '1234')[kind], kind)
    assert any(line['act'] == 'export' for line in run.csv('history'))


@test
def export_overwrites_nothing(run):
    run.make()
    out = run.folder / 'out'
    out.mkdir()
    (out / 'visit.csv').write_text('mine')
    entries = run.n_entries()
    run('export', 'native', 'out', status=3)
    run('export', 'csv', 'out', status=3)
    same((files(out), (out / 'visit.csv').read_text(), run.n_entries()), (['visit.csv'], 'mine', entries))
    run('export', 'native', 'out', '--force')
    same(files(out), sorted(f'{kind}.csv' for kind in KINDS))
    once = {name: (out / name).read_bytes() for name in files(out)}
    run('export', 'native', 'out', '--force')
    same({name: (out / name).read_bytes() for name in files(out)}, once, 'exported twice:')
    (run.folder / 'file').write_text('')
    run('export', 'native', 'file', status=3)
    run('export', 'native', 'file/below', status=3)
    run('export', 'native', 'new/out')
    same(mode(run.folder / 'new'), 0o700)


@test_of_files
def export_that_fails_leaves_nothing(run):
    run.make(3000)
    entries = run.n_entries()

    def small_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))

    # The database itself is larger than that, so the log entry fails before anything is written.
    run('export', 'native', 'out', status=3, preexec_fn=small_files)
    assert not (run.folder / 'out').exists()
    same(run('verify'), 'intact\n')
    same(run.n_entries(), entries)


@test
def export_csv(run):
    run.make()
    run('export', 'csv', 'out')
    header = (run.folder / 'out/child.csv').read_text().splitlines()[0].split(',')
    assert 'ref' in header and 'surname' not in header and 'date_of_birth' not in header, header
    text = ''.join((run.folder / 'out' / name).read_text() for name in files(run.folder / 'out'))
    for words in ('Zephyr', '2012-02-29', '=1+1'):
        assert words not in text, words


# --- import ---

@test
def round_trip(run):
    """Export, import into an empty database, export again: the same bytes; imported again, nothing changes."""
    run.make(300)
    run('export', 'native', 'a')
    run.use_new('two.db')
    # The name that would steer a terminal is not taken.
    rows = {row['file']: row for row in csv.DictReader(io.StringIO(run('import', 'a', '--format', 'csv', status=1).split('\n\n')[0]))}
    same((rows['child.csv']['rows'], rows['child.csv']['added'], rows['child.csv']['rejected']), ('300', '299', '1'))
    if not engines.ON_SERVER:
        same(mode(run.database), 0o600)
    run('export', 'native', 'b')
    run.use_new('three.db')
    run('import', 'b')
    run('export', 'native', 'c')
    for name in files(run.folder / 'b'):
        same((run.folder / 'c' / name).read_bytes(), (run.folder / 'b' / name).read_bytes(), name)
    entries = run.n_entries()
    run('import', 'b')
    same(run.n_entries(), entries, 'imported twice:')
    same(run('verify'), 'intact\n')
    same(run('--quiet', 'undo'), '')
    same(run.csv('children'), [])


@test
def import_refused(run):
    (run.folder / 'text.csv').write_text('what\nnot\n')
    for args in (['nothing.csv'], ['nothing'], ['--dry-run', 'nothing.csv']):
        run('import', *args, status=3)
        assert not run.exists()
    run.make()
    run('export', 'native', 'a')
    run.use_new('two.db')
    run('import', '--dry-run', 'a', status=1)
    assert not run.exists(), 'a dry run made a database'
    run('import', '--all-or-nothing', 'a', status=3)
    assert not run.exists(), 'all or nothing made a database'


# --- the log ---

@test
def history(run):
    run.make()
    run('show', '1234')
    lines = run.csv('history')
    same(list(lines[0]), HISTORY_COLUMNS)
    same([(line['kind'], line['ref']) for line in lines[:4]],
         [('authority', '860'), ('provider', 'SC400001'), ('contact', 'C1'), ('child', '001234')])
    assert re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z', lines[0]['at'])
    same(run.json('history'), lines)
    same([line['act'] for line in run.csv('history', 'child/1234')], ['import', 'view'])
    same(len(run.csv('history', 'placement/001234/2024-05-01')), 1)
    same([line['act'] for line in run.csv('history', '--since', lines[-1]['at'])], ['view'])
    same(run.csv('history', '--since', '2199-01-01'), [])
    same(run.csv('history', 'child/1234', '--since', '2199-01-01'), [])
    run('history', 'child/77', status=1)


@test
def history_holds_no_values(run):
    run.make()
    text = run('history')
    for words in ('Zephyr', 'Amy', '2012-02-29', 'First line'):
        assert words not in text, words


@test
def undo_and_redo(run):
    run.make()
    run('redo', status=3)
    change_set = run.csv('history')[0]['change_set']
    before = run.csv('children')
    run('undo', '00000000-0000-7000-8000-000000000000', status=1)
    run('redo', change_set, status=3)
    assert change_set in run('undo')
    same(run.csv('children'), [])
    run('undo', status=3)
    run('undo', change_set, status=3)
    same(len([line for line in run.csv('history', 'child/001234') if line['act'] == 'undo']), 1)
    same(run('--quiet', 'redo'), '')
    same(run.csv('children'), before)
    same(run('verify'), 'intact\n')
    view = [line for line in run.csv('history') if line['act'] == 'undo'][0]['change_set']
    run('undo', view, status=3)


# --- keeping ---

@test
def verify_faults(run):
    run.make()
    same(run('verify'), 'intact\n')
    run.sql("UPDATE child SET given_names = 'Eve' WHERE ref = '001234'")
    text = run('verify', status=1)
    assert 'child/001234' in text and 'Eve' not in text and 'intact' not in text, text


@test_of_files
def backup_and_restore(run):
    run.make()
    run('backup', 'copy.db')
    same(mode(run.folder / 'copy.db'), 0o600)
    run('backup', 'copy.db', status=3)
    run('backup', 'none/copy.db', status=3)
    before = run.csv('children')
    run('undo')
    same(run.csv('children'), [])
    run('restore', 'copy.db')
    same(run.csv('children'), before)
    same(run('verify'), 'intact\n')
    same([line['act'] for line in run.csv('history')][-1], 'restore')
    run('restore', 'nothing.db', status=3)
    (run.folder / 'text.db').write_text('no database\n' * 100)
    run('restore', 'text.db', status=3)
    (run.folder / 'short.db').write_bytes((run.folder / 'copy.db').read_bytes()[:50_000])
    run('restore', 'short.db', status=3)
    same(run.csv('children'), before)
    same(run('verify'), 'intact\n')


@test
def postcodes(run):
    """Public data beside the database, which none of it needs."""
    header = '"pcd","pcds","dointr","doterm","oscty","oslaua","oseast1m","osnrth1m","ctry"\n'
    rows = ('"QX1 1AA","QX1 1AA","199806","","E99999999","E08000035",430000,433000,"E92000001"\n'
            '"QX1 1AB","QX1 1AB","199806","201203","E10000032","E07000223",520000,105000,"E92000001"\n'
            '"BT1 1AA","BT1 1AA","199806","","N99999999","N09000003",333000,374000,"N92000002"\n'
            '"QX1 1AC","QX1 1AC","199806","201203","","",,,\n')
    directory = run.folder / 'data/caseload/postcodes.db'
    run('postcodes', 'find', 'QX1 1AA', status=3)
    assert 'import' in run.errors, run.errors
    (run.folder / 'ONSPD.csv').write_text(header + rows)
    out = run('postcodes', 'import', 'ONSPD.csv')
    same(out, 'files: 1; postcodes: 4; of them no longer in use: 2; without an authority: 1; without a grid reference: 1; '
              'rows that repeat a postcode: 0; rows without a postcode: 0\n')
    same(mode(directory), 0o600)
    same(files(directory.parent), ['postcodes.db'])
    same(run('postcodes', 'import', '--quiet', 'ONSPD.csv'), '')
    same(run.csv('postcodes', 'find', 'qx11aa'),
         [{'postcode': 'QX1 1AA', 'authority': '383', 'name': 'Leeds', 'easting': '430000', 'northing': '433000'}])
    same(run.json('postcodes', 'find', 'QX1 1AB')[0]['authority'], '938')
    same(run.json('postcodes', 'find', 'BT1 1AA')[0]['authority'], 'NIR')
    same(run.json('postcodes', 'find', 'QX1 1AC')[0], {'postcode': 'QX1 1AC', 'authority': None, 'name': None, 'easting': None, 'northing': None})
    same(run('postcodes', 'find', 'QX1 1AZ', status=1), '')
    assert 'QX1' not in run.errors, run.errors

    # What is no directory changes nothing.
    before = directory.read_bytes()
    (run.folder / 'bad.csv').write_text('Child ID,Surname\n1,QX1 1AA\n')
    (run.folder / 'nul.csv').write_bytes(b'p\0c\0d\0')
    (run.folder / 'empty').mkdir()
    for name in ('bad.csv', 'nul.csv', 'none.csv', 'empty'):
        run('postcodes', 'import', name, status=3)
        assert 'QX1' not in run.errors, run.errors
    same(directory.read_bytes() == before, True, 'the directory was changed:')
    same(files(directory.parent), ['postcodes.db'])

    # Code-Point Open, in a folder, with a row that is none.
    (run.folder / 'csv').mkdir()
    (run.folder / 'csv/qx.csv').write_text('"QX2 1AA",10,430000,433000,"E92000001","","","","E08000035","E05001411"\n'
                                           '"nothing",10,430000,433000,"E92000001","","","","E08000035","E05001411"\n')
    out = run('postcodes', 'import', 'csv', status=1)
    assert 'rows without a postcode: 1' in out, out
    same(run.json('postcodes', 'find', 'QX2 1AA')[0]['authority'], '383')
    run('postcodes', 'find', 'QX1 1AA', status=1)
    same(run.exists(), False, 'a database was made:')

    # It is no database, and a database is no directory.
    if not engines.ON_SERVER:
        run.database = directory
        run('children', status=3)


@test_of_files
def rolled_back_store_is_noticed(run):
    run.make()
    shutil.copy(run.database, run.folder / 'old.db')
    run('undo')
    shutil.copy(run.folder / 'old.db', run.database)
    run('children')
    assert 'rolled back' in run.errors, run.errors
    assert 'rolled back' in run('verify', status=1)


# --- databases that are none ---

READERS = [['children'], ['duties'], ['why', 'C01/1234/x/2024-01-01'], ['holidays'], ['show', '1234'], ['print', 'summary', '1234', '--output', 'o.pdf'], ['export', 'native', 'out'], ['history'],
           ['undo'], ['redo'], ['backup', 'copy.db'], ['restore', 'other.db'], ['verify']]


def refused(run, name, commands=READERS):
    before = files(run.folder)
    bytes_before = {entry: (run.folder / entry).read_bytes() for entry in before if (run.folder / entry).is_file()}
    run.database = run.folder / name
    for args in commands:
        run(*args, status=3)
        for words in ('Zephyr', 'Traceback', 'GLib', 'assert'):
            assert words not in run.errors, run.errors
    same([entry for entry in files(run.folder) if entry != 'state'], [entry for entry in before if entry != 'state'], 'left behind:')
    for entry, content in bytes_before.items():
        same((run.folder / entry).read_bytes() == content, True, f'{entry} was changed')


@test_of_files
def no_database(run):
    refused(run, 'missing.db')
    refused(run, 'nowhere/missing.db')
    done = run.raw('children')
    same(done.returncode, 3, 'the default database:')
    assert not (run.folder / 'data').exists()


@test_of_files
def folder_for_a_database(run):
    (run.folder / 'd.db').mkdir()
    refused(run, 'd.db')


@test_of_files
def link_for_a_database(run):
    run.make(name='real.db')
    os.symlink('real.db', run.folder / 'link.db')
    refused(run, 'link.db', [args for args in READERS if args[0] != 'restore'])


@test_of_files
def text_for_a_database(run):
    (run.folder / 't.db').write_text('ref,surname\n1,Zephyr\n' * 100)
    refused(run, 't.db')
    (run.folder / 'e.db').write_text('')
    refused(run, 'e.db')


@test_of_files
def database_of_another_program(run):
    sqlite3.connect(run.folder / 'o.db').execute('CREATE TABLE child (ref TEXT)').connection.close()
    refused(run, 'o.db')


@test_of_files
def newer_database(run):
    run.make()
    db = sqlite3.connect(run.database)
    db.execute('PRAGMA user_version = 9999')
    db.close()
    refused(run, 's.db')
    assert 'newer' in run.errors


@test_of_files
def short_database(run):
    run.make(500)
    whole = run.database.read_bytes()
    for keep in (0.5, 0.1, 0.9):
        run.database.write_bytes(whole[:int(len(whole) * keep)])
        shutil.rmtree(run.folder / 'state', ignore_errors=True)
        refused(run, 's.db', [['children'], ['show', '1234'], ['verify'], ['export', 'native', 'out']])


@test_of_files
def damaged_header(run):
    run.make()
    content = bytearray(run.database.read_bytes())
    content[0:16] = b'x' * 16
    run.database.write_bytes(content)
    refused(run, 's.db')


@test_of_files
def server_for_a_database(run):
    for name in ('postgresql://amy:secret@host/db', 'service=caseload'):
        done = run.raw('--database', name, 'children')
        same(done.returncode, 3)
        assert b'secret' not in done.stderr


@test_of_files
def read_only_folder(run):
    if os.geteuid() == 0:
        raise Skip('the administrator may write anywhere')
    place = run.folder / 'place'
    place.mkdir()
    run.make(name='place/s.db')
    run.database = place / 's.db'
    before = run.dump()
    # With its journal there already a database can be written to in such a folder.
    for journal in place.glob('s.db-*'):
        journal.unlink()
    os.chmod(place, 0o500)
    try:
        for args in (['show', '1234'], ['print', 'summary', '1234', '--output', 'o.pdf'], ['export', 'native', 'out'], ['undo'], ['backup', place / 'c.db']):
            run(*args, status=3)
        same(run.dump(), before)
        assert not (run.folder / 'o.pdf').exists() and not (run.folder / 'out').exists()
    finally:
        os.chmod(place, 0o700)


# --- setting up a server ---

# What is spoilt, what puts it right again, and the words that name it. @ is the name of the database and of the roles.
SPOILT = [
    ('GRANT UPDATE ON change TO @_caseworker', 'REVOKE UPDATE ON change FROM @_caseworker', 'may write to the change log'),
    ('GRANT INSERT (act) ON change TO @_kim', 'REVOKE INSERT (act) ON change FROM @_kim', 'may write to the change log'),
    ('GRANT DELETE ON change_detail TO PUBLIC', 'REVOKE DELETE ON change_detail FROM PUBLIC', 'may write to the change log'),
    ('GRANT @_migrate TO @_caseworker', 'REVOKE @_migrate FROM @_caseworker', 'is the migration role too'),
    ('ALTER FUNCTION append_change SECURITY INVOKER', 'ALTER FUNCTION append_change SECURITY DEFINER', 'not SECURITY DEFINER'),
    ('ALTER FUNCTION append_change RESET search_path', 'ALTER FUNCTION append_change SET search_path = public, pg_temp', 'no fixed search path'),
    ('ALTER FUNCTION hidden_children SET search_path = pg_temp, public', 'ALTER FUNCTION hidden_children SET search_path = public, pg_temp',
     'has no fixed search path'),
    ('REVOKE EXECUTE ON FUNCTION append_change FROM @_caseworker', 'GRANT EXECUTE ON FUNCTION append_change TO @_caseworker',
     'may not use append_change()'),
    ('GRANT EXECUTE ON FUNCTION append_change TO PUBLIC', 'REVOKE EXECUTE ON FUNCTION append_change FROM PUBLIC', 'everybody may use the functions'),
    ('ALTER TABLE visit DISABLE ROW LEVEL SECURITY', 'ALTER TABLE visit ENABLE ROW LEVEL SECURITY', 'row-level security is off'),
    ('ALTER POLICY seen ON visit USING (true)', 'ALTER POLICY seen ON visit USING (child NOT IN (SELECT hidden_children()))',
     'policy is not that of this version'),
    ('CREATE INDEX more ON visit (child)', 'DROP INDEX more', 'a table, index, guard'),
    ('ALTER TABLE change DISABLE TRIGGER change_no_update', 'ALTER TABLE change ENABLE TRIGGER change_no_update', 'a guard of the change log'),
    ('ALTER TABLE visit OWNER TO @_kim', 'ALTER TABLE visit OWNER TO @_migrate', 'do not belong to the migration role'),
    ('REVOKE SELECT ON visit FROM @_caseworker', 'GRANT SELECT ON visit TO @_caseworker', 'lack rights'),
    ('GRANT UPDATE ON person TO @_kim', 'REVOKE UPDATE ON person FROM @_kim', 'write to person'),
    ('GRANT UPDATE ON server_role TO @_kim', 'REVOKE UPDATE ON server_role FROM @_kim', 'write to server_role'),
    ('ALTER ROLE @_kim BYPASSRLS', 'ALTER ROLE @_kim NOBYPASSRLS', 'goes round row-level security'),
    ('ALTER ROLE @_migrate LOGIN', 'ALTER ROLE @_migrate NOLOGIN', 'belong to a login'),
    ('REVOKE @_caseworker FROM @_manager', 'GRANT @_caseworker TO @_manager', 'the manager role is no caseworker'),
    ('GRANT CONNECT ON DATABASE @ TO PUBLIC', 'REVOKE CONNECT ON DATABASE @ FROM PUBLIC', 'everybody with a login'),
    ('GRANT CREATE ON SCHEMA public TO PUBLIC', 'REVOKE CREATE ON SCHEMA public FROM PUBLIC', 'may make tables'),
    ('REVOKE USAGE ON SCHEMA public FROM @_caseworker', 'GRANT USAGE ON SCHEMA public TO @_caseworker', 'do not get into'),
    ('DELETE FROM server_role', "SELECT set_up_roles('@_caseworker', '@_manager')", 'role is missing'),
]


def psql(database, text):
    """As the administrator would, and nothing is said that would have to be read."""
    done = subprocess.run([engines.tool('psql'), '-X', '-q', '-h', os.environ['CASELOAD_TEST_SERVER'], '-d', database], input=text.encode(),
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=60)
    same((done.returncode, done.stdout.decode()), (0, ''), 'psql')


class ServerSetup:
    """A database as `setup-server` makes it, with a caseworker, taken away afterwards with its roles."""

    def __init__(self, run):
        self.run = run
        self.name = f's{os.getpid()}'

    def __enter__(self):
        engines.drop_databases()
        self.run.database = engines.uri(self.name)
        engines.MADE.append(self.name)
        self.set_up()
        psql('postgres', f'CREATE ROLE {self.name}_kim LOGIN; GRANT {self.name}_caseworker TO {self.name}_kim;')
        return self

    def __exit__(self, *what):
        engines.drop_databases()
        for role in ('kim', 'manager', 'caseworker', 'migrate'):
            psql('postgres', f'SET client_min_messages = error; DROP ROLE IF EXISTS {self.name}_{role};')

    def set_up(self):
        done = self.run.raw('setup-server', '--name', self.name, '--roles', self.name)
        same((done.returncode, done.stderr), (0, b''), 'setup-server')
        psql('postgres', done.stdout.decode())

    def administer(self, statement):
        engines.sql(self.run.database, statement.replace('@', self.name))


def wrong(text):
    lines = text.splitlines()
    assert all(line.startswith(('good   ', 'WRONG  ')) for line in lines), lines
    return [line for line in lines if line.startswith('WRONG')]


@test
def setup_server_usage(run):
    database = run.database
    run.database = 'postgresql://server.invalid/caseload'
    run('setup-server', '--check', '--name', 'north', status=2)
    run('setup-server', '--check', '--roles', 'north', status=2)
    run('setup-server', status=2)
    run('setup-server', '--check', 'more', status=2)
    run('setup-server', '--check', status=3)
    for name in ('North', 'north-east', 'n' * 49, '1north', "x'; DROP TABLE child; --", ''):
        for option in ('--name', '--roles'):
            done = run.raw('setup-server', option, name)
            same((done.returncode, done.stdout), (2, b''), f'{option} {name}')
    same(run.raw('setup-server', '--check').returncode, 2, 'without a database')
    run.database = 'postgresql://kim:secret@server.invalid/caseload'
    run('setup-server', '--check', status=3)
    assert 'secret' not in run.errors, run.errors
    run.database = run.folder / 's.db'
    run('setup-server', '--check', status=3)
    assert 'is a file' in run.errors, run.errors
    run.database = database
    text = run.raw('setup-server', '--name', 'north', '--roles', 'team').stdout.decode()
    for words in ('CREATE DATABASE "north" OWNER "team_migrate"', 'CREATE ROLE "team_caseworker"', 'CREATE ROLE "team_manager"', 'CREATE TABLE child'):
        assert words in text, words
    assert '@' not in re.sub(r'--[^\n]*', '', text), 'a place was left open'


@test_of_server
def setup_server_check(run):
    with ServerSetup(run) as server:
        text = run('setup-server', '--check')
        same(wrong(text), [], 'faults as it is set up')
        assert len(text.splitlines()) > 20, text
        same(run('setup-server', '--check', '--quiet'), '')
        # Run again nothing changes, and a caseworker may look, too.
        server.set_up()
        same(run('setup-server', '--check'), text)
        administrator = run.database
        run.database += f'&user={server.name}_kim'
        same(wrong(run('setup-server', '--check')), [], 'faults for a caseworker')
        run.database = administrator
        for spoil, mend, words in SPOILT:
            server.administer(spoil)
            text = run('setup-server', '--check', status=1)
            assert any(words in line for line in wrong(text)), (spoil, text)
            same(run('setup-server', '--check', '--quiet', status=1).splitlines(), wrong(text), spoil)
            server.administer(mend)
            same(wrong(run('setup-server', '--check')), [], mend)
        # What the printed SQL can put right, it does.
        for spoil in ('GRANT @_migrate TO @_caseworker', 'REVOKE SELECT ON visit FROM @_caseworker', 'ALTER ROLE @_caseworker BYPASSRLS',
                      'GRANT CONNECT ON DATABASE @ TO PUBLIC', 'GRANT CREATE ON SCHEMA public TO PUBLIC', 'DELETE FROM server_role'):
            server.administer(spoil)
            run('setup-server', '--check', status=1)
            server.set_up()
            same(wrong(run('setup-server', '--check')), [], spoil)


@test_of_server
def setup_server_check_of_other_versions(run):
    with ServerSetup(run) as server:
        mark = engines.sql(run.database, "SELECT obj_description('store_info'::regclass, 'pg_class')")[0][0]
        for other, words in (('Caseload schema 1', 'older version'), ('Caseload schema 99', 'newer version'), ('of somebody', 'not a database of Caseload')):
            server.administer(f"COMMENT ON TABLE store_info IS '{other}'")
            found = wrong(run('setup-server', '--check', status=1))
            assert len(found) == 1 and words in found[0], found
        server.administer(f"COMMENT ON TABLE store_info IS '{mark}'")
        same(wrong(run('setup-server', '--check')), [], 'faults at the end')


@test_of_server
def setup_server_check_of_what_is_none(run):
    found = wrong(run('setup-server', '--check', status=1))
    assert any('no tables of Caseload' in line for line in found) and any('everybody with a login' in line for line in found), found
    run.sql('CREATE TABLE child (id TEXT)')
    assert any('not a database of Caseload' in line for line in wrong(run('setup-server', '--check', status=1)))
    for options, words in (("ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'", 'not in UTF-8'), ("LOCALE_PROVIDER icu ICU_LOCALE 'en-GB'", 'sorts by a language')):
        name = f'o{os.getpid()}'
        engines.sql(engines.uri('postgres'), f'CREATE DATABASE {name} TEMPLATE template0 {options}')
        engines.MADE.append(name)
        run.database = engines.uri(name)
        assert any(words in line for line in wrong(run('setup-server', '--check', status=1))), words
        engines.drop_databases()
    run.database = engines.uri('no_such_database')
    run('setup-server', '--check', status=3)
    assert 'no database no_such_database' in run.errors, run.errors


# --- standard output ---

@test
def full_output(run):
    run.make(3000)
    for args in (['children'], ['children', '--format', 'csv'], ['children', '--format', 'json'], ['duties', '--all'], ['duties', '--format', 'json'],
                 ['duties', '--list-rules'], ['holidays'], ['show', '1234'], ['verify'], ['history'],
                 ['--help'], ['--version']):
        with open('/dev/full', 'wb') as full:
            run(*args, status=3, stdout=full)


@test
def closed_output(run):
    run.make(3000)
    for args in (['children'], ['children', '--format', 'csv'], ['history', '--format', 'json'], ['duties', '--all', '--format', 'csv'], ['show', '1234']):
        reader, writer = os.pipe()
        os.close(reader)
        try:
            run(*args, status=3, stdout=writer)
        finally:
            os.close(writer)
    run('children', status=3, preexec_fn=functools.partial(os.close, 1))
    same(run('verify'), 'intact\n')


@test
def nothing_personal_on_standard_error(run):
    run.make()
    for args, status in ((['children'], 0), (['show', '1234'], 0), (['show', '77'], 1), (['undo'], 0), (['show', '1234'], 1)):
        run(*args, status=status)
        for words in ('Zephyr', 'Amy', 'Oak House'):
            assert words not in run.errors


@test_of_files
def database_is_private(run):
    os.umask(0)
    run.make()
    same(mode(run.database), 0o600)
    run('print', 'summary', '1234')
    run('export', 'native', 'a/b')
    for folder, folders, names in os.walk(run.folder):
        for name in names:
            same(mode(os.path.join(folder, name)), 0o600, name)


def main():
    wanted = sys.argv[1:]
    tests = [function for function in TESTS if not wanted or function.__name__ in wanted]
    print(f'1..{len(tests)}')
    failed = 0
    for number, function in enumerate(tests, 1):
        folder = tempfile.mkdtemp(prefix='cld-cli-')
        name = function.__name__.replace('_', ' ')
        try:
            function(Run(folder))
            print(f'ok {number} {name}')
        except Skip as reason:
            print(f'ok {number} {name} # SKIP {reason}')
        except Exception:
            failed += 1
            print(f'not ok {number} {name}')
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            engines.drop_databases()
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
