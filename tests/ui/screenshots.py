# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every page. Started by build-aux/screenshots, which says what they are called."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import harness
from pages import PAGES

BORDER = 5  # what GTK draws round a window that no window manager frames

# name: (width, height, scale of the text, environment)
MODES = {
    'light': (1366, 768, 1, {}),
    'dark': (1366, 768, 1, {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}),
    'contrast': (1366, 768, 1, {'ADW_DEBUG_HIGH_CONTRAST': '1'}),
    'narrow': (400, 760, 1, {}),
    'large': (1024, 768, 2, {}),
}
# What has a window of its own that fills the screen; other windows stand above the main one.
OWN_WINDOW = {'preview'}


def place(program, page, width, height):
    """The border lies outside the screen, or is cut off."""
    windows = program.x_windows()
    harness.xdotool('windowsize', '--sync', windows[0], width + 2 * BORDER, height + 2 * BORDER)
    harness.xdotool('windowmove', '--sync', windows[0], -BORDER, -BORDER)
    for window in windows[1:]:
        if page.name in OWN_WINDOW:
            harness.xdotool('windowsize', '--sync', window, width + 2 * BORDER, height + 2 * BORDER)
            harness.xdotool('windowmove', '--sync', window, -BORDER, -BORDER)
            continue
        shape = dict(line.split('=') for line in harness.xdotool('getwindowgeometry', '--shell', window).split())
        x = max(0, (width - int(shape['WIDTH'])) // 2)
        harness.xdotool('windowmove', '--sync', window, x, max(0, (height - int(shape['HEIGHT'])) // 2))
    program.idle(quiet=0.4)


def take(page, mode, target):
    width, height, scale, env = MODES[mode]
    desk = harness.Desk(tempfile.mkdtemp(prefix='cld-shot-'))
    try:
        if scale != 1:
            desk.scale_text(scale)
        program = page.start(desk, env)
        windows = program.x_windows()
        harness.xdotool('windowsize', '--sync', windows[0], width + 2 * BORDER, height + 2 * BORDER)
        harness.xdotool('windowmove', '--sync', windows[0], -BORDER, -BORDER)
        program.idle()
        fault = None
        try:
            page.go(program)
        except harness.Failed as failure:
            fault = str(failure).split(';')[0]
        program.check_alive()
        place(program, page, width, height)
        subprocess.run(['import', '-window', 'root', '-crop', f'{width}x{height}+0+0', '+repage', str(target)], check=True,
                       stderr=subprocess.DEVNULL)
        if program.errors:
            fault = f'{fault or ""} stderr: {program.errors[:300]}'
        return fault
    except harness.Failed as failure:
        return str(failure).split(';')[0]
    finally:
        desk.close()
        shutil.rmtree(desk.folder, ignore_errors=True)


def main():
    folder, mode, wanted = Path(sys.argv[1]), sys.argv[2], set(sys.argv[3:])
    failed = 0
    for page in PAGES:
        if wanted and page.name not in wanted:
            continue
        target = folder / f'{page.name}-{mode}.png'
        fault = take(page, mode, target)
        failed += bool(fault)
        print(f'{target.name}: {fault or "taken"}', flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
