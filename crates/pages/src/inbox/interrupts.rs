//! `GET /interrupts`: how often each post was interrupted in a period.

use application::inbox::{PostInterrupts, interrupts};
use application::{Fault, Reading};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::inbox::{DAY_MAX, TEN_MINUTES_MAX};
use domain::kernel::{Instant, OperationId, Span};
use web::{Asked, Front, May, ReadOperations};
use words::{Inbox, Say, Zone, an_hour, clock_time, named, night_ends};

use crate::components::Shell;
use crate::components::form::{Reader as FormReader, Sent};
use crate::operations::unread;
use crate::rendered;

/// What is looked at where nobody says otherwise.
const HOURS_LOOKED_AT: i64 = 24;
/// A longer period is cut off at its beginning.
const HOURS_MAX: i64 = 24 * 31;

#[derive(Template)]
#[template(path = "inbox/interrupts.html")]
struct InterruptsPage {
    shell: Shell,
    /// What stands in the fields of the form.
    typed: [String; 2],
    problems: Vec<String>,
    period: String,
    /// Of which operation alone.
    operation: Option<(String, String)>,
    rows: Vec<Row>,
    /// How many posts were not interrupted at all.
    only_digest: Option<String>,
    is_within: bool,
}

/// How often one post was interrupted.
struct Row {
    post: String,
    count: usize,
    mean: String,
    hour_max: usize,
    ten_minutes_max: usize,
    joined: usize,
    can_wait: usize,
    night: usize,
    over_budget: usize,
}

/// Which interrupts are counted.
struct Asking {
    asked: Asked,
    zone: Zone,
    sent: Sent,
}

struct Found {
    from: Instant,
    to: Instant,
    problems: Vec<String>,
    operation: Option<(String, String)>,
    rows: Vec<Row>,
    only_digest: Option<String>,
    now: Instant,
    is_within: bool,
}

/// `GET /interrupts`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Query(sent): Query<Sent>,
) -> Response {
    let zone = front.setting().zone.clone();
    let asking = Asking { asked: asked.clone(), zone: zone.clone(), sent: sent.clone() };
    let found = match front.ask(move |reading: &mut Reading<'_>| asking.read(reading)).await {
        Ok(found) => found,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let [from, to] = [found.from, found.to].map(|it| clock_time(it, found.now, &zone));
    let hours = format!("{:.0}", hours_of(found.from, found.to));
    let period = Inbox::Period { from, to, hours }.say(asked.language);
    rendered::page(&InterruptsPage {
        shell: Shell::new(&asked, front.setting(), Inbox::Interrupts.say(asked.language)),
        typed: ["from", "to"].map(|it| sent.line(it).to_owned()),
        problems: found.problems,
        period,
        operation: found.operation,
        rows: found.rows,
        only_digest: found.only_digest,
        is_within: found.is_within,
    })
}

#[expect(clippy::cast_precision_loss, reason = "months of microseconds fit a double")]
fn hours_of(from: Instant, to: Instant) -> f64 {
    to.since(from).microseconds() as f64 / Span::from_hours(1).microseconds() as f64
}

impl Asking {
    fn read(&self, reading: &mut Reading<'_>) -> Result<Found, Fault> {
        let (realm, language) = (&self.asked.realm, self.asked.language);
        let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
        let mut form = FormReader::new(&self.sent, language);
        let to = form.time("to", (now, &self.zone)).flatten().unwrap_or(now);
        let from = form.time("from", (now, &self.zone)).flatten();
        let from = from.unwrap_or(to - Span::from_hours(HOURS_LOOKED_AT));
        let problems = form.end(Some(())).err().map(|it| it.into_values().collect());
        let from = from.min(to).max(to - Span::from_hours(HOURS_MAX));
        let only: Option<OperationId> = self.sent.line("operation").parse().ok();
        let night = |at| night_ends(at, &self.zone);
        let counted = interrupts(reading, (realm, only), [from, to], &night)?;
        let registers = reading.units_and_posts(realm)?;
        let posts: std::collections::BTreeMap<_, _> = registers
            .posts
            .iter()
            .map(|it| (&it.code, named(&it.details.title, language)))
            .collect();
        let hours = hours_of(from, to);
        let is_within = counted.iter().all(|it| {
            it.counted.ten_minutes_max <= TEN_MINUTES_MAX && it.counted.day_max <= DAY_MAX
        });
        let row = |it: PostInterrupts| Row {
            post: posts.get(&it.post).map_or_else(|| it.post.to_string(), |it| (*it).to_owned()),
            count: it.counted.interrupts,
            mean: an_hour(it.counted.interrupts, hours),
            hour_max: it.counted.hour_max,
            ten_minutes_max: it.counted.ten_minutes_max,
            joined: it.joined,
            can_wait: it.can_wait,
            night: it.night,
            over_budget: it.over_budget,
        };
        let all = counted.len();
        let interrupted = counted.into_iter().filter(|it| it.counted.interrupts > 0);
        let rows: Vec<Row> = interrupted.map(row).collect();
        let count = all - rows.len();
        let only_digest = (count > 0).then(|| Inbox::OnlyDigest { count }.say(language));
        let operation = only.map(|it| self.title(reading, it)).transpose()?.flatten();
        let problems = problems.unwrap_or_default();
        Ok(Found { from, to, problems, operation, rows, only_digest, now, is_within })
    }

    /// An operation by its id and title; none where whoever asks may not read it.
    fn title(
        &self,
        reading: &mut Reading<'_>,
        operation: OperationId,
    ) -> Result<Option<(String, String)>, Fault> {
        let Some(row) = reading.view.operation(&self.asked.realm, operation)? else {
            return Ok(None);
        };
        let title = reading.open(&row.title)?.text().map(str::to_owned);
        let destroyed = || words::Operations::TextDestroyed.say(self.asked.language);
        Ok(Some((operation.to_string(), title.unwrap_or_else(destroyed))))
    }
}
