# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page of the window and the keys that lead there from a fresh start: what is walked, measured, and pictured."""

from harness import BUTTON, DEMONSTRATION, ENTRY, Role

STAR = 'Jay Marsh'
STAR_NUMBER = 'BR0117'
# A button that only the page of a child has.
NEXT_CHILD = 'Next child of the list'


# Who is late longest: a name is the same in every language.
LATEST = 'Ellie Metcalfe'


def open_child(program, typed='jay marsh', name=STAR):
    """By half a name, from the list."""
    program.type(typed)
    program.shows(name)
    program.idle()
    program.key('Return')
    program.find(BUTTON, NEXT_CHILD)
    program.idle()


def to_children(program):
    program.key('ctrl+2')
    program.idle(quiet=0.5)


def placements(*keys):
    def open_placements(program):
        program.key('ctrl+3')
        program.shows('Placements')
        program.idle(quiet=0.7)
        for key in keys:
            program.key(key)
            program.idle(quiet=0.7)
    return open_placements


def notices(*keys, view=None):
    def open_notices(program):
        program.key('ctrl+5')
        program.shows('Notices')
        program.idle(quiet=0.5)
        if view:
            program.press(program.find(None, view))
            program.idle(quiet=0.5)
        for key in keys:
            program.key(key)
            program.idle(quiet=0.5)
    return open_notices


def child_view(number):
    def open_view(program):
        to_children(program)
        open_child(program)
        program.key(f'alt+{number}')
        program.idle()
    return open_view


def children_found(program):
    to_children(program)
    program.type('mar')
    program.idle()


def selection_mode(program):
    to_children(program)
    program.key('ctrl+shift+s')
    program.idle()


def press_key(keys, child=False):
    def press(program):
        if child:
            to_children(program)
            open_child(program)
        program.key(*keys)
        program.idle(quiet=0.5)
    return press


def press_keys(*keys):
    """One after the other, each when what the one before opened is there."""
    def press(program):
        for key in keys:
            program.key(key)
            program.idle(quiet=0.5)
    return press


def today(*keys):
    """The first page, and keys that are pressed there."""
    def go(program):
        program.shows(LATEST)
        program.idle(quiet=0.5)
        for key in keys:
            program.key(key)
            program.idle(quiet=0.5)
    return go


def today_found(program):
    today()(program)
    program.type('mar')
    program.idle()


def duties(*keys):
    """The page of duties, and keys that are pressed there."""
    def go(program):
        program.key('ctrl+4')
        program.shows(LATEST)
        program.idle(quiet=0.5)
        for key in keys:
            program.key(key)
            program.idle(quiet=0.5)
    return go


def new_placement(program):
    to_children(program)
    open_child(program)
    program.key('alt+3')
    program.idle()
    program.key('ctrl+n')
    program.idle()


def about(program):
    program.key('ctrl+k')
    program.idle()
    program.type('about')
    program.idle()
    program.key('Return')
    program.idle(quiet=0.5)


def import_step(number):
    def go(program):
        for _ in range(number - 1):
            next_import_page(program)
    return go


def next_import_page(program):
    """By the suggested button of the page, which Ctrl+Return presses."""
    program.key('ctrl+Return')
    program.idle(quiet=0.6)


class Page:
    """needs: 'nothing' (no caseload yet), 'demonstration', or 'files' (no caseload, and a return to import)."""

    def __init__(self, name, go, needs='demonstration'):
        self.name, self.go, self.needs = name, go, needs

    def start(self, desk, env=None):
        if self.needs == 'demonstration' and not desk.database.exists():
            desk.load_demonstration()
        files = import_files() if self.needs == 'files' else []
        program = desk.start(*files, env=env)
        program.idle()
        return program

    def open(self, desk, env=None):
        program = self.start(desk, env)
        self.go(program)
        program.idle()
        return program


def import_files():
    return [DEMONSTRATION, DEMONSTRATION / '2025', DEMONSTRATION / '2026']


PAGES = [
    Page('first-run', lambda program: None, 'nothing'),
    Page('today', today()),
    Page('today-found', today_found),
    Page('today-why', today('ctrl+i')),
    Page('today-menu', today('Menu')),
    Page('children', to_children),
    Page('children-found', children_found),
    Page('children-selection', selection_mode),
    Page('child-overview', child_view(1)),
    Page('child-duties', child_view(2)),
    Page('child-placements', child_view(3)),
    Page('child-record', child_view(4)),
    Page('child-files', child_view(5)),
    Page('child-history', child_view(6)),
    Page('duties', duties()),
    # The calendar stands before the list: from the first row back to it, one month on, chosen.
    Page('duties-month', duties('shift+Tab', 'Right', 'Return')),
    Page('duties-why', duties('ctrl+i')),
    Page('duties-menu', duties('shift+F10')),
    Page('duties-print', duties('ctrl+p')),
    Page('placements', placements()),
    Page('placements-out', placements('Return')),
    # The last number before the list, which opens exactly its rows; then the decision about the first of them.
    Page('placements-lacking', placements('shift+Tab', 'Return')),
    Page('placements-menu', placements('shift+F10')),
    Page('approval', placements('shift+Tab', 'Return', 'ctrl+Return')),
    Page('notices', notices()),
    Page('notices-chosen', notices('space', 'Down', 'space')),
    Page('notices-received', notices(view='Received')),
    Page('notices-host', notices(view='Placed here')),
    Page('notice', notices('Return')),
    Page('notice-received', notices('Return', view='Received')),
    Page('notice-dialog', notices('ctrl+Return')),
    Page('form-child', press_key(['ctrl+shift+e'], child=True)),
    Page('form-note', press_key(['ctrl+n'], child=True)),
    Page('form-placement', new_placement),
    Page('import-files', import_step(1), 'files'),
    Page('import-years', import_step(2), 'files'),
    Page('import-check', import_step(3), 'files'),
    Page('import-done', import_step(4), 'files'),
    Page('preview', press_key(['ctrl+p'], child=True)),
    Page('menu', press_key(['F10'])),
    Page('record-menu', press_key(['ctrl+shift+n'], child=True)),
    Page('palette', press_key(['ctrl+k'])),
    Page('go-to-child', press_key(['ctrl+g'])),
    Page('preferences', press_key(['ctrl+comma'])),
    Page('preferences-days', press_keys('ctrl+comma', 'alt+w')),
    Page('preferences-add', press_keys('ctrl+comma', 'alt+w', 'alt+a')),
    Page('shortcuts', press_key(['ctrl+question'])),
    Page('help', press_key(['F1'])),
    Page('about', about),
]


def step(program, act, where):
    """Does it, and waits until something else is in view: a key that does nothing is a fault, here."""
    before = set(program.texts())
    act()
    program.wait(lambda: set(program.texts()) != before or None, f'{where}: the keys to do something')
    program.idle()


def back(program, where):
    step(program, lambda: program.key('Escape'), f'leaving {where}')


def tour_demonstration(program):
    """Names each page, one after the other, when it is in view."""
    yield 'today'
    duties()(program)
    yield 'duties'
    to_children(program)
    yield 'children'
    selection_mode(program)
    yield 'children-selection'
    program.key('Escape')
    program.idle(quiet=0.5)
    children_found(program)
    yield 'children-found'
    program.key('ctrl+a')
    open_child(program)
    yield 'child-overview'
    for number, name in ((2, 'child-duties'), (4, 'child-record'), (5, 'child-history'), (3, 'child-placements')):
        step(program, lambda number=number: program.key(f'alt+{number}'), name)
        yield name
    step(program, lambda: program.key('ctrl+n'), 'form-placement')
    yield 'form-placement'
    back(program, 'form-placement')
    step(program, lambda: program.key('alt+1'), 'child-overview')
    for keys, name in (('ctrl+shift+e', 'form-child'), ('ctrl+n', 'form-note')):
        step(program, lambda keys=keys: program.key(keys), name)
        yield name
        back(program, name)
    program.key('ctrl+p')
    program.wait(lambda: len(program.x_windows()) > 1, 'the preview')
    program.idle(quiet=0.5)
    yield 'preview'


def tour_import(program):
    yield 'import-files'
    for name in ('import-years', 'import-check', 'import-done'):
        step(program, lambda: program.key('ctrl+Return'), name)
        program.idle(quiet=0.6)
        yield name


def tour_first_run(program):
    yield 'first-run'


# needs of a start (Page): the pages that are walked through after it
TOURS = {'nothing': tour_first_run, 'demonstration': tour_demonstration, 'files': tour_import}


def find_page(name):
    return next(page for page in PAGES if page.name == name)
