// What every page must be: without findings of axe, without a sideways scroll.

import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** Nothing that axe finds, and nothing wider than the window. */
export async function isSound(page, name) {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  const { violations } = await axe.withTags(TAGS).analyze();
  const found = violations.map(
    (it) => `${it.id}: ${it.nodes.map((node) => node.target).join(" | ")}`,
  );
  assert.deepEqual(found, [], `${name}: axe`);
  await fits(page, name);
}

/** Nothing is wider than the window. */
export async function fits(page, name) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  assert.ok(overflow <= 0, `${name}: ${overflow} px wider than the window`);
}

/** The same for pages that run no script: axe is one, so it looks at copies that run none else. */
export async function soundWithoutScript(chrome, viewport) {
  const copy = await (await chrome.newContext({ viewport })).newPage();
  await copy.route(/\.js$/, (route) => route.abort());
  return async (page, name) => {
    const [body, address] = [await page.content(), page.url()];
    await copy.route(address, (route) => route.fulfill({ body, contentType: "text/html" }));
    await copy.goto(address);
    await isSound(copy, name);
    await copy.unroute(address);
  };
}

/** Keeps a picture where somebody asked for pictures. */
export async function picture(page, name) {
  const folder = process.env.LIANFANG_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
