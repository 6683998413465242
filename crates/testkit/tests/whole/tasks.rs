//! The pages of tasks, as a browser without script uses them: the thread of one, the list, one's
//! own, giving one, and the event of the journal behind each step.

use domain::kernel::{Right, Span, Text};
use domain::operations::{AcceptTask, DecideLevel, LetTimePass};
use testkit::{Answer, Client};

use super::county::{Officer, operation};
use super::flood::{Flood, text_of};

const CHINESE: &str = "Accept-Language: zh-CN\r\n";
const ENGLISH: &str = "Accept-Language: en\r\n";
const WORKS: &[Right] =
    &[Right::ReadOperations, Right::WorkTasks, Right::ReadJournal, Right::ReadPlans];
const DIRECTS: &[Right] = &[Right::ReadOperations, Right::WorkTasks, Right::DirectTasks];
/// The place of a task in its plan: the stores are opened, which wants a document as proof.
const STORES: u32 = 13;
/// A command that no page has made.
const COMMAND: &str = "0198c0de-0000-7000-8000-0000000000aa";
/// What follows when the stores are open.
const BAGS: u32 = 21;

/// Somebody at a browser.
struct Browser {
    client: Client,
}

/// A flood at level III, and the people of a task: the post that is asked, whoever directs, and
/// somebody of another unit.
struct Night {
    flood: Flood,
    asked: Officer,
    director: Officer,
    other: Officer,
}

impl Night {
    fn new(name: &str) -> Self {
        let flood = Flood::at_work(name);
        let asked = flood.officer("emergency-bureau-liaison", "emergency-bureau", WORKS);
        let director = flood.officer("flood-hq-duty", "yunze-flood-hq", DIRECTS);
        let other = flood.officer("stores-keeper", "psb-logistics", WORKS);
        let matter = Text::parse("东渡站水位五十七米二，清点物资").expect("fits");
        flood.does(DecideLevel {
            plan: "county-flood".parse().expect("a key"),
            level: "III".parse().expect("a level"),
            matter,
            lasts_hours: 48,
            measures: Vec::new(),
            decided_by: "flood-hq-commander".parse().expect("a key"),
        });
        Self { flood, asked, director, other }
    }

    fn browser(&self, of: &Officer) -> Browser {
        Browser { client: self.flood.county.client(&of.cookie()) }
    }

    fn passes(&self, minutes: i64) {
        self.flood.county.playground.machine.pass(Span::from_minutes(minutes));
    }
}

impl Browser {
    fn asks(&mut self, path: &str, language: &str) -> Answer {
        self.client.send("GET", path, language, "").expect("an answer")
    }

    fn sees(&mut self, path: &str) -> String {
        let answer = self.asks(path, CHINESE);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    /// Presses the button of an act on a page, with what is typed; gives the answer.
    fn presses(&mut self, page: &str, act: &str, typed: &[(&str, &str)]) -> Answer {
        let form = form(page, act).unwrap_or_else(|| panic!("no button {act}"));
        let (path, hidden) = read_form(form);
        let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let fields: Vec<(&str, &str)> = hidden.chain(typed.iter().copied()).collect();
        self.client.form(&path, &fields).expect("an answer")
    }

    /// Presses a button that works, and sees where one goes on.
    fn does(&mut self, path: &str, act: &str, typed: &[(&str, &str)]) -> String {
        let page = self.sees(path);
        let answer = self.presses(&page, act, typed);
        assert_eq!(answer.status, 303, "{act}: {}", notice(&answer.body));
        self.sees(&location(&answer))
    }
}

fn list() -> String {
    format!("/operations/{}/tasks", operation())
}

fn task(number: u32) -> String {
    format!("{}/{number}", list())
}

fn location(answer: &Answer) -> String {
    let header = answer.headers.iter().find_map(|it| {
        let (name, value) = it.split_once(": ")?;
        name.eq_ignore_ascii_case("location").then(|| value.to_owned())
    });
    header.expect("it leads on")
}

/// The form of an act, from its first tag to its last.
fn form<'a>(page: &'a str, act: &str) -> Option<&'a str> {
    let mark = format!("name=\"do\" value=\"{act}\"");
    let mut forms = page.split("<form ").filter_map(|it| it.split("</form>").next());
    forms.find(|it| it.contains(&mark))
}

/// Its address, and what stands in its hidden fields.
fn read_form(form: &str) -> (String, Vec<(String, String)>) {
    let value = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!("{name}=\""))?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    };
    let path = value(form, "action").expect("a form leads somewhere");
    let hidden = form.split("<input ").skip(1).filter(|it| it.contains("type=\"hidden\""));
    let pairs = hidden.filter_map(|it| Some((value(it, "name")?, value(it, "value")?)));
    (path, pairs.collect())
}

/// The acts of a page, by the names of their verbs, in order.
fn acts(page: &str) -> Vec<&str> {
    let marked = page.split("name=\"do\" value=\"").skip(1);
    marked.filter_map(|it| it.split('"').next()).collect()
}

/// What stands between two marks.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from} in {page}"));
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

fn notice(page: &str) -> &str {
    page.split_once("class=\"notice\"").map_or("", |(_, it)| it.get(..900).unwrap_or(it))
}

/// The positions of the journal that a page leads to, in its order.
fn positions(page: &str) -> Vec<u64> {
    let links = page.split("href=\"/journal/").skip(1);
    links.filter_map(|it| it.split('"').next()?.parse().ok()).collect()
}

#[test]
fn a_task_lives_its_whole_life_on_its_page() {
    let night = Night::new("task_life");
    let (mut asked, mut director) = (night.browser(&night.asked), night.browser(&night.director));
    let page = asked.sees(&task(STORES));
    assert_eq!(acts(&page), ["accept_task", "start_task", "decline_task"]);
    assert!(page.contains("待签收"), "it waits to be accepted");
    let page = asked.does(&task(STORES), "accept_task", &[]);
    assert!(page.contains("已签收。") && page.contains("emergency-bureau-liaison 王力"), "{page}");
    assert_eq!(acts(&page), ["start_task", "decline_task"]);
    asked.does(&task(STORES), "start_task", &[]);
    let page = asked.does(&task(STORES), "block_task", &[("text", "钥匙在外地")]);
    assert!(between(&page, "task-now", "task-act").contains("钥匙在外地"));
    assert_eq!(acts(&page), ["resume_task", "finish_task"]);
    asked.does(&task(STORES), "resume_task", &[]);
    let page = asked.does(&task(STORES), "finish_task", &[("text", "出库单 17 号")]);
    assert!(page.contains("出库单 17 号"));
    assert!(acts(&page).is_empty(), "a second look is for others");
    let page = director.does(&task(STORES), "verify_task", &[("text", "到库核过")]);
    assert!(page.contains("到库核过") && page.contains("这项任务已经办完"));
    // What waited for it has opened by it.
    let page = asked.sees(&task(BAGS));
    assert!(page.contains("前项任务办结后启动："), "{page}");
    assert!(page.contains(&format!("href=\"{}\"", task(STORES))));
}

#[test]
fn the_thread_runs_from_the_line_of_the_plan_to_the_journal() {
    let night = Night::new("task_thread");
    let mut asked = night.browser(&night.asked);
    asked.does(&task(STORES), "accept_task", &[]);
    let page = asked.sees(&task(STORES));
    let lines = text_of("county-flood");
    let line = lines.iter().position(|it| *it == "  stores-opened:").expect("the task") + 1;
    let basis = between(&page, "id=\"station-plan\"", "id=\"station-check\"");
    for wanted in ["云泽县防汛应急预案", "第 1 版", "《突发事件应对法》第"] {
        assert!(basis.contains(wanted), "{wanted}: {basis}");
    }
    assert!(basis.contains(&format!("data-line=\"{line}\">  stores-opened:")), "{basis}");
    let digest = between(basis, "class=\"hash\" title=\"", "\"");
    assert_eq!(digest.len(), 64);
    assert!(basis.contains(&format!("{}…", &digest[..12])));
    // It is read where it stands.
    let href = between(basis, "<p><strong>", "</p>");
    let href = between(href, "href=\"", "\"").replace("&amp;", "&").replace("&#38;", "&");
    let (address, anchor) = href.split_once('#').expect("an anchor");
    assert!(asked.sees(address).contains(&format!("id=\"{anchor}\"")), "{href}");
    // What opened it, and who decided that.
    let opening = between(&page, "id=\"station-opening\"", "id=\"station-work\"");
    for wanted in ["随云泽县防汛应急预案“三级响应”启动", "清点物资", "防汛抗旱指挥部指挥长"]
    {
        assert!(opening.contains(wanted), "{wanted}: {opening}");
    }
    let after = between(&page, "id=\"station-after\"", "</section>");
    assert!(after.contains(&format!("href=\"{}\"", task(BAGS))));
    // Every step leads to its event, in their order.
    let positions = positions(&page);
    assert!(positions.len() >= 5 && positions.is_sorted(), "{positions:?}");
    let last = positions.last().expect("some");
    let event = asked.sees(&format!("/journal/{last}"));
    let short = between(&page, &format!("№{last} · <span class=\"hash\">"), "<");
    assert!(event.contains(&format!("<strong>{short}")), "the same hash");
    assert!(event.contains("task_accepted") && event.contains("哈希与账本所记一致"), "{event}");
    assert!(!event.contains("接不上"), "{event}");
    let english = asked.asks(&task(STORES), ENGLISH);
    assert!(english.body.contains("Opened by “Level III response”"), "{}", english.body);
}

#[test]
fn an_event_is_shown_to_whoever_may_read_the_journal_and_to_nobody_else() {
    let night = Night::new("task_event");
    let size = night.flood.county.office.size();
    let mut asked = night.browser(&night.asked);
    let first = asked.sees("/journal/1");
    assert!(first.contains("这是第一条") && first.contains(&"0".repeat(64)), "{first}");
    let last = asked.sees(&format!("/journal/{size}"));
    assert!(
        last.contains("这是目前最后一条") && last.contains("lianfang journal verify"),
        "{last}"
    );
    for nowhere in ["0", "-1", "x", &(size + 1).to_string()] {
        assert_eq!(asked.asks(&format!("/journal/{nowhere}"), CHINESE).status, 404, "{nowhere}");
    }
    let mut director = night.browser(&night.director);
    assert_eq!(director.asks("/journal/1", CHINESE).status, 404);
    let page = director.sees(&task(STORES));
    assert!(positions(&page).is_empty() && page.contains("class=\"hash\""), "no way, but the hash");
}

#[test]
fn somebody_of_another_unit_is_told_whose_task_it_is() {
    let night = Night::new("task_others");
    let mut other = night.browser(&night.other);
    let page = other.sees(&task(STORES));
    assert!(acts(&page).is_empty(), "{:?}", acts(&page));
    assert!(page.contains("由emergency-bureau（emergency-bureau-liaison）办理"), "{page}");
    // And whoever sends it all the same is told so, and nothing is done.
    let size = night.flood.county.office.size();
    let fields = [("do", "accept_task"), ("command", COMMAND), ("seen", "0")];
    let seen = night.browser(&night.asked).sees(&task(STORES));
    let (_, hidden) = read_form(form(&seen, "accept_task").expect("theirs"));
    let hidden: Vec<_> = hidden.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let answer = other.client.form(&task(STORES), &hidden).expect("an answer");
    assert_eq!(answer.status, 422);
    assert!(notice(&answer.body).contains("由emergency-bureau办理"), "{}", notice(&answer.body));
    assert_eq!(night.flood.county.office.size(), size);
    let answer = other.client.form(&task(9999), &fields).expect("an answer");
    assert_eq!(answer.status, 404, "there is no such task");
}

#[test]
fn what_shows_that_it_was_done_is_asked_for_where_the_plan_wants_it() {
    let night = Night::new("task_proof");
    let mut asked = night.browser(&night.asked);
    asked.does(&task(STORES), "accept_task", &[]);
    let page = asked.does(&task(STORES), "start_task", &[]);
    assert!(form(&page, "finish_task").is_some_and(|it| it.contains("预案要求：文书")));
    let answer = asked.presses(&page, "finish_task", &[]);
    assert_eq!(answer.status, 422);
    assert!(notice(&answer.body).contains("凭据"), "{}", notice(&answer.body));
    assert!(answer.body.contains("办理中"), "it stands where it stood");
    // A reason is asked for as well; what was wrong stands at its field.
    let answer = asked.presses(&page, "block_task", &[("text", " ")]);
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("id=\"block_task-text-problem\""), "{}", notice(&answer.body));
}

#[test]
fn of_two_who_press_at_once_the_second_sees_both_sides() {
    let night = Night::new("task_conflict");
    let (mut asked, mut director) = (night.browser(&night.asked), night.browser(&night.director));
    let before = asked.sees(&task(STORES));
    director.does(&task(STORES), "accept_task", &[]);
    let answer = asked.presses(&before, "decline_task", &[("text", "车都在坝下")]);
    assert_eq!(answer.status, 412);
    let notice = notice(&answer.body);
    for wanted in ["别人先动了这项任务", "现在：已签收", "您要办的", "退回", "车都在坝下"]
    {
        assert!(notice.contains(wanted), "{wanted}: {notice}");
    }
    // Written down for whose task it is, and that shows.
    assert!(answer.body.contains("由flood-hq-duty 王力代记"), "{}", answer.body);
}

#[test]
fn what_happened_earlier_is_told_later_with_its_own_time() {
    let night = Night::new("task_late_paper");
    night.passes(150);
    night.flood.does(LetTimePass {});
    let mut asked = night.browser(&night.asked);
    let page = asked.sees(&task(STORES));
    assert!(page.contains("超期") && page.contains("已超 30 分钟"), "{page}");
    for (act, at, typed) in [
        ("accept_task", "04:30", ""),
        ("start_task", "04：40", ""),
        ("finish_task", "5:50", "三联单"),
    ] {
        asked.does(&task(STORES), act, &[("happened_at", at), ("text", typed)]);
    }
    let page = asked.sees(&task(STORES));
    for wanted in ["未超期，迟报", "补记证明当时已办结", "06:56 补记"] {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
    // What cannot be read as a time is told at its field, and nothing is done.
    let mut director = night.browser(&night.director);
    let page = director.sees(&task(BAGS));
    let typed = [("text", "不需要了"), ("happened_at", "昨天")];
    let answer = director.presses(&page, "cancel_task", &typed);
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("id=\"cancel_task-happened_at-problem\""), "{}", answer.body);
}

#[test]
fn how_late_a_task_was_done_leads_to_how_that_is_reckoned() {
    let night = Night::new("task_done_late");
    night.passes(150);
    let mut asked = night.browser(&night.asked);
    asked.does(&task(STORES), "accept_task", &[]);
    asked.does(&task(STORES), "start_task", &[]);
    let page = asked.does(&task(STORES), "finish_task", &[("text", "出库单 17 号")]);
    for page in [page, asked.sees(&format!("{}?state=finished", list()))] {
        let (_, mark) = page.split_once("/figures#late_by\">").expect("it says how");
        assert!(mark.starts_with("△ 办结时已超期 30 分钟</a>"), "{page}");
    }
    assert!(asked.sees("/figures").contains("id=\"late_by\""));
}

#[test]
fn a_task_that_stands_in_no_plan_is_given_on_a_page() {
    let night = Night::new("task_given");
    let (mut asked, mut director) = (night.browser(&night.asked), night.browser(&night.director));
    let path = format!("{}/new", list());
    assert!(asked.sees(&path).contains("没有“调度任务”权限"));
    let page = director.sees(&path);
    let given = page.split("<form ").find(|it| it.contains("give-title")).expect("the form");
    let (action, hidden) = read_form(given);
    let hidden: Vec<_> = hidden.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let typed = [
        ("title", "转运 <b>老人</b>"),
        ("text", "先转卧床的"),
        ("lead", "emergency-bureau"),
        ("post", "emergency-bureau-liaison"),
        ("area", "990001"),
        ("due", "90"),
        ("due_unit", "minutes"),
        ("priority", "1"),
    ];
    let wrong = director.client.form(&action, &hidden).expect("an answer");
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("give-title-problem"), "{}", wrong.body);
    let fields: Vec<_> = hidden.iter().copied().chain(typed).collect();
    let answer = director.client.form(&action, &fields).expect("an answer");
    assert_eq!(answer.status, 303, "{}", notice(&answer.body));
    let page = director.sees(&location(&answer));
    let title = "转运 &#60;b&#62;老人&#60;/b&#62;";
    for wanted in ["任务已下达。", title, "先转卧床的", "预案里没有这项任务", "还剩 1 小时 30 分"]
    {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
    assert!(!page.contains("<b>老人"), "what people write is text and never markup");
    // Twice the same form is one task.
    let again = director.client.form(&action, &fields).expect("an answer");
    assert_eq!((again.status, location(&again)), (303, location(&answer)));
    // Whoever was asked finds it, and accepts it with one press.
    let mine = asked.sees("/tasks");
    let now = between(&mine, "id=\"now\"", "</section>");
    assert!(now.contains(title) && now.contains("六月洪水处置"), "{now}");
    let from = now.find(title).expect("it is there");
    let answer = asked.presses(&now[from..], "accept_task", &[]);
    assert_eq!(answer.status, 303, "{}", notice(&answer.body));
    assert!(location(&answer).starts_with("/tasks?told=accept_task"));
    let mine = asked.sees(&location(&answer));
    assert!(mine.contains("已签收。"), "{mine}");
    assert!(between(&mine, "id=\"at-work\"", "</section>").contains(title), "{mine}");
}

#[test]
fn whoever_has_nothing_to_do_is_told_where_to_look() {
    let night = Night::new("task_nothing");
    let mine = night.browser(&night.other).sees("/tasks");
    assert!(mine.contains("现在没有要您办的任务") && mine.contains("stores-keeper"), "{mine}");
}

#[test]
fn a_list_shows_what_its_address_asks_for_and_is_taken_away_as_a_file() {
    let night = Night::new("task_list");
    let mut asked = night.browser(&night.asked);
    let shown = |page: &str| between(page, "id=\"counted\"", "</h2>").to_owned();
    assert!(shown(&asked.sees(&list())).contains("137 项，共 137 项"));
    let number = STORES.to_string().parse().expect("a number");
    night.flood.does(AcceptTask { task: number });
    let page = asked.sees(&format!("{}?state=at_work", list()));
    assert!(shown(&page).contains(">1 项，共 137 项"), "{}", shown(&page));
    assert!(page.contains("value=\"at_work\" selected"), "the form says what is shown");
    assert!(page.contains("state=at_work&#38;order=unit"), "an order keeps the filter: {page}");
    for (query, wanted) in [
        ("search=%E2%84%9613", ">1 项"),
        ("unit=emergency-bureau&state=running", ">1 项"),
        ("plan=none", ">0 项"),
        ("state=planned,cancelled&plan=psb-flood", "项，共 137 项"),
    ] {
        let page = asked.sees(&format!("{}?{query}", list()));
        assert!(shown(&page).contains(wanted), "{query}: {}", shown(&page));
    }
    assert!(asked.sees(&format!("{}?plan=none", list())).contains("没有符合条件的任务"));
    let file = asked.asks(&format!("{}/list.csv?state=at_work", list()), CHINESE);
    assert_eq!(file.status, 200);
    assert_eq!(file.body.lines().count(), 2, "{}", file.body);
    assert!(file.body.contains("县库开门清点") && file.body.contains("已签收"), "{}", file.body);
    let file = asked.asks(&format!("{}/list.xlsx", list()), CHINESE);
    assert_eq!(file.status, 200);
    assert_eq!(asked.asks(&format!("{}?at=never", list()), CHINESE).status, 400);
}

#[test]
fn a_past_moment_of_a_task_is_looked_at_and_not_touched() {
    let night = Night::new("task_past");
    let mut asked = night.browser(&night.asked);
    night.passes(10);
    asked.does(&task(STORES), "accept_task", &[("happened_at", "04:30")]);
    let known = asked.sees(&format!("{}?at=2026-05-29T04:32", task(STORES)));
    assert!(known.contains("待签收") && known.contains("按当时所知"), "{known}");
    let so = asked.sees(&format!("{}?at=2026-05-29T04:32&view=happened", task(STORES)));
    assert!(so.contains("已签收") && so.contains("按事后查明"), "{so}");
    for page in [&known, &so] {
        assert!(acts(page).is_empty() && page.contains("只能看，不能办"), "{page}");
        assert!(page.contains(&format!("href=\"{}\"", task(STORES))), "the way back to now");
    }
    assert!(positions(&known).len() < positions(&so).len());
}

#[test]
fn how_every_figure_comes_about_stands_on_a_page_in_both_languages() {
    let night = Night::new("task_figures");
    let mut asked = night.browser(&night.asked);
    for language in [CHINESE, ENGLISH] {
        let page = asked.asks("/figures", language).body;
        for it in words::all_figures() {
            assert!(page.contains(&format!("id=\"{}\"", it.id)), "{}", it.id);
        }
    }
}
