//! What an attachment may be, told by its first bytes and never by its name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An attachment has at most this many bytes in the clear: a minute of film, a scan of fifty pages.
pub const ATTACHMENT_BYTES_MAX: u64 = 20 * 1024 * 1024;

/// As many first bytes as are needed to tell.
pub const MAGIC_BYTES: usize = 16;

/// Pictures, scans and recordings. Nothing that a browser would run (HTML, SVG), and no archives
/// or office files, whose content cannot be told from their first bytes.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum MediaType {
    /// A photo.
    Jpeg,
    /// A picture, often of a screen.
    Png,
    /// A picture.
    Webp,
    /// A photo of an iPhone.
    Heic,
    /// A document or scan.
    Pdf,
    /// Film or sound of a phone.
    Mp4,
    /// Sound or film.
    Ogg,
    /// Speech of an older phone.
    Amr,
}

impl MediaType {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Jpeg, Self::Png, Self::Webp, Self::Heic, Self::Pdf, Self::Mp4, Self::Ogg, Self::Amr];

    /// The type as HTTP names it (IANA registry of media types).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Heic => "image/heic",
            Self::Pdf => "application/pdf",
            Self::Mp4 => "video/mp4",
            Self::Ogg => "application/ogg",
            Self::Amr => "audio/amr",
        }
    }

    /// The type of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Tells what a file is by its first [`MAGIC_BYTES`]; nothing where it is not on the list.
    #[must_use]
    pub fn of_first_bytes(first: &[u8]) -> Option<Self> {
        let at = |offset: usize, magic: &[u8]| {
            first.get(offset..).is_some_and(|rest| rest.starts_with(magic))
        };
        // ISO 14496-12: a box `ftyp` with the brand behind it.
        if at(4, b"ftyp") {
            let is_heic = [b"heic", b"heix", b"mif1", b"msf1"].iter().any(|it| at(8, *it));
            let is_mp4 = [
                b"isom", b"iso2", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4A ", b"M4V ",
                b"3gp4", b"3gp5", b"qt  ",
            ]
            .iter()
            .any(|it| at(8, *it));
            return match (is_heic, is_mp4) {
                (true, _) => Some(Self::Heic),
                (false, true) => Some(Self::Mp4),
                (false, false) => None,
            };
        }
        match first {
            _ if at(0, &[0xff, 0xd8, 0xff]) => Some(Self::Jpeg),
            _ if at(0, b"\x89PNG\r\n\x1a\n") => Some(Self::Png),
            _ if at(0, b"RIFF") && at(8, b"WEBP") => Some(Self::Webp),
            _ if at(0, b"%PDF-") => Some(Self::Pdf),
            _ if at(0, b"OggS") => Some(Self::Ogg),
            _ if at(0, b"#!AMR") => Some(Self::Amr),
            _ => None,
        }
    }
}

#[test]
fn a_file_is_what_its_first_bytes_say() {
    let of = MediaType::of_first_bytes;
    assert_eq!(of(&[0xff, 0xd8, 0xff, 0xe1, 0, 0]), Some(MediaType::Jpeg));
    assert_eq!(of(b"\0\0\0\x18ftypheic\0\0\0\0"), Some(MediaType::Heic));
    assert_eq!(of(b"\0\0\0\x18ftypmp42\0\0\0\0"), Some(MediaType::Mp4));
    assert_eq!(of(b"RIFF\x10\0\0\0WEBPVP8 "), Some(MediaType::Webp));
    for other in [&b"<html><script>"[..], b"<svg xmlns=", b"PK\x03\x04", b"MZ", b"", b"RIFF"] {
        assert_eq!(of(other), None);
    }
}

#[test]
fn every_type_is_found_by_its_name() {
    for media_type in MediaType::ALL {
        assert_eq!(MediaType::named(media_type.name()), Some(media_type));
    }
}
