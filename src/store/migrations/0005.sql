-- Whether a provider may work, and where it is.
ALTER TABLE provider ADD COLUMN registration TEXT;
ALTER TABLE provider ADD COLUMN registered_on TEXT CHECK (length(registered_on) = 10);
ALTER TABLE provider ADD COLUMN registration_ended_on TEXT CHECK (length(registration_ended_on) = 10);
ALTER TABLE provider ADD COLUMN address TEXT;
ALTER TABLE provider ADD COLUMN website TEXT;

-- An office and how else it is reached.
ALTER TABLE contact ADD COLUMN office TEXT;
ALTER TABLE contact ADD COLUMN textphone TEXT;
ALTER TABLE contact ADD COLUMN website TEXT;

-- The heading of a note about progress.
ALTER TABLE note ADD COLUMN heading TEXT;

-- A named set that findings cite from, such as regulations or standards, from one day to another. A set that got another name has a row for each.
CREATE TABLE legal_set (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  form TEXT,
  audience TEXT,
  power TEXT,
  provider_types TEXT,
  valid_from TEXT CHECK (length(valid_from) = 10),
  valid_to TEXT CHECK (length(valid_to) = 10)
) /*STRICT*/;

-- One regulation, standard or paragraph of guidance that a finding cites.
CREATE TABLE legal_reference (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  code TEXT NOT NULL,
  in_set TEXT NOT NULL,
  number TEXT,
  title TEXT NOT NULL,
  text TEXT,
  links TEXT,
  valid_from TEXT CHECK (length(valid_from) = 10),
  valid_to TEXT CHECK (length(valid_to) = 10)
) /*STRICT*/;

-- What an inspectorate looked at: a provider, or an authority.
CREATE TABLE inspection (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  provider TEXT REFERENCES provider (id) ON DELETE RESTRICT,
  authority TEXT REFERENCES authority (id) ON DELETE RESTRICT,
  event_type TEXT NOT NULL,
  framework TEXT,
  started_on TEXT NOT NULL CHECK (length(started_on) = 10),
  ended_on TEXT CHECK (length(ended_on) = 10),
  published_on TEXT CHECK (length(published_on) = 10),
  lead_inspector TEXT,
  team TEXT,
  report_ref TEXT,
  inspectorates TEXT,
  topic TEXT,
  summary TEXT,
  next_on TEXT CHECK (length(next_on) = 10),
  link TEXT
) /*STRICT*/;

CREATE INDEX inspection_provider ON inspection (provider) WHERE provider IS NOT NULL;

CREATE INDEX inspection_authority ON inspection (authority) WHERE authority IS NOT NULL;

-- The grade an inspection gave in one area.
CREATE TABLE judgement (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  inspection TEXT NOT NULL REFERENCES inspection (id) ON DELETE RESTRICT,
  area TEXT NOT NULL,
  grade TEXT NOT NULL,
  note TEXT
) /*STRICT*/;

CREATE INDEX judgement_inspection ON judgement (inspection);

-- One thing an inspection found, with what it rests on.
CREATE TABLE finding (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  inspection TEXT NOT NULL REFERENCES inspection (id) ON DELETE RESTRICT,
  number TEXT,
  type TEXT NOT NULL,
  text TEXT,
  regulations TEXT,
  standards TEXT,
  guidance TEXT,
  cause TEXT,
  due_on TEXT CHECK (length(due_on) = 10),
  owner TEXT,
  status TEXT,
  met_on TEXT CHECK (length(met_on) = 10),
  evidence TEXT,
  expectation TEXT,
  breach_shown TEXT,
  repeats TEXT REFERENCES finding (id) ON DELETE RESTRICT,
  evidence_records TEXT
) /*STRICT*/;

CREATE INDEX finding_inspection ON finding (inspection);

CREATE INDEX finding_repeats ON finding (repeats) WHERE repeats IS NOT NULL;

-- A child whose record or home an inspection looked at. Never part of the report.
CREATE TABLE inspection_child (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  inspection TEXT NOT NULL REFERENCES inspection (id) ON DELETE RESTRICT,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  role TEXT,
  finding TEXT REFERENCES finding (id) ON DELETE RESTRICT,
  note TEXT
) /*STRICT*/;

CREATE INDEX inspection_child_inspection ON inspection_child (inspection);

CREATE INDEX inspection_child_child ON inspection_child (child);

CREATE INDEX inspection_child_finding ON inspection_child (finding) WHERE finding IS NOT NULL;

-- A step that a regulator took against a provider.
CREATE TABLE enforcement (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  provider TEXT NOT NULL REFERENCES provider (id) ON DELETE RESTRICT,
  finding TEXT REFERENCES finding (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,
  from_on TEXT CHECK (length(from_on) = 10),
  until_on TEXT CHECK (length(until_on) = 10),
  note TEXT,
  told_on TEXT CHECK (length(told_on) = 10),
  reference TEXT
) /*STRICT*/;

CREATE INDEX enforcement_provider ON enforcement (provider);

CREATE INDEX enforcement_finding ON enforcement (finding) WHERE finding IS NOT NULL;

-- What somebody does about a finding, or about enforcement, by when.
CREATE TABLE action (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  finding TEXT REFERENCES finding (id) ON DELETE RESTRICT,
  child TEXT REFERENCES child (id) ON DELETE RESTRICT,
  what TEXT NOT NULL,
  owner TEXT,
  due_on TEXT CHECK (length(due_on) = 10),
  done_on TEXT CHECK (length(done_on) = 10),
  evidence TEXT,
  status TEXT,
  inspection TEXT REFERENCES inspection (id) ON DELETE RESTRICT,
  enforcement TEXT REFERENCES enforcement (id) ON DELETE RESTRICT,
  kind TEXT
) /*STRICT*/;

CREATE INDEX action_finding ON action (finding) WHERE finding IS NOT NULL;

CREATE INDEX action_child ON action (child) WHERE child IS NOT NULL;

CREATE INDEX action_inspection ON action (inspection) WHERE inspection IS NOT NULL;

CREATE INDEX action_enforcement ON action (enforcement) WHERE enforcement IS NOT NULL;

-- A step of the Department for Education with an authority.
CREATE TABLE intervention (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  inspection TEXT NOT NULL REFERENCES inspection (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,
  from_on TEXT CHECK (length(from_on) = 10),
  until_on TEXT CHECK (length(until_on) = 10),
  reason TEXT
) /*STRICT*/;

CREATE INDEX intervention_inspection ON intervention (inspection);

-- What somebody thought of the work in a child's record. It counts in no compliance figure.
CREATE TABLE quality_audit (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  audited_on TEXT NOT NULL CHECK (length(audited_on) = 10),
  auditor TEXT,
  grade TEXT,
  reasons TEXT,
  experience TEXT,
  voice TEXT,
  planning TEXT,
  oversight TEXT,
  sample TEXT,
  inspection TEXT REFERENCES inspection (id) ON DELETE RESTRICT
) /*STRICT*/;

CREATE INDEX quality_audit_child ON quality_audit (child);

CREATE INDEX quality_audit_inspection ON quality_audit (inspection) WHERE inspection IS NOT NULL;

-- A letter, a report or another document that came in or went out, with what it answers.
CREATE TABLE correspondence (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  direction TEXT NOT NULL,
  form TEXT,
  correspondent TEXT,
  our_ref TEXT,
  their_ref TEXT,
  dated_on TEXT NOT NULL CHECK (length(dated_on) = 10),
  received_on TEXT CHECK (length(received_on) = 10),
  subject TEXT,
  inspection TEXT REFERENCES inspection (id) ON DELETE RESTRICT,
  provider TEXT REFERENCES provider (id) ON DELETE RESTRICT,
  child TEXT REFERENCES child (id) ON DELETE RESTRICT,
  replies_to TEXT REFERENCES correspondence (id) ON DELETE RESTRICT,
  answer_due_on TEXT CHECK (length(answer_due_on) = 10),
  source TEXT,
  note TEXT
) /*STRICT*/;

CREATE INDEX correspondence_inspection ON correspondence (inspection) WHERE inspection IS NOT NULL;

CREATE INDEX correspondence_provider ON correspondence (provider) WHERE provider IS NOT NULL;

CREATE INDEX correspondence_child ON correspondence (child) WHERE child IS NOT NULL;

CREATE INDEX correspondence_replies_to ON correspondence (replies_to) WHERE replies_to IS NOT NULL;

-- What was asked of a practitioner or another body about a child, and when it came.
CREATE TABLE information_request (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  asked_of TEXT,
  role TEXT,
  what TEXT NOT NULL,
  asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
  due_on TEXT CHECK (length(due_on) = 10),
  chased_on TEXT CHECK (length(chased_on) = 10),
  received_on TEXT CHECK (length(received_on) = 10),
  cause TEXT,
  finding TEXT REFERENCES finding (id) ON DELETE RESTRICT,
  note TEXT
) /*STRICT*/;

CREATE INDEX information_request_child ON information_request (child);

CREATE INDEX information_request_finding ON information_request (finding) WHERE finding IS NOT NULL;
