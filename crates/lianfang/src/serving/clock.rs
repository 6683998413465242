//! The clock's watch: what time alone causes is written down when it is due.

use std::time::Duration;

use application::operations::{Due, due_operations};
use application::reviews::{LimitDue, due_limits};
use application::{Actor, Command, Failure, Reading};
use domain::AnyVerb;
use domain::duty::LetReportsFallDue;
use domain::kernel::{CommandId, Realm};
use domain::operations::LetTimePass;
use web::Front;

/// What falls due is written down within this time. Its own instant stands in the event, so that a
/// later look changes nothing but when people hear of it.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Looks now and then whether time has caused something: in an operation, or that a limit of a
/// report upwards has run out.
pub(super) async fn watch(front: Front) {
    let mut ticks = tokio::time::interval(LOOK_EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(failure) = look(&front).await {
            tracing::warn!(?failure, "what time has caused could not be written down");
        }
    }
}

async fn look(front: &Front) -> Result<(), Failure> {
    for Due { realm, operation } in front.ask(|it: &mut Reading<'_>| due_operations(it)).await? {
        hand_in(front, realm, operation.to_string(), LetTimePass {}.into()).await?;
    }
    for LimitDue { realm, intake } in front.ask(|it: &mut Reading<'_>| due_limits(it)).await? {
        hand_in(front, realm, intake.to_string(), LetReportsFallDue {}.into()).await?;
    }
    Ok(())
}

async fn hand_in(front: &Front, realm: Realm, on: String, verb: AnyVerb) -> Result<(), Failure> {
    let command = Command {
        id: CommandId::from_uuid(front.office().machine().new_id()),
        realm,
        actor: Actor::operator("clock"),
        on,
        verb,
        seen: None,
        happened_at: None,
    };
    match front.hand_in(command).await {
        // It was closed since the look, or another node was first.
        Ok(_) | Err(Failure::Refused(_)) => Ok(()),
        Err(failure) => Err(failure),
    }
}
