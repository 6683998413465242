//! Every number of the registers, the library and the end of data leads to what it counts.

use application::reference::{Adopting, RegionFile, import_regions, read_regions};
use domain::kernel::{
    House, Key, OrganisationId, PersonId, PlanId, PostId, Realm, Right, SiteId, Text, Thing, Verb,
};
use domain::people::{DefinePost, PersonKind, PostDetails, PostKind, RegisterPerson};
use domain::places::CloseSite;
use domain::plans::document::Tier;
use domain::plans::{
    BeginPlan, Plan, PlanText, ReviseIssued, RevisionTrigger, SaveDraft, SendForConsultation,
};
use testkit::{Client, actor, command};
use uuid::Uuid;

use super::county::{County, Officer, label};
use super::flood::{Flood, text_of};

const CHINESE: &str = "Accept-Language: zh-CN\r\n";
const KEEPS: &[Right] = &[Right::ReadPeople, Right::ReadPlaces, Right::ReadSupplies];
/// More persons and villages than a page shows.
const PERSONS: usize = 310;
const VILLAGES: usize = 240;
/// More gaps than a page shows.
const POSTS: usize = 110;

/// Somebody at a browser.
struct Eyes {
    client: Client,
}

impl Eyes {
    fn of(county: &County, officer: &Officer) -> Self {
        Self { client: county.client(&officer.cookie()) }
    }

    fn sees(&mut self, path: &str) -> String {
        let path = path.split('#').next().unwrap_or_default();
        let answer = self.client.send("GET", path, CHINESE, "").expect("an answer");
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    /// How often something stands on a page and on those behind it.
    fn counts(&mut self, path: &str, what: &str) -> usize {
        let (mut count, mut next) = (0, Some(path.to_owned()));
        while let Some(path) = next {
            let page = self.sees(&path);
            count += page.matches(what).count();
            next = link(&page, "下一页").map(|(href, _)| href);
        }
        count
    }
}

/// The links of a page: address and text.
fn links(page: &str) -> Vec<(String, String)> {
    let link = |piece: &str| {
        let (tag, rest) = piece.split_once('>')?;
        let (href, _) = tag.split_once("href=\"")?.1.split_once('"')?;
        let said = rest.split_once("</a>").map_or("", |(it, _)| it);
        let href = href.replace("&#38;", "&").replace("&amp;", "&");
        Some((href, said.trim().to_owned()))
    };
    page.split("<a ").skip(1).filter_map(link).collect()
}

/// The first link that says something.
fn link(page: &str, saying: &str) -> Option<(String, String)> {
    links(page).into_iter().find(|(_, said)| said.contains(saying))
}

/// The first number of a text.
fn number(text: &str) -> usize {
    let digits = text.chars().skip_while(|it| !it.is_ascii_digit());
    let digits: String = digits.take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number in {text}"))
}

fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

fn unit(county: &County) -> OrganisationId {
    let unit = county.office.read(|it| it.view.organisation_coded(&Realm::real(), &key("county")));
    unit.expect("it can be read").expect("it was registered").id
}

/// A county with many persons, and with a township of many villages.
fn county(name: &str) -> County {
    let county = County::new(name);
    let organisation = unit(&county);
    for number in 0..PERSONS {
        let person = PersonId::from_uuid(Uuid::from_u128(0x50 << 64 | number as u128));
        let name = Text::parse("李梅").expect("fits");
        let (key, kind) = (key(&format!("p{number}")), PersonKind::Sworn);
        county.house(RegisterPerson { person, number: key, name, kind, organisation });
    }
    let villages = (1..=VILLAGES).map(|it| format!("990001001{it:03},第{it}村,,,,\n"));
    let list = format!(
        "code,name,kind,longitude,latitude,population\n990001,云泽县,,,,\n\
         990001001,泽城镇,,,,\n{}",
        villages.collect::<String>()
    );
    let file = RegionFile { name: "regions.csv", bytes: list.as_bytes() };
    let list = read_regions(&[file]).expect("it is whole");
    let site = SiteId::from_uuid(Uuid::nil());
    let command = command(House, CloseSite { site });
    let source = Text::parse("区划表 2023").expect("fits");
    let adopting = Adopting { command: command.id, realm: Realm::real(), actor: actor(), source };
    let mut store = county.playground.storage.connect().expect("the engine answers");
    import_regions(&county.office, store.as_mut(), &list, adopting).expect("it is adopted");
    county
}

/// Posts without anybody.
fn nobody_holds(county: &County) {
    let details = PostDetails {
        title: label("防汛值守岗"),
        organisation: unit(county),
        kind: PostKind::Member,
        holders_wanted: 1,
        rights: [].into(),
        area: None,
        needs: [].into(),
    };
    for number in 0..POSTS {
        let post = PostId::from_uuid(Uuid::from_u128(0x51 << 64 | number as u128));
        let code = key(&format!("guard-{number}"));
        county.house(DefinePost { post, code, details: details.clone() });
    }
}

#[test]
fn every_count_of_the_registers_leads_to_as_many_rows() {
    let county = county("numbers_registers");
    let mut eyes = Eyes::of(&county, &county.officer(KEEPS));
    let page = eyes.sees("/registers");
    let sheets: Vec<_> =
        links(&page).into_iter().filter(|(_, said)| said.ends_with(" 行")).collect();
    assert!(sheets.len() >= 3, "units, people and posts: {sheets:?}");
    for (href, said) in sheets {
        let rows = number(&said);
        assert_eq!(eyes.counts(&href, "<tr>") - headings(&mut eyes, &href), rows, "{href}");
        assert!(eyes.sees(&href).contains(&format!("共 {rows} 行")), "{href}");
    }
    let (href, said) = link(&page, "个区划").expect("regions are adopted");
    assert_eq!(number(&said), VILLAGES + 2);
    let rows = eyes.counts(&href, "<tr><th scope=\"row\">");
    assert_eq!(rows, VILLAGES + 2);
    assert!(page.contains("/figures#counts") && page.contains("/figures#gaps"));
}

/// The heads of a list's tables, on all of its pages.
fn headings(eyes: &mut Eyes, href: &str) -> usize {
    eyes.counts(href, "<thead><tr>")
}

#[test]
fn a_filter_finds_in_all_rows_and_says_of_how_many() {
    let county = county("numbers_filter");
    let mut eyes = Eyes::of(&county, &county.officer(KEEPS));
    let page = eyes.sees("/registers/people?sheet=2&page=2");
    assert!(page.contains("显示第 301–311 行，共 311 行"), "{page}");
    let page = eyes.sees("/registers/people?sheet=2&filter=p309");
    assert!(page.contains("显示 1 行，共 311 行") && page.contains("p309"), "{page}");
    let page = eyes.sees("/registers/people?sheet=2&filter=%E6%9D%8E%E6%A2%85");
    assert!(page.contains("查到 310 行，显示其中第 1–300 行；共 311 行"), "{page}");
    let page = eyes.sees("/registers/regions?level=township");
    assert!(page.contains("显示 1 行，共 242 行") && page.contains("泽城镇"), "{page}");
    let page = eyes.sees("/registers/regions?search=%25");
    assert!(page.contains("显示 0 行，共 242 行"), "a sign of patterns is a sign: {page}");
    let page = eyes.sees("/registers/regions?level=village&search=%E7%AC%AC12&page=99");
    assert!(page.contains("显示 11 行，共 242 行"), "12 and 120 to 129: {page}");
}

#[test]
fn all_gaps_have_a_page_and_villages_without_a_reporter_a_list() {
    let county = county("numbers_gaps");
    nobody_holds(&county);
    let mut eyes = Eyes::of(&county, &county.officer(KEEPS));
    let page = eyes.sees("/registers");
    let (href, said) = links(&page)
        .into_iter()
        .find(|(href, _)| href.ends_with("/registers/gaps"))
        .expect("the number of gaps leads to them");
    let count = number(&said);
    assert!(count > POSTS, "nobody holds the posts: {count}");
    assert_eq!(eyes.counts(&href, "<li><strong>"), count);
    // Each weight has its own count, and they add up.
    let weights: Vec<_> = links(&eyes.sees(&href))
        .into_iter()
        .filter(|(href, _)| href.contains("?severity="))
        .collect();
    let sum: usize = weights.iter().map(|(_, said)| number(said)).sum();
    assert_eq!(sum, count);
    for (href, said) in weights {
        assert_eq!(eyes.counts(&href, "<li><strong>"), number(&said), "{href}");
    }
    let mut next = Some(href);
    let villages = loop {
        let page = eyes.sees(&next.expect("it is one of the gaps"));
        if let Some(found) = link(&page, "没有信息报告员") {
            break found;
        }
        next = link(&page, "下一页").map(|(href, _)| href);
    };
    assert!(villages.1.contains(&format!("有 {VILLAGES} 个村")), "{villages:?}");
    assert_eq!(eyes.counts(&villages.0, "<tr><th scope=\"row\">"), VILLAGES);
}

#[test]
fn gaps_are_for_whoever_may_read_all_registers() {
    let county = County::new("numbers_theirs");
    let reader = county.officer(&[Right::ReadPlaces]);
    let mut client = county.client(&reader.cookie());
    let mut status = |path: &str| client.send("GET", path, CHINESE, "").expect("an answer").status;
    assert_eq!(status("/registers/gaps"), 404);
    assert_eq!(status("/registers/regions"), 200);
    assert_eq!(status("/registers/regions?without_reporter=990001001"), 404);
    assert_eq!(status("/registers/regions?without_reporter=x"), 404);
}

/// Done to a plan by whoever has seen its last change.
fn does<V>(county: &County, plan: PlanId, verb: V)
where
    V: Verb<Of = Plan> + Into<domain::AnyVerb>,
{
    let last = move |it: &mut application::Reading<'_>| {
        it.view.last_change(&Realm::real(), &Thing::new("plan", plan))
    };
    let last = county.office.read(last).expect("it can be read");
    let mut command = command(plan, verb);
    command.seen = last.map(|it| it.version);
    county.office.perform(command).expect("it is done");
}

#[test]
fn whatever_is_to_be_done_with_plans_can_be_reached() {
    let county = County::new("numbers_todos");
    for number in 0..25 {
        let plan = PlanId::from_uuid(Uuid::from_u128(0x60 << 64 | number));
        let name = format!("flood-{number}");
        let text = format!(
            "plan: {name}\ntitle: {{zh: 第{number}号预案}}\ntier: special\nissuer: county\n\
             basis: [ERL-72]\ndrill: {{every: 3y}}\n\
             reports: {{profile: cn-default, by: county, to: [city]}}\n\
             tasks:\n  cordon: {{title: {{zh: 东渡大堤警戒}}, lead: county}}\n",
        );
        let begin = BeginPlan {
            key: key(&name),
            title: label(&format!("第{number}号预案")),
            tier: Tier::Special,
            issuer: key("county"),
            text: PlanText::parse(&text).expect("a text"),
        };
        county.office.perform(command(plan, begin)).expect("it begins");
        let answer_by = "2026-06-20".parse().expect("a day");
        does(&county, plan, SendForConsultation { units: [key("county")].into(), answer_by });
    }
    let officer = county.officer(&[Right::ReadPlans, Right::ConsentToPlans]);
    let mut eyes = Eyes::of(&county, &officer);
    let page = eyes.sees("/plans");
    let todo = |page: &str| {
        page.split("plan-todos")
            .nth(1)
            .map_or(0, |it| it.split("</ul>").next().unwrap_or_default().matches("<li").count())
    };
    assert_eq!(todo(&page), 20);
    let (href, said) = link(&page, "25").expect("their number leads to all of them");
    assert_eq!((said.as_str(), todo(&eyes.sees(&href))), ("25", 25));
    let (href, _) = link(&page, "另有 5 条没有列出").expect("so does what is not listed");
    assert_eq!(todo(&eyes.sees(&href)), 25);
    assert!(page.contains("/figures#plan_todos"));
}

#[test]
fn the_tasks_of_a_level_are_as_many_as_its_number_says() {
    let flood = Flood::new("numbers_levels");
    let officer = flood.county.officer(&[Right::ReadPlans]);
    let mut eyes = Eyes::of(&flood.county, &officer);
    let page = format!("/plans/{}/read", flood.plan("county-flood"));
    let shown = eyes.sees(&page);
    let is_count = |(_, said): &(String, String)| said.parse::<usize>().is_ok();
    let counts: Vec<_> = links(&shown).into_iter().filter(is_count).collect();
    assert_eq!(counts.len(), 4, "{counts:?}");
    for (href, said) in counts {
        assert!(href.ends_with("#tasks"), "{href}");
        assert_eq!(eyes.sees(&href).matches("<li id=\"task-").count().to_string(), said, "{href}");
    }
    // With all levels on one page the number leads down it.
    let whole = eyes.sees(&format!("{page}?level=all"));
    for (href, said) in links(&whole).into_iter().filter(is_count) {
        let id = href.strip_prefix('#').expect("it is on this page");
        let section = whole.split(&format!("id=\"{id}\"")).nth(1).expect("it is there");
        let section = section.split("</section>").next().unwrap_or_default();
        assert_eq!(section.matches("<li id=\"task-").count().to_string(), said, "{href}");
    }
}

#[test]
fn the_counts_of_a_comparison_lead_to_what_is_different() {
    let flood = Flood::new("numbers_compare");
    let plan = flood.plan("county-flood");
    let note = Text::parse("演练后修订").expect("fits");
    let trigger = RevisionTrigger::ExperienceShows;
    does(&flood.county, plan, ReviseIssued { trigger, note });
    let text = text_of("county-flood").join("\n");
    let text = text.replace("title: {zh: 县长,", "title: {zh: 县长（总指挥）,");
    let text = text.replacen("due: 15min", "due: 20min", 2);
    let text = PlanText::parse(&text).expect("a text");
    does(&flood.county, plan, SaveDraft { text });
    let officer = flood.county.officer(&[Right::ReadPlans]);
    let mut eyes = Eyes::of(&flood.county, &officer);
    let page = eyes.sees(&format!("/plans/{plan}/compare"));
    let counts: Vec<_> =
        links(&page).into_iter().filter(|(_, said)| said.contains("变化")).collect();
    assert!(!counts.is_empty(), "{page}");
    for (href, said) in counts {
        let id = href.strip_prefix('#').expect("it is on this page");
        let section = page.split(&format!("aria-labelledby=\"{id}\"")).nth(1).expect("it is there");
        let section = section.split("</section>").next().unwrap_or_default();
        assert_eq!(section.matches("<li>").count(), number(&said), "{said}: {section}");
    }
    assert!(page.contains("/figures#plan_changes"));
}
