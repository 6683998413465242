//! A form with every kind of field: empty, filled, and sent with all of it wrong.

use askama::Template;
use words::{Gallery, Maps, Samples, TaskThread, Tasks};

use super::super::Viewer;
use super::{Choice, Fields, Input, Kind, Problems, Reader, Sent};

/// More minutes than anybody gives.
const MINUTES_MAX: u32 = 10_000;

#[derive(Template)]
#[template(path = "components/form/examples.html")]
struct Examples<'a> {
    viewer: Viewer<'a>,
    empty: Vec<Input>,
    filled: Vec<Input>,
    wrong: Vec<Input>,
}

pub(crate) fn examples(viewer: Viewer<'_>) -> askama::Result<String> {
    let filled = filled(viewer);
    let wrong = wrong();
    Examples {
        empty: inputs("empty", None, &Problems::new(), viewer),
        filled: inputs("filled", Some(&filled), &problems(&filled, viewer), viewer),
        wrong: inputs("wrong", Some(&wrong), &problems(&wrong, viewer), viewer),
        viewer,
    }
    .render()
}

fn filled(viewer: Viewer<'_>) -> Sent {
    Sent::of(&[
        ("title", &viewer.say(Samples::MoveResidents)),
        ("text", &viewer.say(Samples::MoveText)),
        ("happened", "07:05"),
        ("day", "2026-06-09"),
        ("due", "60"),
        ("priority", "1"),
        ("lead", "dongdu"),
        ("support", "police"),
        ("support", "health"),
        ("yes", "1"),
    ])
}

fn wrong() -> Sent {
    Sent::of(&[("title", " "), ("happened", "25:61"), ("due", "-3"), ("priority", "9")])
}

/// What is wrong with it, read as pages read their forms.
fn problems(sent: &Sent, viewer: Viewer<'_>) -> Problems {
    let mut form = Reader::new(sent, viewer.shell.language);
    form.text::<80>("title");
    form.text::<2000>("text");
    form.time("happened", viewer.when());
    form.day("day");
    form.count("due");
    form.one("priority", |it| ["1", "2", "3"].contains(&it).then_some(()));
    form.one("lead", |it| (!it.is_empty()).then_some(()));
    form.one("support", |it| (!it.is_empty()).then_some(()));
    form.one("yes", |it| (it == "1").then_some(()));
    form.problems
}

fn inputs(form: &str, sent: Option<&Sent>, problems: &Problems, viewer: Viewer<'_>) -> Vec<Input> {
    let fields = Fields { form, sent, problems, language: viewer.shell.language };
    let hint = viewer.say(TaskThread::HappenedHint);
    let unit = viewer.say(Tasks::DueMinutes);
    let number = Kind::Number { min: 1, max: MINUTES_MAX, unit };
    let question = viewer.say(Samples::GiveAsk);
    vec![
        fields.line("title", Tasks::Title, 80).required(),
        fields.area("text", Tasks::Text, 2000).required().hinted(viewer.say(Tasks::TextHint)),
        fields.line("happened", TaskThread::Happened, 40).hinted(hint),
        fields.input("day", Samples::ReviewDay, Kind::Day).required(),
        fields.input("due", Tasks::DueIn, number).hinted(viewer.say(Tasks::DueInHint)),
        fields.input("priority", Tasks::Priority, Kind::One(priorities(viewer))).required(),
        fields.input("lead", Tasks::Lead, Kind::Select(units(viewer))).required(),
        fields.input("support", Tasks::Support, support(&fields, viewer)),
        fields.input("yes", Samples::GiveYes, Kind::Yes { question }).required(),
    ]
}

fn priorities(viewer: Viewer<'_>) -> Vec<(String, String)> {
    [("1", Tasks::PriorityFirst), ("2", Tasks::PrioritySecond), ("3", Tasks::PriorityThird)]
        .map(|(name, word)| (name.to_owned(), viewer.say(word)))
        .to_vec()
}

fn units(viewer: Viewer<'_>) -> Vec<(String, Vec<(String, String)>)> {
    let unit = |name: &str, word: Samples| (name.to_owned(), viewer.say(word));
    let county =
        vec![unit("flood", Samples::FloodOffice), unit("emergency", Samples::EmergencyBureau)];
    let townships = vec![unit("dongdu", Samples::Dongdu), unit("baxia", Samples::Baxia)];
    vec![(viewer.say(Samples::County), county), (viewer.say(Maps::Places), townships)]
}

fn support(fields: &Fields<'_>, viewer: Viewer<'_>) -> Kind {
    let choice = |(name, word): (&str, Samples)| Choice {
        name: name.to_owned(),
        word: viewer.say(word),
        is_chosen: fields.is_chosen("support", name, false),
    };
    let first = [("police", Samples::PublicSecurity), ("health", Samples::HealthBureau)];
    let others = [("flood", Samples::FloodOffice), ("emergency", Samples::EmergencyBureau)];
    Kind::Any {
        first: first.map(choice).into_iter().collect(),
        others: others.map(choice).into_iter().collect(),
        others_word: viewer.say(Gallery::OtherUnits),
    }
}
