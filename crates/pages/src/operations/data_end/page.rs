//! `GET /operations/{operation}/data`: what becomes of the data of a closed operation.

use std::collections::{BTreeMap, BTreeSet};

use application::operations::{DataEnd, ReadText};
use application::{Fault, Reading};
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::data_use::scanner::masked;
use domain::kernel::{Key, Label, OperationId, PersonId, PostId, Realm, Right};
use web::{Asked, Front, May, ReadOperations};
use words::{
    DataPages, Figure, Names as _, OperationAction, OperationOverview, Say, clock_time, joined,
};

use super::super::deciding::{
    ActForm, Attempt, Desk, Forms, Head, Notice, done_on, hand_in, not_found, unread,
};
use super::super::path::OperationPath;
use super::super::sections::Section;
use super::acts::{Act, wanted};
use super::certificate::{Certificate, call};
use super::listed::{ListShown, Listed};
use super::steps::{Step, steps};
use super::texts::{DataQuery, Tab, TextSeen, Texts, Which, tabs};
use crate::components::Shell;
use crate::components::form::{Fields, Input, Kind, Sent};
use crate::registers::Pager;
use crate::rendered;

/// How texts and attachments are counted.
const FIGURE: &str = "data_texts";

#[derive(Template)]
#[template(path = "operations/data_end/data.html")]
struct DataPage {
    shell: Shell,
    head: Head,
    action: String,
    command_href: String,
    steps: [Step; 4],
    /// Each count leads to what it counts; empty before the log is closed, and after the end.
    counts: Vec<(String, String)>,
    /// How the counts come about.
    figure: String,
    formula: String,
    texts: Option<TextsShown>,
    /// The texts without what they say.
    listed: Option<ListShown>,
    close_log: Option<ActForm>,
    waiting: Option<Waiting>,
    destroy: Option<Destruction>,
    /// Who may do what the reader may not; empty where they may.
    who_leads: String,
    who_closes: String,
    certificate: Option<Certificate>,
    told: Option<String>,
    notice: Option<Notice>,
}

/// Texts with the way to all of them.
struct TextsShown {
    tabs: Vec<Tab>,
    /// Those that are looked at and not released from here.
    seen: Vec<TextSeen>,
    pager: Option<Pager>,
    are_none: bool,
}

/// The texts that wait to be released.
struct Waiting {
    texts: Vec<TextShown>,
    release_all: Option<ActForm>,
}

/// What a destruction takes, and its form.
struct Destruction {
    goes: String,
    /// Each count of it leads to what it counts.
    counts: Vec<(String, String)>,
    irreversible: String,
    form: ActForm,
}

/// A text that waits to be released.
struct TextShown {
    text: String,
    found: Option<String>,
    form: ActForm,
}

/// What is read beside the board.
struct Found {
    end: DataEnd,
    /// None where they are not the reader's to see.
    texts: Option<Texts>,
    /// The same without what they say, where they are asked for.
    listed: Option<Listed>,
    posts: BTreeMap<PostId, Label>,
    holders: Vec<Holder>,
}

/// Somebody who can approve or watch.
struct Holder {
    post: PostId,
    code: Key,
    person: PersonId,
    /// Whether the post may close data or lead operations: it stands first.
    is_first: bool,
}

/// `GET /operations/{operation}/data`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<DataQuery>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    answer(&front, &asked, operation, None, query).await
}

/// `POST /operations/{operation}/data`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(mut query): Query<DataQuery>,
    Form(sent): Form<Sent>,
) -> Response {
    let (Some(operation), Some(act)) = (path.operation(), Act::named(sent.line("do"))) else {
        return not_found(&front, &asked);
    };
    let title = match title_of(&front, &asked, operation).await {
        Ok(title) => title,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let wanted = wanted(act, &sent, title.as_deref(), asked.language);
    match hand_in(&front, (&asked, operation), sent, wanted).await {
        Ok(()) => done_on((&asked, operation), "data", act.name()),
        Err(attempt) => {
            query.told = None;
            answer(&front, &asked, operation, Some(attempt), query).await
        }
    }
}

/// What the operation is called; none where there is none, or its title was destroyed.
async fn title_of(
    front: &Front,
    asked: &Asked,
    operation: OperationId,
) -> Result<Option<String>, application::Failure> {
    let realm = asked.realm.clone();
    let question = move |reading: &mut Reading<'_>| {
        let Some(row) = reading.view.operation(&realm, operation)? else { return Ok(None) };
        Ok(reading.open(&row.title)?.text().map(str::to_owned))
    };
    front.ask(question).await
}

async fn answer(
    front: &Front,
    asked: &Asked,
    operation: OperationId,
    attempt: Option<Attempt>,
    query: DataQuery,
) -> Response {
    let done = query.told.clone();
    let more = move |reading: &mut Reading<'_>, realm: &Realm, desk: &mut Desk| {
        look(reading, realm, desk, &query)
    };
    let (desk, found) = match Desk::read(front, asked, operation, more).await {
        Ok(Some(found)) => found,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let page = page(front, asked, (&desk, &found), attempt.as_ref(), done);
    let status = attempt.as_ref().map_or(StatusCode::OK, Attempt::status);
    rendered::with_status(status, &page)
}

fn look(
    reading: &mut Reading<'_>,
    realm: &Realm,
    desk: &mut Desk,
    query: &DataQuery,
) -> Result<Option<Found>, Fault> {
    let is_sealed = desk.board.operation().log_closed_at.is_some();
    let may_close = is_sealed && desk.may(Right::CloseData);
    let end = DataEnd::read(reading, (realm, desk.operation))?;
    let is_there = may_close && end.destroyed.is_none();
    let texts = is_there.then(|| Texts::read(reading, &end, query)).transpose()?;
    let listed = match (is_sealed, is_there) {
        (true, false) => Listed::read(reading, (realm, desk.operation), query)?,
        (false, _) | (true, true) => None,
    };
    let writers = listed.iter().flat_map(Listed::people).collect::<BTreeSet<_>>();
    desk.board.names.call(reading, realm, writers)?;
    let posts = match &end.destroyed {
        Some(it) => call(reading, realm, (desk, it))?,
        None => BTreeMap::new(),
    };
    let mut holders = Vec::new();
    if is_there {
        let now = desk.board.at;
        for it in reading.units_and_posts(realm)?.posts.iter().filter(|it| !it.is_abolished) {
            let rights = &it.details.rights;
            let is_first =
                rights.contains(&Right::CloseData) || rights.contains(&Right::LeadOperations);
            let holder = |person| Holder { post: it.id, code: it.code.clone(), person, is_first };
            holders.extend(it.holders_at(now).map(holder));
        }
        holders.sort_by_key(|it| !it.is_first);
        let people: BTreeSet<PersonId> = holders.iter().map(|it| it.person).collect();
        desk.board.names.call(reading, realm, people)?;
    }
    Ok(Some(Found { end, texts, listed, posts, holders }))
}

fn page(
    front: &Front,
    asked: &Asked,
    (desk, found): (&Desk, &Found),
    attempt: Option<&Attempt>,
    done: Option<String>,
) -> DataPage {
    let (sight, end) = (desk.sight(), &found.end);
    let make = Making { forms: Forms { front, desk, attempt }, desk, found };
    let destroyed = end.destroyed.as_ref();
    let destroyed_at =
        destroyed.map(|it| clock_time(it.row.destroyed_at, desk.board.at, &desk.zone));
    let is_sealed = desk.board.operation().log_closed_at.is_some();
    let (texts, released) = (end.texts, end.released);
    let of = Figure::of(FIGURE).map_or("", |it| it.name(desk.language)).to_owned();
    let is_counted = is_sealed && destroyed.is_none();
    let lacking = |act: Act| {
        if desk.may(act.right()) { String::new() } else { desk.who_may(act.right()) }
    };
    DataPage {
        shell: desk.shell(front, asked, DataPages::DataEnd),
        head: desk.head(Section::Data),
        action: make.action(),
        command_href: sight.addresses.command(),
        steps: steps(desk, texts == released, destroyed_at),
        counts: if is_counted { make.counts() } else { Vec::new() },
        figure: desk.addresses.figure(FIGURE),
        formula: desk.say(OperationOverview::Formula { of }),
        texts: make.texts(),
        listed: found.listed.as_ref().map(|it| it.show(desk, destroyed.is_some())),
        close_log: make.closing(),
        waiting: make.waiting(),
        destroy: make.destroying(),
        who_leads: lacking(Act::CloseLog),
        who_closes: lacking(Act::Destroy),
        certificate: destroyed.map(|it| Certificate::of(desk, (it, &end.key), &found.posts)),
        told: done.and_then(|it| Act::named(&it)).map(|it| desk.say(it.told())),
        notice: attempt.map(|it| it.notice(desk, String::new, Vec::new())),
    }
}

/// Makes the forms.
struct Making<'a> {
    forms: Forms<'a>,
    desk: &'a Desk,
    found: &'a Found,
}

impl Making<'_> {
    fn closing(&self) -> Option<ActForm> {
        let operation = self.desk.board.operation();
        let is_next = operation.closed_at.is_some() && operation.log_closed_at.is_none();
        if !is_next || !self.desk.may(Act::CloseLog.right()) {
            return None;
        }
        let language = self.desk.language;
        let form = self.forms.form(Act::CloseLog.name(), DataPages::CloseLog, 0, |fields| {
            let question = DataPages::CloseLogAsk.say(language);
            vec![fields.input("yes", DataPages::CloseLogYes, Kind::Yes { question }).required()]
        });
        Some(form.hinted(vec![self.desk.say(DataPages::CloseLogHint)]))
    }

    /// Whether the reader may release and destroy, and it is time.
    fn is_open(&self) -> bool {
        let is_sealed = self.desk.board.operation().log_closed_at.is_some();
        let is_there = self.found.end.destroyed.is_none();
        is_sealed && is_there && self.desk.may(Act::Destroy.right())
    }

    /// Where the forms are sent: texts of a further page are released from there.
    fn action(&self) -> String {
        let page = self.desk.addresses.data();
        self.found.texts.as_ref().map_or_else(|| page.clone(), |it| it.action(&page))
    }

    /// How many texts there are, how many were released and not, and how many attachments.
    fn counts(&self) -> Vec<(String, String)> {
        let (desk, end) = (self.desk, &self.found.end);
        let (data, count) = (desk.addresses.data(), end.texts);
        let all = Which::All.href(&data);
        let attachments = DataPages::CountAttachments { count: end.attachments };
        let parts = tabs(None, (end.texts, end.released), (&data, desk.language)).into_iter();
        let parts = parts.skip(1).map(|it| (it.href, it.says));
        std::iter::once((all, desk.say(DataPages::CountTexts { count })))
            .chain(parts)
            .chain([(desk.addresses.attachments(), desk.say(attachments))])
            .collect()
    }

    fn texts(&self) -> Option<TextsShown> {
        let (texts, language) = (self.found.texts.as_ref()?, self.desk.language);
        let page = self.desk.addresses.data();
        Some(TextsShown {
            tabs: texts.tabs(&self.found.end, &page, language),
            seen: texts.seen(language),
            pager: texts.pager(&page, language),
            are_none: texts.opened.is_empty(),
        })
    }

    fn waiting(&self) -> Option<Waiting> {
        let texts = self.found.texts.as_ref().filter(|it| it.are_waiting() && self.is_open())?;
        if texts.opened.is_empty() {
            return None;
        }
        let clean: Vec<_> = texts.opened.iter().filter(|it| it.findings.is_empty()).collect();
        Some(Waiting {
            texts: texts.opened.iter().map(|it| self.text(it)).collect(),
            release_all: (!clean.is_empty()).then(|| self.releasing_all(&clean)),
        })
    }

    fn releasing_all(&self, clean: &[&ReadText]) -> ActForm {
        let (word, language) = (DataPages::ReleaseAll { count: clean.len() }, self.desk.language);
        let form = self.forms.form(Act::ReleaseAll.name(), word, 0, |fields| {
            let question = DataPages::ReleaseAllHint.say(language);
            vec![fields.input("yes", DataPages::ReleaseAllYes, Kind::Yes { question }).required()]
        });
        let with = |form: ActForm, it: &&ReadText| form.with("shown", it.commitment.to_string());
        clean.iter().fold(form, with).open()
    }

    fn text(&self, it: &ReadText) -> TextShown {
        let (text, language) = (it.commitment.to_string(), self.desk.language);
        let is_it =
            |at: &&Attempt| at.is_of(Act::ReleaseOne.name()) && at.sent.line("text") == text;
        let attempt = self.forms.attempt.filter(is_it);
        let named = (Act::ReleaseOne.name(), text.as_str());
        let form = self.forms.form_named(named, DataPages::ReleaseOne, (attempt, 0), |fields| {
            let hint = DataPages::MaskedHint.say(language);
            let area = fields.area("masked", DataPages::Masked, 4000).required().hinted(hint);
            vec![area.beginning(masked(&it.text), fields)]
        });
        let kinds: Vec<String> =
            it.findings.iter().map(|it| words::finding_kind(*it, language).to_owned()).collect();
        TextShown {
            text: it.text.clone(),
            found: (!kinds.is_empty())
                .then(|| self.desk.say(DataPages::Found { kinds: joined(&kinds, language) })),
            form: form.with("text", text.clone()),
        }
    }

    /// The second look: what goes, who stands for it, and the title in the person's own hand.
    fn destroying(&self) -> Option<Destruction> {
        let (end, desk) = (&self.found.end, self.desk);
        if !self.is_open() {
            return None;
        }
        let unreleased = end.texts - end.released;
        let word = DataPages::Destroy;
        let form = self.forms.form(Act::Destroy.name(), word, 0, |fields| {
            self.destruction_inputs(fields, unreleased)
        });
        let key = end.key.clone();
        let (texts, released, attachments) = (end.texts, end.released, end.attachments);
        let goes = DataPages::WhatGoes { texts, released, unreleased, attachments };
        let irreversible = desk.say(DataPages::Irreversible { key });
        let (goes, counts) = (desk.say(goes), self.counts());
        Some(Destruction { goes, counts, irreversible, form: form.second() })
    }

    fn destruction_inputs(&self, fields: &Fields<'_>, unreleased: usize) -> Vec<Input> {
        let hint = |word: DataPages| word.say(fields.language);
        let select = |choices| Kind::Select(vec![(String::new(), choices)]);
        let posts = self.holders(|it, person| format!("{} {person}", it.post));
        let mut people = self.holders(|_, person| person.to_string());
        // Somebody in several posts watches once.
        let mut seen = BTreeSet::new();
        people.retain(|(person, _)| seen.insert(person.clone()));
        let mut inputs = vec![
            fields.input("approver", DataPages::Approver, select(posts)).required(),
            fields
                .input("witness", DataPages::Witness, select(people))
                .hinted(hint(DataPages::WitnessHint)),
            fields
                .line("witness_outside", DataPages::WitnessOutside, 200)
                .hinted(hint(DataPages::WitnessOutsideHint)),
            fields
                .area("method", DataPages::Method, 500)
                .required()
                .hinted(hint(DataPages::MethodHint)),
            fields
                .area("leftovers", DataPages::Leftovers, 2000)
                .required()
                .hinted(hint(DataPages::LeftoversHint)),
        ];
        if unreleased > 0 {
            let question = hint(DataPages::UnreleasedAsk);
            let yes = DataPages::UnreleasedYes { count: unreleased };
            inputs.push(fields.input("destroy_unreleased", yes, Kind::Yes { question }).required());
            let reason = fields.area("unreleased_reason", DataPages::UnreleasedReason, 500);
            inputs.push(reason.required());
        }
        let title = DataPages::TypeTitle { title: self.desk.title() };
        inputs.push(fields.line("title", title, 200).required());
        inputs
    }

    /// Posts with whoever holds them, to choose from.
    fn holders(&self, value: impl Fn(&Holder, PersonId) -> String) -> Vec<(String, String)> {
        let sight = self.desk.sight();
        let word = |it: &Holder| {
            let person = sight.board.names.person(it.person).unwrap_or_default();
            format!("{} {person}", sight.names.post(&it.code))
        };
        self.found.holders.iter().map(|it| (value(it, it.person), word(it))).collect()
    }
}

impl DataPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }
}
