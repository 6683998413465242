//! `lianfang user`: accounts, by whoever runs the machine; the first administrator comes this way.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use application::access::{Cost, Gate, NewAccount, OneTimePassword};
use application::{Actor, Machine, Office, Page};
use clap::{Args, Subcommand};
use domain::access::Login;
use domain::kernel::{
    AccountId, House, Key, Label, OrganisationId, PersonId, PostId, Realm, Right, Text,
};
use domain::people::{
    AppointHolder, DefinePost, OrganisationDetails, OrganisationKind, PersonKind, PostDetails,
    PostKind, RegisterOrganisation, RegisterPerson,
};

use super::operator::{perform, said};
use crate::machine::RealMachine;
use crate::place::{KeyArguments, StoreArguments, office};

/// Accounts.
#[derive(Subcommand)]
pub(crate) enum User {
    /// Open an account and print its one-time password.
    Add(Add),
    /// List accounts.
    List(Whole),
    /// Hand out a new one-time password and forget the second factor.
    Reset(Named),
    /// Let wrong attempts so far count no more.
    Unlock(Named),
    /// Close an account.
    Close(Named),
}

/// The store and its key.
#[derive(Args)]
pub(crate) struct Whole {
    #[command(flatten)]
    store: StoreArguments,
    #[command(flatten)]
    key: KeyArguments,
}

/// An account, by its login.
#[derive(Args)]
pub(crate) struct Named {
    /// The name to sign in with.
    login: String,
    #[command(flatten)]
    whole: Whole,
}

/// Open an account.
#[derive(Args)]
pub(crate) struct Add {
    /// The name to sign in with: lower-case letters, digits, Chinese characters and . _ -
    login: String,
    /// The person's number, as in the spreadsheet of units and people.
    #[arg(long, value_name = "NUMBER", conflicts_with = "administrator")]
    person: Option<Key>,
    /// Register an administrator of that name, with a post that may manage everything but
    /// operations.
    #[arg(long, value_name = "NAME")]
    administrator: Option<String>,
    #[command(flatten)]
    whole: Whole,
}

/// What the first administrator may do: build the house, not lead in it.
const ADMINISTRATOR: &[Right] = &[
    Right::ManageAccounts,
    Right::ReadPeople,
    Right::ManagePeople,
    Right::ManagePosts,
    Right::VerifyContacts,
    Right::ReadPlaces,
    Right::ManagePlaces,
    Right::AdoptReference,
    Right::ReadSupplies,
    Right::ManageSupplies,
    Right::ReadPlans,
    Right::ManageRealms,
    Right::ReadOperations,
    Right::ReadJournal,
];

const ACCOUNTS_SHOWN_MAX: u32 = 1000;

impl User {
    pub(crate) fn run(self) -> Result<ExitCode> {
        match self {
            Self::Add(command) => command.run(),
            Self::List(whole) => whole.list(),
            Self::Reset(named) => named.reset(),
            Self::Unlock(named) => named.unlock(),
            Self::Close(named) => named.close(),
        }
    }
}

impl Whole {
    fn open(&self) -> Result<(Office, Gate)> {
        let master = self.key.read(&self.store)?;
        let office = office(&self.store.open()?, master, Box::new(|_| {}))?;
        let gate = Gate::new(&office, Cost::RECOMMENDED);
        Ok((office, gate))
    }

    fn list(&self) -> Result<ExitCode> {
        let (office, gate) = self.open()?;
        let page = Page { before: None, rows_max: ACCOUNTS_SHOWN_MAX };
        for account in gate.accounts(&office, page).map_err(said)? {
            let state = if account.is_open { "open" } else { "closed" };
            println!("{}\t{state}\t{}", account.login, account.person);
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Named {
    fn account(&self, gate: &Gate, office: &Office) -> Result<AccountId> {
        let login = login(&self.login)?;
        let row = gate.account_of_login(office, &login).map_err(said)?;
        row.map(|row| row.account).with_context(|| format!("there is no account “{login}”"))
    }

    fn reset(&self) -> Result<ExitCode> {
        let (office, gate) = self.whole.open()?;
        let account = self.account(&gate, &office)?;
        let password =
            gate.reset_account(&office, &operator("user reset"), account).map_err(said)?;
        print_password(&self.login, &password);
        Ok(ExitCode::SUCCESS)
    }

    fn unlock(&self) -> Result<ExitCode> {
        let (office, gate) = self.whole.open()?;
        let account = self.account(&gate, &office)?;
        gate.unlock_account(&office, &operator("user unlock"), account).map_err(said)?;
        Ok(ExitCode::SUCCESS)
    }

    fn close(&self) -> Result<ExitCode> {
        let (office, gate) = self.whole.open()?;
        let account = self.account(&gate, &office)?;
        gate.close_account(&office, &operator("user close"), account).map_err(said)?;
        Ok(ExitCode::SUCCESS)
    }
}

impl Add {
    fn run(&self) -> Result<ExitCode> {
        let login = login(&self.login)?;
        let (office, gate) = self.whole.open()?;
        let person = match (&self.person, &self.administrator) {
            (Some(number), _) => person_numbered(&office, number)?,
            (None, Some(name)) => register_administrator(&office, name)?,
            (None, None) => bail!(
                "whose account is it? --person NUMBER for somebody who is registered, or \
                 --administrator NAME for the first one"
            ),
        };
        let account = AccountId::from_uuid(RealMachine.new_id());
        let new = NewAccount { account, login, person };
        let password = gate.add_account(&office, &operator("user add"), new).map_err(said)?;
        print_password(&self.login, &password);
        Ok(ExitCode::SUCCESS)
    }
}

fn login(typed: &str) -> Result<Login> {
    Login::typed(typed).map_err(|wrong| anyhow::anyhow!("“{typed}” is no login: {wrong}"))
}

fn print_password(login: &str, password: &OneTimePassword) {
    println!("login:             {login}");
    println!("one-time password: {}", password.0.as_str());
    println!("It must be changed at the first sign-in, and opens nothing after seven days.");
}

fn person_numbered(office: &Office, number: &Key) -> Result<PersonId> {
    let wanted = number.clone();
    office
        .read(move |reading| reading.view.person_numbered(&Realm::real(), &wanted))
        .map_err(said)?
        .with_context(|| format!("nobody has the number “{number}”"))
}

/// Registers a person in a post that may build the house; the organisation and the post are made
/// where they are not there yet.
fn register_administrator(office: &Office, name: &str) -> Result<PersonId> {
    let name = Text::parse(name).context("reading --administrator")?;
    let organisation = administration(office)?;
    let post = administrators_post(office, organisation)?;
    let person = PersonId::from_uuid(RealMachine.new_id());
    let number = key(&format!("administrator-{}", person_suffix(person)))?;
    let kind = PersonKind::CivilServant;
    perform(
        office,
        "user add",
        House,
        RegisterPerson { person, number, name, kind, organisation },
    )?;
    perform(office, "user add", House, AppointHolder { post, person, from: None, until: None })?;
    Ok(person)
}

/// The end of an id: enough to tell administrators apart in a list.
fn person_suffix(person: PersonId) -> String {
    let text = person.to_string();
    text.get(text.len().saturating_sub(8)..).unwrap_or_default().to_owned()
}

fn administration(office: &Office) -> Result<OrganisationId> {
    let code = key("administration")?;
    let wanted = code.clone();
    let there = office
        .read(move |reading| reading.view.organisation_coded(&Realm::real(), &wanted))
        .map_err(said)?;
    if let Some(there) = there {
        return Ok(there.id);
    }
    let organisation = OrganisationId::from_uuid(RealMachine.new_id());
    let details = OrganisationDetails {
        name: label("系统管理", "System administration")?,
        kind: OrganisationKind::Other,
        parent: None,
        region: None,
    };
    perform(office, "user add", House, RegisterOrganisation { organisation, code, details })?;
    Ok(organisation)
}

fn administrators_post(office: &Office, organisation: OrganisationId) -> Result<PostId> {
    let code = key("administrator")?;
    let posts = office.read(|reading| reading.view.posts(&Realm::real())).map_err(said)?;
    if let Some(there) = posts.iter().find(|post| post.code == code && !post.is_abolished) {
        return Ok(there.id);
    }
    let post = PostId::from_uuid(RealMachine.new_id());
    let details = PostDetails {
        title: label("系统管理员", "Administrator")?,
        organisation,
        kind: PostKind::Member,
        holders_wanted: 1,
        rights: ADMINISTRATOR.iter().copied().collect(),
        area: None,
        needs: Default::default(),
    };
    perform(office, "user add", House, DefinePost { post, code, details })?;
    Ok(post)
}

fn key(text: &str) -> Result<Key> {
    Ok(text.parse()?)
}

fn label(chinese: &str, english: &str) -> Result<Label> {
    Ok(Label { zh: Text::parse(chinese)?, en: Some(Text::parse(english)?) })
}

fn operator(command: &str) -> Actor {
    Actor::operator(command)
}
