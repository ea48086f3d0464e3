#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A function does one thing and fits a screen; a file is one subject.

Lists functions of more than 60 lines and files of more than 500; fails above 100 and 700.
"""

import re
import sys
from pathlib import Path

FUNCTION_LONG, FUNCTION_TOO_LONG = 60, 100
FILE_LONG, FILE_TOO_LONG = 500, 700
NAME = re.compile(r'^([A-Za-z_]\w*)\s*\(')


def functions(lines):
    """Yield (name, first line, number of lines) of each function: its braces stand in the first column."""
    name = start = None
    opened = False
    for number, line in enumerate(lines, 1):
        match = NAME.match(line)
        if match and not opened:
            name, start = match.group(1), number
        elif line.startswith('{') and name:
            opened = True
        elif line.startswith('}') or (line.rstrip().endswith(';') and not opened):
            if opened and line.startswith('}'):
                yield name, start, number - start + 1
            name, opened = None, False


def check(root, path, long_ones, faults):
    lines = path.read_text(encoding='utf-8').splitlines()
    name = path.relative_to(root)
    if len(lines) > FILE_LONG:
        (faults if len(lines) > FILE_TOO_LONG else long_ones).append(f'{name}: {len(lines)} lines')
    for function, start, length in functions(lines):
        if length > FUNCTION_LONG:
            target = faults if length > FUNCTION_TOO_LONG else long_ones
            target.append(f'{name}:{start}: {function} () has {length} lines')


def main(root):
    long_ones, faults = [], []
    count = 0
    for folder in ('src', 'tests'):
        for path in sorted((root / folder).glob('**/*.[ch]')):
            count += 1
            check(root, path, long_ones, faults)
    for line in long_ones:
        print(f'long:     {line}')
    for line in faults:
        print(f'too long: {line}')
    print(f'{count} files, {len(long_ones)} long, {len(faults)} too long')
    return 1 if faults or count == 0 else 0


if __name__ == '__main__':
    sys.exit(main(Path(sys.argv[1]).resolve()))
