// Every page that the server has, by the list of its routes: in both languages, wide and narrow,
// with scripts and with none, it is sound, it is named, and the keyboard gets to all of it.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { browser, shown } from "./support/county.mjs";
import { textOf } from "./support/flood.mjs";
import { isReachable } from "./support/keyboard.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { perform, send } from "./support/officer.mjs";
import { codeOf } from "./support/second-factor.mjs";

/** Addresses that give no page, and why. */
const NO_PAGES = [
  [/^\/api\//, "answers programs, in JSON"],
  [/^\/assets\//, "a part of pages: styles and scripts"],
  [/^\/(healthz|readyz|metrics)$/, "answers whoever keeps the server"],
  [/\/live$/, "a stream of what changes on a page that is visited"],
  [/\.(csv|xlsx)$/, "a file to take away"],
  [/\/registers\/\{template\}\/\{file\}$/, "a file to take away"],
  [/\/attachments\/\{attachment\}$/, "a file to take away"],
  [/\/papers\/\{paper\}$/, "a file to take away"],
];

/** Pages of whoever is not yet in. */
const AT_THE_DOOR = ["/sign-in", "/sign-in/second-factor"];

/** Further states of pages, after their address. */
const STATES = {
  "/plans/{plan}/edit": ["?part=tasks", "?part=basics&text=true"],
};

const ROUTES = readFileSync(new URL("../docs/reference/routes.md", import.meta.url), "utf8")
  .split("\n")
  .map((line) => /^\| `([^`]+)` \| GET \|/.exec(line)?.[1])
  .filter(Boolean);
const isPage = (route) => !NO_PAGES.some(([pattern]) => pattern.test(route));

/** The smallest picture there is. */
const SCAN = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk" +
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let place;
let chrome;
let things;

before(async () => {
  [place, chrome] = await Promise.all([shown("chongyang-2015", "--speed", "0"), browser()]);
  const context = await chrome.newContext();
  things = await made(context);
  things.door = await enrolled(context);
  things.inside = await context.storageState();
  await context.close();
});
after(async () => {
  await chrome?.close();
  await place?.end();
});

test("what is left out of the pages is named for something that the server has", () => {
  const idle = NO_PAGES.filter(([pattern]) => !ROUTES.some((it) => pattern.test(it)));
  assert.deepEqual(idle, []);
  assert.ok(ROUTES.filter(isPage).length > 40, "the list of routes is read");
});

const WAYS = [
  { name: "zh-CN, 1440 px", locale: "zh-CN", width: 1440 },
  { name: "en, 360 px, without script", locale: "en", width: 360, isPlain: true },
];

describe("every page", { concurrency: true }, () => {
  for (const way of WAYS) {
    test(way.name, async () => {
      const found = [];
      const inside = await window(way, things.inside);
      const door = await window(way, things.door);
      for (const route of ROUTES.filter(isPage)) {
        const page = AT_THE_DOOR.includes(route) ? door : inside;
        for (const address of addresses(route)) {
          const told = (error) => found.push(`${address}: ${error.message}`);
          await visit(page, address, way).catch(told);
        }
      }
      for (const page of [inside, door]) await page.context().close();
      assert.deepEqual(found, []);
    });
  }
});

/** A window of the browser; without script, none of ours is loaded. */
async function window({ locale, width, isPlain }, storageState) {
  const viewport = { width, height: 900 };
  const page = await (await chrome.newContext({ locale, viewport, storageState })).newPage();
  if (isPlain) await page.route(/\.js$/, (route) => route.abort());
  return page;
}

async function visit(page, address, { name, locale }) {
  const answer = await page.goto(place.address + address);
  assert.equal(answer.status(), 200);
  const { pathname, search } = new URL(page.url());
  const isFirst = /^\/(realms\/[^/]+)?$/.test(address);
  // A demonstration begins where its script plays.
  const wanted = isFirst ? `${address === "/" ? place.home : address}/desk` : address;
  assert.equal(pathname + search, wanted, "nobody is sent elsewhere");
  await isReachable(page, name);
  await picture(page, `${address}-${name}`.replace(/\W+/g, "-"));
  assert.equal(await page.evaluate(() => document.documentElement.lang), locale);
  assert.match(await page.title(), /^\S.* · \S+/, "the title says what it is");
  assert.equal(await page.locator("h1:visible").count(), 1, "one heading stands above all others");
  await isSound(page, name);
}

/** The addresses of a route, with what there is in the place of its parameters. */
function addresses(route) {
  const of = /^\/realms\//.test(route) ? things.practice : things.real;
  const filled = route.replace(/(levels\/)?\{([a-z]+)\}/g, (_, level, name) => {
    const value = level ? level + of.level : of[name];
    assert.ok(value, `${route}: nothing is found for ${name}, so that nobody visits it`);
    return value;
  });
  const further = Object.entries(STATES).filter(([it]) => route === it);
  return [filled, ...further.flatMap(([, states]) => states.map((it) => filled + it))];
}

/** Signs in, and finds or makes what addresses name: once as it is, once in the replay. */
async function made(context) {
  await send(context, place, "/sign-in", { login: "demo", password: place.password });
  const plans = (await read(context, "/api/plans")).items;
  const inForce = Object.fromEntries(plans.map((it) => [it.details.key, it]));
  const plan = inForce["psb-flood"].plan;
  await revised(context, plan);
  const atDesk = await atTheDesk(context, "");
  const atWorkNow = await atWork(context, inForce["county-flood"]);
  const real = { plan, template: "posts", ...atDesk, ...atWorkNow };

  const [, realm, operation] = /realms\/([^/]+)\/operations\/([^/]+)/.exec(place.board);
  const tasks = (await read(context, `/api/realms/${realm}/operations/${operation}/tasks`)).items;
  const done = tasks.find((it) => it.done_at).task;
  const report = await reported(context, `realms/${realm}/operation/${operation}`);
  const practised = { realm, operation, level: "county-flood", task: done, report };
  const begunPlan = { plan: await begun(context, realm) };
  const desk = await atTheDesk(context, `realms/${realm}/`);
  const practice = { ...practised, template: "people", ...begunPlan, ...desk };
  return { real, practice };
}

/** A report at the desk of a realm. */
async function taken(context, realm) {
  const intake = randomUUID();
  await perform(context, place, `${realm}intake/${intake}/open_intake`, { channel: "telephone" });
  return intake;
}

/** What lies on the desk of a realm. */
async function atTheDesk(context, realm) {
  const [intake, shift] = [await taken(context, realm), await begunShift(context, realm)];
  const action = await raised(context, realm);
  const papers = await registered(context, realm);
  const consultation = await consulted(context, realm, intake);
  const instruction = await instructed(context, realm);
  const brief = await briefed(context, realm);
  return { intake, shift, action, brief, instruction, consultation, ...papers };
}

/** The brief of a day, not checked yet. */
async function briefed(context, realm) {
  const brief = randomUUID();
  const written = { from: 1, until: 2, text: "一、值班情况\n平稳。" };
  await perform(context, place, `${realm}daily_brief/${brief}/write_brief`, written, '"0"');
  return brief;
}

/** A corrective action of a post of the realm. */
async function raised(context, realm) {
  const action = randomUUID();
  const raising = {
    source: { daily_work: {} },
    finding: "值班电话占线",
    cause: "只有一条线",
    measure: "加一条线",
    owner: "county-government-duty",
    due_at: 4e15,
  };
  const on = `${realm}corrective_action/${action}`;
  await perform(context, place, `${on}/raise_corrective_action`, raising);
  return action;
}

/** A consultation on a report, in which somebody has spoken. */
async function consulted(context, realm, intake) {
  const [consultation, participant] = [randomUUID(), randomUUID()];
  const on = `${realm}consultation/${consultation}`;
  const about = { matter: "三号涵洞险情定级", intakes: [intake] };
  await perform(context, place, `${on}/open_consultation`, about);
  const expert = { participant, kind: "expert", name: "胡教授", capacity: "水工" };
  await perform(context, place, `${on}/call_into_consultation`, expert);
  const words = "先封堵再定级";
  const said = { opinion: randomUUID(), participant, way: "room", stance: "dissents", words };
  await perform(context, place, `${on}/record_opinion`, said);
  return consultation;
}

/** A document that came, with a scan. */
async function registered(context, realm) {
  const [document, paper] = [randomUUID(), randomUUID()];
  const came = { kind: "notice", issuer: "泽州市防指", title: "紧急通知", urgency: "urgent" };
  const on = `${realm}incoming_document/${document}`;
  await perform(context, place, `${on}/register_document`, { ...came, is_unclassified: true });
  const name = "scan.png";
  const file = { name, mimeType: "image/png", buffer: SCAN };
  const to = `${place.address}/${realm}desk/papers`;
  const multipart = { of: `incoming_document/${document}`, attachment: paper, file };
  const headers = { Origin: place.address };
  const answer = await context.request.post(to, { multipart, headers, maxRedirects: 0 });
  assert.equal(answer.status(), 303, await answer.text());
  return { document, paper };
}

/** An instruction of a leader, with a part that a unit works on. */
async function instructed(context, realm) {
  const instruction = randomUUID();
  const on = `${realm}instruction/${instruction}`;
  const given = { given_by: "王副县长", channel: "paper", words: "三号涵洞险情速派人处置。" };
  await perform(context, place, `${on}/record_instruction`, given);
  return instruction;
}

/** A shift at the desk of a realm, with a line in its log. */
async function begunShift(context, realm) {
  const shift = randomUUID();
  await perform(context, place, `${realm}shift/${shift}/begin_shift`, {}, '"0"');
  const line = { line: randomUUID(), text: "03:14 通知泽城所巡查" };
  await perform(context, place, `${realm}shift/${shift}/write_duty_line`, line);
  return shift;
}

/** A draft of a situation report of an operation. */
async function reported(context, on) {
  const report = randomUUID();
  const data = {
    report,
    as_of: 1_433_185_200_000_000,
    situation: "水位上涨。",
    responsibilities: "县防汛抗旱指挥部统一指挥。",
    measures: "（一）转移\n沿河群众正在转移。",
    effectiveness: "已转移 320 人。",
  };
  await perform(context, place, `${on}/write_situation_report`, data, '"0"');
  return report;
}

/** An operation as it is, with a level in force and tasks. */
async function atWork(context, { plan, in_force: { version } }) {
  const operation = randomUUID();
  const act = (verb, data, seen) =>
    perform(context, place, `operation/${operation}/${verb}`, data, seen);
  await act("open_operation", { title: "六月洪水", class: "natural_disaster", area: "421223" });
  await act("put_plan_to_work", { plan, version });
  const { plans } = await read(context, `/api/operations/${operation}/board`);
  const [{ key, level_version: seen }] = plans;
  const level = { plan: key, level: "IV", matter: "启动防汛四级响应。", lasts_hours: 24 };
  await act("decide_level", { ...level, decided_by: "flood-hq-commander" }, `"${seen}"`);
  const [{ task }] = (await read(context, `/api/operations/${operation}/tasks`)).items;
  const { events } = await read(context, `/api/operations/${operation}/tasks/${task}`);
  const report = await reported(context, `operation/${operation}`);
  return { operation, level: key, task, position: events[0].position, report };
}

/** The next version of a plan in force is written, with something that is not as it was. */
async function revised(context, plan) {
  const on = async (verb, data) => {
    const seen = (await context.request.get(`${place.address}/api/plans/${plan}`)).headers().etag;
    await perform(context, place, `plan/${plan}/${verb}`, data, seen);
  };
  await on("revise_issued", { trigger: "experience_shows", note: "一小时到不了位" });
  const path = `${place.address}/api/plans/${plan}/versions/1/text`;
  const text = await (await context.request.get(path)).text();
  await on("save_draft", { text: text.replace(/due: \S+\n/, "due: 3h\n") });
}

/** A plan that was begun in a realm. */
async function begun(context, realm) {
  const plan = randomUUID();
  const title = { zh: "公安防汛预案（演练）", en: "Flood plan of the police (drill)" };
  const heads = { key: "psb-drill", title, tier: "department", issuer: "chongyang-psb" };
  const text = textOf("psb-flood").replace("plan: psb-flood\n", "plan: psb-drill\n");
  const path = `realms/${realm}/plan/${plan}/begin_plan`;
  await perform(context, place, path, { ...heads, text });
  return plan;
}

async function read(context, path) {
  const answer = await context.request.get(place.address + path);
  assert.equal(answer.status(), 200, `${path}: ${await answer.text()}`);
  return answer.json();
}

/** Sets up a second factor; gives what a browser keeps that is asked for it at the door. */
async function enrolled(context) {
  const page = await (await context.request.get(`${place.address}/account/second-factor`)).text();
  const secret = /class="secret">([^<]+)</.exec(page)[1];
  const code = codeOf(secret, Date.now());
  const form = { form: { code } };
  const answer = await context.request.post(`${place.address}/account/second-factor`, form);
  assert.equal(answer.status(), 200, await answer.text());
  const door = await chrome.newContext();
  await send(door, place, "/sign-in", { login: "demo", password: place.password });
  const state = await door.storageState();
  await door.close();
  return state;
}
