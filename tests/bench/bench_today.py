#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first screen of Today with many children, on a real display: at most 200 ms once the duties are in memory.

CASELOAD_CLI, GEN903, BENCH_TODAY name programs. BENCH_CHILDREN (10000) and BENCH_RUNS (7) change the sizes."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

CHILDREN = int(os.environ.get('BENCH_CHILDREN', '10000'))
RUNS = int(os.environ.get('BENCH_RUNS', '7'))
TODAY = '2026-04-07'
MAX_MS = 200.0


def main():
    with tempfile.TemporaryDirectory(prefix='bench-today-') as name:
        folder = Path(name)
        env = dict(os.environ, XDG_STATE_HOME=str(folder / 'state'), GTK_A11Y='none')
        files, database = folder / 'files', folder / 'caseload.db'
        subprocess.run([sys.executable, '-B', os.environ['GEN903'], '--children', str(CHILDREN), '--year', '2026', '--out', files],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        done = subprocess.run([os.environ['CASELOAD_CLI'], '--database', database, 'import', '--quiet', files], env=env, check=False)
        if done.returncode > 1:
            sys.exit(f'the import failed with {done.returncode}')
        out = subprocess.run([os.environ['BENCH_TODAY'], database, TODAY, str(RUNS)], env=env, check=True, text=True,
                             stdout=subprocess.PIPE).stdout
    loaded, frame, change, due = (float(text) for text in out.split())
    print(f'{CHILDREN} children, {due:.0f} duties late or due today')
    print(f'facts read and duties computed, in a thread: {loaded:.0f} ms')
    print(f'first screen of Today: {frame:.0f} ms (at most {MAX_MS:.0f})')
    print(f'a change of one child, until the page has it: {change:.0f} ms')
    return 1 if frame > MAX_MS else 0


if __name__ == '__main__':
    sys.exit(main())
