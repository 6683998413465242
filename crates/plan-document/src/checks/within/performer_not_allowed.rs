//! People who may not lawfully do what a plan gives them to do.

use domain::kernel::{Key, PersonKind};
use domain::plans::document::{ActivityKind, Risk, Task};

use super::called::Called;
use super::written::{is_absent, place_in};
use super::{Found, Look, LooksAt, Mend, Rule, Says, Severity, said};
use crate::edit;

pub(super) static RULE: Rule = Rule {
    id: "performer-not-allowed",
    severity: Severity::Error,
    looks_at: LooksAt::Document,
    title: said("执行人员不符合法律规定", "People who may not do it by law"),
    reason: said(
        "保安员不得限制人身自由、搜查、扣押；志愿者不得被强迫提供服务；辅警须在民警带领下工作；\
         应由政府履行的职责不得购买。",
        "Guards must not limit liberty, search or seize; volunteers are not made to enforce; \
         auxiliaries act under an officer; what the law gives to officers cannot be bought.",
    ),
    law: &["GUARD-30", "VOLUNTEER-17", "VOLUNTEER-25", "AUX114", "PURCHASE-10"],
    check,
};

fn check(look: &Look<'_>, found: &mut Found) {
    for (key, task) in look.plan.tasks.iter() {
        let Some(kind) = task.kind else { continue };
        forbidden(look, found, (key, task), kind);
        unled(look, found, (key, task), kind);
        unsaid(look, found, (key, task), kind);
    }
}

fn forbidden(look: &Look<'_>, found: &mut Found, (key, task): (&Key, &Task), kind: ActivityKind) {
    let list = ["tasks", key.as_str(), "performers"];
    for person in task.performers.iter().filter(|it| kind.forbidden_to().contains(it)) {
        let place = place_in(look, &list, person.name());
        let path = ["tasks", key.as_str(), "performers", place.as_str()];
        let (who, law) = (words(*person), law_of(*person, kind));
        let offer = Says::new(format!("去掉{}", who.0), format!("Take {} out", who.1));
        let edits = edit::remove(look.document, &path);
        let says = not_allowed(&Called::task(key, task), who, law);
        found.add_with_mend(&RULE, look, &path, (says, Mend { says: offer, edits }));
    }
    let needs = look.document.node(&["tasks", key.as_str(), "needs", "people"]);
    for (at, need) in needs.map(crate::tree::Node::items).unwrap_or_default().iter().enumerate() {
        let written = need.child("kind").and_then(|it| it.scalar());
        let person = written.and_then(|it| PersonKind::named(&it.text));
        // Who is named as a performer too was told there.
        let is_wrong =
            |it: &PersonKind| kind.forbidden_to().contains(it) && !task.performers.contains(it);
        let Some(person) = person.filter(is_wrong) else { continue };
        let place = at.to_string();
        let path = ["tasks", key.as_str(), "needs", "people", place.as_str(), "kind"];
        let says = not_allowed(&Called::task(key, task), words(person), law_of(person, kind));
        found.add(&RULE, look, &path, says);
    }
}

fn not_allowed(task: &Called, who: (&str, &str), law: Option<&str>) -> Says {
    let (zh, en) = (law.map(|it| format!("（{it}）")), law.map(|it| format!(" ({it})")));
    Says::new(
        format!(
            "依法{}不得承担任务“{}”{}。请换成可以承担的人员。",
            who.0,
            task.zh,
            zh.unwrap_or_default()
        ),
        format!(
            "By law {} may not do the task “{}”{}. Name people who may.",
            who.1,
            task.en,
            en.unwrap_or_default()
        ),
    )
}

/// Auxiliaries without an officer beside them.
fn unled(look: &Look<'_>, found: &mut Found, (key, task): (&Key, &Task), kind: ActivityKind) {
    let has = |it| task.performers.contains(&it);
    let is_forbidden = kind.forbidden_to().contains(&PersonKind::Auxiliary);
    if !kind.needs_sworn_lead()
        || is_forbidden
        || !has(PersonKind::Auxiliary)
        || has(PersonKind::Sworn)
    {
        return;
    }
    let path = ["tasks", key.as_str(), "performers"];
    let Called { zh, en } = Called::task(key, task);
    let says = Says::new(
        format!(
            "任务“{zh}”只有辅警没有民警。辅警须在民警带领下工作（国办发〔2016〕114号）。请加上 \
             sworn。"
        ),
        format!(
            "The task “{en}” has auxiliaries and no officer. Auxiliaries act under an officer \
             (AUX114). Add sworn."
        ),
    );
    let offer = Says::new("加上民警", "Add sworn officers");
    let edits = edit::push(look.document, &path, "sworn");
    found.add_with_mend(&RULE, look, &path, (says, Mend { says: offer, edits }));
}

/// What reaches deep into people's lives, with nobody named who may do it.
fn unsaid(look: &Look<'_>, found: &mut Found, (key, task): (&Key, &Task), kind: ActivityKind) {
    let path = ["tasks", key.as_str(), "performers"];
    if kind.risk() != Risk::High || !task.performers.is_empty() || !is_absent(look, &path) {
        return;
    }
    let Called { zh, en } = Called::task(key, task);
    let says = Says::new(
        format!("任务“{zh}”涉及人身自由或敏感信息，却没有写由哪类人员执行。请在 performers 写明。"),
        format!(
            "The task “{en}” touches liberty or sensitive data, and does not say who may do it. \
             Name them under performers."
        ),
    );
    found.add(&RULE, look, &path, says);
}

/// The article that says so; none where it is the task that asks for a profession.
const fn law_of(person: PersonKind, kind: ActivityKind) -> Option<&'static str> {
    let is_of_a_profession =
        matches!(kind, ActivityKind::MedicalCare | ActivityKind::Sampling | ActivityKind::Rescue);
    match person {
        PersonKind::Guard if !is_of_a_profession => Some("GUARD-30"),
        PersonKind::Volunteer if !is_of_a_profession => Some("VOLUNTEER-25"),
        PersonKind::Auxiliary => Some("AUX114"),
        PersonKind::Guard
        | PersonKind::Volunteer
        | PersonKind::Sworn
        | PersonKind::CivilServant
        | PersonKind::Medical
        | PersonKind::CommitteeMember
        | PersonKind::GridWorker
        | PersonKind::Militia
        | PersonKind::Firefighter
        | PersonKind::Other => None,
    }
}

const fn words(person: PersonKind) -> (&'static str, &'static str) {
    match person {
        PersonKind::Sworn => ("民警", "sworn officers"),
        PersonKind::Auxiliary => ("辅警", "auxiliaries"),
        PersonKind::CivilServant => ("公务员", "civil servants"),
        PersonKind::Medical => ("医务人员", "medical staff"),
        PersonKind::CommitteeMember => ("村（居）委会成员", "members of a committee"),
        PersonKind::GridWorker => ("网格员", "grid workers"),
        PersonKind::Militia => ("民兵", "the militia"),
        PersonKind::Firefighter => ("消防救援人员", "firefighters"),
        PersonKind::Guard => ("保安员", "security guards"),
        PersonKind::Volunteer => ("志愿者", "volunteers"),
        PersonKind::Other => ("其他人员", "others"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{changed, good_with, mended, places};
    use super::RULE;

    #[test]
    fn a_guard_is_taken_out_of_what_guards_may_not_do() {
        let text = good_with("performers: [sworn, auxiliary]", "performers: [sworn, guard]");
        assert_eq!(places(&RULE, &text), ["tasks.traffic-dongdu.performers.1"]);
        let mended = mended(&RULE, &text);
        assert!(mended.contains("performers: [sworn]"), "{mended}");
        assert_eq!(places(&RULE, &mended), Vec::<String>::new());
    }

    #[test]
    fn auxiliaries_need_an_officer_beside_them() {
        let text = good_with("performers: [sworn, auxiliary]", "performers: [auxiliary]");
        assert_eq!(places(&RULE, &text), ["tasks.traffic-dongdu.performers"]);
        assert_eq!(places(&RULE, &mended(&RULE, &text)), Vec::<String>::new());
    }

    #[test]
    fn people_who_are_counted_on_are_looked_at_too() {
        let text =
            good_with("competence: traffic, kind: sworn", "competence: traffic, kind: volunteer");
        assert_eq!(places(&RULE, &text), ["tasks.traffic-dongdu.needs.people.0.kind"]);
    }

    #[test]
    fn what_touches_liberty_names_who_may_do_it() {
        let text = good_with("    performers: [sworn, auxiliary]\n", "");
        assert_eq!(places(&RULE, &text), Vec::<String>::new(), "traffic control is of medium risk");
        let text =
            changed(&text, "kind: traffic_control\n    areas", "kind: checkpoint\n    areas");
        assert_eq!(places(&RULE, &text), ["tasks.traffic-dongdu.performers"]);
    }
}
