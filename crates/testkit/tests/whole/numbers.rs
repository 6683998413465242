//! Every number of the registers, the library and the end of data leads to what it counts.

use application::reference::{Adopting, RegionFile, import_regions, read_regions};
use domain::kernel::{
    EmergencyClass, House, Key, OperationId, OrganisationId, PersonId, PlanId, PostId, Realm,
    Right, SiteId, Text, Thing, Verb,
};
use domain::operations::OpenOperation;
use domain::people::{DefinePost, PersonKind, PostDetails, PostKind, RegisterPerson};
use domain::places::CloseSite;
use domain::plans::document::Tier;
use domain::plans::{
    BeginPlan, Criteria, CriterionMark, Plan, PlanText, ReviewOutcome, ReviewPlan, ReviseIssued,
    RevisionTrigger, SaveDraft, SendForConsultation, SubmitForReview,
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

/// Sends a file as a form of a browser does.
fn upload(client: &mut Client, path: &str, text: &str) -> testkit::Answer {
    let command = Uuid::from_u128(0x62);
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"command\"\r\n\r\n{command}\r\n--b\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{text}\r\n--b--\r\n"
    );
    let kind = format!("Content-Type: multipart/form-data; boundary=b\r\n{CHINESE}");
    client.send("POST", path, &kind, &body).expect("an answer")
}

#[test]
fn every_problem_of_a_file_is_listed_up_to_a_limit_that_is_told() {
    let county = County::new("numbers_problems");
    let officer = county.officer(Right::ALL);
    let mut client = county.client(&officer.cookie());
    for (rows, listed, unlisted) in [(150, 150, 0), (700, 700, 0), (5_200, 5_000, 200)] {
        let row = |it: usize| format!("x{it},张伟,没有这一类,county\n");
        let rows: Vec<String> = (0..rows).map(row).collect();
        let text = format!("人员编号,姓名,人员类别,单位编码\n{}", rows.concat());
        let answer = upload(&mut client, "/registers/people", &text);
        assert_eq!(answer.status, 422, "{}", answer.body);
        let page = answer.body;
        let list = page.split("<section class=\"sheet\">").nth(1).expect("they are listed");
        let found = list.matches("<li>").count();
        let said = |word: &str| page.split(word).nth(1).map_or(0, number);
        let count = if found > 200 { said("<p>共") } else { found };
        assert_eq!((found, count - found), (listed, unlisted), "{} rows", rows.len());
        assert_eq!(said("<summary>另有"), found.saturating_sub(200));
        assert_eq!(said("#problems\">还有"), unlisted);
    }
}

#[test]
fn every_finding_of_a_draft_is_listed_up_to_a_limit_that_is_told() {
    let county = County::new("numbers_findings");
    let officer = county.officer(&[Right::ReadPlans, Right::DraftPlans]);
    let mut eyes = Eyes::of(&county, &officer);
    for (place, tasks) in [20, 300, 1_500].into_iter().enumerate() {
        let plan = PlanId::from_uuid(Uuid::from_u128(0x63 << 64 | place as u128));
        let name = format!("found-{place}");
        let tasks = (0..tasks).map(|it| format!("  t{it}: {{due: 2公里}}\n"));
        let text = format!("plan: {name}\ntasks:\n{}", tasks.collect::<String>());
        let begin = BeginPlan {
            key: key(&name),
            title: label("查出很多的预案"),
            tier: Tier::Special,
            issuer: key("county"),
            text: PlanText::parse(&text).expect("a text"),
        };
        county.office.perform(command(plan, begin)).expect("it begins");
        for view in ["", "?text=true"] {
            let page = eyes.sees(&format!("/plans/{plan}/edit{view}"));
            let counts = page.split("id=\"counts-words\">").nth(1).expect("they are counted");
            let list = page.split("id=\"findings-head\"").nth(1).expect("they are listed");
            all_are_found((counts, list.split("</aside>").next().unwrap_or_default()), 200);
        }
        // Before a plan is begun: this one cannot, as its key is taken.
        let again = Uuid::from_u128(0x64 << 64 | place as u128).to_string();
        let fields = [
            ("command", again.as_str()),
            ("plan", again.as_str()),
            ("new_key", name.as_str()),
            ("new_zh", "查出很多的预案"),
            ("new_en", ""),
            ("tier", "special"),
            ("issuer", "county"),
            ("region", ""),
            ("text", text.as_str()),
        ];
        let page = eyes.client.form("/plans/new", &fields).expect("an answer").body;
        let list = page.split("<h2 id=\"missing\">").nth(1).expect("they are listed");
        let counts = list.split("/figures#findings\">").nth(1).expect("they are counted");
        all_are_found((counts, list.split("</section>").next().unwrap_or_default()), 30);
    }
}

/// A review that finds everything in order.
fn passed() -> ReviewPlan {
    let met = CriterionMark::Met;
    let criteria = Criteria {
        lawful: met,
        fits_other_plans: met,
        well_built: met,
        workable: met,
        opinions_agree: met,
        other_points: CriterionMark::NotApplicable,
    };
    ReviewPlan { outcome: ReviewOutcome::Passed, criteria, remarks: None }
}

#[test]
fn whoever_approves_a_plan_reaches_every_finding_of_its_check() {
    let county = County::new("numbers_approval");
    let plan = PlanId::from_uuid(Uuid::from_u128(0x66));
    let posts = (0..POSTS).map(|it| format!("  duty-{it}: {{title: {{zh: 第{it}岗}}}}\n"));
    let text = format!(
        "plan: flood\ntitle: {{zh: 云泽县防汛应急预案}}\ntier: special\nissuer: county\n\
         basis: [ERL-72]\ndrill: {{every: 3y}}\n\
         reports: {{profile: cn-default, by: county, to: [city]}}\n\
         tasks:\n  cordon: {{title: {{zh: 东渡大堤警戒}}, lead: county}}\nposts:\n{}",
        posts.collect::<String>()
    );
    let begin = BeginPlan {
        key: key("flood"),
        title: label("云泽县防汛应急预案"),
        tier: Tier::Special,
        issuer: key("county"),
        text: PlanText::parse(&text).expect("a text"),
    };
    county.office.perform(command(plan, begin)).expect("it begins");
    does(&county, plan, SubmitForReview {});
    does(&county, plan, passed());
    let officer = county.officer(&[Right::ReadPlans, Right::ApprovePlans]);
    let mut eyes = Eyes::of(&county, &officer);
    let page = eyes.sees(&format!("/plans/{plan}"));
    let form = page.split("value=\"approve_plan\"").nth(1).expect("it can be approved");
    let list = form.split("</form>").next().unwrap_or_default();
    let found = list.matches("<li><strong>").count();
    assert!(found >= POSTS, "nobody holds any of the posts: {found}");
    let (at_once, folded) = list.split_once("<summary>另有").expect("the others are folded");
    assert_eq!(at_once.matches("<li><strong>").count(), 30);
    assert_eq!(number(folded), found - 30);
}

/// That a list of findings has as many as are counted, the first few at once.
fn all_are_found((counts, list): (&str, &str), at_once: usize) {
    let counts = counts.split('<').next().unwrap_or_default();
    let count: usize = counts.split('·').map(number).sum();
    let listed = list.matches("<div class=\"finding is-").count();
    assert_eq!(listed, count.min(1_000), "{counts}");
    let said = |word: &str| list.split(word).nth(1).map_or(0, number);
    assert_eq!(said("<summary>另有"), listed.saturating_sub(at_once));
    assert_eq!(said("#findings\">还有"), count - listed);
    assert!(list.contains("/figures#findings"));
}

#[test]
fn plans_for_other_classes_are_named_behind_their_number() {
    let flood = Flood::new("numbers_classes");
    let other = OperationId::from_uuid(Uuid::from_u128(0x65));
    let title = Text::parse("广场纠纷").expect("fits");
    let class = EmergencyClass::PublicOrderEvent;
    let open = OpenOperation { title, class, area: testkit::county() };
    flood.county.office.perform(command(other, open)).expect("it opens");
    let officer = flood.county.officer(&[Right::ReadOperations, Right::ReadPlans]);
    let mut eyes = Eyes::of(&flood.county, &officer);
    let page = eyes.sees(&format!("/operations/{other}/plans"));
    let folded = page.split("<summary>另有").nth(1).expect("they are counted");
    let rows: Vec<_> = links(folded.split("</ul>").next().unwrap_or_default());
    assert_eq!(rows.len(), number(folded));
    assert_eq!(rows.len(), 2, "both of the flood");
    for (href, title) in rows {
        assert!(eyes.sees(&href).contains(&title), "{href}");
    }
}

#[test]
fn the_regions_that_are_listed_are_downloaded_and_go_in_again() {
    let county = county("numbers_regions_file");
    let officer = county.officer(KEEPS);
    let mut eyes = Eyes::of(&county, &officer);
    let page = eyes.sees("/registers/regions");
    let (href, _) = link(&page, "CSV").expect("a file");
    let of = |text: &str| {
        let file = RegionFile { name: "regions.csv", bytes: text.as_bytes() };
        read_regions(&[file]).expect("it goes in again")
    };
    let adopted = |it: &mut application::Reading<'_>| it.view.adopted(&Realm::real());
    let editions = county.office.read(adopted).expect("it can be read");
    for language in ["zh-CN", "en"] {
        let headers = format!("Accept-Language: {language}\r\n");
        let answer = eyes.client.send("GET", &href, &headers, "").expect("an answer");
        let list = of(&answer.body);
        assert_eq!(list.rows().len(), VILLAGES + 2);
        assert!(editions.iter().any(|it| it.edition == *list.edition()), "nothing is lost");
    }
    // What is looked for is what the file has.
    let page = eyes.sees("/registers/regions?level=village&search=%E7%AC%AC12");
    for kind in ["CSV", "XLSX"] {
        let (href, _) = link(&page, kind).expect("a file");
        let file = eyes.sees(&href);
        assert!(kind == "XLSX" || file.lines().count() == 1 + 11, "{file}");
    }
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
