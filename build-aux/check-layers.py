#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Second fence between the layers (the first is that a wrong include does not compile).

Reads every source below src/ and refuses
  * an include of a header of a layer that is not below;
  * GTK and libadwaita below ui/, Pango and Cairo below print/;
  * the header of a database engine or of the keyring anywhere but in its driver;
  * SQL in a string outside store/, and in store/ what does not run on both engines;
  * the clock in rules/, where today is a parameter.
"""

import re
import sys
from pathlib import Path

# layer -> layers whose headers it may include besides its own
BELOW = {
    'util': [],
    'model': ['util'],
    'rules': ['util', 'model'],
    'store': ['util', 'model'],
    'service': ['util', 'model', 'rules', 'store'],
    'io': ['util', 'model', 'rules', 'store', 'service'],
    'print': ['util', 'model', 'rules', 'store', 'service'],
    'cli': ['util', 'model', 'rules', 'store', 'service', 'io', 'print'],
    'ui': ['util', 'model', 'rules', 'store', 'service', 'io', 'print'],
}

SYSTEM = [
    (re.compile(r'(gtk|gdk|gsk)/|adwaita\.h'), {'ui'}, 'GTK and libadwaita belong to ui/'),
    (re.compile(r'(pango|cairo)|cairo'), {'ui', 'print', 'cli'}, 'Pango and Cairo belong to print/ and above'),
]

DRIVER = {'sqlite3.h': 'store/*-sqlite.[ch]', 'libpq-fe.h': 'store/*-postgres.[ch]',
          'libsecret/secret.h': 'store/*-keyring.[ch]'}

SQL = re.compile(r'\b(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|'
                 r'(CREATE|DROP|ALTER)\s+(TABLE|INDEX|TRIGGER|VIEW)\b|PRAGMA\s)')

# What one of the two engines does not know, or means otherwise.
HOUSE_RULES = [
    (re.compile(r'\b(INSERT|UPDATE)\s+OR\s', re.I), 'INSERT OR ... is of one engine: use ON CONFLICT'),
    (re.compile(r'\bREPLACE\s+INTO\b', re.I), 'REPLACE INTO is of one engine: use ON CONFLICT'),
    (re.compile(r'\b(rowid|oid)\b', re.I), 'no rowid: every table has a key of its own'),
    (re.compile(r'\blast_insert_rowid\b', re.I), 'no last_insert_rowid: keys are made in C'),
    (re.compile(r'\bAUTOINCREMENT\b', re.I), 'no AUTOINCREMENT: keys are made in C'),
    (re.compile(r'\bIFNULL\s*\(', re.I), 'IFNULL is of one engine: use COALESCE'),
    (re.compile(r'\b(strftime|julianday|unixepoch|datetime)\s*\(', re.I), 'dates are ISO text, worked out in C'),
    (re.compile(r'\bCURRENT_(TIMESTAMP|DATE|TIME)\b', re.I), 'moments are made in C'),
    (re.compile(r'\b(printf|format)\s*\(', re.I), 'no printf in SQL: text is made in C'),
    (re.compile(r'\b(group_concat|string_agg)\s*\(', re.I), 'aggregate text in C'),
    (re.compile(r'\bjson_\w+\s*\(|->>', re.I), 'JSON is opaque text, read in C'),
    (re.compile(r'\bGLOB\b'), 'GLOB is of one engine'),
    (re.compile(r'\bUSING\s+fts\d', re.I), 'no full-text tables: search is on folded keys'),
]
LIKE = re.compile(r'\bLIKE\b')
KEYED = re.compile(r'(search_key|sort_key|_key|folded)\w*\s+(NOT\s+)?LIKE\b')

CLOCK = re.compile(r'\b(g_date_time_new_now\w*|g_get_real_time|g_date_set_time_t|time|localtime(_r)?|gmtime(_r)?|'
                   r'clock_gettime|gettimeofday)\s*\(')

TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
BETWEEN = re.compile(r'(?:\s|\\\n)*')
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)


def strings(text):
    """Yield (position, content) of each string of C source, those that stand side by side joined."""
    start, content, end = None, '', 0
    for match in TOKEN.finditer(text):
        if not match.group().startswith('"'):
            continue
        if start is not None and BETWEEN.fullmatch(text, end, match.start()):
            content += match.group()[1:-1]
        else:
            if start is not None:
                yield start, content
            start, content = match.start(), match.group()[1:-1]
        end = match.end()
    if start is not None:
        yield start, content


class Checker:
    def __init__(self, source):
        self.source = source
        self.layer_of = {path.name: path.relative_to(source).parts[0]
                         for path in source.glob('*/**/*.h')}
        self.faults = []

    def fault(self, path, text, position, message):
        line = text.count('\n', 0, position) + 1
        self.faults.append(f'{path.relative_to(self.source.parent)}:{line}: {message}')

    def check_includes(self, path, layer, text):
        for match in INCLUDE.finditer(text):
            header = match.group(1)
            target = self.layer_of.get(Path(header).name)
            if target and target != layer and target not in BELOW[layer]:
                self.fault(path, text, match.start(1), f'{layer}/ includes {header} of {target}/, which is not below it')
            for pattern, allowed, message in SYSTEM:
                if target is None and pattern.match(header) and layer not in allowed:
                    self.fault(path, text, match.start(1), f'{header}: {message}')
            driver = DRIVER.get(header)
            if driver and not path.relative_to(self.source).match(driver):
                self.fault(path, text, match.start(1), f'{header} is for {driver} alone')

    def check_sql(self, path, layer, text, start, statement):
        if layer != 'store':
            if SQL.search(statement):
                self.fault(path, text, start, 'SQL outside store/')
            return
        if path.stem.endswith(('-sqlite', '-postgres')):
            return
        for pattern, message in HOUSE_RULES:
            if pattern.search(statement):
                self.fault(path, text, start, message)
        if LIKE.search(statement) and not KEYED.search(statement):
            self.fault(path, text, start, 'LIKE only on a folded key column (search_key)')

    def check_c(self, path, layer):
        text = path.read_text(encoding='utf-8')
        self.check_includes(path, layer, text)
        for start, string in strings(text):
            self.check_sql(path, layer, text, start, string)
        if layer == 'rules':
            code = TOKEN.sub(lambda match: re.sub(r'[^\n]', ' ', match.group()), text)
            for match in CLOCK.finditer(code):
                self.fault(path, text, match.start(), 'no clock in rules/: today is a parameter')

    def check_sql_file(self, path, layer):
        text = path.read_text(encoding='utf-8')
        code = re.sub(r'--[^\n]*', '', text)
        if layer != 'store':
            self.faults.append(f'{path.relative_to(self.source.parent)}: SQL outside store/')
            return
        if path.stem.endswith(('-sqlite', '-postgres')):
            return
        for number, line in enumerate(code.split('\n'), 1):
            for pattern, message in HOUSE_RULES:
                if pattern.search(line):
                    self.faults.append(f'{path.relative_to(self.source.parent)}:{number}: {message}')

    def run(self):
        count = 0
        for path in sorted(self.source.glob('*/**/*')):
            layer = path.relative_to(self.source).parts[0]
            if path.suffix not in ('.c', '.h', '.sql'):
                continue
            if layer not in BELOW:
                self.faults.append(f'src/{layer}: no such layer is known to build-aux/check-layers.py')
                continue
            count += 1
            if path.suffix == '.sql':
                self.check_sql_file(path, layer)
            else:
                self.check_c(path, layer)
        for fault in self.faults:
            print(fault)
        print(f'{count} files, {len(self.faults)} faults')
        return 1 if self.faults or count == 0 else 0


if __name__ == '__main__':
    sys.exit(Checker(Path(sys.argv[1]).resolve() / 'src').run())
