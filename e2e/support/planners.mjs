// Three people of two units who bring a plan on its way: one writes, one answers for another unit,
// one reviews, approves and issues.

import { randomUUID } from "node:crypto";

import { perform } from "./officer.mjs";
import { staff } from "./staff.mjs";

export { actingAs } from "./staff.mjs";

export const UNITS = {
  government: {
    code: "yunze-government",
    kind: "government",
    name: { zh: "云泽县人民政府", en: "Yunze Government" },
  },
  psb: {
    code: "yunze-psb",
    kind: "public_security",
    name: { zh: "云泽县公安局", en: "Yunze PSB" },
    parent: "government",
  },
  water: {
    code: "water-bureau",
    kind: "department",
    name: { zh: "云泽县水利局", en: "Yunze Water Bureau" },
    parent: "government",
  },
};
/** Who they are, by login. */
export const PEOPLE = {
  planner: {
    name: "周文",
    unit: "psb",
    post: { zh: "预案专员", en: "Planner" },
    rights: ["read_plans", "draft_plans"],
  },
  liaison: {
    name: "李水",
    unit: "water",
    post: { zh: "防汛联络员", en: "Flood liaison" },
    rights: ["read_plans", "consent_to_plans"],
  },
  approver: {
    name: "郑局",
    unit: "psb",
    post: { zh: "局长", en: "Chief" },
    rights: ["read_plans", "review_plans", "approve_plans", "issue_plans"],
  },
};

/** A sound department plan that asks another unit to support it. */
export function text(key, due = "1h") {
  return `plan: ${key}
title: {zh: 云泽县公安局防汛应急预案 ${key}, en: Flood plan of Yunze PSB ${key}}
tier: department
issuer: yunze-psb
region: "990001"
classes: [natural_disaster]
basis: [ERL-72, PLAN2024-9]
review: {every: 3y, last: 2025-03-01}
drill: {every: 3y, last: 2025-05-20}
sections:
  general: {zh: 本预案适用于防汛警务。, en: This plan holds for policing in floods.}
  command: {zh: 局指挥中心统一调度。, en: The command centre directs.}
  risk_control: {zh: 汛前检查路口。, en: Junctions are checked before the season.}
  monitoring: {zh: 随县防指会商。, en: It follows the headquarters.}
  reporting: {zh: 逐级立即报告。, en: Reports go up at once.}
  self_rescue: {zh: 派出所先行处置。, en: Stations act first.}
  response: {zh: 按勤务等级启动任务。, en: Tasks follow the levels of duty.}
  site_control: {zh: 现场设警戒区。, en: The scene is cordoned off.}
  support: {zh: 装备由警保室保障。, en: The logistics office supplies.}
  aftermath: {zh: 清点装备，总结讲评。, en: Equipment is counted; what happened is reviewed.}
  management: {zh: 每三年评估一次。, en: It is evaluated every three years.}
levels:
  duty-3:
    matter: {zh: 启动三级勤务。, en: Duty level 3 is activated.}
    enter: {when: "river.stage >= 57.00 m", decided_by: psb-chief}
    lasts: 72h
    leave: {when: "river.stage < 56.50 m for 24h", decided_by: psb-chief}
    starts: [traffic]
indicators:
  river.stage: {title: {zh: 水位, en: Stage}, measure: m, supplied_by: water-bureau, every: 10min}
tasks:
  traffic:
    title: {zh: 大桥交通管制, en: Traffic control at the bridge}
    text: {zh: 在大桥两端设岗。, en: Posts stand at both ends of the bridge.}
    basis: [ERL-73]
    lead: yunze-psb
    support: [water-bureau]
    kind: traffic_control
    performers: [sworn, auxiliary]
    takes: {min: 20min, likely: 35min, max: 50min}
    due: ${due}
reports: {profile: cn-default, by: psb-duty, to: [yunze-government]}
`;
}

/** Makes units, posts, persons and accounts, once for a county. */
export function planners(context, place) {
  return staff(context, place, { units: UNITS, people: PEOPLE });
}

/** Begins a plan; gives its id. */
export async function beginPlan(context, place, key, body = text(key)) {
  const plan = randomUUID();
  const title = {
    zh: `云泽县公安局防汛应急预案 ${key}`,
    en: `Flood plan of Yunze PSB ${key}`,
  };
  const verb = { key, title, tier: "department", issuer: UNITS.psb.code, text: body };
  await perform(context, place, `plan/${plan}/begin_plan`, verb);
  return plan;
}
