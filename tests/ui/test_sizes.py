#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A narrow window and large letters: nothing lies beside the window, and every place can be reached."""

import subprocess
import sys

from harness import BUTTON, CHECK, ENTRY, LABEL, Failed, Role, check, describe, extents, run_tests
from pages import STAR, TOURS, Page, open_child

BORDER = 5


def size_of(window):
    text = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', window], stdout=subprocess.PIPE, text=True, check=True).stdout
    shape = dict(line.split('=') for line in text.split())
    return int(shape['WIDTH']), int(shape['HEIGHT'])


def scrolls_sideways(node):
    """What is in a list that scrolls may lie outside of what is seen of it."""
    while node := node.get_parent():
        if node.get_role() == Role.SCROLL_PANE:
            return True
    return False


def faults_of_width(program, width, most):
    faults = []
    real = size_of(program.x_windows()[-1])[0]
    if real > width + 2 * BORDER:
        faults.append(f'the window is {real - 2 * BORDER} wide, not {width}')
    for node in program.walk(program.top_frame()):
        if node.get_role() not in BUTTON | CHECK | ENTRY:
            continue
        box = extents(node)
        if box and box.width > 1 and (box.x < -1 or box.x + box.width > most + 1) and not scrolls_sideways(node):
            faults.append(f'{describe(node)} lies at {box.x}…{box.x + box.width}')
    return faults


def make_test(needs, mode, width, height, scale):
    def sizes(desk):
        faults = []
        if scale != 1:
            desk.scale_text(scale)
        program = Page('', None, needs).start(desk)
        program.resize(width + 2 * BORDER, height + 2 * BORDER)
        program.idle()
        for page in TOURS[needs](program):
            # The preview is a window of its own, with a size of its own; the end of the import needs 364 pixels where a
            # desktop shows three window buttons.
            if scale == 1 and page in ('preview', 'import-done'):
                continue
            if len(program.x_windows()) > 1:
                program.resize(width + 2 * BORDER, height + 2 * BORDER)
                program.idle()
            faults += [f'{page}: {fault}' for fault in faults_of_width(program, width, width)[:6]]
            if scale > 1:
                largest = max(extents(node).height for node in program.find_all(LABEL) if '\n' not in (node.text_seen or ''))
                check(largest > 24, f'{page}: the letters are large')
        if program.errors:
            faults.append(f'standard error: {program.errors}')
        if faults:
            raise Failed('\n  '.join([f'{len(faults)} faults', *faults]))
    sizes.__name__ = f'{mode}_{needs}'
    return sizes


def places_reachable_when_narrow(desk):
    desk.load_demonstration()
    program = desk.start()
    program.resize(360 + 2 * BORDER, 640 + 2 * BORDER)
    program.idle()
    check(not program.look(BUTTON, 'Main menu') or extents(program.look(BUTTON, 'Main menu')).x < 0
          or not program.look(None, STAR), 'folded: the places are not beside the list')
    program.key('F9')
    program.idle()
    program.find(BUTTON, 'Main menu')
    program.shows('Import…')
    program.key('ctrl+2')
    program.idle()
    open_child(program)
    program.quit()


if __name__ == '__main__':
    TESTS = [places_reachable_when_narrow]
    for start in TOURS:
        TESTS.append(make_test(start, 'narrow', 360, 640, 1))
        TESTS.append(make_test(start, 'large', 1024, 768, 2))
    sys.exit(run_tests(TESTS))
