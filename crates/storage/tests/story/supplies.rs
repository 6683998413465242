//! Vehicles and stock come in from sheets; a drill has them as they stood.

use domain::kernel::{
    House, Instant, Key, Label, OrganisationId, Realm, Stream, Text, VehicleId, decode,
};
use domain::people::{OrganisationDetails, OrganisationKind, RegisterOrganisation};
use domain::realms::OpenRealm;
use domain::supplies::{
    self, ImportResources, SetStock, StockRow, Supplies, VehicleKind, VehicleRow, VehicleState,
    WithdrawVehicle,
};
use testkit::{Engine, Playground, command, county};
use uuid::Uuid;

use super::on_both_engines;
use super::places::{with_regions, with_sites};

on_both_engines! {
    resources_come_in_once_and_the_tables_say_what_the_rules_believe,
    a_drill_counts_its_own_stock,
}

fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

fn label(name: &str) -> Label {
    Label::chinese(Text::parse(name).expect("fits"))
}

fn resources(first_id: u128) -> ImportResources {
    ImportResources {
        vehicles: vec![VehicleRow {
            row: 2,
            vehicle: VehicleId::from_uuid(Uuid::from_u128(first_id)),
            code: key("boat-1"),
            kind: VehicleKind::Boat,
            plate: None,
            seats: 8,
            home: Some(key("bridge")),
            unit: key("psb"),
            state: VehicleState::Ready,
        }],
        stock: vec![StockRow {
            row: 2,
            site: key("shelter-1"),
            item: key("sandbag"),
            name: label("编织袋"),
            unit: Text::parse("条").expect("fits"),
            quantity: 26_000,
            minimum: 10_000,
            counted_on: "2026-05-20".parse().expect("a day"),
        }],
    }
}

fn furnished(engine: Engine, name: &str) -> Playground {
    let playground = Playground::new(engine, name);
    with_regions(&playground);
    with_sites(&playground);
    let verb = RegisterOrganisation {
        organisation: OrganisationId::from_uuid(Uuid::from_u128(1)),
        code: key("psb"),
        details: OrganisationDetails {
            name: label("云泽县公安局"),
            kind: OrganisationKind::PublicSecurity,
            parent: None,
            region: Some(county()),
        },
    };
    playground.office.perform(command(House, verb)).expect("it is registered");
    playground.office.perform(command(House, resources(30))).expect("it is sound");
    playground
}

fn supplies_of(playground: &Playground, realm: &Realm) -> Supplies {
    let realm = realm.clone();
    let read = playground.office.read(move |reading| reading.view.supplies(&realm));
    read.expect("the register can be read")
}

fn folded(playground: &Playground) -> Supplies {
    playground
        .office
        .read(|reading| {
            let mut supplies = Supplies::new(House);
            for stored in reading.view.events_of(&Realm::real(), "supplies/house", u64::MAX)? {
                let it = stored.sealed.envelope();
                let event = decode::<supplies::Event>(&it.kind, it.schema, &it.payload)
                    .expect("it was written by this program");
                supplies.evolve(&event, stored.moment());
            }
            Ok(supplies)
        })
        .expect("the journal can be read")
}

fn resources_come_in_once_and_the_tables_say_what_the_rules_believe(engine: Engine) {
    let playground = furnished(engine, "resources_once").restarted();
    let again = playground.office.perform(command(House, resources(40))).expect("it is sound");
    assert_eq!(again.positions, None);
    let mut changed = resources(40);
    changed.vehicles[0].plate = Some(Text::parse("鄂L·0001警").expect("fits"));
    changed.stock[0].quantity = 14_600;
    playground.office.perform(command(House, changed)).expect("it is sound");
    assert_eq!(supplies_of(&playground, &Realm::real()), folded(&playground));
    let vehicle = VehicleId::from_uuid(Uuid::from_u128(30));
    playground.office.perform(command(House, WithdrawVehicle { vehicle })).expect("it goes");
    assert_eq!(supplies_of(&playground, &Realm::real()), folded(&playground));
    let rebuilt = playground.storage.rebuild(&mut |_| {}).expect("it rebuilds");
    assert_eq!(rebuilt.differing, Vec::<&str>::new());
}

fn a_drill_counts_its_own_stock(engine: Engine) {
    let playground = furnished(engine, "stock_drill");
    let drill: Realm = "drill-flood".parse().expect("a realm");
    let shows = Instant::from_microseconds(1_780_000_000_000_000);
    let opening = command(&drill, OpenRealm { shows, speed_thousandths: 1000 });
    playground.office.perform(opening).expect("it opens");
    let real = supplies_of(&playground, &Realm::real());
    assert_eq!(supplies_of(&playground, &drill), real);
    let line = real.stock().next().expect("there is some").clone();
    let mut counting = command(
        House,
        SetStock {
            site: line.site,
            item: line.item,
            name: line.name,
            unit: line.unit,
            quantity: 3,
            minimum: 10_000,
            counted_on: line.counted_on,
        },
    );
    counting.realm = drill.clone();
    playground.office.perform(counting).expect("it is counted");
    assert_eq!(supplies_of(&playground, &Realm::real()), real);
    let in_drill = supplies_of(&playground, &drill);
    assert_eq!(in_drill.stock().next().map(|it| it.quantity), Some(3));
}
