// The brief of a day: filled from the record, changed, checked by somebody else, issued under a
// number and seen on paper; in both languages and without script.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { browser, county } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { perform } from "./support/officer.mjs";
import { pagesOf, staff } from "./support/staff.mjs";

const DESK = ["read_desk", "keep_desk", "read_operations"];
const UNITS = { psb: { code: "psb", kind: "public_security", name: { zh: "公安局", en: "PSB" } } };
const POST = { zh: "值班员", en: "Duty officer" };
const PEOPLE = {
  first: { name: "孟晓岚", unit: "psb", post: POST, rights: DESK },
  second: { name: "梁启文", unit: "psb", post: POST, rights: DESK },
};

const WORDS = {
  "zh-CN": {
    filled: "二、接报情况",
    save: "保存",
    own: "请另一个人校核",
    check: "校核",
    issue: "编号印发",
    numbered: /第 \d+ 期/,
  },
  en: {
    filled: "二、 Taken in",
    save: "Save",
    own: "another person checks it",
    check: "Check it",
    issue: "Issue it under a number",
    numbered: /No\. \d+/,
  },
};

let place;
let chrome;

before(async () => {
  [place, chrome] = await Promise.all([county(), browser()]);
  const context = await chrome.newContext();
  await staff(context, place, { units: UNITS, people: PEOPLE });
  await context.close();
});
after(async () => {
  await chrome?.close();
  await place?.end();
});

const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Wide and narrow: sound, and kept as pictures. */
async function looked(page, name) {
  await isSound(page, name);
  await picture(page, `${name}-wide`);
  await page.setViewportSize({ width: 360, height: 740 });
  await isSound(page, `${name}, narrow`);
  await picture(page, `${name}-narrow`);
  await page.setViewportSize({ width: 1440, height: 900 });
}

for (const [locale, javaScriptEnabled] of [
  ["zh-CN", true],
  ["en", true],
  ["zh-CN", false],
]) {
  const name = `${locale}${javaScriptEnabled ? "" : ", without script"}`;
  test(`${name}: the brief of a day is filled, checked, issued and seen on paper`, async () => {
    const words = WORDS[locale];
    const { first, second } = await pagesOf(chrome, place, ["first", "second"], {
      locale,
      javaScriptEnabled,
      viewport: { width: 1440, height: 900 },
    });
    const look = async (page, what) => {
      if (javaScriptEnabled) await looked(page, `brief-${what}-${locale}`);
    };
    const intake = `intake/${randomUUID()}/open_intake`;
    await perform(first.context(), place, intake, { channel: "telephone" });
    await first.goto(`${place.address}/desk/briefs`);
    const text = await first.locator("#text").inputValue();
    assert.ok(text.includes(words.filled), text);
    await look(first, "list");
    await first.locator("#text").fill(`${text}\n值班平稳。`);
    // The minute that runs is not over yet.
    await first.locator("#until").fill("2026-01-02T08:00");
    await first.locator("#from").fill("2026-01-01T08:00");
    await button(first, words.save).click();
    await first.getByText(words.own).last().waitFor();
    await look(first, "written");
    const address = first.url().split("?")[0];

    await second.goto(address);
    await button(second, words.check).click();
    await second.locator("#in_whose_name").fill("云泽县公安局");
    await second.locator("#to").fill("县委办、县政府办");
    await look(second, "checked");
    await button(second, words.issue).click();
    await second.getByRole("heading", { level: 1 }).getByText(words.numbered).waitFor();
    assert.equal(await second.locator("#text").count(), 0, "it does not change any more");
    await second.goto(`${address}/sheet`);
    await second.getByText("值班平稳。").waitFor();
    await look(second, "sheet");
    for (const page of [first, second]) await page.context().close();
  });
}
