// One night, from a telephone call to a handover that both have signed: the report, what is like
// it, a consultation with a dissent, the level, both plans at work, tasks accepted on a phone, an
// instruction on paper, situation report № 1. In both languages, each in a county of its own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser, county } from "./support/county.mjs";
import { PEOPLE as FLOOD, flood } from "./support/flood.mjs";
import { button, decideTheDuty, link, part, told } from "./support/leading.mjs";
import { LEADING } from "./support/leading-words.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { pagesOf } from "./support/staff.mjs";

/** From the key that takes a call to “called”, beside the words themselves. */
const PRESSES_MAX = 25;
const PHONE = { width: 360, height: 740 };
const SCREEN = { width: 1440, height: 900 };

const DESK = ["read_desk", "keep_desk", "read_operations", "read_people", "write_log"];
Object.assign(FLOOD, {
  desk: { ...FLOOD.desk, rights: [...new Set([...FLOOD.desk.rights, ...DESK])] },
  relief: {
    name: "周晓",
    unit: "government",
    post: { zh: "接班值班员", en: "Relief duty officer" },
    rights: DESK,
  },
});

const WORDS = {
  "zh-CN": {
    same: /是同一件事/,
    begun: "您现在是值班员",
    takeOver: "接班",
    severity: "较大",
    kept: /时限 30 分钟 · 按时/,
    inTime: /时限 60 分钟 · 按时/,
    class: "自然灾害",
    saved: /已保存/,
    issued: "已发出并编号",
    number: "第1期",
    signed: "交班已签",
    handedOver: "交班人",
  },
  en: {
    same: /It is the same/,
    begun: "You are the duty officer now",
    takeOver: "Take over",
    severity: "Significant",
    kept: /limit 30 min · in time/,
    inTime: /limit 60 min · in time/,
    class: "Natural disaster",
    saved: /^saved/,
    issued: "It is issued and numbered",
    number: "No. 1",
    signed: "The handover is signed",
    handedOver: "Handed over by",
  },
};

let chrome;

before(async () => {
  chrome = await browser();
});
after(() => chrome?.close());

/** The button of the form that does something. */
const act = (page, name) =>
  page.locator(`form:has(input[name="do"][value="${name}"])`).getByRole("button").first();

/** Counts what is pressed on a page, across its addresses: keys, and clicks that a hand makes. */
async function counted(page) {
  await page.addInitScript(() => {
    const count = () => {
      const so_far = Number(sessionStorage.getItem("presses") ?? 0);
      sessionStorage.setItem("presses", String(so_far + 1));
    };
    addEventListener("keydown", count, true);
    addEventListener("pointerdown", count, true);
  });
  return () => page.evaluate(() => Number(sessionStorage.getItem("presses") ?? 0));
}

/** Two callers, one thing; the first report goes upwards by phone and then in writing. */
async function takeTheCall({ desk, relief, words, look, say, address }) {
  await desk.goto(`${address}/desk/take-over`);
  await button(desk, words.takeOver).click();
  await desk.getByText(words.begun).waitFor();
  const presses = await counted(desk);
  await desk.goto(`${address}/desk`);
  await desk.keyboard.press("n");
  await desk.waitForURL(/\/desk\/intakes\/[0-9a-f-]{36}$/);
  const intake = desk.url();
  await desk.locator("[name=said]").fill("东渡大堤三号涵洞旁管涌，水往外冒，要人要沙袋");
  await desk.keyboard.press("Tab");
  await desk.locator("[name=place]").fill("东渡镇三号涵洞");
  await desk.locator("#intake-saved").getByText(words.saved).waitFor();
  await desk.locator('button[name="do"][value="report"]').click();
  await desk.waitForURL(/\/report/);
  await desk.getByLabel(words.severity).check();
  await act(desk, "grade_intake").click();
  await told(desk, /./);
  await desk.locator("#phone-to").fill("市局指挥中心");
  await act(desk, "report_by_phone").click();
  await desk.getByText(words.kept).waitFor();
  const pressed = await presses();
  say(`${pressed} presses from the key that takes the call to “called”, beside the words`);
  assert.ok(pressed > 3 && pressed <= PRESSES_MAX, `${pressed} presses beyond the words`);
  await look(desk, "reported-by-phone");
  await act(desk, "write_report").click();
  await desk.locator(".report-sheet").waitFor();
  assert.equal(await act(desk, "check_report").count(), 0, "nobody checks their own report");
  await relief.goto(desk.url());
  await act(relief, "check_report").click();
  await relief.locator("[id^=send-to-]").fill("市公安局");
  await act(relief, "send_report").click();
  await relief.getByText(words.inTime).waitFor();
  return intake;
}

async function seeTheSecondCaller({ desk, words, look, address }, intake) {
  await desk.goto(`${address}/desk`);
  await desk.keyboard.press("n");
  await desk.waitForURL((it) => /\/desk\/intakes\//.test(it.href) && it.href !== intake);
  await desk.locator("[name=said]").fill("东渡大堤涵洞那里管涌了，快来人");
  await desk.locator("[name=place]").fill("东渡大堤");
  const alike = desk.locator("#intake-alike li.intake-alike").filter({ hasText: "三号涵洞旁管涌" });
  await alike.waitFor();
  await look(desk, "alike");
  await alike.getByRole("button", { name: words.same }).click();
  await desk.waitForURL(/\/desk(\?|$)/);
}

/** Somebody speaks in the consultation, and how they stand. */
async function speaks(page, [name, kind, stance, words]) {
  if (!(await page.locator("#name").isVisible()))
    await page.locator("details:has(#name) summary").click();
  await page.locator("#name").fill(name);
  await page.locator(`form:has(#name) [value=${kind}]`).check();
  await page.locator("#capacity").fill("水工");
  await act(page, "call_into_consultation").click();
  await page.locator("#speaker option", { hasText: name }).waitFor({ state: "attached" });
  await page.locator("#speaker").selectOption({ label: `${name} · 水工` });
  await page.locator("#words").fill(words);
  await page.locator("form:has(#words) [name=way][value=room]").check();
  await page.locator(`form:has(#words) [name=stance][value=${stance}]`).check();
  await act(page, "record_opinion").click();
  await page.locator(".opinions", { hasText: words }).waitFor();
}

/** What it is and what is to be done is said together; a person concludes, whoever dissents. */
async function consult({ desk, words, look, address }, intake) {
  await desk.goto(intake);
  await desk.getByLabel(words.class).check();
  await desk.locator("#intake-saved").getByText(words.saved).waitFor();
  const report = intake.split("/").pop();
  await desk.goto(`${address}/desk/consultations?intake=${report}`);
  await desk.locator("#matter").fill("三号涵洞管涌定级");
  await desk.locator("form.sheet button").last().click();
  await desk.waitForURL(/\/desk\/consultations\/[0-9a-f-]{36}/);
  await speaks(desk, ["周局长", "unit", "agrees", "立即封堵，按险情处置"]);
  await speaks(desk, ["胡教授", "expert", "dissents", "先开闸泄压再封堵"]);
  await look(desk, "consultation");
  await desk.locator("#decided_by").fill("曹副县长");
  await desk.locator("#conclusion").fill("启动防汛行动，先泄压再封堵");
  await desk.locator("[name=outcome][value=open_operation]").check();
  await act(desk, "conclude_consultation").click();
  await desk.locator(".told").waitFor();
}

/** The conclusion becomes an operation, and both plans go to work in it. */
async function openTheOperation({ desk, leading, look }) {
  await act(desk, "open_operation").click();
  await desk.waitForURL(/\/operations\/[0-9a-f-]{36}\/plans/);
  const operation = desk.url().replace(/\/plans.*/, "");
  for (const plan of [leading.county, leading.psb]) {
    await button(desk, `${leading.putToWork} ${plan}`).click();
    await told(desk, leading.nowAtWork);
  }
  await look(desk, "plans-at-work");
  return operation;
}

/** The river proposes, a person decides, and the police follow by a decision of their own. */
async function decideTheLevels(night) {
  const { desk, commander, leading, look, operation } = night;
  await desk.goto(`${operation}/readings`);
  await desk.getByLabel(leading.indicator).selectOption("river.stage");
  await desk.getByLabel(leading.value, { exact: true }).fill("56.20");
  await button(desk, leading.record).click();
  await told(desk, leading.recorded);
  await commander.goto(operation);
  await link(commander, leading.goDecide).first().click();
  await part(commander, leading.proposed.IV).getByText(leading.holds).first().waitFor();
  await look(commander, "level-proposed");
  await commander.getByLabel(leading.matter).fill("东渡站超警戒，防办双岗、上堤、装车。");
  await commander.getByLabel(leading.lasts).fill("36");
  await commander.getByLabel(leading.decidedBy).first().selectOption("flood-commander");
  await button(commander, leading.enter.IV).click();
  await told(commander, leading.decided);
  await decideTheDuty({ ...night, words: leading }, "duty-3", leading.enter["duty-3"]);
}

/** On a phone, one tap each; the board of the other screen shows it by itself. */
async function acceptOnThePhone({ desk, officer, water, leading, look, operation, address }) {
  await desk.goto(operation);
  await desk.getByText(leading.live).waitFor();
  for (const [page, task] of [
    [officer, leading.traffic],
    [water, leading.lorry],
  ]) {
    await page.goto(`${address}/tasks`);
    await look(page, `my-tasks-${page === officer ? "police" : "water"}`);
    const own = page.getByRole("listitem").filter({ hasText: task });
    await own.getByRole("button").first().click();
    await told(page, leading.accepted);
  }
  const recent = part(desk, leading.recent).getByRole("listitem");
  await recent.filter({ hasText: leading.lorry }).first().waitFor();
}

/** On paper it came; it is given out, answered and closed. */
async function followTheInstruction({ desk, look, address }) {
  await desk.goto(`${address}/desk/instructions`);
  await desk.locator("#words").fill("三号涵洞险情，水利、公安立即到场，两小时内报结果。");
  await desk.locator("#given_by").fill("王副县长");
  await desk.locator("[name=channel][value=paper]").check();
  await desk.locator("form.sheet").getByRole("button").first().click();
  await desk.waitForURL(/\/desk\/instructions\/[0-9a-f-]{36}/);
  await desk.locator("#unit").selectOption({ index: 1 });
  await desk.locator("#what").fill("派十二人到三号涵洞");
  await act(desk, "add_instruction_part").click();
  const answer = desk.locator(".instruction-answer");
  await answer.locator("[name=feedback]").fill("险情已控制");
  await answer.getByRole("checkbox").check();
  await act(desk, "answer_instruction_part").click();
  await look(desk, "instruction");
  await desk.locator("#said").fill("办结，注意后续巡查");
  await act(desk, "close_instruction").click();
  await desk.locator(".told").waitFor();
}

/** Filled from the record, checked by another, numbered, and looked at as paper. */
async function printTheReport({ desk, relief, words, look, operation }) {
  await desk.goto(`${operation}/situation-reports`);
  await desk.locator("a.button").first().click();
  await desk.waitForURL(/situation-reports\/[0-9a-f-]{36}/);
  await act(desk, "write_situation_report").click();
  await told(desk, /./);
  await relief.goto(desk.url().replace(/\?.*/, ""));
  await act(relief, "check_situation_report").click();
  await told(relief, /./);
  await desk.goto(relief.url().replace(/\?.*/, ""));
  const issue = desk.locator('form:has(input[name="do"][value="issue_situation_report"])');
  await issue.locator("[name=to]").fill("市防汛抗旱指挥部");
  await issue.getByRole("button").click();
  await told(desk, words.issued);
  await look(desk, "situation-report");
  await desk.goto(desk.url().replace(/\?.*/, "") + "/sheet");
  await desk.locator(".official-number", { hasText: words.number }).waitFor();
  await look(desk, "situation-report-sheet");
}

async function handOver({ desk, relief, words, look, address }) {
  await desk.goto(`${address}/desk/hand-over`);
  await desk.locator("#note").fill("三号涵洞每半小时问一次");
  await look(desk, "hand-over");
  await desk.locator("form:has(#note)").getByRole("button").click();
  await desk.getByText(words.signed).waitFor();
  await relief.goto(`${address}/desk/take-over`);
  await relief.getByText("三号涵洞每半小时问一次").waitFor();
  await button(relief, words.takeOver).click();
  await relief.getByText(words.begun).waitFor();
  await relief.goto(`${address}/desk/shifts`);
  await relief.getByRole("link", { name: FLOOD.desk.name }).first().click();
  await relief.getByText(words.handedOver).waitFor();
  const sheet = await relief.locator(".shift-handover").innerText();
  assert.ok([FLOOD.desk, FLOOD.relief].every((it) => sheet.includes(it.name)), sheet);
  await look(relief, "shift");
}

for (const locale of Object.keys(WORDS)) {
  test(`${locale}: from a call to a handover that both have signed`, async (context) => {
    const place = await county();
    context.after(() => place.end());
    await flood(chrome, place);
    const hands = await pagesOf(chrome, place, ["officer", "water"], { locale, viewport: PHONE });
    const logins = ["desk", "relief", "commander", "chief"];
    const desks = await pagesOf(chrome, place, logins, { locale, viewport: SCREEN });
    const look = async (page, what) => {
      await isSound(page, what);
      await picture(page, `one-night-${what}-${locale}`);
    };
    const { address } = place;
    const [words, leading] = [WORDS[locale], LEADING[locale]];
    const say = (it) => context.diagnostic(it);
    const night = { ...hands, ...desks, words, leading, look, say, address };
    const intake = await takeTheCall(night);
    await seeTheSecondCaller(night, intake);
    await consult(night, intake);
    night.operation = await openTheOperation(night);
    await decideTheLevels(night);
    await acceptOnThePhone(night);
    await followTheInstruction(night);
    await printTheReport(night);
    await handOver(night);
    for (const page of Object.values({ ...hands, ...desks })) await page.context().close();
  });
}
