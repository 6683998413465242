//! What holds of every night, whatever is done in it and however late its paper comes.

use proptest::prelude::*;

use super::engine::Engine;
use super::response::Seen;
use super::task_machine::State;
use super::testing::*;
use super::*;
use crate::kernel::{Event as _, Instant, Key, Moment, Span, Stream};
use crate::plans::document::{Judgement, LevelName};
use crate::registers::Acting;

/// Tasks of both plans, with room for some that are given, and for one that is not there.
const TASKS_MAX: u32 = 15;

/// One thing that somebody tries.
#[derive(Clone, Debug)]
enum Attempt {
    Read { centimetres: i64 },
    Rain { millimetres: i64 },
    Propose(Option<&'static str>),
    TurnDown,
    Receive(Option<&'static str>),
    Decide { plan: usize, level: &'static str, hours: u32, orders: bool },
    Renew(&'static str),
    End(&'static str),
    Lift { plan: usize, hands_over: bool },
    Normalise,
    TakeCommand,
    PutToWork,
    Give { due_minutes: Option<u32> },
    Task(u32, OfTask),
    Work(usize, bool),
    Pass,
}

/// What can be tried with a task.
#[derive(Clone, Copy, Debug)]
enum OfTask {
    Open,
    Offer,
    Accept,
    Decline,
    Start,
    Block,
    Resume,
    Finish,
    Verify,
    SendBack,
    Cancel,
}

/// A try with its time: so long after the one before, and on paper of so long ago.
#[derive(Clone, Debug)]
struct Try {
    gap: i64,
    lateness: i64,
    who: usize,
    what: Attempt,
}

fn attempt() -> impl Strategy<Value = Attempt> {
    use OfTask as T;
    let levels = || prop::option::of(prop::sample::select(vec!["IV", "III", "II"]));
    let measures = || prop::sample::select(vec!["close-ferry", "keep-out"]);
    let names = prop::sample::select(vec!["IV", "IV", "III", "III", "duty-2"]);
    let decided = (0..2_usize, names, 1..60_u32, any::<bool>());
    let due = prop::option::of(0..200_u32);
    let of_task = prop::sample::select(vec![
        T::Open,
        T::Offer,
        T::Accept,
        T::Accept,
        T::Decline,
        T::Start,
        T::Start,
        T::Block,
        T::Resume,
        T::Finish,
        T::Finish,
        T::Verify,
        T::SendBack,
        T::Cancel,
    ]);
    prop_oneof![
        6 => (5_450..5_850_i64).prop_map(|centimetres| Attempt::Read { centimetres }),
        2 => (0..80_i64).prop_map(|millimetres| Attempt::Rain { millimetres }),
        2 => levels().prop_map(Attempt::Propose),
        2 => Just(Attempt::TurnDown),
        1 => levels().prop_map(Attempt::Receive),
        5 => decided.prop_map(|(plan, level, hours, orders)| {
            Attempt::Decide { plan, level, hours, orders }
        }),
        1 => measures().prop_map(Attempt::Renew),
        1 => measures().prop_map(Attempt::End),
        2 => (0..2_usize, any::<bool>()).prop_map(|(plan, hands_over)| {
            Attempt::Lift { plan, hands_over }
        }),
        1 => Just(Attempt::Normalise),
        1 => Just(Attempt::TakeCommand),
        1 => Just(Attempt::PutToWork),
        1 => due.prop_map(|due_minutes| Attempt::Give { due_minutes }),
        14 => (0..=TASKS_MAX, of_task).prop_map(|(task, act)| Attempt::Task(task, act)),
        30 => (0..12_usize, prop::bool::weighted(0.8)).prop_map(|(pick, goes_on)| {
            Attempt::Work(pick, goes_on)
        }),
        1 => Just(Attempt::Pass),
    ]
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let lateness = prop_oneof![4 => Just(0_i64), 1 => 0..400_i64];
    let one = (prop_oneof![0..90_i64, 0..900_i64], lateness, 0..6_usize, attempt());
    let one = one.prop_map(|(gap, lateness, who, what)| Try { gap, lateness, who, what });
    prop::collection::vec(one, 0..60)
}

impl Attempt {
    /// Tries it; whether the rule lets them.
    fn of(&self, night: &mut Night, moment: Moment, who: &Acting) -> Result<(), Refusal> {
        match self {
            Self::Read { centimetres } => {
                let value = text(&format!("{centimetres} cm"));
                night.tries(moment, who, &RecordReading { value, ..reading("0") })
            }
            Self::Rain { millimetres } => {
                let (indicator, value) = (key("rain.county"), text(&millimetres.to_string()));
                night.tries(moment, who, &RecordReading { indicator, value, ..reading("0") })
            }
            Self::Propose(level) => night.tries(moment, who, &proposing(*level)),
            Self::TurnDown => night.tries(moment, who, &turning_down("hq-commander")),
            Self::Receive(floor) => night.tries(moment, who, &receiving(*floor)),
            Self::Decide { plan, level, hours, orders } => {
                let verb = decision(night, *plan, level, *orders);
                night.tries(moment, who, &DecideLevel { lasts_hours: *hours, ..verb })
            }
            Self::Renew(measure) => night.tries(moment, who, &renewing(measure, 9)),
            Self::End(measure) => night.tries(moment, who, &ending(measure)),
            Self::Lift { plan, hands_over } => {
                let verb = lift_of_all(night, *plan, *hands_over);
                night.tries(moment, who, &verb)
            }
            Self::Normalise => night.tries(moment, who, &normalising()),
            Self::TakeCommand => night.tries(moment, who, &taking_command("county-head")),
            Self::PutToWork => night.knowing(moment, &the_polices(), &putting_the_polices()),
            Self::Give { due_minutes } => {
                night.tries(moment, who, &GiveTask { due_minutes: *due_minutes, ..giving() })
            }
            Self::Task(task, act) => act.of(number(*task), night, moment, who),
            Self::Work(pick, goes_on) => match next_step(night, *pick, *goes_on) {
                Some((task, act)) => act.of(task, night, moment, who),
                None => night.tries(moment, who, &LetTimePass {}),
            },
            Self::Pass => night.tries(moment, who, &LetTimePass {}),
        }
        .map(|_| ())
    }
}

impl OfTask {
    fn of(
        self,
        task: TaskNumber,
        night: &mut Night,
        moment: Moment,
        who: &Acting,
    ) -> Result<Vec<Event>, Refusal> {
        let reason = || text("另有安排");
        match self {
            Self::Open => night.tries(moment, who, &OpenTask { task, reason: reason() }),
            Self::Offer => night.tries(moment, who, &OfferTask { task, to: key("levee-deputy") }),
            Self::Accept => night.tries(moment, who, &AcceptTask { task }),
            Self::Decline => night.tries(moment, who, &DeclineTask { task, reason: reason() }),
            Self::Start => night.tries(moment, who, &StartTask { task }),
            Self::Block => night.tries(moment, who, &BlockTask { task, reason: reason() }),
            Self::Resume => night.tries(moment, who, &ResumeTask { task }),
            Self::Finish => {
                night.tries(moment, who, &FinishTask { task, proof: Some(text("现场签字")) })
            }
            Self::Verify => night.tries(moment, who, &VerifyTask { task, note: None }),
            Self::SendBack => night.tries(moment, who, &SendBackTask { task, reason: reason() }),
            Self::Cancel => night.tries(moment, who, &CancelTask { task, reason: reason() }),
        }
    }
}

/// What comes next with one of the tasks that were opened, when all goes well or when it does not.
fn next_step(night: &Night, pick: usize, goes_on: bool) -> Option<(TaskNumber, OfTask)> {
    let opened = night.operation.response.all_tasks();
    let opened: Vec<_> = opened.filter(|it| it.task.opened_at().is_some()).collect();
    let it = opened.get(pick.checked_rem(opened.len())?)?;
    let act = match (it.task.state(), goes_on) {
        (State::Open | State::Declined, false) => OfTask::Offer,
        (State::Offered | State::Accepted, false) => OfTask::Decline,
        (State::Open | State::Offered | State::Declined, true) => OfTask::Accept,
        (State::Accepted, true) => OfTask::Start,
        (State::Started, true) => OfTask::Finish,
        (State::Started, false) => OfTask::Block,
        (State::Blocked, true) => OfTask::Resume,
        (State::Done, true) => OfTask::Verify,
        (State::Done, false) => OfTask::SendBack,
        (State::Blocked | State::Planned | State::Verified | State::Cancelled, _) => OfTask::Cancel,
    };
    Some((it.number, act))
}

/// The key of a plan, and whoever may decide a level of it; a level under none is the lift.
fn decided_by(night: &Night, plan: usize, target: Option<&LevelName>) -> (Key, Key) {
    let plan = night.operation.response.plans.get(plan);
    let decider = plan.and_then(|it| it.deciders(target).into_iter().next().cloned());
    let key_of = plan.map_or(key("psb-flood"), |it| it.at_work.key.clone());
    (key_of, decider.unwrap_or(key("psb-chief")))
}

fn decision(night: &Night, plan: usize, name: &str, orders: bool) -> DecideLevel {
    let (plan, decided_by) = decided_by(night, plan, Some(&level(name)));
    let measures: &[&str] = match (orders, name) {
        (true, "III") => &["close-ferry", "keep-out"],
        (true, "IV") => &["close-ferry"],
        (_, _) => &[],
    };
    DecideLevel { plan, decided_by, ..ordering(name, measures) }
}

/// A lift that names all that runs, as a page fills it in.
fn lift_of_all(night: &Night, plan: usize, hands_over: bool) -> LiftResponse {
    let (plan, decided_by) = decided_by(night, plan, None);
    let response = &night.operation.response;
    let is_standing = |it: &TaskView<'_>| it.planned.is_some_and(|(_, task)| task.is_standing);
    let is_of_it = |it: &TaskView<'_>| it.planned.is_none_or(|it| it.0.at_work.key == plan);
    let open = response.open_tasks().filter(|it| is_of_it(it) && !is_standing(it));
    let open = open.filter(|it| it.record.handed_over.is_none()).map(|it| it.number.number());
    let open: Vec<_> = open.collect();
    let stands = response.measures.iter().filter(|it| it.plan == plan && it.is_to_be_ended());
    let measures = stands.map(|it| lifted(it.at_work.key.as_str())).collect();
    let (mut ends, mut hand_overs) = (Vec::new(), Vec::new());
    match hands_over {
        true => hand_overs = open.iter().map(|it| handed_over(*it, "dongdu-township")).collect(),
        false => ends = open.iter().map(|it| ended(*it)).collect(),
    }
    LiftResponse { plan, decided_by, ends, hand_overs, measures, ..lifting() }
}

fn normalising() -> NormaliseOperation {
    NormaliseOperation {
        watch: text("渗水点每日两次"),
        reentry: text("水位回升"),
        kept_posts: Vec::new(),
        review_on: "2026-12-01".parse().expect("a day"),
        ends_on: "2026-12-31".parse().expect("a day"),
    }
}

fn putting_the_polices() -> PutPlanToWork {
    let issued = the_polices().issued.expect("it is issued");
    PutPlanToWork { plan: issued.plan, version: issued.version }
}

/// A night in which all of it was tried; the minute at which it ends.
fn after(tries: &[Try]) -> (Night, i64) {
    let mut night = Night::of_the_county();
    let people = [desk(), desk(), desk(), patrol(), township(), police()];
    let mut now = 0;
    for it in tries {
        now += it.gap;
        // A refusal is an answer as well.
        if it.what.of(&mut night, paper(now - it.lateness, now), &people[it.who]).is_ok() {
            assert_nothing_is_left_open(&night, now);
        }
        assert_sound(&night, now);
    }
    (night, now)
}

/// Whatever came late: in the end what the conditions ask for is proposed, and no task is held
/// whose condition holds.
fn assert_nothing_is_left_open(night: &Night, now: i64) {
    let response = &night.operation.response;
    if response.normalised.is_some() {
        return;
    }
    for plan in &response.plans {
        let rank = |it: &Option<LevelName>| {
            it.as_ref().and_then(|it| plan.at_work.level(it)).map_or(u8::MAX, |it| it.rank)
        };
        let proposal = plan.proposal.as_ref();
        match (response.indicated_level(plan, minute(now)), proposal) {
            (Some(level), Some(proposal)) => {
                let is_of_a_person = proposal.proposed_by != ProposedBy::Condition;
                let is_more = is_of_a_person && rank(&proposal.level) < rank(&level);
                assert!(proposal.level == level || is_more, "{level:?} and {proposal:?}");
            }
            (Some(level), None) => panic!("{level:?} is not proposed"),
            (None, proposal) => {
                let by = proposal.map(|it| it.proposed_by);
                assert_ne!(by, Some(ProposedBy::Condition), "{proposal:?} has lapsed");
            }
        }
    }
    for it in response.all_tasks() {
        let Some((plan, task)) = it.planned else { continue };
        let is_held = response.machine.waits_for_its_condition(it.number.index());
        if let Some(when) = task.when.as_ref().filter(|_| is_held && plan.decision.is_some()) {
            let judgement = when.judge(&Seen::by(plan, response), minute(now));
            assert_ne!(judgement, Judgement::Holds, "{} is held", it.number);
        }
    }
}

fn assert_sound(night: &Night, now: i64) {
    let response = &night.operation.response;
    assert_eq!(response.tasks.len(), response.machine.len());
    for plan in &response.plans {
        assert!(plan.levels.is_sorted_by_key(|(since, _)| *since), "{:?}", plan.levels);
        let last = plan.levels.last().and_then(|(_, level)| level.as_ref());
        assert_eq!(last, plan.level());
        for it in &plan.at_work.levels {
            let index = plan.level_index(&it.name).expect("it has one");
            assert_eq!(response.machine.is_in_force(index), plan.level() == Some(&it.name));
        }
        if let Some(proposal) = &plan.proposal {
            let is_so = plan.level() == proposal.level.as_ref();
            assert!(!is_so, "{proposal:?} stands already");
        }
        for it in &plan.at_work.measures {
            let of_it = |one: &&MeasureInForce| one.at_work.key == it.key && one.is_in_force();
            assert!(response.measures.iter().filter(of_it).count() <= 1);
        }
    }
    for readings in response.readings.values() {
        assert!(readings.is_sorted_by_key(|(since, _)| *since));
    }
    for it in response.all_tasks() {
        let is_handed_out = it.post().is_none() || it.record.asked.is_some();
        assert!(!it.is_open() || is_handed_out, "{} was handed to nobody", it.number);
        assert!(it.task.since().is_none_or(|since| since <= minute(now)), "{}", it.number);
        let has_opened = it.task.opened_at().is_some();
        assert_eq!(it.record.opened_by.is_some(), has_opened, "{}", it.number);
    }
    let marks = |kind: &str, task: TaskNumber| {
        let is_it = |(it, _): &&(Event, Moment)| it.row().kind == kind && it.task() == Some(task);
        night.journal.iter().filter(is_it).count()
    };
    for it in response.all_tasks() {
        assert!(marks("task_overdue", it.number) <= 1 && marks("task_escalated", it.number) <= 1);
        assert!(marks("task_opened", it.number) <= 1, "{} opened twice", it.number);
    }
}

/// What happened since a length of the journal: events with their own instants.
fn told_since(night: &Night, from: usize) -> Vec<(Event, Instant)> {
    let told = night.journal.iter().skip(from);
    told.map(|(event, moment)| (event.clone(), moment.happened_at)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn an_operation_is_the_fold_of_its_journal(tries in tries()) {
        let (night, _) = after(&tries);
        prop_assert_eq!(&refolded(&night.journal), &night.operation);
    }

    #[test]
    fn a_journal_that_was_stored_and_read_back_makes_the_same_operation(tries in tries()) {
        let (night, _) = after(&tries);
        let [written, read] = sealed(&night.journal);
        prop_assert_eq!(refolded(&written), refolded(&read));
    }

    #[test]
    fn a_day_at_once_is_a_day_in_pieces(
        tries in tries(),
        mut pieces in prop::collection::vec(0..3_000_i64, 0..6),
    ) {
        let (night, now) = after(&tries);
        let (from, end) = (night.journal.len(), now + 3_000);
        let (mut at_once, mut in_pieces) = (night.clone(), night);
        at_once.tries(at(end), &desk(), &LetTimePass {}).expect("the operation runs");
        pieces.sort_unstable();
        for it in pieces.into_iter().map(|it| now + it).chain([end]) {
            let wakes_at = in_pieces.operation.response.clone().wakes_at();
            let told = in_pieces.tries(at(it), &desk(), &LetTimePass {}).expect("it runs");
            let is_early = wakes_at.is_none_or(|wakes_at| wakes_at > minute(it));
            prop_assert!(!is_early || told.is_empty(), "{told:?} before {wakes_at:?}");
            let again = in_pieces.tries(at(it), &desk(), &LetTimePass {}).expect("it runs");
            prop_assert_eq!(again, []);
        }
        let told = told_since(&at_once, from);
        prop_assert!(told.is_sorted_by_key(|(_, since)| *since), "{told:?}");
        prop_assert_eq!(told, told_since(&in_pieces, from));
    }

    #[test]
    fn what_a_verb_sees_is_what_its_events_make(
        tries in tries(),
        (gap, lateness) in (0..900_i64, 0..400_i64),
        level in prop::sample::select(vec!["IV", "III"]),
    ) {
        let (night, now) = after(&tries);
        let moment = paper(now + gap - lateness, now + gap);
        let mut out = Vec::new();
        let mut engine = Engine::begin(&night.operation, moment, &mut out);
        let decided = LevelDecided {
            operation: night.operation.id,
            plan: key("county-flood"),
            level: level.parse().expect("a level"),
            matter: (&deciding(level).matter).into(),
            lasts: Span::from_hours(1),
            measures: Vec::new(),
            decided_by: key("hq-commander"),
            by: By::default(),
            at: None,
        };
        // Refused or not: what went before has happened.
        let _ = engine.enter(decided);
        let mut seen = engine.response.clone();
        let mut folded = night.operation;
        out.iter().for_each(|it| folded.evolve(it, moment.of(it)));
        seen.judged_until = folded.response.judged_until;
        prop_assert_eq!(seen, folded.response);
    }
}
