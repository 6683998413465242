//! `POST /desk/intakes/{intake}`: saves what was typed, and then says what becomes of the report.

use application::{Command, Failure, Reading};
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::AnyVerb;
use domain::duty::{NoteIntake, SettleIntake, Settlement};
use domain::kernel::{EmergencyClass, IntakeId, OperationId, RegionCode, Text, Version};
use domain::operations::OpenOperation;
use web::{Asked, Front, May, ReadDesk};
use words::{FieldProblem, IntakePage, Say};

use super::super::desk::View;
use super::super::item::Called;
use super::IntakePath;
use super::fields::{Clock, Told, is_stored, told};
use super::page::{Unsettled, answer, title};
use crate::components::form::{Problems, Sent};
use crate::operations::{not_found, text_problem};

/// What was noted, and what is wrong with the rest.
pub(super) struct Noted {
    pub(super) version: Version,
    /// How the settlement stands now.
    settlement: Version,
    /// What an operation that answers it is called where nobody says otherwise.
    title: String,
    pub(super) told: Told,
}

/// `POST /desk/intakes/{intake}`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<IntakePath>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some(intake) = path.intake() else { return not_found(&front, &asked) };
    let noted = match note(&front, &asked, intake, &sent).await {
        Ok(Some(noted)) => noted,
        Ok(None) => return not_found(&front, &asked),
        Err(failure) => {
            let unsettled = Unsettled { sent, problems: Problems::new(), failure: Some(failure) };
            return answer(&front, &asked, path, None, Some(unsettled)).await;
        }
    };
    let Noted { version: _, settlement, title, told: Told { account, mut problems } } = noted;
    let seen = Version(sent.line("settle_seen").parse().unwrap_or(0));
    let act = sent.line("do").to_owned();
    let area = account.region.clone().or_else(|| front.office().jurisdiction().parse().ok());
    // Whoever is quicker than the page has it called as the page would.
    let title = sent.filled("title").unwrap_or(&title);
    let opening = (title, account.class, area);
    let wanted = wanted(&asked, &sent, opening, &mut problems);
    if !problems.is_empty() {
        let unsettled = Unsettled { sent, problems, failure: None };
        return answer(&front, &asked, path, None, Some(unsettled)).await;
    }
    // An operation is opened only by whoever has seen how the report stands.
    if matches!(wanted, Some(Wanted::Open(_))) && settlement != seen {
        let unsettled = Unsettled { sent, problems: overtaken(&asked), failure: None };
        return answer(&front, &asked, path, None, Some(unsettled)).await;
    }
    let at = (intake, seen);
    let done = match wanted {
        None if act == "report" => Ok(format!("/desk/intakes/{intake}/report")),
        None => Ok(format!("/desk/intakes/{intake}?told=note_intake")),
        Some(Wanted::Settle(settlement)) => {
            let settled = settle(&front, &asked, at, (&sent, settlement)).await;
            settled.map(|()| "/desk?told=settle_intake".to_owned())
        }
        Some(Wanted::Open(verb)) => open(&front, &asked, at, (&sent, verb)).await,
    };
    match done {
        Ok(there) => Redirect::to(&format!("{}{there}", asked.base)).into_response(),
        Err(failure) => {
            let unsettled = Unsettled { sent, problems: Problems::new(), failure: Some(failure) };
            answer(&front, &asked, path, None, Some(unsettled)).await
        }
    }
}

/// What the button wants that was pressed, besides saving; none where that is all, or something is
/// wrong with it.
fn wanted(
    asked: &Asked,
    sent: &Sent,
    (title, class, area): (&str, Option<EmergencyClass>, Option<RegionCode>),
    problems: &mut Problems,
) -> Option<Wanted> {
    match sent.line("do") {
        "open_operation" => {
            let title = Text::parse(title);
            if let Err(wrong) = &title {
                let wrong = text_problem(wrong).say(asked.language);
                problems.insert("title".to_owned(), labelled(asked, IntakePage::Title, &wrong));
            }
            if class.is_none() {
                let missing = FieldProblem::NotChosen.say(asked.language);
                problems.insert("class".to_owned(), labelled(asked, IntakePage::Class, &missing));
            }
            let opening = title.ok().zip(class).zip(area);
            opening.map(|((title, class), area)| Wanted::Open(OpenOperation { title, class, area }))
        }
        "join" => {
            let chosen = sent.line("join").parse().ok();
            if chosen.is_none() {
                let missing = FieldProblem::NotChosen.say(asked.language);
                let told = labelled(asked, IntakePage::WhichOperation, &missing);
                problems.insert("join".to_owned(), told);
            }
            chosen.map(|it| Wanted::Settle(Settlement::Operation(it)))
        }
        "nothing" => match Text::parse(sent.line("reason")) {
            Ok(reason) => Some(Wanted::Settle(Settlement::Nothing(reason))),
            Err(wrong) => {
                let wrong = text_problem(&wrong).say(asked.language);
                problems.insert("reason".to_owned(), labelled(asked, IntakePage::Reason, &wrong));
                None
            }
        },
        other => {
            let same = other.strip_prefix("same_as.").and_then(|it| it.parse().ok());
            same.map(|it| Wanted::Settle(Settlement::SameAs(it)))
        }
    }
}

/// What is wrong with a field, with the field's name.
fn labelled(asked: &Asked, field: impl Say, wrong: &str) -> String {
    let (field, wrong) = (field.say(asked.language), wrong.to_owned());
    IntakePage::Wrong { field, wrong }.say(asked.language)
}

/// That somebody else has settled it meanwhile.
fn overtaken(asked: &Asked) -> Problems {
    let told = IntakePage::SettledMeanwhile.say(asked.language);
    [("settlement".to_owned(), told)].into()
}

/// What a press of a button wants besides saving.
enum Wanted {
    Open(OpenOperation),
    Settle(Settlement),
}

/// Notes what was typed, as far as it is right and not stored yet; none where there is no such
/// report.
pub(super) async fn note(
    front: &Front,
    asked: &Asked,
    id: IntakeId,
    sent: &Sent,
) -> Result<Option<Noted>, Failure> {
    let view = View::of(front, asked);
    let (zone, typed) = (front.setting().zone.clone(), sent.clone());
    let read = move |reading: &mut Reading<'_>| {
        let Some(stored) = application::duty::intake(reading, &view.realm, id)? else {
            return Ok(None);
        };
        let called = Called::read(reading, (&view.realm, &view.jurisdiction), view.language)?;
        let now = reading.now(&view.realm)?.unwrap_or(stored.row.knew_at);
        let clock = Clock { now, zone: &zone, language: view.language };
        let told = told(&typed, &stored, &called.regions, clock);
        let is_stored = is_stored(&told.account, &stored);
        let region = told.account.region.as_ref().map(|it| called.place(it));
        let place = told.account.place.as_ref().map(Text::as_str);
        let title = title(region.as_deref().or(place), told.account.class, view.language);
        let settlement = stored.settlement_version;
        Ok(Some((Noted { version: stored.version, settlement, title, told }, is_stored)))
    };
    let Some((noted, is_stored)) = front.ask(read).await? else {
        return Ok(None);
    };
    if is_stored {
        return Ok(Some(noted));
    }
    let seen = Version(sent.line("seen").parse().unwrap_or(0));
    let verb = NoteIntake { account: noted.told.account.clone() };
    let version =
        hand_in(front, asked, (id.to_string(), Some(seen)), ("command", sent), verb).await?;
    Ok(Some(Noted { version: version.unwrap_or(seen), ..noted }))
}

async fn settle(
    front: &Front,
    asked: &Asked,
    (intake, seen): (IntakeId, Version),
    (sent, settlement): (&Sent, Settlement),
) -> Result<(), Failure> {
    let on = (intake.to_string(), Some(seen));
    hand_in(front, asked, on, ("settle_command", sent), SettleIntake { settlement }).await?;
    Ok(())
}

/// Opens an operation and lets the report join it; the next thing to do is to put a plan to work.
async fn open(
    front: &Front,
    asked: &Asked,
    at: (IntakeId, Version),
    (sent, verb): (&Sent, OpenOperation),
) -> Result<String, Failure> {
    let operation = sent.line("operation_new").parse::<OperationId>();
    let operation = operation.map_err(|_| Failure::IdUsedOtherwise)?;
    let on = (operation.to_string(), None);
    hand_in(front, asked, on, ("open_command", sent), verb).await?;
    settle(front, asked, at, (sent, Settlement::Operation(operation))).await?;
    Ok(format!("/operations/{operation}/plans?told=open_operation"))
}

/// Hands in a verb under an id of the form; the version that it made of what it changed.
async fn hand_in(
    front: &Front,
    asked: &Asked,
    (on, seen): (String, Option<Version>),
    (id, sent): (&str, &Sent),
    verb: impl Into<AnyVerb>,
) -> Result<Option<Version>, Failure> {
    let id = sent.line(id).parse().map_err(|_| Failure::IdUsedOtherwise)?;
    let command = Command {
        id,
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on,
        verb: verb.into(),
        seen,
        happened_at: None,
    };
    let done = front.hand_in(command).await?;
    Ok(done.positions.map(|(_, last)| Version(last)))
}
