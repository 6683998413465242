-- What is never rebuilt: the journal, the vault, receipts.

CREATE TABLE jurisdictions (
  jurisdiction TEXT NOT NULL PRIMARY KEY,
  made_at BIGINT NOT NULL
);

-- The end of each chain; its row is what two writers contend for.
CREATE TABLE journal_heads (
  jurisdiction TEXT NOT NULL PRIMARY KEY REFERENCES jurisdictions,
  size BIGINT NOT NULL,
  digest BYTEA NOT NULL,
  frontier BYTEA NOT NULL
);

-- One chain for each jurisdiction; its realms share it.
CREATE TABLE journal (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  position BIGINT NOT NULL,
  realm TEXT NOT NULL,
  stream TEXT NOT NULL,
  version BIGINT NOT NULL,
  thing TEXT NOT NULL,
  kind TEXT NOT NULL,
  schema BIGINT NOT NULL,
  happened_at BIGINT NOT NULL,
  entered_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  purpose TEXT NOT NULL,
  command TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  previous BYTEA NOT NULL,
  salt BYTEA NOT NULL,
  who TEXT NOT NULL,
  payload TEXT NOT NULL,
  digest BYTEA NOT NULL,
  PRIMARY KEY (jurisdiction, position)
);

-- Streams are read whole and in order; two events of one version would be a fork.
CREATE UNIQUE INDEX journal_streams ON journal (jurisdiction, realm, stream, version);

-- That a command was done: the same id twice is one event.
CREATE TABLE receipts (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  command TEXT NOT NULL,
  fingerprint BYTEA NOT NULL,
  first_position BIGINT,
  last_position BIGINT,
  done_at BIGINT NOT NULL,
  PRIMARY KEY (jurisdiction, command)
);

-- Personal values and free text, under keys that lie elsewhere.
CREATE TABLE vault_values (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  commitment BYTEA NOT NULL,
  key_name TEXT NOT NULL,
  position BIGINT NOT NULL,
  sealed BYTEA NOT NULL,
  PRIMARY KEY (jurisdiction, commitment)
);

CREATE INDEX vault_values_of_keys ON vault_values (jurisdiction, key_name, position);
