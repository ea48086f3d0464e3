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


def registers(view=None, *keys):
    def open_registers(program):
        program.key('ctrl+9')
        program.shows('Registers')
        program.idle(quiet=0.5)
        if view:
            program.press(program.find(None, view))
            program.idle(quiet=0.5)
        for key in keys:
            program.key(key)
            program.idle(quiet=0.5)
    return open_registers


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


def reports(*keys):
    """The page of reports, and keys that are pressed on its first number."""
    def go(program):
        program.key('ctrl+8')
        program.shows('Late duties')
        program.idle(quiet=0.7)
        for key in keys:
            program.key(key)
            program.idle(quiet=0.5)
    return go


def reports_trend(program):
    reports()(program)
    program.press(program.find(BUTTON, 'Placement plan (A04): show its trend'))
    program.idle(quiet=0.5)


def reports_sample(program):
    reports()(program)
    program.press(program.find(BUTTON, 'Draw a sample of children…'))
    program.idle(quiet=0.5)
    program.key('Return')
    program.idle(quiet=0.5)


def reports_audit(program):
    reports_sample(program)
    program.key('Return')
    program.idle(quiet=0.7)


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


def action(*words):
    """What the palette finds by these words, one after the other."""
    def go(program):
        for word in words:
            program.key('ctrl+k')
            program.idle()
            program.type(word)
            program.idle()
            program.key('Return')
            program.idle(quiet=0.7)
    return go


def providers(*keys, view=None, typed=None):
    """The page of providers, what is typed there, keys that are pressed, and the tab of contacts."""
    def go(program):
        program.key('ctrl+7')
        program.idle(quiet=0.7)
        if view:
            program.press(program.find(None, view))
            program.idle(quiet=0.5)
        if typed:
            program.type(typed)
            program.idle(quiet=0.7)
        for key in keys:
            program.key(key)
            program.idle(quiet=0.7)
    return go


def inspections(*keys, words=()):
    """The page of inspections, keys that are pressed there, and actions by their names."""
    def go(program):
        program.key('ctrl+6')
        program.idle(quiet=0.7)
        for key in keys:
            program.key(key)
            program.idle(quiet=0.7)
        action(*words)(program)
    return go


def finding_refused(program):
    """A new finding that is to be a requirement, and names nothing yet."""
    inspections('ctrl+shift+n')(program)
    program.type('requirement')
    program.idle()
    program.key('Return')
    program.idle(quiet=0.5)


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
    Page('child-inspections', child_view(7)),
    Page('child-support', child_view(8)),
    Page('registers', registers()),
    Page('registers-information', registers('Information requests')),
    Page('registers-audits', registers('Quality audits')),
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
    Page('providers', providers()),
    Page('providers-found', providers(typed='st os')),
    Page('provider', providers('Return', 'Return', typed='oswin')),
    Page('provider-plain', providers('Return', 'Return', typed='larch')),
    Page('contacts', providers(view='Contacts')),
    Page('notices-chosen', notices('space', 'Down', 'space')),
    Page('notices-received', notices(view='Received')),
    Page('notices-host', notices(view='Placed here')),
    Page('notice', notices('Return')),
    Page('notice-received', notices('Return', view='Received')),
    Page('notice-dialog', notices('ctrl+Return')),
    Page('reports', reports()),
    # From the first number: its rows; the rows of what is late.
    Page('reports-rows', reports('Right', 'Right', 'Right', 'Return')),
    # Into the table of duties, to its first number, one down, and its rows.
    Page('reports-number', reports(*['Tab'] * 10, 'Right', 'Down', 'Return')),
    Page('reports-trend', reports_trend),
    Page('reports-print', reports('ctrl+p')),
    Page('reports-sample', reports_sample),
    Page('reports-audit', reports_audit),
    Page('inspections', inspections()),
    # The next one and its findings; where there is no room the keys lead there step by step.
    Page('inspections-findings', inspections('Down', 'Return')),
    Page('inspections-why', inspections('Down', 'Return', 'Tab', 'Tab', 'Tab', 'Tab')),
    Page('inspections-detail', inspections('Down', 'Return', 'Down', 'Return')),
    Page('inspections-authority', inspections('Down', 'Down', 'Down', 'Return')),
    Page('inspections-print', inspections('Down', 'ctrl+p')),
    Page('inspections-done', inspections('Down', 'Return', 'ctrl+Return')),
    Page('inspections-menu', inspections('Return', 'shift+F10')),
    Page('form-child', press_key(['ctrl+shift+e'], child=True)),
    Page('form-note', press_key(['ctrl+n'], child=True)),
    Page('form-placement', new_placement),
    Page('form-inspection', inspections('ctrl+n')),
    Page('form-inspection-there', inspections('ctrl+shift+e')),
    Page('form-finding', inspections('ctrl+shift+n')),
    Page('form-finding-refused', finding_refused),
    # Its first finding, below it in the tree.
    Page('form-finding-there', inspections('Tab', 'Return')),
    Page('form-enforcement', inspections(words=['record enforcement'])),
    Page('form-inspection-child', inspections(words=['add a child to the inspection'])),
    Page('impact', inspections(words=['consequences of the inspection'])),
    Page('library', action('library of law')),
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
    for act, name in ((press_keys('ctrl+6'), 'inspections'), (press_keys('Down', 'Return'), 'inspections-findings'), (press_keys('ctrl+7'), 'providers'),
                      (press_keys('ctrl+8'), 'reports'), (press_keys('ctrl+9'), 'registers')):
        act(program)
        yield name
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
    for number, name in ((2, 'child-duties'), (4, 'child-record'), (6, 'child-history'), (7, 'child-inspections'), (8, 'child-support'), (3, 'child-placements')):
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
