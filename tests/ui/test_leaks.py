#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a day's work leaves behind: no name, number or postcode of a child, a carer or a relative on standard error, in
window titles, in recent files, in temporary folders, in settings, or on the session bus; and a name that looks like
markup and like a format is shown as it was typed, on every page."""

import csv
import re
import stat
import subprocess
import sys

from harness import BUTTON, DEMONSTRATION, Failed, check, run_tests, same
from pages import open_child
from test_work import close_preview, replace, save_in_chooser, start, tab_to, wait_shown

NASTY = 'Ó\'Neil & <b>"%s%n'
NASTY_NUMBER = 'NAS1'

TESTS = []


def test(function):
    TESTS.append(function)
    return function


def fixture_names():
    """What must not be found: names of more than three letters, so that a chance word is none, and postcodes."""
    names = set()
    columns = {'child': ('given_names', 'surname', 'known_as', 'former_names', 'home_postcode', 'nhs_number', 'upn'),
               'placement': ('carer', 'postcode'), 'contact': ('name', 'phone', 'email')}
    for table, wanted in columns.items():
        with open(DEMONSTRATION / f'{table}.csv', newline='', encoding='utf-8') as file:
            for row in csv.DictReader(file):
                for column in wanted:
                    names.update(word for word in re.split(r'[,;]\s*', row.get(column) or '') if len(word) > 3)
    return names


def found_in(text, names):
    return sorted(name for name in names if re.search(rf'(?<!\w){re.escape(name)}(?!\w)', text, re.I))


def work_through_every_page(program, desk):
    open_child(program)
    for view in '782341':
        program.key(f'alt+{view}')
        program.idle()
    program.key('ctrl+shift+e')
    tab_to(program, 'Known as')
    replace(program, 'Jaybird')
    program.key('ctrl+s')
    program.find(BUTTON, 'Next child of the list')
    wait_shown(program, desk, 'Jaybird')
    program.key('ctrl+n')
    tab_to(program, 'Notes')
    program.type('Sarah Odd rang about the trip.')
    program.key('Escape')
    program.find(BUTTON, 'Next child of the list')
    program.key('ctrl+p')
    program.wait(lambda: len(program.x_windows()) > 1, 'the preview')
    program.idle()
    target = desk.folder / 'out' / 'Caseload-record.pdf'
    target.parent.mkdir()
    save_in_chooser(program, target)
    program.wait(target.exists, 'the PDF')
    program.idle()
    close_preview(program)
    for keys in ('ctrl+k', 'F1', 'ctrl+g'):
        program.key(keys)
        program.idle()
        program.x_windows()
        program.key('Escape')
        program.idle()


def text_of_files(folders):
    for folder in folders:
        for path in folder.rglob('*'):
            if path.is_file() and not path.is_symlink():
                yield path, path.read_bytes().decode('utf-8', 'replace')


def actions_on_the_bus(program):
    """Every action that another program of the session could call, and what the bus says of the program."""
    owner = 'org.caseload.Caseload'
    def call(path, method, *args):
        done = subprocess.run(['gdbus', 'call', '--session', '--dest', owner, '--object-path', path, '--method', method, *args],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=20, check=False)
        return done.stdout if done.returncode == 0 else ''
    listed = call('/org/caseload/Caseload', 'org.gtk.Actions.DescribeAll')
    for number in range(1, 5):
        listed += call(f'/org/caseload/Caseload/window/{number}', 'org.gtk.Actions.DescribeAll')
    tree = subprocess.run(['gdbus', 'introspect', '--session', '--recurse', '--dest', owner, '--object-path', '/'],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=20, check=False).stdout
    check('org.gtk.Actions' in tree, 'the program is on the bus')
    return listed, tree


@test
def nothing_is_left_behind(desk):
    names = fixture_names()
    check(len(names) > 300, 'there are names to look for')
    program = start(desk)
    work_through_every_page(program, desk)
    listed, tree = actions_on_the_bus(program)
    faults = [f'on the bus: {name}' for name in found_in(listed + tree, names)]
    faults += [f'an action with a parameter on the bus: {match}' for match in re.findall(r"'([\w.-]+)': \(\w+, signature '(\w+)'", listed)]
    program.quit()
    faults += [f'in a window title: {title}' for title in program.titles if title != 'Caseload' and found_in(title, names)]
    check(program.titles, 'titles were seen')
    kept = [desk.temp, desk.runtime, desk.home]
    for path, text in text_of_files(kept):
        if path.name == 'settings.ini':
            continue
        for name in found_in(text, names) + found_in(path.name, names):
            faults.append(f'{path.relative_to(desk.folder)}: {name}')
    recent = desk.home / '.local/share/recently-used.xbel'
    if recent.exists() and ('caseload' in recent.read_text().lower()):
        faults.append('a file of Caseload is among the recent files')
    faults += [f'on standard error: {name}' for name in found_in(program.errors, names)]
    if faults:
        raise Failed('; '.join(dict.fromkeys(faults)))
    same(stat.S_IMODE(desk.database.stat().st_mode), 0o600, 'mode of the database')
    same([path for path in desk.temp.iterdir()], [], 'left in the temporary folder')


@test
def a_nasty_name_is_shown_as_typed(desk):
    quoted = NASTY.replace('"', '""')
    desk.load(child=f'ref,given_names,surname,known_as,date_of_birth,sex,worker,alert\n'
                    f'{NASTY_NUMBER},"{quoted}","{quoted}","{quoted}",2012-03-04,M,"{quoted}","{quoted}"\n',
              note=f'ref,child,happened_on,kind,text,childs_words\nN1,{NASTY_NUMBER},2026-03-01,CASE,"{quoted}","{quoted}"\n',
              care_period=f'ref,child,started_on\nC1,{NASTY_NUMBER},2026-01-05\n',
              placement=f'ref,child,started_on,type,carer,postcode\nP1,{NASTY_NUMBER},2026-01-05,U6,"{quoted}",BK6 7AH\n')
    program = desk.start()
    program.shows('Children')
    program.idle()
    faults = []

    def look(where):
        program.idle()
        if not any(NASTY in text for text in program.texts()):
            faults.append(f'{where}: {program.describe()[:300]}')
    program.type('neil & <b>')
    look('the list')
    program.key('Return')
    program.find(BUTTON, 'Next child of the list')
    for number, view in enumerate(('overview', 'placements', 'record', 'history'), 1):
        program.key(f'alt+{number}')
        look(view)
    for number, view in ((7, 'inspections'), (8, 'support'), (4, 'record')):
        program.key(f'alt+{number}')
        look(view)
    program.key('ctrl+shift+e')
    program.find(BUTTON, 'Save')
    look('the form')
    tab_to(program, 'Known as')
    replace(program, 'Other')
    program.key('ctrl+s')
    program.find(BUTTON, 'Next child of the list')
    wait_shown(program, desk, 'Other', child=NASTY_NUMBER)
    program.key('ctrl+z')
    wait_shown(program, desk, 'Other', there=False, child=NASTY_NUMBER)
    program.key('alt+1')
    program.idle()
    program.key('ctrl+p')
    program.wait(lambda: len(program.x_windows()) > 1, 'the preview')
    target = desk.folder / 'out.pdf'
    program.idle()
    save_in_chooser(program, target)
    program.wait(target.exists, 'the PDF')
    program.idle()
    text = subprocess.run(['pdftotext', '-layout', str(target), '-'], check=True, stdout=subprocess.PIPE, text=True).stdout
    if NASTY not in ' '.join(text.split()):
        faults.append('the PDF')
    close_preview(program)
    program.key('ctrl+g')
    program.idle()
    program.type('neil')
    look('going to a child')
    program.key('Escape')
    program.idle()
    program.quit()
    if faults:
        raise Failed('not as typed: ' + '; '.join(faults))


if __name__ == '__main__':
    sys.exit(run_tests(TESTS))
