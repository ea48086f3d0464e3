#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`caseload-cli print letters`: nothing is printed as long as anything is missing, then one letter for each notice. Speaks TAP.

As test_cli.py, which drives the program; DEMONSTRATION names the files.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import test_cli
from test_cli import same, test

test_cli.TESTS.clear()

DEMONSTRATION = Path(os.environ['DEMONSTRATION'])
TODAY = '2026-04-07'
PLACEMENT = 'BR0145/2026-03-27'
PRINTED = 'letters.pdf'


def import_demonstration(run):
    run('import', '--made-up', *(DEMONSTRATION / part for part in ('', '2025', '2026')))


def print_letters(run, placement):
    return run.raw('--database', run.database, '--today', TODAY, 'print', 'letters', placement, '--output', run.folder / PRINTED)


def rows_of(name):
    with open(DEMONSTRATION / name, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def write_rows(path, rows):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator='\n')
        writer.writeheader()
        writer.writerows(rows)


def complete(run):
    """Records what is missing: names and addresses of the recipients, and the approval."""
    notices = [row for row in rows_of('notice.csv') if row['placement'] == PLACEMENT and not row['sent_on'] and row['direction'] == 'OUT']
    for row in notices:
        row['recipient'] = row['recipient'] or 'Ó\'Neil & <b>"%s%n'
        row['address'] = '1 Some Street\nSometown ZZ1 1ZZ'
    approval = dict(rows_of('approval.csv')[0], ref='A', child='BR0145', placement=PLACEMENT, provision='reg11_1_a', role='NO', name='Helen Moss',
                    decided_on='2026-04-01', requested_by='Tom Ellis', decision='APPROVED')
    write_rows(run.folder / 'notice.csv', notices)
    write_rows(run.folder / 'approval.csv', [approval])
    run('import', run.folder / 'notice.csv', run.folder / 'approval.csv')
    return notices


@test
def missing(run):
    import_demonstration(run)
    before = run.dump()
    done = print_letters(run, PLACEMENT)
    same(done.returncode, 3)
    lines = done.stderr.decode().splitlines()
    assert lines[-1].startswith(f'caseload-cli: {len(lines) - 1} things are missing.'), lines
    assert f'caseload-cli: notice/{PLACEMENT}/GP_TO: {{recipient_address}}: Address of the recipient (GP during placement) is not recorded' in lines, lines
    assert 'Finley' not in done.stderr.decode(), 'a message names the child'
    assert not (run.folder / PRINTED).exists(), 'there is a file'
    same(run.dump(), before, 'something was written')


@test
def printed(run):
    import_demonstration(run)
    notices = complete(run)
    done = print_letters(run, PLACEMENT)
    same(done.returncode, 0, done.stderr.decode())
    same((run.folder / PRINTED).stat().st_mode & 0o777, 0o600)
    if not shutil.which('pdftotext'):
        raise test_cli.Skip('there is no pdftotext')
    pages = subprocess.run(['pdftotext', '-layout', run.folder / PRINTED, '-'], check=True, stdout=subprocess.PIPE).stdout.decode().split('\f')[:-1]
    same(len(pages), len(notices))
    for row in notices:
        assert any(row['recipient'] in page and f"Our reference: {row['reference'] or row['ref']}" in page for page in pages), row['recipient_kind']
    assert 'Helen Moss, Nominated officer, Wed 1 April 2026' in re.sub(r'\s+', ' ', pages[2])
    log = run.csv('prints')
    same((log[0]['what'], log[0]['child'], log[0]['subject']), ('letters', 'BR0145', f'placement/{PLACEMENT}'))
    assert 'Wexley and Dunmoor' in log[0]['recipient'], 'the print log does not say for whom'


@test
def nothing_to_print(run):
    import_demonstration(run)
    same(print_letters(run, 'nobody').returncode, 1)
    same(print_letters(run, 'BR0117/2025-11-03').returncode, 0)
    assert not (run.folder / PRINTED).exists(), 'there is a file'


if __name__ == '__main__':
    sys.exit(test_cli.main())
