#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""caseload-cli out-of-area and print out-of-area, driven from outside. Speaks TAP.

What the list says is checked against a second reading of the rules in tests/program/test_placements.py.
"""

import subprocess
import sys

import test_cli
from test_cli import same

COLUMNS = ('placement,child,started_on,type,provider,area_authority,area,distance_miles,emergency,level,approval,approved_on,approved_by_role,'
           'wishes_heard_on,relatives_consulted_on,iro_consulted_on,area_consulted_on,care_plan_sent_on,notice,notice_due,notice_sent_on,'
           'acknowledged_on,needed,recorded,missing,pending,approval_due,lacks_approval,lacks_notice').split(',')
NASTY = 'Ó\'Neil & <b>"%s%n'
TESTS = []

FILES = {
    'authority.csv': 'ref,name,own,adjoining\n383,Brackenshire,1,0\n380,Aldermere,0,1\n373,Northmoor,0,0\n',
    'person.csv': 'ref,name,login,role\nsam,Sam Tern,stern,SW\n',
    'provider.csv': 'ref,name,urn,postcode\nSC1,Larch House,SC1,XX9 9XX\n',
    'child.csv': 'ref,given_names,surname,date_of_birth,worker,team\nA1,Ann,Zed,2012-01-01,Sam Tern,East\n'
                 f'B2,"{NASTY.replace(chr(34), chr(34) * 2)}",Abel,2012-01-01,stern,West\nC3,Cy,Éden,2012-01-01,,East\nD4,Di,Far,2012-01-01,,East\nE5,Ed,Gone,2012-01-01,,East\nF6,Flo,Home,2012-01-01,,\n',
    'care_period.csv': 'ref,child,started_on,ended_on\n' + ''.join(f'{child}/p,{child},2024-01-02,{end}\n' for child, end in
                                                                   (('A1', ''), ('B2', ''), ('C3', ''), ('D4', ''), ('E5', '2024-02-01'))),
    'placement.csv': 'ref,child,started_on,type,provider,carer,postcode,area_authority,distance_miles,connected_person,emergency\n'
                     'A1/h,A1,2024-01-02,U6,SC1,Sarah Odd,ZZ1 4RT,373,41.0,,\nB2/h,B2,2024-02-26,U6,,Ade Bell,ZZ2 4RT,380,6.2,,1\n'
                     'C3/h,C3,2024-01-02,K2,SC1,Lou Wicket,XX9 9XX,CON,77.7,,\nD4/h,D4,2024-01-02,U6,,,,,,,\nE5/h,E5,2024-01-02,U6,,,,373,,,\n',
    'approval.csv': 'ref,child,placement,provision,role,name,decided_on,wishes_heard_on,iro_consulted_on\nA1/a,A1,A1/h,reg11_1_b,DCS,Hugh Moss,2024-01-01,2023-12-30,2024-01-05\n',
    'notice.csv': 'ref,direction,child,placement,provision,recipient_kind,recipient,sent_on,acknowledged_on\nA1/n,OUT,A1,A1/h,reg13_4,AREA,Northmoor Council,2024-01-05,\n',
}


def test(function):
    TESTS.append(function)
    return function


def load(run):
    for name, text in FILES.items():
        (run.folder / name).write_text(text)
    run('import', '--made-up', *sorted(FILES), cwd=run.folder)


def on(run, *args, **kwargs):
    return run('--today', '2024-03-01', *args, **kwargs)


def read_pdf(path):
    text = subprocess.run(['pdftotext', '-raw', '-enc', 'UTF-8', str(path), '-'], check=True, stdout=subprocess.PIPE).stdout.decode()
    return text.count('\f'), ' '.join(text.split())


@test
def the_list(run):
    load(run)
    text = on(run, 'out-of-area', '--format', 'csv')
    same(text.split('\n')[0].split(','), COLUMNS)
    assert '1 current placement is not listed' in run.errors, run.errors
    rows = run.csv('--today', '2024-03-01', 'out-of-area')
    same([row['placement'] for row in rows], ['B2/h', 'C3/h', 'A1/h'], 'by folded surname')
    by_ref = {row['placement']: row for row in rows}
    same({key: by_ref['A1/h'][key] for key in ('area', 'level', 'approval', 'approved_on', 'approved_by_role', 'iro_consulted_on', 'notice', 'notice_due', 'needed', 'recorded', 'missing')},
         {'area': 'at-a-distance', 'level': 'DCS', 'approval': 'recorded', 'approved_on': '2024-01-01', 'approved_by_role': 'DCS', 'iro_consulted_on': '2024-01-05', 'notice': 'late',
          'notice_due': '2024-01-02', 'needed': '8', 'recorded': '4', 'missing': 'relatives;area-consulted;care-plan;acknowledged'})
    same({key: by_ref['B2/h'][key] for key in ('area', 'level', 'emergency', 'approval', 'notice_due', 'needed', 'missing', 'distance_miles')},
         {'area': 'adjoining', 'level': 'NO', 'emergency': '1', 'approval': 'pending', 'notice_due': '2024-03-04', 'needed': '7', 'missing': '', 'distance_miles': '6.2'})
    same({key: by_ref['C3/h'][key] for key in ('area_authority', 'area', 'distance_miles', 'level')}, {'area_authority': 'CON', 'area': 'confidential', 'distance_miles': '', 'level': 'DCS'})
    assert 'XX9' not in text and 'ZZ1' not in text
    same(on(run, '--quiet', 'out-of-area', '--format', 'csv'), text)
    same(run.errors, '')
    json = run.json('--today', '2024-03-01', 'out-of-area')
    same([list(row) for row in json], [COLUMNS] * 3)
    same(json[0]['approved_on'], None)
    assert on(run, 'out-of-area').startswith('placement')


@test
def what_is_lacking(run):
    load(run)
    same([row['placement'] for row in run.csv('--today', '2024-03-01', 'out-of-area', '--lacking-notice')], ['C3/h'])
    same([row['placement'] for row in run.csv('--today', '2024-03-01', 'out-of-area', '--lacking-approval')], ['C3/h'])
    same([row['placement'] for row in run.csv('--today', '2024-03-05', 'out-of-area', '--lacking-approval', '--lacking-notice')], ['B2/h', 'C3/h'])
    # Before they began, and after care ended, there is none.
    same(run.csv('--today', '2023-12-31', 'out-of-area'), [])
    same([row['placement'] for row in run.csv('--today', '2024-01-31', 'out-of-area')], ['C3/h', 'E5/h', 'A1/h'])


@test
def nothing_and_mistakes(run):
    run.make()
    same(run.csv('out-of-area'), [])
    same(run('--today', '2001-01-01', 'print', 'out-of-area', '--output', 'n.pdf'), '')
    assert 'nothing to print' in run.errors and not (run.folder / 'n.pdf').exists()
    before = run.dump()
    for args in (['out-of-area', 'x'], ['out-of-area', '--lacking'], ['out-of-area', '--format', 'ics'], ['print', 'out-of-area', 'a', 'b'], ['print', 'out-of-area', '--as-known-on', '2024-01-01'],
                 ['print', 'out-of-area', 'a', '--worker', 'x'], ['print', 'out-of-area', '--from', '2024-01-01'], ['print', 'out-of-area', '--on', '2024-01-01']):
        run(*args, status=2)
    run('print', 'out-of-area', 'nobody', '--output', 'n.pdf', status=1)
    same(run.dump(), before)


@test
def sheets(run):
    load(run)
    same(on(run, 'print', 'out-of-area', 'A1', '--output', 'a.pdf'), 'a.pdf\n')
    pages, text = read_pdf(run.folder / 'a.pdf')
    same(pages, 1)
    for words in ('INCOMPLETE 4 of 8 recorded, 2 of them late.', 'NOT RECORDED', 'Hugh Moss', 'Northmoor Council (area authority) reg 13(4) Fri 5 Jan 2024, late', 'Sarah Odd', 'MADE-UP DATA'):
        assert words in text, (words, text)
    assert 'ZZ1' not in text
    on(run, 'print', 'out-of-area', 'A1/h', '--output', 'b.pdf', '--mask')
    pages, text = read_pdf(run.folder / 'b.pdf')
    assert pages == 1 and 'Sarah' not in text and 'item withheld: 1 name' in text, text
    on(run, 'print', 'out-of-area', '--output', 'c.pdf')
    pages, text = read_pdf(run.folder / 'c.pdf')
    same(pages, 3)
    assert NASTY in text and '77.7' not in text and 'XX9' not in text and 'Larch' in text
    on(run, 'print', 'out-of-area', '--worker', 'sam', '--output', 'd.pdf')
    same(read_pdf(run.folder / 'd.pdf')[0], 2, 'a login and a name are one worker')
    on(run, 'print', 'out-of-area', '--team', 'West', '--output', 'e.pdf')
    same(read_pdf(run.folder / 'e.pdf')[0], 1)
    # In the log for each child, and not a name in it.
    looked = [(line['ref'], line['why']) for line in run.csv('history') if line['act'] == 'print' and line['kind'] == 'child']
    same(sorted(looked), sorted([('A1', 'out-of-area evidence'), ('A1', 'out-of-area evidence, third parties masked')] + [(child, 'out-of-area evidence') for child in ('B2', 'C3', 'A1', 'B2', 'A1', 'B2')]))
    on(run, 'print', 'out-of-area', 'F6', '--output', 'f.pdf', status=1)
    assert 'in no placement' in run.errors, run.errors
    on(run, 'print', 'out-of-area', 'E5/h', '--output', 'g.pdf')
    on(run, 'print', 'out-of-area', 'A1', '--as-known-on', '2001-01-01', '--output', 'h.pdf', status=1)
    on(run, 'print', 'out-of-area', 'A1', '--as-known-on', '2199-01-01', '--output', 'i.pdf')
    same(test_cli.mode(run.folder / 'a.pdf'), 0o600)


if __name__ == '__main__':
    test_cli.TESTS[:] = TESTS
    sys.exit(test_cli.main())
