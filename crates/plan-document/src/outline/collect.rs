//! Goes through an outline line by line and puts each where it belongs.

use std::collections::BTreeMap;

use domain::plans::document::SectionKind;
use words::Language;

use super::duties::{Duty, duties};
use super::headings::{Counting, Heading, heading, is_of_contents};
use super::{Line, Note, NoteKind, sections};
use crate::finding::Says;

/// What the lines of an outline are.
#[derive(Default)]
pub(super) struct Collected {
    /// The title, where one stands before the first chapter.
    pub(super) title: Option<String>,
    /// The prose of the sections, with the headings inside it.
    pub(super) sections: BTreeMap<SectionKind, String>,
    /// The levels of response, as they were met.
    pub(super) levels: Vec<Level>,
    pub(super) notes: Vec<Note>,
}

/// A level of response.
pub(super) struct Level {
    pub(super) name: &'static str,
    pub(super) title: String,
    /// What is written about when it is entered.
    pub(super) entered: String,
    pub(super) duties: Vec<Duty>,
}

/// Which heading holds.
struct Open {
    rank: u8,
    section: Option<SectionKind>,
    level: Option<&'static str>,
    is_about_entering: bool,
}

pub(super) fn collect(lines: &[Line]) -> Collected {
    let counting = Counting::of(lines);
    let mut collector = Collector { collected: Collected::default(), open: Vec::new() };
    for (number, line) in lines.iter().enumerate() {
        let text = cleaned(&line.text);
        if text.is_empty() || is_of_contents(&line.text) {
            continue;
        }
        let line = Line { text, level: line.level };
        match heading(&line, counting).or_else(|| level_alone(&line)) {
            Some(heading) => collector.heading(&heading, &line.text, number + 1),
            None => collector.text(&line.text),
        }
    }
    collector.collected
}

/// Without what no keyboard types.
fn cleaned(text: &str) -> String {
    let kept = text.chars().map(|c| if c == '\t' { ' ' } else { c });
    let kept: String =
        kept.filter(|c| !c.is_control() && !matches!(c, '\u{feff}' | '\u{2028}')).collect();
    kept.trim().to_owned()
}

/// “Ⅰ级响应” is a heading even without a number.
fn level_alone(line: &Line) -> Option<Heading<'_>> {
    let is_short = line.text.chars().count() <= 20 && !line.text.ends_with('。');
    let title = line.text.trim_end_matches(['：', ':']);
    (is_short && sections::level(title).is_some()).then_some(Heading {
        level: 0,
        title,
        is_annex: false,
        rest: "",
    })
}

struct Collector {
    collected: Collected,
    open: Vec<Open>,
}

impl Collector {
    fn heading(&mut self, heading: &Heading<'_>, line: &str, number: usize) {
        let level = sections::level(heading.title);
        let rank = self.rank_of(heading, level);
        while self.open.last().is_some_and(|it| it.rank >= rank) {
            self.open.pop();
        }
        let above = self.open.last();
        let chapter = above.and_then(|it| it.section);
        let section = match rank {
            _ if heading.is_annex => Some(SectionKind::Annexes),
            1 => sections::named(heading.title),
            _ => sections::inside(chapter, heading.title),
        };
        let section = if level.is_some() { Some(SectionKind::Response) } else { section };
        let inherited = level.or(above.and_then(|it| it.level));
        let is_about_entering = is_about_entering(heading.title);
        let is_new = section != chapter || rank == 1;
        match section {
            Some(section) if is_new && level.is_none() => {
                self.note_recognised(heading.title, section, number);
            }
            None => self.note_unknown(heading.title, number),
            Some(_) => {}
        }
        let section = section.or(Some(SectionKind::Annexes));
        self.open.push(Open { rank, section, level: inherited, is_about_entering });
        if let Some(name) = level {
            self.begin_level(name, heading.title, number);
        }
        // The title of a chapter is the name of the section; what is below it keeps its own.
        let is_chapter = rank == 1 && !heading.is_annex;
        if !is_chapter {
            let shown = if heading.rest.is_empty() { line } else { heading.title };
            self.add(shown);
        }
        if !heading.rest.is_empty() {
            self.text(heading.rest);
        }
    }

    fn rank_of(&self, heading: &Heading<'_>, level: Option<&'static str>) -> u8 {
        if heading.level > 0 {
            return heading.level;
        }
        let beside = self.open.iter().find(|it| level.is_some() && it.level.is_some());
        let below = self.open.last().map_or(1, |it| it.rank.saturating_add(1));
        beside.map_or(below, |it| it.rank)
    }

    fn text(&mut self, text: &str) {
        let Some(open) = self.open.last() else { return self.before_the_first_chapter(text) };
        let (level, is_about_entering) = (open.level, open.is_about_entering);
        let found =
            level.and_then(|name| self.collected.levels.iter_mut().find(|it| it.name == name));
        if let Some(level) = found {
            let is_condition = is_about_entering || is_about_entering_said(text);
            if is_condition {
                level.entered.push_str(text);
            } else {
                let (duties, rest) = duties(text);
                level.duties.extend(duties);
                if rest.is_empty() {
                    return;
                }
                return self.add(&rest);
            }
        }
        self.add(text);
    }

    /// Adds a line to the section that is open.
    fn add(&mut self, line: &str) {
        let section = self.open.last().and_then(|it| it.section);
        let prose =
            self.collected.sections.entry(section.unwrap_or(SectionKind::General)).or_default();
        if !prose.is_empty() {
            prose.push('\n');
        }
        prose.push_str(line.trim());
    }

    fn before_the_first_chapter(&mut self, text: &str) {
        let is_title = ["预案", "方案", "处置卡"].iter().any(|it| text.ends_with(it))
            && text.chars().count() <= 60;
        if is_title && self.collected.title.is_none() {
            self.collected.title = Some(text.to_owned());
        } else {
            self.add(text);
        }
    }

    fn begin_level(&mut self, name: &'static str, title: &str, number: usize) {
        if self.collected.levels.iter().all(|it| it.name != name) {
            let (entered, duties, title) = (String::new(), Vec::new(), title.to_owned());
            self.collected.levels.push(Level { name, title, entered, duties });
            let says = Says::new(
                format!("“{name}”级响应：已建级别"),
                format!("Level {name} of response: a level was made"),
            );
            self.collected.notes.push(Note {
                kind: NoteKind::Recognised,
                line: Some(number),
                says,
            });
        }
    }

    fn note_recognised(&mut self, title: &str, section: SectionKind, number: usize) {
        let (zh, en) = (
            words::section_kind(section, Language::Chinese),
            words::section_kind(section, Language::English),
        );
        let says =
            Says::new(format!("“{title}”放入“{zh}”"), format!("“{title}” was put into “{en}”"));
        self.collected.notes.push(Note { kind: NoteKind::Recognised, line: Some(number), says });
    }

    fn note_unknown(&mut self, title: &str, number: usize) {
        let says = Says::new(
            format!("没认出“{title}”属于哪一部分，先放入“附件”，请核对。"),
            format!("Nobody could tell where “{title}” belongs: it was put into the annexes."),
        );
        self.collected.notes.push(Note { kind: NoteKind::Guessed, line: Some(number), says });
    }
}

fn is_about_entering(title: &str) -> bool {
    ["启动条件", "响应条件", "启动标准", "分级标准"].iter().any(|it| title.contains(it))
}

fn is_about_entering_said(text: &str) -> bool {
    ["启动条件：", "出现下列情况之一", "符合下列条件之一", "有下列情形之一"]
        .iter()
        .any(|it| text.contains(it))
}
