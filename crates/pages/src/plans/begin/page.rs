//! The two pages on which a plan is begun.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::kernel::{CommandId, PlanId};
use domain::plans::document::Tier;
use plan_document::Document;
use plan_document::checks::check;
use plan_document::outline::{Note, NoteKind};
use web::{Asked, Front};
use words::{Language, PlanBeginning, PlanEditor, Say};

use super::heads::{Heads, Typed};
use super::sources::Source;
use crate::components::Shell;
use crate::plans::editor::{
    Counts, FINDINGS_LISTED_MAX, Findings, FoundLine, House, PartCount, in_language, part_counts,
    world,
};
use crate::plans::registers::Named;
use crate::plans::samples::samples;
use crate::rendered;

/// So many findings are read at once before a plan is begun; the others are folded.
const FINDINGS_MAX: usize = 30;

/// The form of the first step.
#[derive(Template)]
#[template(path = "plans/begin/form.html")]
struct FormPage {
    shell: Shell,
    problem: Option<String>,
    typed: Typed,
    tiers: Vec<Named>,
    units: Vec<Named>,
    sources: Vec<SourceView>,
    outline: String,
    samples: Vec<Named>,
    /// What is wrong with the source.
    source_problem: Option<String>,
}

struct SourceView {
    name: &'static str,
    words: String,
    is_chosen: bool,
}

/// What is shown again after a first step that did not fit.
#[derive(Default)]
pub(super) struct Again {
    pub(super) typed: Typed,
    pub(super) source: Source,
    pub(super) outline: String,
    pub(super) source_problem: Option<String>,
    pub(super) problem: Option<String>,
}

impl Again {
    fn has_problem(&self) -> bool {
        let typed = &self.typed;
        let fields = [&typed.key, &typed.zh, &typed.en, &typed.tier, &typed.issuer, &typed.region];
        self.problem.is_some()
            || self.source_problem.is_some()
            || fields.iter().any(|it| it.problem.is_some())
    }
}

pub(super) fn form_page(front: &Front, asked: &Asked, units: Vec<Named>, again: Again) -> Response {
    let language = asked.language;
    let tier = |it: &Tier| Named {
        name: it.name().to_owned(),
        title: words::tier(*it, language).to_owned(),
    };
    let source = |it: Source| SourceView {
        name: it.name(),
        words: source_words(it).say(language),
        is_chosen: it == again.source,
    };
    let status =
        if again.has_problem() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = FormPage {
        shell: Shell::new(asked, front.setting(), PlanBeginning::Begin.say(language)),
        tiers: Tier::ALL.iter().map(tier).collect(),
        units,
        sources: Source::ALL.map(source).into(),
        samples: samples(language),
        outline: again.outline,
        source_problem: again.source_problem,
        problem: again.problem,
        typed: again.typed,
    };
    rendered::with_status(status, &page)
}

const fn source_words(source: Source) -> PlanBeginning {
    match source {
        Source::Skeleton => PlanBeginning::FromSkeleton,
        Source::Outline => PlanBeginning::FromOutline,
        Source::Document => PlanBeginning::FromDocument,
        Source::File => PlanBeginning::FromFile,
        Source::Sample => PlanBeginning::FromSample,
    }
}

/// What was read, before the plan is begun.
#[derive(Template)]
#[template(path = "plans/begin/look.html")]
struct LookPage {
    shell: Shell,
    command: String,
    plan: String,
    key: String,
    zh: String,
    en: String,
    tier: &'static str,
    tier_words: String,
    issuer: String,
    region: String,
    text: String,
    parts: Vec<PartCount>,
    recognised: Vec<NoteView>,
    open: Vec<NoteView>,
    counts: Counts,
    counts_words: String,
    findings: Vec<FoundLine>,
    /// Those behind the first few.
    folded: Vec<FoundLine>,
    /// How many are not listed.
    unlisted: usize,
    left_out: Option<PlanBeginning>,
    problem: Option<String>,
}

/// A text before it is a plan's.
pub(super) struct Looked {
    pub(super) text: String,
    pub(super) notes: Vec<Note>,
    pub(super) left_out: Option<PlanBeginning>,
    pub(super) problem: Option<String>,
}

impl Looked {
    /// The same text again, with what was in its way.
    pub(super) const fn again(text: String, problem: String) -> Self {
        Self { text, notes: Vec::new(), left_out: None, problem: Some(problem) }
    }
}

/// A remark about an outline.
struct NoteView {
    mark: &'static str,
    says: String,
}

pub(super) async fn look_page(
    front: &Front,
    asked: &Asked,
    heads: &Heads,
    looked: Looked,
) -> Response {
    let language = asked.language;
    let Looked { text, notes, left_out, problem } = looked;
    let document = Document::read(&text);
    let (house, realm) = (House::of(front), asked.realm.clone());
    // Where the registers cannot be read now, what the text itself shows is told all the same.
    let world = front.ask(move |reading| world(reading, &realm, &house, None)).await;
    let found = check(&document, world.ok().flatten().as_ref(), &[]);
    let counts = Counts::of(&found);
    let mut findings = Findings::new(&found, &document, language).lines(FINDINGS_LISTED_MAX);
    let unlisted = found.len() - findings.len();
    let folded = findings.split_off(FINDINGS_MAX.min(findings.len()));
    // What is missing the check says better: it knows what was typed beside the outline.
    let told = notes.iter().filter(|it| it.kind != NoteKind::Missing);
    let (recognised, open): (Vec<_>, Vec<_>) = told.partition(|it| it.kind == NoteKind::Recognised);
    let note = |it: &&Note| NoteView {
        mark: match it.kind {
            NoteKind::Recognised => "✓",
            NoteKind::Guessed => "?",
            NoteKind::Lost | NoteKind::Missing => "▲",
        },
        says: in_language(&it.says, language).to_owned(),
    };
    let machine = front.office().machine();
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = LookPage {
        shell: Shell::new(asked, front.setting(), PlanBeginning::Begin.say(language)),
        command: CommandId::from_uuid(machine.new_id()).to_string(),
        plan: PlanId::from_uuid(machine.new_id()).to_string(),
        key: heads.key.to_string(),
        zh: heads.title.zh.as_str().to_owned(),
        en: heads.title.en.as_ref().map_or_else(String::new, |it| it.as_str().to_owned()),
        tier: heads.tier.name(),
        tier_words: words::tier(heads.tier, language).to_owned(),
        issuer: heads.issuer.to_string(),
        region: heads.region.as_ref().map(ToString::to_string).unwrap_or_default(),
        recognised: recognised.iter().map(note).collect(),
        open: open.iter().map(note).collect(),
        parts: part_counts(&document, language),
        counts_words: counts.words(language),
        findings,
        folded,
        unlisted,
        counts,
        text,
        left_out,
        problem,
    };
    rendered::with_status(status, &page)
}

impl LookPage {
    const fn more(&self) -> PlanEditor {
        PlanEditor::MoreFindings { count: self.folded.len() }
    }

    const fn left_over(&self) -> PlanEditor {
        PlanEditor::UnlistedFindings { count: self.unlisted }
    }

    fn line_of(line: &FoundLine, language: &Language) -> String {
        PlanEditor::Line { line: line.line }.say(*language)
    }
}
