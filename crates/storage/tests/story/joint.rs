//! Two operations of the demonstration county on its ninth day, looked at together.

use application::Actor;
use application::operations::{ItemClaimed, Joint, joint};
use domain::kernel::Instant;
use domain::operations::joint::{OrderOf, PlaceWithTwoOrders};
use domain::plans::document::{Asks, Clash};
use testkit::Engine;

use super::on_both_engines;
use super::yunze::yunze;

on_both_engines! { two_operations_ask_for_the_same_on_the_ninth_day }

/// Nine o'clock on the ninth day, in the county.
const NINTH_DAY: i64 = 1_782_176_400_000_000;

fn two_operations_ask_for_the_same_on_the_ninth_day(engine: Engine) {
    let until = Some(Instant::from_microseconds(NINTH_DAY));
    let played = yunze(None).played_until(engine, "yunze_joint", until);
    let realm = played.realm.clone();
    let read = played.playground.office.read(move |it| joint(it, &realm, &Actor::operator("test")));
    let found = read.expect("it can be read");
    assert_eq!((found.boards.len(), found.has_more), (2, false));
    let titles: Vec<_> = found.boards.iter().filter_map(|it| it.title.as_deref()).collect();
    assert_eq!(titles, ["云城市场呼吸道感染聚集性疫情", "2026年6月22日云泽暴雨洪水"]);
    who_is_short(&found);
    which_place_has_two_orders(&found);
    what_runs_short(&found);
}

/// The brigade of the traffic police stands at the road posts and on the levee road.
fn who_is_short(found: &Joint) {
    let unit = |code: &str| {
        let it = found.units.iter().find(|it| it.unit.as_str() == code);
        let it = it.unwrap_or_else(|| panic!("{code} is claimed twice"));
        (it.people.there, it.people.asked.clone(), it.people.left())
    };
    assert_eq!(unit("psb-traffic-brigade"), (102, vec![72, 30], 0));
    assert_eq!(unit("transport-bureau"), (5, vec![20, 8], -23));
    assert_eq!(found.units[0].unit.as_str(), "transport-bureau", "the shortest comes first");
    let post = found.posts.iter().find(|(it, _)| it.as_str() == "traffic-brigade-chief");
    let claims = post.map(|(_, claims)| claims.iter().map(|it| it.side).collect::<Vec<_>>());
    assert!(claims.is_none_or(|it| it.contains(&0) && it.contains(&1)));
    assert!(found.posts.len() >= 10, "{}", found.posts.len());
    assert!(found.people.wanted() > 500 && !found.people.is_short());
}

/// People in home isolation are told to stay, and the flood moves their villages; on the way out of
/// Baiping stands a road post of the epidemic.
fn which_place_has_two_orders(found: &Joint) {
    let at = |clash, place: &str| -> Option<&PlaceWithTwoOrders> {
        found.places.iter().find(|it| it.clash == clash && it.place.as_str() == place)
    };
    let stay = at(Clash::StayAndLeave, "990001103").expect("Baiping is to stay and to leave");
    let asked: Vec<(usize, Asks)> = stay.orders.iter().map(|it| (it.side, it.asks)).collect();
    assert!(asked.contains(&(0, Asks::Stay)) && asked.contains(&(1, Asks::Leave)), "{asked:?}");
    let home = stay.orders.iter().find(|it| it.side == 0).map(|it| &it.of);
    let Some(OrderOf::Measure { measure, .. }) = home else { panic!("a measure: {home:?}") };
    assert_eq!(measure.as_str(), "home-observation");
    assert_eq!(stay.regions.len(), 5, "in five villages");
    assert!(at(Clash::WayHeldUp, "990001103").is_some(), "the road post of Baiping");
    assert_eq!(found.places[0].clash, Clash::StayAndLeave, "the worst comes first");
    let name = found.regions.get(&stay.place).map(String::as_str);
    assert_eq!(name, Some("柏坪镇"));
}

fn what_runs_short(found: &Joint) {
    let item = |code: &str| -> &ItemClaimed {
        let it = found.items.iter().find(|it| it.asked.item.as_str() == code);
        it.unwrap_or_else(|| panic!("{code} is asked for"))
    };
    let sandbags = item("sandbag");
    assert_eq!(sandbags.held, 26_000, "18,000 in the county's store and 8,000 at Dongdu");
    assert_eq!(sandbags.asked.open, [0, 7_200]);
    assert_eq!(sandbags.now().left(), 18_800);
    assert_eq!(sandbags.at_last().left(), 10_800);
    assert!(sandbags.runs_short(), "that is under the minimum of 12,000");
    let masks = item("n95-mask");
    let by_hand = 400 + 1_200 + 700 + 400 + 600 + 260 + 90 + 672 + 672 + 840;
    assert_eq!(masks.asked.open, [by_hand, 0], "the flood's own masks are asked for later");
    assert_eq!((masks.held, masks.now().left()), (17_160, 11_326));
    assert!(!masks.runs_short() && !masks.now().is_shared());
}
