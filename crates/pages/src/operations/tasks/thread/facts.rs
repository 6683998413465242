//! What is to be done, by whom, where and with whom.

use domain::kernel::Key;
use domain::operations::Origin;
use domain::plans::document::Proof;
use words::{Language, Names as _, TaskThread, Tasks, named, proof};

use super::desk::TaskDesk;
use crate::components::TimeShown;

/// What is to be done, in full.
pub(super) fn text(desk: &TaskDesk) -> Option<String> {
    let (sight, view) = (desk.sight(), desk.view());
    if let Origin::Given(given) = &view.record.origin {
        let text = given.text.as_ref()?;
        let events = desk.thread.steps.iter().filter(|it| it.is_own).map(|it| &it.happening);
        // Given with its title and its text, in this order.
        let said = events.map(|it| &it.said).find(|it| it.len() > 1).and_then(|it| it.get(1));
        let said = said.cloned().flatten().filter(|_| text.commitment().is_some());
        return Some(said.unwrap_or_else(|| sight.say(TaskThread::SaidGone)));
    }
    let prose = sight.board.document_of(&view)?.text.as_ref()?;
    Some(match sight.language {
        Language::Chinese => prose.zh.as_str().to_owned(),
        Language::English => prose.english().to_owned(),
    })
}

/// Which unit answers for it, and which post, with whoever holds it.
pub(super) fn whose(desk: &TaskDesk) -> String {
    let (sight, view) = (desk.sight(), desk.view());
    let post = view.post().map(|it| {
        let (post, names) = (sight.names.post(it), sight.names.holders(it));
        let holders =
            if names.is_empty() { TaskThread::NobodyHolds } else { TaskThread::Holders { names } };
        format!("{post}{}", sight.say(holders))
    });
    let post = post.unwrap_or_else(|| sight.say(Tasks::NoPost));
    format!("{} · {post}", sight.names.unit(view.lead()))
}

/// When, where, with whom.
pub(super) fn facts(desk: &TaskDesk) -> Vec<(String, String)> {
    let (sight, view) = (desk.sight(), desk.view());
    let document = sight.board.document_of(&view);
    let listed = |all: Vec<String>| Some(all.join(" · ")).filter(|it| !it.is_empty());
    let units = |of: Option<&Vec<Key>>| {
        let named = of.into_iter().flatten().map(|it| sight.names.unit(it));
        listed(named.collect())
    };
    let wanted = view.planned.and_then(|(_, it)| it.proof).filter(|it| *it != Proof::None);
    let all = [
        (Tasks::Opened, view.task.opened_at().map(|it| moment(&sight.time(it)))),
        (Tasks::Area, listed(places(desk))),
        (Tasks::Support, units(document.map(|it| &it.support))),
        (Tasks::Inform, units(document.map(|it| &it.inform))),
        (Tasks::ProofWanted, wanted.map(|it| proof(it, sight.language).to_owned())),
    ];
    all.into_iter().filter_map(|(word, value)| Some((sight.say(word), value?))).collect()
}

/// A moment as a line has it.
pub(super) fn moment(time: &TimeShown) -> String {
    format!("{} · {}", time.clock, time.ago)
}

fn places(desk: &TaskDesk) -> Vec<String> {
    let (sight, view) = (desk.sight(), desk.view());
    if let Origin::Given(given) = &view.record.origin {
        return given.area.iter().map(|it| sight.names.region(it)).collect();
    }
    let Some((_, task)) = view.planned else { return Vec::new() };
    let titled = |area: &Key| {
        let title = desk.document().and_then(|it| it.areas.get(area)?.title.as_ref());
        title.map_or_else(|| area.to_string(), |it| named(it, sight.language).to_owned())
    };
    task.areas.iter().map(titled).collect()
}
