// What whoever has no mouse must find: every link and button, in order, and a mark where one is.

import assert from "node:assert/strict";

/** So many presses are sent at a time. */
const PRESSES = 20;
/** A page has fewer stops than this. */
const PRESSES_MAX = 3000;
/** An editor may take so long to draw the line around itself. */
const SEEN_MS = 1000;

/** On a page just opened, Tab reaches every link and button in order, and each shows the focus. */
export async function isReachable(page, name) {
  await page.evaluate(watch);
  let gone = { isRound: false };
  for (let presses = 0; presses < PRESSES_MAX && !gone.isRound; presses += PRESSES) {
    const all = Array.from({ length: PRESSES }, () => page.keyboard.press("Tab"));
    await Promise.all(all);
    gone = await page.evaluate(() => globalThis.focusGone());
  }
  const unseen = [];
  for (let index = 0; index < gone.doubtful; index += 1) {
    const isSeen = (it) => globalThis.isFocusSeen(it);
    const seen = page.waitForFunction(isSeen, index, { timeout: SEEN_MS });
    await seen.catch(async () => unseen.push(await page.evaluate(() => globalThis.focusTold())));
  }
  await page.evaluate(() => document.activeElement.blur());
  assert.ok(gone.isRound, `${name}: the keyboard comes round`);
  assert.deepEqual(gone.missing, [], `${name}: Tab reaches every link and button`);
  assert.deepEqual(gone.backwards, [], `${name}: Tab follows the document`);
  assert.deepEqual(unseen, [], `${name}: one sees where the focus is`);
}

/** Runs in the page: writes down where the focus goes until it comes round. */
function watch() {
  const isVisible = (it) => it.checkVisibility({ visibilityProperty: true });
  const can = (it) => isVisible(it) && it.tabIndex >= 0 && !it.matches(":disabled");
  const wanted = [...document.querySelectorAll("a[href], button, summary")].filter(can);
  const told = (it) => {
    const says = it.getAttribute("aria-label") ?? it.textContent;
    return `${it.localName} “${says.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  };
  const isSeen = (it) => {
    const { width, height } = it.getBoundingClientRect();
    // Of an editor one sees a host, and within it what has the focus and what is around that.
    const all = [it, ...(it.shadowRoot?.querySelectorAll(":focus-within") ?? [])];
    return width > 1 && height > 1 && all.some(isMarked);
  };
  const isMarked = (it) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
    const isOutlined = outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
    return isOutlined || boxShadow !== "none";
  };
  const [stops, backwards, doubtful] = [[], [], []];
  let isRound = false;
  document.addEventListener(
    "focusin",
    ({ target }) => {
      isRound ||= stops.includes(target);
      if (isRound) return;
      const before = stops.at(-1);
      const follows = before?.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (before && !follows) backwards.push(`${told(before)}, ${told(target)}`);
      if (!isSeen(target)) doubtful.push(target);
      stops.push(target);
    },
    true,
  );
  globalThis.focusGone = () => {
    const missing = wanted.filter((it) => it.isConnected && !stops.includes(it)).map(told);
    return { isRound, missing, backwards, doubtful: doubtful.length };
  };
  globalThis.isFocusSeen = (index) => {
    const it = doubtful[index];
    (it.shadowRoot?.querySelector("[contenteditable=true]") ?? it).focus();
    return isSeen(it);
  };
  globalThis.focusTold = () => told(document.activeElement);
  // Where a page has put the focus into a field, the round begins at its first link all the same.
  if (document.activeElement !== document.body) wanted[0].focus();
}
