#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
from harness import *

sys.exit(run_tests([]))
