//! From what a form sent to a verb, or to what is wrong with it.

use domain::AnyVerb;
use domain::kernel::{Instant, Key};
use domain::operations::{
    DecideLevel, EndMeasure, ProposeLevel, ReceiveLevel, RenewMeasure, TurnDownProposal,
};
use domain::plans::document::LevelName;
use words::{Language, Zone};

use super::super::deciding::Wanted;
use super::acts::Act;
use crate::components::form::{Problems, Reader, Sent};

/// What a form wants done with a plan at work.
pub(super) fn wanted(
    act: Act,
    plan: &Key,
    sent: &Sent,
    (language, now, zone): (Language, Instant, &Zone),
) -> Result<Wanted, Problems> {
    let mut form = Reader::new(sent, language);
    let verb = read(&mut form, act, plan);
    let happened_at = form.time("happened_at", (now, zone));
    let wanted = verb.zip(happened_at).map(|(verb, happened_at)| Wanted { verb, happened_at });
    form.end(wanted)
}

fn read(form: &mut Reader<'_>, act: Act, plan: &Key) -> Option<AnyVerb> {
    let plan = plan.clone();
    match act {
        Act::Decide => decide(form, plan),
        Act::TurnDown => {
            let (decided_by, reason) = (key(form, "decided_by"), form.text("reason"));
            let (decided_by, reason) = (decided_by?, reason?);
            Some(TurnDownProposal { plan, decided_by, reason }.into())
        }
        Act::Propose => {
            let (level, reason) = (level_or_none(form, "proposed"), form.text("reason"));
            Some(ProposeLevel { plan, level: level?, reason: reason? }.into())
        }
        Act::Receive => {
            let (floor, from) = (level_or_none(form, "floor"), form.text("from"));
            let document = form.optional("document");
            Some(ReceiveLevel { plan, floor: floor?, from: from?, document: document? }.into())
        }
        Act::Renew => {
            let (measure, hours) = (key(form, "of"), form.count("lasts_hours"));
            let (decided_by, reason) = (key(form, "decided_by"), form.text("reason"));
            let (measure, lasts_hours, decided_by) = (measure?, hours?, decided_by?);
            Some(RenewMeasure { plan, measure, lasts_hours, decided_by, reason: reason? }.into())
        }
        Act::End => {
            let (measure, decided_by) = (key(form, "of"), key(form, "decided_by"));
            let reason = form.text("reason");
            let (measure, decided_by, reason) = (measure?, decided_by?, reason?);
            Some(EndMeasure { plan, measure, decided_by, reason }.into())
        }
    }
}

fn decide(form: &mut Reader<'_>, plan: Key) -> Option<AnyVerb> {
    let level = form.one("level", |it| it.parse::<LevelName>().ok());
    let (matter, hours) = (form.text("matter"), form.count("lasts_hours"));
    let decided_by = key(form, "decided_by");
    let measures = form.sent.all("measure").filter_map(|it| it.parse().ok()).collect();
    let (level, matter, lasts_hours, decided_by) = (level?, matter?, hours?, decided_by?);
    Some(DecideLevel { plan, level, matter, lasts_hours, measures, decided_by }.into())
}

fn key(form: &mut Reader<'_>, name: &str) -> Option<Key> {
    form.one(name, |it| it.parse().ok())
}

/// A level, or `none` for the end of it.
fn level_or_none(form: &mut Reader<'_>, name: &str) -> Option<Option<LevelName>> {
    form.one(name, |it| if it == "none" { Some(None) } else { it.parse().ok().map(Some) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(act: Act, pairs: &[(&str, &str)]) -> Result<Wanted, Problems> {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        let plan = "county-flood".parse().expect("a key");
        let now = Instant::from_microseconds(1_780_000_000_000_000);
        wanted(act, &plan, &Sent::of(pairs), (Language::Chinese, now, &zone))
    }

    #[test]
    fn a_decision_wants_all_that_the_law_wants() {
        let problems = read(Act::Decide, &[("happened_at", "soon")]).err().expect("no");
        let names: Vec<_> = problems.keys().collect();
        assert_eq!(names, ["decided_by", "happened_at", "lasts_hours", "level", "matter"]);
    }

    #[test]
    fn the_end_of_a_level_is_proposed_by_its_own_word() {
        let proposed = read(Act::Propose, &[("proposed", "none"), ("reason", "水位回落")]);
        let verb = proposed.map(|it| it.verb);
        assert!(matches!(verb, Ok(AnyVerb::ProposeLevel(ProposeLevel { level: None, .. }))));
        assert!(read(Act::Propose, &[("proposed", ""), ("reason", "水位回落")]).is_err());
    }
}
