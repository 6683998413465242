-- What happened to a thing is read in one stroke, also where its stream has many thousands of
-- events of other things.
CREATE INDEX journal_things ON journal (jurisdiction, realm, thing, position);
