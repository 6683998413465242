//! The keys of the gate, each for one use, derived from the master key.

use std::net::IpAddr;

use domain::kernel::AccountId;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::machine::Machine;
use crate::vault::MasterKey;
use crate::vault::wrapping::{Key, seal_bytes, unseal_bytes};

/// Whoever has a copy of the tables, and not these, can guess no code and name no login.
pub(super) struct Keys {
    throttles: Zeroizing<[u8; 32]>,
    devices: Zeroizing<[u8; 32]>,
    recovery_codes: Zeroizing<[u8; 32]>,
    second_factors: Key,
}

/// What wrong attempts are counted by.
#[derive(Clone, Copy)]
pub(super) enum Subject<'a> {
    /// What was typed as a login, whether there is such an account or not.
    Login(&'a str),
    /// Where the attempt came from.
    Address(IpAddr),
    /// A browser in which the login's person has signed in before.
    Device(&'a [u8]),
    /// The codes of an account whose password was right.
    Codes(AccountId),
    /// The old password, asked for beside a new one.
    OldPassword(AccountId),
}

impl Keys {
    pub(super) fn of(master: &MasterKey) -> Self {
        Self {
            throttles: master.derive("access-throttles"),
            devices: master.derive("access-devices"),
            recovery_codes: master.derive("access-recovery-codes"),
            second_factors: Key::from_bytes(*master.derive("access-second-factors")),
        }
    }

    /// How a subject stands in the table of wrong attempts.
    pub(super) fn subject(&self, subject: Subject<'_>) -> [u8; 32] {
        let mac = |kind: &str, what: &[u8]| tag(&self.throttles, &[kind.as_bytes(), what]);
        match subject {
            Subject::Login(login) => mac("login", login.as_bytes()),
            Subject::Address(address) => mac("address", &whose_network(address)),
            Subject::Device(nonce) => mac("device", nonce),
            Subject::Codes(account) => mac("codes", account.uuid().as_bytes()),
            Subject::OldPassword(account) => mac("old-password", account.uuid().as_bytes()),
        }
    }

    /// What proves that a device's number was given for a login.
    pub(super) fn device(&self, login: &str, nonce: &[u8]) -> [u8; 32] {
        tag(&self.devices, &[login.as_bytes(), nonce])
    }

    /// How a recovery code stands in its table.
    pub(super) fn recovery_code(&self, account: AccountId, code: &str) -> [u8; 32] {
        tag(&self.recovery_codes, &[account.uuid().as_bytes(), code.as_bytes()])
    }

    /// Seals a second factor's key for one account.
    pub(super) fn seal(&self, machine: &dyn Machine, account: AccountId, secret: &[u8]) -> Vec<u8> {
        seal_bytes(&self.second_factors, machine, &bound_to(account), secret)
    }

    /// Opens it; none where it is damaged or belongs to another account.
    pub(super) fn unseal(&self, account: AccountId, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        unseal_bytes(&self.second_factors, &bound_to(account), sealed)
    }
}

fn bound_to(account: AccountId) -> Vec<u8> {
    format!("second-factor/{account}").into_bytes()
}

/// HMAC-SHA-256 over parts, each with its length before it.
fn tag(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    for part in parts {
        hash.update(&part.len().to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into_bytes().into()
}

/// One subscriber has a whole /64 of IPv6 (RFC 6177), so that is what is counted.
fn whose_network(address: IpAddr) -> Vec<u8> {
    match address.to_canonical() {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().into_iter().take(8).collect(),
    }
}

#[test]
fn a_subscriber_with_many_addresses_is_one_subject() {
    let keys = Keys::of(&MasterKey::random(&crate::access::tokens::testing::Counting::default()));
    let of = |text: &str| keys.subject(Subject::Address(text.parse().expect("an address")));
    assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:2"));
    assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
    assert_eq!(of("192.0.2.7"), of("::ffff:192.0.2.7"));
    assert_ne!(of("192.0.2.7"), of("192.0.2.8"));
    assert_ne!(keys.subject(Subject::Login("x")), keys.subject(Subject::Device(b"x")));
}
