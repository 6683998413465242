// What comes to a post: an instruction is given to a unit at the desk; the unit finds it in its
// inbox on a telephone without script, answers it among its tasks, and reads its digest.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser, shown } from "./support/county.mjs";
import { isSound, picture, soundWithoutScript } from "./support/looking.mjs";

const HOME = "/realms/simulated-yunze";
const WORDS = {
  "zh-CN": {
    record: "记下",
    add: "交办",
    given: "批示分解到本单位",
    unit: "云泽县公安局指挥中心",
    tell: "反馈",
    isDone: "已办完",
    answered: "反馈已记下。",
    know: "汇总都看过了",
    known: "已记下：您知道了。",
    interrupts: "打扰次数",
    within: "✓ 都在限度内",
  },
  en: {
    record: "Write it down",
    add: "Give it out",
    given: "A part of an instruction, for your unit",
    unit: "Yunze PSB Command Centre",
    tell: "Say so",
    isDone: "it is done",
    answered: "What they say is written down.",
    know: "All of the digest is read",
    known: "Noted: you know.",
    interrupts: "Interrupts",
    within: "✓ all within the limits",
  },
};
const WHAT = "指挥中心通知东渡、坝下两镇开会";
const FEEDBACK = "两镇都已通知到，19 时开会";

let chrome;
let place;

before(async () => {
  [place, chrome] = await Promise.all([shown("yunze", "--speed", "0"), browser()]);
});
after(async () => {
  await chrome?.close();
  await place?.end();
});

async function signedIn(login, options) {
  const context = await chrome.newContext(options);
  const signIn = await context.request.post(`${place.address}/sign-in`, {
    form: { login, password: place.passwordOf(login) },
    maxRedirects: 0,
  });
  assert.equal(signIn.status(), 303, login);
  return context;
}

/** The desk writes an instruction down and gives a part of it to a unit. */
async function instructs(words, locale) {
  const context = await signedIn("psb-duty-officer", { locale });
  const page = await context.newPage();
  await page.goto(`${place.address}${HOME}/desk/instructions`);
  await page.locator("[name=channel][value=paper]").check();
  await page.locator("[name=given_by]").fill("王副县长");
  await page.locator("[name=words]").fill("请马上通知沿河两镇开会，晚上报我。");
  await page.getByRole("button", { name: words.record, exact: true }).click();
  if (await page.locator("#unit").isHidden()) await page.locator("details > summary").click();
  await page.locator("#unit").selectOption({ label: words.unit });
  await page.locator("#what").fill(WHAT);
  await page.getByRole("button", { name: words.add, exact: true }).click();
  await page.getByText(WHAT).waitFor();
  return page;
}

for (const [locale, words] of Object.entries(WORDS)) {
  test(`${locale}: an instruction reaches its unit, on a telephone without script`, async () => {
      const desk = await instructs(words, locale);
      const viewport = { width: 360, height: 740 };
      const soundly = await soundWithoutScript(chrome, viewport);
      const context = await signedIn("psb-duty-officer", {
        locale,
        viewport,
        javaScriptEnabled: false,
      });
      const page = await context.newPage();
      await page.goto(`${place.address}${HOME}/inbox`);
      await page.getByText(words.given).first().waitFor();
      await soundly(page, `inbox ${locale} 360`);
      await picture(page, `inbox-${locale}-360`);
      const given = page.locator(".inbox-now > ul > li", { hasText: words.given });
      await given.locator(".inbox-what").first().click();

      assert.equal(new URL(page.url()).pathname, `${HOME}/tasks`);
      const part = page.locator(".own-parts li", { hasText: WHAT }).first();
      await part.waitFor();
      await soundly(page, `my tasks ${locale} 360`);
      await picture(page, `my-tasks-${locale}-360`);
      await part.locator("[name=feedback]").fill(FEEDBACK);
      await part.getByLabel(words.isDone).check();
      const button = part.getByRole("button", { name: words.tell });
      const { height } = await button.boundingBox();
      assert.ok(height >= 44, `a thumb finds the button: ${height} px`);
      await button.click();
      await page.getByText(words.answered).waitFor();
      await desk.reload();
      await desk.getByText(FEEDBACK).waitFor();

      await page.goto(`${place.address}${HOME}/inbox`);
      assert.equal(await page.getByText(words.given).count(), 0, "it is answered");
      await page.getByRole("button", { name: words.know }).click();
      await page.getByText(words.known).waitFor();
      assert.equal(await page.locator(".inbox-digest > ul > li").count(), 0);

      const wide = await signedIn("psb-duty-officer", {
        locale,
        viewport: { width: 1440, height: 900 },
      });
      const counts = await wide.newPage();
      await counts.goto(`${place.address}${HOME}/inbox`);
      await isSound(counts, `inbox ${locale} 1440`);
      await picture(counts, `inbox-${locale}-1440`);
      await counts.getByRole("link", { name: words.interrupts }).click();
      await counts.getByText(words.within).waitFor();
      await isSound(counts, `interrupts ${locale} 1440`);
      await picture(counts, `interrupts-${locale}-1440`);
      await counts.goto(`${place.address}${HOME}/tasks`);
      await isSound(counts, `my tasks ${locale} 1440`);
      await picture(counts, `my-tasks-${locale}-1440`);
  });
}
