#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first hour with a team's server, in the real window, by keys: it is away and comes, it is empty and gets its import."""

import os
import sys

import engines
from harness import BUTTON, State, run_tests, same
from pages import import_files, next_import_page

TESTS = []


def test(function):
    TESTS.append(function)
    return function


def through_link(desk):
    """A database, its name by way of a link that is not there yet, and that link."""
    database, link = engines.new_database(), desk.folder / 'server'
    return database, database.replace(os.environ['CASELOAD_TEST_SERVER'], str(link)), link


@test
def away_and_back(desk):
    database, name, link = through_link(desk)
    desk.cli('import', '--made-up', os.environ['DEMONSTRATION'], database=database, status=(0, 1))
    program = desk.start(database=name)
    program.shows('The team server cannot be reached')
    button = program.find(BUTTON, 'Try again')
    program.wait(lambda: button.get_state_set().contains(State.FOCUSED), 'the focus on Try again')
    program.find(BUTTON, 'Open another caseload…')
    same(program.look(BUTTON, 'Add the first child'), None, 'nothing to begin with')
    program.key('Return')
    program.shows('Caseload tries again by itself.')
    program.wait(lambda: button.get_state_set().contains(State.FOCUSED), 'the focus still on Try again')
    link.symlink_to(os.environ['CASELOAD_TEST_SERVER'])
    program.gone(BUTTON, 'Open another caseload…')
    program.shows('Made-up children')
    program.quit()


@test
def an_empty_database_gets_its_import(desk):
    database = engines.new_database()
    program = desk.start(database=database)
    program.shows('No children yet')
    program.find(BUTTON, 'Import CSV…', states=[State.FOCUSED])
    program.key('Return')
    program.shows('Files')
    program.key('Escape')
    program.shows('No children yet')
    program.quit()
    same(engines.sql(database, "SELECT count(*) FROM pg_class WHERE relname = 'store_info'"), [['0']], 'looking makes nothing')
    program = desk.start(*import_files(), database=database)
    program.shows('case_export.csv')
    next_import_page(program)
    next_import_page(program)
    next_import_page(program)
    program.find(BUTTON, 'Undo the Import', patience=90)
    same(desk.cli('children', '--format', 'csv', database=database).count('\n'), 121, 'lines of the list')
    program.quit()


if __name__ == '__main__':
    status = run_tests(TESTS)
    engines.drop_databases()
    sys.exit(status)
