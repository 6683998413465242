// The demonstration county on its ninth day: whoever signs in stands in the middle of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser, shown } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";

const HOME = "/realms/simulated-yunze";
const WORDS = {
  "zh-CN": { desk: "值班台", waiting: "河边小区地库怕进水", level: "三级响应" },
  en: { desk: "Duty desk", waiting: "河边小区地库怕进水", level: "Level III response" },
};
/** Where each post begins; two people hold a second post, and are asked in which they come. */
const BEGINS = {
  "psb-duty-officer": `${HOME}/desk`,
  "psb-leader-on-duty": `${HOME}/desk`,
  "county-chief": `${HOME}/operations`,
  "health-commission-liaison": "/post",
  "water-bureau-duty": "/post",
  "community-officer.dongdu": `${HOME}/operations`,
  "psb-supervision-duty": `${HOME}/operations`,
  "psb-registrar": `${HOME}/registers`,
};

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

for (const [locale, words] of Object.entries(WORDS)) {
  for (const width of [1440, 360]) {
    test(`${locale}, ${width} wide: at the desk of the ninth day`, async () => {
      const context = await signedIn("psb-duty-officer", {
        locale,
        viewport: { width, height: 900 },
      });
      const page = await context.newPage();
      await page.goto(`${place.address}/`);
      assert.equal(new URL(page.url()).pathname, `${HOME}/desk`);
      await page.getByRole("heading", { level: 1, name: words.desk }).waitFor();
      await page.getByText(words.waiting).first().waitFor();
      await page.getByText("演示数据 DEMO").waitFor();
      await isSound(page, `desk ${locale} ${width}`);
      await picture(page, `yunze-desk-${locale}-${width}`);
      for (const title of ["云城市场呼吸道感染聚集性疫情", "2026年6月22日云泽暴雨洪水"]) {
        await page.goto(`${place.address}/`);
        await page.getByRole("link", { name: title }).first().click();
        await page.getByRole("heading", { level: 1, name: title }).waitFor();
        await page.getByText(words.level).first().waitFor();
        await picture(page, `yunze-${title}-${locale}-${width}`);
      }
      await context.close();
    });
  }
}

test("every post signs in and begins where its rights count", async () => {
  for (const [login, begins] of Object.entries(BEGINS)) {
    const context = await signedIn(login, { locale: "zh-CN" });
    const page = await context.newPage();
    const answer = await page.goto(`${place.address}/`);
    assert.deepEqual([answer.status(), new URL(page.url()).pathname], [200, begins], login);
    if (begins === "/post") {
      await page.getByRole("button").filter({ hasNotText: /English|退出/ }).first().click();
      await page.waitForURL(`**${HOME}/operations`);
    }
    await context.close();
  }
});
