//! The page: contents, form and text of a place, and everything that was found.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::kernel::CommandId;
use web::{Asked, Front};
use words::{Language, PlanEditor, PlanEntries, PlanProblem, Say, clock_time, full_time};
use words::{named, version_state};

use super::draft::Draft;
use super::entries::{Referring, referring};
use super::excerpt::{Line, excerpt};
use super::form::{FieldView, Making, Suggestions};
use super::found::{Counts, Found, Shown, entry_title};
use super::outline::{PartView, outline};
use super::place::{Holds, Place, part};
use super::posted::Posted;
use super::work::what;
use crate::components::{Field, Shell};
use crate::rendered;

/// What a page shows beside the draft itself.
#[derive(Default)]
pub(super) struct Extra<'a> {
    pub(super) is_text: bool,
    pub(super) asks_to_delete: bool,
    pub(super) is_overtaken: bool,
    pub(super) told: Option<String>,
    pub(super) problem: Option<String>,
    /// The input that the problem is about.
    pub(super) problem_at: &'static str,
    pub(super) typed: BTreeMap<String, String>,
    /// What was sent, to be shown again.
    pub(super) posted: Option<&'a Posted>,
}

#[derive(Template)]
#[template(path = "plans/editor/edit.html")]
struct EditPage {
    shell: Shell,
    plan: String,
    title: String,
    version: String,
    saved_at: String,
    saved_at_full: String,
    /// Why it cannot be written on, where it cannot.
    closed: Option<String>,
    seen: u64,
    command: String,
    counts: Counts,
    counts_words: String,
    told: Option<String>,
    problem: Option<String>,
    here: String,
    part: &'static str,
    key: String,
    heading: String,
    part_title: String,
    is_text: bool,
    outline: Vec<PartView>,
    body: Body,
    place_findings: Vec<Shown>,
    tools: Option<Tools>,
    findings: Vec<Shown>,
    /// Those behind the first.
    folded: Vec<Shown>,
    /// How many are not listed.
    unlisted: usize,
    lines: Vec<Line>,
    lines_more: usize,
    suggestions: Vec<Suggestions>,
}

/// What stands in the middle.
enum Body {
    Fields(Vec<FieldView>),
    Entries { is_chapters: bool, new: NewEntry },
    Text { text: String, theirs: Option<String> },
}

/// The form for a new entry.
#[derive(Default)]
struct NewEntry {
    hint: String,
    key: Field,
    zh: Field,
    en: String,
    list: Option<&'static str>,
}

/// What can be done with an entry as a whole.
struct Tools {
    title: String,
    key: Field,
    hint: String,
    /// What refers to it, where somebody asked to delete it.
    asked: Option<Vec<Referring>>,
}

/// A draft at a place, as an answer.
pub(super) fn page(
    front: &Front,
    asked: &Asked,
    draft: &Draft,
    (place, extra): (&Place, Extra<'_>),
) -> Response {
    let status = match (&extra.problem, extra.is_overtaken) {
        (Some(_), true) => StatusCode::PRECONDITION_FAILED,
        (Some(_), false) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, _) => StatusCode::OK,
    };
    rendered::with_status(status, &filled(front, asked, draft, (place, extra)))
}

fn filled(
    front: &Front,
    asked: &Asked,
    draft: &Draft,
    (place, extra): (&Place, Extra<'_>),
) -> EditPage {
    let (language, zone) = (asked.language, &front.setting().zone);
    let document = &draft.document;
    let found = Found::new(&draft.findings, document, language);
    let title = named(&draft.details.title, language).to_owned();
    let state = version_state(draft.state, language).to_owned();
    let (findings, folded, unlisted) = found.shown(place);
    let (lines, lines_more) = excerpt(document, &draft.findings, place);
    let made = made(draft, place, &extra, (&found, language));
    let counts = Counts::of(&draft.findings);
    let page_title = PlanEditor::Edit { title: title.clone() }.say(language);
    let closed = PlanProblem::NotInWork { state: state.clone() };
    EditPage {
        shell: Shell::new(asked, front.setting(), page_title),
        plan: format!("{}/plans/{}", asked.base, draft.plan),
        title,
        version: PlanEditor::VersionAndState { version: draft.version, state }.say(language),
        saved_at: clock_time(draft.saved_at, draft.now, zone),
        saved_at_full: full_time(draft.saved_at, zone),
        closed: (!draft.is_open()).then(|| closed.say(language)),
        seen: draft.seen.0,
        command: CommandId::from_uuid(front.office().machine().new_id()).to_string(),
        counts_words: counts.words(language),
        counts,
        told: extra.told.clone(),
        here: place.query(),
        part: place.part,
        key: place.entry.clone().unwrap_or_default(),
        heading: heading(draft, place, language),
        part_title: what(place, language),
        is_text: extra.is_text,
        outline: outline(document, &found, place, language),
        tools: tools(draft, place, &extra, language),
        problem: extra.problem,
        body: made.body,
        place_findings: made.findings,
        suggestions: made.suggestions,
        findings,
        folded,
        unlisted,
        lines,
        lines_more,
    }
}

fn heading(draft: &Draft, place: &Place, language: Language) -> String {
    match &place.entry {
        Some(entry) => entry_title(&draft.document, place, entry, language),
        None => what(place, language),
    }
}

struct Made {
    body: Body,
    findings: Vec<Shown>,
    suggestions: Vec<Suggestions>,
}

fn made(
    draft: &Draft,
    place: &Place,
    extra: &Extra<'_>,
    (found, language): (&Found<'_>, Language),
) -> Made {
    let mut making = Making::new(&draft.document, &draft.registers, language);
    making.findings = found.at(place);
    making.typed = extra.typed.clone();
    let findings = making.findings.remove("").unwrap_or_default();
    let text = draft.document.text();
    let body = match part(place.part).map(|it| it.holds) {
        _ if extra.is_text => {
            let typed =
                extra.posted.filter(|it| it.get("text").is_some()).map(|it| it.text("text"));
            let theirs = extra.is_overtaken.then(|| text.to_owned());
            Body::Text { text: typed.unwrap_or_else(|| text.to_owned()), theirs }
        }
        Some(holds @ (Holds::Entries(..) | Holds::Chapters(_))) if place.entry.is_none() => {
            let is_chapters = matches!(holds, Holds::Chapters(_));
            Body::Entries { is_chapters, new: new_entry(&mut making, place, extra) }
        }
        _ => Body::Fields(making.fields(&place.items())),
    };
    // What belongs to no field that is shown is told above the form.
    let untold = std::mem::take(&mut making.findings).into_values().flatten();
    let findings = findings.into_iter().chain(untold).collect();
    Made { body, findings, suggestions: making.into_suggestions() }
}

fn new_entry(making: &mut Making<'_>, place: &Place, extra: &Extra<'_>) -> NewEntry {
    let typed = |name: &str| {
        let value = extra.posted.map(|it| it.line(name)).unwrap_or_default();
        let is_about = !extra.is_overtaken && extra.problem_at == name;
        Field { value: value.to_owned(), problem: extra.problem.clone().filter(|_| is_about) }
    };
    NewEntry {
        hint: key_hint(place, making.language),
        key: typed("new_key"),
        zh: typed("new_zh"),
        en: typed("new_en").value,
        list: (place.part == "posts").then(|| making.suggest_posts()),
    }
}

fn key_hint(place: &Place, language: Language) -> String {
    match place.part {
        "levels" => PlanEntries::LevelHint.say(language),
        "posts" => PlanEntries::CodeHint.say(language),
        _ => PlanEntries::KeyHint.say(language),
    }
}

fn tools(draft: &Draft, place: &Place, extra: &Extra<'_>, language: Language) -> Option<Tools> {
    let entry = place.entry.as_ref()?;
    let Some(Holds::Entries(..)) = part(place.part).map(|it| it.holds) else { return None };
    let typed = extra.posted.and_then(|it| it.get("new_key"));
    let problem = extra.problem.clone().filter(|_| extra.problem_at == "new_key");
    Some(Tools {
        title: entry_title(&draft.document, place, entry, language),
        key: Field { value: typed.unwrap_or(entry).to_owned(), problem },
        hint: PlanEntries::RenameHint.say(language),
        asked: extra.asks_to_delete.then(|| referring(&draft.document, place, language)),
    })
}

impl EditPage {
    fn counted(counts: &Counts) -> PlanEditor {
        PlanEditor::FindingsHere { count: counts.all() }
    }

    const fn at_line(line: &usize) -> PlanEditor {
        PlanEditor::Line { line: *line }
    }

    const fn more(&self) -> PlanEditor {
        PlanEditor::MoreFindings { count: self.folded.len() }
    }

    const fn left_over(&self) -> PlanEditor {
        PlanEditor::UnlistedFindings { count: self.unlisted }
    }

    const fn left_out(count: &usize) -> PlanEditor {
        PlanEditor::LinesLeftOut { count: *count }
    }

    fn saved(&self) -> PlanEditor {
        PlanEditor::SavedAt { at: self.saved_at.clone() }
    }

    fn text_of(&self) -> PlanEditor {
        PlanEditor::TextOf { title: self.heading.clone() }
    }

    /// The shape that stands for the gravest of some findings.
    const fn mark(counts: &Counts) -> &'static str {
        if counts.errors > 0 {
            "■"
        } else if counts.warnings > 0 {
            "▲"
        } else {
            "○"
        }
    }

    fn entries(&self) -> &[super::outline::EntryView] {
        self.outline
            .iter()
            .find(|it| it.is_open)
            .map(|it| it.entries.as_slice())
            .unwrap_or_default()
    }

    fn of_part(&self, word: fn(String) -> PlanEntries) -> PlanEntries {
        word(self.part_title.clone())
    }

    fn add_words(&self) -> PlanEntries {
        self.of_part(|what| PlanEntries::Add { what })
    }

    fn nothing_words(&self) -> PlanEntries {
        self.of_part(|what| PlanEntries::Nothing { what })
    }

    fn up(title: &str) -> PlanEntries {
        PlanEntries::Up { title: title.to_owned() }
    }

    fn down(title: &str) -> PlanEntries {
        PlanEntries::Down { title: title.to_owned() }
    }

    fn delete(title: &str) -> PlanEntries {
        PlanEntries::Delete { title: title.to_owned() }
    }

    fn delete_ask(title: &str) -> PlanEntries {
        PlanEntries::DeleteAsk { title: title.to_owned() }
    }

    const fn referred(referring: &[Referring]) -> PlanEntries {
        PlanEntries::DeleteReferred { count: referring.len() }
    }
}
