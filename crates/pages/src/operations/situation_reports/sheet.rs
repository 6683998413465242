//! `GET /operations/{operation}/situation-reports/{report}/sheet`: the report on paper, in the
//! layout of GB/T 9704-2012 党政机关公文格式.

use application::operations::SituationReportRead;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::kernel::RealmKind;
use web::{Front, May, ReadOperations};
use words::{
    Language, Names as _, Say, SituationReports, SituationSheet, letter_date, letter_time,
};

use super::super::deciding::{Desk, not_found, unread};
use super::super::sight::Sight;
use super::{ReportPath, read, said};
use crate::components::Shell;
use crate::rendered;

#[derive(Template)]
#[template(path = "operations/situation_reports/sheet.html")]
pub(crate) struct SheetPage {
    shell: Shell,
    back: String,
    back_href: String,
    /// What stands across every page; none for what is real.
    mark: Option<String>,
    from: String,
    number: String,
    title: String,
    as_of: String,
    to: Option<String>,
    /// Heading and paragraphs of each block.
    blocks: Vec<(String, Vec<Paragraph>)>,
    date: String,
    made: String,
    issued: Option<String>,
}

/// What stands on the paper of any document in this layout.
pub(crate) struct SheetParts {
    /// What the way back is called.
    pub(crate) back: String,
    pub(crate) back_href: String,
    pub(crate) from: String,
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) as_of: String,
    pub(crate) to: Option<String>,
    /// Headings, each with its paragraphs.
    pub(crate) blocks: Vec<(String, Vec<String>)>,
    pub(crate) date: String,
    pub(crate) made: String,
    pub(crate) issued: Option<String>,
}

/// A paragraph, with the typeface that its beginning asks for.
struct Paragraph {
    text: String,
    /// Whether it is a heading of the second level: it begins with （一）.
    is_heading: bool,
}

/// `GET /operations/{operation}/situation-reports/{report}/sheet`
pub(crate) async fn sheet(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<ReportPath>,
) -> Response {
    let Some((operation, id)) = path.ids() else { return not_found(&front, &asked) };
    let looked = Desk::read(&front, &asked, operation, move |reading, realm, desk| {
        read(reading, (realm, desk), id)
    });
    match looked.await {
        Ok(Some((desk, found))) => {
            let shell = desk.shell(&front, &asked, SituationReports::Report);
            rendered::page(&SheetPage::of(&desk.sight(), &found, shell))
        }
        Ok(None) => not_found(&front, &asked),
        Err(failure) => unread(&front, &asked, &failure),
    }
}

/// The body in whose name a report goes out, where nobody says otherwise: the unit of the post
/// that commands.
pub(super) fn default_from(sight: &Sight<'_>) -> String {
    let post = sight.board.response().commanding_post();
    let unit = post.and_then(|it| sight.board.names.posts.get(it)?.unit.as_ref());
    unit.map(|it| sight.names.unit(it)).unwrap_or_default()
}

impl SheetPage {
    /// The paper of another document.
    pub(crate) fn of_parts(parts: SheetParts, shell: Shell) -> Self {
        let paragraphs = |lines: Vec<String>| lines.iter().map(|it| Paragraph::of(it)).collect();
        Self {
            mark: mark(&shell),
            back: parts.back,
            back_href: parts.back_href,
            from: parts.from,
            number: parts.number,
            title: parts.title,
            as_of: parts.as_of,
            to: parts.to,
            blocks: parts
                .blocks
                .into_iter()
                .map(|(head, lines)| (head, paragraphs(lines)))
                .collect(),
            date: parts.date,
            made: parts.made,
            issued: parts.issued,
            shell,
        }
    }

    fn of(sight: &Sight<'_>, found: &SituationReportRead, shell: Shell) -> Self {
        let (listed, row) = (&found.listed, &found.listed.row);
        let (zone, language) = (sight.zone, sight.language);
        let issued = row.issued.as_ref();
        let destroyed = || sight.say(SituationReports::Destroyed);
        let from = match issued {
            Some(_) => listed.from.clone().unwrap_or_else(destroyed),
            None => Some(default_from(sight))
                .filter(|it| !it.is_empty())
                .unwrap_or_else(|| sight.say(SituationSheet::NoBody)),
        };
        let operation = sight.board.title.clone().unwrap_or_else(destroyed);
        let checked = listed.checked_by.as_ref().map(|it| said(sight, it));
        let checked = checked.unwrap_or_else(|| sight.say(SituationReports::NotChecked));
        Self {
            back: sight.say(SituationReports::Back),
            back_href: sight.addresses.situation_report(row.report),
            mark: mark(&shell),
            from,
            number: sight.say(issued.map_or(SituationSheet::Unnumbered, |it| {
                SituationSheet::Number { number: it.number }
            })),
            title: sight.say(SituationSheet::Title { operation }),
            as_of: sight.say(SituationSheet::AsOf { at: letter_time(row.as_of, zone, language) }),
            to: issued.map(|_| {
                let to = listed.to.clone().unwrap_or_else(destroyed);
                sight.say(SituationSheet::To { to })
            }),
            blocks: blocks(found, language),
            date: letter_date(issued.map_or(row.as_of, |it| it.at), zone, language),
            made: sight.say(SituationSheet::Made { written: said(sight, &listed.who), checked }),
            issued: issued.map(|it| {
                sight.say(SituationSheet::Printed { at: letter_date(it.at, zone, language) })
            }),
            shell,
        }
    }

    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }
}

/// What stands across the pages of what is not real.
fn mark(shell: &Shell) -> Option<String> {
    let realm = match shell.realm.kind() {
        RealmKind::Real => None,
        RealmKind::Drill => Some(SituationSheet::Drill),
        RealmKind::Simulated => Some(SituationSheet::Simulation),
    };
    let demo = shell.is_demo.then_some(SituationSheet::Demo);
    realm.or(demo).map(|it| shell.say(it))
}

fn blocks(found: &SituationReportRead, language: Language) -> Vec<(String, Vec<Paragraph>)> {
    use SituationReports as W;
    let heads = [
        (SituationSheet::First, W::Situation),
        (SituationSheet::Second, W::Responsibilities),
        (SituationSheet::Third, W::Measures),
        (SituationSheet::Fourth, W::Effectiveness),
    ];
    let blocks = heads.into_iter().zip(&found.blocks).map(|((number, word), text)| {
        let head = format!("{}{}", number.say(language), word.say(language));
        let destroyed = || W::Destroyed.say(language);
        let text = text.clone().unwrap_or_else(destroyed);
        let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
        (head, lines.map(Paragraph::of).collect())
    });
    blocks.collect()
}

impl Paragraph {
    fn of(text: &str) -> Self {
        let numbered = text.strip_prefix('（').and_then(|it| it.split_once('）'));
        let is_heading = numbered.is_some_and(|(number, _)| {
            !number.is_empty() && number.chars().all(|it| "一二三四五六七八九十".contains(it))
        });
        Self { text: text.to_owned(), is_heading }
    }
}

#[test]
fn a_paragraph_that_is_numbered_in_brackets_is_a_heading_of_the_second_level() {
    assert!(Paragraph::of("（十二）转移群众").is_heading);
    for text in ["（东渡镇）转移群众", "1. 转移群众", "转移（一）", "（）"] {
        assert!(!Paragraph::of(text).is_heading, "{text}");
    }
}
