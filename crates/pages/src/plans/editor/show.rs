//! Show a draft at one of its places.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::kernel::PlanId;
use serde::Deserialize;
use web::{Asked, DraftPlans, Front, May, Told, told};
use words::{PlanEditor, Say};

use super::draft::Draft;
use super::page::{Extra, page};
use super::place::Place;
use crate::components::Shell;
use crate::rendered;

/// The part of an address that names a plan.
#[derive(Deserialize)]
pub(crate) struct PlanPath {
    plan: String,
}

impl PlanPath {
    pub(super) fn plan(&self) -> Option<PlanId> {
        self.plan.parse().ok()
    }
}

/// Which place of the draft.
#[derive(Default, Deserialize)]
pub(crate) struct EditQuery {
    #[serde(default)]
    part: String,
    #[serde(default)]
    key: String,
    /// The whole text instead of a form.
    #[serde(default)]
    text: bool,
    /// What was just done.
    #[serde(default)]
    told: String,
    /// Whether the entry shall be deleted.
    #[serde(default)]
    delete: bool,
}

/// `GET /plans/{plan}/edit`
pub(crate) async fn edit(
    State(front): State<Front>,
    May(asked, _): May<DraftPlans>,
    Path(path): Path<PlanPath>,
    Query(query): Query<EditQuery>,
) -> Response {
    let draft = match find(&front, &asked, path.plan()).await {
        Ok(draft) => draft,
        Err(response) => return response,
    };
    let Some(place) = Place::named(&query.part, &query.key).filter(|it| it.is_in(&draft.document))
    else {
        return not_found(&front, &asked);
    };
    let told = match query.told.as_str() {
        "saved" => Some(PlanEditor::Saved),
        "mended" => Some(PlanEditor::Mended),
        "same" => Some(PlanEditor::Unchanged),
        "gone" => Some(PlanEditor::MendGone),
        _ => None,
    };
    let extra = Extra {
        is_text: query.text,
        asks_to_delete: query.delete,
        told: told.map(|it| it.say(asked.language)),
        ..Extra::default()
    };
    page(&front, &asked, &draft, (&place, extra))
}

/// The draft of an address, or the answer that there is none.
pub(super) async fn find(
    front: &Front,
    asked: &Asked,
    plan: Option<PlanId>,
) -> Result<Draft, Response> {
    let Some(plan) = plan else { return Err(not_found(front, asked)) };
    match Draft::read(front, asked, plan).await {
        Ok(Some(draft)) => Ok(draft),
        Ok(None) => Err(not_found(front, asked)),
        Err(failure) => {
            let told = told(&failure, front.setting(), asked.language);
            let shell = Shell::new(asked, front.setting(), told.title.clone());
            Err(rendered::problem(shell, told))
        }
    }
}

fn not_found(front: &Front, asked: &Asked) -> Response {
    let told = Told::not_found(asked.language);
    rendered::problem(Shell::new(asked, front.setting(), told.title.clone()), told)
}
