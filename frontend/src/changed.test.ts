import assert from "node:assert/strict";
import { test } from "node:test";

import { changed } from "./changed";

test("what is new and what says something else has changed", () => {
  const before = new Map([
    ["late-3", "№3 巡堤"],
    ["late-7", "№7 转移"],
    ["blocked-9", "№9 缺冲锋舟"],
  ]);
  const after = new Map([
    ["late-3", "№3 巡堤"],
    ["late-7", "№7 转移 办理中"],
    ["late-8", "№8 叫应"],
  ]);
  assert.deepEqual(changed(before, after), ["late-7", "late-8"]);
});

test("a board that says the same has not changed", () => {
  const same = new Map([["late-3", "№3 巡堤"]]);
  assert.deepEqual(changed(same, new Map(same)), []);
});
