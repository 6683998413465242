//! The clients: kept-alive connections, each with one request under way.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use testkit::Client;

/// Whom to ask, as whom, over how many connections.
pub(crate) struct Load<'a> {
    pub(crate) address: &'a str,
    pub(crate) cookie: &'a str,
    pub(crate) connections: u64,
}

/// How long the answers took.
pub(crate) struct Answered {
    /// Each of them, the shortest first.
    milliseconds: Vec<f64>,
    /// So many bytes had a body, in the mean.
    pub(crate) bytes: usize,
}

impl Load<'_> {
    /// Asks for addresses until so many requests were answered.
    pub(crate) fn run(&self, requests: u64, path: impl Fn(u64) -> String + Sync) -> Answered {
        let next = AtomicU64::new(0);
        let (next, path) = (&next, &path);
        let taken: Vec<(f64, usize)> = std::thread::scope(|scope| {
            let clients: Vec<_> = (0..self.connections)
                .map(|_| scope.spawn(move || self.client(requests, next, path)))
                .collect();
            clients.into_iter().flat_map(|it| it.join().expect("a client ends")).collect()
        });
        let bytes: usize = taken.iter().map(|(_, bytes)| bytes).sum();
        let bytes = bytes / taken.len().max(1);
        let mut milliseconds: Vec<f64> = taken.into_iter().map(|(it, _)| it).collect();
        milliseconds.sort_by(f64::total_cmp);
        Answered { milliseconds, bytes }
    }

    fn client(
        &self,
        requests: u64,
        next: &AtomicU64,
        path: &impl Fn(u64) -> String,
    ) -> Vec<(f64, usize)> {
        let mut client = Client::connect(self.address, self.cookie).expect("the server listens");
        let mut taken = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= requests {
                return taken;
            }
            let path = path(number);
            let begun = Instant::now();
            let answer = client.send("GET", &path, "", "").expect("the server answers");
            let milliseconds = begun.elapsed().as_secs_f64() * 1e3;
            assert_eq!(answer.status, 200, "{path}");
            taken.push((milliseconds, answer.body.len()));
        }
    }
}

impl Answered {
    /// Times of something else than answers with a body.
    pub(crate) fn of(mut milliseconds: Vec<f64>) -> Self {
        milliseconds.sort_by(f64::total_cmp);
        Self { milliseconds, bytes: 0 }
    }

    /// The time within which this share of the answers came (nearest rank).
    pub(crate) fn at(&self, share: f64) -> f64 {
        let count = self.milliseconds.len();
        let ranks = (1..=count).filter(|rank| *rank as f64 >= share * count as f64);
        let rank = ranks.min().unwrap_or(count);
        self.milliseconds.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }
}
