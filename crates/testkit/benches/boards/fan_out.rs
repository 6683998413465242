//! Many open desks: how long a change takes to each of them.

use std::time::Instant;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, watch};

use super::load::Answered;
use super::making::id;

/// What a piece of the desk begins with.
const PIECE: &[u8] = b"event: board";

/// Desks that somebody looks at.
pub(crate) struct Open<'a> {
    pub(crate) address: &'a str,
    pub(crate) cookie: &'a str,
    pub(crate) desks: usize,
}

impl Open<'_> {
    /// Takes a call, so many times, each after the one before is on every desk; the times from its
    /// sending to each desk.
    pub(crate) fn reached(&self, changes: u64, run: u64) -> Answered {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime starts");
        Answered::of(runtime.block_on(self.all(changes, run)))
    }

    async fn all(&self, changes: u64, run: u64) -> Vec<f64> {
        let (sent, sent_at) = watch::channel(Instant::now());
        let (told, mut seen) = mpsc::channel(self.desks);
        for _ in 0..self.desks {
            let mut stream = TcpStream::connect(self.address).await.expect("the server listens");
            let asked =
                format!("GET /desk/live HTTP/1.1\r\nHost: localhost\r\n{}\r\n", self.cookie);
            stream.write_all(asked.as_bytes()).await.expect("the server reads");
            // Its head is there: from now on it hears of every change.
            let (mut head, mut end) = (vec![0; 4096], 0);
            while !head.get(..end).is_some_and(|it| it.ends_with(b"\r\n\r\n")) {
                let place = head.get_mut(end..end + 1).expect("heads are short");
                end += stream.read(place).await.expect("the server answers");
            }
            assert!(head.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&head));
            tokio::spawn(watched(stream, sent_at.clone(), told.clone()));
        }
        let mut taken = Vec::new();
        for change in 0..changes {
            let intake = id(8, run * changes + change);
            sent.send_replace(Instant::now());
            take_call(self.address, self.cookie, &intake.to_string()).await;
            for _ in 0..self.desks {
                taken.push(seen.recv().await.expect("a desk is open"));
            }
        }
        taken
    }
}

/// Reads a desk's stream, and says of each piece when it came.
async fn watched(
    mut stream: TcpStream,
    sent_at: watch::Receiver<Instant>,
    told: mpsc::Sender<f64>,
) {
    let mut read = Vec::new();
    loop {
        let mut piece = vec![0; 64 * 1024];
        let count = stream.read(&mut piece).await.expect("the stream stays open");
        assert!(count > 0, "the server closed the stream");
        read.extend_from_slice(piece.get(..count).unwrap_or_default());
        // A piece ends with an empty line.
        while let Some(end) = read.windows(2).position(|it| it == b"\n\n") {
            let has_piece = read.windows(PIECE.len()).take(end).any(|it| it == PIECE);
            if has_piece {
                let milliseconds = sent_at.borrow().elapsed().as_secs_f64() * 1e3;
                told.send(milliseconds).await.expect("somebody counts");
            }
            read.drain(..end + 2);
        }
    }
}

async fn take_call(address: &str, cookie: &str, intake: &str) {
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    let body = r#"{"channel":"telephone"}"#;
    let request = format!(
        "POST /api/intake/{intake}/open_intake HTTP/1.1\r\nHost: localhost\r\n{cookie}\
         Idempotency-Key: {intake}\r\nContent-Type: application/json\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.expect("the server reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("the server answers");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}
