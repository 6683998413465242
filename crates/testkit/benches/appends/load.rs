//! The clients: kept-alive connections, each with one request under way.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const OPERATION: &str = "0198c0de-0000-7000-8000-000000000001";
const TEXT: &str =
    "03:10 接到坝下镇电话：三号闸下游堤脚渗水，约 3 处，已通知镇村两级巡堤人员到场。";

/// How much to ask.
pub(crate) struct Load {
    pub(crate) clients: u64,
    pub(crate) lines: u64,
    pub(crate) run: u64,
}

/// Whom to ask.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Bare,
    Ours,
}

impl Load {
    /// Acknowledged lines a second.
    pub(crate) fn rate(&self, address: &str, signed_in: &str, target: Target) -> f64 {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime starts");
        runtime.block_on(async {
            if target == Target::Ours {
                open(address, signed_in).await;
            }
            let next = AtomicU64::new(0);
            let begun = Instant::now();
            let next = std::sync::Arc::new(next);
            let mut clients = Vec::new();
            for _ in 0..self.clients {
                let (address, next) = (address.to_owned(), std::sync::Arc::clone(&next));
                let signed_in = signed_in.to_owned();
                let (run, lines) = (self.run, self.lines);
                clients.push(tokio::spawn(async move {
                    let to = (address.as_str(), signed_in.as_str());
                    client(to, target, run, lines, &next).await;
                }));
            }
            for client in clients {
                client.await.expect("a client ends");
            }
            self.lines as f64 / begun.elapsed().as_secs_f64()
        })
    }
}

async fn client(
    (address, signed_in): (&str, &str),
    target: Target,
    run: u64,
    lines: u64,
    next: &AtomicU64,
) {
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    stream.set_nodelay(true).expect("the socket is plain");
    let mut buffer = vec![0; 16 * 1024];
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= lines {
            return;
        }
        let id = format!("{run:08x}-0000-7000-8000-{number:012x}");
        let body = format!(r#"{{"entry":"{id}","text":"{TEXT}"}}"#);
        let path = match target {
            Target::Bare => "/lines".to_owned(),
            Target::Ours => format!("/api/operation/{OPERATION}/write_log_entry"),
        };
        send(&mut stream, (&path, &id, signed_in), &body, &mut buffer).await;
    }
}

async fn open(address: &str, signed_in: &str) {
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    let body = r#"{"title":"量测","class":"natural_disaster","area":"990001"}"#;
    let path = format!("/api/operation/{OPERATION}/open_operation");
    let head = (path.as_str(), OPERATION, signed_in);
    send(&mut stream, head, body, &mut vec![0; 16 * 1024]).await;
}

async fn send(
    stream: &mut TcpStream,
    (path, id, signed_in): (&str, &str, &str),
    body: &str,
    buffer: &mut [u8],
) {
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\n{signed_in}Idempotency-Key: {id}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.expect("the server reads");
    let mut filled = 0;
    loop {
        let space = buffer.get_mut(filled..).expect("answers are short");
        let read = stream.read(space).await.expect("the server answers");
        assert!(read > 0, "the server closed the connection");
        filled += read;
        let so_far = buffer.get(..filled).expect("it was filled");
        if is_whole(so_far) {
            assert!(so_far.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(so_far));
            return;
        }
    }
}

/// Whether head and body have come.
fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|it| it == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(answer.get(..end).unwrap_or_default()).to_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok())
        .unwrap_or(0);
    answer.len() >= end + 4 + length
}
