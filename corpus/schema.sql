-- The catalogue. Offsets are code points into documents.text.
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    source_path TEXT NOT NULL,
    title TEXT NOT NULL,
    title_inferred INTEGER NOT NULL,
    place TEXT,
    place_code TEXT,
    level TEXT NOT NULL,
    issuer TEXT,
    number TEXT,
    issued TEXT,
    status TEXT NOT NULL,
    digest INTEGER NOT NULL,
    source_url TEXT
) STRICT;

-- Which file gave which document; two files with the same text share one.
CREATE TABLE IF NOT EXISTS sources (
    path TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS sources_by_document ON sources (document_id);

CREATE TABLE IF NOT EXISTS sections (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    parent INTEGER,
    depth INTEGER NOT NULL,
    heading TEXT NOT NULL,
    clause TEXT NOT NULL,
    path TEXT NOT NULL,
    role TEXT NOT NULL,
    start INTEGER NOT NULL,
    body_start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS chunks (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    section INTEGER,
    path TEXT NOT NULL,
    clause TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS chunks_by_document ON chunks (document_id, ordinal);

-- Quantified targets. Amounts are exact decimals as text, and again as numbers to filter by.
CREATE TABLE IF NOT EXISTS targets (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    section INTEGER,
    place TEXT,
    level TEXT NOT NULL,
    indicator TEXT NOT NULL,
    indicator_text TEXT NOT NULL,
    "group" TEXT NOT NULL,
    scope TEXT NOT NULL,
    qualifier TEXT NOT NULL,
    comparator TEXT NOT NULL,
    value TEXT NOT NULL,
    value_max TEXT,
    stretch TEXT,
    unit TEXT NOT NULL,
    unit_text TEXT NOT NULL,
    deadline INTEGER,
    basis TEXT,
    period_first INTEGER,
    period_last INTEGER,
    kind TEXT NOT NULL,
    related INTEGER NOT NULL,
    source_basis TEXT NOT NULL,
    status TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    value_start INTEGER NOT NULL,
    value_end INTEGER NOT NULL,
    amount REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS targets_by_document ON targets (document_id, start);
CREATE INDEX IF NOT EXISTS targets_by_place ON targets (place, deadline);
CREATE INDEX IF NOT EXISTS targets_by_group ON targets ("group", deadline, amount);

-- Who is responsible for what. The note and what it covers are spans of the document's text.
CREATE TABLE IF NOT EXISTS duties (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    section INTEGER,
    clause TEXT NOT NULL,
    path TEXT NOT NULL,
    task TEXT NOT NULL,
    department TEXT NOT NULL,
    department_name TEXT NOT NULL,
    place TEXT,
    role TEXT NOT NULL,
    due TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    note_start INTEGER NOT NULL,
    note_end INTEGER NOT NULL,
    scope_start INTEGER NOT NULL,
    scope_end INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS duties_by_document ON duties (document_id, start);
CREATE INDEX IF NOT EXISTS duties_by_place ON duties (place, role);
