//! `GET /desk/briefs/{brief}/sheet`: the brief on paper, in the layout of GB/T 9704-2012.

use application::duty::{BriefRead, brief};
use application::{Fault, Reading};
use axum::extract::{Path, State};
use axum::response::Response;
use web::{Front, May, ReadDesk};
use words::{Briefs, Instructions, Say, SituationSheet, Zone, letter_date, letter_time};

use super::super::desk::View;
use super::super::item::Called;
use super::page::BriefPath;
use crate::components::Shell;
use crate::operations::situation_reports::{SheetPage, SheetParts};
use crate::operations::{not_found, unread};
use crate::rendered;

/// `GET /desk/briefs/{brief}/sheet`
pub(crate) async fn sheet(
    State(front): State<Front>,
    May(asked, _): May<ReadDesk>,
    Path(path): Path<BriefPath>,
) -> Response {
    let Ok(id) = path.brief.parse() else { return not_found(&front, &asked) };
    let (view, zone) = (View::of(&front, &asked), front.setting().zone.clone());
    let read = move |reading: &mut Reading<'_>| -> Result<Option<SheetParts>, Fault> {
        let Some(found) = brief(reading, &view.realm, id)? else { return Ok(None) };
        let called = Called::read(reading, (&view.realm, &view.jurisdiction), view.language)?;
        Ok(Some(parts(&found, &called, (&view, &zone))))
    };
    match front.ask(read).await {
        Ok(Some(parts)) => {
            let title = Briefs::Brief.say(asked.language);
            let shell = Shell::new(&asked, front.setting(), title);
            rendered::page(&SheetPage::of_parts(parts, shell))
        }
        Ok(None) => not_found(&front, &asked),
        Err(failure) => unread(&front, &asked, &failure),
    }
}

fn parts(found: &BriefRead, called: &Called, (view, zone): (&View, &Zone)) -> SheetParts {
    let (row, language) = (&found.row, view.language);
    let destroyed = || Instructions::TextDestroyed.say(language);
    let time = |at| letter_time(at, zone, language);
    let (from, to) = match &found.issued {
        None => (SituationSheet::NoBody.say(language), None),
        Some((from, to)) => {
            let to = to.clone().unwrap_or_else(destroyed);
            let to = SituationSheet::To { to }.say(language);
            (from.clone().unwrap_or_else(destroyed), Some(to))
        }
    };
    let written = called.who(&found.written_by).unwrap_or_default();
    let checked = found.checked_by.as_ref().and_then(|it| called.who(it)).unwrap_or_default();
    let issued = row.issued.as_ref();
    let number = issued
        .map_or(SituationSheet::Unnumbered, |it| SituationSheet::Number { number: it.number });
    SheetParts {
        back: Briefs::Back.say(language),
        back_href: format!("{}/desk/briefs/{}", view.base, row.brief),
        from,
        number: number.say(language),
        title: Briefs::Brief.say(language),
        as_of: format!(
            "（{}）",
            Briefs::Span { from: time(row.from), until: time(row.until) }.say(language)
        ),
        to,
        blocks: blocks(found.text.as_deref().unwrap_or_default()),
        date: letter_date(issued.map_or(row.until, |it| it.at), zone, language),
        made: SituationSheet::Made { written, checked }.say(language),
        issued: issued.map(|it| {
            SituationSheet::Printed { at: letter_date(it.at, zone, language) }.say(language)
        }),
    }
}

/// The headings, each with its paragraphs: a line that begins with 一、 is a heading.
fn blocks(text: &str) -> Vec<(String, Vec<String>)> {
    let mut blocks: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let number = line.split_once('、').map(|(number, _)| number);
        let is_heading = number.is_some_and(|it| {
            !it.is_empty() && it.chars().all(|it| "一二三四五六七八九十".contains(it))
        });
        match blocks.last_mut() {
            Some((_, lines)) if !is_heading => lines.push(line.to_owned()),
            None if !is_heading => blocks.push((String::new(), vec![line.to_owned()])),
            Some(_) | None => blocks.push((line.to_owned(), Vec::new())),
        }
    }
    blocks
}

#[test]
fn a_line_that_is_numbered_is_a_heading_and_the_others_are_its_paragraphs() {
    let found = blocks("先说一句\n一、值班\n孟晓岚。\n\n十二、其他\n甲、乙两处");
    let heads: Vec<_> = found.iter().map(|(head, lines)| (head.as_str(), lines.len())).collect();
    assert_eq!(heads, [("", 1), ("一、值班", 1), ("十二、其他", 1)]);
}
