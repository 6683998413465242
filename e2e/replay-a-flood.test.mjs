// A real flood is replayed: without anybody looking on, and on a board that moves by the clock.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { browser, lianfang, shown } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";

const WORDS = {
  "zh-CN": { level: "一级响应", operation: "2015年6月2日崇阳洪水" },
  en: { level: "Level I response", operation: "2015年6月2日崇阳洪水" },
};

let folder;
let chrome;
let place;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "lianfang-replay-"));
  [place, chrome] = await Promise.all([shown("chongyang-2015", "--speed", "10"), browser()]);
});
after(async () => {
  await chrome?.close();
  await place?.end();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test("the replay leaves a journal that verifies", () => {
  const data = join(folder, "data");
  const report = lianfang("replay", "chongyang-2015", "--data", data, "--language", "en");
  for (const block of ["1. Situation", "2. Responsibility", "3. Measures", "4. Effectiveness"])
    assert.ok(report.includes(block), block);
  const head = /head ([0-9a-f]{64})/.exec(report)[1];
  const [file, note] = [join(folder, "journal.jsonl"), join(folder, "checkpoint")];
  writeFileSync(file, lianfang("journal", "export", "--redact", "--data", data));
  writeFileSync(note, lianfang("journal", "checkpoint", "--data", data));
  const verified = lianfang("journal", "verify", file, "--checkpoint", note);
  assert.ok(verified.includes(`head ${head}`), verified);
});

for (const [locale, words] of Object.entries(WORDS)) {
  test(`${locale}: the flood goes on while somebody looks at its board`, async () => {
    const context = await chrome.newContext({ locale, viewport: { width: 1440, height: 900 } });
    const signedIn = await context.request.post(`${place.address}/sign-in`, {
      form: { login: "demo", password: place.password },
      maxRedirects: 0,
    });
    assert.equal(signedIn.status(), 303);
    const page = await context.newPage();
    await page.goto(place.board);
    await page.getByRole("heading", { level: 1, name: words.operation }).waitFor();
    await page.getByText(words.level).first().waitFor();
    await isSound(page, "board of the flood");
    await picture(page, `flood-board-${locale}`);
    assert.equal(await heightOf(page), 900, "all of it is seen without scrolling");
    await page.locator("#ending a.board-length").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/figures#left$/);
    await page.locator("#left").waitFor();
    await context.close();
  });
}

/** How high a page is, at least as high as its window. */
function heightOf(page) {
  return page.evaluate(() => document.documentElement.scrollHeight);
}
