//! `GET /operations/{operation}/situation-reports/{report}`: its four blocks, and what comes next.

use application::operations::SituationReportRead;
use application::report::{Report, report as report_of};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::kernel::{Right, SituationReportId};
use domain::operations::of_situation_report;
use web::{Asked, Front, May, ReadOperations};
use words::{Say, SituationReports, letter_time};

use super::super::deciding::{
    ActForm, Attempt, Desk, Forms, Head, Notice, done_on, hand_in, happened_at, not_found, now_of,
    seen_of, unread,
};
use super::super::sections::Section;
use super::acts::{Act, wanted};
use super::draft::Drafting;
use super::sheet::default_from;
use super::{ReportPath, last_of, read, said};
use crate::components::form::{Fields, Input, Sent};
use crate::components::{Shell, TimeShown};
use crate::rendered;

/// A block has so many characters at most.
const BLOCK_CHARACTERS_MAX: usize = 4000;

/// The fields of the four blocks, with their words.
const BLOCKS: [(&str, SituationReports); 4] = [
    ("situation", SituationReports::Situation),
    ("responsibilities", SituationReports::Responsibilities),
    ("measures", SituationReports::Measures),
    ("effectiveness", SituationReports::Effectiveness),
];

#[derive(Template)]
#[template(path = "operations/situation_reports/report.html")]
struct ReportPage {
    shell: Shell,
    head: Head,
    title: String,
    as_of: TimeShown,
    action: String,
    /// None before it is saved for the first time.
    sheet_href: Option<String>,
    list_href: String,
    /// Where it is filled anew; none where it cannot be changed.
    refill_href: Option<String>,
    /// That the blocks were filled from the record, and that only changes are told.
    filled: Vec<String>,
    written_by: Option<String>,
    checked_by: Option<String>,
    issued: Option<Issued>,
    /// The blocks to be read: word and paragraphs; empty where they are edited.
    blocks: Vec<(String, Vec<String>)>,
    write: Option<ActForm>,
    check: Result<ActForm, Option<String>>,
    issue: Option<ActForm>,
    told: Option<String>,
    notice: Option<Notice>,
}

/// That it has left the house.
struct Issued {
    at: TimeShown,
    by: String,
    from: String,
    to: String,
    position: u64,
    href: String,
}

/// What a page is about.
struct About {
    id: SituationReportId,
    /// None for one that is to be written.
    found: Option<SituationReportRead>,
    /// What it is filled from; none where it is not filled.
    source: Option<Report>,
    seen: u64,
}

/// `GET /operations/{operation}/situation-reports/{report}`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<ReportPath>,
    Query(query): Query<Sent>,
) -> Response {
    let is_new = query.filled("new").is_some() && asked.actor.may(Right::WriteLog);
    let fills = is_new || query.filled("fill").is_some();
    let told = query.filled("told").and_then(Act::named);
    answer(&front, &asked, &path, (is_new, fills), (None, told)).await
}

/// `POST /operations/{operation}/situation-reports/{report}`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<ReportPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let (Some((operation, id)), Some(act)) = (path.ids(), Act::named(sent.line("do"))) else {
        return not_found(&front, &asked);
    };
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let wanted = wanted((act, id), &sent, (asked.language, now, &front.setting().zone));
    match hand_in(&front, (&asked, operation), sent, wanted).await {
        Ok(()) => done_on((&asked, operation), &format!("situation-reports/{id}"), act.name()),
        Err(attempt) => {
            let is_new = act == Act::Write;
            answer(&front, &asked, &path, (is_new, is_new), (Some(attempt), None)).await
        }
    }
}

async fn answer(
    front: &Front,
    asked: &Asked,
    path: &ReportPath,
    (is_new, fills): (bool, bool),
    (attempt, told): (Option<Attempt>, Option<Act>),
) -> Response {
    let Some((operation, id)) = path.ids() else { return not_found(front, asked) };
    let looked = Desk::read(front, asked, operation, move |reading, realm, desk| {
        let found = read(reading, (realm, desk), id)?;
        if found.is_none() && !is_new {
            return Ok(None);
        }
        let source = if fills { report_of(reading, realm, operation)? } else { None };
        let seen = seen_of(reading, realm, [of_situation_report(operation, id)])?;
        let seen = seen.into_values().next().map_or(0, |it| it.0);
        Ok(Some(About { id, found, source, seen }))
    });
    let (desk, about) = match looked.await {
        Ok(Some(found)) => found,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let making =
        Making { forms: Forms { front, desk: &desk, attempt: attempt.as_ref() }, about: &about };
    let page = making.page((front, asked), (attempt.as_ref(), told));
    let status = attempt.as_ref().map_or(StatusCode::OK, Attempt::status);
    rendered::with_status(status, &page)
}

/// Makes the page.
struct Making<'a> {
    forms: Forms<'a>,
    about: &'a About,
}

impl Making<'_> {
    fn page(
        &self,
        (front, asked): (&Front, &Asked),
        (attempt, told): (Option<&Attempt>, Option<Act>),
    ) -> ReportPage {
        let (desk, about) = (self.forms.desk, self.about);
        let (sight, found) = (desk.sight(), about.found.as_ref());
        let address = sight.addresses.situation_report(about.id);
        let issued = found.and_then(|it| it.listed.row.issued.as_ref());
        let may_change = self.may_change();
        let filled = about.source.is_some() && may_change;
        let as_of = found.filter(|_| !filled).map_or(sight.now(), |it| it.listed.row.as_of);
        let write = may_change.then(|| self.writing(as_of.microseconds()));
        let typed = || write.as_ref().map(ActForm::typed).unwrap_or_default();
        let notice = attempt.map(|it| it.notice(desk, || self.title(), typed()));
        let name = |who: &application::Who| said(&sight, who);
        ReportPage {
            shell: desk.shell(front, asked, SituationReports::Report),
            head: desk.head(Section::Reports),
            title: self.title(),
            as_of: sight.time(as_of),
            sheet_href: found.map(|_| format!("{address}/sheet")),
            list_href: sight.addresses.situation_reports(),
            refill_href: (may_change && found.is_some()).then(|| format!("{address}?fill=1")),
            filled: if filled { self.filled() } else { Vec::new() },
            written_by: found.map(|it| name(&it.listed.who)),
            checked_by: found.and_then(|it| it.listed.checked_by.as_ref()).map(name),
            issued: issued.and_then(|_| self.issued()),
            blocks: if may_change { Vec::new() } else { self.blocks_read() },
            check: self.checking(),
            issue: self.issuing(),
            action: address,
            told: told.map(|it| desk.say(it.told())),
            write,
            notice,
        }
    }

    fn title(&self) -> String {
        let desk = self.forms.desk;
        let row = self.about.found.as_ref().map(|it| &it.listed.row);
        match row.and_then(|it| it.issued.as_ref()) {
            Some(it) => desk.say(SituationReports::Numbered { number: it.number }),
            None => desk.say(SituationReports::Draft),
        }
    }

    fn may_change(&self) -> bool {
        let row = self.about.found.as_ref().map(|it| &it.listed.row);
        let desk = self.forms.desk;
        row.is_none_or(|it| it.issued.is_none())
            && desk.may(Right::WriteLog)
            && desk.board.operation().log_closed_at.is_none()
    }

    /// What is said above blocks that were filled.
    fn filled(&self) -> Vec<String> {
        let desk = self.forms.desk;
        let follows = last_of(desk.board.operation()).map(|(number, at)| {
            let at = letter_time(at, &desk.zone, desk.language);
            desk.say(SituationReports::FollowsUp { number, at })
        });
        let again = self.about.found.as_ref().map(|_| desk.say(SituationReports::RefillHint));
        let first = Some(desk.say(SituationReports::Filled));
        first.into_iter().chain(follows).chain(again).collect()
    }

    fn writing(&self, as_of: i64) -> ActForm {
        let (desk, about) = (self.forms.desk, self.about);
        let blocks = match (&about.source, &about.found) {
            (Some(report), _) => {
                let last = last_of(desk.board.operation());
                Drafting { sight: desk.sight(), report, last }.blocks()
            }
            (None, Some(found)) => found.blocks.clone().map(Option::unwrap_or_default),
            (None, None) => <[String; 4]>::default(),
        };
        let hint = desk.say(SituationReports::BlockHint);
        let make = |fields: &Fields<'_>| {
            let inputs = BLOCKS.into_iter().zip(blocks).map(|((name, word), text)| {
                let area = fields.area(name, word, BLOCK_CHARACTERS_MAX).required();
                area.hinted(hint.clone()).beginning(cut(&text), fields)
            });
            inputs.collect::<Vec<Input>>()
        };
        let form = self.forms.form(Act::Write.name(), SituationReports::Save, about.seen, make);
        form.with("as_of", as_of.to_string())
    }

    /// The form; or why there is none, where that is worth a word.
    fn checking(&self) -> Result<ActForm, Option<String>> {
        let (desk, seen) = (self.forms.desk, self.about.seen);
        let Some(found) = self.about.found.as_ref().filter(|_| self.may_change()) else {
            return Err(None);
        };
        if found.listed.checked_by.is_some() {
            return Err(None);
        }
        let own = desk.acting.person;
        if own.is_some() && own == found.listed.row.writer {
            return Err(Some(desk.say(SituationReports::OwnWork)));
        }
        let form =
            self.forms.form(Act::Check.name(), SituationReports::Check, seen, |_| Vec::new());
        Ok(form.hinted(vec![desk.say(SituationReports::CheckHint)]))
    }

    fn issuing(&self) -> Option<ActForm> {
        let desk = self.forms.desk;
        let found = self.about.found.as_ref().filter(|_| self.may_change())?;
        found.listed.checked_by.as_ref()?;
        let number = last_of(desk.board.operation()).map_or(1, |(it, _)| it + 1);
        let from = default_from(&desk.sight());
        let seen = self.about.seen;
        let form = self.forms.form(Act::Issue.name(), SituationReports::Issue, seen, |fields| {
            let hint = desk.say(SituationReports::ToHint);
            vec![
                fields.line("to", SituationReports::To, 200).required().hinted(hint),
                fields.line("from", SituationReports::From, 80).required().beginning(from, fields),
                happened_at(fields),
            ]
        });
        Some(form.hinted(vec![desk.say(SituationReports::IssueHint { number })]))
    }

    fn issued(&self) -> Option<Issued> {
        let (desk, found) = (self.forms.desk, self.about.found.as_ref()?);
        let (sight, row) = (desk.sight(), found.listed.row.issued.as_ref()?);
        let destroyed = || desk.say(SituationReports::Destroyed);
        Some(Issued {
            at: sight.time(row.at),
            by: found.listed.issued_by.as_ref().map_or_else(String::new, |it| said(&sight, it)),
            from: found.listed.from.clone().unwrap_or_else(destroyed),
            to: found.listed.to.clone().unwrap_or_else(destroyed),
            position: row.position,
            href: sight.addresses.event(row.position),
        })
    }

    fn blocks_read(&self) -> Vec<(String, Vec<String>)> {
        let desk = self.forms.desk;
        let blocks = self.about.found.as_ref().map(|it| it.blocks.clone()).unwrap_or_default();
        let read = BLOCKS.into_iter().zip(blocks).map(|((_, word), text)| {
            let text = text.unwrap_or_else(|| desk.say(SituationReports::Destroyed));
            (desk.say(word), text.lines().map(str::to_owned).collect())
        });
        read.collect()
    }
}

/// As much as a block holds.
fn cut(text: &str) -> String {
    text.chars().take(BLOCK_CHARACTERS_MAX).collect()
}

impl ReportPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }
}
