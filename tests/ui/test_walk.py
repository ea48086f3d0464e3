#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page: what can be worked with has a name that says what it is, Tab goes to each of it and comes back, and the
program says nothing on standard error."""

import re
import sys

from harness import BUTTON, CHECK, ENTRY, ROW, TABLE, Failed, Role, State, describe, extents, name_of, run_tests
from pages import PAGES

INTERACTIVE = BUTTON | CHECK | ENTRY | {Role.COMBO_BOX, Role.SLIDER, Role.SPIN_BUTTON, Role.LINK, Role.PAGE_TAB, Role.SWITCH
                                         if hasattr(Role, 'SWITCH') else Role.TOGGLE_BUTTON, Role.MENU_ITEM}
# Names of types, which GTK gives to what has no name; and mnemonics that were left in.
NO_NAME = re.compile(r'^$|^(Gtk|Adw|Cld|Gdk)[A-Z]\w*$|^\(.*\)$')
MOST_TABS = 120


def is_part(node):
    """What GTK puts in a control of its own: the arrow of a menu button, the text of an entry."""
    parent = node.get_parent()
    return parent and parent.get_role() in INTERACTIVE and not NO_NAME.match(name_of(parent))


def faults_of_names(program):
    faults = []
    for node in program.walk(program.top_frame()):
        if node.get_role() not in INTERACTIVE or not node.states.contains(State.SENSITIVE):
            continue
        box = extents(node)
        if not box or box.width <= 1 or box.height <= 1:
            continue
        if NO_NAME.match(name_of(node)) and not is_part(node):
            faults.append(f'{node.get_role_name()} at {box.x},{box.y} {box.width}×{box.height} has the name {name_of(node)!r}'
                          f' (in {ancestry(node)})')
    return faults


def ancestry(node, levels=4):
    names = []
    while levels and (node := node.get_parent()):
        names.append(name_of(node) or node.get_role_name())
        levels -= 1
    return ' < '.join(names)


def stop_of(node):
    """A list is one stop, whichever of its rows has the focus; what is in a row is a stop of its own."""
    parent = node.get_parent()
    return parent if parent and node.get_role() in ROW else node


def ancestors(node):
    found = []
    while node := node.get_parent():
        found.append(node)
    return found


def faults_of_focus(program):
    """Tab until the focus is back at the first stop; each stop must be something with a name."""
    faults, seen, rounds = [], [], 0
    node = program.focused()
    if node is None:
        return ['nothing has the focus'], seen
    for _ in range(MOST_TABS):
        stop = stop_of(node)
        if len(seen) > 1 and stop == seen[0] != seen[-1]:
            return faults, seen
        # Back at the list from within one of its rows is back at the first stop too.
        if len(seen) > 3 and seen[0] in ancestors(node):
            return faults, seen
        rounds += stop in seen[:-1]
        if rounds > 3:
            return faults + [f'Tab goes round without {describe(seen[0])}: ' + ', '.join(describe(stop) for stop in seen[-8:])], seen
        # A page that scrolls takes the focus so that the arrows move it; it has no name in GTK's own programs either.
        if NO_NAME.match(name_of(node)) and not is_part(node) and node.get_role() != Role.SCROLL_PANE:
            faults.append(f'the focus is on {node.get_role_name()} {name_of(node)!r} (in {ancestry(node)})')
        seen.append(stop)
        # GTK 4.8 goes with Tab from row to row.
        if stop != node:
            program.key('End')
        program.key('Tab')
        node = program.focused()
        if node is None:
            return faults + [f'Tab from {describe(seen[-1])} leaves nothing with the focus'], seen
    return faults + [f'Tab did not come back after {MOST_TABS} stops: ' + ', '.join(describe(stop) for stop in seen[-8:])], seen


def reachable(seen, program):
    """Controls that Tab never came to, of those that say they take the focus."""
    stops = {(node.get_role(), name_of(node)) for node in seen}
    lost = []
    for node in program.find_all(BUTTON | CHECK | ENTRY, root=program.top_frame(), states=[State.FOCUSABLE, State.SENSITIVE]):
        box = extents(node)
        if not box or box.width <= 1 or box.height <= 1 or is_part(node):
            continue
        # What can only be read, such as a child's number once it is given, is no stop; what is covered by another
        # page of a stack still says that it shows.
        if node.get_role() in ENTRY and not node.states.contains(State.EDITABLE):
            continue
        if (node.get_role(), name_of(node)) not in stops and not in_list(node) and not is_window_button(node):
            lost.append(describe(node))
    return lost


def in_list(node):
    """Arrows, not Tab, lead through the rows of a list, and from a row to what it holds."""
    while node := node.get_parent():
        if node.get_role() in TABLE | ROW | {Role.LIST, Role.LIST_BOX, Role.MENU, Role.RADIO_BUTTON, Role.TOOL_BAR}:
            return True
    return False


def is_window_button(node):
    return name_of(node) in ('Minimize', 'Maximize', 'Restore', 'Close')


# What GTK and libadwaita draw themselves: their own buttons have no names.
TOOLKIT = ('shortcuts', 'about')
# Menus are gone through with the arrows; the help is one text to scroll.
NO_TAB = ('menu', 'record-menu', 'today-menu', 'today-why', 'duties-why', 'help', *TOOLKIT)


# The page of a stack below the one in view, which says of itself that it shows; a number that is given for good.
COVERED = {'import-check': ['push button “Cancel”'], 'form-child': ['text “BR0117”']}


def make_test(page):
    def walk(desk):
        program = page.open(desk)
        faults = [] if page.name in TOOLKIT else faults_of_names(program)
        if page.name not in NO_TAB:
            focus, seen = faults_of_focus(program)
            faults += focus
            faults += [f'Tab never reaches {name}' for name in reachable(seen, program) if name not in COVERED.get(page.name, [])]
        if program.errors:
            faults.append(f'standard error: {program.errors}')
        program.check_alive()
        if faults:
            raise Failed('\n  '.join([f'{len(faults)} faults', *dict.fromkeys(faults)]))
    walk.__name__ = page.name.replace('-', '_')
    return walk


if __name__ == '__main__':
    sys.exit(run_tests([make_test(page) for page in PAGES]))
