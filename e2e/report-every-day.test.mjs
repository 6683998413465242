// Units report every day: one has something, one has nothing and says so with one tap, and who has
// said nothing for the day before stands on the desk; in both languages and without script.

import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { browser, county } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { perform } from "./support/officer.mjs";
import { pagesOf, staff } from "./support/staff.mjs";

const DESK = ["read_desk", "keep_desk", "read_operations", "read_people"];
const UNITS = {
  psb: { code: "psb", kind: "public_security", name: { zh: "公安局", en: "PSB" } },
  bridge: { code: "bridge", kind: "station", name: { zh: "北桥派出所", en: "Beiqiao station" } },
};
const POST = { zh: "值班员", en: "Duty officer" };
const PEOPLE = { first: { name: "孟晓岚", unit: "psb", post: POST, rights: DESK } };

const WORDS = {
  "zh-CN": {
    late: "上一次有 2 个单位没有报",
    begun: "已开始要求每日报告",
    nil: "零报告 北桥派出所",
    give: "记下报告 公安局",
    said: "报告内容 公安局",
    given: "✓ 零报告",
    end: "不用再报",
    ended: "不用再报了",
  },
  en: {
    late: "2 units missed their last report",
    begun: "The units are asked to report",
    nil: "Nil report Beiqiao station",
    give: "Write it down PSB",
    said: "What it says PSB",
    given: "✓ Nil report",
    end: "No more reports",
    ended: "They need not report any more",
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

/** Wide and narrow: sound, and kept as pictures. */
async function looked(page, name) {
  await isSound(page, name);
  await picture(page, `${name}-wide`);
  await page.setViewportSize({ width: 360, height: 740 });
  await isSound(page, `${name}, narrow`);
  await picture(page, `${name}-narrow`);
  await page.setViewportSize({ width: 1440, height: 900 });
}

const HOUR = 3_600_000;

/** Two units were asked two days ago; their time of yesterday is over, and they said nothing. */
async function asked(page, what) {
  const at = new Date(Date.now() - 48 * HOUR).toISOString();
  const first_due_at = (Date.now() - 47 * HOUR) * 1000;
  const on = `daily_reporting/${randomUUID()}/begin_daily_reporting?happened_at=${at}`;
  const asking = { what, units: ["bridge", "psb"], first_due_at };
  await perform(page.context(), place, on, asking);
}

for (const [locale, javaScriptEnabled] of [
  ["zh-CN", true],
  ["en", true],
  ["zh-CN", false],
]) {
  const name = `${locale}${javaScriptEnabled ? "" : ", without script"}`;
  test(`${name}: one tap is a nil report, and who says nothing is seen`, async () => {
    const words = WORDS[locale];
    const { first } = await pagesOf(chrome, place, ["first"], {
      locale,
      javaScriptEnabled,
      viewport: { width: 1440, height: 900 },
    });
    const look = async (what) => {
      if (javaScriptEnabled) await looked(first, `daily-${what}-${locale}`);
    };
    await asked(first, `卡点情况 ${name}`);
    await first.goto(`${place.address}/desk`);
    await first.locator(".desk-daily").getByText(words.late).waitFor();
    await look("desk");

    await first.goto(`${place.address}/desk/daily`);
    await first.getByText(words.late).waitFor();
    await look("late");
    const nil = first.getByRole("button", { name: words.nil });
    await nil.last().click();
    await first.getByText(words.given).waitFor();
    await first.getByLabel(words.said).last().fill("劝返两车，均已登记");
    await first.getByRole("button", { name: words.give }).last().click();
    await first.getByText("劝返两车，均已登记").waitFor();
    await look("given");
    await first.getByRole("button", { name: words.end }).click();
    await first.getByText(words.ended).waitFor();

    await first.locator("#what").fill("隔离点情况");
    await first.locator("#unit").selectOption({ index: 0 });
    await first.locator("#first_due_at").fill("2199-01-01T17:00");
    await first.locator("form[aria-labelledby=begin]").getByRole("button").click();
    await first.getByText(words.begun).waitFor();
    await first.getByRole("button", { name: words.end }).click();
    await first.getByText(words.ended).waitFor();
    await first.context().close();
  });
}
