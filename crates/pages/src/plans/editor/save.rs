//! Save what somebody changed as a new draft.

use std::collections::BTreeMap;

use application::{Command, Failure};
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::kernel::{CommandId, Version};
use domain::plans::{PlanText, SaveDraft};
use web::{Asked, DraftPlans, Front, May, told};
use words::{Language, PlanProblem, Say};

use super::change::Change;
use super::draft::Draft;
use super::filled::changes;
use super::page::{Extra, page};
use super::place::{Place, lead};
use super::posted::Posted;
use super::show::{PlanPath, find};
use super::work::{Worked, not_a_text, work};

/// `POST /plans/{plan}/edit`
pub(crate) async fn change(
    State(front): State<Front>,
    May(asked, _): May<DraftPlans>,
    Path(path): Path<PlanPath>,
    Form(posted): Form<Posted>,
) -> Response {
    let draft = match find(&front, &asked, path.plan()).await {
        Ok(draft) => draft,
        Err(response) => return response,
    };
    let place = Place::named(posted.line("part"), posted.line("key"));
    let seen = posted.line("seen").parse().map_or(Version(0), Version);
    let place = place.filter(|it| it.is_in(&draft.document));
    // What was filled in for an entry that is gone must not be taken for anything else.
    let (place, posted) = match place {
        Some(place) => (place, posted),
        None if posted.is_text() => (Place::basics(), posted),
        None => (Place::basics(), Posted::default()),
    };
    if seen != draft.seen {
        return overtaken(&front, &asked, &draft, (&place, &posted));
    }
    let worked = match work(&draft, &place, &posted, asked.language) {
        Ok(worked) => worked,
        Err(problem) => {
            let extra = Extra {
                is_text: posted.is_text(),
                problem: Some(problem.says),
                problem_at: problem.input,
                posted: Some(&posted),
                ..Extra::default()
            };
            return page(&front, &asked, &draft, (&place, extra));
        }
    };
    if worked.text == draft.document.text() {
        let told = if worked.told == "gone" { "gone" } else { "same" };
        return go_on(&asked, &draft, &Worked { told, ..worked });
    }
    save(&front, &asked, draft, (&place, &posted, worked)).await
}

async fn save(
    front: &Front,
    asked: &Asked,
    draft: Draft,
    (place, posted, worked): (&Place, &Posted, Worked),
) -> Response {
    let language = asked.language;
    let refused = |draft: &Draft, problem: String| {
        let is_text = posted.is_text();
        let (problem, posted) = (Some(problem), Some(posted));
        let extra = Extra { is_text, problem, posted, ..Extra::default() };
        page(front, asked, draft, (place, extra))
    };
    let text = match PlanText::parse(&worked.text) {
        Ok(text) => text,
        Err(problem) => return refused(&draft, not_a_text(&problem).say(language)),
    };
    let id = posted.line("command").parse();
    let command = Command {
        id: id.unwrap_or_else(|_| CommandId::from_uuid(front.office().machine().new_id())),
        realm: asked.realm.clone(),
        actor: asked.actor.clone(),
        on: draft.plan.to_string(),
        verb: SaveDraft { text }.into(),
        seen: Some(draft.seen),
        happened_at: None,
    };
    match front.hand_in(command).await {
        Ok(_) => go_on(asked, &draft, &worked),
        Err(Failure::Conflict(_)) => match find(front, asked, Some(draft.plan)).await {
            Ok(draft) => overtaken(front, asked, &draft, (place, posted)),
            Err(response) => response,
        },
        Err(failure) => refused(&draft, told(&failure, front.setting(), language).detail),
    }
}

fn go_on(asked: &Asked, draft: &Draft, worked: &Worked) -> Response {
    let text = if worked.is_text { "&text=true" } else { "" };
    let query = worked.place.query();
    let address = format!("{}/plans/{}/edit{query}{text}", asked.base, draft.plan);
    let at = if worked.input.is_empty() { String::new() } else { format!("#f-{}", worked.input) };
    Redirect::to(&format!("{address}&told={}{at}", worked.told)).into_response()
}

/// Somebody else was first: their draft is shown, with what was typed beside it.
fn overtaken(
    front: &Front,
    asked: &Asked,
    draft: &Draft,
    (place, posted): (&Place, &Posted),
) -> Response {
    let is_text = posted.is_text();
    let (is_same, typed) = if is_text {
        (posted.text("text") == draft.document.text().replace("\r\n", "\n"), BTreeMap::new())
    } else {
        let typed = typed(draft, place, posted, asked.language);
        // An impatient hand sent the same form twice: it is saved already.
        (posted.has_fields() && typed.is_empty() && posted.line("do") == "save", typed)
    };
    if is_same {
        let text = String::new();
        let input = String::new();
        let worked = Worked { text, place: place.clone(), told: "saved", is_text, input };
        return go_on(asked, draft, &worked);
    }
    let problem = if is_text { PlanProblem::ConflictText } else { PlanProblem::Conflict };
    let extra = Extra {
        is_text,
        typed,
        is_overtaken: true,
        problem: Some(problem.say(asked.language)),
        posted: Some(posted),
        ..Extra::default()
    };
    page(front, asked, draft, (place, extra))
}

/// What was typed and differs from the draft as it is now, by field.
fn typed(
    draft: &Draft,
    place: &Place,
    posted: &Posted,
    language: Language,
) -> BTreeMap<String, String> {
    let mut typed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    if !posted.has_fields() {
        return BTreeMap::new();
    }
    let codes = |refers, called: &str| draft.code_of(refers, called, language);
    for (_, change) in changes(&draft.document, &place.items(), posted, &codes) {
        let (way, text) = match change {
            Change::Set(way, text) | Change::Push(way, text) => (way, text),
            Change::Remove(way) => (way, String::new()),
            Change::Rename(..) | Change::Move(..) => continue,
        };
        let field = lead(&way.join("."), &draft.document).field;
        typed.entry(field).or_default().push(text);
    }
    let joined = |(field, texts): (String, Vec<String>)| {
        let texts: Vec<_> = texts.into_iter().filter(|it| !it.is_empty()).collect();
        (field, texts.join(" · "))
    };
    typed.into_iter().map(joined).collect()
}
