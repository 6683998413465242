//! Performs a script in a realm of its own, line by line, through the verbs.

use domain::kernel::{
    CommandId, House, Instant, Key, OperationId, Realm, RegionCode, Right, Stream, Thing, Verb,
    Version,
};
use domain::operations::{self, LetTimePass, OpenOperation, PutPlanToWork};
use domain::plans::Plan;
use domain::realms::{OpenRealm, SetClock};
use domain::{AnyVerb, Dispatch, Refusal};
use serde_json::Value;

use super::names::{Ids, with_numbers};
use super::reading::put_plan;
use super::script::{Script, ScriptLine};
use crate::actor::{Actor, Who};
use crate::command::{Command, Done};
use crate::failure::{Failure, Fault};
use crate::office::{Office, Reading};

/// A script that is being performed.
pub struct Run<'a> {
    office: &'a Office,
    realm: Realm,
    ids: Ids,
    /// Whoever runs the script: opens its realm and sets its clock.
    runner: Actor,
}

impl<'a> Run<'a> {
    /// Of a script in a realm; `runner` opens the realm and sets its clock.
    #[must_use]
    pub const fn of(office: &'a Office, realm: Realm, script: &Script, runner: Actor) -> Self {
        let ids = Ids { seed: script.seed, begins: script.begins };
        Self { office, realm, ids, runner }
    }

    /// Opens the realm, with its clock standing at the script's first moment.
    ///
    /// # Errors
    /// When it was opened before, or the store cannot be written.
    pub fn open(&self, script: &Script) -> Result<(), Failure> {
        let shows = script.lines.first().map_or(script.begins, |it| it.entered);
        self.of_the_realm(OpenRealm { shows, speed_thousandths: 0 }.into())
    }

    /// Writes down what time alone has caused in an operation by now.
    ///
    /// # Errors
    /// When the operation runs no more, or the store cannot be written.
    pub fn let_time_pass(&self, operation: OperationId) -> Result<(), Failure> {
        self.hand_in(self.realm.clone(), operation.to_string(), LetTimePass {}.into())
    }

    /// The realm in which it runs.
    #[must_use]
    pub const fn realm(&self) -> &Realm {
        &self.realm
    }

    /// Sets the realm's clock, where it does not show that moment already, and lets it stand there.
    ///
    /// # Errors
    /// When the clock has gone past, or the store cannot be written.
    pub fn stand_at(&self, moment: Instant) -> Result<(), Failure> {
        if self.now()? == Some(moment) {
            return Ok(());
        }
        let set = SetClock { shows: Some(moment), speed_thousandths: 0 };
        self.of_the_realm(set.into())
    }

    /// Lets the realm's clock run from where it stands.
    ///
    /// # Errors
    /// When it cannot run so fast, or the store cannot be written.
    pub fn let_run(&self, speed_thousandths: u32) -> Result<(), Failure> {
        self.of_the_realm(SetClock { shows: None, speed_thousandths }.into())
    }

    /// What the realm's clock shows.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn now(&self) -> Result<Option<Instant>, Failure> {
        let realm = self.realm.clone();
        self.office.read(move |reading| reading.now(&realm))
    }

    /// Performs a line by the realm's clock as it is, with the rights of the post that acts.
    ///
    /// # Errors
    /// When a rule, a right or the world says no; nothing of the line has happened then.
    pub fn perform(&self, line: &ScriptLine) -> Result<Done, Failure> {
        let on = line.on.clone().unwrap_or_else(|| House.to_string());
        let (realm, asked) = (self.realm.clone(), (line.clone(), on.clone()));
        let found = self.office.read(move |reading| {
            let (line, on) = asked;
            Found::of(reading, &realm, &line, &on)
        })?;
        let Found { rights, area, verb, seen } = found;
        let who = Who::Script { role: line.role.to_string(), provenance: line.provenance.clone() };
        self.office.perform(Command {
            id: CommandId::from_uuid(self.ids.of_line(self.realm.as_str(), line.number)),
            realm: self.realm.clone(),
            actor: Actor { who, rights, area, elsewhere: vec![] },
            on,
            verb: verb?,
            seen,
            happened_at: Some(line.at),
        })
    }

    /// Realms and their clocks belong to the real world.
    fn of_the_realm(&self, verb: AnyVerb) -> Result<(), Failure> {
        self.hand_in(Realm::real(), self.realm.to_string(), verb)
    }

    /// What the runner does, apart from the script.
    fn hand_in(&self, realm: Realm, on: String, verb: AnyVerb) -> Result<(), Failure> {
        let command = Command {
            id: self.office.new_command_id(),
            realm,
            actor: self.runner.clone(),
            on,
            verb,
            seen: None,
            happened_at: None,
        };
        self.office.perform(command).map(drop)
    }
}

/// What a line needs to know of its realm before it is handed in.
struct Found {
    rights: Vec<Right>,
    area: Option<RegionCode>,
    verb: Result<AnyVerb, Failure>,
    seen: Option<Version>,
}

impl Found {
    fn of(
        reading: &mut Reading<'_>,
        realm: &Realm,
        line: &ScriptLine,
        on: &str,
    ) -> Result<Self, Fault> {
        let post = reading.view.post_coded(realm, &line.role)?.filter(|it| !it.is_abolished);
        let area = post.as_ref().and_then(|it| it.details.area.clone());
        let rights = post.map(|it| it.details.rights.iter().copied().collect());
        let verb = verb(reading, realm, line, on)?;
        let thing = verb.as_ref().ok().and_then(|it| it.clone().dispatch(Sees(on)));
        let last = match &thing {
            Some(thing) => reading.view.last_change(realm, thing)?,
            None => None,
        };
        let seen = thing.map(|_| last.map_or(Version(0), |it| it.version));
        Ok(Self { rights: rights.unwrap_or_default(), area, verb, seen })
    }
}

/// The verb of a line: tasks get the numbers that they have, a plan the version that is in force.
fn verb(
    reading: &mut Reading<'_>,
    realm: &Realm,
    line: &ScriptLine,
    on: &str,
) -> Result<Result<AnyVerb, Failure>, Fault> {
    let mut with = line.with.clone();
    if line.verb == PutPlanToWork::NAME
        && let Err(failure) = name_version(reading, realm, &mut with)?
    {
        return Ok(Err(failure));
    }
    if let Ok(operation) = on.parse::<OperationId>() {
        let looked = reading.operation_now(realm, operation)?;
        let response = looked.as_ref().map(|it| &it.operation.response);
        let numbered = with_numbers(&mut with, &mut |plan, task| {
            let (plan, task) = (plan.parse::<Key>().ok(), task.parse::<Key>().ok());
            let number = response.and_then(|it| it.number_of(&plan?, &task?));
            number.map(operations::TaskNumber::number).ok_or(operations::Refusal::PlanNotAtWork)
        });
        if let Err(refusal) = numbered {
            return Ok(Err(Failure::Refused(Refusal::from(refusal))));
        }
    }
    let decoded = AnyVerb::decode(line.verb, with);
    Ok(decoded.map_err(|error| Fault::new(format!("reading line {}", line.number), error).into()))
}

fn name_version(
    reading: &mut Reading<'_>,
    realm: &Realm,
    with: &mut Value,
) -> Result<Result<(), Failure>, Fault> {
    let key = with.get("plan").and_then(Value::as_str).and_then(|it| it.parse::<Key>().ok());
    let id = key.map(|it| reading.view.plan_keyed(realm, &it)).transpose()?.flatten();
    let plan = id.map(|it| reading.view.plan(realm, it)).transpose()?.flatten();
    let version = plan.as_ref().and_then(Plan::in_force).map(|it| it.number);
    let Some((id, version)) = id.zip(version) else {
        return Ok(Err(Failure::Refused(Refusal::from(operations::Refusal::PlanNotInForce))));
    };
    put_plan(with, id, version);
    Ok(Ok(()))
}

/// Asks a verb which thing whoever hands it in must have seen.
struct Sees<'a>(&'a str);

impl Dispatch for Sees<'_> {
    type Out = Option<Thing>;

    fn verb<V: Verb>(self, verb: V) -> Option<Thing> {
        let id = self.0.parse::<<V::Of as Stream>::Id>().ok()?;
        verb.sees(&id)
    }
}

impl Script {
    /// The operations that it opens, in its order.
    #[must_use]
    pub fn operations(&self) -> Vec<OperationId> {
        let opening = self.lines.iter().filter(|it| it.verb == OpenOperation::NAME);
        opening.filter_map(|it| it.on.as_ref()?.parse().ok()).collect()
    }
}
