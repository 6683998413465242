-- What maps are drawn on: a list that is brought in whole, as the boundaries are.

CREATE TABLE reference_layers (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  edition TEXT NOT NULL,
  number BIGINT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT,
  name_en TEXT,
  geometry TEXT NOT NULL,
  PRIMARY KEY (jurisdiction, edition, number)
);
