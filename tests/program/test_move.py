#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole store taken from one engine to the other and back by the real program. Speaks TAP."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time

from program import CLI, Program, assert_same_native, engines, generate, return_files, run_tests, same

CHILDREN = 200
# Keys, moments and whoever did it: the login of the server or of the computer.
UNLIKE = re.compile(r'[0-9a-f]{8}-[0-9a-f-]{27} *|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z *')
TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Removal(Program):
    """A store with a history: two imports, edits undone and made again, looks."""

    def __init__(self, folder):
        super().__init__(folder)
        self.db = self.folder / 's.db'

    def fill(self, database, children=CHILDREN):
        returns = generate(self.folder / f'returns-{children}', children, '--prev', year=2026)
        options = ['--made-up'] if children == CHILDREN else []
        self(database, 'import', *options, *return_files(returns / 'prev'))
        self(database, 'import', *return_files(returns, case_export=True))
        self(database, 'undo')
        self(database, 'redo')
        self.children = [line.split(',')[0] for line in self(database, 'children', '--format', 'csv').splitlines()[1:]]

    def answers(self, database):
        """What the program says of a store. Asking leaves entries in the log, so the history is asked first."""
        said = {'history': self(database, 'history', '--format', 'csv')}
        said['children'] = self(database, '--today', '2026-04-07', 'children')
        said['in care'] = self(database, '--today', '2026-04-07', 'children', '--looked-after', '--format', 'json')
        for child in self.children[:3]:
            said[f'history of {child}'] = self(database, 'history', f'child/{child}')
            said[f'text of {child}'] = self(database, '--today', '2026-04-07', 'show', child)
            said[f'json of {child}'] = self(database, 'show', child, '--format', 'json')
        return said

    def move(self, one, other, status=0):
        done = self.run('move', one, other)
        self.errors = done.stderr.decode()
        same(done.returncode, status, f'exit of move: {self.errors}')
        if status == 3:
            same(len(self.errors.splitlines()), 1, f'lines of {self.errors!r}')
        return done.stdout.decode()

    def run(self, *args):
        return subprocess.run([CLI, *map(str, args)], env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)

    def left(self):
        """The files that are there; the engine may keep an empty journal beside each of its own."""
        return sorted(path.name for path in self.folder.iterdir() if path.is_file() and not path.name.endswith('-journal'))


def tables(run, database):
    """How many rows each table has, past the program; none where there is no table."""
    if str(database).startswith('postgresql'):
        names = [row[0] for row in engines.sql(database, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1")]
        return {name: int(engines.sql(database, f'SELECT count(*) FROM {name}')[0][0]) for name in names}
    db = sqlite3.connect(database)
    try:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1")]
        return {name: db.execute(f'SELECT count(*) FROM {name}').fetchone()[0] for name in names}
    finally:
        db.close()


@test
def there_and_back(run):
    run.fill(run.db)
    db = sqlite3.connect(run.db)
    db.execute("INSERT INTO draft VALUES ('00000000-0000-7000-8000-000000000000', 'amy', 'child', 'R1', '', 1, '2026-04-07T00:00:00.000Z', '[]')")
    # Rows that name a row of their own table.
    assert db.execute('SELECT count(*) FROM placement WHERE within IS NOT NULL').fetchone()[0] > 0
    db.commit()
    db.close()
    native = run.native(run.db)
    server, back, copy = engines.new_database(), run.folder / 'back.db', run.folder / 'copy.db'
    said = run.move(run.db, server)
    assert re.match(r'Moved and proved equal: \d+ records and \d+ entries of the change log, from s\.db to p\d+_\d+\.', said), said
    rows = tables(run, run.db)
    same({name: count for name, count in tables(run, server).items() if name in rows}, rows, 'rows on the server')
    same(run.native(server), native, 'native export of the server')
    run.check(server)
    assert 'Warning' not in run.errors, run.errors
    # What was done on the server goes back.
    run(server, 'undo')
    run(server, 'redo')
    same(run.native(server), native, 'native export after an undo and a redo')
    run.move(server, back)
    same((back.stat().st_mode & 0o777, tables(run, back)['draft']), (0o600, 1), 'mode and drafts')
    run.check(back)
    run.move(back, copy)
    expected = run.answers(server)
    for database in (back, copy):
        for what, text in run.answers(database).items():
            # The server's history does not have the last move, nor the looks since.
            if what == 'history':
                same(text[:len(expected[what])], expected[what], f'history of {database.name}')
            elif what.startswith('history'):
                continue
            else:
                same(text, expected[what], f'{what} of {database.name}')
    assert_same_native(run.native(copy), native, 'native export of the copy')
    same(run.left(), ['back.db', 'copy.db', 's.db'], 'files')


@test
def same_import_on_both(run):
    """What the program says of the same import is the same on both engines, keys and moments aside."""
    server = engines.new_database()
    for database in (run.db, server):
        run.fill(database)
    assert_same_native(run.native(server), run.native(run.db), 'native export')
    there, here = run.answers(server), run.answers(run.db)
    for what, text in here.items():
        if what.startswith('history'):
            same(re.sub(UNLIKE, '', there[what]), re.sub(UNLIKE, '', text), what)
        else:
            same(there[what], text, what)


@test
def both_logs_say_so(run):
    run.fill(run.db, 20)
    server = engines.new_database()
    run.move(run.db, server)
    one, other = run(run.db, 'history', '--format', 'csv'), run(server, 'history', '--format', 'csv')
    same(one, other, 'history')
    same(one.splitlines()[-1].split(',')[3], 'move', 'the last act')
    # Whoever goes on in the old one after the new one went on is told.
    run(server, 'show', run.children[0])
    run(run.db, 'children')
    assert 'rolled back' in run.errors, run.errors
    run(server, 'children')
    same(run.errors, '', 'said of the new one')
    run.check(server)


@test
def made_up_goes_along(run):
    run.fill(run.db)
    server = engines.new_database()
    run.move(run.db, server)
    same(engines.sql(server, "SELECT value FROM store_info WHERE key = 'made_up'"), [['1']], 'made up')
    same(engines.sql(server, "SELECT value FROM store_info WHERE key = 'store_id'"),
         [[sqlite3.connect(run.db).execute("SELECT value FROM store_info WHERE key = 'store_id'").fetchone()[0]]], 'id')


@test
def refusals(run):
    run.fill(run.db, 20)
    server, other, full = engines.new_database(), engines.new_database(), run.folder / 'full.db'
    history = run(run.db, 'history')
    run.move(run.db, full)
    run.move(run.db, server)
    history = run(run.db, 'history')
    before = engines.dump(server)
    engines.sql(other, 'CREATE TABLE something (a text)')
    (run.folder / 'd.db').mkdir()
    (run.folder / 'text.db').write_text('no database\n' * 100)
    os.symlink('nowhere.db', run.folder / 'link.db')
    left = run.left()
    for one, two in ((run.db, full), (run.db, server), (run.db, other), (run.db, run.folder / 'd.db'), (run.db, run.folder / 'text.db'), (run.db, run.folder / 'link.db'),
                     (run.db, run.db), (server, server), (run.db, run.folder / 'nowhere/x.db'), (run.folder / 'missing.db', run.folder / 'new.db'), (run.folder / 'text.db', run.folder / 'new.db'),
                     (engines.new_database(), run.folder / 'new.db'), (run.db, engines.uri('missing')), (run.db, 'postgresql://amy:secret@host/db'),
                     ('postgresql://amy:secret@host/db', run.folder / 'new.db'), (run.db, 'service=nowhere')):
        same(run.move(one, two, status=3), '', 'standard output')
        assert 'secret' not in run.errors and 'assert' not in run.errors, run.errors
    same(run.left(), left, 'files')
    same(engines.dump(server), before, 'the server')
    same(tables(run, other), {'something': 0}, 'tables of another program')
    same(run(run.db, 'history'), history, 'history')
    run.check(run.db)


@test
def set_up_server(run):
    """What an administrator prepared, tables with nothing in them, is filled; what is in use is not."""
    run.fill(run.db, 20)
    server, used = engines.new_database(), engines.new_database()
    run.move(run.db, server)
    # As setup-server leaves it: the store that was there goes, its tables and its description stay.
    schema = engines.dump(server, '--schema-only')
    prepared = engines.new_database()
    engines.script(prepared, '\n'.join(schema + ["INSERT INTO public.change_head VALUES (1, 0, '');",
                                                 "INSERT INTO public.store_info VALUES ('store_id', gen_random_uuid()::text);"]))
    run.move(run.db, prepared)
    run.check(prepared)
    same(run.native(prepared), run.native(run.db), 'native export')
    run(used, 'import', '--year', '2026', run.folder / 'returns-20' / 'header.csv')
    run(used, 'undo')
    run.move(run.db, used, status=3)
    assert 'holds records' in run.errors, run.errors


@test
def old_store_that_is_not_intact(run):
    run.fill(run.db, 20)
    db = sqlite3.connect(run.db)
    db.execute("UPDATE child SET given_names = 'Eve' WHERE id = (SELECT min(id) FROM child)")
    db.commit()
    db.close()
    history = run(run.db, 'history')
    server = engines.new_database()
    for target in (server, run.folder / 'new.db'):
        run.move(run.db, target, status=3)
        assert 'not intact' in run.errors and 'Eve' not in run.errors, run.errors
    same(tables(run, server), {}, 'tables')
    same(run.left(), ['s.db'], 'files')
    same(run(run.db, 'history'), history, 'history')


@test
def nobody_writes_meanwhile(run):
    run.fill(run.db, 20)
    holder = sqlite3.connect(run.db)
    holder.execute('BEGIN IMMEDIATE')
    run.move(run.db, run.folder / 'new.db', status=3)
    holder.rollback()
    same(run.left(), ['s.db'], 'files')
    run.move(run.db, run.folder / 'new.db')


@test
def lost_connection(run):
    """The server ends the session at many moments: the new store is whole or not there, and the old one goes on."""
    run.fill(run.db)
    broken = whole = 0
    for step in range(12):
        server = engines.new_database()
        process = subprocess.Popen([CLI, 'move', str(run.db), server], env=run.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.02 + step * 0.06)
        engines.sql(engines.uri('postgres'), f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{engines.MADE[-1]}'")
        errors = process.communicate(timeout=120)[1].decode()
        assert process.returncode in (0, 3), errors
        if process.returncode == 0:
            whole += 1
            run.check(server)
        else:
            broken += 1
            same(tables(run, server), {}, f'tables after {errors}')
        run.check(run.db)
    assert broken > 0, 'no connection broke'
    print(f'# {broken} broken, {whole} whole')


@test
def killed(run):
    run.fill(run.db)
    server = engines.new_database()
    run.move(run.db, server)
    for step in range(8):
        target = run.folder / f'new-{step}.db'
        process = subprocess.Popen([CLI, 'move', server, str(target)], env=run.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.02 + step * 0.08)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if target.exists():
            run.check(target)
    run.check(server)
    run.move(server, run.folder / 'last.db')
    run.check(run.folder / 'last.db')


if __name__ == '__main__':
    sys.exit(run_tests(TESTS, Removal))
