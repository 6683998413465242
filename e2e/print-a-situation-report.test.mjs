// A situation report on paper: the layout of GB/T 9704-2012, measured in the browser that prints
// it: 28 characters a line, 22 lines a page, a type area of 156 mm by 225 mm on A4.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { browser, shown } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { perform, send } from "./support/officer.mjs";

const CHARACTERS_A_LINE = 28;
const LINES_A_PAGE = 22;
const TYPE_MILLIMETRES = { width: 156, height: 225 };
const PIXELS_A_MILLIMETRE = 96 / 25.4;
/** No mark stands in it, so that no line may be broken earlier than it is full. */
const PLAIN = "东渡站水位继续上涨沿河各村已经组织群众转移县防汛抗旱指挥部统一指挥".repeat(40);

let chrome;
let place;

before(async () => {
  [place, chrome] = await Promise.all([shown("chongyang-2015", "--speed", "0"), browser()]);
});
after(async () => {
  await chrome?.close();
  await place?.end();
});

/** A report of the flood, with a text or as it is filled; gives the address of its page. */
async function written(context, { locale, situation }) {
  await send(context, place, "/sign-in", { login: "demo", password: place.password });
  const [, realm, operation] = /realms\/([^/]+)\/operations\/([^/]+)/.exec(place.board);
  const report = randomUUID();
  const address = `${place.address}/realms/${realm}/operations/${operation}/situation-reports`;
  const headers = { "Accept-Language": locale };
  const html = await (await context.request.get(`${address}/${report}?new=1`, { headers })).text();
  const value = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)[1];
  const area = (name) =>
    new RegExp(`name="${name}" rows[^>]*>\\n([^<]*)`)
      .exec(html)[1]
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code));
  const blocks = ["situation", "responsibilities", "measures", "effectiveness"];
  const texts = Object.fromEntries(blocks.map((it) => [it, area(it)]));
  const data = { report, as_of: Number(value("as_of")), ...texts };
  if (situation) data.situation = situation;
  const verb = `realms/${realm}/operation/${operation}/write_situation_report`;
  await perform(context, place, verb, data, '"0"');
  return `${address}/${report}`;
}

/** How many characters the lines of a paragraph have, and how far they lie apart, in pixels. */
function measured(page, selector) {
  return page.evaluate((selector) => {
    const [text] = document.querySelector(selector).childNodes;
    const lines = new Map();
    for (let at = 0; at < text.length; at++) {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const { top, left, right } = range.getBoundingClientRect();
      const line = lines.get(top) ?? { top, left, right, count: 0 };
      lines.set(top, { ...line, right, count: line.count + 1 });
    }
    return [...lines.values()];
  }, selector);
}

test("a printed page has 22 lines of 28 characters", async () => {
  const context = await chrome.newContext({ locale: "zh-CN" });
  const report = await written(context, { locale: "zh-CN", situation: PLAIN });
  const page = await context.newPage();
  await page.goto(`${report}/sheet`);
  await page.emulateMedia({ media: "print" });
  const lines = await measured(page, ".official-line");
  const full = lines.slice(1, -1);
  assert.ok(full.length > LINES_A_PAGE, `${full.length} full lines`);
  assert.equal(lines[0].count, CHARACTERS_A_LINE - 2, "a paragraph begins two characters in");
  assert.deepEqual([...new Set(full.map((it) => it.count))], [CHARACTERS_A_LINE]);
  const pitch = (full.at(-1).top - full[0].top) / (full.length - 1);
  const near = (pixels, wanted, what) => {
    const found = pixels / PIXELS_A_MILLIMETRE;
    assert.ok(Math.abs(found - wanted) <= 1, `${what}: ${found.toFixed(2)} mm for ${wanted} mm`);
  };
  near(pitch * LINES_A_PAGE, TYPE_MILLIMETRES.height, "22 lines");
  near(full[0].right - full[0].left, TYPE_MILLIMETRES.width, "28 characters");

  const height = await page.evaluate(() => document.querySelector("main").offsetHeight);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const pages = pdf.toString("latin1").match(/\/Type \/Page\b/g).length;
  assert.equal(pages, Math.ceil(Math.round(height / pitch) / LINES_A_PAGE), `${height / pitch}`);
  const [, width, length] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString("latin1"));
  assert.deepEqual([Math.round(width), Math.round(length)], [595, 842], "A4, in points");
  await context.close();
});

for (const locale of ["zh-CN", "en"]) {
  test(`${locale}: a report that is filled from the record is edited and printed`, async () => {
    const context = await chrome.newContext({ locale, viewport: { width: 1440, height: 900 } });
    const report = await written(context, { locale });
    const page = await context.newPage();
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      const list = report.replace(/\/[^/]+$/, "");
      for (const address of [list, report, `${report}/sheet`]) {
        assert.equal((await page.goto(address)).status(), 200);
        await isSound(page, `${locale}, ${width} px: ${address}`);
        const part = address.slice(list.length).replace(/\W+/g, "-").replace(/.{36}/, "one");
        await picture(page, `situation-report${part}-${locale}-${width}`);
      }
    }
    assert.ok(await page.locator("[data-mark]").count(), "what is not real is marked");
    const folder = process.env.LIANFANG_PICTURES;
    const pdf = await page.pdf({ preferCSSPageSize: true });
    if (folder) writeFileSync(`${folder}/situation-report-${locale}.pdf`, pdf);
    await context.close();
  });
}
