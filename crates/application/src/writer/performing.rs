//! The order of questions, written once for all verbs.

use std::collections::BTreeSet;

use domain::AnyEvent;
use domain::Dispatch;
use domain::access::Login;
use domain::duty::{OnDuty, OpenThings, SealedSettlement, SettlementKind};
use domain::kernel::{
    AccountId, AttachmentId, AttachmentOf, Commitment, ConsultationId, ContactId,
    CorrectiveActionId, Event, IncomingDocumentId, Instant, InstructionId, IntakeId, Key, Moment,
    OperationId, OrganisationId, PersonId, PlanId, PostId, Realm, RealmKind, RegionCode, ReportDue,
    Right, SiteId, Stream, VaultKey, VaultText, Verb,
};
use domain::operations::IssuedPlan;
use domain::places::{Catalogue, Edition};
use domain::plans::{Plan, PlanCheck};
use domain::realms::{Clock, RealmOfPractice};
use domain::registers::{
    Acting, ConsultationAbout, EndOfOperation, OpenText, Registers, StagedAttachment, Unanswered,
};
use journal::tree::Leaf;
use journal::{Algorithm, Envelope};
use plan_document::Document;

use super::Beside;
use super::batch::{Furniture, destroyed_by, done_before, done_now};
use super::states::{States, stream_name};
use crate::actor::{Actor, Who};
use crate::command::{Command, Done};
use crate::duty::open_on_desk;
use crate::failure::{Conflict, Failure, Fault};
use crate::plans::check_of;
use crate::ports::{Change, Head, Receipt, Recorded, Transaction};
use crate::vault::{Opened, Vault};

/// No house stands on more tiers of units: whoever asks for those above one goes no further.
const UNITS_DEEP_MAX: usize = 32;

/// One command on the writer's desk.
pub(super) struct Performing<'a> {
    pub(super) office: &'a Furniture,
    pub(super) transaction: &'a mut dyn Transaction,
    pub(super) states: &'a mut States,
    pub(super) head: &'a mut Head,
    pub(super) command: &'a Command,
    /// What is kept beside the events.
    pub(super) beside: Option<&'a Beside>,
    /// The names of the keys that the batch destroys, once it is committed.
    pub(super) destroyed: &'a mut Vec<String>,
}

impl Performing<'_> {
    /// Does the command, or says why not. After a no, nothing has changed.
    pub(super) fn perform(&mut self) -> Result<Done, Failure> {
        let fingerprint = self.office.fingerprint(self.command);
        if let Some(receipt) = self.transaction.receipt(self.command.id)? {
            if receipt.fingerprint != fingerprint {
                return Err(Failure::IdUsedOtherwise);
            }
            let done = done_before(self.transaction, &receipt)?;
            self.destroy_again(&done)?;
            return Ok(done);
        }
        let done = self.command.verb.clone().dispatch(&mut *self)?;
        if let Some(beside) = self.beside {
            beside(self.transaction)?;
        }
        self.transaction.keep_receipt(&Receipt {
            command: self.command.id,
            fingerprint,
            positions: done.positions,
            done_at: self.office.machine.now(),
        })?;
        Ok(done)
    }

    /// A destruction is acknowledged when the key is gone, also the second time it is asked for.
    fn destroy_again(&mut self, done: &Done) -> Result<(), Fault> {
        let Some((first, last)) = done.positions else { return Ok(()) };
        for position in first..=last {
            if let Some(stored) = self.transaction.event(position)? {
                self.destroyed.extend(destroyed_by(&stored));
            }
        }
        Ok(())
    }

    fn decide<V: Verb>(&mut self, verb: &V) -> Result<Done, Failure> {
        // Realms and their clocks belong to the real world, where time is the machine's.
        if V::Of::NAME == RealmOfPractice::NAME && self.command.realm.kind() != RealmKind::Real {
            return Err(Failure::WrongTarget { stream: V::Of::NAME, on: self.command.on.clone() });
        }
        let id = self.target::<V>()?;
        let actor = self.actor_there(verb, &id)?;
        self.unchanged_since_seen(verb, &id)?;
        let moment = self.moment()?;
        let mut answers = Answers {
            transaction: self.transaction,
            vault: &self.office.vault,
            realm: &self.command.realm,
            actor: &actor,
            has_secret: self.beside.is_some(),
        };
        let facts = verb.asks(&id, &mut answers).map_err(told_as_fault)?;
        let realm = &self.command.realm;
        let (state, _) = self.states.of::<V::Of>(self.transaction, realm, &id)?;
        let mut events = Vec::new();
        verb.decide(state, &facts, moment, &mut events)
            .map_err(|refusal| Failure::Refused(refusal.into()))?;
        // Sealed first: a state that is kept knows no more than one that is folded again.
        self.seal(&mut events)?;
        let (state, version) = self.states.of::<V::Of>(self.transaction, realm, &id)?;
        for event in &events {
            state.evolve(event, moment.of(event));
        }
        let version_before = *version;
        *version += events.len() as u64;
        let events = events.into_iter().map(Into::into).collect();
        self.append(&stream_name::<V::Of>(&id), version_before, moment, events)
    }

    /// Whoever acts, with the rights that count where the verb acts.
    fn actor_there<V: Verb>(
        &mut self,
        verb: &V,
        id: &<V::Of as Stream>::Id,
    ) -> Result<Actor, Failure> {
        let actor = &self.command.actor;
        if actor.elsewhere.contains(&V::RIGHT) {
            return Err(Failure::OutsideArea(V::RIGHT));
        }
        if !actor.may(V::RIGHT) {
            return Err(Failure::Denied(V::RIGHT));
        }
        let Some(own) = &actor.area else { return Ok(actor.clone()) };
        let (state, _) = self.states.of::<V::Of>(self.transaction, &self.command.realm, id)?;
        let thing = verb.area(state);
        if !V::REACH.covers(own, thing) {
            return Err(Failure::OutsideArea(V::RIGHT));
        }
        Ok(actor.clone().at(thing))
    }

    fn target<V: Verb>(&self) -> Result<<V::Of as Stream>::Id, Failure> {
        self.command.on.parse().map_err(|_| Failure::WrongTarget {
            stream: V::Of::NAME,
            on: self.command.on.chars().take(60).collect(),
        })
    }

    fn unchanged_since_seen<V: Verb>(
        &mut self,
        verb: &V,
        id: &<V::Of as Stream>::Id,
    ) -> Result<(), Failure> {
        let Some(thing) = verb.sees(id) else { return Ok(()) };
        let seen = self.command.seen.ok_or_else(|| Failure::UnseenThing(thing.clone()))?;
        match self.transaction.last_change(&self.command.realm, &thing)? {
            Some(last) if last.version != seen => conflict(thing, seen, last),
            Some(_) | None => Ok(()),
        }
    }

    /// The realm's clock is read here and nowhere further in.
    fn moment(&mut self) -> Result<Moment, Failure> {
        let now = self.realm_now(&self.command.realm)?;
        let happened_at = self.command.happened_at.unwrap_or(now);
        if happened_at > now {
            return Err(Failure::InTheFuture { happened_at, now });
        }
        Ok(Moment { now, happened_at })
    }

    fn realm_now(&mut self, realm: &Realm) -> Result<Instant, Failure> {
        let machine_now = self.office.machine.now();
        if realm.kind() == RealmKind::Real {
            return Ok(Clock::REAL.at(machine_now));
        }
        match self.transaction.realm(realm)? {
            Some(row) => Ok(row.clock.at(machine_now)),
            None => Err(Failure::NoSuchRealm(realm.clone())),
        }
    }

    fn append(
        &mut self,
        stream: &str,
        version_before: u64,
        moment: Moment,
        events: Vec<AnyEvent>,
    ) -> Result<Done, Failure> {
        let who = serde_json::to_string(&self.command.actor.who)
            .map_err(|error| Fault::new("writing down who acts", error))?;
        let mut recorded = Vec::with_capacity(events.len());
        for (version, event) in (version_before + 1..).zip(events) {
            let place = Place { stream, version, moment, who: &who };
            let envelope = self.envelope(&place, &event)?;
            let sealed = envelope.seal().map_err(|error| Fault::new("sealing an event", error))?;
            self.head.size += 1;
            self.head.digest = sealed.digest();
            self.head.frontier.append(Leaf::of_event(&sealed.digest()));
            self.destroyed.extend(event.destroys().map(|key| key.name_in(&self.command.realm)));
            recorded.push(Recorded { sealed, event });
        }
        self.transaction.append(&recorded)?;
        Ok(done_now(self.command.id, &recorded))
    }

    fn envelope(&self, place: &Place<'_>, event: &AnyEvent) -> Result<Envelope, Fault> {
        let row = event.row();
        let mut salt = [0; 16];
        self.office.machine.randomness(&mut salt);
        Ok(Envelope {
            position: self.head.size + 1,
            jurisdiction: self.office.jurisdiction.clone(),
            realm: self.command.realm.to_string(),
            stream: place.stream.to_owned(),
            version: place.version,
            thing: event.thing().to_string(),
            kind: row.kind.to_owned(),
            schema: row.schema,
            happened_at: event.happened_at().unwrap_or(place.moment.happened_at).microseconds(),
            entered_at: place.moment.now.microseconds(),
            recorded_at: self.office.machine.now().microseconds(),
            purpose: self.command.verb.row().capability.to_owned(),
            command: self.command.id.to_string(),
            algorithm: Algorithm::Sha256First,
            previous: self.head.digest,
            salt,
            who: place.who.to_owned(),
            payload: event.payload().map_err(|error| Fault::new("writing a payload", error))?,
        })
    }

    /// Puts the texts of events into the vault, and references to them in their place.
    fn seal<E: Event>(&mut self, events: &mut [E]) -> Result<(), Fault> {
        for (position, event) in (self.head.size + 1..).zip(events) {
            self.seal_texts(event, position)?;
        }
        Ok(())
    }

    fn seal_texts(&mut self, event: &mut impl Event, position: u64) -> Result<(), Fault> {
        let mut fault = None;
        event.texts(&mut |key: VaultKey, text: &mut VaultText| {
            if let VaultText::Clear(clear) = text {
                let machine = self.office.machine.as_ref();
                let key = key.name_in(&self.command.realm);
                match self.office.vault.seal(self.transaction, machine, (&key, position), clear) {
                    Ok(commitment) => *text = VaultText::Sealed(commitment),
                    Err(met) => fault = Some(met),
                }
            }
        });
        fault.map_or(Ok(()), Err)
    }
}

/// Where in the journal an event belongs.
struct Place<'a> {
    stream: &'a str,
    version: u64,
    moment: Moment,
    who: &'a str,
}

impl Dispatch for &mut Performing<'_> {
    type Out = Result<Done, Failure>;
    fn verb<V: Verb>(self, verb: V) -> Self::Out {
        self.decide(&verb)
    }
}

fn conflict(
    thing: domain::kernel::Thing,
    seen: domain::kernel::Version,
    last: Change,
) -> Result<(), Failure> {
    Err(Failure::Conflict(Conflict { thing, seen, last }))
}

fn told_as_fault(unanswered: Unanswered) -> Failure {
    Fault::new("answering a rule's question", unanswered).into()
}

fn unanswered(fault: Fault) -> Unanswered {
    Unanswered(Box::new(fault))
}

/// The registers, opened for one verb.
struct Answers<'a> {
    transaction: &'a mut dyn Transaction,
    vault: &'a Vault,
    realm: &'a Realm,
    actor: &'a Actor,
    has_secret: bool,
}

impl Answers<'_> {
    fn texts_under(&mut self, key: &str) -> Result<Vec<OpenText>, Unanswered> {
        let rows = self.transaction.vault_values_under(key).map_err(unanswered)?;
        let mut texts = Vec::with_capacity(rows.len());
        for row in rows {
            let opened = self.vault.open_row(self.transaction, &row).map_err(unanswered)?;
            if let Opened::Text(text) = opened {
                texts.push(OpenText { commitment: row.commitment, text });
            }
        }
        Ok(texts)
    }

    /// The codes of a unit and of those above it, the nearest first.
    fn units_from(
        &mut self,
        realm: &Realm,
        unit: Option<OrganisationId>,
    ) -> Result<Vec<Key>, Unanswered> {
        let (mut codes, mut next) = (Vec::new(), unit);
        while let Some(unit) = next
            && codes.len() < UNITS_DEEP_MAX
            && let Some(row) = self.transaction.organisation(realm, unit).map_err(unanswered)?
        {
            codes.push(row.code);
            next = row.details.parent;
        }
        Ok(codes)
    }

    /// The code of a post and its units. Posts are those of the real world, and so are their units.
    fn post_and_units(&mut self, post: PostId) -> Result<(Option<Key>, Vec<Key>), Unanswered> {
        let real = Realm::real();
        let row = self.transaction.post(&real, post).map_err(unanswered)?;
        let code = row.as_ref().map(|it| it.code.clone());
        Ok((code, self.units_from(&real, row.map(|it| it.details.organisation))?))
    }

    /// A script acts by a post of its realm, named by its code.
    fn units_of_role(&mut self, role: &str) -> Result<Vec<Key>, Unanswered> {
        let post = match role.parse() {
            Ok(code) => self.transaction.post_coded(self.realm, &code).map_err(unanswered)?,
            Err(_) => None,
        };
        self.units_from(self.realm, post.map(|it| it.details.organisation))
    }

    /// What stands above the units that a text gives duties.
    fn fill_in_units_above(&mut self, check: &mut PlanCheck) -> Result<(), Unanswered> {
        for unit in &check.units_given_duties {
            let id = self.organisation_coded(unit)?;
            let above = self.units_from(self.realm, id)?.into_iter().skip(1).collect();
            check.units_above.insert(unit.clone(), above);
        }
        Ok(())
    }

    /// The document of a plan's latest version.
    fn text_of_plan(&mut self, plan: PlanId) -> Result<Option<String>, Unanswered> {
        let plan = self.transaction.plan(self.realm, plan).map_err(unanswered)?;
        let text = plan.and_then(|it| it.latest()?.text.commitment());
        text.map(|text| self.text_of(text)).transpose()
    }

    /// A text of a plan, whose key is never destroyed.
    fn text_of(&mut self, text: Commitment) -> Result<String, Unanswered> {
        match self.vault.open(self.transaction, &text).map_err(unanswered)? {
            Opened::Text(text) => Ok(text),
            Opened::Destroyed => {
                let met = "its key is gone, and a plan's key is never destroyed";
                Err(unanswered(Fault::new("reading the text of a plan", met)))
            }
        }
    }
}

impl Registers for Answers<'_> {
    fn texts_of(&mut self, operation: OperationId) -> Result<Vec<OpenText>, Unanswered> {
        self.texts_under(&VaultKey::OperationText(operation).name_in(self.realm))
    }

    fn end_of(&mut self, operation: OperationId) -> Result<EndOfOperation, Unanswered> {
        let row = self.transaction.operation(self.realm, operation).map_err(unanswered)?;
        let Some(row) = row else { return Ok(EndOfOperation::NoSuchOperation) };
        match (row.closed_at, row.log_closed_at) {
            (_, Some(_)) => {
                let counted = self.transaction.attachments_count(self.realm, operation);
                Ok(EndOfOperation::LogClosed { attachments: counted.map_err(unanswered)? })
            }
            (Some(_), None) => Ok(EndOfOperation::Closed),
            (None, None) => Ok(EndOfOperation::Runs),
        }
    }

    fn settlement_of(
        &mut self,
        intake: IntakeId,
    ) -> Result<Option<Option<SettlementKind>>, Unanswered> {
        let row = self.transaction.intake(self.realm, intake).map_err(unanswered)?;
        Ok(row.map(|it| it.settled.map(|it| it.settlement.kind())))
    }

    fn action_of_missed_limit(
        &mut self,
        intake: IntakeId,
        due: ReportDue,
        number: u32,
    ) -> Result<Option<Option<CorrectiveActionId>>, Unanswered> {
        let rows = self.transaction.missed_limits(self.realm, intake).map_err(unanswered)?;
        let found = rows.into_iter().find(|it| (it.due, it.number) == (due, number));
        Ok(found.map(|it| it.action))
    }

    fn briefs_issued(&mut self) -> Result<u32, Unanswered> {
        self.transaction.briefs_issued(self.realm).map_err(unanswered)
    }

    fn on_duty(&mut self) -> Result<Option<OnDuty>, Unanswered> {
        let row = self.transaction.shift_on_duty(self.realm).map_err(unanswered)?;
        Ok(row.and_then(|row| {
            let (shift, begun) = (row.shift, row.begun?);
            Some(OnDuty { shift, officer: begun.officer, since: begun.at })
        }))
    }

    fn open_on_desk(&mut self) -> Result<OpenThings, Unanswered> {
        open_on_desk(self.transaction, self.realm).map_err(unanswered)
    }

    fn person_exists(&mut self, person: PersonId) -> Result<bool, Unanswered> {
        let row = self.transaction.person(self.realm, person).map_err(unanswered)?;
        Ok(row.is_some_and(|it| !it.has_left))
    }

    fn contact_exists(&mut self, person: PersonId, contact: ContactId) -> Result<bool, Unanswered> {
        let row = self.transaction.person(self.realm, person).map_err(unanswered)?;
        Ok(row.is_some_and(|it| it.contacts.iter().any(|it| it.id == contact)))
    }

    fn staged_attachment(
        &mut self,
        of: AttachmentOf,
        attachment: AttachmentId,
    ) -> Result<Option<StagedAttachment>, Unanswered> {
        let row = self.transaction.staged(self.realm, attachment).map_err(unanswered)?;
        let row = row.filter(|row| row.of == of && row.chunks > 0);
        Ok(row.map(|row| StagedAttachment {
            bytes: row.bytes,
            ciphertext_sha256: row.ciphertext_sha256,
            media_type: row.media_type.name().to_owned(),
        }))
    }

    fn attachment_of(
        &mut self,
        attachment: AttachmentId,
    ) -> Result<Option<AttachmentOf>, Unanswered> {
        let row = self.transaction.attachment(self.realm, attachment).map_err(unanswered)?;
        Ok(row.map(|it| it.of))
    }

    fn document_exists(&mut self, document: IncomingDocumentId) -> Result<bool, Unanswered> {
        let row = self.transaction.incoming_document(self.realm, document).map_err(unanswered)?;
        Ok(row.is_some())
    }

    fn consultation_about(
        &mut self,
        consultation: ConsultationId,
    ) -> Result<Option<ConsultationAbout>, Unanswered> {
        let row = self.transaction.consultation(self.realm, consultation).map_err(unanswered)?;
        let Some(row) = row else { return Ok(None) };
        let intakes = self.transaction.consultation_intakes(self.realm, consultation);
        Ok(Some((intakes.map_err(unanswered)?, row.operation)))
    }

    fn has_intake_texts(&mut self, intake: IntakeId) -> Result<bool, Unanswered> {
        let row = self.transaction.intake(self.realm, intake).map_err(unanswered)?;
        let Some(row) = row.filter(|it| it.destroyed_at.is_none()) else { return Ok(false) };
        match row.settled.map(|it| it.settlement) {
            // What became of an operation is a record, and ends with it.
            Some(SealedSettlement::Operation(operation)) => {
                Ok(!matches!(self.end_of(operation)?, EndOfOperation::LogClosed { .. }))
            }
            Some(SealedSettlement::SameAs(_) | SealedSettlement::Nothing(_)) | None => Ok(true),
        }
    }

    fn instruction_exists(&mut self, instruction: InstructionId) -> Result<bool, Unanswered> {
        let row = self.transaction.instruction(self.realm, instruction).map_err(unanswered)?;
        Ok(row.is_some())
    }

    fn account_of_login(&mut self, login: &Login) -> Result<Option<AccountId>, Unanswered> {
        let row = self.transaction.account_of_login(self.realm, login).map_err(unanswered)?;
        Ok(row.map(|row| row.account))
    }

    fn open_account_of(&mut self, person: PersonId) -> Result<Option<AccountId>, Unanswered> {
        let row = self.transaction.open_account_of(self.realm, person).map_err(unanswered)?;
        Ok(row.map(|row| row.account))
    }

    fn region_exists(&mut self, region: &RegionCode) -> Result<bool, Unanswered> {
        Ok(self.transaction.region(self.realm, region).map_err(unanswered)?.is_some())
    }

    fn organisation_exists(&mut self, organisation: OrganisationId) -> Result<bool, Unanswered> {
        let row = self.transaction.organisation(self.realm, organisation).map_err(unanswered)?;
        Ok(row.is_some_and(|it| !it.is_dissolved))
    }

    fn organisation_coded(&mut self, code: &Key) -> Result<Option<OrganisationId>, Unanswered> {
        let row = self.transaction.organisation_coded(self.realm, code).map_err(unanswered)?;
        Ok(row.filter(|it| !it.is_dissolved).map(|it| it.id))
    }

    fn person_numbered(&mut self, number: &Key) -> Result<Option<PersonId>, Unanswered> {
        self.transaction.person_numbered(self.realm, number).map_err(unanswered)
    }

    fn texts_of_person(&mut self, person: PersonId) -> Result<Vec<OpenText>, Unanswered> {
        let key = VaultKey::Employment(person);
        // A realm of practice begins with the names of the real one and adds its own.
        let names = BTreeSet::from([key.name_in(&Realm::real()), key.name_in(self.realm)]);
        let mut texts = Vec::new();
        for name in names {
            texts.append(&mut self.texts_under(&name)?);
        }
        Ok(texts)
    }

    fn site_exists(&mut self, site: SiteId) -> Result<bool, Unanswered> {
        Ok(self.transaction.site(self.realm, site).map_err(unanswered)?.is_some())
    }

    fn site_coded(&mut self, code: &Key) -> Result<Option<SiteId>, Unanswered> {
        let row = self.transaction.site_coded(self.realm, code).map_err(unanswered)?;
        Ok(row.map(|it| it.id))
    }

    fn staged_rows(&mut self, catalogue: Catalogue, edition: &Edition) -> Result<u64, Unanswered> {
        self.transaction.staged_rows(catalogue, edition).map_err(unanswered)
    }

    fn acting(&mut self) -> Result<Acting, Unanswered> {
        let may_direct_tasks = self.actor.may(Right::DirectTasks);
        Ok(match &self.actor.who {
            Who::Operator { command: _ } => Acting { may_direct_tasks, ..Acting::default() },
            Who::Staff { person, post, on_behalf_of: _ } => {
                let (post, units) = self.post_and_units(*post)?;
                Acting { person: Some(*person), post, units, may_direct_tasks }
            }
            Who::Themselves { person } => Acting { person: Some(*person), ..Acting::default() },
            Who::Script { role, provenance: _ } => Acting {
                person: None,
                post: role.parse().ok(),
                units: self.units_of_role(role)?,
                may_direct_tasks,
            },
        })
    }

    fn units_above(&mut self, unit: &Key) -> Result<Vec<Key>, Unanswered> {
        let row = self.transaction.organisation_coded(self.realm, unit).map_err(unanswered)?;
        self.units_from(self.realm, row.and_then(|it| it.details.parent))
    }

    fn plan_keyed(&mut self, key: &Key) -> Result<Option<PlanId>, Unanswered> {
        self.transaction.plan_keyed(self.realm, key).map_err(unanswered)
    }

    fn check_of_plan(&mut self, plan: PlanId) -> Result<Option<PlanCheck>, Unanswered> {
        let Some(text) = self.text_of_plan(plan)? else { return Ok(None) };
        let mut check = check_of(&text);
        self.fill_in_units_above(&mut check)?;
        Ok(Some(check))
    }

    fn is_text_of_plan(&mut self, plan: PlanId, text: &str) -> Result<bool, Unanswered> {
        Ok(self.text_of_plan(plan)?.is_some_and(|it| it == text))
    }

    fn issued_plan(&mut self, plan: PlanId) -> Result<Option<IssuedPlan>, Unanswered> {
        let stored = self.transaction.plan(self.realm, plan).map_err(unanswered)?;
        let Some(version) = stored.as_ref().and_then(Plan::in_force) else { return Ok(None) };
        let issue = version.issue.as_ref().map(|it| it.sha256);
        let Some((sha256, text)) = issue.zip(version.text.commitment()) else { return Ok(None) };
        let text = self.text_of(text)?;
        let document = Document::read(&text).plan().clone();
        Ok(Some(IssuedPlan { plan, version: version.number, sha256, document }))
    }

    fn unit_of_post(&mut self, post: &Key) -> Result<Option<Key>, Unanswered> {
        Ok(self.units_of_role(post.as_str())?.into_iter().next())
    }

    fn is_secret_handed_in(&self) -> bool {
        self.has_secret
    }
}
