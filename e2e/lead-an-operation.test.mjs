// An operation from two plans at work to normal control: a level is proposed, decided and followed,
// tasks reach the right people and are worked, time tells what is late, the level goes up and
// down, a past moment is looked at, the response is lifted by name. In both languages, and without
// script.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { browser, county, lianfang } from "./support/county.mjs";
import { flood } from "./support/flood.mjs";
import { isSound, picture, soundWithoutScript } from "./support/looking.mjs";
import { actingAs } from "./support/staff.mjs";

const WORDS = {
  "zh-CN": {
    title: "名称",
    disaster: "自然灾害",
    openOperation: "新建处置行动",
    nobodyCommands: "还没有人指挥",
    plans: "启用预案",
    county: "云泽县防汛应急预案",
    psb: "云泽县公安局防汛应急预案",
    putToWork: "启用预案",
    nowAtWork: "已启用预案",
    indicator: "监测指标",
    value: "读数",
    measuredAt: "测量时间",
    record: "登记读数",
    recorded: "已登记读数",
    proposed: {
      IV: /建议启动四级响应/,
      III: /建议升为三级响应/,
      "duty-3": /建议启动三级勤务/,
      "duty-2": /建议升为二级勤务/,
    },
    holds: /成立/,
    measured: /56\.20 米/,
    follows: { "duty-3": /现在四级响应/, "duty-2": /现在三级响应/ },
    goDecide: "去决定",
    matter: /响应事项/,
    lasts: /预计期限/,
    decidedBy: "决定人（岗位）",
    happenedAt: /发生时间/,
    enter: { IV: "启动四级响应", "duty-3": "启动三级勤务" },
    raise: { III: "升为三级响应", "duty-2": "升为二级勤务" },
    lower: { IV: "降为四级响应" },
    levels: { IV: "四级响应", III: "三级响应", "duty-3": "三级勤务", "duty-2": "二级勤务" },
    decided: /已决定四级响应，下达 3 项任务/,
    decide: "决定响应级别",
    ferry: "东渡渡口停渡",
    ends: /1 项还没有动手的持续任务随之取消/,
    lastsOn: /东渡渡口停渡：.*在执行/,
    history: "级别经过",
    live: "实时更新中",
    recent: "近 30 分钟",
    myTasks: "我的任务",
    traffic: "大桥交通管制",
    kit: "涉水装备发到岗",
    roster: "防办双岗值守",
    lorry: "首车防汛物资装好",
    guard: "险工段专人驻守",
    accept: "签收",
    accepted: "已签收",
    start: "开始办理",
    started: "已开始办理",
    finish: "办结",
    proof: /^凭据/,
    vehicles: "半小时过车 120 辆",
    finished: "已办结",
    earlier: /是先前(发生|启用)的，现在补记/,
    notLate: /未超期，迟报/,
    overdue: /^.{0,2}超期/,
    unanswered: /无人签收、已上报/,
    toldTo: /已报 防汛指挥长/,
    somebodyActed: /别人先动了这项任务/,
    stands: /已签收/,
    yours: "您要办的",
    level: "响应级别",
    raised: /由四级响应升为三级响应/,
    lowered: /由三级响应降为四级响应/,
    notEntered: /还没有录入/,
    lookBack: "回看",
    reading: "按",
    known: "当时所知",
    wasSo: "当时实情",
    show: "查看",
    backToNow: "回到当前",
    hashHolds: /哈希与账本所记一致/,
    thread: "任务脉络",
    lines: /原文第 \d+–\d+ 行/,
    version: /第 1 版/,
    escalated: /上报/,
    lift: "解除响应",
    still: /还有 1 项任务、1 项措施要逐项收尾/,
    nothingChosen: /还没有选：结束，还是移交/,
    handOver: "移交云泽县水利局",
    whyMeasure: "为什么解除",
    decision: "决定解除",
    yes: /看过.*要解除/,
    lifted: "已解除响应",
    running: "没有办完的任务",
    end: "结束，不再办",
    reason: "理由",
    command: "指挥与结束",
    watch: "继续监测什么",
    reentry: "什么情况下重新启动",
    normalise: "转入常态化",
    normalised: "已转入常态化",
    close: "结束行动",
    closeYes: "我知道后果，要结束",
    closed: /行动已结束/,
    isOver: /\d{2}:\d{2} 已结束/,
  },
  en: {
    title: "Title",
    disaster: "Natural disaster",
    openOperation: "Open an operation",
    nobodyCommands: "Nobody is in command",
    plans: "Plans at work",
    county: "Flood plan of Yunze County",
    psb: "Flood plan of Yunze PSB",
    putToWork: "Put a plan to work",
    nowAtWork: "The plan is at work",
    indicator: "Indicator",
    value: "Reading",
    measuredAt: "When it was measured",
    record: "Record a reading",
    recorded: "The reading is recorded",
    proposed: {
      IV: /Proposed: enter Level IV/,
      III: /Proposed: raise to Level III/,
      "duty-3": /Proposed: enter Duty level 3/,
      "duty-2": /Proposed: raise to Duty level 2/,
    },
    holds: /holds/,
    measured: /56\.20 m/,
    follows: { "duty-3": /stands at Level IV/, "duty-2": /stands at Level III/ },
    goDecide: "Decide",
    matter: /Matter/,
    lasts: /Expected duration/,
    decidedBy: "Decided by (post)",
    happenedAt: "When it happened",
    enter: { IV: "Enter Level IV", "duty-3": "Enter Duty level 3" },
    raise: { III: "Raise to Level III", "duty-2": "Raise to Duty level 2" },
    lower: { IV: "Lower to Level IV" },
    levels: {
      IV: "Level IV",
      III: "Level III",
      "duty-3": "Duty level 3",
      "duty-2": "Duty level 2",
    },
    decided: /Decided: Level IV. Tasks opened: 3/,
    decide: "Decide a level",
    ferry: "Dongdu ferry closed",
    ends: /Standing tasks that nobody began, cancelled by it: 1/,
    lastsOn: /Dongdu ferry closed: .*in force/,
    history: "What happened to the level",
    live: "Updating live",
    recent: "Last 30 minutes",
    myTasks: "My tasks",
    traffic: "Traffic control at the bridge",
    kit: "Kit for the water issued",
    roster: "Two at the flood desk",
    lorry: "First lorry loaded",
    guard: "Guard at the weak stretch",
    accept: "Accept",
    accepted: "Accepted",
    start: "Start",
    started: "Begun",
    finish: "Finish",
    proof: /^Proof/,
    vehicles: "120 vehicles in half an hour",
    finished: "Done",
    earlier: /It (happened|was put to work) earlier/,
    notLate: /not late, told late/i,
    overdue: /Overdue/,
    unanswered: /Not accepted, told further up/,
    toldTo: /Flood commander was told/,
    somebodyActed: /Somebody acted on this task/,
    stands: /Accepted/,
    yours: "What you wanted",
    level: "Response level",
    raised: /raised from Level IV to Level III/,
    lowered: /lowered from Level III to Level IV/,
    notEntered: /had not been entered/,
    lookBack: "Look back",
    reading: "As",
    known: "Known then",
    wasSo: "So then",
    show: "Show",
    backToNow: "Back to now",
    hashHolds: /The hash is that of what stands here/,
    thread: "The thread",
    lines: /Lines \d+–\d+/,
    version: /version 1/,
    escalated: /[Ee]scalated|told/,
    lift: "Lift the response",
    still: /Before the lift: 1 tasks and 1 measures/,
    nothingChosen: /Nothing is chosen: end it, or hand it over/,
    handOver: "hand over to Yunze Water Bureau",
    whyMeasure: "Why it is lifted",
    decision: "The decision",
    yes: /lift it/,
    lifted: "Response lifted",
    running: "Tasks that still run",
    end: "end it unfinished",
    reason: "Why",
    command: "Command and closing",
    watch: "What is still watched",
    reentry: "On what the response begins again",
    normalise: "Go to normal control",
    normalised: "The operation is normalised",
    close: "Close the operation",
    closeYes: "I know what happens; close it",
    closed: /It is closed/,
    isOver: /closed \d{2}:\d{2}/,
  },
};

const HOURS = 60;

let place;
let chrome;

before(async () => {
  [place, chrome] = await Promise.all([county(), browser()]);
  await flood(chrome, place);
});
after(async () => {
  await chrome?.close();
  await place?.end();
});

const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const part = (page, name) => page.getByRole("region", { name });
const told = (page, words) => page.getByRole("status").getByText(words).waitFor();

/** By the keyboard alone: forward to what is meant, then the key that presses it. */
async function byKeyboard(page, what, key = "Enter") {
  const isThere = () => what.evaluate((it) => it === document.activeElement);
  for (let presses = 0; presses < 120 && !(await isThere()); presses += 1)
    await page.keyboard.press("Tab");
  assert.ok(await isThere(), "the keyboard gets there");
  await page.keyboard.press(key);
}

/** What the county's clocks showed so many minutes ago, as people write it. */
function clock(minutesAgo) {
  const at = new Date(Date.now() - minutesAgo * 60_000);
  const style = { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" };
  return new Intl.DateTimeFormat("sv-SE", style).format(at);
}

/** It stood on paper so many minutes ago, and is entered now. */
async function happened(form, words, minutesAgo) {
  await form.getByText(words.earlier).click();
  await form.getByLabel(words.happenedAt).fill(clock(minutesAgo));
}

async function openOperation({ desk, words, lookAgain, title }) {
  await desk.goto(`${place.address}/operations`);
  await desk.getByLabel(words.title).fill(title);
  await desk.getByLabel(words.disaster).check();
  await happened(desk.locator("main"), words, 4 * HOURS);
  await button(desk, words.openOperation).click();
  await desk.waitForURL(/operations\/[0-9a-f-]{36}/);
  const operation = desk.url().replace(/(operations\/[0-9a-f-]{36}).*/, "$1");
  await desk.goto(operation);
  await desk.getByText(words.nobodyCommands).waitFor();
  await lookAgain(desk, "board-empty");
  return operation;
}

async function putToWork({ desk, words, look, operation }) {
  await desk.goto(operation);
  await link(desk, words.plans).first().click();
  for (const plan of [words.county, words.psb]) {
    const put = button(desk, `${words.putToWork} ${plan}`);
    await happened(desk.locator("form", { has: put }), words, 4 * HOURS);
    await put.click();
    await told(desk, words.nowAtWork);
  }
  await look(desk, "plans");
}

async function record({ desk, words, operation }, value, minutesAgo) {
  await desk.goto(`${operation}/readings`);
  await desk.getByLabel(words.indicator).selectOption("river.stage");
  await desk.getByLabel(words.value, { exact: true }).fill(value);
  if (minutesAgo) await desk.getByLabel(words.measuredAt).fill(clock(minutesAgo));
  await button(desk, words.record).click();
  await told(desk, words.recorded);
}

/** The condition proposes, and says why; a person decides, with all that the law wants. */
async function decideTheLevel(night) {
  const { commander, desk, words, look, operation } = night;
  await record(night, "56.20", 3 * HOURS + 10);
  await look(desk, "readings");
  await commander.goto(operation);
  await link(commander, words.goDecide).first().click();
  const proposal = part(commander, words.proposed.IV);
  await proposal.getByText(words.holds).first().waitFor();
  await proposal.getByText(words.measured).first().waitFor();
  await look(commander, "level-proposed");
  await commander.getByLabel(words.matter).fill("东渡站超警戒，防办双岗、上堤、装车。");
  await commander.getByLabel(words.lasts).fill("36");
  await commander.getByLabel(words.decidedBy).first().selectOption("flood-commander");
  await commander.getByLabel(words.happenedAt).first().fill(clock(3 * HOURS));
  await byKeyboard(commander, button(commander, words.enter.IV));
  await told(commander, words.decided);
  await commander.getByText("东渡站超警戒，防办双岗、上堤、装车。").first().waitFor();
}

/** The plan below follows the plan above, by another's decision. */
async function decideTheDuty({ chief, words, operation }, name, press) {
  await chief.goto(operation);
  await link(chief, words.goDecide).first().click();
  await part(chief, words.proposed[name]).getByText(words.follows[name]).first().waitFor();
  await button(chief, press).click();
  await chief.getByRole("heading", { level: 1, name: words.levels[name] }).waitFor();
}

/** Somebody else's task: found among their own, taken by the keyboard, finished with proof. */
async function work({ officer, words, look, title }) {
  await officer.goto(`${place.address}/tasks`);
  await officer.getByRole("heading", { level: 1, name: words.myTasks }).waitFor();
  await look(officer, "my-tasks");
  const here = officer.getByRole("listitem").filter({ hasText: title });
  const own = here.filter({ hasText: words.traffic });
  await byKeyboard(officer, own.getByRole("button"));
  await told(officer, words.accepted);
  await own.getByRole("link", { name: words.traffic }).click();
  await byKeyboard(officer, button(officer, words.start));
  await told(officer, words.started);
  await button(officer, words.finish).click();
  const proof = officer.getByLabel(words.proof);
  assert.ok(await proof.evaluate((it) => it.validity.valueMissing), "the plan wants a proof");
  await proof.fill(words.vehicles);
  await byKeyboard(officer, button(officer, words.finish));
  await told(officer, words.finished);
  await officer.getByText(words.vehicles).first().waitFor();
}

/** What was done in time and is written down now is not late: it was told late. */
async function tellLate({ desk, words, operation }) {
  await desk.goto(`${operation}/tasks`);
  await desk.getByRole("link", { name: words.roster }).click();
  await desk.locator("summary", { hasText: words.start }).click();
  for (const [act, minutesAgo] of [
    [words.start, 3 * HOURS - 5],
    [words.finish, 3 * HOURS - 20],
  ]) {
    const form = desk.locator("form", { has: button(desk, act) });
    await happened(form, words, minutesAgo);
    if (act === words.finish) await form.getByLabel(words.proof).fill("2");
    await button(form, act).click();
  }
  await desk.getByText(words.notLate).first().waitFor();
}

/** Nobody took it: the clock says so, to whom, and since when. */
async function seeWhatIsLate({ desk, words, look, operation }) {
  await desk.goto(operation);
  const late = part(desk, words.overdue);
  await late.getByText(words.lorry).waitFor();
  assert.equal(await late.getByText(words.roster).count(), 0, "told late is not late");
  await part(desk, words.unanswered).getByText(words.toldTo).waitFor();
  await look(desk, "board");
}

/** Two act on one task: whoever was slower sees both sides, and nothing of theirs is lost. */
async function overtake({ desk, officer, chief, words, look, lookAgain, operation }) {
  await desk.goto(`${operation}/tasks`);
  await look(desk, "tasks");
  const task = await desk.getByRole("link", { name: words.kit }).getAttribute("href");
  for (const page of [chief, officer]) await page.goto(place.address + task);
  await button(chief, words.accept).click();
  await told(chief, words.accepted);
  await button(officer, words.accept).click();
  const notice = officer.getByRole("alert");
  await notice.getByText(words.somebodyActed).waitFor();
  await notice.getByText(words.stands).waitFor();
  await notice.getByText(words.yours).waitFor();
  await lookAgain(officer, "task-conflict");
}

/** Up with a measure, and down again: what will end is said before it is pressed. */
async function raiseAndLower(night) {
  const { commander, words, lookAgain, operation } = night;
  await record(night, "57.80");
  await commander.goto(`${operation}/levels/county-flood`);
  await part(commander, words.proposed.III).waitFor();
  assert.ok(await commander.getByLabel(words.ferry).isChecked(), "its level orders it");
  await lookAgain(commander, "level-raise");
  await button(commander, words.raise.III).click();
  await commander.getByRole("heading", { level: 1, name: words.levels.III }).waitFor();
  await decideTheDuty(night, "duty-2", words.raise["duty-2"]);
  await commander.goto(`${operation}/levels/county-flood`);
  await commander.getByRole("link", { name: words.levels.IV }).first().click();
  await commander.getByText(words.ends).waitFor();
  await part(commander, words.decide).getByText(words.guard).waitFor();
  await commander.getByText(words.lastsOn).first().waitFor();
  await lookAgain(commander, "level-lower");
  await button(commander, words.lower.IV).click();
  await commander.getByRole("heading", { level: 1, name: words.levels.IV }).waitFor();
}

/** As it was an hour ago: so then, and known then; nothing can be done there. */
async function lookBack({ desk, commander, words, lookAgain, operation }) {
  const levels = part(desk, words.level);
  const ask = async (reading) => {
    await desk.goto(operation);
    await desk.getByLabel(words.lookBack, { exact: true }).fill(clock(HOURS).replace(" ", "T"));
    await desk.getByLabel(words.reading, { exact: true }).selectOption({ label: reading });
    await button(desk, words.show).click();
  };
  await ask(words.wasSo);
  await desk.getByRole("status").getByText(words.wasSo).first().waitFor();
  await levels.getByRole("link", { name: words.levels.IV }).waitFor();
  await part(desk, words.overdue).getByText(words.lorry).waitFor();
  await lookAgain(desk, "board-happened");
  await ask(words.known);
  await desk.getByRole("alert").getByText(words.notEntered).waitFor();
  await commander.goto(`${operation}/levels/county-flood`);
  const history = part(commander, words.history).getByRole("listitem");
  const raised = history.filter({ hasText: words.raised }).locator("[title]").first();
  const at = (await raised.getAttribute("title")).slice(0, 19).replace(" ", "T");
  await desk.goto(`${operation}?at=${at}`);
  await desk.getByRole("status").getByText(words.known).first().waitFor();
  await levels.getByRole("link", { name: words.levels.IV }).waitFor();
  assert.equal(await levels.getByRole("link", { name: words.levels.III }).count(), 0);
  await lookAgain(desk, "board-known");
  await link(desk, words.backToNow).click();
  await desk.waitForURL(operation);
}

/** From the board one press leads to the plan's line, and one to the event of the journal. */
async function followTheThread({ desk, words, look, operation }) {
  await desk.goto(operation);
  const lines = part(desk, words.recent).getByRole("listitem");
  const lowered = lines.filter({ hasText: words.lowered });
  await lowered.getByRole("link", { name: /^№\d+/ }).first().click();
  await desk.getByText(words.hashHolds).waitFor();
  await look(desk, "journal-event");
  await desk.goto(operation);
  await part(desk, words.overdue).getByRole("link", { name: words.lorry }).click();
  const thread = part(desk, words.thread);
  await thread.getByRole("region", { name: words.lines }).getByText("first-lorry:").waitFor();
  await thread.getByText(words.version).first().waitFor();
  await thread.getByText(/[0-9a-f]{12}…/).waitFor();
  await thread.getByText(words.escalated).first().waitFor();
  await look(desk, "thread");
  const entry = thread.getByRole("link", { name: /№\d+ · [0-9a-f]+/ }).last();
  const position = /№(\d+)/.exec(await entry.textContent())[1];
  await entry.click();
  await desk.getByRole("heading", { level: 1, name: position }).waitFor();
}

/** What still runs is ended or handed over, each by name; until then it is refused. */
async function lift(night) {
  const { commander, chief, words, look, operation } = night;
  await record(night, "55.20");
  await commander.goto(`${operation}/levels/county-flood`);
  await link(commander, words.lift).first().click();
  await commander.getByRole("heading", { level: 1, name: words.still }).waitFor();
  await part(commander, words.decision).getByRole("textbox").first().fill("水位回落，险情解除。");
  await commander.getByLabel(words.yes).check();
  await button(commander, words.lift).click();
  await commander.getByText(words.nothingChosen).waitFor();
  await look(commander, "lift-refused");
  await commander.getByLabel(words.handOver).check();
  await commander.getByLabel(words.whyMeasure).fill("水已退到渡口坎下。");
  await byKeyboard(commander, commander.getByLabel(words.yes), "Space");
  await byKeyboard(commander, button(commander, words.lift));
  await commander.getByRole("heading", { level: 1, name: words.lifted }).waitFor();
  await chief.goto(`${operation}/levels/psb-flood/lift`);
  await chief.getByLabel(words.end, { exact: true }).check();
  await part(chief, words.running).getByLabel(words.reason).fill("不再需要，装备收回。");
  await part(chief, words.decision).getByRole("textbox").first().fill("随县预案解除。");
  await chief.getByLabel(words.yes).check();
  await button(chief, words.lift).click();
  await chief.getByRole("heading", { level: 1, name: words.lifted }).waitFor();
}

async function normaliseAndClose(night) {
  const { commander, desk, words, look, lookAgain, operation } = night;
  await commander.goto(operation);
  await link(commander, words.command).click();
  await commander.getByLabel(words.watch).fill("东渡站水位，每两小时一次");
  await commander.getByLabel(words.reentry).fill("水位回升到 56.00 米");
  await look(commander, "normalise");
  await button(commander, words.normalise).click();
  await told(commander, words.normalised);
  await desk.goto(`${operation}/command`);
  await desk.locator("summary", { hasText: words.close }).click();
  await desk.getByLabel(words.closeYes).check();
  await button(desk, words.close).click();
  await desk.getByText(words.closed).first().waitFor();
  await lookAgain(desk, "closed");
  await desk.goto(operation);
  await desk.getByText(words.isOver).first().waitFor();
}

/** The pages beside the way. */
async function lookAtTheRest({ desk, look, operation }) {
  for (const [name, address] of [
    ["log", `${operation}/log`],
    ["give-a-task", `${operation}/tasks/new`],
    ["figures", `${place.address}/figures`],
    ["operations", `${place.address}/operations`],
  ]) {
    await desk.goto(address);
    await look(desk, name);
  }
}

async function people(options) {
  const logins = ["desk", "commander", "chief", "officer"];
  const contexts = await Promise.all(logins.map((it) => actingAs(chrome, place, it, options)));
  const pages = await Promise.all(contexts.map((it) => it.newPage()));
  return Object.fromEntries(logins.map((login, index) => [login, pages[index]]));
}

for (const [locale, javaScriptEnabled, width] of [
  ["zh-CN", true, 1440],
  ["en", true, 360],
  ["zh-CN", false, 1440],
]) {
  const name = `${locale}, ${width} px${javaScriptEnabled ? "" : ", without script"}`;
  test(`${name}: from two plans at work to normal control`, async () => {
    const words = WORDS[locale];
    const viewport = { width, height: 900 };
    const pages = await people({ locale, javaScriptEnabled, viewport });
    const examine = javaScriptEnabled ? isSound : await soundWithoutScript(chrome, viewport);
    const look = async (page, what) => {
      await examine(page, what);
      await picture(page, `${what}-${locale}-${width}${javaScriptEnabled ? "" : "-plain"}`);
    };
    // Every address is looked at in every window, further states of it in the narrow one.
    const lookAgain = async (page, what) => width === 360 && look(page, what);
    const night = { ...pages, words, look, lookAgain, title: `六月洪水 ${name}` };
    night.operation = await openOperation(night);
    await putToWork(night);
    await decideTheLevel(night);
    await decideTheDuty(night, "duty-3", words.enter["duty-3"]);
    const watching = javaScriptEnabled ? await watch(night) : null;
    await work(night);
    await watching?.();
    await tellLate(night);
    await seeWhatIsLate(night);
    await overtake(night);
    await raiseAndLower(night);
    await lookBack(night);
    await followTheThread(night);
    await lookAtTheRest(night);
    await lift(night);
    await normaliseAndClose(night);
    for (const page of Object.values(pages)) await page.context().close();
  });
}

test("the whole way stands in a journal that verifies, and no word of it in clear", () => {
  const exported = lianfang("journal", "export", "--data", place.data);
  const events = exported.trim().split("\n").map((line) => JSON.parse(line));
  const kinds = new Set(events.map((it) => it.kind));
  const wanted =
    "plan_put_to_work reading_recorded level_proposed level_decided measure_ordered " +
    "task_opened task_escalated task_overdue task_handed_over response_lifted " +
    "operation_normalised operation_closed";
  for (const kind of wanted.split(" "))
    assert.ok(kinds.has(kind), kind);
  for (const words of ["六月洪水", "险情解除", WORDS["zh-CN"].vehicles, WORDS.en.vehicles])
    assert.ok(!exported.includes(words), words);
  const file = join(place.data, "exported.jsonl");
  writeFileSync(file, exported);
  assert.match(lianfang("journal", "verify", file), new RegExp(`${events.length}`));
});

/** A board that nobody reloads: what others do comes onto it. */
async function watch({ desk, words, operation }) {
  const page = await desk.context().newPage();
  await page.goto(operation);
  await page.getByText(words.live).waitFor();
  return async () => {
    const recent = part(page, words.recent).getByRole("listitem");
    await recent.filter({ hasText: words.vehicles }).waitFor();
    await page.close();
  };
}
