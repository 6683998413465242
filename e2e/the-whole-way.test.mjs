// The whole way in one county, from nothing to normal control: three spreadsheets, a plan that is
// written with a mistake, mended, agreed, approved and issued, and then the same plan at work
// beside the county's: followed, worked, raised, lowered, lifted. In both languages, and without
// script.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";

import { APPROVING, consent, decide } from "./support/approving.mjs";
import { browser, county } from "./support/county.mjs";
import { PEOPLE as FLOOD, countyInForce, textOf } from "./support/flood.mjs";
import { holds, verified } from "./support/journal.mjs";
import * as leading from "./support/leading.mjs";
import { LEADING } from "./support/leading-words.mjs";
import { fits, picture } from "./support/looking.mjs";
import { administrator } from "./support/officer.mjs";
import { PEOPLE as PLANNERS, UNITS } from "./support/planners.mjs";
import { accounts, pagesOf } from "./support/staff.mjs";
import { STARTING, peopleSheet, postsSheet, send, vehiclesSheet } from "./support/starting.mjs";
import { WRITING, beginFromFile, mistakeAndMend } from "./support/writing.mjs";

const WORDS = {
  "zh-CN": { sheets: ["郑局", "交警值班员", "冲锋舟、橡皮艇"], handedOver: /移交云泽县水利局/ },
  en: {
    sheets: ["郑局", "Traffic officer", "Boat"],
    handedOver: /handed over to Yunze Water Bureau/i,
  },
};

/** Whoever leads in the flood; one of them writes plans, one agrees to them, one approves them. */
const PEOPLE = {
  ...FLOOD,
  planner: PLANNERS.planner,
  water: { ...FLOOD.water, rights: [...FLOOD.water.rights, ...PLANNERS.liaison.rights] },
  chief: {
    ...FLOOD.chief,
    post: PLANNERS.approver.post,
    rights: [...new Set([...FLOOD.chief.rights, ...PLANNERS.approver.rights])],
  },
};

const WAYS = [
  { name: "zh-CN, wide", locale: "zh-CN", javaScriptEnabled: true, width: 1440 },
  { name: "en, narrow", locale: "en", javaScriptEnabled: true, width: 360 },
  { name: "zh-CN, narrow, without script", locale: "zh-CN", javaScriptEnabled: false, width: 360 },
];

let chrome;

before(async () => {
  chrome = await browser();
});
after(() => chrome?.close());

for (const way of WAYS) {
  test(`${way.name}: from an empty county to normal control`, async (context) => {
    const place = await county();
    context.after(() => place.end());
    const { locale, javaScriptEnabled, width, name } = way;
    const options = { locale, javaScriptEnabled, viewport: { width, height: 900 } };
    const look = async (page, what) => {
      await fits(page, what);
      await picture(page, `${what}-${name.replace(/\W+/g, "-")}`);
    };
    await startTheCounty(place, { locale, options, look });
    accounts(place, PEOPLE);
    await countyInForce(chrome, place);
    const pages = await pagesOf(chrome, place, Object.keys(PEOPLE), options);
    const plan = await writeThePlan(pages, { address: place.address, locale, look });
    await bringIntoForce(pages, { address: place.address, locale, look, plan });
    const issued = await seeTheVersion(pages, { address: place.address, locale, plan });
    const night = { ...pages, locale, words: LEADING[locale], look, lookAgain: look };
    await leadIt({ ...night, address: place.address, title: `六月洪水（${name}）` }, issued);
    for (const page of Object.values(pages)) await page.context().close();
    seeTheJournal(place);
  });
}

/** Three spreadsheets make units and people, posts with their rights, and vehicles. */
async function startTheCounty(place, { locale, options, look }) {
  const words = STARTING[locale];
  const context = await chrome.newContext(options);
  await administrator(context, place);
  const page = await context.newPage();
  const sheets = { people: peopleSheet, posts: postsSheet, resources: vehiclesSheet };
  for (const [index, [template, sheet]] of Object.entries(sheets).entries()) {
    await page.goto(`${place.address}/registers`);
    await page.getByRole("heading", { level: 1, name: words.start }).waitFor();
    await send(page, words, template, sheet({ units: UNITS, people: PEOPLE }));
    await page.getByText(words.taken).waitFor();
    await page.getByRole("cell", { name: WORDS[locale].sheets[index] }).first().waitFor();
    await look(page, `registers-${template}`);
  }
  await context.close();
}

/** Written from a file, with a time limit in metres that is found at its field and mended. */
async function writeThePlan({ planner }, { address, locale, look }) {
  const words = WRITING[locale];
  const post = "    post: traffic-duty\n";
  const text = textOf("psb-flood").replace(post, `${post}    support: [${UNITS.water.code}]\n`);
  const edit = await beginFromFile(planner, words, { address, key: "psb-flood", text });
  await mistakeAndMend(planner, words, { edit, wrong: "90m", mended: "90min" });
  await look(planner, "plan-mended");
  return /plans\/([0-9a-f-]{36})\/edit/.exec(edit)[1];
}

/** The unit that the plan gives duties agrees, from its own account; another approves. */
async function bringIntoForce({ planner, water, chief }, { address, locale, look, plan }) {
  const pages = { planner, liaison: water, approver: chief };
  await consent(pages, APPROVING[locale], { address, plan, look });
  await decide(pages, APPROVING[locale], { address, plan, look });
}

/** The version in the library: its hash is that of the text which the page gives away. */
async function seeTheVersion({ chief }, { address, locale, plan }) {
  await chief.goto(`${address}/plans/${plan}`);
  const version = chief.locator(".plan-versions li");
  assert.equal(await version.count(), 1);
  assert.match(await version.innerText(), new RegExp(LEADING[locale].version, "i"));
  const sha256 = /[0-9a-f]{64}/.exec(await version.locator(".plan-hash").innerText())[0];
  const href = await version.locator("a[download]").getAttribute("href");
  const text = await (await chief.context().request.get(address + href)).text();
  assert.equal(createHash("sha256").update(text).digest("hex"), sha256);
  const line = text.split("\n").findIndex((it) => it === "    due: 90min") + 1;
  assert.ok(line > 0, "the mended line stands in the text that was issued");
  return { plan, sha256, line };
}

async function leadIt(beginning, issued) {
  const operation = await leading.openOperation(beginning);
  const night = { ...beginning, operation };
  const { words } = night;
  await leading.putToWork(night);
  await seeWhatIsAtWork(night, issued);
  await leading.decideTheLevel(night);
  await leading.decideTheDuty(night, "duty-3", words.enter["duty-3"]);
  await seeWhoHasWhat(night);
  await leading.work(night);
  await seeTheLineOfThePlan(night, issued);
  await leading.tellLate(night);
  await leading.seeWhatIsLate(night);
  await leading.raiseAndLower(night);
  await leading.lookBack(night);
  await leading.liftTheCounty(night);
  await seeWhatStillRuns(night);
  await leading.liftTheHouse(night);
  await leading.normalise(night);
}

/** What was put to work is the very version that was issued. */
async function seeWhatIsAtWork({ desk, words, operation }, { plan, sha256 }) {
  await desk.goto(`${operation}/plans`);
  const ours = desk.getByRole("article").filter({ hasText: words.psb });
  await ours.getByText(sha256).waitFor();
  assert.equal(await ours.locator(`a[href*="/plans/${plan}"]`).count(), 1);
}

/** Each has their own tasks, and not the others'. */
async function seeWhoHasWhat({ officer, water, desk, words, address, title }) {
  for (const [page, own, others] of [
    [officer, words.traffic, [words.lorry, words.roster]],
    [water, words.lorry, [words.traffic, words.roster]],
    [desk, words.roster, [words.traffic, words.lorry]],
  ]) {
    await page.goto(`${address}/tasks`);
    const here = page.getByRole("listitem").filter({ hasText: title });
    await here.filter({ hasText: own }).first().waitFor();
    for (const it of others) assert.equal(await here.filter({ hasText: it }).count(), 0, it);
  }
}

/** From the task that was just finished to the mended line of the version that was issued. */
async function seeTheLineOfThePlan({ officer, desk, words, look }, { plan, sha256, line }) {
  await desk.goto(officer.url().replace(/\?.*/, ""));
  const thread = leading.part(desk, words.thread);
  const lines = thread.getByRole("region", { name: words.lines });
  assert.equal(await lines.locator(`[data-line="${line}"]`).textContent(), "    due: 90min");
  await thread.getByText(words.version).first().waitFor();
  const facts = thread.locator(".basis-facts .hash");
  assert.equal(await facts.getAttribute("title"), sha256);
  const read = thread.locator(`a[href*="/plans/${plan}/read?version=1"]`);
  assert.equal(await read.count(), 1);
  await look(desk, "thread-of-the-plan");
}

/** The county's response is lifted: the lorry goes on elsewhere, and the police are on duty. */
async function seeWhatStillRuns({ commander, desk, locale, words, look, operation }) {
  await commander.goto(`${operation}/command`);
  const still = commander.locator("section[aria-labelledby=normalise]");
  await still.getByText(words.levels["duty-2"]).waitFor();
  assert.equal(await leading.button(commander, words.normalise).count(), 0);
  await look(commander, "still-runs");
  await desk.goto(`${operation}/tasks`);
  const lorry = desk.locator("tr", { hasText: words.lorry });
  await lorry.getByText(WORDS[locale].handedOver).first().waitFor();
}

function seeTheJournal(place) {
  const journal = verified(place);
  holds(
    journal,
    "organisation_registered post_defined holder_appointed vehicle_registered " +
      "plan_begun plan_draft_saved plan_consultation_begun plan_consent_given " +
      "plan_submitted_for_review plan_reviewed plan_approved plan_issued plan_filed " +
      "plan_put_to_work level_proposed level_decided task_opened task_accepted task_finished " +
      "task_escalated task_overdue measure_ordered task_handed_over response_lifted " +
      "operation_normalised",
  );
  for (const words of ["六月洪水", "东渡水尺", "险情解除", ...Object.values(PEOPLE).map((it) => it.name)])
    assert.ok(!journal.text.includes(words), words);
}
