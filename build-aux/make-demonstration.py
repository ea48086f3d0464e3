#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-demonstration.py: makes the demonstration caseload in data/demonstration.

  build-aux/make-demonstration.py            writes the files
  build-aux/make-demonstration.py --check    compares them with what would be
                                             written and checks what they say;
                                             exit 1 with a line for each fault

Standard library only.  The same script always gives the same bytes.
"""
import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

from demonstration import caseload, check, life, native, returns  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "data" / "demonstration"


def contents():
    """{path below the folder: text} of everything that the script makes."""
    children = caseload.make()
    life.enrich(children)
    files = {}
    files.update(returns.files(children))
    files.update(native.files(children))
    return children, files


def write(files):
    """Writes the files; others are left alone."""
    for name, text in files.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    print("%d files, %d bytes in %s" % (len(files), sum(len(t.encode("utf-8")) for t in files.values()), FOLDER))


def compare(files):
    """Yields a line for every file that is not what the script makes."""
    for name, text in files.items():
        path = FOLDER / name
        if not path.is_file():
            yield "%s: is not there" % name
        elif path.read_bytes() != text.encode("utf-8"):
            yield "%s: differs from what make-demonstration.py makes" % name
    for path in sorted(FOLDER.rglob("*.csv")):
        if path.relative_to(FOLDER).as_posix() not in files:
            yield "%s: is not made by make-demonstration.py" % path.relative_to(FOLDER).as_posix()


def main():
    """The command."""
    parser = argparse.ArgumentParser(description="Makes the demonstration caseload.")
    parser.add_argument("--check", action="store_true", help="compare and check, write nothing")
    asked = parser.parse_args()
    children, files = contents()
    if not asked.check:
        write(files)
    faults = list(compare(files)) + list(check.faults(children, files, ROOT / "data" / "codes"))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
