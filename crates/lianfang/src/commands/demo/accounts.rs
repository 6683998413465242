//! Who can sign in to the demo: one of each post that its world names, and the desk of all rights.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use application::access::{Attempt, Cost, Gate, HeldPost, NewAccount, PasswordSet, SignIn};
use application::{Actor, Fault, Machine, Office, Reading};
use domain::access::Login;
use domain::kernel::{AccountId, Key, Label, PersonId, Realm};
use domain::people::Post;
use words::{Language, ReportWords, Say, WorldWords, named};

use crate::commands::operator::said;
use crate::machine::RealMachine;

/// What hashing a password of the demo costs: the least that OWASP recommends. They are drawn by
/// chance, and whoever waits for a demo waits for all of them.
const COST: Cost = Cost { memory_kibibytes: 19 * 1024, passes: 2, lanes: 1 };

/// Opens accounts of a demo.
pub(super) struct Accounts<'a> {
    office: &'a Office,
    gate: Gate,
    language: Language,
}

/// Somebody who holds a post.
struct Holder {
    title: Label,
    person: PersonId,
}

impl<'a> Accounts<'a> {
    pub(super) fn of(office: &'a Office, language: Language) -> Self {
        Self { office, gate: Gate::new(office, COST), language }
    }

    /// Opens an account for a holder of each post, under its code, and says how to sign in.
    pub(super) fn of_posts(&self, codes: &[Key]) -> Result<()> {
        let mut taken = Vec::new();
        for code in codes {
            let holder = self.holder(code, &taken)?;
            let Some(Holder { title, person }) = holder else {
                bail!(WorldWords::NobodyThere { post: code.to_string() }.say(self.language));
            };
            taken.push(person);
            let post = named(&title, self.language).to_owned();
            let (login, password) = (code.to_string(), self.open(code.as_str(), person)?);
            let sign_in = ReportWords::SignInAs { post, login, password };
            println!("{}", sign_in.say(self.language));
        }
        Ok(())
    }

    /// Opens the account of whoever may do everything, and says how to sign in.
    pub(super) fn of_the_desk(&self, login: &str, person: PersonId) -> Result<()> {
        let password = self.open(login, person)?;
        let sign_in = ReportWords::SignIn { login: login.to_owned(), password };
        println!("{}", sign_in.say(self.language));
        Ok(())
    }

    /// Of those who hold the post now and have no account, the one with the fewest posts: whoever
    /// signs in is asked nothing where there is one.
    fn holder(&self, code: &Key, taken: &[PersonId]) -> Result<Option<Holder>> {
        let (code, taken, now) = (code.clone(), taken.to_vec(), RealMachine.now());
        let find = move |reading: &mut Reading<'_>| -> Result<Option<Holder>, Fault> {
            let posts = reading.view.posts(&Realm::real())?;
            let holds = |post: &Post, person| HeldPost::of(post, person, now);
            let mut held: BTreeMap<PersonId, usize> = BTreeMap::new();
            for post in &posts {
                let in_it = post.appointments.keys().filter(|it| holds(post, **it).is_some());
                in_it.for_each(|it| *held.entry(*it).or_default() += 1);
            }
            let Some(post) = posts.iter().find(|it| it.code == code) else { return Ok(None) };
            let is_own = |it: &HeldPost| it.on_behalf_of.is_none();
            let holders = post.appointments.keys().copied();
            let holders = holders.filter(|it| holds(post, *it).as_ref().is_some_and(is_own));
            let free = holders.filter(|it| !taken.contains(it));
            let person = free.min_by_key(|it| held.get(it).copied());
            Ok(person.map(|person| Holder { title: post.details.title.clone(), person }))
        };
        self.office.read(find).map_err(said)
    }

    /// An account whose password is already its person's own.
    fn open(&self, login: &str, person: PersonId) -> Result<String> {
        let (office, gate) = (self.office, &self.gate);
        let actor = Actor::operator("demo");
        let account = AccountId::from_uuid(RealMachine.new_id());
        let named = login.parse::<Login>().map_err(anyhow::Error::msg)?;
        let new = NewAccount { account, login: named, person };
        let one_time = gate.add_account(office, &actor, new).map_err(said)?;
        let attempt = Attempt {
            login,
            password: &one_time.0,
            address: std::net::Ipv4Addr::LOCALHOST.into(),
            device: None,
        };
        let SignIn::SignedIn(entry) = gate.sign_in(office, &attempt).map_err(said)? else {
            bail!("the account {login} of the demo does not open");
        };
        let password = format!("联防-{}", one_time.0.as_str());
        let set = gate.set_password(office, &entry.session, None, &password);
        match set.map_err(said).context("setting a password of the demo")? {
            PasswordSet::Set => Ok(password),
            other => bail!("the password of {login} was not taken: {other:?}"),
        }
    }
}
