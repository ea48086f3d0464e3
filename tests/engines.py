# SPDX-License-Identifier: GPL-3.0-or-later
"""Databases on the server of tests/postgres-run, for the tests that drive the programs from outside.

CASELOAD_TEST_ENGINE=postgres has a test's databases be on that server; anything else, in files.
"""

import itertools
import os
import subprocess
import sys
from pathlib import Path

ON_SERVER = os.environ.get('CASELOAD_TEST_ENGINE') == 'postgres'
NUMBERS = itertools.count()
MADE = []


def tool(name):
    """A program that belongs to the server."""
    return str(Path(os.environ['CASELOAD_TEST_PG_CTL']).with_name(name))


def uri(name):
    if 'CASELOAD_TEST_SERVER' not in os.environ:
        sys.exit('There is no PostgreSQL server to test on: run build-aux/test, or tests/postgres-run meson test')
    return f'postgresql:///{name}?host={os.environ["CASELOAD_TEST_SERVER"]}'


def sql(database, statement):
    """What a statement answers, a list of texts a row."""
    done = subprocess.run([tool('psql'), '-X', '-A', '-t', '-q', '-F', '\x1f', '-v', 'ON_ERROR_STOP=1', '-c', statement, database],
                          check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=60, env=dict(os.environ, LC_ALL='C.UTF-8'))
    return [line.split('\x1f') for line in done.stdout.decode().splitlines()]


def script(database, text):
    """Many statements, all or none."""
    subprocess.run([tool('psql'), '-X', '-q', '-1', '-v', 'ON_ERROR_STOP=1', database], check=True, input=text.encode(), stdout=subprocess.DEVNULL, timeout=60)


def new_database():
    """The name of a new, empty database."""
    name = f'p{os.getpid()}_{next(NUMBERS)}'
    sql(uri('postgres'), f'CREATE DATABASE {name} TEMPLATE template0')
    MADE.append(name)
    return uri(name)


def drop_databases():
    while MADE:
        sql(uri('postgres'), f'DROP DATABASE {MADE.pop()} WITH (FORCE)')


def dump(database, *options):
    """Everything in a database, as text."""
    done = subprocess.run([tool('pg_dump'), '--inserts', *options, database], check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=60)
    # Newer ones write a random word into each dump.
    return [line for line in done.stdout.decode().splitlines() if not line.startswith('\\')]
