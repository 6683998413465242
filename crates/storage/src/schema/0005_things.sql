-- What happened to a thing is read in one stroke, also where its stream has many thousands of
-- events of other things. The thing comes before the realm: while nothing is known of the journal
-- yet, PostgreSQL would otherwise take this index for a way to the events of a stream.
CREATE INDEX journal_things ON journal (jurisdiction, thing, realm, position);
