/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Of a postcode directory. Another number than a database's: neither is opened as the other. */
#define POSTCODES_APPLICATION_ID 0x434C4450 /* "CLDP" */
#define POSTCODES_VERSION 1
