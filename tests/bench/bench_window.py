#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the window is, with the real program on a real display.

Start: from exec to the first whole frame with the list of children, and memory then, against a program that shows an
empty Adwaita window; the programs take turns, and medians count. Work: the processor time that the program uses for a
keystroke in the filter, for opening a child with 2,000 records, and for going to the next child, from the key until it
rests. Prints what was measured, and fails when a demand is not met.

CASELOAD, CASELOAD_CLI, GEN903, BENCH_WINDOW, EMPTY_WINDOW name programs, BUILDTYPE how they were built.
BENCH_CHILDREN (10000,100000) and BENCH_RUNS (7) change the sizes; with BENCH_DATABASES the databases are kept in that
folder for the next time.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import harness

SMALL, LARGE = (int(n) for n in os.environ.get('BENCH_CHILDREN', '10000,100000').split(','))
RUNS = int(os.environ.get('BENCH_RUNS', '7'))
MAX_SMALL, MAX_LARGE, MAX_MIB, MAX_MS = 1.6, 1.8, 60.0, 50.0
RECORDS = 2000
LIST_ROWS = 100  # rows of pixels that hold something: fewer is no list
TABLES = ('header episodes reviews uasc oc2 oc3 ad1 placed_for_adoption previous_permanence missing sw_episodes '
          'case_export').split()


# --- data ---

def child_with_many_records(folder):
    """One more child in care, with 2,000 notes."""
    folder.mkdir()
    (folder / 'child.csv').write_text('ref,given_names,surname,date_of_birth,sex\nZZ2000,Quentin,Zzyzx,2012-05-06,M\n')
    (folder / 'care_period.csv').write_text('ref,child,started_on\nZZ2000/1,ZZ2000,2018-01-01\n')
    with open(folder / 'note.csv', 'w', encoding='utf-8') as notes:
        notes.write('ref,child,happened_on,kind,text\n')
        for n in range(RECORDS):
            day = date(2019, 1, 1) + timedelta(days=n)
            notes.write(f'ZZ2000/N{n},ZZ2000,{day},PHONE,"A call about the week, number {n}. Nothing else to say."\n')
    return folder


def make_database(desk, path, children):
    if path.exists():
        return
    files = desk.folder / f'files-{children}'
    subprocess.run([sys.executable, '-B', os.environ['GEN903'], '--children', str(children), '--year', '2026',
                    '--out', files], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    desk.cli('import', '--quiet', *[files / f'{table}.csv' for table in TABLES], database=path, status=(0, 1))
    desk.cli('import', child_with_many_records(desk.folder / f'many-{children}'), database=path)
    shutil.rmtree(files)


# --- start and memory ---

def start_once(desk, *command):
    """Milliseconds to the first whole frame, MiB resident, MiB of its own share, rows of pixels in the page."""
    done = subprocess.run([os.environ['BENCH_WINDOW'], *map(str, command)], env=desk.env, check=True, text=True,
                          stdout=subprocess.PIPE, timeout=120)
    ms, rss, pss, rows = done.stdout.split()
    return float(ms), int(rss) / 1024, int(pss) / 1024, int(rows)


def settle(desk, path):
    """A file that was not left in order as far as this state folder knows is checked page by page at the next start."""
    desk.cli('children', '--format', 'csv', database=path)


def measure_starts(desk, databases):
    commands = {'empty': [os.environ['EMPTY_WINDOW']]}
    for name, path in databases.items():
        commands[name] = [harness.CASELOAD, '--database', path, '--today', harness.TODAY]
    results = {name: [] for name in commands}
    for run in range(-1, RUNS):
        for name, command in commands.items():
            # BENCH_WINDOW ends its programs the hard way.
            if name in databases:
                settle(desk, databases[name])
            result = start_once(desk, *command)
            if run >= 0:  # the first round only warms the disk's cache
                results[name].append(result)
    return {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}


def report_starts(found, faults):
    empty = found['empty']
    print(f'{"":>10} {"first frame":>12} {"ratio":>6} {"RSS MiB":>8} {"PSS MiB":>8}')
    for name, (ms, rss, pss, rows) in found.items():
        print(f'{name:>10} {ms:>9.0f} ms {ms / empty[0]:>6.2f} {rss:>8.1f} {pss:>8.1f}')
        if name != 'empty' and rows < LIST_ROWS:
            faults.append(f'{name}: no list of children was shown ({rows:.0f} rows of pixels)')
    for children, limit in ((SMALL, MAX_SMALL), (LARGE, MAX_LARGE)):
        ratio = found[str(children)][0] / empty[0]
        if ratio > limit:
            faults.append(f'first frame with {children} children: {ratio:.2f} times the empty window, at most {limit}')
    more = found[str(SMALL)][1] - empty[1]
    print(f'memory above the empty window with {SMALL} children: {more:.1f} MiB')
    if more > MAX_MIB:
        faults.append(f'memory: {more:.1f} MiB above the empty window, at most {MAX_MIB:.0f}')


# --- keys ---

def processor_ms(program):
    """What the kernel counted for all its threads, in nanoseconds, so finer than its ticks."""
    total = 0
    for path in Path(f'/proc/{program.process.pid}/task').glob('*/schedstat'):
        try:
            total += int(path.read_text().split()[0])
        except OSError:
            pass
    return total / 1e6


def cost_of(program, action):
    """Milliseconds of processor from the action until it rests for 300 ms."""
    program.idle(quiet=0.5)
    before = processor_ms(program)
    action()
    last, since = processor_ms(program), time.monotonic()
    while time.monotonic() - since < 0.3:
        time.sleep(0.01)
        now = processor_ms(program)
        # A caret that blinks is no work.
        if now - last > 1.5:
            last, since = now, time.monotonic()
    return last - before


def keystrokes(program):
    program.key('ctrl+f')
    costs = [cost_of(program, lambda letter=letter: xkey(letter)) for letter in 'marsh']
    program.key('Escape', 'Escape')
    return costs


def xkey(name):
    harness.xdotool('key', name)


def open_many(program):
    costs = []
    for _ in range(5):
        program.key('ctrl+f')
        program.type('ZZ2000')
        program.shows('Zzyzx')
        program.idle(quiet=0.5)
        costs.append(cost_of(program, lambda: xkey('Return')))
        program.shows('Quentin')
        program.key('alt+Left')
        program.idle()
        program.key('ctrl+f')
        program.key('Escape', 'Escape')
    return costs


def next_child(program):
    program.key('ctrl+f')
    program.type('ar')
    program.idle(quiet=0.5)
    program.key('Return')
    program.find(harness.BUTTON, 'Next child of the list')
    program.idle(quiet=0.5)
    return [cost_of(program, lambda: xkey('alt+Down')) for _ in range(9)]


def measure_keys(desk, database, faults):
    for what, work in (('a keystroke in the filter', keystrokes), (f'opening a child with {RECORDS} records', open_many),
                       ('the next child', next_child)):
        program = desk.start(database=database)
        try:
            program.idle(quiet=0.5)
            program.key('ctrl+2')
            program.idle(quiet=0.5)
            costs = work(program)
            program.key('ctrl+q')
            program.wait_exit()
        except harness.Failed as failure:
            faults.append(f'{what}: {failure}')
            continue
        finally:
            program.kill()
        median = statistics.median(costs)
        print(f'{what}: {median:.0f} ms of processor ({", ".join(f"{cost:.0f}" for cost in costs)})')
        if median > MAX_MS:
            faults.append(f'{what}: {median:.0f} ms, less than {MAX_MS:.0f}')


def machine():
    text = Path('/proc/cpuinfo').read_text()
    model = re.search(r'^model name\s*: (.*)$', text, re.M)
    return f'{os.cpu_count()} × {model.group(1) if model else "?"}; built as {os.environ.get("BUILDTYPE", "?")}; {RUNS} runs'


def main():
    faults = []
    desk = harness.Desk(tempfile.mkdtemp(prefix='cld-bench-'))
    folder = Path(os.environ.get('BENCH_DATABASES', desk.folder))
    databases = {str(children): folder / f'{children}.db' for children in (SMALL, LARGE)}
    print(machine())
    try:
        for children, path in databases.items():
            make_database(desk, path, int(children))
        report_starts(measure_starts(desk, databases), faults)
        measure_keys(desk, databases[str(SMALL)], faults)
    finally:
        desk.close()
        shutil.rmtree(desk.folder, ignore_errors=True)
    for fault in faults:
        print(f'NOT MET: {fault}')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
