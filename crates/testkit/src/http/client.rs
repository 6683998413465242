//! The smallest client that can tell an acknowledged write from one that was cut off.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// A stream that says nothing for so long is stuck: a server's own sign of life comes later.
const SILENCE_MAX: Duration = Duration::from_secs(10);

/// One kept-alive connection.
pub struct Client {
    stream: BufReader<TcpStream>,
    /// Headers that say who asks.
    signed_in: String,
}

/// A whole answer.
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its header lines.
    pub headers: Vec<String>,
    /// Its body.
    pub body: String,
}

impl Client {
    /// Connects; `signed_in` is a whole header line that says who asks, or nothing.
    ///
    /// # Errors
    /// When nobody listens.
    pub fn connect(address: &str, signed_in: &str) -> std::io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), signed_in: signed_in.to_owned() })
    }

    /// Sends a command; the id is its `Idempotency-Key`.
    ///
    /// # Errors
    /// When the connection ends before the answer.
    pub fn command(&mut self, path: &str, id: &str, body: &Value) -> std::io::Result<Answer> {
        let headers = format!("Idempotency-Key: {id}\r\nContent-Type: application/json\r\n");
        self.send("POST", path, &headers, &body.to_string())
    }

    /// Sends a form.
    ///
    /// # Errors
    /// When the connection ends before the answer.
    pub fn form(&mut self, path: &str, fields: &[(&str, &str)]) -> std::io::Result<Answer> {
        let pairs: Vec<_> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let headers = "Content-Type: application/x-www-form-urlencoded\r\n";
        self.send("POST", path, headers, &pairs.join("&"))
    }

    /// Sends whatever.
    ///
    /// # Errors
    /// When the connection ends before the answer.
    pub fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &str,
        body: &str,
    ) -> std::io::Result<Answer> {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\n{}{headers}\
             Content-Length: {}\r\n\r\n{body}",
            self.signed_in,
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        self.answer()
    }

    fn answer(&mut self) -> std::io::Result<Answer> {
        let cut_off = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
        let status = self.line()?;
        let status = status.split(' ').nth(1).and_then(|it| it.parse().ok()).ok_or_else(cut_off)?;
        let mut headers = Vec::new();
        let mut length = 0;
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().map_err(|_| cut_off())?;
            }
            headers.push(line);
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(Answer { status, headers, body: String::from_utf8_lossy(&body).into_owned() })
    }

    fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 || !line.ends_with('\n') {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }
}

/// A stream of events that is followed until it ends.
pub struct Followed {
    /// The status of the answer.
    pub status: u16,
    /// Its header lines.
    pub headers: Vec<String>,
    stream: BufReader<TcpStream>,
}

/// An event of a stream.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Heard {
    /// Its id.
    pub id: String,
    /// What it tells.
    pub data: String,
}

impl Followed {
    /// Begins to follow; `headers` are whole lines.
    ///
    /// # Errors
    /// When nobody listens, or no answer comes.
    pub fn begin(address: &str, headers: &str, path: &str) -> std::io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(SILENCE_MAX))?;
        let mut followed = Self { status: 0, headers: Vec::new(), stream: BufReader::new(stream) };
        // To HTTP/1.0 a stream is sent as it is, and ends with the connection.
        let request = format!("GET {path} HTTP/1.0\r\nHost: localhost\r\n{headers}\r\n");
        followed.stream.get_mut().write_all(request.as_bytes())?;
        let status = followed.line()?.unwrap_or_default();
        let status = status.split(' ').nth(1).and_then(|it| it.parse().ok());
        followed.status = status.ok_or(std::io::ErrorKind::InvalidData)?;
        while let Some(line) = followed.line()?
            && !line.is_empty()
        {
            followed.headers.push(line);
        }
        Ok(followed)
    }

    /// The next event; nothing where the stream has ended.
    ///
    /// # Errors
    /// When the stream stays open and says nothing.
    pub fn hear(&mut self) -> std::io::Result<Option<Heard>> {
        let mut heard = Heard::default();
        while let Some(line) = self.line()? {
            if let Some(id) = line.strip_prefix("id: ") {
                id.clone_into(&mut heard.id);
            } else if let Some(data) = line.strip_prefix("data: ") {
                heard.data.push_str(data);
                heard.data.push('\n');
            } else if line.is_empty() && heard != Heard::default() {
                return Ok(Some(heard));
            }
        }
        Ok(None)
    }

    fn line(&mut self) -> std::io::Result<Option<String>> {
        let mut line = String::new();
        let read = self.stream.read_line(&mut line)?;
        Ok((read > 0).then(|| line.trim_end().to_owned()))
    }
}

/// A value of a form.
fn encoded(value: &str) -> String {
    value
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
