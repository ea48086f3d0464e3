#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A language that is two fifths longer: every text is marked and stretched, the program runs with it, and on every page
what is shown in headers, buttons and forms is whole and translated.

AT-SPI tells how large a label is, not whether it is cut: a label that has less room than its text needs is taken to be.
What is drawn by hand (timeline, prints) is to be looked at: CLD_PICTURES=FOLDER keeps a picture of each page.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import gi

gi.require_version('Pango', '1.0')
gi.require_version('PangoCairo', '1.0')
from gi.repository import Pango, PangoCairo  # noqa: E402

import pages  # noqa: E402
from harness import LABEL, Failed, check, extents, run_tests, text_of  # noqa: E402

SOURCES = Path(os.environ['SOURCES'])
LANGUAGE = 'de'
BORDER = 5
# The names of keys stand in small caps of this height, which always take what they need.
KEY_CAP_HEIGHT = 14
KEPT = re.compile(r'(%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j)?[a-zA-Z%]|%[A-Za-z]|\{\w+\}|_\w|<[^>]*>|&\w+;|\n)')


def stretch(text):
    """Vowels twice until it is two fifths longer; what C reads is kept."""
    missing = max(1, len(text) * 2 // 5)
    parts = []
    for part in KEPT.split(text):
        if KEPT.fullmatch(part or ''):
            parts.append(part)
            continue
        out = []
        for letter in part:
            out.append(letter)
            if missing > 0 and letter in 'aeiouAEIOU':
                out.append(letter.lower())
                missing -= 1
        parts.append(''.join(out))
    stretched = ''.join(parts) + 'x' * missing
    start, end = ('\n' if stretched.startswith('\n') else ''), ('\n' if stretched.endswith('\n') else '')
    return f'{start}[{stretched.strip(chr(10))}]{end}'


def unquote(lines):
    return ''.join(line[line.index('"') + 1:line.rindex('"')] for line in lines)


def translate(template):
    """Fills in a template as xgettext writes it."""
    out = []
    for entry in template.split('\n\n'):
        lines = entry.split('\n')
        blocks, key = {}, None
        for line in lines:
            match = re.match(r'(msgid_plural|msgid|msgctxt|msgstr(?:\[\d\])?) "', line)
            if match:
                key = match.group(1)
                blocks[key] = [line]
            elif line.startswith('"') and key:
                blocks[key].append(line)
        if 'msgid' not in blocks:
            continue
        msgid = unquote(blocks['msgid'])
        kept = [line for line in lines if line.startswith('#,')] + blocks.get('msgctxt', []) + blocks['msgid'] + blocks.get('msgid_plural', [])
        if msgid == '':
            out.append('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"')
        elif 'msgid_plural' in blocks:
            plural = unquote(blocks['msgid_plural'])
            out.append('\n'.join(kept + [f'msgstr[0] "{quote(stretch(raw(msgid)))}"', f'msgstr[1] "{quote(stretch(raw(plural)))}"']))
        elif msgid != 'translator-credits':
            out.append('\n'.join(kept + [f'msgstr "{quote(stretch(raw(msgid)))}"']))
    return '\n\n'.join(out) + '\n'


def raw(text):
    return text.replace('\\n', '\n').replace('\\"', '"').replace('\\\\', '\\').replace('\\t', '\t')


def quote(text):
    return text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('\t', '\\t')


def make_language(folder):
    listed = [line for line in (SOURCES / 'po/POTFILES.in').read_text().splitlines() if line and not line.startswith('#')]
    files = [name for name in listed if name.endswith(('.c', '.ui'))]
    template = folder / 'pseudo.pot'
    for options, some in ((['-L', 'C', '-k_', '-kN_', '-kC_:1c,2', '-kNC_:1c,2', '-kngettext:1,2', '-kg_dngettext:2,3'],
                           [name for name in files if name.endswith('.c')]), ([], [name for name in files if name.endswith('.ui')])):
        subprocess.run(['xgettext', '--from-code=UTF-8', '--join-existing' if template.exists() else '--no-location', '--no-wrap',
                        '-o', str(template), *options, *some], cwd=SOURCES, check=True, stderr=subprocess.DEVNULL)
    target = folder / 'locale' / LANGUAGE / 'LC_MESSAGES'
    target.mkdir(parents=True)
    (folder / 'pseudo.po').write_text(translate(template.read_text(encoding='utf-8')), encoding='utf-8')
    subprocess.run(['msgfmt', '--check-format', '-o', str(target / 'caseload.mo'), str(folder / 'pseudo.po')], check=True)
    return {'CASELOAD_LOCALEDIR': str(folder / 'locale'), 'LANGUAGE': LANGUAGE, 'LC_ALL': 'C.UTF-8', 'LC_MESSAGES': 'C.UTF-8'}


def width_of(text, cache={}):
    """What the text takes at least, in the program's font."""
    if not cache:
        context = PangoCairo.FontMap.get_default().create_context()
        cache['layout'] = Pango.Layout.new(context)
    cache['layout'].set_font_description(Pango.FontDescription('Cantarell 11'))
    cache['layout'].set_text(text, -1)
    return cache['layout'].get_pixel_size()[0]


def faults_of(program):
    faults = []
    for node in program.walk(program.top_frame()):
        if node.get_role() not in LABEL:
            continue
        text, box = text_of(node), extents(node)
        if not text.startswith('[') or not box or box.width <= 1:
            continue
        # The import's main button gives way to the names of its steps; its tooltip and its name are whole.
        if re.match(r'\[Impoort \d', text):
            continue
        # One line high and narrower than a small font would need: cut.
        if KEY_CAP_HEIGHT < box.height < 26 and '\n' not in text and box.width < width_of(text) * 0.78:
            faults.append(f'“{text}” has {box.width} of about {width_of(text)} pixels')
    return faults


def make_test(needs):
    def pseudo(desk):
        env = make_language(desk.folder)
        program = pages.Page('', None, needs).start(desk, env)
        program.resize(1366 + 2 * BORDER, 768 + 2 * BORDER)
        program.idle()
        faults = []
        for page in pages.TOURS[needs](program):
            check(any(text.startswith('[') for text in program.texts()), f'{page}: the language is in use')
            if os.environ.get('CLD_PICTURES'):
                program.screenshot(Path(os.environ['CLD_PICTURES']) / f'pseudo-{page}.png')
            faults += [f'{page}: {fault}' for fault in faults_of(program)]
        if program.errors:
            faults.append(f'standard error: {program.errors}')
        if faults:
            raise Failed('\n  '.join([f'{len(faults)} cut', *dict.fromkeys(faults)]))
    pseudo.__name__ = needs
    return pseudo


if __name__ == '__main__':
    # The way to a page looks for no English word here.
    pages.NEXT_CHILD = re.compile('.')
    sys.exit(run_tests([make_test(needs) for needs in pages.TOURS]))
