//! The second factor: a key in the telephone, codes on paper for when it is lost.

use std::sync::Arc;

use domain::access::{Credentials, SetCredentials};
use domain::kernel::{AccountId, Instant, Realm, Span};
use zeroize::Zeroizing;

use super::accounts::command;
use super::codes::{self, SECRET_BYTES};
use super::gate::Gate;
use super::keys::{Keys, Subject};
use super::passwords::own;
use super::sessions::{Session, begun, found};
use super::sign_in::{Entry, standing};
use super::throttle::{FREE_FAILURES, blocked_until, failed};
use super::tokens::{Token, hash_of};
use crate::failure::{Failure, Fault};
use crate::office::Office;
use crate::ports::{AccessTransaction, EnrolmentRow, SessionRow};

/// So many codes are printed; each is used once.
pub const RECOVERY_CODES: usize = 10;
/// How long one may take from seeing a key to typing its first code.
pub const ENROLMENT_LIFE: Span = Span::from_minutes(15);

/// Two groups of five signs: 50 bits, looked at five times and then ever more slowly.
const RECOVERY_CODE_GROUPS: usize = 2;

/// What came of a code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Confirmed {
    /// The person is in, with a new token.
    SignedIn(Box<Entry>),
    /// The code is wrong, or was used before.
    Wrong,
    /// Too many wrong ones: nobody was heard.
    Throttled {
        /// When somebody is heard again.
        again_at: Instant,
    },
    /// It took too long: the password is asked for again.
    Gone,
}

/// A key that is shown once.
#[derive(Clone)]
pub struct Enrolment {
    /// The key in the letters that people type.
    pub secret: Zeroizing<String>,
    /// The same as an `otpauth:` address, for a picture that the telephone reads.
    pub uri: Zeroizing<String>,
}

/// Codes for when the telephone is lost: shown once, on paper from then on.
pub struct RecoveryCodes(pub Vec<Zeroizing<String>>);

/// What came of the first code.
pub enum Enrolled {
    /// The second factor stands; every other session of the account has ended.
    Done(RecoveryCodes),
    /// The code is wrong: look at the telephone's clock.
    Wrong,
    /// No key waits, or it has waited too long: begin again.
    NotBegun,
}

impl Gate {
    /// Takes the code of a telephone, or one from paper, for a token of
    /// [`super::SignIn::SecondFactor`].
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn confirm_second_factor(
        &self,
        office: &Office,
        pending: &str,
        code: &str,
    ) -> Result<Confirmed, Failure> {
        let Some(pending) = hash_of(pending) else { return Ok(Confirmed::Gone) };
        let now = office.machine().now();
        // Whoever makes tokens up does not get the writer to work.
        let session = office.read(move |reading| found(reading.view, &pending, now))?;
        let Some(session) = session.filter(|session| !session.is_proved) else {
            return Ok(Confirmed::Gone);
        };
        let (token, row) = begun(office.machine(), session.account, true);
        let presented = Presented { code: codes::bare(code), pending, now };
        let keys = Arc::clone(&self.keys);
        let device = Token::device(office.machine(), &self.keys, session.login.as_str());
        office.keep(move |kept| {
            Ok(match presented.taken(kept, &keys, &row)? {
                Taken::Yes(session) => {
                    Confirmed::SignedIn(Box::new(Entry { token, device, session }))
                }
                Taken::No => Confirmed::Wrong,
                Taken::NotHeard { again_at } => Confirmed::Throttled { again_at },
                Taken::Gone => Confirmed::Gone,
            })
        })
    }

    /// Shows a new key. A second factor that stands, stays until the new one is confirmed. None:
    /// the session has not proved enough.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn begin_second_factor(
        &self,
        office: &Office,
        session: &Session,
    ) -> Result<Option<Enrolment>, Failure> {
        if !session.is_complete() {
            return Ok(None);
        }
        let mut secret = Zeroizing::new([0; SECRET_BYTES]);
        office.machine().randomness(secret.as_mut_slice());
        let sealed = self.keys.seal(office.machine(), session.account, secret.as_slice());
        let begun_at = office.machine().now();
        let row = EnrolmentRow { account: session.account, sealed, begun_at };
        office.keep(move |kept| kept.keep_enrolment(&row))?;
        let issuer = format!("Lianfang {}", office.jurisdiction());
        Ok(Some(Enrolment {
            secret: Zeroizing::new(codes::base32(&secret)),
            uri: Zeroizing::new(codes::uri(&issuer, session.login.as_str(), &secret)),
        }))
    }

    /// Makes the key that was shown the second factor, once the telephone has given a code of it.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn finish_second_factor(
        &self,
        office: &Office,
        session: &Session,
        code: &str,
    ) -> Result<Enrolled, Failure> {
        let (account, token, now) = (session.account, *session.token(), office.machine().now());
        let (session, waits) = office.read(move |reading| {
            let session = found(reading.view, &token, now)?.filter(Session::is_complete);
            Ok((session, reading.view.enrolment(account)?))
        })?;
        let waits = waits.filter(|it| now.since(it.begun_at) < ENROLMENT_LIFE);
        let (Some(session), Some(waits)) = (session, waits) else {
            return Ok(Enrolled::NotBegun);
        };
        let Some(step) = self.keys.step_of(account, &waits.sealed, &codes::bare(code), now)? else {
            return Ok(Enrolled::Wrong);
        };
        let shown: Vec<_> = (0..RECOVERY_CODES)
            .map(|_| Zeroizing::new(codes::groups(office.machine(), RECOVERY_CODE_GROUPS)))
            .collect();
        let kept_codes: Vec<_> =
            shown.iter().map(|code| self.keys.recovery_code(account, &codes::bare(code))).collect();
        let verb = SetCredentials { what: Credentials::SecondFactor };
        let command = command(office, own(&session), account, verb.into());
        office.perform_with(command, move |kept| {
            kept.keep_second_factor(account, &waits.sealed, step)?;
            kept.keep_recovery_codes(account, &kept_codes)?;
            kept.drop_sessions_of(account, Some(&token)).map(drop)
        })?;
        Ok(Enrolled::Done(RecoveryCodes(shown)))
    }

    /// How many recovery codes are left: when few are, the page says so.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn recovery_codes_left(&self, office: &Office, account: AccountId) -> Result<u64, Failure> {
        office.read(move |reading| reading.view.recovery_codes_left(account))
    }
}

impl Keys {
    /// The step of time whose code it is, under a sealed key.
    fn step_of(
        &self,
        account: AccountId,
        sealed: &[u8],
        code: &str,
        now: Instant,
    ) -> Result<Option<u64>, Fault> {
        let secret = self.unseal(account, sealed).ok_or_else(|| {
            let met = "it is damaged or was sealed under another master key";
            Fault::new(format!("opening the second factor of account {account}"), met)
        })?;
        Ok(codes::step_of(&codes::totp(&secret)?, code, now))
    }
}

/// A code that was typed.
struct Presented {
    code: String,
    pending: [u8; 32],
    now: Instant,
}

enum Taken {
    Yes(Session),
    No,
    NotHeard { again_at: Instant },
    Gone,
}

impl Presented {
    /// Looks at the code and uses it up, counts it or lets the person in: one transaction, so
    /// that many at once are one after the other.
    fn taken(
        &self,
        kept: &mut dyn AccessTransaction,
        keys: &Keys,
        row: &SessionRow,
    ) -> Result<Taken, Fault> {
        let (account, now) = (row.account, self.now);
        if found(kept, &self.pending, now)?.is_none_or(|session| session.is_proved) {
            return Ok(Taken::Gone);
        }
        let subject = keys.subject(Subject::Codes(account));
        let of = kept.account(&Realm::real(), account)?;
        let wrong_ones = standing(kept, of.as_ref(), &subject)?;
        if let Some(again_at) = blocked_until(wrong_ones.as_ref(), now) {
            return Ok(Taken::NotHeard { again_at });
        }
        if !self.is_used_up(kept, keys, account)? {
            kept.keep_throttle(&failed(subject, wrong_ones.as_ref(), FREE_FAILURES, now))?;
            return Ok(Taken::No);
        }
        kept.drop_throttle(&subject)?;
        kept.drop_session(&self.pending)?;
        kept.keep_session(row)?;
        Ok(found(kept, &row.token, now)?.map_or(Taken::Gone, Taken::Yes))
    }

    /// Whether it was a code that nobody had used.
    fn is_used_up(
        &self,
        kept: &mut dyn AccessTransaction,
        keys: &Keys,
        account: AccountId,
    ) -> Result<bool, Fault> {
        if !codes::is_of_telephone(&self.code) {
            return kept.use_recovery_code(account, &keys.recovery_code(account, &self.code));
        }
        let factor = kept.credentials(account)?.and_then(|it| it.second_factor);
        let Some(sealed) = factor else { return Ok(false) };
        match keys.step_of(account, &sealed, &self.code, self.now)? {
            Some(step) => kept.use_step(account, step),
            None => Ok(false),
        }
    }
}
