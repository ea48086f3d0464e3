#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Render a manual page and fail on any warning of groff.

groff ends with status 0 whatever it warned of, so what it says is looked at.
"""

import shutil
import subprocess
import sys


def main(pages):
    if shutil.which('groff') is None:
        print('groff is not installed (package groff-base)')
        return 77  # skipped, for meson
    failed = False
    for page in pages:
        done = subprocess.run(['groff', '-man', '-ww', '-z', '-Tutf8', page], capture_output=True, text=True)
        if done.returncode != 0 or done.stderr:
            print(done.stderr, end='')
            failed = True
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
