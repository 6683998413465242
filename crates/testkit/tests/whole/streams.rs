//! What is followed: nothing is missed, and nothing is told to who may not hear it any more.

use domain::kernel::Right;
use testkit::{Followed, Heard};
use web::FRAGMENTS_AT_ONCE;

use super::county::{County, Officer, operation};

/// More than two whole pieces and a part.
const LINES: u32 = FRAGMENTS_AT_ONCE * 2 + 7;

fn live(seen: u64) -> String {
    format!("/operations/{}/log/live?seen={seen}", operation())
}

fn hear(followed: &mut Followed) -> Heard {
    followed.hear().expect("the stream says something").expect("the stream goes on")
}

fn positions(followed: &mut Followed, count: usize) -> Vec<u64> {
    (0..count).map(|_| hear(followed).id.parse().expect("a position")).collect()
}

#[test]
fn a_page_that_is_pieces_behind_gets_every_line_in_order() {
    let county = County::new("behind");
    let officer = county.officer(&[Right::ReadOperations]);
    let seen = county.office.size();
    let mut written: Vec<u64> = (1..=LINES).map(|number| county.writes(number)).collect();
    let mut behind = county.follow(&officer, &live(seen));
    assert_eq!(positions(&mut behind, written.len()), written);
    written.push(county.writes(LINES + 1));
    assert_eq!(positions(&mut behind, 1), written[LINES as usize..]);
}

#[test]
fn a_page_further_behind_than_what_is_kept_gets_every_line_in_order() {
    let county = County::new("further_behind");
    let officer = county.officer(&[Right::ReadOperations]);
    let seen = county.office.size();
    let mut written: Vec<u64> = (1..=LINES).map(|number| county.writes(number)).collect();
    // The first page begins here, so nothing older is kept for the second.
    let mut newest = county.follow(&officer, &live(county.office.size()));
    written.push(county.writes(LINES + 1));
    assert_eq!(positions(&mut newest, 1), written[LINES as usize..]);
    let mut behind = county.follow(&officer, &live(seen));
    assert_eq!(positions(&mut behind, written.len()), written);
}

/// Both kinds of stream, of somebody who may hear both, each with something heard already.
fn followed(county: &County) -> (Officer, Vec<Followed>) {
    let officer = county.officer(&[Right::ReadOperations, Right::ReadJournal]);
    let seen = county.office.size();
    county.writes(1);
    let page = county.follow(&officer, &live(seen));
    let feed = county.follow(&officer, &format!("/api/journal/stream?after={seen}"));
    let mut all = vec![page, feed];
    for stream in &mut all {
        assert_eq!(positions(stream, 1), [seen + 1]);
    }
    county.writes(2);
    for stream in &mut all {
        assert_eq!(positions(stream, 1), [seen + 2], "it goes on while nothing has changed");
    }
    (officer, all)
}

fn all_have_ended(streams: Vec<Followed>) {
    for mut stream in streams {
        assert_eq!(stream.hear().expect("it is not stuck"), None);
    }
}

#[test]
fn after_signing_out_nothing_more_is_heard() {
    let county = County::new("stream_signed_out");
    let (officer, streams) = followed(&county);
    let mut client = county.client(&officer.cookie());
    assert_eq!(client.form("/sign-out", &[]).expect("an answer").status, 303);
    county.writes(3);
    all_have_ended(streams);
}

#[test]
fn who_is_relieved_of_the_post_hears_nothing_more() {
    let county = County::new("stream_relieved");
    let (officer, streams) = followed(&county);
    county.relieves(&officer);
    all_have_ended(streams);
}

#[test]
fn who_has_lost_the_right_hears_nothing_more() {
    let county = County::new("stream_right_lost");
    let (officer, streams) = followed(&county);
    county.takes_rights_off(&officer);
    all_have_ended(streams);
}

#[test]
fn who_acts_in_another_post_without_the_right_hears_nothing_more() {
    let county = County::new("stream_other_post");
    let other = county.officer(&[]);
    let (officer, mut streams) = followed(&county);
    county.chooses(&officer, officer.post);
    let appointed = county.appoints(officer.person, other.post);
    let (position, _) = appointed.positions.expect("an event");
    assert_eq!(positions(&mut streams[1], 1), [position], "the post is still the same");
    county.chooses(&officer, other.post);
    county.writes(3);
    all_have_ended(streams);
}
