//! Destroy what is kept of a former member of staff, with its key.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::attestation::Attestation;
use super::events::{EmploymentDataDestroyed, EmploymentDataEvent};
use super::refusals::Refusal;
use super::state::EmploymentData;
use crate::kernel::{Instant, Moment, PersonId, Right, Verb};
use crate::registers::{Registers, Unanswered};

/// Destroy the employment key of a person. Their acts stay in the journal as those of post and
/// person; what goes is what the vault held of them: name, numbers.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DestroyEmploymentData {
    /// Until when it had to be kept, by the county's own rule for personnel files.
    pub kept_until: Instant,
    /// Who stands for it.
    pub attestation: Attestation,
}

impl Verb for DestroyEmploymentData {
    type Of = EmploymentData;
    type Facts = ();
    const NAME: &'static str = "destroy_employment_data";
    const RIGHT: Right = Right::CloseData;

    fn asks(&self, _: &PersonId, _: &mut dyn Registers) -> Result<(), Unanswered> {
        Ok(())
    }

    fn decide(
        &self,
        data: &EmploymentData,
        (): &(),
        moment: Moment,
        out: &mut Vec<EmploymentDataEvent>,
    ) -> Result<(), Refusal> {
        if data.destroyed_at.is_some() {
            return Err(Refusal::TextsAreDestroyed);
        }
        if moment.now < self.kept_until {
            return Err(Refusal::MustBeKept { until: self.kept_until });
        }
        out.push(
            EmploymentDataDestroyed {
                person: data.id,
                kept_until: self.kept_until,
                attestation: self.attestation.checked()?,
            }
            .into(),
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::testing::{attestation, noon};
    use super::*;
    use crate::kernel::{Span, Stream};

    #[test]
    fn nothing_goes_before_its_time_and_nothing_twice() {
        let mut data = EmploymentData::new(PersonId::from_uuid(Uuid::from_u128(3)));
        let mut destroyed = |kept_until| {
            let verb = DestroyEmploymentData { kept_until, attestation: attestation() };
            let mut events = Vec::new();
            verb.decide(&data, &(), noon(), &mut events)?;
            events.iter().for_each(|event| data.evolve(event, noon()));
            Ok(events.len())
        };
        let tomorrow = noon().now + Span::from_hours(24);
        assert_eq!(destroyed(tomorrow), Err(Refusal::MustBeKept { until: tomorrow }));
        assert_eq!(destroyed(noon().now), Ok(1));
        assert_eq!(destroyed(noon().now), Err(Refusal::TextsAreDestroyed));
    }
}
