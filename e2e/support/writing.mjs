// How a plan is begun from a file, and how a mistake in it is found at its field and mended.

import assert from "node:assert/strict";

export const WRITING = {
  "zh-CN": {
    file: "预案文件（.yaml）",
    look: "看看读出了什么",
    begin: "建立预案",
    save: "保存",
    due: "时限",
    lead: "牵头单位",
    wrong: "m 是米",
    mend: "改好",
    mended: "已改好并保存",
    form: "表单",
    whole: "全文",
    check: "检查并保存",
  },
  en: {
    file: "A plan as a file (.yaml)",
    look: "See what is read",
    begin: "Begin the plan",
    save: "Save",
    due: "Due",
    lead: "Lead",
    wrong: "m is metres",
    mend: "Mend",
    mended: "Mended and saved",
    form: "Form",
    whole: "Whole text",
    check: "Check and save",
  },
};

/** Begins a plan from a file; gives the address at which it is written. */
export async function beginFromFile(page, words, { address, key, text }) {
  await page.goto(`${address}/plans/new`);
  await page.getByLabel(words.file).first().check();
  const file = { name: `${key}.yaml`, mimeType: "text/yaml", buffer: Buffer.from(text) };
  await page.locator("input[name=file]").setInputFiles(file);
  await page.getByRole("button", { name: words.look }).click();
  await page.getByRole("button", { name: words.begin }).click();
  await page.waitForURL(/\/edit/);
  return page.url().replace(/\?.*/, "");
}

/** Writes a wrong time limit, sees it at its field, and mends it by a press. */
export async function mistakeAndMend(page, words, { edit, wrong, mended }) {
  await page.goto(`${edit}?part=tasks&key=traffic`);
  await page.getByLabel(words.due, { exact: true }).fill(wrong);
  await page.getByRole("button", { name: words.save, exact: true }).click();
  const due = page.getByLabel(words.due, { exact: true });
  assert.equal(await due.inputValue(), wrong);
  assert.equal(await due.getAttribute("aria-invalid"), "true");
  const field = page.locator(".field", { has: page.locator("#f-due") }).last();
  await field.getByText(words.wrong).waitFor();
  await field.getByRole("button", { name: words.mend }).click();
  await page.getByText(words.mended).waitFor();
  assert.equal(await page.getByLabel(words.due, { exact: true }).inputValue(), mended);
}
