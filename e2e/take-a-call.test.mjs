// 03:10, the telephone rings: a report is taken by one key, saved while somebody types, compared
// with what came before, and becomes an operation; in both languages, without script, and while
// the line to the server is cut.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser, demonstration } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { send } from "./support/officer.mjs";

const WORDS = {
  "zh-CN": {
    said: "什么事",
    place: "具体地点",
    trapped: "被困",
    further: /发生时间 ·/,
    class: "自然灾害",
    save: "保存",
    saved: /已保存/,
    unsaved: "没有存上",
    same: /是同一件事/,
    settled: "已分办。",
    overtaken: "别人也改了",
    open: "建立行动",
    take: /接报 电话/,
    nothing: "不需要响应",
    reason: "理由",
    upwards: "上报",
    severity: "较大",
    rules: "上报规则",
    grade: "定级",
    graded: "已定级",
    phoneTo: "报给哪里",
    called: "已打电话",
    kept: /时限 30 分钟 · 按时/,
    text: "正文",
    write: "存为待核稿",
    waits: "等另一个人核",
  },
  en: {
    said: "What has happened",
    place: "Where exactly",
    trapped: "Trapped",
    further: /When it happened ·/,
    class: "Natural disaster",
    save: "Save",
    saved: /^saved/,
    unsaved: "not saved",
    same: /It is the same/,
    settled: "It was said what becomes of it",
    overtaken: "somebody else changed",
    open: "Open an operation",
    take: /Take a report/,
    nothing: "No response needed",
    reason: "Reason",
    upwards: "Report upwards",
    severity: "Significant",
    rules: "Rules",
    grade: "Grade it",
    graded: "It is graded",
    phoneTo: "To which unit",
    called: "I have called",
    kept: /limit 30 min · in time/,
    text: "Text",
    write: "Save for checking",
    waits: "waits for a second person",
  },
};

let place;
let chrome;

before(async () => {
  [place, chrome] = await Promise.all([demonstration("yunze"), browser()]);
});
after(async () => {
  await chrome?.close();
  await place?.end();
});

async function desk(locale, more = {}) {
  const context = await chrome.newContext({
    locale,
    viewport: { width: 1440, height: 900 },
    ...more,
  });
  await send(context, place, "/sign-in", { login: "demo", password: place.password });
  const page = await context.newPage();
  await page.goto(`${place.address}/`);
  assert.equal(new URL(page.url()).pathname, "/desk", "whoever keeps the desk begins there");
  return { context, page };
}

/** Takes a report by one key and says what is said. */
async function takes(page, words, said, where) {
  await page.goto(`${place.address}/desk`);
  await page.keyboard.press("n");
  await page.waitForURL(/\/desk\/intakes\/[0-9a-f-]{36}$/);
  await page.getByLabel(words.said).pressSequentially(said);
  await page.getByLabel(words.place).fill(where);
}

const status = (page) => page.locator("#intake-saved");
const trouble = (page) => page.locator("#intake-problem");

for (const [locale, words] of Object.entries(WORDS)) {
  test(`${locale}: from one key to an operation, with nothing typed twice`, async () => {
    const { context, page } = await desk(locale);
    await isSound(page, "empty desk");
    await takes(page, words, `东渡大堤三号涵洞旁管涌 ${locale}，水往外冒`, "东渡镇三号涵洞");
    await page.locator("#intake-found", { hasText: "东渡镇" }).waitFor();
    await status(page).getByText(words.saved).waitFor();
    const first = page.url();
    // It is on the server: another page shows it without anybody having pressed anything.
    const other = await context.newPage();
    await other.goto(first);
    assert.match(await other.getByLabel(words.said).inputValue(), /三号涵洞旁管涌/);
    await other.goto(`${place.address}/desk`);
    await other.getByText("三号涵洞旁管涌").first().waitFor();

    // A second caller, and the first report beside it.
    await takes(page, words, `东渡大堤涵洞那里管涌了 ${locale}，快来人`, "东渡大堤");
    const alike = page.locator("#intake-alike");
    await alike.getByText(`三号涵洞旁管涌 ${locale}`).waitFor();
    await isSound(page, "report");
    await picture(page, `report-${locale}-wide`);
    await page.setViewportSize({ width: 360, height: 740 });
    await isSound(page, "report, narrow");
    await picture(page, `report-${locale}-narrow`);
    await page.setViewportSize({ width: 1440, height: 900 });
    const row = alike.locator("li.intake-alike", { hasText: `三号涵洞旁管涌 ${locale}` });
    await row.getByRole("button", { name: words.same }).click();
    await page.getByText(words.settled).waitFor();
    await isSound(page, "desk");
    await picture(page, `desk-${locale}-wide`);

    // The desk of the other one has changed by itself.
    const waiting = other.locator(".desk-waiting");
    await waiting.getByText(`涵洞那里管涌了 ${locale}`).waitFor({ state: "detached" });

    // Upwards: by phone within its limit, then in writing, which waits for a second person.
    await page.goto(first);
    await page.getByRole("button", { name: words.upwards }).click();
    await page.getByLabel(words.severity).check();
    await page.getByLabel(words.rules).selectOption("cn-default");
    await page.getByRole("button", { name: words.grade }).click();
    await page.locator(".told", { hasText: words.graded }).waitFor();
    await page.getByLabel(words.phoneTo).fill("市局指挥中心");
    await page.getByRole("button", { name: words.called }).click();
    await page.getByText(words.kept).waitFor();
    assert.match(await page.getByLabel(words.text).inputValue(), /三号涵洞旁管涌/);
    await page.getByRole("button", { name: words.write }).click();
    await page.locator(".report-sheet", { hasText: words.waits }).waitFor();
    await isSound(page, "reports upwards");
    await picture(page, `upwards-${locale}-wide`);

    await page.goto(first);
    await page.getByLabel(words.class).check();
    await status(page).getByText(words.saved).waitFor();
    await page.getByRole("button", { name: words.open }).click();
    await page.waitForURL(/\/operations\/[0-9a-f-]{36}\/plans/);
    await other.locator(".desk-running a").first().waitFor();
    await context.close();
  });
}

test("while the line is cut the words stay, and are saved when it is back", async () => {
  const words = WORDS["zh-CN"];
  const { context, page } = await desk("zh-CN");
  await takes(page, words, "坝下镇河堤渗水", "坝下");
  await status(page).getByText(words.saved).waitFor();
  await context.setOffline(true);
  await page.getByLabel(words.said).pressSequentially("，水色发浑");
  await trouble(page).getByText(words.unsaved).waitFor();
  await context.setOffline(false);
  await status(page).getByText(words.saved).waitFor();
  const other = await context.newPage();
  await other.goto(page.url());
  assert.match(await other.getByLabel(words.said).inputValue(), /水色发浑/);

  // Whoever types into the same report on another page is told, and writes over nothing.
  await other.getByLabel(words.said).pressSequentially("，正在抢险");
  await status(other).getByText(words.saved).waitFor();
  await page.getByLabel(words.said).pressSequentially("，没有人");
  await trouble(page).getByText(words.overtaken).waitFor();
  await other.reload();
  const stands = await other.getByLabel(words.said).inputValue();
  assert.ok(stands.includes("水色发浑") && stands.includes("正在抢险"), stands);
  assert.ok(!stands.includes("没有人"), stands);
  await context.close();
});

test("without script, by keyboard, with a number that is none", async () => {
  const words = WORDS["zh-CN"];
  const { context, page } = await desk("zh-CN", { javaScriptEnabled: false });
  await page.getByRole("button", { name: words.take }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel(words.said).fill("村口有人落水");
  await page.getByText(words.further).first().click();
  await page.locator('[name="occurred_at"]').fill("刚才");
  await page.getByRole("button", { name: words.save, exact: true }).click();
  await page.getByText("应为时间").first().waitFor();
  assert.equal(await page.getByLabel(words.said).inputValue(), "村口有人落水");
  await page.locator('[name="occurred_at"]').fill("");
  await page.getByLabel(words.reason).fill("已由 110 处置");
  await page.getByRole("button", { name: words.nothing }).click();
  await page.getByText(words.settled).waitFor();
  await page.locator(".desk-settled").getByText("村口有人落水").waitFor();
  await context.close();
});
