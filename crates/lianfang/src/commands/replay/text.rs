//! The report as people read it.

use std::fmt::Write as _;

use application::operations::{Happening, Rate};
use application::report::{Activation, OrderedMeasure, Report, TaskLine, Timeliness};
use application::world_folder::WorldFolder;
use domain::kernel::Instant;
use words::{
    Figure, Figures, Language, Names as _, ReportHeading, ReportWords, Say, Telling, Zone,
    day_time, emergency_class, happened, how_long, named, quantity, task_state,
};

use super::names::ReportNames;

/// A report with all that is needed to tell it.
pub(super) struct Printed<'a> {
    pub(super) report: &'a Report,
    pub(super) world: &'a WorldFolder,
    pub(super) zone: &'a Zone,
}

/// The report, block by block.
pub(super) fn print(printed: &Printed<'_>, language: Language) -> String {
    let names = ReportNames::of(printed.report, printed.world, language);
    let mut text = Text { printed, names, language, out: String::new() };
    text.head();
    text.situation();
    text.responsibility();
    text.measures();
    text.effectiveness();
    text.reported();
    text.end();
    text.out
}

/// A report while it is written.
struct Text<'a> {
    printed: &'a Printed<'a>,
    names: ReportNames<'a>,
    language: Language,
    out: String,
}

impl<'a> Text<'a> {
    fn report(&self) -> &'a Report {
        self.printed.report
    }

    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{text}");
    }

    fn block(&mut self, heading: &ReportHeading) {
        let heading = heading.say(self.language);
        self.line("");
        self.line(&heading);
    }

    /// A part of a block; where there is nothing it says so.
    fn part(&mut self, heading: &ReportHeading, rows: Vec<String>) {
        let heading = heading.say(self.language);
        self.line(&format!("  {heading}"));
        if rows.is_empty() {
            let none = ReportWords::None.say(self.language);
            self.line(&format!("    {none}"));
        }
        for row in rows {
            self.line(&format!("    {row}"));
        }
    }

    fn at(&self, at: Instant) -> String {
        day_time(at, self.printed.zone)
    }

    fn say(&self, word: &ReportWords) -> String {
        word.say(self.language)
    }

    /// What happened, with its time, its place in the journal and its mark.
    fn told(&self, it: &Happening) -> String {
        let told = self.happened(it);
        let (at, position) = (self.at(it.happened_at), it.position);
        let mark = self.names.mark(it.who.provenance());
        let place = self.say(&ReportWords::At { position });
        self.say(&ReportWords::Told { at, told, place, mark })
    }

    /// The line of an event, with the words of a decision behind it.
    fn happened(&self, it: &Happening) -> String {
        let telling = Telling {
            names: &self.names,
            now: it.happened_at,
            zone: self.printed.zone,
            language: self.language,
        };
        let line = happened(&it.event, &telling);
        let is_decision = matches!(
            it.event,
            domain::operations::Event::LevelDecided(_)
                | domain::operations::Event::ResponseLifted(_)
                | domain::operations::Event::CommandTaken(_)
        );
        match it.said.first().and_then(Option::as_deref).filter(|_| is_decision) {
            Some(matter) => self.say(&ReportWords::WithMatter { line, matter: matter.to_owned() }),
            None => line,
        }
    }

    fn head(&mut self) {
        let (report, world) = (self.report(), self.printed.world);
        self.line(named(&world.sheet.title, self.language));
        let title = report.board.title.clone();
        let title = title.unwrap_or_else(|| self.say(&ReportWords::OperationDestroyed));
        let operation = report.board.operation();
        let class = operation.class.map(|it| emergency_class(it, self.language));
        let area = operation.area.as_ref().map(|it| self.names.region(it));
        let parts = [Some(title.clone()), class.map(ToOwned::to_owned), area];
        self.line(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        if let Some((from, until)) = report.lasted() {
            let (from, until) = (self.at(from), self.at(until));
            let period = self.say(&ReportWords::Period { from, until });
            let id = self.say(&ReportWords::Operation { id: operation.id.to_string() });
            self.line(&format!("{period} · {id}"));
        }
        let [reported, untimed, assumed] = report.counted();
        if reported + untimed + assumed > 0 {
            let banner = words::Provenance::Banner { title }.say(self.language);
            self.line(&banner);
            let caution = self.say(&ReportWords::Caution);
            self.line(&caution);
        }
    }

    fn situation(&mut self) {
        self.block(&ReportHeading::Situation);
        let report = self.report();
        let plans = report.board.response().plans.iter().map(|it| {
            let plan = named(&it.at_work.title, self.language).to_owned();
            let (version, at) = (it.at_work.version, self.at(it.put_at));
            self.say(&ReportWords::PlanVersion { plan, version, at })
        });
        self.part(&ReportHeading::Plans, plans.collect());
        let levels = self.level_rows();
        self.part(&ReportHeading::Levels, levels);
        let readings = report.situation.readings.iter().map(|it| {
            let value = |it: &application::report::Reading| quantity(&it.value, self.language);
            let mark = self.names.mark(it.highest.provenance.as_ref());
            let row = self.say(&ReportWords::Readings {
                indicator: self.names.indicator(&it.indicator),
                count: it.count,
                highest: value(&it.highest),
                high_at: self.at(it.highest.at),
                last: value(&it.last),
                last_at: self.at(it.last.at),
            });
            format!("{row}{mark}")
        });
        self.part(&ReportHeading::Readings, readings.collect());
        let areas = report.situation.areas.iter().map(|it| {
            let title = it.document.as_ref().and_then(|it| it.title.as_ref());
            let area = title.map_or_else(|| it.area.as_str(), |it| named(it, self.language));
            let area = area.to_owned();
            let regions = it.document.as_ref().map_or(0, |it| it.regions.len());
            self.say(&match it.document.as_ref().and_then(|it| it.people) {
                Some(people) => ReportWords::AreaWithPeople { area, regions, people },
                None => ReportWords::Area { area, regions },
            })
        });
        self.part(&ReportHeading::Areas, areas.collect());
        let moved = report.situation.moved.iter().map(|it| {
            let task = self.names.task_of(it.task);
            let told = self.with_proof(task, it.proof.as_deref());
            let (at, position) = (self.at(it.at), it.position);
            let place = self.say(&ReportWords::At { position });
            let mark = self.names.mark(it.provenance.as_ref());
            self.say(&ReportWords::Told { at, told, place, mark })
        });
        self.part(&ReportHeading::Moved, moved.collect());
    }

    fn level_rows(&self) -> Vec<String> {
        let rows = self.report().situation.levels.iter().map(|it| {
            let level = |level| self.names.level_of(&it.plan, level);
            let rank = |level: &domain::plans::document::LevelName| {
                let plan = self.report().board.response().plan(&it.plan);
                plan.and_then(|it| it.at_work.level(level)).map(|it| it.rank)
            };
            let step = match (&it.level, &it.before) {
                (Some(now), None) => ReportWords::Entered { level: level(now) },
                (Some(now), Some(before)) if now == before => {
                    ReportWords::Prolonged { level: level(now) }
                }
                (Some(now), Some(before)) if rank(now) < rank(before) => {
                    ReportWords::Raised { level: level(now) }
                }
                (Some(now), Some(_)) => ReportWords::Lowered { level: level(now) },
                (None, Some(before)) => ReportWords::Lifted { level: level(before) },
                (None, None) => ReportWords::Lifted { level: String::new() },
            };
            let (at, plan) = (self.at(it.at), self.names.plan(&it.plan));
            let (by, step) = (self.names.post(&it.decided_by), self.say(&step));
            let told = self.say(&ReportWords::Level { plan, step, by });
            let place = self.say(&ReportWords::At { position: it.position });
            let mark = self.names.mark(it.provenance.as_ref());
            self.say(&ReportWords::Told { at, told, place, mark })
        });
        rows.collect()
    }

    fn responsibility(&mut self) {
        self.block(&ReportHeading::Responsibility);
        let responsibility = self.report().responsibility();
        let decisions = responsibility.decisions.iter().map(|it| self.told(it));
        self.part(&ReportHeading::Decisions, decisions.collect());
        let commands = responsibility.commands.iter().map(|it| self.told(it));
        self.part(&ReportHeading::Commands, commands.collect());
        let units = responsibility.units.iter().map(|it| {
            self.say(&ReportWords::Unit {
                unit: self.names.unit(&it.unit),
                issued: it.issued,
                accepted: it.accepted,
                accepted_late: it.accepted_late,
                declined: it.declined,
                in_time: it.in_time,
                late: it.late,
                cancelled: it.cancelled,
            })
        });
        self.part(&ReportHeading::Units, units.collect());
    }

    fn measures(&mut self) {
        self.block(&ReportHeading::Measures);
        let report = self.report();
        let ordered = report.measures.ordered.iter().map(|it| self.ordered(it));
        self.part(&ReportHeading::Ordered, ordered.collect());
        for plan in &report.board.response().plans {
            let is_of_it =
                |it: &&TaskLine| it.planned.as_ref().is_some_and(|it| it.0 == plan.at_work.key);
            let tasks = report.measures.tasks.iter().filter(is_of_it).map(|it| self.task(it));
            let heading = named(&plan.at_work.title, self.language).to_owned();
            self.part(&ReportHeading::TasksOf { plan: heading }, tasks.collect());
        }
        let given: Vec<_> =
            report.measures.tasks.iter().filter(|it| it.planned.is_none()).collect();
        if !given.is_empty() {
            let rows = given.into_iter().map(|it| self.task(it)).collect();
            self.part(&ReportHeading::GivenTasks, rows);
        }
    }

    fn ordered(&self, it: &OrderedMeasure) -> String {
        let own = &it.measure;
        let end = match (&own.ended, own.ran_out_at, own.until) {
            (Some((at, _)), _, _) => ReportWords::EndedAt { at: self.at(*at) },
            (None, Some(at), _) => ReportWords::RanOutAt { at: self.at(at) },
            (None, None, Some(at)) if own.at_work.is_life_safety => {
                ReportWords::ReviewBy { at: self.at(at) }
            }
            (None, None, Some(at)) => ReportWords::InForceUntil { at: self.at(at) },
            (None, None, None) => ReportWords::InForce,
        };
        let row = self.say(&ReportWords::Measure {
            measure: self.names.measure(&own.plan, &own.at_work.key),
            at: self.at(own.since),
            by: self.names.post(&own.decided_by),
            end: self.say(&end),
        });
        format!("{row}{}", self.names.mark(it.provenance.as_ref()))
    }

    fn task(&self, it: &TaskLine) -> String {
        let title = self.names.task_of(it.number);
        let unit = self.names.unit(&it.lead);
        let opened = it.opened_at.map(|at| ReportWords::Opened { at: self.at(at) });
        let accepted = Some(match it.accepted_at {
            Some(at) => ReportWords::Accepted { at: self.at(at) },
            None => ReportWords::NotAccepted,
        });
        let due = it.due_at.map(|at| ReportWords::Due { at: self.at(at) });
        let begun = it.started_at.filter(|_| it.is_standing);
        let begun = begun.map(|at| ReportWords::Begun { at: self.at(at) });
        let done = it.done_at.map(|at| match it.is_standing {
            true => ReportWords::Ended { at: self.at(at) },
            false => ReportWords::Done { at: self.at(at) },
        });
        let timeliness = match it.timeliness {
            Timeliness::InTime => Some(ReportWords::InTime),
            Timeliness::Late => Some(ReportWords::Late),
            Timeliness::Overdue => Some(ReportWords::Overdue),
            Timeliness::Cancelled => Some(ReportWords::Cancelled),
            Timeliness::NotDue | Timeliness::NoLimit => None,
        };
        let parts = [opened, accepted, begun, done, due, timeliness].into_iter().flatten();
        let mut parts: Vec<_> = parts.map(|it| self.say(&it)).collect();
        if !it.state.is_over() {
            parts.push(task_state(it.state, self.language).to_owned());
        }
        parts.extend(
            it.handed_to
                .as_ref()
                .map(|unit| self.say(&ReportWords::HandedTo { unit: self.names.unit(unit) })),
        );
        let parts = parts.join(&self.say(&ReportWords::Comma));
        let row = self.say(&ReportWords::Task { task: title, unit, parts });
        let row = self.with_proof(row, it.proof.as_deref());
        format!("{row}{}", self.names.mark(it.provenance.as_ref()))
    }

    fn with_proof(&self, row: String, proof: Option<&str>) -> String {
        match proof {
            Some(proof) => {
                let proof = self.say(&ReportWords::Proof { proof: proof.to_owned() });
                format!("{row}{}{proof}", self.say(&ReportWords::Comma))
            }
            None => row,
        }
    }

    fn effectiveness(&mut self) {
        self.block(&ReportHeading::Effectiveness);
        let it = &self.report().effectiveness;
        let most = it.activations.iter().map(Activation::took).max();
        let activation = most.map_or_else(
            || self.say(&ReportWords::None),
            |most| {
                let (levels, most) = (it.activations.len(), how_long(most, self.language));
                self.say(&ReportWords::ActivationsMax { levels, most })
            },
        );
        let figures = [
            ("activation_time", activation),
            ("task_ack_rate", self.rate(it.rates.accepted)),
            ("task_ontime_rate", self.rate(it.rates.done_in_time)),
            ("task_overdue_rate", self.rate(it.rates.overdue)),
        ];
        for (id, value) in figures {
            self.figure(id, value);
            if id == "activation_time" {
                self.activations();
            }
        }
    }

    /// A figure with its formula, as the page of figures has it.
    fn figure(&mut self, id: &'static str, value: String) {
        let Some(figure) = Figure::of(id) else { return };
        let name = figure.name(self.language);
        let row = self.say(&ReportWords::Figure { name, id, value });
        self.line(&format!("  {row}"));
        for it in [
            ReportWords::Formula { formula: figure.formula(self.language) },
            ReportWords::Counts { counts: figure.counts(self.language) },
        ] {
            let row = self.say(&it);
            self.line(&format!("    {row}"));
        }
    }

    fn rate(&self, Rate { part, whole }: Rate) -> String {
        let tenths = Rate { part, whole }.tenths();
        let word = match (tenths, self.language) {
            _ if whole == 0 => Figures::RateOfNone,
            (None, _) => Figures::RateOfFew { part, whole },
            (Some(it), Language::Chinese) => {
                Figures::Rate { part, whole, percent: format!("{}.{}%", it / 10, it % 10) }
            }
            (Some(it), Language::English) => {
                Figures::Rate { part, whole, percent: format!("{}.{} %", it / 10, it % 10) }
            }
        };
        word.say(self.language)
    }

    fn activations(&mut self) {
        for it in &self.report().effectiveness.activations {
            let row = self.say(&ReportWords::Activation {
                plan: self.names.plan(&it.plan),
                level: self.names.level_of(&it.plan, &it.level),
                met: self.at(it.met_at),
                decided: self.at(it.decided_at),
                took: how_long(it.took(), self.language),
            });
            self.line(&format!("    {row}"));
        }
    }

    fn reported(&mut self) {
        let reported = self.report().reported();
        if reported.is_empty() {
            return;
        }
        self.block(&ReportHeading::Reported);
        if let Some(source) = &self.printed.world.sheet.source {
            let source = named(source, self.language).to_owned();
            let source = self.say(&ReportWords::Source { source });
            self.line(&format!("  {source}"));
        }
        for it in reported {
            let at = self.at(it.happening.happened_at);
            let untimed = || self.say(&ReportWords::HourAssumed { at: at.clone() });
            let row = self.say(&ReportWords::Reported {
                at: if it.is_timed { at.clone() } else { untimed() },
                said: self.happened(it.happening),
                source: it.source.to_owned(),
                position: it.happening.position,
            });
            self.line(&format!("  {row}"));
        }
    }

    fn end(&mut self) {
        let report = self.report();
        let [reported, untimed, assumed] = report.counted();
        let lines = reported + untimed + assumed;
        self.line("");
        if lines > 0 {
            let counted = self.say(&ReportWords::Counted { lines, reported, untimed, assumed });
            self.line(&counted);
        }
        let (size, digest) = (report.size, report.head.to_string());
        let head = self.say(&ReportWords::Head { size, digest });
        self.line(&head);
    }
}
