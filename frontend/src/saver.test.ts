import assert from "node:assert/strict";
import { test } from "node:test";

import { AGAIN_MS, PAUSE_MS, type Page, type Reply, Saver } from "./saver";

function pageOf(replies: Reply[]) {
  const told: string[] = [];
  const sent: { typed: string; id: string; seen: string }[] = [];
  let waiting: { milliseconds: number; then: () => void } | null = null;
  let ids = 0;
  const page = {
    text: "",
    time: 0,
    told,
    sent,
    get waits(): number | null {
      return waiting?.milliseconds ?? null;
    },
    typed: () => page.text,
    send: async (typed: string, id: string, seen: string): Promise<Reply> => {
      sent.push({ typed, id, seen });
      return replies.shift() ?? { is: "saved", seen: "99" };
    },
    newId: () => `id-${++ids}`,
    after: (milliseconds: number, then: () => void) => void (waiting = { milliseconds, then }),
    now: () => page.time,
    tell: (state: string) => void told.push(state),
    pass: async () => {
      const due = waiting;
      waiting = null;
      page.time += due?.milliseconds ?? 0;
      due?.then();
      await new Promise((done) => setImmediate(done));
    },
  };
  return page satisfies Page;
}

test("what is typed is saved after a pause, with what the page has seen", async () => {
  const page = pageOf([{ is: "saved", seen: "8" }]);
  const saver = new Saver(page, "7");
  page.text = "堤上";
  saver.typed();
  assert.equal(page.waits, PAUSE_MS);
  await page.pass();
  assert.deepEqual(page.sent, [{ typed: "堤上", id: "id-1", seen: "7" }]);
  assert.equal(saver.isUnsaved, false);
  page.text = "堤上冒水";
  saver.typed();
  await page.pass();
  assert.deepEqual(page.sent[1], { typed: "堤上冒水", id: "id-2", seen: "8" });
});

test("whoever types without a pause is saved every second", () => {
  const page = pageOf([]);
  const saver = new Saver(page, "7");
  const waits: (number | null)[] = [];
  for (let letter = 0; letter < 6; letter += 1) {
    page.text += "水";
    saver.typed();
    waits.push(page.waits);
    page.time += 200;
  }
  assert.deepEqual(waits, [300, 300, 300, 300, 200, 0]);
});

test("what was not answered is sent again as it was, and then what came after it", async () => {
  const page = pageOf([{ is: "unanswered" }, { is: "saved", seen: "8" }]);
  const saver = new Saver(page, "7");
  page.text = "堤上";
  saver.typed();
  await page.pass();
  page.text = "堤上冒水";
  assert.deepEqual([page.waits, saver.isUnsaved], [AGAIN_MS, true]);
  await page.pass();
  assert.deepEqual(page.sent[1], page.sent[0]);
  await page.pass();
  assert.deepEqual(page.sent[2], { typed: "堤上冒水", id: "id-2", seen: "8" });
  assert.deepEqual(page.told, ["saving", "unsaved", "saving", "saved", "saving", "saved"]);
});

test("whoever was overtaken saves nothing over it", async () => {
  const page = pageOf([{ is: "overtaken" }]);
  const saver = new Saver(page, "7");
  page.text = "堤上";
  saver.typed();
  await page.pass();
  page.text = "堤上冒水";
  saver.typed();
  assert.deepEqual([page.waits, page.sent.length], [null, 1]);
  assert.deepEqual(page.told, ["saving", "overtaken"]);
});

test("what is refused is not sent again until something else is typed", async () => {
  const page = pageOf([{ is: "refused" }]);
  const saver = new Saver(page, "7");
  page.text = "堤上";
  saver.typed();
  await page.pass();
  assert.equal(page.waits, null);
  page.text = "堤";
  saver.typed();
  await page.pass();
  assert.equal(page.sent.length, 2);
});

test("whoever presses a button while something is being saved waits for it", async () => {
  let answer: (reply: Reply) => void = () => undefined;
  const page = pageOf([]);
  page.send = (typed, id, seen) => {
    page.sent.push({ typed, id, seen });
    return new Promise((done) => (answer = done));
  };
  const saver = new Saver(page, "7");
  page.text = "堤上";
  void saver.save();
  assert.equal(saver.isPending, true);
  const order: string[] = [];
  void saver.save().then(() => order.push("pressed"));
  order.push("answered");
  answer({ is: "saved", seen: "8" });
  await new Promise((done) => setImmediate(done));
  assert.deepEqual([order, saver.isPending], [["answered", "pressed"], false]);
});
