// An empty county begins with spreadsheets: a file with a mistake is not taken and says where, the
// mended one is taken whole, and what comes out goes into another county again.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser, county } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { administrator } from "./support/officer.mjs";
import { STARTING, csv, send } from "./support/starting.mjs";

const UNITS = [
  "sheet,单位编码,单位名称,英文名称,单位类别,上级单位编码,人员编号,姓名,人员类别",
  "单位,psb,云泽县公安局,Yunze PSB,公安机关,,,,",
  "单位,station.baxia,坝下派出所,Baxia station,派出所,psb,,,",
];
const PEOPLE = ["人员,psb,,,,,j001,张三,民警", "人员,station.baxia,,,,,j002,李四,辅警"];
const WRONG = "人员,station.nowhere,,,,,j003,王五,民警";

let place;
let other;
let chrome;

before(async () => {
  [place, other, chrome] = await Promise.all([county(), county("990002"), browser()]);
});
after(async () => {
  await chrome?.close();
  await Promise.all([place?.end(), other?.end()]);
});

test("zh-CN, without script: one wrong row and nothing is taken; mended, all is", async () => {
  const words = STARTING["zh-CN"];
  const context = await chrome.newContext({
    locale: "zh-CN",
    javaScriptEnabled: false,
    viewport: { width: 1280, height: 900 },
  });
  await administrator(context, place);
  const page = await context.newPage();
  await page.goto(`${place.address}/registers`);
  await page.getByRole("heading", { level: 1, name: words.start }).waitFor();
  await picture(page, "start-zh-wide");

  await send(page, words, "people", csv("单位与人员", [...UNITS, ...PEOPLE, WRONG]));
  await page.getByText(words.not).waitFor();
  await page.getByText(words.where).waitFor();
  await picture(page, "problems-zh-wide");
  await page.goto(`${place.address}/registers/people`);
  assert.equal(await page.getByText("张三").count(), 0, "nothing is half taken");

  await page.goto(`${place.address}/registers`);
  await send(page, words, "people", csv("单位与人员", [...UNITS, ...PEOPLE]));
  await page.getByText(words.taken).waitFor();
  await page.getByRole("cell", { name: "张三" }).waitFor();
  await page.getByLabel(words.find).fill("李四");
  await page.getByRole("button", { name: words.find }).click();
  await page.getByRole("cell", { name: "李四" }).waitFor();
  assert.equal(await page.getByText("张三").count(), 0, "the search leaves the others out");
  await context.close();
});

test("en: the list goes out as XLSX and into another county", async () => {
  const words = STARTING.en;
  const context = await chrome.newContext({ locale: "en", viewport: { width: 360, height: 740 } });
  await administrator(context, place);
  const list = await context.request.get(`${place.address}/registers/people/list.xlsx`);
  assert.equal(list.status(), 200);
  await administrator(context, other);
  const page = await context.newPage();
  await page.goto(`${other.address}/registers`);
  await isSound(page, "start, narrow");
  await send(page, words, "people", {
    name: "people.xlsx",
    mimeType: list.headers()["content-type"],
    buffer: await list.body(),
  });
  await page.getByText(words.taken).waitFor();
  await page.getByRole("cell", { name: "张三" }).waitFor();
  await isSound(page, "list, narrow");
  await picture(page, "people-en-narrow");
  await sendNothingNew(page, words, list);
  await context.close();
});

async function sendNothingNew(page, words, list) {
  await page.goto(`${other.address}/registers`);
  await send(page, words, "people", {
    name: "people.xlsx",
    mimeType: list.headers()["content-type"],
    buffer: await list.body(),
  });
  await page.getByText("nothing has changed").waitFor();
}

test("what is no spreadsheet says what it is", async () => {
  const context = await chrome.newContext({ locale: "zh-CN" });
  await administrator(context, place);
  const page = await context.newPage();
  await page.goto(`${place.address}/registers`);
  await send(page, STARTING["zh-CN"], "people", {
    name: "预案.pdf.xlsx",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7\n1 0 obj\n"),
  });
  await page.getByText("不是表格").waitFor();
  await isSound(page, "problems");
  await context.close();
});
