// Two operations on the ninth day: side by side, on the wall of a command room, along a timeline.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser, shown } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";

const HOME = "/realms/simulated-yunze";
const FLOOD = "2026年6月22日云泽暴雨洪水";
const WORDS = {
  "zh-CN": {
    joint: "联合视图",
    clash: "又要留、又要走",
    short: "缺 23",
    lost: "连接断了",
    timeline: "时间轴",
    show: "看这一刻",
    then: "下面是 06-22 06:21 的总览。",
    level: "四级响应",
  },
  en: {
    joint: "Joint view",
    clash: "Told to stay and to leave",
    short: "23 short",
    lost: "Connection lost",
    timeline: "Timeline",
    show: "Show this moment",
    then: "Below is the board of 06-22 06:21.",
    level: "Level IV response",
  },
};
/** What a command room hangs on its wall. */
const SCREENS = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];

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
  test(`${locale}: what both operations take from each other, from the desk on`, async () => {
    for (const width of [1440, 360]) {
      const viewport = { width, height: 900 };
      const context = await signedIn("psb-duty-officer", { locale, viewport });
      const page = await context.newPage();
      await page.goto(`${place.address}${HOME}/desk`);
      await page.getByRole("link", { name: words.joint }).first().click();
      await page.getByRole("heading", { level: 1, name: words.joint }).waitFor();
      await page.getByText(words.clash).first().waitFor();
      await page.getByText(words.short).first().waitFor();
      await isSound(page, `joint ${locale} ${width}`);
      await picture(page, `yunze-joint-${locale}-${width}`);
      await context.close();
    }
  });

  test(`${locale}: the wall fits its screen, day and night, and says when it is old`, async () => {
    for (const viewport of SCREENS) {
      for (const colorScheme of ["light", "dark"]) {
        const context = await signedIn("county-chief", { locale, viewport, colorScheme });
        const page = await context.newPage();
        await page.goto(`${place.address}${HOME}/operations/wall`);
        const name = `wall ${locale} ${viewport.width} ${colorScheme}`;
        await isSound(page, name);
        const cut = await page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll(".wall-sides, .wall-lists")]
            .filter((it) => it.scrollHeight > it.clientHeight + 1)
            .map((it) => it.className),
        );
        assert.deepEqual(cut, [], `${name}: nothing is cut`);
        await picture(page, `yunze-${name.replaceAll(" ", "-")}`);
        await context.close();
      }
    }
    const context = await signedIn("county-chief", { locale, viewport: SCREENS[0] });
    const page = await context.newPage();
    await page.goto(`${place.address}${HOME}/operations/wall`);
    await page.locator('.wall-live[data-state="open"]').waitFor();
    await context.route(/\/wall\/live/, (route) => route.abort());
    // What the browser says when the network is gone.
    await page.evaluate(() => {
      const state = document.querySelector(".wall-live");
      state.dataset.state = "lost";
      state.textContent = state.dataset.lost;
    });
    await page.locator(".wall-state.is-lost").getByText(words.lost).waitFor();
    await context.close();
  });

  test(`${locale}: a moment is chosen with a slider by keyboard, and without script`, async () => {
    const viewport = { width: 1440, height: 900 };
    const context = await signedIn("psb-duty-officer", { locale, viewport });
    const page = await context.newPage();
    await page.goto(`${place.address}${HOME}/operations`);
    await page.getByRole("link", { name: FLOOD }).first().click();
    await page.getByRole("link", { name: words.timeline, exact: true }).click();
    const slider = page.getByRole("slider");
    await slider.focus();
    await page.keyboard.press("Home");
    for (let minute = 0; minute < 5; minute += 1) await page.keyboard.press("ArrowRight");
    await page.waitForURL(/minute=5\b/);
    await isSound(page, `timeline ${locale}`);
    await context.close();

    const narrow = { width: 360, height: 800 };
    const plain = await signedIn("psb-duty-officer", { locale, viewport: narrow });
    const bare = await plain.newPage();
    await bare.route(/\.js$/, (route) => route.abort());
    await bare.goto(`${place.address}${HOME}/operations`);
    await bare.getByRole("link", { name: FLOOD }).first().click();
    await bare.getByRole("link", { name: words.timeline, exact: true }).click();
    await bare.getByRole("slider").fill("90");
    await bare.getByRole("button", { name: words.show }).click();
    await bare.getByText(words.then).waitFor();
    await bare.locator("#board").getByText(words.level).first().waitFor();
    await isSound(bare, `timeline ${locale} 360`);
    await picture(bare, `yunze-timeline-${locale}-360`);
    await plain.close();
  });
}
