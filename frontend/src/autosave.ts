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
const IDS = ["command", "settle_command", "open_command", "operation_new", "seen"];

function typedIn(form: HTMLFormElement): URLSearchParams {
  const typed = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !IDS.includes(name)) typed.append(name, value);
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
  let says = state.textContent ?? "";
  const page: Page = {
    // The title is sent only by the button beside it.
    typed: () => typedIn(form).toString(),
    send: async (typed, id, seen): Promise<Reply> => {
      const body = new URLSearchParams(typed);
      body.set("command", id);
      body.set("seen", seen);
      try {
        const answer = await fetch(address, { method: "POST", body, keepalive: true });
        if (answer.status >= 500 || answer.status === 429) return { is: "unanswered" };
        const told: unknown = await answer.json().catch(() => null);
        if (answer.ok) {
          const saved = told as Saved;
          const problems = Object.values(saved.problems);
          says = [saved.says, ...problems.map((it) => `▲ ${it}`)].join(" ");
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
      state.dataset["state"] = it;
      const words: Record<string, string> = {
        saving: form.dataset["saving"] ?? "",
        unsaved: form.dataset["unsaved"] ?? "",
        overtaken: form.dataset["overtaken"] ?? "",
      };
      state.textContent = words[it] ?? says;
    },
  };
  const saver = new Saver(page, seen);
  // Whoever pressed the key types at once, behind what stands there.
  const first = form.querySelector("textarea");
  first?.focus();
  first?.setSelectionRange(first.value.length, first.value.length);
  let isSent = false;
  form.addEventListener("input", () => saver.typed());
  form.addEventListener("submit", () => {
    isSent = true;
    window.clearTimeout(timer);
  });
  const leave = (): void => {
    if (!isSent && saver.isUnsaved) void saver.save();
  };
  document.addEventListener("visibilitychange", leave);
  window.addEventListener("pagehide", leave);
}

/** A button that a key presses, while nobody types into a field. */
export function keys(): void {
  document.addEventListener("keydown", (event) => {
    const at = event.target;
    const isTyping = at instanceof HTMLElement && at.closest("input, textarea, select") !== null;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const button = document.querySelector<HTMLElement>(`[data-key="${event.key.toLowerCase()}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
