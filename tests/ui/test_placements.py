#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A move at a distance, from beginning to end and with no mouse: entered, approved, all letters printed, one notice acknowledged
with the e-mail that proves it, the sheet printed. What the window did is read back with the command line."""

import csv
import io
import os
import subprocess
import sys

from harness import BUTTON, Role, check, run_tests, same
from pages import open_child
from test_work import close_preview, save_in_chooser, start, tab_to

RADIO = {Role.RADIO_BUTTON, Role.CHECK_BOX, Role.TOGGLE_BUTTON}

MIA = 'BR0118'
JAYS = 'BR0117/2025-11-03'
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def snap(program, name):
    folder = os.environ.get('CLD_PICTURES')
    if folder:
        program.idle()
        program.screenshot(f'{folder}/{name}.png')


def pick(program, name, text):
    """From a list of choices that is searched."""
    tab_to(program, name, roles=BUTTON)
    program.key('Return')
    program.idle()
    program.type(text)
    program.idle()
    program.key('Return')
    program.idle()


def text_of_pdf(path):
    return subprocess.run(['pdftotext', '-layout', str(path), '-'], check=True, stdout=subprocess.PIPE, text=True).stdout


def notices(desk, state):
    """The notices of Mia's new placement in a state, as the command line tells them."""
    rows = csv.DictReader(io.StringIO(desk.cli('notices', '--format', 'csv')))
    return [row for row in rows if row['child'] == MIA and row['event_on'] == '2026-04-07' and row['state'] == state]


@test
def a_move_at_a_distance(desk):
    program = start(desk)
    open_child(program, 'mia ross', 'Mia Ross')
    program.key('alt+3')
    program.idle()
    program.key('ctrl+n')
    program.shows('New placement')
    tab_to(program, 'Starts')
    program.type('t')
    pick(program, 'Type', 'U6')
    pick(program, 'Provider', 'Bright')
    tab_to(program, 'Carer')
    program.type('Helen and Paul Voss')
    tab_to(program, 'Address')
    program.type('14 Tarn Close, Northmoor')
    tab_to(program, 'Postcode')
    program.type('NM4 4QT')
    pick(program, 'Area authority', 'Northmoor')
    snap(program, '1')
    tab_to(program, 'Why here')
    program.type('No suitable placement was free nearer.')
    pick(program, 'Reason for the move', 'CARPL')
    program.idle()
    snap(program, '2')
    program.key('ctrl+Return')
    program.idle()
    snap(program, '3')
    program.key('ctrl+3')
    program.shows('Placements')
    program.idle(quiet=0.5)
    program.type('mia ross')
    program.idle(quiet=0.5)
    program.key('Down')
    program.key('ctrl+Return')
    program.idle(quiet=0.5)
    for point in ('wishes and feelings', 'most suitable', 'Relatives consulted', 'reviewing officer consulted', 'Area authority consulted', 'Care plan given'):
        tab_to(program, point)
        program.type('t')
    program.idle()
    tab_to(program, 'Approved', roles=RADIO)
    program.key('space')
    tab_to(program, 'Decided on')
    program.type('t')
    tab_to(program, 'Decided by')
    program.type('Hugh Moss')
    pick(program, 'Decided as', 'DCS')
    snap(program, '4')
    program.key('ctrl+Return')
    program.idle(quiet=0.5)
    snap(program, '5')
    program.key('ctrl+5')
    program.idle(quiet=0.5)
    program.type('mia ross')
    program.idle(quiet=0.5)
    program.key('Down')
    program.key('ctrl+a')
    program.idle()
    snap(program, '6')
    program.key('alt+l')
    program.idle(quiet=1)
    program.shows('Print 12 letters…')
    windows = len(program.x_windows())
    program.key('ctrl+p')
    program.wait(lambda: len(program.x_windows()) > windows or program.look(BUTTON, 'Save as PDF'), 'the preview')
    program.idle(quiet=0.5)
    snap(program, '7')
    letters = desk.folder / 'out' / 'letters.pdf'
    letters.parent.mkdir()
    save_in_chooser(program, letters)
    program.wait(lambda: letters.exists() and letters.stat().st_size > 0, 'the letters')
    program.idle(quiet=0.5)
    program.key('Return')
    program.wait(lambda: len(notices(desk, state='sent')) == 12, 'the notices to be marked sent')

    # The area authority's answer, with the e-mail that proves it.
    answer = desk.folder / 'out' / 'answer.eml'
    answer.write_text('Subject: received\n\nNorthmoor has the notice and the care plan.\n')
    program.key('ctrl+5')
    program.idle(quiet=0.5)
    program.key('Escape')
    program.idle()
    program.type('mia northmoor')
    program.idle(quiet=0.5)
    program.key('Return')
    program.shows('Notice to Northmoor')
    program.idle()
    snap(program, '8')
    windows = len(program.x_windows())
    program.key('alt+a')
    program.wait(lambda: len(program.x_windows()) > windows, 'the file chooser')
    program.idle()
    program.key('ctrl+l')
    program.idle()
    program.key('ctrl+a')
    program.type(str(answer))
    program.key('Return')
    program.shows('answer.eml')
    program.idle(quiet=0.5)
    snap(program, '9')
    program.key('ctrl+Return')
    program.idle(quiet=0.5)
    snap(program, '10')
    program.key('Return')
    program.wait(lambda: len(notices(desk, state='acknowledged')) == 1, 'the notice to be acknowledged')

    # The page for the inspector.
    program.key('Escape')
    program.idle()
    program.key('ctrl+3')
    program.idle(quiet=0.5)
    program.key('Down')
    program.key('Return')
    program.find(BUTTON, 'Print sheet')
    program.idle(quiet=0.5)
    program.shows('Complete: 8 of 8')
    snap(program, '11')
    tab_to(program, 'Print sheet', roles=BUTTON)
    windows = len(program.x_windows())
    program.key('Return')
    program.wait(lambda: len(program.x_windows()) > windows or program.look(BUTTON, 'Save as PDF'), 'the preview')
    program.idle(quiet=0.5)
    snap(program, '12')
    sheet = desk.folder / 'out' / 'sheet.pdf'
    save_in_chooser(program, sheet)
    program.wait(lambda: sheet.exists() and sheet.stat().st_size > 0, 'the sheet')
    program.idle(quiet=0.5)
    close_preview(program)
    program.quit()

    # What the papers say, and what the record kept of all this.
    text = text_of_pdf(sheet)
    for wanted in ('8 of 8', 'Hugh Moss', 'Northmoor', 'reg 11(1)(b)', 'reg 13(4)'):
        check(wanted in text, f'{wanted!r} in the sheet: {text}')
    check('Out-of-area placement' in text and 'Page 1 of 1' in text, 'one page')
    letters_text = text_of_pdf(letters)
    check('Notice of a placement in your area' in letters_text and '14 Tarn Close' in letters_text, 'the letter to the area authority')
    row = next(row for row in csv.DictReader(io.StringIO(desk.cli('out-of-area', '--format', 'csv'))) if row['child'] == MIA)
    same((row['approval'], row['approved_by_role'], row['notice'], row['missing']), ('recorded', 'DCS', 'recorded', ''), 'the evidence')
    same(desk.cli('verify'), 'intact\n', 'verify')
    prints = desk.cli('prints', '--format', 'csv')
    check('letters' in prints and 'out-of-area' in prints, f'the print log: {prints}')


@test
def a_restricted_address_is_nowhere(desk):
    """Where Jay lives is told to nobody: in no page of the new places, in no paper, in no list of the command line."""
    desk.load_demonstration()
    with open(os.environ['DEMONSTRATION'] + '/placement.csv', encoding='utf-8', newline='') as file:
        row = next(row for row in csv.DictReader(file) if row['ref'] == JAYS)
    secrets = [row['postcode'], row['postcode'].replace(' ', ''), row['address'].splitlines()[0]]
    check(all(secrets), f'an address to look for: {secrets}')

    def check_text(text, where):
        check(not any(secret in text for secret in secrets), f'the address in {where}')

    program = start(desk)
    open_child(program)
    program.key('alt+3')
    program.idle(quiet=0.5)
    check_text(' '.join(program.texts()), 'the child’s placements')
    for place in ('3', '5'):
        program.key(f'ctrl+{place}')
        program.idle(quiet=0.5)
        program.type('marsh')
        program.idle(quiet=0.5)
        check_text(' '.join(program.texts()), f'place {place}')
        program.key('Escape', 'Escape')
    program.quit()
    out = desk.folder / 'out'
    out.mkdir()
    for kind, subject in (('out-of-area', JAYS), ('notices', None), ('summary', 'BR0117'), ('duties', 'BR0117')):
        for mask in ((), ('--mask',)):
            paper = out / f'{kind}{len(mask)}.pdf'
            desk.cli('print', kind, *([subject] if subject else []), '--output', paper, *mask)
            check_text(text_of_pdf(paper), f'{kind} {mask}')
    for command in (('out-of-area',), ('notices',), ('children',), ('duties',), ('prints',)):
        check_text(desk.cli(*command, '--format', 'csv'), command[0])
    check('Dawn Marsh' not in text_of_pdf(out / 'out-of-area1.pdf'), 'a third party on the masked sheet')


if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
