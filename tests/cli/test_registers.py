#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`caseload-cli correspondence`, `information-requests` and `audits`: the demonstration's registers computed once more from its CSV
files. Speaks TAP.

As test_cli.py, which drives the program; DEMONSTRATION and BANK_HOLIDAYS name the files.
"""

import csv
import datetime
import json
import os
import sys
from pathlib import Path

import test_cli
from test_cli import same, test

test_cli.TESTS.clear()

DEMONSTRATION = Path(os.environ['DEMONSTRATION'])
LETTER_COLUMNS = ('ref,direction,form,our_ref,their_ref,dated_on,received_on,correspondent,subject,inspection,provider,child,replies_to,'
                  'answered_by,answer_due_on,state,working_days').split(',')
REQUEST_COLUMNS = 'ref,child,asked_of,role,what,asked_on,due_on,chased_on,received_on,cause,finding,state,days'.split(',')
AUDIT_COLUMNS = 'ref,child,audited_on,auditor,grade,sample,inspection'.split(',')
TODAY = '2026-04-07'
ONE = datetime.timedelta(days=1)


def rows_of(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


HOLIDAYS = {row['date'] for row in rows_of(os.environ['BANK_HOLIDAYS'])}


def day_of(text):
    return datetime.date.fromisoformat(text) if text else None


def count_working_days(after, until):
    days = (after + ONE * (i + 1) for i in range((until - after).days))
    return sum(day.weekday() < 5 and day.isoformat() not in HOLIDAYS for day in days)


def import_demonstration(run):
    run('import', '--made-up', *(DEMONSTRATION / part for part in ('', '2025', '2026')))


def expect_letter(row, letters, today):
    """The state of a letter and its working days, by the text of the manual page alone."""
    answers = sorted((other['dated_on'], other['ref']) for other in letters if other['replies_to'] == row['ref'])
    if answers:
        return 'answered', answers[0][1], str(count_working_days(day_of(row['dated_on']), day_of(answers[0][0])))
    waits = row['answer_due_on'] or (row['direction'] == 'IN' and row['form'] in ('LETTER', 'EMAIL') and not row['replies_to'])
    if not waits:
        return 'reply' if row['replies_to'] else 'none', '', ''
    late = row['answer_due_on'] and day_of(row['answer_due_on']) < today
    days = str(count_working_days(day_of(row['dated_on']), today)) if day_of(row['dated_on']) <= today else ''
    return 'late' if late else 'waiting', '', days


@test
def correspondence(run):
    import_demonstration(run)
    letters = rows_of(DEMONSTRATION / 'correspondence.csv')
    assert len(letters) > 3, letters
    for today in (TODAY, '2026-03-21', '2027-01-02'):
        found = run.csv('--today', today, 'correspondence')
        same(list(found[0]), LETTER_COLUMNS)
        same(sorted(row['ref'] for row in found), sorted(row['ref'] for row in letters))
        same([row['dated_on'] for row in found], sorted((row['dated_on'] for row in found), reverse=True))
        for row in found:
            recorded = next(one for one in letters if one['ref'] == row['ref'])
            same((row['state'], row['answered_by'], row['working_days']), expect_letter(recorded, letters, day_of(today)), f'{today}: {row["ref"]}')
        same([row['ref'] for row in run.csv('--today', today, 'correspondence', '--open')], [row['ref'] for row in found if row['state'] in ('late', 'waiting')])


@test
def no_answer_needed(run):
    """A letter and an e-mail of which nobody waits for an answer; one that got a day by which it is to be answered waits all the same."""
    folder = run.folder / 'letters'
    folder.mkdir()
    (folder / 'correspondence.csv').write_text('ref,direction,form,dated_on,answer_due_on\na,IN,LETTER,2026-03-30,\nb,IN,LETTER_NA,2026-03-30,\nc,IN,EMAIL_NA,2026-03-30,\n'
                                               'd,IN,EMAIL_NA,2026-03-30,2026-04-01\n', encoding='utf-8')
    run('import', folder)
    found = {row['ref']: row for row in run.csv('--today', TODAY, 'correspondence')}
    same({ref: (row['form'], row['state'], row['working_days']) for ref, row in found.items()},
         {'a': ('LETTER', 'waiting', '4'), 'b': ('LETTER_NA', 'none', ''), 'c': ('EMAIL_NA', 'none', ''), 'd': ('EMAIL_NA', 'late', '4')})
    same(sorted(row['ref'] for row in run.csv('--today', TODAY, 'correspondence', '--open')), ['a', 'd'])
    run('export', 'native', 'out')
    assert 'EMAIL_NA' in (run.folder / 'out' / 'correspondence.csv').read_text(encoding='utf-8')


@test
def eight_working_days(run):
    """An incoming letter of 3 October 2018 that was answered on the 15th; found by its reference, typed in another way."""
    import_demonstration(run)
    asked = next(row for row in run.csv('--today', TODAY, 'correspondence') if row['dated_on'] == '2018-10-03')
    same((asked['direction'], asked['state'], asked['working_days']), ('IN', 'answered', '8'))
    reference = asked['their_ref'] or asked['our_ref']
    for typed in (reference, reference.lower(), reference.replace('/', ' ')):
        found = run.csv('--today', TODAY, 'correspondence', '--find', typed)
        assert asked['ref'] in [row['ref'] for row in found], typed
    same(run.csv('--today', TODAY, 'correspondence', '--find', 'no such reference'), [])


@test
def information_requests(run):
    import_demonstration(run)
    requests = {row['ref']: row for row in rows_of(DEMONSTRATION / 'information_request.csv')}
    today = day_of(TODAY)
    found = run.csv('--today', TODAY, 'information-requests')
    same(list(found[0]), REQUEST_COLUMNS)
    same(sorted(row['ref'] for row in found), sorted(requests))
    for row in found:
        recorded = requests[row['ref']]
        received = day_of(recorded['received_on'])
        late = not received and recorded['due_on'] and day_of(recorded['due_on']) < today
        same(row['state'], 'received' if received else 'late' if late else 'waiting')
        same(row['days'], str(((received or today) - day_of(recorded['asked_on'])).days))
    same([row['ref'] for row in run.csv('--today', TODAY, 'information-requests', '--open')], [row['ref'] for row in found if row['state'] != 'received'])


@test
def forty_days(run):
    """Asked on 1 May, none by 10 June."""
    import_demonstration(run)
    found = [row for row in run.csv('--today', '2025-06-10', 'information-requests', '--open') if row['asked_on'] == '2025-05-01']
    assert found, 'the demonstration has no request of 1 May 2025'
    for row in found:
        same((row['days'], row['cause']), ('40', 'PRACT_INFO'))


@test
def audits(run):
    import_demonstration(run)
    recorded = rows_of(DEMONSTRATION / 'quality_audit.csv')
    found = run.csv('--today', TODAY, 'audits')
    same(list(found[0]), AUDIT_COLUMNS)
    same(sorted((row['ref'], row['grade']) for row in found), sorted((row['ref'], row['grade']) for row in recorded))
    # What people write freely about a child stays out.
    text = run('--today', TODAY, 'audits', '--format', 'json')
    assert len(json.loads(text)) == len(recorded)
    for row in recorded:
        for field in ('reasons', 'experience', 'voice'):
            assert not row.get(field) or row[field] not in text, 'an audit’s text is in the list'


@test
def refusals(run):
    import_demonstration(run)
    for command in ('correspondence', 'information-requests', 'audits'):
        run(command, 'more', status=2)
        run(command, '--format', 'xml', status=2)


if __name__ == '__main__':
    sys.exit(test_cli.main())
