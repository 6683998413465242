//! What is kept of who may come in: accounts by the journal, secrets and sessions beside it.

use domain::access::Login;
use domain::kernel::{AccountId, Instant, PersonId, PostId, Realm};

use super::rows::Page;
use crate::failure::Fault;

/// An account, as the list of accounts shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AccountRow {
    /// Which account.
    pub account: AccountId,
    /// The name to sign in with.
    pub login: Login,
    /// Whose it is.
    pub person: PersonId,
    /// Whether its person can sign in.
    pub is_open: bool,
    /// When it was opened last.
    pub opened_at: Instant,
    /// When it was unlocked last, by the machine's clock: wrong attempts before count no more.
    pub unlocked_at: Option<Instant>,
    /// The journal position of its first opening.
    pub position: u64,
}

/// A password, hashed.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordRow {
    /// Whose it is.
    pub account: AccountId,
    /// A PHC string of Argon2id.
    pub hash: String,
    /// Whether it must be changed at the next sign-in: somebody else has seen it.
    pub must_change: bool,
    /// The machine's time when it was set.
    pub set_at: Instant,
}

/// What proves the person of an account. Nothing in it is a secret in clear.
#[derive(Clone, PartialEq, Eq)]
pub struct CredentialsRow {
    /// The password.
    pub password: PasswordRow,
    /// The second factor's key, sealed.
    pub second_factor: Option<Vec<u8>>,
    /// The last step of time whose code was taken: a code is used once.
    pub step_used: Option<u64>,
}

/// A key that was shown and not yet confirmed by a code.
#[derive(Clone, PartialEq, Eq)]
pub struct EnrolmentRow {
    /// Whose second factor it shall be.
    pub account: AccountId,
    /// The key, sealed.
    pub sealed: Vec<u8>,
    /// The machine's time when it was shown.
    pub begun_at: Instant,
}

/// A session, found by the hash of its token.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionRow {
    /// SHA-256 of the token; the token itself is only in the browser.
    pub token: [u8; 32],
    /// Whose it is.
    pub account: AccountId,
    /// The machine's time of the sign-in.
    pub made_at: Instant,
    /// When it was seen last, with a grain of some minutes.
    pub seen_at: Instant,
    /// When it ends, unless it is seen before.
    pub expires_at: Instant,
    /// The post in which the person acts.
    pub post: Option<PostId>,
    /// Whether all that was to be proved was proved.
    pub is_proved: bool,
}

/// A session with what is known of its account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenSessionRow {
    /// The session.
    pub session: SessionRow,
    /// The name that was signed in with.
    pub login: Login,
    /// Whose account it is.
    pub person: PersonId,
    /// Whether the password must be changed.
    pub must_change: bool,
    /// Whether the account has a second factor.
    pub has_second_factor: bool,
}

/// Wrong attempts of one login, one address or one device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ThrottleRow {
    /// A keyed hash of what is counted.
    pub subject: [u8; 32],
    /// How many wrong attempts in a row.
    pub failures: u32,
    /// The machine's time of the last one.
    pub failed_at: Instant,
    /// No attempt is looked at before.
    pub blocked_until: Instant,
}

/// What can be asked about who may come in. Every method fails only when the store cannot be read.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait AccessView {
    /// Accounts in the order of their first opening, newest first.
    fn accounts(&mut self, realm: &Realm, page: Page) -> Result<Vec<AccountRow>, Fault>;
    /// One account.
    fn account(&mut self, realm: &Realm, account: AccountId) -> Result<Option<AccountRow>, Fault>;
    /// The account of a login, open or closed.
    fn account_of_login(
        &mut self,
        realm: &Realm,
        login: &Login,
    ) -> Result<Option<AccountRow>, Fault>;
    /// The open account of a person.
    fn open_account_of(
        &mut self,
        realm: &Realm,
        person: PersonId,
    ) -> Result<Option<AccountRow>, Fault>;
    /// What proves the person of an account.
    fn credentials(&mut self, account: AccountId) -> Result<Option<CredentialsRow>, Fault>;
    /// A key that waits for its first code.
    fn enrolment(&mut self, account: AccountId) -> Result<Option<EnrolmentRow>, Fault>;
    /// How many recovery codes are left.
    fn recovery_codes_left(&mut self, account: AccountId) -> Result<u64, Fault>;
    /// A session of an open account, whether it has expired or not.
    fn session(&mut self, token: &[u8; 32]) -> Result<Option<OpenSessionRow>, Fault>;
    /// Wrong attempts of a subject.
    fn throttle(&mut self, subject: &[u8; 32]) -> Result<Option<ThrottleRow>, Fault>;
}

/// What can be changed of it, without touching the journal. Whatever stands in a list is swept in
/// pieces, so that no sweep takes long.
#[expect(clippy::missing_errors_doc, reason = "said once, on the trait")]
pub trait AccessTransaction: AccessView {
    /// Keeps a password; a second factor that stands, stays.
    fn keep_password(&mut self, password: &PasswordRow) -> Result<(), Fault>;
    /// Keeps another hash of the same password, if nobody has set a new one meanwhile.
    fn rehash_password(&mut self, account: AccountId, old: &str, new: &str) -> Result<(), Fault>;
    /// Keeps a key that was shown.
    fn keep_enrolment(&mut self, enrolment: &EnrolmentRow) -> Result<(), Fault>;
    /// Makes a key the second factor, with the step whose code confirmed it, and forgets the
    /// enrolment.
    fn keep_second_factor(
        &mut self,
        account: AccountId,
        sealed: &[u8],
        step_used: u64,
    ) -> Result<(), Fault>;
    /// Forgets the second factor, its recovery codes and any enrolment.
    fn drop_second_factor(&mut self, account: AccountId) -> Result<(), Fault>;
    /// Uses a step of time up. False: it, or a later one, was used before.
    fn use_step(&mut self, account: AccountId, step: u64) -> Result<bool, Fault>;
    /// Keeps recovery codes in the place of all earlier ones.
    fn keep_recovery_codes(&mut self, account: AccountId, codes: &[[u8; 32]]) -> Result<(), Fault>;
    /// Uses a recovery code up. False: there is none such.
    fn use_recovery_code(&mut self, account: AccountId, code: &[u8; 32]) -> Result<bool, Fault>;
    /// Keeps a new session.
    fn keep_session(&mut self, session: &SessionRow) -> Result<(), Fault>;
    /// Writes down when a session was used last and when it ends; its post stays as it is.
    fn see_session(&mut self, session: &SessionRow) -> Result<(), Fault>;
    /// Writes down the post in which somebody acts; nothing else of the session changes.
    fn choose_post(&mut self, session: &SessionRow) -> Result<(), Fault>;
    /// Ends a session.
    fn drop_session(&mut self, token: &[u8; 32]) -> Result<(), Fault>;
    /// Ends all sessions of an account but one; says how many.
    fn drop_sessions_of(
        &mut self,
        account: AccountId,
        but: Option<&[u8; 32]>,
    ) -> Result<u64, Fault>;
    /// Keeps wrong attempts.
    fn keep_throttle(&mut self, throttle: &ThrottleRow) -> Result<(), Fault>;
    /// Forgets wrong attempts.
    fn drop_throttle(&mut self, subject: &[u8; 32]) -> Result<(), Fault>;
    /// Removes sessions that ended and wrong attempts that count no more, at most so many of each;
    /// says how many.
    fn sweep_access(
        &mut self,
        now: Instant,
        failed_before: Instant,
        rows_max: u32,
    ) -> Result<u64, Fault>;
}
