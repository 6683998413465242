//! Every address asks for what the list of routes says, and for nothing less.

use std::collections::BTreeSet;
use std::path::Path;

use domain::AnyVerb;
use domain::duty::{
    BeginShift, DocumentKind, DocumentUrgency, InstructionChannel, IntakeChannel, OpenConsultation,
    OpenIntake, RecordInstruction, RegisterDocument, WriteBrief,
};
use domain::kernel::{
    AttachmentId, AttachmentOf, BriefId, ConsultationId, CorrectiveActionId, House,
    IncomingDocumentId, Instant, InstructionId, IntakeId, PlanId, Realm, Right, ShiftId, Text,
    Version,
};
use domain::operations::PutPlanToWork;
use domain::plans::document::Tier;
use domain::plans::{BeginPlan, PlanText};
use domain::realms::OpenRealm;
use domain::reviews::{ActionSource, RaiseCorrectiveAction};
use testkit::{Answer, Client, Followed, command};
use uuid::Uuid;
use web::{Need, Route};

use super::areas::reported;
use super::attachments::{attach, attach_to, id as attachment};
use super::county::{County, label, opening, operation};
use super::flood::Flood;

const DRILL: &str = "drill-flood";
/// Open to everybody; a further one is a decision.
const OPEN: [&str; 7] = [
    "/api/openapi.json",
    "/assets/{name}",
    "/healthz",
    "/metrics",
    "/readyz",
    "/sign-in",
    "/sign-in/second-factor",
];

fn table() -> Vec<Route> {
    let mut all: Vec<Route> = pages::table().into_iter().chain(api::table()).collect();
    all.sort();
    all
}

/// The attachment of the operation as it is; that of the drill is the next one.
const ATTACHMENT: u128 = 1;

fn attached(path: &str) -> AttachmentId {
    let is_drill = path.starts_with("/realms/");
    attachment(ATTACHMENT + u128::from(is_drill))
}

fn plan() -> PlanId {
    PlanId::from_uuid(Uuid::from_u128(9))
}

fn action() -> CorrectiveActionId {
    CorrectiveActionId::from_uuid(Uuid::from_u128(13))
}

fn raising() -> RaiseCorrectiveAction {
    RaiseCorrectiveAction {
        source: ActionSource::DailyWork {},
        finding: Text::parse("值班电话占线").expect("fits"),
        cause: Text::parse("只有一条线").expect("fits"),
        measure: Text::parse("加一条线").expect("fits"),
        owner: "county-chief".parse().expect("a key"),
        due_at: Instant::from_microseconds(i64::MAX / 2),
    }
}

fn brief() -> BriefId {
    BriefId::from_uuid(Uuid::from_u128(15))
}

fn briefing() -> WriteBrief {
    let text = Text::parse("一、值班情况").expect("fits");
    WriteBrief { from: Instant::ZERO, until: Instant::from_microseconds(1), text }
}

fn instruction() -> InstructionId {
    InstructionId::from_uuid(Uuid::from_u128(12))
}

fn recording() -> RecordInstruction {
    RecordInstruction {
        given_by: Text::parse("副县长").expect("fits"),
        giver: None,
        channel: InstructionChannel::Paper,
        paper_number: None,
        words: Text::parse("速派人").expect("fits"),
        due_at: None,
        operation: None,
    }
}

fn document() -> IncomingDocumentId {
    IncomingDocumentId::from_uuid(Uuid::from_u128(13))
}

fn registering() -> RegisterDocument {
    RegisterDocument {
        kind: DocumentKind::Notice,
        issuer: Text::parse("市防指").expect("fits"),
        number: None,
        title: Text::parse("通知").expect("fits"),
        urgency: DocumentUrgency::Ordinary,
        due_at: None,
        is_unclassified: true,
    }
}

fn consultation() -> ConsultationId {
    ConsultationId::from_uuid(Uuid::from_u128(14))
}

fn consulting() -> OpenConsultation {
    let matter = Text::parse("定级").expect("fits");
    OpenConsultation { matter, intakes: vec![intake()], operation: None }
}

/// The scan of the document as it is; that of the drill is the next one.
const PAPER: u128 = 3;

fn scanned(path: &str) -> AttachmentId {
    let is_drill = path.starts_with("/realms/");
    attachment(PAPER + u128::from(is_drill))
}

fn shift() -> ShiftId {
    ShiftId::from_uuid(Uuid::from_u128(11))
}

fn intake() -> IntakeId {
    IntakeId::from_uuid(Uuid::from_u128(10))
}

/// A county in which every address of the list names something that is there, in both realms.
fn furnished(name: &str) -> County {
    let flood = Flood::at_work(name);
    let at_work = PutPlanToWork { plan: flood.plan("county-flood"), version: 1 };
    let county = flood.county;
    let text = PlanText::parse(
        "plan: flood\ntitle: {zh: 云泽县防汛应急预案}\ntier: special\nissuer: county\n\
         basis: [ERL-72]\ndrill: {every: 3y}\n\
         reports: {profile: cn-default, by: county, to: [city]}\n\
         tasks:\n  cordon: {title: {zh: 东渡大堤警戒}, lead: county}\n",
    );
    let key = |text: &str| text.parse().expect("a key");
    let plan_begun = BeginPlan {
        key: key("flood"),
        title: label("云泽县防汛应急预案"),
        tier: Tier::Special,
        issuer: key("county"),
        text: text.expect("a text"),
    };
    county.office.perform(command(plan(), plan_begun)).expect("it begins");
    let shows = county.office.machine().now();
    let drill: Realm = DRILL.parse().expect("a realm");
    let open = OpenRealm { shows, speed_thousandths: 1000 };
    county.office.perform(command(&drill, open)).expect("it opens");
    let taken = OpenIntake { channel: IntakeChannel::Telephone };
    county.office.perform(command(intake(), taken.clone())).expect("it is taken");
    let begin = BeginShift { leader: None, relieves: None };
    for (on, verb) in [
        (intake().to_string(), AnyVerb::from(taken)),
        (shift().to_string(), begin.clone().into()),
        (instruction().to_string(), recording().into()),
        (action().to_string(), raising().into()),
        (document().to_string(), registering().into()),
        (consultation().to_string(), consulting().into()),
        (brief().to_string(), briefing().into()),
    ] {
        let mut in_drill = command(on, verb);
        (in_drill.realm, in_drill.seen) = (drill.clone(), Some(Version(0)));
        county.office.perform(in_drill).expect("it is done");
    }
    county.office.perform(command(instruction(), recording())).expect("it is new");
    county.office.perform(command(action(), raising())).expect("it is new");
    county.office.perform(command(document(), registering())).expect("it is new");
    county.office.perform(command(consultation(), consulting())).expect("it is new");
    let mut written = command(brief(), briefing());
    written.seen = Some(Version(0));
    county.office.perform(written).expect("it is new");
    let mut begins = command(shift(), begin);
    begins.seen = Some(Version(0));
    county.office.perform(begins).expect("nobody is on duty");
    let verbs: [AnyVerb; 2] = [opening().into(), at_work.into()];
    for verb in verbs {
        let mut in_drill = command(operation(), verb);
        in_drill.realm = drill.clone();
        county.office.perform(in_drill).expect("it is done");
    }
    for realm in [Realm::real(), drill.clone()] {
        reported(&county, (realm, operation()));
    }
    attach(&county, Realm::real(), ATTACHMENT);
    attach(&county, drill.clone(), ATTACHMENT + 1);
    let of = AttachmentOf::Document(document());
    attach_to(&county, (Realm::real(), of), PAPER);
    attach_to(&county, (drill, of), PAPER + 1);
    county
}

/// The addresses of a route, with what is there in the place of their parameters.
fn addresses(route: &Route) -> Vec<String> {
    let path = route
        .path
        .replace("{realm}", DRILL)
        .replace("{operation}", &operation().to_string())
        .replace("/levels/{plan}", "/levels/county-flood")
        .replace("{plan}", &plan().to_string())
        .replace("{task}", "1")
        .replace("{intake}", &intake().to_string())
        .replace("{shift}", &shift().to_string())
        .replace("{instruction}", &instruction().to_string())
        .replace("{reporting}", &Uuid::from_u128(14).to_string())
        .replace("{brief}", &brief().to_string())
        .replace("{action}", &action().to_string())
        .replace("{document}", &document().to_string())
        .replace("{consultation}", &consultation().to_string())
        .replace("{paper}", &scanned(&route.path).to_string())
        .replace("{report}", &Uuid::from_u128(40).to_string())
        .replace("{attachment}", &attached(&route.path).to_string())
        .replace("{position}", "1")
        .replace("{version}", "1")
        .replace("{file}", "list.csv")
        .replace("{name}", "style.css")
        .replace("{stream}/{on}/{verb}", &format!("people/{House}/set_duty"));
    let templates = ["people", "posts", "sites", "resources"];
    let each = templates.map(|it| path.replace("{template}", it));
    let all = if path.contains("{template}") { each.to_vec() } else { vec![path] };
    assert!(all.iter().all(|it| !it.contains('{')), "say here what stands in {}", route.path);
    all
}

/// A stream is begun and let go; everything else is asked for whole.
fn asks(county: &County, headers: &str, (route, address): (&Route, &str)) -> Answer {
    if ["/live", "/stream"].iter().any(|it| route.path.ends_with(it)) {
        let begun = Followed::begin(&county.address, headers, address).expect("it listens");
        return Answer { status: begun.status, headers: begun.headers, body: String::new() };
    }
    let mut client = Client::connect(&county.address, headers).expect("it listens");
    let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
    client.send(route.method, address, kind, "").expect("an answer")
}

fn goes_to(answer: &Answer) -> Option<&str> {
    let location = answer.headers.iter().find(|it| it.to_lowercase().starts_with("location:"))?;
    location.split_once(": ").map(|(_, to)| to)
}

fn is_api(route: &Route) -> bool {
    route.path.starts_with("/api/")
}

#[test]
fn the_list_is_what_the_routers_have() {
    let county = County::new("listed");
    let pages = pages::routes(pages::Pages::new(county.front.clone()));
    // There is no other way to ask a router which addresses it has.
    let shown = format!("{:?}{pages:?}", api::routes(county.front));
    let has: BTreeSet<&str> = shown
        .split('"')
        .filter(|it| it.starts_with('/') && !it.contains("__private__axum"))
        .collect();
    let list = table();
    let listed: BTreeSet<&str> = list.iter().map(|it| it.path.as_str()).collect();
    let unlisted: Vec<_> = has.difference(&listed).filter(|it| **it != "/").collect();
    assert!(unlisted.is_empty(), "add them by `Routes`, in site.rs or lib.rs: {unlisted:?}");
    let missing: Vec<_> = listed.difference(&has).collect();
    assert!(missing.is_empty(), "not among what the routers show: {missing:?}");
}

#[test]
fn the_reference_is_the_list() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/routes.md");
    let committed = std::fs::read_to_string(path).expect("it is committed");
    let told = web::routes_told(table());
    assert!(committed.ends_with(&told), "run `cargo xtask codegen` and commit it");
}

#[test]
fn what_is_open_is_open_on_purpose() {
    let list = table();
    let open = list.iter().filter(|it| it.need == Need::Open && it.method == "GET");
    let open: Vec<_> = open.map(|it| it.path.as_str()).collect();
    assert_eq!(open, OPEN);
}

#[test]
fn nobody_who_has_not_signed_in_gets_past_the_door() {
    let county = furnished("not_signed_in");
    // Whoever shows nothing, and whoever shows what nobody gave them.
    for headers in ["", "Cookie: lianfang_session=AAAA\r\n", "Authorization: Bearer AAAA\r\n"] {
        for route in table() {
            for address in addresses(&route) {
                let answer = asks(&county, headers, (&route, &address));
                let to_the_door = goes_to(&answer).is_some_and(|it| it.starts_with("/sign-in"));
                let is_stopped = answer.status == 401 || (answer.status == 303 && to_the_door);
                let is_open = route.need == Need::Open && route.path != "/sign-out";
                assert_eq!(is_stopped, !is_open, "{route:?}: {}", answer.status);
            }
        }
    }
}

#[test]
fn whoever_has_no_post_is_sent_to_choose_one() {
    let county = furnished("without_post");
    let cookie = format!("Cookie: lianfang_session={}\r\n", county.visitor());
    for route in table().into_iter().filter(|it| it.need >= Need::Post) {
        for address in addresses(&route) {
            let answer = asks(&county, &cookie, (&route, &address));
            match is_api(&route) {
                true => assert_eq!(answer.status, 401, "{route:?}"),
                false => assert_eq!(answer.status, 303, "{route:?}"),
            }
            let to = goes_to(&answer);
            assert!(to.is_none_or(|it| it == "/post"), "{route:?}: {to:?}");
        }
    }
}

#[test]
fn a_post_without_the_right_finds_nothing_there_and_one_with_it_does() {
    let county = furnished("rights");
    let nothing = county.officer(&[]).cookie();
    let list = table();
    let rights: BTreeSet<Right> = list.iter().flat_map(|it| rights_of(it.need)).collect();
    for right in rights {
        let others: Vec<Right> = Right::ALL.iter().copied().filter(|it| *it != right).collect();
        let (with, without) = (county.officer(&[right]).cookie(), county.officer(&others).cookie());
        for route in list.iter().filter(|it| it.need == Need::May(right)) {
            for address in addresses(route) {
                let status = |cookie: &str| asks(&county, cookie, (route, &address)).status;
                assert_eq!(status(&nothing), 404, "{route:?} without any right");
                assert_eq!(status(&without), 404, "{route:?} with every other right");
                let found = status(&with);
                // An empty form may be about nothing; an address that is read is there.
                let is_there = ![401, 403, 404, 500].contains(&found);
                assert!(is_there || route.method == "POST", "{route:?} with it: {found}");
            }
        }
    }
}

fn rights_of(need: Need) -> Vec<Right> {
    match need {
        Need::Open | Need::SignedIn | Need::Post => Vec::new(),
        Need::OneOf(rights) => rights.to_vec(),
        Need::May(right) => vec![right],
    }
}

#[test]
fn each_list_of_a_register_asks_for_a_right_of_its_own() {
    let county = furnished("registers");
    let nothing = county.officer(&[]).cookie();
    let list = table();
    let of_registers: Vec<_> = list.iter().filter(|it| matches!(it.need, Need::OneOf(_))).collect();
    assert!(!of_registers.is_empty());
    let seen_with = |right: Right| {
        let cookie = county.officer(&[right]).cookie();
        let mut seen = BTreeSet::new();
        for route in &of_registers {
            for address in addresses(route) {
                let refused = asks(&county, &nothing, (route, &address)).status;
                assert_eq!(refused, 404, "{address} without any right");
                let found = asks(&county, &cookie, (route, &address)).status;
                assert!([200, 400, 404].contains(&found), "{address}: {found}");
                let template = address.rsplit("registers/").next().unwrap_or_default();
                let template = template.split('/').next().unwrap_or_default().to_owned();
                if found != 404 {
                    seen.insert(template);
                }
            }
        }
        seen.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(seen_with(Right::ReadPeople), ["people", "posts"]);
    assert_eq!(seen_with(Right::ReadPlaces), ["sites"]);
    assert_eq!(seen_with(Right::ReadSupplies), ["resources"]);
}
