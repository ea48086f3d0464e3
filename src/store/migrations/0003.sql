-- The decision that one duty of one child need not be done; duty_ref is the ref of the row of the timetable.
CREATE TABLE waiver (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  duty_ref TEXT NOT NULL,
  reason TEXT NOT NULL,
  role TEXT,
  name TEXT,
  decided_on TEXT CHECK (length(decided_on) = 10)
) /*STRICT*/;

CREATE INDEX waiver_child ON waiver (child);

-- Enforcement against a provider is about every child placed there.
CREATE INDEX notice_enforcement ON notice (provider) WHERE provision = 's30a';

-- A day that is a bank holiday, or is none, other than computed. Its ref is the day.
CREATE TABLE bank_holiday (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  "day" TEXT NOT NULL CHECK (length("day") = 10),
  name TEXT,
  effect TEXT NOT NULL
) /*STRICT*/;

-- A setting of the team that is not what it is by default. Its ref is its key.
CREATE TABLE setting (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  "value" TEXT NOT NULL
) /*STRICT*/;
