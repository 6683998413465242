//! Runs the steps that a store has not seen yet, each in a transaction of its own.

use application::Fault;

use crate::engine::{Session, Value};
use crate::statements::statements;

const MAKE_LIST: &str = "CREATE TABLE IF NOT EXISTS schema_steps (
  part TEXT NOT NULL, step BIGINT NOT NULL, PRIMARY KEY (part, step))";

statements! {
    STEPS_DONE = "SELECT COALESCE(MAX(step), 0) FROM schema_steps WHERE part = $1";
    STEP_DONE = "INSERT INTO schema_steps (part, step) VALUES ($1, $2)";
}

/// Runs what is newer than the store; one that is newer than this program is refused.
pub(super) fn run_steps(
    session: &mut Session,
    part: &str,
    steps: &[(i64, &str)],
) -> Result<(), Fault> {
    session.run(MAKE_LIST)?;
    let done = match session.query_one(STEPS_DONE, &[part.into()])? {
        Some(mut row) => row.integer()?,
        None => 0,
    };
    if let Some((newest, _)) = steps.last()
        && done > *newest
    {
        let met = format!("its {part} tables are at step {done}: use a newer program");
        return Err(Fault::new("opening the store", met));
    }
    for (step, text) in steps.iter().filter(|(step, _)| *step > done) {
        session.begin_write()?;
        let written = session
            .run(text)
            .and_then(|()| session.execute(STEP_DONE, &[part.into(), Value::from(*step)]).map(drop))
            .and_then(|()| session.commit());
        if let Err(fault) = written {
            session.finish();
            return Err(fault);
        }
    }
    Ok(())
}
