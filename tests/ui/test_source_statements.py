#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the two sources ask for, statement by statement, where it is the window that shows it: real keys, and what a screen reader
sees. The table of all rows, and those that the command line can show, are in tests/program/test_source_statements.py. Rows share
one window; one that fails has the next begin with another."""

import csv
import io
import re
import subprocess
import sys
import tempfile

from harness import BUTTON, TABLE, Desk, check, name_of, run_tests, same
from pages import action, open_child
from test_inspections import recorded, save, snap, text_of_pdf, write
from test_work import close_preview, save_in_chooser

TESTS = []

# Beside the demonstration: a home with three children, one of the authority's own, and inspections of both eras.
FILES = {
    'provider': '''ref,name,urn,type,sector,area_authority,registration
9900501,Quill House,9900501,CH,PRIV,815,REGISTERED
9900502,Thorn House,9900502,CH,LA,383,REGISTERED
''',
    'inspection': '''ref,provider,authority,event_type,framework,started_on,lead_inspector,team
q-2014,9900501,,FULL,CH_PRE2017,2014-06-10,Vera Ash,
q-2016,9900501,,FULL,CH_PRE2017,2016-06-10,Wyn Beech,
q-2026,9900501,,FULL,SCCIF,2026-03-02,Orla Finch,Ned Bright
t-2026,9900502,,FULL,SCCIF,2026-03-09,Una Cedar,
la-2026,,383,STD,ILACS,2026-01-12,Ivy Elm,
''',
    'judgement': 'ref,inspection,area,grade\nq-2026/OEP,q-2026,OEP,RI\n',
    'finding': '''ref,inspection,number,type,text,regulations,standards,guidance,due_on,evidence_records
q-2026/1,q-2026,1,REQ,Children are safe at night.,CHR15-12,,,2026-04-06,
q-2026/2,q-2026,2,REC,Health plans are read.,,,GUIDE15:4.6,,health_check/X1/2026-02-12/RHA
t-2026/1,t-2026,1,REQ,Staff know the plans.,CHR15-12,,,2026-05-06,
la-2026/1,la-2026,1,AFI,Plans are late.,,,VOL2,2026-09-01,
''',
    'child': '''ref,given_names,surname,date_of_birth,sex
X1,Ada,Quill,2013-05-02,F
X2,Ben,Quill,2012-05-02,M
X3,Cyd,Quill,2011-05-02,F
''',
    'care_period': 'ref,child,started_on,start_known\n' + ''.join(f'X{n}/p,X{n},2025-01-06,1\n' for n in (1, 2, 3)),
    'legal_status': 'ref,child,started_on,start_known,code\n' + ''.join(f'X{n}/s,X{n},2025-01-06,1,C2\n' for n in (1, 2, 3)),
    'placement': 'ref,child,started_on,start_known,type,provider_kind,provider,area_authority,distance_miles\n'
                 + ''.join(f'X{n}/pl,X{n},2025-01-06,1,K2,PR4,9900501,815,30\n' for n in (1, 2, 3)),
    # The first within a week, on 13 January; the next due on 24 February, done four days late; then every six weeks.
    'visit': 'ref,child,visited_on,outcome\n' + ''.join(f'X1/{day},X1,{day},SEEN_ALONE\n' for day in ('2025-01-13', '2025-02-28', '2026-02-20')),
    'health_check': 'ref,child,kind,done_on,status,practitioner\nX1/2026-02-12/RHA,X1,RHA,2026-02-12,COMPLETED,Dr Holly Reed\n',
    'sdq': 'ref,child,completed_on,score\nX1/a,X1,2024-03-04,12\nX1/b,X1,2025-03-04,16\nX1/c,X1,2026-03-04,21\n',
    'plan': 'ref,child,kind,made_on\nX1/PEP,X1,PEP,2025-09-09\n',
    'missing_episode': '''ref,child,kind,started_at,ended_at,interview_offered_at,interview_accepted,interview_done_at
X1/m,X1,M,2026-02-03T17:30,2026-02-03T19:40,2026-02-04T09:00,1,2026-02-05T16:00
X2/m,X2,M,2026-04-06T22:00,,,,
''',
    'contact': 'ref,name,role,organisation,office,phone,textphone,website\nX/o,Norfolk Lane Desk,OTHER,Schools Inspectorate,"Norfolk Lane 2, Aldermere",01632 960999,01632 960998,https://inspectorate.example.org\n',
}


class Shared:
    """The window of all rows, and its desk."""

    desk = program = None

    @classmethod
    def get(cls):
        if cls.desk is None:
            cls.desk = Desk(tempfile.mkdtemp(prefix='cld-ui-'))
            cls.desk.load_demonstration()
            cls.desk.load(**FILES)
        if cls.program is None:
            cls.program = cls.desk.start()
            cls.program.shows('Today')
            cls.program.idle()
        return cls.program

    @classmethod
    def drop(cls):
        if cls.program:
            cls.program.kill()
            cls.program = None

    @classmethod
    def close(cls):
        if cls.desk:
            cls.desk.close()
            subprocess.run(['rm', '-rf', cls.desk.folder], check=False)


def test(function):
    def run(desk):
        program = Shared.get()
        try:
            function(program, Shared.desk)
            program.check_alive()
            same(program.errors, '', 'standard error')
        except Exception:
            snap(program, function.__name__)
            Shared.drop()
            raise
    run.__name__ = function.__name__
    TESTS.append(run)
    return function


def shown(program):
    program.idle()
    return ' | '.join(program.texts())


def has(program, *wanted):
    text = shown(program)
    for words in wanted:
        check(words in text, f'{words!r} in view: {text}')


def has_not(program, *unwanted):
    text = shown(program)
    for words in unwanted:
        check(words not in text, f'{words!r} not in view: {text}')


def to_place(program, number):
    for _ in range(3):
        program.key('Escape')
    program.key(f'ctrl+{number}')
    program.idle(quiet=0.4)


def to_inspection(program, typed):
    """By its inspector."""
    to_place(program, 6)
    program.key('ctrl+f')
    program.idle()
    program.key('ctrl+a')
    program.type(typed)
    program.idle(quiet=0.4)


def to_finding(program, downs):
    """The detail of a finding of the inspection in view."""
    for key in ('Return', 'Return', *['Down'] * downs, 'Return'):
        program.key(key)
        program.idle()


def open_choices(program, name):
    program.find(BUTTON, re.compile(f'^{name}: '))
    # The control and the button in it have one name; the button is what is pressed.
    program.press(program.find_all(BUTTON, re.compile(f'^{name}: '))[-1])
    program.idle()


def choose(program, name, text):
    open_choices(program, name)
    program.type(text)
    program.idle()
    program.key('Return')
    program.idle()


def leave_form(program):
    program.key('Escape')
    program.idle(quiet=0.4)


@test
def test_row_01_inspectors_by_name(program, desk):
    # Who inspects has names and a background: both inspectors are on paper, and either finds the inspection.
    for name in ('orla finch', 'ned bright'):
        to_inspection(program, name)
        has(program, 'Quill House', 'Orla Finch (lead)', 'Ned Bright')
        has_not(program, 'Thorn House', 'Stepping Stones')
        program.key('Escape')
    paper = desk.folder / 'one.pdf'
    desk.cli('print', 'inspection', 'q-2026', '--output', paper)
    for name in ('Orla Finch', 'Ned Bright'):
        check(name in text_of_pdf(paper), f'{name} on paper')


@test
def test_row_05_children_providers_inspections(program, desk):
    # Who places children knows the homes: a home shows our children there and its last grade.
    to_place(program, 7)
    program.type('quill')
    program.idle(quiet=0.4)
    program.key('Return', 'Return')
    program.shows('Our children there now: 3')
    has(program, 'Ada Quill', 'Ben Quill', 'Cyd Quill', 'Requires improvement to be good')


@test
def test_row_06_one_library(program, desk):
    # Everything is in one place: from a finding one press leads to the number and what the text says.
    to_inspection(program, 'orla finch')
    to_finding(program, 0)
    program.press(program.find(BUTTON, re.compile('reg 12')))
    program.shows('Library')
    has(program, 'Protection of children', 'Children’s Homes (England) Regulations 2015', 'CHR15-12')


@test
def test_row_10_standards_of_the_day(program, desk):
    # Standards have their day: of 2014 the minimum standards of 2011 are offered, of 2016 the quality standards.
    for name, offered, other in (('vera ash', 'National Minimum Standards', 'Quality standards'), ('wyn beech', 'Quality standards', 'National Minimum Standards')):
        to_inspection(program, name)
        program.key('ctrl+shift+n')
        program.shows('Record finding')
        program.idle()
        open_choices(program, 'Standards')
        has(program, offered)
        has_not(program, other)
        program.key('Escape')
        leave_form(program)


@test
def test_row_11_one_rule_for_every_sector(program, desk):
    # Homes of authorities and private ones are measured alike, and counted apart.
    found = {row['ref']: row['type'] for row in csv.DictReader(io.StringIO(desk.cli('findings', '--format', 'csv')))}
    same((found['q-2026/1'], found['t-2026/1']), ('REQ', 'REQ'), 'a requirement for each')
    to_place(program, 7)
    windows = len(program.x_windows())
    program.key('ctrl+p')
    program.wait(lambda: len(program.x_windows()) > windows, 'the preview')
    program.idle()
    paper = desk.folder / 'providers.pdf'
    save_in_chooser(program, paper)
    program.wait(lambda: paper.exists() and paper.stat().st_size > 0, 'the list on paper')
    program.idle()
    close_preview(program)
    text = text_of_pdf(paper)
    # Of the authority's own homes the one requirement; of private ones ours beside those of the demonstration.
    check('Local authority: 1 finding, 1 requirement, 1 open' in text, f'the authority’s own: {text[:600]}')
    private = re.search(r'Private: (\d+) findings, (\d+) requirements', text)
    check(private, f'private ones: {text[:600]}')
    of = {row['ref']: row['sector'] for row in recorded(desk, 'provider')}
    inspected = {row['ref']: of.get(row['provider']) for row in recorded(desk, 'inspection')}
    # Praise is none.
    types = [row['type'] for row in recorded(desk, 'finding') if inspected[row['inspection']] == 'PRIV' and row['type'] != 'STR']
    same((int(private[1]), int(private[2])), (len(types), types.count('REQ')), 'findings and requirements of private providers')


@test
def test_row_12_actions_with_a_day(program, desk):
    # Children need it quickly: what was due yesterday is late on the first page.
    to_place(program, 1)
    program.type('quill house')
    program.find(None, re.compile('1 day late.*Children are safe at night'))


@test
def test_row_13_closure(program, desk):
    # A home that is closed: its children are listed, and for each a move is to be made.
    before = len(recorded(desk, 'action'))
    to_inspection(program, 'orla finch')
    action('record enforcement')(program)
    choose(program, 'Step', 'CANC')
    write(program, 'From', 't')
    write(program, 'Reason', 'Children were not safe.')
    save(program)
    program.shows('3 children of ours are there now')
    has(program, 'Ada Quill', 'Ben Quill', 'Cyd Quill')
    save(program)
    program.wait(lambda: len(recorded(desk, 'action')) == before + 3, 'three actions')
    kinds = {row['child']: row['kind'] for row in recorded(desk, 'action') if row['child'].startswith('X')}
    same(kinds, {'X1': 'MOVE', 'X2': 'MOVE', 'X3': 'MOVE'}, 'a move for each')


@test
def test_row_19_how_a_child_is_supported(program, desk):
    # How children are supported where they live: visits in time, health, school, missing and who asked after it.
    to_place(program, 2)
    open_child(program, 'ada quill', 'Ada Quill')
    program.key('alt+8')
    program.shows('Visits in the last 12 months')
    has(program, 'On time', 'Late', 'Health', 'School', 'Missing in the last 12 months', '12 Feb', '9 Sep 2025', 'interview')
    has_not(program, 'None in the last 12 months')


@test
def test_row_39_emotional_and_mental_health(program, desk):
    # How children feel is recorded: the scores of the questionnaire over the years, and when the next is due.
    to_place(program, 2)
    open_child(program, 'ada quill', 'Ada Quill')
    program.key('alt+8')
    program.shows('SDQ: emotional and behavioural health')
    chart = program.find(None, re.compile('12.*16.*21|21.*16.*12'))
    check(chart, 'the chart says its numbers')
    for number in ('12', '16', '21'):
        program.find(None, number)
    rows = list(csv.DictReader(io.StringIO(desk.cli('duties', '--child', 'X1', '--all', '--format', 'csv'))))
    check(any(row['duty'] == 'A14' for row in rows), 'the duty to ask every year')


@test
def test_row_20_no_enforcement_on_an_authority(program, desk):
    # Nobody enforces on an authority: there the step is not offered, and intervention is.
    to_inspection(program, 'ivy elm')
    to_finding(program, 0)
    has(program, 'Plans are late.')
    same([text for text in program.texts() if 'nforcement' in text and 'cannot lead to enforcement' not in text], [], 'what is said of enforcement')
    action('record enforcement against')(program)
    same([text for text in program.texts() if text.startswith('Record enforcement')], [], 'a form')
    # Of a home the box is there.
    to_inspection(program, 'una cedar')
    to_finding(program, 0)
    has(program, 'Staff know the plans.', 'Enforcement', 'Record enforcement…')


@test
def test_row_29_the_inspectorates(program, desk):
    # More than one body inspects.
    to_place(program, 6)
    program.key('ctrl+n')
    program.shows('Record inspection')
    program.idle()
    open_choices(program, 'Inspectorates')
    has(program, 'Ofsted', 'Care Quality Commission', 'HMICFRS', 'Care Inspectorate Wales', 'Care Inspectorate (Scotland)')
    program.key('Escape')
    leave_form(program)


@test
def test_row_32_alerts_first(program, desk):
    # Protection comes first: who is missing now is said on the first page, before everything else.
    to_place(program, 1)
    texts = [text for text in program.texts() if 'missing now' in text]
    check(any('Ben Quill' in text for text in texts), f'the alert: {texts}')
    text = shown(program)
    check(text.index('missing now') < text.index('late'), 'before what is late')


@test
def test_row_33_no_single_score(program, desk):
    # No one number says how good an authority is: every share stands beside the duty that it is of.
    word = re.compile(r'\b(overall|score|total|rating|index)\b', re.I)
    for number in (1, 8):
        to_place(program, number)
        found = [text for text in program.texts() if word.search(text)]
        same(found, [], f'place {number}')
    for node in program.find_all(None, re.compile(r'^\d+ %$')):
        while node and node.get_role() not in TABLE:
            node = node.get_parent()
        check(node, 'a share that is in no table')
    for row in csv.DictReader(io.StringIO(desk.cli('compliance', '--format', 'csv'))):
        check(re.fullmatch('[A-Z][0-9]{2}', row['duty']), f'a row of no duty: {row}')


@test
def test_row_36_a_commissioner_with_the_reason(program, desk):
    # A commissioner comes where failure is persistent or systemic: without saying so it is not recorded.
    to_inspection(program, 'ivy elm')
    action('record intervention')(program)
    choose(program, 'Step', 'COMM')
    write(program, 'From', '1/2/2026')
    save(program)
    program.shows('persistent or systemic failure')
    same([row for row in recorded(desk, 'intervention') if row['inspection'] == 'la-2026'], [], 'nothing is recorded')
    write(program, 'Reason', 'Systemic failure to protect children.')
    save(program)
    program.wait(lambda: any(row['inspection'] == 'la-2026' for row in recorded(desk, 'intervention')), 'the commissioner')
    # The decision comes after the commissioner, not before.
    action('record intervention')(program)
    choose(program, 'Step', 'TRUSTV')
    write(program, 'From', '20/1/2026')
    write(program, 'Reason', 'As advised.')
    save(program)
    same(len([row for row in recorded(desk, 'intervention') if row['inspection'] == 'la-2026']), 1, 'steps recorded')
    leave_form(program)


@test
def test_row_40_evidence_of_a_finding(program, desk):
    # Assessments are evidence: the one that shows the finding is linked, and opens.
    to_inspection(program, 'orla finch')
    to_finding(program, 1)
    has(program, 'Health plans are read.')
    program.press(program.find(BUTTON, re.compile('12 Feb|health', re.I)))
    program.idle(quiet=0.5)
    has(program, 'Dr Holly Reed')


@test
def test_row_42_trends(program, desk):
    # Data shows trends: twelve months of visits in time, and each month opens its children.
    to_place(program, 8)
    program.shows('Months of the trend')
    months = [text for text in program.texts() if re.fullmatch(r'(May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Jan|Feb|Mar|Apr) 202[56]', text)]
    same(len(dict.fromkeys(months)) >= 6, True, f'months in view: {months}')
    number = program.find(BUTTON, re.compile(r'^\d+ Late: Jun 2025$'))
    wanted = int(re.match(r'\d+', name_of(number)).group())
    program.press(number)
    program.idle(quiet=0.5)
    has(program, f'{wanted} rows')
    rows = csv.DictReader(io.StringIO(desk.cli('compliance', '--rows', '--from', '2025-06', '--to', '2025-06', '--duty', 'C02', '--format', 'csv')))
    late = sorted(row['child'] for row in rows if row['state'] == 'late')
    same(len(late), wanted, 'the command line counts the same')
    same(len(program.find_all(None, re.compile('^Child: '))), wanted, 'the children behind it')


@test
def test_row_48_offices(program, desk):
    # Letters have an office, a telephone and a text phone at their head.
    to_place(program, 7)
    program.press(program.find(None, 'Contacts'))
    program.idle()
    program.type('norfolk')
    program.shows('Norfolk Lane 2, Aldermere')
    has(program, '01632 960999', '01632 960998', 'https://inspectorate.example.org')


if __name__ == '__main__':
    try:
        status = run_tests(TESTS)
    finally:
        Shared.close()
    sys.exit(status)
