// A plan is begun and written: a mistake is found at its field, says how it is mended, and is
// mended by a press. With script and without, in both languages.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser, county } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { actingAs, planners, text } from "./support/planners.mjs";
import { WRITING, beginFromFile, mistakeAndMend } from "./support/writing.mjs";

let place;
let chrome;

before(async () => {
  [place, chrome] = await Promise.all([county(), browser()]);
  const context = await chrome.newContext();
  await planners(context, place);
  await context.close();
});
after(async () => {
  await chrome?.close();
  await place?.end();
});

const begin = (page, words, key) =>
  beginFromFile(page, words, { address: place.address, key, text: text(key) });

for (const [locale, javaScriptEnabled] of [
  ["zh-CN", false],
  ["en", true],
]) {
  const how = javaScriptEnabled ? "with script" : "without script";
  test(`${locale}, ${how}: a mistake is found at its field and mended`, async () => {
    const words = WRITING[locale];
    const viewport = { width: 1440, height: 900 };
    const context = await actingAs(chrome, place, "planner", {
      locale,
      javaScriptEnabled,
      viewport,
    });
    const page = await context.newPage();
    const key = `flood-${locale.toLowerCase()}`;
    const edit = await begin(page, words, key);
    await mistakeAndMend(page, words, { edit, wrong: "2m", mended: "2min" });
    await picture(page, `write-a-plan-${locale}`);
    await page.goto(`${edit}?part=basics&text=true`);
    const saved = await page.locator("textarea[name=text]").inputValue();
    assert.ok(saved.includes("    due: 2min\n"), "the text was changed in place");
    assert.ok(saved.includes("    support: [water-bureau]\n"), "the rest stays as it was");
    await context.close();
  });
}

test("en, 360 px: the whole text is checked as one types, and saved", async () => {
  const words = WRITING.en;
  const viewport = { width: 360, height: 740 };
  const context = await actingAs(chrome, place, "planner", { locale: "en", viewport });
  const page = await context.newPage();
  const edit = await begin(page, words, "flood-typed");
  for (const at of ["?part=tasks&key=traffic", "?part=tasks", "?part=basics&text=true"]) {
    await page.goto(edit + at);
    await isSound(page, at);
  }
  const counts = page.locator("#counts-words");
  const before = await counts.textContent();
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("levles: x\n");
  await page.waitForFunction(
    (it) => document.getElementById("counts-words").textContent !== it,
    before,
  );
  await page.getByRole("button", { name: words.check }).click();
  await page.waitForURL(/told=saved/);
  assert.ok((await page.locator("textarea[name=text]").inputValue()).includes("levles: x"));
  await context.close();
});

test("who may not draft finds no such page", async () => {
  const context = await actingAs(chrome, place, "liaison", { locale: "en" });
  const page = await context.newPage();
  const answer = await page.goto(`${place.address}/plans/new`);
  assert.equal(answer.status(), 404);
  await context.close();
});

test("zh-CN: whoever was overtaken sees both, and nothing of theirs is lost", async () => {
  const words = WRITING["zh-CN"];
  const context = await actingAs(chrome, place, "planner", {
    locale: "zh-CN",
    javaScriptEnabled: false,
  });
  const [first, second] = [await context.newPage(), await context.newPage()];
  const edit = await begin(first, words, "flood-twice");
  for (const page of [first, second]) await page.goto(`${edit}?part=tasks&key=traffic`);
  await first.getByLabel(words.due, { exact: true }).fill("90min");
  await first.getByRole("button", { name: words.save, exact: true }).click();
  await first.waitForURL(/told=saved/);
  await second.getByLabel(words.due, { exact: true }).fill("45min");
  await second.getByRole("button", { name: words.save, exact: true }).click();
  await second.getByRole("alert").waitFor();
  assert.equal(await second.getByLabel(words.due, { exact: true }).inputValue(), "90min");
  await second.getByText("您填的：45min").waitFor();
  await picture(second, "overtaken-zh-wide");
  await second.getByLabel(words.due, { exact: true }).fill("45min");
  await second.getByRole("button", { name: words.save, exact: true }).click();
  await second.waitForURL(/told=saved/);
  await context.close();
});
