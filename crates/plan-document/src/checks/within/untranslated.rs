//! A name or a text without English in a plan that is otherwise written in both languages.

use domain::kernel::Label;
use domain::plans::document::{Plan, Prose};

use super::{Found, Look, LooksAt, Rule, Says, Severity, said};

pub(super) static RULE: Rule = Rule {
    id: "untranslated",
    severity: Severity::Hint,
    looks_at: LooksAt::Document,
    title: said("缺少英文", "English that is missing"),
    reason: said(
        "预案其他地方都有英文，缺的地方界面会显示中文。",
        "The rest of the plan has English; where it is missing the Chinese is shown.",
    ),
    law: &[],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    let texts = texts(look.plan);
    let bare: Vec<_> = texts.iter().filter(|(_, has_english)| !has_english).collect();
    // Who has begun to translate has not forgotten a word; who has nearly finished has.
    if bare.len() * 2 >= texts.len() {
        return;
    }
    for (path, _) in bare {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let says = Says::new(
            format!("{} 没有英文。请补上 en。", path.join(".")),
            format!("{} has no English. Add it under en.", path.join(".")),
        );
        found.add(&RULE, look, &path, says);
    }
}

type At = (Vec<String>, bool);

fn texts(plan: &Plan) -> Vec<At> {
    let mut all = Vec::new();
    label(&mut all, &["title"], plan.title.as_ref());
    for (kind, it) in &plan.sections {
        prose(&mut all, &["sections", kind.name()], Some(it));
    }
    for (key, it) in plan.indicators.iter() {
        label(&mut all, &["indicators", key.as_str(), "title"], it.title.as_ref());
    }
    for (key, it) in plan.areas.iter() {
        label(&mut all, &["areas", key.as_str(), "title"], it.title.as_ref());
    }
    for (key, it) in plan.posts.iter() {
        label(&mut all, &["posts", key.as_str(), "title"], it.title.as_ref());
    }
    for (name, it) in plan.levels.iter() {
        label(&mut all, &["levels", name.as_str(), "title"], it.title.as_ref());
        prose(&mut all, &["levels", name.as_str(), "matter"], it.matter.as_ref());
    }
    for (key, it) in plan.tasks.iter() {
        label(&mut all, &["tasks", key.as_str(), "title"], it.title.as_ref());
        prose(&mut all, &["tasks", key.as_str(), "text"], it.text.as_ref());
        prose(&mut all, &["tasks", key.as_str(), "reason"], it.reason.as_ref());
    }
    for (key, it) in plan.measures.iter() {
        label(&mut all, &["measures", key.as_str(), "title"], it.title.as_ref());
        prose(&mut all, &["measures", key.as_str(), "exemptions"], it.exemptions.as_ref());
        prose(&mut all, &["measures", key.as_str(), "least_harmful"], it.least_harmful.as_ref());
    }
    for (key, it) in plan.notices.iter() {
        label(&mut all, &["notices", key.as_str(), "title"], it.title.as_ref());
        prose(&mut all, &["notices", key.as_str(), "text"], it.text.as_ref());
        prose(&mut all, &["notices", key.as_str(), "advice"], it.advice.as_ref());
    }
    all
}

fn label(all: &mut Vec<At>, path: &[&str], it: Option<&Label>) {
    note(all, path, it.map(|it| it.en.is_some()));
}

fn prose(all: &mut Vec<At>, path: &[&str], it: Option<&Prose>) {
    note(all, path, it.map(|it| it.en.is_some()));
}

fn note(all: &mut Vec<At>, path: &[&str], has_english: Option<bool>) {
    if let Some(has_english) = has_english {
        all.push((path.iter().map(|it| (*it).to_owned()).collect(), has_english));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{GOOD, good_with, places};
    use super::RULE;

    #[test]
    fn a_title_or_a_text_without_english_is_found_among_translated_ones() {
        let text = good_with("{zh: 集结队伍, en: Muster the teams}", "{zh: 集结队伍}");
        assert_eq!(places(&RULE, &text), ["tasks.muster.title"]);
        let text = good_with(
            "{zh: 开门、通电、备水。, en: The doors are open; power and water are ready.}",
            "{zh: 开门}",
        );
        assert_eq!(places(&RULE, &text), ["tasks.open-shelter.text"]);
    }

    #[test]
    fn a_plan_in_chinese_only_is_as_good() {
        let chinese = GOOD.lines().map(|line| match line.split_once(", en: ") {
            Some((head, _)) => format!("{head}}}\n"),
            None => format!("{line}\n"),
        });
        let text: String = chinese.filter(|line| !line.contains("measure:")).collect();
        assert_eq!(places(&RULE, &text), Vec::<String>::new());
    }
}
