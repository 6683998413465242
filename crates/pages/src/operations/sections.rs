//! The pages of an operation, as the bar above each of them lists them.

use askama::Template;
use words::{DataPages, Language, MomentPages, OperationOverview, Say, SituationReports};

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
    Reports,
    Timeline,
    /// What becomes of the data; in the bar only while it is shown.
    Data,
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
                Section::Reports => {
                    let word = SituationReports::Reports.say(language);
                    return (addresses.situation_reports(), word, here == Some(it));
                }
                Section::Timeline => {
                    let word = MomentPages::Timeline.say(language);
                    return (addresses.timeline(), word, here == Some(it));
                }
                Section::Data => {
                    let word = DataPages::DataEnd.say(language);
                    return (addresses.data(), word, here == Some(it));
                }
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
            Section::Reports,
            Section::Timeline,
        ];
        let title = OperationOverview::Sections.say(language);
        let data = here.filter(|it| *it == Section::Data);
        Self { title, places: all.into_iter().chain(data).map(place).collect() }
    }
}
