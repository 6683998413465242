// A county before a flood: its headquarters, its police and its water bureau, and two plans in
// force, the county's and the one by which the police carry it out.

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

import { perform } from "./officer.mjs";
import { UNITS } from "./planners.mjs";
import { actingAs, staff } from "./staff.mjs";

const READS = ["read_operations", "read_plans", "read_journal"];
/** Who they are, by login. */
export const PEOPLE = {
  desk: {
    name: "王桥",
    unit: "government",
    code: "flood-duty",
    post: { zh: "防汛值班员", en: "Flood duty officer" },
    rights: [
      ...READS,
      "lead_operations",
      "report_situation",
      "direct_tasks",
      "work_tasks",
      "draft_plans",
    ],
  },
  commander: {
    name: "陈岚",
    unit: "government",
    code: "flood-commander",
    post: { zh: "防汛指挥长", en: "Flood commander" },
    rights: [...READS, "decide_levels", "review_plans", "approve_plans", "issue_plans"],
  },
  chief: {
    name: "郑局",
    kind: "sworn",
    unit: "psb",
    code: "psb-chief",
    post: { zh: "公安局局长", en: "Police chief" },
    rights: [...READS, "decide_levels", "work_tasks"],
  },
  officer: {
    name: "李岗",
    kind: "sworn",
    unit: "psb",
    code: "traffic-duty",
    post: { zh: "交警值班员", en: "Traffic officer" },
    rights: ["read_operations", "work_tasks"],
  },
  water: {
    name: "孙闸",
    unit: "water",
    code: "water-duty",
    post: { zh: "水利值班员", en: "Water duty officer" },
    rights: ["read_operations", "work_tasks"],
  },
};

const PLANS = [
  {
    key: "county-flood",
    title: { zh: "云泽县防汛应急预案", en: "Flood plan of Yunze County" },
    tier: "special",
    issuer: UNITS.government.code,
  },
  {
    key: "psb-flood",
    title: { zh: "云泽县公安局防汛应急预案", en: "Flood plan of Yunze PSB" },
    tier: "department",
    issuer: UNITS.psb.code,
  },
];

/** Makes the people and brings both plans into force, once for a county. */
export async function flood(chrome, place) {
  const context = await chrome.newContext();
  await staff(context, place, { units: UNITS, people: PEOPLE });
  await context.close();
  await inForce(chrome, place, PLANS);
}

/** Brings the county's own plan into force; the one of the police is written in the journey. */
export function countyInForce(chrome, place) {
  return inForce(chrome, place, PLANS.slice(0, 1));
}

/** The text of one of the two plans. */
export function textOf(key) {
  return readFileSync(new URL(`${key}.yaml`, import.meta.url), "utf8");
}

async function inForce(chrome, place, plans) {
  const [planner, approver] = await Promise.all(
    ["desk", "commander"].map((login) => actingAs(chrome, place, login)),
  );
  for (const it of plans) await issue(planner, approver, place, it);
  await Promise.all([planner.close(), approver.close()]);
}

async function issue(planner, approver, place, it) {
  const plan = randomUUID();
  await perform(planner, place, `plan/${plan}/begin_plan`, { ...it, text: textOf(it.key) });
  const criteria = Object.fromEntries(
    ["lawful", "fits_other_plans", "well_built", "workable", "opinions_agree", "other_points"].map(
      (it) => [it, "met"],
    ),
  );
  const on = new Date().toISOString().slice(0, 10);
  await step(planner, place, plan, "submit_for_review", {});
  await step(approver, place, plan, "review_plan", { outcome: "passed", criteria });
  await step(approver, place, plan, "approve_plan", {});
  await step(approver, place, plan, "issue_plan", { on, document_number: "云防〔2026〕1号" });
}

async function step(context, place, plan, verb, data) {
  const shown = await context.request.get(`${place.address}/api/plans/${plan}`);
  await perform(context, place, `plan/${plan}/${verb}`, data, shown.headers().etag);
}
