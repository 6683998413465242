// Findings of the server as marks of the editor, each with its mend.

export interface Edit {
  from: number;
  to: number;
  with: string;
}

export interface Checked {
  counts: string;
  findings: {
    from: number;
    to: number;
    severity: "error" | "warning" | "info";
    rule: string;
    says: string;
    mend?: { says: string; edits: Edit[] };
  }[];
}

interface View {
  dispatch(change: { changes: { from: number; to: number; insert: string }[] }): void;
}

export function diagnostics(checked: Checked) {
  return checked.findings.map((it) => ({
    from: it.from,
    to: it.to,
    severity: it.severity,
    source: it.rule,
    message: it.says,
    actions: it.mend ? [action(it.mend, it.from)] : [],
  }));
}

// The text may have changed since it was checked: the mark has moved with it, and by as much the
// edits of its mend move too.
function action(mend: { says: string; edits: Edit[] }, checkedAt: number) {
  return {
    name: mend.says,
    apply: (view: View, from: number) => {
      const moved = from - checkedAt;
      const changes = mend.edits.map((it) => ({
        from: it.from + moved,
        to: it.to + moved,
        insert: it.with,
      }));
      view.dispatch({ changes });
    },
  };
}
