#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the two sources ask for, statement by statement, carried out with the real program. Speaks TAP.

The sources and their statements are those of the domain research, section 7: A is an inspectorate's evidence to a committee, B two
letters on the regulation of authorities. Each test is named after the row it carries out. Where each row stands:

    row  in words                              test
      1  inspectors by name                    tests/ui/test_source_statements.py
      2  no regulation, no requirement         here
      3  a recommendation cites a source       here
      4  whom guidance is aimed at             here
      5  children, providers, inspections      tests/ui/test_source_statements.py
      6  one library                           tests/ui/test_source_statements.py
      7  standard, guidance, regulation        here
      8  enforcement needs a breach            here
      9  from guidance to a requirement        here
     10  standards of the day                  tests/ui/test_source_statements.py
     11  one rule for every sector             here, tests/ui/test_source_statements.py, tests/widget/test-reports.c
     12  actions with a day                    tests/ui/test_source_statements.py; in colour: tests/widget/test-today-findings-widget.c
     13  closure                               tests/ui/test_source_statements.py
     14  a standard gets another name          here
     15  another set of standards              here
     16  children who are tracked              here
     17  out of area                           here
     18  visits by area                        here
     19  how a child is supported              tests/ui/test_source_statements.py
     20  no enforcement on an authority        tests/ui/test_source_statements.py
     21  weakness and expectation              here
     22  Annex A                               test_annex_a.py
  23-26  approval, notice, receipts, strength  test_placements.py, tests/ui/test_placements.py, tests/unit
     27  register of documents                 with row 46
     28  compliance of a month                 here
     29  the inspectorates                     tests/ui/test_source_statements.py
     30  quality apart from dates              here
     31  progress by area                      here
     32  alerts first                          tests/ui/test_source_statements.py
     33  no single score                       tests/ui/test_source_statements.py
     34  cohorts                               here
     35  an adviser                            here
     36  a commissioner, with the reason       tests/ui/test_source_statements.py
     37  out of the authority's hands          here
     38  no notice on an authority             here
     39  emotional and mental health           tests/ui/test_source_statements.py
     40  evidence of a finding                 tests/ui/test_source_statements.py
     41  what practitioners were asked         here
     42  trends                                here, tests/ui/test_source_statements.py, tests/widget/test-reports.c
     43  whether it happened                   here
     44  quality, with reasons                 here, tests/widget/test-reports.c
     45  due and done                          here
     46  letters by their reference            here
     47  a reply and its age                   here
     48  offices                               tests/ui/test_source_statements.py
"""

import csv
import io
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from program import Program, Report, records, run_tests, same

TODAY = '2026-04-07'
TESTS = []

OWN, NEXT, FAR = '383', '380', '815'
AUTHORITIES = f'ref,name,own,adjoining\n{OWN},Brackenshire,1,0\n{NEXT},Aldermere,0,1\n{FAR},Harrowdale,0,0\n'
PROVIDERS = ('ref,name,urn,type,sector,area_authority,registration\n'
             f'9900501,Hollin Bank,9900501,CH,PRIV,{FAR},REGISTERED\n'
             f'9900502,Thorn House,9900502,CH,LA,{OWN},REGISTERED\n'
             f'SC990503,Brackenshire Fostering,SC990503,LAFS,LA,{OWN},NOT_NEEDED\n')
INSPECTIONS = ('ref,provider,authority,event_type,framework,started_on,lead_inspector,team\n'
               'home-2014,9900501,,FULL,CH_PRE2017,2014-06-10,George Tindall,\n'
               'home-2026,9900501,,FULL,SCCIF,2026-02-03,Anita Fell,Marcus Yeo\n'
               f'la-2025,,{OWN},STD,ILACS,2025-06-02,Philippa Marsden,Tom Okonjo\n')
FINDING = 'ref,inspection,number,type,text,regulations,standards,guidance,due_on,expectation,breach_shown,cause\n'


def test(function):
    TESTS.append(function)
    return function


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline='')))


def has(text, *wanted):
    for words in wanted:
        if words not in text:
            raise AssertionError(f'{words!r} is not in: {text}')


def has_not(text, *unwanted):
    for words in unwanted:
        if words in text:
            raise AssertionError(f'{words!r} is in: {text}')


class Caseload:
    """One database of a made-up authority with three providers and three inspections."""

    def __init__(self, program):
        self.program = program
        self.database = program.new_database('t.db')
        self.load(authority=AUTHORITIES, provider=PROVIDERS, inspection=INSPECTIONS)

    def take(self, *options, **tables):
        """Imports native files: what was listed about them."""
        folder = Path(tempfile.mkdtemp(dir=self.program.folder))
        for name, text in tables.items():
            (folder / f'{name}.csv').write_text(text, encoding='utf-8')
        done = self.program.raw(self.database, 'import', '--format', 'csv', *options, *sorted(folder.glob('*.csv')))
        same(done.returncode in (0, 1), True, f'import: {done.stderr.decode()}')
        return Report(done.stdout.decode())

    def load(self, **tables):
        """Imports native files of which nothing is to be said."""
        report = self.take(**tables)
        same(report.problems, [], 'problems')

    def run(self, *args, today=TODAY):
        return self.program(self.database, '--today', today, '--quiet', *args)

    def list(self, *args, today=TODAY):
        return rows_of(self.run(*args, '--format', 'csv', today=today))

    def finding(self, ref):
        return next(row for row in self.list('findings') if row['ref'] == ref)

    def records(self, kind):
        return {row['ref']: row for row in records(self.program.native(self.database), kind)}

    def print(self, *args, today=TODAY):
        """The words of a print, whatever its lines."""
        paper = self.program.folder / 'paper.pdf'
        self.run('print', *args, '--output', paper, '--force', today=today)
        return ' '.join(subprocess.run(['pdftotext', '-layout', paper, '-'], check=True, stdout=subprocess.PIPE).stdout.decode().split())


def child(ref, born='2014-03-02', started='2026-01-14', ended='', home='9900502', area=OWN, miles='4', visits=()):
    """A child in a placement from the day care began, with visits."""
    return {
        'child': f'{ref},{ref}-Given,Surname-{ref},{born},M\n',
        'care_period': f'{ref}/p,{ref},{started},1,{ended},{"E3" if ended else ""}\n',
        'legal_status': f'{ref}/s,{ref},{started},1,{ended},C2\n',
        'placement': f'{ref}/pl,{ref},{started},1,{ended},K2,PR4,{home},{area},{miles}\n',
        'visit': ''.join(f'{ref}/{day},{ref},{day},SEEN_ALONE\n' for day in visits),
    }


HEADERS = {
    'child': 'ref,given_names,surname,date_of_birth,sex\n',
    'care_period': 'ref,child,started_on,start_known,ended_on,reason_ended\n',
    'legal_status': 'ref,child,started_on,start_known,ended_on,code\n',
    'placement': 'ref,child,started_on,start_known,ended_on,type,provider_kind,provider,area_authority,distance_miles\n',
    'visit': 'ref,child,visited_on,outcome\n',
}


def children(*made):
    return {kind: header + ''.join(one[kind] for one in made) for kind, header in HEADERS.items()}


def problem_of(report, ref_line):
    """The one problem of a line."""
    found = [problem for problem in report.problems if problem['line'] == str(ref_line)]
    same(len(found), 1, f'problems of line {ref_line}: {report.problems}')
    return found[0]


# --- source A ---


@test
def test_row_02_no_regulation_no_requirement(caseload):
    # Without powers over what guidance says, nobody can require it: the regulation that is missing is named.
    report = caseload.take(finding=FINDING + 'g,home-2026,1,REQ,Follow the guide.,,,GUIDE15:4.6,2026-03-01,,,\n')
    same(report.total('rejected'), 1, 'rejected')
    problem = problem_of(report, 2)
    same(problem['column'], 'regulations')
    has(problem['reason'], 'name the regulation', 'para 4.6')
    same(caseload.list('findings'), [], 'nothing is recorded')


@test
def test_row_03_a_recommendation_cites_a_source(caseload):
    # Inspectors may recommend good practice: no day is asked for, the source is.
    caseload.load(finding=FINDING + 'menu,home-2026,1,REC,Children help to choose the menu.,,,GUIDE15:4.6,,,,\n')
    row = caseload.finding('menu')
    same((row['type'], row['due_on'], row['state']), ('REC', '', 'open'))
    has(row['why'], 'recommendation', 'para 4.6')
    report = caseload.take(finding=FINDING + 'bare,home-2026,2,REC,Be better.,,,,,,,\n')
    same(report.total('rejected'), 1, 'one without a source')
    has(problem_of(report, 2)['reason'], 'what it rests on')


@test
def test_row_04_whom_guidance_is_aimed_at(caseload):
    # Guidance under section 7 of the 1970 Act binds authorities: cited against a home it is said, in a requirement it carries nothing.
    report = caseload.take(finding=FINDING + 'm,home-2026,1,REQ,Follow the guidance.,,,MISS14,2026-03-01,,,\nr,home-2026,2,REC,Follow the guidance.,,,MISS14,,,,\n')
    same([row['ref'] for row in caseload.list('findings')], ['r'], 'what is recorded')
    reasons = ' '.join(problem['reason'] for problem in report.problems if problem['line'] == '3')
    has(reasons, 'aimed at local authorities', 's7 Local Authority Social Services Act 1970')
    # Of an authority there is nothing to warn of.
    caseload.load(finding=FINDING + 'w,la-2025,1,AFI,Talk with children who come back.,,,MISS14,2026-09-01,,,\n')


@test
def test_row_07_standard_guidance_regulation(caseload):
    # The standard on missing children points to the guidance, and that to the duty to have a policy: the chain is in the finding.
    caseload.take(finding=FINDING + 'old,home-2014,1,REQ,Look for children.,CHR01-16,NMS11-5,MISS14,2014-09-01,,Staff did not know the protocol.,\n'
                  'new,home-2026,1,REQ,Have a policy.,CHR15-34:(4),,MISS14,2026-03-01,,There was no policy.,\n')
    has(caseload.finding('old')['why'], 'standard 5', 'run away or go missing', 'Regulations 2001, reg 16')
    has(caseload.finding('new')['why'], 'run away or go missing', 'breaches', 'Regulations 2015, reg 34(4)')


@test
def test_row_08_enforcement_needs_a_breach(caseload):
    # A compliance notice follows a breach of a regulation and nothing else.
    caseload.load(finding=FINDING + 'rec,home-2026,1,REC,Choose the menu.,,,GUIDE15:4.6,,,,\nreq,home-2026,2,REQ,Protect children.,CHR15-12,,,2026-03-01,,,\n')
    step = 'ref,provider,finding,kind,from_on,note\n'
    report = caseload.take(enforcement=step + 'no,9900501,rec,CN,2026-02-10,Menu.\n')
    same(report.total('rejected'), 1, 'a notice on a recommendation')
    has(problem_of(report, 2)['reason'], 'breach of a regulation')
    caseload.load(enforcement=step + 'yes,9900501,req,CN,2026-02-10,Children were not safe.\n')
    same(sorted(caseload.records('enforcement')), ['yes'])
    has(caseload.print('provider', '9900501'), 'Compliance notice')


@test
def test_row_09_from_guidance_to_a_requirement(caseload):
    # Guidance was not followed; once it is shown which regulation that breaches it is a requirement, and the log says when.
    line = 'f,home-2026,1,{},Staff did not look for a child.,{},,MISS14,{},,{},\n'
    caseload.take(finding=FINDING + line.format('REC', '', '', ''))
    same(caseload.finding('f')['type'], 'REC')
    has(caseload.finding('f')['why'], 'no regulation is shown as breached')
    report = caseload.take(finding=FINDING + line.format('REQ', 'CHR15-34', '2026-03-01', 'The policy was not followed twice.'))
    same((report.total('changed'), report.total('rejected')), (1, 0), 'the upgrade')
    has(caseload.finding('f')['why'], 'requirement', 'reg 34')
    has(caseload.print('inspection', 'home-2026'), 'The policy was not followed twice.')
    entries = caseload.list('history', 'finding/f')
    same(len(entries), 2, 'the finding in the log')
    same(all(entry['at'] and entry['actor'] for entry in entries) and entries[0]['change_set'] != entries[1]['change_set'], True, 'when and by whom')


@test
def test_row_11_one_rule_for_every_sector(caseload):
    # The authority's own home and a private one are measured alike: both get a requirement, and each sector is counted for itself.
    caseload.load(inspection='ref,provider,event_type,framework,started_on\nown-2026,9900502,FULL,SCCIF,2026-02-10\n')
    caseload.load(finding=FINDING + ''.join(f'{ref},{of},1,REQ,Children are not safe at night.,CHR15-12,,,{due},,,\n' for ref, of, due in (('p', 'home-2026', '2026-04-06'), ('o', 'own-2026', '2026-05-01')))
                  + 'i,la-2025,1,AFI,Plans come late.,,,VOL2,2026-03-01,,,\n')
    rows = {row['sector']: row for row in caseload.list('findings', '--by-sector')}
    numbers = lambda sector: [int(rows[sector][name]) for name in ('requirements_open', 'requirements_overdue', 'improvement_open', 'improvement_overdue')]
    same(numbers('PRIV'), [1, 1, 0, 0], 'a private home')
    same(numbers('LA'), [1, 0, 0, 0], 'a home of the authority')
    same(numbers('AUTHORITY'), [0, 0, 1, 1], 'the authority itself')
    has(caseload.print('compliance'), 'Findings by sector', 'Private 1 1 0', 'Local authority 1 0 0', 'Authorities themselves 0 0 0 1 1')


@test
def test_row_14_a_standard_gets_another_name(caseload):
    # What standards are called is data: a new name from a day on, and what was found before keeps the old one.
    before = FINDING + 'old,home-2026,1,REC,Hear children.,,QS7,,,,,\n'
    caseload.load(finding=before)
    caseload.load(legal_set='ref,code,name,form,audience,provider_types,valid_from\nqs,QS15,Ambitions for children in homes,STANDARD,PROVIDER,CH;SCH,2026-03-01\n',
                  inspection='ref,provider,event_type,framework,started_on\nlater,9900501,MON,SCCIF,2026-03-20\n')
    caseload.load(finding=FINDING + 'new,later,1,REC,Hear children.,,QS7,,,,,\n')
    has(caseload.finding('old')['why'], 'Quality standards for children’s homes 2015')
    has_not(caseload.finding('old')['why'], 'Ambitions')
    has(caseload.finding('new')['why'], 'Ambitions for children in homes')
    has(caseload.print('inspection', 'home-2026'), 'Quality standards for children’s homes 2015')


@test
def test_row_15_another_set_of_standards(caseload):
    # Standards are written anew: a set with its own day is added, and both can be cited.
    caseload.load(legal_set='ref,code,name,form,audience,provider_types,valid_from\nns,NS26,National quality standards 2026,STANDARD,PROVIDER,CH;SCH,2026-02-01\n',
                  legal_reference='ref,code,in_set,number,title,valid_from\nns3,NS26-3,NS26,standard 3,Belonging,2026-02-01\n')
    caseload.load(finding=FINDING + 'new,home-2026,1,REC,Help children to belong.,,NS26-3,,,,,\nold,home-2026,2,REC,Hear children.,,QS7,,,,,\n')
    has(caseload.finding('new')['why'], 'National quality standards 2026')
    has(caseload.finding('old')['why'], 'Quality standards for children’s homes 2015')
    # An inspection before the day can have no requirement of it, nor be measured by it unsaid.
    report = caseload.take(finding=FINDING + 'early,home-2014,1,REC,Help children to belong.,,NS26-3,,,,,\n')
    has(problem_of(report, 2)['reason'], 'not on the day of the inspection')


@test
def test_row_16_children_who_are_tracked(caseload):
    # Four children are tracked in an inspection: the pack is four records, each as it was on its day.
    numbers = ['T1', 'T2', 'T3', 'T4']
    caseload.load(**children(*[child(number, started='2025-01-06', visits=['2025-05-20', '2025-07-03']) for number in [*numbers, 'T5']]))
    caseload.load(inspection_child='ref,inspection,child,role\n' + ''.join(f'{number},la-2025,{number},TRACK\n' for number in numbers) + 'T5,la-2025,T5,SAMPLE\n')
    text = caseload.print('tracked', 'la-2025')
    has(text, 'As at 2 Jun 2025', '4 children', *[f'Given Surname-{number}, 11' for number in numbers])
    same(text.count('Case summary'), 4, 'records')
    has_not(text, 'Surname-T5', '3 Jul 2025', '7 Apr 2026')


@test
def test_row_17_out_of_area(caseload):
    # Children placed away from their area: who, where, how far, who approved, and whether the area was told.
    caseload.load(**children(child('O1', home='9900501', area=FAR, miles='41'), child('O2', home='9900501', area=NEXT, miles='9'), child('IN')))
    caseload.load(approval='ref,child,placement,provision,role,name,decided_on\na1,O1,O1/pl,reg11_1_b,DCS,Hugh Moss,2026-01-12\n',
                  notice='ref,direction,child,placement,provision,recipient_kind,recipient,event_on,sent_on\nn1,OUT,O1,O1/pl,reg13_4,AREA,Harrowdale,2026-01-14,2026-01-13\n')
    rows = {row['child']: row for row in caseload.list('out-of-area')}
    same(sorted(rows), ['O1', 'O2'], 'who is out of area')
    first, second = rows['O1'], rows['O2']
    same((first['area'], first['distance_miles'], first['approval'], first['approved_by_role'], first['notice'], first['notice_sent_on']),
         ('at-a-distance', '41', 'recorded', 'DCS', 'recorded', '2026-01-13'))
    same((second['area'], second['distance_miles'], second['level'], second['approval'], second['notice']), ('adjoining', '9', 'NO', 'not-recorded', 'not-recorded'))


@test
def test_row_18_visits_by_area(caseload):
    # To visit children outside their area they are listed by the area they live in.
    caseload.load(**children(child('A1', home='9900501', area=FAR), child('A2', home='9900501', area=NEXT), child('A3', home='9900501', area=FAR), child('IN')))
    text = caseload.print('trip-sheet')
    has(text, '3 children out of area')
    has_not(text, 'Surname-IN')
    near, far = text.index('Aldermere 1 child'), text.index('Harrowdale 2 children')
    same((near < text.index('(A2)') < far, text.index('(A1)') > far, text.index('(A3)') > far), (True, True, True), 'each child stands below its area')
    # Each visit every six weeks: the sheet says when the next is due. Nobody was visited: it is the first, a week after the start.
    has(text, '21 Jan 2026')


@test
def test_row_21_weakness_and_expectation(caseload):
    # Of an authority the report says what is weak and what is expected of it; both are kept, in the order of the report.
    lines = [('10', 'Reviews drift.', 'Every review says what changed.'), ('2', 'Visits are late.', 'Children are seen in time.')]
    caseload.load(finding=FINDING + ''.join(f'w{number},la-2025,{number},WEAK,{text},,,VOL2,,{expectation},,\n' for number, text, expectation in lines))
    text = caseload.print('inspection', 'la-2025')
    places = [text.index(words) for words in ('Visits are late.', 'Children are seen in time.', 'Reviews drift.', 'Every review says what changed.')]
    same(places, sorted(places), 'the order in print')


# --- source B ---

# The first visit is due a week after the start, the next six weeks (42 days) after the last: here on 4 March.
VISITED = ('2026-01-21',)


@test
def test_row_28_compliance_of_a_month(caseload):
    # Nobody audits authorities from outside: the program counts, by duty and month, what was on time, late and missing.
    caseload.load(**children(child('ON', visits=[*VISITED, '2026-03-04']), child('LATE', visits=[*VISITED, '2026-03-09']), child('NOT', visits=VISITED)))
    rows = caseload.list('compliance', '--from', '2026-03', '--to', '2026-03', '--duty', 'C02')
    same(len(rows), 1, 'duties in March')
    same([rows[0][name] for name in ('duty', 'month', 'on_time', 'late', 'missing', 'not_recorded')], ['C02', '2026-03', '1', '1', '1', '0'])
    listed = {row['child']: row['state'] for row in caseload.list('compliance', '--from', '2026-03', '--to', '2026-03', '--duty', 'C02', '--rows')}
    same(listed, {'ON': 'met', 'LATE': 'late', 'NOT': 'overdue'}, 'the rows behind the numbers')


@test
def test_row_30_quality_apart_from_dates(caseload):
    # To do it in time is not to do it well: the grade of an audit and the share on time are two things.
    caseload.load(**children(child('K', visits=[*VISITED, '2026-03-04'])))
    before = caseload.list('compliance')
    caseload.load(quality_audit='ref,child,audited_on,auditor,grade,reasons\nq,K,2026-03-20,Lillian Okoro,INAD,No plan.\n')
    same(caseload.list('compliance'), before, 'an audit counts in no compliance figure')
    same([(row['child'], row['grade']) for row in caseload.list('audits')], [('K', 'INAD')])
    same([name for row in before for name in row if 'grade' in name], [], 'grades among the figures')
    text = caseload.print('compliance')
    has(text, 'Share on time', 'Quality audits', 'Inadequate')
    same(text.index('Share on time') < text.index('Quality audits'), True, 'apart')


@test
def test_row_31_progress_by_area(caseload):
    # What inspectors ask after is how children get on: a note for each part of life, and what the child says.
    headings = {'HEALTH': 'Health', 'EDUCATION': 'Education', 'EMOTIONAL': 'Emotional and behavioural development', 'IDENTITY': 'Identity',
                'FAMILY': 'Family and social relationships', 'SOCIAL': 'Social presentation', 'SELF_CARE': 'Self-care skills'}
    caseload.load(**children(child('K')))
    caseload.load(note='ref,child,happened_on,kind,text,childs_words,heading\n' + ''.join(f'{code},K,2026-03-{n + 10},PROGRESS,Progress-in-{code}.,Words-on-{code}.,{code}\n' for n, code in enumerate(headings)))
    text = caseload.print('summary', 'K')
    for code, label in headings.items():
        # A long one goes on in the next line.
        has(text, ' '.join(label.split()[:3]), f'Progress-in-{code}.')
    has(text, '“Words-on-')


@test
def test_row_34_cohorts(caseload):
    # Children in care and care leavers are looked at apart.
    caseload.load(**children(child('CARED', visits=VISITED), child('LEFT', born='2007-06-01', started='2020-01-06', ended='2025-06-01')))
    caseload.load(plan='ref,child,kind,made_on\np,LEFT,PATHWAY,2025-03-03\n')
    asked = ('compliance', '--rows', '--from', '2025-07', '--to', '2026-04')
    everybody = {row['child'] for row in caseload.list(*asked)}
    same(everybody, {'CARED', 'LEFT'}, 'everybody')
    same({row['child'] for row in caseload.list(*asked, '--cohort', 'looked-after')}, {'CARED'}, 'looked after')
    same({row['child'] for row in caseload.list(*asked, '--cohort', 'care-leavers')}, {'LEFT'}, 'care leavers')


INTERVENTION = 'ref,inspection,kind,from_on,reason\n'


@test
def test_row_35_an_adviser(caseload):
    # What follows for an authority may be an adviser.
    caseload.load(intervention=INTERVENTION + 'a,la-2025,ADV,2025-07-21,Help for children in need came too late.\n')
    has(caseload.print('inspection', 'la-2025'), 'Improvement adviser', '21 Jul 2025', 'Help for children in need came too late.')


@test
def test_row_37_out_of_the_authoritys_hands(caseload):
    # The ladder may end with services that leave the authority's control.
    caseload.load(intervention=INTERVENTION + 'c,la-2025,COMM,2025-08-01,Systemic failure.\nt,la-2025,TRUSTV,2026-02-02,The commissioner advised it.\na,la-2025,ADV,2025-07-01,Inadequate.\n')
    text = caseload.print('inspection', 'la-2025')
    places = [text.index(words) for words in ('Improvement adviser', 'commissioner', 'trust, agreed')]
    same(places, sorted(places), 'the ladder in its order')
    has(text, '2 Feb 2026')


@test
def test_row_38_no_notice_on_an_authority(caseload):
    # Authorities are inspected, not regulated: neither a requirement nor a compliance notice.
    report = caseload.take(finding=FINDING + 'r,la-2025,1,REQ,See children.,CPPCR-28,,,2026-03-01,,,\na,la-2025,2,APA,Protect children.,,,VOL2,2026-03-01,,,\n')
    has(problem_of(report, 2)['reason'], 'inspected, not regulated')
    same([row['ref'] for row in caseload.list('findings')], ['a'])
    report = caseload.take(enforcement='ref,provider,finding,kind,from_on,note\ne,SC990503,,CN,2026-02-10,reg 28 was breached.\nf,9900501,a,CN,2026-02-10,Not safe.\n')
    same(report.total('rejected'), 2, 'a notice on an authority')
    same(caseload.records('enforcement'), {})


@test
def test_row_41_what_practitioners_were_asked(caseload):
    # Poor data and what a practitioner did not say: who was asked, how long ago, and the cause on the finding.
    caseload.load(**children(child('K')))
    caseload.load(finding=FINDING + 'f,la-2025,1,AFI,Health histories are missing.,,,HEALTH15,2026-12-01,,,PRACT_INFO\n')
    caseload.load(information_request='ref,child,asked_of,role,what,asked_on,due_on,cause,finding\ni,K,Netherby Health Centre,GP,Health history,2026-05-01,2026-05-15,PRACT_INFO,f\n')
    rows = caseload.list('information-requests', '--open', today='2026-06-10')
    # From 1 May to 10 June are 40 days.
    same([(row['ref'], row['state'], row['days'], row['cause'], row['finding']) for row in rows], [('i', 'late', '40', 'PRACT_INFO', 'f')])
    has(caseload.print('inspection', 'la-2025'), 'Information missing from a practitioner')


@test
def test_row_42_trends(caseload):
    # Data shows trends: each number of twelve months of visits is how many rows that month lists, and they are the right children's.
    first, last = date(2025, 4, 18), date.fromisoformat(TODAY)
    every = {f'W{weeks}': [(first + timedelta(days=days)).isoformat() for days in range(0, (last - first).days + 1, 7 * weeks)] for weeks in (4, 6, 8, 10)}
    caseload.load(**children(*[child(ref, started='2025-04-14', visits=days) for ref, days in every.items()]))
    months = [f'{2025 + (4 + n) // 12}-{(4 + n) % 12 + 1:02}' for n in range(12)]
    counted = {row['month']: row for row in caseload.list('compliance', '--duty', 'C02', '--from', months[0], '--to', months[-1])}
    same(sorted(set(counted) - {''}), months, 'twelve months')
    states = {'on_time': {'met'}, 'late': {'late'}, 'missing': {'overdue', 'missed'}}
    due = [row for row in caseload.list('duties', '--all') if row['duty'] == 'C02']
    for month in months:
        listed = caseload.list('compliance', '--rows', '--duty', 'C02', '--from', month, '--to', month)
        for figure, of in states.items():
            key = lambda row: (row['child'], row['due'])
            wanted = sorted(key(row) for row in due if row['due'].startswith(month) and row['state'] in of)
            same(sorted(key(row) for row in listed if row['state'] in of and row['due'].startswith(month)), wanted, f'{month}: {figure}')
            same(int(counted[month][figure]), len(wanted), f'{month}: how many {figure}')
    for figure in ('on_time', 'late'):
        same(any(int(counted[month][figure]) for month in months), True, f'some {figure}')


@test
def test_row_43_whether_it_happened(caseload):
    # Data shows whether something was done: a child not visited in time is listed.
    caseload.load(**children(child('SEEN', visits=[*VISITED, '2026-03-04']), child('UNSEEN', visits=VISITED)))
    rows = caseload.list('duties', '--state', 'overdue')
    visits = [(row['child'], row['due']) for row in rows if row['duty'] == 'C02']
    same(visits, [('UNSEEN', '2026-03-04')], 'who was not visited')


@test
def test_row_44_quality_with_reasons(caseload):
    # Whether the work was good only somebody who reads it can say: five records are read, each with a grade and why.
    numbers = [f'S{n}' for n in range(5)]
    grades = ['OUT', 'GOOD', 'GOOD', 'RI', 'INAD']
    caseload.load(**children(*[child(number) for number in numbers]))
    caseload.load(quality_audit='ref,child,audited_on,auditor,grade,reasons,sample\n'
                  + ''.join(f'q{number},{number},2026-03-20,Martin Dunne,{grade},Because-{number}.,Dip sample March 2026\n' for number, grade in zip(numbers, grades)))
    rows = caseload.list('audits')
    same({row['child']: row['grade'] for row in rows if row['sample'] == 'Dip sample March 2026'}, dict(zip(numbers, grades)))
    has(caseload.run('show', 'S4'), 'Inadequate', 'Because-S4.')


@test
def test_row_45_due_and_done(caseload):
    # The right work at the right time, for each child: due 4 March, done 9 March, five days late.
    caseload.load(**children(child('K', visits=[*VISITED, '2026-03-09'])))
    row = next(row for row in caseload.list('duties', '--child', 'K', '--all') if row['due'] == '2026-03-04')
    same((row['duty'], row['done'], row['state']), ('C02', '2026-03-09', 'late'))
    has(caseload.print('duties', 'K'), '4 Mar 2026', '9 Mar 2026', '5 days late')


LETTERS = ('ref,direction,form,correspondent,our_ref,their_ref,dated_on,received_on,subject,inspection,replies_to\n'
           'in,IN,EMAIL,A parent,,,2018-10-03,2018-10-03,Who inspects the council?,,\n'
           'out,OUT,LETTER,A parent,409435,,2018-10-15,,Who inspects the council?,la-2025,in\n')


@test
def test_row_46_letters_by_their_reference(caseload):
    # A letter has a number: it is found by it, however it is typed, and leads to the inspection it is about.
    caseload.load(correspondence=LETTERS)
    for typed in ('409435', '409 435'):
        rows = caseload.list('correspondence', '--find', typed)
        same([(row['ref'], row['our_ref'], row['inspection']) for row in rows], [('out', '409435', 'la-2025')], typed)


@test
def test_row_47_a_reply_and_its_age(caseload):
    # What came on 3 October was answered on 15 October: 8 working days, 4 5 8 9 10 11 12 15.
    caseload.load(correspondence=LETTERS)
    row = next(row for row in caseload.list('correspondence') if row['ref'] == 'in')
    same((row['answered_by'], row['state'], row['working_days']), ('out', 'answered', '8'))
    same([row['ref'] for row in caseload.list('correspondence', '--open')], [], 'nothing waits for an answer')


# --- what is in none of all this ---

DEMONSTRATION = Path(__file__).resolve().parents[2] / 'data' / 'demonstration'
LISTS = ('findings', 'providers', 'compliance', 'correspondence', 'information-requests', 'audits', 'notices', 'out-of-area', 'duties', 'prints', 'history')


def secrets_of(files):
    """Where a child lives whose address is restricted, or whose placement is confidential; a postcode that is a provider's own is none."""
    public = {row['postcode'] for row in records(files, 'provider')}
    secrets = set()
    for row in records(files, 'placement'):
        if row['address_restricted'] == '1' or row['area_authority'] == 'CON':
            if row['postcode'] and row['postcode'] not in public:
                secrets |= {row['postcode'], row['postcode'].replace(' ', '')}
            secrets |= set(row['address'].splitlines()[:1])
    return secrets


@test
def test_a_restricted_address_is_nowhere(caseload):
    program, database = caseload.program, caseload.program.new_database('d.db')
    caseload.database = database
    program.raw(database, 'import', '--made-up', DEMONSTRATION, DEMONSTRATION / '2025', DEMONSTRATION / '2026')
    # One more that is looked at: at a home with an inspection, and tracked.
    files = program.native(database)
    inspections = [row['ref'] for row in records(files, 'inspection')]
    child = next(row for row in records(files, 'placement') if row['address_restricted'] == '1' and not row['ended_on'])
    caseload.take(inspection_child='ref,inspection,child,role\nx,383/2025-11-05,{0},SAMPLE\n'.format(child['child']))
    secrets = secrets_of(files)
    same(len(secrets) >= 4, True, f'addresses to look for: {secrets}')
    for command in LISTS:
        for extra in ((), ('--rows',)) if command == 'compliance' else ((),):
            has_not(caseload.run(command, *extra, '--format', 'csv'), *secrets)
    papers = [('inspection',), ('trip-sheet',), ('compliance',), ('compliance', 'C02'), *[('inspection', ref) for ref in inspections],
              *[('provider', ref) for ref in sorted({row['provider'] for row in records(files, 'placement') if row['child'] == child['child'] and row['provider']})],
              ('tracked', '383/2025-11-05'), ('tracked', '383/2025-11-05', '--role', 'SAMPLE')]
    for paper in papers:
        for mask in ((), ('--mask',)) if paper[0] != 'compliance' else ((),):
            has_not(caseload.print(*paper, *mask), *secrets)
    folder = program.folder / 'annex'
    caseload.run('export', 'annex-a', folder)
    for path in folder.iterdir():
        has_not(path.read_text(encoding='utf-8'), *secrets)


if __name__ == '__main__':
    sys.exit(run_tests(TESTS, lambda folder: Caseload(Program(folder))))
