//! The first step: read what was sent, and show what is in it and what is missing.

use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::plans::PLAN_BYTES_MAX;
use domain::plans::document::Tier;
use plan_document::Document;
use web::{DraftPlans, Front, May, Told};
use words::{Language, PlanBeginning, PlanProblem, ProblemDetail, Say};

use super::form::{keys_of, units};
use super::heads::Typed;
use super::page::{Again, Looked, form_page, look_page};
use super::sources::{Sent, Source, read};
use crate::components::{Field, Shell};
use crate::rendered;

/// A Word document may have pictures.
const FILE_MEGABYTES_MAX: usize = 20;

/// `POST /plans/new/look`
pub(crate) async fn look(
    State(front): State<Front>,
    May(asked, _): May<DraftPlans>,
    body: Multipart,
) -> Response {
    let language = asked.language;
    let (mut typed, sent) = match received(body, language).await {
        Ok((typed, sent)) => (typed, sent.meant()),
        Err(told) => {
            let shell = Shell::new(&asked, front.setting(), told.title.clone());
            return rendered::problem(shell, told);
        }
    };
    let units = match units(&front, &asked).await {
        Ok(units) => units,
        Err(response) => return response,
    };
    let tier = Tier::named(&typed.tier.value);
    let again = |typed: Typed, source_problem: Option<String>| Again {
        typed,
        source: sent.source,
        outline: sent.outline.clone(),
        source_problem,
        problem: None,
    };
    let read = match read(&sent, tier, language) {
        Ok(read) if read.text.len() <= PLAN_BYTES_MAX => read,
        Ok(read) => {
            let bytes = read.text.len();
            let (kilobytes, kilobytes_max) = (bytes.div_ceil(1024), PLAN_BYTES_MAX / 1024);
            let problem = PlanProblem::TooLong { kilobytes, kilobytes_max }.say(language);
            return form_page(&front, &asked, units, again(typed, Some(problem)));
        }
        Err(problem) => {
            typed.read(&keys_of(&units), language);
            return form_page(&front, &asked, units, again(typed, Some(problem)));
        }
    };
    let mut typed = typed.or_from(&Document::read(&read.text));
    match typed.read(&keys_of(&units), language) {
        Some(heads) => {
            let text = heads.written_into(&read.text);
            let (notes, left_out) = (read.notes, read.left_out);
            let looked = Looked { text, notes, left_out, problem: None };
            look_page(&front, &asked, &heads, looked).await
        }
        None => form_page(&front, &asked, units, again(typed, None)),
    }
}

async fn received(mut body: Multipart, language: Language) -> Result<(Typed, Sent), Told> {
    let (mut typed, mut sent) = (Typed::default(), Sent::default());
    let told = |error: axum::extract::multipart::MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            return Told {
                status: StatusCode::PAYLOAD_TOO_LARGE,
                code: "too_large",
                title: words::ProblemTitle::TooLarge.say(language),
                detail: PlanBeginning::TooLarge { megabytes_max: FILE_MEGABYTES_MAX }.say(language),
            };
        }
        let detail = ProblemDetail::BadBody { problem: error.body_text() };
        Told::bad_request(detail.say(language), language)
    };
    while let Some(field) = body.next_field().await.map_err(told)? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "document" => sent.document = field.bytes().await.map_err(told)?.to_vec(),
            "file" => sent.file = field.bytes().await.map_err(told)?.to_vec(),
            "source" => sent.source = Source::named(&field.text().await.map_err(told)?),
            "outline" => sent.outline = field.text().await.map_err(told)?,
            "sample" => sent.sample = field.text().await.map_err(told)?,
            _ => {
                let value = Field::new(field.text().await.map_err(told)?.trim());
                match name.as_str() {
                    "new_key" => typed.key = value,
                    "new_zh" => typed.zh = value,
                    "new_en" => typed.en = value,
                    "tier" => typed.tier = value,
                    "issuer" => typed.issuer = value,
                    "region" => typed.region = value,
                    _ => {}
                }
            }
        }
    }
    Ok((typed, sent))
}
