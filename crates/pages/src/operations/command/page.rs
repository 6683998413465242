//! `GET /operations/{operation}/command`: who commands, and how the operation ends.

use std::collections::BTreeSet;

use application::operations::ProvenanceOf;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::kernel::{Key, OperationId, Thing};
use web::{Asked, Front, May, ReadOperations};
use words::{
    CommandPages, DataPages, Names as _, OperationAction, OperationOverview, ResponsePages, Say,
    joined, named,
};

use super::super::deciding::{
    ActForm, Attempt, Desk, Forms, Head, JustDone, Notice, done_on, hand_in, happened_at,
    not_found, now_of, post_choices, post_said, seen_of, unread,
};
use super::super::levels::state_said;
use super::super::path::OperationPath;
use super::super::sections::Section;
use super::acts::{Act, wanted};
use crate::components::form::{Choice, Fields, Input, Kind, Sent};
use crate::components::{ScriptMark, Shell, TimeShown};
use crate::rendered;

/// The review is offered for so many days from today, and the end.
const REVIEW_DAYS: i32 = 7;
const END_DAYS: i32 = 30;

#[derive(Template)]
#[template(path = "operations/command/command.html")]
struct CommandPage {
    shell: Shell,
    head: Head,
    action: String,
    log_href: String,
    data_href: String,
    /// The post that commands; none where nobody does.
    post: Option<String>,
    unit: Option<String>,
    since: Option<TimeShown>,
    /// That nobody took command in words: who decided the level has it.
    by_decision: Option<String>,
    recorded_by: Option<String>,
    briefing: Option<String>,
    /// The mark of who commands,
    mark: ScriptMark,
    /// and of the operation's end.
    ended: ScriptMark,
    take: Option<ActForm>,
    /// Levels that are in force: where each is lifted, and its mark.
    in_force: Vec<(String, String, ScriptMark)>,
    was_lifted: bool,
    normal: Option<NormalShown>,
    normalise: Option<ActForm>,
    close: Option<ActForm>,
    is_closed: bool,
    who_decides: String,
    who_leads: String,
    told: Option<String>,
    notice: Option<Notice>,
}

/// What stays after the response.
struct NormalShown {
    since: TimeShown,
    mark: ScriptMark,
    watch: String,
    reentry: String,
    posts: String,
    review_on: String,
    ends_on: String,
}

/// `GET /operations/{operation}/command`
pub(crate) async fn show(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Query(query): Query<JustDone>,
) -> Response {
    let Some(operation) = path.operation() else { return not_found(&front, &asked) };
    answer(&front, &asked, operation, None, query.told).await
}

/// `POST /operations/{operation}/command`
pub(crate) async fn act(
    State(front): State<Front>,
    May(asked, _): May<ReadOperations>,
    Path(path): Path<OperationPath>,
    Form(sent): Form<Sent>,
) -> Response {
    let (Some(operation), Some(act)) = (path.operation(), Act::named(sent.line("do"))) else {
        return not_found(&front, &asked);
    };
    let now = match now_of(&front, &asked).await {
        Ok(now) => now,
        Err(failure) => return unread(&front, &asked, &failure),
    };
    let wanted = wanted(act, &sent, (asked.language, now, &front.setting().zone));
    match hand_in(&front, (&asked, operation), sent, wanted).await {
        Ok(()) => done_on((&asked, operation), "command", act.name()),
        Err(attempt) => answer(&front, &asked, operation, Some(attempt), None).await,
    }
}

async fn answer(
    front: &Front,
    asked: &Asked,
    operation: OperationId,
    attempt: Option<Attempt>,
    done: Option<String>,
) -> Response {
    let read = Desk::read(front, asked, operation, move |reading, realm, desk| {
        let command = Thing::new("command", operation);
        let seen = seen_of(reading, realm, [command])?.into_values().next();
        let by = desk.board.response().command.as_ref().and_then(|it| it.by.person);
        desk.board.names.call(reading, realm, by)?;
        Ok(Some(seen.map_or(0, |it| it.0)))
    });
    let (desk, seen) = match read.await {
        Ok(Some(found)) => found,
        Ok(None) => return not_found(front, asked),
        Err(failure) => return unread(front, asked, &failure),
    };
    let page = page(front, asked, &desk, (attempt.as_ref(), seen, done));
    let status = attempt.as_ref().map_or(StatusCode::OK, Attempt::status);
    rendered::with_status(status, &page)
}

fn page(
    front: &Front,
    asked: &Asked,
    desk: &Desk,
    (attempt, seen, done): (Option<&Attempt>, u64, Option<String>),
) -> CommandPage {
    let (sight, response) = (desk.sight(), desk.board.response());
    let make = Making { forms: Forms { front, desk, attempt }, desk, seen };
    let post = response.commanding_post();
    let held = response.command.as_ref();
    let decided = response.plans.iter().find_map(|it| it.decision.as_ref());
    let unit = post.and_then(|it| sight.board.names.posts.get(it)?.unit.as_ref());
    let since = held.map(|it| it.since).or_else(|| decided.map(|it| it.decided_at));
    let in_force = response.plans.iter().filter(|it| it.decision.is_some());
    let forms = [make.taking(), make.normalising(), make.closing()];
    let typed = || {
        let tried = forms.iter().flatten().find(|it| attempt.is_some_and(|at| at.is_of(it.act)));
        tried.map(ActForm::typed).unwrap_or_default()
    };
    let notice = attempt.map(|it| it.notice(desk, || commanding_said(desk), typed()));
    let [take, normalise, close] = forms;
    let lacking = |act: Act| {
        if desk.may(act.right()) { String::new() } else { desk.who_may(act.right()) }
    };
    CommandPage {
        shell: desk.shell(front, asked, CommandPages::Command),
        head: desk.head(Section::Command),
        action: sight.addresses.command(),
        log_href: sight.addresses.log(None),
        data_href: sight.addresses.data(),
        post: post.map(|it| post_said(&sight, it)),
        unit: unit.map(|it| sight.names.unit(it)),
        since: post.and(since).map(|at| sight.time(at)),
        by_decision: (held.is_none() && post.is_some())
            .then(|| desk.say(OperationOverview::ByDecision)),
        recorded_by: held.and_then(|it| {
            let other = Some(&it.by).filter(|by| by.post.as_ref() != Some(&it.post));
            other.and_then(|by| sight.names.person_in(by))
        }),
        briefing: held.and_then(|it| it.briefing.as_ref()).map(|it| desk.said(it)),
        mark: sight.commanding_mark(),
        ended: sight.ending_mark(),
        take,
        in_force: in_force.map(|it| lift_link(desk, &it.at_work.key)).collect(),
        was_lifted: response.plans.iter().any(|it| it.lift.is_some()),
        normal: normal(desk),
        normalise,
        close,
        is_closed: desk.is_closed(),
        who_decides: lacking(Act::Take),
        who_leads: lacking(Act::Close),
        told: done.and_then(|it| Act::named(&it)).map(|it| desk.say(it.told())),
        notice,
    }
}

/// Who commands now, in a line: for whoever was not first.
fn commanding_said(desk: &Desk) -> String {
    let post = desk.board.response().commanding_post();
    post.map_or_else(
        || desk.say(OperationOverview::NobodyCommands),
        |it| post_said(&desk.sight(), it),
    )
}

fn lift_link(desk: &Desk, key: &Key) -> (String, String, ScriptMark) {
    let said = desk.plan(key).map(|it| {
        let plan = named(&it.at_work.title, desk.language).to_owned();
        desk.say(ResponsePages::PlanSaid { plan, said: state_said(desk, it) })
    });
    let mark = desk.plan(key).map(|it| desk.sight().level_mark(it)).unwrap_or_default();
    (said.unwrap_or_default(), format!("{}/lift", desk.addresses.level(key)), mark)
}

fn normal(desk: &Desk) -> Option<NormalShown> {
    let it = desk.board.response().normalised.as_ref()?;
    let sight = desk.sight();
    let posts: Vec<_> = it.kept_posts.iter().map(|it| post_said(&sight, it)).collect();
    Some(NormalShown {
        since: sight.time(it.at),
        mark: sight.mark(&ProvenanceOf::Normalised),
        watch: desk.said(&it.watch),
        reentry: desk.said(&it.reentry),
        posts: joined(&posts, desk.language),
        review_on: it.review_on.to_string(),
        ends_on: it.ends_on.to_string(),
    })
}

/// Makes the forms.
struct Making<'a> {
    forms: Forms<'a>,
    desk: &'a Desk,
    seen: u64,
}

impl Making<'_> {
    fn is_open_to(&self, act: Act) -> bool {
        self.desk.may(act.right()) && !self.desk.is_closed()
    }

    fn taking(&self) -> Option<ActForm> {
        if !self.is_open_to(Act::Take) {
            return None;
        }
        let (sight, language) = (self.desk.sight(), self.desk.language);
        let known: BTreeSet<&Key> = self.desk.post_codes().collect();
        let mut groups = post_choices(&sight, &self.desk.deciders());
        for (_, posts) in &mut groups {
            posts.retain(|(code, _)| known.iter().any(|it| it.as_str() == code));
        }
        let own = self.desk.acting.post.as_ref().map(ToString::to_string).unwrap_or_default();
        let word = OperationAction::TakeCommand;
        let form = self.forms.form(Act::Take.name(), word, self.seen, |fields| {
            let kind = Kind::Select(groups);
            vec![
                fields
                    .input("post", OperationAction::TakesCommand, kind)
                    .required()
                    .beginning(own, fields),
                fields
                    .area("briefing", OperationAction::Briefing, 1000)
                    .hinted(CommandPages::BriefingHint.say(language)),
                happened_at(fields),
            ]
        });
        Some(form.open())
    }

    /// What is wanted before an operation goes to normal control.
    fn normalising(&self) -> Option<ActForm> {
        let response = self.desk.board.response();
        let was_lifted = response.plans.iter().any(|it| it.lift.is_some());
        let is_ready = was_lifted && !response.is_in_force() && response.normalised.is_none();
        if !is_ready || !self.is_open_to(Act::Normalise) {
            return None;
        }
        let word = OperationAction::NormaliseOperation;
        let form =
            self.forms.form(Act::Normalise.name(), word, 0, |fields| self.normal_inputs(fields));
        Some(form.open())
    }

    fn normal_inputs(&self, fields: &Fields<'_>) -> Vec<Input> {
        let language = self.desk.language;
        let today = self.desk.zone.day(self.desk.board.at);
        let day = |name: &str, word: OperationAction, days: i32| {
            let input = fields.input(name, word, Kind::Day).required();
            input.beginning(today.plus_days(days).to_string(), fields)
        };
        let hinted = |word: CommandPages| word.say(language);
        vec![
            fields
                .area("watch", OperationAction::Watch, 1000)
                .required()
                .hinted(hinted(CommandPages::WatchHint)),
            fields
                .area("reentry", OperationAction::Reentry, 500)
                .required()
                .hinted(hinted(CommandPages::ReentryHint)),
            self.kept_posts(fields),
            day("review_on", OperationAction::ReviewOn, REVIEW_DAYS),
            day("ends_on", OperationAction::EndsOn, END_DAYS),
            happened_at(fields),
        ]
    }

    /// The posts that decide stand first; the others of the plans behind a word.
    fn kept_posts(&self, fields: &Fields<'_>) -> Input {
        let (sight, deciders) = (self.desk.sight(), self.desk.deciders());
        let plans = self.desk.board.plans.iter().filter_map(|it| it.read.as_ref());
        let posts: BTreeSet<&Key> =
            plans.flat_map(|it| it.plan().posts.iter().map(|(key, _)| key)).collect();
        let choice = |it: &Key| Choice {
            name: it.to_string(),
            word: sight.names.post(it),
            is_chosen: fields.is_chosen("kept", it.as_str(), false),
        };
        let others = posts.into_iter().filter(|it| !deciders.contains(*it));
        let kind = Kind::Any {
            first: deciders.iter().map(choice).collect(),
            others: others.map(choice).collect(),
            others_word: CommandPages::OtherPosts.say(self.desk.language),
        };
        fields.input("kept", OperationAction::KeptPosts, kind)
    }

    fn closing(&self) -> Option<ActForm> {
        let is_in_force = self.desk.board.response().is_in_force();
        if is_in_force || !self.is_open_to(Act::Close) {
            return None;
        }
        let (word, language) = (OperationAction::CloseOperation, self.desk.language);
        let form = self.forms.form(Act::Close.name(), word, 0, |fields| {
            let question = OperationAction::CloseAsk.say(language);
            let kind = Kind::Yes { question };
            let yes = fields.input("yes", OperationAction::CloseYes, kind).required();
            vec![happened_at(fields), yes]
        });
        let open = self.desk.board.response().open_tasks().count();
        let left = (open > 0).then(|| self.desk.say(CommandPages::TasksLeft { count: open }));
        let hints = [Some(self.desk.say(OperationAction::CloseHint)), left];
        Some(form.hinted(hints.into_iter().flatten().collect()).second())
    }
}

impl CommandPage {
    fn say(&self, word: impl Say) -> String {
        word.say(self.shell.language)
    }
}
