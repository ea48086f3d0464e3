#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`caseload-cli notices` and `print notices`: the demonstration's notices computed once more from its CSV files. Speaks TAP.

As test_cli.py, which drives the program; DEMONSTRATION and BANK_HOLIDAYS name the files.
"""

import csv
import datetime
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import test_cli
from test_cli import same, test

test_cli.TESTS.clear()

DEMONSTRATION = Path(os.environ['DEMONSTRATION'])
COLUMNS = ('ref,child,placement,direction,provision,recipient_kind,recipient,event_on,due,sent_on,method,reference,'
           'acknowledged_on,returned_on,not_sent_reason,state,waiting_days').split(',')
TODAY = '2026-04-07'
ONE = datetime.timedelta(days=1)


def rows_of(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


HOLIDAYS = {row['date'] for row in rows_of(os.environ['BANK_HOLIDAYS'])}


def is_working(day):
    return day.weekday() < 5 and day.isoformat() not in HOLIDAYS


def add_working_days(day, number):
    while number:
        day += ONE
        number -= is_working(day)
    return day


def count_working_days(after, until):
    return sum(is_working(after + ONE * (i + 1)) for i in range((until - after).days))


def day_of(text):
    return datetime.date.fromisoformat(text) if text else None


def fold(text):
    apart = unicodedata.normalize('NFKD', text.casefold())
    return ''.join(c for c in apart if not unicodedata.combining(c)).translate(str.maketrans('łđø’‘', "ldo''"))


class Reference:
    """What the register holds, by the text of the contract alone."""

    def __init__(self, folder, today):
        self.today = day_of(today)
        self.notices = rows_of(folder / 'notice.csv')
        self.placements = {row['ref']: row for row in rows_of(folder / 'placement.csv')}
        self.children = {row['ref']: row for row in rows_of(folder / 'child.csv')}

    def find_due(self, row):
        placement = self.placements.get(row['placement'])
        if row['direction'] == 'IN':
            return None
        if row['provision'] in ('reg13', 'reg13_4') and placement:
            start = day_of(placement['started_on']) if placement['start_known'] != '0' else None
            return add_working_days(start, 5) if start and placement['emergency'] == '1' else start
        if row['provision'] == 'reg14' and not row['event_on'] and placement:
            return day_of(placement['ended_on'])
        return day_of(row['event_on'])

    def find_state(self, row):
        if row['direction'] == 'IN':
            return 'acknowledged' if row['closed_on'] else 'sent'
        for column, state in (('acknowledged_on', 'acknowledged'), ('returned_on', 'returned'), ('sent_on', 'sent'), ('not_sent_reason', 'withheld')):
            if row[column]:
                return state
        return 'to-send'

    def find_waiting(self, row):
        if row['direction'] == 'IN':
            since = None if row['closed_on'] else day_of(row['occurred_on'] or row['event_on'])
        else:
            since = None if row['acknowledged_on'] else day_of(row['sent_on'])
        return str(count_working_days(since, self.today)) if since and since <= self.today else ''

    def find_child(self, row):
        return row['child'] or self.placements.get(row['placement'], {}).get('child', '')

    def order(self, row):
        child = self.children.get(self.find_child(row))
        if not child:
            return 1, row['ref']
        return 0, fold(child['surname']), fold(child['given_names']), child['ref'], row['ref']

    def all(self):
        found = []
        for row in sorted(self.notices, key=self.order):
            due = self.find_due(row)
            one = {name: row.get(name, '') for name in COLUMNS}
            one.update(child=self.find_child(row), due=due.isoformat() if due else '', state=self.find_state(row), waiting_days=self.find_waiting(row))
            found.append(one)
        return found

    def unsent(self):
        return [row for row in self.all() if row['direction'] == 'OUT' and not any(row[name] for name in ('sent_on', 'acknowledged_on', 'returned_on', 'not_sent_reason'))]

    def unacknowledged(self, days):
        return [row for row in self.all() if row['direction'] == 'OUT' and row['sent_on'] and not row['acknowledged_on'] and
                add_working_days(day_of(row['sent_on']), days) < self.today]


def import_demonstration(run):
    run('import', '--made-up', *(DEMONSTRATION / part for part in ('', '2025', '2026')))


def notices(run, today, *args):
    """csv guards what a spreadsheet would take for a formula; nothing here begins so."""
    return run.csv('--today', today, 'notices', *args)


@test
def demonstration(run):
    import_demonstration(run)
    # A Tuesday after Easter, the Sunday before, Christmas Day, long after.
    for today in (TODAY, '2026-04-05', '2025-12-25', '2027-01-02'):
        reference = Reference(DEMONSTRATION, today)
        found = notices(run, today)
        same(list(found[0]), COLUMNS)
        same([row['ref'] for row in found], [row['ref'] for row in reference.all()], f'{today}: order')
        for actual, expected in zip(found, reference.all()):
            same(actual, expected, f'{today}: {expected["ref"]}:')
        same(notices(run, today, '--unsent'), reference.unsent(), f'{today}: --unsent:')
        for days in (0, 1, 5, 6, 20, 60):
            expected = reference.unacknowledged(days)
            same(notices(run, today, '--unacknowledged', str(days)), expected, f'{today}: --unacknowledged {days}:')
    assert reference.unacknowledged(5) and Reference(DEMONSTRATION, TODAY).unsent(), 'the demonstration shows none of them'


@test
def formats(run):
    import_demonstration(run)
    as_csv = notices(run, TODAY, '--unsent')
    as_json = run.json('--today', TODAY, 'notices', '--unsent')
    same([{name: value or '' for name, value in row.items()} for row in as_json], as_csv)
    table = run('--today', TODAY, 'notices', '--unsent').splitlines()
    same(len(table), len(as_csv) + 1)
    same(table[0].split(), COLUMNS)
    same(notices(run, TODAY, '--unsent', '--unacknowledged', '0'), [], 'none is both:')


@test
def mistakes(run):
    run.make()
    for args in (['--unacknowledged'], ['--unacknowledged', ''], ['--unacknowledged', 'x'], ['--unacknowledged', '-1'], ['--unacknowledged', '1.5'],
                 ['--unacknowledged', '99999'], ['--format', 'ics'], ['more'], ['--unsent', 'more']):
        run('notices', *args, status=2)
    same(notices(run, TODAY), [])


@test
def by_hand(run):
    """Every state, what names no child, what names the placement alone; a formula and markup are shown as they are."""
    folder = run.folder / 'native'
    folder.mkdir()
    (folder / 'child.csv').write_text('ref,surname,given_names\n1,Zed,Ann\n2,Álvarez,Jo\n', encoding='utf-8')
    (folder / 'placement.csv').write_text('ref,child,started_on,start_known,emergency,ended_on\n1/a,1,2026-03-27,1,1,\n2/a,2,2025-01-06,0,,2026-03-02\n')
    (folder / 'notice.csv').write_text(
        'ref,direction,child,placement,provision,recipient_kind,recipient,event_on,occurred_on,sent_on,acknowledged_on,returned_on,not_sent_reason,note,closed_on\n'
        'a,OUT,1,1/a,reg13,AREA,<b>York</b> & Ó\'Neil "%s%n,2026-01-01,,,,,,,\n'
        'b,OUT,2,2/a,reg13,AREA,York,,,2026-03-30,,2026-04-01,,,\n'
        'c,OUT,2,2/a,reg14,IRO,,,,2026-03-30,2026-03-31,,,,\n'
        'd,IN,2,,reg40,,Home,2026-03-30,2026-03-31,,,,,,\n'
        'e,IN,,,reg40,,Home,2026-03-30,2026-03-31,,,,,,2026-04-01\n'
        'f,OUT,1,1/a,reg13,PARENT,,,,,,,HARM,Why,\n', encoding='utf-8')
    run('import', folder)
    found = {row['ref']: row for row in notices(run, TODAY)}
    same(list(found), ['b', 'c', 'd', 'a', 'f', 'e'])
    same([(ref, row['child'], row['due'], row['state'], row['waiting_days']) for ref, row in found.items()],
         [('b', '2', '', 'returned', '4'), ('c', '2', '2026-03-02', 'acknowledged', ''), ('d', '2', '', 'sent', '3'),
          ('a', '1', '2026-04-07', 'to-send', ''), ('f', '1', '2026-04-07', 'withheld', ''), ('e', '', '', 'acknowledged', '')])
    same(found['a']['recipient'], '<b>York</b> & Ó\'Neil "%s%n')
    same([row['ref'] for row in notices(run, TODAY, '--unsent')], ['a'])
    same([row['ref'] for row in notices(run, TODAY, '--unacknowledged', '3')], ['b'])
    same([row['ref'] for row in notices(run, TODAY, '--unacknowledged', '4')], [])


def text_of(path):
    return subprocess.run(['pdftotext', '-layout', path, '-'], check=True, stdout=subprocess.PIPE).stdout.decode()


PRINTED = 'register.pdf'


@test
def printed(run):
    import_demonstration(run)
    same(run('--today', TODAY, 'print', 'notices', '--output', run.folder / PRINTED), f'{run.folder / PRINTED}\n')
    if not shutil.which('pdftotext'):
        raise test_cli.Skip('there is no pdftotext')
    text = re.sub(r'\s+', ' ', text_of(run.folder / PRINTED))
    for words in ('Notices', 'Sent', 'Received', 'Children of other authorities', 'To send', 'No reply', 'Acknowledged', 'reg 13(4)'):
        assert words in text, words
    children = rows_of(DEMONSTRATION / 'incoming_child.csv')
    for child in children:
        assert child['surname'] in text, 'a child of another authority is not on the print'
    run('--today', TODAY, 'print', 'notices', '--mask', '--output', run.folder / 'masked.pdf')
    masked = re.sub(r'\s+', ' ', text_of(run.folder / 'masked.pdf'))
    notes = rows_of(DEMONSTRATION / 'notice.csv')
    names = {row['recipient'] for row in notes if row['recipient_kind'] in ('PARENT', 'PREVCARER', 'CONTACT8', 'CONTACT34') and ' ' in row['recipient']}
    names |= {child[name] for child in children for name in ('surname', 'carer', 'address') if child[name] and len(child[name]) > 3}
    # A home that tells of itself is named.
    names -= {row['name'] for row in rows_of(DEMONSTRATION / 'provider.csv')}
    names = {re.sub(r'\s+', ' ', name) for name in names}
    assert len(names) > 5, names
    for name in names:
        assert name not in masked, 'the masked print names a third party'
    assert '[name withheld]' in masked


if __name__ == '__main__':
    sys.exit(test_cli.main())
