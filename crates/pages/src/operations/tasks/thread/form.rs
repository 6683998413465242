//! The form of an act: its fields, and the verb that it makes.

use std::collections::BTreeSet;

use domain::AnyVerb;
use domain::kernel::{Instant, Key};
use domain::operations::task_machine::Act;
use domain::operations::{
    AcceptTask, BlockTask, CancelTask, DeclineTask, FinishTask, OfferTask, OpenTask, ResumeTask,
    SendBackTask, StartTask, TaskNumber, VerifyTask,
};
use domain::plans::document::Proof;
use words::{Language, Names as _, OperationAction, TaskThread, Zone, proof, task_act};

use super::acts::act_name;
use super::desk::TaskDesk;
use crate::components::form::{Fields, Input, Kind, Problems, Reader, Sent};

/// A reason, a proof or a note has at most so many characters, as the verbs have it.
const TEXT_CHARACTERS_MAX: usize = 500;
/// A time that somebody writes has at most so many characters.
const TIME_CHARACTERS_MAX: usize = 40;

/// A form that is shown.
pub(super) struct ActForm {
    pub(super) name: &'static str,
    pub(super) word: &'static str,
    pub(super) hint: Option<String>,
    pub(super) inputs: Vec<Input>,
    /// When it happened, behind a fold.
    pub(super) happened: Input,
    pub(super) command: String,
    pub(super) is_open: bool,
    /// What takes back or ends something is no first choice.
    pub(super) is_second: bool,
}

/// What a form asks for.
pub(super) struct Wanted {
    pub(super) verb: AnyVerb,
    pub(super) happened_at: Option<Instant>,
}

/// Reads a form; whatever is wrong is told by field.
pub(super) fn wanted(
    (act, task): (Act, TaskNumber),
    sent: &Sent,
    language: Language,
    when: (Instant, &Zone),
) -> Result<Wanted, Problems> {
    let mut form = Reader::new(sent, language);
    let verb = verb(&mut form, act, task);
    let happened_at = form.time("happened_at", when);
    form.end(verb.zip(happened_at).map(|(verb, happened_at)| Wanted { verb, happened_at }))
}

fn verb(form: &mut Reader<'_>, act: Act, task: TaskNumber) -> Option<AnyVerb> {
    Some(match act {
        Act::Accept => AcceptTask { task }.into(),
        Act::Start => StartTask { task }.into(),
        Act::Resume => ResumeTask { task }.into(),
        Act::Decline => DeclineTask { task, reason: form.text("text")? }.into(),
        Act::Block => BlockTask { task, reason: form.text("text")? }.into(),
        Act::SendBack => SendBackTask { task, reason: form.text("text")? }.into(),
        Act::Cancel => CancelTask { task, reason: form.text("text")? }.into(),
        Act::Open => OpenTask { task, reason: form.text("text")? }.into(),
        Act::Finish => FinishTask { task, proof: form.optional("text")? }.into(),
        Act::Verify => VerifyTask { task, note: form.optional("text")? }.into(),
        Act::Offer => OfferTask { task, to: form.one("to", |it| it.parse::<Key>().ok())? }.into(),
        Act::Release | Act::Wait => return None,
    })
}

/// The form of an act, filled with what was typed where something was.
pub(super) fn form(
    act: Act,
    desk: &TaskDesk,
    (sent, problems): (Option<&Sent>, &Problems),
    command: String,
) -> Option<ActForm> {
    let (name, language) = (act_name(act)?, desk.sight().language);
    let sent = sent.filter(|it| it.line("do") == name);
    let fields = Fields { form: name, sent, problems, language };
    let happened = fields.line("happened_at", TaskThread::Happened, TIME_CHARACTERS_MAX);
    let hint = desk.sight().say(TaskThread::HappenedHint);
    Some(ActForm {
        name,
        word: task_act(act, language),
        hint: (act == Act::Cancel).then(|| desk.sight().say(TaskThread::CancelAsk)),
        inputs: inputs(act, desk, &fields),
        happened: happened.hinted(hint),
        command,
        is_open: sent.is_some(),
        is_second: matches!(act, Act::Cancel | Act::Decline | Act::SendBack),
    })
}

fn inputs(act: Act, desk: &TaskDesk, fields: &Fields<'_>) -> Vec<Input> {
    let line = |word: TaskThread| fields.line("text", word, TEXT_CHARACTERS_MAX);
    match act {
        Act::Accept | Act::Start | Act::Resume | Act::Release | Act::Wait => Vec::new(),
        Act::Decline => vec![line(TaskThread::DeclineReason).required()],
        Act::Block => vec![line(TaskThread::BlockReason).required()],
        Act::SendBack => vec![line(TaskThread::SendBackReason).required()],
        Act::Cancel => vec![line(TaskThread::CancelReason).required()],
        Act::Open => vec![line(TaskThread::OpenReason).required()],
        Act::Verify => vec![line(TaskThread::Note).hinted(optional(desk))],
        Act::Finish => vec![finishing(desk, line(TaskThread::Proof))],
        Act::Offer => {
            let groups = posts(desk);
            vec![fields.input("to", TaskThread::HandTo, Kind::Select(groups)).required()]
        }
    }
}

fn optional(desk: &TaskDesk) -> String {
    desk.sight().say(OperationAction::Optional)
}

/// What shows that it is done: as the plan wants it, or not at all.
fn finishing(desk: &TaskDesk, input: Input) -> Input {
    let sight = desk.sight();
    let wanted = desk.view().planned.and_then(|(_, it)| it.proof);
    match wanted.filter(|it| *it != Proof::None) {
        Some(kind) => {
            let kind = proof(kind, sight.language).to_owned();
            input.required().hinted(sight.say(TaskThread::ProofNeeded { kind }))
        }
        None => input.hinted(optional(desk)),
    }
}

/// Posts to choose from: those of the unit that answers first, then the others by their units.
fn posts(desk: &TaskDesk) -> Vec<(String, Vec<(String, String)>)> {
    let (sight, view) = (desk.sight(), desk.view());
    let support = sight.board.document_of(&view).map(|it| it.support.clone()).unwrap_or_default();
    let first: Vec<&Key> = std::iter::once(view.lead()).chain(&support).collect();
    let all = &sight.board.names.posts;
    let units: BTreeSet<&Key> = all.values().filter_map(|it| it.unit.as_ref()).collect();
    let mut others: Vec<&Key> = units.into_iter().filter(|it| !first.contains(it)).collect();
    others.sort_by_key(|it| sight.names.unit(it));
    let of_unit = |unit: &&Key| {
        let own = all.iter().filter(|(_, it)| it.unit.as_ref() == Some(*unit));
        let own = own.filter(|(code, _)| desk.posts.contains(*code));
        let named = own.map(|(code, _)| (code.to_string(), sight.names.post(code)));
        (sight.names.unit(unit), named.collect::<Vec<_>>())
    };
    let groups = first.iter().chain(&others).map(of_unit);
    groups.filter(|(_, posts)| !posts.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::operations::task_machine::TaskIndex;

    fn read(act: Act, pairs: &[(&str, &str)]) -> Result<Wanted, Problems> {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        let task = TaskNumber::of(TaskIndex::new(2));
        wanted((act, task), &Sent::of(pairs), Language::Chinese, (Instant::ZERO, &zone))
    }

    #[test]
    fn a_reason_is_wanted_where_somebody_says_no() {
        for act in [Act::Decline, Act::Block, Act::SendBack, Act::Cancel, Act::Open] {
            let problems = read(act, &[("text", " ")]).err().expect("no reason was given");
            assert_eq!(problems.keys().collect::<Vec<_>>(), ["text"], "{act:?}");
            assert!(read(act, &[("text", "道路中断")]).is_ok());
        }
    }

    #[test]
    fn what_needs_no_words_is_one_press() {
        for act in [Act::Accept, Act::Start, Act::Resume, Act::Finish, Act::Verify] {
            assert!(read(act, &[]).is_ok_and(|it| it.happened_at.is_none()), "{act:?}");
        }
    }

    #[test]
    fn a_time_that_cannot_be_read_is_told_and_nothing_is_done() {
        let problems = read(Act::Accept, &[("happened_at", "刚才")]).err().expect("no time");
        assert_eq!(problems.keys().collect::<Vec<_>>(), ["happened_at"]);
        let wanted = read(Act::Accept, &[("happened_at", "1969-12-31 23:00")]).expect("a time");
        assert_eq!(wanted.happened_at, Some(Instant::ZERO - domain::kernel::Span::from_hours(9)));
    }
}
