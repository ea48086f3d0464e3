-- The store's own tables.
CREATE TABLE store_info (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) /*STRICT*/;

-- One user action, one import, one undo. target is the change set that an undo or redo is of.
CREATE TABLE change_set (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  at TEXT NOT NULL CHECK (length(at) = 24),
  actor TEXT NOT NULL,
  why TEXT NOT NULL,
  target TEXT REFERENCES change_set (id) ON DELETE RESTRICT
) /*STRICT*/;

CREATE INDEX change_set_target ON change_set (target);

-- One entry a child and change set, outside a child one a record; chained, never changed, never deleted.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  change_set TEXT NOT NULL REFERENCES change_set (id) ON DELETE RESTRICT,
  act TEXT NOT NULL,
  child TEXT,
  detail_hash TEXT NOT NULL CHECK (length(detail_hash) = 64),
  prev TEXT NOT NULL CHECK (length(prev) IN (0, 64)),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) /*STRICT*/;

CREATE INDEX change_change_set ON change (change_set);

CREATE INDEX change_child ON change (child);

-- What an entry changed: kind, ref, version, before and after of every row, whole. Lawful disposal removes this
-- and its salt, not the chain.
CREATE TABLE change_detail (
  seq INTEGER PRIMARY KEY REFERENCES change (seq) ON DELETE RESTRICT,
  salt TEXT NOT NULL CHECK (length(salt) = 32),
  detail TEXT NOT NULL
) /*STRICT*/;

-- The end of the chain: the lock and the order of all writes.
CREATE TABLE change_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) /*STRICT*/;

INSERT INTO change_head (one, seq, hash) VALUES (1, 0, '');

-- A local authority: our own and its neighbours, by DfE number.
CREATE TABLE authority (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  name TEXT NOT NULL,
  own INTEGER CHECK (own IN (0, 1)),
  adjoining INTEGER CHECK (adjoining IN (0, 1))
) /*STRICT*/;

-- Somebody who uses the program; a login without a row stands for itself.
CREATE TABLE person (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  name TEXT NOT NULL,
  login TEXT,
  role TEXT,
  team TEXT,
  deputy_for TEXT REFERENCES person (id) ON DELETE RESTRICT,
  from_on TEXT CHECK (length(from_on) = 10),
  until_on TEXT CHECK (length(until_on) = 10)
) /*STRICT*/;

CREATE INDEX person_deputy_for ON person (deputy_for) WHERE deputy_for IS NOT NULL;

-- One person; the ref is the local authority's number for the child, never used again.
CREATE TABLE child (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  given_names TEXT,
  surname TEXT,
  known_as TEXT,
  former_names TEXT,
  date_of_birth TEXT CHECK (length(date_of_birth) = 10),
  dob_estimated INTEGER CHECK (dob_estimated IN (0, 1)),
  sex TEXT,
  ethnicity TEXT,
  upn TEXT,
  nhs_number TEXT,
  disability TEXT,
  uasc_from TEXT CHECK (length(uasc_from) = 10),
  uasc_until TEXT CHECK (length(uasc_until) = 10),
  home_postcode TEXT,
  worker TEXT,
  team TEXT,
  iro TEXT,
  restricted INTEGER CHECK (restricted IN (0, 1)),
  alert TEXT
) /*STRICT*/;

-- Unbroken time looked after.
CREATE TABLE care_period (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  started_on TEXT NOT NULL CHECK (length(started_on) = 10),
  start_known INTEGER CHECK (start_known IN (0, 1)),
  ended_on TEXT CHECK (length(ended_on) = 10),
  reason_ended TEXT,
  category_of_need TEXT
) /*STRICT*/;

CREATE INDEX care_period_child ON care_period (child);

-- The legal footing of care; it may change while the placement does not.
CREATE TABLE legal_status (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  started_on TEXT NOT NULL CHECK (length(started_on) = 10),
  start_known INTEGER CHECK (start_known IN (0, 1)),
  ended_on TEXT CHECK (length(ended_on) = 10),
  code TEXT
) /*STRICT*/;

CREATE INDEX legal_status_child ON legal_status (child);

-- A home, agency or service; the ref is its URN where it has one.
CREATE TABLE provider (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  name TEXT,
  urn TEXT,
  type TEXT,
  sector TEXT,
  area_authority TEXT,
  postcode TEXT,
  phone TEXT,
  email TEXT
) /*STRICT*/;

-- Where and with whom a child lives; a temporary absence names the placement it lies within.
CREATE TABLE placement (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  started_on TEXT NOT NULL CHECK (length(started_on) = 10),
  start_known INTEGER CHECK (start_known IN (0, 1)),
  ended_on TEXT CHECK (length(ended_on) = 10),
  type TEXT,
  within TEXT REFERENCES placement (id) ON DELETE RESTRICT,
  provider_kind TEXT,
  provider TEXT REFERENCES provider (id) ON DELETE RESTRICT,
  carer TEXT,
  postcode TEXT,
  address_restricted INTEGER CHECK (address_restricted IN (0, 1)),
  area_authority TEXT,
  distance_miles TEXT,
  emergency INTEGER CHECK (emergency IN (0, 1)),
  connected_person INTEGER CHECK (connected_person IN (0, 1)),
  own_foster_carer INTEGER CHECK (own_foster_carer IN (0, 1)),
  reg19_from TEXT CHECK (length(reg19_from) = 10),
  reg19_until TEXT CHECK (length(reg19_until) = 10),
  reg24_from TEXT CHECK (length(reg24_from) = 10),
  reg24_until TEXT CHECK (length(reg24_until) = 10),
  until_18_agreed_on TEXT CHECK (length(until_18_agreed_on) = 10),
  long_term_foster_on TEXT CHECK (length(long_term_foster_on) = 10),
  fewer_visits_agreed_on TEXT CHECK (length(fewer_visits_agreed_on) = 10),
  fewer_visits_withdrawn_on TEXT CHECK (length(fewer_visits_withdrawn_on) = 10),
  other_arranger TEXT,
  remand TEXT,
  reason_started TEXT,
  reason_ended TEXT
) /*STRICT*/;

CREATE INDEX placement_child ON placement (child);

CREATE INDEX placement_within ON placement (within) WHERE within IS NOT NULL;

CREATE INDEX placement_provider ON placement (provider) WHERE provider IS NOT NULL;

-- A decision to approve a placement, at a level, under a provision.
CREATE TABLE approval (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  placement TEXT REFERENCES placement (id) ON DELETE RESTRICT,
  provision TEXT,
  role TEXT,
  name TEXT,
  decided_on TEXT CHECK (length(decided_on) = 10),
  wishes_heard_on TEXT CHECK (length(wishes_heard_on) = 10),
  relatives_consulted_on TEXT CHECK (length(relatives_consulted_on) = 10),
  area_consulted_on TEXT CHECK (length(area_consulted_on) = 10),
  care_plan_sent_on TEXT CHECK (length(care_plan_sent_on) = 10),
  iro_consulted_on TEXT CHECK (length(iro_consulted_on) = 10),
  note TEXT
) /*STRICT*/;

CREATE INDEX approval_child ON approval (child);

CREATE INDEX approval_placement ON approval (placement) WHERE placement IS NOT NULL;

-- A legal notification, sent or received, with what became of it.
CREATE TABLE notice (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('OUT', 'IN')),
  child TEXT REFERENCES child (id) ON DELETE RESTRICT,
  placement TEXT REFERENCES placement (id) ON DELETE RESTRICT,
  provider TEXT REFERENCES provider (id) ON DELETE RESTRICT,
  provision TEXT,
  recipient_kind TEXT,
  recipient TEXT,
  event_on TEXT CHECK (length(event_on) = 10),
  occurred_on TEXT CHECK (length(occurred_on) = 10),
  sent_on TEXT CHECK (length(sent_on) = 10),
  method TEXT,
  reference TEXT,
  acknowledged_on TEXT CHECK (length(acknowledged_on) = 10),
  returned_on TEXT CHECK (length(returned_on) = 10),
  not_sent_reason TEXT,
  note TEXT
) /*STRICT*/;

CREATE INDEX notice_child ON notice (child) WHERE child IS NOT NULL;

CREATE INDEX notice_placement ON notice (placement) WHERE placement IS NOT NULL;

CREATE INDEX notice_provider ON notice (provider) WHERE provider IS NOT NULL;

-- A visit to the child by the authority's representative.
CREATE TABLE visit (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  visited_on TEXT NOT NULL CHECK (length(visited_on) IN (10, 16)),
  outcome TEXT,
  "by" TEXT,
  notes TEXT,
  childs_words TEXT
) /*STRICT*/;

CREATE INDEX visit_child ON visit (child);

-- A statutory review of the child's case.
CREATE TABLE review (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,
  held_on TEXT NOT NULL CHECK (length(held_on) = 10),
  participation TEXT,
  iro TEXT,
  decisions TEXT,
  visits_every_days INTEGER
) /*STRICT*/;

CREATE INDEX review_child ON review (child);

-- A health assessment, dental or other check.
CREATE TABLE health_check (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,
  done_on TEXT CHECK (length(done_on) = 10),
  status TEXT,
  practitioner TEXT,
  report_received_on TEXT CHECK (length(report_received_on) = 10)
) /*STRICT*/;

CREATE INDEX health_check_child ON health_check (child);

-- A questionnaire with its score, or why there is none.
CREATE TABLE sdq (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  completed_on TEXT CHECK (length(completed_on) = 10),
  score INTEGER,
  reason TEXT
) /*STRICT*/;

CREATE INDEX sdq_child ON sdq (child);

-- A care, placement, education, health or pathway plan.
CREATE TABLE plan (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,
  placement TEXT REFERENCES placement (id) ON DELETE RESTRICT,
  made_on TEXT CHECK (length(made_on) = 10),
  agreed_on TEXT CHECK (length(agreed_on) = 10)
) /*STRICT*/;

CREATE INDEX plan_child ON plan (child);

CREATE INDEX plan_placement ON plan (placement) WHERE placement IS NOT NULL;

-- Time missing or away without authorisation, on top of placements.
CREATE TABLE missing_episode (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  kind TEXT,
  started_at TEXT NOT NULL CHECK (length(started_at) IN (10, 16)),
  ended_at TEXT CHECK (length(ended_at) IN (10, 16)),
  interview_offered_at TEXT CHECK (length(interview_offered_at) IN (10, 16)),
  interview_accepted INTEGER CHECK (interview_accepted IN (0, 1)),
  interview_done_at TEXT CHECK (length(interview_done_at) IN (10, 16)),
  police_ref TEXT
) /*STRICT*/;

CREATE INDEX missing_episode_child ON missing_episode (child);

-- What happened, in words.
CREATE TABLE note (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  happened_on TEXT NOT NULL CHECK (length(happened_on) IN (10, 16)),
  kind TEXT,
  significant INTEGER CHECK (significant IN (0, 1)),
  restricted INTEGER CHECK (restricted IN (0, 1)),
  "text" TEXT NOT NULL,
  childs_words TEXT
) /*STRICT*/;

CREATE INDEX note_child ON note (child);

-- Somebody in the child's life or around it.
CREATE TABLE contact (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT,
  organisation TEXT,
  address TEXT,
  phone TEXT,
  email TEXT
) /*STRICT*/;

-- What a contact is to a child.
CREATE TABLE relationship (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  contact TEXT NOT NULL REFERENCES contact (id) ON DELETE RESTRICT,
  kind TEXT,
  parental_responsibility INTEGER CHECK (parental_responsibility IN (0, 1)),
  may_be_told INTEGER CHECK (may_be_told IN (0, 1)),
  from_on TEXT CHECK (length(from_on) = 10),
  until_on TEXT CHECK (length(until_on) = 10)
) /*STRICT*/;

CREATE INDEX relationship_child ON relationship (child);

CREATE INDEX relationship_contact ON relationship (contact);

-- An accepted row of a return as it came: the yearly facts, and the order and columns that have no other home.
-- Its ref holds the child's number, so that one index serves the child and the ref.
CREATE TABLE return_row (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  "table" TEXT NOT NULL,
  year INTEGER NOT NULL,
  "position" INTEGER NOT NULL,
  "columns" TEXT NOT NULL,
  UNIQUE (child, ref)
) /*STRICT*/;
