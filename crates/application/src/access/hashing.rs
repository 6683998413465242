//! Argon2id: slow on purpose, few at a time, and keyed: a stolen table cannot be guessed at.

use std::sync::{Condvar, Mutex, PoisonError};

use argon2::password_hash::phc::{Output, PasswordHash};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use zeroize::Zeroizing;

use crate::failure::{Failure, Fault};
use crate::machine::Machine;

/// So many passwords are looked at at once: at the recommended cost they take 128 MiB.
pub const HASHES_AT_ONCE: usize = 2;
/// So many wait; one more is told to try again.
pub const HASHES_WAITING_MAX: usize = 32;

const SALT_BYTES: usize = 16;

/// What one look at a password costs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cost {
    /// Memory, in units of 1024 bytes.
    pub memory_kibibytes: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes of the memory; they are filled one after the other here.
    pub lanes: u32,
}

impl Cost {
    /// The second recommended option of RFC 9106, section 4: 64 MiB, 3 passes, 4 lanes. 130 ms on
    /// a core of 2026.
    pub const RECOMMENDED: Self = Self { memory_kibibytes: 64 * 1024, passes: 3, lanes: 4 };
    /// The least that Argon2 can do: for tests, and never for people.
    pub const LEAST: Self = Self { memory_kibibytes: 8, passes: 1, lanes: 1 };

    fn params(self) -> Params {
        Params::new(self.memory_kibibytes, self.passes, self.lanes, None)
            .expect("the costs are constants within what Argon2 takes")
    }
}

/// Hashes passwords and looks at them.
pub(super) struct Hasher {
    pepper: Zeroizing<[u8; 32]>,
    cost: Cost,
    /// What is looked at where there is no account: it takes as long, and nothing fits.
    dummy: String,
    seats: Mutex<Seats>,
    free: Condvar,
}

#[derive(Default)]
struct Seats {
    taken: usize,
    waiting: usize,
}

/// One of the few places at which a password is hashed.
pub(super) struct Seat<'a>(&'a Hasher);

impl Hasher {
    pub(super) fn new(pepper: Zeroizing<[u8; 32]>, cost: Cost, machine: &dyn Machine) -> Self {
        let mut hasher = Self {
            pepper,
            cost,
            dummy: String::new(),
            seats: Mutex::default(),
            free: Condvar::new(),
        };
        hasher.dummy = hasher.made_up(machine);
        hasher
    }

    /// Waits for a place.
    ///
    /// # Errors
    /// When too many wait already.
    pub(super) fn seat(&self) -> Result<Seat<'_>, Failure> {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        if seats.taken >= HASHES_AT_ONCE {
            if seats.waiting >= HASHES_WAITING_MAX {
                return Err(Failure::Overloaded);
            }
            seats.waiting += 1;
            let is_full = |seats: &mut Seats| seats.taken >= HASHES_AT_ONCE;
            seats = self.free.wait_while(seats, is_full).unwrap_or_else(PoisonError::into_inner);
            seats.waiting -= 1;
        }
        seats.taken += 1;
        Ok(Seat(self))
    }

    /// Whether a hash was made at a lower cost than today's.
    pub(super) fn is_outdated(&self, hash: &str) -> bool {
        let params = PasswordHash::new(hash).ok().and_then(|hash| Params::try_from(&hash).ok());
        params.is_none_or(|params| {
            params.m_cost() < self.cost.memory_kibibytes || params.t_cost() < self.cost.passes
        })
    }

    fn argon2(&self) -> Argon2<'_> {
        let (algorithm, version) = (Algorithm::Argon2id, Version::V0x13);
        Argon2::new_with_secret(self.pepper.as_slice(), algorithm, version, self.cost.params())
            .expect("the pepper is shorter than what Argon2 takes")
    }

    /// A hash of nothing: its output is chance.
    fn made_up(&self, machine: &dyn Machine) -> String {
        let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
        machine.randomness(&mut output);
        // The least cost is enough to get the shape; the parameters are then written over.
        let of_nothing = Params::new(Params::MIN_M_COST, 1, 1, None)
            .map(|params| Argon2::from(params).hash_password_with_salt(b"", &[0; SALT_BYTES]));
        let mut hash: PasswordHash =
            of_nothing.expect("the least is allowed").expect("nothing can be hashed");
        hash.params = (&self.cost.params()).try_into().expect("they are the office's own");
        hash.hash = Some(Output::new(&output).expect("it is of the usual length"));
        hash.to_string()
    }
}

impl Seat<'_> {
    /// Hashes a password under a new salt.
    pub(super) fn hash(&self, machine: &dyn Machine, password: &str) -> Result<String, Fault> {
        let mut salt = [0; SALT_BYTES];
        machine.randomness(&mut salt);
        let hash: PasswordHash = self
            .0
            .argon2()
            .hash_password_with_salt(password.as_bytes(), &salt)
            .map_err(|error| Fault::new("hashing a password", error))?;
        Ok(hash.to_string())
    }

    /// Whether a password is the one of a hash; without a hash it takes as long, and is not.
    pub(super) fn fits(&self, password: &str, hash: Option<&str>) -> Result<bool, Fault> {
        let hash = hash.unwrap_or(&self.0.dummy);
        let hash = PasswordHash::new(hash).map_err(|error| Fault::new("reading a hash", error))?;
        match self.0.argon2().verify_password(password.as_bytes(), &hash) {
            Ok(()) => Ok(true),
            Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(Fault::new("looking at a password", error)),
        }
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        let mut seats = self.0.seats.lock().unwrap_or_else(PoisonError::into_inner);
        seats.taken -= 1;
        self.0.free.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::testing::Counting;
    use super::*;

    fn hasher(pepper: u8, cost: Cost) -> Hasher {
        Hasher::new(Zeroizing::new([pepper; 32]), cost, &Counting::default())
    }

    fn hashed(hasher: &Hasher, password: &str) -> String {
        let seat = hasher.seat().expect("nobody waits");
        seat.hash(&Counting::default(), password).expect("it is hashed")
    }

    fn fits(hasher: &Hasher, password: &str, hash: Option<&str>) -> bool {
        hasher.seat().expect("nobody waits").fits(password, hash).expect("it is a hash")
    }

    #[test]
    fn only_the_password_fits_and_only_under_the_same_master_key() {
        let here = hasher(1, Cost::LEAST);
        let hash = hashed(&here, "battery-horse-staple");
        assert!(fits(&here, "battery-horse-staple", Some(&hash)));
        assert!(!fits(&here, "battery-horse-stable", Some(&hash)));
        assert!(!fits(&hasher(2, Cost::LEAST), "battery-horse-staple", Some(&hash)));
        assert!(!fits(&here, "battery-horse-staple", None));
    }

    #[test]
    fn where_there_is_no_account_as_much_is_hashed() {
        let dummy = hasher(1, Cost::RECOMMENDED).dummy;
        assert!(dummy.starts_with("$argon2id$v=19$m=65536,t=3,p=4$"), "{dummy}");
        assert!(PasswordHash::new(&dummy).is_ok_and(|hash| hash.hash.is_some()));
    }

    #[test]
    fn a_hash_of_a_lower_cost_is_outdated_and_still_fits() {
        let hash = hashed(&hasher(1, Cost::LEAST), "battery-horse-staple");
        let dearer = hasher(1, Cost { passes: 2, ..Cost::LEAST });
        assert!(fits(&dearer, "battery-horse-staple", Some(&hash)));
        assert!(dearer.is_outdated(&hash));
        assert!(!hasher(1, Cost::LEAST).is_outdated(&hash));
    }

    #[test]
    fn a_flood_takes_two_places_and_the_rest_is_told_to_try_again() {
        let hasher = hasher(1, Cost::LEAST);
        let first = hasher.seat().expect("free");
        let second = hasher.seat().expect("free");
        let (done, finished) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            for _ in 0..HASHES_WAITING_MAX {
                let (hasher, done) = (&hasher, done.clone());
                scope.spawn(move || done.send(hasher.seat().is_ok()));
            }
            let all_wait = |seats: &Seats| seats.waiting == HASHES_WAITING_MAX;
            while !all_wait(&hasher.seats.lock().expect("not poisoned")) {
                std::thread::yield_now();
            }
            assert!(matches!(hasher.seat().map(drop), Err(Failure::Overloaded)));
            drop((first, second));
        });
        drop(done);
        assert_eq!(finished.iter().filter(|is_seated| *is_seated).count(), HASHES_WAITING_MAX);
    }
}
