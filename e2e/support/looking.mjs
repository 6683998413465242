// What every page must be: without findings of axe, without a sideways scroll.

import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** Nothing that axe finds, and nothing wider than the window. */
export async function isSound(page, name) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const found = violations.map(
    (it) => `${it.id}: ${it.nodes.map((node) => node.target).join(" | ")}`,
  );
  assert.deepEqual(found, [], `${name}: axe`);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  assert.ok(overflow <= 0, `${name}: ${overflow} px wider than the window`);
}

/** The same of a page that runs no script: axe is one, so it looks at a copy that runs none else. */
export async function isSoundWithoutScript(page, name) {
  const [body, address] = [await page.content(), page.url()];
  const copy = await page.context().browser().newPage({ viewport: page.viewportSize() });
  await copy.route("**/*", (route) => {
    const isScript = route.request().resourceType() === "script";
    if (route.request().url() === address) return route.fulfill({ body, contentType: "text/html" });
    return isScript ? route.abort() : route.continue();
  });
  await copy.goto(address);
  await isSound(copy, name);
  await copy.close();
}

/** Keeps a picture where somebody asked for pictures. */
export async function picture(page, name) {
  const folder = process.env.LIANFANG_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
