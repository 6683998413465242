//! What can be done with a task from where it stands, by whom, and what a form of it asks.

use domain::kernel::Right;
use domain::operations::task_machine::{Act, State};
use words::{Names as _, TaskThread};

use super::desk::TaskDesk;

/// The acts of people, the likelier ones first.
pub(super) const ACTS: [Act; 11] = [
    Act::Accept,
    Act::Resume,
    Act::Start,
    Act::Finish,
    Act::Verify,
    Act::Open,
    Act::Offer,
    Act::Block,
    Act::Decline,
    Act::SendBack,
    Act::Cancel,
];

/// The verb's name: forms and answers carry it; none for what only the engine does.
pub(in super::super) const fn act_name(act: Act) -> Option<&'static str> {
    Some(match act {
        Act::Open => "open_task",
        Act::Offer => "offer_task",
        Act::Accept => "accept_task",
        Act::Decline => "decline_task",
        Act::Start => "start_task",
        Act::Block => "block_task",
        Act::Resume => "resume_task",
        Act::Finish => "finish_task",
        Act::Verify => "verify_task",
        Act::SendBack => "send_back_task",
        Act::Cancel => "cancel_task",
        Act::Release | Act::Wait => return None,
    })
}

pub(in super::super) fn act_named(name: &str) -> Option<Act> {
    ACTS.into_iter().find(|it| act_name(*it) == Some(name))
}

/// What one must be allowed to do.
pub(super) const fn act_right(act: Act) -> Right {
    match act {
        Act::Accept
        | Act::Decline
        | Act::Start
        | Act::Block
        | Act::Resume
        | Act::Finish
        | Act::Release
        | Act::Wait => Right::WorkTasks,
        Act::Open | Act::Offer | Act::Verify | Act::SendBack | Act::Cancel => Right::DirectTasks,
    }
}

/// What is said when the act of a name was done, to whoever goes on elsewhere.
pub(in super::super) fn told_of(name: &str) -> Option<TaskThread> {
    let act = act_named(name)?;
    Some(match act {
        Act::Accept => TaskThread::ToldAccept,
        Act::Start => TaskThread::ToldStart,
        Act::Resume => TaskThread::ToldResume,
        Act::Open => TaskThread::ToldOpen,
        Act::Decline => TaskThread::ToldDecline,
        Act::Block => TaskThread::ToldBlock,
        Act::Finish => TaskThread::ToldFinish,
        Act::Verify => TaskThread::ToldVerify,
        Act::SendBack => TaskThread::ToldSendBack,
        Act::Cancel => TaskThread::ToldCancel,
        // To which post is said only on the task's own page.
        Act::Offer | Act::Release | Act::Wait => return None,
    })
}

/// What is said on the task's page when it was done.
pub(super) fn act_told(name: &str, desk: &TaskDesk) -> Option<TaskThread> {
    if act_named(name) != Some(Act::Offer) {
        return told_of(name);
    }
    let sight = desk.sight();
    let post = desk.view().post().map(|it| sight.names.post(it)).unwrap_or_default();
    Some(TaskThread::ToldOffer { post })
}

/// What can be done, and what others could do.
pub(super) struct Acts {
    /// Theirs who look, the likeliest first.
    pub(super) own: Vec<Act>,
    /// Those of others.
    pub(super) others: Vec<Act>,
}

impl Acts {
    /// What can be done with the task of a desk now; nothing at a past moment, or when the
    /// operation is over.
    pub(super) fn of(desk: &TaskDesk) -> Self {
        let sight = desk.sight();
        let is_over = sight.board.operation().closed_at.is_some();
        if desk.past.is_some() || is_over {
            return Self { own: Vec::new(), others: Vec::new() };
        }
        let state = desk.view().task.state();
        let (mut own, others): (Vec<Act>, Vec<Act>) =
            possible(state).partition(|it| is_theirs(*it, desk));
        // Whoever directs hands out what nobody was asked to do, or gave back.
        let waits_to_be_handed_out = matches!(state, State::Open | State::Declined);
        if !desk.is_theirs() && waits_to_be_handed_out {
            own.sort_by_key(|it| *it != Act::Offer);
        }
        Self { own, others }
    }
}

fn possible(state: State) -> impl Iterator<Item = Act> {
    ACTS.into_iter().filter(move |it| state.after(*it).is_some())
}

/// Whether whoever asks may press it, as far as the page can know; the verb decides.
fn is_theirs(act: Act, desk: &TaskDesk) -> bool {
    if !desk.may(act_right(act)) {
        return false;
    }
    match act {
        Act::Accept | Act::Decline | Act::Start | Act::Block | Act::Resume | Act::Finish => {
            desk.acting.may_direct_tasks || desk.is_theirs()
        }
        Act::Verify => !desk.did_the_last(),
        Act::Open | Act::Offer | Act::SendBack | Act::Cancel => true,
        Act::Release | Act::Wait => false,
    }
}

/// Who could do an act that is not theirs who look.
pub(super) fn who(act: Act, desk: &TaskDesk) -> String {
    let (sight, view) = (desk.sight(), desk.view());
    if act == Act::Verify && desk.did_the_last() && desk.may(act_right(act)) {
        return sight.say(TaskThread::OwnWorkHint);
    }
    if act_right(act) == Right::DirectTasks {
        let who = sight.say(TaskThread::Directors);
        return sight.say(TaskThread::NotYours { who });
    }
    let unit = sight.names.unit(view.lead());
    let who = match view.post() {
        Some(post) => {
            let post = sight.names.post(post);
            sight.say(TaskThread::UnitAndPost { unit, post })
        }
        None => unit,
    };
    sight.say(TaskThread::NotYoursOrDirectors { who })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_has_the_name_and_the_right_of_its_verb() {
        for act in ACTS {
            let name = act_name(act).expect("an act of people has a verb");
            let row = domain::VERBS.iter().find(|it| it.name == name).expect("a verb");
            assert_eq!(row.right, act_right(act), "{name}");
            assert_eq!(act_named(name), Some(act));
        }
        assert_eq!(act_named("release_task"), None);
    }

    #[test]
    fn an_act_is_offered_only_from_where_the_machine_allows_it() {
        let acts = |state| possible(state).collect::<Vec<_>>();
        assert_eq!(acts(State::Planned), [Act::Open, Act::Cancel]);
        assert_eq!(
            acts(State::Offered),
            [Act::Accept, Act::Start, Act::Offer, Act::Decline, Act::Cancel]
        );
        assert_eq!(acts(State::Started), [Act::Finish, Act::Block, Act::Cancel]);
        assert_eq!(acts(State::Blocked), [Act::Resume, Act::Finish, Act::Cancel]);
        assert_eq!(acts(State::Done), [Act::Verify, Act::SendBack]);
        assert!(acts(State::Verified).is_empty() && acts(State::Cancelled).is_empty());
    }
}
