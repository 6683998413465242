-- Who may come in: secrets and sessions, kept beside the journal and never rebuilt from it.

-- A password hashed with a key that is not here, a second factor's key sealed with one.
CREATE TABLE credentials (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  account TEXT NOT NULL,
  password TEXT NOT NULL,
  must_change BIGINT NOT NULL,
  set_at BIGINT NOT NULL,
  second_factor BYTEA,
  step_used BIGINT,
  PRIMARY KEY (jurisdiction, account)
);

-- Keys that were shown and wait for their first code.
CREATE TABLE enrolments (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  account TEXT NOT NULL,
  sealed BYTEA NOT NULL,
  begun_at BIGINT NOT NULL,
  PRIMARY KEY (jurisdiction, account)
);

-- Keyed hashes of codes on paper; each is deleted as it is used.
CREATE TABLE recovery_codes (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  account TEXT NOT NULL,
  code BYTEA NOT NULL,
  PRIMARY KEY (jurisdiction, account, code)
);

-- The hash of a token finds its session; the token is only in the browser.
CREATE TABLE sessions (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  token BYTEA NOT NULL,
  account TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  post TEXT,
  is_proved BIGINT NOT NULL,
  PRIMARY KEY (jurisdiction, token)
);

CREATE INDEX sessions_of_accounts ON sessions (jurisdiction, account);
CREATE INDEX sessions_by_end ON sessions (jurisdiction, expires_at);

-- Wrong attempts in a row, by a keyed hash of a login, an address or a device.
CREATE TABLE throttles (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  subject BYTEA NOT NULL,
  failures BIGINT NOT NULL,
  failed_at BIGINT NOT NULL,
  blocked_until BIGINT NOT NULL,
  PRIMARY KEY (jurisdiction, subject)
);

CREATE INDEX throttles_by_age ON throttles (jurisdiction, failed_at);
