//! The text of an initial report as it can be written from what was taken down.

use application::duty::Intake;
use domain::duty::Casualties;
use words::{
    IntakePage, Language, Reporting, Say, Zone, emergency_class, emergency_severity, full_time,
    intake_channel,
};

use super::super::item::Called;

/// The items of an initial report, each on a line of its own; what nobody knows is said so.
pub(super) fn draft(
    intake: &Intake,
    called: &Called,
    (zone, language): (&Zone, Language),
) -> String {
    let (row, texts) = (&intake.row, &intake.texts);
    let account = &row.account;
    let region = account.region.as_ref().map(|it| called.place(it));
    // Whoever said the place with its township needs it no second time.
    let is_said = |region: &String| {
        let mut names = region.split(' ');
        names.any(|it| texts.place.as_ref().is_some_and(|place| place.contains(it)))
    };
    let region = region.filter(|it| !is_said(it));
    let place = [region, texts.place.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let severity = row.grade.map(|it| emergency_severity(it.severity, language).to_owned());
    let source = [
        Some(intake_channel(row.channel, language).to_owned()),
        texts.caller.clone(),
        texts.callback.clone(),
    ];
    let source = source.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let class = account.class.map(|it| emergency_class(it, language).to_owned());
    let lines = [
        (Reporting::Received.say(language), Some(full_time(row.knew_at, zone))),
        (Reporting::Source.say(language), Some(source)),
        (IntakePage::OccurredAt.say(language), account.occurred_at.map(|it| full_time(it, zone))),
        (IntakePage::Place.say(language), Some(place)),
        (IntakePage::Class.say(language), class),
        (Reporting::Severity.say(language), severity),
        (IntakePage::Said.say(language), texts.said.clone()),
        (IntakePage::Casualties.say(language), casualties(account.casualties, language)),
        (IntakePage::Measures.say(language), texts.measures.clone()),
        (IntakePage::Wants.say(language), texts.wants.clone()),
    ];
    let nothing = Reporting::Nothing.say(language);
    let colon = match language {
        Language::Chinese => "：",
        Language::English => ": ",
    };
    let line = |(name, value): (String, Option<String>)| {
        let value = value.filter(|it| !it.is_empty()).unwrap_or_else(|| nothing.clone());
        format!("{name}{colon}{value}")
    };
    lines.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn casualties(known: Casualties, language: Language) -> Option<String> {
    let counts = [
        (IntakePage::Dead, known.dead),
        (IntakePage::Injured, known.injured),
        (IntakePage::Missing, known.missing),
        (IntakePage::Trapped, known.trapped),
    ];
    let persons = IntakePage::Persons.say(language);
    let said = counts
        .into_iter()
        .filter_map(|(word, count)| Some(format!("{} {} {persons}", word.say(language), count?)));
    let said: Vec<_> = said.collect();
    (!said.is_empty()).then(|| words::joined(&said, language))
}
