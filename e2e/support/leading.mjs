// The steps of an operation, from two plans that are put to work to normal control. A step is told
// who acts (the desk, the commander, the chief, an officer), in which words, and how to look.

import assert from "node:assert/strict";

const HOURS = 60;

export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const link = (page, name) => page.getByRole("link", { name, exact: true });
export const part = (page, name) => page.getByRole("region", { name });
export const told = (page, words) => page.getByRole("status").getByText(words).waitFor();

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

export async function openOperation({ desk, words, lookAgain, title, address }) {
  await desk.goto(`${address}/operations`);
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

export async function putToWork({ desk, words, look, operation }) {
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
export async function decideTheLevel(night) {
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
export async function decideTheDuty({ chief, words, operation }, name, press) {
  await chief.goto(operation);
  await link(chief, words.goDecide).first().click();
  await part(chief, words.proposed[name]).getByText(words.follows[name]).first().waitFor();
  await button(chief, press).click();
  await chief.getByRole("heading", { level: 1, name: words.levels[name] }).waitFor();
}

/** Somebody else's task: found among their own, taken by the keyboard, finished with proof. */
export async function work({ officer, words, look, title, address }) {
  await officer.goto(`${address}/tasks`);
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
export async function tellLate({ desk, words, operation }) {
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
export async function seeWhatIsLate({ desk, words, look, operation }) {
  await desk.goto(operation);
  const late = part(desk, words.overdue);
  await late.getByText(words.lorry).waitFor();
  assert.equal(await late.getByText(words.roster).count(), 0, "told late is not late");
  await part(desk, words.unanswered).getByText(words.toldTo).waitFor();
  await look(desk, "board");
}

/** Two act on one task: whoever was slower sees both sides, and nothing of theirs is lost. */
export async function overtake(night) {
  const { desk, officer, chief, words, look, lookAgain, operation, address } = night;
  await desk.goto(`${operation}/tasks`);
  await look(desk, "tasks");
  const task = await desk.getByRole("link", { name: words.kit }).getAttribute("href");
  for (const page of [chief, officer]) await page.goto(address + task);
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
export async function raiseAndLower(night) {
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
export async function lookBack({ desk, commander, words, lookAgain, operation }) {
  const levels = part(desk, words.level);
  const ask = async (reading) => {
    await desk.goto(operation);
    await desk.getByText(words.pastMoment, { exact: true }).click();
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
export async function followTheThread({ desk, words, look, operation }) {
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
export async function liftTheCounty(night) {
  const { commander, words, look, operation } = night;
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
}

/** The plan below is lifted by another's decision. */
export async function liftTheHouse({ chief, words, operation }) {
  await chief.goto(`${operation}/levels/psb-flood/lift`);
  await chief.getByLabel(words.end, { exact: true }).check();
  await part(chief, words.running).getByLabel(words.reason).fill("不再需要，装备收回。");
  await part(chief, words.decision).getByRole("textbox").first().fill("随县预案解除。");
  await chief.getByLabel(words.yes).check();
  await button(chief, words.lift).click();
  await chief.getByRole("heading", { level: 1, name: words.lifted }).waitFor();
}

/** What is still watched, and on what the response begins again, is said before. */
export async function normalise({ commander, words, look, operation }) {
  await commander.goto(operation);
  await link(commander, words.command).click();
  await commander.getByLabel(words.watch).fill("东渡站水位，每两小时一次");
  await commander.getByLabel(words.reentry).fill("水位回升到 56.00 米");
  await look(commander, "normalise");
  await button(commander, words.normalise).click();
  await told(commander, words.normalised);
}

export async function close({ desk, words, lookAgain, operation }) {
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
export async function lookAtTheRest({ desk, look, operation, address }) {
  for (const [name, page] of [
    ["log", `${operation}/log`],
    ["give-a-task", `${operation}/tasks/new`],
    ["figures", `${address}/figures`],
    ["operations", `${address}/operations`],
  ]) {
    await desk.goto(page);
    await look(desk, name);
  }
}

/** A board that nobody reloads: what others do comes onto it. */
export async function watch({ desk, words, operation }) {
  const page = await desk.context().newPage();
  await page.goto(operation);
  await page.getByText(words.live).waitFor();
  return async () => {
    const recent = part(page, words.recent).getByRole("listitem");
    await recent.filter({ hasText: words.vehicles }).waitFor();
    await page.close();
  };
}
