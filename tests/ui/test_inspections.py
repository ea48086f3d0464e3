#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An inspection from beginning to end and with no mouse: recorded with its judgements and findings, one of them refused as a
requirement; a restriction, and what follows for the children there; printed, and taken back. What the window did is read back with
the command line."""

import csv
import io
import os
import re
import subprocess
import sys

from harness import BUTTON, check, name_of, run_tests, same
from pages import action, find_page, open_child, providers
from test_work import close_preview, save_in_chooser, start, tab_to

HOME = '9900112'
CHILDREN = {'BR0133': 'Connor Eastwood', 'BR0217': 'Tilly Hebden'}
# Nothing bars a placement but the home.
NEWCOMER = ('mia ross', 'Mia Ross', 'BR0118')
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
    program.idle(quiet=0.12)
    program.type(text)
    program.idle(quiet=0.12)
    program.key('Return')
    program.idle(quiet=0.12)


def write(program, name, text):
    tab_to(program, name)
    program.type(text)


def save(program):
    program.key('ctrl+Return')
    program.idle(quiet=0.5)


def rows(desk, *args):
    return list(csv.DictReader(io.StringIO(desk.cli(*args, '--format', 'csv'))))


def recorded(desk, kind):
    """The records of a kind, as the native export has them."""
    folder = desk.folder / 'native'
    desk.cli('export', 'native', folder, '--force')
    with open(folder / f'{kind}.csv', newline='', encoding='utf-8') as file:
        return list(csv.DictReader(file))


def text_of_pdf(path):
    text = subprocess.run(['pdftotext', '-layout', str(path), '-'], check=True, stdout=subprocess.PIPE, text=True).stdout
    return ' '.join(text.split())


def record_inspection(program):
    program.key('ctrl+6')
    program.shows('Inspections')
    program.idle(quiet=0.5)
    program.key('ctrl+n')
    program.shows('Record inspection')
    program.idle()
    pick(program, 'Provider', 'Larch')
    write(program, 'Started', '1/4/2026')
    pick(program, 'Type', 'Full')
    pick(program, 'Overall experiences', 'Requires')
    pick(program, 'helped and protected', 'Requires')
    pick(program, 'leaders and managers', 'Good')
    write(program, 'Lead inspector', 'Orla Finch')
    write(program, 'Other inspectors', 'Ned Bright')
    snap(program, '1-inspection')
    save(program)


def open_finding(program):
    program.key('ctrl+shift+n')
    program.shows('Record finding')
    program.idle()


def record_findings(program):
    # Guidance alone: no requirement, and what is missing is named; as a recommendation it is taken.
    open_finding(program)
    pick(program, 'Type', 'Requirement')
    write(program, 'Text', 'Children help to plan their week.')
    pick(program, 'Guidance', 'GUIDE15')
    write(program, 'Due', '6/5/2026')
    save(program)
    program.shows('name the regulation')
    snap(program, '2-refused')
    pick(program, 'Type', 'Recommendation')
    save(program)
    program.find(BUTTON, 'New inspection')
    open_finding(program)
    pick(program, 'Type', 'Requirement')
    write(program, 'Text', 'Staff protect children at night.')
    pick(program, 'Regulations', 'CHR15-12')
    write(program, 'Due', '6/4/2026')
    save(program)
    program.find(BUTTON, 'New inspection')
    open_finding(program)
    pick(program, 'Type', 'Strength')
    write(program, 'Text', 'Meals are good.')
    snap(program, '3-strength')
    save(program)
    program.find(BUTTON, 'New inspection')


def restrict(program):
    action('record enforcement')(program)
    pick(program, 'Finding', 'Staff protect')
    pick(program, 'Step', 'Restriction')
    write(program, 'From', '2/4/2026')
    write(program, 'Reason', 'Children are not safe at night.')
    snap(program, '4-restriction')
    save(program)


@test
def an_inspection_and_what_follows(desk):
    program = start(desk)
    record_inspection(program)
    program.find(BUTTON, 'New inspection')
    snap(program, '1-recorded')
    record_findings(program)
    restrict(program)
    program.shows('What follows for our children')
    step = next(row for row in recorded(desk, 'enforcement') if row['provider'] == HOME and row['kind'] == 'RA')
    rests_on = next(row for row in recorded(desk, 'finding') if row['ref'] == step['finding'])
    same((rests_on['type'], rests_on['text']), ('REQ', 'Staff protect children at night.'), 'what the restriction rests on')
    program.shows('2 children of ours are there now')
    for name in CHILDREN.values():
        program.shows(name)
    snap(program, '5-children')
    before = follows(desk)
    save(program)
    program.wait(lambda: follows(desk) == (before[0] + 2, before[1] + 1), 'an action for each child, and the notice of it')
    snap(program, '6-recorded')
    # One step for all of it: taken back and made again.
    program.key('ctrl+z')
    program.wait(lambda: follows(desk) == before, 'all of it to be taken back')
    program.key('ctrl+shift+z')
    program.wait(lambda: follows(desk) == (before[0] + 2, before[1] + 1), 'all of it to be made again')
    program.idle(quiet=0.5)
    see_today(program)
    see_child(program)
    place_there(program, desk)
    see_print(program, desk)
    program.quit()
    see_findings(desk)
    same(desk.cli('verify'), 'intact\n', 'verify')


def follows(desk):
    """How many actions and notices there are."""
    return len(recorded(desk, 'action')), len(recorded(desk, 'notice'))


def see_today(program):
    """The requirement of yesterday stands among what is late, and the actions among what is to be done."""
    program.key('ctrl+1')
    program.idle(quiet=0.7)
    program.type('larch')
    program.idle(quiet=0.7)
    snap(program, '7-today')
    program.find(None, re.compile('1 day late.*Staff protect children at night'))
    for name in CHILDREN.values():
        program.find(None, re.compile(f'Decide whether the child stays.*{name}|{name}.*Decide whether the child stays'))
    program.key('Escape', 'Escape')
    program.idle()


def see_child(program):
    program.key('ctrl+2')
    program.idle(quiet=0.5)
    open_child(program, 'connor eastwood', 'Connor Eastwood')
    snap(program, '8-child')
    program.shows('no new placements')
    program.shows('Visit after enforcement')
    program.key('alt+7')
    program.idle(quiet=0.5)
    snap(program, '9-child-inspections')
    program.shows('Restriction of accommodation')
    program.shows('Larch House')


def place_there(program, desk):
    """Nobody new is placed there, but for a reason that somebody gives."""
    placements = len(recorded(desk, 'placement'))
    program.key('ctrl+2')
    program.idle(quiet=0.5)
    program.key('Escape')
    program.idle()
    open_child(program, *NEWCOMER[:2])
    program.key('alt+3')
    program.idle()
    program.key('ctrl+n')
    program.shows('New placement')
    write(program, 'Starts', 't')
    pick(program, 'Type', 'K2')
    pick(program, 'Provider', 'Larch')
    program.idle(quiet=0.5)
    program.shows('no child is placed there until it is')
    save(program)
    same(len(recorded(desk, 'placement')), placements, 'placements')
    snap(program, '10-refused')
    # Not without a reason either.
    tab_to(program, 'Record anyway', roles=BUTTON)
    program.key('Return')
    program.shows('Why it is recorded all the same')
    program.idle()
    program.type('Her sister lives there.')
    program.key('Tab')
    program.type('Hugh Moss')
    snap(program, '11-override')
    tab_to(program, 'Record anyway', roles=BUTTON)
    program.key('Return')
    program.idle(quiet=0.5)
    save(program)
    program.wait(lambda: len(recorded(desk, 'placement')) == placements + 1, 'the placement')
    snap(program, '12-placed')
    overrides = [row for row in recorded(desk, 'override') if row['child'] == NEWCOMER[2]]
    check(any('Her sister lives there.' in row.values() and 'restricted_home' in row.values() for row in overrides), f'the reason: {overrides}')


def see_print(program, desk):
    paper = desk.folder / 'out' / 'actions.pdf'
    paper.parent.mkdir()
    program.key('ctrl+6')
    program.idle(quiet=0.7)
    windows = len(program.x_windows())
    program.key('ctrl+p')
    program.wait(lambda: len(program.x_windows()) > windows or program.look(BUTTON, 'Save as PDF'), 'the preview')
    program.idle(quiet=0.5)
    snap(program, '13-print')
    save_in_chooser(program, paper)
    program.wait(lambda: paper.exists() and paper.stat().st_size > 0, 'the actions')
    program.idle(quiet=0.5)
    close_preview(program)
    text = text_of_pdf(paper)
    for words in ('Orla Finch', 'Ned Bright', 'Children help to plan their week.', 'Staff protect children at night.', 'Meals are good.', 'Restriction of'):
        check(words in text, f'{words!r} in the print: {text}')
    for number, name in CHILDREN.items():
        check(number not in text and name not in text, f'{number} in the print')


def see_findings(desk):
    """What the command line says of them."""
    found = {row['text']: row for row in rows(desk, 'findings', '--provider', HOME) if row['inspected_on'] == '2026-04-01'}
    same({text: row['type'] for text, row in found.items()},
         {'Children help to plan their week.': 'REC', 'Staff protect children at night.': 'REQ', 'Meals are good.': 'STR'}, 'the findings')
    same((found['Staff protect children at night.']['state'], found['Staff protect children at night.']['days_late']), ('overdue', '1'), 'the requirement')


@test
def a_restricted_address_is_on_no_new_page(desk):
    """Where a child lives whose address is restricted, or whose placement is confidential, is on none of the pages about inspections."""
    desk.load_demonstration()
    public = {row['postcode'] for row in recorded(desk, 'provider')}
    secrets = set()
    for row in recorded(desk, 'placement'):
        if row['address_restricted'] == '1' or row['area_authority'] == 'CON':
            secrets |= {row['address'].split('\n')[0], *({row['postcode'], row['postcode'].replace(' ', '')} if row['postcode'] not in public else ())}
    secrets.discard('')
    check(len(secrets) >= 4, f'addresses to look for: {secrets}')
    program = start(desk)
    # The agency with which the child lives.
    places = {'agency': providers('Return', 'Return', typed='bright lanes')}
    places |= {name: find_page(name).go for name in ('registers', 'registers-information', 'child-inspections', 'child-support')}
    for name, go in places.items():
        go(program)
        program.idle()
        if name == 'agency':
            program.shows('Our children there now: 2')
        text = ' | '.join(program.texts())
        check(not [secret for secret in secrets if secret in text], f'an address on {name}')
        program.key('Escape', 'Escape')
        program.idle()
    check(not [title for title in program.titles if any(secret in title for secret in secrets)], 'a title of a window')
    program.quit()


if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
