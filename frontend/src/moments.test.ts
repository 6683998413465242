import assert from "node:assert/strict";
import { test } from "node:test";

import { clockAfter } from "./moments";

test("a slider says the time of its minute, over midnight as well", () => {
  assert.equal(clockAfter("2026-06-22T04:51", 9), "06-22 05:00");
  assert.equal(clockAfter("2026-06-22T04:51:30", 24 * 60), "06-23 04:51");
  assert.equal(clockAfter("", 5), "");
});
