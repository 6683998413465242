import assert from "node:assert/strict";
import { test } from "node:test";

import { diagnostics } from "./plan-findings";

test("a mend is applied where its mark is now", () => {
  const mend = { says: "2min", edits: [{ from: 10, to: 12, with: "2min" }] };
  const found = { from: 10, to: 12, severity: "error" as const, rule: "unit", says: "m", mend };
  const [mark] = diagnostics({ counts: "1", findings: [found] });
  const sent: unknown[] = [];
  mark?.actions[0]?.apply({ dispatch: (it) => void sent.push(it) }, 13);
  assert.deepEqual(sent, [{ changes: [{ from: 13, to: 15, insert: "2min" }] }]);
});

test("what only a person can mend has no button", () => {
  const found = { from: 0, to: 1, severity: "info" as const, rule: "x", says: "y" };
  assert.deepEqual(diagnostics({ counts: "1", findings: [found] })[0]?.actions, []);
});
