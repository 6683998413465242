// A night at the desk: somebody takes over, writes the log, calls until a number answers, follows a
// leader's instruction to its end, and hands over to somebody else, who sees it all on their own
// screen; in both languages and without script.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { browser, county } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { administrator, perform } from "./support/officer.mjs";
import { pagesOf, staff } from "./support/staff.mjs";

const DESK = ["read_desk", "keep_desk", "read_operations", "read_people", "verify_contacts"];
const UNITS = { psb: { code: "psb", kind: "public_security", name: { zh: "公安局", en: "PSB" } } };
const POST = { zh: "值班员", en: "Duty officer" };
const PEOPLE = {
  first: { name: "孟晓岚", unit: "psb", post: POST, rights: DESK },
  second: { name: "梁启文", unit: "psb", post: POST, rights: DESK },
  leader: {
    name: "曹振国",
    unit: "psb",
    post: { zh: "带班局长", en: "Chief on duty" },
    rights: ["lead_operations", "read_desk"],
  },
};

const WORDS = {
  "zh-CN": {
    takeOver: "接班",
    begun: "您现在是值班员",
    write: "记下",
    noAnswer: /^无人接听 曹振国 13800138001/,
    next: "接着打：曹振国",
    answered: /^接通 曹振国 0715/,
    paper: "书面批示",
    add: "交办",
    answer: /^记下反馈/,
    isDone: "已办完",
    close: "办结",
    closed: "已办结",
    sign: "签字交班",
    signed: "交班已签",
    handedOver: "交班人",
  },
  en: {
    takeOver: "Take over",
    begun: "You are the duty officer now",
    write: "Write it",
    noAnswer: /^No answer 曹振国 13800138001/,
    next: "Call next: 曹振国",
    answered: /^Answered 曹振国 0715/,
    paper: "On paper",
    add: "Give it out",
    answer: /^Write down what they say/,
    isDone: "it is done",
    close: "Close it",
    closed: "It is closed",
    sign: "Sign the handover",
    signed: "The handover is signed",
    handedOver: "Handed over by",
  },
};

let place;
let chrome;

before(async () => {
  [place, chrome] = await Promise.all([county(), browser()]);
  const context = await chrome.newContext();
  const { leader } = await staff(context, place, { units: UNITS, people: PEOPLE });
  await administrator(context, place);
  for (const [kind, number] of [
    ["mobile", "13800138001"],
    ["office", "0715-3061234"],
  ]) {
    const contact = { person: leader.person, contact: randomUUID(), kind, number };
    await perform(context, place, "people/house/set_contact", contact);
  }
  await context.close();
});
after(async () => {
  await chrome?.close();
  await place?.end();
});

const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });

/** Wide and narrow: sound, and kept as pictures. */
async function looked(page, name) {
  await isSound(page, name);
  await picture(page, `${name}-wide`);
  await page.setViewportSize({ width: 360, height: 740 });
  await isSound(page, `${name}, narrow`);
  await picture(page, `${name}-narrow`);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Whoever kept the desk before hands over, so that each journey begins with somebody new. */
async function relieved(page, words) {
  await page.goto(`${place.address}/desk/take-over`);
  if (await button(page, words.takeOver).count()) {
    await button(page, words.takeOver).click();
    await page.getByText(words.begun).waitFor();
  }
}

async function calls(page, words, look) {
  await page.goto(`${place.address}/desk/phones?find=${encodeURIComponent("带班")}`);
  await look(page, "phones");
  await button(page, words.noAnswer).click();
  await page.getByText(words.next).waitFor();
  await button(page, words.answered).click();
  await page.locator(".told").waitFor();
}

/** An instruction on paper: written down, given to a unit, answered, closed. */
async function follows(page, words, said, look) {
  await page.goto(`${place.address}/desk/instructions`);
  await page.locator("#words").fill(said);
  await page.locator("#given_by").fill("王副县长");
  await page.getByLabel(words.paper).check();
  await page.locator("form.sheet").getByRole("button").click();
  await page.waitForURL(/\/desk\/instructions\/[0-9a-f-]{36}/);
  await page.locator("#unit").selectOption({ index: 1 });
  await page.locator("#what").fill("派十二人到三号涵洞");
  await button(page, words.add).click();
  await page.locator(".instruction-answer [name=feedback]").fill("险情已控制");
  await page.getByLabel(words.isDone).check();
  await look(page, "instruction");
  await button(page, words.answer).click();
  await page.locator("#said").fill("办结，注意后续巡查");
  await button(page, words.close).click();
  await page.locator(".told", { hasText: words.closed }).waitFor();
}

for (const [locale, javaScriptEnabled] of [
  ["zh-CN", true],
  ["en", true],
  ["zh-CN", false],
]) {
  const name = `${locale}${javaScriptEnabled ? "" : ", without script"}`;
  test(`${name}: a night is kept and handed over, and both have signed`, async () => {
    const words = WORDS[locale];
    const { first, second } = await pagesOf(chrome, place, ["first", "second"], {
      locale,
      javaScriptEnabled,
      viewport: { width: 1440, height: 900 },
    });
    const look = async (page, what) => {
      if (javaScriptEnabled) await looked(page, `desk-${what}-${locale}`);
    };
    await relieved(first, words);
    await second.goto(`${place.address}/desk`);
    await second.locator(".desk-watch").getByText("孟晓岚").first().waitFor();

    const line = `水利局来电：水位仍在涨 ${name}`;
    await first.goto(`${place.address}/desk`);
    await first.locator("#desk-line").fill(line);
    await button(first, words.write).click();
    await first.locator(".desk-log").getByText(line).waitFor();
    if (javaScriptEnabled) {
      // The other one has not touched their screen.
      await second.locator(".desk-log").getByText(line).waitFor();
    }
    await calls(first, words, look);
    await follows(first, words, `三号涵洞险情速派人，两小时内报结果。${name}`, look);

    await first.goto(`${place.address}/desk/hand-over`);
    await first.locator("#note").fill("三号涵洞每半小时问一次");
    await look(first, "hand-over");
    await button(first, words.sign).click();
    await first.getByText(words.signed).waitFor();
    await look(first, "signed");

    await second.goto(`${place.address}/desk/take-over`);
    await second.getByText("三号涵洞每半小时问一次").waitFor();
    await look(second, "take-over");
    await button(second, words.takeOver).click();
    await second.getByText(words.begun).waitFor();
    await second.goto(`${place.address}/desk/shifts`);
    await look(second, "roster");
    await second.getByRole("link", { name: "孟晓岚" }).first().click();
    await second.getByText(words.handedOver).waitFor();
    await second.locator(".duty-lines").first().getByText(line).waitFor();
    await look(second, "shift");
    const sheet = await second.locator(".shift-handover").innerText();
    assert.ok(sheet.includes("孟晓岚") && sheet.includes("梁启文"), sheet);
    for (const page of [first, second]) await page.context().close();
  });
}
