//! Which tasks a list shows, and in which order: said in the address, so that it can be shared.

use std::collections::{BTreeMap, BTreeSet};

use application::operations::RateOf;
use domain::kernel::{Key, RegionCode};
use domain::operations::task_machine::State;
use domain::operations::{Origin, TaskNumber, TaskView};
use words::{Language, Names as _, Say, Tasks, task_state};

use super::super::levels::opened_by_level;
use super::super::sight::Sight;
use super::row::title;
use super::standing::state_name;
use crate::components::form::Sent;

/// A search is cut after so many characters.
const SEARCH_CHARACTERS_MAX: usize = 80;

/// Where units are, by their codes.
pub(crate) type Seats = BTreeMap<Key, RegionCode>;

/// States that people look for together, by a name of their own.
const GROUPS: [(&str, Tasks, &[State]); 5] = [
    ("running", Tasks::StateRunning, &RUNNING),
    ("waiting", Tasks::StateWaiting, &[State::Open, State::Offered]),
    ("at_work", Tasks::StateAtWork, &[State::Accepted, State::Started]),
    ("stuck", Tasks::StateStuck, &[State::Blocked, State::Declined]),
    ("finished", Tasks::StateFinished, &[State::Done, State::Verified]),
];

const RUNNING: [State; 6] =
    [State::Open, State::Offered, State::Declined, State::Accepted, State::Started, State::Blocked];

/// What an address asks for.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Filter {
    /// As it was written: names of states or of groups of them, joined by commas.
    pub(super) states: String,
    pub(super) unit: String,
    pub(super) plan: String,
    /// The code of a region in which they act.
    pub(super) region: String,
    pub(super) is_late: bool,
    pub(super) is_escalated: bool,
    pub(super) is_stuck: bool,
    /// A level of the plan: what the plan does at it.
    pub(super) level: Option<OfLevel>,
    /// The tasks of which a rate is taken.
    pub(super) rate: Option<OfRate>,
    pub(super) search: String,
    pub(super) order: Order,
}

/// The tasks of a level: all that the plan starts at it, or those that it would open now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct OfLevel {
    pub(super) name: String,
    pub(super) is_new: bool,
}

impl OfLevel {
    /// The pairs of an address that asks for these.
    pub(super) fn pairs(&self) -> [(&'static str, &str); 2] {
        [("level", self.name.as_str()), ("new", if self.is_new { "1" } else { "" })]
    }
}

/// The tasks of which a rate is taken: all of them, or the part that it counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct OfRate {
    pub(super) rate: RateOf,
    pub(super) is_part: bool,
}

impl OfRate {
    fn counts(self, sight: &Sight<'_>, task: &TaskView<'_>) -> bool {
        let counted = sight.board.counts(self.rate, task);
        if self.is_part { counted == Some(true) } else { counted.is_some() }
    }

    /// The pairs of an address that asks for these.
    pub(super) fn pairs(self) -> [(&'static str, &'static str); 2] {
        [("rate", self.rate.id()), ("part", if self.is_part { "1" } else { "" })]
    }
}

/// In which order.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) enum Order {
    /// What is due first; what has no time limit, or has met it, last.
    #[default]
    Due,
    /// By number.
    Number,
    /// By unit.
    Unit,
    /// By state, in the order of a task's life.
    State,
    /// What changed last first.
    Changed,
}

impl Order {
    pub(super) const ALL: [Self; 5] =
        [Self::Due, Self::Number, Self::Unit, Self::State, Self::Changed];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Number => "number",
            Self::Unit => "unit",
            Self::State => "state",
            Self::Changed => "changed",
        }
    }

    /// As tables say it.
    pub(super) const fn direction(self) -> &'static str {
        match self {
            Self::Due | Self::Number | Self::Unit | Self::State => "ascending",
            Self::Changed => "descending",
        }
    }

    pub(super) fn word(self, language: Language) -> String {
        let column = match self {
            Self::Due => Tasks::Due,
            Self::Number => Tasks::Number,
            Self::Unit => Tasks::Unit,
            Self::State => Tasks::State,
            Self::Changed => Tasks::Changed,
        };
        column.say(language)
    }
}

impl Filter {
    pub(super) fn of(query: &Sent) -> Self {
        let is_set = |name: &str| query.filled(name).is_some_and(|it| it != "0");
        let states: Vec<&str> = query.all("state").filter(|it| !it.is_empty()).collect();
        let search = query.line("search").chars().take(SEARCH_CHARACTERS_MAX).collect();
        let order = Order::ALL.into_iter().find(|it| it.name() == query.line("order"));
        let rate = RateOf::ALL.into_iter().find(|it| it.id() == query.line("rate"));
        Self {
            states: states.join(","),
            unit: query.line("unit").to_owned(),
            plan: query.line("plan").to_owned(),
            region: query.line("region").to_owned(),
            is_late: is_set("late"),
            is_escalated: is_set("escalated"),
            is_stuck: is_set("blocked"),
            level: query
                .filled("level")
                .map(|it| OfLevel { name: it.to_owned(), is_new: is_set("new") }),
            rate: rate.map(|rate| OfRate { rate, is_part: is_set("part") }),
            search,
            order: order.unwrap_or_default(),
        }
    }

    /// Whether it lets everything through.
    pub(super) fn is_open(&self) -> bool {
        Self { order: Order::default(), ..self.clone() } == Self::default()
    }

    /// The pairs of its address; an order of its own where one is given.
    pub(super) fn pairs(&self, order: Order) -> Vec<(&'static str, String)> {
        let is = |it: bool| if it { "1".to_owned() } else { String::new() };
        let level = self.level.as_ref();
        let [(_, level), (_, new)] = level.map_or([("", ""); 2], OfLevel::pairs);
        let [(_, rate), (_, part)] = self.rate.map_or([("", ""); 2], OfRate::pairs);
        let order = if order == Order::default() { String::new() } else { order.name().to_owned() };
        let pairs = [
            ("state", self.states.clone()),
            ("unit", self.unit.clone()),
            ("plan", self.plan.clone()),
            ("region", self.region.clone()),
            ("late", is(self.is_late)),
            ("escalated", is(self.is_escalated)),
            ("blocked", is(self.is_stuck)),
            ("level", level.to_owned()),
            ("new", new.to_owned()),
            ("rate", rate.to_owned()),
            ("part", part.to_owned()),
            ("search", encoded(&self.search)),
            ("order", order),
        ];
        pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The tasks that it lets through, in its order.
    pub(super) fn tasks<'a>(&self, sight: &Sight<'a>, seats: &Seats) -> Vec<TaskView<'a>> {
        let all = sight.board.response().all_tasks();
        let region: Option<RegionCode> = self.region.parse().ok();
        let is_there =
            |it: &TaskView<'_>| region.as_ref().is_none_or(|region| acts_in(it, region, seats));
        let all = all.filter(is_there);
        let of_level = self.of_level(sight);
        let is_of_level =
            |it: &TaskView<'_>| of_level.as_ref().is_none_or(|all| all.contains(&it.number));
        let all = all.filter(is_of_level);
        let mut tasks: Vec<_> = all.filter(|it| self.lets_through(sight, it)).collect();
        match self.order {
            Order::Due => tasks.sort_by_key(|it| {
                let due = it.task.due_at().filter(|_| it.met_at().is_none());
                (!it.is_open(), due.is_none(), due, it.number)
            }),
            Order::Number => {}
            Order::Unit => tasks.sort_by_key(|it| (sight.names.unit(it.lead()), it.number)),
            Order::State => tasks.sort_by_key(|it| (it.task.state(), it.number)),
            Order::Changed => {
                tasks.sort_by_key(|it| (std::cmp::Reverse(it.task.since()), it.number));
            }
        }
        tasks
    }

    /// The tasks of the level that is asked for; none where none is.
    fn of_level(&self, sight: &Sight<'_>) -> Option<BTreeSet<TaskNumber>> {
        let wanted = self.level.as_ref()?;
        let found = sight.plans().find(|(plan, _)| plan.at_work.key.as_str() == self.plan);
        let tasks = found.and_then(|(plan, document)| {
            let level = plan.at_work.level(&wanted.name.parse().ok()?)?;
            if wanted.is_new {
                let opened = opened_by_level(sight.board, plan, &level.name);
                return Some(opened.into_iter().collect());
            }
            let response = sight.board.response();
            let started = document?.tasks_started_at(level.rank).into_iter();
            Some(started.filter_map(|it| response.number_of(&plan.at_work.key, it)).collect())
        });
        Some(tasks.unwrap_or_default())
    }

    fn lets_through(&self, sight: &Sight<'_>, task: &TaskView<'_>) -> bool {
        let states = wanted(&self.states);
        let plan = task.planned.map(|(plan, _)| plan.at_work.key.as_str());
        // A level of one plan opens tasks of others that follow it.
        let is_new_by_level = self.level.as_ref().is_some_and(|it| it.is_new);
        let is_of_plan = match self.plan.as_str() {
            _ if is_new_by_level => true,
            "" => true,
            "none" => plan.is_none(),
            wanted => plan == Some(wanted),
        };
        let state = task.task.state();
        let waits = matches!(state, State::Open | State::Offered);
        let is_stuck = matches!(state, State::Blocked | State::Declined);
        (states.is_empty() || states.contains(&state))
            && (self.unit.is_empty() || task.lead().as_str() == self.unit)
            && is_of_plan
            && (!self.is_late || task.is_late(sight.now()))
            && (!self.is_escalated || (waits && task.record.escalated.is_some()))
            && (!self.is_stuck || (is_stuck && task.record.handed_over.is_none()))
            && self.rate.is_none_or(|it| it.counts(sight, task))
            && self.finds(sight, task)
    }

    fn finds(&self, sight: &Sight<'_>, task: &TaskView<'_>) -> bool {
        let wanted = self.search.trim_start_matches('№').to_lowercase();
        let is_number = task.number.to_string() == wanted;
        wanted.is_empty() || is_number || title(sight, task).to_lowercase().contains(&wanted)
    }
}

/// Whether a task acts in a region: where its plan or whoever gave it says, or else where the unit
/// that answers for it is.
fn acts_in(task: &TaskView<'_>, region: &RegionCode, seats: &Seats) -> bool {
    let planned = task
        .planned
        .into_iter()
        .flat_map(|(plan, it)| it.areas.iter().flat_map(|area| plan.at_work.regions_of(area)));
    let given = match &task.record.origin {
        Origin::Given(given) => given.area.as_ref(),
        Origin::Planned { .. } => None,
    };
    let mut said = planned.chain(given).peekable();
    if said.peek().is_none() {
        return seats.get(task.lead()).is_some_and(|it| region.holds(it));
    }
    said.any(|it| region.holds(it))
}

/// The states of a list of names; a name that is none is left out.
fn wanted(names: &str) -> Vec<State> {
    let of = |name: &str| {
        let group = GROUPS.iter().find(|(it, _, _)| *it == name);
        let one = State::ALL.iter().copied().filter(|it| state_name(*it) == name);
        group.map_or_else(|| one.collect(), |(_, _, states)| states.to_vec())
    };
    names.split(',').flat_map(|it| of(it.trim())).collect()
}

/// Names and words of what can be chosen as the state; what an address says besides stays there.
pub(super) fn state_choices(chosen: &str, language: Language) -> Vec<(String, String)> {
    let groups = GROUPS.iter().map(|(name, word, _)| ((*name).to_owned(), word.say(language)));
    let single = State::ALL.iter();
    let single =
        single.map(|it| (state_name(*it).to_owned(), task_state(*it, language).to_owned()));
    let mut choices: Vec<(String, String)> = groups.chain(single).collect();
    let states = wanted(chosen);
    if !states.is_empty() && choices.iter().all(|(name, _)| name != chosen) {
        let words: Vec<&str> = states.iter().map(|it| task_state(*it, language)).collect();
        choices.push((chosen.to_owned(), words.join(" / ")));
    }
    choices
}

/// A value of an address.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let query = Sent::of(&[
            ("state", "blocked"),
            ("state", "declined"),
            ("unit", "water-bureau"),
            ("late", "1"),
            ("escalated", "0"),
            ("order", "changed"),
            ("search", "大堤"),
        ]);
        let filter = Filter::of(&query);
        assert_eq!(wanted(&filter.states), [State::Blocked, State::Declined]);
        assert!(filter.is_late && !filter.is_escalated && !filter.is_open());
        assert_eq!(
            filter.pairs(filter.order),
            [
                ("state", "blocked,declined".to_owned()),
                ("unit", "water-bureau".to_owned()),
                ("late", "1".to_owned()),
                ("search", "%E5%A4%A7%E5%A0%A4".to_owned()),
                ("order", "changed".to_owned()),
            ]
        );
    }

    #[test]
    fn a_rate_and_a_level_stay_in_the_address() {
        let asked = [("plan", "county-flood"), ("level", "III"), ("rate", "task_ontime_rate")];
        let filter = Filter::of(&Sent::of(&[asked.as_slice(), &[("part", "1")]].concat()));
        assert_eq!(filter.rate, Some(OfRate { rate: RateOf::DoneInTime, is_part: true }));
        let pairs = filter.pairs(filter.order);
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(Filter::of(&Sent::of(&pairs)), filter);
        assert_eq!(Filter::of(&Sent::of(&[("rate", "unheard-of"), ("part", "1")])).rate, None);
    }

    #[test]
    fn an_order_alone_lets_everything_through() {
        assert!(Filter::of(&Sent::of(&[("order", "unit"), ("state", "")])).is_open());
    }

    #[test]
    fn what_the_board_counts_together_has_a_name() {
        assert_eq!(wanted("waiting"), [State::Open, State::Offered]);
        assert_eq!(wanted("waiting, done"), [State::Open, State::Offered, State::Done]);
        assert_eq!(wanted("unheard-of"), []);
        let names: Vec<_> = state_choices("done,waiting", Language::Chinese);
        assert_eq!(names.last().map(|it| it.0.as_str()), Some("done,waiting"));
        assert_eq!(state_choices("done", Language::English).len(), 15);
    }
}
