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
NOTHING = '/org/a11y/atspi/null'
TIMEOUT_MS = 20000
WHOLE_TEXT = GLib.Variant('(ii)', (0, 1 << 30))
IN_WINDOW = GLib.Variant('(u)', (1,))
MISSING = {int(code) for code in (Gio.DBusError.UNKNOWN_METHOD, Gio.DBusError.UNKNOWN_INTERFACE,
                                  Gio.DBusError.UNKNOWN_PROPERTY, Gio.DBusError.INVALID_ARGS)}


class Bus:
    """The accessibility bus, which the session's bus knows."""

    connection = None

    @classmethod
    def connect(cls):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
                                    Gio.DBusCallFlags.NONE, TIMEOUT_MS).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        cls.connection = Gio.DBusConnection.new_for_address_sync(address, flags)

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
        self.role = self.states = self.name_seen = self.box = self.text_seen = None
        self.children = []

    def get_role(self):
        return self.role

    def in_view(self):
        return self.states and (self.states.contains(State.VISIBLE) or self.states.contains(State.SHOWING)
                                or self.role == Role.APPLICATION)


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
        node.box = Box(*box) if box else None
        node.children = [Seen(node, *one) for one in children or [] if one[1] != NOTHING]


def find_focused(level):
    """The first of these, or of what they hold, with the focus; asks for no more than that takes."""
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
            if states.contains(State.FOCUSED):
                return node
            if states.contains(State.VISIBLE) or states.contains(State.SHOWING):
                below += [Seen(node, *one) for one in children or [] if one[1] != NOTHING]
        level = below
    return None


def look_at_texts(nodes):
    for node, text in zip(nodes, Bus.call_all([(node.name, node.path, PREFIX + 'Text', 'GetText', WHOLE_TEXT)
                                               for node in nodes])):
        node.text_seen = text


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
