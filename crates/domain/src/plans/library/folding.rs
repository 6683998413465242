//! How a plan follows from its events.

use std::collections::BTreeMap;

use super::events::{
    Event, PlanConsentGiven, PlanDraftSaved, PlanIssued, PlanReviewed, PlanRevisionBegun,
};
use super::kinds::{ReviewOutcome, VersionState};
use super::refusals::Refusal;
use super::state::{
    Approval, Consent, Filing, Issue, Plan, PlanVersion, Publication, Review, Revision,
};
use crate::kernel::{Moment, PlanId, Stream};

impl Stream for Plan {
    type Id = PlanId;
    type Event = Event;
    type Refusal = Refusal;
    const NAME: &'static str = "plan";
    const IS_COPIED: bool = true;

    fn new(id: PlanId) -> Self {
        Self { id, details: None, versions: BTreeMap::new(), abolished: None }
    }

    fn evolve(&mut self, event: &Event, moment: Moment) {
        match event {
            Event::PlanBegun(it) => {
                self.details = Some(it.details.clone());
                let written = (moment.happened_at, it.by);
                self.versions.insert(1, PlanVersion::draft(1, it.text.clone(), written));
            }
            Event::PlanDraftSaved(it) => self.saved(it, moment),
            Event::PlanRevisionBegun(it) => self.revised(it, moment),
            Event::PlanConsultationBegun(it) => self.change(it.version, |version| {
                version.state = VersionState::Consulting;
                version.asked.extend(it.units.iter().map(|unit| (unit.clone(), it.answer_by)));
            }),
            Event::PlanConsentGiven(it) => self.consented(it, moment),
            Event::PlanSubmittedForReview(it) => self.change(it.version, |version| {
                version.state = VersionState::Reviewing;
                version.consented_on_paper.clone_from(&it.consented_on_paper);
                version.review = None;
                version.returned = None;
            }),
            Event::PlanReviewed(it) => self.reviewed(it, moment),
            Event::PlanApproved(it) => self.change(it.version, |version| {
                version.state = VersionState::Approved;
                version.approval = Some(Approval {
                    approved_by: it.by,
                    approved_at: moment.happened_at,
                    warnings: it.warnings,
                    remarks: it.remarks.clone(),
                });
            }),
            Event::PlanReturned(it) => self.change(it.version, |version| {
                version.state = VersionState::Draft;
                version.returned = Some(it.reason.clone());
                version.approval = None;
            }),
            Event::PlanIssued(it) => self.issued_now(it),
            Event::PlanFiled(it) => self.change(it.version, |version| {
                let (with, number) = (it.with.clone(), it.number.clone());
                version.filing = Some(Filing { with, on: it.on, number });
            }),
            Event::PlanPublished(it) => self.change(it.version, |version| {
                version.publication = Some(Publication { on: it.on, place: it.place.clone() });
            }),
            Event::PlanAbolished(it) => {
                self.abolished = Some(it.reason.clone());
                let living = |it: &&mut PlanVersion| it.state != VersionState::Superseded;
                for version in self.versions.values_mut().filter(living) {
                    version.state = VersionState::Abolished;
                }
            }
        }
    }
}

impl Plan {
    fn change(&mut self, number: u32, change: impl FnOnce(&mut PlanVersion)) {
        if let Some(version) = self.versions.get_mut(&number) {
            change(version);
        }
    }

    fn saved(&mut self, it: &PlanDraftSaved, moment: Moment) {
        self.change(it.version, |version| {
            version.text = it.text.clone();
            version.saved_at = moment.happened_at;
            version.saved_by = it.by;
        });
    }

    fn revised(&mut self, it: &PlanRevisionBegun, moment: Moment) {
        let written = (moment.happened_at, it.by);
        let mut version = PlanVersion::draft(it.version, it.text.clone(), written);
        version.revision = Some(Revision { trigger: it.trigger, note: it.note.clone() });
        self.versions.insert(it.version, version);
    }

    /// A unit's later word to the same text takes the place of the earlier one.
    fn consented(&mut self, it: &PlanConsentGiven, moment: Moment) {
        self.change(it.version, |version| {
            version.consents.retain(|said| said.unit != it.unit || said.text != it.text);
            version.consents.push(Consent {
                unit: it.unit.clone(),
                text: it.text.clone(),
                opinion: it.opinion,
                remarks: it.remarks.clone(),
                document: it.document.clone(),
                given_at: moment.happened_at,
                given_by: it.by,
            });
        });
    }

    fn reviewed(&mut self, it: &PlanReviewed, moment: Moment) {
        self.change(it.version, |version| {
            version.state = match it.outcome {
                ReviewOutcome::Passed => VersionState::Reviewing,
                ReviewOutcome::Returned => VersionState::Draft,
            };
            version.review = Some(Review {
                outcome: it.outcome,
                criteria: it.criteria,
                remarks: it.remarks.clone(),
                reviewed_at: moment.happened_at,
                reviewed_by: it.by,
            });
        });
    }

    fn issued_now(&mut self, it: &PlanIssued) {
        for version in self.versions.values_mut() {
            if version.state == VersionState::Issued {
                version.state = VersionState::Superseded;
            }
        }
        self.change(it.version, |version| {
            version.state = VersionState::Issued;
            version.issue = Some(Issue {
                on: it.on,
                document_number: it.document_number.clone(),
                sha256: it.sha256,
                warnings: it.warnings,
            });
        });
    }
}
