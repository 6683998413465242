// How a plan that is written comes into force: another unit agrees, somebody reviews and approves.

import assert from "node:assert/strict";

export const APPROVING = {
  "zh-CN": {
    ask: "发出征求意见",
    answerNow: "替云泽县水利局答复书面意见",
    answer: "提交单位意见",
    agreeWithRemarks: "同意，有修改建议",
    remarks: "说明",
    waits: "还差云泽县水利局",
    submit: "送审",
    review: "提交评审结果",
    met: "符合",
    passed: "通过",
    approve: "批准",
    noErrors: "正文自身：0 处错误",
    yours: "由您办理",
    approverIs: /由谁办：.*云泽县公安局局长/,
    issue: "印发",
    inForce: "现行有效",
    file: "登记备案",
    fileWith: "向谁备案",
    filed: "备案 20",
    now: "现在要办",
    revise: "启动修订",
    experience: "实际应对或演练中发现问题",
    note: "具体情况",
    back: "退回编制",
    reason: "理由",
    void: "无效：文本已改",
    conflict: "有人先办了一步",
    wrote: "您填的",
    compare: "与第 1 版对照",
    change: "时限",
    overdue: "已超",
    nothingFound: "没有符合条件的预案",
    abolish: "废止这个预案",
    abolishYes: "我知道后果，要废止",
    abolished: "已废止，不能再办",
  },
  en: {
    ask: "Ask the units",
    answerNow: "Answer for Yunze Water Bureau in writing",
    answer: "Answer for the unit",
    agreeWithRemarks: "Agrees, with remarks",
    remarks: "Remarks",
    waits: "Still to answer (1): Yunze Water Bureau",
    submit: "Hand in for review",
    review: "Record the review",
    met: "Met",
    passed: "Passed",
    approve: "Approve",
    noErrors: "The text itself: errors 0",
    yours: "This is yours to do",
    approverIs: /Who does it: .*Chief \(Yunze PSB\)/,
    issue: "Issue",
    inForce: "In force",
    file: "Record the filing",
    fileWith: "Filed with",
    filed: "Filing 20",
    now: "To do now",
  },
};

export const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
export const next = (page) => page.locator(".plan-next");

/** Units that are given duties are asked, and one of them answers in writing. */
export async function consent({ planner, liaison }, words, { address, plan, look }) {
  await planner.goto(`${address}/plans/${plan}`);
  await next(planner).getByText(words.yours).waitFor();
  await look(planner, "draft");
  await press(planner, words.ask);
  await next(planner).getByText(words.waits).waitFor();
  await look(planner, "consulting");

  await liaison.goto(`${address}/plans`);
  await look(liaison, "list-liaison");
  await liaison.locator(`.plan-todos a[href$="${plan}"]`).click();
  await next(liaison).getByText(words.answerNow).waitFor();
  assert.equal(await liaison.getByRole("button", { name: words.ask }).count(), 0);
  await look(liaison, "answer");
  await liaison.getByLabel(words.agreeWithRemarks).check();
  await liaison.getByLabel(words.remarks, { exact: true }).fill("请把东渡水尺的读数一并送我局。");
  await press(liaison, words.answer);
  await liaison.getByText("请把东渡水尺的读数一并送我局。").waitFor();
}

/** Reviewed, approved and issued by somebody who did not write it, and filed. */
export async function decide({ planner, approver }, words, { address, plan, look }) {
  await planner.goto(`${address}/plans/${plan}`);
  await press(planner, words.submit);
  await approver.goto(`${address}/plans/${plan}`);
  await next(approver).getByText(words.yours).waitFor();
  await look(approver, "review");
  for (const it of await approver.getByLabel(words.met, { exact: true }).all()) await it.check();
  await approver.getByLabel(words.passed, { exact: true }).check();
  await press(approver, words.review);
  await next(approver).getByText(words.noErrors).waitFor();
  await look(approver, "approve");

  await planner.goto(`${address}/plans/${plan}`);
  await next(planner).getByText(words.approverIs).waitFor();
  assert.equal(await planner.getByRole("button", { name: words.approve, exact: true }).count(), 0);
  await look(planner, "approve-of-others");

  await press(approver, words.approve);
  await next(approver).getByRole("button", { name: words.issue, exact: true }).waitFor();
  await look(approver, "issue");
  await press(approver, words.issue);
  await approver.locator(".plan-top").getByText(words.inForce).waitFor();
  await approver.getByLabel(words.fileWith).fill("市公安局");
  await press(approver, words.file);
  await approver.locator(".plan-way").getByText(words.filed).waitFor();
  await look(approver, "filed");
}
