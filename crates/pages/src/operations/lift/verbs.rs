//! From what the form of the lift sent to the verb, row by row.

use application::operations::Names;
use domain::kernel::{Instant, Key, Text};
use domain::operations::{EndedTask, HandedOver, LiftResponse, LiftedMeasure, TaskNumber};
use words::{Language, LiftPages, Zone};

use super::super::deciding::Wanted;
use crate::components::form::{Problems, Reader, Sent};

/// What the form wants done with a plan at work. What is not written for a row is written for all;
/// a row for which nothing is written is left out, and the rule names it.
pub(super) fn wanted(
    plan: &Key,
    sent: &Sent,
    names: &Names,
    (language, now, zone): (Language, Instant, &Zone),
) -> Result<Wanted, Problems> {
    let mut form = Reader::new(sent, language);
    let matter = form.text("matter");
    let decided_by = form.one("decided_by", |it| it.parse::<Key>().ok());
    let happened_at = form.time("happened_at", (now, zone));
    if sent.filled("yes").is_none() {
        form.wrong("yes", LiftPages::YesWanted);
    }
    let mut rows = Rows::default();
    let tasks: Vec<TaskNumber> = sent.all("task").filter_map(|it| it.parse().ok()).collect();
    for task in tasks {
        rows.task(&mut form, names, task);
    }
    let measures: Vec<Key> = sent.all("measure").filter_map(|it| it.parse().ok()).collect();
    for measure in measures {
        rows.measure(&mut form, measure);
    }
    let verb = matter.zip(decided_by).map(|(matter, decided_by)| LiftResponse {
        plan: plan.clone(),
        matter,
        decided_by,
        ends: rows.ends,
        hand_overs: rows.hand_overs,
        measures: rows.measures,
    });
    let wanted = verb.zip(happened_at);
    form.end(wanted.map(|(verb, happened_at)| Wanted { verb: verb.into(), happened_at }))
}

#[derive(Default)]
struct Rows {
    ends: Vec<EndedTask>,
    hand_overs: Vec<HandedOver>,
    measures: Vec<LiftedMeasure>,
}

impl Rows {
    fn task(&mut self, form: &mut Reader<'_>, names: &Names, task: TaskNumber) {
        let sent = form.sent;
        let way = sent.filled(&format!("way.{task}")).or_else(|| sent.filled("rest"));
        let reason = reason(form, &format!("reason.{task}"));
        match way {
            Some("end") => match reason {
                Some(reason) => self.ends.push(EndedTask { task, reason }),
                None => form.wrong(&format!("reason.{task}"), LiftPages::ReasonWanted),
            },
            Some("lead") => {
                let lead = sent.line(&format!("lead.{task}")).parse().ok();
                self.hand_overs.extend(lead.map(|to| HandedOver { task, to, reason }));
            }
            Some("other") => {
                let name = format!("to.{task}");
                match unit_named(names, sent.line(&name)) {
                    Some(to) => self.hand_overs.push(HandedOver { task, to, reason }),
                    None => form.wrong(&name, LiftPages::UnitWanted),
                }
            }
            Some(_) | None => {}
        }
    }

    fn measure(&mut self, form: &mut Reader<'_>, measure: Key) {
        if let Some(reason) = reason(form, &format!("lift.{measure}")) {
            self.measures.push(LiftedMeasure { measure, reason });
        }
    }
}

/// The reason of a row, or else that of all rows; none where neither is written.
fn reason(form: &mut Reader<'_>, name: &str) -> Option<Text<500>> {
    let own = form.optional(name).flatten();
    own.or_else(|| form.optional("rest_reason").flatten())
}

/// A unit by its code or its name.
fn unit_named(names: &Names, typed: &str) -> Option<Key> {
    let typed = typed.trim();
    if let Some(code) = typed.parse().ok().filter(|it| names.units.contains_key(it)) {
        return Some(code);
    }
    let is_it = |it: &domain::kernel::Label| it.zh.as_str() == typed || it.english() == typed;
    names.units.iter().find(|(_, it)| is_it(it)).map(|(code, _)| code.clone())
}

#[cfg(test)]
mod tests {
    use domain::AnyVerb;
    use domain::kernel::Label;

    use super::*;

    const HEAD: [(&str, &str); 3] =
        [("matter", "水位回落"), ("decided_by", "county-chief"), ("yes", "1")];

    fn read(pairs: &[(&str, &str)]) -> Result<LiftResponse, Vec<String>> {
        let key = |it: &str| it.parse::<Key>().expect("a key");
        let label = |it| Label::chinese(Text::parse(it).expect("fits"));
        let mut names = Names::default();
        names.units.insert(key("water-bureau"), label("县水利局"));
        names.units.insert(key("station.dongdu"), label("东渡派出所"));
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        let pairs: Vec<_> = HEAD.iter().chain(pairs).copied().collect();
        let now = Instant::from_microseconds(1_780_000_000_000_000);
        let of = (Language::Chinese, now, &zone);
        let wanted = wanted(&key("county-flood"), &Sent::of(&pairs), &names, of);
        match wanted.map(|it| it.verb) {
            Ok(AnyVerb::LiftResponse(verb)) => Ok(verb),
            Ok(_) => Err(Vec::new()),
            Err(problems) => Err(problems.into_keys().collect()),
        }
    }

    #[test]
    fn each_row_is_ended_or_handed_over_by_name() {
        let verb = read(&[
            ("task", "3"),
            ("way.3", "end"),
            ("reason.3", "雨停"),
            ("task", "17"),
            ("way.17", "lead"),
            ("lead.17", "water-bureau"),
            ("task", "18"),
            ("way.18", "other"),
            ("to.18", " 东渡派出所 "),
            ("measure", "ferry-stop"),
            ("lift.ferry-stop", "水位低于警戒"),
        ])
        .expect("it can be read");
        assert_eq!(verb.ends.iter().map(|it| it.task.to_string()).collect::<Vec<_>>(), ["3"]);
        let handed: Vec<_> = verb.hand_overs.iter().map(|it| it.to.as_str()).collect();
        assert_eq!(handed, ["water-bureau", "station.dongdu"]);
        assert_eq!(verb.measures.len(), 1);
    }

    #[test]
    fn what_is_written_for_all_holds_where_a_row_says_nothing() {
        let rows = [("task", "3"), ("task", "4"), ("way.4", "end"), ("measure", "ferry-stop")];
        let rest = [("rest", "lead"), ("rest_reason", "险情解除"), ("lead.3", "water-bureau")];
        let verb = read(&[rows.as_slice(), &rest].concat()).expect("it can be read");
        assert_eq!((verb.ends.len(), verb.hand_overs.len(), verb.measures.len()), (1, 1, 1));
        let reason = verb.hand_overs.first().and_then(|it| it.reason.as_ref());
        assert_eq!(reason.map(Text::as_str), Some("险情解除"));
    }

    #[test]
    fn a_row_that_says_nothing_is_left_for_the_rule_to_name() {
        let verb = read(&[("task", "3"), ("measure", "ferry-stop")]).expect("it can be read");
        assert!(verb.ends.is_empty() && verb.hand_overs.is_empty() && verb.measures.is_empty());
        let wrong = [("task", "3"), ("way.3", "other"), ("to.3", "水务厅"), ("task", "4")];
        let problems = read(&[wrong.as_slice(), &[("way.4", "end")]].concat());
        assert_eq!(problems.err(), Some(vec!["reason.4".to_owned(), "to.3".to_owned()]));
    }
}
