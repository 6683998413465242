// Getting in: a one-time password, a password of one's own, a second factor, a post.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browser, county } from "./support/county.mjs";
import { isSound, picture } from "./support/looking.mjs";
import { PASSWORD } from "./support/officer.mjs";
import { codeOf } from "./support/second-factor.mjs";

const WORDS = {
  "zh-CN": {
    login: "登录名",
    password: "密码",
    signIn: "登录",
    signOut: "退出",
    wrong: "登录名或密码不对",
    newPassword: "新密码",
    old: "现在的密码",
    change: "修改密码",
    account: "我的账号",
    setUp: "启用手机验证",
    code: "验证码",
    confirm: "确认",
    codes: "恢复码",
    common: "密码太常见",
    stands: "手机验证已启用",
  },
  en: {
    login: "Login",
    password: "Password",
    signIn: "Sign in",
    signOut: "Sign out",
    wrong: "login or the password is wrong",
    newPassword: "New password",
    old: "Current password",
    change: "Change the password",
    account: "My account",
    setUp: "Set up the second factor",
    code: "Code",
    confirm: "Confirm",
    codes: "Recovery codes",
    common: "among those that are tried first",
    stands: "second factor stands",
  },
};

let place;
let chrome;

before(async () => {
  [place, chrome] = await Promise.all([county(), browser()]);
});
after(async () => {
  await chrome?.close();
  await place?.end();
});

async function enter(page, words, login, password) {
  await page.getByLabel(words.login, { exact: true }).fill(login);
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: words.signIn }).click();
}

test("zh-CN: a one-time password is changed first; then a second factor is asked for", async () => {
  const words = WORDS["zh-CN"];
  const context = await chrome.newContext({
    locale: "zh-CN",
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(`${place.address}/operations`);
  await page.getByRole("heading", { name: words.signIn }).waitFor();
  await isSound(page, "door");
  await picture(page, "door-zh");

  await enter(page, words, place.admin.login, "不对的密码不对的密码");
  await page.getByText(words.wrong).waitFor();
  assert.equal(await page.getByLabel(words.login, { exact: true }).inputValue(), place.admin.login);

  await enter(page, words, place.admin.login, place.admin.oneTimePassword);
  await page.getByRole("heading", { name: words.account }).waitFor();
  await page.getByLabel(words.newPassword).fill("password1234");
  await page.getByRole("button", { name: words.change }).click();
  await page.getByText(words.common).waitFor();
  await page.getByLabel(words.newPassword).fill(PASSWORD);
  await page.getByRole("button", { name: words.change }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/account"));

  await page.goto(`${place.address}/account`);
  await isSound(page, "account");
  await picture(page, "account-zh");
  await page.getByRole("link", { name: words.setUp }).click();
  const secret = await page.locator(".secret").innerText();
  await isSound(page, "enrol");
  const now = Date.now();
  await page.getByLabel(words.code).fill(codeOf(secret, now));
  await page.getByRole("button", { name: words.confirm }).click();
  await page.getByRole("heading", { name: words.codes }).waitFor();
  const paper = await page.locator(".codes .secret").first().innerText();
  assert.equal(await page.locator(".codes .secret").count(), 10);

  await page.goto(`${place.address}/account`);
  await page.getByText(words.stands).waitFor();
  await page.getByRole("button", { name: words.signOut }).click();
  await enter(page, words, place.admin.login, PASSWORD);
  // The code that enrolled was used: it opens nothing a second time.
  await page.getByLabel(words.code).fill(codeOf(secret, now));
  await page.getByRole("button", { name: words.confirm }).click();
  await page.getByRole("alert").waitFor();
  await isSound(page, "second factor");
  await page.getByLabel(words.code).fill(paper);
  await page.getByRole("button", { name: words.confirm }).click();
  await page.getByRole("button", { name: words.signOut }).waitFor();
  await context.close();
});

test("en, without script: signed out means that nothing is shown", async () => {
  const words = WORDS.en;
  const context = await chrome.newContext({
    locale: "en",
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  const asked = await page.goto(`${place.address}/operations/0198c0de-0000-7000-8000-000000000001`);
  assert.equal(new URL(asked.url()).pathname, "/sign-in");
  await page.getByRole("heading", { name: words.signIn }).waitFor();
  await picture(page, "door-en-narrow");
  const answer = await context.request.get(`${place.address}/api/operations`);
  assert.equal(answer.status(), 401);
  assert.equal(answer.headers()["content-type"], "application/problem+json");
  await context.close();
});
