#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens to the database when an import is killed, when the disk is full, when the file is not one that can be
opened: there whole or not at all, one clear line, nothing changed. Speaks TAP.

CLD_KILLS gives the number of kills (100).
"""

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'program'))

from program import (Program, generate, return_files, run_tests, same)  # noqa: E402

CHILDREN = 300
YEAR = 2026
KILLS = int(os.environ.get('CLD_KILLS', '100'))
NOBODY = 65534
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def counts(database):
    """How many records there are of each kind, whoever counts; None without a file."""
    if not database.exists():
        return None
    db = sqlite3.connect(f'file:{database}?mode=ro', uri=True)
    try:
        tables = [name for name, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
    finally:
        db.close()


def dump(database):
    db = sqlite3.connect(f'file:{database}?mode=ro', uri=True)
    try:
        return list(db.iterdump())
    finally:
        db.close()


def clear(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


class Killed(Program):
    def __init__(self, folder):
        super().__init__(folder)
        self.place = self.folder / 'place'
        self.db = self.place / 's.db'
        self.returns = generate(self.folder / 'returns', CHILDREN, '--prev', year=YEAR)
        self.now = return_files(self.returns, case_export=True)
        self.before = return_files(self.returns / 'prev')
        clear(self.place)

    def keep_base(self):
        """Last year imported: what an import of this year starts from. Its state belongs to it."""
        self(self.db, 'import', *self.before)
        shutil.copytree(self.place, self.folder / 'base-place')
        shutil.copytree(self.state, self.folder / 'base-state')

    def begin(self, onto):
        clear(self.place)
        clear(self.state)
        if onto:
            shutil.copytree(self.folder / 'base-place', self.place, dirs_exist_ok=True)
            shutil.copytree(self.folder / 'base-state', self.state, dirs_exist_ok=True)

    def whole(self, onto):
        """How long an import takes, and what is there before and after it."""
        times = []
        for _ in range(3):
            self.begin(onto)
            before = counts(self.db)
            start = time.monotonic()
            self(self.db, 'import', *self.now)
            times.append(time.monotonic() - start)
        return sorted(times)[1], before, counts(self.db)

    def kill(self, delay):
        child = subprocess.Popen(self.command(self.db, 'import', *self.now), env=self.env, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        child.kill()
        return child.wait() == -signal.SIGKILL


def rounds(run, onto, n, chance):
    duration, before, after = run.whole(onto)
    nothing = {name: 0 for name in after or {}}
    killed = done = 0
    for number in range(n):
        run.begin(onto)
        delay = chance.uniform(0, duration)
        killed += run.kill(delay)
        what = f'round {number}, killed after {delay * 1000:.1f} of {duration * 1000:.0f} ms'
        if run.db.exists():
            answer = run.raw(run.db, 'verify')
            same((answer.returncode, answer.stdout), (0, b'intact\n'), f'{what}: {answer.stderr!r}')
        found = counts(run.db)
        if found is not None and found.get('child') == after['child'] and found.get('change') == after['change']:
            same({**found, **{key: after[key] for key in ('meta', 'info') if key in after}}, after, f'{what}: whole')
            done += 1
        elif onto:
            same(found, before, f'{what}: not at all')
        elif found is not None:
            kinds = {key: value for key, value in found.items() if key in ('child', 'placement', 'return_row', 'provider')}
            same(kinds, {key: nothing[key] for key in kinds}, f'{what}: not at all')
        if number % 10 == 0:
            # What was left behind is in nobody's way.
            run(run.db, 'import', *run.now)
            same(counts(run.db)['child'], after['child'], f'{what}: imported again')
            same(run(run.db, 'verify'), 'intact\n', f'{what}: imported again')
    print(f'# {n} rounds of {duration * 1000:.0f} ms, {killed} killed on the way: {done} whole, {n - done} not at all')
    assert killed >= n / 2 and n - done >= n / 4, 'the kills came too late to test anything'


@test
def killed_into_a_new_database(run):
    rounds(run, False, (KILLS + 1) // 2, random.Random(903))


@test
def killed_onto_an_existing_one(run):
    run.keep_base()
    rounds(run, True, KILLS // 2, random.Random(904))


def small_files(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@test
def full_disk(run):
    run.whole(False)
    size = run.db.stat().st_size
    for part in (0, 1, 4096, 20_000, size // 4, size // 2, size - 4096):
        run.begin(False)
        # The state of the last entry seen is a file, too, but a small one.
        run(run.db, 'import', *run.now, status=3, preexec_fn=small_files(part))
        if run.db.exists():
            same(run(run.db, 'verify'), 'intact\n', f'new, {part} bytes')
            same(counts(run.db)['child'], 0, f'new, {part} bytes: children')
        run(run.db, 'import', *run.now)


@test
def full_disk_onto_an_existing_one(run):
    run.keep_base()
    run.begin(True)
    size = run.db.stat().st_size
    for part in (0, 4096, size // 4, size - 4096, size, size + 4096, size + 100_000):
        run.begin(True)
        before = dump(run.db)
        run(run.db, 'import', *run.now, status=3, preexec_fn=small_files(part))
        same(run(run.db, 'verify'), 'intact\n', f'onto, {part} bytes')
        assert dump(run.db) == before, f'onto, {part} bytes: something changed'
    run(run.db, 'import', *run.now)
    same(run(run.db, 'verify'), 'intact\n', 'with room again')


@test
def read_only_folder(run):
    run.keep_base()
    run.begin(True)
    # With its journal there already a database can be written to in such a folder.
    for journal in run.place.glob('s.db-*'):
        journal.unlink()
    before, names = run.db.read_bytes(), sorted(path.name for path in run.place.iterdir())
    who = {}
    if os.geteuid() == 0:
        # The administrator may write anywhere, so somebody else tries.
        who = {'user': NOBODY, 'group': NOBODY, 'extra_groups': []}
        subprocess.run(['chown', '-R', f'{NOBODY}:{NOBODY}', run.folder], check=True)
    os.chmod(run.place, 0o500)
    try:
        run(run.db, 'import', *run.now, status=3, **who)
        run(run.place / 'new.db', 'import', *run.now, status=3, **who)
    finally:
        os.chmod(run.place, 0o700)
    assert run.db.read_bytes() == before
    same(sorted(path.name for path in run.place.iterdir()), names, 'the folder')


def refused(run, path, what, commands=('import', 'children', 'undo')):
    """Every command ends with exit 3 and one line, and leaves the bytes as they are."""
    before = path.read_bytes() if path.is_file() else None
    beside = sorted(entry.name for entry in path.parent.iterdir())
    for command in commands:
        # With what this computer saw of the file before, and without.
        for known in (True, False):
            if not known:
                clear(run.state)
            args = [command, *run.now] if command == 'import' else [command]
            done = run.raw(path, *args)
            lines = done.stderr.decode().splitlines()
            same((done.returncode, len(lines), done.stdout), (3, 1, b''), f'{what}: {command}: {lines}')
            assert path.name in lines[0] or 'database' in lines[0], f'{what}: {command}: {lines}'
            if before is not None:
                assert path.read_bytes() == before, f'{what}: {command} changed the file'
            same(sorted(entry.name for entry in path.parent.iterdir()), beside, f'{what}: {command}: the folder')


def spoiled(run, name, spoil):
    path = run.place / name
    whole = bytearray((run.folder / 'base-place' / 's.db').read_bytes())
    path.write_bytes(spoil(whole))
    path.chmod(0o600)
    return path


def with_bytes(whole, at, change):
    whole[at:at + len(change)] = change
    return whole


@test
def truncated_file(run):
    run.keep_base()
    clear(run.place)
    size = (run.folder / 'base-place' / 's.db').stat().st_size
    for length in (1, 15, 99, 100, 511, 4095, 4096, 8192, size // 2, size - 4096, size - 1):
        refused(run, spoiled(run, f'cut-{length}.db', lambda whole, n=length: whole[:n]), f'cut to {length}')


@test
def damaged_header(run):
    run.keep_base()
    clear(run.place)
    for at, change in ((0, b'X'), (0, bytes(16)), (16, b'\0\0'), (18, b'\x09\x09'), (28, b'\xff\xff\xff\xff'), (68, b'\0\0\0\0')):
        refused(run, spoiled(run, f'header-{at}.db', lambda whole, a=at, c=change: with_bytes(whole, a, c)), f'header at {at}')


@test
def damaged_page(run):
    run.keep_base()
    clear(run.place)
    whole = (run.folder / 'base-place' / 's.db').read_bytes()
    page = int.from_bytes(whole[16:18], 'big')
    pages = [number for number in range(1, len(whole) // page) if whole[number * page] in (2, 5, 10, 13)]
    assert len(pages) > 20
    for number in random.Random(903).sample(pages, 10):
        refused(run, spoiled(run, f'type-{number}.db', lambda whole, n=number: with_bytes(whole, n * page, b'\x63')),
                f'page {number + 1}', ('import', 'children'))
        refused(run, spoiled(run, f'cells-{number}.db', lambda whole, n=number: with_bytes(whole, n * page + 3, b'\xff\xff\xff\xff')),
                f'page {number + 1}', ('import', 'children'))


@test
def newer_version(run):
    run.keep_base()
    clear(run.place)
    for version in (b'\0\0\x03\xe7', b'\x7f\xff\xff\xff'):
        path = spoiled(run, 'newer.db', lambda whole, v=version: with_bytes(whole, 60, v))
        refused(run, path, f'version {version!r}')
        assert 'newer' in run.raw(path, 'import', *run.now).stderr.decode()


@test
def no_file_of_ours(run):
    run.keep_base()
    clear(run.place)
    (run.place / 'folder.db').mkdir()
    refused(run, run.place / 'folder.db', 'a folder')
    target = spoiled(run, 'target.db', lambda whole: whole)
    before = target.read_bytes()
    for name, to in (('link.db', 'target.db'), ('hanging.db', 'nowhere.db')):
        (run.place / name).symlink_to(to)
        refused(run, run.place / name, f'a link: {name}')
    assert target.read_bytes() == before and not (run.place / 'nowhere.db').exists()
    (run.place / 'text.db').write_text('ref,surname\n1,Ash\n')
    refused(run, run.place / 'text.db', 'a text')
    other = sqlite3.connect(run.place / 'other.db')
    other.execute('CREATE TABLE t (a)')
    other.commit()
    other.close()
    refused(run, run.place / 'other.db', 'another program\'s')
    os.mkfifo(run.place / 'pipe.db')
    refused(run, run.place / 'pipe.db', 'a pipe')


if __name__ == '__main__':
    sys.exit(run_tests(TESTS, Killed))
