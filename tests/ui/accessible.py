# SPDX-License-Identifier: GPL-3.0-or-later
"""The widgets of a program as a screen reader gets them: AT-SPI, asked on its bus without libatspi, whose cache outlives
the programs and then falls over. Nothing is kept here: each answer is of that moment. A widget that went away, or cannot
answer, raises GLib.Error."""

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

# Only the names of numbers are taken from the library.
Role = Atspi.Role
State = Atspi.StateType

PREFIX = 'org.a11y.atspi.'
ROOT = '/org/a11y/atspi/accessible/root'
REGISTRY = (PREFIX + 'Registry', ROOT)
CACHE = '/org/a11y/atspi/cache'
NOTHING = '/org/a11y/atspi/null'
TIMEOUT_MS = 20000
WHOLE_TEXT = GLib.Variant('(ii)', (0, 1 << 30))
IN_WINDOW = GLib.Variant('(u)', (1,))
MISSING = {int(code) for code in (Gio.DBusError.UNKNOWN_METHOD, Gio.DBusError.UNKNOWN_INTERFACE,
                                  Gio.DBusError.UNKNOWN_PROPERTY, Gio.DBusError.INVALID_ARGS)}


class Bus:
    """The accessibility bus, which the session's bus knows."""

    connection = None
    # Name of a program on the bus: the path of what last said that it got the focus.
    focused = {}

    @classmethod
    def connect(cls):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
                                    Gio.DBusCallFlags.NONE, TIMEOUT_MS).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        cls.connection = Gio.DBusConnection.new_for_address_sync(address, flags)
        cls.connection.signal_subscribe(None, PREFIX + 'Event.Object', 'StateChanged', None, 'focused', Gio.DBusSignalFlags.NONE,
                                        cls._take_focus)

    @classmethod
    def _take_focus(cls, connection, program, path, interface, signal, arguments):
        if arguments.get_child_value(1).get_int32():
            cls.focused[program] = path

    @classmethod
    def take_signals(cls):
        """Those that were sent before the last answer."""
        while GLib.MainContext.default().iteration(False):
            pass

    @classmethod
    def call(cls, name, path, interface, method, arguments=None):
        if cls.connection is None:
            cls.connect()
        return cls.connection.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                                        TIMEOUT_MS).unpack()

    @classmethod
    def call_all(cls, calls):
        """Asks all of (name, path, interface, method, arguments) without waiting between; None where there is no answer."""
        if cls.connection is None:
            cls.connect()
        answers, missing = [None] * len(calls), len(calls)

        def take(connection, result, number):
            nonlocal missing
            missing -= 1
            try:
                answers[number] = connection.call_finish(result).unpack()[0]
            except GLib.Error:
                pass

        for number, (name, path, interface, method, arguments) in enumerate(calls):
            cls.connection.call(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, TIMEOUT_MS, None,
                                take, number)
        while missing:
            GLib.MainContext.default().iteration(True)
        return answers


class States:
    def __init__(self, words):
        self.bits = words[0] | words[1] << 32

    def contains(self, state):
        return bool(self.bits >> int(state) & 1)


class Node:
    def __init__(self, name, path):
        self.name, self.path = name, path

    def __eq__(self, other):
        return isinstance(other, Node) and (self.name, self.path) == (other.name, other.path)

    def __hash__(self):
        return hash((self.name, self.path))

    def call(self, interface, method, arguments=None):
        return Bus.call(self.name, self.path, PREFIX + interface, method, arguments)

    def property(self, interface, name):
        return Bus.call(self.name, self.path, 'org.freedesktop.DBus.Properties', 'Get',
                        GLib.Variant('(ss)', (PREFIX + interface, name)))[0]

    def get_role(self):
        return Role(self.call('Accessible', 'GetRole')[0])

    def get_role_name(self):
        return self.get_role().value_nick.replace('-', ' ')

    def get_name(self):
        return self.property('Accessible', 'Name')

    def get_state_set(self):
        return States(self.call('Accessible', 'GetState')[0])

    def get_parent(self):
        parent = Node(*self.property('Accessible', 'Parent'))
        return None if parent.path == NOTHING or parent.name == REGISTRY[0] else parent

    def get_child_count(self):
        return self.property('Accessible', 'ChildCount')

    def get_children(self):
        return [Node(*one) for one in self.call('Accessible', 'GetChildren')[0] if one[1] != NOTHING]

    def get_text(self):
        """None if it holds no text, as a screen reader understands it."""
        try:
            return self.call('Text', 'GetText', WHOLE_TEXT)[0]
        except GLib.Error as error:
            if is_missing(error):
                return None
            raise

    def get_extents(self):
        """x, y, width and height in its window; None for what is no widget."""
        try:
            return Box(*self.call('Component', 'GetExtents', IN_WINDOW)[0])
        except GLib.Error as error:
            if is_missing(error):
                return None
            raise

    def at_point(self, x, y):
        found = self.call('Component', 'GetAccessibleAtPoint', GLib.Variant('(iiu)', (x, y, 1)))[0]
        return None if found[1] == NOTHING else Node(*found)

    def do_action(self, number):
        return self.call('Action', 'DoAction', GLib.Variant('(i)', (number,)))[0]


class Seen(Node):
    """A widget with what was seen of it at one moment."""

    def __init__(self, parent, name, path):
        super().__init__(name, path)
        self.parent = parent
        self.role = self.states = self.name_seen = self.text_seen = None
        self.children = []
        self.boxes = []

    def get_role(self):
        return self.role

    def get_parent(self):
        return self.parent or super().get_parent()

    @property
    def box(self):
        """Its extents, asked for once; None for what is no widget or went away."""
        if not self.boxes:
            look_at_boxes([self])
        return self.boxes[0]

    def in_view(self):
        return self.states and (self.states.contains(State.VISIBLE) or self.states.contains(State.SHOWING)
                                or self.role == Role.APPLICATION)


class Moment:
    """All widgets of a program as they were at one moment: one question to what it keeps for screen readers, where five for
    each of them take ten times as long. GTK keeps there what somebody asked for before; the rest is asked for."""

    def __init__(self, program):
        self.program = program
        self.asked = set()
        self._take()

    def _take(self):
        answer = Bus.connection.call_sync(self.program, CACHE, PREFIX + 'Cache', 'GetItems', None, None, Gio.DBusCallFlags.NONE,
                                          TIMEOUT_MS)
        items = answer.get_child_value(0)
        # An item: itself, the program, its parent, its place among the children, their number, interfaces, name, role,
        # description, states. Python takes long to unpack, so only what is needed is.
        self.items, self.below = {}, {}
        for number in range(items.n_children()):
            item = items.get_child_value(number)
            path = item.get_child_value(0).get_child_value(1).get_string()
            self.items[path] = item
            self.below.setdefault(item.get_child_value(2).get_child_value(1).get_string(), []).append(path)

    def look_at(self, nodes, rows):
        """Fills in what is seen of these; what went away meanwhile has no states. rows: as many children of each will be
        looked at."""
        left = [node for node in nodes if not self._fill_in(node)]
        new = [node for node in left if node.path not in self.asked]
        if new:
            before = len(self.asked)
            find_below(new, None, rows, self.asked)
            # A few are asked for one by one sooner.
            if 2 * (len(self.asked) - before) > len(self.items):
                self._take()
                left = [node for node in left if not self._fill_in(node)]
        look_at(left)

    def _fill_in(self, node):
        item = self.items.get(node.path)
        children = self._children(node.path) if item else None
        if children is None:
            return False
        node.states = States(item.get_child_value(9).unpack())
        node.role = Role(item.get_child_value(7).get_uint32())
        node.name_seen = item.get_child_value(6).get_string()
        node.children = [Seen(node, node.name, path) for path in children]
        return True

    def _children(self, path):
        """None where not all of them are known."""
        below = self.below.get(path, [])
        if len(below) != self.items[path].get_child_value(4).get_int32():
            return None
        children = []
        for child in sorted(below, key=lambda child: self.items[child].get_child_value(3).get_int32()):
            # A page of a GtkStack is no widget: what it holds stands for it.
            inside = None if self._is_widget(child) else self._children(child)
            children += [child] if inside is None else inside
        return children

    def _is_widget(self, path):
        return PREFIX + 'Component' in self.items[path].get_child_value(5).unpack()


def look_at(nodes):
    """Fills in what is seen of these; what went away meanwhile has no states."""
    name_property = GLib.Variant('(ss)', (PREFIX + 'Accessible', 'Name'))
    calls = []
    for node in nodes:
        calls += [(node.name, node.path, PREFIX + 'Accessible', 'GetState', None),
                  (node.name, node.path, PREFIX + 'Accessible', 'GetRole', None),
                  (node.name, node.path, PREFIX + 'Accessible', 'GetChildren', None),
                  (node.name, node.path, 'org.freedesktop.DBus.Properties', 'Get', name_property),
                  (node.name, node.path, PREFIX + 'Component', 'GetExtents', IN_WINDOW)]
    answers = Bus.call_all(calls)
    for number, node in enumerate(nodes):
        states, role, children, name, box = answers[number * 5:number * 5 + 5]
        node.states = States(states) if states and role is not None else None
        node.role = Role(role) if role is not None else Role.INVALID
        node.name_seen = name or ''
        node.boxes = [Box(*box) if box else None]
        node.children = [Seen(node, *one) for one in children or [] if one[1] != NOTHING]


def find_below(level, state, rows=None, asked=None):
    """The first of these, or of what they hold in view, that is in that state; asks for no more than that takes. None looks
    for nothing, so asks for all. asked gets the paths."""
    while level:
        calls = []
        for node in level:
            calls += [(node.name, node.path, PREFIX + 'Accessible', 'GetState', None),
                      (node.name, node.path, PREFIX + 'Accessible', 'GetChildren', None)]
        answers = Bus.call_all(calls)
        below = []
        for number, node in enumerate(level):
            words, children = answers[number * 2:number * 2 + 2]
            states = States(words or (0, 0))
            if asked is not None:
                asked.add(node.path)
            if state is not None and states.contains(state):
                return node
            if states.contains(State.VISIBLE) or states.contains(State.SHOWING):
                below += [Seen(node, *one) for one in (children or [])[:rows] if one[1] != NOTHING]
        level = below
    return None


def find_focused(frame):
    """The outermost widget of a window with the focus, or None. Mostly the one that last said so."""
    Bus.take_signals()
    way = way_up(frame, Bus.focused.get(frame.name, NOTHING))
    look_at(way)
    node = next((node for node in way if node.states and node.states.contains(State.FOCUSED)), None)
    return node or find_below([Seen(None, frame.name, frame.path)], State.FOCUSED)


def way_up(frame, path):
    """A widget and those around it, its window first; nothing if it is not in that window any more."""
    nodes = []
    node = Node(frame.name, path)
    try:
        while node and node.path != NOTHING:
            nodes.append(node)
            if node == frame:
                break
            node = node.get_parent()
    except GLib.Error:
        return []
    if not nodes or nodes[-1] != frame:
        return []
    way = []
    for node in reversed(nodes):
        way.append(Seen(way[-1] if way else None, node.name, node.path))
    return way


def look_at_texts(nodes):
    for node, text in zip(nodes, Bus.call_all([(node.name, node.path, PREFIX + 'Text', 'GetText', WHOLE_TEXT)
                                               for node in nodes])):
        node.text_seen = text


def look_at_boxes(nodes):
    nodes = [node for node in nodes if not node.boxes]
    for node, box in zip(nodes, Bus.call_all([(node.name, node.path, PREFIX + 'Component', 'GetExtents', IN_WINDOW)
                                              for node in nodes])):
        node.boxes = [Box(*box) if box else None]


class Box:
    def __init__(self, x, y, width, height):
        self.x, self.y, self.width, self.height = x, y, width, height


def is_missing(error):
    """The widget is there, but does not have this side."""
    return error.domain == 'g-dbus-error-quark' and error.code in MISSING


def find_program(process):
    """The root of the program with this process number, or None."""
    for root in Node(*REGISTRY).get_children():
        try:
            number = Bus.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                              GLib.Variant('(s)', (root.name,)))[0]
        except GLib.Error:
            continue  # one that has just ended
        if number == process:
            return root
    return None


def is_on_session_bus(name):
    """Whether a program of this name runs. One that was killed keeps its name for a moment."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    return session.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner',
                             GLib.Variant('(s)', (name,)), None, Gio.DBusCallFlags.NONE, TIMEOUT_MS).unpack()[0]
