// An operation from two plans at work to normal control: a level is proposed, decided and followed,
// tasks reach the right people and are worked, time tells what is late, the level goes up and
// down, a past moment is looked at, the response is lifted by name. In both languages, and without
// script.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { browser, county } from "./support/county.mjs";
import { flood } from "./support/flood.mjs";
import { holds, verified } from "./support/journal.mjs";
import * as leading from "./support/leading.mjs";
import { LEADING } from "./support/leading-words.mjs";
import { fits, isSound, picture, soundWithoutScript } from "./support/looking.mjs";
import { pagesOf } from "./support/staff.mjs";

let place;
let chrome;

before(async () => {
  [place, chrome] = await Promise.all([county(), browser()]);
  await flood(chrome, place);
});
after(async () => {
  await chrome?.close();
  await place?.end();
});

async function lead(way) {
  const { locale, javaScriptEnabled, width, name } = way;
  const viewport = { width, height: 900 };
  const options = { locale, javaScriptEnabled, viewport };
  const pages = await pagesOf(chrome, place, ["desk", "commander", "chief", "officer"], options);
  const examine = javaScriptEnabled ? isSound : await soundWithoutScript(chrome, viewport);
  const kept = (page, what) => picture(page, `${what}-${name.replace(/\W+/g, "-")}`);
  const look = async (page, what) => {
    await (way.again ? fits : examine)(page, what);
    await kept(page, what);
  };
  const lookAgain = async (page, what) => {
    await (way.again ? examine : fits)(page, what);
    await kept(page, what);
  };
  const words = LEADING[locale];
  const { address } = place;
  const night = { ...pages, address, words, look, lookAgain, title: `六月洪水（${name}）` };
  night.operation = await leading.openOperation(night);
  await leading.putToWork(night);
  await leading.decideTheLevel(night);
  await leading.decideTheDuty(night, "duty-3", words.enter["duty-3"]);
  const watching = javaScriptEnabled ? await leading.watch(night) : null;
  await leading.work(night);
  await watching?.();
  await leading.tellLate(night);
  await leading.seeWhatIsLate(night);
  await leading.overtake(night);
  await leading.raiseAndLower(night);
  await leading.lookBack(night);
  await leading.followTheThread(night);
  await leading.lookAtTheRest(night);
  await leading.liftTheCounty(night);
  await leading.liftTheHouse(night);
  await leading.normalise(night);
  await leading.close(night);
  for (const page of Object.values(pages)) await page.context().close();
}

// Every address is examined wide, and narrow without script; further states of them narrow with it.
const WAYS = [
  { name: "zh-CN, wide", locale: "zh-CN", javaScriptEnabled: true, width: 1440 },
  { name: "en, narrow", locale: "en", javaScriptEnabled: true, width: 360, again: true },
  { name: "zh-CN, narrow, without script", locale: "zh-CN", javaScriptEnabled: false, width: 360 },
];

// Three operations run in the county at the same time, as it happens.
describe("from two plans at work to normal control", { concurrency: true }, () => {
  for (const way of WAYS) test(way.name, () => lead(way));
});

test("the whole way stands in a journal that verifies, and no word of it in clear", () => {
  const journal = verified(place);
  holds(
    journal,
    "plan_put_to_work reading_recorded level_proposed level_decided measure_ordered " +
      "task_opened task_escalated task_overdue task_handed_over response_lifted " +
      "operation_normalised operation_closed",
  );
  for (const words of ["六月洪水", "险情解除", ...Object.values(LEADING).map((it) => it.vehicles)])
    assert.ok(!journal.text.includes(words), words);
});
