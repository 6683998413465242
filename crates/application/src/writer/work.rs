//! The writer's round: take what waits, work through it, answer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Receiver;

use super::batch::Desk;
use super::{BATCH_MAX, Job};
use crate::failure::Fault;

/// Goes on until nobody can hand anything over any more.
pub(super) fn work(mut desk: Desk, waiting: &Receiver<Job>) {
    while let Ok(first) = waiting.recv() {
        let (mut orders, mut answers) = (Vec::new(), Vec::new());
        for job in std::iter::once(first).chain(waiting.try_iter().take(BATCH_MAX - 1)) {
            match job {
                Job::Order(order, answer) => {
                    orders.push(*order);
                    answers.push(answer);
                }
                Job::Keeping(keeping) => keeping(Ok(desk.store())),
            }
        }
        if orders.is_empty() {
            continue;
        }
        // A rule that panics has decided nothing: the transaction is taken back, and the writer
        // goes on with what is on disk.
        let worked = catch_unwind(AssertUnwindSafe(|| desk.work_through(&orders)));
        let results = worked.unwrap_or_else(|_| {
            desk.start_over();
            let told = || Err(Fault::new("deciding", "a rule broke down").into());
            orders.iter().map(|_| told()).collect()
        });
        for (answer, result) in answers.into_iter().zip(results) {
            answer(result);
        }
    }
}
