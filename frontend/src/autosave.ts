// Keeps a form saved while somebody types into it, and shows what the server found in it.

import { type Page, type Reply, Saver } from "./saver";

interface Saved {
  seen: number;
  says: string;
  region: string;
  title: string;
  problems: Record<string, string>;
  alike: string;
}

/** What the server answers where somebody else was first (RFC 9110). */
const OVERTAKEN = 412;

/** These are ids of single presses, and no part of what is typed. */
const IDS = ["command", "settle_command", "open_command", "operation_new", "seen", "settle_seen"];
/** These are sent by the button beside them. */
const BESIDE = ["title", "reason", "join"];
/** A line that has dropped says nothing: after so long it counts as cut. */
const ANSWER_MS_MAX = 5000;

function typedIn(form: HTMLFormElement): URLSearchParams {
  const typed = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const isTyped = !IDS.includes(name) && !BESIDE.includes(name);
    if (typeof value === "string" && isTyped) typed.append(name, value);
  }
  return typed;
}

function show(form: HTMLFormElement, saved: Saved, ownTitle: { was: string }): void {
  const seen = form.querySelector<HTMLInputElement>('[name="seen"]');
  if (seen) seen.value = String(saved.seen);
  const found = document.getElementById("intake-found");
  if (found) found.textContent = saved.region ? `→ ${saved.region}` : "";
  const alike = document.getElementById("intake-alike");
  if (alike && !alike.contains(document.activeElement)) alike.innerHTML = saved.alike;
  const title = document.getElementById("intake-title");
  // A title that somebody has written stays.
  if (title instanceof HTMLInputElement && title.value === ownTitle.was) {
    title.value = saved.title;
    ownTitle.was = saved.title;
  }
  form.querySelectorAll<HTMLInputElement>("[aria-invalid]").forEach((it) => {
    if (!(it.name in saved.problems)) it.removeAttribute("aria-invalid");
  });
  for (const name of Object.keys(saved.problems)) {
    form.querySelector(`[name="${name}"]`)?.setAttribute("aria-invalid", "true");
  }
}

/** Saves a form while it is typed. */
export function autosave(form: HTMLFormElement): void {
  const address = form.dataset["autosave"];
  const state = document.getElementById("intake-saved");
  const title = document.getElementById("intake-title");
  if (!address || !state) return;
  const ownTitle = { was: title instanceof HTMLInputElement ? title.value : "" };
  const seen = form.querySelector<HTMLInputElement>('[name="seen"]')?.value ?? "0";
  let timer = 0;
  const problem = document.getElementById("intake-problem");
  let says = state.textContent ?? "";
  let problems = "";
  const page: Page = {
    typed: () => typedIn(form).toString(),
    send: async (typed, id, seen): Promise<Reply> => {
      const body = new URLSearchParams(typed);
      body.set("command", id);
      body.set("seen", seen);
      try {
        const signal = AbortSignal.timeout(ANSWER_MS_MAX);
        const answer = await fetch(address, { method: "POST", body, keepalive: true, signal });
        if (answer.redirected) return { is: "away" };
        if (answer.status >= 500 || answer.status === 429) return { is: "unanswered" };
        const told: unknown = await answer.json().catch(() => null);
        if (answer.ok) {
          const saved = told as Saved;
          problems = Object.values(saved.problems).map((it) => `▲ ${it}`).join(" ");
          says = saved.says;
          show(form, saved, ownTitle);
          return { is: "saved", seen: String(saved.seen) };
        }
        const no = told as { detail?: string } | null;
        says = no?.detail ?? form.dataset["unsaved"] ?? "";
        return { is: answer.status === OVERTAKEN ? "overtaken" : "refused" };
      } catch {
        return { is: "unanswered" };
      }
    },
    newId: () => crypto.randomUUID(),
    after: (milliseconds, then) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(then, milliseconds);
    },
    now: () => Date.now(),
    tell: (it) => {
      // What is well is shown and not announced; what is not is both.
      const word = form.dataset[it];
      const isWell = it === "saving" || it === "saved";
      state.textContent = isWell ? (word ?? says) : "";
      const trouble = isWell ? problems : (word ?? says);
      if (problem && problem.textContent !== trouble) problem.textContent = trouble;
    },
  };
  const saver = new Saver(page, seen);
  // Whoever pressed the key types at once, behind what stands there.
  const first = form.querySelector("textarea");
  first?.focus();
  first?.setSelectionRange(first.value.length, first.value.length);
  let isSent = false;
  form.addEventListener("input", () => saver.typed());
  form.addEventListener("submit", (event) => {
    window.clearTimeout(timer);
    if (saver.isPending) {
      // What is under way would make the form’s own version old: it is waited for.
      event.preventDefault();
      const pressed = event.submitter;
      void saver.save().then(() => {
        if (!saver.isPending) form.requestSubmit(pressed);
      });
      return;
    }
    isSent = true;
  });
  const leave = (): void => {
    if (!isSent && saver.isUnsaved) void saver.save();
  };
  // Enter presses the button beside the field, and not the first one of the form.
  form.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.key !== "Enter" || event.isComposing || !(at instanceof HTMLInputElement)) return;
    const beside = at.closest(".field-line")?.querySelector("button");
    if (!BESIDE.includes(at.name) || !beside) return;
    event.preventDefault();
    form.requestSubmit(beside);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isSent && saver.isUnsaved) event.preventDefault();
  });
  document.addEventListener("visibilitychange", leave);
  window.addEventListener("pagehide", leave);
}

/** Where a browser remembers that somebody wants no keys; nothing else is kept there. */
const NO_KEYS = "lianfang-no-keys";

/** A button that a key presses, while nobody types into a field; whoever wants no keys says so. */
export function keys(): void {
  document.querySelectorAll<HTMLElement>("[data-key-choice]").forEach((choice) => {
    const box = choice.querySelector("input");
    if (!box) return;
    choice.hidden = false;
    box.checked = localStorage.getItem(NO_KEYS) === null;
    box.addEventListener("change", () => {
      if (box.checked) localStorage.removeItem(NO_KEYS);
      else localStorage.setItem(NO_KEYS, "1");
    });
  });
  document.addEventListener("keydown", (event) => {
    if (localStorage.getItem(NO_KEYS) !== null) return;
    const at = event.target;
    const field = "textarea, select, input:not([type=radio], [type=checkbox])";
    const isTyping = at instanceof HTMLElement && at.closest(field) !== null;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const button = document.querySelector<HTMLElement>(`[data-key="${event.key.toLowerCase()}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
