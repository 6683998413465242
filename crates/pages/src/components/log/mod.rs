//! The lines of a log.

use application::{Fault, LogRow, Reading};
use askama::Template;
use domain::kernel::Instant;
use web::Setting;
use words::{Language, Operations, Say, ago, clock_time, full_time};

/// A line of a log, ready to be shown.
#[derive(Template)]
#[template(path = "components/log/line.html")]
pub(crate) struct LogLine {
    language: Language,
    entry: String,
    text: Option<String>,
    time: String,
    full_time: String,
    ago: String,
    entered_later: Option<String>,
    is_corrected: bool,
    corrects: Option<String>,
    pub(crate) position: u64,
    /// Whether it has just come in while somebody looks.
    is_new: bool,
}

impl LogLine {
    #[expect(clippy::needless_pass_by_value, reason = "templates make the word where they say it")]
    fn say(&self, word: Operations) -> String {
        word.say(self.language)
    }
}

/// Opens the lines' texts and reads their times.
pub(crate) fn log_lines(
    rows: Vec<LogRow>,
    reading: &mut Reading<'_>,
    setting: &Setting,
    (language, now): (Language, Instant),
    is_new: bool,
) -> Result<Vec<LogLine>, Fault> {
    let zone = &setting.zone;
    rows.into_iter()
        .map(|row| {
            let text = reading.open(&row.text)?.text().map(str::to_owned);
            let is_late = row.entered_at.since(row.happened_at).microseconds() >= 60_000_000;
            let entered = clock_time(row.entered_at, now, zone);
            Ok(LogLine {
                language,
                entry: row.entry.to_string(),
                text,
                time: clock_time(row.happened_at, now, zone),
                full_time: full_time(row.happened_at, zone),
                ago: ago(row.happened_at, now, language),
                entered_later: is_late
                    .then(|| Operations::EnteredLater { at: entered }.say(language)),
                is_corrected: row.corrected_by.is_some(),
                corrects: row.corrects.map(|entry| entry.to_string()),
                position: row.position,
                is_new,
            })
        })
        .collect()
}
