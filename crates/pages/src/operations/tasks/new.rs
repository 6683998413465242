//! `GET` and `POST /operations/{operation}/tasks/new`: a task that stands in no plan.

use application::{Command, Done, Failure, Fault, Reading};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::{CommandId, Instant, Key, Label, OperationId, RegionCode, Right};
use domain::operations::GiveTask;
use domain::people::Organisation;
use web::{Asked, Front, May, ReadOperations, Told, told};
use words::{FieldProblem, Language, OperationAction, Say, TaskThread, Tasks, Zone, named};

use super::super::deciding::{Head, now_of};
use super::super::path::OperationPath;
use super::super::sections::Section;
use super::answers::{failed, not_found};
use super::looking::{Found, Looking};
use crate::components::Shell;
use crate::components::form::{Fields, Input, Kind, Problems, Reader, Sent};
use crate::rendered;

/// A task is given at most so many units of time: minutes, hours or days; the rule says how long.
const DUE_MAX: u32 = 129_600;
/// Units of time with their names, in minutes.
const UNITS: [(&str, Tasks, u32); 3] = [
    ("minutes", Tasks::DueMinutes, 1),
    ("hours", Tasks::DueHours, 60),
    ("days", Tasks::DueDays, 1440),
];

#[derive(Template)]
#[template(path = "operations/tasks/new.html")]
struct NewPage {
    shell: Shell,
    head: Head,
    own_href: String,
    command: String,
    inputs: Vec<Input>,
    happened: Input,
    problem: Option<Told>,
    may_give: bool,
}

/// What can be chosen from.
struct Choices {
    head: Head,
    own_href: String,
    units: Vec<(String, String)>,
    /// Posts in groups by their units.
    posts: Vec<(String, Vec<(String, String)>)>,
}

/// What was tried and not done.
#[derive(Default)]
struct Tried {
    sent: Option<Sent>,
    problems: Problems,
    failure: Option<Failure>,
}

/// `GET /operations/{operation}/tasks/new`
pub(crate) async fn give_form(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<Sent>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    // A paper that asks for the task has given it its title.
    let sent = query.filled("title").is_some().then_some(query);
    answer(&front, &asked, operation, Tried { sent, ..Tried::default() }).await
}

/// `POST /operations/{operation}/tasks/new`
pub(crate) async fn give(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return failed(&front, &asked, &failure),
    };
    let when = (now, &front.setting().zone);
    let (verb, happened_at) = match read(&sent, asked.language, when) {
        Ok(read) => read,
        Err(problems) => {
            let tried = Tried { sent: Some(sent), problems, failure: None };
            return answer(&front, &asked, operation, tried).await;
        }
    };
    let Ok(id) = sent.line("command").parse() else { return not_found(&front, &asked) };
    let command = Command {
        id,
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: operation.to_string(),
        verb: verb.into(),
        seen: None,
        happened_at,
    };
    match front.hand_in(command).await {
        Ok(done) => Redirect::to(&given_at(&asked, operation, &done)).into_response(),
        Err(failure) => {
            let problems = Problems::new();
            let tried = Tried { sent: Some(sent), problems, failure: Some(failure) };
            answer(&front, &asked, operation, tried).await
        }
    }
}

/// The page of the task that was given.
fn given_at(asked: &Asked, operation: OperationId, done: &Done) -> String {
    let tasks = format!("{}/operations/{operation}/tasks", asked.base);
    let mut things = done.things.iter().filter(|(thing, _)| thing.kind() == "task");
    let number = things.find_map(|(thing, _)| thing.key().rsplit_once('.').map(|it| it.1));
    number.map_or(tasks.clone(), |it| format!("{tasks}/{it}?told=give_task"))
}

fn read(
    sent: &Sent,
    language: Language,
    when: (Instant, &Zone),
) -> Result<(GiveTask, Option<Instant>), Problems> {
    let mut form = Reader::new(sent, language);
    let (title, text) = (form.text("title"), form.optional("text"));
    let lead = form.one("lead", |it| it.parse::<Key>().ok());
    let post = optional(&mut form, "post", FieldProblem::NotChosen, |it| it.parse::<Key>().ok());
    let area =
        optional(&mut form, "area", FieldProblem::NotARegion, |it| it.parse::<RegionCode>().ok());
    let due = due(&mut form);
    let priority = form.one("priority", |it| it.parse().ok().filter(|it| (1..=3).contains(it)));
    let happened_at = form.time("happened_at", when);
    let verb = (|| {
        Some(GiveTask {
            title: title?,
            text: text?,
            lead: lead?,
            post: post?,
            area: area?,
            due_minutes: due?,
            priority: Some(priority?),
        })
    })();
    form.end(verb.zip(happened_at))
}

/// What may be left out; none where it is wrong.
fn optional<T>(
    form: &mut Reader<'_>,
    name: &str,
    wrong: FieldProblem,
    of: impl Fn(&str) -> Option<T>,
) -> Option<Option<T>> {
    let Some(written) = form.sent.filled(name) else { return Some(None) };
    let read = of(written);
    if read.is_none() {
        form.wrong(name, wrong);
    }
    read.map(Some)
}

/// By when, in minutes from now; none where it is wrong.
fn due(form: &mut Reader<'_>) -> Option<Option<u32>> {
    if form.sent.filled("due").is_none() {
        return Some(None);
    }
    let number = form.count("due").filter(|it| (1..=DUE_MAX).contains(it));
    if number.is_none() {
        form.wrong("due", OperationAction::NotANumber);
    }
    let unit = form.one("due_unit", |it| {
        UNITS.iter().find(|(name, _, _)| *name == it).map(|(_, _, minutes)| *minutes)
    });
    Some(Some(number?.saturating_mul(unit?)))
}

async fn answer(front: &Front, asked: &Asked, operation: OperationId, tried: Tried) -> Response {
    let looking = Looking::new(front, asked, operation, &Sent::default());
    let question = move |reading: &mut Reading<'_>| choices(&looking, reading);
    let choices = match front.ask(question).await {
        Ok(Some(choices)) => choices,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return failed(front, asked, &failure),
    };
    let problem = tried.failure.as_ref().map(|it| told(it, front.setting(), asked.language));
    let status = match &problem {
        Some(told) => told.status,
        None if !tried.problems.is_empty() => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    rendered::with_status(status, &page(front, asked, choices, (&tried, problem)))
}

fn choices(looking: &Looking, reading: &mut Reading<'_>) -> Result<Option<Choices>, Fault> {
    let Found::It(looked) = looking.look(reading)? else { return Ok(None) };
    let sight = looked.sight();
    let units = reading.view.organisations(&looking.realm)?;
    let posts = reading.view.posts(&looking.realm)?;
    let title = |label: &Label| named(label, looking.language).to_owned();
    let mut units: Vec<_> = units.into_iter().filter(|it| !it.is_dissolved).collect();
    units.sort_by_key(|it| title(&it.details.name));
    let of_unit = |unit: &Organisation| {
        let own = posts.iter().filter(|it| it.details.organisation == unit.id);
        let own = own.filter(|it| !it.is_abolished);
        let own = own.map(|it| (it.code.to_string(), title(&it.details.title)));
        (title(&unit.details.name), own.collect::<Vec<_>>())
    };
    Ok(Some(Choices {
        head: Head::of(&sight, Section::Tasks),
        own_href: format!("{}/tasks/new", sight.addresses.board),
        posts: units.iter().map(of_unit).filter(|(_, posts)| !posts.is_empty()).collect(),
        units: units.iter().map(|it| (it.code.to_string(), title(&it.details.name))).collect(),
    }))
}

fn page(
    front: &Front,
    asked: &Asked,
    choices: Choices,
    (tried, problem): (&Tried, Option<Told>),
) -> NewPage {
    let language = asked.language;
    let uncertain = matches!(tried.failure, Some(Failure::Fault(_) | Failure::Overloaded));
    let again = tried.sent.as_ref().filter(|_| uncertain).map(|it| it.line("command").to_owned());
    let fresh = || CommandId::from_uuid(front.office().machine().new_id()).to_string();
    let (sent, problems) = (tried.sent.as_ref(), &tried.problems);
    let fields = Fields { form: "give", sent, problems, language };
    let hint = TaskThread::HappenedHint.say(language);
    let title = Tasks::GiveTask.say(language);
    let named = choices.head.operation.clone();
    NewPage {
        shell: Shell::new(asked, front.setting(), title).of_operation(named),
        command: again.unwrap_or_else(fresh),
        inputs: inputs(&fields, choices.units, choices.posts),
        happened: fields.line("happened_at", TaskThread::Happened, 40).hinted(hint),
        head: choices.head,
        own_href: choices.own_href,
        problem,
        may_give: asked.actor.may(Right::DirectTasks),
    }
}

fn inputs(
    fields: &Fields<'_>,
    units: Vec<(String, String)>,
    posts: Vec<(String, Vec<(String, String)>)>,
) -> Vec<Input> {
    let language = fields.language;
    let optional = OperationAction::Optional.say(language);
    let word = |it: Tasks| it.say(language);
    let time = Kind::Number { min: 1, max: DUE_MAX, unit: String::new() };
    let time_units = UNITS.iter().map(|(name, it, _)| ((*name).to_owned(), it.say(language)));
    let priorities =
        [("1", Tasks::PriorityFirst), ("2", Tasks::PrioritySecond), ("3", Tasks::PriorityThird)];
    let priorities = priorities.map(|(name, it)| (name.to_owned(), it.say(language)));
    let leads = Kind::Select(vec![(String::new(), units)]);
    vec![
        fields.line("title", Tasks::Title, 80).required(),
        fields.area("text", Tasks::Text, 1000).hinted(word(Tasks::TextHint)),
        fields.input("lead", Tasks::Lead, leads).required(),
        fields.input("post", Tasks::ToPost, Kind::Select(posts)).hinted(word(Tasks::ToPostHint)),
        fields.line("area", Tasks::AreaCode, 12).hinted(optional),
        fields.input("due", Tasks::DueIn, time).hinted(word(Tasks::DueInHint)),
        fields
            .input("due_unit", Tasks::DueUnit, Kind::One(time_units.collect()))
            .beginning("hours".to_owned(), fields),
        fields
            .input("priority", Tasks::Priority, Kind::One(priorities.to_vec()))
            .beginning("2".to_owned(), fields),
    ]
}

impl NewPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_form(pairs: &[(&str, &str)]) -> Result<GiveTask, Problems> {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        let read = read(&Sent::of(pairs), Language::Chinese, (Instant::ZERO, &zone));
        read.map(|(verb, _)| verb)
    }

    #[test]
    fn whatever_is_wrong_is_said_at_once() {
        let wrong = [("due", "0"), ("due_unit", "weeks"), ("area", "某镇"), ("happened_at", "?")];
        let problems = read_form(&wrong).expect_err("nearly all of it is wrong");
        let names: Vec<_> = problems.keys().map(String::as_str).collect();
        assert_eq!(names, ["area", "due", "due_unit", "happened_at", "lead", "priority", "title"]);
    }

    #[test]
    fn what_may_be_left_out_is_left_out_and_time_is_counted_in_minutes() {
        let least = [("title", "转运老人"), ("lead", "health-bureau"), ("priority", "1")];
        let task = read_form(&least).expect("it is enough");
        assert_eq!((task.due_minutes, task.post, task.priority), (None, None, Some(1)));
        let due = [("due", "2"), ("due_unit", "hours")];
        let all: Vec<_> = least.into_iter().chain(due).collect();
        assert_eq!(read_form(&all).expect("it is enough").due_minutes, Some(120));
    }
}
