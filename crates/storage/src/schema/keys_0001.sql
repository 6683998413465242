-- Wrapped keys. With SQLite they lie in a file of their own, so that a page which held one can be
-- overwritten without a trace in the journal's write-ahead log.

CREATE TABLE vault_keys (
  jurisdiction TEXT NOT NULL,
  name TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  wrapped BYTEA NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (jurisdiction, name)
);
