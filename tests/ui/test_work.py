#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day's work on the demonstration, with no mouse: find, open, edit, undo, record, print. What the window did is read
back with the command line."""

import os
import signal
import subprocess
import sys
import time

from harness import BUTTON, ENTRY, Failed, Role, State, check, name_of, run_tests, same, text_of
from pages import STAR, STAR_NUMBER, open_child, to_children

TESTS = []


def test(function):
    TESTS.append(function)
    return function


def start(desk, *args, **kwargs):
    if not desk.database.exists():
        desk.load_demonstration()
    program = desk.start(*args, **kwargs)
    program.shows('Children')
    program.idle()
    to_children(program)
    return program


def tab_to(program, name, roles=ENTRY, limit=80):
    """With the Tab key alone."""
    for _ in range(limit):
        node = program.focused()
        if node and node.get_role() in roles and name in (name_of(node) or ''):
            return node
        program.key('Tab')
    raise Failed(f'Tab never reached {name!r}; in view: {program.describe()}')


def replace(program, text):
    program.key('ctrl+a')
    program.type(text)


def shown(desk, child=STAR_NUMBER):
    return desk.cli('show', child)


def wait_shown(program, desk, text, there=True, child=STAR_NUMBER):
    program.wait(lambda: (text in shown(desk, child)) == there, f'{text!r} {"" if there else "not "}in the record')


@test
def find_open_edit_undo(desk):
    program = start(desk)
    open_child(program, 'mars')
    program.key('ctrl+shift+e')
    tab_to(program, 'Known as')
    replace(program, 'Jaybird')
    program.key('ctrl+Return')
    program.find(BUTTON, 'Next child of the list')
    program.shows('Jaybird')
    wait_shown(program, desk, 'Jaybird')
    program.key('ctrl+z')
    wait_shown(program, desk, 'Jaybird', there=False)
    program.wait(lambda: not any('Jaybird' in text for text in program.texts() if 'Undo' not in text), 'the page to show it')
    program.key('ctrl+shift+z')
    wait_shown(program, desk, 'Jaybird')
    program.quit()
    same(desk.cli('verify'), 'intact\n', 'verify')
    acts = desk.cli('history', f'child/{STAR_NUMBER}', '--format', 'csv')
    check(acts.count(STAR_NUMBER) >= 4, f'the edit, its undo and its redo stand in the history: {acts}')


@test
def next_and_previous_child(desk):
    program = start(desk)
    open_child(program)
    program.key('alt+Left')
    program.key('ctrl+f')
    program.key('Escape')
    program.idle()
    open_child(program, 'ross', 'Mia Ross')
    before = set(program.texts())
    program.key('alt+Down')
    program.wait(lambda: set(program.texts()) != before, 'another child')
    program.key('alt+Up')
    program.shows('Mia Ross')
    program.quit()


@test
def a_note_by_keys(desk):
    program = start(desk)
    open_child(program)
    program.key('ctrl+n')
    tab_to(program, 'Notes')
    program.type('Rang school about the trip.')
    program.key('ctrl+Return')
    program.find(BUTTON, 'Next child of the list')
    wait_shown(program, desk, 'Rang school about the trip.')
    program.key('alt+4')
    program.shows('Rang school about the trip.')
    program.quit()
    same(desk.cli('verify'), 'intact\n', 'verify')


@test
def dates_typed_any_way(desk):
    program = start(desk)
    open_child(program)
    for typed, stored in (('t', '7 Apr 2026'), ('-1d', '6 Apr 2026'), ('3 mar', '3 Mar 2026')):
        program.key('ctrl+n')
        tab_to(program, 'When')
        replace(program, typed)
        tab_to(program, 'Notes')
        text = f'Written with {typed} as its day.'
        program.type(text)
        program.key('ctrl+Return')
        program.find(BUTTON, 'Next child of the list')
        wait_shown(program, desk, text)
        block = shown(desk).split(text)[0].rsplit('Happened', 1)[1]
        check(stored in block.splitlines()[0], f'{typed}: {block.splitlines()[0]!r} should say {stored}')
    program.quit()


@test
def a_note_without_text_says_why_not(desk):
    program = start(desk)
    open_child(program)
    program.key('ctrl+n')
    tab_to(program, 'Notes')
    program.key('ctrl+Return')
    program.idle()
    node = program.wait(lambda: next((node for node in program.find_all(ENTRY) if node.states.contains(State.INVALID_ENTRY)), None)
                        or program.look(None, 'needed'), 'a reason in the row')
    check(node, 'the row says what is missing')
    program.key('Escape')
    program.find(BUTTON, 'Next child of the list')
    program.quit()


@test
def print_to_a_pdf(desk):
    program = start(desk)
    open_child(program)
    windows = len(program.x_windows())
    program.key('ctrl+p')
    program.wait(lambda: len(program.x_windows()) > windows or program.look(BUTTON, 'Save as PDF'), 'the preview')
    program.idle()
    target = desk.folder / 'out' / 'record.pdf'
    target.parent.mkdir()
    save_in_chooser(program, target)
    program.wait(lambda: target.exists() and target.stat().st_size > 0, 'the PDF')
    program.idle()
    text = subprocess.run(['pdftotext', '-layout', str(target), '-'], check=True, stdout=subprocess.PIPE, text=True).stdout
    for wanted in (STAR_NUMBER, 'Marsh', 'Full care order', 'Priya Nair'):
        check(wanted in text, f'{wanted!r} in the text of the PDF')
    same(target.stat().st_mode & 0o077, 0, 'others may not read the PDF')
    info = subprocess.run(['pdfinfo', str(target)], check=True, stdout=subprocess.PIPE, text=True).stdout
    check('Marsh' not in info and 'Jay' not in info, 'no name in what the PDF says of itself')
    check('rint' in desk.cli('history', f'child/{STAR_NUMBER}'), 'the print stands in the log')
    recent = desk.home / '.local/share/recently-used.xbel'
    check(not recent.exists() or 'record.pdf' not in recent.read_text(), 'the PDF is not among the recent files')
    close_preview(program)
    program.quit()


def close_preview(program):
    # Without a window manager nobody gives the focus back when the file chooser goes; the first key does.
    for _ in range(3):
        if len(program.x_windows()) > 1:
            program.key('Escape')
            program.idle(quiet=0.5)
    same(len(program.x_windows()), 1, 'windows after Escape')


def save_in_chooser(program, target):
    windows = len(program.x_windows())
    program.key('ctrl+s')
    program.wait(lambda: len(program.x_windows()) > windows, 'the file chooser')
    program.idle()
    program.key('ctrl+a')
    program.type(str(target))
    program.key('Return')
    program.wait(lambda: len(program.x_windows()) == windows, 'the file chooser to close')


@test
def a_kill_leaves_a_draft(desk):
    program = start(desk)
    open_child(program)
    program.key('ctrl+n')
    tab_to(program, 'Notes')
    text = 'Half a note that nobody saved'
    program.type(text)
    # Drafts are kept every few seconds; the database says when.
    program.wait(lambda: draft_is_kept(desk), 'the draft to be kept', patience=30)
    program.kill(signal.SIGKILL)
    check(text not in shown(desk), 'a draft is no record')
    program = start(desk)
    open_child(program)
    program.key('ctrl+n')
    program.shows(text)
    program.key('ctrl+Return')
    program.find(BUTTON, 'Next child of the list')
    wait_shown(program, desk, text)
    program.quit()
    same(desk.cli('verify'), 'intact\n', 'verify')


def draft_is_kept(desk):
    import sqlite3
    with sqlite3.connect(f'file:{desk.database}?mode=ro', uri=True) as db:
        return db.execute('SELECT count(*) FROM draft').fetchone()[0] > 0


@test
def escape_keeps_a_draft(desk):
    program = start(desk)
    open_child(program)
    program.key('ctrl+shift+e')
    tab_to(program, 'Known as')
    replace(program, 'Draftname')
    program.key('Escape')
    program.find(BUTTON, 'Next child of the list')
    check('Draftname' not in shown(desk), 'a draft is no record')
    program.key('ctrl+shift+e')
    program.shows('Draftname')
    program.quit()


@test
def a_stale_save_shows_both_versions(desk):
    program = start(desk)
    open_child(program)
    program.key('ctrl+shift+e')
    tab_to(program, 'Known as')
    replace(program, 'Minename')
    desk.load(child=f'ref,known_as\n{STAR_NUMBER},Theirsname\n')
    program.key('ctrl+Return')
    program.shows('Theirsname')
    program.shows('Minename')
    check('Minename' not in shown(desk), 'nothing is overwritten unasked')
    program.kill()


@test
def a_child_in_a_window_of_its_own(desk):
    program = start(desk)
    program.type('marsh')
    program.shows(STAR)
    program.idle()
    program.key('Down')
    program.key('shift+Return')
    program.wait(lambda: len(program.x_windows()) == 2, 'a second window')
    program.key('ctrl+w')
    program.wait(lambda: len(program.x_windows()) == 1, 'the second window to close')
    program.quit()


@test
def size_and_place_are_remembered(desk):
    program = start(desk)
    program.resize(910, 610)
    program.idle()
    program.quit()
    program = start(desk)
    shape = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', program.x_windows()[0]], stdout=subprocess.PIPE,
                           text=True, check=True).stdout
    check('WIDTH=910' in shape and 'HEIGHT=610' in shape, f'the size of the window: {shape}')
    program.quit()


if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
