-- Lists that are brought in whole: never rebuilt, not copied into realms. Which edition counts
-- stands in the journal; rows of an edition that was not adopted count for nobody.

CREATE TABLE reference_regions (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  edition TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT,
  longitude_microdegrees BIGINT,
  latitude_microdegrees BIGINT,
  population BIGINT,
  PRIMARY KEY (jurisdiction, edition, code)
);

CREATE TABLE reference_boundaries (
  jurisdiction TEXT NOT NULL REFERENCES jurisdictions,
  edition TEXT NOT NULL,
  code TEXT NOT NULL,
  geometry TEXT NOT NULL,
  PRIMARY KEY (jurisdiction, edition, code)
);
