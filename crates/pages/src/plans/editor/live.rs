//! Check a text while somebody writes it, and say what could stand at the cursor.

use application::Reading;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use plan_document::Document;
use plan_document::finding::{Finding, Mend};
use serde::{Deserialize, Serialize};
use web::{Asked, DraftPlans, Front, May};
use words::Language;

use super::draft::Draft;
use super::found::{Counts, in_language, mend_words};
use super::show::{PlanPath, find};
use super::suggest::{Suggested, suggest};
use crate::plans::registers::Registers;

/// At most this many findings are marked in a text.
const MARKED_MAX: usize = 500;

/// A text that somebody writes.
#[derive(Deserialize)]
pub(crate) struct Written {
    text: String,
    /// The place of the cursor, in UTF-16 units as browsers count.
    #[serde(default)]
    at: usize,
}

/// What is found in a text, in the units of a browser.
#[derive(Serialize)]
struct Checked {
    counts: String,
    findings: Vec<Marked>,
}

#[derive(Serialize)]
struct Marked {
    from: usize,
    to: usize,
    severity: &'static str,
    rule: &'static str,
    says: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<MarkedMend>,
}

#[derive(Serialize)]
struct MarkedMend {
    says: String,
    edits: Vec<MarkedEdit>,
}

#[derive(Serialize)]
struct MarkedEdit {
    from: usize,
    to: usize,
    with: String,
}

/// What could stand at the cursor.
#[derive(Serialize)]
struct Completed {
    from: usize,
    options: Vec<Suggested>,
}

/// `POST /plans/{plan}/check`
pub(crate) async fn check(
    State(front): State<Front>,
    May(asked, _): May<DraftPlans>,
    Path(path): Path<PlanPath>,
    body: Result<Json<Written>, JsonRejection>,
) -> Response {
    let (draft, written) = match received(&front, &asked, &path, body).await {
        Ok(received) => received,
        Err(response) => return response,
    };
    let document = Document::read(&written.text);
    let findings = draft.check(&document);
    let units = Units::of(&written.text);
    let shown = findings.iter().take(MARKED_MAX);
    let findings_shown = shown.map(|it| marked(it, &units, asked.language)).collect();
    let counts = Counts::of(&findings).words(asked.language);
    json(&Checked { counts, findings: findings_shown })
}

/// `POST /plans/{plan}/complete`
pub(crate) async fn complete(
    State(front): State<Front>,
    May(asked, _): May<DraftPlans>,
    body: Result<Json<Written>, JsonRejection>,
) -> Response {
    let written = match limited(body) {
        Ok(written) => written,
        Err(status) => return status.into_response(),
    };
    let (realm, language) = (asked.realm.clone(), asked.language);
    let read = move |reading: &mut Reading<'_>| Registers::read(reading, &realm, language);
    // Where the registers cannot be read now, what the plan itself has is offered.
    let registers = front.ask(read).await.unwrap_or_default();
    let units = Units::of(&written.text);
    let at = units.byte_of(written.at);
    let (from, options) = suggest(&written.text, at, &registers, language);
    json(&Completed { from: units.unit_of(from), options })
}

async fn received(
    front: &Front,
    asked: &Asked,
    path: &PlanPath,
    body: Result<Json<Written>, JsonRejection>,
) -> Result<(Draft, Written), Response> {
    let written = limited(body).map_err(IntoResponse::into_response)?;
    Ok((find(front, asked, path.plan()).await?, written))
}

fn limited(body: Result<Json<Written>, JsonRejection>) -> Result<Written, StatusCode> {
    let Json(written) = body.map_err(|it| it.status())?;
    if written.text.len() > domain::plans::PLAN_BYTES_MAX {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    Ok(written)
}

fn json(body: &impl Serialize) -> Response {
    ([(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

fn marked(finding: &Finding, units: &Units, language: Language) -> Marked {
    Marked {
        from: units.unit_of(finding.span.start),
        to: units.unit_of(finding.span.end),
        severity: match finding.severity {
            domain::kernel::Severity::Error => "error",
            domain::kernel::Severity::Warning => "warning",
            domain::kernel::Severity::Hint => "info",
        },
        rule: finding.rule,
        says: in_language(&finding.says, language).to_owned(),
        mend: finding.mend.as_ref().map(|it| mend(it, units, language)),
    }
}

fn mend(mend: &Mend, units: &Units, language: Language) -> MarkedMend {
    let edit = |it: &plan_document::finding::Edit| MarkedEdit {
        from: units.unit_of(it.span.start),
        to: units.unit_of(it.span.end),
        with: it.with.clone(),
    };
    MarkedMend { says: mend_words(mend, language), edits: mend.edits.iter().map(edit).collect() }
}

/// The places of a text counted in bytes, and in UTF-16 units as browsers do.
struct Units {
    /// Byte and unit at the start of each line.
    lines: Vec<(usize, usize)>,
    text: String,
}

impl Units {
    fn of(text: &str) -> Self {
        let mut lines = vec![(0, 0)];
        let (mut byte, mut unit) = (0, 0);
        for line in text.split_inclusive('\n') {
            byte += line.len();
            unit += line.encode_utf16().count();
            lines.push((byte, unit));
        }
        Self { lines, text: text.to_owned() }
    }

    fn unit_of(&self, byte: usize) -> usize {
        let line = self.lines.partition_point(|it| it.0 <= byte).saturating_sub(1);
        let (start, unit) = self.lines.get(line).copied().unwrap_or_default();
        let rest = self.text.get(start..).unwrap_or_default();
        let before = rest.char_indices().take_while(|(at, _)| start + at < byte);
        unit + before.map(|(_, it)| it.len_utf16()).sum::<usize>()
    }

    fn byte_of(&self, unit: usize) -> usize {
        let line = self.lines.partition_point(|it| it.1 <= unit).saturating_sub(1);
        let (start, mut counted) = self.lines.get(line).copied().unwrap_or_default();
        let mut byte = start;
        for it in self.text.get(start..).unwrap_or_default().chars() {
            if counted >= unit {
                break;
            }
            counted += it.len_utf16();
            byte += it.len_utf8();
        }
        byte
    }
}

#[test]
fn places_are_counted_as_browsers_count_them() {
    let text = "计划: 😀a\n级别: b\n";
    let units = Units::of(text);
    for (byte, it) in text.char_indices() {
        let before = text.get(..byte).expect("a boundary");
        let unit = before.encode_utf16().count();
        assert_eq!(units.unit_of(byte), unit, "{it}");
        assert_eq!(units.byte_of(unit), byte, "{it}");
    }
    assert_eq!(units.unit_of(text.len() + 9), text.encode_utf16().count());
    assert_eq!(units.byte_of(9_999), text.len());
}
