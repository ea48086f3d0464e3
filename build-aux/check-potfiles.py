#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check that po/POTFILES.in names every file with text to translate, and no other.

It changes nothing: it says which lines to add or take out.
"""

import re
import sys
from pathlib import Path

CALL = re.compile(r'(?<![A-Za-z0-9_])(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?|gettext)\s*\(\s*(?:[A-Z_]+\s*,\s*)?"')
MARKED = re.compile(r'translatable="(yes|true)"')
COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/|("(?:\\.|[^"\\\n])*")', re.S)


def has_text(path):
    text = path.read_text(encoding='utf-8')
    if path.suffix == '.ui':
        return bool(MARKED.search(text))
    return bool(CALL.search(COMMENT.sub(lambda match: match.group(1) or ' ', text)))


def wanted(root):
    files = set()
    for pattern in ('*.desktop.in', '*.metainfo.xml.in', '*.gschema.xml'):
        files.update(path for path in (root / 'data').glob(pattern))
    for suffix in ('c', 'h', 'ui'):
        files.update(path for path in (root / 'src').glob(f'**/*.{suffix}') if has_text(path))
    return {str(path.relative_to(root)) for path in files}


def listed(potfiles):
    lines = [line.strip() for line in potfiles.read_text(encoding='utf-8').splitlines()]
    return [line for line in lines if line and not line.startswith('#')]


def main(root):
    have = listed(root / 'po' / 'POTFILES.in')
    want = wanted(root)
    faults = [f'add to po/POTFILES.in: {name}' for name in sorted(want - set(have))]
    faults += [f'take out of po/POTFILES.in (no text, or no such file): {name}' for name in sorted(set(have) - want)]
    faults += [f'twice in po/POTFILES.in: {name}' for name in sorted({name for name in have if have.count(name) > 1})]
    if have != sorted(have):
        faults.append('po/POTFILES.in is not in alphabetical order')
    print('\n'.join(faults) if faults else f'{len(have)} files with text to translate')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(Path(sys.argv[1]).resolve()))
