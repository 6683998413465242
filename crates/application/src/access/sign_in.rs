//! Sign in: a name and a password, looked at slowly, with one answer for whatever is wrong.

use std::net::IpAddr;

use domain::access::{Login, PASSWORD_CHARACTERS_MAX};
use domain::kernel::{Instant, Realm};

use super::gate::{Gate, swept_beside};
use super::hashing::Seat;
use super::keys::Subject;
use super::passwords::is_past_its_time;
use super::sessions::{Session, begun, found};
use super::throttle::{ADDRESS_FREE_FAILURES, FREE_FAILURES, blocked_until, failed, forgiven};
use super::tokens::{Token, nonce_of_device};
use crate::failure::{Failure, Fault};
use crate::office::Office;
use crate::ports::{AccessTransaction, AccessView, AccountRow, CredentialsRow, ThrottleRow};

/// Somebody at the door.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// What was typed as the login.
    pub login: &'a str,
    /// What was typed as the password.
    pub password: &'a str,
    /// Where it comes from.
    pub address: IpAddr,
    /// The device's token, if the browser has one.
    pub device: Option<&'a str>,
}

/// What came of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SignIn {
    /// The person is in.
    SignedIn(Box<Entry>),
    /// The password was right; the token is for [`Gate::confirm_second_factor`] only.
    SecondFactor(Token),
    /// Login, password or both are wrong, or the account is closed: nobody is told which.
    Wrong,
    /// Too many wrong attempts: nobody was heard.
    Throttled {
        /// When somebody is heard again.
        again_at: Instant,
    },
}

/// A person who is in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// For the session's cookie: `Secure`, `HttpOnly`, `SameSite=Lax`, until the browser closes.
    pub token: Token,
    /// For the device's cookie, which may live for a year; it opens nothing.
    pub device: Token,
    /// The session.
    pub session: Session,
}

/// What is known of a login before its password is looked at.
struct Known {
    account: Option<AccountRow>,
    credentials: Option<CredentialsRow>,
}

/// What wrong attempts are counted by, with how many are free.
type Counted = Vec<([u8; 32], u32)>;

impl Gate {
    /// Signs in. An unknown login, a closed account and a wrong password take as long and are
    /// answered alike.
    ///
    /// # Errors
    /// When too many wait, or the store cannot be read or written.
    pub fn sign_in(&self, office: &Office, attempt: &Attempt<'_>) -> Result<SignIn, Failure> {
        let login = Login::typed(attempt.login).ok();
        let counted = self.counted(attempt, login.as_ref());
        let now = office.machine().now();
        let subjects = counted.clone();
        let (known, blocked) = office.read(move |reading| {
            let known = known(reading.view, login.as_ref(), now)?;
            let blocked = blocked(reading.view, known.account.as_ref(), &subjects, now)?;
            Ok((known, blocked))
        })?;
        if let Some(again_at) = blocked {
            return Ok(SignIn::Throttled { again_at });
        }
        let seat = self.hasher.seat()?;
        if let Some(again_at) = self.counted_as_wrong(office, known.account.clone(), &counted)? {
            return Ok(SignIn::Throttled { again_at });
        }
        let hash = known.credentials.as_ref().map(|it| it.password.hash.as_str());
        let is_right = seat.fits(within_limits(attempt.password), hash)?;
        match (is_right, known.account, known.credentials) {
            (true, Some(account), Some(credentials)) => {
                self.rehash_if_outdated(office, &seat, attempt.password, &credentials)?;
                drop(seat);
                self.let_in(office, &account, &credentials, counted)
            }
            _ => Ok(SignIn::Wrong),
        }
    }

    /// By whom wrong attempts are counted: in a browser that is known for this login, by itself;
    /// elsewhere by the login, and by the address.
    fn counted(&self, attempt: &Attempt<'_>, login: Option<&Login>) -> Counted {
        let device = attempt
            .device
            .zip(login)
            .and_then(|(device, login)| nonce_of_device(&self.keys, login.as_str(), device));
        if let Some(nonce) = device {
            return vec![(self.keys.subject(Subject::Device(&nonce)), FREE_FAILURES)];
        }
        let typed = login.map_or(attempt.login, Login::as_str);
        vec![
            (self.keys.subject(Subject::Login(typed)), FREE_FAILURES),
            (self.keys.subject(Subject::Address(attempt.address)), ADDRESS_FREE_FAILURES),
        ]
    }

    /// Counts an attempt as wrong before it is looked at: many at once cannot slip through
    /// together. Until when nobody is heard, if somebody else was quicker.
    pub(super) fn counted_as_wrong(
        &self,
        office: &Office,
        account: Option<AccountRow>,
        counted: &Counted,
    ) -> Result<Option<Instant>, Failure> {
        let (now, counted) = (office.machine().now(), counted.clone());
        office.keep(move |kept| {
            if let Some(again_at) = blocked(kept, account.as_ref(), &counted, now)? {
                return Ok(Some(again_at));
            }
            for (subject, free) in counted {
                let standing = standing(kept, account.as_ref(), &subject)?;
                kept.keep_throttle(&failed(subject, standing.as_ref(), free, now))?;
            }
            swept_beside(kept, now)?;
            Ok(None)
        })
    }

    /// The password was right: forgives what was counted, and begins a session.
    fn let_in(
        &self,
        office: &Office,
        account: &AccountRow,
        credentials: &CredentialsRow,
        counted: Counted,
    ) -> Result<SignIn, Failure> {
        let (machine, now) = (office.machine(), office.machine().now());
        let needs_code = credentials.second_factor.is_some();
        let (token, row) = begun(machine, account.account, !needs_code);
        let device = Token::device(machine, &self.keys, account.login.as_str());
        let (account, set_at) = (account.account, credentials.password.set_at);
        let session = office.keep(move |kept| {
            // Closed, or given another password, while this one was looked at.
            let stands = kept.credentials(account)?;
            if stands.is_none_or(|it| it.password.set_at != set_at) {
                return Ok(None);
            }
            kept.keep_session(&row)?;
            forgive(kept, &counted, now)?;
            found(kept, &row.token, now)
        })?;
        Ok(match session {
            None => SignIn::Wrong,
            Some(_) if needs_code => SignIn::SecondFactor(token),
            Some(session) => SignIn::SignedIn(Box::new(Entry { token, device, session })),
        })
    }

    /// When what a look may cost has risen, the password is at hand to be hashed anew.
    fn rehash_if_outdated(
        &self,
        office: &Office,
        seat: &Seat<'_>,
        password: &str,
        credentials: &CredentialsRow,
    ) -> Result<(), Failure> {
        let (account, old) = (credentials.password.account, credentials.password.hash.clone());
        if !self.hasher.is_outdated(&old) {
            return Ok(());
        }
        let new = seat.hash(office.machine(), password)?;
        office.keep(move |kept| kept.rehash_password(account, &old, &new))
    }
}

/// What is longer than any password is none, and not worth hashing.
fn within_limits(password: &str) -> &str {
    if password.len() > 4 * PASSWORD_CHARACTERS_MAX { "" } else { password }
}

/// An account that is open, with its credentials. What is past its time is as good as none.
fn known(
    view: &mut (impl AccessView + ?Sized),
    login: Option<&Login>,
    now: Instant,
) -> Result<Known, Fault> {
    let account = match login {
        Some(login) => view.account_of_login(&Realm::real(), login)?,
        None => None,
    };
    let account = account.filter(|row| row.is_open);
    let credentials = match &account {
        Some(row) => view.credentials(row.account)?,
        None => None,
    };
    let credentials = credentials.filter(|it| !is_past_its_time(&it.password, now));
    Ok(Known { account, credentials })
}

/// Until when nobody is heard, by the strictest of the counts.
fn blocked(
    view: &mut (impl AccessView + ?Sized),
    account: Option<&AccountRow>,
    counted: &Counted,
    now: Instant,
) -> Result<Option<Instant>, Fault> {
    let mut latest = None;
    for (subject, _) in counted {
        let standing = standing(view, account, subject)?;
        latest = latest.max(blocked_until(standing.as_ref(), now));
    }
    Ok(latest)
}

/// Wrong attempts that still count: an account that was unlocked since begins anew.
pub(super) fn standing(
    view: &mut (impl AccessView + ?Sized),
    account: Option<&AccountRow>,
    subject: &[u8; 32],
) -> Result<Option<ThrottleRow>, Fault> {
    let unlocked_at = account.and_then(|row| row.unlocked_at);
    let row = view.throttle(subject)?;
    Ok(row.filter(|row| unlocked_at.is_none_or(|at| at <= row.failed_at)))
}

/// A right password wipes out what was counted for its login or device. Its address is forgiven
/// this one attempt only: one account must not be a licence to guess at the others.
fn forgive(kept: &mut dyn AccessTransaction, counted: &Counted, now: Instant) -> Result<(), Fault> {
    for (subject, free) in counted {
        let rest = match (kept.throttle(subject)?, *free == ADDRESS_FREE_FAILURES) {
            (Some(row), true) => forgiven(&row, now),
            (Some(_) | None, _) => None,
        };
        match rest {
            Some(row) => kept.keep_throttle(&row)?,
            None => kept.drop_throttle(subject)?,
        }
    }
    Ok(())
}

/// The count of one account's own kind.
pub(super) fn counted_by(gate: &Gate, subject: Subject<'_>) -> Counted {
    vec![(gate.keys.subject(subject), FREE_FAILURES)]
}
