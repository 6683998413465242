//! A form that does one thing.

use web::Front;
use words::{OperationAction, Say};

use super::attempt::Attempt;
use super::desk::Desk;
use crate::components::form::{Fields, Input, Problems};

/// A form that does one thing.
pub(crate) struct ActForm {
    /// The verb.
    pub(crate) act: &'static str,
    pub(crate) title: String,
    pub(crate) button: String,
    /// What must be known before it is pressed.
    pub(crate) hints: Vec<String>,
    pub(crate) hidden: Vec<(&'static str, String)>,
    pub(crate) inputs: Vec<Input>,
    pub(crate) command: String,
    pub(crate) seen: u64,
    /// Whether it was tried just now, or is the next thing to do.
    pub(crate) is_open: bool,
    /// Whether it takes back or ends something: no first choice.
    pub(crate) is_second: bool,
}

/// Makes forms.
pub(crate) struct Forms<'a> {
    pub(crate) front: &'a Front,
    pub(crate) desk: &'a Desk,
    pub(crate) attempt: Option<&'a Attempt>,
}

impl Forms<'_> {
    /// A form whose fields are made by a function, filled with what was typed into it.
    pub(crate) fn form(
        &self,
        act: &'static str,
        title: impl Say,
        seen: u64,
        inputs: impl FnOnce(&Fields<'_>) -> Vec<Input>,
    ) -> ActForm {
        let attempt = self.attempt.filter(|it| it.is_of(act));
        self.form_named((act, act), title, (attempt, seen), inputs)
    }

    /// The same for one of several forms of an act: `id` tells them apart on the page.
    pub(crate) fn form_named(
        &self,
        (act, id): (&'static str, &str),
        title: impl Say,
        (attempt, seen): (Option<&Attempt>, u64),
        inputs: impl FnOnce(&Fields<'_>) -> Vec<Input>,
    ) -> ActForm {
        let none = Problems::new();
        let fields = Fields {
            form: id,
            sent: attempt.map(|it| &it.sent),
            problems: attempt.map_or(&none, |it| &it.problems),
            language: self.desk.language,
        };
        let inputs = inputs(&fields);
        let title = self.desk.say(title);
        ActForm {
            act,
            button: title.clone(),
            title,
            hints: Vec::new(),
            hidden: Vec::new(),
            inputs,
            command: Attempt::command(attempt, self.front),
            seen,
            is_open: attempt.is_some(),
            is_second: false,
        }
    }
}

/// The field for when something happened: paper comes later.
pub(crate) fn happened_at(fields: &Fields<'_>) -> Input {
    let hint = OperationAction::HappenedAtHint.say(fields.language);
    fields.line("happened_at", OperationAction::HappenedAt, 40).hinted(hint)
}

impl ActForm {
    pub(crate) fn hinted(mut self, hints: Vec<String>) -> Self {
        self.hints = hints;
        self
    }

    pub(crate) fn with(mut self, name: &'static str, value: String) -> Self {
        self.hidden.push((name, value));
        self
    }

    pub(crate) const fn second(mut self) -> Self {
        self.is_second = true;
        self
    }

    pub(crate) const fn open(mut self) -> Self {
        self.is_open = true;
        self
    }

    /// What was typed, by label.
    pub(crate) fn typed(&self) -> Vec<(String, String)> {
        self.inputs.iter().filter_map(Input::shown).collect()
    }
}
