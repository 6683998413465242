// A plan that gives another unit duties goes its whole way: that unit agrees in writing, somebody
// reviews it, somebody who did not write it approves it, it is issued and filed; in both languages
// and without script.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser, county, lianfang } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { actingAs, beginPlan, planners, text } from "./support/planners.mjs";

const WORDS = {
  "zh-CN": {
    ask: "发出征求意见",
    answerNow: "替云泽县水利局答复书面意见",
    answer: "提交单位意见",
    agreeWithRemarks: "同意，有修改建议",
    remarks: "说明",
    waits: "还差云泽县水利局",
    submit: "送审",
    review: "提交评审结果",
    met: "符合",
    passed: "通过",
    approve: "批准",
    noErrors: "正文自身：0 处错误",
    yours: "由您办理",
    approverIs: "由谁办：云泽县公安局局长",
    issue: "印发",
    inForce: "现行有效",
    file: "登记备案",
    fileWith: "向谁备案",
    filed: "备案 20",
    now: "现在要办",
    revise: "启动修订",
    experience: "实际应对或演练中发现问题",
    note: "具体情况",
    back: "退回编制",
    reason: "理由",
    void: "无效：文本已改",
    conflict: "有人先办了一步",
    wrote: "您填的",
    compare: "与第 1 版对照",
    change: "时限",
    overdue: "已超",
    nothingFound: "没有符合条件的预案",
    abolish: "废止这个预案",
    abolishYes: "我知道后果，要废止",
    abolished: "已废止，不能再办",
  },
  en: {
    ask: "Ask the units",
    answerNow: "Answer for Yunze Water Bureau in writing",
    answer: "Answer for the unit",
    agreeWithRemarks: "Agrees, with remarks",
    remarks: "Remarks",
    waits: "Still to answer (1): Yunze Water Bureau",
    submit: "Hand in for review",
    review: "Record the review",
    met: "Met",
    passed: "Passed",
    approve: "Approve",
    noErrors: "The text itself: errors 0",
    yours: "This is yours to do",
    approverIs: "Who does it: Chief (Yunze PSB)",
    issue: "Issue",
    inForce: "In force",
    file: "Record the filing",
    fileWith: "Filed with",
    filed: "Filing 20",
    now: "To do now",
  },
};

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

/** Wide and narrow, by day: sound, and kept as pictures. */
async function looked(page, name) {
  await page.setViewportSize({ width: 1440, height: 900 });
  await isSound(page, name);
  await picture(page, `${name}-wide`);
  await page.setViewportSize({ width: 360, height: 740 });
  await isSound(page, `${name}, narrow`);
  await picture(page, `${name}-narrow`);
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function three(options) {
  const pages = {};
  for (const login of ["planner", "liaison", "approver"]) {
    pages[login] = await (await actingAs(chrome, place, login, options)).newPage();
  }
  return pages;
}

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const next = (page) => page.locator(".plan-next");

async function consent({ planner, liaison }, words, { plan, look }) {
  await planner.goto(`${place.address}/plans/${plan}`);
  await next(planner).getByText(words.yours).waitFor();
  await look(planner, "draft");
  await press(planner, words.ask);
  await next(planner).getByText(words.waits).waitFor();
  await look(planner, "consulting");

  await liaison.goto(`${place.address}/plans`);
  await look(liaison, "list-liaison");
  await liaison.locator(".plan-todos").getByRole("link").first().click();
  await next(liaison).getByText(words.answerNow).waitFor();
  assert.equal(await liaison.getByRole("button", { name: words.ask }).count(), 0);
  await look(liaison, "answer");
  await liaison.getByLabel(words.agreeWithRemarks).check();
  await liaison.getByLabel(words.remarks, { exact: true }).fill("请把东渡水尺的读数一并送我局。");
  await press(liaison, words.answer);
  await liaison.getByText("请把东渡水尺的读数一并送我局。").waitFor();
}

async function decide({ planner, approver }, words, { plan, look }) {
  await planner.goto(`${place.address}/plans/${plan}`);
  await press(planner, words.submit);
  await approver.goto(`${place.address}/plans/${plan}`);
  await next(approver).getByText(words.yours).waitFor();
  await look(approver, "review");
  for (const it of await approver.getByLabel(words.met, { exact: true }).all()) await it.check();
  await approver.getByLabel(words.passed, { exact: true }).check();
  await press(approver, words.review);
  await next(approver).getByText(words.noErrors).waitFor();
  await look(approver, "approve");

  await planner.goto(`${place.address}/plans/${plan}`);
  await next(planner).getByText(words.approverIs).waitFor();
  assert.equal(await planner.getByRole("button", { name: words.approve, exact: true }).count(), 0);
  await look(planner, "approve-of-others");

  await press(approver, words.approve);
  await next(approver).getByRole("button", { name: words.issue, exact: true }).waitFor();
  await look(approver, "issue");
  await press(approver, words.issue);
  await approver.locator(".plan-top").getByText(words.inForce).waitFor();
  await approver.getByLabel(words.fileWith).fill("市公安局");
  await press(approver, words.file);
  await approver.locator(".plan-way").getByText(words.filed).waitFor();
  await look(approver, "filed");
}

for (const [locale, javaScriptEnabled] of [
  ["zh-CN", true],
  ["en", true],
  ["zh-CN", false],
]) {
  const name = `${locale}${javaScriptEnabled ? "" : ", without script"}`;
  test(`${name}: a plan goes from a draft to a filed document`, async () => {
    const words = WORDS[locale];
    const pages = await three({ locale, javaScriptEnabled });
    const key = `flood-${locale.toLowerCase()}${javaScriptEnabled ? "" : "-plain"}`;
    const plan = await beginPlan(pages.planner.context(), place, key);
    const look = async (page, what) => {
      if (javaScriptEnabled) await looked(page, `plan-${what}-${locale}`);
    };
    await consent(pages, words, { plan, look });
    await decide(pages, words, { plan, look });
    await pages.approver.goto(`${place.address}/plans`);
    await pages.approver.getByText(words.now).waitFor();
    await look(pages.approver, "list");
    for (const page of Object.values(pages)) await page.context().close();
  });
}

test("a changed text voids what was said, and whoever was slower loses nothing", async () => {
  const words = WORDS["zh-CN"];
  const pages = await three({ locale: "zh-CN" });
  const { planner, approver } = pages;
  const plan = await beginPlan(planner.context(), place, "flood-void");
  const look = async () => {};
  await consent(pages, words, { plan, look });

  const slow = await planner.context().newPage();
  for (const page of [planner, slow]) await page.goto(`${place.address}/plans/${plan}`);
  await planner.getByText(words.back, { exact: true }).first().click();
  await planner.getByRole("textbox", { name: words.reason }).fill("水位数据有误");
  await press(planner, words.back);
  await planner.getByText("水位数据有误").first().waitFor();
  await slow.getByText(words.back, { exact: true }).first().click();
  await slow.getByRole("textbox", { name: words.reason }).fill("职责写错了");
  await press(slow, words.back);
  await slow.getByText(words.conflict).waitFor();
  await slow.getByText(words.wrote).waitFor();
  await slow.getByText("职责写错了").first().waitFor();
  await looked(slow, "plan-conflict");

  const shown = await planner.context().request.get(`${place.address}/api/plans/${plan}`);
  const headers = { "If-Match": shown.headers().etag, "Idempotency-Key": crypto.randomUUID() };
  const saved = await planner.context().request.post(
    `${place.address}/api/plan/${plan}/save_draft`,
    { data: { text: text("flood-void", "90min") }, headers },
  );
  assert.equal(saved.status(), 200, await saved.text());
  await planner.goto(`${place.address}/plans/${plan}`);
  await planner.getByText(words.void).waitFor();
  await looked(planner, "plan-void");
  await approver.goto(`${place.address}/plans/${plan}`);
  await approver.locator("summary", { hasText: words.abolish }).click();
  await approver.getByRole("textbox", { name: words.reason }).fill("并入总体预案");
  await approver.getByLabel(words.abolishYes).check();
  await looked(approver, "plan-abolish");
  await press(approver, words.abolish);
  await next(approver).getByText(words.abolished).waitFor();
  for (const page of Object.values(pages)) await page.context().close();
});

test("pressed twice is done once, and the next version is compared by meaning", async () => {
  const words = WORDS["zh-CN"];
  const pages = await three({ locale: "zh-CN" });
  const { planner, approver } = pages;
  const body = text("flood-next").replace("    support: [water-bureau]\n", "");
  const plan = await beginPlan(planner.context(), place, "flood-next", body);
  const send = async (page, verb, data) => {
    const shown = await page.context().request.get(`${place.address}/api/plans/${plan}`);
    const headers = { "If-Match": shown.headers().etag, "Idempotency-Key": crypto.randomUUID() };
    const path = `${place.address}/api/plan/${plan}/${verb}`;
    const answer = await page.context().request.post(path, { data, headers });
    assert.equal(answer.status(), 200, `${verb}: ${await answer.text()}`);
  };
  await planner.goto(`${place.address}/plans/${plan}`);
  const button = planner.getByRole("button", { name: words.submit, exact: true });
  const form = await button.evaluate((it) => Object.fromEntries(new FormData(it.form)));
  for (const press of ["once", "twice"]) {
    const answer = await planner.context().request.post(planner.url(), { form, maxRedirects: 0 });
    assert.equal(answer.status(), 303, press);
  }
  const lines = lianfang("journal", "export", "--data", place.data).trim().split("\n");
  const submitted = lines.map((line) => JSON.parse(line)).filter(
    (it) => it.kind === "plan_submitted_for_review" && JSON.stringify(it).includes(plan),
  );
  assert.equal(submitted.length, 1);
  const criteria = Object.fromEntries(
    ["lawful", "fits_other_plans", "well_built", "workable", "opinions_agree", "other_points"].map(
      (it) => [it, "met"],
    ),
  );
  await send(approver, "review_plan", { outcome: "passed", criteria });
  await send(approver, "approve_plan", {});
  // Twenty working days are over.
  const on = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);
  await send(approver, "issue_plan", { on, document_number: "云公发〔2026〕3号" });
  await approver.goto(`${place.address}/plans?tier=department`);
  const overdue = approver.locator(".plan-todos .is-overdue", { hasText: words.overdue });
  assert.equal(await overdue.count(), 2, "filing and publication");
  await looked(approver, "plan-list-overdue");
  await approver.goto(`${place.address}/plans?tier=village`);
  await approver.getByText(words.nothingFound).waitFor();
  await approver.goto(`${place.address}/plans/${plan}`);
  await looked(approver, "plan-overdue");

  await planner.goto(`${place.address}/plans/${plan}`);
  await planner.locator("summary", { hasText: words.revise }).click();
  await planner.getByLabel(words.experience).check();
  await planner.getByLabel(words.note).fill("六月演练发现一小时到不了位");
  await looked(planner, "plan-revise");
  await press(planner, words.revise);
  await send(planner, "save_draft", { text: body.replace("due: 1h", "due: 90min") });
  await planner.goto(`${place.address}/plans/${plan}`);
  await looked(planner, "plan-second");
  await planner.getByRole("link", { name: words.compare }).first().click();
  await planner.getByText(words.change).first().waitFor();
  await looked(planner, "plan-compare");
  for (const page of Object.values(pages)) await page.context().close();
});

test("what one may not read looks like nothing there", async () => {
  const context = await chrome.newContext({ locale: "zh-CN" });
  const answer = await context.request.get(`${place.address}/plans`, { maxRedirects: 0 });
  assert.equal(answer.status(), 303, "signed out, one is sent to the door");
  const { planner } = await three({ locale: "zh-CN" });
  const nowhere = await planner.goto(`${place.address}/plans/${crypto.randomUUID()}`);
  assert.equal(nowhere.status(), 404);
  await planner.context().close();
  await context.close();
});
