//! Set a password: one's own, with the old one; another's, as an operator, for one use.

use domain::access::{Credentials, NotAPassword, SetCredentials, password_holds};
use domain::kernel::{AccountId, Instant, Realm, Right, Span};

use super::accounts::command;
use super::gate::Gate;
use super::keys::Subject;
use super::sessions::{Session, found};
use super::sign_in::counted_by;
use crate::actor::{Actor, Who};
use crate::failure::Failure;
use crate::office::Office;
use crate::ports::PasswordRow;

/// A password that an operator handed out opens nothing after this, if it was never used.
pub const ONE_TIME_PASSWORD_LIFE: Span = Span::from_hours(7 * 24);

/// What came of setting one's own password.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PasswordSet {
    /// It stands, and every other session of the account has ended.
    Set,
    /// The new one is too short, too long, or too easily guessed.
    Refused(NotAPassword),
    /// It is the one that stands.
    Same,
    /// The old one is wrong.
    WrongOld,
    /// Too many wrong old ones.
    Throttled {
        /// When one is looked at again.
        again_at: Instant,
    },
    /// The session has not proved enough, or the account was closed meanwhile.
    SignedOut,
}

impl Gate {
    /// Sets the password of whoever has signed in. The old one is asked for, but not from somebody
    /// who has just come in with one that must be changed.
    ///
    /// # Errors
    /// When too many wait, or the store cannot be written.
    pub fn set_password(
        &self,
        office: &Office,
        session: &Session,
        old: Option<&str>,
        new: &str,
    ) -> Result<PasswordSet, Failure> {
        if let Err(refused) = password_holds(new, &session.login) {
            return Ok(PasswordSet::Refused(refused));
        }
        let (account, token, now) = (session.account, *session.token(), office.machine().now());
        let stands = office.read(move |reading| {
            let session = found(reading.view, &token, now)?.filter(|it| it.is_proved);
            let row = reading.view.account(&Realm::real(), account)?;
            Ok((session, row, reading.view.credentials(account)?))
        })?;
        let (Some(session), Some(row), Some(credentials)) = stands else {
            return Ok(PasswordSet::SignedOut);
        };
        let seat = self.hasher.seat()?;
        let counted = counted_by(self, Subject::OldPassword(account));
        if !session.must_change {
            if let Some(again_at) = self.counted_as_wrong(office, Some(row), &counted)? {
                return Ok(PasswordSet::Throttled { again_at });
            }
            if !seat.fits(old.unwrap_or_default(), Some(&credentials.password.hash))? {
                return Ok(PasswordSet::WrongOld);
            }
        }
        if seat.fits(new, Some(&credentials.password.hash))? {
            return Ok(PasswordSet::Same);
        }
        let hash = seat.hash(office.machine(), new)?;
        drop(seat);
        let subjects = counted.into_iter().map(|(subject, _)| subject).collect();
        self.keep_own(office, &session, hash, subjects)
    }

    fn keep_own(
        &self,
        office: &Office,
        session: &Session,
        hash: String,
        subjects: Vec<[u8; 32]>,
    ) -> Result<PasswordSet, Failure> {
        let (account, token) = (session.account, *session.token());
        let set_at = office.machine().now();
        let row = PasswordRow { account, hash, must_change: false, set_at };
        let verb = SetCredentials { what: Credentials::Password };
        let command = command(office, own(session), account, verb.into());
        office.perform_with(command, move |kept| {
            kept.keep_password(&row)?;
            kept.drop_sessions_of(account, Some(&token))?;
            subjects.iter().try_for_each(|subject| kept.drop_throttle(subject))
        })?;
        Ok(PasswordSet::Set)
    }

    /// Sets a password of chance, which must be changed at the next sign-in. With `Both`, the
    /// second factor goes too. Every session of the account ends.
    pub(super) fn set_for_one_use(
        &self,
        office: &Office,
        actor: &Actor,
        account: AccountId,
        (what, password): (Credentials, &str),
    ) -> Result<(), Failure> {
        let hash = self.hasher.seat()?.hash(office.machine(), password)?;
        let set_at = office.machine().now();
        let row = PasswordRow { account, hash, must_change: true, set_at };
        let drops_factor = match what {
            Credentials::Password => false,
            Credentials::SecondFactor | Credentials::Both => true,
        };
        let command = command(office, actor.clone(), account, SetCredentials { what }.into());
        office.perform_with(command, move |kept| {
            kept.keep_password(&row)?;
            if drops_factor {
                kept.drop_second_factor(account)?;
            }
            kept.drop_sessions_of(account, None).map(drop)
        })?;
        Ok(())
    }
}

/// Whoever has proved who they are may set what proves it, of their own account and no other: the
/// right is lent for this one command.
pub(super) fn own(session: &Session) -> Actor {
    let who = Who::Themselves { person: session.person };
    Actor { who, rights: vec![Right::ManageAccounts], area: None, elsewhere: vec![] }
}

/// Whether a password was handed out and never used.
pub(super) fn is_past_its_time(password: &PasswordRow, now: Instant) -> bool {
    password.must_change && now.since(password.set_at) >= ONE_TIME_PASSWORD_LIFE
}
