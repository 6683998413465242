//! A filled-in file: all of it is taken, or none, and then every row says why.

use application::import::{FileProblems, Template, derived_ids, read_file};
use application::{Command, Done, Failure};
use askama::Template as Page;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::{CellProblem, CommandId, House};
use web::{Asked, Front, Told, told};
use words::{
    Language, ProblemDetail, ProblemTitle, Registering, Say, cell_flaw, refusal_lines, row_error,
    sheet_problem, unreadable,
};

use super::{FILE_BYTES_MAX, MayRead, title};
use crate::components::Shell;
use crate::rendered;

/// So many problems are read at once; the others are folded behind their number,
const PROBLEMS_MAX: usize = 200;
/// and at most this many are listed at all; mending those will show the rest.
const PROBLEMS_LISTED_MAX: usize = 5_000;

#[derive(Page)]
#[template(path = "registers/problems.html")]
struct ProblemsPage {
    shell: Shell,
    template: &'static str,
    file: String,
    /// How many there are.
    count: u64,
    problems: Vec<String>,
    /// Those behind the first few.
    folded: Vec<String>,
    /// How many are not listed.
    untold: u64,
}

/// What was sent.
struct Sent {
    command: CommandId,
    file: String,
    bytes: Vec<u8>,
}

/// `POST /registers/{template}`
pub(crate) async fn upload(
    State(front): State<Front>,
    MayRead { asked, template }: MayRead,
    body: Multipart,
) -> Response {
    let sent = match received(body, asked.language).await {
        Ok(Some(sent)) => sent,
        Ok(None) => {
            let problem = Registering::NoFile.say(asked.language);
            return problems(&front, &asked, (template, String::new()), (vec![problem], 0));
        }
        Err(told) => {
            let shell = Shell::new(&asked, front.setting(), told.title.clone());
            return rendered::problem(shell, told);
        }
    };
    match take(&front, &asked, template, sent).await {
        Ok(done) => {
            let count = done.positions.map_or(0, |(first, last)| last - first + 1);
            Redirect::to(&format!("{}/registers/{}?taken={count}", asked.base, template.name()))
                .into_response()
        }
        Err((file, why)) => {
            let told = why_not(&why, &front, asked.language);
            problems(&front, &asked, (template, file), told)
        }
    }
}

/// Why a file was not taken.
enum WhyNot {
    File(FileProblems),
    Office(Failure),
}

async fn take(
    front: &Front,
    asked: &Asked,
    template: Template,
    sent: Sent,
) -> Result<Done, (String, WhyNot)> {
    let Sent { command, file, bytes } = sent;
    let name = file.clone();
    // A big workbook takes a while to read: not on a thread that others wait for.
    let read = front
        .through_gate(move |_, _| Ok(read_file(template, &bytes, &name, &mut derived_ids(command))))
        .await
        .map_err(|failure| (file.clone(), WhyNot::Office(failure)))?;
    let read = read.map_err(|problems| (file.clone(), WhyNot::File(problems)))?;
    let command = Command {
        id: command,
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: House.to_string(),
        verb: read.verb,
        seen: None,
        happened_at: None,
    };
    front.hand_in(command).await.map_err(|failure| (file, WhyNot::Office(failure)))
}

async fn received(mut body: Multipart, language: Language) -> Result<Option<Sent>, Told> {
    let (mut command, mut file) = (None, None);
    let told = |error: axum::extract::multipart::MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            return too_large(language);
        }
        let detail = ProblemDetail::BadBody { problem: error.body_text() };
        Told::bad_request(detail.say(language), language)
    };
    while let Some(field) = body.next_field().await.map_err(told)? {
        match field.name() {
            Some("command") => {
                command = field.text().await.map_err(told)?.parse::<CommandId>().ok();
            }
            Some("file") => {
                let name = field.file_name().unwrap_or_default().to_owned();
                let bytes = field.bytes().await.map_err(told)?;
                if bytes.len() > FILE_BYTES_MAX {
                    return Err(too_large(language));
                }
                file = Some((name, bytes.to_vec()));
            }
            Some(_) | None => {}
        }
    }
    Ok(command
        .zip(file)
        .filter(|(_, (_, bytes))| !bytes.is_empty())
        .map(|(command, (file, bytes))| Sent { command, file, bytes }))
}

fn too_large(language: Language) -> Told {
    Told {
        status: StatusCode::PAYLOAD_TOO_LARGE,
        code: "too_large",
        title: ProblemTitle::TooLarge.say(language),
        detail: ProblemDetail::TooLarge { bytes_max: FILE_BYTES_MAX as u64 }.say(language),
    }
}

/// Each problem as a line, and how many more there are.
fn why_not(why: &WhyNot, front: &Front, language: Language) -> (Vec<String>, u64) {
    match why {
        WhyNot::File(FileProblems::Nothing) => (vec![Registering::NothingInside.say(language)], 0),
        WhyNot::File(FileProblems::Unreadable(why)) => (vec![unreadable(why, language)], 0),
        WhyNot::File(FileProblems::Rows { sheets, cells, cells_untold, values }) => {
            let lines = sheets
                .iter()
                .map(|it| sheet_problem(it, language))
                .chain(cells.iter().map(|it| row_error(it, language)))
                .chain(values.iter().map(|it| cell_problem(it, language)))
                .collect();
            (lines, *cells_untold)
        }
        WhyNot::Office(Failure::Refused(refused)) => (refusal_lines(refused, language), 0),
        WhyNot::Office(failure) => (vec![told(failure, front.setting(), language).detail], 0),
    }
}

/// A cell whose value no rule can use.
fn cell_problem(problem: &CellProblem, language: Language) -> String {
    let (at, column) = (problem.at.say(language), problem.column_key);
    format!("{at} ({column}): {}", cell_flaw(&problem.flaw, language))
}

fn problems(
    front: &Front,
    asked: &Asked,
    (template, file): (Template, String),
    (mut problems, untold): (Vec<String>, u64),
) -> Response {
    let count = untold + problems.len() as u64;
    problems.truncate(PROBLEMS_LISTED_MAX);
    let untold = count - problems.len() as u64;
    let folded = problems.split_off(PROBLEMS_MAX.min(problems.len()));
    let shell = Shell::new(asked, front.setting(), title(template, asked.language));
    let template = template.name();
    let page = ProblemsPage { shell, template, file, count, problems, folded, untold };
    rendered::with_status(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
