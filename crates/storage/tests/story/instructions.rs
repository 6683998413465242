//! What leaders want done: written down word by word, given to units, closed by whoever gave it.

use application::duty::{InstructionRead, instruction, instructions_open, open_on_desk};
use application::{Command, Failure};
use domain::AnyVerb;
use domain::duty::{
    AddInstructionPart, AnswerInstructionPart, CloseInstruction, InstructionChannel,
    InstructionRefusal, RecordInstruction,
};
use domain::kernel::{
    Instant, InstructionId, InstructionPartId, OrganisationId, Realm, Span, Text,
};
use testkit::{Engine, Playground, command};
use uuid::Uuid;

use super::closing::{all_bytes, holds};
use super::on_both_engines;
use super::people::imported;

on_both_engines! {
    an_instruction_goes_to_a_unit_and_is_closed_when_it_is_done,
    what_is_due_first_lies_on_top,
    what_a_leader_wrote_lies_in_no_table_in_clear,
    the_tables_of_instructions_can_be_made_again,
}

const WORDS: &str = "三号涵洞险情请应急、水利、公安速派人，两小时内报结果。";
const FEEDBACK: &str = "已派抢险队十二人到场";

fn id(number: u128) -> InstructionId {
    InstructionId::from_uuid(Uuid::from_u128(number))
}

fn part(number: u128) -> InstructionPartId {
    InstructionPartId::from_uuid(Uuid::from_u128(number))
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

fn now(playground: &Playground) -> Instant {
    application::Machine::now(&*playground.machine)
}

fn does(playground: &Playground, number: u128, verb: impl Into<AnyVerb>) -> Result<(), Failure> {
    let seen = read(playground, number).map(|it| it.version);
    let doing = Command { seen, ..command(id(number), verb) };
    playground.office.perform(doing).map(drop)
}

fn records(playground: &Playground, number: u128, due_at: Option<Instant>) {
    let record = RecordInstruction {
        given_by: text("王副县长"),
        giver: None,
        channel: InstructionChannel::Paper,
        paper_number: Some(text("云政办批〔2026〕17号")),
        words: text(WORDS),
        due_at,
        operation: None,
    };
    does(playground, number, record).expect("it is new");
}

fn read(playground: &Playground, number: u128) -> Option<InstructionRead> {
    let read = playground.office.read(move |it| instruction(it, &Realm::real(), id(number)));
    read.expect("it can be read")
}

fn unit(playground: &Playground) -> OrganisationId {
    let read = playground.office.read(|it| it.view.organisations(&Realm::real()));
    read.expect("they can be read")[0].id
}

fn is_refused(done: &Result<(), Failure>, wanted: InstructionRefusal) -> bool {
    matches!(done, Err(Failure::Refused(it)) if *it == domain::Refusal::from(wanted))
}

fn an_instruction_goes_to_a_unit_and_is_closed_when_it_is_done(engine: Engine) {
    let playground = imported(engine, "instructions_closed");
    let due = now(&playground) + Span::from_hours(2);
    records(&playground, 1, Some(due));
    let close = |although: Option<&str>| CloseInstruction {
        said: text("办结，注意后续巡查"),
        although: although.map(text),
    };
    let early = does(&playground, 1, close(None));
    assert!(is_refused(&early, InstructionRefusal::PartsAreOpen { open: 0 }), "{early:?}");
    let nobody = OrganisationId::from_uuid(Uuid::from_u128(0xdead));
    let adding =
        |unit| AddInstructionPart { part: part(5), what: text("派抢险队"), unit, due_at: None };
    let no = does(&playground, 1, adding(nobody));
    assert!(is_refused(&no, InstructionRefusal::NoSuchUnit), "{no:?}");
    does(&playground, 1, adding(unit(&playground))).expect("it is a unit of the house");
    playground.machine.pass(Span::from_minutes(40));
    let answer =
        |is_done| AnswerInstructionPart { part: part(5), feedback: text(FEEDBACK), is_done };
    does(&playground, 1, answer(false)).expect("they say how far it is");
    let open = does(&playground, 1, close(None));
    assert!(is_refused(&open, InstructionRefusal::PartsAreOpen { open: 1 }), "{open:?}");
    does(&playground, 1, answer(true)).expect("it is done");
    does(&playground, 1, close(None)).expect("nothing is open");

    let found = read(&playground, 1).expect("it is there");
    assert_eq!(
        (found.words.as_deref(), found.given_by.as_deref()),
        (Some(WORDS), Some("王副县长"))
    );
    let given = &found.parts[0];
    assert_eq!((given.row.due_at, given.row.answers, given.row.is_done), (Some(due), 2, true));
    assert_eq!(given.feedback.as_deref(), Some(FEEDBACK));
    let closed = found.row.closed.expect("it is closed");
    assert!(!closed.is_by_giver, "somebody else wrote it down");
    assert_eq!(found.closed.and_then(|it| it.0).as_deref(), Some("办结，注意后续巡查"));
}

fn what_is_due_first_lies_on_top(engine: Engine) {
    let playground = imported(engine, "instructions_order");
    let at = |hours| Some(now(&playground) + Span::from_hours(hours));
    for (number, due) in [(1, None), (2, at(5)), (3, at(2))] {
        records(&playground, number, due);
    }
    let open = |playground: &Playground| -> Vec<_> {
        let read = playground.office.read(|it| instructions_open(it, &Realm::real()));
        read.expect("it can be read").iter().map(|it| it.row.instruction).collect()
    };
    assert_eq!(open(&playground), [id(3), id(2), id(1)]);
    let only = CloseInstruction { said: text("知悉"), although: Some(text("只作了解")) };
    does(&playground, 3, only).expect("it says why");
    assert_eq!(open(&playground), [id(2), id(1)]);
    let things = playground.office.read(|it| open_on_desk(it.view, &Realm::real()));
    assert_eq!(things.expect("it can be read").instructions, [id(2), id(1)]);
}

fn what_a_leader_wrote_lies_in_no_table_in_clear(engine: Engine) {
    let playground = imported(engine, "instructions_sealed");
    records(&playground, 1, None);
    let what = text("派抢险队沿堤巡查");
    let given = AddInstructionPart { part: part(5), what, unit: unit(&playground), due_at: None };
    does(&playground, 1, given).expect("it is open");
    let answer = AnswerInstructionPart { part: part(5), feedback: text(FEEDBACK), is_done: true };
    does(&playground, 1, answer).expect("it is a part");
    let bytes = all_bytes(&playground);
    for secret in [WORDS, FEEDBACK, "派抢险队沿堤巡查", "云政办批"] {
        assert!(!holds(&bytes, secret), "{secret}");
    }
}

fn the_tables_of_instructions_can_be_made_again(engine: Engine) {
    let playground = imported(engine, "instructions_again");
    records(&playground, 1, None);
    let given = AddInstructionPart {
        part: part(5),
        what: text("派抢险队"),
        unit: unit(&playground),
        due_at: None,
    };
    does(&playground, 1, given).expect("it is open");
    let answer = AnswerInstructionPart { part: part(5), feedback: text(FEEDBACK), is_done: true };
    does(&playground, 1, answer).expect("it is a part");
    let close = CloseInstruction { said: text("办结"), although: None };
    does(&playground, 1, close).expect("nothing is open");
    let rows = |playground: &Playground| {
        let found = read(playground, 1).expect("it is there");
        (found.row, found.parts.into_iter().map(|it| it.row).collect::<Vec<_>>())
    };
    let before = rows(&playground);
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!((rebuilt.differing, rows(&playground)), (vec![], before));
}
