//! A situation report on its pages: filled, edited, checked by a second person, issued, printed;
//! and the one after it, which says only what is new.

use domain::kernel::{Right, Span};
use testkit::Client;

use super::at_the_desk::value;
use super::county::{County, Officer, operation};

const WRITING: &[Right] = &[Right::ReadOperations, Right::WriteLog];
const LANGUAGE: &str = "Accept-Language: zh-CN\r\n";

/// Somebody at the pages of situation reports.
struct Writer<'a> {
    county: &'a County,
    client: Client,
}

impl<'a> Writer<'a> {
    fn of(county: &'a County, officer: &Officer) -> Self {
        Self { county, client: county.client(&format!("{}{LANGUAGE}", officer.cookie())) }
    }

    fn sees(&mut self, path: &str) -> String {
        let answer = self.client.send("GET", path, "", "").expect("an answer");
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    fn sends(&mut self, to: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let command = self.county.office.new_command_id().to_string();
        let sent: Vec<_> =
            [("command", command.as_str())].into_iter().chain(fields.iter().copied()).collect();
        let answer = self.client.form(to, &sent).expect("an answer");
        (answer.status, answer.body)
    }

    /// Does what a form on the page does, with more fields.
    fn does(&mut self, page: &str, act: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let seen = value(&self.sees(page), "seen");
        let first = [("do", act), ("seen", seen.as_str())];
        let sent: Vec<_> = first.into_iter().chain(fields.iter().copied()).collect();
        self.sends(page, &sent)
    }
}

fn reports() -> String {
    format!("/operations/{}/situation-reports", operation())
}

/// What stands in a text area.
fn area(page: &str, name: &str) -> String {
    let rest = page.split(&format!("name=\"{name}\" rows")).nth(1);
    let rest = rest.and_then(|it| it.split_once(">\n")).map(|(_, it)| it);
    let rest = rest.unwrap_or_else(|| panic!("no {name}: {page}"));
    rest.split("</textarea>").next().unwrap_or_default().to_owned()
}

/// The address of a new report, by the button of the list.
fn new_report(list: &str) -> String {
    let rest = list.split("?new=1\"").next().and_then(|it| it.rsplit('"').next());
    rest.expect("the list has a button").to_owned()
}

/// Takes the draft as it was filled, with another situation, and saves it.
fn saves(writer: &mut Writer<'_>, href: &str, situation: &str) -> String {
    let page = writer.sees(&format!("{href}?new=1"));
    let as_of = value(&page, "as_of");
    let blocks = ["responsibilities", "measures", "effectiveness"].map(|it| (it, area(&page, it)));
    let mut fields = vec![("do", "write_situation_report"), ("seen", "0"), ("as_of", &as_of)];
    fields.push(("situation", situation));
    fields.extend(blocks.iter().map(|(name, text)| (*name, text.as_str())));
    let (status, told) = writer.sends(href, &fields);
    assert_eq!(status, 303, "{told}");
    page
}

#[test]
fn a_report_is_filled_checked_by_a_second_person_issued_and_followed_by_what_is_new() {
    let county = County::new("situation-report");
    let (first, second) = (county.officer(WRITING), county.officer(WRITING));
    let (mut first, mut second) = (Writer::of(&county, &first), Writer::of(&county, &second));
    let list = first.sees(&reports());
    assert!(list.contains("还没有情况报告"), "{list}");
    let href = new_report(&list);
    let page = saves(&mut first, &href, "东渡站水位五十七点六二米。");
    let filled = area(&page, "situation");
    assert!(filled.contains("针对自然灾害") && filled.contains("六月洪水处置"), "{filled}");
    assert!(area(&page, "measures").contains("没有生效的管控措施"), "{page}");

    let page = first.sees(&href);
    assert!(page.contains("请另一人复核") && page.contains("五十七点六二"), "{page}");
    let (status, no) = first.does(&href, "check_situation_report", &[]);
    assert!(status == 422 && no.contains("是您起草的"), "{no}");
    let issue = [("to", "市应急管理局"), ("from", "云泽县防汛抗旱指挥部")];
    let (status, no) = second.does(&href, "issue_situation_report", &issue);
    assert!(status == 422 && no.contains("还没有经另一人复核"), "{no}");
    assert_eq!(second.does(&href, "check_situation_report", &[]).0, 303);
    let draft = second.sees(&format!("{href}/sheet"));
    assert!(draft.contains("草稿，未编号"), "{draft}");
    assert_eq!(second.does(&href, "issue_situation_report", &issue).0, 303);
    let page = second.sees(&href);
    assert!(page.contains("第 1 期") && !page.contains("<textarea"), "{page}");
    let sheet = second.sees(&format!("{href}/sheet"));
    for said in ["第1期", "市应急管理局：", "一、基本情况", "四、成效", "五十七点六二"]
    {
        assert!(sheet.contains(said), "{said}: {sheet}");
    }
    assert!(!sheet.contains("data-mark"), "it is real");

    county.playground.machine.pass(Span::from_minutes(90));
    let list = first.sees(&reports());
    assert!(list.contains("第 1 期") && list.contains("市应急管理局"), "{list}");
    let next = first.sees(&format!("{}?new=1", new_report(&list)));
    let filled = area(&next, "situation");
    assert!(filled.starts_with("与第1期情况报告") && filled.contains("没有变化"), "{filled}");
    assert!(next.contains("只写第 1 期"), "{next}");
    let log = first.sees(&format!("/operations/{}/log", operation()));
    assert!(log.contains("第 1 期情况报告发出"), "{log}");
}

#[test]
fn an_empty_block_is_told_and_what_was_typed_stays() {
    let county = County::new("situation-wrong");
    let officer = county.officer(WRITING);
    let mut writer = Writer::of(&county, &officer);
    let href = new_report(&writer.sees(&reports()));
    let page = writer.sees(&format!("{href}?new=1"));
    let as_of = value(&page, "as_of");
    let fields = [
        ("do", "write_situation_report"),
        ("seen", "0"),
        ("as_of", as_of.as_str()),
        ("situation", "水位上涨"),
        ("responsibilities", "县防指指挥"),
        ("measures", " "),
        ("effectiveness", "已转移"),
    ];
    let (status, told) = writer.sends(&href, &fields);
    assert!(status == 422 && told.contains("不能为空"), "{told}");
    assert_eq!(area(&told, "situation"), "水位上涨");
}

#[test]
fn whoever_may_only_read_is_offered_no_form_and_an_unknown_report_is_not_there() {
    let county = County::new("situation-reader");
    let officer = county.officer(&[Right::ReadOperations]);
    let mut reader = Writer::of(&county, &officer);
    assert!(!reader.sees(&reports()).contains("?new=1"));
    let unknown = format!("{}/0198c0de-0000-7000-8000-000000000028", reports());
    for path in [unknown.clone(), format!("{unknown}?new=1"), format!("{unknown}/sheet")] {
        let answer = reader.client.send("GET", &path, "", "").expect("an answer");
        assert_eq!(answer.status, 404, "{path}");
    }
}
