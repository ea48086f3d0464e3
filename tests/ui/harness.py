# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests that use the real window share: a desktop folder of its own, the program, its widgets as a screen
reader sees them (AT-SPI), real keys (xdotool), waiting, TAP.

CASELOAD and CASELOAD_CLI name the programs, DEMONSTRATION the made-up children. A session bus and a display must be
there: tests/own-display ...
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

from gi.repository import GLib

from accessible import (Moment, Role, Seen, State, find_below, find_focused, find_program, is_on_session_bus, look_at, look_at_boxes,
                        look_at_texts)

CASELOAD = os.environ['CASELOAD']
CLI = os.environ['CASELOAD_CLI']
DEMONSTRATION = Path(os.environ['DEMONSTRATION'])
TODAY = '2026-04-07'
# One computer may be slow or busy; a condition that holds ends the wait at once.
PATIENCE = float(os.environ.get('CLD_PATIENCE', '40'))

# GTK 4.8 and 4.18 call some of these otherwise, so a kind of control is a set of roles.
BUTTON = {Role.PUSH_BUTTON, Role.TOGGLE_BUTTON}
CHECK = {Role.CHECK_BOX, Role.TOGGLE_BUTTON, Role.RADIO_BUTTON}
ENTRY = {Role.TEXT, Role.ENTRY, Role.PASSWORD_TEXT}
LABEL = {Role.LABEL, Role.STATIC}
TABLE = {Role.TABLE, Role.TREE_TABLE}
ROW = {Role.LIST_ITEM, Role.TABLE_ROW, Role.TREE_ITEM}


class Failed(AssertionError):
    pass


def check(condition, what):
    if not condition:
        raise Failed(what)


def same(actual, expected, what=''):
    if actual != expected:
        raise Failed(f'{what}: expected {expected!r}, got {actual!r}')


def wait(condition, what, patience=PATIENCE):
    """What condition() gives as soon as it is true; an accessible that went away meanwhile is a no."""
    end = time.monotonic() + patience
    while True:
        asked = time.monotonic()
        try:
            found = condition()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f'waited {patience:.0f} s for {what}')
        # The program answers on the thread it draws with: who asks all the time is waited for by what is asked for.
        time.sleep(min(max(0.03, 4 * (time.monotonic() - asked)), 0.5))


def wait_until_forgotten():
    """A start before that would hand over to the program that is gone."""
    wait(lambda: not is_on_session_bus('org.caseload.Caseload'), 'the name on the bus to be free')


def xdotool(*args, **kwargs):
    return subprocess.run(['xdotool', *map(str, args)], check=False, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, timeout=60, **kwargs).stdout


class Desk:
    """Folders of a person who never used this computer: nothing of another run reaches this one."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.home = self.folder / 'home'
        self.runtime = self.folder / 'run'
        self.temp = self.folder / 'tmp'
        self.database = self.folder / 'work' / 'caseload.db'
        for path in (self.home, self.runtime, self.temp, self.database.parent):
            path.mkdir(mode=0o700, parents=True)
        self.env = dict(os.environ, HOME=str(self.home), XDG_RUNTIME_DIR=str(self.runtime), TMPDIR=str(self.temp),
                        XDG_DATA_HOME=str(self.home / '.local/share'), XDG_STATE_HOME=str(self.home / '.local/state'),
                        XDG_CONFIG_HOME=str(self.home / '.config'), XDG_CACHE_HOME=str(self.home / '.cache'),
                        GSK_RENDERER='cairo', GDK_BACKEND='x11', GSETTINGS_BACKEND='keyfile', GIO_USE_VFS='local',
                        GTK_USE_PORTAL='0', G_DEBUG='fatal-warnings', LC_ALL='C.UTF-8', TZ='UTC')
        self.env['CASELOAD_DATA_DIR'] = str(DEMONSTRATION.parent)
        # The font that GNOME takes; nothing moves or blinks, so that a program at rest uses no processor.
        settings = self.home / '.config/gtk-4.0/settings.ini'
        settings.parent.mkdir(parents=True)
        settings.write_text('[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=false\ngtk-cursor-blink=false\n')
        # The other suites switch the screen reader's side off.
        for name in ('GTK_A11Y', 'NO_AT_BRIDGE', 'GDK_DEBUG', 'GTK_DEBUG', 'WAYLAND_DISPLAY', 'LANGUAGE'):
            self.env.pop(name, None)
        self.programs = []
        self.display_holder = None

    def scale_text(self, factor):
        """For the programs that start from now on until close(): the display says it, as a desktop's settings would."""
        if not self.display_holder:
            # Without a client the display forgets.
            self.display_holder = subprocess.Popen(['xprop', '-root', '-spy', 'RESOURCE_MANAGER'], stdout=subprocess.DEVNULL)
        subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER',
                        f'Xft.dpi: {int(96 * factor)}'], check=factor != 1)

    def cli(self, *args, status=0, database=None):
        done = subprocess.run([CLI, '--database', str(database or self.database), '--today', TODAY, *map(str, args)],
                              env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True, timeout=300)
        if done.returncode not in (status if isinstance(status, tuple) else (status,)):
            raise Failed(f'caseload-cli {args[0]}: exit {done.returncode}: {done.stderr}')
        return done.stdout

    def load_demonstration(self):
        self.cli('import', '--made-up', DEMONSTRATION, DEMONSTRATION / '2025', DEMONSTRATION / '2026', status=(0, 1))

    def load(self, **tables):
        """Native files: load(child='ref,surname\\nA1,Smith\\n')."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        for name, text in tables.items():
            (folder / f'{name}.csv').write_text(text, encoding='utf-8')
        self.cli('import', folder, status=(0, 1))

    def start(self, *files, database=None, env=None, program=CASELOAD):
        return Program(self, [program, '--database', str(database or self.database), '--today', TODAY, *map(str, files)],
                       env or {})

    def run_second(self, *args):
        """Started while another one runs: it should hand over and end."""
        return subprocess.run([CASELOAD, '--database', str(self.database), *map(str, args)], env=self.env, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=PATIENCE)

    def close(self):
        for program in self.programs:
            program.kill()
        if self.display_holder:
            self.scale_text(1)
            self.display_holder.kill()
            self.display_holder.wait()


class Program:
    """The window's process. Keys go to its topmost window."""

    def __init__(self, desk, command, env):
        self.desk = desk
        self.errors_path = desk.folder / f'stderr-{len(desk.programs)}'
        self.titles = set()
        with open(self.errors_path, 'wb') as errors:
            self.process = subprocess.Popen(command, env=dict(desk.env, **env), stdin=subprocess.DEVNULL,
                                            stdout=errors, stderr=errors)
        desk.programs.append(self)
        self.app = wait(self._find_app, 'the program on the accessibility bus')
        wait(self.x_windows, 'its window')
        xdotool('mousemove', 4000, 4000)

    # --- the process ---

    def _find_app(self):
        self.check_alive()
        return find_program(self.process.pid)

    @property
    def errors(self):
        return self.errors_path.read_text(errors='replace')

    def check_alive(self):
        status = self.process.poll()
        if status is not None:
            raise Failed(f'the program ended with {status}: {self.errors[-2000:]}')

    def wait(self, condition, what, patience=PATIENCE):
        def alive():
            try:
                found = condition()
            except GLib.Error:
                found = None
            if not found:
                self.check_alive()
            return found
        try:
            return wait(alive, what, patience)
        except Failed as failure:
            if 'waited' in str(failure):
                raise Failed(f'{failure}; in view: {self.describe()}') from None
            raise

    def wait_exit(self, patience=PATIENCE):
        wait(lambda: self.process.poll() is not None, 'the program to end', patience)
        wait_until_forgotten()
        return self.process.returncode

    def quit(self):
        """By its own key; nothing may be left, and nothing may have been said."""
        self.key('ctrl+q')
        same(self.wait_exit(), 0, f'exit status ({self.errors[-2000:]})')
        same(self.errors, '', 'standard error')

    def kill(self, number=signal.SIGKILL):
        if self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait()
            wait_until_forgotten()

    def cpu(self):
        """Seconds of processor that it used so far, in all its threads."""
        fields = Path(f'/proc/{self.process.pid}/stat').read_text().rsplit(')', 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')

    def is_at_work(self):
        """Whether one of its threads runs or waits for a processor: on a busy computer that can take long."""
        for path in Path(f'/proc/{self.process.pid}/task').glob('*/stat'):
            try:
                if path.read_text().rsplit(')', 1)[1].split()[0] in 'RD':
                    return True
            except OSError:
                pass
        return False

    # --- its windows, as X knows them ---

    def x_windows(self):
        """Its toplevel windows, the topmost last; popovers are not among them."""
        found = []
        for window in xdotool('search', '--onlyvisible', '--pid', self.process.pid).split():
            properties = subprocess.run(['xprop', '-id', window, 'WM_CLASS', '_NET_WM_WINDOW_TYPE', 'WM_NAME', '_NET_WM_NAME'],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout
            self.titles.update(re.findall(r'NAME\([A-Z0-9_]*\) = "(.*)"', properties))
            if 'WM_CLASS(' in properties and 'POPUP' not in properties and 'MENU' not in properties and 'TOOLTIP' not in properties:
                found.append(window)
        return found

    def focus(self):
        windows = self.wait(self.x_windows, 'a window')
        if xdotool('getwindowfocus').strip() != windows[-1]:
            xdotool('windowfocus', '--sync', windows[-1])
            # A key that comes before GTK took notice would be lost.
            self.idle(quiet=0.15)
        return windows[-1]

    def resize(self, width, height):
        xdotool('windowsize', '--sync', self.focus(), width, height)

    def key(self, *keys):
        self.focus()
        for name in keys:
            xdotool('key', '--clearmodifiers', name)

    def type(self, text):
        self.focus()
        # A letter that the keyboard lacks is put on a spare key for a moment, which takes the program a while to see.
        slow = not text.isascii()
        xdotool('type', '--clearmodifiers', '--delay', '120' if slow else '12', '--', text)

    # --- its widgets, as a screen reader sees them ---

    def frames(self):
        return self.app.get_children()

    def walk(self, root=None, rows=40, texts=ENTRY | LABEL):
        """Every accessible in view as it is now, outermost first; of a long list the first rows. texts: of which roles the
        text is wanted."""
        roots = [root] if root else list(reversed(self.frames()))
        moment = Moment(self.app.name)
        roots = level = [Seen(None, node.name, node.path) for node in roots]
        moment.look_at(level, rows)
        while level:
            children = [child for node in level if node.in_view() for child in node.children[:rows]]
            moment.look_at(children, rows)
            for node in level:
                node.children = [child for child in node.children[:rows] if child.in_view()]
            keep_pages_in_view(moment, level, rows)
            level = [child for node in level for child in node.children]
        found = []
        stack = [node for node in reversed(roots) if node.in_view()]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(reversed(node.children))
        look_at_texts([node for node in found if node.role in texts])
        return found

    def find_all(self, roles=None, name=None, root=None, states=()):
        """name may be a text, a compiled pattern, or None for any."""
        return [node for node in self.walk(root, texts=(ENTRY | LABEL) & (roles or ENTRY | LABEL))
                if (not roles or node.role in roles)
                and (name is None or matches(name, text_of(node)) or matches(name, name_of(node)))
                and all(node.states.contains(state) for state in states)]

    def look(self, roles=None, name=None, root=None, states=()):
        return next(iter(self.find_all(roles, name, root, states)), None)

    def find(self, roles=None, name=None, root=None, states=(), patience=PATIENCE):
        return self.wait(lambda: self.look(roles, name, root, states), f'{role_names(roles)} {name!r}', patience)

    def gone(self, roles=None, name=None):
        self.wait(lambda: not self.look(roles, name), f'{role_names(roles)} {name!r} to go')

    def texts(self, root=None):
        """Every text in view, as shown."""
        return [text for text in (text_of(node) for node in self.walk(root)) if text]

    def shows(self, text, patience=PATIENCE):
        """Waits until this is part of a text in view."""
        return self.wait(lambda: any(text in shown for shown in self.texts()), f'the text {text!r}', patience)

    def focused(self):
        """What has the focus in the window that has the keys, or None."""
        node = find_focused(self.top_frame())
        if node:
            look_at([node])
            look_at_texts([node])
        return node

    def top_frame(self):
        """The window that has the keys."""
        frames = [frame for frame in self.frames() if frame]
        return next((frame for frame in reversed(frames) if frame.get_state_set().contains(State.ACTIVE)), frames[-1])

    def press(self, node):
        """Does the first action of a control, as a screen reader's user would."""
        check(node.do_action(0), f'no action: {describe(node)}')

    def describe(self):
        dull = re.compile('^(Gtk|Adw|Cld)[A-Z]|^.None.$')
        try:
            return ' | '.join(text[:60] for text in self.texts() if not dull.match(text))[:1500]
        except GLib.Error:
            return '?'

    def idle(self, quiet=0.25, patience=PATIENCE):
        """Waits until it uses no processor: what had to be drawn is drawn."""
        last, since = self.cpu(), time.monotonic()
        end = since + patience
        while time.monotonic() < end:
            time.sleep(0.03)
            now = self.cpu()
            if now != last or self.is_at_work():
                last, since = now, time.monotonic()
            elif time.monotonic() - since >= quiet:
                return
            self.check_alive()

    def screenshot(self, path):
        subprocess.run(['import', '-window', 'root', str(path)], check=False, stderr=subprocess.DEVNULL)


def matches(wanted, text):
    return bool(wanted.search(text)) if isinstance(wanted, re.Pattern) else wanted == text


def role_names(roles):
    return '/'.join(sorted(role.value_nick for role in roles)) if roles else 'anything'


def keep_pages_in_view(moment, nodes, rows):
    """Of those of these that are a stack only the page in view is kept. GTK 4.8 says of each of them that it is visible; the
    one that a pointer hits is."""
    # Rows stand one below the other.
    stacks = [node for node in nodes if len(node.children) > 1 and node.role not in ROW | TABLE]
    look_at_boxes(stacks)
    stacks = [node for node in stacks if has_size(node) and node.box.width >= 200]
    look_at_boxes([child for node in stacks for child in node.children])
    for stack in stacks:
        children = stack.children
        # A page of a GtkStack is no widget, so it has no place on the screen; what it holds has. Others fill their stack.
        without_place = [page for page in children if not page.box]
        moment.look_at([child for page in without_place for child in page.children], rows)
        pages = [page for page in children if (page in without_place and any(has_size(child) for child in page.children))
                 or (page.box and fills(page.box, stack.box))]
        if len(pages) < 2:
            continue
        hit = page_hit(stack, pages)
        if not hit:
            # A pointer hits nothing that nobody has asked for yet.
            find_below(pages, None, rows)
            hit = page_hit(stack, pages)
        if hit:
            stack.children = [child for child in children if child == hit or child.box and child not in pages]


def page_hit(stack, pages):
    box = stack.box
    for x, y in ((2, 2), (4, 4), (2, 4), (4, 2), (8, 8)):
        try:
            hit = stack.at_point(box.x + box.width // x, box.y + box.height // y)
            while hit:
                if hit in pages:
                    return hit
                hit = hit.get_parent()
        except GLib.Error:
            continue
    return None


def has_size(node):
    return node.box and node.box.width > 0 and node.box.height > 0


def fills(box, stack):
    """A page out of view keeps the size that it had when it was last seen, but its corner is the stack's."""
    return (stack and (box.x, box.y) == (stack.x, stack.y)
            and box.width * 2 > stack.width and box.height * 2 > stack.height)


def name_of(node):
    """What a screen reader calls it. GTK 4.8 says a name twice: “_Save Save”, or “Sex Sex” of a field and its label."""
    name = (node.name_seen if isinstance(node, Seen) else node.get_name()).strip()
    middle = len(name) // 2
    for first, second in ((name[:middle], name[middle + 1:]), (name[:middle + 1], name[middle + 2:]), (name[:middle], name[middle:])):
        if second and first.strip().replace('_', '', 1) == second.strip():
            return second.strip()
    return name


def text_of(node):
    """What a person reads there."""
    if node.get_role() in ENTRY | LABEL:
        text = node.text_seen if isinstance(node, Seen) else node.get_text()
        if text is not None:
            return text
    return name_of(node)


def extents(node):
    return node.box if isinstance(node, Seen) else node.get_extents()


def describe(node):
    try:
        return f'{node.get_role_name()} “{text_of(node)}”'
    except GLib.Error:
        return 'gone'


def run_tests(tests):
    """Run each test with a desk of its own; TAP on standard output. The first argument names the file, for meson; names of
    tests may follow."""
    wanted = sys.argv[2:]
    unknown = set(wanted) - {function.__name__ for function in tests}
    check(not unknown, f'no such test: {unknown}')
    tests = [function for function in tests if not wanted or function.__name__ in wanted]
    print(f'1..{len(tests)}')
    failed = 0
    for number, function in enumerate(tests, 1):
        desk = Desk(tempfile.mkdtemp(prefix='cld-ui-'))
        name = function.__name__.replace('_', ' ')
        started = time.monotonic()
        try:
            function(desk)
            print(f'ok {number} {name}')
        except Exception:
            failed += 1
            print(f'not ok {number} {name}')
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
            for program in desk.programs:
                for line in program.errors.splitlines()[-20:]:
                    print(f'# stderr: {line}')
            picture = os.environ.get('CLD_PICTURES')
            if picture and desk.programs:
                desk.programs[-1].screenshot(Path(picture) / f'{function.__name__}.png')
        finally:
            desk.close()
            shutil.rmtree(desk.folder, ignore_errors=True)
        print(f'# {time.monotonic() - started:.1f} s')
        sys.stdout.flush()
    return 1 if failed else 0
