//! The pages on which plans are put to work, levels decided and lifted, as a browser uses them.

use domain::kernel::{Right, Span};
use domain::operations::{DecideLevel, RecordReading};
use testkit::{Answer, Client};

use super::county::{Officer, operation};
use super::flood::Flood;

const LEADER: &[Right] = &[
    Right::ReadOperations,
    Right::ReadJournal,
    Right::LeadOperations,
    Right::DecideLevels,
    Right::DirectTasks,
    Right::ReportSituation,
];

/// Somebody at a browser without script.
struct Desk {
    client: Client,
}

/// A form of a page, with what stands in it already.
struct Form {
    fields: Vec<(String, String)>,
}

impl Desk {
    fn of(flood: &Flood, officer: &Officer) -> Self {
        Self { client: flood.county.client(&officer.cookie()) }
    }

    fn sees(&mut self, path: &str) -> String {
        let answer = self.client.send("GET", &at(path), "Accept-Language: zh-CN\r\n", "");
        let answer = answer.expect("an answer");
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    fn sends(&mut self, path: &str, form: &Form) -> Answer {
        let fields: Vec<_> = form.fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        self.client.form(&at(path), &fields).expect("an answer")
    }

    /// Sends a form that is taken, and sees where it leads.
    fn does(&mut self, path: &str, form: &Form) -> String {
        let answer = self.sends(path, form);
        assert_eq!(answer.status, 303, "{}", notice(&answer.body));
        let to = answer.headers.iter().find_map(|it| {
            let (name, value) = it.split_once(": ")?;
            name.eq_ignore_ascii_case("location").then_some(value)
        });
        let to = to.expect("it leads somewhere").to_owned();
        let seen = self.client.send("GET", &to, "Accept-Language: zh-CN\r\n", "");
        seen.expect("an answer").body
    }

    fn is_refused(&mut self, path: &str, form: &Form) -> String {
        let answer = self.sends(path, form);
        assert!([412, 422].contains(&answer.status), "{}: {}", answer.status, answer.body);
        answer.body
    }
}

impl Form {
    /// The form of a page that does something; `of` tells it from others that do the same.
    fn on(page: &str, act: &str, of: &str) -> Self {
        let begin = format!("<input type=\"hidden\" name=\"do\" value=\"{act}\">");
        let mut forms = page.split("<form ").filter(|it| it.contains(&begin));
        let form = forms.find(|it| it.contains(of)).unwrap_or_else(|| panic!("no {act} {of}"));
        let form = form.split("</form>").next().unwrap_or_default();
        let mut fields = Vec::new();
        for tag in form.split('<').filter(|it| it.starts_with("input ")) {
            let is_chosen = tag.contains(" checked");
            let is_choice = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"");
            if !is_choice || is_chosen {
                fields.push((attribute(tag, "name"), attribute(tag, "value")));
            }
        }
        for area in form.split("<textarea ").skip(1) {
            let text = area.split_once('>').map_or("", |(_, rest)| rest);
            let text = text.split("</textarea>").next().unwrap_or_default();
            fields.push((attribute(area, "name"), text.trim().to_owned()));
        }
        for select in form.split("<select ").skip(1) {
            let options = select.split("</select>").next().unwrap_or_default();
            let chosen = options.split("<option ").find(|it| it.contains(" selected"));
            let chosen = chosen.map(|it| attribute(it, "value")).unwrap_or_default();
            fields.push((attribute(select, "name"), chosen));
        }
        Self { fields }
    }

    fn value(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(it, _)| it == name);
        found.map_or("", |(_, value)| value)
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(it, _)| it != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(it, _)| it != name);
        self
    }

    fn has(&self, name: &str) -> usize {
        self.fields.iter().filter(|(it, _)| it == name).count()
    }
}

fn attribute(tag: &str, name: &str) -> String {
    let begin = format!("{name}=\"");
    let tag = format!(" {tag}");
    let value = tag.split(&format!(" {begin}")).nth(1);
    value.and_then(|it| it.split('"').next()).unwrap_or_default().to_owned()
}

fn at(path: &str) -> String {
    format!("/operations/{}{path}", operation())
}

fn notice(page: &str) -> &str {
    page.split("<div class=\"notice\"").nth(1).map_or(page, |it| it.get(..600).unwrap_or(it))
}

fn chief(flood: &Flood) -> Officer {
    flood.officer("flood-leader", "yunze-flood-hq", LEADER)
}

fn reading(flood: &Flood, value: &str) {
    flood.does(RecordReading {
        indicator: "river.dongdu.stage".parse().expect("a key"),
        value: domain::kernel::Text::parse(value).expect("fits"),
        note: None,
    });
}

const COUNTY: &str = "/levels/county-flood";
const PSB: &str = "/levels/psb-flood";

#[test]
fn two_plans_are_put_to_work_and_levels_are_decided_with_all_that_the_law_wants() {
    let flood = Flood::new("deciding_both");
    let mut desk = Desk::of(&flood, &chief(&flood));
    let page = desk.sees("/plans");
    assert!(page.contains("任务暂不启动，须决定响应级别"), "what will happen is said");
    assert!(page.contains("该预案还没有启用"), "a plan that follows another says so");
    for plan in ["county-flood", "psb-flood"] {
        let id = format!("value=\"{}\"", flood.plan(plan));
        let form = Form::on(&desk.sees("/plans"), "put_plan_to_work", &id);
        let page = desk.does("/plans", &form);
        assert!(page.contains("下一步：决定响应级别"));
    }
    let page = desk.sees("/plans");
    assert!(page.contains("该预案已启用，两者联动") && page.contains("SHA-256"));

    let page = desk.sees(&format!("{COUNTY}?level=IV"));
    for word in ["第七十二条", "① 响应事项", "② 级别", "③ 预计期限", "④ 应急处置措施"]
    {
        assert!(page.contains(word), "{word}");
    }
    let form = Form::on(&page, "decide_level", "");
    assert!(form.value("matter").contains("四级响应"), "the plan's own words stand there");
    assert_eq!((form.value("lasts_hours"), form.value("decided_by")), ("72", "flood-hq-duty"));
    let page = desk.does(COUNTY, &form);
    assert!(page.contains("已决定四级响应，下达 14 项任务"), "{}", notice(&page));
    assert!(page.contains("四级响应</h1>"));
    // The other plan follows: its condition proposes, and its level is decided too.
    let page = desk.sees(PSB);
    assert!(page.contains("建议启动三级勤务，等待决定"));
    assert!(page.contains("级别（云泽县防汛应急预案） 不低于 IV"), "the condition is read aloud");
    let form = Form::on(&page, "decide_level", "");
    assert!(desk.does(PSB, &form).contains("三级勤务</h1>"));
}

#[test]
fn a_reading_proposes_and_the_page_says_why() {
    let flood = Flood::at_work("deciding_why");
    let mut desk = Desk::of(&flood, &chief(&flood));
    let form = Form::on(&desk.sees("/readings"), "record_reading", "");
    let form = form.with("indicator", "river.dongdu.stage").with("note", "王工电话");
    let page = desk.is_refused("/readings", &form.with("value", "五十八米"));
    assert!(page.contains("读数应是一个数字"));
    let form = Form::on(&page, "record_reading", "");
    assert_eq!((form.value("value"), form.value("note")), ("五十八米", "王工电话"));
    assert_eq!(form.value("indicator"), "river.dongdu.stage", "nothing is lost");
    let page = desk.does("/readings", &form.with("value", "58.40"));
    assert!(page.contains("58.40 米") && page.contains("建议三级响应，等待决定"));
    assert!(page.contains("差 0.60 米"), "how near the next level is");

    let page = desk.sees(COUNTY);
    assert!(page.contains("建议启动三级响应，等待决定") && page.contains("预案条件成立"));
    assert!(page.contains("「东渡站水位」 ≥ 58.00 米") && page.contains("现在 58.40 米"));
    // It is not followed, with a reason.
    let form = Form::on(&page, "turn_down_proposal", "").with("reason", "上游已削峰");
    let page = desk.does(COUNTY, &form);
    assert!(page.contains("没有采纳：上游已削峰"));
}

#[test]
fn what_the_rules_refuse_is_said_where_it_stands_and_nothing_typed_is_lost() {
    let flood = Flood::at_work("deciding_no");
    let mut desk = Desk::of(&flood, &chief(&flood));
    let page = desk.sees(&format!("{COUNTY}?level=III"));
    let form = || Form::on(&page, "decide_level", "").with("matter", "水位五十八米，预报还要涨");
    let no = desk.is_refused(COUNTY, &form().with("lasts_hours", "9999"));
    assert!(no.contains("预计期限应在 1 到 744 小时之间"));
    let kept = Form::on(&no, "decide_level", "");
    assert_eq!((kept.value("level"), kept.value("lasts_hours")), ("III", "9999"));
    assert_eq!(kept.value("matter"), "水位五十八米，预报还要涨");
    assert_eq!(kept.has("measure"), 4, "the measures of the level stay chosen");
    assert_ne!(kept.value("command"), form().value("command"), "it is another command");

    let no = desk.is_refused(COUNTY, &form().with("decided_by", "flood-hq-duty"));
    assert!(no.contains("按预案，这项决定由这些岗位之一作出"), "{}", notice(&no));
    let no = desk.is_refused(COUNTY, &form().with("measure", "riverbend-order"));
    assert!(no.contains("泽城河湾段转移和上楼令"), "measures are called by name: {}", notice(&no));
    let no = desk.is_refused(COUNTY, &form().with("matter", "").with("happened_at", "刚才"));
    assert!(no.contains("不能为空") && no.contains("应为时间"), "all of it at once");
    let no = desk.is_refused(COUNTY, &form().with("happened_at", "2099-01-01 08:00"));
    assert!(no.contains("发生时间晚于现在"));

    // What is received from above is a floor.
    let form = Form::on(&page, "receive_level", "").with("floor", "II");
    let page = desk.does(COUNTY, &form.with("from", "市防指启动二级响应"));
    assert!(page.contains("上级要求不低于二级响应（市防指启动二级响应"));
    let page = desk.sees(&format!("{COUNTY}?level=III"));
    assert!(page.contains("低于上级要求"));
    let no = desk.is_refused(COUNTY, &Form::on(&page, "decide_level", ""));
    assert!(no.contains("上级要求不低于二级响应"));
}

#[test]
fn a_level_is_raised_and_lowered_by_the_same_form() {
    let flood = Flood::at_work("deciding_up_and_down");
    let mut desk = Desk::of(&flood, &chief(&flood));
    let decide = |desk: &mut Desk, level: &str| {
        flood.county.playground.machine.pass(Span::from_minutes(20));
        let page = desk.sees(&format!("{COUNTY}?level={level}"));
        desk.does(COUNTY, &Form::on(&page, "decide_level", ""))
    };
    decide(&mut desk, "IV");
    let page = desk.sees(&format!("{COUNTY}?level=II"));
    assert!(page.contains("升为二级响应") && page.contains("14个村人员转移令"));
    assert!(page.contains("优先放行"), "who is let through first is said");
    let page = decide(&mut desk, "II");
    assert!(page.contains("二级响应</h1>") && page.contains("执行中"));
    let page = desk.sees(&format!("{COUNTY}?level=IV"));
    assert!(page.contains("降为四级响应") && page.contains("更高一级的措施"));
    assert!(page.contains("随之取消") && page.contains("民兵上堤昼夜巡守"), "what ends is said");
    assert!(decide(&mut desk, "IV").contains("四级响应</h1>"));
    let history = desk.sees(COUNTY);
    assert!(history.contains("由二级响应降为四级响应") && history.contains("/journal/"));

    // A measure that was not renewed has run out; it is ordered anew or lifted.
    flood.county.playground.machine.pass(Span::from_hours(73));
    flood.does(domain::operations::LetTimePass {});
    // Nobody stays signed in for so long.
    let mut desk = Desk::of(&flood, &flood.officer("flood-night", "yunze-flood-hq", LEADER));
    let page = desk.sees(COUNTY);
    assert!(page.contains("到期，未续") && page.contains("已过预计期限"));
    let form = Form::on(&page, "renew_measure", "value=\"ferry-stop\"");
    let no = desk.is_refused(COUNTY, &form.with("lasts_hours", "999").with("reason", "漂木多"));
    assert!(no.contains("一次最多续期 14 天"));
    let form = Form::on(&no, "renew_measure", "value=\"ferry-stop\"");
    assert_eq!(form.value("reason"), "漂木多");
    let page = desk.is_refused(COUNTY, &form.with("lasts_hours", "48"));
    let told = notice(&page);
    assert!(told.contains("到期失效，不能续期") && !told.contains("ferry-stop"), "{told}");
    let form = Form::on(&page, "end_measure", "value=\"school-closure\"");
    let page = desk.does(COUNTY, &form.with("reason", "学校外围退水"));
    assert!(page.contains("解除：学校外围退水"));
}

#[test]
fn of_two_deciders_the_second_sees_both_sides() {
    let flood = Flood::at_work("deciding_conflict");
    let mut desk = Desk::of(&flood, &chief(&flood));
    let page = desk.sees(&format!("{COUNTY}?level=III"));
    flood.does(DecideLevel {
        plan: "county-flood".parse().expect("a key"),
        level: "IV".parse().expect("a level"),
        matter: domain::kernel::Text::parse("值班室先启动四级").expect("fits"),
        lasts_hours: 72,
        measures: Vec::new(),
        decided_by: "flood-hq-duty".parse().expect("a key"),
    });
    let form = Form::on(&page, "decide_level", "").with("matter", "我要启动三级");
    let no = desk.is_refused(COUNTY, &form);
    assert!(no.contains("有人先办了一步"));
    let told = notice(&no);
    assert!(told.contains("四级响应") && told.contains("值班室先启动四级"), "theirs: {told}");
    assert!(no.contains("我要启动三级"), "one's own is kept");
    // Whoever has seen it may decide again.
    let page = desk.does(COUNTY, &Form::on(&no, "decide_level", ""));
    assert!(page.contains("三级响应</h1>") && page.contains("我要启动三级"));
}

#[test]
fn a_response_is_lifted_by_name_then_normalised_then_closed() {
    let flood = Flood::at_work("deciding_lift");
    let mut desk = Desk::of(&flood, &chief(&flood));
    reading(&flood, "58.10");
    let page = desk.sees(COUNTY);
    desk.does(COUNTY, &Form::on(&page, "decide_level", ""));
    assert!(desk.sees("/command").contains("先逐个解除"), "it cannot be closed yet");

    let lift = format!("{COUNTY}/lift");
    let page = desk.sees(&lift);
    assert!(page.contains("要逐项收尾"));
    let form = || Form::on(&page, "lift_response", "").with("matter", "水位回落到 56.20 米");
    let tasks = form().has("task");
    assert!(tasks > 9, "each open task is a row: {tasks}");
    let no = desk.is_refused(&lift, &form());
    assert!(no.contains("请先勾选"), "it asks once");
    // One row is filled in; the others are left open, and named.
    let first = form().value("task").to_owned();
    let form = form().with("yes", "1").with(&format!("way.{first}"), "end");
    let form = form.with(&format!("reason.{first}"), "雨停");
    let no = desk.is_refused(&lift, &form.with("lift.ferry-stop", "退到警戒水位以下"));
    assert_eq!(no.matches("还没有选：结束，还是移交").count(), tasks - 1);
    assert_eq!(no.matches("还没有写：为什么解除").count(), 3);
    let form = Form::on(&no, "lift_response", "");
    assert_eq!(form.value(&format!("way.{first}")), "end");
    assert_eq!(form.value(&format!("reason.{first}")), "雨停");
    assert_eq!(form.value("lift.ferry-stop"), "退到警戒水位以下");
    // All others at once, by name all the same.
    let form = form.with("rest", "lead").with("rest_reason", "险情解除，转入日常");
    let page = desk.does(&lift, &form.with("yes", "1"));
    assert!(page.contains("已解除响应</h1>") && page.contains("下一步：转入常态化"));

    let page = desk.sees("/command");
    let form = Form::on(&page, "normalise_operation", "");
    let form = form.with("watch", "东渡站水位").with("reentry", "再到 57 米");
    let no = desk.is_refused("/command", &form.with("review_on", "2020-01-01"));
    assert!(no.contains("复核日期不能早于今天"));
    let form = Form::on(&no, "normalise_operation", "");
    assert_eq!(form.value("watch"), "东渡站水位");
    let page = desk.does("/command", &form.with("review_on", "2026-06-04"));
    assert!(page.contains("已转入常态化") && page.contains("再到 57 米"));
    let form = Form::on(&page, "close_operation", "");
    let no = desk.is_refused("/command", &form);
    assert!(no.contains("请先勾选"));
    let form = Form::on(&no, "close_operation", "").with("yes", "1");
    assert!(desk.does("/command", &form).contains("行动已结束"));
    // Nothing more can be decided.
    assert!(!desk.sees(COUNTY).contains("name=\"do\" value=\"decide_level\""));
}

#[test]
fn whoever_takes_command_is_shown_and_of_two_the_second_sees_who_has_it() {
    let flood = Flood::at_work("deciding_command");
    let mut desk = Desk::of(&flood, &chief(&flood));
    let page = desk.sees("/command");
    assert!(page.contains("还没有人指挥</h1>"));
    let form = Form::on(&page, "take_command", "");
    assert_eq!(form.value("post"), "flood-leader", "one's own post stands there");
    let form = form.with("briefing", "柏坪还有 12 户没有应答");
    let other = Form::on(&desk.sees("/command"), "take_command", "");
    let other = other.with("briefing", "先到先得");
    let page = desk.does("/command", &form);
    assert!(page.contains("flood-leader") && page.contains("柏坪还有 12 户没有应答"));
    let no = desk.is_refused("/command", &other);
    assert!(no.contains("有人先办了一步") && no.contains("先到先得"));
}

#[test]
fn whoever_may_not_decide_is_told_who_may_and_can_propose() {
    let flood = Flood::at_work("deciding_rights");
    chief(&flood);
    let watch = [Right::ReadOperations, Right::ReportSituation];
    let officer = flood.officer("flood-watch", "yunze-flood-hq", &watch);
    let mut desk = Desk::of(&flood, &officer);
    let page = desk.sees(COUNTY);
    assert!(!page.contains("name=\"do\" value=\"decide_level\""));
    assert!(page.contains("您的岗位不能办这件事") && page.contains("flood-leader"));
    let form = Form::on(&page, "propose_level", "").with("reason", "上游水库要放水");
    let no = desk.is_refused(COUNTY, &form.without("proposed"));
    assert!(no.contains("请从列出的各项中选一项"));
    let form = Form::on(&no, "propose_level", "").with("proposed", "III");
    assert_eq!(form.value("reason"), "上游水库要放水");
    let page = desk.does(COUNTY, &form);
    assert!(page.contains("建议启动三级响应") && page.contains("上游水库要放水"));
    assert!(desk.sees("/plans").contains("已启用的预案"));
    assert!(desk.sees("/command").contains("您的岗位不能办这件事"));
}

#[test]
fn an_operation_that_is_opened_leads_to_its_plans() {
    let flood = Flood::new("deciding_opened");
    let officer = chief(&flood);
    let mut client = flood.county.client(&officer.cookie());
    let page = client.send("GET", "/operations", "", "").expect("an answer").body;
    let form = page.split("<form ").find(|it| it.contains("name=\"operation\"")).expect("a form");
    let tags: Vec<&str> = form.split('<').filter(|it| it.starts_with("input ")).collect();
    let value = |name: &str| {
        let tag = tags.iter().find(|it| attribute(it, "name") == name);
        tag.map(|it| attribute(it, "value")).unwrap_or_default()
    };
    let (operation, command, area) = (value("operation"), value("command"), value("area"));
    let fields = [
        ("operation", operation.as_str()),
        ("command", &command),
        ("title", "六月梅雨"),
        ("class", "natural_disaster"),
        ("area", &area),
    ];
    let answer = client.form("/operations", &fields).expect("an answer");
    let to = format!("/operations/{operation}/plans?told=open_operation");
    assert!(answer.headers.iter().any(|it| it.ends_with(&to)), "{:?}", answer.headers);
    let page = client.send("GET", &to, "Accept-Language: en\r\n", "").expect("an answer").body;
    assert!(page.contains("Next: put a plan to work, then decide its level"));
}
