#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the import of a postcode directory takes: 2.7 million made-up rows in the form of the ONS Postcode Directory,
all its columns, against the sqlite3 shell that copies a file of the columns needed into a table with a key.

Prints what was measured, and fails when a demand is not met: less than 60 s, less than 400 MiB of memory, and a look-up
in less than 50 ms with all that starting the program takes.

CASELOAD_CLI names the program, SQLITE3 the shell, BUILDTYPE how the program was built. BENCH_ROWS and BENCH_RUNS change
the number of rows (2700000) and how often each is run (3). Or: bench_postcodes.py --write FILE [ROWS] only makes a file.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CLI = os.environ.get('CASELOAD_CLI', '')
SQLITE3 = os.environ.get('SQLITE3', '')
BUILDTYPE = os.environ.get('BUILDTYPE', 'unknown')
ROWS = int(os.environ.get('BENCH_ROWS', '2700000'))
RUNS = int(os.environ.get('BENCH_RUNS', '3'))
MAX_SECONDS, MAX_MIB, MAX_FIND = 60.0, 400.0, 0.05

HEADER = ('pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind,oshlthau,nhser,ctry,rgn,'
          'streg,pcon,eer,teclec,ttwa,pct,itl,statsward,oa01,casward,npark,lsoa01,msoa01,ur01ind,oac01,oa11,lsoa11,msoa11,wz11,'
          'sicbl,bua24,ru11ind,oac11,lat,long,lep1,lep2,pfa,imd,calncv,icb,oa21,lsoa21,msoa21').split(',')
LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'
# Districts and the county they are in, as codes; made-up neighbours of each other.
PLACES = [('E07000223', 'E10000032'), ('E08000035', 'E99999999'), ('E09000007', 'E99999999'), ('E06000023', 'E99999999'),
          ('E07000008', 'E10000003'), ('W06000015', 'W99999999'), ('S12000036', 'S99999999'), ('N09000003', 'N99999999')]


def outward(n):
    """ZA1, ZA2, ...: no such post towns."""
    return f'Z{LETTERS[n // 99 % 20]}{n % 99 + 1}' if n < 99 * 20 else f'Q{LETTERS[n // 99 % 20]}{n % 99 + 1}'


def postcodes():
    for n in range(99 * 40):
        for digit in range(10):
            for one in LETTERS:
                for other in LETTERS:
                    yield outward(n), f'{digit}{one}{other}'


def write(path, rows):
    """All columns, quoted as the ONS does; returns the path of a file of the five columns needed, as the shell reads it."""
    plain = Path(path).with_suffix('.plain.csv')
    tail = ['1', 'E18000003', 'E40000003', 'CTRY', 'E12000007', '0', 'E14000639', 'E15000007', 'E24000003', 'E30000234', 'E16000048',
            'TLI36', '99ZZ0099', 'E00004545', 'E05000138', '', 'E99999999', 'E01000940', 'E02000188', 'A', '2A1', 'E00004545', 'E01000940',
            'E02000188', 'E33030501', 'E38000240', 'E63004949', 'A1', '1C3', '51.5200', '-0.1200', 'E37000023', '', 'E23000001', '10251',
            'E56000027', 'E54000028', 'E00004545', 'E01000940', 'E02000188']
    quoted = ['"' + cell + '"' if not cell.replace('.', '').replace('-', '').isdigit() else cell for cell in tail]
    with open(path, 'w', encoding='ascii') as out, open(plain, 'w', encoding='ascii') as few:
        out.write(','.join(f'"{name}"' for name in HEADER) + '\n')
        tails = {letter: ','.join(quoted).replace('CTRY', letter + '92000001') for letter in 'EWSN'}
        for i, (first, last) in zip(range(rows), postcodes()):
            district, county = PLACES[i // 400 % len(PLACES)]
            east, north = 100000 + i % 500000, 20000 + i // 7 % 900000
            ended = '201203' if i % 3 == 0 else ''
            code = f'{first} {last}'
            # The form of the first column keeps seven characters, that of the second eight.
            out.write(f'"{first:<4}{last}","{first:<5}{last}","{code}","199806","{ended}","{county}","E99999999","{district}","E05013662","E43000200",0,{east},{north},'
                      f'{tails[district[0]]}\n')
            few.write(f'{first}{last},{district},{county},{east},{north}\n')
    return plain


def timed(command, text=None, env=None):
    """Wall-clock seconds, and the most memory the command held, in MiB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=env)
    process.stdin.write((text or '').encode())
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - start
    if process.returncode != 0:
        sys.exit(f'{Path(command[0]).name} failed: exit {process.returncode}')
    return seconds, usage.ru_maxrss / 1024


def demand(name, value, limit, unit=''):
    met = value <= limit
    print(f'{"met    " if met else "NOT MET"} {name}: {value:.3f}{unit}, at most {limit}{unit}')
    return met


def main():
    if sys.argv[1:2] == ['--write']:
        write(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else ROWS)
        return 0
    if not SQLITE3 or not shutil.which(SQLITE3):
        print('The sqlite3 shell is not installed, and it is the yardstick. Install it with: build-aux/deps test')
        return 1
    print(f'buildtype {BUILDTYPE}, median of {RUNS}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}', flush=True)
    folder = Path(tempfile.mkdtemp(prefix='cld-bench-', dir=os.environ.get('BENCH_FOLDER')))
    try:
        source = folder / 'ONSPD_MADE_UP.csv'
        plain = write(source, ROWS)
        env = dict(os.environ, XDG_DATA_HOME=str(folder / 'data'), XDG_STATE_HOME=str(folder / 'state'))
        script = ('CREATE TABLE postcode (postcode TEXT PRIMARY KEY, district TEXT, county TEXT, easting INTEGER, northing INTEGER) WITHOUT ROWID;\n'
                  f'.mode csv\n.import "{plain}" postcode\n')
        ours, theirs, memory, find = [], [], [], []
        for run in range(RUNS):
            database = folder / f'shell{run}.db'
            theirs.append(timed([SQLITE3, str(database)], script)[0])
            database.unlink()
            seconds, mib = timed([CLI, '--quiet', 'postcodes', 'import', str(source)], env=env)
            ours.append(seconds)
            memory.append(mib)
            first, last = outward(run), '1AB'
            find.append(timed([CLI, 'postcodes', 'find', f'{first} {last}'], env=env)[0])
        size = (folder / 'data/caseload/postcodes.db').stat().st_size / 2**20
        own, shell = statistics.median(ours), statistics.median(theirs)
        print(f'{ROWS} rows, {source.stat().st_size / 2**20:.0f} MiB: import {own:.2f} s ({min(ours):.2f}-{max(ours):.2f}), '
              f'shell with the needed columns alone, {plain.stat().st_size / 2**20:.0f} MiB: {shell:.2f} s ({min(theirs):.2f}-{max(theirs):.2f}), '
              f'ratio {own / shell:.2f}, {max(memory):.0f} MiB of memory, {size:.0f} MiB of directory', flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f'load at the end {os.getloadavg()[0]:.2f}')
    met = [demand('import', own, MAX_SECONDS, ' s'), demand('memory', max(memory), MAX_MIB, ' MiB'),
           demand('program started, postcode looked up', statistics.median(find), MAX_FIND, ' s')]
    return 0 if all(met) else 1


if __name__ == '__main__':
    sys.exit(main())
