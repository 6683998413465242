// Keeps a page live: the server sends each piece that has changed, already rendered.
//
// A page works without this script; with it, nobody has to reload.

import { autosave, keys } from "./autosave";
import { keepNew } from "./board";
import { moments } from "./moments";
import { place } from "./place";
import { wall } from "./wall";

interface Words {
  open: string;
  lost: string;
}

function follow(state: HTMLElement): void {
  const address = state.dataset["live"];
  const into = document.getElementById(state.dataset["into"] ?? "log");
  if (!address || !into) return;
  const words: Words = { open: state.dataset["open"] ?? "", lost: state.dataset["lost"] ?? "" };
  state.hidden = false;

  // The browser reconnects by itself and says in Last-Event-ID where it was.
  const source = new EventSource(`${address}?seen=${state.dataset["seen"] ?? ""}`);
  const heard = (): boolean => state.dispatchEvent(new Event("heard"));
  source.addEventListener("open", () => {
    tell(state, "open", words.open);
    heard();
  });
  source.addEventListener("error", () => tell(state, "lost", words.lost));
  source.addEventListener("line", (event) => {
    const template = document.createElement("template");
    template.innerHTML = event.data;
    const piece = template.content.firstElementChild;
    if (piece) place<Element>(into, piece);
  });
  if (!state.dataset["into"]) return;
  const put = keepNew(into);
  source.addEventListener("board", (event) => {
    put(event.data);
    heard();
  });
}

function tell(state: HTMLElement, name: string, words: string): void {
  state.dataset["state"] = name;
  state.textContent = words;
}

// A line that was sent twice by an impatient hand is written once: the form carries its id. After
// the first press the button says so.
function once(form: HTMLFormElement): void {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button");
    if (button) button.setAttribute("aria-disabled", "true");
  });
}

document.querySelectorAll<HTMLElement>("[data-live]").forEach(follow);
document.querySelectorAll<HTMLFormElement>("main form").forEach(once);
document.querySelectorAll<HTMLFormElement>("form[data-autosave]").forEach(autosave);
document.querySelectorAll<HTMLElement>("[data-fresh]").forEach(wall);
document.querySelectorAll<HTMLFormElement>("form[data-moments]").forEach(moments);
keys();
