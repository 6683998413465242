//! Somebody at a browser without script who keeps the desk, and what they read off a page.

use testkit::Client;

use super::county::{County, Officer};

const LANGUAGE: &str = "Accept-Language: zh-CN\r\n";

/// Somebody at the desk.
pub(crate) struct AtTheDesk<'a> {
    pub(crate) county: &'a County,
    client: Client,
}

impl<'a> AtTheDesk<'a> {
    pub(crate) fn of(county: &'a County, officer: &Officer) -> Self {
        Self { county, client: county.client(&format!("{}{LANGUAGE}", officer.cookie())) }
    }

    /// A page that is there.
    pub(crate) fn sees(&mut self, path: &str) -> String {
        let answer = self.client.send("GET", path, "", "").expect("an answer");
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    /// Sends a form with a command of its own; status and body.
    pub(crate) fn sends(&mut self, to: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let command = self.county.office.new_command_id().to_string();
        let sent: Vec<_> =
            [("command", command.as_str())].into_iter().chain(fields.iter().copied()).collect();
        let answer = self.client.form(to, &sent).expect("an answer");
        (answer.status, answer.body)
    }
}

/// The value of a hidden field.
pub(crate) fn value(page: &str, name: &str) -> String {
    let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1);
    let rest = rest.unwrap_or_else(|| panic!("no {name}: {page}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}
