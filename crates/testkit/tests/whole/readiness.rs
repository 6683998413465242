//! Whether the server says that it is ready: with a full disk, and when there is room again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use application::access::{Cost, Gate};
use application::{Failure, Fault, Machine, Office, Opening, Store, Transaction, View};
use testkit::{Answer, Client, command};
use tokio::sync::watch;
use web::Front;

use super::county::{County, opening, operation};

/// A store whose disk can be full.
struct Disk {
    store: Box<dyn Store>,
    is_full: Arc<AtomicBool>,
}

impl Store for Disk {
    fn look(&mut self) -> Result<Box<dyn View + '_>, Fault> {
        self.store.look()
    }

    fn write(&mut self) -> Result<Box<dyn Transaction + '_>, Fault> {
        if self.is_full.load(Ordering::Acquire) {
            return Err(Fault::new("writing", "database or disk is full"));
        }
        self.store.write()
    }

    fn sweep_destroyed_keys(&mut self) -> Result<u64, Fault> {
        self.store.sweep_destroyed_keys()
    }
}

fn readiness(address: &str) -> Answer {
    let mut client = Client::connect(address, "").expect("it listens");
    client.send("GET", "/readyz", "Accept-Language: en\r\n", "").expect("an answer")
}

#[test]
fn a_full_disk_is_told_until_something_was_written_again() {
    let county = County::new("readiness");
    let connect = || county.playground.storage.connect().expect("the engine answers");
    let is_full = Arc::new(AtomicBool::new(false));
    let office = Office::open(Opening {
        jurisdiction: county.playground.storage.jurisdiction().to_owned(),
        writer: Box::new(Disk { store: connect(), is_full: Arc::clone(&is_full) }),
        readers: vec![connect()],
        vault: county.playground.vault(),
        machine: Arc::clone(&county.playground.machine) as Arc<dyn Machine>,
        on_commit: Box::new(|_| {}),
    });
    let office = Arc::new(office.expect("the office opens"));
    let gate = Arc::new(Gate::new(&office, Cost::LEAST));
    let (_size, heard) = watch::channel(0);
    let setting = county.front.setting().clone();
    let address = county.serve(api::routes(Front::new(Arc::clone(&office), gate, heard, setting)));

    let log = || command(operation(), opening());
    assert_eq!(readiness(&address).status, 200);
    assert!(matches!(office.perform(log()), Err(Failure::Refused(_))));
    assert_eq!(readiness(&address).status, 200, "a refusal says nothing about the disk");

    is_full.store(true, Ordering::Release);
    assert!(matches!(office.perform(log()), Err(Failure::Fault(_))));
    for _ in 0..2 {
        let told = readiness(&address);
        assert_eq!(told.status, 503);
        assert!(told.body.contains("the disk may be full"), "{}", told.body);
    }

    is_full.store(false, Ordering::Release);
    let told = readiness(&address);
    assert_eq!(told.status, 200, "{}", told.body);
    assert!(told.body.starts_with("ready, "), "{}", told.body);
}
