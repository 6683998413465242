//! A consultation with dissent and paper that comes later, and a level of the city that stands
//! until it is lifted there.
#![expect(clippy::indexing_slicing, reason = "a story knows what it has written")]

use application::Command;
use application::Failure;
use application::duty::{
    Standing, consultation, consultations_open, level_from_above, levels_standing,
};
use domain::AnyVerb;
use domain::duty::{
    Account, CallIntoConsultation, Casualties, ConcludeConsultation, ConsultationOutcome,
    ConsultationRefusal, DestroyConsultationTexts, IntakeChannel, LevelFromAboveRefusal,
    LiftLevelFromAbove, NoteIntake, OpenConsultation, OpenIntake, OpinionWay, ParticipantKind,
    ReceiveLevelFromAbove, RecordOpinion, ResponseLevel, SettleIntake, Settlement, Stance,
};
use domain::kernel::{
    ConsultationId, EmergencyClass, EmergencySeverity, Instant, IntakeId, LevelFromAboveId,
    OpinionId, ParticipantId, Realm, Span, Text,
};
use testkit::{Engine, Playground, actor, command};
use uuid::Uuid;

use super::closing::{all_bytes, holds};
use super::on_both_engines;
use super::people::imported;

on_both_engines! {
    dissent_stays_beside_the_conclusion_and_paper_keeps_its_own_time,
    what_was_said_goes_with_what_was_reported,
    a_level_of_the_city_stands_until_it_is_lifted_there,
    the_tables_of_consultations_can_be_made_again,
}

const DISSENT: &str = "证据还不够，建议先采样再定";

fn intake() -> IntakeId {
    IntakeId::from_uuid(Uuid::from_u128(21))
}

fn id() -> ConsultationId {
    ConsultationId::from_uuid(Uuid::from_u128(22))
}

fn level() -> LevelFromAboveId {
    LevelFromAboveId::from_uuid(Uuid::from_u128(23))
}

fn participant(number: u128) -> ParticipantId {
    ParticipantId::from_uuid(Uuid::from_u128(number))
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

fn now(playground: &Playground) -> Instant {
    application::Machine::now(&*playground.machine)
}

/// An accident with four dead was reported, and a consultation is called on it.
fn called(engine: Engine, name: &str) -> Playground {
    let playground = imported(engine, name);
    let open = OpenIntake { channel: IntakeChannel::Telephone };
    playground.office.perform(command(intake(), open)).expect("it is new");
    let account = Account {
        said: Some(text("矿坪小煤矿井下透水，四人遇难")),
        class: Some(EmergencyClass::AccidentDisaster),
        casualties: Casualties { dead: Some(4), ..Casualties::default() },
        ..Account::default()
    };
    let seen = playground.office.read(|it| application::duty::intake(it, &Realm::real(), intake()));
    let seen = seen.expect("it can be read").map(|it| it.version);
    let note = Command { seen, ..command(intake(), NoteIntake { account }) };
    playground.office.perform(note).expect("it is open");
    let matter = text("矿坪透水事故定级");
    let open = OpenConsultation { matter, intakes: vec![intake()], operation: None };
    playground.office.perform(command(id(), open)).expect("it is about something");
    for (number, kind, name, capacity) in [
        (1, ParticipantKind::Unit, "周局长", "县应急管理局"),
        (2, ParticipantKind::Expert, "胡教授", "矿井水害"),
    ] {
        let (name, capacity) = (text(name), text(capacity));
        let call = CallIntoConsultation { participant: participant(number), kind, name, capacity };
        playground.office.perform(command(id(), call)).expect("it is open");
    }
    playground
}

fn says(playground: &Playground, number: u128, at: Option<Instant>) -> Result<(), Failure> {
    let (stance, words, way) = match number {
        1 => (Stance::Agrees, "按较大事故处置", OpinionWay::Room),
        _ => (Stance::Dissents, DISSENT, OpinionWay::Paper),
    };
    let opinion = RecordOpinion {
        opinion: OpinionId::from_uuid(Uuid::from_u128(0x100 + number)),
        participant: participant(number),
        way,
        stance,
        words: text(words),
        severity: Some(EmergencySeverity::Significant),
    };
    let saying = Command { happened_at: at, ..command(id(), opinion) };
    playground.office.perform(saying).map(drop)
}

fn does(playground: &Playground, verb: impl Into<AnyVerb>) -> Result<(), Failure> {
    let seen = playground.office.read(|it| consultation(it, &Realm::real(), id()));
    let seen = seen.expect("it can be read").map(|it| it.read.version);
    playground.office.perform(Command { seen, ..command(id(), verb) }).map(drop)
}

fn concluding() -> ConcludeConsultation {
    ConcludeConsultation {
        decided_by: text("曹副县长"),
        conclusion: text("按较大事故启动"),
        outcome: ConsultationOutcome::OpenOperation,
        severity: Some(EmergencySeverity::Significant),
        decider: None,
    }
}

fn is_refused(done: &Result<(), Failure>, wanted: impl Into<domain::Refusal>) -> bool {
    let wanted = wanted.into();
    matches!(done, Err(Failure::Refused(it)) if *it == wanted)
}

fn dissent_stays_beside_the_conclusion_and_paper_keeps_its_own_time(engine: Engine) {
    let playground = called(engine, "consultation_dissent");
    let silent = does(&playground, concluding());
    assert!(is_refused(&silent, ConsultationRefusal::NobodyHasSpoken), "{silent:?}");
    let early = now(&playground);
    playground.machine.pass(Span::from_minutes(20));
    says(&playground, 1, None).expect("they were called");
    playground.machine.pass(Span::from_minutes(20));
    says(&playground, 2, Some(early + Span::from_minutes(5))).expect("paper comes later");
    does(&playground, concluding()).expect("somebody has spoken");
    let read = playground.office.read(|it| consultation(it, &Realm::real(), id()));
    let file = read.expect("it can be read").expect("it is there");
    let said: Vec<_> = file.read.opinions.iter().map(|it| it.row.stance).collect();
    assert_eq!(said, [Stance::Dissents, Stance::Agrees], "by when it was said");
    let paper = &file.read.opinions[0];
    assert_eq!(
        (paper.words.as_deref(), paper.row.said_at),
        (Some(DISSENT), early + Span::from_minutes(5))
    );
    assert!(paper.row.entered_at > paper.row.said_at);
    let suggestion = &file.suggestion;
    assert_eq!(suggestion.dissents, 1);
    assert_eq!(suggestion.by_law.map(|it| it.0), Some(EmergencySeverity::Significant));
    assert_eq!(suggestion.by_opinion, [(EmergencySeverity::Significant, 2)]);
    let (by, conclusion) = file.read.concluded.expect("it is concluded");
    assert_eq!((by.as_deref(), conclusion.as_deref()), (Some("曹副县长"), Some("按较大事故启动")));
    let late = says(&playground, 1, None);
    assert!(is_refused(&late, ConsultationRefusal::ConsultationIsConcluded), "{late:?}");
    let open = playground.office.read(|it| consultations_open(it, &Realm::real()));
    assert!(open.expect("it can be read").is_empty());
}

fn what_was_said_goes_with_what_was_reported(engine: Engine) {
    let playground = called(engine, "consultation_destroyed");
    says(&playground, 2, None).expect("they were called");
    let bytes = all_bytes(&playground);
    for secret in [DISSENT, "胡教授", "矿坪透水事故定级"] {
        assert!(!holds(&bytes, secret), "{secret}");
    }
    does(&playground, concluding()).expect("somebody has spoken");
    playground.machine.pass(Span::from_hours(24 * 40));
    let stands = does(&playground, DestroyConsultationTexts {});
    assert!(is_refused(&stands, ConsultationRefusal::ItsIntakesStand), "{stands:?}");
    let seen = playground.office.read(|it| application::duty::intake(it, &Realm::real(), intake()));
    let seen = seen.expect("it can be read").map(|it| it.settlement_version);
    let nothing = SettleIntake { settlement: Settlement::Nothing(text("误报")) };
    let settle = Command { seen, ..command(intake(), nothing) };
    playground.office.perform(settle).expect("it waits");
    playground.machine.pass(Span::from_hours(24 * 31));
    let seen = playground.office.read(|it| application::duty::intake(it, &Realm::real(), intake()));
    let seen = seen.expect("it can be read").map(|it| it.settlement_version);
    let destroy = domain::duty::DestroyIntakeTexts {};
    playground.office.perform(Command { seen, ..command(intake(), destroy) }).expect("it is over");
    does(&playground, DestroyConsultationTexts {}).expect("nothing keeps it");
    let read = playground.office.read(|it| consultation(it, &Realm::real(), id()));
    let read = read.expect("it can be read").expect("it is there").read;
    assert!(read.matter.is_none() && read.opinions[0].words.is_none());
    assert_eq!(read.opinions[0].row.stance, Stance::Dissents, "how they stood stays");
}

fn a_level_of_the_city_stands_until_it_is_lifted_there(engine: Engine) {
    let playground = imported(engine, "level_from_above");
    let receive = ReceiveLevelFromAbove {
        class: EmergencyClass::NaturalDisaster,
        level: ResponseLevel::Third,
        from: text("市防指启动防汛三级响应"),
        number: Some(text("泽防指〔2026〕3号")),
        document: None,
    };
    playground.office.perform(command(level(), receive)).expect("it is new");
    let stands = playground.office.read(|it| levels_standing(it, &Realm::real(), &actor()));
    let stands = stands.expect("it can be read");
    assert_eq!(stands.len(), 1);
    assert_eq!(stands[0].from.as_deref(), Some("市防指启动防汛三级响应"));
    assert!(stands[0].meanings.iter().all(|it| it.standing == Standing::Milder));
    let seen = Some(stands[0].version);
    let lift = LiftLevelFromAbove { said: text("市防指电话通知解除") };
    let lifting = Command { seen, ..command(level(), lift) };
    playground.office.perform(lifting.clone()).expect("it stands");
    let again = Command { id: command(level(), domain::duty::DestroyLevelTexts {}).id, ..lifting };
    assert!(playground.office.perform(again).is_err(), "it is lifted");
    let read = playground.office.read(|it| levels_standing(it, &Realm::real(), &actor()));
    assert!(read.expect("it can be read").is_empty());
    let read =
        playground.office.read(|it| level_from_above(it, &Realm::real(), (&actor(), level())));
    let read = read.expect("it can be read").expect("nothing is lost");
    assert_eq!(read.lifted_said.as_deref(), Some("市防指电话通知解除"));
    let seen = Some(read.version);
    let early = Command { seen, ..command(level(), domain::duty::DestroyLevelTexts {}) };
    let early = playground.office.perform(early).map(drop);
    let kept = LevelFromAboveRefusal::LevelIsStillKept { days: domain::duty::LEVEL_KEPT_DAYS };
    assert!(is_refused(&early, kept), "{early:?}");
}

fn the_tables_of_consultations_can_be_made_again(engine: Engine) {
    let playground = called(engine, "consultation_again");
    says(&playground, 1, None).expect("they were called");
    does(&playground, concluding()).expect("somebody has spoken");
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!(rebuilt.differing, Vec::<String>::new());
}
