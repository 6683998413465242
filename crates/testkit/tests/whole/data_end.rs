//! What becomes of an operation's data after its end, and lines that come late, as a browser
//! without script uses the pages.

use domain::kernel::{Right, Span};
use domain::operations::CloseOperation;
use testkit::{Answer, Client, command};

use super::county::{County, Officer, operation};

pub(crate) const LEADER: &[Right] =
    &[Right::ReadOperations, Right::WriteLog, Right::LeadOperations, Right::ReadJournal];
pub(crate) const KEEPER: &[Right] = &[Right::ReadOperations, Right::CloseData, Right::ReadJournal];

/// Somebody at a browser.
pub(crate) struct Browser {
    pub(crate) client: Client,
}

impl Browser {
    pub(crate) fn of(county: &County, officer: &Officer) -> Self {
        Self { client: county.client(&officer.cookie()) }
    }

    pub(crate) fn sees(&mut self, path: &str) -> String {
        let answer = self.client.send("GET", &at(path), "Accept-Language: zh-CN\r\n", "");
        let answer = answer.expect("an answer");
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    fn sends(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.client.form(&at(path), fields).expect("an answer")
    }

    /// Sends the form of the page that does something, with what is typed into it.
    pub(crate) fn does(&mut self, path: &str, act: &str, typed: &[(&str, &str)]) -> Answer {
        let page = self.sees(path);
        let hidden = hidden(&page, act);
        let hidden = hidden.iter().map(|(a, b)| (a.as_str(), b.as_str()));
        let fields: Vec<_> = hidden.chain(typed.iter().copied()).collect();
        self.sends(path, &fields)
    }
}

pub(crate) fn at(path: &str) -> String {
    format!("/operations/{}{path}", operation())
}

fn attribute(tag: &str, name: &str) -> String {
    let value = tag.split(&format!(" {name}=\"")).nth(1);
    value.and_then(|it| it.split('"').next()).unwrap_or_default().to_owned()
}

/// The hidden fields of the form in which something stands.
fn hidden(page: &str, of: &str) -> Vec<(String, String)> {
    let form = page.split("<form ").skip(1).find(|it| {
        let form = it.split("</form>").next().unwrap_or_default();
        form.contains(of)
    });
    let form = form.unwrap_or_else(|| panic!("no form with {of}: {page}"));
    let form = form.split("</form>").next().unwrap_or_default();
    let tags = form.split("<input").filter(|it| it.starts_with(" type=\"hidden\""));
    tags.map(|it| (attribute(it, "name"), attribute(it, "value"))).collect()
}

fn value(page: &str, name: &str) -> String {
    let begin = format!(" name=\"{name}\"");
    let tag = page.split('<').find(|it| it.contains(&begin)).unwrap_or_default();
    attribute(tag, "value")
}

/// A county whose log has a clean line and one with a telephone.
pub(crate) fn told(name: &str) -> (County, Officer) {
    let county = County::new(name);
    let leader = county.officer(LEADER);
    let mut browser = Browser::of(&county, &leader);
    for line in ["坝下水位 58.40 米", "找王某 13800138000"] {
        let sent = browser.does("/log", "name=\"entry\"", &[("text", line)]);
        assert_eq!(sent.status, 303, "{}", sent.body);
    }
    (county, leader)
}

pub(crate) fn closes(county: &County) {
    county.playground.machine.pass(Span::from_hours(1));
    county.office.perform(command(operation(), CloseOperation {})).expect("it closes");
    county.playground.machine.pass(Span::from_hours(1));
}

pub(crate) fn destruction(post: &str) -> [(&str, &str); 5] {
    [
        ("approver", post),
        ("witness_outside", "县公证处 公证员"),
        ("method", "打印件粉碎"),
        ("leftovers", "查了三台电脑"),
        ("title", "六月洪水处置"),
    ]
}

#[test]
fn a_line_is_written_late_and_put_right_and_a_time_to_come_is_said_beside_the_field() {
    let (county, leader) = told("late_lines");
    let mut browser = Browser::of(&county, &leader);
    let page = browser.sees("/log");
    assert!(
        page.contains("type=\"datetime-local\"") && page.contains("<details class=\"log-when\">")
    );
    let of = "name=\"entry\"";
    let sent = browser.does("/log", of, &[("text", "巡堤"), ("happened_at", "2999-01-01T00:00")]);
    assert_eq!(sent.status, 422);
    assert!(
        sent.body.contains("id=\"happened_at-problem\"") && sent.body.contains("发生时间晚于现在")
    );
    assert!(sent.body.contains(">巡堤</textarea>") && sent.body.contains("2999-01-01T00:00"));
    // Written of the same day, it is told when it happened.
    let typed = [("text", "巡堤一遍"), ("happened_at", "2026-05-28T00:10")];
    assert_eq!(browser.does("/log", of, &typed).status, 303);
    assert!(browser.sees("/log").contains("发生 ·"), "it was told late");

    let page = browser.sees("/log");
    let link = page.split("class=\"log-correct").nth(1).expect("a line can be put right");
    let link = attribute(link, "href");
    let query = link.split("/log").nth(1).and_then(|it| it.split('#').next()).expect("a query");
    let page = browser.sees(&format!("/log{query}"));
    assert!(page.contains("log-mistaken") && !value(&page, "happened_at").is_empty());
    let mistaken = value(&page, "corrects");
    let fields = hidden(&page, of);
    let mut fields: Vec<_> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    fields.push(("text", " "));
    let sent = browser.sends("/log", &fields);
    assert_eq!(sent.status, 422);
    assert_eq!(value(&sent.body, "corrects"), mistaken, "it is still a correction");
    fields.retain(|(name, _)| *name != "text");
    fields.push(("text", "巡堤两遍"));
    assert_eq!(browser.sends("/log", &fields).status, 303);
    let page = browser.sees("/log");
    assert!(page.contains(&format!("href=\"#entry-{mistaken}\"")) && page.contains("（已更正）"));
}

#[test]
fn after_the_end_late_paper_is_taken_until_the_log_is_closed() {
    let (county, leader) = told("late_paper_page");
    closes(&county);
    let mut browser = Browser::of(&county, &leader);
    let page = browser.sees("/log");
    assert!(page.contains("只能补记在这之前发生的事") && page.contains(" max=\""));
    let last = value(&page, "happened_at");
    assert!(last.is_empty(), "whoever writes says when it was");
    let of = "name=\"entry\"";
    let sent = browser.does("/log", of, &[("text", "散会"), ("happened_at", "")]);
    assert_eq!(sent.status, 422);
    assert!(
        sent.body.contains("id=\"happened_at-problem\"") && sent.body.contains(">散会</textarea>")
    );
    let max = page.split(" max=\"").nth(1).and_then(|it| it.split('"').next()).expect("a limit");
    let typed = [("text", "晚到的巡堤记录"), ("happened_at", max)];
    assert_eq!(browser.does("/log", of, &typed).status, 303);
    assert!(browser.sees("/log").contains("晚到的巡堤记录"));
    let done = browser.does("/data", "value=\"close_log\"", &[("yes", "1")]);
    assert_eq!(done.status, 303, "{}", done.body);
    let page = browser.sees("/log");
    assert!(page.contains("封存") && !page.contains("name=\"entry\""), "nothing can be written");
    assert!(!page.contains("log-correct"));
}

#[test]
fn the_data_of_an_operation_ends_in_four_steps_with_a_certificate() {
    let (county, leader) = told("data_end");
    let keeper = county.officer(KEEPER);
    let (mut leads, mut keeps) = (Browser::of(&county, &leader), Browser::of(&county, &keeper));
    assert!(leads.sees("/data").contains("去结束行动"));
    closes(&county);
    assert!(leads.sees("").contains("数据了结"), "the board leads there once it is over");
    let page = leads.sees("/data");
    assert!(
        page.contains("《突发事件应对法》第八十五条、第九十四条") && page.contains("现在办这一步")
    );
    let sent = leads.does("/data", "value=\"close_log\"", &[]);
    assert!(sent.status == 422 && sent.body.contains("请先勾选"));
    assert_eq!(leads.does("/data", "value=\"close_log\"", &[("yes", "1")]).status, 303);

    let page = keeps.sees("/data");
    assert!(
        page.contains("文字 3 段</a>")
            && page.contains("已归档 0 段</a>")
            && page.contains("▲ 有手机号")
    );
    assert!(page.contains("找王某 ███████████"), "what is known is masked already");
    let masking = "name=\"masked\" rows=\"3\" maxlength=\"4000\"";
    let one = page.split("▲ 有手机号").nth(1).expect("it is found");
    let text = value(one, "text");
    let of = format!("value=\"{text}\"");
    let sent = keeps.does("/data", &of, &[("masked", "找██ 13800138000")]);
    assert!(
        sent.status == 422 && sent.body.contains("仍像是手机号") && sent.body.contains(masking)
    );
    let sent = keeps.does("/data", &of, &[("masked", "找██ ███████████")]);
    assert_eq!(sent.status, 303, "{}", sent.body);
    assert_eq!(keeps.does("/data", "value=\"release_texts\"", &[("yes", "1")]).status, 303);
    assert!(keeps.sees("/data").contains("已归档 3 段</a>"));

    let approver = format!("{} {}", keeper.post, keeper.person);
    let mut typed = destruction(&approver);
    typed[4].1 = "六月洪水";
    let of = "value=\"destroy_texts\"";
    let sent = keeps.does("/data", of, &typed);
    assert!(sent.status == 422 && sent.body.contains("与行动名称不一致"));
    assert!(sent.body.contains("打印件粉碎"), "nothing that was typed is lost");
    let sent = keeps.does("/data", of, &destruction(&approver));
    assert_eq!(sent.status, 303, "{}", sent.body);
    let page = leads.sees("/data");
    for said in [
        "销毁证明",
        "3 段，其中事先归档 3 段",
        "县公证处 公证员",
        "值班岗 王力",
        "operation-text/",
        "/journal/",
        "打印件粉碎",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("name=\"do\""), "nothing is left to be pressed");
    let log = leads.sees("/log");
    assert!(log.contains("找██ ███████████") && !log.contains("13800138000"));
}

#[test]
fn texts_that_nobody_released_go_only_with_a_reason() {
    let (county, leader) = told("data_end_unreleased");
    let keeper = county.officer(KEEPER);
    let (mut leads, mut keeps) = (Browser::of(&county, &leader), Browser::of(&county, &keeper));
    closes(&county);
    assert_eq!(leads.does("/data", "value=\"close_log\"", &[("yes", "1")]).status, 303);
    let (of, approver) = ("value=\"destroy_texts\"", format!("{} {}", keeper.post, keeper.person));
    let typed = destruction(&approver);
    let sent = keeps.does("/data", of, &typed);
    assert!(sent.status == 422 && sent.body.contains("还有 3 段文字没有归档"));
    let more = [("destroy_unreleased", "1"), ("unreleased_reason", "个人求助，无存档价值")];
    let typed: Vec<_> = typed.into_iter().chain(more).collect();
    assert_eq!(keeps.does("/data", of, &typed).status, 303);
    assert!(keeps.sees("/data").contains("个人求助，无存档价值"));
}

#[test]
fn a_wrong_order_is_refused_in_the_readers_language() {
    let (county, _) = told("data_end_order");
    let keeper = county.officer(KEEPER);
    let mut keeps = Browser::of(&county, &keeper);
    let id = uuid::Uuid::from_u128(0x77).to_string();
    let shown = "5f".repeat(32);
    let fields =
        [("do", "release_texts"), ("command", id.as_str()), ("yes", "1"), ("shown", &shown)];
    closes(&county);
    let sent = keeps.sends("/data", &fields);
    assert_eq!(sent.status, 422);
    assert!(sent.body.contains("日志还没有封存"), "{}", sent.body);
    keeps.client = county.client(&format!("{}Accept-Language: en\r\n", keeper.cookie()));
    let sent = keeps.sends("/data", &fields);
    assert!(sent.body.contains("Close the operation and its log first"), "{}", sent.body);
}

#[test]
fn without_the_right_nothing_can_be_pressed_and_it_is_said_who_may() {
    let (county, leader) = told("data_end_rights");
    let reader = county.officer(&[Right::ReadOperations]);
    closes(&county);
    let mut reads = Browser::of(&county, &reader);
    let page = reads.sees("/data");
    assert!(!page.contains("name=\"do\"") && page.contains("可以办的岗位"));
    assert!(!reads.sees("/log").contains("name=\"entry\""));
    let id = uuid::Uuid::from_u128(0x78).to_string();
    let fields = [("do", "close_log"), ("command", id.as_str()), ("yes", "1")];
    assert_eq!(reads.sends("/data", &fields).status, 403);
    let mut leads = Browser::of(&county, &leader);
    assert_eq!(leads.does("/data", "value=\"close_log\"", &[("yes", "1")]).status, 303);
    let page = leads.sees("/data");
    assert!(!page.contains("name=\"do\""), "whoever leads does not destroy");
    assert!(!page.contains("找王某"), "the texts are for whoever releases them");
}

#[test]
fn each_count_of_texts_leads_to_those_texts_page_by_page() {
    let (county, leader) = told("data_end_counts");
    for number in 0..120 {
        county.writes(number);
    }
    let keeper = county.officer(KEEPER);
    let (mut leads, mut keeps) = (Browser::of(&county, &leader), Browser::of(&county, &keeper));
    closes(&county);
    assert_eq!(leads.does("/data", "value=\"close_log\"", &[("yes", "1")]).status, 303);
    let page = keeps.sees("/data");
    assert!(page.contains("/figures#data_texts") && page.contains("没有归档 123 段"));
    // What waits stands on two pages, and is released from where it stands.
    let second = "/data?texts=waiting&page=2";
    let further = keeps.sees(second);
    let one = further.split("<ul class=\"data-texts\">").nth(1).expect("there are more");
    assert_eq!(one.matches("<li>").count(), 23);
    let text = value(one, "text");
    let of = format!("value=\"{text}\"");
    let sent = keeps.does(second, &of, &[("masked", "")]);
    assert_eq!(sent.status, 422);
    assert!(sent.body.contains(&of), "it stays on the page where it stood");
    assert_eq!(keeps.does(second, &of, &[("masked", "█")]).status, 303);
    let listed = |page: String| {
        let list = page.split("<ul class=\"data-texts\">").nth(1).unwrap_or_default().to_owned();
        list.split("</ul>").next().unwrap_or_default().to_owned()
    };
    let page = keeps.sees("/data?texts=released");
    assert!(page.contains("已归档 1 段") && page.contains("全部 123 段"));
    let released = listed(page);
    assert_eq!(released.matches("<li>").count(), 1);
    assert!(released.contains("✓ 已归档") && released.contains('█'), "{released}");
    let all = ["/data?texts=all", "/data?texts=all&page=2"].map(|it| listed(keeps.sees(it)));
    assert_eq!(all.map(|it| it.matches("<li>").count()), [100, 23]);
    // Whoever may not release them is told how they are counted, and sees no words.
    let page = leads.sees("/data?texts=all");
    assert!(page.contains("/figures#data_texts") && !page.contains("data-texts"));
    assert!(page.contains("第 1–100 段，共 123 段") && !page.contains("坝下水位"), "{page}");
}
