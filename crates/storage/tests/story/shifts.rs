//! Who keeps the desk: a night is handed over, with its log, its calls and what is still open.

use application::duty::{PhonesWanted, ShiftRecord, Watch};
use application::duty::{newest_lines, open_on_desk, phone_book, shift_record, watch};
use application::{Actor, Command, Failure, Who};
use domain::AnyVerb;
use domain::duty::{
    BeginShift, CallTo, IntakeChannel, OpenIntake, RecordCall, ScheduleShift, ShiftRefusal,
    SignHandover, StrikeShift, WriteDutyLine,
};
use domain::kernel::{
    CallResult, DutyLineId, IntakeId, PersonId, PostId, Realm, Right, ShiftId, Span, Text, Version,
};
use testkit::{Engine, Playground, command};
use uuid::Uuid;

use super::closing::{all_bytes, holds};
use super::on_both_engines;
use super::people::{imported, people_of, person_id};

on_both_engines! {
    a_night_is_handed_over_and_both_have_signed,
    of_two_who_take_over_at_once_one_is_told,
    a_handover_that_one_has_signed_stays_on_the_desk,
    whoever_did_not_answer_is_followed_by_the_next_number,
    what_the_duty_log_says_lies_in_no_table_in_clear,
    the_tables_of_shifts_can_be_made_again,
}

const LINE: &str = "水利局值班室来电：东渡河水位仍在涨";
const NOTE: &str = "三号涵洞每半小时问一次";

fn id(number: u128) -> ShiftId {
    ShiftId::from_uuid(Uuid::from_u128(number))
}

fn line(number: u128) -> DutyLineId {
    DutyLineId::from_uuid(Uuid::from_u128(number))
}

fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::parse(text).expect("fits")
}

/// A house with two people who keep the desk in turn.
struct House {
    playground: Playground,
    one: PersonId,
    other: PersonId,
}

impl House {
    fn new(engine: Engine, name: &str) -> Self {
        let playground = imported(engine, name);
        let people = people_of(&playground.office, &Realm::real());
        let (one, other) = (person_id(&people, "j001"), person_id(&people, "j002"));
        Self { playground, one, other }
    }

    fn does(&self, person: PersonId, shift: u128, verb: impl Into<AnyVerb>) -> Result<(), Failure> {
        let post = PostId::from_uuid(Uuid::from_u128(390));
        let who = Who::Staff { person, post, on_behalf_of: None };
        let actor = Actor { who, rights: vec![Right::KeepDesk], ..Actor::operator("test") };
        let doing: Command = Command { actor, ..command(id(shift), verb) };
        let doing = Command { seen: Some(self.seen(shift)), ..doing };
        self.playground.office.perform(doing).map(drop)
    }

    fn seen(&self, shift: u128) -> Version {
        self.record(shift).map_or(Version(0), |it| it.shift.version)
    }

    fn record(&self, shift: u128) -> Option<ShiftRecord> {
        let read =
            move |it: &mut application::Reading<'_>| shift_record(it, &Realm::real(), id(shift));
        self.playground.office.read(read).expect("it can be read")
    }

    fn watch(&self) -> Watch {
        let now = application::Machine::now(&*self.playground.machine);
        let read = self.playground.office.read(move |it| watch(it, &Realm::real(), now));
        read.expect("it can be read")
    }

    fn takes_over(&self, person: PersonId, shift: u128, from: Option<u128>) -> Result<(), Failure> {
        self.does(person, shift, BeginShift { leader: None, relieves: from.map(id) })
    }
}

fn is_refused(done: &Result<(), Failure>, wanted: ShiftRefusal) -> bool {
    matches!(done, Err(Failure::Refused(it)) if *it == domain::Refusal::from(wanted))
}

fn a_night_is_handed_over_and_both_have_signed(engine: Engine) {
    let house = House::new(engine, "shifts_both");
    assert!(house.watch().on_duty.is_none());
    house.takes_over(house.one, 1, None).expect("nobody is on duty");
    let intake = IntakeId::from_uuid(Uuid::from_u128(7));
    let open = OpenIntake { channel: IntakeChannel::Telephone };
    house.playground.office.perform(command(intake, open)).expect("it is taken");
    let write = WriteDutyLine { line: line(1), text: text(LINE), corrects: None };
    house.does(house.one, 1, write).expect("the shift has begun");
    house.playground.machine.pass(Span::from_hours(8));
    let own = house.takes_over(house.one, 2, Some(1));
    assert!(is_refused(&own, ShiftRefusal::OnDutyAlready), "{own:?}");
    let sign = SignHandover { note: Some(text(NOTE)) };
    let others = house.does(house.other, 1, sign.clone());
    assert!(is_refused(&others, ShiftRefusal::NotYourShift), "{others:?}");
    house.does(house.one, 1, sign.clone()).expect("it is their shift");
    assert_eq!(house.watch().on_duty.expect("nobody has taken over").row.shift, id(1));
    house.takes_over(house.other, 2, Some(1)).expect("another person takes over");
    let over = house.does(house.one, 1, sign);
    assert!(is_refused(&over, ShiftRefusal::HandoverIsSigned), "{over:?}");

    let night = house.record(1).expect("it is there");
    assert_eq!(night.shift.officer.and_then(|it| it.name).as_deref(), Some("欧阳建国"));
    assert_eq!(night.shift.note.as_deref(), Some(NOTE));
    let signed = night.shift.row.signed.expect("they have signed");
    assert_eq!((signed.open.count(), signed.open.intakes), (1, vec![intake]));
    assert_eq!(night.lines[0].text.as_deref(), Some(LINE));
    assert_eq!(night.after.expect("somebody took over").row.shift, id(2));
    let watch = house.watch();
    let on_duty = watch.on_duty.expect("somebody is on duty");
    assert_eq!(on_duty.officer.map(|it| it.person), Some(house.other));
    assert!(watch.unsigned.is_empty());
}

fn of_two_who_take_over_at_once_one_is_told(engine: Engine) {
    let house = House::new(engine, "shifts_at_once");
    house.takes_over(house.one, 1, None).expect("nobody is on duty");
    let both = std::thread::scope(|scope| {
        let begun = [2, 3].map(|it| {
            let house = &house;
            scope.spawn(move || house.takes_over(house.other, it, Some(1)))
        });
        begun.map(|it| it.join().expect("it ends"))
    });
    let refused = both.iter().filter(|it| it.is_err()).collect::<Vec<_>>();
    assert_eq!(refused.len(), 1, "{both:?}");
    let on_duty = house.watch().on_duty.expect("somebody is on duty").row.shift;
    let told = ShiftRefusal::SomebodyElseIsOnDuty { shift: Some(on_duty) };
    assert!(both.iter().any(|it| is_refused(it, told.clone())), "{both:?}");
}

fn a_handover_that_one_has_signed_stays_on_the_desk(engine: Engine) {
    let house = House::new(engine, "shifts_unsigned");
    house.takes_over(house.one, 1, None).expect("nobody is on duty");
    house.playground.machine.pass(Span::from_hours(8));
    house.takes_over(house.other, 2, Some(1)).expect("the first one has left");
    let unsigned = |house: &House| -> Vec<_> {
        house.watch().unsigned.iter().map(|it| it.row.shift).collect()
    };
    assert_eq!(unsigned(&house), [id(1)]);
    house.playground.machine.pass(Span::from_hours(3));
    house.does(house.one, 1, SignHandover { note: None }).expect("they sign late");
    assert!(unsigned(&house).is_empty());

    // A shift on the roster is the next one, until it is struck.
    let now = application::Machine::now(&*house.playground.machine);
    let (from, until) = (now + Span::from_hours(5), now + Span::from_hours(29));
    let nobody = PersonId::from_uuid(Uuid::from_u128(0xdead));
    let plan = |officer| ScheduleShift { from, until, officer, leader: Some(house.other) };
    let no = house.does(house.one, 3, plan(nobody));
    assert!(is_refused(&no, ShiftRefusal::NoSuchOfficer), "{no:?}");
    house.does(house.one, 3, plan(house.one)).expect("it can be planned");
    let next = house.watch().next.expect("it is on the roster");
    assert_eq!((next.row.shift, next.leader.map(|it| it.person)), (id(3), Some(house.other)));
    house.does(house.one, 3, StrikeShift {}).expect("it has not begun");
    assert!(house.watch().next.is_none());
}

fn whoever_did_not_answer_is_followed_by_the_next_number(engine: Engine) {
    let house = House::new(engine, "shifts_phones");
    house.takes_over(house.other, 1, None).expect("nobody is on duty");
    let book = || {
        let wanted = PhonesWanted::Named("值班".to_owned());
        let read = move |it: &mut application::Reading<'_>| phone_book(it, &Realm::real(), &wanted);
        house.playground.office.read(read).expect("it can be read").posts.remove(0).people
    };
    let holder = book().remove(0);
    let numbers: Vec<_> = holder.numbers.iter().map(|it| it.number.as_deref()).collect();
    assert_eq!(numbers, [Some("13871234567"), Some("0715-3061234")]);
    let found = |text: &str| {
        let wanted = PhonesWanted::Named(text.to_owned());
        let read = move |it: &mut application::Reading<'_>| phone_book(it, &Realm::real(), &wanted);
        let posts = house.playground.office.read(read).expect("it can be read").posts;
        posts.into_iter().flat_map(|it| it.people).any(|it| it.who == holder.who)
    };
    let name = holder.who.name.as_deref().expect("it is there");
    assert!(found(name) && found("0715 306") && found("1234567"), "by name and by number");
    assert!(!found("0715 307") && !found("没有这个人"));
    let to = CallTo { person: holder.who.person, contact: holder.numbers[0].contact };
    let call = RecordCall { line: line(5), to, result: CallResult::NoAnswer, note: None };
    house.does(house.other, 1, call.clone()).expect("it is a number of the house");
    let wrong = CallTo { person: house.other, ..to };
    let no = house.does(house.other, 1, RecordCall { line: line(6), to: wrong, ..call });
    assert!(is_refused(&no, ShiftRefusal::NoSuchNumber), "{no:?}");
    let holder = book().remove(0);
    let results: Vec<_> = holder.numbers.iter().map(|it| it.last_call.map(|it| it.1)).collect();
    assert_eq!(results, [Some(CallResult::NoAnswer), None]);
    let read = house.playground.office.read(|it| newest_lines(it, &Realm::real()));
    let (who, result) = read.expect("it can be read")[0].call.clone().expect("it is a call");
    assert_eq!((who.person, result), (house.one, CallResult::NoAnswer));
}

fn what_the_duty_log_says_lies_in_no_table_in_clear(engine: Engine) {
    let house = House::new(engine, "shifts_sealed");
    house.takes_over(house.one, 1, None).expect("nobody is on duty");
    let write = WriteDutyLine { line: line(1), text: text(LINE), corrects: None };
    house.does(house.one, 1, write).expect("the shift has begun");
    house.does(house.one, 1, SignHandover { note: Some(text(NOTE)) }).expect("it is theirs");
    let bytes = all_bytes(&house.playground);
    assert!(!holds(&bytes, LINE) && !holds(&bytes, NOTE));
}

fn the_tables_of_shifts_can_be_made_again(engine: Engine) {
    let house = House::new(engine, "shifts_again");
    house.takes_over(house.one, 1, None).expect("nobody is on duty");
    let write = WriteDutyLine { line: line(1), text: text(LINE), corrects: None };
    house.does(house.one, 1, write).expect("the shift has begun");
    house.does(house.one, 1, SignHandover { note: None }).expect("it is theirs");
    house.takes_over(house.other, 2, Some(1)).expect("another person takes over");
    let before = house.record(1).expect("it is there").shift.row;
    let rebuilt = house.playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    let after = house.record(1).expect("it is there").shift.row;
    assert_eq!((rebuilt.differing, after), (vec![], before));
    let open = house.playground.office.read(|it| open_on_desk(it.view, &Realm::real()));
    assert_eq!(open.expect("it can be read").count(), 0);
}
