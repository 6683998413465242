//! What is cut off in the middle begins anew.

use domain::kernel::{OperationId, Text};
use domain::operations::{EmergencyClass, OpenOperation};
use testkit::{Playground, command, county};
use uuid::Uuid;

#[test]
fn tables_whose_making_was_cut_off_are_made_again_and_filled() {
    let playground = Playground::new(testkit::Engine::Sqlite, "interrupted");
    let opening = OpenOperation {
        title: Text::parse("六月洪水").expect("fits"),
        class: EmergencyClass::NaturalDisaster,
        area: county(),
    };
    let operation = OperationId::from_uuid(Uuid::from_u128(7));
    playground.office.perform(command(operation, opening)).expect("it opens");
    // As a crash leaves it between making the tables and filling them.
    let store = playground.folder().expect("SQLite").join("lianfang.db");
    let connection = rusqlite::Connection::open(store).expect("it opens");
    connection
        .execute_batch("DELETE FROM read_shape; DELETE FROM operations;")
        .expect("it can be damaged");
    drop(connection);
    let playground = playground.restarted();
    let found = playground
        .office
        .read(move |reading| reading.view.operation(&domain::kernel::Realm::real(), operation))
        .expect("it can be read");
    assert!(found.is_some(), "the operation stands in the table again");
}
