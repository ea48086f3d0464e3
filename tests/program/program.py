# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests that drive the real caseload-cli share: a run of it, made-up returns, TAP.

CASELOAD_CLI names the program, GEN903 the maker of returns.
"""

import csv
import io
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import engines  # noqa: E402

CLI = os.environ['CASELOAD_CLI']
GEN903 = os.environ['GEN903']
TABLES = ('header episodes reviews uasc oc2 oc3 ad1 placed_for_adoption previous_permanence missing '
          'sw_episodes').split()
PYTHON = sys.executable


def same(actual, expected, what=''):
    if actual != expected:
        raise AssertionError(f'{what}: expected {expected!r}, got {actual!r}')


def generate(folder, children, *options, year=2026, seed=1):
    """Made-up returns in folder: this year's, last year's in prev/ with --prev."""
    subprocess.run([PYTHON, '-B', GEN903, '--children', str(children), '--year', str(year), '--seed', str(seed),
                    '--out', str(folder), *options], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return Path(folder)


def return_files(folder, case_export=False):
    """The files of a return in a folder, and the export of cases beside it."""
    names = TABLES + (['case_export'] if case_export else [])
    return [path for path in (Path(folder) / f'{name}.csv' for name in names) if path.exists()]


def read_csv(path):
    with open(path, newline='', encoding='utf-8-sig') as file:
        return list(csv.DictReader(file))


def read_rows(path):
    with open(path, newline='', encoding='utf-8-sig') as file:
        return list(csv.reader(file))


class Report:
    """What an import printed as CSV: the files, and the problems."""

    def __init__(self, text):
        files, _, problems = text.partition('\n\n')
        self.files = list(csv.DictReader(io.StringIO(files)))
        self.problems = list(csv.DictReader(io.StringIO(problems)))
        for row in self.files:
            counts = [int(row[key]) for key in ('added', 'changed', 'unchanged', 'rejected')]
            same(sum(counts), int(row['rows']), f'{row["file"]}: the counts against the rows')
        # Files of two years may have one name.
        for name in {row['file'] for row in self.files}:
            same(sum(problem['file'] == name for problem in self.problems),
                 sum(int(row['problems']) for row in self.files if row['file'] == name), f'{name}: problems')

    def total(self, key):
        return sum(int(row[key]) for row in self.files)


class Program:
    """The program with databases in a folder, and with a home, a state and a temp folder of its own there."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.temp = self.folder / 'tmp'
        self.state = self.folder / 'state'
        self.temp.mkdir()
        self.env = dict(os.environ, HOME=str(self.folder / 'home'), XDG_STATE_HOME=str(self.state),
                        XDG_DATA_HOME=str(self.folder / 'data'), TMPDIR=str(self.temp))
        self.env.pop('G_DEBUG', None)
        self.errors = ''

    def new_database(self, name):
        """A path, or an empty database on the server."""
        return engines.new_database() if engines.ON_SERVER else self.folder / name

    def command(self, database, *args):
        return [CLI, '--database', str(database), *map(str, args)]

    def raw(self, database, *args, **kwargs):
        return subprocess.run(self.command(database, *args), env=self.env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, **kwargs)

    def __call__(self, database, *args, status=0, **kwargs):
        done = self.raw(database, *args, **kwargs)
        self.errors = done.stderr.decode()
        if done.returncode != status:
            raise AssertionError(f'{args[:2]}: exit {done.returncode}, expected {status}: {self.errors}')
        if status in (2, 3) and len(self.errors.splitlines()) != 1:
            raise AssertionError(f'{args[:2]}: {self.errors!r} is not one line')
        return done.stdout.decode()

    def load(self, database, *paths, status=0, options=()):
        """Import, and check that the database is whole afterwards."""
        report = Report(self(database, 'import', '--format', 'csv', *options, *paths, status=status))
        self.check(database)
        return report

    def check(self, database):
        errors, self.errors = self.errors, ''
        same(self(database, 'verify'), 'intact\n', 'verify')
        self.errors = errors

    def native(self, database):
        """The native export: the text of each file by its name."""
        folder = Path(tempfile.mkdtemp(dir=self.folder)) / 'native'
        errors = self.errors
        self(database, 'export', 'native', folder)
        self.errors = errors
        files = {path.name: path.read_bytes().decode() for path in folder.iterdir() if path.suffix == '.csv'}
        shutil.rmtree(folder.parent)
        return files


def records(files, kind):
    return list(csv.DictReader(io.StringIO(files[f'{kind}.csv'], newline='')))


def assert_same_native(actual, expected, what):
    same(sorted(actual), sorted(expected), f'{what}: files')
    for name, text in expected.items():
        if actual[name] != text:
            a, b = actual[name].splitlines(), text.splitlines()
            line = next((n for n, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            raise AssertionError(f'{what}: {name}:{line + 1} differs: {a[line:line + 1]} for {b[line:line + 1]}')


def run_tests(tests, make):
    """Run each test with what make() makes in a folder of its own; TAP on standard output."""
    wanted = sys.argv[1:]
    tests = [function for function in tests if not wanted or function.__name__ in wanted]
    print(f'1..{len(tests)}')
    failed = 0
    for number, function in enumerate(tests, 1):
        folder = tempfile.mkdtemp(prefix='cld-program-')
        name = function.__name__.replace('_', ' ')
        try:
            function(make(folder))
            print(f'ok {number} {name}')
        except Exception:
            failed += 1
            print(f'not ok {number} {name}')
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
        finally:
            subprocess.run(['chmod', '-R', 'u+rwX', folder], check=False)
            shutil.rmtree(folder, ignore_errors=True)
            engines.drop_databases()
        sys.stdout.flush()
    return 1 if failed else 0
