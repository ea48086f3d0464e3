#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the CSV fuzzer with clang and runs it on the corpus for a while; TAP. FUZZ_SECONDS gives the long form."""
import os
import re
import subprocess
import sys
import tempfile


def pkg(*args):
    return subprocess.run(["pkg-config", *args, "gio-2.0", "gio-unix-2.0"], check=True, capture_output=True, text=True).stdout.split()


def build(root, build_root, out):
    sources = [os.path.join(root, "tests/fuzz/fuzz-csv.c"), os.path.join(root, "src/io/cld-csv-writer.c")]
    util = os.path.join(root, "src/util")
    sources += [os.path.join(util, f) for f in sorted(os.listdir(util)) if re.match(r"cld-(csv|error|io-errno|text).*\.c$", f)]
    command = ["clang", "-g", "-O1", "-fsanitize=fuzzer,address,undefined", "-D_GNU_SOURCE", '-DGETTEXT_PACKAGE="caseload"',
               '-DG_LOG_DOMAIN="fuzz"', "-I" + build_root, "-I" + util, "-I" + os.path.join(root, "src/io"), *pkg("--cflags"),
               *sources, *pkg("--libs"), "-o", out]
    return subprocess.run(command, capture_output=True, text=True)


def main():
    root, build_root = sys.argv[1:3]
    seconds = os.environ.get("FUZZ_SECONDS", "20")
    print("1..1")
    with tempfile.TemporaryDirectory() as folder:
        fuzzer = os.path.join(folder, "fuzz-csv")
        made = build(root, build_root, fuzzer)
        if made.returncode != 0:
            print("not ok 1 the fuzzer is built")
            print("# " + made.stderr.replace("\n", "\n# "))
            return
        corpus = os.path.join(folder, "corpus")
        os.mkdir(corpus)
        run = subprocess.run([fuzzer, "-max_total_time=" + seconds, "-max_len=4096", "-artifact_prefix=" + folder + "/", corpus,
                              os.path.join(root, "tests/fuzz/corpus/csv")], capture_output=True, text=True, errors="replace",
                             env={**os.environ, "G_DEBUG": "", "MALLOC_CHECK_": "0", "ASAN_OPTIONS": "detect_leaks=1"})
        done = re.search(r"Done (\d+) runs", run.stderr)
        print("# %s runs in %s s" % (done.group(1) if done else "no", seconds))
        good = run.returncode == 0 and done is not None and int(done.group(1)) > 10000
        print("%s 1 parse, write, parse gives the same cells" % ("ok" if good else "not ok"))
        if not good:
            print("# " + run.stderr[-3000:].replace("\n", "\n# "))


main()
