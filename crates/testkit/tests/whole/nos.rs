//! A no that no handler said is told like every other one, in the reader's language.

use std::future::pending;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use domain::kernel::Right;
use testkit::{Answer, Client};

use super::county::County;

const CHINESE: &str = "Accept-Language: zh-CN\r\n";
const ENGLISH: &str = "Accept-Language: en\r\n";
const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

/// A request, and what it is told: the status, and a title in both languages.
struct Case<'a> {
    method: &'a str,
    path: &'a str,
    headers: &'a str,
    body: &'a str,
    status: u16,
    titles: [&'a str; 2],
}

fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    let found = answer.headers.iter().filter_map(|it| it.split_once(": "));
    found.filter(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
}

fn has_chinese(text: &str) -> bool {
    text.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it))
}

/// As people read it: a page with the title.
fn is_page(answer: &Answer, title: &str) -> bool {
    let is_html = header(answer, "content-type") == Some("text/html; charset=utf-8");
    is_html && answer.body.contains(&format!("<h1>{title}</h1>"))
}

/// As programs read it: a problem with the title, in one language.
fn is_problem(answer: &Answer, title: &str) -> bool {
    let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap_or_default();
    header(answer, "content-type") == Some("application/problem+json")
        && body["title"] == title
        && body["status"] == answer.status
        && body["type"].as_str().is_some_and(|it| it.starts_with("urn:lianfang:problem:"))
        && body["detail"].as_str().is_some_and(|it| has_chinese(it) == has_chinese(title))
}

fn tell(county: &County, cookie: &str, cases: &[Case<'_>], is_told: fn(&Answer, &str) -> bool) {
    for case in cases {
        for (language, title) in [CHINESE, ENGLISH].into_iter().zip(case.titles) {
            let headers = format!("{language}{}", case.headers);
            let mut client = county.client(cookie);
            let answer = client.send(case.method, case.path, &headers, case.body);
            let answer = answer.expect("an answer");
            let which = format!("{} {}: {}", case.method, case.path, answer.body);
            assert_eq!(answer.status, case.status, "{which}");
            assert!(is_told(&answer, title), "{title}: {:?} {which}", answer.headers);
        }
    }
}

#[test]
fn what_a_page_cannot_take_is_told_as_a_page() {
    let county = County::new("nos_pages");
    let cookie = county.officer(&[Right::ReadOperations]).cookie();
    let large = format!("login={}", "a".repeat(300 * 1024));
    let bad = ["请求有误", "Bad request"];
    let nothing = ["没有这一页", "Not found"];
    let get =
        |path, status, titles| Case { method: "GET", path, headers: "", body: "", status, titles };
    let post = |headers, body, status, titles| Case {
        method: "POST",
        path: "/sign-in",
        headers,
        body,
        status,
        titles,
    };
    let cases = [
        get("/operations?before=abc", 400, bad),
        get("/operations/%FF", 404, nothing),
        get("/realms/..no../operations", 404, nothing),
        get("/plans", 404, nothing),
        get("/no-such-page", 404, nothing),
        post(FORM, "password=x", 422, ["内容不全", "Incomplete"]),
        post("Content-Type: application/json\r\n", "{}", 415, ["格式不对", "Wrong format"]),
        post(FORM, &large, 413, ["内容太大", "Too large"]),
        Case {
            method: "DELETE",
            path: "/operations",
            headers: "",
            body: "",
            status: 405,
            titles: ["这里不能这样做", "Not done this way"],
        },
    ];
    tell(&county, &cookie, &cases, is_page);
}

#[test]
fn what_the_api_cannot_take_is_told_as_a_problem() {
    let county = County::new("nos_api");
    let cookie = county.officer(Right::ALL).cookie();
    let bad = ["请求有误", "Bad request"];
    let nothing = ["没有这一页", "Not found"];
    let case =
        |method, path, status, titles| Case { method, path, headers: "", body: "", status, titles };
    let large = "a".repeat(domain::plans::PLAN_BYTES_MAX * 2);
    let cases = [
        case("GET", "/api/operations?before=abc", 400, bad),
        case("GET", "/api/plans/x/versions/abc/text", 400, bad),
        case("GET", "/api/journal/stream?after=-1", 400, bad),
        case("GET", "/api/realms/..no../operations", 404, nothing),
        case("GET", "/api/no-such-thing", 404, nothing),
        case("GET", "/api/operations/x/no-such-thing", 404, nothing),
        case("PUT", "/api/realms/drill-1/operations/x/no-such-thing", 404, nothing),
        case("GET", "/api/people/house/relieve", 405, ["这里不能这样做", "Not done this way"]),
        case("PUT", "/api/operations", 405, ["这里不能这样做", "Not done this way"]),
        Case {
            body: &large,
            ..case("POST", "/api/people/house/relieve", 413, ["内容太大", "Too large"])
        },
    ];
    tell(&county, &cookie, &cases, is_problem);
    tell(&county, "", &[case("GET", "/api/plans", 401, ["请先登录", "Sign in first"])], is_problem);
}

#[test]
fn a_programmer_is_told_the_cause_and_which_methods_there_are() {
    let county = County::new("nos_cause");
    let mut client = county.client(&county.officer(&[Right::ReadOperations]).cookie());
    let answer = client.send("GET", "/api/operations?before=abc", CHINESE, "").expect("an answer");
    let body: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    assert!(body["cause"].as_str().is_some_and(|it| it.contains("before")), "{body}");
    let answer = client.send("PUT", "/api/operations", CHINESE, "").expect("an answer");
    assert_eq!(header(&answer, "allow"), Some("GET,HEAD"));
    let answer = client.send("GET", "/api/people/house/relieve", CHINESE, "").expect("an answer");
    assert_eq!(header(&answer, "allow"), Some("POST"));
    let answer = client.send("GET", "/api/operations/x/none", CHINESE, "").expect("an answer");
    assert_eq!((answer.status, header(&answer, "allow")), (404, None));
    let answer = client.send("DELETE", "/operations", CHINESE, "").expect("an answer");
    assert_eq!(header(&answer, "allow"), Some("GET,HEAD,POST"));
}

/// Routes that answer with a bare status, or not at all, at an address of a page and of the API.
fn bare(county: &County, deadline: Duration, status: Option<StatusCode>) -> String {
    let answer = move || async move {
        match status {
            Some(status) => status,
            None => pending().await,
        }
    };
    let routes = Router::new().route("/bare", get(answer)).route("/api/bare", get(answer));
    county.serve(pages::in_words(deadline, routes, county.front.clone()))
}

fn both_are_told(address: &str, status: u16, titles: [&str; 2]) {
    for (language, title) in [CHINESE, ENGLISH].into_iter().zip(titles) {
        let mut client = Client::connect(address, language).expect("it listens");
        let page = client.send("GET", "/bare", "", "").expect("an answer");
        assert_eq!(page.status, status);
        assert!(is_page(&page, title), "{title}: {}", page.body);
        let problem = client.send("GET", "/api/bare", "", "").expect("an answer");
        assert_eq!(problem.status, status);
        assert!(is_problem(&problem, title), "{title}: {}", problem.body);
        let again = header(&problem, "retry-after").is_some();
        assert_eq!(again, status == 503, "whoever is too many is told when to come again");
    }
}

#[test]
fn what_is_not_answered_before_the_deadline_is_told_so() {
    let county = County::new("nos_deadline");
    let address = bare(&county, Duration::ZERO, None);
    both_are_told(&address, 503, ["超过了时限", "Out of time"]);
}

#[test]
fn a_bare_status_of_any_layer_is_put_into_words() {
    let county = County::new("nos_bare");
    for (status, titles) in [
        (StatusCode::FORBIDDEN, ["请求来自别的网站", "Sent from elsewhere"]),
        (StatusCode::SERVICE_UNAVAILABLE, ["系统正忙", "Busy"]),
        (StatusCode::INTERNAL_SERVER_ERROR, ["系统故障", "System fault"]),
    ] {
        let address = bare(&county, web::DEADLINE, Some(status));
        both_are_told(&address, status.as_u16(), titles);
    }
}
