//! What lies beside the log of an operation and what was written in it, listed: as often as it is
//! counted, now, at a past moment and after the end.

use application::HandedIn;
use domain::kernel::{AttachmentId, AttachmentOf, CommandId, Realm, Right, Span, Text};
use testkit::actor;
use uuid::Uuid;
use words::full_time;

use super::county::{County, operation};
use super::data_end::{Browser, KEEPER, LEADER, at, closes, destruction, told};

/// More than a page shows.
const MANY: u128 = 103;
const NAME: &str = "坝顶裂缝 一号.pdf";
const SCAN: &str = "%PDF-1.4 扫描件 找王某 13800138000";

pub(crate) fn id(number: u128) -> AttachmentId {
    AttachmentId::from_uuid(Uuid::from_u128(0x70 << 64 | number))
}

/// Somebody hands a scan in.
pub(crate) fn attach(county: &County, realm: Realm, number: u128) -> AttachmentId {
    attach_to(county, (realm, AttachmentOf::Operation(operation())), number)
}

pub(crate) fn attach_to(
    county: &County,
    (realm, of): (Realm, AttachmentOf),
    number: u128,
) -> AttachmentId {
    let file = HandedIn {
        command: CommandId::from_uuid(Uuid::from_u128(0x71 << 64 | number)),
        realm,
        actor: actor(),
        of,
        attachment: id(number),
        name: Text::parse(NAME).expect("fits"),
        happened_at: None,
    };
    county.office.attach(&file, &mut SCAN.as_bytes()).expect("it is taken");
    id(number)
}

/// Where the first link leads that says something.
fn href(page: &str, saying: &str) -> String {
    let mut links = page.split("<a ").skip(1).filter_map(|it| it.split_once('>'));
    let link = links.find(|(_, rest)| rest.split("</a>").next().unwrap_or("").contains(saying));
    let (tag, _) = link.unwrap_or_else(|| panic!("no link that says {saying}: {page}"));
    let (_, rest) = tag.split_once("href=\"").expect("a link leads somewhere");
    rest.split('"').next().unwrap_or_default().replace("&#38;", "&").replace("&amp;", "&")
}

/// The part of an address behind that of the operation.
fn own(href: &str) -> String {
    let path = href.split('#').next().unwrap_or_default();
    path.strip_prefix(&at("")).unwrap_or_else(|| panic!("{href} is of the operation")).to_owned()
}

/// All rows of a list, on all of its pages.
fn rows(browser: &mut Browser, path: &str) -> Vec<String> {
    let (mut rows, mut next) = (Vec::new(), Some(path.to_owned()));
    while let Some(path) = next {
        let page = browser.sees(&path);
        let bodies = page.split("<tbody>").skip(1).filter_map(|it| it.split("</tbody>").next());
        rows.extend(bodies.flat_map(|it| it.split("<tr").skip(1)).map(str::to_owned));
        next = page.contains("下一页").then(|| own(&href(&page, "下一页")));
    }
    rows
}

fn seals(county: &County, leads: &mut Browser) {
    closes(county);
    assert_eq!(leads.does("/data", "value=\"close_log\"", &[("yes", "1")]).status, 303);
}

#[test]
fn the_number_of_attachments_leads_to_as_many_rows() {
    let (county, leader) = told("attachments_counted");
    let machine = &county.playground.machine;
    machine.pass(Span::from_hours(1));
    let earlier = full_time(county.office.machine().now(), &county.front.setting().zone);
    machine.pass(Span::from_hours(1));
    for number in 0..MANY {
        attach(&county, Realm::real(), number);
    }
    let mut leads = Browser::of(&county, &leader);
    seals(&county, &mut leads);
    let page = leads.sees("/data");
    let list = own(&href(&page, &format!("附件 {MANY} 份")));
    assert_eq!(rows(&mut leads, &list).len() as u128, MANY);
    let page = leads.sees(&list);
    assert!(page.contains("显示第 1–100 份，共 103 份") && page.contains("/figures#data_texts"));
    // Of a moment before the first of them there is none.
    let moment = earlier.get(..16).expect("a day and a time").replace(' ', "T");
    let earlier = leads.sees(&format!("/attachments?at={moment}"));
    assert!(earlier.contains("没有附件。") && earlier.contains("只能看"), "{earlier}");
}

#[test]
fn an_attachment_is_taken_away_by_its_link_and_leads_to_its_line() {
    let (county, leader) = told("attachment_taken");
    let photo = attach(&county, Realm::real(), 1);
    let mut leads = Browser::of(&county, &leader);
    let page = leads.sees("/attachments");
    let [row] = &rows(&mut leads, "/attachments")[..] else { panic!("one: {page}") };
    for said in [NAME, "文档（PDF）", &format!("{} 字节", SCAN.len())] {
        assert!(row.contains(said), "{said}: {row}");
    }
    let line = href(row, "日志 №");
    let anchor = line.split('#').nth(1).expect("an event");
    let log = leads.sees(&own(&line));
    assert!(log.contains(&format!("id=\"{anchor}\"")) && log.contains("添加附件"), "{line}");
    assert_eq!(href(&log, "添加附件"), at("/attachments"), "the line leads back to the list");
    let file = at(&own(&href(row, "下载")));
    assert_eq!(file, at(&format!("/attachments/{photo}")));
    let answer = leads.client.send("GET", &file, "", "").expect("an answer");
    assert_eq!((answer.status, answer.body.as_str()), (200, SCAN));
    let has = |header: &str| answer.headers.iter().any(|it| it.eq_ignore_ascii_case(header));
    assert!(has("content-type: application/pdf"), "{:?}", answer.headers);
    let name = "%E5%9D%9D%E9%A1%B6%E8%A3%82%E7%BC%9D%20%E4%B8%80%E5%8F%B7.pdf";
    let disposition = format!("content-disposition: attachment; filename*=UTF-8''{name}");
    assert!(has(&disposition), "{:?}", answer.headers);
    // Not from the address of another operation, and not by whoever reads no operations.
    let other = Uuid::from_u128(0x99);
    let elsewhere = format!("/operations/{other}/attachments/{photo}");
    assert_eq!(leads.client.send("GET", &elsewhere, "", "").expect("an answer").status, 404);
    let stranger = county.officer(&[Right::ReadPeople]);
    let mut looks = Browser::of(&county, &stranger);
    for path in [&file, &at("/attachments")] {
        assert_eq!(looks.client.send("GET", path, "", "").expect("an answer").status, 404);
    }
}

#[test]
fn after_the_destruction_texts_and_attachments_are_listed_and_say_that_they_are_gone() {
    let (county, leader) = told("attachments_gone");
    let keeper = county.officer(KEEPER);
    let photo = attach(&county, Realm::real(), 1);
    let (mut leads, mut keeps) = (Browser::of(&county, &leader), Browser::of(&county, &keeper));
    seals(&county, &mut leads);
    // The title, two lines and the name of the attachment: without words, each once.
    let page = leads.sees("/data");
    let texts = own(&href(&page, "文字 4 段"));
    let listed = rows(&mut leads, &texts);
    assert_eq!(listed.len(), 4);
    for what in ["行动名称", "日志", "附件名称"] {
        assert!(listed.iter().any(|it| it.contains(what)), "{what}: {listed:?}");
    }
    let words = ["坝下水位", "13800138000", NAME];
    assert!(!words.iter().any(|it| listed.concat().contains(it)), "{listed:?}");
    assert!(listed.iter().all(|it| it.contains("○ 没有归档")));
    let released = own(&href(&page, "已归档 0 段"));
    assert_eq!(rows(&mut leads, &released).len(), 0);

    assert_eq!(keeps.does("/data", "value=\"release_texts\"", &[("yes", "1")]).status, 303);
    let page = leads.sees("/data");
    let released = own(&href(&page, "已归档 3 段"));
    assert_eq!(rows(&mut leads, &released).len(), 3, "all but the line with a telephone");
    let approver = format!("{} {}", keeper.post, keeper.person);
    let more = [("destroy_unreleased", "1"), ("unreleased_reason", "个人求助")];
    let typed: Vec<_> = destruction(&approver).into_iter().chain(more).collect();
    assert_eq!(keeps.does("/data", "value=\"destroy_texts\"", &typed).status, 303);

    let page = leads.sees("/data");
    let texts = own(&href(&page, "4 段，其中事先归档 3 段"));
    let listed = rows(&mut leads, &texts);
    assert_eq!(listed.len(), 4);
    assert_eq!(listed.iter().filter(|it| it.contains("✕ 没有归档，已销毁")).count(), 1);
    let (_, destroyed) = page.split_once("销毁的附件").expect("they are counted");
    let list = own(&href(destroyed, "1"));
    let [row] = &rows(&mut leads, &list)[..] else { panic!("one row") };
    assert!(row.contains("✕ 已销毁") && !row.contains("下载") && !row.contains(NAME), "{row}");
    let file = at(&format!("/attachments/{photo}"));
    let answer = leads.client.send("GET", &file, "", "").expect("an answer");
    assert!(answer.status == 410 && !answer.body.contains("13800138000"), "{}", answer.body);
}

#[test]
fn whoever_reads_operations_sees_the_list_and_no_one_else_the_words() {
    let (county, leader) = told("attachments_rights");
    attach(&county, Realm::real(), 1);
    let mut leads = Browser::of(&county, &leader);
    assert!(LEADER.contains(&Right::ReadOperations));
    // Before the log is closed nothing is counted yet, and the list stands for itself.
    assert!(!leads.sees("/data?texts=all").contains("texts-counted"));
    assert_eq!(rows(&mut leads, "/attachments").len(), 1);
}
