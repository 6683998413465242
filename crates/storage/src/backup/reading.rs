//! A backup is read line by line, and refused with the place where it is not what was written.

use std::io::{BufRead, BufReader, Read};

use application::Fault;
use flate2::bufread::GzDecoder;
use journal::Digest;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use super::format::{Check, End, LINE_BYTES_MAX};

/// Lines as they come out of the file.
pub(super) struct Lines<R: Read> {
    source: BufReader<GzDecoder<BufReader<R>>>,
    hash: Sha256,
    /// How many lines have passed, checks and all.
    pub(super) read: u64,
    /// The last line whose check was right: up to there the file is as it was written.
    checked: u64,
    room: Vec<u8>,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(source: R) -> Self {
        let source = BufReader::new(GzDecoder::new(BufReader::new(source)));
        Self { source, hash: Sha256::new(), read: 0, checked: 0, room: Vec::new() }
    }

    /// Something is wrong with the line that was read last.
    pub(super) fn wrong(&self, met: impl std::fmt::Display) -> Fault {
        let doing = format!("reading the backup, line {}", self.read);
        let since = match self.checked {
            0 => String::new(),
            checked => format!("; up to line {checked} it is as it was written"),
        };
        Fault::new(doing, format!("{met}{since}"))
    }

    /// SHA-256 over all lines that have passed but the last.
    pub(super) fn digest(&self) -> Digest {
        Digest::from_bytes(self.hash.clone().finalize().into())
    }

    /// The next line with its line feed. Checks are compared on the way and not handed out; the
    /// hash takes a line in when the next one is asked for.
    pub(super) fn next(&mut self) -> Result<&[u8], Fault> {
        loop {
            self.fetch()?;
            if !self.room.starts_with(b"{\"check\":") {
                return Ok(&self.room);
            }
            let check: Check = parsed(&self.room).map_err(|met| self.wrong(met))?;
            if check.check != self.digest() {
                return Err(self.wrong("what stands before it was changed"));
            }
            self.checked = self.read;
        }
    }

    /// The next line, read as JSON.
    pub(super) fn json<T: DeserializeOwned>(&mut self) -> Result<T, Fault> {
        let line = self.next()?;
        parsed(line).map_err(|met| self.wrong(met))
    }

    fn fetch(&mut self) -> Result<(), Fault> {
        self.hash.update(&self.room);
        self.room.clear();
        self.read += 1;
        let read = (&mut self.source).take(LINE_BYTES_MAX as u64).read_until(b'\n', &mut self.room);
        match read {
            Err(error) => Err(self.wrong(format!("the file is damaged or cut off here: {error}"))),
            Ok(0) => Err(self.wrong("the file ends before its last line: it was cut off")),
            Ok(_) if !self.room.ends_with(b"\n") => {
                Err(self.wrong("the line does not end: the file was cut off, or is no backup"))
            }
            Ok(_) => Ok(()),
        }
    }

    /// Nothing may follow the last line.
    pub(super) fn end(&mut self, end: &End) -> Result<(), Fault> {
        if end.end.sha256 != self.digest() {
            return Err(self.wrong("the file is not what was signed: it was changed"));
        }
        let behind = self.source.fill_buf().map(|it| it.is_empty());
        let behind_all = self.source.get_mut().get_mut().fill_buf().map(|it| it.is_empty());
        match (behind, behind_all) {
            (Ok(true), Ok(true)) => Ok(()),
            (Ok(_), Ok(_)) => Err(self.wrong("something stands behind the last line")),
            (Err(error), _) | (_, Err(error)) => Err(self.wrong(error)),
        }
    }
}

pub(super) fn parsed<T: DeserializeOwned>(line: &[u8]) -> Result<T, String> {
    serde_json::from_slice(line).map_err(|error| error.to_string())
}
