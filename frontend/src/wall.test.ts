import assert from "node:assert/strict";
import { test } from "node:test";

import { isLost, LOST_MILLISECONDS } from "./wall";

test("a wall that hears nothing is old, whatever its connection says", () => {
  assert.equal(isLost("open", 0, 1_000), false);
  assert.equal(isLost("open", 0, LOST_MILLISECONDS + 1), true);
  assert.equal(isLost("lost", 0, 0), true);
});
