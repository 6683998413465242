//! The pages of an operation, as the bar above each of them lists them.

use askama::Template;
use words::{Language, OperationOverview, Say};

use super::addresses::Addresses;

/// A page of an operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Section {
    Board,
    Tasks,
    Log,
    Plans,
    Readings,
    Command,
}

/// The bar above a page of an operation, ready to be shown.
#[derive(Template)]
#[template(path = "operations/sections.html")]
pub(crate) struct Sections {
    title: String,
    places: Vec<(String, String, bool)>,
}

impl Sections {
    /// The bar above one of the pages; none of them is marked where another one is shown.
    pub(crate) fn of(here: Option<Section>, addresses: &Addresses, language: Language) -> Self {
        let place = |it: Section| {
            let (word, href) = match it {
                Section::Board => (OperationOverview::Board, addresses.board()),
                Section::Tasks => (OperationOverview::Tasks, addresses.tasks(&[])),
                Section::Log => (OperationOverview::Log, addresses.log(None)),
                Section::Plans => (OperationOverview::Plans, addresses.plans()),
                Section::Readings => (OperationOverview::Readings, addresses.readings()),
                Section::Command => (OperationOverview::Command, addresses.command()),
            };
            (href, word.say(language), here == Some(it))
        };
        let all = [
            Section::Board,
            Section::Tasks,
            Section::Log,
            Section::Plans,
            Section::Readings,
            Section::Command,
        ];
        let title = OperationOverview::Sections.say(language);
        Self { title, places: all.into_iter().map(place).collect() }
    }
}
