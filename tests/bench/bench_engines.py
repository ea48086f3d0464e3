#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Both engines in one run: import, list, opening a child, a save, on the same made-up returns.

Prints each time, the ratio PostgreSQL / SQLite, and the round trips; fails where opening a child (with its entry in the
log) takes more than 3 round trips or a save more than 2. Started by tests/postgres-run, whose server is told to write
to the disk as a real one does.

CASELOAD_CLI, BENCH_STORE and GEN903 name the programs; BENCH_CHILDREN the number of children (10000).
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHILDREN = int(os.environ.get('BENCH_CHILDREN', '10000').split(',')[0])
SERVER = os.environ['CASELOAD_TEST_SERVER']
MOST = {'open': 3, 'save': 2}


def sql(text):
    subprocess.run(['psql', '-q', '-h', SERVER, '-d', 'postgres'], input=text, text=True, check=True, stdout=subprocess.DEVNULL)


def run(command, env):
    start = time.monotonic()
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    return time.monotonic() - start, done.stdout


def measure(name, files, env):
    seconds, _ = run([os.environ['CASELOAD_CLI'], '--quiet', '--database', name, 'import', '--format', 'csv', *files], env)
    times, trips = {'import': seconds * 1000}, {}
    for line in run([os.environ['BENCH_STORE'], name], env)[1].splitlines():
        what, milliseconds, count = line.split()
        times[what], trips[what] = float(milliseconds), int(count)
    return times, trips


def main():
    folder = Path(tempfile.mkdtemp(prefix='cld-bench-', dir=os.environ.get('BENCH_FOLDER')))
    env = dict(os.environ, XDG_STATE_HOME=str(folder / 'state'), HOME=str(folder), TMPDIR=str(folder))
    try:
        subprocess.run([sys.executable, '-B', os.environ['GEN903'], '--children', str(CHILDREN), '--year', '2026', '--prev', '--out', folder / 'in'],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        files = [str(path) for place in (folder / 'in', folder / 'in/prev') for path in sorted(place.glob('*.csv'))]
        sql('ALTER SYSTEM SET fsync = on; \n ALTER SYSTEM SET full_page_writes = on; \n SELECT pg_reload_conf();')
        sql('CREATE DATABASE bench TEMPLATE template0;')
        file_times, _ = measure(str(folder / 'caseload.db'), files, env)
        server_times, trips = measure(f'postgresql:///bench?host={SERVER}', files, env)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f'{CHILDREN} children, load {os.getloadavg()[0]:.2f}')
    for what, own in file_times.items():
        extra = f', {trips[what]} round trips' if what in trips else ''
        print(f'{what:>6}: SQLite {own:.2f} ms, PostgreSQL {server_times[what]:.2f} ms, ratio {server_times[what] / own:.2f}{extra}')
    met = [trips[what] <= most for what, most in MOST.items()]
    for what, most in MOST.items():
        print(f'{"met    " if trips[what] <= most else "NOT MET"} {what}: {trips[what]} round trips, at most {most}')
    return 0 if all(met) else 1


if __name__ == '__main__':
    sys.exit(main())
