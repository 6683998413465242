// What stands in a county's journal when a journey is over.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { lianfang } from "./county.mjs";

/** The journal as it is exported, which verifies to its last event. */
export function verified(place) {
  const text = lianfang("journal", "export", "--data", place.data);
  const events = text.trim().split("\n").map((line) => JSON.parse(line));
  const file = join(place.data, "exported.jsonl");
  writeFileSync(file, text);
  assert.match(lianfang("journal", "verify", file), new RegExp(`${events.length}`));
  return { text, events };
}

/** Every kind of event that is named, with spaces between them, has happened. */
export function holds({ events }, kinds) {
  const happened = new Set(events.map((it) => it.kind));
  const missing = kinds.split(" ").filter((it) => !happened.has(it));
  assert.deepEqual(missing, [], "kinds of events that the journal does not hold");
}
