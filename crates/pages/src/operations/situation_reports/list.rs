//! `GET /operations/{operation}/situation-reports`: the situation reports, the newest first.

use application::operations::{SituationReportListed, situation_reports};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::kernel::{Right, SituationReportId};
use web::{Front, May, ReadOperations};
use words::{Say, SituationReports};

use super::super::deciding::{Desk, Head, not_found, unread};
use super::super::path::OperationPath;
use super::super::sections::Section;
use super::super::sight::Sight;
use super::{call, said};
use crate::components::{Shell, TimeShown};
use crate::rendered;

#[derive(Template)]
#[template(path = "operations/situation_reports/list.html")]
struct ListPage {
    shell: Shell,
    head: Head,
    rows: Vec<Row>,
    /// Where one is written; none where nobody can, or whoever asks may not.
    write_href: Option<String>,
    /// Why nobody can write one any more.
    why_not: Option<String>,
}

/// A situation report.
struct Row {
    href: String,
    name: String,
    is_draft: bool,
    as_of: TimeShown,
    written_by: String,
    /// None while nobody has checked it.
    checked_by: Option<String>,
    issued: Option<(TimeShown, String)>,
    /// To which units; none where that was destroyed, or it is not issued.
    to: Option<String>,
    sheet_href: String,
}

/// `GET /operations/{operation}/situation-reports`
pub(crate) async fn list(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    let read = Desk::read(&front, &asked, operation, move |reading, realm, desk| {
        let all = situation_reports(reading, realm, operation)?;
        call(reading, (realm, desk), &all)?;
        Ok(Some(all))
    });
    let (desk, all) = match read.await {
        Ok(Some(found)) => found,
        Ok(None) => return not_found(&front, &asked),
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let sight = desk.sight();
    let is_sealed = desk.board.operation().log_closed_at.is_some();
    let new = SituationReportId::from_uuid(front.office().machine().new_id());
    let new = format!("{}?new=1", sight.addresses.situation_report(new));
    let mut rows: Vec<_> = all.iter().map(|it| row(&sight, it)).collect();
    rows.reverse();
    rendered::page(&ListPage {
        shell: desk.shell(&front, &asked, SituationReports::Reports),
        head: desk.head(Section::Reports),
        rows,
        write_href: (desk.may(Right::WriteLog) && !is_sealed).then_some(new),
        why_not: is_sealed.then(|| sight.say(SituationReports::LogClosed)),
    })
}

fn row(sight: &Sight<'_>, it: &SituationReportListed) -> Row {
    let href = sight.addresses.situation_report(it.row.report);
    let issued = it.row.issued.as_ref();
    let name = issued.map_or_else(
        || sight.say(SituationReports::Draft),
        |it| sight.say(SituationReports::Numbered { number: it.number }),
    );
    Row {
        sheet_href: format!("{href}/sheet"),
        href,
        name,
        is_draft: issued.is_none(),
        as_of: sight.time(it.row.as_of),
        written_by: said(sight, &it.who),
        checked_by: it.checked_by.as_ref().map(|it| said(sight, it)),
        issued: issued
            .zip(it.issued_by.as_ref())
            .map(|(row, who)| (sight.time(row.at), said(sight, who))),
        to: it.to.clone(),
    }
}

impl ListPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }
}
