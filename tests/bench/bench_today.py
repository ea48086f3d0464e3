#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first screen of Today with many children, on a real display: at most 200 ms once the duties are in memory; and the
same with the findings of thousands of inspections.

CASELOAD_CLI, GEN903, BENCH_TODAY name programs. BENCH_CHILDREN (10000), BENCH_FINDINGS (20000) and BENCH_RUNS (7) change the sizes."""

import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

CHILDREN = int(os.environ.get('BENCH_CHILDREN', '10000'))
FINDINGS = int(os.environ.get('BENCH_FINDINGS', '20000'))
RUNS = int(os.environ.get('BENCH_RUNS', '7'))
TODAY = '2026-04-07'
MAX_MS = 200.0


def make_findings(folder):
    """Homes that were inspected: of four findings one is overdue, one due later, one met and one only a recommendation."""
    folder.mkdir()
    day = date.fromisoformat(TODAY)
    with open(folder / 'provider.csv', 'w', encoding='utf-8') as providers, open(folder / 'inspection.csv', 'w', encoding='utf-8') as inspections, \
            open(folder / 'finding.csv', 'w', encoding='utf-8') as findings:
        providers.write('ref,name,type\n')
        inspections.write('ref,provider,event_type,framework,started_on\n')
        findings.write('ref,inspection,number,type,text,regulations,guidance,due_on,owner,status,met_on\n')
        for n in range(FINDINGS // 4):
            if n % 10 == 0:
                providers.write(f'H{n},Larch House {n},CH\n')
            inspections.write(f'I{n},H{n - n % 10},FULL,SCCIF,{day - timedelta(days=60 + n % 1000)}\n')
            for number, rest in enumerate((f'REQ,Tell the authority,CHR15-12,,{day - timedelta(days=1 + n % 50)},Nia Ode,OPEN,',
                                           f'REQ,Train everybody,CHR15-13,,{day + timedelta(days=1 + n % 90)},Nia Ode,OPEN,',
                                           f'REQ,Write it down,CHR15-14,,{day - timedelta(days=20)},Nia Ode,MET,{day - timedelta(days=21)}',
                                           'REC,Keep the kitchen clean,,GUIDE15:4.6,,,,'), 1):
                findings.write(f'I{n}/{number},I{n},{number},{rest}\n')
    return folder


def fill(env, database, source):
    done = subprocess.run([os.environ['CASELOAD_CLI'], '--database', database, 'import', '--quiet', source], env=env, check=False)
    if done.returncode > 1:
        sys.exit(f'the import failed with {done.returncode}')


def measure(env, database, what):
    """Whether the first screen was there in time."""
    out = subprocess.run([os.environ['BENCH_TODAY'], database, TODAY, str(RUNS)], env=env, check=True, text=True, stdout=subprocess.PIPE).stdout
    loaded, frame, processor, change, due = (float(text) for text in out.split())
    print(f'{what}: {due:.0f} duties late or due today')
    print(f'  facts read and duties computed, in a thread: {loaded:.0f} ms')
    print(f'  first screen of Today: {frame:.0f} ms (at most {MAX_MS:.0f}), {processor:.0f} ms of processor')
    print(f'  a change of one child, until the page has it: {change:.0f} ms')
    return frame <= MAX_MS


def main():
    with tempfile.TemporaryDirectory(prefix='bench-today-') as name:
        folder = Path(name)
        env = dict(os.environ, XDG_STATE_HOME=str(folder / 'state'), GTK_A11Y='none')
        files, database = folder / 'files', folder / 'caseload.db'
        subprocess.run([sys.executable, '-B', os.environ['GEN903'], '--children', str(CHILDREN), '--year', '2026', '--out', files],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        fill(env, database, files)
        good = measure(env, database, f'{CHILDREN} children')
        fill(env, database, make_findings(folder / 'findings'))
        good = measure(env, database, f'with {FINDINGS} findings, a quarter overdue') and good
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
