-- Attachments, and what a restore must remember.

-- What is known of sealed chunks; `chunks` is 0 while they are handed in.
CREATE TABLE staged_attachments (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  realm TEXT NOT NULL,
  attachment TEXT NOT NULL,
  operation TEXT NOT NULL,
  key_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  chunks BIGINT NOT NULL,
  nonce_prefix BYTEA NOT NULL,
  ciphertext_sha256 BYTEA NOT NULL,
  staged_at BIGINT NOT NULL,
  PRIMARY KEY (jurisdiction, realm, attachment)
);

CREATE INDEX staged_attachments_of_keys ON staged_attachments (jurisdiction, key_name);
CREATE INDEX staged_attachments_by_age ON staged_attachments (jurisdiction, staged_at);

-- Sealed chunks of at most 256 KiB, numbered from 1.
CREATE TABLE attachment_chunks (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  realm TEXT NOT NULL,
  attachment TEXT NOT NULL,
  ordinal BIGINT NOT NULL,
  key_name TEXT NOT NULL,
  sealed BYTEA NOT NULL,
  PRIMARY KEY (jurisdiction, realm, attachment, ordinal)
);

CREATE INDEX attachment_chunks_of_keys ON attachment_chunks (jurisdiction, key_name);

-- Keys that were destroyed after the backup was made that this store was restored from: the events
-- are not in this journal, and the keys must not come back all the same.
CREATE TABLE replayed_destructions (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  key_name TEXT NOT NULL,
  position BIGINT NOT NULL,
  digest BYTEA NOT NULL,
  PRIMARY KEY (jurisdiction, key_name)
);

-- A restore that has begun and not ended; the store does not open meanwhile.
CREATE TABLE restores_begun (
  jurisdiction TEXT NOT NULL PRIMARY KEY,
  begun_at BIGINT NOT NULL
);
