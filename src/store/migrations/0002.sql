-- What somebody typed into a form and did not save yet: private to them, never in the change log nor in an export.
-- ref and child are public names, blank where there is none; version is that of the record when the form was opened.
CREATE TABLE draft (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  ref TEXT NOT NULL,
  child TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 0),
  saved_at TEXT NOT NULL CHECK (length(saved_at) = 24),
  fields TEXT NOT NULL,
  UNIQUE (actor, kind, ref, child)
) /*STRICT*/;

-- The list of children in its usual order, so that its first page is there at once.
CREATE INDEX child_list ON child (search_key, ref, id);

-- When a child was seen last, for the list sorted by it: read from here alone.
CREATE INDEX visit_seen ON visit (child, visited_on, outcome);
