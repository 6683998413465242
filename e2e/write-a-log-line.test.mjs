// A line goes from the page to the journal and back to everybody who looks, in both languages and
// without script.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser, county, lianfang } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { officer } from "./support/officer.mjs";

const WORDS = {
  "zh-CN": {
    open: "新建处置行动",
    send: "提交",
    title: "名称",
    area: "区划代码",
    class: "自然灾害",
    line: "写一条日志",
    board: "总览",
    log: "日志与经过",
    live: "实时更新中",
    empty: "不能为空",
  },
  en: {
    open: "Open an operation",
    send: "Send",
    title: "Title",
    area: "Region code",
    class: "Natural disaster",
    line: "Write a line",
    board: "Board",
    log: "Log and events",
    live: "Updating live",
    empty: "must not be empty",
  },
};

let place;
let chrome;

before(async () => {
  [place, chrome] = await Promise.all([county(), browser()]);
});
after(async () => {
  await chrome?.close();
  await place?.end();
});

async function openOperation(page, words, title) {
  await page.goto(`${place.address}/`);
  await page.getByLabel(words.title).fill(title);
  await page.getByLabel(words.class).check();
  await page.getByLabel(words.area).fill("990001");
  await page.getByRole("button", { name: words.open }).click();
  // What is to be done next is to put a plan to work; there may be none, and the board is there.
  await page.getByRole("link", { name: words.board, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

/** From the board of an operation to its log. */
async function toLog(page, words) {
  await page.getByRole("link", { name: words.log, exact: true }).click();
  await page.getByLabel(words.line).waitFor();
}

for (const [locale, words] of Object.entries(WORDS)) {
  test(`${locale}: a line that one writes, the other sees without reloading`, async () => {
    const context = await chrome.newContext({ locale, viewport: { width: 1280, height: 800 } });
    await officer(context, place);
    const writer = await context.newPage();
    await openOperation(writer, words, `坝下渗水 ${locale}`);
    await isSound(writer, "empty board");
    await toLog(writer, words);
    await isSound(writer, "empty log");

    const reader = await context.newPage();
    await reader.goto(writer.url());
    await reader.getByText(words.live).waitFor();
    const board = await context.newPage();
    await board.goto(writer.url().replace(/\/log$/, ""));
    await board.getByText(words.live).waitFor();
    await board.locator("#command a").focus();

    await writer.getByLabel(words.line).fill("03:10 接到坝下镇电话，堤脚渗水 <b>3 处</b>");
    await writer.getByRole("button", { name: words.send }).click();
    await writer.getByText("堤脚渗水 <b>3 处</b>").waitFor();
    await reader.getByText("堤脚渗水 <b>3 处</b>").waitFor();
    assert.equal(await reader.locator(".log-line").count(), 1);
    // The board is put in anew: what has changed is marked, and the focus stays.
    await board.locator(".board-happened .changed", { hasText: "堤脚渗水 <b>3 处</b>" }).waitFor();
    assert.ok(await board.locator("#command a").evaluate((it) => it === document.activeElement));
    await isSound(board, "board");
    await picture(board, `board-${locale}-wide`);

    await isSound(reader, "log");
    await picture(reader, `log-${locale}-wide`);
    await reader.setViewportSize({ width: 360, height: 740 });
    await isSound(reader, "log, narrow");
    await picture(reader, `log-${locale}-narrow`);
    await reader.emulateMedia({ colorScheme: "dark" });
    await isSound(reader, "log, by night");
    await picture(reader, `log-${locale}-night`);
    await context.close();
  });
}

test("without script, by keyboard alone, and nothing typed is lost", async () => {
  const words = WORDS["zh-CN"];
  const context = await chrome.newContext({ locale: "zh-CN", javaScriptEnabled: false });
  await officer(context, place);
  const page = await context.newPage();
  await openOperation(page, words, "夜间巡堤");
  await toLog(page, words);

  await page.getByLabel(words.line).focus();
  await page.keyboard.type("一号泵开机");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("一号泵开机").waitFor();

  await page.getByLabel(words.line).fill("   ");
  await page.getByRole("button", { name: words.send }).click();
  await page.getByText(words.empty).waitFor();
  assert.equal(await page.locator(".log-line").count(), 1);
  await context.close();
});

test("what was written stands in a journal that verifies", () => {
  const lines = lianfang("journal", "export", "--data", place.data)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map((it) => it.position),
    lines.map((_, index) => index + 1),
  );
  assert.ok(lines.some((it) => it.kind === "log_entry_written"));
  assert.ok(!JSON.stringify(lines).includes("渗水"), "no text stands in the journal");
});

test("an address whose realm is misspelt is nowhere, and never the real one", async () => {
  const context = await chrome.newContext({ locale: "zh-CN" });
  await officer(context, place);
  const operation = "0198c0de-0000-7000-8000-00000000dead";
  for (const realm of ["Drill-1", "drill-flood_2", "%FF", "drill-not-opened"]) {
    const answer = await context.request.post(
      `${place.address}/api/realms/${realm}/operation/${operation}/open_operation`,
      {
        headers: { "Idempotency-Key": "0198c0de-0000-7000-8000-00000000beef" },
        data: { title: "演练", class: "natural_disaster", area: "990001" },
      },
    );
    assert.equal(answer.status(), 404, realm);
  }
  const real = await context.request.get(`${place.address}/api/operations/${operation}`);
  assert.equal(real.status(), 404);
  await context.close();
});

test("what one may not read looks like nothing there; signed out, nothing is read", async () => {
  const context = await chrome.newContext({ locale: "zh-CN" });
  await officer(context, place);
  const journal = await context.request.get(`${place.address}/api/journal`);
  assert.equal(journal.status(), 404, "the post does not carry the right to read the journal");
  await context.request.post(`${place.address}/sign-out`, { maxRedirects: 0 });
  const list = await context.request.get(`${place.address}/api/operations`);
  assert.equal(list.status(), 401);
  await context.close();
});
