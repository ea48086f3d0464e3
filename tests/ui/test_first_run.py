#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first hour of somebody who never had Caseload: nothing there, an import, its undo; a second start. Keys only."""

import stat
import sys

from harness import BUTTON, Role, State, check, run_tests, same
from pages import import_files, next_import_page

TESTS = []


def test(function):
    TESTS.append(function)
    return function


@test
def nothing_there_yet(desk):
    program = desk.start()
    program.shows('No children yet')
    button = program.find(BUTTON, 'Import CSV…')
    program.wait(lambda: button.get_state_set().contains(State.FOCUSED), 'the focus on Import CSV…')
    for label in ('Add the first child', 'Look at the demonstration'):
        program.find(BUTTON, label)
    check(not desk.database.exists(), 'looking makes no database')
    program.quit()


@test
def the_demonstration_has_a_database_of_its_own(desk):
    program = desk.start()
    program.press(program.find(BUTTON, 'Look at the demonstration'))
    program.shows('Made-up children', patience=60)
    check(not desk.database.exists(), 'the user’s own database was not made')
    made = desk.home / '.local/share/caseload/demonstration.db'
    same(desk.cli('children', '--format', 'csv', database=made).count('\n'), 121, 'lines of the list')
    program.quit()


@test
def import_and_undo(desk):
    program = desk.start(*import_files())
    program.shows('case_export.csv')
    next_import_page(program)
    next_import_page(program)
    check(not desk.database.exists() or desk.cli('children', '--format', 'csv').count('\n') <= 1, 'a dry run writes nothing')
    next_import_page(program)
    program.find(BUTTON, 'Undo the Import', patience=60)
    same(desk.cli('children', '--format', 'csv').count('\n'), 121, 'lines of the list')
    same(stat.S_IMODE(desk.database.stat().st_mode), 0o600, 'mode of the database')
    program.key('ctrl+z')
    program.wait(lambda: desk.cli('children', '--format', 'csv').count('\n') <= 1, 'the import undone')
    same(desk.cli('verify'), 'intact\n', 'verify')
    program.quit()


@test
def import_button_opens_the_first_of_four_pages(desk):
    program = desk.start()
    program.find(BUTTON, 'Import CSV…', states=[State.FOCUSED])
    program.key('Return')
    program.shows('Files')
    program.key('Escape')
    program.shows('No children yet')
    program.quit()


@test
def a_second_start_shows_the_first_window(desk):
    desk.load_demonstration()
    first = desk.start()
    first.idle()
    second = desk.run_second()
    same(second.returncode, 0, f'exit of the second ({second.stderr})')
    same(len(first.x_windows()), 1, 'windows')
    same(second.stderr, '', 'standard error of the second')
    first.quit()


@test
def a_database_that_is_none_is_refused_in_words(desk):
    desk.database.write_bytes(b'No database at all.\n' * 100)
    program = desk.start()
    program.shows('cannot be opened')
    program.find(BUTTON, 'Open another caseload…')
    same(desk.database.read_bytes()[:11], b'No database', 'the file is as it was')
    program.quit()


if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
