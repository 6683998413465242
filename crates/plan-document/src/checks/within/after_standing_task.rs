//! A task that waits until another is done which goes on until its level ends: it waits for ever.

use domain::kernel::Key;

use super::called::Called;
use super::chains::waits_for;
use super::written::place_in;
use super::{Found, Look, LooksAt, Mend, Rule, Says, Severity, said};
use crate::finding::Edit;
use crate::span::Span;
use crate::tree::Entry;

pub(super) static RULE: Rule = Rule {
    id: "after-standing-task",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("等待一个不会结束的任务", "Waiting for a task that does not end"),
    reason: said(
        "持续性任务到级别结束才算完成，接在它后面的任务不会下达。",
        "A task that goes on ends with its level; what waits for its end is never given.",
    ),
    law: &["PLAN2024-24"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, task) in look.plan.tasks.iter() {
        for before in waits_for(task) {
            let Some(standing) = look.plan.tasks.get(before).filter(|it| it.is_standing) else {
                continue;
            };
            let (it, other) = (Called::task(key, task), Called::task(before, standing));
            let place = place_in(look, &["tasks", key.as_str(), "after"], before.as_str());
            let after = ["tasks", key.as_str(), "after", place.as_str()];
            let is_after = task.after.contains(before);
            let path = if is_after { &after[..] } else { &["tasks", key.as_str(), "when"][..] };
            let says = Says::new(
                format!(
                    "任务“{}”等待“{}”完成，而后者一直持续到级别结束。请改为等它开始：when: \"\
                     started({before})\"。",
                    it.zh, other.zh
                ),
                format!(
                    "The task “{}” waits until “{}” is done, which goes on until its level ends. \
                     Wait for its start instead: when: \"started({before})\".",
                    it.en, other.en
                ),
            );
            let is_only = task.after.len() == 1 && task.when.is_none();
            let edits = if is_only { wait_for_start(look, key, before) } else { Vec::new() };
            let offer = Says::new("改为等它开始", "Wait for its start instead");
            found.add_with_mend(&RULE, look, path, (says, Mend { says: offer, edits }));
        }
    }
}

/// Puts the condition in the place of the list.
fn wait_for_start(look: &Look<'_>, key: &Key, before: &Key) -> Vec<Edit> {
    let entry = look.document.tree().entry(&["tasks", key.as_str(), "after"]);
    let edit = |it: &Entry| Edit {
        span: Span::new(it.key_span.start, it.value.span.end),
        with: format!("when: \"started({before})\""),
    };
    entry.map(edit).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, mended, places};
    use super::RULE;

    #[test]
    fn waiting_for_what_does_not_end_is_found_and_becomes_waiting_for_its_start() {
        let text = good_with("after: [muster]", "after: [duty-desk]");
        assert_eq!(places(&RULE, &text), ["tasks.traffic-dongdu.after.0"]);
        let mended = mended(&RULE, &text);
        assert!(mended.contains("when: \"started(duty-desk)\""), "{mended}");
        assert_eq!(places(&RULE, &mended), Vec::<String>::new());
    }

    #[test]
    fn a_list_on_several_lines_gives_way_as_a_whole() {
        let list = "after:\n      - duty-desk\n  open-shelter:";
        let text = good_with("after: [muster]\n  open-shelter:", list);
        let mended = mended(&RULE, &text);
        assert!(mended.contains("\n    when: \"started(duty-desk)\"\n  open-shelter:"), "{mended}");
    }
}
