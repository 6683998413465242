//! Sessions: who came in, until when, and in which post they act.

use domain::access::Login;
use domain::kernel::{AccountId, Instant, PersonId, PostId, Span};

use super::actors::posts_in;
use super::gate::Gate;
use super::tokens::{Token, hash_of};
use crate::failure::{Failure, Fault};
use crate::machine::Machine;
use crate::office::Office;
use crate::ports::{AccessView, OpenSessionRow, SessionRow};

/// A session that nobody has used for a shift is over.
pub const SESSION_IDLE_MAX: Span = Span::from_hours(12);
/// A session is over after a day and night, however much it is used.
pub const SESSION_AGE_MAX: Span = Span::from_hours(24);
/// How long one may look for the telephone between password and code.
pub const PENDING_LIFE: Span = Span::from_minutes(5);
/// A session is written to be seen no more often than this: reading a page is no write.
pub const SEEN_EVERY: Span = Span::from_minutes(5);

/// A session whose token was shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// The account.
    pub account: AccountId,
    /// The name that was signed in with.
    pub login: Login,
    /// Whose account it is.
    pub person: PersonId,
    /// The post in which the person acts; none before one was chosen.
    pub post: Option<PostId>,
    /// When the person signed in.
    pub made_at: Instant,
    /// When it ends, unless it is used before.
    pub expires_at: Instant,
    /// Whether everything that was to be proved was proved. While not, only
    /// [`Gate::confirm_second_factor`] and [`Gate::sign_out`] are open to it.
    pub is_proved: bool,
    /// Whether a new password must be set before anything else.
    pub must_change: bool,
    /// Whether the account has a second factor.
    pub has_second_factor: bool,
    token: [u8; 32],
    seen_at: Instant,
}

impl Session {
    /// Whether the person may go on to their work.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.is_proved && !self.must_change
    }

    /// Whether it is time to write down that it was used: [`Gate::session`] does.
    #[must_use]
    pub fn is_to_be_seen(&self, now: Instant) -> bool {
        self.is_proved && now.since(self.seen_at) >= SEEN_EVERY
    }

    pub(super) const fn token(&self) -> &[u8; 32] {
        &self.token
    }

    fn row(&self) -> SessionRow {
        SessionRow {
            token: self.token,
            account: self.account,
            made_at: self.made_at,
            seen_at: self.seen_at,
            expires_at: self.expires_at,
            post: self.post,
            is_proved: self.is_proved,
        }
    }
}

impl From<OpenSessionRow> for Session {
    fn from(row: OpenSessionRow) -> Self {
        let OpenSessionRow { session, login, person, must_change, has_second_factor } = row;
        Self {
            account: session.account,
            login,
            person,
            post: session.post,
            made_at: session.made_at,
            expires_at: session.expires_at,
            is_proved: session.is_proved,
            must_change,
            has_second_factor,
            token: session.token,
            seen_at: session.seen_at,
        }
    }
}

impl Gate {
    /// The session of a token, seen now; none where there is none, or none any more.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn session(&self, office: &Office, token: &str) -> Result<Option<Session>, Failure> {
        let Some(token) = hash_of(token) else { return Ok(None) };
        let now = office.machine().now();
        let found = office.read(move |reading| found(reading.view, &token, now))?;
        match found {
            Some(session) => self.seen(office, session, now).map(Some),
            None => Ok(None),
        }
    }

    /// The session of a token, for a reader that has its own look at the store and would not ask
    /// twice. It does not count as being seen: call [`Gate::session`] for that now and then.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn session_in(
        &self,
        view: &mut (impl AccessView + ?Sized),
        token: &str,
        now: Instant,
    ) -> Result<Option<Session>, Fault> {
        match hash_of(token) {
            Some(token) => found(view, &token, now),
            None => Ok(None),
        }
    }

    /// Lets a person act in one of their posts from now on; none where it is not theirs, or the
    /// session has not proved enough. [`super::actor_in`] asks again each time.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn choose_post(
        &self,
        office: &Office,
        session: &Session,
        post: PostId,
    ) -> Result<Option<Session>, Failure> {
        let (person, now) = (session.person, office.machine().now());
        let held = office.read(move |reading| posts_in(reading.view, person, now))?;
        if !session.is_complete() || !held.iter().any(|held| held.post == post) {
            return Ok(None);
        }
        let chosen = Session { post: Some(post), ..session.clone() };
        let row = chosen.row();
        office.keep(move |kept| kept.choose_post(&row))?;
        Ok(Some(chosen))
    }

    /// Ends a session. A token that opens nothing is signed out already.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn sign_out(&self, office: &Office, token: &str) -> Result<(), Failure> {
        let Some(token) = hash_of(token) else { return Ok(()) };
        // Whoever makes tokens up does not get the writer to work.
        let is_there = office.read(move |reading| Ok(reading.view.session(&token)?.is_some()))?;
        if is_there { office.keep(move |kept| kept.drop_session(&token)) } else { Ok(()) }
    }

    /// Ends every session of an account; says how many.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn sign_out_everywhere(&self, office: &Office, account: AccountId) -> Result<u64, Failure> {
        office.keep(move |kept| kept.drop_sessions_of(account, None))
    }

    /// Writes down that a session was seen, unless that is fresh.
    fn seen(&self, office: &Office, session: Session, now: Instant) -> Result<Session, Failure> {
        if !session.is_to_be_seen(now) {
            return Ok(session);
        }
        let expires_at = ends(session.made_at, now);
        let seen = Session { seen_at: now, expires_at, ..session };
        let row = seen.row();
        office.keep(move |kept| kept.see_session(&row))?;
        Ok(seen)
    }
}

/// A new session, with the token that only the browser gets.
pub(super) fn begun(
    machine: &dyn Machine,
    account: AccountId,
    is_proved: bool,
) -> (Token, SessionRow) {
    let (token, now) = (Token::random(machine), machine.now());
    let hash = hash_of(token.as_str()).expect("a token of our own has its length");
    let expires_at = if is_proved { ends(now, now) } else { now + PENDING_LIFE };
    let row = SessionRow {
        token: hash,
        account,
        made_at: now,
        seen_at: now,
        expires_at,
        post: None,
        is_proved,
    };
    (token, row)
}

/// The session of a hash, if it has not ended.
pub(super) fn found(
    view: &mut (impl AccessView + ?Sized),
    token: &[u8; 32],
    now: Instant,
) -> Result<Option<Session>, Fault> {
    let row = view.session(token)?;
    Ok(row.filter(|row| now < row.session.expires_at).map(Session::from))
}

fn ends(made_at: Instant, seen_at: Instant) -> Instant {
    (seen_at + SESSION_IDLE_MAX).min(made_at + SESSION_AGE_MAX)
}

#[test]
fn a_session_lasts_a_shift_from_its_last_use_and_a_day_at_most() {
    let noon = Instant::from_microseconds(1_780_000_000_000_000);
    assert_eq!(ends(noon, noon), noon + Span::from_hours(12));
    assert_eq!(ends(noon, noon + Span::from_hours(11)), noon + Span::from_hours(23));
    assert_eq!(ends(noon, noon + Span::from_hours(23)), noon + Span::from_hours(24));
}
