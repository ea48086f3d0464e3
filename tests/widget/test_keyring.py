#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords of a server in a real login keyring: the command line finds them, the dialog keeps and replaces them, and a
keyring that is locked, away or dumb holds nobody up. Speaks TAP.

Everything runs in a session of its own: a bus, a keyring and a home that are gone afterwards. TEST_CONNECT is the test
program of the dialog.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import engines

CLI = os.environ['CASELOAD_CLI']
ROLE = f'k{os.getpid()}'
PASSWORD = 'Sw0rdfish'
PATIENCE = 15
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def same(actual, expected, what=''):
    if actual != expected:
        raise AssertionError(f'{what}: expected {expected!r}, got {actual!r}')


def says(text, words):
    if words not in text:
        raise AssertionError(f'{words!r} is not in {text!r}')


class Session:
    """A person's session with an open keyring, and a database that wants this person's password."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.env = dict(os.environ, HOME=str(folder), XDG_DATA_HOME=f'{folder}/data', XDG_CONFIG_HOME=f'{folder}/config',
                        XDG_CACHE_HOME=f'{folder}/cache', XDG_STATE_HOME=f'{folder}/state', XDG_RUNTIME_DIR=f'{folder}/run')
        for name in ('PGPASSFILE', 'PGPASSWORD', 'GNOME_KEYRING_CONTROL', 'G_DEBUG'):
            self.env.pop(name, None)
        (self.folder / 'run').mkdir(mode=0o700)
        self.bus = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--print-address'], env=self.env, stdout=subprocess.PIPE,
                                    stderr=subprocess.DEVNULL, text=True)
        self.env['DBUS_SESSION_BUS_ADDRESS'] = self.bus.stdout.readline().strip()
        self.database = engines.new_database()
        engines.sql(engines.uri('postgres'), f"CREATE ROLE {ROLE} LOGIN SUPERUSER IN ROLE wants_password PASSWORD '{PASSWORD}'")
        self.name = f'{self.database}&user={ROLE}'
        self.processes = [self.bus]

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait(timeout=PATIENCE)
        engines.drop_databases()
        engines.sql(engines.uri('postgres'), f'DROP ROLE IF EXISTS {ROLE}')

    def start_keyring(self):
        keyring = subprocess.Popen(['gnome-keyring-daemon', '--unlock', '--components=secrets', '--foreground'], env=self.env,
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        keyring.stdin.write(b'login\n')
        keyring.stdin.close()
        self.processes.append(keyring)
        end = time.monotonic() + PATIENCE
        while self.python('print(Secret.Service.get_sync(Secret.ServiceFlags.LOAD_COLLECTIONS, None).get_collections() != [])') != 'True\n':
            if time.monotonic() > end:
                raise AssertionError('the keyring did not open')
            time.sleep(0.1)

    def python(self, code):
        """With libsecret, past the program."""
        begin = "import gi; gi.require_version('Secret', '1'); from gi.repository import Secret\n"
        done = subprocess.run([sys.executable, '-c', begin + code], env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, timeout=60, check=False)
        return done.stdout if done.returncode == 0 else done.stderr

    def keep(self, password, port='5432'):
        """As another program that knows the schema."""
        attributes = dict(host=os.environ['CASELOAD_TEST_SERVER'], port=port, dbname=self.database.split('/')[3].split('?')[0], user=ROLE)
        same(self.python(f"""
schema = Secret.Schema.new('org.caseload.Caseload.Server', Secret.SchemaFlags.NONE,
                           {{name: Secret.SchemaAttributeType.STRING for name in {list(attributes)!r}}})
print(Secret.password_store_sync(schema, {attributes!r}, Secret.COLLECTION_DEFAULT, 'a server', {password!r}, None))
"""), 'True\n', 'kept')

    def cli(self, status, *args, env=None):
        begun = time.monotonic()
        done = subprocess.run([CLI, '--database', self.name, *(args or ['children'])], env=env or self.env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
        self.seconds = time.monotonic() - begun
        same(done.returncode, status, done.stderr)
        for password in (PASSWORD, 'Mackerel'):
            if password in done.stdout + done.stderr:
                raise AssertionError('the password was shown')
        return done.stderr

    def make(self):
        env = dict(self.env, PGPASSWORD=PASSWORD)
        table = self.folder / 'child.csv'
        table.write_text('ref,surname\nA1,Smith\n')
        self.cli(0, 'import', table, env=env)


@test
def found_in_the_keyring(session):
    session.make()
    session.start_keyring()
    says(session.cli(3), 'wants a password')
    session.keep(PASSWORD)
    same(session.cli(0), '', 'standard error')
    # What is kept for another server is not this one's.
    session.name = session.name.replace('postgresql:///', 'postgresql:///x')
    says(session.cli(3), 'wants a password')


@test
def wrong_in_the_keyring(session):
    session.make()
    session.start_keyring()
    session.keep('Mackerel')
    says(session.cli(3), 'that the login keyring keeps')


@test
def the_password_file_comes_first(session):
    session.make()
    session.start_keyring()
    session.keep(PASSWORD)
    file = session.folder / '.pgpass'
    file.write_text('*:*:*:*:Mackerel\n')
    file.chmod(0o600)
    errors = session.cli(3)
    says(errors, 'in the password file')
    says(errors, str(file))
    file.write_text(f'*:*:*:*:{PASSWORD}\n')
    session.cli(0)
    file.unlink()
    says(session.cli(3, env=dict(session.env, PGPASSWORD='Mackerel')), 'the service file, or in PGPASSWORD')
    session.cli(0)


@test
def the_service_file(session):
    services = session.folder / 'services'
    session.make()
    name, host = session.database.split('/')[3].split('?host=')[0], os.environ['CASELOAD_TEST_SERVER']
    services.write_text(f'[team]\nhost={host}\ndbname={name}\nuser={ROLE}\n')
    session.env['PGSERVICEFILE'] = str(services)
    session.name = 'service=team'
    session.start_keyring()
    says(session.cli(3), 'wants a password')
    session.keep(PASSWORD)
    session.cli(0)
    services.write_text(services.read_text() + 'password=Mackerel\n')
    says(session.cli(3), 'the service file')


@test
def a_locked_keyring(session):
    session.make()
    session.start_keyring()
    session.keep(PASSWORD)
    session.python('service = Secret.Service.get_sync(Secret.ServiceFlags.LOAD_COLLECTIONS, None)\n'
                   'service.lock_sync(service.get_collections(), None)')
    says(session.cli(3), 'wants a password')
    same(session.seconds < PATIENCE, True, 'an answer in time')


@test
def no_bus(session):
    session.make()
    session.start_keyring()
    session.keep(PASSWORD)
    del session.env['DBUS_SESSION_BUS_ADDRESS']
    says(session.cli(3), 'wants a password')
    session.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nonexistent/bus'
    says(session.cli(3), 'wants a password')
    same(session.seconds < PATIENCE, True, 'an answer in time')


@test
def a_bus_that_does_not_answer(session):
    session.make()
    with socket.socket(socket.AF_UNIX) as dumb:
        dumb.bind(str(session.folder / 'dumb'))
        dumb.listen(8)
        session.env['DBUS_SESSION_BUS_ADDRESS'] = f'unix:path={session.folder}/dumb'
        says(session.cli(3), 'wants a password')
    same(2 < session.seconds < PATIENCE, True, f'a bounded wait, not {session.seconds}')


@test
def a_service_that_does_not_answer(session):
    session.make()
    dumb = subprocess.Popen([sys.executable, '-c', 'from gi.repository import Gio, GLib\n'
                             "Gio.bus_own_name(Gio.BusType.SESSION, 'org.freedesktop.secrets', 0, None, lambda *a: print('ready', flush=True), None)\n"
                             'context = GLib.MainContext.default()\n'
                             'Gio.bus_get_sync(Gio.BusType.SESSION, None).add_filter(lambda c, message, incoming: None if incoming and '
                             "message.get_path() and message.get_path().startswith('/org/freedesktop/secrets') else message)\n"
                             'while True:\n    context.iteration(True)\n'],
                            env=session.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    session.processes.append(dumb)
    same(dumb.stdout.readline(), 'ready\n', 'a service')
    says(session.cli(3), 'wants a password')
    same(2 < session.seconds < PATIENCE, True, f'a bounded wait, not {session.seconds}')


@test
def kept_and_replaced_by_the_dialog(session):
    session.start_keyring()
    env = dict(session.env, CASELOAD_TEST_KEYRING='1', G_DEBUG='fatal-warnings')
    done = subprocess.run([os.environ['TEST_CONNECT'], '-p', '/connect/keyring'], env=env, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120, check=False)
    same(done.returncode, 0, done.stdout)
    says(done.stdout, 'ok 1 /connect/keyring')


def main():
    wanted = sys.argv[1:]
    tests = [function for function in TESTS if not wanted or function.__name__ in wanted]
    print(f'1..{len(tests)}')
    failed = 0
    for number, function in enumerate(tests, 1):
        # The name of a socket is short.
        folder = tempfile.mkdtemp(prefix='cld-key-', dir='/tmp')
        session = None
        try:
            session = Session(folder)
            function(session)
            print(f'ok {number} {function.__name__.replace("_", " ")}')
        except Exception:
            failed += 1
            print(f'not ok {number} {function.__name__.replace("_", " ")}')
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
        finally:
            if session:
                session.close()
            shutil.rmtree(folder, ignore_errors=True)
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
