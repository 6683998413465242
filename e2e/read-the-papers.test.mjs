// A paper comes to the desk with a photo that is upside down: it is registered, turned for
// everybody, told when it comes twice, answered and closed; it brings a level of the city; and a
// consultation on a report shows its dissent, is concluded by a person and opens the operation. In
// both languages and without script.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser, county } from "./support/county.mjs";
import { isSound, picture, soundWithoutScript } from "./support/looking.mjs";
import { administrator } from "./support/officer.mjs";
import { pagesOf, staff } from "./support/staff.mjs";

const DESK = [
  "read_desk",
  "keep_desk",
  "read_operations",
  "lead_operations",
  "write_log",
  "report_situation",
  "read_plans",
];
const UNITS = { psb: { code: "psb", kind: "public_security", name: { zh: "公安局", en: "PSB" } } };
const POST = { zh: "值班员", en: "Duty officer" };
const PEOPLE = { first: { name: "孟晓岚", unit: "psb", post: POST, rights: DESK } };

/** A photo of two colours, red above and blue below. */
const PHOTO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAACgAAABQCAIAAADk7aCWAAAAQ0lEQVR42u3NMQ0AAAgDsGnBvxREYYJk" +
    "T5P+zc5URCwWi8VisVgsFovFYrFYLH6MS++KxWKxWCwWi8VisVgsFovFjw4dKEjE6JO9MgAAAABJRU5E" +
    "rkJggg==",
  "base64",
);
const WIDE = { width: 1440, height: 900 };
const FORTY_MEGABYTES = 40 * 1024 * 1024;

const WORDS = {
  "zh-CN": {
    tooLarge: "超过 20.0 MB，没有收下",
    twin: "发文单位和文号相同",
    dissent: "有 1 人不同意",
  },
  en: {
    tooLarge: "more than 20.0 MB",
    twin: "of the same issuer and number",
    dissent: "1 disagree",
  },
};

let place;
let chrome;

before(async () => {
  [place, chrome] = await Promise.all([county(), browser()]);
  const context = await chrome.newContext();
  await staff(context, place, { units: UNITS, people: PEOPLE });
  await administrator(context, place);
  await context.close();
});
after(async () => {
  await chrome?.close();
  await place?.end();
});

/** Presses the button of the form that does something. */
const does = (page, act) => page.locator(`form:has([value=${act}]) button`).first().click();

/** Fills the form that registers a paper. */
async function fills(page, title, number) {
  await page.goto(`${place.address}/desk/documents`);
  await page.locator("#title").fill(title);
  await page.locator("#issuer").fill("泽州市防汛抗旱指挥部");
  await page.locator("#number").fill(number);
  await page.locator("form.sheet [name=kind][value=level]").check();
  await page.locator("form.sheet [name=urgency][value=extra_urgent]").check();
  await page.locator("[name=is_unclassified]").check();
}

const register = (page) => page.locator("form.sheet button").last().click();

async function registers(page, words, name, look) {
  const [title, number] = [`启动防汛四级响应的通知 ${name}`, `泽防指〔2026〕3号 ${name}`];
  await fills(page, title, number);
  await look(page, "register");
  const large = Buffer.alloc(FORTY_MEGABYTES, 0xff);
  const tooLarge = { name: "a.jpg", mimeType: "image/jpeg", buffer: large };
  await page.locator("#file").setInputFiles(tooLarge);
  await register(page);
  await page.getByText(words.tooLarge).waitFor();
  await page.getByText(title).first().waitFor();
  const photo = { name: "通知.png", mimeType: "image/png", buffer: PHOTO };
  await page.locator("#paper-file").setInputFiles(photo);
  await page.locator("form:has(#paper-file) button").click();
  await page.locator(".paper-picture").waitFor();
  for (const turned of [1, 2]) {
    await page.locator(".paper-list form button").click();
    await page.locator(`.paper-picture.is-turned-${turned}`).waitFor();
  }
  const own = page.url().split("?")[0];
  await look(page, "document");
  await fills(page, title, number);
  await register(page);
  await page.getByText(words.twin).waitFor();
  assert.equal(await page.locator("#title").inputValue(), title, "what was typed stays");
  await look(page, "twin");
  await page.goto(own);
  return own;
}

/** The paper brings a level; it stands on the desk until it is lifted. */
async function receives(page, own, look) {
  await page.locator("a[href*='/desk/levels?document=']").click();
  await page.locator("form.sheet [name=class][value=natural_disaster]").check();
  await page.locator("form.sheet [name=level][value=IV]").check();
  await page.locator("form.sheet button").last().click();
  await page.locator(".told").waitFor();
  await look(page, "levels");
  await page.goto(`${place.address}/desk`);
  await page.locator(".desk-levels").waitFor();
  await look(page, "desk");
  await page.goto(`${place.address}/desk/levels`);
  await page.locator("details summary").first().click();
  await page.locator("[id^=said-]").first().fill("市防指电话通知解除");
  await does(page, "lift_level_from_above");
  await page.locator(".told").waitFor();
  await page.goto(own);
  await page.locator("#answer-text").fill("已按要求落实");
  await does(page, "answer_document");
  await page.locator(".told").waitFor();
  await page.locator("#result").fill("已落实");
  await does(page, "close_document");
  await page.locator(".told").waitFor();
}

/** Somebody speaks in the consultation. */
async function speaks(page, [name, kind, stance, words]) {
  if (!(await page.locator("#name").isVisible())) {
    await page.locator("details:has(#name) summary").click();
  }
  await page.locator("#name").fill(name);
  await page.locator(`form:has(#name) [value=${kind}]`).check();
  await page.locator("#capacity").fill("水工");
  await does(page, "call_into_consultation");
  await page.locator("#speaker option", { hasText: name }).waitFor({ state: "attached" });
  await page.locator("#speaker").selectOption({ label: `${name} · 水工` });
  await page.locator("#words").fill(words);
  await page.locator("form:has(#words) [name=way][value=room]").check();
  await page.locator(`form:has(#words) [name=stance][value=${stance}]`).check();
  await does(page, "record_opinion");
  await page.locator(".opinions", { hasText: words }).waitFor();
}

async function consults(page, words, name, look) {
  await page.goto(`${place.address}/desk`);
  await page.locator(".desk-take button").first().click();
  await page.waitForURL(/\/desk\/intakes\/[0-9a-f-]{36}/);
  const intake = page.url().split("/").pop().split("?")[0];
  await page.locator("[name=said]").fill(`三号涵洞管涌 ${name}`);
  await page.locator("[name=class]").first().waitFor();
  await page.locator("[name=class][value=natural_disaster]").check();
  await page.locator("button[value=note_intake]").first().click();
  await page.goto(`${place.address}/desk/consultations?intake=${intake}`);
  await page.locator("#matter").fill(`三号涵洞管涌定级 ${name}`);
  await page.locator("form.sheet button").last().click();
  await page.waitForURL(/\/desk\/consultations\/[0-9a-f-]{36}/);
  await speaks(page, ["周局长", "unit", "agrees", "立即封堵，按险情处置"]);
  await speaks(page, ["胡教授", "expert", "dissents", "先开闸泄压再封堵"]);
  await page.getByText(words.dissent).first().waitFor();
  await look(page, "consultation");
  await page.locator("#decided_by").fill("曹副县长");
  await page.locator("#conclusion").fill("启动防汛行动，先泄压再封堵");
  await page.locator("[name=outcome][value=open_operation]").check();
  await does(page, "conclude_consultation");
  await page.locator(".told").waitFor();
  const own = page.url().split("?")[0];
  await page.goto(`${own}/minutes`);
  await look(page, "minutes");
  await page.goto(own);
  await does(page, "open_operation");
  await page.waitForURL(/\/operations\/[0-9a-f-]{36}\/plans/);
  await page.goto(page.url().replace(/\/plans.*/, "/log"));
  await page.getByText("先泄压再封堵").first().waitFor();
}

for (const [locale, javaScriptEnabled] of [
  ["zh-CN", true],
  ["en", true],
  ["zh-CN", false],
]) {
  const name = `${locale}${javaScriptEnabled ? "" : ", without script"}`;
  test(`${name}: a paper, a level of the city and a consultation`, async () => {
    const { first } = await pagesOf(chrome, place, ["first"], {
      locale,
      javaScriptEnabled,
      viewport: WIDE,
    });
    const plain = javaScriptEnabled ? null : await soundWithoutScript(chrome, WIDE);
    const look = async (page, what) => {
      if (plain) return plain(page, `papers ${what}, ${name}`);
      await isSound(page, `papers ${what}, ${name}`);
      await picture(page, `papers-${what}-${locale}-wide`);
      await page.setViewportSize({ width: 360, height: 740 });
      await isSound(page, `papers ${what}, ${name}, narrow`);
      await picture(page, `papers-${what}-${locale}-narrow`);
      await page.setViewportSize(WIDE);
    };
    const own = await registers(first, WORDS[locale], name, look);
    await receives(first, own, look);
    await consults(first, WORDS[locale], name, look);
    await first.context().close();
  });
}
