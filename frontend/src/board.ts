// Puts a new rendering of a board in the place of the old one: whoever looks keeps focus, scroll
// and what was folded out, and sees for a moment what has changed.

import { changed } from "./changed";

/** A row is one thing to a reader: the smallest part with an id. */
function rows(board: HTMLElement): Map<string, HTMLElement> {
  const parts = [...board.querySelectorAll<HTMLElement>("[id]")];
  return new Map(parts.filter((it) => !it.querySelector("[id]")).map((it) => [it.id, it]));
}

/** What a row says, without how long ago that was. */
function said(row: HTMLElement): string {
  const copy = row.cloneNode(true) as HTMLElement;
  copy.querySelectorAll(".ago, .board-length").forEach((it) => it.remove());
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

function texts(board: HTMLElement): Map<string, string> {
  return new Map([...rows(board)].map(([id, row]) => [id, said(row)]));
}

/** Where the focus is: the link by its address, within the part that has an id. */
function focus(board: HTMLElement): (() => void) | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !board.contains(active)) return null;
  const id = active.closest<HTMLElement>("[id]")?.id ?? "";
  const link = active.getAttribute("href");
  return () => {
    const part = (id && document.getElementById(id)) || board;
    const links = [...part.querySelectorAll<HTMLElement>("a[href], summary")];
    const same = links.find((it) => it.getAttribute("href") === link);
    (same ?? links[0])?.focus({ preventScroll: true });
  };
}

/** Puts the new rendering in. */
export function renew(board: HTMLElement, html: string): void {
  const before = texts(board);
  const refocus = focus(board);
  const open = [...board.querySelectorAll<HTMLDetailsElement>("details[open][id]")];
  const opened = open.map((it) => it.id);
  const scrolled = [...board.querySelectorAll<HTMLElement>("[data-scrolls]")];
  const tops = scrolled.map((it) => it.scrollTop);

  board.innerHTML = html;
  opened.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  board.querySelectorAll<HTMLElement>("[data-scrolls]").forEach((it, at) => {
    it.scrollTop = tops[at] ?? 0;
  });
  refocus?.();
  const parts = rows(board);
  changed(before, texts(board)).forEach((id) => parts.get(id)?.classList.add("changed"));
}

/** Keeps a board new; while somebody marks text in it, it waits. */
export function keepNew(board: HTMLElement): (html: string) => void {
  let waiting: string | null = null;
  const isMarked = (): boolean => {
    const selection = document.getSelection();
    return !!selection && !selection.isCollapsed && board.contains(selection.anchorNode);
  };
  const put = (): void => {
    if (waiting === null || isMarked()) return;
    const html = waiting;
    waiting = null;
    renew(board, html);
  };
  document.addEventListener("selectionchange", put);
  return (html) => {
    waiting = html;
    put();
  };
}
