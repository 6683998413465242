//! From what a plan begins: a text for each source.

use domain::plans::document::{SectionKind, Tier};
use exchange::document::Paragraph;
use plan_document::Document;
use plan_document::edit::remove;
use plan_document::finding::apply;
use plan_document::outline::{self, Line, Note, Skeleton};
use words::{Language, PlanBeginning, Say};

use crate::plans::samples::sample;

/// From what a plan begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Source {
    /// The parts that a plan of the tier has, empty.
    #[default]
    Skeleton,
    /// A pasted outline.
    Outline,
    /// The outline of a Word document.
    Document,
    /// A plan that somebody has as a file.
    File,
    /// One that comes with the program.
    Sample,
}

/// What was sent beside the fields.
#[derive(Default)]
pub(super) struct Sent {
    pub(super) source: Source,
    pub(super) outline: String,
    pub(super) document: Vec<u8>,
    pub(super) file: Vec<u8>,
    pub(super) sample: String,
}

impl Sent {
    /// Whoever pasted an outline or chose a file wants it, though the first choice still stands.
    pub(super) fn meant(mut self) -> Self {
        if self.source == Source::Skeleton {
            self.source = if !self.outline.trim().is_empty() {
                Source::Outline
            } else if !self.document.is_empty() {
                Source::Document
            } else if !self.file.is_empty() {
                Source::File
            } else {
                Source::Skeleton
            };
        }
        self
    }
}

impl Source {
    pub(super) const ALL: [Self; 5] =
        [Self::Skeleton, Self::Outline, Self::Document, Self::File, Self::Sample];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Skeleton => "skeleton",
            Self::Outline => "outline",
            Self::Document => "document",
            Self::File => "file",
            Self::Sample => "sample",
        }
    }

    pub(super) fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.name() == name).unwrap_or_default()
    }
}

/// What was read from a source.
pub(super) struct Read {
    pub(super) text: String,
    /// What was recognised in an outline, and what it does not say.
    pub(super) notes: Vec<Note>,
    /// What was taken out, because it is another county's.
    pub(super) left_out: Option<PlanBeginning>,
}

/// What a sample says of the paper of its own county: who agreed under which number, and when it
/// was evaluated and drilled last.
const PAPER: [&[&str]; 3] = [&["consents"], &["review", "last"], &["drill", "last"]];

/// The text that a plan begins with, or what is wrong with what was sent.
pub(super) fn read(sent: &Sent, tier: Option<Tier>, language: Language) -> Result<Read, String> {
    let no = |word: PlanBeginning| Err(word.say(language));
    let plain = |text: String| Read { text, notes: Vec::new(), left_out: None };
    match sent.source {
        Source::Skeleton => Ok(plain(skeleton(tier))),
        Source::Outline if sent.outline.trim().is_empty() => no(PlanBeginning::OutlineMissing),
        Source::Outline => Ok(outlined(outline::read(&sent.outline))),
        Source::Document if sent.document.is_empty() => no(PlanBeginning::FileMissing),
        Source::Document => {
            let limits = exchange::document::DocumentLimits::default();
            match exchange::document::paragraphs_of_docx(&sent.document, &limits) {
                Ok(paragraphs) => {
                    let line = |it: Paragraph| Line { text: it.text, level: it.level };
                    let lines: Vec<_> = paragraphs.into_iter().map(line).collect();
                    Ok(outlined(outline::read_lines(&lines)))
                }
                Err(why) => no(PlanBeginning::DocumentUnread { why: why.to_string() }),
            }
        }
        Source::File if sent.file.is_empty() => no(PlanBeginning::FileMissing),
        Source::File => match std::str::from_utf8(&sent.file) {
            Ok(text) => Ok(plain(text.trim_start_matches('\u{feff}').to_owned())),
            Err(_) => no(PlanBeginning::NotUtf8),
        },
        Source::Sample => match sample(&sent.sample) {
            Some(text) => Ok(Read {
                text: without_paper(&text),
                notes: Vec::new(),
                left_out: Some(PlanBeginning::SamplePaperLeftOut),
            }),
            None => no(PlanBeginning::FileMissing),
        },
    }
}

/// An outline as a text, with what was recognised in it.
fn outlined(skeleton: Skeleton) -> Read {
    Read { text: skeleton.yaml, notes: skeleton.notes, left_out: None }
}

/// A sample as another county may take it over: nobody there has agreed to anything yet.
fn without_paper(sample: &str) -> String {
    let mut document = Document::read(sample);
    for path in PAPER {
        let edits = remove(&document, path);
        document = Document::read(&apply(document.text(), &edits));
    }
    document.text().to_owned()
}

/// The parts that a plan of a tier has, empty: what is missing is then found by the check.
fn skeleton(tier: Option<Tier>) -> String {
    let wanted = tier.map_or(SectionKind::ALL, Tier::sections_wanted);
    let tier = tier.map_or("", Tier::name);
    let mut text = format!("plan:\ntitle: {{}}\ntier: {tier}\nissuer:\n\nsections:\n");
    for section in wanted {
        let title = words::section_kind(*section, Language::Chinese);
        text.push_str(&format!("  # {}: {title}\n", section.name()));
    }
    text.push_str("\nindicators:\nareas:\nposts:\nlevels:\ntasks:\nmeasures:\nnotices:\n");
    text
}

#[test]
fn what_was_pasted_or_chosen_is_not_dropped_in_silence() {
    let sent = |outline: &str, file: &[u8]| {
        let (outline, file) = (outline.to_owned(), file.to_vec());
        Sent { outline, file, ..Sent::default() }.meant().source
    };
    assert_eq!(sent("一、总则", b""), Source::Outline);
    assert_eq!(sent(" ", b"plan: a"), Source::File);
    assert_eq!(sent("", b""), Source::Skeleton);
}

#[test]
fn a_sample_brings_no_consent_and_no_date_of_its_own_county() {
    for name in crate::plans::samples::samples(Language::Chinese).into_iter().map(|it| it.name) {
        let whole = sample(&name).expect("it is listed");
        assert!(!Document::read(&whole).plan().consents.is_empty(), "{name}");
        let sent = Sent { source: Source::Sample, sample: name.clone(), ..Sent::default() };
        let read = read(&sent, None, Language::Chinese).map_err(|_| name.clone());
        let read = read.expect("it is a sample");
        assert!(read.left_out.is_some(), "{name}");
        let document = Document::read(&read.text);
        let plan = document.plan();
        assert!(plan.consents.is_empty(), "{name}");
        assert!(plan.review.every.is_some() && plan.review.last.is_none(), "{name}");
        assert!(plan.drill.every.is_some() && plan.drill.last.is_none(), "{name}");
        assert_eq!(plan.tasks.len(), Document::read(&whole).plan().tasks.len(), "{name}");
        assert!(!read.text.contains("document: 云"), "{name}");
    }
}
