//! The mark of where something comes from, where a line of a script did it.

mod examples;

use application::Provenance;
use askama::Template;
use words::{Language, Say};

pub(crate) use examples::examples;

/// “假定”, or the source that reports it; nothing where no script did it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Template)]
#[template(path = "components/mark/mark.html")]
pub(crate) struct ScriptMark {
    said: Option<Said>,
}

/// What a mark says.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Said {
    text: String,
    is_assumed: bool,
}

impl ScriptMark {
    /// The mark of what comes from there.
    pub(crate) fn of(provenance: Option<&Provenance>, language: Language) -> Self {
        let Some(provenance) = provenance else { return Self::default() };
        let word = match provenance {
            Provenance::Assumed => words::Provenance::Assumed,
            Provenance::Reported { source } => {
                words::Provenance::Reported { source: source.as_str().to_owned() }
            }
            Provenance::ReportedWithoutTime { source } => {
                words::Provenance::ReportedWithoutTime { source: source.as_str().to_owned() }
            }
        };
        let is_assumed = *provenance == Provenance::Assumed;
        Self { said: Some(Said { text: word.say(language), is_assumed }) }
    }

    /// Whether it says nothing.
    pub(crate) const fn is_empty(&self) -> bool {
        self.said.is_none()
    }

    /// What it says, for where there are only words; empty where it says nothing.
    pub(crate) fn text(&self) -> &str {
        self.said.as_ref().map_or("", |it| it.text.as_str())
    }
}

#[test]
fn a_mark_says_where_a_line_comes_from_and_nothing_of_what_people_did() {
    let shown = |provenance: Option<&Provenance>, language| {
        ScriptMark::of(provenance, language).render().expect("it renders")
    };
    let source = domain::kernel::Text::parse("R3").expect("it fits");
    let reported = Provenance::Reported { source };
    let assumed = Some(&Provenance::Assumed);
    assert_eq!(shown(assumed, Language::Chinese), " <span class=\"assumed\">假定</span>");
    let said = shown(Some(&reported), Language::English);
    assert_eq!(said, " <span class=\"reported\">reported R3</span>");
    assert_eq!(shown(None, Language::Chinese), "");
}
