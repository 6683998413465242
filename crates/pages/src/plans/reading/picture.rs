//! The tasks of a level against time, drawn on the server: bars where a task can be done at the
//! earliest, lines to what waits for it, the critical path strong.

use std::fmt::Write as _;

use domain::kernel::Span;
use plan_document::network::{Network, Placed};
use words::duration;

use super::names::Names;

const WIDTH: f64 = 1120.0;
const LABEL_WIDTH: f64 = 360.0;
const ROW_HEIGHT: f64 = 24.0;
const HEAD_HEIGHT: f64 = 28.0;
const BAR_HEIGHT: f64 = 14.0;
/// A bar is at least this wide, so that it can be seen and pressed.
const BAR_WIDTH_MIN: f64 = 6.0;
/// The first tick; the axis is logarithmic beyond it.
const BASE_MINUTES: f64 = 20.0;
/// Ticks, in minutes.
const TICKS: [i64; 13] = [0, 15, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 4_320, 10_080, 20_160];
/// A title in the margin has at most this many half-width characters.
const TITLE_WIDTH_MAX: usize = 44;

/// Draws a network; `title` is read by those who cannot see it.
pub(super) fn picture(network: &Network, names: &Names<'_>, title: &str) -> String {
    let axis = Axis::over(network);
    let mut order: Vec<usize> = (0..network.tasks.len()).collect();
    order.sort_by_key(|at| {
        let task = network.tasks.get(*at);
        task.map(|it| (it.earliest_start, it.earliest_finish, it.column))
    });
    let mut rows = vec![0.0; network.tasks.len()];
    for (row, at) in order.iter().enumerate() {
        if let (Some(place), Ok(row)) = (rows.get_mut(*at), u32::try_from(row)) {
            *place = f64::from(row);
        }
    }
    let count = u32::try_from(network.tasks.len()).unwrap_or(u32::MAX);
    let height = HEAD_HEIGHT + f64::from(count) * ROW_HEIGHT + 8.0;
    let mut svg = format!(
        "<svg class=\"network\" viewBox=\"0 0 {WIDTH} {height}\" role=\"group\" \
         aria-label=\"{}\"><title>{}</title>",
        escaped(title),
        escaped(title)
    );
    ticks(&mut svg, &axis, names, height);
    for (at, task) in network.tasks.iter().enumerate() {
        links(&mut svg, &axis, network, (at, task), &rows);
    }
    for (task, row) in network.tasks.iter().zip(&rows) {
        bar(&mut svg, &axis, task, *row, names);
    }
    svg.push_str("</svg>");
    svg
}

/// From a time to a place: even up to some minutes, ever closer beyond.
struct Axis {
    length_minutes: f64,
}

impl Axis {
    fn over(network: &Network) -> Self {
        Self { length_minutes: minutes(network.length).max(60.0) * 1.15 }
    }

    fn x(&self, at_minutes: f64) -> f64 {
        let scaled = |it: f64| (1.0 + it / BASE_MINUTES).ln();
        let part = scaled(at_minutes.max(0.0)) / scaled(self.length_minutes);
        LABEL_WIDTH + part.min(1.0) * (WIDTH - LABEL_WIDTH - 8.0)
    }
}

#[expect(clippy::cast_precision_loss, reason = "minutes of an emergency fit into a double")]
fn minutes(span: Span) -> f64 {
    span.microseconds() as f64 / 60_000_000.0
}

fn ticks(svg: &mut String, axis: &Axis, names: &Names<'_>, height: f64) {
    let mut last = f64::MIN;
    for tick in TICKS {
        #[expect(clippy::cast_precision_loss, reason = "ticks are small")]
        let at = tick as f64;
        let x = axis.x(at);
        if at > axis.length_minutes || x - last < 64.0 {
            continue;
        }
        last = x;
        let said = if tick == 0 {
            "0".to_owned()
        } else {
            duration(Span::from_minutes(tick), names.language)
        };
        let _ = write!(
            svg,
            "<line class=\"tick\" x1=\"{x:.1}\" y1=\"{HEAD_HEIGHT}\" x2=\"{x:.1}\" \
             y2=\"{height}\"/>\
             <text class=\"tick-label\" x=\"{x:.1}\" y=\"18\">{}</text>",
            escaped(&said)
        );
    }
}

fn links(
    svg: &mut String,
    axis: &Axis,
    network: &Network,
    (at, task): (usize, &Placed),
    rows: &[f64],
) {
    let middle = |row: f64| HEAD_HEIGHT + row * ROW_HEIGHT + ROW_HEIGHT / 2.0;
    let Some(to_row) = rows.get(at) else { return };
    for before in &task.after {
        let (Some(from), Some(from_row)) = (network.tasks.get(*before), rows.get(*before)) else {
            continue;
        };
        let is_critical =
            task.is_critical && from.is_critical && from.earliest_finish == task.free_at;
        let class = if is_critical { "link critical" } else { "link" };
        let from_x = axis.x(minutes(from.earliest_finish)).max(start_x(axis, from) + BAR_WIDTH_MIN);
        let to_x = start_x(axis, task);
        let (from_y, to_y) = (middle(*from_row), middle(*to_row));
        let _ = write!(
            svg,
            "<path class=\"{class}\" d=\"M{from_x:.1} {from_y:.1} H{:.1} V{to_y:.1} H{to_x:.1}\"/>",
            (from_x + 4.0).min(to_x.max(from_x))
        );
    }
}

fn start_x(axis: &Axis, task: &Placed) -> f64 {
    axis.x(minutes(task.earliest_start))
}

fn bar(svg: &mut String, axis: &Axis, task: &Placed, row: f64, names: &Names<'_>) {
    let is_standing = names.plan.tasks.get(&task.key).is_some_and(|it| it.is_standing);
    let (x, y) = (start_x(axis, task), HEAD_HEIGHT + row * ROW_HEIGHT);
    let width = (axis.x(minutes(task.earliest_finish)) - x).max(BAR_WIDTH_MIN);
    let class = if task.is_critical { "bar critical" } else { "bar" };
    let title = names.task(&task.key);
    let bar_y = y + (ROW_HEIGHT - BAR_HEIGHT) / 2.0;
    let _ = write!(
        svg,
        "<a href=\"#task-{}\"><text class=\"row-label{}\" x=\"0\" y=\"{:.1}\">{}</text>",
        escaped(task.key.as_str()),
        if task.is_critical { " critical" } else { "" },
        y + ROW_HEIGHT / 2.0 + 4.0,
        escaped(&cut(&title))
    );
    if is_standing {
        let line_y = y + ROW_HEIGHT / 2.0;
        let _ = write!(
            svg,
            "<line class=\"standing\" x1=\"{:.1}\" y1=\"{line_y:.1}\" x2=\"{:.1}\" \
             y2=\"{line_y:.1}\"/>",
            x + width,
            WIDTH - 4.0
        );
    }
    let _ = write!(
        svg,
        "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{bar_y:.1}\" width=\"{width:.1}\" \
         height=\"{BAR_HEIGHT}\"><title>{}</title></rect></a>",
        escaped(&format!("{title} · {}", names.span(task.earliest_finish)))
    );
}

/// A title that fits into the margin.
fn cut(title: &str) -> String {
    let mut width = 0;
    let mut shown = String::new();
    for letter in title.chars() {
        width += if letter.is_ascii() { 1 } else { 2 };
        if width > TITLE_WIDTH_MAX {
            shown.push('…');
            break;
        }
        shown.push(letter);
    }
    shown
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[test]
fn what_a_plan_says_cannot_break_out_of_the_picture() {
    assert_eq!(escaped("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
}
