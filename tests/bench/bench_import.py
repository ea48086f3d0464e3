#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long an import takes, against the sqlite3 shell that only copies the same files into tables without types.

Two years of made-up returns, 22 files, of 10,000 and of 50,000 children. Prints what was measured, and fails when a
demand is not met: at most 6 times the shell, 50,000 children in at most 5.5 times the 10,000, less than 300 MiB of
memory at 10,000.

CASELOAD_CLI names the program, GEN903 the maker of returns, SQLITE3 the shell, BUILDTYPE how the program was built.
BENCH_CHILDREN and BENCH_RUNS change the two numbers of children (10000,50000) and how often each is run (5).
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CLI = os.environ['CASELOAD_CLI']
GEN903 = os.environ['GEN903']
SQLITE3 = os.environ.get('SQLITE3', '')
BUILDTYPE = os.environ.get('BUILDTYPE', 'unknown')
SMALL, LARGE = (int(n) for n in os.environ.get('BENCH_CHILDREN', '10000,50000').split(','))
RUNS = int(os.environ.get('BENCH_RUNS', '5'))
MAX_RATIO, MAX_GROWTH, MAX_MIB = 6.0, 5.5, 300.0
TABLES = ('header episodes reviews uasc oc2 oc3 ad1 placed_for_adoption previous_permanence missing '
          'sw_episodes').split()


def make_files(folder, children):
    subprocess.run([sys.executable, '-B', GEN903, '--children', str(children), '--year', '2026', '--prev', '--out', folder],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    files = [place / f'{table}.csv' for place in (folder, folder / 'prev') for table in TABLES]
    missing = [path for path in files if not path.exists()]
    if missing or len(files) != 22:
        sys.exit(f'22 files were to be made; missing: {missing}')
    return files


def timed(command, text=None, env=None):
    """Wall-clock seconds, and the most memory the command held, in MiB."""
    read, write = os.pipe()
    start = time.monotonic()
    pid = os.fork()
    if pid == 0:
        os.dup2(read, 0)
        os.close(read)
        os.close(write)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.execvpe(command[0], command, env or os.environ)
    os.close(read)
    with os.fdopen(write, 'w') as pipe:
        pipe.write(text or '')
    _, status, usage = os.wait4(pid, 0)
    seconds = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f'{Path(command[0]).name} failed: exit {os.waitstatus_to_exitcode(status)}')
    return seconds, usage.ru_maxrss / 1024


def shell_script(files):
    """One .import a file: each makes its own table, named after the year's folder and the file."""
    lines = ['.mode csv']
    lines += [f'.import "{path}" {"prev_" if path.parent.name == "prev" else ""}{path.stem}' for path in files]
    return '\n'.join(lines) + '\n'


def remove_database(path):
    for entry in path.parent.glob(path.name + '*'):
        entry.unlink()


def measure(folder, children):
    """Medians: seconds of the program and of the shell, MiB of the program. They take turns, so that both meet the
    same load."""
    files = make_files(folder / str(children), children)
    rows = sum(path.read_bytes().count(b'\n') - 1 for path in files)
    ours, theirs, memory = [], [], []
    env = dict(os.environ, XDG_STATE_HOME=str(folder / 'state'), HOME=str(folder), TMPDIR=str(folder))
    env.pop('MALLOC_CHECK_', None)
    env.pop('G_DEBUG', None)
    for _ in range(RUNS):
        database = folder / 'shell.db'
        theirs.append(timed([SQLITE3, str(database)], shell_script(files))[0])
        remove_database(database)
        database = folder / 'caseload.db'
        seconds, mib = timed([CLI, '--quiet', '--database', str(database), 'import', '--format', 'csv', *map(str, files)], env=env)
        ours.append(seconds)
        memory.append(mib)
        size = database.stat().st_size / 2**20
        remove_database(database)
    shutil.rmtree(folder / str(children))
    own, shell = statistics.median(ours), statistics.median(theirs)
    print(f'{children:>6} children, {rows} rows: import {own:.3f} s ({min(ours):.3f}-{max(ours):.3f}), '
          f'shell {shell:.3f} s ({min(theirs):.3f}-{max(theirs):.3f}), ratio {own / shell:.2f}, '
          f'{max(memory):.0f} MiB of memory, {size:.0f} MiB of database', flush=True)
    return own, shell, max(memory)


def demand(name, value, limit, unit=''):
    met = value <= limit
    print(f'{"met    " if met else "NOT MET"} {name}: {value:.2f}{unit}, at most {limit}{unit}')
    return met


def main():
    if not SQLITE3 or not shutil.which(SQLITE3):
        print('The sqlite3 shell is not installed, and it is the yardstick. Install it with: build-aux/deps test')
        return 1
    version = subprocess.run([SQLITE3, '--version'], capture_output=True, text=True, check=True).stdout.split()[0]
    print(f'buildtype {BUILDTYPE}, sqlite3 shell {version}, median of {RUNS}, '
          f'{os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}', flush=True)
    folder = Path(tempfile.mkdtemp(prefix='cld-bench-', dir=os.environ.get('BENCH_FOLDER')))
    try:
        small, shell, memory = measure(folder, SMALL)
        large, _, _ = measure(folder, LARGE)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f'load at the end {os.getloadavg()[0]:.2f}')
    met = [demand(f'{SMALL} children against the shell', small / shell, MAX_RATIO, ' times'),
           demand(f'{LARGE} children against {SMALL}', large / small, MAX_GROWTH, ' times'),
           demand(f'memory at {SMALL} children', memory, MAX_MIB, ' MiB')]
    return 0 if all(met) else 1


if __name__ == '__main__':
    sys.exit(main())
