//! `GET /desk/phones`: whom the desk may call; what came of a call is one press.

use application::duty::{
    PHONE_POSTS_MAX, PersonPhones, PhoneBook, PhoneNumber, PhonesWanted, PostPhones, phone_book,
    watch,
};
use application::{Failure, Fault, Reading};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::duty::{CallTo, RecordCall};
use domain::kernel::{
    CallResult, CommandId, ContactId, DutyLineId, House, Instant, PersonId, Right, ShiftId,
};
use domain::people::{DutyState, VerifyContact};
use web::{Asked, Front, May, ReadPeople};
use words::{
    Desk, DutyLog, Phones, Say, Watch, WatchTold, Zone, call_result, contact_kind, duty_state,
    named,
};

use super::super::desk::View;
use super::super::item::Called;
use super::acts::{Complaint, Undone, hand_in, new_command};
use super::shown::{Shower, dialled, name_of};
use crate::components::Shell;
use crate::components::form::{Reader as FormReader, Sent};
use crate::operations::{now_of, unread};
use crate::plans::encoded;
use crate::rendered;

/// Nobody looks for a longer text.
const WANTED_CHARACTERS_MAX: usize = 60;

#[derive(Template)]
#[template(path = "duty/watch/phones.html")]
struct PhonesPage {
    shell: Shell,
    looked: Looked,
    complaint: Complaint,
    told: Option<String>,
    find: String,
    person: String,
    /// Whether calls can be written down: whoever looks may, and somebody is on duty.
    may_record: bool,
    new_line: Box<dyn Fn() -> (String, String) + Send + Sync>,
}

/// What was read.
struct Looked {
    posts: Vec<PostShown>,
    has_more: bool,
    /// The shift in whose log calls are written.
    shift: Option<String>,
    /// Of whom the number is that comes after the one that was not reached.
    next: Option<NextShown>,
}

/// The number that comes next.
enum NextShown {
    Number { who: String, number: String, dial: String },
    Nobody,
}

struct PostShown {
    title: String,
    unit: Option<String>,
    people: Vec<PersonShown>,
}

struct PersonShown {
    id: String,
    name: String,
    is_deputy: bool,
    duty: Option<&'static str>,
    numbers: Vec<NumberRow>,
}

struct NumberRow {
    contact: String,
    kind: &'static str,
    number: Option<String>,
    dial: String,
    last: Option<String>,
    is_wrong: bool,
}

/// What is looked for, and what was just called.
#[derive(Clone)]
struct Asking {
    wanted: PhonesWanted,
    after: Option<ContactId>,
}

/// `GET /desk/phones`
pub(crate) async fn phones(
    State(front): State<Front>,
    May(asked, _): May<ReadPeople>,
    Query(query): Query<Sent>,
) -> Response {
    let told = (query.line("told") == "record_call").then(|| WatchTold::Called.say(asked.language));
    answer(&front, &asked, &query, (told, None)).await
}

/// `POST /desk/phones`: what came of a call.
pub(crate) async fn called(
    State(front): State<Front>,
    May(asked, _): May<ReadPeople>,
    Form(sent): Form<Sent>,
) -> Response {
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let mut form = FormReader::new(&sent, asked.language);
    let shift: Option<ShiftId> = form.one("shift", |it| it.parse().ok());
    let line: Option<DutyLineId> = form.one("line", |it| it.parse().ok());
    let person: Option<PersonId> = form.one("person", |it| it.parse().ok());
    let contact: Option<ContactId> = form.one("contact", |it| it.parse().ok());
    let (result, note) = (form.one("result", CallResult::named), form.optional("note"));
    let to = person.zip(contact).map(|(person, contact)| CallTo { person, contact });
    let call = line.zip(to).zip(result.zip(note)).map(|((line, to), (result, note))| RecordCall {
        line,
        to,
        result,
        note,
    });
    let undone = match form.end(shift.zip(call)) {
        Err(problems) => Undone::wrong(sent, problems),
        Ok((shift, call)) => match record(&front, &asked, (shift, call), (&sent, now)).await {
            Ok(there) => return Redirect::to(&there).into_response(),
            Err(failure) => Undone::failed(sent, failure),
        },
    };
    let query = undone.sent.clone();
    answer(&front, &asked, &query, (None, Some(undone))).await
}

/// Writes the call into the log, and into the register of numbers where whoever calls may do that.
async fn record(
    front: &Front,
    asked: &Asked,
    (shift, call): (ShiftId, RecordCall),
    (sent, now): (&Sent, Instant),
) -> Result<String, Failure> {
    let (CallTo { person, contact }, result) = (call.to, call.result);
    hand_in(front, asked, shift.to_string(), (call.into(), sent), None).await?;
    if asked.actor.may(Right::VerifyContacts) {
        let called_on = front.setting().zone.day(now);
        let verb = VerifyContact { person, contact, result, called_on, called_by: None };
        // A command of its own, told from the first one by its id.
        let id = CommandId::from_uuid(front.office().machine().new_id()).to_string();
        let own = Sent::of(&[("command", &id)]);
        hand_in(front, asked, House.to_string(), (verb.into(), &own), None).await?;
    }
    let after = match result {
        CallResult::Answered => String::new(),
        CallResult::NoAnswer | CallResult::WrongNumber => format!("&after={contact}"),
    };
    let wanted = match sent.filled("of") {
        Some(of) => format!("person={of}"),
        None => format!("find={}", encoded(sent.line("find"))),
    };
    Ok(format!("{}/desk/phones?{wanted}&told=record_call{after}", asked.base))
}

async fn answer(
    front: &Front,
    asked: &Asked,
    query: &Sent,
    (told, undone): (Option<String>, Option<Undone>),
) -> Response {
    let find: String = query.line("find").chars().take(WANTED_CHARACTERS_MAX).collect();
    let person = query.filled("person").filter(|_| undone.is_none());
    let person: Option<PersonId> = person.or(query.filled("of")).and_then(|it| it.parse().ok());
    let wanted = person.map_or_else(|| PhonesWanted::Named(find.clone()), PhonesWanted::Of);
    let after = query.filled("after").and_then(|it| it.parse().ok());
    let asking = Asking { wanted, after };
    let (view, zone) = (View::of(front, asked), front.setting().zone.clone());
    let read = move |reading: &mut Reading<'_>| look(reading, (&view, &zone), &asking);
    let looked = match front.ask(read).await {
        Ok(looked) => looked,
        Err(failure) => return unread(front, asked, &failure),
    };
    let (status, complaint) = Complaint::of(front, asked, undone);
    let office = front.clone();
    let new_line = move || {
        let line = DutyLineId::from_uuid(office.office().machine().new_id());
        (line.to_string(), new_command(&office))
    };
    let page = PhonesPage {
        shell: Shell::new(asked, front.setting(), Phones::Book.say(asked.language)),
        may_record: asked.actor.may(Right::KeepDesk) && looked.shift.is_some(),
        looked,
        complaint,
        told,
        find,
        person: person.map(|it| it.to_string()).unwrap_or_default(),
        new_line: Box::new(new_line),
    };
    rendered::with_status(status, &page)
}

fn look(
    reading: &mut Reading<'_>,
    (view, zone): (&View, &Zone),
    asking: &Asking,
) -> Result<Looked, Fault> {
    let (realm, language) = (&view.realm, view.language);
    let now = reading.now(realm)?.unwrap_or(Instant::ZERO);
    let called = Called::read(reading, (realm, &view.jurisdiction), language)?;
    let shower = Shower { base: &view.base, called: &called, now, zone, language };
    let PhoneBook { posts, has_more } = phone_book(reading, realm, &asking.wanted)?;
    let shift = watch(reading, realm, now)?.on_duty.map(|it| it.row.shift.to_string());
    let posts: Vec<_> = posts.iter().map(|it| shower.post(it)).collect();
    let next = asking.after.map(|after| next_after(&posts, &after.to_string()));
    Ok(Looked { posts, has_more, shift, next })
}

/// The number to call after one: what was not tried of the same person, then those behind them.
fn next_after(posts: &[PostShown], after: &str) -> NextShown {
    let people: Vec<_> = posts.iter().flat_map(|it| &it.people).collect();
    let is_theirs = |it: &&PersonShown| it.numbers.iter().any(|number| number.contact == after);
    let Some(place) = people.iter().position(is_theirs) else { return NextShown::Nobody };
    let own = || people.iter().skip(place).take(1);
    let untried = own().flat_map(|who| {
        who.numbers.iter().filter(|it| it.last.is_none()).map(move |it| (*who, it))
    });
    let behind = own().flat_map(|who| {
        let behind = who.numbers.iter().skip_while(|it| it.contact != after).skip(1);
        behind.map(move |it| (*who, it))
    });
    let called = people.get(place).map(|it| it.id.as_str());
    let others = people.iter().skip(place + 1).filter(|it| Some(it.id.as_str()) != called);
    let others = others.flat_map(|who| who.numbers.iter().map(move |it| (*who, it)));
    let mut next =
        untried.chain(behind).chain(others).filter(|(_, it)| !it.is_wrong && it.number.is_some());
    next.next().map_or(NextShown::Nobody, |(who, number)| NextShown::Number {
        who: who.name.clone(),
        number: number.number.clone().unwrap_or_default(),
        dial: number.dial.clone(),
    })
}

impl Shower<'_> {
    fn post(&self, post: &PostPhones) -> PostShown {
        PostShown {
            title: named(&post.title, self.language).to_owned(),
            unit: post.unit.as_ref().map(|it| named(it, self.language).to_owned()),
            people: post.people.iter().map(|it| self.person(it)).collect(),
        }
    }

    fn person(&self, person: &PersonPhones) -> PersonShown {
        PersonShown {
            id: person.who.person.to_string(),
            name: name_of(&person.who, self.language),
            is_deputy: person.is_deputy,
            // Of somebody who rests the register says no more than that it does not know better.
            duty: person
                .duty
                .filter(|it| *it != DutyState::Resting)
                .map(|it| duty_state(it, self.language)),
            numbers: person.numbers.iter().map(|it| self.number(it)).collect(),
        }
    }

    fn number(&self, number: &PhoneNumber) -> NumberRow {
        let last = number.last_call.map(|(at, result)| {
            let (clock, result) = (self.time(at).clock, call_result(result, self.language));
            Phones::LastCall { clock, result: result.to_owned() }.say(self.language)
        });
        NumberRow {
            contact: number.contact.to_string(),
            kind: contact_kind(number.kind, self.language),
            dial: number.number.as_deref().map(dialled).unwrap_or_default(),
            number: number.number.clone(),
            last,
            is_wrong: matches!(number.last_call, Some((_, CallResult::WrongNumber))),
        }
    }
}

impl PhonesPage {
    fn line(&self) -> (String, String) {
        (self.new_line)()
    }

    fn results(&self) -> [(&'static str, &'static str); 3] {
        let of = |it: CallResult| (it.name(), call_result(it, self.shell.language));
        [of(CallResult::Answered), of(CallResult::NoAnswer), of(CallResult::WrongNumber)]
    }
}
