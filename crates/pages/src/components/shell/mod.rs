//! The frame of every page: where am I, which realm, which language.

mod examples;

use application::replay::Play;
use domain::kernel::{Realm, RealmKind, Right};
use web::{Asked, Setting, Visit};
use words::{Language, Say};

pub(crate) use examples::examples;

use crate::assets;

/// What every page needs for its frame.
#[derive(Clone)]
pub(crate) struct Shell {
    pub(crate) language: Language,
    pub(crate) title: String,
    pub(crate) realm: Realm,
    /// What stands before every address of this realm.
    pub(crate) base: String,
    /// Where to come back to after another language was chosen.
    pub(crate) path: String,
    /// What plays in the realm.
    pub(crate) play: Play,
    /// What people call the operation that is shown.
    pub(crate) operation: Option<String>,
    pub(crate) is_demo: bool,
    /// The login of whoever is in; none at the door.
    pub(crate) login: Option<String>,
    /// Whether whoever is in may see the duty desk.
    pub(crate) has_desk: bool,
}

impl Shell {
    pub(crate) fn new(asked: &Asked, setting: &Setting, title: String) -> Self {
        let login = Some(asked.session.login.to_string());
        let play = asked.play;
        let has_desk = asked.actor.may(Right::ReadDesk);
        Self { login, play, has_desk, ..Self::at_the_door(&asked.visit, setting, title) }
    }

    /// The frame of a page for whoever comes.
    pub(crate) fn at_the_door(visit: &Visit, setting: &Setting, title: String) -> Self {
        Self {
            language: visit.language,
            title,
            realm: visit.realm.clone(),
            base: visit.base.clone(),
            path: visit.path.clone(),
            play: Play::Nothing,
            operation: None,
            is_demo: setting.is_demo,
            login: None,
            has_desk: false,
        }
    }

    /// The frame of a page of an operation, which its banner names.
    pub(crate) fn of_operation(self, title: Option<String>) -> Self {
        Self { operation: title, ..self }
    }

    /// A word in the page's language; templates call it for every sentence.
    pub(crate) fn say(&self, word: impl Say) -> String {
        word.say(self.language)
    }

    /// Whether everything shown is made up.
    pub(crate) fn is_made_up(&self) -> bool {
        self.is_demo || self.play == Play::Fiction
    }

    pub(crate) fn is_practice(&self) -> bool {
        self.realm.kind() != RealmKind::Real
    }

    /// The banner of a realm that is not the real one.
    pub(crate) fn realm_banner(&self) -> String {
        let name = self.realm.as_str();
        match (self.realm.kind(), self.language) {
            (RealmKind::Real, _) => String::new(),
            (RealmKind::Drill, Language::Chinese) => {
                format!("【演练】{name} · 任何信息都不会发往真实渠道")
            }
            (RealmKind::Drill, Language::English) => {
                format!("DRILL · {name} · nothing leaves for a real channel")
            }
            (RealmKind::Simulated, Language::Chinese) => {
                format!("【推演】{name} · 不是正在发生的事")
            }
            (RealmKind::Simulated, Language::English) => {
                format!("SIMULATION · {name} · this is not happening now")
            }
        }
    }

    /// What the banner of a replay says besides; none in any other realm.
    pub(crate) fn replay_banner(&self) -> Option<String> {
        let word = match &self.operation {
            Some(title) => words::Provenance::Banner { title: title.clone() },
            None => words::Provenance::BannerWithoutTitle,
        };
        (self.play == Play::Replay).then(|| self.say(word))
    }

    pub(crate) fn style(&self) -> &'static str {
        assets::style()
    }

    pub(crate) fn live_script(&self) -> Option<&'static str> {
        assets::live_script()
    }

    pub(crate) fn plan_editor_script(&self) -> Option<&'static str> {
        assets::plan_editor_script()
    }
}
