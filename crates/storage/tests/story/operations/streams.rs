//! Pieces of a stream are what the journal says, whatever stands between.

use application::{Stored, View};
use domain::kernel::{OperationId, Realm, Thing};
use testkit::{Engine, Playground, command};
use uuid::Uuid;

use super::super::on_both_engines;
use super::flood::{begun, deciding, giving, opening, operation, stream, thing, works};

on_both_engines! {
    pieces_after_and_before_a_position,
    the_events_of_some_things,
}

/// An operation whose events stand between those of others.
fn told(engine: Engine, name: &str) -> Playground {
    let playground = begun(engine, name);
    for number in 0..12_u128 {
        let other = OperationId::from_uuid(Uuid::from_u128(1000 + number));
        playground.office.perform(command(other, opening())).expect("it opens");
        if number % 3 == 0 {
            works(&playground, giving("psb", Some("post-2"), None));
        }
    }
    works(&playground, deciding("IV"));
    playground
}

fn level() -> Thing {
    Thing::new("level", format_args!("{}.county-flood", operation()))
}

fn positions(events: &[Stored]) -> Vec<u64> {
    events.iter().map(|it| it.sealed.envelope().position).collect()
}

/// The positions of the operation's events among all.
fn all_of_it(view: &mut dyn View) -> Vec<u64> {
    let mut events = view.events_after(0, 1000).expect("it can be read");
    events.retain(|it| it.sealed.envelope().stream == stream());
    positions(&events)
}

fn pieces_after_and_before_a_position(engine: Engine) {
    let playground = told(engine, "stream_pieces");
    let read = playground.office.read(|reading| {
        let (real, of, view) = (Realm::real(), stream(), &mut *reading.view);
        let all = all_of_it(view);
        let end = view.head()?.size;
        assert!(all.len() > 10 && end > all.len() as u64 + 10);
        for position in 0..=end + 1 {
            let after: Vec<_> = all.iter().copied().filter(|it| *it > position).collect();
            let before: Vec<_> = all.iter().rev().copied().filter(|it| *it < position).collect();
            for events_max in [0, 1, 3, 500] {
                let few = |all: &[u64]| all.iter().copied().take(events_max).collect::<Vec<_>>();
                let events_max = u32::try_from(events_max).expect("small");
                let found = view.events_of_after(&real, &of, position, events_max)?;
                assert_eq!(positions(&found), few(&after), "after {position}");
                let found = view.events_of_before(&real, &of, Some(position), events_max)?;
                assert_eq!(positions(&found), few(&before), "before {position}");
            }
        }
        let newest = view.events_of_before(&real, &of, None, 2)?;
        assert_eq!(positions(&newest), all.iter().rev().copied().take(2).collect::<Vec<_>>());
        let nothing = view.events_of_before(&real, "operation/none", None, 2)?;
        Ok(nothing.len() + view.events_of_after(&real, "operation/none", 0, 2)?.len())
    });
    assert_eq!(read.expect("it can be read"), 0);
}

fn the_events_of_some_things(engine: Engine) {
    let playground = told(engine, "stream_things");
    let read = playground.office.read(|reading| {
        let (real, of, view) = (Realm::real(), stream(), &mut *reading.view);
        let things = [thing(1), thing(7), level()];
        let mut expected = view.events_of(&real, &of, u64::MAX)?;
        let is_of = |it: &Stored, thing: &Thing| it.sealed.envelope().thing == thing.as_str();
        expected.retain(|it| things.iter().any(|thing| is_of(it, thing)));
        let expected = positions(&expected);
        assert!(expected.len() > 4);
        let found = view.events_of_things(&real, &of, &things, 500)?;
        assert_eq!(positions(&found), expected);
        let found = view.events_of_things(&real, &of, &things, 2)?;
        assert_eq!(positions(&found), expected[..2]);
        let once = view.events_of_things(&real, &of, &[thing(1)], 500)?;
        let twice = view.events_of_things(&real, &of, &[thing(1), thing(1)], 500)?;
        assert_eq!(positions(&twice), positions(&once));
        // Of another stream, and of none.
        let elsewhere = view.events_of_things(&real, "operation/none", &things, 500)?;
        Ok(elsewhere.len() + view.events_of_things(&real, &of, &[], 500)?.len())
    });
    assert_eq!(read.expect("it can be read"), 0);
}
