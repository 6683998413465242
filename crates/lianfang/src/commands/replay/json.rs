//! The report as programs read it: codes, instants of RFC 3339, and texts as they were written.

use application::Provenance;
use application::operations::{Happening, Rate};
use application::report::{Moved, OrderedMeasure, Reading, Report, TaskLine, Timeliness};
use domain::kernel::Instant;
use domain::operations::task_machine::State;
use serde_json::{Value, json};
use words::{Language, Telling, happened};

use super::names::ReportNames;
use super::text::Printed;

/// The report.
pub(super) fn value(printed: &Printed<'_>) -> Value {
    let report = printed.report;
    let operation = report.board.operation();
    let [reported, untimed, assumed] = report.counted();
    json!({
        "title": printed.world.sheet.title,
        "operation": operation.id,
        "name": report.board.title,
        "class": operation.class,
        "area": operation.area,
        "from": report.lasted().map(|it| time(it.0)),
        "until": report.lasted().map(|it| time(it.1)),
        "situation": situation(report),
        "responsibility": responsibility(printed),
        "measures": {
            "ordered": report.measures.ordered.iter().map(ordered).collect::<Vec<_>>(),
            "tasks": report.measures.tasks.iter().map(task).collect::<Vec<_>>(),
        },
        "effectiveness": effectiveness(report),
        "lines": {
            "reported": reported,
            "reported_without_time": untimed,
            "assumed": assumed,
        },
        "source": printed.world.sheet.source,
        "reported": reported_ones(printed),
        "journal": { "size": report.size, "head": report.head.to_string() },
    })
}

fn time(at: Instant) -> Value {
    let stamp = jiff::Timestamp::from_microsecond(at.microseconds());
    stamp.map_or(Value::Null, |it| it.to_string().into())
}

fn times(at: Option<Instant>) -> Value {
    at.map_or(Value::Null, time)
}

fn provenance(it: Option<&Provenance>) -> Value {
    serde_json::to_value(it).unwrap_or_default()
}

fn situation(report: &Report) -> Value {
    let plans = report.board.response().plans.iter().map(|it| {
        let own = &it.at_work;
        let (title, version) = (&own.title, own.version);
        json!({ "plan": own.key, "title": title, "version": version, "at": time(it.put_at) })
    });
    let levels = report.situation.levels.iter().map(|it| {
        json!({
            "plan": it.plan,
            "level": it.level.as_ref().map(|it| it.as_str()),
            "before": it.before.as_ref().map(|it| it.as_str()),
            "at": time(it.at),
            "decided_by": it.decided_by,
            "position": it.position,
            "provenance": provenance(it.provenance.as_ref()),
        })
    });
    let readings = report.situation.readings.iter().map(|it| {
        json!({
            "indicator": it.indicator,
            "count": it.count,
            "highest": reading(&it.highest),
            "last": reading(&it.last),
        })
    });
    let areas = report.situation.areas.iter().map(|it| {
        json!({
            "plan": it.plan,
            "area": it.area,
            "regions": it.document.as_ref().map(|it| &it.regions),
            "people_to_move": it.document.as_ref().and_then(|it| it.people),
        })
    });
    json!({
        "plans": plans.collect::<Vec<_>>(),
        "levels": levels.collect::<Vec<_>>(),
        "readings": readings.collect::<Vec<_>>(),
        "areas": areas.collect::<Vec<_>>(),
        "moved": report.situation.moved.iter().map(moved).collect::<Vec<_>>(),
    })
}

fn reading(it: &Reading) -> Value {
    json!({
        "value": it.value.to_string(),
        "at": time(it.at),
        "position": it.position,
        "provenance": provenance(it.provenance.as_ref()),
    })
}

fn moved(it: &Moved) -> Value {
    json!({
        "task": it.task,
        "at": time(it.at),
        "proof": it.proof,
        "position": it.position,
        "provenance": provenance(it.provenance.as_ref()),
    })
}

fn responsibility(printed: &Printed<'_>) -> Value {
    let responsibility = printed.report.responsibility();
    let told = Told::of(printed);
    let units = responsibility.units.iter().map(|it| {
        json!({
            "unit": it.unit,
            "issued": it.issued,
            "accepted": it.accepted,
            "accepted_late": it.accepted_late,
            "declined": it.declined,
            "in_time": it.in_time,
            "late": it.late,
            "cancelled": it.cancelled,
        })
    });
    json!({
        "decisions": responsibility.decisions.iter().map(|it| told.of_one(it)).collect::<Vec<_>>(),
        "commands": responsibility.commands.iter().map(|it| told.of_one(it)).collect::<Vec<_>>(),
        "units": units.collect::<Vec<_>>(),
    })
}

fn ordered(it: &OrderedMeasure) -> Value {
    let own = &it.measure;
    json!({
        "plan": own.plan,
        "measure": own.at_work.key,
        "at": time(own.since),
        "decided_by": own.decided_by,
        "until": times(own.until),
        "ended_at": times(own.ended.as_ref().map(|it| it.0)),
        "ran_out_at": times(own.ran_out_at),
        "position": it.position,
        "provenance": provenance(it.provenance.as_ref()),
    })
}

fn task(it: &TaskLine) -> Value {
    let timeliness = match it.timeliness {
        Timeliness::InTime => "in_time",
        Timeliness::Late => "late",
        Timeliness::Overdue => "overdue",
        Timeliness::NotDue => "not_due",
        Timeliness::NoLimit => "no_limit",
        Timeliness::Cancelled => "cancelled",
    };
    json!({
        "number": it.number,
        "plan": it.planned.as_ref().map(|it| &it.0),
        "task": it.planned.as_ref().map(|it| &it.1),
        "unit": it.lead,
        "opened_at": times(it.opened_at),
        "accepted_at": times(it.accepted_at),
        "started_at": times(it.started_at),
        "done_at": times(it.done_at),
        "due_at": times(it.due_at),
        "is_standing": it.is_standing,
        "state": state(it.state),
        "handed_to": it.handed_to,
        "timeliness": timeliness,
        "proof": it.proof,
        "position": it.position,
        "provenance": provenance(it.provenance.as_ref()),
    })
}

const fn state(it: State) -> &'static str {
    match it {
        State::Planned => "planned",
        State::Open => "open",
        State::Offered => "offered",
        State::Declined => "declined",
        State::Accepted => "accepted",
        State::Started => "started",
        State::Blocked => "blocked",
        State::Done => "done",
        State::Verified => "verified",
        State::Cancelled => "cancelled",
    }
}

fn effectiveness(report: &Report) -> Value {
    let it = &report.effectiveness;
    let activations = it.activations.iter().map(|it| {
        json!({
            "plan": it.plan,
            "level": it.level.as_str(),
            "met_at": time(it.met_at),
            "decided_at": time(it.decided_at),
            "took_seconds": it.took().microseconds() / 1_000_000,
        })
    });
    json!({
        "activation_time": activations.collect::<Vec<_>>(),
        "task_ack_rate": rate(it.rates.accepted),
        "task_ontime_rate": rate(it.rates.done_in_time),
        "task_overdue_rate": rate(it.rates.overdue),
    })
}

fn rate(it: Rate) -> Value {
    json!({ "numerator": it.part, "denominator": it.whole, "per_mille": it.tenths() })
}

fn reported_ones(printed: &Printed<'_>) -> Vec<Value> {
    let told = Told::of(printed);
    let all = printed.report.reported();
    let one = |it: &application::report::Reported<'_>| {
        let mut value = told.of_one(it.happening);
        if let Value::Object(fields) = &mut value {
            fields.insert("source".to_owned(), it.source.into());
            fields.insert("is_timed".to_owned(), it.is_timed.into());
        }
        value
    };
    all.iter().map(one).collect()
}

/// Tells what happened in both languages.
struct Told<'a> {
    printed: &'a Printed<'a>,
    names: [(Language, ReportNames<'a>); 2],
}

impl<'a> Told<'a> {
    fn of(printed: &'a Printed<'a>) -> Self {
        let names =
            Language::ALL.map(|it| (it, ReportNames::of(printed.report, printed.world, it)));
        Self { printed, names }
    }

    fn of_one(&self, it: &Happening) -> Value {
        let mut said = serde_json::Map::new();
        for (language, names) in &self.names {
            let (now, zone, language) = (it.happened_at, self.printed.zone, *language);
            let telling = Telling { names, now, zone, language };
            said.insert(language.tag().to_owned(), happened(&it.event, &telling).into());
        }
        json!({
            "at": time(it.happened_at),
            "entered_at": time(it.entered_at),
            "kind": domain::kernel::Event::row(&it.event).kind,
            "said": said,
            "texts": it.said,
            "position": it.position,
            "digest": it.digest.to_string(),
            "provenance": provenance(it.who.provenance()),
        })
    }
}
