//! The addresses of an operation's pages.

use std::fmt::Display;

use domain::kernel::{AttachmentId, Key, OperationId, PlanId, SituationReportId};
use domain::operations::TaskNumber;

/// Where the pages of an operation are, in a realm; of a past moment where one is shown.
#[derive(Clone, Debug)]
pub(crate) struct Addresses {
    /// What stands before every address of the realm.
    pub(crate) base: String,
    /// The board's own address.
    pub(crate) board: String,
    /// The query that names the moment and how it is read; empty for now.
    past: String,
    /// Whether the reader may see the events of the journal.
    has_journal: bool,
}

impl Addresses {
    pub(crate) fn new(base: &str, operation: OperationId) -> Self {
        let board = format!("{base}/operations/{operation}");
        Self { base: base.to_owned(), board, past: String::new(), has_journal: false }
    }

    /// The same at a past moment; `query` names it, such as `at=2015-06-02T07:00`.
    pub(crate) fn at(self, query: String) -> Self {
        Self { past: query, ..self }
    }

    /// The board, of the moment that is shown.
    pub(crate) fn board(&self) -> String {
        if self.past.is_empty() {
            self.board.clone()
        } else {
            format!("{}?{}", self.board, self.past)
        }
    }

    /// The same for a reader who may see the events of the journal, or may not.
    pub(crate) fn with_journal(self, has_journal: bool) -> Self {
        Self { has_journal, ..self }
    }

    /// An event of the journal; for whoever may not see it, its line in the log.
    pub(crate) fn event(&self, position: u64) -> String {
        self.journal(position).unwrap_or_else(|| self.log(Some(position)))
    }

    /// An event of the journal; none for whoever may not see it.
    pub(crate) fn journal(&self, position: u64) -> Option<String> {
        self.has_journal.then(|| format!("/journal/{position}"))
    }

    /// The list of tasks, as far as a filter lets them through.
    pub(crate) fn tasks(&self, filter: &[(&str, &dyn Display)]) -> String {
        let pairs = filter.iter().map(|(name, value)| format!("{name}={value}"));
        self.within("tasks", pairs)
    }

    pub(crate) fn task(&self, task: TaskNumber) -> String {
        self.within(&format!("tasks/{task}"), [])
    }

    /// The log; at an event, where one is named.
    pub(crate) fn log(&self, event: Option<u64>) -> String {
        let Some(position) = event else { return self.within("log", []) };
        format!("{}#event-{position}", self.log_before(position.saturating_add(1)))
    }

    /// The log, as far as it is older than a position.
    pub(crate) fn log_before(&self, position: u64) -> String {
        self.within("log", [format!("before={position}")])
    }

    /// The log of a time, which pairs of an address name.
    pub(crate) fn log_of(&self, time: &[(&str, String)]) -> String {
        self.within("log", time.iter().map(|(name, value)| format!("{name}={value}")))
    }

    /// The form of the log, as a correction of a line.
    pub(crate) fn correction(&self, entry: &str) -> String {
        format!("{}/log?corrects={entry}#write", self.board)
    }

    pub(crate) fn plans(&self) -> String {
        format!("{}/plans", self.board)
    }

    /// A plan of the library, to be read.
    pub(crate) fn plan(&self, plan: PlanId) -> String {
        format!("{}/plans/{plan}/read", self.base)
    }

    /// The level of a plan at work.
    pub(crate) fn level(&self, plan: &Key) -> String {
        format!("{}/levels/{plan}", self.board)
    }

    pub(crate) fn readings(&self) -> String {
        format!("{}/readings", self.board)
    }

    /// An indicator on the page of readings as they are now.
    pub(crate) fn indicator(&self, indicator: &Key) -> String {
        format!("{}/readings#indicator-{indicator}", self.board)
    }

    /// The readings of an indicator that a number counts, over a time which pairs name.
    pub(crate) fn counted(&self, (indicator, by): (&Key, &str), time: &[(&str, String)]) -> String {
        let of = [format!("of={indicator}"), format!("by={by}")];
        let time = time.iter().map(|(name, value)| format!("{name}={value}"));
        self.within("readings", of.into_iter().chain(time))
    }

    /// Its situation reports.
    pub(crate) fn situation_reports(&self) -> String {
        format!("{}/situation-reports", self.board)
    }

    /// One of them.
    pub(crate) fn situation_report(&self, report: SituationReportId) -> String {
        format!("{}/situation-reports/{report}", self.board)
    }

    pub(crate) fn command(&self) -> String {
        format!("{}/command", self.board)
    }

    /// What happened, with the board of any moment.
    pub(crate) fn timeline(&self) -> String {
        format!("{}/timeline", self.board)
    }

    /// What lies beside the log.
    pub(crate) fn attachments(&self) -> String {
        self.within("attachments", [])
    }

    /// Further parts of that, before the number of the part.
    pub(crate) fn attachments_part(&self) -> String {
        let list = self.attachments();
        let sign = if list.contains('?') { '&' } else { '?' };
        format!("{list}{sign}page=")
    }

    /// An attachment, to be taken away.
    pub(crate) fn attachment(&self, attachment: AttachmentId) -> String {
        format!("{}/attachments/{attachment}", self.board)
    }

    /// What becomes of the data once it is over.
    pub(crate) fn data(&self) -> String {
        format!("{}/data", self.board)
    }

    /// How a figure comes about.
    pub(crate) fn figure(&self, id: &str) -> String {
        format!("{}/figures#{id}", self.base)
    }

    fn within(&self, page: &str, pairs: impl IntoIterator<Item = String>) -> String {
        let past = Some(self.past.clone()).filter(|it| !it.is_empty());
        let pairs: Vec<String> = pairs.into_iter().chain(past).collect();
        let query = if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) };
        format!("{}/{page}{query}", self.board)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(base: &str) -> Addresses {
        let id = "0198c0de-0000-7000-8000-00000000000a".parse().expect("an id");
        Addresses::new(base, id)
    }

    #[test]
    fn a_list_of_tasks_keeps_its_filter_and_the_moment_that_is_shown() {
        let own = addresses("/realms/drill-1");
        let board = "/realms/drill-1/operations/0198c0de-0000-7000-8000-00000000000a";
        assert_eq!(own.tasks(&[]), format!("{board}/tasks"));
        let late: &[(&str, &dyn Display)] = &[("late", &1), ("unit", &"water-bureau")];
        assert_eq!(own.tasks(late), format!("{board}/tasks?late=1&unit=water-bureau"));
        let then = own.at("at=2015-06-02T07:00".to_owned());
        assert_eq!(
            then.tasks(&[("late", &1)]),
            format!("{board}/tasks?late=1&at=2015-06-02T07:00")
        );
        let event = format!("{board}/log?before=10&at=2015-06-02T07:00#event-9");
        assert_eq!(then.log(Some(9)), event);
    }
}
