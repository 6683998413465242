//! An office with a gate, and a person who comes to it.

use application::access::{Attempt, Cost, Entry, Gate, NewAccount, PasswordSet, Session, SignIn};
use domain::access::Login;
use domain::kernel::{AccountId, Instant, PersonId, Span};
use testkit::{Engine, Playground, actor};
use totp_rs::{Builder, Secret};
use uuid::Uuid;

pub(super) const PASSWORD: &str = "今夜河水涨过了老码头石阶";

/// The office, its gate and the account of Wang Li.
pub(super) struct Door {
    pub(super) playground: Playground,
    pub(super) gate: Gate,
}

pub(super) fn account() -> AccountId {
    AccountId::from_uuid(Uuid::from_u128(0xa1))
}

pub(super) fn person() -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(0xb1))
}

pub(super) fn login() -> Login {
    "wang.li".parse().expect("a login")
}

pub(super) fn new_account() -> NewAccount {
    NewAccount { account: account(), login: login(), person: person() }
}

impl Door {
    /// An account with a password of its own.
    pub(super) fn new(engine: Engine, name: &str) -> Self {
        let (door, one_time) = Self::fresh(engine, name);
        let entry = door.enters("wang.li", &one_time);
        let office = &door.playground.office;
        let set = door.gate.set_password(office, &entry.session, None, PASSWORD);
        assert_eq!(set.expect("it can be written"), PasswordSet::Set);
        door.gate.sign_out(office, entry.token.as_str()).expect("it can be written");
        door
    }

    /// An account with the password that the operator handed out.
    pub(super) fn fresh(engine: Engine, name: &str) -> (Self, String) {
        let playground = Playground::new(engine, name);
        let gate = Gate::new(&playground.office, Cost::LEAST);
        let handed_out = gate.add_account(&playground.office, &actor(), new_account());
        let one_time = handed_out.expect("the account is opened").0.to_string();
        (Self { playground, gate }, one_time)
    }

    pub(super) fn tries(&self, login: &str, password: &str) -> SignIn {
        self.tries_from("192.0.2.7", login, password)
    }

    pub(super) fn tries_from(&self, address: &str, login: &str, password: &str) -> SignIn {
        let address = address.parse().expect("an address");
        self.attempts(&Attempt { login, password, address, device: None })
    }

    pub(super) fn attempts(&self, attempt: &Attempt<'_>) -> SignIn {
        self.gate.sign_in(&self.playground.office, attempt).expect("the office works")
    }

    pub(super) fn enters(&self, login: &str, password: &str) -> Entry {
        match self.tries(login, password) {
            SignIn::SignedIn(entry) => *entry,
            other => panic!("not in: {other:?}"),
        }
    }

    pub(super) fn session(&self, token: &str) -> Option<Session> {
        self.gate.session(&self.playground.office, token).expect("the office works")
    }

    pub(super) fn passes(&self, span: Span) {
        self.playground.machine.pass(span);
    }

    pub(super) fn now(&self) -> Instant {
        self.playground.office.machine().now()
    }

    /// What the telephone shows now.
    pub(super) fn telephone(&self, secret: &str) -> String {
        let secret = Secret::try_from_base32(secret).expect("as it was shown");
        let totp = Builder::new().with_secret(secret).build().expect("160 bits");
        let seconds = self.now().microseconds() / 1_000_000;
        totp.generate(u64::try_from(seconds).expect("after 1970")).to_string()
    }

    /// How many wrong passwords are heard before somebody has to wait.
    pub(super) fn fails_until_throttled(&self) -> u32 {
        for heard in 0..100 {
            if matches!(self.tries("wang.li", "wrong-wrong-wrong"), SignIn::Throttled { .. }) {
                return heard;
            }
        }
        panic!("nobody ever has to wait");
    }
}
