// A plan that gives another unit duties goes its whole way: that unit agrees in writing, somebody
// reviews it, somebody who did not write it approves it, it is issued and filed; in both languages
// and without script.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { APPROVING, consent, decide, next, press } from "./support/approving.mjs";
import { browser, county, lianfang } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { beginPlan, planners, text } from "./support/planners.mjs";
import { pagesOf } from "./support/staff.mjs";

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

const three = (options) => pagesOf(chrome, place, ["planner", "liaison", "approver"], options);

for (const [locale, javaScriptEnabled] of [
  ["zh-CN", true],
  ["en", true],
  ["zh-CN", false],
]) {
  const name = `${locale}${javaScriptEnabled ? "" : ", without script"}`;
  test(`${name}: a plan goes from a draft to a filed document`, async () => {
    const words = APPROVING[locale];
    const pages = await three({ locale, javaScriptEnabled });
    const key = `flood-${locale.toLowerCase()}${javaScriptEnabled ? "" : "-plain"}`;
    const plan = await beginPlan(pages.planner.context(), place, key);
    const look = async (page, what) => {
      if (javaScriptEnabled) await looked(page, `plan-${what}-${locale}`);
    };
    await consent(pages, words, { address: place.address, plan, look });
    await decide(pages, words, { address: place.address, plan, look });
    await pages.approver.goto(`${place.address}/plans`);
    await pages.approver.getByText(words.now).waitFor();
    await look(pages.approver, "list");
    for (const page of Object.values(pages)) await page.context().close();
  });
}

test("a changed text voids what was said, and whoever was slower loses nothing", async () => {
  const words = APPROVING["zh-CN"];
  const pages = await three({ locale: "zh-CN" });
  const { planner, approver } = pages;
  const plan = await beginPlan(planner.context(), place, "flood-void");
  const look = async () => {};
  await consent(pages, words, { address: place.address, plan, look });

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
  const words = APPROVING["zh-CN"];
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
