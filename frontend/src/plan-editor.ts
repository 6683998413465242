// Helps whoever writes the whole text of a plan: colours, findings as one types, mends, and what
// could stand at the cursor.
//
// The page works without this script: the same text is saved and checked by its form. The editor
// lives in a shadow tree, because the page's policy allows no style elements.

import { acceptCompletion, autocompletion } from "@codemirror/autocomplete";
import type { CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { StreamLanguage, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { HighlightStyle } from "@codemirror/language";
import { yaml } from "@codemirror/legacy-modes/mode/yaml";
import { lintGutter, lintKeymap, linter } from "@codemirror/lint";
import type { Diagnostic } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

import { diagnostics } from "./plan-findings";
import type { Checked } from "./plan-findings";

// A check waits until nobody has typed for so long.
const CHECK_AFTER_MILLISECONDS = 400;

interface Completed {
  from: number;
  options: { label: string; detail: string }[];
}

async function ask<T>(address: string, body: unknown): Promise<T | null> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    // Where the server cannot be asked, the text is checked when it is saved.
    return answer.ok ? ((await answer.json()) as T) : null;
  } catch {
    return null;
  }
}

const colours = HighlightStyle.define([
  { tag: [tags.atom, tags.definition(tags.propertyName), tags.propertyName], fontWeight: "600" },
  { tag: tags.comment, color: "var(--ink-quiet)", fontStyle: "italic" },
  { tag: [tags.string, tags.number, tags.keyword], color: "var(--accent)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--sheet)", fontSize: "var(--size-small)" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "-3px" },
  ".cm-scroller": {
    fontFamily: 'ui-monospace, "Noto Sans Mono", "Noto Sans Mono CJK SC", monospace',
    lineHeight: "1.6",
    height: "66vh",
  },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": {
    backgroundColor: "var(--ground)",
    color: "var(--ink-quiet)",
    border: "0",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--accent-ground)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, ::selection": {
    backgroundColor: "var(--line)",
  },
  ".cm-lintRange-error, .cm-lintRange-warning, .cm-lintRange-info": {
    backgroundImage: "none",
    textDecoration: "underline wavy",
    textUnderlineOffset: "3px",
  },
  ".cm-lintRange-info": { textDecoration: "underline dotted" },
  // The four warning colours mean warnings of floods and the like: here a shape says it.
  ".cm-lint-marker": { content: "normal", color: "var(--ink)", width: "1em", height: "auto" },
  ".cm-lint-marker-error": { content: "normal" },
  ".cm-lint-marker-warning": { content: "normal" },
  ".cm-lint-marker-info": { content: "normal" },
  ".cm-lint-marker-error::before": { content: '"■"' },
  ".cm-lint-marker-warning::before": { content: '"▲"' },
  ".cm-lint-marker-info::before": { content: '"○"' },
  ".cm-tooltip": {
    backgroundColor: "var(--sheet)",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
  },
  ".cm-diagnostic": { borderLeft: "4px solid var(--line-strong)", whiteSpace: "pre-wrap" },
  ".cm-diagnosticAction": {
    backgroundColor: "var(--accent)",
    color: "var(--accent-ink)",
    padding: "4px 12px",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--accent-ink)",
  },
});

function begin(area: HTMLTextAreaElement): void {
  const words = area.dataset;
  const counts = document.getElementById("counts-words");

  const check = linter(
    async (view): Promise<Diagnostic[]> => {
      // While Chinese is being composed the text is not what is meant yet, and stays untouched.
      if (view.composing) await ended(view);
      const text = view.state.doc.toString();
      if (!words["check"]) return [];
      const checked = await ask<Checked>(words["check"], { text });
      if (!checked || text !== view.state.doc.toString()) return [];
      if (counts) counts.textContent = checked.counts;
      return diagnostics(checked);
    },
    {
      delay: CHECK_AFTER_MILLISECONDS,
      needsRefresh: () => false,
    },
  );

  const complete = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[\w.-]+/);
    if ((!word && !context.explicit) || context.view?.composing || !words["complete"]) return null;
    const text = context.state.doc.toString();
    const found = await ask<Completed>(words["complete"], { text, at: context.pos });
    if (!found || found.options.length === 0) return null;
    return { from: found.from, options: found.options, validFor: /^[\w.-]*$/ };
  };

  const host = document.createElement("div");
  host.className = "plan-text-editor";
  area.before(host);
  const root = host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        StreamLanguage.define(yaml),
        indentUnit.of("  "),
        syntaxHighlighting(colours),
        EditorView.lineWrapping,
        lintGutter(),
        check,
        autocompletion({ override: [complete] }),
        // Tab takes what is offered, and otherwise leaves the editor: nobody is caught in it.
        keymap.of([
          { key: "Tab", run: acceptCompletion },
          ...lintKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.contentAttributes.of({
          "aria-label": area.labels?.[0]?.textContent ?? "",
          tabindex: "0",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) area.value = update.state.doc.toString();
        }),
        look,
      ],
    }),
  });
  area.hidden = true;
  area.form?.addEventListener("submit", () => {
    area.value = view.state.doc.toString();
  });
  goTo(view);
}

// The end of the composition that goes on.
function ended(view: EditorView): Promise<unknown> {
  return new Promise((resolve) => {
    view.contentDOM.addEventListener("compositionend", resolve, { once: true });
  });
}

// A finding beside the text leads to its line.
function goTo(view: EditorView): void {
  document.querySelectorAll<HTMLElement>("[data-line]").forEach((link) => {
    link.addEventListener("click", (event) => {
      const number = Number(link.dataset["line"]);
      if (!(number >= 1 && number <= view.state.doc.lines)) return;
      event.preventDefault();
      const { from } = view.state.doc.line(number);
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
      view.focus();
    });
  });
}

document.querySelectorAll<HTMLTextAreaElement>("textarea[data-plan-text]").forEach((area) => {
  if (!area.readOnly) begin(area);
});
