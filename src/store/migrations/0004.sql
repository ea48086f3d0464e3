-- Where exactly, and why there: what a notice to the area authority has to say.
ALTER TABLE placement ADD COLUMN address TEXT;
ALTER TABLE placement ADD COLUMN why_here TEXT;

-- Who asked, what was decided, on what conditions.
ALTER TABLE approval ADD COLUMN requested_on TEXT CHECK (length(requested_on) = 10);
ALTER TABLE approval ADD COLUMN requested_by TEXT;
ALTER TABLE approval ADD COLUMN suitable_on TEXT CHECK (length(suitable_on) = 10);
ALTER TABLE approval ADD COLUMN decision TEXT;
ALTER TABLE approval ADD COLUMN conditions TEXT;

-- What the letter held, who decided to withhold it, whether it was chased, and what a notice received set off.
ALTER TABLE notice ADD COLUMN address TEXT;
ALTER TABLE notice ADD COLUMN reasons_given INTEGER CHECK (reasons_given IN (0, 1));
ALTER TABLE notice ADD COLUMN care_plan_enclosed INTEGER CHECK (care_plan_enclosed IN (0, 1));
ALTER TABLE notice ADD COLUMN withheld_by TEXT;
ALTER TABLE notice ADD COLUMN chased_on TEXT CHECK (length(chased_on) = 10);
ALTER TABLE notice ADD COLUMN our_action TEXT;
ALTER TABLE notice ADD COLUMN closed_on TEXT CHECK (length(closed_on) = 10);

-- What awaits an answer.
CREATE INDEX notice_sent ON notice (sent_on) WHERE acknowledged_on IS NULL;

-- The decision to record what a rule about placements speaks against.
CREATE TABLE override (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) ON DELETE RESTRICT,
  placement TEXT REFERENCES placement (id) ON DELETE RESTRICT,
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  role TEXT,
  name TEXT,
  decided_on TEXT CHECK (length(decided_on) = 10)
) /*STRICT*/;

CREATE INDEX override_child ON override (child);

CREATE INDEX override_placement ON override (placement) WHERE placement IS NOT NULL;

-- A file and the claims it proves.
CREATE TABLE attachment (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  child TEXT REFERENCES child (id) ON DELETE RESTRICT,
  name TEXT NOT NULL,
  media_type TEXT,
  size INTEGER,
  sha256 TEXT NOT NULL,
  about TEXT,
  proves TEXT,
  added_on TEXT CHECK (length(added_on) = 10),
  added_by TEXT
) /*STRICT*/;

CREATE INDEX attachment_child ON attachment (child) WHERE child IS NOT NULL;

CREATE INDEX attachment_sha256 ON attachment (sha256);

-- The text of a letter that the team changed.
CREATE TABLE template (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  name TEXT NOT NULL,
  provision TEXT,
  recipient_kind TEXT,
  subject TEXT,
  body TEXT NOT NULL,
  reply_slip INTEGER CHECK (reply_slip IN (0, 1))
) /*STRICT*/;

-- A print: who took what on paper, and for whom.
CREATE TABLE print_log (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  printed_at TEXT NOT NULL,
  printed_by TEXT,
  what TEXT NOT NULL,
  child TEXT REFERENCES child (id) ON DELETE RESTRICT,
  subject TEXT,
  purpose TEXT,
  recipient TEXT,
  masked INTEGER CHECK (masked IN (0, 1)),
  withheld INTEGER,
  attachment TEXT REFERENCES attachment (id) ON DELETE RESTRICT
) /*STRICT*/;

CREATE INDEX print_log_child ON print_log (child) WHERE child IS NOT NULL;

CREATE INDEX print_log_attachment ON print_log (attachment) WHERE attachment IS NOT NULL;

-- A child whom another authority placed in our area.
CREATE TABLE incoming_child (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  ref TEXT NOT NULL UNIQUE CHECK (length(ref) > 0),
  version INTEGER NOT NULL CHECK (version > 0),
  search_key TEXT NOT NULL,
  placing_authority TEXT NOT NULL,
  given_names TEXT,
  surname TEXT,
  date_of_birth TEXT CHECK (length(date_of_birth) = 10),
  address TEXT,
  carer TEXT,
  legal_status TEXT,
  iro TEXT,
  started_on TEXT CHECK (length(started_on) = 10),
  ended_on TEXT CHECK (length(ended_on) = 10),
  told_on TEXT CHECK (length(told_on) = 10),
  told_by TEXT,
  ehc_plan_authority TEXT
) /*STRICT*/;

-- What is in the files: pieces of base64 under the digest of the whole. Never changed; no record of the log, which holds the
-- digest.
CREATE TABLE attachment_content (
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  position INTEGER NOT NULL CHECK (position >= 0),
  content TEXT NOT NULL,
  PRIMARY KEY (sha256, position)
) /*STRICT*/;
