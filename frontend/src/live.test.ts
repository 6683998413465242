import assert from "node:assert/strict";
import { test } from "node:test";

import { place } from "./place";

function listOf(ids: string[]) {
  const pieces = ids.map((id) => ({ id, text: "old" }));
  return {
    pieces,
    prepend: (piece: { id: string; text: string }) => void pieces.unshift(piece),
    querySelector: (selector: string) => {
      const index = pieces.findIndex((it) => selector === `[id="${it.id}"]`);
      if (index < 0) return null;
      return {
        replaceWith: (piece: { id: string; text: string }) => void pieces.splice(index, 1, piece),
      };
    },
  };
}

test("a new line goes on top", () => {
  const list = listOf(["entry-1"]);
  place(list, { id: "entry-2", text: "new" });
  assert.deepEqual(
    list.pieces.map((it) => it.id),
    ["entry-2", "entry-1"],
  );
});

test("a line that was put right takes the place of the old one", () => {
  const list = listOf(["entry-2", "entry-1"]);
  place(list, { id: "entry-1", text: "new" });
  assert.deepEqual(
    list.pieces.map((it) => it.text),
    ["old", "new"],
  );
});
