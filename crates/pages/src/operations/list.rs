//! The list of operations, and the form that opens one.

use application::operations::{OperationsListed, operations_for, provenance_at, several_run};
use application::{Command, Failure, Fault, OperationRow, Page, Reading};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::{CommandId, Instant, OperationId, Realm, RegionCode, Text};
use domain::operations::{EmergencyClass, OpenOperation};
use serde::Deserialize;
use web::{Asked, Front, May, ReadOperations, Setting, Told, told};
use words::{
    FieldProblem, Language, Operations, Say, Zone, ago, clock_time, emergency_class, full_time,
    written_time,
};

use super::deciding::{happened_at, now_of};
use crate::components::form::{Fields, Input, Problems};
use crate::components::{Field, OperationItem, ScriptMark, Shell};
use crate::operations::text_problem;
use crate::rendered;

const ROWS_MAX: u32 = 50;

#[derive(Template)]
#[template(path = "operations/list.html")]
struct ListPage {
    shell: Shell,
    operations: Vec<OperationItem>,
    /// Whether at least two of them run.
    several_run: bool,
    /// Where older ones begin, where there are any.
    older: Option<u64>,
    is_newest: bool,
    problem: Option<Told>,
    form: OpenForm,
    title: Field,
    class: Field,
    area: Field,
    /// When it began: paper comes later.
    happened_at: Input,
}

impl ListPage {
    fn class_name(&self, class: &EmergencyClass) -> &'static str {
        emergency_class(*class, self.shell.language)
    }
}

/// What was typed into the form.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct OpenForm {
    /// The operation's id and its command's: made with the form, so that sending it twice is
    /// opening it once.
    operation: String,
    command: String,
    title: String,
    #[serde(default)]
    class: String,
    area: String,
    #[serde(default)]
    happened_at: String,
}

/// Which part of the list.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct ListQuery {
    before: Option<u64>,
}

/// `GET /operations`
pub(crate) async fn list(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Query(query): Query<ListQuery>,
) -> Response {
    answer(&front, &asked, (fresh_form(&front), false, query.before), None).await
}

/// `POST /operations`
pub(crate) async fn open(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Form(form): Form<OpenForm>,
) -> Response {
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return answer(&front, &asked, (form, true, None), Some(failure)).await,
    };
    let Some(command) = command(&asked, &form, (now, &front.setting().zone)) else {
        return answer(&front, &asked, (form, true, None), None).await;
    };
    let operation = command.on.clone();
    match front.hand_in(command).await {
        Ok(_) => {
            // The next thing to do is to put a plan to work.
            let plans = format!("{}/operations/{operation}/plans", asked.base);
            Redirect::to(&format!("{plans}?told=open_operation")).into_response()
        }
        Err(failure) => answer(&front, &asked, (form, true, None), Some(failure)).await,
    }
}

/// The command of a form whose every field is right.
fn command(asked: &Asked, form: &OpenForm, when: (Instant, &Zone)) -> Option<Command> {
    let operation: OperationId = form.operation.parse().ok()?;
    let verb = OpenOperation {
        title: Text::parse(&form.title).ok()?,
        class: EmergencyClass::named(&form.class)?,
        area: form.area.trim().parse().ok()?,
    };
    Some(Command {
        id: form.command.parse().ok()?,
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: operation.to_string(),
        verb: verb.into(),
        seen: None,
        happened_at: form.began(when)?,
    })
}

impl OpenForm {
    /// When it began, where that is not now; none where what was typed is no time.
    fn began(&self, (now, zone): (Instant, &Zone)) -> Option<Option<Instant>> {
        if self.happened_at.trim().is_empty() {
            return Some(None);
        }
        written_time(&self.happened_at, now, zone).map(Some)
    }

    /// The field for it, with what was typed.
    fn began_input(&self, when: (Instant, &Zone), language: Language) -> Input {
        let problems = Problems::new();
        let fields = Fields { form: "open", sent: None, problems: &problems, language };
        let is_wrong = self.began(when).is_none();
        Input {
            value: self.happened_at.clone(),
            problem: is_wrong.then(|| FieldProblem::NotATime.say(language)),
            ..happened_at(&fields)
        }
    }
}

fn fresh_form(front: &Front) -> OpenForm {
    let machine = front.office().machine();
    OpenForm {
        operation: OperationId::from_uuid(machine.new_id()).to_string(),
        command: CommandId::from_uuid(machine.new_id()).to_string(),
        area: front.office().jurisdiction().to_owned(),
        ..OpenForm::default()
    }
}

async fn answer(
    front: &Front,
    asked: &Asked,
    (form, was_sent, before): (OpenForm, bool, Option<u64>),
    failure: Option<Failure>,
) -> Response {
    let (language, realm, setting) = (asked.language, asked.realm.clone(), front.setting().clone());
    let shell = Shell::new(asked, front.setting(), Operations::Operations.say(language));
    let actor = asked.actor.clone();
    let question = move |reading: &mut Reading<'_>| {
        let page = Page { before, rows_max: ROWS_MAX };
        let now = reading.now(&realm)?.unwrap_or(Instant::ZERO);
        let OperationsListed { rows, before: older } =
            operations_for(reading, (&realm, &actor), page)?;
        let mut operations = Vec::with_capacity(rows.len());
        for row in &rows {
            operations.push(item(row, (reading, &realm), &setting, (language, now))?);
        }
        let several = several_run(reading, &realm, &actor)?;
        Ok((operations, older, now, several))
    };
    let (operations, older, now, several_run) = match front.ask(question).await {
        Ok(found) => found,
        Err(failure) => {
            return rendered::problem(shell, told(&failure, front.setting(), language));
        }
    };
    let problem = failure.map(|failure| told(&failure, front.setting(), language));
    let page = ListPage {
        title: checked(&form.title, was_sent, language, |text| {
            Text::<80>::parse(text).err().map(|it| text_problem(&it))
        }),
        class: checked(&form.class, was_sent, language, |name| {
            EmergencyClass::named(name).is_none().then_some(FieldProblem::NotChosen)
        }),
        area: checked(&form.area, was_sent, language, |code| {
            code.trim().parse::<RegionCode>().is_err().then_some(FieldProblem::NotARegion)
        }),
        happened_at: form.began_input((now, &front.setting().zone), language),
        shell,
        operations,
        several_run,
        older,
        is_newest: before.is_none(),
        form,
        problem,
    };
    let status = match &page.problem {
        Some(told) => told.status,
        None if was_sent => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    rendered::with_status(status, &page)
}

fn checked(
    value: &str,
    was_sent: bool,
    language: Language,
    check: impl FnOnce(&str) -> Option<FieldProblem>,
) -> Field {
    let problem = if was_sent { check(value).map(|it| it.say(language)) } else { None };
    Field { value: value.to_owned(), problem }
}

fn item(
    row: &OperationRow,
    (reading, realm): (&mut Reading<'_>, &Realm),
    setting: &Setting,
    (language, now): (Language, Instant),
) -> Result<OperationItem, Fault> {
    let opened = provenance_at(reading, row.position)?;
    let area = reading.view.region(realm, &row.area)?;
    Ok(OperationItem {
        operation: row.operation.to_string(),
        title: reading.open(&row.title)?.text().map(str::to_owned),
        class: emergency_class(row.class, language),
        area: area.map_or_else(|| row.area.to_string(), |it| it.name),
        time: clock_time(row.opened_at, now, &setting.zone),
        full_time: full_time(row.opened_at, &setting.zone),
        ago: ago(row.opened_at, now, language),
        mark: ScriptMark::of(opened.as_ref(), language),
    })
}
