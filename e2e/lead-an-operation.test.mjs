// An operation from two plans at work to normal control: a level is proposed, decided and followed,
// tasks reach the right people and are worked, time tells what is late, the level goes up and down,
// a past moment is looked at, the response is lifted by name. In both languages, and without script.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser, county, lianfang } from "./support/county.mjs";
import { flood } from "./support/flood.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { actingAs } from "./support/staff.mjs";

const WORDS = {
  "zh-CN": {
    title: "名称",
    disaster: "自然灾害",
    openOperation: "新建处置行动",
    happenedAt: "发生时间",
    nobodyCommands: "还没有人指挥",
    plans: "启用预案",
    county: "云泽县防汛应急预案",
    psb: "云泽县公安局防汛应急预案",
    putToWork: "启用预案",
    nowAtWork: "已启用预案",
    readings: "监测读数",
    indicator: "监测指标",
    stage: /东渡站水位/,
    value: "读数",
    measuredAt: "测量时间",
    record: "登记读数",
    proposed: { IV: /建议启动四级响应/, III: /建议升为三级响应/, "duty-3": /建议启动三级勤务/ },
    holds: /成立/,
    fifty: "56.20 米",
    board: "总览",
    goDecide: "去决定",
    matter: "② 响应事项",
    lasts: "③ 预计期限",
    decidedBy: "决定人（岗位）",
    ferry: "东渡渡口停渡",
    enter: { IV: "启动四级响应", "duty-3": "启动三级勤务" },
    raise: { III: "升为三级响应", "duty-2": "升为二级勤务" },
    lower: { IV: "降为四级响应" },
    levels: { IV: "四级响应", III: "三级响应", "duty-3": "三级勤务", "duty-2": "二级勤务" },
    commander: "防汛指挥长",
    decided: /已决定四级响应，下达 3 项任务/,
    live: "实时更新中",
    myTasks: "我的任务",
    traffic: "大桥交通管制",
    kit: "涉水装备发到岗",
    roster: "防办双岗值守",
    lorry: "首车防汛物资装好",
    guard: "险工段专人驻守",
    accept: "签收",
    start: "开始办理",
    finish: "办结",
    proof: /^凭据/,
    vehicles: "半小时过车 120 辆",
    finished: "已完成",
    earlier: "是先前发生的，现在补记",
    really: "实际发生时间",
    notLate: "未超期，迟报",
    overdue: "超期",
    unanswered: "无人签收、已上报",
    told: "已报 防汛指挥长",
    notDone: "没有办成",
    somebodyActed: /别人先动了这项任务/,
    now: /现在：已签收/,
    yours: "您要办的",
    ends: /1 项持续任务随之结束/,
    lastsOn: /东渡渡口停渡：已在执行/,
    lookBack: "回看",
    reading: "按",
    known: "当时所知",
    wasSo: "当时实情",
    show: "查看",
    noPlansThen: "当时还没有启用预案",
    lookedAt: /回看 .* · 当时/,
    backToNow: "回到当前",
    thread: "任务脉络",
    line: /原文第 \d+–\d+ 行/,
    version: /第 1 版/,
    lift: "解除响应",
    still: /还有 1 项任务、1 项措施要逐项收尾/,
    nothingChosen: "还没有选：结束，还是移交",
    handOver: "移交云泽县水利局",
    whyMeasure: "为什么解除",
    decision: "决定解除",
    yes: "我看过下面各项，要解除",
    lifted: "已解除响应",
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
    tasks: "任务",
    log: "日志与经过",
    giveTask: "下达任务",
    figures: "指标说明",
  },
  en: {
    title: "Title",
    disaster: "Natural disaster",
    openOperation: "Open an operation",
    happenedAt: "When it happened",
    nobodyCommands: "Nobody is in command",
    plans: "Plans at work",
    county: "Flood plan of Yunze County",
    psb: "Flood plan of Yunze PSB",
    putToWork: "Put a plan to work",
    nowAtWork: "The plan is at work",
    readings: "Readings",
    indicator: "Indicator",
    stage: /Stage at Dongdu/,
    value: "Reading",
    measuredAt: "When it was measured",
    record: "Record a reading",
    proposed: {
      IV: /Proposed: enter Level IV/,
      III: /Proposed: raise to Level III/,
      "duty-3": /Proposed: enter Duty level 3/,
    },
    holds: /holds/,
    fifty: "56.20 m",
    board: "Board",
    goDecide: "Decide",
    matter: "② Matter",
    lasts: "③ Expected duration",
    decidedBy: "Decided by (post)",
    ferry: "Dongdu ferry closed",
    enter: { IV: "Enter Level IV", "duty-3": "Enter Duty level 3" },
    raise: { III: "Raise to Level III", "duty-2": "Raise to Duty level 2" },
    lower: { IV: "Lower to Level IV" },
    levels: { IV: "Level IV", III: "Level III", "duty-3": "Duty level 3", "duty-2": "Duty level 2" },
    commander: "Flood commander",
    decided: /Decided: Level IV. Tasks opened: 3/,
    live: "Updating live",
    myTasks: "My tasks",
    traffic: "Traffic control at the bridge",
    kit: "Kit for the water issued",
    roster: "Two at the flood desk",
    lorry: "First lorry loaded",
    guard: "Guard at the weak stretch",
    accept: "Accept",
    start: "Start",
    finish: "Finish",
    proof: /^Proof/,
    vehicles: "120 vehicles in half an hour",
    finished: "Done",
    earlier: "It happened earlier",
    really: "When it happened",
    notLate: "not late, told late",
    overdue: "Overdue",
    unanswered: "Not accepted, told further up",
    told: "Flood commander was told",
    notDone: "It was not done",
    somebodyActed: /Somebody acted on this task/,
    now: /Now：Accepted/,
    yours: "What you wanted",
    ends: /Standing tasks that end by it: 1/,
    lastsOn: /Dongdu ferry closed: in force/,
    lookBack: "Look back",
    reading: "As",
    known: "Known then",
    wasSo: "So then",
    show: "Show",
    noPlansThen: "No plan was at work then",
    lookedAt: /Looking back at .* · /,
    backToNow: "Back to now",
    thread: "The thread",
    line: /Lines \d+–\d+/,
    version: /version 1/,
    lift: "Lift the response",
    still: /Before the lift: 1 tasks and 1 measures/,
    nothingChosen: "Nothing is chosen: end it, or hand it over",
    handOver: "hand over to Yunze Water Bureau",
    whyMeasure: "Why it is lifted",
    decision: "The decision",
    yes: "I looked at each below; lift it",
    lifted: "Response lifted",
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
    tasks: "Tasks",
    log: "Log and events",
    giveTask: "Give a task",
    figures: "Figures",
  },
};

const WAYS = [
  ["zh-CN", true],
  ["en", true],
  ["zh-CN", false],
];

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
const section = (page, name) => page.getByRole("region", { name });

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

async function openAndPutToWork({ desk, words, look }) {
  await desk.goto(`${place.address}/operations`);
  await desk.getByLabel(words.title).fill("六月洪水");
  await desk.getByLabel(words.disaster).check();
  await button(desk, words.openOperation).click();
  await desk.waitForURL(/operations\/[0-9a-f-]{36}/);
  const operation = desk.url().replace(/(operations\/[0-9a-f-]{36}).*/, "$1");
  await desk.goto(operation);
  await desk.getByText(words.nobodyCommands).waitFor();
  await look(desk, "board-empty");
  await link(desk, words.plans).first().click();
  for (const plan of [words.county, words.psb]) {
    await button(desk, `${words.putToWork} ${plan}`).click();
    await desk.getByText(words.nowAtWork).waitFor();
  }
  await look(desk, "plans");
  return operation;
}

async function read({ desk, words }, operation, value, minutesAgo) {
  await desk.goto(`${operation}/readings`);
  await desk.getByLabel(words.indicator).selectOption({ label: await theStage(desk, words) });
  await desk.getByLabel(words.value, { exact: true }).fill(value);
  if (minutesAgo) await desk.getByLabel(words.measuredAt).fill(clock(minutesAgo));
  await button(desk, words.record).click();
  await desk.getByRole("status").first().waitFor();
}

test("try", async () => {
  const words = WORDS["zh-CN"];
  const contexts = { locale: "zh-CN", viewport: { width: 1440, height: 900 } };
  const desk = await (await actingAs(chrome, place, "desk", contexts)).newPage();
  const look = async (page, name) => { await isSound(page, name); await picture(page, name); };
  const operation = await openAndPutToWork({ desk, words, look });
  await desk.goto(`${operation}/readings`);
  await picture(desk, "readings");
  console.log(await desk.locator("main").innerHTML());
});
