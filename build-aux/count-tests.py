#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Count what `meson test` ran, over one or several build folders, and print `N passed, N failed`.

What failed is named above that line, with the end of what its program printed: a log that is cut short still says it.

Every sub-test of a TAP program counts. The sub-tests are in testlog.junit.xml; how a whole program ended is in
testlog.json, because the XML does not tell a program that crashed or ran out of time: that is one failure more.
Ends with 1 when anything failed or nothing was run.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

GOOD = {'OK', 'EXPECTEDFAIL', 'SKIP'}
PRINTED_LINES = 40


def outcome(case):
    if case.find('failure') is not None or case.find('error') is not None:
        return 'failed'
    return 'skipped' if case.find('skipped') is not None else 'passed'


def short(name):
    """The name of a test without its project and suite, which the two logs and two meson releases write differently."""
    return name.rpartition(' / ')[2]


def read_cases(junit):
    """Test program -> (sub-test, outcome) of the sub-tests that it reported."""
    programs = {}
    for suite in ElementTree.parse(junit).getroot().iter('testsuite'):
        program = suite.get('name').partition('.')[2]
        if program:  # else the suite of the project: programs with a single result, which the other log has
            programs[short(program)] = [(case.get('name'), outcome(case)) for case in suite.iter('testcase')]
    return programs


def read_results(log):
    """(test program, how it ended, the end of what it printed) of each line."""
    with open(log, encoding='utf-8') as lines:
        for line in lines:
            entry = json.loads(line)
            printed = (entry.get('stdout') or '') + (entry.get('stderr') or '')
            yield short(entry['name']), entry['result'], printed.splitlines()[-PRINTED_LINES:]


def count(folder, totals):
    logs = Path(folder) / 'meson-logs'
    programs = read_cases(logs / 'testlog.junit.xml')
    for name, result, printed in read_results(logs / 'testlog.json'):
        cases = programs.get(name, [])
        if result not in GOOD and all(how != 'failed' for _, how in cases):
            cases = cases + [(f'({result.lower()})', 'failed')]
        elif not cases:
            cases = [('', 'skipped' if result == 'SKIP' else 'passed')]
        failed = [case for case, how in cases if how == 'failed']
        if failed:
            print(f'FAILED in {Path(folder).name}: {name}: {", ".join(failed)}')
            print(*(f'  | {line}' for line in printed), sep='\n')
        for _, how in cases:
            totals[how] += 1


def main(folders):
    totals = {'passed': 0, 'failed': 0, 'skipped': 0}
    for folder in folders:
        try:
            count(folder, totals)
        except (OSError, ElementTree.ParseError, ValueError) as error:
            print(f'count-tests.py: the log of {folder} cannot be read: {error}', file=sys.stderr)
            totals['failed'] += 1
    line = f"{totals['passed']} passed, {totals['failed']} failed"
    if totals['skipped']:
        line += f", {totals['skipped']} skipped"
    print(line)
    return 1 if totals['failed'] or not totals['passed'] else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
