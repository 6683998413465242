//! What can be done with the command of an operation, and at its end.

use domain::AnyVerb;
use domain::kernel::{Instant, Key, Right};
use domain::operations::{CloseOperation, NormaliseOperation, TakeCommand};
use words::{CommandPages, Language, OperationTold, Zone};

use super::super::deciding::Wanted;
use crate::components::form::{Problems, Reader, Sent};

/// Something that can be done on the page of the command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Act {
    Take,
    Normalise,
    Close,
}

impl Act {
    const ALL: [Self; 3] = [Self::Take, Self::Normalise, Self::Close];

    /// The verb's name: forms and answers carry it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Take => "take_command",
            Self::Normalise => "normalise_operation",
            Self::Close => "close_operation",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    pub(super) const fn right(self) -> Right {
        match self {
            Self::Take | Self::Normalise => Right::DecideLevels,
            Self::Close => Right::LeadOperations,
        }
    }

    /// What is said when it was done.
    pub(super) const fn told(self) -> OperationTold {
        match self {
            Self::Take => OperationTold::CommandTaken,
            Self::Normalise => OperationTold::Normalised,
            Self::Close => OperationTold::OperationClosed,
        }
    }
}

/// What a form wants done.
pub(super) fn wanted(
    act: Act,
    sent: &Sent,
    (language, now, zone): (Language, Instant, &Zone),
) -> Result<Wanted, Problems> {
    let mut form = Reader::new(sent, language);
    let verb = read(&mut form, act);
    let happened_at = form.time("happened_at", (now, zone));
    let wanted = verb.zip(happened_at).map(|(verb, happened_at)| Wanted { verb, happened_at });
    form.end(wanted)
}

fn read(form: &mut Reader<'_>, act: Act) -> Option<AnyVerb> {
    match act {
        Act::Take => {
            let post = form.one("post", |it| it.parse::<Key>().ok());
            let briefing = form.optional("briefing");
            Some(TakeCommand { post: post?, briefing: briefing? }.into())
        }
        Act::Normalise => {
            let (watch, reentry) = (form.text("watch"), form.text("reentry"));
            let kept_posts = form.sent.all("kept").filter_map(|it| it.parse().ok()).collect();
            let (review_on, ends_on) = (form.day("review_on"), form.day("ends_on"));
            let (watch, reentry, review_on, ends_on) = (watch?, reentry?, review_on?, ends_on?);
            Some(NormaliseOperation { watch, reentry, kept_posts, review_on, ends_on }.into())
        }
        Act::Close => {
            if form.sent.filled("yes").is_none() {
                form.wrong("yes", CommandPages::YesWanted);
                return None;
            }
            Some(CloseOperation {}.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(act: Act, pairs: &[(&str, &str)]) -> Result<Wanted, Problems> {
        let zone = Zone::named("Asia/Shanghai").expect("a zone");
        let now = Instant::from_microseconds(1_780_000_000_000_000);
        wanted(act, &Sent::of(pairs), (Language::Chinese, now, &zone))
    }

    #[test]
    fn every_act_has_the_name_and_the_right_of_its_verb() {
        for act in Act::ALL {
            let row = domain::VERBS.iter().find(|it| it.name == act.name()).expect("a verb");
            assert_eq!(row.right, act.right());
            assert_eq!(Act::named(act.name()), Some(act));
        }
    }

    #[test]
    fn an_operation_is_closed_only_by_whoever_says_so_twice() {
        assert!(read(Act::Close, &[]).is_err());
        assert!(read(Act::Close, &[("yes", "1")]).is_ok());
    }

    #[test]
    fn normal_control_wants_a_watch_a_way_back_and_two_days() {
        let problems = read(Act::Normalise, &[("kept", "county-chief")]).err().expect("no");
        let names: Vec<_> = problems.keys().collect();
        assert_eq!(names, ["ends_on", "reentry", "review_on", "watch"]);
    }
}
