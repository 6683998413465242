//! Every number of the pages of an operation leads to what it counts, and to how it is counted: now
//! and at a past moment, in the replay of a whole flood.

use super::marks::{Replay, replay};

const CHINESE: &str = "Accept-Language: zh-CN\r\n";
/// Now, a morning's moment as it was known, and as it was.
const MOMENTS: [&str; 3] = ["", "?at=2015-06-02T06:30", "?at=2015-06-02T06:30&view=happened"];

/// A link of a page: where it leads and what it says.
type Link = (String, String);

/// The links of a part of a page.
fn links(part: &str) -> Vec<Link> {
    let link = |piece: &str| {
        let (tag, rest) = piece.split_once('>')?;
        let (href, _) = tag.split_once("href=\"")?.1.split_once('"')?;
        let (said, _) = rest.split_once("</a>")?;
        let said = said.replace("<strong>", "").replace("</strong>", "");
        Some((href.replace("&#38;", "&"), said.trim().to_owned()))
    };
    part.split("<a ").skip(1).filter_map(link).collect()
}

/// The first number of a text.
fn number(said: &str) -> usize {
    let digits = said.chars().skip_while(|it| !it.is_ascii_digit());
    let digits: String = digits.take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number in {said}"))
}

fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from} in {page}"));
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

/// Where a link leads.
fn sees(replay: &mut Replay, href: &str) -> String {
    replay.page_in(href.split('#').next().unwrap_or_default(), CHINESE)
}

/// How many tasks a list says that it shows.
fn tasks_listed(page: &str) -> usize {
    let counted = links(between(page, "id=\"counted\"", "</h2>")).into_iter().next();
    number(&counted.expect("it says how many").1)
}

/// How many events a log lists: lines, and what is folded into some of them.
fn events_listed(page: &str) -> usize {
    let log = between(page, "<ol class=\"log\"", "</ol>");
    let folds: Vec<&str> = log.split("<details>").skip(1).collect();
    let folded = folds.iter().filter_map(|it| it.split_once("</details>"));
    let folded: usize = folded.map(|(fold, _)| fold.matches("<li>").count()).sum();
    log.matches("<li class=\"log-").count() - folds.len() + folded
}

/// That a part of a page links to how its numbers come about.
fn is_explained(part: &str, figure: &str) {
    let ending = format!("/figures#{figure}");
    assert!(links(part).iter().any(|(href, _)| href.ends_with(&ending)), "{figure}: {part}");
}

#[test]
fn what_changed_in_half_an_hour_is_listed_as_often_as_it_is_counted() {
    let mut replay = replay("numbers_recent");
    for moment in MOMENTS {
        let board = replay.shows(moment);
        let head = between(&board, "id=\"recent-head\"", "</h2>");
        is_explained(head, "recent");
        let (href, said) = links(head).into_iter().next().expect("the number leads somewhere");
        let log = sees(&mut replay, &href);
        assert!(number(&said) > 3, "{moment}: {said}");
        assert_eq!(events_listed(&log), number(&said), "{moment}: {href}");
        assert!(between(&log, "class=\"log-stretch\"", "</p>").contains(&format!("{said} 件")));
        assert!(!log.contains("data-live"), "a time that is over does not change");
        // From there to the whole log, and back to the board of the same moment.
        let out = links(&log).into_iter().find(|(_, said)| said == "看全部日志");
        let whole = sees(&mut replay, &out.expect("a way out").0);
        assert!(!whole.contains("log-stretch"));
        assert_eq!(whole.contains("只能看，不能办"), !moment.is_empty(), "{moment}");
        let back = links(&log).into_iter().find(|(_, said)| said == "总览").expect("the board");
        assert!(back.0.ends_with(moment), "{} keeps {moment}", back.0);
        assert_eq!(log.contains("id=\"write\""), whole.contains("id=\"write\""), "{moment}");
    }
}

#[test]
fn every_length_of_a_row_leads_to_how_it_comes_about_beside_the_link_of_the_row() {
    let mut replay = replay("numbers_lengths");
    let mut lengths = 0;
    for moment in MOMENTS {
        let board = replay.shows(moment);
        for list in ["late", "escalated", "ending"] {
            let rows = between(&board, &format!("id=\"{list}\" aria"), "</section>");
            for row in rows.split("<li class=\"board-row\"").skip(1) {
                let figure = if list == "escalated" { "lasted" } else { "left" };
                is_explained(row, figure);
                let own = links(row).into_iter().find(|(href, _)| href.contains("/operations/"));
                assert!(own.is_some(), "the row leads to what it is about: {row}");
                lengths += 1;
            }
        }
        let levels = between(&board, "class=\"board-levels\"", "</section>");
        for plan in levels.split("<article").skip(1) {
            is_explained(plan, "left");
            is_explained(plan, "lasted");
        }
    }
    assert!(lengths > 8, "{lengths}");
    let figures = replay.page_in("/figures", CHINESE);
    for id in ["left", "lasted", "findings", "problems"] {
        assert!(figures.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[test]
fn a_list_that_has_no_room_for_all_leads_to_all_of_them() {
    let mut replay = replay("numbers_cut");
    for moment in MOMENTS {
        let board = replay.shows(moment);
        for list in ["late", "blocked", "escalated", "ending"] {
            let part = between(&board, &format!("id=\"{list}\" aria"), "</section>");
            let head = links(between(part, "<h2", "</h2>"));
            let count = number(&head[0].1);
            let rows = part.matches("<li class=\"board-row\"").count();
            if rows == count {
                continue;
            }
            let (href, said) = head.last().expect("a way to all");
            assert_eq!(number(said), count, "{list}: {said}");
            assert_eq!(tasks_listed(&sees(&mut replay, href)), count, "{list}");
        }
    }
}

#[test]
fn a_log_of_a_past_moment_tells_what_belonged_to_it_and_nothing_else() {
    let mut replay = replay("numbers_past_log");
    let entered = |page: &str| {
        let log = between(page, "<ol class=\"log\"", "</ol>").to_owned();
        log.split("<span class=\"log-time number\" title=\"").skip(1).count()
    };
    let now = replay.shows("/log");
    let then = replay.shows("/log?at=2015-06-02T03:00");
    assert!(entered(&then) > 0 && entered(&then) < entered(&now));
    assert!(then.contains("2015-06-02 03:00:00") && !then.contains("id=\"write\""));
    let times = then.split("log-time number\" title=\"").skip(1).filter_map(|it| it.get(..16));
    assert!(times.max().is_some_and(|it| it <= "2015-06-02 03:00"), "{then}");
    for nowhere in ["?at=never", "?from=never&to=03:00", "?from=2015-06-02T03:00"] {
        let path = format!("/log{nowhere}");
        assert_eq!(replay.status_of(&path), 400, "{nowhere}");
    }
}

#[test]
fn every_number_of_a_place_leads_to_as_many_tasks() {
    let mut replay = replay("numbers_places");
    let mut pressing = 0;
    for moment in MOMENTS {
        let board = replay.shows(moment);
        is_explained(&board, "places");
        let mut kinds = [0; 3];
        for list in board.split("<ul class=\"map-places\"").skip(1) {
            let list = list.split("</ul>").next().unwrap_or_default();
            for (href, said) in links(list) {
                let kind = ["项未完", "项超期", "项受阻"].iter().position(|it| said.ends_with(it));
                let Some(kind) = kind else { continue };
                kinds[kind] += 1;
                let page = sees(&mut replay, &href);
                assert_eq!(tasks_listed(&page), number(&said), "{said} at {href}");
                assert!(between(&page, "name=\"region\"", "</select>").contains(" selected"));
            }
        }
        let [open, late, blocked] = kinds;
        assert!(open > 3, "{moment}: {kinds:?}");
        pressing += late + blocked;
    }
    assert!(pressing > 0, "somewhere something is overdue or blocked");
}

#[test]
fn both_numbers_of_a_rate_lead_to_the_tasks_that_they_count() {
    let mut replay = replay("numbers_rates");
    for moment in MOMENTS {
        let page = replay.shows(&format!("/tasks{moment}"));
        let rates = between(&page, "<dl class=\"rates\">", "</dl>");
        let mut counted = 0;
        for figure in ["task_ack_rate", "task_ontime_rate", "task_overdue_rate"] {
            is_explained(rates, figure);
            let own = links(rates).into_iter();
            for (href, said) in own.filter(|(href, _)| href.contains(&format!("rate={figure}"))) {
                let page = sees(&mut replay, &href);
                assert_eq!(tasks_listed(&page), number(&said), "{said} at {href}");
                let part = if href.contains("part=1") { "分子" } else { "分母" };
                let only = between(&page, "class=\"task-only\"", "</p>");
                assert!(only.contains(part), "{part}: {only}");
                is_explained(only, figure);
                // The form keeps it.
                assert!(page.contains(&format!("name=\"rate\" value=\"{figure}\"")));
                counted += 1;
            }
        }
        assert_eq!(counted, 6, "{moment}: {rates}");
    }
}

#[test]
fn the_tasks_of_a_level_are_listed_before_it_is_decided() {
    let mut replay = replay("numbers_level");
    let page = replay.shows("/levels/county-flood");
    let (mut all, mut new) = (0, 0);
    for part in page.split("<p class=\"level-tasks small\">").skip(1) {
        let part = part.split("</p>").next().unwrap_or_default();
        is_explained(part, "level_tasks");
        for (href, said) in links(part).into_iter().filter(|(_, said)| said != "?") {
            let page = sees(&mut replay, &href);
            assert_eq!(tasks_listed(&page), number(&said), "{said} at {href}");
            let counter = if href.contains("new=1") { &mut new } else { &mut all };
            *counter += 1;
            assert!(page.contains("class=\"task-only\""), "{href}");
        }
    }
    assert!(all > 2 && new > 0, "{all}, {new}");
}

#[test]
fn a_value_in_a_condition_leads_to_the_readings_that_it_counts() {
    let mut replay = replay("numbers_readings");
    let page = replay.shows("/readings");
    let parts: Vec<&str> = page.split("<ul class=\"condition-parts\">").skip(1).collect();
    let mut windows = 0;
    for part in parts.iter().filter_map(|it| it.split_once("</ul>")).map(|(it, _)| it) {
        for (href, said) in links(part).into_iter().filter(|(_, said)| said.starts_with("现在")) {
            let shown = sees(&mut replay, &href);
            let Some((_, anchor)) = href.split_once('#') else {
                let value = between(&shown, "<h1 id=\"counted\">", "</h1>");
                let value = between(value, "<span class=\"number\">", "</span>").to_owned();
                assert!(said.contains(value.trim()), "{said}: {value}");
                windows += 1;
                continue;
            };
            assert!(shown.contains(&format!("id=\"{anchor}\"")), "{href}");
        }
    }
    assert!(windows > 0, "{page}");
    is_explained(&page, "readings_window");
}

#[test]
fn the_course_of_a_day_leads_to_its_readings_now_and_then() {
    let mut replay = replay("numbers_course");
    let page = replay.shows("/readings");
    is_explained(&page, "readings_day");
    let courses = links(&page).into_iter().filter(|(href, _)| href.contains("by=range"));
    let courses: Vec<Link> = courses.collect();
    assert!(courses.len() > 1, "{page}");
    for (href, said) in courses {
        let shown = sees(&mut replay, &href);
        let (least, greatest) = said.split_once(" – ").expect("the least and the greatest");
        let rows = between(&shown, "<tbody id=\"counted-rows\">", "</tbody>");
        let values: Vec<f64> = rows
            .split("<strong class=\"number\">")
            .skip(1)
            .filter_map(|it| it.split(' ').next()?.parse().ok())
            .collect();
        let counted = shown.split_once("的读数，共 ").expect("how many there are").1;
        assert_eq!(values.len(), number(counted), "{href}");
        let value = |it: &str| it.split(' ').next().and_then(|it| it.parse::<f64>().ok());
        let bounds =
            values.iter().fold((f64::MAX, f64::MIN), |(a, b), it| (a.min(*it), b.max(*it)));
        assert_eq!((Some(bounds.0), Some(bounds.1)), (value(least), value(greatest)), "{said}");
        is_explained(&shown, "readings_day");
    }
    // The board of a past moment leads to what was known then.
    let board = replay.shows("?at=2015-06-02T05:00");
    let strip = between(&board, "id=\"readings-head\"", "</section>");
    let (href, said) =
        links(strip).into_iter().find(|(href, _)| href.contains("by=last")).expect("a value");
    let then = sees(&mut replay, &href);
    assert!(then.contains("2015-06-02 05:00:00") && then.contains("只能看，不能办"), "{then}");
    let value = said.replace("<strong class=\"number\">", "");
    assert!(between(&then, "<h1 id=\"counted\">", "</h1>").contains(value.trim()), "{value}");
}

#[test]
fn the_numbers_before_a_lift_lead_to_what_is_listed_below() {
    let mut replay = replay("numbers_lift");
    let page = replay.shows("/levels/county-flood/lift");
    is_explained(&page, "still_runs");
    let heading = between(&page, "<h1 id=\"lift\">", "</h1>");
    let rows = |id: &str| {
        let list = between(&page, &format!("id=\"{id}-rows\">"), "</section>");
        list.matches("<li").count()
    };
    let mut leads = 0;
    for (href, said) in links(heading) {
        let Some(id) = href.strip_prefix('#') else { continue };
        assert_eq!(rows(id), number(&said), "{said}");
        leads += 1;
    }
    assert!(leads > 0, "{heading}");
    for id in ["tasks", "measures", "ending"] {
        let Some((_, rest)) = page.split_once(&format!("<h2 id=\"{id}\">")) else { continue };
        let heading = rest.split("</h2>").next().unwrap_or_default();
        let (href, said) = links(heading).into_iter().next().expect("its number leads somewhere");
        assert_eq!(href, format!("#{id}-rows"));
        assert_eq!(rows(id), number(&said), "{heading}");
    }
}
