//! Stories that are told twice: once on SQLite, once on PostgreSQL.

mod access;
#[cfg(test)]
mod attachments;
#[cfg(test)]
mod backup;
#[cfg(test)]
mod briefs;
#[cfg(test)]
mod closing;
mod consultations;
#[cfg(test)]
mod corrective_actions;
#[cfg(test)]
mod daily;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod instructions;
mod interrupted;
#[cfg(test)]
mod joint;
mod journal;
#[cfg(test)]
mod operations;
mod people;
mod places;
#[cfg(test)]
mod plans;
#[cfg(test)]
mod playing;
#[cfg(test)]
mod replay;
mod sheets;
#[cfg(test)]
mod shifts;
mod situation_reports;
mod supplies;
#[cfg(test)]
mod yunze;

/// Writes one test for each engine.
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test] fn $name() { super::$name(testkit::Engine::Sqlite); })+
        }
        mod postgres {
            $(#[test] fn $name() { super::$name(testkit::Engine::Postgres); })+
        }
    };
}
pub(crate) use on_both_engines;
