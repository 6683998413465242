//! The office's port to who may come in, on a session.

use application::{
    AccessTransaction, AccessView, AccountRow, CredentialsRow, EnrolmentRow, Fault, OpenSessionRow,
    Page, PasswordRow, SessionRow, ThrottleRow,
};
use domain::access::Login;
use domain::kernel::{AccountId, Instant, PersonId, Realm};

use crate::store::Open;
use crate::tables::accounts;

impl AccessView for Open<'_> {
    fn accounts(&mut self, realm: &Realm, page: Page) -> Result<Vec<AccountRow>, Fault> {
        accounts::list(&mut self.store.session, &self.store.jurisdiction, realm, page)
    }
    fn account(&mut self, realm: &Realm, account: AccountId) -> Result<Option<AccountRow>, Fault> {
        accounts::one(&mut self.store.session, &self.store.jurisdiction, realm, account)
    }
    fn account_of_login(
        &mut self,
        realm: &Realm,
        login: &Login,
    ) -> Result<Option<AccountRow>, Fault> {
        accounts::of_login(&mut self.store.session, &self.store.jurisdiction, realm, login)
    }
    fn open_account_of(
        &mut self,
        realm: &Realm,
        person: PersonId,
    ) -> Result<Option<AccountRow>, Fault> {
        accounts::open_of(&mut self.store.session, &self.store.jurisdiction, realm, person)
    }
    fn credentials(&mut self, account: AccountId) -> Result<Option<CredentialsRow>, Fault> {
        super::credentials(&mut self.store.session, &self.store.jurisdiction, account)
    }
    fn enrolment(&mut self, account: AccountId) -> Result<Option<EnrolmentRow>, Fault> {
        super::enrolment(&mut self.store.session, &self.store.jurisdiction, account)
    }
    fn recovery_codes_left(&mut self, account: AccountId) -> Result<u64, Fault> {
        super::codes_left(&mut self.store.session, &self.store.jurisdiction, account)
    }
    fn session(&mut self, token: &[u8; 32]) -> Result<Option<OpenSessionRow>, Fault> {
        super::sessions::one(&mut self.store.session, &self.store.jurisdiction, token)
    }
    fn throttle(&mut self, subject: &[u8; 32]) -> Result<Option<ThrottleRow>, Fault> {
        super::throttles::one(&mut self.store.session, &self.store.jurisdiction, subject)
    }
}

impl AccessTransaction for Open<'_> {
    fn keep_password(&mut self, password: &PasswordRow) -> Result<(), Fault> {
        super::keep_password(&mut self.store.session, &self.store.jurisdiction, password)
    }
    fn rehash_password(&mut self, account: AccountId, old: &str, new: &str) -> Result<(), Fault> {
        let store = &mut *self.store;
        super::rehash(&mut store.session, &store.jurisdiction, account, (old, new))
    }
    fn keep_enrolment(&mut self, enrolment: &EnrolmentRow) -> Result<(), Fault> {
        super::keep_enrolment(&mut self.store.session, &self.store.jurisdiction, enrolment)
    }
    fn keep_second_factor(
        &mut self,
        account: AccountId,
        sealed: &[u8],
        step_used: u64,
    ) -> Result<(), Fault> {
        let (store, kept) = (&mut *self.store, (sealed, step_used));
        super::keep_second_factor(&mut store.session, &store.jurisdiction, account, kept)
    }
    fn drop_second_factor(&mut self, account: AccountId) -> Result<(), Fault> {
        super::drop_second_factor(&mut self.store.session, &self.store.jurisdiction, account)
    }
    fn use_step(&mut self, account: AccountId, step: u64) -> Result<bool, Fault> {
        super::use_step(&mut self.store.session, &self.store.jurisdiction, account, step)
    }
    fn keep_recovery_codes(&mut self, account: AccountId, codes: &[[u8; 32]]) -> Result<(), Fault> {
        super::keep_codes(&mut self.store.session, &self.store.jurisdiction, account, codes)
    }
    fn use_recovery_code(&mut self, account: AccountId, code: &[u8; 32]) -> Result<bool, Fault> {
        super::use_code(&mut self.store.session, &self.store.jurisdiction, account, code)
    }
    fn keep_session(&mut self, session: &SessionRow) -> Result<(), Fault> {
        super::sessions::keep(&mut self.store.session, &self.store.jurisdiction, session)
    }
    fn see_session(&mut self, session: &SessionRow) -> Result<(), Fault> {
        super::sessions::seen(&mut self.store.session, &self.store.jurisdiction, session)
    }
    fn choose_post(&mut self, session: &SessionRow) -> Result<(), Fault> {
        super::sessions::choose_post(&mut self.store.session, &self.store.jurisdiction, session)
    }
    fn drop_session(&mut self, token: &[u8; 32]) -> Result<(), Fault> {
        super::sessions::drop_one(&mut self.store.session, &self.store.jurisdiction, token)
    }
    fn drop_sessions_of(
        &mut self,
        account: AccountId,
        but: Option<&[u8; 32]>,
    ) -> Result<u64, Fault> {
        super::sessions::drop_of(&mut self.store.session, &self.store.jurisdiction, account, but)
    }
    fn keep_throttle(&mut self, throttle: &ThrottleRow) -> Result<(), Fault> {
        super::throttles::keep(&mut self.store.session, &self.store.jurisdiction, throttle)
    }
    fn drop_throttle(&mut self, subject: &[u8; 32]) -> Result<(), Fault> {
        super::throttles::drop_one(&mut self.store.session, &self.store.jurisdiction, subject)
    }
    fn sweep_access(
        &mut self,
        now: Instant,
        failed_before: Instant,
        rows_max: u32,
    ) -> Result<u64, Fault> {
        let store = &mut *self.store;
        let (session, jurisdiction) = (&mut store.session, &store.jurisdiction);
        let sessions = super::sessions::sweep(session, jurisdiction, now, rows_max)?;
        let throttles = super::throttles::sweep(session, jurisdiction, failed_before, rows_max)?;
        Ok(sessions + throttles)
    }
}
