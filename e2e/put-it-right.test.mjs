// A report upwards comes too late: the clock has written that down by itself, the desk finds the
// cause and raises an action, somebody does it, and somebody else closes it; in both languages and
// without script.

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
    missed: "时限 30 分钟，至今没有报",
    raise: "查原因、提整改",
    save: "提出",
    raised: "整改已提出",
    done: "报完成",
    waits: "请另一个人复核",
    back: "退回",
    why: "退回要写明原因",
    right: "通过，销号",
    closed: "已销号",
  },
  en: {
    missed: "limit 30 minutes, still not reported",
    raise: "Find the cause, raise an action",
    save: "Raise it",
    raised: "The action is raised",
    done: "It is put right",
    waits: "another person looks at it",
    back: "Send it back",
    why: "Say why it goes back",
    right: "It is put right: close it",
    closed: "closed",
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

/** Something significant of which the house learned 38 minutes ago, and that nobody reported. */
async function notReported(page, said) {
  const on = `intake/${randomUUID()}`;
  const knew = new Date(Date.now() - 38 * 60_000).toISOString();
  const context = page.context();
  const address = `${on}/open_intake?happened_at=${knew}`;
  const opened = await perform(context, place, address, { channel: "telephone" });
  const { version } = opened.things.at(-1);
  await perform(context, place, `${on}/note_intake`, { account: { said } }, `"${version}"`);
  const grade = { severity: "significant", profile: "cn-default" };
  await perform(context, place, `${on}/grade_intake`, grade, '"0"');
}

for (const [locale, javaScriptEnabled] of [
  ["zh-CN", true],
  ["en", true],
  ["zh-CN", false],
]) {
  const name = `${locale}${javaScriptEnabled ? "" : ", without script"}`;
  test(`${name}: a missed limit becomes an action that another person closes`, async () => {
    const words = WORDS[locale];
    const { first, second } = await pagesOf(chrome, place, ["first", "second"], {
      locale,
      javaScriptEnabled,
      viewport: { width: 1440, height: 900 },
    });
    const look = async (page, what) => {
      if (javaScriptEnabled) await looked(page, `action-${what}-${locale}`);
    };
    const said = `三号涵洞管涌 ${name}`;
    await notReported(first, said);
    await first.goto(`${place.address}/desk`);
    const row = first.locator(".desk-actions li", { hasText: said });
    await row.getByText(words.missed).waitFor();
    await look(first, "desk");
    await row.getByRole("link", { name: words.raise }).click();
    await first.locator("#cause").fill("值班席不清楚该由谁报");
    await first.locator("#measure").fill("值班席贴报告责任卡，三个班次抽问");
    await first.locator("#owner").selectOption({ index: 1 });
    await first.locator("#due_at").fill("2199-01-01T18:00");
    await look(first, "raise");
    await button(first, words.save).click();
    await first.locator(".told", { hasText: words.raised }).waitFor();
    const address = first.url().split("?")[0];

    await first.locator("#proof").fill("责任卡已贴，抽问都答得出");
    await look(first, "open");
    await button(first, words.done).click();
    await first.getByText(words.waits).last().waitFor();
    assert.equal(await button(first, words.right).count(), 0, "nobody closes their own");

    await second.goto(address);
    await button(second, words.back).click();
    await second.getByRole("alert").getByText(words.why).waitFor();
    await look(second, "check");
    await button(second, words.right).click();
    await second.getByRole("heading", { level: 1 }).getByText(words.closed).waitFor();
    await second.goto(`${place.address}/actions`);
    await look(second, "list");
    assert.equal(await second.locator("#missed ~ ul").getByText(said).count(), 0);
    for (const page of [first, second]) await page.context().close();
  });
}
