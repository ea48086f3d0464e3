/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What nearly every file of the window includes, and the compiler takes longest to read: here it reads it once. The files
 * include it themselves, too; -Db_pch=false shows one that does not. */

#include <adwaita.h>
