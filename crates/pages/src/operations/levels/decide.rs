//! The form that decides a level, with what will happen.

use std::collections::BTreeSet;

use domain::kernel::{Key, Span};
use domain::operations::{MeasureAtWork, PlanResponse, Refusal, TaskNumber};
use domain::plans::document::{LevelName, Prose};
use web::Front;
use words::{
    Language, LevelPages, Names as _, OperationAction, PlanReading, Say, activity_kind, duration,
    joined, refusal,
};

use super::super::deciding::{Attempt, Desk, happened_at, judged, post_said};
use super::super::sight::Sight;
use super::acts::Act;
use super::preview::{Preview, opened_by_level, preview};
use crate::components::form::{Fields, Input, Kind, Problems};

/// So many tasks are named where something ends; the others are folded behind their number.
const TASKS_MAX: usize = 30;
/// A level for which the plan says nothing is expected to last so long.
const HOURS: i64 = 24;

/// The form that decides a level.
pub(super) struct DecideForm {
    pub(super) levels: Vec<LevelChoice>,
    pub(super) chosen: Chosen,
    pub(super) command: String,
    pub(super) seen: u64,
    /// Whether whoever looks may decide, or write down who did.
    pub(super) is_theirs: bool,
    /// Who could, where whoever looks may not.
    pub(super) who: String,
}

/// A level that can be chosen.
pub(super) struct LevelChoice {
    pub(super) title: String,
    pub(super) href: String,
    pub(super) is_chosen: bool,
    /// That it is in force, proposed, or not allowed.
    pub(super) marks: Vec<String>,
    /// How many tasks it has, and how many of them would open now, each with where they are shown.
    pub(super) tasks: Vec<(String, Option<String>)>,
    pub(super) deciders: String,
}

/// The level that was chosen, with its form.
pub(super) struct Chosen {
    pub(super) level: String,
    pub(super) title: String,
    pub(super) button: String,
    pub(super) matter: Input,
    pub(super) lasts: Input,
    pub(super) decided_by: Input,
    pub(super) happened_at: Input,
    pub(super) measures: Vec<MeasureChoice>,
    /// Measures in force that this decision does not touch.
    pub(super) standing: Vec<String>,
    /// What is wrong with the measures or the level that were sent.
    pub(super) problem: Option<String>,
    pub(super) will: Vec<Effect>,
    /// Why the rules would refuse it now.
    pub(super) refused: Option<String>,
}

/// A measure that can be ordered.
pub(super) struct MeasureChoice {
    pub(super) key: String,
    pub(super) title: String,
    pub(super) line: String,
    pub(super) exemptions: Option<String>,
    pub(super) is_chosen: bool,
}

/// Something that will happen, with the tasks to which it does.
pub(super) struct Effect {
    pub(super) text: String,
    /// Where the tasks are shown that are not listed here.
    pub(super) href: Option<String>,
    pub(super) tasks: Vec<TaskLine>,
    /// Those behind the first few, to be folded out.
    pub(super) folded: Vec<TaskLine>,
}

/// A task by its name, with its page.
pub(super) struct TaskLine {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) unit: String,
}

/// Makes the form.
struct Making<'a> {
    desk: &'a Desk,
    sight: Sight<'a>,
    plan: &'a PlanResponse,
    attempt: Option<&'a Attempt>,
}

impl DecideForm {
    /// The form; none where the plan has no levels. `wanted` is the level that somebody chose.
    pub(super) fn of(
        front: &Front,
        desk: &Desk,
        plan: &PlanResponse,
        (attempt, wanted, seen): (Option<&Attempt>, Option<&str>, u64),
    ) -> Option<Self> {
        let attempt = attempt.filter(|it| it.is_of(Act::Decide.name()));
        let make = Making { desk, sight: desk.sight(), plan, attempt };
        let chosen = make.chosen_level(wanted)?;
        let levels = plan.at_work.levels.iter().rev();
        let is_theirs = desk.may(Act::Decide.right());
        let right = Act::Decide.right();
        Some(Self {
            levels: levels.map(|it| make.choice(&it.name, &chosen)).collect(),
            chosen: make.chosen(&chosen),
            command: Attempt::command(attempt, front),
            seen,
            is_theirs,
            who: if is_theirs { String::new() } else { desk.who_may(right) },
        })
    }

    /// What was typed, by label.
    pub(super) fn typed(&self, desk: &Desk) -> Vec<(String, String)> {
        let it = &self.chosen;
        let level = (desk.say(LevelPages::LevelChosen), it.title.clone());
        let inputs = [&it.matter, &it.lasts, &it.decided_by, &it.happened_at];
        std::iter::once(level).chain(inputs.into_iter().filter_map(Input::shown)).collect()
    }
}

/// What deciding a level would be, beside the one in force.
fn act_word(desk: &Desk, plan: &PlanResponse, name: &LevelName) -> String {
    let level = desk.sight().names.level_title(&plan.at_work.key, name);
    let rank = plan.at_work.level(name).map(|it| it.rank);
    if plan.level() == Some(name) {
        return desk.say(LevelPages::Prolong { level });
    }
    desk.say(match plan.decision.as_ref() {
        None => OperationAction::Enter { level },
        Some(now) if rank < Some(now.rank) => OperationAction::Raise { level },
        Some(_) => OperationAction::Lower { level },
    })
}

impl Making<'_> {
    fn language(&self) -> Language {
        self.desk.language
    }

    /// What was sent, or chosen; else what is proposed, in force, or least severe.
    fn chosen_level(&self, wanted: Option<&str>) -> Option<LevelName> {
        let at_work = &self.plan.at_work;
        let known = |it: &str| it.parse().ok().filter(|it| at_work.level(it).is_some());
        let sent = self.attempt.and_then(|it| known(it.sent.line("level")));
        let proposal = self.plan.proposal.as_ref().filter(|it| it.turned_down.is_none());
        let proposed = proposal.and_then(|it| it.level.clone());
        sent.or_else(|| wanted.and_then(known))
            .or(proposed)
            .or_else(|| self.plan.level().cloned())
            .or_else(|| at_work.levels.first().map(|it| it.name.clone()))
    }

    fn choice(&self, name: &LevelName, chosen: &LevelName) -> LevelChoice {
        let key = &self.plan.at_work.key;
        let proposal = self.plan.proposal.as_ref().filter(|it| it.turned_down.is_none());
        let rank = self.plan.at_work.level(name).map(|it| it.rank);
        let enter = self.plan.at_work.level(name).and_then(|it| it.enter.as_ref());
        let holds = enter.is_some_and(|it| judged(&self.sight, self.plan, it).judgement.holds);
        let marks = [
            (self.plan.level() == Some(name), LevelPages::InForce),
            (proposal.is_some_and(|it| it.level.as_ref() == Some(name)), LevelPages::IsProposed),
            (holds, LevelPages::ConditionHolds),
            (self.plan.is_under_the_floor(rank), LevelPages::BelowFloor),
        ];
        let marks = marks.into_iter().filter(|(is_so, _)| *is_so);
        let deciders = self.plan.deciders(Some(name));
        let deciders: Vec<_> = deciders.into_iter().map(|it| self.sight.names.post(it)).collect();
        LevelChoice {
            title: self.sight.names.level_title(key, name),
            href: format!("{}?level={name}#decide", self.sight.addresses.level(key)),
            is_chosen: name == chosen,
            marks: marks.map(|(_, word)| self.desk.say(word)).collect(),
            tasks: self.tasks_said(name),
            deciders: self.desk.say(LevelPages::DecidedByWho { who: self.listed(&deciders) }),
        }
    }

    /// How many tasks a level has, and how many would open now.
    fn tasks_said(&self, name: &LevelName) -> Vec<(String, Option<String>)> {
        let key = &self.plan.at_work.key;
        let document = self.desk.document(key);
        let rank = self.plan.at_work.level(name).map_or(u8::MAX, |it| it.rank);
        let all = document.map_or(0, |it| it.tasks_started_at(rank).len());
        let opens = opened_by_level(&self.desk.board, self.plan, name).len();
        let addresses = self.sight.addresses;
        let all_href = addresses.tasks(&[("plan", key), ("level", name)]);
        let new = match opens {
            0 => (LevelPages::NoneNew, None),
            count => (LevelPages::NewTasks { count }, Some(self.new_tasks_href(name))),
        };
        let both = [(LevelPages::TasksInAll { all }, Some(all_href)), new];
        both.into_iter().map(|(word, href)| (self.desk.say(word), href)).collect()
    }

    fn new_tasks_href(&self, name: &LevelName) -> String {
        let key = &self.plan.at_work.key;
        self.sight.addresses.tasks(&[
            ("plan", key),
            ("level", name),
            ("new", &1),
            ("order", &"unit"),
        ])
    }

    fn listed(&self, all: &[String]) -> String {
        joined(all, self.language())
    }

    fn chosen(&self, name: &LevelName) -> Chosen {
        let none = Problems::new();
        let fields = Fields {
            form: "decide",
            sent: self.attempt.map(|it| &it.sent),
            problems: self.attempt.map_or(&none, |it| &it.problems),
            language: self.language(),
        };
        let preview = preview((&self.desk.board, &self.desk.acting), self.plan, name);
        let refused = preview.as_ref().err().map(|it| self.refused(it));
        let preview = preview.unwrap_or_default();
        let problem = fields.problems.get("level").or_else(|| fields.problems.get("measure"));
        Chosen {
            level: name.to_string(),
            title: self.sight.names.level_title(&self.plan.at_work.key, name),
            button: act_word(self.desk, self.plan, name),
            matter: self.matter(&fields, name),
            lasts: self.lasts(&fields, name),
            decided_by: self.decided_by(&fields, name),
            happened_at: happened_at(&fields),
            measures: self.measures(&fields, name),
            standing: self.standing(name),
            problem: problem.cloned(),
            will: self.will(&preview, name),
            refused,
        }
    }

    fn refused(&self, it: &Refusal) -> String {
        let named = self.desk.refused(it);
        let of = domain::Refusal::Operations(it.clone());
        named.unwrap_or_else(|| refusal(&of, self.language()))
    }

    /// What the plan says of the level, or, where it goes on, what was said before.
    fn matter(&self, fields: &Fields<'_>, name: &LevelName) -> Input {
        let now = self.plan.decision.as_ref().filter(|it| it.level == *name);
        let said = now.and_then(|it| self.desk.board.said(&it.matter)).map(str::to_owned);
        let document = self.desk.document(&self.plan.at_work.key);
        let written = document.and_then(|it| it.levels.get(name)?.matter.as_ref());
        let written = written.map(|it| prose(it, self.language()));
        let begins = said.or(written).unwrap_or_default();
        let hint = LevelPages::MatterHint.say(self.language());
        let input = fields.area("matter", LevelPages::Matter, 1000).required();
        input.hinted(hint).beginning(begins, fields)
    }

    fn lasts(&self, fields: &Fields<'_>, name: &LevelName) -> Input {
        let planned = self.plan.at_work.level(name).and_then(|it| it.lasts);
        let unit = LevelPages::Hours.say(self.language());
        let kind = Kind::Number { min: 1, max: 744, unit };
        let input = fields.input("lasts_hours", LevelPages::Lasts, kind).required();
        let said = planned.map(|it| {
            LevelPages::PlanSays { lasts: duration(it, self.language()) }.say(self.language())
        });
        input.hinted(said.unwrap_or_default()).beginning(hours_of(planned), fields)
    }

    /// The posts to which the plan gives the decision; one's own first, then the level's.
    fn decided_by(&self, fields: &Fields<'_>, name: &LevelName) -> Input {
        let deciders = self.plan.deciders(Some(name));
        decider_input(&self.sight, fields, &deciders, own_or(self.desk, self.plan, name))
    }

    fn measures(&self, fields: &Fields<'_>, name: &LevelName) -> Vec<MeasureChoice> {
        let at_work = &self.plan.at_work;
        let rank = at_work.level(name).map(|it| it.rank);
        let before = self.plan.decision.as_ref().map(|it| it.rank);
        let with = at_work.levels.iter().filter(|it| Some(it.rank) >= rank).rev();
        let mut known = BTreeSet::new();
        let mut choices = Vec::new();
        for level in with {
            // A level that is entered now orders its measures; what was lifted stays lifted.
            let is_entered = before.is_none_or(|before| level.rank < before);
            for key in &level.measures {
                let Some(it) = at_work.measure(key).filter(|it| !self.is_in_force(&it.key)) else {
                    continue;
                };
                if known.insert(key) {
                    choices.push(self.measure(fields, it, is_entered));
                }
            }
        }
        choices
    }

    fn is_in_force(&self, measure: &Key) -> bool {
        let all = &self.desk.board.response().measures;
        let mut own = all.iter().filter(|it| it.plan == self.plan.at_work.key);
        own.any(|it| it.at_work.key == *measure && it.is_in_force())
    }

    fn measure(&self, fields: &Fields<'_>, it: &MeasureAtWork, is_default: bool) -> MeasureChoice {
        let (plan, key) = (&self.plan.at_work.key, &it.key);
        let written = self.desk.document(plan).and_then(|it| it.measures.get(key));
        let exemptions = written.and_then(|it| it.exemptions.as_ref());
        MeasureChoice {
            key: key.to_string(),
            title: self.sight.names.measure(plan, key),
            line: measure_line(&self.sight, it),
            exemptions: exemptions.map(|it| {
                let who = prose(it, self.language());
                self.desk.say(LevelPages::Exemptions { who })
            }),
            is_chosen: fields.is_chosen("measure", key.as_str(), is_default),
        }
    }

    /// Measures in force: no decision on a level ends them.
    fn standing(&self, name: &LevelName) -> Vec<String> {
        let at_work = &self.plan.at_work;
        let rank = at_work.level(name).map(|it| it.rank);
        let goes_with = |measure: &Key| {
            let mut levels = at_work.levels.iter().filter(|it| Some(it.rank) >= rank);
            levels.any(|it| it.measures.contains(measure))
        };
        let all = self.desk.board.response().measures.iter();
        let own = all.filter(|it| it.plan == at_work.key && it.is_in_force());
        own.map(|it| {
            let measure = self.sight.names.measure(&at_work.key, &it.at_work.key);
            let until = it.until.map(|at| self.sight.time(at).clock);
            let word = match until.filter(|_| goes_with(&it.at_work.key)) {
                Some(until) => LevelPages::StandsUntil { measure, until },
                None if goes_with(&it.at_work.key) => LevelPages::Stands { measure },
                None => LevelPages::StandsAbove { measure },
            };
            self.desk.say(word)
        })
        .collect()
    }

    fn will(&self, preview: &Preview, name: &LevelName) -> Vec<Effect> {
        let response = self.desk.board.response();
        let opened = preview.opens.iter().filter_map(|it| response.task(*it));
        let units: BTreeSet<Key> = opened.map(|it| it.lead().clone()).collect();
        let (opens, units) = (preview.opens.len(), units.len());
        let (ends, cancels) = (preview.ends.len(), preview.cancels.len());
        let new = self.new_tasks_href(name);
        let all = [
            (opens > 0, LevelPages::Opens { count: opens, units }, Some(new), [].as_slice()),
            (ends > 0, LevelPages::Ends { count: ends }, None, &preview.ends),
            (cancels > 0, LevelPages::Cancels { count: cancels }, None, &preview.cancels),
            (preview.is_empty(), LevelPages::OpensNothing, None, &[]),
        ];
        let so = all.into_iter().filter(|(is_so, ..)| *is_so);
        so.map(|(_, word, href, tasks)| {
            let all = tasks.iter().filter_map(|it| self.task(*it));
            let mut tasks: Vec<TaskLine> = all.collect();
            let folded = tasks.split_off(TASKS_MAX.min(tasks.len()));
            Effect { text: self.desk.say(word), href, tasks, folded }
        })
        .collect()
    }

    fn task(&self, number: TaskNumber) -> Option<TaskLine> {
        let it = self.desk.board.response().task(number)?;
        Some(TaskLine {
            href: self.sight.addresses.task(number),
            title: words::task_name(
                number,
                self.sight.names.title(&it).as_deref(),
                self.language(),
            ),
            unit: self.sight.names.unit(it.lead()),
        })
    }
}

fn prose(prose: &Prose, language: Language) -> String {
    let text = match language {
        Language::Chinese => prose.zh.as_str(),
        Language::English => prose.english(),
    };
    text.trim().to_owned()
}

/// The kind, the issuer and the length of a measure.
pub(crate) fn measure_line(sight: &Sight<'_>, it: &MeasureAtWork) -> String {
    let language = sight.language;
    let issuer = it.issuer.as_ref().map(|it| {
        let issuer = sight.names.unit(it);
        LevelPages::OrderedBy { issuer }.say(language)
    });
    let lasts = it.lasts.map(|it| duration(it, language));
    let lasts = lasts.map(|lasts| {
        let word = if it.is_life_safety {
            LevelPages::ReviewedAfter { lasts }
        } else {
            LevelPages::LapsesAfter { lasts }
        };
        word.say(language)
    });
    let kind = it.kind.map(|it| activity_kind(it, language).to_owned());
    let safety = it.is_life_safety.then(|| PlanReading::LifeSafety.say(language));
    let parts = [kind, issuer, lasts, safety];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The own post of whoever looks, where the plan gives it the decision; else the level's decider.
pub(super) fn own_or(desk: &Desk, plan: &PlanResponse, level: &LevelName) -> Option<Key> {
    let deciders = plan.deciders(Some(level));
    let own = desk.acting.post.as_ref().filter(|it| deciders.contains(it));
    let planned = plan.at_work.level(level).and_then(|it| it.decided_by.as_ref());
    let planned = planned.filter(|it| deciders.contains(it));
    own.or(planned).or_else(|| deciders.into_iter().next()).cloned()
}

/// A choice among the posts to which the plan gives a decision.
pub(crate) fn decider_input(
    sight: &Sight<'_>,
    fields: &Fields<'_>,
    deciders: &BTreeSet<&Key>,
    first: Option<Key>,
) -> Input {
    let posts = deciders.iter().map(|it| (it.to_string(), post_said(sight, it)));
    let kind = Kind::Select(vec![(String::new(), posts.collect())]);
    let hint = OperationAction::DecidedByHint.say(sight.language);
    let input = fields.input("decided_by", OperationAction::DecidedBy, kind).required();
    input.hinted(hint).beginning(first.map(|it| it.to_string()).unwrap_or_default(), fields)
}

/// So many hours are offered where a measure is renewed.
pub(super) fn hours_of(span: Option<Span>) -> String {
    let hours = span.map_or(HOURS, |it| it.microseconds() / 3_600_000_000);
    hours.max(1).to_string()
}
