-- The tables of a ledger, version 1. Days are texts, YYYY-MM-DD; absent texts are NULL, never empty.

-- What an office follows: a nomination, or a file of which none could be read.
CREATE TABLE cases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  status TEXT NOT NULL CHECK (status IN ('received', 'asked', 'answered', 'complete', 'withdrawn', 'duplicate')),
  -- 1 when an officer has set the status: then no check changes it.
  decided INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1)),
  duplicate_of INTEGER REFERENCES cases(id),
  -- The version that lacks least; of equal ones the latest.
  current INTEGER REFERENCES versions(id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT,
  nominee TEXT,
  country TEXT,
  language TEXT,
  form TEXT,
  email TEXT,
  reference TEXT
);

-- Each file that came, under each name under which it came.
CREATE TABLE files (
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  received TEXT NOT NULL,
  -- 1 when the day is from the list of what was received, not the day of a check.
  dated INTEGER NOT NULL CHECK (dated IN (0, 1)),
  sender TEXT,
  reference TEXT,
  PRIMARY KEY (path, sha256)
) WITHOUT ROWID;
CREATE INDEX files_by_content ON files (sha256);

-- What was read of each file, packed (zlib of the JSON of the report and of the record).
CREATE TABLE documents (
  sha256 TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  -- Of what is kept, so that the same is not written again.
  digest TEXT NOT NULL,
  document BLOB NOT NULL,
  record BLOB
) WITHOUT ROWID;

CREATE TABLE versions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases(id),
  sha256 TEXT NOT NULL REFERENCES documents(sha256),
  -- The nomination's place in the file, counted from 0; -1 for a file without any.
  part INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('complete', 'incomplete', 'not_processed')),
  -- Errors that no waiver covers.
  errors INTEGER NOT NULL,
  recorded TEXT NOT NULL,
  -- How the case was recognised: first, nominee-and-title, title, text, email.
  matched_by TEXT NOT NULL,
  sketch BLOB,
  UNIQUE (sha256, part)
);
CREATE INDEX versions_of_case ON versions (case_id);

-- What was found in a version: errors and warnings.
CREATE TABLE points (
  version_id INTEGER NOT NULL REFERENCES versions(id),
  fingerprint TEXT NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  cure TEXT NOT NULL,
  certainty TEXT NOT NULL,
  field TEXT,
  message TEXT NOT NULL,
  -- 1 when a letter asks for it.
  askable INTEGER NOT NULL CHECK (askable IN (0, 1)),
  PRIMARY KEY (version_id, fingerprint)
) WITHOUT ROWID;

-- By what a case is recognised.
CREATE TABLE keys (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  case_id INTEGER NOT NULL REFERENCES cases(id),
  PRIMARY KEY (kind, key, case_id)
) WITHOUT ROWID;

-- What happened, in order; nothing is ever changed or taken out.
CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases(id),
  day TEXT NOT NULL,
  -- status, version, asked, acknowledged, note, decision, waiver.
  kind TEXT NOT NULL,
  officer TEXT,
  text TEXT,
  -- The last day for an answer.
  due TEXT,
  -- What was asked, as JSON: a list of objects with rule, field and message.
  points TEXT,
  -- The version that a letter was about.
  version_id INTEGER REFERENCES versions(id)
);
CREATE INDEX events_of_case ON events (case_id);

CREATE TABLE waivers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases(id),
  rule TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  reason TEXT NOT NULL,
  officer TEXT NOT NULL,
  expiry TEXT
);
