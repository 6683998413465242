//! An operation by its API: plans at work, levels, tasks, and what it was at a past moment.

use domain::kernel::{Right, Span};
use domain::operations::LetTimePass;
use serde_json::{Value, json};
use testkit::{Answer, Client};

use super::county::{Officer, operation};
use super::flood::{Flood, text_of};

const CHINESE: &str = "Accept-Language: zh-CN\r\n";
const ENGLISH: &str = "Accept-Language: en\r\n";
/// Every task of both plans.
const TASKS: u64 = 137;
/// The machine's clock at the start, and later, as an address says it.
const AT_START: &str = "2026-05-28T20:26:40Z";
const AFTER_20_MINUTES: &str = "2026-05-28T20:46:40Z";
const AFTER_30_MINUTES: &str = "2026-05-28T20:56:40Z";
const START: i64 = 1_780_000_000_000_000;
const MINUTE: i64 = 60_000_000;
const DESK: &[Right] =
    &[Right::ReadOperations, Right::LeadOperations, Right::ReportSituation, Right::DecideLevels];
const WORK: &[Right] = &[Right::ReadOperations, Right::WorkTasks];

/// A program that asks as an officer.
struct Caller {
    client: Client,
    /// The ids of its commands begin here.
    ids: u128,
}

/// What it is told.
struct Said {
    status: u16,
    etag: Option<u64>,
    is_problem: bool,
    body: Value,
}

impl Said {
    fn of(answer: &Answer) -> Self {
        let of = |name: &str| {
            let lines = answer.headers.iter().filter_map(|it| it.split_once(": "));
            let mut named = lines.filter(|(it, _)| it.eq_ignore_ascii_case(name));
            named.next().map(|(_, value)| value.trim_matches('"').to_owned())
        };
        Self {
            status: answer.status,
            etag: of("etag").map(|it| it.parse().expect("a version")),
            is_problem: of("content-type").as_deref() == Some("application/problem+json"),
            body: serde_json::from_str(&answer.body).unwrap_or_default(),
        }
    }

    /// Its body, where it was done or shown.
    fn good(self) -> Value {
        assert_eq!(self.status, 200, "{}", self.body);
        self.body
    }

    /// Its body, where it was a no of this status and code.
    fn no(self, status: u16, code: &str) -> Value {
        let body = self.body;
        assert_eq!(self.status, status, "{body}");
        assert!(self.is_problem, "{body}");
        assert_eq!(body["type"], format!("urn:lianfang:problem:{code}"));
        assert_eq!(body["status"], status);
        assert!(["title", "detail"].iter().all(|it| body[*it].is_string()), "{body}");
        body
    }
}

impl Caller {
    fn of(flood: &Flood, officer: &Officer) -> Self {
        let number = officer.person.uuid().as_u128() & u128::from(u32::MAX);
        Self { client: flood.county.client(&officer.cookie()), ids: 0x30 << 96 | number << 32 }
    }

    fn get(&mut self, path: &str) -> Said {
        let path = format!("/api/operations/{}{path}", operation());
        Said::of(&self.client.send("GET", &path, "", "").expect("an answer"))
    }

    /// The board, and of it the plan of the county or that of the police.
    fn board(&mut self, query: &str) -> (Value, [Value; 2]) {
        let board = self.get(&format!("/board{query}")).good();
        let plan = |at: usize| board["plans"][at].clone();
        let plans = [plan(0), plan(1)];
        (board, plans)
    }

    fn level_version(&mut self) -> u64 {
        self.board("").1[0]["level_version"].as_u64().expect("a version")
    }

    /// Hands in a verb with a new id, by whoever has seen a version.
    fn does(&mut self, verb: &str, seen: Option<u64>, body: &Value) -> Said {
        let id = self.new_id();
        self.sends(verb, (id, seen), CHINESE, body)
    }

    fn new_id(&mut self) -> u128 {
        self.ids += 1;
        self.ids
    }

    fn sends(
        &mut self,
        verb: &str,
        (id, seen): (u128, Option<u64>),
        headers: &str,
        body: &Value,
    ) -> Said {
        let path = format!("/api/operation/{}/{verb}", operation());
        let seen = seen.map_or_else(String::new, |it| format!("If-Match: \"{it}\"\r\n"));
        let id = uuid::Uuid::from_u128(id);
        let headers = format!("{headers}Idempotency-Key: \"{id}\"\r\n{seen}");
        Said::of(&self.client.send("POST", &path, &headers, &body.to_string()).expect("an answer"))
    }

    /// Decides a level of the county by whoever has seen the last change.
    fn decides(&mut self, level: &str) -> Value {
        let seen = self.level_version();
        self.does("decide_level", Some(seen), &deciding(level)).good()
    }

    /// The tasks of both plans, those of the county first.
    fn tasks(&mut self) -> Vec<Value> {
        let piece = self.get("/tasks?limit=200").good();
        piece["items"].as_array().expect("a list").clone()
    }

    fn task(&mut self, key: &str) -> Value {
        let found = self.tasks().into_iter().find(|it| it["key"] == key);
        found.unwrap_or_else(|| panic!("no task is called {key}"))
    }

    /// A verb on a task by whoever has seen its page.
    fn works(&mut self, verb: &str, number: &Value, proof: Option<&str>) -> Said {
        let seen = self.get(&format!("/tasks/{number}")).etag;
        let mut body = json!({ "task": number });
        if let Some(proof) = proof {
            body["proof"] = proof.into();
        }
        self.does(verb, seen, &body)
    }
}

fn deciding(level: &str) -> Value {
    json!({
        "plan": "county-flood",
        "level": level,
        "matter": "东渡站水位五十七米二，巡堤查险，清点物资",
        "lasts_hours": 72,
        "decided_by": "flood-hq-duty",
    })
}

fn reading(value: &str) -> Value {
    json!({ "indicator": "river.dongdu.stage", "value": value })
}

/// The position of the first event of a command.
fn position(done: &Value) -> u64 {
    done["first_position"].as_u64().expect("an event")
}

/// The desk of the headquarters, which leads, measures and decides.
fn desk(flood: &Flood) -> Caller {
    Caller::of(flood, &flood.officer("flood-hq-duty", "yunze-flood-hq", DESK))
}

#[test]
fn a_reading_proposes_a_level_and_a_level_of_the_county_proposes_one_to_the_police() {
    let flood = Flood::new("api_proposals");
    let mut desk = desk(&flood);
    for plan in ["county-flood", "psb-flood"] {
        let body = json!({ "plan": flood.plan(plan), "version": 1 });
        desk.does("put_plan_to_work", None, &body).good();
        let no = desk.does("put_plan_to_work", None, &body).no(422, "plan_already_at_work");
        assert_eq!(no["refusal"]["plan"], plan);
    }
    let (board, plans) = desk.board("");
    assert_eq!(board["tasks_by_state"], json!({ "planned": TASKS }));
    assert!(plans.iter().all(|it| it["level"].is_null() && it["proposal"].is_null()), "{board}");

    desk.does("record_reading", None, &reading("57.20")).good();
    let (board, [county, police]) = desk.board("");
    assert_eq!((&county["proposal"]["level"], &county["level"]), (&json!("IV"), &Value::Null));
    assert_eq!(county["proposal"]["proposed_by"], "condition");
    assert_eq!(county["proposal"]["at"], START);
    assert!(police["proposal"].is_null(), "{police}");
    assert_eq!(board["tasks_by_state"], json!({ "planned": TASKS }), "a person decides");

    desk.decides("IV");
    let (_, [county, police]) = desk.board("");
    assert_eq!((&county["level"]["level"], &county["proposal"]), (&json!("IV"), &Value::Null));
    assert_eq!(police["proposal"]["level"], "duty-3");
    assert!(police["level"].is_null(), "{police}");
    let no = desk.does("record_reading", None, &reading("3 mm/h")).no(422, "wrong_unit_of_reading");
    assert_eq!([&no["refusal"]["wanted"], &no["refusal"]["found"]], ["m", "mm/h"]);
}

#[test]
fn a_level_is_decided_by_whoever_has_seen_what_stands() {
    let flood = Flood::at_work("api_levels");
    let mut desk = desk(&flood);
    let mut other = Caller::of(&flood, &flood.county.officer(DESK));
    let body = deciding("IV");
    desk.does("decide_level", None, &body).no(428, "unseen");

    let seen = other.level_version();
    let done = desk.decides("IV");
    let (_, [county, _]) = desk.board("");
    let decided = &county["level"];
    assert_eq!(decided["decided_by"], "flood-hq-duty");
    assert_eq!(decided["matter"], body["matter"]);
    assert_eq!([&decided["since"], &decided["decided_at"]], [START, START]);
    assert_eq!(decided["ends_at"], START + 72 * 60 * MINUTE);
    let thing = format!("level/{}.county-flood", operation());
    let things = done["things"].as_array().expect("a list");
    let level = things.iter().find(|it| it["thing"] == thing).expect("the level was changed");
    assert_eq!(level["version"], county["level_version"]);
    assert_eq!(county["level_version"], position(&done));

    // Who looked before the desk decided is told both sides, and nothing has happened.
    flood.county.playground.machine.pass(Span::from_minutes(5));
    let size = flood.county.office.size();
    desk.does("record_reading", None, &reading("57.00")).good();
    let no = other.does("decide_level", Some(seen + 1), &body).no(412, "conflict");
    let stands = &county["level_version"];
    let conflict = json!({
        "thing": thing, "seen": seen + 1, "stands": stands,
        "changed_by_kind": "level_decided", "changed_at": START,
    });
    assert_eq!(no["conflict"], conflict);
    assert_eq!(flood.county.office.size(), size + 1, "the reading alone was written down");
    other.does("decide_level", stands.as_u64(), &body).good();
}

#[test]
fn a_rule_says_no_with_its_code_its_values_and_a_sentence_in_the_language_of_the_reader() {
    let flood = Flood::at_work("api_rules");
    let mut desk = desk(&flood);
    let seen = Some(desk.level_version());
    let body = json!({ "decided_by": "flood-hq-liaison" });
    let body = merged(deciding("III"), &body);
    let sentences = [
        (CHINESE, "按预案，这项决定由这些岗位之一作出"),
        (ENGLISH, "The plan gives this decision to one of these posts"),
    ];
    for (language, sentence) in sentences {
        let id = desk.new_id();
        let no = desk.sends("decide_level", (id, seen), language, &body);
        let no = no.no(422, "not_their_decision");
        let told = no["detail"].as_str().expect("a sentence");
        assert!(told.starts_with(sentence), "{told}");
        let deciders = ["county-chief", "flood-hq-commander"];
        assert!(deciders.iter().all(|it| told.contains(it)), "{told}");
        assert_eq!(no["refusal"]["deciders"], json!(deciders));
    }
    for (changed, code) in [
        (json!({ "plan": "county-epidemic" }), "plan_not_at_work"),
        (json!({ "level": "duty-1" }), "no_such_level"),
        (json!({ "lasts_hours": 0 }), "lasts_out_of_bounds"),
        (json!({ "measures": ["move-order"] }), "measures_not_of_the_level"),
    ] {
        let body = merged(deciding("IV"), &changed);
        desk.does("decide_level", seen, &body).no(422, code);
    }
    let later = json!({ "happened_at_is_no_field": true });
    desk.does("decide_level", seen, &merged(deciding("IV"), &later)).no(400, "bad_request");
    assert_eq!(desk.board("").1[0]["level"], Value::Null, "nothing has happened");
}

fn merged(mut body: Value, changed: &Value) -> Value {
    for (name, value) in changed.as_object().expect("an object") {
        body[name] = value.clone();
    }
    body
}

#[test]
fn a_level_opens_its_tasks_at_the_posts_of_the_plan_and_at_no_others() {
    let flood = Flood::at_work("api_opened");
    let mut desk = desk(&flood);
    desk.decides("IV");
    for (key, lead, post, due_minutes) in [
        ("hq-duty", "yunze-flood-hq", "flood-hq-duty", 15),
        ("stage-reading", "water-bureau", "water-bureau-duty", 20),
        ("stores-opened", "emergency-bureau", "emergency-bureau-liaison", 120),
        ("levee-first-walk", "township.dongdu", "township-flood-officer.dongdu", 90),
    ] {
        let task = desk.task(key);
        assert_eq!([&task["lead"], &task["post"], &task["state"]], [lead, post, "offered"]);
        assert_eq!(task["opened_at"], START);
        assert_eq!(task["due_at"], START + due_minutes * MINUTE, "{key}");
    }
    // What waits for its delay, for a more severe level, or for the police to decide.
    for key in ["first-consultation", "hq-sits", "flood-desk"] {
        let task = desk.task(key);
        assert_eq!((&task["state"], &task["opened_at"]), (&json!("planned"), &Value::Null));
    }
    let (board, _) = desk.board("");
    let count = |state: &str| board["tasks_by_state"][state].as_u64().unwrap_or(0);
    let units = board["tasks_by_unit"].as_array().expect("a list");
    let waiting: u64 = units.iter().filter_map(|it| it["waiting"].as_u64()).sum();
    assert_eq!(waiting, count("open") + count("offered"));
    assert_eq!(waiting + count("planned"), TASKS);

    flood.county.playground.machine.pass(Span::from_minutes(20));
    let late = |board: &Value| board["late"].as_array().expect("a list").len();
    let (board, _) = desk.board("");
    assert!(late(&board) > 0, "what is late is so by the clock, before anybody writes it down");
    assert_eq!(desk.task("first-consultation")["state"], "planned");
    flood.does(LetTimePass {});
    let consultation = desk.task("first-consultation");
    assert_eq!(consultation["state"], "offered");
    assert_eq!(consultation["opened_at"], START + 20 * MINUTE);
    let duty = desk.task("hq-duty");
    assert_eq!((&duty["is_late"], &duty["is_marked_overdue"]), (&true.into(), &true.into()));
    let (after, _) = desk.board("");
    assert_eq!(late(&after), late(&board));
    let escalated = after["escalated"].as_array().expect("a list");
    let told = escalated.iter().find(|it| it["key"] == "hq-duty").expect("nobody took it on");
    assert_eq!(told["escalated_at"], START + 10 * MINUTE);
}

#[test]
fn a_task_is_worked_by_the_unit_that_answers_for_it_and_by_nobody_else() {
    let flood = Flood::at_work("api_work");
    desk(&flood).decides("IV");
    let clerk = flood.officer("emergency-bureau-clerk", "emergency-bureau", WORK);
    let police = flood.officer("psb-storekeeper", "psb-logistics", WORK);
    let (mut clerk, mut police) = (Caller::of(&flood, &clerk), Caller::of(&flood, &police));
    let number = clerk.task("stores-opened")["task"].clone();
    let (accepting, page) = (json!({ "task": number }), format!("/tasks/{number}"));

    let no = police.works("accept_task", &number, None).no(422, "not_their_task");
    let refusal = &no["refusal"];
    assert_eq!([&refusal["task"], &refusal["lead"]], [&number, &json!("emergency-bureau")]);
    assert!(no["detail"].as_str().is_some_and(|it| it.contains("emergency-bureau")), "{no}");
    clerk.does("accept_task", None, &accepting).no(428, "unseen");
    let opened = clerk.get(&page).etag;
    let accepted = clerk.does("accept_task", opened, &accepting);
    let seen = accepted.etag;
    accepted.good();
    assert_eq!(clerk.get(&page).etag, seen, "an answer bears the version that the page bears");
    let no = clerk.does("start_task", opened, &accepting).no(412, "conflict");
    assert_eq!(no["conflict"]["thing"], format!("task/{}.{number}", operation()));
    assert_eq!(no["conflict"]["changed_by_kind"], "task_accepted");
    let said = [opened, seen].map(|it| json!(it));
    assert_eq!([&no["conflict"]["seen"], &no["conflict"]["stands"]], [&said[0], &said[1]]);

    let no = clerk.works("finish_task", &number, Some("清单")).no(422, "task_cannot");
    assert_eq!([&no["refusal"]["state"], &no["refusal"]["act"]], ["accepted", "finish"]);
    clerk.works("start_task", &number, None).good();
    clerk.works("finish_task", &number, None).no(422, "proof_wanted");
    flood.county.playground.machine.pass(Span::from_minutes(90));
    clerk.works("finish_task", &number, Some("清点单第 3 号，刘仓签收")).good();
    let task = clerk.task("stores-opened");
    assert_eq!((&task["state"], &task["done_at"]), (&json!("done"), &json!(START + 90 * MINUTE)));
    assert_eq!((&task["is_late"], &task["was_told_late"]), (&false.into(), &false.into()));
}

#[test]
fn the_thread_of_a_task_runs_from_the_line_of_its_plan_to_its_events_in_the_journal() {
    let flood = Flood::at_work("api_thread");
    let mut desk = desk(&flood);
    desk.decides("IV");
    let rights = [WORK, &[Right::ReadJournal]].concat();
    let liaison = flood.officer("emergency-bureau-liaison", "emergency-bureau", &rights);
    let mut caller = Caller::of(&flood, &liaison);
    let number = caller.task("stores-opened")["task"].clone();
    let accepted = position(&caller.works("accept_task", &number, None).good());
    caller.works("start_task", &number, None).good();
    caller.works("finish_task", &number, Some("清点单第 3 号")).good();

    let thread = caller.get(&format!("/tasks/{number}")).good();
    let line = thread["line"].as_u64().and_then(|it| usize::try_from(it).ok()).expect("a line");
    let lines = text_of("county-flood");
    assert_eq!(lines[line - 1], "  stores-opened:");
    let text = thread["text"].as_str().expect("a text");
    assert_eq!(text.lines().collect::<Vec<_>>(), lines[line - 1..line - 1 + text.lines().count()]);
    assert!(text.ends_with("proof: document"), "{text}");

    let events = thread["events"].as_array().expect("a list");
    let kinds: Vec<_> = events.iter().filter_map(|it| it["kind"].as_str()).collect();
    let done = ["task_accepted", "task_started", "task_finished"];
    let opened = ["plan_put_to_work", "level_decided", "task_opened", "task_offered"];
    assert_eq!(kinds, [&opened[..], &done[..]].concat());
    let acceptance = &events[4];
    assert_eq!(acceptance["position"], accepted);
    assert_eq!(acceptance["who"]["person"], json!(liaison.person));
    assert_eq!(events[6]["said"], json!(["清点单第 3 号"]));
    let path = format!("/api/journal?after={}&limit=1", accepted - 1);
    let entry = Said::of(&caller.client.send("GET", &path, "", "").expect("an answer")).good();
    assert_eq!(entry["digest"], acceptance["hash"]);
}

#[test]
fn the_same_command_twice_is_one_event() {
    let flood = Flood::at_work("api_twice");
    let mut desk = desk(&flood);
    let (seen, body) = (Some(desk.level_version()), deciding("IV"));
    let id = desk.new_id();
    let decided = desk.sends("decide_level", (id, seen), CHINESE, &body);
    let (etag, decided) = (decided.etag, decided.good());
    let size = flood.county.office.size();
    // The answer was lost; the version is an old one by now, and that is no conflict.
    flood.county.playground.machine.pass(Span::from_minutes(1));
    let again = desk.sends("decide_level", (id, seen), ENGLISH, &body);
    assert_eq!(again.etag, etag);
    let again = again.good();
    assert_eq!((&decided["repeated"], &again["repeated"]), (&false.into(), &true.into()));
    assert_eq!(merged(again, &json!({ "repeated": false })), decided);
    let raised = merged(deciding("IV"), &json!({ "lasts_hours": 48 }));
    desk.sends("decide_level", (id, seen), CHINESE, &raised).no(422, "id_used_otherwise");
    assert_eq!(flood.county.office.size(), size);

    let path = format!("/api/operation/{}/record_reading", operation());
    let body = reading("57.20").to_string();
    let answer = desk.client.send("POST", &path, ENGLISH, &body).expect("an answer");
    let no = Said::of(&answer).no(400, "bad_request");
    assert!(no["detail"].as_str().is_some_and(|it| it.contains("Idempotency-Key")), "{no}");
}

#[test]
fn a_past_moment_is_shown_as_it_was_known_and_as_it_was() {
    let flood = Flood::at_work("api_past");
    let mut desk = desk(&flood);
    desk.does("record_reading", None, &reading("57.20")).good();
    flood.county.playground.machine.pass(Span::from_minutes(60));
    // Decided by word of mouth, written down forty minutes later.
    let seen = Some(desk.level_version());
    let verb = format!("decide_level?happened_at={AFTER_20_MINUTES}");
    desk.does(&verb, seen, &deciding("IV")).good();
    let number = desk.task("hq-duty")["task"].clone();

    let known = format!("?at={AFTER_30_MINUTES}");
    for query in [known.clone(), format!("{known}&view=known")] {
        let (board, [county, _]) = desk.board(&query);
        assert_eq!(board["at"], START + 30 * MINUTE);
        assert_eq!((&county["level"], &county["proposal"]["level"]), (&Value::Null, &json!("IV")));
        assert_eq!(board["tasks_by_state"], json!({ "planned": TASKS }));
        let task = desk.get(&format!("/tasks/{number}{query}")).good();
        assert_eq!(task["state"], "planned");
        assert_eq!(task["events"].as_array().map(Vec::len), Some(1), "the plan put to work");
    }
    let happened = format!("{known}&view=happened");
    let (board, [county, police]) = desk.board(&happened);
    assert_eq!((&county["level"]["level"], &county["proposal"]), (&json!("IV"), &Value::Null));
    assert_eq!(county["level"]["since"], START + 20 * MINUTE);
    assert_eq!(police["proposal"]["at"], START + 20 * MINUTE);
    let task = desk.get(&format!("/tasks/{number}{happened}")).good();
    assert_eq!((&task["state"], &task["is_late"]), (&json!("offered"), &false.into()));
    // Ten minutes earlier nothing was decided, however one looks.
    let (before, _) = desk.board(&format!("?at={AT_START}&view=happened"));
    assert_eq!(before["tasks_by_state"], json!({ "planned": TASKS }));
    let (now, _) = desk.board("");
    assert_eq!(now["at"], START + 60 * MINUTE);
    assert_ne!(now["late"], json!([]), "{}", board["late"]);

    for view in ["known", "happened"] {
        let earlier = format!("/board?at=2026-05-28T20:26:39Z&view={view}");
        desk.get(&earlier).no(404, "not_found");
    }
    for query in ["?at=yesterday", &format!("{known}&view=guessed")] {
        desk.get(&format!("/board{query}")).no(400, "bad_request");
    }
    let later = "decide_level?happened_at=2026-05-28T21:26:41Z";
    let seen = Some(desk.level_version());
    desk.does(later, seen, &deciding("IV")).no(422, "in_the_future");
}

#[test]
fn tasks_are_listed_in_pieces_that_hold_each_once() {
    let flood = Flood::at_work("api_pieces");
    let mut desk = desk(&flood);
    for limit in [50, 136, 137] {
        let (mut numbers, mut after) = (Vec::new(), 0);
        loop {
            let piece = desk.get(&format!("/tasks?limit={limit}&after={after}")).good();
            let items = piece["items"].as_array().expect("a list");
            assert!(items.len() <= limit);
            numbers.extend(items.iter().filter_map(|it| it["task"].as_u64()));
            let Some(next) = piece["next_after"].as_u64() else { break };
            assert_eq!(Some(next), numbers.last().copied());
            after = next;
        }
        assert_eq!(numbers, (1..=TASKS).collect::<Vec<_>>());
    }
    let mut count = |query: &str| {
        let piece = desk.get(&format!("/tasks{query}")).good();
        piece["items"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(["", "?limit=0", "?limit=9999", "?after=137"].map(&mut count), [50, 1, 137, 0]);
    desk.get("/tasks?after=-1").no(400, "bad_request");
}

#[test]
fn what_is_not_there_is_not_found() {
    let flood = Flood::at_work("api_unknown");
    let mut desk = desk(&flood);
    let known = operation().to_string();
    let unknown = "01990000-0000-7000-8000-000000000000";
    for operation in [unknown, "first"] {
        for rest in ["", "/board", "/log", "/tasks", "/tasks/1"] {
            let path = format!("/api/operations/{operation}{rest}");
            let answer = desk.client.send("GET", &path, ENGLISH, "").expect("an answer");
            Said::of(&answer).no(404, "not_found");
        }
    }
    for rest in ["/tasks/0", "/tasks/138", "/tasks/first", "/tasks/4294967296"] {
        desk.get(rest).no(404, "not_found");
    }
    for realm in ["drill-of-nobody", "..no.."] {
        let path = format!("/api/realms/{realm}/operations/{known}/board");
        let answer = desk.client.send("GET", &path, ENGLISH, "").expect("an answer");
        Said::of(&answer).no(404, "not_found");
    }
    desk.does("flood_the_county", None, &json!({})).no(404, "not_found");
    desk.does("issue_plan", None, &json!({})).no(404, "not_found");
    let mut elsewhere = |on: &str| {
        let path = format!("/api/operation/{on}/record_reading");
        let body = reading("57.20");
        let answer = desk.client.command(&path, unknown, &body).expect("an answer");
        Said::of(&answer)
    };
    elsewhere(unknown).no(422, "no_such_operation");
    elsewhere("first").no(400, "wrong_target");
}

#[test]
fn who_may_not_read_sees_nothing_and_who_may_not_act_is_told_which_right_is_wanted() {
    let flood = Flood::at_work("api_rights");
    let mut desk = desk(&flood);
    desk.decides("IV");
    let task = json!({ "task": desk.task("hq-duty")["task"] });
    let paths = ["", "/board", "/log", "/tasks", "/tasks/1"];
    let every_other: Vec<Right> =
        Right::ALL.iter().copied().filter(|it| *it != Right::ReadOperations).collect();
    let blind = flood.officer("blind-post", "yunze-flood-hq", &every_other);
    let mut blind = Caller::of(&flood, &blind);
    for path in paths {
        blind.get(path).no(404, "not_found");
    }
    let mut nobody = flood.county.client("");
    for path in paths {
        let path = format!("/api/operations/{}{path}", operation());
        Said::of(&nobody.send("GET", &path, "", "").expect("an answer")).no(401, "sign_in");
    }
    let only_reads = &[Right::ReadOperations];
    let reader = flood.officer("reading-post", "yunze-flood-hq", only_reads);
    let mut reader = Caller::of(&flood, &reader);
    assert!(paths.iter().all(|it| reader.get(it).status == 200));
    let size = flood.county.office.size();
    let seen = Some(reader.level_version());
    for (verb, body, right) in [
        ("decide_level", deciding("III"), "Decide response levels"),
        ("accept_task", task, "Work on tasks"),
        ("record_reading", reading("57.20"), "Report the situation"),
    ] {
        let id = reader.new_id();
        let no = reader.sends(verb, (id, seen), ENGLISH, &body).no(403, "denied");
        assert!(no["detail"].as_str().is_some_and(|it| it.contains(right)), "{no}");
    }
    assert_eq!(flood.county.office.size(), size);
}
