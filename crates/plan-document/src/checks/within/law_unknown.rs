//! Articles that nobody can look up: a code that is not in the register, an article beyond the last
//! one, a statute that is no longer in force.

use domain::plans::document::LawReference;

use super::written::place_in;
use super::{Found, Look, LooksAt, Mend, Rule, Says, Severity, said};
use crate::edit;
use crate::law::{STATUTES, statute};
use crate::reading::nearest;

pub(super) static RULE: Rule = Rule {
    id: "law-unknown",
    severity: Severity::Warning,
    looks_at: LooksAt::Document,
    title: said("依据查不到或已失效", "A law that cannot be looked up"),
    reason: said(
        "依据写错或引用已废止的文件，审核通不过，执行时也站不住。",
        "A plan whose basis is misspelt or repealed does not pass its review, and does not stand.",
    ),
    law: &["PLAN2024-24", "PLAN2024-35"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let plan = look.plan;
    each(look, found, &["basis"], &plan.basis);
    for (key, it) in plan.tasks.iter() {
        each(look, found, &["tasks", key.as_str(), "basis"], &it.basis);
    }
    for (key, it) in plan.measures.iter() {
        each(look, found, &["measures", key.as_str(), "basis"], &it.basis);
    }
}

fn each(look: &Look<'_>, found: &mut Found, list: &[&str], references: &[LawReference]) {
    for it in references {
        let Some((says, instead)) = fault(it) else { continue };
        let place = place_in(look, list, &it.to_string());
        let path: Vec<&str> = list.iter().copied().chain([place.as_str()]).collect();
        match instead {
            Some(right) => {
                let offer = Says::new(format!("改为 {right}"), format!("Change it to {right}"));
                let edits = edit::set(look.document, &path, &right);
                found.add_with_mend(&RULE, look, &path, (says, Mend { says: offer, edits }));
            }
            None => found.add(&RULE, look, &path, says),
        }
    }
}

/// What is wrong with a reference, and what was probably meant.
fn fault(it: &LawReference) -> Option<(Says, Option<String>)> {
    let Some(known) = statute(&it.statute) else {
        let near = nearest(&it.statute, STATUTES.iter().map(|it| it.code));
        let says = Says::new(
            format!(
                "法规代码“{}”不在法规目录里。请改正代码，例如 ERL（突发事件应对法）。",
                it.statute
            ),
            format!(
                "The code “{}” is not in the legal register. Correct it; the Emergency Response \
                 Law is ERL.",
                it.statute
            ),
        );
        let right = near.map(|code| match it.article {
            Some(article) => format!("{code}-{article}"),
            None => code.to_owned(),
        });
        return Some((says, right));
    };
    if let Some(successor) = known.replaced_by.and_then(statute) {
        let says = Says::new(
            format!(
                "《{}》已被《{}》取代。请改引 {} 并核对条文。",
                known.title.zh, successor.title.zh, successor.code
            ),
            format!(
                "“{}” was replaced by “{}”. Refer to {}, and look up the article.",
                known.title.en, successor.title.en, successor.code
            ),
        );
        return Some((says, Some(successor.code.to_owned())));
    }
    let (article, last) = (it.article?, known.articles?);
    let says = Says::new(
        format!("《{}》只有 {last} 条，没有第 {article} 条。请核对条文。", known.title.zh),
        format!("“{}” has {last} articles, and no article {article}. Look it up.", known.title.en),
    );
    (article > last).then_some((says, None))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{good_with, mended, places};
    use super::RULE;

    #[test]
    fn a_code_that_is_not_in_the_register_is_found_and_mended() {
        let text = good_with("basis: [ERL-67]", "basis: [ERL-73, ERLL-67]");
        assert_eq!(places(&RULE, &text), ["tasks.open-shelter.basis.1"]);
        assert_eq!(places(&RULE, &mended(&RULE, &text)), Vec::<String>::new());
        let strange = good_with("basis: [ERL-67]", "basis: [MARITIME-3]");
        assert_eq!(places(&RULE, &strange), ["tasks.open-shelter.basis.0"]);
    }

    #[test]
    fn an_article_beyond_the_last_one_is_found() {
        let text = good_with("basis: [ERL-73, FLOOD-27]", "basis: [ERL-107, FLOOD-27]");
        assert_eq!(places(&RULE, &text), ["measures.ferry-stop.basis.0"]);
        assert_eq!(places(&RULE, &good_with("FLOOD-27", "FLOOD-49")), Vec::<String>::new());
    }

    #[test]
    fn a_statute_that_was_replaced_is_found_and_gives_way_to_its_successor() {
        let text = good_with("PLAN2024-9", "PLAN2013-8");
        assert_eq!(places(&RULE, &text), ["basis.1"]);
        let mended = mended(&RULE, &text);
        assert!(mended.contains("basis: [ERL-72, PLAN2024, FLOOD-13]"), "{mended}");
    }

    #[test]
    fn where_nobody_counted_the_articles_none_is_refused() {
        assert_eq!(places(&RULE, &good_with("FLOOD-27", "IDL-500")), Vec::<String>::new());
    }
}
